"""An area's name reduced for comparison with those usual and those that stood before it."""

from __future__ import annotations

import re

from monev.baca.kamus import bakukan
from monev.baca.kamus_susunan import area_dikenal

_LANJUTAN = re.compile(r"\s*\(?\s*lanjutan\s*\)?\s*$", re.IGNORECASE)
_KETERANGAN = re.compile(r"\s*\([^()]*\)\s*$")

_AWAL_TERPENDEK = 10

_DI_JUDUL = re.compile(
    r"\b(?:area|pokja|kelompok kerja)\b(?: perubahan\b| pengungkit\b)?[\s:.–-]*"
    r"(?:(?:[IVX]{1,4}|\d|[A-Z])\b)?[\s:.–-]*(?P<sisa>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def area_di_judul(teks: str) -> str | None:
    """The usual area a plan's title speaks of: RENCANA AKSI POKJA MANAJEMEN PERUBAHAN; None where it names none."""
    if not (cocok := _DI_JUDUL.search(teks)):
        return None
    sisa = f"{bakukan(cocok['sisa'])} "
    nama = max((nama for nama in area_dikenal() if sisa.startswith(f"{nama} ")), key=len, default="")
    return " ".join(cocok["sisa"].split()[: len(nama.split())]) or None


def area_utuh(nama: str) -> str:
    """The name of a usual area whose end is cut off, whole: Peningkatan Kualitas Pelayan; any other as it is."""
    awal = bakukan(nama)
    cocok = [lazim for lazim in area_dikenal() if lazim.startswith(awal)]
    if len(awal) < _AWAL_TERPENDEK or not cocok:
        return nama
    akhir, *lagi = min(cocok, key=len)[len(awal) :].split(" ")
    akhir = akhir.upper() if nama.split()[-1].isupper() else akhir
    lagi = [kata.upper() if nama.isupper() or kata == "sdm" else kata.capitalize() for kata in lagi]
    return " ".join([nama.strip() + akhir, *lagi])


def nama_baku(nama: str) -> str:
    """The name as `bakukan` gives it, without "(lanjutan)" after a page break, and a usual area's without a remark."""
    baku = bakukan(_LANJUTAN.sub("", nama))
    tanpa_keterangan = bakukan(_KETERANGAN.sub("", nama))
    return tanpa_keterangan if tanpa_keterangan in area_dikenal() else baku
