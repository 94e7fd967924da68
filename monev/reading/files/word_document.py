"""The paragraphs and tables of a .docx in their order, as plain data. Runs in the child process.
Counted is what a person sees: tracked insertions are text, deletions are not, signs of symbol fonts
are what they look like. Words of a cell that a line is drawn through are what stood there before
the others; where there are no others, all of it is struck. A table inside a cell and text boxes are
left aside and named; `document_sheets` puts tables together. The numbers Word counts by itself
stand nowhere in the text: the NO column of a decree is often such a list, its cells empty.
`_Numberer` counts them as Word does (ECMA-376 part 1, 17.9): per list and level, deeper levels
starting anew; a list may start again at a number of its own."""

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
"""What may stand around runs, paragraphs, rows and cells without changing what is seen."""

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
    """{"dokumen": paragraphs and tables in order, "catatan": what was left aside (kode, isi, tabel,
    baris)}. Raises TooLarge, and what python-docx and lxml raise on damaged documents."""
    main_part = OpcPackage.open(io.BytesIO(data)).main_document_part
    body = _xml_of(main_part).find("w:body", _NAMES)
    if body is None:
        raise ValueError("tanpa isi")
    kinds = (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES)
    return _Reader(*(_related_root(main_part, kind) for kind in kinds)).run(body)


def _xml_of(part: Part) -> BaseOxmlElement:
    """The XML of a part; of a macro-enabled document python-docx keeps the bytes only."""
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _related_root(part: Part, kind: str) -> BaseOxmlElement | None:
    with suppress(KeyError):
        return _xml_of(part.part_related_by(kind))
    return None


class _Reader:
    """Walks the body once, because automatic numbers are counted in the order of the document."""

    def __init__(self, numbering: BaseOxmlElement | None, styles: BaseOxmlElement | None) -> None:
        self.numberer = _Numberer(numbering, styles)
        self.content: list[JsonObject] = []
        self.left_out: list[JsonObject] = []
        self.table_index = 0
        self.cell_count = 0

    def run(self, body: BaseOxmlElement) -> JsonObject:
        """Every block of the body."""
        for block in _children(body, *_BLOCKS):
            if block.tag == qn("w:tbl"):
                self._read_table(block)
            elif text := self._read_paragraph(block, None, None)[0]:
                self.content.append({"teks": text})
        return {"dokumen": self.content, "catatan": self.left_out}

    def _read_paragraph(
        self, paragraph: BaseOxmlElement, table: int | None, row: int | None
    ) -> tuple[str, str]:
        """What it says, and the same without what is struck; its text boxes are named."""
        runs = list[BaseOxmlElement]()
        boxes = dict[str, None]()  # the same one twice: for new programs and for old ones
        for run in _children(paragraph, qn("w:r")):
            if not _has(run, "w:vanish"):  # seen by nobody on paper
                runs.append(run)
                boxes |= dict.fromkeys(map(_words_in, run.iter(qn("w:txbxContent"))))
        for words in boxes:
            self._record(
                "files.text_box_left_out",
                words,
                table,
                row,
            )
        text = _text_of(runs)
        kept = _text_of(run for run in runs if not _has(run, "w:strike", "w:dstrike"))
        if not text and _is_deleted(paragraph, "w:pPr/w:rPr"):
            return "", ""
        number = self.numberer.number(paragraph)
        whole = f"{number}{text}".strip()
        return whole, f"{number}{kept}".strip() if kept or not text else ""

    def _read_table(self, table: BaseOxmlElement) -> None:
        self.table_index += 1
        limits.check_count(
            "Dokumen ini",
            self.table_index,
            limits.MAX_TABLES,
            "tabel",
        )
        rows = list[list[TableCell]]()
        for tr in _children(table, qn("w:tr")):
            if not _is_deleted(tr, "w:trPr"):
                rows.append(self._read_row(tr, self.table_index, len(rows) + 1))
        columns = table.findall("w:tblGrid/w:gridCol", _NAMES)
        widths = [_to_number(column.get(qn("w:w")), 0) for column in columns]
        self.content.append({"tabel": {"nomor": self.table_index, **build_table(rows, widths)}})

    def _read_row(
        self,
        tr: BaseOxmlElement,
        table: int,
        number: int,
    ) -> list[TableCell]:
        limits.check_count(
            f"Tabel {table}",
            number,
            limits.MAX_ROWS,
            "baris",
        )
        cells = list[TableCell]()
        at = _count_of(tr, "w:trPr/w:gridBefore", 0)
        for tc in _children(tr, qn("w:tc")):
            self.cell_count += 1
            limits.check_count(
                "Dokumen ini",
                self.cell_count,
                limits.MAX_CELLS,
                "sel",
            )
            merge = tc.find("w:tcPr/w:vMerge", _NAMES)
            state = "" if merge is None else merge.get(qn("w:val")) or "continue"
            cell = TableCell(at, at + _count_of(tc, "w:tcPr/w:gridSpan", 1))
            cell.colour = _fill_colour(tc)
            cell.starts_merge = state == "restart"
            cell.continues = state == "continue"
            if not cell.continues:
                self._fill_cell(cell, tc, table, number)
            cells.append(cell)
            at = cell.end
        return cells

    def _fill_cell(
        self,
        cell: TableCell,
        tc: BaseOxmlElement,
        table: int,
        row: int,
    ) -> None:
        """Give a cell its paragraphs, a line each, without what is struck; all of them where all of
        it is."""
        whole = list[str]()
        kept = list[str]()
        for block in _children(tc, *_BLOCKS):
            if block.tag == qn("w:tbl"):
                self._record(
                    "files.nested_table_left_out",
                    _words_in(block),
                    table,
                    row,
                )
            else:
                text, left = self._read_paragraph(block, table, row)
                whole.append(text)
                kept.append(left)
        cell.struck = any(whole) and not any(kept)
        cell.text = "\n".join(filter(None, whole if cell.struck else kept))

    def _record(
        self,
        code: str,
        words: str,
        table: int | None,
        row: int | None,
    ) -> None:
        if words:
            quote = words if len(words) <= _QUOTE_LENGTH else f"{words[:_QUOTE_LENGTH]}…"
            place = {"tabel": table, "baris": row}
            self.left_out.append(
                {
                    "kode": code,
                    "isi": {"text": quote},
                    **place,
                }
            )


