"""What the headings of a plan table say: where they stand, which column means what, which columns
are a calendar."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, pairwise
from typing import Any

from monev.core.remarks import Remark
from monev.reading.columns.calendar import Calendar, CalendarSlot
from monev.reading.files.grid import Cell, Grid, cell_address, column_letter
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    REQUIRED,
    USUAL,
    heading_words,
    meaning_of,
    normalize,
)
from monev.reading.vocabulary.marks import mark_of, read_entries
from monev.reading.vocabulary.structure import TITLE_OF_PERSON, area_mark, is_usual_area, split_mark

_MOST_KODE, _FEWEST_NAMES = 0.6, 2
_OF_WORK = {"area", "sub_area", "komponen", "indikator", "langkah_aksi", "target_waktu", "pic"}
"""What a row says of its work, and not of its number, its proof or how far it is."""
_IS_NAME = {"pic": TITLE_OF_PERSON.match, "bukti_dukung": starts_like_document}
"""What tells that a heading names who does the work or what proves it; any other names an area."""


def without_heading(column: int) -> str:
    """What a column without a heading is called."""
    return f"Kolom {column_letter(column)}"


@dataclass(frozen=True)
class Header:
    """Where the headings of a table stand and what each column means. `start` and `end` are its
    first and last heading row. `columns` maps a meaning (a key of `headings.HEADINGS`) to its
    column, `headings` every headed column to its heading as printed. `doubts` counts meanings that
    no exact heading gave; `calendar` are the columns of months or quarters in which work is marked;
    `unread_blocks` the first and last columns of what stands beside the table and is no plan.
    `chosen` are headings whose meaning people chose (see `candidates.assign_meanings`)."""

    grid: Grid
    start: int
    end: int
    columns: dict[str, int]
    headings: dict[int, str]
    warnings: tuple[Remark, ...] = ()
    doubts: int = 0
    calendar: Calendar | None = None
    unread_blocks: tuple[tuple[int, int], ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)

    def asking(self, remark: Remark, **changes: Any) -> Header:
        """The same headings with one more remark, and with what else is changed on its account."""
        return replace(self, warnings=(*self.warnings, remark), **changes)

    def with_meaning(self, meaning: str, column: int, *joined: int) -> Header:
        """The same headings, a column given this meaning: it and those `joined` to it lose what
        they meant before."""
        columns = {old: k for old, k in self.columns.items() if k not in (column, *joined)}
        return replace(self, columns={**columns, meaning: column})

    def with_column(self, meaning: str, cells: Mapping[int, str], heading: str = "") -> Header:
        """The same headings with one more column right of all that says `cells` (row → text)."""
        column = self.grid.last_column + 1
        texts = self.grid.texts | {(row, column): text for row, text in cells.items()}
        grid = replace(self.grid.with_texts(texts), last_column=column)
        headings = {**self.headings, column: heading or COLUMN_NAMES[meaning]}
        return replace(
            self, grid=grid, columns={**self.columns, meaning: column}, headings=headings
        )

    def without(self, cells: Collection[Cell]) -> Header:
        """The same headings over the sheet without the texts of these cells."""
        return replace(self, grid=self.grid.without(cells))

    def with_cells(self, columns: Container[int], cells: Mapping[Cell, str]) -> Header:
        """The same headings, these columns with nothing below them but these cells."""
        kept = {
            cell: text
            for cell, text in self.grid.texts.items()
            if cell[1] not in columns or cell[0] <= self.end
        }
        return replace(self, grid=self.grid.with_texts({**kept, **cells}))

    def without_choice_among(self, columns: Iterable[int]) -> Header:
        """The same headings without the remarks on any of these columns that another one has its
        meaning."""
        cells = {cell_address(self.end, column) for column in columns}
        kept = (
            each
            for each in self.warnings
            if each.code != "columns.two_of_one_meaning" or each.sel not in cells
        )
        return replace(self, warnings=tuple(kept))

    def remark(
        self, code: str, column: int, values: Mapping[str, Any], heading: str | None = None
    ) -> Remark:
        """A remark on the heading of a column; `heading`: how it is shown, if not as printed."""
        text = self.headings.get(column, "") if heading is None else heading
        return Remark(
            code, self.grid.name, self.end, text, text, cell_address(self.end, column), values
        )

    def remark_on_meaning(self, code: str, column: int, meaning: str, **values: Any) -> Remark:
        """A remark on what a column means or could mean, which names its letter and its heading."""
        named = {
            "meaning": COLUMN_NAMES[meaning],
            "column": column_letter(column),
            "heading": self.headings[column],
        }
        return self.remark(code, column, named | values)

    def remark_on_two(self, code: str, meaning: str, taken: int, left: int) -> Remark:
        """A remark on the heading of a column, whose meaning another column took."""
        other = {"taken": column_letter(taken), "taken_heading": self.headings[taken]}
        return self.remark_on_meaning(code, left, meaning, **other)

    def remark_on_calendar(
        self, calendar: Calendar, code: str, values: Mapping[str, Any]
    ) -> Remark:
        """A remark on the columns of a calendar."""
        cell = cell_address(self.end, calendar.start)
        return Remark(
            code, self.grid.name, self.end, calendar.display_name, sel=cell, values=values
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """The texts above the headings, from top to bottom."""
        return tuple(
            self.grid.texts[b, k]
            for b in self.grid.by_row
            if b < self.start
            for k in self.grid.by_row[b]
        )

    @cached_property
    def rows_below(self) -> list[int]:
        """The rows below the headings that hold anything."""
        return [row for row in self.grid.by_row if row > self.end]

    def cells_below(self, column: int) -> dict[int, str]:
        """Row → text of the filled cells of a column below the headings."""
        return self._cells_below.get(column, {})

    @cached_property
    def _cells_below(self) -> dict[int, dict[int, str]]:
        """Column → row → text below the headings, kept since it is asked of each column many times
        over."""
        cells, texts = defaultdict[int, dict[int, str]](dict), self.grid.texts
        for row in self.rows_below:
            for column in self.grid.by_row[row]:
                cells[column][row] = texts[row, column]
        return cells

    def meanings_in(self, columns: Container[int]) -> set[str]:
        """The meanings of these columns, of those that have one."""
        return {meaning for meaning, column in self.columns.items() if column in columns}

    def has(self, meaning: str) -> bool:
        """Whether the table says this: in a column, or the time in a calendar."""
        return meaning in self.columns or (meaning == "target_waktu" and self.calendar is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Needed meanings the table does not say."""
        return tuple(meaning for meaning in REQUIRED if not self.has(meaning))

    @property
    def months(self) -> dict[int, CalendarSlot]:
        """The columns of the calendar with their periods; none where the table has no calendar."""
        return self.calendar.columns if self.calendar else {}

    @property
    def others(self) -> dict[int, str]:
        """Columns without a meaning, with their headings."""
        used = {*self.columns.values(), *self.months}
        return {column: heading for column, heading in self.headings.items() if column not in used}

    def display_name(self, meaning: str) -> str:
        """A meaning's heading as printed, on one line; the usual word where the table has no such
        column; another's name as it is."""
        if meaning in self.columns:
            return self.column_display_name(self.columns[meaning])
        calendar = self.calendar if meaning == "target_waktu" else None
        return calendar.display_name if calendar else COLUMN_NAMES.get(meaning, meaning)

    @cached_property
    def heading_words(self) -> frozenset[str]:
        """Every text of the heading rows, to know them again on the next printed page."""
        grid, rows = self.grid, range(self.start, self.end + 1)
        return frozenset(normalize(grid.texts[b, k]) for b in rows for k in grid.by_row.get(b, ()))

    def repeats_heading(self, number: int) -> bool:
        """Whether a row says nothing but headings again. In rows of several some may be shorter:
        TARGET for TARGET WAKTU, PJ where the PIC stands."""
        columns, texts = self.grid.by_row[number], self.grid.texts
        others = [k for k in columns if normalize(texts[number, k]) not in self.heading_words]
        fewest = 1 if len(columns) > 2 else 2
        return len(columns) - len(others) >= fewest and all(
            self._is_heading(k, texts[number, k]) for k in others
        )

    def _is_heading(self, column: int, text: str) -> bool:
        """Whether a text would be the heading of this column: by its meaning, or as part of its
        heading."""
        is_part = normalize(text) in normalize(self.headings.get(column, ""))
        return is_part or self.columns.get(meaning_of(heading_words(text))[0]) == column

    @property
    def first_column(self) -> int:
        """NO, or the leftmost column with a meaning where the table has no NO."""
        return self.columns.get("no") or min(self.columns.values())

    @property
    def last_column(self) -> int:
        """The rightmost column with a meaning or a period: what stands right of it is beside the
        table."""
        return max((*self.columns.values(), *self.months))

    def column_display_name(self, column: int) -> str:
        """The heading of a column as printed, on one line; its letter where it has none."""
        return " ".join(self.headings.get(column, "").split()) or column_letter(column)

    def column_key(self, column: int) -> str:
        """What a choice knows a column by: its heading as printed, else *Kolom D*."""
        return self.headings.get(column, "") or without_heading(column)

    @property
    def score(self) -> tuple[int, ...]:
        """How good this reading of the headings is: usual meanings, months, sureness, all meanings;
        then few rows."""
        usual = sum(self.has(meaning) for meaning in USUAL)
        months = len(self.calendar.columns) + len(self.calendar.twins) if self.calendar else 0
        return (usual, months, -self.doubts, len(self.columns), self.start - self.end, -self.start)


