"""Which of a file's tables are together one plan: tables that go on, a sheet per area, a monitoring
table beside it."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations, permutations

from monev.core.remarks import Remark
from monev.reading.choices import ReadingChoices
from monev.reading.columns.calendar import find_period_within
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import (
    find_said_again,
    is_other_rencana,
    may_begin_report,
    reports_by_name,
    says_plan_again,
)
from monev.reading.files.grid import cell_address
from monev.reading.identity import find_satker, find_tahun, find_unit, tahun_from_name
from monev.reading.passes import FilledTable, fill_table
from monev.reading.rows.areas import split_area
from monev.reading.vocabulary.headings import LAPORAN, NOT_RENCANA, normalize, version_of
from monev.reading.vocabulary.structure import (
    SHEET_ABBREVIATIONS,
    is_usual_area,
    normalize_name,
    split_half,
    usual_number,
)

_MOST, _FEW = 0.6, 0.3
_OTHER_TAHUN, _MONITORING = "rows.unread_other_tahun", "rows.unread_monitoring"
_OLDER, _SAID_AGAIN = "rows.unread_older", "rows.unread_same_langkah"
_SCORE_HEADINGS = 3


@dataclass(slots=True)
class PlanTables:
    """The tables of a file, filled, and which are no part of the plan: place in `tables` → the code
    that says why."""

    tables: list[FilledTable]
    left_out: dict[int, str] = field(default_factory=dict)

    @property
    def _at_place(self) -> dict[int, FilledTable]:
        """Place → table, of those that are part of the plan and hold langkah."""
        return {
            i: table
            for i, table in enumerate(self.tables)
            if i not in self.left_out and table.content.drafts
        }

    @property
    def plan(self) -> list[FilledTable]:
        """The tables that are part of the plan and hold langkah."""
        return [*self._at_place.values()]

    @property
    def titled(self) -> list[FilledTable]:
        """The tables whose titles speak of the plan: the plan's first, then those that say the same
        langkah."""
        alike = [
            self.tables[index]
            for index, code in self.left_out.items()
            if code not in (_OTHER_TAHUN, _OLDER)
        ]
        return [*self.plan, *alike]

    def leave_others(self, tahun: int | None) -> list[int]:
        """Leave score sheets, reports, and plans of other years than `tahun`, else than the latest;
        the years, its own first. [] where nothing tells the tables' years apart."""
        for code, is_other in (
            ("rows.unread_lke", _scores_answers),
            (_MONITORING, reports_by_name),
        ):
            tables = self._at_place
            others = [place for place, table in tables.items() if is_other(table.header)]
            self.left_out |= dict.fromkeys(others, code) if len(others) < len(tables) else {}
        years = _years_of({place: table.header for place, table in self._at_place.items()})
        said = {*years.values()}
        own = tahun or max(said)
        if 0 in said or own not in said or len(said) == 1:
            return []
        self.left_out |= {place: _OTHER_TAHUN for place, year in years.items() if year != own}
        return [own, *sorted(said - {own}, reverse=True)]

    def leave_older(self) -> list[Header]:
        """Leave plans that a later one says anew, as the names of their sheets tell (Awal, Revisi
        1), else the titles; the headings of all, the read one's first. [] where nothing tells them
        apart."""
        rest = self._at_place
        work = {i: _work_of(table) for i, table in rest.items()}
        offices = {find_satker(table.header.titles) for table in rest.values()} - {None}
        for say in (lambda header: header.grid.name, lambda header: " ".join(header.titles)):
            age = {i: version_of(say(table.header)).age for i, table in rest.items()}
            latest, *older = sorted(rest, key=lambda i: -age[i])
            # It says much of the work of each older one again.
            again = (len(find_said_again(work[i], work[latest])) for i in older)
            is_new = all(
                n >= _MOST * min(len(work[i]), len(work[latest]))
                for i, n in zip(older, again, strict=True)
            )
            if len(offices) < 2 and len(set(age.values())) == len(age) and is_new:
                self.left_out |= dict.fromkeys(older, _OLDER)
                return [rest[i].header for i in (latest, *older)]
        return []

    def leave_said_again(self) -> None:
        """Leave all tables but one that says every langkah of the others: a copy, a sheet for each
        area beside the whole, what is due this month."""
        rest = self._at_place
        wholes = [
            i
            for i, whole in rest.items()
            if all(_says_all(whole, part) for k, part in rest.items() if k != i)
        ]
        self.left_out |= dict.fromkeys(rest.keys() - {wholes[0]}, _SAID_AGAIN) if wholes else {}


