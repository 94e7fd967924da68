"""Bare numbers under a heading that says what they count: 6 under BULAN, `I, III` under TRIWULAN (DESIGN §3)."""

from __future__ import annotations

import re

from monev.baca.kamus import bakukan
from monev.baca.kamus_waktu import NAMA_SATUAN, SATUAN
from monev.tanggal import NAMA_BULAN

_SATU = r"(?:\d{1,2}|[ivx]{1,4})"
_ANGKA = re.compile(rf"{_SATU}(?:(?:\s*[,;&/–-]\s*|\s+(?:dan|sd|s\.d\.?|s/d)\s+){_SATU})*", re.IGNORECASE)


def dengan_satuan(judul: str, teks: str) -> str:
    """The words TARGET WAKTU is read from: `teks`, with the heading's unit where it is only numbers."""
    panjang = max((SATUAN.get(kata, 0) for kata in bakukan(judul).split()), default=0)
    rapi = " ".join(teks.split())
    if not panjang or not _ANGKA.fullmatch(rapi):
        return teks
    if panjang > 1:
        return f"{NAMA_SATUAN[panjang]} {rapi}"
    return re.sub(r"\d{1,2}", _bulan, rapi) if all(1 <= int(n) <= 12 for n in re.findall(r"\d+", rapi)) else teks


def _bulan(cocok: re.Match[str]) -> str:
    return NAMA_BULAN[int(cocok[0]) - 1]
