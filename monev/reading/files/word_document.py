"""Read the paragraphs and tables of a .docx in their order, as plain data.

Runs in the child process.

The text is what a person sees: with tracked insertions, without deletions, signs of symbol fonts by
their look. Struck-out words of a cell are left out, unless all of it is struck out. A table inside
a cell and text boxes are left out and named. `document_sheets` puts tables together.

The numbers Word counts by itself stand nowhere in the text: the NO column of a decree is often such
a list, its cells empty. `_Numberer` counts them as Word does (ECMA-376 part 1, 17.9): per list and
level, deeper levels starting anew; a list may start again at a number of its own.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.ruled_tables import TableCell, build_table
from monev.reading.files.shown_text import (
    BULLET,
    FOOTNOTE,
    KNOWN_BULLETS,
    PRIVATE,
    SYMBOL_FONTS,
    WITHOUT_FONT,
)
from monev.reading.vocabulary.structure import ROMAN

_NAMES = {"w": nsmap["w"]}
"""For `find` and `findall`: the prefix of WordprocessingML."""

_AROUND = (
    "hyperlink",
    "ins",
    "moveTo",
    "smartTag",
    "sdt",
    "sdtContent",
    "customXml",
    "fldSimple",
    "bdo",
    "dir",
)
_TRANSPARENT = {qn(f"w:{name}") for name in _AROUND}
"""Elements around runs, paragraphs, rows and cells that do not change what is seen."""

_OFF = frozenset({"0", "false", "off"})
_REPLACEMENTS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): " ",
}
_BLOCKS = (qn("w:p"), qn("w:tbl"))
_QUOTE_LENGTH = 60
_CODE = re.compile(r"[0-9A-Fa-f]{1,8}")


def read(data: bytes) -> JsonObject:
    """Return {"dokumen": paragraphs and tables in order, "catatan": what was left out}.

    What was left out is said as (kode, isi, tabel, baris).

    Raises TooLarge, and what python-docx and lxml raise on damaged documents.
    """
    main_part = OpcPackage.open(io.BytesIO(data)).main_document_part
    body = _xml_of(main_part).find("w:body", _NAMES)
    if body is None:
        raise ValueError("tanpa isi")
    numbering = _related_root(main_part, RELATIONSHIP_TYPE.NUMBERING)
    styles = _related_root(main_part, RELATIONSHIP_TYPE.STYLES)
    return _Reader(numbering, styles).run(body)


def _xml_of(part: Part) -> BaseOxmlElement:
    """Return the XML of a part; of a macro-enabled document python-docx keeps only the bytes."""
    if hasattr(part, "element"):
        return part.element
    return parse_xml(part.blob)


def _related_root(part: Part, kind: str) -> BaseOxmlElement | None:
    with suppress(KeyError):
        return _xml_of(part.part_related_by(kind))
    return None


class _Reader:
    """Reads the body once, top to bottom: automatic numbers count in the document's order."""

    def __init__(self, numbering: BaseOxmlElement | None, styles: BaseOxmlElement | None) -> None:
        self.numberer = _Numberer(numbering, styles)
        self.content: list[JsonObject] = []
        self.left_out: list[JsonObject] = []
        self.table_index = 0
        self.cell_count = 0

    def run(self, body: BaseOxmlElement) -> JsonObject:
        """Read every block of the body. Raises FileRefused if Word has yet to put it together."""
        if next(body.iter(qn("w:altChunk")), None) is not None:
            raise limits.refusal("chunks")
        for mark in body.iter(qn("w:showingPlcHdr")):
            for words in mark.getparent().getparent().iter(qn("w:t")):
                words.text = ""
        for block in _blocks(body):
            if block.tag == qn("w:tbl"):
                self._read_table(block)
            elif text := self._read_paragraph(block, None, None)[0]:
                self.content.append({"teks": text})
        return {"dokumen": self.content, "catatan": self.left_out}

    def _read_paragraph(
        self, paragraph: BaseOxmlElement, table: int | None, row: int | None
    ) -> tuple[str, str]:
        """Return the text of a paragraph with and without its struck-out words.

        Note its text boxes.
        """
        whole = list[BaseOxmlElement]()
        kept = list[BaseOxmlElement]()
        boxes = dict[str, None]()  # the same one twice: for new programs and for old ones
        for run in _children(paragraph, qn("w:r")):
            raised = _value_of(run, "w:rPr/w:vertAlign") == "superscript"
            is_note = raised and FOOTNOTE.fullmatch("".join(_run_text(run)))
            if is_note or _has(run, "w:vanish"):  # seen by nobody on paper
                continue
            whole.append(run)
            if not _has(run, "w:strike", "w:dstrike"):
                kept.append(run)
            for box in run.iter(qn("w:txbxContent")):
                boxes[_words_in(box)] = None
        for words in boxes:
            self._record("files.text_box_left_out", words, table, row)
        text = _text_of(whole)
        if not text and _is_deleted(paragraph, "w:pPr/w:rPr"):
            return "", ""
        number = self.numberer.number(paragraph)
        numbered = f"{number}{text}".strip()
        left = _text_of(kept)
        if text and not left:
            return numbered, ""
        return numbered, f"{number}{left}".strip()

    def _read_table(self, table: BaseOxmlElement) -> None:
        self.table_index += 1
        number = self.table_index
        limits.check_count("Dokumen ini", number, limits.MAX_TABLES, "tabel")
        rows = list[list[TableCell]]()
        for tr in _children(table, qn("w:tr")):
            if not _is_deleted(tr, "w:trPr"):
                rows.append(self._read_row(tr, number, len(rows) + 1))
        widths = list[int]()
        for column in table.findall("w:tblGrid/w:gridCol", _NAMES):
            widths.append(_to_number(column.get(qn("w:w")), 0))
        content = build_table(rows, widths)
        self.content.append({"tabel": {"nomor": number, **content}})

    def _read_row(self, tr: BaseOxmlElement, table: int, number: int) -> list[TableCell]:
        limits.check_count(f"Tabel {table}", number, limits.MAX_ROWS, "baris")
        cells = list[TableCell]()
        at = _count_of(tr, "w:trPr/w:gridBefore", 0)
        for tc in _children(tr, qn("w:tc")):
            self.cell_count += 1
            limits.check_count("Dokumen ini", self.cell_count, limits.MAX_CELLS, "sel")
            merge = tc.find("w:tcPr/w:vMerge", _NAMES)
            state = ""
            if merge is not None:
                state = merge.get(qn("w:val")) or "continue"
            cell = TableCell(at, at + _count_of(tc, "w:tcPr/w:gridSpan", 1))
            cell.colour = _fill_colour(tc)
            cell.starts_merge = state == "restart"
            cell.continues = state == "continue"
            if not cell.continues:
                self._fill_cell(cell, tc, table, number)
            cells.append(cell)
            at = cell.end
        return cells

    def _fill_cell(self, cell: TableCell, tc: BaseOxmlElement, table: int, row: int) -> None:
        """Give a cell its paragraphs, one a line, without struck-out words unless all is struck."""
        whole = list[str]()
        kept = list[str]()
        for block in _children(tc, *_BLOCKS):
            if block.tag == qn("w:tbl"):
                words = _words_in(block)
                self._record("files.nested_table_left_out", words, table, row)
            else:
                text, left = self._read_paragraph(block, table, row)
                whole.append(text)
                kept.append(left)
        cell.struck = any(whole) and not any(kept)
        lines = whole if cell.struck else kept
        cell.text = "\n".join(filter(None, lines))

    def _record(self, code: str, words: str, table: int | None, row: int | None) -> None:
        if not words:
            return
        quote = words
        if len(words) > _QUOTE_LENGTH:
            quote = f"{words[:_QUOTE_LENGTH]}…"
        self.left_out.append({"kode": code, "isi": {"text": quote}, "tabel": table, "baris": row})


