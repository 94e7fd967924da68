"""A Manuscript as PDF, by reportlab alone: the same pages on every machine, with LibreOffice or without.

LibreOffice would give the Word document's own pages, but an office's PC seldom has it, it takes 5 to 10 s to start, and
a document made again on another machine would break its pages elsewhere. So there is one way, not two.
"""

from __future__ import annotations

from functools import cache, partial
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
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
from monev.outputs.documents.pdf_tables import build_paragraph, build_style, build_table, to_markup
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_SIMULATED_COLOUR = colors.HexColor("#c2410c")


def to_pdf(manuscript: Manuscript) -> bytes:
    """The document as a .pdf file."""
    _register_fonts()
    return _Writer(manuscript).write()


@cache
def _register_fonts() -> None:
    for name in (fonts.REGULAR, fonts.BOLD, fonts.FALLBACK):
        pdfmetrics.registerFont(TTFont(name, str(fonts.find_font_file(name))))


class _Writer:
    """Writes one document; counts its tables and pictures."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.size = landscape(A4) if manuscript.is_landscape else A4
        self.left, self.right = (2 * cm, 2 * cm) if manuscript.is_landscape else (3 * cm, 2 * cm)
        self.width = self.size[0] - self.left - self.right
        self.nomor = {"Tabel": 0, "Gambar": 0}

    def write(self) -> bytes:
        buffer = BytesIO()
        document = BaseDocTemplate(
            buffer,
            pagesize=self.size,
            title=clean_text(" ".join(self.manuscript.title) or self.manuscript.footer),
            author="Monev ZI",
            subject=clean_text(self.manuscript.footer),
            lang="id-ID",
            invariant=1,  # the same content gives the same bytes: no time of making, no random identifier
        )
        frame = Frame(
            self.left,
            2 * cm,
            self.width,
            self.size[1] - 4 * cm,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        document.addPageTemplates(PageTemplate(frames=[frame]))
        content = [*self._build_kop()]
        for index, row in enumerate(self.manuscript.title):
            content.append(
                build_paragraph(
                    row, 12, "tengah", bold=True, after=14 if index == len(self.manuscript.title) - 1 else 0
                )
            )
        content += self._build_content()
        document.build(content, canvasmaker=partial(_NumberedCanvas, writer=self))
        return buffer.getvalue()

    def _build_content(self) -> list[Flowable]:
        """All blocks; a signature keeps with the sentence it signs and its heading, or with a table's last rows."""
        result: list[Flowable] = []
        everything = self.manuscript.content
        for index, block in enumerate(everything):
            if isinstance(block, TableBlock) and isinstance(
                everything[index + 1] if index + 1 < len(everything) else None, SignatureBlock
            ):
                result += self._build_table(
                    block, 30 + self._build_signature(everything[index + 1]).wrap(self.width, 1000)[1]
                )
                continue
            if not (isinstance(block, SignatureBlock) and index and isinstance(everything[index - 1], ParagraphBlock)):
                result += self._build_block(block)
                continue
            has_headings = index > 1 and isinstance(everything[index - 2], HeadingBlock)
            start = len(result) - (3 if has_headings else 1)  # a heading is two: room for it, and itself
            together = [one for one in result[start:] if not isinstance(one, CondPageBreak)]
            result[start:] = [KeepTogether([*together, Spacer(1, 14), self._build_signature(block)])]
        return result

    def decorate(self, canvas: Canvas, the_page: int, total_count: int) -> None:
        """What stands around the text of a page: the foot with its number, DATA SIMULASI above."""
        canvas.saveState()
        if self.manuscript.simulated:
            canvas.setFillColor(_SIMULATED_COLOUR)
            canvas.setFont(fonts.BOLD, 10)
            canvas.drawRightString(self.size[0] - self.right, self.size[1] - 1.2 * cm, SIMULATION_TEXT)
        canvas.setFillColor(colors.black)
        footer = build_paragraph(self.manuscript.footer, 8, "kiri")
        _, height = footer.wrap(self.width - 4 * cm, 2 * cm)
        footer.drawOn(canvas, self.left, 1.5 * cm - height + 4)
        canvas.setFont(fonts.REGULAR, 8)
        canvas.drawRightString(self.size[0] - self.right, 1.5 * cm - 6, f"Halaman {the_page} dari {total_count}")
        canvas.restoreState()

    def _build_kop(self) -> list[Flowable]:
        kop = self.manuscript.kop
        row = [
            build_paragraph(b, 13 if index < 2 else 10, "tengah", bold=index < 2) for index, b in enumerate(kop.baris)
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
                heading = build_paragraph(block.text, size, "kiri", bold=True, after=4, previous=previous)
                return [CondPageBreak(4.5 * cm), heading]
            case ParagraphBlock():
                return [build_paragraph(block.text, block.size, block.alignment, bold=block.bold, after=6)]
            case ListBlock():
                return self._build_list(block)
            case DetailsBlock():
                row = tuple(TableRow((label, ":" if label else "", content)) for label, content in block.content)
                return [
                    build_table(TableBlock((), row, (3.6, 0.4, 12), size=11), self.width, with_lines=False),
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
                return [PageBreak()]

    def _build_table(self, block: TableBlock, after: float = 0.0) -> list[Flowable]:
        info = [self._build_caption("Tabel", block.title, previous=True)] if block.title else []
        # Not keepWithNext: it would put the whole table on a new page, not only its first rows.
        return [CondPageBreak(3.5 * cm), *info, build_table(block, self.width, after=after), Spacer(1, 10)]

    def _build_list(self, block: ListBlock) -> list[Flowable]:
        result = []
        for index, item in enumerate(block.items, start=1):
            form = build_style(11, "penuh" if len(item) > 90 else "kiri", False, after=3, incoming=0.8 * cm)
            result.append(Paragraph(to_markup(item, False), form, bulletText=f"{index}." if block.is_numbered else "–"))
        return [*result, Spacer(1, 4)]

    def _build_caption(self, jenis: str, text: str, *, previous: bool) -> Paragraph:
        self.nomor[jenis] += 1
        alignment, spacing = ("kiri", 3) if previous else ("tengah", 8)
        return build_paragraph(f"{jenis} {self.nomor[jenis]}. {text}", 10, alignment, bold=True, after=spacing)

    def _build_signature(self, block: SignatureBlock) -> Table:
        column = list(block.signatories)
        cell = []
        for index, p in enumerate(column):
            upper = block.place_and_day if index == len(column) - 1 else ("\u00a0" if block.place_and_day else "")
            parts = [build_paragraph(upper, 11, "tengah")] if upper else []
            parts += [build_paragraph(p.role, 11, "tengah"), Spacer(1, 1.9 * cm), build_paragraph(p.name, 11, "tengah")]
            cell.append([*parts, *([build_paragraph(p.info, 11, "tengah")] if p.info else [])])
        if len(cell) == 1:
            cell = ["", *cell]
        return Table(
            [cell], colWidths=[self.width / len(cell)] * len(cell), style=[("VALIGN", (0, 0), (-1, -1), "TOP")]
        )


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
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._pages, start=1):
            self.__dict__.update(state)
            self._writer.decorate(self, number, len(self._pages))
            super().showPage()
        super().save()
