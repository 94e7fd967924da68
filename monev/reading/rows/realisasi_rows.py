"""Separate the rows that report the row above, told apart by a word (T and R) or a label. They are
no part of the plan; their words are kept with the langkah."""

from collections.abc import Collection, Mapping

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import PLANNED
from monev.reading.choices import ReadingChoices
from monev.reading.columns.done_rows import find_dividing_column, find_rows_of_done
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address
from monev.reading.rows import OTHER, Draft
from monev.reading.vocabulary.headings import (
    REALISASI_WORDS,
)

REALISASI = f"{OTHER}Realisasi"
"""The name under which reported work is kept among a langkah's other columns."""


def separate_realisasi(header: Header, choices: ReadingChoices) -> tuple[Header, dict[int, str]]:
    """Return the table without its rows of realisasi, and the words of each: row → words.

    The table is unchanged if neither a column nor a label parts plan from realisasi.
    """
    grid = header.grid
    column, words = find_dividing_column(header) or find_rows_of_done(header)
    done, open_letters = _find_done(header, words, choices)
    realisasi = dict[int, str]()
    left = {(row, column) for row in words}
    for row, word in words.items():
        if word in done:
            realisasi[row] = _word_realisasi(header, row, column)
            for other in grid.by_row[row]:
                left.add((row, other))
    if not realisasi:
        return header, {}
    first = min(realisasi)
    heading = header.column_display_name(column)
    rows = name_rows(realisasi)
    values = {
        "heading": heading,
        "rows": rows,
        "name": "Realisasi",
    }
    code = "rows.letters_of_rows" if open_letters else "rows.realisasi_rows"
    said = open_letters or grid.texts[first, column]
    cell = cell_address(first, column)
    remark = Remark(
        code,
        grid.name,
        first,
        heading,
        said,
        cell,
        values,
    )
    return header.asking(remark, grid=grid.without(left)), realisasi


def _find_done(
    header: Header,
    words: Mapping[int, str],
    choices: ReadingChoices,
) -> tuple[Collection[str], str]:
    """Return the labels of rows that report, and the letters if their meaning is open.

    R is rencana beside Re, and realisasi beside T. In order of trust:

    1. A person said which letter reports.
    2. The letter whose rows name no work reports.
    3. The second letter reports; if all rows name work, that is open.
    """
    letters = list(dict.fromkeys(words.values()))
    if max(map(len, letters), default=0) > 1:
        return ({"re"} if "re" in letters else REALISASI_WORDS), ""
    named = " ".join(letters)
    roles = choices.mark_roles(named)
    if len(roles) == len(letters):
        pairs = zip(letters, roles, strict=True)
        return {letter for letter, role in pairs if role != PLANNED}, ""
    works = header.cells_below(header.columns.get("langkah_aksi", 0))
    without_work = {letter for row, letter in words.items() if row not in works}
    if len(without_work) == 1:
        return without_work, ""
    return {letters[1]}, "" if without_work else named


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
