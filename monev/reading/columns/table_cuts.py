"""Cut a sheet into its tables.

Cells with headings of their own, to the right or below, are another table. Headings repeated on
each printed page, or above each area, belong to one table; headings repeated under a title that
names another year or another office begin another plan.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from monev.reading.columns.calendar import find_period_within
from monev.reading.columns.header import Header
from monev.reading.columns.heading_meanings import find_meaning
from monev.reading.columns.heading_rows import HEADING_LENGTH
from monev.reading.files.grid import Grid
from monev.reading.identity import find_office_key, find_tahun
from monev.reading.vocabulary.headings import (
    LAPORAN_GROUPS,
    heading_words,
    load_patterns,
    meaning_of,
    normalize,
)

TABLE_MAX = 20
"""Tables looked for on one sheet."""

TITLES = load_patterns("titles", groups="|".join(LAPORAN_GROUPS))
"""Patterns of titles above and between tables."""

_MOST = 0.6
_FEWEST_HEADINGS = 3
_FEWEST_COLUMNS = 2


HeaderFinder = Callable[[Grid], Header | None]
"""Finds the headings of a sheet, or of a part of it."""
Works = Collection[str]
"""The langkah of a table, normalized."""


def cut_tables(grid: Grid, find: HeaderFinder) -> list[Header]:
    """List the headings of every table of a sheet that could be a plan, from top to bottom; at most
    one incomplete.

    `find` finds the headings of the rest of the sheet after each cut. Cells of no table are named
    by `sheet_remarks`.
    """
    result: list[Header] = []
    rest = grid
    while len(result) < TABLE_MAX and rest.by_row:
        header = _find_uppermost(rest, find)
        if header is None:
            break
        if header.missing:
            return [*result, header]
        next_row = header.grid.last_row + 1
        limit = _find_lower_limit(header)
        if limit:
            next_row = limit
            first = min(header.grid.by_row)
            part = header.grid.take_part(row=(first, limit - 1))
            header = replace(header, grid=part)
        result.append(header)
        rest = rest.take_part(row=(next_row, rest.last_row))
    return result


def _find_uppermost(grid: Grid, find: HeaderFinder) -> Header | None:
    """Find the first plan table of these rows; its grid ends where the next one begins.

    The best headings may stand further down: one pokja adds a column. So the rows above them are
    looked at by themselves.
    """
    header = find(grid)
    first = min(grid.by_row)
    while header and not header.missing:
        rows = [*header.grid.by_row]
        index = rows.index(header.start)
        start, _ = _titles_above(header, rows, index)
        if start <= first:
            break
        above = find(grid.take_part(row=(first, start - 1)))
        if above is None or above.missing:
            break
        header = above
    return header


def _find_lower_limit(header: Header) -> int:
    """Find the first row below at which another table begins; 0 for none.

    Headings said again begin one under another year's or office's title, in another order, or if
    the work below them is that above: a monitoring.
    """
    rows = header.rows_below
    for index, row in enumerate(rows):
        if _titles_other(header, row):
            return row
        is_repeated = header.repeats_heading(row)
        if not is_repeated and not (index and _is_other_heading_row(header.grid, row)):
            continue
        start, titles = _titles_above(header, rows, index)
        if not is_repeated or is_other_rencana(header.titles, titles):
            return start
        if _is_other_order(header, row) or any(map(begins_report, titles)):
            return start
        if _says_plan_again(header, row):
            return start
    return 0


def _titles_other(header: Header, row: int) -> bool:
    """True if a row is the lone title of a report or of sums.

    REALISASI TW II, REKAPITULASI, and MONITORING over the plan's work.
    """
    first, *others = header.grid.by_row[row]
    text = header.grid.texts[row, first]
    if others or not text.isupper():
        return False
    if titles_report(text) or text.startswith("REKAP"):
        return True
    return TITLES["report"].match(text) is not None and _says_plan_again(header, row)


def begins_report(title: str) -> bool:
    """True if a title above headings that are said again is that of a report: MONEV.

    CAPAIAN KINERJA may be an area of the plan, and *Realisasi* labels a row.
    """
    if not title.isupper():
        return False
    return titles_report(title) or (" " not in title and _may_report(title))


def _may_report(title: str) -> bool:
    found = TITLES["report"].match(title)
    return found is not None and not found["work"]


def titles_report(title: str) -> bool:
    """True if a title can only be that of a report: REALISASI, MONITORING TW II."""
    if TITLES["sure_report"].match(title):
        return True
    return _may_report(title) and bool(find_period_within(title))


def _says_plan_again(header: Header, number: int) -> bool:
    """True if most of the work from a row on stands above it, too."""
    above: set[str] = set()
    below: set[str] = set()
    for row, text in header.cells_below(header.columns["langkah_aksi"]).items():
        words = normalize(text)
        if words not in header.heading_words:
            (above if row < number else below).add(words)
    again = find_said_again(above, below)
    return len(again) >= max(_FEWEST_COLUMNS, _MOST * len(below))


def find_said_again(above: Works, below: Works) -> set[str]:
    """Return the langkah that both tables say."""
    return {*above} & {*below}


def _is_other_order(header: Header, row: int) -> bool:
    """True if a row of headings said again puts two meanings or more in other columns than the
    headings above.
    """
    moved = 0
    for column in header.grid.by_row[row]:
        text = header.grid.texts[row, column]
        meaning, _ = find_meaning((text,))
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
    columns = grid.by_row[row]
    if len(columns) < _FEWEST_HEADINGS:
        return False
    for column in columns:
        text = grid.texts[row, column]
        if len(text) > HEADING_LENGTH or text[0].isdecimal():
            return False
    first = grid.texts[row, columns[0]]
    meaning, _ = meaning_of(heading_words(first))
    return meaning == "no"
