"""Columns, or rows, that a person reads as one.

| kind | example | read as |
|---|---|---|
| a mark and its text in two cells | `a.` and *Rapat* under one LANGKAH AKSI | one cell |
| steps of numbers under NO | A. and I. and 1. and i., one to a row | one column NO |
| the last part of a KODE | A.1.I and SUB a | A.1.I.a |
| several columns of one meaning | EVIDEN 1 and EVIDEN 2; BUKTI over SK and Foto | one list |
| ticks under names | PIC over Sekretaris and Umum, with ✓ | the names that are ticked |
| a row for each document | the row above again, but for BUKTI DUKUNG | one langkah |
"""

import re
from collections.abc import Container, Iterable
from dataclasses import replace
from itertools import pairwise, product

from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import (
    PATTERNS,
    SUB_HEADINGS,
    heading_words,
    meaning_of,
    write_out,
)
from monev.reading.vocabulary.marks import kind_of_mark, mark_of
from monev.reading.vocabulary.structure import lone_mark

_BULLETS = frozenset("-–•▪●*o")
_MAX_WIDTH, _FEWEST_STEPS, _FEWEST_NAMES, _MOST_KODE = 3, 3, 2, 0.6
_OF_WORK = {"area", "sub_area", "komponen", "indikator", "langkah_aksi", "target_waktu", "pic"}
"""What a row says of its work, and not of its number, its proof or how far it is."""

Texts = dict[Cell, str]


def join_cells(header: Header) -> tuple[Texts, set[int]]:
    """The sheet's texts with the cells of columns that are one in the first of them; and the
    columns that are so no more."""
    texts = dict(header.grid.texts)
    calendar = header.calendar
    headed = {
        *header.headings,
        *header.months,
        *(calendar.rekap | calendar.twins if calendar else ()),
    }
    for meaning, left in header.columns.items():
        cells = (
            _list_steps(header, left, headed)
            if meaning == "no"
            else _list_second_cells(header, left, headed)
        )
        _join_second_cells(header, meaning, cells, texts)
    _join_sub(header, texts)
    parts = _find_parts(header, "bukti_dukung") | _find_parts(header, "pic")
    for column in sorted(parts, key=lambda part: abs(part - parts[part])):
        into = parts[column]
        for row in header.cells_below(column):
            if (row, column) not in texts:
                continue  # it went to a column further left
            pieces = {into: texts.get((row, into), ""), column: texts.pop((row, column))}
            texts[row, into] = _join_pieces(header, into, pieces)
    return texts, {*parts}


def _join_pieces(header: Header, into: int, pieces: dict[int, str]) -> str:
    """What two columns of one list say, from left to right; numbers of columns, 6 and 7, as one."""
    said = [text for _, text in sorted(pieces.items()) if text.strip("-–— ")] or ["-"]
    if all(map(str.isdecimal, said)):
        return said[0]
    return ("\n" if into == header.columns.get("bukti_dukung") else ", ").join(said)


def _join_second_cells(
    header: Header, meaning: str, cells: list[tuple[Cell, int]], texts: Texts
) -> None:
    """Join to a column's cells, in place, those right of it (each with the column it goes to). A
    bare letter before a langkah, or a number where NO has none, numbers it and is none of its
    words."""
    no = header.columns.get("no", 0)
    is_numbered = any((row, no) in header.grid.texts for (row, _), _ in cells)
    for (row, right), left in cells:
        mark = texts.get((row, left), "")
        if meaning == "bukti_dukung" and mark.isalnum() and mark not in _BULLETS:
            mark = f"{mark}."
        elif meaning == "langkah_aksi" and (
            re.fullmatch("[a-z]", mark) or (mark.isdecimal() and not is_numbered)
        ):
            if no and mark.isdecimal():
                texts[row, no] = mark
            mark = ""
        texts[row, left] = f"{mark} {texts.pop((row, right))}".strip()


