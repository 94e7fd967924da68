"""What is an area: the one place that decides it, for every stage that asks.

A table says its areas in one of these ways:

- heading rows between the rows of work: `opens_area`;
- a column of the table: `AreaColumn`;
- the titles above the table or the sheet's name: `find_sheet_area`;
- a person who placed a row: `place_chosen_rows`, which wins over all of them.

Rows that none of these places are in `WITHOUT_AREA`, and that is asked. The usual names and the
marks in front of them are words of `vocabulary.structure`.
"""

from collections.abc import (
    Container,
    Iterable,
    Iterator,
    Sequence,
)
from dataclasses import dataclass, field, replace
from itertools import chain, count

from monev.core.records import Trace
from monev.core.remarks import Remark
from monev.reading.choices import (
    AREA_COLUMN,
    ReadingChoices,
)
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, cell_address
from monev.reading.rows import (
    CONTINUATION,
    HEADING,
    LANGKAH,
    Draft,
    Location,
    Row,
    is_ditto,
)
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
    find_area_of_code,
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
from monev.reading.vocabulary.template_names import (
    USUAL_AREA,
)

WITHOUT_AREA = "Tanpa area"
"""The name of the area of rows that no area stands above."""

_SHEET_NAME_MAX = 31
"""Excel cuts a longer name of a sheet."""

_LONGEST_CODE, _MAX_NAMED, _SERVICE = 10, 12, 6
"""The usual number of the area of public service, which many call PELAYANAN PRIMA."""
AREA_LABELS = frozenset({"area", "area perubahan", "pokja", "pilar"})
"""What stands beside an area's name: AREA | : | MANAJEMEN PERUBAHAN."""


@dataclass(slots=True)
class Place:
    """Where a walk over the rows is: the area and the levels of sub-area that are open. `half` is
    that of the LKE that stands over the areas, `pic` whoever the area's heading says does the work.
    `new_part`: a part of the LKE has begun, so the next heading is an area. `is_filled`: the area
    or a level has work."""

    area: Row | None
    half: Row | None = None
    levels: list[Row] = field(default_factory=list)
    new_part: bool = False
    pic: str = ""
    is_filled: bool = False


def may_name_area(text: str) -> bool:
    """True if a title could be an area's or its half's: it has a mark, says AREA, or is usual."""
    mark, title, says_area = split_mark(text)
    return mark is not None or says_area or is_area_or_half(title)


def is_area_or_half(title: str) -> bool:
    """True if a title is a usual area's, or one of the LKE's halves of areas."""
    return is_usual_area(title) or bool(split_half(title)[1])


def labels_area(text: str) -> bool:
    """True if a text says that an area's name follows beside it."""
    return normalize(text) in AREA_LABELS


def opens_area(heading: Row, place: Place) -> bool:
    """True if a heading opens an area; else it opens a sub-area of the one that is open.

    | case | example below I. MANAJEMEN PERUBAHAN | area |
    |---|---|---|
    | none is open, or it says AREA | POKJA 2 | yes |
    | a usual name, with the areas' kind of mark or none | V. PENGAWASAN, PENGAWASAN | yes |
    | the areas' kind of mark, a higher number | II. MANAJEMEN MEDIA | yes |
    | the number after the last sub-area's | II. Pemeliharaan after I. Pembangunan | no |
    | without a mark: the look of the area above, below its work | INOVASI | yes |
    """
    area = place.area
    if area is None or heading.says_area or place.new_part or area.title == WITHOUT_AREA:
        return True
    mark = heading.mark
    if _is_usual_beside(heading, area):
        return True
    if not mark.text:
        is_alike = heading.shape == area.shape
        if area.mark.kind:
            begins_alike = begins_like_area(normalize(heading.title).split()[0])
            is_alike = heading.shape[1:] == area.shape[1:] and begins_alike
        return place.is_filled and is_alike
    goes_on = bool(place.levels) and mark.follows(place.levels[0].mark)
    return mark.kind == area.mark.kind and mark.order > area.mark.order and not goes_on


def _is_usual_beside(heading: Row, area: Row) -> bool:
    """True if a heading has a usual area's name, with the kind of mark of the open area or none."""
    mark = heading.mark
    usual = usual_number(heading.title)
    if may_be_service(heading.title) and usual_number(area.title) != _SERVICE:
        usual = _SERVICE
    is_of_kind = mark.kind in (area.mark.kind, "")
    if not area.mark.kind:  # its mark was made up
        is_of_kind = is_of_kind or mark.order == usual
    return usual > 0 and is_of_kind


