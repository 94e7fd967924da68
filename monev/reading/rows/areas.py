"""Decide what an area is. Every other stage asks here.

A table names its areas in one of these ways:

- heading rows between the rows of work: `opens_area`;
- a column of the table: `AreaColumn`;
- the titles above the table or the sheet's name: `find_sheet_area`;
- a person who placed a row: `place_chosen_rows`, which wins over all of them.

A row that none of these places is in `WITHOUT_AREA`, and a remark asks for its area. The usual
names and the marks in front of them are words of `vocabulary.structure`.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from monev.core.records import Trace
from monev.reading.choices import AREA_COLUMN, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, cell_address
from monev.reading.rows import CONTINUATION, HEADING, LANGKAH, Draft, Location, Row, is_ditto
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import (
    KNOWN_AREA,
    PATTERNS,
    ROMAN,
    SHEET_ABBREVIATIONS,
    Mark,
    area_mark,
    begins_like_area,
    find_area_in_title,
    is_usual_area,
    lone_mark,
    mark_of_half,
    may_be_service,
    normalize_name,
    split_half,
    split_mark,
    split_person,
    usual_number,
    whole_area,
)
from monev.reading.vocabulary.template_names import USUAL_AREA

WITHOUT_AREA = "Tanpa area"
"""The name given to the area of rows that no area stands above."""

_SHEET_NAME_MAX = 31
"""Excel cuts a longer sheet name."""

_SERVICE = 6
"""The usual number of the area of public service, which many call PELAYANAN PRIMA."""


@dataclass(slots=True)
class Place:
    """The area and sub-areas that are open at one point of the walk over the rows.

    pic: the person the area's heading names. new_part: a part of the LKE has begun, so the next
    heading is an area. is_filled: the area or a level has work.
    """

    area: Row | None
    levels: list[Row] = field(default_factory=list)
    new_part: bool = False
    pic: str = ""
    is_filled: bool = False


def may_name_area(text: str) -> bool:
    """True if a title could name an area or its half: it has a mark, says AREA, or is usual."""
    mark, title, says_area = split_mark(text)
    return mark is not None or says_area or is_area_or_half(title)


def is_area_or_half(title: str) -> bool:
    """True if a title is a usual area or one of the LKE's halves."""
    return is_usual_area(title) or bool(split_half(title)[1])


def opens_area(heading: Row, place: Place) -> bool:
    """True if a heading opens an area; else it opens a sub-area of the open one.

    | case | example below I. MANAJEMEN PERUBAHAN | area |
    |---|---|---|
    | none is open, or it says AREA | POKJA 2 | yes |
    | another usual area's name, whatever its mark | V. PENGAWASAN, A.1.V PENGAWASAN | yes |
    | the areas' kind of mark, a higher number | II. MANAJEMEN MEDIA | yes |
    | the number after the last sub-area's | II. Pemeliharaan after I. Pembangunan | no |
    | without a mark: the look of the area above, below its work | INOVASI | yes |
    """
    area = place.area
    if area is None or area.title == WITHOUT_AREA:
        return True
    if heading.says_area or place.new_part:
        return True
    mark = heading.mark
    if _is_other_usual(heading, area):
        return True
    if not mark.text:
        is_alike = heading.shape == area.shape
        if area.mark.kind:
            begins_alike = begins_like_area(heading.title)
            is_alike = heading.shape[1:] == area.shape[1:] and begins_alike
        return place.is_filled and is_alike
    if place.levels and mark.follows(place.levels[0].mark):
        return False
    return mark.kind == area.mark.kind and mark.order > area.mark.order


def _is_other_usual(heading: Row, area: Row) -> bool:
    """True if a heading has a usual area's name, and not the open area's."""
    usual = _SERVICE if may_be_service(heading.title) else usual_number(heading.title)
    return usual not in (0, usual_number(area.title))


def roman_mark(order: int) -> Mark:
    """Make a mark for the `order`th area if none is printed."""
    text = ROMAN[order - 1] if order <= len(ROMAN) else str(order)
    return Mark(text, "", order)


def find_sheet_area(header: Header, rows: Sequence[Row], *, is_part: bool) -> Row | None:
    """Find the area of rows that have no area heading above them.

    It comes from the titles above the table, else from the sheet's name. None if the table itself
    names its areas from its first row on. If the table is part of a plan, as a person said, any
    name of a sheet that has a mark is its area.
    """
    if "area" in header.columns:
        return None
    first = rows[0] if rows and rows[0].kind == HEADING else None
    if first and (first.says_area or is_usual_area(first.title)):
        return None
    within: Row | None = None
    for cell, text in _list_titles(header):
        mark, name, says_area = split_area(text)
        if says_area or is_usual_area(name):
            return _heading_of_sheet(mark, name, cell)
        inner = find_area_in_title(text)
        if inner and not within:
            within = _heading_of_sheet(None, inner, cell)
    if any(row.title and is_usual_area(row.title) for row in rows):
        return within
    return _find_named_area(header.grid.name, within, is_part=is_part)


def _list_titles(header: Header) -> Iterator[tuple[Cell, str]]:
    """List the rows above a table and their cells, which may be titles, the nearest row first."""
    grid = header.grid
    for row in sorted(grid.by_row, reverse=True):
        if row < header.start:
            columns = grid.by_row[row]
            texts = grid.row_texts(row)
            for column, text in zip((columns[0], *columns), (" ".join(texts), *texts), strict=True):
                yield (row, column), PATTERNS["year_behind"].sub("", text)


