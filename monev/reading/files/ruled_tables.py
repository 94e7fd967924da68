"""Lay the rows of a table of Word into the columns a person sees.

Runs in the child process.

Word's own columns are finer: each cell border dragged by a millimetre makes a new one, and rows of
one table differ. The seen columns are those of the rows with the usual number of cells. Other rows
(headings over two columns, an area's row) are laid over them by where their cells begin and end.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from monev.core.records import JsonObject
from monev.reading.files import limits

_USUAL = 0.6
_Spans = list[tuple[int, int]]
"""The first and last seen column of each cell of a row, from 1."""

_Place = tuple[float, float]
"""The beginning and the end of a seen column."""


@dataclass(slots=True)
class TableCell:
    """A cell: the fine columns it covers, text, fill, vertical merge, and if it is all struck.

    `end` is past its last column.
    """

    start: int
    end: int
    text: str = ""
    colour: str = ""
    starts_merge: bool = False
    continues: bool = False
    struck: bool = False


def build_table(rows: list[list[TableCell]], widths: list[int]) -> JsonObject:
    """Lay the rows of a table into seen columns.

    `widths` are the widths of its fine columns, as far as they are known. The answer counts from 1:

    | key | holds |
    |---|---|
    | kolom, baris | the number of columns and rows |
    | sel | (row, column, text) |
    | gabungan | merges: first column and row, last column and row |
    | warna | (row, column, RRGGBB) |
    | dicoret | struck cells |
    """
    ends = [cells[-1].end for cells in rows if cells]
    needed = max(ends, default=0)
    is_known = len(widths) >= needed and min(widths, default=0) > 0
    if not is_known:
        widths = [1000] * needed
    borders = list(accumulate(widths, initial=0))
    count = _count_columns(rows)
    if count > limits.MAX_COLUMNS:
        most = limits.MAX_COLUMNS
        raise limits.TooLarge(f"Sebuah tabel berisi {count} kolom; batasnya {most}.")
    # A column begins and ends at the median of the usual rows.
    usual = [cells for cells in rows if len(cells) == count]
    places = list[_Place]()
    for index in range(count):
        starts = [borders[cells[index].start] for cells in usual]
        ends = [borders[cells[index].end] for cells in usual]
        places.append((median(starts), median(ends)))
    spans = [_row_spans(cells, borders, places) for cells in rows]
    return _lay_rows(rows, spans, count)


def _lay_rows(rows: list[list[TableCell]], spans: list[_Spans], columns: int) -> JsonObject:
    """Lay the cells of each row over the columns of their spans."""
    result: JsonObject = {
        "kolom": columns,
        "baris": len(rows),
        "sel": [],
        "gabungan": [],
        "warna": [],
        "dicoret": [],
    }
    merges = list[list[int]]()
    open_merges = dict[int, list[int]]()  # those a row is part of, by first column
    for index, cells in enumerate(rows):
        number = index + 1
        above = open_merges
        open_merges = {}
        for cell, (first, last) in zip(cells, spans[index], strict=True):
            if cell.continues and first in above:
                open_merges[first] = above[first]
                above[first][3] = number
                continue
            merge = [first, number, last, number]
            merges.append(merge)
            if cell.starts_merge:
                open_merges[first] = merge
            _put_cell(result, number, first, last, cell)
    several = set[tuple[int, ...]]()
    for merge in merges:
        if merge[:2] != merge[2:]:
            several.add(tuple(merge))
    result["gabungan"] = sorted(several)
    return result


def _count_columns(rows: list[list[TableCell]]) -> int:
    """Return the usual number of cells in a row, among rows with nearly as many as the fullest."""
    counts = Counter(map(len, rows))
    most = max(counts, default=0)
    usual = [count for count in counts if count and count >= _USUAL * most]
    return max(usual, key=lambda count: (counts[count], count), default=0)


def _row_spans(cells: list[TableCell], borders: list[int], places: list[_Place]) -> _Spans:
    """Return the first and last seen column of each cell of a row, from 1.

    A cell too many stands in the last.
    """
    count = len(places)
    if len(cells) == count:
        return [(column, column) for column in range(1, count + 1)]
    starts = [start for start, _ in places]
    ends = [end for _, end in places]
    result: _Spans = []
    used = 0
    for cell in cells:
        start = _nearest(starts, borders[cell.start])
        end = _nearest(ends, borders[cell.end])
        first = min(max(start, used), count - 1)
        used = max(end, first) + 1
        result.append((first + 1, used))
    return result


def _nearest(places: list[float], position: float) -> int:
    """Return the index of the place nearest to a position."""
    distances = [abs(place - position) for place in places]
    return distances.index(min(distances))


def _put_cell(table: JsonObject, number: int, first: int, last: int, cell: TableCell) -> None:
    """Put a cell into its row. If its place is taken, its words follow those that stand there."""
    cells = table["sel"]
    text = cell.text
    if text:
        if cells and cells[-1][:2] == (number, first):
            text = f"{cells.pop()[2]}\n{text}"
        cells.append((number, first, text))
    if cell.struck:
        table["dicoret"].append((number, first))
    if cell.colour:
        for column in range(first, last + 1):
            table["warna"].append((number, column, cell.colour))
