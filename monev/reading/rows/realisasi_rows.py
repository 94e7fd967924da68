"""Separate the rows that report the row above, told apart by a word or by a letter (T and R). They
are no part of the plan; their words are kept with the langkah.
"""

from monev.core.remarks import name_rows
from monev.reading.columns.done_rows import find_dividing_column
from monev.reading.columns.header import Header
from monev.reading.rows import OTHER, Draft
from monev.reading.vocabulary.headings import REALISASI_WORDS

_LETTERS = 2
REALISASI = f"{OTHER}Realisasi"
"""The name under which reported work is kept among a langkah's other columns."""


def separate_realisasi(header: Header) -> tuple[Header, dict[int, str]]:
    """Return the table without its rows of realisasi, and the words of each: row → words.

    Of two letters the first is the plan's. The table is unchanged if no column parts plan from
    realisasi.
    """
    grid = header.grid
    column, words = find_dividing_column(header) or (0, {})
    first, *others = dict.fromkeys(words.values()) or [""]
    done = REALISASI_WORDS if len(first) > _LETTERS else {*others}
    realisasi = dict[int, str]()
    left = {(row, column) for row in words}
    for row, word in words.items():
        if word in done:
            said = list[str]()
            for other in grid.by_row[row]:
                left.add((row, other))
                if other in header.months:
                    said.append(header.months[other].name)
                elif other not in (column, header.columns.get("no")):
                    said.append(f"{header.column_display_name(other)}: {grid.texts[row, other]}")
            realisasi[row] = "; ".join(said)
    if not realisasi:
        return header, {}
    heading = header.column_display_name(column)
    values = {"heading": heading, "rows": name_rows(realisasi), "name": "Realisasi"}
    remark = grid.remark_at("rows.realisasi_rows", min(realisasi), column, heading, **values)
    return header.asking(remark, grid=grid.without(left)), realisasi


def attach_realisasi(drafts: list[Draft], realisasi: dict[int, str]) -> None:
    """Add the words of each row of realisasi to the langkah above it."""
    for row, words in realisasi.items():
        above = [draft for draft in drafts if draft.row <= row]
        if words and above:
            above[-1].append(REALISASI, words)
