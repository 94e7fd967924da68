"""The S-curve: what the plan has due by when, what was reached at each unggahan, on one axis of months."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go

from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan, format_day, format_short_day, place_of_day, triwulan_of
from monev.core.statuses import RENCANA_COLOUR, STATUS_TENGGAT
from monev.database import to_rows
from monev.figures import Curve, format_capaian
from monev.ui.pictures.picture_base import (
    FAINT_INK,
    INK,
    LINE_COLOUR,
    Picture,
    base_layout,
    empty_picture,
    month_labels,
)

_GREEN = STATUS_TENGGAT["selesai"].colour
_HEIGHT, _HEIGHT_NARROW = 290, 320
_LABEL_DISTANCE, _LABEL_DISTANCE_NARROW = 0.7, 2
"""How many months apart two labels must stand so that they do not touch, at 1366 and at 390 px."""
_END_MONTH = 10
"""From this month on a label stands to the left of its mark."""


def capaian_curve(curve: Curve, *, tahun: int, posisi: date, narrow: bool = False) -> Picture:
    """Planned (dashed) against reached (a mark per unggahan), both as a share of all tenggat of the year.

    A mark with a roman numeral is the report of that triwulan. A hollow one is an unggahan that a later one speaks in
    place of; a plan without progress stands on the axis.
    """
    rencana = [b for b in to_rows(curve.rencana) if b["bagian"] is not None]
    unggahan = [b for b in to_rows(curve.unggahan) if b["bagian"] is not None]
    if not rencana:
        return empty_picture("Belum ada yang dapat digambar: tidak ada target yang dinilai.")
    points = [b for b in unggahan if b["dilaporkan"] and b["dipakai"]]
    edges = {"l": 44, "r": 14 if narrow else 92, "t": 26, "b": 30}
    height = _HEIGHT_NARROW if narrow else _HEIGHT
    picture = go.Figure(layout=base_layout(height, margin=edges, hoverdistance=20))
    _draw_rencana(picture, rencana, tahun, narrow)
    _draw_reached_line(picture, points, tahun)
    _draw_marks(picture, [b for b in unggahan if b not in points], tahun, full=False)
    _draw_marks(picture, points, tahun, full=True)
    _draw_labels(picture, points, tahun, narrow)
    _draw_axes(picture, rencana, tahun, narrow)
    _draw_posisi_line(picture, posisi, tahun)
    return picture.to_plotly_json()


def _draw_rencana(picture: go.Figure, rencana: list[dict[str, Any]], tahun: int, narrow: bool) -> None:
    beginning = place_of_day(rencana[0]["tanggal"], tahun) - 1
    picture.add_scatter(
        x=[beginning, *(place_of_day(b["tanggal"], tahun) for b in rencana)],
        y=[0, *(b["bagian"] for b in rencana)],
        mode="lines",
        line={"color": RENCANA_COLOUR, "width": 3, "dash": "dash"},
        hovertext=[
            "",
            *(f"<b>Rencana s.d. {format_day(b['tanggal'])}</b><br>{_figures_text(b)} jatuh tempo" for b in rencana),
        ],
        hoverinfo="text",
    )
    end = rencana[-1]
    picture.add_annotation(
        x=place_of_day(end["tanggal"], tahun),
        y=end["bagian"],
        text="<b>Rencana</b>",
        showarrow=False,
        xanchor="right" if narrow else "left",
        yanchor="bottom" if narrow else "middle",
        xshift=0 if narrow else 8,
        font={"size": 15, "color": RENCANA_COLOUR},
    )


def _draw_reached_line(picture: go.Figure, points: list[dict[str, Any]], tahun: int) -> None:
    picture.add_scatter(
        x=[place_of_day(b["tanggal"], tahun) for b in points],
        y=[b["bagian"] for b in points],
        mode="lines",
        line={"color": _GREEN, "width": 4},
        hoverinfo="skip",
    )


def _draw_marks(picture: go.Figure, unggahan: list[dict[str, Any]], tahun: int, *, full: bool) -> None:
    picture.add_scatter(
        x=[place_of_day(b["tanggal"], tahun) for b in unggahan],
        y=[b["bagian"] if b["dilaporkan"] else 0 for b in unggahan],
        mode="markers+text",
        text=[f"<b>{_triwulan_mark(b['tanggal'], tahun)}</b>" for b in unggahan],
        textfont={"size": 13, "color": "#ffffff" if full else INK},
        marker={
            "symbol": ["circle" if b["dilaporkan"] else "diamond" for b in unggahan],
            "size": 24,
            "color": _GREEN if full else "#ffffff",
            "line": {"width": 2, "color": "#ffffff" if full else [_edge_colour(b) for b in unggahan]},
        },
        cliponaxis=False,
        hovertext=[_hover_text(b) for b in unggahan],
        hoverinfo="text",
    )


def _triwulan_mark(posisi: date, tahun: int) -> str:
    """I to IV at the end of a triwulan of the rencana's year; elsewhere the mark stands alone."""
    triwulan = triwulan_of(posisi)
    return ROMAN_TRIWULAN[triwulan - 1] if posisi == end_of_triwulan(tahun, triwulan) else ""


