"""Which meaning each column has by the words of its heading: each meaning goes to one column, the surest first. Where
no heading says so, the cells of a column can tell: see `cell_meanings`."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from monev.core.grouping import group_by
from monev.core.remarks import Remark
from monev.reading.columns.calendar import TIME_PATTERNS
from monev.reading.columns.cell_meanings import holds_such
from monev.reading.columns.header import Header
from monev.reading.files.grid import column_letter
from monev.reading.vocabulary.headings import (
    CAN_BE_TIME,
    COLUMN_NAMES,
    DETAIL_HEADINGS,
    FALLBACK_HEADINGS,
    HEADINGS,
    IMPLYING_WORDS,
    LAPORAN,
    LAPORAN_GROUPS,
    NOT_OF_GROUP,
    NOT_WORK,
    PATTERNS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    REQUIRED,
    STAND_IN_HEADINGS,
    adds_nothing,
    heading_words,
    meaning_of,
    normalize,
    split_version,
    version_of,
    write_out,
)
from monev.reading.vocabulary.structure import area_mark
from monev.reading.vocabulary.time_words import UNITS

_INEXACT, _FROM_ABOVE = 100, 30
_LONGEST_IMPLYING = 5
SURELY_WORK = 5
"""LANGKAH AKSI and its like, before which no other heading is the work."""


class ColumnHeading(NamedTuple):
    """A column's heading, its parts from top to bottom."""

    column: int
    pieces: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words of its lowest part, which says what the column itself holds."""
        return heading_words(self.pieces[-1])


class Claim(NamedTuple):
    """A heading's claim to a meaning, and how unsure it is."""

    doubt: int
    heading: ColumnHeading
    meaning: str


@dataclass(slots=True)
class Pairing:
    """Meaning → column, and what was not sure about it. `doubts` counts meanings that no exact heading gave.
    `duplicates` are meanings that two columns claimed: (meaning, column taken, column left). `second_meanings` are
    columns that took a second meaning: column → (meaning lost, "" for none, and meaning taken). `stand_ins` are needed
    meanings read from a heading that stands in for them."""

    columns: dict[str, int]
    doubts: int = 0
    duplicates: list[tuple[str, int, int]] = field(default_factory=list)
    second_meanings: dict[int, tuple[str, str]] = field(default_factory=dict)
    stand_ins: dict[str, int] = field(default_factory=dict)

    def take(self, claims: Sequence[Claim]) -> list[Claim]:
        """Give each meaning to the first that claims it; the claims that came too late."""
        by_meaning = group_by(claims, lambda claim: claim.meaning)
        first = {meaning: each[0] for meaning, each in by_meaning.items() if meaning not in self.columns}
        self.columns |= {meaning: claim.heading.column for meaning, claim in first.items()}
        self.doubts += sum(claim.doubt >= _INEXACT for claim in first.values())
        return [claim for claim in claims if claim is not first.get(claim.meaning)]

    def settle_late(self, late: list[Claim], settled: Collection[int], pieces: Mapping[int, tuple[str, ...]]) -> None:
        """Give claims that came too late their second meaning, or note two columns of one; `settled`: chosen ones. A
        heading of the same `pieces` as the column that was first, as one merged over both, or of the same but for its
        version, means nothing else."""
        for doubt, heading, meaning in sorted(late, key=lambda claim: claim.heading.column):
            both = (pieces.get(self.columns[meaning], ()), heading.pieces)
            first, second = (split_version(normalize(" ".join(each)))[0] for each in both)
            is_second = first != second and self.give_second_meaning(heading, lost=meaning)
            is_sure = doubt < _INEXACT and self.columns[meaning] not in settled
            # TRIWULAN beside BULAN only says where in the year; right of TINDAK LANJUT stands when that is due.
            is_coarser = 0 < UNITS.get(first, 0) < UNITS.get(second, 0)
            is_other = meaning == "target_waktu" and heading.column - 1 == self.columns.get("tindak_lanjut")
            groups = [normalize(each[0]).split(" ")[0] if each[1:] else "" for each in both]
            is_other = is_other or (groups[0] in RENCANA_WORDS and groups[1] in (*LAPORAN_GROUPS, *REALISASI_WORDS))
            if is_sure and meaning in (*REQUIRED, "pic") and not (is_second or is_coarser or is_other):
                self.duplicates.append((meaning, self.columns[meaning], heading.column))

    def take_stand_ins(self, headings: list[ColumnHeading]) -> None:
        """Give needed meanings that are free to headings that stand in for them, which lose their own."""
        free = [meaning for meaning in STAND_IN_HEADINGS if meaning not in self.columns]
        self.stand_ins = {name: found.column for name in free if (found := _find_stand_in(name, headings))}
        taken = self.stand_ins.values()
        self.columns = {meaning: k for meaning, k in self.columns.items() if k not in taken} | self.stand_ins
        self.doubts += len(self.stand_ins)

    def give_second_meaning(self, heading: ColumnHeading, *, lost: str = "") -> bool:
        """Give a heading the first of its other meanings that is free; whether there is one."""
        others = (*FALLBACK_HEADINGS.get(heading.words, ()), *(m for m, _ in _list_alternatives(heading.pieces[-1])))
        free = next((meaning for meaning in others if meaning not in self.columns), None)
        if free is None or version_of(_group_of_reports(heading.pieces)).year:
            return False
        self.columns[free] = heading.column
        self.doubts += 1
        self.second_meanings[heading.column] = (lost, free)
        return True