def _children(parent: BaseOxmlElement, *tags: str) -> Iterator[BaseOxmlElement]:
    """Return the direct children with these tags, also inside a content control or an insertion."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, *tags)


def _blocks(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Return paragraphs and tables; those inside one that only lays out tables, a cell a row."""
    for block in _children(parent, *_BLOCKS):
        rows = [[*_children(row, qn("w:tc"))] for row in _children(block, qn("w:tr"))]
        is_layout = block.find(".//w:tbl", _NAMES) is not None and {*map(len, rows)} == {1}
        for each in chain.from_iterable(rows) if is_layout else ():
            yield from _blocks(each)
        if not is_layout:
            yield block


def _is_deleted(element: BaseOxmlElement, properties: str) -> bool:
    """True if a tracked change deletes a row or the end of a paragraph, by these `properties`."""
    found = element.find(properties, _NAMES)
    if found is None:
        return False
    marks = [found.find(tag, _NAMES) for tag in ("w:del", "w:moveFrom")]
    return any(mark is not None for mark in marks)


def _count_of(element: BaseOxmlElement, path: str, default: int) -> int:
    return min(_to_number(_value_of(element, path), default), limits.MAX_COLUMNS)


def _fill_colour(tc: BaseOxmlElement) -> str:
    """Return the fill of a cell as RRGGBB; empty for none and for white."""
    colour = _value_of(tc, "w:tcPr/w:shd", name="w:fill").upper()
    return "" if colour == "FFFFFF" or len(colour) != 6 else colour


