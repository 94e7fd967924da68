"""A table of Word or of a PDF as rows of cells in the columns a person sees. Runs in the child process.

Word's own columns are finer than that: each cell border dragged by a millimetre makes a new one, and rows of one
table differ. The columns are those of the rows that have the usual number of cells; other rows (headings over two
columns, an area's row) are laid over them by where their cells begin and end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from statistics import median

from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.limits import TooLarge

Merge = tuple[int, int, int, int]
"""First column, first row, last column, last row, from 1 (as in `xlsx_books`)."""

_USUAL = 0.6
NEAR = 3.0
"""Points within which two lines of a PDF are one."""


@dataclass(slots=True)
class TableCell:
    """A cell: the fine columns it covers (`end` is past its last), its text and fill, its vertical merge, and whether a
    line is drawn through all of its text."""

    start: int
    end: int
    text: str = ""
    colour: str = ""
    starts_merge: bool = False
    continues: bool = False
    struck: bool = False


@dataclass(slots=True)
class RuledTable:
    """A table in seen columns, rows and columns from 1."""

    columns: int
    rows: int
    cells: list[tuple[int, int, str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    colours: list[tuple[int, int, str]] = field(default_factory=list)
    struck: list[tuple[int, int]] = field(default_factory=list)

    def as_data(self) -> JsonObject:
        """Plain data for the answer."""
        return {
            "kolom": self.columns,
            "baris": self.rows,
            "sel": self.cells,
            "gabungan": self.merges,
            "warna": self.colours,
            "dicoret": self.struck,
        }


def build_table(rows: list[list[TableCell]], widths: list[int]) -> RuledTable:
    """The rows of a table in seen columns. `widths` are the widths of its fine columns, as far as they are known."""
    needed = max((cells[-1].end for cells in rows if cells), default=0)
    is_known = len(widths) >= needed and min(widths, default=0) > 0
    borders = [*accumulate(widths if is_known else [1000] * needed, initial=0)]
    count = _count_columns(rows)
    if count > limits.MAX_COLUMNS:
        raise TooLarge(f"Sebuah tabel berisi {count} kolom; batasnya {limits.MAX_COLUMNS}.")
    # A column begins and ends where it does in the middle one of the usual rows.
    usual = [cells for cells in rows if len(cells) == count]
    starts = [median(borders[cells[index].start] for cells in usual) for index in range(count)]
    ends = [median(borders[cells[index].end] for cells in usual) for index in range(count)]
    result = RuledTable(count, len(rows))
    merges: list[list[int]] = []
    open_merges: dict[int, list[int]] = {}
    for number, cells in enumerate(rows, start=1):
        _put_row(result, merges, open_merges, number, cells, _row_spans(cells, borders, starts, ends))
    result.merges = sorted(
        {(left, top, right, last) for left, top, right, last in merges if (left, top) != (right, last)}
    )
    return result


def _count_columns(rows: list[list[TableCell]]) -> int:
    """The usual number of cells in a row, among rows that have nearly as many as the fullest."""
    most = max((len(cells) for cells in rows), default=0)
    counts = Counter(len(cells) for cells in rows if cells and len(cells) >= _USUAL * most)
    return max(counts, key=lambda count: (counts[count], count), default=0)


def _row_spans(
    cells: list[TableCell], borders: list[int], starts: list[float], ends: list[float]
) -> list[tuple[int, int] | None]:
    """For each cell of a row its first and last seen column from 0; None where it has no column of its own."""
    if len(cells) == len(starts):
        return [(index, index) for index in range(len(cells))]
    result: list[tuple[int, int] | None] = []
    last_used = -1
    for cell in cells:
        first = max(_nearest(starts, borders[cell.start]), last_used + 1)
        last = max(_nearest(ends, borders[cell.end]), first)
        if first >= len(starts):
            result.append(None)
            continue
        result.append((first, last))
        last_used = last
    return result


def _nearest(places: list[float], position: float) -> int:
    """The place in a list of what lies nearest to a position."""
    return min(range(len(places)), key=lambda index: abs(places[index] - position))


def line_places(places: Iterable[float]) -> list[float]:
    """Places of lines, those that lie together taken as one."""
    result: list[float] = []
    for place in sorted(places):
        if not result or place - result[-1] > NEAR:
            result.append(place)
    return result


def lines_around(lines: list[float], start: float, end: float) -> tuple[int, int]:
    """The lines a cell lies between, at least one apart."""
    first = _nearest(lines, start)
    return first, max(_nearest(lines, end), first + 1)


def _put_row(
    result: RuledTable,
    merges: list[list[int]],
    open_merges: dict[int, list[int]],
    number: int,
    cells: list[TableCell],
    spans: list[tuple[int, int] | None],
) -> None:
    """Put one row's cells and their merges; `open_merges` are those the row above is part of, by first column."""
    still_open: dict[int, list[int]] = {}
    for cell, span in zip(cells, spans, strict=True):
        if span is None:
            _append_text(result, number, cell.text)
            continue
        first, last = span[0] + 1, span[1] + 1
        if cell.continues and first in open_merges:
            merge = open_merges[first]
            merge[3] = number
            still_open[first] = merge
            continue
        merge = [first, number, last, number]
        merges.append(merge)
        if cell.starts_merge:
            still_open[first] = merge
        if cell.text:
            result.cells.append((number, first, cell.text))
        if cell.struck:
            result.struck.append((number, first))
        if cell.colour:
            result.colours.extend((number, column, cell.colour) for column in range(first, last + 1))
    open_merges.clear()
    open_merges.update(still_open)


def _append_text(result: RuledTable, number: int, text: str) -> None:
    """A cell too many in its row: its text goes to the cell before it, so that no word is lost."""
    if text and result.cells and result.cells[-1][0] == number:
        row, column, previous = result.cells[-1]
        result.cells[-1] = (row, column, f"{previous}\n{text}")
    elif text:
        result.cells.append((number, result.columns, text))