def pair_meanings(headings: list[ColumnHeading], chosen: Mapping[str, str]) -> Pairing:
    """Each meaning to one column, the surest first. Before all others come the meanings people chose (`chosen`: heading
    as `normalize` gives it → meaning, "" for none). A heading that lost its meaning to a surer one may take its second
    meaning (KEGIATAN beside RENCANA AKSI)."""
    words = {heading.column: normalize(" ".join(heading.pieces)) for heading in headings}
    settled = {column: chosen[heading] for column, heading in words.items() if heading in chosen}
    headings = [heading for heading in headings if heading.column not in settled]
    pairing = Pairing({meaning: column for column, meaning in reversed(settled.items()) if meaning})
    late = pairing.take(_put_finer_first(_list_claims(headings), headings))
    pairing.settle_late(late, settled.keys(), {heading.column: heading.pieces for heading in headings})
    for heading in headings:
        if not find_meaning(heading.pieces)[0] and heading.column not in pairing.columns.values():
            pairing.give_second_meaning(heading)
    pairing.take_stand_ins(headings)
    return pairing


def _list_claims(headings: list[ColumnHeading]) -> list[Claim]:
    """What each heading claims to mean, the surest first; the plan's meanings under MONITORING and its like last."""
    meanings = ((find_meaning(heading.pieces), heading) for heading in headings)
    claims = sorted(Claim(doubt, heading, meaning) for (meaning, doubt), heading in meanings if meaning)
    return sorted(claims, key=lambda each: bool(each.meaning not in LAPORAN and _group_of_reports(each.heading.pieces)))


def ask_meanings(header: Header, pairing: Pairing) -> Iterator[Remark]:
    """What to say of headings that were not understood by their own words alone."""
    headings, columns = header.headings, pairing.columns
    for meaning, taken, left in pairing.duplicates:
        yield header.remark_on_two("columns.two_of_one_meaning", meaning, taken, left)
    for column, (lost, taken) in pairing.second_meanings.items():
        # A meaning may have lost its column in turn, to one that stands in for a needed meaning.
        if lost in columns and columns.get(taken) == column:
            other = {"lost": COLUMN_NAMES[lost], "lost_column": column_letter(columns[lost])}
            yield header.remark_on_meaning("columns.second_meaning", column, taken, **other)
    # Where every other heading has a meaning of its own, no other column could hold it: nothing could be answered.
    if headings.keys() - columns.values():
        for meaning, column in pairing.stand_ins.items():
            speaks_of_it = [k for k in headings if IMPLYING_WORDS[meaning] & set(normalize(headings[k]).split())]
            if speaks_of_it != [column] and not holds_such(header, column, meaning):
                yield header.remark_on_meaning("columns.stand_in", column, meaning)


