"""Builds slides (.pptx, 16:9) of PowerPoint's own parts.

So they can be read aloud, corrected and copied from.

Places and sizes are inches, letters points. All text and tables have one size (18); only a table
over many slides has 16. Heights are computed from the widths of letters, because PowerPoint makes a
row as high as its text needs, whatever the file says, and no row may run into the text below.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import zip_longest
from textwrap import wrap
from typing import TypeVar

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Inches, Pt
from reportlab.pdfbase.pdfmetrics import stringWidth

from monev.core.text import shorten
from monev.figures.heatmap import INK, WHITE
from monev.outputs import saved
from monev.outputs.documents.blocks import (
    HEADER_FILL,
    PART_FILL,
    SIMULATED_COLOUR,
    Rows,
    clean_text,
)
from monev.outputs.documents.fonts import FALLBACK, break_line, register_fonts
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

BODY = 18  # points of every text and table
SMALL = 16  # points in heatmaps, the footer, and a table of many slides
_MANY_SLIDES = 3  # a table of more than these has smaller letters
LARGE = (24, 22, 20, BODY)  # sizes for a slide with little text; the first that fits is used
# To fill a slide, a row is made at most so many times as high as its text needs ...
_STRETCHED = 1.6
_HIGHEST = 0.8  # ... and at most so many inches high
LEFT = 0.5
TOP = 1.45  # where content begins below a heading
WIDTH = 12.33
LOWEST = 6.75  # from the top; only the footer goes below
FOOTER_TOP = 6.85
_LINE = 0.32  # inches of a line of text with some air
# Height of a line as a multiple of the letters' size. Arial needs 1.15, the widest font 1.17.
_LINE_SPACING = 1.2
_CELL_SIDE = 0.08  # inches between a cell's text and its line, left and right
_CELL_EDGE = 0.03  # ... above and below
_BOX_SIDE = 0.1  # inches between a text box's text and its edge, left and right: PowerPoint's own
_BOX_EDGE = 0.05  # ... above and below
_PARAGRAPH_GAP = 4  # points after a paragraph of a text box
# How much wider bold letters are. Only the regular letters of the widest font are at hand.
_BOLD_WIDER = 1.16
_GREY = "#52606d"
# PowerPoint's own style "No Style, Table Grid".
_TABLE_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
# How full a slide may be, tried from the first on, as long as that needs no more slides.
_LONGEST = 350  # letters of a cell; the rest goes on in the next row
_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)
Item = TypeVar("Item")
_PartRow = tuple[str, Sequence[str]]
"""The heading of a row's part ("" for none), and the row."""


