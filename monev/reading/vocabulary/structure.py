"""Words around and between the rows of a plan table: usual areas, marks, groups, notes, signatures.

The functions here compare a text with them. `rows.areas` decides which row of a table is an area.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from monev.reading.vocabulary.headings import (
    DITTO_WORDS,
    IMPLYING_WORDS,
    TITLE_OF_PERSON,
    by_spelling,
    find_closest,
    load_patterns,
    load_words,
    normalize,
    split_listing,
)

_WORDS = load_words("areas")
_AREA_CORES = by_spelling(_WORDS["cores"])
_ALL_CORES = _AREA_CORES | by_spelling(_WORDS["english"])
"""Core of a usual area's name → its roman number. They settle doubt; another area is kept and
flagged."""

_BEFORE_AREA = split_listing(_WORDS["before"])
_BEHIND_AREA = split_listing(_WORDS["behind"])
_USUAL_NAMES = " ".join((*_BEFORE_AREA, *_AREA_CORES, *_BEHIND_AREA))
_USUAL_WORDS = tuple(dict.fromkeys(_USUAL_NAMES.split()))
"""Every word usual names are made of; of words that begin alike, the one that stands in front
first."""
_AREA_WORDS = by_spelling(_WORDS["words"])
"""Short form or substitute → the usual word, beside other words of a usual name."""
_TO_INTRODUCE = ("program", "penerapan", "pelaksanaan", "implementasi", "terwujudnya")
"""Words before a usual name that only say that it is done, or to be. Pel. is short for pelayanan
alone."""

SHEET_ABBREVIATIONS = by_spelling(_WORDS["sheets"])
"""Short name of a usual area's sheet, or code in its column → the area; nowhere else does such a
word name one."""

_UNITS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
_TENS = ["X", "XX", "XXX", "XL"]
ROMAN = tuple(map("".join, product(("", *_TENS), ("", *_UNITS))))[1:]
ROMAN_VALUES = {figure: number for number, figure in enumerate(ROMAN, 1)}
_SMALL_ROMAN = "|".join(figure.lower() for figure in ROMAN if len(figure) > 1)
_WORK = "|".join(sorted(IMPLYING_WORDS["langkah_aksi"]))
PATTERNS = load_patterns(
    "areas", sheets="|".join(SHEET_ABBREVIATIONS), small_roman=_SMALL_ROMAN, work=_WORK
)
"""Patterns of the words of cells, as listed there."""

_LONGEST_TITLE = 200
_SHORTEST_START = 3
_SHORTEST_ALONE = 6
_MOST_WORDS = 6
_ALIKE = 0.83
"""Manajeman, sistim and pubilk are as near to what they should be; penetapan is not to penataan."""


KNOWN_AREA = {
    " ".join(filter(None, words)): _ALL_CORES[words[1]]
    for words in product(("", *_BEFORE_AREA), _ALL_CORES, ("", *_BEHIND_AREA))
}
KNOWN_AREA |= dict.fromkeys(("penguatan pelayanan", "peningkatan pelayanan"), "VI")
"""Usual name of an area (as `normalize` gives it) → its usual roman number."""


def has_words(text: str) -> bool:
    """True if a text has a letter or a digit: not for -----, •, ✓✓."""
    return any(map(str.isalnum, text))


def is_ditto(text: str) -> bool:
    """True if a cell says that it is as the one above: idem, s.d.a., a pair of quotes."""
    return normalize(text) in DITTO_WORDS or (
        bool(text.strip("- ")) and not text.strip("\"”“'〃- ")
    )


def list_items(text: str) -> list[str]:
    """List the items of a cell that is a list from its first line on, without their marks.

    "a. Rapat\\nb. Laporan" gives Rapat and Laporan; a text that is no list gives []. The marks
    must count from 1 or a without a gap.
    """
    text = text.lstrip()
    if not PATTERNS["item"].match(text):
        return []
    marks = [*PATTERNS["item"].finditer(text)]
    signs = [mark[1] for mark in marks]
    numbers = [int(sign) if sign.isdecimal() else ord(sign) - ord("a") + 1 for sign in signs]
    if numbers != [*range(1, len(marks) + 1)]:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]


def _is_known(name: str) -> bool:
    return normalize(name) in KNOWN_AREA


def _without_remarks(name: str) -> str:
    """Cut an explanation or a weight off the end of a name."""
    return PATTERNS["remarks_behind"].sub("", name)


def find_area_in_title(text: str) -> str | None:
    """Find the usual area a plan's title speaks of: RENCANA AKSI POKJA MANAJEMEN PERUBAHAN.

    None if it names none.
    """
    found = PATTERNS["in_title"].search(text)
    if not found:
        return None
    words = found["name"].split()
    names = (" ".join(words[:past]) for past in range(len(words), 0, -1))
    return next(filter(_is_known, names), None)


@lru_cache(maxsize=4096)
def whole_area(name: str, *, is_cut: bool = False) -> str:
    """Write out the name of a usual area whose words are cut short or replaced.

    Others stay as they are.

    Man. Perubahan, Mutu Yanlik. `is_cut`: Excel may have cut its end, a sheet's.
    """
    bare = _without_remarks(name)
    begun = normalize(bare or name)
    words = begun.split()
    if not words or len(words) > _MOST_WORDS:
        return name
    is_alone = len(words) == 1
    if is_alone and len(begun) < _SHORTEST_ALONE:
        return name
    if _is_known(_plain_name(name)):
        return name
    if words[0] in _TO_INTRODUCE:
        del words[0]
    usual = " ".join(map(_usual_word, words))
    if is_cut:
        usual = _complete(begun) or usual
    if usual not in KNOWN_AREA:
        return name
    if name.isupper():
        return usual.upper()
    return usual.title().replace("Sdm", "SDM")


def _complete(begun: str) -> str:
    """Complete the beginning of a usual name; "" for no beginning.

    If it can be, it is completed with its core at the end, else to the longest.
    """
    cores = tuple(_AREA_CORES)
    names = (known for known in KNOWN_AREA if known.startswith(begun))
    return max(names, key=lambda name: (name.endswith(cores), len(name)), default="")


@lru_cache(maxsize=4096)
def _usual_word(word: str) -> str:
    """Return the word of usual names that another is short for, or its beginning; else itself."""
    if word in _AREA_WORDS:
        return _AREA_WORDS[word]
    if word in _USUAL_WORDS or word in _TO_INTRODUCE:
        return word
    if len(word) < _SHORTEST_START:
        return word
    long = (each for each in _USUAL_WORDS if len(each) - len(word) >= _SHORTEST_START)
    return next((usual for usual in long if usual.startswith(word)), word)


def _plain_name(name: str) -> str:
    """Cut "(lanjutan)" after a page break off a name.

    Behind a usual area's name, cut also an explanation or a weight.
    """
    name = PATTERNS["continued"].sub("", name)
    bare = _without_remarks(name)
    return bare if _is_known(bare) else name


@lru_cache(maxsize=4096)
def area_name(name: str) -> str:
    """Return the name of the area in a heading; a usual one as it is usual.

    It goes without an explanation, a weight or another name: Tata kerja (Penataan Tatalaksana),
    Change Management / Manajemen Perubahan.
    """
    if len(name) > _LONGEST_TITLE:
        return name
    bare = _without_remarks(name)
    title, _ = split_half(name)
    parts = re.split(r"[/()]", name)
    parts.insert(0, title or name)
    names = [*map(_usual_name, parts)]
    again = [*map(_usual_name, PATTERNS["same_again"].split(bare))]
    if all(map(_is_known, again)):
        names += again
    usual = [each for each in names if _is_known(each)]
    numbers = {KNOWN_AREA[normalize(each)] for each in usual}
    if len(numbers) != 1:
        return names[0]
    for each in usual:
        words = normalize(each)
        if any(core in words for core in _AREA_CORES):
            return each
    return usual[0]


def _usual_name(part: str) -> str:
    return _plain_name(whole_area(part.strip()))


def normalize_name(name: str) -> str:
    """Return an area's name as names are compared: `area_name` as `normalize` gives it."""
    return normalize(area_name(name))


