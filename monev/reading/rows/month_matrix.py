"""Read the marks under a calendar in each row: x, v, ✓, ●, a number, a fill colour, or a merged
bar.

Each row gives its marked periods, how they are marked, and its questions. `word_time` writes marked
periods as words, from which TARGET WAKTU is read. `legends` found the meaning of the marks before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, pairwise

from monev.core.remarks import Remark, name_rows, unique_remarks
from monev.core.statuses import DONE, PLANNED
from monev.reading.columns.calendar import Calendar, CalendarSlot
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import TargetTime, read_time
from monev.reading.files.grid import Cell, cell_address, split_runs
from monev.reading.reports.report_words import put_off_to
from monev.reading.rows.legends import MarkMeanings, are_counted, falls, read_marked
from monev.reading.vocabulary.marks import PATTERNS, is_amount, kind_of_mark

_FREQUENT = 0.5
_FEWEST_COLOURS = 2
_COUNTS = frozenset("23456789")
_FEWEST_ROWS, _ANY_YEAR = 4, 2000

CellSlots = dict[Cell, CalendarSlot]
"""Cells under a calendar, each with its period."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of one row: cell → period.

    bar: marked by fill or merge alone, as in a Gantt chart. questions: about this row, without a
    place. amounts: the target capaian of each period, from the words in its cells. done: the
    periods whose mark means done, by the legend.
    """

    cells: CellSlots = field(default_factory=dict)
    bar: bool = False
    questions: tuple[Remark, ...] = ()
    amounts: dict[CalendarSlot, str] = field(default_factory=dict)
    done: tuple[CalendarSlot, ...] = ()

    @property
    def slots(self) -> tuple[CalendarSlot, ...]:
        """The periods marked, in order of time, each once."""
        unique = dict.fromkeys(self.cells.values())
        in_time = sorted(unique, key=lambda slot: slot.end_month)
        return tuple(in_time)

    @property
    def name_cells(self) -> str:
        """The addresses of the marked cells: F4, G4."""
        return _name_cells(sorted(self.cells))

    def __or__(self, other: Marked) -> Marked:
        """Merge the marks of two rows of one langkah."""
        return Marked(
            self.cells | other.cells,
            self.bar or other.bar,
            tuple(unique_remarks((*self.questions, *other.questions))),
            self.amounts | other.amounts,
            (*self.done, *other.done),
        )


def ask_about_colours(header: Header, rows: Sequence[int], meanings: MarkMeanings) -> MarkMeanings:
    """Tell that a calendar's fills of several colours all mean the plan."""
    calendar = header.calendar
    if calendar is None or not header.grid.colours:
        return meanings
    reader = _Reader(header, calendar, rows, meanings)
    fills_of = {row: reader.list_fills(row) for row in rows}
    used = {*chain(*fills_of.values())}
    if len(used) < _FEWEST_COLOURS:
        return meanings
    coloured = [row for row, fills in fills_of.items() if fills]
    values = {"rows": name_rows(coloured)}
    return meanings.asking(header.remark_on_calendar(calendar, "due.colours_differ", values))


def read_matrix(header: Header, rows: Sequence[int], meanings: MarkMeanings) -> dict[int, Marked]:
    """Return the marks of these rows under the table's calendar; none if it has no calendar."""
    if header.calendar is None:
        return dict.fromkeys(rows, Marked())
    reader = _Reader(header, header.calendar, rows, meanings)
    return {row: reader.read_row(row) for row in rows}


