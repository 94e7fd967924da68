"""Read what a cell says as a mark.

`times` settles what the marks of one table mean. The words are listed in `marks.toml`.
"""

import re
from colorsys import rgb_to_hls
from functools import lru_cache

from monev.reading.vocabulary.headings import load_patterns, load_words, split_sets
from monev.reading.vocabulary.time_words import MONTH_NUMBERS

_SYMBOLS = frozenset("xXvV×✕✖✗✘√✓✔✅❌☑☒■▪●•○◯⚫⚪*+#oO★☆▲►□☐◻⬜◼⬛◆◇△üûþý¨")
_SIGNS = re.escape("".join(sorted(_SYMBOLS)))
PATTERNS = load_patterns("marks", sign=f"[{_SIGNS}]")
"""Patterns of marks, of headings over them and of words around and under them, as listed there."""
_LONGEST_MARK = 24
_GREY = 0.06
"""Differences of its parts below which a colour is a grey."""
_ALIKE = str.maketrans("×✕✖✘❌û√✓✔✅ü◯⚪⚫◻⬜◼⬛þý¨", "xxx✗✗✗vvvvv○○●□□■■☑☒☐")
EMPTY_SIGNS = frozenset("☐□○☆◇△✗")
"""Signs that may say no beside a full one: nobody knows unless the table shows it."""
_BOX = re.compile(r"[\[(]\s*(\S?)\s*[\])]")
_SAID = split_sets(load_words("marks")["words"])


def mark_symbol(text: str) -> str:
    """Return the sign a cell is marked with, marks that look alike as one.

    "" for an amount or words.
    """
    if len(text) > _LONGEST_MARK:
        return ""
    if box := _BOX.fullmatch(text.strip()):
        text = box[1] or "☐"  # [x] beside [ ]
    signs = {*"".join(text.replace("\ufe0f", "").split())}
    if len(signs) != 1:
        return ""
    sign = signs.pop()
    return sign.translate(_ALIKE) if sign in _SYMBOLS else ""


@lru_cache(maxsize=1024)
def mark_of(text: str) -> str:
    """Return the mark of a cell: a sign, a letter or a few; "" for any other text."""
    word = text.strip().casefold()
    return mark_symbol(text) or (word if re.fullmatch(r"[^\W\d_]{1,3}", word) else "")


def marks_in(text: str) -> list[str]:
    """List the marks of a cell: one, or several that nothing else stands between (P/R).

    None in other words.
    """
    mark = mark_of(text)
    if mark:
        return [mark]
    parts = PATTERNS["between"].split(text)
    marks = [*map(mark_of, filter(None, parts))]
    return marks if all(marks) else []


@lru_cache(maxsize=1024)
def kind_of_mark(text: str) -> str:
    """Return "mark" for a mark or an amount, "" for nothing or nought, "other" for anything else.

    Anything else adds a question.
    """
    tidied = " ".join(text.split()).casefold()
    if not tidied or tidied in _SAID["no_marks"]:
        return ""
    if tidied in _SAID["marks"] or mark_symbol(text):
        return "mark"
    digits = re.sub(r"[^\d]", "", tidied)
    if not digits or not PATTERNS["amount"].fullmatch(tidied):
        return "other"
    words = re.findall(r"[a-z]+", tidied)
    if PATTERNS["day"].match(tidied) or not MONTH_NUMBERS.keys().isdisjoint(words):
        return "other"
    return "mark" if int(digits) else ""


COLOURS = {"merah": 20, "kuning": 70, "hijau": 165, "biru": 265, "ungu": 330}
"""Name of a colour → the degree of the circle of hues at which it ends."""


def name_colour(fill: str) -> str:
    """Return the colour of a fill (RRGGBB) in a word; of a theme's colour, its own name."""
    if not re.fullmatch("[0-9A-F]{6}", fill):
        return fill
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, lightness, _ = rgb_to_hls(red, green, blue)
    if max(red, green, blue) - min(red, green, blue) < _GREY:
        return f"abu-abu-{round(4 * lightness)}"
    return next((name for name, end in COLOURS.items() if 360 * hue <= end), "merah")


def is_amount(text: str) -> bool:
    """True if a marked cell says how much: 28, 100 %, 1 laporan."""
    return kind_of_mark(text) == "mark" and any(map(str.isdecimal, text))