def find_area_title(header: Header, number: int) -> int:
    """The column of the work, or of what stands over it, in which a row that says no time and no
    evidence names a usual area, 0 for none: it is that area's heading, whatever else stands in the
    row. A dash begins work."""
    columns, titles = header.grid.by_row[number], ("langkah_aksi", "komponen", "indikator")
    due = {*map(header.columns.get, ("bukti_dukung", "target_waktu")), *header.months}
    title = next((k for k in map(header.columns.get, titles) if k in columns), 0)
    text, is_due = (
        header.grid.texts.get((number, title), ""),
        says_due_above(header, number) or due & {*columns},
    )
    return (
        title if not is_due and text[:1] not in "-–•" and is_usual_area(split_mark(text)[1]) else 0
    )


def says_due_above(header: Header, number: int) -> bool:
    """Whether the time or the evidence of the work above is merged down over this row, which so is
    work, too."""
    due = filter(None, map(header.columns.get, ("bukti_dukung", "target_waktu")))
    return any(
        header.grid.is_covered_from_above(number, k) and header.grid.content_at(number, k)
        for k in due
    )


def unite_marked_columns(header: Header, meaning: str) -> Header:
    """The table with one column of names where BUKTI DUKUNG or PIC stands over a column for each
    document or person, with marks in them in rows of work: SK | Undangan | Foto; or where no
    heading means it, and several are such."""
    grid, column = header.grid, header.columns.get(meaning, 0)
    names = _list_names_below(header, column) if column else _list_such_headings(header, meaning)
    if not names or not (cells := _find_marked(header, names, meaning)):
        return header
    joint = "\n" if meaning == "bukti_dukung" else ", "
    said = {
        row: joint.join(name for k, name in names.items() if (row, k) in cells) for row, _ in cells
    }
    heading = grid.content_at(header.start, min(names)) if column else ""
    return header.without(cells).without_choice_among(names).with_column(meaning, said, heading)


