"""Cut a sheet into its tables: what has headings of its own, to the right or below, is another table.

Headings repeated on each printed page, or above each area, belong to one table; headings repeated under a title that
names another year or another office begin another plan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import HEADING_LENGTH
from monev.reading.columns.meanings import find_meaning
from monev.reading.files.grid import Grid, cell_address, column_letter
from monev.reading.identity import find_satker
from monev.reading.vocabulary.headings import HEADINGS, heading_meanings, heading_words, normalize

TABLE_MAX = 20
"""Tables looked for on one sheet."""

_TAHUN_PATTERN = re.compile(r"\bTAHUN(?:\s+ANGGARAN)?\s*[:.]?\s*(20\d{2})\b", re.IGNORECASE)
_FEWEST_HEADINGS = 3
_OTHER_TABLE_WORDS = frozenset(("no", "area", "jumlah", "bobot", "nilai", "rekap", "total"))
_OUTSIDE_MAX = 0.1
_FEWEST_COLUMNS = 2


HeaderFinder = Callable[[Grid], Header | None]
"""How the headings of a sheet, or of a part of it, are found."""


def cut_tables(grid: Grid, find: HeaderFinder) -> list[Header]:
    """The headings of every table of a sheet that could be a plan, from top to bottom; at most one incomplete.

    `find` finds the headings of the rest of the sheet after each cut. What no table takes, `accounting` names.
    """
    result: list[Header] = []
    rest = grid
    while len(result) < TABLE_MAX:
        header = _find_uppermost(rest, find)
        if header is None or header.missing:
            return [*result, header] if header else result
        last_row = header.grid.last_row
        header, beside = _cut_columns(header, find)
        limit = _lower_limit(header)
        if limit is not None:
            above = header.grid.take_part(row=(min(header.grid.by_row), limit - 1))
            header = replace(header, grid=above)
        result += [header, *beside]
        rest = rest.take_part(row=(limit or last_row + 1, rest.last_row))
        if not rest.by_row:
            return result
    return result


def _find_uppermost(grid: Grid, find: HeaderFinder) -> Header | None:
    """The first plan table of these rows, its grid ending where the next one begins.

    The best headings may stand further down: one pokja adds a column. What stands above them is looked at by itself.
    """
    header = find(grid)
    while header is not None and not header.missing:
        rows = list(header.grid.by_row)
        start, _ = _titles_above(header, rows, rows.index(header.start)) if header.start in rows else (header.start, [])
        above = find(grid.take_part(row=(min(grid.by_row), start - 1))) if start > min(grid.by_row) else None
        if above is None or above.missing or above.end >= above.grid.last_row:
            return header
        header = above
    return header


def _cut_columns(header: Header, find: HeaderFinder) -> tuple[Header, list[Header]]:
    """The table without the tables beside it, and those of them that are plans too, such as the second half of the
    areas.

    A table beside it is parted by an empty column and has rows of its own.
    """
    blocks = _column_blocks(header)
    own_block = _find_own_block(header, blocks)
    other_blocks = [block for block in blocks if block != own_block and _is_other_table(header, block)]
    if not other_blocks:
        return header, []
    own = find(header.grid.take_part(column=_columns_between(header.grid, own_block, other_blocks)))
    if own is None or own.missing:
        return header, []
    headers = {block: find(header.grid.take_part(column=block)) for block in other_blocks}
    beside = [other for other in headers.values() if other and not other.missing]
    unread = [block for block, other in headers.items() if other not in beside]
    return (_with_unread(own, header, unread) if unread else own), beside


def _find_own_block(header: Header, blocks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The block with the LANGKAH AKSI."""
    langkah = header.columns["langkah_aksi"]
    return next((first, last) for first, last in blocks if first <= langkah <= last)


