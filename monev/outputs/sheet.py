"""Draws one page as PDF, or as a picture of that PDF. Heights count from the top down."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from monev.outputs import saved
from monev.outputs.documents import fonts
from monev.outputs.documents.blocks import clean_text

LEFT = 48  # where lines begin; they end at the same distance from the right side
TITLE = 40
LARGE = 33
BODY = 30
SMALL = 27
TINY = 24
"""Sizes of letters. SMALL is 10 px on a phone that shows the whole width, 10 points on paper; TINY
is for axes."""
INK = "#111820"
FAINT = "#4a5663"
LINE = "#d5dbe2"
WHITE = "#ffffff"
CARD = "#f2f5f8"
TRACK = "#dfe4ea"
UNREPORTED = "#f0b795"
PAST = "#a3b1be"
_BASELINE = 0.35  # from the middle of a line down to its baseline, as a part of the letters' size
_PAPER_EDGE = 9 * mm


class Letters(NamedTuple):
    """The look of a text."""

    size: float
    colour: str = INK
    bold: bool = False


class Sheet:
    """A page to draw on; its height is found by drawing everything once before.

    `paper`: the size in points of the paper that the page is fitted to. Without it a unit is a
    point.
    """

    def __init__(
        self,
        width: float,
        height: float = 0,
        *,
        paper: tuple[float, float] | None = None,
        title: str = "",
    ) -> None:
        self.width = width
        page = paper or (width, round(height))  # whole dots, so that the picture is not blurred
        # invariant: no time of making, so that the same content gives the same bytes
        self._canvas = Canvas("", pagesize=page, invariant=1, lang="id-ID")
        self._canvas.setTitle(clean_text(title))
        self._canvas.setAuthor("Monev ZI")
        if paper is None:
            self._canvas.translate(0, page[1])
            return
        scale = min((paper[0] - 2 * _PAPER_EDGE) / width, (paper[1] - 2 * _PAPER_EDGE) / height)
        self._canvas.translate((paper[0] - width * scale) / 2, paper[1] - _PAPER_EDGE)
        self._canvas.scale(scale, scale)

    @property
    def right(self) -> float:
        """Where lines end."""
        return self.width - LEFT

    @property
    def room(self) -> float:
        """The width of a whole line."""
        return self.right - LEFT

    def text(
        self,
        content: str,
        x: float,
        y: float,
        letters: Letters,
        *,
        part: float = 0,
        room: float = 0,
    ) -> float:
        """Write a text on one line, and return where it ends.

        `part`: the part of its width left of x (0.5: centred at x); `room`: a wider text is cut at
        a word and gets …
        """
        content = " ".join(clean_text(content).split())
        if room:
            content = next(iter(break_lines(content, room, letters, most=1)), "")
        width = measure(content, letters)
        start = x - width * part
        self._canvas.setFillColor(HexColor(letters.colour))
        text = self._canvas.beginText(start, -y - letters.size * _BASELINE)
        for name, run in fonts.split_runs(content, bold=letters.bold):
            text.setFont(name, letters.size)
            text.textOut(run)
        self._canvas.drawText(text)
        return start + width

    def wrapped(
        self,
        content: str,
        x: float,
        y: float,
        width: float,
        letters: Letters,
        *,
        most: int = 99,
        leading: float = 1.32,
    ) -> float:
        """Write a text on at most `most` lines from `y` down, and return where they end."""
        for line in break_lines(content, width, letters, most=most):
            self.text(line, x, y + letters.size * leading / 2, letters)
            y += letters.size * leading
        return y

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: str, *, radius: float = 0
    ) -> None:
        """Fill a rectangle, if it has width and height."""
        width = right - left
        height = bottom - top
        if width <= 0 or height <= 0:
            return
        self._canvas.setFillColor(HexColor(fill))
        if radius:
            round_by = min(radius, width / 2, height / 2)
            self._canvas.roundRect(left, -bottom, width, height, round_by, stroke=0, fill=1)
        else:
            self._canvas.rect(left, -bottom, width, height, stroke=0, fill=1)

    def path(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float,
        *,
        dashes: Sequence[float] = (),
    ) -> None:
        """Draw a line through points, dashed or whole."""
        if len(points) < 2:
            return
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(width)
        self._canvas.setDash(list(dashes))
        path = self._canvas.beginPath()
        for number, (x, y) in enumerate(points):
            (path.lineTo if number else path.moveTo)(x, -y)
        self._canvas.drawPath(path)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """Fill a circle with a white edge."""
        for size, colour in ((radius + 3, WHITE), (radius, fill)):
            self._canvas.setFillColor(HexColor(colour))
            self._canvas.circle(x, -y, size, stroke=0, fill=1)

    def to_pdf(self) -> bytes:
        """Return the page as a PDF; nothing more can be drawn."""
        return self._canvas.getpdfdata()


def to_png(pdf: bytes, *, scale: int = 1) -> bytes:
    """Render the page as a picture with `scale` dots per point."""
    picture = PdfDocument(pdf)[0].render(scale=scale).to_pil()
    # A palette makes the file a third as large; MAXCOVERAGE keeps rare colours, as of a mark.
    few = picture.quantize(128, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    return saved(partial(few.save, format="PNG"))


def measure(content: str, letters: Letters) -> float:
    """Measure the width of a text."""
    fonts.register_fonts()
    runs = fonts.split_runs(content, bold=letters.bold)
    return sum(pdfmetrics.stringWidth(run, name, letters.size) for name, run in runs)


def break_lines(content: str, width: float, letters: Letters, *, most: int = 99) -> list[str]:
    """Break a text into at most `most` lines no wider than `width`; a longer text ends with …"""

    def fits(line: str) -> bool:
        return measure(line, letters) <= width

    lines = fonts.break_line(" ".join(clean_text(content).split()), fits)
    if len(lines) <= most:
        return [line for line in lines if line]
    line = lines[most - 1]
    while line and not fits(f"{line} …"):
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return [*lines[: most - 1], f"{line.rstrip(' ,;:.')} …"]
