"""Word documents for the reader's tests: tables as offices type them, with what only Word has."""

from collections.abc import Sequence

from docx import Document
from docx.document import Document as Dokumen
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell

from tests.reading.tables import HEADINGS

TITLE_LINES = ("KPU KABUPATEN CONTOH", "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", "TAHUN 2025")
W = nsdecls("w")


def document_of(*parts: str | Sequence[Sequence[object]]) -> Dokumen:
    """Write a document of these paragraphs and tables, one below the other."""
    result = Document()
    for part in parts:
        if isinstance(part, str):
            result.add_paragraph(part)
        else:
            add_table(result, part, max(map(len, part)))
    return result


def add_table(one: Dokumen, row: Sequence[Sequence[object]], width: int = len(HEADINGS)) -> Table:
    """Add a table; a row of one value is merged over all columns, as areas are."""
    result = one.add_table(rows=len(row), cols=width)
    for tr, content in zip(result.rows, row, strict=True):
        cell = list(tr.cells)
        for box, value in zip(cell, content, strict=False):
            if value is not None:
                box.text = str(value)
        if len(content) == 1:
            cell[0].merge(cell[-1])
    return result


def merge_cells(
    origin: Table, top_row: int, left_column: int, bottom_row: int, right_column: int
) -> None:
    """Merge a range, rows and columns from 1."""
    origin.cell(top_row - 1, left_column - 1).merge(origin.cell(bottom_row - 1, right_column - 1))


def define_numbering(
    one: Dokumen, number: int, *level: tuple[str, str], restart: bool = False, definition: int = 0
) -> None:
    """Define list `number`: per level format and pattern, (`decimal`, `%1.`). `definition`: shares
    that definition.
    """
    root = one.part.numbering_part.element
    definition_id = definition or number + 900
    if not definition:
        content = "".join(
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>'
            for index, (kind, pattern) in enumerate(level)
        )
        abstract = parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="{definition_id}">{content}</w:abstractNum>'
        )
        root.insert(0, abstract)
    replacement = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    )
    root.append(
        parse_xml(
            f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{definition_id}"/>{replacement}</w:num>'
        )
    )


def give_number(paragraph, number: int, level: int = 0) -> None:
    """Let Word number a paragraph."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(
        0, parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def fill_xml(cell: _Cell, xml: str) -> None:
    """Replace a cell's paragraphs by this XML."""
    for old in cell._tc.findall(qn("w:p")):
        cell._tc.remove(old)
    for element in parse_xml(f"<w:body {W}>{xml}</w:body>"):
        cell._tc.append(element)
