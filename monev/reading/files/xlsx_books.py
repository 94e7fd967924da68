"""Read Excel workbooks (.xlsx) as plain data with openpyxl. Runs in the child process.

Before openpyxl builds anything, the sheets' XML is searched for what would cost too much. Some
workbooks open in Excel but not in openpyxl (Strict Open XML, odd colours and fonts): calamine reads
these, without fills, comments and what is hidden or struck out, and a remark says so.
"""

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import openpyxl.reader.excel
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import coordinate_to_tuple
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.merge import MergedCellRange
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import SHEET_MAIN_NS

from monev.core.records import JsonObject
from monev.reading.files import limits, xls_and_ods
from monev.reading.files.shown_text import (
    FOOTNOTE,
    PICTURE_FUNCTION,
    SYMBOL_FONTS,
    WITHOUT_FONT,
    value_text,
)
from monev.reading.vocabulary.template_names import COMMENT_MARK

Cell = tuple[int, int]
"""Row and column, from 1."""

_ODD = (ValueError, TypeError, AttributeError, LookupError)
"""Errors of openpyxl on files that other programs open: a colour, a font or a name it does not
know."""

_FORMULA = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:([^>]*)/>|([^>]*)>([^<]*)</f>)\s*'
    rb"(?:<v>([^<]*)</v>)?"
)
_PICTURE_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"(?=[^>]*\bvm=")[^>]*\bt="e"')
_ANCHOR = re.compile(
    rb"<(?:\w+:)?from>\s*<(?:\w+:)?col>(\d+)<.*?<(?:\w+:)?row>(\d+)<"
    rb"(.*?)</(?:\w+:)?(?:two|one)CellAnchor>",
    re.DOTALL,
)
_SHARED = re.compile(rb'\bsi="(\d+)"')
_FETCHES = re.compile(
    r"(?:'[^']*'!|[\w.]+!)?\$?[A-Z]{1,3}\$?\d+"
    r"|(?:IFERROR\()?(?:_xlfn\.)?(?:[VHX]?LOOKUP|INDEX)\(.*\)"
)
"""A formula that only fetches another cell: for an empty one Excel shows 0."""

_GUARDED = re.compile(r'IF\([^,]*="",""(?:,|\))')
"""A formula that shows nothing as long as another cell is empty."""

_MERGES = re.compile(rb'<mergeCell\b[^>]{0,40}\bref="([^"]{1,30})"')
_PLAIN_TEXT = f"{{{SHEET_MAIN_NS}}}t"
_WRITTEN_SIGN = re.compile("_x([0-9A-Fa-f]{4})_")
_RICH_TEXT: Callable[..., CellRichText] = CellRichText.from_tree
_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]{0,30}):worksheet\b")


def read(data: bytes) -> JsonObject:
    """Return the sheets and properties of a workbook.

    Raises TooLarge, and what the readers raise on damaged workbooks.

    | key | holds |
    |---|---|
    | lembar | one dictionary a sheet |
    | properti | custom properties by name |
    | polos | True if only values and merges could be read |
    """
    parts = _check_sheet_parts(data)
    try:
        workbook = _load(data)
    except _ODD:
        return xls_and_ods.read(data) | {"polos": True}
    sheets = list[JsonObject]()
    for sheet in workbook.worksheets:
        of_sheet = parts.get(sheet.title, _Parts())
        sheets.append(_read_sheet(sheet, of_sheet))
    named = dict[str, str]()
    # type: ignore[missing-attribute] - not in openpyxl's stubs
    properties = workbook.custom_doc_props
    for each in properties.props:
        if each.name:
            named[each.name] = str(each.value)
    return {"lembar": sheets, "properti": named}


def _load(data: bytes) -> Workbook:
    """Open a workbook with its values and the looks of its texts. Raises what openpyxl raises."""
    # The borders of merged cells took half of the time and are not used; most texts are plain.
    merged = _replaced(MergedCellRange, _get_borders=_nothing, format=_nothing)
    rich = _replaced(CellRichText, from_tree=classmethod(_read_text))
    with merged, rich:
        workbook = load_without_pictures(data, data_only=True, keep_links=False, rich_text=True)
    if not workbook.worksheets:  # Strict Open XML, whose names openpyxl does not know
        raise ValueError("tanpa lembar")
    return workbook


def _nothing(_: MergedCellRange) -> None:
    """Replace a method that costs time for nothing."""


def load_without_pictures(data: bytes, **options: bool) -> Workbook:
    """Open a workbook with openpyxl, but without its pictures, drawings and charts.

    openpyxl would open each picture, which may be a trap or broken. Raises what openpyxl raises.
    Only for a child process: it holds for everything loaded meanwhile.
    """
    no_images = _replaced(openpyxl.reader.excel, find_images=lambda *_: ([], []))
    with no_images:
        return load_workbook(io.BytesIO(data), **options)


@contextmanager
def _replaced(owner: object, **others: object) -> Iterator[None]:
    """Replace these names of a module or class of openpyxl for a while.

    It has no setting for them.
    """
    with ExitStack() as usual:
        for name, other in others.items():
            own = vars(owner)[name]
            usual.callback(setattr, owner, name, own)
            setattr(owner, name, other)
        yield


