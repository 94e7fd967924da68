"""List the tables of a file, so that a person can be asked about one that cannot be read."""

from collections.abc import Iterator
from typing import NamedTuple

from monev.core.errors import FileRefused
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.faults import logged_faults
from monev.reading.files.grid import Grid, column_letter
from monev.reading.identity import find_satker
from monev.reading.passes import find_tables
from monev.reading.sheet_remarks import is_other_table
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.whole_file import open_workbook

_BY_HEADING = ("tanggal_selesai", "tautan", "realisasi")
MEANING_CHOICES = tuple(meaning for meaning in COLUMN_NAMES if meaning not in _BY_HEADING)
"""Meanings a person can give a column. Only the heading itself can give the others."""

_MAX_SAMPLES = 3
_MAX_TITLES = 60


class FileColumn(NamedTuple):
    """One headed column: its letter, heading on one line, meaning (None: only kept), and its first
    filled cells."""

    letter: str
    heading: str
    meaning: str | None
    samples: tuple[str, ...]


class FileTable(NamedTuple):
    """One table with some of a plan's headings.

    missing: needed meanings without a column. is_other: it is no plan but a budget, a score sheet
    or the like.
    """

    sheet: str
    row: int
    columns: tuple[FileColumn, ...]
    missing: tuple[str, ...]
    is_other: bool


def list_file_tables(
    data: bytes,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> tuple[FileTable, ...]:
    """List every table on a visible sheet with at least two of a plan's headings.

    () for a file that cannot be opened.
    """
    found = list[FileTable]()
    for grid in _visible_sheets(data):
        with logged_faults():
            headers = find_tables(grid, choice.column_headings)
            found += map(build_file_table, headers)
    return tuple(found)


def find_satker_in_title(data: bytes) -> str | None:
    """Find the office in a file's titles, even if its table cannot be read; None if there is
    none."""
    for grid in _visible_sheets(data):
        cells = sorted(grid.texts)[:_MAX_TITLES]
        satker = find_satker(tuple(grid.texts[cell] for cell in cells))
        if satker:
            return satker
    return None


def _visible_sheets(data: bytes) -> Iterator[Grid]:
    """List the sheets of a file that are not hidden; none if it cannot be opened."""
    try:
        workbook = open_workbook(data)
    except FileRefused:
        return  # its reading says why
    for grid in workbook.sheets:
        if not grid.is_hidden:
            yield grid


def build_file_table(header: Header) -> FileTable:
    """Return a table described by its headings."""
    meanings = {column: meaning for meaning, column in header.columns.items()}
    columns = list[FileColumn]()
    for column in sorted(header.headings):
        texts = dict.fromkeys(header.cells_below(column).values())
        samples = tuple(texts)[:_MAX_SAMPLES]
        columns.append(
            FileColumn(
                column_letter(column),
                header.column_display_name(column),
                meanings.get(column),
                samples,
            )
        )
    return FileTable(
        header.grid.name,
        header.end,
        tuple(columns),
        header.missing,
        is_other_table(header),
    )