def _edge_colour(b: dict[str, Any]) -> str:
    return _GREEN if b["dilaporkan"] else RENCANA_COLOUR


def _hover_text(b: dict[str, Any]) -> str:
    name = b["nama"][:1].upper() + b["nama"][1:]
    heading = f"<b>{name}</b>, posisi {format_day(b['tanggal'])} (unggahan {b['unggahan']})"
    if not b["dilaporkan"]:
        return f"{heading}<br>rencana saja, belum ada realisasi"
    content = f"{heading}<br>{_figures_text(b)} selesai<br>{b['jatuh_tempo']} sudah jatuh tempo"
    return content if b["dipakai"] else f"{content}<br>diganti unggahan sesudahnya"


def _figures_text(b: dict[str, Any]) -> str:
    return f"{format_capaian(b['n'], b['N'])} target"


def _draw_labels(picture: go.Figure, points: list[dict[str, Any]], tahun: int, narrow: bool) -> None:
    """How far, beside each mark; the newest first, older ones only where there is room."""
    spacing = _LABEL_DISTANCE_NARROW if narrow else _LABEL_DISTANCE
    last = float("inf")
    for b in reversed(points):
        x = place_of_day(b["tanggal"], tahun)
        if last - x < spacing:
            continue
        at_end = x > _END_MONTH
        picture.add_annotation(
            x=x,
            y=b["bagian"],
            text=f"<b>{'Tercapai ' if last == float('inf') and not narrow else ''}{b['persen']}%</b>",
            showarrow=False,
            xanchor="right" if at_end else "left",
            yanchor="top",
            xshift=-8 if at_end else 8,
            # To the left the line falls away under the label: more of it the narrower the picture.
            yshift=(-34 if narrow else -22) if at_end else -12,
            font={"size": 15 if narrow else 17, "color": _GREEN},
        )
        last = x


def _draw_axes(picture: go.Figure, rencana: list[dict[str, Any]], tahun: int, narrow: bool) -> None:
    name = month_labels(narrow)
    beginning = round(place_of_day(rencana[0]["tanggal"], tahun)) - 1
    end = round(place_of_day(rencana[-1]["tanggal"], tahun))
    picture.update_xaxes(
        range=[beginning, end],
        tickvals=[month + 0.5 for month in range(beginning, end)],
        ticktext=[name[month % 12] for month in range(beginning, end)],
        tickfont={"size": 14},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        ticks="",
    )
    picture.update_yaxes(
        range=[-0.14, 1.08],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        ticktext=["0%", "25%", "50%", "75%", "100%"],
        tickfont={"size": 14},
        gridcolor=LINE_COLOUR,
        zeroline=False,
        fixedrange=True,
        ticks="",
    )
    picture.update_layout(
        shapes=[
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": limit,
                "x1": limit,
                "y0": 0,
                "y1": 1,
                "line": {"width": 1, "color": LINE_COLOUR},
                "layer": "below",
            }
            for limit in range(beginning, end + 1)
            if limit % 3 == 0
        ]
    )


def _draw_posisi_line(picture: go.Figure, posisi: date, tahun: int) -> None:
    x = place_of_day(posisi, tahun)
    left, right = picture.layout.xaxis.range
    if not left <= x <= right:
        return
    picture.add_vline(x=x, line={"width": 2, "color": INK, "dash": "dot"}, layer="below")
    picture.add_annotation(
        x=x,
        y=1,
        yref="paper",
        text=f"posisi {format_short_day(posisi)}",
        showarrow=False,
        xanchor="left" if x < left + 2 else "right" if x > right - 2 else "center",
        yanchor="bottom",
        font={"size": 13, "color": FAINT_INK},
    )
