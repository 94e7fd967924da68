"""What is marked under a calendar in each row: by x, v, ✓, ●, a number, a fill colour, or a merged
bar. Each row says which periods are marked, how they were marked, and what could not be told.
`word_time` turns marked periods into words that TARGET WAKTU can be read from. What the marks of a
table mean was read before, in `legends`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from colorsys import rgb_to_hsv
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from monev.core.grouping import group_by
from monev.core.remarks import (
    Remark,
    name_rows,
    unique_remarks,
)
from monev.core.statuses import DONE, MARK_ROLES, PLANNED
from monev.reading.choices import ReadingChoices
from monev.reading.columns.calendar import (
    Calendar,
    CalendarSlot,
)
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import (
    TargetTime,
    read_time,
)
from monev.reading.files.grid import (
    Cell,
    cell_address,
    split_runs,
)
from monev.reading.reports.report_words import put_off_to
from monev.reading.rows.legends import (
    MarkMeanings,
    are_counted,
    chosen_roles,
    falls,
    part_colours,
    read_marked,
)
from monev.reading.vocabulary.marks import (
    PATTERNS,
    is_amount,
    kind_of_mark,
)

_COLOURS = (
    (15, "merah"),
    (45, "jingga"),
    (70, "kuning"),
    (165, "hijau"),
    (260, "biru"),
    (320, "ungu"),
    (361, "merah"),
)
"""Where on the wheel of hues each colour ends, in degrees."""
_GREY, _FREQUENT = 0.1, 0.5
_COUNTS = frozenset("23456789")
_FEWEST_ROWS, _ANY_YEAR = 4, 2000

CellSlots = dict[Cell, CalendarSlot]
"""Cells under a calendar, each with its period."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One row's marks: cell → period.

    bar: marked by fill or merge alone, as in a Gantt chart. questions: about this row, without a
    place. amounts: what its cells say beside being marked, the target capaian of each period.
    done: the periods whose mark says, by the legend, what was done.
    """

    cells: CellSlots = field(default_factory=dict)
    bar: bool = False
    questions: tuple[Remark, ...] = ()
    amounts: dict[CalendarSlot, str] = field(default_factory=dict)
    done: tuple[CalendarSlot, ...] = ()

    @property
    def slots(self) -> tuple[CalendarSlot, ...]:
        """The periods marked, in order of time, each once."""
        return tuple(
            sorted(
                dict.fromkeys(self.cells.values()),
                key=lambda slot: slot.end_month,
            )
        )

    @property
    def name_cells(self) -> str:
        """The marked cells, as a person types them."""
        return _name_cells(sorted(self.cells))

    def __or__(self, other: Marked) -> Marked:
        """Two rows of one langkah as one."""
        return Marked(
            self.cells | other.cells,
            self.bar or other.bar,
            tuple(unique_remarks((*self.questions, *other.questions))),
            self.amounts | other.amounts,
            (*self.done, *other.done),
        )


def read_colours(
    header: Header,
    rows: Sequence[int],
    meanings: MarkMeanings,
    choices: ReadingChoices,
) -> MarkMeanings:
    """With what the fills of a calendar mean where a row has two or more: as a person chose or the
    legend says, else all are the plan's, and that is asked once."""
    if header.calendar is None or not header.grid.colours:
        return meanings
    reader = _Reader(header, header.calendar, rows, meanings)
    fills_of = {row: fills for row in rows if (fills := reader.list_fills(row))}
    several = {row: fills for row, fills in fills_of.items() if len(fills) > 1}
    names = _name_each(dict.fromkeys(chain(*several.values())))
    named = " ".join(names.values())
    chosen = chosen_roles(choices, named)
    if len(chosen) == len(names) > 0:
        return replace(
            meanings,
            colours=dict(zip(names, chosen, strict=True)),
        )
    used = {*chain(*fills_of.values())}
    words = _read_colour_legend(header, rows, used)
    roles = part_colours(words)
    said = [f"warna “{words[fill]}” = {MARK_ROLES[role]}" for fill, role in roles.items()]
    due = {words[fill] for fill in names if roles.get(fill) == PLANNED}
    if names.keys() - roles.keys() or len(due) > 1:
        values = {"colours": named.replace(" ", " dan ").replace("_", " ")}
        values["rows"] = name_rows(several)
        question = header.remark_on_calendar(header.calendar, "due.colours_differ", values)
        meanings = meanings.asking(replace(question, nilai=named))
    return replace(
        meanings,
        colours=roles,
        said="; ".join(filter(None, (meanings.said, *said))),
    )


