"""Say what area a text names: a usual one by its name or number, else with the mark it has."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from monev.reading.files.grid import Grid
from monev.reading.proposal import Proposal
from monev.reading.vocabulary.structure import (
    ROMAN,
    SHEET_ABBREVIATIONS,
    area_mark,
    area_name,
    find_area_in_title,
    has_words,
    is_outcome,
    is_usual_area,
    lone_mark,
    normalize_name,
    split_half,
    split_mark,
    usual_number,
    whole_area,
)
from monev.reading.vocabulary.template_names import USUAL_AREA

_ANY_MARK = re.compile(r"^\S{1,5}[.):]\s*")
_AREA_KINDS = ("roman", "letter capital", "number")
_SHEET_NAME_MAX = 31

WITHOUT_AREA = "Tanpa area"
"""The name given to the area of rows that no area stands above."""


class Area(NamedTuple):
    """An area by its mark and name."""

    mark: str
    name: str


NO_AREA = Area("0", WITHOUT_AREA)


def usual_area(text: str) -> Area | None:
    """Return the usual area that a text names, by its name; its mark if that is one of areas."""
    said = " ".join(text.split())
    said = SHEET_ABBREVIATIONS.get(said.casefold(), said)
    mark, title, _ = split_mark(said)
    if not is_usual_area(title):
        title = _ANY_MARK.sub("", said)  # whatever stands before the name as a mark
    name, _ = split_half(title)
    if not is_usual_area(name or title):
        return None
    name = area_name(name or title)
    roman = ROMAN[usual_number(name) - 1]
    is_mark = mark is not None and mark.kind in _AREA_KINDS and mark.order <= len(ROMAN)
    return Area(mark.text if mark and is_mark else roman, name)


def area_of_titles(proposal: Proposal, *, is_part: bool) -> Area:
    """Return the area that the lines above a table or its sheet's name name.

    is_part: the table is one of several sheets, whose name may be any area.
    """
    if proposal.find("area"):
        return NO_AREA
    for text in reversed(proposal.table.titles):
        title = find_area_in_title(text)
        if area := usual_area(text) or (usual_area(title) if title else None):
            return area
        mark, name, _ = split_mark(text)
        if is_outcome(name):
            return Area(mark.text if mark else next_mark(len(USUAL_AREA)), name)
    return _area_of_sheet(proposal, is_part=is_part)


def _area_of_sheet(proposal: Proposal, *, is_part: bool) -> Area:
    name = proposal.table.grid.name
    mark, title, _ = split_mark(name)
    whole = whole_area(title, is_cut=len(name) >= _SHEET_NAME_MAX - 1)
    if area := usual_area(f"{mark.text}. {whole}" if mark else whole):
        return area
    code = area_mark(name)
    if code and code.order <= len(USUAL_AREA):
        return Area(code.text, USUAL_AREA[code.order - 1][1])
    if mark and is_part and not names_area(proposal):
        return Area(mark.text, title)
    return NO_AREA


def names_area(proposal: Proposal) -> bool:
    """Return whether any cell of a table's sheet names a usual area."""
    return any(map(is_usual_area, proposal.table.grid.texts.values()))


def area_of_cell(text: str, named: Collection[Area]) -> Area:
    """Return the area that a cell names; without a mark of its own it has the next free one."""
    mark, title, _ = split_mark(text)
    alone = lone_mark(text) or area_mark(text)
    if alone and alone.kind in ("roman", "number") and alone.order <= len(USUAL_AREA):
        area = Area(alone.text, USUAL_AREA[alone.order - 1][1])
        return next((each for each in named if each.mark == area.mark), area)
    used = {area.mark for area in named}
    own = mark or alone
    area = usual_area(text) or Area(own.text if own else "", title if has_words(title) else text)
    if again := same_area(area, named):
        return again
    if area.mark and area.mark not in used:
        return area
    return Area(next_mark(len(named) + 1, used), area.name)


def same_area(area: Area, named: Iterable[Area]) -> Area | None:
    """Return the area already named that this one says again: the usual one, in other letters."""
    number = usual_number(area.name)
    return next((each for each in named if number and usual_number(each.name) == number), None)


def join_title(text: str, below: list[str]) -> str:
    """Return the name of a usual area that two rows say together; "" for any other title."""
    begins = f"{normalize_name(split_mark(text)[1])} ".lstrip()
    is_begun = any(normalize_name(name).startswith(begins) for _, name in USUAL_AREA)
    whole = " ".join([text, *below])
    is_whole = is_begun and len(below) == 1 and not split_mark(below[0])[0] and usual_area(whole)
    return whole if is_whole and not usual_area(text) else ""


def next_mark(order: int, used: Collection[str] = ()) -> str:
    """Return a roman number from this order on that is not used."""
    while (made_up := ROMAN[order - 1] if order <= len(ROMAN) else str(order)) in used:
        order += 1
    return made_up


def find_outcomes(grid: Grid, rows: list[int]) -> frozenset[int]:
    """Return the rows that head HASIL, if that is a part behind all areas, and not of each."""
    texts = [(row, text) for row in rows for text in grid.row_texts(row)[:2]]
    said = [(row, text) for row, text in texts if "hasil" in text.lower()]
    outcomes = [row for row, text in said if is_outcome(split_mark(text)[1])]
    areas = [row for row, text in texts if outcomes and is_usual_area(split_mark(text)[1])]
    is_behind = bool(outcomes) and max(areas, default=0) < min(outcomes)
    return frozenset(outcomes) if is_behind else frozenset()
