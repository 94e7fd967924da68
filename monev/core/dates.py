"""Dates as Indonesian offices write them; bulan, triwulan, and the periode a document is about
(docs/design.md §1)."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
MONTH_NAMES = tuple(_MONTHS.split())
SHORT_MONTHS = tuple(name[:3] for name in MONTH_NAMES)
DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ROMAN_TRIWULAN = ("I", "II", "III", "IV")
PERIODE_CODES = {
    "tw1": "TW I",
    "tw2": "TW II",
    "tw3": "TW III",
    "tw4": "TW IV",
    "setahun": "Setahun",
}
"""How a periode is stored and named in addresses and at the command line → what it is called in any
tahun."""

RECENT_DAYS = 92
"""A report older than a triwulan is not what this meeting is about."""


def end_of_month(tahun: int, month: int) -> date:
    """The last day of a month."""
    return date(tahun, month, monthrange(tahun, month)[1])


def end_of_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of triwulan 1..4."""
    return end_of_month(tahun, triwulan * 3)


FIRST_DAY, LAST_DAY = 0.2, 0.8
"""Where the first and the last day of a month stand within its column of an axis."""


def place_of_day(day: date, tahun: int) -> float:
    """Where the end of a day stands on an axis of months, which count from 0 at January of
    `tahun`."""
    return (day.year - tahun) * 12 + day.month - 1 + day.day / monthrange(day.year, day.month)[1]


def place_of_due(tahun: int, year: Any, month: Any, day: Any, last: Any) -> Any:
    """Where a target due on that day stands on an axis of months, which count from 0 at January of
    `tahun`.

    The first day of a month of `last` days stands at 0.2 of its column, the last at 0.8: a target
    by its month stands where one by its last day does, and neither on a border. All but `tahun` are
    numbers, or columns of numbers.
    """
    return (
        (year - tahun) * 12
        + month
        - 1
        + FIRST_DAY
        + (day - 1) / (last - 1) * (LAST_DAY - FIRST_DAY)
    )


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
    """A date where room is scarce, as it is typed into a field: 30/09/2025."""
    return f"{day:%d/%m/%Y}"


def format_tenggat(tenggat: str) -> str:
    """A tenggat's key in words: "2025-10" → Oktober 2025, "2025-08-04" → 4 Agustus 2025."""
    tahun, month, *day = map(int, tenggat.split("-"))
    return format_day(date(tahun, month, *day)) if day else f"{MONTH_NAMES[month - 1]} {tahun}"


def fold_tenggat(tenggat: Iterable[str], *, in_full: bool = False) -> str:
    """Several tenggat's keys in few words: months that follow each other as Jan–Jul 2025, exact
    days with their day; `in_full` each month by its name, and years further apart: Jan, Feb 2025;
    Mar 2026."""
    everything = sorted(set(tenggat))
    if len(everything) == 1:
        return format_tenggat(everything[0])
    parts: list[str] = []
    for tahun in sorted({key[:4] for key in everything}):
        months = [int(key[5:7]) for key in everything if key[:4] == tahun and len(key) == 7]
        days = [
            format_short_day(date.fromisoformat(key))
            for key in everything
            if key[:4] == tahun and len(key) > 7
        ]
        if months:
            names = (
                [SHORT_MONTHS[month - 1] for month in months] if in_full else _fold_months(months)
            )
            parts.append(f"{', '.join(names)} {tahun}")
        parts += days
    return ("; " if in_full else ", ").join(parts)


def _fold_months(months: list[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(months), key=lambda pair: pair[1] - pair[0]):
        names = [SHORT_MONTHS[month - 1] for _, month in run]
        yield from names if len(names) < 3 else [f"{names[0]}–{names[-1]}"]


class Periode(NamedTuple):
    """One triwulan (1..4) of a tahun, or the whole of it (`triwulan` None)."""

    tahun: int
    triwulan: int | None

    @property
    def code(self) -> str:
        """As it is stored: tw3, setahun."""
        return "setahun" if self.triwulan is None else f"tw{self.triwulan}"

    @property
    def end(self) -> date:
        return end_of_triwulan(self.tahun, self.triwulan or 4)

    @property
    def before(self) -> date:
        """The last day before it began: what its changes are told against."""
        return date(self.tahun, (self.triwulan or 1) * 3 - 2, 1) - timedelta(days=1)

    @property
    def following(self) -> "Periode":
        """What comes next: the triwulan after it; of the whole tahun the first triwulan of the next
        one."""
        return periode_of(self.end + timedelta(days=1))

    @property
    def name(self) -> str:
        """In full, as titles write it: Triwulan III Tahun 2025."""
        triwulan = f"Triwulan {ROMAN_TRIWULAN[self.triwulan - 1]} " if self.triwulan else ""
        return f"{triwulan}Tahun {self.tahun}"

    @property
    def short_name(self) -> str:
        """Where room is scarce: TW III 2025."""
        return f"{PERIODE_CODES[self.code]} {self.tahun}"


def find_periode(tahun: int, code: str) -> Periode:
    """The periode of that code. Raises ValueError for one there is none such."""
    if code not in PERIODE_CODES:
        raise ValueError(f"tidak ada periode {code!r}; yang ada: {list(PERIODE_CODES)}")
    return Periode(tahun, None if code == "setahun" else int(code[2:]))


def periode_of(day: date) -> Periode:
    """The triwulan a day lies in: what a document is about where nobody said otherwise."""
    return Periode(day.year, triwulan_of(day))


def proposed_periode(posisi: date, today: date, tahun: int) -> Periode:
    """What a meeting is likely about for who looks at a plan of `tahun` at `posisi`: the triwulan
    that ends there; of a posisi of these weeks the one that ended last; of one long ago the
    triwulan it lies in."""
    own = periode_of(posisi)
    is_own = posisi == own.end or (today - posisi).days > RECENT_DAYS
    return own if posisi.year == tahun and is_own else last_ended_periode(today, tahun)


def last_ended_periode(day: date, tahun: int) -> Periode:
    """The triwulan of `tahun` that ended last by the end of a day, else its first: what a meeting
    then is about."""
    ended = [triwulan for triwulan in (1, 2, 3, 4) if end_of_triwulan(tahun, triwulan) <= day]
    return Periode(tahun, ended[-1] if ended else 1)
