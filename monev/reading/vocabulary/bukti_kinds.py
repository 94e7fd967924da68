"""Tell the kind of a bukti by the words at the head of its name.

Tell also if *dan* or `/` stands between two documents. The words are listed in `bukti_kinds.toml`.
"""

import re
from functools import lru_cache

from monev.core.dates import MONTH_NAMES
from monev.reading.vocabulary.headings import (
    WORK,
    by_spelling,
    load_patterns,
    load_words,
    split_each,
    split_sets,
)

OTHER = "Lainnya"
_SHORT = 6
"""Letters of an abbreviation: RUK, LHKASN."""

_WORDS = load_words("bukti_kinds")
JENIS_BUKTI = split_each(_WORDS["jenis"])
_KIND_OF = by_spelling(_WORDS["jenis"])
_PARTS = _WORDS["parts"]
_GROUPS = split_sets(_WORDS["groups"]).values()
CLEAR_JENIS, _DISTINCT, _HOLDING, _OF_MEETINGS, _NO_TOPICS = _GROUPS
AND = _PARTS["and"]
"""A pattern: the words that may stand between two documents; of those with di- the second may be in
the first."""

_KINDS = "|".join(map(re.escape, _KIND_OF))
_MONTHS = "|".join(MONTH_NAMES)
PATTERNS = load_patterns("bukti_kinds", kinds=_KINDS, work=WORK.pattern, months=_MONTHS)
"""Patterns of the words in and around names of documents."""
MARK = PATTERNS["mark"]
"""A bullet, number or letter in front of an item of a list."""


@lru_cache(maxsize=4096)
def find_jenis(name: str) -> str:
    """Return the kind of a document by the first known word of its name.

    "Lainnya" if none is known.
    """
    found = PATTERNS["kind"].search(re.sub(r"[\s_]+", " ", name))
    return _kind_of(found[0]) if found else OTHER


def _kind_of(word: str) -> str:
    return _KIND_OF.get(word.casefold(), OTHER)


def find_document(text: str) -> tuple[str, str]:
    """Return the kind of document whose word a text begins with, and the words behind it.

    Two "" if it names none.
    """
    name = _without_count(text)
    found = PATTERNS["kind"].match(name) or PATTERNS["other_document"].match(name)
    return (_kind_of(found[0]), name[found.end() :].strip()) if found else ("", "")


def _without_count(text: str) -> str:
    return PATTERNS["count"].sub("", text, count=1)


@lru_cache(maxsize=4096)
def starts_like_document(text: str) -> bool:
    """True if a text begins as the name of a document does.

    Examples are "Undangan rapat", "4 laporan" and "Bukti rapat".
    """
    jenis, _ = find_document(text)
    name = _without_count(text)
    is_link = name.startswith(("http", "www."))
    if name[:1].islower() and not is_link:
        return jenis in CLEAR_JENIS
    return bool(jenis or PATTERNS["leading"].match(name))


def joins_documents(left: str, right: str, joint: str) -> bool:
    """True if both sides are surely documents; else they are one.

    | sides | read |
    |---|---|
    | Surat tugas dan Sertifikat | two: each begins as a document |
    | Laporan reviu SOP dan SK, foto dan video | one: the second may be what the first is about |
    | Notulen dan tindak lanjutnya, LHKPN/LHKASN | one |
    | RUK dan RPK, Rundown acara dan undangan | two: short names, a document of meetings |
    | Monitoring dan evaluasi | one: a side is nothing known |
    | Laporan disertai foto, sesuai dengan SOP | one |
    """
    kind, topic = find_document(left)
    other, rest = find_document(right)
    if joint.strip().lower().startswith(("di", "dengan", "bersama")):
        return False
    if not kind and "/" not in joint and left:
        is_short = all(name.isupper() and name.isalpha() for name in (left, right))
        return other in _OF_MEETINGS or (is_short and max(len(left), len(right)) <= _SHORT)
    if not kind or not other:
        return False
    if "/" in joint and other != OTHER:
        last = find_document(left.split(" ")[-1])[0] if topic else kind
        if other in (last, kind):
            return False
    if _begins_anew(topic, right, rest):
        return True
    if topic:
        return not _may_be_topic(kind, topic, other, rest)
    if kind != other or kind in _DISTINCT:
        return True
    first, *_ = right.split(" ")
    return (left + first).isupper()


def is_open(left: str, right: str, joint: str) -> bool:
    """True if only a person knows whether the second is a document or what the first is about.

    SK Tim dan rencana aksi; not what may show others (Rekap undangan dan notulen), nor of a kind.
    """
    kind, _ = find_document(left)
    other, _ = find_document(right)
    shows = kind in _HOLDING and kind != OTHER
    is_and = joint.strip().lower() in ("dan", "serta", "&")
    return is_and and bool(kind and other) and kind != other and not shows


def _begins_anew(topic: str, right: str, rest: str) -> bool:
    """True if the second begins with a capital, and the first's topic goes on in small letters.

    So in Daftar risiko dan Berita acara, not in SK tentang Tim dan Berita acara. Behind a short
    name (Daftar SOP) a second that says what it is about is one of its own.
    """
    if topic.isupper() and topic.isalpha():
        return bool(rest)
    if topic.startswith(_OPEN_TITLE) or not topic[:1].islower():
        return False
    return right[:2].istitle()


_OPEN_TITLE = ("tentang ", "mengenai ", "perihal ", "terkait ")


_OF_THEIR_OWN = _NO_TOPICS | {"Laporan"}
"""Kinds that are no topic if they have a name of their own."""
_NEVER_TOPICS = _NO_TOPICS | CLEAR_JENIS


def _may_be_topic(kind: str, topic: str, other: str, rest: str) -> bool:
    """True if a second document may be the topic of the first.

    Examples are laporan reviu SOP dan SK, dokumentasi foto dan video.
    """
    of_topic = find_jenis(topic)
    if kind == other:
        return kind == of_topic == "Dokumentasi" and not rest
    holds = kind in _HOLDING
    if other in _OF_MEETINGS and not holds:
        return False
    if rest and other in _OF_THEIR_OWN:
        return False  # Rekap absensi dan laporan penegakan disiplin
    if of_topic not in (OTHER, kind):
        return True
    if other in _NEVER_TOPICS:
        return False
    # One document of its own: Foto apel dan naskah amanat; or no report's topic: Laporan audit dan
    # RTL.
    has_name = rest or (other == OTHER and not holds)
    return not has_name or bool(PATTERNS["other_document"].search(topic))
