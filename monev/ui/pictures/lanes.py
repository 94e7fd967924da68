"""Lanes of the timeline: an area's and below it its langkah's where it is open, and the column of their names."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from monev.core.text import shorten
from monev.figures import format_area
from monev.ui.pictures.picture_base import INK, Trace, escape_html

NAME_AXIS = "x2"
"""The axis the names stand on; what does not fit its column ends in … (see `papan.js`)."""


class Lane(NamedTuple):
    """One lane: an area's own (`jenis` "area") or a langkah's, what it is called, whether it has no target at all."""

    jenis: str
    key: str
    label: str
    without_target: bool = False


def build_lanes(langkah: list[Any], opened: Collection[str], narrow: bool) -> list[Lane]:
    """Lanes from top to bottom: each area, and below it its langkah where it is open."""
    per_area: dict[str, list[Any]] = {}
    for one in sorted(langkah, key=lambda b: b.urutan):
        per_area.setdefault(one.area, []).append(one)
    result = []
    for area, content in per_area.items():
        heading = area if narrow else shorten(format_area(area, content[0].nama_area), 44)
        result.append(Lane("area", area, f"<b>{'▾' if area in opened else '▸'} {escape_html(heading)}</b>"))
        if area in opened:
            result += [Lane("langkah", b.kode, _langkah_label(b, narrow), b.jenis_target == "tanpa") for b in content]
    return result


def _langkah_label(one: Any, narrow: bool) -> str:
    return escape_html(one.kode if narrow else f"{one.kode}  {shorten(one.langkah_aksi, 44 - len(one.kode))}")


def name_cells(path: list[Lane]) -> Trace:
    """Unseen cells behind the lane names, so that a name opens what it names wherever it is touched.

    Text itself answers only at its anchor, a few pixels of its left end.
    """
    return {
        "type": "heatmap",
        "x": [0.5],
        "y": list(range(len(path))),
        "z": [[0]] * len(path),
        "xaxis": NAME_AXIS,
        "opacity": 0,
        "showscale": False,
        "customdata": [[[one.jenis, one.key]] for one in path],
        "hoverinfo": "none",
    }


def lane_names(path: list[Lane]) -> Trace:
    """Lane names as text on an axis of their own, left-aligned."""
    return {
        "type": "scatter",
        "x": [0] * len(path),
        "y": list(range(len(path))),
        "xaxis": NAME_AXIS,
        "mode": "text",
        "text": [one.label for one in path],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": INK},
        "hoverinfo": "skip",
    }
