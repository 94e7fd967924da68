"""Words of a PDF's page as lines and as texts of cells. Runs in the child process. What was one
line of text before it was wrapped is judged by whether the next word would have fitted."""

import re
from dataclasses import dataclass
from itertools import chain, pairwise

from pdfplumber.utils.text import extract_words

from monev.core.records import JsonObject
from monev.reading.files.grid import split_runs
from monev.reading.files.shown_text import SYMBOL_FONTS, WITHOUT_FONT
from monev.reading.vocabulary.bukti_kinds import JENIS_BUKTI, OTHER_LEADING_WORDS, find_document
from monev.reading.vocabulary.headings import WORDS_OF_HEADINGS, load_patterns
from monev.reading.vocabulary.structure import KNOWN_AREA, UNFINISHED_NAME
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


EDGE = 2.0
"""Points a cell keeps free on each side at least (LibreOffice 2.8, Excel 2.3, Word 5.4)."""

_SLACK = 4.0
PRINTED = load_patterns("printed_words")
"""Patterns of what stands on a page."""

_OF_DOCUMENTS = (*chain(*JENIS_BUKTI.values()), *OTHER_LEADING_WORDS)
_PHRASES = (*WORDS_OF_HEADINGS, *KNOWN_AREA, *MONTH_NUMBERS, *UNITS, *_OF_DOCUMENTS)
_KNOWN_WORDS = frozenset(word for word in " ".join(_PHRASES).split() if len(word) > 3)
"""Words of headings, areas, times and documents: a narrower column prints such a word over two or
three lines."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: where it stands, its text, its width and that of its first word, in
    points."""

    top: float
    bottom: float
    text: str
    width: float
    first_word: float
    size: float


def tidy_symbols(letters: list[Letter]) -> list[Letter]:
    """Characters of symbol fonts as what they look like (a tick typed as ü in Wingdings)."""
    result = []
    for letter in letters:
        symbols = SYMBOL_FONTS.get(
            letter["fontname"].rsplit("+", 1)[-1].split("-")[0].lower(), WITHOUT_FONT
        )
        text = (
            "•"
            if PRINTED["bullet"].fullmatch(letter["text"])
            else letter["text"].translate(symbols)
        )
        result.append(letter if text == letter["text"] else {**letter, "text": text})
    return result


def text_lines(letters: list[Letter]) -> list[TextLine]:
    """Printed lines from top to bottom."""

    def goes_on(line: list[Word], word: Word) -> bool:
        height = middle(word)
        return height < line[0]["bottom"] and height - middle(line[0]) < 0.5 * word["size"]

    words = sorted(words_of(letters), key=lambda word: (middle(word), word["x0"]))
    return [
        text_line(sorted(line, key=lambda word: word["x0"])) for line in split_runs(words, goes_on)
    ]


