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
from monev.reading.identity import find_satker, find_tahun, find_unit, tahun_from_name
from monev.reading.passes import FilledTable, fill_table
from monev.reading.rows.areas import split_area
from monev.reading.vocabulary.headings import LAPORAN, NOT_RENCANA, normalize, version_of
from monev.reading.vocabulary.structure import (
    SHEET_ABBREVIATIONS,
    Mark,
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
        places = {place: table for place, table in enumerate(self.tables) if table.content.drafts}
        return {place: places[place] for place in sorted(places.keys() - self.left_out)}

    @property
    def plan(self) -> list[FilledTable]:
        """The tables that are part of the plan and hold langkah."""
        return [*self._at_place.values()]

    @property
    def titled(self) -> list[FilledTable]:
        """The tables whose titles speak of the plan: the plan's first, then those that say the same
        langkah."""
        others = (_OTHER_TAHUN, _OLDER)
        alike = [place for place, code in self.left_out.items() if code not in others]
        return [*self.plan, *(self.tables[place] for place in alike)]

    def leave_others(self, tahun: int | None) -> list[int]:
        """Leave score sheets, reports, and plans of other years than `tahun`, else than the latest;
        the years, its own first. [] where nothing tells the tables' years apart."""
        for code, is_other in (
            ("rows.unread_lke", _scores_answers),
            (_MONITORING, reports_by_name),
        ):
            tables = self._at_place
            others = [place for place, table in tables.items() if is_other(table.header)]
            if len(others) < len(tables):
                self.left_out |= dict.fromkeys(others, code)
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
        if len({find_satker(table.header.titles) for table in self.plan} - {None}) > 1:
            return []
        for say in (_name_of, _titles_of):
            age = {place: version_of(say(table)).age for place, table in rest.items()}
            latest, *older = sorted(rest, key=lambda place: -age[place])
            if len({*age.values()}) == len(age) and all(
                _says_most(rest[latest], rest[place]) for place in older
            ):
                self.left_out |= dict.fromkeys(older, _OLDER)
                return [rest[place].header for place in (latest, *older)]
        return []

    def leave_said_again(self) -> None:
        """Leave all tables but one that says every langkah of the others: a copy, a sheet for each
        area beside the whole, what is due this month."""
        rest = self._at_place
        for place, whole in rest.items():
            if all(_says_all(whole, part) for part in self.plan if part is not whole):
                self.left_out |= dict.fromkeys(rest.keys() - {place}, _SAID_AGAIN)
                return


def _name_of(table: FilledTable) -> str:
    return table.header.grid.name


def _titles_of(table: FilledTable) -> str:
    return " ".join(table.header.titles)


def _says_most(latest: FilledTable, older: FilledTable) -> bool:
    """True if a later plan says much of the work of an older one again."""
    new, old = _work_of(latest), _work_of(older)
    return len(find_said_again(old, new)) >= _MOST * min(len(old), len(new))


def _years_of(headers: Mapping[int, Header]) -> dict[int, int]:
    """Place → the year of each plan, 0 where none is said: by its titles, else by its sheet's name.
    Where both name the same years the names tell which is whose: a title may also say what it
    replaces, or by what it was replaced."""
    named = {place: tahun_from_name(header.grid.name) or 0 for place, header in headers.items()}
    titled = {place: find_tahun(header.titles) or named[place] for place, header in headers.items()}
    return named if {*named.values()} == {*titled.values()} else titled


def _scores_answers(header: Header) -> bool:
    """True if a table that says work, bukti and time is the LKE with its plan of what to mend."""
    words = {*map(normalize, header.headings.values())}
    return len(NOT_RENCANA["identity.seems_lke"] & words) >= _SCORE_HEADINGS


def fill_tables(headers: Sequence[Header], choices: ReadingChoices) -> PlanTables:
    """The tables filled in order; one under another goes on in the area where that ended."""
    in_series = _are_sheets_in_series([header.grid.name for header in headers])
    tables: list[FilledTable] = []
    for header in headers:
        above = next((table for table in reversed(tables) if _goes_on(table.header, header)), None)
        table = fill_table(header, choices, in_series=in_series, above=above)
        tables.append(table)
        if _scores_answers(header):  # a question with nothing to mend is no langkah
            table.content.drafts = [draft for draft in table.content.drafts if draft.says_anything]
        if above and table.content.drafts:
            _settle_end(above)
    return PlanTables(tables, _find_repeats(tables))


def _settle_end(above: FilledTable) -> None:
    """Ask no more why a table's last headings have no rows: the work of the table below stands in
    them."""
    end = above.structure.end
    last = {each.number for each in (end.area, *end.levels) if each} if end else set()
    kept: list[Remark] = []
    for remark in above.structure.warnings:
        if remark.code != "rows.heading_without_rows" or remark.baris not in last:
            kept.append(remark)
    above.structure.warnings = kept


def _goes_on(above: Header, below: Header) -> bool:
    """True if a table stands under another on one sheet, and no title between them begins another
    plan."""
    is_below = above.grid.name == below.grid.name and above.grid.last_row < below.start
    return is_below and not is_other_rencana(above.titles, below.titles)


def _are_sheets_in_series(names: Sequence[str]) -> bool:
    """True if the sheets' names count the areas: every table on a sheet of its own, most of them
    named as usual areas or each with the next mark."""
    if not len({*names}) == len(names) > 1:
        return False
    usual = 0
    marks: list[Mark] = []
    for name in names:
        mark, title, *_ = split_area(name)
        usual += normalize(name) in SHEET_ABBREVIATIONS or is_usual_area(title)
        marks += [mark] if mark else []
    orders = [mark.order for mark in marks]
    is_one_kind = len({mark.kind for mark in marks}) == 1 and len(marks) == len(names)
    return usual >= _MOST * len(names) or (is_one_kind and orders == sorted({*orders}))


def is_one_rencana(tables: Sequence[FilledTable]) -> bool:
    """True if the tables are one plan: (1) sheets for a part of the year or half of the LKE each,
    (2) tables below one another that say other work, (3) each names its areas and no area comes
    twice; tables that go on count as one."""
    is_one_table = all(table.goes_on for table in tables[1:])
    if _are_parts_of_year(tables):
        return True
    if is_one_table and _share_little([{*_work_of(table)} for table in tables]):
        return True
    areas: list[str] = []
    for table in tables:
        is_same_area = table.goes_on and areas[-1:] == [*table.areas[:1]]
        areas += table.areas[is_same_area:]
    return "0" not in areas and len(areas) == len({*areas})


def _are_parts_of_year(tables: Sequence[FilledTable]) -> bool:
    """True if each table is the plan of another part of one year, or of a half of the LKE: by its
    sheet's name, else by its title. The same work at the same time in two of them is a copy of one
    plan, as sheets of monitoring are; nor is a revision a part, whatever month it says it was made
    in."""
    names = [
        split_half(name)[1].lower() or find_period_within(name) for name in map(_name_of, tables)
    ]
    if not all(names):
        names = [find_period_within(_titles_of(table)) for table in tables]
    if not all(names) or not len({*names}) == len(names) > 1:
        return False
    ages = {
        (version_of(_name_of(table)).age, version_of(_titles_of(table)).age) for table in tables
    }
    first = tables[0].header.titles
    is_other = any(is_other_rencana(first, other.header.titles) for other in tables)
    return len(ages) == 1 and not is_other and _share_little([*map(_say_of_work, tables)])


def _share_little(works: Sequence[Set[object]]) -> bool:
    """True if no two tables say much of the same work."""
    pairs = combinations(works, 2)
    return all(len(one & two) <= _FEW * min(len(one), len(two)) for one, two in pairs)


def _say_of_work(
    table: FilledTable, names: Iterable[str] = ("langkah_aksi", "target_waktu")
) -> set[object]:
    """What a table says of each langkah under these names, with the periods marked for it."""
    said: set[object] = set()
    for draft in table.content.drafts:
        words = (normalize(draft.content.get(name, "")) for name in names)
        said.add((draft.marked.slots, *words))
    return said


def _says_all(whole: FilledTable, part: FilledTable) -> bool:
    """True if a table says each langkah of another of one plan, with all that is said of it there;
    none of an area that it does not hold, and none of another unit: each may have the same work."""
    is_of_one_area = len({*whole.areas}) == 1 and {*whole.areas} != {*part.areas}
    if is_of_one_area or not _number_areas(part) <= _number_areas(whole) | {0}:
        return False
    units = {find_unit(_name_of(each), *each.header.titles) for each in (whole, part)} - {""}
    if len(units) > 1 or is_other_rencana(whole.header.titles, part.header.titles):
        return False
    names = {name for draft in part.content.drafts for name in draft.content}
    return _say_of_work(part, names) <= _say_of_work(whole, names)


def _number_areas(table: FilledTable) -> set[int]:
    return {usual_number(draft.location.nama_area) for draft in table.content.drafts}


def _find_repeats(tables: Sequence[FilledTable]) -> dict[int, str]:
    """The tables that say the same langkah as another, one of the two being the monitoring of the
    other. A monitoring reports what a plan does not."""
    result: dict[int, str] = {}
    for index, other in permutations(range(len(tables)), 2):
        if not {index, other} & result.keys() and _is_report_of(tables[other], tables[index]):
            result[index] = _MONITORING
    return result


def _is_report_of(plan: FilledTable, report: FilledTable) -> bool:
    """True if a table is the monitoring of another one; asked where it is below it and only its
    columns say so."""
    said, work = _work_of(plan), _work_of(report)
    again = len(find_said_again(said, work))
    has_progress = _reports(report) and not _reports(plan) and bool(work)
    if has_progress and 0 < again >= _MOST * len(work):
        return True
    header = report.header
    if not _goes_on(plan.header, header) or _is_for_other_part(plan, report):
        return False
    if says_plan_again(said, work, header.titles, header.chosen):
        return True
    if has_progress:
        _ask_about_table(report)
    return False


def _ask_about_table(table: FilledTable) -> None:
    """Ask whether a table with columns of progress reports the plan above it, which has none, by
    its first langkah."""
    header = table.header
    first = table.content.drafts[0]
    words = first.content["langkah_aksi"]
    title = f"Tabel mulai baris {first.row}: {words}"
    column = header.columns["langkah_aksi"]
    remark = header.grid.remark_at("rows.perhaps_report", first.row, column, words, title=title)
    if all(each.code != remark.code for each in header.warnings):
        table.header = header.asking(remark)


def _is_for_other_part(plan: FilledTable, below: FilledTable) -> bool:
    """True if a table below another, without the title of a report, is for an area or a time of its
    own."""
    titles = below.header.titles
    if any(map(may_begin_report, titles)):
        return False
    return bool(_name_areas(below) - _name_areas(plan)) or any(map(find_period_within, titles))


def _name_areas(table: FilledTable) -> set[str]:
    return {normalize_name(draft.location.nama_area) for draft in table.content.drafts}


def _reports(table: FilledTable) -> bool:
    """True if a table has a column that reports what was done."""
    return not table.header.columns.keys().isdisjoint(LAPORAN)


def _work_of(table: FilledTable) -> list[str]:
    """The different langkah a table says, normalized, in order."""
    said = (normalize(draft.content["langkah_aksi"]) for draft in table.content.drafts)
    return [*dict.fromkeys(filter(None, said))]
