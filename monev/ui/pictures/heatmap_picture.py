"""The completion heatmap: area × month or triwulan, n/N in every cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

import pandas as pd

from monev.core.statuses import RENCANA_COLOUR, STATUS_TENGGAT
from monev.core.text import shorten
from monev.figures import (
    OTHER_TAHUN,
    UP_TO_POSISI,
    HeatmapCell,
    column_names,
    format_area,
    format_capaian,
    heatmap_cell,
)
from monev.ui import page_words
from monev.ui.pictures.picture_base import INK, Picture, assemble, base_layout, empty_picture, escape_html, rows_of

Per = Literal["bulan", "triwulan"]
Axis = list[tuple[int, str]]
"""The columns or rows of the picture in order: (kolom or baris_urutan, its heading)."""

_NOTHING_DUE = -1.0
"""The share that stands for "nothing due yet": its own grey at the bottom of the scale."""
_GREY = "#e7ebef"
_TERLAMBAT = STATUS_TENGGAT["terlambat"]
_ROOMY_CELL = 40
"""From this height (px) a cell has room for two lines of large text."""
_PHONE_COLUMNS = 10
"""How many columns of n/N fit side by side on a phone."""


def peta_capaian(
    matrix: pd.DataFrame,
    *,
    per: Per,
    unit: str,
    tahun: int,
    narrow: bool = False,
    rencana_only: bool = False,
    chosen: list[int] | None = None,
) -> Picture:
    """The heatmap of one rencana, from the rows of `monev.figures.heatmap`; `unit` is the word of what is counted.

    On a narrow screen with few rows the picture is turned: months run down, areas across. Each cell's mark carries
    [baris_urutan, kolom] as `customdata`, and is seen as a frame around the cell that is `chosen`.
    """
    everything = rows_of(matrix)
    cell = [b for b in everything if b.N > 0 or b.total_kolom]
    if not any(b.N for b in cell):
        return empty_picture("Belum ada yang dapat dipetakan: tidak ada tenggat yang dinilai.")
    x_axis, y_axis, vertical = _find_axes(everything, cell, per, narrow)
    x_places, y_places = ({key: i for i, (key, _) in enumerate(axis)} for axis in (x_axis, y_axis))
    key = [(b.baris_urutan, b.kolom) if vertical else (b.kolom, b.baris_urutan) for b in cell]
    location = [(x_places[x], y_places[y]) for x, y in key]
    height = 36 if narrow else max(31, min(46, 430 // len(y_axis)))
    trace = [
        _coloured_cells(cell, location, (len(x_axis), len(y_axis)), height, narrow, rencana_only),
        _choice_marks(cell, location, [_hover_text(b, per, unit, tahun) for b in cell], chosen, height),
    ]
    layout = base_layout(
        height * len(y_axis) + 34,
        margin={"l": _heading_width(y_axis), "r": 4, "t": 30, "b": 4},
        hoverdistance=60,
        **_axes_layout([heading for _, heading in x_axis], [heading for _, heading in y_axis]),
    )
    return assemble(trace, layout)


def _find_axes(everything: list[Any], cell: list[Any], per: Per, narrow: bool) -> tuple[Axis, Axis, bool]:
    """What runs across, what runs down, and whether the picture is turned."""
    columns = [(k, _column_heading(k, per, narrow)) for k in _columns(per, {b.kolom for b in cell})]
    rows = [(key, _row_heading(b, narrow)) for key, b in sorted({b.baris_urutan: b for b in everything}.items())]
    if narrow and len(rows) <= _PHONE_COLUMNS:
        return rows, columns, True
    return columns, rows, False


def _heading_width(axis: Axis) -> int:
    """Room for the longest row name; letting Plotly find it out draws everything twice."""
    return 12 + round(6.6 * max(len(re.sub("<[^>]*>", "", heading)) for _, heading in axis))


def _columns(per: Per, filled: set[int]) -> list[int]:
    """Every month or quarter, also the empty ones; other years where there are any; the total last."""
    other = [OTHER_TAHUN[per]] if OTHER_TAHUN[per] in filled else []
    return [*range(1, OTHER_TAHUN[per]), *other, UP_TO_POSISI]


def _column_heading(column: int, per: Per, narrow: bool) -> str:
    name = column_names(per)[column]
    if column == UP_TO_POSISI:
        return "<b>Total</b>" if narrow else f"<b>{name}</b>"
    return name


def _row_heading(one: Any, narrow: bool) -> str:
    if one.tingkat == "semua":
        return "<b>Semua</b>" if narrow else f"<b>{one.nama_baris}</b>"
    if one.tingkat == "area":
        return one.area if narrow else escape_html(shorten(_row_name(one), 64))
    return one.sub_area or "–" if narrow else f"<i>{escape_html(shorten(one.nama_baris, 64))}</i>"


def _row_name(one: Any) -> str:
    if one.tingkat != "area":
        return one.nama_baris
    return format_area(one.area, one.nama_baris.removeprefix(one.area))


def _share(cell: HeatmapCell) -> float | None:
    """Where a cell stands on the scale of colours."""
    return _NOTHING_DUE if cell.state == "belum" else cell.fill


def _cell_text(cell: HeatmapCell) -> str:
    if not cell.late_text:
        return cell.text
    return f'{cell.text}<br><span style="color:{_TERLAMBAT.colour}"><b>{cell.late_text}</b></span>'


def _hover_text(one: Any, per: Per, unit: str, tahun: int) -> str:
    timing = (
        f"{page_words.month_name(one.kolom)} {tahun}" if per == "bulan" and 1 <= one.kolom <= 12 else one.nama_kolom
    )
    text = f"<b>{escape_html(_row_name(one))}</b><br>{timing}: {format_capaian(one.n, one.N)} {unit}"
    if one.terlambat:
        text += f"<br>{_TERLAMBAT.mark} {one.terlambat} {'terlambat' if unit == 'tenggat selesai' else 'belum ada'}"
    if one.N == 0:
        text += "<br>belum ada yang jatuh tempo"
    elif not one.jatuh_tempo_semua:
        text += "<br>belum semua jatuh tempo"
    return text


def _coloured_cells(
    cell: list[Any],
    location: list[tuple[int, int]],
    size: tuple[int, int],
    height: int,
    narrow: bool,
    rencana_only: bool,
) -> dict[str, Any]:
    """The cells themselves: pale to full by share, grey where nothing is due yet, n/N as text."""
    full = RENCANA_COLOUR if rencana_only else STATUS_TENGGAT["selesai"].colour
    pale = "#f5f8fa" if rencana_only else "#f4faf7"
    painted = [heatmap_cell(row._asdict(), rencana_only=rencana_only) for row in cell]
    return {
        "type": "heatmap",
        "z": _lay_out(location, [_share(one) for one in painted], size),
        "text": _lay_out(location, [_cell_text(one) for one in painted], size, empty=""),
        "texttemplate": "%{text}",
        "textfont": {"size": 14 if height >= _ROOMY_CELL and not narrow else 11},
        "zmin": -1,
        "zmax": 1,
        "colorscale": [[0.0, _GREY], [0.499, _GREY], [0.5, pale], [1.0, full]],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverinfo": "skip",
    }


def _choice_marks(
    cell: list[Any], location: list[tuple[int, int]], hover_texts: list[str], chosen: list[int] | None, height: int
) -> dict[str, Any]:
    """A mark over each cell, to point at; seen only where it was chosen."""
    keys = [[b.baris_urutan, b.kolom] for b in cell]
    return {
        "type": "scatter",
        "x": [x for x, _ in location],
        "y": [y for _, y in location],
        "mode": "markers",
        "marker": {
            "symbol": "square",
            "size": height - 4,
            "color": "rgba(0,0,0,0)",
            "line": {"width": 2, "color": INK},
            "opacity": [1 if key == chosen else 0 for key in keys],
        },
        "customdata": keys,
        "hovertext": hover_texts,
        "hoverinfo": "text",
    }


def _lay_out(
    location: list[tuple[int, int]], content: Iterable[Any], size: tuple[int, int], *, empty: Any = None
) -> list[list[Any]]:
    """Cells laid out as full rows, also where there is nothing: else the cells beside a gap would grow over it."""
    width, height = size
    board: list[list[Any]] = [[empty] * width for _ in range(height)]
    for (column, rulers), value in zip(location, content, strict=True):
        board[rulers][column] = value
    return board


def _axes_layout(x_headings: list[str], y_headings: list[str]) -> dict[str, Any]:
    """Names in full and level, never at an angle."""
    common = {"fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "", "tickangle": 0}
    return {
        "xaxis": {
            **common,
            "tickvals": list(range(len(x_headings))),
            "ticktext": x_headings,
            "side": "top",
            "range": [-0.5, len(x_headings) - 0.5],
        },
        "yaxis": {
            **common,
            "tickvals": list(range(len(y_headings))),
            "ticktext": y_headings,
            "range": [len(y_headings) - 0.5, -0.5],
        },
    }
