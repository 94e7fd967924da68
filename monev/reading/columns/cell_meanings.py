"""Which meaning a column has by what stands in it, where no heading says so. The cells of a column
can tell that it holds the time, the numbers, the people or the areas. That is said each time, for a
person may mean another."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain, islice

from monev.core.remarks import Remark
from monev.reading.columns.header import Header, find_area_title
from monev.reading.columns.heading_meanings import stands_for_itself
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Grid, cell_address, column_letter
from monev.reading.identity import find_tahun
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import (
    CAN_BE_AREA,
    CAN_BE_TIME,
    COLUMN_NAMES,
    IMPLYING_WORDS,
    NOT_OF_GROUP,
    NOT_PIC,
    NOT_WORK,
    PATTERNS,
    PERSON_WORDS,
    RENCANA_WORDS,
    TITLE_OF_PERSON,
    WORDS_OF_HEADINGS,
    WORK,
    meaning_of,
    normalize,
    split_version,
    write_out,
)
from monev.reading.vocabulary.marks import kind_of_mark
from monev.reading.vocabulary.structure import (
    SHEET_ABBREVIATIONS,
    area_mark,
    find_area_of_code,
    is_usual_area,
    lone_mark,
    row_number,
    says_half,
    split_mark,
    split_person,
    usual_number,
)

_SAMPLE_SIZE, _MOST, _FEWEST_CELLS = 60, 0.6, 2
_HEADING_CELLS, _LONGEST_CODE = 2, 20


def holds_time(grid: Grid, row: int, column: int) -> bool:
    """Whether a filled cell names when work is due."""
    text = grid.texts[row, column]
    # A bare amount (4, 100%) is no month here, for nothing else says that the column holds time;
    # 2025-01 does.
    timing = read_time(text, 2000)
    is_exact = timing.jenis_target in ("tanggal", "bulan") or any(map(str.isalpha, text))
    is_time = (
        bool(timing.tenggat) and is_exact and not PATTERNS["numbered_cell"].fullmatch(text.strip())
    )
    return (row, column) in grid.dates or is_time


NAMED, PEOPLE, _PROOF, _AMOUNT, _MARKED, _PERSON_LENGTH = (
    "named person",
    "people",
    "proof",
    "amount",
    "marked",
    8,
)


def _names_person(text: str) -> bool:
    """Whether a cell could name whoever does the work: few words, no work and no document."""
    is_short = (
        not lone_mark(text) and any(map(str.isalpha, text)) and len(text.split()) <= _PERSON_LENGTH
    )
    return (
        is_short
        and not WORK.match(text)
        and not starts_like_document(text)
        and not read_time(text, 2000).tenggat
    )


def _names_people(text: str) -> bool:
    """Whether a cell names people without their titles: Budi Santoso dan Siti A."""
    words = {*normalize(text).split()} - {"dan"}
    is_name = bool(PATTERNS["people"].fullmatch(text)) and words.isdisjoint(
        WORDS_OF_HEADINGS | NOT_WORK
    )
    return is_name and _names_person(text)


def _may_name_document(text: str) -> bool:
    """Whether a cell could name a document: in words, and not only by where it lies."""
    return any(map(str.isalpha, text)) and "://" not in text


def _names_document(text: str) -> bool:
    """Whether a cell begins as the names of documents do."""
    return "://" not in text and starts_like_document(split_mark(text)[1])


def _names_area(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell is a usual area, also for short (MP), or a code that a legend in rows of one
    or two cells says is one: Pokja I | Tata Laksana."""
    code = grid.texts[row, column].strip()
    is_usual = normalize(code) in SHEET_ABBREVIATIONS or is_usual_area(
        split_mark(split_person(code)[0])[1]
    )
    may_be_code = len(code) <= _LONGEST_CODE and not lone_mark(code) and any(map(str.isalpha, code))
    return is_usual or (may_be_code and bool(find_area_of_code(code, grid.narrow_lines)))


