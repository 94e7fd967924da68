"""What one text says of marks: a cell, what it is marked with; a legend, what its marks mean.

Both know no table: what the marks of one mean is settled in `rows.legends`. The words are listed in `marks.toml`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from monev.core.statuses import DONE, PLANNED, VOID
from monev.reading.vocabulary.headings import (
    REALISASI_WORDS,
    RENCANA_WORDS,
    compile_patterns,
    load_words,
    normalize,
    split_listing,
)
from monev.reading.vocabulary.time_words import MONTH_NUMBERS

_SYMBOLS = frozenset("xXvV×✕✖✗✘√✓✔☑☒■▪●•○◯⚫*+#oO★▲►□☐◆◇△")
_SYMBOL = f"[{re.escape(''.join(_SYMBOLS))}]"
"""A pattern: any of the signs."""
_LONGEST_MARK, _LONGEST_WORD = 24, 3
_BLOCKS, _BAR = frozenset("■▪█▮▬"), frozenset("xv✓√*●■█")
"""Signs that, side by side, draw a bar; and those that any number of is one mark."""
_ALIKE = str.maketrans(dict.fromkeys("×✕✖✗✘", "x") | dict.fromkeys("√✓✔", "v") | {"◯": "○", "⚫": "●"})
_AMOUNT = re.compile(r"[\d.,]+ ?%?(?: ?[a-z./]{2,15}){0,2}")
_WEEK = re.compile(
    r"(?:minggu|mgg?|m)(?: ?ke)?[ .-]*(?:[1-5]|i{1,3}|iv|v|satu|dua|kedua|tiga|ketiga|empat|keempat|pertama)"
)
"""A week of the month it stands under, which says no more than a mark does."""
_HEADS = "<>←→↔⟵⟶⟷⇐⇒⇔➔➜➝➞►◄"
_ARROW = re.compile(rf"(?=.*[{_HEADS}])[-–—=_ {_HEADS}]+")
"""A bar drawn over months."""
_DAY = re.compile(r"\d{1,2}[.]\d{1,2}[.]\d|(?:19|20)\d\d(?!\d)")
"""The start of a number that looks like a day: 15.03.2025, 2025."""
_LISTS = load_words("marks")
PATTERNS = compile_patterns(_LISTS.pop("patterns"))
"""Patterns of headings over marks and of what stands around and under them, as listed there."""
_SAID = {key: frozenset(split_listing(listing)) for key, listing in _LISTS.items()}
DONE_WORDS = (REALISASI_WORDS - {"pelaksanaan", "r"}) | _SAID["done"]
DONE_BESIDE_PLAN, OPEN_WORDS, _OF_VOID = _SAID["done_beside_plan"], _SAID["open"], _SAID["of_void"]
_PLAN_WORDS = RENCANA_WORDS | _SAID["planned"]
PLAN_BESIDE_DONE = _PLAN_WORDS - {"perencanaan"}
_TIMES = frozenset({"bulan", "minggu", "triwulan", "waktu"})
_OWN_WORDS = DONE_WORDS | _PLAN_WORDS | OPEN_WORDS | {"ada", "tidak", "tdk"}
"""Words that say by themselves what they mark, where a table has several that differ: ada, tidak ada; sudah, belum."""
_MARK = rf"(?<![\w/])(?:{_SYMBOL}{{1,3}}|[A-Z](?!\w))"
_CALLED = rf"(?P<called>\b(?i:tanda|angka|huruf|kode) )?(?P<symbol>(?(called)(?:{_MARK}|\w(?!\w))|"
"""Before any mark: what it is may be said, which lets it be any letter or number."""
_ALSO = r" ?(?:/|,|dan|atau) ?"
_WORDS = r"(?P<meaning>[^;,=|\n]{3,60}?)"
_NEXT = rf"(?=$|[;,|\n()]|[\s/]+(?:dan\s+)?(?:{_SYMBOL}{{1,3}}|[A-Z1-9])(?:(?<!\w)|(?!\w))\s*(?:[:=]|\w))"
_ENTRIES = (
    re.compile(
        rf"{_CALLED}(?:{_MARK}|\b[A-Z]{{2,3}}|(?<![\w/.,-])[a-z1-9](?!\w))(?:{_ALSO}{_SYMBOL})*))"
        rf"\s*\)?(?:\s*[:=]\s*|\s+(?:[–-]|berarti|artinya)\s+){_WORDS}{_NEXT}"
    ),
    re.compile(rf"{_CALLED}{_MARK}))(?:\)?\s+|(?<!\w))(?=\w){_WORDS}{_NEXT}"),
)
"""Entries of a legend: ● = rencana; ● rencana, of words that can be no other's."""
_ENTRY_BEHIND = re.compile(rf"(?<!\w){_WORDS}\s*[:=(]\s*(?P<symbol>{_MARK})(?!\w)\)?")
"""An entry of a legend that ends in a mark: rencana: ●."""
_OF_COLUMN = re.compile(r"\bkolom\b(?! (?:bulan|triwulan|tw|waktu|jadwal|rencana|target))", re.IGNORECASE)
"""What a text that explains the marks of another column begins with."""
_LEGEND_TITLE = re.compile(
    r"^[\s(]*(?:\b(?:keterangan|ket|legenda|catatan|arti)\b[\s.]*)?(?:(?:tanda|simbol|kode)\s*(?=[:=]))?[:=\s(]*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:[\s/,;&+]|\bdan\b)+")
"""What parts the marks of one cell: P/R."""


