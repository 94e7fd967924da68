"""What each row below the headings is: a heading, a numbered row, a continuation, a note, or nothing (DESIGN §2).

Looks only at the row's own cells and their place; what a row inherits is decided in `isian`, which area a heading
opens in `susunan`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell
from monev.reading.rows.marks import Mark, area_mark, level_mark, lone_mark, row_number, split_mark
from monev.reading.rows.print_repeats import find_printed_rows
from monev.reading.rows.row_shapes import is_near_no, is_plain_heading, is_sum_row, is_wide_heading, looks_like_area
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import BOTTOM_NOTE, SIGNATURE, SURE_SIGNATURE, known_area

HEADING = "judul"
LANGKAH = "langkah"
CONTINUATION = "lanjutan"
MARK = "tanda"
NOTE = "catatan"

# Columns that may stand beside a heading's words without making the row a langkah.
_SIDE_COLUMNS = frozenset(
    {"no", "kode", "area", "sub_area", "komponen", "pic", "status", "realisasi", "tautan", "kendala"}
)
_CORE_WORK = frozenset({"langkah_aksi", "bukti_dukung", "target_waktu"})
_SIGNATURE_CELLS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row and what it is.

    `no` for a numbered row; `mark`, `judul` and `bentuk` for a heading (`bentuk` tells headings of one level from
    another: its cells, capitals, fill); `says_area` where it says AREA or POKJA; `sel` is where the title stands.
    """

    number: int
    jenis: str
    no: str = ""
    mark: Mark | None = None
    title: str = ""
    shape: tuple = ()
    says_area: bool = False
    cell: Cell = (0, 0)
    may_be_heading: bool = False
    after_empty: bool = False


def classify_rows(header: Header) -> list[Row]:
    """The rows below the headings that say something, in order; repeated headings and column numbers are left out."""
    row = list(_classify_each(header))
    row = _find_similar_headings(header, _merge_marks(header, row))
    row = _decide_numbered_headings(header, row)
    return _mark_notes(header, row)


def _classify_each(header: Header) -> Iterator[Row]:
    """Each row by itself."""
    grid, preceding = header.grid, header.end
    printed_rows = find_printed_rows(header)
    for number in sorted(grid.by_row):
        if number <= header.end or number in printed_rows:
            continue
        one = _classify_one(header, number)
        yield replace(one, after_empty=number > preceding + 1)
        preceding = number


def _classify_one(header: Header, number: int) -> Row:
    grid, meaning = header.grid, {column: meaning for meaning, column in header.columns.items()}
    content = grid.by_row[number]
    if "no" not in header.columns:
        return _classify_without_no_column(header, number, content)
    no_column = header.columns["no"]
    no_text = grid.texts.get((number, no_column), "")
    other = [k for k in content if k != no_column]
    work = [k for k in other if meaning.get(k, "komponen") not in _SIDE_COLUMNS]
    no = row_number(no_text) if no_text else None
    if not no_text:
        return _classify_unnumbered(header, number, other, work)
    if is_sum_row(header, number, no_column):
        return Row(number, NOTE, cell=(number, no_column))
    area = area_mark(no_text)
    mark = area or lone_mark(no_text) or level_mark(no_text)
    if mark and not other:
        return Row(number, MARK, no=no or "", mark=mark, says_area=bool(area), cell=(number, no_column))
    if not other or is_wide_heading(header, number, no_column):
        return _heading_in_one_cell(header, number, no_column)
    heading = next((k for k in other if meaning.get(k) not in (_SIDE_COLUMNS - {"komponen"})), other[0])
    loose = not {meaning.get(k) for k in other if k != heading} & _CORE_WORK
    if mark and mark.kind == "romawi" and loose and normalize(grid.texts[number, heading]) in known_area():
        return _heading_in_two_cells(header, number, mark, heading)
    if area and loose:
        return replace(
            _heading_in_two_cells(header, number, area, heading), jenis=HEADING, says_area=True, may_be_heading=False
        )
    if (
        mark
        and (not work or work == [heading])
        and (is_near_no(header, heading) or is_wide_heading(header, number, heading))
    ):
        return _heading_in_two_cells(header, number, mark, heading)
    if no is None and not {meaning.get(k) for k in other} & {"langkah_aksi", "bukti_dukung"}:
        return _heading_in_one_cell(header, number, no_column)
    return Row(number, LANGKAH, no=no or no_text, cell=(number, no_column))


