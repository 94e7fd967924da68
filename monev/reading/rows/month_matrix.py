"""What is marked under a calendar in each row: by x, v, ✓, ●, a number, a fill colour, or a merged
bar. Each row says which periods are marked, how they were marked, and what could not be told.
`word_time` turns marked periods into words that TARGET WAKTU can be read from. What the marks of a
table mean was read before, in `legends`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from colorsys import rgb_to_hsv
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise, product, starmap

from monev.core.grouping import group_by
from monev.core.remarks import Remark, name_rows, unique_remarks
from monev.core.statuses import BEFORE, DONE, MARK_ROLES, OFF, PLANNED
from monev.reading.choices import ReadingChoices
from monev.reading.columns.calendar import TIME_PATTERNS, Calendar, CalendarSlot
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import TargetTime, read_time
from monev.reading.files.grid import Cell, cell_address, split_runs
from monev.reading.reports.report_words import put_off_to
from monev.reading.rows.legends import MarkMeanings, are_counted, falls, part_colours, read_marked
from monev.reading.vocabulary.marks import PATTERNS, is_amount, kind_of_mark, mark_of

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
    """One row's marks: cell → period. `bar`: marked by fill or merge alone, as in a Gantt chart.
    `questions` are questions about this row, without a place. `amounts` are what its cells say
    beside being marked, the target capaian of each period; `done` the periods whose mark says, by
    the legend, what was done."""

    cells: CellSlots = field(default_factory=dict)
    bar: bool = False
    questions: tuple[Remark, ...] = ()
    amounts: dict[CalendarSlot, str] = field(default_factory=dict)
    done: tuple[CalendarSlot, ...] = ()

    @property
    def slots(self) -> tuple[CalendarSlot, ...]:
        """The periods marked, in order of time, each once."""
        return tuple(sorted(dict.fromkeys(self.cells.values()), key=lambda slot: slot.end_month))

    @property
    def name_cells(self) -> str:
        """The marked cells, as a person types them."""
        return _name_cells(sorted(self.cells))

    def __or__(self, other: Marked) -> Marked:
        """Two rows of one langkah as one."""
        cells = self.cells | other.cells
        amounts = self.amounts | other.amounts
        done = (*self.done, *other.done)
        questions = tuple(unique_remarks((*self.questions, *other.questions)))
        return Marked(cells, self.bar or other.bar, questions, amounts, done)


def read_colours(
    header: Header, rows: Sequence[int], meanings: MarkMeanings, choices: ReadingChoices
) -> MarkMeanings:
    """With what the fills of a calendar mean where a row has two or more: as a person chose or the
    legend says, else all are the plan's, and that is asked once."""
    if header.calendar is None or not header.grid.colours:
        return meanings
    reader = _Reader(header, header.calendar, rows, meanings)
    fills_of = {row: fills for row in rows if (fills := reader.list_fills(row))}
    several = {row: fills for row, fills in fills_of.items() if len(fills) > 1}
    used = list(dict.fromkeys(chain(*several.values())))
    colours = [name_colour(fill) for fill in used]
    names = [
        f"{name}_{n}" if colours.count(name) > 1 else name
        for n, name in enumerate(colours, start=1)
    ]
    chosen = choices.mark_roles(" ".join(names))
    if len(chosen) == len(used) > 0:
        return replace(meanings, colours=dict(zip(used, chosen, strict=True)))
    last = max(rows, default=header.grid.last_row)
    legend = _read_colour_legend(header, last, fills_of)
    known = {*chain(*fills_of.values())}
    said = [
        f"warna “{words}” = {MARK_ROLES[role]}"
        for fill, (words, role) in legend.items()
        if fill in known
    ]
    if set(used) - legend.keys():
        values = {"colours": " dan ".join(names).replace("_", " "), "rows": name_rows(several)}
        question = header.remark_on_calendar(header.calendar, "due.colours_differ", values)
        meanings = meanings.asking(replace(question, nilai=" ".join(names)))
    colours = {fill: role for fill, (_, role) in legend.items()}
    return replace(meanings, colours=colours, said="; ".join(filter(None, (meanings.said, *said))))


