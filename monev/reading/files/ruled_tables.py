"""A table of Word or of a PDF as rows of cells in the columns a person sees. Runs in the child
process. Word's own columns are finer than that: each cell border dragged by a millimetre makes a
new one, and rows of one table differ. The columns are those of the rows that have the usual number
of cells; other rows (headings over two columns, an area's row) are laid over them by where their
cells begin and end."""

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

from monev.core.records import JsonObject
from monev.reading.files import limits

_USUAL = 0.6
_Spans = list[tuple[int, int]]
"""Of each cell of a row the first and the last seen column, from 1."""

_Place = tuple[float, float]
"""Where a seen column begins and ends."""


@dataclass(slots=True)
class TableCell:
    """A cell: fine columns it covers (`end` is past its last), text, fill, vertical merge, whether
    it is all struck."""

    start: int
    end: int
    text: str = ""
    colour: str = ""
    starts_merge: bool = False
    continues: bool = False
    struck: bool = False


def build_table(rows: list[list[TableCell]], widths: list[int]) -> JsonObject:
    """The rows of a table in seen columns: its size in columns and in rows, both counted from 1,
    its cells (row, column, text), merges (first column and row, last ones), colours (row, column,
    RRGGBB) and struck cells. `widths` are the widths of its fine columns, as far as they are
    known."""
    ends = [cells[-1].end for cells in rows if cells]
    needed = max(ends, default=0)
    is_known = len(widths) >= needed and min(widths, default=0) > 0
    borders = [*accumulate(widths if is_known else [1000] * needed, initial=0)]
    count = _count_columns(rows)
    if count > limits.MAX_COLUMNS:
        raise limits.TooLarge(f"Sebuah tabel berisi {count} kolom; batasnya {limits.MAX_COLUMNS}.")
    # A column begins and ends where it does in the middle one of the usual rows.
    usual = [cells for cells in rows if len(cells) == count]
    places = list[_Place]()
    for column in zip(*usual, strict=True) if count else ():
        start = median(borders[cell.start] for cell in column)
        end = median(borders[cell.end] for cell in column)
        places.append((start, end))
    return _lay_rows(
        rows,
        [_row_spans(cells, borders, places) for cells in rows],
        count,
    )


def _lay_rows(
    rows: list[list[TableCell]],
    spans: list[_Spans],
    columns: int,
) -> JsonObject:
    """Rows laid into columns, their cells over these."""
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
    for number, (cells, places) in enumerate(zip(rows, spans, strict=True), start=1):
        above = open_merges
        open_merges = {}
        for cell, (first, last) in zip(cells, places, strict=True):
            if cell.continues and first in above:
                open_merges[first] = above[first]
                above[first][3] = number
                continue
            merge = [first, number, last, number]
            merges.append(merge)
            if cell.starts_merge:
                open_merges[first] = merge
            _put_cell(result, number, first, last, cell)
    several = {tuple(merge) for merge in merges if merge[:2] != merge[2:]}
    result["gabungan"] = sorted(several)
    return result


def _count_columns(rows: list[list[TableCell]]) -> int:
    """The usual number of cells in a row, among rows that have nearly as many as the fullest."""
    counts = Counter(map(len, rows))
    most = max(counts, default=0)
    usual = [count for count in counts if count and count >= _USUAL * most]
    return max(usual, key=lambda count: (counts[count], count), default=0)


def _row_spans(
    cells: list[TableCell],
    borders: list[int],
    places: list[_Place],
) -> _Spans:
    """For each cell of a row its first and last seen column from 1; one too many in its row stands
    in the last."""
    count = len(places)
    if len(cells) == count:
        return [(column, column) for column in range(1, count + 1)]
    starts = [start for start, _ in places]
    ends = [end for _, end in places]
    result: _Spans = []
    used = 0
    for cell in cells:
        first = min(max(_nearest(starts, borders[cell.start]), used), count - 1)
        used = max(_nearest(ends, borders[cell.end]), first) + 1
        result.append((first + 1, used))
    return result


def _nearest(places: list[float], position: float) -> int:
    """The place in a list of what lies nearest to a position."""
    return min(range(len(places)), key=lambda index: abs(places[index] - position))


def _put_cell(
    table: JsonObject,
    number: int,
    first: int,
    last: int,
    cell: TableCell,
) -> None:
    """Put a cell into its row; its words behind those that stand there already, where the row has a
    cell too many."""
    cells = table["sel"]
    text = cell.text
    if text:
        if cells and cells[-1][:2] == (number, first):
            text = f"{cells.pop()[2]}\n{text}"
        cells.append((number, first, text))
    if cell.struck:
        table["dicoret"].append((number, first))
    if cell.colour:
        table["warna"] += [(number, column, cell.colour) for column in range(first, last + 1)]