def _years_of(headers: Mapping[int, Header]) -> dict[int, int]:
    """Place → the year of each plan, 0 where none is said: by its titles, else by its sheet's name.
    Where both name the same years the names tell which is whose: a title may also say what it
    replaces, or by what it was replaced."""
    named = {place: tahun_from_name(header.grid.name) or 0 for place, header in headers.items()}
    titled = {place: find_tahun(header.titles) or named[place] for place, header in headers.items()}
    return named if {*named.values()} == {*titled.values()} else titled


def _scores_answers(header: Header) -> bool:
    """Whether a table that says work, bukti and time is the LKE with its plan of what to mend."""
    return (
        len(NOT_RENCANA["identity.seems_lke"] & set(map(normalize, header.headings.values())))
        >= _SCORE_HEADINGS
    )


def fill_tables(headers: Sequence[Header], choices: ReadingChoices) -> PlanTables:
    """The tables filled in order; one under another goes on in the area where that ended."""
    in_series = _are_sheets_in_series(headers)
    tables: list[FilledTable] = []
    for header in headers:
        above = next((table for table in reversed(tables) if _goes_on(table.header, header)), None)
        tables.append(table := fill_table(header, choices, in_series=in_series, above=above))
        if _scores_answers(header):  # a question with nothing to mend is no langkah
            table.content.drafts = [draft for draft in table.content.drafts if draft.says_anything]
        if above and (end := above.structure.end) and tables[-1].content.drafts:
            # Why its last headings have no rows is asked no more: those of the table below stand in
            # them.
            settled = {
                ("rows.heading_without_rows", each.number)
                for each in (end.area, *end.levels)
                if each
            }
            asked = above.structure.warnings
            above.structure.warnings = [
                remark for remark in asked if (remark.code, remark.baris) not in settled
            ]
    return PlanTables(tables, _find_repeats(tables))


def _goes_on(above: Header, below: Header) -> bool:
    """Whether a table stands under another on one sheet, and no title between them begins another
    plan."""
    is_below = above.grid.name == below.grid.name and above.grid.last_row < below.start
    return is_below and not is_other_rencana(above.titles, below.titles)


def _are_sheets_in_series(headers: Sequence[Header]) -> bool:
    """Whether the sheets' names count the areas: every table on a sheet of its own, most of them
    named as usual areas or each with the next mark."""
    names = [header.grid.name for header in headers]
    usual = [
        name
        for name in names
        if normalize(name) in SHEET_ABBREVIATIONS or is_usual_area(split_area(name)[1])
    ]
    are_usual = len(set(names)) == len(names) > 1 and len(usual) >= _MOST * len(names)
    marks = [mark for name in names if (mark := split_area(name)[0])]
    orders = [mark.order for mark in marks]
    is_one_kind = len({mark.kind for mark in marks}) == 1
    return are_usual or (
        is_one_kind and len(orders) == len(names) > 1 and orders == sorted(set(orders))
    )


def is_one_rencana(tables: Sequence[FilledTable]) -> bool:
    """Whether the tables are one plan: each names its areas and no area comes twice; tables that go
    on count as one, as do those below one another that say other work. Sheets for a part of the
    year (TW I, Semester 2) or half of the LKE each are one plan, whatever areas they name."""
    is_one_table = all(table.goes_on for table in tables[1:])
    if _are_parts_of_year(tables) or (
        is_one_table and _share_little(_work_of(table).keys() for table in tables)
    ):
        return True
    areas: list[str] = []
    for table in tables:
        is_same_area = table.goes_on and areas[-1:] == [*table.areas[:1]]
        areas += table.areas[is_same_area:]
    return ("0" not in areas or is_one_table) and len(areas) == len(set(areas))


def _are_parts_of_year(tables: Sequence[FilledTable]) -> bool:
    """Whether each table is the plan of another part of one year, or of a half of the LKE: by its
    sheet's name, else by its title. The same work at the same time in two of them is a copy of one
    plan, as sheets of monitoring are; nor is a revision a part, whatever month it says it was made
    in."""
    sheets = [table.header.grid.name for table in tables]
    ages = {
        (version_of(table.header.grid.name).age, version_of(" ".join(table.header.titles)).age)
        for table in tables
    }
    names = [split_half(name)[1].lower() or find_period_within(name) for name in sheets]
    if not all(names):
        names = [find_period_within(" ".join(table.header.titles)) for table in tables]
    is_other = any(
        is_other_rencana(tables[0].header.titles, other.header.titles) for other in tables
    )
    are_parts = all(names) and len(set(names)) == len(names) > 1 and len(ages) == 1 and not is_other
    return are_parts and _share_little(map(_say_of_work, tables))


