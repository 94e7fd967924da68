"""Find a calendar: columns that are months, triwulan or semester, with marks below them.

It is found by the heading rows alone; `rows.month_matrix` reads the marks of each row. A heading
row may name months (Jan, 1) or periods (TW I, Semester 1). Of several rows the finest that is
not weeks counts: TW over months is read by month, and months over weeks by month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from monev.core.dates import SHORT_MONTHS
from monev.core.grouping import group_by
from monev.reading.files.grid import Grid, split_runs
from monev.reading.vocabulary.headings import (
    LAPORAN_GROUPS,
    PATTERNS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    any_of,
    heading_words,
    load_patterns,
    meaning_of,
    normalize,
)
from monev.reading.vocabulary.time_words import ANY_MONTH, MONTH_NUMBERS, ROMAN, UNITS

_UNITS = [word for word, length in UNITS.items() if length > 1]
TIME_PATTERNS = load_patterns("calendars", month=ANY_MONTH, units=any_of(_UNITS))
"""Patterns of times in headings and cells."""

_NAMED = ("month", "month_code", "month_to_month", "period")
"""The patterns by which a heading names a period by itself."""

_MONTH_BEHIND = re.compile(r"[\s\-'’./]+\d")
"""Where the year stands behind a month: Jan-25."""

_YEAR = 12
_QUARTER = 3
_QUARTERS = [1, 2, 3, 4]
_OF_TIME = frozenset({"waktu", "jadwal", "rencana", "target"})
_OF_MONEY = ("anggaran", "pagu", "biaya", "penyerapan", "dana")
_NOT_SCHEDULE = frozenset((*LAPORAN_GROUPS, *_OF_MONEY))
_MIN_MONTHS = 3
_MIN_FIGURES = 6
_MIN_PERIODE = 2
_UNIT_NAMES = {3: "TW", 4: "Caturwulan", 6: "Semester"}
_NUMERALS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class CalendarSlot:
    """One period of a calendar.

    `month`: its last one. `length`: in months, 0 for one day of a month. `tahun`: its year if the
    headings name one.
    """

    name: str
    month: int
    length: int
    tahun: int | None = None

    @property
    def end_month(self) -> int:
        """Its place in time: its last month, counted on over the years."""
        return (self.tahun or 0) * _YEAR + self.month


Slots = dict[int, CalendarSlot]
"""Column → the period that its headings name."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns that stand for periods, and the heading over them.

    `twins`: columns under its periods that say what was done, each beside the one of the plan.
    """

    columns: Slots
    heading: str
    twins: frozenset[int] = frozenset()

    @property
    def start(self) -> int:
        """The first of its columns."""
        return min(self.columns)

    @property
    def display_name(self) -> str:
        """Its name in messages: the heading over it, else its first and last column."""
        if self.heading:
            return self.heading
        first, *_, last = self.columns.values()
        return f"{first.name}–{last.name}"


def month_slot(number: int, tahun: int | None = None, name: str = "") -> CalendarSlot:
    """Return a month, by its usual short name if the headings print no other."""
    if not name:
        name = SHORT_MONTHS[number - 1]
    return CalendarSlot(name, number, 1, tahun)


def _period_slot(length: int, last: int, tahun: int | None = None) -> CalendarSlot | None:
    """Return the triwulan, caturwulan or semester with this last month.

    None for any other stretch.
    """
    if length not in _UNIT_NAMES or last > _YEAR:
        return None
    number, rest = divmod(last, length)
    if rest:
        return None
    name = f"{_UNIT_NAMES[length]} {_NUMERALS[number - 1]}"
    return CalendarSlot(name, last, length, tahun)


def without_legend(heading: str) -> str:
    """Cut the legend of the marks below off a heading: JADWAL (P = Rencana, R = Realisasi)."""
    return heading.partition("(")[0].rstrip() if "=" in heading else heading.rstrip()


def is_time_heading(heading: str) -> bool:
    """True if the heading over a calendar says that it is the plan's time.

    The same holds for a heading that says its year, or no more than its version.
    """
    words = normalize(heading)
    if not _OF_TIME.isdisjoint(words.split()):
        return True
    meaning, _ = meaning_of(words)
    return meaning == "target_waktu" or bool(PATTERNS["version"].fullmatch(words))


def read_text_from_left(grid: Grid, row: int, column: int) -> str:
    """Return the text over a column: its own or merged one, else the nearest to the left.

    No merged cell parts that one off.
    """
    text = grid.content_at(row, column)
    while not text and column > 1:
        column -= 1
        if (row, column) in grid.merges:
            break
        text = grid.texts.get((row, column), "")
    return without_legend(text)


def find_calendar(grid: Grid, start: int, end: int, january: int = 0) -> Calendar | None:
    """Find the calendar of these heading rows that says when work is planned.

    None if there is none.

    Of several, in this order: the months from the column of January on that a person chose, one
    headed as a time, the first.
    """
    if january:
        return Calendar({january + month: month_slot(month + 1) for month in range(_YEAR)}, "")
    rows = _HeadingRows(grid, start, end)
    slots = rows.read_slots()
    twins = rows.find_twins(slots)
    columns = filter(rows.is_planned, sorted(slots.keys() - twins))
    planned = {column: slots[column] for column in columns}
    found = map(rows.complete, _split_calendars(planned))
    calendars = [replace(calendar, twins=twins) for calendar in found if calendar]
    return max(calendars, key=lambda calendar: is_time_heading(calendar.heading), default=None)


def _split_calendars(slots: Slots) -> list[Slots]:
    """Split the slots of several calendars.

    Within one, time runs forward; a period going back begins the next.
    """
    finest = min((slot.length for slot in slots.values()), default=0)
    parts: list[Slots] = []
    last = 0
    for column in sorted(slots):
        slot = slots[column]
        is_finest = slot.length == finest
        if not parts or (is_finest and slot.end_month < last):
            parts.append({})
        if is_finest:
            last = slot.end_month
        parts[-1][column] = slot
    return parts


def _pick_plan(words: dict[int, str]) -> list[int]:
    """Pick the columns of one period that are its plan, by the lowest heading over each.

    Those under rencana, else those that are not under realisasi, else all.
    """
    rencana = [column for column, said in words.items() if said in RENCANA_WORDS]
    others = [column for column, said in words.items() if said not in ("c", *REALISASI_WORDS)]
    return rencana or others or [*words]


def _read_named_slot(text: str) -> CalendarSlot | None:
    """Read the period that a heading names by itself; None for any other stretch of months.

    Such headings are JANUARI, Jan-25, B03, TW I, Semester 2 and JAN–MAR.
    """
    word = normalize(text)
    for kind in _NAMED:
        found = TIME_PATTERNS[kind].fullmatch(word)
        if found:
            break
    else:
        return None
    said = found.groupdict()
    tahun = _read_year(said.get("tahun") or "")
    month = said.get("name")
    if month:
        name = ""
        if word.startswith(month):
            name = _MONTH_BEHIND.split(" ".join(text.split()))[0]
        return month_slot(MONTH_NUMBERS[month], tahun, name)
    last = MONTH_NUMBERS.get(said.get("last") or "", 0)
    if "unit" in said:
        length = UNITS[said["unit"]]
        number = _read_number(said["number"])
        return _period_slot(length, last or length * number, tahun)
    if "number" in said:
        return month_slot(int(said["number"]), tahun)
    first = MONTH_NUMBERS[said["first"]]
    return _period_slot(last - first + 1, last, tahun)


def _read_year(figures: str) -> int | None:
    """Read a year of four figures or two; None for none."""
    return int(figures[-2:]) + 2000 if figures else None


def _read_number(word: str) -> int:
    """Read a number of one figure or two, or a Roman one; 0 for any other word."""
    if re.fullmatch(r"\d\d?", word):
        return int(word)
    return ROMAN.get(word, 0)


def _find_unit(above: Sequence[str]) -> int:
    """Return the length of the period that the lowest heading above a bare number speaks of.

    An example is TRIWULAN over I, II, III, IV. It is 0 for none, and -1 for months and if that
    heading has a number.
    """
    for text in reversed(above):
        words = normalize(text).split()
        length = longest_unit(words)
        if length:
            return -1 if length == 1 or any(map(_read_number, words)) else length
    return 0


def longest_unit(words: Iterable[str]) -> int:
    """Return the months of the longest unit of time among words: 3 for triwulan; 0 for none."""
    return max((UNITS.get(word, 0) for word in words), default=0)


class _HeadingRows(NamedTuple):
    """The rows of a grid that may be headings, in which a calendar is looked for."""

    grid: Grid
    start: int
    end: int

    def read_slots(self) -> Slots:
        """Read the shortest part of the year that any row names over each column.

        It gets the one year that the headings above it name: 2024 over Jan–Des, 2025 over the next.
        """
        slots: Slots = {}
        for row in range(self.start, self.end + 1):
            for column, slot in self._read_row(row).items():
                if column not in slots or slot.length < slots[column].length:
                    slots[column] = slot
        for column, slot in slots.items():
            if slot.tahun:
                continue
            above = "\n".join(self._texts_over(column, self.end + 1))
            years = {*TIME_PATTERNS["year"].findall(above)}
            if len(years) == 1:
                slots[column] = replace(slot, tahun=int(years.pop()))
        return slots

    def _texts_over(self, column: int, end: int) -> list[str]:
        """List the text over a column in each row before `end`; it may begin left of the column."""
        rows = range(self.start, end)
        return [read_text_from_left(self.grid, row, column) for row in rows]

    def _read_row(self, row: int) -> Slots:
        """Read the part of the year that each column of one heading row names."""
        stretches = [*self._read_stretches(row)]
        words = [normalize(text) for text, _ in stretches]
        first = [columns.start for _, columns in stretches]
        series = self._find_numbers(row, words, first)
        slots: Slots = {}
        for index, (text, columns) in enumerate(stretches):
            if slot := _read_named_slot(text) or series.get(index):
                slots |= dict.fromkeys(columns, slot)
        return slots

    def _read_stretches(self, row: int) -> Iterator[tuple[str, range]]:
        """List the row's texts with the columns each reaches over.

        Those are merged, or blank to its right over filled cells below.
        """
        grid = self.grid
        below: set[int] = set()
        for lower in range(row + 1, self.end + 1):
            below.update(grid.by_row.get(lower, ()))
        columns = [*grid.by_row.get(row, ())]
        columns.append(grid.last_column + 1)
        for column, next_column in pairwise(columns):
            width = grid.width_at(row, column)
            past = column + width
            is_blank = width == 1
            while is_blank and past < next_column:
                is_blank = past in below and (row, past) not in grid.merges
                past += is_blank
            text = without_legend(grid.texts[row, column])
            yield text, range(column, past)

    def _find_numbers(self, row: int, words: Sequence[str], columns: Sequence[int]) -> Slots:
        """Return place in `words` → the period that a number counts, a Roman one or J to D too."""
        numbers = [*map(_read_number, words)]
        initials = "".join(word[:1] or " " for word in words)
        january = initials.find("jfmamjjasond")
        if january >= 0:
            numbers[january : january + _YEAR] = range(1, _YEAR + 1)

        def goes_on(run: list[int], index: int) -> bool:
            last = numbers[run[-1]]
            return last > 0 and numbers[index] == last % _YEAR + 1

        slots: Slots = {}
        for run in split_runs(range(len(numbers)), goes_on):
            counted = [numbers[index] for index in run]
            length = self._find_length(row, columns[run[0]], counted)
            if not length:
                continue
            for index in run:
                number = numbers[index]
                if length == 1:
                    slots[index] = month_slot(number)
                elif slot := _period_slot(length, length * number):
                    slots[index] = slot
        return slots

    def _find_length(self, row: int, column: int, counted: Sequence[int]) -> int:
        """Return the length of the periods that numbers one after the other count; 0 for none.

        Six or more are months, I to IV below a time are quarters; others are counted in the unit of
        the heading above.
        """
        if not counted[0]:
            return 0
        if len(counted) >= _MIN_FIGURES and max(counted) <= _YEAR:
            return 1
        above = self._texts_over(column, row)
        length = _find_unit(above)
        if length:
            return max(length, 0)
        if counted != _QUARTERS:
            return 0
        said = [*filter(None, above)]
        is_time = any(map(is_time_heading, said))
        if not said:
            # Roman numbers need no heading above.
            is_time = self.grid.texts[row, column].isalpha()
        return _QUARTER if is_time else 0

    def find_twins(self, slots: Slots) -> frozenset[int]:
        """Find columns of a period that are not its plan.

        Such are Realisasi beside Rencana, R beside T, and % beside Target.
        """
        plan: set[int] = set()
        for columns in group_by(slots, slots.__getitem__).values():
            plan.update(_pick_plan({column: self._read_lowest(column) for column in columns}))
        return frozenset(slots.keys() - plan)

    def _read_lowest(self, column: int) -> str:
        """Read the words of the lowest heading of a column below the first row."""
        for row in range(self.end, self.start, -1):
            if text := self.grid.texts.get((row, column)):
                return normalize(text)
        return ""

    def is_planned(self, column: int) -> bool:
        """True if no heading over a period says that it was done or paid, nor that it is an area.

        Such are Realisasi 2025 before Rencana 2026, and POKJA over I to VI.
        """
        grid = self.grid
        above = [text for _, text in self._read_above(column)]
        _, left, *_ = grid.merges.get((self.start - 1, column), (0, 0))
        if left > min(grid.by_row[self.start]):  # else it is a title
            above.append(grid.content_at(self.start - 1, column))
        words = normalize(" ".join(above))
        said = TIME_PATTERNS["plan_beside"].sub("target", words).split()
        return _NOT_SCHEDULE.isdisjoint(said) and not PATTERNS["of_areas"].fullmatch(words)

    def complete(self, slots: Slots) -> Calendar | None:
        """Return a calendar of the finest periods with its heading.

        None if there are too few different ones. Two months are a calendar only below a heading of
        time: TARGET over B06 and B12.
        """
        finest = min(slot.length for slot in slots.values())
        columns = {column: slot for column, slot in slots.items() if slot.length == finest}
        periods = {slot.end_month for slot in columns.values()}
        first = min(columns)
        above = self._read_headings_above(first)
        fewest = _MIN_PERIODE
        if finest == 1 and not any(map(is_time_heading, above)):
            fewest = _MIN_MONTHS
        if len(columns) < fewest or len(periods) < _MIN_PERIODE:
            return None
        return Calendar(columns, above[0] if above else "")

    def _read_headings_above(self, column: int) -> list[str]:
        """List the texts over the first column of a calendar, from top to bottom.

        One from the left that means anything but the time, such as PIC, is its neighbour's.
        """
        result: list[str] = []
        for row, text in self._read_above(column):
            meaning, _ = meaning_of(heading_words(text))
            is_neighbours = meaning not in ("", "target_waktu")
            if not is_neighbours or self.grid.content_at(row, column):
                result.append(text)
        return result

    def _read_above(self, column: int) -> Iterator[tuple[int, str]]:
        """List row and text over a period, down to the row that names it."""
        texts = self._texts_over(column, self.end + 1)
        for row, said in enumerate(texts, self.start):
            text = " ".join(said.split())
            if text.isdecimal() or len(text) == 1 or _read_named_slot(text):
                return
            if text:
                yield row, text
