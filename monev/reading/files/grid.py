"""A sheet as a plain grid of cells.

It has text as people see it, real dates, merges, fills, and what is hidden.

Later stages work on a Grid, from a workbook or from CSV alike. Rows and columns count from 1, as a
spreadsheet shows them. `ask_about_dates` asks about dates that a file stores without their format
(.xls).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import product
from typing import TypeVar

from monev.core.dates import format_day
from monev.core.file_references import with_scheme
from monev.core.records import JsonObject, Reading, Trace
from monev.core.remarks import Remark
from monev.reading.files import limits
from monev.reading.files.shown_text import (
    PICTURE_FUNCTION,
    is_garbled,
    is_marked_up,
    local_day,
    with_letters,
    without_helpers,
    without_tags,
)
from monev.reading.vocabulary.structure import PATTERNS

_Item = TypeVar("_Item")
"""Beyond any row and column that is read."""

_LINE_END = re.compile(r"(?<=\S)[ \xa0]{5,}(?=\S)")

Cell = tuple[int, int]
"""(baris, kolom), both from 1."""

Span = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column."""


@dataclass(frozen=True)
class Grid:
    """One sheet.

    | field | holds |
    |---|---|
    | texts | filled cells only |
    | merges | every covered cell → its merged range |
    | links | cell that can be clicked → the address it opens |
    | struck | cells with a line through their text |
    | errors | cells that are blank since a formula failed |
    | pictures | cells with a picture in or over them |
    | last_row, last_column | the last ones with a filled cell; 0 for an empty sheet |
    """

    name: str
    texts: dict[Cell, str]
    dates: dict[Cell, datetime] = field(default_factory=dict)
    colours: dict[Cell, str] = field(default_factory=dict)
    merges: dict[Cell, Span] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    empty_formulas: tuple[Cell, ...] = ()
    errors: dict[Cell, str] = field(default_factory=dict)
    pictures: frozenset[Cell] = frozenset()
    dates_without_format: tuple[Cell, ...] = ()
    links: dict[Cell, str] = field(default_factory=dict)
    struck: frozenset[Cell] = frozenset()
    comments: dict[Cell, str] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0

    @cached_property
    def by_row(self) -> dict[int, list[int]]:
        """The filled columns of each row, both in order."""
        rows: dict[int, list[int]] = {}
        for row, column in sorted(self.texts):
            rows.setdefault(row, []).append(column)
        return rows

    def origin(self, row: int, column: int) -> Cell:
        """Return the cell whose value stands here: a merged range's first, else the cell itself."""
        cell = (row, column)
        return self.merges.get(cell, cell)[:2]

    def row_texts(self, row: int) -> list[str]:
        """Return the texts of a row's filled cells, in order."""
        return [self.texts[row, column] for column in self.by_row[row]]

    def text_at(self, row: int, column: int) -> str:
        """Return the text of a cell itself, without merges."""
        return self.texts.get((row, column), "")

    def content_at(self, row: int, column: int) -> str:
        """Return the text seen at a cell; a merged range fills every cell it covers."""
        return self.texts.get(self.origin(row, column), "")

    def own_text(self, row: int, column: int) -> str:
        """Return the text of a row's own cell.

        A merge from the left counts, one from above does not.
        """
        if self.is_covered_from_above(row, column):
            return ""
        return self.content_at(row, column)

    def is_covered_from_above(self, row: int, column: int) -> bool:
        """True if a merge that begins in a row above covers this cell."""
        return self.origin(row, column)[0] < row

    def date_at(self, row: int, column: int) -> datetime | None:
        """Return the real date at a cell, if there is one."""
        return self.dates.get(self.origin(row, column))

    def comments_of(self, row: int) -> str:
        """Return the comments on a row's cells, from left to right."""
        return "; ".join(self.comments[cell] for cell in sorted(self.comments) if cell[0] == row)

    def address_at(self, row: int, column: int | None, text: str) -> str:
        """Return the address a cell opens if it shows these other words.

        Else the text itself, with https://.
        """
        address = with_scheme(text)
        if column is None or not text or self.content_at(row, column) != text:
            return address
        origin = self.origin(row, column)
        opened = self.links.get(origin, "")
        is_other = "://" in opened and "://" not in text
        return opened if is_other else address

    def remark_at(
        self, code: str, row: int, column: int, heading: str | None, /, **values: object
    ) -> Remark:
        """Return a remark on the text seen at a cell, under this heading."""
        place = (self.content_at(row, column), cell_address(row, column))
        return Remark(code, self.name, row, heading, *place, values)

    def trace_at(
        self, row: int, column: int, heading: str, value: str, read_as: str, way: str
    ) -> Trace:
        """Return the trace of a cell under this heading: its text, and how it was read."""
        place = cell_address(row, column) if column else None
        return Trace(heading, value, read_as, way, self.name, row, place)

    def with_days(self, columns: Collection[int]) -> Grid:
        """Return the sheet with the dates of unknown format in these columns shown as days."""
        days = {cell for cell in self.dates_without_format if cell[1] in columns}
        if not days:
            return self
        texts = self.texts | {cell: format_day(self.dates[cell].date()) for cell in days}
        others = tuple(cell for cell in self.dates_without_format if cell not in days)
        return replace(self, texts=texts, dates_without_format=others)

    def within_kinds(self, kinds: Mapping[int, str], below: int) -> Grid:
        """Return the sheet with the merges below a row filling columns of one kind alone.

        It is that of the first column of a merge that has one (column → kind).
        """
        merges = dict(self.merges)
        for (row, column), (_, left, _, right) in self.merges.items():
            if row > below and column in kinds:
                first = next(each for each in range(left, right + 1) if each in kinds)
                if kinds[column] != kinds[first]:
                    del merges[row, column]
        return replace(self, merges=merges)

    def width_at(self, row: int, column: int) -> int:
        """Return how many columns the cell covers (1 if not merged)."""
        _, left, _, right = self.merges.get((row, column), (row, column, row, column))
        return right - left + 1


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file in order, with its custom properties and the remarks on opening it."""

    sheets: tuple[Grid, ...]
    properties: dict[str, str] = field(default_factory=dict)
    warnings: tuple[Remark, ...] = ()


def split_runs(
    items: Iterable[_Item], goes_on: Callable[[list[_Item], _Item], bool]
) -> list[list[_Item]]:
    """Split items, in their order, into runs.

    An item that does not go on with a run begins the next.
    """
    runs: list[list[_Item]] = []
    for item in items:
        if runs and goes_on(runs[-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def column_letter(column: int) -> str:
    """Return the letters of a column: 1 → A, 27 → AA."""
    before, letter = divmod(column - 1, 26)
    return column_letter(before) + chr(ord("A") + letter) if column else ""


def cell_address(row: int, column: int) -> str:
    """Return the address a person types to get to a cell: (12, 6) → F12."""
    return f"{column_letter(column)}{row}"


def find_cell(address: str) -> tuple[int, int]:
    """Return the row and column of an address: F12 → (12, 6)."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(address[len(letters) :]), column


