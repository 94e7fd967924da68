"""Tables of a Word document as WordprocessingML: headings repeated on every page, rows kept whole.

Cell by cell through python-docx 300 rows take seconds; as one text 30 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

from monev.outputs.documents.blocks import TableBlock, TableRow, clean_text

HEADER_FILL, PART_FILL = "DBE4F0", "EEF2F8"
_ALIGNMENTS = {"kiri": "left", "tengah": "center", "kanan": "right", "penuh": "both"}


def table_xml(table: TableBlock, text_width: float, *, with_lines: bool = True, follows: bool = False) -> str:
    """A table as wide as the text (cm); without lines for what only stands side by side. `follows`: its last two rows
    keep with what follows, so that no signature stands alone."""
    total_count = sum(table.widths)
    width = [round(text_width * one / total_count * 567) for one in table.widths]
    line = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7B8794"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    parts = [
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(width)}" w:type="dxa"/>',
        f"<w:tblBorders>{line}</w:tblBorders>" if with_lines else "",
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>',
        "</w:tblCellMar></w:tblPr><w:tblGrid>",
        *(f'<w:gridCol w:w="{one}"/>' for one in width),
        "</w:tblGrid>",
    ]
    if table.headers:
        cell = "".join(
            _cell_xml(content, width[k], "tengah", table.size, True, HEADER_FILL)
            for k, content in enumerate(table.headers)
        )
        parts.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cell}</w:tr>")
    height = f'<w:trHeight w:val="{round(table.row_height * 567)}" w:hRule="atLeast"/>' if table.row_height else ""
    for index, row in enumerate(table.rows):
        parts.append(_row_xml(table, row, width, height, follows=follows and index >= len(table.rows) - 2))
    return "".join((*parts, "</w:tbl>"))


def _row_xml(table: TableBlock, row: TableRow, width: Sequence[int], height: str, *, follows: bool) -> str:
    # A row of thousands of letters must break, or Word would cut it off at the page's end.
    whole = "" if max(map(len, row.cells), default=0) > 900 else "<w:cantSplit/>"
    if row.spans_all:
        cell = _cell_xml(row.cells[0], sum(width), "kiri", table.size, True, PART_FILL, len(width))
    else:
        cell = "".join(
            _cell_xml(content, width[k], table.column_alignment(k), table.size, row.bold, "", follows=follows)
            for k, content in enumerate(row.cells)
        )
    return f"<w:tr><w:trPr>{whole}{height}</w:trPr>{cell}</w:tr>"


def _cell_xml(
    text: str,
    width: int,
    alignment: str,
    size: float,
    bold: bool,
    background: str,
    span: int = 1,
    *,
    follows: bool = False,
) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill={quoteattr(background)}/>' if background else ""
    letter = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{round(size * 2)}"/></w:rPr>'
    content = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(b)}</w:t>' for b in clean_text(text).replace("\r", "").split("\n")
    )
    # Headings of a part keep with the row after them, so that none stands alone at the foot of a page.
    together = "<w:keepNext/>" if span > 1 or follows else ""
    return (
        f'<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:pPr>{together}<w:spacing w:before="20" w:after="20"/>'
        f'<w:jc w:val="{_ALIGNMENTS[alignment]}"/></w:pPr><w:r>{letter}{content}</w:r></w:p></w:tc>'
    )
