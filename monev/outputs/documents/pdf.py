"""A Manuscript as PDF, by reportlab alone: the same pages on every machine, with LibreOffice or without.

LibreOffice would give the Word document's own pages, but an office's PC seldom has it, it takes 5 to 10 s to start, and
a document made again on another machine would break its pages elsewhere. So there is one way, not two.
"""

from __future__ import annotations

from functools import cache, partial
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from monev.outputs.documents import fonts
from monev.outputs.documents.blocks import (
    Block,
    DetailsBlock,
    HeadingBlock,
    ListBlock,
    Manuscript,
    PageBreakBlock,
    ParagraphBlock,
    PictureBlock,
    SignatureBlock,
    TableBlock,
    TableRow,
    clean_text,
)
from monev.outputs.paper import FONTS
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_SIMULATED_COLOUR = colors.HexColor("#c2410c")


def to_pdf(manuscript: Manuscript) -> bytes:
    """The document as a .pdf file."""
    _register_fonts()
    return _Writer(manuscript).write()


@cache
def _register_fonts() -> None:
    for name in (fonts.REGULAR, fonts.BOLD, fonts.SERIF, fonts.SERIF_BOLD, fonts.FALLBACK):
        pdfmetrics.registerFont(TTFont(name, str(fonts.find_font_file(name))))


