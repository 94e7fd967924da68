"""What is an area: the one place that decides it, for every stage that asks.

A table says its areas in one of these ways:

- heading rows between the rows of work: `opens_area`, and `is_area_title` and `looks_like_area`
  where the cells of such a row could be work as well;
- a column of the table: `AreaColumn`;
- the titles above the table or the sheet's name: `find_sheet_area`;
- a person who placed a row: `place_chosen_rows`, which wins over all of them.

Rows that none of these places are in `WITHOUT_AREA`, and that is asked. The usual names and the
marks in front of them are words of `vocabulary.structure`.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count, pairwise

from monev.core.records import Trace
from monev.core.remarks import Remark
from monev.reading.choices import AREA_COLUMN, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, Grid, cell_address
from monev.reading.rows import (
    CONTINUATION,
    HEADING,
    LANGKAH,
    MARK,
    NO_MARK,
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
    explain_codes,
    find_area_in_title,
    find_area_of_code,
    is_usual_area,
    lone_mark,
    mark_of_half,
    may_be_service,
    normalize_name,
    split_area_word,
    split_half,
    split_mark,
    split_person,
    usual_number,
    whole_area,
)
from monev.reading.vocabulary.template_names import USUAL_AREA

WITHOUT_AREA = "Tanpa area"
"""The name of the area of rows that no area stands above."""

_SHEET_NAME_MAX = 31
"""Excel cuts a longer name of a sheet."""

_TITLE_MAX = 80
_LONGEST_CODE = 10
_MAX_NAMED = 12
LAST_USUAL = 6
"""The usual number of the area of public service, after which offices put what they added."""


@dataclass(slots=True)
class Place:
    """Where a walk over the rows is: the area and the levels of sub-area that are open. `half` is
    that of the LKE that stands over the areas, `pic` whoever the area's heading says does the work.
    `new_part`: a part of the LKE has begun, so the next heading is an area."""

    area: Row | None
    half: Row | None = None
    levels: list[Row] = field(default_factory=list)
    new_part: bool = False
    pic: str = ""


def may_name_area(text: str) -> bool:
    """Whether a title could be an area's or its half's: it has a mark, says AREA, or is a usual
    name."""
    mark, title, says_area = split_mark(text)
    return mark is not None or says_area or is_area_or_half(title)


def is_area_or_half(title: str) -> bool:
    """Whether a title is a usual area's, or one of the LKE's halves of areas."""
    return is_usual_area(title) or bool(split_half(title)[1])


def is_area_title(title: str, mark: Mark, *, says_area: bool) -> bool:
    """Whether a mark in NO and the title beside it are an area, though work could stand so: AREA I,
    or a usual name."""
    return says_area or (mark.kind == "roman" and is_usual_area(title))


def looks_like_area(header: Header, number: int, column: int) -> bool:
    """Whether a lone cell of KOMPONEN or LANGKAH AKSI is an area all the same: usual, or a title
    behind Area 7."""
    mark, title, says_area = split_mark(header.grid.texts[number, column])
    return is_area_or_half(title) or (says_area and mark is not None and title[:1].isupper())


def name_areas_alike(grid: Grid, rows: Sequence[Row]) -> list[Row]:
    """The rows, with the headings that look like those of usual areas and say as they do that they
    are one: KOMPONEN 3: PELAYANAN PRIMA below KOMPONEN 1: MANAJEMEN PERUBAHAN; PELAYANAN, where no
    other heading is that area; and INOVASI DAERAH below the last numbered area."""
    usual = [row for row in rows if row.kind == HEADING and is_usual_area(row.title)]
    # Where each area has a colour of its own, colours tell nothing.
    told = 2 if len({row.shape for row in usual}) == len(usual) > 1 else 3
    shapes = {row.shape[:told] for row in usual}
    words = {split_area_word(grid.content_at(*row.cell))[0] for row in usual} - {""}
    has_service = any(usual_number(row.title) == LAST_USUAL for row in usual)
    own = _find_areas_below(grid, rows, usual)

    def as_area(row: Row) -> Row:
        if (
            row.kind != HEADING
            or row.shape[:told] not in shapes
            or row.says_area
            or is_usual_area(row.title)
        ):
            return row
        word, mark, name = split_area_word(grid.content_at(*row.cell))
        if word in words:
            return replace(
                row, mark=mark or NO_MARK, title=name if mark else row.title, says_area=True
            )
        return replace(row, says_area=not has_service and may_be_service(row.title))

    return [replace(row, says_area=True) if row.number in own else as_area(row) for row in rows]


def _find_areas_below(grid: Grid, rows: Sequence[Row], usual: Sequence[Row]) -> set[int]:
    """The rows of the bands without a mark below the last of the marked `usual` areas that are
    areas of the office's own: each names another area, is over no other heading, nor right below
    one; they look as the marked ones."""
    if not usual or not all(row.mark.text for row in usual):
        return set()
    last = usual[-1]
    bands = [
        (above, row) for above, row in pairwise(rows) if row.kind == HEADING and not row.mark.text
    ]
    stand_below = all(above.kind != HEADING and row.number > last.number for above, row in bands)
    are_areas = stand_below and all(_names_another_area(row.title, last.title) for _, row in bands)
    return {row.number for _, row in bands if are_areas and _look(grid, row) == _look(grid, last)}


def _names_another_area(title: str, above: str) -> bool:
    """Whether a title begins as names of areas do, and says nothing of the area above."""
    words, (first, *others) = normalize(title).split(), normalize(above).split()
    return not words or (begins_like_area(words[0]) and {*words}.isdisjoint(others or [first]))


def _look(grid: Grid, heading: Row) -> tuple[object, ...]:
    """What a heading looks like, and to which column it is merged (0 for one cell)."""
    return (heading.shape[1:], grid.merges.get(heading.cell, (0, 0, 0, 0))[3])


def opens_area(heading: Row, place: Place, usual_orders: frozenset[int]) -> bool:
    """Whether a heading opens an area; else it opens a sub-area of the one that is open. The first
    heading is an area and sets the areas' kind of mark. A later heading of that kind is an area if
    it has a usual area's name, or if it carries the series on. `usual_orders` are the places in the
    series that usual areas take by their own marks."""
    if (
        place.area is None
        or heading.says_area
        or place.area.title == WITHOUT_AREA
        or place.new_part
    ):
        return True
    mark, of_areas, usual = heading.mark, place.area.mark, usual_number(heading.title)
    if usual and (mark.kind in (of_areas.kind, "") or (not of_areas.kind and mark.order == usual)):
        return True
    if mark.kind != of_areas.kind:
        return False
    if not mark.text:
        return heading.shape == place.area.shape and not _is_part(heading, place, place.area)
    # The mark may be the next one of the open sub-areas, too.
    carries_on = bool(place.levels) and mark.follows(place.levels[0].mark)
    return (
        mark.order > of_areas.order
        and not carries_on
        and not _is_taken(mark, place.area, usual_orders)
    )


def _is_part(heading: Row, place: Place, area: Row) -> bool:
    """Whether a heading without a mark is one of a usual area's parts: right below its name, and
    others after these."""
    return bool(usual_number(area.title) and (place.levels or heading.number == area.number + 1))


def _is_taken(mark: Mark, area: Row, usual_orders: frozenset[int]) -> bool:
    """Whether a mark is a usual area's; those of the office's own may be numbered as these are,
    from 1 on."""
    return mark.order in usual_orders and not (
        mark.follows(area.mark) and not usual_number(area.title)
    )


def roman_mark(order: int) -> Mark:
    """The mark of the `order`th area where none is printed."""
    return Mark(ROMAN[order - 1] if order <= len(ROMAN) else str(order), "", order)


"""Of an area of the office's own that a title names, after the six usual ones."""


