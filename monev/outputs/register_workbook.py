"""The register of satker as a workbook: filled in, changed and taken back; empty a template with an example."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from monev.core.office_names import LEVELS
from monev.offices.register import HEADINGS, OfficeRow
from monev.outputs.workbook import new_sheet, prepare_print, to_bytes, write_header, write_row

_WIDTHS = (14, 48, 14, 18)
_EXAMPLE = (
    OfficeRow("00", "KPU RI", "", "pusat"),
    OfficeRow("18", "KPU Provinsi Contoh", "00", "provinsi"),
    OfficeRow("1805", "KPU Kabupaten Contoh", "18", "kabupaten_kota"),
)
_SPARE_ROWS = 600


def register_xlsx(rows: Sequence[OfficeRow]) -> bytes:
    """The register, each branch after its head; without any office three rows that show how it is filled in."""
    workbook, sheet = new_sheet("Satker")
    write_header(sheet, 1, tuple(HEADINGS.values()), _WIDTHS, set(HEADINGS.values()))
    filled = rows or _EXAMPLE
    for number, row in enumerate(filled, start=2):
        write_row(sheet, number, [row.kode, row.name, row.parent, LEVELS.get(row.level, row.level)])
    levels = DataValidation(type="list", formula1=f'"{",".join(LEVELS.values())}"', allow_blank=True)
    levels.add(f"D2:D{len(filled) + _SPARE_ROWS}")
    sheet.add_data_validation(levels)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{len(filled) + 1}"
    prepare_print(sheet, 1, "Daftar satker")
    return to_bytes(workbook)
