"""What each row below the headings is: a heading, a numbered row, a continuation, a note, nothing (docs/design.md §2).

Looks only at the row's own cells and their place. What a row inherits is decided in `filling`, which area a heading
opens in `placement`. What a printed page says again below the headings is no row of the plan and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from monev.reading.columns.header import Header
from monev.reading.rows import CONTINUATION, HEADING, LANGKAH, MARK, NOTE, Row, Shape
from monev.reading.rows.areas import is_area_title, looks_like_area, may_name_area
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import (
    BOTTOM_NOTE,
    NOTE_TITLE,
    PAGE_NUMBER,
    REKAP,
    ROW_NOTE,
    SIGNATURE,
    SURE_SIGNATURE,
    Mark,
    area_mark,
    level_mark,
    lone_mark,
    row_number,
    split_mark,
)

# Columns that may stand beside a heading's words without making the row a langkah.
_SIDE_COLUMNS = frozenset(
    {"no", "kode", "area", "sub_area", "komponen", "pic", "status", "realisasi", "tautan", "kendala"}
)
_CORE_WORK = frozenset({"langkah_aksi", "bukti_dukung", "target_waktu"})
_SIGNATURE_CELLS = 3
_NOTE_CELLS = 2
_AMOUNT = re.compile(r"(?:rp\.?\s*)?[\d.,]+\s*%?", re.IGNORECASE)
_COUNTED = re.compile(rf"{_AMOUNT.pattern}(?:\s+[a-z]+){{0,3}}", re.IGNORECASE)
"""What beside JUMLAH is its count: 19, 19 kegiatan."""
_HEADING_WIDTH = 3
_NUMBERED_COLUMNS = 4
_COLUMN_MARK = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?\.?\s*(?:[=(:].*)?")
_RENCANA_TITLE = re.compile(r"\b(?:rencana (?:aksi|kerja)|zona integritas)\b.*\b20\d\d\b", re.IGNORECASE | re.DOTALL)


def classify_rows(header: Header) -> list[Row]:
    """The rows below the headings that say something, in order; repeated headings and column numbers are left out."""
    rows = list(_classify_each(header))
    rows = _find_similar_headings(header, _merge_marks(header, rows))
    rows = _decide_numbered_headings(header, rows)
    return _mark_notes(header, rows)


def _classify_each(header: Header) -> Iterator[Row]:
    """Each row by itself."""
    grid, row_above = header.grid, header.end
    printed = find_printed_rows(header)
    for number in sorted(grid.by_row):
        if number <= header.end or number in printed:
            continue
        row = _classify_one(header, number)
        yield replace(row, after_empty=number > row_above + 1)
        row_above = number


def _classify_one(header: Header, number: int) -> Row:
    grid, columns = header.grid, header.grid.by_row[number]
    if "no" not in header.columns:
        return _classify_without_no_column(header, number, columns)
    no_column = header.columns["no"]
    others = [k for k in columns if k != no_column]
    if (number, no_column) in grid.texts:
        return _classify_numbered(header, number, others)
    return _classify_unnumbered(header, number, others)


def _meanings(header: Header, columns: Iterable[int]) -> set[str]:
    """The meanings of these columns, of those that have one."""
    sought = set(columns)
    return {meaning for meaning, column in header.columns.items() if column in sought}


def _classify_numbered(header: Header, number: int, others: list[int]) -> Row:
    """A row that has something in NO: a sum, a mark, a heading, or a langkah."""
    grid, no_column = header.grid, header.columns["no"]
    no_text = grid.texts[number, no_column]
    no = row_number(no_text)
    if _is_sum_row(header, number, no_column):
        return Row(number, NOTE, cell=(number, no_column))
    area = area_mark(no_text)
    mark = area or lone_mark(no_text) or level_mark(no_text)
    if mark and not others:
        return Row(number, MARK, no=no or "", mark=mark, says_area=bool(area), cell=(number, no_column))
    if not others or _is_wide_heading(header, number, no_column):
        return _heading_in_one_cell(header, number, no_column)
    if mark and (heading := _heading_beside_mark(header, number, mark, others, says_area=bool(area))):
        return heading
    if no is None and not _meanings(header, others) & {"langkah_aksi", "bukti_dukung"}:
        return _heading_in_one_cell(header, number, no_column)
    return Row(number, LANGKAH, no=no or no_text, cell=(number, no_column))


def _heading_beside_mark(header: Header, number: int, mark: Mark, others: list[int], *, says_area: bool) -> Row | None:
    """The heading whose mark stands in NO, with its title in one of the other columns; None where it is none."""
    column = next((k for k in others if not _meanings(header, [k]) & (_SIDE_COLUMNS - {"komponen"})), others[0])
    beside = [k for k in others if k != column]
    if not _meanings(header, beside) & _CORE_WORK and is_area_title(
        header.grid.texts[number, column], mark, says_area=says_area
    ):
        heading = _heading_in_two_cells(header, number, mark, column)
        return replace(heading, kind=HEADING, says_area=says_area, may_be_heading=False)
    stands_alone = _meanings(header, beside) <= _SIDE_COLUMNS
    if stands_alone and (_is_near_no(header, column) or _is_wide_heading(header, number, column)):
        return _heading_in_two_cells(header, number, mark, column)
    return None


def _classify_without_no_column(header: Header, number: int, columns: list[int]) -> Row:
    """A row of a table without NO: a heading, a new langkah where it brings a KOMPONEN (else any LANGKAH), or more."""
    grid, first = header.grid, columns[0]
    if _is_wide_heading(header, number, first) or (len(columns) == 1 and _is_plain_heading(header, number, first)):
        return _heading_in_one_cell(header, number, first)
    mark = lone_mark(grid.texts[number, first])
    if len(columns) == 2 and mark and first == header.first_column:
        return _heading_in_two_cells(header, number, mark, columns[1])
    opening = grid.own_text(number, header.columns.get("komponen") or header.columns["langkah_aksi"])
    return Row(number, LANGKAH if opening and not opening[0].islower() else CONTINUATION, cell=(number, first))


def _classify_unnumbered(header: Header, number: int, others: list[int]) -> Row:
    """A row whose NO cell holds nothing of its own: a heading elsewhere, else a continuation."""
    grid, no_column = header.grid, header.columns["no"]
    below_merge = grid.is_covered_from_above(number, no_column) and grid.content_at(number, no_column)
    first = others[0]
    is_group = (
        others == [header.columns["langkah_aksi"]] and grid.texts[number, first].endswith(":") and not below_merge
    )
    if is_group or _is_sum_row(header, number, first):
        return Row(number, NOTE, cell=(number, first))  # "Kegiatan rutin:" over rows that say the work
    mark = lone_mark(grid.texts[number, first])
    is_pair = len(others) == 2 and first == min(header.headings) and others[1] == first + 1
    if is_pair and mark and mark.kind != "number":
        return _heading_in_two_cells(header, number, mark, others[1])
    if len(others) == 1 and not below_merge and _is_lone_heading(header, number, first):
        return _heading_in_one_cell(header, number, first)
    return Row(number, CONTINUATION, cell=(number, first))


def _is_lone_heading(header: Header, number: int, column: int) -> bool:
    """Whether the only cell of a row without a number is a heading and not a piece of work."""
    if _is_wide_heading(header, number, column) or column < header.columns["no"]:
        return True
    komponen = header.columns.get("komponen")
    if column in (komponen, header.columns["langkah_aksi"]) and looks_like_area(header, number, column):
        return True
    mark = split_mark(header.grid.texts[number, column])[0]
    return column == komponen and mark is not None and mark.kind != "number"


def _heading_in_one_cell(header: Header, number: int, column: int) -> Row:
    text = header.grid.texts[number, column]
    mark, title, says_area = split_mark(text)
    shape: Shape = ("one cell", title.isupper(), header.grid.colours.get((number, column), ""))
    return Row(number, HEADING, mark=mark, title=title, shape=shape, says_area=says_area, cell=(number, column))


def _heading_in_two_cells(header: Header, number: int, mark: Mark, column: int) -> Row:
    """Mark and title in two cells. A number with a title alone may as well be a langkah not filled in yet."""
    title = header.grid.texts[number, column]
    shape: Shape = ("two cells", title.isupper(), header.grid.colours.get((number, column), ""))
    sure = not mark.kind.startswith("number") or _is_wide_heading(header, number, column)
    if sure:
        return Row(number, HEADING, mark=mark, title=title, shape=shape, cell=(number, column))
    no = row_number(header.grid.texts.get((number, header.first_column), "")) or mark.text
    return Row(number, LANGKAH, no=no, mark=mark, title=title, shape=shape, cell=(number, column), may_be_heading=True)


def _merge_marks(header: Header, rows: list[Row]) -> list[Row]:
    """A mark in one row and its title in the next become one heading."""
    result: list[Row] = []
    for row in rows:
        previous = result[-1] if result else None
        if previous and previous.kind == MARK and _can_be_heading(header, row):
            text = header.grid.texts[row.cell]
            shape: Shape = ("two rows", text.isupper(), header.grid.colours.get(row.cell, ""))
            result[-1] = replace(previous, kind=HEADING, title=text, shape=shape, cell=row.cell)
        else:
            result.append(row)
    return result


def _can_be_heading(header: Header, row: Row) -> bool:
    """Whether a row holds nothing but a title without a mark of its own."""
    columns = header.grid.by_row[row.number]
    if len(columns) > 1:
        return False
    return (row.kind == HEADING and row.mark is None) or (
        row.kind == CONTINUATION and columns[0] == header.columns.get("komponen")
    )


def _find_similar_headings(header: Header, rows: list[Row]) -> list[Row]:
    """Lone cells in capitals are headings where usual areas stand so, in the same column and colour."""
    grid = header.grid
    shapes = {
        (row.cell[1], row.shape)
        for row in rows
        if row.kind == HEADING and row.mark is None and row.title.isupper() and grid.width_at(*row.cell) == 1
    }

    def as_heading(row: Row) -> Row:
        if row.kind != CONTINUATION or len(grid.by_row[row.number]) > 1:
            return row
        heading = _heading_in_one_cell(header, *row.cell)
        is_alike = (row.cell[1], heading.shape) in shapes and heading.title.isupper()
        return replace(heading, after_empty=row.after_empty) if is_alike else row

    return [as_heading(row) for row in rows] if shapes else rows


def _decide_numbered_headings(header: Header, rows: list[Row]) -> list[Row]:
    """Rows like `1 | Pengendalian Gratifikasi`, which could be a heading or a langkah.

    It is a heading if the row below it starts a new numbering, or has no number and names a KOMPONEN of its own.
    """
    result = list(rows)
    for index in range(len(result) - 1, -1, -1):
        row = result[index]
        if not row.may_be_heading:
            continue
        following = result[index + 1] if index + 1 < len(result) else None
        if following and (_starts_anew(row, following) or _has_own_komponen(header, row, following)):
            result[index] = replace(row, kind=HEADING, no="", may_be_heading=False)
    return result


def _has_own_komponen(header: Header, row: Row, following: Row) -> bool:
    """Whether the unnumbered row after a title in KOMPONEN brings a KOMPONEN and a LANGKAH itself."""
    column = header.columns.get("komponen")
    columns = header.grid.by_row[following.number]
    return (
        row.cell[1] == column
        and following.kind == CONTINUATION
        and {column, header.columns["langkah_aksi"]} <= set(columns)
    )


def _starts_anew(row: Row, following: Row) -> bool:
    """Whether the row after a numbered title starts a series of its own: `1` again, `a`, `i`, or `1.1` under `1`."""
    if following.kind == HEADING:
        return bool(following.mark and row.mark and following.mark.kind != row.mark.kind and following.mark.order == 1)
    return following.kind == LANGKAH and (
        following.no.lower() in ("1", "a", "i") or following.no.startswith(f"{row.no}.")
    )


def _mark_notes(header: Header, rows: list[Row]) -> list[Row]:
    """Notes and signatures below the last numbered row become NOTE, and so do notes between headings."""
    listed = _find_listed_notes(header, rows)
    numbered = [index for index, row in enumerate(rows[:listed]) if row.kind == LANGKAH and not row.may_be_heading]
    below = range(max(numbered, default=-1) + 1, len(rows))
    first_note = next((index for index in below if _begins_note(header, rows[index])), listed)
    result = []
    for index, row in enumerate(rows):
        is_note = index >= first_note or (
            row.kind == HEADING and row.mark is None and BOTTOM_NOTE.match(row.title) is not None
        )
        is_note = is_note or _is_note_row(header, row)
        result.append(replace(row, kind=NOTE) if is_note else row)
    return result


def _find_listed_notes(header: Header, rows: list[Row]) -> int:
    """Where the notes at the end begin that a lone *Catatan:* opens, numbered or not; past the end for none.

    Every row below it holds a number and words, or words alone, under other headings than proof and time.
    """
    grid = header.grid
    for index in range(len(rows) - 1, -1, -1):
        columns = grid.by_row[rows[index].number]
        if len(columns) == 1 and NOTE_TITLE.fullmatch(grid.texts[rows[index].number, columns[0]].strip()):
            return index
        if len(columns) > _NOTE_CELLS or _meanings(header, columns) & {"bukti_dukung", "target_waktu"}:
            break
    return len(rows)


def _is_note_row(header: Header, row: Row) -> bool:
    """Whether a row among the others is a note: it begins as one does, and brings neither proof nor time."""
    columns = header.grid.by_row[row.number]
    if len(columns) > _NOTE_CELLS or _meanings(header, columns) & {"bukti_dukung", "target_waktu"}:
        return False
    return ROW_NOTE.match(header.grid.texts[row.number, columns[0]]) is not None


def _begins_note(header: Header, row: Row) -> bool:
    """Whether a row below the last numbered one begins a note or a signature block.

    Right under the table every cell of the row must look like one: a bukti may stand beside a place-like date.
    """
    texts = [header.grid.texts[row.number, k] for k in header.grid.by_row[row.number]]
    if len(texts) > _SIGNATURE_CELLS:
        return False
    sure = [bool(SURE_SIGNATURE.match(text)) for text in texts]
    maybe = [is_sure or bool(SIGNATURE.match(text)) for is_sure, text in zip(sure, texts, strict=True)]
    if any(sure) and (row.after_empty or all(maybe)):
        return True
    return row.after_empty and (any(maybe) or any(BOTTOM_NOTE.match(text) for text in texts))


def _is_plain_heading(header: Header, number: int, column: int) -> bool:
    """Whether a lone cell in the first column looks like a heading: marked, in capitals, coloured, a usual area."""
    if column != header.first_column:
        return False
    text = header.grid.texts[number, column]
    in_capitals = split_mark(text)[1].isupper()
    return may_name_area(text) or in_capitals or bool(header.grid.colours.get((number, column)))


def _is_sum_row(header: Header, number: int, column: int) -> bool:
    """Whether a row is one of sums: JUMLAH in its first cell, and no work beside it but its count.

    Under LANGKAH AKSI itself the word may begin a langkah (Jumlah pengaduan ...): there only amounts may follow it.
    """
    grid = header.grid
    if not REKAP.match(grid.texts[number, column]):
        return False
    others = [k for k in grid.by_row[number] if k != column]
    langkah = header.columns["langkah_aksi"]
    if column == langkah:
        return bool(others) and all(_AMOUNT.fullmatch(grid.texts[number, k]) for k in others)
    return langkah not in others or bool(_COUNTED.fullmatch(grid.texts[number, langkah]))


def _is_wide_heading(header: Header, number: int, column: int) -> bool:
    """Whether a cell is merged across the table, over LANGKAH AKSI and beyond its own column, as headings are."""
    span = header.grid.merges.get((number, column))
    if span is None or span[3] - span[1] + 1 < _HEADING_WIDTH:
        return False
    return span[1] <= header.columns["langkah_aksi"] <= span[3]


def _is_near_no(header: Header, column: int) -> bool:
    """Whether a title stands where titles do: KOMPONEN, or the first column right of NO that has a heading."""
    first = min((k for k in header.headings if k > header.first_column), default=header.first_column + 1)
    return column in (header.columns.get("komponen"), header.first_column + 1, first)


def find_printed_rows(header: Header) -> frozenset[int]:
    """The rows below the headings that only repeat them, the titles above them, or count columns and pages."""
    grid, headings, titles = header.grid, header.heading_words, _titles_to_repeat(header)
    return frozenset(
        number
        for number, columns in grid.by_row.items()
        if number > header.end
        and (
            header.repeats_heading(number, headings)
            or _is_column_numbers(header, number)
            or (len(columns) == 1 and normalize(grid.texts[number, columns[0]]) in titles)
            or all(PAGE_NUMBER.match(grid.texts[number, k]) for k in columns)
            or (len(columns) == 1 and _is_rencana_title(grid.texts[number, columns[0]]))
        )
    )


def _is_rencana_title(text: str) -> bool:
    """Whether a lone cell is the plan's title with its year, printed once more below the headings."""
    return bool(_RENCANA_TITLE.search(text)) and not may_name_area(text)


def _titles_to_repeat(header: Header) -> frozenset[str]:
    """The titles above the table, to know them again on the next printed page; what names an area is not among them."""
    return frozenset(normalize(title) for title in header.titles if not may_name_area(title))


def _is_column_numbers(header: Header, number: int) -> bool:
    """Whether this is the row `1 2 3 4 5 6 7` under a heading, also as `(1) (2) (3)`, `a b c`, `(7)=(5)/(6)`."""
    grid, columns = header.grid, header.grid.by_row[number]
    if len(columns) < _NUMBERED_COLUMNS:
        return False
    words: list[str] = []
    for column in columns:
        mark = _COLUMN_MARK.fullmatch(grid.texts[number, column].strip())
        if mark is None:
            return False
        words.append(mark[1].lower())
    # Letters count columns only from the first one on; four cells of one letter may stand in any row.
    are_letters = columns[0] <= header.first_column and all(map(str.isalpha, words)) and words == sorted(set(words))
    return (words[:2] == ["1", "2"] and all(map(str.isdecimal, words))) or (words[:2] == ["a", "b"] and are_letters)
