"""Find the tables of a file that are one plan: a sheet for each area, a monitoring beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations

from monev.reading.choices import ReadingChoices
from monev.reading.columns.calendar import find_period_within
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import is_other_rencana
from monev.reading.files.faults import at_row
from monev.reading.passes import FilledTable, fill_table
from monev.reading.rows.areas import split_area
from monev.reading.vocabulary.headings import LAPORAN, normalize
from monev.reading.vocabulary.structure import SHEET_ABBREVIATIONS, is_usual_area

_MOST = 0.6
_FEW = 0.3
MONITORING = "rows.unread_monitoring"


@dataclass(slots=True)
class PlanTables:
    """The tables of a file, filled. `left_out`: place in `tables` → the code that says why it is no
    part of the plan.
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


def fill_tables(headers: Sequence[Header], choices: ReadingChoices) -> PlanTables:
    """Fill the tables in order, and leave those that are the monitoring of another."""
    in_series = _are_sheets_in_series([header.grid.name for header in headers])
    tables: list[FilledTable] = []
    for header in headers:
        with at_row(header.grid.name):
            tables.append(fill_table(header, choices, in_series=in_series))
    left_out: dict[int, str] = {}
    for one, other in permutations(range(len(tables)), 2):
        if not {one, other} & left_out.keys() and _is_report_of(tables[other], tables[one]):
            left_out[one] = MONITORING
    return PlanTables(tables, left_out)


def _are_sheets_in_series(names: Sequence[str]) -> bool:
    """True if the sheets' names count the areas: most of them are named as usual areas, or each
    with the next mark.
    """
    count = len(names)
    if count < 2:
        return False
    usual = 0
    orders: list[tuple[str, int]] = []
    for name in names:
        mark, title, *_ = split_area(name)
        usual += normalize(name) in SHEET_ABBREVIATIONS or is_usual_area(title)
        if mark:
            orders.append((mark.kind, mark.order))
    are_counted = len(orders) == count and orders == sorted({*orders})
    return usual >= _MOST * count or (are_counted and orders[0][0] == orders[-1][0])


def is_one_rencana(tables: Sequence[FilledTable]) -> bool:
    """True if the tables are one plan: sheets for a part of the year each, or each names its areas
    and no area comes twice.
    """
    if _are_parts_of_year(tables):
        return True
    areas: list[str] = []
    for table in tables:
        areas += table.areas
    return len(tables) == 1 or ("0" not in areas and len({*areas}) == len(areas))


def _are_parts_of_year(tables: Sequence[FilledTable]) -> bool:
    """True if each table is the plan of another part of one year, as the sheet's name says.

    The same work at the same time in two of them is a copy of one plan, as sheets of monitoring
    are.
    """
    parts = [find_period_within(table.header.grid.name) for table in tables]
    if not all(parts) or len({*parts}) < len(parts):
        return False
    first = tables[0].header.titles
    if any(is_other_rencana(first, table.header.titles) for table in tables):
        return False
    for one, two in combinations(map(_say_of_work, tables), 2):
        if len(one & two) > _FEW * min(len(one), len(two)):
            return False
    return True


def _say_of_work(table: FilledTable) -> set[object]:
    """Return each langkah of a table with its time and the periods marked for it."""
    said: set[object] = set()
    for draft in table.content.drafts:
        time = normalize(draft.content.get("target_waktu", ""))
        said.add((normalize(draft.content["langkah_aksi"]), time, draft.marked.slots))
    return said


def _is_report_of(plan: FilledTable, report: FilledTable) -> bool:
    """True if a table says most of its work in another, with columns of progress that the plan has
    not.
    """
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
