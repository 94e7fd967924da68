"""A Word table as rows of cells in the columns a person sees. Runs in the child process.

Word's own columns are finer than that: each cell border dragged by a millimetre makes a new one, and rows of one
table differ. The columns are those of the rows that have the usual number of cells; other rows (headings over two
columns, an area's row) are laid over them by where their cells begin and end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from monev.reading.files import limits
from monev.reading.files.limits import TooLarge

Merge = tuple[int, int, int, int]
"""First column, first row, last column, last row, from 1 (as in `pekerja`)."""

_USUAL = 0.6


@dataclass(slots=True)
class WordCell:
    """A cell: the fine columns it covers (`end` is past its last), its text and fill, and its vertical merge."""

    start: int
    end: int
    text: str = ""
    colour: str = ""
    starts_merge: bool = False
    continues: bool = False


@dataclass(slots=True)
class WordTable:
    """A table in seen columns, rows and columns from 1."""

    columns: int
    rows: int
    cells: list[tuple[int, int, str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    colours: list[tuple[int, int, str]] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """Plain data for the answer."""
        return {
            "kolom": self.columns,
            "baris": self.rows,
            "sel": self.cells,
            "gabungan": self.merges,
            "warna": self.colours,
        }


def build_table(row: list[list[WordCell]], width: list[int]) -> WordTable:
    """The rows of a table in seen columns. `width` are the widths of its fine columns, as far as they are known."""
    location = _border_positions(row, width)
    count = _count_columns(row)
    if count > limits.MAX_COLUMNS:
        raise TooLarge(f"Sebuah tabel berisi {count} kolom; batasnya {limits.MAX_COLUMNS}.")
    start, selesai = _column_edges([content for content in row if len(content) == count], location, count)
    result = WordTable(count, len(row))
    opened: dict[int, list[int]] = {}
    for number, content in enumerate(row, start=1):
        _put_row(result, opened, number, content, _row_spans(content, location, start, selesai))
    result.merges = sorted({tuple(g) for g in result.merges if g[0] != g[2] or g[1] != g[3]})
    return result


def _border_positions(row: list[list[WordCell]], width: list[int]) -> list[int]:
    """Where each fine border stands; evenly where the table does not say."""
    needed = max((content[-1].end for content in row if content), default=0)
    if len(width) < needed or not all(one > 0 for one in width):
        return [1000 * index for index in range(needed + 1)]
    location = [0]
    for one in width:
        location.append(location[-1] + one)
    return location


def _count_columns(row: list[list[WordCell]]) -> int:
    """The usual number of cells in a row, among rows that have nearly as many as the fullest."""
    most = max((len(content) for content in row), default=0)
    counts = Counter(len(content) for content in row if content and len(content) >= _USUAL * most)
    return max(counts, key=lambda count: (counts[count], count), default=0)


def _column_edges(usual: list[list[WordCell]], location: list[int], count: int) -> tuple[list[float], list[float]]:
    """Where each seen column begins and ends: the middle one of the usual rows."""
    start = [median(location[content[index].start] for content in usual) for index in range(count)]
    selesai = [median(location[content[index].end] for content in usual) for index in range(count)]
    return start, selesai


def _row_spans(
    content: list[WordCell], location: list[int], start: list[float], selesai: list[float]
) -> list[tuple[int, int] | None]:
    """For each cell of a row its first and last seen column from 0; None where it has no column of its own."""
    if len(content) == len(start):
        return [(index, index) for index in range(len(content))]
    result: list[tuple[int, int] | None] = []
    used = -1
    for cell in content:
        beginning = max(_nearest(start, location[cell.start]), used + 1)
        end = max(_nearest(selesai, location[cell.end]), beginning)
        if beginning >= len(start):
            result.append(None)
            continue
        result.append((beginning, end))
        used = end
    return result


def _nearest(place: list[float], points: float) -> int:
    return min(range(len(place)), key=lambda index: abs(place[index] - points))


def _put_row(
    result: WordTable,
    opened: dict[int, list[int]],
    number: int,
    content: list[WordCell],
    span: list[tuple[int, int] | None],
) -> None:
    """Put one row's cells; `opened` are the vertical merges that the row above is part of, by first column."""
    used: dict[int, list[int]] = {}
    for cell, place in zip(content, span, strict=True):
        if place is None:
            _append_text(result, number, cell.text)
            continue
        beginning, end = place[0] + 1, place[1] + 1
        if cell.continues and beginning in opened:
            merges = opened[beginning]
            merges[3] = number
            used[beginning] = merges
            continue
        merges = [beginning, number, end, number]
        result.merges.append(merges)
        if cell.starts_merge:
            used[beginning] = merges
        if cell.text:
            result.cells.append((number, beginning, cell.text))
        if cell.colour:
            result.colours.extend((number, column, cell.colour) for column in range(beginning, end + 1))
    opened.clear()
    opened.update(used)


def _append_text(result: WordTable, number: int, text: str) -> None:
    """A cell too many in its row: its text goes to the cell before it, so that no word is lost."""
    if text and result.cells and result.cells[-1][0] == number:
        row, column, previous = result.cells[-1]
        result.cells[-1] = (row, column, f"{previous}\n{text}")
    elif text:
        result.cells.append((number, result.columns, text))
