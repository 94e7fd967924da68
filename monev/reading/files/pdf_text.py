"""Characters of a PDF at their places → lines, and the text of a cell as it was before it was wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pdfplumber.utils import extract_words

from monev.reading.evidence.bukti_kinds import JENIS_BUKTI, OTHER_LEADING_WORDS
from monev.reading.files.word_text import translate_symbols
from monev.reading.vocabulary.headings import HEADINGS
from monev.reading.vocabulary.symbol_fonts import SYMBOL_FONTS
from monev.reading.vocabulary.time_words import MONTH_SPELLINGS, UNITS

Letter = dict[str, Any]
"""A character as pdfplumber gives it: text, fontname, size, x0, x1, top, bottom."""

_WORD_GAP = 0.2
"""Space between letters, as a share of the type size, from which on a new word begins; Word squeezes to 0.17."""

_EDGE = 2.0
"""Points a cell keeps free on each side at least (LibreOffice 2.8, Excel 2.3, Word 5.4)."""

_SLACK = 4.0
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+\S|[•·●▪◦➢✓*]\s*\S")
_DASH = re.compile(r"[-–]\s+\S")

_HEADER_WORDS = frozenset(
    wording
    for listing in (
        *HEADINGS.values(),
        *MONTH_SPELLINGS,
        UNITS,
        *(word for _, word in JENIS_BUKTI),
        OTHER_LEADING_WORDS,
    )
    for display_name in listing
    for wording in display_name.split()
    if len(wording) > 3
)
"""Words of headings, times and documents: a column narrower than such a word prints it over two or three lines."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: where its top is, its text and width, and the width of its first word, in points."""

    top: float
    text: str
    width: float
    first_word: float
    size: float


def tidy_symbols(letter: list[Letter]) -> list[Letter]:
    """Characters of symbol fonts as what they look like (a tick typed as ü in Wingdings)."""
    result = []
    for one in letter:
        font = one["fontname"].rsplit("+", 1)[-1].split("-")[0].lower()
        symbols = SYMBOL_FONTS.get(font)
        text = translate_symbols(one["text"], symbols)
        result.append(one if text == one["text"] else {**one, "text": text})
    return result


def text_lines(letter: list[Letter]) -> list[TextLine]:
    """Printed lines from top to bottom."""
    if not letter:
        return []
    wording = extract_words(letter, x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"])
    wording.sort(key=lambda k: ((k["top"] + k["bottom"]) / 2, k["x0"]))
    row: list[list[dict[str, Any]]] = []
    for one in wording:
        middle = (one["top"] + one["bottom"]) / 2
        if row and middle < row[-1][0]["bottom"] and middle - _middle(row[-1][0]) < 0.5 * one["size"]:
            row[-1].append(one)
        else:
            row.append([one])
    return [_one_line(sorted(content, key=lambda k: k["x0"])) for content in row]


def _middle(wording: dict[str, Any]) -> float:
    return (wording["top"] + wording["bottom"]) / 2


def _one_line(wording: list[dict[str, Any]]) -> TextLine:
    return TextLine(
        wording[0]["top"],
        " ".join(k["text"] for k in wording),
        wording[-1]["x1"] - wording[0]["x0"],
        wording[0]["x1"] - wording[0]["x0"],
        wording[0]["size"],
    )


def cell_text(letter: list[Letter], box: tuple[float, float, float, float]) -> str:
    """A cell's text: a line break stays only where the next word would still have fitted, or an item begins."""
    row = text_lines(letter)
    room = box[2] - box[0] - 2 * _EDGE
    text = row[0].text if row else ""
    # "Contoh – Contoh" may be wrapped before its dash: a dash opens an item only in a list of dashes.
    dashed = bool(_DASH.match(text))
    for index, one in enumerate(row[1:], start=1):
        above = row[index - 1]
        fits = above.width + 0.3 * above.size + one.first_word + _SLACK < room
        if fits or _ITEM.match(one.text) or (dashed and _DASH.match(one.text)):
            text += "\n" + one.text
        elif (text.endswith("-") and not text.endswith((" -", "--"))) or _is_word_broken(text, row[index : index + 2]):
            text += one.text
        else:
            text += " " + one.text
    return text


def _is_word_broken(text: str, following: list[TextLine]) -> bool:
    """Whether a text and the lines below it are pieces of one known word: KOMPO/NEN, IN/DIKA/TOR."""
    wording = text.rsplit(None, 1)[-1].casefold() if text else ""
    wording = wording.lstrip('(“"')
    first, *rest = ([k.rstrip(',.;:)”"') for k in row.text.casefold().split()] for row in following)
    if wording in _HEADER_WORDS and first[0] in _HEADER_WORDS:
        return False
    whole = wording + first[0]
    return whole in _HEADER_WORDS or (len(first) == 1 and bool(rest) and whole + rest[0][0] in _HEADER_WORDS)
