"""What the headings of a plan table say: where they stand, which column means what, which columns
are a calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from monev.core.remarks import Remark
from monev.reading.columns.calendar import Calendar, CalendarSlot
from monev.reading.files.grid import Cell, Grid, cell_address, column_letter
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    REQUIRED,
    USUAL,
    heading_words,
    meaning_of,
    normalize,
)
from monev.reading.vocabulary.structure import is_usual_area, name_person, split_mark


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
    `chosen` are headings whose meaning people chose (see `candidates.assign_meanings`).
    `has_documents_under_months`: the column of evidence says what stands under the months."""

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
    has_documents_under_months: bool = False

    def asking(self, remark: Remark, **changes: object) -> Header:
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
            self,
            grid=grid,
            columns={**self.columns, meaning: column},
            headings=headings,
        )

    def without(self, cells: Collection[Cell]) -> Header:
        """The same headings over the sheet without the texts of these cells."""
        return replace(self, grid=self.grid.without(cells))

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
        self,
        code: str,
        column: int,
        values: Mapping[str, object],
        heading: str | None = None,
    ) -> Remark:
        """A remark on the heading of a column; `heading`: how it is shown, if not as printed."""
        text = self.headings.get(column, "") if heading is None else heading
        return Remark(
            code,
            self.grid.name,
            self.end,
            text,
            text,
            cell_address(self.end, column),
            values,
        )

    def remark_on_meaning(
        self,
        code: str,
        column: int,
        meaning: str,
        **values: object,
    ) -> Remark:
        """A remark on what a column means or could mean, which names its letter and its heading."""
        named = {
            "meaning": COLUMN_NAMES[meaning],
            "column": column_letter(column),
            "heading": self.headings[column],
        }
        return self.remark(code, column, named | values)

    def remark_on_two(
        self,
        code: str,
        meaning: str,
        taken: int,
        left: int,
    ) -> Remark:
        """A remark on the heading of a column, whose meaning another column took."""
        other = {"taken": column_letter(taken), "taken_heading": self.headings[taken]}
        return self.remark_on_meaning(code, left, meaning, **other)

    def remark_on_calendar(
        self, calendar: Calendar, code: str, values: Mapping[str, object]
    ) -> Remark:
        """A remark on the columns of a calendar."""
        cell = cell_address(self.end, calendar.start)
        return Remark(
            code,
            self.grid.name,
            self.end,
            calendar.display_name,
            sel=cell,
            values=values,
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
        cells = defaultdict[int, dict[int, str]](dict)
        texts = self.grid.texts
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
        grid = self.grid
        rows = range(self.start, self.end + 1)
        return frozenset(normalize(grid.texts[b, k]) for b in rows for k in grid.by_row.get(b, ()))

    def repeats_heading(self, number: int) -> bool:
        """Whether a row says nothing but headings again. In rows of several some may be shorter:
        TARGET for TARGET WAKTU, PJ where the PIC stands."""
        columns = self.grid.by_row[number]
        texts = self.grid.texts
        others = [k for k in columns if normalize(texts[number, k]) not in self.heading_words]
        fewest = 1 if len(columns) > 2 else 2
        return len(columns) - len(others) >= fewest and all(
            self._is_heading(k, texts[number, k]) for k in others
        )

    def _is_heading(self, column: int, text: str) -> bool:
        """True if a text would be the heading of this column: by its meaning, as part of its
        heading, or as who does the work below, in place of NO."""
        is_part = normalize(text) in normalize(self.headings.get(column, ""))
        if column == self.columns.get("no") and name_person(text):
            return True
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
    columns = header.grid.by_row[number]
    due = {header.columns.get("bukti_dukung"), header.columns.get("target_waktu"), *header.months}
    titles = (header.columns.get(name) for name in ("langkah_aksi", "komponen", "indikator"))
    title = next((column for column in titles if column in columns), 0)
    text = header.grid.texts.get((number, title), "-")
    if text[0] in "-–•" or not due.isdisjoint(columns):
        return 0
    return title if is_usual_area(split_mark(text)[1]) else 0
