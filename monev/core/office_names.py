"""Names of offices: their stored form, and which are refused.

Two names that look alike on screen are either one office or refused.
"""

import re
import unicodedata
from functools import lru_cache

# Control characters and invisible ones: zero-width, soft hyphens, marks of writing direction.
_UNSEEN = frozenset({"Cc", "Cf"})
_BLANKS = frozenset({"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"})
"""Letters of other scripts that are invisible."""
_COURT = re.compile(r"(?:pengadilan|mahkamah|pn|pa|ptun|pta|pt)\b", re.IGNORECASE)
_COURT_CLASS = re.compile(
    r"[\s,]+\(?(?:kelas|kls\.?)\s+(?:i{1,3}|[1-3])(?:\s?[-.]?\s?[ab])?(?:\s+khusus)?\)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def clean_name(name: str) -> str:
    """Return the stored form of a name.

    It has usual letters (also for fullwidth ones), no invisible ones, and single blanks.
    """
    usual = unicodedata.normalize("NFKC", name)
    unseen = _BLANKS | {
        letter
        for letter in usual
        if unicodedata.category(letter) in _UNSEEN and not letter.isspace()
    }
    return " ".join("".join(letter for letter in usual if letter not in unseen).split())


def without_court_class(name: str) -> str:
    """Remove the class from a court's name (Pengadilan Agama Wates Kelas IB).

    The reason is that a court can be promoted.
    """
    return _COURT_CLASS.sub("", name) if _COURT.match(name) else name


@lru_cache(maxsize=4096)
def standard_name(satker: str) -> str:
    """Return a text that is equal for all spellings of an office's name.

    Capitals, blanks, signs and accents do not count, nor Sekretariat and usual abbreviations.
    Letters of other scripts stay.
    """
    bare = _without_accents(without_court_class(clean_name(satker))).lower()
    text = " ".join(re.sub(r"[\W_]+", " ", bare).split())
    text = text.replace("komisi pemilihan umum", "kpu")
    text = re.sub(r"\bprov\b", "provinsi", re.sub(r"\bkab\b", "kabupaten", text)).removeprefix(
        "sekretariat "
    )
    return text.replace(" ", "")


def has_latin_letter(name: str) -> bool:
    """True if a name has at least one Latin letter. Figures and signs alone name no office."""
    return bool(re.search("[A-Za-z]", _without_accents(clean_name(name))))


def find_odd_word(name: str) -> str | None:
    """Return the first word with an unusual sign or a letter that is not Latin.

    A letter counts even if it looks Latin. None if there is no such word.
    """
    return next((word for word in clean_name(name).split() if not all(map(_is_plain, word))), None)


def _is_plain(letter: str) -> bool:
    if letter.isalnum():
        return _without_accents(letter).isascii()
    return letter.isascii() or unicodedata.category(letter)[0] == "P"


def _without_accents(text: str) -> str:
    return "".join(
        part for part in unicodedata.normalize("NFKD", text) if unicodedata.category(part) != "Mn"
    )
