"""Cut a sheet into its tables: what has headings of its own, to the right or below, is another table.

Headings repeated on each printed page, or above each area, belong to one table; headings repeated under a title that
names another year or another office begin another plan.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from monev.core.remarks import Remark
from monev.reading.columns.header import HEADING_LENGTH, NO_CHOICES, Header, find_header
from monev.reading.columns.span_columns import unite_span_columns
from monev.reading.files.grid import Grid, cell_address, column_letter
from monev.reading.identity import find_satker
from monev.reading.rows.time_titles import time_from_groups
from monev.reading.vocabulary.headings import HEADINGS, heading_meanings, heading_words, normalize

TABLE_MAX = 20
"""Tables looked for on one sheet."""

_TAHUN_PATTERN = re.compile(r"\bTAHUN(?:\s+ANGGARAN)?\s*[:.]?\s*(20\d{2})\b", re.IGNORECASE)
_FEWEST_HEADINGS = 3
_OTHER_TABLE_WORDS = frozenset(("no", "area", "jumlah", "bobot", "nilai", "rekap", "total"))
_OUTSIDE_MAX = 0.1
_FEWEST_COLUMNS = 2


def find_sheet_tables(grid: Grid, chosen: Mapping[str, str] = NO_CHOICES) -> list[Header]:
    """The headings of every table of a sheet that could be a plan, from top to bottom; at most one incomplete.

    `chosen` are headings whose meaning people chose (see `arti.pasangkan`).
    """
    result: list[Header] = []
    rest = grid
    while len(result) < TABLE_MAX:
        header = _find_header(rest, chosen)
        if header is None or (header.missing and result):
            return [*result[:-1], _with_rest(result[-1], rest)] if result and rest.texts else result
        if header.missing:
            return [header]
        header, beside = _cut_columns(header, chosen)
        limit = _lower_limit(header)
        if limit is None:
            return [*result, header, *beside]
        rest = header.grid.take_part(row=(limit, grid.last_row))
        above = header.grid.take_part(row=(min(header.grid.by_row), limit - 1))
        result += [replace(header, grid=above), *beside]
    return result


def _find_header(grid: Grid, chosen: Mapping[str, str]) -> Header | None:
    """The best heading rows of a sheet, its time as one column where it stands in two or in titles over the rows."""
    header = find_header(grid, chosen)
    return time_from_groups(unite_span_columns(header)) if header else None


def _with_rest(header: Header, rest: Grid) -> Header:
    """The last plan table with a note on what stands below it and is no plan."""
    beginning = min(rest.by_row)
    content = "; ".join(" ".join(text.split())[:30] for text in list(rest.texts.values())[:4])
    message = f"Mulai baris {beginning} ada tabel lain di bawah rencana ({content}); tabel itu tidak dibaca."
    remarks = Remark(message, rest.name, beginning, sel=cell_address(beginning, min(rest.by_row[beginning])))
    return replace(header, warnings=(*header.warnings, remarks))


def _cut_columns(header: Header, chosen: Mapping[str, str]) -> tuple[Header, list[Header]]:
    """The table without what stands beside it, parted by an empty column and with rows of its own; then the plan tables
    among these, such as the second half of the areas."""
    block = _column_blocks(header)
    langkah = header.columns["langkah_aksi"]
    primary = next(index for index, (from_, until) in enumerate(block) if from_ <= langkah <= until)
    from_, until = block[primary]
    dropped = []
    for index, one in enumerate(block):
        if index != primary and _is_other_table(header, one):
            dropped.append(one)
    if not dropped:
        return header, []
    from_ = max((b for a, b in dropped if b < from_), default=0) + 1
    until = min((a for a, b in dropped if a > until), default=header.grid.last_column + 1) - 1
    own = _find_header(header.grid.take_part(column=(from_, until)), chosen)
    if own is None or own.missing:
        return header, []
    other = {one: _find_header(header.grid.take_part(column=one), chosen) for one in dropped}
    beside = [one for one in other.values() if one and not one.missing]
    dropped = [block for block, one in other.items() if one not in beside]
    if not dropped:
        return own, beside
    column = ", ".join(f"{column_letter(a)}–{column_letter(b)}" for a, b in dropped)
    message = f"Di samping rencana ada tabel lain (kolom {column}); tabel itu tidak dibaca."
    remarks = Remark(message, header.grid.name, header.end, sel=cell_address(header.end, dropped[0][0]))
    return replace(own, warnings=(*own.warnings, remarks)), beside


def _column_blocks(header: Header) -> list[tuple[int, int]]:
    """Runs of columns between columns that are empty from the headings down."""
    grid = header.grid
    filled = {k for (b, k) in grid.texts if b >= header.start} | {
        k for (b, k) in grid.merges if header.start <= b <= header.end and grid.content_at(b, k)
    }
    block: list[tuple[int, int]] = []
    for column in sorted(filled):
        if block and block[-1][1] == column - 1:
            block[-1] = (block[-1][0], column)
        else:
            block.append((column, column))
    return block


def _is_other_table(header: Header, block: tuple[int, int]) -> bool:
    """Whether a block of columns keeps rows of its own, or is headed as a table of its own.

    A table has two columns or more: one alone is the plan's, set apart by an empty column for looks.
    """
    grid, (from_, until) = header.grid, block
    if sum(from_ <= k <= until for k in header.headings) < _FEWEST_COLUMNS:
        return False
    action = header.columns["langkah_aksi"]
    langkah = {b for (b, k), text in grid.texts.items() if k == action and b > header.end and not text.isdecimal()}
    content = {b for (b, k) in grid.texts if b > header.end and from_ <= k <= until}
    wording = {wording for k in range(from_, until + 1) for wording in normalize(header.headings.get(k, "")).split()}
    if not content or not wording:
        return False
    outside = len(content - langkah) > _OUTSIDE_MAX * len(content)
    return outside or (from_ > _last_needed_column(header) and bool(wording & _OTHER_TABLE_WORDS))


def _last_needed_column(header: Header) -> int:
    """The last column of a meaning that a plan needs."""
    calendar = header.calendar.columns if header.calendar else ()
    needed = [
        header.columns[meaning]
        for meaning in ("langkah_aksi", "bukti_dukung", "target_waktu")
        if meaning in header.columns
    ]
    return max([*needed, *calendar])


def _lower_limit(header: Header) -> int | None:
    """The first row below at which another table begins."""
    grid = header.grid
    repeats = header.heading_words
    titles_above = [grid.texts[b, k] for b in grid.by_row if b < header.start for k in grid.by_row[b]]
    row = [b for b in grid.by_row if b > header.end]
    for index, number in enumerate(row):
        if header.repeats_heading(number, repeats):
            beginning, heading = _titles_above(header, row, index)
            if _is_other_rencana(titles_above, heading):
                return beginning
        elif index and _is_other_heading_row(grid, number):
            return _titles_above(header, row, index)[0]
    return None


def _titles_above(header: Header, row: list[int], index: int) -> tuple[int, list[str]]:
    """The title rows right above a heading row: the first of them, and their texts.

    A lone cell under LANGKAH AKSI or another meaning is the table's last row, not a title, unless it is merged wide.
    """
    grid = header.grid
    content = set(header.columns.values()) - {header.first_column}
    beginning, heading = row[index], []
    for number in reversed(row[:index]):
        column = grid.by_row[number]
        if len(column) > 1 or (column[0] in content and grid.width_at(number, column[0]) < _FEWEST_HEADINGS):
            break
        heading.insert(0, grid.texts[number, column[0]])
        beginning = number
    return beginning, heading


def _is_other_rencana(old: list[str], new: list[str]) -> bool:
    """Whether titles name another year or another office than those of the table above."""
    old_tahun, new_tahun = (
        {int(t) for text in heading for t in _TAHUN_PATTERN.findall(text)} for heading in (old, new)
    )
    if old_tahun and new_tahun and not old_tahun & new_tahun:
        return True
    old_satker, new_satker = find_satker(tuple(old)), find_satker(tuple(new))
    return bool(old_satker and new_satker and old_satker != new_satker)


def _is_other_heading_row(grid: Grid, number: int) -> bool:
    """Whether a row is the heading row of a table: short words without a number, NO first or several known words."""
    column = grid.by_row[number]
    content = [grid.texts[number, k] for k in column]
    if len(content) < _FEWEST_HEADINGS or any(len(text) > HEADING_LENGTH or text[0].isdecimal() for text in content):
        return False
    wording = [heading_words(text) for text in content]
    return wording[0] in HEADINGS["no"] or all(k in heading_meanings() for k in wording)