def is_part_of_lke(title: str) -> bool:
    """True if a title is that of one of the two parts of the LKE: below it the areas begin anew."""
    return PATTERNS["lke_part"].fullmatch(normalize(_without_remarks(title))) is not None


def is_outcome(title: str) -> bool:
    """True if a title is that of the LKE's second part, which is no part of an area."""
    return is_part_of_lke(title) and "hasil" in normalize(title)


@lru_cache(maxsize=4096)
def split_half(title: str) -> tuple[str, str]:
    """Split a heading into its title and its half of the LKE, MANAJEMEN PERUBAHAN - PEMENUHAN.

    "" for a missing one.
    """
    if len(title) > _LONGEST_TITLE:
        # It is no title, and looking through it costs the square of its length.
        return title, ""
    for way in ("half_behind", "half_in_front"):
        found = PATTERNS[way].fullmatch(title)
        if not found:
            continue
        name = found["name"]
        is_parted = found["gap"].strip(" /")
        if is_parted or not name or is_usual_area(name):
            return name, found["half"]
    return title, ""


def mark_of_half(half: str) -> Mark:
    """Return the mark of a half of the LKE that prints none: A for PEMENUHAN, B for REFORM."""
    if half.lower().endswith("reform"):
        return Mark("B", "", 2)
    return Mark("A", "", 1)