_IS_SUCH: dict[str, Callable[[Grid, int, int], bool]] = {
    "target_waktu": holds_time,
    "area": _names_area,
    "sub_area": lambda grid, row, column: says_half(grid.texts[row, column]),
    "no": lambda grid, row, column: bool(PATTERNS["row_number"].fullmatch(grid.texts[row, column])),
    "bukti_dukung": lambda grid, row, column: _names_document(grid.texts[row, column]),
    "langkah_aksi": lambda grid, row, column: bool(WORK.match(grid.texts[row, column])),
    "pic": lambda grid, row, column: bool(TITLE_OF_PERSON.match(grid.texts[row, column])),
    PEOPLE: lambda grid, row, column: _names_people(grid.texts[row, column]),
    NAMED: lambda grid, row, column: _names_person(grid.texts[row, column]),
    _AMOUNT: lambda grid, row, column: bool(
        PATTERNS["times_a_year"].fullmatch(grid.texts[row, column].strip())
    ),
    _MARKED: lambda grid, row, column: bool(
        area_mark(grid.texts[row, column]) or row_number(grid.texts[row, column])
    ),
    _PROOF: lambda grid, row, column: _may_name_document(grid.texts[row, column]),
}
"""Meaning → whether a cell holds such: time, a usual area, a half of one, a row's number, a
document, work, a person; NAMED: a pic of any name, PEOPLE: of names in capitals, which count below
headings that speak of one, or none; _AMOUNT: how often a year, where the heading says that;
_MARKED: an area by its mark alone."""


_BESIDE = ("langkah_aksi", "bukti_dukung", "target_waktu", "pic", "no")
"""Meanings whose column says which rows hold anything, the surest first."""


def _holds(header: Header, column: int, meaning: str, beside: int) -> bool:
    """Whether most cells of a column are such, of those below the headings in rows that hold
    something `beside`."""
    grid = header.grid
    filled = (
        (row, column)
        for row in header.rows_below
        if {(row, column), (row, beside)} <= grid.texts.keys()
    )
    cells = list(islice(filled, _SAMPLE_SIZE))
    count = sum(_IS_SUCH[meaning](grid, *cell) for cell in cells)
    orders = [mark.order for cell in cells if (mark := split_mark(grid.texts[cell])[0])]
    is_list = meaning == NAMED and orders == [
        *range(1, len(cells) + 1)
    ]  # 1. Ani over 2. Budi stands for itself
    return count >= _FEWEST_CELLS and count >= _MOST * len(cells) and not is_list


def holds_such(header: Header, column: int, meaning: str) -> bool:
    """Whether the cells of a column confirm a meaning."""
    return meaning in _IS_SUCH and _holds(header, column, meaning, column)


def find_meanings_by_content(header: Header) -> Header:
    """TARGET WAKTU, NO, PIC and the areas by what stands in a column, where no heading means them:
    TARGET, or none."""
    if header.missing == ("target_waktu",):
        header = _find_time(header)
    if "langkah_aksi" not in header.columns:
        return header
    header = _without_status_of_amounts(header)
    # AREA may be merged over its own column and that of the numbers.
    free = sorted({*range(1, header.columns["langkah_aksi"])} - {*header.columns.values()})
    own_words = {
        k: normalize(header.headings.get(k, ""))
        for k in free
        if header.grid.origin(header.end, k)[1] == k
    }
    header = _give_meaning(header, "no", [k for k in free if not own_words.get(k)])
    header = _find_people(header)
    had_people, header = "pic" in header.columns, _find_areas(header)
    if had_people and "pic" not in header.columns:
        header = _find_people(
            header.without_choice_among(header.others)
        )  # POKJA, which would say it, says the areas
    header = _give_meaning(header, "sub_area", _list_others_or(header, CAN_BE_AREA))
    return (
        header
        if "pic" in header.columns
        else _propose(header, "pic", NAMED, NOT_WORK, "nama orang atau unit")
    )


def _find_time(header: Header) -> Header:
    """The headings with the time by what stands in a column without a meaning, or with one that can
    be time."""
    tahun, rhythm, done = (
        find_tahun(header.titles),
        *map(header.columns.get, ("frekuensi", "tanggal_selesai")),
    )

    def rank(column: int) -> tuple[bool, bool, bool]:
        # Of TARGET 2024 and TARGET 2025 the plan's year; a time before how often it comes, RENCANA
        # before REALISASI.
        return (
            column == rhythm,
            column == done,
            not split_version(words[column])[1].may_be_of(tahun or 0),
        )

    words = {k: normalize(header.headings[k]) for k in _list_others_or(header, CAN_BE_TIME)}
    # A1.01 is a kode, and no month of January; RA2025-0001 no year.
    columns = [k for k, said in words.items() if not PATTERNS["of_codes"].search(said)]
    header = _give_meaning(header, "target_waktu", sorted(columns, key=rank))
    yearly = [k for k in columns if PATTERNS["of_year"].match(words[k])]
    return _give_meaning(header, "target_waktu", yearly, such=_AMOUNT)