def _list_second_cells(header: Header, left: int, headed: Container[int]) -> list[tuple[Cell, int]]:
    """The filled cells of the columns right of `left` that are one with it: its heading is merged
    over both, or the second has none; and each first holds a mark, or nothing below one heading."""
    grid = header.grid
    end = header.end
    width = grid.width_at(end, left) if grid.origin(end, left)[1] == left else 1
    is_wide = 1 < width <= _MAX_WIDTH  # over more it is the heading of a group
    if not is_wide and left + 1 in headed:
        return []
    result: list[tuple[Cell, int]] = []
    for right in range(left + 1, left + (width if is_wide else 2)):
        # No merge from the left covers the first.
        rows = [row for row in header.cells_below(right) if grid.origin(row, left)[1] == left]
        marks = [grid.content_at(row, left) for row in rows]
        if all(map(_numbers_text, marks)) and (is_wide or all(marks)):
            result += [((row, right), left) for row in rows]
    return result


def _numbers_text(mark: str) -> bool:
    """Whether a cell may stand before the text of the next: a mark, or nothing."""
    return mark in ("", *_BULLETS) or bool(lone_mark(mark))


def _list_steps(header: Header, left: int, headed: Container[int]) -> list[tuple[Cell, int]]:
    """The cells right of NO in steps with its own, one to a row. NO is merged over them, or there
    are two columns of nothing but marks or more."""
    grid = header.grid
    width = header.grid.width_at(header.end, left)
    after = range(left + 1, grid.last_column + 1)
    beyond = next((column for column in after if column in headed), grid.last_column + 1)
    columns = range(left + 1, left + width if width > 1 else beyond)
    cells = [(row, column) for column in columns for row in header.cells_below(column)]
    rows = [*header.cells_below(left), *(row for row, _ in cells)]
    if len(set(rows)) < len(rows):
        return []
    are_marks = all(lone_mark(grid.texts[cell]) for cell in cells)
    is_stepped = width > 1 or (are_marks and beyond - left >= _FEWEST_STEPS)
    return [(cell, left) for cell in cells] if is_stepped else []


def _join_sub(header: Header, texts: Texts) -> None:
    """Join to each KODE, in place, the mark that SUB right of it holds."""
    kode = header.columns.get("kode", 0)
    parts = header.cells_below(kode + 1)
    is_sub = heading_words(header.headings.get(kode + 1, "")) in SUB_HEADINGS
    if kode and is_sub and all(map(lone_mark, parts.values())):
        for row in parts.keys() & header.cells_below(kode).keys():
            part = texts.pop((row, kode + 1)).strip(".)")
            texts[row, kode] = f"{texts[row, kode].rstrip('.')}.{part}"


def _find_parts(header: Header, meaning: str) -> dict[int, int]:
    """The columns for one more of a meaning each, with its column: they are numbered, or its
    heading is merged over them, alone or with a kind of document or a stage of the work each."""
    left = header.columns.get(meaning, 0)
    grid = header.grid
    if not left:
        return {}
    taken = {*header.columns.values()}
    origin = grid.origin(header.start, left)

    def is_more(column: int) -> bool:
        if not any(len(text) > 1 for text in header.cells_below(column).values()):
            return False  # marks alone
        if _is_numbered(header, meaning, column):
            return True
        is_alike = header.headings[column] == header.headings[left] or (
            _names_kind(header, column) and _names_kind(header, left)
        )
        is_below = grid.origin(header.start, column) == origin
        return meaning == "bukti_dukung" and is_alike and is_below

    others = (column for column in header.headings if column > left or column not in taken)
    return {column: left for column in others if column != left and is_more(column)}


def _is_numbered(header: Header, meaning: str, column: int) -> bool:
    """Whether a heading counts one more of a meaning: EVIDEN 2, or the same words as its column's
    but for the number."""
    own = heading_words(header.headings[column])
    plain = PATTERNS["ordinal"].sub("", own)
    if plain == own:
        return False
    first = heading_words(header.headings[header.columns[meaning]])
    is_bukti = meaning == meaning_of(write_out(plain))[0] == "bukti_dukung"
    return is_bukti or plain == PATTERNS["ordinal"].sub("", first)


def _names_kind(header: Header, column: int) -> bool:
    """Whether the lower heading of a column names a kind of document or a stage: SK, Persiapan; not
    JADWAL."""
    own = header.grid.content_at(header.end, column)
    means = meaning_of(heading_words(own))[0]
    is_document = starts_like_document(own) and means in ("", "bukti_dukung")
    return header.start < header.end and bool(is_document or PATTERNS["stage"].fullmatch(own))