def _classify_without_no_column(header: Header, number: int, content: list[int]) -> Row:
    """A row of a table without NO: a heading, a new langkah where it brings a KOMPONEN (else any LANGKAH), or more."""
    grid, one = header.grid, content[0]
    if is_wide_heading(header, number, one) or (len(content) == 1 and is_plain_heading(header, number, one)):
        return _heading_in_one_cell(header, number, one)
    mark = lone_mark(grid.texts[number, one])
    if len(content) == 2 and mark and one == header.first_column:
        return _heading_in_two_cells(header, number, mark, content[1])
    opener = next(k for meaning in ("komponen", "langkah_aksi") if (k := header.columns.get(meaning)))
    jenis = (
        LANGKAH if grid.own_text(number, opener) and not grid.own_text(number, opener)[0].islower() else CONTINUATION
    )
    return Row(number, jenis, cell=(number, one))


def _classify_unnumbered(header: Header, number: int, other: list[int], work: list[int]) -> Row:
    """A row whose NO cell holds nothing of its own: a heading elsewhere, else a continuation."""
    grid = header.grid
    below_merge = grid.is_covered_from_above(number, header.columns["no"]) and grid.content_at(
        number, header.columns["no"]
    )
    one = other[0]
    group = other == [header.columns["langkah_aksi"]] and grid.texts[number, one].endswith(":") and not below_merge
    if group or is_sum_row(header, number, one):
        return Row(number, NOTE, cell=(number, one))  # "Kegiatan rutin:" over rows that say the work
    mark = lone_mark(grid.texts[number, one])
    if len(other) == 2 and mark and mark.kind != "angka" and one == min(header.headings) and other[1] == one + 1:
        return _heading_in_two_cells(header, number, mark, other[1])
    if len(other) == 1 and not below_merge:
        with_mark = split_mark(grid.texts[number, one])[0]
        if is_wide_heading(header, number, one) or one < header.columns["no"]:
            return _heading_in_one_cell(header, number, one)
        if one in (header.columns.get("komponen"), header.columns["langkah_aksi"]) and looks_like_area(
            header, number, one
        ):
            return _heading_in_one_cell(header, number, one)
        if one == header.columns.get("komponen") and with_mark and with_mark.kind != "angka" and not work:
            return _heading_in_one_cell(header, number, one)
    return Row(number, CONTINUATION, cell=(number, one))


def _heading_in_one_cell(header: Header, number: int, column: int) -> Row:
    text = header.grid.texts[number, column]
    mark, heading, says_area = split_mark(text)
    form = ("satu", heading.isupper(), header.grid.colours.get((number, column), ""))
    return Row(number, HEADING, mark=mark, title=heading, shape=form, says_area=says_area, cell=(number, column))


def _heading_in_two_cells(header: Header, number: int, mark: Mark, column: int) -> Row:
    """Mark and title in two cells. A number with a title alone may as well be a langkah not filled in yet."""
    heading = header.grid.texts[number, column]
    form = ("dua", heading.isupper(), header.grid.colours.get((number, column), ""))
    sure = not mark.kind.startswith("angka") or is_wide_heading(header, number, column)
    if sure:
        return Row(number, HEADING, mark=mark, title=heading, shape=form, cell=(number, column))
    no = row_number(header.grid.texts.get((number, header.first_column), "")) or mark.text
    return Row(number, LANGKAH, no=no, mark=mark, title=heading, shape=form, cell=(number, column), may_be_heading=True)


def _merge_marks(header: Header, row: list[Row]) -> list[Row]:
    """A mark in one row and its title in the next become one heading."""
    result: list[Row] = []
    for one in row:
        previous = result[-1] if result else None
        if previous and previous.jenis == MARK and _can_be_heading(header, one):
            text = header.grid.texts[one.cell]
            form = ("dua baris", text.isupper(), header.grid.colours.get(one.cell, ""))
            result[-1] = replace(previous, jenis=HEADING, title=text, shape=form, cell=one.cell)
        else:
            result.append(one)
    return result


