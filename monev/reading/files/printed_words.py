"""Words of a PDF's page as lines and as texts of cells. Runs in the child process. What was one
line of text before it was wrapped is judged by whether the next word would have fitted."""

from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from pdfplumber.utils.text import extract_words

from monev.core.records import JsonObject
from monev.reading.files.grid import split_runs
from monev.reading.files.shown_text import SYMBOL_FONTS, WITHOUT_FONT
from monev.reading.vocabulary.bukti_kinds import JENIS_BUKTI, OTHER_LEADING_WORDS
from monev.reading.vocabulary.headings import WORDS_OF_HEADINGS, load_patterns
from monev.reading.vocabulary.structure import KNOWN_AREA
from monev.reading.vocabulary.time_words import MONTH_NUMBERS, UNITS

Letter = Word = JsonObject
"""A character, or a word, as pdfplumber gives it: text, fontname, size, x0, x1, top, bottom."""

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""

Fill = tuple[Box, str]
"""A filled area of a page and its colour, RRGGBB."""

_WORD_GAP = 0.2
"""Space between letters, as a share of the type size, from which on a new word begins; Word
squeezes to 0.17."""

_EDGE = 2.0
"""Points a cell keeps free on each side at least (LibreOffice 2.8, Excel 2.3, Word 5.4)."""

_SLACK = 4.0
PRINTED = load_patterns("printed_words")
"""Patterns of what stands on a page."""

_OF_DOCUMENTS = (*chain(*JENIS_BUKTI.values()), *OTHER_LEADING_WORDS)
_PHRASES = (
    *WORDS_OF_HEADINGS,
    *KNOWN_AREA,
    *MONTH_NUMBERS,
    *UNITS,
    *_OF_DOCUMENTS,
)
_KNOWN_WORDS = {word for word in " ".join(_PHRASES).split() if len(word) > 3}
"""Words of headings, areas, times and documents: a narrower column prints such a word over two or
three lines."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: where it begins, its text, its width and that of its first word, in
    points."""

    top: float
    text: str
    width: float
    first_word: float
    size: float


def tidy_symbols(letters: list[Letter]) -> list[Letter]:
    """Characters of symbol fonts as what they look like (a tick typed as ü in Wingdings)."""
    result = []
    for letter in letters:
        font = letter["fontname"].rsplit("+", 1)[-1].split("-")[0].lower()
        text = letter["text"].translate(SYMBOL_FONTS.get(font, WITHOUT_FONT))
        result.append({**letter, "text": PRINTED["bullet"].sub("•", text)})
    return result


def text_lines(letters: list[Letter]) -> list[TextLine]:
    """Printed lines from top to bottom."""

    words = sorted(_words_of(letters), key=lambda word: (middle(word), word["x0"]))
    lines = list[TextLine]()
    for run in split_runs(words, _is_beside):
        run.sort(key=itemgetter("x0"))
        first = run[0]
        lines.append(
            TextLine(
                top=first["top"],
                text=" ".join(word["text"] for word in run),
                width=run[-1]["x1"] - first["x0"],
                first_word=first["x1"] - first["x0"],
                size=first["size"],
            )
        )
    return lines


def _is_beside(line: list[Word], word: Word) -> bool:
    """True if a word stands in this line, not below it."""
    return middle(word) - middle(line[0]) < 0.5 * word["size"]


def _words_of(letters: list[Letter]) -> list[Word]:
    """Words of these letters, as pdfplumber parts them; a heading turned on its side is one."""
    level = [letter for letter in letters if letter["upright"]]
    turned = [letter for letter in letters if not letter["upright"]]
    words = extract_words(
        level,
        x_tolerance_ratio=_WORD_GAP,
        extra_attrs=["size"],
    )
    for word in extract_words(turned, char_dir_rotated="btt", keep_blank_chars=True):
        words.append({**word, "size": word["x1"] - word["x0"]})
    return words


def middle(word: Word) -> float:
    """How far down a letter or word stands."""
    return (word["top"] + word["bottom"]) / 2


def is_inside(letter: Letter, box: Box) -> bool:
    """True if the middle of a character lies in a box."""
    left, top, right, bottom = box
    across = (letter["x0"] + letter["x1"]) / 2
    return left <= across < right and top <= middle(letter) < bottom


def fill_of(box: Box, fills: list[Fill]) -> str:
    """The colour that the middle of a box stands on, the last drawn first; empty for none and for
    white."""
    across = (box[0] + box[2]) / 2
    down = (box[1] + box[3]) / 2
    for (left, top, right, bottom), colour in fills:
        if left <= across <= right and top <= down <= bottom:
            return colour.replace("FFFFFF", "")
    return ""


def cell_text(lines: list[TextLine], width: float) -> str:
    """A cell's text. A line break stays where the next word would still have fitted, or an item
    begins; a dash opens an item only in a list of dashes."""
    whole = "".join(line.text for line in lines)
    is_number = whole.isdigit() and len(whole) == 2 == len(lines) and width < 2 * lines[0].size
    if is_number or whole.casefold() in _KNOWN_WORDS or whole.casefold() in MONTH_NUMBERS:
        return whole  # Ma/r, INDI/KATO/R, and 1/0 over a narrow column
    text = ""
    room = width - 2 * _EDGE
    for index, line in enumerate(lines):
        above = lines[index - 1]
        fits = above.width + 0.3 * above.size + line.first_word + _SLACK < room
        is_dashed = PRINTED["dash"].match(text) and PRINTED["dash"].match(line.text)
        sign = " "
        if not text or _is_word_broken(text, line.text):
            sign = ""
        elif fits or is_dashed or PRINTED["item"].match(line.text):
            sign = "\n"
        text += f"{sign}{line.text}"
    return text


def _is_word_broken(text: str, below: str) -> bool:
    """True if a text and the line below are pieces of one known word, KOMPO/NEN, or of any with a
    hyphen."""
    if text.endswith("-") and not text.endswith((" -", "--")):
        return True
    word = text.split()[-1].casefold().lstrip('(“"')
    rest = below.split()[0].casefold().rstrip(',.;:)”"')
    are_words = word in _KNOWN_WORDS and rest in _KNOWN_WORDS
    return word + rest in _KNOWN_WORDS and not are_words
