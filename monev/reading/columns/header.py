"""What the headings of a plan table say: where they stand, which column means what, which columns are a calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.core.remarks import Remark
from monev.reading.files.grid import Grid, column_letter
from monev.reading.vocabulary.headings import COLUMN_NAMES, REQUIRED, USUAL, normalize
from monev.reading.vocabulary.time_words import MONTH_SPELLINGS, ROMAN, UNITS

_MONTHS = {spelling: n for n, spellings in enumerate(MONTH_SPELLINGS, start=1) for spelling in spellings}
HEADING_UNITS = {**UNITS, "tri": 3, "triw": 3}
"""Over a column offices also cut the word short; in a sentence `tri` may be anything."""

_LEADING_WORDS = r"(?:(?:target|rencana|jadwal|waktu|bulan|bln) )*"
_NAME = re.compile(
    rf"{_LEADING_WORDS}(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?: (?P<tahun>(?:20)?\d\d))?"
)
# B03, TARGET B03, Target kinerja s.d. B06, Bulan ke-3: the month a plan of targets is counted up to.
_KODE = re.compile(
    r"(?:(?:(?:target|rencana|jadwal|waktu|output|keluaran|kinerja|capaian(?<=target capaian)) )*(?:(?:s d|sd) )?b"
    r"|(?:bulan|bln)(?: ke)?) ?(?P<number>0?[1-9]|1[0-2])(?: (?:tahun )?(?P<tahun>20\d\d))?"
)
_LONG_UNITS = "|".join(sorted((k for k, n in HEADING_UNITS.items() if n > 1), key=len, reverse=True))
_PERIODE = re.compile(
    rf"{_LEADING_WORDS}(?P<unit>{_LONG_UNITS}) ?(?P<number>i{{1,3}}|iv|[1-4])"
    r"(?: (?:tahun )?(?P<tahun>20\d\d))?"
)
_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTHS_TO_MONTH = re.compile(
    rf"{_LEADING_WORDS}(?P<first>{_ANY_MONTH})(?: (?:sd|s d|sampai|dengan|hingga|to))* (?P<last>{_ANY_MONTH})"
    r"(?: (?P<tahun>20\d\d))?"
)
_WITH_MONTHS = re.compile(rf"(?<=\S) (?:{_ANY_MONTH})(?: (?:sd|s d|sampai|dengan|hingga|to))* (?:{_ANY_MONTH})$")
WHOLE_YEAR = re.compile(rf"{_LEADING_WORDS}(?:tahun )?(?P<tahun>20\d\d)")
_PERIOD_WITHIN = re.compile(
    rf"\b(?:(?:{_LONG_UNITS})\s*(?:ke\s*)?"
    rf"(?:i{{1,3}}|iv|[1-4])|{'|'.join(name.lower() for name in MONTH_NAMES)})\b"
)


@dataclass(frozen=True, slots=True)
class CalendarSlot:
    """One period of a calendar: its last month, its length in months, its year where the headings name one."""

    name: str
    month: int
    length: int
    tahun: int | None = None

    @property
    def order(self) -> tuple[int, int]:
        """Its place in time."""
        return (self.tahun or 0, self.month)


def read_named_slot(word: str, text: str) -> CalendarSlot | None:
    """The period a heading names by itself: JANUARI, Jan-25, B03, TW I, Semester 2."""
    if found := _NAME.fullmatch(word):
        tahun = int(found["tahun"]) if found["tahun"] else None
        number = _MONTHS[found["name"]]
        name = re.split(r"[\s\-'’./]+\d", " ".join(text.split()))[0] if word.startswith(found["name"]) else ""
        return CalendarSlot(
            name or SHORT_MONTHS[number - 1], number, 1, tahun + 2000 if tahun and tahun < 100 else tahun
        )
    if found := _KODE.fullmatch(word):
        number, tahun = int(found["number"]), int(found["tahun"]) if found["tahun"] else None
        return CalendarSlot(SHORT_MONTHS[number - 1], number, 1, tahun)
    if found := _MONTHS_TO_MONTH.fullmatch(word):
        return _slot_of_months(_MONTHS[found["first"]], _MONTHS[found["last"]], found["tahun"])
    if found := _PERIODE.fullmatch(_WITH_MONTHS.sub("", word)):
        length = HEADING_UNITS[found["unit"]]
        number = ROMAN.get(found["number"]) or int(found["number"])
        if number * length <= 12:
            return build_period_slot(length, number, int(found["tahun"]) if found["tahun"] else None)
    return None


def _slot_of_months(first: int, last: int, tahun: str | None) -> CalendarSlot | None:
    """The part of the year that months count off: JAN–MAR is a quarter, Jul–Des a half; None for any other stretch."""
    length = last - first + 1
    if length not in (3, 4, 6) or last % length:
        return None
    return build_period_slot(length, last // length, int(tahun) if tahun else None)


def build_period_slot(length: int, number: int, tahun: int | None) -> CalendarSlot:
    """The period of a length in months that is the `number`th of its year: TW II."""
    unit = {3: "TW", 4: "Caturwulan", 6: "Semester"}[length]
    return CalendarSlot(f"{unit} {('I', 'II', 'III', 'IV')[number - 1]}", number * length, length, tahun)


def find_period_within(text: str) -> str:
    """The one part of the year that a sheet's name or a title speaks of: TW I, Semester 2, Maret; "" for none."""
    found = set(_PERIOD_WITHIN.findall(normalize(text)))
    return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns that stand for periods, and the heading over them.

    `rekap` are columns of sums between them. `others` are the first columns of further calendars that could be meant as
    well. `twins` are columns under its periods that say what was done, each beside the one that says what is planned.
    """

    columns: dict[int, CalendarSlot]
    heading: str
    rekap: dict[int, CalendarSlot]
    others: tuple[int, ...] = ()
    twins: frozenset[int] = frozenset()

    @property
    def start(self) -> int:
        """The first of its columns."""
        return min(self.columns)

    @property
    def letters(self) -> str:
        """Where it stands, for a person: H–S."""
        return f"{column_letter(self.start)}–{column_letter(max(self.columns))}"

    @property
    def display_name(self) -> str:
        """What messages call it: the heading over it, else its first and last column."""
        slots = list(self.columns.values())
        return self.heading or f"{slots[0].name}–{slots[-1].name}"


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings of a table stand and what each column means.

    `start` and `end` are its first and last heading row. `columns` maps a meaning (a key of `headings.HEADINGS`) to its
    column, `headings` every headed column to its heading as printed. `doubts` counts meanings that no exact heading
    gave; `calendar` are the columns of months or quarters in which work is marked;
    `unread_blocks` the first and last columns of what stands beside the table and is no plan.
    """

    grid: Grid
    start: int
    end: int
    columns: dict[str, int]
    headings: dict[int, str]
    warnings: tuple[Remark, ...] = ()
    doubts: int = 0
    calendar: Calendar | None = None
    unread_blocks: tuple[tuple[int, int], ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """The texts above the headings, from top to bottom."""
        grid = self.grid
        return tuple(grid.texts[b, k] for b in sorted(grid.by_row) if b < self.start for k in grid.by_row[b])

    def has(self, meaning: str) -> bool:
        """Whether the table says this: in a column, or the time in a calendar."""
        return meaning in self.columns or (meaning == "target_waktu" and self.calendar is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Needed meanings the table does not say."""
        return tuple(meaning for meaning in REQUIRED if not self.has(meaning))

    @property
    def missing_usual(self) -> tuple[str, ...]:
        """Meanings every decree prints that this table lacks, though it can be read without them."""
        return tuple(meaning for meaning in USUAL if meaning not in REQUIRED and meaning not in self.columns)

    @property
    def others(self) -> dict[int, str]:
        """Columns without a meaning, with their headings."""
        used = {*self.columns.values(), *(self.calendar.columns if self.calendar else ())}
        return {column: heading for column, heading in self.headings.items() if column not in used}

    def display_name(self, meaning: str) -> str:
        """A meaning's heading as printed, on one line; the usual word where the table has no such column."""
        if meaning in self.columns:
            return self.column_display_name(self.columns[meaning])
        return self.calendar.display_name if meaning == "target_waktu" and self.calendar else COLUMN_NAMES[meaning]

    @property
    def heading_words(self) -> frozenset[str]:
        """Every text of the heading rows, to know them again on the next printed page."""
        grid, rows = self.grid, range(self.start, self.end + 1)
        return frozenset(normalize(grid.texts[b, k]) for b in rows for k in grid.by_row.get(b, ()))

    def repeats_heading(self, number: int, words: frozenset[str]) -> bool:
        """Whether a row says nothing but headings again; `words` is `heading_words`, asked for once per table."""
        columns = self.grid.by_row[number]
        return len(columns) >= 2 and all(normalize(self.grid.texts[number, k]) in words for k in columns)

    @property
    def first_column(self) -> int:
        """NO, or the leftmost column with a meaning where the table has no NO."""
        return self.columns.get("no") or min(self.columns.values())

    def column_display_name(self, column: int) -> str:
        """The heading of a column as printed, on one line; its letter where it has none."""
        return " ".join(self.headings.get(column, "").split()) or column_letter(column)

    @property
    def score(self) -> tuple[int, ...]:
        """How good this reading of the headings is: usual meanings, months, sureness, all meanings; then few rows."""
        usual = sum(self.has(meaning) for meaning in USUAL)
        months = len(self.calendar.columns) + len(self.calendar.twins) if self.calendar else 0
        return (usual, months, -self.doubts, len(self.columns), self.start - self.end, -self.start)
