"""Which meaning a column could have by its cells.

These are the candidates of the rows `person`, `cells` and `area` of `candidates.SCORES`.

| meaning | columns that may | their cells |
|---|---|---|
| TARGET WAKTU | without another meaning, TARGET, PERIODE | name when work is due |
| PIC | whose heading speaks of a person | may be names |
| NO | left of the work, without a heading | number rows |
| AREA | without a meaning, KOMPONEN, POKJA; none if rows name the areas | are usual areas |
| SUB AREA | the same | are a half of the LKE |
| SUB AREA | headed AREA | are levels of the LKE |
| KOMPONEN | headed AREA and more, if rows name the areas | say anything else |
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from monev.reading.columns.header import Header, denied_meanings
from monev.reading.columns.heading_meanings import stands_for_itself
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Grid
from monev.reading.identity import find_tahun
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import (
    CAN_BE_AREA,
    CAN_BE_TIME,
    NOT_OF_GROUP,
    PATTERNS,
    PERSON_WORDS,
    TITLE_OF_PERSON,
    WORK,
    meaning_of,
    names_other_year,
    normalize,
    write_out,
)
from monev.reading.vocabulary.marks import kind_of_mark
from monev.reading.vocabulary.structure import (
    area_mark,
    is_part_of_lke,
    is_usual_area,
    lone_mark,
    says_half,
    split_half,
    split_mark,
    split_person,
    usual_number,
)

_SAMPLE_SIZE = 60
_MOST = 0.6
_FEWEST_CELLS = 2
_HEADING_CELLS = 2
_PERSON_LENGTH = 8
_LEVEL = "level of the LKE"
NAMED = "named person"
"""Cells that may be names of people or units, which counts below headings that speak of one."""


class ByCells(NamedTuple):
    """A column that could have a meaning by its cells.

    `how`: its row of `candidates.SCORES`. `such`: what the cells are, of `_IS_SUCH`. `doubt`: how
    unsure it is within that row.
    """

    column: int
    meaning: str
    how: str
    such: str
    doubt: int = 0


def holds_time(grid: Grid, row: int, column: int) -> bool:
    """True if a filled cell names when work is due.

    A bare amount (4, 100%) is no month here, for nothing else says that the column holds time;
    2025-01 is.
    """
    text = grid.texts[row, column]
    if (row, column) in grid.dates:
        return True
    timing = read_time(text, 2000)
    return bool(timing.tenggat) and (
        timing.jenis_target in ("tanggal", "bulan") or _has_letter(text)
    )


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _may_be_name(text: str) -> bool:
    """True if a cell could name the people who do the work: few words, no work and no document."""
    if lone_mark(text) or not _has_letter(text) or len(text.split()) > _PERSON_LENGTH:
        return False
    if WORK.match(text):
        return False
    return not read_time(text, 2000).tenggat


def _names_area(grid: Grid, row: int, column: int) -> bool:
    """True if a cell is a usual area, also for short (MP) or by its number (Pokja I)."""
    text = grid.texts[row, column].strip()
    title, *_ = split_person(text)
    _, name, *_ = split_mark(title)
    is_short = area_mark(text) is not None
    return is_short or is_usual_area(name)


def _is_level(text: str) -> bool:
    """True if a cell is a level above the areas of the LKE: I. Pemenuhan, Pengungkit."""
    _, title, *_ = split_mark(text)
    name, half = split_half(title)
    return bool(half and not name) or is_part_of_lke(title)


def _names_document(text: str) -> bool:
    """True if a cell begins like a document, behind its mark; a bare link does not."""
    _, words, *_ = split_mark(text)
    return "://" not in text and starts_like_document(words)


def _names_no_document(text: str) -> bool:
    """True for a mark, a number, TRUE or FALSE: v, 12; 2 laporan names one."""
    is_number = text[0].isdecimal()
    return kind_of_mark(text) != "other" and not (is_number and _has_letter(text))


_IS_SUCH: dict[str, Callable[[str], object]] = {
    "sub_area": says_half,
    _LEVEL: _is_level,
    "no": PATTERNS["row_number"].fullmatch,
    "bukti_dukung": _names_document,
    "langkah_aksi": WORK.match,
    "pic": TITLE_OF_PERSON.match,
    "komponen": normalize,
    NAMED: _may_be_name,
}
"""Meaning → the test of a cell's text."""

