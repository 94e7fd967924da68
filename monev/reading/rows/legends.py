"""What marks and colours under a calendar mean: by the legend around the table, else it is asked.
Where one matrix uses two marks or more (● and ○), they mostly mean two things, such as planned and
done. Numbers are amounts, shares that count up, or days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import BEFORE, DONE, FULFILLED, MARK_ROLES, OFF, PLANNED, VOID
from monev.reading.choices import CUMULATIVE, DAY, EACH, NUMBERS, SHARES, ReadingChoices
from monev.reading.columns.calendar import Calendar, CalendarSlot, without_legend
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, cell_address
from monev.reading.vocabulary.headings import RENCANA_WORDS, normalize, split_version
from monev.reading.vocabulary.marks import (
    DONE_BESIDE_PLAN,
    NOT_DUE,
    OPEN_WORDS,
    PATTERNS,
    PLAN_BESIDE_DONE,
    is_legend,
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
"""Pelaksanaan (kegiatan) is what was done where another mark is rencana; beside perencanaan it is a
stage."""
_ROLES_OF = {FULFILLED: (PLANNED, DONE)}
"""A role that is two."""
_WHOLE, _LEVEL, _LEAST_SHARE = 100, 90, 10
_MONTHS, _DAYS = 12, 31
_FEWEST_MARKS, _FEWEST_WORDS = 2, 3

Shares = Mapping[int, Mapping[int, float]]
"""Row → column → number, in order of time."""


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """The marks of a table, each with its role (of MARK_ROLES) where one was said; what to ask.
    `explained` has a mark's meaning in the legend's words, where two marks are both the plan's.
    `of_words`: the cells mostly say in words what is due, as a B03 cell does. `cumulative`: the
    shares of each row where they count up to what is due at their last rise; `counts`: of other
    rows there, due at each rise. `are_days`: numbers are days of their month. `colours` has the
    role of a fill. `said` is what was made of the marks, in words."""

    roles: Mapping[str, str] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
    of_words: bool = False
    cumulative: Shares = field(default_factory=dict)
    counts: Shares = field(default_factory=dict)
    are_days: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
    said: str = ""

    def roles_in(self, text: str) -> set[str]:
        """The roles of the marks a cell holds: of one, or of several that all are known (P/R); else
        none."""
        marks = marks_in(text)
        if len(marks) == 1 and marks[0] not in self.roles and len({*marks[0]}) == len(marks[0]):
            marks = [*marks[0]]  # TR, where both letters are marks
        each = {self.roles.get(mark, "") for mark in marks}
        return {*chain(*(_ROLES_OF.get(role, (role,)) for role in each))} if all(each) else set()

    def roles_of_fill(self, fill: str) -> tuple[str, ...]:
        """The roles of a fill: the plan's, where nothing else is said of it."""
        return _ROLES_OF.get(role := self.colours.get(fill, PLANNED), (role,))

    def asking(self, question: Remark, **changes: Any) -> MarkMeanings:
        """The same with one more question, and with what else is changed on its account."""
        return replace(self, questions=(*self.questions, question), **changes)

    def knows(self, text: str, slot: CalendarSlot) -> bool:
        """True if a cell of a period is marked, holds an amount or names a month of it."""
        is_marked = kind_of_mark(text) != "other" or self.roles_in(text)
        return bool(is_marked or slot.find_named_month(text))


