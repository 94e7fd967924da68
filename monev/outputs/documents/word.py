"""Paints a Manuscript as a Word document (.docx).

It has real headings, repeated table headings, and page numbers as fields.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer, _Header
from docx.shape import InlineShape
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from monev.outputs import saved
from monev.outputs.documents import blocks
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

# Writer draws no ground behind a line of nothing but no-break blanks; two of them are as wide as a
# blank of a digit's width.
_TWO_BLANKS = ("\u00a0\u00a0", "\u2007")
_LINK_COLOUR = f'<w:color w:val="{blocks.LINK_COLOUR}"/>'
_UNDERLINED = '<w:u w:val="single"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE = f'<w:{{}} w:val="single" w:sz="4" w:space="0" w:color="{blocks.LINE_COLOUR}"/>'
_HeadOrFoot = _Header | _Footer
_Relate = Callable[[str], str]
"""A web address → its relationship id in the document."""


def to_docx(manuscript: blocks.Manuscript) -> bytes:
    """Paint the document as a .docx file."""
    return _Writer(manuscript).write()


class _Writer:
    def __init__(self, manuscript: blocks.Manuscript) -> None:
        self.manuscript = manuscript
        self.word = Document()
        self.paper = manuscript.kop.paper
        self.is_landscape = manuscript.is_landscape
        self.imprint = manuscript.imprint
        # True if the next paragraph begins a page. A page break of its own would add an empty page
        # after a full one.
        self.begins_page = False

    @property
    def width(self) -> float:
        """The width of the text on the present page, in cm."""
        return self.paper.text_width(is_landscape=self.is_landscape)

    def write(self) -> bytes:
        self._prepare()
        self._add_kop()
        flow = self.manuscript.flow
        for block, following in zip(flow, [*flow[1:], None], strict=True):
            self._add_block(block, leads=leads(block, following), is_last=following is None)
        if self.imprint:
            imprint = self.word.add_paragraph()
            imprint.add_run(clean_text(self.imprint)).font.size = Pt(8)
            imprint.paragraph_format.space_before = Pt(10)
            imprint.paragraph_format.space_after = Pt(0)
        return saved(self.word.save)

    def _prepare(self) -> None:
        section = self.word.sections[0]
        self._set_page(section)
        for name, size, before in (("Normal", 11, 0), ("Heading 1", 12, 14), ("Heading 2", 11, 10)):
            style = self.word.styles[name]
            assert isinstance(style, ParagraphStyle)
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.font.size = Pt(self.paper.enlarged(size))
            letters = style.element.get_or_add_rPr().get_or_add_rFonts()
            # Word has an attribute for the font of each kind of script.
            letters.attrib.clear()
            for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
                letters.set(qn(attribute), self.paper.huruf)
            if name != "Normal":
                style.font.bold = True
                spacing = style.paragraph_format
                spacing.space_before = Pt(before)
                spacing.space_after = Pt(4)
                spacing.keep_with_next = True
        properties = self.word.core_properties
        properties.title = clean_text(self.manuscript.name)[:250]
        properties.author = "Monev ZI"
        properties.language = "id-ID"
        properties.comments = ""
        is_above = self.paper.nomor_halaman == "atas_tengah"
        self._fill_head(section.header, numbered=is_above)
        self._fill_foot(section.footer)
        if is_above:  # the first page, with the letterhead, has no number
            section.different_first_page_header_footer = True
            self._fill_head(section.first_page_header, numbered=False)
            self._fill_foot(section.first_page_footer)

    def _set_page(self, section: Section) -> None:
        width, height = self.paper.size(is_landscape=self.is_landscape)
        section.orientation = WD_ORIENT.LANDSCAPE if self.is_landscape else WD_ORIENT.PORTRAIT
        section.page_width = Cm(width)
        section.page_height = Cm(height)
        section.left_margin = Cm(self.paper.tepi_kiri)
        section.right_margin = Cm(self.paper.tepi_kanan)
        section.top_margin = Cm(self.paper.tepi_atas)
        section.bottom_margin = Cm(self.paper.tepi_bawah)
        # Room for three small lines in the foot and one in the head, and some air to the text.
        section.footer_distance = section.header_distance = Cm(0.8)

    def _fill_head(self, head: _HeadOrFoot, *, numbered: bool) -> None:
        above = head.paragraphs[0]
        above.paragraph_format.space_after = Pt(0)
        if self.manuscript.simulated:
            above.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = above.add_run(SIMULATION_TEXT)
            run.bold = True
            run.font.size = Pt(10)
            run.font.color.rgb = RGBColor.from_string(blocks.SIMULATED_COLOUR)
            above = head.add_paragraph(style="Normal") if numbered else above
        if numbered:
            _add_page_number(above)

    def _fill_foot(self, foot: _HeadOrFoot) -> None:
        below = foot.paragraphs[0]
        below.style = "Normal"  # the style Footer has tab stops of its own
        below.add_run(clean_text(self.manuscript.footer)).font.size = Pt(8)
        below.paragraph_format.space_after = Pt(0)
        if self.paper.nomor_halaman == "bawah_tengah":
            _add_page_number(foot.add_paragraph(style="Normal"))

    def _add_kop(self) -> None:
        kop = self.manuscript.kop
        beside: DocumentType | _Cell = self.word
        if kop.logo:
            beside = self._add_logo(kop.logo, "".join(kop.baris[:1]))
        for number, block in enumerate(self.manuscript.kop_lines):
            line = beside.paragraphs[0] if kop.logo and not number else beside.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.paragraph_format.space_after = Pt(block.after)
            run = line.add_run(clean_text(block.text))
            run.bold = block.bold
            run.font.size = Pt(self.paper.enlarged(block.size))
        rule = self.word.add_paragraph()
        edge = '<w:top w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="000000"/>'
        rule._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>"))
        rule.paragraph_format.space_before = Pt(2)
        rule.paragraph_format.space_after = Pt(12)
        rule.paragraph_format.line_spacing = Pt(4)

    def _add_logo(self, logo: bytes, office: str) -> _Cell:
        table = self.word.add_table(1, 2)
        table.autofit = False
        left, right = table.rows[0].cells
        # LibreOffice reads the widths of the columns, Word those of the cells.
        table.columns[0].width = left.width = Cm(3.0)
        table.columns[1].width = right.width = Cm(self.width - 3.0)
        left.paragraphs[0].paragraph_format.space_after = Pt(0)
        picture = left.paragraphs[0].add_run().add_picture(BytesIO(logo), height=Cm(2.4))
        if picture.width > Cm(2.7):  # a logo may be a long line of text
            picture.height = Emu(int(picture.height * Cm(2.7) / picture.width))
            picture.width = Cm(2.7)
        _set_alt_text(picture, f"Logo {office}".strip())
        return right

    def _add_block(self, block: blocks.Block, *, leads: bool, is_last: bool) -> None:
        size = self.paper.enlarged(11)
        match block:
            case blocks.Heading():
                # By the style's id: python-docx takes 5 ms to find a style by its name.
                heading = self.word.add_paragraph(clean_text(block.text))
                heading._p.style = f"Heading{block.level}"
                self._begin_page(heading)
            case blocks.Paragraph():
                self._add_paragraph(block, leads=leads)
            case blocks.Listing():
                self._add_listing(block)
            case blocks.Details():
                self._add_table(block.as_table(size), kept=len(block.content) - 1)
                self._add_spacing()
            case blocks.Table():
                if block.title:
                    self._add_paragraph(block.caption, leads=True)
                self._add_table(block, imprint=self.imprint if is_last else "")
                if block.signed and is_last:
                    self.imprint = ""
                self._add_spacing()
            case blocks.Picture():
                paragraph = self.word.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.paragraph_format.keep_with_next = True
                picture = paragraph.add_run().add_picture(BytesIO(block.content))
                wide = Cm(self.width) / picture.width
                scale = min(wide, Cm(block.height) / picture.height)
                picture.width, picture.height = (
                    Length(round(side * scale)) for side in (picture.width, picture.height)
                )
                _set_alt_text(picture, block.alt_text)
                self._add_paragraph(block.caption)
            case blocks.Curve():
                raise TypeError("a curve stands only on a page by itself")
            case blocks.Signature():
                self._add_spacing().paragraph_format.keep_with_next = True
                # Both rows stay with the block below.
                self._add_table(block.as_table(size), kept=2)
            case blocks.PageBreak():
                if block.is_landscape == self.is_landscape:
                    self.begins_page = True
                    return
                # A new section, which inherits head and foot from the one before.
                self.is_landscape = block.is_landscape
                section = self.word.add_section(WD_SECTION.NEW_PAGE)
                section.different_first_page_header_footer = False
                self._set_page(section)

    def _add_listing(self, block: blocks.Listing) -> None:
        for number, (mark, item, alignment) in enumerate(block.marked, start=1):
            # The first two items and the last two stay together: none stands alone on a page.
            is_first = number == 1 < len(block.items)
            leads = is_first or number == len(block.items) - 1
            line = blocks.Paragraph(mark, alignment, after=3)
            paragraph = self._add_paragraph(line, leads=leads)
            paragraph.add_run("\t" + clean_text(item))
            look = paragraph.paragraph_format
            look.left_indent = Cm(0.8)
            look.first_line_indent = Cm(-0.8)
            look.tab_stops.add_tab_stop(Cm(0.8))

    def _add_paragraph(self, block: blocks.Paragraph, *, leads: bool = False) -> Paragraph:
        paragraph = self.word.add_paragraph()
        look = paragraph.paragraph_format
        look.alignment = WD_ALIGN_PARAGRAPH[block.alignment.upper()]
        look.space_after = Pt(block.after)
        run = paragraph.add_run(clean_text(block.text))
        run.bold = block.bold or None
        run.font.size = Pt(self.paper.enlarged(block.size))
        look.keep_with_next = leads or None
        self._begin_page(paragraph)
        return paragraph

    def _begin_page(self, paragraph: Paragraph) -> None:
        if self.begins_page:
            paragraph.paragraph_format.page_break_before = True
            self.begins_page = False

    def _add_table(self, block: blocks.Table, *, kept: int = 0, imprint: str = "") -> None:
        signed = ""
        if block.signed:
            table = block.signed.as_table(self.paper.enlarged(11))
            inner = _table_xml(table, self.width - 0.3, self._relate, kept=0)
            inner = self._closing_xml(block.signed) + inner
            signed = _signed_row_xml(inner, len(block.widths), imprint)
        xml = _table_xml(block, self.width, self._relate, kept=kept, signed=signed)
        self.word.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    def _closing_xml(self, signature: blocks.Signature) -> str:
        """Write what stands above a signature, aligned with the text around the table."""
        closing = signature.closing
        if not closing:
            return "<w:p/>"
        head = "<w:p/>"
        if signature.heading:
            style = '<w:pPr><w:pStyle w:val="Heading1"/><w:ind w:left="-70"/></w:pPr>'
            head = (
                f"<w:p>{style}<w:r><w:t>{escape(clean_text(signature.heading))}</w:t></w:r></w:p>"
            )
        look = '<w:pPr><w:spacing w:after="120"/><w:ind w:left="-70"/><w:jc w:val="both"/></w:pPr>'
        size = f'<w:rPr><w:sz w:val="{round(self.paper.enlarged(11) * 2)}"/></w:rPr>'
        return f"{head}<w:p>{look}<w:r>{size}<w:t>{escape(clean_text(closing))}</w:t></w:r></w:p>"

    def _relate(self, address: str) -> str:
        """Return the relationship id of a web address."""
        return self.word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def _add_spacing(self) -> Paragraph:
        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(8)
        return paragraph


def _add_page_number(paragraph: Paragraph) -> None:
    """Add the page's number as the rule writes it, - 2 -, in a field that Word fills in."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run("- ")
    shown = "<w:r><w:t>1</w:t></w:r>"
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE ">{shown}</w:fldSimple>')
    )
    paragraph.add_run(" -")