def _find_marked(header: Header, columns: Container[int], meaning: str) -> set[Cell]:
    """The cells of these columns with the one mark that rows of work have there; of several the one
    that a legend says is this meaning: ● = penanggung jawab, ○ = pendukung."""
    texts = header.grid.texts
    cells = [
        (row, k)
        for row in _list_work(header, columns)
        for k in header.grid.by_row[row]
        if k in columns
    ]
    marks = {
        cell: mark_of(texts[cell]).casefold() for cell in cells
    }  # x and X differ by a slip of the key alone
    used = {*marks.values()}
    if "" in used:
        return set()
    meant = used & _list_signs(meaning, used, texts.values()) if len(used) > 1 else used
    return {cell for cell, mark in marks.items() if mark in meant}


def _list_signs(meaning: str, used: Collection[str], texts: Collection[str]) -> set[str]:
    """Which of these marks a legend says are this meaning; a sign without = too: ● penanggung jawab
    utama."""
    legend = [(mark, words) for mark, words, _ in chain.from_iterable(map(read_entries, texts))]
    for mark in (mark for mark in used if not mark.isalnum()):
        found = (
            re.findall(rf"{re.escape(mark)}\s*(\w+(?: \w+)?)", text)
            for text in texts
            if mark in text
        )
        legend += [(mark, words) for words in chain.from_iterable(found)]
    return {
        mark_of(mark).casefold()
        for mark, words in legend
        if meaning_of(heading_words(words))[0] == meaning
    }


