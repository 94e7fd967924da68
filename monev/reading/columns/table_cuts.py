"""Cut a sheet into its tables: what has headings of its own, to the right or below, is another
table. Headings repeated on each printed page, or above each area, belong to one table; headings
repeated under a title that names another year or another office begin another plan."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from math import ceil

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
from monev.reading.vocabulary.structure import PATTERNS, REKAP, is_usual_area, split_mark

TABLE_MAX = 20
"""Tables looked for on one sheet."""

TITLES = load_patterns("titles", groups="|".join(LAPORAN_GROUPS))
"""Patterns of titles above and between tables, and of work that says it is done."""

_ROOT = 4
"""Letters at the end of a root that tell it: menetapkan and ditetapkan differ before."""
_MOST, _ALIKE, _OUTSIDE_MAX = 0.6, 0.75, 0.1
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
        header = _ask_about_reports(header, grid, header.start if not result else 0)
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
        above = (
            find(grid.take_part(row=(min(grid.by_row), start - 1)))
            if start > min(grid.by_row)
            else None
        )
        if above is None or above.missing or above.end >= above.grid.last_row:
            return header
        header = above
    return header


def _find_recap(header: Header) -> int | None:
    """The first row of a table below all the work that only counts it: REKAPITULASI over AREA |
    JUMLAH KEGIATAN."""

    def is_recap(number: int) -> bool:
        is_titled = normalize(_lone_title(header, number)).startswith("rekap")
        below = [header.grid.texts[number + 1, k] for k in header.grid.by_row.get(number + 1, ())]
        return is_titled and len(below) >= _FEWEST_COLUMNS and any(map(REKAP.match, below))

    work, proofs = (
        header.cells_below(header.columns[meaning]) for meaning in ("langkah_aksi", "bukti_dukung")
    )
    counted = {row for row, text in proofs.items() if REKAP.match(text) or text.isdecimal()}
    proven = work.keys() & proofs.keys() - counted
    last = max((row for row in proven if not header.repeats_heading(row)), default=header.end)
    return next((row for row in header.rows_below if row > last and is_recap(row)), None)


def _cut_columns(header: Header, sheet: Grid, find: HeaderFinder) -> tuple[Header, list[Header]]:
    """The table without the tables beside it, and those of them that are plans too, such as the
    second half of the areas. A table beside it is parted by an empty column and has rows of its
    own. What is no plan is said. The cells are those of the sheet: in the table's grid, columns of
    one meaning are one already, also those of two tables."""
    others = [block for block in _column_blocks(header) if _is_other_table(header, block)]
    if not others:
        return header, []
    langkah, grid = (
        header.columns["langkah_aksi"],
        sheet.take_part(row=(min(header.grid.by_row), header.grid.last_row)),
    )
    part = grid.take_part(column=_columns_between(others, langkah, grid.last_column))
    own = find(_with_lines(part, sheet, others))
    if own is None or own.missing:
        return header, []
    found = {block: find(grid.take_part(column=block)) for block in others}
    beside = {block: other for block, other in found.items() if other and not other.missing}
    if unread := tuple(block for block in others if block not in beside):
        columns = ", ".join("–".join(dict.fromkeys(map(column_letter, block))) for block in unread)
        cell = cell_address(header.end, unread[0][0])
        remark = Remark(
            "columns.other_table_beside",
            own.grid.name,
            header.end,
            sel=cell,
            values={"columns": columns},
        )
        own = own.asking(remark, unread_blocks=unread)
    return own, list(beside.values())


def _with_lines(grid: Grid, sheet: Grid, blocks: Sequence[tuple[int, int]]) -> Grid:
    """The cells, with the rows of blocks beside them in their sheet that explain a code: MP |
    Manajemen Perubahan."""
    beside = {k for left, right in blocks for k in range(left, right + 1)}
    rows = (
        [sheet.texts[row, k] for k in columns if k in beside]
        for row, columns in sheet.by_row.items()
    )
    explain = (
        own for own in rows if any(map(is_usual_area, own)) or (len(own) == 2 and own[0].isupper())
    )
    return replace(grid, legends=(*grid.legends, *map("\t".join, explain)))


def _columns_between(others: list[tuple[int, int]], column: int, last: int) -> tuple[int, int]:
    """The columns around this one up to the next of the others, first and last."""
    left = max((end for _, end in others if end < column), default=0)
    return left + 1, min((start for start, _ in others if start > column), default=last + 1) - 1


def _column_blocks(header: Header) -> list[tuple[int, int]]:
    """Runs of columns between columns that are empty from the headings down."""
    grid = header.grid
    filled = {k for b, k in grid.texts if b >= header.start}
    filled |= {
        k for b, k in grid.merges if header.start <= b <= header.end and grid.content_at(b, k)
    }
    return [
        (run[0], run[-1])
        for run in split_runs(sorted(filled), lambda run, column: run[-1] == column - 1)
    ]


def _is_other_table(header: Header, block: tuple[int, int]) -> bool:
    """Whether a block of columns without the LANGKAH AKSI keeps rows of its own, or is headed as a
    table of its own. A table has two columns or more, but for a list of a team: one alone is the
    plan's, set apart for looks."""
    grid, columns, langkah = (
        header.grid,
        range(block[0], block[1] + 1),
        header.columns["langkah_aksi"],
    )
    headings = [*filter(None, map(header.headings.get, columns))]
    rows = {row for k in columns for row in header.cells_below(k)}
    is_team = any(map(TITLES["team"].match, map(normalize, headings)))
    if langkah in columns or (len(headings) < _FEWEST_COLUMNS and not is_team) or not rows:
        return False

    def is_work(row: int) -> bool:
        # A title fills but one cell of its own row.
        return (
            len({*grid.by_row[row]} - {*columns}) > 1
            and not grid.texts.get((row, langkah), "0").isdecimal()
        )

    last = header.cells_below(block[1]).values()
    # Several usual areas, none of them twice, explain codes: Pokja | Artinya.
    is_legend = len({*last}) == len(last) > 1 and all(map(is_usual_area, last))
    return (
        _sums_up(header, block, headings)
        or is_legend
        or sum(map(is_work, rows)) < (1 - _OUTSIDE_MAX) * len(rows)
    )


