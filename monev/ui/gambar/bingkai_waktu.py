"""The frame of the timeline: its axes in months, the column of names, bands, month lines and the line at posisi."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from math import floor
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from monev.tanggal import sebut_pendek
from monev.ui.gambar.dasar import GARIS, PITA, TINTA, nama_kolom_bulan

TINGGI_BEBAN = 54
TINGGI_JUDUL = 26
_LEBAR_LABEL, _LEBAR_LABEL_SEMPIT = 0.235, 0.19
"""The label column's share of the width: enough for a kode and the start of its langkah; a kode alone on a phone."""


def tempat(tenggat: str, tahun: int) -> float:
    """Where a tenggat stands on the axis: months count from 0 at January of the plan's year."""
    bagian = [int(b) for b in tenggat.split("-")]
    bulan = (bagian[0] - tahun) * 12 + bagian[1] - 1
    if len(bagian) == 2:
        return bulan + 0.5
    return bulan + (bagian[2] - 0.5) / monthrange(bagian[0], bagian[1])[1]


def batas(x: Sequence[float]) -> tuple[int, int]:
    """The months the axis shows: the plan's twelve, more where a tenggat lies outside them."""
    return min([0, *(floor(satu) for satu in x)]), max([12, *(floor(satu) + 1 for satu in x)])


def tinggi_gambar(jalur: int, sempit: bool) -> int:
    """The picture's height in pixels for so many lanes; a finger needs a little more room than a mouse."""
    return TINGGI_BEBAN + TINGGI_JUDUL + (20 if sempit else 19) * jalur


def pasang_sumbu(gambar: go.Figure, jalur: pd.DataFrame, bulan: tuple[int, int], sempit: bool) -> None:
    """Lanes below, the monthly load above, the names' column on the left."""
    beban, judul = TINGGI_BEBAN / gambar.layout.height, TINGGI_JUDUL / gambar.layout.height
    nama = nama_kolom_bulan(sempit)
    lebar_label = _LEBAR_LABEL_SEMPIT if sempit else _LEBAR_LABEL
    awal, akhir = bulan
    gambar.update_layout(
        xaxis={
            "domain": [lebar_label, 1],
            "range": list(bulan),
            "tickvals": [m + 0.5 for m in range(awal, akhir)],
            "ticktext": [nama[m % 12] for m in range(awal, akhir)],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "side": "top",
            "anchor": "y",
            "ticks": "",
            "tickfont": {"size": 13},
        },
        yaxis={
            "domain": [0, 1 - beban - judul],
            "range": [len(jalur) - 0.5, -0.5],
            "visible": False,
            "fixedrange": True,
        },
        xaxis2={"domain": [0, lebar_label], "range": [0, 1], "visible": False, "fixedrange": True},
        yaxis2={"domain": [1 - beban, 1 - beban * 0.22], "visible": False, "fixedrange": True, "rangemode": "tozero"},
    )


def hiasan(
    gambar: go.Figure, jalur: pd.DataFrame, bulan: tuple[int, int], posisi: date, tahun: int
) -> list[dict[str, Any]]:
    """Shapes: bands behind area lanes, a thin line at each month, a strong one at posisi (with its words)."""
    beban, judul = TINGGI_BEBAN / gambar.layout.height, TINGGI_JUDUL / gambar.layout.height
    awal, akhir = bulan
    bentuk: list[dict[str, Any]] = [
        {
            "type": "rect",
            "xref": "paper",
            "yref": "y",
            "x0": 0,
            "x1": 1,
            "y0": i - 0.5,
            "y1": i + 0.5,
            "fillcolor": PITA,
            "line": {"width": 0},
            "layer": "below",
        }
        for i in jalur.index[jalur["kepala"]]
    ]
    bentuk += [_tegak(m, 1 - beban - judul, {"width": 1, "color": GARIS}, "below") for m in range(awal, akhir + 1)]
    x = (posisi.year - tahun) * 12 + posisi.month - 1 + posisi.day / monthrange(posisi.year, posisi.month)[1]
    if awal <= x <= akhir:
        bentuk.append(_tegak(x, 1 - beban * 0.25, {"width": 2, "color": TINTA, "dash": "dot"}, "above"))
        gambar.add_annotation(
            x=x,
            y=1,
            xref="x",
            yref="paper",
            text=f"posisi {sebut_pendek(posisi)}",
            showarrow=False,
            xanchor="left" if x < awal + 2 else "right" if x > akhir - 2 else "center",
            yanchor="top",
            font={"size": 12, "color": TINTA},
            bgcolor="#ffffff",
            borderpad=0,
        )
    return bentuk


def _tegak(x: float, sampai: float, garis: dict[str, Any], lapis: str) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": sampai,
        "line": garis,
        "layer": lapis,
    }
