"""Which tables a file has and whose they are, to ask by where it cannot be read."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from monev.core.errors import FileRefused
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.grid import Grid, column_letter
from monev.reading.identity import find_satker
from monev.reading.passes import find_tables
from monev.reading.sheet_remarks import is_other_table
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.whole_file import open_workbook

MEANING_CHOICES = tuple(
    each for each in COLUMN_NAMES if each not in ("tanggal_selesai", "tautan", "realisasi")
)
"""Meanings a person can give a column; the others only where the heading itself says so."""

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
    """One table with some of a plan's headings. `missing` are needed meanings it does not say.
    `is_other`: it is known to be no plan but a budget, a score sheet or the like."""

    sheet: str
    row: int
    columns: tuple[FileColumn, ...]
    missing: tuple[str, ...]
    is_other: bool


def list_file_tables(
    data: bytes, choice: ReadingChoices = WITHOUT_CHOICES
) -> tuple[FileTable, ...]:
    """Every table on a visible sheet with at least two of a plan's headings; () for a file that
    cannot be opened."""
    found = (find_tables(grid, choice.column_headings) for grid in _visible_sheets(data))
    return tuple(map(build_file_table, chain.from_iterable(found)))


def find_satker_in_title(data: bytes) -> str | None:
    """Whose plan a file says it is, also where its table cannot be read; None where it does not
    say."""
    for grid in _visible_sheets(data):
        titles = tuple(grid.texts[cell] for cell in sorted(grid.texts)[:_MAX_TITLES])
        if satker := find_satker(titles):
            return satker
    return None


def _visible_sheets(data: bytes) -> Iterator[Grid]:
    """The sheets of a file that are not hidden; none where it cannot be opened."""
    try:
        workbook = open_workbook(data)
    except FileRefused:
        return  # why it cannot be opened, its reading says
    yield from (grid for grid in workbook.sheets if not grid.is_hidden)


def build_file_table(header: Header) -> FileTable:
    """A table by its headings."""
    meanings = {column: meaning for meaning, column in header.columns.items()}
    columns = list[FileColumn]()
    for k in sorted(header.headings):
        samples = tuple(dict.fromkeys(header.cells_below(k).values()))[:_MAX_SAMPLES]
        name = header.column_display_name(k)
        columns.append(
            FileColumn(
                column_letter(k),
                name,
                meanings.get(k),
                samples,
            )
        )
    is_other = is_other_table(header)
    return FileTable(
        header.grid.name,
        header.end,
        tuple(columns),
        header.missing,
        is_other,
    )