def _set_alt_text(picture: InlineShape, text: str) -> None:
    properties = picture._inline.docPr
    properties.set("descr", clean_text(text))
    properties.set("title", clean_text(text)[:80])


def _table_xml(
    block: blocks.Table, text_width: float, relate: _Relate, *, kept: int, signed: str = ""
) -> str:
    """Write a table as wide as the text (cm).

    - kept: so many first rows stay on one page with the row after them
    - signed: the last row, with the signature and without lines. A signature below the table would
      stand alone on a page: LibreOffice keeps a row with the next row, and not with the paragraph
      after the table.
    """
    widths = [round(width * 20) for width in fit_columns(block, Cm(text_width).pt)]
    height = ""
    if block.row_height:
        height = f'<w:trHeight w:val="{round(block.row_height * 567)}" w:hRule="atLeast"/>'
    rows = []
    if block.headers:
        look = _RowLook(["center"] * len(widths), bold=True, fill=blocks.HEADER_FILL)
        repeated = "<w:cantSplit/><w:tblHeader/>"
        rows.append(_row_xml(block.headers, widths, block.size, repeated, look, relate))
    for number, row in enumerate(block.rows):
        is_part = block.spans_all(row) and not isinstance(row[0], Styled | Lines)
        fill = blocks.PART_FILL if is_part else ""
        keeps = number < kept or block.keeps_with_next(number)
        # A row of thousands of letters must break, or Word would cut it off at the page's end.
        unbroken = "" if max(map(len, row)) > 900 else "<w:cantSplit/>"
        look = _RowLook(block.alignments_of(row), block.is_bold(number), fill, keeps)
        rows.append(_row_xml(row, widths, block.size, unbroken + height, look, relate))
    sides = round(block.sides * 20)
    borders = ""
    if block.has_lines:
        borders = f"<w:tblBorders>{''.join(map(_LINE.format, _SIDES))}</w:tblBorders>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl {nsdecls("w", "r")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{sides}" w:type="dxa"/><w:right w:w="{sides}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}{signed}</w:tbl>"
    )