_IS_SUCH_CELL = {"target_waktu": holds_time, "area": _names_area}
"""Meaning → the test of a cell in its grid."""

_BESIDE = ("langkah_aksi", "bukti_dukung", "target_waktu", "pic", "no")
"""Meanings whose column says which rows hold anything, the surest first."""


def _holds(header: Header, column: int, such: str, beside: int) -> bool:
    """True if most cells of a column are such.

    Only those below the headings count, in rows that hold something `beside`.
    """
    grid = header.grid
    below = header.cells_below(column)
    filled = (row for row in below if (row, beside) in grid.texts)
    rows = [*islice(filled, _SAMPLE_SIZE)]
    count = 0
    for row in rows:
        text = below[row]
        if such in _IS_SUCH_CELL:
            count += bool(_IS_SUCH_CELL[such](grid, row, column))
        else:
            count += bool(_IS_SUCH[such](text))
    return count >= max(_FEWEST_CELLS, _MOST * len(rows))


def holds_no_words(header: Header, column: int) -> bool:
    """True if all cells of a column are marks, numbers, TRUE or FALSE."""
    below = header.cells_below(column)
    return bool(below) and all(map(_names_no_document, below.values()))


def holds_such(header: Header, column: int, meaning: str) -> bool:
    """True if the cells of a column confirm a meaning."""
    return _holds(header, column, meaning, column)


def list_by_cells(header: Header) -> Iterator[ByCells]:
    """List the columns that could have a meaning by their cells, if no heading says it."""
    beside = 0
    for name in reversed(_BESIDE):
        beside = header.columns.get(name, beside)
    for each in _list_open(header):
        column = each.column
        key = header.column_key(column)
        if header.is_chosen(column) or stands_for_itself(key):
            continue
        # Numbers may stand beside headings alone: I, 1 and 2 of an LKE's questions.
        needs_work = each.meaning != "no"
        if _holds(header, column, each.such, beside if needs_work else column):
            yield each


def _list_open(header: Header) -> list[ByCells]:
    """List the columns whose cells may give them a meaning, each with that meaning."""
    may_be = [*_list_people(header)]
    if header.missing == ("target_waktu",):
        may_be += _list_times(header)
    if "langkah_aksi" in header.columns:
        may_be += _list_areas(header)
        for column in range(1, header.columns["langkah_aksi"]):
            if column not in header.headings:
                may_be.append(ByCells(column, "no", "cells", "no"))
    return may_be


def _list_times(header: Header) -> Iterator[ByCells]:
    """List columns that may be the time.

    Of TARGET 2024 and TARGET 2025 the plan's year comes first, and PERIODE before FREKUENSI, which
    says how often.
    """
    tahun = find_tahun(header.titles)
    for column in _list_others_or(header, CAN_BE_TIME):
        heading = header.headings[column]
        doubt = names_other_year(heading, tahun) + normalize(heading).startswith("fre")
        yield ByCells(column, "target_waktu", "cells", "target_waktu", doubt)


def _list_people(header: Header) -> Iterator[ByCells]:
    """List columns of names that may be the PIC, for their heading speaks of a person."""
    has_pic = "pic" in header.columns
    for column in _columns_of_works(header):
        words = write_out(normalize(header.heading_of(column)))
        tokens = {*words.split()}
        meaning, _ = meaning_of(words)
        speaks_of_person = meaning == "pic" or tokens & PERSON_WORDS
        is_other = has_pic and not NOT_OF_GROUP.isdisjoint(tokens)
        if speaks_of_person and not is_other:
            # Who answers for it is no member, nor is it his NIP.
            yield ByCells(column, "pic", "person", NAMED)


