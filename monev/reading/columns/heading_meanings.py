"""Find the meaning of a heading by its own words, and how unsure that is. `candidates` then gives
the meaning to a column.
"""

import re
from functools import lru_cache

from monev.reading.columns.calendar import TIME_PATTERNS
from monev.reading.vocabulary.headings import (
    CAN_BE_TIME,
    HEADINGS,
    LAPORAN,
    LAPORAN_GROUPS,
    NOT_OF_GROUP,
    OWN_WORDS,
    PATTERNS,
    REQUIRED,
    heading_words,
    meaning_of,
    normalize,
    split_version,
    write_out,
    year_of,
)

INEXACT = 100
"""From this doubt on a heading only contains words that mean something, or says them in another
row."""

_FROM_ABOVE = 30
_BESIDE_OTHER = 50
_MOST_WORDS = 7


@lru_cache(maxsize=4096)
def find_meaning(pieces: tuple[str, ...]) -> tuple[str, int]:
    """Return the meaning of a heading, "" if it has none, and how unsure it is (0 surest)."""
    own = normalize(pieces[-1])
    lasts = PATTERNS["duration"].fullmatch(own)
    if lasts and " " in lasts[0]:
        return "", 0
    group = group_of_reports(pieces)
    if not year_of(group) and not PATTERNS["sign_between"].search(" ".join(pieces)):
        found = _find_whole_meaning(pieces)
        if found[0]:
            return found
    lowest = PATTERNS["done_in"].sub("", own, count=1)
    is_part_of_year = pieces[1:] and TIME_PATTERNS["part_of_year"].fullmatch(lowest)
    if lasts or is_part_of_year:
        return "", 0
    if group:
        found = _find_piece_meaning(pieces[-1])
        return found if found[0] in LAPORAN else ("", 0)
    from_above = INEXACT if lowest in NOT_OF_GROUP else _FROM_ABOVE
    return _find_in_pieces(pieces, from_above)


def _find_in_pieces(pieces: tuple[str, ...], from_above: int) -> tuple[str, int]:
    """Return the meaning of the first part that has one: the lowest, those between, the highest.
    Each step away from the lowest adds `from_above` to the doubt.
    """
    highest, *between = pieces
    lowest = pieces[-1]
    added = 0
    for piece in dict.fromkeys((lowest, *between, highest)):
        meaning, doubt = _find_piece_meaning(piece)
        if meaning:
            return meaning, doubt + added
        added += from_above
    return "", 0


def group_of_reports(pieces: tuple[str, ...]) -> str:
    """Return an upper heading of what was done: REALISASI, CAPAIAN 2025; "" for any other."""
    if len(pieces) == 1:
        return ""
    group = normalize(pieces[0])
    return group if group.split(" ")[0] in LAPORAN_GROUPS else ""


def _find_whole_meaning(pieces: tuple[str, ...]) -> tuple[str, int]:
    """Return the meaning of all parts of a heading as one, if need be without its version; or of
    the lowest under a group.
    """
    words = [*map(heading_words, pieces)]
    whole = " ".join(words)
    meaning, doubt = meaning_of(whole)
    base, _ = split_version(whole)
    if not meaning and base != whole:
        meaning, doubt = meaning_of(base)
        doubt += _FROM_ABOVE
    if len(pieces) == 1:
        return meaning, doubt
    # RENCANA KERJA over AREA: the group's words are its own, the lower heading says what stands
    # below it.
    own = meaning_of(words[-1])
    of_group, _ = meaning_of(words[0])
    if own[0] and meaning == of_group and own[0] not in CAN_BE_TIME:
        return own
    return meaning, doubt


def _list_parts(heading: str) -> list[str]:
    """List the parts a heading names side by side, normalized: KOMPONEN/KEGIATAN, OUTPUT (EVIDEN);
    [] for one alone.
    """
    if PATTERNS["duration"].fullmatch(normalize(heading)):
        return []  # the brackets of DURASI (BULAN) hold its unit
    pieces = re.split(r"[/()\n]| atau | dan ", heading)
    parts = [*filter(None, map(normalize, pieces))]
    return parts if len(parts) > 1 else []


def list_alternatives(heading: str) -> list[tuple[str, int]]:
    """List the meanings a heading offers side by side, each with its doubt. The doubt grows if
    another part means nothing: RENCANA AKSI (PIHAK LAIN).
    """
    found: list[tuple[str, int]] = []
    beside = 1
    for part in _list_parts(heading):
        meaning, doubt = meaning_of(write_out(part))
        if meaning:
            found.append((meaning, doubt))
        else:
            beside = _BESIDE_OTHER
    return [(meaning, doubt + beside) for meaning, doubt in found]


def stands_for_itself(heading: str) -> bool:
    """True if a heading names a thing of its own: SATUAN OUTPUT, REALISASI RENCANA AKSI,
    Intervensi 1.1. It wins no meaning whose word it contains.
    """
    words = heading_words(heading)
    return words.split(" ")[0] in _OF_ITS_OWN or bool(PATTERNS["numbered"].search(heading.strip()))


_OF_ITS_OWN = OWN_WORDS.union(LAPORAN_GROUPS) - {"hasil"}  # HASIL YANG DIBUKTIKAN


def _find_piece_meaning(heading: str) -> tuple[str, int]:
    """Return the meaning of one part of a heading: one of its alternatives (BUKTI DUKUNG/EVIDEN),
    else of the whole, else of words within it.
    """
    words = write_out(heading_words(heading))
    whole = meaning_of(words)
    alternatives = list_alternatives(heading)
    is_list = PATTERNS["sign_between"].search(heading) or not whole[0]
    if alternatives and is_list:
        return min(alternatives, key=_rank_alternative)
    return whole if whole[0] else _find_within(heading, words)


def _rank_alternative(found: tuple[str, int]) -> tuple[bool, bool]:
    """Rank one of several meanings of a heading, the likeliest lowest.

    KOMPONEN/KEGIATAN holds the work if nothing else does: a meaning without which there is no plan
    goes first. Under AREA/KOMPONEN the areas are heading rows, or the column's cells say that it
    holds nothing else.
    """
    meaning, _ = found
    is_needed = meaning in REQUIRED or meaning == "tautan"
    return not is_needed, meaning == "area"


def _find_within(heading: str, words: str) -> tuple[str, int]:
    """Return the meaning of the first words within a heading that have one.

    PIC TINDAK LANJUT is a PIC, BATAS WAKTU TL a time, but EVIDENCE LINK holds links. A heading that
    stands for itself can only report progress.
    """
    if len(words.split()) > _MOST_WORDS:
        return "", 0
    is_own = stands_for_itself(heading)
    found: list[tuple[bool, int, int, str]] = []
    for meaning, cores in HEADINGS.items():
        if is_own and meaning not in LAPORAN:
            continue
        for core in cores:
            if " " not in core and not PATTERNS["enough"].fullmatch(core):
                continue
            place = f" {words} ".find(f" {core} ")
            if place >= 0:
                found.append((meaning != "tautan", place, -len(core), meaning))
    if not found:
        return "", 0
    return min(found)[-1], INEXACT