def find_sheet_area(header: Header, rows: Sequence[Row], *, sheets_in_series: bool) -> Row | None:
    """The area of rows that have no area heading above them: from the titles above the table, else
    the sheet's name. None where the table names its areas itself from its first row on.
    `sheets_in_series`: the names of the file's sheets count the areas, so this sheet's name is one
    whatever it says."""
    first = rows[0] if rows and rows[0].kind in (HEADING, MARK) else None
    if "area" in header.columns or (first and (first.says_area or is_usual_area(first.title))):
        return None
    grid = header.grid
    above = (
        row for row in reversed(grid.by_row) if row < header.start
    )  # the row nearest to the table first
    titles = [
        (cell, PATTERNS["year_behind"].sub("", text))
        for row in above
        for cell, text in _list_titles(grid, row)
    ]
    if titled := _find_titled_area(header, titles, first):
        return titled
    within = _find_area_within(titles)
    if any(row.title and is_usual_area(row.title) for row in rows):
        return within
    return _find_named_area(header.grid.name, within, sheets_in_series=sheets_in_series)


def _list_titles(grid: Grid, row: int) -> Iterator[tuple[Cell, str]]:
    """The cells of a row above a table that may be titles; AREA | : | MANAJEMEN is one."""
    first, *others = grid.by_row[row]
    if others and labels_area(grid.texts[row, first]):
        yield (row, first), " ".join(grid.texts[row, k] for k in (first, *others))
    yield from (((row, column), grid.texts[row, column]) for column in grid.by_row[row])