def read_mark_meanings(
    header: Header, rows: Sequence[int], choices: ReadingChoices
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
    found = dict[int, dict[int, str]]()
    for row in rows:
        said = {k: header.grid.content_at(row, k) for k in sorted(calendar.columns)}
        texts = {k: text for k, text in said.items() if text}
        struck = {k for k in texts if header.grid.origin(row, k) in header.grid.struck}
        kept = {k: text for k, text in texts.items() if k not in struck}
        found[row] = kept if any(map(kind_of_mark, kept.values())) else texts
    return found


def are_counted(header: Header, calendar: Calendar) -> bool:
    """True if a column or heading says that numbers under the calendar count something, or sums
    them up."""
    said = map(normalize, (calendar.heading, *header.others.values()))
    return bool(calendar.rekap) or any(map(PATTERNS["counted"].search, said))


class _Marks:
    """What stands under the calendar of a table in its rows of work (`texts`: row → column →
    text)."""

    def __init__(
        self, header: Header, calendar: Calendar, rows: Sequence[int], choices: ReadingChoices
    ) -> None:
        self.header = header
        self.calendar = calendar
        self.choices = choices
        self.grid = header.grid
        self.in_time = sorted(calendar.columns, key=lambda k: calendar.columns[k].end_month)
        self.texts = read_marked(header, calendar, rows)
        self.cells = {
            (row, k): text for row, texts in self.texts.items() for k, text in texts.items()
        }
        self.are_counted = are_counted(header, calendar)

    def read(self) -> MarkMeanings:
        """What the marks mean, with all that is asked of them."""
        meanings = self._read_shares(self._read_days(self._read_symbols()))
        if self._say_targets():
            return replace(meanings, of_words=True)
        words = self._find_cells_of_words(meanings)
        if not words:
            return meanings
        example = " ".join(self.cells[words[0]].split())[:40]
        cell = cell_address(*words[0])
        values = {"cells": len(words), "example": example, "cell": cell}
        question = replace(self._ask("due.cells_of_words", None, **values), sel=cell)
        return meanings.asking(question, of_words=True)

    def _ask(self, code: str, nilai: str | None, /, **values: Any) -> Remark:
        return replace(self.header.remark_on_calendar(self.calendar, code, values), nilai=nilai)

    def _say_targets(self) -> bool:
        """True if the headings say that a cell holds what is due: B03, TARGET TW I, or TARGET over
        the months."""
        say = PATTERNS["target"].search
        is_kode = PATTERNS["kode"].fullmatch
        rows = range(self.header.start, self.header.end + 1)
        for column in self.calendar.columns:
            texts = [normalize(without_legend(self.grid.content_at(row, column))) for row in rows]
            if not any(say(text) or is_kode(text) for text in texts):
                return bool(say(normalize(self.calendar.heading)))
        return True

    def _find_cells_of_words(self, meanings: MarkMeanings) -> list[Cell]:
        """The cells that hold words, no known marks, where they differ and are as many as all
        others."""
        filled = [cell for cell in self.cells if cell in self.grid.texts]
        slots = self.calendar.columns
        words = [cell for cell in filled if not meanings.knows(self.cells[cell], slots[cell[1]])]
        are_many = len({self.cells[cell] for cell in words}) >= _FEWEST_WORDS
        return words if are_many and 2 * len(words) >= len(filled) else []

    def _read_symbols(self) -> MarkMeanings:
        """What each mark means: as a person chose, by the legend, else it is asked where two or
        more are used."""
        rows_of, legend = self._find_used_marks()
        said = {mark: legend.get(mark) or legend.get(mark.swapcase(), "") for mark in rows_of}
        said = {mark: words for mark, words in said.items() if words}
        chosen = self.choices.mark_roles(named := " ".join(rows_of))
        if len(chosen) == len(rows_of):
            return _mean(dict(zip(rows_of, chosen, strict=True)))
        roles = dict.fromkeys(rows_of, PLANNED) | settle_roles(said, legend.values())
        due = (PLANNED, FULFILLED)
        planned = {mark: words for mark, words in said.items() if roles[mark] in due}
        if self._may_differ(rows_of, said, planned):
            by_rows = sorted(rows_of.values(), key=len, reverse=True)
            rows = sorted({*chain(*(by_rows[1:] or by_rows))})
            marks = " dan ".join(f"“{mark}”" for mark in rows_of)
            values = {"marks": marks, "rows": name_rows(rows)}
            return _mean(roles, self._ask("due.marks_differ", named, **values))
        return self._tell_legend(roles, said, planned)

    def _tell_legend(
        self, roles: dict[str, str], said: Mapping[str, str], planned: Mapping[str, str]
    ) -> MarkMeanings:
        """The roles of marks that may hardly differ from what is read, and what is told of their
        legend, or asked: one that parts the plan's marks, or says of none that it is planned."""
        named = " ".join(roles)
        are_all_said = said.keys() >= roles.keys()
        parts_plan = are_all_said and not all(map(role_of, planned.values()))
        if parts_plan and len({*planned.values()}) > 1:
            question = self._ask("due.legend_unknown", named, legend=_name_legend(planned))
            return replace(_mean(roles, question), explained=planned)
        meanings = _mean(roles)
        if not meanings.said:
            return meanings
        is_report = are_all_said and {*roles.values()} <= {DONE, VOID}
        if not is_report or self._says_when():
            return meanings.asking(self._ask("due.legend_read", named, legend=meanings.said))
        report = self._ask("due.legend_of_report", named, legend=_name_legend(said))
        return replace(meanings, questions=(report,), said="")

    def _says_when(self) -> bool:
        """True if words or fills say when, whatever the marks report."""
        is_coloured = any((row, k) in self.grid.colours for row in self.texts for k in self.in_time)
        return "target_waktu" in self.header.columns or is_coloured

    def _may_differ(
        self, rows_of: Mapping[str, Sequence[int]], said: Collection[str], planned: Collection[str]
    ) -> bool:
        """True if marks nobody explains may mean something else than the others. x and X differ by
        a slip of the key alone; a letter alone is the mark where it marks most rows."""
        different = {mark.casefold(): at for mark, at in rows_of.items() if mark not in said}
        rare = [mark for mark, at in different.items() if 2 * len(at) <= len(self.texts)]
        is_rare = any(kind_of_mark(mark) == "other" for mark in rare)
        return bool(different) and (len(different) + len(planned) > 1 or is_rare)

    def _find_used_marks(self) -> tuple[dict[str, list[int]], dict[str, str]]:
        """The signs and letters under the calendar with their rows, and the words there that say
        what they mark; and the legend."""
        rows_of = dict[str, list[int]]()
        for row, texts in self.texts.items():
            for mark in dict.fromkeys(chain(*map(marks_in, texts.values()))):
                rows_of.setdefault(mark, []).append(row)
        legend = _without_numbers(self._read_legend(rows_of))
        words_of = {mark: mark.replace("_", " ") for mark in rows_of}
        own = {mark: words for mark, words in words_of.items() if role_of(words)}
        if len({*map(role_of, own.values())}) > 1:
            legend = own | legend
        used = {mark: rows for mark, rows in rows_of.items() if mark in legend or _is_sign(mark)}
        return used, legend

    def _read_legend(self, used: Collection[str]) -> dict[str, str]:
        """Mark → what a text around the table or right of its calendar says of it, also one whose
        marks and words stand in cells beside each other."""
        last = self.header.last_column
        found = dict[str, str]()
        for row, columns in self.grid.by_row.items():
            texts = [self.grid.texts[row, k] for k in columns if row not in self.texts or k > last]
            if row in self.texts and not is_legend(join_cells(texts)):
                continue
            # V PENGUATAN PENGAWASAN explains no V.
            texts = [text for text in texts if not is_usual_area(split_mark(text)[1])]
            for mark, words, _ in chain(*map(read_entries, (*texts, join_cells(texts)))):
                found.setdefault(mark, words)
        # Abbreviations are marks where cells hold them.
        return {mark: found[mark] for mark in found if mark in used or _is_sign(mark)}

    def _read_days(self, meanings: MarkMeanings) -> MarkMeanings:
        """With whether the numbers under the months are days of them: as a note or the heading over
        them (TANGGAL) says; else that is asked, where some are too high for counts, they vary, and
        nothing sums them up."""
        numbers = self._list_days()
        notes = [text for (row, _), text in self.grid.texts.items() if row not in self.texts]
        is_said = PATTERNS["days"].search(normalize(self.calendar.heading)) or any(
            map(PATTERNS["days_said"].search, notes)
        )
        chosen = self.choices.mark_roles(NUMBERS)
        if numbers and (is_said or chosen == [DAY]):
            said = "; ".join(filter(None, (meanings.said, f"angka = {MARK_ROLES[DAY]}")))
            return replace(meanings, are_days=True, said=said)
        high = [cell for cell, number in numbers.items() if number > _MONTHS]
        is_counted = "target_capaian" in self.header.columns or self.are_counted
        are_all = len(numbers) == len(self.cells) and len({*numbers.values()}) >= _FEWEST_WORDS
        if is_counted or not are_all or len(high) < _FEWEST_MARKS:
            return meanings
        values = {"example": numbers[high[0]], "cell": cell_address(*high[0])}
        question = self._ask("due.numbers_are_days", NUMBERS, **values)
        return meanings.asking(question, are_days=not chosen)

    def _list_days(self) -> dict[Cell, int]:
        """The numbers under single months that all may be days of them; {} where one is too
        high."""
        numbers = {
            cell: int(text) for cell, text in self.cells.items() if re.fullmatch(r"\d{1,3}", text)
        }
        are_of_months = all(slot.length == 1 for slot in self.calendar.columns.values())
        are_days = all(0 < number <= _DAYS for number in numbers.values())
        return numbers if are_of_months and are_days else {}

    def _read_shares(self, meanings: MarkMeanings) -> MarkMeanings:
        """With the shares that count up to what is due at their last rise, which is asked. Beside a
        time in words nothing hangs on it."""
        numbers = {row: each for row in self.texts if (each := self._read_numbers(row))}
        shares = self._find_shares(numbers)
        code, found = self._find_doubtful_shares(shares)
        usual = [CUMULATIVE] if code == "due.cumulative" else [EACH]
        if found and (self.choices.mark_roles(SHARES) or usual) == [CUMULATIVE]:
            counts = {row: each for row, each in numbers.items() if _counts_up(each)}
            for row in shares:
                counts.pop(row, None)
            meanings = replace(meanings, cumulative=shares, counts=counts)
        time = self.header.columns.get("target_waktu", 0)
        asked = [row for row in found if not self.grid.content_at(row, time)]
        if not asked:
            return meanings
        question = self._ask(code, SHARES, rows=name_rows(asked))
        cell = cell_address(asked[0], self.calendar.start)
        return meanings.asking(replace(question, baris=asked[0], sel=cell))

    def _find_doubtful_shares(self, shares: Shares) -> tuple[str, list[int]]:
        """What to ask of which rows: of those that only rise, if no more of them fall; else of
        those that are 100 all along."""
        rising = [row for row, each in shares.items() if _rises(each)]
        if rising and len(rising) >= sum(map(falls, shares.values())):
            return "due.cumulative", rising
        whole = [_WHOLE] * len(self.in_time)
        return "due.shares_stay", [row for row in shares if [*shares[row].values()] == whole]

    def _find_shares(self, numbers: Shares) -> Shares:
        """Of the `numbers` of each row the shares: with %, under SATUAN %, or rising to 100; and
        where nothing counts them and most rise to more than a day can be, those that rise so."""
        rising = {row: max(each.values()) for row, each in numbers.items() if _rises(each)}
        are_shares = 2 * len(rising) > len(numbers) and max(rising.values(), default=0) > _DAYS
        if self.are_counted or not are_shares:
            rising = {}
        shares = dict[int, Mapping[int, float]]()
        for row, each in numbers.items():
            is_whole = max(each.values()) == _WHOLE or rising.get(row, 0) >= _LEAST_SHARE
            if is_whole or self._are_percent(row, each):
                shares[row] = each
        return shares

    def _are_percent(self, row: int, numbers: Iterable[int]) -> bool:
        """True if the numbers of a row are written with %, or stand beside it under SATUAN."""
        unit = PATTERNS["share"].search(self._unit_of(row))
        return bool(unit) or all("%" in self.cells[row, k] for k in numbers)

    def _unit_of(self, row: int) -> str:
        """What stands in a row under SATUAN; "" where no column is that."""
        columns = (k for k, name in self.header.headings.items() if UNIT_OF_TARGET.fullmatch(name))
        return self.grid.content_at(row, next(columns, 0))

    def _read_numbers(self, row: int) -> dict[int, float]:
        """Column → number, in order of time and without noughts, of a row that says nothing else
        under its calendar; {} for a row of other marks, and for one and the same number with gaps
        between."""
        numbers = dict[int, float]()
        texts = self.texts[row]
        for column in self.in_time:
            text = texts.get(column, "-").strip(" %").replace(",", ".")
            if text == "-":
                continue
            if not PATTERNS["number"].fullmatch(text):
                return {}
            if float(text):
                numbers[column] = float(text)
        places = [self.in_time.index(column) for column in numbers]
        is_whole = bool(numbers) and places[-1] - places[0] + 1 == len(places)
        return numbers if is_whole or len({*numbers.values()}) > 1 else {}


def _is_sign(mark: str) -> bool:
    """True for a sign or a letter, which marks a month without any legend."""
    return not mark.isdecimal() and (len(mark) == 1 or bool(mark_symbol(mark)))


def _without_numbers(legend: Mapping[str, str]) -> dict[str, str]:
    """A legend without numbers, which are amounts; unless two of them part plan and done."""
    numbers = {mark: role_of(words) for mark, words in legend.items() if mark.isdecimal()}
    if {*numbers.values()} == {PLANNED, DONE}:
        return dict(legend)
    return {mark: words for mark, words in legend.items() if mark not in numbers}


def _name_legend(legend: Mapping[str, str]) -> str:
    return "; ".join(f"“{mark.replace('_', ' ')}” = {words}" for mark, words in legend.items())


def _mean(roles: Mapping[str, str], *questions: Remark) -> MarkMeanings:
    """These roles; a table whose marks all are the plan's says nothing of them."""
    named = {mark: MARK_ROLES[role] for mark, role in roles.items()}
    said = _name_legend(named) if {*roles.values()} - {PLANNED} else ""
    return MarkMeanings(roles, {}, questions, said=said)


def settle_roles(said: Mapping[str, str], legend: Iterable[str]) -> dict[str, str]:
    """The role of each mark or fill of a legend, by its words beside those of the others.

    1. By its own words: planned, done, or nothing due.
    2. Where some work is *belum*, what is done was due as well.
    3. Pelaksanaan beside rencana is what was done.
    4. Where none is due, *dilaksanakan* alone says when it will be.
    5. Of versions of the plan the latest is due, an earlier one where a row has nothing later.
    """
    words_of = {mark: {*normalize(words).split()} for mark, words in said.items()}
    roles = {mark: role_of(words) or PLANNED for mark, words in said.items()}
    is_open = not OPEN_WORDS.isdisjoint(normalize(" ".join(legend)).split())
    if is_open:
        roles = {mark: FULFILLED if role == DONE else role for mark, role in roles.items()}
    _take_pelaksanaan(words_of, roles)
    if PLANNED not in roles.values() and not is_open:
        is_sure = "sudah" in chain(*words_of.values()) or VOID in roles.values()
        for mark, words in words_of.items():
            says_when = PATTERNS["to_be_done"].search(normalize(said[mark]))
            if says_when or (words & DONE_BESIDE_PLAN and not is_sure):
                roles[mark] = PLANNED
    return roles | _part_versions(said, roles)


def _take_pelaksanaan(words_of: Mapping[str, set[str]], roles: dict[str, str]) -> None:
    """Take pelaksanaan for what was done, where each other mark is the plan's or done."""
    done = {mark for mark, words in words_of.items() if "pelaksanaan" in words <= _PELAKSANAAN}
    others = {mark for mark in words_of.keys() - done if roles[mark] != DONE}
    if others and all(words_of[mark] & PLAN_BESIDE_DONE for mark in others):
        roles |= dict.fromkeys(done, DONE)


def part_colours(legend: Mapping[str, str]) -> dict[str, str]:
    """The roles of a legend of colours (fill → words); {} where none is the plan's. A colour of
    other words than the plan's is none of it."""
    roles = settle_roles(legend, ())
    due = {fill for fill, words in legend.items() if PATTERNS["due_colour"].search(words)}
    due = {fill for fill in due if roles[fill] not in NOT_DUE}
    if not due:
        due = {fill for fill, role in roles.items() if role == PLANNED and role_of(legend[fill])}
    for fill, role in roles.items():
        if fill not in due:
            roles[fill] = role if role in (DONE, OFF) else VOID
        elif role == DONE:
            roles[fill] = PLANNED
    return roles if due else {}


def _part_versions(legend: Mapping[str, str], roles: Mapping[str, str]) -> dict[str, str]:
    """The roles of marks or fills that are versions of the plan (Rencana awal, Revisi), where all
    of the plan's are."""
    ages = dict[str, int]()
    for mark, words in legend.items():
        base, version = split_version(normalize(words))
        if RENCANA_WORDS.issuperset(base.split()):
            ages[mark] = version.age
    latest = max(ages.values(), default=0)
    are_versions = all(mark in ages for mark, role in roles.items() if role == PLANNED)
    if not (latest and are_versions):
        return {}
    return {mark: PLANNED if age == latest else BEFORE for mark, age in ages.items()}


def list_beside(header: Header) -> dict[int, list[int]]:
    """Row → its filled columns right of the table, where they are several."""
    last = header.last_column
    beside = dict[int, list[int]]()
    for row, columns in header.grid.by_row.items():
        right = [k for k in columns if k > last]
        if len(right) > 1:
            beside[row] = right
    return beside


def _rises(shares: Mapping[int, float]) -> bool:
    """True if numbers in order of time rise and never fall, to at most the whole, of which they are
    no parts. From 90 on they are no progress, but a level that is kept."""
    numbers = [*shares.values()]
    is_progress = len({*numbers}) > 1 and numbers[0] < _LEVEL
    return is_progress and not falls(shares) and sum(numbers) != _WHOLE >= max(numbers)


def _counts_up(numbers: Mapping[int, float]) -> bool:
    """True if counts in order of time rise or stay: 1, 1, 2."""
    return len({*numbers.values()}) > 1 and not falls(numbers)


def falls(shares: Mapping[int, float]) -> bool:
    """True if shares in order of time do not only rise."""
    return [*shares.values()] != sorted(shares.values())
