"""Dates as Indonesian offices write them, months, triwulan, and the periode of a document.

See docs/design.md §1.
"""

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
"""The code of a periode, as stored, in addresses and at the command line → its name in any
tahun."""

RECENT_DAYS = 92
"""Days of a triwulan. A posisi longer ago is not what a meeting now is about."""

DAYS_AHEAD = 15
"""A meeting held when its triwulan has ended is prepared, and invited to, so many days before."""


def end_of_month(tahun: int, month: int) -> date:
    """Return the last day of a month."""
    return date(tahun, month, monthrange(tahun, month)[1])


def end_of_triwulan(tahun: int, triwulan: int) -> date:
    """Return the last day of triwulan 1..4."""
    return end_of_month(tahun, triwulan * 3)


def is_due(due: date, day: date) -> bool:
    """True if what falls due on `due` is due at the end of `day`, that day included.

    Not done, it is then late (docs/design.md §5). The database has the same in `sudah_tempo`
    (queries/meaning); a test compares them.
    """
    return due <= day


FIRST_DAY, LAST_DAY = 0.2, 0.8
"""Places of the first and the last day of a month within its column of an axis."""


def place_of_day(day: date, tahun: int) -> float:
    """Return the place of the end of a day on an axis of months (0: January of `tahun`)."""
    return (day.year - tahun) * 12 + day.month - 1 + day.day / monthrange(day.year, day.month)[1]


def place_of_due(tahun: int, year: Any, month: Any, day: Any, last: Any) -> Any:
    """Return the place of a target due on that day on an axis of months (0: January of `tahun`).

    The first day of a month of `last` days is at 0.2 of its column, the last at 0.8. So a target by
    month and one by the month's last day share a place, and neither lies on a border. All arguments
    but `tahun` are numbers or columns of numbers.
    """
    share = (day - 1) / (last - 1)
    within_month = FIRST_DAY + share * (LAST_DAY - FIRST_DAY)
    return (year - tahun) * 12 + month - 1 + within_month


def triwulan_of(day: date) -> int:
    """Return the triwulan (1..4) of a date."""
    return (day.month + 2) // 3


def triwulan_within(day: date, tahun: int) -> int:
    """Return the triwulan of `tahun` that a date lies in; of another year's date the nearest."""
    return triwulan_of(min(max(day, date(tahun, 1, 1)), date(tahun, 12, 31)))


def format_day(day: date) -> str:
    """Write a date in full as in official letters: 30 September 2025."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_weekday(day: date) -> str:
    """Write a date with the name of its day: Kamis, 10 Juli 2025."""
    return f"{DAY_NAMES[day.weekday()]}, {format_day(day)}"


def format_day_within(day: date, tahun: int) -> str:
    """Write a date without its year if that is `tahun`: 30 September. Else in full."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}" if day.year == tahun else format_day(day)


def format_short_day(day: date) -> str:
    """Write a date in short form, as in input fields: 30/09/2025."""
    return f"{day:%d/%m/%Y}"


def short_tenggat(tenggat: str) -> str:
    """Return a tenggat without its year, short: 2025-02-20 → 20 Feb, 2025-06 → Jun."""
    _, month, *day = map(int, tenggat.split("-"))
    return " ".join([*map(str, day), SHORT_MONTHS[month - 1]])


def format_tenggat(tenggat: str) -> str:
    """Write a tenggat's key in words: "2025-10" → Oktober 2025, "2025-08-04" → 4 Agustus 2025."""
    tahun, month, *day = map(int, tenggat.split("-"))
    return format_day(date(tahun, month, *day)) if day else f"{MONTH_NAMES[month - 1]} {tahun}"


def fold_tenggat(tenggat: Iterable[str]) -> str:
    """Write keys of tenggat briefly: runs of months as Jan–Jul 2025, exact days with their day."""
    everything = sorted(set(tenggat))
    if len(everything) == 1:
        return format_tenggat(everything[0])
    parts: list[str] = []
    for tahun in sorted({key[:4] for key in everything}):
        months = []
        days = []
        for key in everything:
            year, month, *day = key.split("-")
            if year != tahun:
                continue
            if day:
                days.append(format_short_day(date.fromisoformat(key)))
            else:
                months.append(int(month))
        if months:
            parts.append(f"{', '.join(_fold_months(months))} {tahun}")
        parts += days
    return ", ".join(parts)


