"""One langkah cell by cell beside its original file: what stands there, what was read from it, how sure that is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monev.core.office_names import standard_name
from monev.core.statuses import CERTAINTY
from monev.database import Database, Row
from monev.figures.answers import ask_plans
from monev.reading import open_workbook
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices, normalise
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address
from monev.reading.passes import find_tables
from monev.writing.content import LANGKAH_TEXTS

_FIELDS = {key for key in LANGKAH_TEXTS if "area" not in key}
"""Fields of a langkah that stand in a cell of its own row."""


@dataclass(frozen=True, slots=True)
class OriginFile:
    """An original file in the journal: the satker whose it is, `unggahan_id` and `unggahan` it made, `hash_entri` of
    that entry."""

    satker: str
    name: str
    sha256: str
    unggahan: int
    unggahan_id: int
    hash_entri: str


def find_origin_file(db: Database, satker: str, tahun: int, unggahan: int) -> OriginFile | None:
    """The newest file at or before that unggahan that was not cancelled; None where all of it was made in the app."""
    standing = [OriginFile(**row) for row in ask_plans(db, "quality/file", tahun=tahun)]
    of_satker = [file for file in standing if standard_name(file.satker) == standard_name(satker)]
    return next((file for file in reversed(of_satker) if file.unggahan <= unggahan), None)


@dataclass(frozen=True, slots=True)
class Original:
    """A file's plan tables by sheet, from top to bottom."""

    tables: dict[str, tuple[Header, ...]]

    def header_above(self, sheet: str, row: int) -> Header | None:
        """The headings above a row; None where the file has no such table."""
        above = [header for header in self.tables.get(sheet, ()) if header.end < row]
        return above[-1] if above else None

    def header_at(self, sheet: str, row: int) -> Header | None:
        """The headings a row is of, else those above it."""
        of = (header for header in self.tables.get(sheet, ()) if header.start <= row <= header.end)
        return next(of, None) or self.header_above(sheet, row)

    def headers(self) -> list[Header]:
        """Every table's headings."""
        return [header for headers in self.tables.values() for header in headers if not header.missing]


def open_original(data: bytes, choice: ReadingChoices = WITHOUT_CHOICES) -> Original:
    """The cells and headings of a file; in a child process, as at its upload. Raises FileRefused."""
    workbook = open_workbook(data)
    return Original({grid.name: tuple(find_tables(grid, choice.column_headings)) for grid in workbook.sheets})


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """One cell: its address, heading, text in the file, how it reads, and how sure that is (`statuses.CERTAINTY`)."""

    cell: str
    column: str
    written: str
    read_as: str
    certainty: str


def compare_cells(original: Original, langkah: Row, read_as: Iterable[Row]) -> tuple[ComparedCell, ...]:
    """The cells of one langkah (`questions.langkah`): headings above, its row, rows joined. `read_as`: its rows of
    `questions.read_cells`."""
    order = list(CERTAINTY)
    # The least sure reading of a cell last, so that it is the one that stays.
    ordered = sorted(read_as, key=lambda row: -order.index(row["kepastian"]))
    by_cell = {(row["baris"], row["sel"]): row for row in ordered}
    header = original.header_above(langkah["lembar"], langkah["baris"])
    own = list(_own_row(header, langkah, by_cell)) if header else []
    used = {compared.cell for compared in own}
    others = [_from_reading(row) for row in by_cell.values() if row["sel"] not in used]
    above = [compared for compared in others if compared.column in ("AREA", "SUB AREA")]
    return (*above, *own, *(compared for compared in others if compared not in above))


def _own_row(header: Header, langkah: Row, by_cell: dict[tuple[int, str], Row]) -> Iterator[ComparedCell]:
    meaning = {number: name for name, number in header.columns.items()}
    others = json.loads(langkah["lainnya"])
    row, grid = langkah["baris"], header.grid
    for number in sorted(header.headings):
        heading, field = header.column_display_name(number), meaning.get(number)
        value = langkah[field] if field in _FIELDS else others.get(heading)
        cell, written = cell_address(row, number), grid.texts.get((row, number), "")
        reading = by_cell.get((row, cell))
        if reading:
            yield ComparedCell(cell, heading, written, reading["dibaca"], reading["kepastian"])
        elif written or value:
            read_as = (value if field in _FIELDS or heading in others else written) or ""
            yield ComparedCell(cell, heading, written, read_as, _certainty_of(grid.content_at(row, number), read_as))


def _certainty_of(written: str, read_as: str) -> str:
    """Copied where both say the same (a number with or without its full stop), else changed after the upload."""
    return "disalin" if normalise(written).rstrip(".") == normalise(read_as).rstrip(".") else "diubah"


def _from_reading(row: Row) -> ComparedCell:
    return ComparedCell(row["sel"] or "", row["kolom"], row["nilai"], row["dibaca"], row["kepastian"])
