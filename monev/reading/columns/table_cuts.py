"""Find the one table of a sheet that is read, and where it ends.

Headings repeated on each printed page, or above each area, belong to it. Headings of another table,
or repeated under a title that names another year, another office or a report, end it: what stands
below is named by `sheet_remarks`, and its form can choose it by its heading row.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from monev.reading.columns.header import Header
from monev.reading.columns.heading_meanings import list_meanings
from monev.reading.columns.heading_rows import HEADING_LENGTH
from monev.reading.files.grid import Grid
from monev.reading.identity import find_office_key, find_tahun
from monev.reading.vocabulary.headings import (
    LAPORAN_GROUPS,
    heading_words,
    load_patterns,
    meaning_of,
)

TITLES = load_patterns("titles", groups="|".join(LAPORAN_GROUPS))
"""Patterns of titles above and between tables."""

_FEWEST_HEADINGS = 3
_FEWEST_COLUMNS = 2

HeaderFinder = Callable[[Grid], Header | None]
"""Finds the headings of a sheet, or of a part of it."""


def find_table(grid: Grid, find: HeaderFinder) -> Header | None:
    """Find the headings of a sheet's first table that could be a plan.

    Its grid is cut off where the next one begins.

    The best headings may stand further down: one pokja adds a column. So the rows above them are
    looked at by themselves.
    """
    header = find(grid)
    first = min(grid.by_row, default=0)
    while header and not header.missing:
        rows = [*header.grid.by_row]
        start, _ = _titles_above(header, rows, rows.index(header.start))
        above = find(grid.take_part(row=(first, start - 1))) if start > first else None
        if above is None or above.missing:
            limit = _find_lower_limit(header)
            part = header.grid.take_part(row=(first, limit - 1)) if limit else header.grid
            return replace(header, grid=part)
        header = above
    return header


def _find_lower_limit(header: Header) -> int:
    """Find the first row below at which another table begins; 0 for none."""
    rows = header.rows_below
    for index, row in enumerate(rows):
        if titles_report(header.grid.row_texts(row)):
            return row
        is_repeated = header.repeats_heading(row)
        if not is_repeated and not (index and _is_other_heading_row(header.grid, row)):
            continue
        start, titles = _titles_above(header, rows, index)
        is_other = is_other_rencana(header.titles, titles) or _is_other_order(header, row)
        if not is_repeated or is_other or any(titles_report([title]) for title in titles):
            return start
    return 0


def titles_report(texts: Sequence[str]) -> bool:
    """True if a row holds nothing but the title of a report or of sums, in capitals.

    Examples are REALISASI TW II and REKAPITULASI.
    """
    first, *others = texts
    is_other = first.startswith("REKAP") or TITLES["sure_report"].match(first)
    return bool(not others and first.isupper() and is_other)


def _is_other_order(header: Header, row: int) -> bool:
    """True if a row of headings said again has another order than the headings above.

    It puts two meanings or more in other columns.
    """
    moved = 0
    for column in header.grid.by_row[row]:
        text = header.grid.texts[row, column]
        for meaning, *_ in list_meanings((text,))[:1]:
            moved += header.columns.get(meaning, column) != column
    return moved >= _FEWEST_COLUMNS


def _titles_above(header: Header, rows: list[int], index: int) -> tuple[int, list[str]]:
    """Find the title rows right above a heading row: the first of them, and their texts.

    A lone cell under LANGKAH AKSI or another meaning is the table's last row, not a title, unless
    it is merged wide.
    """
    grid = header.grid
    meaningful = {*header.columns.values()} - {header.first_column}
    titles: list[str] = []
    start = rows[index]
    for row in reversed(rows[:index]):
        first, *others = grid.by_row[row]
        is_narrow = first in meaningful and grid.width_at(row, first) < _FEWEST_HEADINGS
        if others or is_narrow:
            break
        titles.insert(0, grid.texts[row, first])
        start = row
    return start, titles


def is_other_rencana(old: Sequence[str], new: Sequence[str]) -> bool:
    """True if titles name another year or another office than those of the table above."""
    for find in (find_tahun, find_office_key):
        before = find(tuple(old))
        after = find(tuple(new))
        if before and after and before != after:
            return True
    return False


def _is_other_heading_row(grid: Grid, row: int) -> bool:
    """True if a row is the heading row of a table: short words without a number, NO first."""
    texts = grid.row_texts(row)
    if len(texts) < _FEWEST_HEADINGS:
        return False
    if any(len(text) > HEADING_LENGTH or text[0].isdecimal() for text in texts):
        return False
    meaning, _ = meaning_of(heading_words(texts[0]))
    return meaning == "no"
