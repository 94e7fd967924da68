"""Read what each row below the headings says by itself: `Facts`.

Nothing is decided here; `row_kinds` weighs the facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from monev.reading.columns.header import Header, find_area_title
from monev.reading.files.faults import at_row
from monev.reading.files.grid import Cell
from monev.reading.rows import NO_MARK, Shape
from monev.reading.rows.areas import is_area_or_half, may_name_area
from monev.reading.vocabulary.headings import heading_words, meaning_of, normalize
from monev.reading.vocabulary.structure import (
    PATTERNS,
    SURE_SIGNATURE,
    TITLE_OF_PERSON,
    Mark,
    area_mark,
    has_words,
    is_usual_area,
    level_mark,
    lone_mark,
    name_person,
    row_number,
    split_area_word,
    split_mark,
    whole_area,
)

_BESIDE_TITLE = frozenset(
    {"no", "kode", "area", "sub_area", "komponen", "pic", "status", "realisasi", "tautan"}
)
"""Columns that may stand beside a heading's words without making the row work."""
_DUE = frozenset({"bukti_dukung", "target_waktu"})
_WORK = frozenset({"langkah_aksi", "bukti_dukung"})
_PAIR = 2
"""Cells of a mark and its title."""
_NOTE_CELLS = 2
"""Cells at most of a note."""
_FEW_CELLS = 3
"""Cells of an entry of a legend; at most of a signature, at least of a wide heading."""
_NUMBERED_COLUMNS = 4
"""Cells at least of a row that counts columns."""


@dataclass(slots=True)
class Facts:
    """One row, with the names of the facts that hold (`says`).

    It has its filled columns and texts, the text in NO, and its possible title. `beside` lists the
    columns that may hold a title or work.
    """

    number: int
    columns: list[int]
    texts: list[str]
    no: str
    beside: list[int]
    mark: Mark = NO_MARK
    title: str = ""
    cell: Cell = (0, 0)
    shape: Shape = ()
    says_area: bool = False
    says: set[str] = field(default_factory=set)


def read_facts(header: Header) -> list[Facts]:
    """Read the facts of each row below the headings, without the rows a printed page repeats."""
    reader = _Reader(header)
    above = header.end
    found = list[Facts]()
    for number in header.rows_below:
        with at_row(header.grid.name, number):
            if reader.is_printed(number):
                above += number == above + 1
                continue
            facts = reader.read(number)
        if number > above + 1:
            facts.says.add("gap above")
        found.append(facts)
        above = number
    return found


