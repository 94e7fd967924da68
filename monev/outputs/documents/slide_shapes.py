"""The shapes the meeting's slides are put together from: text boxes, filled boxes, cards and tables' cells."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from monev.outputs.documents.blocks import clean_text
from monev.outputs.documents.pictures import INK, WHITE
from monev.outputs.documents.slide_fit import CELL_EDGE, CELL_SIDE, PARAGRAPH_GAP, fitting_size

SMALLEST = 20
"""Points of the smallest text."""

_TABLE_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's own style "No Style, Table Grid"


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
        p.space_after = Pt(PARAGRAPH_GAP)
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
    size = fitting_size(figures, Emu(width).inches, (27, 24, SMALLEST), bold=True)
    add_text_box(s, figures, left, above + Inches(0.25), width, Inches(0.8), size, bold=True, colour=WHITE)
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
    cell.margin_left = cell.margin_right = Inches(0.04 if middle else CELL_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(CELL_EDGE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    for index, row in enumerate(clean_text(content).split("\n")):
        p = cell.text_frame.paragraphs[0] if index == 0 else cell.text_frame.add_paragraph()
        p.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.LEFT
        text_run = p.add_run()
        text_run.text = row
        set_font(text_run, size, bold=bold, colour=colour)
