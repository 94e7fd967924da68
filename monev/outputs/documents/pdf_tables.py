"""Tables of a PDF, and the paragraphs they are filled with: headings repeated on every page, rows kept whole."""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, PageBreak, Paragraph, Table

from monev.outputs.documents import fonts
from monev.outputs.documents.blocks import TableBlock, clean_text

_ALIGNMENTS = {"kiri": TA_LEFT, "tengah": TA_CENTER, "kanan": TA_RIGHT, "penuh": TA_JUSTIFY}
_LINE_COLOUR = colors.HexColor("#7b8794")
_ROOMY = 300
"""With so many points left on a page, a row that does not fit is broken: the next page might not hold it either."""
_HEADER_COLOUR, _PART_COLOUR = colors.HexColor("#dbe4f0"), colors.HexColor("#eef2f8")


@cache
def build_style(
    size: float, alignment: str, bold: bool, after: float = 0, previous: float = 0, incoming: float = 0
) -> ParagraphStyle:
    """How a paragraph looks; each is made once. `incoming`: points it is indented by."""
    return ParagraphStyle(
        "monev",
        fontName=fonts.BOLD if bold else fonts.REGULAR,
        fontSize=size,
        leading=size * 1.25,
        alignment=_ALIGNMENTS[alignment],
        spaceAfter=after,
        spaceBefore=previous,
        leftIndent=incoming,
        bulletFontName=fonts.REGULAR,
        bulletFontSize=size,
        splitLongWords=1,
    )


def to_markup(text: str, bold: bool) -> str:
    """A text for Paragraph: escaped, line breaks kept, letters the font lacks in one that has them."""
    result = []
    for name, content in fonts.split_runs(clean_text(text).replace("\r", "").replace("\t", " "), bold=bold):
        safe = escape(content).replace("\n", "<br/>")
        result.append(f'<font name="{name}">{safe}</font>' if name == fonts.FALLBACK else safe)
    return "".join(result)


def build_paragraph(text: str, size: float, alignment: str, *, bold: bool = False, **spacing: float) -> Paragraph:
    """A text of one size; `spacing`: points before (sebelum) and after it (sesudah)."""
    return Paragraph(to_markup(text, bold), build_style(size, alignment, bold, **spacing))


def build_table(block: TableBlock, text_width: float, *, with_lines: bool = True, after: float = 0.0) -> Table:
    """A table as wide as the text (points); without lines for what only stands side by side. `after`: how high the
    signature is that must not stand alone after it."""
    width = [text_width * one / sum(block.widths) for one in block.widths]
    form: list[tuple] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3.5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3.5),
        ("TOPPADDING", (0, 0), (-1, -1), 2 if with_lines else 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3 if with_lines else 1.5),
    ]
    if with_lines:
        form.append(("GRID", (0, 0), (-1, -1), 0.5, _LINE_COLOUR))
    content = []
    if block.headers:
        content.append([build_paragraph(text, block.size, "tengah", bold=True) for text in block.headers])
        form.append(("BACKGROUND", (0, 0), (-1, 0), _HEADER_COLOUR))
    part_headers = []
    for row in block.rows:
        rulers = len(content)
        if row.spans_all:
            content.append([build_paragraph(row.cells[0], block.size, "kiri", bold=True), *[""] * (len(width) - 1)])
            form += [("SPAN", (0, rulers), (-1, rulers)), ("BACKGROUND", (0, rulers), (-1, rulers), _PART_COLOUR)]
            part_headers.append(rulers)
        else:
            content.append(
                [
                    build_paragraph(text, block.size, block.column_alignment(k), bold=row.bold)
                    for k, text in enumerate(row.cells)
                ]
            )
    for rulers in part_headers:
        # A part's heading never stands alone at the foot of a page, but for a row that must itself be broken.
        if rulers + 1 < len(content) and _row_height(content[rulers + 1], width, 0) < _ROOMY:
            form.append(("NOSPLIT", (0, rulers), (-1, rulers + 1)))
    repeat = 1 if block.headers else 0
    height = (
        [None] * repeat + [_row_height(b, width, block.row_height * cm) for b in content[repeat:]]
        if block.row_height
        else None
    )
    result = _LongTable(content, colWidths=width, rowHeights=height, repeatRows=repeat, style=form)
    result.after = after
    return result


def _row_height(cell: list[Paragraph | str], width: list[float], min_height: float) -> float:
    """As high as asked for, or as its longest cell needs (7 points beside a text and 6 above and below are empty)."""
    filled = [(p, one) for p, one in zip(cell, width, strict=True) if isinstance(p, Paragraph)]
    return max(min_height, *(p.wrap(one - 7, 10_000)[1] + 6 for p, one in filled))


class _LongTable(Table):
    """Rows stay whole and go to the next page; only one that is longer than what a page holds is broken."""

    after = 0.0
    """Points of what must not stand alone after it, a signature: the last two rows go to its page."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        width, height = super().wrap(availWidth, availHeight)
        return width, availHeight + 1 if self._leaves_signature_alone(availHeight) else height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        if not self._leaves_signature_alone(availHeight):
            self.splitInRow = int(availHeight > _ROOMY)
            return super().split(availWidth, availHeight)
        self.splitInRow = 0
        parts = super().split(availWidth, self._height - sum(self._rowHeights[-2:]) + 1)
        self.after = 0.0  # where the rows cannot be parted, it stays as it is
        return [*parts[:1], PageBreak(), *parts[1:]] if parts else []

    def _leaves_signature_alone(self, available: float) -> bool:
        return self._nrows > 4 and self._height <= available < self._height + self.after
