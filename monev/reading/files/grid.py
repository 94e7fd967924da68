"""A sheet as a plain grid of cells: text as people see it, real dates, merges, fills, what is
hidden. What comes after works on a Grid and no longer knows whether it came from a workbook or from
CSV. Rows and columns count from 1, as a spreadsheet shows them. Questions about dates that a file
stores without the format they are shown in (.xls)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import product
from typing import Any, TypeVar

from monev.core.dates import format_day
from monev.core.file_references import with_scheme
from monev.core.records import JsonObject, Reading
from monev.core.remarks import Remark
from monev.reading.files import limits
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.vocabulary.structure import FORMULA_ERROR

_Item = TypeVar("_Item")
_FEWEST_OF_WORK = 3
_FAR = 1_000_000
"""Beyond any row and column that is read."""

_LINE_END = re.compile(r"(?<=\S)[ \xa0]{5,}(?=\S)")

Cell = tuple[int, int]
"""(baris, kolom), both from 1."""

Span = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column."""


@dataclass(frozen=True)
class Grid:
    """One sheet. `texts` holds filled cells only; `merges` maps every covered cell to its merged
    range, `links` a cell that can be clicked to the address it opens; `struck` are cells with a
    line through their text, `errors` those that are blank since a formula failed, `pictures` those
    with a picture in or over them. `legends` are the rows of other sheets that may say what codes
    here mean, a tab between two cells. `last_row` and `last_column` are the last row and column
    with a filled cell; 0 for an empty sheet."""

    name: str
    texts: dict[Cell, str]
    dates: dict[Cell, datetime] = field(default_factory=dict)
    formats: dict[Cell, str] = field(default_factory=dict)
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
    legends: tuple[str, ...] = ()

    @cached_property
    def by_row(self) -> dict[int, list[int]]:
        """Which columns are filled in each row, both in order."""
        rows: dict[int, list[int]] = {}
        for row, column in sorted(self.texts):
            rows.setdefault(row, []).append(column)
        return rows

    @cached_property
    def last_work_rows(self) -> dict[int, int]:
        """Column → the last row that could be work and fills it: of three cells or more, not all of
        them numbers."""
        result: dict[int, int] = {}
        for row, columns in self.by_row.items():
            are_numbers = all(self.texts[row, k].strip("()").isdecimal() for k in columns)
            if len(columns) >= _FEWEST_OF_WORK and not are_numbers:
                result |= dict.fromkeys(columns, row)
        return result

    def origin(self, row: int, column: int) -> Cell:
        """The cell whose value stands here: the first of a merged range, else the cell itself."""
        return self.merges.get(cell := (row, column), cell)[:2]

    @cached_property
    def narrow_lines(self) -> list[str]:
        """What may be a legend: those of other sheets, and each row of one or two cells as one
        line."""
        lines = [*self.legends]
        for row, columns in self.by_row.items():
            if len(columns) <= 2:
                lines.append(self.join_row(row, columns))
        return lines

    def join_row(self, row: int, columns: Iterable[int]) -> str:
        """These cells of a row as one line, a tab between."""
        return "\t".join(self.texts[row, k] for k in columns)

    def content_at(self, row: int, column: int) -> str:
        """The text seen at a cell, a merged range filling every cell it covers."""
        return self.texts.get(self.origin(row, column), "")

    def own_text(self, row: int, column: int) -> str:
        """The text a row itself brings to a column: also from a merge begun to the left, never from
        one above."""
        return "" if self.is_covered_from_above(row, column) else self.content_at(row, column)

    def is_covered_from_above(self, row: int, column: int) -> bool:
        """Whether a merge begun in a row above covers this cell."""
        return self.origin(row, column)[0] < row

    def explains_colour(self, row: int, column: int) -> bool:
        """Whether a text stands right of an empty cell of another fill, as what this colour means
        does."""
        left = self.origin(row, column - 1)
        colour = self.colours.get(left, "")
        other = self.colours.get((row, column))
        return left not in self.texts and colour not in ("", other)

    def date_at(self, row: int, column: int) -> datetime | None:
        """The real date at a cell, where the cell was one."""
        return self.dates.get(self.origin(row, column))

    def address_at(
        self,
        row: int,
        column: int | None,
        text: str,
    ) -> str:
        """The address that a cell opens where it shows `text`, other words; else `text`, an address
        with https://."""
        if column is None or not text or self.content_at(row, column) != text:
            return with_scheme(text)
        opened = self.links.get(self.origin(row, column), "")
        return opened if "://" in opened and "://" not in text else with_scheme(text)

    def remark_at(
        self,
        code: str,
        row: int,
        column: int,
        heading: str | None,
        /,
        **values: object,
    ) -> Remark:
        """A remark on what is seen at a cell, under this heading."""
        place = (self.content_at(row, column), cell_address(row, column))
        return Remark(
            code,
            self.name,
            row,
            heading,
            *place,
            values,
        )

    def take_part(
        self, *, row: tuple[int, int] | None = None, column: tuple[int, int] | None = None
    ) -> Grid:
        """The same sheet with only these rows or columns (first and last) filled; addresses stay as
        they were."""
        rows = range(row[0], row[1] + 1) if row else range(-_FAR, _FAR)
        columns = range(column[0], column[1] + 1) if column else range(_FAR)
        parts = dict[str, dict[Cell, Any]]()
        for name in ("texts", "dates", "formats", "colours", "merges"):
            parts[name] = {}
            for cell, value in getattr(self, name).items():
                if cell[0] in rows and cell[1] in columns:
                    parts[name][cell] = value
        last_row, last_column = _last_places(parts["texts"])
        return replace(
            self,
            **parts,
            last_row=last_row,
            last_column=last_column,
        )

    def with_merges_cut(self, last: int) -> Grid:
        """The same sheet; what is merged from this row or above into those below ends at it."""
        merges = dict[Cell, Span]()
        is_cut = False
        for cell, (top, left, bottom, right) in self.merges.items():
            if not top <= last < bottom:
                merges[cell] = (top, left, bottom, right)
                continue
            is_cut = True
            if cell[0] <= last:
                merges[cell] = (top, left, last, right)
        return replace(self, merges=merges) if is_cut else self

    def with_texts(self, texts: dict[Cell, str]) -> Grid:
        """The same sheet with these texts in its cells."""
        return replace(self, texts=dict(sorted(texts.items())))

    def without(self, cells: Collection[Cell]) -> Grid:
        """The same sheet without the texts of these cells."""
        kept = {cell: text for cell, text in self.texts.items() if cell not in cells}
        return self.with_texts(kept) if cells else self

    def with_days(self, columns: Collection[int]) -> Grid:
        """The same sheet; dates in these columns of which the file does not say how they look are
        shown as days."""
        texts = {**self.texts}
        formats = {**self.formats}
        others = list[Cell]()
        for cell in self.dates_without_format:
            if cell[1] in columns:
                texts[cell] = format_day(self.dates[cell].date())
                formats.pop(cell, None)
            else:
                others.append(cell)
        if len(others) == len(self.dates_without_format):
            return self
        return replace(
            self,
            texts=texts,
            formats=formats,
            dates_without_format=tuple(others),
        )

    def width_at(self, row: int, column: int) -> int:
        """Over how many columns the cell reaches (1 where not merged)."""
        span = self.merges.get((row, column))
        return span[3] - span[1] + 1 if span else 1


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets in order, with the workbook's custom properties and what is asked since it
    was opened."""

    sheets: tuple[Grid, ...]
    properties: dict[str, str] = field(default_factory=dict)
    warnings: tuple[Remark, ...] = ()


def split_runs(
    items: Iterable[_Item], goes_on: Callable[[list[_Item], _Item], bool]
) -> list[list[_Item]]:
    """Items in their order, parted where one does not go on with the run before it."""
    runs: list[list[_Item]] = []
    for item in items:
        if runs and goes_on(runs[-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def column_letter(column: int) -> str:
    """1 → A, 27 → AA."""
    before, letter = divmod(column - 1, 26)
    return f"{column_letter(before)}{chr(65 + letter)}" if column else ""


def cell_address(row: int, column: int) -> str:
    """The address a person types to get to a cell: (12, 6) → F12."""
    return f"{column_letter(column)}{row}"


def find_cell(address: str) -> tuple[int, int]:
    """The row and the column of an address: F12 → (12, 6)."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(address[len(letters) :]), column


