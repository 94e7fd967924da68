"""What a column means by what stands in it, where no heading says so; said each time, for a person may mean another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from monev.core.remarks import Remark
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Grid, cell_address, column_letter
from monev.reading.rows.area_names import normalize_name
from monev.reading.rows.marks import split_mark
from monev.reading.vocabulary.headings import COLUMN_NAMES, normalize
from monev.reading.vocabulary.structure import known_area

if TYPE_CHECKING:
    from monev.reading.columns.header import Header

CAN_BE_TIME = ("target_capaian", "frekuensi", "tanggal_selesai")
"""Meanings whose headings (TARGET, PERIODE, TANGGAL PELAKSANAAN) may as well stand over the plan's time."""

CAN_BE_AREA = ("komponen", "indikator")
"""Meanings whose headings (KOMPONEN, SASARAN) may as well stand over the areas."""

_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")
_AMOUNT = re.compile(r"[\d.,]+ ?%?")
_SAMPLE_TAHUN = 2000
_SAMPLE_SIZE = 60
_MOST = 0.6
_SMALLEST = 2


def _holds(grid: Grid, end: int, column: int, langkah: int, matching: Callable[[int, int], bool]) -> bool:
    """Whether most cells of a column are such, of those below the headings in rows that hold a langkah."""
    cell = [(b, k) for b, k in sorted(grid.texts) if k == column and b > end and (b, langkah) in grid.texts][
        :_SAMPLE_SIZE
    ]
    existing = sum(matching(*one) for one in cell)
    return existing >= _SMALLEST and existing >= _MOST * len(cell)


def _holds_time(grid: Grid, end: int, column: int, langkah: int) -> bool:
    """Months, dates or quarters."""

    def timing(row: int, column: int) -> bool:
        text = grid.texts[row, column]
        # A bare amount (4, 100%) is no month here, for nothing else says that the column holds time.
        written = any(letter.isalpha() for letter in text) and read_time(text, _SAMPLE_TAHUN).tenggat
        return (row, column) in grid.dates or bool(written)

    return _holds(grid, end, column, langkah, timing)


def _holds_area(grid: Grid, end: int, column: int, langkah: int) -> bool:
    """The usual areas' names."""

    def area(row: int, column: int) -> bool:
        return normalize_name(split_mark(grid.texts[row, column])[1]) in known_area()

    return _holds(grid, end, column, langkah, area)


def _holds_numbers(grid: Grid, end: int, column: int, langkah: int) -> bool:
    """Row numbers."""
    return _holds(grid, end, column, langkah, lambda b, k: bool(_NUMBER.fullmatch(grid.texts[b, k])))


def holds_amounts(grid: Grid, end: int, column: int) -> bool:
    """Whether every cell of a column below the headings is an amount or a share."""
    text = [content for (b, k), content in grid.texts.items() if k == column and b > end]
    return bool(text) and all(_AMOUNT.fullmatch(content) for content in text)


CHECKERS = {"target_waktu": _holds_time, "area": _holds_area, "no": _holds_numbers}
"""Meaning → whether a column (sheet, headings' last row, column, LANGKAH AKSI's column) holds such."""


def find_meanings_by_content(header: Header, chosen: Mapping[str, str]) -> Header:
    """TARGET WAKTU, NO and the areas by what stands in a column, where no heading means them: TARGET, or none at all.

    A STATUS column that holds nothing but amounts (PROGRES 50%) is none, and only kept.
    """
    if header.missing == ("target_waktu",):
        candidates = [k for k in header.headings if k in {*header.others, *map(header.columns.get, CAN_BE_TIME)}]
        header = _give_meaning(header, "target_waktu", candidates, chosen)
    if "langkah_aksi" not in header.columns:
        return header
    if (status := header.columns.get("status")) and holds_amounts(header.grid, header.end, status):
        heading = header.headings[status]
        message = f"Kolom “{heading}” berisi angka saja; disimpan apa adanya dan tidak dibaca sebagai status."
        remarks = Remark(message, header.grid.name, header.end, heading, heading, cell_address(header.end, status))
        column = {meaning: k for meaning, k in header.columns.items() if meaning != "status"}
        header = replace(header, columns=column, warnings=(*header.warnings, remarks))
    if "no" not in header.columns:
        candidates = [k for k in range(1, min(header.columns.values())) if k not in header.headings]
        header = _give_meaning(header, "no", candidates, chosen)
    if "area" not in header.columns:
        without_heading = set(range(1, header.columns["langkah_aksi"])) - header.headings.keys()
        candidates = sorted(without_heading | {*header.others, *filter(None, map(header.columns.get, CAN_BE_AREA))})
        header = _give_meaning(header, "area", candidates, chosen)
    return header


def _give_meaning(header: Header, meaning: str, candidates: list[int], chosen: Mapping[str, str]) -> Header:
    """The headings with a meaning given to the first of these columns whose cells are such, and that said."""
    candidates = [k for k in candidates if normalize(header.headings.get(k, "")) not in chosen]
    holding = CHECKERS[meaning]
    column = next((k for k in candidates if holding(header.grid, header.end, k, header.columns["langkah_aksi"])), None)
    if column is None:
        return header
    heading = header.headings.get(column, "")
    display_name = f"“{heading}”" if heading else "tanpa judul"
    message = (
        f"Kolom {column_letter(column)} {display_name} dibaca sebagai {COLUMN_NAMES[meaning]} menurut isinya, "
        "karena tidak ada "
        "kolom lain yang berjudul demikian. Ubah judulnya bila yang dimaksud lain."
    )
    remarks = Remark(message, header.grid.name, header.end, heading, heading, cell_address(header.end, column))
    new_columns = {old: k for old, k in header.columns.items() if k != column} | {meaning: column}
    new_headings = header.headings if heading else {**header.headings, column: COLUMN_NAMES[meaning]}
    return replace(header, columns=new_columns, headings=new_headings, warnings=(*header.warnings, remarks))