class _Writer:
    """Writes one document; counts its tables and pictures."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.paper = manuscript.kop.paper
        self.is_landscape = manuscript.is_landscape
        self.left, self.right = self.paper.left * cm, self.paper.right * cm
        self.width = self.paper.text_width(is_landscape=self.is_landscape) * cm
        self.nomor = {"Tabel": 0, "Gambar": 0}

    def write(self) -> bytes:
        buffer = BytesIO()
        document = BaseDocTemplate(
            buffer,
            title=clean_text(" ".join(self.manuscript.title) or self.manuscript.footer),
            author="Monev ZI",
            subject=clean_text(self.manuscript.footer),
            lang="id-ID",
            invariant=1,  # the same content gives the same bytes: no time of making, no random identifier
        )
        lying = self._page_template(is_landscape=True)
        upright = self._page_template(is_landscape=False)
        document.addPageTemplates([lying, upright] if self.is_landscape else [upright, lying])
        content = [*self._build_kop()]
        if self.manuscript.dateline:
            content.append(self._paragraph(self.manuscript.dateline, 11, "kanan", after=10))
        for index, row in enumerate(self.manuscript.title):
            content.append(
                self._paragraph(
                    row, 12, "tengah", bold=True, after=14 if index == len(self.manuscript.title) - 1 else 0
                )
            )
        content += self._build_content()
        document.build(content, canvasmaker=partial(_NumberedCanvas, writer=self))
        return buffer.getvalue()

    def _page_template(self, *, is_landscape: bool) -> PageTemplate:
        """A page of the office's paper with its margins."""
        width, height = (one * cm for one in self.paper.size(is_landscape=is_landscape))
        below = self.paper.bottom * cm
        text_height = height - below - self.paper.top * cm
        frame = Frame(
            self.left,
            below,
            width - self.left - self.right,
            text_height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        return PageTemplate(_template_name(is_landscape), frames=[frame], pagesize=(width, height))

    def _paragraph(self, text: str, size: float, alignment: str, *, bold: bool = False, **spacing: float) -> Paragraph:
        """Running text in the office's letters and size."""
        size = self.paper.enlarged(size)
        return build_paragraph(text, size, alignment, bold=bold, family=self.paper.font, **spacing)

    def _begin_page(self, block: PageBreakBlock) -> list[Flowable]:
        """A new page, turned where it is asked for; what is built after it is as wide as that page."""
        if block.is_landscape is not None:
            self.is_landscape = block.is_landscape
            self.width = self.paper.text_width(is_landscape=self.is_landscape) * cm
        return [NextPageTemplate(_template_name(self.is_landscape)), PageBreak()]

    def _build_content(self) -> list[Flowable]:
        """All blocks; a signature keeps with the sentence it signs and its heading, or with a table's last rows."""
        result: list[Flowable] = []
        blocks = self.manuscript.content
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if isinstance(block, TableBlock) and _is_short_table(block) and isinstance(following, SignatureBlock):
                self._keep_with_heading(result, index, self._build_table(block), following)
                continue
            if isinstance(block, SignatureBlock) and index and _is_short_table(blocks[index - 1]):
                continue  # built with its table
            if isinstance(block, TableBlock) and isinstance(following, SignatureBlock):
                result += self._build_table(block, 30 + self._build_signature(following).wrap(self.width, 1000)[1])
                continue
            if isinstance(block, PageBreakBlock) and result and isinstance(result[-1], Spacer):
                result.pop()  # at the foot of a full page it would begin an empty one
            if not (isinstance(block, SignatureBlock) and index and isinstance(blocks[index - 1], ParagraphBlock)):
                result += self._build_block(block)
                continue
            has_headings = index > 1 and isinstance(blocks[index - 2], HeadingBlock)
            start = len(result) - (3 if has_headings else 1)  # a heading is two: room for it, and itself
            together = [one for one in result[start:] if not isinstance(one, CondPageBreak)]
            result[start:] = [KeepTogether([*together, Spacer(1, 14), self._build_signature(block)])]
        return result

    def _keep_with_heading(
        self, result: list[Flowable], index: int, table: list[Flowable], signature: SignatureBlock
    ) -> None:
        """A short table, its heading and the signature after it, on one page."""
        has_heading = index > 0 and isinstance(self.manuscript.content[index - 1], HeadingBlock)
        start = len(result) - (2 if has_heading else 0)
        together = [one for one in (*result[start:], *table) if not isinstance(one, CondPageBreak)]
        result[start:] = [KeepTogether([*together, Spacer(1, 14), self._build_signature(signature)])]

    def decorate(self, canvas: Canvas, the_page: int, total_count: int) -> None:
        """What stands around the text of a page: the foot with its number, DATA SIMULASI above."""
        width, height = canvas._pagesize  # type: ignore[attr-defined] - reportlab's own, not in its stubs
        canvas.saveState()
        if self.manuscript.simulated:
            canvas.setFillColor(_SIMULATED_COLOUR)
            canvas.setFont(fonts.BOLD, 10)
            canvas.drawRightString(width - self.right, height - 1.2 * cm, SIMULATION_TEXT)
        canvas.setFillColor(colors.black)
        text_width = width - self.left - self.right
        footer = build_paragraph(self.manuscript.footer, 8, "kiri", family=self.paper.font)
        _, tall = footer.wrap(text_width - 4 * cm, 2 * cm)
        footer.drawOn(canvas, self.left, 1.6 * cm - tall + 4)
        self._draw_page_number(canvas, the_page, total_count)
        canvas.restoreState()

    def _draw_page_number(self, canvas: Canvas, the_page: int, total_count: int) -> None:
        """Where the office wants it; the page with the letterhead has none at its head."""
        width, height = canvas._pagesize  # type: ignore[attr-defined] - reportlab's own, not in its stubs
        place, font = self.paper.page_number, fonts.font_of(self.paper.font)
        middle = (self.left + width - self.right) / 2
        canvas.setFont(font, self.paper.enlarged(11))
        if place == "atas_tengah" and the_page > 1:
            canvas.drawCentredString(middle, height - 1.2 * cm, f"- {the_page} -")
        elif place == "bawah_tengah":
            canvas.drawCentredString(middle, 0.5 * cm, f"- {the_page} -")
        elif place == "bawah_kanan":
            canvas.setFont(font, 8)
            canvas.drawRightString(width - self.right, 1.5 * cm - 6, f"Halaman {the_page} dari {total_count}")

    def _build_kop(self) -> list[Flowable]:
        kop = self.manuscript.kop
        row = [
            self._paragraph(b, 13 if index < 2 else 10, "tengah", bold=index < 2) for index, b in enumerate(kop.baris)
        ]
        line = [
            HRFlowable(width="100%", thickness=0.7, color=colors.black, spaceBefore=4, spaceAfter=1.2),
            HRFlowable(width="100%", thickness=2.2, color=colors.black, spaceBefore=0, spaceAfter=14),
        ]
        if kop.logo is None:
            return [*row, *line]
        logo = _build_picture(kop.logo, width=2.6 * cm, height=2.4 * cm)
        header = Table([[logo, row]], colWidths=[2.8 * cm, self.width - 2.8 * cm])
        header.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), 0)]))
        return [header, *line]

    def _build_block(self, block: Block) -> list[Flowable]:
        match block:
            case HeadingBlock():
                size, previous = (12, 14) if block.level == 1 else (11, 10)
                heading = self._paragraph(block.text, size, "kiri", bold=True, after=4, previous=previous)
                return [CondPageBreak(4.5 * cm), heading]
            case ParagraphBlock():
                return [self._paragraph(block.text, block.size, block.alignment, bold=block.bold, after=6)]
            case ListBlock():
                return self._build_list(block)
            case DetailsBlock():
                row = tuple(TableRow((label, ":" if label else "", content)) for label, content in block.content)
                return [
                    self._table(TableBlock((), row, (3.6, 0.4, 12), size=self.paper.enlarged(11)), with_lines=False),
                    Spacer(1, 8),
                ]
            case TableBlock():
                return self._build_table(block)
            case PictureBlock():
                info = [self._build_caption("Gambar", block.title, previous=False)] if block.title else []
                return [KeepTogether([_build_picture(block.png, width=self.width * block.width), *info])]
            case SignatureBlock():
                return [Spacer(1, 14), KeepTogether([self._build_signature(block)])]
            case PageBreakBlock():
                return self._begin_page(block)

    def _table(self, block: TableBlock, *, with_lines: bool = True, after: float = 0.0) -> Table:
        return build_table(block, self.width, with_lines=with_lines, after=after, family=self.paper.font)

    def _build_table(self, block: TableBlock, after: float = 0.0) -> list[Flowable]:
        info = [self._build_caption("Tabel", block.title, previous=True)] if block.title else []
        # Not keepWithNext: it would put the whole table on a new page, not only its first rows.
        return [CondPageBreak(3.5 * cm), *info, self._table(block, after=after), Spacer(1, 10)]

    def _build_list(self, block: ListBlock) -> list[Flowable]:
        result = []
        for index, item in enumerate(block.items, start=1):
            size, alignment = self.paper.enlarged(11), "penuh" if len(item) > 90 else "kiri"
            form = build_style(size, alignment, False, after=3, incoming=0.8 * cm, family=self.paper.font)
            result.append(
                Paragraph(
                    to_markup(item, False, self.paper.font), form, bulletText=f"{index}." if block.is_numbered else "–"
                )
            )
        return [*result, Spacer(1, 4)]

    def _build_caption(self, jenis: str, text: str, *, previous: bool) -> Paragraph:
        self.nomor[jenis] += 1
        alignment, spacing = ("kiri", 3) if previous else ("tengah", 8)
        return self._paragraph(f"{jenis} {self.nomor[jenis]}. {text}", 10, alignment, bold=True, after=spacing)

    def _build_signature(self, block: SignatureBlock) -> Table:
        column = list(block.signatories)
        cell = []
        for index, p in enumerate(column):
            upper = block.place_and_day if index == len(column) - 1 else ("\u00a0" if block.place_and_day else "")
            parts = [self._paragraph(upper, 11, "tengah")] if upper else []
            parts += [self._paragraph(p.role, 11, "tengah"), Spacer(1, 1.9 * cm), self._paragraph(p.name, 11, "tengah")]
            cell.append([*parts, *([self._paragraph(p.info, 11, "tengah")] if p.info else [])])
        if len(cell) == 1:
            cell = ["", *cell]
        return Table(
            [cell], colWidths=[self.width / len(cell)] * len(cell), style=[("VALIGN", (0, 0), (-1, -1), "TOP")]
        )


