"""What offices print around and between the rows of a plan table: usual areas, marks, groups, notes
and signatures. Data, with the functions that compare a text with it. Which row of a table is an
area is decided in `rows.areas`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import product

from monev.reading.vocabulary.headings import (
    IMPLYING_WORDS,
    TITLE_OF_PERSON,
    by_spelling,
    load_patterns,
    load_words,
    normalize,
    split_listing,
)

_WORDS = load_words("areas")
_AREA_CORES = by_spelling(_WORDS["cores"])
_ALL_CORES = _AREA_CORES | by_spelling(_WORDS["english"])
"""What the usual areas are known by, and their roman number. They settle doubt; another area is
kept and flagged."""

_BEFORE_AREA = split_listing(_WORDS["before"])
_BEHIND_AREA = split_listing(_WORDS["behind"])
_USUAL_WORDS = tuple(dict.fromkeys(" ".join((*_BEFORE_AREA, *_AREA_CORES, *_BEHIND_AREA)).split()))
"""Every word usual names are made of; of words that begin alike, the one that stands in front
first."""
_AREA_WORDS = by_spelling(_WORDS["words"])
"""How offices shorten or replace words of the usual names beside others, and the usual words."""
_TO_INTRODUCE = ("program", "penerapan", "pelaksanaan", "implementasi", "terwujudnya")
"""Words before a usual name that say no more than that it is done, or to be. Pel. is short for
pelayanan alone."""

SHEET_ABBREVIATIONS = by_spelling(_WORDS["sheets"])
"""What sheets of the usual areas, and codes in their column, are for short; nowhere else does such
a word name one."""

_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = tuple(map("".join, product(("", "X", "XX", "XXX", "XL"), _UNITS)))[1:]
ROMAN_VALUES = {figure: value for value, figure in enumerate(ROMAN, start=1)}

_SMALL_ROMAN = "|".join(figure.lower() for figure in ROMAN if len(figure) > 1)
_WORK = "|".join(sorted(IMPLYING_WORDS["langkah_aksi"]))
PATTERNS = load_patterns(
    "areas",
    sheets="|".join(SHEET_ABBREVIATIONS),
    small_roman=_SMALL_ROMAN,
    work=_WORK,
)
"""Patterns of what cells say, as listed there."""

SURE_SIGNATURE = PATTERNS["sure_signature"]
NOTE_TITLE = PATTERNS["note_title"]
"""What can only begin a signature block; and what opens notes, alone in its row: Catatan."""
PAGE_FURNITURE, REKAP, FORMULA_ERROR = (
    PATTERNS[name] for name in ("page_furniture", "sum", "formula_error")
)
UNFINISHED, UNFINISHED_NAME, HANGING = (
    PATTERNS[name] for name in ("unfinished", "unfinished_name", "hanging")
)
"""The end of a cell whose sentence goes on elsewhere: ... dan; the same of a document's name:
Laporan hasil; and of a cell that a page's end may have cut: also a comma or a colon."""

_LONGEST_TITLE = 200
_SHORTEST_START, _SHORTEST_NEAR, _SHORTEST_ALONE, _NEAR = 3, 5, 6, 0.77
_MOST_WORDS = 6


KNOWN_AREA = {
    " ".join(filter(None, (before, core, behind))): _ALL_CORES[core]
    for before, core, behind in product(("", *_BEFORE_AREA), _ALL_CORES, ("", *_BEHIND_AREA))
}
KNOWN_AREA |= {"penguatan pelayanan": "VI", "peningkatan pelayanan": "VI"}
"""Usual name of an area (as `normalize` gives it) → its usual roman number."""


def begins_like_area(word: str) -> bool:
    """Whether names of usual areas begin with a word: penguatan, inovasi."""
    return any(name.startswith(f"{word} ") for name in KNOWN_AREA)


def find_area_in_title(text: str) -> str | None:
    """The usual area a plan's title speaks of: RENCANA AKSI POKJA MANAJEMEN PERUBAHAN; None where
    it names none."""
    found = PATTERNS["in_title"].search(text)
    words = found["name"].split() if found else []
    for end in range(len(words), 0, -1):
        name = " ".join(words[:end])
        if normalize(name) in KNOWN_AREA:
            return name
    return None