def _signed_row_xml(signed: str, columns: int, imprint: str) -> str:
    lines = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    # A cell must end with a paragraph; an empty one leaves some air.
    last = (
        '<w:p><w:pPr><w:spacing w:before="200" w:after="0"/></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
        f"<w:t>{escape(clean_text(imprint))}</w:t></w:r></w:p>"
    )
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/><w:tcBorders>{lines}'
        f"</w:tcBorders></w:tcPr>{signed}{last}</w:tc></w:tr>"
    )


class _RowLook(NamedTuple):
    alignments: Sequence[str]
    bold: bool
    fill: str
    keeps_with_next: bool = False


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


def _part_xml(part: str, bold: str, sized: str, relate: _Relate) -> str:
    """Write a part of a cell's line; a link is blue and underlined."""
    address = address_of(part)
    look = bold + sized
    if isinstance(part, Styled):
        size = f'<w:sz w:val="{round(part.size * 2)}"/>' if part.size else sized
        look = f'{"<w:b/>" * part.bold}<w:color w:val="{part.ink}"/>{size}{_shade(part.fill)}'
    said = escape(clean_text(part))
    if isinstance(part, Styled) and part.fill:
        said = said.replace(*_TWO_BLANKS)
    words = f'<w:t xml:space="preserve">{said}</w:t>'
    if not address:
        return f"<w:r><w:rPr>{look}</w:rPr>{words}</w:r>"
    run = f"<w:r><w:rPr>{_LINK_COLOUR}{look}{_UNDERLINED}</w:rPr>{words}</w:r>"
    return f'<w:hyperlink r:id="{relate(address)}">{run}</w:hyperlink>'


def _row_xml(
    row: Sequence[str],
    widths: Sequence[int],
    size: float,
    properties: str,
    look: _RowLook,
    relate: _Relate,
) -> str:
    """Write a row of a table; a single text spans all columns."""
    span = ""
    if len(row) < len(widths):
        span = f'<w:gridSpan w:val="{len(widths)}"/>'
    together = "<w:keepNext/>" if look.keeps_with_next else ""
    bold = "<w:b/>" if look.bold else ""
    sized = f'<w:sz w:val="{round(size * 2)}"/>'
    cells = []
    if span:
        widths = [sum(widths)]
    for text, width, alignment in zip(row, widths, look.alignments, strict=True):
        fill = ground_of(text) or look.fill
        side = "both" if alignment == "justify" else alignment
        lines = []
        for parts in parts_of(text):
            lines.append("".join(_part_xml(part, bold, sized, relate) for part in parts))
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_shade(fill)}</w:tcPr>'
            f"<w:p><w:pPr>{together}"
            f'<w:spacing w:before="20" w:after="20"/><w:jc w:val="{side}"/></w:pPr>'
            f"{'<w:r><w:br/></w:r>'.join(lines)}</w:p></w:tc>"
        )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
