"""Find the heading rows of a plan table, wherever they stand, and say which column means what. One
to four heading rows, with or without merges, in any order of columns (docs/reading.md). A sheet
without a plan's headings gets a Header all the same if it has some of them, so that a refusal can
say what was found and what not."""

from collections.abc import Collection, Container, Iterator, Mapping, Set
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from operator import attrgetter

from monev.core.remarks import Remark
from monev.reading.columns.calendar import TIME_PATTERNS, find_calendar, read_text_from_left
from monev.reading.columns.candidates import (
    ColumnHeading,
    ask_meanings,
    assign_meanings,
)
from monev.reading.columns.cell_meanings import ByCells, list_by_cells
from monev.reading.columns.header import Header, without_heading
from monev.reading.columns.heading_meanings import INEXACT, find_meaning
from monev.reading.columns.united_columns import join_cells
from monev.reading.files.grid import Cell, Grid, column_letter
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    DAY_WORDS,
    END_WORDS,
    PATTERNS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    REQUIRED,
    START_WORDS,
    WORDS_OF_HEADINGS,
    heading_words,
    meaning_of,
    normalize,
)
from monev.reading.vocabulary.structure import (
    is_usual_area,
    lone_mark,
    name_person,
    split_mark,
)
from monev.reading.vocabulary.time_words import MONTH_NUMBERS, ROMAN

MAX_HEIGHT, MAX_CANDIDATES = 4, 100
HEADING_LENGTH, _LONGEST_PART = 60, 24
GROUP_WIDTH, _FEWEST_STEPS = 4, 3
NO_CHOICES: Mapping[str, str] = {}
_PAIRED = [*map(set, ("rt", "rc", "ra", "rl", "pr", "pt", "pa", "pc", "tc", "ta")), {"r", "re"}]
"""Letters of rows of plan and done: rencana, target or plan, realisasi, capaian, actual,
terlaksana, laksana."""
_DIVIDING = RENCANA_WORDS | REALISASI_WORDS | set().union(*_PAIRED)
FIRST_WORDS = {*WORDS_OF_HEADINGS, *ROMAN, ""}
"""Words that a heading may begin with; none, too."""


def find_header(
    grid: Grid, chosen: Mapping[str, str] = NO_CHOICES, *, propose: bool = False
) -> Header | None:
    """The best heading rows of a sheet; None where no two columns of any row are a plan's headings.
    `chosen` are headings whose meaning people chose (see `assign_meanings`); `propose`: work and
    evidence that no heading names are proposed by what the cells say."""
    headers = (_read_header(grid, *block, chosen) for block in _list_candidate_blocks(grid, chosen))
    readings = (header for header in headers if len(header.columns) >= 2)
    best = max(readings, key=attrgetter("score"), default=None)
    if best is None:
        return None
    header = _extend_to_base(best)
    if dividing := find_dividing_column(header):
        # URAIAN over Target, Realisasi is no work.
        chosen = {normalize(header.headings.get(dividing[0], "")): "", **chosen}
    header = _unite_columns(_read_header(header.grid, header.start, header.end, chosen, near=True))
    return _name_person_of_heading(_ask_calendar(read_cells(header, propose=propose)))


def _name_person_of_heading(header: Header) -> Header:
    """The table with a PIC for all its work where the heading of its numbers names who does it (PIC
    : Kabag Umum), or where headings said again name another one; told."""
    no = header.columns.get("no", 0)
    grid = header.grid
    name = first = name_person(grid.content_at(header.end, no))
    if not name or "pic" in header.columns:
        return header
    cells: dict[int, str] = {}
    for row in header.rows_below:
        if header.repeats_heading(row):
            name = name_person(grid.texts.get((row, no), "")) or name
        elif (row, header.columns.get("langkah_aksi", 0)) in grid.texts:
            cells[row] = name
    values = {"count": len(cells), "name": ", ".join(dict.fromkeys((first, *cells.values())))}
    told = grid.remark_at("columns.pic_above_table", header.end, no, COLUMN_NAMES["pic"], **values)
    return header.asking(told).with_column("pic", cells)


