"""Cut a sheet into its tables.

Cells with headings of their own, to the right or below, are another table. Headings repeated on
each printed page, or above each area, belong to one table; headings repeated under a title that
names another year or another office begin another plan.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from monev.core.remarks import Remark
from monev.reading.columns.calendar import find_period_within
from monev.reading.columns.done_rows import find_dividing_column, find_rows_of_done
from monev.reading.columns.header import Header
from monev.reading.columns.heading_meanings import find_meaning
from monev.reading.columns.heading_rows import (
    HEADING_LENGTH,
)
from monev.reading.files.grid import Cell, Grid, cell_address, column_letter, split_runs
from monev.reading.identity import find_office_key, find_tahun
from monev.reading.vocabulary.headings import (
    LAPORAN_GROUPS,
    REQUIRED,
    heading_words,
    load_patterns,
    meaning_of,
    normalize,
)
from monev.reading.vocabulary.structure import PATTERNS, REKAP

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
        header = _leave_sums(header, rest, find)
        limit = _find_lower_limit(header)
        if limit:
            next_row = limit
            first = min(header.grid.by_row)
            part = header.grid.take_part(row=(first, limit - 1))
            header = replace(header, grid=part)
        from_row = 0 if result else header.start
        result.append(_ask_about_reports(header, from_row))
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


def _leave_sums(header: Header, sheet: Grid, find: HeaderFinder) -> Header:
    """Leave the tables of sums beside this one, which an empty column parts from it, with a remark.

    `sheet` has the cells: in the table's own grid the columns of one meaning are already united.
    """
    beside: set[int] = set()
    names: list[str] = []
    for first, last in _list_blocks(header):
        if _are_sums(header, first, last):
            beside.update(range(first, last + 1))
            names.append(f"{column_letter(first)}–{column_letter(last)}")
    if not beside:
        return header
    grid = header.grid
    part = sheet.take_part(row=(min(grid.by_row), grid.last_row))
    cells: set[Cell] = set()
    for row, column in part.texts:
        if row >= header.start and column in beside:
            cells.add((row, column))
    own = find(part.without(cells))
    if own is None or own.missing:
        return header
    remark = Remark(
        "columns.other_table_beside",
        own.grid.name,
        header.end,
        sel=cell_address(header.end, min(beside)),
        values={"columns": ", ".join(names)},
    )
    return own.asking(remark)


def _list_blocks(header: Header) -> Iterator[tuple[int, int]]:
    """List the first and last of each run of columns between columns that are empty from the
    headings down."""
    grid = header.grid
    filled = {column for row, column in grid.texts if row >= header.start}
    for row, column in grid.merges:
        if header.start <= row <= header.end:
            filled.add(column)
    runs = split_runs(
        sorted(filled),
        lambda run, column: run[-1] == column - 1,
    )
    for run in runs:
        yield run[0], run[-1]


def _are_sums(header: Header, first: int, last: int) -> bool:
    """True if columns are headed as a table of sums, right of all columns that a plan needs."""
    needed = [*header.months]
    for meaning in REQUIRED:
        needed.append(header.column_of(meaning))
    headings = [header.heading_of(column) for column in range(first, last + 1)]
    headed = [*filter(None, headings)]
    if first < max(needed) or len(headed) < _FEWEST_COLUMNS:
        return False
    return TITLES["other_table"].search(normalize(" ".join(headed))) is not None


def _find_lower_limit(header: Header) -> int:
    """Find the first row below at which another table begins; 0 for none."""
    grid = header.grid
    rows = header.rows_below
    _, labelled = find_rows_of_done(header)
    for index, row in enumerate(rows):
        title = _lone_title(header, row)
        if header.repeats_heading(row):
            start, titles = _titles_above(header, rows, index)
            if is_other_rencana(header.titles, titles) or _is_other_order(header, row):
                return start
            if _reports_above(header, row, titles):
                return start
        elif row in labelled:
            continue
        elif title:
            if _is_recap(grid, row, title) or _titles_report(header, row, title):
                return row
        elif index and _is_other_heading_row(grid, row):
            start, _ = _titles_above(header, rows, index)
            return start
    return 0


def _titles_report(header: Header, row: int, title: str) -> bool:
    return may_begin_report(title) and _reports_above(header, row, [title])


def _is_recap(grid: Grid, row: int, title: str) -> bool:
    """True for the title of a table that only counts the work: REKAPITULASI over AREA | JUMLAH."""
    if not normalize(title).startswith("rekap"):
        return False
    below = row + 1
    columns = grid.by_row.get(below, ())
    texts = [grid.texts[below, column] for column in columns]
    if any(map(str.isdecimal, texts)):
        return False
    return any(map(REKAP.match, texts))


def _lone_title(header: Header, row: int) -> str:
    """Return the one cell of a row if it could be a title, else "".

    A cell right of LANGKAH AKSI labels a row (Realisasi), one right of a colour explains it. Under
    LANGKAH AKSI it may be work, or report on the langkah above (Realisasi: SK terbit).
    """
    grid = header.grid
    first, *others = grid.by_row[row]
    text = grid.texts[row, first]
    langkah = header.columns["langkah_aksi"]
    if others or grid.explains_colour(row, first):
        return ""
    if first < langkah or grid.width_at(row, first) > 1:
        return text
    is_work = PATTERNS["report_note"].match(text) or TITLES["may_be_work"].match(text)
    return text if first == langkah and not is_work else ""


def says_plan_again(
    above: Works,
    below: Works,
    titles: Sequence[str],
    chosen: Mapping[str, str],
) -> bool:
    """True if a table below a plan reports it.

    1. A person said that its title, or its first langkah, is of no use (`chosen`).
    2. Its title is REALISASI or CAPAIAN.
    3. It repeats most langkah: of those below if a title speaks of a report, else of both.
    """
    names = [*map(normalize, titles), *[*below][:1]]
    if any(chosen.get(name) == "" for name in names):
        return True
    if any(map(TITLES["sure_report"].match, titles)):
        return True
    again = find_said_again(above, below)
    among = {*below}
    is_titled = again == among or any(map(may_begin_report, titles))
    if not is_titled:
        among.update(above)
    return len(again) >= max(_FEWEST_COLUMNS, _MOST * len(among))


def find_said_again(above: Works, below: Works) -> set[str]:
    """Return the langkah that both tables say."""
    return {*above} & {*below}


def may_begin_report(title: str) -> bool:
    """True if a title above a table may be that of a report: MONITORING TW II, HASIL, PELAKSANAAN;
    no sentence is."""
    return TITLES["report"].match(title) is not None and not title.endswith(".")


def reports_by_name(header: Header) -> bool:
    """True if a table's sheet is named as a report (Hasil, Realisasi TW I), or one of its titles is
    that of one."""
    sheet = re.sub(r"[\W_]+", " ", header.grid.name)
    if TITLES["report_sheet"].match(sheet):
        return True
    for title in header.titles:
        found = TITLES["report"].match(title)
        if found and not found["work"]:
            return True
    return False


def _reports_above(header: Header, row: int, titles: Sequence[str]) -> bool:
    """True if the rows from this one on report those above. Without a title none do if their
    numbers go on."""
    if not titles:
        before, after = _texts_around(header, "no", row)
        last = before[-1] if before else ""
        if last.isdecimal():
            following = str(int(last) + 1)
            if after[:1] == [following]:
                return False
    above, below = _texts_around(header, "langkah_aksi", row)
    return says_plan_again(above, below, titles, header.chosen)


def _texts_around(
    header: Header,
    meaning: str,
    number: int,
) -> tuple[list[str], list[str]]:
    """List the texts of a column above a row, and from it on, normalized, without headings said
    again."""
    above: list[str] = []
    below: list[str] = []
    column = header.column_of(meaning)
    for row, text in header.cells_below(column).items():
        words = normalize(text)
        if words in header.heading_words:
            continue
        side = above if row < number else below
        side.append(words)
    return above, below


def _ask_about_reports(header: Header, from_row: int) -> Header:
    """Ask about each title from a row on that may begin a report of the plan or of a part of it.

    Such is EVALUASI TW II amid the rows.
    """
    grid = header.grid
    below = 0
    for row in reversed([*grid.by_row]):
        title = _lone_title(header, row)
        if not title:
            below = row
        if row < from_row or not below or not may_begin_report(title):
            continue
        are_headings = below <= header.start or header.repeats_heading(below)
        if are_headings or find_period_within(title):
            column = grid.by_row[row][0]
            remark = grid.remark_at(
                "rows.perhaps_report",
                row,
                column,
                title,
                title=title,
            )
            header = header.asking(remark)
    return _ask_about_beginnings(header)


def _ask_about_beginnings(header: Header) -> Header:
    """Ask about headings said again, without a title, that may begin a report in other words.

    Below them (1) the numbers or the area begin as they did above, or (2) the first langkah was
    done already. It may also be more of the plan.
    """
    column = header.columns["langkah_aksi"]
    rows = header.rows_below
    asked = set[int]()
    for index, number in enumerate(rows):
        if not header.repeats_heading(number):
            continue
        _, titles = _titles_above(header, rows, index)
        first = _find_work_below(header, number)
        if titles or not first or first in asked:
            continue
        words = header.grid.texts[first, column]
        if _begins_anew(header, number) or TITLES["was_done"].search(words):
            asked.add(first)
            title = f"Tabel mulai baris {first}: {words}"
            remark = header.grid.remark_at(
                "rows.perhaps_report",
                first,
                column,
                words,
                title=title,
            )
            header = header.asking(remark)
    return header


def _find_work_below(header: Header, number: int) -> int:
    """Find the first row of work below a row; 0 for none."""
    for row in header.cells_below(header.columns["langkah_aksi"]):
        if row > number and not header.repeats_heading(row):
            return row
    return 0


def _begins_anew(header: Header, number: int) -> bool:
    """True if the numbers from a row on begin with the 1, or the area, of those above."""
    before, after = _texts_around(header, "no", number)
    numbers = filter(str.isdecimal, after)
    return next(numbers, "") == "1" and after[0] in before


def _is_other_order(header: Header, row: int) -> bool:
    """True if a row of headings said again puts two meanings or more in other columns than the
    headings above."""
    moved = 0
    for column in header.grid.by_row[row]:
        text = header.grid.texts[row, column]
        meaning, _ = find_meaning((text,))
        moved += header.columns.get(meaning, column) != column
    return moved >= _FEWEST_COLUMNS


def _titles_above(
    header: Header,
    rows: list[int],
    index: int,
) -> tuple[int, list[str]]:
    """Find the title rows right above a heading row: the first of them, and their texts.

    A lone cell under LANGKAH AKSI or another meaning is the table's last row, not a title, unless
    it is merged wide; nor is one that labels a row.
    """
    grid = header.grid
    _, labelled = find_dividing_column(header) or (0, {})
    meaningful = {*header.columns.values()} - {header.first_column}
    titles: list[str] = []
    start = rows[index]
    for row in reversed(rows[:index]):
        first, *others = grid.by_row[row]
        is_narrow = first in meaningful and grid.width_at(row, first) < _FEWEST_HEADINGS
        if others or is_narrow or row in labelled:
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
