"""Find the heading rows of a plan table, wherever they stand, and give each column its meaning.

There are one to four heading rows, with or without merges, in any order of columns
(docs/reading.md). A sheet that has only some of a plan's headings gets a Header all the same, so
that a refusal can say what was found and what not.
"""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from monev.reading.columns.calendar import TIME_PATTERNS, find_calendar, read_text_from_left
from monev.reading.columns.candidates import ColumnHeading, ask_two, assign_meanings
from monev.reading.columns.cell_meanings import ByCells, holds_no_words, list_by_cells
from monev.reading.columns.header import (
    HEADING_ROW,
    Header,
    chosen_headings,
    january_column,
    without_heading,
)
from monev.reading.columns.united_columns import join_cells
from monev.reading.files.grid import Cell, Grid
from monev.reading.identity import find_tahun
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    END_WORDS,
    PATTERNS,
    START_WORDS,
    WORDS_OF_HEADINGS,
    heading_words,
    meaning_of,
    names_other_year,
    normalize,
)
from monev.reading.vocabulary.structure import is_usual_area, lone_mark, split_mark
from monev.reading.vocabulary.time_words import ROMAN

MAX_HEIGHT = 4
MAX_CANDIDATES = 100
HEADING_LENGTH = 60
_LONGEST_PART = 24
GROUP_WIDTH = 4
_FEWEST_STEPS = 3
_CELLS_OF_ROW = 6
NO_CHOICES: Mapping[str, str] = {}
FIRST_WORDS = {*WORDS_OF_HEADINGS, *ROMAN, ""}
"""Words that a heading may begin with; it may also have none."""


def find_header(grid: Grid, chosen: Mapping[str, str] = NO_CHOICES) -> Header | None:
    """Find the best heading rows of a sheet.

    None if no two columns of any row are a plan's headings.

    `chosen`: headings whose meaning people chose (see `assign_meanings`).
    """
    best = None
    for start, end in _list_candidate_blocks(grid, chosen):
        header = _read_header(grid, start, end, chosen)
        if len(header.columns) < 2:
            continue
        if best is None or header.score > best.score:
            best = header
    if best is None:
        return None
    header = _extend_to_base(best)
    header = _read_header(header.grid, header.start, header.end, chosen)
    return read_cells(_unite_columns(header))


def read_cells(header: Header) -> Header:
    """Assign the meanings of the columns anew, by headings and cells."""
    by_cells = [*list_by_cells(header)]
    if not by_cells:
        return header
    return _assign(header, by_cells)