def brief_tenggat(tenggat: Iterable[str], tahun: int) -> str:
    """Write keys of tenggat for a narrow place, the year only of another: Jan–Jul, 4 Agu."""
    parts = []
    for year, members in groupby(sorted(set(tenggat)), key=lambda key: int(key[:4])):
        keys = [[*map(int, key.split("-")[1:])] for key in members]
        words = [*_fold_months([month for month, *day in keys if not day])]
        words += [f"{key[1]} {SHORT_MONTHS[key[0] - 1]}" for key in keys if len(key) > 1]
        parts.append(f"{', '.join(words)}{'' if year == tahun else f' {year}'}")
    return ", ".join(parts)


def _fold_months(months: list[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(months), key=lambda pair: pair[1] - pair[0]):
        names = [SHORT_MONTHS[month - 1] for _, month in run]
        yield from names if len(names) < 3 else [f"{names[0]}–{names[-1]}"]


class Periode(NamedTuple):
    """A triwulan (1..4) of a tahun, or the whole tahun (`triwulan` None)."""

    tahun: int
    triwulan: int | None

    @property
    def code(self) -> str:
        """The stored code: tw3, setahun."""
        return "setahun" if self.triwulan is None else f"tw{self.triwulan}"

    @property
    def end(self) -> date:
        """Its last day."""
        return end_of_triwulan(self.tahun, self.triwulan or 4)

    @property
    def before(self) -> date:
        """The last day before it. Changes in the periode are measured from that day."""
        return date(self.tahun, (self.triwulan or 1) * 3 - 2, 1) - timedelta(days=1)

    @property
    def months(self) -> range:
        """The numbers of its months."""
        return range(self.before.month % 12 + 1, self.end.month + 1)

    @property
    def following(self) -> "Periode":
        """The next triwulan; of a whole tahun the first triwulan of the next one."""
        return periode_of(self.end + timedelta(days=1))

    @property
    def name(self) -> str:
        """Its name in titles: Triwulan III Tahun 2025."""
        triwulan = f"Triwulan {ROMAN_TRIWULAN[self.triwulan - 1]} " if self.triwulan else ""
        return f"{triwulan}Tahun {self.tahun}"

    @property
    def bare_name(self) -> str:
        """Its name where the year is known: TW III."""
        return PERIODE_CODES[self.code]

    @property
    def short_name(self) -> str:
        """Its short name: TW III 2025."""
        return f"{self.bare_name} {self.tahun}"


def find_periode(tahun: int, code: str) -> Periode:
    """Return the periode with this code. Raises ValueError if there is none."""
    if code not in PERIODE_CODES:
        raise ValueError(f"tidak ada periode {code!r}; yang ada: {list(PERIODE_CODES)}")
    return Periode(tahun, None if code == "setahun" else int(code[2:]))


def periode_of(day: date) -> Periode:
    """Return the triwulan of a day. A document is about it unless somebody chose another."""
    return Periode(day.year, triwulan_of(day))


def proposed_periode(posisi: date, today: date, tahun: int) -> Periode:
    """Propose the periode of a meeting for a reader who looks at a plan of `tahun` at `posisi`.

    1. The triwulan that ends at posisi.
    2. If posisi is more than RECENT_DAYS ago: the triwulan it lies in.
    3. Else the triwulan of `tahun` that ended last.
    """
    own = periode_of(posisi)
    is_own = posisi == own.end or (today - posisi).days > RECENT_DAYS
    return own if posisi.year == tahun and is_own else last_ended_periode(today, tahun)


def prepared_periode(posisi: date, today: date, tahun: int) -> Periode:
    """Propose the periode of a meeting that is opened now.

    The triwulan of today where it ends in less than DAYS_AHEAD, else `proposed_periode`.
    """
    coming = periode_of(today)
    if coming.tahun == tahun and (coming.end - today).days < DAYS_AHEAD:
        return coming
    return proposed_periode(posisi, today, tahun)


def last_ended_periode(day: date, tahun: int) -> Periode:
    """Return the triwulan of `tahun` that ended last by the end of a day, else its first."""
    ended = [triwulan for triwulan in (1, 2, 3, 4) if end_of_triwulan(tahun, triwulan) <= day]
    return Periode(tahun, ended[-1] if ended else 1)
