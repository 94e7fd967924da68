"""The tenggat of a part of TARGET WAKTU, with their windows (DESIGN §3, §5), and how a part is said in words."""

from __future__ import annotations

from datetime import date

from monev.core.dates import MONTH_NAMES, end_of_month, format_tenggat
from monev.core.records import Tenggat
from monev.reading.due_dates.time_parts import TimePart


def count_months(b: TimePart) -> int:
    """The months from the first to the last, both counted."""
    return (b.last_month[0] - b.first_month[0]) * 12 + b.last_month[1] - b.first_month[1] + 1


def periode_ends(b: TimePart, length: int) -> list[tuple[int, int]]:
    """The months of a window in which a period of the calendar ends: 3 → March, June, September, December."""
    beginning = b.first_month[0] * 12 + b.first_month[1] - 1
    month = ((n // 12, n % 12 + 1) for n in range(beginning, beginning + count_months(b)))
    return [(tahun, m) for tahun, m in month if m % length == 0]


def month_tenggat(month: tuple[int, int], length: int) -> Tenggat:
    """A tenggat at the end of a month whose window is its period of `length` months."""
    tahun, m = month
    return Tenggat(month_key(month), end_of_month(tahun, m), date(tahun, m - length + 1, 1))


def tenggat_from(b: TimePart) -> Tenggat:
    """The one tenggat of a part: its day, or the end of its last month; open from the first of its first month."""
    open_at = date(*b.first_month, 1)
    if b.day:
        return Tenggat(b.day.isoformat(), b.day, open_at)
    return Tenggat(month_key(b.last_month), end_of_month(*b.last_month), open_at)


def month_key(month: tuple[int, int]) -> str:
    """(2025, 9) → "2025-09"."""
    return f"{month[0]:04d}-{month[1]:02d}"


def name_span(b: TimePart) -> str:
    """ "September–Oktober 2025"; both years where they differ."""
    start_tahun = f" {b.first_month[0]}" if b.first_month[0] != b.last_month[0] else ""
    if b.first_month == b.last_month:
        return format_tenggat(month_key(b.last_month))
    return f"{MONTH_NAMES[b.first_month[1] - 1]}{start_tahun}–{format_tenggat(month_key(b.last_month))}"


def name_list(tenggat: tuple[Tenggat, ...]) -> str:
    """ "Maret, Juni dan September 2025"; each with its year where they differ."""
    name = [format_tenggat(t.tenggat) for t in tenggat]
    if len({t.jatuh_tempo.year for t in tenggat}) == 1:
        name = [n.rsplit(" ", 1)[0] for n in name[:-1]] + name[-1:]
    return f"{', '.join(name[:-1])} dan {name[-1]}"