def _list_candidate_blocks(grid: Grid, chosen: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """List the first and the last row of blocks that may be headings.

    A block is a candidate row, alone or together with up to three rows below it.
    """
    for row in islice(_list_candidate_rows(grid, chosen), MAX_CANDIDATES):
        yield row, row
        for end in range(row + 1, row + MAX_HEIGHT):
            if not _may_be_heading(grid, row, end):
                break
            yield row, end


def _list_candidate_rows(grid: Grid, chosen: Mapping[str, str]) -> Iterator[int]:
    """List rows with a word of headings, with the two above.

    A first heading row may only hold group words.
    """
    chosen_row = chosen.get(normalize(HEADING_ROW), "")
    if chosen_row:
        rows = [row for row in grid.by_row if words_of_row(grid, row) == chosen_row]
        if rows:
            yield rows[0]
            return
    known = chosen_headings(chosen)
    first_words = FIRST_WORDS.union(map(first_word, known))
    seen: set[int] = set()
    for row, columns in grid.by_row.items():
        if len(columns) < 2:
            continue
        for column in columns:
            text = grid.texts[row, column]
            # Most cells begin with a word that begins no heading; looking closer at each is what a
            # large table costs.
            if first_word(text[:HEADING_LENGTH]) in first_words and _is_heading(text, known):
                break
        else:
            continue
        rows = ({row - 2, row - 1, row} - seen) & grid.by_row.keys()
        seen |= rows
        for each in sorted(rows):
            if _may_be_first(grid, each):
                yield each


def words_of_row(grid: Grid, row: int) -> str:
    """Return the words of a row's first cells, by which a choice knows a heading row."""
    texts = [grid.texts[row, column] for column in grid.by_row.get(row, ())]
    return normalize(" ".join(texts[:_CELLS_OF_ROW]))


def _may_be_first(grid: Grid, row: int) -> bool:
    """True if headings may start in a row.

    No number stands in front, as before work, and no heading begun above reaches into it.
    """
    first = ""
    for column in range(1, grid.last_column + 1):
        text = grid.content_at(row, column)
        if not text:
            continue
        if grid.is_covered_from_above(row, column) and _is_heading(text):
            return False
        first = first or text
    return not PATTERNS["number"].fullmatch(first)


@lru_cache(maxsize=32768)
def first_word(text: str) -> str:
    """Return the first word of two letters or more, in small letters; "" if there is none."""
    found = PATTERNS["first_word"].search(text)
    return found[0].lower() if found else ""


def _is_heading(text: str, chosen: Container[str] = ()) -> bool:
    words = ""
    if len(text) <= HEADING_LENGTH:
        words = heading_words(text)
    return words in chosen or bool(_meaning_of_words(words))


def _may_be_heading(grid: Grid, first_row: int, row: int) -> bool:
    """True if a row could be a lower heading row.

    1. Its words are short, it has no amount, and no days except those of a calendar.
    2. Nothing in it opens the table's rows.
    3. Its cells do not each stand below a heading of their own.
    4. No number stands in front, except under a group heading: months 1..12, weeks.
    """
    columns = grid.by_row.get(row, [])
    if not columns:
        return False
    cells: dict[int, str] = {}
    days = 0
    for column in columns:
        text = grid.texts[row, column]
        if len(text) > HEADING_LENGTH or PATTERNS["sum"].fullmatch(text):
            return False
        cells[column] = text
        days += bool(TIME_PATTERNS["day"].search(text))
    if 0 < days < MAX_HEIGHT:
        return False
    left = columns[0]
    first_left = min(grid.by_row[first_row])
    texts = [*cells.values()]
    if _is_title(grid, first_row, (row, left)):
        return False
    if _opens_rows(texts, is_left=left == first_left):
        return False
    if _stand_below_own(grid, first_row, cells):
        return False
    is_below_group = len(columns) >= 2 and left > first_left + 1
    return is_below_group or not PATTERNS["number"].fullmatch(texts[0])


def _opens_rows(texts: list[str], *, is_left: bool) -> bool:
    """True if a row with these texts opens the table's rows, so that it is no heading.

    Such is a usual area alone in its row (Manajemen Perubahan), or a mark such as A. in front.
    `is_left`: the row begins in the column that the headings begin in; only there a mark counts.
    """
    first = texts[0]
    has_mark = bool(lone_mark(first))
    if len(texts) == 1:
        mark, title, *_ = split_mark(first)
        if is_usual_area(title):
            return True
        has_mark = mark is not None
    return is_left and has_mark


def _stand_below_own(grid: Grid, first_row: int, texts: Mapping[int, str]) -> bool:
    """True if the cells of a row are data, each below a heading of its own.

    One of several is too long to be the rest of its heading, or a number stands below NO: Pokja I |
    1 | Rapat.
    """
    for column, text in texts.items():
        heading = grid.texts.get((first_row, column), "")
        if _meaning_of(heading) == "no" and PATTERNS["number"].fullmatch(text):
            return True
    longest = max(map(len, texts.values()))
    if len(texts) < _FEWEST_STEPS or longest <= _LONGEST_PART:
        return False
    for column in texts:
        if (first_row, column) not in grid.texts:
            return False
        if grid.width_at(first_row, column) > 1:
            return False
    return True


def _read_header(
    grid: Grid, start: int, end: int, chosen: Mapping[str, str], void: Container[int] = ()
) -> Header:
    """Read the meanings of the columns if these rows are the headings.

    `void`: columns that are none.
    """
    calendar = find_calendar(grid, start, end, january_column(chosen))
    months: set[int] = set()
    if calendar:
        months = {*calendar.columns}
    headings: dict[int, str] = {}
    for column in range(1, grid.last_column + 1):
        if column in months or column in void:
            continue
        pieces = _read_pieces(grid, start, end, column)
        heading = " ".join(pieces)
        letter = without_heading(column)
        if not heading and normalize(letter) in chosen:
            heading = letter  # by which people chose its meaning
        if 0 < len(heading) <= 2 * HEADING_LENGTH:
            headings[column] = heading
    header = Header(grid, start, end, {}, headings, calendar=calendar, chosen=chosen)
    return _assign(header, ())


def _assign(header: Header, by_cells: Collection[ByCells]) -> Header:
    """Give the columns their meanings, by the candidates of the headings and of the cells."""
    grid = header.grid
    twins = header.calendar.twins if header.calendar else ()
    columns = [column for column in header.headings if column not in twins]
    tahun = find_tahun(header.titles)
    filled: set[int] = set()
    for column in columns:
        if grid.last_work_rows.get(column, 0) > header.end:
            filled.add(column)
    headings: list[ColumnHeading] = []
    for column in columns:
        pieces = _read_pieces(grid, header.start, header.end, column)
        # No column counts as empty if no row of work stands below.
        heading = ColumnHeading(
            column,
            pieces or (header.headings[column],),
            is_hidden=column in grid.hidden_columns,
            is_empty=bool(filled) and column not in filled,
            is_without_words=holds_no_words(header, column),
            is_of_other_year=names_other_year(header.headings[column], tahun),
        )
        headings.append(heading)
    found = assign_meanings(headings, header.chosen, by_cells)
    names: dict[int, str] = {}
    for meaning, column in found.columns.items():
        names[column] = COLUMN_NAMES[meaning]
    names |= header.headings
    header = replace(
        header,
        columns=found.columns,
        headings=dict(sorted(names.items())),
        doubts=found.doubts,
        warnings=(),
    )
    remarks = ask_two(header, found)
    return replace(header, warnings=tuple(remarks))


def _read_pieces(grid: Grid, start: int, end: int, column: int) -> tuple[str, ...]:
    """Read a column's heading from top to bottom, each merged cell once: ("TARGET", "WAKTU").

    () if the lowest cell is merged over many columns, for that names a group of columns, such as
    twelve months.
    """
    if _names_group(grid, end, column):
        return ()
    said: dict[Cell, str] = {}
    for row in range(start, end + 1):
        origin = grid.origin(row, column)
        is_upper = row < end
        is_title = is_upper and _is_over_first(grid, row)
        text = ""
        if not is_title:
            text = grid.texts.get(origin, "")
        if is_upper and not text:
            text = _read_heading_from_left(grid, row, column)
        said.setdefault(origin, text)
    return tuple(filter(None, said.values()))


def _meaning_of(text: str) -> str:
    """Return the meaning of one cell as a heading; "" for none."""
    return _meaning_of_words(heading_words(text))


def _meaning_of_words(words: str) -> str:
    meaning, _ = meaning_of(words)
    return meaning


def _names_group(grid: Grid, end: int, column: int) -> bool:
    """True if the lowest heading cell of a column is merged over many that hold anything."""
    _, left = grid.origin(end, column)
    width = grid.width_at(end, column)
    if width < GROUP_WIDTH:
        return False
    covered = range(left + 1, left + width)
    return any(row > end and other in covered for row, other in grid.texts)


def _is_title(grid: Grid, start: int, cell: Cell) -> bool:
    """True if a text alone in its row is merged from the first column on over many.

    An example is TIME LINE RENCANA AKSI ZI.
    """
    row, column = cell
    columns = grid.by_row.get(row, [])
    if columns != [column] or grid.width_at(row, column) <= GROUP_WIDTH:
        return False
    return column <= min(grid.by_row.get(start, columns))


def _is_over_first(grid: Grid, row: int) -> bool:
    """True if a row only holds a title: a text alone, over the first of the row below."""
    below = grid.by_row.get(row + 1, [])
    return grid.by_row.get(row, []) == below[:1]


def _read_heading_from_left(grid: Grid, row: int, column: int) -> str:
    """Read the group heading of a column whose merge was lost in a CSV.

    An example is TARGET,, over WAKTU,CAPAIAN.
    """
    if grid.merges or not grid.content_at(row + 1, column) or _is_over_first(grid, row):
        return ""
    return read_text_from_left(grid, row, column)


def _extend_to_base(header: Header) -> Header:
    """Extend the heading rows down to where their merged cells end, and read the columns anew.

    A heading may be merged one row too deep: beside it stands the title of an area or work, which
    reads like no heading. Then no row is gained, and the merge is cut.
    """
    grid = header.grid
    start = header.start
    end = header.end
    lowest = end + _is_sub_heading(header)
    for column in header.columns.values():
        span = grid.merges.get((end, column))
        if span:
            lowest = max(lowest, span[2])
    gained = [row for row in range(end + 1, lowest + 1) if row in grid.by_row]
    is_heading = all(_may_be_heading(grid, start, row) for row in gained)
    if end < lowest < start + MAX_HEIGHT and is_heading:
        return _read_header(grid, start, lowest, header.chosen)
    cut = grid.with_merges_cut(end)
    return replace(header, grid=cut)


def _is_sub_heading(header: Header) -> bool:
    """True if the row below the headings names parts of them.

    They are MULAI, SELESAI. Or each stands under a heading merged over several columns, and none
    under the first column: under NO stands data, such as an area's mark.
    """
    grid = header.grid
    end = header.end
    row = end + 1
    columns = grid.by_row.get(row, ())
    words = {normalize(grid.texts[row, column]) for column in columns}
    if len(columns) < 2:
        return False
    if words <= START_WORDS | END_WORDS and not words.isdisjoint(END_WORDS):
        return True
    first_column = min(header.columns.values())
    if columns[0] <= first_column or any(grid.width_at(end, column) == 1 for column in columns):
        return False
    return _may_be_heading(grid, header.start, row)


def _unite_columns(header: Header) -> Header:
    """Read the headings anew if columns are one (see `united_columns`).

    The cells of the second go into the first. Columns that only a heading merged from the left
    covers are dropped.
    """
    grid = header.grid
    texts, void = join_cells(header)
    filled = {column for row, column in texts if row >= header.start}
    for column in range(1, grid.last_column + 1):
        _, left = grid.origin(header.end, column)
        if left < column and column not in filled:
            void.add(column)
    if texts == grid.texts and void.isdisjoint(header.headings):
        return header
    grid = grid.with_texts(texts)
    return _read_header(grid, header.start, header.end, header.chosen, void)