def _children(parent: BaseOxmlElement, *tags: str) -> Iterator[BaseOxmlElement]:
    """What stands directly in a body, table, row, cell or paragraph, also where a content control
    or an insertion wraps it."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, *tags)


def _is_deleted(element: BaseOxmlElement, properties: str) -> bool:
    """Whether a tracked change takes a row, or the end of a paragraph, away; `properties` say
    so."""
    found = element.find(properties, _NAMES)
    if found is None:
        return False
    return any(found.find(tag, _NAMES) is not None for tag in ("w:del", "w:moveFrom"))


def _count_of(element: BaseOxmlElement, path: str, default: int) -> int:
    return min(_to_number(_value_of(element, path), default), limits.MAX_COLUMNS)


def _fill_colour(tc: BaseOxmlElement) -> str:
    """The fill of a cell as RRGGBB; empty for none and for white."""
    colour = _value_of(tc, "w:tcPr/w:shd", name="w:fill").upper()
    return "" if colour == "FFFFFF" or len(colour) != 6 else colour


def _text_of(runs: Iterable[BaseOxmlElement]) -> str:
    """What these runs of a paragraph show."""
    return "".join(chain.from_iterable(map(_run_text, runs))).strip()


def _run_text(run: BaseOxmlElement) -> Iterator[str]:
    symbols = _symbol_font(run)
    for child in run:
        if child.tag == qn("w:t"):
            yield (child.text or "").translate(symbols)
        elif child.tag in _REPLACEMENTS:
            yield _REPLACEMENTS[child.tag]
        elif child.tag == qn("w:sym"):
            # Put in by Insert › Symbol: its font and its code stand beside it.
            font = (child.get(qn("w:font")) or "").lower()
            code = child.get(qn("w:char")) or ""
            if _CODE.fullmatch(code):
                table = SYMBOL_FONTS.get(font, WITHOUT_FONT)
                yield table.get(PRIVATE + (int(code, 16) & 0xFF), "")


def _has(run: BaseOxmlElement, *names: str) -> bool:
    """Whether a run is formatted as one of these says."""
    for name in names:
        found = run.find(f"w:rPr/{name}", _NAMES)
        if found is not None and found.get(qn("w:val")) not in _OFF:
            return True
    return False


def _symbol_font(run: BaseOxmlElement) -> dict[int, str]:
    """The table of the symbol font that a run or a level is set in; of any other, for characters
    without their font."""
    fonts = "w:rPr/w:rFonts"
    font = _value_of(run, fonts, name="w:ascii") or _value_of(run, fonts, name="w:hAnsi")
    return SYMBOL_FONTS.get(font.lower(), WITHOUT_FONT)


def _words_in(element: BaseOxmlElement) -> str:
    """The words of a text box, or of a table, on one line."""
    texts = (t.text or "" for t in element.iter(qn("w:t")))
    return " ".join("".join(texts).split())


_LEVELS = 9
_MOST_STYLES = 21
"""A paragraph and the styles above it, each based on the next, or on itself without end."""


class _Numberer:
    """Counts the lists of a document; each paragraph must be asked once, in the order of the
    document."""

    def __init__(self, numbering: BaseOxmlElement | None, styles: BaseOxmlElement | None) -> None:
        """`numbering` and `styles` are the roots of the parts numbering and styles, None where
        there is none."""
        self._lists = _by_id(numbering, "w:num", "w:numId")
        self._definitions = _by_id(
            numbering,
            "w:abstractNum",
            "w:abstractNumId",
        )
        self._styles = _by_id(styles, "w:style", "w:styleId")
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._started: set[tuple[str, int]] = set()

    def number(self, paragraph: BaseOxmlElement) -> str:
        """The number or bullet shown before a paragraph, with the space after it; empty where it
        has none."""
        listing, level = self._list_of(paragraph)
        key = _value_of(listing, "w:abstractNumId")
        definition = self._definitions.get(key)
        rule = _of_level(definition, "w:lvl", level)
        if listing is None or rule is None:
            return ""
        counts = self._counts[key]
        self._advance(listing, rule, counts, level)
        if _value_of(rule, "w:numFmt", "decimal") == "bullet":
            look = _value_of(rule, "w:lvlText").translate(_symbol_font(rule)).strip()
            return f"{look if look in KNOWN_BULLETS else BULLET} "
        text = _write(definition, rule, counts, level)
        return f"{text} " if text else ""

    def _list_of(self, paragraph: BaseOxmlElement) -> tuple[BaseOxmlElement | None, int]:
        """The list a paragraph belongs to, itself, by its style or by one that this is based on,
        and its level; that of number 0 is none."""
        number = level = ""
        element, next_style = paragraph, "w:pPr/w:pStyle"
        for _ in range(_MOST_STYLES):
            number = _value_of(element, "w:pPr/w:numPr/w:numId")
            level = level or _value_of(element, "w:pPr/w:numPr/w:ilvl")
            if number:
                break
            element = self._styles.get(_value_of(element, next_style))
            next_style = "w:basedOn"
        return self._lists.get(number), min(_to_number(level, 0), _LEVELS - 1)

    def _advance(
        self,
        listing: BaseOxmlElement,
        rule: BaseOxmlElement,
        counts: list[int | None],
        level: int,
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
    definition: BaseOxmlElement,
    rule: BaseOxmlElement,
    counts: list[int | None],
    level: int,
) -> str:
    """The number by the level's pattern: `%1.`, `%1.%2)`."""
    text = _value_of(rule, "w:lvlText")
    for at in range(level + 1):
        own = _of_level(definition, "w:lvl", at)
        count = counts[at] or _to_number(_value_of(own, "w:start"), 1)
        figure = write_figure(count, _value_of(own, "w:numFmt", "decimal"))
        text = text.replace(f"%{at + 1}", figure)
    return text.strip()


