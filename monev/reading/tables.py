"""Find the tables of a sheet: where headings stand, which rows are below them, what is above.

A row is one of headings if three of its cells mean something that a plan has, or two that are half
of them. Headings that stand again below are skipped; other headings begin another table, which a
person ticks or not.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from monev.reading.files.grid import Grid
from monev.reading.identity import find_office_key, find_tahun
from monev.reading.periods import order_of, read_period, read_series
from monev.reading.vocabulary.headings import (
    END_WORDS,
    LAPORAN_GROUPS,
    NOT_OF_GROUP,
    PATTERNS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    START_WORDS,
    WORDS_OF_HEADINGS,
    find_closest,
    heading_words,
    load_patterns,
    meaning_of,
    normalize,
    write_out,
)
from monev.reading.vocabulary.structure import PATTERNS as AREA_PATTERNS

_LONGEST = 60
_ALIKE = 0.85
_ANCHORS = {"langkah_aksi", "bukti_dukung", "target_capaian", "komponen", "indikator"}
_MOST_ROWS = 4
_FEWEST_NUMBERS = 4
_FAR = 1_000_000
_CELLS_OF_ROW = 6
_NUMBERED = 30
"""Doubt of a heading with a number: of BUKTI 1 | EVIDEN 2 the first comes first, whatever its word,
and behind one without a number."""
_FEW = 3
_YEAR = 4
"""Figures of a year, which may stand alone among headings."""
_UNDER = START_WORDS | END_WORDS | RENCANA_WORDS | REALISASI_WORDS
_UNDER |= NOT_OF_GROUP | {"%", "proses", "ket", "keterangan"}
TITLES = load_patterns("titles", groups="|".join(LAPORAN_GROUPS))
"""Patterns of titles above and between tables."""


@dataclass
class Table:
    """One table: its grid, its first and last rows of headings, its rows, the lines above it.

    is_said: a person pointed at its headings. title_rows: where the lines above it stand.
    """

    grid: Grid
    top: int
    bottom: int
    rows: list[int] = field(default_factory=list)
    titles: tuple[str, ...] = ()
    title_rows: tuple[int, ...] = ()
    is_said: bool = False

    @property
    def key(self) -> str:
        """Its name in the form: sheet and row of headings."""
        return f"{self.grid.name}!{self.top}"

    def texts(self, column: int) -> list[str]:
        """Return the texts of a column's own cells below the headings."""
        return [*filter(None, (self.grid.text_at(row, column) for row in self.rows))]

    def path(self, column: int) -> tuple[str, ...]:
        """Return the headings over a column, from top to bottom."""
        texts: list[str] = []
        for row in range(self.top, self.bottom + 1):
            text = self.grid.content_at(row, column)
            text = " ".join(AREA_PATTERNS["broken_word"].sub("", text).split())
            if not text and row < self.bottom and column > 1:
                text = self._group_left_of(row, column)
            if text and text not in texts[-1:]:
                texts.append(text)
        # (1) (2) (3) under the headings number the columns.
        is_number = len(texts) > 1 and texts[-1].strip("().").isdecimal()
        if is_number and self._numbers_columns():
            texts.pop()
        return tuple(texts)

    def _numbers_columns(self) -> bool:
        """True if the last row of headings numbers all columns; 1 to 12 over months do not."""
        by_row = self.grid.by_row
        is_whole = by_row.get(self.bottom, [0])[0] <= by_row[self.top][0]
        return is_whole and _counts(self.grid, self.bottom)

    def _group_left_of(self, row: int, column: int) -> str:
        """Return the group over a twin (T, R) or a next period that no merge says: CSV."""
        below = (self.grid.content_at(self.bottom, each) for each in (column, column - 1))
        said = [normalize(text) for text in below]
        goes_on = _UNDER.issuperset(said) or all(read_period((text,)) for text in said)
        if not goes_on or (row, column - 1) in self.grid.merges:
            return ""
        text = " ".join(self.grid.content_at(row, column - 1).split())
        return text or self._group_left_of(row, column - 1)


