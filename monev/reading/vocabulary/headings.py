"""What offices print above the columns of a plan table (`headings.toml`), and what it means. Areas,
notes, signatures: `structure`; month names: `time_words`; the template's sheets: `template_names`;
documents: `bukti_kinds`."""

import re
from difflib import get_close_matches
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from monev.core.records import JsonObject
from monev.core.words import read_words

REQUIRED = ("langkah_aksi", "bukti_dukung", "target_waktu")
"""Meanings without which a table is no plan: what is done, its proof, and by when (a column or a
month matrix)."""

USUAL = ("no", "komponen", "indikator", *REQUIRED)
"""Meanings every decree prints (docs/reading.md). Without the first three work can be told apart,
and it is said."""

LAPORAN = ("status", "realisasi", "tanggal_selesai", "kendala", "tindak_lanjut", "tautan")
"""Meanings that report progress: never inherited from the row above, for nobody said so of this
row."""

CAN_BE_TIME = ("target_capaian", "frekuensi", "tanggal_selesai")
"""Meanings whose headings (TARGET, PERIODE, TANGGAL PELAKSANAAN) may as well stand over the plan's
time."""

CAN_BE_AREA = ("komponen", "indikator")
"""Meanings whose headings (KOMPONEN, SASARAN) may as well stand over the areas."""


def split_listing(text: str) -> tuple[str, ...]:
    """The items of a table's row that is written as one text, between upright bars."""
    return tuple(text.split(" | "))


def by_spelling(listings: dict[str, str]) -> dict[str, str]:
    """Each item of the listings and under what it is listed: {"SDM": "sdm | psdm"} as {"sdm":
    "SDM", "psdm": "SDM"}."""
    return {
        item: meaning for meaning, listing in listings.items() for item in split_listing(listing)
    }


def load_words(name: str) -> JsonObject:
    """The lists of `name`.toml beside this file: key → the text of a list, or a table of such."""
    return read_words(__file__, name)


def load_patterns(name: str, **parts: str) -> dict[str, re.Pattern[str]]:
    """The table `patterns` of `name`.toml, each in one piece or several. In them %(name)s stands
    for one of `parts` or of the file's own table of these, which may also be lists between upright
    bars."""
    words = load_words(name)
    for key, said in words.get("parts", {}).items():
        parts[key] = "".join(said).replace(" | ", "|") % parts
    return {key: re.compile("".join(said) % parts) for key, said in words["patterns"].items()}