def _find_people(header: Header) -> Header:
    """The headings with the PIC by what stands in a column: any names where the heading speaks of a
    person, else such as are surely people's; and a question where another column names people
    too."""
    headings = {k: write_out(normalize(heading)) for k, heading in header.others.items()}
    of_person = [
        k
        for k, said in headings.items()
        if PERSON_WORDS & set(said.split()) or meaning_of(said)[0] == "pic"
    ]
    words = {k: normalize(header.headings.get(k, "")) for k in _columns_of_works(header, NOT_PIC)}
    of_agent = [
        k
        for k in words
        if PATTERNS["agent"].fullmatch(words[k]) and NOT_WORK.isdisjoint(words[k].split())
    ]
    for such, candidates in ((NAMED, of_person), ("pic", words), (PEOPLE, of_agent)):
        header = _give_meaning(header, "pic", candidates, such=such)
    return _ask_other_people(header, of_person)


def _propose(header: Header, meaning: str, such: str, other: frozenset[str], kind: str) -> Header:
    """The headings of a plan that names none of a meaning, with the first column of no known
    meaning, nor of a heading of `other` words, that could hold such; and the question whether it
    does. `kind`: what it would hold, in words."""
    column = _find_holder(header, such, _columns_of_works(header, NOT_PIC | other)) or 0
    held = {*header.cells_below(column).values()}
    is_open = len(held) >= _FEWEST_CELLS and WORDS_OF_HEADINGS.isdisjoint(map(normalize, held))
    return _give_meaning(header, meaning, [column], such=such, kind=kind) if is_open else header


def _find_areas(header: Header) -> Header:
    """The headings with the areas by what stands in a column, unless rows of their own name them:
    then a column whose heading says area and more (Area / Rencana Aksi), and which names none, says
    KOMPONEN."""
    if area := header.columns.get("area"):
        are_others = names_areas_in_rows(header) and not holds_such(header, area, "area")
        if "komponen" in header.columns or not (are_others or _stand_in_rows(header, area)):
            return header
        # What was said of the column's two meanings is said of this one.
        cell, new = cell_address(header.end, area), {"meaning": COLUMN_NAMES["komponen"]}
        said = (
            replace(each, values={**each.values, **new}) if each.sel == cell else each
            for each in header.warnings
        )
        return replace(header.with_meaning("komponen", area), warnings=tuple(said))
    unheaded = set(range(1, header.columns["langkah_aksi"])) - header.headings.keys()
    are_rows = names_areas_in_rows(header)
    can_be = () if are_rows else _list_area_like(header)
    header = _give_meaning(header, "area", sorted(unheaded.union(_list_others_or(header, can_be))))
    if are_rows:
        return header
    of_areas = PATTERNS[
        "of_areas"
    ].fullmatch  # The areas' numbers under a word for areas: POKJA | IV.
    of_area = (
        k for k in _list_others_or(header, can_be) if of_areas(normalize(header.headings[k]))
    )
    # Beside a column of people Pokja I is no person either.
    has_people = any(
        meaning_of(normalize(heading))[0] == "pic" for heading in header.others.values()
    )
    header = _give_meaning(header, "area", of_area, such=_MARKED if has_people else "no")
    return header if "area" in header.columns else _areas_of_kode(header)


def _list_area_like(header: Header) -> tuple[str, ...]:
    """The meanings of columns that may hold areas. None where a title names the area: Tim Manajemen
    Perubahan under PIC is but its team."""
    is_titled = any(is_usual_area(split_mark(title)[1]) for title in header.titles)
    return () if is_titled else (*CAN_BE_AREA, "pic")


def _areas_of_kode(header: Header) -> Header:
    """The headings with a column of the areas that each KODE of work begins with: MP-1, SDM-2; or
    is."""
    cells = header.cells_below(header.columns.get("kode") or header.columns.get("no", 0))
    works = (
        b
        for b in cells
        if len(header.grid.by_row[b]) > _HEADING_CELLS and not find_area_title(header, b)
    )
    codes = {
        b: found[1] for b in works if (found := PATTERNS["area_and_number"].fullmatch(cells[b]))
    }
    with_areas = header.with_column("area", codes)
    are_areas = len({*codes.values()}) > 1 and holds_such(
        with_areas, with_areas.columns["area"], "area"
    )
    return with_areas if are_areas else header


