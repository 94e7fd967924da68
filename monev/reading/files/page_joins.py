"""A table row that a page's end has cut in two, made one row again (drafts from PDF only).

A PDF does not say whether the first row of a page is a row of its own. Judged by its words: a cell that starts in the
middle of a sentence, under a cell that stopped in one, goes on; every such row is named, joined or not, for a person
to look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, Grid

_HANGING = re.compile(
    r"(?:[,;:(/–-]|\b(?:dan|serta|atau|di|ke|dari|untuk|yang|pada|tentang|dengan|dalam|oleh|kepada|terhadap|atas|bagi|"
    r"antara|terkait|mengenai|sebagai|melalui|secara|sd|s\.d\.?|s/d|sampai|hasil|para|seluruh|setiap))\s*$",
    re.IGNORECASE,
)
_MID_SENTENCE = re.compile(r"[a-z(&,;:)/]|(?:dan|serta|atau)\b|\d{4}\b")
_IN_BLOCKS = ("komponen", "indikator")


@dataclass(slots=True)
class JoinedGrid:
    """The grid with cut rows joined. `joined`: cell → what was joined to it; `awal`: rows that may be cut ones."""

    grid: Grid
    joined: dict[Cell, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)


def join_pages(header: Header, beginning: tuple[int, ...]) -> JoinedGrid:
    """Join the cut rows of a table. `awal` are the rows with which its later pages begin (`dokumen.JoinedTables`)."""
    grid = header.grid
    text = dict(grid.texts)
    result = JoinedGrid(grid)
    no_column = header.columns.get("no")
    if no_column is None:
        return result
    for row in beginning:
        content = grid.by_row.get(row, [])
        above = max((b for b in grid.by_row if header.end < b < row), default=None)
        if not content or above is None or (row, no_column) in grid.texts or _is_heading(grid, row):
            continue
        block = max((b for b in grid.by_row if b <= above and (b, no_column) in grid.texts), default=above)
        moving = _columns_to_move(header, text, row, block)
        for k in moving:
            text[block, k] = text.pop((row, k))
            result.joined[block, k] = text[block, k]
        rest = [k for k in content if k not in moving]
        continuing = [k for k in rest if _continues(text[row, k], text.get(grid.origin(above, k), ""))]
        one_line = _is_cut(header, rest, continuing)
        # A row of its own may still hold the second half of a cell merged over it and the row above.
        for k in rest if one_line else (k for k in continuing if k != header.columns.get("langkah_aksi")):
            origin = grid.origin(above, k)
            result.joined[origin] = text[row, k]
            text[origin] = _join(text.get(origin, ""), text.pop((row, k)))
        if rest and not one_line:
            result.starts.append(row)
    result.grid = grid.with_texts(text)
    return result


def _is_heading(grid: Grid, row: int) -> bool:
    """Whether a row is a heading: one cell over most columns."""
    content = grid.by_row[row]
    return len(content) == 1 and grid.width_at(row, content[0]) >= grid.last_column - 1


def _columns_to_move(header: Header, text: dict[Cell, str], row: int, block: int) -> list[int]:
    """Columns whose text a page printed in the second half of a merged cell: its first half is empty."""
    column = [header.columns[meaning] for meaning in _IN_BLOCKS if meaning in header.columns]
    return [k for k in column if (row, k) in text and header.grid.origin(block, k) not in text]


def _continues(text: str, previous: str) -> bool:
    """Whether a cell starts in the middle of a sentence that the cell above it began."""
    return bool(previous) and bool(_MID_SENTENCE.match(text) or _HANGING.search(previous))


def _is_cut(header: Header, column: list[int], continuing: list[int]) -> bool:
    """Whether the row is the second half of the one above: small letters say more than capitals, LANGKAH AKSI most."""
    score = 0
    for k in column:
        weight = 2 if k == header.columns.get("langkah_aksi") else 1
        score += 2 * weight if k in continuing else -weight
    return score > 0


def _join(previous: str, after: str) -> str:
    if not previous:
        return after
    return f"{previous}{after}" if previous.endswith("-") and not previous.endswith(" -") else f"{previous} {after}"
