"""What marks under a calendar say and mean: by the legend around the table, by its headings, else it is asked.

Where one matrix uses two marks or more (● and ○), they mostly mean two things, such as planned and done.
"""

import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import DONE, FULFILLED, MARK_ROLES, PLANNED, VOID
from monev.reading.choices import CUMULATIVE, DAY, EACH, NUMBERS, SHARES, ReadingChoices
from monev.reading.columns.calendar import Calendar, CalendarSlot, is_time_heading, without_legend
from monev.reading.columns.header import Header
from monev.reading.files.grid import Cell, Grid, cell_address
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.marks import (
    DONE_BESIDE_PLAN,
    DONE_WORDS,
    OPEN_WORDS,
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

_PELAKSANAAN = frozenset({"pelaksanaan", "kegiatan", "aksi"})
"""Pelaksanaan (kegiatan) is what was done beside rencana; after perencanaan or before pelaporan it is a stage."""
_ROLES_OF = {FULFILLED: (PLANNED, DONE)}
"""A role that is two."""
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_WHOLE, _LEVEL, _LEAST_SHARE = 100, 90, 10
_TARGET = re.compile(r"\b(?:target|output|keluaran|capaian|ukuran)\b(?! (?:waktu|tanggal|bulan|penyelesaian|selesai))")
_KODE = re.compile(r"b ?(?:0?[1-9]|1[0-2])")
_DAYS_SAID = re.compile(r"\b(?:angka|bilangan|nomor)\b[^.;]{0,60}\b(?:tanggal|tgl)\b", re.IGNORECASE)
"""A note that the numbers under the months are days: Angka pada kolom bulan adalah tanggal batas penyelesaian."""
_COUNTED = re.compile(r"\b(?:satuan|jumlah|jml|total|volume|vol|frekuensi|banyaknya)\b")
_MONTHS, _DAYS = 12, 31
_FEWEST_MARKS, _FEWEST_WORDS = 2, 3


Shares = Mapping[int, Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """The marks of a table, each with its role (of MARK_ROLES) where one was said; and what to ask.

    `explained` has a mark's meaning in the legend's words, where two marks are both the plan's. `of_words`: the cells
    mostly say in words what is due, as a B03 cell does. `cumulative`: the shares of each row, by column, where they
    count up to what is due at their last rise. `are_days`: numbers are days of their month. `colours` has the role of a
    fill. `said` is what was made of the marks, in words. `are_turned`: the blank periods are the plan.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
    of_words: bool = False
    cumulative: Shares = field(default_factory=dict)
    are_days: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    are_turned: bool = False

    def roles_in(self, text: str) -> set[str]:
        """The roles of the marks a cell holds: of one, or of several that all are known (P/R); else none."""
        marks = marks_in(text)
        if len(marks) == 1 and marks[0] not in self.roles and len({*marks[0]}) == len(marks[0]):
            marks = [*marks[0]]  # TR, where both letters are marks
        each = {self.roles.get(mark, "") for mark in marks}
        return {*chain(*(_ROLES_OF.get(role, (role,)) for role in each))} if all(each) else set()

    def roles_of_fill(self, fill: str) -> tuple[str, ...]:
        """The roles of a fill: the plan's, where nothing else is said of it."""
        role = self.colours.get(fill, PLANNED)
        return _ROLES_OF.get(role, (role,))

    def knows(self, text: str, slot: CalendarSlot) -> bool:
        """Whether a cell of a period is marked, holds an amount or names a month of it."""
        return kind_of_mark(text) != "other" or bool(self.roles_in(text) or slot.find_named_month(text))


def read_mark_meanings(header: Header, rows: Sequence[int], choices: ReadingChoices) -> MarkMeanings:
    """What each mark under the calendar means in these rows; `choices` are meanings people settled."""
    grid, calendar = header.grid, header.calendar
    if calendar is None:
        return MarkMeanings()
    meanings = _read_days(header, calendar, rows, choices, _read_symbols(header, calendar, rows, choices))
    code, asked, shares = _find_shares(header, calendar, rows)
    if asked:
        question = replace(header.remark_on_calendar(calendar, code, {"rows": name_rows(asked)}), nilai=SHARES)
        question = replace(question, baris=asked[0], sel=cell_address(asked[0], calendar.start))
        role = choices.mark_roles(SHARES) or [CUMULATIVE if code == "due.cumulative" else EACH]
        shares = shares if role == [CUMULATIVE] else {}
        meanings = replace(meanings, cumulative=shares, questions=(*meanings.questions, question))
    if _says_targets(header, calendar):
        return replace(meanings, of_words=True)
    words = _find_cells_of_words(grid, calendar, rows, meanings)
    if not words:
        return meanings
    example, cell = " ".join(grid.texts[words[0]].split())[:40], cell_address(*words[0])
    values = {"cells": len(words), "example": example, "cell": cell}
    question = replace(header.remark_on_calendar(calendar, "due.cells_of_words", values), sel=cell)
    return replace(meanings, of_words=True, questions=(*meanings.questions, question))


def _read_days(
    header: Header, calendar: Calendar, rows: Sequence[int], choices: ReadingChoices, meanings: MarkMeanings
) -> MarkMeanings:
    """With whether the numbers under the months are days of them: as a note or the heading over them (TANGGAL) says, or
    a person chose; else they are, and that is asked, where some are too high for most counts, they vary, and nothing
    sums them up."""
    numbers, are_all = _read_days_of_months(header.grid, calendar, rows)
    if not numbers:
        return meanings
    if _are_said_days(header, calendar, rows):
        said = "; ".join(filter(None, (meanings.said, f"angka = {MARK_ROLES[DAY]}")))
        return replace(meanings, are_days=True, said=said)
    high = [cell for cell, number in numbers.items() if number > _MONTHS]
    is_counted = "target_capaian" in header.columns or are_counted(header, calendar)
    if not high or is_counted or not are_all:
        return meanings
    are_days = len(high) >= _FEWEST_WORDS <= len({*numbers.values()})
    values = {"example": numbers[high[0]], "cell": cell_address(*high[0])}
    code = "due.numbers_are_days" if are_days else "due.numbers_are_counts"
    question = replace(header.remark_on_calendar(calendar, code, values), nilai=NUMBERS)
    chosen = choices.mark_roles(NUMBERS)
    return replace(
        meanings, are_days=chosen == [DAY] if chosen else are_days, questions=(*meanings.questions, question)
    )


def _read_days_of_months(grid: Grid, calendar: Calendar, rows: Sequence[int]) -> tuple[dict[Cell, int], bool]:
    """The numbers under single months that all may be days of them, {} where one is too high, or where columns stand
    for longer; and whether nothing else stands there."""
    texts = {(row, k): text for row in rows for k in sorted(calendar.columns) if (text := grid.own_text(row, k))}
    numbers = {cell: int(text) for cell, text in texts.items() if re.fullmatch(r"\d{1,3}", text)}
    are_of_months = all(slot.length == 1 for slot in calendar.columns.values())
    may_be_days = are_of_months and all(0 < number <= _DAYS for number in numbers.values())
    return (numbers if may_be_days else {}), len(numbers) == len(texts)


def _are_said_days(header: Header, calendar: Calendar, rows: Sequence[int]) -> bool:
    """Whether a note, or the heading over the months, says that the numbers under them are days."""
    inside = {*rows}
    notes = (text for (row, _), text in header.grid.texts.items() if row not in inside)
    return bool(re.search(r"\b(?:tanggal|tgl)\b", normalize(calendar.heading))) or any(map(_DAYS_SAID.search, notes))


def are_counted(header: Header, calendar: Calendar) -> bool:
    """Whether a column or heading says that numbers under the calendar count something, or sums them up."""
    said = map(normalize, (calendar.heading, *header.others.values()))
    return bool(calendar.rekap) or any(map(_COUNTED.search, said))


def _says_targets(header: Header, calendar: Calendar) -> bool:
    """Whether the headings say that a cell holds what is due by then: B03, TARGET TW I, or TARGET over the months."""
    rows = range(header.start, header.end + 1)
    texts_of = [[without_legend(header.grid.content_at(row, column)) for row in rows] for column in calendar.columns]
    own = [[*map(normalize, texts)] for texts in texts_of]
    each = all(any(_TARGET.search(text) or _KODE.fullmatch(text) for text in texts) for texts in own)
    return each or bool(_TARGET.search(normalize(calendar.heading)))


def _find_cells_of_words(grid: Grid, calendar: Calendar, rows: Sequence[int], meanings: MarkMeanings) -> list[Cell]:
    """The cells under the calendar that hold words, no known marks, where they differ and are as many as all other
    filled cells."""
    slots = sorted(calendar.columns.items())
    filled = {(row, k): (slot, text) for row in rows for k, slot in slots if (text := grid.texts.get((row, k)))}
    words = {cell: text for cell, (slot, text) in filled.items() if not meanings.knows(text, slot)}
    are_several = len(set(words.values())) >= _FEWEST_WORDS
    return list(words) if are_several and 2 * len(words) >= len(filled) else []


def _read_symbols(header: Header, calendar: Calendar, rows: Sequence[int], choices: ReadingChoices) -> MarkMeanings:
    """What each mark means: as a person chose, by the legend, else it is asked where two or more are used."""
    rows_of, legend, are_twins = _find_used_marks(header, calendar, rows)
    # The legend may say V of the v in the cells.
    said = {mark: words for mark in rows_of if (words := legend.get(mark, legend.get(mark.swapcase(), "")))}
    named = " ".join(rows_of)

    def ask(code: str, **values: str) -> Remark:
        return replace(header.remark_on_calendar(calendar, code, values), nilai=named)

    chosen = choices.mark_roles(named)
    if len(chosen) == len(rows_of):
        return _mean(dict(zip(rows_of, chosen, strict=True)))
    if _is_report(calendar, rows_of, said, legend):
        roles = {mark: role_of(words) for mark, words in said.items()}
        return _mean(roles, ask("due.legend_of_report", legend=_name_legend(said)))
    roles = _find_roles(rows_of, said, legend)
    marks = " dan ".join(f"“{mark}”" for mark in rows_of)
    if are_twins:
        return _mean(roles, ask("due.letters_of_twins", marks=marks))
    planned = {mark: words for mark, words in said.items() if roles[mark] in (PLANNED, FULFILLED)}
    different = _find_different(rows_of, said, planned, len(rows))
    if different:
        by_rows = sorted(rows_of.values(), key=len, reverse=True)
        rows_of_others = sorted({*chain(*(by_rows[1:] or by_rows))})
        return _mean(roles, ask("due.marks_differ", marks=marks, rows=name_rows(rows_of_others)))
    is_full = all(header.grid.content_at(row, k) for row in rows for k in calendar.columns)
    return _tell_legend(roles, planned, all_said=said.keys() >= rows_of.keys(), is_full=is_full, ask=ask)


def _tell_legend(
    roles: dict[str, str], planned: Mapping[str, str], *, all_said: bool, is_full: bool, ask: Callable[..., Remark]
) -> MarkMeanings:
    """The roles of marks that no two readings are likely of, and what is told of their legend, or asked. `is_full`:
    every period is marked."""
    # Where every period is done or not done yet, that may say nothing of which were planned.
    is_open = is_full and FULFILLED in roles.values()
    # A legend that parts the plan's marks by more than that they are the plan's says what is due.
    parts_plan = all_said and len({*planned.values()}) > 1 and not all(map(role_of, planned.values()))
    if is_open or parts_plan:
        question = ask("due.legend_unknown", legend=_name_legend(planned))
        return replace(_mean(roles, question), explained=planned if parts_plan else {})
    meanings = _mean(roles)
    return replace(meanings, questions=(ask("due.legend_read", legend=meanings.said),)) if meanings.said else meanings


def _find_different(
    rows_of: Mapping[str, Sequence[int]], said: Container[str], planned: Collection[str], rows: int
) -> set[str]:
    """The marks nobody explains that may mean something else than the others; x and X differ by a slip of the key
    alone, and a letter is the mark where it marks most of so many `rows`."""
    different = {mark.casefold(): at for mark, at in rows_of.items() if mark not in said}
    are_rare = any(2 * len(at) <= rows for mark, at in different.items() if kind_of_mark(mark) == "other")
    return {*different} if len(different) + len(planned) > 1 or are_rare else set()


def _find_used_marks(
    header: Header, calendar: Calendar, rows: Sequence[int]
) -> tuple[dict[str, list[int]], dict[str, str], bool]:
    """The signs and letters under the calendar with the rows they stand in, the words there that say what they mark,
    and 1 and 2 where a legend parts them; the legend; and whether letters part plan and done by themselves."""
    rows_of, legend = _find_rows_of_marks(header.grid, calendar, rows), _read_legend(header.grid, calendar, {*rows})
    legend = _part_numbers(legend, rows_of)
    # Without a legend, P, T and R are marks, and so are words, where both plan and done or not done stand there.
    own = _list_own_words(rows_of)
    are_twins = "r" in own.keys() - legend and len(roles_in(own)) > 1
    legend = own | legend if len(roles_in(own)) > 1 else legend
    others = {mark for mark in rows_of if not mark.isdecimal() and (mark_symbol(mark) or len(mark) == 1)}
    others -= {mark for mark in others if kind_of_mark(mark) == "other" and _says_targets(header, calendar)}
    return {mark: at for mark, at in rows_of.items() if mark in legend or mark in others}, legend, are_twins


def _part_numbers(legend: Mapping[str, str], used: Container[str]) -> dict[str, str]:
    """A legend's entries that may be marks under the calendar; its numbers only where they part plan and done."""
    # Words and abbreviations are marks where cells hold them.
    kept = {mark: words for mark, words in legend.items() if len(mark) == 1 or mark in used or mark_symbol(mark)}
    numbers = {mark: words for mark, words in kept.items() if mark.isdecimal()}
    # A number is an amount or a day, unless two of them part plan and done.
    if roles_in(numbers) != {PLANNED, DONE}:
        kept = {mark: words for mark, words in kept.items() if mark not in numbers}
    return kept


def _list_own_words(used: Iterable[str]) -> dict[str, str]:
    """The marks that say by themselves what they mark: mark → words."""
    words_of = {mark: "realisasi" if mark == "r" else mark.replace("_", " ") for mark in used}
    return {mark: words for mark, words in words_of.items() if role_of(words)}


def _is_report(calendar: Calendar, used: Collection[str], said: Mapping[str, str], legend: Mapping[str, str]) -> bool:
    """Whether a legend that speaks of nothing planned says of every mark that work was done or was not; ada and tidak
    ada do so unless the heading over them says that it is the plan's time."""
    words = {*normalize(" ".join(legend.values())).split()}
    is_plan = is_time_heading(calendar.heading) and words <= {"ada", "tidak", "tdk"}
    return roles_in(legend) == {DONE, VOID} and all(role_of(said.get(mark, "")) for mark in used) and not is_plan


def _find_rows_of_marks(grid: Grid, calendar: Calendar, rows: Sequence[int]) -> dict[str, list[int]]:
    """Mark → the rows it stands in under the calendar; marks in the order they are met."""
    rows_of: dict[str, list[int]] = {}
    for row in rows:
        texts = (grid.content_at(row, column) for column in sorted(calendar.columns))
        for mark in dict.fromkeys(chain.from_iterable(map(marks_in, texts))):
            rows_of.setdefault(mark, []).append(row)
    return rows_of


def _name_legend(legend: Mapping[str, str]) -> str:
    return "; ".join(f"“{mark.replace('_', ' ')}” = {words}" for mark, words in legend.items())


def _mean(roles: dict[str, str], *questions: Remark) -> MarkMeanings:
    """These roles; a table whose marks all are the plan's says nothing of them, and where every one says that nothing
    is planned there, the blank periods are the plan."""
    are_turned = {*roles.values()} == {VOID}
    named = {mark: MARK_ROLES[role] for mark, role in roles.items()}
    named |= {"kosong": MARK_ROLES[PLANNED]} if are_turned else {}
    said = _name_legend(named) if {*roles.values()} - {PLANNED} else ""
    return MarkMeanings(roles, {}, questions, said=said, are_turned=are_turned)


def _find_roles(used: Collection[str], said: Mapping[str, str], legend: Mapping[str, str]) -> dict[str, str]:
    """The role of each mark but bare numbers: the plan's where nothing names another. Where work is not done yet, what
    is done was due as well; pelaksanaan was done where every other mark is rencana or done."""
    words_of = {mark: set(normalize(words).split()) for mark, words in said.items() if role_of(words) != VOID}
    is_open = any(OPEN_WORDS & set(normalize(words).split()) for words in legend.values())
    done = _find_done(words_of, DONE_WORDS | {"ada"} if is_open else DONE_WORDS)
    done = {mark for mark in done if role_of(said[mark]) != PLANNED}
    if not (is_open or {*used} - done):  # x = dilaksanakan of the only mark says when it will be
        done = {mark for mark in done if words_of[mark] & (DONE_WORDS - DONE_BESIDE_PLAN)}
    roles = {mark: PLANNED for mark in used if mark in said or not mark.isdecimal()}
    roles |= dict.fromkeys(said.keys() - words_of.keys(), VOID)
    return roles | dict.fromkeys(done, FULFILLED if is_open else DONE)


def _find_done(words_of: Mapping[str, set[str]], of_done: frozenset[str]) -> set[str]:
    """The marks of what is done, with those of pelaksanaan where every other mark is the plan's or done."""
    done = {mark for mark, words in words_of.items() if words & of_done and not words & OPEN_WORDS}
    plan = {mark for mark in words_of.keys() - done if words_of[mark] & PLAN_BESIDE_DONE}
    others = words_of.keys() - done - plan
    is_done = plan and all("pelaksanaan" in words_of[mark] <= _PELAKSANAAN for mark in others)
    return done | others if is_done else done


def _read_legend(grid: Grid, calendar: Calendar, rows: Collection[int]) -> dict[str, str]:
    """Mark → what a text around the table or right of its calendar says of it, also one whose marks and words stand in
    cells beside each other."""
    last, found = max(calendar.columns), dict[str, str]()
    for row, columns in grid.by_row.items():
        texts = [grid.texts[row, k] for k in columns if row not in rows or (k > last and is_legend(grid.texts[row, k]))]
        for mark, words, _ in chain(*map(read_entries, texts), read_entries(join_cells(texts))):
            found.setdefault(mark, words)
    return found


def unite_legends(header: Header) -> Header:
    """The table with each entry of a legend right of its calendar in one cell, where its mark and its words stand in
    several: A | rencana, T | = | terlaksana. No mark of it comes twice, and they say different things."""
    grid, taken = header.grid, max(chain(header.months, header.columns.values()))
    legend = _find_parted_entries(grid, taken)
    marks = [(mark, role_of(words)) for mark, words, _ in chain(*map(read_entries, legend.values()))]
    if len(dict(marks)) < len(marks) or len({role for _, role in marks}) < _FEWEST_MARKS:
        return header
    rows = {row for row, _ in legend}
    rest = {(row, k): text for (row, k), text in grid.texts.items() if k <= taken or row not in rows}
    return replace(header, grid=grid.with_texts(rest | legend))


def _find_parted_entries(grid: Grid, taken: int) -> dict[Cell, str]:
    """The entries of a legend that stand in several cells right of column `taken`, each at its first cell."""
    beside = {row: [k for k in columns if k > taken] for row, columns in grid.by_row.items()}
    joined = {(row, k[0]): join_cells([grid.texts[row, each] for each in k]) for row, k in beside.items() if len(k) > 1}
    return {cell: entry for cell, entry in joined.items() if is_legend(entry)}


def _find_shares(header: Header, calendar: Calendar, rows: Sequence[int]) -> tuple[str, list[int], Shares]:
    """What to ask of shares, of which rows, and the shares of each row: of those that only rise, if as many as fall
    (25 % · 50 % · 100 % · 100 %), and are no parts of 100; else of all, where each is 100 all along.

    Numbers without % are shares where one of them is 100, or where most rise to more than a day can be.
    """
    numbers = {row: each for row in rows if (each := _read_numbers(header.grid, calendar, row))}
    full = [row for row, each in numbers.items() if max(each.values()) == _WHOLE]
    rising = [row for row, each in numbers.items() if _rises(each)]
    of_shares = _part_shares(header, calendar, numbers, full, rising)
    rising = [row for row in rising if row in of_shares]
    if len(rising) >= max(1, sum(map(falls, of_shares.values()))):
        return "due.cumulative", rising, of_shares
    is_level = all([*numbers[row].values()] == [_WHOLE] * len(calendar.columns) for row in full)
    return "due.shares_stay", full if is_level else [], of_shares


def _part_shares(
    header: Header, calendar: Calendar, numbers: Shares, full: Sequence[int], rising: Sequence[int]
) -> Shares:
    """Of the `numbers` of each row those that are shares: with %, and where one of them is 100, or most of the `rising`
    rows rise to more than a day can be, also the others that rise so far."""
    signed = {row for row, each in numbers.items() if all("%" in header.grid.content_at(row, k) for k in each)}
    most_rise = 2 * len(rising) > len(numbers) and any(max(numbers[row].values()) > _DAYS for row in rising)
    shares = signed.union(full)
    if (shares > signed or most_rise) and not are_counted(header, calendar):
        shares.update(row for row in rising if max(numbers[row].values()) >= _LEAST_SHARE)
    return {row: each for row, each in numbers.items() if row in shares}


def _rises(shares: Mapping[int, float]) -> bool:
    """Whether numbers in order of time rise and never fall, to at most the whole, of which they are no parts. From 90
    on they are no progress, but a level that is kept."""
    numbers = [*shares.values()]
    is_progress = len({*numbers}) > 1 and numbers[0] < _LEVEL
    return is_progress and not falls(shares) and sum(numbers) != _WHOLE and max(numbers) <= _WHOLE


def falls(shares: Mapping[int, float]) -> bool:
    """Whether shares in order of time do not only rise."""
    return [*shares.values()] != sorted(shares.values())


def _read_numbers(grid: Grid, calendar: Calendar, row: int) -> dict[int, float]:
    """Column → number, in order of time and without noughts, of a row that says nothing else under its calendar; {} for
    a row of other marks, and for one and the same number with gaps between."""
    columns = sorted(calendar.columns, key=lambda column: calendar.columns[column].end_month)
    texts = {column: grid.content_at(row, column).strip(" %").replace(",", ".") for column in columns}
    filled = {column: text for column, text in texts.items() if text and text != "-"}
    if not all(map(_NUMBER.fullmatch, filled.values())):
        return {}
    numbers = {column: number for column, text in filled.items() if (number := float(text))}
    places = [columns.index(column) for column in numbers]
    is_whole = bool(numbers) and places[-1] - places[0] + 1 == len(places)
    return numbers if is_whole or len({*numbers.values()}) > 1 else {}