def unite_marked_columns(header: Header, meaning: str) -> Header:
    """The table with one column of names where the heading of BUKTI DUKUNG, PIC or STATUS stands
    over a column for each, with one kind of mark in them."""
    names = _list_names_below(header, header.columns.get(meaning, 0))
    works = header.cells_below(header.columns.get("langkah_aksi", 0))
    marks: dict[Cell, str] = {}
    for cell in product(works, names):
        # x and X differ by a slip of the key alone; numbers below the works count the ticks.
        text = header.grid.texts.get(cell, "")
        if text and not text.isdecimal():
            is_mark = kind_of_mark(text) == "mark"
            marks[cell] = mark_of(text).casefold() if is_mark else ""
    cells = [cell for cell, mark in marks.items() if mark]
    if len({marks[cell] for cell in cells}) != 1 or 2 * len(cells) <= len(marks):
        return header
    joint = "\n" if meaning == "bukti_dukung" else ", "
    said: dict[int, str] = {}
    for row, column in sorted(cells):
        said[row] = joint.join(filter(None, (said.get(row), names[column])))
    heading = header.grid.content_at(header.start, min(names))
    united = header.without(cells).without_choice_among(names)
    return united.with_column(meaning, said, heading)


def _list_names_below(header: Header, column: int) -> dict[int, str]:
    """Column → what stands below the heading merged over several columns, this one among them; {}
    for numbers."""
    grid = header.grid
    rows = range(header.start, header.end + 1)
    # Other headings may go on below them: JADWAL, its months, their weeks; or stand above: RENCANA,
    # PIC, the names.
    last = max((row for row in rows if grid.content_at(row, column)), default=0)
    top = grid.origin(last, column)[0] - 1
    if not column or top < header.start:
        return {}
    group = grid.origin(top, column)
    below = {k: grid.content_at(last, k) for k in header.headings if grid.origin(top, k) == group}
    are_names = not any(map(str.isdecimal, below.values()))
    return below if are_names and len({*below.values()}) >= _FEWEST_NAMES else {}


def leave_said_again(header: Header) -> Header:
    """The table in which a row that says all of the work above again, but another document, says
    the document alone, as an application lists them."""
    grid = header.grid
    bukti = header.columns.get("bukti_dukung", 0)
    work = [*_columns_of(header, _OF_WORK), *header.months]
    numbers = _columns_of(header, ("no", "kode"))
    langkah = header.columns["langkah_aksi"]
    said = set[Cell]()
    for above, row in pairwise(header.rows_below):
        proofs = [grid.texts.get((each, bukti), "") for each in (above, row)]
        is_other = all(proofs) and proofs[0] != proofs[1] and (row, langkah) in grid.texts
        if is_other and all(grid.content_at(above, k) == grid.content_at(row, k) for k in work):
            said |= {(row, column) for column in (*work, *numbers)}
    return header.without(said)


def _columns_of(header: Header, meanings: Iterable[str]) -> list[int]:
    return [header.columns[meaning] for meaning in meanings if meaning in header.columns]


def number_by_kode(header: Header) -> Header:
    """The headings, KODE read as NO where its kode only count rows and the table has no NO; or
    where they count by levels: I, 1 or I.1, I.1.1 and NO counts titles, too."""
    kode = header.columns.get("kode", 0)
    no = header.columns.get("no", 0)
    cells = [text.strip(" .") for text in header.cells_below(kode).values()]
    known = set(cells)
    parents = {text.partition(".")[0] for text in cells if "." in text}
    parents |= {text.rpartition(".")[0] for text in cells if "." in text}
    counts = sum(map(str.isdecimal, cells)) >= _MOST_KODE * len(cells)
    is_counted = not no and len(known) < len(cells) and counts
    is_no_wider = not no or header.cells_below(no).keys() >= header.cells_below(kode).keys()
    if not is_counted and not (parents & known and is_no_wider):
        return header
    columns = dict(header.columns)
    if is_counted and not parents & known:
        del columns["kode"]
    return replace(header.with_cells([no], {}), columns={**columns, "no": kode})
