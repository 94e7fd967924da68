"""A Manuscript as PDF, by reportlab alone: the same pages on every machine. LibreOffice would give
Word's own pages, but an office's PC seldom has it, and another machine would break them
elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab import platypus
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.paraparser import ParaFrag

from monev.outputs import saved
from monev.outputs.documents import blocks, fonts
from monev.outputs.documents.blocks import address_of, clean_text, leads, parts_of
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_ALIGNMENTS: dict[str, Any] = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
_SIMULATED_COLOUR = colors.HexColor("#c2410c")
_LINE_COLOUR = colors.HexColor("#7b8794")
_LINK_COLOUR = colors.HexColor("#0563c1")
_HEADER_COLOUR = colors.HexColor("#dbe4f0")
_PART_COLOUR = colors.HexColor("#eef2f8")
_WHOLE = (0, 0), (-1, -1)
# rows of a table on the page of who signs it; points of air above that
_SIGNED_ROWS = 2
_ABOVE_SIGNATURE = 20
_LAST_ROW = (0, -1), (-1, -1)
_SIGNED_STYLE = [("SPAN", *_LAST_ROW), ("TOPPADDING", *_LAST_ROW, _ABOVE_SIGNATURE)]
_SIGNED_STYLE += [("LEFTPADDING", *_LAST_ROW, 0), ("RIGHTPADDING", *_LAST_ROW, 0)]
# points that are kept together with a heading at most: more than that would leave half a page empty
_MOST_KEPT = 450
_FIRST_LINES = 45  # points of a paragraph below its heading; the rest may go to the next page
# points left with which a row that does not fit is broken: the next page might not hold it either
_ROOMY = 300


def to_pdf(manuscript: blocks.Manuscript) -> bytes:
    """The document as a .pdf file."""
    fonts.register_fonts()
    return saved(_Writer(manuscript).write)


class _Writer:
    def __init__(self, manuscript: blocks.Manuscript) -> None:
        self.manuscript = manuscript
        self.paper = manuscript.kop.paper
        self.left = self.paper.tepi_kiri * cm
        self.right = self.paper.tepi_kanan * cm
        self.width = self.paper.text_width(is_landscape=manuscript.is_landscape) * cm
        self.is_last_page = False

    def write(self, buffer: BytesIO) -> None:
        footer = self.manuscript.footer
        about: Any = {
            "title": clean_text(" ".join(self.manuscript.title) or footer),
            "subject": clean_text(footer),
        }
        # invariant: the same content gives the same bytes, without the time of making and a random
        # identifier
        document = platypus.BaseDocTemplate(
            buffer, **about, author="Monev ZI", lang="id-ID", invariant=1
        )
        first = self.manuscript.is_landscape
        document.addPageTemplates([self._page_template(first), self._page_template(not first)])
        end = platypus.CallerMacro(lambda _: setattr(self, "is_last_page", True))  # type: ignore[arg-type] - stubs: None
        document.build([*self._kop(), *self._content(), end])

    def _page_template(self, is_landscape: bool) -> platypus.PageTemplate:
        width, height = (side * cm for side in self.paper.size(is_landscape=is_landscape))
        bottom = self.paper.tepi_bawah * cm
        size = width - self.left - self.right, height - bottom - self.paper.tepi_atas * cm
        frame = platypus.Frame(
            self.left, bottom, *size, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )
        return platypus.PageTemplate(
            str(is_landscape), [frame], pagesize=(width, height), onPageEnd=self._decorate
        )

    def _decorate(self, canvas: Canvas, _: platypus.BaseDocTemplate) -> None:
        """What stands around the text of a page; the page with the letterhead has no number at its
        head."""
        width, height = canvas._pagesize  # type: ignore[attr-defined] - reportlab's own, not in its stubs
        canvas.saveState()
        if self.manuscript.simulated:
            canvas.setFillColor(_SIMULATED_COLOUR)
            canvas.setFont(fonts.BOLD, 10)
            canvas.drawRightString(width - self.right, height - 1.2 * cm, SIMULATION_TEXT)
        canvas.setFillColor(colors.black)
        imprint = self.manuscript.imprint if self.is_last_page else ""
        footer = self._text("\n".join(filter(None, (self.manuscript.footer, imprint))), 8, "left")
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
        self,
        text: str,
        size: float,
        alignment: str,
        *,
        bold: bool = False,
        mark: str | None = None,
        **spaces: Any,
    ) -> Paragraph:
        """A text in the office's letters, letters it lacks in another, line breaks kept; `mark`
        before it."""
        font = fonts.font_of(self.paper.huruf, bold=bold)
        look = {
            "fontSize": size,
            "textColor": colors.black,
            "rise": 0,
            "greek": 0,
            "link": [],
            "us_lines": [],
        }
        fragments = []
        for number, parts in enumerate(parts_of(text)):
            if number:
                fragments.append(ParaFrag(**look, fontName=font, text="", lineBreak=True))
            for part in parts:
                address = address_of(part)
                leading = {"textColor": _LINK_COLOUR, "link": [(0, address)]} if address else {}
                runs = fonts.split_runs(
                    clean_text(part).replace("\t", " "), bold=bold, family=self.paper.huruf
                )
                fragments += [
                    ParaFrag(**look | leading, fontName=name, text=content)
                    for name, content in runs
                ]
        letters: Any = {
            "fontName": font,
            "fontSize": size,
            "bulletFontName": font,
            "bulletFontSize": size,
        }
        style = ParagraphStyle(
            "monev", **letters, leading=size * 1.25, alignment=_ALIGNMENTS[alignment], **spaces
        )
        return Paragraph("", style, mark, fragments)

    def _running(self, text: str, size: float, alignment: str, **look: Any) -> Paragraph:
        return self._text(text, self.paper.enlarged(size), alignment, **look)

    def _kop(self) -> list[platypus.Flowable]:
        kop = self.manuscript.kop
        lines: list[platypus.Flowable] = [
            self._running(text, 13 if number < 2 else 10, "center", bold=number < 2)
            for number, text in enumerate(kop.baris)
        ]
        rules = [
            platypus.HRFlowable(
                width="100%", thickness=0.7, color=colors.black, spaceBefore=4, spaceAfter=1.2
            ),
            platypus.HRFlowable(
                width="100%", thickness=2.2, color=colors.black, spaceBefore=0, spaceAfter=14
            ),
        ]
        if kop.logo is None:
            return [*lines, *rules]
        logo = _fit_picture(kop.logo, width=2.6 * cm, height=2.4 * cm)
        style = [("VALIGN", *_WHOLE, "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), 0)]
        return [
            platypus.Table(
                [[logo, lines]], colWidths=[2.8 * cm, self.width - 2.8 * cm], style=style
            ),
            *rules,
        ]

    def _content(self) -> list[platypus.Flowable]:
        """Every block as it is drawn; what leads another begins a new page where both could not
        begin on this one."""
        flow = self.manuscript.flow
        built: list[tuple[list[platypus.Flowable], float]] = []
        for block in flow:
            drawn = self._block(block)
            # while pages are as wide as theirs
            built.append((drawn, self._height_of_beginning(block, drawn)))
        follows = 0.0
        for block, following, (drawn, begins) in reversed(
            [*zip(flow, [*flow[1:], None], built, strict=True)]
        ):
            if isinstance(following, blocks.PageBreak | None) and isinstance(
                drawn[-1], platypus.Spacer
            ):
                drawn.pop()  # at the foot of a full page it would begin an empty one
            is_leading = leads(block, following)
            if isinstance(block, blocks.Paragraph) and not is_leading:
                begins = min(begins, self.paper.enlarged(_FIRST_LINES))
            follows = begins + (follows if is_leading else 0)
            if isinstance(drawn[0], platypus.CondPageBreak) and (
                is_leading or isinstance(block, blocks.Table)
            ):
                drawn[0].height = follows = min(max(drawn[0].height, follows), _MOST_KEPT)
        return [flowable for drawn, _ in built for flowable in drawn]

    def _height_of_beginning(self, block: blocks.Block, drawn: list[platypus.Flowable]) -> float:
        """Points that a block's beginning takes: of a table its caption, heading and first row."""
        height = 0.0
        for flowable in drawn:
            if isinstance(flowable, _LongTable):
                return height + flowable.getSpaceBefore() + flowable.begins
            for part in getattr(flowable, "_content", [flowable]):  # of what is kept together
                if isinstance(part, Paragraph | platypus.Image | platypus.Table):
                    height += (
                        part.wrap(self.width, _MOST_KEPT)[1]
                        + part.getSpaceBefore()
                        + part.getSpaceAfter()
                    )
            if height and isinstance(block, blocks.Listing | blocks.Picture):
                break
        return height

    def _block(self, block: blocks.Block) -> list[platypus.Flowable]:
        match block:
            case blocks.Heading():
                size, before = (12, 14) if block.level == 1 else (11, 10)
                heading = self._running(
                    block.text, size, "left", bold=True, spaceAfter=4, spaceBefore=before
                )
                return [platypus.CondPageBreak(3 * cm), heading]
            case blocks.Paragraph():
                look = {"bold": block.bold, "spaceAfter": block.after}
                return [
                    platypus.CondPageBreak(0),
                    self._running(block.text, block.size, block.alignment, **look),
                ]
            case blocks.Listing():
                return self._listing(block)
            case blocks.Details():
                table = self._table(block.as_table(self.paper.enlarged(11)))
                return [platypus.KeepTogether([table]), platypus.Spacer(1, 8)]
            case blocks.Table():
                # Not keepWithNext: it would put the whole table on a new page, not only its first
                # rows.
                caption = (
                    [self._running(block.title, 10, "left", bold=True, spaceAfter=3)]
                    if block.title
                    else []
                )
                return [
                    platypus.CondPageBreak(3.5 * cm),
                    *caption,
                    self._table(block),
                    platypus.Spacer(1, 10),
                ]
            case blocks.Picture():
                caption = self._running(block.title, 10, "center", bold=True, spaceAfter=8)
                return [
                    platypus.KeepTogether(
                        [_fit_picture(block.png, width=self.width, height=24 * cm), caption]
                    )
                ]
            case blocks.PageBreak():
                self.width = self.paper.text_width(is_landscape=block.is_landscape) * cm
                return [platypus.NextPageTemplate(str(block.is_landscape)), platypus.PageBreak()]
            case blocks.Signature():
                signature = self._table(block.as_table(self.paper.enlarged(11)))
                signature.spaceBefore = _ABOVE_SIGNATURE
                return [signature]

    def _listing(self, block: blocks.Listing) -> list[platypus.Flowable]:
        """The items; the first two and the last two stay together, so that none stands alone on a
        page."""
        look = {"spaceAfter": 3, "leftIndent": 0.8 * cm}
        items: list[platypus.Flowable] = [
            self._running(item, 11, side, mark=mark, **look) for mark, item, side in block.marked
        ]
        if len(items) > 3:
            items = [
                platypus.KeepTogether(items[:2]),
                *items[2:-2],
                platypus.KeepTogether(items[-2:]),
            ]
        elif items:
            items = [platypus.KeepTogether(items)]
        return [*items, platypus.Spacer(1, 4)]

    def _table(self, block: blocks.Table) -> _LongTable:
        widths = [self.width * width / sum(block.widths) for width in block.widths]
        style = _table_style(has_lines=block.has_lines, last=-2 if block.signed else -1)
        content: list[list[Any]] = []
        if block.headers:
            content.append(
                [self._text(text, block.size, "center", bold=True) for text in block.headers]
            )
            style.append(("BACKGROUND", (0, 0), (-1, 0), _HEADER_COLOUR))
        head = len(content)
        for number, row in enumerate(block.rows):
            bold = block.is_bold(number)
            cells = zip(row, block.alignments_of(row), strict=True)
            filled = [
                self._text(text, block.size, alignment, bold=bold) for text, alignment in cells
            ]
            content.append([*filled, *[""] * (len(widths) - len(row))])
        style += _style_parts(block, content, head, widths)
        if head:
            style += _keep_ends(content, head, widths)
        heights = None
        if block.row_height:
            heights = [None] * head + [
                max(block.row_height * cm, _row_height(row, widths)) for row in content[head:]
            ]
            heights += [None] if block.signed else []
        if block.signed:
            style += _keep_signature(content, head, widths)
            content.append([self._signed(block.signed), *[""] * (len(widths) - 1)])
        table = _LongTable(
            content, colWidths=widths, rowHeights=heights, repeatRows=head, style=style
        )
        first = head + 1 + (len(block.rows) > 1)
        table.begins = sum(_row_height(row, widths) for row in content[:first])
        if block.signed and len(block.rows) <= _SIGNED_ROWS:  # then all of it stays together
            table.begins = table.wrap(self.width, _MOST_KEPT)[1]
        return table

    def _signed(self, signature: blocks.Signature) -> list[platypus.Flowable]:
        """Who signs, below the sentence they sign."""
        signed = self._table(signature.as_table(self.paper.enlarged(11)))
        if not signature.closing:
            return [signed]
        return [
            self._running(signature.closing, 11, "justify"),
            platypus.Spacer(1, _ABOVE_SIGNATURE),
            signed,
        ]


