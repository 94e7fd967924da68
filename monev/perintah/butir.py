"""The options that several commands share, and how the text of each is read."""

from __future__ import annotations

import re
from datetime import date

from monev.perintah.pengurai import TEMPAT, Butir
from monev.tanggal import NAMA_BULAN

TAHUN_TERKECIL, TAHUN_TERBESAR = 2000, 2100


def baca_tahun(teks: str) -> int:
    """A tahun of four digits. Raises ValueError with what would be accepted."""
    if not re.fullmatch(r"\d{4}", teks.strip()) or not TAHUN_TERKECIL <= int(teks) <= TAHUN_TERBESAR:
        raise ValueError(
            f"“{teks}” bukan tahun. Tulis empat angka dari {TAHUN_TERKECIL} sampai {TAHUN_TERBESAR}, misalnya 2025."
        )
    return int(teks)


def baca_posisi(teks: str) -> date:
    """A date: 2025-09-30, 30-09-2025, 30/9/2025 or 30 September 2025. Raises ValueError with what is accepted."""
    rapat = " ".join(teks.split())
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", rapat):
        angka = [int(a) for a in iso.groups()]
    elif hari := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", rapat):
        angka = [int(a) for a in reversed(hari.groups())]
    elif kata := re.fullmatch(r"(\d{1,2}) ([A-Za-z]+) (\d{4})", rapat):
        nama = [bulan.lower() for bulan in NAMA_BULAN]
        bulan = nama.index(kata[2].lower()) + 1 if kata[2].lower() in nama else 0
        angka = [int(kata[3]), bulan, int(kata[1])]
    else:
        raise ValueError(_bukan_tanggal(teks))
    try:
        hasil = date(*angka)
    except ValueError as galat:
        raise ValueError(_bukan_tanggal(teks)) from galat
    baca_tahun(str(hasil.year).zfill(4))
    return hasil


def baca_satker(teks: str) -> str:
    """A satker's name. Raises ValueError where nothing is left of it."""
    rapat = " ".join(teks.split())
    if not rapat:
        raise ValueError("nama satker tidak boleh kosong.")
    return rapat


def _bukan_tanggal(teks: str) -> str:
    return f"“{teks}” bukan tanggal. Tulis misalnya 2025-09-30 atau 30 September 2025."


SATKER = Butir(("--satker",), 'nama satker, misalnya "KPU Kabupaten Mesuji"', "NAMA", wajib=True, baca=baca_satker)
TAHUN = Butir(("--tahun",), "tahun rencana, misalnya 2025", "T", wajib=True, baca=baca_tahun)
POSISI = Butir(
    ("--posisi",),
    "tanggal keadaan dinilai, misalnya 2025-09-30 (bawaan: hari ini, paling akhir 31 Desember tahun rencana)",
    "D",
    baca=baca_posisi,
)
JSON = Butir(("--json",), "mencetak hasil sebagai JSON di keluaran standar")
RENCANA = (SATKER, TAHUN)

__all__ = ["JSON", "POSISI", "RENCANA", "SATKER", "TAHUN", "TEMPAT", "baca_posisi", "baca_satker", "baca_tahun"]
