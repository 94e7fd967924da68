"""Cut a sheet into its tables: what has headings of its own, to the right or below, is another
table. Headings repeated on each printed page, or above each area, belong to one table; headings
repeated under a title that names another year or another office begin another plan."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

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
from monev.reading.vocabulary.structure import PATTERNS, REKAP, is_usual_area

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
        if header is None or header.missing:
            return [*result, header] if header else result
        next_row = header.grid.last_row + 1
        header, beside = _cut_columns(header, rest, find)
        if limit := _lower_limit(header):
            header = replace(
                header, grid=header.grid.take_part(row=(min(header.grid.by_row), limit - 1))
            )
        header = _ask_about_reports(header, 0 if result else header.start)
        result += sorted([header, *beside], key=lambda table: table.columns["langkah_aksi"])
        rest = rest.take_part(row=(limit or next_row, rest.last_row))
    return result


def _find_uppermost(grid: Grid, find: HeaderFinder) -> Header | None:
    """The first plan table of these rows, its grid ending where the next one begins. The best
    headings may stand further down: one pokja adds a column. What stands above them is looked at by
    itself."""
    header = find(grid)
    if header and not header.missing and (recap := _find_recap(header)):
        header = find(grid.take_part(row=(min(grid.by_row), recap - 1)))
    while header is not None and not header.missing:
        rows = list(header.grid.by_row)
        start, _ = _titles_above(header, rows, rows.index(header.start))
        if start == min(grid.by_row):
            return header
        above = find(grid.take_part(row=(min(grid.by_row), start - 1)))
        if above is None or above.missing:
            return header
        header = above
    return header


def _find_recap(header: Header) -> int | None:
    """The first row of a table below all the work that only counts it: REKAPITULASI over AREA |
    JUMLAH KEGIATAN."""
    grid = header.grid
    work = header.cells_below(header.columns["langkah_aksi"])
    proofs = header.cells_below(header.columns["bukti_dukung"])
    found = 0
    for row in header.rows_below:
        title = normalize(_lone_title(header, row))
        below = [grid.texts[row + 1, column] for column in grid.by_row.get(row + 1, ())]
        if title.startswith("rekap") and any(map(REKAP.match, below)):
            found = found or row
        elif row in work and _proves(proofs.get(row, "0")) and not header.repeats_heading(row):
            found = 0  # work goes on: it counted one area
    return found or None


def _proves(text: str) -> bool:
    """Whether a cell of evidence holds any, and no sum."""
    return not REKAP.match(text) and not text.isdecimal()


def _cut_columns(header: Header, sheet: Grid, find: HeaderFinder) -> tuple[Header, list[Header]]:
    """The table without the tables beside it, and those of them that are plans too, such as the
    second half of the areas. A table beside it is parted by an empty column and has rows of its
    own. What is no plan is said. The cells are those of the sheet: in the table's grid, columns of
    one meaning are one already, also those of two tables."""
    others = [block for block in _column_blocks(header) if _is_other_table(header, block)]
    if not others:
        return header, []
    grid = sheet.take_part(row=(min(header.grid.by_row), header.grid.last_row))
    langkah = header.columns["langkah_aksi"]
    part = grid.take_part(column=_columns_between(others, langkah, grid.last_column))
    own = find(replace(part, legends=(*part.legends, *_list_legends(sheet, others))))
    if own is None or own.missing:
        return header, []
    beside: list[Header] = []
    unread: list[tuple[int, int]] = []
    for block in others:
        other = find(grid.take_part(column=block))
        if other is None or other.missing:
            unread.append(block)
        else:
            beside.append(other)
    if unread:
        columns = ", ".join("–".join(dict.fromkeys(map(column_letter, block))) for block in unread)
        cell = cell_address(header.end, unread[0][0])
        said = {"columns": columns}
        code = "columns.other_table_beside"
        remark = Remark(code, own.grid.name, header.end, sel=cell, values=said)
        own = own.asking(remark, unread_blocks=tuple(unread))
    return own, beside


def _list_legends(sheet: Grid, blocks: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The rows of blocks beside a table that explain a code of an area: II | Tata Laksana."""
    for left, right in blocks:
        part = sheet.take_part(column=(left, right))
        for row, columns in part.by_row.items():
            texts = [part.texts[row, column] for column in columns]
            if any(map(is_usual_area, texts)):
                yield "\t".join(texts)