def _style_parts(
    block: blocks.Table, content: list[list[Any]], head: int, widths: Sequence[float]
) -> Iterator[tuple]:
    """The look of a table's headings of parts, which never stand alone at the foot of a page, but
    for a row that must itself be broken; the first row of `block` is row `head` of `content`."""
    for place, row in enumerate(block.rows, start=head):
        if not block.spans_all(row):
            continue
        yield "SPAN", (0, place), (-1, place)
        yield "BACKGROUND", (0, place), (-1, place), _PART_COLOUR
        heads = block.is_bold(place - head) and place + 1 < len(content)
        if heads and _row_height(content[place + 1], widths) < _ROOMY:
            yield "NOSPLIT", (0, place), (-1, place + 1)


def _keep_ends(content: list[list[Any]], head: int, widths: Sequence[float]) -> Iterator[tuple]:
    """The first two rows and the last two stay together, so that none stands alone on a page."""
    for place in {head, len(content) - 2}:
        rows = content[place : place + 2]
        if (
            len(rows) == 2
            and place >= head
            and sum(_row_height(row, widths) for row in rows) < _ROOMY
        ):
            yield "NOSPLIT", (0, place), (-1, place + 1)


def _keep_signature(content: list[list[Any]], head: int, widths: Sequence[float]) -> list[tuple]:
    rows = content[head:][-_SIGNED_ROWS:]
    kept = len(rows) if all(_row_height(row, widths) < _ROOMY for row in rows) else 0
    return [*_SIGNED_STYLE, ("NOSPLIT", (0, len(content) - kept), (-1, len(content)))]


