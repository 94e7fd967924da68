"""Read old Excel (.xls) and OpenDocument (.ods) workbooks as plain data. Runs in the child.

Calamine gives values, and the merges of .xls, but no number formats, fills or hidden rows. An .ods
has these in its XML, which is read beside it (`read_ods_sheets`), row by row. Repeated rows are
counted, never written out, so a small file that claims a thousand million cells is refused at once.

In an .xls a date comes without its format: `Nov-25`, typed, is stored as the first of a
month and shown as a month. So a first of a month is read as the month, with a question
(`tanggal_tanpa_bentuk`), unless its column holds other days (`Grid.with_days`).
"""

import io
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from python_calamine import CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.shown_text import value_text

_SPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TABLE, _TEXT, _OFFICE, _STYLE, _FO = map(
    _SPACE.format, ("table", "text", "office", "style", "xsl-fo-compatible")
)
_SHOWN = frozenset({"date", "percentage", "time", None})
"""Kinds of cells that are read as they look. A cell without a kind comes from programs that write
only the look."""
_HIDDEN = frozenset({"collapse", "filter"})


@dataclass(slots=True)
class OdsSheet:
    """The XML of a sheet, read column by column and row by row.

    said: in the shape of the answer. shown: the shown texts. styles: style → its fill.
    column_styles: the style of each column. last_row: the rows read so far.
    """

    name: str = ""
    styles: dict[str | None, str] = field(default_factory=dict)
    said: JsonObject = field(default_factory=lambda: defaultdict(list, sel=[], gabungan=[]))
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    column_styles: list[str | None] = field(default_factory=list)
    last_row: int = 0

    def take_column(self, element: Element) -> None:
        """Read a column, or a run of equal columns."""
        before = len(self.column_styles)
        count = _number(element, "columns-repeated")
        end = min(before + count, limits.MAX_COLUMNS)
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            hidden = range(before + 1, end + 1)
            self.said["kolom_tersembunyi"] += hidden
        style = element.get(f"{_TABLE}default-cell-style-name")
        self.column_styles += [style] * (end - before)

    def take_row(self, element: Element) -> int:
        """Read a row, or a run of equal rows, and return the number of its filled cells.

        Raises TooLarge.
        """
        count = _number(element, "rows-repeated")
        filled = self._take_cells(element, count)
        if filled:
            limits.check_place(self.name, self.last_row + count, 0)
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            end = min(self.last_row + count, limits.MAX_ROWS)
            hidden = range(self.last_row + 1, end + 1)
            self.said["baris_tersembunyi"] += hidden
        self.last_row += count
        return filled * count

    def _take_cells(self, element: Element, count: int) -> int:
        """Read the merges, shown texts and fills of a row; return how many cells are filled."""
        row = self.last_row + 1
        column = 1
        filled = 0
        for cell in element:
            width = _number(cell, "columns-repeated")
            jenis = cell.get(f"{_OFFICE}value-type")
            paragraphs = cell.findall(f"{_TEXT}p")
            lines = ["".join(paragraph.itertext()) for paragraph in paragraphs]
            text = "\n".join(lines).strip()
            if jenis is not None or text:
                filled += width
                limits.check_place(self.name, 0, column + width - 1)
                if jenis in _SHOWN and count == 1 and width == 1:
                    self.shown[row, column] = text
            last_row = row + _number(cell, "rows-spanned") - 1
            last_column = column + _number(cell, "columns-spanned") - 1
            if (last_row, last_column) != (row, column):
                self.said["gabungan"].append((column, row, last_column, last_row))
            if count == 1:  # its own style, else that of each column
                own = cell.get(f"{_TABLE}style-name")
                styles = self.column_styles[column - 1 : column - 1 + width]
                for at, of_column in enumerate(styles, start=column):
                    if colour := self.styles.get(own or of_column):
                        self.said["warna"].append((row, at, colour))
            column += width
        return filled


def read_ods_sheets(data: bytes) -> dict[str, OdsSheet]:
    """Read the XML of each sheet: name → sheet.

    Raises TooLarge, and what zip and XML readers raise on damaged files.
    """
    sheets = dict[str, OdsSheet]()
    colours = dict[str | None, str]()
    cell_count = 0
    sheet: OdsSheet | None = None
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("content.xml") as stream:
        for event, element in ElementTree.iterparse(stream, ("start", "end")):
            tag = element.tag
            if event == "start":
                if tag == f"{_TABLE}table" and sheet is None:
                    name = element.get(f"{_TABLE}name", "")
                    sheet = OdsSheet(name, colours)
                    sheets[name] = sheet
            elif tag == f"{_STYLE}style":
                colours[element.get(f"{_STYLE}name")] = _fill_colour(element)
            elif tag == f"{_TABLE}table":
                sheet = None
            elif sheet and tag == f"{_TABLE}table-column":
                sheet.take_column(element)
            elif sheet and tag == f"{_TABLE}table-row":
                cell_count += sheet.take_row(element)
                element.clear()
                limits.check_count("Workbook ini", cell_count, limits.MAX_CELLS, "sel")
    return sheets


def _fill_colour(style: Element) -> str:
    """Return the fill of a style's cells as RRGGBB; empty for none and for white."""
    properties = style.find(f"{_STYLE}table-cell-properties")
    if properties is None:
        return ""
    colour = properties.get(f"{_FO}background-color", "").upper()
    if not colour.startswith("#") or colour == "#FFFFFF":
        return ""
    return colour.removeprefix("#")


def _number(element: Element, name: str) -> int:
    """Return a number attribute of a column, row or cell, at least 1."""
    return max(int(element.get(f"{_TABLE}number-{name}") or 1), 1)


def read(data: bytes) -> JsonObject:
    """Return the sheets in the shape of `xlsx_books.read`.

    Raises TooLarge, and what calamine, zip and XML readers raise.
    """
    xml = read_ods_sheets(data) if b"content.xml" in data else {}
    sheets = list[JsonObject]()
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        for meta in workbook.sheets_metadata:
            # Chart and macro sheets of an .xls hold no cells.
            if meta.typ == SheetTypeEnum.WorkSheet:
                beside = xml.get(meta.name, OdsSheet())
                sheets.append(_read_sheet(workbook, meta, beside))
    return {"lembar": sheets}


def _read_sheet(workbook: CalamineWorkbook, meta: SheetMetadata, beside: OdsSheet) -> JsonObject:
    """Read one sheet; `beside` is the XML of an .ods."""
    worksheet = workbook.get_sheet_by_name(meta.name)
    limits.check_place(worksheet.name, worksheet.total_height, worksheet.total_width)
    said = beside.said
    for first, last in worksheet.merged_cell_ranges or ():
        top, left = first
        bottom, right = last
        merge = (left + 1, top + 1, right + 1, bottom + 1)
        said["gabungan"].append(merge)
    rows = worksheet.to_python(skip_empty_area=False)
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value == "":
                continue
            text = beside.shown.pop((row, column), None)
            if isinstance(value, date):
                if not isinstance(value, datetime):
                    value = datetime.combine(value, time())
                said["tanggal"].append((row, column, value.isoformat()))
                if text is None and value.day == 1:
                    text = value_text(value, "mmm-yy")
                    said["bentuk"].append((row, column, "mmm-yy"))
                    said["tanggal_tanpa_bentuk"].append((row, column))
            if text := text or value_text(value):
                said["sel"].append((row, column, text))
    for place, text in beside.shown.items():
        said["sel"].append((*place, text))
    said["sel"].sort()
    is_hidden = meta.visible != SheetVisibleEnum.Visible
    return {**said, "nama": worksheet.name, "tersembunyi": is_hidden}
