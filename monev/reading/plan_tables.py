"""Find the tables of a file that are one plan: a sheet for each area, a monitoring beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations

from monev.reading.choices import ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import is_other_rencana
from monev.reading.files.faults import at_row
from monev.reading.passes import FilledTable, fill_table
from monev.reading.vocabulary.headings import LAPORAN, normalize

_MOST = 0.6
_FEW = 0.3
MONITORING = "rows.unread_monitoring"


@dataclass(slots=True)
class PlanTables:
    """The tables of a file, filled.

    `left_out`: place in `tables` → the code that says why it is no part of the plan.
    """

    tables: list[FilledTable]
    left_out: dict[int, str] = field(default_factory=dict)

    @property
    def plan(self) -> list[FilledTable]:
        """The tables that are part of the plan and hold langkah."""
        own = [self.tables[at] for at in range(len(self.tables)) if at not in self.left_out]
        return [table for table in own if table.content.drafts]

    @property
    def titled(self) -> list[FilledTable]:
        """The tables whose titles may name the office, in order of trust: the plan's first."""
        return [*self.plan, *(self.tables[place] for place in self.left_out)]


def fill_tables(
    headers: Sequence[Header], choices: ReadingChoices, *, are_one: bool = False
) -> PlanTables:
    """Fill the tables in order, and leave those that are the monitoring of another.

    are_one: a person said that they are one plan, so a sheet's name may be any area.
    """
    tables: list[FilledTable] = []
    for header in headers:
        with at_row(header.grid.name):
            tables.append(fill_table(header, choices, is_part=are_one))
    left_out: dict[int, str] = {}
    for one, other in permutations(range(len(tables)), 2):
        if not {one, other} & left_out.keys() and _is_report_of(tables[other], tables[one]):
            left_out[one] = MONITORING
    return PlanTables(tables, left_out)


def is_one_rencana(tables: Sequence[FilledTable]) -> bool:
    """True if the tables are one plan: each names its areas, and no area comes twice."""
    areas: list[str] = []
    for table in tables:
        areas += table.areas
    return len(tables) == 1 or ("0" not in areas and len({*areas}) == len(areas))


def may_be_one_rencana(tables: Sequence[FilledTable]) -> bool:
    """True if a person may say that the tables are one plan.

    They are none if titles name another office or year, or if one is a version of another: the same
    work at the same time in both.
    """
    first = tables[0].header.titles
    if any(is_other_rencana(first, table.header.titles) for table in tables):
        return False
    pairs = combinations(map(_work_and_times_of, tables), 2)
    return all(len(one & two) <= _FEW * min(len(one), len(two)) for one, two in pairs)


def _work_and_times_of(table: FilledTable) -> set[object]:
    """Return each langkah of a table with its time and the periods marked for it."""
    said: set[object] = set()
    for draft in table.content.drafts:
        time = normalize(draft.content.get("target_waktu", ""))
        said.add((normalize(draft.content["langkah_aksi"]), time, draft.marked.slots))
    return said


def _is_report_of(plan: FilledTable, report: FilledTable) -> bool:
    """True if a table says most of its work in another, with progress columns the plan has not."""
    work = _work_of(report)
    again = len(_work_of(plan) & work)
    return again > 0 and again >= _MOST * len(work) and _reports(report) and not _reports(plan)


def _reports(table: FilledTable) -> bool:
    """True if a table has a column that reports what was done."""
    return not table.header.columns.keys().isdisjoint(LAPORAN)


def _work_of(table: FilledTable) -> set[str]:
    """Return the different langkah of a table, normalized."""
    words = {normalize(draft.content["langkah_aksi"]) for draft in table.content.drafts}
    return words - {""}