class Deck:
    """The slides of one document."""

    def __init__(self, title: str) -> None:
        self._presentation = Presentation()
        self._presentation.slide_width = Inches(13.333)
        self._presentation.slide_height = Inches(7.5)
        properties = self._presentation.core_properties
        properties.title = clean_text(title)[:250]
        properties.author = "Monev ZI"
        properties.language = "id-ID"
        # The newest slide if it has a table, and where the table ends.
        self._below: tuple[Slide, float] | None = None

    def add_slide(self, heading: str) -> Slide:
        """Add an empty slide.

        Its heading is a real title, which PowerPoint can list and read aloud.
        """
        slide = self._presentation.slides.add_slide(self._presentation.slide_layouts[5])
        self._below = None
        place = slide.shapes.title
        assert place is not None  # layout 5 is "Title Only"
        if not heading:
            place._element.getparent().remove(place._element)
            return slide
        place.left = Inches(LEFT)
        place.top = Inches(0.35)
        place.width = Inches(WIDTH)
        place.height = Inches(0.95)
        place.text_frame.word_wrap = True
        place.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        size = _largest_size(heading, WIDTH, 0.95, (30, 28, 26, 24), bold=True)
        _write(place.text_frame, shorten(heading, 90), PP_ALIGN.LEFT, size, bold=True)
        return slide

    def add_table(
        self,
        title: str,
        headers: Sequence[str],
        rows: Rows,
        widths: Sequence[float],
        *,
        above: str = "",
        empty: str = "",
    ) -> None:
        """Add a table over as many slides as it needs, with its headings on each.

        A row with a single text is the heading of the rows below. `widths`: relative; `above`: a
        text over the table; `empty`: the sentence in place of a table without rows.
        """
        if not rows:
            add_text(self.add_slide(title), above or empty or "Tidak ada.", TOP, 1)
            return
        rows = [*_split_long(rows)]
        inches = [WIDTH * width / sum(widths) for width in widths]
        top = TOP + (_box_height(above, WIDTH, BODY) if above else 0)
        size = BODY
        portions = _in_portions(headers, rows, inches, top, BODY)
        if len(portions) > _MANY_SLIDES:
            size = SMALL
            portions = _in_portions(headers, rows, inches, top, SMALL)
        for number, portion in enumerate(portions, start=1):
            part = f" ({number}/{len(portions)})" if len(portions) > 1 else ""
            slide = self.add_slide(title + part)
            if above:
                add_text(slide, above, TOP, top - TOP)
            bottom = _add_grid(slide, title, [headers, *_with_parts(portion)], inches, top, size)
            self._below = slide, bottom

    def add_below(self, heading: str, lines: Sequence[str]) -> None:
        """Add a heading and lines below the table on the newest slide.

        If there is no room, they are on a new slide.
        """
        content = "\n".join(lines)
        height = _box_height(content, WIDTH, BODY)
        slide, bottom = self._below or (None, LOWEST)
        top = bottom + 2 * _LINE
        if slide is None or top + height > LOWEST:
            add_text(self.add_slide(heading), content, TOP, LOWEST - TOP, LARGE)
            return
        add_text(slide, heading, bottom + _LINE * 0.6, 1.4 * _LINE, bold=True)
        add_text(slide, content, top, height)

    def finish(self, office: str, remark: str, *, simulated: bool) -> bytes:
        """Return the file, with the office, a remark and the slide's number at each foot."""
        slides = self._presentation.slides
        foot = cut_to_line(office, 10.8, remark)
        for number, slide in enumerate(slides, start=1):
            add_text(slide, foot, FOOTER_TOP, 0.5, [SMALL], width=10.8, colour=_GREY)
            add_text(
                slide,
                f"{number} / {len(slides)}",
                FOOTER_TOP,
                0.5,
                [SMALL],
                left=11.4,
                width=1.45,
                colour=_GREY,
                alignment=PP_ALIGN.RIGHT,
            )
            if simulated:
                add_text(
                    slide,
                    SIMULATION_TEXT,
                    0.05,
                    0.45,
                    [SMALL],
                    left=9.3,
                    width=3.6,
                    bold=True,
                    colour=SIMULATED_COLOUR,
                    alignment=PP_ALIGN.RIGHT,
                )
        return saved(self._presentation.save)


def add_text(
    slide: Slide,
    content: str,
    above: float,
    height: float,
    sizes: Sequence[int] = (BODY,),
    *,
    left: float = LEFT,
    width: float = WIDTH,
    bold: bool = False,
    colour: str = INK,
    alignment: PP_ALIGN = PP_ALIGN.LEFT,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    name: str = "",
    ground: str = "",
) -> None:
    """Put a text on a slide, a paragraph per line, in the first of the sizes that fits its box.

    `name`: its name in PowerPoint's list; `ground`: the colour behind it.
    """
    box = slide.shapes.add_textbox(Inches(left), Inches(above), Inches(width), Inches(height))
    if ground:
        box.fill.solid()
        box.fill.fore_color.rgb = _to_colour(ground)
    box.name = name or box.name
    frame = box.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    size = _largest_size(content, width, height, sizes, bold=bold)
    for paragraph in _write(frame, content, alignment, size, bold=bold, colour=colour):
        paragraph.space_after = Pt(_PARAGRAPH_GAP)