def _columns_between(others: list[tuple[int, int]], column: int, last: int) -> tuple[int, int]:
    """The columns around this one up to the next of the others, first and last."""
    left = max((end for _, end in others if end < column), default=0)
    right = min((start for start, _ in others if start > column), default=last + 1)
    return left + 1, right - 1


def _column_blocks(header: Header) -> list[tuple[int, int]]:
    """Runs of columns between columns that are empty from the headings down."""
    grid = header.grid
    filled = {column for row, column in grid.texts if row >= header.start}
    filled |= {column for row, column in grid.merges if header.start <= row <= header.end}
    runs = split_runs(sorted(filled), lambda run, column: run[-1] == column - 1)
    return [(run[0], run[-1]) for run in runs]


def _is_other_table(header: Header, block: tuple[int, int]) -> bool:
    """Whether a block of columns without the LANGKAH AKSI keeps rows of its own, or right of all
    that a plan needs is headed as a table of sums. A table has two columns or more: one alone is
    the plan's, set apart for looks."""
    grid = header.grid
    columns = range(block[0], block[1] + 1)
    langkah = header.columns["langkah_aksi"]
    headed = header.headings.keys() & {*columns}
    if langkah in columns or len(headed) < _FEWEST_COLUMNS:
        return False
    words = normalize(" ".join(header.headings[column] for column in sorted(headed)))
    needed = [header.columns[meaning] for meaning in REQUIRED if meaning in header.columns]
    if block[0] > max(*needed, *header.months, 0) and TITLES["other_table"].search(words):
        return True
    rows = {row for column in columns for row in header.cells_below(column)}
    of_work = 0
    for row in rows:
        # A title fills but one cell of its own row.
        is_filled = len({*grid.by_row[row]} - {*columns}) > 1
        of_work += is_filled and not grid.texts.get((row, langkah), "0").isdecimal()
    return bool(rows) and of_work < (1 - _OUTSIDE_MAX) * len(rows)


def _lower_limit(header: Header) -> int | None:
    """The first row below at which another table begins."""
    rows = header.rows_below
    labelled = find_rows_of_done(header)[1]
    for index, number in enumerate(rows):
        title = _lone_title(header, number)
        if header.repeats_heading(number):
            start, titles = _titles_above(header, rows, index)
            is_other = is_other_rencana(header.titles, titles) or _is_other_order(header, number)
            if is_other or _reports_above(header, number, titles):
                return start
        elif number in labelled:
            continue
        elif may_begin_report(title):
            if _reports_above(header, number, [title]):
                return number
        elif index and _is_other_heading_row(header.grid, number):
            return _titles_above(header, rows, index)[0]
    return None


def _lone_title(header: Header, number: int) -> str:
    """The one cell of a row where it could be a title, else "": right of LANGKAH AKSI it labels a
    row (Realisasi), right of a colour that, and under LANGKAH AKSI a sentence reports on the
    langkah above (Realisasi: SK terbit)."""
    grid = header.grid
    first, *others = grid.by_row[number]
    text = grid.texts[number, first]
    langkah = header.columns["langkah_aksi"]
    if others or grid.explains_colour(number, first):
        return ""
    is_left = first < langkah or (first == langkah and not PATTERNS["report_note"].match(text))
    return text if is_left or grid.width_at(number, first) > 1 else ""


def says_plan_again(
    above: Works, below: Works, titles: Sequence[str], chosen: Mapping[str, str]
) -> bool:
    """Whether a table below a plan reports it: (1) under REALISASI or CAPAIAN, (2) where a person
    said that its title, or its first langkah, is of no use (`chosen`), (3) where it says most
    langkah again, of those below where a title speaks of a report, else of both."""
    names = (*map(normalize, titles), *[*below][:1])
    if any(map(TITLES["sure_report"].match, titles)) or any(
        not chosen.get(name, name) for name in names
    ):
        return True
    again = find_said_again(above, below)
    is_titled = any(map(may_begin_report, titles)) or again == {*below}
    among = below if is_titled else {*above, *below}
    return len(again) >= max(_FEWEST_COLUMNS, _MOST * len(among))


def find_said_again(above: Works, below: Works) -> set[str]:
    """Which langkah below say one of those above."""
    return {*above} & {*below}


def may_begin_report(title: str) -> bool:
    """Whether a title above a table may be that of a report: MONITORING TW II, HASIL, PELAKSANAAN;
    no sentence is."""
    return TITLES["report"].match(title) is not None and not title.endswith(".")


