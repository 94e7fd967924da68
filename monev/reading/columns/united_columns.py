"""Columns, or rows, that a person reads as one.

| kind | example | read as |
|---|---|---|
| steps of numbers under NO | A. and I. and 1. and i., one to a row | one column NO |
| a mark and its text in two cells | `a.` and *Rapat* under one LANGKAH AKSI | one cell |
| the last part of a KODE | A.1.I and SUB a | A.1.I.a |
| several columns of one meaning | EVIDEN 1 and EVIDEN 2; BUKTI over SK and Foto | one list |
| ticks under names | PIC over Sekretaris and Umum, with ✓ | the names that are ticked |
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

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
Texts = dict[Cell, str]


def join_cells(header: Header) -> tuple[Texts, set[int]]:
    """The sheet's texts with the cells of columns that are one in the first of them; and the
    columns that are so no more."""
    texts = dict(header.grid.texts)
    for meaning, left in header.columns.items():
        seconds = _list_second_cells(header, left)
        if meaning == "no":
            seconds = seconds or _list_steps(header, left)
        _join_second_cells(header, left, seconds, texts)
    _join_sub(header, texts)
    parts = _find_parts(header, "bukti_dukung") | _find_parts(header, "pic")
    for column in sorted(parts, key=lambda part: abs(part - parts[part])):
        into = parts[column]
        for row in header.cells_below(column):
            # It may have gone to a column further left.
            if own := texts.pop((row, column), ""):
                pieces = [(column, own), (into, texts.get((row, into), ""))]
                texts[row, into] = _join_pieces(header, into, [said for _, said in sorted(pieces)])
    return texts, {*parts}


def _join_second_cells(header: Header, left: int, seconds: Texts, texts: Texts) -> None:
    """Join to a column's cells, in place, those right of it. A letter or number before a text has a
    dot; that before a langkah of a row without a number is its NO."""
    no = header.columns.get("no", 0)
    is_work = bool(no) and left == header.columns.get("langkah_aksi")
    for (row, column), text in seconds.items():
        mark = texts.get((row, left), "")
        if is_work and mark.isdecimal() and (row, no) not in texts:
            texts[row, no], mark = mark, ""
        if mark.isalnum() and mark not in _BULLETS:
            mark = f"{mark}."
        texts[row, left] = f"{mark} {text}".strip()
        del texts[row, column]


def _join_pieces(header: Header, into: int, pieces: Iterable[str]) -> str:
    """What two columns of one list say, from left to right; numbers of columns, 6 and 7, as one."""
    said = [text for text in pieces if text.strip("-–— ")] or ["-"]
    if all(map(str.isdecimal, said)):
        return said[0]
    return ("\n" if into == header.columns.get("bukti_dukung") else ", ").join(said)


def _list_second_cells(header: Header, left: int) -> Texts:
    """The filled cells of the columns right of `left` that are one with it: its heading is merged
    over both, or the second has none; and each first holds a mark, or nothing below one heading."""
    grid = header.grid
    end = header.end
    width = grid.width_at(end, left)
    is_wide = 1 < width <= _MAX_WIDTH  # over more it is the heading of a group
    if not is_wide and _is_headed(header, left + 1):
        return {}
    result: Texts = {}
    for right in range(left + 1, left + (width if is_wide else 2)):
        # No merge from the left covers the first.
        below = header.cells_below(right)
        cells = {row: text for row, text in below.items() if grid.origin(row, left)[1] == left}
        marks = [grid.content_at(row, left) for row in cells]
        if all(map(_numbers_text, marks)) and (is_wide or all(marks)):
            result |= {(row, right): text for row, text in cells.items()}
    return result


def _is_headed(header: Header, column: int) -> bool:
    """True if a column has a heading of its own, or is one of a calendar."""
    calendar = header.calendar
    of_calendar = {*calendar.columns, *calendar.rekap, *calendar.twins} if calendar else set()
    return column in header.headings or column in of_calendar


def _list_steps(header: Header, left: int) -> Texts:
    """The cells right of NO in steps with its own: two columns or more of nothing but marks, one to
    a row."""
    beyond = left + 1
    while beyond <= header.grid.last_column and not _is_headed(header, beyond):
        beyond += 1
    cells: Texts = {}
    rows = [*header.cells_below(left)]
    for column in range(left + 1, beyond):
        below = header.cells_below(column)
        rows += below
        cells |= {(row, column): text for row, text in below.items()}
    is_stepped = beyond - left >= _FEWEST_STEPS and len({*rows}) == len(rows)
    return cells if is_stepped and all(map(lone_mark, cells.values())) else {}


def _numbers_text(mark: str) -> bool:
    """True if a cell may stand before the text of the next: a mark, or nothing."""
    return mark in ("", *_BULLETS) or bool(lone_mark(mark))


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
    """The columns for one more of a meaning each, with its column: they are numbered, or below the
    heading of BUKTI DUKUNG, alike or each with a kind of document or a stage of the work."""
    left = header.columns.get(meaning, 0)
    grid = header.grid
    parts: dict[int, int] = {}
    for column in header.headings if left else ():
        is_taken = column <= left and column in header.columns.values()
        longest = max(map(len, header.cells_below(column).values()), default=0)
        if is_taken or longest <= 1:
            continue  # marks alone
        is_below = grid.origin(header.start, column) == grid.origin(header.start, left)
        is_kind = meaning == "bukti_dukung" and is_below and _are_alike(header, column, left)
        if is_kind or _is_numbered(header, meaning, column):
            parts[column] = left
    return parts


def _are_alike(header: Header, column: int, left: int) -> bool:
    """True if two columns have one heading, or each that of a kind of document or a stage."""
    if header.headings[column] == header.headings[left]:
        return True
    return _names_kind(header, column) and _names_kind(header, left)


def _is_numbered(header: Header, meaning: str, column: int) -> bool:
    """True if a heading counts one more of a meaning: EVIDEN 2, or the same words as its column's
    but for the number."""
    own, first = (heading_words(header.headings[k]) for k in (column, header.columns[meaning]))
    plain = PATTERNS["ordinal"].sub("", own)
    if plain == own:
        return False
    is_bukti = meaning == meaning_of(write_out(plain))[0] == "bukti_dukung"
    return is_bukti or plain == PATTERNS["ordinal"].sub("", first)


def _names_kind(header: Header, column: int) -> bool:
    """True if the lower heading of a column names a kind of document or a stage: SK, Persiapan; not
    JADWAL."""
    if header.start == header.end:
        return False
    own = header.grid.content_at(header.end, column)
    means = meaning_of(heading_words(own))[0]
    is_document = starts_like_document(own) and means in ("", "bukti_dukung")
    return is_document or bool(PATTERNS["stage"].fullmatch(own))


def unite_marked_columns(header: Header, meaning: str) -> Header:
    """The table with one column of names where the heading of BUKTI DUKUNG, PIC or STATUS stands
    over a column for each, with one kind of mark in them."""
    names = _list_names_below(header, header.columns.get(meaning, 0))
    works = header.cells_below(header.columns.get("langkah_aksi", 0))
    said: dict[int, list[str]] = {}
    marks: list[str] = []
    for row, column in product(works, sorted(names)):
        text = header.grid.texts.get((row, column), "")
        if not text or text.isdecimal():
            continue  # numbers below the works count the ticks
        # x and X differ by a slip of the key alone.
        marks.append(mark_of(text).casefold() if kind_of_mark(text) == "mark" else "")
        if marks[-1]:
            said.setdefault(row, []).append(names[column])
    kinds = {*marks} - {""}
    if len(kinds) != 1 or 2 * marks.count("") >= len(marks):
        return header
    joint = "\n" if meaning == "bukti_dukung" else ", "
    cells = {row: joint.join(each) for row, each in said.items()}
    heading = header.grid.content_at(header.start, min(names))
    ticked = [*product(said, names)]
    united = header.without(ticked).without_choice_among(names)
    return united.with_column(meaning, cells, heading)


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


def number_by_kode(header: Header) -> Header:
    """The headings, KODE read as NO where (1) its kode only count rows and the table has no NO, (2)
    they count by levels, I, 1 or I.1, I.1.1, and NO counts titles, too."""
    kode = header.columns.get("kode", 0)
    no = header.columns.get("no", 0)
    rows = header.cells_below(kode)
    cells = [text.strip(" .") for text in rows.values()]
    counts = sum(map(str.isdecimal, cells)) >= _MOST_KODE * len(cells)
    is_counted = counts and not no and len({*cells}) < len(cells)
    if _has_levels(cells) and (not no or header.cells_below(no).keys() >= rows.keys()):
        counted = header.without({(row, no) for row in header.cells_below(no)})
        return replace(counted, columns={**header.columns, "no": kode})
    return header.with_meaning("no", kode) if is_counted else header


def _has_levels(cells: Iterable[str]) -> bool:
    """True if a kode is the beginning of another: I or I.1 of I.1.1."""
    deeper = [text for text in cells if "." in text]
    parents = {text.partition(".")[0] for text in deeper}
    parents |= {text.rpartition(".")[0] for text in deeper}
    return not parents.isdisjoint(cells)
