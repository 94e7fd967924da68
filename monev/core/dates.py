"""Dates as Indonesian offices write them, and the calendar words of the product (bulan, triwulan)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTH_NAMES = (
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
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
ROMAN_TRIWULAN = ("I", "II", "III", "IV")


def end_of_month(tahun: int, month: int) -> date:
    """The last day of a month."""
    return date(tahun, month, monthrange(tahun, month)[1])


def end_of_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of triwulan 1..4."""
    return end_of_month(tahun, triwulan * 3)


def triwulan_of(day: date) -> int:
    """Which triwulan (1..4) a date lies in."""
    return (day.month + 2) // 3


def format_day(day: date) -> str:
    """A date in full, as official letters write it: 30 September 2025."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_short_day(day: date) -> str:
    """A date where room is scarce: 30 Sep 2025."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def format_tenggat(tenggat: str) -> str:
    """A tenggat's key in words: "2025-10" → Oktober 2025, "2025-08-04" → 4 Agustus 2025."""
    parts = [int(part) for part in tenggat.split("-")]
    if len(parts) == 3:
        return format_day(date(*parts))
    return f"{MONTH_NAMES[parts[1] - 1]} {parts[0]}"