def roman_mark(order: int) -> Mark:
    """The mark of the `order`th area where none is printed."""
    return Mark(
        ROMAN[order - 1] if order <= len(ROMAN) else str(order),
        "",
        order,
    )


def find_sheet_area(
    header: Header,
    rows: Sequence[Row],
    *,
    sheets_in_series: bool,
) -> Row | None:
    """The area of rows that have no area heading above them: from the titles above the table, else
    the sheet's name. None where the table names its areas itself from its first row on.
    `sheets_in_series`: the names of the file's sheets count the areas, so this sheet's name is one
    whatever it says."""
    first = rows[0] if rows and rows[0].kind == HEADING else None
    if "area" in header.columns or (first and (first.says_area or is_usual_area(first.title))):
        return None
    titles = list(_list_titles(header))
    if titled := _find_titled_area(header, titles, first):
        return titled
    within: Row | None = None
    for cell, text in titles:
        if not within and (name := find_area_in_title(text)):
            within = _heading_of_sheet(None, name, cell)
    if any(row.title and is_usual_area(row.title) for row in rows):
        return within
    return _find_named_area(
        header.grid.name,
        within,
        sheets_in_series=sheets_in_series,
    )


def _list_titles(
    header: Header,
) -> Iterator[tuple[Cell, str]]:
    """The cells above a table that may be titles, the row nearest to it first; AREA | : | MANAJEMEN
    is one."""
    texts = header.grid.texts
    by_row = header.grid.by_row
    for row in sorted(
        (row for row in by_row if row < header.start),
        reverse=True,
    ):
        first, *others = by_row[row]
        if others and labels_area(texts[row, first]):
            yield (
                (row, first),
                " ".join(texts[row, column] for column in (first, *others)),
            )
        for column in by_row[row]:
            yield (
                (row, column),
                PATTERNS["year_behind"].sub("", texts[row, column]),
            )


def _find_named_area(name: str, within: Row | None, *, sheets_in_series: bool) -> Row | None:
    """The area that a sheet's name says, or the one `within` the titles above its table."""
    usual = SHEET_ABBREVIATIONS.get(normalize(name)) if sheets_in_series else None
    mark, title, says_area = (None, usual, True) if usual else split_area(name)
    title = whole_area(title, is_cut=len(name) >= _SHEET_NAME_MAX - 1)
    if not (sheets_in_series or says_area or is_usual_area(title)):
        return within
    if within and mark and title == name:  # Pokja 1, whose title says which area it is
        return replace(within, mark=mark)
    return _heading_of_sheet(mark, title)


def _find_titled_area(
    header: Header,
    titles: Sequence[tuple[Cell, str]],
    first: Row | None,
) -> Row | None:
    """The area that one of the titles above the table is; `first`: its first heading. Right above a
    table a roman number counts areas, unless the first heading could be one of them."""
    texts = header.grid.texts
    by_row = header.grid.by_row
    may_be_counted = first is not None and first.mark.kind in ("", "roman")
    for cell, text in titles:
        mark, name, says_area = split_area(text)
        row, column = cell
        beside = [texts[row, other] for other in by_row[row] if other > column]
        if name == text and says_area and beside:  # POKJA I | MANAJEMEN PERUBAHAN
            name = beside[0].lstrip(": ")
        is_nearest = row == titles[0][0][0] and not may_be_counted
        is_counted = is_nearest and mark is not None and mark.kind == "roman"
        if is_counted or says_area or is_usual_area(name):
            return _heading_of_sheet(mark, name, cell)
    return None


def split_area(text: str) -> tuple[Mark | None, str, bool]:
    """An area's text as `split_mark` gives it; one that says no more than PILAR 1 goes by that
    name."""
    mark = area_mark(text)
    return (mark, text, True) if mark else split_mark(text)


def _heading_of_sheet(mark: Mark | None, name: str, cell: Cell = (0, 0)) -> Row | None:
    """The area a title in a cell or a sheet's name is, with its usual mark where it has none of its
    own; else None."""
    mark = mark or lone_mark(KNOWN_AREA.get(normalize_name(name), ""))
    return (
        Row(
            cell[0],
            HEADING,
            mark=mark,
            title=name,
            cell=cell,
        )
        if mark
        else None
    )


