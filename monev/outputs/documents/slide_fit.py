"""How much room a text takes on a slide: measured by the letters' own widths, so that nothing runs into what is below.

PowerPoint makes a table's row as high as its text needs, whatever height the file gives it: who places a table must
know what that will be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFile

from monev.core.text import shorten
from monev.figures import format_number
from monev.outputs.documents.blocks import clean_text
from monev.outputs.documents.fonts import FALLBACK, break_line, find_font_file

LINE_SPACING = 1.2
"""Height of a line, in sizes of its letters; Arial needs 1.15, the widest font 1.17."""
CELL_SIDE, CELL_EDGE = 0.08, 0.03
"""Inches between a cell's text and its line: left and right, above and below."""
BOX_SIDE, BOX_EDGE = 0.1, 0.05
"""The same of a text box, as PowerPoint has them."""
PARAGRAPH_GAP = 4
"""Points after a paragraph of a text box."""
_BOLD_WIDER = 1.16
"""How much wider bold letters are; of the wide font only the regular ones come along."""


@cache
def _letter_widths() -> dict[int, int]:
    """Code point → width in thousandths of the size.

    Of the widest font a program may take in place of Arial, which LibreOffice on Linux does: what fits with it fits
    with Arial too.
    """
    return TTFontFile(str(find_font_file(FALLBACK))).charWidths


def _measure(text: str, size: float, bold: bool) -> float:
    """The inches a text takes on one line."""
    widths = _letter_widths()
    # What the font has not (王, an emoji) another one draws as a square.
    wide = sum(widths.get(ord(letter), 1300) for letter in text)
    return wide * (_BOLD_WIDER if bold else 1) * size / 72000


@lru_cache(maxsize=4096)
def wrap_text(text: str, inches: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines a text breaks into in a space so wide; a word wider than it breaks inside."""
    room = max(inches, size / 72)
    return tuple(
        line
        for paragraph in clean_text(text).split("\n")
        for line in break_line(paragraph, lambda longer: _measure(longer, size, bold) <= room)
    )


def row_height(cells: Sequence[str], widths: Sequence[float], size: float, *, bold: bool = False) -> float:
    """Inches of a table's row in columns so wide: as high as its longest cell."""
    lines = max(
        len(wrap_text(text, width - 2 * CELL_SIDE, size, bold=bold)) for text, width in zip(cells, widths, strict=True)
    )
    return lines * size * LINE_SPACING / 72 + 2 * CELL_EDGE


def box_height(text: str, inches: float, size: float, *, bold: bool = False) -> float:
    """Inches a text takes in a box so wide."""
    paragraphs = text.split("\n")
    lines = sum(len(wrap_text(paragraph, inches - 2 * BOX_SIDE, size, bold=bold)) for paragraph in paragraphs)
    return (lines * size * LINE_SPACING + len(paragraphs) * PARAGRAPH_GAP) / 72 + 2 * BOX_EDGE


def split_portions(
    rows: Sequence[Sequence[str]], widths: Sequence[float], height: float, size: float
) -> Iterator[list[Sequence[str]]]:
    """Rows in portions, each no higher than that many inches."""
    content: list[Sequence[str]] = []
    used = 0.0
    for row in rows:
        needed = row_height(row, widths, size)
        if content and used + needed > height:
            yield content
            content, used = [], 0.0
        content.append(row)
        used += needed
    yield content


def spread_evenly(
    rows: Sequence[Any], split: Callable[[Sequence[Any], float], list[Any]], sizes: Sequence[int]
) -> tuple[int, list[Any]]:
    """The largest of the sizes in which rows need no more slides than in the smallest, and what stands on each slide:
    as many rows on each where they fit so. `split`: the slides of rows in a size."""
    size = sizes[-1]
    fewest = len(split(rows, size))
    for larger in reversed(sizes[:-1]):
        if len(split(rows, larger)) > fewest:
            break
        size = larger
    portions = split(rows, size)
    everything = [row for portion in portions for row in portion]
    count, more = divmod(len(everything), len(portions))
    ends = [number * count + min(number, more) for number in range(len(portions) + 1)]
    even = [everything[start:end] for start, end in pairwise(ends)]
    return size, even if all(len(split(portion, size)) == 1 for portion in even) else portions


def split_lines(lines: Sequence[str], inches: float, height: float, size: float) -> list[list[str]]:
    """Lines in portions, each no higher than a box so wide and so high; a line higher than it stands alone."""
    portions: list[list[str]] = [[]]
    for line in lines:
        if portions[-1] and box_height("\n".join((*portions[-1], line)), inches, size) > height:
            portions.append([])
        portions[-1].append(line)
    return portions


def fit_lines(rows: Sequence[str], inches: float, height: float, size: float) -> list[str]:
    """What fits a box so wide and so high; the last line says how much more there is."""
    if box_height("\n".join(rows), inches, size) <= height:
        return list(rows)
    for count in range(len(rows) - 1, -1, -1):
        shown = [*rows[:count], f"dan {format_number(len(rows) - count)} lainnya, lihat Lembar Monev ZI"]
        if box_height("\n".join(shown), inches, size) <= height:
            return shown
    return []


def fitting_size(text: str, inches: float, sizes: Sequence[int], *, bold: bool = False) -> int:
    """The first of the sizes in which a text stays on one line of a box so wide; the last where none does."""
    room = inches - 2 * BOX_SIDE
    return next((size for size in sizes if len(wrap_text(text, room, size, bold=bold)) == 1), sizes[-1])


def cut_to_line(text: str, inches: float, size: float, *, bold: bool = False, after: str = "") -> str:
    """A text and what stands after it, on one line of a box so wide; where it is too long, marked with … there."""
    room = inches - 2 * BOX_SIDE
    for length in range(len(text), 0, -1):
        shown = shorten(text, length) + after
        if _measure(clean_text(shown), size, bold) <= room:
            return shown
    return after
