"""What a heading means by its own words, and how unsure that is. Which column then gets the
meaning: `candidates`."""

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
    version_of,
    write_out,
)

INEXACT = 100
"""From this doubt on a heading only contains words that mean something, or says them in another
row."""

_FROM_ABOVE, _BESIDE_OTHER, _MOST_WORDS = 30, 50, 7


@lru_cache(maxsize=4096)
def find_meaning(pieces: tuple[str, ...]) -> tuple[str, int]:
    """The meaning of a heading, "" where it has none, and how unsure it is (0 surest)."""
    lasts = PATTERNS["duration"].fullmatch(normalize(pieces[-1]))
    if lasts and " " in lasts[0]:
        return "", 0
    group = group_of_reports(pieces)
    is_other = version_of(group).year or PATTERNS["sign_between"].search(" ".join(pieces))
    if not is_other and (found := _find_whole_meaning(pieces))[0]:
        return found
    lowest = PATTERNS["done_in"].sub("", normalize(pieces[-1]), count=1)
    is_part_of_year = pieces[1:] and TIME_PATTERNS["part_of_year"].fullmatch(lowest)
    if lasts or is_part_of_year:
        return "", 0
    if group:
        found = _find_piece_meaning(pieces[-1])
        return found if found[0] in LAPORAN else ("", 0)
    return _find_in_pieces(pieces, INEXACT if lowest in NOT_OF_GROUP else _FROM_ABOVE)


def _find_in_pieces(pieces: tuple[str, ...], from_above: int) -> tuple[str, int]:
    """What a column says itself, which is surer than what stands over it and its neighbours."""
    for index, piece in enumerate(dict.fromkeys((pieces[-1], *pieces[1:-1], pieces[0]))):
        meaning, doubt = _find_piece_meaning(piece)
        if meaning:
            return meaning, doubt + index * from_above
    return "", 0


def group_of_reports(pieces: tuple[str, ...]) -> str:
    """The upper heading of what was done: REALISASI, CAPAIAN 2025; "" for any other."""
    group = normalize(pieces[0]) if pieces[1:] else ""
    return group if group.split(" ")[0] in LAPORAN_GROUPS else ""


def _find_whole_meaning(pieces: tuple[str, ...]) -> tuple[str, int]:
    """The meaning of all parts of a heading as one, if need be without its version; or of the
    lowest under a group."""
    whole = " ".join(heading_words(piece) for piece in pieces)
    meaning, doubt = meaning_of(whole)
    base, version = split_version(whole)
    if not meaning and any(version):
        meaning, doubt = meaning_of(base)
        doubt += _FROM_ABOVE
    own = meaning_of(heading_words(pieces[-1]))
    # RENCANA KERJA over AREA: the group's words are its own, the lower heading says what stands
    # below it.
    is_group = (
        pieces[1:]
        and meaning == meaning_of(heading_words(pieces[0]))[0]
        and own[0] not in CAN_BE_TIME
    )
    return own if is_group and own[0] else (meaning, doubt)


def _list_parts(heading: str) -> list[str]:
    """The parts a heading names side by side, normalized: KOMPONEN/KEGIATAN, OUTPUT (EVIDEN); []
    for one alone."""
    # The brackets of DURASI (BULAN) hold its unit.
    if PATTERNS["duration"].fullmatch(normalize(heading)):
        return []
    parts = [*filter(None, map(normalize, re.split(r"[/()\n]| atau | dan ", heading)))]
    return parts if len(parts) > 1 else []


def list_alternatives(heading: str) -> list[tuple[str, int]]:
    """The meanings a heading offers side by side, each with its doubt. One of whose parts some mean
    nothing is unsure: RENCANA AKSI (PIHAK LAIN)."""
    parts = [meaning_of(write_out(part)) for part in _list_parts(heading)]
    beside = 1 if all(meaning for meaning, _ in parts) else _BESIDE_OTHER
    return [(meaning, doubt + beside) for meaning, doubt in parts if meaning]


def stands_for_itself(heading: str) -> bool:
    """True if a heading names something of its own that is kept and wins no meaning it only speaks
    of: SATUAN OUTPUT, REALISASI RENCANA AKSI, Intervensi 1.1."""
    words = heading_words(heading)
    return words.split(" ")[0] in _OF_ITS_OWN or bool(PATTERNS["numbered"].search(heading.strip()))


_OF_ITS_OWN = OWN_WORDS.union(LAPORAN_GROUPS) - {"hasil"}  # HASIL YANG DIBUKTIKAN


def _find_piece_meaning(heading: str) -> tuple[str, int]:
    """One part of a heading: one of its alternatives (BUKTI DUKUNG/EVIDEN), else as a whole, else
    words within it."""
    words = write_out(heading_words(heading))
    whole = meaning_of(words)
    alternatives = list_alternatives(heading)
    if alternatives and (PATTERNS["sign_between"].search(heading) or not whole[0]):
        # KOMPONEN/KEGIATAN holds the work where nothing else does: what a plan can't do without
        # goes first. Under AREA/KOMPONEN the areas are heading rows, or the column's cells say that
        # it holds nothing else.
        return min(
            alternatives, key=lambda each: (each[0] not in (*REQUIRED, "tautan"), each[0] == "area")
        )
    return whole if whole[0] else _find_within(heading, words)


def _find_within(heading: str, words: str) -> tuple[str, int]:
    """The meaning of the first words within a heading that have one: PIC TINDAK LANJUT is a PIC,
    BATAS WAKTU TL a time, but EVIDENCE LINK holds links. What stands for itself only says how far
    the plan is."""
    if len(words.split()) > _MOST_WORDS:
        return "", 0
    found: list[tuple[bool, int, int, str]] = []
    for meaning, cores in HEADINGS.items():
        if meaning not in LAPORAN and stands_for_itself(heading):
            continue
        for core in cores:
            is_enough = " " in core or PATTERNS["enough"].fullmatch(core)
            place = f" {words} ".find(f" {core} ") if is_enough else -1
            if place >= 0:
                found.append((meaning != "tautan", place, -len(core), meaning))
    return (min(found)[-1], INEXACT) if found else ("", 0)
