"""The paragraphs and tables of a .docx in their order, as plain data. Runs in the child process. Counted is what a
person sees: tracked insertions are text, deletions are not, automatic numbers are written out. Words of a cell that a
line is drawn through are what stood there before the others; where there are no others, all of it is struck. A table
inside a cell and text boxes are left aside and named. Which tables belong together is decided in `document_sheets`."""

import io
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.ruled_tables import TableCell, build_table, new_table
from monev.reading.files.word_text import NAMES, TRANSPARENT, Numberer, paragraph_text, to_number, value_of, words_in

_BLOCKS = (qn("w:p"), qn("w:tbl"))
_DELETED = ("w:del", "w:moveFrom")
_QUOTE_LENGTH = 60


def read(data: bytes) -> JsonObject:
    """{"dokumen": paragraphs and tables in order, "catatan": what was left aside (kode, isi, tabel, baris)}. Raises
    TooLarge, and what python-docx and lxml raise on damaged documents."""
    main_part = OpcPackage.open(io.BytesIO(data)).main_document_part
    body = _xml_of(main_part).find("w:body", NAMES)
    if body is None:
        raise ValueError("tanpa isi")
    kinds = (RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES)
    return _Reader(Numberer(*(_related_root(main_part, kind) for kind in kinds))).run(body)


def _xml_of(part: Any) -> Any:
    """The XML of a part; of a macro-enabled document python-docx keeps the bytes only."""
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _related_root(part: Any, kind: str) -> Any | None:
    try:
        return _xml_of(part.part_related_by(kind))
    except KeyError:
        return None


class _Reader:
    """Walks the body once, because automatic numbers are counted in the order of the document."""

    def __init__(self, numberer: Numberer) -> None:
        self.numberer = numberer
        self.content: list[JsonObject] = []
        self.left_out: list[JsonObject] = []
        self.table_index = 0
        self.cell_count = 0

    def run(self, body: Any) -> JsonObject:
        """Every block of the body."""
        for block in _children(body, *_BLOCKS):
            if block.tag == qn("w:tbl"):
                self._read_table(block)
            else:
                text, _ = self._read_paragraph(block, None, None)
                if text:
                    self.content.append({"teks": text})
        return {"dokumen": self.content, "catatan": self.left_out}

    def _read_paragraph(self, paragraph: Any, table: int | None, row: int | None) -> tuple[str, str]:
        """What it says, and the same without what is struck; its text boxes are named."""
        boxes: list[str] = []
        text = paragraph_text(paragraph, boxes)
        for words in boxes:
            self._record("files.text_box_left_out", words, table, row)
        if not text and _is_deleted(paragraph, "w:pPr/w:rPr"):
            return "", ""
        number, kept = self.numberer.number(paragraph), paragraph_text(paragraph, [], struck=False)
        return f"{number}{text}".strip(), f"{number}{kept}".strip() if kept or not text else ""

    def _read_table(self, table: Any) -> None:
        self.table_index += 1
        if self.table_index > limits.MAX_TABLES:
            raise limits.TooLarge(f"Dokumen ini berisi lebih dari {limits.MAX_TABLES} tabel.")
        number = self.table_index
        kept = (tr for tr in _children(table, qn("w:tr")) if not _is_deleted(tr, "w:trPr"))
        rows = [self._read_row(tr, number, index) for index, tr in enumerate(kept, start=1)]
        widths = [to_number(column.get(qn("w:w")), 0) for column in table.findall("w:tblGrid/w:gridCol", NAMES)]
        ruled = build_table(rows, widths) if any(rows) else new_table(0)
        self.content.append({"tabel": {"nomor": number, **ruled}})

    def _read_row(self, tr: Any, table: int, number: int) -> list[TableCell]:
        if number > limits.MAX_ROWS:
            raise limits.TooLarge(f"Tabel {table} berisi lebih dari {limits.MAX_ROWS} baris.")
        cells: list[TableCell] = []
        at = _count_of(tr, "w:trPr/w:gridBefore", 0)
        for tc in _children(tr, qn("w:tc")):
            self.cell_count += 1
            if self.cell_count > limits.MAX_CELLS:
                raise limits.TooLarge(f"Dokumen ini berisi lebih dari {limits.MAX_CELLS} sel.")
            end = at + _count_of(tc, "w:tcPr/w:gridSpan", 1)
            merge = tc.find("w:tcPr/w:vMerge", NAMES)
            state = "" if merge is None else merge.get(qn("w:val")) or "continue"
            continues = state == "continue"
            text, struck = ("", False) if continues else self._cell_content(tc, table, number)
            cells.append(TableCell(at, end, text, _fill_colour(tc), state == "restart", continues, struck))
            at = end
        return cells

    def _cell_content(self, tc: Any, table: int, row: int) -> tuple[str, bool]:
        """The paragraphs of a cell, a line each, without what is struck; all of them and True where all of it is."""
        texts: list[tuple[str, str]] = [("", "")]
        for block in _children(tc, *_BLOCKS):
            if block.tag == qn("w:tbl"):
                self._record("files.nested_table_left_out", words_in(block), table, row)
            else:
                texts.append(self._read_paragraph(block, table, row))
        whole, kept = ("\n".join(filter(None, lines)) for lines in zip(*texts, strict=True))
        return kept or whole, bool(whole and not kept)

    def _record(self, code: str, words: str, table: int | None, row: int | None) -> None:
        if words:
            quote = words if len(words) <= _QUOTE_LENGTH else f"{words[:_QUOTE_LENGTH]}…"
            self.left_out.append({"kode": code, "isi": {"text": quote}, "tabel": table, "baris": row})


def _children(parent: Any, *tags: str) -> Iterator[Any]:
    """What stands directly in a body, table, row or cell, also where a content control or an insertion wraps it."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in TRANSPARENT:
            yield from _children(child, *tags)


def _is_deleted(element: Any, properties: str) -> bool:
    """Whether a tracked change takes a row, or the end of a paragraph, away; `properties` say so."""
    return any(element.find(f"{properties}/{tag}", NAMES) is not None for tag in _DELETED)


def _count_of(element: Any, path: str, default: int) -> int:
    return min(to_number(value_of(element, path), default), limits.MAX_COLUMNS)


def _fill_colour(tc: Any) -> str:
    """The fill of a cell as RRGGBB; empty for none and for white."""
    colour = value_of(tc, "w:tcPr/w:shd", name="w:fill").upper()
    return "" if colour == "FFFFFF" or len(colour) != 6 else colour
