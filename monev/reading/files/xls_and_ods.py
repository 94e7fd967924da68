"""Old and binary Excel (.xls, .xlsb) and OpenDocument (.ods) workbooks as plain data, opened by calamine. Runs in the
child process.

Calamine gives values, and the merges of .xls; those of an .xlsb are records of its sheets (`read_xlsb_merges`). It
gives no number formats, fills or hidden rows. An .ods says these in its XML, which is read beside it
(`read_ods_sheets`), row by row; what repeats is counted, never written out, so that a small file that claims a thousand
million cells is refused at once. In an .xls or .xlsb a date comes without its format: `Nov-25`, typed, is stored as the
first of a month and shown as a month, so a first of a month is taken for the month, and asked about
(`tanggal_tanpa_bentuk`), unless its column holds other days (`Grid.with_days`).
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.limits import TooLarge
from monev.reading.files.shown_text import value_text

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_WITH_FORMAT = frozenset({"date", "percentage", "time"})
_HIDDEN = frozenset({"collapse", "filter"})


@dataclass(slots=True)
class OdsSheet:
    """What a sheet's XML says beside calamine, taken in as its columns and rows come.

    `merges` as first column, first row, last column, last row; `shown` the shown text. `styles` are the fills by style,
    `column_styles` the styles of the columns so far, `last_row` the rows so far.
    """

    name: str = ""
    styles: dict[str | None, str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    colours: list[tuple[int, int, str]] = field(default_factory=list)
    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: bool = False
    column_styles: list[str | None] = field(default_factory=list)
    last_row: int = 0

    def take_column(self, element: Element) -> None:
        """A column, or a run of alike columns."""
        count = _repeats(element, "columns")
        before = len(self.column_styles)
        end = min(before + count, limits.MAX_COLUMNS)
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            self.hidden_columns.extend(range(before + 1, end + 1))
        self.column_styles += [element.get(f"{_TABLE}default-cell-style-name")] * (end - before)

    def take_row(self, element: Element) -> int:
        """A row, or a run of alike rows; how many filled cells it holds. Raises TooLarge."""
        count = _repeats(element, "rows")
        filled = self._take_cells(element, count)
        if filled and self.last_row + count > limits.MAX_ROWS:
            raise TooLarge(
                f"Lembar “{self.name}” terisi sampai baris {self.last_row + count}; batasnya baris {limits.MAX_ROWS}."
            )
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            end = min(self.last_row + count, limits.MAX_ROWS)
            self.hidden_rows.extend(range(self.last_row + 1, end + 1))
        self.last_row += count
        return filled * count

    def _take_cells(self, element: Element, count: int) -> int:
        """Merges and shown texts of a row; how many of its cells hold something."""
        column, filled = 0, 0
        for cell in element:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            width = _repeats(cell, "columns")
            jenis = cell.get(f"{_OFFICE}value-type")
            if jenis is not None:
                filled += width
                if column + width > limits.MAX_COLUMNS:
                    raise TooLarge(
                        f"Lembar “{self.name}” terisi sampai kolom ke-{column + width}; batasnya {limits.MAX_COLUMNS}."
                    )
            if jenis in _WITH_FORMAT and count == 1 and width == 1:
                self.shown[self.last_row + 1, column + 1] = _cell_text(cell)
            self._take_merge(cell, column)
            if count == 1:
                self._colour_cells(cell, column, width)
            column += width
        return filled

    def _colour_cells(self, cell: Element, column: int, width: int) -> None:
        """The fill of a cell or a run of alike cells: its own style's, else its column's."""
        style = cell.get(f"{_TABLE}style-name")
        for at in range(column, min(column + width, len(self.column_styles))):
            if colour := self.styles.get(style or self.column_styles[at]):
                self.colours.append((self.last_row + 1, at + 1, colour))

    def _take_merge(self, cell: Element, column: int) -> None:
        down, right = (_to_number(cell.get(f"{_TABLE}number-{direction}-spanned")) for direction in ("rows", "columns"))
        if down > 1 or right > 1:
            self.merges.append((column + 1, self.last_row + 1, column + right, self.last_row + down))


def read_ods_sheets(data: bytes) -> dict[str, OdsSheet]:
    """Sheet name → what its XML says. Raises TooLarge, and what zip and XML readers raise on damaged files."""
    sheets: dict[str, OdsSheet] = {}
    styles = _Styles()
    cell_count = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("content.xml") as stream:
        sheet: OdsSheet | None = None
        for event, element in ElementTree.iterparse(stream, ("start", "end")):
            if event == "start":
                if element.tag == f"{_TABLE}table" and sheet is None:
                    name = element.get(f"{_TABLE}name", "")
                    hidden = element.get(f"{_TABLE}style-name") in styles.hiding
                    sheets[name] = sheet = OdsSheet(name, styles.colours, hidden=hidden)
            elif element.tag == f"{_STYLE}style":
                styles.record(element)
            elif sheet is not None and element.tag == f"{_TABLE}table-column":
                sheet.take_column(element)
            elif sheet is not None and element.tag == f"{_TABLE}table-row":
                cell_count += sheet.take_row(element)
                element.clear()
                if cell_count > limits.MAX_CELLS:
                    raise TooLarge(f"Workbook ini berisi lebih dari {limits.MAX_CELLS} sel.")
            elif element.tag == f"{_TABLE}table":
                sheet = None
    return sheets


@dataclass(slots=True)
class _Styles:
    """Styles by name: which hide a sheet, and the fill of which cells (RRGGBB)."""

    hiding: set[str] = field(default_factory=set)
    colours: dict[str | None, str] = field(default_factory=dict)

    def record(self, element: Element) -> None:
        """Note what a style says."""
        name = element.get(f"{_STYLE}name", "")
        for properties in element:
            if properties.get(f"{_TABLE}display") == "false":
                self.hiding.add(name)
            is_cell = properties.tag == f"{_STYLE}table-cell-properties"
            colour = properties.get(f"{_FO}background-color", "") if is_cell else ""
            if colour.startswith("#") and colour.lower() != "#ffffff":
                self.colours[name] = colour[1:].upper()


def _repeats(element: Element, direction: str) -> int:
    return _to_number(element.get(f"{_TABLE}number-{direction}-repeated"))


def _to_number(text: str | None) -> int:
    return max(int(text), 1) if text else 1


def _cell_text(cell: Element) -> str:
    """What the cell shows: its paragraphs, a line each."""
    return "\n".join("".join(line.itertext()) for line in cell.iter(f"{_TEXT}p")).strip()


_MONTH_FORMAT = "mmm-yy"


def read(data: bytes) -> JsonObject:
    """The sheets in the shape of `xlsx_books.read`; raises TooLarge, and ValueError where calamine can't read it."""
    xml = _read_beside(data) if data.startswith(b"PK") else None
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            # Chart and macro sheets of an .xls hold no cells.
            worksheets = [meta for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
            sheets = []
            for meta in worksheets:
                ods = xml.get(meta.name, OdsSheet()) if xml is not None else None
                visible = meta.visible == SheetVisibleEnum.Visible
                sheets.append(_read_sheet(workbook.get_sheet_by_name(meta.name), ods, hidden=not visible))
    except CalamineError as cause:
        raise ValueError(str(cause)) from cause
    return {"lembar": sheets, "properti": {}}


def _read_beside(data: bytes) -> dict[str, OdsSheet]:
    """Sheet name → what a package says beside calamine: the XML of an .ods, the merges of an .xlsb."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/workbook.bin" not in archive.namelist():
            return read_ods_sheets(data)
        return {name: OdsSheet(merges=merges) for name, merges in read_xlsb_merges(archive).items()}


_BUNDLE_SHEET, _MERGE_CELL = 156, 176
"""Records of an .xlsb ([MS-XLSB] 2.4): a sheet's name with the part it stands in, and one merged range."""


def read_xlsb_merges(archive: zipfile.ZipFile) -> dict[str, list[tuple[int, int, int, int]]]:
    """Sheet name → its merges as first column, first row, last column, last row, from 1. Raises ValueError."""
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.bin.rels"))
    targets = {link.get("Id", ""): link.get("Target", "").removeprefix("/xl/") for link in links}
    merges = {}
    for number, content in _records(archive.read("xl/workbook.bin")):
        if number == _BUNDLE_SHEET:
            part, after = _wide_text(content, 8)
            name, _ = _wide_text(content, after)
            ranges = (
                struct.unpack("<4I", content[:16])
                for kind, content in _records(_part(archive, targets[part]))
                if kind == _MERGE_CELL
            )
            merges[name] = [(left + 1, top + 1, right + 1, bottom + 1) for top, bottom, left, right in ranges]
    return merges


def _part(archive: zipfile.ZipFile, target: str) -> bytes:
    name = f"xl/{target}"
    return archive.read(name) if name in archive.namelist() else b""


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: their numbers and contents. A number takes one or two bytes, a length up to four."""
    at = 0
    while at < len(data):
        number, at = _varied(data, at, 2)
        length, at = _varied(data, at, 4)
        yield number, data[at : at + length]
        at += length


def _varied(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, lowest first, the eighth saying that another byte follows; and where it ends."""
    value = 0
    for index in range(most):
        byte = data[at + index]
        value |= (byte & 0x7F) << 7 * index
        if byte < 0x80:
            return value, at + index + 1
    return value, at + most


def _wide_text(content: bytes, at: int) -> tuple[str, int]:
    """A text of UTF-16 with its length before it, and where it ends."""
    end = at + 4 + 2 * int.from_bytes(content[at : at + 4], "little")
    return content[at + 4 : end].decode("utf-16-le"), end


def _read_sheet(worksheet: CalamineSheet, ods: OdsSheet | None, *, hidden: bool) -> JsonObject:
    """One sheet; `ods` is what its package says of it, None for an .xls."""
    _check_size(worksheet)
    beside = OdsSheet(merges=_merges(worksheet)) if ods is None else ods
    said: dict[str, list[Any]] = defaultdict(list, sel=[])
    for row, values in enumerate(worksheet.to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(values, start=1):
            if value == "":
                continue
            text = beside.shown.get((row, column))
            if isinstance(value, date):
                value = value if isinstance(value, datetime) else datetime.combine(value, time())
                said["tanggal"].append((row, column, value.isoformat()))
                if text is None and value.day == 1:
                    text = value_text(value, _MONTH_FORMAT)
                    said["bentuk"].append((row, column, _MONTH_FORMAT))
                    said["tanggal_tanpa_bentuk"].append((row, column))
            if text := text or value_text(value):
                said["sel"].append((row, column, text))
    return {
        **said,
        "nama": worksheet.name,
        "tersembunyi": hidden or beside.hidden,
        "warna": beside.colours,
        "gabungan": beside.merges,
        "baris_tersembunyi": beside.hidden_rows,
        "kolom_tersembunyi": beside.hidden_columns,
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