def _name_each(fills: Iterable[str]) -> dict[str, str]:
    """Fill → its name; numbered where another is called so."""
    names = {fill: name_colour(fill) for fill in fills}
    count = Counter(names.values())
    for number, (fill, name) in enumerate(names.items(), start=1):
        if count[name] > 1:
            names[fill] = f"{name}_{number}"
    return names


def _read_colour_legend(header: Header, rows: Sequence[int], used: set[str]) -> dict[str, str]:
    """Used fill → its words: behind its name (hijau = rencana), else beside or in a cell of it
    around the table."""
    grid = header.grid
    of_name = group_by(sorted(used), name_colour)
    legend = dict[str, str]()
    for each in PATTERNS["of_named_colour"].finditer("\n".join(grid.texts.values())):
        for fill in of_name.get(each["colour"].lower(), ()):
            legend[fill] = each["meaning"]
    last = max(rows, default=grid.last_row)
    for (row, column), fill in grid.colours.items():
        if fill not in used or header.start <= row <= last:
            continue
        filled = grid.by_row.get(row, ())
        beside = [grid.texts[row, other] for other in filled if other >= column]
        if beside:
            legend.setdefault(fill, " ".join(beside[0].split()))
    return legend


def name_colour(fill: str) -> str:
    """What people call a fill: RRGGBB → hijau; one of the file's theme or palette as it is
    numbered."""
    if "-" in fill:  # tema-9
        return fill
    red, green, blue = bytes.fromhex(fill[-6:])
    hue, saturation, _ = rgb_to_hsv(red / 255, green / 255, blue / 255)
    if saturation <= _GREY:
        return "abu-abu"
    return next(name for end, name in _COLOURS if hue * 360 < end)


def read_matrix(
    header: Header,
    rows: Sequence[int],
    meanings: MarkMeanings,
) -> dict[int, Marked]:
    """The marks of these rows under the table's calendar, by what marks mean there; none where it
    has no calendar."""
    if header.calendar is None:
        return dict.fromkeys(rows, Marked())
    reader = _Reader(header, header.calendar, rows, meanings)
    return {row: reader.read_row(row) for row in rows}


