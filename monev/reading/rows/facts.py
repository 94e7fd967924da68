"""What each row below the headings says by itself, read once: `Facts`. Nothing is decided here;
`row_kinds` weighs the facts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from monev.reading.columns.header import (
    Header,
    find_area_title,
)
from monev.reading.files.grid import Cell
from monev.reading.rows import NO_MARK, Shape
from monev.reading.rows.areas import (
    is_area_or_half,
    labels_area,
    may_name_area,
)
from monev.reading.vocabulary.bukti_kinds import (
    starts_like_document,
)
from monev.reading.vocabulary.headings import heading_words, meaning_of, normalize
from monev.reading.vocabulary.marks import (
    is_legend,
    mark_symbol,
)
from monev.reading.vocabulary.structure import (
    PATTERNS,
    SURE_SIGNATURE,
    TITLE_OF_PERSON,
    Mark,
    area_mark,
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
    {
        "no",
        "kode",
        "area",
        "sub_area",
        "komponen",
        "pic",
        "status",
        "realisasi",
        "tautan",
    }
)
"""Columns that may stand beside a heading's words without making the row work."""
_SUMMED_UP = frozenset({"target_waktu", "frekuensi", "target_capaian"})
"""What a heading says of all the work below it: its time, how often, how much."""
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
    """One row: its filled columns and texts, what stands in NO, what its title would be, and the
    names of what is true of it (`says`). `beside` are the columns that may hold a title or work."""

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
    """The facts of each row below the headings, but for what a printed page says again."""
    reader = _Reader(header)
    above = header.end
    found = list[Facts]()
    for number in header.rows_below:
        if reader.is_printed(number):
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
        """True if a row only repeats or explains the headings, repeats a title, or counts columns
        or pages."""
        columns = self.grid.by_row[number]
        texts = [self.grid.texts[number, column] for column in columns]
        if self.header.repeats_heading(number):
            return True
        if columns[0] <= self.header.first_column and _counts_columns(texts):
            return True
        in_brackets = all(map(PATTERNS["in_brackets"].fullmatch, texts))
        if in_brackets and len(texts) >= _FEW_CELLS and number == self.header.end + 1:
            return True
        is_title = normalize(texts[0]) in self.titles or PATTERNS["dated_title"].search(texts[0])
        if len(texts) > 1 or not is_title:
            return all(map(PATTERNS["page_number"].match, texts))
        return not (may_name_area(texts[0]) or name_person(texts[0]))

    def read(self, number: int) -> Facts:
        """The facts of one row. A mark stands before its title in NO, or without NO before the only
        other cell; a code in NO is neither mark nor number."""
        columns = self.grid.by_row[number]
        texts = [self.grid.texts[number, column] for column in columns]
        no_text = self.grid.texts.get((number, self.no), "")
        facts = Facts(
            number,
            columns,
            texts,
            no_text,
            self._list_beside(number),
        )
        mark = self._read_mark(facts)
        is_code = bool(no_text) and not mark and row_number(no_text) is None
        column = self._find_title(facts, mark, is_code=is_code)
        self._take_title(facts, column, mark)
        holds = self._of_title(facts, mark, is_code=is_code)
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
        facts.says = {name for name, is_true in holds.items() if is_true}
        return facts

    def _of_title(
        self,
        facts: Facts,
        mark: Mark | None,
        *,
        is_code: bool,
    ) -> dict[str, bool]:
        """What speaks for and against the title of a row, by what stands before it."""
        if mark:
            return self._of_marked_title(facts)
        return self._of_code(facts) if is_code else self._of_plain_title(facts)

    def _list_beside(self, number: int) -> list[int]:
        """The filled columns of a row but NO; also without KODE where NO is blank, and without
        dashes and colons where others are filled."""
        aside = {self.no}
        if (number, self.no) not in self.grid.texts:
            aside.add(self.header.columns.get("kode", 0) if self.no else 0)
        filled = [column for column in self.grid.by_row[number] if column not in aside]
        said = [column for column in filled if self.grid.texts[number, column].strip("-–—: ")]
        return said or filled

    def _read_mark(self, facts: Facts) -> Mark | None:
        """The mark of a heading that stands before its title in a cell of its own."""
        if not self.no:
            return lone_mark(facts.texts[0]) if len(facts.columns) == _PAIR else None
        text = PATTERNS["of_part"].sub("", facts.no)
        mark = area_mark(facts.no) or lone_mark(text) or level_mark(text)
        return mark or lone_mark(split_area_word(text)[2])

    def _take_title(self, facts: Facts, column: int, mark: Mark | None) -> None:
        """Note what the title in this column would be."""
        facts.cell = cell = (facts.number, column)
        text = self.grid.texts[cell].lstrip(": ")
        own, facts.title, facts.says_area = split_mark(text)
        if mark and column != self.no:
            facts.title = facts.title if facts.says_area else whole_area(text)
            facts.says_area = bool(area_mark(facts.no))
        facts.mark = mark or own or NO_MARK
        cells = "two cells" if mark else "one cell"
        facts.shape = (
            cells,
            facts.title.isupper(),
            self.grid.colours.get(cell, ""),
        )

    def _find_title(
        self,
        facts: Facts,
        mark: Mark | None,
        *,
        is_code: bool,
    ) -> int:
        """The column of the title: right of its mark; of a code NO itself, or what it labels; else
        the first cell, or the one that names an area."""
        first = (facts.beside or facts.columns)[0]
        if mark:
            for column in facts.beside:
                is_side = self.header.meanings_in([column]) & (_BESIDE_TITLE - {"komponen"})
                if column > (self.no or facts.columns[0]) and not is_side:
                    return column
            return first
        if is_code and is_area_or_half(split_mark(facts.no)[1]):
            return self.no
        if self._is_wide((facts.number, first)) or (is_code and labels_area(facts.no)):
            return first
        return find_area_title(self.header, facts.number) or (self.no if is_code else first)

    def _opens_work(self, number: int) -> bool:
        """True if a langkah begins in a row of a table without NO; small letters go on with one."""
        opening = self.grid.own_text(number, self.komponen or self.work)
        return bool(opening) and not opening[0].islower()

    def _of_marked_title(self, facts: Facts) -> dict[str, bool]:
        """What speaks for and against a title whose mark stands before it."""
        is_counted = facts.mark.kind.startswith("number")
        is_usual = facts.mark.kind == "roman" and is_usual_area(self.grid.texts[facts.cell])
        is_over = not self.no or self._stands_over_work(facts)
        is_near = self._is_wide(facts.cell) or self._is_near(facts.cell[1])
        return {
            "counted": is_counted,
            "lettered": not is_counted,
            "named area": facts.says_area or is_usual,
            "area": is_area_or_half(facts.title),
            "far": bool(self.no) and not is_near,
            "marked group": not self.no,
            "deeper below": is_counted and self._goes_deeper(facts.number),
            "lone": is_over,
            "work beside": not is_over,
        }

    def _stands_over_work(self, facts: Facts) -> bool:
        """True if what stands beside a title says nothing that work does, or sums up the work below
        it: 1 | Persiapan | Jan–Des over 1.1."""
        others = list[int]()
        for column in facts.beside:
            text = self.grid.texts[facts.number, column]
            is_of_area = PATTERNS["counted_work"].fullmatch(text) or name_person(text)
            if column != facts.cell[1] and not is_of_area:
                others.append(column)
        said = self.header.meanings_in(others) - _BESIDE_TITLE
        if self._goes_deeper(facts.number):
            return said <= _SUMMED_UP
        return not said and self.header.months.keys().isdisjoint(others)

    def _is_near(self, column: int) -> bool:
        """True if a column is where titles stand: KOMPONEN, or the first right of NO."""
        first = self.header.first_column
        aside = {
            self.header.columns.get("area"),
            self.header.columns.get("sub_area"),
            self.proof,
        }
        headed = self.header.headings.keys() - aside
        beyond = [other for other in headed if other > first]
        return column in (
            self.komponen,
            first + 1,
            min(beyond, default=0),
        )

    def _of_code(self, facts: Facts) -> dict[str, bool]:
        """What speaks for and against a heading where NO holds words or a code."""
        is_in_no = facts.cell[1] == self.no
        is_work = bool(self.header.meanings_in(facts.beside) & _WORK)
        return {
            "named area": labels_area(facts.no) or (is_in_no and is_area_or_half(facts.title)),
            "title in NO": is_in_no and not is_work,
            "work beside": is_in_no and is_work,
            "area": not is_in_no,
            "lone": len(facts.beside) == 1,
        }

    def _of_plain_title(self, facts: Facts) -> dict[str, bool]:
        """What speaks for a row without mark and number being a heading."""
        number, column = facts.cell
        is_covered = self.grid.is_covered_from_above
        is_below_no = is_covered(number, self.no) and self.grid.content_at(number, self.no) != ""
        is_lone = len(facts.beside) == 1 and not is_below_no
        is_below = is_covered(number, self.work)
        if column > self.work:
            is_below = is_below or is_covered(number, self.no)
        is_area = find_area_title(self.header, number) == column
        is_group = column == self.komponen and facts.mark.kind not in ("", "number")
        return {
            "lone": is_lone,
            "area": not is_below_no and (is_area or (is_lone and self._names_area(facts))),
            "marked group": is_lone and bool(self.no) and is_group,
            "looks like a title": is_lone and not self.no and self._looks_like_title(facts),
            "work column": bool(self.header.meanings_in([column]) & (_WORK | _DUE)),
            "apart": len(facts.columns) == 1 and column != self.proof and not is_below,
        }

    def _names_area(self, facts: Facts) -> bool:
        """True if a lone cell of the work or what stands over it is an area, usual or not."""
        may_head = (
            self.komponen,
            self.header.columns.get("indikator"),
            self.work,
        )
        is_own = facts.says_area and facts.mark.text and facts.title[:1].isupper()
        return facts.cell[1] in may_head and bool(is_own or is_area_or_half(facts.title))

    def _looks_like_title(self, facts: Facts) -> bool:
        """True if a lone first cell is marked, in capitals, coloured or an area."""
        is_coloured = facts.cell in self.grid.colours
        is_title = is_coloured or facts.title.isupper() or may_name_area(facts.texts[0])
        return is_title and facts.cell[1] == self.header.first_column

    def _goes_deeper(self, number: int) -> bool:
        """True if the number in the next row is one below this row's: 1.1 below 1, a below 1."""
        own, below = (self.grid.texts.get((row, self.no), "") for row in (number, number + 1))
        return below.startswith(f"{own.strip(' .')}.") or below.strip(" .)") == "a"

    def _is_wide(self, cell: Cell) -> bool:
        """True if a cell is merged across LANGKAH AKSI and beyond, as headings are."""
        _, left, _, right = self.grid.merges.get(cell, (0, 0, 0, 0))
        return right - left + 1 >= _FEW_CELLS and left <= self.work <= right

    def _of_notes(self, facts: Facts) -> dict[str, bool]:
        """What speaks for a row being no work at all."""
        texts = facts.texts
        line = " ".join(texts)
        first = texts[0].strip()
        is_short = len(texts) <= _NOTE_CELLS
        is_few = is_short and not self.header.meanings_in(facts.columns) & _DUE
        is_titled = len(texts) == 1 or facts.columns[0] < self.work
        begins = PATTERNS["row_note"].match(first) or PATTERNS["row_note"].match(line)
        is_footnote = len(texts) == 1 and PATTERNS["footnote"].match(first)
        examples = map(
            PATTERNS["example"].fullmatch,
            map(str.strip, texts),
        )
        is_report = facts.columns[0] != self.proof and PATTERNS["report_note"].match(first)
        return self._of_signature(facts) | {
            "few cells": is_few,
            "sum": self._is_sum(facts),
            "legend": is_legend(line) or _is_entry(texts),
            "names a person": is_short and self._names_person(texts),
            "note words": bool(is_footnote or (begins and is_few)),
            "note title": is_titled and bool(PATTERNS["note_title"].fullmatch(first)),
            "bottom title": bool(PATTERNS["bottom_note"].match(facts.title)),
            "example": any(examples),
            "report words": bool(is_report),
            "blank work": self._is_blank(facts),
            "boxes": all(PATTERNS["box"].fullmatch(text.strip()) for text in texts),
        }

    def _names_person(self, texts: Sequence[str]) -> bool:
        """True if a row says who does the work below it: by their post, or whoever it is beside
        PIC in a cell of its own (Penanggung jawab | Gugus Mutu)."""
        name = name_person(*texts)
        is_labelled = len(texts) == 2 and meaning_of(heading_words(texts[0]))[0] == "pic"
        return bool(name) and (is_labelled or bool(TITLE_OF_PERSON.match(name)))

    def _of_signature(self, facts: Facts) -> dict[str, bool]:
        """What speaks for a row below the work being who signs, or a note there."""
        lines = [text.partition("\n")[0] for text in facts.texts]
        sure = [bool(SURE_SIGNATURE.match(line)) for line in lines]
        signs = PATTERNS["signature"].match
        maybe = [SURE_SIGNATURE.match(line) or signs(line) for line in lines]
        is_note = any(map(PATTERNS["bottom_note"].match, lines)) or self._explains_colour(facts)
        is_small = len(lines) <= _FEW_CELLS
        return {
            "signed under NO": sure[0] and facts.columns[0] == self.no,
            "signed": is_small and all(maybe) and any(sure),
            "signed apart": is_small and (is_note or any(maybe)),
        }

    def _explains_colour(self, facts: Facts) -> bool:
        """True if a lone text says what a colour means: right of it, or in small letters."""
        if len(facts.texts) > 1:
            return False
        text = facts.texts[0].strip()
        is_words = PATTERNS["of_colour"].fullmatch(text) and not starts_like_document(text)
        return bool(is_words) or self.grid.explains_colour(facts.number, facts.columns[0])

    def _is_blank(self, facts: Facts) -> bool:
        """True if a row holds a dash in place of work, and neither proof nor a marked month."""
        says_nothing = PATTERNS["no_work"].fullmatch
        work = self.grid.own_text(facts.number, self.work)
        proof = self.grid.own_text(facts.number, self.proof) or "-"
        is_marked = not self.header.months.keys().isdisjoint(facts.columns)
        return bool(work and says_nothing(work) and says_nothing(proof)) and not is_marked

    def _is_sum(self, facts: Facts) -> bool:
        """True if a row sums up: JUMLAH in its first cell, and no work beside it but its count.
        Under LANGKAH AKSI, where work may begin so, it stands alone or before counts."""
        first, *others = facts.texts
        if not PATTERNS["sum"].match(first):
            return False
        if facts.columns[0] != self.work:
            work = self.grid.texts.get((facts.number, self.work), "")
            return not work or bool(PATTERNS["counted"].fullmatch(work))
        if PATTERNS["whole_sum"].fullmatch(first):
            return all(map(PATTERNS["counted"].fullmatch, others))
        return bool(others) and all(map(PATTERNS["counted_work"].fullmatch, others))


def _is_entry(texts: Sequence[str]) -> bool:
    """True for an entry of a legend in cells of its own: T | = | terlaksana, ● | rencana."""
    if len(texts) == _FEW_CELLS:
        return texts[1].strip() == "="
    return len(texts) == _PAIR and bool(mark_symbol(texts[0])) and not mark_symbol(texts[1])


def _counts_columns(texts: Sequence[str]) -> bool:
    """True for the row `1 2 3 4 5` under the headings, also as `(1) (2)`, `a b c`, `(7)=(5)/6`."""
    words = list[str]()
    for text in texts:
        mark = PATTERNS["column_mark"].fullmatch(text.strip())
        words.append(mark[1].lower() if mark else "")
    if len(words) < _NUMBERED_COLUMNS or "" in words:
        return False
    if words[0].isdecimal():
        return words[:2] == ["1", "2"] and all(map(str.isdecimal, words))
    return words[:2] == ["a", "b"] and words == sorted(set(words))
