"""Cut a sheet into its tables: what has headings of its own, to the right or below, is another
table. Headings repeated on each printed page, or above each area, belong to one table; headings
repeated under a title that names another year or another office begin another plan."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from monev.core.remarks import Remark
from monev.reading.columns.calendar import find_period_within
from monev.reading.columns.header import Header
from monev.reading.columns.heading_meanings import find_meaning
from monev.reading.columns.heading_rows import (
    HEADING_LENGTH,
    find_dividing_column,
    find_rows_of_done,
)
from monev.reading.files.grid import Grid, cell_address, column_letter, split_runs
from monev.reading.identity import find_satker, find_tahun
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

_MOST, _OUTSIDE_MAX = 0.6, 0.1
_FEWEST_HEADINGS, _FEWEST_COLUMNS = 3, 2


HeaderFinder = Callable[[Grid], Header | None]
"""How the headings of a sheet, or of a part of it, are found."""
Works = Collection[str]
"""The langkah of a table, normalized."""


def cut_tables(grid: Grid, find: HeaderFinder) -> list[Header]:
    """The headings of every table of a sheet that could be a plan, from top to bottom; at most one
    incomplete. `find` finds the headings of the rest of the sheet after each cut. What no table
    takes, `sheet_remarks` names."""
    result: list[Header] = []
    rest = grid
    while len(result) < TABLE_MAX and rest.by_row:
        header = _find_uppermost(rest, find)
        if header is None:
            break
        if header.missing:
            return [*result, header]
        next_row = header.grid.last_row + 1
        header = _leave_beside(header, rest, find)
        if limit := _find_lower_limit(header):
            part = header.grid.take_part(row=(min(header.grid.by_row), limit - 1))
            header = replace(header, grid=part)
        result.append(_ask_about_reports(header, 0 if result else header.start))
        rest = rest.take_part(row=(limit or next_row, rest.last_row))
    return result


def _find_uppermost(grid: Grid, find: HeaderFinder) -> Header | None:
    """The first plan table of these rows, its grid ending where the next one begins. The best
    headings may stand further down: one pokja adds a column. What stands above them is looked at by
    itself."""
    header = find(grid)
    first = min(grid.by_row)
    while header and not header.missing:
        rows = [*header.grid.by_row]
        start, _ = _titles_above(header, rows, rows.index(header.start))
        above = find(grid.take_part(row=(first, start - 1))) if start > first else None
        if above is None or above.missing:
            break
        header = above
    return header


def _leave_beside(header: Header, sheet: Grid, find: HeaderFinder) -> Header:
    """The table without those beside it, which an empty column parts from it; said. `sheet` has the
    cells: in the table's own grid the columns of one meaning are one already."""
    others = [block for block in _list_blocks(header) if _is_other_table(header, block)]
    if not others:
        return header
    part = sheet.take_part(row=(min(header.grid.by_row), header.grid.last_row))
    beside = {column for first, last in others for column in range(first, last + 1)}
    own = find(
        part.without({cell for cell in part.texts if cell[0] >= header.start and cell[1] in beside})
    )
    if own is None or own.missing:
        return header
    columns = ", ".join("–".join(dict.fromkeys(map(column_letter, block))) for block in others)
    cell = cell_address(header.end, others[0][0])
    code = "columns.other_table_beside"
    remark = Remark(code, own.grid.name, header.end, sel=cell, values={"columns": columns})
    return own.asking(remark, unread_blocks=tuple(others))


def _list_blocks(header: Header) -> Iterator[tuple[int, int]]:
    """First and last of each run of columns between columns that are empty from the headings
    down."""
    grid = header.grid
    filled = {column for row, column in grid.texts if row >= header.start}
    filled |= {column for row, column in grid.merges if header.start <= row <= header.end}
    for run in split_runs(sorted(filled), lambda run, column: run[-1] == column - 1):
        yield run[0], run[-1]