@lru_cache(maxsize=4096)
def whole_area(name: str, *, is_cut: bool = False) -> str:
    """The name of a usual area whose words are cut short, misspelt or others for the same, as it is
    usual: Man. Perubahan, Penguatan Pengawsan, Mutu Yanlik; others as they are. `is_cut`: Excel may
    have cut its end, a sheet's."""
    words = normalize(PATTERNS["remarks_behind"].sub("", name) or name).split()
    is_short = len(words) == 1 and len(words[0]) < _SHORTEST_ALONE
    if is_short or not 0 < len(words) <= _MOST_WORDS or normalize(_plain_name(name)) in KNOWN_AREA:
        return name
    usual = " ".join(map(_usual_word, words[words[0] in _TO_INTRODUCE :]))
    if is_cut:
        begun = (known for known in KNOWN_AREA if known.startswith(" ".join(words)))
        cores = tuple(_AREA_CORES)
        usual = max(begun, key=lambda each: (each.endswith(cores), len(each)), default=usual)
    if usual not in KNOWN_AREA:
        return name
    return usual.upper() if name.isupper() else usual.title().replace("Sdm", "SDM")


@lru_cache(maxsize=4096)
def _usual_word(word: str) -> str:
    """The word of usual names that another is short for, its beginning, or a slip of the pen from;
    else itself."""
    if word in (*_USUAL_WORDS, *_TO_INTRODUCE) or word in _AREA_WORDS:
        return _AREA_WORDS.get(word, word)
    if len(word) < _SHORTEST_START:
        return word
    slips: list[str] = []
    for usual in _USUAL_WORDS:
        if usual.startswith(word) and len(usual) - len(word) >= _SHORTEST_START:
            return usual
        if not usual[:-2].startswith(word) and len(word) >= _SHORTEST_NEAR:
            slips.append(usual)  # pengawas is no pengawasan
    return next(iter(get_close_matches(word, slips, n=1, cutoff=_NEAR)), word)


def _plain_name(name: str) -> str:
    """A name without "(lanjutan)" after a page break and, behind a usual area's, without what
    explains or weighs it."""
    bare = PATTERNS["remarks_behind"].sub("", PATTERNS["continued"].sub("", name))
    return bare if normalize(bare) in KNOWN_AREA else PATTERNS["continued"].sub("", name)


@lru_cache(maxsize=4096)
def area_name(name: str) -> str:
    """What a heading calls its area: a usual one as it is usual, without what explains or weighs
    it, and without another name for it: Tata kerja (Penataan Tatalaksana), Change Management /
    Manajemen Perubahan."""
    if len(name) > _LONGEST_TITLE:
        return name
    again = PATTERNS["same_again"].split(PATTERNS["remarks_behind"].sub("", name))
    parts = (split_half(name)[0] or name, *re.split(r"[/()]", name), *again)
    names = [_plain_name(whole_area(part.strip())) for part in parts]
    are_usual = [normalize(each) in KNOWN_AREA for each in names]
    if not all(are_usual[-len(again) :]):
        names = names[: -len(again)]
    usual = [each for each in names if normalize(each) in KNOWN_AREA]
    if len({KNOWN_AREA[normalize(each)] for each in usual}) != 1:
        return names[0]
    return max(usual, key=lambda each: any(core in normalize(each) for core in _AREA_CORES))


def normalize_name(name: str) -> str:
    """An area's name as names are compared: `area_name` as `normalize` gives it."""
    return normalize(area_name(name))


def is_part_of_lke(title: str) -> bool:
    """Whether a title is that of one of the two parts of the LKE: what stands below it begins anew
    with areas."""
    words = normalize(PATTERNS["remarks_behind"].sub("", title))
    return PATTERNS["lke_part"].fullmatch(words) is not None


@lru_cache(maxsize=4096)
def split_half(title: str) -> tuple[str, str]:
    """The title and the half of the LKE that a heading says, MANAJEMEN PERUBAHAN - PEMENUHAN; ""
    for what it lacks."""
    # A longer text is no title, and looking through it costs the square of its length.
    for way in ("half_behind", "half_in_front") if len(title) <= _LONGEST_TITLE else ():
        found = PATTERNS[way].fullmatch(title)
        name = found["name"] if found else ""
        if found and (not name or found["gap"].strip(" /") or is_usual_area(name)):
            return name, found["half"]
    return title, ""


def says_half(text: str) -> bool:
    """Whether a heading in a cell says a half of the LKE."""
    return bool(PATTERNS["of_half"].search(text) and split_half(split_mark(text)[1])[1])