def add_picture(
    slide: Slide, png: bytes, place: tuple[float, float], room: tuple[float, float], alt: str
) -> None:
    """Put a picture into its room (width, height), as large as it fits, at the right.

    `alt`: the picture in words.
    """
    left, above = map(Inches, place)
    width, height = map(Inches, room)
    picture = slide.shapes.add_picture(BytesIO(png), left, above)
    scale = min(width / picture.width, height / picture.height)
    picture.width, picture.height = (
        Emu(int(picture.width * scale)),
        Emu(int(picture.height * scale)),
    )
    picture.left = Emu(left + width - picture.width)
    picture.name = alt
    properties = picture._element.nvPicPr.cNvPr  # type: ignore[missing-attribute] - not in the stubs
    properties.set("descr", alt)


def _in_portions(
    headers: Sequence[str], rows: Rows, inches: Sequence[float], top: float, size: int
) -> list[list[_PartRow]]:
    """Split the rows by the slide that they go on, in letters of this size."""

    def height_of(some: Sequence[_PartRow]) -> float:
        return sum(_row_height(row, inches, size) for row in _with_parts(some))

    room = LOWEST - top - _row_height(headers, inches, size, bold=True)
    return _split_evenly(_under_parts(rows), room, height_of)


def _add_grid(
    slide: Slide, name: str, rows: Rows, inches: Sequence[float], above: float, size: int
) -> float:
    """Put a table on a slide, its rows higher if there is room, and return where it ends."""
    frame = _add_table(slide, name, len(rows), len(inches), above)
    table = frame.table
    for column, width in enumerate(inches):
        table.columns[column].width = Inches(width)
    needed = [_row_height(row, inches, size, bold=number == 0) for number, row in enumerate(rows)]
    spare = (LOWEST - above - sum(needed)) / max(1, len(rows) - 1)
    for number, (row, height) in enumerate(zip(rows, needed, strict=True)):
        is_part = len(row) == 1 < len(inches)
        ground = PART_FILL if is_part else WHITE
        higher = min((_STRETCHED - 1) * height, _HIGHEST - height)
        higher = min(spare, max(0, higher))
        if number == 0:
            ground = HEADER_FILL
            higher = 0
        table.rows[number].height = Inches(height + higher)
        if is_part:
            table.cell(number, 0).merge(table.cell(number, len(inches) - 1))
        bold = is_part or number == 0
        # Cells that were merged away are as high as their letters too.
        for column, text in enumerate([*row, *[""] * (len(inches) - len(row))]):
            _fill_cell(table.cell(number, column), text, size, bold=bold, ground=ground)
    frame.height = Emu(sum(row.height for row in table.rows))
    return above + frame.height / Inches(1)


def _add_table(slide: Slide, name: str, rows: int, columns: int, above: float) -> GraphicFrame:
    """Add a table with plain lines.

    The default style's bands and white letters clash with the colours of cells.
    """
    frame = slide.shapes.add_table(
        rows, columns, Inches(LEFT), Inches(above), Inches(WIDTH), Inches(1)
    )
    frame.name = name
    frame.table.horz_banding = False
    looks = frame.table._tbl.tblPr
    assert looks is not None
    looks.find(qn("a:tableStyleId")).text = _TABLE_GRID
    return frame