def _is_other_table(header: Header, block: tuple[int, int]) -> bool:
    """True if columns without the LANGKAH AKSI, two or more of them headed, (1) are headed as a
    table of sums, right of all that a plan needs, (2) say the heading of LANGKAH AKSI again, or (3)
    keep rows of their own."""
    grid = header.grid
    columns = range(block[0], block[1] + 1)
    langkah = header.columns["langkah_aksi"]
    headed = sorted(header.headings.keys() & {*columns})
    if langkah in columns or len(headed) < _FEWEST_COLUMNS:
        return False
    words = normalize(" ".join(header.headings[column] for column in headed))
    needed = [header.columns.get(meaning, 0) for meaning in REQUIRED]
    if block[0] > max(*needed, *header.months) and TITLES["other_table"].search(words):
        return True
    lowest = [heading_words(grid.content_at(header.end, column)) for column in (langkah, *headed)]
    if lowest[0] and lowest[0] in lowest[1:]:
        return True
    return _keeps_own_rows(header, columns)


def _keeps_own_rows(header: Header, columns: range) -> bool:
    """True if hardly any row that these columns fill is one of work."""
    grid = header.grid
    langkah = header.columns["langkah_aksi"]
    rows = {row for column in columns for row in header.cells_below(column)}
    of_work = 0
    for row in rows:
        # A title fills but one cell of its own row.
        is_filled = len({*grid.by_row[row]} - {*columns}) > 1
        of_work += is_filled and not grid.texts.get((row, langkah), "0").isdecimal()
    return of_work < (1 - _OUTSIDE_MAX) * len(rows)


def _find_lower_limit(header: Header) -> int:
    """The first row below at which another table begins; 0 for none."""
    grid = header.grid
    rows = header.rows_below
    labelled = find_rows_of_done(header)[1]
    for index, row in enumerate(rows):
        title = _lone_title(header, row)
        if header.repeats_heading(row):
            start, titles = _titles_above(header, rows, index)
            is_other = is_other_rencana(header.titles, titles) or _is_other_order(header, row)
            if is_other or _reports_above(header, row, titles):
                return start
        elif row in labelled:
            continue
        elif title:
            if _is_recap(grid, row, title) or _titles_report(header, row, title):
                return row
        elif index and _is_other_heading_row(grid, row):
            return _titles_above(header, rows, index)[0]
    return 0


def _titles_report(header: Header, row: int, title: str) -> bool:
    return may_begin_report(title) and _reports_above(header, row, [title])


def _is_recap(grid: Grid, row: int, title: str) -> bool:
    """True for the title of a table that only counts the work: REKAPITULASI over AREA | JUMLAH."""
    if not normalize(title).startswith("rekap"):
        return False
    below = [grid.texts[row + 1, column] for column in grid.by_row.get(row + 1, ())]
    return any(map(REKAP.match, below)) and not any(map(str.isdecimal, below))


def _lone_title(header: Header, row: int) -> str:
    """The one cell of a row where it could be a title, else "": right of LANGKAH AKSI it labels a
    row (Realisasi), right of a colour that, and under LANGKAH AKSI it may be work, or report on the
    langkah above (Realisasi: SK terbit)."""
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
    above: Works, below: Works, titles: Sequence[str], chosen: Mapping[str, str]
) -> bool:
    """True if a table below a plan reports it: (1) under REALISASI or CAPAIAN, (2) where a person
    said that its title, or its first langkah, is of no use (`chosen`), (3) where it says most
    langkah again, of those below where a title speaks of a report, else of both."""
    names = (*map(normalize, titles), *[*below][:1])
    if any(chosen.get(name) == "" for name in names):
        return True
    if any(map(TITLES["sure_report"].match, titles)):
        return True
    again = find_said_again(above, below)
    is_titled = any(map(may_begin_report, titles)) or again == {*below}
    among = below if is_titled else {*above, *below}
    return len(again) >= max(_FEWEST_COLUMNS, _MOST * len(among))


def find_said_again(above: Works, below: Works) -> set[str]:
    """Which langkah below say one of those above."""
    return {*above} & {*below}


def may_begin_report(title: str) -> bool:
    """True if a title above a table may be that of a report: MONITORING TW II, HASIL, PELAKSANAAN;
    no sentence is."""
    return TITLES["report"].match(title) is not None and not title.endswith(".")


def reports_by_name(header: Header) -> bool:
    """True if a table's sheet is named as a report (Hasil, Realisasi TW I), or one of its titles is
    that of one."""
    sheet = re.sub(r"[\W_]+", " ", header.grid.name)
    titles = filter(None, map(TITLES["report"].match, header.titles))
    return bool(TITLES["report_sheet"].match(sheet)) or any(not title["work"] for title in titles)


