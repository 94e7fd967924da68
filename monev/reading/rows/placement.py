"""Which area and sub-area each row belongs to, by marks, order and look of the headings above it
(docs/reading.md).

What is an area is decided in `areas`. A heading that is none is a sub-area (`I. Pembangunan ...`
under area I). Two levels of sub-area are kept, joined as `a.1`.

Before any row is judged, `mend_romans` reads roman numbers typed with other letters (l, ll, lll;
V1; lV) by the series they stand in. A small L or a one looks like the I it stands for; only where
the number so read is the next of its series, or the usual number of the usual area beside it, is it
taken for one: `l` after `k` stays a letter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from monev.core.records import RowFate, Trace
from monev.core.remarks import Remark
from monev.reading.choices import AREA_COLUMN
from monev.reading.columns.header import Header
from monev.reading.columns.time_columns import is_time
from monev.reading.files.grid import Cell, cell_address
from monev.reading.rows import (
    AREA_CELL,
    HEADING,
    LANGKAH,
    MARK,
    NO_MARK,
    NOTE,
    Location,
    Row,
    is_ditto,
)
from monev.reading.rows.areas import (
    LAST_USUAL,
    WITHOUT_AREA,
    AreaColumn,
    Place,
    is_area_or_half,
    name_areas_alike,
    opens_area,
    roman_mark,
    split_area,
)
from monev.reading.vocabulary.headings import TITLE_OF_PERSON, normalize
from monev.reading.vocabulary.marks import is_legend
from monev.reading.vocabulary.structure import (
    PATTERNS,
    ROMAN,
    ROMAN_VALUES,
    Mark,
    area_name,
    as_letter,
    find_area_in_title,
    is_part_of_lke,
    is_usual_area,
    mark_of_half,
    may_be_service,
    name_person,
    normalize_name,
    row_number,
    split_half,
    split_person,
    usual_number,
)

LEVEL_MAX = 2
_FATES: dict[str, RowFate] = {HEADING: "area", MARK: "area", NOTE: "catatan"}
"""What becomes of a row that is no work."""
_WEIGHT, _WEIGHS = PATTERNS["weight"], PATTERNS["weighs"]


def mend_romans(header: Header) -> Header:
    """The table with mistyped roman numbers of headings in their place."""
    grid, mended = header.grid, dict[Cell, str]()
    last = 0
    for row in header.rows_below:
        column, *others = grid.by_row[row]
        text = grid.texts[row, column]
        found = PATTERNS["mistyped"].match(text)
        if not found:
            continue
        mark, rest = found["mark"], text[found.end() :]
        value = ROMAN_VALUES.get(re.sub("[l1|]", "I", mark), 0)
        if mark not in ROMAN_VALUES:
            # The area's name stands in the mark's cell or in the next one.
            name = rest.strip(" .):-–") or (grid.texts[row, others[0]] if others else "")
            if mark.isdecimal() or not value or value not in (last + 1, usual_number(name)):
                continue
            mended[row, column] = f"{found['before']}{ROMAN[value - 1]}{rest}"
        last = value
    return replace(header, grid=grid.with_texts(grid.texts | mended)) if mended else header


def leave_weights(header: Header) -> Header:
    """The table without the amounts under headings such as BOBOT in rows that bring no work, proof
    or time, and without cells that say *Bobot: 8*: beside a heading they weigh it, and no row is
    judged by them."""
    texts, langkah, others = header.grid.texts, header.columns["langkah_aksi"], header.others
    brings = {
        header.columns.get("bukti_dukung"),
        header.columns.get("target_waktu"),
        *header.months,
    }
    left = {
        (row, k)
        for row in header.rows_below
        for k in header.grid.by_row[row]
        if _WEIGHS.fullmatch(texts[row, k])
    }
    for row in header.rows_below:
        own = {k: texts[row, k] for k in header.grid.by_row[row] if (row, k) not in left}
        work = own.get(langkah, "")  # AREA / RENCANA AKSI: an area's name is no work
        if brings.isdisjoint(own) and (not work or is_area_or_half(split_area(work)[1])):
            left |= {(row, k) for k, text in own.items() if k in others and _WEIGHT.fullmatch(text)}
    return header.without(left)


@dataclass(slots=True)
class Structure:
    """The rows of work in order, each with its place, and what was asked or interpreted on the way.
    `pics` maps a row to whoever its area's heading names, for a table without such a column;
    `traces` maps a row to how the headings just above it were understood; `notes` are the texts
    below the table. `fates` is what each row was taken for; `end` is where the last row was."""

    rows: list[tuple[Row, Location]] = field(default_factory=list)
    traces: dict[int, tuple[Trace, ...]] = field(default_factory=dict)
    pics: dict[int, str] = field(default_factory=dict)
    warnings: list[Remark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    fates: dict[int, RowFate] = field(default_factory=dict)
    end: Place | None = None


def arrange_rows(header: Header, rows: Sequence[Row], place: Place) -> Structure:
    """Place every row of work. `place`: in the area that the sheet itself names, above any heading,
    if it does; else where the table ended that this one goes on from."""
    return _Arranger(header, rows, place).run()


class _Arranger:
    """Walks the rows from top to bottom and remembers where it is."""

    def __init__(self, header: Header, rows: Sequence[Row], place: Place) -> None:
        self.header, self.grid = header, header.grid
        self.rows = name_areas_alike(header.grid, rows)
        self.result = Structure()
        self.place = replace(place, levels=[*place.levels])
        self.pending: list[Trace] = []
        self.opened: list[Row] = []
        self.filled: set[int] = set()
        self.person_of_cell = ""
        self.used_names: dict[str, str] = {}
        self.sub_area_names: dict[tuple[str, str], str] = {}
        self.area_column = AreaColumn(header, rows)
        headings = [row for row in self.rows if row.kind == HEADING]
        self.usual_orders = frozenset(
            row.mark.order for row in headings if is_usual_area(row.title)
        )
        halves = (split_half(row.title)[1] for row in headings)
        self.has_both_halves = len({mark_of_half(half) for half in halves if half}) > 1

    def run(self) -> Structure:
        """All rows placed."""
        for row in self.rows:
            # A mark and its title in the next row are one heading: both are its rows.
            numbers = dict.fromkeys((row.number, row.cell[0]))
            self.result.fates |= dict.fromkeys(numbers, _FATES.get(row.kind, "langkah"))
            if row.kind == NOTE:
                texts = [
                    self.grid.texts[number, k]
                    for number in numbers
                    for k in self.grid.by_row[number]
                ]
                self.result.notes.extend(texts)
                self._name_person(*texts)
            elif row.kind == HEADING:
                self._take_heading(row)
            elif row.kind == MARK:
                self._ask(row, "rows.mark_without_title", row=row.number, mark=row.mark.text)
            else:
                self._take_work(row)
        self.result.warnings.extend(self.area_column.list_remarks())
        # An open one that is said again, with who does the work, has none below it either.
        left = {trace.baris for trace in self.pending} - {heading.number for heading in self.opened}
        for heading in (*self.opened, *(row for row in self.rows if row.number in left)):
            if heading.number not in self.filled:
                person = self.grid.texts.get(
                    (heading.number, self.header.columns.get("pic", 0)), ""
                )
                title = " – ".join(filter(None, (heading.title, person)))
                self._ask(heading, "rows.heading_without_rows", title=title)
        self.result.end = self.place
        return self.result

    def _take_work(self, row: Row) -> None:
        self._read_area_cells(row)
        if self.place.area is None:
            self.place.area = replace(
                row, kind=HEADING, mark=Mark("0", "", 0), title=WITHOUT_AREA, shape=()
            )
            self._ask(row, "rows.without_area")
        self.filled.update(heading.number for heading in (self.place.area, *self.place.levels))
        self.result.rows.append((row, self._location(self.place.area)))
        self.result.pics[row.number] = self.place.pic
        self.result.traces[row.number], self.pending = tuple(self.pending), []

    def _read_area_cells(self, row: Row) -> None:
        """Area and sub-area where they are columns of the table: blank means the one above."""
        if area := self._heading_of_cell(row, "area"):
            name, half = split_half(area.title)
            self._take_area_cell(replace(area, title=name))
            if half and self.place.area:
                self._open_sub_area(
                    replace(area, title=half, mark=mark_of_half(half)), self.place.area
                )
        if sub_area := self._heading_of_cell(row, "sub_area"):
            mark_above = self.place.area.mark.text if self.place.area else ""
            self.place.levels = [self.area_column.sub_area(mark_above, sub_area)]

    def _heading_of_cell(self, row: Row, meaning: str) -> Row | None:
        column = self.header.columns.get(meaning, 0)
        text = self.grid.own_text(row.number, column)
        if not text or is_ditto(text):
            return None
        if meaning == "area":
            text, person = split_person(self.area_column.codes.get(text, text))
            if person or self.person_of_cell:
                self.place.pic = self.person_of_cell = person
        mark, title, says_area = split_area(text)
        return Row(
            row.number,
            HEADING,
            "",
            mark or NO_MARK,
            title,
            AREA_CELL,
            says_area,
            (row.number, column),
        )

    def _take_area_cell(self, heading: Row) -> None:
        """Open the area an AREA cell names; one that was named before is the same area, whatever
        stood between."""
        if self.place.area and self.place.area.repeats_as(heading):
            return
        if old := next((area for area in self.area_column.areas if area.repeats_as(heading)), None):
            self.place.area, self.place.levels = old, []
        else:
            self._open_area(heading, self.area_column.with_number(heading, self.used_names))

    def _take_heading(self, heading: Row) -> None:
        """One heading, and who does the work below it, where its row says so: behind it or under
        PIC."""
        columns = self.header.columns
        if "area" in columns and "pic" not in columns and TITLE_OF_PERSON.match(heading.title):
            self.place.pic = heading.title  # SEKSI UMUM, where a column tells the areas
            return
        if self._area_beside(heading):
            self._read_area_cells(heading)
        before, self.place.pic = self.place.pic, ""
        self._name_other_content(heading)
        # Tabel 2. Rencana Aksi Area Penataan Tatalaksana names the area of the rows below it.
        named = (
            find_area_in_title(heading.title)
            if "rencana aksi" in normalize(heading.title)
            else None
        )
        heading = replace(heading, title=named, mark=NO_MARK, says_area=True) if named else heading
        title, person = split_person(heading.title)
        pic, area = person or self.place.pic, self.place.area
        self._place_heading(replace(heading, title=title))
        self.place.pic = pic or ("" if self.place.area is not area else before)

    def _area_beside(self, heading: Row) -> int:
        """The column AREA left of a title, else 0: 1 | Manajemen Perubahan | Penguatan Tim over its
        works a and b."""
        area = self.header.columns.get("area", 0)
        return area if area < heading.cell[1] else 0

    def _place_heading(self, heading: Row) -> None:
        """An area or its half, a sub-area, a group of areas, a part of the year, or one that is
        open already."""
        name, half = split_half(heading.title)
        if half:
            if name:
                self._place_heading(replace(heading, title=name))
            self._place_half(
                replace(
                    heading, title=half, mark=NO_MARK if name else heading.mark, says_area=False
                )
            )
            return
        if is_part_of_lke(heading.title):
            self.place.new_part, self.place.levels, self.place.half = True, [], None
            below = self._row_below(heading)
            if not (below and below.kind == LANGKAH):  # HASIL over work is an area itself
                return
        if not heading.mark.text and len(heading.title) > 2 and is_time(heading.title):
            return  # JANUARI or SEMESTER II over the rows of that time is no area
        heading = self._letter_if_in_series(heading)
        if self._returns_to(heading):
            return
        if (
            self.place.area is None
            or opens_area(heading, self.place, self.usual_orders)
            or self._is_own_area(heading)
        ):
            self._open_area(heading, self._marked_area(heading))
        else:
            self._open_sub_area(heading, self.place.area)

    def _is_own_area(self, heading: Row) -> bool:
        """Whether the last heading of a table, without a mark below the last usual area, is an area
        of the office's own: no area above has sub-areas, and that one has work of its own."""
        area = self.place.area
        if not area or usual_number(area.title) != LAST_USUAL or area.number not in self.filled:
            return False
        is_last = all(row.kind != HEADING or row.number <= heading.number for row in self.rows)
        is_title = (
            not heading.mark.text
            and "one cell" in heading.shape
            and not may_be_service(heading.title)
        )
        return is_last and is_title and not self.sub_area_names and area in self.opened

    def _returns_to(self, heading: Row) -> bool:
        """Whether an open area or sub-area is said again, as after a page break: what follows
        stands in it."""
        if self.place.area and self.place.area.repeats_as(heading):
            self.place.new_part = False
            return True
        again = [
            depth
            for depth, level in enumerate(self.place.levels, start=1)
            if level.repeats_as(heading)
        ]
        if again:
            del self.place.levels[again[0] :]
        return bool(again)

    def _place_half(self, half: Row) -> None:
        """A half of the LKE: a sub-area of the open area, else over the areas below it, which tells
        them apart where the other half is over areas, too."""
        half = half if half.mark.text else replace(half, mark=mark_of_half(half.title))
        below = self._row_below(half)
        is_over_area = below is None or (
            below.kind == HEADING and (below.says_area or is_usual_area(below.title))
        )
        if self.place.area and not is_over_area:
            self.place.half = None
            self._open_sub_area(half, self.place.area)
            return
        self.place.half = half if self.has_both_halves else None
        self.place.levels = []
        self.sub_area_names.clear()  # each half numbers the sub-areas of each area anew

    def _row_below(self, heading: Row) -> Row | None:
        return next((row for row in self.rows if row.number > heading.number), None)

    def _name_other_content(self, heading: Row) -> None:
        """Name what stands in a heading's row beside its mark and title, for it belongs to no
        langkah; but for what is merged down to the work below it."""
        grid, known = (
            self.grid,
            {heading.cell[1], self.header.first_column, self._area_beside(heading)},
        )
        pic = self.header.columns.get("pic", 0)
        if pic not in known and not _WEIGHT.fullmatch(
            person := grid.texts.get((heading.number, pic), "-")
        ):
            self.place.pic = person
            known.add(pic)
            beside = replace(heading, cell=(heading.number, pic))
            self._record(
                beside,
                self.header.display_name("pic"),
                "langkah di bawahnya yang tidak menyebut lain",
            )
        own = (
            k
            for k in grid.by_row[heading.number]
            if not grid.is_covered_from_above(heading.number + 1, k)
        )
        texts = (grid.texts[heading.number, k] for k in own if k not in known)
        others = [text for text in texts if not _WEIGHT.fullmatch(text)]
        others = [
            text
            for text in others
            if not (row_number(text) or is_legend(text) or self._name_person(text))
        ]
        if others:
            self._ask(
                heading, "rows.beside_heading", title=heading.title, content="; ".join(others)
            )

    def _name_person(self, *texts: str) -> bool:
        """Whether a text, or a label and the next, say who does what stands below, remembered until
        the next area."""
        name = name_person(*texts)
        self.place.pic = name or self.place.pic
        return bool(name)

    def _letter_if_in_series(self, heading: Row) -> Row:
        """A one-letter roman mark is the next letter where a series of letters has come to it (h,
        i)."""
        levels, mark = self.place.levels, heading.mark
        if not levels or not mark.kind.startswith("roman") or len(mark.text) != 1:
            return heading
        letter = replace(as_letter(mark), kind=levels[-1].mark.kind)
        is_next = letter.kind.startswith("letter") and letter.follows(levels[-1].mark)
        return replace(heading, mark=letter) if is_next else heading

    def _marked_area(self, heading: Row) -> Row:
        """An area with a mark: its own, the usual one of a usual area, or the next of the
        series."""
        if heading.mark.text:
            return heading
        order = self.place.area.mark.order + 1 if self.place.area else 1
        return replace(heading, mark=roman_mark(max(usual_number(heading.title), order)))

    def _open_area(self, heading: Row, area: Row) -> None:
        mark, is_cell = area.mark, heading.shape == AREA_CELL
        old_name, previous = self.used_names.get(mark.text), self.place.area
        if old_name is not None and normalize_name(old_name) != normalize_name(heading.title):
            self._ask(heading, "rows.area_named_twice", area=mark.text)
        elif old_name is None and previous and previous.mark.kind == mark.kind and not is_cell:
            jump = mark.order - previous.mark.order
            if jump > 1 and not heading.mark.text:
                self._ask(heading, "rows.area_usual_number", title=heading.title, area=mark.text)
            elif (
                jump > 1 and usual_number(heading.title) != mark.order
            ):  # an office may plan for some areas only
                self._ask(heading, "rows.area_jump", previous=previous.mark.text, area=mark.text)
        if not is_usual_area(heading.title):
            self._ask(heading, "rows.area_unusual", area=mark.text, title=heading.title)
        self.used_names[mark.text] = heading.title
        # A PIC over areas that a column names does the work of them all.
        self.place = Place(area, self.place.half, pic=self.place.pic if is_cell else "")
        self.opened.append(area)
        self._record(heading, AREA_COLUMN, f"area {mark.text}: {heading.title}")

    def _open_sub_area(self, heading: Row, area: Row) -> None:
        """A sub-area at the level whose kind of mark it has, else one level deeper than the
        last."""
        levels = self.place.levels
        peers = [
            index for index, level in enumerate(levels) if level.mark.kind == heading.mark.kind
        ]
        depth = peers[0] if peers else min(len(levels), LEVEL_MAX - 1)
        order = levels[depth].mark.order + 1 if depth < len(levels) else 1
        opened = (
            heading if heading.mark.text else replace(heading, mark=Mark(str(order), "", order))
        )
        self.place.levels = [*levels[:depth], opened]
        self.opened.append(opened)
        location = self._location(area)
        sub_area, name = location.sub_area or "", location.nama_sub_area or ""
        old_name = self.sub_area_names.setdefault((location.area, sub_area), name)
        if normalize_name(old_name) != normalize_name(name):
            self._ask(heading, "rows.sub_area_named_twice", sub_area=sub_area, area=location.area)
        self._record(
            heading,
            "SUB AREA",
            f"sub area {sub_area} di bawah area {location.area}: {heading.title}",
        )

    def _location(self, area: Row) -> Location:
        levels = [self.place.half, *self.place.levels] if self.place.half else self.place.levels
        marks = ".".join(level.mark.text for level in levels)
        titles = " / ".join(level.title for level in levels)
        return Location(area.mark.text, area_name(area.title), *((marks, titles) if levels else ()))

    def _record(self, heading: Row, column: str, read_as: str) -> None:
        place = (self.grid.name, heading.number, cell_address(*heading.cell))
        self.pending.append(
            Trace(column, self.grid.content_at(*heading.cell), read_as, "ditafsirkan", *place)
        )

    def _ask(self, row: Row, code: str, /, **values: Any) -> None:
        remark = self.grid.remark_at(code, *row.cell, self.header.display_name("no"), **values)
        self.result.warnings.append(replace(remark, baris=row.number))