def _sums_up(header: Header, block: tuple[int, int], headings: Sequence[str]) -> bool:
    """Whether a block right of all that a plan needs is headed as a table of sums."""
    needed = [k for meaning, k in header.columns.items() if meaning in REQUIRED]
    is_right = block[0] > max([*needed, *header.months])
    return is_right and bool(TITLES["other_table"].search(normalize(" ".join(headings))))


def _lower_limit(header: Header) -> int | None:
    """The first row below at which another table begins."""
    rows, labelled = header.rows_below, find_rows_of_done(header)[1]
    for index, number in enumerate(rows):
        if header.repeats_heading(number):
            start, titles = _titles_above(header, rows, index)
            is_other = is_other_rencana(header.titles, titles) or _is_other_order(header, number)
            if is_other or _reports_above(header, number, titles):
                return start
        elif number in labelled:
            continue
        elif may_begin_report(title := _lone_title(header, number)) and _reports_above(
            header, number, [title]
        ):
            return number
        elif index and _is_other_heading_row(header.grid, number):
            return _titles_above(header, rows, index)[0]
    return None


def _lone_title(header: Header, number: int) -> str:
    """The one cell of a row where it could be a title, else "": right of LANGKAH AKSI it labels a
    row (Realisasi), right of a colour that, and under LANGKAH AKSI a sentence reports on the
    langkah above (Realisasi: SK terbit)."""
    first, *others = header.grid.by_row[number]
    langkah, is_note = (
        header.columns["langkah_aksi"],
        PATTERNS["report_note"].match(header.grid.texts[number, first]),
    )
    is_title = not others and (
        first < langkah + (not is_note) or header.grid.width_at(number, first) > 1
    )
    return (
        header.grid.texts[number, first]
        if is_title and not header.grid.explains_colour(number, first)
        else ""
    )


def says_plan_again(
    above: Works, below: Works, titles: Sequence[str], chosen: Mapping[str, str]
) -> bool | None:
    """Whether a table below a plan reports it, by the words of their langkah; None where only a
    person can tell. It does under REALISASI or CAPAIAN, or where a person said that its title, or
    its first langkah, is of no use (`chosen`); or where it says all its langkah again, or most, of
    those below where a title speaks of a report, else of both; or where most of those below say
    that they are done. It may where it says most in other words."""
    names = (*map(normalize, titles), *[*below][:1])
    if any(map(TITLES["sure_report"].match, titles)) or any(
        not chosen.get(name, name) for name in names
    ):
        return True
    titled = any(map(may_begin_report, titles))
    done = _find_done(above, below, fewest=1 if titled else _FEWEST_COLUMNS)
    titled = titled or len(done) >= _MOST * len(below)
    reported = {*above} & {*below} | done
    among = below if titled or reported == {*below} else {*above, *below}
    if len(reported) >= max(1 if done else _FEWEST_COLUMNS, _MOST * len(among)):
        return True
    may_report = not titled and len(find_said_again(above, below)) >= max(
        _FEWEST_COLUMNS, _MOST * len(below)
    )
    return None if may_report else False


def _find_done(above: Works, below: Works, *, fewest: int) -> set[str]:
    """Which langkah below say that they are done; none where fewer do, or where most of those above
    do too."""
    done_above, done = (
        {words for words in said if TITLES["done"].match(words)} for said in (above, below)
    )
    return done if len(done) >= fewest and len(done_above) < _MOST * len(above) else set()