def _read_text(_: type[CellRichText], node: Element) -> CellRichText | tuple[str]:
    """Do what `CellRichText.from_tree` does, but at once if a text has no parts.

    Signs stay as they are written; `_add_value` reads them.
    """
    first = node[0] if len(node) == 1 else None
    if first is not None and first.tag == _PLAIN_TEXT and first.text:
        return (first.text,)
    return _RICH_TEXT(node)


@dataclass(slots=True)
class _Parts:
    """Cells that the parts of a sheet tell more of.

    unsaved: formulas without a stored result; guarded: such as show nothing beside an empty cell.
    blank: formulas that show 0 for an empty cell. pictures: in cells and over them.
    """

    unsaved: list[Cell] = field(default_factory=list)
    guarded: list[Cell] = field(default_factory=list)
    blank: set[Cell] = field(default_factory=set)
    pictures: list[Cell] = field(default_factory=list)

    def list_unsaved(self, filled: Iterable[tuple[int, int, str]]) -> list[Cell]:
        """List the formulas without a result; guarded ones only in rows that hold anything."""
        rows = {row for row, *_ in filled}
        guarded = [place for place in self.guarded if place[0] in rows]
        return self.unsaved + guarded


_UNSEEN = "#;;;"
"""Stands for what a number format hides, among the errors of formulas."""


class _Look(NamedTuple):
    """The look of a cell: its fill, True if struck out, and the signs its font makes of letters."""

    colour: str
    is_struck: bool
    symbols: Mapping[int, str]


def _check_sheet_parts(data: bytes) -> dict[str, _Parts]:
    """Read the parts of each sheet beside its cells: name → parts.

    Raises TooLarge before anything costly is done.
    """
    parts: dict[str, _Parts] = {}
    cell_count = 0
    reader = ExcelReader(io.BytesIO(data), keep_links=False)
    try:
        reader.read_manifest()
        reader.read_workbook()
    except _ODD:  # calamine reads it, which builds no cell that is not there
        return parts
    limits.check_count("Workbook ini", len(reader.parser.sheets), limits.MAX_TABLES, "lembar")
    for sheet, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files:
            continue
        xml = reader.archive.read(relation.target)
        if prefix := _PREFIX.search(xml[:4000]):  # `<x:row>` as `<row>`: it is not parsed here
            xml = xml.replace(b"<%b:" % prefix[1], b"<")
            xml = xml.replace(b"</%b:" % prefix[1], b"</")
        # A row without cells costs as much as one.
        cell_count += xml.count(b"<c") + xml.count(b"<row")
        limits.check_count("Workbook ini", cell_count, limits.MAX_CELLS, "sel dan baris")
        _check_merges(sheet.name, xml)
        pictures = list(_find_pictures(reader, relation.target, xml))
        parts[sheet.name] = _Parts(pictures=pictures)
        _find_formulas(xml, parts[sheet.name])
    return parts


def _find_pictures(reader: ExcelReader, target: str, xml: bytes) -> Iterator[Cell]:
    """List the cells that hold a picture, and those that one begins over."""
    for address in _PICTURE_CELL.findall(xml):
        yield coordinate_to_tuple(address.decode())
    relations = get_rels_path(target)
    if relations not in reader.valid_files:
        return
    for each in get_dependents(reader.archive, relations):
        if not each.Type.endswith("/drawing") or each.target not in reader.valid_files:
            continue
        drawing = reader.archive.read(each.target)
        for column, row, drawn in _ANCHOR.findall(drawing):
            if b"pic>" in drawn:
                yield int(row) + 1, int(column) + 1


def _find_formulas(xml: bytes, result: _Parts) -> None:
    """Add the formula cells of a sheet's XML that show nothing of their own."""
    shared: dict[bytes, str] = {}
    for address, of_lone, of_first, words, saved in _FORMULA.findall(xml):
        place = coordinate_to_tuple(address.decode())
        formula = unescape(words.decode("utf-8", "replace"))
        if number := _SHARED.search(of_lone or of_first):  # written out in its first cell alone
            formula = shared.setdefault(number[1], formula)
        if PICTURE_FUNCTION.match(formula):
            result.pictures.append(place)
            result.blank.add(place)
        elif not saved:
            (result.guarded if _GUARDED.match(formula) else result.unsaved).append(place)
        elif saved == b"0" and _FETCHES.fullmatch(formula):
            result.blank.add(place)


def _check_merges(name: str, xml: bytes) -> None:
    """Refuse merges that openpyxl would spend minutes and gigabytes on.

    It makes a cell of every one they cover.
    """
    covered = 0
    merges = _MERGES.findall(xml)
    for merge in merges:
        size = CellRange(merge.decode("utf-8", "replace")).size
        covered += size["rows"] * size["columns"]
    if covered > limits.MAX_CELLS or len(merges) > limits.MAX_MERGES:
        raise limits.TooLarge(f"Lembar “{name}” berisi terlalu banyak sel gabungan.")


