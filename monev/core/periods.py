"""What a meeting or a document is about: a triwulan or the whole tahun, apart from the posisi (docs/design.md §1)."""

from datetime import date, timedelta
from typing import NamedTuple

from monev.core.dates import ROMAN_TRIWULAN, end_of_triwulan, triwulan_of

PERIODE_CODES = {"tw1": "TW I", "tw2": "TW II", "tw3": "TW III", "tw4": "TW IV", "setahun": "Setahun"}
"""How a periode is stored and named in addresses and at the command line → what it is called in any tahun."""

RECENT_DAYS = 92
"""A report older than a triwulan is not what this meeting is about."""


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
        first_month = 1 if self.triwulan is None else self.triwulan * 3 - 2
        return date(self.tahun, first_month, 1) - timedelta(days=1)

    @property
    def following(self) -> "Periode":
        """What comes next: the triwulan after it; of the whole tahun the first triwulan of the next one."""
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
    """What a meeting is likely about for who looks at a plan of `tahun` at `posisi`: the triwulan that ends there; of a
    posisi of these weeks the one that ended last; of one long ago the triwulan it lies in."""
    own = periode_of(posisi)
    is_own = posisi == own.end or (today - posisi).days > RECENT_DAYS
    return own if posisi.year == tahun and is_own else last_ended_periode(today, tahun)


def last_ended_periode(day: date, tahun: int) -> Periode:
    """The triwulan of `tahun` that ended last by the end of a day, else its first: what a meeting then is about."""
    ended = [triwulan for triwulan in (1, 2, 3, 4) if end_of_triwulan(tahun, triwulan) <= day]
    return Periode(tahun, ended[-1] if ended else 1)
