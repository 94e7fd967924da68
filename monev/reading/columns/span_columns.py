"""A plan's time in two columns, MULAI and SELESAI: read as one, for a window has both ends (DESIGN §3, rentang)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from monev.core.dates import MONTH_NAMES
from monev.reading.columns.header import Header
from monev.reading.files.grid import Grid
from monev.reading.vocabulary.headings import END_WORDS, LAPORAN_GROUPS, START_WORDS, normalize

_TAHUN = re.compile(r"\b20\d\d\b")


def unite_span_columns(header: Header) -> Header:
    """The table with both ends of its time in one column; unchanged where it has no such pair."""
    pairing = _find_pair(header)
    if pairing is None:
        return header
    start, selesai = pairing
    heading = {k: text for k, text in header.headings.items() if k != selesai}
    heading[start] = f"{header.headings[start]} – {header.headings[selesai]}"
    column = {meaning: k for meaning, k in header.columns.items() if k not in pairing} | {"target_waktu": start}
    origin = {header.headings[start], header.headings[selesai]}
    return replace(
        header,
        grid=_unite(header.grid, header.end, start, selesai),
        columns=column,
        headings=heading,
        warnings=tuple(c for c in header.warnings if c.kolom not in origin),
    )


def _find_pair(header: Header) -> tuple[int, int] | None:
    """The columns of MULAI and SELESAI, side by side, where no other column is the plan's time."""
    for column in sorted(header.headings):
        left, right = (normalize(header.headings.get(k, "")).split(" ") for k in (column, column + 1))
        if left[-1] in START_WORDS and right[-1] in END_WORDS and left[0] not in LAPORAN_GROUPS:
            old = header.columns.get("target_waktu")
            if old in (None, column, column + 1) and header.calendar is None:
                return column, column + 1
    return None


def _unite(grid: Grid, end: int, start: int, selesai: int) -> Grid:
    text, day = dict(grid.texts), dict(grid.dates)
    for row in {b for b, k in grid.texts if k in (start, selesai) and b > end}:
        from_, until = _word_time(grid, row, start), _word_time(grid, row, selesai)
        if from_ == until:
            text.pop((row, selesai), None)
            continue
        if until and (tahun := _TAHUN.search(until)) and from_ and not _TAHUN.search(from_):
            from_ = f"{from_} {tahun[0]}"
        whole = f"{from_} s.d. {until}" if from_ and until else until or f"mulai {from_}"
        origin = day.get((row, selesai)) if not from_ else None
        for column in (start, selesai):
            text.pop((row, column), None)
            day.pop((row, column), None)
        text[row, start] = whole
        if origin:
            day[row, start] = origin
    return replace(grid.with_texts(dict(sorted(text.items()))), dates=day)


def _word_time(grid: Grid, row: int, column: int) -> str:
    """A cell's time in words: a real date by its own day, unless the cell shows but a month."""
    value: datetime | None = grid.dates.get((row, column))
    text = grid.texts.get((row, column), "")
    if value is None or "d" not in grid.formats.get((row, column), "d").lower():
        return text
    return f"{value.day} {MONTH_NAMES[value.month - 1]} {value.year}"
