"""The register of satker as a table in an Excel workbook or CSV: its columns by their headings, its rows in order."""

from __future__ import annotations

from monev.core.errors import FileRefused
from monev.offices.register import OfficeRow
from monev.reading.files.gate import check_file
from monev.reading.files.grid import Grid
from monev.reading.whole_file import open_workbook

HEADINGS = {"kode": "Kode", "name": "Nama satker", "parent": "Kode induk", "level": "Tingkat"}
"""Field of an OfficeRow → the heading of its column, as the app's own workbook writes it."""

_SYNONYMS = {
    "kode": ("kode", "kode satker", "kode unit", "kode satuan kerja"),
    "name": ("nama satker", "nama", "satker", "nama unit", "satuan kerja", "nama satuan kerja"),
    "parent": ("kode induk", "induk", "atasan", "kode atasan", "satker induk", "nama induk"),
    "level": ("tingkat", "level", "jenjang"),
}
_LEVEL_WORDS = {
    "pusat": ("pusat", "nasional", "ri"),
    "provinsi": ("provinsi", "prov"),
    "kabupaten_kota": ("kabupaten/kota", "kabupaten kota", "kab/kota", "kabupaten", "kab", "kota"),
    "unit": ("unit", "unit kerja"),
}
_ADVICE = f"Pakai kolom {', '.join(HEADINGS.values())}; contohnya dapat diunduh di halaman Satker."
_HEADER_ROWS = 20


def read_register(data: bytes) -> list[OfficeRow]:
    """The rows of a register's file, as they stand there; opened in a child process that can do no harm.

    Raises FileRefused: no workbook or CSV, no such table, or more than one.
    """
    if check_file(data) in ("pdf", "docx"):
        raise FileRefused("Daftar satker dibaca dari Excel atau CSV.", _ADVICE)
    workbook = open_workbook(data)
    found = [(grid, header) for grid in workbook.sheets if not grid.is_hidden and (header := _find_header(grid))]
    if not found:
        raise FileRefused("Di berkas ini tidak ada tabel satker.", _ADVICE)
    if len(found) > 1:
        names = ", ".join(grid.name for grid, _ in found)
        raise FileRefused(f"Berkas ini berisi beberapa tabel satker: {names}.", "Sisakan satu lembar saja.")
    grid, (row, columns) = found[0]
    return [office for number in range(row + 1, grid.last_row + 1) if (office := _read_row(grid, number, columns))]


def _find_header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of headings and which column each field has; None where the sheet has no such row."""
    for row in range(1, min(grid.last_row, _HEADER_ROWS) + 1):
        columns: dict[str, int] = {}
        for column in grid.by_row.get(row, ()):
            text = " ".join(grid.content_at(row, column).lower().split())
            field = next((name for name, words in _SYNONYMS.items() if text in words), None)
            if field is not None:
                columns.setdefault(field, column)
        if columns.keys() == _SYNONYMS.keys():
            return row, columns
    return None


def _read_row(grid: Grid, row: int, columns: dict[str, int]) -> OfficeRow | None:
    cells = {name: grid.content_at(row, column).strip() for name, column in columns.items()}
    if not any(cells.values()):
        return None
    return OfficeRow(cells["kode"], cells["name"], cells["parent"], read_level(cells["level"]), f"baris {row}")


def read_level(text: str) -> str:
    """The code of a level written in words; the words themselves where they are none."""
    words = " ".join(text.lower().replace(".", " ").split())
    return next((level for level, known in _LEVEL_WORDS.items() if words in (level, *known)), text)
