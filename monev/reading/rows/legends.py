"""What marks under a calendar say and mean: by the legend around the table, by its headings, else
it is asked. Where one matrix uses two marks or more (● and ○), they mostly mean two things, such as
planned and done."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, product
from typing import Any

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import BEFORE, DONE, FULFILLED, MARK_ROLES, OFF, PLANNED, VOID
from monev.reading.choices import CUMULATIVE, DAY, EACH, NUMBERS, SHARES, ReadingChoices
from monev.reading.columns.calendar import Calendar, CalendarSlot, is_time_heading, without_legend
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, cell_address, split_runs
from monev.reading.vocabulary.headings import RENCANA_WORDS, normalize, split_version
from monev.reading.vocabulary.marks import (
    DONE_BESIDE_PLAN,
    DONE_WORDS,
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
    roles_in,
)
from monev.reading.vocabulary.structure import is_usual_area, split_mark
from monev.reading.vocabulary.time_words import UNIT_OF_TARGET

_PELAKSANAAN = frozenset({"pelaksanaan", "kegiatan", "aksi"})
"""Pelaksanaan (kegiatan) is what was done beside rencana; after perencanaan or before pelaporan it
is a stage."""
_EITHER = " | "
"""Between two meanings that a legend gives one mark."""
_ROLES_OF = {FULFILLED: (PLANNED, DONE)}
"""A role that is two."""
_WHOLE, _LEVEL, _LEAST_SHARE = 100, 90, 10
_MONTHS, _DAYS = 12, 31
_FEWEST_MARKS, _FEWEST_WORDS = 2, 3

Shares = Mapping[int, Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """The marks of a table, each with its role (of MARK_ROLES) where one was said; and what to ask.
    `explained` has a mark's meaning in the legend's words, where two marks are both the plan's.
    `of_words`: the cells mostly say in words what is due, as a B03 cell does. `cumulative`: the
    shares of each row, by column, where they count up to what is due at their last rise; `counts`:
    of other rows there, due at each rise. `are_days`: numbers are days of their month. `colours`
    has the role of a fill. `said` is what was made of the marks, in words. `are_turned`: the blank
    periods are the plan."""

    roles: Mapping[str, str] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
    of_words: bool = False
    cumulative: Shares = field(default_factory=dict)
    counts: Shares = field(default_factory=dict)
    are_days: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    are_turned: bool = False

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
        """Whether a cell of a period is marked, holds an amount or names a month of it."""
        return kind_of_mark(text) != "other" or bool(
            self.roles_in(text) or slot.find_named_month(text)
        )


def read_mark_meanings(
    header: Header, rows: Sequence[int], choices: ReadingChoices
) -> MarkMeanings:
    """What each mark under the calendar means in these rows; `choices` are meanings people
    settled."""
    return (
        _Marks(header, header.calendar, rows, choices).read() if header.calendar else MarkMeanings()
    )


def read_marked(
    header: Header, calendar: Calendar, rows: Sequence[int]
) -> dict[int, dict[int, str]]:
    """Row of work → column → what stands there under the calendar; without the words of a title
    merged down over work (LIBUR IDULFITRI beside MANAJEMEN PERUBAHAN), and what is struck out
    beside marks that are not."""
    grid, columns, work = header.grid, sorted(calendar.columns), {*rows}

    def read_row(row: int) -> dict[int, str]:
        texts = {k: text for k in columns if (text := grid.content_at(row, k))}
        own = {
            k: text
            for k, text in texts.items()
            if kind_of_mark(text) == "mark" or grid.origin(row, k)[0] in work
        }
        kept = {k: text for k, text in own.items() if grid.origin(row, k) not in grid.struck}
        return kept if any(map(kind_of_mark, kept.values())) else own

    return {row: read_row(row) for row in rows}


def are_counted(header: Header, calendar: Calendar) -> bool:
    """Whether a column or heading says that numbers under the calendar count something, or sums
    them up."""
    said = map(normalize, (calendar.heading, *header.others.values()))
    return bool(calendar.rekap) or any(map(PATTERNS["counted"].search, said))


class _Marks:
    """What stands under the calendar of a table in its rows of work (`texts`: row → column →
    text)."""

    def __init__(
        self, header: Header, calendar: Calendar, rows: Sequence[int], choices: ReadingChoices
    ) -> None:
        self.header, self.calendar, self.choices, self.grid = header, calendar, choices, header.grid
        self.in_time = sorted(
            calendar.columns, key=lambda column: calendar.columns[column].end_month
        )
        self.texts = read_marked(header, calendar, rows)
        self.cells = {
            (row, k): text for row, texts in self.texts.items() for k, text in texts.items()
        }
        self.are_counted, self.say_targets = are_counted(header, calendar), self._say_targets()

    def read(self) -> MarkMeanings:
        """What the marks mean, with all that is asked of them."""
        meanings = self._read_days(self._read_symbols())
        code, found, shares = self._find_shares()
        role = self.choices.mark_roles(SHARES) or [CUMULATIVE if code == "due.cumulative" else EACH]
        if found and role == [CUMULATIVE]:
            meanings = replace(meanings, cumulative=shares, counts=self._find_counts(shares))
        # Where words say when, nothing hangs on it.
        if asked := [
            row
            for row in found
            if not self.grid.content_at(row, self.header.columns.get("target_waktu", 0))
        ]:
            place = {"baris": asked[0], "sel": cell_address(asked[0], self.calendar.start)}
            meanings = meanings.asking(
                replace(self._ask(code, SHARES, rows=name_rows(asked)), **place)
            )
        if self.say_targets:
            return replace(meanings, of_words=True)
        if not (words := self._find_cells_of_words(meanings)):
            return meanings
        example, cell = " ".join(self.cells[words[0]].split())[:40], cell_address(*words[0])
        question = self._ask(
            "due.cells_of_words", None, cells=len(words), example=example, cell=cell
        )
        return meanings.asking(replace(question, sel=cell), of_words=True)

    def _ask(self, code: str, nilai: str | None, /, **values: Any) -> Remark:
        return replace(self.header.remark_on_calendar(self.calendar, code, values), nilai=nilai)

    def _read_days(self, meanings: MarkMeanings) -> MarkMeanings:
        """With whether the numbers under the months are days of them: as a note or the heading over
        them (TANGGAL) says, or a person chose; else they are, and that is asked, where some are too
        high for most counts, they vary, and nothing sums them up."""
        if not (numbers := self._list_days()):
            return meanings
        notes = (text for (row, _), text in self.grid.texts.items() if row not in self.texts)
        if PATTERNS["days"].search(normalize(self.calendar.heading)) or any(
            map(PATTERNS["days_said"].search, notes)
        ):
            said = "; ".join(filter(None, (meanings.said, f"angka = {MARK_ROLES[DAY]}")))
            return replace(meanings, are_days=True, said=said)
        high = [cell for cell, number in numbers.items() if number > _MONTHS]
        is_counted = "target_capaian" in self.header.columns or self.are_counted
        if not high or is_counted or len(numbers) < len(self.cells):
            return meanings
        are_days = len(high) >= _FEWEST_WORDS <= len({*numbers.values()})
        code = "due.numbers_are_days" if are_days else "due.numbers_are_counts"
        question = self._ask(code, NUMBERS, example=numbers[high[0]], cell=cell_address(*high[0]))
        chosen = self.choices.mark_roles(NUMBERS)
        return meanings.asking(question, are_days=chosen == [DAY] if chosen else are_days)

    def _list_days(self) -> dict[Cell, int]:
        """The numbers under single months that all may be days of them; {} where one is too
        high."""
        numbers = {
            cell: int(text) for cell, text in self.cells.items() if re.fullmatch(r"\d{1,3}", text)
        }
        are_of_months = all(slot.length == 1 for slot in self.calendar.columns.values())
        return (
            numbers
            if are_of_months and all(0 < number <= _DAYS for number in numbers.values())
            else {}
        )

    def _say_targets(self) -> bool:
        """Whether the headings say that a cell holds what is due: B03, TARGET TW I, or TARGET over
        the months."""
        rows, columns = range(self.header.start, self.header.end + 1), self.calendar.columns
        texts_of = [
            [normalize(without_legend(self.grid.content_at(b, k))) for b in rows] for k in columns
        ]
        say, is_kode = PATTERNS["target"].search, PATTERNS["kode"].fullmatch
        each = all(any(say(text) or is_kode(text) for text in texts) for texts in texts_of)
        return each or bool(say(normalize(self.calendar.heading)))

    def _find_cells_of_words(self, meanings: MarkMeanings) -> list[Cell]:
        """The cells under the calendar that hold words, no known marks, where they differ and are
        as many as all other filled cells."""
        filled = {cell: text for cell, text in self.cells.items() if cell in self.grid.texts}
        slots = self.calendar.columns
        words = {
            cell: text for cell, text in filled.items() if not meanings.knows(text, slots[cell[1]])
        }
        return (
            list(words)
            if len({*words.values()}) >= _FEWEST_WORDS and 2 * len(words) >= len(filled)
            else []
        )

    def _read_symbols(self) -> MarkMeanings:
        """What each mark means: as a person chose, by the legend, else it is asked where two or
        more are used."""
        rows_of, legend, are_twins = self._find_used_marks()
        # The legend may say V of the v in the cells.
        said = {
            mark: words
            for mark in rows_of
            if (words := legend.get(mark, legend.get(mark.swapcase(), "")))
        }
        chosen = self.choices.mark_roles(named := " ".join(rows_of))
        if len(chosen) == len(rows_of):
            return _mean(dict(zip(rows_of, chosen, strict=True)))
        if _is_report(self.calendar, rows_of, said, legend):
            roles = {mark: role_of(words) for mark, words in said.items()}
            return _mean(roles, self._ask("due.legend_of_report", named, legend=_name_legend(said)))
        roles = _find_roles(rows_of, said, legend)
        marks = " dan ".join(f"“{mark}”" for mark in rows_of)
        if are_twins:
            return _mean(roles, self._ask("due.letters_of_twins", named, marks=marks))
        planned = {
            mark: words for mark, words in said.items() if roles[mark] in (PLANNED, FULFILLED)
        }
        if self._may_differ(rows_of, said, planned):
            by_rows = sorted(rows_of.values(), key=len, reverse=True)
            rows_of_others = sorted({*chain(*(by_rows[1:] or by_rows))})
            return _mean(
                roles,
                self._ask("due.marks_differ", named, marks=marks, rows=name_rows(rows_of_others)),
            )
        return self._settle(roles, planned, named, all_said=said.keys() >= rows_of.keys())

    def _settle(
        self, roles: dict[str, str], planned: Mapping[str, str], named: str, *, all_said: bool
    ) -> MarkMeanings:
        """The roles of marks that no two readings are likely of, and what is told of their legend,
        or asked."""
        # Where every period is done or not done yet, that may say nothing of which were planned.
        is_open = (
            len(self.cells) == len(self.texts) * len(self.calendar.columns)
            and FULFILLED in roles.values()
        )
        # A legend that parts the plan's marks by more than that they are the plan's says what is
        # due.
        parts_plan = (
            all_said and len({*planned.values()}) > 1 and not all(map(role_of, planned.values()))
        )
        are_stages = all(map(PATTERNS["stage"].match, planned.values()))
        is_open = is_open or any(
            len({*map(role_of, words.split(_EITHER))}) > 1 for words in planned.values()
        )
        if is_open or (
            parts_plan and not (are_stages and all(map(self._goes_on, self.texts.values())))
        ):
            question = self._ask("due.legend_unknown", named, legend=_name_legend(planned))
            return replace(_mean(roles, question), explained=planned if parts_plan else {})
        meanings = _mean(roles)
        # That all was done leaves nothing to do, where no words or fills say when.
        cells = {*product(self.texts, self.in_time)}
        says_when = "target_waktu" in self.header.columns or self.grid.colours.keys() & cells
        leaves_none = {DONE} <= {*roles.values()} <= {DONE, *NOT_DUE} and not says_when
        code = "due.legend_of_report" if leaves_none else "due.legend_read"
        return (
            meanings.asking(self._ask(code, named, legend=meanings.said))
            if meanings.said
            else meanings
        )

    def _goes_on(self, texts: Mapping[int, str]) -> bool:
        """Whether a row's marks are one, or those without a gap are all of them: L E, and half a
        year later L E."""
        places = sorted((self.in_time.index(column), text) for column, text in texts.items())
        runs = split_runs(places, lambda run, place: place[0] == run[-1][0] + 1)
        return (
            len({frozenset(text for _, text in run) for run in runs}) == 1
            or len({*texts.values()}) < _FEWEST_MARKS
        )

    def _may_differ(
        self, rows_of: Mapping[str, Sequence[int]], said: Container[str], planned: Collection[str]
    ) -> bool:
        """Whether marks nobody explains may mean something else than the others; x and X differ by
        a slip of the key alone, and a letter is the mark where it marks most rows."""
        different = {mark.casefold(): at for mark, at in rows_of.items() if mark not in said}
        rare = [mark for mark, at in different.items() if 2 * len(at) <= len(self.texts)]
        is_rare = any(kind_of_mark(mark) == "other" for mark in rare)
        return bool(different) and (len(different) + len(planned) > 1 or is_rare)

    def _find_used_marks(self) -> tuple[dict[str, list[int]], dict[str, str], bool]:
        """The signs and letters under the calendar with their rows, the words there that say what
        they mark, and 1 and 2 where a legend parts them; the legend; and whether letters part plan
        and done by themselves."""
        rows_of = self._find_rows_of_marks()
        legend = _part_numbers(self._read_legend(), rows_of)
        # Without a legend, P, T and R are marks, and so are words, where both plan and done or not
        # done stand there.
        own = _list_own_words(rows_of)
        part_plan = len(roles_in(own)) > 1
        are_twins = part_plan and "r" in own.keys() - legend
        legend = own | legend if part_plan else legend
        others = {
            mark
            for mark in rows_of
            if not mark.isdecimal() and (mark_symbol(mark) or len(mark) == 1)
        }
        return (
            {mark: at for mark, at in rows_of.items() if mark in legend or mark in others},
            legend,
            are_twins,
        )

    def _find_rows_of_marks(self) -> dict[str, list[int]]:
        """Mark → the rows it stands in under the calendar; marks in the order they are met."""
        marks_of = {
            row: [*chain(*map(marks_in, texts.values()))] for row, texts in self.texts.items()
        }
        met = dict.fromkeys(chain(*marks_of.values()))
        return {mark: [row for row, marks in marks_of.items() if mark in marks] for mark in met}

    def _read_legend(self) -> dict[str, str]:
        """Mark → what a text around the table or right of its calendar says of it, also one whose
        marks and words stand in cells beside each other."""
        last, found, texts_at = (
            max(self.calendar.columns),
            dict[str, dict[str, None]](),
            self.grid.texts,
        )
        for row, columns in self.grid.by_row.items():
            own = row in self.texts
            texts = [
                texts_at[row, k]
                for k in columns
                if not own or (k > last and is_legend(texts_at[row, k]))
            ]
            # V PENGUATAN PENGAWASAN explains no V.
            texts = [] if any(is_usual_area(split_mark(text)[1]) for text in texts) else texts
            lines = dict.fromkeys(filter(None, (*texts, join_cells(texts))))
            for mark, words, _ in chain(*map(read_entries, lines)):
                found.setdefault(mark, {})[words] = None
        return {
            mark: _EITHER.join(said) for mark, said in found.items()
        }  # one mark may mean something in each colour

    def _find_shares(self) -> tuple[str, list[int], Shares]:
        """What to ask of shares, of which rows, and the shares of each row: of those that only
        rise, if as many as fall (25 % · 50 % · 100 % · 100 %), and are no parts of 100; else of
        all, where each is 100 all along. Numbers without % are shares where one of them is 100, or
        where most rise to more than a day can be."""
        numbers = {row: each for row in self.texts if (each := self._read_numbers(row))}
        full = [row for row, each in numbers.items() if max(each.values()) == _WHOLE]
        rising = [row for row, each in numbers.items() if _rises(each)]
        of_shares = self._part_shares(numbers, full, rising)
        rising = [row for row in rising if row in of_shares]
        if len(rising) >= max(1, sum(map(falls, of_shares.values()))):
            return "due.cumulative", rising, of_shares
        is_level = all(
            [*numbers[row].values()] == [_WHOLE] * len(self.calendar.columns) for row in full
        )
        return "due.shares_stay", full if is_level else [], of_shares

    def _part_shares(self, numbers: Shares, full: Sequence[int], rising: Sequence[int]) -> Shares:
        """Of the `numbers` of each row those that are shares: with %, and where one of them is 100,
        or most of the `rising` rows rise to more than a day can be, also the others that rise so
        far."""
        of_unit = {row for row in numbers if PATTERNS["share"].search(self._unit_of(row))}
        shares = of_unit | {
            row for row, each in numbers.items() if all("%" in self.cells[row, k] for k in each)
        }
        most_rise = 2 * len(rising) > len(numbers) and any(
            max(numbers[row].values()) > _DAYS for row in rising
        )
        if (not shares.issuperset(full) or most_rise) and not self.are_counted:
            shares |= {row for row in rising if max(numbers[row].values()) >= _LEAST_SHARE}
        return {row: each for row, each in numbers.items() if row in shares.union(full)}

    def _find_counts(self, shares: Shares) -> Shares:
        """The counts beside shares that count up and at times stay: 1, 1, 2 documents are one more
        in the third."""
        numbers = {row: self._read_numbers(row) for row in self.texts if row not in shares}
        return {
            row: each
            for row, each in numbers.items()
            if len({*each.values()}) > 1 and not falls(each)
        }

    def _unit_of(self, row: int) -> str:
        """What stands in a row under SATUAN; "" where no column is that."""
        columns = (k for k, name in self.header.headings.items() if UNIT_OF_TARGET.fullmatch(name))
        return self.grid.content_at(row, next(columns, 0))

    def _read_numbers(self, row: int) -> dict[int, float]:
        """Column → number, in order of time and without noughts, of a row that says nothing else
        under its calendar; {} for a row of other marks, and for one and the same number with gaps
        between."""
        said = (
            (k, self.texts[row][k].strip(" %").replace(",", "."))
            for k in self.in_time
            if k in self.texts[row]
        )
        filled = {column: text for column, text in said if text and text != "-"}
        if not all(map(PATTERNS["number"].fullmatch, filled.values())):
            return {}
        numbers = {column: number for column, text in filled.items() if (number := float(text))}
        places = [self.in_time.index(column) for column in numbers]
        is_whole = bool(numbers) and places[-1] - places[0] + 1 == len(places)
        return numbers if is_whole or len({*numbers.values()}) > 1 else {}


def _part_numbers(legend: Mapping[str, str], used: Container[str]) -> dict[str, str]:
    """A legend's entries that may be marks under the calendar; its numbers only where they part
    plan and done."""
    # Words and abbreviations are marks where cells hold them.
    kept = {
        mark: words
        for mark, words in legend.items()
        if len(mark) == 1 or mark in used or mark_symbol(mark)
    }
    numbers = {mark: words for mark, words in kept.items() if mark.isdecimal()}
    # A number is an amount or a day, unless two of them part plan and done.
    are_marks = roles_in(numbers) == {PLANNED, DONE}
    return {mark: words for mark, words in kept.items() if are_marks or mark not in numbers}


def _list_own_words(used: Iterable[str]) -> dict[str, str]:
    """The marks that say by themselves what they mark: mark → words."""
    words_of = {mark: "realisasi" if mark == "r" else mark.replace("_", " ") for mark in used}
    return {mark: words for mark, words in words_of.items() if role_of(words)}


def _is_report(
    calendar: Calendar, used: Collection[str], said: Mapping[str, str], legend: Mapping[str, str]
) -> bool:
    """Whether a legend that speaks of nothing planned says of every mark that work was done or was
    not; ada and tidak ada do so unless the heading over them says that it is the plan's time."""
    words = {*normalize(" ".join(legend.values())).split()}
    is_plan = is_time_heading(calendar.heading) and words <= {"ada", "tidak", "tdk"}
    return (
        roles_in(legend) == {DONE, VOID}
        and all(role_of(said.get(mark, "")) for mark in used)
        and not is_plan
    )


