"""Words that offices print above the columns of a plan table (`headings.toml`), and their meanings.

Areas, notes, signatures: `structure`. Month names: `time_words`. The template's sheets:
`template_names`. Documents: `bukti_kinds`.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import combinations

from monev.core.records import JsonObject
from monev.core.words import read_words

REQUIRED = ("langkah_aksi", "bukti_dukung", "target_waktu")
"""Meanings without which a table is no plan: the work, its proof, and its time (a column or a month
matrix)."""

USUAL = ("no", "komponen", "indikator", *REQUIRED)
"""Meanings every decree prints (docs/reading.md). Without the first three work can still be told
apart, with a remark."""

LAPORAN = ("status", "realisasi", "tanggal_selesai", "kendala", "tindak_lanjut", "tautan")
"""Meanings that report progress: a row never inherits them from the row above."""


def split_listing(text: str) -> tuple[str, ...]:
    """Split a list that is written as one text, between upright bars."""
    return tuple(text.split(" | "))


Listings = dict[str, str]
"""Lists of a table of a file, each written as one text."""


def by_spelling(listings: Listings) -> dict[str, str]:
    """Return each item of the listings → the key it is listed under.

    It returns {"SDM": "sdm | psdm"} as {"sdm": "SDM", "psdm": "SDM"}. An item has one key: a second
    would take it from the first unseen.
    """
    result: dict[str, str] = {}
    for meaning, listing in listings.items():
        for item in split_listing(listing):
            if result.setdefault(item, meaning) != meaning:
                raise ValueError(f"“{item}” is listed under {result[item]} and under {meaning}")
    return result


def load_words(name: str) -> JsonObject:
    """Load the lists of `name`.toml beside this file: key → a list's text, or a table of such."""
    return read_words(__file__, name)


Patterns = dict[str, re.Pattern[str]]
"""Name → pattern."""


def load_patterns(name: str, **parts: str) -> Patterns:
    """Load the table `patterns` of `name`.toml, each in one piece or several.

    In them %(name)s stands for one of `parts` or of the file's own table of these, which may also
    be lists between upright bars.
    """
    words = load_words(name)
    for key, pieces in words.get("parts", {}).items():
        parts[key] = "".join(pieces).replace(" | ", "|") % parts
    patterns = words["patterns"].items()
    return {key: re.compile("".join(pieces) % parts) for key, pieces in patterns}


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def split_each(listings: Listings) -> dict[str, tuple[str, ...]]:
    """Split each list of a table of a file into its items."""
    return {key: split_listing(listing) for key, listing in listings.items()}


def split_sets(listings: Listings) -> dict[str, frozenset[str]]:
    """Split each list of a table of a file into a set of its items."""
    return {key: frozenset(items) for key, items in split_each(listings).items()}


_WORDS = load_words("headings")

HEADINGS = split_each(_WORDS["headings"])
COLUMN_NAMES = {meaning: meaning.replace("_", " ").upper() for meaning in HEADINGS}
COLUMN_NAMES["area"] = "AREA PERUBAHAN"
"""Meaning → the word messages use for it."""

_IN_FRONT = split_sets(_WORDS["in_front"])
_SETS = split_sets({name: said for name, said in _WORDS.items() if isinstance(said, str)})
_BEHIND = _SETS["behind"]

_FURTHER_WORD = 10
"""Doubt that each word beside the core of a heading adds."""

DITTO_WORDS = _SETS["ditto"]
_NOTHING = _SETS["nothing"] | {""}

PATTERNS = load_patterns("headings")
TITLE_OF_PERSON = PATTERNS["person"]
"""The names of those who do the work: a post, team or part of the office, or a name with its
titles."""
POST_OF_OFFICE = PATTERNS["post_of_office"]
"""Those of them that are a post, a team or a part of the office."""

WORK = PATTERNS["work"]
"""The beginning of cells of work."""

ABBREVIATED_WORDS = by_spelling(_WORDS["abbreviated"])
DETAIL_HEADINGS = _SETS["detail_headings"]
NOT_OF_GROUP = _SETS["not_of_group"]
OWN_WORDS = _SETS["own_words"]

IMPLYING_WORDS = split_sets(_WORDS["implying"])
PERSON_WORDS = _SETS["person_words"]
NOT_WORK = _SETS["not_work"]

LAPORAN_GROUPS = split_listing(_WORDS["laporan_groups"])
RENCANA_WORDS = _SETS["rencana_words"]
REALISASI_WORDS = _SETS["realisasi_words"]
START_WORDS = _SETS["start_words"]
END_WORDS = _SETS["end_words"]