class AreaColumn:
    """Areas and sub-areas that stand in a column of the table instead of heading rows: who they
    are, and their numbers. It remembers what the column named so far, so that an area named again
    further down is the same area."""

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
        self.codes = _name_codes(header, rows, texts)
        named = (split_mark(split_person(self.codes.get(text, text))[0])[1] for text in texts)
        self._names = list(dict.fromkeys(map(normalize_name, named)))

    def with_number(self, area: Row, used: Container[str]) -> Row:
        """The area with a number: its own, the usual one if all areas of the column are usual, else
        the next by their order; never one that is used."""
        if not area.mark.text:
            order = self._names.index(normalize_name(area.title)) + 1
            are_usual = all(name in KNOWN_AREA for name in self._names)
            orders = chain(
                [usual_number(area.title)] if are_usual else (),
                count(order),
            )
            mark = next(mark for mark in map(roman_mark, orders) if mark.text not in used)
            area = replace(area, mark=mark)
        self.areas.append(area)
        return area

    def sub_area(self, area: str, heading: Row) -> Row:
        """The sub-area a SUB AREA cell names, numbered within its area by order where it has no
        mark."""
        key = (area, normalize_name(heading.title))
        if key not in self._sub_areas:
            if not heading.mark.text:
                order = 1 + sum(where == area for where, _ in self._sub_areas)
                is_half = split_half(heading.title)[1]
                made_up = mark_of_half(heading.title) if is_half else Mark(str(order), "", order)
                heading = replace(heading, mark=made_up)
            self._sub_areas[key] = heading
        return self._sub_areas[key]

    def list_remarks(self) -> Iterator[Remark]:
        """Say once what areas the column's codes are, and how those without a mark are numbered
        that have another number than is usual."""
        column = self.header.columns.get("area", 0)
        if self.codes:
            names = "; ".join(f"{code} = {name}" for code, name in self.codes.items())
            yield self.header.remark("rows.area_codes", column, {"names": names})
        numbered = [area for area in self.areas if not area.mark.kind]
        if any(usual_number(area.title) != area.mark.order for area in numbered):
            names = ", ".join(f"{area.mark.text} {area.title}" for area in numbered[:_MAX_NAMED])
            heading = self.header.column_display_name(column)
            yield self.header.remark(
                "rows.area_column_numbered",
                column,
                {"names": names},
                heading,
            )


def _name_codes(
    header: Header,
    rows: Sequence[Row],
    texts: Iterable[str],
) -> dict[str, str]:
    """Code of the area column → the usual area it stands for: by a legend around the table, as
    sheets are called for short (MP), or by its number (IV, Pokja 1). {} where one cell holds no
    code: the column names its areas."""
    grid = header.grid
    work = {row.number for row in rows if row.kind in (LANGKAH, CONTINUATION)}
    around = [item for item in grid.by_row.items() if item[0] not in work]
    lines = [
        *grid.legends,
        *(grid.join_row(*item) for item in around),
    ]
    named = dict[str, str]()
    for code in texts:
        if is_usual_area(split_area(code)[1]):
            continue
        name = _usual_of_code(code)
        if len(code) <= _LONGEST_CODE:
            name = find_area_of_code(code, lines) or name
        if not name:
            return {}
        named[code] = f"{code}. {name}" if lone_mark(code) else name
    return named


def _usual_of_code(code: str) -> str:
    """The usual area of a number or a short name: IV, 4., POKJA I, MP; "" for other codes."""
    mark = area_mark(code) or lone_mark(code)
    if mark and mark.kind in ("roman", "number") and mark.order <= len(USUAL_AREA):
        return USUAL_AREA[mark.order - 1][1]
    return SHEET_ABBREVIATIONS.get(normalize(code), "")


def place_chosen_rows(
    header: Header,
    drafts: list[Draft],
    choices: ReadingChoices,
) -> None:
    """Put rows into the areas and sub-areas people chose, in place, each with a trace."""
    for draft in drafts:
        words = choices.chosen_words("area", draft.content, "")
        if not words:
            continue
        # An area's mark and name, then a sub-area's where there is one, a line each.
        area, name, sub_area, sub_name, *_ = [
            *words.split("\n"),
            "",
            "",
            "",
            "",
        ]
        read = draft.location
        chosen = f"area {area}: {name}"
        draft.location = Location(area, name)
        if sub_area:
            draft.location = Location(area, name, sub_area, sub_name or None)
            chosen = f"{chosen}, sub-area {sub_area}: {sub_name}".rstrip(": ")
        old = "" if read.nama_area == WITHOUT_AREA else f"{read.area} {read.nama_area}"
        place = (
            header.grid.name,
            draft.row,
            cell_address(draft.row, header.first_column),
        )
        draft.trace.append(
            Trace(
                AREA_COLUMN,
                old,
                f"{chosen} (dipilih)",
                "pilihan",
                *place,
            )
        )