def _put_finer_first(claims: list[Claim], headings: list[ColumnHeading]) -> list[Claim]:
    """The claims, first that of the column whose work is finer: the one further right, unless LANGKAH AKSI says it.
    KEGIATAN comes before RENCANA AKSI where it stands right of it, and SUB KEGIATAN or TAHAPAN before KEGIATAN. Of
    several side by side the last is the finest: SUB KEGIATAN, then RINCIAN."""
    work = [claim for claim in claims if claim.meaning == "langkah_aksi"]
    if not work or work[0].doubt < SURELY_WORK:
        return claims
    details = (Claim(1, heading, "langkah_aksi") for heading in headings if _details_work(heading))
    finest = work[0]
    for claim in sorted((*work, *details), key=lambda claim: claim.heading.column):
        steps = claim.heading.column - finest.heading.column
        is_same = claim.heading.pieces == finest.heading.pieces  # one heading merged over both
        if not is_same and (steps == 1 or (steps > 0 and finest is work[0])):
            finest = claim
    # What stands between the wider work and the finer one says when the wider is due.
    of_wider = "target_waktu", True
    others = sorted(claims, key=lambda claim: (claim.meaning, claim.heading < finest.heading) == of_wider)
    return [finest, *(claim for claim in others if claim != finest)] if finest is not work[0] else claims


def _details_work(heading: ColumnHeading) -> bool:
    """Whether a heading such as URAIAN details the work; under EVIDEN or CAPAIAN 2025 it details these."""
    is_detail = heading.words in DETAIL_HEADINGS and not _group_of_reports(heading.pieces)
    return is_detail and find_meaning(heading.pieces)[0] in ("", "langkah_aksi")


def _find_stand_in(meaning: str, headings: list[ColumnHeading]) -> ColumnHeading | None:
    """The heading that stands in for a needed meaning no other has: PROGRAM KERJA without a KEGIATAN beside it."""
    listed = STAND_IN_HEADINGS[meaning]

    def is_of_report(heading: ColumnHeading) -> bool:
        stands_alone = not heading.pieces[1:] and heading.words in listed
        return normalize(heading.pieces[0]).split(" ")[0] in LAPORAN_GROUPS and not stands_alone

    def is_listed(words: str, core: str) -> bool:
        # OUTPUT YANG DIHASILKAN: words around a heading of one word change nothing.
        others = [word for word in words.split() if word != core]
        return words == core or (core in words.split() and adds_nothing(others))

    plan = [heading for heading in reversed(headings) if not is_of_report(heading)]
    # OUTPUT over URAIAN, VOLUME and SATUAN is its URAIAN.
    candidates = {heading_words(each.pieces[0 if each.words in DETAIL_HEADINGS else -1]): each for each in plan}
    implied = min((heading for heading in candidates.values() if _implies(meaning, heading)), default=None)
    return implied or next((candidates[said] for core in listed for said in candidates if is_listed(said, core)), None)


def _implies(meaning: str, heading: ColumnHeading) -> bool:
    """Whether a heading of no other meaning speaks of a needed one: KEGIATAN YANG DILAKUKAN, LAMPIRAN."""
    words = heading.words.split()
    speaks_of_it = bool(IMPLYING_WORDS[meaning].intersection(words)) and NOT_WORK.isdisjoint(words)
    return speaks_of_it and len(words) <= _LONGEST_IMPLYING and not find_meaning(heading.pieces)[0]


