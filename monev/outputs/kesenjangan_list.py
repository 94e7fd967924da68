"""The list of missing bukti as a workbook and as CSV, for the monev meeting (DESIGN §5)."""

from __future__ import annotations

from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from monev.core.dates import format_day, format_tenggat
from monev.database import to_rows
from monev.figures.views import View
from monev.outputs.table_download import write_csv
from monev.outputs.workbook import prepare_print, to_bytes, write_header, write_row, write_title
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

# column of monev.figures.kesenjangan → heading, width
COLUMNS: dict[str, tuple[str, float]] = {
    "kode": ("Kode", 11),
    "area": ("Area", 7),
    "nama_area": ("Nama area", 24),
    "sub_area": ("Sub area", 9),
    "langkah_aksi": ("Langkah aksi", 50),
    "tenggat": ("Tenggat", 17),
    "jatuh_tempo": ("Jatuh tempo", 19),
    "hari_terlambat": ("Hari terlambat", 11),
    "bukti": ("Bukti", 38),
    "jenis_bukti": ("Jenis bukti", 18),
    "status_bukti": ("Status bukti", 16),
    "selesai_tanpa_bukti": ("Dilaporkan selesai", 12),
    "pic": ("PIC", 22),
    "tautan": ("Tautan", 30),
}


def to_xlsx(kesenjangan: pd.DataFrame, p: View) -> bytes:
    """The rows of `monev.figures.kesenjangan` as a workbook: title, filter, real dates, ready to print."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Kesenjangan Bukti"
    row = write_title(sheet, _title_lines(kesenjangan, p), simulated=p.simulasi)
    write_header(sheet, row, [j for j, _ in COLUMNS.values()], [width for _, width in COLUMNS.values()], set())
    end = row
    for end, content in enumerate(_row_values(kesenjangan), start=row + 1):
        write_row(sheet, end, content)
    sheet.freeze_panes = sheet.cell(row + 1, 2)
    sheet.auto_filter.ref = f"A{row}:{get_column_letter(len(COLUMNS))}{max(end, row + 1)}"
    prepare_print(sheet, row, f"{p.satker}, posisi {format_day(p.posisi)}")
    return to_bytes(workbook)


def to_csv(kesenjangan: pd.DataFrame, p: View) -> bytes:
    """The same rows as CSV, under the same title."""
    heading = [[one] for one in _title_lines(kesenjangan, p)]
    mark = [[SIMULATION_TEXT]] if p.simulasi else []
    return write_csv([*heading, *mark, [], [name for name, _ in COLUMNS.values()], *_row_values(kesenjangan)])


def _title_lines(kesenjangan: pd.DataFrame, p: View) -> tuple[str, str]:
    return (
        f"Kesenjangan bukti ZI, {p.satker}, {p.tahun}",
        f"Posisi {format_day(p.posisi)}: {len(kesenjangan)} bukti belum ada",
    )


def _row_values(kesenjangan: pd.DataFrame) -> list[list[Any]]:
    result = []
    for one in to_rows(kesenjangan[list(COLUMNS)]):
        one["tenggat"] = format_tenggat(one["tenggat"])
        one["selesai_tanpa_bukti"] = "Ya" if one["selesai_tanpa_bukti"] else ""
        result.append([one[column] for column in COLUMNS])
    return result
