"""Separate the rows that report the row above, told apart by a word (T and R) or a label. They are
no part of the plan; their words are kept with the langkah."""

from monev.core.remarks import name_rows
from monev.reading.columns.done_rows import find_dividing_column, find_rows_of_done
from monev.reading.columns.header import Header
from monev.reading.rows import OTHER, Draft
from monev.reading.vocabulary.headings import (
    REALISASI_WORDS,
)

_LETTERS = 2
REALISASI = f"{OTHER}Realisasi"
"""The name under which reported work is kept among a langkah's other columns."""


def separate_realisasi(header: Header) -> tuple[Header, dict[int, str]]:
    """Return the table without its rows of realisasi, and the words of each: row → words.

    Of two letters the first is the plan's. The table is unchanged if neither a column nor a label
    parts plan from realisasi.
    """
    grid = header.grid
    column, words = find_dividing_column(header) or find_rows_of_done(header)
    first, *others = dict.fromkeys(words.values()) or [""]
    done = REALISASI_WORDS if len(first) > _LETTERS else {*others}
    realisasi = dict[int, str]()
    left = {(row, column) for row in words}
    for row, word in words.items():
        if word in done:
            realisasi[row] = _word_realisasi(header, row, column)
            for other in grid.by_row[row]:
                left.add((row, other))
    if not realisasi:
        return header, {}
    heading = header.column_display_name(column)
    values = {
        "heading": heading,
        "rows": name_rows(realisasi),
        "name": "Realisasi",
    }
    remark = grid.remark_at("rows.realisasi_rows", min(realisasi), column, heading, **values)
    return header.asking(remark, grid=grid.without(left)), realisasi


def attach_realisasi(drafts: list[Draft], realisasi: dict[int, str]) -> None:
    """Add the words of each row of realisasi to the langkah above it."""
    for row, words in realisasi.items():
        above = [draft for draft in drafts if draft.row <= row]
        if words and above:
            above[-1].append(REALISASI, words)


def _word_realisasi(header: Header, row: int, column: int) -> str:
    """Return the words of a row of realisasi.

    First the months it marks, then the words behind its label, then its other cells, each with its
    column's heading.
    """
    grid = header.grid
    slots = header.months
    months = dict[str, None]()
    others = list[str]()
    for other in grid.by_row[row]:
        if other in slots:
            months[slots[other].name] = None
        elif other not in (column, header.columns.get("no")):
            others.append(f"{header.column_display_name(other)}: {grid.texts[row, other]}")
    label = grid.text_at(row, column)
    said = label.partition(":")[2].strip()
    parts = (", ".join(months), said, *others)
    return "; ".join(filter(None, parts))