class _Reader:
    """Reads the marks of one table. It knows the whole table, because a fill only counts if it is
    unusual there.
    """

    def __init__(
        self, header: Header, calendar: Calendar, rows: Sequence[int], meanings: MarkMeanings
    ) -> None:
        self.meanings = meanings
        self.grid = header.grid
        self.rows = rows
        self.calendar = calendar
        self.columns = calendar.columns
        self.time = header.columns.get("target_waktu", 0)
        self.beside = header.headings.keys() - self.columns.keys() - calendar.rekap
        self.texts = read_marked(header, calendar, rows)
        self.has_marks = any(map(self._holds_mark, rows))
        # 1 is an amount if other rows have 2 or 3, or if the table totals them.
        said = set[str]()
        for texts in self.texts.values():
            said.update(texts.values())
        has_counts = not said.isdisjoint(_COUNTS)
        self.are_counts = has_counts or are_counted(header, calendar)
        self.fills = self._find_unusual_fills() if self.grid.colours else {}

    def _holds_mark(self, row: int) -> bool:
        """True if a row holds a sign that is no bar over several periods."""
        for column, text in self.texts[row].items():
            is_mark = kind_of_mark(text) == "mark" or PLANNED in self.meanings.roles_in(text)
            if is_mark and not self._is_merged_bar((row, column)):
                return True
        return False

    def _fill(self, row: int, column: int) -> str:
        origin = self.grid.origin(row, column)
        return self.grid.colours.get(origin, "")

    def _find_unusual_fills(self) -> dict[Cell, str]:
        """Return the fills under the calendar that mark a cell.

        The fill of most cells beside it is a stripe. The fill of at least half the rows in a column
        is a ruler, unless nothing else is marked.
        """
        fills = dict[Cell, str]()
        counts = Counter[tuple[int, str]]()
        for row in self.rows:
            beside = Counter(self._fill(row, column) for column in sorted(self.beside))
            usual = max(beside, key=beside.__getitem__, default="")
            for column in self.columns:
                fill = self._fill(row, column)
                if fill not in ("", usual):
                    fills[row, column] = fill
                    counts[column, fill] += 1
        if len(self.rows) < _FEWEST_ROWS:
            return fills
        few = _FREQUENT * len(self.rows)
        rare = {fill for (_, fill), count in counts.items() if count < few}
        others = {cell: fill for cell, fill in fills.items() if fill in rare}
        return others if self.has_marks or others else fills

    def _is_merged_bar(self, cell: Cell) -> bool:
        """True if a cell is part of a merge over more than one period."""
        merge = self.grid.merges.get(cell)
        if merge is None:
            return False
        _, first, _, last = merge
        covered = set[CalendarSlot]()
        for column, slot in self.columns.items():
            if first <= column <= last:
                covered.add(slot)
        return len(covered) > 1

    def read_row(self, row: int) -> Marked:
        """Read the marks of one row: its signs, else its fills."""
        marks = self._find_marks(row)
        fills = self._find_fills(row)
        questions = [*self._ask_about_signs(row), *self._ask_about_fills(row, marks, fills)]
        done = list[CalendarSlot]()
        for column, text in self.texts[row].items():
            if DONE in self.meanings.roles_in(text):
                done.append(self.columns[column])
        by_signs = self.has_marks and bool(marks)
        is_filled = bool(fills) and not by_signs
        is_bar = is_filled or any(map(self._is_merged_bar, marks))
        cells = marks if by_signs else marks | fills
        return Marked(cells, is_bar, tuple(questions), self._read_amounts(row), tuple(done))

    def list_fills(self, row: int) -> list[str]:
        """List the fills that mark a row without signs."""
        if self.has_marks and self._find_marks(row):
            return []
        found = dict[str, None]()
        for column in self.columns:
            fill = self.fills.get((row, column))
            if fill:
                found[fill] = None
        return list(found)

    def _find_fills(self, row: int) -> CellSlots:
        """Return the cells of a row that a fill marks. None in rows of shares."""
        if row in self.meanings.cumulative:
            return {}
        filled = CellSlots()
        for column, slot in self.columns.items():
            if (row, column) in self.fills:
                filled[row, column] = slot
        return filled

    def _find_marks(self, row: int) -> CellSlots:
        """Return the cells of a row that hold a mark of the plan's, or name a month within their
        period.
        """
        marks = CellSlots()
        for column, text in self.texts[row].items():
            roles = self.meanings.roles_in(text)
            is_planned = PLANNED in roles if roles else not _says_nothing_due(text)
            if kind_of_mark(text) and is_planned:
                marks[row, column] = self._find_slot(column, text)
        return self._at_last_rise(row, marks)

    def _find_slot(self, column: int, text: str) -> CalendarSlot:
        """Return the month or day a marked cell names within its period, else the period."""
        slot = self.columns[column]
        if self._is_day(text):  # 27 Mar
            return replace(slot, name=f"{text} {slot.name}", length=0)
        return slot.find_named_month(text) or slot

    def _is_day(self, text: str) -> bool:
        if self.meanings.are_days and text.isdecimal():
            return True
        return PATTERNS["of_month"].fullmatch(text) is not None

    def _at_last_rise(self, row: int, marks: CellSlots) -> CellSlots:
        """Return the marks that are due.

        1. Of counts beside cumulative shares: the cells where they rise.
        2. Of cumulative shares: the cell of the last rise, or none if words say when.
        3. Of other marks: all.
        """
        shares = self.meanings.cumulative.get(row, {})
        counts = self.meanings.counts.get(row, {})
        if counts:
            due = set(counts)
            for above, column in pairwise(counts):
                if counts[above] == counts[column]:
                    due.discard(column)
        elif shares and not falls(shares):
            words = self.grid.content_at(row, self.time)
            is_said = bool(read_time(words, _ANY_YEAR).tenggat)
            due = set() if is_said else {max(shares, key=shares.__getitem__)}
        else:
            return marks
        return {cell: slot for cell, slot in marks.items() if cell[1] in due}

    def _ask_about_fills(self, row: int, marks: CellSlots, fills: CellSlots) -> Iterator[Remark]:
        """Ask about fills of blank cells that lead to no sign, and about a row with fills alone if
        other rows have signs.
        """
        if not fills or not self.has_marks:
            return
        unmarked = list[Cell]()
        leads = False
        for column in sorted(self.columns, reverse=True):
            cell = (row, column)
            leads = cell in marks or (leads and cell in fills)
            is_blank = not marks or cell not in self.grid.texts
            if cell in fills and is_blank and not leads:
                unmarked.append(cell)
        if unmarked:
            values = {"cells": _name_cells(reversed(unmarked))}
            yield Remark("due.coloured_not_marked", values=values)

    def _read_amounts(self, row: int) -> dict[CalendarSlot, str]:
        """Return the words of the row's cells if one says more than a mark: 1 laporan, 28, 100 %. A
        plain 1 is an amount only if the table counts: Target beside Realisasi, or a total.
        """
        amounts = dict[CalendarSlot, str]()
        for column, text in self.texts[row].items():
            slot = self.columns[column]
            if self._says_amount(slot, text):
                amounts[slot] = " ".join(text.split())
        if self.calendar.twins or self.are_counts:
            return amounts
        return amounts if set(amounts.values()) - {"1"} else {}

    def _says_amount(self, slot: CalendarSlot, text: str) -> bool:
        if self._is_day(text) or self.meanings.roles_in(text):
            return False
        return is_amount(text)

    def _ask_about_signs(self, row: int) -> Iterator[Remark]:
        """Ask about words under months that are no known mark, once for each text of the row."""
        columns_of = dict[str, list[int]]()
        for column, text in self.texts[row].items():
            cell = (row, column)
            is_own = self.grid.origin(*cell) == cell
            is_known = self.meanings.knows(text, self.columns[column])
            if is_own and not is_known:
                columns_of.setdefault(text, []).append(column)
        for text, columns in columns_of.items():
            months = ", ".join(self.columns[column].name for column in columns)
            later = put_off_to(text, _ANY_YEAR)
            if later is not None:
                called_off = {"column": months, "words": text, "later": later}
                yield Remark("rows.called_off", values=called_off)
                continue
            code = "due.no_target_there" if _says_nothing_due(text) else "due.mark_unknown"
            cells = _name_cells((row, column) for column in columns)
            values = {"cells": cells, "months": months, "text": text[:40]}
            yield Remark(code, values=values)


