"""How numbers, shares, lateness and versions are written.

Everything that shows them uses these (docs/design.md §5).
"""

from datetime import date

import pandas as pd

from monev.core.dates import (
    ROMAN_TRIWULAN,
    SHORT_MONTHS,
    end_of_triwulan,
    format_day,
    format_day_within,
    triwulan_of,
)
from monev.core.text import calm_capitals, capitalized
from monev.database import Row
from monev.figures.rows import VersionRow

NO_VALUE = "–"

EMPTY_REASONS = {
    "capaian": "belum ada target yang jatuh tempo",
    "setahun": "rencana ini belum punya target",
    "bukti": "belum ada bukti yang harus ada",
}
"""Why a share has no value (N = 0), by figure."""


def percent(n: int, total: int) -> int | None:
    """Return the whole percent, half rounded up; None if N = 0.

    It is 100 only if all are there and 0 only if none is.
    """
    if total == 0:
        return None
    if 0 < n < total:
        return min(99, max(1, (200 * n + total) // (2 * total)))
    return 100 if n else 0


def whole_percents(shares: pd.Series) -> pd.Series:
    """Return shares of 0 to 1 as parts that a table writes as the same whole percents."""
    halves = (shares * 200).round(6)  # 17,5 of 7/40, not 17,499…
    whole = ((halves + 1) // 2).clip(1, 99) / 100
    return whole.where((shares > 0) & (shares < 1), shares)


def format_percent(n: int, total: int) -> str:
    """Write a share as p%, or as a dash if N = 0."""
    value = percent(n, total)
    return NO_VALUE if value is None else f"{value}%"


def format_capaian(n: int, total: int, reason: str = "") -> str:
    """Write a share as n/N (p%).

    With N = 0 return a dash, and the reason if one is given (see EMPTY_REASONS).
    """
    if total:
        return f"{format_fraction(n, total)} ({percent(n, total)}%)"
    return f"{NO_VALUE} ({reason})" if reason else NO_VALUE


def format_fraction(n: int, total: int) -> str:
    """Write a share as n/N if there is no room for the percent; a dash if N = 0."""
    return f"{format_number(n)}/{format_number(total)}" if total else NO_VALUE


def format_number(value: int) -> str:
    """Write a whole number the Indonesian way: 1.234."""
    return f"{value:,}".replace(",", ".")


def of_some(count: int, sentence: str) -> str:
    """Put the count into the sentence; return "" if the count is 0."""
    return sentence.format(format_number(count)) if count else ""


def format_area(area: str, area_name: str) -> str:
    """Write an area or sub-area as people say it: V Penguatan Pengawasan.

    A name all in capitals becomes mixed case.
    """
    return f"{area} {calm_capitals(area_name)}".strip()


UP_TO = "s.d. posisi"
"""Stands for the day of the figures if no posisi is known, as in the explanation of a list's
column."""


def up_to(posisi: date, tahun: int) -> str:
    """Write the day up to which figures count: s.d. 30 Sep.

    The year is added if it is not the plan's `tahun`.
    """
    year = "" if posisi.year == tahun else f" {posisi.year}"
    return f"s.d. {posisi.day} {SHORT_MONTHS[posisi.month - 1]}{year}"


def format_days(days: int) -> str:
    """Write a number of days: 92 hari."""
    return f"{format_number(days)} hari"


def format_lateness(days: int) -> str:
    """Write how late a tenggat is, counted from the day after its due date: 92 hari lewat.

    On the due date itself: baru jatuh tempo. See docs/design.md §5.
    """
    return f"{format_days(days)} lewat" if days else "baru jatuh tempo"


def format_overdue(days: int) -> str:
    """Write how long a follow-up is overdue: sudah lewat 52 hari."""
    return f"sudah lewat {format_days(days)}"


def version_name(version: VersionRow | Row, tahun: int) -> str:
    """Name an unggahan as people do: laporan TW III, rencana per 5 Agustus 2025.

    `tahun` is the plan's.
    """
    jenis = version["jenis"]
    posisi = version["posisi"]
    what = "laporan" if version["dilaporkan"] else "rencana"
    if jenis in ("rapat", "isian"):
        what = jenis
    triwulan = triwulan_of(posisi)
    if what not in ("laporan", "rapat") or posisi != end_of_triwulan(posisi.year, triwulan):
        return f"{what} per {format_day(posisi)}"
    year = "" if posisi.year == tahun else f" {posisi.year}"
    return f"{what} TW {ROMAN_TRIWULAN[triwulan - 1]}{year}"


def version_number(nomor: int) -> str:
    """Write the number of a version, whatever made it: unggahan 3. All kinds have one counter."""
    return f"unggahan {nomor}"


def numbered(name: str, nomor: int) -> str:
    """Add the number to a `version_name`: laporan TW III (unggahan 3)."""
    return f"{name} ({version_number(nomor)})"


def version_heading(version: VersionRow | Row, tahun: int) -> str:
    """Name a version for a heading: 30 September: laporan TW III, Laporan per 6 Oktober 2025."""
    name = version_name(version, tahun)
    if " per " in name:
        return capitalized(name)
    return f"{format_day_within(version['posisi'], tahun)}: {name}"