def _text_of(runs: Iterable[BaseOxmlElement]) -> str:
    """Return the text shown by these runs of a paragraph."""
    return "".join(chain.from_iterable(map(_run_text, runs))).strip()


def _run_text(run: BaseOxmlElement) -> Iterator[str]:
    symbols = _symbol_font(run)
    for child in run:
        if child.tag == qn("w:t"):
            yield (child.text or "").translate(symbols)
        elif child.tag in _REPLACEMENTS:
            yield _REPLACEMENTS[child.tag]
        elif child.tag == qn("w:sym"):
            # From Insert › Symbol: its font and its code stand in attributes.
            font = (child.get(qn("w:font")) or "").lower()
            code = child.get(qn("w:char")) or ""
            if _CODE.fullmatch(code):
                table = SYMBOL_FONTS.get(font, WITHOUT_FONT)
                yield table.get(PRIVATE + (int(code, 16) & 0xFF), "")


def _has(run: BaseOxmlElement, *names: str) -> bool:
    """True if a run has one of these formats."""
    for name in names:
        found = run.find(f"w:rPr/{name}", _NAMES)
        if found is not None and found.get(qn("w:val")) not in _OFF:
            return True
    return False


def _symbol_font(run: BaseOxmlElement) -> dict[int, str]:
    """Return the table of the symbol font of a run or a level.

    For any other font, the one for characters without their font.
    """
    fonts = "w:rPr/w:rFonts"
    font = _value_of(run, fonts, name="w:ascii")
    font = font or _value_of(run, fonts, name="w:hAnsi")
    return SYMBOL_FONTS.get(font.lower(), WITHOUT_FONT)


def _words_in(element: BaseOxmlElement) -> str:
    """Return the words of a text box or a table on one line."""
    texts = [piece.text or "" for piece in element.iter(qn("w:t"))]
    words = "".join(texts).split()
    return " ".join(words)


_LEVELS = 9
_MOST_STYLES = 21
"""A paragraph and the styles above it, each based on the next; a style may be based on itself."""


