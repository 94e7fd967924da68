"""Find the meaning of marks under a calendar: as a person said, else by the legend.

Without either all are the plan's, which is asked once where there are several.
Numbers are amounts, or shares that count up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import BEFORE, FULFILLED, MARK_ROLES, PLANNED
from monev.reading.choices import CUMULATIVE, SHARES, ReadingChoices
from monev.reading.columns.calendar import Calendar
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address
from monev.reading.vocabulary.marks import PATTERNS, join_cells, marks_in, read_entries, role_of
from monev.reading.vocabulary.structure import is_usual_area, split_mark

_STANDS_FOR = {FULFILLED: PLANNED, BEFORE: PLANNED}
"""Roles in answers of earlier versions, and the roles they now stand for."""
_WHOLE = 100
Texts = Mapping[int, Mapping[int, str]]
"""Row of work → column → text under the calendar, in order of time."""


@dataclass(frozen=True, slots=True)
class MarkMeanings:
    """The meaning of a table's marks, and the questions about them.

    roles: mark → its role (of MARK_ROLES). last_rise: row of shares that count up → the column in
    which they reach the whole. said: the meaning of the marks in words.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
    last_rise: Mapping[int, int] = field(default_factory=dict)
    said: str = ""

    def roles_in(self, text: str) -> set[str]:
        """Return the roles of the marks in a cell (P/R, PR), or none if one of them is unknown."""
        marks = marks_in(text)
        if len(marks) == 1 and marks[0] not in self.roles:
            marks = [*marks[0]]
        roles = {self.roles.get(mark, "") for mark in marks}
        return set() if "" in roles else roles


def read_marked(header: Header, rows: Sequence[int]) -> Texts:
    """Return the texts under the calendar in these rows of work."""
    slots = header.months
    in_time = sorted(slots, key=lambda column: (slots[column].end_month, column))
    found = dict[int, dict[int, str]]()
    for row in rows:
        texts = {column: header.grid.content_at(row, column) for column in in_time}
        found[row] = {column: text for column, text in texts.items() if text}
    return found


def read_mark_meanings(
    header: Header, rows: Sequence[int], choices: ReadingChoices
) -> MarkMeanings:
    """Return the meaning of each mark under the calendar in these rows; `choices` are meanings
    people settled.
    """
    if header.calendar is None:
        return MarkMeanings()
    texts = read_marked(header, rows)
    meanings = _read_roles(header, header.calendar, texts, choices)
    return _read_shares(header, header.calendar, texts, meanings, choices)


def _read_roles(
    header: Header, calendar: Calendar, texts: Texts, choices: ReadingChoices
) -> MarkMeanings:
    """Find the role of each mark: as a person chose, else by the legend, else the plan's."""
    rows_of = _list_rows_of_marks(texts)
    legend = _read_legend(header, texts, rows_of)
    used = [mark for mark in rows_of if mark in legend or len(mark) == 1]
    named = " ".join(used)
    chosen = choices.mark_roles(named)
    if chosen and len(chosen) == len(used):
        chosen = [_STANDS_FOR.get(role, role) for role in chosen]
        roles = dict(zip(used, chosen, strict=True))
        return MarkMeanings(roles, said=_name_roles(roles))
    roles = {mark: role_of(legend.get(mark, "")) for mark in used}
    if _settles(header, roles):
        said = _name_roles(roles)
        told = header.remark_on_calendar(calendar, "due.legend_read", {"legend": said})
        return MarkMeanings(roles, (replace(told, nilai=named),) if said else (), said=said)
    planned = MarkMeanings(dict.fromkeys(used, PLANNED))
    if len({mark.casefold() for mark in used}) < 2 and not any(roles.values()):
        return planned
    values = {"marks": " dan ".join(f"“{mark}”" for mark in used)}
    values["rows"] = name_rows(sorted(set[int]().union(*(rows_of[mark] for mark in used))))
    asked = header.remark_on_calendar(calendar, "due.marks_differ", values)
    return replace(planned, questions=(replace(asked, nilai=named),))


def _list_rows_of_marks(texts: Texts) -> dict[str, list[int]]:
    """Return mark → the rows that hold it."""
    rows_of = dict[str, list[int]]()
    for row, cells in texts.items():
        for mark in dict.fromkeys(chain.from_iterable(map(marks_in, cells.values()))):
            rows_of.setdefault(mark, []).append(row)
    return rows_of


def _settles(header: Header, roles: Mapping[str, str]) -> bool:
    """True if a legend gives each mark a role, and one is the plan's, or a column says the time."""
    has_plan = "target_waktu" in header.columns or PLANNED in roles.values()
    return bool(roles) and has_plan and all(roles.values())


def _read_legend(header: Header, texts: Texts, used: Collection[str]) -> dict[str, str]:
    """Map each mark that is used to its words in the texts around the table. Mark and words may
    stand in cells beside each other.
    """
    grid = header.grid
    found = dict[str, str]()
    for row in grid.by_row.keys() - texts.keys():
        # V PENGUATAN PENGAWASAN explains no V.
        lines = [each for each in grid.row_texts(row) if not is_usual_area(split_mark(each)[1])]
        lines.append(join_cells(lines))
        for mark, words, _ in chain.from_iterable(map(read_entries, lines)):
            if mark in used:
                found.setdefault(mark, words)
    return found


def _name_roles(roles: Mapping[str, str]) -> str:
    """Say the roles in words; "" if all marks are the plan's."""
    if {*roles.values()} <= {PLANNED}:
        return ""
    return "; ".join(f"“{mark}” = {MARK_ROLES[role]}" for mark, role in roles.items())


def _read_shares(
    header: Header,
    calendar: Calendar,
    texts: Texts,
    meanings: MarkMeanings,
    choices: ReadingChoices,
) -> MarkMeanings:
    """Add the shares that count up to the whole, which are due where they reach it; a question for
    rows without a time in words.
    """
    risen = dict[int, int]()
    for row, cells in texts.items():
        numbers = [*map(_read_share, cells.values())]
        if len({*numbers}) > 1 and numbers == sorted(numbers) and numbers[-1] == _WHOLE:
            risen[row] = [*cells][numbers.index(_WHOLE)]
    chosen = choices.mark_roles(SHARES)
    if not risen or chosen not in ([], [CUMULATIVE]):
        return meanings
    meanings = replace(meanings, last_rise=risen)
    time = header.column_of("target_waktu")
    asked = [row for row in risen if not header.grid.content_at(row, time)]
    if chosen or not asked:
        return meanings
    values = {"rows": name_rows(asked)}
    question = header.remark_on_calendar(calendar, "due.cumulative", values)
    cell = cell_address(asked[0], calendar.start)
    question = replace(question, nilai=SHARES, baris=asked[0], sel=cell)
    return replace(meanings, questions=(*meanings.questions, question))


def _read_share(text: str) -> float:
    """Return the share a cell says; -1 for anything else."""
    number = text.strip(" %").replace(",", ".")
    return float(number) if PATTERNS["number"].fullmatch(number) else -1.0