def _columns_between(grid: Grid, own: tuple[int, int], others: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The first and last column of all that stands between the other blocks nearest to a table's own."""
    first = max((end for _, end in others if end < own[0]), default=0) + 1
    last = min((start for start, _ in others if start > own[1]), default=grid.last_column + 1) - 1
    return first, last


def _with_unread(own: Header, header: Header, unread: Sequence[tuple[int, int]]) -> Header:
    """The table with a remark on the blocks beside it that are no plan; `header` is the heading all stand under."""
    columns = ", ".join(f"{column_letter(first)}–{column_letter(last)}" for first, last in unread)
    cell = cell_address(header.end, unread[0][0])
    remark = Remark("columns.other_table_beside", header.grid.name, header.end, sel=cell, values={"columns": columns})
    return replace(own, warnings=(*own.warnings, remark), unread_blocks=tuple(unread))


def _column_blocks(header: Header) -> list[tuple[int, int]]:
    """Runs of columns between columns that are empty from the headings down."""
    grid = header.grid
    filled = {k for (b, k) in grid.texts if b >= header.start} | {
        k for (b, k) in grid.merges if header.start <= b <= header.end and grid.content_at(b, k)
    }
    blocks: list[tuple[int, int]] = []
    for column in sorted(filled):
        if blocks and blocks[-1][1] == column - 1:
            blocks[-1] = (blocks[-1][0], column)
        else:
            blocks.append((column, column))
    return blocks


def _is_other_table(header: Header, block: tuple[int, int]) -> bool:
    """Whether a block of columns keeps rows of its own, or is headed as a table of its own.

    A table has two columns or more: one alone is the plan's, set apart by an empty column for looks.
    """
    grid, (first, last) = header.grid, block
    if sum(first <= k <= last for k in header.headings) < _FEWEST_COLUMNS:
        return False
    rows = {b for (b, k) in grid.texts if b > header.end and first <= k <= last}
    words = {word for k in range(first, last + 1) for word in normalize(header.headings.get(k, "")).split()}
    if not rows or not words:
        return False
    has_own_rows = len(rows - _list_langkah_rows(header)) > _OUTSIDE_MAX * len(rows)
    return has_own_rows or (first > _last_needed_column(header) and bool(words & _OTHER_TABLE_WORDS))


def _list_langkah_rows(header: Header) -> set[int]:
    """The rows with a text of LANGKAH AKSI that is no bare number."""
    column = header.columns["langkah_aksi"]
    return {b for (b, k), text in header.grid.texts.items() if k == column and b > header.end and not text.isdecimal()}


def _last_needed_column(header: Header) -> int:
    """The last column of a meaning that a plan needs."""
    calendar_columns = header.calendar.columns if header.calendar else ()
    needed = [
        header.columns[meaning]
        for meaning in ("langkah_aksi", "bukti_dukung", "target_waktu")
        if meaning in header.columns
    ]
    return max([*needed, *calendar_columns])


def _lower_limit(header: Header) -> int | None:
    """The first row below at which another table begins."""
    grid = header.grid
    own_headings = header.heading_words
    rows = [b for b in grid.by_row if b > header.end]
    for index, number in enumerate(rows):
        if header.repeats_heading(number, own_headings):
            start, titles = _titles_above(header, rows, index)
            if is_other_rencana(header.titles, titles) or _is_other_order(header, number):
                return start
        elif index and _is_other_heading_row(grid, number):
            return _titles_above(header, rows, index)[0]
    return None


def _is_other_order(header: Header, number: int) -> bool:
    """Whether a row of headings said again puts two meanings or more in other columns than the headings above."""
    pieces = ((column, find_meaning((header.grid.texts[number, column],))[0]) for column in header.grid.by_row[number])
    moved = [meaning for column, meaning in pieces if meaning and header.columns.get(meaning, column) != column]
    return len(moved) >= _FEWEST_COLUMNS


def _titles_above(header: Header, rows: list[int], index: int) -> tuple[int, list[str]]:
    """The title rows right above a heading row: the first of them, and their texts.

    A lone cell under LANGKAH AKSI or another meaning is the table's last row, not a title, unless it is merged wide.
    """
    grid = header.grid
    meaningful = set(header.columns.values()) - {header.first_column}
    first_row, titles = rows[index], []
    for number in reversed(rows[:index]):
        columns = grid.by_row[number]
        if len(columns) > 1 or (columns[0] in meaningful and grid.width_at(number, columns[0]) < _FEWEST_HEADINGS):
            break
        titles.insert(0, grid.texts[number, columns[0]])
        first_row = number
    return first_row, titles


def is_other_rencana(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether titles name another year or another office than those of the table above."""
    old_tahun, new_tahun = ({int(t) for text in titles for t in _TAHUN_PATTERN.findall(text)} for titles in (old, new))
    if old_tahun and new_tahun and not old_tahun & new_tahun:
        return True
    old_satker, new_satker = find_satker(tuple(old)), find_satker(tuple(new))
    return bool(old_satker and new_satker and old_satker != new_satker)


def _is_other_heading_row(grid: Grid, number: int) -> bool:
    """Whether a row is the heading row of a table: short words without a number, NO first or several known words."""
    columns = grid.by_row[number]
    texts = [grid.texts[number, k] for k in columns]
    if len(texts) < _FEWEST_HEADINGS or any(len(text) > HEADING_LENGTH or text[0].isdecimal() for text in texts):
        return False
    words = [heading_words(text) for text in texts]
    return words[0] in HEADINGS["no"] or all(k in heading_meanings() for k in words)
