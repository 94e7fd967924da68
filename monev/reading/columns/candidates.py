"""Give each column its meaning, by candidates: each heading × each meaning it could have.

1. `_list_candidates` names them with a score. A score is a sum out of the table `SCORES`: how
   exactly the heading says it, if the table can do without it, where the column stands, if it is
   empty or hidden.
2. `assign_meanings` takes the surest pair first, then the surest of what is left: each meaning has
   one column, each column one meaning. So a heading that says a meaning exactly is never displaced
   by one that contains it, nor any heading by what stands in a column.
3. `ask_two` asks where two columns could have one needed meaning: where the margin between their
   scores is small.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from monev.core.remarks import Remark
from monev.reading.columns.cell_meanings import ByCells, holds_time
from monev.reading.columns.header import IGNORED, Header, chosen_meaning, denied_meanings
from monev.reading.columns.heading_meanings import (
    group_of_reports,
    list_meanings,
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
)

SCORES = {
    "exact": 1000,  # LANGKAH AKSI; one less for each place further down its list in headings.toml
    "version": 970,  # TARGET WAKTU REVISI II, BUKTI 2025; likewise
    "part": 949,  # KOMPONEN/KEGIATAN; likewise
    "contains": 800,  # TARGET DAN WAKTU
    "above": 700,  # RENCANA AKSI over SASARAN, which means nothing itself
    "detail": 990,  # URAIAN right of KEGIATAN
    "second": 300,  # KEGIATAN beside RENCANA AKSI is the komponen
    "stand-in": 200,  # OUTPUT if nothing is headed BUKTI DUKUNG
    "implies": 150,  # LAMPIRAN speaks of evidence
    "area": 1001,  # KOMPONEN, POKJA over usual areas, if nothing is headed AREA
    "person": 120,  # PELAKSANA over names
    "cells": 110,  # any heading over cells of this meaning: SK, Mei, Kasubbag Umum
    "needed": 1500,  # for a meaning without which a table is no plan
    "finest": 150,  # for the column of the finest work: SUB KEGIATAN right of KEGIATAN
    "of a report": -600,  # for a column under MONITORING, if the plan's own says the same
    "of another year": -400,  # BUKTI 2024 in the plan of 2025
    "empty": -900,  # in every row of work: any filled column wins
    "no words": -900,  # TRUE, 1 or v in every row are no documents and nobody
    "hidden": -950,  # any visible column wins
}

SURELY_WORK = 5
"""LANGKAH AKSI and its like, before which no other heading is the work."""

_LONGEST_IMPLYING = 5
_MARGIN = 100
"""A smaller one between two columns of one needed meaning is asked about."""
_SURE = ("exact", "version", "part", "detail")
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

    `taken`: meaning → the candidate that took it. `lost`: those whose meaning or column was taken
    before.
    """

    columns: dict[str, int]
    taken: dict[str, Candidate] = field(default_factory=dict)
    lost: list[Candidate] = field(default_factory=list)

    @property
    def doubts(self) -> int:
        """The number of meanings that no exact heading gave."""
        count = 0
        for candidate in self.taken.values():
            count += candidate.how not in _SURE
        return count

    def take(self, candidate: Candidate) -> None:
        """Give a meaning to a column if both are free."""
        column = candidate.column
        meaning = candidate.meaning
        if meaning in self.columns or column in self.columns.values():
            self.lost.append(candidate)
            return
        self.columns[meaning] = column
        self.taken[meaning] = candidate


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
    result = Assignment(columns)
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
    finest = _find_finest(headings)
    pieces = [heading.pieces for heading in headings]
    for heading in headings:
        column = heading.column
        is_finest = column == finest
        is_report = bool(group_of_reports(heading.pieces))
        is_alone = pieces.count(heading.pieces) == 1
        for meaning, how, doubt in _list_meanings(heading, is_finest=is_finest):
            if how == "second" and not is_alone:
                continue  # of two tables side by side
            facts = {
                how: True,
                "hidden": heading.is_hidden,
                "empty": heading.is_empty and meaning not in _IN_TITLES,
                "no words": heading.is_without_words
                and (meaning == "bukti_dukung" or (meaning, how) == ("pic", "contains")),
                "finest": is_finest and meaning == "langkah_aksi",
                "of a report": is_report and meaning not in LAPORAN,
                "of another year": heading.is_of_other_year,
            }
            score = -doubt
            for fact, is_so in facts.items():
                if is_so:
                    score += SCORES[fact]
            if score > 0 or meaning in REQUIRED:
                yield Candidate(score, column, meaning, how)


