"""Say what each row of a table is by itself: its words, its number, and what it has of its own."""

from collections import Counter
from dataclasses import dataclass

from monev.reading.columns import MOST
from monev.reading.proposal import Proposal
from monev.reading.tables import is_page_furniture
from monev.reading.vocabulary.bukti_kinds import MARK
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.marks import kind_of_mark
from monev.reading.vocabulary.structure import (
    PATTERNS,
    has_words,
    level_mark,
    lone_mark,
    name_person,
    row_number,
)

LONE = 3
_FEWEST_NUMBERED = 1 / 3
"""The share of works with a number from which on the works are numbered."""


@dataclass(slots=True)
class Row:
    """What one row says by itself.

    is_own: it has a time, documents or marks. number, kind: of the works' numbering; works have one
    kind, their groups another. is_below: a merge from above covers its words. is_band: one cell is
    merged over the work and more. is_no_work: a note, or numbers of the columns.
    """

    at: int
    texts: list[str]
    words: str
    is_own: bool
    has_time: bool
    is_below: bool
    is_band: bool
    number: str = ""
    kind: str = ""
    is_no_work: bool = False


class TaggedRows:
    """The rows of a table, each tagged, and what holds for all of them.

    kind: that of the works' numbers. last: the last row of work, or what follows it without a blank
    row.
    """

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.grid = proposal.table.grid
        self.work = proposal.find("langkah_aksi")
        own = proposal.all_of("target_waktu", "bukti_dukung")
        self.own = [*(each.number for each in own), *proposal.works]
        self.times = [each.number for each in proposal.all_of("target_waktu", "bulan")]
        self.rows = [self._tag(row) for row in proposal.table.rows]
        self.kind = ""
        self.is_numbered = self._find_numbers()
        self.words = {row.at: row.words for row in self.rows}
        self.last = self._find_last()
        for row in self.rows:
            row.is_no_work = self._is_no_work(row)

    def text(self, row: int, meaning: str) -> str:
        column = self.proposal.find(meaning)
        return self.grid.own_text(row, column) if column else ""

    def is_below(self, row: int, meaning: str) -> bool:
        """True if a merge from above covers a cell."""
        column = self.proposal.find(meaning)
        return bool(column) and self.grid.is_covered_from_above(row, column)

    def names_work(self, row: Row) -> bool:
        """True if a row has what work has beside its words: cells of its own, a number, a PIC."""
        if row.is_own or self.text(row.at, "kode"):
            return True
        return row.kind == self.kind if self.is_numbered else bool(self.text(row.at, "pic"))

    def begins_anew_below(self, row: Row) -> bool:
        """True if the numbers begin anew in the next row: then this one is a heading."""
        below = [each for each in self.rows if each.at > row.at][:1]
        mark = lone_mark(below[0].number) if below else None
        return bool(mark and mark.order == 1)

    def _tag(self, at: int) -> Row:
        said = [self.grid.own_text(at, column) for column in self.own]
        marked = [self.grid.own_text(at, column) for column in self.proposal.months]
        is_own = any(map(has_words, said)) or any(map(kind_of_mark, marked))
        has_time = any(self.grid.own_text(at, column) for column in self.times)
        columns = self.grid.by_row[at]
        widths = [self.grid.width_at(at, column) for column in columns]
        is_band = len(columns) < LONE < max(widths)
        is_below = self.is_below(at, "langkah_aksi")
        return Row(
            at, self.grid.row_texts(at), self._words(at), is_own, has_time, is_below, is_band
        )

    def _words(self, at: int) -> str:
        """Return the words of the work, unless a merge over the row says something wider."""
        if self.grid.width_at(at, self.work) > LONE:
            return ""
        texts = (self.grid.own_text(at, each) for each in self.proposal.works or [self.work])
        return next(filter(None, texts), "")

    def _find_numbers(self) -> bool:
        """Number the rows by a column or, where none does, by what their words begin with.

        True if the works are numbered.
        """
        works = [row for row in self.rows if row.words and row.is_own]
        before = {row.at: _mark_before(self.grid.own_text(row.at, self.work)) for row in self.rows}
        marked = [before[row.at] for row in works if before[row.at]]
        first = lone_mark(marked[0].strip(" .()")) if marked else None
        is_list = len(marked) > 1 or (first and first.order == 1)
        if is_list and len(marked) > MOST * len(works):
            for row in self.rows:
                row.words = row.words.removeprefix(_mark_before(row.words))
        column = self.proposal.find("no")
        in_column = {row.at: self.grid.content_at(row.at, column) for row in self.rows}
        for texts, least in ((in_column, _FEWEST_NUMBERED), (before, MOST)):
            for row in self.rows:
                row.number = row_number(texts[row.at]) or ""
                mark = lone_mark(texts[row.at]) or level_mark(texts[row.at])
                row.kind = mark.kind if mark else ""
            numbered = [row.kind for row in works if row.number]
            if len(numbered) > least * len(works) and (column or len(numbered) > 1):
                kinds = Counter(numbered)
                self.kind = max(kinds, key=kinds.__getitem__, default="")
                return True
        return False

    def _find_last(self) -> int:
        last = max((row.at for row in self.rows if row.words and row.is_own), default=0)
        while last + 1 in self.grid.by_row and not self._is_note(last + 1):
            last += 1
        return last

    def _is_note(self, at: int) -> bool:
        text = self.words.get(at) or self.grid.row_texts(at)[0]
        if PATTERNS["sure_signature"].match(text) or normalize(text).startswith("lanjutan"):
            return True
        own = [self.text(at, meaning) for meaning in ("bukti_dukung", "target_waktu")]
        whole = (PATTERNS["note_title"], PATTERNS["whole_sum"])
        if any(each.fullmatch(text) for each in whole):
            return "" in own or text in own  # merged over them
        return not own[0] and any(PATTERNS[name].match(text) for name in ("sum", "bottom_note"))

    def _is_no_work(self, row: Row) -> bool:
        """Return whether a row is a note, or numbers the columns."""
        names_person = name_person(*row.texts) and not row.is_own
        is_note = (self._is_note(row.at) or names_person) and not row.number
        return bool(is_note or is_page_furniture(self.grid, row.at))


def _mark_before(text: str) -> str:
    """Return the number, letter or bullet before words that list no more than one thing."""
    lines = [line for line in text.splitlines() if MARK.match(line)]
    found = MARK.match(text) if len(lines) == 1 else None
    return found[0] if found else ""
