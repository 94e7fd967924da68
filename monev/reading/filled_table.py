"""One plan table, from its headings to its filled cells, with the area its rows belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monev.reading.choices import ReadingChoices, place_rows
from monev.reading.columns.header import Header
from monev.reading.rows.area_names import complete_area, find_area_in_title, normalize_name
from monev.reading.rows.filling import TableContent, fill_langkah
from monev.reading.rows.marks import lone_mark, split_mark
from monev.reading.rows.placement import WITHOUT_AREA, Structure, arrange_rows
from monev.reading.rows.realisasi_rows import attach_realisasi, separate_realisasi
from monev.reading.rows.row_kinds import HEADING, MARK, Row, classify_rows
from monev.reading.vocabulary.structure import known_area

_RENCANA_TITLE = re.compile(r"rencana (?:aksi|kerja)|20\d\d|zona integritas", re.IGNORECASE)

_SHEET_NAME_MAX = 31
"""Excel cuts a longer name of a sheet."""


@dataclass(slots=True)
class FilledTable:
    """A plan table as it was read: its headings, its rows under their areas, its cells, the marks of its areas."""

    header: Header
    structure: Structure
    entries: TableContent
    area: tuple[str, ...]


def fill_table(header: Header, choice: ReadingChoices, *, sheets_in_series: bool) -> FilledTable:
    """The rows and cells below a table's headings, each langkah under its area.

    `sheets_in_series`: the names of the file's sheets count the areas. `choice` are readings people settled.
    """
    separated = separate_realisasi(header)
    header = separated.header
    row = classify_rows(header)
    structure = arrange_rows(header, row, _sheet_area(header, row, sheets_in_series=sheets_in_series))
    entry = fill_langkah(header, structure)
    attach_realisasi(entry.drafts, separated.realisasi)
    area = tuple(dict.fromkeys(location.area for _, location in structure.rows))
    if place_rows(header, entry, choice):
        area = tuple(dict.fromkeys(drafts.location.area for drafts in entry.drafts))
        if all(drafts.location.nama_area != WITHOUT_AREA for drafts in entry.drafts):
            structure.peringatan = [c for c in structure.peringatan if c.code != "rows.without_area"]
    return FilledTable(header, structure, entry, area)


def _sheet_area(header: Header, row: list[Row], *, sheets_in_series: bool) -> Row | None:
    """The area that rows without an area heading above them belong to: from the title rows, else the sheet's name,
    which is an area whatever it is called where the sheets' names count the areas (`sheets_in_series`)."""
    known_inside = any(b.title and normalize_name(b.title) in known_area() for b in row)
    first = row[0] if row and row[0].jenis in (HEADING, MARK) else None
    first_is_area = first and (first.says_area or normalize_name(first.title) in known_area())
    if "area" in header.columns or first_is_area:
        return None
    first_is_roman = first and (first.mark is None or first.mark.kind == "romawi")
    grid = header.grid
    upper = [b for b in sorted(grid.by_row, reverse=True) if b < header.start]
    text = [(b, k, grid.texts[b, k]) for b in upper for k in grid.by_row[b]]
    sheet_name = [] if known_inside else [(0, 0, grid.name)]
    for number, column, one in [*text, *sheet_name]:
        mark, heading, says_area = split_mark(one)
        if number == 0 and len(one) == _SHEET_NAME_MAX:
            heading = complete_area(heading)
        known = known_area().get(normalize_name(heading))
        right_above = bool(text) and number == text[0][0] and not first_is_roman
        numbered = right_above and mark is not None and mark.kind == "romawi" and not _RENCANA_TITLE.search(heading)
        numbered = numbered or (sheets_in_series and number == 0)
        if says_area or (known and len(one) < 80) or numbered:
            mark = mark or lone_mark(known or "")
            return Row(number, HEADING, mark=mark, title=heading, cell=(number, column)) if mark else None
    for number, column, one in text:
        if (name := find_area_in_title(one)) and (mark := lone_mark(known_area()[normalize_name(name)])):
            return Row(number, HEADING, mark=mark, title=name, cell=(number, column))
    return None