def labels_area(text: str) -> bool:
    """Whether a text says that an area's name follows beside it."""
    return normalize(text) in ("area", "area perubahan", "pokja", "pilar")


def _find_area_within(titles: Sequence[tuple[Cell, str]]) -> Row | None:
    """The usual area that a title names among other words."""
    named = ((name, cell) for cell, text in titles if (name := find_area_in_title(text)))
    return next((_heading_of_sheet(None, *each) for each in named), None)


def _find_named_area(name: str, within: Row | None, *, sheets_in_series: bool) -> Row | None:
    """The area that a sheet's name says, or the one `within` the titles above its table."""
    usual = SHEET_ABBREVIATIONS.get(normalize(name)) if sheets_in_series else None
    mark, title, says_area = (None, usual, True) if usual else split_area(name)
    title = whole_area(title, is_cut=len(name) >= _SHEET_NAME_MAX - 1)
    if not sheets_in_series and not (says_area or is_usual_area(title)):
        return within
    if within and mark and title == name:
        return replace(within, mark=mark)
    return _heading_of_sheet(mark, title)


def _find_titled_area(
    header: Header, titles: list[tuple[Cell, str]], first: Row | None
) -> Row | None:
    """The area that one of the titles above the table is; `first`: its first heading."""
    # A first heading that could itself be one of the areas counted in roman numbers leaves that to
    # no title.
    may_be_counted = first is not None and first.mark.kind in ("", "roman")
    for cell, text in titles:
        mark, name, says_area = split_area(text)
        if name == text and says_area:
            name = _find_name_of(header, cell) or name
        # Right above a table a roman number counts areas: I. PENATAAN, not the plan's own title.
        is_counted = (
            cell[0] == titles[0][0][0]
            and not may_be_counted
            and mark is not None
            and mark.kind == "roman"
        )
        if is_counted or says_area or is_usual_area(name):
            return _heading_of_sheet(mark, name, cell)
    return None


def _find_name_of(header: Header, cell: Cell) -> str:
    """The name of an area of which a cell says only POKJA I: beside it, else alone in the row
    below; "" for none."""
    grid, (row, column) = header.grid, cell
    beside = [grid.texts[row, k] for k in grid.by_row[row] if k > column]
    below = grid.by_row.get(row + 1, []) if row + 1 < header.start else []
    return next(iter(beside or [grid.texts[row + 1, k] for k in below]), "").lstrip(": ")


def split_area(text: str) -> tuple[Mark | None, str, bool]:
    """An area's text as `split_mark` gives it; one that says no more than PILAR 1 goes by that
    name."""
    mark = area_mark(text)
    return (mark, text, True) if mark else split_mark(text)


def _heading_of_sheet(mark: Mark | None, name: str, cell: Cell = (0, 0)) -> Row | None:
    """The area a title in a cell or a sheet's name is, with its usual mark where it has none of its
    own; else None."""
    mark = mark or lone_mark(KNOWN_AREA.get(normalize_name(name), ""))
    return Row(cell[0], HEADING, mark=mark, title=name, cell=cell) if mark else None


class AreaColumn:
    """Areas and sub-areas that stand in a column of the table instead of heading rows: who they
    are, and their numbers. It remembers what the column named so far, so that an area named again
    further down is the same area."""

    def __init__(self, header: Header, rows: Sequence[Row]) -> None:
        self.header = header
        self.areas: list[Row] = []
        self._sub_areas: dict[tuple[str, str], Row] = {}
        column = header.columns.get("area", 0)
        work = (LANGKAH, CONTINUATION)
        named = (
            row
            for row in rows
            if row.kind in work or (row.kind == HEADING and row.cell[1] > column)
        )
        texts = [header.grid.own_text(row.number, column) for row in named]
        # Every area the column names, in order of first appearance.
        texts = [text for text in texts if text and not is_ditto(text)]
        self.codes = _name_codes(header, rows, dict.fromkeys(texts))
        named = (split_mark(split_person(self.codes.get(text, text))[0])[1] for text in texts)
        self._names = list(dict.fromkeys(map(normalize_name, named)))

    def with_number(self, area: Row, used: Container[str]) -> Row:
        """The area with a number: its own, the usual one if all areas of the column are usual, else
        the next by their order; never one that is used."""
        mark = area.mark
        if not mark.text:
            usual = (
                [usual_number(area.title)]
                if all(name in KNOWN_AREA for name in self._names)
                else []
            )
            orders = chain(usual, count(self._names.index(normalize_name(area.title)) + 1))
            mark = next(mark for mark in map(roman_mark, orders) if mark.text not in used)
        self.areas.append(replace(area, mark=mark))
        return self.areas[-1]

    def sub_area(self, area: str, heading: Row) -> Row:
        """The sub-area a SUB AREA cell names, numbered within its area by order where it has no
        mark."""
        key = (area, normalize_name(heading.title))
        if key not in self._sub_areas:
            order = 1 + sum(where == area for where, _ in self._sub_areas if where)
            made_up = (
                mark_of_half(heading.title)
                if split_half(heading.title)[1]
                else Mark(str(order), "", order)
            )
            self._sub_areas[key] = heading if heading.mark.text else replace(heading, mark=made_up)
        return self._sub_areas[key]

    def list_remarks(self) -> Iterator[Remark]:
        """Say once what areas the column's codes are, and how its areas were numbered: a usual area
        with its usual number leaves nothing to say, nor could anything be answered to the order of
        sub-areas."""
        column = self.header.columns.get("area", 0)
        if self.codes:
            names = "; ".join(f"{code} = {name}" for code, name in self.codes.items())
            yield self.header.remark("rows.area_codes", column, {"names": names})
        numbered = [area for area in self.areas if not area.mark.kind]
        if any(KNOWN_AREA.get(normalize_name(area.title)) != area.mark.text for area in numbered):
            names = ", ".join(f"{area.mark.text} {area.title}" for area in numbered[:_MAX_NAMED])
            heading = self.header.column_display_name(column)
            yield self.header.remark("rows.area_column_numbered", column, {"names": names}, heading)


