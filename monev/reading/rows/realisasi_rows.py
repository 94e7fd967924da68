"""Rows that say what was done of the row above, told apart by a word (T and R) or a label: they are
no part of the plan, and what they say is kept with the langkah."""

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
"""Under which name what was done is kept among a langkah's other columns."""


def separate_realisasi(header: Header, choices: ReadingChoices) -> tuple[Header, dict[int, str]]:
    """The table without its rows of realisasi, and what each of these said: row → words. The table
    is unchanged where neither a column nor a label parts plan from realisasi."""
    grid = header.grid
    column, words = find_dividing_column(header) or find_rows_of_done(header)
    done, open_letters = _find_done(header, words, choices)
    realisasi = dict[int, str]()
    left = {(row, column) for row in words}
    for row, word in words.items():
        if word in done:
            realisasi[row] = _word_realisasi(header, row, column)
            left.update((row, other) for other in grid.by_row[row])
    if not realisasi:
        return header, {}
    first = min(realisasi)
    heading = header.column_display_name(column)
    values = {
        "heading": heading,
        "rows": name_rows(realisasi),
        "name": "Realisasi",
    }
    code = "rows.letters_of_rows" if open_letters else "rows.realisasi_rows"
    said = open_letters or grid.texts[first, column]
    place = (
        grid.name,
        first,
        heading,
        said,
        cell_address(first, column),
    )
    return header.asking(
        Remark(code, *place, values),
        grid=grid.without(left),
    ), realisasi


def _find_done(
    header: Header,
    words: Mapping[int, str],
    choices: ReadingChoices,
) -> tuple[Collection[str], str]:
    """Which labels of rows mean what was done; and the letters, where that is open: R is rencana
    with T, and realisasi beside it. The plan's is the one whose rows say the work; where all do,
    the first one, unless a person said otherwise."""
    letters = list(dict.fromkeys(words.values()))
    if max(map(len, letters), default=0) > 1:
        return (
            {"re"} if "re" in letters else REALISASI_WORDS,
            "",
        )  # R beside Re is rencana
    named = " ".join(letters)
    roles = choices.mark_roles(named)
    if len(roles) == len(letters):
        return {letter for letter, role in zip(letters, roles, strict=True) if role != PLANNED}, ""
    works = header.cells_below(header.columns.get("langkah_aksi", 0))
    without_work = {letter for row, letter in words.items() if row not in works}
    if len(without_work) == 1:
        return without_work, ""
    return {letters[1]}, "" if without_work else named


def attach_realisasi(drafts: list[Draft], realisasi: dict[int, str]) -> None:
    """Keep what each row of realisasi said with the langkah above it."""
    for row, words in realisasi.items():
        above = [draft for draft in drafts if draft.row <= row]
        if words and above:
            above[-1].append(REALISASI, words)


def _word_realisasi(header: Header, row: int, column: int) -> str:
    """What a row of realisasi says: the months it marks, its words behind the label, and others,
    each with its column's heading."""
    grid = header.grid
    slots = header.months
    months = dict[str, None]()
    others = list[str]()
    for other in grid.by_row[row]:
        if other in slots:
            months[slots[other].name] = None
        elif other not in (column, header.columns.get("no")):
            others.append(f"{header.column_display_name(other)}: {grid.texts[row, other]}")
    said = grid.texts.get((row, column), "").partition(":")[2].strip()
    return "; ".join(filter(None, (", ".join(months), said, *others)))
