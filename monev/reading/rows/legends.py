"""Find the meaning of marks under a calendar: by the legend around the table, else by a question.

Two marks (● and ○) mostly mean two things, such as planned and done. Numbers are amounts, shares
that count up, or days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import BEFORE, DONE, FULFILLED, MARK_ROLES, PLANNED, VOID
from monev.reading.choices import CUMULATIVE, DAY, NUMBERS, SHARES, ReadingChoices
from monev.reading.columns.calendar import Calendar, CalendarSlot
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, cell_address
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.marks import (
    DONE_BESIDE_PLAN,
    OPEN_WORDS,
    PATTERNS,
    PLAN_BESIDE_DONE,
    join_cells,
    kind_of_mark,
    mark_symbol,
    marks_in,
    read_entries,
    role_of,
)
from monev.reading.vocabulary.structure import is_usual_area, split_mark
from monev.reading.vocabulary.time_words import UNIT_OF_TARGET

_PELAKSANAAN = frozenset({"pelaksanaan", "kegiatan", "aksi"})
"""Words of a mark for *pelaksanaan (kegiatan)*: work that was done if another mark is rencana, but
a stage beside perencanaan."""
_STANDS_FOR = {FULFILLED: PLANNED, BEFORE: PLANNED}
"""Roles in answers of earlier versions, and the roles they now stand for."""
_WHOLE, _LEVEL = 100, 90
_MONTHS, _DAYS = 12, 31
_FEWEST_MARKS = 2

Shares = Mapping[int, Mapping[int, float]]
"""Row → column → number, in order of time."""


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """The meaning of a table's marks, and the questions about them.

    roles: mark → its role (of MARK_ROLES). cumulative: shares that count up, due at their last
    rise. counts: numbers beside them, due at each rise. are_days: numbers are days of their month.
    said: the meaning of the marks in words.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
    cumulative: Shares = field(default_factory=dict)
    counts: Shares = field(default_factory=dict)
    are_days: bool = False
    said: str = ""

    def roles_in(self, text: str) -> set[str]:
        """Return the roles of the marks in a cell (P/R, PR), or none if one of them is unknown."""
        marks = marks_in(text)
        if len(marks) == 1 and marks[0] not in self.roles:
            marks = [*marks[0]]
        roles = {self.roles.get(mark, "") for mark in marks}
        return set() if "" in roles else roles

    def asking(self, question: Remark, **changes: object) -> MarkMeanings:
        """Return a copy with one more question and these changes."""
        return replace(self, questions=(*self.questions, question), **changes)

    def knows(self, text: str, slot: CalendarSlot) -> bool:
        """True if a cell of a period is marked, holds an amount or names a month of it."""
        is_marked = kind_of_mark(text) != "other" or self.roles_in(text)
        return bool(is_marked or slot.find_named_month(text))


def read_mark_meanings(
    header: Header, rows: Sequence[int], choices: ReadingChoices
) -> MarkMeanings:
    """Return the meaning of each mark under the calendar in these rows; `choices` are meanings
    people settled.
    """
    if header.calendar is None:
        return MarkMeanings()
    return _Marks(header, header.calendar, rows, choices).read()


def read_marked(
    header: Header, calendar: Calendar, rows: Sequence[int]
) -> dict[int, dict[int, str]]:
    """Return the texts under the calendar: row of work → column → text. Struck-out texts are left
    out if the row has marks that are not struck out.
    """
    grid = header.grid
    found = dict[int, dict[int, str]]()
    for row in rows:
        texts = dict[int, str]()
        kept = dict[int, str]()
        for column in sorted(calendar.columns):
            text = grid.content_at(row, column)
            if text:
                texts[column] = text
            if text and grid.origin(row, column) not in grid.struck:
                kept[column] = text
        found[row] = kept if any(map(kind_of_mark, kept.values())) else texts
    return found


def are_counted(header: Header, calendar: Calendar) -> bool:
    """True if a column or heading says that numbers under the calendar are counted or totalled."""
    if calendar.rekap:
        return True
    for heading in (calendar.heading, *header.others.values()):
        if PATTERNS["counted"].search(normalize(heading)):
            return True
    return False


