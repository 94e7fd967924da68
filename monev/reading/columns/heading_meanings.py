"""List the meanings that the words of a heading could have, each with what speaks for it.

`candidates` scores them and gives the columns their meanings.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from monev.reading.columns.calendar import TIME_PATTERNS
from monev.reading.vocabulary.headings import (
    CAN_BE_TIME,
    HEADINGS,
    LAPORAN,
    LAPORAN_GROUPS,
    OWN_WORDS,
    PATTERNS,
    heading_words,
    meaning_of,
    normalize,
    split_version,
    write_out,
    year_of,
)

_MOST_WORDS = 7
_BESIDE_OTHER = 50


class WordMeaning(NamedTuple):
    """A meaning that a heading could have.

    `how`: its row of `candidates.SCORES`. `rank`: its place within that row, 0 the surest.
    """

    meaning: str
    how: str
    rank: int = 0


@lru_cache(maxsize=4096)
def list_meanings(pieces: tuple[str, ...]) -> tuple[WordMeaning, ...]:
    """List the meanings of a heading.

    They are the meanings of all its parts as one, of the lowest, and of those above a lowest that
    means nothing itself.

    Under what was done only reports stand; what names a part of the year names no column.
    """
    group = group_of_reports(pieces)
    found: list[WordMeaning] = []
    if not year_of(group) and not PATTERNS["sign_between"].search(" ".join(pieces)):
        found += _list_whole(pieces)
    own = PATTERNS["done_in"].sub("", normalize(pieces[-1]), count=1)
    is_part_of_year = pieces[1:] and TIME_PATTERNS["part_of_year"].fullmatch(own)
    if is_part_of_year or PATTERNS["duration"].fullmatch(own):
        return tuple(found)
    lowest = [*_list_piece(pieces[-1])]
    if group:
        return tuple(found) or tuple(each for each in lowest if each.meaning in LAPORAN)
    found += lowest
    if not found:
        for piece in pieces[:-1]:
            found += [each._replace(how="above") for each in _list_piece(piece)]
    return tuple(found)


def group_of_reports(pieces: tuple[str, ...]) -> str:
    """Return an upper heading of what was done: REALISASI, CAPAIAN 2025; "" for any other."""
    if len(pieces) == 1:
        return ""
    group = normalize(pieces[0])
    return group if group.split(" ")[0] in LAPORAN_GROUPS else ""


def _list_whole(pieces: tuple[str, ...]) -> Iterator[WordMeaning]:
    """List the meaning of all parts of a heading as one, and that without its version."""
    words = [*map(heading_words, pieces)]
    whole = " ".join(words)
    base, _ = split_version(whole)
    lowest, _ = meaning_of(words[-1])
    group, _ = meaning_of(words[0])
    for how, said in (("exact", whole), ("version", base)):
        meaning, rank = meaning_of(said)
        # RENCANA KERJA over AREA: the group's words are its own.
        is_groups = meaning == group != lowest and lowest and lowest not in CAN_BE_TIME
        if meaning and not is_groups:
            yield WordMeaning(meaning, how, rank)
            return


def _list_parts(heading: str) -> list[str]:
    """List the parts a heading names side by side, normalized: KOMPONEN/KEGIATAN, OUTPUT (EVIDEN).

    [] for one alone.
    """
    pieces = re.split(r"[/()\n]| atau | dan ", heading)
    parts = [*filter(None, map(normalize, pieces))]
    return parts if len(parts) > 1 else []


def stands_for_itself(heading: str) -> bool:
    """True if a heading names a thing of its own.

    Examples are SATUAN OUTPUT, REALISASI RENCANA AKSI and Intervensi 1.1. Such a heading wins no
    meaning whose word it contains.
    """
    words = heading_words(heading)
    return words.split(" ")[0] in _OF_ITS_OWN or bool(PATTERNS["numbered"].search(heading.strip()))


_OF_ITS_OWN = OWN_WORDS.union(LAPORAN_GROUPS) - {"hasil"}  # HASIL YANG DIBUKTIKAN


def _list_piece(heading: str) -> Iterator[WordMeaning]:
    """List the meanings of one part of a heading.

    They are its own and those it names side by side, else those of words within it. What means
    nothing beside them makes them unsurer: RENCANA AKSI (PIHAK LAIN).
    """
    words = write_out(heading_words(heading))
    whole, rank = meaning_of(words)
    if whole:
        yield WordMeaning(whole, "exact", rank)
    parts = [meaning_of(write_out(part)) for part in _list_parts(heading)]
    beside = 0 if all(meaning for meaning, _ in parts) else _BESIDE_OTHER
    named = [WordMeaning(meaning, "part", rank + beside) for meaning, rank in parts if meaning]
    yield from named
    if not whole and not named:
        yield from _list_within(heading, words)


def _list_within(heading: str, words: str) -> Iterator[WordMeaning]:
    """List the meaning of the first words within a heading that have one.

    PIC TINDAK LANJUT is a PIC, BATAS WAKTU TL a time, but EVIDENCE LINK holds links. A heading that
    stands for itself can only report progress.
    """
    if len(words.split()) > _MOST_WORDS:
        return
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
    if found:
        yield WordMeaning(min(found)[-1], "contains")
