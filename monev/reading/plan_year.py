"""Find the year of a plan, in order of trust: `find_plan_year`."""

from collections import Counter
from collections.abc import Sequence

from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.identity import find_years, list_stated_years, tahun_from_cells, tahun_from_name
from monev.reading.passes import FilledTable
from monev.reading.vocabulary.headings import normalize


def find_plan_year(
    tables: Sequence[FilledTable], given: int | None, in_title: int | None, file_name: str
) -> tuple[int | None, tuple[Remark, ...]]:
    """Find the plan's year. A source below the headings adds a remark. In order of trust:

    1. `given` by a person;
    2. `in_title` (of several years the only one TARGET WAKTU names);
    3. the heading of TARGET WAKTU or a column TAHUN;
    4. the sheet's or the file's name;
    5. the single year in TARGET WAKTU;
    6. the first year that a calendar or the times name.
    """
    headers = [table.header for table in tables]
    titles = list[str]()
    times = list[str]()
    for table in tables:
        titles += table.header.titles
        times += [draft.content["target_waktu"] for draft in table.content.drafts]
    in_cells = tahun_from_cells(times)
    if in_title and in_cells in list_stated_years(tuple(titles)):
        in_title = in_cells
    found = given or in_title or _tahun_of_columns(headers)
    if found:
        return found, ()
    sheet = headers[0].grid.name
    years = _list_years(headers, times)
    first = {"tahun": years[0] if years else None, "years": ", ".join(map(str, years))}
    beside: dict[str, JsonObject] = {
        "identity.tahun_from_name": {"tahun": tahun_from_name(sheet, file_name)},
        "identity.tahun_from_cells": {"tahun": in_cells},
        "identity.tahun_first_of_several": first,
    }
    for code, values in beside.items():
        if values["tahun"]:
            return values["tahun"], (Remark(code, sheet, values=values),)
    return None, (Remark("identity.tahun_missing", sheet),)


def _list_years(headers: Sequence[Header], times: Sequence[str]) -> list[int]:
    """List the years a plan may be of, the likeliest first.

    They are those in the headings of calendars, in order, else those in the times if each has its
    own, the most frequent first.
    """
    of_headings = {slot.tahun or 0 for header in headers for slot in header.months.values()}
    if of_headings := sorted(of_headings - {0}):
        return of_headings
    counts = Counter[int]()
    for time in filter(None, times):
        years = find_years([time])
        if not years:
            return []
        counts.update(years)
    return sorted(sorted(counts), key=lambda year: -counts[year])


def _tahun_of_columns(headers: Sequence[Header]) -> int | None:
    """Return the only year in the headings of TARGET WAKTU, else in the cells of the columns
    TAHUN.
    """
    timed = list[str]()
    by_row = list[str]()
    for header in headers:
        if "target_waktu" in header.columns:
            timed.append(header.display_name("target_waktu"))
        for column, heading in header.others.items():
            if normalize(heading) == "tahun":
                by_row += header.cells_below(column).values()
    return tahun_from_cells(timed) or tahun_from_cells(by_row)
