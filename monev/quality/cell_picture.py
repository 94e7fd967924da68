"""The picture of a cell: the rows and columns around it as they stand in the file, the cell itself marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monev.quality.cell_comparison import Original
from monev.quality.questions import Question
from monev.reading.choices import normalise
from monev.reading.columns.header import Header
from monev.reading.files.grid import column_letter

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True, slots=True)
class CellPicture:
    """The headings of the columns shown (letter and words), and the rows by their number; `marked`: row and column of
    the cell itself (None: in none of them); `beside`: which of the columns only stand beside it."""

    headings: tuple[tuple[str, str], ...]
    rows: dict[int, tuple[str, ...]]
    marked: tuple[int, int | None]
    beside: frozenset[int]


def picture_cell(original: Original, question: Question) -> CellPicture | None:
    """A question's cell with a row above and below it, its langkah and a column on each side. None where the file has
    no table at that place."""
    if question.sheet is None or question.row is None:
        return None
    header = original.header_at(question.sheet, question.row)
    if header is None:
        return None
    row, marked = _find_cell(header, question)
    columns = _columns(header, marked)
    filled = sorted({number for number in header.grid.by_row if number > header.end} | {row})
    at = filled.index(row)
    calendar = header.calendar.columns if header.calendar else {}
    words = header.headings | {column: month.name for column, month in calendar.items()}
    shown = (marked, header.columns.get("langkah_aksi"))
    return CellPicture(
        headings=tuple((column_letter(column), words.get(column, "")) for column in columns),
        rows={
            number: tuple(header.grid.content_at(number, column) for column in columns)
            for number in filled[max(at - 1, 0) : at + 2]
        },
        marked=(row, columns.index(marked) if marked else None),
        beside=frozenset(index for index, column in enumerate(columns) if column not in shown),
    )


def _find_cell(header: Header, question: Question) -> tuple[int, int | None]:
    """Row and column: by the address, else by the heading."""
    assert question.row is not None
    address = _ADDRESS.search(question.cell or "")
    if address:
        column = 0
        for letter in address[1]:
            column = column * 26 + ord(letter) - 64
        return int(address[2]), column
    wanted = normalise(question.column or "")
    named = (column for column, heading in header.headings.items() if normalise(heading) == wanted)
    by_meaning = header.columns.get("bukti_dukung") if question.without_bukti else None
    return question.row, by_meaning or next(named, None)


def _columns(header: Header, marked: int | None) -> list[int]:
    everything = sorted({*header.headings, *header.months})
    shown = {header.columns["langkah_aksi"]} if "langkah_aksi" in header.columns else set()
    if marked is None:
        return sorted(shown | set(everything[:3]))
    at = sum(column < marked for column in everything)
    shown |= {marked, *everything[max(at - 1, 0) : at + 2]}
    return sorted(shown)
