"""The frame of the timeline: its axes in months, the column of names, bands, month lines and the line at posisi."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from math import floor
from typing import Any

from monev.tanggal import sebut_pendek
from monev.ui.gambar.dasar import GARIS, PITA, TINTA, nama_kolom_bulan

TINGGI_BEBAN = 54
TINGGI_JUDUL = 26
_LEBAR_LABEL, _LEBAR_LABEL_SEMPIT = 0.235, 0.19
"""The label column's share of the width: enough for a kode and the start of its langkah; a kode alone on a phone."""
_SELA = 0.12
"""Months between a line and the words beside it."""
_BULAN_MUAT = 18
"""So many months are named beside each other: by three letters on the narrowest desk, by one on a phone."""
_LEBAR_KALIMAT, _LEBAR_KALIMAT_SEMPIT = 0.27, 0.47
"""What "tanpa target waktu" takes of the narrowest axis of either, as its share."""


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


def sumbu_waktu(jalur: int, tinggi: int, bulan: tuple[int, int], terbanyak: int, sempit: bool) -> dict[str, Any]:
    """Axes: lanes below, names on the left, the monthly load above with room over its highest bar, `terbanyak`."""
    beban, judul = TINGGI_BEBAN / tinggi, TINGGI_JUDUL / tinggi
    nama = nama_kolom_bulan(sempit)
    lebar_label = _LEBAR_LABEL_SEMPIT if sempit else _LEBAR_LABEL
    awal, akhir = bulan
    bernama = _bulan_bernama(awal, akhir)
    polos = {"visible": False, "fixedrange": True}
    return {
        "xaxis": {
            "domain": [lebar_label, 1],
            "range": list(bulan),
            "tickvals": [m + 0.5 for m in bernama],
            "ticktext": [nama[m % 12] for m in bernama],
            "showgrid": False,
            "minor": {"tickvals": list(range(awal, akhir + 1)), "showgrid": True, "gridcolor": GARIS, "gridwidth": 1},
            "zeroline": False,
            "fixedrange": True,
            "side": "top",
            "anchor": "y",
            "ticks": "",
            "tickfont": {"size": 13},
        },
        "yaxis": {**polos, "domain": [0, 1 - beban - judul], "range": [jalur - 0.5, -0.5]},
        "xaxis2": {**polos, "domain": [0, lebar_label], "range": [0, 1]},
        "yaxis2": {**polos, "domain": [1 - beban, 1 - beban * 0.22], "range": [0, terbanyak * 1.8]},
    }


def _bulan_bernama(awal: int, akhir: int) -> list[int]:
    """The months whose names stand on the axis: all of a year, of several years every second, or fewer."""
    langkah = next((n for n in (1, 2, 3, 4, 6) if akhir - awal <= n * _BULAN_MUAT), 12)
    return [m for m in range(awal, akhir) if m % langkah == 0]


def tempat_bebas(bulan: tuple[int, int], posisi: date, tahun: int, sempit: bool) -> float:
    """Where a few words begin on a lane without marks: at its left end, else right of the line at posisi."""
    awal, akhir = bulan
    x, lebar = tempat_hari(posisi, tahun), _LEBAR_KALIMAT_SEMPIT if sempit else _LEBAR_KALIMAT
    return (x if awal <= x <= awal + lebar * (akhir - awal) else awal) + _SELA


def tempat_hari(hari: date, tahun: int) -> float:
    """Where the end of a day stands on an axis of months, which count from 0 at January of the plan's year."""
    return (hari.year - tahun) * 12 + hari.month - 1 + hari.day / monthrange(hari.year, hari.month)[1]


def hiasan(
    pita: Iterable[int], tinggi: int, bulan: tuple[int, int], posisi: date, tahun: int
) -> dict[str, list[dict[str, Any]]]:
    """Shapes and words: bands behind the lanes `pita`, a strong line at posisi."""
    awal, akhir = bulan
    # All bands in one path: each shape of its own costs the browser as much as all of them together.
    bidang = " ".join(f"M0,{i - 0.5} L1,{i - 0.5} L1,{i + 0.5} L0,{i + 0.5} Z" for i in pita)
    bentuk: list[dict[str, Any]] = [
        {
            "type": "path",
            "path": bidang,
            "xref": "paper",
            "yref": "y",
            "fillcolor": PITA,
            "line": {"width": 0},
            "layer": "below",
        }
    ]
    x = tempat_hari(posisi, tahun)
    if not awal <= x <= akhir:
        return {"shapes": bentuk, "annotations": []}
    garis = {"type": "line", "xref": "x", "yref": "paper", "x0": x, "x1": x, "y0": 0}
    puncak = 1 - 0.25 * TINGGI_BEBAN / tinggi
    bentuk.append({**garis, "y1": puncak, "line": {"width": 2, "color": TINTA, "dash": "dot"}, "layer": "above"})
    kata_posisi = {
        "x": x,
        "y": 1,
        "xref": "x",
        "yref": "paper",
        "text": f"posisi {sebut_pendek(posisi)}",
        "showarrow": False,
        "xanchor": "left" if x < awal + 2 else "right" if x > akhir - 2 else "center",
        "yanchor": "top",
        "font": {"size": 12, "color": TINTA},
        "bgcolor": "#ffffff",
        "borderpad": 0,
    }
    return {"shapes": bentuk, "annotations": [kata_posisi]}