def mark_of_half(half: str) -> Mark:
    """The mark a half of the LKE goes by where it prints none: A for PEMENUHAN, B for REFORM."""
    return Mark("B", "", 2) if half.lower().endswith("reform") else Mark("A", "", 1)


def usual_number(name: str) -> int:
    """The usual number of a usual area; 0 for any other name."""
    return ROMAN_VALUES.get(KNOWN_AREA.get(normalize_name(name), ""), 0)


def is_usual_area(name: str) -> bool:
    """Whether a name is that of a usual area."""
    return normalize_name(name) in KNOWN_AREA


def may_be_service(name: str) -> bool:
    """Whether a name may be an area's of service, which it is among other areas alone: PELAYANAN,
    Layanan Prima."""
    return bool(PATTERNS["service"].fullmatch(" ".join(map(_usual_word, normalize(name).split()))))


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in front of a title or in the NO cell. `text` is the mark as written without its dot
    ("V", "a", "1"), `order` its place in its series from 1. Marks of one `kind` count the same
    series: "roman", "roman small", "letter", "letter capital", "number" or, for 1.1 and deeper,
    "number 2", "number 3" ...; "" for one made up, not printed."""

    text: str
    kind: str
    order: int

    def follows(self, other: Mark) -> bool:
        """Whether it is the next one of a series after another: b. after a."""
        return (self.kind, self.order) == (other.kind, other.order + 1)


def lone_mark(text: str) -> Mark | None:
    """The mark a cell holds and nothing else: `V`, `a.`, `1)`; None for anything else."""
    found = PATTERNS["alone"].fullmatch(text.strip())
    return _recognise(found[1]) if found else None


def level_mark(text: str) -> Mark | None:
    """The mark of a numbering by levels: `1.1`, `V.2`, `I.a`, `1.1.1`. Each depth is a kind of its
    own. The last number counts it and is its text, for the numbers before it name the headings it
    stands under."""
    found = PATTERNS["in_levels"].fullmatch(text.strip())
    return _from_level(found["mark"]) if found and not found["title"] else None


def _from_level(text: str) -> Mark:
    *above, last = text.split(".")
    mark = _recognise(last)
    return Mark(last, f"number {len(above) + 1}", mark.order if mark else 0)


def name_person(*texts: str) -> str:
    """Whom a text, or a label and the next (Koordinator | Kasubbag Umum), say does the work; "" for
    nobody."""
    found = PATTERNS["person_note"].match(": ".join(text.strip(" :=\n") for text in texts))
    return " ".join(found["name"].split()) if found else ""


def split_person(text: str) -> tuple[str, str]:
    """A heading without who does the work below it, and who that is: Tata Laksana – Ketua: Ani; ""
    where it names nobody. Behind a usual area a post needs no such word: Tata Laksana (Kasubbag
    Umum)."""
    behind = PATTERNS["person_note"].search(text)
    if behind and behind.start():
        return text[: behind.start()], " ".join(behind["name"].split())
    name, *below = re.split(r"[\n(]", text, maxsplit=1)
    person = " ".join("".join(below).split()).strip("() ")
    is_post = TITLE_OF_PERSON.match(person) and not area_mark(person)
    return (name.strip(), person) if is_post and is_usual_area(split_mark(name)[1]) else (text, "")


def area_mark(text: str) -> Mark | None:
    """The mark of a cell that says nothing but AREA and a mark: `AREA I`, `Pokja 2`, `AREA III
    :`."""
    word = PATTERNS["area_word"].match(text.strip())
    return lone_mark(text.strip()[word.end() :]) if word else None


def row_number(text: str) -> str | None:
    """The row number a NO cell holds, without its dot or bracket: `1.` → 1, `1.1`, `V.a.1`; None if
    it is none."""
    if mark := lone_mark(text):
        return mark.text
    found = PATTERNS["full_number"].fullmatch(text.strip())
    return found[1] if found else None


def split_mark(text: str) -> tuple[Mark | None, str, bool]:
    """A heading in a cell, `e Penanganan ...`, as (mark or None, title, a usual one whole, whether
    it says AREA)."""
    mark, title, says_area = _split_mark(text)
    full = SHEET_ABBREVIATIONS.get(normalize(title), "")
    is_own = mark and usual_number(full) == mark.order  # II. TL
    return mark, full if is_own else whole_area(title), says_area


def split_area_word(text: str) -> tuple[str, Mark | None, str]:
    """The first word of KOMPONEN III: PELAYANAN PRIMA in small letters, mark and name behind it; ""
    for other words."""
    found = PATTERNS["usual_area_word"].match(text)
    mark, name, _ = split_mark(text[found.end() :]) if found else (None, "", False)
    return (normalize(found[0]).split(" ")[0] if found else ""), mark, name


def _split_mark(text: str) -> tuple[Mark | None, str, bool]:
    stripped = PATTERNS["broken_word"].sub("", text.strip())
    _, mark, name = split_area_word(stripped)
    if name and is_usual_area(name):
        return mark, name, True
    word = PATTERNS["area_word"].match(stripped)
    says_area = word is not None
    rest = stripped[word.end() :] if word else stripped
    if (by_level := PATTERNS["in_levels"].fullmatch(rest)) and by_level["title"]:
        return _from_level(by_level["mark"]), by_level["title"].strip(), says_area
    found = PATTERNS["in_front"].fullmatch(rest)
    if found and (mark := _recognise(found["dotted"] or found["plain"])):
        return _split_behind_mark(mark, found["title"], says_area=says_area)
    # AREA MANAJEMEN PERUBAHAN, Area : Inovasi Unggulan: the word is no part of the name.
    plain = rest.lstrip(" /|:–-")
    if word and (PATTERNS["area_colon"].fullmatch(word[0]) or normalize_name(plain) in KNOWN_AREA):
        return None, plain, True
    return None, stripped, False


def _split_behind_mark(mark: Mark, title: str, *, says_area: bool) -> tuple[Mark, str, bool]:
    """As `split_mark`, of the words behind a mark."""
    # POKJA I / MANAJEMEN PERUBAHAN: what parts mark and title belongs to neither.
    title = title.lstrip(" /|:–-") or title.strip()
    # No longer text is a title, and one of marks alone would be split as often as it has any.
    inner, name, _ = _split_mark(title) if len(title) <= _LONGEST_TITLE else (None, "", False)
    if is_usual_area(name):  # 2. POKJA TATALAKSANA, A.I MANAJEMEN PERUBAHAN
        says_area = says_area or PATTERNS["area_word"].match(title) is not None
        return inner or mark, name, says_area
    return mark, title, says_area


def as_letter(mark: Mark) -> Mark:
    """A roman mark of one letter taken as a letter: the `i` after `h`."""
    return Mark(mark.text, "letter", ord(mark.text.lower()) - 96)


def _recognise(text: str) -> Mark | None:
    if text.isdecimal():
        return Mark(text, "number", int(text))
    if order := ROMAN_VALUES.get(text.upper()):
        # Lower-case roman numbers count a level of their own: i, ii, iii under I.
        return Mark(text, "roman" if text.isupper() else "roman small", order)
    if len(text) == 1:
        return Mark(text, "letter" if text.islower() else "letter capital", ord(text.lower()) - 96)
    return None


def find_area_of_code(code: str, lines: Iterable[str]) -> str:
    """The usual area that a legend's line says a code is: MP = Manajemen Perubahan; "" where none
    does."""
    return next(filter(is_usual_area, _names_of_code(code, lines)), "")


def explain_codes(codes: Iterable[str], lines: Sequence[str]) -> dict[str, str]:
    """Code → what the first line that explains it says it is."""
    return {code: names[0] for code in codes if (names := _names_of_code(code, lines))}


def _names_of_code(code: str, lines: Iterable[str]) -> list[str]:
    """What each line that begins an entry with a code says behind it, or before it where it ends
    with the code."""
    # Hardly any line is; the pattern is slow to find that out.
    naming = [line for line in lines if code in line]
    # A comma parts entries where another code follows it, and belongs to a name where none does, as
    # in brackets.
    name = r"((?:\([^()\t\n]*\)|[^;,\t\n]|,(?!\s*\w{1,20}\s*[=:.)\t–-]))+)"
    # SK. Laporan within a sentence is no entry: a dot or a dash follows only a code that begins
    # one.
    begins = rf"(?:(?<!\w){re.escape(code)}(?=\s*[=:\t])|(?:^|[;,:\t(]\s*){re.escape(code)})"
    entry = re.compile(rf"{begins}\s*[=:.)\t–-][\s=:.)–-]*{name}")
    said = [found[1].strip() for found in map(entry.search, naming) if found]
    return said or [line.split("\t")[-2].strip() for line in naming if line.endswith(f"\t{code}")]
