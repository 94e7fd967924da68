"""Which meaning each heading has: by the words of `vocabulary`, each meaning to one column, the surest first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from monev.core.remarks import Remark
from monev.reading.files.grid import cell_address, column_letter
from monev.reading.vocabulary.headings import (
    ACTIVITY_HEADINGS,
    COLUMN_NAMES,
    DETAILED_HEADINGS,
    FALLBACK_HEADINGS,
    FINER_HEADINGS,
    LAPORAN,
    LAPORAN_GROUPS,
    NOT_WORK,
    REQUIRED,
    STAND_IN_HEADINGS,
    UPPER_HEADINGS,
    WORK_WORDS,
    heading_meanings,
    heading_words,
    normalize,
)
from monev.reading.vocabulary.time_words import MONTH_SPELLINGS

_INEXACT = 100
_FROM_ABOVE = 30
_MONTH_NAMES = "|".join(
    sorted((spelling for listing in MONTH_SPELLINGS for spelling in listing), key=len, reverse=True)
)
_CALENDAR = re.compile(
    rf"{_MONTH_NAMES}|\d{{1,2}}|[jfmasond]|(?:target )?(?:tw|triw?|triwulan|semester|m|minggu) ?(?:i{{1,3}}|iv|v|\d)"
)
_SINGLE_WORD_ENOUGH = frozenset({"eviden", "evidence", "evidens", "pic", "pj", "indikator", "komponen", "deadline"})


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A column's heading, its parts from top to bottom."""

    column: int
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Meaning → column; `ragu` counts meanings not by an exact heading; `duplicates` where two columns claimed one
    meaning: (meaning, column taken, column left); `kedua` are columns that
    took a second meaning: the one lost, the one taken; `ganti` are needed meanings read from a stand-in heading."""

    columns: dict[str, int]
    doubts: int
    duplicates: list[tuple[str, int, int]]
    second_meanings: dict[int, tuple[str, str]]
    stand_ins: dict[str, int]


Claim = tuple[int, int, str, ColumnHeading]
"""A heading's claim: how unsure, its column, the meaning, the heading."""


def pair_meanings(heading: list[ColumnHeading], chosen: Mapping[str, str] | None = None) -> Pairing:
    """Each meaning to one column, the surest first; before all others the meanings people chose (`chosen`: heading as
    `normalize` gives it → meaning, "" for none).

    A heading that lost its meaning to a surer one may take its second meaning (KEGIATAN beside RENCANA AKSI).
    """
    kept = {
        one.column: chosen[wording] for one in heading if (wording := normalize(" ".join(one.pieces))) in (chosen or ())
    }
    heading = [one for one in heading if one.column not in kept]
    column: dict[str, int] = {meaning: number for number, meaning in reversed(kept.items()) if meaning}
    claims = sorted(
        (doubt, one.column, meaning, one)
        for one in heading
        for meaning, doubt in (find_meaning(one.pieces),)
        if meaning
    )
    unsure_count = 0
    losers: list[tuple[int, str, ColumnHeading]] = []
    claims = _put_finer_first(claims)
    second: dict[int, tuple[str, str]] = {}
    for doubt, number, meaning, one in claims:
        if meaning in column:
            losers.append((doubt, meaning, one))
        else:
            column[meaning] = number
            unsure_count += doubt >= _INEXACT
    duplicates: list[tuple[str, int, int]] = []
    losers.extend((_INEXACT, "", one) for one in heading if not find_meaning(one.pieces)[0])
    for doubt, meaning, one in losers:
        fallback = next((a for a in _list_fallbacks(one) if a not in column), None)
        if fallback:
            column[fallback] = one.column
            if meaning:
                second[one.column] = (meaning, fallback)
            unsure_count += 1
        elif meaning and doubt < _INEXACT and column[meaning] not in kept and _claims_itself(meaning, one):
            duplicates.append((meaning, column[meaning], one.column))
    replacement = {
        meaning: one.column
        for meaning in STAND_IN_HEADINGS
        if meaning not in column and (one := _find_stand_in(meaning, heading))
    }
    column = {meaning: number for meaning, number in column.items() if number not in replacement.values()} | replacement
    return Pairing(column, unsure_count + len(replacement), duplicates, second, replacement)


def ask_meanings(pairing: Pairing, heading: dict[int, str], sheet: str, row: int) -> tuple[Remark, ...]:
    """What to say of headings that were not understood by their own words alone; `row` is their lowest row."""

    def remarks(column: int, message: str) -> Remark:
        return Remark(message, sheet, row, heading[column], heading[column], cell_address(row, column))

    result = [
        remarks(
            other,
            f"Dua kolom sama-sama dapat berarti {COLUMN_NAMES[meaning]}: “{heading[used]}” (kolom "
            f"{column_letter(used)}) "
            f"dan “{heading[other]}” (kolom {column_letter(other)}). Yang dibaca kolom {column_letter(used)}; "
            "isi kolom "
            f"{column_letter(other)} disimpan apa adanya. Ubah judulnya bila yang dimaksud sebaliknya.",
        )
        for meaning, used, other in pairing.duplicates
    ]
    result += [
        remarks(
            second,
            f"Kolom {column_letter(second)} “{heading[second]}” dibaca sebagai {COLUMN_NAMES[meaning]}, karena "
            f"{COLUMN_NAMES[old]} "
            f"dibaca dari kolom {column_letter(pairing.columns[old])}. Ubah judulnya bila yang dimaksud lain.",
        )
        for second, (old, meaning) in pairing.second_meanings.items()
    ]
    result += [
        remarks(
            number,
            f"Kolom {column_letter(number)} “{heading[number]}” dibaca sebagai {COLUMN_NAMES[meaning]}, karena "
            "tidak ada kolom "
            "lain yang berjudul demikian. Ubah judulnya bila yang dimaksud kolom lain.",
        )
        for meaning, number in pairing.stand_ins.items()
        # Where every other heading has a meaning of its own, no other column could hold the work.
        if meaning != "langkah_aksi" or heading.keys() - pairing.columns.values()
    ]
    return tuple(result)


