"""A calendar among the headings: which columns are months, triwulan, semester or weeks, and of which year.

Plain data made from the heading rows alone; what stands under it in each row is read by `matriks`. One heading row
may name months (Jan, J, 1) or periods (TW I, Semester 1); of several rows the finest that is not weeks counts, so
TW over months is read by month and months over weeks by month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monev.core.dates import SHORT_MONTHS
from monev.reading.files.grid import Grid, column_letter
from monev.reading.vocabulary.headings import (
    LAPORAN_GROUPS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    heading_meanings,
    heading_words,
    normalize,
)
from monev.reading.vocabulary.time_words import MONTH_SPELLINGS, ROMAN, UNITS

_MONTHS = {spelling: n for n, spellings in enumerate(MONTH_SPELLINGS, start=1) for spelling in spellings}
_UNITS = {**UNITS, "tri": 3, "triw": 3}
"""Over a column offices also cut the word short; in a sentence `tri` may be anything."""

_LEADING_WORDS = r"(?:(?:target|rencana|jadwal|waktu|bulan|bln) )*"
_NAME = re.compile(
    rf"{_LEADING_WORDS}(?P<nama>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?: (?P<tahun>(?:20)?\d\d))?"
)
_KODE = re.compile(r"b ?(?P<nomor>0?[1-9]|1[0-2])")
_PERIODE = re.compile(
    rf"{_LEADING_WORDS}(?P<satuan>{'|'.join(k for k, n in _UNITS.items() if n > 1)}) ?(?P<nomor>i{{1,3}}|iv|[1-4])"
    r"(?: (?:tahun )?(?P<tahun>20\d\d))?"
)
_TAHUN = re.compile(r"\b(20\d\d)\b")
_LETTERS = "jfmamjjasond"
_NOT_SCHEDULE = frozenset((*LAPORAN_GROUPS, "anggaran", "pagu", "biaya", "penyerapan", "dana"))
_MIN_MONTHS, _MIN_FIGURES, _MIN_PERIODE = 3, 6, 2


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


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns that stand for periods. `heading` is the heading over them; `rekap` are columns of sums between them;
    `others` says that a second calendar stood beside it which could be meant as well; `twins` are columns under its
    periods that say what was done, each beside the one that says what is planned."""

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
    def display_name(self) -> str:
        """What messages call it: the heading over it, else its first and last column."""
        slot = list(self.columns.values())
        return self.heading or f"{slot[0].name}–{slot[-1].name}"


def find_calendar(grid: Grid, beginning: int, end: int) -> Calendar | None:
    """The calendar of these heading rows that says when work is planned; None where there is none."""
    by_column: dict[int, CalendarSlot] = {}
    for row in range(beginning, end + 1):
        for column, slot in _read_row_slots(grid, beginning, row, end).items():
            old = by_column.get(column)
            if old is None or slot.length < old.length:
                by_column[column] = slot
    twins = _find_twins(grid, beginning, end, by_column)
    by_column = {column: slot for column, slot in by_column.items() if column not in twins}
    everything = [
        _complete_calendar(grid, beginning, end, parts) for parts in _split_calendars(by_column) if _is_enough(parts)
    ]
    schedule = [k for k in everything if k is not None]
    if not schedule:
        return None
    primary = min(schedule, key=lambda k: (not _has_time_heading(k.heading), k.start))
    peers = [
        k for k in schedule if k is not primary and _has_time_heading(k.heading) == _has_time_heading(primary.heading)
    ]
    return Calendar(primary.columns, primary.heading, primary.rekap, tuple(k.start for k in peers), twins)


def _find_twins(grid: Grid, beginning: int, end: int, by_column: dict[int, CalendarSlot]) -> frozenset[int]:
    """Columns of a period that are not its plan: Realisasi beside Rencana, R beside T, % beside Target."""
    by_slot: dict[CalendarSlot, dict[int, str]] = {}
    for column, slot in by_column.items():
        wording = normalize(
            next((grid.texts[b, column] for b in range(end, beginning, -1) if (b, column) in grid.texts), "")
        )
        by_slot.setdefault(slot, {})[column] = wording
    result: set[int] = set()
    for content in by_slot.values():
        rencana = {column for column, wording in content.items() if wording in RENCANA_WORDS}
        besides = {column for column, wording in content.items() if wording in REALISASI_WORDS}
        if rencana:
            result |= content.keys() - rencana
        elif len(besides) < len(content):
            result |= besides
    return frozenset(result)