def chosen_roles(choices: ReadingChoices, named: str) -> list[str]:
    """Return the roles a person gave these marks or colours, in their order; [] if nobody did."""
    return [_STANDS_FOR.get(role, role) for role in choices.mark_roles(named)]


class _Marks:
    """The marks under a table's calendar in its rows of work (`texts`: row → column → text)."""

    def __init__(
        self, header: Header, calendar: Calendar, rows: Sequence[int], choices: ReadingChoices
    ) -> None:
        self.header = header
        self.calendar = calendar
        self.choices = choices
        self.grid = header.grid
        self.time = header.columns.get("target_waktu", 0)
        self.texts = read_marked(header, calendar, rows)
        self.cells: dict[Cell, str] = {}
        for row, texts in self.texts.items():
            for column, text in texts.items():
                self.cells[row, column] = text

    def read(self) -> MarkMeanings:
        """Find the meaning of the marks, with all questions about them."""
        return self._read_shares(self._read_days(self._read_symbols()))

    def _ask(self, code: str, nilai: str | None, /, **values: object) -> Remark:
        remark = self.header.remark_on_calendar(self.calendar, code, values)
        return replace(remark, nilai=nilai)

    def _read_symbols(self) -> MarkMeanings:
        """Find the meaning of each mark.

        As a person chose, else by the legend, else by a question if two or more are used.
        """
        rows_of, legend = self._find_used_marks()
        named = " ".join(rows_of)
        chosen = chosen_roles(self.choices, named)
        if len(chosen) == len(rows_of):
            return _mean(dict(zip(rows_of, chosen, strict=True)))
        said = dict[str, str]()
        for mark in rows_of:
            words = legend.get(mark) or legend.get(mark.swapcase())
            if words:
                said[mark] = words
        roles = dict.fromkeys(rows_of, PLANNED) | settle_roles(said, legend.values())
        planned = dict[str, str]()
        for mark, words in said.items():
            if roles[mark] == PLANNED:
                planned[mark] = words
        if not self._may_differ(rows_of, said, planned):
            return self._tell_legend(roles, said, planned)
        by_rows = sorted(rows_of.values(), key=len, reverse=True)
        rare = by_rows[1:] or by_rows
        rows = sorted(set(chain(*rare)))
        marks = " dan ".join(f"“{mark}”" for mark in rows_of)
        question = self._ask("due.marks_differ", named, marks=marks, rows=name_rows(rows))
        return _mean(roles, question)

    def _tell_legend(
        self, roles: dict[str, str], said: Mapping[str, str], planned: Mapping[str, str]
    ) -> MarkMeanings:
        """Return the roles of marks that a legend explains, with one remark.

        1. A question if the legend tells the plan's marks apart in words nobody knows.
        2. A question if by the legend no mark is the plan's and no column says a time.
        3. Else a remark that the legend was read, if it gives any mark another role.
        """
        named = " ".join(roles)
        meanings = _mean(roles)
        are_all_said = said.keys() >= roles.keys()
        is_unknown = are_all_said and not all(map(role_of, planned.values()))
        if is_unknown and len(set(planned.values())) > 1:
            legend = _name_legend(planned)
            question = self._ask("due.legend_unknown", named, legend=legend)
            return replace(meanings, questions=(question,))
        if not meanings.said:
            return meanings
        if are_all_said and PLANNED not in roles.values() and not self.time:
            legend = _name_legend(said)
            report = self._ask("due.legend_of_report", named, legend=legend)
            return replace(meanings, questions=(report,), said="")
        told = self._ask("due.legend_read", named, legend=meanings.said)
        return meanings.asking(told)

    def _may_differ(
        self, rows_of: Mapping[str, Sequence[int]], said: Collection[str], planned: Collection[str]
    ) -> bool:
        """True if marks without an explanation may mean something else than the others.

        x and X are one mark. A single letter is the plan's mark if it marks most rows.
        """
        different = dict[str, Sequence[int]]()
        for mark, rows in rows_of.items():
            if mark not in said:
                different[mark.casefold()] = rows
        if not different or planned:
            return bool(different)
        if len(different) > 1:
            return True
        [(mark, rows)] = different.items()
        return kind_of_mark(mark) == "other" and 2 * len(rows) <= len(self.texts)

    def _find_used_marks(self) -> tuple[dict[str, list[int]], dict[str, str]]:
        """Return the signs and letters under the calendar with their rows, and the legend."""
        rows_of = dict[str, list[int]]()
        for row, texts in self.texts.items():
            marks = dict[str, None]()
            for text in texts.values():
                marks |= dict.fromkeys(marks_in(text))
            for mark in marks:
                rows_of.setdefault(mark, []).append(row)
        legend = self._read_legend(rows_of)
        used = dict[str, list[int]]()
        for mark, rows in rows_of.items():
            if mark in legend or _is_sign(mark):
                used[mark] = rows
        return used, legend

    def _read_legend(self, used: Collection[str]) -> dict[str, str]:
        """Map each mark to its words in the texts around the table.

        Mark and words may stand in cells beside each other. Abbreviations are marks only if cells
        under the calendar hold them.
        """
        found = dict[str, str]()
        for row, columns in self.grid.by_row.items():
            if row in self.texts:
                continue
            texts = list[str]()
            for column in columns:
                text = self.grid.texts[row, column]
                # V PENGUATAN PENGAWASAN explains no V.
                if not is_usual_area(split_mark(text)[1]):
                    texts.append(text)
            texts.append(join_cells(texts))
            for mark, words, _ in chain(*map(read_entries, texts)):
                if not mark.isdecimal() and (mark in used or _is_sign(mark)):
                    found.setdefault(mark, words)
        return found

    def _read_days(self, meanings: MarkMeanings) -> MarkMeanings:
        """Add the question if numbers under the months are days: some are too high for counts, and
        nothing totals them.
        """
        chosen = self.choices.mark_roles(NUMBERS)
        if chosen:
            return replace(meanings, are_days=chosen == [DAY])
        high = list[Cell]()
        for cell, text in self.cells.items():
            if not text.isdecimal() or int(text) > _DAYS:
                return meanings
            if int(text) > _MONTHS:
                high.append(cell)
        if len(high) < _FEWEST_MARKS:
            return meanings
        if self.header.has("target_capaian") or are_counted(self.header, self.calendar):
            return meanings
        example = int(self.cells[high[0]])
        cell = cell_address(*high[0])
        question = self._ask("due.numbers_are_days", NUMBERS, example=example, cell=cell)
        return meanings.asking(question, are_days=True)

    def _read_shares(self, meanings: MarkMeanings) -> MarkMeanings:
        """Add the shares that count up and are due at their last rise, unless more rows fall than
        rise.

        A question is added only for rows without a time in words.
        """
        shares = dict[int, dict[int, float]]()
        counts = dict[int, dict[int, float]]()
        falling = 0
        rising = list[int]()
        for row, texts in self.texts.items():
            numbers = self._read_numbers(texts)
            if numbers and self._are_shares(row, numbers):
                shares[row] = numbers
                falling += falls(numbers)
                if _rises(numbers):
                    rising.append(row)
            elif len(set(numbers.values())) > 1 and not falls(numbers):
                counts[row] = numbers
        are_cumulative = len(rising) >= max(1, falling)
        chosen = self.choices.mark_roles(SHARES)
        if chosen:
            are_cumulative = chosen == [CUMULATIVE]
        if not are_cumulative:
            return meanings
        meanings = replace(meanings, cumulative=shares, counts=counts)
        asked = [row for row in rising if not self.grid.content_at(row, self.time)]
        if not asked or chosen:
            return meanings
        question = self._ask("due.cumulative", SHARES, rows=name_rows(asked))
        cell = cell_address(asked[0], self.calendar.start)
        return meanings.asking(replace(question, baris=asked[0], sel=cell))

    def _are_shares(self, row: int, numbers: Mapping[int, float]) -> bool:
        """True if numbers come to 100, are written with %, or stand beside it under SATUAN."""
        if max(numbers.values()) == _WHOLE:
            return True
        if all("%" in self.cells[row, column] for column in numbers):
            return True
        for column, heading in self.header.headings.items():
            if not UNIT_OF_TARGET.fullmatch(heading):
                continue
            unit = self.grid.content_at(row, column)
            if PATTERNS["share"].search(unit):
                return True
        return False

    def _read_numbers(self, texts: Mapping[int, str]) -> dict[int, float]:
        """Map columns to numbers other than 0, in order of time.

        {} if the row holds anything else under its calendar, or only one number that comes again
        after a gap.
        """
        slots = self.calendar.columns
        in_time = sorted(slots, key=lambda column: slots[column].end_month)
        numbers = dict[int, float]()
        places = list[int]()
        for place, column in enumerate(in_time):
            text = texts.get(column, "0").strip(" %")
            text = text.replace(",", ".").replace("-", "0")
            if not PATTERNS["number"].fullmatch(text):
                return {}
            if float(text):
                numbers[column] = float(text)
                places.append(place)
        if len(set(numbers.values())) > 1:
            return numbers
        is_whole = bool(places) and places[-1] - places[0] + 1 == len(places)
        return numbers if is_whole else {}