def read_cells(header: Header, *, propose: bool = False) -> Header:
    """The headings, their meanings assigned anew with what the cells of each column say."""
    by_cells = [*list_by_cells(header, propose=propose)]
    if not by_cells:
        return header
    return _assign(header, by_cells, near=True)


def find_dividing_column(header: Header) -> tuple[int, dict[int, str]] | None:
    """The column whose cells below the headings say nothing but plan and realisasi, both of them,
    in words or each by one letter; with what it says in each row."""
    for column in range(1, header.grid.last_column + 1):
        if column in header.months:
            continue
        words = _list_labels(header, column)
        said = {*words.values()}
        are_words = said <= _DIVIDING and said & RENCANA_WORDS and said & REALISASI_WORDS
        if said in _PAIRED or are_words:
            return column, words
    return None


def _list_labels(header: Header, column: int) -> dict[int, str]:
    """What a column says in each row that it may label: a note says nothing of that, nor does a
    repeated heading."""
    labels: dict[int, str] = {}
    for row, text in header.cells_below(column).items():
        word = normalize(text)
        is_label = len(word) == 1 or len(header.grid.by_row[row]) > 1 or word in REALISASI_WORDS
        if is_label and text != header.headings.get(column):
            labels[row] = word
    return labels


def find_rows_of_done(header: Header) -> tuple[int, dict[int, str]]:
    """The column in which rows right below most works begin with Realisasi, without work of their
    own; with that word in each row. No row where fewer works have one."""
    grid = header.grid
    langkah = header.columns.get("langkah_aksi", 0)
    done: dict[int, str] = {}
    headed = column = 0
    for row in header.rows_below:
        first = grid.by_row[row][0]
        text = grid.texts[row, first]
        is_done = PATTERNS["done_row"].fullmatch(text) and not grid.explains_colour(row, first)
        if is_done and grid.own_text(row, langkah) in ("", text):
            column = column or first
            headed += row - 1 in grid.by_row.keys() - done and row - 1 > header.end
            done[row] = "realisasi"
    rows = header.cells_below(langkah).keys() - done
    works = [row for row in rows if len(grid.by_row[row]) >= len(REQUIRED)]
    return column, done if 2 * headed > len(works) else {}


