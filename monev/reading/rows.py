"""Read the rows below the headings by one rule.

A row is work if it has words in the column of the work and, where the works are numbered, a number,
or a time, documents or marks of its own. Else a lone row is a heading: a usual area's name opens
that area whatever its mark; and what is left goes on with the work above. No row without words is
work, and nothing is inherited but through a merged cell, by *idem*, or by a row without a number
that has documents or a time of its own.
"""

from __future__ import annotations

from collections import Counter

from monev.core.records import FURTHER_CELLS, Trace
from monev.core.remarks import name_rows
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
from monev.reading.choices import APART, AREA_COLUMN, NO_WORK, ReadingChoices
from monev.reading.columns import MOST
from monev.reading.files.faults import at_row
from monev.reading.files.grid import cell_address
from monev.reading.proposal import Proposal
from monev.reading.table_rows import HEADING, NOTE, OTHER, WORDLESS, Levels, Rows, Work
from monev.reading.tables import is_page_furniture
from monev.reading.vocabulary.bukti_kinds import MARK
from monev.reading.vocabulary.headings import REALISASI_WORDS, RENCANA_WORDS, WORK, normalize
from monev.reading.vocabulary.marks import kind_of_mark
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
    level_mark,
    lone_mark,
    mark_of_half,
    may_be_service,
    name_person,
    normalize_name,
    row_number,
    split_half,
    split_mark,
    split_person,
    usual_number,
)

CELLS = ("bukti_dukung", *FURTHER_CELLS)
"""Meanings whose cells a work keeps; it reads its time and its reports from the grid."""

CELLS_JOINED = ("bukti_dukung", "pic", "target_capaian")
"""Meanings whose cells a row that goes on adds to the work above."""

_LONE = 3
_FEWEST_NUMBERED = 1 / 3
"""The share of works with a number from which on the works are numbered."""
_DEEPEST = 2
_SERVICE = 6
"""The usual number of the area of public service, which many call PELAYANAN PRIMA."""