def _is_short_table(block: Block) -> bool:
    return isinstance(block, TableBlock) and len(block.rows) <= _SHORT_TABLE


def _template_name(is_landscape: bool) -> str:
    return "rebah" if is_landscape else "tegak"


def _build_picture(png: bytes, *, width: float, height: float = 24 * cm) -> Image:
    """A picture as large as both measures allow: a logo may be a long line of letters."""
    one = Image(BytesIO(png))
    scale = min(width / one.imageWidth, height / one.imageHeight)
    one.drawWidth, one.drawHeight = one.imageWidth * scale, one.imageHeight * scale
    return one


class _NumberedCanvas(Canvas):
    """Holds the pages back until it is known how many there are, for "Halaman 3 dari 9"."""

    def __init__(self, *content, writer: _Writer, **other) -> None:
        super().__init__(*content, **other)
        self._writer = writer
        self._pages: list[dict] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined] - reportlab's own, not in its stubs

    def save(self) -> None:
        for number, state in enumerate(self._pages, start=1):
            self.__dict__.update(state)
            self._writer.decorate(self, number, len(self._pages))
            super().showPage()
        super().save()


_ALIGNMENTS: dict[str, Any] = {"kiri": TA_LEFT, "tengah": TA_CENTER, "kanan": TA_RIGHT, "penuh": TA_JUSTIFY}
_LINE_COLOUR = colors.HexColor("#7b8794")
_SHORT_TABLE = 3
"""Rows of a table that is kept whole with the signature after it."""
_ROOMY = 300
"""With so many points left on a page, a row that does not fit is broken: the next page might not hold it either."""
_HEADER_COLOUR, _PART_COLOUR = colors.HexColor("#dbe4f0"), colors.HexColor("#eef2f8")


