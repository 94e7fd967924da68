"""Dates as Indonesian offices write them, and the calendar words of the product (bulan, triwulan)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

NAMA_BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
ROMAWI_TRIWULAN = ("I", "II", "III", "IV")


def akhir_bulan(tahun: int, bulan: int) -> date:
    """The last day of a month."""
    return date(tahun, bulan, monthrange(tahun, bulan)[1])


def akhir_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of triwulan 1..4."""
    return akhir_bulan(tahun, triwulan * 3)


def triwulan_dari(tanggal: date) -> int:
    """Which triwulan (1..4) a date lies in."""
    return (tanggal.month + 2) // 3


def sebut(tanggal: date) -> str:
    """A date in full, as official letters write it: 30 September 2025."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]} {tanggal.year}"


def sebut_pendek(tanggal: date) -> str:
    """A date where room is scarce: 30 Sep 2025."""
    return f"{tanggal.day} {BULAN_PENDEK[tanggal.month - 1]} {tanggal.year}"


def sebut_tenggat(tenggat: str) -> str:
    """A tenggat's key in words: "2025-10" → Oktober 2025, "2025-08-04" → 4 Agustus 2025."""
    bagian = [int(b) for b in tenggat.split("-")]
    if len(bagian) == 3:
        return sebut(date(*bagian))
    return f"{NAMA_BULAN[bagian[1] - 1]} {bagian[0]}"
