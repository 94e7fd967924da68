"""Draws the pictures of documents from the same rows as the pages.

They are PNG, 16 cm wide at 250 dots per inch.

Both pictures are boxes and lines. matplotlib would add 17 MB for nothing else; reportlab's charts
have no heatmap, and no second font for letters that the first lacks.
"""

from collections.abc import Sequence

from monev.core.statuses import STATUS_TENGGAT
from monev.figures.heatmap import INK, TOTALS, WHITE, Heatmap, HeatmapCell, cell_colours
from monev.outputs.documents.material import Material
from monev.outputs.ringkasan_page.page import draw_area
from monev.outputs.sheet import Letters, Sheet, break_lines, measure, to_png

WIDTH = 1600
_NAMES = 310  # width of the names of areas
_SIZE = 33  # of letters: 9 points on paper
_LEADING = 38
_BARS_WIDTH = 1080  # so that letters are as large as in the heatmap
_LINE = "#9aa5b1"
_DARK_TERLAMBAT = "#8a2c06"
_TRACK = "#e3e8ed"
_SELESAI = STATUS_TENGGAT["selesai"].colour
_TERLAMBAT = STATUS_TENGGAT["terlambat"].colour


def draw_capaian_bars(material: Material) -> bytes:
    """Draw a bar per area as on Ringkasan: n/N (p%), and ▲ with the count of late tenggat."""

    def draw(sheet: Sheet) -> float:
        below = 1.0
        for area in material.per_area:
            below = draw_area(sheet, area, below, rencana_only=material.rencana_only)
        return below

    sheet = Sheet(_BARS_WIDTH, draw(Sheet(_BARS_WIDTH)))
    draw(sheet)
    return to_png(sheet.to_pdf())


def draw_heatmap(drawn: Heatmap) -> bytes:
    """Draw the heatmap area × month, in letters of 9 points on paper.

    A cell has n/N over a bar of its share, and ▲ and △ below if late; n/N in brackets is not due
    yet.
    """
    # The last column, the total, is half as wide again.
    width = (WIDTH - _NAMES) / (len(drawn.columns) + 0.5)
    edges = [*(_NAMES + place * width for place in range(len(drawn.columns))), WIDTH]
    names = []
    for row in drawn.rows:
        names.append(break_lines(row.name, _NAMES - 12, Letters(_SIZE, INK, row.is_total)))
    height = _LEADING * max(3, *map(len, names)) + 26  # n/N, ▲ and △ are three lines
    header = 2 * _LEADING + 8
    sheet = Sheet(WIDTH, header + height * len(names) + 4)
    for place, heading in enumerate(drawn.headings):
        letters = Letters(_SIZE, INK, drawn.columns[place] in TOTALS)
        left, right = edges[place : place + 2]
        lines = break_lines(heading, right - left, letters)
        _write_centred(sheet, lines, left, right, header / 2, letters)
    for number, (row, name) in enumerate(zip(drawn.rows, names, strict=True)):
        above = header + number * height
        letters = Letters(_SIZE, INK, row.is_total)
        top = above + (height - _LEADING * len(name)) / 2
        sheet.wrapped(row.name, 0, top, _NAMES - 12, letters, leading=_LEADING / _SIZE)
        for place, cell in enumerate(row.cells):
            _draw_cell(
                sheet, cell, edges[place] + 3, above + 3, edges[place + 1] - 3, above + height - 3
            )
    return to_png(sheet.to_pdf())


def _draw_cell(
    sheet: Sheet, cell: HeatmapCell, left: float, above: float, right: float, below: float
) -> None:
    ground, colour = cell_colours(cell)
    edge = 3 * (cell.state == "belum_dilaporkan" and not cell.is_total)
    sheet.box(left, above, right, below, _TERLAMBAT if edge else ground)
    sheet.box(left + edge, above + edge, right - edge, below - edge, ground)
    middle = (above + below) / 2
    if cell.share is not None and cell.state != "rencana":
        middle -= 9
        start = left + 8
        end = right - 8
        top = below - 14
        is_loud = cell.state == "terlambat" and not cell.is_total
        sheet.box(start, top, end, top + 8, _DARK_TERLAMBAT if is_loud else _TRACK)
        done = start + (end - start) * cell.share
        sheet.box(start, top, done, top + 8, WHITE if is_loud else _SELESAI)
    late = cell.late_text.split()
    letters = Letters(_SIZE, colour, cell.is_total)
    _write_centred(sheet, [cell.text], left, right, middle - _LEADING * len(late) / 2, letters)
    letters = Letters(_SIZE, _TERLAMBAT if cell.is_total else colour, bold=True)
    _write_centred(sheet, late, left, right, middle + _LEADING / 2, letters)


def _write_centred(
    sheet: Sheet, lines: Sequence[str], left: float, right: float, middle: float, letters: Letters
) -> None:
    """Write lines one below the other; one too wide gets smaller letters."""
    for number, line in enumerate(lines):
        y = middle + _LEADING * (number - (len(lines) - 1) / 2)
        share = min(1, (right - left) / max(1, measure(line, letters)))
        fitting = letters._replace(size=letters.size * share)
        sheet.text(line, (left + right) / 2, y, fitting, part=0.5)
