"""A calendar: columns that are months, triwulan or semester, with marks below them.

Found in the heading rows alone; what is marked in each row is read by `rows.month_matrix`. A
heading row may name months (Jan, J, 1) or periods (TW I, Semester 1). Of several rows the finest
that is not weeks counts: TW over months is read by month, and months over weeks by month.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.core.grouping import group_by
from monev.reading.files.grid import Grid, column_letter, split_runs
from monev.reading.vocabulary.headings import (
    LAPORAN_GROUPS,
    PATTERNS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    heading_words,
    load_patterns,
    meaning_of,
    normalize,
    version_of,
)
from monev.reading.vocabulary.marks import read_entries, role_of
from monev.reading.vocabulary.time_words import ANY_MONTH, MONTH_NUMBERS, ROMAN, UNITS

_UNITS = sorted((word for word, length in UNITS.items() if length > 1), key=len, reverse=True)
TIME_PATTERNS = load_patterns(
    "calendars",
    month=ANY_MONTH,
    units="|".join(_UNITS),
    whole_month="|".join(MONTH_NAMES).lower(),
)
"""Patterns of times in headings and cells."""

_NAMED = ("month", "month_code", "month_to_month", "period")
"""The patterns by which a heading names a period by itself."""

_MONTH_BEHIND = re.compile(r"[\s\-'’./]+\d")
"""Where the year stands behind a month: Jan-25."""

_YEAR = 12
_FIRST_OF_SCHOOL = 7
_QUARTER = 3
_QUARTERS = [1, 2, 3, 4]
_OF_TIME = frozenset({"waktu", "jadwal", "rencana", "target"})
_NOT_SCHEDULE = frozenset((*LAPORAN_GROUPS, "anggaran", "pagu", "biaya", "penyerapan", "dana"))
_MIN_MONTHS = 3
_MIN_FIGURES = 6
_MIN_PERIODE = 2
_UNIT_NAMES = {3: "TW", 4: "Caturwulan", 6: "Semester"}
_NUMERALS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class CalendarSlot:
    """One period of a calendar: its last month, its length in months (0 for one day of a month),
    its year where the headings name one."""

    name: str
    month: int
    length: int
    tahun: int | None = None

    @property
    def end_month(self) -> int:
        """Its last month, counted on over the years: its place in time."""
        return (self.tahun or 0) * 12 + self.month

    def find_named_month(self, text: str) -> CalendarSlot | None:
        """The month within this period that a cell names, or the day of its own: Februari under TW
        I, 12 Mei under Mei; None for anything else."""
        if not TIME_PATTERNS["named_month"].fullmatch(text):
            return None
        words = re.findall(r"[a-z]+", text.casefold())
        months = {MONTH_NUMBERS.get(word, 0) for word in words} - {0}
        if len(months) != 1 or not self.month - self.length < min(months) <= self.month:
            return None
        slot = self if self.length == 1 else month_slot(min(months), self.tahun)
        return replace(slot, name=text) if text[0].isdecimal() else slot


Slots = dict[int, CalendarSlot]
"""Column → the period that its headings name."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns that stand for periods, and the heading over them. `rekap` are columns of sums
    between them. `others` are further calendars that could be meant as well: letter of the first
    column → name. `twins` are columns under its periods that say what was done, each beside the one
    that says what is planned."""

    columns: Slots
    heading: str
    rekap: frozenset[int]
    others: Mapping[str, str] = field(default_factory=dict)
    twins: frozenset[int] = frozenset()

    @property
    def start(self) -> int:
        """The first of its columns."""
        return min(self.columns)

    @property
    def display_name(self) -> str:
        """What messages call it: the heading over it, else its first and last column."""
        first, *_, last = self.columns.values()
        return self.heading or f"{first.name}–{last.name}"


def month_slot(
    number: int,
    tahun: int | None = None,
    name: str = "",
) -> CalendarSlot:
    """A month, by its usual short name where the headings print no other."""
    return CalendarSlot(name or SHORT_MONTHS[number - 1], number, 1, tahun)


def _period_slot(
    length: int,
    last: int,
    tahun: int | None = None,
) -> CalendarSlot | None:
    """The triwulan, caturwulan or semester with this last month; None for any other stretch."""
    if length not in _UNIT_NAMES or last % length or last > _YEAR:
        return None
    name = f"{_UNIT_NAMES[length]} {_NUMERALS[last // length - 1]}"
    return CalendarSlot(name, last, length, tahun)


def find_period_within(text: str) -> str:
    """The one part of the year that a sheet's name or a title speaks of: TW I, Semester 2, Maret;
    "" for none."""
    found = set(TIME_PATTERNS["period_within"].findall(normalize(text)))
    return found.pop() if len(found) == 1 else ""


def find_two_years(titles: Iterable[str]) -> dict[int, int]:
    """The year of each month of a plan that goes on into the next year, as its titles say, without
    July where an academic year may end with it as well; empty for others."""
    found = TIME_PATTERNS["two_years"].search("\n".join(titles))
    if not found or int(found["tahun"]) + 1 != int(found["next"]):
        return {}
    year = 2000 + int(found["tahun"])
    first = MONTH_NUMBERS[(found["first"] or "juli").lower()]
    years = {month: year + (month < first) for month in range(1, _YEAR + 1)}
    if found["academic"]:
        del years[_FIRST_OF_SCHOOL]
    return years


def is_time_heading(heading: str) -> bool:
    """True if the heading over a calendar says that it is the plan's time, its year, or no more
    than its version."""
    words = normalize(heading)
    if not _OF_TIME.isdisjoint(words.split()):
        return True
    return meaning_of(words)[0] == "target_waktu" or bool(PATTERNS["version"].fullmatch(words))


def without_legend(heading: str) -> str:
    """A heading without what it says of the marks below it: JADWAL (P = Rencana, R = Realisasi)."""
    for _, words, entry in read_entries(heading):
        if role_of(words) or "=" in entry:  # TW I: Jan–Mar says nothing of marks
            return heading.partition(entry)[0].rstrip(" (\n")
    return heading.rstrip()


def read_text_from_left(grid: Grid, row: int, column: int) -> str:
    """The text over a column: its own or merged one, else the nearest to the left that no merged
    cell parts off."""
    text = grid.content_at(row, column)
    while not text and column > 1 and (row, column - 1) not in grid.merges:
        column -= 1
        text = grid.texts.get((row, column), "")
    return without_legend(text)


def find_calendar(
    grid: Grid,
    start: int,
    end: int,
    chosen: Container[str] = (),
) -> Calendar | None:
    """The calendar of these heading rows that says when work is planned; None where there is none.
    Of several it is, in this order: the one that a person chose (`chosen`: names), that is headed
    as a time, that is of the latest version, that comes first."""
    rows = _HeadingRows(grid, start, end)
    slots = rows.read_slots()
    twins = rows.find_twins(slots)
    columns = filter(rows.is_planned, sorted(slots.keys() - twins))
    planned = {column: slots[column] for column in columns}
    calendars = [*filter(None, map(rows.complete, _split_calendars(planned)))]
    calendars.sort(key=_rank)
    named = {f"{each.display_name} (deret {n})": each for n, each in enumerate(calendars, 1)}
    for name, calendar in named.items():
        if normalize(name) in chosen:
            return replace(calendar, twins=twins)
    if not calendars:
        return None
    first, *others = calendars
    letters = [column_letter(each.start) for each in others]
    return replace(first, others=dict(zip(letters, [*named][1:], strict=True)), twins=twins)


def _rank(calendar: Calendar) -> tuple[bool, int]:
    """By which of several calendars the plan's comes first."""
    return not is_time_heading(calendar.heading), -version_of(calendar.heading).age


