"""What every picture shares: an empty template, fonts, status marks, and how it is shown on a page."""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from typing import Any

import pandas as pd

from monev.istilah import STATUS_TENGGAT, WARNA_RENCANA
from monev.tanggal import BULAN_PENDEK

Gambar = dict[str, Any]
"""A picture as Plotly's own JSON has it: "data", its traces, and "layout"."""

Jejak = dict[str, Any]
"""One trace of a picture, as Plotly's own names."""

HURUF = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
TINTA = "#1f2933"
TINTA_SAMAR = "#52606d"
GARIS = "#d5dbe2"
PITA = "#f2f5f8"

TANDA_GAMBAR = {"selesai": "●", "terlambat": "▲", "berjalan": "◐", "belum_jatuh_tempo": "○", "tidak_berlaku": "–"}
"""The marks as the key under a picture shows them."""

SIMBOL = {
    "selesai": "circle",
    "terlambat": "triangle-up",
    "berjalan": "circle-open",
    "belum_jatuh_tempo": "circle-open",
    "tidak_berlaku": "line-ew-open",
}
URUTAN_GAMBAR = ("tidak_berlaku", "belum_jatuh_tempo", "selesai", "berjalan", "terlambat")
"""Drawn in this order, so that what is late lies on top."""


def warna_status(status: str, rencana_saja: bool) -> str:
    """The fill of a status; a plan nothing was reported of uses one neutral colour throughout."""
    return WARNA_RENCANA if rencana_saja else STATUS_TENGGAT[status].warna


def garis_status(status: str, rencana_saja: bool) -> str:
    """The outline of a status mark: the pale ones need a darker edge to be seen from the back row."""
    pucat = {"belum_jatuh_tempo": "#7b8794", "tidak_berlaku": "#7b8794"}
    return WARNA_RENCANA if rencana_saja else pucat.get(status, STATUS_TENGGAT[status].warna)


def warna_tanda(status: str, rencana_saja: bool) -> str:
    """The colour of a status mark: hollow marks are drawn by their outline alone."""
    if "open" in SIMBOL[status]:
        return garis_status(status, rencana_saja)
    return warna_status(status, rencana_saja)


def tata_letak(tinggi: int, **lain: Any) -> dict[str, Any]:
    """The layout every picture starts from: its height, the product's looks, no default template (6.5 KB)."""
    dasar = {
        "template": {},
        "height": tinggi,
        "font": {"family": HURUF, "size": 13, "color": TINTA},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "#ffffff",
            "bordercolor": GARIS,
            "align": "left",
            "font": {"size": 13, "color": TINTA},
        },
        "separators": ",.",
    }
    return {**dasar, **lain}


def rakit(jejak: list[dict[str, Any]], tata: dict[str, Any]) -> Gambar:
    """A picture from its traces and layout, unchecked: the tests check every one. Made into Plotly's own objects it is
    copied twice on its way to the browser, half of what the timeline took."""
    return {"data": jejak, "layout": tata}


def pesan_kosong(pesan: str) -> Gambar:
    """A picture that says why there is nothing to draw."""
    sumbu = {"visible": False, "fixedrange": True}
    kata = {"text": pesan, "showarrow": False, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper"}
    tepi = dict.fromkeys("lrtb", 0)
    isi = {"xaxis": sumbu, "yaxis": sumbu, "annotations": [{**kata, "font": {"size": 15}}]}
    return rakit([], tata_letak(120, margin=tepi, **isi))


def nama_kolom_bulan(sempit: bool) -> list[str]:
    """Month names for an axis; one letter each where the screen is a phone's."""
    return [b[0] for b in BULAN_PENDEK] if sempit else list(BULAN_PENDEK)


def baris(bingkai: pd.DataFrame) -> list[Any]:
    """Rows of a frame as named tuples of plain values: `itertuples` takes 3 ms for what this does in 0.5."""
    bentuk = _bentuk_baris(tuple(bingkai.columns))
    return [bentuk._make(isi) for isi in zip(*(bingkai[k].tolist() for k in bingkai.columns), strict=True)]


@cache
def _bentuk_baris(kolom: tuple[str, ...]) -> Any:
    return namedtuple("Baris", kolom)


def lolos(teks: str) -> str:
    """Plotly reads a little HTML in texts; what a file says is shown as it stands."""
    return teks.replace("&", "&amp;").replace("<", "&lt;")
