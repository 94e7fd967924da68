"""Find the heading rows of a plan table, wherever they stand, and say which column means what. One
to four heading rows, with or without merges, in any order of columns (docs/reading.md). A sheet
without a plan's headings gets a Header all the same if it has some of them, so that a refusal can
say what was found and what not."""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice, takewhile
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

MAX_HEIGHT, MAX_CANDIDATES, _MAX_MISSPELT = 4, 100, 12
HEADING_LENGTH, _LONGEST_PART = 60, 24
GROUP_WIDTH, _MAX_WIDTH, _FEWEST_STEPS = 4, 3, 3
NO_CHOICES: Mapping[str, str] = {}
_BULLETS = frozenset("-–•▪●*o")
_PAIRED = [*map(set, ("rt", "rc", "ra", "rl", "pr", "pt", "pa", "pc", "tc", "ta")), {"r", "re"}]
"""Letters of rows of plan and done: rencana, target or plan, realisasi, capaian, actual,
terlaksana, laksana."""
_DIVIDING = RENCANA_WORDS | REALISASI_WORDS | set().union(*_PAIRED)
_LONGEST_DIVIDING = max(map(len, _DIVIDING))
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
    best = max(readings, key=attrgetter("score"), default=None) or _find_misspelt(grid, chosen)
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


def _find_misspelt(grid: Grid, chosen: Mapping[str, str]) -> Header | None:
    """The first row in which every needed heading is but a slip of the pen: BUKTI DUKNUG | TARGER
    WAKTU; else None."""
    wide = (row for row, columns in grid.by_row.items() if len(columns) > len(REQUIRED))
    rows = islice((row for row in wide if _may_be_heading(grid, row, row)), _MAX_MISSPELT)
    headers = (_read_header(grid, row, row, chosen, near=True) for row in rows)
    return next((header for header in headers if not header.missing), None)


def find_dividing_column(header: Header) -> tuple[int, dict[int, str]] | None:
    """The column whose cells below the headings say nothing but plan and realisasi, both of them,
    in words or each by one letter; with what it says in each row."""
    for column in range(1, header.grid.last_column + 1):
        if column in header.months or not all(
            word in _DIVIDING for _, word in _list_labels(header, column)
        ):
            continue  # as most columns: their first cell tells
        cells = header.cells_below(column)
        words = dict(_list_labels(header, column))
        are_short = 2 * sum(len(text) > _LONGEST_DIVIDING for text in cells.values()) <= len(cells)
        said = set(words.values())
        if are_short and (said in _PAIRED or (said & RENCANA_WORDS and said & REALISASI_WORDS)):
            return column, words
    return None


def _list_labels(header: Header, column: int) -> Iterator[tuple[int, str]]:
    """What a column says in each row that it may label: a note says nothing of that, nor does a
    repeated heading."""
    for row, text in header.cells_below(column).items():
        word = normalize(text)
        is_label = len(word) == 1 or len(header.grid.by_row[row]) > 1 or word in REALISASI_WORDS
        if is_label and text != header.headings.get(column):
            yield row, word


def find_rows_of_done(header: Header) -> tuple[int, dict[int, str]]:
    """The column in which rows right below most works begin with Realisasi, without work of their
    own; with that word in each row. No row where fewer works have one."""
    grid = header.grid
    langkah = header.columns.get("langkah_aksi", 0)
    first = {row: grid.by_row[row][0] for row in header.rows_below}
    said = {row: grid.texts[row, k] for row, k in first.items() if not grid.explains_colour(row, k)}
    labelled = [row for row, text in said.items() if PATTERNS["done_row"].fullmatch(text)]
    done = {row: "realisasi" for row in labelled if grid.own_text(row, langkah) in ("", said[row])}
    works = [
        row
        for row in header.cells_below(langkah).keys() - done
        if len(grid.by_row[row]) >= len(REQUIRED)
    ]
    headed = [row for row in done if row - 1 in said.keys() - done]
    return next((first[row] for row in done), 0), done if 2 * len(headed) > len(works) else {}