def write_figure(value: int, kind: str) -> str:
    """A number in one of Word's formats; what decrees do not use is written as digits."""
    if kind.endswith("Roman"):
        figure = ROMAN[value - 1] if 0 < value <= len(ROMAN) else str(value)
    elif kind.endswith("Letter") and value > 0:
        figure = chr(65 + (value - 1) % 26) * min((value - 1) // 26 + 1, 10)
    else:
        return {"decimalZero": f"{value:02d}", "none": ""}.get(kind, str(value))
    return figure.lower() if kind.startswith("lower") else figure


def _by_id(
    root: BaseOxmlElement | None,
    path: str,
    key: str,
) -> dict[str, BaseOxmlElement]:
    found = () if root is None else root.findall(path, _NAMES)
    return {element.get(qn(key)): element for element in found}


def _of_level(
    parent: BaseOxmlElement | None,
    path: str,
    level: int,
) -> BaseOxmlElement | None:
    """The first of these elements within another that is about a level."""
    found = () if parent is None else parent.findall(path, _NAMES)
    for each in found:
        if _to_number(each.get(qn("w:ilvl")), 0) == level:
            return each
    return None


def _value_of(
    parent: BaseOxmlElement | None,
    path: str,
    default: str = "",
    *,
    name: str = "w:val",
) -> str:
    """What the element at this path within another says; `default` where there is none."""
    element = None if parent is None else parent.find(path, _NAMES)
    return default if element is None else element.get(qn(name)) or default


def _to_number(text: str | None, default: int) -> int:
    """A whole number of the XML, of which a width may have a fraction; `default` for anything
    else."""
    whole = (text or "").split(".")[0]
    return int(whole) if whole.isdecimal() and len(whole) < 9 else default
