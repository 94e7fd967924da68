"""Which meaning each column has, by candidates: each heading × each meaning it could have, with a
score.

1. `_list_candidates` names them. A score is a sum out of the table `SCORES`: how exactly the
   heading says it, whether the table can do without it, where the column stands, whether it is
   empty or hidden.
2. `assign_meanings` takes the surest pair first, then the surest of what is left: each meaning has
   one column, each column one meaning. A heading that says a meaning exactly is so never displaced
   by one that contains it, nor any heading by what stands in a column.
3. `ask_meanings` asks where the next candidate was near: once a column, its true alternatives among
   the answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from monev.core.remarks import Remark
from monev.reading.columns.cell_meanings import NAMED, ByCells, holds_such, say_by_cells
from monev.reading.columns.header import Header
from monev.reading.columns.heading_meanings import (
    INEXACT,
    find_meaning,
    group_of_reports,
    list_alternatives,
    stands_for_itself,
)
from monev.reading.files.grid import column_letter
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    DETAIL_HEADINGS,
    FALLBACK_HEADINGS,
    IMPLYING_WORDS,
    LAPORAN,
    LAPORAN_GROUPS,
    NOT_WORK,
    REALISASI_WORDS,
    RENCANA_WORDS,
    REQUIRED,
    STAND_IN_HEADINGS,
    adds_nothing,
    heading_words,
    meaning_of,
    nearest_heading,
    normalize,
    split_version,
    version_of,
)

SCORES = {
    "exact": 1000,  # LANGKAH AKSI; one less for each place further down its list in headings.toml
    "contains": 800,  # TARGET DAN WAKTU; likewise
    "detail": 990,  # URAIAN right of KEGIATAN
    "second": 300,  # KEGIATAN beside RENCANA AKSI is the komponen
    "implies": 250,  # LAMPIRAN speaks of evidence
    "stand-in": 200,  # OUTPUT where nothing is headed BUKTI DUKUNG
    "near": 999,  # LANGKHA AKSI; likewise
    "area": 1001,  # KOMPONEN, POKJA over usual areas, where nothing is headed AREA
    "person": 120,  # PELAKSANA over names
    "cells": 110,  # any heading over what is so by its words: SK, Mei, Kasubbag Umum
    "needed": 1500,  # for a meaning without which a table is no plan
    "finest": 150,  # for the column of the finest work: SUB KEGIATAN right of KEGIATAN
    "of the wider": -150,  # for a time between the wider work and the finest
    "of a report": -600,  # for what stands under MONITORING, where the plan's own say it too
    "empty": -900,  # in every row of work: whatever is filled wins
    "hidden": -950,  # whatever can be seen wins
}

SURELY_WORK = 5
"""LANGKAH AKSI and its like, before which no other heading is the work."""

_LONGEST_IMPLYING = 5
_IN_TITLES = ("no", "kode", "area", "sub_area")
"""What may stand in rows of headings alone: I | MANAJEMEN PERUBAHAN."""


class ColumnHeading(NamedTuple):
    """A column's heading, its parts from top to bottom; whether it is hidden, or empty in every row
    of work."""

    column: int
    pieces: tuple[str, ...]
    is_hidden: bool = False
    is_empty: bool = False

    @property
    def words(self) -> str:
        """The words of its lowest part, which says what the column itself holds."""
        return heading_words(self.pieces[-1])

    @property
    def is_open(self) -> bool:
        """Whether it can be seen, holds anything, and says nothing of what was done."""
        return not (self.is_hidden or self.is_empty or group_of_reports(self.pieces))

    @property
    def base(self) -> str:
        """The words of all its parts but for its version."""
        return split_version(normalize(" ".join(self.pieces)))[0]


class Candidate(NamedTuple):
    """A column for a meaning. `how`: the row of SCORES for its words."""

    score: int
    column: int
    meaning: str
    how: str
    cells: ByCells | None = None

    @property
    def urgency(self) -> int:
        """Its score, and more where the table cannot do without its meaning."""
        is_needed = self.meaning in REQUIRED and self.how != "second"
        return self.score + SCORES["needed"] * is_needed


@dataclass(slots=True)
class Assignment:
    """Meaning → column, and what was not sure about it: `doubts` counts meanings that no exact
    heading gave; of each meaning `taken`, what took it; `lost` are headings that another column was
    before."""

    columns: dict[str, int]
    taken: dict[str, Candidate] = field(default_factory=dict)
    lost: list[Candidate] = field(default_factory=list)
    headings: dict[int, ColumnHeading] = field(default_factory=dict)

    @property
    def doubts(self) -> int:
        """How many meanings no exact heading gave."""
        return sum(candidate.how not in ("exact", "detail") for candidate in self.taken.values())

    def take(self, candidate: Candidate) -> None:
        """Give a meaning to a column, if both are free and it is no second meaning of one heading
        over two columns."""
        column = candidate.column
        meaning = candidate.meaning
        if meaning not in self.columns and column not in self.columns.values():
            if candidate.how != "second" or not self._is_same_as_winner(column):
                self.columns[meaning] = column
                self.taken[meaning] = candidate
        elif candidate.how in ("exact", "contains", "person"):
            self.lost.append(candidate)

    def _is_same_as_winner(self, column: int) -> bool:
        """True if the column that took its first meaning has the same heading, but for its
        version."""
        winners = (
            self.headings.get(self.columns[each.meaning])
            for each in self.lost
            if each.column == column
        )
        return any(winner and winner.base == self.headings[column].base for winner in winners)


def assign_meanings(
    headings: list[ColumnHeading],
    chosen: Mapping[str, str],
    by_cells: Iterable[ByCells] = (),
    *,
    near: bool = False,
) -> Assignment:
    """Each meaning to one column, the surest pair first. Before all others come the meanings people
    chose (`chosen`: heading as `normalize` gives it → meaning, "" for none). `by_cells` are columns
    that could have one by their cells; `near`: a heading may be a slip of the pen."""
    settled: dict[int, str] = {}
    for heading in headings:
        words = normalize(" ".join(heading.pieces))
        settled |= {heading.column: chosen[words]} if words in chosen else {}
    left = [heading for heading in headings if heading.column not in settled]
    columns = {meaning: column for column, meaning in reversed(settled.items()) if meaning}
    result = Assignment(dict(columns), headings={heading.column: heading for heading in headings})
    candidates = [*_list_candidates(left)]
    candidates += _list_near(left) if near else ()
    for each in by_cells:
        score = SCORES[each.how] - each.doubt
        candidates.append(Candidate(score, each.column, each.meaning, each.how, each))
    for candidate in sorted(candidates, key=lambda each: (-each.urgency, each.column)):
        result.take(candidate)
    surest = sorted(result.taken.values(), key=lambda each: (-each.score, each.column))
    result.columns = columns | {each.meaning: each.column for each in surest}
    return result


def _list_near(headings: list[ColumnHeading]) -> Iterator[Candidate]:
    """Headings of no meaning that are slips of the pen from one; of none of progress, which nobody
    planned by."""
    for heading in headings:
        words = heading_words(" ".join(heading.pieces))
        meaning, doubt = meaning_of(nearest_heading(words))
        if meaning and meaning not in LAPORAN:
            score = SCORES["near"] - doubt + SCORES["empty"] * heading.is_empty
            yield Candidate(score, heading.column, meaning, "near")


def _list_candidates(headings: list[ColumnHeading]) -> Iterator[Candidate]:
    """Every heading with every meaning it could have."""
    finest, wider = _find_finest(headings)
    for heading in headings:
        is_finest = heading.column == finest
        for meaning, how, doubt in _list_meanings(heading, is_finest=is_finest):
            facts = {
                how: True,
                "hidden": heading.is_hidden,
                "empty": heading.is_empty and meaning not in _IN_TITLES,
                "finest": is_finest and meaning == "langkah_aksi",
                "of the wider": wider and heading.column < finest and meaning == "target_waktu",
                "of a report": meaning not in LAPORAN and group_of_reports(heading.pieces),
            }
            score = sum(SCORES[fact] for fact, is_so in facts.items() if is_so)
            yield Candidate(score - doubt, heading.column, meaning, how)


def _list_meanings(heading: ColumnHeading, *, is_finest: bool) -> Iterator[tuple[str, str, int]]:
    """The meanings of a heading, how it says each, and how unsure it is within that."""
    meaning, doubt = find_meaning(heading.pieces)
    if meaning:
        yield meaning, "exact" if doubt < INEXACT else "contains", doubt % INEXACT
    if is_finest and meaning != "langkah_aksi":
        yield "langkah_aksi", "detail", 0
    if not version_of(group_of_reports(heading.pieces)).year:
        others = (
            *FALLBACK_HEADINGS.get(heading.words, ()),
            *(m for m, _ in list_alternatives(heading.pieces[-1])),
        )
        for rank, other in enumerate(dict.fromkeys(others)):
            yield other, "second", rank
    for needed, listed in STAND_IN_HEADINGS.items():
        if _implies(needed, heading, meaning):
            yield needed, "implies", 0
        elif (rank := _rank_stand_in(heading, listed)) is not None:
            yield needed, "stand-in", rank


def _find_finest(headings: list[ColumnHeading]) -> tuple[int, bool]:
    """The column of the finest work, and whether one of wider work stands left of it. The finest is
    further right: KEGIATAN before RENCANA AKSI where it stands right of it, SUB KEGIATAN or TAHAPAN
    before KEGIATAN. Of several side by side it is the last: SUB KEGIATAN, then RINCIAN. LANGKAH
    AKSI says it itself."""
    seen = [each for each in headings if each.is_open]
    doubts = {each: _doubt_of_work(each) for each in seen}
    work = {each: doubts[each] for each in seen if doubts[each] < INEXACT}
    if not work or min(work.values()) < SURELY_WORK:
        return 0, False
    first = finest = min(work, key=lambda each: (work[each], each.column))
    for heading in sorted({*work, *filter(_details_work, seen)}):
        # RINCIAN right of all else only notes something.
        may_be_far = finest is first and (heading in work or heading is not seen[-1])
        if _is_right_of(heading, finest, may_be_far=may_be_far):
            finest = heading
    return finest.column, finest is not first


def _is_right_of(heading: ColumnHeading, other: ColumnHeading, *, may_be_far: bool) -> bool:
    """True if a heading stands right of another, and is not one heading merged over both."""
    steps = heading.column - other.column
    return heading.pieces != other.pieces and (steps == 1 or (may_be_far and steps > 0))


def _doubt_of_work(heading: ColumnHeading) -> int:
    """How unsure it is that a heading means the work; INEXACT where it does not say so itself."""
    meaning, doubt = find_meaning(heading.pieces)
    return doubt if meaning == "langkah_aksi" else INEXACT


def _details_work(heading: ColumnHeading) -> bool:
    """Whether a heading such as URAIAN details the work; under EVIDEN or CAPAIAN 2025 it details
    these."""
    is_detail = heading.words in DETAIL_HEADINGS and not group_of_reports(heading.pieces)
    return is_detail and find_meaning(heading.pieces)[0] in ("", "langkah_aksi")


def _rank_stand_in(heading: ColumnHeading, listed: tuple[str, ...]) -> int | None:
    """Where in its list a heading stands that stands in for a needed meaning; None for any
    other."""
    # OUTPUT over URAIAN, VOLUME and SATUAN is its URAIAN.
    words = heading_words(heading.pieces[0]) if heading.words in DETAIL_HEADINGS else heading.words
    is_alone = not heading.pieces[1:] and words in listed
    if normalize(heading.pieces[0]).split(" ")[0] in LAPORAN_GROUPS and not is_alone:
        return None
    for rank, core in enumerate(listed):
        # OUTPUT YANG DIHASILKAN: words around a heading of one word change nothing.
        others = [word for word in words.split() if word != core]
        if words == core or (core in words.split() and adds_nothing(others)):
            return rank
    return None


def _implies(needed: str, heading: ColumnHeading, meaning: str) -> bool:
    """Whether a heading of no other meaning speaks of a needed one: KEGIATAN YANG DILAKUKAN,
    LAMPIRAN."""
    words = heading.words.split()
    speaks_of_it = bool(IMPLYING_WORDS[needed].intersection(words)) and NOT_WORK.isdisjoint(words)
    is_own = (
        meaning or stands_for_itself(heading.pieces[0]) or stands_for_itself(heading.pieces[-1])
    )
    return speaks_of_it and len(words) <= _LONGEST_IMPLYING and not is_own


def ask_meanings(header: Header, assignment: Assignment) -> Iterator[Remark]:
    """What to say of headings that were not understood by their own words alone."""
    for meaning, taken, left in _list_duplicates(assignment):
        yield header.remark_on_two("columns.two_of_one_meaning", meaning, taken, left)
    # Where every other heading has a meaning of its own, no other column could hold it: nothing
    # could be answered.
    is_open = bool(header.headings.keys() - assignment.columns.values())
    for candidate in assignment.taken.values():
        if candidate.how == "second":
            yield from _say_second(header, assignment, candidate)
        elif candidate.how in ("implies", "stand-in") and is_open:
            yield from _ask_stand_in(header, assignment, candidate)
        elif candidate.how == "near":
            yield from _ask_near(header, candidate)
        elif candidate.cells and (remark := say_by_cells(header, candidate.cells)):
            yield remark


def _say_second(header: Header, assignment: Assignment, taken: Candidate) -> Iterator[Remark]:
    """Say that a column has its second meaning, where another took its first."""
    for lost in assignment.lost:
        if lost.column == taken.column:
            other = column_letter(assignment.columns[lost.meaning])
            values = {"lost": COLUMN_NAMES[lost.meaning], "lost_column": other}
            yield header.remark_on_meaning(
                "columns.second_meaning", taken.column, taken.meaning, **values
            )
            return


def _ask_near(header: Header, taken: Candidate) -> Iterator[Remark]:
    """Ask whether a heading is a slip of the pen, unless its cells confirm it: under PIC whatever
    may be a person's name."""
    such = NAMED if taken.meaning == "pic" else taken.meaning
    if not holds_such(header, taken.column, such):
        nearest = nearest_heading(heading_words(header.headings[taken.column])).upper()
        yield header.remark_on_meaning(
            "columns.near_heading", taken.column, taken.meaning, nearest=nearest
        )


