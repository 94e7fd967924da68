"""Find the tables of a file that are together one plan: tables that go on, a sheet per area, a
monitoring table beside it.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations, permutations

from monev.reading.choices import ReadingChoices
from monev.reading.columns.calendar import find_period_within
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import begins_report, find_said_again, is_other_rencana
from monev.reading.files.faults import at_row
from monev.reading.passes import FilledTable, fill_table
from monev.reading.rows.areas import split_area
from monev.reading.vocabulary.headings import LAPORAN, normalize
from monev.reading.vocabulary.structure import SHEET_ABBREVIATIONS, is_usual_area

_MOST = 0.6
_FEW = 0.3
_MONITORING = "rows.unread_monitoring"


@dataclass(slots=True)
class PlanTables:
    """The tables of a file, filled. `left_out`: place in `tables` → the code that says why it is no
    part of the plan.
    """

    tables: list[FilledTable]
    left_out: dict[int, str] = field(default_factory=dict)

    @property
    def _at_place(self) -> dict[int, FilledTable]:
        """Place → table, for those that are part of the plan and hold langkah."""
        places: dict[int, FilledTable] = {}
        for place, table in enumerate(self.tables):
            if place in self.left_out:
                continue
            if table.content.drafts:
                places[place] = table
        return places

    @property
    def plan(self) -> list[FilledTable]:
        """The tables that are part of the plan and hold langkah."""
        return [*self._at_place.values()]

    @property
    def titled(self) -> list[FilledTable]:
        """The tables whose titles may name the office, in order of trust: the plan's first."""
        return [*self.plan, *(self.tables[place] for place in self.left_out)]


def _name_of(table: FilledTable) -> str:
    return table.header.grid.name


def _titles_of(table: FilledTable) -> str:
    return " ".join(table.header.titles)


def fill_tables(headers: Sequence[Header], choices: ReadingChoices) -> PlanTables:
    """Fill the tables in order; one under another goes on in the area where that ended."""
    names: list[str] = []
    for header in headers:
        names.append(header.grid.name)
    in_series = _are_sheets_in_series(names)
    tables: list[FilledTable] = []
    for header in headers:
        above = None
        for table in tables:
            if _goes_on(table.header, header):
                above = table
        with at_row(header.grid.name):
            table = fill_table(header, choices, in_series=in_series, above=above)
        tables.append(table)
    return PlanTables(tables, _find_repeats(tables))


def _goes_on(above: Header, below: Header) -> bool:
    """True if a table stands under another on one sheet, and no title between them begins another
    plan.
    """
    grid = above.grid
    if grid.name != below.grid.name:
        return False
    if grid.last_row >= below.start:
        return False
    return not is_other_rencana(above.titles, below.titles)


def _are_sheets_in_series(names: Sequence[str]) -> bool:
    """True if the sheets' names count the areas.

    Each table has a sheet of its own. Most of them are named as usual areas, or each with the next
    mark.
    """
    count = len(names)
    if count < 2 or len({*names}) < count:
        return False
    usual = 0
    kinds: set[str] = set()
    orders: list[int] = []
    for name in names:
        mark, title, *_ = split_area(name)
        is_short = normalize(name) in SHEET_ABBREVIATIONS
        usual += is_short or is_usual_area(title)
        if mark:
            kinds.add(mark.kind)
            orders.append(mark.order)
    if usual >= _MOST * count:
        return True
    if len(kinds) != 1 or len(orders) < count:
        return False
    counting_up = sorted({*orders})
    return orders == counting_up


def is_one_rencana(tables: Sequence[FilledTable]) -> bool:
    """True if the tables are one plan.

    1. They are sheets for a part of the year each.
    2. They stand below one another and say other work.
    3. Each names its areas and no area comes twice; tables that go on count as one.
    """
    if _are_parts_of_year(tables):
        return True
    if all(table.goes_on for table in tables[1:]):
        works = [{*_work_of(table)} for table in tables]
        if _share_little(works):
            return True
    areas: list[str] = []
    for table in tables:
        own = [*table.areas]
        if table.goes_on and areas[-1:] == own[:1]:
            del own[:1]
        areas += own
    if "0" in areas:
        return False
    different = {*areas}
    return len(different) == len(areas)


def _are_parts_of_year(tables: Sequence[FilledTable]) -> bool:
    """True if each table is the plan of another part of one year.

    The sheet's name says which part, else the title. The same work at the same time in two of them
    is a copy of one plan, as sheets of monitoring are.
    """
    parts = [find_period_within(_name_of(table)) for table in tables]
    if not all(parts):
        parts = [find_period_within(_titles_of(table)) for table in tables]
    if len(parts) < 2 or not all(parts):
        return False
    if len({*parts}) < len(parts):
        return False
    first = tables[0].header.titles
    if any(is_other_rencana(first, table.header.titles) for table in tables):
        return False
    works = [*map(_say_of_work, tables)]
    return _share_little(works)


def _share_little(works: Sequence[Set[object]]) -> bool:
    """True if no two tables say much of the same work."""
    for one, two in combinations(works, 2):
        both = one & two
        fewest = min(len(one), len(two))
        if len(both) > _FEW * fewest:
            return False
    return True


def _say_of_work(table: FilledTable) -> set[object]:
    """Return each langkah of a table with its time and the periods marked for it."""
    said: set[object] = set()
    for draft in table.content.drafts:
        work = normalize(draft.content["langkah_aksi"])
        time = normalize(draft.content.get("target_waktu", ""))
        said.add((work, time, draft.marked.slots))
    return said


def _find_repeats(tables: Sequence[FilledTable]) -> dict[int, str]:
    """Find tables that are the monitoring of another; a monitoring reports what a plan does not."""
    result: dict[int, str] = {}
    places = range(len(tables))
    for index, other in permutations(places, 2):
        if index in result or other in result:
            continue
        plan = tables[other]
        if _is_report_of(plan, tables[index]):
            result[index] = _MONITORING
    return result


def _is_report_of(plan: FilledTable, report: FilledTable) -> bool:
    """True if a table is the monitoring of another.

    1. It stands below it, under the title of a report or with most of its work.
    2. It says that work elsewhere, with columns of progress that the plan has not.
    """
    is_below = _goes_on(plan.header, report.header)
    if is_below and any(map(begins_report, report.header.titles)):
        return True
    work = _work_of(report)
    again = len(find_said_again(_work_of(plan), work))
    if again == 0 or again < _MOST * len(work):
        return False
    return is_below or (_reports(report) and not _reports(plan))


def _reports(table: FilledTable) -> bool:
    """True if a table has a column that reports what was done."""
    return not table.header.columns.keys().isdisjoint(LAPORAN)


def _work_of(table: FilledTable) -> list[str]:
    """List the different langkah of a table, normalized, in order."""
    said: dict[str, None] = {}
    for draft in table.content.drafts:
        words = normalize(draft.content["langkah_aksi"])
        if words:
            said[words] = None
    return [*said]