@lru_cache(maxsize=4096)
def find_meaning(pieces: tuple[str, ...]) -> tuple[str, int]:
    """The meaning of a heading, "" where it has none, and how unsure it is (0 surest)."""
    lasts = PATTERNS["duration"].fullmatch(normalize(pieces[-1]))
    group = _group_of_reports(pieces)
    is_other = version_of(group).year or PATTERNS["sign_between"].search(" ".join(pieces))
    is_other = is_other or (lasts and " " in lasts[0])
    if not is_other and (found := _find_whole_meaning(pieces))[0]:
        return found
    lowest = PATTERNS["done_in"].sub("", normalize(pieces[-1]), count=1)
    # POKJA over I names an area, whose work is marked.
    if lasts or (pieces[1:] and (TIME_PATTERNS["part_of_year"].fullmatch(lowest) or area_mark(" ".join(pieces)))):
        return "", 0
    if group:
        meaning, doubt = _find_piece_meaning(pieces[-1])
        return (meaning, doubt) if meaning in LAPORAN else ("", 0)
    return _find_in_pieces(pieces, _INEXACT if lowest in NOT_OF_GROUP else _FROM_ABOVE)


def _find_in_pieces(pieces: tuple[str, ...], from_above: int) -> tuple[str, int]:
    """What a column says itself, which is surer than what stands over it and its neighbours."""
    each = map(_find_piece_meaning, dict.fromkeys((pieces[-1], *pieces[1:-1], pieces[0])))
    said = ((meaning, doubt + index * from_above) for index, (meaning, doubt) in enumerate(each))
    return next((found for found in said if found[0]), ("", 0))


def _group_of_reports(pieces: tuple[str, ...]) -> str:
    """The upper heading of what was done: REALISASI, CAPAIAN 2025; "" for any other."""
    group = normalize(pieces[0]) if pieces[1:] else ""
    return group if group.split(" ")[0] in LAPORAN_GROUPS else ""


def _find_whole_meaning(pieces: tuple[str, ...]) -> tuple[str, int]:
    """The meaning of all parts of a heading as one, if need be without its version; or of the lowest under a group."""
    whole = " ".join(heading_words(piece) for piece in pieces)
    meaning, doubt = meaning_of(whole)
    base, version = split_version(whole)
    if not meaning and any(version):
        meaning, doubt = meaning_of(base)
        doubt += _FROM_ABOVE
    own = meaning_of(heading_words(pieces[-1]))
    # RENCANA KERJA over AREA: the group's words are its own, the lower heading says what stands below it.
    is_group = pieces[1:] and meaning == meaning_of(heading_words(pieces[0]))[0] and own[0] not in CAN_BE_TIME
    return own if is_group and own[0] else (meaning, doubt)


def _list_alternatives(heading: str) -> list[tuple[str, int]]:
    """The meanings a heading offers side by side: KOMPONEN/KEGIATAN, OUTPUT (EVIDEN)."""
    # The brackets of DURASI (BULAN) hold its unit.
    parts = [] if PATTERNS["duration"].fullmatch(normalize(heading)) else re.split(r"[/()\n]| atau | dan ", heading)
    return [found for part in parts if (found := meaning_of(write_out(normalize(part))))[0]] if len(parts) > 1 else []


def _find_piece_meaning(heading: str) -> tuple[str, int]:
    """One part of a heading: one of its alternatives (BUKTI DUKUNG/EVIDEN), else as a whole, else words within it."""
    words = write_out(heading_words(heading))
    whole, alternatives = meaning_of(words), _list_alternatives(heading)
    if alternatives and (PATTERNS["sign_between"].search(heading) or not whole[0]):
        # KOMPONEN/KEGIATAN holds the work where nothing else does: what a plan can't do without goes first. Under
        # AREA/KOMPONEN the areas are heading rows, or the column's cells say that it holds nothing else.
        meaning, doubt = min(alternatives, key=lambda each: (each[0] not in (*REQUIRED, "tautan"), each[0] == "area"))
        return meaning, doubt + 1
    if whole[0]:
        return whole
    within = [(core, meaning) for meaning, cores in HEADINGS.items() for core in cores if f" {core} " in f" {words} "]
    inside = [(len(core), meaning) for core, meaning in within if " " in core or PATTERNS["enough"].fullmatch(core)]
    return (max(inside)[1], _INEXACT) if inside and len(words.split()) <= 7 else ("", 0)
