"""Read old Excel (.xls) and OpenDocument (.ods) workbooks as plain data. Runs in the child.

Calamine gives values, and the merges of .xls, but no number formats, fills or hidden rows. It gives
no merges of an .ods either, which is said: such a plan is read as a CSV is.

A date comes without its format: `Nov-25`, typed, is stored as the first of a month and shown as a
month. So a first of a month is read as the month, with a question (`tanggal_tanpa_bentuk`), unless
its column holds other days (`Grid.with_days`).
"""

import io
from collections import defaultdict
from datetime import date, datetime, time

from python_calamine import CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.shown_text import value_text


def read(data: bytes) -> JsonObject:
    """Return the sheets in the shape of `xlsx_books.read`.

    Raises TooLarge, and what calamine raises.
    """
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        # Chart and macro sheets of an .xls hold no cells.
        metas = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        sheets = [_read_sheet(workbook, meta) for meta in metas]
    return {"lembar": sheets, "tanpa_gabungan": b"content.xml" in data}


def _read_sheet(workbook: CalamineWorkbook, meta: SheetMetadata) -> JsonObject:
    worksheet = workbook.get_sheet_by_name(meta.name)
    limits.check_place(worksheet.name, worksheet.total_height, worksheet.total_width)
    said: JsonObject = defaultdict(list, sel=[], gabungan=[])
    for first, last in worksheet.merged_cell_ranges or ():
        top, left = first
        bottom, right = last
        said["gabungan"].append((left + 1, top + 1, right + 1, bottom + 1))
    rows = worksheet.to_python(skip_empty_area=False)
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value == "":
                continue
            text = ""
            if isinstance(value, date):
                if not isinstance(value, datetime):
                    value = datetime.combine(value, time())
                said["tanggal"].append((row, column, value.isoformat()))
                if value.day == 1:
                    text = value_text(value, "mmm-yy")
                    said["tanggal_tanpa_bentuk"].append((row, column))
            if text := text or value_text(value):
                said["sel"].append((row, column, text))
    is_hidden = meta.visible != SheetVisibleEnum.Visible
    return {**said, "nama": worksheet.name, "tersembunyi": is_hidden}