def _table_style(*, has_lines: bool, last: int) -> list[tuple]:
    above, below = (2, 3) if has_lines else (0, 1.5)
    paddings = {"LEFT": 3.5, "RIGHT": 3.5, "TOP": above, "BOTTOM": below}
    style = [
        ("VALIGN", *_WHOLE, "TOP"),
        *((f"{side}PADDING", *_WHOLE, size) for side, size in paddings.items()),
    ]
    return [*style, ("GRID", (0, 0), (-1, last), 0.5, _LINE_COLOUR)] if has_lines else style


def _fit_picture(png: bytes, *, width: float, height: float) -> platypus.Image:
    picture = platypus.Image(BytesIO(png))
    scale = min(width / picture.imageWidth, height / picture.imageHeight)
    picture.drawWidth = picture.imageWidth * scale
    picture.drawHeight = picture.imageHeight * scale
    return picture


def _row_height(cells: Sequence[Paragraph | str], widths: Sequence[float]) -> float:
    filled = [
        (cell, width)
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, Paragraph)
    ]
    return max(cell.wrap(width - 7, 10_000)[1] + 6 for cell, width in filled)


class Paragraph(platypus.Paragraph):
    """Broken into lines once for a width: a table asks for its height, asks again on each page, and
    draws it."""

    _known: tuple[float, float] = (0.0, 0.0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        if self._known[0] != aW or not hasattr(self, "blPara"):
            self._known = super().wrap(aW, aH)
        return self._known


class _LongTable(platypus.Table):
    """Rows stay whole and go to the next page; only one that is longer than what a page holds is
    broken."""

    begins = 0.0  # points of its heading and its first row

    def split(self, availWidth: float, availHeight: float) -> list[platypus.Flowable]:  # noqa: N803 - reportlab's names
        self.splitInRow = int(availHeight > _ROOMY)
        return super().split(availWidth, availHeight)
