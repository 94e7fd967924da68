"""One heading merged over two columns, below which the second is empty or holds the text to the first one's mark.

Decrees copied from a word processor keep `a.` and `Membentuk tim` in two cells under one LANGKAH AKSI, and area and row
numbers in two cells under one NO. A person reads them as one column, and so does everything after this stage.
"""

from __future__ import annotations

from monev.reading.files.grid import Grid
from monev.reading.rows.marks import level_mark, lone_mark

_MAX_WIDTH = 3
_BULLETS = frozenset("-–•▪●*o")


def unite_columns(grid: Grid, end: int, column: dict[str, int], heading: dict[int, str]) -> Grid:
    """The sheet with each such pair in its first column; `end` is the headings' last row, `column` their meanings.

    Where the heading is not merged the second column has none in `heading`, and the first must hold a mark to each
    text.
    """
    text = dict(grid.texts)
    for meaning, left in column.items():
        span = grid.merges.get((end, left), (end, left, end, left))
        is_merged = span[1] == left and 1 < span[3] - left + 1 <= _MAX_WIDTH
        if not is_merged and (left + 1 in heading or meaning == "no"):
            continue
        for right in range(left + 1, span[3] + 1) if is_merged else (left + 1,):
            holding = [b for b, k in grid.texts if k == right and b > end]
            valid = is_merged or all(grid.content_at(b, left) for b in holding)
            if holding and valid and all(_are_one(grid, b, left, right, number=meaning == "no") for b in holding):
                for b in holding:
                    text[b, left] = " ".join(filter(None, (text.get((b, left), ""), text.pop((b, right)))))
    return grid.with_texts(dict(sorted(text.items()))) if text != grid.texts else grid


def find_void_columns(grid: Grid, beginning: int, end: int) -> frozenset[int]:
    """Columns that only a heading merged from the left covers, with nothing of their own from the headings down."""
    filled = {k for b, k in grid.texts if b >= beginning}
    left = {k for k in range(1, grid.last_column + 1) if grid.origin(end, k)[1] < k}
    return frozenset(left - filled)


def _are_one(grid: Grid, row: int, left: int, right: int, *, number: bool) -> bool:
    """Whether the two cells of a row are one: only the second is filled, or the first holds a mark to it."""
    if (row, right) in grid.dates or grid.merges.get((row, right), (0, 0, row))[2] != row:
        return False
    beginning = grid.content_at(row, left)
    return not beginning or (
        not number and (beginning in _BULLETS or bool(lone_mark(beginning) or level_mark(beginning)))
    )