def is_twin_row(grid: Grid, calendar: Calendar, row: int) -> bool:
    """Whether a row under a calendar holds nothing but the words that part plan and done: Rencana, Realisasi, ..."""
    column = grid.by_row.get(row, ())
    wording = {normalize(grid.texts[row, k]) for k in column}
    underneath = all(k in calendar.columns for k in column)
    return (
        underneath
        and wording <= RENCANA_WORDS | REALISASI_WORDS
        and bool(wording & RENCANA_WORDS and wording & REALISASI_WORDS)
    )


def _read_row_slots(grid: Grid, beginning: int, row: int, end: int) -> dict[int, CalendarSlot]:
    """What each column of one heading row names, where that is a part of the year."""
    stretches = list(_read_stretches(grid, row, end))
    wording = [normalize(re.sub(r"\([^)]*\)", "", text)) for text, _ in stretches]
    slot: list[CalendarSlot | None] = [
        _read_named_slot(k, text) for k, (text, _) in zip(wording, stretches, strict=True)
    ]
    for from_, month in (*_find_letter_series(wording), *_find_figure_series(wording)):
        for index, number in enumerate(month):
            slot[from_ + index] = slot[from_ + index] or CalendarSlot(SHORT_MONTHS[number - 1], number, 1)
    for index, k in enumerate(wording):
        if slot[index] is None and (number := ROMAN.get(k, int(k) if k.isdecimal() and len(k) == 1 else 0)):
            length = _find_unit_above(grid, beginning, row, stretches[index][1][0])
            if length > 1 and number * length <= 12:
                slot[index] = _build_periode_slot(length, number, None)
    return {column: one for one, (_, span) in zip(slot, stretches, strict=True) if one for column in range(*span)}


