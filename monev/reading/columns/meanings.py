"""Which meaning each column has: by the words of its heading, else by what stands in it.

By the words of `vocabulary.headings`, each meaning goes to one column, the surest first. Where no heading says so, the
cells of a column can tell that it holds the time, the numbers or the areas. That is said each time, for a person may
mean another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Grid, cell_address, column_letter
from monev.reading.identity import read_identity
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import (
    CAN_BE_AREA,
    CAN_BE_TIME,
    COLUMN_NAMES,
    DETAIL_HEADINGS,
    DURATION,
    FALLBACK_HEADINGS,
    HEADINGS,
    IMPLYING_WORDS,
    LAPORAN,
    LAPORAN_GROUPS,
    NOT_PIC,
    NOT_WORK,
    PERSON_WORDS,
    RENCANA_WORDS,
    REQUIRED,
    STAND_IN_HEADINGS,
    TITLE_OF_PERSON,
    WORK,
    adds_nothing,
    heading_vocabulary,
    heading_words,
    meaning_of,
    normalize,
    split_version,
    write_out,
)
from monev.reading.vocabulary.structure import is_usual_area, split_half, split_mark, split_person, usual_number
from monev.reading.vocabulary.time_words import ANY_MONTH

_INEXACT = 100
_LONGEST_IMPLYING = 5
_OTHER_WORD = re.compile(r"[/(]")
_FROM_ABOVE = 30
_SURELY_WORK = 5
"""LANGKAH AKSI and its like, before which no other heading is the work."""
_CALENDAR = re.compile(
    rf"{ANY_MONTH}|\d{{1,2}}|[jfmasond]|(?:target )?(?:tw|triw?|triwulan|semester|m|minggu) ?(?:i{{1,3}}|iv|v|\d)"
)
_SINGLE_WORD_ENOUGH = frozenset({"eviden", "evidence", "evidens", "pic", "pj", "indikator", "komponen", "deadline"})


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
    """Meaning → column, and what was not sure about it.

    `doubts` counts meanings that no exact heading gave. `duplicates` are meanings that two columns claimed: (meaning,
    column taken, column left). `second_meanings` are columns that took a second meaning: column → (meaning lost,
    meaning taken). `stand_ins` are needed meanings read from a heading that stands in for them.
    """

    columns: dict[str, int]
    doubts: int = 0
    duplicates: list[tuple[str, int, int]] = field(default_factory=list)
    second_meanings: dict[int, tuple[str, str]] = field(default_factory=dict)
    stand_ins: dict[str, int] = field(default_factory=dict)

    def take(self, claims: Iterable[Claim]) -> list[Claim]:
        """Give each meaning to the first that claims it; the claims that came too late."""
        late = []
        for claim in claims:
            if claim.meaning in self.columns:
                late.append(claim)
            else:
                self.columns[claim.meaning] = claim.heading.column
                self.doubts += claim.doubt >= _INEXACT
        return late

    def settle_late(self, late: list[Claim], settled: Collection[int], pieces: Mapping[int, tuple[str, ...]]) -> None:
        """Give claims that came too late their second meaning, or note two columns of one; `settled`: chosen ones.

        A heading of the same `pieces` as the column that was first, as one merged over both, or of the same but for
        its version, means nothing else.
        """
        for doubt, heading, meaning in sorted(late, key=lambda claim: claim.heading.column):
            is_same = _without_version(pieces.get(self.columns[meaning], ())) == _without_version(heading.pieces)
            is_second = not is_same and self.give_second_meaning(heading, lost=meaning)
            is_sure = doubt < _INEXACT and self.columns[meaning] not in settled
            if not is_second and is_sure and meaning in (*REQUIRED, "pic"):
                self.duplicates.append((meaning, self.columns[meaning], heading.column))

    def take_stand_ins(self, headings: list[ColumnHeading]) -> None:
        """Give needed meanings that are free to headings that stand in for them, which lose their own."""
        for meaning in STAND_IN_HEADINGS:
            if meaning not in self.columns and (heading := _find_stand_in(meaning, headings)):
                self.stand_ins[meaning] = heading.column
        taken = self.stand_ins.values()
        self.columns = {meaning: column for meaning, column in self.columns.items() if column not in taken}
        self.columns |= self.stand_ins
        self.doubts += len(self.stand_ins)

    def give_second_meaning(self, heading: ColumnHeading, *, lost: str = "") -> bool:
        """Give a heading the first of its other meanings that is free; whether there is one."""
        others = (*FALLBACK_HEADINGS.get(heading.words, ()), *(m for m, _ in _list_alternatives(heading.pieces[-1])))
        free = next((meaning for meaning in others if meaning not in self.columns), None)
        if free is None:
            return False
        self.columns[free] = heading.column
        self.doubts += 1
        if lost:
            self.second_meanings[heading.column] = (lost, free)
        return True


def _without_version(pieces: tuple[str, ...]) -> str:
    return split_version(normalize(" ".join(pieces)))[0]


def pair_meanings(headings: list[ColumnHeading], chosen: Mapping[str, str] = MappingProxyType({})) -> Pairing:
    """Each meaning to one column, the surest first.

    Before all others come the meanings people chose (`chosen`: heading as `normalize` gives it → meaning, "" for none).
    A heading that lost its meaning to a surer one may take its second meaning (KEGIATAN beside RENCANA AKSI).
    """
    words = {heading.column: normalize(" ".join(heading.pieces)) for heading in headings}
    settled = {column: chosen[heading] for column, heading in words.items() if heading in chosen}
    headings = [heading for heading in headings if heading.column not in settled]
    pairing = Pairing({meaning: column for column, meaning in reversed(settled.items()) if meaning})
    meanings = ((find_meaning(heading.pieces), heading) for heading in headings)
    claims = sorted(Claim(doubt, heading, meaning) for (meaning, doubt), heading in meanings if meaning)
    late = pairing.take(_put_finer_first(claims, headings))
    pairing.settle_late(late, settled.keys(), {heading.column: heading.pieces for heading in headings})
    columns = pairing.columns
    # A NO between the work and its BUKTI counts the documents of each langkah.
    if columns.get("langkah_aksi", len(headings)) < columns.get("no", 0) == columns.get("bukti_dukung", 0) - 1:
        del columns["no"]
        columns |= {claim.meaning: claim.heading.column for claim in late if claim.meaning == "no"}
    for heading in headings:
        if not find_meaning(heading.pieces)[0] and heading.column not in pairing.columns.values():
            pairing.give_second_meaning(heading)
    pairing.take_stand_ins(headings)
    return pairing


def ask_meanings(header: Header, pairing: Pairing) -> Iterator[Remark]:
    """What to say of headings that were not understood by their own words alone."""
    headings, columns = header.headings, pairing.columns

    def remark(code: str, column: int, **values: str) -> Remark:
        return header.remark(code, column, {**values, "column": column_letter(column), "heading": headings[column]})

    for meaning, taken, left in pairing.duplicates:
        yield header.remark_on_two("columns.two_of_one_meaning", meaning, taken, left)
    for column, (lost, taken) in pairing.second_meanings.items():
        # A meaning may have lost its column in turn, to one that stands in for a needed meaning.
        if lost in columns:
            other = {"lost": COLUMN_NAMES[lost], "lost_column": column_letter(columns[lost])}
            yield remark("columns.second_meaning", column, meaning=COLUMN_NAMES[taken], **other)
    # Where every other heading has a meaning of its own, no other column could hold it: nothing could be answered.
    if headings.keys() - columns.values():
        for meaning, column in pairing.stand_ins.items():
            speaks_of_it = [k for k in headings if IMPLYING_WORDS[meaning] & set(normalize(headings[k]).split())]
            if speaks_of_it != [column] and not holds_such(header, column, meaning):
                yield remark("columns.stand_in", column, meaning=COLUMN_NAMES[meaning])


def _put_finer_first(claims: list[Claim], headings: list[ColumnHeading]) -> list[Claim]:
    """The claims, first that of the column whose work is finer: the one further right, unless LANGKAH AKSI says it.

    KEGIATAN comes before RENCANA AKSI where it stands right of it, and SUB KEGIATAN or TAHAPAN before KEGIATAN. Of
    several side by side the last is the finest: SUB KEGIATAN, then RINCIAN.
    """
    work = [claim for claim in claims if claim.meaning == "langkah_aksi"]
    if not work or work[0].doubt < _SURELY_WORK:
        return claims
    # URAIAN under EVIDEN details the evidence.
    of_work = (heading for heading in headings if find_meaning(heading.pieces)[0] in ("", "langkah_aksi"))
    details = (Claim(1, heading, "langkah_aksi") for heading in of_work if heading.words in DETAIL_HEADINGS)
    finest = work[0]
    for claim in sorted((*work, *details), key=lambda claim: claim.heading.column):
        is_next = finest is work[0] or claim.heading.column == finest.heading.column + 1
        is_next = is_next and claim.heading.pieces != finest.heading.pieces  # one heading merged over both
        if claim.heading.column > finest.heading.column and is_next:
            finest = claim
    return [finest, *(claim for claim in claims if claim != finest)] if finest is not work[0] else claims


def _find_stand_in(meaning: str, headings: list[ColumnHeading]) -> ColumnHeading | None:
    """The heading that stands in for a needed meaning no other has: PROGRAM KERJA without a KEGIATAN beside it."""
    listed = STAND_IN_HEADINGS[meaning]

    def is_of_report(heading: ColumnHeading) -> bool:
        stands_alone = not heading.pieces[1:] and heading.words in listed
        return normalize(heading.pieces[0]).split(" ")[0] in LAPORAN_GROUPS and not stands_alone

    candidates = {heading.words: heading for heading in reversed(headings) if not is_of_report(heading)}
    if implied := [heading for heading in candidates.values() if _implies(meaning, heading)]:
        return min(implied)
    return next((candidates[words] for words in listed if words in candidates), None) or next(
        (heading for words, heading in candidates.items() if _is_stand_in(words, listed)), None
    )


def _is_stand_in(words: str, listed: Collection[str]) -> bool:
    """Whether a heading is one of those listed with words around it that change nothing: OUTPUT YANG DIHASILKAN."""
    tokens = words.split()
    return any(word in listed and adds_nothing(tokens[:at] + tokens[at + 1 :]) for at, word in enumerate(tokens))


def _implies(meaning: str, heading: ColumnHeading) -> bool:
    """Whether a heading of no other meaning speaks of a needed one: KEGIATAN YANG DILAKUKAN, LAMPIRAN."""
    words = heading.words.split()
    is_short = 0 < len(words) <= _LONGEST_IMPLYING and IMPLYING_WORDS[meaning].intersection(words)
    return bool(is_short) and NOT_WORK.isdisjoint(words) and not find_meaning(heading.pieces)[0]


@lru_cache(maxsize=4096)
def find_meaning(pieces: tuple[str, ...]) -> tuple[str, int]:
    """The meaning of a heading, "" where it has none, and how unsure it is (0 surest)."""
    lasts = DURATION.fullmatch(normalize(pieces[-1]))
    if not _OTHER_WORD.search(" ".join(pieces)) and not (lasts and " " in lasts[0]):
        whole = " ".join(heading_words(piece) for piece in pieces)
        meaning, doubt = meaning_of(whole)
        base, version = split_version(whole)
        if not meaning and any(version):
            meaning, doubt = meaning_of(base)
            doubt += _FROM_ABOVE
        own = meaning_of(heading_words(pieces[-1]))
        # RENCANA KERJA over AREA: the group's words are its own, the lower heading says what stands below it.
        is_group = pieces[1:] and meaning == meaning_of(heading_words(pieces[0]))[0] and own[0] not in CAN_BE_TIME
        if is_group and own[0]:
            return own
        if meaning:
            return meaning, doubt
    if lasts or (pieces[1:] and is_time_part(pieces[-1])):
        return "", 0
    if pieces[1:] and normalize(pieces[0]).split(" ")[0] in LAPORAN_GROUPS:
        meaning, doubt = _find_piece_meaning(pieces[-1])
        return (meaning, doubt) if meaning in LAPORAN else ("", 0)
    for index, piece in enumerate(dict.fromkeys((pieces[-1], *pieces[1:-1], pieces[0]))):
        meaning, doubt = _find_piece_meaning(piece)
        if meaning:
            # What a column says itself is surer than what stands over it and its neighbours.
            return meaning, doubt + index * _FROM_ABOVE
    return "", 0


def is_time_part(heading: str) -> bool:
    """Whether a heading names one column of a calendar: a month, its number, a triwulan, a week."""
    return bool(_CALENDAR.fullmatch(normalize(heading)))


def _list_alternatives(heading: str) -> list[tuple[str, int]]:
    """The meanings a heading offers side by side: KOMPONEN/KEGIATAN, OUTPUT (EVIDEN)."""
    parts = re.split(r"[/()\n]| atau | dan ", heading)
    return [found for part in parts if (found := meaning_of(write_out(normalize(part))))[0]] if len(parts) > 1 else []


def _find_piece_meaning(heading: str) -> tuple[str, int]:
    """One part of a heading: one of its alternatives (BUKTI DUKUNG/EVIDEN), else as a whole, else words within it."""
    words = write_out(heading_words(heading))
    whole, alternatives = meaning_of(words), _list_alternatives(heading)
    if alternatives and (_OTHER_WORD.search(heading) or not whole[0]):
        # KOMPONEN/KEGIATAN holds the work where nothing else does: what a plan can't do without goes first. Under
        # AREA/KOMPONEN the areas are heading rows, or the column's cells say that it holds nothing else.
        meaning, doubt = min(alternatives, key=lambda each: (each[0] not in (*REQUIRED, "tautan"), each[0] == "area"))
        return meaning, doubt + 1
    if whole[0]:
        return whole
    inside = [
        (len(core), meaning)
        for meaning, cores in HEADINGS.items()
        for core in cores
        if (" " in core or core in _SINGLE_WORD_ENOUGH) and f" {core} " in f" {words} "
    ]
    return (max(inside)[1], _INEXACT) if inside and len(words.split()) <= 7 else ("", 0)


_ROW_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")
_AMOUNT = re.compile(r"[\d.,]+ ?%?")
_SAMPLE_TAHUN = 2000
_SAMPLE_SIZE = 60
_MOST = 0.6
_FEWEST_CELLS = 2
_HEADING_CELLS = 2


def is_time(grid: Grid, row: int, column: int) -> bool:
    """Whether a filled cell names when work is due."""
    text = grid.texts[row, column]
    # A bare amount (4, 100%) is no month here, for nothing else says that the column holds time; 2025-01 does.
    timing = read_time(text, _SAMPLE_TAHUN)
    is_exact = timing.jenis_target in ("tanggal", "bulan") or any(map(str.isalpha, text))
    return (row, column) in grid.dates or (bool(timing.tenggat) and is_exact)


NAMED, PEOPLE, _PERSON_LENGTH = "named person", "people", 8
_AGENT = re.compile(r"(?i:nama|siapa|subjek|wali|.*[a-z]{3}(?:or|er|wan)|.*\bpe[a-z]{3,}(?<!an))(?: .*)?|")
_PERSON = r"[A-Z][a-z'’]+(?: (?:[A-Z][a-z'’]+|[A-Z]\.?)){1,3}"
_PEOPLE = re.compile(rf"{_PERSON}(?:\s*(?:[,;/&+\n]|\bdan\b)\s*{_PERSON})*")


def _names_person(text: str) -> bool:
    """Whether a cell could name whoever does the work: few words, no work and no document."""
    is_short = any(map(str.isalpha, text)) and len(text.split()) <= _PERSON_LENGTH
    return is_short and not WORK.match(text) and not starts_like_document(text) and not read_time(text, 2000).tenggat


def _names_people(text: str) -> bool:
    """Whether a cell names people without their titles: Budi Santoso dan Siti A."""
    words = set(normalize(text).split()) - {"dan"}
    return bool(_PEOPLE.fullmatch(text)) and words.isdisjoint(heading_vocabulary() | NOT_WORK) and _names_person(text)


_IS_SUCH: dict[str, Callable[[Grid, int, int], bool]] = {
    "target_waktu": is_time,
    "area": lambda grid, row, column: is_usual_area(split_mark(split_person(grid.texts[row, column])[0])[1]),
    "sub_area": lambda grid, row, column: bool(split_half(split_mark(grid.texts[row, column])[1])[1]),
    "no": lambda grid, row, column: bool(_ROW_NUMBER.fullmatch(grid.texts[row, column])),
    "bukti_dukung": lambda grid, row, column: starts_like_document(grid.texts[row, column]),
    "langkah_aksi": lambda grid, row, column: bool(WORK.match(grid.texts[row, column])),
    "pic": lambda grid, row, column: bool(TITLE_OF_PERSON.match(grid.texts[row, column])),
    PEOPLE: lambda grid, row, column: _names_people(grid.texts[row, column]),
    NAMED: lambda grid, row, column: _names_person(grid.texts[row, column]),
}
"""Meaning → whether a cell holds such: time, a usual area, a half of one, a row's number, a document, work, a person;
NAMED: a pic of any name, PEOPLE: of names in capitals, which count below headings that speak of one, or none."""


_BESIDE = ("langkah_aksi", "bukti_dukung", "target_waktu", "pic", "no")
"""Meanings whose column says which rows hold anything, the surest first."""


def _holds(header: Header, column: int, meaning: str, beside: int) -> bool:
    """Whether most cells of a column are such, of those below the headings in rows that hold something `beside`."""
    grid = header.grid
    filled = ((row, column) for row in header.rows_below if {(row, column), (row, beside)} <= grid.texts.keys())
    cells = list(islice(filled, _SAMPLE_SIZE))
    count = sum(_IS_SUCH[meaning](grid, *cell) for cell in cells)
    return count >= _FEWEST_CELLS and count >= _MOST * len(cells)


def holds_such(header: Header, column: int, meaning: str) -> bool:
    """Whether the cells of a column confirm a meaning."""
    return meaning in _IS_SUCH and _holds(header, column, meaning, column)


def _holds_amounts(header: Header, column: int) -> bool:
    """Whether every cell of a column below the headings is an amount or a share; a repeated heading is neither."""
    texts = [text for text in header.cells_below(column).values() if text != header.headings.get(column)]
    return bool(texts) and all(_AMOUNT.fullmatch(text) for text in texts)


def find_meanings_by_content(header: Header) -> Header:
    """TARGET WAKTU, NO, PIC and the areas by what stands in a column, where no heading means them: TARGET, or none."""
    if header.missing == ("target_waktu",):
        tahun = read_identity(header.titles).tahun
        candidates = [k for k in header.headings if k in {*header.others, *map(header.columns.get, CAN_BE_TIME)}]
        # Of TARGET 2024 and TARGET 2025 the plan's year; a time before how often it comes.
        rhythm = header.columns.get("frekuensi")
        candidates.sort(
            key=lambda k: (k == rhythm, split_version(normalize(header.headings[k]))[1].year not in (0, tahun))
        )
        header = _give_meaning(header, "target_waktu", candidates)
    if "langkah_aksi" not in header.columns:
        return header
    header = _without_status_of_amounts(header)
    if "no" not in header.columns:
        candidates = [k for k in range(1, min(header.columns.values())) if not normalize(header.headings.get(k, ""))]
        header = _give_meaning(header, "no", candidates)
    of_person = [k for k, heading in header.others.items() if PERSON_WORDS & set(normalize(heading).split())]
    words = {k: normalize(header.headings.get(k, "")) for k in _free_columns(header, NOT_PIC)}
    of_agent = [k for k in words if _AGENT.fullmatch(words[k]) and NOT_WORK.isdisjoint(words[k].split())]
    for such, candidates in ((NAMED, of_person), ("pic", words), (PEOPLE, of_agent)):
        if "pic" not in header.columns:
            header = _give_meaning(header, "pic", candidates, such=such)
    header = _ask_other_people(header, of_person)
    if "area" not in header.columns:
        unheaded = set(range(1, header.columns["langkah_aksi"])) - header.headings.keys()
        can_be = CAN_BE_AREA if _names_area_in_rows(header) else (*CAN_BE_AREA, "pic")
        can_be = () if names_areas_in_rows(header) else can_be
        candidates = sorted(unheaded | {*header.others, *filter(None, map(header.columns.get, can_be))})
        header = _give_meaning(header, "area", candidates)
    halves = sorted({*header.others, *filter(None, map(header.columns.get, CAN_BE_AREA))})
    return header if "sub_area" in header.columns else _give_meaning(header, "sub_area", halves)


def _ask_other_people(header: Header, of_person: list[int]) -> Header:
    """The headings with a remark on the first other of these columns that names people too, unless asked about."""
    pic = header.columns.get("pic", 0)
    asked = {remark.sel for remark in header.warnings}
    left = [k for k in of_person if k != pic and cell_address(header.end, k) not in asked]
    left = [k for k in left if "anggota" not in normalize(header.headings[k])]  # who answers for it is no member
    other = _find_holder(header, NAMED, left) if pic else None
    return header.asking(header.remark_on_two("columns.two_of_one_meaning", "pic", pic, other)) if other else header


def _without_status_of_amounts(header: Header) -> Header:
    """The headings with a STATUS column that holds nothing but amounts (PROGRES 50%) only kept, and that said."""
    status = header.columns.get("status")
    if not status or not _holds_amounts(header, status):
        return header
    remark = header.remark("columns.status_of_amounts", status, {"heading": header.headings[status]})
    return header.asking(remark, columns={name: k for name, k in header.columns.items() if name != "status"})


def propose_meanings(header: Header) -> Header:
    """The table with work and evidence by what stands in its columns, each with the question whether that is right.

    Only for a file in which no heading says so: there it is proposed in place of refusing the file.
    """
    if not header.has("target_waktu") or header.grid.is_hidden:
        return header
    for meaning in ("langkah_aksi", "bukti_dukung"):
        if meaning not in header.columns:
            header = _give_meaning(header, meaning, _free_columns(header))
    return header if header.missing else find_meanings_by_content(header)


def _free_columns(header: Header, other: frozenset[str] = frozenset()) -> list[int]:
    """The columns without a meaning, with a heading or without; none whose heading has one of the `other` words."""
    free = sorted(set(range(1, header.grid.last_column + 1)) - {*header.columns.values(), *header.months})
    return [k for k in free if other.isdisjoint(normalize(header.headings.get(k, "")).split())]


def names_areas_in_rows(header: Header) -> bool:
    """Whether rows of their own below the headings name several usual areas."""
    grid = header.grid
    alone = (grid.texts[row, grid.by_row[row][0]] for row in header.rows_below if len(grid.by_row[row]) == 1)
    return len({usual_number(split_mark(text)[1]) for text in alone} - {0}) >= _FEWEST_CELLS


def _names_area_in_rows(header: Header) -> bool:
    """Whether an area is named outside the columns: in a row of its own, a title, or the sheet's name."""
    grid = header.grid
    alone = (grid.texts[row, k[0]] for row, k in grid.by_row.items() if len(k) <= _HEADING_CELLS and row != header.end)
    second = (grid.texts[row, k[-1]] for row, k in grid.by_row.items() if len(k) == _HEADING_CELLS)
    return any(split_mark(text)[2] or is_usual_area(split_mark(text)[1]) for text in (*alone, *second, grid.name))


