"""Rows that say what was done of the row above: a plan row and a realisasi row to each langkah, told apart by a word.

Offices keep two lines to a langkah, `T` and `R`, or Rencana and Realisasi, in a column of their own beside the months.
The second is no part of the plan: its marks are kept with the langkah and make no tenggat (docs/design.md §2, §3).
"""

from __future__ import annotations

from monev.core.remarks import Remark, name_rows
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import find_dividing_column
from monev.reading.files.grid import cell_address
from monev.reading.rows import OTHER, Draft
from monev.reading.rows.legends import kind_of_mark
from monev.reading.vocabulary.headings import REALISASI_WORDS, RENCANA_WORDS, normalize

REALISASI = f"{OTHER}Realisasi"
"""Under which name what was done is kept among a langkah's other columns."""


def separate_realisasi(header: Header) -> tuple[Header, dict[int, str]]:
    """The table without its rows of realisasi, and what each of these said: row → words.

    The table is unchanged where no column parts plan from realisasi.
    """
    column = find_dividing_column(header)
    if column is None:
        return header, {}
    grid = header.grid
    realisasi = {
        row: _word_realisasi(header, row, column)
        for row, text in header.cells_below(column).items()
        if normalize(text) in REALISASI_WORDS
    }
    texts = {
        (b, k): content
        for (b, k), content in grid.texts.items()
        if b <= header.end or (b not in realisasi and (k != column or normalize(content) not in RENCANA_WORDS))
    }
    heading, first = header.column_display_name(column), min(realisasi)
    values = {"heading": heading, "rows": name_rows(realisasi), "name": REALISASI.removeprefix(OTHER)}
    place = (grid.name, first, heading, grid.texts[first, column], cell_address(first, column))
    remark = Remark("rows.realisasi_rows", *place, values=values)
    return header.asking(remark, grid=grid.with_texts(texts)), realisasi


def attach_realisasi(drafts: list[Draft], realisasi: dict[int, str]) -> None:
    """Keep what each row of realisasi said with the langkah above it."""
    for row, words in realisasi.items():
        above = [draft for draft in drafts if draft.row <= row]
        if above and words:
            above[-1].append(REALISASI, words)


def _word_realisasi(header: Header, row: int, column: int) -> str:
    """What a row of realisasi says: the months it marks, then its words, each with its column's heading."""
    grid = header.grid
    slots = header.months
    months = [slots[k].name for k in grid.by_row[row] if k in slots and kind_of_mark(grid.texts[row, k])]
    others = [
        f"{header.column_display_name(k)}: {grid.texts[row, k]}"
        for k in grid.by_row[row]
        if k not in slots and k != column and k != header.columns.get("no")
    ]
    return "; ".join([*([", ".join(dict.fromkeys(months))] if months else []), *others])