def split_each(listings: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The lists of a table of a file, each as its items."""
    return {key: split_listing(listing) for key, listing in listings.items()}


def split_sets(listings: dict[str, str]) -> dict[str, frozenset[str]]:
    """The lists of a table of a file, each as a set of its items."""
    return {key: frozenset(split_listing(listing)) for key, listing in listings.items()}


_WORDS = load_words("headings")

HEADINGS = split_each(_WORDS["headings"])
COLUMN_NAMES = {meaning: meaning.replace("_", " ").upper() for meaning in HEADINGS} | {
    "area": "AREA PERUBAHAN"
}
"""Meaning → the word messages use for it."""

_IN_FRONT = split_sets(_WORDS["in_front"])
_SETS = split_sets({name: said for name, said in _WORDS.items() if isinstance(said, str)})
_BEHIND = _SETS["behind"]

_FURTHER_WORD = 10
"""How much less sure a heading is for each word beside its core."""

_NUMBERED = 30
"""Of BUKTI 1 | EVIDEN 2 the first comes first, whatever its word, and behind a heading without
number."""

DITTO_WORDS = _SETS["ditto"]
UNCHANGED_WORDS = _SETS["unchanged"] | {""}

PATTERNS = load_patterns("headings")
TITLE_OF_PERSON = PATTERNS["person"]
"""How offices name who does the work: by post, team or part of the office, or by a name with its
titles."""

WORK = PATTERNS["work"]
LONE_WORK = PATTERNS["lone_work"]
"""What a cell begins with that says what is to be done."""

FALLBACK_HEADINGS = {
    heading: split_listing(means) for heading, means in by_spelling(_WORDS["fallback"]).items()
}
ABBREVIATED_WORDS = by_spelling(_WORDS["abbreviated"])
DETAIL_HEADINGS = _SETS["detail_headings"]
NOT_OF_GROUP = _SETS["not_of_group"]
OWN_WORDS = _SETS["own_words"]

IMPLYING_WORDS = split_sets(_WORDS["implying"])
PERSON_WORDS = _SETS["person_words"]
NOT_PIC = _SETS["not_pic"]
NOT_WORK = _SETS["not_work"]
_NO_SLIPS = NOT_WORK.union(*IMPLYING_WORDS.values())
STAND_IN_HEADINGS = split_each(_WORDS["stand_in"])
NOT_RENCANA = split_sets(_WORDS["not_rencana"])

LAPORAN_GROUPS = split_listing(_WORDS["laporan_groups"])
RENCANA_WORDS = _SETS["rencana_words"]
REALISASI_WORDS = _SETS["realisasi_words"]
SUB_HEADINGS = _SETS["sub_headings"]
START_WORDS = _SETS["start_words"]
END_WORDS = _SETS["end_words"]
DAY_WORDS = _SETS["day_words"]


@lru_cache(maxsize=32768)
def normalize(text: str) -> str:
    """A heading reduced to what matters: lower case, letters and digits, single spaces."""
    return " ".join(PATTERNS["word"].findall(text.lower()))


@lru_cache(maxsize=8192)
def heading_words(text: str) -> str:
    """A heading's words, without a number or letter in front of them (1. NO, a) KOMPONEN) or behind
    (NO (1)); # is NO."""
    if text.strip() == "#":
        return "no"
    if PATTERNS["perhaps_numbered"].search(text):
        text = PATTERNS["heading_number"].sub("", PATTERNS["column_number"].sub("", text), count=1)
    return normalize(text)


_LISTED = {
    core: (meaning, rank)
    for meaning, listing in HEADINGS.items()
    for rank, core in enumerate(listing)
}
_CORES = {core.replace(" ", ""): found for core, found in _LISTED.items() if " " in core} | _LISTED
"""Core of a heading → (meaning, rank within the meaning; 0 is the surest), also written as one
word."""
_MOST_WORDS = 40
"""Words beyond which no text is a heading."""


@lru_cache(maxsize=8192)
def meaning_of(words: str) -> tuple[str, int]:
    """What a heading (as `normalize` gives it) means, "" for nothing, and how unsure it is (0 is
    the surest): a core of HEADINGS, with words around it that change nothing of its meaning or say
    it once more."""
    tokens = words.split()
    if found := _CORES.get(words) or _CORES.get("".join(tokens)):
        return found
    ranks: list[tuple[int, int, str]] = []
    # Longer text is prose; to look through it costs the cube of its words.
    places = combinations(range(len(tokens) + 1 if len(tokens) <= _MOST_WORDS else 0), 2)
    for first, past in places:
        meaning, rank = _CORES.get(" ".join(tokens[first:past]), ("", 0))
        is_plain = meaning and _IN_FRONT.get(meaning, frozenset()).issuperset(tokens[:first])
        if is_plain and _says_no_more(tokens[past:], meaning):
            ranks.append((len(tokens) - past + first, rank, meaning))
    if ranks:  # of the longest core
        others, rank, meaning = min(ranks)
        return meaning, rank + _FURTHER_WORD * others
    plain = PATTERNS["ordinal"].sub("", words)
    is_numbered = plain != words and meaning_of(plain)[0] == "bukti_dukung"
    return ("bukti_dukung", _NUMBERED) if is_numbered else ("", 0)


def adds_nothing(words: list[str]) -> bool:
    """Whether words beside the core of a heading leave its meaning: YANG DIHASILKAN."""
    return _BEHIND.issuperset(words)


def _says_no_more(words: list[str], meaning: str) -> bool:
    """Whether the words behind the core of a heading leave its meaning, or say it once more."""
    others = (" ".join(words), " ".join(word for word in words if word not in _BEHIND))
    same = (meaning, "bukti_dukung") if meaning == "tautan" else (meaning,)
    return adds_nothing(words) or any(meaning_of(each)[0] in same for each in others)


def write_out(words: str) -> str:
    """A heading's words, each that offices cut short written out: TGT WKT as TARGET WAKTU."""
    return " ".join(ABBREVIATED_WORDS.get(word, word) for word in words.split())


WORDS_OF_HEADINGS = _BEHIND.union(*_IN_FRONT.values(), *map(str.split, _LISTED))
"""Every word that headings are made of."""

_NEAR, _SHORTEST_NEAR = 0.8, 5
_SOUND = str.maketrans("fv", "pp")
"""Letters that are spoken, and so often written, as one: bukti pisik."""


@lru_cache(maxsize=1024)
def nearest_heading(words: str) -> str:
    """The heading with a meaning that these words are but slips of the pen from; "" for none."""
    mended = " ".join(map(_nearest_word, words.split()))
    return mended if mended != words and meaning_of(mended)[0] and not meaning_of(words)[0] else ""


def _nearest_word(word: str) -> str:
    """The word of headings that another is cut short from, or a slip that leaves the first letter;
    else itself."""
    word = ABBREVIATED_WORDS.get(word, word)
    if len(word) < _SHORTEST_NEAR or word in WORDS_OF_HEADINGS or word in _NO_SLIPS:
        return word
    sound = word.translate(_SOUND)
    slips = 1 + len(word) // 8
    near = (known for known in WORDS_OF_HEADINGS if abs(len(known) - len(word)) <= slips)
    alike = {
        known.translate(_SOUND): known for known in near if known.translate(_SOUND)[0] == sound[0]
    }
    return next((alike[each] for each in get_close_matches(sound, alike, n=1, cutoff=_NEAR)), word)


class Version(NamedTuple):
    """Which of several columns of one meaning a heading says it is. `year` is 0 where it names
    none, 1 for last year's and 9999 for this year's; `age` -1 for the old one, 0 unsaid, 1 for the
    new one, from 2 on a revision's."""

    year: int = 0
    age: int = 0

    def may_be_of(self, tahun: int) -> bool:
        """Whether it is a plan's of this year for all it says: it names that year, this one, or
        none."""
        return self.year in (0, 9999, tahun)


def split_version(words: str) -> tuple[str, Version]:
    """A heading (as `normalize` gives it) without what tells its version, and that version."""
    year = age = 0
    for found in PATTERNS["version"].finditer(words):
        if found["year"] or found["this"] or found["last"]:
            year = int(found["year"] or (9999 if found["this"] else 1))
        elif found["revision"]:
            number = found["number"] or "1"
            age = 1 + (
                int(number) if number.isdecimal() else ("i", "ii", "iii", "iv").index(number) + 1
            )
        else:
            age = 1 if found["new"] else -1
    return " ".join(PATTERNS["version"].sub(" ", words).split()), Version(year, age)


def version_of(text: str) -> Version:
    """The version that a heading or a title says, as printed."""
    return split_version(normalize(text))[1]
