"""The headings of a plan table: where they stand, what columns mean, which are a calendar."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from monev.core.remarks import Remark
from monev.reading.columns.calendar import Calendar, CalendarSlot
from monev.reading.files.grid import Cell, Grid, cell_address, column_letter, find_cell
from monev.reading.vocabulary.headings import COLUMN_NAMES, REQUIRED, USUAL, normalize
from monev.reading.vocabulary.structure import is_usual_area, split_mark

HEADING_ROW, AREAS, EVIDENCE = "Baris judul tabel", "Letak area", "Kolom bukti dukung"
"""What people say of a table as a whole, beside the meanings of its columns: the words of its
heading row; that rows name the areas; that it has no evidence."""

IN_ROWS, NONE = "baris judul", "tidak ada"
IGNORED, JANUARY = "abaikan", "januari"
"""Meanings of a column that is not even kept, and of the first of twelve columns of months."""


def without_heading(column: int) -> str:
    """Return the name of a column without a heading: *Kolom D*."""
    return f"Kolom {column_letter(column)}"


def key_of_column(letter: str, heading: str) -> str:
    """Return the name by which a choice knows one column: *Kolom F: PIC*."""
    return f"Kolom {letter}: {heading}" if heading else f"Kolom {letter}"


def chosen_meaning(chosen: Mapping[str, str], column: int, heading: str) -> str | None:
    """Return the meaning people chose for a column; None if nobody did.

    The column is known by its letter and heading, else by its heading alone.
    """
    key = key_of_column(column_letter(column), heading)
    return chosen.get(normalize(key), chosen.get(normalize(heading)))


def denied_meanings(chosen: Mapping[str, str]) -> set[str]:
    """Return the meanings of which people said that no column has them."""
    said = {"area": (AREAS, IN_ROWS), "bukti_dukung": (EVIDENCE, NONE)}
    return {each for each, (key, answer) in said.items() if chosen.get(normalize(key)) == answer}


def january_column(chosen: Mapping[str, str]) -> int:
    """Return the column of which people said that it is January, the first of twelve months.

    0 for none.
    """
    for key, meaning in chosen.items():
        letter = _COLUMN_OF_CHOICE.match(key)
        if meaning == JANUARY and letter:
            _, column = find_cell(f"{letter[1].upper()}1")
            return column
    return 0


def chosen_headings(chosen: Mapping[str, str]) -> set[str]:
    """Return the headings of the columns whose meaning people chose, normalized."""
    words = {_COLUMN_OF_CHOICE.sub("", key) for key in chosen}
    return words - {""}


_COLUMN_OF_CHOICE = re.compile(r"kolom ([a-z]{1,3})(?: |$)")


@dataclass(frozen=True)
class Header:
    """Where the headings of a table stand and what each column means.

    | field | says |
    |---|---|
    | `start`, `end` | first and last heading row |
    | `columns` | meaning (a key of `headings.HEADINGS`) → its column |
    | `headings` | headed column → its heading as printed |
    | `doubts` | number of meanings that no exact heading gave |
    | `calendar` | the columns of months or quarters in which work is marked |
    | `chosen` | headings whose meaning people chose (see `candidates.assign_meanings`) |
    | `joined` | columns that one meaning was put together from → that meaning |
    """

    grid: Grid
    start: int
    end: int
    columns: dict[str, int]
    headings: dict[int, str]
    warnings: tuple[Remark, ...] = ()
    doubts: int = 0
    calendar: Calendar | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[int, str] = field(default_factory=dict)

    def asking(self, remark: Remark, **changes: object) -> Header:
        """Add a remark, and change the fields that it explains."""
        return replace(self, warnings=(*self.warnings, remark), **changes)

    def with_meaning(self, meaning: str, column: int, *joined: int) -> Header:
        """Give a column this meaning: it and those `joined` to it lose what they meant before."""
        united = (column, *joined)
        columns = {name: other for name, other in self.columns.items() if other not in united}
        columns[meaning] = column
        parts = {**self.joined, **dict.fromkeys(joined, meaning)}
        return replace(self, columns=columns, joined=parts)

    def with_column(
        self, meaning: str, cells: Mapping[int, str], heading: str = "", joined: Iterable[int] = ()
    ) -> Header:
        """Add a column right of all others that says `cells` (row → text).

        It is put together from those `joined`.
        """
        column = self.grid.last_column + 1
        texts = dict(self.grid.texts)
        for row, text in cells.items():
            texts[row, column] = text
        grid = self.grid.with_texts(texts)
        return replace(
            self,
            grid=replace(grid, last_column=column),
            columns={**self.columns, meaning: column},
            headings={**self.headings, column: heading or COLUMN_NAMES[meaning]},
            joined={**self.joined, **dict.fromkeys(joined, meaning)},
        )

    def without(self, cells: Collection[Cell]) -> Header:
        """Take the texts of these cells away."""
        return replace(self, grid=self.grid.without(cells))

    def without_choice_among(self, columns: Iterable[int]) -> Header:
        """Drop the remarks that another column has the meaning of one of these."""
        cells = {cell_address(self.end, column) for column in columns}
        kept: list[Remark] = []
        for remark in self.warnings:
            is_choice = remark.code == "columns.two_of_one_meaning"
            if not is_choice or remark.sel not in cells:
                kept.append(remark)
        return replace(self, warnings=tuple(kept))

    def remark(
        self, code: str, column: int, values: Mapping[str, object], heading: str | None = None
    ) -> Remark:
        """Return a remark on the heading of a column.

        `heading`: how it is shown, if not as printed.
        """
        text = heading
        if text is None:
            text = self.heading_of(column)
        return Remark(
            code, self.grid.name, self.end, text, text, cell_address(self.end, column), values
        )

    def remark_on_meaning(self, code: str, column: int, meaning: str, **values: object) -> Remark:
        """Return a remark on a meaning of a column, which names its letter and its heading."""
        named = {
            "meaning": COLUMN_NAMES[meaning],
            "column": column_letter(column),
            "heading": self.headings[column],
        }
        return self.remark(code, column, named | values)

    def remark_on_two(self, code: str, meaning: str, taken: int, left: int) -> Remark:
        """Return a remark on the heading of a column, whose meaning another column took."""
        return self.remark_on_meaning(
            code, left, meaning, taken=column_letter(taken), taken_heading=self.headings[taken]
        )

    def remark_on_calendar(
        self, calendar: Calendar, code: str, values: Mapping[str, object]
    ) -> Remark:
        """Return a remark on the columns of a calendar."""
        return Remark(
            code,
            self.grid.name,
            self.end,
            calendar.display_name,
            sel=cell_address(self.end, calendar.start),
            values=values,
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """The texts above the headings, from top to bottom."""
        return tuple(self._list_texts(row for row in self.grid.by_row if row < self.start))

    def _list_texts(self, rows: Iterable[int]) -> Iterator[str]:
        """List the texts of these rows, from left to right."""
        for row in rows:
            for column in self.grid.by_row.get(row, ()):
                yield self.grid.texts[row, column]

    @cached_property
    def rows_below(self) -> list[int]:
        """The rows below the headings that hold anything."""
        return [row for row in self.grid.by_row if row > self.end]

    def cells_below(self, column: int) -> dict[int, str]:
        """Return row → text of the filled cells of a column below the headings."""
        return self._cells_below.get(column, {})

    @cached_property
    def _cells_below(self) -> dict[int, dict[int, str]]:
        """Column → row → text below the headings; cached, for each column is read many times."""
        cells = defaultdict[int, dict[int, str]](dict)
        texts = self.grid.texts
        for row in self.rows_below:
            for column in self.grid.by_row[row]:
                cells[column][row] = texts[row, column]
        return cells

    def meanings_in(self, columns: Container[int]) -> set[str]:
        """Return the meanings of these columns."""
        return {meaning for meaning, column in self.columns.items() if column in columns}

    def has(self, meaning: str) -> bool:
        """True if the table says this: in a column, or the time in a calendar."""
        if meaning in self.columns:
            return True
        return meaning == "target_waktu" and self.calendar is not None

    @property
    def missing(self) -> tuple[str, ...]:
        """Needed meanings the table does not say."""
        return tuple(meaning for meaning in REQUIRED if not self.has(meaning))

    @property
    def months(self) -> dict[int, CalendarSlot]:
        """The columns of the calendar with their periods; none if the table has no calendar."""
        return self.calendar.columns if self.calendar else {}

    @property
    def others(self) -> dict[int, str]:
        """Columns without a meaning, with their headings."""
        others = dict(self.headings)
        for column in (*self.columns.values(), *self.months):
            others.pop(column, None)
        return others

    def is_chosen(self, column: int) -> bool:
        """True if people chose what a column means."""
        return chosen_meaning(self.chosen, column, self.heading_of(column)) is not None

    def is_ignored(self, column: int) -> bool:
        """True if people chose that a column is not even kept."""
        return chosen_meaning(self.chosen, column, self.heading_of(column)) == IGNORED

    def column_of(self, meaning: str) -> int:
        """Return the column with a meaning; 0 if the table has none."""
        return self.columns.get(meaning, 0)

    def heading_of(self, column: int) -> str:
        """Return the heading of a column as printed; "" if it has none."""
        return self.headings.get(column, "")

    def display_name(self, meaning: str) -> str:
        """Return the heading of a meaning as printed, on one line.

        Without such a column: the calendar's name for the time, else the usual word, else `meaning`
        as it is.
        """
        column = self.columns.get(meaning)
        if column is not None:
            return self.column_display_name(column)
        if self.calendar and meaning == "target_waktu":
            return self.calendar.display_name
        return COLUMN_NAMES.get(meaning, meaning)

    @cached_property
    def heading_words(self) -> frozenset[str]:
        """Every text of the heading rows, to know them again on the next printed page."""
        rows = range(self.start, self.end + 1)
        return frozenset(map(normalize, self._list_texts(rows)))

    def repeats_heading(self, number: int) -> bool:
        """True if a row of several cells only says headings again."""
        texts = self.grid.row_texts(number)
        return len(texts) > 1 and self.heading_words.issuperset(map(normalize, texts))

    @property
    def first_column(self) -> int:
        """NO, or the leftmost column with a meaning if the table has no NO."""
        return self.columns.get("no") or min(self.columns.values())

    @property
    def last_column(self) -> int:
        """The last column with a meaning or a period: cells right of it are beside the table."""
        return max((*self.columns.values(), *self.months))

    def column_display_name(self, column: int) -> str:
        """Return the heading of a column as printed, on one line; its letter if it has none."""
        heading = " ".join(self.heading_of(column).split())
        return heading or column_letter(column)

    def column_key(self, column: int) -> str:
        """Return the name a choice knows a column by: its heading as printed, else *Kolom D*."""
        return self.heading_of(column) or without_heading(column)

    @property
    def score(self) -> tuple[int, ...]:
        """How good this reading of the headings is.

        It holds usual meanings, months, sureness, all meanings, few rows, far down.
        """
        usual = sum(self.has(meaning) for meaning in USUAL)
        months = 0
        if self.calendar:
            months = len(self.calendar.columns) + len(self.calendar.twins)
        return (usual, months, -self.doubts, len(self.columns), self.start - self.end, -self.start)


def find_area_title(header: Header, number: int) -> int:
    """Find the column in which a row without time and evidence names a usual area; 0 for none.

    It is the column of the work, or of what stands over it. The row is that area's heading,
    whatever else stands in it. A dash begins work.
    """
    columns = header.grid.by_row[number]
    due = {header.columns.get("bukti_dukung"), header.columns.get("target_waktu"), *header.months}
    if not due.isdisjoint(columns):
        return 0
    for meaning in ("langkah_aksi", "komponen", "indikator"):
        title = header.columns.get(meaning)
        if title in columns:
            break
    else:
        return 0
    text = header.grid.texts[number, title]
    _, name, *_ = split_mark(text)
    return title if is_usual_area(name) else 0