def build_from_worker(answer: JsonObject) -> Book:
    """Build a book from the child process's answer on a workbook or a CSV."""
    sheets = list[Grid]()
    said = list[Remark]()
    if answer.get("polos"):
        said.append(Remark("files.opened_plainly"))
    if answer.get("tanpa_rupa"):
        said.append(Remark("files.without_looks"))
    for sheet in answer["lembar"]:
        grid = build_sheet_grid(sheet)
        sheets.append(grid)
        said += _tell_of_repairs(grid, sheet["sel"])
    for code, row, values in answer.get("terpotong", ()):
        name = sheets[0].name
        said.append(Remark(code, name, row, values=values))
    properties = answer.get("properti", {})
    return Book(tuple(sheets), properties, tuple(said))


def build_sheet_grid(sheet: JsonObject) -> Grid:
    """Build the grid of one sheet, as far as its format tells.

    Raises FileRefused for more merges than a spreadsheet would have.
    """
    texts = dict[Cell, str]()
    errors = dict[Cell, str]()
    pictures = {*_cells(sheet, "gambar")}
    for row, column, text in sheet["sel"]:
        # Loading... is what a table of Google shows of a formula that was not done.
        is_error = text[0] in "#LlMm" and PATTERNS["formula_error"].fullmatch(text)
        if is_error:
            errors[row, column] = text
        elif text[0] == "=" and PICTURE_FUNCTION.match(text):
            pictures.add((row, column))
        elif shown := _as_shown(text):
            texts[row, column] = shown
    dates = dict[Cell, datetime]()
    # Column → dates on other days than the first of a month, minus dates on the first.
    days = Counter[int]()
    for row, column, iso in sheet.get("tanggal", ()):
        day = datetime.fromisoformat(iso)
        dates[row, column] = day
        days[column] += 1 if day.day > 1 else -1
    last_row, last_column = _last_places(texts)
    grid = Grid(
        name=sheet["nama"],
        texts=texts,
        dates=dates,
        colours=_by_cell(sheet, "warna"),
        merges=_spread_merges(sheet, last_row, last_column),
        hidden_rows=frozenset(sheet.get("baris_tersembunyi", ())),
        hidden_columns=frozenset(sheet.get("kolom_tersembunyi", ())),
        is_hidden=sheet.get("tersembunyi", False),
        empty_formulas=_cells(sheet, "rumus_kosong"),
        errors=errors,
        pictures=frozenset(pictures),
        dates_without_format=_cells(sheet, "tanggal_tanpa_bentuk"),
        struck=frozenset(_cells(sheet, "dicoret")),
        links=_by_cell(sheet, "tautan"),
        comments=_by_cell(sheet, "komentar"),
        last_row=last_row,
        last_column=last_column,
    )
    # If most dates of a column are no firsts of a month, the others are days too.
    of_days = {column for column, balance in days.items() if balance > 0}
    return grid.with_days(of_days)


