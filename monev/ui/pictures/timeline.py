"""The timeline: a lane per langkah under its area, every tenggat a mark by status, the monthly load on top."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from math import floor
from typing import Any, NamedTuple

import pandas as pd

from monev.core.dates import format_short_day, format_tenggat
from monev.core.statuses import BELUM_DAPAT_DINILAI, RENCANA_COLOUR
from monev.core.text import shorten
from monev.figures import format_area, format_days, format_fraction, format_number
from monev.ui import page_words
from monev.ui.pictures.picture_base import (
    BAND_COLOUR,
    DRAWING_ORDER,
    FAINT_INK,
    INK,
    LINE_COLOUR,
    SYMBOLS,
    Picture,
    Trace,
    assemble,
    base_layout,
    empty_picture,
    escape_html,
    mark_colour,
    month_labels,
    rows_of,
    status_outline,
)

_BAR_BLUE = "#b9c6d3"
NAME_AXIS = "x2"
"""The axis the names stand on; what does not fit its column ends in … (see `board.js`)."""

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


def linimasa(
    tenggat: pd.DataFrame,
    langkah: pd.DataFrame,
    summary: pd.DataFrame,
    *,
    tahun: int,
    posisi: date,
    opened: Collection[str],
    narrow: bool = False,
    rencana_only: bool = False,
) -> Picture:
    """The timeline of one rencana.

    `langkah`: one row per lane (urutan, kode, area, nama_area, langkah_aksi, jenis_target); areas not in `opened`
    are folded into one lane with a mark per month, taken from `summary` (area, kolom, n, N, terlambat,
    jatuh_tempo). `tenggat`: the marks (kode, area, tenggat, mulai, jenis_target, jatuh_tempo, status,
    hari_terlambat, langkah_aksi).
    A month's tenggat stands in the middle of its month, an exact date on its day. Each mark carries what it opens as
    `customdata`: ["langkah", kode] or ["area", area].
    """
    if langkah.empty:
        return empty_picture("Tidak ada langkah yang cocok.")
    path = _build_lanes(rows_of(langkah), opened, narrow)
    location = {(one.jenis, one.key): i for i, one in enumerate(path)}
    everything = [(place_of_tenggat(b.tenggat, tahun), b) for b in rows_of(tenggat)]
    visible = [Mark(x, location["langkah", b.kode], b) for x, b in everything if ("langkah", b.kode) in location]
    month = month_bounds([x for x, _ in everything])
    # As everywhere (docs/design.md §5): what was declared tidak berlaku is drawn, and left out of every count.
    per_month = Counter(floor(x) for x, b in everything if b.status != "tidak_berlaku")
    trace = [
        _name_cells(path),
        _lane_names(path),
        *_load_traces(per_month, narrow),
        _span_trace(visible, tahun),
        _folded_mark_trace(_list_folded(summary, opened, location), location, narrow, rencana_only),
        _mark_trace(visible, narrow, rencana_only),
        _without_target_trace(path, free_place(month, posisi, tahun, narrow)),
    ]
    height = picture_height(len(path), narrow)
    decoration = decorations([i for i, one in enumerate(path) if one.jenis == "area"], height, month, posisi, tahun)
    decoration["shapes"] += _half_marks(visible, narrow, rencana_only)
    edges = {"l": 4, "r": 8, "t": 2, "b": 2}
    layout = base_layout(height, margin=edges, hoverdistance=14, bargap=0.25, meta={"sumbu_nama": NAME_AXIS})
    axis = time_axes(len(path), height, month, max(per_month.values(), default=1), narrow)
    return assemble([one for one in trace if one], {**layout, **axis, **decoration})


class Mark(NamedTuple):
    """One mark: where it stands, and the tenggat it is."""

    x: float
    y: int
    content: Any


def _list_folded(summary: pd.DataFrame, opened: Collection[str], location: dict[tuple[str, str], int]) -> list[Any]:
    """The months of the areas that are folded into a lane of their own and have something due."""
    months = [b for b in rows_of(summary) if b.N and 1 <= b.kolom <= 12]
    return [b for b in months if b.area not in opened and ("area", b.area) in location]


def _load_traces(per_month: Counter[int], narrow: bool) -> list[Trace]:
    """How many tenggat stand in each month: bars, and their numbers as text (a bar's own is measured bar by bar)."""
    x, y = [month + 0.5 for month in per_month], list(per_month.values())
    bar = {"type": "bar", "x": x, "y": y, "yaxis": "y2", "marker": {"color": RENCANA_COLOUR}, "hoverinfo": "skip"}
    figures = {
        "type": "scatter",
        "x": x,
        "y": y,
        "yaxis": "y2",
        "mode": "text",
        "text": [format_number(total_count) for total_count in y],
        "textposition": "top center",
        "textfont": {"size": 11 if narrow else 13, "color": FAINT_INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [bar, figures]


def _span_trace(visible: list[Mark], tahun: int) -> Trace | None:
    x: list[float | None] = []
    y: list[float | None] = []
    for one in visible:
        if one.content.jenis_target == "rentang" and isinstance(one.content.mulai, str):
            x += [place_of_tenggat(one.content.mulai, tahun) - 0.4, one.x, None]
            y += [one.y, one.y, None]
    if not x:
        return None
    line = {"width": 6, "color": _BAR_BLUE}
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": line, "hoverinfo": "skip"}


def _hover_text(b: Any) -> str:
    one = page_words.find_term(b.status)
    lateness = f" {format_days(b.hari_terlambat)}" if b.status == "terlambat" else ""
    content = escape_html(shorten(b.langkah_aksi, 80))
    return f"<b>{escape_html(b.kode)}</b> {content}<br>{format_tenggat(b.tenggat)} · {one.mark} {one.label}{lateness}"


def _mark_trace(visible: list[Mark], narrow: bool, rencana_only: bool) -> Trace | None:
    """Every tenggat as one trace, the last on top: a trace for each status takes twice as long to draw."""
    if not visible:
        return None
    content = sorted(visible, key=lambda mark: DRAWING_ORDER.index(mark.content.status))
    status = [one.content.status for one in content]
    return {
        "type": "scatter",
        "x": [one.x for one in content],
        "y": [one.y for one in content],
        "mode": "markers",
        "marker": {
            "symbol": [SYMBOLS[s] for s in status],
            "size": [_mark_size(s, narrow) for s in status],
            "opacity": 1,
            "color": [mark_colour(s, rencana_only) for s in status],
            "line": {
                "width": [2 if "open" in SYMBOLS[s] else 1 for s in status],
                "color": [status_outline(s, rencana_only) for s in status],
            },
        },
        "customdata": [["langkah", one.content.kode] for one in content],
        "hovertext": [_hover_text(one.content) for one in content],
        "hoverinfo": "text",
    }


def _mark_size(status: str, narrow: bool) -> int:
    return (9 if narrow else 11) + (1 if status == "terlambat" else 0)


def _folded_status(b: Any) -> str:
    """The mark of a folded month: late before all, done only when all of it is."""
    if b.terlambat:
        return "terlambat"
    return "selesai" if b.n >= b.N else "belum_jatuh_tempo"


def _folded_hover_text(b: Any) -> str:
    total_count = f"{format_number(b.n)} dari {format_number(b.N)} selesai"
    return f"<b>{escape_html(b.area)}</b> {page_words.month_name(b.kolom)}: {total_count}<br>ketuk untuk membuka area"


def _folded_mark_trace(
    content: list[Any], location: dict[tuple[str, str], int], narrow: bool, rencana_only: bool
) -> Trace | None:
    if not content:
        return None
    status = [_folded_status(b) for b in content]
    return {
        "type": "scatter",
        "x": [b.kolom - (0.5 if narrow else 0.68) for b in content],
        "y": [location["area", b.area] for b in content],
        "mode": "markers" if narrow else "markers+text",
        "text": [format_fraction(b.n, b.N) for b in content],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": FAINT_INK},
        "marker": {
            "symbol": [SYMBOLS[s] for s in status],
            "size": 9 if narrow else 11,
            "color": [mark_colour(s, rencana_only) for s in status],
        },
        "customdata": [["area", b.area] for b in content],
        "hovertext": [_folded_hover_text(b) for b in content],
        "hoverinfo": "text",
    }


def _without_target_trace(path: list[Lane], x: float) -> Trace | None:
    location = [i for i, one in enumerate(path) if one.without_target]
    if not location:
        return None
    return {
        "type": "scatter",
        "x": [x] * len(location),
        "y": location,
        "mode": "text",
        "text": [f"<b>{BELUM_DAPAT_DINILAI.mark}</b> tanpa target waktu"] * len(location),
        "textposition": "middle right",
        "textfont": {"size": 12, "color": BELUM_DAPAT_DINILAI.colour},
        "customdata": [["langkah", path[i].key] for i in location],
        "hoverinfo": "none",
    }


def _half_marks(visible: list[Mark], narrow: bool, rencana_only: bool) -> list[dict[str, Any]]:
    """Shapes: the filled half of each ◐. Plotly has no such symbol, and the letter looks different in every font."""
    r = _mark_size("berjalan", narrow) / 2
    c = r * 0.5523  # a quarter circle as a Bézier curve
    half_mark = {
        "type": "path",
        "path": f"M0,{-r} C{-c},{-r} {-r},{-c} {-r},0 C{-r},{c} {-c},{r} 0,{r} Z",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "fillcolor": status_outline("berjalan", rencana_only),
        "line": {"width": 0},
    }
    berjalan = [mark for mark in visible if mark.content.status == "berjalan"]
    return [{**half_mark, "xanchor": mark.x, "yanchor": mark.y} for mark in berjalan]


class Lane(NamedTuple):
    """One lane: an area's own (`jenis` "area") or a langkah's, what it is called, whether it has no target at all."""

    jenis: str
    key: str
    label: str
    without_target: bool = False


def _build_lanes(langkah: list[Any], opened: Collection[str], narrow: bool) -> list[Lane]:
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


def _name_cells(path: list[Lane]) -> Trace:
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


def _lane_names(path: list[Lane]) -> Trace:
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
