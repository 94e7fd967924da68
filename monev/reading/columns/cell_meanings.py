"""Which meaning a column could have by what stands in it: the candidates of the rows `person`,
`cells` and `area` of `candidates.SCORES`.

| meaning | columns that may | their cells |
|---|---|---|
| TARGET WAKTU | without another meaning, TARGET, PERIODE | name when work is due |
| NO | left of the work, without a heading | number rows |
| PIC | whose heading speaks of a person | may be names |
| PIC | any other | name a post, a team or a person with a title |
| AREA | without a meaning, KOMPONEN, POKJA; none where rows name the areas | are usual areas |
| SUB AREA | the same | are a half of the LKE |
| KOMPONEN | headed AREA and more, where rows name the areas | say anything else |
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from monev.core.remarks import Remark
from monev.reading.columns.header import Header, find_area_title, without_heading
from monev.reading.columns.heading_meanings import stands_for_itself
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Grid, column_letter
from monev.reading.identity import find_tahun
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import (
    CAN_BE_AREA,
    CAN_BE_TIME,
    COLUMN_NAMES,
    IMPLYING_WORDS,
    NOT_OF_GROUP,
    NOT_PIC,
    PATTERNS,
    PERSON_WORDS,
    RENCANA_WORDS,
    TITLE_OF_PERSON,
    WORK,
    meaning_of,
    normalize,
    split_version,
    write_out,
)
from monev.reading.vocabulary.marks import kind_of_mark
from monev.reading.vocabulary.structure import (
    SHEET_ABBREVIATIONS,
    find_area_of_code,
    is_usual_area,
    lone_mark,
    says_half,
    split_mark,
    split_person,
    usual_number,
)

_SAMPLE_SIZE, _MOST, _FEWEST_CELLS = 60, 0.6, 2
_HEADING_CELLS, _LONGEST_CODE, _PERSON_LENGTH = 2, 20, 8
NAMED = "named person"
"""Cells that may be names of people or units, which counts below headings that speak of one."""


class ByCells(NamedTuple):
    """A column that could have a meaning by its cells. `how`: its row of `candidates.SCORES`;
    `such`: what the cells are, of `_IS_SUCH`; `doubt`: how unsure it is within that."""

    column: int
    meaning: str
    how: str
    such: str
    doubt: int = 0


def holds_time(grid: Grid, row: int, column: int) -> bool:
    """True if a filled cell names when work is due. A bare amount (4, 100%) is no month here, for
    nothing else says that the column holds time; 2025-01 is."""
    text = grid.texts[row, column]
    if (row, column) in grid.dates:
        return True
    timing = read_time(text, 2000)
    is_exact = timing.jenis_target in ("tanggal", "bulan") or any(map(str.isalpha, text))
    return bool(timing.tenggat) and is_exact and not _is_numbered(text)


def _is_numbered(text: str) -> bool:
    """True for what is numbered and stands for itself: Intervensi 1.1."""
    return bool(PATTERNS["numbered_cell"].fullmatch(text.strip()))


def _may_be_name(text: str) -> bool:
    """True if a cell could name whoever does the work: few words, no work and no document."""
    if lone_mark(text) or not any(map(str.isalpha, text)) or len(text.split()) > _PERSON_LENGTH:
        return False
    is_other = _is_numbered(text) or WORK.match(text) or starts_like_document(text)
    return not is_other and not read_time(text, 2000).tenggat


def _names_area(grid: Grid, row: int, column: int) -> bool:
    """True if a cell is a usual area, also for short (MP), or a code that a legend in rows of one
    or two cells says is one: Pokja I | Tata Laksana."""
    code = grid.texts[row, column].strip()
    name = split_mark(split_person(code)[0])[1]
    if normalize(code) in SHEET_ABBREVIATIONS or is_usual_area(name):
        return True
    is_short = len(code) <= _LONGEST_CODE and any(map(str.isalpha, code))
    return is_short and not lone_mark(code) and bool(find_area_of_code(code, grid.narrow_lines))


_IS_SUCH: dict[str, Callable[[str], object]] = {
    "sub_area": says_half,
    "no": PATTERNS["row_number"].fullmatch,
    "bukti_dukung": lambda text: "://" not in text and starts_like_document(split_mark(text)[1]),
    "langkah_aksi": WORK.match,
    "pic": TITLE_OF_PERSON.match,
    "komponen": normalize,
    NAMED: _may_be_name,
}
_IS_SUCH_CELL = {"target_waktu": holds_time, "area": _names_area}
"""Meaning → whether a text, or a cell of a grid, is such."""

_FEWEST_DOCUMENTS = 2
_BESIDE = ("langkah_aksi", "bukti_dukung", "target_waktu", "pic", "no")
"""Meanings whose column says which rows hold anything, the surest first."""


def _holds(header: Header, column: int, such: str, beside: int) -> bool:
    """True if most cells of a column are such, of those below the headings in rows that hold
    something `beside`; 1. Ani over 2. Budi stands for itself."""
    grid = header.grid
    filled = (row for row in header.cells_below(column) if (row, beside) in grid.texts)
    rows = [*islice(filled, _SAMPLE_SIZE)]
    texts = [grid.texts[row, column] for row in rows]
    if such in _IS_SUCH_CELL:
        count = sum(_IS_SUCH_CELL[such](grid, row, column) for row in rows)
    else:
        count = sum(map(bool, map(_IS_SUCH[such], texts)))
    if such == NAMED:
        orders = [mark.order for mark, *_ in map(split_mark, texts) if mark]
        if orders == [*range(1, len(rows) + 1)]:
            return False
    return count >= max(_FEWEST_CELLS, _MOST * len(rows))


def holds_such(header: Header, column: int, meaning: str) -> bool:
    """True if the cells of a column confirm a meaning."""
    is_known = meaning in _IS_SUCH or meaning in _IS_SUCH_CELL
    return is_known and _holds(header, column, meaning, column)


def list_by_cells(header: Header, *, propose: bool) -> Iterator[ByCells]:
    """The columns that could have a meaning by their cells, where no heading says it. `propose`:
    also work and evidence, for a file in which no heading says so."""
    beside = next((header.columns[name] for name in _BESIDE if name in header.columns), 0)
    for each in _list_open(header, propose=propose):
        key = header.column_key(each.column)
        # Numbers may stand beside headings alone: I, 1 and 2 of an LKE's questions.
        rows_of = beside if beside and each.meaning != "no" else each.column
        is_open = normalize(key) not in header.chosen and not stands_for_itself(key)
        if is_open and _holds(header, each.column, each.such, rows_of):
            yield each


def _list_open(header: Header, *, propose: bool) -> list[ByCells]:
    """The columns whose cells are to be looked at, and for what."""
    may_be = [*_list_people(header)]
    if header.missing == ("target_waktu",) or propose:
        may_be += _list_times(header)
    if "langkah_aksi" in header.columns:
        may_be += [*_list_numbers(header), *_list_areas(header)]
    return [*may_be, *_list_proposed(header)] if propose else may_be


def _list_times(header: Header) -> Iterator[ByCells]:
    """Columns that may be the time: of TARGET 2024 and TARGET 2025 the plan's year, a time before
    how often it comes, RENCANA before REALISASI."""
    tahun = find_tahun(header.titles) or 0
    rhythm = header.columns.get("frekuensi")
    done = header.columns.get("tanggal_selesai")
    for column in _list_others_or(header, CAN_BE_TIME):
        words = normalize(header.headings[column])
        # A1.01 is a kode, and no month of January.
        if not PATTERNS["of_codes"].search(words):
            is_other = not split_version(words)[1].may_be_of(tahun)
            doubt = 4 * (column == rhythm) + 2 * (column == done) + is_other
            yield ByCells(column, "target_waktu", "cells", "target_waktu", doubt)


def _list_numbers(header: Header) -> Iterator[ByCells]:
    """Columns left of the work without a heading of their own; AREA may be merged over its own and
    that of the numbers."""
    for column in range(1, header.columns["langkah_aksi"]):
        own = normalize(header.headings.get(column, ""))
        is_merged = header.grid.origin(header.end, column)[1] < column
        if column not in header.columns.values() and not is_merged and not own:
            yield ByCells(column, "no", "cells", "no")


def _list_people(header: Header) -> Iterator[ByCells]:
    """Columns that may be the PIC: any names where the heading speaks of a person, else such as
    are surely people's."""
    has_pic = "pic" in header.columns
    for column in _columns_of_works(header, NOT_PIC):
        words = write_out(normalize(header.headings.get(column, "")))
        tokens = {*words.split()}
        if not tokens & PERSON_WORDS and meaning_of(words)[0] != "pic":
            if not has_pic:
                yield ByCells(column, "pic", "cells", "pic")
        elif not has_pic or NOT_OF_GROUP.isdisjoint(tokens):
            # Who answers for it is no member, nor is it his NIP.
            yield ByCells(column, "pic", "person", NAMED)


