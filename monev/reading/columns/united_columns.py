"""Unite columns, or cells, that a person reads as one.

| kind | example | read as |
|---|---|---|
| steps of numbers under NO | A. and I. and 1. and i., one to a row | one column NO |
| a mark and its text in two cells | `a.` and *Rapat* under one LANGKAH AKSI | one cell |
| several columns of one meaning | EVIDEN 1 and EVIDEN 2; BUKTI over SK and Foto | one list |
| ticks under names | PIC over Sekretaris and Umum, with ✓ | the ticked names |
"""

from collections.abc import Iterable
from itertools import product

from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell
from monev.reading.vocabulary.headings import PATTERNS, heading_words, meaning_of, write_out
from monev.reading.vocabulary.marks import kind_of_mark, mark_of
from monev.reading.vocabulary.structure import lone_mark

_BULLETS = frozenset("-–•▪●*o")
_MAX_WIDTH = 3
_FEWEST_STEPS = 3
_FEWEST_NAMES = 2
Texts = dict[Cell, str]


def join_cells(header: Header) -> tuple[Texts, set[int]]:
    """Join the cells of columns that are one, in the first of them.

    Returns the sheet's texts, and the columns that are no longer columns of their own.
    """
    texts = dict(header.grid.texts)
    for left in header.columns.values():
        seconds = _list_second_cells(header, left)
        _join_second_cells(left, seconds, texts)
    parts = _find_parts(header, "bukti_dukung")
    parts |= _find_parts(header, "pic")
    nearest_first = sorted(parts, key=lambda part: abs(part - parts[part]))
    for column in nearest_first:
        into = parts[column]
        for row in header.cells_below(column):
            own = texts.pop((row, column), "")
            if not own:
                continue  # it went to a column further left
            pieces = [own, texts.get((row, into), "")]
            if into < column:
                pieces.reverse()
            texts[row, into] = _join_pieces(header, into, pieces)
    return texts, {*parts}


def _join_second_cells(left: int, seconds: Texts, texts: Texts) -> None:
    """Join to a column's cells, in place, those right of it.

    A letter or number before a text gets a dot.
    """
    for (row, column), text in seconds.items():
        mark = texts.get((row, left), "")
        if mark.isalnum() and mark not in _BULLETS:
            mark = f"{mark}."
        texts[row, left] = f"{mark} {text}".strip()
        del texts[row, column]


def _join_pieces(header: Header, into: int, pieces: Iterable[str]) -> str:
    """Join the texts of two columns of one list, from left to right.

    Numbers of columns, 6 and 7, to the first.
    """
    said = [text for text in pieces if text.strip("-–— ")]
    if not said:
        return "-"
    if all(map(str.isdecimal, said)):
        return said[0]
    is_bukti = into == header.columns.get("bukti_dukung")
    joint = "\n" if is_bukti else ", "
    return joint.join(said)


def _list_second_cells(header: Header, left: int) -> Texts:
    """List the filled cells of the columns right of `left` that are one with it.

    Its heading is merged over both, or the second has none; and each first cell holds a mark, or
    nothing below one heading.
    """
    grid = header.grid
    width = grid.width_at(header.end, left)
    is_wide = 1 < width <= _MAX_WIDTH  # over more it is the heading of a group
    if not is_wide:
        if _is_headed(header, left + 1):
            return {}
        width = 2
    result: Texts = {}
    for right in range(left + 1, left + width):
        cells: Texts = {}
        are_marks = True
        for row, text in header.cells_below(right).items():
            cells[row, right] = text
            mark = grid.content_at(row, left)
            if mark:
                are_marks = are_marks and bool(lone_mark(mark))
            elif not is_wide:
                are_marks = False
        if are_marks:
            result |= cells
    return result


def _is_headed(header: Header, column: int) -> bool:
    """True if a column has a heading of its own, or is one of a calendar."""
    if column in header.headings:
        return True
    twins = header.calendar.twins if header.calendar else ()
    return column in header.months or column in twins


def _find_parts(header: Header, meaning: str) -> dict[int, int]:
    """Return column → the column of this meaning, for columns with one more of it.

    1. They are numbered: EVIDEN 2.
    2. They stand below the heading of BUKTI DUKUNG, with the same heading or each with a kind of
       document or a stage of the work.
    """
    left = header.column_of(meaning)
    if not left:
        return {}
    taken = header.columns.values()
    parts: dict[int, int] = {}
    for column in header.headings:
        if column <= left and column in taken:
            continue
        texts = header.cells_below(column).values()
        if all(len(text) <= 1 for text in texts):
            continue  # marks alone
        if _is_numbered(header, meaning, column):
            parts[column] = left
    return parts


def _is_numbered(header: Header, meaning: str, column: int) -> bool:
    """True if a heading counts one more of a meaning.

    Such is EVIDEN 2, or the same words as its column's but for the number.
    """
    own = heading_words(header.headings[column])
    plain = PATTERNS["ordinal"].sub("", own)
    if plain == own:
        return False
    if meaning == "bukti_dukung":
        of_plain, _ = meaning_of(write_out(plain))
        if of_plain == meaning:
            return True
    left = header.columns[meaning]
    first = heading_words(header.headings[left])
    return plain == PATTERNS["ordinal"].sub("", first)


def unite_marked_columns(header: Header, meaning: str) -> Header:
    """Unite columns of names under BUKTI DUKUNG, PIC or STATUS, ticked with one kind of mark.

    Each langkah gets its ticked names.
    """
    grid = header.grid
    names = _list_names_below(header, header.column_of(meaning))
    langkah = header.column_of("langkah_aksi")
    works = header.cells_below(langkah)
    said: dict[int, list[str]] = {}
    kinds: set[str] = set()
    ticks = 0
    others = 0
    for row, column in product(works, sorted(names)):
        text = grid.texts.get((row, column), "")
        if not text or text.isdecimal():
            continue  # numbers below the works count the ticks
        mark = ""
        if kind_of_mark(text) == "mark":
            # x and X differ by a slip of the key alone.
            mark = mark_of(text).casefold()
        if not mark:
            others += 1
            continue
        ticks += 1
        kinds.add(mark)
        ticked = said.setdefault(row, [])
        ticked.append(names[column])
    if len(kinds) != 1:
        return header
    if others >= ticks:
        return header
    joint = "\n" if meaning == "bukti_dukung" else ", "
    cells = {row: joint.join(ticked) for row, ticked in said.items()}
    heading = grid.content_at(header.start, min(names))
    united = header.without([*product(said, names)])
    united = united.without_choice_among(names)
    return united.with_column(meaning, cells, heading, names)


def _list_names_below(header: Header, column: int) -> dict[int, str]:
    """Return column → its lower heading, for all under the upper heading of this one.

    {} for numbers.

    Other headings may stand below them (JADWAL, its months, their weeks) or above (RENCANA, PIC,
    the names).
    """
    if not column:
        return {}
    grid = header.grid
    last = 0
    for row in range(header.start, header.end + 1):
        if grid.content_at(row, column):
            last = row
    first, _ = grid.origin(last, column)
    top = first - 1
    if top < header.start:
        return {}
    group = grid.origin(top, column)
    below: dict[int, str] = {}
    for other in header.headings:
        if grid.origin(top, other) != group:
            continue
        name = grid.content_at(last, other)
        below[other] = name
    names = {*below.values()}
    return below if len(names) >= _FEWEST_NAMES else {}