def _ask_stand_in(header: Header, assignment: Assignment, taken: Candidate) -> Iterator[Remark]:
    """Ask about a heading that stands in for a needed meaning, unless its cells or the headings
    confirm it; it always asks where an empty column has the exact heading."""
    meaning = taken.meaning
    column = taken.column
    for lost in assignment.lost:
        if lost.meaning == meaning and lost.how == "exact":
            yield header.remark_on_two("columns.other_is_empty", meaning, column, lost.column)
            return
    words = {other: normalize(said).split() for other, said in header.headings.items()}
    speaks_of_it = [other for other in words if IMPLYING_WORDS[meaning].intersection(words[other])]
    if speaks_of_it != [column] and not holds_such(header, column, meaning):
        yield header.remark_on_meaning("columns.stand_in", column, meaning)


def _list_duplicates(assignment: Assignment) -> Iterator[tuple[str, int, int]]:
    """Two columns of one meaning, of which either could be it: (meaning, column taken, column
    left)."""
    used = assignment.columns.values()
    for lost in sorted(assignment.lost, key=lambda each: each.column):
        winner = assignment.taken.get(lost.meaning)  # none where a person chose the column
        own = assignment.headings[lost.column]
        is_near = lost.how in ("exact", "person") and lost.meaning in (*REQUIRED, "pic")
        is_open = lost.column not in used and not (own.is_empty or own.is_hidden)
        if winner and is_near and is_open and not _is_report_beside(assignment, winner, own):
            yield lost.meaning, winner.column, lost.column


def _is_report_beside(assignment: Assignment, winner: Candidate, own: ColumnHeading) -> bool:
    """True if a heading says what was done beside the RENCANA that took its meaning."""
    plan, done = (
        normalize(each.pieces[0]).split(" ")[0] if each.pieces[1:] else ""
        for each in (assignment.headings[winner.column], own)
    )
    return plan in RENCANA_WORDS and done in (*LAPORAN_GROUPS, *REALISASI_WORDS)