class _Reader:
    """Knows the whole table, because a fill means something only against what is usual in it."""

    def __init__(
        self,
        header: Header,
        calendar: Calendar,
        rows: Sequence[int],
        meanings: MarkMeanings,
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
        # 1 says how much where 2 or 3 of other rows do, or a sum beside them.
        has_counts = any({*said.values()} & _COUNTS for said in self.texts.values())
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
        return self.grid.colours.get(self.grid.origin(row, column), "")

    def _find_unusual_fills(self) -> dict[Cell, str]:
        """The fills under the calendar that mark a cell: not that of most cells beside it (a
        stripe), nor that of most rows in a column (a ruler), unless nothing else is marked."""
        fills = dict[Cell, str]()
        for row in self.rows:
            beside = Counter(self._fill(row, column) for column in sorted(self.beside))
            usual = max(beside, key=beside.__getitem__, default="")
            for column in self.columns:
                fill = self._fill(row, column)
                if fill not in ("", usual):
                    fills[row, column] = fill
        counts = Counter((column, fill) for (_, column), fill in fills.items())
        rare = {fill for (_, fill), count in counts.items() if count < _FREQUENT * len(self.rows)}
        others = {cell: fill for cell, fill in fills.items() if fill in rare}
        is_table = len(self.rows) >= _FEWEST_ROWS
        return others if is_table and (self.has_marks or others) else fills

    def _is_merged_bar(self, cell: Cell) -> bool:
        """True if a cell is part of a merge over more than one period."""
        _, first, _, last = self.grid.merges.get(cell, (0, 0, 0, 0))
        covered = {slot for column, slot in self.columns.items() if first <= column <= last}
        return len(covered) > 1

    def read_row(self, row: int) -> Marked:
        """What one row marks: by signs, else by its fills."""
        marks = self._find_marks(row)
        fills = self._find_fills(row, PLANNED)
        questions = [
            *self._ask_about_signs(row),
            *self._ask_about_fills(row, marks, fills),
        ]
        done = [*self._find_fills(row, DONE).values()]
        for column, text in self.texts[row].items():
            if DONE in self.meanings.roles_in(text):
                done.append(self.columns[column])
        by_signs = self.has_marks and bool(marks)
        is_bar = any(map(self._is_merged_bar, marks)) or (bool(fills) and not by_signs)
        cells = marks if by_signs else marks | fills
        return Marked(
            cells,
            is_bar,
            tuple(questions),
            self._read_amounts(row),
            tuple(done),
        )

    def list_fills(self, row: int) -> list[str]:
        """The fills that mark a row, where no signs do."""
        if self.has_marks and self._find_marks(row):
            return []
        cells = [(row, column) for column in self.columns]
        return list(dict.fromkeys(self.fills[cell] for cell in cells if cell in self.fills))

    def _find_fills(self, row: int, role: str) -> CellSlots:
        """The cells of a row whose fill has this role: the plan's, where nothing else is said of
        it. None of shares."""
        if row in self.meanings.cumulative:
            return {}
        filled = CellSlots()
        for column, slot in self.columns.items():
            fill = self.fills.get((row, column))
            if fill and self.meanings.colours.get(fill, PLANNED) == role:
                filled[row, column] = slot
        return filled

    def _find_marks(self, row: int) -> CellSlots:
        """The cells of a row that hold a mark of the plan's, or name a month within their
        period."""
        marks = CellSlots()
        for column, text in self.texts[row].items():
            roles = self.meanings.roles_in(text)
            is_planned = PLANNED in roles if roles else not _says_nothing_due(text)
            if kind_of_mark(text) and is_planned:
                marks[row, column] = self._find_slot(column, text)
        return self._at_last_rise(row, marks)

    def _find_slot(self, column: int, text: str) -> CalendarSlot:
        """What a marked cell names within its period: a month or a day; else the period."""
        slot = self.columns[column]
        if self._is_day(text):  # 27 Mar
            return replace(slot, name=f"{text} {slot.name}", length=0)
        return slot.find_named_month(text) or slot

    def _is_day(self, text: str) -> bool:
        is_number = self.meanings.are_days and text.isdecimal()
        return is_number or PATTERNS["of_month"].fullmatch(text) is not None

    def _at_last_rise(self, row: int, marks: CellSlots) -> CellSlots:
        """Of cumulative shares, the one cell where they last rise, and none where words say when;
        of counts beside them the cells where they rise; of other marks, all."""
        shares = self.meanings.cumulative.get(row, {})
        counts = self.meanings.counts.get(row, {})
        kept = {column for _, column in marks}
        if counts:
            kept = {*counts} - {
                column for above, column in pairwise(counts) if counts[above] == counts[column]
            }
        elif shares and not falls(shares):
            is_said = read_time(
                self.grid.content_at(row, self.time),
                _ANY_YEAR,
            ).tenggat
            kept = set() if is_said else {max(shares, key=shares.__getitem__)}
        return {cell: slot for cell, slot in marks.items() if cell[1] in kept}

    def _ask_about_fills(self, row: int, marks: CellSlots, fills: CellSlots) -> Iterator[Remark]:
        """Fills of blank cells beside signs but those that lead to one, and fills alone where other
        rows have signs."""
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
            code = "due.coloured_not_marked" if marks else "due.only_coloured"
            yield Remark(
                code,
                values={"cells": _name_cells(reversed(unmarked))},
            )

    def _read_amounts(self, row: int) -> dict[CalendarSlot, str]:
        """What the row's cells say beside being marked, where one says more than a mark: 1 laporan,
        28, 100 %. 1 below Target, with Realisasi beside it, is how much is due too."""
        amounts = dict[CalendarSlot, str]()
        for column, text in self.texts[row].items():
            slot = self.columns[column]
            if self._says_amount(slot, text):
                amounts[slot] = " ".join(text.split())
        says_more = self.calendar.twins or self.are_counts or {*amounts.values()} - {"1"}
        return amounts if says_more else {}

    def _says_amount(self, slot: CalendarSlot, text: str) -> bool:
        if self._is_target(text):
            return not slot.find_named_month(text)
        return is_amount(text) and not self._is_day(text) and not self.meanings.roles_in(text)

    def _is_target(self, text: str) -> bool:
        """True if words say what is due in their period, in a table whose cells do."""
        are_words = self.meanings.of_words and kind_of_mark(text) == "other"
        return are_words and not _says_nothing_due(text)

    def _ask_about_signs(self, row: int) -> Iterator[Remark]:
        """Words under a month that are no known mark, each asked about once however many months it
        stands under."""
        columns_of = dict[str, list[int]]()
        for column, text in self.texts[row].items():
            cell = (row, column)
            is_own = self.grid.origin(*cell) == cell
            is_known = self._is_target(text) or self.meanings.knows(text, self.columns[column])
            if is_own and not is_known:
                columns_of.setdefault(text, []).append(column)
        for text, columns in columns_of.items():
            months = ", ".join(self.columns[column].name for column in columns)
            later = put_off_to(text, _ANY_YEAR)
            if later is not None:
                values = {
                    "column": months,
                    "words": text,
                    "later": later,
                }
                yield Remark("rows.called_off", values=values)
                continue
            code = "due.no_target_there" if _says_nothing_due(text) else "due.mark_unknown"
            cells = _name_cells((row, column) for column in columns)
            yield Remark(
                code,
                values={
                    "cells": cells,
                    "months": months,
                    "text": text[:40],
                },
            )


def _says_nothing_due(text: str) -> bool:
    """True if words that are no mark say that nothing is due: LIBUR."""
    says_so = PATTERNS["no_target"].search
    return kind_of_mark(text) == "other" and bool(says_so(text.casefold()))


def _name_cells(cells: Iterable[Cell]) -> str:
    return ", ".join(cell_address(*cell) for cell in cells)


def split_into_runs(
    slots: Iterable[CalendarSlot],
) -> list[list[CalendarSlot]]:
    """Runs of periods of one length without a gap between them."""

    def goes_on(run: Sequence[CalendarSlot], slot: CalendarSlot) -> bool:
        is_next = slot.end_month - slot.length == run[-1].end_month
        return is_next and slot.length == run[-1].length

    return split_runs(slots, goes_on)


def word_time(slots: Sequence[CalendarSlot], *, span: bool) -> str:
    """Marked periods as a person would write them: "Jan, Mar, Jun 2025"; with `span`, runs as
    "Jan–Mar"."""
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
    """A period, with its year where the others have another."""
    return f"{slot.name} {slot.tahun}" if slot.tahun and len(years) > 1 else slot.name


def words_agree(
    timing: TargetTime,
    slots: Sequence[CalendarSlot],
    tahun: int | None,
) -> bool:
    """True if written time and marks agree, month by month or by the marks' own coarser periods."""
    length = slots[0].length or 1
    marked = set[int]()
    for slot in slots:
        year = slot.tahun or tahun or 0
        marked.add((year * 12 + slot.month - 1) // length)
    ends = set[int]()
    whole = set[int]()
    for tenggat in timing.tenggat:
        first, last = (day.year * 12 + day.month - 1 for day in (tenggat.buka, tenggat.jatuh_tempo))
        ends.add(last // length)
        whole.update(month // length for month in range(first, last + 1))
    return marked in (ends, whole)
