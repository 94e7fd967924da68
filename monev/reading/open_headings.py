"""Which area and which groups are open: by lone rows, by the lines above, by a column of areas."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from monev.core.records import Trace
from monev.reading.areas import (
    NO_AREA,
    Area,
    area_of_cell,
    area_of_titles,
    find_outcomes,
    join_title,
    next_mark,
    same_area,
    usual_area,
)
from monev.reading.choices import AREA_COLUMN
from monev.reading.row_tags import LONE, Row, TaggedRows
from monev.reading.table_rows import Levels, Rows
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import (
    PATTERNS,
    ROMAN,
    Mark,
    area_mark,
    area_name,
    find_area_in_title,
    has_words,
    is_ditto,
    is_outcome,
    is_part_of_lke,
    is_usual_area,
    lone_mark,
    mark_of_half,
    may_be_service,
    near_area,
    normalize_name,
    row_number,
    split_half,
    split_mark,
    split_person,
    usual_number,
)

_DEEPEST = 2
_SERVICE = 6
"""The usual number of the area of public service, which many call PELAYANAN PRIMA."""
_Shape = tuple[bool, str]
"""If a heading is a band, and the kind of its mark."""


class OpenHeadings:
    """The open area, groups and person; rows open others. Traces wait for the next work.

    opened: headings without work below them yet, with title and column. marks: those of areas with
    their names. outer: the shape of groups before any area -> True; of areas -> False. titles: row
    -> the title that it and the next say together.
    """

    def __init__(self, tags: TaggedRows, rows: Rows, *, is_part: bool) -> None:
        self.tags = tags
        self.grid = tags.grid
        self.proposal = tags.proposal
        self.rows = rows
        self.area = area_of_titles(self.proposal, is_part=is_part)
        self.is_titled = self.area != NO_AREA
        self.levels: Levels = ()
        self.pic = ""
        self.area_mark: Mark | None = None
        self.marks: dict[str, str] = {}
        self.named: dict[str, Area] = {}
        self.group_kinds: set[str] = set()
        self.outer: dict[_Shape, bool] = {}
        self.mark_above: Mark | None = None
        self.outcomes = find_outcomes(self.grid, self.proposal.table.rows)
        self.titles = dict(_join_titles(tags.rows))
        self.opened: dict[int, tuple[str, int]] = {}
        self.pending: list[Trace] = []

    def take_traces(self) -> list[Trace]:
        """Return the traces of the headings over a work; those have work below them now."""
        taken, self.pending = self.pending, []
        self.opened.clear()
        return taken

    def opens(self, row: Row) -> bool:
        """True if a lone row is the heading of an area or of a group; then that is open."""
        said = [text for text in row.texts if any(map(str.isalpha, text))]
        if row.is_below:
            return False
        if row.is_own and not row.is_band:
            # A row with its own documents only names a usual area.
            area = None if row.number.isdecimal() else usual_area(row.words)
            if area:
                self._open_usual(row, row.words, area)
            return area is not None
        if not said or len(said) > LONE:
            return False
        mark = lone_mark(row.texts[0])
        if mark and len(row.texts) == 1 and mark.kind != self.tags.kind:
            self.mark_above = mark  # its title is in the next row
            return True
        if row.at - 1 in self.titles:
            return True
        said = [self.titles[row.at]] if row.at in self.titles else said
        for text in () if self._goes_on_with_groups(row.texts[0]) else (" ".join(said), *said):
            if area := self._usual_in(text, is_alone=len(row.texts) == 1):
                self._open_usual(row, text, area)
                self.pic = split_person(text)[1] or self.pic
                return True
        return self._opens_other(row, said)

    def _goes_on_with_groups(self, text: str) -> bool:
        """True if a heading has the kind of mark that groups have, not areas.

        A. Inovasi under VI is a group, though it names an area, where A. Tim Kerja under I was one.
        """
        mark = lone_mark(text) or split_mark(text)[0]
        if mark is None or self.area_mark is None or mark.kind == self.area_mark.kind:
            return False
        return mark.kind in self.group_kinds

    def _usual_in(self, text: str, *, is_alone: bool) -> Area | None:
        """Return the usual area that a heading names."""
        bare, _ = split_person(text)
        if area := usual_area(bare) or usual_area(text):
            return area
        if is_alone and "rencana aksi" in normalize(text) and (named := find_area_in_title(text)):
            return usual_area(named)
        title = split_mark(bare)[1]
        is_service = self.area != NO_AREA and may_be_service(title)
        return Area(ROMAN[_SERVICE - 1], title) if is_service else None

    def _open_usual(self, row: Row, text: str, area: Area) -> None:
        """Open a usual area; its name again is a group of the open area, or nothing new."""
        if usual_number(area.name) == usual_number(self.area.name) and not self.is_titled:
            self.levels = ()
            return
        self.is_titled = False
        area = same_area(area, [Area(*each) for each in self.marks.items()]) or area
        if self.marks.setdefault(area.mark, area.name) != area.name:
            area = Area(ROMAN[usual_number(area.name) - 1], area.name)  # a mark of another area
        self._open_area(row, text, area, split_mark(" ".join(row.texts))[0])

    def _open_area(self, row: Row, text: str, area: Area, mark: Mark | None) -> None:
        column = self._column_of(row, text)
        self.area, self.levels, self.pic, self.area_mark = area, (), "", mark
        self.outer[_shape(row, mark)] = False
        self.marks.setdefault(area.mark, area.name)
        self.opened.pop(row.at, None)
        self.opened[row.at] = (area.name, column)
        self._ask_about_unusual(row.at, column)
        self._record(row.at, column, AREA_COLUMN, f"area {area.mark}: {split_mark(text)[1]}")
        self._tell_beside(row, area.name, {text, area.mark})

    def _ask_about_unusual(self, row: int, column: int) -> None:
        mark, title = self.area
        if near := near_area(title):
            self.ask("rows.area_misspelt", row, column, area=mark, title=title, near=near)
        elif not is_usual_area(title):
            self.ask("rows.area_unusual", row, column, area=mark, title=title)

    def _tell_beside(self, row: Row, title: str, known: set[str]) -> None:
        """Tell what else stands in the row of a heading; who is named there does the work below."""
        others: list[str] = []
        for column, text in zip(self.grid.by_row[row.at], row.texts, strict=True):
            is_known = any(text in each or each in text for each in known)
            if is_known or lone_mark(text) or PATTERNS["weight"].fullmatch(text):
                continue
            if column == self.proposal.find("pic"):
                self.pic = text
            elif not row_number(text):
                others.append(text)
        if others:
            values = {"title": title, "content": "; ".join(others)}
            self.ask("rows.beside_heading", row.at, self.grid.by_row[row.at][0], **values)

    def _opens_other(self, row: Row, said: list[str]) -> bool:
        """True if a lone row opens an area that is not usual, or a group."""
        marks = [text for text in row.texts if text in said or lone_mark(text)]
        text = " ".join(marks[:2])
        mark, title, says_area = split_mark(text)
        is_part = len([each for each in said if not lone_mark(each)]) == 1 and is_part_of_lke(title)
        opens_outcome = is_part and row.at in self.outcomes and not is_outcome(self.area.name)
        if is_part and not opens_outcome:
            self.levels = ()
            return True
        is_work = row.words and self.tags.is_numbered and row.kind == self.tags.kind
        if len(said) > 2 or is_work or not has_words(title):
            return False
        is_near = near_area(title) and not self._goes_on_with_groups(text)
        if opens_outcome or is_near or self._begins_area(row, mark, says_area=says_area):
            own = mark or area_mark(text)
            made_up = own.text if own else next_mark(len(self.marks) + 1)
            self._open_area(row, said[-1], Area(made_up, area_name(title)), own)
            return True
        if not self._begins_group(row, mark, said):
            return False
        shape = _shape(row, mark)
        if self.area == NO_AREA:
            self.outer.setdefault(shape, True)
        elif self.outer.get(shape):
            self.area, self.levels = NO_AREA, ()  # TAHAP PENILAIAN behind the areas
        self.set_group(row, self._column_of(row, said[-1]), text)
        self._tell_beside(row, title, {text, *marks[:2]})
        return True

    def _begins_area(self, row: Row, mark: Mark | None, *, says_area: bool) -> bool:
        """Return whether a heading says AREA, or has the areas' kind of mark.

        Without a mark, or with the next one made up for it, if all headings before it were of
        areas: KEGIATAN PENDUKUNG behind 6, VII. KEGIATAN PENDUKUNG in our own template.
        """
        is_behind = len(self.marks) >= LONE and not (self.group_kinds or self.proposal.find("area"))
        is_next = mark and mark.kind == "roman" and mark.order == len(self.marks) + 1
        if says_area or not mark or (is_behind and is_next):
            return says_area or (is_behind and row.is_band)
        if self.area_mark is None:
            return mark.kind == "roman"
        return mark.kind == self.area_mark.kind and mark.kind != "number" and mark.order > 1

    def _begins_group(self, row: Row, mark: Mark | None, said: list[str]) -> bool:
        """Return whether a lone row is a heading by its place, its merge or its mark."""
        if len(said) == 1 and not row.words and not self.grid.text_at(row.at, self.tags.work):
            return True
        if mark is None or mark.kind == "number" or row.is_band:
            return row.is_band
        return not self.tags.names_work(row)

    def _column_of(self, row: Row, text: str) -> int:
        """Return the column of a text in a row; the first, if it was put together."""
        return self.grid.by_row[row.at][row.texts.index(text) if text in row.texts else 0]

    def set_group(self, row: Row, column: int, text: str) -> None:
        """Open a sub-area at the level with its kind of mark, else one deeper than the last."""
        mark, title, _ = split_mark(text)
        left = [self.grid.texts[row.at, each] for each in self.grid.by_row[row.at] if each < column]
        mark = mark or lone_mark(left[-1] if left else "") or self.mark_above
        self.mark_above = None
        kind = mark.kind if mark else ""
        self.group_kinds.add(kind)
        title, person = split_person(title)
        self.pic = person or self.pic
        for depth, (_, open_title) in enumerate(self.levels, 1):
            if normalize(open_title) == normalize(title):
                self.levels = self.levels[:depth]
                return
        kinds = [each.kind for each, _ in self.levels]
        depth = kinds.index(kind) if kind in kinds else min(len(kinds), _DEEPEST - 1)
        if mark is None:
            order = self.levels[depth][0].order + 1 if depth < len(self.levels) else 1
            mark = Mark(str(order), "", order)
        self.levels = (*self.levels[:depth], (mark, title))
        self.opened[row.at] = (title, column)
        marks = ".".join(each.text for each, _ in self.levels)
        read_as = f"sub area {marks} di bawah area {self.area.mark}: {title}"
        self._record(row.at, column, "SUB AREA", read_as)

    def _record(self, row: int, column: int, name: str, read_as: str) -> None:
        said = (name, self.grid.content_at(row, column), read_as, "ditafsirkan")
        self.pending.append(self.grid.trace_at(row, column, *said))

    def area_at(self, row: int) -> Area:
        """Return the area that the row's column of areas says, else the open one."""
        text = self.tags.text(row, "area")
        if not has_words(text) or is_ditto(text):
            return self.area
        column = self.proposal.find("area")
        below = self.grid.own_text(row + 1, column)
        whole = join_title(text, [below])
        text = whole or text
        mark, title, _ = split_mark(text)
        name, half = split_half(title)
        if half and not name:  # a level of the LKE is no area
            self.levels = ((mark or mark_of_half(half), half),)
            return self.area
        key = normalize_name(title)
        is_new = key not in self.named
        if is_new:
            bare, person = split_person(text)
            self.pic = person or self.pic
            self.named[key] = area_of_cell(bare, self.named.values())
        self.named |= {normalize_name(split_mark(below)[1]): self.named[key]} if whole else {}
        if self.named[key] != self.area:
            self.levels = ()
            self.area = self.named[key]
            self._record(row, column, AREA_COLUMN, f"area {self.area.mark}: {self.area.name}")
        if is_new:
            self._ask_about_unusual(row, column)
        return self.area

    def levels_at(self, row: int, known: Iterable[tuple[Area, Levels]]) -> Levels:
        """Return the sub-area that a column of them says, else the open ones."""
        text = self.tags.text(row, "sub_area")
        if has_words(text) and not is_ditto(text):
            mark, title, _ = split_mark(text)
            own = [levels for area, levels in known if area == self.area]
            order = 1 + len(own)
            made = ((mark or Mark(str(order), "", order), title),)
            same = (levels for levels in own if levels and levels[-1][1] == title)
            self.levels = next(same, made)
        return self.levels

    def ask(self, code: str, at: int, column: int, /, **values: object) -> None:
        heading = self.proposal.heading_of("no")
        remark = self.grid.remark_at(code, at, column or 1, heading, **values)
        self.rows.warnings.append(remark)


def _shape(row: Row, mark: Mark | None) -> _Shape:
    return row.is_band, mark.kind if mark else ""


def _join_titles(rows: list[Row]) -> Iterator[tuple[int, str]]:
    """List the rows that say a usual area together with the next one, with what they say."""
    for row, below in pairwise(rows):
        said = " ".join(text for text in row.texts if any(map(str.isalpha, text)))
        is_heading = len(row.texts) <= LONE + 1 and not (row.is_own or row.is_below)
        if is_heading and below.at == row.at + 1 and (whole := join_title(said, below.texts)):
            yield row.at, whole