def words_of(letters: list[Letter]) -> list[Word]:
    """Words of these letters, as pdfplumber parts them; a heading turned on its side is one, read
    upwards or down."""
    level = _part_numbers([letter for letter in letters if letter["upright"]])
    result = (
        extract_words(level, x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"], return_chars=True)
        if level
        else []
    )
    for direction, goes_up in (("btt", True), ("ttb", False)):
        turned = [
            each for each in letters if not each["upright"] and (each["matrix"][1] > 0) == goes_up
        ]
        words = turned and extract_words(
            turned, char_dir_rotated=direction, keep_blank_chars=True, return_chars=True
        )
        for word in words:
            word["size"] = word["x1"] - word["x0"]
            word |= (
                {"top": word["bottom"] - word["size"]}
                if goes_up
                else {"bottom": word["top"] + word["size"]}
            )
        result += words
    return result


def _part_numbers(letters: list[Letter]) -> list[Letter]:
    """A blank between a number at the right edge of its column and the text that begins the next
    one: they stand closer than words do (LibreOffice 1.6 points), yet not as close as letters of
    one word."""
    result = letters[:1]
    for left, right in pairwise(letters):
        is_level, gap = abs(left["bottom"] - right["bottom"]) < 1, right["x0"] - left["x1"]
        if (
            left["text"].isdigit()
            and right["text"].isupper()
            and is_level
            and gap > 0.5 * _WORD_GAP * left["size"]
        ):
            result.append({**left, "text": " ", "x0": left["x1"], "x1": right["x0"]})
        result.append(right)
    return result


def middle(word: Word) -> float:
    """How far down a letter or word stands."""
    return (word["top"] + word["bottom"]) / 2


def fill_of(box: Box, fills: list[Fill]) -> str:
    """The colour that the middle of a box stands on, the last drawn first; empty for none and for
    white."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    on = (colour for area, colour in fills if area[0] <= x <= area[2] and area[1] <= y <= area[3])
    return next(on, "").replace("FFFFFF", "")


def text_line(words: list[Word]) -> TextLine:
    """A line of these words, from left to right."""
    first, text = words[0], " ".join(word["text"] for word in words)
    width, first_word = words[-1]["x1"] - first["x0"], first["x1"] - first["x0"]
    return TextLine(first["top"], first["bottom"], text, width, first_word, first["size"])


def cell_text(lines: list[TextLine], width: float) -> str:
    """A cell's text: a line break stays only where the next word would still have fitted, or an
    item begins."""
    width -= 2 * EDGE
    whole = "".join(line.text for line in lines)
    is_number = whole.isdigit() and len(lines) == 2 and lines[0].width + lines[1].width > width
    if whole.casefold() in MONTH_NUMBERS or is_number:
        return whole  # Ma/r and 1/0 over a column of marks
    text = lines[0].text if lines else ""
    # "Contoh – Contoh" may be wrapped before its dash: a dash opens an item only in a list of
    # dashes.
    dashed = bool(PRINTED["dash"].match(text))
    for index, line in enumerate(lines[1:], start=1):
        above = lines[index - 1]
        fits = above.width + 0.3 * above.size + line.first_word + _SLACK < width
        rest = " ".join(each.text for each in lines[index:])
        is_item = PRINTED["item"].match(line.text) or (dashed and PRINTED["dash"].match(line.text))
        if fits or is_item or _begins_document(text, rest):
            text += "\n" + line.text
        else:
            text += (
                line.text if _is_word_broken(text, lines[index : index + 2]) else f" {line.text}"
            )
    return text


def _begins_document(text: str, rest: str) -> bool:
    """Whether what stands below a document is another: *Foto banner*, then *Nota pembelian*; not
    *Surat*, then *Undangan rapat*, nor any name that has capitals throughout. Documents with commas
    are not one a line."""
    above, words = text.rsplit("\n", 1)[-1], rest.split()
    begins = words[1].islower() if words[1:] else not above.rsplit(" ", 1)[-1].istitle()
    is_whole = (
        " " in above and not UNFINISHED_NAME.search(above) and not re.search(r"[,;:]|\W$", above)
    )
    is_begun = rest[:1].isupper() and (begins or above.startswith(words[0]))
    return is_whole and is_begun and all(find_document(name)[0] for name in (above, rest))


def _is_word_broken(text: str, following: list[TextLine]) -> bool:
    """Whether a text and the lines below are pieces of one known word, KOMPO/NEN, IN/DIKA/TOR, or
    any with a hyphen."""
    if text.endswith("-") and not text.endswith((" -", "--")):
        return True
    word = text.rsplit(None, 1)[-1].casefold().lstrip('(“"') if text else ""
    first, *rest = (
        [word.rstrip(',.;:)”"') for word in line.text.casefold().split()] for line in following
    )
    if word in _KNOWN_WORDS and first[0] in _KNOWN_WORDS:
        return False
    whole = word + first[0]
    return whole in _KNOWN_WORDS or (
        len(first) == 1 and bool(rest) and whole + rest[0][0] in _KNOWN_WORDS
    )
