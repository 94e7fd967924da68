"""Draws the pictures of documents from the same rows as the pages: PNG, 16 cm wide at 250 dots per
inch.

Both pictures are boxes and lines. matplotlib would add 17 MB for nothing else; reportlab's charts
have no heatmap, and no second font for letters that the first lacks.
"""

from monev.core.statuses import STATUS_TENGGAT
from monev.figures.heatmap import INK, TOTALS, WHITE, Heatmap, HeatmapCell, cell_colours
from monev.outputs.documents.material import Material
from monev.outputs.ringkasan_page.page import draw_area
from monev.outputs.sheet import Letters, Sheet, break_lines, measure, to_png

WIDTH = 1600
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
    """Draw the heatmap area × month.

    A cell has n/N over a bar of its share, and ▲ if late; n/N in brackets is not due yet.
    """
    left = 380
    height = 80
    header = 52
    # The last column, the total, is half as wide again.
    width = (WIDTH - left) / (len(drawn.columns) + 0.5)
    sheet = Sheet(WIDTH, header + height * len(drawn.rows) + 4)
    edges = [*(left + place * width for place in range(len(drawn.columns))), WIDTH]
    for place, heading in enumerate(drawn.headings):
        bold = drawn.columns[place] in TOTALS
        _write_centred(
            sheet, heading, edges[place], edges[place + 1], header / 2, Letters(26, INK, bold)
        )
    for number, row in enumerate(drawn.rows):
        above = header + number * height
        _write_name(sheet, row.name, above, left - 20, height, Letters(25, INK, row.is_total))
        for place, cell in enumerate(row.cells):
            _draw_cell(
                sheet, cell, edges[place] + 3, above + 3, edges[place + 1] - 3, above + height - 3
            )
    return to_png(sheet.to_pdf())


def _draw_cell(
    sheet: Sheet, cell: HeatmapCell, left: float, above: float, right: float, below: float
) -> None:
    ground, colour = cell_colours(cell)
    sheet.box(left, above, right, below, ground)
    if cell.state == "belum_dilaporkan" and not cell.is_total:
        sheet.path(
            [(left, above), (right, above), (right, below), (left, below), (left, above)],
            _TERLAMBAT,
            3,
        )
    middle = (above + below) / 2
    if cell.share is not None and cell.state != "rencana":
        middle -= 6
        start = left + 8
        end = right - 8
        top = below - 14
        is_loud = cell.state == "terlambat" and not cell.is_total
        sheet.box(start, top, end, top + 8, _DARK_TERLAMBAT if is_loud else _TRACK)
        if cell.share:
            sheet.box(
                start,
                top,
                start + (end - start) * cell.share,
                top + 8,
                WHITE if is_loud else _SELESAI,
            )
    above_middle = middle - (15 if cell.late else 0)
    _write_centred(sheet, cell.text, left, right, above_middle, Letters(28, colour, cell.is_total))
    late_colour = _TERLAMBAT if cell.is_total else colour
    size = 26 if measure(cell.late_text, Letters(26, bold=True)) <= right - left else 20
    _write_centred(
        sheet, cell.late_text, left, right, middle + 17, Letters(size, late_colour, bold=True)
    )


def _write_centred(
    sheet: Sheet, text: str, left: float, right: float, middle: float, letters: Letters
) -> None:
    while letters.size > 12 and measure(text, letters) > right - left - 6:
        letters = letters._replace(size=letters.size - 1)
    sheet.text(text, (left + right) / 2, middle, letters, part=0.5)


def _write_name(
    sheet: Sheet, text: str, above: float, width: float, height: float, letters: Letters
) -> None:
    lines = break_lines(text, width, letters, most=max(1, int(height // (letters.size * 1.15))))
    leading = letters.size * 1.18
    beginning = above + height / 2 - leading * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        sheet.text(line, 0, beginning + number * leading, letters)
