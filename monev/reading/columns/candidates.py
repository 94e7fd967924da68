"""Give each column its meaning, by candidates: each heading × each meaning it could have.

1. `_list_candidates` names them with a score. A score is a sum out of the table `SCORES`: how
   exactly the heading says it, if the table can do without it, where the column stands, if it is
   empty or hidden.
2. `assign_meanings` takes the surest pair first, then the surest of what is left: each meaning has
   one column, each column one meaning. So a heading that says a meaning exactly is never displaced
   by one that contains it, nor any heading by what stands in a column.
3. `ask_two` asks where two columns could have one needed meaning.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from monev.core.remarks import Remark
from monev.reading.columns.cell_meanings import ByCells, holds_time
from monev.reading.columns.header import IGNORED, Header, chosen_meaning, denied_meanings
from monev.reading.columns.heading_meanings import (
    INEXACT,
    find_meaning,
    group_of_reports,
    list_alternatives,
    stands_for_itself,
)
from monev.reading.vocabulary.headings import (
    CAN_BE_TIME,
    DETAIL_HEADINGS,
    FALLBACK_HEADINGS,
    IMPLYING_WORDS,
    LAPORAN,
    LAPORAN_GROUPS,
    NOT_WORK,
    REQUIRED,
    STAND_IN_HEADINGS,
    adds_nothing,
    heading_words,
    meaning_of,
    normalize,
    split_version,
    year_of,
)

SCORES = {
    "exact": 1000,  # LANGKAH AKSI; one less for each place further down its list in headings.toml
    "contains": 800,  # TARGET DAN WAKTU; likewise
    "detail": 990,  # URAIAN right of KEGIATAN
    "second": 300,  # KEGIATAN beside RENCANA AKSI is the komponen
    "stand-in": 200,  # OUTPUT if nothing is headed BUKTI DUKUNG
    "implies": 150,  # LAMPIRAN speaks of evidence
    "area": 1001,  # KOMPONEN, POKJA over usual areas, if nothing is headed AREA
    "person": 120,  # PELAKSANA over names
    "cells": 110,  # any heading over cells of this meaning: SK, Mei, Kasubbag Umum
    "needed": 1500,  # for a meaning without which a table is no plan
    "finest": 150,  # for the column of the finest work: SUB KEGIATAN right of KEGIATAN
    "of the wider": -150,  # for a time between the wider work and the finest
    "of a report": -600,  # for a column under MONITORING, if the plan's own says the same
    "of another year": -400,  # BUKTI 2024 in the plan of 2025
    "empty": -900,  # in every row of work: any filled column wins
    "no words": -900,  # TRUE, 1 or v in every row are no documents
    "hidden": -950,  # any visible column wins
}

SURELY_WORK = 5
"""LANGKAH AKSI and its like, before which no other heading is the work."""

_LONGEST_IMPLYING = 5
_DETAIL = 100
"""Doubt of URAIAN alone, which details a work that another heading names."""
_IN_TITLES = ("no", "kode", "area", "sub_area")
"""Meanings that may stand in rows of headings alone: I | MANAJEMEN PERUBAHAN."""


class ColumnHeading(NamedTuple):
    """A column's heading: its parts from top to bottom. `is_empty`: in every row of work.
    `is_without_words`: all its cells are marks, numbers or TRUE.
    """

    column: int
    pieces: tuple[str, ...]
    is_hidden: bool = False
    is_empty: bool = False
    is_without_words: bool = False
    is_of_other_year: bool = False

    @property
    def words(self) -> str:
        """The words of its lowest part, which says what the column itself holds."""
        return heading_words(self.pieces[-1])

    @property
    def is_open(self) -> bool:
        """True if it can be seen, holds anything, and says nothing of what was done."""
        return not (self.is_hidden or self.is_empty or group_of_reports(self.pieces))

    @property
    def whole(self) -> str:
        """All its parts, normalized."""
        return normalize(" ".join(self.pieces))

    @property
    def base(self) -> str:
        """The words of all its parts without its version."""
        base, _ = split_version(self.whole)
        return base


class Candidate(NamedTuple):
    """A column for a meaning. `how`: the row of SCORES for its words or cells."""

    score: int
    column: int
    meaning: str
    how: str

    @property
    def urgency(self) -> int:
        """Its score, and more if the table cannot do without its meaning."""
        is_needed = self.meaning in REQUIRED and self.how != "second"
        if not is_needed:
            return self.score
        return self.score + SCORES["needed"]


@dataclass(slots=True)
class Assignment:
    """Meaning → column, and the doubts about it.

    `taken`: meaning → the candidate that took it. `lost`: headings whose meaning another column
    took before them.
    """

    columns: dict[str, int]
    taken: dict[str, Candidate] = field(default_factory=dict)
    lost: list[Candidate] = field(default_factory=list)
    headings: dict[int, ColumnHeading] = field(default_factory=dict)

    @property
    def doubts(self) -> int:
        """The number of meanings that no exact heading gave."""
        count = 0
        for candidate in self.taken.values():
            count += candidate.how not in ("exact", "detail")
        return count

    def take(self, candidate: Candidate) -> None:
        """Give a meaning to a column if both are free.

        A column with the same heading as the one that took its first meaning gets no second one.
        """
        column = candidate.column
        meaning = candidate.meaning
        is_free = meaning not in self.columns and column not in self.columns.values()
        if is_free:
            if candidate.how != "second" or not self._is_same_as_winner(column):
                self.columns[meaning] = column
                self.taken[meaning] = candidate
        elif candidate.how in ("exact", "contains", "person"):
            self.lost.append(candidate)

    def _is_same_as_winner(self, column: int) -> bool:
        """True if the column that took its first meaning has the same heading, except for its
        version.
        """
        base = self.headings[column].base
        for lost in self.lost:
            if lost.column != column:
                continue
            winner = self.headings.get(self.columns[lost.meaning])
            if winner and winner.base == base:
                return True
        return False


def assign_meanings(
    headings: list[ColumnHeading], chosen: Mapping[str, str], by_cells: Iterable[ByCells] = ()
) -> Assignment:
    """Give each meaning to one column, the surest pair first.

    `chosen`: heading as `normalize` gives it → meaning that people chose, "" for none; these come
    before all others. `by_cells`: columns that could have a meaning by their cells.
    """
    settled: dict[int, str] = {}
    left: list[ColumnHeading] = []
    for heading in headings:
        meaning = chosen_meaning(chosen, heading.column, heading.whole)
        if meaning is None:
            left.append(heading)
        else:
            settled[heading.column] = "" if meaning == IGNORED else meaning
    columns: dict[str, int] = {}
    for column, meaning in reversed(settled.items()):
        if meaning:
            columns[meaning] = column
    by_column = {heading.column: heading for heading in headings}
    result = Assignment(columns, headings=by_column)

    candidates = [*_list_candidates(left)]
    for each in by_cells:
        score = SCORES[each.how] - each.doubt
        candidates.append(Candidate(score, each.column, each.meaning, each.how))
    denied = denied_meanings(chosen)
    candidates = [each for each in candidates if each.meaning not in denied]
    candidates.sort(key=lambda each: (-each.urgency, each.column))
    for candidate in candidates:
        result.take(candidate)
    return result


def _list_candidates(headings: list[ColumnHeading]) -> Iterator[Candidate]:
    """List every heading with every meaning it could have."""
    finest, wider = _find_finest(headings)
    for heading in headings:
        column = heading.column
        is_finest = column == finest
        is_report = bool(group_of_reports(heading.pieces))
        for meaning, how, doubt in _list_meanings(heading, is_finest=is_finest):
            if heading.is_without_words and meaning == "pic" and how == "contains":
                continue
            facts = {
                how: True,
                "hidden": heading.is_hidden,
                "empty": heading.is_empty and meaning not in _IN_TITLES,
                "no words": heading.is_without_words and meaning == "bukti_dukung",
                "finest": is_finest and meaning == "langkah_aksi",
                "of the wider": wider and column < finest and meaning == "target_waktu",
                "of a report": is_report and meaning not in LAPORAN,
                "of another year": heading.is_of_other_year,
            }
            score = -doubt
            for fact, is_so in facts.items():
                if is_so:
                    score += SCORES[fact]
            yield Candidate(score, column, meaning, how)


def _list_meanings(heading: ColumnHeading, *, is_finest: bool) -> Iterator[tuple[str, str, int]]:
    """List the meanings of a heading: meaning, row of SCORES, doubt within that row."""
    meaning, doubt = find_meaning(heading.pieces)
    if meaning:
        how = "exact" if doubt < INEXACT else "contains"
        yield meaning, how, doubt % INEXACT
    if is_finest and meaning != "langkah_aksi":
        yield "langkah_aksi", "detail", 0

    if not year_of(group_of_reports(heading.pieces)):
        others = [*FALLBACK_HEADINGS.get(heading.words, ())]
        for other, _ in list_alternatives(heading.pieces[-1]):
            others.append(other)
        for rank, other in enumerate(dict.fromkeys(others)):
            yield other, "second", rank

    for needed, listed in STAND_IN_HEADINGS.items():
        if _implies(needed, heading, meaning):
            yield needed, "implies", 0
            continue
        rank = _rank_stand_in(heading, listed)
        if rank is not None:
            is_detail = heading.pieces == heading.pieces[-1:] and heading.words in DETAIL_HEADINGS
            yield needed, "stand-in", rank + _DETAIL * is_detail


def _find_finest(headings: list[ColumnHeading]) -> tuple[int, bool]:
    """Find the column of the finest work; True beside it if one of wider work stands left of it.

    The finest is further right: KEGIATAN before RENCANA AKSI if it stands right of it, SUB KEGIATAN
    or TAHAPAN before KEGIATAN. Of several side by side it is the last: SUB KEGIATAN, then RINCIAN.
    LANGKAH AKSI is the work wherever it stands. Returns (0, False) without such a column.
    """
    seen: list[ColumnHeading] = []
    work: dict[ColumnHeading, int] = {}
    for heading in headings:
        if not heading.is_open:
            continue
        seen.append(heading)
        doubt = _doubt_of_work(heading)
        if doubt < INEXACT:
            work[heading] = doubt
    if not work or min(work.values()) < SURELY_WORK:
        return 0, False
    first = min(work, key=lambda each: (work[each], each.column))
    finest = first
    details = filter(_details_work, seen)
    for heading in sorted({*work, *details}):
        # RINCIAN right of all else only notes something.
        is_note = heading not in work and heading is seen[-1]
        may_be_far = finest is first and not is_note
        if _is_right_of(heading, finest, may_be_far=may_be_far):
            finest = heading
    return finest.column, finest is not first


def _is_right_of(heading: ColumnHeading, other: ColumnHeading, *, may_be_far: bool) -> bool:
    """True if a heading stands right of another, and is not one heading merged over both."""
    if heading.pieces == other.pieces:
        return False
    steps = heading.column - other.column
    return steps == 1 or (may_be_far and steps > 0)


def _doubt_of_work(heading: ColumnHeading) -> int:
    """Say how unsure it is that a heading means the work; INEXACT if it does not say so itself."""
    meaning, doubt = find_meaning(heading.pieces)
    return doubt if meaning == "langkah_aksi" else INEXACT


def _details_work(heading: ColumnHeading) -> bool:
    """True if a heading such as URAIAN details the work; under EVIDEN or CAPAIAN 2025 it details
    these.
    """
    if heading.words not in DETAIL_HEADINGS or group_of_reports(heading.pieces):
        return False
    meaning, _ = find_meaning(heading.pieces)
    return meaning in ("", "langkah_aksi")


def _rank_stand_in(heading: ColumnHeading, listed: tuple[str, ...]) -> int | None:
    """Find the place in its list of a heading that stands in for a needed meaning; None for any
    other.
    """
    first = heading.pieces[0]
    words = heading.words
    is_lone = len(heading.pieces) == 1
    if words in DETAIL_HEADINGS:
        words = heading_words(first)  # OUTPUT over URAIAN, VOLUME and SATUAN is its URAIAN
    is_report = normalize(first).split(" ")[0] in LAPORAN_GROUPS
    if is_report and not (is_lone and words in listed):
        return None
    said = words.split()
    for rank, core in enumerate(listed):
        if words == core:
            return rank
        # OUTPUT YANG DIHASILKAN: words around a heading of one word change nothing.
        others = [word for word in said if word != core]
        if core in said and adds_nothing(others):
            return rank
    return None


def _implies(needed: str, heading: ColumnHeading, meaning: str) -> bool:
    """True if a heading of no other meaning speaks of a needed one: KEGIATAN YANG DILAKUKAN,
    LAMPIRAN.
    """
    words = heading.words.split()
    if meaning or len(words) > _LONGEST_IMPLYING:
        return False
    if stands_for_itself(heading.pieces[0]) or stands_for_itself(heading.pieces[-1]):
        return False
    return not IMPLYING_WORDS[needed].isdisjoint(words) and NOT_WORK.isdisjoint(words)


def ask_two(header: Header, assignment: Assignment) -> Iterator[Remark]:
    """Ask which of two columns has a needed meaning that either could have; REVISI may be the time
    anew.
    """
    pairs = [*_list_duplicates(assignment)]
    time = assignment.columns.get("target_waktu", 0)
    asked = {time, *(left for _, _, left in pairs)}
    for column, heading in assignment.headings.items():
        if time and column not in asked and _says_time_anew(header, heading):
            pairs.append(("target_waktu", time, column))
    for meaning, taken, left in pairs:
        yield header.remark_on_two("columns.two_of_one_meaning", meaning, taken, left)


def _says_time_anew(header: Header, heading: ColumnHeading) -> bool:
    """True if a heading is REVISI, TARGET SETELAH or the like over times, and nobody said more."""
    base = heading.base
    if base == heading.whole or header.is_chosen(heading.column):
        return False
    rows = header.cells_below(heading.column)
    meaning, _ = meaning_of(base)
    return meaning in ("", *CAN_BE_TIME) and any(
        holds_time(header.grid, row, heading.column) for row in rows
    )


def _list_duplicates(assignment: Assignment) -> Iterator[tuple[str, int, int]]:
    """List pairs of columns of which either could have a meaning: (meaning, column taken, column
    left).
    """
    used = assignment.columns.values()
    for lost in sorted(assignment.lost, key=lambda each: each.column):
        meaning = lost.meaning
        winner = assignment.taken.get(meaning)  # none if a person chose the column
        own = assignment.headings[lost.column]
        if winner is None or lost.column in used:
            continue
        is_past = own.is_of_other_year and not assignment.headings[winner.column].is_of_other_year
        if own.is_empty or own.is_hidden or is_past:
            continue
        if meaning not in REQUIRED:
            continue
        if lost.how not in ("exact", "person"):
            continue
        yield meaning, winner.column, lost.column