@lru_cache(maxsize=4096)
def find_meaning(words: str) -> tuple[str, int]:
    """Return the meaning of a heading by the list, also of one misspelt, and its rank there."""
    found = meaning_of(words)
    if found[0] or len(words) > _LONGEST:
        return found
    found = meaning_of(write_out(words))
    if found[0]:
        return found
    plain = PATTERNS["ordinal"].sub("", words)
    if plain != words and (found := meaning_of(plain))[0] in ("bukti_dukung", "pic"):
        return found[0], _NUMBERED
    spelt = (find_closest(word, WORDS_OF_HEADINGS, _ALIKE) or word for word in words.split())
    return meaning_of(" ".join(spelt))


def words_of_row(grid: Grid, row: int) -> str:
    """Return the words of a row's first cells, by which a choice knows a heading row."""
    return normalize(" ".join(grid.row_texts(row)[:_CELLS_OF_ROW]))


def _is_heading(grid: Grid, row: int) -> bool:
    """True if three meanings of the list head a row, or two that are half of its cells.

    One of them is of the work or its documents: *operator* and *juni* stand in rows of work too.
    """
    texts = grid.row_texts(row)
    numbers = [text for text in texts if text.isdecimal()]
    if texts[0].strip("(). ").isdecimal() or (len(numbers) == 1 and len(numbers[0]) < _YEAR):
        return False
    if len([text for text in texts if AREA_PATTERNS["item"].match(text)]) == 1:
        return False  # 2. Menyusun rencana kerja
    found: list[str] = []
    for text in texts:
        if len(text) <= _LONGEST and not text.isdecimal():
            parts = (text, *text.split("/"))
            meanings = (find_meaning(heading_words(part))[0] for part in parts)
            meaning = next(filter(None, meanings), "")
            found.append(meaning or ("bulan" if read_period((text,)) else ""))
    if found.count("bulan") == 1:
        found.remove("bulan")  # a lone month stands in a row of work
    known = [meaning for meaning in found if meaning]
    count = len({*known})
    return bool({*known} & _ANCHORS) and (count > 2 or (count > 1 and 2 * len(known) >= len(texts)))


def _is_group_row(grid: Grid, row: int, below: int) -> bool:
    """True if the row right above headings groups some of them: REALISASI over TW I to IV."""
    if row != below - 1:
        return False
    columns = grid.by_row[row]
    widths = [grid.width_at(row, column) for column in columns]
    is_merged = max(widths) > 1 and sum(widths) < len(grid.by_row[below])
    return is_merged and min(columns) > 1


def _counts(grid: Grid, row: int) -> bool:
    """True if a row below headings numbers the columns, or says their letters."""
    texts = [normalize(text) for text in grid.row_texts(row)] if row in grid.by_row else []
    numbers = [text for text in texts if text.isdecimal() or len(text) == 1]
    return len(texts) > 2 and len(numbers) == len(texts)


def _goes_on(grid: Grid, top: int, row: int) -> bool:
    """True if a row below headings has more of them: under a merge, periods, column numbers."""
    columns = grid.by_row.get(row, [])
    if any(grid.origin(row, column)[0] in range(top, row) for column in grid.by_row[top]):
        return True
    texts = [normalize(text) for text in grid.row_texts(row)] if columns else []
    by_order = read_series({column: (text,) for column, text in enumerate(texts)})
    if by_order or _counts(grid, row):
        return True
    known = sum(
        bool(read_period((text,)) or order_of(text) or meaning_of(text)[0] or text in _UNDER)
        for text in texts
    )
    return len(texts) > 1 and known == len(texts)


def is_page_furniture(grid: Grid, row: int) -> bool:
    """True for a row that only numbers the columns."""
    texts = [text.strip("() .") for text in grid.row_texts(row)]
    if len(texts) < _FEWEST_NUMBERS or not all(map(str.isdecimal, texts)):
        return False
    first = int(texts[0])
    return [int(text) for text in texts] == [*range(first, first + len(texts))]