def _put_finer_first(claims: list[Claim]) -> list[Claim]:
    """Claims with KEGIATAN before RENCANA AKSI where it stands right of it, and SUB KEGIATAN before KEGIATAN: the finer
    column is the further right."""
    action = [one for one in claims if one[2] == "langkah_aksi"]
    primary = heading_words(action[0][3].pieces[-1]) if action else ""
    finer = FINER_HEADINGS if primary in UPPER_HEADINGS else DETAILED_HEADINGS if primary in ACTIVITY_HEADINGS else ()
    detailed = [t for t in action if heading_words(t[3].pieces[-1]) in finer and t[1] > action[0][1]]
    return [*detailed[:1], *(t for t in claims if t not in detailed[:1])]


def _find_stand_in(meaning: str, heading: list[ColumnHeading]) -> ColumnHeading | None:
    """The heading that stands in for a needed meaning no other has: PROGRAM KERJA without a KEGIATAN beside it."""
    laporan = [one for one in heading if normalize(one.pieces[0]).split(" ")[0] in LAPORAN_GROUPS]
    candidates = {heading_words(one.pieces[-1]): one for one in reversed(heading) if one not in laporan}
    if meaning == "langkah_aksi":
        implied = [one for wording, one in candidates.items() if _implies_work(set(wording.split()), one)]
        if implied:
            return min(implied, key=lambda one: one.column)
    return next((candidates[wording] for wording in STAND_IN_HEADINGS[meaning] if wording in candidates), None)


def _implies_work(wording: set[str], one: ColumnHeading) -> bool:
    """Whether a heading of no other meaning speaks of work: KEGIATAN YANG DILAKUKAN."""
    return bool(wording & WORK_WORDS) and not wording & NOT_WORK and find_meaning(one.pieces)[0] is None


def _list_fallbacks(one: ColumnHeading) -> tuple[str, ...]:
    """Second meanings of a heading: those of its lowest part, then its other alternatives (KOMPONEN/KEGIATAN)."""
    below = one.pieces[-1]
    return (*FALLBACK_HEADINGS.get(heading_words(below), ()), *(meaning for meaning, _ in _list_alternatives(below)))


@lru_cache(maxsize=4096)
def find_meaning(pieces: tuple[str, ...]) -> tuple[str | None, int]:
    """The meaning of a heading and how unsure it is (0 surest); (None, 0) where it has none."""
    vocabulary = heading_meanings()
    whole = " ".join(heading_words(p) for p in pieces)
    if whole in vocabulary:
        return vocabulary[whole]
    if len(pieces) > 1 and is_time_part(pieces[-1]):
        return None, 0
    if len(pieces) > 1 and normalize(pieces[0]).split(" ")[0] in LAPORAN_GROUPS:
        meaning, doubt = _find_piece_meaning(pieces[-1])
        return (meaning, doubt) if meaning in LAPORAN else (None, 0)
    for index, one in enumerate(dict.fromkeys((pieces[-1], *pieces[1:-1], pieces[0]))):
        meaning, doubt = _find_piece_meaning(one)
        if meaning:
            # What a column says itself is surer than what stands over it and its neighbours.
            return meaning, doubt + index * _FROM_ABOVE
    return None, 0


def is_time_part(heading: str) -> bool:
    """Whether a heading names one column of a calendar: a month, its number, a triwulan, a week."""
    return bool(_CALENDAR.fullmatch(normalize(heading)))


def _claims_itself(meaning: str, one: ColumnHeading) -> bool:
    """Whether a column itself claims a meaning that matters twice: SATUAN under TARGET is but a part of it."""
    return meaning in REQUIRED or _find_piece_meaning(one.pieces[-1])[0] == meaning


def _list_alternatives(heading: str) -> list[tuple[str, int]]:
    """The meanings a heading offers side by side: KOMPONEN/KEGIATAN, OUTPUT (EVIDEN)."""
    parts = re.split(r"[/()\n]| atau | dan ", heading)
    return [heading_meanings()[b] for p in parts if (b := normalize(p)) in heading_meanings()] if len(parts) > 1 else []


def _find_piece_meaning(heading: str) -> tuple[str | None, int]:
    """One part of a heading: exactly, else one of its alternatives (BUKTI DUKUNG/EVIDEN), else words within it."""
    vocabulary = heading_meanings()
    normalized = heading_words(heading)
    if normalized in vocabulary:
        return vocabulary[normalized]
    if choice := _list_alternatives(heading):
        # KOMPONEN/KEGIATAN holds the work where nothing else does: what a plan can't do without goes first. Under
        # AREA/KOMPONEN the areas are heading rows, or the column's cells say that it holds nothing else.
        meaning, doubt = min(choice, key=lambda one: (one[0] not in REQUIRED, one[0] == "area"))
        return meaning, doubt + 1
    inside = [
        (len(wording), meaning)
        for wording, (meaning, _) in vocabulary.items()
        if (" " in wording or wording in _SINGLE_WORD_ENOUGH) and f" {wording} " in f" {normalized} "
    ]
    if inside and len(normalized.split()) <= 7:
        return max(inside)[1], _INEXACT
    return None, 0
