"""The pictures inside documents: bars of capaian and the heatmap, drawn from the frames the pages show.

Pillow, which Streamlit brings along, draws them in 30 ms without a browser; the labels stand in the picture, nothing
has to be decoded. Each returns PNG for 16 cm of paper at 250 dots an inch.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from monev.core.statuses import STATUS_TENGGAT
from monev.figures.heatmap import INK, TOTALS, WHITE, Heatmap, HeatmapCell, cell_colours
from monev.outputs.documents import fonts
from monev.outputs.documents.tables import BAR_TRACK, Bar

WIDTH = 1600
_LINE, _DARK_TERLAMBAT = "#9aa5b1", "#8a2c06"
_SELESAI, _TERLAMBAT = STATUS_TENGGAT["selesai"].colour, STATUS_TENGGAT["terlambat"].colour


def draw_capaian_bars(bars: Sequence[Bar]) -> bytes:
    """A bar per area, and one for all: capaian s.d. posisi as n/N (p%), with ▲ and how many are late."""
    height = 78
    canvas = _Canvas(WIDTH, height * len(bars) + 24)
    left, right = 620, 1160
    for number, bar in enumerate(bars):
        above = 12 + number * height
        middle = above + height / 2
        if bar.is_total:
            canvas.draw_line(0, above, WIDTH)
        canvas.write_wrapped(bar.name, 0, above, left - 30, height, 30, bold=bar.is_total)
        canvas.draw_box(left, above + 16, right, above + height - 16, BAR_TRACK)
        if bar.total:
            until = left + (right - left) * bar.n / bar.total
            canvas.draw_box(left, above + 16, until, above + height - 16, bar.colour)
        end = canvas.write(bar.text, right + 20, middle, 32, bold=True)
        canvas.write(bar.late_text, max(end + 26, right + 290), middle, 32, bold=True, colour=_TERLAMBAT)
    return canvas.png()


def draw_heatmap(drawn: Heatmap) -> bytes:
    """The heatmap area × month: n/N in each cell over a bar of its share, ▲ late, brackets where not yet due."""
    left, height, header = 380, 92, 56
    width = (WIDTH - left) / (len(drawn.columns) + 0.5)  # the total, which is the last, is half as wide again
    canvas = _Canvas(WIDTH, header + height * len(drawn.rows) + 4)
    edges = [*(left + place * width for place in range(len(drawn.columns))), WIDTH]
    for place, heading in enumerate(drawn.headings):
        bold = drawn.columns[place] in TOTALS
        canvas.write_centred(heading, edges[place], edges[place + 1], header / 2, 26, bold=bold)
    for number, row in enumerate(drawn.rows):
        above = header + number * height
        canvas.write_wrapped(row.name, 0, above, left - 20, height, 25, bold=row.is_total)
        for place, cell in enumerate(row.cells):
            _draw_cell(canvas, cell, edges[place] + 3, above + 3, edges[place + 1] - 3, above + height - 3)
    return canvas.png()


def _draw_cell(canvas: _Canvas, cell: HeatmapCell, left: float, above: float, right: float, below: float) -> None:
    ground, colour = cell_colours(cell)
    canvas.draw_box(left, above, right, below, ground)
    if cell.state == "belum_dilaporkan" and not cell.is_total:
        canvas.draw_frame(left, above, right, below, _TERLAMBAT)
    middle = (above + below) / 2
    if cell.share is not None and cell.state != "rencana":
        middle -= 6
        _draw_share(canvas, cell, left + 8, below - 14, right - 8)
    canvas.write_centred(
        cell.text, left, right, middle - (15 if cell.late else 0), 28, bold=cell.is_total, colour=colour
    )
    late_colour = _TERLAMBAT if cell.is_total else colour
    size = 26 if canvas.measure(cell.late_text, 26, bold=True) <= right - left else 20
    canvas.write_centred(cell.late_text, left, right, middle + 17, size, bold=True, colour=late_colour)


def _draw_share(canvas: _Canvas, cell: HeatmapCell, left: float, above: float, right: float) -> None:
    """The bar at a cell's foot: how much of it is done."""
    on_loud = cell.state == "terlambat" and not cell.is_total
    canvas.draw_box(left, above, right, above + 8, _DARK_TERLAMBAT if on_loud else BAR_TRACK)
    if cell.share:
        until = left + (right - left) * cell.share
        canvas.draw_box(left, above, until, above + 8, WHITE if on_loud else _SELESAI)


@cache
def _load_font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.find_font_file(name)), size, layout_engine=ImageFont.Layout.BASIC)


class _Canvas:
    """A white sheet to draw on."""

    def __init__(self, width: int, height: int) -> None:
        self._picture = Image.new("RGB", (width, height), WHITE)
        self._pen = ImageDraw.Draw(self._picture)

    def draw_box(self, left: float, above: float, right: float, below: float, colour: str) -> None:
        self._pen.rectangle([round(side) for side in (left, above, right, below)], fill=colour)

    def draw_frame(self, left: float, above: float, right: float, below: float, colour: str) -> None:
        self._pen.rectangle([round(side) for side in (left, above, right, below)], outline=colour, width=3)

    def draw_line(self, left: float, above: float, right: float) -> None:
        self._pen.line([round(side) for side in (left, above, right, above)], fill=_LINE, width=2)

    def measure(self, text: str, size: int, bold: bool) -> float:
        """How wide a text is."""
        return sum(_load_font(name, size).getlength(content) for name, content in fonts.split_runs(text, bold=bold))

    def write(
        self, text: str, left: float, middle: float, size: int, *, bold: bool = False, colour: str = INK
    ) -> float:
        """Write on one line around the height `middle`; returns where it ends."""
        for name, content in fonts.split_runs(text, bold=bold):
            font_face = _load_font(name, size)
            self._pen.text((left, middle + size * 0.35), content, font=font_face, fill=colour, anchor="ls")
            left += font_face.getlength(content)
        return left

    def write_centred(
        self, text: str, left: float, right: float, middle: float, size: int, *, bold: bool, colour: str = INK
    ) -> None:
        """Write in the middle between two sides, smaller where it would not fit."""
        while size > 12 and self.measure(text, size, bold) > right - left - 6:
            size -= 1
        beginning = (left + right - self.measure(text, size, bold)) / 2
        self.write(text, beginning, middle, size, bold=bold, colour=colour)

    def write_wrapped(
        self, text: str, left: float, above: float, width: float, height: float, size: int, *, bold: bool
    ) -> None:
        """Write on as many lines as the height holds, the last one cut with … where there is more."""
        lines = self._wrap(text, width, size, bold)
        fits = max(1, int(height // (size * 1.15)))
        if len(lines) > fits:
            lines = [*lines[: fits - 1], f"{lines[fits - 1]} …"]
        spacing = size * 1.18
        beginning = above + height / 2 - spacing * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            self.write(line, left, beginning + number * spacing, size, bold=bold)

    def _wrap(self, text: str, width: float, size: int, bold: bool) -> list[str]:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.measure(longer, size, bold) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def png(self) -> bytes:
        """The sheet as a file of few colours: a third of the bytes of a full one."""
        buffer = BytesIO()
        few = self._picture.quantize(128, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(buffer, "PNG", dpi=(254, 254))
        return buffer.getvalue()