def _list_areas(header: Header) -> Iterator[ByCells]:
    """Columns that may be the areas, unless rows of their own name them, or the sub-areas."""
    if "sub_area" not in header.columns:
        for column in _list_others_or(header, CAN_BE_AREA):
            yield ByCells(column, "sub_area", "area", "sub_area")
    are_in_rows = names_areas_in_rows(header)
    area = header.columns.get("area", 0)
    if area and are_in_rows and not holds_such(header, area, "area"):
        # Under AREA / RENCANA AKSI the areas stand in rows of their own.
        yield ByCells(area, "komponen", "area", "komponen")
    if area or are_in_rows:
        return
    unheaded = set(range(1, header.columns["langkah_aksi"])) - header.headings.keys()
    # Tim Manajemen Perubahan under PIC is but the team of an area that the title names.
    is_titled = any(is_usual_area(split_mark(title)[1]) for title in header.titles)
    can_be = () if is_titled else (*CAN_BE_AREA, "pic")
    for column in sorted(unheaded.union(_list_others_or(header, can_be))):
        yield ByCells(column, "area", "area", "area")
        if PATTERNS["of_areas"].fullmatch(normalize(header.headings.get(column, ""))):
            yield ByCells(column, "area", "area", "no", 1)  # POKJA | IV