def _list_areas(header: Header) -> Iterator[ByCells]:
    """List columns that may be the areas, unless rows of their own name them, or the sub-areas."""
    if "sub_area" not in header.columns:
        for column in _list_others_or(header, CAN_BE_AREA):
            yield ByCells(column, "sub_area", "area", "sub_area")
    are_in_rows = names_areas_in_rows(header)
    area = header.column_of("area")
    if area and are_in_rows and not holds_such(header, area, "area"):
        # Under AREA / RENCANA AKSI the areas stand in rows of their own.
        yield ByCells(area, "komponen", "area", "komponen")
    is_level = holds_such(header, area, _LEVEL)
    are_in_rows = are_in_rows or "area" in denied_meanings(header.chosen)
    if are_in_rows or (area and not is_level):
        return
    if is_level:
        yield ByCells(area, "sub_area", "area", _LEVEL)
    left_of_work = range(1, header.columns["langkah_aksi"])
    unheaded = {*left_of_work} - header.headings.keys()
    can_be = (*CAN_BE_AREA, "pic")
    for title in header.titles:
        if is_usual_area(split_mark(title)[1]):
            can_be = ()  # Tim Manajemen Perubahan under PIC is but the team of this area
    for column in sorted(unheaded.union(_list_others_or(header, can_be))):
        heading = normalize(header.heading_of(column))
        yield ByCells(column, "area", "area", "area")
        if PATTERNS["of_areas"].fullmatch(heading):
            yield ByCells(column, "area", "area", "no", 1)  # POKJA | IV


def add_no_evidence(header: Header) -> Header:
    """Add an empty column of evidence to a plan of which people said that it has none."""
    is_said = "bukti_dukung" in denied_meanings(header.chosen)
    if is_said and header.missing == ("bukti_dukung",):
        return header.with_column("bukti_dukung", {})
    return header


def leave_without_evidence(header: Header) -> Header:
    """Add an empty column of evidence to a plan of usual areas or links that has none."""
    if header.missing != ("bukti_dukung",):
        return header
    areas = header.column_of("area")
    has_areas = names_areas_in_rows(header) or holds_such(header, areas, "area")
    if "tautan" not in header.columns and not has_areas:
        return header
    return header.with_column("bukti_dukung", {})


def _list_others_or(header: Header, meanings: Iterable[str]) -> list[int]:
    """List headed columns without a meaning or with one of these meanings, from left to right."""
    columns = {*header.others}
    for meaning in meanings:
        if meaning in header.columns:
            columns.add(header.columns[meaning])
    return sorted(columns)


def _columns_of_works(header: Header) -> list[int]:
    """List the free columns.

    One without a heading only if most works have a cell in it: six names beside fourteen works are
    a legend.
    """
    grid = header.grid
    langkah = header.column_of("langkah_aksi")
    works = header.cells_below(langkah)
    result: list[int] = []
    taken = {*header.columns.values(), *header.months}
    for column in range(1, header.grid.last_column + 1):
        if column in taken:
            continue
        held = 0
        for row in works:
            held += bool(grid.content_at(row, column))
        is_filled = 2 * held > len(works)
        if is_filled or column in header.headings:
            result.append(column)
    return result


def names_areas_in_rows(header: Header) -> bool:
    """True if rows below the headings name several usual areas.

    An area stands in a row of its own, with a mark before it or none.
    """
    grid = header.grid
    numbers = set[int]()
    for row in header.rows_below:
        columns = grid.by_row[row]
        texts = [grid.texts[row, column] for column in columns[:_HEADING_CELLS]]
        *marks, text = texts
        if len(columns) <= _HEADING_CELLS and all(map(lone_mark, marks)):
            _, name, *_ = split_mark(text)
            numbers.add(usual_number(name))
    numbers.discard(0)
    return len(numbers) >= _FEWEST_CELLS