def _can_be_heading(header: Header, one: Row) -> bool:
    """Whether a row holds nothing but a title without a mark of its own."""
    content = header.grid.by_row[one.number]
    if len(content) > 1:
        return False
    return (one.jenis == HEADING and one.mark is None) or (
        one.jenis == CONTINUATION and content[0] == header.columns.get("komponen")
    )


def _find_similar_headings(header: Header, row: list[Row]) -> list[Row]:
    """Lone cells in capitals are headings where usual areas stand so, in the same column and colour."""
    grid = header.grid
    form = {
        (one.cell[1], one.shape)
        for one in row
        if one.jenis == HEADING and one.mark is None and one.title.isupper() and grid.width_at(*one.cell) == 1
    }

    def alike(one: Row) -> Row:
        if one.jenis != CONTINUATION or len(grid.by_row[one.number]) > 1:
            return one
        candidates = _heading_in_one_cell(header, *one.cell)
        matching = (one.cell[1], candidates.shape) in form and candidates.title.isupper()
        return replace(candidates, after_empty=one.after_empty) if matching else one

    return [alike(one) for one in row] if form else row


def _decide_numbered_headings(header: Header, row: list[Row]) -> list[Row]:
    """`1 | Pengendalian Gratifikasi` is a heading if the rows below it are numbered anew or, without a number, name a
    KOMPONEN of their own; else a langkah."""
    result = list(row)
    for index in range(len(result) - 1, -1, -1):
        one = result[index]
        if not one.may_be_heading:
            continue
        following = result[index + 1] if index + 1 < len(result) else None
        if following and (_starts_anew(one, following) or _has_own_komponen(header, one, following)):
            result[index] = replace(one, jenis=HEADING, no="", may_be_heading=False)
    return result


def _has_own_komponen(header: Header, one: Row, following: Row) -> bool:
    """Whether the unnumbered row after a title in KOMPONEN brings a KOMPONEN and a LANGKAH itself."""
    column = header.columns.get("komponen")
    content = header.grid.by_row[following.number]
    return (
        one.cell[1] == column
        and following.jenis == CONTINUATION
        and {column, header.columns["langkah_aksi"]} <= set(content)
    )


def _starts_anew(one: Row, following: Row) -> bool:
    """Whether the row after a numbered title starts a series of its own: `1` again, `a`, `i`, or `1.1` under `1`."""
    if following.jenis == HEADING:
        return bool(following.mark and following.mark.kind != one.mark.kind and following.mark.order == 1)
    return following.jenis == LANGKAH and (
        following.no.lower() in ("1", "a", "i") or following.no.startswith(f"{one.no}.")
    )


def _mark_notes(header: Header, row: list[Row]) -> list[Row]:
    """Notes and signatures below the last langkah become CATATAN, and so do notes between headings."""
    end = max((index for index, one in enumerate(row) if one.jenis == LANGKAH and not one.may_be_heading), default=-1)
    start = next((index for index in range(end + 1, len(row)) if _begins_note(header, row[index])), len(row))
    result = []
    for index, one in enumerate(row):
        remarks = index >= start or (
            one.jenis == HEADING and one.mark is None and BOTTOM_NOTE.match(one.title) is not None
        )
        result.append(replace(one, jenis=NOTE) if remarks else one)
    return result


def _begins_note(header: Header, one: Row) -> bool:
    """Whether a row below the last numbered one begins a note or a signature block.

    Right under the table every cell of the row must look like one: a bukti may stand beside a place-like date.
    """
    content = [header.grid.texts[one.number, k] for k in header.grid.by_row[one.number]]
    if len(content) > _SIGNATURE_CELLS:
        return False
    sure = [bool(SURE_SIGNATURE.match(text)) for text in content]
    maybe = [p or bool(SIGNATURE.match(text)) for p, text in zip(sure, content, strict=True)]
    if any(sure) and (one.after_empty or all(maybe)):
        return True
    return one.after_empty and (any(maybe) or any(BOTTOM_NOTE.match(text) for text in content))
