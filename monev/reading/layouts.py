"""The steps of the LKE, the self-assessment sheet of the ministry, made two columns.

Numbers and titles stand there in steps under one heading: A. | PENGUNGKIT, below it one column
further right I. | PEMENUHAN, then 1. | MANAJEMEN PERUBAHAN, a. | the question.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from monev.reading.files.grid import Grid, Span
from monev.reading.vocabulary.headings import COLUMN_NAMES, PATTERNS
from monev.reading.vocabulary.structure import is_usual_area, lone_mark

_FEWEST, _PAIR, _MOST, _MOST_HEADINGS = 3, 2, 0.9, 20

Steps = dict[int, tuple[str, str]]
"""Row → the number and the title that stand in it."""


def lay_out(grid: Grid) -> Grid:
    """The sheet with the steps below one heading in two columns, NO and the title's; as it is where
    it has none."""
    for heading in islice(_list_wide_headings(grid), _MOST_HEADINGS):
        if steps := _find_steps(grid, heading):
            return _put_in_two_columns(grid, steps, heading)
    return grid


def _list_wide_headings(grid: Grid) -> Iterator[Span]:
    """The headings that may stand over steps: merged over three columns or more, or right of two
    without a heading, as no row above has either."""
    leftmost = grid.last_column
    for row, columns in grid.by_row.items():
        if len(columns) <= _FEWEST:
            continue
        for column in columns:
            span = grid.merges.get((row, column))
            if span and span[3] - column >= _PAIR:
                yield span
        leftmost = min(leftmost, columns[0])
        if leftmost > _PAIR and not any(
            grid.is_covered_from_above(row, k) for k in range(1, columns[0])
        ):
            yield row, 1, row, columns[0]


def _find_steps(grid: Grid, heading: Span) -> Steps:
    """The rows under a heading that are steps; {} where they begin in one column, or too many rows
    say anything else there."""
    _, left, bottom, right = heading
    filled = grid.take_part(row=(bottom + 1, grid.last_row), column=(left, right)).by_row
    steps: Steps = {}
    for row, columns in filled.items():
        if step := _read_step(grid, row, columns):
            steps[row] = step
    # In steps stand the titles, or but the numbers left of one column of titles.
    first = {filled[row][0] for row in steps if len(filled[row]) == _PAIR}
    last = {filled[row][-1] for row in steps}
    is_stepped = len(first) > 1 or len(last) > 1
    return steps if is_stepped and _FEWEST < len(steps) >= _MOST * len(filled) else {}


def _read_step(grid: Grid, row: int, columns: list[int]) -> tuple[str, str] | None:
    """The number and the title that these cells of a row are; None where they are anything else."""
    texts = [grid.texts[row, k] for k in columns]
    if len(texts) == _PAIR and lone_mark(texts[0]) and not lone_mark(texts[1]):
        return texts[0], texts[1]
    found = PATTERNS["step"].fullmatch(texts[0]) if len(texts) == 1 else None
    return (found["number"], found["title"]) if found else None


def _put_in_two_columns(grid: Grid, steps: Steps, heading: Span) -> Grid:
    """The sheet with each step's number in the heading's last column but one, now NO, and its title
    in the last."""
    top, left, bottom, right = heading
    rows = {*steps, *range(top, bottom + 1)}
    columns = range(left, right + 1)
    texts = {cell: text for cell, text in grid.texts.items() if not _is_in(cell, rows, columns)}
    texts |= {(top, right - 1): COLUMN_NAMES["no"], (top, right): grid.content_at(top, right)}
    for row, (number, said) in steps.items():
        # 1. MANAJEMEN PERUBAHAN over 1. Penyusunan Tim Kerja: in steps the name alone tells which
        # is the area.
        texts[row, right - 1] = f"AREA {number}" if is_usual_area(said) else number
        texts[row, right] = said
    merges = {cell: span for cell, span in grid.merges.items() if not _is_in(cell, rows, columns)}
    return replace(grid.with_texts(texts), merges=merges)


def _is_in(cell: tuple[int, int], rows: set[int], columns: range) -> bool:
    return cell[0] in rows and cell[1] in columns
