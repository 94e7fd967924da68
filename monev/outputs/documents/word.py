"""A Manuscript as a Word document (.docx): real headings, repeated table headings, page numbers as fields."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.text.paragraph import Paragraph as ParagrafWord

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
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_ALIGNMENTS = {
    "kiri": WD_ALIGN_PARAGRAPH.LEFT,
    "tengah": WD_ALIGN_PARAGRAPH.CENTER,
    "kanan": WD_ALIGN_PARAGRAPH.RIGHT,
    "penuh": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def to_docx(manuscript: Manuscript) -> bytes:
    """The document as a .docx file."""
    return _Writer(manuscript).write()


class _Writer:
    """Writes one document; counts its tables and pictures."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.word = Document()
        self.paper = manuscript.kop.paper
        self.is_landscape = manuscript.is_landscape
        self.width = self.paper.text_width(is_landscape=self.is_landscape)
        self.nomor = {"Tabel": 0, "Gambar": 0}

    def write(self) -> bytes:
        self._prepare()
        self._add_kop()
        if self.manuscript.dateline:
            self._add_paragraph(self.manuscript.dateline, alignment="kanan", bold=False, size=11, after=10)
        for index, row in enumerate(self.manuscript.title):
            self._add_paragraph(
                row, alignment="tengah", bold=True, size=12, after=14 if index == len(self.manuscript.title) - 1 else 0
            )
        for block, after in zip(self.manuscript.content, (*self.manuscript.content[1:], None), strict=True):
            signature_follows = isinstance(after, SignatureBlock)
            if isinstance(block, TableBlock):
                self._add_table(block, follows=signature_follows)
            else:
                self._add_block(block)
            if signature_follows and isinstance(block, ParagraphBlock | TableBlock):  # no signature alone on a page
                self.word.paragraphs[-1].paragraph_format.keep_with_next = True
        buffer = BytesIO()
        self.word.save(buffer)
        return buffer.getvalue()

    def _prepare(self) -> None:
        parts = self.word.sections[0]
        self._set_page(parts)
        for style in ("Normal", "Heading 1", "Heading 2"):
            one: Any = self.word.styles[style]
            one.font.name, one.font.color.rgb = self.paper.font, RGBColor(0, 0, 0)
            # Word takes the font of East Asian and complex scripts from attributes of its own.
            letter = one.element.get_or_add_rPr().get_or_add_rFonts()
            for name in list(letter.attrib):
                if "Theme" in name:
                    del letter.attrib[name]
            for name in ("w:ascii", "w:hAnsi", "w:cs"):
                letter.set(qn(name), self.paper.font)
        normal: Any = self.word.styles["Normal"]
        normal.font.size = Pt(self.paper.enlarged(11))
        for style, size in (("Heading 1", 12), ("Heading 2", 11)):
            heading: Any = self.word.styles[style]
            heading.font.size, heading.font.bold = Pt(self.paper.enlarged(size)), True
            heading.paragraph_format.space_before = Pt(14 if size == 12 else 10)
            heading.paragraph_format.space_after = Pt(4)
            heading.paragraph_format.keep_with_next = True
        properties = self.word.core_properties
        properties.title = clean_text(" ".join(self.manuscript.title) or self.manuscript.footer)[:250]
        properties.author, properties.language, properties.comments = "Monev ZI", "id-ID", ""
        for name, content in self.manuscript.properties.items():
            setattr(properties, name, clean_text(content)[:250])
        self._add_footer(parts)

    def _set_page(self, parts: Any) -> None:
        """A section's paper and margins, upright or lying as the writer is now."""
        width, height = self.paper.size(is_landscape=self.is_landscape)
        parts.orientation = WD_ORIENT.LANDSCAPE if self.is_landscape else WD_ORIENT.PORTRAIT
        parts.page_width, parts.page_height = Cm(width), Cm(height)
        parts.left_margin, parts.right_margin = Cm(self.paper.left), Cm(self.paper.right)
        parts.top_margin, parts.bottom_margin = Cm(self.paper.top), Cm(self.paper.bottom)
        # Three small lines in the foot, one in the head, and still some air beside the text.
        parts.footer_distance = parts.header_distance = Cm(0.8)

    def _begin_page(self, block: PageBreakBlock) -> None:
        """A new page; one that is turned begins a section of its own, with head and foot of the one before."""
        if block.is_landscape in (None, self.is_landscape):
            self.word.add_page_break()
            return
        self.is_landscape = bool(block.is_landscape)
        self.width = self.paper.text_width(is_landscape=self.is_landscape)
        parts = self.word.add_section(WD_SECTION.NEW_PAGE)
        parts.different_first_page_header_footer = False
        self._set_page(parts)

    def _add_footer(self, parts: Any) -> None:
        place = self.paper.page_number
        self._fill_head(parts.header, numbered=place == "atas_tengah")
        self._fill_foot(parts.footer)
        if place == "atas_tengah":  # the page with the letterhead has no number
            parts.different_first_page_header_footer = True
            self._fill_head(parts.first_page_header, numbered=False)
            self._fill_foot(parts.first_page_footer)

    def _fill_head(self, head: Any, *, numbered: bool) -> None:
        above = head.paragraphs[0]
        above.paragraph_format.space_after = Pt(0)
        if self.manuscript.simulated:
            above.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            text_run = above.add_run(SIMULATION_TEXT)
            text_run.bold, text_run.font.size, text_run.font.color.rgb = True, Pt(10), RGBColor(0xC2, 0x41, 0x0C)
        if numbered:
            _add_page_number(head.add_paragraph(style="Normal") if self.manuscript.simulated else above)

    def _fill_foot(self, foot: Any) -> None:
        below = foot.paragraphs[0]
        below.style = self.word.styles["Normal"]  # the style Footer has tab stops of its own
        below.add_run(clean_text(self.manuscript.footer)).font.size = Pt(8)
        below.paragraph_format.space_after = Pt(0)
        if self.paper.page_number == "bawah_tengah":
            _add_page_number(foot.add_paragraph(style="Normal"))
        elif self.paper.page_number == "bawah_kanan":
            _add_page_of_pages(foot.add_paragraph("Halaman ", style="Normal"))

    def _add_kop(self) -> None:
        kop = self.manuscript.kop
        row = [clean_text(b) for b in kop.baris]
        if kop.logo is None:
            for index, one in enumerate(row):
                self._add_paragraph(one, alignment="tengah", bold=index < 2, size=13 if index < 2 else 10, after=0)
        else:
            table = self.word.add_table(1, 2)
            table.autofit = False
            left, right = table.rows[0].cells
            for column, width in zip(table.columns, (3.0, self.width - 3.0), strict=True):
                column.width = Cm(width)  # the grid's widths count in LibreOffice, the cells' in Word
            left.width, right.width = Cm(3.0), Cm(self.width - 3.0)
            picture = left.paragraphs[0].add_run().add_picture(BytesIO(kop.logo), height=Cm(2.4))
            if picture.width > Cm(2.7):  # a logo may be a long line of letters
                picture.height, picture.width = Emu(int(picture.height * Cm(2.7) / picture.width)), Cm(2.7)
            _set_alt_text(picture, f"Logo {row[0] if row else ''}".strip())
            for index, one in enumerate(row):
                p = right.paragraphs[0] if index == 0 else right.add_paragraph()
                p.alignment, p.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
                text_run = p.add_run(one)
                text_run.bold, text_run.font.size = index < 2, Pt(13 if index < 2 else 10)
        line = self.word.add_paragraph()
        edges = '<w:top w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="000000"/>'
        line._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{edges}</w:pBdr>"))
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(2), Pt(12)
        line.paragraph_format.line_spacing = Pt(4)

    def _add_block(self, block: Block) -> None:
        match block:
            case HeadingBlock():
                self.word.add_heading(clean_text(block.text), block.level)
            case ParagraphBlock():
                self._add_paragraph(block.text, alignment=block.alignment, bold=block.bold, size=block.size)
            case ListBlock():
                self._add_list(block)
            case DetailsBlock():
                self._add_details(block)
            case PictureBlock():
                self._add_picture(block)
            case SignatureBlock():
                self._add_signature(block)
            case PageBreakBlock():
                self._begin_page(block)

    def _add_paragraph(self, text: str, *, alignment: str, bold: bool, size: float, after: float = 6) -> ParagrafWord:
        p = self.word.add_paragraph()
        p.alignment, p.paragraph_format.space_after = _ALIGNMENTS[alignment], Pt(after)
        text_run = p.add_run(clean_text(text))
        text_run.bold, text_run.font.size = bold or None, Pt(self.paper.enlarged(size))
        return p

    def _add_list(self, block: ListBlock) -> None:
        for index, item in enumerate(block.items, start=1):
            p = self._add_paragraph(
                f"{index}." if block.is_numbered else "–",
                alignment="penuh" if len(item) > 90 else "kiri",
                bold=False,
                size=11,
                after=3,
            )
            p.paragraph_format.left_indent, p.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
            p.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
            p.add_run("\t" + clean_text(item))

    def _add_details(self, block: DetailsBlock) -> None:
        row = tuple(TableRow((label, ":" if label else "", content)) for label, content in block.content)
        table = TableBlock((), row, (3.6, 0.4, 12), size=self.paper.enlarged(11))
        self.word.element.body.insert_element_before(
            parse_xml(table_xml(table, self.width, with_lines=False)), "w:sectPr"
        )
        self._add_spacing()

    def _add_table(self, block: TableBlock, *, follows: bool) -> None:
        if block.title:
            self._add_caption("Tabel", block.title, previous=True)
        self.word.element.body.insert_element_before(
            parse_xml(table_xml(block, self.width, follows=follows)), "w:sectPr"
        )
        self._add_spacing()

    def _add_picture(self, block: PictureBlock) -> None:
        p = self.word.add_paragraph()
        p.alignment, p.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, bool(block.title)
        picture = p.add_run().add_picture(BytesIO(block.png), width=Cm(self.width * block.width))
        _set_alt_text(picture, block.alt_text)
        if block.title:
            self._add_caption("Gambar", block.title, previous=False)

    def _add_caption(self, jenis: str, text: str, *, previous: bool) -> None:
        self.nomor[jenis] += 1
        p = self._add_paragraph(
            f"{jenis} {self.nomor[jenis]}. {text}",
            alignment="kiri" if previous else "tengah",
            bold=True,
            size=10,
            after=3 if previous else 8,
        )
        p.paragraph_format.keep_with_next = previous

    def _add_signature(self, block: SignatureBlock) -> None:
        column = len(block.signatories)
        above = [clean_text(p.role) for p in block.signatories]
        if block.place_and_day:
            above = [
                f"{clean_text(block.place_and_day) if index == column - 1 else ''}\n{content}"
                for index, content in enumerate(above)
            ]
        below = [f"{clean_text(p.name)}\n{clean_text(p.info)}".rstrip() for p in block.signatories]
        row = (TableRow(tuple(f"{a}\n\n\n\n{b}" for a, b in zip(above, below, strict=True))),)
        size = self.paper.enlarged(11)
        table = TableBlock((), row, (1.0,) * column, ("tengah",) * column, size=size)
        if column == 1:
            table = TableBlock((), (TableRow(("", row[0].cells[0])),), (1.0, 1.0), ("kiri", "tengah"), size=size)
        self._add_spacing().paragraph_format.keep_with_next = True
        self.word.element.body.insert_element_before(
            parse_xml(table_xml(table, self.width, with_lines=False)), "w:sectPr"
        )

    def _add_spacing(self) -> ParagrafWord:
        p = self.word.add_paragraph()
        p.paragraph_format.space_after, p.paragraph_format.line_spacing = Pt(0), Pt(8)
        return p