class _Numberer:
    """Counts the lists of a document. `number` must be called once for each paragraph, in order."""

    def __init__(self, numbering: BaseOxmlElement | None, styles: BaseOxmlElement | None) -> None:
        """Take the roots of the parts numbering and styles, or None if there is no such part."""
        self._lists = _by_id(numbering, "w:num", "w:numId")
        self._definitions = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
        self._styles = _by_id(styles, "w:style", "w:styleId")
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._started: set[tuple[str, int]] = set()

    def number(self, paragraph: BaseOxmlElement) -> str:
        """Return the number or bullet shown before a paragraph, with a blank after it, or ""."""
        listing, level = self._list_of(paragraph)
        key = _value_of(listing, "w:abstractNumId")
        definition = self._definitions.get(key)
        rule = _of_level(definition, "w:lvl", level)
        if listing is None or rule is None:
            return ""
        counts = self._counts[key]
        self._advance(listing, rule, counts, level)
        if _value_of(rule, "w:numFmt", "decimal") == "bullet":
            text = _value_of(rule, "w:lvlText")
            look = text.translate(_symbol_font(rule)).strip()
            bullet = look if look in KNOWN_BULLETS else BULLET
            return f"{bullet} "
        text = _write(definition, rule, counts, level)
        return f"{text} " if text else ""

    def _list_of(self, paragraph: BaseOxmlElement) -> tuple[BaseOxmlElement | None, int]:
        """Return the list a paragraph belongs to, and its level.

        They are its own, else those of the styles it is based on. List 0 is none.
        """
        number = level = ""
        element, next_style = paragraph, "w:pPr/w:pStyle"
        for _ in range(_MOST_STYLES):
            number = _value_of(element, "w:pPr/w:numPr/w:numId")
            level = level or _value_of(element, "w:pPr/w:numPr/w:ilvl")
            if number:
                break
            element = self._styles.get(_value_of(element, next_style))
            next_style = "w:basedOn"
        own_level = min(_to_number(level, 0), _LEVELS - 1)
        return self._lists.get(number), own_level

    def _advance(
        self, listing: BaseOxmlElement, rule: BaseOxmlElement, counts: list[int | None], level: int
    ) -> None:
        """Count one more at a level; deeper levels start anew."""
        restart = _value_of(_of_level(listing, "w:lvlOverride", level), "w:startOverride")
        key = (listing.get(qn("w:numId")), level)
        count = counts[level]
        if restart and key not in self._started:
            counts[level] = _to_number(restart, 1)
        elif count is None:
            counts[level] = _to_number(_value_of(rule, "w:start"), 1)
        else:
            counts[level] = count + 1
        self._started.add(key)
        counts[level + 1 :] = [None] * (_LEVELS - 1 - level)


def _write(
    definition: BaseOxmlElement, rule: BaseOxmlElement, counts: list[int | None], level: int
) -> str:
    """Write the number by the level's pattern: `%1.`, `%1.%2)`."""
    text = _value_of(rule, "w:lvlText")
    for at in range(level + 1):
        own = _of_level(definition, "w:lvl", at)
        count = counts[at] or _to_number(_value_of(own, "w:start"), 1)
        figure = write_figure(count, _value_of(own, "w:numFmt", "decimal"))
        place = f"%{at + 1}"
        text = text.replace(place, figure)
    return text.strip()


def write_figure(value: int, kind: str) -> str:
    """Write a number in one of Word's formats; formats that decrees do not use give digits."""
    figure = str(value)
    if kind.endswith("Roman"):
        if 0 < value <= len(ROMAN):
            figure = ROMAN[value - 1]
    elif kind.endswith("Letter") and value > 0:
        repeats, letter = divmod(value - 1, 26)
        figure = chr(ord("A") + letter) * min(repeats + 1, 10)
    elif kind == "decimalZero":
        return f"{value:02d}"
    elif kind == "none":
        return ""
    return figure.lower() if kind.startswith("lower") else figure


def _by_id(root: BaseOxmlElement | None, path: str, key: str) -> dict[str, BaseOxmlElement]:
    found = () if root is None else root.findall(path, _NAMES)
    return {element.get(qn(key)): element for element in found}


def _of_level(parent: BaseOxmlElement | None, path: str, level: int) -> BaseOxmlElement | None:
    """Return the first element at this path that is for a level."""
    found = () if parent is None else parent.findall(path, _NAMES)
    for each in found:
        if _to_number(each.get(qn("w:ilvl")), 0) == level:
            return each
    return None


def _value_of(
    parent: BaseOxmlElement | None, path: str, default: str = "", *, name: str = "w:val"
) -> str:
    """Return an attribute of the element at this path, or `default` if there is none."""
    if parent is None:
        return default
    element = parent.find(path, _NAMES)
    if element is None:
        return default
    return element.get(qn(name)) or default


def _to_number(text: str | None, default: int) -> int:
    """Return a whole number of the XML, or `default` for anything else.

    A width may have a fraction.
    """
    whole = (text or "").split(".")[0]
    is_number = whole.isdecimal() and len(whole) < 9
    return int(whole) if is_number else default
