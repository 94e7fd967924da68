"""What the marks under the periods of a table mean: by roles, a legend, words, or fills."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import BEFORE, DONE, FULFILLED, PLANNED, VOID
from monev.reading.choices import ReadingChoices
from monev.reading.columns import REPORTS
from monev.reading.files.grid import Cell, cell_address
from monev.reading.proposal import Proposal
from monev.reading.report_words import read_meant, read_status
from monev.reading.table_rows import Work
from monev.reading.vocabulary.marks import (
    COLOURS,
    EMPTY_SIGNS,
    PATTERNS,
    is_amount,
    kind_of_mark,
    mark_of,
    marks_in,
    name_colour,
)

_FEWEST_ROWS = 4
_OLD_ROLES = {FULFILLED: PLANNED, BEFORE: PLANNED}
"""Roles in answers of earlier versions, and the roles they now stand for."""
_MEANT = (
    r"(?:(?P<planned>(?:di)?rencana(?:kan)?|target|(?:di)?jadwal(?:kan)?|belum|sedang|proses|"
    r"tidak (?:realisasi|terlaksana|selesai))|(?P<none>tidak|bukan|kosong)|"
    r"realisasi|terlaksana|selesai|sudah)\b"
)
_MEANT_BY_FILL = re.compile(_MEANT, re.I)
_LEGEND = re.compile(rf"(?<!\w)(\S{{1,3}}|{'|'.join(COLOURS)})\s*[=:]\s*{_MEANT}", re.I)
_STATUS_OF_COLOUR = re.compile(
    rf"(?:^|\b(?P<colour>{'|'.join(COLOURS)})\s*[=:]\s*)(?:sudah|selesai|belum|tidak|sedang|proses|"
    r"dalam proses|berjalan|terlaksana|(?:di)?(?:batal|tunda))",
    re.I,
)


class Sign(NamedTuple):
    """What a text under a period means; is_odd: nobody knows, so it is asked."""

    is_planned: bool = True
    is_done: bool = False
    amount: str = ""
    is_odd: bool = False


class Marks:
    """The signs under the periods of one table, by row, and what each means."""

    def __init__(self, proposal: Proposal, works: Sequence[Work], choices: ReadingChoices) -> None:
        self.proposal = proposal
        self.grid = proposal.table.grid
        self.works = works
        self.choices = choices
        self.months = proposal.months
        reports = proposal.all_of(*REPORTS)
        self.reported = {each.number: each.period for each in reports if each.period}
        self.warnings: list[Remark] = []
        self.legend: dict[str, str] = {}
        self.judged: dict[str, Sign] = {}
        self._list_signs()
        self._read_roles()
        self.is_replaced = self._find_replaced()

    def _read_roles(self) -> None:
        """Say what each mark means: as a person said, as a legend says, else the plan's, asked."""
        rows_of = self._rows_of_marks()
        used = [mark for mark in rows_of if len(mark) == 1 or mark in self.colours]
        named = " ".join(used)
        self.roles = dict.fromkeys(used, PLANNED)
        self.legend = self._read_legend(used)
        roles = self.choices.mark_roles(named)
        if roles and len(roles) == len(used):
            named_roles = zip(used, roles, strict=True)
            self.roles = {mark: _OLD_ROLES.get(role, role) for mark, role in named_roles}
            return
        said = {mark: role for mark, role in self.legend.items() if mark in used}
        is_plan = PLANNED in (self.roles | said).values()
        self.roles |= said if is_plan else {}  # v = dilaksanakan may be what the plan calls it
        is_one = len({mark.casefold() for mark in used}) < 2
        if (is_one and (is_plan or not said)) or (is_plan and said.keys() >= {*used}):
            return
        shown, is_full = self._find_empty(used)
        if shown:
            self.roles[shown] = VOID
            return
        rows = sorted({row for mark in used for row in rows_of[mark]})
        marks = " dan ".join(f"“{mark}”" for mark in used)
        asked = self.remark("due.marks_differ", marks=marks, rows=name_rows(rows), full=is_full)
        self.warnings.append(replace(asked, nilai=named))

    def _find_empty(self, used: Sequence[str]) -> tuple[str, bool]:
        """Return the empty sign of a pair that says no, and whether each cell has a sign.

        It does where each cell has one of both, and where it stands before a full one: of what
        was done and what is still planned, the first comes first.
        """
        rows = [[*self.signs[row].values()] for row in self._rows() if self.signs[row]]
        is_full = all(len(row) == len(self.months) for row in rows)
        empty = [mark for mark in used if mark in EMPTY_SIGNS]
        if not is_full or len(used) != 2 or len(empty) != 1:
            return "", is_full
        said = [[mark_of(text) == empty[0] for text in row] for row in rows]
        return (empty[0] if any(row != sorted(row) for row in said) else ""), is_full

    def _find_replaced(self) -> bool:
        """True if marks of what was done stand in place of the plan's: o turned into ●.

        Then many a work has no mark of the plan left, or none has, and no cell has both.
        """
        roles = [
            [{self.roles.get(mark, "") for mark in self._marks_in(text)} for text in signs.values()]
            for signs in (self.signs[work.row] for work in self.works)
        ]
        done = [cells for cells in roles if any(DONE in cell for cell in cells)]
        alone = [cells for cells in done if not any(PLANNED in cell for cell in cells)]
        has_both = any({PLANNED, DONE} <= cell for cells in done for cell in cells)
        many = len(alone) * 4 >= len(done) > 1
        return not has_both and (many or PLANNED not in self.roles.values())

    def _rows_of_marks(self) -> dict[str, list[int]]:
        rows_of: dict[str, list[int]] = {}
        for row in self._rows():
            for text in self.signs[row].values():
                for mark in self._marks_in(text):
                    rows_of.setdefault(mark, []).append(row)
        return rows_of

    def _read_legend(self, used: Sequence[str]) -> dict[str, str]:
        """Read what says what marks mean: x = rencana, v = realisasi; words in or beside a fill."""
        found: dict[str, str] = {}
        for text in self.grid.texts.values():
            for said in _LEGEND.finditer(text):
                found[mark_of(said[1]) or said[1].casefold()] = _role_of(said)
        rows = {row for work in self.works for row in work.rows}
        for (row, column), fill in self.grid.colours.items():
            colour = name_colour(fill)
            texts = [self.grid.text_at(row, each) for each in (column, column + 1)]
            said = _MEANT_BY_FILL.match(next(filter(None, texts), ""))
            if said and colour in used and row not in rows:
                found[colour] = _role_of(said)
        return found

    def remark(self, code: str, **values: object) -> Remark:
        """Return a remark on the first heading of the periods."""
        bottom = self.proposal.table.bottom
        heading = self.proposal.heading_of("target_waktu")
        place = cell_address(bottom, min(self.months))
        return Remark(code, self.grid.name, bottom, heading, sel=place, values=values)

    def _list_signs(self) -> None:
        """List the texts under the periods of each row, and the colours of blank cells."""
        rows = [row for work in self.works for row in work.rows]
        at = self.grid.content_at
        self.signs: dict[int, dict[int, str]] = {row: {} for row in rows}
        for row, column in product(rows, self.months):
            if text := at(row, column):
                self.signs[row][column] = text
        filled = {cell: name_colour(fill) for cell, fill in self._find_fills(self.months).items()}
        self.colours = {*filled.values()}
        for (row, column), colour in filled.items():
            if not kind_of_mark(at(row, column)):
                self.signs[row][column] = colour
        self.fills_done = self._find_fills(self.reported)
        texts = sorted({text for row in self._rows() for text in self.signs[row].values()})
        words = [text for text in texts if kind_of_mark(text) == "other" or "%" in text]
        chosen = self.choices.chosen_status
        status = {text: chosen(text) or read_status(text) or read_meant(text)[0] for text in words}
        says_done = any(status[text] == "selesai" for text in words if "%" not in text)
        # In a table where words say that work was done, they report the month they stand under.
        self.statuses = {text: said for text, said in status.items() if said and says_done}

    def _rows(self) -> list[int]:
        """List the rows of the plan; of T and R below each other those of T."""
        return [row for work in self.works for row in work.rows if row not in work.done_rows]

    def _find_fills(self, columns: Collection[int]) -> dict[Cell, str]:
        """Find the fills that mark cells of these columns, where no cell holds a sign.

        The fill of most cells beside the periods is a stripe, that of half a column a ruler.
        """
        rows, grid = self._rows(), self.grid
        cells = [*product(rows, columns)]
        is_filled = any(column in columns for _, column in grid.colours)
        if not is_filled or any(kind_of_mark(grid.content_at(*cell)) == "mark" for cell in cells):
            return {}
        columns_beside = self.proposal.columns.keys() - self.months.keys() - self.reported.keys()
        fills: dict[Cell, str] = {}
        for row, run in groupby(cells, itemgetter(0)):
            beside = Counter(grid.colours.get((row, column), "") for column in columns_beside)
            usual = max(beside, key=beside.__getitem__, default="")
            filled = {cell: grid.colours.get(grid.origin(*cell), "") for cell in run}
            fills |= {cell: fill for cell, fill in filled.items() if fill not in ("", usual)}
        counts = Counter((column, fill) for (_, column), fill in fills.items())
        few = max(_FEWEST_ROWS, len(rows)) / 2
        rare = {fill for (_, fill), count in counts.items() if count < few}
        others = {cell: fill for cell, fill in fills.items() if fill in rare}
        return others if others and len(rows) >= _FEWEST_ROWS else fills

    def _marks_in(self, text: str) -> list[str]:
        return [text] if text in self.colours else marks_in(text)

    def judge(self, text: str) -> Sign:
        """Say what a text under a period means: planned, done, how much, or odd; each once."""
        if text not in self.judged:
            self.judged[text] = self._judge_anew(text)
        return self.judged[text]

    def _judge_anew(self, text: str) -> Sign:
        if status := self.statuses.get(text):
            return Sign(is_done=status == "selesai")
        if not kind_of_mark(text) and self.legend.get(text) == PLANNED:
            return Sign()  # a dash that a legend calls planned
        kind = kind_of_mark(text)
        marks = self._marks_in(text)
        if len(marks) == 1 and marks[0] not in self.roles:
            marks = [*marks[0]]
        roles = {self.roles.get(mark, "") for mark in marks} if text else set()
        if text in self.colours:  # it has one colour: what is done there was planned there
            return Sign(is_done=DONE in roles)
        if roles and "" not in roles:
            is_done = DONE in roles
            return Sign(PLANNED in roles or (is_done and self.is_replaced), is_done)
        is_none = kind == "other" and PATTERNS["no_target"].search(text)
        amount = " ".join(text.split()) if is_amount(text) else ""
        return Sign(bool(kind) and not is_none, amount=amount, is_odd=kind == "other")

    def tell(self) -> Iterator[Remark]:
        """Ask about marks that differ; tell of words that say that work was done."""
        yield from self.warnings
        for text in self.statuses:
            remark = read_meant(text)[1]
            if remark and not self.choices.chosen_status(text):
                asked = self.remark(remark.code, **remark.values)
                yield replace(asked, nilai=text)

    def tell_of_colours(self) -> Iterator[Remark]:
        """Tell of a legend that gives a colour a status, where works are filled with it."""
        columns, table = self.proposal.columns, self.proposal.table
        rows = {row for work in self.works for row in work.rows}
        headed = {number for number, each in columns.items() if each.path}
        free = headed - {each.number for each in self.proposal.all_of(*REPORTS)}
        fills = {cell: name_colour(fill) for cell, fill in self.grid.colours.items()}
        used = {fills[row, column] for row, column in fills if row in rows and column in free}
        for (row, column), text in self.grid.texts.items():
            if column in headed and (row in rows or table.top <= row <= table.bottom):
                continue
            beside = fills.get((row, column)) or fills.get((row, column - 1), "")
            said = [found["colour"] or beside for found in _STATUS_OF_COLOUR.finditer(text)]
            if {*map(str.lower, said)} & (used - self.colours):
                yield self.grid.remark_at("rows.colours_unread", row, column, None, words=text[:60])


def _role_of(said: re.Match[str]) -> str:
    """Return what a legend says that a mark means: planned, none (☐ = tidak), or done."""
    return {"none": VOID, "planned": PLANNED}.get(said.lastgroup or "", DONE)
