"""The signs with which offices mark a month or a triwulan, as data, and what a cell under one says."""

from __future__ import annotations

import re
from functools import lru_cache

from monev.reading.vocabulary.time_words import MONTH_NUMBERS

_SYMBOLS = frozenset("xXvV×✕✖✗✘√✓✔☑☒■▪●•○◯⚫*+#oO★▲►□☐◆◇△")
SYMBOL = f"[{re.escape(''.join(_SYMBOLS))}]"
"""A pattern: any of the signs."""
_LONGEST_MARK = 24
BLOCKS = frozenset("■▪█▮▬")
"""Signs that, side by side, draw a bar."""
_ALIKE = str.maketrans(dict.fromkeys("×✕✖✗✘", "x") | dict.fromkeys("√✓✔", "v") | {"◯": "○", "⚫": "●"})
_MARKS = frozenset((*"x×✕✖✗✘v√✓✔☑☒■▪●•○◯⚫*+#o★▲►>üûþý", "ya", "yes", "ok", "ada", "rencana", "true", "benar"))
"""What offices type or insert to mark a month; ü û þ ý are ticks of the font Wingdings."""
_NO_MARKS = frozenset({"", "-", "--", "–", "—", "0", "0%", "0,0", ".", "n/a", "tidak", "_", "false", "salah"})
_AMOUNT = re.compile(r"[\d.,]+ ?%?(?: ?[a-z./]{2,15}){0,2}")
_WEEK = re.compile(
    r"(?:minggu|mgg?|m)(?: ?ke)?[ .-]*(?:[1-5]|i{1,3}|iv|v|satu|dua|kedua|tiga|ketiga|empat|keempat|pertama)"
)
"""A week of the month it stands under, which says no more than a mark does."""
_DAY = re.compile(r"\d{1,2}[.]\d{1,2}[.]\d|(?:19|20)\d\d(?!\d)")
"""The start of a number that looks like a day: 15.03.2025, 2025."""


def mark_symbol(text: str) -> str:
    """The sign a cell is marked with, marks that look alike as one; "" for an amount or words."""
    signs = set(text.strip()) if len(text) <= _LONGEST_MARK else set()
    return signs.pop().translate(_ALIKE) if len(signs) == 1 and signs <= _SYMBOLS else ""


@lru_cache(maxsize=1024)
def kind_of_mark(text: str) -> str:
    """ "mark" for a mark or an amount, "" for nothing or nought, "other" for anything else, which is asked about."""
    tidied = " ".join(text.split()).casefold()
    if tidied in _NO_MARKS:
        return ""
    if tidied in _MARKS or _WEEK.fullmatch(tidied) or set(tidied) <= {"x", "v", "✓", "√", "*", "●", "■", "█"}:
        return "mark"
    digits = re.sub(r"[^\d]", "", tidied)
    if not digits or not _AMOUNT.fullmatch(tidied):
        return "other"
    if not int(digits):
        return ""
    names_month = bool(MONTH_NUMBERS.keys() & set(re.findall(r"[a-z]+", tidied)))
    return "other" if names_month or _DAY.match(tidied) else "mark"


def is_amount(text: str) -> bool:
    """Whether a marked cell says how much: 28, 100 %, 1 laporan."""
    return kind_of_mark(text) == "mark" and bool(_AMOUNT.fullmatch(" ".join(text.split()).casefold()))