def _list_proposed(header: Header) -> Iterator[ByCells]:
    """Columns that may be the work or its evidence, where no heading of the file says so: Link
    bukti dukung may hold the documents' names, and so may what is to come of it."""
    free = _free_columns(header)
    for column in free:
        yield ByCells(column, "langkah_aksi", "cells", "langkah_aksi")
    links = [header.columns.get(name, 0) for name in ("tautan", "target_capaian")]
    for column in (*free, *filter(None, links)):
        yield ByCells(column, "bukti_dukung", "cells", "bukti_dukung")


def say_by_cells(header: Header, found: ByCells) -> Remark | None:
    """The remark that a column has a meaning by its cells; None where its heading speaks of it
    too: RENCANA over times leaves nothing to ask."""
    column = found.column
    meaning = found.meaning
    is_headed = header.headings[column] != COLUMN_NAMES[meaning]
    heading = header.headings[column] if is_headed else ""
    expected = {"target_waktu": RENCANA_WORDS, "pic": PERSON_WORDS}.get(meaning, frozenset())
    words = expected | IMPLYING_WORDS.get(meaning, frozenset())
    speaks_of_it = not words.isdisjoint(normalize(heading).split())
    is_plain = meaning == "no" or (is_headed and meaning in ("area", "sub_area"))
    if (speaks_of_it or is_plain) and holds_such(header, column, meaning):
        return None
    values = {"column": column_letter(column), "heading": heading, "meaning": COLUMN_NAMES[meaning]}
    if is_headed:
        return header.remark("columns.meaning_by_content", column, values)
    code = "columns.meaning_by_content_without_heading"
    return header.remark(code, column, values, without_heading(column))


