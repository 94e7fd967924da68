"""Read the works of a table as people chose: rows joined, split, and placed in an area."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import product

from monev.core.remarks import Remark
from monev.reading.areas import NO_AREA, Area, names_area
from monev.reading.choices import APART, AREA_COLUMN, JOINED, NO_WORK, ReadingChoices
from monev.reading.proposal import Proposal
from monev.reading.rows import CELLS_JOINED, RowReader
from monev.reading.table_rows import Rows, Work
from monev.reading.vocabulary.structure import Mark, list_items


def read_rows(proposal: Proposal, choices: ReadingChoices, *, is_part: bool = False) -> Rows:
    """Read the rows of a table, joined, split and placed as people chose.

    is_part: it is one of several sheets, whose name may be any area.
    """
    rows = RowReader(proposal, choices, is_part=is_part).read()
    works = _spread(proposal, rows.works) if proposal.works else rows.works
    rows.works = _as_chosen(works, choices)
    for work in rows.works:
        _place_as_chosen(proposal, work, choices)
    rows.warnings += _ask_about_unsure(proposal, rows.works)
    is_named = is_part or any(work.area != NO_AREA for work in rows.works)
    is_named = is_named or names_area(proposal)
    rows.warnings = [*_about_areas(rows, names_area=is_named)]
    return rows


def _spread(proposal: Proposal, works: Iterable[Work]) -> Iterator[Work]:
    """List the works of each row that stand under each period."""
    for work, (column, period) in product(works, proposal.works.items()):
        part = deepcopy(work)
        part.period = period
        texts = (proposal.table.grid.own_text(row, column) for row in work.rows)
        if words := " ".join(filter(None, texts)):
            part.words = words
            yield part


def _about_areas(rows: Rows, *, names_area: bool) -> Iterator[Remark]:
    """Ask about an area, or for one, only while works are in it; for one once."""
    areas = {work.area for work in rows.works}
    names = {name for _, name in areas}
    for remark in rows.warnings:
        if remark.code == "rows.without_area":
            if NO_AREA in areas:
                areas.remove(NO_AREA)
                code = "rows.without_area" if names_area else "rows.without_any_area"
                yield replace(remark, code=code)
        elif remark.code != "rows.area_misspelt" or remark.values["title"] in names:
            yield remark


def _ask_about_unsure(proposal: Proposal, works: Iterable[Work]) -> Iterator[Remark]:
    """Ask about each row that may go on with the one above."""
    above = None
    column = proposal.find("langkah_aksi")
    heading = proposal.heading_of("langkah_aksi")
    for work in works:
        if work.is_unsure and above:
            values = {"row": work.row, "above": above.row}
            grid = proposal.table.grid
            yield grid.remark_at("rows.perhaps_cut", work.row, column, heading, **values)
        above = work


def _as_chosen(works: Iterable[Work], choices: ReadingChoices) -> list[Work]:
    """Join, split and leave out works as people chose."""
    kept: list[Work] = []
    for work in works:
        chosen = choices.chosen_words("baris", work.texts, work.cells["bukti_dukung"])
        if kept and chosen == JOINED:
            above = kept[-1]
            above.words = " ".join(filter(None, (above.words, work.words)))
            above.rows += work.rows
            above.traces += work.traces
            for meaning in CELLS_JOINED:
                texts = dict.fromkeys((above.cells[meaning], work.cells[meaning]))
                above.cells[meaning] = "\n".join(filter(None, texts))
        elif choices.chosen_words("baris", work.texts, work.words) == NO_WORK:
            continue
        elif choices.chosen_words("baris", {}, work.words) == APART:
            work.is_unsure = False
            kept += _split_items(work)
        else:
            kept.append(work)
    return kept


def _split_items(work: Work) -> list[Work]:
    """Return a work for each item of its words; a cell with as many items gives each its own."""
    items = list_items(work.words)
    parts: list[Work] = []
    for index, words in enumerate(items):
        part = deepcopy(work)
        part.words = words
        for meaning, text in work.cells.items():
            own = list_items(text)
            if len(own) == len(items):
                part.cells[meaning] = own[index]
        part.kode = "" if index else part.kode
        parts.append(part)
    return parts or [work]


def _place_as_chosen(proposal: Proposal, work: Work, choices: ReadingChoices) -> None:
    """Move a work into the area and sub-area that a person chose, with a trace."""
    words = choices.chosen_words("area", work.texts, "")
    if not words:
        return
    mark, name, sub, sub_name = [*words.split("\n"), "", "", ""][:4]
    old = "" if work.area == NO_AREA else f"{work.area.mark} {work.area.name}"
    chosen = f"area {mark}: {name}"
    work.area, work.levels = Area(mark, name), ()
    if sub:
        work.levels = ((Mark(sub, "", 0), sub_name),)
        chosen = f"{chosen}, sub-area {sub}: {sub_name}".rstrip(": ")
    said = (AREA_COLUMN, old, f"{chosen} (dipilih)", "pilihan")
    grid = proposal.table.grid
    work.traces.append(grid.trace_at(work.row, proposal.find("no") or 1, *said))
