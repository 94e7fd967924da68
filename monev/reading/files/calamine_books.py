"""Old Excel (.xls) and OpenDocument (.ods) workbooks as plain data, opened by calamine. Runs in the child process.

Calamine gives values, and the merges of .xls; it gives no number formats, fills or hidden rows. An .ods says its
merges, fills, hidden rows and shown dates in its XML, which is read beside it (`ods`). In an .xls a date comes without
its format: `Nov-25`, typed, is stored as the first of a month and shown as a month, so a first of a month is taken for
the month, and asked about (`tanggal_tanpa_bentuk`).
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from monev.reading.files import limits
from monev.reading.files.ods_look import OdsSheet, read_ods_sheets
from monev.reading.files.rejection import TooLarge
from monev.reading.files.shown_text import value_text

_MONTH_FORMAT = "mmm-yy"


def read(data: bytes) -> dict[str, Any]:
    """The sheets in the shape of `pekerja`; raises TooLarge, and ValueError where calamine can't read it."""
    xml = read_ods_sheets(data) if data.startswith(b"PK") else None
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            # Chart and macro sheets of an .xls hold no cells.
            worksheet = [m for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
            sheet = []
            for meta in worksheet:
                ods = xml.get(meta.name, OdsSheet()) if xml is not None else None
                visible = meta.visible == SheetVisibleEnum.Visible
                sheet.append(_read_sheet(workbook.get_sheet_by_name(meta.name), ods, hidden=not visible))
    except CalamineError as cause:
        raise ValueError(str(cause)) from cause
    return {"lembar": sheet, "properti": {}}


def _read_sheet(worksheet: CalamineSheet, ods: OdsSheet | None, *, hidden: bool) -> dict[str, Any]:
    """One sheet; `ods` is what its XML says, None for an .xls."""
    _check_size(worksheet)
    cell: list[tuple[int, int, str]] = []
    day: list[tuple[int, int, str]] = []
    form: list[tuple[int, int, str]] = []
    without_format: list[tuple[int, int]] = []
    for row, content in enumerate(worksheet.to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(content, start=1):
            if value == "":
                continue
            text = ods.shown.get((row, column)) if ods is not None else None
            if isinstance(value, date):
                value = value if isinstance(value, datetime) else datetime.combine(value, time())
                day.append((row, column, value.isoformat()))
                if text is None and value.day == 1:
                    text = value_text(value, _MONTH_FORMAT)
                    form.append((row, column, _MONTH_FORMAT))
                    without_format.append((row, column))
            if text := text or value_text(value):
                cell.append((row, column, text))
    return {
        "nama": worksheet.name,
        "tersembunyi": hidden or (ods is not None and ods.hidden),
        "sel": cell,
        "tanggal": day,
        "bentuk": form,
        "warna": ods.colours if ods is not None else [],
        "gabungan": ods.merges if ods is not None else _merges(worksheet),
        "baris_tersembunyi": ods.hidden_rows if ods is not None else [],
        "kolom_tersembunyi": ods.hidden_columns if ods is not None else [],
        "rumus_kosong": [],
        "tanggal_tanpa_bentuk": without_format,
    }


def _check_size(worksheet: CalamineSheet) -> None:
    row, column = worksheet.total_height, worksheet.total_width
    if row > limits.MAX_ROWS:
        raise TooLarge(f"Lembar “{worksheet.name}” terisi sampai baris {row}; batasnya baris {limits.MAX_ROWS}.")
    if column > limits.MAX_COLUMNS:
        raise TooLarge(f"Lembar “{worksheet.name}” terisi sampai kolom ke-{column}; batasnya {limits.MAX_COLUMNS}.")


def _merges(worksheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    """Merges as first column, first row, last column, last row, from 1."""
    return [
        (first_column + 1, first_row + 1, last_column + 1, last_row + 1)
        for (first_row, first_column), (last_row, last_column) in worksheet.merged_cell_ranges or ()
    ]
