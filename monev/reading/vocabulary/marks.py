"""Read what one text says of marks: a cell its mark, a legend the meanings of marks.

Neither knows its table: `rows.legends` settles what the marks of one mean. The words are listed in
`marks.toml`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from monev.core.statuses import DONE, OFF, PLANNED, VOID
from monev.reading.vocabulary.headings import (
    REALISASI_WORDS,
    RENCANA_WORDS,
    load_patterns,
    load_words,
    normalize,
    split_sets,
)
from monev.reading.vocabulary.time_words import MONTH_NUMBERS

_SYMBOLS = frozenset("xXvV×✕✖✗✘√✓✔☑☒■▪●•○◯⚫*+#oO★▲►□☐◆◇△")
_SIGNS = re.escape("".join(sorted(_SYMBOLS)))
PATTERNS = load_patterns("marks", sign=f"[{_SIGNS}]")
"""Patterns of marks, of headings over them and of words around and under them, as listed there."""
_LONGEST_MARK = 24
_LONGEST_WORD = 3
_LONGEST_LEGEND = 300
_ALIKE = str.maketrans("×✕✖✗✘√✓✔◯⚫", "xxxxxvvv○●")
_SAID = split_sets(load_words("marks")["words"])
_DONE = (REALISASI_WORDS - {"pelaksanaan", "r"}) | _SAID["done"] | {"ada"}
_PLANNED = RENCANA_WORDS | _SAID["planned"]
_OPEN = _SAID["open"]
_OWN_WORDS = _DONE | _PLANNED | _OPEN | {"tidak", "tdk"}
"""Words that explain themselves as marks, if a table has several that differ: ada, tidak ada;
sudah, belum."""


def mark_symbol(text: str) -> str:
    """Return the sign a cell is marked with, marks that look alike as one; "" for an amount or
    words.
    """
    if len(text) > _LONGEST_MARK:
        return ""
    signs = {*"".join(text.split())}
    if len(signs) != 1:
        return ""
    sign = signs.pop()
    return sign.translate(_ALIKE) if sign in _SYMBOLS else ""


@lru_cache(maxsize=1024)
def mark_of(text: str) -> str:
    """Return the mark of a cell, to look it up in a legend; "" for any other text.

    It is a sign, a letter or a few, or words that explain themselves (tidak_ada).
    """
    words = text.casefold().split()
    word = "_".join(words)
    sign = mark_symbol(text)
    if sign or re.fullmatch(r"[^\W\d_]{1,3}", word):
        return sign or word
    return word if _OWN_WORDS.issuperset(words) and role_of(text) else ""


def marks_in(text: str) -> list[str]:
    """List the marks of a cell: one, or several that nothing else stands between (P/R); none in
    other words.
    """
    mark = mark_of(text)
    if mark:
        return [mark]
    parts = PATTERNS["between"].split(text)
    marks = [*map(mark_of, filter(None, parts))]
    return marks if all(marks) else []


@lru_cache(maxsize=1024)
def kind_of_mark(text: str) -> str:
    """Return "mark" for a mark or an amount, "" for nothing or nought, "other" for anything else,
    which adds a question.
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


def is_amount(text: str) -> bool:
    """True if a marked cell says how much: 28, 100 %, 1 laporan."""
    return kind_of_mark(text) == "mark" and any(map(str.isdecimal, text))


def role_of(words: str) -> str:
    """Return the role a legend's words give to a mark; "" for other words.

    It is the plan's, it was done, nothing is planned, or it is no longer.
    """
    said = {*normalize(words).split()}
    if said & _OPEN:  # belum dilaksanakan is due
        return PLANNED
    if said & _SAID["void"]:  # bukan prioritas says nothing of when
        known = _SAID["void"] | _SAID["of_void"] | _DONE | RENCANA_WORDS
        if not said <= known:
            return ""
        return OFF if said & _SAID["off"] else VOID
    if said & _PLANNED or {"ada"} < said <= _SAID["of_void"]:  # ada kegiatan is a schedule
        return PLANNED
    return DONE if said & _DONE else ""


Entry = tuple[str, str, str]
"""An entry of a legend: mark, meaning, the whole of the entry."""


def read_entries(text: str) -> list[Entry]:
    """List the entries of a legend in a text. Without = or : a sign needs words that only a legend
    says.
    """
    if PATTERNS["of_column"].search(text):
        return []
    text = PATTERNS["legend_title"].sub("", text)
    entries = [*_find_entries("entry", text)]
    if not entries and _may_say_role(text):
        plain = _find_entries("plain_entry", text)
        entries = [entry for entry in plain if role_of(entry[1])]
    return entries


def _may_say_role(text: str) -> bool:
    """True if a text has a word by which a mark has a role. Hardly any cell has one, and looking
    for entries takes far longer.
    """
    words = normalize(text).split()
    return not (_OWN_WORDS | _SAID["void"]).isdisjoint(words)


def _find_entries(way: str, text: str) -> Iterator[Entry]:
    """List the entries that one way to write them finds."""
    for found in PATTERNS[way].finditer(text):
        meaning = found["meaning"].strip()
        for symbol in PATTERNS["also"].split(found["symbol"]):
            yield mark_of(symbol), meaning, found[0]


def join_cells(texts: Sequence[str]) -> str:
    """Join cells to one line, each mark with the words beside it: ● = rencana; ○ = realisasi."""
    line = ""
    for text in texts:
        cell = text.strip(" :=")
        is_mark = len(cell) <= _LONGEST_WORD and mark_of(cell)
        line += f"; {cell} =" if is_mark else f" {cell}"
    return line.strip("; ")


def is_legend(text: str) -> bool:
    """True if a text only explains marks: V : ada, ● = rencana; ○ = realisasi."""
    if len(text) > _LONGEST_LEGEND or not _may_say_role(text):
        return False
    entries = read_entries(text)
    rest = PATTERNS["legend_title"].sub("", text)
    for _, meaning, whole in entries:
        if not role_of(meaning):
            return False
        rest = rest.replace(whole, "")
    return bool(entries) and not re.search(r"\w", rest)