def _list_candidate_blocks(grid: Grid, chosen: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The first and the last row of what may be headings: each candidate row, with what may go on
    below it."""
    for row in islice(_list_candidate_rows(grid, chosen), MAX_CANDIDATES):
        below = takewhile(partial(_may_be_heading, grid, row), range(row + 1, row + MAX_HEIGHT))
        yield from ((row, end) for end in (row, *below))


def _list_candidate_rows(grid: Grid, chosen: Mapping[str, str]) -> Iterator[int]:
    """Rows in which a heading's word stands, with the two above (a first heading row may hold group
    words only), but no work with its number in front: it stands above headings said again."""
    first_words = FIRST_WORDS.union(map(first_word, chosen))
    seen: set[int] = set()
    for row, columns in grid.by_row.items():
        texts = (grid.texts[row, k] for k in columns) if len(columns) >= 2 else ()
        # Most cells begin with a word that begins no heading; looking closer at each is what a
        # large table costs.
        if any(
            first_word(text[:HEADING_LENGTH]) in first_words and _is_heading(text, chosen)
            for text in texts
        ):
            for candidate in sorted(({row - 2, row - 1, row} - seen) & grid.by_row.keys()):
                seen.add(candidate)
                # Where a heading begun in a row above reaches into this one, the headings start
                # there, not here.
                contents = {
                    k: grid.content_at(candidate, k) for k in range(1, grid.last_column + 1)
                }
                covered = (
                    text for k, text in contents.items() if grid.is_covered_from_above(candidate, k)
                )
                is_work = PATTERNS["number"].fullmatch(next(filter(None, contents.values()), ""))
                if not is_work and not any(map(_is_heading, covered)):
                    yield candidate


@lru_cache(maxsize=32768)
def first_word(text: str) -> str:
    """The first word of two letters or more, in small letters; "" where there is none."""
    found = PATTERNS["first_word"].search(text)
    return found[0].lower() if found else ""


def _is_heading(text: str, chosen: Container[str] = ()) -> bool:
    words = heading_words(text) if len(text) <= HEADING_LENGTH else ""
    return words in chosen or bool(meaning_of(words)[0])


def _may_be_heading(grid: Grid, first_row: int, row: int) -> bool:
    """Whether a row could be a lower heading row: short words, no row number in front, no column
    numbers, no amount. Numbers are headings where they begin under a group heading (months 1..12,
    weeks), not under the first column."""
    columns = grid.by_row.get(row, [])
    texts = [grid.texts[row, k] for k in columns]
    if (
        not texts
        or _are_data(texts)
        or (row > first_row and _stand_below_own(grid, first_row, columns, texts))
    ):
        return False
    left = min(grid.by_row[first_row], default=0)
    is_title = row > first_row and _is_title(
        grid, first_row, (row, columns[0])
    )  # JANUARI across the table
    opens = is_title or _opens_rows(texts, is_left=columns[0] == left)
    return not opens and (
        not PATTERNS["number"].fullmatch(texts[0]) or (columns[0] > left + 1 and len(columns) >= 2)
    )


def _opens_rows(texts: list[str], *, is_left: bool) -> bool:
    """Whether a row is the table's first and no more of its headings: A. | PENGUNGKIT, Manajemen
    Perubahan alone."""
    mark, title, _ = split_mark(texts[0])
    is_alone = len(texts) == 1
    return (is_left and bool(lone_mark(texts[0]) or (is_alone and mark))) or (
        is_alone and is_usual_area(title)
    )


def _stand_below_own(grid: Grid, first_row: int, columns: list[int], texts: list[str]) -> bool:
    """Whether several cells stand each below a heading of its own, one of them too long to be the
    rest of it; or a number below NO: Pokja I | 1 | Rapat."""
    numbers = (
        k for k, text in zip(columns, texts, strict=True) if PATTERNS["number"].fullmatch(text)
    )
    is_below_no = any(
        meaning_of(heading_words(grid.texts.get((first_row, k), "")))[0] == "no" for k in numbers
    )
    is_own = all((first_row, k) in grid.texts and grid.width_at(first_row, k) == 1 for k in columns)
    return is_below_no or (
        is_own and len(texts) >= _FEWEST_STEPS and max(map(len, texts)) > _LONGEST_PART
    )


def _are_data(texts: list[str]) -> bool:
    """Whether the texts of a row are too long for headings, or say an amount or a day, which many
    of a calendar do."""
    days = sum(bool(TIME_PATTERNS["day"].search(text)) for text in texts)
    return 0 < days < MAX_HEIGHT or any(
        len(text) > HEADING_LENGTH or PATTERNS["sum"].fullmatch(text) for text in texts
    )


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
        # A column without a heading may be known by its letter, where people chose its meaning by
        # it.
        letter = without_heading(column)
        pieces = _read_pieces(grid, start, end, column)
        heading = " ".join(pieces) or (letter if normalize(letter) in chosen else "")
        is_short = 0 < sum(map(len, pieces)) <= 2 * HEADING_LENGTH or heading == letter
        if column in months or column in void or not is_short:
            continue
        if not PATTERNS["of_colours"].fullmatch(heading):
            headings[column] = heading
    header = Header(grid, start, end, {}, headings, calendar=calendar, chosen=chosen)
    return _assign(header, (), near=near)


def _assign(header: Header, by_cells: Collection[ByCells], *, near: bool) -> Header:
    """The headings with their meanings, by the candidates of the headings and of the cells."""
    grid = header.grid
    end = header.end
    twins = header.calendar.twins if header.calendar else ()
    pieces: dict[int, tuple[str, ...]] = {}
    for column, heading in header.headings.items():
        if column not in twins:
            pieces[column] = _read_pieces(grid, header.start, end, column) or (heading,)
    # None is empty where no row of work stands below.
    filled = {column for column in pieces if grid.last_work_rows.get(column, 0) > end}
    headings = [
        ColumnHeading(k, each, k in grid.hidden_columns, bool(filled) and k not in filled)
        for k, each in pieces.items()
    ]
    found = assign_meanings(headings, header.chosen, by_cells, near=near)
    names = {
        column: COLUMN_NAMES[meaning]
        for meaning, column in found.columns.items()
        if column not in header.headings
    }
    header = replace(
        header,
        columns=found.columns,
        headings=header.headings | names,
        doubts=found.doubts,
        warnings=(),
    )
    return replace(header, warnings=tuple(ask_meanings(header, found)))


def _read_pieces(grid: Grid, start: int, end: int, column: int) -> tuple[str, ...]:
    """A column's heading from top to bottom; NO where it names a person over numbers, for that says
    who does the work and not what stands below it."""
    is_number = PATTERNS["number"].fullmatch(grid.texts.get((end + 1, column), ""))
    if is_number and name_person(grid.content_at(end, column)):
        return (COLUMN_NAMES["no"],)
    return _split_heading(grid, start, end, column)


def _split_heading(grid: Grid, start: int, end: int, column: int) -> tuple[str, ...]:
    """A column's heading from top to bottom, each merged cell once: ("TARGET", "WAKTU"). () where
    the lowest cell is merged over many columns: that names a group of columns, such as twelve
    months."""
    lowest = grid.origin(end, column)
    # A NO may be merged over the steps of an LKE's marks: A. | I. | 1. | i. | a.
    is_number = (
        lowest[1] == column and meaning_of(heading_words(grid.texts.get(lowest, "")))[0] == "no"
    )
    inner = range(lowest[1] + 1, lowest[1] + grid.width_at(end, column))
    is_wide = len(inner) + 1 >= GROUP_WIDTH and not is_number
    if is_wide and any(row > end and k in inner for row, k in grid.texts):
        return ()
    said: dict[Cell, str] = {}
    for row in range(start, end + 1):
        origin = grid.origin(row, column)
        is_title = _is_title(grid, start, origin) or (row < end and _is_over_first(grid, row))
        text = "" if is_title else grid.texts.get(origin, "")
        said.setdefault(
            origin, text or (_read_heading_from_left(grid, row, column) if row < end else "")
        )
    pieces = tuple(filter(None, said.values()))
    # BUKTI DUKUNG over 1 | 2 | 3: the number is no part of what the column says.
    return pieces[:-1] if len(pieces) > 1 and PATTERNS["number"].fullmatch(pieces[-1]) else pieces


def _is_title(grid: Grid, start: int, cell: Cell) -> bool:
    """Whether a text alone in its row is merged from the first column on over many: TIME LINE
    RENCANA AKSI ZI."""
    row, column = cell
    is_first = column == min(min(grid.by_row[row]) for row in (start, row) if row in grid.by_row)
    return (
        is_first and grid.by_row.get(row) == [column] and grid.width_at(row, column) > GROUP_WIDTH
    )


def _is_over_first(grid: Grid, row: int) -> bool:
    """Whether a row holds but a title: a text alone, over the first of the row below."""
    return grid.by_row.get(row, []) == grid.by_row.get(row + 1, [])[:1]


def _read_heading_from_left(grid: Grid, row: int, column: int) -> str:
    """The group heading of a column where its merge was lost in a CSV: TARGET,,  over
    WAKTU,CAPAIAN."""
    if not grid.content_at(row + 1, column) or grid.merges or _is_over_first(grid, row):
        return ""
    # WAKTU over Jan, Feb, ..., Des ends with them: Bukti and Folder beside are no time.
    months = [k for k in grid.by_row[row + 1] if normalize(grid.texts[row + 1, k]) in MONTH_NUMBERS]
    return "" if len(months) > 1 and column > months[-1] else read_text_from_left(grid, row, column)


def _extend_to_base(header: Header) -> Header:
    """The block down to where its merged heading cells end, its columns read anew with the rows so
    gained. A heading merged one row too deep gains none, for the title of an area or work beside it
    reads like no heading: it is cut."""
    grid = header.grid
    spans = (grid.merges.get((header.end, column)) for column in header.columns.values())
    lowest = max([header.end + _is_sub_heading(header), *(span[2] for span in spans if span)])
    gained = (row for row in range(header.end + 1, lowest + 1) if row in grid.by_row)
    are_headings = all(_may_be_heading(grid, header.start, row) for row in gained)
    if are_headings and header.end < lowest < header.start + MAX_HEIGHT:
        return _read_header(grid, header.start, lowest, header.chosen)
    return replace(header, grid=grid.with_merges_cut(header.end))


def _is_sub_heading(header: Header) -> bool:
    """Whether the row below the headings names parts of them: MULAI, SELESAI; Rencana, Realisasi
    under each month; or every cell under a heading merged over several columns. Under NO stands
    data, such as an area's mark."""
    grid = header.grid
    row = header.end + 1
    columns = grid.by_row.get(row, ())
    words = {normalize(grid.texts[row, k]) for k in columns}
    pairs = ((START_WORDS, END_WORDS), (RENCANA_WORDS, REALISASI_WORDS))
    is_span, are_twins = (
        words & one and words & other and words <= one | other for one, other in pairs
    )
    is_date = len(words) == len(("TANGGAL", "BULAN")) and words <= DAY_WORDS
    if is_span or is_date or (header.calendar and are_twins):
        return True
    are_spans = len(columns) >= 2 and all(grid.width_at(header.end, k) > 1 for k in columns)
    return (
        are_spans
        and columns[0] > min(header.columns.values())
        and _may_be_heading(grid, header.start, row)
    )


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
    go into the first."""
    grid, (texts, parts) = header.grid, join_cells(header)
    # Columns that only a heading merged from the left covers, with nothing of their own from the
    # headings down.
    filled = {column for row, column in texts if row >= header.start}
    columns = range(1, grid.last_column + 1)
    void = {k for k in columns if k not in filled and grid.origin(header.end, k)[1] < k} | parts
    if texts == grid.texts and void.isdisjoint(header.headings):
        return header
    texts_of = grid.with_texts(texts)
    return _read_header(texts_of, header.start, header.end, header.chosen, void, near=True)
