"""The words of TARGET WAKTU as data: month names, periods, separators, frequencies, and how text is
made comparable. Every word a time may be written with stands here, once; `due_dates.named_times`
and `.frequency` combine them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from monev.core.dates import MONTH_NAMES
from monev.reading.vocabulary.headings import by_spelling, load_patterns, load_words, split_listing

_LISTS = load_words("time_words")

MONTH_NUMBERS = {
    word: n for n, listing in enumerate(_LISTS["months"], 1) for word in split_listing(listing)
}
ANY_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
"""A pattern: any spelling of a month."""

UNITS: dict[str, int] = {word: int(length) for word, length in by_spelling(_LISTS["units"]).items()}
UNIT_NAMES: dict[int, str] = {
    1: "bulan",
    3: "triwulan",
    4: "caturwulan",
    6: "semester",
    12: "tahun",
}

ROMAN: dict[str, int] = {
    word: number for number, word in enumerate(split_listing(_LISTS["roman"]), start=1)
}
NUMBER_WORDS: dict[str, int] = {
    word: number for number, word in enumerate(split_listing(_LISTS["numbers"]), start=1)
}
ORDINALS: dict[str, int] = {"pertama": 1} | {f"ke{word}": n for word, n in NUMBER_WORDS.items()}

WEEKDAYS = split_listing(_LISTS["weekdays"])
CHANGING, CONNECTORS, EMPTY = (
    frozenset(split_listing(_LISTS[key])) for key in ("changing", "connectors", "empty")
)

_FILLERS = (*split_listing(_LISTS["fillers"]), *WEEKDAYS)
_KINDS: dict[str, Mapping[str, object]] = {
    "MONTH": MONTH_NUMBERS,
    "UNIT": UNITS,
    "PERIOD": {
        "twi": (3, 1),
        "twii": (3, 2),
        "twiii": (3, 3),
        "twiv": (3, 4),
    },
    "ROMAN": ROMAN,
    "NUMBER_WORD": NUMBER_WORDS,
    "ORDINAL": ORDINALS,
    **{kind: by_spelling(values) for kind, values in _LISTS["tokens"].items()},
    "FILLER": dict.fromkeys(_FILLERS),
}
WORDS: dict[str, tuple[str, Any]] = {
    word: (kind, value) for kind, values in _KINDS.items() for word, value in values.items()
}
"""Word → (kind of token, value). Kinds are explained in `due_dates.named_times`."""

_ORDINAL = (
    rf"(?:ke ?-? ?)?(?:[1-5](?!\d)|(?:{'|'.join([*ORDINALS, *NUMBER_WORDS, *ROMAN])})(?![a-z]))"
)
ANY_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
_ANY_ROMAN = "|".join(sorted(ROMAN, key=len, reverse=True))
PATTERNS = load_patterns(
    "time_words",
    month=ANY_MONTH,
    ordinal=_ORDINAL,
    number=ANY_NUMBER,
    roman=_ANY_ROMAN,
)
"""Patterns of what a time says, as listed there."""
AS_NEEDED = PATTERNS["as_needed"]
UNIT_OF_TARGET = PATTERNS["unit_of_target"]


def _join_kinds(patterns: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{''.join(said)})" for kind, said in patterns.items()))


TOKENS = _join_kinds(_LISTS["writings"])
NAMED = _join_kinds(_LISTS["named"])
"""What a text is cut into, and what is named by the letters of that."""

FREQUENCY_PARTS = _LISTS["frequency_parts"] | {
    "number": ANY_NUMBER,
    "month": ANY_MONTH,
    "weekday": "|".join(WEEKDAYS),
}
FREQUENCIES = {kind: "".join(parts) for kind, parts in _LISTS["frequencies"].items()}
"""Kind of frequency → a pattern of the words that say it, with names for any number, unit and the
like."""

_REPLACEMENTS = str.maketrans(
    {sign: said for said, signs in _LISTS["replacements"].items() for sign in signs}
)
_TIDY = [(re.compile(pattern), said) for pattern, said in _LISTS["said_otherwise"]]


def _join_halves(halves: re.Match[str]) -> str:
    """The first half of a word without the gap ("janu-\nari", "de sember"), or as it stood
    ("jan-\ndes")."""
    first = halves[1]
    second = halves[2]
    is_one_word = WORDS.get(first + second, ("",))[0] in ("MONTH", "UNIT") and not (
        first in WORDS and second in WORDS
    )
    return first if is_one_word else halves[0]


def _join_letters(letters: re.Match[str]) -> str:
    """The month whose letters stand apart (J U N I), or the letters as they stood."""
    word = letters[0].replace(" ", "")
    return word if word in MONTH_NUMBERS else letters[0]


def _say_once(found: re.Match[str]) -> str:
    """A number without the bracket that says it in words, or its weekday: 4 (empat) April, 17
    (Senin) Februari."""
    number, again = map(number_said, found.groups())
    is_weekday = found[1].isdecimal() and found[2] != "minggu" and found[2] in WEEKDAYS
    return found[1] if number and (number == again or is_weekday) else found[0]


def add_years(words: str, of_months: Mapping[int, int]) -> str:
    """Comparable words, each month without a year with its own."""
    return PATTERNS["without_year"].sub(
        lambda said: f"{said[0]} {of_months.get(MONTH_NUMBERS[said[0]], '')}", words
    )


_NUMBERS = ROMAN | NUMBER_WORDS
_NUMBERS |= {f"{word} belas": 10 + n for word, n in NUMBER_WORDS.items()}
_NUMBERS |= {f"{word} puluh": 10 * n for word, n in NUMBER_WORDS.items()}


def number_said(words: str) -> int:
    """The number of 25, xii, tujuh belas or dua puluh lima; 0 for other words."""
    tens, puluh, ones = words.partition(" puluh ")
    if puluh:
        return number_said(f"{tens} puluh") + number_said(ones)
    return int(words) if words.isdecimal() else _NUMBERS.get(words, 0)


def ordinal_said(words: str) -> int:
    """The number of which one something is: pertama, ke-2, ketiga, II."""
    return ORDINALS.get(words.replace(" ", "")) or number_said(re.sub("^ke[ -]*", "", words))


@lru_cache(maxsize=1024)  # the cells of one row are asked for several times over
def comparable(text: str) -> str:
    """Text made comparable: lower case, one kind of dash, quote, space and line break, a number
    once. Never raises."""
    tidied = PATTERNS["misencoded_dash"].sub("-", text).translate(_REPLACEMENTS)
    tidied = unicodedata.normalize("NFKC", tidied).casefold().translate(_REPLACEMENTS)
    tidied = PATTERNS["line_spaces"].sub("\n", PATTERNS["spaces"].sub(" ", tidied)).strip()
    for pattern, replacement in _TIDY:
        tidied = pattern.sub(replacement, tidied)
    tidied = PATTERNS["said_again"].sub(_say_once, tidied)
    tidied = PATTERNS["letters"].sub(_join_letters, tidied)
    return PATTERNS["hyphenated"].sub(_join_halves, tidied)


_SIMILAR = [*(spelling for spelling in MONTH_NUMBERS if len(spelling) >= 4), "triwulan", "semester"]


@lru_cache(maxsize=4096)
def find_near_match(wording: str) -> tuple[str, Any] | None:
    """The token a misspelt word most probably stands for ("desmber" → December), or None. Only
    words of 4..12 letters are tried; callers must tell the person how it was read."""
    # Juknis (petunjuk teknis), for which offices wait, is as near to Juni as a slip of it.
    if not 4 <= len(wording) <= 12 or wording == "juknis":
        return None
    turned = (
        word for word in _SIMILAR if word[0] == wording[0] and sorted(word) == sorted(wording)
    )
    near = get_close_matches(wording, _SIMILAR, n=1, cutoff=0.8) or [*turned]  # juin
    return WORDS[near[0]] if near else None


def list_near_months(words: str) -> list[str]:
    """The months that one of these words may stand for, the likeliest first."""
    near = (
        get_close_matches(word, MONTH_NUMBERS, n=2, cutoff=0.6)
        for word in re.findall(r"[a-z]{3,}", words)
    )
    return list(
        dict.fromkeys(MONTH_NAMES[MONTH_NUMBERS[month] - 1] for each in near for month in each)
    )


def name_token(token: tuple[str, Any]) -> str:
    """What a token means, in words for a person: ("MONTH", 12) → Desember."""
    kind, value = token
    return MONTH_NAMES[value - 1] if kind == "MONTH" else UNIT_NAMES[value]