def _read_stretches(grid: Grid, row: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The row's texts with the columns each reaches over: merged, or blank to its right over filled cells below."""
    column = grid.by_row.get(row, [])
    for index, k in enumerate(column):
        edge = k + grid.width_at(row, k)
        following = column[index + 1] if index + 1 < len(column) else grid.last_column + 1
        if edge == k + 1:
            while edge < following and row < end and _is_filled_below(grid, row, end, edge):
                edge += 1
        yield grid.texts[row, k], (k, edge)


def _is_filled_below(grid: Grid, row: int, end: int, column: int) -> bool:
    if (row, column) in grid.merges:
        return False
    return any((b, column) in grid.texts for b in range(row + 1, end + 1))


def _read_named_slot(wording: str, text: str) -> CalendarSlot | None:
    """The period a heading names by itself: JANUARI, Jan-25, B03, TW I, Semester 2."""
    if matching := _NAME.fullmatch(wording):
        tahun = int(matching["tahun"]) if matching["tahun"] else None
        number = _MONTHS[matching["nama"]]
        name = re.split(r"[\s\-'’./]+\d", " ".join(text.split()))[0] if wording.startswith(matching["nama"]) else ""
        return CalendarSlot(
            name or SHORT_MONTHS[number - 1], number, 1, tahun + 2000 if tahun and tahun < 100 else tahun
        )
    if matching := _KODE.fullmatch(wording):
        return CalendarSlot(SHORT_MONTHS[int(matching["nomor"]) - 1], int(matching["nomor"]), 1)
    if matching := _PERIODE.fullmatch(wording):
        length = _UNITS[matching["satuan"]]
        number = ROMAN.get(matching["nomor"]) or int(matching["nomor"])
        if number * length <= 12:
            return _build_periode_slot(length, number, int(matching["tahun"]) if matching["tahun"] else None)
    return None


def _build_periode_slot(length: int, number: int, tahun: int | None) -> CalendarSlot:
    wording = {3: "TW", 4: "Caturwulan", 6: "Semester"}[length]
    return CalendarSlot(f"{wording} {('I', 'II', 'III', 'IV')[number - 1]}", number * length, length, tahun)


def _find_letter_series(wording: list[str]) -> Iterator[tuple[int, range]]:
    """Where the letters J F M A M J J A S O N D stand, or the half of them a half-year's plan has."""
    whole = "".join(k if len(k) == 1 else "-" for k in wording)
    for from_, until in ((0, 12), (6, 12), (0, 6)):
        index = whole.find(_LETTERS[from_:until])
        while index >= 0:
            yield index, range(from_ + 1, until + 1)
            index = whole.find(_LETTERS[from_:until], index + 1)


def _find_figure_series(wording: list[str]) -> Iterator[tuple[int, range]]:
    """Where numbers, roman ones too, count months: consecutive, at least six of them, ending at 12 or before."""
    figures = [int(k) if k.isdecimal() and len(k) <= 2 else ROMAN.get(k, 0) for k in wording]
    index = 0
    while index < len(figures):
        edge = index + 1
        while edge < len(figures) and figures[index] and figures[edge] == figures[edge - 1] + 1:
            edge += 1
        if edge - index >= _MIN_FIGURES and figures[edge - 1] <= 12:
            yield index, range(figures[index], figures[edge - 1] + 1)
        index = edge


def _find_unit_above(grid: Grid, beginning: int, row: int, column: int) -> int:
    """The length of the period that a heading above a bare number speaks of: TRIWULAN over I, II, III, IV."""
    for upper in range(row - 1, beginning - 1, -1):
        wording = normalize(_read_text_from_left(grid, upper, column)).split()
        length = max((_UNITS.get(k, 0) for k in wording), default=0)
        if length:
            return length if not any(k in ROMAN or (k.isdecimal() and len(k) < 3) for k in wording) else 0
    return 0


def _read_text_from_left(grid: Grid, row: int, column: int) -> str:
    """The text over a column: its own or merged one, else the nearest to the left that no filled cell parts off."""
    if text := grid.content_at(row, column):
        return text
    for left in range(column - 1, 0, -1):
        if (row, left) in grid.merges:
            return ""
        if text := grid.texts.get((row, left), ""):
            return text
    return ""


def _split_calendars(by_column: dict[int, CalendarSlot]) -> Iterator[dict[int, CalendarSlot]]:
    """One part for each calendar: time runs forward within one, a period going back begins the next."""
    parts: dict[int, CalendarSlot] = {}
    finest = min((p.length for p in by_column.values()), default=0)
    previous: tuple[int, int] | None = None
    for column in sorted(by_column):
        slot = by_column[column]
        if slot.length == finest:
            if previous is not None and slot.order < previous:
                yield parts
                parts = {}
            previous = slot.order
        parts[column] = slot
    yield parts


def _is_enough(parts: dict[int, CalendarSlot]) -> bool:
    """Whether there are enough different periods to be a calendar and no chance word."""
    length = {p.length for p in parts.values()}
    if not length:
        return False
    differing = len({p.order for p in parts.values() if p.length == min(length)})
    return differing >= (_MIN_MONTHS if min(length) == 1 else _MIN_PERIODE)


def _complete_calendar(grid: Grid, beginning: int, end: int, parts: dict[int, CalendarSlot]) -> Calendar | None:
    """A calendar with its heading, its sums apart and its year; None where its heading speaks of no plan."""
    finest = min(p.length for p in parts.values())
    column = {k: p for k, p in parts.items() if p.length == finest}
    above = _read_headings_above(grid, beginning, end, min(column))
    if any(wording in _NOT_SCHEDULE for text in above for wording in normalize(text).split()):
        return None
    tahun = {int(t) for text in above for t in _TAHUN.findall(text)}
    if len(tahun) == 1 and all(p.tahun is None for p in column.values()):
        (one,) = tahun
        column = {k: CalendarSlot(p.name, p.month, p.length, one) for k, p in column.items()}
    rekap = {k: p for k, p in parts.items() if p.length > finest}
    return Calendar(column, above[0] if above else "", rekap)


def _read_headings_above(grid: Grid, beginning: int, end: int, column: int) -> list[str]:
    """The texts over the first column of a calendar that are no period themselves, from top to bottom."""
    result = []
    for row in range(beginning, end + 1):
        text = " ".join(_read_text_from_left(grid, row, column).split())
        if _read_named_slot(normalize(text), text) or text.isdecimal() or len(text) == 1:
            break
        meaning = heading_meanings().get(heading_words(text), ("target_waktu", 0))[0]
        # A heading to the left, such as PIC beside a calendar of one row, is its neighbour's.
        if text and (grid.content_at(row, column) or meaning == "target_waktu"):
            result.append(text)
    return list(dict.fromkeys(result))


def _has_time_heading(heading: str) -> bool:
    """Whether the heading over a calendar says that it is the plan's time."""
    wording = normalize(heading)
    meaning = heading_meanings().get(wording, ("", 0))[0]
    return meaning == "target_waktu" or any(k in ("waktu", "jadwal", "rencana", "target") for k in wording.split())


def name_columns(calendar: Calendar) -> str:
    """Where a calendar stands, for a person: kolom H–S."""
    return f"kolom {column_letter(min(calendar.columns))}–{column_letter(max(calendar.columns))}"
