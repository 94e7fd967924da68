"""Finds the fonts that come with the program, so that PDFs and pictures look the same everywhere.

Word documents name Arial or Times New Roman; Liberation Sans and Serif have the same widths. DejaVu
Sans draws the letters that these two lack.
"""

from functools import cache
from itertools import chain, groupby
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

rl_config.useA85 = 0  # else reportlab writes bytes as ASCII: a quarter more, and slowly

FOLDER = Path(__file__).parent / "font_files"
REGULAR = "LiberationSans-Regular"
BOLD = "LiberationSans-Bold"
FALLBACK = "DejaVuSans"
_FAMILIES = {
    "Arial": (REGULAR, BOLD),
    "Times New Roman": ("LiberationSerif-Regular", "LiberationSerif-Bold"),
}
NO_GLYPH = "□"  # in place of a letter that no font has


def find_font_file(name: str) -> Path:
    """Return the path of one of the fonts."""
    return FOLDER / f"{name}.ttf"


@cache
def read_glyphs(name: str) -> frozenset[int]:
    """Read the code points a font can draw."""
    return frozenset(TTFontFile(str(find_font_file(name))).charToGlyph)


@cache
def register_fonts() -> None:
    """Make the fonts known to reportlab, once."""
    for name in (FALLBACK, *chain.from_iterable(_FAMILIES.values())):
        pdfmetrics.registerFont(TTFont(name, str(find_font_file(name))))


def font_of(family: str, *, bold: bool = False) -> str:
    """Name the font that draws a family of `monev.outputs.letterhead`: Arial."""
    return _FAMILIES[family][bold]


def split_runs(text: str, *, bold: bool = False, family: str = "Arial") -> list[tuple[str, str]]:
    """Split a text into runs (font, text) by the font that can draw each letter."""
    primary = font_of(family, bold=bold)
    if read_glyphs(primary).issuperset(map(ord, text)):
        return [(primary, text)] if text else []

    def font_for(letter: str) -> str | None:
        if letter in "\n\t" or ord(letter) in read_glyphs(primary):
            return primary
        return FALLBACK if ord(letter) in read_glyphs(FALLBACK) else None

    runs = []
    for name, letters in groupby(text, key=font_for):
        content = "".join(letters)
        runs.append((name, content) if name else (FALLBACK, NO_GLYPH * len(content)))
    return runs


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Measure the width of a text in points."""
    register_fonts()
    runs = split_runs(text, bold=bold)
    return sum(pdfmetrics.stringWidth(run, name, size) for name, run in runs)