def _name_legend(legend: Mapping[str, str]) -> str:
    return "; ".join(f"“{mark.replace('_', ' ')}” = {words}" for mark, words in legend.items())


def _mean(roles: dict[str, str], *questions: Remark) -> MarkMeanings:
    """These roles; a table whose marks all are the plan's says nothing of them, and where every one
    says that nothing is planned there, the blank periods are the plan."""
    are_turned = {*roles.values()} == {VOID}
    named = {mark: MARK_ROLES[role] for mark, role in roles.items()}
    named |= {"kosong": MARK_ROLES[PLANNED]} if are_turned else {}
    said = _name_legend(named) if {*roles.values()} - {PLANNED} else ""
    return MarkMeanings(roles, {}, questions, said=said, are_turned=are_turned)


def _find_roles(
    used: Collection[str], said: Mapping[str, str], legend: Mapping[str, str]
) -> dict[str, str]:
    """The role of each mark but bare numbers: the plan's where nothing names another. Where work is
    not done yet, what is done was due as well; pelaksanaan was done where every other mark is
    rencana or done."""
    words_of = {
        mark: set(normalize(words).split())
        for mark, words in said.items()
        if role_of(words) not in NOT_DUE
    }
    is_open = not OPEN_WORDS.isdisjoint(normalize(" ".join(legend.values())).split())
    done = _find_done(words_of, DONE_WORDS | {"ada"} if is_open else DONE_WORDS)
    done = {mark for mark in done if role_of(said[mark]) != PLANNED}
    if not (is_open or {*used} - done):  # x = dilaksanakan of the only mark says when it will be
        surely, says_when = DONE_WORDS - DONE_BESIDE_PLAN, PATTERNS["to_be_done"].search
        done = {
            mark
            for mark in done
            if words_of[mark] & surely and not says_when(normalize(said[mark]))
        }
    roles = {mark: PLANNED for mark in used if mark in said or not mark.isdecimal()}
    roles |= {mark: role_of(said[mark]) for mark in said.keys() - words_of.keys()}
    return _part_versions(said, roles) | dict.fromkeys(done, (DONE, FULFILLED)[is_open])


