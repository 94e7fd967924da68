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
    needed = max((cells[-1].end for cells in rows if cells), default=0)
    is_known = len(widths) >= needed and min(widths, default=0) > 0
    borders = [*accumulate(widths if is_known else [1000] * needed, initial=0)]
    count = _count_columns(rows)
    if count > limits.MAX_COLUMNS:
        raise limits.TooLarge(f"Sebuah tabel berisi {count} kolom; batasnya {limits.MAX_COLUMNS}.")
    # A column begins and ends where it does in the middle one of the usual rows.
    usual = zip(*(cells for cells in rows if len(cells) == count), strict=True)
    starts = list[float]()
    ends = list[float]()
    for column in usual if count else ():
        starts.append(median(borders[cell.start] for cell in column))
        ends.append(median(borders[cell.end] for cell in column))
    return _lay_rows(rows, [_row_spans(cells, borders, starts, ends) for cells in rows], count)


def _lay_rows(rows: list[list[TableCell]], spans: list[_Spans], columns: int) -> JsonObject:
    """Rows laid into columns, their cells over these."""
    result: JsonObject = {"kolom": columns, "baris": len(rows)}
    result |= {"sel": [], "gabungan": [], "warna": [], "dicoret": []}
    merges: list[list[int]] = []
    open_merges: dict[int, list[int]] = {}  # those a row is part of, by first column
    for number, (cells, places) in enumerate(zip(rows, spans, strict=True), start=1):
        above, open_merges = open_merges, {}
        for cell, (first, last) in zip(cells, places, strict=True):
            if cell.continues and first in above:
                open_merges[first] = above[first]
                above[first][3] = number
                continue
            merges.append([first, number, last, number])
            if cell.starts_merge:
                open_merges[first] = merges[-1]
            _put_cell(result, number, first, last, cell)
    result["gabungan"] = sorted({(a, b, c, d) for a, b, c, d in merges if (a, b) != (c, d)})
    return result


def _count_columns(rows: list[list[TableCell]]) -> int:
    """The usual number of cells in a row, among rows that have nearly as many as the fullest."""
    most = max((len(cells) for cells in rows), default=0)
    counts = Counter(len(cells) for cells in rows if cells and len(cells) >= _USUAL * most)
    return max(counts, key=lambda count: (counts[count], count), default=0)


def _row_spans(
    cells: list[TableCell], borders: list[int], starts: list[float], ends: list[float]
) -> _Spans:
    """For each cell of a row its first and last seen column from 1; one too many in its row stands
    in the last."""
    if len(cells) == len(starts):
        return [(column, column) for column in range(1, len(cells) + 1)]
    result: _Spans = []
    used = 0
    for cell in cells:
        first = min(max(_nearest(starts, borders[cell.start]), used), len(starts) - 1)
        used = max(_nearest(ends, borders[cell.end]), first) + 1
        result.append((first + 1, used))
    return result


def _nearest(places: list[float], position: float) -> int:
    """The place in a list of what lies nearest to a position."""
    return min(range(len(places)), key=lambda index: abs(places[index] - position))


def _put_cell(table: JsonObject, number: int, first: int, last: int, cell: TableCell) -> None:
    """Put a cell into its row; its words behind those that stand there already, where the row has a
    cell too many."""
    cells = table["sel"]
    if cell.text:
        is_taken = cells and cells[-1][:2] == (number, first)
        cells.append((number, first, f"{cells.pop()[2]}\n{cell.text}" if is_taken else cell.text))
    if cell.struck:
        table["dicoret"].append((number, first))
    if cell.colour:
        table["warna"] += [(number, column, cell.colour) for column in range(first, last + 1)]
