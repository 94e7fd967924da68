"""Old and binary Excel (.xls, .xlsb) and OpenDocument (.ods) workbooks as plain data, opened by
calamine in the child. Calamine gives values, and the merges of .xls; no number formats, fills or
hidden rows. An .ods says these in its XML, which is read beside it (`read_ods_sheets`), row by row;
what repeats is counted, never written out, so that a small file that claims a thousand million
cells is refused at once. In an .xls or .xlsb a date comes without its format: `Nov-25`, typed, is
stored as the first of a month and shown as a month, so a first of a month is taken for the month,
and asked about (`tanggal_tanpa_bentuk`), unless its column holds other days (`Grid.with_days`)."""

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
    _SPACE.format,
    (
        "table",
        "text",
        "office",
        "style",
        "xsl-fo-compatible",
    ),
)
_SHOWN = frozenset({"date", "percentage", "time", None})
"""Kinds of cells that are read as they look; of no kind are those of programs that write the look
alone."""
_HIDDEN = frozenset({"collapse", "filter"})


@dataclass(slots=True)
class OdsSheet:
    """What a sheet's XML says beside calamine, as its columns and rows come: `said` shaped as the
    answer, `shown` the shown text, `styles` the fills by style, `column_styles` the columns'
    styles, `last_row` the rows so far."""

    name: str = ""
    styles: dict[str | None, str] = field(default_factory=dict)
    said: JsonObject = field(default_factory=lambda: defaultdict(list, sel=[], gabungan=[]))
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    column_styles: list[str | None] = field(default_factory=list)
    last_row: int = 0

    def take_column(self, element: Element) -> None:
        """A column, or a run of alike columns."""
        before = len(self.column_styles)
        end = min(before + _number(element, "columns-repeated"), limits.MAX_COLUMNS)
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            self.said["kolom_tersembunyi"] += range(before + 1, end + 1)
        self.column_styles += [element.get(f"{_TABLE}default-cell-style-name")] * (end - before)

    def take_row(self, element: Element) -> int:
        """A row, or a run of alike rows; how many filled cells it holds. Raises TooLarge."""
        count = _number(element, "rows-repeated")
        filled = self._take_cells(element, count)
        if filled:
            limits.check_place(self.name, self.last_row + count, 0)
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            end = min(self.last_row + count, limits.MAX_ROWS)
            self.said["baris_tersembunyi"] += range(self.last_row + 1, end + 1)
        self.last_row += count
        return filled * count

    def _take_cells(self, element: Element, count: int) -> int:
        """Merges, shown texts and fills of a row; how many of its cells hold something."""
        row = self.last_row + 1
        column = 1
        filled = 0
        for cell in element:
            width = _number(cell, "columns-repeated")
            jenis = cell.get(f"{_OFFICE}value-type")
            lines = ["".join(line.itertext()) for line in cell.findall(f"{_TEXT}p")]
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
    """Sheet name → what its XML says. Raises TooLarge, and what zip and XML readers raise on
    damaged files."""
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
                limits.check_count(
                    "Workbook ini",
                    cell_count,
                    limits.MAX_CELLS,
                    "sel",
                )
    return sheets


def _fill_colour(style: Element) -> str:
    """The fill of the cells of a style as RRGGBB; empty for none and for white."""
    properties = style.find(f"{_STYLE}table-cell-properties")
    colour = properties.get(f"{_FO}background-color", "") if properties is not None else ""
    return colour[1:].upper() if colour.startswith("#") and colour.lower() != "#ffffff" else ""


def _number(element: Element, name: str) -> int:
    """A number that stands with a column, row or cell, at least 1."""
    return max(int(element.get(f"{_TABLE}number-{name}") or 1), 1)


def read(data: bytes) -> JsonObject:
    """The sheets in the shape of `xlsx_books.read`; raises TooLarge, and what calamine, zip and XML
    readers raise."""
    xml = read_ods_sheets(data) if b"content.xml" in data else {}
    sheets = list[JsonObject]()
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        for meta in workbook.sheets_metadata:
            # Chart and macro sheets of an .xls hold no cells.
            if meta.typ == SheetTypeEnum.WorkSheet:
                sheets.append(
                    _read_sheet(
                        workbook,
                        meta,
                        xml.get(meta.name, OdsSheet()),
                    )
                )
    return {"lembar": sheets}


def _read_sheet(
    workbook: CalamineWorkbook,
    meta: SheetMetadata,
    beside: OdsSheet,
) -> JsonObject:
    """One sheet; `beside` is what the XML of an .ods says of it."""
    worksheet = workbook.get_sheet_by_name(meta.name)
    limits.check_place(
        worksheet.name,
        worksheet.total_height,
        worksheet.total_width,
    )
    said = beside.said
    for (first_row, first_column), (last_row, last_column) in worksheet.merged_cell_ranges or ():
        said["gabungan"].append(
            (
                first_column + 1,
                first_row + 1,
                last_column + 1,
                last_row + 1,
            )
        )
    for row, values in enumerate(worksheet.to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(values, start=1):
            if value == "":
                continue
            text = beside.shown.pop((row, column), None)
            if isinstance(value, date):
                value = value if isinstance(value, datetime) else datetime.combine(value, time())
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
    return {
        **said,
        "nama": worksheet.name,
        "tersembunyi": is_hidden,
    }