def part_colours(legend: Mapping[str, str]) -> dict[str, str]:
    """The roles of a legend of colours (fill → words); {} where none is the plan's."""
    said = {fill: role_of(words) for fill, words in legend.items()}
    plan = _find_planned(legend, said)
    if prepared := {
        fill for fill, words in legend.items() if "persiapan" in normalize(words).split()
    }:
        # Which is due later: in every other colour that does not say that it is done or not
        # planned.
        plan |= {fill for fill, role in said.items() if role not in (DONE, *NOT_DUE)} - prepared
    said = {
        fill: PLANNED if fill in plan else role if role in (DONE, OFF) else VOID
        for fill, role in said.items()
    }
    return _part_versions(legend, said) if plan else {}


def _find_planned(legend: Mapping[str, str], said: Mapping[str, str]) -> set[str]:
    """The colours that are due by their words; beside what is called off alone, dilaksanakan says
    when it will be."""
    plan = {
        fill
        for fill in legend
        if said[fill] not in NOT_DUE and PATTERNS["due_colour"].search(legend[fill])
    }
    return plan or {
        fill
        for fill in legend
        if OFF in said.values() and normalize(legend[fill]) in DONE_BESIDE_PLAN
    }


def _part_versions(legend: Mapping[str, str], roles: Mapping[str, str]) -> dict[str, str]:
    """The roles of marks or fills; where all of the plan's are versions of it (Rencana awal,
    Revisi), it is the latest, and what was planned before is due where a row has nothing later."""
    versions = ((mark, *split_version(normalize(words))) for mark, words in legend.items())
    ages = {
        mark: version.age
        for mark, base, version in versions
        if RENCANA_WORDS.issuperset(base.split())
    }
    latest = max(ages.values(), default=0)
    is_revised = latest > 0 and all(mark in ages for mark, role in roles.items() if role == PLANNED)
    return {
        **roles,
        **{mark: PLANNED if age == latest else BEFORE for mark, age in ages.items() if is_revised},
    }