@lru_cache(maxsize=32768)
def normalize(text: str) -> str:
    """Reduce a heading to its words: lower case, letters and digits, single spaces."""
    return " ".join(PATTERNS["word"].findall(text.lower()))


def is_nothing(text: str) -> bool:
    """True if a cell says that there is nothing, or not yet: N/A, nihil, null, a dash."""
    return (normalize(text) or text.strip(" -–—_.…")) in _NOTHING


@lru_cache(maxsize=8192)
def heading_words(text: str) -> str:
    """Return a heading's words, without a number or letter in front of them (1.

    NO, a) KOMPONEN) or behind (NO (1)); # is NO.
    """
    if text.strip() == "#":
        return "no"
    if PATTERNS["perhaps_numbered"].search(text):
        text = PATTERNS["column_number"].sub("", text)
        text = PATTERNS["heading_number"].sub("", text, count=1)
    return normalize(text)


Meaning = tuple[str, int]
"""A meaning, and the doubt of it; 0 is the surest."""

_CORES: dict[str, Meaning] = {}
"""Core of a heading → (meaning, rank within the meaning; 0 is the surest), also written as one
word."""
_CORE_WORDS: set[str] = set()
for _written_as_one in (True, False):
    for _meaning, _listing in HEADINGS.items():
        for _rank, _core in enumerate(_listing):
            _CORE_WORDS.update(_core.split())
            _key = _core.replace(" ", "") if _written_as_one else _core
            _CORES[_key] = (_meaning, _rank)
_MOST_WORDS = 40
"""Words beyond which no text is a heading."""


@lru_cache(maxsize=8192)
def meaning_of(words: str) -> Meaning:
    """Return the meaning of a heading, "" for none, and how unsure it is (0 is the surest).

    The heading is as `normalize` gives it. It is a core of HEADINGS, with words around it that
    change nothing of its meaning or say it once more.
    """
    tokens = words.split()
    for core in (words, "".join(tokens)):
        if core in _CORES:
            return _CORES[core]
    # Longer text is prose; to look through it costs the cube of its words.
    found = _find_core(tokens) if len(tokens) <= _MOST_WORDS else None
    return found or ("", 0)


def _find_core(tokens: list[str]) -> Meaning | None:
    """Find the longest core within the words of a heading whose other words change nothing."""
    count = len(tokens)
    found: list[tuple[int, int, str]] = []
    for first, past in combinations(range(count + 1), 2):
        core = " ".join(tokens[first:past])
        if core not in _CORES:
            continue
        meaning, rank = _CORES[core]
        is_plain = _IN_FRONT.get(meaning, frozenset()).issuperset(tokens[:first])
        if is_plain and _says_no_more(tokens[past:], meaning):
            found.append((count - past + first, rank, meaning))
    if not found:
        return None
    others, rank, meaning = min(found)
    return meaning, rank + _FURTHER_WORD * others


def _says_no_more(words: list[str], meaning: str) -> bool:
    """True if the words behind the core of a heading leave its meaning, or say it once more."""
    others = [word for word in words if word not in _BEHIND]
    same = {meaning, "bukti_dukung"} if meaning == "tautan" else {meaning}
    return not others or any(meaning_of(" ".join(said))[0] in same for said in (words, others))


def write_out(words: str) -> str:
    """Write out the words that offices cut short: TGT WKT as TARGET WAKTU."""
    return " ".join(ABBREVIATED_WORDS.get(word, word) for word in words.split())


WORDS_OF_HEADINGS = _BEHIND.union(_CORE_WORDS, *_IN_FRONT.values())
"""Every word that headings are made of."""


def find_closest(word: str, known: Iterable[str], cutoff: float) -> str:
    """Find the known word that is most like another, at least as much as `cutoff`; "" for none."""
    return next(iter(get_close_matches(word, [*known], n=1, cutoff=cutoff)), "")


def split_version(words: str) -> tuple[str, int]:
    """Split a heading into the words without its version, and the year it names; 0 for none.

    The heading is as `normalize` gives it. Versions are REVISI II, LAMA, 2025.
    """
    years = [found["year"] for found in PATTERNS["version"].finditer(words) if found["year"]]
    rest = PATTERNS["version"].sub(" ", words)
    return " ".join(rest.split()), int(years[-1]) if years else 0


def year_of(text: str) -> int:
    """Return the year that a heading names, as printed; 0 for none."""
    return split_version(normalize(text))[1]


def names_other_year(heading: str, tahun: int | None) -> bool:
    """True if a heading says that its column is of another year than this, where that is known."""
    return bool(tahun) and year_of(heading) not in (0, tahun)
