"""The original file opened again as its sheets' cells, to be shown beside what was read from them."""

from __future__ import annotations

from dataclasses import dataclass

from monev.reading import open_workbook
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import find_sheet_tables
from monev.reading.files.gate import check_file


@dataclass(frozen=True, slots=True)
class Original:
    """A file's plan tables by sheet, from top to bottom."""

    tables: dict[str, tuple[Header, ...]]

    def header_above(self, sheet: str, row: int) -> Header | None:
        """The headings above a row; None where the file has no such table."""
        upper = [one for one in self.tables.get(sheet, ()) if one.end < row]
        return upper[-1] if upper else None

    def headers(self) -> list[Header]:
        """Every table's headings."""
        return [one for listing in self.tables.values() for one in listing if not one.missing]


def open_original(data: bytes, choice: ReadingChoices = WITHOUT_CHOICES) -> Original:
    """The cells and headings of a file; in a child process, as at its upload. Raises FileRefused."""
    workbook = open_workbook(check_file(data), data)
    return Original({grid.name: tuple(find_sheet_tables(grid, choice.column_headings)) for grid in workbook.sheets})