def _give_meaning(header: Header, meaning: str, candidates: Iterable[int], such: str = "") -> Header:
    """The headings with a meaning given to the first of these columns whose cells are such (of _IS_SUCH, if not as
    the meaning has it), and that said."""
    column = _find_holder(header, such or meaning, candidates)
    if column is None:
        return header
    heading = header.headings.get(column, "")
    code = "columns.meaning_by_content" if heading else "columns.meaning_by_content_without_heading"
    values = {"column": column_letter(column), "heading": heading, "meaning": COLUMN_NAMES[meaning]}
    remark = header.remark(code, column, values, header.column_key(column))
    columns = {old: k for old, k in header.columns.items() if k != column} | {meaning: column}
    headings = header.headings | ({} if heading else {column: COLUMN_NAMES[meaning]})
    expected = {"target_waktu": RENCANA_WORDS, "pic": PERSON_WORDS}.get(meaning, frozenset())
    speaks_of_it = set(normalize(heading).split()) & (IMPLYING_WORDS.get(meaning, frozenset()) | expected)
    is_plain = meaning == "no" or (heading and meaning in ("area", "sub_area"))
    if (speaks_of_it or is_plain) and holds_such(header, column, meaning):
        return replace(header, columns=columns, headings=headings)  # RENCANA over times leaves nothing to ask
    return header.asking(remark, columns=columns, headings=headings)


def _find_holder(header: Header, meaning: str, candidates: Iterable[int]) -> int | None:
    """The first of these columns whose cells are such, in rows that hold anything else; chosen ones are left alone."""
    beside = next((k for name in _BESIDE if (k := header.columns.get(name))), 0)
    open_columns = (k for k in candidates if normalize(header.column_key(k)) not in header.chosen)
    return next((k for k in open_columns if _holds(header, k, meaning, beside)), None)
