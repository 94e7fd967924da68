"""How sure a reading is, as a word with a mark and a colour."""

from __future__ import annotations

from monev.istilah import KEPASTIAN
from monev.keadaan import format_angka
from monev.ui import kata

_WARNA = {
    "diragukan": "orange",
    "ditafsirkan": "blue",
    "sambungan": "blue",
    "diwarisi": "violet",
    "gabungan": "violet",
    "pilihan": "green",
    "diubah": "gray",
    "disalin": "gray",
}


def kepastian(kode: str, jumlah: int | None = None) -> str:
    """How sure a reading is, as coloured Markdown with its mark and word."""
    satu = KEPASTIAN[kode]
    ekor = "" if jumlah is None else f" {format_angka(jumlah)}"
    return f":{_WARNA[kode]}[{kata.aman(satu.tanda)}\u00a0{satu.label}{ekor}]"