def build_from_worker(answer: JsonObject) -> Book:
    """The answer of the child process on a workbook or a CSV as sheets."""
    sheets = list[Grid]()
    said = [Remark("files.opened_plainly")] if answer.get("polos") else []
    for sheet in answer["lembar"]:
        grid = build_sheet_grid(sheet)
        sheets.append(grid)
        for row, column, doubt in sheet.get("diduga", ()):
            said.append(
                grid.remark_at(
                    "files.doubt_of_draft",
                    row,
                    column,
                    None,
                    doubt=doubt,
                )
            )
    for row, values in answer.get("terpotong", ()):
        said.append(
            Remark(
                "files.csv_cut",
                sheets[0].name,
                row,
                values=values,
            )
        )
    return Book(
        tuple(sheets),
        answer.get("properti", {}),
        tuple(said),
    )


def build_sheet_grid(sheet: JsonObject) -> Grid:
    """One sheet as far as its format says. Raises FileRefused where its merges are no spreadsheet's
    work."""
    texts = dict[Cell, str]()
    errors = dict[Cell, str]()
    for row, column, text in sheet["sel"]:
        is_error = text[0] == "#" and FORMULA_ERROR.fullmatch(text)
        if is_error:
            errors[row, column] = text
        else:
            texts[row, column] = _break_lines(text)
    dates = dict[Cell, datetime]()
    # Of each column, how many dates are no firsts of a month.
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
        formats=_by_cell(sheet, "bentuk"),
        colours=_by_cell(sheet, "warna"),
        merges=_spread_merges(sheet, last_row, last_column),
        hidden_rows=frozenset(sheet.get("baris_tersembunyi", ())),
        hidden_columns=frozenset(sheet.get("kolom_tersembunyi", ())),
        is_hidden=sheet.get("tersembunyi", False),
        empty_formulas=_cells(sheet, "rumus_kosong"),
        errors=errors,
        pictures=frozenset(_cells(sheet, "gambar")),
        dates_without_format=_cells(sheet, "tanggal_tanpa_bentuk"),
        struck=frozenset(_cells(sheet, "dicoret")),
        links=_by_cell(sheet, "tautan"),
        comments=_by_cell(sheet, "komentar"),
        last_row=last_row,
        last_column=last_column,
    )
    # Where most dates of a column are no firsts of a month, the others are days too.
    return grid.with_days({column for column, balance in days.items() if balance > 0})


