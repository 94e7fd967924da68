"""Find the role of each mark under a calendar.

It is as a person said, else the plan's, which is asked once where there are several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from monev.core.remarks import Remark, name_rows
from monev.core.statuses import BEFORE, FULFILLED, MARK_ROLES, PLANNED
from monev.reading.choices import ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.vocabulary.marks import marks_in

_STANDS_FOR = {FULFILLED: PLANNED, BEFORE: PLANNED}
"""Roles in answers of earlier versions, and the roles they now stand for."""
Texts = Mapping[int, Mapping[int, str]]
"""Row of work → column → text under the calendar, in order of time."""


@dataclass(frozen=True, slots=True)
class MarkRoles:
    """The roles of a table's marks (of MARK_ROLES), and the questions about them.

    said: the roles in words.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Remark, ...] = ()
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


def _list_rows_of_marks(texts: Texts) -> dict[str, list[int]]:
    """Return mark → the rows that hold it."""
    rows_of = dict[str, list[int]]()
    for row, cells in texts.items():
        for mark in dict.fromkeys(chain.from_iterable(map(marks_in, cells.values()))):
            rows_of.setdefault(mark, []).append(row)
    return rows_of


def read_mark_roles(header: Header, rows: Sequence[int], choices: ReadingChoices) -> MarkRoles:
    """Return the role of each mark under the calendar in these rows.

    `choices` are meanings people settled.
    """
    if header.calendar is None:
        return MarkRoles()
    rows_of = _list_rows_of_marks(read_marked(header, rows))
    used = [mark for mark in rows_of if len(mark) == 1]
    named = " ".join(used)
    chosen = choices.mark_roles(named)
    if chosen and len(chosen) == len(used):
        roles = {mark: _STANDS_FOR.get(role, role) for mark, role in zip(used, chosen, strict=True)}
        said = "; ".join(f"“{mark}” = {MARK_ROLES[role]}" for mark, role in roles.items())
        return MarkRoles(roles, said="" if {*roles.values()} <= {PLANNED} else said)
    planned = MarkRoles(dict.fromkeys(used, PLANNED))
    if len({mark.casefold() for mark in used}) < 2:
        return planned
    marked = sorted({row for mark in used for row in rows_of[mark]})
    marks = " dan ".join(f"“{mark}”" for mark in used)
    values = {"marks": marks, "rows": name_rows(marked)}
    asked = header.remark_on_calendar(header.calendar, "due.marks_differ", values)
    return replace(planned, questions=(replace(asked, nilai=named),))
