"""What one text says of marks: a cell, what it is marked with; a legend, what its marks mean. Both
know no table: what the marks of one mean is settled in `rows.legends`. The words are listed in
`marks.toml`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

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
PATTERNS = load_patterns("marks", sign=f"[{re.escape(''.join(sorted(_SYMBOLS)))}]")
"""Patterns of marks, of headings over them and of what stands around and under them, as listed
there."""
_LONGEST_MARK, _LONGEST_WORD, _LONGEST_LEGEND = 24, 3, 300
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
"""Words that say by themselves what they mark, where a table has several that differ: ada, tidak
ada; sudah, belum."""
NOT_DUE = frozenset({VOID, OFF})
"""The roles of marks by which nothing is due."""
_OF_ROLES = _OWN_WORDS | _SAID["void"] | DONE_BESIDE_PLAN
"""Words of which `role_of` needs at least one."""


def mark_symbol(text: str) -> str:
    """The sign a cell is marked with, marks that look alike as one; "" for an amount or words."""
    signs = set("".join(text.split())) if len(text) <= _LONGEST_MARK else set()
    return signs.pop().translate(_ALIKE) if len(signs) == 1 and signs <= _SYMBOLS else ""


@lru_cache(maxsize=1024)
def mark_of(text: str) -> str:
    """What a cell is marked with, to look it up in a legend: a sign, twice too where it is no block
    of a bar, a letter or a few, or words that say what they mark (tidak_ada); "" for others."""
    word = "_".join(text.split()).casefold()
    sign = mark_symbol(text)
    if sign:
        times = len(word.replace("_", ""))
        return sign * times if times <= _LONGEST_WORD and sign not in _BLOCKS else sign
    is_own = _OWN_WORDS.issuperset(word.split("_")) and bool(role_of(text))
    return word if is_own or re.fullmatch(r"[^\W\d_]{1,3}|[1-9]", word) else ""


def marks_in(text: str) -> list[str]:
    """The marks a cell holds: one, or several that nothing else stands between (P/R); none in other
    words."""
    marks = [
        *map(mark_of, [text] if mark_of(text) else filter(None, PATTERNS["between"].split(text)))
    ]
    return marks if all(marks) else []


@lru_cache(maxsize=1024)
def kind_of_mark(text: str) -> str:
    """ "mark" for a mark or an amount, "" for nothing or nought, "other" for anything else, which
    is asked about."""
    tidied = " ".join(text.split()).casefold()
    if not tidied or tidied in _SAID["no_marks"]:
        return ""
    is_sign = tidied in _SAID["marks"] or mark_symbol(text)
    if is_sign or PATTERNS["week_or_arrow"].fullmatch(tidied):
        return "mark"
    amount = PATTERNS["amount"].fullmatch(tidied)
    digits = re.sub(r"[^\d]", "", tidied)
    names_month = MONTH_NUMBERS.keys() & {*re.findall(r"[a-z]+", tidied)}
    if not (amount and digits) or names_month or PATTERNS["day"].match(tidied):
        return "other"
    return "mark" if int(digits) else ""


def is_amount(text: str) -> bool:
    """Whether a marked cell says how much: 28, 100 %, 1 laporan."""
    return kind_of_mark(text) == "mark" and bool(
        PATTERNS["amount"].fullmatch(" ".join(text.split()).casefold())
    )


def role_of(words: str) -> str:
    """What a legend's words make of a mark: the plan's, what was done, or that nothing is planned,
    or is no more; "" for others."""
    said = set(normalize(words).split())
    says_done = said & (DONE_WORDS | {"ada"})
    if said & OPEN_WORDS:  # belum dilaksanakan is due; belum direncanakan is not
        return VOID if said & _OF_VOID & PLAN_BESIDE_DONE else PLANNED
    if said & _SAID["void"]:  # bukan prioritas says nothing of when
        role = VOID if said.isdisjoint(_SAID["off"]) else OFF
        return role if said <= _SAID["void"] | _OF_VOID | DONE_WORDS | RENCANA_WORDS else ""
    if {"ada"} < said <= _OF_VOID:  # ada kegiatan is a schedule; ada alone reports
        return PLANNED
    if said & _PLAN_WORDS and (said & _SURELY_PLANNED or not says_done):
        return PLANNED
    return DONE if says_done else ""


def roles_in(legend: Mapping[str, str]) -> set[str]:
    """The roles that a legend's words speak of."""
    return {*map(role_of, legend.values())} - {""}


def read_entries(text: str) -> list[tuple[str, str, str]]:
    """The entries of a legend in a text: each mark, what it means, and the whole of its entry.
    Without = or : between letters begin words that can be no other's."""
    if text.isdecimal() or PATTERNS["of_column"].search(text):
        return []
    text = PATTERNS["legend_title"].sub("", text)
    entries = [*_find_entries("entry", text)]
    is_behind = PATTERNS["mark_at_end"].search(text)  # Terlaksana: ▲, which is asked about
    if entries or is_behind or not _may_say_role(text):
        return entries
    return _find_plain_entries(text)


def _find_plain_entries(text: str) -> list[tuple[str, str, str]]:
    """The entries of words that can be no other's, without = or : before them."""
    entries: list[tuple[str, str, str]] = []
    for mark, meaning, whole in _find_entries("plain_entry", text):
        # V kegiatan may begin a sentence, ■ kegiatan does not
        is_sure = role_of(meaning.split()[0]) or not mark.isalnum()
        if role_of(meaning) and is_sure:
            entries.append((mark, meaning, whole))
    is_lone_letter = len(entries) == 1 and entries[0][0].isalpha()
    is_own = is_lone_letter and _OWN_WORDS.issuperset(normalize(entries[0][1]).split())
    return entries if is_own or not is_lone_letter else []


def _may_say_role(text: str) -> bool:
    """Whether a text has a word by which a mark is the plan's or no longer: hardly any cell, and to
    look for entries takes far longer."""
    return not _OF_ROLES.isdisjoint(normalize(text).split())


def _find_entries(way: str, text: str) -> Iterator[tuple[str, str, str]]:
    """The entries that one way to write them finds."""
    for each in PATTERNS[way].finditer(text):
        for mark in map(mark_of, PATTERNS["also"].split(each["symbol"])):
            yield mark, each["meaning"].strip(), each[0]


def join_cells(texts: Sequence[str]) -> str:
    """Cells as one line, each mark with the words beside it: ● = rencana; ○ = realisasi."""
    cells = [*filter(None, (text.strip(" :=") for text in texts))]
    are_marks = [len(text) <= _LONGEST_WORD and bool(mark_of(text)) for text in cells]
    ends = [
        " = " if pair == (not are_marks[-1], are_marks[-1]) else "; "
        for pair in pairwise(are_marks)
    ]
    return "".join(chain.from_iterable(zip(cells, [*ends, ""], strict=False)))


def is_legend(text: str) -> bool:
    """Whether a text says what marks mean and nothing else: V : ada, ● = rencana; ○ = realisasi."""
    entries = read_entries(text) if len(text) <= _LONGEST_LEGEND and _may_say_role(text) else []
    rest = PATTERNS["legend_title"].sub("", text)
    for _, _, whole in entries:
        rest = rest.replace(whole, "")
    says_roles = all(role_of(meaning) for _, meaning, _ in entries)
    return bool(entries) and says_roles and not re.search(r"\w", rest)