def reports_by_name(header: Header) -> bool:
    """Whether a table's sheet is named as a report (Hasil, Realisasi TW I), or one of its titles is
    that of one."""
    sheet = re.sub(r"[\W_]+", " ", header.grid.name)
    titles = filter(None, map(TITLES["report"].match, header.titles))
    return bool(TITLES["report_sheet"].match(sheet)) or any(not title["work"] for title in titles)


def _reports_above(header: Header, number: int, titles: Sequence[str]) -> bool:
    """Whether the rows from this one on report those above; none do whose numbers go on under a
    sentence that reports one langkah, and what may be work amid the works is no title."""
    before, after = _texts_around(header, "no", number)
    goes_on = before[-1:] and before[-1].isdecimal() and after[:1] == [str(int(before[-1]) + 1)]
    if goes_on and all(map(PATTERNS["report_note"].match, titles)):
        return False
    langkah = header.columns["langkah_aksi"]
    bukti = header.columns["bukti_dukung"]
    is_amid = after[:1] != ["1"] or header.grid.is_covered_from_above(number, bukti)
    if is_amid and header.grid.by_row[number] == [langkah]:
        titles = [title for title in titles if not TITLES["may_be_work"].match(title)]
    above, below = _texts_around(header, "langkah_aksi", number)
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
    titles = {row: title for row in grid.by_row if (title := _lone_title(header, row))}
    for row, title in titles.items():
        if row < from_row or not may_begin_report(title):
            continue
        below = next((each for each in grid.by_row if each > row and each not in titles), 0)
        are_headings = below and (below <= header.start or header.repeats_heading(below))
        if are_headings or (below and find_period_within(title)):
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
        before, after = _texts_around(header, "no", number)
        begins = [*filter(str.isdecimal, after)][:1] == ["1"] and after[0] in before
        work = [row for row in header.cells_below(column) if row > number]
        first = next((row for row in work if not header.repeats_heading(row)), 0)
        if not first or first in asked:
            continue
        words = header.grid.texts[first, column]
        if begins or TITLES["was_done"].search(words):
            asked.add(first)
            said = {"title": f"Tabel mulai baris {first}: {words}"}
            remark = header.grid.remark_at("rows.perhaps_report", first, column, words, **said)
            header = header.asking(remark)
    return header


def _is_other_order(header: Header, number: int) -> bool:
    """Whether a row of headings said again puts two meanings or more in other columns than the
    headings above."""
    moved = 0
    for column in header.grid.by_row[number]:
        meaning = find_meaning((header.grid.texts[number, column],))[0]
        moved += bool(meaning) and header.columns.get(meaning, column) != column
    return moved >= _FEWEST_COLUMNS


def _titles_above(header: Header, rows: list[int], index: int) -> tuple[int, list[str]]:
    """The title rows right above a heading row: the first of them, and their texts. A lone cell
    under LANGKAH AKSI or another meaning is the table's last row, not a title, unless it is merged
    wide; nor is one that labels a row."""
    grid = header.grid
    labelled = (find_dividing_column(header) or (0, {}))[1]
    meaningful = set(header.columns.values()) - {header.first_column}

    def is_title(number: int) -> bool:
        first, *others = grid.by_row[number]
        is_wide = grid.width_at(number, first) >= _FEWEST_HEADINGS
        is_label = number in labelled or others
        return not is_label and (first not in meaningful or is_wide)

    above = [*takewhile(is_title, reversed(rows[:index]))][::-1]
    titles = [grid.texts[number, grid.by_row[number][0]] for number in above]
    return [*above, rows[index]][0], titles


def is_other_rencana(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether titles name another year or another office than those of the table above."""
    pairs = ((find(tuple(old)), find(tuple(new))) for find in (find_tahun, find_satker))
    return any(one and other and one != other for one, other in pairs)


def _is_other_heading_row(grid: Grid, number: int) -> bool:
    """Whether a row is the heading row of a table: short words without a number, NO first."""
    texts = [grid.texts[number, k] for k in grid.by_row[number]]
    are_short = not any(len(text) > HEADING_LENGTH or text[0].isdecimal() for text in texts)
    return (
        are_short
        and len(texts) >= _FEWEST_HEADINGS
        and meaning_of(heading_words(texts[0]))[0] == "no"
    )