def _says_nothing_due(text: str) -> bool:
    """True if words that are no mark say that nothing is due: LIBUR."""
    if kind_of_mark(text) != "other":
        return False
    return PATTERNS["no_target"].search(text.casefold()) is not None


def _name_cells(cells: Iterable[Cell]) -> str:
    return ", ".join(cell_address(*cell) for cell in cells)


def split_into_runs(slots: Iterable[CalendarSlot]) -> list[list[CalendarSlot]]:
    """Split periods into runs of one length without a gap between them."""

    def goes_on(run: Sequence[CalendarSlot], slot: CalendarSlot) -> bool:
        is_next = slot.end_month - slot.length == run[-1].end_month
        return is_next and slot.length == run[-1].length

    return split_runs(slots, goes_on)


def word_time(slots: Sequence[CalendarSlot], *, span: bool) -> str:
    """Write marked periods as a person would: "Jan, Mar, Jun 2025"; with `span`, runs as
    "Jan–Mar".
    """
    years = {slot.tahun for slot in slots}
    runs = split_into_runs(slots) if span else [[slot] for slot in slots]
    words = list[str]()
    for run in runs:
        ends = dict.fromkeys((run[0], run[-1]))
        words.append("–".join(_name_slot(slot, years) for slot in ends))
    text = ", ".join(words)
    year = slots[0].tahun if len(years) == 1 else None
    return f"{text} {year}" if year else text


def _name_slot(slot: CalendarSlot, years: set[int | None]) -> str:
    """Name a period, with its year if the periods have several."""
    return f"{slot.name} {slot.tahun}" if slot.tahun and len(years) > 1 else slot.name


def words_agree(timing: TargetTime, slots: Sequence[CalendarSlot], tahun: int | None) -> bool:
    """True if written time and marks agree, by month or by the marks' own longer periods."""
    length = slots[0].length or 1
    marked = set[int]()
    for slot in slots:
        year = slot.tahun or tahun or 0
        marked.add((year * 12 + slot.month - 1) // length)
    ends = set[int]()
    whole = set[int]()
    for tenggat in timing.tenggat:
        first = _count_months(tenggat.buka)
        last = _count_months(tenggat.jatuh_tempo)
        ends.add(last // length)
        for month in range(first, last + 1):
            whole.add(month // length)
    return marked in (ends, whole)


def _count_months(day: date) -> int:
    return day.year * 12 + day.month - 1