def _list_names_below(header: Header, column: int) -> dict[int, str]:
    """Column → what stands below the heading merged over several columns, this one among them; {}
    for numbers, but of areas."""
    grid = header.grid
    # Other headings may go on below them: JADWAL, its months, their weeks; or stand above: RENCANA,
    # PIC, the names.
    last = max(
        (row for row in range(header.start, header.end + 1) if grid.content_at(row, column)),
        default=0,
    )
    top = grid.origin(last, column)[0] - 1
    below = {
        k: grid.content_at(last, k)
        for k in header.headings
        if grid.origin(top, k) == grid.origin(top, column)
    }
    are_numbers = column != header.columns.get("area") and any(map(str.isdecimal, below.values()))
    return (
        below
        if header.start <= top and len({*below.values()}) >= _FEWEST_NAMES and not are_numbers
        else {}
    )


def _list_such_headings(header: Header, meaning: str) -> dict[int, str]:
    """Column → its heading, of those that mean nothing else and name such: SEKRETARIS | KASUBBAG
    UMUM; {} for one."""
    is_name = _IS_NAME.get(meaning, lambda heading: is_usual_area(heading) or area_mark(heading))
    found = {k: heading for k, heading in header.others.items() if is_name(heading)}
    return found if len(found) >= _FEWEST_NAMES else {}


def _list_work(header: Header, aside: Container[int]) -> Iterator[int]:
    """The rows that say two of work, evidence and time outside these columns: no signatures, no
    headings, and none that hold a number, but for that of a month."""
    columns = [
        k for meaning in REQUIRED if (k := header.columns.get(meaning, 0)) and k not in aside
    ]
    time = header.columns.get("target_waktu", 0)
    for row in header.rows_below:
        said = {k: normalize(text) for k in columns if (text := header.grid.content_at(row, k))}
        is_number = any(text.isdecimal() for k, text in said.items() if k != time)
        is_due = not header.months.keys().isdisjoint(header.grid.by_row[row])
        if (
            said
            and len(said) + is_due > 1
            and header.heading_words.isdisjoint(said.values())
            and not is_number
        ):
            yield row


def bukti_from_rows(header: Header) -> Header:
    """The table with a column of what rows below its works say, each right below the work it
    proves, where no column is BUKTI DUKUNG and most works have such a row: Eviden: SK, undangan."""
    told = {row: said for row in header.rows_below if (said := _bukti_of_row(header.grid, row))}
    works = header.cells_below(header.columns.get("langkah_aksi", 0)).keys() - told.keys()
    proofs = {
        above: told[row]
        for above, row in pairwise(header.rows_below)
        if above in works and row in told
    }
    if "bukti_dukung" in header.columns or 2 * len(proofs) <= len(works):
        return header
    return header.without({(row, header.grid.by_row[row][0]) for row in told}).with_column(
        "bukti_dukung", proofs
    )


