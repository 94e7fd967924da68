"""The file the rows of a rencana came from: which one it is, and its cells, opened again to show beside the reading."""

from __future__ import annotations

from dataclasses import dataclass

from monev.core.office_names import standard_name
from monev.database import Database, to_rows
from monev.reading import open_workbook
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.gate import check_file
from monev.reading.passes import find_tables


@dataclass(frozen=True, slots=True)
class OriginFile:
    """An original file in the journal: `unggahan_id` and `unggahan` it made, `hash_entri` of that entry."""

    name: str
    sha256: str
    unggahan: int
    unggahan_id: int
    hash_entri: str


def find_origin_file(db: Database, satker: str, tahun: int, unggahan: int) -> OriginFile | None:
    """The newest file at or before that unggahan that was not cancelled; None where all of it was made in the app."""
    files = [
        row
        for row in to_rows(db.ask("quality/file", tahun=tahun))
        if standard_name(row["satker"]) == standard_name(satker) and row["unggahan"] <= unggahan
    ]
    if not files:
        return None
    newest = files[-1]
    return OriginFile(
        name=newest["nama_berkas"] or f"unggahan {newest['unggahan']}",
        sha256=newest["sha256"],
        unggahan=newest["unggahan"],
        unggahan_id=newest["unggahan_id"],
        hash_entri=newest["hash_entri"],
    )


@dataclass(frozen=True, slots=True)
class Original:
    """A file's plan tables by sheet, from top to bottom."""

    tables: dict[str, tuple[Header, ...]]

    def header_above(self, sheet: str, row: int) -> Header | None:
        """The headings above a row; None where the file has no such table."""
        above = [header for header in self.tables.get(sheet, ()) if header.end < row]
        return above[-1] if above else None

    def headers(self) -> list[Header]:
        """Every table's headings."""
        return [header for headers in self.tables.values() for header in headers if not header.missing]


def open_original(data: bytes, choice: ReadingChoices = WITHOUT_CHOICES) -> Original:
    """The cells and headings of a file; in a child process, as at its upload. Raises FileRefused."""
    workbook = open_workbook(check_file(data), data)
    return Original({grid.name: tuple(find_tables(grid, choice.column_headings)) for grid in workbook.sheets})