def _split_calendars(slots: Slots) -> list[Slots]:
    """The slots of each calendar: within one time runs forward, a period going back begins the
    next."""
    finest = min((slot.length for slot in slots.values()), default=0)
    parts: list[Slots] = []
    last = 0
    for column in sorted(slots):
        slot = slots[column]
        if slot.length == finest:
            if not parts or slot.end_month < last:
                parts.append({})
            last = slot.end_month
        elif not parts:
            parts.append({})
        parts[-1][column] = slot
    return parts


def _pick_plan(words: dict[int, str]) -> list[int]:
    """The columns of one period that are its plan, by the lowest heading over each: the first under
    rencana (R before T or C is that, too), else those that are not under realisasi, else all."""
    first = min(words)
    if words[first] == "r" and len(words) > 1:
        return [first]
    rencana = [column for column, said in words.items() if said in RENCANA_WORDS]
    others = [column for column, said in words.items() if said not in REALISASI_WORDS | {"c"}]
    return rencana or others or [*words]


def _read_named_slot(text: str) -> CalendarSlot | None:
    """The period that a heading names by itself: JANUARI, Jan-25, B03, TW I, Semester 2, JAN–MAR;
    None for any other stretch of months."""
    word = normalize(text)
    found = next(filter(None, (TIME_PATTERNS[kind].fullmatch(word) for kind in _NAMED)), None)
    if found is None:
        return None
    said = found.groupdict()
    tahun = _read_year(said.get("tahun") or "")
    if month := said.get("name"):
        name = _MONTH_BEHIND.split(" ".join(text.split()))[0] if word.startswith(month) else ""
        return month_slot(MONTH_NUMBERS[month], tahun, name)
    last = MONTH_NUMBERS.get(said.get("last") or "", 0)
    if "unit" in said:
        length = UNITS[said["unit"]]
        return _period_slot(length, last or length * _read_number(said["number"]), tahun)
    if "number" in said:
        return month_slot(int(said["number"]), tahun)
    return _period_slot(last - MONTH_NUMBERS[said["first"]] + 1, last, tahun)