def _list_candidate_blocks(grid: Grid, chosen: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The first and the last row of what may be headings: each candidate row, with what may go on
    below it."""
    for row in islice(_list_candidate_rows(grid, chosen), MAX_CANDIDATES):
        yield row, row
        for end in range(row + 1, row + MAX_HEIGHT):
            if not _may_be_heading(grid, row, end):
                break
            yield row, end


def _list_candidate_rows(grid: Grid, chosen: Mapping[str, str]) -> Iterator[int]:
    """Rows in which a heading's word stands, with the two above: a first heading row may hold group
    words only."""
    first_words = FIRST_WORDS.union(map(first_word, chosen))
    seen: set[int] = set()
    for row, columns in grid.by_row.items():
        # Most cells begin with a word that begins no heading; looking closer at each is what a
        # large table costs.
        texts = [grid.texts[row, column] for column in columns if len(columns) >= 2]
        near = [text for text in texts if first_word(text[:HEADING_LENGTH]) in first_words]
        if any(_is_heading(text, chosen) for text in near):
            rows = ({row - 2, row - 1, row} - seen) & grid.by_row.keys()
            seen |= rows
            yield from (each for each in sorted(rows) if _may_be_first(grid, each))


def _may_be_first(grid: Grid, row: int) -> bool:
    """True if headings may start in a row: no number stands in front, as before work, and no
    heading begun above reaches into it."""
    texts: list[str] = []
    for column in range(1, grid.last_column + 1):
        text = grid.content_at(row, column)
        if text and grid.is_covered_from_above(row, column) and _is_heading(text):
            return False
        texts += [text] if text else []
    return not texts or not PATTERNS["number"].fullmatch(texts[0])


@lru_cache(maxsize=32768)
def first_word(text: str) -> str:
    """The first word of two letters or more, in small letters; "" where there is none."""
    found = PATTERNS["first_word"].search(text)
    return found[0].lower() if found else ""


def _is_heading(text: str, chosen: Container[str] = ()) -> bool:
    words = heading_words(text) if len(text) <= HEADING_LENGTH else ""
    return words in chosen or bool(meaning_of(words)[0])


def _may_be_heading(grid: Grid, first_row: int, row: int) -> bool:
    """True if a row could be a lower heading row: (1) short words, no amount and no days but of a
    calendar, (2) nothing that opens the table's rows, (3) no cells below headings of their own, (4)
    no number in front, but under a group heading: months 1..12, weeks."""
    columns = grid.by_row.get(row, [])
    texts = [grid.texts[row, column] for column in columns]
    days = sum(bool(TIME_PATTERNS["day"].search(text)) for text in texts)
    if not texts or 0 < days < MAX_HEIGHT or not all(map(_is_short, texts)):
        return False
    is_left = columns[0] == min(grid.by_row[first_row])
    if _is_title(grid, first_row, (row, columns[0])) or _opens_rows(texts, is_left=is_left):
        return False
    if _stand_below_own(grid, first_row, dict(zip(columns, texts, strict=True))):
        return False
    is_below_group = columns[0] > min(grid.by_row[first_row]) + 1 and len(columns) >= 2
    return is_below_group or not PATTERNS["number"].fullmatch(texts[0])


def _is_short(text: str) -> bool:
    """True if a text is short enough for a heading, and no amount."""
    return len(text) <= HEADING_LENGTH and not PATTERNS["sum"].fullmatch(text)


def _opens_rows(texts: list[str], *, is_left: bool) -> bool:
    """True if a row is the table's first and no more of its headings: A. | PENGUNGKIT, Manajemen
    Perubahan alone."""
    mark, title, _ = split_mark(texts[0])
    if len(texts) > 1:
        return is_left and bool(lone_mark(texts[0]))
    return is_usual_area(title) or (is_left and bool(mark or lone_mark(texts[0])))


def _stand_below_own(grid: Grid, first_row: int, texts: Mapping[int, str]) -> bool:
    """True if several cells stand each below a heading of its own, one of them too long to be the
    rest of it; or a number below NO: Pokja I | 1 | Rapat."""
    for column, text in texts.items():
        is_no = _meaning_of(grid.texts.get((first_row, column), "")) == "no"
        if is_no and PATTERNS["number"].fullmatch(text):
            return True
    if len(texts) < _FEWEST_STEPS or max(map(len, texts.values())) <= _LONGEST_PART:
        return False
    cells = [(first_row, column) for column in texts]
    return all(cell in grid.texts and grid.width_at(*cell) == 1 for cell in cells)


def _read_header(
    grid: Grid,
    start: int,
    end: int,
    chosen: Mapping[str, str],
    void: Container[int] = (),
    *,
    near: bool = False,
) -> Header:
    """The meanings of the columns if the headings are these rows; `void` are columns that are no
    column, `near`: a heading may be a slip of the pen."""
    calendar = find_calendar(grid, start, end, chosen)
    months = {*calendar.columns, *calendar.rekap} if calendar else set()
    headings: dict[int, str] = {}
    for column in range(1, grid.last_column + 1):
        heading = " ".join(_read_pieces(grid, start, end, column))
        letter = without_heading(column)
        if not heading and normalize(letter) in chosen:
            heading = letter  # by which people chose its meaning
        is_short = 0 < len(heading) <= 2 * HEADING_LENGTH
        is_none = column in months or column in void or PATTERNS["of_colours"].fullmatch(heading)
        if is_short and not is_none:
            headings[column] = heading
    header = Header(
        grid,
        start,
        end,
        {},
        headings,
        calendar=calendar,
        chosen=chosen,
    )
    return _assign(header, (), near=near)


def _assign(header: Header, by_cells: Collection[ByCells], *, near: bool) -> Header:
    """The headings with their meanings, by the candidates of the headings and of the cells."""
    grid = header.grid
    twins = header.calendar.twins if header.calendar else ()
    columns = [column for column in header.headings if column not in twins]
    # None is empty where no row of work stands below.
    filled = {column for column in columns if grid.last_work_rows.get(column, 0) > header.end}
    headings: list[ColumnHeading] = []
    for column in columns:
        pieces = _read_pieces(grid, header.start, header.end, column)
        is_empty = bool(filled) and column not in filled
        pieces = pieces or (header.headings[column],)
        headings.append(ColumnHeading(column, pieces, column in grid.hidden_columns, is_empty))
    found = assign_meanings(headings, header.chosen, by_cells, near=near)
    names = {column: COLUMN_NAMES[meaning] for meaning, column in found.columns.items()}
    header = replace(
        header,
        columns=found.columns,
        headings=dict(sorted((names | header.headings).items())),
        doubts=found.doubts,
        warnings=(),
    )
    return replace(header, warnings=tuple(ask_meanings(header, found)))


def _read_pieces(grid: Grid, start: int, end: int, column: int) -> tuple[str, ...]:
    """A column's heading from top to bottom; NO where it only contains PIC and stands over numbers,
    for that says who does the work and not what stands below it."""
    pieces = _split_heading(grid, start, end, column)
    is_short = 0 < sum(map(len, pieces)) <= 2 * HEADING_LENGTH
    if is_short and PATTERNS["number"].fullmatch(grid.texts.get((end + 1, column), "")):
        meaning, doubt = find_meaning(pieces)
        is_person = doubt >= INEXACT or name_person(pieces[-1])
        return (COLUMN_NAMES["no"],) if meaning == "pic" and is_person else pieces
    return pieces


def _split_heading(grid: Grid, start: int, end: int, column: int) -> tuple[str, ...]:
    """A column's heading from top to bottom, each merged cell once: ("TARGET", "WAKTU"). () where
    the lowest cell is merged over many columns: that names a group of columns, such as twelve
    months. A NO may be merged over the steps of an LKE's marks."""
    if _names_group(grid, end, column):
        return ()
    said: dict[Cell, str] = {}
    for row in range(start, end + 1):
        origin = grid.origin(row, column)
        is_title = _is_title(grid, start, origin) or (row < end and _is_over_first(grid, row))
        text = "" if is_title else grid.texts.get(origin, "")
        if not text and row < end:
            text = _read_heading_from_left(grid, row, column)
        said.setdefault(origin, text)
    pieces = tuple(filter(None, said.values()))
    # BUKTI DUKUNG over 1 | 2 | 3: the number is no part of what the column says.
    return pieces[:-1] if len(pieces) > 1 and PATTERNS["number"].fullmatch(pieces[-1]) else pieces


def _meaning_of(text: str) -> str:
    """What one cell means as a heading; "" for nothing."""
    return meaning_of(heading_words(text))[0]


def _names_group(grid: Grid, end: int, column: int) -> bool:
    """True if the lowest heading cell of a column is merged over many that hold anything."""
    row, left = grid.origin(end, column)
    width = grid.width_at(end, column)
    is_no = _meaning_of(grid.texts.get((row, left), "")) == "no"
    if width < GROUP_WIDTH or (is_no and left == column):
        return False
    return any(row > end and left < other < left + width for row, other in grid.texts)


def _is_title(grid: Grid, start: int, cell: Cell) -> bool:
    """True if a text alone in its row is merged from the first column on over many: TIME LINE
    RENCANA AKSI ZI."""
    row, column = cell
    first = min(min(grid.by_row.get(each, [column])) for each in (start, row))
    is_alone = grid.by_row.get(row) == [column] == [first]
    return is_alone and grid.width_at(row, column) > GROUP_WIDTH


def _is_over_first(grid: Grid, row: int) -> bool:
    """True if a row holds but a title: a text alone, over the first of the row below."""
    return grid.by_row.get(row, []) == grid.by_row.get(row + 1, [])[:1]


def _read_heading_from_left(grid: Grid, row: int, column: int) -> str:
    """The group heading of a column where its merge was lost in a CSV: TARGET,,  over
    WAKTU,CAPAIAN."""
    if not grid.content_at(row + 1, column) or grid.merges or _is_over_first(grid, row):
        return ""
    # WAKTU over Jan, Feb, ..., Des ends with them: Bukti and Folder beside are no time.
    below = grid.by_row[row + 1]
    months = [each for each in below if normalize(grid.texts[row + 1, each]) in MONTH_NUMBERS]
    is_beyond = len(months) > 1 and column > months[-1]
    return "" if is_beyond else read_text_from_left(grid, row, column)


def _extend_to_base(header: Header) -> Header:
    """The block down to where its merged heading cells end, its columns read anew with the rows so
    gained. A heading merged one row too deep gains none, for the title of an area or work beside it
    reads like no heading: it is cut."""
    grid = header.grid
    start, end = header.start, header.end
    spans = (grid.merges.get((end, column)) for column in header.columns.values())
    lowest = max([end + _is_sub_heading(header), *(span[2] for span in spans if span)])
    gained = grid.by_row.keys() & {*range(end + 1, lowest + 1)}
    are_headings = all(_may_be_heading(grid, start, row) for row in gained)
    if are_headings and end < lowest < start + MAX_HEIGHT:
        return _read_header(grid, start, lowest, header.chosen)
    return replace(header, grid=grid.with_merges_cut(end))


def _is_sub_heading(header: Header) -> bool:
    """True if the row below the headings names parts of them: (1) MULAI, SELESAI, (2) TANGGAL,
    BULAN, (3) Rencana, Realisasi under each month, (4) every cell under a heading merged over
    several columns. Under NO stands data, such as an area's mark."""
    grid = header.grid
    row = header.end + 1
    columns = grid.by_row.get(row, ())
    words = {normalize(grid.texts[row, column]) for column in columns}
    is_date = len(words) == len(("TANGGAL", "BULAN")) and words <= DAY_WORDS
    if is_date or _are_pair(words, START_WORDS, END_WORDS):
        return True
    if header.calendar and _are_pair(words, RENCANA_WORDS, REALISASI_WORDS):
        return True
    are_spans = len(columns) >= 2 and all(grid.width_at(header.end, each) > 1 for each in columns)
    is_beyond = are_spans and columns[0] > min(header.columns.values())
    return is_beyond and _may_be_heading(grid, header.start, row)


def _are_pair(words: Set[str], one: Set[str], other: Set[str]) -> bool:
    """True if words are of two kinds, some of each."""
    return bool(words & one and words & other) and words <= one | other


def _ask_calendar(header: Header) -> Header:
    """The headings, with the question which calendar is the plan's where more than one could be."""
    calendar = header.calendar
    if calendar is None or not calendar.others:
        return header
    columns = f"{column_letter(calendar.start)}–{column_letter(max(calendar.columns))}"  # H–S
    others = ", ".join(f"mulai kolom {letter}" for letter in calendar.others)
    values = {"columns": columns, "others": others, "calendars": dict(calendar.others)}
    return header.asking(Remark("columns.several_calendars", header.grid.name, values=values))


def _unite_columns(header: Header) -> Header:
    """The headings read anew where columns are one (see `united_columns`); the cells of the second
    go into the first. Columns that only a heading merged from the left covers are none."""
    grid = header.grid
    texts, void = join_cells(header)
    filled = {column for row, column in texts if row >= header.start}
    for column in range(1, grid.last_column + 1):
        if column not in filled and grid.origin(header.end, column)[1] < column:
            void.add(column)
    if texts == grid.texts and void.isdisjoint(header.headings):
        return header
    grid = grid.with_texts(texts)
    return _read_header(
        grid,
        header.start,
        header.end,
        header.chosen,
        void,
        near=True,
    )