def _by_cell(sheet: JsonObject, name: str) -> dict[Cell, str]:
    return {(row, column): said for row, column, said in sheet.get(name, ())}


def _cells(sheet: JsonObject, name: str) -> tuple[Cell, ...]:
    return tuple((row, column) for row, column in sheet.get(name, ()))


def _break_lines(text: str) -> str:
    """A cell's text, a run of blanks as the end of a line: that is how some fill one up to the
    next."""
    return _LINE_END.sub("\n", text) if "     " in text.replace("\xa0", " ") else text


def _spread_merges(
    sheet: JsonObject,
    row_limit: int,
    column_limit: int,
) -> dict[Cell, Span]:
    """Each cell within these limits that a merge covers, and the merge. Raises FileRefused for too
    many of them."""
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
        merges |= dict.fromkeys(product(rows, columns), (top, left, bottom, right))
    return merges


def _last_places(texts: Collection[Cell]) -> Cell:
    """The last row and the last column with a filled cell; 0 for none."""
    last_row = 0
    last_column = 0
    for row, column in texts:
        last_row = max(last_row, row)
        last_column = max(last_column, column)
    return last_row, last_column


def ask_about_dates(reading: Reading, workbook: Book) -> Iterator[Remark]:
    """One question per TARGET WAKTU cell whose date was taken for its month because its format is
    not known."""
    meaning = f" = {COLUMN_NAMES['target_waktu']}"
    used = {langkah.lembar for langkah in reading.langkah}
    times = "\n".join(langkah.target_waktu for langkah in reading.langkah)
    for grid in workbook.sheets:
        if grid.name not in used:
            continue
        for row, column in grid.dates_without_format:
            heading = reading.keterangan.get(f"kolom {column_letter(column)}", "")
            text = grid.texts[row, column]
            if heading.endswith(meaning) and text in times:
                day = format_day(grid.dates[row, column].date())
                heading = heading.removesuffix(meaning)
                values = {"day": day, "month": text}
                yield grid.remark_at(
                    "files.date_without_format",
                    row,
                    column,
                    heading,
                    **values,
                )
