"""The kinds of bukti: which words in the head of a document's name make it a Notulensi, an SK, a
Laporan, as listed in `bukti_kinds.toml`; and whether *dan* or `/` stands between two of them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from monev.core.dates import MONTH_NAMES
from monev.reading.vocabulary.headings import (
    WORK,
    by_spelling,
    load_patterns,
    load_words,
    split_each,
    split_listing,
)

OTHER = "Lainnya"

_WORDS = load_words("bukti_kinds")
JENIS_BUKTI = split_each(_WORDS["jenis"])
_KIND_OF = by_spelling(_WORDS["jenis"])
OTHER_LEADING_WORDS = tuple(
    chain(*(split_listing(_WORDS["parts"][key]) for key in ("others", "leading")))
)
CLEAR_JENIS, _DISTINCT, _HOLDING, _OF_MEETINGS, _NO_TOPICS = map(
    frozenset, split_each(_WORDS["groups"]).values()
)
AND = _WORDS["parts"]["and"]
"""A pattern: the words that may stand between two documents; of those with di- the second may be in
the first."""

_KINDS = "|".join(map(re.escape, _KIND_OF))
_MONTHS = "|".join(MONTH_NAMES)
PATTERNS = load_patterns("bukti_kinds", kinds=_KINDS, work=WORK.pattern, months=_MONTHS)
"""Patterns of the words in and around names of documents."""


@lru_cache(maxsize=4096)
def find_jenis(name: str) -> str:
    """The kind of a document by the first known word of its name; "Lainnya" where none is known."""
    found = PATTERNS["kind"].search(re.sub(r"[\s_]+", " ", name))
    return _KIND_OF.get(found[0].casefold(), OTHER) if found else OTHER


def find_document(text: str) -> tuple[str, str]:
    """The kind of document whose word a text begins with, and what follows the word; two "" where
    it names none."""
    name = PATTERNS["count"].sub("", text, count=1)
    found = PATTERNS["kind"].match(name) or PATTERNS["other_document"].match(name)
    return (
        (_KIND_OF.get(found[0].casefold(), OTHER), name[found.end() :].strip())
        if found
        else ("", "")
    )


@lru_cache(maxsize=4096)
def starts_like_document(text: str) -> bool:
    """Whether a text begins as the name of a document does ("Undangan rapat", "4 laporan", "Bukti
    rapat")."""
    jenis = find_document(text)[0]
    name = PATTERNS["count"].sub("", text, count=1)
    if name[:1].islower() and not name.startswith(("http", "www.")):
        return jenis in CLEAR_JENIS
    return bool(jenis or PATTERNS["leading"].match(name))


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands on one side of a joint: the kind of document it begins as ("" for none) and what
    follows its word."""

    text: str
    kind: str
    rest: str

    @property
    def has_capital(self) -> bool:
        """True if it begins with a word in sentence case: Berita acara, not SK or video."""
        return self.text[:1].isupper() and self.text[1:2].islower()

    @property
    def is_small(self) -> bool:
        """True if what the document is of goes on in small letters: Daftar risiko, not SK tentang
        Tim."""
        return self.rest[:1].islower() and not self.rest.startswith(_OPEN_TITLE)


_OPEN_TITLE = ("tentang ", "mengenai ", "perihal ", "terkait ")


def sign_of(joint: str) -> str:
    """What stands between two names, in the words of `split.SIGNS`."""
    sign = joint.strip().lower()
    if sign.startswith(("di", "dengan", "bersama")):
        return "dengan"
    return "dan" if sign == "&" or sign.isalpha() else "/" if sign == "/" else "|"


def joins_documents(left: str, right: str, joint: str) -> bool | None:
    """True if both sides are documents, False if they are one; None where it is open.

    | sides | read |
    |---|---|
    | Surat tugas dan Sertifikat | two: each begins as a document |
    | Laporan reviu SOP dan SK, foto dan video | open: the second may be what the first is about |
    | Notulen dan tindak lanjutnya, LHKPN/LHKASN | one |
    | RUK dan RPK, Rundown acara dan undangan | open: one side is nothing known |
    | Laporan disertai foto | open; sesuai dengan SOP is one |
    """
    one = _Side(left, *find_document(left))
    other = _Side(right, *find_document(right))
    is_slash = "/" in joint
    is_loose = joint == " / "
    if not (one.kind and other.kind):
        return None if _may_be_two(one, other, is_slash=is_slash, is_loose=is_loose) else False
    if sign_of(joint) == "dengan":
        is_bound = PATTERNS["bound"].search(left) and not joint.lstrip().startswith("di")
        return False if is_bound else None
    if is_slash and other.kind != OTHER:
        last = find_document(left.split(" ")[-1])[0] if one.rest else one.kind
        if other.kind in (last, one.kind):
            return None if is_loose or other.kind != last else False
    return _join_known(one, other)


def _may_be_two(one: _Side, other: _Side, *, is_slash: bool, is_loose: bool) -> bool:
    """True if sides of which at least one begins as no document may be two all the same."""
    if not one.kind:
        are_short = all(PATTERNS["short_name"].fullmatch(side.text) for side in (one, other))
        is_known = is_loose or (other.kind and not is_slash)
        return bool(are_short or (one.text and is_known))
    if is_slash:
        return is_loose
    if not one.rest or (one.is_small and other.has_capital):
        return not PATTERNS["no_document"].match(other.text)
    return one.kind not in ("SK", "SOP", OTHER) and bool(PATTERNS["follow_up"].match(other.text))


def _join_known(one: _Side, other: _Side) -> bool | None:
    """True if sides that each begin as a document are two; None where it is open."""
    # The second begins with a capital where the first, or what it is of, goes on in small letters.
    if other.has_capital and one.is_small:
        return True
    if not one.rest:
        is_apart = one.kind != other.kind or one.kind in _DISTINCT
        return True if is_apart or (one.text + other.text.split(" ")[0]).isupper() else None
    return None if _may_be_topic(one, other) else True


def _may_be_topic(one: _Side, other: _Side) -> bool:
    """True if the second may be what the first is about: laporan reviu SOP dan SK, dokumentasi foto
    dan video."""
    if one.kind == other.kind:
        return one.kind == "Dokumentasi" == find_jenis(one.rest) and not other.rest
    if other.kind in _OF_MEETINGS and one.kind not in _HOLDING:
        return False
    if other.rest and other.kind in _NO_TOPICS | {"Laporan"}:
        return False  # Rekap absensi dan laporan penegakan disiplin
    if find_jenis(one.rest) not in (OTHER, one.kind):
        return True
    # One document of its own: Foto apel dan naskah amanat; or no report's topic: Laporan audit dan
    # RTL.
    has_name = other.rest or (other.kind == OTHER and one.kind not in _HOLDING)
    may_be_topic = not has_name or PATTERNS["other_document"].search(one.rest)
    return bool(may_be_topic) and other.kind not in CLEAR_JENIS | _NO_TOPICS
