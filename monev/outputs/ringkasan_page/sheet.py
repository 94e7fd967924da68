"""A sheet that is drawn once and painted twice: as PDF and as PNG, the same marks at the same places.

What is drawn is kept as a list of marks in units of one picture dot; `to_pdf` and `to_png` paint that list. Both take
the fonts that come with the program, so that a line breaks at the same word on paper and on a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from monev.outputs.documents import fonts
from monev.outputs.documents.blocks import clean_text

LEFT = 48
"""Where lines begin; as far from the other side they end."""
TITLE, LARGE, BODY, SMALL, TINY = 40, 33, 30, 27, 24
"""Sizes of letters. SMALL is 10 px on a phone that shows the whole width, 10 points on paper; TINY is for axes."""
INK, FAINT, LINE, WHITE = "#111820", "#4a5663", "#d5dbe2", "#ffffff"
CARD, TRACK, UNREPORTED, PAST = "#f2f5f8", "#dfe4ea", "#f0b795", "#a3b1be"
_BASELINE = 0.35
"""How far below its middle a line of text stands, in parts of its size."""
_SMOOTHING = 2
"""The picture is painted this much larger and made smaller, so that its lines have no steps."""
_PAPER_EDGE = 9 * mm


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, its middle at the height `y`."""

    content: str
    x: float
    y: float
    size: float
    colour: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, its corners rounded by `radius`."""

    left: float
    top: float
    right: float
    bottom: float
    fill: str
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points, dashed or whole."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float
    dashes: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle with a white edge."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A large pale word across the sheet, turned by 30 degrees, under everything else."""

    content: str
    y: float
    size: float
    colour: str


Mark = Text | Box | Path | Disc | Stamp


@dataclass(slots=True)
class Sheet:
    """What is drawn, in the order it is painted; `height` is set once it is known."""

    width: float
    title: str = ""
    height: float = 0
    marks: list[Mark] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Where lines end."""
        return self.width - LEFT

    def text(
        self, content: str, x: float, y: float, size: float, *, colour: str = INK, bold: bool = False, end: bool = False
    ) -> float:
        """Write on one line, from x on or, with `end`, up to x; returns where it ends."""
        content = " ".join(clean_text(content).split())
        width = measure(content, size, bold=bold)
        start = x - width if end else x
        self.marks.append(Text(content, start, y, size, colour, bold))
        return start + width

    def wrapped(
        self,
        content: str,
        x: float,
        y: float,
        width: float,
        size: float,
        *,
        colour: str = INK,
        bold: bool = False,
        most: int = 99,
        leading: float = 1.32,
    ) -> float:
        """Write on as many lines as it takes, at most `most`; `y` is the top. Returns the bottom."""
        for line in break_lines(content, width, size, bold=bold, most=most):
            self.text(line, x, y + size * leading / 2, size, colour=colour, bold=bold)
            y += size * leading
        return y

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, *, radius: float = 0) -> None:
        """A filled rectangle; nothing where it has no width or no height."""
        if right > left and bottom > top:
            self.marks.append(Box(left, top, right, bottom, fill, min(radius, (right - left) / 2, (bottom - top) / 2)))

    def path(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float,
        *,
        dashes: tuple[float, float] | None = None,
    ) -> None:
        """A line through points."""
        if len(points) > 1:
            self.marks.append(Path(tuple(points), colour, width, dashes))

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle."""
        self.marks.append(Disc(x, y, radius, fill))

    def stamp(self, content: str, y: float, size: float, colour: str) -> None:
        """A pale word across the sheet, under what is drawn after it."""
        self.marks.append(Stamp(content, y, size, colour))


@cache
def _register_fonts() -> None:
    for name in (fonts.REGULAR, fonts.BOLD, fonts.FALLBACK):
        pdfmetrics.registerFont(TTFont(name, str(fonts.find_font_file(name))))