def _read_colour_legend(
    header: Header, last: int, fills_of: dict[int, list[str]]
) -> dict[str, tuple[str, str]]:
    """Fill → its words and role, by the words behind its name (hijau = rencana), else beside or in
    a cell of it around the table; {} where they speak of no plan. Beside the plan's, a colour that
    says nothing was done is of work on its way."""
    grid = header.grid
    of_name = group_by(dict.fromkeys(chain(*fills_of.values())), name_colour)
    named = PATTERNS["of_named_colour"].finditer("\n".join(grid.texts.values()))
    legend = {
        fill: each["meaning"] for each in named for fill in of_name.get(each["colour"].lower(), ())
    }
    for (row, column), fill in grid.colours.items():
        if not header.start <= row <= last:
            beside = next((grid.texts[row, k] for k in grid.by_row.get(row, ()) if k >= column), "")
            legend.setdefault(fill, " ".join(beside.split()))
    roles = part_colours({fill: words for fill, words in legend.items() if words})
    return {fill: (legend[fill], role) for fill, role in roles.items()}


def name_colour(fill: str) -> str:
    """What people call a fill: RRGGBB → hijau; one of the file's theme or palette as it is
    numbered."""
    if "-" in fill:  # tema-9
        return fill
    red, green, blue = (int(fill[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, _ = rgb_to_hsv(red, green, blue)
    return (
        next(name for end, name in _COLOURS if hue * 360 < end) if saturation > _GREY else "abu-abu"
    )


def read_matrix(header: Header, rows: Sequence[int], meanings: MarkMeanings) -> dict[int, Marked]:
    """The marks of these rows under the table's calendar, by what marks mean there; none where it
    has no calendar."""
    if header.calendar is None:
        return dict.fromkeys(rows, Marked())
    reader = _Reader(header, header.calendar, rows, meanings)
    return {row: reader.read_row(row) for row in rows}


class _Reader:
    """Knows the whole table, because a fill means something only against what is usual in it."""

    def __init__(
        self, header: Header, calendar: Calendar, rows: Sequence[int], meanings: MarkMeanings
    ) -> None:
        self.meanings = meanings
        self.grid = header.grid
        self.rows = rows
        self.calendar = calendar
        self.columns = calendar.columns
        self.time = header.columns.get("target_waktu", 0)
        # The usual fill of a row is that of most of its cells outside the calendar: stripes,
        # highlighted rows.
        beside = sorted(header.headings.keys() - self.columns.keys() - calendar.rekap)
        counts_of = {
            row: Counter(self._fill(row, k) for k in beside) for row in rows if self.grid.colours
        }
        usual = {
            row: max(counts, key=counts.__getitem__, default="")
            for row, counts in counts_of.items()
        }
        self.texts = read_marked(header, calendar, rows)
        cells = (((row, k), text) for row, texts in self.texts.items() for k, text in texts.items())
        marks = (
            at
            for at, text in cells
            if kind_of_mark(text) == "mark" or PLANNED in meanings.roles_in(text)
        )
        self.has_marks = not all(starmap(self._is_merged_bar, marks))
        # 1 says how much where 2 or 3 of other rows do, or a sum beside them.
        has_counts = any({*said.values()} & _COUNTS for said in self.texts.values())
        self.are_counts = has_counts or are_counted(header, calendar)
        fills = ((cell, self._fill(*cell)) for cell in product(usual, self.columns))
        self.fills = self._leave_rulers(
            {cell: fill for cell, fill in fills if fill not in ("", usual[cell[0]])}
        )

    def _fill(self, row: int, column: int) -> str:
        return self.grid.colours.get(self.grid.origin(row, column), "")

    def _leave_rulers(self, fills: dict[Cell, str]) -> dict[Cell, str]:
        """Unusual fills, but for a ruler down the table: that of most rows in a column, unless it
        marks elsewhere."""
        counts = Counter((column, fill) for (_, column), fill in fills.items())
        rare = {fill for (_, fill), count in counts.items() if count < _FREQUENT * len(self.rows)}
        others = {cell: fill for cell, fill in fills.items() if fill in rare}
        # Where nothing else is marked at all, the frequent fills are the marks.
        return others if len(self.rows) >= _FEWEST_ROWS and (self.has_marks or others) else fills

    def _is_merged_bar(self, row: int, column: int) -> bool:
        """Whether a cell is part of a merge over more than one period."""
        _, first, _, last = self.grid.merges.get((row, column), (row, column, row, column))
        return (
            first < last
            and len({slot for k, slot in self.columns.items() if first <= k <= last}) > 1
        )

    def read_row(self, row: int) -> Marked:
        """What one row marks: by signs, else by its fills."""
        found = (
            (self._find_marks(row, role), self._find_fills(row, role)) for role in (PLANNED, BEFORE)
        )
        marks, fills = next(filter(any, found), ({}, {}))
        is_off = not (marks or fills) and (self._find_marks(row, OFF) or self._find_fills(row, OFF))
        off = [Remark("rows.off_by_revision", values={"words": MARK_ROLES[OFF]})] * bool(is_off)
        questions = unique_remarks(
            [*self._ask_about_signs(row), *self._ask_about_fills(row, marks, fills), *off]
        )
        by_signs = self.has_marks and bool(marks)
        signs_of_done = (
            self.columns[k]
            for k, said in self.texts[row].items()
            if DONE in self.meanings.roles_in(said)
        )
        done = (*signs_of_done, *self._find_fills(row, DONE).values())
        bar = any(self._is_merged_bar(*cell) for cell in marks) or (bool(fills) and not by_signs)
        amounts = self._read_amounts(self.texts[row])
        return Marked(marks if by_signs else marks | fills, bar, tuple(questions), amounts, done)

    def list_fills(self, row: int) -> list[str]:
        """The fills that mark a row, where no signs do."""
        columns = () if self.has_marks and self._find_marks(row) else self.columns
        return list(dict.fromkeys(self.fills[row, k] for k in columns if (row, k) in self.fills))

    def _find_fills(self, row: int, role: str) -> CellSlots:
        """The cells of a row whose fill has this role; all the plan's, where nothing else is said
        of them. None of shares."""
        columns = self.columns.items() if row not in self.meanings.cumulative else ()
        filled = {(row, column): slot for column, slot in columns if (row, column) in self.fills}
        return {
            cell: slot
            for cell, slot in filled.items()
            if role in self.meanings.roles_of_fill(self.fills[cell])
        }

    def _find_marks(self, row: int, role: str = PLANNED) -> CellSlots:
        """The cells of a row that hold a sign of this role, or of the plan's the name of a month
        within their period."""
        marks = {k: text for k, text in self.texts[row].items() if kind_of_mark(text)}
        planned = (
            k
            for k, text in marks.items()
            if role in (self.meanings.roles_in(text) or _role_unsaid(text))
        )
        return self._at_last_rise(row, {(row, k): self._find_slot(k, marks[k]) for k in planned})

    def _find_slot(self, column: int, text: str) -> CalendarSlot:
        """What a marked cell names within its period: a month, or a day where numbers are days;
        else the period."""
        slot = self.columns[column]
        is_day = self._is_day(text)  # 27 Mar
        return (
            replace(slot, name=f"{text} {slot.name}", length=0)
            if is_day
            else slot.find_named_month(text) or slot
        )

    def _is_day(self, text: str) -> bool:
        is_day = text and self.meanings.are_days and TIME_PATTERNS["days"].fullmatch(text)
        return bool(is_day or PATTERNS["of_month"].fullmatch(text))

    def _at_last_rise(self, row: int, marks: CellSlots) -> CellSlots:
        """Of cumulative shares, the one cell where they last rise, and none where words say when;
        of counts beside them the cells where they rise; of other marks, all."""
        shares = self.meanings.cumulative.get(row, {})
        counts = self.meanings.counts.get(row)
        if counts:
            stays = {
                column for (_, above), (column, count) in pairwise(counts.items()) if above == count
            }
            return {cell: slot for cell, slot in marks.items() if cell[1] not in stays}
        if not shares or falls(shares):
            return marks
        says_when = read_time(self.grid.content_at(row, self.time), _ANY_YEAR).tenggat
        last = None if says_when else (row, max(shares, key=shares.__getitem__))
        return {cell: slot for cell, slot in marks.items() if cell == last}

    def _ask_about_fills(self, row: int, marks: CellSlots, fills: CellSlots) -> Iterator[Remark]:
        """Fills of blank cells beside signs but those that lead to one, and fills alone where other
        rows have signs."""
        if not fills or not self.has_marks:
            return
        unmarked = list[Cell]()
        leads = False
        for cell in product((row,), sorted(self.columns, reverse=True)):
            leads = cell in marks or (leads and cell in fills)
            if cell in fills and not (leads or (marks and cell in self.grid.texts)):
                unmarked.append(cell)
        if unmarked:
            code = "due.coloured_not_marked" if marks else "due.only_coloured"
            yield Remark(code, values={"cells": _name_cells(reversed(unmarked))})

    def _read_amounts(self, texts: dict[int, str]) -> dict[CalendarSlot, str]:
        """What the row's cells say beside being marked, where one says more than a mark: 1 laporan,
        28, 100 %. 1 below Target, with Realisasi beside it, is how much is due too."""
        slots = {self.columns[column]: text for column, text in texts.items()}
        explained = {
            slot: self.meanings.explained.get(mark_of(text), "") for slot, text in slots.items()
        }
        amounts = {
            slot: " ".join(text.split())
            for slot, text in slots.items()
            if self._says_amount(slot, text)
        }
        says_more = (
            bool(self.calendar.twins)
            or self.are_counts
            or any(text != "1" for text in amounts.values())
        )
        return {slot: words for slot, words in explained.items() if words} | (
            amounts if says_more else {}
        )

    def _says_amount(self, slot: CalendarSlot, text: str) -> bool:
        says_how_much = (
            is_amount(text) and not self._is_day(text) and not self.meanings.roles_in(text)
        )
        return not slot.find_named_month(text) if self._is_target(text) else says_how_much

    def _is_target(self, text: str) -> bool:
        """Whether words say what is due in their period, in a table whose cells do."""
        are_words = self.meanings.of_words and kind_of_mark(text) == "other"
        return are_words and not PATTERNS["no_target"].search(text.casefold())

    def _ask_about_signs(self, row: int) -> Iterator[Remark]:
        """Words under a month that are no known mark, each asked about once however many months it
        stands under; and shares that fall."""
        texts = self.texts[row]
        own = [
            k
            for k, text in texts.items()
            if self.grid.origin(row, k) == (row, k) and not self._is_target(text)
        ]
        unknown = [k for k in own if not self.meanings.knows(texts[k], self.columns[k])]
        for text, columns in group_by(unknown, texts.__getitem__).items():
            months = ", ".join(self.columns[column].name for column in columns)
            cells = _name_cells((row, column) for column in columns)
            if (later := put_off_to(text, _ANY_YEAR)) is not None:
                yield Remark(
                    "rows.called_off", values={"column": months, "words": text, "later": later}
                )
                continue
            code = "due.mark_unknown" if _role_unsaid(text) else "due.no_target_there"
            yield Remark(code, values={"cells": cells, "months": months, "text": text[:40]})
        if falls(self.meanings.cumulative.get(row, {})):
            yield Remark("due.shares_fall")


def _role_unsaid(text: str) -> set[str]:
    """The role of what nobody explains: the plan's, unless its own words say that nothing is due:
    LIBUR."""
    return (
        set()
        if kind_of_mark(text) == "other" and PATTERNS["no_target"].search(text.casefold())
        else {PLANNED}
    )


def _name_cells(cells: Iterable[Cell]) -> str:
    return ", ".join(cell_address(*cell) for cell in cells)


def split_into_runs(slots: tuple[CalendarSlot, ...]) -> list[list[CalendarSlot]]:
    """Runs of periods of one length without a gap between them."""
    return split_runs(
        slots,
        lambda run, slot: (
            (slot.end_month - slot.length, slot.length) == (run[-1].end_month, run[-1].length)
        ),
    )


def word_time(slots: tuple[CalendarSlot, ...], *, span: bool) -> str:
    """Marked periods as a person would write them: "Jan, Mar, Jun 2025"; with `span`, runs as
    "Jan–Mar"."""
    is_one_tahun = len({slot.tahun for slot in slots}) == 1
    names = {
        slot: slot.name if is_one_tahun or not slot.tahun else f"{slot.name} {slot.tahun}"
        for slot in slots
    }
    runs = split_into_runs(slots) if span else [[slot] for slot in slots]
    ends = (dict.fromkeys((run[0], run[-1])) for run in runs)
    text = ", ".join("–".join(names[slot] for slot in each) for each in ends)
    return f"{text} {slots[0].tahun}" if is_one_tahun and slots[0].tahun else text


def words_agree(timing: TargetTime, slots: tuple[CalendarSlot, ...], tahun: int | None) -> bool:
    """Whether written time and marks agree, month by month or by the marks' own coarser periods."""
    length = (
        slots[0].length or 1
    )  # it divides a year, so months counted on over the years fall into the same periods
    marked = {((slot.tahun or tahun or 0) * 12 + slot.month - 1) // length for slot in slots}
    spans = ((t.buka, t.jatuh_tempo) for t in timing.tenggat)
    windows = [
        range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        for first, last in spans
    ]
    written = {window[-1] // length for window in windows}
    return marked in (written, {month // length for window in windows for month in window})
