"""A plan as it was read, beside its file: each cell with its text there."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from monev.core.office_names import standard_name
from monev.core.statuses import CERTAINTY
from monev.database import Database, Row
from monev.figures.views import ask_unggahan
from monev.questions import Question
from monev.reading import open_workbook
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices, normalise
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address, column_letter, find_cell
from monev.reading.passes import find_tables
from monev.writing.content import LANGKAH_TEXTS

_ADDRESS = re.compile(r"[A-Z]{1,3}\d+")
_FIELDS = {key for key in LANGKAH_TEXTS if "area" not in key}
"""Fields of a langkah with a cell of their own in its row."""


class OriginFile(NamedTuple):
    """An original file in the journal: its office, the unggahan it made, and that entry's hash."""

    satker: str
    name: str
    sha256: str
    unggahan: int
    unggahan_id: int
    hash_entri: str


def find_origin_file(db: Database, satker: str, tahun: int, unggahan: int) -> OriginFile | None:
    """Find the newest file at or before that unggahan that was not cancelled.

    None if it was all made in the app.
    """
    found = None
    for row in ask_unggahan(db, "quality/file", db.newest.of_plans(), tahun=tahun):
        is_own = standard_name(row["satker"]) == standard_name(satker)
        if is_own and row["unggahan"] <= unggahan:
            found = OriginFile(**row)
    return found


class Original(NamedTuple):
    """A file's plan tables by sheet, from top to bottom."""

    tables: dict[str, tuple[Header, ...]]

    def header_at(self, sheet: str, row: int) -> Header | None:
        """Return the headings that a row belongs to or stands below."""
        found = None
        for header in self.tables.get(sheet, ()):
            if header.start <= row:
                found = header
        return found

    def headers(self) -> list[Header]:
        """Return the headings of all tables that lack no meaning."""
        found = list[Header]()
        for headers in self.tables.values():
            found += [header for header in headers if not header.missing]
        return found


def open_original(data: bytes, choice: ReadingChoices = WITHOUT_CHOICES) -> Original:
    """Read the cells and headings of a file, in a child process as at its upload.

    Raises FileRefused.
    """
    tables = dict[str, tuple[Header, ...]]()
    for grid in open_workbook(data).sheets:
        headers = find_tables(grid, choice.column_headings)
        tables[grid.name] = tuple(headers)
    return Original(tables)


class ComparedCell(NamedTuple):
    """One cell: its address, heading, text in the file, reading, and how sure that is.

    `certainty` is one of `statuses.CERTAINTY`.
    """

    cell: str
    column: str
    written: str
    read_as: str
    certainty: str


def compare_cells(
    original: Original, langkah: Row, read_as: Iterable[Row]
) -> tuple[ComparedCell, ...]:
    """Return the cells of one `langkah`: headings above, its row, rows joined.

    `read_as` are its rows of `read_cells`.
    """
    least_sure_first = list(CERTAINTY)
    surest_first = sorted(
        read_as, key=lambda row: least_sure_first.index(row["kepastian"]), reverse=True
    )
    by_cell = dict[tuple[int, str], Row]()
    for row in surest_first:  # the least sure reading of a cell stays
        by_cell[row["baris"], row["sel"]] = row
    header = original.header_at(langkah["lembar"], langkah["baris"])
    own = list[ComparedCell]()
    if header:
        own += _own_row(header, langkah, by_cell)
    used = {compared.cell for compared in own}
    above = list[ComparedCell]()
    joined = list[ComparedCell]()
    for row in by_cell.values():
        cell = row["sel"] or ""
        if cell in used:
            continue
        column = row["kolom"]
        said = (row["nilai"], row["dibaca"], row["kepastian"])
        beside = above if column in ("AREA", "SUB AREA") else joined
        beside.append(ComparedCell(cell, column, *said))
    return (*above, *own, *joined)