def mark_symbol(text: str) -> str:
    """The sign a cell is marked with, marks that look alike as one; "" for an amount or words."""
    signs = set("".join(text.split())) if len(text) <= _LONGEST_MARK else set()
    return signs.pop().translate(_ALIKE) if len(signs) == 1 and signs <= _SYMBOLS else ""


@lru_cache(maxsize=1024)
def mark_of(text: str) -> str:
    """What a cell is marked with, to look it up in a legend: a sign, twice too where it is no block of a bar, a letter
    or a few, or words that say what they mark (tidak_ada); "" for others."""
    word, sign = "_".join(text.split()).casefold(), mark_symbol(text)
    if sign:
        times = len(word.replace("_", ""))
        return sign * times if times <= _LONGEST_WORD and sign not in _BLOCKS else sign
    is_own = _OWN_WORDS.issuperset(word.split("_")) and bool(role_of(text))
    is_short = kind_of_mark(word) if len(word) == 1 else len(word) <= _LONGEST_WORD and word.isalpha()
    return word if is_own or is_short else ""


def marks_in(text: str) -> list[str]:
    """The marks a cell holds: one, or several that nothing else stands between (P/R); none in other words."""
    marks = [*map(mark_of, [text] if mark_of(text) else filter(None, _PARTS.split(text)))]
    return marks if all(marks) else []


@lru_cache(maxsize=1024)
def kind_of_mark(text: str) -> str:
    """ "mark" for a mark or an amount, "" for nothing or nought, "other" for anything else, which is asked about."""
    tidied = " ".join(text.split()).casefold()
    if not tidied or tidied in _SAID["no_marks"]:
        return ""
    if tidied in _SAID["marks"] or set(tidied) <= _BAR or _WEEK.fullmatch(tidied) or _ARROW.fullmatch(tidied):
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


def role_of(words: str) -> str:
    """What a legend's words make of a mark: the plan's, what was done, or that nothing is planned; "" for others."""
    said = set(normalize(words).split())
    if said & OPEN_WORDS:  # belum dilaksanakan is due; belum direncanakan is not
        return VOID if said & _OF_VOID & PLAN_BESIDE_DONE else PLANNED
    if said & _SAID["void"]:  # bukan prioritas says nothing of when
        return VOID if said <= _SAID["void"] | _OF_VOID | DONE_WORDS | RENCANA_WORDS else ""
    if said & _TIMES and said & DONE_BESIDE_PLAN and said <= _TIMES | DONE_BESIDE_PLAN:  # bulan dilaksanakan
        return PLANNED
    if {"ada"} < said <= _OF_VOID:  # ada kegiatan is a schedule; ada alone reports
        return PLANNED
    if said & _PLAN_WORDS and (said & {"akan", "rencana"} or not said & (DONE_WORDS | {"ada"})):
        return PLANNED
    return DONE if said & (DONE_WORDS | {"ada"}) else ""


def roles_in(legend: Mapping[str, str]) -> set[str]:
    """The roles that a legend's words speak of."""
    return {*map(role_of, legend.values())} - {""}


def read_entries(text: str) -> list[tuple[str, str, str]]:
    """The entries of a legend in a text: each mark, what it means, and the whole of its entry. Without = or : between
    letters begin words that can be no other's."""
    text = "" if text.isdecimal() or _OF_COLUMN.search(text) else _LEGEND_TITLE.sub("", text)
    for pattern in (_ENTRY_BEHIND, *_ENTRIES) if re.search(rf"{_MARK}\W*$", text) else _ENTRIES:
        entries = _find_entries(pattern, text)
        if entries and not (pattern is _ENTRIES[1] and len(entries) == 1 and _may_be_heading(*entries[0][:2])):
            return entries
    return []


def _find_entries(pattern: re.Pattern[str], text: str) -> list[tuple[str, str, str]]:
    """The entries that one way to write them finds."""
    entries = [
        (mark_of(mark), entry["meaning"].strip(), entry[0])
        for entry in pattern.finditer(text)
        for mark in re.split(_ALSO, entry["symbol"])
    ]
    if pattern is _ENTRIES[0]:
        return entries
    # V kegiatan may begin a sentence, ■ kegiatan does not
    return [e for e in entries if role_of(e[1]) and (role_of(e[1].split()[0]) or not e[0].isalnum())]


def _may_be_heading(mark: str, words: str) -> bool:
    """Whether a lone letter before words that say more than what a mark means may number them: V RENCANA KERJA."""
    known = _OWN_WORDS | _OF_VOID if role_of(words) == VOID else _OWN_WORDS
    return mark.isalpha() and not known.issuperset(normalize(words).split())


def join_cells(texts: Sequence[str]) -> str:
    """Cells as one line, each mark with the words beside it: ● = rencana; ○ = realisasi."""
    cells = [*filter(None, (text.strip(" :=") for text in texts))]
    are_marks = [len(text) <= _LONGEST_WORD and bool(mark_of(text)) for text in cells]
    ends = [" = " if pair == (not are_marks[-1], are_marks[-1]) else "; " for pair in pairwise(are_marks)]
    return "".join(chain.from_iterable(zip(cells, [*ends, ""], strict=False)))


def is_legend(text: str) -> bool:
    """Whether a text says what marks mean and nothing else: V : ada, ● rencana ○ realisasi."""
    entries = read_entries(text)
    rest = _LEGEND_TITLE.sub("", text) if entries else text
    for _, _, whole in entries:
        rest = rest.replace(whole, "")
    return bool(entries) and all(role_of(meaning) for _, meaning, _ in entries) and not re.search(r"\w", rest)