def usual_number(name: str) -> int:
    """Return the usual number of a usual area; 0 for any other name."""
    return ROMAN_VALUES.get(KNOWN_AREA.get(normalize_name(name), ""), 0)


def is_usual_area(name: str) -> bool:
    """True if a name is that of a usual area."""
    return normalize_name(name) in KNOWN_AREA


@lru_cache(maxsize=4096)
def near_area(name: str) -> str:
    """Return the usual name that another one misspells, Pengawasn; "" for none."""
    words = normalize(name).split()
    if len(words) > _MOST_WORDS or is_usual_area(name):
        return ""
    spelt = " ".join(find_closest(word, _USUAL_WORDS, _ALIKE) or word for word in words)
    return spelt if is_usual_area(spelt) else ""


def may_be_service(name: str) -> bool:
    """True if a name is an area's of service among other areas, and nowhere else.

    Examples are PELAYANAN and Layanan Prima.
    """
    usual = " ".join(map(_usual_word, normalize(name).split()))
    return PATTERNS["service"].fullmatch(usual) is not None


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in front of a title or in the NO cell.

    `text`: as written without its dot ("V", "a", "1"). `order`: its place in its series, from 1.
    `kind`: marks of one kind count the same series: "roman", "roman small", "letter", "letter
    capital", "number" or, for 1.1 and deeper, "number 2", "number 3" ...; "" for one made up, not
    printed.
    """

    text: str
    kind: str
    order: int


def lone_mark(text: str) -> Mark | None:
    """Return the mark of a cell that holds nothing else: `V`, `a.`, `1)`; None for any other."""
    found = PATTERNS["alone"].fullmatch(text.strip())
    return _recognise(found[1]) if found else None


def level_mark(text: str) -> Mark | None:
    """Return the mark of a numbering by levels: `1.1`, `V.2`, `I.a`, `1.1.1`.

    Each depth is a kind of its own. The last number counts it and is its text, for the numbers
    before it name the headings it stands under.
    """
    found = PATTERNS["in_levels"].fullmatch(text.strip())
    return _from_level(found["mark"]) if found and not found["title"] else None


def _from_level(text: str) -> Mark:
    *above, last = text.split(".")
    mark = _recognise(last)
    return Mark(last, f"number {len(above) + 1}", mark.order if mark else 0)


def name_person(*texts: str) -> str:
    """Return the person that a text, or a label and the next, says does the work; "" for nobody.

    An example of a label and the next is Koordinator | Kasubbag Umum.
    """
    found = PATTERNS["person_note"].match(": ".join(text.strip(" :=\n") for text in texts))
    return _on_one_line(found["name"]) if found else ""


def split_person(text: str) -> tuple[str, str]:
    """Split a heading from the person who does the work below it: Tata Laksana – Ketua: Ani.

    "" if it names nobody. Behind a usual area a post needs no such word: Tata Laksana (Kasubbag
    Umum).
    """
    found = PATTERNS["person_note"].search(text)
    if found and found.start():
        return text[: found.start()], _on_one_line(found["name"])
    name, *below = re.split(r"[\n(]", text, maxsplit=1)
    person = _on_one_line(" ".join(below)).strip("() ")
    if not TITLE_OF_PERSON.match(person):
        return text, ""
    _, area, _ = split_mark(name)
    if area_mark(person) or not is_usual_area(area):
        return text, ""
    return name.strip(), person


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def area_mark(text: str) -> Mark | None:
    """Return the mark of a cell with only AREA and a mark: `AREA I`, `Pokja 2`, `AREA III :`."""
    word = PATTERNS["area_word"].match(text.strip())
    return lone_mark(text.strip()[word.end() :]) if word else None


def row_number(text: str) -> str | None:
    """Return the row number a NO cell holds, without its dot or bracket: `1.` → 1, `1.1`, `V.a.1`.

    None if it is none.
    """
    mark = lone_mark(text)
    if mark:
        return mark.text
    found = PATTERNS["full_number"].fullmatch(text.strip())
    return found[1] if found else None


_PARTING = " /|:–-"
"""Signs between a mark or AREA and a title."""

Heading = tuple[Mark | None, str, bool]
"""The mark of a heading in a cell, its title, and true if it says AREA."""


def split_mark(text: str) -> Heading:
    """Split a heading in a cell into mark or None, title, and true if it says AREA.

    An example is `e Penanganan ...`. A usual title is written out.
    """
    mark, title, says_area = _split_mark(text)
    return mark, whole_area(title), says_area


def _split_mark(text: str) -> Heading:
    """Split a heading as `split_mark` does, its title as written."""
    stripped = PATTERNS["broken_word"].sub("", text.strip())
    if found := PATTERNS["usual_area_word"].match(stripped):  # KOMPONEN III: PELAYANAN PRIMA
        mark, name, _ = split_mark(stripped[found.end() :])
        if is_usual_area(name):
            return mark, name, True
    word = PATTERNS["area_word"].match(stripped)
    says_area = word is not None
    rest = stripped[word.end() :] if word else stripped
    by_level = PATTERNS["in_levels"].fullmatch(rest)
    if by_level and by_level["title"]:
        return _from_level(by_level["mark"]), by_level["title"].strip(), says_area
    found = PATTERNS["in_front"].fullmatch(rest)
    if found:
        mark = _recognise(found["dotted"] or found["plain"])
        if mark:
            return _split_behind_mark(mark, found["title"], says_area=says_area)
    if word:
        # AREA MANAJEMEN PERUBAHAN, Area : Inovasi Unggulan: the word is no part of the name.
        plain = rest.lstrip(_PARTING)
        has_colon = PATTERNS["area_colon"].fullmatch(word[0])
        if has_colon or is_usual_area(plain):
            return None, plain, True
    return None, stripped, False


def _split_behind_mark(mark: Mark, title: str, *, says_area: bool) -> Heading:
    """Split the words behind a mark as `split_mark` does."""
    # POKJA I / MANAJEMEN PERUBAHAN: a sign between mark and title belongs to neither.
    title = title.lstrip(_PARTING) or title.strip()
    if len(title) > _LONGEST_TITLE:
        # It is no title, and one of marks alone would be split as often as it has any.
        return mark, title, says_area
    inner, name, _ = _split_mark(title)
    if not is_usual_area(name):
        return mark, title, says_area
    # 2. POKJA TATALAKSANA, A.I MANAJEMEN PERUBAHAN
    return inner or mark, name, says_area or bool(PATTERNS["area_word"].match(title))


def _recognise(text: str) -> Mark | None:
    if text.isdecimal():
        return Mark(text, "number", int(text))
    order = ROMAN_VALUES.get(text.upper())
    if order:
        # Lower-case roman numbers count a level of their own: i, ii, iii under I.
        kind = "roman" if text.isupper() else "roman small"
        return Mark(text, kind, order)
    if len(text) == 1:
        kind = "letter" if text.islower() else "letter capital"
        return Mark(text, kind, ord(text.lower()) - 96)
    return None


def may_be_of_work(text: str) -> bool:
    """True if a note names a work's number or a time, and is no signature, legend or sum."""
    others = ("sure_signature", "sum", "legend")
    is_other = "=" in text or any(PATTERNS[each].match(text) for each in others)
    return not is_other and PATTERNS["note_of_work"].search(text) is not None