def _find_done(words_of: Mapping[str, set[str]], of_done: frozenset[str]) -> set[str]:
    """The marks of what is done, with those of pelaksanaan where every other mark is the plan's or
    done."""
    done = {mark for mark, words in words_of.items() if words & of_done and not words & OPEN_WORDS}
    plan = {mark for mark in words_of.keys() - done if words_of[mark] & PLAN_BESIDE_DONE}
    others = words_of.keys() - done - plan
    is_done = plan and all("pelaksanaan" in words_of[mark] <= _PELAKSANAAN for mark in others)
    return done | others if is_done else done


def unite_legends(header: Header) -> Header:
    """The table with each entry of a legend right of its calendar in one cell, where its mark and
    its words stand in several: A | rencana, T | = | terlaksana. They say different things."""
    grid, taken = header.grid, header.last_column
    joined = {
        (row, k[0]): join_cells([grid.texts[row, each] for each in k])
        for row, k in list_beside(header).items()
    }
    legend = {cell: entry for cell, entry in joined.items() if is_legend(entry)}
    marks = [
        (mark, role_of(words)) for mark, words, _ in chain(*map(read_entries, legend.values()))
    ]
    if len({role for _, role in marks}) < _FEWEST_MARKS:
        return header
    rows = {row for row, _ in legend}
    rest = {
        (row, k): text for (row, k), text in grid.texts.items() if k <= taken or row not in rows
    }
    return replace(header, grid=grid.with_texts(rest | legend))


def list_beside(header: Header) -> dict[int, list[int]]:
    """Row → its filled columns right of the table, where they are several."""
    last = header.last_column
    beside = {row: [k for k in columns if k > last] for row, columns in header.grid.by_row.items()}
    return {row: columns for row, columns in beside.items() if len(columns) > 1}


def _rises(shares: Mapping[int, float]) -> bool:
    """Whether numbers in order of time rise and never fall, to at most the whole, of which they are
    no parts. From 90 on they are no progress, but a level that is kept."""
    numbers = [*shares.values()]
    is_progress = len({*numbers}) > 1 and numbers[0] < _LEVEL
    return is_progress and not falls(shares) and sum(numbers) != _WHOLE and max(numbers) <= _WHOLE


def falls(shares: Mapping[int, float]) -> bool:
    """Whether shares in order of time do not only rise."""
    return [*shares.values()] != sorted(shares.values())
