"""Dates as Indonesian offices write them, and the calendar words of the product (bulan, triwulan)."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
MONTH_NAMES = tuple(_MONTHS.split())
SHORT_MONTHS = tuple(name[:3] for name in MONTH_NAMES)
DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ROMAN_TRIWULAN = ("I", "II", "III", "IV")


def end_of_month(tahun: int, month: int) -> date:
    """The last day of a month."""
    return date(tahun, month, monthrange(tahun, month)[1])


def end_of_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of triwulan 1..4."""
    return end_of_month(tahun, triwulan * 3)


def place_of_day(day: date, tahun: int) -> float:
    """Where the end of a day stands on an axis of months, which count from 0 at January of `tahun`."""
    return (day.year - tahun) * 12 + day.month - 1 + day.day / monthrange(day.year, day.month)[1]


def triwulan_of(day: date) -> int:
    """Which triwulan (1..4) a date lies in."""
    return (day.month + 2) // 3


def format_day(day: date) -> str:
    """A date in full, as official letters write it: 30 September 2025."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_weekday(day: date) -> str:
    """A date with the name of its day: Kamis, 10 Juli 2025."""
    return f"{DAY_NAMES[day.weekday()]}, {format_day(day)}"


def format_day_within(day: date, tahun: int) -> str:
    """A date where the year goes without saying: 30 September; of another year in full."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}" if day.year == tahun else format_day(day)


def format_short_day(day: date) -> str:
    """A date where room is scarce: 30 Sep 2025."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def format_tenggat(tenggat: str) -> str:
    """A tenggat's key in words: "2025-10" → Oktober 2025, "2025-08-04" → 4 Agustus 2025."""
    tahun, month, *day = map(int, tenggat.split("-"))
    return format_day(date(tahun, month, *day)) if day else f"{MONTH_NAMES[month - 1]} {tahun}"


def fold_tenggat(tenggat: Iterable[str], *, in_full: bool = False) -> str:
    """Several tenggat's keys in few words: months that follow each other as Jan–Jul 2025, exact days with their day;
    `in_full` each month by its name, and years further apart: Jan, Feb 2025; Mar 2026."""
    everything = sorted(set(tenggat))
    if len(everything) == 1:
        return format_tenggat(everything[0])
    parts: list[str] = []
    for tahun in sorted({key[:4] for key in everything}):
        months = [int(key[5:7]) for key in everything if key[:4] == tahun and len(key) == 7]
        days = [format_short_day(date.fromisoformat(key)) for key in everything if key[:4] == tahun and len(key) > 7]
        if months:
            names = [SHORT_MONTHS[month - 1] for month in months] if in_full else _fold_months(months)
            parts.append(f"{', '.join(names)} {tahun}")
        parts += days
    return ("; " if in_full else ", ").join(parts)


def _fold_months(months: list[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(months), key=lambda pair: pair[1] - pair[0]):
        names = [SHORT_MONTHS[month - 1] for _, month in run]
        yield from names if len(names) < 3 else [f"{names[0]}–{names[-1]}"]