def _reports_above(header: Header, row: int, titles: Sequence[str]) -> bool:
    """True if the rows from this one on report those above; without a title none do whose numbers
    go on."""
    before, after = _texts_around(header, "no", row)
    goes_on = before[-1:] and before[-1].isdecimal() and after[:1] == [str(int(before[-1]) + 1)]
    if goes_on and not titles:
        return False
    above, below = _texts_around(header, "langkah_aksi", row)
    return says_plan_again(above, below, titles, header.chosen)


def _texts_around(header: Header, meaning: str, number: int) -> tuple[list[str], list[str]]:
    """What a column says above a row, and from it on, normalized, but for headings said again."""
    above: list[str] = []
    below: list[str] = []
    for row, text in header.cells_below(header.columns.get(meaning, 0)).items():
        words = normalize(text)
        if words not in header.heading_words:
            (above if row < number else below).append(words)
    return above, below


def _ask_about_reports(header: Header, from_row: int) -> Header:
    """The table with a question for each title from a row on that may begin a report of the plan,
    or a part of it: EVALUASI TW II amid the rows."""
    grid = header.grid
    titles = {row: _lone_title(header, row) for row in grid.by_row}
    below = 0
    for row, title in [*titles.items()][::-1]:
        if not title:
            below = row
        if row < from_row or not below or not may_begin_report(title):
            continue
        are_headings = below <= header.start or header.repeats_heading(below)
        if are_headings or find_period_within(title):
            column = grid.by_row[row][0]
            remark = grid.remark_at("rows.perhaps_report", row, column, title, title=title)
            header = header.asking(remark)
    return _ask_about_beginnings(header)


def _ask_about_beginnings(header: Header) -> Header:
    """The table with a question for each row of headings said again, without a title, below which
    numbers and area begin as they did above, or what was done is said: a report in other words, or
    more of the plan."""
    column = header.columns["langkah_aksi"]
    rows = header.rows_below
    asked = set[int]()
    for index, number in enumerate(rows):
        if not header.repeats_heading(number) or _titles_above(header, rows, index)[1]:
            continue
        work = [row for row in header.cells_below(column) if row > number]
        first = next((row for row in work if not header.repeats_heading(row)), 0)
        if not first or first in asked:
            continue
        words = header.grid.texts[first, column]
        if _begins_anew(header, number) or TITLES["was_done"].search(words):
            asked.add(first)
            said = {"title": f"Tabel mulai baris {first}: {words}"}
            remark = header.grid.remark_at("rows.perhaps_report", first, column, words, **said)
            header = header.asking(remark)
    return header


def _begins_anew(header: Header, number: int) -> bool:
    """True if the numbers from a row on begin with the 1, or the area, of those above."""
    before, after = _texts_around(header, "no", number)
    return [*filter(str.isdecimal, after)][:1] == ["1"] and after[0] in before


def _is_other_order(header: Header, row: int) -> bool:
    """True if a row of headings said again puts two meanings or more in other columns than the
    headings above."""
    moved = 0
    for column in header.grid.by_row[row]:
        meaning = find_meaning((header.grid.texts[row, column],))[0]
        moved += header.columns.get(meaning, column) != column
    return moved >= _FEWEST_COLUMNS


def _titles_above(header: Header, rows: list[int], index: int) -> tuple[int, list[str]]:
    """The title rows right above a heading row: the first of them, and their texts. A lone cell
    under LANGKAH AKSI or another meaning is the table's last row, not a title, unless it is merged
    wide; nor is one that labels a row."""
    grid = header.grid
    labelled = (find_dividing_column(header) or (0, {}))[1]
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
    for find in (find_tahun, find_satker):
        before, after = find(tuple(old)), find(tuple(new))
        if before and after and before != after:
            return True
    return False


def _is_other_heading_row(grid: Grid, row: int) -> bool:
    """True if a row is the heading row of a table: short words without a number, NO first."""
    texts = [grid.texts[row, column] for column in grid.by_row[row]]
    are_short = not any(len(text) > HEADING_LENGTH or text[0].isdecimal() for text in texts)
    is_no = meaning_of(heading_words(texts[0]))[0] == "no"
    return is_no and are_short and len(texts) >= _FEWEST_HEADINGS
