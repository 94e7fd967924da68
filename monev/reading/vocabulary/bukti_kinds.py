"""The kinds of bukti: which words in the head of a document's name make it a Notulensi, an SK, a
Laporan, as listed in `bukti_kinds.toml`; and whether *dan* or `/` stands between two of them."""

import re
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
    split_sets,
)

OTHER = "Lainnya"

_WORDS = load_words("bukti_kinds")
JENIS_BUKTI = split_each(_WORDS["jenis"])
_KIND_OF = by_spelling(_WORDS["jenis"])
OTHER_LEADING_WORDS = tuple(
    chain(*(split_listing(_WORDS["parts"][key]) for key in ("others", "leading")))
)
_GROUPS = split_sets(_WORDS["groups"]).values()
CLEAR_JENIS, _DISTINCT, _HOLDING, _OF_MEETINGS, _NO_TOPICS = _GROUPS
AND = _WORDS["parts"]["and"]
"""A pattern: the words that may stand between two documents; of those with di- the second may be in
the first."""

_KINDS = "|".join(map(re.escape, _KIND_OF))
_MONTHS = "|".join(MONTH_NAMES)
PATTERNS = load_patterns(
    "bukti_kinds",
    kinds=_KINDS,
    work=WORK.pattern,
    months=_MONTHS,
)
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
    if not found:
        return "", ""
    return _KIND_OF.get(found[0].casefold(), OTHER), name[found.end() :].strip()


@lru_cache(maxsize=4096)
def starts_like_document(text: str) -> bool:
    """Whether a text begins as the name of a document does ("Undangan rapat", "4 laporan", "Bukti
    rapat")."""
    jenis = find_document(text)[0]
    name = PATTERNS["count"].sub("", text, count=1)
    if name[:1].islower() and not name.startswith(("http", "www.")):
        return jenis in CLEAR_JENIS
    return bool(jenis or PATTERNS["leading"].match(name))


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
    kind, topic = find_document(left)
    other, rest = find_document(right)
    if not kind:
        return None if _may_be_unknown(left, right, joint, is_known=bool(other)) else False
    if not other:
        is_apart = not topic or _begins_anew(topic, right)
        return None if _may_be_two(kind, right, joint, is_apart=is_apart) else False
    if sign_of(joint) == "dengan":
        return _join_with(left, joint)
    last = find_document(left.split(" ")[-1])[0] if topic else kind
    if "/" in joint and other in {last, kind} - {OTHER}:
        is_one = other == last and joint != " / "
        return False if is_one else None
    return _join_known((kind, topic), (other, rest), left, right)


def _join_with(left: str, joint: str) -> bool | None:
    """False where *dengan* belongs to the word before it, sesuai dengan SOP; else None."""
    is_bound = PATTERNS["bound"].search(left) and not joint.lstrip().startswith("di")
    return False if is_bound else None


def _begins_anew(topic: str, right: str) -> bool:
    """True if the second begins with a capital where what the first is of goes on in small
    letters: Daftar risiko dan Berita acara, not SK tentang Tim dan Berita acara."""
    is_small = topic[:1].islower() and not topic.startswith(_OPEN_TITLE)
    return is_small and right[:2].istitle()


def _may_be_unknown(left: str, right: str, joint: str, *, is_known: bool) -> bool:
    """True if a side that begins as no document and the next, known or not, may be two."""
    are_short = all(map(PATTERNS["short_name"].fullmatch, (left, right)))
    is_known = joint == " / " or (is_known and "/" not in joint)
    return are_short or bool(left and is_known)


def _may_be_two(kind: str, right: str, joint: str, *, is_apart: bool) -> bool:
    """True if a document and what begins as none may be two all the same."""
    if "/" in joint:
        return joint == " / "
    if is_apart:
        return not PATTERNS["no_document"].match(right)
    return kind not in ("SK", "SOP", OTHER) and bool(PATTERNS["follow_up"].match(right))


def _join_known(one: tuple[str, str], other: tuple[str, str], left: str, right: str) -> bool | None:
    """True if sides that each begin as a document are two; None where it is open."""
    if _begins_anew(one[1], right):
        return True
    if one[1]:
        return None if _may_be_topic(*one, *other) else True
    is_apart = one[0] != other[0] or one[0] in _DISTINCT
    return True if is_apart or (left + right.split(" ")[0]).isupper() else None


_OPEN_TITLE = ("tentang ", "mengenai ", "perihal ", "terkait ")


def _may_be_topic(kind: str, topic: str, other: str, rest: str) -> bool:
    """True if a second document may be what the first is about: laporan reviu SOP dan SK,
    dokumentasi foto dan video."""
    if kind == other:
        return kind == "Dokumentasi" == find_jenis(topic) and not rest
    is_of_meeting = other in _OF_MEETINGS and kind not in _HOLDING
    # Rekap absensi dan laporan penegakan disiplin
    if is_of_meeting or (rest and other in _NO_TOPICS | {"Laporan"}):
        return False
    if find_jenis(topic) not in (OTHER, kind):
        return True
    # One document of its own: Foto apel dan naskah amanat; or no report's topic: Laporan audit dan
    # RTL.
    has_name = rest or (other == OTHER and kind not in _HOLDING)
    may_be_topic = not has_name or PATTERNS["other_document"].search(topic)
    return bool(may_be_topic) and other not in CLEAR_JENIS | _NO_TOPICS