def _stand_in_rows(header: Header, column: int) -> bool:
    """Whether all areas of the column that seems to name them stand in rows of a mark and a name
    alone."""
    cells = {
        row: text for row, text in header.cells_below(column).items() if "=" not in text
    }  # a legend below
    named = {
        row: number for row, text in cells.items() if (number := usual_number(split_mark(text)[1]))
    }
    are_alone = all(len(header.grid.by_row[row]) <= _HEADING_CELLS for row in named)
    return are_alone and len({*named.values()}) >= _FEWEST_CELLS


def _list_others_or(header: Header, meanings: Iterable[str]) -> list[int]:
    """The headed columns without a meaning and those of one of these meanings, from left to
    right."""
    return sorted({*header.others, *filter(None, map(header.columns.get, meanings))})


def _ask_other_people(header: Header, of_person: list[int]) -> Header:
    """The headings with a remark on the first other of these columns that names people too, unless
    asked about."""
    pic = header.columns.get("pic", 0)
    asked = {remark.sel for remark in header.warnings}
    left = [k for k in of_person if k != pic and cell_address(header.end, k) not in asked]
    # Who answers for it is no member, nor is it his NIP.
    left = [k for k in left if NOT_OF_GROUP.isdisjoint(normalize(header.headings[k]).split())]
    other = _find_holder(header, NAMED, left) if pic else None
    return (
        header.asking(header.remark_on_two("columns.two_of_one_meaning", "pic", pic, other))
        if other
        else header
    )


def _without_status_of_amounts(header: Header) -> Header:
    """The headings with a STATUS column that holds nothing but amounts (PROGRES 50%) only kept, and
    that said."""
    status, works = (
        header.columns.get("status", 0),
        header.cells_below(header.columns["langkah_aksi"]),
    )
    # A repeated heading is no amount, nor is who signs below the work.
    unsaid = (header.headings.get(status), "-")
    texts = [
        text
        for row, text in header.cells_below(status).items()
        if row in works and text not in unsaid
    ]
    if not texts or not all(map(PATTERNS["amount"].fullmatch, texts)):
        return header
    remark = header.remark(
        "columns.status_of_amounts", status, {"heading": header.headings[status]}
    )
    return header.asking(
        remark, columns={name: k for name, k in header.columns.items() if name != "status"}
    )


def propose_meanings(header: Header) -> Header:
    """The table with work and evidence by what stands in its columns, each with the question
    whether that is right; of a plan of usual areas, or with links alone, that has no evidence at
    all that is asked. Only for a file in which no heading says so: there it is proposed in place of
    refusing the file."""
    # Link bukti dukung may hold the documents' names, and so may what is to come of it.
    for meaning, others in (("langkah_aksi", ()), ("bukti_dukung", ("tautan", "target_capaian"))):
        candidates = [*_free_columns(header), *filter(None, map(header.columns.get, others))]
        header = _give_meaning(header, meaning, candidates)
    if set(header.missing) == {"bukti_dukung", "target_waktu"}:
        header = _find_time(
            header
        )  # TARGET with its times, where the evidence stands on a sheet of its own
    has_areas = names_areas_in_rows(header) or holds_such(
        header, header.columns.get("area", 0), "area"
    )
    if header.missing == ("bukti_dukung",):
        header = _propose(
            header, "bukti_dukung", _PROOF, NOT_WORK - {"hasil", "foto"}, "nama dokumen"
        )
    if header.missing == ("bukti_dukung",) and (documents := _list_documents(header)):
        header = header.asking(
            header.remark("columns.evidence_in_calendar", min(header.months), {})
        )
        header = header.with_column("bukti_dukung", documents)
        # Words say there what is due: no fill does.
        colours = {
            cell: fill for cell, fill in header.grid.colours.items() if cell[1] not in header.months
        }
        header = replace(header, grid=replace(header.grid, colours=colours))
    elif header.missing == ("bukti_dukung",) and (has_areas or "tautan" in header.columns):
        header = header.asking(_say_without_evidence(header))
        header = header.with_column("bukti_dukung", {})
    return header if header.missing else find_meanings_by_content(header)


def _say_without_evidence(header: Header) -> Remark:
    """That a table has no evidence; asked of its links, which may be it."""
    if links := header.columns.get("tautan"):
        return header.remark_on_meaning("columns.links_alone", links, "tautan")
    return header.remark("columns.without_evidence", header.columns["langkah_aksi"], {})


