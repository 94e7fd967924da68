"""Rows of a plan that the end of a PDF's page has cut in two, made one row again.

A PDF does not say whether the first row of a page is a row of its own, so its words decide: a cell that starts in the
middle of a sentence, under a cell that stopped in one, goes on. Every such row is named, joined or not, for a person to
look at.
"""

import re
from dataclasses import dataclass, field

from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, Grid
from monev.reading.vocabulary.headings import PATTERNS
from monev.reading.vocabulary.structure import UNFINISHED

_HANGING = re.compile(rf"[,;:]\s*$|{UNFINISHED.pattern}", re.IGNORECASE)
_IN_BLOCKS = ("komponen", "indikator")


@dataclass(slots=True)
class JoinedGrid:
    """The grid with cut rows joined. `joined`: cell → what was joined to it; `starts`: rows that may be cut ones."""

    grid: Grid
    joined: dict[Cell, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)


def join_pages(header: Header, page_starts: tuple[int, ...]) -> JoinedGrid:
    """Join the cut rows of a table. `page_starts`: the rows its later pages begin with (`JoinedTables.starts`).

    A row is looked at if it holds something, no number, and is no heading: one cell over most columns.
    """
    grid = header.grid
    texts, result = dict(grid.texts), JoinedGrid(grid)
    for row in page_starts:
        above = max((number for number in grid.by_row if header.end < number < row), default=None)
        columns = grid.by_row.get(row, [])
        is_whole = above is None or _is_heading(grid, above) or _is_heading(grid, row)
        if columns and header.columns.get("no") not in columns and above is not None and not is_whole:
            _join_row(header, texts, row, above, result)
    result.grid = grid.with_texts(texts)
    return result


def _is_heading(grid: Grid, row: int) -> bool:
    """Whether a row is one cell over most columns."""
    columns = grid.by_row.get(row, [])
    return len(columns) == 1 and grid.width_at(row, columns[0]) >= grid.last_column - 1


def _join_row(header: Header, texts: dict[Cell, str], row: int, above: int, result: JoinedGrid) -> None:
    """Join what goes on of a page's first row to `above`, the row before it: in `texts`, and noted in `result`."""
    grid = header.grid
    moving = _columns_to_move(header, texts, row, above)
    for cell, column in moving.items():
        result.joined[cell] = texts[cell] = texts.pop((row, column))
    rest = [column for column in grid.by_row[row] if column not in moving.values()]
    continuing = [k for k in rest if _cell_goes_on(texts[row, k], texts.get(grid.origin(above, k), ""))]
    langkah = header.columns.get("langkah_aksi")
    # It is the rest of a row where more than a third of it goes on; LANGKAH AKSI counts twice.
    is_cut = 3 * (len(continuing) + (langkah in continuing)) > len(rest) + (langkah in rest)
    # A row of its own may still hold the second half of a cell merged over it and the row above.
    for column in rest if is_cut else [column for column in continuing if column != langkah]:
        origin = grid.origin(above, column)
        result.joined[origin] = texts[row, column]
        texts[origin] = _join_text(texts.get(origin, ""), texts.pop((row, column)))
    # Where no row has a NO, one that says as much as the row above, and goes on with none of it, is a row of its own.
    is_own = not continuing and len(rest) >= len(grid.by_row[above]) and not _has_numbers(header, texts)
    if rest and not is_cut and not is_own:
        result.starts.append(row)


def _has_numbers(header: Header, texts: dict[Cell, str]) -> bool:
    """Whether a row below the headings has a NO."""
    return any(column == header.columns.get("no") and row > header.end for row, column in texts)


def _columns_to_move(header: Header, texts: dict[Cell, str], row: int, above: int) -> dict[Cell, int]:
    """Columns whose text a page printed in the second half of a merged cell: the empty first half → the column.

    The first half stands in the row whose NO the row `above` belongs to: the nearest with one, else that row itself.
    """
    grid, no_column = header.grid, header.columns.get("no")
    block = max((n for n in grid.by_row if n <= above and (n, no_column) in grid.texts), default=above)
    columns = [header.columns[meaning] for meaning in _IN_BLOCKS if meaning in header.columns]
    moving = [k for k in columns if (row, k) in texts and grid.origin(block, k) not in texts]
    return {(block, column): column for column in moving}


def _cell_goes_on(text: str, previous: str) -> bool:
    """Whether a cell starts in the middle of a sentence that the cell above it began."""
    return bool(previous) and bool(PATTERNS["mid_sentence"].match(text) or _HANGING.search(previous))


def _join_text(previous: str, after: str) -> str:
    is_word_cut = previous.endswith("-") and not previous.endswith(" -")
    return f"{previous}{after}" if is_word_cut or not previous else f"{previous} {after}"