def titles_report(texts: list[str]) -> bool:
    """True if a row holds nothing but the title of a report or of sums, in capitals."""
    first, *others = texts
    is_report = first.startswith("REKAP") or TITLES["sure_report"].match(first)
    return bool(not others and first.isupper() and is_report)


def find_tables(grid: Grid, said: str | None = None) -> list[Table]:
    """List the tables of a sheet from top to bottom.

    said: the words of the row that a person said has the headings; then no other row has.
    """
    tables: list[Table] = []
    titles: list[int] = []
    skipped = -_FAR
    is_said = bool(said) and any(words_of_row(grid, row) == said for row in grid.by_row)
    is_report = False
    for row in grid.by_row:
        if row <= skipped:
            continue
        if not (words_of_row(grid, row) == said if is_said else _is_heading(grid, row)):
            is_title = not (tables and _is_inside(tables[-1], row))
            is_report = (is_title and titles_report(grid.row_texts(row))) or is_report
            if tables and not is_report:
                tables[-1].rows.append(row)
            titles += [row] if len(grid.by_row[row]) < _FEW + 1 else []
            continue
        table = _table_at(grid, row, titles, tables[-1:])
        table.is_said = is_said
        skipped = table.bottom
        if tables and not is_report and _goes_on_below(tables[-1], table):
            continue
        if tables:
            _give_titles(tables[-1], table)
        tables.append(table)
        titles, is_report = [], False
    return tables


def _table_at(grid: Grid, row: int, titles: list[int], before: list[Table]) -> Table:
    """Return the table whose headings this row begins, with a group row above it and titles."""
    bottom, top = row, row
    if titles and _is_group_row(grid, titles[-1], row):
        top = titles.pop()
        if before and before[-1].rows[-1:] == [top]:
            before[-1].rows.pop()
    while bottom - row < _MOST_ROWS and _goes_on(grid, row, bottom + 1):
        bottom += 1
    lines = [text for each in titles for text in grid.row_texts(each)]
    return Table(grid, top, bottom, [], tuple(lines), tuple(titles))


def is_other_plan(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """True if titles name another year or another office than those of the table above."""
    years = {find_tahun(old), find_tahun(new)} - {None}
    offices = {find_office_key(old), find_office_key(new)} - {""}
    return len(years) > 1 or len(offices) > 1


def _same(one: Table, other: Table) -> bool:
    """True if both have the same headings over the same columns."""
    columns = range(1, one.grid.last_column + 1)
    return all(one.path(column) == other.path(column) for column in columns)


def _goes_on_below(one: Table, other: Table) -> bool:
    """True if headings only say those above again, and no line between names another plan."""
    return _same(one, other) and not is_other_plan(one.titles, _titles_right_above(one, other))


def _is_inside(table: Table, row: int) -> bool:
    """True if a row begins right of a table's first column and is not merged wide: no title."""
    left = table.grid.by_row[row][0]
    is_narrow = table.grid.width_at(row, left) < _FEW
    return left > table.grid.by_row[table.top][0] and is_narrow


def _lone_rows(before: Table) -> list[int]:
    """Return the last rows of a table that hold a lone line each."""
    grid = before.grid
    lone: list[int] = []
    for row in reversed(before.rows):
        if len(grid.by_row[row]) >= _FEW or _is_inside(before, row):
            break
        lone.insert(0, row)
    return lone


def _titles_right_above(before: Table, table: Table) -> tuple[str, ...]:
    return tuple(text for row in _lone_rows(before) for text in table.grid.row_texts(row))


def _give_titles(before: Table, table: Table) -> None:
    """Let the lone lines right above a table be its titles, no rows of the one before."""
    lone = _lone_rows(before)
    if lone:
        table.titles = _titles_right_above(before, table)
        table.title_rows = tuple(lone)
        del before.rows[-len(lone) :]