def _bukti_of_row(grid: Grid, row: int) -> str:
    """What a row of one cell says behind a label that means BUKTI DUKUNG; "" for any other."""
    label, colon, said = grid.texts[row, grid.by_row[row][0]].partition(":")
    is_bukti = (
        colon
        and len(grid.by_row[row]) == 1
        and meaning_of(heading_words(label))[0] == "bukti_dukung"
    )
    return said.strip() if is_bukti else ""


def leave_said_again(header: Header) -> Header:
    """The table in which a row that says all of the work above again, but another document, says
    the document alone: one row a document, as an application lists them."""
    grid, bukti = header.grid, header.columns.get("bukti_dukung", 0)
    of_work = [*(k for meaning, k in header.columns.items() if meaning in _OF_WORK), *header.months]
    numbers = [k for meaning, k in header.columns.items() if meaning in ("no", "kode")]
    langkah, said = header.columns["langkah_aksi"], set[Cell]()
    for above, row in pairwise(header.rows_below):
        proofs = [grid.texts.get((each, bukti), "") for each in (above, row)]
        is_other = all(proofs) and proofs[0] != proofs[1] and (row, langkah) in grid.texts
        if is_other and all(grid.content_at(above, k) == grid.content_at(row, k) for k in of_work):
            said |= {(row, column) for column in (*of_work, *numbers)}
    return header.without(said)


def leave_numbers_of_bukti(header: Header) -> Header:
    """The table without a NO that stands between the work and BUKTI DUKUNG, right before it: it
    numbers documents."""
    no, langkah, bukti = (
        header.columns.get(meaning, 0) for meaning in ("no", "langkah_aksi", "bukti_dukung")
    )
    if not 0 < langkah < no == bukti - 1:
        return header
    columns = {meaning: k for meaning, k in header.columns.items() if k != no}
    return replace(header.with_cells([no], {}), columns=columns)


def number_by_kode(header: Header) -> Header:
    """The headings, KODE read as NO where the table has none and kode only count rows: 1, 2, 1, 2;
    as NO too where they count by levels: I, 1 or I.1, I.1.1 and NO counts titles, too; and as
    nothing where it is that of each area."""
    column, no = header.columns.get("kode", 0), header.columns.get("no", 0)
    cells = [text.strip(" .") for text in header.cells_below(column).values()]
    texts = set(cells)
    are_counted = (
        not no
        and len(texts) < len(cells)
        and sum(map(str.isdecimal, cells)) >= _MOST_KODE * len(cells)
    )
    has_levels = any(
        "." in text and {text.partition(".")[0], text.rpartition(".")[0]} & texts for text in texts
    )
    has_levels = has_levels and (
        not no or header.cells_below(no).keys() >= header.cells_below(column).keys()
    )
    columns = {
        meaning: k for meaning, k in header.columns.items() if meaning != "kode" or has_levels
    }
    if has_levels or are_counted:
        return replace(header.with_cells([no], {}), columns={**columns, "no": column})
    return (
        replace(header, columns=columns) if column and _is_kode_of_area(header, column) else header
    )


def _is_kode_of_area(header: Header, column: int) -> bool:
    """Whether a column beside the areas says the same of each work of an area, without levels."""
    area, works = (
        header.columns.get("area", 0),
        header.cells_below(header.columns.get("langkah_aksi", 0)),
    )
    codes = [code for row in works if (code := header.grid.content_at(row, column).strip(" ."))]
    names = {header.grid.content_at(row, area) for row in works}
    return (
        abs(column - area) == 1
        and "." not in "".join(codes)
        and len({*codes}) <= len(names) < len(codes)
    )
