"""Find the area and sub-area of each row by the marks, order and look of the headings above it.

See docs/reading.md. `areas` decides what an area is. Any other heading is a sub-area (`I.
Pembangunan ...` under area I). Two levels of sub-area are kept, joined as `a.1`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from monev.core.records import RowFate, Trace
from monev.core.remarks import Remark
from monev.reading.choices import AREA_COLUMN
from monev.reading.columns.header import Header
from monev.reading.columns.time_columns import is_time
from monev.reading.files.faults import at_row
from monev.reading.files.grid import cell_address
from monev.reading.rows import AREA_CELL, HEADING, LANGKAH, NO_MARK, NOTE, Location, Row, is_ditto
from monev.reading.rows.areas import (
    WITHOUT_AREA,
    AreaColumn,
    Place,
    name_of_code,
    opens_area,
    roman_mark,
    split_area,
)
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import (
    PATTERNS,
    Mark,
    area_name,
    find_area_in_title,
    has_words,
    is_part_of_lke,
    is_usual_area,
    name_person,
    row_number,
    split_person,
    usual_number,
)

LEVEL_MAX = 2
_FATES: dict[str, RowFate] = {HEADING: "area", NOTE: "catatan"}
"""The fate of a row that is no work."""


@dataclass(slots=True)
class Structure:
    """The rows of work in order, each with its place, and the remarks made on the way.

    traces: row → how the headings just above it were read. pics: row → the PIC named by its area's
    heading. notes: the texts below the table. fates: row → how it was read.
    """

    rows: list[tuple[Row, Location]] = field(default_factory=list)
    traces: dict[int, tuple[Trace, ...]] = field(default_factory=dict)
    pics: dict[int, str] = field(default_factory=dict)
    warnings: list[Remark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    fates: dict[int, RowFate] = field(default_factory=dict)


def arrange_rows(header: Header, rows: Sequence[Row], place: Place) -> Structure:
    """Place every row of work.

    `place` is where the walk begins: in the area the sheet names.
    """
    return _Arranger(header, rows, place).run()


class _Arranger:
    """Walks the rows from top to bottom and remembers where it is."""

    def __init__(self, header: Header, rows: Sequence[Row], place: Place) -> None:
        self.header = header
        self.grid = header.grid
        self.pic = header.columns.get("pic", 0)
        self.rows = rows
        self.result = Structure()
        self.place = replace(place, levels=[*place.levels])
        self.pending: list[Trace] = []
        self.opened: dict[int, Row] = {}
        self.used_marks: set[str] = set()
        self.area_column = AreaColumn(header, rows)

    def run(self) -> Structure:
        """Place all rows."""
        for index, row in enumerate(self.rows):
            with at_row(self.grid.name, row.number):
                self._take_row(row, self.rows[index + 1 : index + 2])
        # An open one that is said again, with who does the work, has none below it either.
        left = {trace.baris for trace in self.pending}
        again = {row.number: row for row in self.rows if row.number in left}
        for heading in (again | self.opened).values():
            person = self.grid.text_at(heading.number, self.pic)
            title = " – ".join(filter(None, (heading.title, person)))
            self._ask(heading, "rows.heading_without_rows", title=title)
        return self.result

    def _take_row(self, row: Row, below: Sequence[Row]) -> None:
        # A mark and its title in the next row are one heading: both are its rows.
        numbers = dict.fromkeys((row.number, row.cell[0]))
        self.result.fates |= dict.fromkeys(numbers, _FATES.get(row.kind, "langkah"))
        if row.kind == NOTE:
            texts = list[str]()
            for number in numbers:
                texts += self.grid.row_texts(number)
            self.result.notes.extend(texts)
            self._name_person(*texts)
        elif row.kind != HEADING:
            self._take_work(row)
        elif row.title:
            self._take_heading(row, below)
        else:
            self._ask(row, "rows.mark_without_title", row=row.number, mark=row.mark.text)

    def _take_work(self, row: Row) -> None:
        self._read_area_cells(row)
        area = self._open_without_area(row)
        for heading in (area, *self.place.levels):
            self.opened.pop(heading.number, None)
        self.place.is_filled = True
        self.result.rows.append((row, self._location(area)))
        self.result.pics[row.number] = self.place.pic
        self.result.traces[row.number] = tuple(self.pending)
        self.pending = []

    def _open_without_area(self, row: Row) -> Row:
        """Return the open area of a row of work.

        If there is none, open the one without a name and ask for it.
        """
        if self.place.area is None:
            none = Mark("0", "", 0)
            self.place.area = Row(row.number, HEADING, mark=none, title=WITHOUT_AREA, cell=row.cell)
            self._ask(row, "rows.without_area")
        return self.place.area

    def _read_area_cells(self, row: Row) -> None:
        """Open the area and sub-area in the row's own columns; a blank cell means the one above."""
        if area := self._heading_of_cell(row, "area"):
            self._take_area_cell(area)
        if sub_area := self._heading_of_cell(row, "sub_area"):
            mark_above = self.place.area.mark.text if self.place.area else ""
            self.place.levels = [self.area_column.sub_area(mark_above, sub_area)]

    def _heading_of_cell(self, row: Row, meaning: str) -> Row | None:
        cell = (row.number, self.header.columns.get(meaning, 0))
        text = self.grid.own_text(*cell)
        if not has_words(text) or is_ditto(text):
            return None
        if meaning == "area":
            text = name_of_code(text)
        mark, title, says_area = split_area(text)
        return Row(
            row.number,
            HEADING,
            "",
            mark or NO_MARK,
            title if has_words(title) else text,
            AREA_CELL,
            says_area,
            cell,
        )

    def _take_area_cell(self, heading: Row) -> None:
        """Open the area an AREA cell names.

        One that was named before is the same area, even after others.
        """
        if self.place.area and self.place.area.repeats_as(heading):
            return
        for area in self.area_column.areas:
            if area.repeats_as(heading):
                self.place.area = area
                self.place.levels = []
                return
        self._open_area(heading, self.area_column.with_number(heading, self.used_marks))

    def _take_heading(self, heading: Row, below: Sequence[Row]) -> None:
        """Open an area or sub-area for a heading, and note the PIC that its row names.

        The PIC is named behind the heading or under PIC. The PIC of an area stays until the next
        area.
        """
        before = self.place.pic
        area = self.place.area
        self.place.pic = ""
        self._name_other_content(heading)
        # Tabel 2. Rencana Aksi Area Penataan Tatalaksana names the area of the rows below it.
        named = find_area_in_title(heading.title)
        if named and "rencana aksi" in normalize(heading.title):
            heading = replace(heading, title=named, mark=NO_MARK, says_area=True)
        title, person = split_person(heading.title)
        pic = person or self.place.pic
        self._place_heading(replace(heading, title=title), below)
        if not pic and self.place.area is area:
            pic = before
        self.place.pic = pic

    def _place_heading(self, heading: Row, below: Sequence[Row]) -> None:
        """Open an area, a sub-area or a group of areas.

        A part of the year, and a heading that is open already, open nothing.
        """
        if is_part_of_lke(heading.title):
            self.place.new_part = True
            self.place.levels = []
            if not below or below[0].kind != LANGKAH:  # HASIL over work is an area itself
                return
        if not heading.mark.text and is_time(heading.title):
            return  # JANUARI or SEMESTER II over the rows of that time is no area
        if self._returns_to(heading):
            return
        if self.place.area is None or opens_area(heading, self.place):
            self._open_area(heading, self._marked_area(heading))
        else:
            self._open_sub_area(heading, self.place.area)

    def _returns_to(self, heading: Row) -> bool:
        """True if a heading repeats an open area or sub-area, as after a page break.

        The rows below belong to it.
        """
        if self.place.area and self.place.area.repeats_as(heading):
            self.place.new_part = False
            return True
        for depth, level in enumerate(self.place.levels, start=1):
            if level.repeats_as(heading):
                del self.place.levels[depth:]
                return True
        return False

    def _name_other_content(self, heading: Row) -> None:
        """Add a remark on words in a heading's row that belong to no langkah.

        The PIC there does the work below.
        """
        known = {heading.cell[1], self.header.first_column}
        others = list[str]()
        for column in self.grid.by_row[heading.number]:
            text = self.grid.texts[heading.number, column]
            if column in known or PATTERNS["weight"].fullmatch(text) or row_number(text):
                continue
            if column == self.pic:
                self.place.pic = text
                beside = replace(heading, cell=(heading.number, column))
                said = "langkah di bawahnya yang tidak menyebut lain"
                self._record(beside, self.header.display_name("pic"), said)
            elif not self._name_person(text):
                others.append(text)
        if others:
            content = "; ".join(others)
            self._ask(heading, "rows.beside_heading", title=heading.title, content=content)

    def _name_person(self, *texts: str) -> bool:
        """True if a text, or a label and the next text, name the PIC of the rows below.

        The PIC is kept until the next area.
        """
        name = name_person(*texts)
        self.place.pic = name or self.place.pic
        return bool(name)

    def _marked_area(self, heading: Row) -> Row:
        """Return the area with its mark.

        It is its own, else the usual one of a usual area, else the next of the series.
        """
        if heading.mark.text:
            return heading
        order = self.place.area.mark.order + 1 if self.place.area else 1
        return replace(heading, mark=roman_mark(max(usual_number(heading.title), order)))

    def _open_area(self, heading: Row, area: Row) -> None:
        mark = area.mark
        if not is_usual_area(heading.title):
            self._ask(heading, "rows.area_unusual", area=mark.text, title=heading.title)
        self.used_marks.add(mark.text)
        self.place = Place(area)
        self.opened[area.number] = area
        self._record(heading, AREA_COLUMN, f"area {mark.text}: {heading.title}")

    def _open_sub_area(self, heading: Row, area: Row) -> None:
        """Open a sub-area at the level with its kind of mark, else one deeper than the last."""
        levels = self.place.levels
        kinds = [level.mark.kind for level in levels]
        depth = min(len(levels), LEVEL_MAX - 1)
        if heading.mark.kind in kinds:
            depth = kinds.index(heading.mark.kind)
        opened = heading
        if not heading.mark.text:
            order = levels[depth].mark.order + 1 if depth < len(levels) else 1
            opened = replace(heading, mark=Mark(str(order), "", order))
        self.place.levels = [*levels[:depth], opened]
        self.opened[opened.number] = opened
        place = self._location(area)
        read_as = f"sub area {place.sub_area} di bawah area {place.area}: {heading.title}"
        self._record(heading, "SUB AREA", read_as)

    def _location(self, area: Row) -> Location:
        levels = [*self.place.levels]
        if not levels:
            return Location(area.mark.text, area_name(area.title))
        marks = ".".join(level.mark.text for level in levels)
        titles = " / ".join(level.title for level in levels)
        return Location(area.mark.text, area_name(area.title), marks, titles)

    def _record(self, heading: Row, column: str, read_as: str) -> None:
        place = (self.grid.name, heading.number, cell_address(*heading.cell))
        text = self.grid.content_at(*heading.cell)
        self.pending.append(Trace(column, text, read_as, "ditafsirkan", *place))

    def _ask(self, row: Row, code: str, /, **values: object) -> None:
        remark = self.grid.remark_at(code, *row.cell, self.header.display_name("no"), **values)
        self.result.warnings.append(replace(remark, baris=row.number))
