"""Read the words of a PDF's page as lines and as texts of cells. Runs in the child process.

A line goes on with the one above if its first word would not have fitted there.
"""

from dataclasses import dataclass
from operator import itemgetter

from pdfplumber.utils.text import extract_words

from monev.core.records import JsonObject
from monev.reading.files.grid import split_runs
from monev.reading.files.shown_text import SYMBOL_FONTS, WITHOUT_FONT
from monev.reading.vocabulary.headings import load_patterns
from monev.reading.vocabulary.time_words import MONTH_NUMBERS

Letter = Word = JsonObject
"""A character, or a word, as pdfplumber gives it: text, fontname, size, x0, x1, top, bottom."""

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""

Fill = tuple[Box, str]
"""A filled area of a page and its colour, RRGGBB."""

_WORD_GAP = 0.2
"""A space between letters, as a share of the type size, that parts two words; Word squeezes to
0.17.
"""

_EDGE = 2.0
"""Points that a cell keeps free on each side (LibreOffice 2.8, Excel 2.3, Word 5.4)."""

_SLACK = 4.0
PRINTED = load_patterns("printed_words")
"""Patterns of printed texts."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: its top, its text, its width and that of its first word, in points."""

    top: float
    text: str
    width: float
    first_word: float
    size: float


def tidy_symbols(letters: list[Letter]) -> list[Letter]:
    """Replace characters of symbol fonts by their look (a tick typed as ü in Wingdings)."""
    result = []
    for letter in letters:
        _, _, full_name = letter["fontname"].rpartition("+")
        font = full_name.split("-")[0].lower()
        symbols = SYMBOL_FONTS.get(font, WITHOUT_FONT)
        text = letter["text"].translate(symbols)
        text = PRINTED["bullet"].sub("•", text)
        result.append({**letter, "text": text})
    return result


def text_lines(letters: list[Letter]) -> list[TextLine]:
    """Put letters together as printed lines from top to bottom."""
    words = _words_of(letters)
    words.sort(key=lambda word: (middle(word), word["x0"]))
    lines = list[TextLine]()
    for run in split_runs(words, _is_beside):
        run.sort(key=itemgetter("x0"))
        first = run[0]
        last = run[-1]
        lines.append(
            TextLine(
                top=first["top"],
                text=" ".join(word["text"] for word in run),
                width=last["x1"] - first["x0"],
                first_word=first["x1"] - first["x0"],
                size=first["size"],
            )
        )
    return lines


def _is_beside(line: list[Word], word: Word) -> bool:
    """True if a word stands in this line, not below it."""
    return middle(word) - middle(line[0]) < 0.5 * word["size"]


def _words_of(letters: list[Letter]) -> list[Word]:
    """Return the words of these letters, as pdfplumber parts them.

    A heading turned on its side is one word.
    """
    level = list[Letter]()
    turned = list[Letter]()
    for letter in letters:
        (level if letter["upright"] else turned).append(letter)
    words = extract_words(level, x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"])
    for word in extract_words(turned, char_dir_rotated="btt", keep_blank_chars=True):
        size = word["x1"] - word["x0"]
        words.append({**word, "size": size})
    return words


def middle(word: Word) -> float:
    """Return the height of a letter's or word's middle, from the top of the page."""
    return (word["top"] + word["bottom"]) / 2


def is_inside(letter: Letter, box: Box) -> bool:
    """True if the middle of a character lies in a box."""
    left, top, right, bottom = box
    across = (letter["x0"] + letter["x1"]) / 2
    return left <= across < right and top <= middle(letter) < bottom


def fill_of(box: Box, fills: list[Fill]) -> str:
    """Return the colour under the middle of a box, the last drawn first.

    Empty for none and for white.
    """
    x0, y0, x1, y1 = box
    across = (x0 + x1) / 2
    down = (y0 + y1) / 2
    for (left, top, right, bottom), colour in fills:
        if left <= across <= right and top <= down <= bottom:
            return colour.replace("FFFFFF", "")
    return ""


def cell_text(lines: list[TextLine], width: float) -> str:
    """Join the lines of a cell.

    A line break stays if the next word would have fitted above, or if an item begins there. A
    dash begins an item only in a list of dashes.
    """
    whole = "".join(line.text for line in lines)
    is_number = whole.isdigit() and len(whole) == len(lines) == 2 and width < 2 * lines[0].size
    if is_number or whole.casefold() in MONTH_NUMBERS:
        return whole  # 1/0, Ma/r in a narrow column
    text = ""
    room = width - 2 * _EDGE
    for index, line in enumerate(lines):
        above = lines[index - 1]
        used = above.width + 0.3 * above.size + line.first_word
        fits = used + _SLACK < room
        begins_dashed = PRINTED["dash"].match
        is_dashed = begins_dashed(text) and begins_dashed(line.text)
        sign = " "
        if not text or (text.endswith("-") and not text.endswith((" -", "--"))):
            sign = ""
        elif fits or is_dashed or PRINTED["item"].match(line.text):
            sign = "\n"
        text += f"{sign}{line.text}"
    return text