def measure(content: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is."""
    _register_fonts()
    return sum(pdfmetrics.stringWidth(run, name, size) for name, run in fonts.split_runs(content, bold=bold))


def cut(content: str, width: float, size: float, *, bold: bool = False) -> str:
    """The start of a text that fits on one line, cut at a word and marked with … where it goes on."""
    return next(iter(break_lines(content, width, size, bold=bold, most=1)), "")


def break_lines(content: str, width: float, size: float, *, bold: bool = False, most: int = 99) -> list[str]:
    """A text as lines no wider than `width`; a word wider than that is broken, what does not fit ends in …"""
    lines: list[str] = []
    for word in " ".join(clean_text(content).split()).split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, size, bold=bold) <= width:
            lines[-1] = joined
            continue
        lines += _break_word(word, width, size, bold)
        if len(lines) > most:
            break
    if len(lines) <= most:
        return [line for line in lines if line]
    return [*lines[: most - 1], _with_ellipsis(lines[most - 1], width, size, bold)]


def _break_word(word: str, width: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    if measure(word, size, bold=bold) <= width:
        return [word]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _with_ellipsis(line: str, width: float, size: float, bold: bool) -> str:
    while line and measure(f"{line} …", size, bold=bold) > width:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return f"{line.rstrip(' ,;:.')} …"


def to_pdf(sheet: Sheet) -> bytes:
    """The sheet on one page A4, as large as it fits."""
    _register_fonts()
    buffer = BytesIO()
    # invariant: the same content gives the same bytes, without the time of making
    canvas = Canvas(buffer, pagesize=A4, invariant=1, lang="id-ID")
    canvas.setTitle(clean_text(sheet.title))
    canvas.setAuthor("Monev ZI")
    scale = min((A4[0] - 2 * _PAPER_EDGE) / sheet.width, (A4[1] - 2 * _PAPER_EDGE) / sheet.height)
    canvas.translate((A4[0] - sheet.width * scale) / 2, A4[1] - _PAPER_EDGE)
    canvas.scale(scale, scale)
    for mark in sheet.marks:
        _paint_on_paper(canvas, sheet, mark)
    canvas.save()
    return buffer.getvalue()


def _paint_on_paper(canvas: Canvas, sheet: Sheet, mark: Mark) -> None:
    """One mark; PDF counts heights upwards."""
    if isinstance(mark, Text):
        _write_on_paper(canvas, mark.content, mark.x, -mark.y - mark.size * _BASELINE, mark)
    elif isinstance(mark, Box):
        canvas.setFillColor(HexColor(mark.fill))
        size = (mark.right - mark.left, mark.bottom - mark.top)
        canvas.roundRect(mark.left, -mark.bottom, *size, mark.radius, stroke=0, fill=1)
    elif isinstance(mark, Path):
        canvas.setStrokeColor(HexColor(mark.colour))
        canvas.setLineWidth(mark.width)
        canvas.setDash(list(mark.dashes or ()))
        path = canvas.beginPath()
        path.moveTo(mark.points[0][0], -mark.points[0][1])
        for x, y in mark.points[1:]:
            path.lineTo(x, -y)
        canvas.drawPath(path)
    elif isinstance(mark, Disc):
        for radius, fill in ((mark.radius + 3, WHITE), (mark.radius, mark.fill)):
            canvas.setFillColor(HexColor(fill))
            canvas.circle(mark.x, -mark.y, radius, stroke=0, fill=1)
    else:
        canvas.saveState()
        canvas.translate(sheet.width / 2, -mark.y)
        canvas.rotate(30)
        stamped = Text(mark.content, 0, 0, mark.size, mark.colour, True)
        _write_on_paper(
            canvas, mark.content, -measure(mark.content, mark.size, bold=True) / 2, -mark.size * _BASELINE, stamped
        )
        canvas.restoreState()


def _write_on_paper(canvas: Canvas, content: str, x: float, y: float, mark: Text) -> None:
    canvas.setFillColor(HexColor(mark.colour))
    text = canvas.beginText(x, y)
    for name, run in fonts.split_runs(content, bold=mark.bold):
        text.setFont(name, mark.size)
        text.textOut(run)
    canvas.drawText(text)


def to_png(sheet: Sheet) -> bytes:
    """The sheet as a picture of its own width, for a phone."""
    size = (round(sheet.width * _SMOOTHING), round(sheet.height * _SMOOTHING))
    picture = Image.new("RGB", size, WHITE)
    for mark in sheet.marks:
        _paint_on_picture(picture, mark)
    picture = picture.reduce(_SMOOTHING)
    buffer = BytesIO()
    picture.quantize(192, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _paint_on_picture(picture: Image.Image, mark: Mark) -> None:
    pen, k = ImageDraw.Draw(picture), _SMOOTHING
    if isinstance(mark, Text):
        _write_on_picture(pen, mark.content, mark.x * k, (mark.y + mark.size * _BASELINE) * k, mark)
    elif isinstance(mark, Box):
        place = [round(v * k) for v in (mark.left, mark.top, mark.right, mark.bottom)]
        # Its far side is inside for Pillow, and what is narrower than a dot is a dot.
        end = (max(place[0], place[2] - 1), max(place[1], place[3] - 1))
        pen.rounded_rectangle((place[0], place[1], *end), mark.radius * k, fill=mark.fill)
    elif isinstance(mark, Path):
        for piece in _dash(mark):
            pen.line([(x * k, y * k) for x, y in piece], fill=mark.colour, width=round(mark.width * k), joint="curve")
    elif isinstance(mark, Disc):
        for radius, fill in ((mark.radius + 3, WHITE), (mark.radius, mark.fill)):
            box = [(v + d * radius) * k for d in (-1, 1) for v in (mark.x, mark.y)]
            pen.ellipse(box, fill=fill)
    else:
        _stamp_picture(picture, mark)


def _stamp_picture(picture: Image.Image, mark: Stamp) -> None:
    size = mark.size * _SMOOTHING
    layer = Image.new("L", (round(measure(mark.content, size, bold=True)) + 20, round(size * 1.4)))
    stamped = Text(mark.content, 0, 0, mark.size, "#ffffff", True)
    _write_on_picture(ImageDraw.Draw(layer), mark.content, 10, size * 1.05, stamped)
    layer = layer.rotate(30, expand=True, resample=Image.Resampling.BICUBIC)
    corner = ((picture.width - layer.width) // 2, round(mark.y * _SMOOTHING - layer.height / 2))
    picture.paste(mark.colour, (*corner, corner[0] + layer.width, corner[1] + layer.height), layer)


def _write_on_picture(pen: ImageDraw.ImageDraw, content: str, x: float, baseline: float, mark: Text) -> None:
    for name, run in fonts.split_runs(content, bold=mark.bold):
        pen.text((x, baseline), run, font=_load_font(name, mark.size * _SMOOTHING), fill=mark.colour, anchor="ls")
        x += pdfmetrics.stringWidth(run, name, mark.size * _SMOOTHING)


@cache
def _load_font(name: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.find_font_file(name)), size, layout_engine=ImageFont.Layout.BASIC)


def _dash(path: Path) -> list[list[tuple[float, float]]]:
    """A line as the pieces that are seen of it."""
    if path.dashes is None:
        return [list(path.points)]
    pieces: list[list[tuple[float, float]]] = [[path.points[0]]]
    seen, left = True, path.dashes[0]
    for (x0, y0), (x1, y1) in zip(path.points, path.points[1:], strict=False):
        length, gone = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 0.0
        while length - gone > left:
            gone += left
            here = (x0 + (x1 - x0) * gone / length, y0 + (y1 - y0) * gone / length)
            if seen:
                pieces[-1].append(here)
            else:
                pieces.append([here])
            seen = not seen
            left = path.dashes[0 if seen else 1]
        left -= length - gone
        if seen:
            pieces[-1].append((x1, y1))
    return [piece for piece in pieces if len(piece) > 1]
