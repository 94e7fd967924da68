"""Which headings a file's sheets have and how each is understood: to ask which column is meant where one is missing."""

from __future__ import annotations

from dataclasses import dataclass

from monev.core.errors import FileRefused
from monev.reading import open_workbook
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import find_sheet_tables
from monev.reading.files.gate import check_file
from monev.reading.files.grid import column_letter
from monev.reading.identity import find_satker, read_identity
from monev.reading.refusal import is_other_table
from monev.reading.vocabulary.headings import COLUMN_NAMES

MEANING_CHOICES = tuple(
    meaning for meaning in COLUMN_NAMES if meaning not in ("tanggal_selesai", "tautan", "realisasi")
)
"""Meanings a person can give a column; the others only where the heading itself says so."""

_MAX_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One headed column: its letter, heading on one line, meaning (None: only kept), and its first filled cells."""

    letter: str
    heading: str
    meaning: str | None
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileTable:
    """One table with some of a plan's headings. `missing` are needed meanings it does not say, `satker` whose title
    stands above it; `is_other`: it is known to be no plan but a budget, a score sheet or the like."""

    sheet: str
    row: int
    columns: tuple[FileColumn, ...]
    missing: tuple[str, ...]
    satker: str | None
    is_other: bool


def list_file_tables(data: bytes, choice: ReadingChoices = WITHOUT_CHOICES) -> tuple[FileTable, ...]:
    """Every table on a visible sheet with at least two of a plan's headings; () for a file that cannot be opened."""
    try:
        workbook = open_workbook(check_file(data), data)
    except FileRefused:
        return ()
    header = (
        k for grid in workbook.sheets if not grid.is_hidden for k in find_sheet_tables(grid, choice.column_headings)
    )
    return tuple(_build_file_table(one) for one in header)


def find_satker_in_title(data: bytes) -> str | None:
    """Whose plan a file says it is, also where its table cannot be read; None where it does not say."""
    try:
        workbook = open_workbook(check_file(data), data)
    except FileRefused:
        return None
    text = (
        tuple(grid.texts[cell] for cell in sorted(grid.texts)[:60]) for grid in workbook.sheets if not grid.is_hidden
    )
    return next((satker for one in text if (satker := find_satker(one))), None)


def _build_file_table(header: Header) -> FileTable:
    meaning = {column: one for one, column in header.columns.items()}
    column = tuple(
        FileColumn(column_letter(k), header.column_display_name(k), meaning.get(k), _take_samples(header, k))
        for k in sorted(header.headings)
    )
    satker = read_identity(header).satker
    return FileTable(header.grid.name, header.end, column, header.missing, satker, is_other_table(header))


def _take_samples(header: Header, column: int) -> tuple[str, ...]:
    content = (text for (b, k), text in header.grid.texts.items() if k == column and b > header.end)
    return tuple(dict.fromkeys(content))[:_MAX_SAMPLES]
