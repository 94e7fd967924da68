"""Sheets of reports as rows by key: recognised by their headings, whatever the sheet's name and columns' order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monev.core.remarks import Remark
from monev.reading.files.grid import Grid, cell_address
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.template_names import BUKTI_COLUMNS, REALISASI_COLUMNS, REQUIRED_BUKTI, REQUIRED_REALISASI

MAX_HEADER_ROWS = 30
_JENIS = {"bukti": (BUKTI_COLUMNS, REQUIRED_BUKTI), "realisasi": (REALISASI_COLUMNS, REQUIRED_REALISASI)}
# Only a plan table has these; a plan with Kode and Status must not be taken for a sheet of reports.
_RENCANA_FEATURES = frozenset({"komponen", "indikator"})


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """Where a sheet's headings stand: its kind ("realisasi" or "bukti"), the row, key → column, other columns."""

    jenis: str
    row: int
    columns: dict[str, int]
    others: dict[int, str]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row of a sheet of reports: its texts and real dates by key, and where each cell is."""

    grid: Grid
    number: int
    header: ReportHeader

    def text(self, key: str) -> str:
        """The text under a heading; "" where the sheet has no such column."""
        column = self.header.columns.get(key)
        return self.grid.content_at(self.number, column) if column else ""

    def day(self, key: str) -> datetime | None:
        """The real date under a heading, where the cell is one."""
        column = self.header.columns.get(key)
        return self.grid.date_at(self.number, column) if column else None

    def address(self, key: str) -> str:
        """The text under a heading, or the address that its cell opens where it shows other words."""
        return self.grid.address_at(self.number, self.header.columns.get(key), self.text(key))

    def remark(self, key: str, message: str) -> Remark:
        """A remark on the cell under a heading."""
        column = self.header.columns.get(key)
        return Remark(
            code=message,
            lembar=self.grid.name,
            baris=self.number,
            kolom=self.grid.content_at(self.header.row, column) if column else None,
            nilai=self.text(key),
            sel=cell_address(self.number, column) if column else None,
        )


def find_header(grid: Grid) -> ReportHeader | None:
    """The headings of a sheet of reports; None where the sheet is none (a plan table, a note, anything else)."""
    for number in sorted(grid.by_row)[:MAX_HEADER_ROWS]:
        heading = {column: normalize(grid.content_at(number, column)) for column in grid.by_row[number]}
        if _RENCANA_FEATURES & set(heading.values()):
            return None
        for jenis, (vocabulary, required) in _JENIS.items():
            column = _map_columns(heading, vocabulary)
            if all(key in column for key in required):
                other = {k: grid.content_at(number, k) for k in heading if k not in column.values() and heading[k]}
                return ReportHeader(jenis, number, column, other)
    return None


def looks_like_rencana(grid: Grid) -> bool:
    """Whether a sheet has a plan table's own headings."""
    beginning = sorted(grid.by_row)[:MAX_HEADER_ROWS]
    return any(normalize(grid.content_at(n, k)) in _RENCANA_FEATURES for n in beginning for k in grid.by_row[n])


def read_content_rows(grid: Grid, header: ReportHeader) -> Iterator[ReportRow]:
    """The rows below the headings in which any column of the sheet's own is filled; not the headings once more, as on
    the next printed page."""
    column = set(header.columns.values())
    for number in sorted(grid.by_row):
        filled = column & set(grid.by_row[number]) if number > header.row else set()
        if filled and any(
            normalize(grid.content_at(number, k)) != normalize(grid.content_at(header.row, k)) for k in filled
        ):
            yield ReportRow(grid, number, header)


def _map_columns(heading: dict[int, str], vocabulary: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """key → column. The heading as exported wins over a synonym; of two alike the left one."""
    result: dict[str, int] = {}
    used: set[int] = set()
    for exact in (True, False):
        for key, wording in vocabulary.items():
            sought = {normalize(k) for k in (wording[:1] if exact else wording)}
            column = next((k for k, text in heading.items() if text in sought and k not in used), None)
            if key not in result and column is not None:
                result[key] = column
                used.add(column)
    return result
