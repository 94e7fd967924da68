"""Read what one text says of marks: a cell its mark, a legend the meanings of marks.

Neither knows its table: `rows.legends` settles what the marks of one mean. The words are listed in
`marks.toml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

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
_BLOCKS = frozenset("■▪█▮▬")
"""Signs that, side by side, draw a bar."""
_ALIKE = str.maketrans("×✕✖✗✘√✓✔◯⚫", "xxxxxvvv○●")
_SAID = split_sets(load_words("marks")["words"])
DONE_WORDS = (REALISASI_WORDS - {"pelaksanaan", "r"}) | _SAID["done"]
DONE_BESIDE_PLAN = _SAID["done_beside_plan"]
OPEN_WORDS = _SAID["open"]
_OF_VOID = _SAID["of_void"]
_PLAN_WORDS = RENCANA_WORDS | _SAID["planned"]
_SURELY_PLANNED = frozenset({"akan", "rencana", "direncanakan"})
PLAN_BESIDE_DONE = _PLAN_WORDS - {"perencanaan"}
_OWN_WORDS = DONE_WORDS | _PLAN_WORDS | OPEN_WORDS | {"ada", "tidak", "tdk"}
"""Words that explain themselves as marks, if a table has several that differ: ada, tidak ada;
sudah, belum."""
_OF_ROLES = _OWN_WORDS | _SAID["void"] | DONE_BESIDE_PLAN
"""Words of which `role_of` needs at least one."""


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

    It is a sign, also a doubled one unless it is a block of a bar, a letter or a few, or words that
    explain themselves (tidak_ada).
    """
    words = text.casefold().split()
    word = "_".join(words)
    sign = mark_symbol(text)
    if sign:
        times = len(word.replace("_", ""))
        is_bar = sign in _BLOCKS or times > _LONGEST_WORD
        return sign if is_bar else sign * times
    if re.fullmatch(r"[^\W\d_]{1,3}|[1-9]", word):
        return word
    parts = word.split("_")
    if _OWN_WORDS.issuperset(parts) and role_of(text):
        return word
    return ""


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
    tidied = _tidy(text)
    if not tidied or tidied in _SAID["no_marks"]:
        return ""
    if tidied in _SAID["marks"] or mark_symbol(text):
        return "mark"
    if PATTERNS["week_or_arrow"].fullmatch(tidied):
        return "mark"
    digits = re.sub(r"[^\d]", "", tidied)
    if not digits or not PATTERNS["amount"].fullmatch(tidied):
        return "other"
    words = re.findall(r"[a-z]+", tidied)
    names_month = not MONTH_NUMBERS.keys().isdisjoint(words)
    if names_month or PATTERNS["day"].match(tidied):
        return "other"
    return "mark" if int(digits) else ""


def _tidy(text: str) -> str:
    return " ".join(text.split()).casefold()


def is_amount(text: str) -> bool:
    """True if a marked cell says how much: 28, 100 %, 1 laporan."""
    if kind_of_mark(text) != "mark":
        return False
    amount = PATTERNS["amount"].fullmatch(_tidy(text))
    return amount is not None


def role_of(words: str) -> str:
    """Return the role a legend's words give to a mark; "" for other words.

    It is the plan's, it was done, nothing is planned, or it is no longer.
    """
    said = {*normalize(words).split()}
    says_done = not said.isdisjoint(DONE_WORDS | {"ada"})
    if said & OPEN_WORDS:  # belum dilaksanakan is due; belum direncanakan is not
        is_unplanned = said & _OF_VOID & PLAN_BESIDE_DONE
        return VOID if is_unplanned else PLANNED
    if said & _SAID["void"]:  # bukan prioritas says nothing of when
        known = _SAID["void"] | _OF_VOID | DONE_WORDS | RENCANA_WORDS
        if not said <= known:
            return ""
        return OFF if said & _SAID["off"] else VOID
    if {"ada"} < said <= _OF_VOID:  # ada kegiatan is a schedule; ada alone reports
        return PLANNED
    if said & _PLAN_WORDS:
        is_sure = said & _SURELY_PLANNED
        if is_sure or not says_done:
            return PLANNED
    return DONE if says_done else ""


def roles_in(legend: Mapping[str, str]) -> set[str]:
    """Return the roles that a legend's words speak of."""
    roles = {*map(role_of, legend.values())}
    roles.discard("")
    return roles


Entry = tuple[str, str, str]
"""An entry of a legend: mark, meaning, the whole of the entry."""


def read_entries(text: str) -> list[Entry]:
    """List the entries of a legend in a text. Without = or : an entry needs words that only a
    legend says.
    """
    is_of_column = PATTERNS["of_column"].search(text)
    if is_of_column or text.isdecimal():
        return []
    text = PATTERNS["legend_title"].sub("", text)
    entries = [*_find_entries("entry", text)]
    is_behind = PATTERNS["mark_at_end"].search(text)  # Terlaksana: ▲ adds a question
    if entries or is_behind:
        return entries
    if not _may_say_role(text):
        return []
    return _find_plain_entries(text)


def _find_plain_entries(text: str) -> list[Entry]:
    """List the entries without = or :, of words that only a legend says."""
    entries: list[Entry] = []
    for mark, meaning, whole in _find_entries("plain_entry", text):
        if not role_of(meaning):
            continue
        first, *_ = meaning.split()
        # V kegiatan may begin a sentence, ■ kegiatan does not
        is_sure = not mark.isalnum() or role_of(first)
        if is_sure:
            entry = (mark, meaning, whole)
            entries.append(entry)
    if len(entries) == 1:
        mark, meaning, _ = entries[0]
        words = normalize(meaning).split()
        if mark.isalpha() and not _OWN_WORDS.issuperset(words):
            return []
    return entries


def _may_say_role(text: str) -> bool:
    """True if a text has a word by which a mark is the plan's or no longer. Hardly any cell has
    one, and looking for entries takes far longer.
    """
    return not _OF_ROLES.isdisjoint(normalize(text).split())


def _find_entries(way: str, text: str) -> Iterator[Entry]:
    """List the entries that one way to write them finds."""
    pattern = PATTERNS[way]
    for found in pattern.finditer(text):
        entry = found[0]
        meaning = found["meaning"].strip()
        symbols = PATTERNS["also"].split(found["symbol"])
        for symbol in symbols:
            yield mark_of(symbol), meaning, entry


def join_cells(texts: Sequence[str]) -> str:
    """Join cells to one line, each mark with the words beside it: ● = rencana; ○ = realisasi."""
    cells: list[str] = []
    are_marks: list[bool] = []
    for text in texts:
        cell = text.strip(" :=")
        if not cell:
            continue
        is_mark = len(cell) <= _LONGEST_WORD and mark_of(cell)
        cells.append(cell)
        are_marks.append(bool(is_mark))
    if not cells:
        return ""
    # Words stand before their marks if the line ends with a mark.
    of_entry = (not are_marks[-1], are_marks[-1])
    line, *others = cells
    for cell, pair in zip(others, pairwise(are_marks), strict=True):
        line += " = " if pair == of_entry else "; "
        line += cell
    return line


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