def _fill_cell(
    cell: _Cell, content: str, size: int, *, ground: str = WHITE, bold: bool = False
) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = _to_colour(ground)
    cell.margin_left = cell.margin_right = Inches(_CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(_CELL_EDGE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    _write(cell.text_frame, content, PP_ALIGN.LEFT, size, bold=bold)


def _write(
    frame: TextFrame,
    content: str,
    alignment: PP_ALIGN,
    size: int,
    *,
    bold: bool = False,
    colour: str = INK,
) -> Sequence[_Paragraph]:
    """Write a paragraph per line, and return the paragraphs."""
    for number, line in enumerate(clean_text(content).split("\n")):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.alignment = alignment
        run = paragraph.add_run()
        run.text = line
        run.font.size = Pt(size)
        run.font.bold = bold
        run.font.name = "Arial"
        run.font.color.rgb = _to_colour(colour)
    return frame.paragraphs


def _to_colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())


def _measure(text: str, size: float, bold: bool) -> float:
    """Return the width of a text in inches, in the widest font used in place of Arial.

    That font is the one of LibreOffice on Linux.
    """
    register_fonts()
    return stringWidth(text, FALLBACK, size) * (_BOLD_WIDER if bold else 1) / 72


@lru_cache(maxsize=4096)
def _wrap_text(text: str, inches: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    room = max(inches, size / 72)
    lines: list[str] = []
    for paragraph in clean_text(text).split("\n"):
        lines += break_line(paragraph, lambda longer: _measure(longer, size, bold) <= room)
    return tuple(lines)


def _row_height(
    cells: Sequence[str], widths: Sequence[float], size: float, *, bold: bool = False
) -> float:
    """Return the height of a table's row in inches: that of its highest cell.

    A single cell spans all columns and is bold.
    """
    if len(cells) == 1 < len(widths):
        widths = [sum(widths)]
        bold = True
    lines = 0
    for text, width in zip(cells, widths, strict=True):
        lines = max(lines, len(_wrap_text(text, width - 2 * _CELL_SIDE, size, bold=bold)))
    return lines * size * _LINE_SPACING / 72 + 2 * _CELL_EDGE


def _box_height(text: str, inches: float, size: float, *, bold: bool = False) -> float:
    """Return the height of a text in a box of this width, in inches."""
    paragraphs = text.split("\n")
    lines = 0
    for paragraph in paragraphs:
        lines += len(_wrap_text(paragraph, inches - 2 * _BOX_SIDE, size, bold=bold))
    return (lines * size * _LINE_SPACING + len(paragraphs) * _PARAGRAPH_GAP) / 72 + 2 * _BOX_EDGE


def _split(
    rows: Sequence[Item], room: float, height_of: Callable[[Sequence[Item]], float]
) -> list[list[Item]]:
    """Split rows into portions no higher than `room` inches; a higher row stands alone."""
    portions: list[list[Item]] = [[]]
    for row in rows:
        if portions[-1] and height_of([*portions[-1], row]) > room:
            portions.append([])
        portions[-1].append(row)
    return portions


def _split_evenly(
    rows: Sequence[Item], room: float, height_of: Callable[[Sequence[Item]], float]
) -> list[list[Item]]:
    """Split rows into as few portions as possible, all about equally full."""
    portions = _split(rows, room, height_of)
    for share in _SHARES:
        even = _split(rows, room * share, height_of)
        if len(even) == len(portions):
            return even
    return portions


def _split_long(rows: Rows) -> Iterator[Sequence[str]]:
    """Let a long text go on in further rows, so that no row is higher than a slide."""
    for row in rows:
        parts = []
        for text in row:
            line = " ".join(text.split()) if len(text) > _LONGEST else text
            parts.append(wrap(line, _LONGEST) if len(line) > _LONGEST else [line])
        yield from zip_longest(*parts, fillvalue="") if len(row) > 1 else [row]


def _under_parts(rows: Rows) -> list[_PartRow]:
    """List the rows without the headings of parts, each with the heading of its part."""
    result = []
    part = ""
    for row in rows:
        if len(row) == 1:
            part = row[0]
        else:
            result.append((part, row))
    return result


def _with_parts(rows: Sequence[_PartRow]) -> list[Sequence[str]]:
    """Put the headings of parts back between the rows."""
    result: list[Sequence[str]] = []
    before = ""
    for part, row in rows:
        if part and part != before:
            result.append((part,))
        result.append(row)
        before = part
    return result


def _largest_size(
    text: str, inches: float, height: float, sizes: Sequence[int], *, bold: bool = False
) -> int:
    """Return the first of the sizes that fits the text, else the last."""
    for size in sizes:
        if _box_height(text, inches, size, bold=bold) <= height:
            return size
    return sizes[-1]


def cut_to_line(text: str, inches: float, after: str) -> str:
    """Cut a text with … to fit, with `after` behind it, on one line in the smallest letters."""
    room = inches - 2 * _BOX_SIDE
    for length in range(len(text), 0, -1):
        shown = shorten(text, length) + after
        if _measure(clean_text(shown), SMALL, False) <= room:
            return shown
    return after