def _list_documents(header: Header) -> dict[int, str]:
    """Row → the documents that stand under its periods; {} where most of what stands there names
    none."""
    grid, months = header.grid, sorted(header.months)
    cells = {row: [grid.texts.get((row, k), "") for k in months] for row in header.rows_below}
    texts = {
        row: [text for text in each if kind_of_mark(text) == "other"] for row, each in cells.items()
    }
    every = [*chain(*texts.values())]
    are_documents = 2 * sum(starts_like_document(text.lstrip(" -–•")) for text in every) > len(
        every
    )
    return {
        row: "\n".join(dict.fromkeys(each)) for row, each in texts.items() if each and are_documents
    }


def _free_columns(header: Header, other: frozenset[str] = frozenset()) -> list[int]:
    """The columns without a meaning, with a heading or without; none whose heading has one of the
    `other` words."""
    free = sorted(
        set(range(1, header.grid.last_column + 1)) - {*header.columns.values(), *header.months}
    )
    return [k for k in free if other.isdisjoint(normalize(header.headings.get(k, "")).split())]


def _columns_of_works(header: Header, other: frozenset[str]) -> list[int]:
    """The same, without a heading only where most works have one: six names beside fourteen works
    are a legend."""
    works, free = (
        header.cells_below(header.columns.get("langkah_aksi", 0)),
        _free_columns(header, other),
    )
    headless = {
        k: sum(bool(header.grid.content_at(row, k)) for row in works)
        for k in free
        if k not in header.headings
    }
    return [k for k in free if k in header.headings or 2 * headless[k] > len(works)]


def names_areas_in_rows(header: Header) -> bool:
    """Whether rows below the headings name several usual areas: of their own, with a mark before it
    or none, or first of all they say."""
    grid = header.grid
    short = (row for row in header.rows_below if len(grid.by_row[row]) <= _HEADING_CELLS)
    cells = ([grid.texts[row, k] for k in grid.by_row[row]] for row in short)
    alone = (
        name for *marks, name in cells if all(map(lone_mark, marks)) and "=" not in name
    )  # nor in a legend
    first = (
        grid.texts[b, k]
        for b in header.rows_below
        if (k := grid.by_row[b][0]) == find_area_title(header, b)
    )
    return (
        len({usual_number(split_mark(name)[1]) for name in chain(alone, first)} - {0})
        >= _FEWEST_CELLS
    )


def _give_meaning(
    header: Header, meaning: str, candidates: Iterable[int], such: str = "", kind: str = ""
) -> Header:
    """The headings with a meaning that none has given to the first of these columns whose cells are
    such (of _IS_SUCH, if not as the meaning has it), and that said; asked where they only could be,
    of a `kind` in words."""
    column = (
        None if meaning in header.columns else _find_holder(header, such or meaning, candidates)
    )
    if column is None:
        return header
    heading = header.headings.get(column, "")
    header = header.without_choice_among([column]).with_meaning(meaning, column)
    code = "columns.meaning_by_content" if heading else "columns.meaning_by_content_without_heading"
    values = {"column": column_letter(column), "heading": heading, "meaning": COLUMN_NAMES[meaning]}
    if kind:
        code, values = (
            "columns.perhaps",
            values | {"heading": heading or "tanpa judul", "kind": kind},
        )
    remark = header.remark(code, column, values, header.column_key(column))
    header = replace(
        header, headings=header.headings | ({} if heading else {column: COLUMN_NAMES[meaning]})
    )
    expected = {"target_waktu": RENCANA_WORDS, "pic": PERSON_WORDS}.get(meaning, frozenset())
    speaks_of_it = set(normalize(heading).split()) & (
        IMPLYING_WORDS.get(meaning, frozenset()) | expected
    )
    is_plain = meaning == "no" or (heading and meaning in ("area", "sub_area"))
    is_sure = (speaks_of_it or is_plain) and holds_such(header, column, meaning)
    return header if is_sure else header.asking(remark)  # RENCANA over times leaves nothing to ask


def _find_holder(header: Header, meaning: str, candidates: Iterable[int]) -> int | None:
    """The first of these columns whose cells are such, in rows that hold anything else; chosen ones
    are left alone. Numbers may stand beside headings alone: I, 1 and 2 of an LKE's questions."""
    beside = next((k for name in _BESIDE if (k := header.columns.get(name))), 0)
    keys = ((k, header.column_key(k)) for k in candidates)
    open_columns = (
        k for k, key in keys if normalize(key) not in header.chosen and not stands_for_itself(key)
    )
    return next(
        (k for k in open_columns if _holds(header, k, meaning, k if meaning == "no" else beside)),
        None,
    )
