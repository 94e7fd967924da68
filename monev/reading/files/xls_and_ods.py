"""Read old Excel (.xls) and OpenDocument (.ods) workbooks as plain data. Runs in the child.

Calamine gives values, and the merges of .xls, but no number formats, fills or hidden rows. The
merges of an .ods stand in its content.xml; that its looks are not read is said.

A date comes without its format: `Nov-25`, typed, is stored as the first of a month and shown as a
month. So a first of a month is read as the month, with a question (`tanggal_tanpa_bentuk`), unless
its column holds other days (`Grid.with_days`).
"""

import io
import zipfile
from collections import defaultdict
from datetime import date, datetime, time
from itertools import product
from xml.etree.ElementTree import Element

from python_calamine import CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from monev.core.records import JsonObject
from monev.reading.files import limits, packages
from monev.reading.files.shown_text import value_text

_CONTENT = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def read(data: bytes) -> JsonObject:
    """Return the sheets in the shape of `xlsx_books.read`.

    Raises TooLarge, and what calamine raises.
    """
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        # Chart and macro sheets of an .xls hold no cells.
        metas = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        limits.check_count("Workbook ini", len(metas), limits.MAX_TABLES, "lembar")
        sheets = [_read_sheet(workbook, meta) for meta in metas]
    is_ods = b"content.xml" in data
    merges = _find_merges(data) if is_ods else {}
    for sheet in sheets:
        sheet["gabungan"] += merges.get(sheet["nama"], ())
    return {"lembar": sheets, "tanpa_rupa": is_ods}


def _find_merges(data: bytes) -> dict[str, list[tuple[int, int, int, int]]]:
    """Find the merges of an .ods by sheet: first column and row, last column and row."""
    merges = defaultdict[str, list[tuple[int, int, int, int]]](list)
    name = ""
    row = next_row = column = 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo(_CONTENT).file_size > limits.MAX_ENTRY:  # to be refused
            return merges
        for element, said in packages.elements(archive, _CONTENT):

            def number(attribute: str, said: Element = said) -> int:
                return min(int(said.get(f"{_TABLE}{attribute}", 1)), limits.MAX_ROWS)

            if element == "table":
                name, next_row = said.get(f"{_TABLE}name", ""), 1
            elif element == "table-row":
                row, column = next_row, 1
                next_row += number("number-rows-repeated")
            elif element in ("table-cell", "covered-table-cell"):
                columns = number("number-columns-spanned") - 1
                rows = number("number-rows-spanned") - 1
                past = column + number("number-columns-repeated")
                if rows or columns:
                    for top, left in product(range(row, next_row), range(column, past)):
                        merges[name].append((left, top, left + columns, top + rows))
                column = past
    return merges


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