def leave_without_evidence(header: Header) -> Header:
    """The headings of a plan of usual areas, or with links alone, that has no column of evidence,
    with one, and that asked: of the documents that stand under the months, else empty."""
    areas = header.columns.get("area", 0)
    links = header.columns.get("tautan")
    has_areas = names_areas_in_rows(header) or holds_such(header, areas, "area")
    if header.missing != ("bukti_dukung",) or not (has_areas or links):
        return header
    documents = {} if links else _documents_under_months(header)
    if links:
        said = header.remark_on_meaning("columns.links_alone", links, "tautan")
    elif documents:
        said = header.remark("columns.evidence_in_calendar", min(header.months), {})
    else:
        said = header.remark("columns.without_evidence", header.columns["langkah_aksi"], {})
    asking = header.asking(said, has_documents_under_months=bool(documents))
    return asking.with_column("bukti_dukung", documents)


def _documents_under_months(header: Header) -> dict[int, str]:
    """Row → the words that stand under its months, if documents are half of them in the table:
    Jan: SK Tim, Jun: Laporan."""
    words_of = dict[int, list[str]]()
    for row in header.rows_below:
        for column in header.months:
            text = header.grid.texts.get((row, column), "")
            if kind_of_mark(text) == "other":
                words_of.setdefault(row, []).append(text)
    words = [text for texts in words_of.values() for text in texts]
    documents = sum(map(starts_like_document, words))
    if documents < _FEWEST_DOCUMENTS or 2 * documents < len(words):
        return {}
    return {row: "\n".join(texts) for row, texts in words_of.items()}


def _list_others_or(header: Header, meanings: Iterable[str]) -> list[int]:
    """The headed columns without a meaning and those of one of these meanings, from left to
    right."""
    return sorted({*header.others, *filter(None, map(header.columns.get, meanings))})


def _free_columns(header: Header, other: frozenset[str] = frozenset()) -> list[int]:
    """The columns without a meaning, with a heading or without; none whose heading has one of the
    `other` words."""
    taken = {*header.columns.values(), *header.months}
    free = (column for column in range(1, header.grid.last_column + 1) if column not in taken)
    return [k for k in free if other.isdisjoint(normalize(header.headings.get(k, "")).split())]


def _columns_of_works(header: Header, other: frozenset[str]) -> list[int]:
    """The same, without a heading only where most works have one: six names beside fourteen works
    are a legend."""
    works = header.cells_below(header.columns.get("langkah_aksi", 0))
    result: list[int] = []
    for column in _free_columns(header, other):
        held = sum(bool(header.grid.content_at(row, column)) for row in works)
        if column in header.headings or 2 * held > len(works):
            result.append(column)
    return result


def names_areas_in_rows(header: Header) -> bool:
    """Whether rows below the headings name several usual areas: of their own, with a mark before it
    or none, or first of all they say."""
    grid = header.grid
    numbers = set[int]()
    for row in header.rows_below:
        columns = grid.by_row[row]
        *marks, name = [grid.texts[row, column] for column in columns[:_HEADING_CELLS]]
        is_alone = len(columns) <= _HEADING_CELLS and all(map(lone_mark, marks))
        if is_alone and "=" not in name:  # nor in a legend
            numbers.add(usual_number(split_mark(name)[1]))
        elif columns[0] == find_area_title(header, row):
            numbers.add(usual_number(split_mark(grid.texts[row, columns[0]])[1]))
    return len(numbers - {0}) >= _FEWEST_CELLS
