"""What a table says for short, by the lists of the file: MP or Pokja 1 is Manajemen Perubahan, SL Sekretaris Lurah.

A list stands above or below the table, on another sheet, or in a sentence of its own (Keterangan: L = Lurah).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from monev.reading.columns.header import Header
from monev.reading.columns.meanings import names_areas_in_rows
from monev.reading.files.grid import Grid
from monev.reading.vocabulary.headings import TITLE_OF_PERSON, normalize
from monev.reading.vocabulary.structure import SHEET_ABBREVIATIONS, area_mark, is_usual_area, split_mark

_SHORT = r"[A-Z][A-Za-z\d./-]{0,9}\)?\s*(?:[:=–]|\s-\s)"
_ENTRY = re.compile(rf"(?<![\w/])({_SHORT})\s*([^;=\n]+?)\.?\s*(?=[;\n]|,\s*{_SHORT}|$)")
_LOOSE_ENTRY = re.compile(r"\b([A-Z]{2,6})\)?\s*[:=–-]?\s+([^;,=\n]+)")
"""An area's short name and its name, whatever parts them and its neighbours: PWS Penguatan Pengawasan, ..."""
_KODE_OF_AREA = re.compile(r"([A-Za-z]{2,4})[\s./-]*\d+")
"""MP-01: what of a KODE names an area."""
_COUNTS_AREAS = re.compile(r"\b(?:area|pokja|kelompok kerja|pilar|komponen|pengungkit)\b")
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[,;/&+\n]|\bdan\b)\s*")
_PAIR, _MOST_CELLS = 2, 4
_INITIALS = 2
"""Letters of a short name that tells nobody who it is; a longer one (KTU, UPG) is what the office calls them."""
_FEWEST_AREAS = 2


def list_short_names(grids: Iterable[Grid]) -> dict[str, str]:
    """Short name → name, as any row of these sheets lists it; none that stands for two."""
    names: dict[str, dict[str, str]] = {}
    for grid in grids:
        for row in grid.by_row:
            for short, name in _read_entries(grid, row):
                names.setdefault(short, {})[normalize(name)] = name
    return {short: next(iter(said.values())) for short, said in names.items() if len(said) == 1}


def _read_entries(grid: Grid, row: int) -> Iterator[tuple[str, str]]:
    """What a row lists: a short name beside its name, POKJA I: Manajemen Perubahan, or entries in a text."""
    texts = [grid.texts[row, k] for k in grid.by_row[row]]
    if len(texts) > _MOST_CELLS:
        return
    if len(texts) == _PAIR and (is_usual_area(texts[1]) or TITLE_OF_PERSON.match(texts[1])):
        yield _key(texts[0]), texts[1]
    mark, title, _ = split_mark(" ".join(texts))
    if mark and is_usual_area(title):
        yield str(mark.order), title
    for text in texts:
        yield from ((_key(short), name) for short, name in _ENTRY.findall(text))
    loose = ((_key(short), name.strip(" .")) for short, name in _LOOSE_ENTRY.findall(" ".join(texts)))
    yield from ((short, name) for short, name in loose if is_usual_area(name))


def _key(text: str) -> str:
    """A short name as such names are compared: Pokja I by its number, letters below one another as one word."""
    mark = area_mark(text)
    pieces = normalize(text).split()
    return str(mark.order) if mark else ("" if all(len(piece) == 1 for piece in pieces) else " ").join(pieces)


def write_out_short_names(header: Header, names: Mapping[str, str]) -> Header:
    """The table with its areas in a column, and its PIC, by their names where it says them for short; `names` as
    `list_short_names` gives them."""
    return header if header.missing else _write_out_people(_write_out_areas(header, names), names)


def _write_out_areas(header: Header, names: Mapping[str, str]) -> Header:
    """The table with a column of the areas that a column names for short, or that its KODE or NO begin with."""
    grid, area = header.grid, header.columns.get("area", 0)
    listed = {short: name for short, name in names.items() if is_usual_area(name)}
    legend = {row for row in grid.by_row if any(name in listed.values() for _, name in _read_entries(grid, row))}
    legend -= {row for row in header.rows_below if len(grid.by_row[row]) > _PAIR}
    said = {row for row, column in grid.texts if column == header.columns["langkah_aksi"]} - legend
    work = [row for row in header.rows_below if row in said]
    amid_work = range(min(work, default=0), max(work, default=0))
    stand_in_rows = names_areas_in_rows(header) or not legend.isdisjoint(amid_work)
    for column in [area] if area else sorted(header.headings):
        texts = {row: grid.content_at(row, column) for row in work}
        is_kode = column in (header.columns.get("kode"), header.columns.get("no"))
        if is_kode:
            texts = {row: mark[1] if (mark := _KODE_OF_AREA.fullmatch(text)) else "-" for row, text in texts.items()}
        counts = _COUNTS_AREAS.search(normalize(header.headings[column]))
        known = SHEET_ABBREVIATIONS | listed if is_kode or column == area else listed
        keys = {row: _key(text) for row, text in texts.items() if text}
        areas = {row: known.get(key, "") if counts or not key.isdecimal() else "" for row, key in keys.items()}
        names_found = dict.fromkeys(areas.values())
        are_enough = len(names_found) >= (1 if column == area else _FEWEST_AREAS)
        if are_enough and all(names_found) and (is_kode or not stand_in_rows):
            remark = header.remark("columns.areas_by_short", column, {"names": "; ".join(names_found)})
            others = tuple(each for each in header.warnings if each.sel != remark.sel)
            texts_left = {cell: text for cell, text in grid.texts.items() if cell[0] not in legend}
            return replace(header, warnings=(*others, remark)).with_column("area", texts_left, areas)
    return header


def _write_out_people(header: Header, names: Mapping[str, str]) -> Header:
    """The table with the names of those whom most cells of its PIC say by initials."""
    pic, grid = header.columns.get("pic", 0), header.grid
    people = {short: name for short, name in names.items() if len(short) <= _INITIALS and not is_usual_area(name)}
    cells = {cell: text for cell, text in grid.texts.items() if cell[1] == pic and cell[0] > header.end}
    named = {cell: [people.get(_key(one), "") for one in _BETWEEN_PEOPLE.split(text)] for cell, text in cells.items()}
    written = {cell: ", ".join(found) for cell, found in named.items() if all(found)}
    if 2 * len(written) <= len(cells):
        return header
    said = "; ".join(dict.fromkeys(f"{cells[cell]} = {text}" for cell, text in written.items()))
    remark = header.remark("columns.people_by_short", pic, {"names": said})
    return replace(header, grid=grid.with_texts(grid.texts | written)).asking(remark)
