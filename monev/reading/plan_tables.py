"""Find the tables of a file that are one plan, and the plan's year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.reading.choices import TICKED, WITHOUT_CHOICES
from monev.reading.columns import REPORTS, REQUIRED
from monev.reading.document_sheets import NUMBERED_SHEET
from monev.reading.identity import (
    find_tahun,
    find_years,
    list_stated_years,
    tahun_from_cells,
    tahun_from_name,
)
from monev.reading.proposal import Proposal
from monev.reading.tables import TITLES, Table, is_other_plan
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
    return {*map(normalize, proposal.table.texts(proposal.find("langkah_aksi")))}


def _shape(proposal: Proposal) -> tuple[bool, ...]:
    """Return what a table has of a plan, and if it reports: tables of one shape may be one plan."""
    has_time = bool(proposal.find("target_waktu") or proposal.months)
    reports = bool(proposal.all_of(*REPORTS))
    return bool(proposal.find("bukti_dukung")), has_time, reports


def may_be_plan(proposal: Proposal) -> bool:
    """True if a table is a plan, or has its work and half of what else a plan needs."""
    is_half = proposal.find("langkah_aksi") and len(proposal.missing) < len(REQUIRED) - 1
    return bool(is_half) or is_plan(proposal)


def tick(tables: Sequence[Proposal], said: Mapping[str, str], tahun: int | None = None) -> Ticked:
    """Say which tables are the plan. `said`: key of a table → what people said of it.

    Of the others: the first of `tahun`, else of the newest year, that can be seen, and those of its
    shape and office, not of another year. A table that says most of the work again is another
    version, or the report of the first one.
    """
    ticked: list[Proposal] = []
    left: list[tuple[Proposal, str]] = []
    seen: set[str] = set()
    years = [
        _titled_year(each) for each in tables if is_plan(each) and not each.table.grid.is_hidden
    ]
    newest = tahun if tahun and tahun in years else max(filter(None, years), default=None)
    for proposal in tables:
        works = _works_of(proposal)
        repeats = len(works & seen) > min(len(works), len(seen)) / 2
        is_older = _titled_year(proposal) not in (None, newest)
        why = _why_left(proposal, ticked, repeats=repeats)
        why = why or ("rows.unread_not_chosen" if is_older else "")
        answer = said.get(proposal.table.key)
        if answer == TICKED or not (answer or why):
            ticked.append(proposal)
            seen |= works
        else:
            left.append((proposal, why or "rows.unread_not_chosen"))
    return Ticked(ticked, left)


def _why_left(proposal: Proposal, ticked: Sequence[Proposal], *, repeats: bool) -> str:
    """Return the code for a table that is not read unasked; "" if it is."""
    if not is_plan(proposal):
        return "rows.unread_headings"
    if proposal.table.grid.is_hidden:
        return "rows.unread_not_chosen"
    if not ticked:
        return ""
    first = ticked[0]
    is_again = repeats and _title_area(first) == _title_area(proposal)
    if _shape(proposal) == _shape(first) and not is_again and not _is_other(first, proposal):
        return ""
    is_report = repeats and proposal.all_of(*REPORTS) and not first.all_of(*REPORTS)
    return "rows.unread_monitoring" if is_report else "rows.unread_not_chosen"


def _titled_year(proposal: Proposal) -> int | None:
    """Return the year of a table by its titles or its sheet's name."""
    return find_tahun(lines_above(proposal.table)) or tahun_from_name(proposal.table.grid.name)


def _year_of(proposal: Proposal) -> int | None:
    """Return the year of a table by its titles, its sheet's name, or its times."""
    return _titled_year(proposal) or tahun_from_cells(_times_of(proposal))


def _title_area(proposal: Proposal) -> str:
    """Return the usual area that opens a table, by its sheet's name or its first lone row."""
    rows = read_rows(proposal, WITHOUT_CHOICES)
    return normalize(rows.works[0].area.name) if rows.works else ""


def _is_other(first: Proposal, proposal: Proposal) -> bool:
    """Return whether a table is of another year or office, or alone below a report's title."""
    if _is_titled_report(proposal) and not _is_titled_report(first):
        return True
    years = {_year_of(first), _year_of(proposal)} - {None}
    titles = lines_above(first.table), lines_above(proposal.table)
    return len(years) > 1 or is_other_plan(*titles)


def _is_titled_report(proposal: Proposal) -> bool:
    return any(map(TITLES["report"].match, proposal.table.titles))


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
        yield from proposal.table.texts(column.number)


def _years_beside(proposal: Proposal) -> Iterator[str]:
    """Return the cells of a column TAHUN."""
    for column in proposal.columns.values():
        if normalize(column.heading) == "tahun":
            yield from proposal.table.texts(column.number)


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


def title_of(table: Table) -> str:
    """Return the line that stands right above a table; "" for none."""
    return " ".join(table.titles[-1].split()) if table.titles else ""


def name_tables(tables: Sequence[Proposal]) -> dict[str, str]:
    """Name the tables a person may tick by words, so that answers find them in the next file.

    The first of a sheet has the sheet's name; others, and those of a document, what stands above
    them, or their headings.
    """
    names: dict[str, str] = {}
    counts = Counter[str]()
    for proposal in tables:
        table = proposal.table
        name = table.grid.name
        if counts[name] or NUMBERED_SHEET.fullmatch(name):
            counts[name] += 1
            words = title_of(table) or "; ".join(table.grid.row_texts(table.bottom))
            name = shorten(f"{name}: {words}" if not NUMBERED_SHEET.fullmatch(name) else words, 120)
        counts[name] += 1
        names[table.key] = f"{name} ({counts[name]})" if counts[name] > 1 else name
    return names
