"""What a row looks like, judged by its cells and their place alone: a heading across, an area, a row of sums."""

from __future__ import annotations

import re

from monev.reading.columns.header import Header
from monev.reading.rows.marks import split_mark
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import REKAP, known_area

_AMOUNT = re.compile(r"(?:rp\.?\s*)?[\d.,]+\s*%?", re.IGNORECASE)
_HEADING_WIDTH = 3


def is_plain_heading(header: Header, number: int, column: int) -> bool:
    """Whether a lone cell in the first column looks like a heading: marked, in capitals, coloured, a usual area."""
    if column != header.first_column:
        return False
    mark, heading, says_area = split_mark(header.grid.texts[number, column])
    known = normalize(heading) in known_area()
    return bool(mark or says_area or known or heading.isupper() or header.grid.colours.get((number, column)))


def is_sum_row(header: Header, number: int, column: int) -> bool:
    """Whether a row is one of sums: JUMLAH in its first cell, and no work beside it but its count.

    Under LANGKAH AKSI itself the word may begin a langkah (Jumlah pengaduan ...): there only amounts may follow it.
    """
    grid = header.grid
    if not REKAP.match(grid.texts[number, column]):
        return False
    other = [k for k in grid.by_row[number] if k != column]
    langkah = header.columns["langkah_aksi"]
    if column == langkah:
        return bool(other) and all(_AMOUNT.fullmatch(grid.texts[number, k]) for k in other)
    return langkah not in other or bool(_AMOUNT.fullmatch(grid.texts[number, langkah]))


def looks_like_area(header: Header, number: int, column: int) -> bool:
    """Whether a lone cell of KOMPONEN or LANGKAH AKSI is an area all the same: a usual name, or capitals in colour."""
    grid = header.grid
    text = grid.texts[number, column]
    coloured = bool(grid.colours.get((number, column))) and grid.colours.get((number, header.first_column), "") != ""
    return normalize(split_mark(text)[1]) in known_area() or (coloured and text.isupper())


def is_wide_heading(header: Header, number: int, column: int) -> bool:
    """Whether a cell is merged across the table, over LANGKAH AKSI and beyond its own column, as headings are."""
    span = header.grid.merges.get((number, column))
    if span is None or span[3] - span[1] + 1 < _HEADING_WIDTH:
        return False
    return span[1] <= header.columns["langkah_aksi"] <= span[3]


def is_near_no(header: Header, column: int) -> bool:
    """Whether a title stands where titles do: KOMPONEN, or the first column right of NO."""
    return column in (header.columns.get("komponen"), header.first_column + 1)