@cache
def build_style(
    size: float,
    alignment: str,
    bold: bool,
    after: float = 0,
    previous: float = 0,
    incoming: float = 0,
    family: str = FONTS[0],
) -> ParagraphStyle:
    """How a paragraph looks; each is made once. `incoming`: points it is indented by."""
    return ParagraphStyle(
        "monev",
        fontName=fonts.font_of(family, bold=bold),
        fontSize=size,
        leading=size * 1.25,
        alignment=_ALIGNMENTS[alignment],
        spaceAfter=after,
        spaceBefore=previous,
        leftIndent=incoming,
        bulletFontName=fonts.font_of(family),
        bulletFontSize=size,
        splitLongWords=1,
    )


def to_markup(text: str, bold: bool, family: str = FONTS[0]) -> str:
    """A text for Paragraph: escaped, line breaks kept, letters the font lacks in one that has them."""
    result = []
    for name, content in fonts.split_runs(
        clean_text(text).replace("\r", "").replace("\t", " "), bold=bold, family=family
    ):
        safe = escape(content).replace("\n", "<br/>")
        result.append(f'<font name="{name}">{safe}</font>' if name == fonts.FALLBACK else safe)
    return "".join(result)


def build_paragraph(
    text: str, size: float, alignment: str, *, bold: bool = False, family: str = FONTS[0], **spacing: float
) -> Paragraph:
    """A text of one size; `spacing`: points before (`previous`) and after it (`after`)."""
    return Paragraph(to_markup(text, bold, family), build_style(size, alignment, bold, family=family, **spacing))


def _write_cell(text: str, alignment: str, *, bold: bool, size: float, family: str) -> Paragraph:
    return build_paragraph(text, size, alignment, bold=bold, family=family)


def build_table(
    block: TableBlock, text_width: float, *, with_lines: bool = True, after: float = 0.0, family: str = FONTS[0]
) -> Table:
    """A table as wide as the text (points); without lines for what only stands side by side. `after`: how high the
    signature is that must not stand alone after it."""
    written = partial(_write_cell, size=block.size, family=family)
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
        content.append([written(text, "tengah", bold=True) for text in block.headers])
        form.append(("BACKGROUND", (0, 0), (-1, 0), _HEADER_COLOUR))
    part_headers = []
    for row in block.rows:
        rulers = len(content)
        if row.spans_all:
            content.append([written(row.cells[0], "kiri", bold=True), *[""] * (len(width) - 1)])
            form += [("SPAN", (0, rulers), (-1, rulers)), ("BACKGROUND", (0, rulers), (-1, rulers), _PART_COLOUR)]
            part_headers.append(rulers)
        else:
            content.append(
                [written(text, block.column_alignment(k), bold=row.bold) for k, text in enumerate(row.cells)]
            )
    for rulers in part_headers:
        # A part's heading never stands alone at the foot of a page, but for a row that must itself be broken.
        if rulers + 1 < len(content) and _row_height(content[rulers + 1], width, 0) < _ROOMY:
            form.append(("NOSPLIT", (0, rulers), (-1, rulers + 1)))
    repeat = 1 if block.headers else 0
    height = _row_heights(content, width, block.row_height * cm, repeat) if block.row_height else None
    result = _LongTable(content, colWidths=width, rowHeights=height, repeatRows=repeat, style=form)
    result.after = after
    return result


def _row_heights(
    content: list[list[Paragraph | str]], width: list[float], min_height: float, header_rows: int
) -> list[float | None]:
    """The height of every row; None, as high as its text, for the heading."""
    return [None] * header_rows + [_row_height(row, width, min_height) for row in content[header_rows:]]


def _row_height(cell: list[Paragraph | str], width: list[float], min_height: float) -> float:
    """As high as asked for, or as its longest cell needs (7 points beside a text and 6 above and below are empty)."""
    filled = [(p, one) for p, one in zip(cell, width, strict=True) if isinstance(p, Paragraph)]
    return max(min_height, *(p.wrap(one - 7, 10_000)[1] + 6 for p, one in filled))


class _LongTable(Table):
    """Rows stay whole and go to the next page; only one that is longer than what a page holds is broken."""

    _height: float
    _rowHeights: list[float]  # noqa: N815 - reportlab's name
    _nrows: int
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