class RowReader:
    """Walks over the rows of one table."""

    def __init__(self, proposal: Proposal, choices: ReadingChoices, *, is_part: bool) -> None:
        self.is_part = is_part
        self.proposal = proposal
        self.choices = choices
        self.table = proposal.table
        self.grid = proposal.table.grid
        self.work = proposal.find("langkah_aksi")
        self.number = proposal.find("no")
        self.months = proposal.months
        self.own = [each.number for each in proposal.all_of("target_waktu", "bukti_dukung")]
        self.own += proposal.works
        self.area_column = proposal.find("area")
        self.rows = Rows()
        self.area = area_of_titles(proposal, is_part=is_part)
        self.area_mark: Mark | None = None
        self.marks: dict[str, str] = {}
        self.named: dict[str, Area] = {}
        self.levels: Levels = ()
        self.group_kinds: set[str] = set()
        self.has_groups = False
        self.outer: set[tuple[bool, str]] = set()
        self.area_shapes: set[tuple[bool, str]] = set()
        self.outcomes = find_outcomes(self.grid, self.table.rows)
        self.pending: list[Trace] = []
        self.opened: dict[int, tuple[str, int]] = {}
        self.mark_above: Mark | None = None
        self.mark_row = self.in_two = 0
        self.is_titled = self.area != NO_AREA
        self.pic = self.kind = ""
        self.lone: dict[int, tuple[str, int]] = {}
        self.joined: list[int] = []
        self.counts = Counter[tuple[Area, Levels]]()
        self.in_words = self.are_marked = False
        self.numbered = self._are_numbered()

    def _text(self, row: int, meaning: str) -> str:
        column = self.proposal.find(meaning)
        return self.grid.own_text(row, column) if column else ""

    def _has_own(self, row: int) -> bool:
        """True if a row has a time, documents or marks of its own."""
        marked = (self.grid.own_text(row, column) for column in self.months)
        said = (self.grid.own_text(row, column) for column in self.own)
        return any(map(has_words, said)) or any(kind_of_mark(text) for text in marked)

    def _words(self, row: int) -> str:
        """Return the words of the work, unless a merge over the row says something wider."""
        _, left, _, right = self.grid.merges.get((row, self.work), (0, self.work, 0, self.work))
        texts = (self.grid.own_text(row, each) for each in self.proposal.works or [self.work])
        text = next(filter(None, texts), "")
        if self.are_marked:
            text = text.removeprefix(_mark_before(text))
        return text if left == right or right - left < _LONE else ""

    def _are_numbered(self) -> bool:
        """True if a column numbers the works, or, where none does, their words begin with it."""
        with_work = [row for row in self.table.rows if self._words(row) and self._has_own(row)]
        marked = [row for row in with_work if _mark_before(self.grid.own_text(row, self.work))]
        first = lone_mark(_mark_before(self._words(marked[0])).strip(" .()")) if marked else None
        is_list = len(marked) > 1 or (first and first.order == 1)
        self.are_marked = bool(is_list) and len(marked) > MOST * len(with_work)
        for self.in_words in (False, True):
            numbered = [row for row in with_work if self._row_number(row)]
            least = _FEWEST_NUMBERED if not self.in_words else MOST
            if len(numbered) > least * len(with_work) and (self.number or len(numbered) > 1):
                kinds = Counter(map(self._kind, numbered))
                self.kind = max(kinds, key=kinds.__getitem__, default="")
                return True
        return False

    def _number_text(self, row: int) -> str:
        """Return the number of a row as written: in its column, or before the words."""
        if not self.in_words:
            return self.grid.content_at(row, self.number)
        return _mark_before(self.grid.own_text(row, self.work))

    def _row_number(self, row: int) -> str:
        return row_number(self._number_text(row)) or ""

    def read(self) -> Rows:
        last = self._last_row()
        for row in self.table.rows:
            with at_row(self.grid.name, row):
                if row <= last:
                    self._read_row(row)
                else:
                    self._leave(row, NOTE)
        if self.joined:
            self._ask_about_joined()
        alone = self.lone if len(self.lone) == 1 else {}  # sub-areas come in series: it may be work
        for row, (title, column) in {**alone, **self.opened}.items():
            code = "rows.lone_words" if row in self.lone else "rows.heading_without_rows"
            self._ask(code, row, column, title=title, row=row)
        return self.rows

    def _leave(self, row: int, why: str) -> None:
        self.rows.left[row] = why
        texts = self.grid.row_texts(row)
        if why != HEADING:
            self.pic = name_person(*texts) or self.pic

    def _last_row(self) -> int:
        """Return the last row of the table: of a work, or what follows it without a blank row."""
        works = [row for row in self.table.rows if self._words(row) and self._has_own(row)]
        last = works[-1] if works else 0
        while last + 1 in self.grid.by_row and not self._is_note(last + 1):
            last += 1
        return last

    def _is_note(self, row: int) -> bool:
        text = self._words(row) or self.grid.row_texts(row)[0]
        if PATTERNS["sure_signature"].match(text) or normalize(text).startswith("lanjutan"):
            return True
        whole = (PATTERNS["note_title"], PATTERNS["whole_sum"])
        if any(each.fullmatch(text) for each in whole):
            own = [self._text(row, meaning) for meaning in ("bukti_dukung", "target_waktu")]
            return "" in own or text in own  # merged over them
        patterns = (PATTERNS["sum"], PATTERNS["bottom_note"])
        return not self._text(row, "bukti_dukung") and any(each.match(text) for each in patterns)

    def _is_chosen(self, row: int, choice: str) -> bool:
        """True if a person said this of rows with one of these texts."""
        chosen = self.choices.of("baris")
        texts = self.grid.row_texts(row) if chosen else ()
        return any(self.choices.chosen_words("baris", {}, text) == choice for text in texts)

    def _is_no_work(self, row: int, texts: list[str]) -> bool:
        """Return whether a row is a note, numbers the columns, or a person said so."""
        names_person = name_person(*texts) and not self._has_own(row)
        is_note = (self._is_note(row) or names_person) and not self._row_number(row)
        is_said = self._is_chosen(row, NO_WORK)
        return bool(is_note or is_said or is_page_furniture(self.grid, row))

    def _read_row(self, row: int) -> None:
        texts = self.grid.row_texts(row)
        if self._is_no_work(row, texts):
            self._leave(row, NOTE)
        elif self._opens(row, texts):
            self._leave(row, HEADING)
        else:
            self._read_rest(row, self._words(row))

    def _read_rest(self, row: int, words: str) -> None:
        """Read a row that is no heading by itself: work, words alone, or what goes on."""
        if self._is_cut(row, words):
            self._go_on(row)
        elif words and has_words(words) and self._is_work(row):
            self._begin(row, words)
        elif self._is_chosen(row, APART) and self.rows.works:
            self._begin(row, words or self.rows.works[-1].words)
        elif words and has_words(words) and not self._has_own(row):
            self._set_group(row, self.work, words)
            self.lone[row] = (words, self.work)
            self._leave(row, HEADING)
        elif self.rows.works and self._goes_on(row):
            self._go_on(row)
        else:
            self._area_at(row)  # its area holds for the rows below
            self._leave(row, WORDLESS if self._has_own(row) else OTHER)

    def _is_cut(self, row: int, words: str) -> bool:
        """True if a row without number or time begins in small letters, below one that does not."""
        has_mark = self._row_number(row) or self._text(row, "kode") or lone_mark(words[:2])
        if not self._begins_small(words) or not self.numbered or has_mark or self._has_time(row):
            return False
        return not self._is_chosen(row, APART) and not self.opened

    def _begins_small(self, words: str) -> bool:
        above = self.rows.works[-1].words if self.rows.works else ""
        return words[:1].islower() and above[:1].isupper()

    def _is_work(self, row: int) -> bool:
        if self._has_own(row) or self._text(row, "kode"):
            return True
        if self.numbered:
            # A file without merges (CSV) cannot say that blanks are as above: it is asked.
            words = self._words(row)
            above = self.rows.works[-1].words if self.rows.works else ""
            is_step = all(map(PATTERNS["step"].match, (above, words)))
            may_go_on = not self.grid.merges and bool(WORK.match(words) or is_step)
            may_go_on = may_go_on and not self._begins_anew_below(row)
            return self._kind(row) == self.kind or (may_go_on and not self._kind(row))
        return bool(self._text(row, "pic"))

    def _begins_anew_below(self, row: int) -> bool:
        """True if the numbers begin anew in the next row: then this one is a heading."""
        below = [each for each in self.table.rows if each > row][:1]
        mark = lone_mark(self._row_number(below[0])) if below else None
        return bool(mark and mark.order == 1)

    def _kind(self, row: int) -> str:
        """Return the kind of a row's number: works have one kind, their groups another."""
        text = self._number_text(row)
        mark = lone_mark(text) or level_mark(text)
        return mark.kind if mark else ""

    def _opens(self, row: int, texts: list[str]) -> bool:
        """True if a lone row is the heading of an area or of a group; then that is open."""
        said = [text for text in texts if any(map(str.isalpha, text))]
        if self._covered(row, self.work):
            return False
        if self._has_own(row) and not self._is_band(row):  # a row that only names a usual area
            area = None if self._row_number(row).isdecimal() else usual_area(self._words(row))
            if area:
                self._open_usual(row, self._words(row), area, texts)
            return area is not None
        if not said or len(said) > _LONE:
            return False
        mark = lone_mark(texts[0])
        if mark and len(texts) == 1 and mark.kind != self.kind:
            self.mark_above, self.mark_row = mark, row  # its title is in the next row
            return True
        below = self.grid.row_texts(row + 1) if row + 1 in self.grid.by_row else []
        if whole := join_title(" ".join(said), below):
            said, self.in_two = [whole], row + 1
        elif row == self.in_two:
            return True
        for text in () if self._goes_on_with_groups(texts[0]) else (" ".join(said), *said):
            if area := self._usual_in(text, is_alone=len(texts) == 1):
                self._open_usual(row, text, area, texts)
                self.pic = split_person(text)[1] or self.pic
                return True
        return self._opens_other(row, texts, said)

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
        if self.area != NO_AREA and may_be_service(split_mark(bare)[1]):
            return Area(ROMAN[_SERVICE - 1], split_mark(bare)[1])
        return None

    def _open_usual(self, row: int, text: str, area: Area, texts: list[str]) -> None:
        """Open a usual area; its name again is a group of the open area, or nothing new."""
        if usual_number(area.name) == usual_number(self.area.name) and not self.is_titled:
            self.levels = ()
            return
        self.is_titled = False
        area = same_area(area, [Area(*each) for each in self.marks.items()]) or area
        if self.marks.setdefault(area.mark, area.name) != area.name:
            area = Area(ROMAN[usual_number(area.name) - 1], area.name)  # a mark of another area
        self.area_mark = split_mark(" ".join(texts))[0]
        self._open_area(row, text, area)

    def _open_area(self, row: int, text: str, area: Area) -> None:
        column = self._column_of(row, text)
        self.area, self.levels, self.pic = area, (), ""
        self.area_shapes.add((self._is_band(row), self.area_mark.kind if self.area_mark else ""))
        self.marks.setdefault(area.mark, area.name)
        self.opened = {each: said for each, said in self.opened.items() if each != row}
        self.opened[row] = (area.name, column)
        _, title, _ = split_mark(text)
        if not is_usual_area(area.name):
            self._ask("rows.area_unusual", row, column, area=area.mark, title=area.name)
        self._record(row, column, AREA_COLUMN, f"area {area.mark}: {title}")
        self._tell_beside(row, area.name, {text, area.mark})

    def _tell_beside(self, row: int, title: str, known: set[str]) -> None:
        """Tell what else stands in the row of a heading; who is named there does the work below."""
        others: list[str] = []
        for column in self.grid.by_row[row]:
            text = self.grid.texts[row, column]
            is_known = any(text in each or each in text for each in known)
            if is_known or lone_mark(text) or PATTERNS["weight"].fullmatch(text):
                continue
            if column == self.proposal.find("pic"):
                self.pic = text
            elif not row_number(text):
                others.append(text)
        if others:
            values = {"title": title, "content": "; ".join(others)}
            self._ask("rows.beside_heading", row, self.grid.by_row[row][0], **values)

    def _opens_other(self, row: int, texts: list[str], said: list[str]) -> bool:
        """True if a lone row opens an area that is not usual, or a group."""
        marks = [text for text in texts if text in said or lone_mark(text)]
        text = " ".join(marks[:2])
        mark, title, says_area = split_mark(text)
        is_part = len([each for each in said if not lone_mark(each)]) == 1 and is_part_of_lke(title)
        opens_outcome = is_part and row in self.outcomes and not is_outcome(self.area.name)
        if is_part and not opens_outcome:
            self.levels = ()
            return True
        is_work = self._words(row) and self.numbered and self._kind(row) == self.kind
        if len(said) > 2 or is_work or not has_words(title):
            return False
        if opens_outcome or self._begins_area(row, mark, says_area=says_area):
            own = mark or area_mark(text)
            self.area_mark = own
            made_up = own.text if own else next_mark(len(self.marks) + 1)
            self._open_area(row, said[-1], Area(made_up, area_name(title)))
            return True
        if self._begins_group(row, mark, said):
            shape = (self._is_band(row), mark.kind if mark else "")
            if self.area == NO_AREA:
                self.outer.add(shape)
            elif shape in self.outer - self.area_shapes:
                self.area, self.levels = NO_AREA, ()  # TAHAP PENILAIAN behind the areas
            self._set_group(row, self._column_of(row, said[-1]), text)
            self._tell_beside(row, title, {text, *marks[:2]})
            return True
        return False

    def _begins_area(self, row: int, mark: Mark | None, *, says_area: bool) -> bool:
        """Return whether a heading says AREA, or has the areas' kind of mark.

        Without a mark, or with the next one made up for it, if all headings before it were of
        areas: KEGIATAN PENDUKUNG behind 6, VII. KEGIATAN PENDUKUNG in our own template.
        """
        is_behind = len(self.marks) >= _LONE and not (self.has_groups or self.area_column)
        is_next = mark and mark.kind == "roman" and mark.order == len(self.marks) + 1
        if says_area or not mark or (is_behind and is_next):
            return says_area or (is_behind and self._is_band(row))
        if self.area_mark is None:
            return mark.kind == "roman"
        return mark.kind == self.area_mark.kind and mark.kind != "number" and mark.order > 1

    def _begins_group(self, row: int, mark: Mark | None, said: list[str]) -> bool:
        """Return whether a lone row is a heading by its place, its merge or its mark."""
        if len(said) == 1 and not self._words(row) and not self.grid.text_at(row, self.work):
            return True
        is_marked = mark is not None and mark.kind != "number" and not self._is_work(row)
        return self._is_band(row) or is_marked

    def _column_of(self, row: int, text: str) -> int:
        """Return the column of a text in a row; the first, if it was put together."""
        texts = self.grid.row_texts(row)
        return self.grid.by_row[row][texts.index(text) if text in texts else 0]

    def _is_band(self, row: int) -> bool:
        """True if one cell of the row is merged over the work and more."""
        columns = self.grid.by_row[row]
        spans = [self.grid.merges.get((row, column), (0, 0, 0, 0)) for column in columns]
        return any(right - left >= _LONE for _, left, _, right in spans) and len(columns) < _LONE

    def _set_group(self, row: int, column: int, text: str) -> None:
        """Open a sub-area at the level with its kind of mark, else one deeper than the last."""
        mark, title, _ = split_mark(text)
        left = [self.grid.texts[row, each] for each in self.grid.by_row[row] if each < column]
        mark = mark or lone_mark(left[-1] if left else "")
        first = row if mark or not self.mark_above else self.mark_row
        mark = mark or self.mark_above
        self.group_kinds |= {mark.kind} if mark else set()
        self.has_groups = True
        self.mark_above = None
        title, person = split_person(title)
        self.pic = person or self.pic
        for depth, (_, open_title) in enumerate(self.levels, 1):
            if normalize(open_title) == normalize(title):
                self.levels = self.levels[:depth]
                return
        kinds = [each.kind for each, _ in self.levels]
        kind = mark.kind if mark else ""
        depth = kinds.index(kind) if kind in kinds else min(len(kinds), _DEEPEST - 1)
        if mark is None:
            order = self.levels[depth][0].order + 1 if depth < len(self.levels) else 1
            mark = Mark(str(order), "", order)
        self.levels = (*self.levels[:depth], (mark, title))
        self.opened[row] = (title, column)
        marks = ".".join(each.text for each, _ in self.levels)
        read_as = f"sub area {marks} di bawah area {self.area.mark}: {title}"
        self._record(row, column, "SUB AREA", read_as, first)

    def _record(self, row: int, column: int, name: str, read_as: str, first: int = 0) -> None:
        place = (self.grid.name, first or row, cell_address(row, column))
        text = self.grid.content_at(row, column)
        self.pending.append(Trace(name, text, read_as, "ditafsirkan", *place))

    def _area_at(self, row: int) -> Area:
        """Return the area that the row's column of areas says, else the open one."""
        column = self.area_column
        text = self.grid.own_text(row, column) if column else ""
        if not has_words(text) or is_ditto(text):
            return self.area
        below = self.grid.own_text(row + 1, column)
        whole = join_title(text, [below])
        text = whole or text
        mark, title, _ = split_mark(text)
        name, half = split_half(title)
        if half and not name:  # a level of the LKE is no area
            self.levels = ((mark or mark_of_half(half), half),)
            return self.area
        key = normalize_name(title)
        if key not in self.named:
            self.named[key] = self._new_area(text)
            if not is_usual_area(self.named[key].name):
                values = {"area": self.named[key].mark, "title": self.named[key].name}
                self._ask("rows.area_unusual", row, column, **values)
        self.named |= {normalize_name(split_mark(below)[1]): self.named[key]} if whole else {}
        if self.named[key] != self.area:
            self.levels = ()
            self.area = self.named[key]
            self._record(row, column, AREA_COLUMN, f"area {self.area.mark}: {self.area.name}")
        return self.area

    def _new_area(self, text: str) -> Area:
        """Return the area that a cell names, and note who its work is done by."""
        text, person = split_person(text)
        self.pic = person or self.pic
        return area_of_cell(text, self.named.values())

    def _levels_at(self, row: int) -> Levels:
        """Return the sub-area that a column of them says, else the open ones."""
        text = self._text(row, "sub_area")
        if not has_words(text) or is_ditto(text):
            return self.levels
        mark, title, _ = split_mark(text)
        known = [levels for area, levels in self.counts if area == self.area]
        made_up = 1 + len(known)
        made = ((mark or Mark(str(made_up), "", made_up), title),)
        same = (levels for levels in known if levels and levels[-1][1] == title)
        self.levels = next(same, made)
        return self.levels

    def _begin(self, row: int, words: str) -> None:
        number = self._row_number(row)
        place = (self._area_at(row), self._levels_at(row))
        above = self.rows.works[-1] if self.rows.works else None
        # Without a number, blank cells are as above: so says a file without merges.
        is_same_place = above is not None and (above.area, above.levels) == place
        goes_on = is_same_place and self.numbered and not number
        work = Work(row, *place, number, words, self._text(row, "kode"), rows=[row], pic=self.pic)
        work.traces, self.pending = self.pending, []
        self.opened.clear()
        self._number(work, above if goes_on else None)
        inherits = goes_on and self._has_own(row)
        work.time_row = row
        is_sure = WORK.match(words) and self._has_own(row) and not self._begins_small(words)
        work.is_unsure = goes_on and not is_sure
        if above and inherits and not self.months and not self._has_time(row):
            self._inherit_time(work, above)
        for meaning in CELLS:
            work.cells[meaning] = self._cell(work, meaning, above, inherits=inherits)
            if meaning == "bukti_dukung":
                self._trace_time(work)
        self.rows.works.append(work)
        if work.area == NO_AREA:
            self._ask("rows.without_area", work.row, self.work)

    def _inherit_time(self, work: Work, above: Work) -> None:
        work.time_row = above.time_row
        column = self.proposal.find("target_waktu")
        said = self.grid.content_at(above.time_row, column)
        self._trace(work, work.row, column, "diwarisi", said)

    def _trace_time(self, work: Work) -> None:
        """Leave the trace of a time that a merged cell says."""
        column = self.proposal.find("target_waktu")
        text = self.grid.content_at(work.row, column)
        if text and self.grid.is_covered_from_above(work.row, column):
            self._trace(work, work.row, column, "gabungan", text)

    def _has_time(self, row: int) -> bool:
        columns = self.proposal.all_of("target_waktu", "bulan")
        return any(self.grid.own_text(row, column.number) for column in columns)

    def _number(self, work: Work, above: Work | None) -> None:
        """Number a work: by its cell, by the one it goes on with, else by its order."""
        place = (work.area, work.levels)
        self.counts[place] += 1
        if above:
            work.number = above.number
        elif not work.number:
            work.number = "1" if self.numbered else str(self.counts[place])
            if self.numbered:
                self._ask("rows.unnumbered_below_heading", work.row, self.number, row=work.row)

    def _cell(self, work: Work, meaning: str, above: Work | None, *, inherits: bool) -> str:
        """Return a work's cell: its own, a merged one, or that above, each with its trace."""
        columns = [each.number for each in self.proposal.all_of(meaning)]
        if not columns:
            return ""
        column = columns[0]
        texts = dict.fromkeys(self.grid.content_at(work.row, each) for each in columns)
        text = "\n".join(filter(None, texts))
        if above and (is_ditto(text) or (inherits and not text)):
            if taken := above.cells[meaning]:
                self._trace(work, work.row, column, "diwarisi", taken)
            return taken
        if text and self.grid.origin(work.row, column) != (work.row, column):
            self._trace(work, work.row, column, "gabungan", text)
        return text

    def _trace(self, work: Work, row: int, column: int, way: str, read_as: str) -> None:
        heading = self.proposal.columns[column].heading if column else ""
        place = (self.grid.name, row, cell_address(row, column) if column else None)
        value = self.grid.text_at(row, column)
        work.traces.append(Trace(heading, value, read_as, way, *place))

    def _goes_on(self, row: int) -> bool:
        """True if nothing says that a row is another's: no number of its own beside no words."""
        own = self._row_number(row) if not self._covered(row, self.number) else ""
        return not own and (self._has_own(row) or self._covered(row, self.work))

    def _covered(self, row: int, column: int) -> bool:
        return bool(column) and self.grid.is_covered_from_above(row, column)

    def _go_on(self, row: int) -> None:
        work = self.rows.works[-1]
        work.rows.append(row)
        words = self._words(row)
        if has_words(words):
            work.words = f"{work.words} {words}"
        has_time = self._has_time(row)
        is_merged = self._covered(row, self.work)
        if self._reports(row, work.row):
            work.done_rows.append(row)
        elif has_time if is_merged else words or not self._text(row, "bukti_dukung"):
            self.joined.append(row)
        for meaning in CELLS_JOINED:
            column = self.proposal.find(meaning)
            text = self._text(row, meaning)
            if text and text not in work.cells[meaning].split("\n"):
                work.cells[meaning] = "\n".join(filter(None, (work.cells[meaning], text)))
                said = "bukti tambahan untuk" if meaning == "bukti_dukung" else "sambungan"
                self._trace(work, row, column, "sambungan", f"{said} langkah di baris {work.row}")

    def _reports(self, row: int, first: int) -> bool:
        """True if a cell calls a row what was done, and the one above it the plan: T over R."""
        columns = [each for each in self.grid.by_row[row] if each not in self.months]
        said = {each for each in columns if self._says(row, each) in REALISASI_WORDS}
        return any(self._says(first, each) in RENCANA_WORDS for each in said)

    def _says(self, row: int, column: int) -> str:
        return normalize(self.grid.content_at(row, column))

    def _ask_about_joined(self) -> None:
        """Ask once if rows that brought a time or less to the work above are works of their own."""
        own = {row: self._own_cells(row) for row in self.joined}
        # What all of them say names them best: R under T/R.
        shared = set.intersection(*({*cells.values()} for cells in own.values()))
        texts: dict[str, str] = {}
        for row, cells in own.items():
            first = min(shared) if shared and len(own) > 1 else next(iter(cells.values()))
            texts[str(row)] = self._text(row, "bukti_dukung") or first
        headings = dict.fromkeys(
            self.proposal.columns[column].key for cells in own.values() for column in cells
        )
        first_row = self.joined[0]
        values = {"headings": ", ".join(headings), "texts": texts}
        column = next(iter(own[first_row]))
        self._ask("rows.joined_to_langkah", first_row, column, row=name_rows(self.joined), **values)

    def _own_cells(self, row: int) -> dict[int, str]:
        """Return the row's own cells by column."""
        return {column: self.grid.texts[row, column] for column in self.grid.by_row[row]}

    def _ask(self, code: str, at: int, column: int, /, **values: object) -> None:
        heading = self.proposal.heading_of("no")
        remark = self.grid.remark_at(code, at, column or 1, heading, **values)
        self.rows.warnings.append(remark)


def _mark_before(text: str) -> str:
    """Return the number, letter or bullet before words that list no more than one thing."""
    lines = [line for line in text.splitlines() if MARK.match(line)]
    found = MARK.match(text) if len(lines) == 1 else None
    return found[0] if found else ""
