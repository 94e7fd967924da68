"""Read the marks under a calendar in each row.

A mark is x, v, ✓, ●, a number, a fill colour, or a merged bar.

Each row gives its marked periods, how they are marked, and its questions. `word_time` writes marked
periods as words, from which TARGET WAKTU is read. `mark_roles` found the role of each mark before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from monev.core.remarks import Remark, name_rows, unique_remarks
from monev.core.statuses import DONE, PLANNED
from monev.reading.columns.calendar import CalendarSlot
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import TargetTime
from monev.reading.files.grid import Cell, cell_address, split_runs
from monev.reading.rows.mark_roles import MarkRoles, read_marked
from monev.reading.vocabulary.marks import PATTERNS, is_amount, kind_of_mark

_FREQUENT = 0.5
_FEWEST_ROWS = 4

CellSlots = dict[Cell, CalendarSlot]
"""Cells under a calendar, each with its period."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of one row: cell → period.

    bar: marked by fill or merge alone, as in a Gantt chart. questions: about this row, without a
    place. amounts: the target capaian of each period, from the words in its cells. done: the
    periods whose mark means done, as a person said.
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


def read_matrix(
    header: Header, rows: Sequence[int], roles: MarkRoles
) -> tuple[dict[int, Marked], tuple[Remark, ...]]:
    """Return the marks of these rows under the table's calendar, none if it has no calendar.

    A remark says if fills of several colours mark them.
    """
    if header.calendar is None:
        return dict.fromkeys(rows, Marked()), ()
    reader = _Reader(header, rows, roles)
    marked = {row: reader.read_row(row) for row in rows}
    filled = [cell for cell in reader.fills if cell in marked[cell[0]].cells]
    if len({reader.fills[cell] for cell in filled}) < 2:
        return marked, ()
    values = {"rows": name_rows(sorted({row for row, _ in filled}))}
    told = header.remark_on_calendar(header.calendar, "due.colours_differ", values)
    return marked, (told,)


class _Reader:
    """Reads the marks of one table. Fills mark only if no cell holds a sign."""

    def __init__(self, header: Header, rows: Sequence[int], roles: MarkRoles) -> None:
        self.roles = roles
        self.grid = header.grid
        self.rows = rows
        self.columns = header.months
        self.beside = sorted(header.headings.keys() - self.columns.keys())
        self.texts = read_marked(header, rows)
        self.fills = {} if any(map(self._holds_sign, rows)) else self._find_fills()

    def _holds_sign(self, row: int) -> bool:
        """True if a row holds a sign that is no bar over several periods."""
        for column, text in self.texts[row].items():
            is_mark = kind_of_mark(text) == "mark" or PLANNED in self.roles.roles_in(text)
            if is_mark and not self._is_merged_bar((row, column)):
                return True
        return False

    def _find_fills(self) -> dict[Cell, str]:
        """Return the fills under the calendar that mark a cell.

        The fill of most cells beside it is a stripe. The fill of at least half the rows in a column
        is a ruler, unless nothing else is marked.
        """
        colours = self.grid.colours
        fills = dict[Cell, str]()
        counts = Counter[tuple[int, str]]()
        for row in self.rows if colours else ():
            beside = Counter(colours.get((row, column), "") for column in self.beside)
            usual = max(beside, key=beside.__getitem__, default="")
            for column in self.columns:
                fill = colours.get(self.grid.origin(row, column), "")
                if fill not in ("", usual):
                    fills[row, column] = fill
                    counts[column, fill] += 1
        few = max(_FEWEST_ROWS, len(self.rows)) * _FREQUENT
        rare = {fill for (_, fill), count in counts.items() if count < few}
        others = {cell: fill for cell, fill in fills.items() if fill in rare}
        return others if others and len(self.rows) >= _FEWEST_ROWS else fills

    def _is_merged_bar(self, cell: Cell) -> bool:
        """True if a cell is part of a merge over more than one period."""
        _, first, _, last = self.grid.merges.get(cell, (0, 0, 0, 0))
        covered = {slot for column, slot in self.columns.items() if first <= column <= last}
        return len(covered) > 1

    def read_row(self, row: int) -> Marked:
        """Read the marks of one row: its signs and its fills."""
        texts = self.texts[row]
        cells = {
            (row, column): self.columns[column] for column in texts if self._marks(row, column)
        }
        is_bar = any(map(self._is_merged_bar, cells)) or not cells
        for column, slot in self.columns.items():
            if (row, column) in self.fills:
                cells[row, column] = slot
        done = list[CalendarSlot]()
        amounts = dict[CalendarSlot, str]()
        for column, text in texts.items():
            roles = self.roles.roles_in(text)
            if DONE in roles:
                done.append(self.columns[column])
            elif not roles and is_amount(text):
                amounts[self.columns[column]] = " ".join(text.split())
        if {*amounts.values()} <= {"1"}:
            amounts = {}
        questions = tuple(self._ask_about_words(row))
        return Marked(cells, is_bar, questions, amounts, tuple(done))

    def _marks(self, row: int, column: int) -> bool:
        """True if a cell's text is a mark of the plan's, or any other that says nothing else."""
        text = self.texts[row][column]
        if roles := self.roles.roles_in(text):
            return PLANNED in roles
        return bool(kind_of_mark(text)) and not _says_nothing_due(text)

    def _ask_about_words(self, row: int) -> Iterator[Remark]:
        """Ask about words under months that are no known mark, once for each text of the row."""
        unknown = dict[str, list[int]]()
        for column, text in self.texts[row].items():
            is_own = self.grid.origin(row, column) == (row, column)
            if is_own and kind_of_mark(text) == "other" and not self.roles.roles_in(text):
                unknown.setdefault(text, []).append(column)
        for text, columns in unknown.items():
            months = ", ".join(self.columns[column].name for column in columns)
            code = "due.no_target_there" if _says_nothing_due(text) else "due.mark_unknown"
            cells = _name_cells((row, column) for column in columns)
            yield Remark(code, values={"cells": cells, "months": months, "text": text[:40]})


def _says_nothing_due(text: str) -> bool:
    """True if words that are no mark say that nothing is due: LIBUR."""
    return kind_of_mark(text) == "other" and bool(PATTERNS["no_target"].search(text))


def _name_cells(cells: Iterable[Cell]) -> str:
    return ", ".join(cell_address(*cell) for cell in cells)


def split_into_runs(slots: Iterable[CalendarSlot]) -> list[list[CalendarSlot]]:
    """Split periods into runs of one length without a gap between them."""

    def goes_on(run: Sequence[CalendarSlot], slot: CalendarSlot) -> bool:
        is_next = slot.end_month - slot.length == run[-1].end_month
        return is_next and slot.length == run[-1].length

    return split_runs(slots, goes_on)


def word_time(slots: Sequence[CalendarSlot], *, span: bool) -> str:
    """Write marked periods as a person would: "Jan, Mar, Jun 2025".

    With `span`, runs as "Jan–Mar".
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
    length = slots[0].length
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
        whole.update(month // length for month in range(first, last + 1))
    return marked in (ends, whole)


def _count_months(day: date) -> int:
    return day.year * 12 + day.month - 1
