"""Find the tables of a file that are one plan, and the plan's year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from monev.core.remarks import Remark
from monev.reading.choices import TOGETHER, WITHOUT_CHOICES
from monev.reading.columns import REPORTS, Proposal
from monev.reading.identity import (
    find_tahun,
    find_years,
    list_stated_years,
    tahun_from_cells,
    tahun_from_name,
)
from monev.reading.tables import TITLES, Table, is_other_plan, iter_cells
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import is_usual_area, split_mark
from monev.reading.works import read_rows


class Ticked(NamedTuple):
    """The tables that are read as one plan, and those left out, each with why."""

    tables: list[Proposal]
    left: list[tuple[Proposal, str]]


def is_plan(proposal: Proposal) -> bool:
    """True if a table has work, time and documents; where usual areas are named, without these."""
    missing = proposal.missing
    if missing != ("bukti_dukung",):
        return not missing
    titles = (proposal.table.grid.name, *proposal.table.titles)
    cells = chain(titles, proposal.table.grid.texts.values())
    return any(is_usual_area(split_mark(text)[1]) for text in cells)


def _works_of(proposal: Proposal) -> set[str]:
    cells = iter_cells(proposal.table, proposal.find("langkah_aksi"))
    return {normalize(text) for _, text in cells}


def _shape(proposal: Proposal) -> tuple[bool, ...]:
    """Return what a table has of a plan, and if it reports: tables of one shape may be one plan."""
    has_time = bool(proposal.find("target_waktu") or proposal.months)
    reports = bool(proposal.all_of(*REPORTS))
    return bool(proposal.find("bukti_dukung")), has_time, reports


def tick(plans: Sequence[Proposal], *, all_of_them: bool = False) -> Ticked:
    """Propose which tables are the plan: the first, and those of its shape, year and office.

    A table that says most of the work again is another version, or the report of the first one.
    """
    ticked: list[Proposal] = []
    left: list[tuple[Proposal, str]] = []
    seen: set[str] = set()
    for proposal in plans:
        works = _works_of(proposal)
        repeats = len(works & seen) > min(len(works), len(seen)) / 2
        first = ticked[0] if ticked else proposal
        same = all_of_them or _shape(proposal) == _shape(first)
        is_again = repeats and _title_area(first) == _title_area(proposal)
        is_apart = not same or is_again or _is_other(first, proposal)
        if ticked and not all_of_them and is_apart:
            reports = bool(proposal.all_of(*REPORTS)) and not first.all_of(*REPORTS)
            is_report = repeats and reports
            code = "rows.unread_monitoring" if is_report else "rows.unread_not_chosen"
            left.append((proposal, code))
        else:
            ticked.append(proposal)
            seen |= works
    return Ticked(ticked, left)


def _year_of(proposal: Proposal) -> int | None:
    """Return the year of a table by its titles, its sheet's name, or its times."""
    titled = find_tahun(lines_above(proposal.table))
    return (
        titled or tahun_from_name(proposal.table.grid.name) or tahun_from_cells(_times_of(proposal))
    )


def _title_area(proposal: Proposal) -> str:
    """Return the usual area that opens a table, by its sheet's name or its first lone row."""
    rows = read_rows(proposal, WITHOUT_CHOICES)
    return rows.works[0].area.name if rows.works else ""


def _is_other(first: Proposal, proposal: Proposal) -> bool:
    """Return whether a table is of another year or office, or stands below a report's title."""
    if any(map(TITLES["report"].match, proposal.table.titles)):
        return True
    years = {_year_of(first), _year_of(proposal)} - {None}
    titles = lines_above(first.table), lines_above(proposal.table)
    return len(years) > 1 or is_other_plan(*titles)


def may_be_together(plans: Sequence[Proposal]) -> tuple[str, ...]:
    """Return TOGETHER, unless tables are two versions: the same work at the same time."""
    first = plans[0].table.titles
    if any(is_other_plan(first, plan.table.titles) for plan in plans):
        return ()
    seen: set[str] = set()
    for plan in plans:
        times = plan.find("target_waktu")
        grid = plan.table.grid
        rows = iter_cells(plan.table, plan.find("langkah_aksi"))
        said = {normalize(f"{text} {grid.content_at(row, times)}") for row, text in rows}
        if len(said & seen) * 3 > len(said):
            return ()
        seen |= said
    return (TOGETHER,)


def lines_above(table: Table) -> tuple[str, ...]:
    """Return the texts above a table, from top to bottom."""
    if table.titles:
        return table.titles
    grid = table.grid
    rows = [row for row in grid.by_row if row < table.top]
    return tuple(text for row in rows for text in grid.row_texts(row))


def find_plan_year(
    tables: Sequence[Proposal], given: int | None, in_title: int | None, file_name: str
) -> tuple[int | None, tuple[Remark, ...]]:
    """Find the plan's year. A source below the headings adds a remark. In order of trust:

    given by a person; the title (of several years the one that the times name); the heading of
    the time or the column TAHUN; the sheet's or the file's name; the only year in the times;
    the first year that headings of periods or the times name.
    """
    times = [*chain.from_iterable(map(_times_of, tables))]
    titles = tuple(chain.from_iterable(proposal.table.titles for proposal in tables))
    in_cells = tahun_from_cells(times)
    if in_title and in_cells in list_stated_years(titles):
        in_title = in_cells
    headings = [proposal.heading_of("target_waktu") for proposal in tables]
    beside = [*chain.from_iterable(map(_years_beside, tables))]
    found = given or in_title or tahun_from_cells(headings) or tahun_from_cells(beside)
    if found:
        return found, ()
    sheet = tables[0].table.grid.name
    years = _list_years(tables, times)
    first: dict[str, object] = {
        "tahun": years[0] if years else None,
        "years": ", ".join(map(str, years)),
    }
    sources: dict[str, dict[str, object]] = {
        "identity.tahun_from_name": {"tahun": tahun_from_name(sheet, file_name)},
        "identity.tahun_from_cells": {"tahun": in_cells},
        "identity.tahun_first_of_several": first,
    }
    for code, values in sources.items():
        if isinstance(tahun := values["tahun"], int):
            return tahun, (Remark(code, sheet, values=values),)
    return None, (Remark("identity.tahun_missing", sheet),)


def _times_of(proposal: Proposal) -> Iterator[str]:
    for column in proposal.all_of("target_waktu"):
        for _, text in iter_cells(proposal.table, column.number):
            yield text


def _years_beside(proposal: Proposal) -> Iterator[str]:
    """Return the cells of a column TAHUN."""
    for column in proposal.columns.values():
        if normalize(column.heading) == "tahun":
            for _, text in iter_cells(proposal.table, column.number):
                yield text


def _list_years(tables: Sequence[Proposal], times: Sequence[str]) -> list[int]:
    """List the years a plan may be of: those of periods, else the most frequent of the times."""
    of_headings = {each.year for table in tables for each in table.months.values()} - {0}
    if of_headings:
        return sorted(of_headings)
    counts = Counter[int]()
    for time in filter(None, times):
        years = find_years([time])
        if not years:
            return []
        counts.update(years)
    return sorted(sorted(counts), key=lambda year: -counts[year])


def name_tables(plans: Sequence[Proposal]) -> dict[str, str]:
    """Name the tables a person may tick: by their sheet, and the row of headings if it has more."""
    names: dict[str, str] = {}
    for plan in plans:
        sheet = plan.table.grid.name
        is_first = sheet not in names.values()
        names[plan.table.key] = sheet if is_first else f"{sheet}, baris {plan.table.top}"
    return names
