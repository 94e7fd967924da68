"""The Rekap as a workbook: a row for each satker with counts to be sorted and summed up, a sheet for each map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from monev.figures import HeatmapCell
from monev.figures.heatmap import cell_colours
from monev.figures.recap_map import RecapMap
from monev.figures.recap_words import as_values
from monev.outputs.recap_papers import RecapMaterial, list_movement, list_overdue, list_spread
from monev.outputs.workbook import new_sheet, prepare_print, to_bytes, write_header, write_row, write_title

COLUMNS: dict[str, tuple[str, float]] = {
    "satker": ("Satker", 38),
    "induk": ("Induk", 26),
    "tahun": ("Tahun", 8),
    "keadaan": ("Laporan", 24),
    "laporan_terakhir": ("Laporan terakhir", 19),
    "umur": ("Hari sejak laporan terakhir", 13),
    "capaian_n": ("Selesai dari yang jatuh tempo", 13),
    "capaian_N": ("Jatuh tempo s.d. posisi", 13),
    "terlambat": ("Terlambat", 11),
    "belum_dilaporkan": ("Di antaranya belum dilaporkan", 14),
    "bukti_n": ("Bukti ada", 10),
    "bukti_N": ("Bukti yang harus ada", 12),
    "selesai_tanpa_bukti": ("Selesai, bukti belum lengkap", 14),
    "setahun_n": ("Selesai setahun", 11),
    "setahun_N": ("Target setahun", 11),
}
"""Column of `as_values` → heading, width. Of a satker that reported nothing the counts stay empty."""


def to_xlsx(material: RecapMaterial) -> bytes:
    """The Rekap as an .xlsx file."""
    workbook, sheet = new_sheet("Satker")
    rows = [[values[name] for name in COLUMNS] for values in map(as_values, material.offices)]
    _fill(material, sheet, list(COLUMNS.values()), rows, sentences=material.sentences)
    _fill_map(material, workbook.create_sheet("Area"), material.areas)
    _fill_map(material, workbook.create_sheet("Triwulan"), material.triwulan)
    for title, columns, lines in _lists(material):
        if lines:
            _fill(material, _sheet(workbook, title), columns, lines)
    return to_bytes(workbook)


def _lists(
    material: RecapMaterial,
) -> list[tuple[str, Sequence[tuple[str, float]], Sequence[Sequence[str | int | date | None]]]]:
    kinds = [(one["jenis"], one["n"], one["satker"]) for one in material.kinds]
    return [
        ("Belum mengunggah", [("Satker", 44), ("Laporan", 30)], list_overdue(material)),
        ("Sebaran", [("Capaian s.d. posisi", 40), ("Satker", 12)], list_spread(material)),
        ("Gerak", [("Satker", 44), ("Selesai", 12), ("Terlambat", 12)], list_movement(material)),
        ("Jenis bukti", [("Jenis bukti yang kurang", 34), ("Bukti", 12), ("Satker", 12)], kinds),
    ]


def _sheet(workbook: Workbook, title: str) -> Worksheet:
    return workbook.create_sheet(title)


def _fill(
    material: RecapMaterial,
    sheet: Worksheet,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[str | int | date | None]],
    *,
    sentences: Sequence[str] = (),
) -> int:
    """One sheet: its title, a filter, the rows, ready to print. Returns the row of its heading."""
    header = write_title(sheet, (*material.title, *sentences), simulated=material.is_simulated)
    write_header(sheet, header, [name for name, _ in columns], [width for _, width in columns], set())
    for number, row in enumerate(rows, start=header + 1):
        write_row(sheet, number, row)
    sheet.freeze_panes = sheet.cell(header + 1, 2).coordinate
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(len(columns))}{header + len(rows)}"
    prepare_print(sheet, header, ", ".join(material.title), simulated=material.is_simulated)
    return header


def _fill_map(material: RecapMaterial, sheet: Worksheet, drawn: RecapMap) -> None:
    rows = [[row.office.satker, *("" if cell is None else _text(cell[1]) for cell in row.cells)] for row in drawn.rows]
    header = _fill(material, sheet, [("Satker", 38), *((one.name, 14) for one in drawn.columns)], rows)
    for number, row in enumerate(drawn.rows, start=header + 1):
        for column, found in enumerate(row.cells, start=2):
            if found is not None:
                _paint(sheet, number, column, found[1])


def _text(cell: HeatmapCell) -> str:
    return f"{cell.text} {cell.late_text}".strip()


def _paint(sheet: Worksheet, row: int, column: int, cell: HeatmapCell) -> None:
    ground, ink = (colour.removeprefix("#") for colour in cell_colours(cell))
    target = sheet.cell(row, column)
    target.fill = PatternFill("solid", start_color=ground, end_color=ground)
    target.font = Font(name="Calibri", color=ink, bold=cell.is_total)
    target.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