def _is_sign(mark: str) -> bool:
    """True for a sign or a letter, which marks a month without any legend."""
    if mark.isdecimal():
        return False
    return len(mark) == 1 or bool(mark_symbol(mark))


def _name_legend(legend: Mapping[str, str]) -> str:
    return "; ".join(f"“{mark}” = {words}" for mark, words in legend.items())


def _mean(roles: Mapping[str, str], *questions: Remark) -> MarkMeanings:
    """Return meanings with these roles. Nothing is said if all marks are the plan's."""
    said = ""
    if set(roles.values()) - {PLANNED}:
        said = _name_legend({mark: MARK_ROLES[role] for mark, role in roles.items()})
    return MarkMeanings(roles, questions=questions, said=said)


def settle_roles(said: Mapping[str, str], legend: Iterable[str]) -> dict[str, str]:
    """Return the role of each mark or fill of a legend, by its words and those of the others.

    1. By its own words: planned, done, or nothing due.
    2. If some work is *belum*, done work was due as well.
    3. Pelaksanaan beside rencana was done.
    4. If none is due, *dilaksanakan* alone says when it will be.
    """
    words_of = dict[str, set[str]]()
    roles = dict[str, str]()
    for mark, words in said.items():
        words_of[mark] = set(normalize(words).split())
        roles[mark] = role_of(words) or PLANNED
    all_words = normalize(" ".join(legend)).split()
    if not OPEN_WORDS.isdisjoint(all_words):
        return {mark: PLANNED if role == DONE else role for mark, role in roles.items()}
    _take_pelaksanaan(words_of, roles)
    if PLANNED in roles.values():
        return roles
    is_sure = VOID in roles.values() or "sudah" in chain(*words_of.values())
    for mark, words in words_of.items():
        says_when = PATTERNS["to_be_done"].search(normalize(said[mark]))
        if says_when or (words & DONE_BESIDE_PLAN and not is_sure):
            roles[mark] = PLANNED
    return roles


def _take_pelaksanaan(words_of: Mapping[str, set[str]], roles: dict[str, str]) -> None:
    """Set the role of pelaksanaan to done, in place, if each other mark is the plan's or done."""
    done = list[str]()
    has_plan = False
    for mark, words in words_of.items():
        if "pelaksanaan" in words <= _PELAKSANAAN:
            done.append(mark)
        elif roles[mark] != DONE:
            if words.isdisjoint(PLAN_BESIDE_DONE):
                return
            has_plan = True
    if has_plan:
        roles |= dict.fromkeys(done, DONE)


def _rises(shares: Mapping[int, float]) -> bool:
    """True if numbers in order of time rise to at most 100 and never fall.

    Numbers that add up to 100 are parts of it. Numbers from 90 on are a level that is kept.
    """
    numbers = list(shares.values())
    if len(set(numbers)) < 2 or numbers[0] >= _LEVEL or falls(shares):
        return False
    return sum(numbers) != _WHOLE >= max(numbers)


def falls(shares: Mapping[int, float]) -> bool:
    """True if a number is lower than one before it."""
    numbers = list(shares.values())
    return numbers != sorted(numbers)
