"""What a printed page says again below the headings and is no row of the plan: titles, column numbers, page numbers."""

from __future__ import annotations

import re

from monev.reading.columns.header import Header
from monev.reading.rows.marks import split_mark
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import PAGE_NUMBER, known_area

_NUMBERED_COLUMNS = 4
_COLUMN_MARK = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?\.?\s*(?:[=(:].*)?")
_RENCANA_TITLE = re.compile(r"\b(?:rencana (?:aksi|kerja)|zona integritas)\b.*\b20\d\d\b", re.IGNORECASE | re.DOTALL)


def find_printed_rows(header: Header) -> frozenset[int]:
    """The rows below the headings that only repeat them, the titles above them, or count columns and pages."""
    grid, repeats, kop = header.grid, header.heading_words, _read_kop(header)
    return frozenset(
        number
        for number, column in grid.by_row.items()
        if number > header.end
        and (
            header.repeats_heading(number, repeats)
            or _is_column_numbers(header, number)
            or (len(column) == 1 and normalize(grid.texts[number, column[0]]) in kop)
            or all(PAGE_NUMBER.match(grid.texts[number, k]) for k in column)
            or (len(column) == 1 and _is_rencana_title(grid.texts[number, column[0]]))
        )
    )


def _is_rencana_title(text: str) -> bool:
    """Whether a lone cell is the plan's title with its year, printed once more below the headings."""
    return bool(_RENCANA_TITLE.search(text)) and not _names_area(text)


def _read_kop(header: Header) -> frozenset[str]:
    """The titles above the table, to know them again on the next printed page; what names an area is not left out."""
    grid = header.grid
    heading = [grid.texts[b, k] for b in grid.by_row if b < header.start for k in grid.by_row[b]]
    return frozenset(normalize(text) for text in heading if not _names_area(text))


def _names_area(text: str) -> bool:
    mark, heading, says_area = split_mark(text)
    return mark is not None or says_area or normalize(heading) in known_area()


def _is_column_numbers(header: Header, number: int) -> bool:
    """Whether this is the row `1 2 3 4 5 6 7` under a heading, also as `(1) (2) (3)`, `a b c`, `(7)=(5)/(6)`."""
    grid, content = header.grid, header.grid.by_row[number]
    if len(content) < _NUMBERED_COLUMNS:
        return False
    mark = [_COLUMN_MARK.fullmatch(grid.texts[number, k].strip()) for k in content]
    if not all(mark):
        return False
    wording = [matching[1].lower() for matching in mark]
    # Letters count columns only from the first one on; four cells of one letter may stand in any row.
    letter = content[0] <= header.first_column and all(map(str.isalpha, wording)) and wording == sorted(set(wording))
    return (wording[:2] == ["1", "2"] and all(map(str.isdecimal, wording))) or (wording[:2] == ["a", "b"] and letter)