def _add_page_number(p: ParagrafWord) -> None:
    """The page's number as the rule writes it: - 2 -."""
    p.alignment, p.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    p.add_run("- ")
    _add_word_field(p, "PAGE")
    p.add_run(" -")


def _add_page_of_pages(p: ParagrafWord) -> None:
    """Halaman 2 dari 9, after the word Halaman."""
    p.alignment, p.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.RIGHT, Pt(0)
    _add_word_field(p, "PAGE")
    p.add_run(" dari ")
    _add_word_field(p, "NUMPAGES")
    for text_run in p.runs:
        text_run.font.size = Pt(8)


def _add_word_field(p: ParagrafWord, command: str) -> None:
    """A field Word fills in itself: the page's number, how many pages there are."""
    for jenis, content in (("begin", ""), ("", command), ("separate", ""), ("teks", "1"), ("end", "")):
        text_run = p.add_run("1" if jenis == "teks" else "")
        if jenis in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), jenis)
            text_run._r.append(mark)
        elif content and jenis == "":
            mark = OxmlElement("w:instrText")
            mark.text = f" {content} "
            text_run._r.append(mark)


def _set_alt_text(picture: Any, text: str) -> None:
    properties = picture._inline.docPr
    properties.set("descr", clean_text(text))
    properties.set("title", clean_text(text)[:80])


HEADER_FILL, PART_FILL = "DBE4F0", "EEF2F8"
_XML_ALIGNMENTS = {"kiri": "left", "tengah": "center", "kanan": "right", "penuh": "both"}


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
        f'<w:jc w:val="{_XML_ALIGNMENTS[alignment]}"/></w:pPr><w:r>{letter}{content}</w:r></w:p></w:tc>'
    )