def find_said_again(above: Works, below: Works) -> set[str]:
    """Which langkah below say one of those above, if in other words: Pembentukan tim kerja,
    Membentuk tim kerja."""
    said = {*map(_roots, above)}
    by_root: dict[str, set[frozenset[str]]] = {}
    for roots in said:
        for root in roots:
            by_root.setdefault(root, set()).add(roots)

    def is_said(words: str) -> bool:
        roots = _roots(words)
        # Whoever has so many of the roots has one of the rarest: comparing each with each took most
        # of the time.
        fewest = max(_FEWEST_COLUMNS, ceil(_ALIKE * len(roots)))
        rarest = sorted((by_root.get(root, set()) for root in roots), key=len)[
            : max(0, len(roots) - fewest + 1)
        ]
        return roots in said or any(
            len(roots & one) >= max(fewest, _ALIKE * len(one)) for one in set().union(*rarest)
        )

    return {words for words in below if words in above or is_said(words)}


@lru_cache(maxsize=4096)
def _roots(words: str) -> frozenset[str]:
    """What words of a langkah come from: membentuk, pembentukan and dibentuk are one; that it is
    done says nothing."""
    telling = [word for word in words.split() if not TITLES["says_little"].fullmatch(word)]
    return frozenset(TITLES["affix"].sub("", word)[-_ROOT:] for word in telling) - {""}


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
    """Whether the rows from this one on report those above, or may; none do whose numbers go on
    without a title, or under a sentence that reports one langkah; and one amid the works that may
    be one is no title."""
    above, below = _texts_around(header, "langkah_aksi", number)
    before, after = _texts_around(header, "no", number)
    goes_on = [int(no) + 1 for no in before[-1:] if no.isdecimal()] == [
        int(no) for no in after[:1] if no.isdecimal()
    ]
    if goes_on and before and all(map(PATTERNS["report_note"].match, titles)):
        return False
    goes_on = after[:1] != ["1"] or header.grid.is_covered_from_above(
        number, header.columns["bukti_dukung"]
    )
    if goes_on and header.grid.by_row[number] == [header.columns["langkah_aksi"]]:
        titles = [title for title in titles if not TITLES["may_be_work"].match(title)]
    return says_plan_again(above, below, titles, header.chosen) is not False


def _texts_around(header: Header, meaning: str, number: int) -> tuple[list[str], list[str]]:
    """What a column says above a row, and from it on, normalized, but for headings said again."""
    said = header.cells_below(header.columns.get(meaning, 0))
    own = {
        row: words
        for row, text in said.items()
        if (words := normalize(text)) not in header.heading_words
    }
    return [words for row, words in own.items() if row < number], [
        words for row, words in own.items() if row >= number
    ]


def _ask_about_reports(header: Header, sheet: Grid, from_row: int) -> Header:
    """The table with a question for each title from a row on that may begin a report of the plan,
    or a part of it."""
    grid = header.grid
    titles = {row: title for row in grid.by_row if (title := _lone_title(header, row))}
    for row, title in titles.items():
        if row < from_row or not may_begin_report(title) or _carries_bands_on(sheet, row, title):
            continue
        below = next(
            (number for number in grid.by_row if number > row and number not in titles), None
        )
        are_headings = below and (below <= header.start or header.repeats_heading(below))
        if are_headings or (below and find_period_within(title)):  # EVALUASI TW II amid the rows
            header = header.asking(
                grid.remark_at("rows.perhaps_report", row, grid.by_row[row][0], title, title=title)
            )
    return header


def _carries_bands_on(grid: Grid, row: int, title: str) -> bool:
    """Whether a title carries on the marks of the bands above it, or stages that begin with
    PERSIAPAN."""
    above = [
        (b, columns)
        for b, columns in grid.by_row.items()
        if b < row and len(columns) < _FEWEST_HEADINGS
    ]
    texts = (" ".join(grid.texts[b, k] for k in columns) for b, columns in above)
    bands = [split_mark(text)[:2] for text in texts if "rencana aksi" not in normalize(text)]
    mark = split_mark(title)[0]
    follows = (mark and one and mark.follows(one) for one, _ in bands)
    return any(TITLES["first_stage"].match(name) for _, name in bands) or any(follows)


def _is_other_order(header: Header, number: int) -> bool:
    """Whether a row of headings said again puts two meanings or more in other columns than the
    headings above."""
    pieces = (
        (column, find_meaning((header.grid.texts[number, column],))[0])
        for column in header.grid.by_row[number]
    )
    moved = [
        meaning
        for column, meaning in pieces
        if meaning and header.columns.get(meaning, column) != column
    ]
    return len(moved) >= _FEWEST_COLUMNS


def _titles_above(header: Header, rows: list[int], index: int) -> tuple[int, list[str]]:
    """The title rows right above a heading row: the first of them, and their texts. A lone cell
    under LANGKAH AKSI or another meaning is the table's last row, not a title, unless it is merged
    wide; nor is one that labels a row."""
    grid, labelled = header.grid, (find_dividing_column(header) or (0, {}))[1]
    meaningful = set(header.columns.values()) - {header.first_column}

    def is_title(number: int) -> bool:
        first, *others = grid.by_row[number]
        is_free = number not in labelled and not others
        return is_free and (
            first not in meaningful or grid.width_at(number, first) >= _FEWEST_HEADINGS
        )

    above = [*takewhile(is_title, reversed(rows[:index]))][::-1]
    return [*above, rows[index]][0], [
        grid.texts[number, grid.by_row[number][0]] for number in above
    ]


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