class _Reader:
    """Reads the facts of the rows of one table."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.grid = header.grid
        self.no = header.columns.get("no", 0)
        self.work = header.columns["langkah_aksi"]
        self.proof = header.columns.get("bukti_dukung", 0)
        self.komponen = header.columns.get("komponen", 0)
        self.titles = {normalize(title) for title in header.titles}

    def is_printed(self, number: int) -> bool:
        """True if a row only repeats the headings or a title, or counts columns or pages."""
        columns = self.grid.by_row[number]
        texts = self.grid.row_texts(number)
        if self.header.repeats_heading(number):
            return True
        if columns[0] <= self.header.first_column and _counts_columns(texts):
            return True
        first = texts[0]
        is_title = normalize(first) in self.titles or PATTERNS["dated_title"].search(first)
        if len(texts) == 1 and is_title:
            return not (may_name_area(first) or name_person(first))
        return all(map(PATTERNS["page_number"].match, texts))

    def read(self, number: int) -> Facts:
        """Read the facts of one row.

        A mark stands before its title in NO, or without NO before the only other cell. A code in NO
        is neither mark nor number.
        """
        columns = self.grid.by_row[number]
        texts = self.grid.row_texts(number)
        no_text = self.grid.text_at(number, self.no)
        beside = self._list_beside(number)
        facts = Facts(number, columns, texts, no_text, beside)
        mark = self._read_mark(facts)
        is_code = bool(no_text) and not mark and row_number(no_text) is None
        column = self._find_title(facts, mark, is_code=is_code)
        self._take_title(facts, column, mark)
        if mark:
            holds = self._of_marked_title(facts)
        elif is_code:
            holds = self._of_code(facts)
        else:
            holds = self._of_plain_title(facts)
        facts.no = row_number(no_text) or no_text
        is_alone = bool(mark and self.no and not facts.beside)
        opens_work = not self.no and self._opens_work(number)
        holds |= self._of_notes(facts)
        holds["mark alone"] = is_alone
        holds["code"] = is_code
        holds["number"] = bool(no_text) and not is_code and not is_alone
        holds["opens work"] = opens_work
        holds["goes on"] = not (no_text or opens_work)
        holds["wide"] = self._is_wide(facts.cell)
        holds["report"] = holds["goes on"] and holds["report words"]
        facts.says = {name for name, is_true in holds.items() if is_true}
        return facts

    def _list_beside(self, number: int) -> list[int]:
        """List the filled columns of a row without NO.

        KODE is left out if NO is blank, and so are dashes and colons if other cells are filled.
        """
        aside = {self.no}
        if self.no and (number, self.no) not in self.grid.texts:
            aside.add(self.header.columns.get("kode", 0))
        filled = list[int]()
        said = list[int]()
        for column in self.grid.by_row[number]:
            if column in aside:
                continue
            filled.append(column)
            if self.grid.texts[number, column].strip("-–—: "):
                said.append(column)
        return said or filled

    def _read_mark(self, facts: Facts) -> Mark | None:
        """Return the mark of a heading that stands in a cell of its own before the title."""
        if not self.no:
            is_pair = len(facts.columns) == _PAIR
            return lone_mark(facts.texts[0]) if is_pair else None
        text = PATTERNS["of_part"].sub("", facts.no)
        mark = area_mark(facts.no) or lone_mark(text) or level_mark(text)
        return mark or lone_mark(split_area_word(text)[2])

    def _take_title(self, facts: Facts, column: int, mark: Mark | None) -> None:
        """Set the title, mark, cell and shape of the row, with its title in this column."""
        facts.cell = cell = (facts.number, column)
        text = self.grid.texts[cell].lstrip(": ")
        own, facts.title, facts.says_area = split_mark(text)
        if mark and column != self.no:
            facts.title = facts.title if facts.says_area else whole_area(text)
            facts.says_area = bool(area_mark(facts.no))
        facts.mark = mark or own or NO_MARK
        cells = "two cells" if mark else "one cell"
        facts.shape = (cells, facts.title.isupper(), self.grid.colours.get(cell, ""))

    def _find_title(self, facts: Facts, mark: Mark | None, *, is_code: bool) -> int:
        """Find the column of a row's title.

        1. With a mark: the first column right of it that may hold a title.
        2. With a code: NO itself if it names an area.
        3. Else the first cell, or the one that names an area.
        """
        first = (facts.beside or facts.columns)[0]
        if mark:
            mark_column = self.no or facts.columns[0]
            for column in facts.beside:
                meanings = self.header.meanings_in([column]) - {"komponen"}
                if column > mark_column and meanings.isdisjoint(_BESIDE_TITLE):
                    return column
            return first
        if is_code and is_area_or_half(split_mark(facts.no)[1]):
            return self.no
        if self._is_wide((facts.number, first)):
            return first
        area_column = find_area_title(self.header, facts.number)
        if area_column:
            return area_column
        return self.no if is_code else first

    def _opens_work(self, number: int) -> bool:
        """True if a langkah begins in a row of a table without NO.

        A text in small letters goes on with one.
        """
        opening = self.grid.own_text(number, self.komponen or self.work)
        return bool(opening) and not opening[0].islower()

    def _of_marked_title(self, facts: Facts) -> dict[str, bool]:
        """Return the facts for and against a title with its mark before it."""
        is_counted = facts.mark.kind.startswith("number")
        text = self.grid.texts[facts.cell]
        is_usual = facts.mark.kind == "roman" and is_usual_area(text)
        is_over = not self.no or self._stands_over_work(facts)
        return {
            "counted": is_counted,
            "lettered": not is_counted,
            "named area": facts.says_area or is_usual,
            "area": is_area_or_half(facts.title),
            "deeper below": is_counted and self._goes_deeper(facts.number),
            "lone": is_over,
            "work beside": not is_over,
        }

    def _stands_over_work(self, facts: Facts) -> bool:
        """True if the rest of the row is no work."""
        others = list[int]()
        for column in facts.beside:
            text = self.grid.texts[facts.number, column]
            is_of_area = PATTERNS["counted_work"].fullmatch(text) or name_person(text)
            if column != facts.cell[1] and not is_of_area:
                others.append(column)
        said = self.header.meanings_in(others) - _BESIDE_TITLE
        return not said and self.header.months.keys().isdisjoint(others)

    def _goes_deeper(self, number: int) -> bool:
        """True if the next row's number is one level below this one's: 1.1 below 1."""
        own = self.grid.text_at(number, self.no).strip(" .")
        return self.grid.text_at(number + 1, self.no).startswith(f"{own}.")

    def _of_code(self, facts: Facts) -> dict[str, bool]:
        """Return the facts for and against a heading with words or a code in NO."""
        is_in_no = facts.cell[1] == self.no
        is_named = is_in_no and is_area_or_half(facts.title)
        is_work = bool(self.header.meanings_in(facts.beside) & _WORK)
        return {
            "named area": is_named,
            "title in NO": is_in_no and not is_work,
            "work beside": is_in_no and is_work,
            "area": not is_in_no,
            "lone": len(facts.beside) == 1,
        }

    def _of_plain_title(self, facts: Facts) -> dict[str, bool]:
        """Return the facts for a row without mark and number being a heading."""
        number, column = facts.cell
        is_covered = self.grid.is_covered_from_above
        no_above = self.grid.content_at(number, self.no)
        is_below_no = no_above != "" and is_covered(number, self.no)
        is_lone = len(facts.beside) == 1 and not is_below_no
        is_below = is_covered(number, self.work)
        if column > self.work:
            is_below = is_below or is_covered(number, self.no)
        is_area = find_area_title(self.header, number) == column
        if is_lone and not is_area:
            is_area = self._names_area(facts)
        is_apart = len(facts.columns) == 1 and column != self.proof
        meanings = self.header.meanings_in([column])
        return {
            "lone": is_lone,
            "area": is_area and not is_below_no,
            "looks like a title": is_lone and not self.no and self._looks_like_title(facts),
            "work column": not meanings.isdisjoint(_WORK | _DUE),
            "apart": is_apart and not is_below and not facts.title[:1].islower(),
        }

    def _names_area(self, facts: Facts) -> bool:
        """True if a lone cell under the work, KOMPONEN or INDIKATOR is a usual area."""
        indikator = self.header.columns.get("indikator")
        if facts.cell[1] not in (self.komponen, indikator, self.work):
            return False
        return is_area_or_half(facts.title)

    def _looks_like_title(self, facts: Facts) -> bool:
        """True if a lone first cell is marked, in capitals, coloured or an area."""
        if facts.cell[1] != self.header.first_column:
            return False
        is_striking = facts.cell in self.grid.colours or facts.title.isupper()
        return is_striking or may_name_area(facts.texts[0])

    def _is_wide(self, cell: Cell) -> bool:
        """True if a cell is merged across LANGKAH AKSI and beyond, as headings are."""
        merge = self.grid.merges.get(cell)
        if merge is None:
            return False
        _, left, _, right = merge
        width = right - left + 1
        return width >= _FEW_CELLS and left <= self.work <= right

    def _of_notes(self, facts: Facts) -> dict[str, bool]:
        """Return the facts for a row being no work at all."""
        texts = facts.texts
        line = " ".join(texts)
        first = texts[0].strip()
        is_short = len(texts) <= _NOTE_CELLS
        is_few = is_short and not self.header.meanings_in(facts.columns) & _DUE
        is_lone = len(texts) == 1
        is_note = None
        if is_lone:
            is_note = PATTERNS["footnote"].match(first)
        if is_few and not is_note:
            begins_note = PATTERNS["row_note"].match
            is_note = begins_note(first) or begins_note(line)
        is_report = None
        if facts.columns[0] != self.proof:
            is_report = PATTERNS["report_note"].match(first)
        return self._of_signature(facts) | {
            "few cells": is_few,
            "sum": self._is_sum(facts),
            "legend": PATTERNS["legend"].match(line) is not None,
            "names a person": is_short and self._names_person(texts),
            "note words": bool(is_note),
            "report words": bool(is_report),
            "bottom title": PATTERNS["bottom_note"].match(facts.title) is not None,
            "blank work": self._is_blank(facts),
            "no words": not has_words(facts.title),
            "signs alone": is_lone and not has_words(first),
        }

    def _names_person(self, texts: Sequence[str]) -> bool:
        """True if a row says who does the work below it.

        By their post, or by any name beside PIC in a cell of its own (Penanggung jawab | Gugus
        Mutu).
        """
        name = name_person(*texts)
        if not name:
            return False
        meaning, *_ = meaning_of(heading_words(texts[0]))
        if len(texts) == _PAIR and meaning == "pic":
            return True
        return TITLE_OF_PERSON.match(name) is not None

    def _of_signature(self, facts: Facts) -> dict[str, bool]:
        """Return the facts for a row below the work being a signature or a note."""
        lines = [text.partition("\n")[0] for text in facts.texts]
        sure = [bool(SURE_SIGNATURE.match(line)) for line in lines]
        signs = PATTERNS["signature"].match
        maybe = [SURE_SIGNATURE.match(line) or signs(line) for line in lines]
        is_note = any(map(PATTERNS["bottom_note"].match, lines))
        is_small = len(lines) <= _FEW_CELLS
        return {
            "signed": is_small and all(maybe) and any(sure),
            "signed apart": is_small and (is_note or any(maybe)),
        }

    def _is_blank(self, facts: Facts) -> bool:
        """True if a row holds a dash in place of work, and neither proof nor a marked month."""
        says_nothing = PATTERNS["no_work"].fullmatch
        work = self.grid.own_text(facts.number, self.work)
        if not work or not says_nothing(work):
            return False
        proof = self.grid.own_text(facts.number, self.proof)
        if proof and not says_nothing(proof):
            return False
        return self.header.months.keys().isdisjoint(facts.columns)

    def _is_sum(self, facts: Facts) -> bool:
        """True if a row sums up: JUMLAH in its first cell, and no work beside it but its count.

        Under LANGKAH AKSI work may begin so too: there it must stand alone or before counts.
        """
        first, *others = facts.texts
        if not PATTERNS["sum"].match(first):
            return False
        if facts.columns[0] != self.work:
            work = self.grid.text_at(facts.number, self.work)
            return not work or bool(PATTERNS["counted"].fullmatch(work))
        if PATTERNS["whole_sum"].fullmatch(first):
            return all(map(PATTERNS["counted"].fullmatch, others))
        return bool(others) and all(map(PATTERNS["counted_work"].fullmatch, others))


def _counts_columns(texts: Sequence[str]) -> bool:
    """True for the row `1 2 3 4 5` under the headings, also as `(1) (2)`, `(7)=(5)/6`."""
    words = list[str]()
    for text in texts:
        mark = PATTERNS["column_mark"].fullmatch(text.strip())
        words.append(mark[1].lower() if mark else "")
    if len(words) < _NUMBERED_COLUMNS or "" in words:
        return False
    return words[:2] == ["1", "2"] and all(map(str.isdecimal, words))