def _name_codes(header: Header, rows: Sequence[Row], texts: Iterable[str]) -> dict[str, str]:
    """Code of the area column → the usual area it stands for (MP, A1): by the legend around the
    table, else, where every code is one, as sheets are called for short or by its number. {} where
    the column names its areas itself."""
    codes = [
        text
        for text in texts
        if len(text) <= _LONGEST_CODE and not is_usual_area(split_area(text)[1])
    ]
    lines = _list_lines_around(header, rows)
    legend = {
        code: name
        for code in texts
        if len(code) <= _LONGEST_CODE and (name := find_area_of_code(code, lines))
    }
    short = {
        code: name
        for code in codes
        if (name := SHEET_ABBREVIATIONS.get(normalize(code)) or _usual_of_mark(code))
    }
    # Beside usual areas a legend may name the office's own.
    own = explain_codes(filter(str.isupper, codes), lines) if legend else {}
    named = own | short | legend if legend or len(short) == len(codes) else {}
    return {code: f"{code}. {name}" if lone_mark(code) else name for code, name in named.items()}


def _usual_of_mark(code: str) -> str:
    """The usual area of a number, in a column of areas that names none: IV, 4., POKJA I; "" for
    other codes."""
    mark = area_mark(code) or lone_mark(code)
    is_number = mark and mark.kind in ("roman", "number") and mark.order <= len(USUAL_AREA)
    return USUAL_AREA[mark.order - 1][1] if mark and is_number else ""


def _list_lines_around(header: Header, rows: Sequence[Row]) -> list[str]:
    """The rows of the sheet without what stands in the table's own columns, and legends on other
    sheets."""
    grid, last = header.grid, header.last_column
    work = {
        *range(header.start, header.end + 1),
        *(row.number for row in rows if row.kind in (LANGKAH, CONTINUATION)),
    }
    beside = {
        row: [k for k in columns if row not in work or k > last]
        for row, columns in grid.by_row.items()
    }
    return [
        *grid.legends,
        *header.headings.values(),
        *(grid.join_row(*each) for each in beside.items()),
    ]


def place_chosen_rows(header: Header, drafts: list[Draft], choices: ReadingChoices) -> None:
    """Put rows into the areas and sub-areas people chose, in place, each with a trace."""
    chosen_for = [
        (draft, words)
        for draft in drafts
        if (words := choices.chosen_words("area", draft.content, ""))
    ]
    for draft, words in chosen_for:
        # An area's mark and name, then a sub-area's where there is one, a line each.
        area, name, sub_area, sub_name, *_ = [*words.split("\n"), "", "", "", ""]
        read = draft.location
        draft.location = Location(
            area, name, sub_area or None, (sub_name or None) if sub_area else None
        )
        old = "" if read.nama_area == WITHOUT_AREA else f"{read.area} {read.nama_area}"
        chosen = f"{area}: {name}" + (
            f", sub-area {sub_area}: {sub_name}".rstrip(": ") if sub_area else ""
        )
        place = (header.grid.name, draft.row, cell_address(draft.row, header.first_column))
        draft.trace.append(Trace(AREA_COLUMN, old, f"area {chosen} (dipilih)", "pilihan", *place))
