"""What slides are made of: texts, boxes, cells, in the product's colours and one font."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from monev.figures import format_number
from monev.outputs.documents.blocks import clean_text
from monev.outputs.documents.pictures import INK, WHITE

SMALLEST = 20
"""Points of the smallest text."""
_TABLE_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's own style "No Style, Table Grid"


def split_portions(
    row: Sequence[Sequence[str]], width: Sequence[float], height: float, size: int
) -> Iterator[list[Sequence[str]]]:
    """Rows in portions that fit a table of that height (inches), its columns so wide (inches), each row as high as
    its longest cell."""
    # A tenth of a line is lost where words wrap.
    fits = [max(1, int(0.9 * (one - 0.16) * 72 / (size * 0.51))) for one in width]
    content: list[Sequence[str]] = []
    used = 0.0
    for one in row:
        count = max(-(-len(text) // column) or 1 for text, column in zip(one, fits, strict=True))
        needed = count * size * 1.2 / 72 + 0.08
        if content and used + needed > height:
            yield content
            content, used = [], 0.0
        content.append(one)
        used += needed
    yield content


def fit_lines(row: list[str], count: int) -> list[str]:
    """What fits so many lines of a slide; the last one says how much more there is."""
    result: list[str] = []
    for index, one in enumerate(row):
        needed = len(one) // 88 + 1
        rest = count - (1 if index < len(row) - 1 else 0)
        if sum(len(b) // 88 + 1 for b in result) + needed > rest:
            return [*result, f"dan {format_number(len(row) - index)} lainnya, lihat Lembar Monev ZI"]
        result.append(one)
    return result


def _to_colour(kode: str) -> RGBColor:
    return RGBColor.from_string(kode.lstrip("#").upper())


def set_font(text_run: Any, size: int, *, bold: bool = False, colour: str = INK) -> None:
    """Size, weight and colour of a run of text."""
    text_run.font.size, text_run.font.bold, text_run.font.name = Pt(size), bold, "Arial"
    text_run.font.color.rgb = _to_colour(colour)


def add_text_box(
    s: Slide,
    content: str,
    left: int,
    above: int,
    width: int,
    height: int,
    size: int,
    *,
    bold: bool = False,
    colour: str = INK,
    right: bool = False,
) -> None:
    """Put a text on a slide, a paragraph per line."""
    frame = s.shapes.add_textbox(Emu(left), Emu(above), Emu(width), Emu(height)).text_frame
    frame.word_wrap = True
    for index, row in enumerate(clean_text(content).split("\n")):
        p = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        p.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        p.space_after = Pt(4)
        text_run = p.add_run()
        text_run.text = row
        set_font(text_run, size, bold=bold, colour=colour)


def add_box(s: Slide, left: int, above: int, width: int, height: int, colour: str) -> None:
    """A filled box without an outline."""
    one = s.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(above), Emu(width), Emu(height))
    one.fill.solid()
    one.fill.fore_color.rgb = _to_colour(colour)
    one.line.fill.background()
    one.shadow.inherit = False


def add_card(s: Slide, label: str, figures: str, colour: str, left: int, above: int, width: int) -> None:
    """A figure, large and white on its colour, with its word below."""
    add_box(s, left, above, width, Inches(1.9), colour)
    add_text_box(s, figures, left, above + Inches(0.25), width, Inches(0.8), 27, bold=True, colour=WHITE)
    add_text_box(s, label, left, above + Inches(1.15), width, Inches(0.5), SMALLEST, colour=WHITE)


def style_table(frame: Any) -> None:
    """Plain lines: the default style's bands and white letters fight with the cells' own colours."""
    frame.table.horz_banding = False
    frame._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _TABLE_GRID


def fill_cell(
    cell: Any,
    content: str,
    *,
    middle: bool = False,
    bold: bool = False,
    background: str = WHITE,
    colour: str = INK,
    size: int = SMALLEST,
) -> None:
    """Write and colour one cell of a table."""
    cell.fill.solid()
    cell.fill.fore_color.rgb = _to_colour(background)
    cell.margin_left = cell.margin_right = Inches(0.04 if middle else 0.08)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    for index, row in enumerate(clean_text(content).split("\n")):
        p = cell.text_frame.paragraphs[0] if index == 0 else cell.text_frame.add_paragraph()
        p.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.LEFT
        text_run = p.add_run()
        text_run.text = row
        set_font(text_run, size, bold=bold, colour=colour)
