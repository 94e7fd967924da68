"""What marks and colours under a calendar mean: by the legend around the table, else it is asked.
Two marks (● and ○) mostly mean two things, such as planned and done. Numbers are amounts, shares
that count up, or days."""

from __future__ import annotations

from collections.abc import (
    Collection,
    Iterable,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field, replace
from itertools import chain

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import (
    BEFORE,
    DONE,
    FULFILLED,
    MARK_ROLES,
    PLANNED,
    VOID,
)
from monev.reading.choices import (
    CUMULATIVE,
    DAY,
    NUMBERS,
    SHARES,
    ReadingChoices,
)
from monev.reading.columns.calendar import (
    Calendar,
    CalendarSlot,
    without_legend,
)
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, cell_address
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.marks import (
    DONE_BESIDE_PLAN,
    NOT_DUE,
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
from monev.reading.vocabulary.structure import (
    is_usual_area,
    split_mark,
)
from monev.reading.vocabulary.time_words import (
    UNIT_OF_TARGET,
)

_PELAKSANAAN = frozenset({"pelaksanaan", "kegiatan", "aksi"})
"""Pelaksanaan (kegiatan) is what was done where another mark is rencana; beside perencanaan it is a
stage."""
_STANDS_FOR = {FULFILLED: PLANNED, BEFORE: PLANNED}
"""Roles that answers of earlier versions may have, and what is read of them."""
_WHOLE, _LEVEL = 100, 90
_MONTHS, _DAYS = 12, 31
_FEWEST_MARKS = 2

Shares = Mapping[int, Mapping[int, float]]
"""Row → column → number, in order of time."""


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """What the marks of a table mean, and what to ask.

    roles: mark → its role (of MARK_ROLES). colours: fill → its role. of_words: cells say in words
    what is due (B03). cumulative: shares that count up, due at their last rise. counts: numbers
    beside them, due at each rise. are_days: numbers are days of their month. said: what was made of
    the marks.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
    of_words: bool = False
    cumulative: Shares = field(default_factory=dict)
    counts: Shares = field(default_factory=dict)
    are_days: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
    said: str = ""

    def roles_in(self, text: str) -> set[str]:
        """The roles of the marks a cell holds (P/R, PR); none where one of them is unknown."""
        marks = marks_in(text)
        if len(marks) == 1 and marks[0] not in self.roles:
            marks = [*marks[0]]
        roles = {self.roles.get(mark, "") for mark in marks}
        return set() if "" in roles else roles

    def asking(self, question: Remark, **changes: object) -> MarkMeanings:
        """The same with one more question, and with what else is changed on its account."""
        return replace(
            self,
            questions=(*self.questions, question),
            **changes,
        )

    def knows(self, text: str, slot: CalendarSlot) -> bool:
        """True if a cell of a period is marked, holds an amount or names a month of it."""
        is_marked = kind_of_mark(text) != "other" or self.roles_in(text)
        return bool(is_marked or slot.find_named_month(text))


def read_mark_meanings(
    header: Header,
    rows: Sequence[int],
    choices: ReadingChoices,
) -> MarkMeanings:
    """What each mark under the calendar means in these rows; `choices` are meanings people
    settled."""
    if header.calendar is None:
        return MarkMeanings()
    return _Marks(header, header.calendar, rows, choices).read()


def read_marked(
    header: Header, calendar: Calendar, rows: Sequence[int]
) -> dict[int, dict[int, str]]:
    """Row of work → column → what stands there under the calendar; without what is struck out
    beside marks that are not."""
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
    """True if a column or heading says that numbers under the calendar count something, or sums
    them up."""
    said = map(
        normalize,
        (calendar.heading, *header.others.values()),
    )
    return bool(calendar.rekap) or any(map(PATTERNS["counted"].search, said))


def chosen_roles(choices: ReadingChoices, named: str) -> list[str]:
    """The roles a person gave these marks or colours, in their order; [] where nobody did."""
    return [_STANDS_FOR.get(role, role) for role in choices.mark_roles(named)]


class _Marks:
    """What stands under the calendar of a table in its rows of work (`texts`: row → column →
    text)."""

    def __init__(
        self,
        header: Header,
        calendar: Calendar,
        rows: Sequence[int],
        choices: ReadingChoices,
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
        """What the marks mean, with all that is asked of them."""
        meanings = self._read_shares(self._read_days(self._read_symbols()))
        return replace(meanings, of_words=self._say_targets())

    def _ask(self, code: str, nilai: str | None, /, **values: object) -> Remark:
        return replace(
            self.header.remark_on_calendar(self.calendar, code, values),
            nilai=nilai,
        )

    def _say_targets(self) -> bool:
        """True if the headings say that a cell holds what is due: B03, TARGET TW I, or TARGET over
        the months; or if documents stand there."""
        if self.header.has_documents_under_months:
            return True
        says_target = PATTERNS["target"].search
        is_kode = PATTERNS["kode"].fullmatch
        rows = range(self.header.start, self.header.end + 1)
        for column in self.calendar.columns:
            texts = [normalize(without_legend(self.grid.content_at(row, column))) for row in rows]
            if not any(says_target(text) or is_kode(text) for text in texts):
                return bool(says_target(normalize(self.calendar.heading)))
        return True

    def _read_symbols(self) -> MarkMeanings:
        """What each mark means: as a person chose, by the legend, else it is asked where two or
        more are used."""
        rows_of, legend = self._find_used_marks()
        named = " ".join(rows_of)
        chosen = chosen_roles(self.choices, named)
        if len(chosen) == len(rows_of):
            return _mean(dict(zip(rows_of, chosen, strict=True)))
        said = dict[str, str]()
        for mark in rows_of:
            if words := legend.get(mark) or legend.get(mark.swapcase()):
                said[mark] = words
        roles = dict.fromkeys(rows_of, PLANNED) | settle_roles(said, legend.values())
        planned = {mark: words for mark, words in said.items() if roles[mark] == PLANNED}
        if not self._may_differ(rows_of, said, planned):
            return self._tell_legend(roles, said, planned)
        by_rows = sorted(rows_of.values(), key=len, reverse=True)
        rows = sorted({*chain(*(by_rows[1:] or by_rows))})
        marks = " dan ".join(f"“{mark}”" for mark in rows_of)
        question = self._ask(
            "due.marks_differ",
            named,
            marks=marks,
            rows=name_rows(rows),
        )
        return _mean(roles, question)

    def _tell_legend(
        self,
        roles: dict[str, str],
        said: Mapping[str, str],
        planned: Mapping[str, str],
    ) -> MarkMeanings:
        """The roles of marks that a legend explains, and what is told of it or asked: of one that
        parts the plan's marks in words nobody knows, or by which none is the plan's."""
        named = " ".join(roles)
        meanings = _mean(roles)
        are_all_said = said.keys() >= roles.keys()
        is_unknown = are_all_said and not all(map(role_of, planned.values()))
        if is_unknown and len({*planned.values()}) > 1:
            question = self._ask(
                "due.legend_unknown",
                named,
                legend=_name_legend(planned),
            )
            return replace(meanings, questions=(question,))
        if not meanings.said:
            return meanings
        if are_all_said and PLANNED not in roles.values() and not self.time:
            report = self._ask(
                "due.legend_of_report",
                named,
                legend=_name_legend(said),
            )
            return replace(meanings, questions=(report,), said="")
        return meanings.asking(
            self._ask(
                "due.legend_read",
                named,
                legend=meanings.said,
            )
        )

    def _may_differ(
        self,
        rows_of: Mapping[str, Sequence[int]],
        said: Collection[str],
        planned: Collection[str],
    ) -> bool:
        """True if marks nobody explains may mean something else than the others. x and X differ by
        a slip of the key alone; a letter alone is the mark where it marks most rows."""
        different = {mark.casefold(): rows for mark, rows in rows_of.items() if mark not in said}
        if len(different) != 1 or planned:
            return len(different) > 1 or bool(different)
        [(mark, rows)] = different.items()
        return kind_of_mark(mark) == "other" and 2 * len(rows) <= len(self.texts)

    def _find_used_marks(
        self,
    ) -> tuple[dict[str, list[int]], dict[str, str]]:
        """The signs and letters under the calendar with their rows, and the legend."""
        rows_of = dict[str, list[int]]()
        for row, texts in self.texts.items():
            for mark in dict.fromkeys(chain(*map(marks_in, texts.values()))):
                rows_of.setdefault(mark, []).append(row)
        legend = self._read_legend(rows_of)
        used = {mark: rows for mark, rows in rows_of.items() if mark in legend or _is_sign(mark)}
        return used, legend

    def _read_legend(self, used: Collection[str]) -> dict[str, str]:
        """Mark → what a text around the table says of it, also one whose marks and words stand in
        cells beside each other. Abbreviations are marks where cells hold them."""
        found = dict[str, str]()
        for row, columns in self.grid.by_row.items():
            if row in self.texts:
                continue
            texts = [self.grid.texts[row, column] for column in columns]
            # V PENGUATAN PENGAWASAN explains no V.
            texts = [text for text in texts if not is_usual_area(split_mark(text)[1])]
            for mark, words, _ in chain(
                *map(
                    read_entries,
                    (*texts, join_cells(texts)),
                )
            ):
                if not mark.isdecimal() and (mark in used or _is_sign(mark)):
                    found.setdefault(mark, words)
        return found

    def _read_days(self, meanings: MarkMeanings) -> MarkMeanings:
        """With whether the numbers under the months are days of them, which is asked: where some
        are too high for counts, and nothing sums them up."""
        if chosen := self.choices.mark_roles(NUMBERS):
            return replace(meanings, are_days=chosen == [DAY])
        numbers = {cell: int(text) for cell, text in self.cells.items() if text.isdecimal()}
        high = [cell for cell, number in numbers.items() if number > _MONTHS]
        are_all = len(numbers) == len(self.cells) and max(numbers.values(), default=0) <= _DAYS
        is_counted = self.header.has("target_capaian") or are_counted(self.header, self.calendar)
        if is_counted or not are_all or len(high) < _FEWEST_MARKS:
            return meanings
        values = {
            "example": numbers[high[0]],
            "cell": cell_address(*high[0]),
        }
        question = self._ask("due.numbers_are_days", NUMBERS, **values)
        return meanings.asking(question, are_days=True)

    def _read_shares(self, meanings: MarkMeanings) -> MarkMeanings:
        """With the shares that count up to what is due at their last rise, which is asked; not
        where more rows of shares fall. Beside a time in words nothing hangs on it."""
        shares = dict[int, dict[int, float]]()
        counts = dict[int, dict[int, float]]()
        for row, texts in self.texts.items():
            numbers = self._read_numbers(texts)
            if numbers and self._are_shares(row, numbers):
                shares[row] = numbers
            elif len({*numbers.values()}) > 1 and not falls(numbers):
                counts[row] = numbers
        rising = [row for row, numbers in shares.items() if _rises(numbers)]
        are_cumulative = len(rising) >= max(1, sum(map(falls, shares.values())))
        if chosen := self.choices.mark_roles(SHARES):
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
        if max(numbers.values()) == _WHOLE or all(
            "%" in self.cells[row, column] for column in numbers
        ):
            return True
        headings = self.header.headings
        units = [column for column, name in headings.items() if UNIT_OF_TARGET.fullmatch(name)]
        said = [self.grid.content_at(row, column) for column in units]
        return any(map(PATTERNS["share"].search, said))

    def _read_numbers(self, texts: Mapping[int, str]) -> dict[int, float]:
        """Column → number, in order of time and without noughts, of a row that says nothing else
        under its calendar; {} for other marks, and for one number said again after a gap."""
        slots = self.calendar.columns
        in_time = sorted(
            slots,
            key=lambda column: slots[column].end_month,
        )
        numbers = dict[int, float]()
        for column in in_time:
            text = texts.get(column, "0").strip(" %").replace(",", ".").replace("-", "0")
            if not PATTERNS["number"].fullmatch(text):
                return {}
            if float(text):
                numbers[column] = float(text)
        places = [in_time.index(column) for column in numbers]
        is_whole = bool(numbers) and places[-1] - places[0] + 1 == len(places)
        return numbers if is_whole or len({*numbers.values()}) > 1 else {}


def _is_sign(mark: str) -> bool:
    """True for a sign or a letter, which marks a month without any legend."""
    return not mark.isdecimal() and (len(mark) == 1 or bool(mark_symbol(mark)))


def _name_legend(legend: Mapping[str, str]) -> str:
    return "; ".join(f"“{mark}” = {words}" for mark, words in legend.items())


def _mean(roles: Mapping[str, str], *questions: Remark) -> MarkMeanings:
    """These roles; a table whose marks all are the plan's says nothing of them."""
    named = {mark: MARK_ROLES[role] for mark, role in roles.items()}
    said = _name_legend(named) if {*roles.values()} - {PLANNED} else ""
    return MarkMeanings(roles, questions=questions, said=said)


def settle_roles(said: Mapping[str, str], legend: Iterable[str]) -> dict[str, str]:
    """The role of each mark or fill of a legend, by its words beside those of the others.

    1. By its own words: planned, done, or nothing due.
    2. Where some work is *belum*, what is done was due as well.
    3. Pelaksanaan beside rencana is what was done.
    4. Where none is due, *dilaksanakan* alone says when it will be.
    """
    words_of = {mark: {*normalize(words).split()} for mark, words in said.items()}
    roles = {mark: role_of(words) or PLANNED for mark, words in said.items()}
    if not OPEN_WORDS.isdisjoint(normalize(" ".join(legend)).split()):
        return {mark: PLANNED if role == DONE else role for mark, role in roles.items()}
    _take_pelaksanaan(words_of, roles)
    if PLANNED in roles.values():
        return roles
    is_sure = "sudah" in chain(*words_of.values()) or VOID in roles.values()
    for mark, words in words_of.items():
        says_when = PATTERNS["to_be_done"].search(normalize(said[mark]))
        if says_when or (words & DONE_BESIDE_PLAN and not is_sure):
            roles[mark] = PLANNED
    return roles


def _take_pelaksanaan(words_of: Mapping[str, set[str]], roles: dict[str, str]) -> None:
    """Take pelaksanaan for what was done, where each other mark is the plan's or done."""
    done = {mark for mark, words in words_of.items() if "pelaksanaan" in words <= _PELAKSANAAN}
    others = {mark for mark in words_of.keys() - done if roles[mark] != DONE}
    if others and all(words_of[mark] & PLAN_BESIDE_DONE for mark in others):
        roles |= dict.fromkeys(done, DONE)


def part_colours(
    legend: Mapping[str, str],
) -> dict[str, str]:
    """The roles of a legend of colours (fill → words): the plan's, done, or none of it; {} where
    none is the plan's."""
    roles = settle_roles(legend, ())
    due = {fill for fill, words in legend.items() if PATTERNS["due_colour"].search(words)}
    due = {fill for fill in due if roles[fill] not in NOT_DUE}
    if not due:
        due = {fill for fill, role in roles.items() if role == PLANNED and role_of(legend[fill])}
    if not due:
        return {}
    rest = {fill: DONE if role == DONE else VOID for fill, role in roles.items()}
    return rest | dict.fromkeys(due, PLANNED)


def _rises(shares: Mapping[int, float]) -> bool:
    """True if numbers in order of time rise and never fall, to at most the whole, of which they are
    no parts. From 90 on they are no progress, but a level that is kept."""
    numbers = [*shares.values()]
    is_progress = len({*numbers}) > 1 and numbers[0] < _LEVEL
    return is_progress and not falls(shares) and sum(numbers) != _WHOLE >= max(numbers)


def falls(shares: Mapping[int, float]) -> bool:
    """True if shares in order of time do not only rise."""
    return [*shares.values()] != sorted(shares.values())
