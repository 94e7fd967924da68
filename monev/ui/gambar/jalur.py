"""Lanes of the timeline: an area's and below it its langkah's where it is open, and the column of their names."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from monev.keadaan import sebut_area
from monev.teks import potong
from monev.ui.gambar.dasar import TINTA, Jejak, lolos

SUMBU_NAMA = "x2"
"""The axis the names stand on; what does not fit its column ends in … (see `papan.js`)."""


class Jalur(NamedTuple):
    """One lane: an area's own (`jenis` "area") or a langkah's, what it is called, whether it has no target at all."""

    jenis: str
    kunci: str
    label: str
    tanpa_target: bool = False


def susun_jalur(langkah: list[Any], terbuka: Collection[str], sempit: bool) -> list[Jalur]:
    """Lanes from top to bottom: each area, and below it its langkah where it is open."""
    per_area: dict[str, list[Any]] = {}
    for satu in sorted(langkah, key=lambda b: b.urutan):
        per_area.setdefault(satu.area, []).append(satu)
    hasil = []
    for area, isi in per_area.items():
        judul = area if sempit else potong(sebut_area(area, isi[0].nama_area), 44)
        hasil.append(Jalur("area", area, f"<b>{'▾' if area in terbuka else '▸'} {lolos(judul)}</b>"))
        if area in terbuka:
            hasil += [Jalur("langkah", b.kode, _sebut(b, sempit), b.jenis_target == "tanpa") for b in isi]
    return hasil


def _sebut(satu: Any, sempit: bool) -> str:
    return lolos(satu.kode if sempit else f"{satu.kode}  {potong(satu.langkah_aksi, 44 - len(satu.kode))}")


def bidang_nama(jalur: list[Jalur]) -> Jejak:
    """Unseen cells behind the lane names, so that a name opens what it names wherever it is touched.

    Text itself answers only at its anchor, a few pixels of its left end.
    """
    return {
        "type": "heatmap",
        "x": [0.5],
        "y": list(range(len(jalur))),
        "z": [[0]] * len(jalur),
        "xaxis": SUMBU_NAMA,
        "opacity": 0,
        "showscale": False,
        "customdata": [[[satu.jenis, satu.kunci]] for satu in jalur],
        "hoverinfo": "none",
    }


def nama_jalur(jalur: list[Jalur]) -> Jejak:
    """Lane names as text on an axis of their own, left-aligned."""
    return {
        "type": "scatter",
        "x": [0] * len(jalur),
        "y": list(range(len(jalur))),
        "xaxis": SUMBU_NAMA,
        "mode": "text",
        "text": [satu.label for satu in jalur],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": TINTA},
        "hoverinfo": "skip",
    }