def _tell_of_repairs(grid: Grid, cells: Sequence[tuple[int, int, str]]) -> Iterator[Remark]:
    """Tell once for a sheet that its cells hold tags of HTML, and once that letters are garbled."""
    for code, is_broken in (("files.tags", is_marked_up), ("files.garbled", is_garbled)):
        found = [(row, column) for row, column, text in cells if is_broken(text)]
        if found:
            yield grid.remark_at(code, *found[0], None, count=len(found))


def _by_cell(sheet: JsonObject, name: str) -> dict[Cell, str]:
    return {(row, column): said for row, column, said in sheet.get(name, ())}


def _cells(sheet: JsonObject, name: str) -> tuple[Cell, ...]:
    return tuple(map(tuple, sheet.get(name, ())))


def _as_shown(text: str) -> str:
    """Return a text without its tags, a stamp as its day here, and long blanks as a line end."""
    if is_garbled(text):
        text = with_letters(text)
    if is_marked_up(text):
        text = without_tags(text)
    text = without_helpers(text)
    return _break_lines(local_day(text) if text[:2] == "20" else text)


def _break_lines(text: str) -> str:
    """Replace a run of blanks in a cell by a line end: some people fill a line up with blanks."""
    if "     " not in text.replace("\xa0", " "):
        return text
    return _LINE_END.sub("\n", text)


def _spread_merges(sheet: JsonObject, row_limit: int, column_limit: int) -> dict[Cell, Span]:
    """Map each cell within these limits that a merge covers to the merge.

    Raises FileRefused for too many of them.
    """
    merges = dict[Cell, Span]()
    covered = 0
    for left, top, right, bottom in sheet["gabungan"]:
        # A merge may run over whole columns; only what lies within reach of the filled cells
        # matters. Ranges that lie over each other in their thousands are no spreadsheet's work.
        rows = range(top, min(bottom, row_limit) + 1)
        columns = range(left, min(right, column_limit) + 1)
        covered += len(rows) * len(columns)
        if covered > limits.MAX_CELLS:
            raise limits.refusal("merges", sheet=sheet["nama"])
        merge = (top, left, bottom, right)
        merges |= dict.fromkeys(product(rows, columns), merge)
    return merges


def _last_places(texts: Collection[Cell]) -> Cell:
    """Return the last row and the last column with a filled cell; 0 for none."""
    rows, columns = zip((0, 0), *texts, strict=True)
    return max(rows), max(columns)


def ask_about_dates(reading: Reading, workbook: Book) -> Iterator[Remark]:
    """Ask about each TARGET WAKTU cell whose date was read as its month: its format is unknown."""
    times = "\n".join(langkah.target_waktu for langkah in reading.langkah)
    of_times = dict[tuple[str, str], str]()
    for table in reading.tables:
        for each in table.columns:
            if each.meaning == "target_waktu" and not each.is_joined:
                of_times.setdefault((table.sheet, each.letter), each.heading)
    for grid in workbook.sheets:
        for row, column in grid.dates_without_format:
            heading = of_times.get((grid.name, column_letter(column)))
            if heading and grid.texts[row, column] in times:
                day, text = format_day(grid.dates[row, column].date()), grid.texts[row, column]
                place = (row, column, heading)
                yield grid.remark_at("files.date_without_format", *place, day=day, month=text)