def _own_row(
    header: Header, langkah: Row, by_cell: dict[tuple[int, str], Row]
) -> Iterator[ComparedCell]:
    """Return the cells of a langkah's own row that are filled, now or in the file."""
    meanings = {column: meaning for meaning, column in header.columns.items()}
    others = json.loads(langkah["lainnya"])
    row = langkah["baris"]
    for column in sorted(header.headings):
        heading = header.column_display_name(column)
        place = (row, column)
        cell = cell_address(*place)
        written = header.grid.texts.get(place, "")
        reading = by_cell.get((row, cell))
        if reading:
            said = (reading["dibaca"], reading["kepastian"])
            yield ComparedCell(cell, heading, written, *said)
            continue
        value = others.get(heading, written)
        meaning = meanings.get(column)
        if meaning in _FIELDS:
            value = langkah[meaning]
        value = value or ""
        if written or value:
            seen = header.grid.content_at(row, column)
            certainty = "disalin" if _bare(seen) == _bare(value) else "diubah"
            yield ComparedCell(cell, heading, written, value, certainty)


def _bare(text: str) -> str:
    """Return a text for comparison with its copy: a number may have lost its full stop."""
    return normalise(text).rstrip(".")


class CellPicture(NamedTuple):
    """A cell with its surroundings.

    headings: letter and words of each column shown. rows: the texts by row number. marked: row and
    column of the cell itself (None: in no column shown). beside: the columns that only stand beside
    it.
    """

    headings: tuple[tuple[str, str], ...]
    rows: dict[int, tuple[str, ...]]
    marked: tuple[int, int | None]
    beside: frozenset[int]


def picture_cell(original: Original, question: Question) -> CellPicture | None:
    """Return a question's cell with a row above and below, its langkah and a column on each side.

    None outside a table.
    """
    if question.sheet is None or question.row is None:
        return None
    header = original.header_at(question.sheet, question.row)
    if header is None:
        return None
    row, marked = _find_cell(header, question, question.row)
    columns = _columns(header, marked)
    filled = {number for number in header.grid.by_row if number > header.end}
    filled.add(row)
    in_order = sorted(filled)
    at = in_order.index(row)
    rows = dict[int, tuple[str, ...]]()
    first = max(at - 1, 0)
    for number in in_order[first : at + 2]:
        texts = [header.grid.content_at(number, column) for column in columns]
        rows[number] = tuple(texts)
    headings = list[tuple[str, str]]()
    work = header.columns.get("langkah_aksi")
    beside = set[int]()
    for index, column in enumerate(columns):
        month = header.months.get(column)
        words = month.name if month else header.headings.get(column, "")
        headings.append((column_letter(column), words))
        if column not in (marked, work):
            beside.add(index)
    at_column = columns.index(marked) if marked else None
    return CellPicture(tuple(headings), rows, (row, at_column), frozenset(beside))


def _find_cell(header: Header, question: Question, row: int) -> tuple[int, int | None]:
    """Return row and column of a question's cell, by its address, else by its column's heading."""
    if address := _ADDRESS.search(question.cell or ""):
        return find_cell(address[0])
    meaning = "bukti_dukung" if question.without_bukti else question.matter
    if meaning in ("bukti_dukung", "pic") and meaning in header.columns:
        return row, header.columns[meaning]
    wanted = normalise(question.column or "")
    for column, heading in header.headings.items():
        if normalise(heading) == wanted:
            return row, column
    return row, None


def _columns(header: Header, marked: int | None) -> list[int]:
    """Return the columns to show.

    They are LANGKAH AKSI, and the marked one with its neighbours, else the first three.
    """
    everything = sorted({*header.headings, *header.months})
    first = 0
    last = 3
    if marked is not None:
        left = [column for column in everything if column < marked]
        at = len(left)
        first = max(at - 1, 0)
        last = at + 2
    shown = {*everything[first:last], marked, header.columns.get("langkah_aksi")}
    return sorted(filter(None, shown))
