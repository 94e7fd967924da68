"""Words of TARGET WAKTU, and how text is made comparable.

They are month names, periods, separators and frequencies. Every word a time may be written with
stands here, once; `due_dates.named_times` and `.frequency` combine them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from monev.core.dates import MONTH_NAMES
from monev.reading.vocabulary.headings import (
    any_of,
    by_spelling,
    find_closest,
    load_patterns,
    load_words,
    split_listing,
)

_LISTS = load_words("time_words")

MONTH_NUMBERS: dict[str, int] = {
    word: number
    for number, listing in enumerate(_LISTS["months"], 1)
    for word in split_listing(listing)
}
ANY_MONTH = any_of(MONTH_NUMBERS)
"""A pattern: any spelling of a month."""

UNITS = {word: int(length) for word, length in by_spelling(_LISTS["units"]).items()}
UNIT_NAMES: dict[int, str] = {
    1: "bulan",
    3: "triwulan",
    4: "caturwulan",
    6: "semester",
    12: "tahun",
}


def _number_items(listing: str) -> dict[str, int]:
    """Number the words of a list from 1 on."""
    return {word: number for number, word in enumerate(split_listing(listing), 1)}


ROMAN = _number_items(_LISTS["roman"])
NUMBER_WORDS = _number_items(_LISTS["numbers"])
ORDINALS = {"pertama": 1} | {f"ke{word}": number for word, number in NUMBER_WORDS.items()}

WEEKDAYS = split_listing(_LISTS["weekdays"])
CHANGING = frozenset(split_listing(_LISTS["changing"]))
CONNECTORS = frozenset(split_listing(_LISTS["connectors"]))

_FILLERS = (*split_listing(_LISTS["fillers"]), *WEEKDAYS)
_KINDS: dict[str, Mapping[str, object]] = {
    "MONTH": MONTH_NUMBERS,
    "UNIT": UNITS,
    "PERIOD": {"twi": (3, 1), "twii": (3, 2), "twiii": (3, 3), "twiv": (3, 4)},
    "ROMAN": ROMAN,
    "NUMBER_WORD": NUMBER_WORDS,
    "ORDINAL": ORDINALS,
}
_KINDS |= {kind: by_spelling(listings) for kind, listings in _LISTS["tokens"].items()}
_KINDS["FILLER"] = dict.fromkeys(_FILLERS)
WORDS: dict[str, tuple[str, Any]] = {
    word: (kind, value) for kind, values in _KINDS.items() for word, value in values.items()
}
"""Word → (kind of token, value). Kinds are explained in `due_dates.named_times`."""

_NUMBERINGS = "|".join((*ORDINALS, *NUMBER_WORDS, *ROMAN))
_ORDINAL = rf"(?:ke ?-? ?)?(?:[1-5](?!\d)|(?:{_NUMBERINGS})(?![a-z]))"
ANY_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
_ANY_ROMAN = any_of(ROMAN)
PATTERNS = load_patterns(
    "time_words", month=ANY_MONTH, ordinal=_ORDINAL, number=ANY_NUMBER, roman=_ANY_ROMAN
)
"""Patterns of the words of a time, as listed there."""


def _join_kinds(patterns: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    kinds = (f"(?P<{kind}>{''.join(pieces)})" for kind, pieces in patterns.items())
    return re.compile("|".join(kinds))


TOKENS = _join_kinds(_LISTS["writings"])
NAMED = _join_kinds(_LISTS["named"])
"""The tokens of a text, and the things named by the letters of its tokens."""

FREQUENCY_PARTS = _LISTS["frequency_parts"] | {
    "number": ANY_NUMBER,
    "month": ANY_MONTH,
    "weekday": "|".join(WEEKDAYS),
}
FREQUENCIES = {kind: "".join(pieces) for kind, pieces in _LISTS["frequencies"].items()}
"""Kind of frequency → a pattern of the words that say it, with names for any number, unit and the
like."""

_WRITTEN: dict[str, str] = {}
for _said, _signs in _LISTS["replacements"].items():
    _WRITTEN |= dict.fromkeys(_signs, _said)
_REPLACEMENTS = str.maketrans(_WRITTEN)
_TIDY = [(re.compile(pattern), said) for pattern, said in _LISTS["said_otherwise"]]
_ANY_TIDY = re.compile("|".join(pattern.pattern for pattern, _ in _TIDY))
"""Any of them: what none of them is found in, as in most cells, none of them changes."""


def _join_halves(halves: re.Match[str]) -> str:
    """Join the first half of a word without the gap ("janu-\nari", "de sember").

    Two words stay ("jan-\ndes").
    """
    first, second = halves.groups()
    are_two = first in WORDS and second in WORDS
    kind, _ = WORDS.get(first + second, ("", None))
    return first if kind in ("MONTH", "UNIT") and not are_two else halves[0]


def _join_letters(letters: re.Match[str]) -> str:
    """Join the letters of a month that stand apart (J U N I); others stay."""
    word = letters[0].replace(" ", "")
    return word if word in MONTH_NUMBERS else letters[0]


def _say_once(found: re.Match[str]) -> str:
    """Return a number without the bracket that says it in words, or its weekday.

    Examples are 4 (empat) April and 17 (Senin) Februari.
    """
    written, bracket = found.groups()
    number = number_said(written)
    is_again = number == number_said(bracket)
    if bracket in WEEKDAYS and bracket != "minggu":
        is_again = is_again or written.isdecimal()
    return written if number and is_again else found[0]


_NUMBERS = ROMAN | NUMBER_WORDS
for _word, _number in NUMBER_WORDS.items():
    _NUMBERS[f"{_word} belas"] = 10 + _number
    _NUMBERS[f"{_word} puluh"] = 10 * _number


def number_said(words: str) -> int:
    """Return the number of 25, xii, tujuh belas or dua puluh lima; 0 for other words."""
    tens, puluh, ones = words.partition(" puluh ")
    if puluh:
        return number_said(f"{tens} puluh") + number_said(ones)
    if words.isdecimal():
        return int(words)
    return _NUMBERS.get(words, 0)


def ordinal_said(words: str) -> int:
    """Return the number of an ordinal: pertama, ke-2, ketiga, II."""
    return ORDINALS.get(words.replace(" ", "")) or number_said(re.sub("^ke[ -]*", "", words))


@lru_cache(maxsize=4096)  # the cells of one row are read several times over
def comparable(text: str) -> str:
    """Make text comparable.

    It gets lower case, one kind of dash, quote, space and line break, and a number once. This never
    raises.
    """
    tidied = PATTERNS["misencoded_dash"].sub("-", text).translate(_REPLACEMENTS)
    tidied = unicodedata.normalize("NFKC", tidied).casefold().translate(_REPLACEMENTS)
    tidied = PATTERNS["spaces"].sub(" ", tidied)
    tidied = PATTERNS["line_spaces"].sub("\n", tidied).strip()
    if _ANY_TIDY.search(tidied):
        for pattern, replacement in _TIDY:
            tidied = pattern.sub(replacement, tidied)
    tidied = PATTERNS["said_again"].sub(_say_once, tidied)
    tidied = PATTERNS["letters"].sub(_join_letters, tidied)
    return PATTERNS["hyphenated"].sub(_join_halves, tidied)


_SIMILAR = [word for word in (*MONTH_NUMBERS, "triwulan", "semester") if len(word) >= 4]


@lru_cache(maxsize=4096)
def find_near_match(wording: str) -> tuple[str, Any] | None:
    """Find the token a misspelt word most probably stands for ("desmber" → December), or None.

    Only words of 4..12 letters are tried. Callers must tell the person how it was read.
    """
    # Juknis (petunjuk teknis), for which offices wait, is as near to Juni as a slip of it.
    if not 4 <= len(wording) <= 12 or wording == "juknis":
        return None
    near = find_closest(wording, _SIMILAR, 0.8)
    letters = [wording[0], sorted(wording)]  # juin
    same = (word for word in _SIMILAR if [word[0], sorted(word)] == letters)
    return WORDS.get(near or next(same, ""))


def list_near_months(words: str) -> list[str]:
    """List the months that one of these words may stand for, the likeliest first."""
    near = (
        spelling
        for word in re.findall(r"[a-z]{3,}", words)
        for spelling in get_close_matches(word, MONTH_NUMBERS, n=2, cutoff=0.6)
    )
    return [*dict.fromkeys(MONTH_NAMES[MONTH_NUMBERS[spelling] - 1] for spelling in near)]


def name_token(token: tuple[str, Any]) -> str:
    """Name a token in words for a person: ("MONTH", 12) → Desember."""
    kind, value = token
    return MONTH_NAMES[value - 1] if kind == "MONTH" else UNIT_NAMES[value]
