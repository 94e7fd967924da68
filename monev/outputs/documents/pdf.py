"""Paints a Manuscript as PDF with reportlab alone, so that pages are the same on every machine.

LibreOffice could convert the Word document, but few offices have it, and its versions break pages
differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain
from math import ceil
from typing import Literal, NamedTuple

from reportlab import platypus
from reportlab.graphics.shapes import Circle, Drawing, PolyLine, Rect, String
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.paraparser import ParaFrag

from monev.outputs import saved
from monev.outputs.documents import blocks, fonts
from monev.outputs.documents.blocks import (
    Lines,
    Styled,
    address_of,
    clean_text,
    ground_of,
    leads,
    parts_of,
)
from monev.outputs.documents.columns import fit_columns
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_ALIGNMENTS: dict[blocks.Alignment, Literal[0, 1, 2, 4]] = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
_ROLL = 100_000
_SIMULATED_COLOUR = colors.HexColor(f"#{blocks.SIMULATED_COLOUR}")
_LINE_COLOUR = colors.HexColor(f"#{blocks.LINE_COLOUR}")
_LINK_COLOUR = colors.HexColor(f"#{blocks.LINK_COLOUR}")
_HEADER_COLOUR = colors.HexColor(f"#{blocks.HEADER_FILL}")
_PART_COLOUR = colors.HexColor(f"#{blocks.PART_FILL}")
_WHOLE = (0, 0), (-1, -1)
_ABOVE_SIGNATURE = 20  # points of air
_LAST_ROW = (0, -1), (-1, -1)
_SIGNED_STYLE = [
    ("SPAN", *_LAST_ROW),
    ("TOPPADDING", *_LAST_ROW, _ABOVE_SIGNATURE),
    ("LEFTPADDING", *_LAST_ROW, 0),
    ("RIGHTPADDING", *_LAST_ROW, 0),
]
# Points that stay together with a heading at most; more would leave half a page empty.
_MOST_KEPT = 450
_FIRST_LINES = 45  # points of a paragraph that stay with its heading; the rest may go on overleaf
# With more points than these left on a page, a row that does not fit is broken. It might not fit
# the next page either.
_ROOMY = 300
_Flow = list[platypus.Flowable]


def to_pdf(manuscript: blocks.Manuscript) -> bytes:
    """Paint the document as a .pdf file."""
    fonts.register_fonts()
    return saved(_Writer(manuscript).write)


def to_one_page(
    manuscript: blocks.Manuscript, width: float, paper: tuple[float, float] | None = None
) -> bytes:
    """Paint the content on one page as wide as said and as high as it needs, in points.

    `paper`: the size of the sheet that the page is fitted to.
    """
    fonts.register_fonts()
    # invariant: see `_Writer.write`
    canvas = Canvas("", invariant=1, lang="id-ID")
    canvas.setTitle(clean_text(manuscript.name))
    canvas.setAuthor("Monev ZI")
    writer = _Writer(manuscript)
    writer.width = width - 2 * blocks.PAGE_EDGE
    heights = {}
    for flowable in writer._content():
        if not isinstance(flowable, platypus.CondPageBreak):
            heights[flowable] = flowable.wrapOn(canvas, writer.width, _ROLL)[1]
    height = ceil(sum(heights.values()) + 2 * blocks.PAGE_EDGE)
    canvas.setPageSize(paper or (width, height))
    if paper:
        scale = min(
            (paper[0] - 2 * blocks.PAGE_EDGE) / width, (paper[1] - 2 * blocks.PAGE_EDGE) / height
        )
        canvas.translate(
            (paper[0] - width * scale) / 2, paper[1] - blocks.PAGE_EDGE - height * scale
        )
        canvas.scale(scale, scale)
    top = height - blocks.PAGE_EDGE
    for flowable, tall in heights.items():
        top -= tall
        flowable.drawOn(canvas, blocks.PAGE_EDGE, top)
    return canvas.getpdfdata()


class _Look(NamedTuple):
    """The look of a paragraph: air before and after and its indent in points; a mark before it."""

    bold: bool = False
    before: float = 0
    after: float = 0
    indent: float = 0
    mark: str | None = None


_PLAIN = _Look()


class _Writer:
    def __init__(self, manuscript: blocks.Manuscript) -> None:
        self.manuscript = manuscript
        self.paper = manuscript.kop.paper
        self.left = self.paper.tepi_kiri * cm
        self.right = self.paper.tepi_kanan * cm
        self.width = self.paper.text_width(is_landscape=manuscript.is_landscape) * cm
        self.is_last_page = False

    def write(self, buffer: BytesIO) -> None:
        # invariant: no time and no random identifier, so that the same content gives the same
        # bytes.
        document = platypus.BaseDocTemplate(
            buffer,
            title=clean_text(self.manuscript.name),
            subject=clean_text(self.manuscript.footer),
            author="Monev ZI",
            lang="id-ID",
            invariant=1,
        )
        first = self.manuscript.is_landscape
        document.addPageTemplates([self._page_template(first), self._page_template(not first)])
        end = platypus.CallerMacro(lambda _: setattr(self, "is_last_page", True))  # type: ignore[arg-type] - stubs: None
        document.build([*self._kop(), *self._content(), end])

    def _page_template(self, is_landscape: bool) -> platypus.PageTemplate:
        width, height = self.paper.size(is_landscape=is_landscape)
        bottom = self.paper.tepi_bawah * cm
        frame = platypus.Frame(
            self.left,
            bottom,
            width * cm - self.left - self.right,
            height * cm - bottom - self.paper.tepi_atas * cm,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        return platypus.PageTemplate(
            str(is_landscape), [frame], pagesize=(width * cm, height * cm), onPageEnd=self._decorate
        )

    def _decorate(self, canvas: Canvas, _: platypus.BaseDocTemplate) -> None:
        """Draw head and foot of a page.

        The first page, with the letterhead, has no number at its head.
        """
        width, height = canvas._pagesize  # type: ignore[attr-defined] - reportlab's own, not in its stubs
        canvas.saveState()
        if self.manuscript.simulated:
            canvas.setFillColor(_SIMULATED_COLOUR)
            canvas.setFont(fonts.BOLD, 10)
            canvas.drawRightString(width - self.right, height - 1.2 * cm, SIMULATION_TEXT)
        canvas.setFillColor(colors.black)
        lines = self.manuscript.footer
        if self.is_last_page and self.manuscript.imprint:
            lines = "\n".join(filter(None, (lines, self.manuscript.imprint)))
        footer = self._text(lines, 8, "left")
        tall = footer.wrap(width - self.left - self.right, 2 * cm)[1]
        footer.drawOn(canvas, self.left, 1.6 * cm - tall + 4)
        canvas.setFont(fonts.font_of(self.paper.huruf), self.paper.enlarged(11))
        page = canvas.getPageNumber()
        middle = (self.left + width - self.right) / 2
        if self.paper.nomor_halaman == "atas_tengah" and page > 1:
            canvas.drawCentredString(middle, height - 1.2 * cm, f"- {page} -")
        elif self.paper.nomor_halaman == "bawah_tengah":
            canvas.drawCentredString(middle, 0.5 * cm, f"- {page} -")
        canvas.restoreState()

    def _text(
        self, text: str, size: float, alignment: blocks.Alignment, look: _Look = _PLAIN
    ) -> Paragraph:
        """Make a paragraph in the office's font with its line breaks.

        Letters that the font lacks are drawn with another.
        """
        font = fonts.font_of(self.paper.huruf, bold=look.bold)
        size = (isinstance(text, Styled) and text.size) or size
        fragments = []
        for number, parts in enumerate(parts_of(text)):
            if number:
                fragments.append(_fragment(font, size, "", lineBreak=True))
            for part in parts:
                fragments += self._fragments(part, size, bold=look.bold)
        style = ParagraphStyle(
            "monev",
            fontName=font,
            fontSize=size,
            bulletFontName=font,
            bulletFontSize=size,
            leading=size * 1.25,
            alignment=_ALIGNMENTS[alignment],
            spaceBefore=look.before,
            spaceAfter=look.after,
            leftIndent=look.indent,
            allowWidows=0,  # no line of a paragraph stands alone on a page
            allowOrphans=0,
        )
        return Paragraph("", style, look.mark, fragments)

    def _fragments(self, part: str, size: float, *, bold: bool) -> Iterator[ParaFrag]:
        content = clean_text(part).replace("\t", " ")
        leading = {}
        if address := address_of(part):
            leading = {"textColor": _LINK_COLOUR, "link": [(0, address)]}
        if isinstance(part, Styled):
            leading = {"textColor": _colour(part.ink)}
            if part.fill:
                leading["backColor"] = _colour(part.fill)
            size = part.size or size
            bold = part.bold
        for name, run in fonts.split_runs(content, bold=bold, family=self.paper.huruf):
            yield _fragment(name, size, run, **leading)

    def _running(
        self, text: str, size: float, alignment: blocks.Alignment, look: _Look = _PLAIN
    ) -> Paragraph:
        return self._text(text, self.paper.enlarged(size), alignment, look)

    def _paragraph(self, block: blocks.Paragraph) -> Paragraph:
        look = _Look(bold=block.bold, after=block.after)
        return self._running(block.text, block.size, block.alignment, look)

    def _kop(self) -> _Flow:
        logo = self.manuscript.kop.logo
        lines: _Flow = [*map(self._paragraph, self.manuscript.kop_lines)]
        rules = [_rule(0.7, before=4, after=1.2), _rule(2.2, before=0, after=14)]
        if logo is None:
            return [*lines, *rules]
        logo = _fit_picture(logo, width=2.6 * cm, height=2.4 * cm)
        table = platypus.Table(
            [[logo, lines]],
            colWidths=[2.8 * cm, self.width - 2.8 * cm],
            style=[("VALIGN", *_WHOLE, "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), 0)],
        )
        return [table, *rules]

    def _content(self) -> _Flow:
        """Draw every block.

        A block that leads the next begins a new page if both cannot begin on this one.
        """
        flow = self.manuscript.flow
        built: list[tuple[_Flow, float]] = []
        for block in flow:
            drawn = self._block(block)
            # Measured now: a later PageBreak changes `self.width`.
            built.append((drawn, self._height_of_beginning(block, drawn)))
        follows = 0.0
        following: blocks.Block | None = None
        for block, (drawn, begins) in zip(reversed(flow), reversed(built), strict=True):
            ends_page = isinstance(following, blocks.PageBreak | None)
            if ends_page and isinstance(drawn[-1], platypus.Spacer):
                drawn.pop()  # after a full page it would begin an empty one
            is_leading = leads(block, following)
            if isinstance(block, blocks.Paragraph) and not is_leading:
                begins = min(begins, self.paper.enlarged(_FIRST_LINES))
            follows = begins + (follows if is_leading else 0)
            first = drawn[0]
            is_kept = is_leading or isinstance(block, blocks.Table)
            if is_kept and isinstance(first, platypus.CondPageBreak):
                first.height = follows = min(max(first.height, follows), _MOST_KEPT)
            following = block
        content: _Flow = []
        for drawn, _ in built:
            content += drawn
        return content

    def _height_of_beginning(self, block: blocks.Block, drawn: _Flow) -> float:
        """Return the points that the beginning of a block takes.

        A table's beginning is its caption, headings and the rows kept with the first.
        """
        height = 0.0
        for flowable in drawn:
            if isinstance(flowable, _LongTable):
                return height + flowable.getSpaceBefore() + flowable.begins
            for part in getattr(flowable, "_content", [flowable]):  # the parts of a KeepTogether
                if isinstance(part, Paragraph | platypus.Image | platypus.Table):
                    height += part.wrap(self.width, _MOST_KEPT)[1]
                    height += part.getSpaceBefore()
                    height += part.getSpaceAfter()
            if height and isinstance(block, blocks.Listing | blocks.Picture):
                break
        return height

    def _block(self, block: blocks.Block) -> _Flow:
        match block:
            case blocks.Heading():
                size, before = (12, 14) if block.level == 1 else (11, 10)
                look = _Look(bold=True, before=before, after=4)
                heading = self._running(block.text, size, "left", look)
                return [platypus.CondPageBreak(3 * cm), heading]
            case blocks.Paragraph():
                return [platypus.CondPageBreak(0), self._paragraph(block)]
            case blocks.Listing():
                return self._listing(block)
            case blocks.Details():
                table = self._table(block.as_table(self.paper.enlarged(11)))
                return [platypus.KeepTogether([table]), platypus.Spacer(1, 8)]
            case blocks.Table():
                # Not keepWithNext, which would move the whole table to a new page with its caption.
                drawn: _Flow = [platypus.CondPageBreak(3.5 * cm)]
                if block.title:
                    drawn.append(self._paragraph(block.caption))
                return [*drawn, self._table(block), platypus.Spacer(1, 10)]
            case blocks.Picture():
                picture = _fit_picture(block.content, width=self.width, height=block.height * cm)
                return [platypus.KeepTogether([picture, self._paragraph(block.caption)])]
            case blocks.Curve():
                return [self._curve(block)]
            case blocks.PageBreak():
                self.width = self.paper.text_width(is_landscape=block.is_landscape) * cm
                return [platypus.NextPageTemplate(str(block.is_landscape)), platypus.PageBreak()]
            case blocks.Signature():
                signature = self._table(block.as_table(self.paper.enlarged(11)))
                signature.spaceBefore = _ABOVE_SIGNATURE
                return [signature]

    def _curve(self, block: blocks.Curve) -> Drawing:
        drawing = Drawing(self.width, block.height)
        ground = Rect(0, 0, self.width, block.height)
        ground.fillColor = _PART_COLOUR
        ground.strokeColor = None
        drawing.add(ground)

        def place(point: tuple[float, float]) -> tuple[float, float]:
            return point[0] * self.width, point[1] * block.height

        for points, colour, thickness, dashes in block.lines:
            line = PolyLine([*chain.from_iterable(map(place, points))], strokeDashArray=dashes)
            line.strokeColor = _colour(colour)
            line.strokeWidth = thickness
            drawing.add(line)
        if block.dot:
            point, colour = block.dot
            look = {"fillColor": _colour(colour), "strokeColor": colors.white}
            drawing.add(Circle(*place(point), 4, strokeWidth=1, **look))
        for words, point, colour, ends in block.words:
            look = {"fillColor": _colour(colour), "fontName": fonts.BOLD, "fontSize": block.size}
            drawing.add(String(*place(point), words, textAnchor="end" if ends else "start", **look))
        return drawing

    def _listing(self, block: blocks.Listing) -> _Flow:
        """Draw a list.

        The first two items and the last two stay together: none stands alone on a page.
        """
        items: _Flow = []
        for mark, item, side in block.marked:
            look = _Look(after=3, indent=0.8 * cm, mark=mark)
            items.append(self._running(item, 11, side, look))
        if len(items) > 3:
            first = platypus.KeepTogether(items[:2])
            last = platypus.KeepTogether(items[-2:])
            items = [first, *items[2:-2], last]
        elif items:
            items = [platypus.KeepTogether(items)]
        return [*items, platypus.Spacer(1, 4)]

    def _table(self, block: blocks.Table) -> _LongTable:
        widths = fit_columns(block, self.width)
        rows = self._table_rows(block)
        content: list[_Row] = [*rows]
        head = len(rows) - len(block.rows)
        style = _table_style(block, last=-2 if block.signed else -1)
        if head:
            style.append(("BACKGROUND", (0, 0), (-1, 0), _HEADER_COLOUR))
        style += _style_rows(block, rows, head, widths)
        heights: list[float | None] | None = None
        if block.row_height:
            heights = [None] * head
            for row in rows[head:]:
                heights.append(max(block.row_height * cm, _row_height(row, widths)))
            heights += [None] if block.signed else []
        if block.signed:
            style += _SIGNED_STYLE
            content.append([self._signed(block.signed), *[""] * (len(widths) - 1)])
        table = _LongTable(
            content, colWidths=widths, rowHeights=heights, repeatRows=head, style=style
        )
        last = len(block.rows) - 1
        kept = min(last, 1)
        while kept < last and block.keeps_with_next(kept):
            kept += 1
        table.begins = sum(_row_height(row, widths) for row in rows[: head + kept + 1])
        if block.signed and block.keeps_with_next(kept):  # then the whole table is kept
            table.begins = table.wrap(self.width, _MOST_KEPT)[1]
        return table

    def _table_rows(self, block: blocks.Table) -> list[_Row]:
        """Make the headings and the rows: a paragraph per text, and "" for a spanned cell."""
        rows: list[_Row] = []
        bold = _Look(bold=True)
        if block.headers:
            rows.append([self._text(text, block.size, "center", bold) for text in block.headers])
        for number, row in enumerate(block.rows):
            look = bold if block.is_bold(number) else _PLAIN
            filled: _Row = []
            for text, alignment in zip(row, block.alignments_of(row), strict=True):
                filled.append(self._text(text, block.size, alignment, look))
            rows.append([*filled, *[""] * (len(block.widths) - len(row))])
        return rows

    def _signed(self, signature: blocks.Signature) -> _Flow:
        """Draw a signature below its closing sentence."""
        signed = self._table(signature.as_table(self.paper.enlarged(11)))
        if not signature.closing:
            return [signed]
        closing = self._running(signature.closing, 11, "justify")
        if signature.heading:
            look = _Look(bold=True, before=14, after=4)
            return [
                self._running(signature.heading, 12, "left", look),
                closing,
                platypus.Spacer(1, _ABOVE_SIGNATURE),
                signed,
            ]
        return [closing, platypus.Spacer(1, _ABOVE_SIGNATURE), signed]


def _fragment(font: str, size: float, text: str, **more: object) -> ParaFrag:
    look = {"textColor": colors.black, "link": []} | more
    return ParaFrag(fontName=font, fontSize=size, text=text, rise=0, greek=0, us_lines=[], **look)


def _colour(hexadecimal: str) -> colors.Color:
    return colors.HexColor(f"#{hexadecimal.removeprefix('#')}")


def _rule(thickness: float, *, before: float, after: float) -> platypus.HRFlowable:
    return platypus.HRFlowable(
        width="100%", thickness=thickness, color=colors.black, spaceBefore=before, spaceAfter=after
    )


def _style_rows(
    block: blocks.Table, content: list[_Row], head: int, widths: Sequence[float]
) -> Iterator[tuple]:
    """Style the headings of a table's parts, and keep rows with the next ones.

    Rows are not kept so if the next ones are so high that they must be broken. `head`: the index of
    the block's first row in `content`.
    """
    for place, row in enumerate(block.rows, start=head):
        if block.spans_all(row):
            yield "SPAN", (0, place), (-1, place)
            if not isinstance(row[0], Styled | Lines):
                yield "BACKGROUND", (0, place), (-1, place), _PART_COLOUR
        for column, text in enumerate(row):
            if ground := ground_of(text):
                cell = (column, place), (-1 if block.spans_all(row) else column, place)
                yield "BACKGROUND", *cell, _colour(ground)
                if not block.has_lines:
                    yield "BOX", *cell, 1.5, colors.white
        both = content[place : place + 2]
        is_low = sum(_row_height(each, widths) for each in both) < _ROOMY
        if is_low and (len(both) > 1 or block.signed) and block.keeps_with_next(place - head):
            yield "NOSPLIT", (0, place), (-1, place + 1)


def _table_style(block: blocks.Table, *, last: int) -> list[tuple]:
    style: list[tuple] = [
        ("VALIGN", *_WHOLE, "TOP"),
        ("LEFTPADDING", *_WHOLE, block.sides),
        ("RIGHTPADDING", *_WHOLE, block.sides),
        ("TOPPADDING", *_WHOLE, block.air + (2 if block.has_lines else 0)),
        ("BOTTOMPADDING", *_WHOLE, block.air + (3 if block.has_lines else 1.5)),
    ]
    if block.has_lines:
        style.append(("GRID", (0, 0), (-1, last), 0.5, _LINE_COLOUR))
    return style


def _fit_picture(png: bytes, *, width: float, height: float) -> platypus.Image:
    picture = platypus.Image(BytesIO(png))
    scale = min(width / picture.imageWidth, height / picture.imageHeight)
    picture.drawWidth = picture.imageWidth * scale
    picture.drawHeight = picture.imageHeight * scale
    return picture


def _row_height(cells: _Row, widths: Sequence[float]) -> float:
    if "" in cells:  # the first cell spans all columns
        cells, widths = cells[:1], [sum(widths)]
    height = 0.0
    for cell, width in zip(cells, widths, strict=True):
        if isinstance(cell, Paragraph):
            height = max(height, cell.wrap(width - 7, 10_000)[1] + 6)
    return height


class Paragraph(platypus.Paragraph):
    """A paragraph that remembers how it was broken into lines.

    A table asks for its height before it is drawn, and again on each page.
    """

    _known: tuple[float, float] = (0.0, 0.0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        if self._known[0] != aW or not hasattr(self, "blPara"):
            self._known = super().wrap(aW, aH)
        return self._known


_Row = list[Paragraph | str | _Flow]


class _LongTable(platypus.Table):
    """A table whose rows go to the next page whole; only a row too high for a page is broken."""

    begins = 0.0  # points of its headings and its first row

    def split(self, availWidth: float, availHeight: float) -> _Flow:  # noqa: N803 - reportlab's names
        self.splitInRow = int(availHeight > _ROOMY)
        return super().split(availWidth, availHeight)