def _share_little(works: Iterable[Set[object]]) -> bool:
    """Whether no two tables say much of the same work."""
    return all(
        len(one & two) <= _FEW * min(len(one), len(two)) for one, two in combinations(works, 2)
    )


def _say_of_work(
    table: FilledTable, names: Iterable[str] = ("langkah_aksi", "target_waktu")
) -> set[object]:
    """What a table says of each langkah under these names, with the periods marked for it."""
    drafts = table.content.drafts
    said: set[object] = set()
    for each in drafts:
        words = (normalize(each.content.get(name, "")) for name in names)
        said.add((each.marked.slots, *words))
    return said


def _says_all(whole: FilledTable, part: FilledTable) -> bool:
    """Whether a table says each langkah of another of one plan, with all that is said of it there;
    none of an area that it does not hold, and none of another unit: each may have the same work."""
    usual = {usual_number(each.location.nama_area) for each in whole.content.drafts}
    own = {usual_number(each.location.nama_area) for each in part.content.drafts}
    is_of_other = not own <= usual | {0} or (
        len({*whole.areas}) == 1 and {*whole.areas} != {*part.areas}
    )
    units = {find_unit(each.header.grid.name, *each.header.titles) for each in (whole, part)} - {""}
    is_other = (
        is_of_other or len(units) > 1 or is_other_rencana(whole.header.titles, part.header.titles)
    )
    names = {name for draft in part.content.drafts for name in draft.content}
    return not is_other and _say_of_work(part, names) <= _say_of_work(whole, names)


def _find_repeats(tables: Sequence[FilledTable]) -> dict[int, str]:
    """The tables that say the same langkah as another, one of the two being the monitoring of the
    other. A monitoring reports what a plan does not."""
    result: dict[int, str] = {}
    for index, other in permutations(range(len(tables)), 2):
        if {index, other} & result.keys():
            continue
        report = tables[index]
        plan = tables[other]
        said = _work_of(plan)
        work = _work_of(report)
        again = len(find_said_again(said, work))
        is_report = _reports(report) and not _reports(plan) and 0 < again >= _MOST * len(work)
        if _goes_on(plan.header, report.header) and not _is_for_other_part(plan, report):
            titles = report.header.titles
            chosen = report.header.chosen
            is_report = is_report or says_plan_again(said, work, titles, chosen)
            if not is_report and _reports(report) and not _reports(plan) and work:
                _ask_about_table(report)
        if is_report:
            result[index] = _MONITORING
    return result


def _ask_about_table(table: FilledTable) -> None:
    """Ask once whether a table with columns of progress reports the plan above it, which has none,
    by its first langkah."""
    header = table.header
    first = table.content.drafts[0]
    words = first.content["langkah_aksi"]
    sel = cell_address(first.row, header.columns["langkah_aksi"])
    values = {"title": f"Tabel mulai baris {first.row}: {words}"}
    code = "rows.perhaps_report"
    remark = Remark(code, header.grid.name, first.row, words, words, sel, values)
    if all(each.code != code for each in header.warnings):
        table.header = header.asking(remark)


def _is_for_other_part(plan: FilledTable, below: FilledTable) -> bool:
    """Whether a table below another, without the title of a report, is for an area or a time of its
    own."""
    titles = below.header.titles
    own = {normalize_name(each.location.nama_area) for each in below.content.drafts}
    others = {normalize_name(each.location.nama_area) for each in plan.content.drafts}
    return bool(own - others or any(map(find_period_within, titles))) and not any(
        map(may_begin_report, titles)
    )


def _reports(table: FilledTable) -> bool:
    """Whether a table has a column that reports what was done."""
    return not table.header.columns.keys().isdisjoint(LAPORAN)


def _work_of(table: FilledTable) -> dict[str, None]:
    """The different langkah a table says, normalized, in order."""
    return dict.fromkeys(
        filter(None, (normalize(draft.content["langkah_aksi"]) for draft in table.content.drafts))
    )
