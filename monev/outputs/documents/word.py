"""Turns the HTML of a paper into Word: real headings, repeated table headings, page numbers.

It knows what the templates use: h1 to h3, p, ol, table, figure, img, a, br; header and footer; and
div: `tegak` and `lebar` begin a page, upright or lying, and `bersama` stays on one page.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from string import ascii_lowercase
from typing import NamedTuple, TypedDict
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer, _Header
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml.html import HtmlElement, document_fromstring

from monev.outputs import saved
from monev.outputs.letterhead import Paper
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_CM = 567  # twentieths of a point
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="7B8794"/>' for side in _SIDES)
_NO_LINES = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
_PAGE_NUMBER = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_RULE = (
    '<w:p><w:pPr><w:pBdr><w:top w:val="thinThickSmallGap" w:sz="24" w:space="1"/></w:pBdr>'
    '<w:spacing w:before="40" w:after="240" w:line="80" w:lineRule="exact"/></w:pPr></w:p>'
)
_GAP = '<w:p><w:pPr>{}<w:spacing w:after="0" w:line="{}" w:lineRule="exact"/></w:pPr></w:p>'
_AIR, _NO_AIR = 160, 20  # heights of a gap; without air below a signature, so that it fits
_HEAD, _PART = "DBE4F0", "EEF2F8"  # grounds of the heading of a table, and of its parts
_LONG_ROW = 900  # letters of a row above which it may break, or Word would cut it off
_PARTS = ("tegak", "lebar")


class _Look(NamedTuple):
    """The look of a text.

    Letters and the air below are in points; `keeps`: it stays with what follows.
    """

    size: float
    bold: bool = False
    ink: str = ""
    side: str = "both"
    keeps: bool = False
    after: float = 6


class _Change(TypedDict, total=False):
    """What a class changes of the look around it; a size is added."""

    size: float
    bold: bool
    side: str
    keeps: bool
    after: float


_LOOKS: dict[str, _Change] = {
    "tengah": {"side": "center"},
    "kiri": {"side": "left"},
    "kanan": {"side": "right"},
    "tebal": {"bold": True},
    "judul": {"bold": True, "keeps": True},
    "kecil": {"size": -3},
    "kop1": {"size": 2, "after": 0, "keeps": False},
    "kop2": {"size": -1, "after": 0},
    "garis": {"size": -1, "side": "left", "after": 1},
    "angka": {"size": -1},
    "rincian": {"side": "left", "after": 1},
    "kop": {"side": "left", "after": 0},
    "ttd": {"side": "center", "keeps": True, "after": 0},
    "bersama": {"keeps": True},
    "polos": {"size": 1},
}


def to_docx(page: str, paper: Paper, *, simulated: bool) -> bytes:
    """Turn a paper into a .docx file."""
    on_one_line = re.sub("[ \n]+", " ", page)  # as a browser reads it
    return _Writer(paper, simulated=simulated).write(document_fromstring(on_one_line))


def _look_of(node: HtmlElement, look: _Look) -> _Look:
    for name in node.get("class", "").split():
        change = _LOOKS.get(name, _Change())
        size = look.size + change.get("size", 0)
        look = look._replace(**change)._replace(size=size)
    return look


class _Writer:
    def __init__(self, paper: Paper, *, simulated: bool) -> None:
        self.word = Document()
        self.paper = paper
        self.simulated = simulated

    def write(self, page: HtmlElement) -> bytes:
        self._set_styles()
        self._dress(self.word.sections[0], page.findtext(".//footer") or "")
        properties = self.word.core_properties
        properties.title = (page.findtext(".//title") or "")[:250]
        properties.author, properties.language, properties.comments = "Monev ZI", "id-ID", ""
        width = self._set_page(self.word.sections[0], is_lying=False)
        look = _Look(self.paper.enlarged(11))
        for node in page.iterfind("body/*"):
            if node.get("class") in _PARTS:
                section = self.word.add_section()  # inherits head and foot
                end = self.word.paragraphs[-1].paragraph_format
                end.line_spacing, end.space_after = Pt(1), Pt(0)
                section.different_first_page_header_footer = False
                width = self._set_page(section, is_lying=node.get("class") == "lebar")
            for xml in self._block(node, width, look):
                marked = xml.replace("<w:p", f"<w:p {nsdecls('w', 'r')}", 1)
                if xml.startswith("<w:tbl"):
                    marked = xml.replace("<w:tbl", f"<w:tbl {nsdecls('w', 'r')}", 1)
                self.word.element.body.sectPr.addprevious(parse_xml(marked))
        return saved(self.word.save)

    def _set_styles(self) -> None:
        for name, size, before in (("Normal", 11, 0), ("Heading 1", 12, 10), ("Heading 2", 11, 8)):
            style = self.word.styles[name]
            assert isinstance(style, ParagraphStyle)
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.font.size = Pt(self.paper.enlarged(size))
            letters = style.element.get_or_add_rPr().get_or_add_rFonts()
            letters.attrib.clear()
            for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
                letters.set(qn(attribute), self.paper.huruf)
            if before:
                style.font.bold = True
                style.paragraph_format.space_before = Pt(before)
                style.paragraph_format.space_after = Pt(4)

    def _set_page(self, section: Section, *, is_lying: bool) -> int:
        """Set size and margins of a section's pages; return the width of its text."""
        paper = self.paper
        width, height = map(Cm, paper.size(is_landscape=is_lying))
        section.orientation = WD_ORIENT.LANDSCAPE if is_lying else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.left_margin, section.right_margin = Cm(paper.tepi_kiri), Cm(paper.tepi_kanan)
        section.top_margin, section.bottom_margin = Cm(paper.tepi_atas), Cm(paper.tepi_bawah)
        section.footer_distance = section.header_distance = Cm(0.8)
        return round(paper.text_width(is_landscape=is_lying) * _CM)

    def _dress(self, section: Section, foot: str) -> None:
        """Fill head and foot; the first page, with the letterhead, has no number at its head."""
        above = self.paper.nomor_halaman == "atas_tengah"
        section.different_first_page_header_footer = above
        self._fill(section.header, section.footer, foot, numbered=True)
        if above:
            self._fill(section.first_page_header, section.first_page_footer, foot, numbered=False)

    def _fill(self, head: _Header, foot: _Footer, text: str, *, numbered: bool) -> None:
        mark = head.paragraphs[0]
        if self.simulated:
            mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = mark.add_run(SIMULATION_TEXT)
            run.bold, run.font.size = True, Pt(10)
            run.font.color.rgb = RGBColor.from_string("C2410C")
        foot.paragraphs[0].style = "Normal"
        foot.paragraphs[0].add_run(text).font.size = Pt(8)
        where = {"atas_tengah": head, "bawah_tengah": foot}.get(self.paper.nomor_halaman)
        if where and numbered:
            line = where.add_paragraph(style="Normal")
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.add_run("- ")
            line._p.append(parse_xml(_PAGE_NUMBER))
            line.add_run(" -")
        for line in (*head.paragraphs, *foot.paragraphs):
            line.paragraph_format.space_after = Pt(0)

    def _block(self, node: HtmlElement, width: int, look: _Look) -> Iterator[str]:
        """Turn an element and what is in it into paragraphs and tables."""
        look = _look_of(node, look)
        following = node.getnext()
        match node.tag:
            case "h1":
                title = look._replace(size=look.size + 1, bold=True, side="center", after=14)
                yield self._paragraph(node, title)
            case "h2" | "h3":
                style = f'<w:pStyle w:val="Heading{int(node.tag[1]) - 1}"/><w:keepNext/>'
                yield f"<w:p><w:pPr>{style}</w:pPr>{self._runs(node, None)}</w:p>"
            case "p":
                leads = following is not None and following.tag in ("ol", "table")
                yield self._paragraph(node, look._replace(keeps=look.keeps or leads))
            case "ol":
                yield from self._list(node, look)
            case "table":
                for caption in node.findall("caption"):
                    title = look._replace(size=10, bold=True, after=3, keeps=True)
                    yield self._paragraph(caption, title)
                yield self._table(node, width, look)
                stays = look.keeps and following is not None
                height = _NO_AIR if look.keeps and not stays else _AIR
                yield _GAP.format("<w:keepNext/>" if stays else "", height)
            case "figure":
                yield self._picture(
                    node.find("img"), width, look._replace(side="center", keeps=True)
                )
                title = look._replace(size=10, bold=True, side="center")
                yield self._paragraph(node.find("figcaption"), title)
            case "img":
                yield self._picture(node, width, look)
            case "hr":
                yield _RULE
            case "div" | "header":
                for child in node:
                    yield from self._block(child, width, look)

    def _list(self, node: HtmlElement, look: _Look) -> Iterator[str]:
        """Number the items; the first two and the last two stay together."""
        items = node.findall("li")
        marks = {"a": ascii_lowercase, "none": [""]}.get(node.get("type", "1"))
        hanging = '<w:ind w:left="454" w:hanging="454"/>'
        for number, item in enumerate(items, start=1):
            mark = f"{marks[number - 1] if marks else number}"
            keeps = number in (1, len(items) - 1) and len(items) > 1
            side = "both" if len(item.text_content()) > 90 else "left"
            own = look._replace(after=3, keeps=keeps, side=side)
            begin = f"<w:r><w:t>{mark}{'.' if mark else ''}</w:t><w:tab/></w:r>"
            yield self._paragraph(item, own, hanging, begin)

    def _paragraph(self, node: HtmlElement, look: _Look, indent: str = "", begin: str = "") -> str:
        keeps = "<w:keepNext/>" if look.keeps else ""
        above = 20 if look.after == 1 else 0
        # Rows and signatures have no air between their lines either.
        line = ' w:line="240" w:lineRule="auto"' if look.after <= 1 else ""
        air = f'<w:spacing w:before="{above}" w:after="{round(look.after * 20)}"{line}/>'
        side = f'<w:jc w:val="{look.side}"/>'
        return (
            f"<w:p><w:pPr>{keeps}{air}{indent}{side}</w:pPr>{begin}{self._runs(node, look)}</w:p>"
        )

    def _runs(self, node: HtmlElement, look: _Look | None) -> str:
        """Turn the text of an element into runs; without a look they have their style's."""
        written = [_run(node.text, look)]
        for child in node:
            if child.tag == "br":
                written.append("<w:r><w:br/></w:r>")
            elif child.tag == "a":
                there = self.word.part.relate_to(
                    child.get("href"), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
                )
                words = _run(child.text, look and look._replace(ink="0563C1"))
                written.append(f'<w:hyperlink r:id="{there}">{words}</w:hyperlink>')
            written.append(_run(child.tail, look))
        return "".join(written)

    def _picture(self, node: HtmlElement, width: int, look: _Look) -> str:
        content = BytesIO(b64decode(node.get("src").partition(",")[2]))
        picture = self.word.part.new_pic_inline(content, height=Cm(float(node.get("data-tinggi"))))
        widest = Cm(width / _CM)
        if picture.extent.cx > widest:  # a logo may be a long line of text
            picture.extent.cy = Emu(round(picture.extent.cy * widest / picture.extent.cx))
            picture.extent.cx = widest
        size = picture.graphic.graphicData.pic.spPr
        size.cx, size.cy = picture.extent.cx, picture.extent.cy
        picture.docPr.set("descr", node.get("alt"))
        keeps = "<w:keepNext/>" if look.keeps else ""
        place = f'{keeps}<w:spacing w:after="0"/><w:jc w:val="{look.side}"/>'
        drawn = f"<w:r><w:drawing>{picture.xml}</w:drawing></w:r>"
        return f"<w:p><w:pPr>{place}</w:pPr>{drawn}</w:p>"

    def _table(self, node: HtmlElement, width: int, look: _Look) -> str:
        parts = [float(column.get("width")) for column in node.iterfind("colgroup/col")]
        widths = [round(width * part / sum(parts)) for part in parts]
        rows = [*node.iterfind("thead/tr"), *node.iterfind("tr"), *node.iterfind("tbody/tr")]
        first = len(node.findall("thead/tr"))
        last = len(rows) - 1
        signed = "polos" in rows[-1].get("class", "")
        ends = {first, last - 1, *([last - 2] if signed else [])}
        has_lines = "garis" in node.get("class", "")
        written = []
        for number, row in enumerate(rows):
            keeps = look.keeps or number in ends
            written.append(self._row(row, widths, look._replace(keeps=keeps), number < first))
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        lines = f"<w:tblBorders>{_LINES}</w:tblBorders>" if has_lines else ""
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{lines}'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/>'
            '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"
        )

    def _row(self, row: HtmlElement, widths: list[int], look: _Look, is_head: bool) -> str:
        look = _look_of(row, look)
        is_part = row[0].tag == "th" and not is_head
        is_plain = "polos" in row.get("class", "")
        if is_head or is_part:
            side = "center" if is_head else "left"
            look = look._replace(
                bold=len(row.text_content()) < 150 or is_head, side=side, keeps=True
            )
        whole = "" if len(row.text_content()) > _LONG_ROW else "<w:cantSplit/>"
        head = "<w:tblHeader/>" if is_head else ""
        cells = []
        spanned = len(widths)
        ground = ""
        if is_head or is_part:
            ground = _HEAD if is_head else _PART
        if len(row) < len(widths):
            widths = [sum(widths)]
        span = f'<w:gridSpan w:val="{spanned}"/>' if len(widths) < spanned else ""
        for cell, width in zip(row, widths, strict=True):
            own = _look_of(cell, look)
            inner = [xml for child in cell for xml in self._block(child, width - 140, own)]
            if not inner:
                inner = [self._paragraph(cell, own)]
            elif is_plain:
                inner.insert(0, _GAP.format("<w:keepNext/>", _AIR))
            lines = f"<w:tcBorders>{_NO_LINES}</w:tcBorders>" if is_plain else ""
            shade = f'<w:shd w:val="clear" w:fill="{ground}"/>' if ground else ""
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{lines}{shade}</w:tcPr>'
                f"{''.join(inner)}</w:tc>"
            )
        tall = f'<w:trHeight w:val="{int(row.get("height", 0)) * 15}"/>'
        return f"<w:tr><w:trPr>{whole}{tall}{head}</w:trPr>{''.join(cells)}</w:tr>"


def _run(text: str | None, look: _Look | None) -> str:
    if not text:
        return ""
    said = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if look is None:
        return f"<w:r>{said}</w:r>"
    bold = "<w:b/>" if look.bold else ""
    ink = f'<w:color w:val="{look.ink}"/>' if look.ink else ""
    return f'<w:r><w:rPr>{bold}{ink}<w:sz w:val="{round(look.size * 2)}"/></w:rPr>{said}</w:r>'
