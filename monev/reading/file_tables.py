"""Say of each table of a file what its columns were taken for.

So a person sees it and can say otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from monev.core.records import FileColumn, FileTable
from monev.reading.columns.cell_meanings import NAMED, holds_such
from monev.reading.columns.header import (
    HEADING_ROW,
    JANUARY,
    Header,
    chosen_meaning,
    denied_meanings,
)
from monev.reading.columns.heading_rows import words_of_row
from monev.reading.files.grid import Grid, column_letter
from monev.reading.identity import find_satker
from monev.reading.vocabulary.headings import COLUMN_NAMES, PERSON_WORDS, normalize

MEANING_CHOICES = (*COLUMN_NAMES, JANUARY)
"""Meanings a person can give a column."""

_MAX_SAMPLES = 2
_MAX_TITLES = 60
_MAX_COLUMNS = 60
_ROWS_SHOWN = 25
_HEADING_CELLS = 3
_LOOKS = ("area", "pic")
"""Meanings that an unused column is told to look like."""


def find_satker_in_title(sheets: Sequence[Grid]) -> str | None:
    """Find the office in a file's titles, even if its table cannot be read.

    None if there is none.
    """
    for grid in sheets:
        cells = () if grid.is_hidden else sorted(grid.texts)[:_MAX_TITLES]
        satker = find_satker(tuple(grid.texts[cell] for cell in cells))
        if satker:
            return satker
    return None


def describe_header(header: Header, grid: Grid) -> FileTable:
    """Return a table by its headings.

    `grid`: its sheet as in the file, before columns were joined.
    """
    meanings = {**header.joined, **dict.fromkeys(header.months, "target_waktu")}
    together = {*meanings}
    for meaning, column in header.columns.items():
        meanings[column] = meaning
        together.discard(column)
    columns = list[FileColumn]()
    rows = [row for row in grid.by_row if header.end < row <= header.grid.last_row]
    samples = _sample(grid, rows)
    left = _sample(header.grid, rows)
    for column in range(1, min(grid.last_column, _MAX_COLUMNS) + 1):
        heading = ""  # a column taken by its cells alone has the usual word, which nobody printed
        if any(grid.content_at(row, column) for row in range(header.start, header.end + 1)):
            heading = " ".join(header.heading_of(column).split())
        if column in header.months:
            heading = " ".join(grid.content_at(header.end, column).split())
        if not heading and column not in left:
            continue
        chosen = chosen_meaning(header.chosen, column, heading)
        meaning = JANUARY if chosen == JANUARY else meanings.get(column)
        columns.append(
            FileColumn(
                column_letter(column),
                heading,
                meaning,
                samples.get(column, ()),
                looks_like="" if meaning else _find_looks(header, column),
                is_chosen=chosen is not None,
                is_joined=column in together,
            )
        )
    return FileTable(
        grid.name,
        header.start,
        tuple(columns),
        header.missing,
        tuple(_list_heading_rows(grid)),
        frozenset(denied_meanings(header.chosen)),
    )


def describe_sheet(grid: Grid, chosen: Mapping[str, str]) -> Iterator[FileTable]:
    """Return a sheet without a plan's headings as a table below the row most like headings.

    Nothing if it has no such row.
    """
    rows = [row for row, _ in _list_heading_rows(grid)]
    if not rows:
        return
    widest = max(rows, key=lambda row: (len(grid.by_row[row]), -row))
    words = chosen.get(normalize(HEADING_ROW))
    widest = next((row for row in rows if words_of_row(grid, row) == words), widest)
    headings = dict[int, str]()
    for column in grid.by_row[widest]:
        headings[column] = " ".join(grid.texts[widest, column].split())
    samples = _sample(grid, [row for row in grid.by_row if row > widest])
    columns = list[FileColumn]()
    for column in sorted({*headings, *samples})[:_MAX_COLUMNS]:
        heading = headings.get(column, "")
        meaning = chosen_meaning(chosen, column, heading)
        is_chosen = meaning is not None
        columns.append(
            FileColumn(
                column_letter(column),
                heading,
                meaning or None,
                samples.get(column, ()),
                is_chosen=is_chosen,
            )
        )
    denied = frozenset(denied_meanings(chosen))
    rows_shown = tuple(_list_heading_rows(grid))
    yield FileTable(grid.name, widest, tuple(columns), (), rows_shown, denied)


def _sample(grid: Grid, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return column → its first different texts in these rows."""
    texts = dict[int, dict[str, None]]()
    for row in rows:
        for column in grid.by_row.get(row, ()):
            found = texts.setdefault(column, {})
            if len(found) < _MAX_SAMPLES:
                found[" ".join(grid.texts[row, column].split())] = None
    return {column: tuple(found) for column, found in texts.items()}


def _find_looks(header: Header, column: int) -> str:
    """Return what the cells of an unused column look like: usual areas, or people.

    "" for neither.
    """
    words = {*normalize(header.heading_of(column)).split()}
    if not PERSON_WORDS.isdisjoint(words) and holds_such(header, column, NAMED):
        return "pic"
    return next((each for each in _LOOKS if holds_such(header, column, each)), "")


def _list_heading_rows(grid: Grid) -> Iterator[tuple[int, str]]:
    """List the first rows that may be headings, each with its words: several cells in words."""
    for row, columns in islice(grid.by_row.items(), _ROWS_SHOWN):
        texts = [grid.texts[row, column] for column in columns]
        in_words = [text for text in texts if any(map(str.isalpha, text))]
        if len(in_words) >= _HEADING_CELLS:
            yield row, words_of_row(grid, row)