def _find_named_area(name: str, within: Row | None, *, is_part: bool) -> Row | None:
    """Return the area in a sheet's name, else `within`, the one in the titles above its table."""
    mark, title, says_area = split_area(name_of_code(name))
    title = whole_area(title, is_cut=len(name) >= _SHEET_NAME_MAX - 1)
    if not (says_area or is_usual_area(title) or (is_part and mark)):
        return within
    if within and mark and title == name:  # Pokja 1, whose title says which area it is
        return replace(within, mark=mark)
    return _heading_of_sheet(mark, title)


def split_area(text: str) -> tuple[Mark | None, str, bool]:
    """Split an area's text as `split_mark` does; a bare PILAR 1 is its own name."""
    mark = area_mark(text)
    return (mark, text, True) if mark else split_mark(text)


def _heading_of_sheet(mark: Mark | None, name: str, cell: Cell = (0, 0)) -> Row | None:
    """Return the heading for an area named by a title or a sheet.

    None if neither the text nor the usual areas give it a mark.
    """
    mark = mark or lone_mark(KNOWN_AREA.get(normalize_name(name), ""))
    if not mark:
        return None
    return Row(cell[0], HEADING, mark=mark, title=name, cell=cell)


class AreaColumn:
    """Areas and sub-areas named by a column of the table, not by heading rows, with their numbers.

    It remembers the names it saw, so an area named again further down is the same area.
    """

    def __init__(self, header: Header, rows: Sequence[Row]) -> None:
        self.header = header
        self.areas: list[Row] = []
        self._sub_areas: dict[tuple[str, str], Row] = {}
        column = header.columns.get("area", 0)
        # Every area the column names, in order of first appearance.
        texts = dict[str, None]()
        for row in rows:
            text = header.grid.own_text(row.number, column)
            if row.kind in (LANGKAH, CONTINUATION) and text and not is_ditto(text):
                texts[text] = None
        self._names = dict[str, int]()
        for text in texts:
            title, _ = split_person(name_of_code(text))
            _, title, _ = split_area(title)
            self._order(split_half(title)[0])

    def _order(self, name: str) -> int:
        """Return the place of an area's name in the column; a new one is the last."""
        return self._names.setdefault(normalize_name(name), len(self._names) + 1)

    def with_number(self, area: Row, used: Container[str]) -> Row:
        """Give an area a number that is not used.

        Its own number if it has one; the usual one if all areas of the column are usual; else the
        next one in their order.
        """
        if not area.mark.text:
            order = self._order(area.title)
            mark = roman_mark(order)
            if all(name in KNOWN_AREA for name in self._names):
                mark = roman_mark(usual_number(area.title))
                order -= 1
            while mark.text in used:
                order += 1
                mark = roman_mark(order)
            area = replace(area, mark=mark)
        self.areas.append(area)
        return area

    def sub_area(self, area: str, heading: Row) -> Row:
        """Return the sub-area that a SUB AREA cell names.

        If unmarked, it is numbered by its order in the area.
        """
        key = (area, normalize_name(heading.title))
        if key not in self._sub_areas:
            if not heading.mark.text:
                areas = [where for where, _ in self._sub_areas]
                order = 1 + areas.count(area)
                made_up = Mark(str(order), "", order)
                if split_half(heading.title)[1]:
                    made_up = mark_of_half(heading.title)
                heading = replace(heading, mark=made_up)
            self._sub_areas[key] = heading
        return self._sub_areas[key]


def name_of_code(code: str) -> str:
    """Return the usual area that a number or short name in a column of areas stands for.

    IV is *IV. Penguatan Akuntabilitas*, POKJA I and MP are *Manajemen Perubahan*; any other text
    stays as it is.
    """
    alone = lone_mark(code)
    mark = area_mark(code) or alone
    if mark and mark.kind in ("roman", "number") and mark.order <= len(USUAL_AREA):
        _, name = USUAL_AREA[mark.order - 1]
        return f"{code}. {name}" if alone else name
    return SHEET_ABBREVIATIONS.get(normalize(code), code)


def place_chosen_rows(header: Header, drafts: list[Draft], choices: ReadingChoices) -> None:
    """Move rows, in place, into the areas and sub-areas people chose, each with a trace."""
    for draft in drafts:
        words = choices.chosen_words("area", draft.content, "")
        if not words:
            continue
        # A line each: an area's mark and name, then a sub-area's if there is one.
        lines = [*words.split("\n"), "", "", ""]
        area, name, sub_area, sub_name = lines[:4]
        read = draft.location
        chosen = f"area {area}: {name}"
        draft.location = Location(area, name)
        if sub_area:
            draft.location = Location(area, name, sub_area, sub_name or None)
            chosen = f"{chosen}, sub-area {sub_area}: {sub_name}".rstrip(": ")
        old = "" if read.nama_area == WITHOUT_AREA else f"{read.area} {read.nama_area}"
        cell = cell_address(draft.row, header.first_column)
        place = (header.grid.name, draft.row, cell)
        read_as = f"{chosen} (dipilih)"
        draft.trace.append(Trace(AREA_COLUMN, old, read_as, "pilihan", *place))
