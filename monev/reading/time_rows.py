"""Lone rows that say when the work below them is due: BULAN JANUARI over its works."""

from dataclasses import replace

from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Grid
from monev.reading.tables import Table

_FEWEST = 2
_ANY_YEAR = 2000


def spread_times(table: Table) -> tuple[Table, frozenset[int]]:
    """Return the table with a column more, merged from each time over the works below it.

    And the rows of the times; none where fewer than two rows say nothing but a time.
    """
    grid = table.grid
    at = {row: grid.by_row[row] for row in table.rows}
    times = [row for row, columns in at.items() if len(columns) == 1 and _says_time(grid, row)]
    if len(times) < _FEWEST:
        return table, frozenset()
    column = grid.last_column + 1
    merges = dict(grid.merges)
    for row in table.rows:
        if above := [each for each in times if each < row]:
            first = (above[-1], at[above[-1]][0])
            merges[row, column] = (*first, row, column)
    wider = replace(grid, merges=merges, last_column=column)
    return replace(table, grid=wider), frozenset(times)


def _says_time(grid: Grid, row: int) -> bool:
    (text,) = grid.row_texts(row)
    timing = read_time(text, _ANY_YEAR)
    return bool(timing.tenggat) and timing.jenis_target == "bulan"
