"""The frame of the timeline: its axes in months, the column of names, bands, month lines and the line at posisi."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from math import floor
from typing import Any

from monev.core.dates import format_short_day
from monev.ui.pictures.picture_base import BAND_COLOUR, INK, LINE_COLOUR, month_labels

LOAD_HEIGHT = 54
HEADING_HEIGHT = 26
_LABEL_WIDTH, _LABEL_WIDTH_NARROW = 0.235, 0.19
"""The label column's share of the width: enough for a kode and the start of its langkah; a kode alone on a phone."""
_GAP = 0.12
"""Months between a line and the words beside it."""
_MONTHS_THAT_FIT = 18
"""So many months are named beside each other: by three letters on the narrowest desk, by one on a phone."""
_SENTENCE_WIDTH, _SENTENCE_WIDTH_NARROW = 0.27, 0.47
"""What "tanpa target waktu" takes of the narrowest axis of either, as its share."""


def place_of_tenggat(tenggat: str, tahun: int) -> float:
    """Where a tenggat stands on the axis: months count from 0 at January of the plan's year."""
    parts = [int(b) for b in tenggat.split("-")]
    month = (parts[0] - tahun) * 12 + parts[1] - 1
    if len(parts) == 2:
        return month + 0.5
    return month + (parts[2] - 0.5) / monthrange(parts[0], parts[1])[1]


def month_bounds(x: Sequence[float]) -> tuple[int, int]:
    """The months the axis shows: the plan's twelve, more where a tenggat lies outside them."""
    return min([0, *(floor(one) for one in x)]), max([12, *(floor(one) + 1 for one in x)])


def picture_height(path: int, narrow: bool) -> int:
    """The picture's height in pixels for so many lanes; a finger needs a little more room than a mouse."""
    return LOAD_HEIGHT + HEADING_HEIGHT + (20 if narrow else 19) * path


def time_axes(path: int, height: int, month: tuple[int, int], most: int, narrow: bool) -> dict[str, Any]:
    """Axes: lanes below, names on the left, the monthly load above with room over its highest bar, `most`."""
    load, heading = LOAD_HEIGHT / height, HEADING_HEIGHT / height
    name = month_labels(narrow)
    label_width = _LABEL_WIDTH_NARROW if narrow else _LABEL_WIDTH
    beginning, end = month
    named = _named_months(beginning, end)
    plain = {"visible": False, "fixedrange": True}
    return {
        "xaxis": {
            "domain": [label_width, 1],
            "range": list(month),
            "tickvals": [m + 0.5 for m in named],
            "ticktext": [name[m % 12] for m in named],
            "showgrid": False,
            "minor": {
                "tickvals": list(range(beginning, end + 1)),
                "showgrid": True,
                "gridcolor": LINE_COLOUR,
                "gridwidth": 1,
            },
            "zeroline": False,
            "fixedrange": True,
            "side": "top",
            "anchor": "y",
            "ticks": "",
            "tickfont": {"size": 13},
        },
        "yaxis": {**plain, "domain": [0, 1 - load - heading], "range": [path - 0.5, -0.5]},
        "xaxis2": {**plain, "domain": [0, label_width], "range": [0, 1]},
        "yaxis2": {**plain, "domain": [1 - load, 1 - load * 0.22], "range": [0, most * 1.8]},
    }


def _named_months(beginning: int, end: int) -> list[int]:
    """The months whose names stand on the axis: all of a year, of several years every second, or fewer."""
    langkah = next((n for n in (1, 2, 3, 4, 6) if end - beginning <= n * _MONTHS_THAT_FIT), 12)
    return [m for m in range(beginning, end) if m % langkah == 0]


def free_place(month: tuple[int, int], posisi: date, tahun: int, narrow: bool) -> float:
    """Where a few words begin on a lane without marks: at its left end, else right of the line at posisi."""
    beginning, end = month
    x, width = place_of_day(posisi, tahun), _SENTENCE_WIDTH_NARROW if narrow else _SENTENCE_WIDTH
    return (x if beginning <= x <= beginning + width * (end - beginning) else beginning) + _GAP


def place_of_day(day: date, tahun: int) -> float:
    """Where the end of a day stands on an axis of months, which count from 0 at January of the plan's year."""
    return (day.year - tahun) * 12 + day.month - 1 + day.day / monthrange(day.year, day.month)[1]


def decorations(
    bands: Iterable[int], height: int, month: tuple[int, int], posisi: date, tahun: int
) -> dict[str, list[dict[str, Any]]]:
    """Shapes and words: bands behind the lanes `bands`, a strong line at posisi."""
    beginning, end = month
    # All bands in one path: each shape of its own costs the browser as much as all of them together.
    surfaces = " ".join(f"M0,{i - 0.5} L1,{i - 0.5} L1,{i + 0.5} L0,{i + 0.5} Z" for i in bands)
    form: list[dict[str, Any]] = [
        {
            "type": "path",
            "path": surfaces,
            "xref": "paper",
            "yref": "y",
            "fillcolor": BAND_COLOUR,
            "line": {"width": 0},
            "layer": "below",
        }
    ]
    x = place_of_day(posisi, tahun)
    if not beginning <= x <= end:
        return {"shapes": form, "annotations": []}
    line = {"type": "line", "xref": "x", "yref": "paper", "x0": x, "x1": x, "y0": 0}
    peak = 1 - 0.25 * LOAD_HEIGHT / height
    form.append({**line, "y1": peak, "line": {"width": 2, "color": INK, "dash": "dot"}, "layer": "above"})
    posisi_label = {
        "x": x,
        "y": 1,
        "xref": "x",
        "yref": "paper",
        "text": f"posisi {format_short_day(posisi)}",
        "showarrow": False,
        "xanchor": "left" if x < beginning + 2 else "right" if x > end - 2 else "center",
        "yanchor": "top",
        "font": {"size": 12, "color": INK},
        "bgcolor": "#ffffff",
        "borderpad": 0,
    }
    return {"shapes": form, "annotations": [posisi_label]}