def _list_meanings(heading: ColumnHeading, *, is_finest: bool) -> Iterator[tuple[str, str, int]]:
    """List the meanings of a heading: meaning, row of SCORES, doubt within that row."""
    said = list_meanings(heading.pieces)
    yield from said
    if is_finest:
        yield "langkah_aksi", "detail", 0
    for rank, other in enumerate(FALLBACK_HEADINGS.get(heading.words, ())):
        yield other, "second", rank
    for needed, listed in STAND_IN_HEADINGS.items():
        if not said and _implies(needed, heading):
            yield needed, "implies", 0
            continue
        rank = _rank_stand_in(heading, listed)
        if rank is not None:
            yield needed, "stand-in", rank


def _find_finest(headings: list[ColumnHeading]) -> int:
    """Find the column of the finest work; 0 without such a column.

    The finest is further right: KEGIATAN before RENCANA AKSI if it stands right of it, SUB KEGIATAN
    or TAHAPAN before KEGIATAN. LANGKAH AKSI is the work wherever it stands.
    """
    seen = [heading for heading in headings if heading.is_open]
    work = {heading: _doubt_of_work(heading) for heading in seen}
    work = {heading: doubt for heading, doubt in work.items() if doubt < _MARGIN}
    if not work or min(work.values()) < SURELY_WORK:
        return 0
    first = min(work, key=lambda each: (work[each], each.column))
    finest = first
    details = filter(_details_work, seen)
    for heading in sorted({*work, *details}):
        steps = heading.column - finest.column
        is_right = steps == 1 or (finest is first and steps > 0)
        if is_right and heading.pieces != finest.pieces:
            finest = heading
    return finest.column


def _doubt_of_work(heading: ColumnHeading) -> int:
    """Say how far a heading is from meaning the work exactly."""
    doubts = [_MARGIN]
    for meaning, how, rank in list_meanings(heading.pieces):
        if meaning == "langkah_aksi":
            doubts.append(SCORES["exact"] - SCORES[how] + rank)
    return min(doubts)


def _details_work(heading: ColumnHeading) -> bool:
    """True if a heading such as URAIAN details the work; under EVIDEN it details that."""
    meanings = {each.meaning for each in list_meanings(heading.pieces)}
    return heading.words in DETAIL_HEADINGS and meanings <= {"langkah_aksi"}


def _rank_stand_in(heading: ColumnHeading, listed: tuple[str, ...]) -> int | None:
    """Find the place in its list of a heading that stands in for a needed meaning.

    None for any other.
    """
    first = heading.pieces[0]
    words = heading.words
    is_lone = len(heading.pieces) == 1
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


def _implies(needed: str, heading: ColumnHeading) -> bool:
    """True if a heading speaks of a needed meaning: KEGIATAN YANG DILAKUKAN, LAMPIRAN."""
    words = heading.words.split()
    if len(words) > _LONGEST_IMPLYING:
        return False
    if stands_for_itself(heading.pieces[0]) or stands_for_itself(heading.pieces[-1]):
        return False
    return not IMPLYING_WORDS[needed].isdisjoint(words) and NOT_WORK.isdisjoint(words)


def ask_two(header: Header, assignment: Assignment) -> Iterator[Remark]:
    """Ask which of two columns has a needed meaning if the winner's margin is small.

    REVISI may be the time anew.
    """
    asked = {*assignment.columns.values()}
    pairs: list[tuple[str, int, int]] = []
    for lost in assignment.lost:
        winner = assignment.taken.get(lost.meaning)  # none if a person chose the column
        if winner and lost.meaning in REQUIRED and winner.score - lost.score < _MARGIN:
            pairs.append((lost.meaning, winner.column, lost.column))
    time = assignment.columns.get("target_waktu", 0)
    if time:
        pairs += (("target_waktu", time, column) for column in _list_times_anew(header))
    for meaning, taken, left in sorted(pairs, key=lambda pair: pair[2]):
        if left not in asked:
            asked.add(left)
            yield header.remark_on_two("columns.two_of_one_meaning", meaning, taken, left)


def _list_times_anew(header: Header) -> Iterator[int]:
    """List the columns headed REVISI or the like over times, of which nobody said more."""
    for column, heading in header.headings.items():
        words = normalize(heading)
        base, _ = split_version(words)
        meaning, _ = meaning_of(base)
        if base == words or header.is_chosen(column) or meaning not in ("", *CAN_BE_TIME):
            continue
        if any(holds_time(header.grid, row, column) for row in header.cells_below(column)):
            yield column