def _read_year(figures: str) -> int | None:
    """A year of four figures or two; None for none."""
    return int(figures[-2:]) + 2000 if figures else None


def _read_number(word: str) -> int:
    """A number of one figure or two, or a Roman one; 0 for any other word."""
    return int(word) if re.fullmatch(r"\d\d?", word) else ROMAN.get(word, 0)


def _find_letters(words: Sequence[str]) -> Slots:
    """Place in `words` → month, where all twelve letters J F M A M J J A S O N D stand."""
    letters = "".join(word if len(word) == 1 else "-" for word in words)
    slots: Slots = {}
    for found in re.finditer("jfmamjjasond", letters):
        slots |= {found.start() + n: month_slot(n + 1) for n in range(_YEAR)}
    return slots


def _find_unit(above: Sequence[str]) -> int:
    """The length of the period that the lowest heading above a bare number speaks of: TRIWULAN over
    I, II, III, IV. 0 for none, -1 for months and where that heading is numbered itself."""
    for text in reversed(above):
        words = normalize(text).split()
        length = max((UNITS.get(word, 0) for word in words), default=0)
        if length:
            return -1 if length == 1 or any(map(_read_number, words)) else length
    return 0


class _HeadingRows(NamedTuple):
    """The rows of a grid that may be headings, in which a calendar is looked for."""

    grid: Grid
    start: int
    end: int

    def read_slots(self) -> Slots:
        """The shortest part of the year that any row names over each column, each with the one year
        that the headings above it name: 2024 over Jan–Des, 2025 over the next."""
        slots: Slots = {}
        for row in range(self.start, self.end + 1):
            for column, slot in self._read_row(row).items():
                if column not in slots or slot.length < slots[column].length:
                    slots[column] = slot
        for column, slot in slots.items():
            above = "\n".join(self._texts_over(column, self.end + 1))
            years = {*TIME_PATTERNS["year"].findall(above)}
            if not slot.tahun and len(years) == 1:
                slots[column] = replace(slot, tahun=int(years.pop()))
        return slots

    def _texts_over(self, column: int, end: int) -> list[str]:
        """What stands over a column in each row before `end`; it may begin left of the column."""
        return [read_text_from_left(self.grid, row, column) for row in range(self.start, end)]

    def _read_row(self, row: int) -> Slots:
        """What each column of one heading row names, where that is a part of the year."""
        stretches = [*self._read_stretches(row)]
        words = [normalize(text) for text, _ in stretches]
        first = [columns.start for _, columns in stretches]
        series = _find_letters(words) | self._find_numbers(row, words, first)
        slots: Slots = {}
        for index, (text, columns) in enumerate(stretches):
            if slot := _read_named_slot(text) or series.get(index):
                slots |= dict.fromkeys(columns, slot)
        return slots

    def _read_stretches(self, row: int) -> Iterator[tuple[str, range]]:
        """The row's texts with the columns each reaches over: merged, or blank to its right over
        filled cells below."""
        grid = self.grid
        below = set[int]().union(
            *(grid.by_row.get(each, ()) for each in range(row + 1, self.end + 1))
        )
        for column, next_column in pairwise([*grid.by_row.get(row, ()), grid.last_column + 1]):
            past = column + grid.width_at(row, column)
            is_merged = past > column + 1
            while (
                not is_merged
                and past < next_column
                and past in below
                and (row, past) not in grid.merges
            ):
                past += 1
            yield without_legend(grid.texts[row, column]), range(column, past)

    def _find_numbers(
        self,
        row: int,
        words: Sequence[str],
        columns: Sequence[int],
    ) -> Slots:
        """Place in `words` → the period that a number counts, Roman ones too."""
        numbers = [*map(_read_number, words)]

        def goes_on(run: list[int], index: int) -> bool:
            last = numbers[run[-1]]
            return last > 0 and numbers[index] == last % _YEAR + 1

        slots: Slots = {}
        for run in split_runs(range(len(numbers)), goes_on):
            counted = [numbers[index] for index in run]
            length = self._find_length(row, columns[run[0]], counted)
            if length == 1:
                slots |= {index: month_slot(numbers[index]) for index in run}
            for index in run if length > 1 else ():
                if slot := _period_slot(length, length * numbers[index]):
                    slots[index] = slot
        return slots

    def _find_length(
        self,
        row: int,
        column: int,
        counted: Sequence[int],
    ) -> int:
        """The length of the periods that numbers one after the other count: months are six or more
        of them, I to IV below a time are quarters, others what their unit above says; 0 for
        none."""
        if not counted[0]:
            return 0
        if len(counted) >= _MIN_FIGURES and max(counted) <= _YEAR:
            return 1
        above = self._texts_over(column, row)
        if length := _find_unit(above):
            return max(length, 0)
        said = [*filter(None, above)]
        is_time = any(map(is_time_heading, said))
        # Over Roman numbers nothing need stand.
        is_time = is_time or (not said and self.grid.texts[row, column].isalpha())
        return _QUARTER if is_time and counted == _QUARTERS else 0

    def find_twins(self, slots: Slots) -> frozenset[int]:
        """Columns of a period that are not its plan: Realisasi beside Rencana, R beside T, % beside
        Target."""
        plan: set[int] = set()
        for columns in group_by(slots, slots.__getitem__).values():
            words: dict[int, str] = {}
            for column in columns:
                texts = (
                    self.grid.texts.get((row, column), "")
                    for row in range(self.end, self.start, -1)
                )
                words[column] = normalize(next(filter(None, texts), ""))
            plan |= {*_pick_plan(words)}
        return frozenset(slots.keys() - plan)

    def _read_lowest(self, column: int) -> str:
        """The words of the lowest heading of a column below the first row."""
        rows = range(self.end, self.start, -1)
        texts = (self.grid.texts.get((row, column), "") for row in rows)
        return normalize(next(filter(None, texts), ""))

    def is_planned(self, column: int) -> bool:
        """True if no heading over a period says that it is what was done or paid: Realisasi 2025
        before Rencana 2026; nor an area: POKJA over I to VI."""
        grid = self.grid
        above = [text for _, text in self._read_above(column)]
        group = grid.merges.get((self.start - 1, column))
        if group and group[1] > min(grid.by_row[self.start]):  # over these columns alone: no title
            above.append(grid.content_at(self.start - 1, column))
        words = normalize(" ".join(above))
        said = TIME_PATTERNS["plan_beside"].sub("target", words).split()
        return _NOT_SCHEDULE.isdisjoint(said) and not PATTERNS["of_areas"].fullmatch(words)

    def complete(self, slots: Slots) -> Calendar | None:
        """A calendar with its heading and its sums apart; None where there are too few different
        periods. Two months are one only below a heading of time: TARGET over B06 and B12."""
        finest = min(slot.length for slot in slots.values())
        columns = {column: slot for column, slot in slots.items() if slot.length == finest}
        first = min(columns)
        above = self._read_headings_above(first)
        fewest = _MIN_PERIODE
        if finest == 1 and not any(map(is_time_heading, above)):
            fewest = _MIN_MONTHS
        periods = {slot.end_month for slot in columns.values()}
        if len(columns) < fewest or len(periods) < _MIN_PERIODE:
            return None
        # Longer periods sum up those of the columns, and so does JML under the same heading.
        sums = slots.keys() - columns.keys()
        grid = self.grid
        beside = max(columns) + 1
        rows = range(self.start, self.end)
        is_below = any(grid.origin(row, first) == grid.origin(row, beside) for row in rows)
        if is_below and TIME_PATTERNS["sum"].fullmatch(
            normalize(grid.content_at(self.end, beside))
        ):
            sums |= {beside}
        return Calendar(columns, next(iter(above), ""), frozenset(sums))

    def _read_headings_above(self, column: int) -> list[str]:
        """The texts over the first column of a calendar, from top to bottom; one from the left that
        means anything but the time, such as PIC, is its neighbour's."""
        result: list[str] = []
        for row, text in self._read_above(column):
            meaning = meaning_of(heading_words(text))[0]
            if self.grid.content_at(row, column) or meaning in ("", "target_waktu"):
                result.append(text)
        return result

    def _read_above(self, column: int) -> Iterator[tuple[int, str]]:
        """Row and text of what stands over a period, down to where a row names it."""
        for row, said in enumerate(self._texts_over(column, self.end + 1), self.start):
            text = " ".join(said.split())
            if _read_named_slot(text) or text.isdecimal() or len(text) == 1:
                return
            if text:
                yield row, text