def _read_sheet(worksheet: Worksheet, parts: _Parts) -> JsonObject:
    """Read the filled cells of a sheet.

    They come with dates, number formats, fills, links, merges, hidden rows and columns.
    """
    said: JsonObject = defaultdict(list, sel=[])
    looks = dict[tuple[int, int], _Look]()  # by fill and font: worked out once for each
    last_row = 0
    last_column = 0
    # The cells that stand in the file; openpyxl's public iteration would create every empty cell of
    # the rectangle.
    cells: dict[Cell, Any] = worksheet._cells
    for place, cell in cells.items():
        style = (0, 0)
        if cell._style:
            style = (cell._style.fillId, cell._style.fontId)
        if style not in looks:
            looks[style] = _read_look(cell)
        look = looks[style]
        if look.colour:
            said["warna"].append((*place, look.colour))
        if cell.comment is not None:
            said["komentar"].append((*place, _read_comment(cell.comment.text)))
        if cell.value is None or place in parts.blank:
            continue
        if _add_value(said, cell, look):
            last_row = max(last_row, cell.row)
            last_column = max(last_column, cell.column)
    limits.check_place(worksheet.title, last_row, last_column)
    sizes = worksheet.row_dimensions.items()
    hidden = [row for row, size in sizes if size.hidden]
    return {
        **said,
        "baris_tersembunyi": hidden,
        "nama": worksheet.title,
        "tersembunyi": worksheet.sheet_state != "visible",
        "kolom_tersembunyi": [*_hidden_columns(worksheet)],
        "gabungan": [merged.bounds for merged in worksheet.merged_cells.ranges],
        "rumus_kosong": parts.list_unsaved(said["sel"]),
        "gambar": parts.pictures,
    }


def _read_look(cell: OpenpyxlCell) -> _Look:
    is_struck = bool(cell.font.strike)
    symbols = _symbols_of(cell.font.name)
    return _Look(_fill_colour(cell), is_struck, symbols)


def _read_comment(text: str) -> str:
    """Return the words of a comment without the lines that Excel and the program add."""
    words = text[: limits.MAX_CELL].split(COMMENT_MARK)[0]
    _, _, own = words.rpartition("Comment:\n")
    return own.strip()


def _hidden_columns(worksheet: Worksheet) -> Iterator[int]:
    """List the hidden columns; one dimension may stand for a run of columns."""
    for size in worksheet.column_dimensions.values():
        if size.hidden and size.min:
            last = min(size.max or size.min, limits.MAX_COLUMNS)
            yield from range(size.min, last + 1)


def _symbols_of(font: str | None) -> Mapping[int, str]:
    """Return the looks of a font's letters: `ü` in Wingdings is a tick."""
    return SYMBOL_FONTS.get((font or "").lower(), WITHOUT_FONT)


def _read_text_of(cell: OpenpyxlCell, look: _Look) -> tuple[object, bool]:
    """Return the value of a cell, and True if it is struck out.

    A text struck in parts gives the rest.
    """
    value = cell.value
    if isinstance(value, str):
        return value.translate(look.symbols), look.is_struck
    if not isinstance(value, CellRichText):
        return value, look.is_struck
    whole = ""
    kept = ""
    for part in value:
        font = None if isinstance(part, str) else part.font
        if font and font.vertAlign == "superscript" and FOOTNOTE.fullmatch(str(part)):
            continue
        symbols = _symbols_of(font.rFont) if font and font.rFont else look.symbols
        text = str(part).translate(symbols)
        whole += text
        if not (font and font.strike):
            kept += text
    kept = kept.strip()
    return kept or whole.strip(), look.is_struck or not kept


def _sign_of(found: re.Match[str]) -> str:
    """Return the sign that a workbook writes as _x005F_."""
    return chr(int(found[1], 16))


def _add_value(said: JsonObject, cell: OpenpyxlCell, look: _Look) -> bool:
    """Add a filled cell to its sheet; False if it shows nothing."""
    place = (cell.row, cell.column)
    value, is_struck = _read_text_of(cell, look)
    if isinstance(value, str):
        value = _WRITTEN_SIGN.sub(_sign_of, value)
    text = value_text(value, cell.number_format)
    if not text:
        if value and str(value).strip():
            said["sel"].append((*place, _UNSEEN))
        return False
    if isinstance(value, date):
        said["tanggal"].append((*place, value.isoformat()))
    said["sel"].append((*place, text))
    if is_struck:
        said["dicoret"].append(place)
    if cell.hyperlink is not None and cell.hyperlink.target:
        said["tautan"].append((*place, cell.hyperlink.target))
    return True


def _fill_colour(cell: OpenpyxlCell) -> str:
    """Return the fill of a cell as RRGGBB or "tema-n"; empty for none and for plain white."""
    if cell.fill.fill_type is None:
        return ""
    colour = cell.fill.fgColor
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        code = colour.rgb[-6:].upper()
        return code.replace("FFFFFF", "")
    return f"tema-{colour.theme}" if colour.type == "theme" else f"indeks-{colour.indexed}"
