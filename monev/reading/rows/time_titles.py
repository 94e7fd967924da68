"""A plan's time in titles over its rows, TRIWULAN I or JANUARI: read as a column, where the table has none for it."""

from __future__ import annotations

import re
from dataclasses import replace

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.columns.meanings import is_time_part
from monev.reading.files.grid import Grid, cell_address
from monev.reading.vocabulary.headings import COLUMN_NAMES, normalize

_FEWEST = 2
_SHORT = 3
_OTHER_THAN_TIME = re.compile(r"^(?:bulan|periode|target)\b|\b20\d\d\b")


def time_from_groups(header: Header) -> Header:
    """The table with each row's time from the title it stands under, and that said; unchanged where titles of time do
    not gather all its work.

    Where areas stand above the titles of time, the work that follows an area waits for its own title.
    """
    if header.missing != ("target_waktu",):
        return header
    grid, column = header.grid, header.grid.last_column + 1
    alone = {b: grid.texts[b, k[0]] for b, k in grid.by_row.items() if b > header.end and len(k) == 1}
    timing = {b: text for b, text in alone.items() if _is_time(text)}
    content = _row_times(header, alone, timing)
    if len(timing) < _FEWEST or not content or not all(content.values()):
        return header
    beginning = min(timing)
    message = (
        f"Tabel ini tidak berkolom {COLUMN_NAMES['target_waktu']}; waktu tiap langkah diambil dari judul di atasnya: "
        f"{', '.join(f'“{teks}” (baris {b})' for b, teks in timing.items())}."
    )
    remarks = Remark(
        message, grid.name, beginning, nilai=timing[beginning], sel=cell_address(beginning, grid.by_row[beginning][0])
    )
    return replace(
        header,
        grid=_with_time_column(grid, timing, {(b, column): text for b, text in content.items()}),
        columns={**header.columns, "target_waktu": column},
        headings={**header.headings, column: COLUMN_NAMES["target_waktu"]},
        warnings=(*header.warnings, remarks),
    )


def _is_time(text: str) -> bool:
    """Whether a title is nothing but a month, triwulan or semester, with or without its year."""
    core = " ".join(_OTHER_THAN_TIME.sub(" ", normalize(text)).split())
    return len(core) >= _SHORT and is_time_part(core)


def _row_times(header: Header, alone: dict[int, str], timing: dict[int, str]) -> dict[int, str]:
    """Row with a LANGKAH of its own → the title of time it stands under, "" for none."""
    grid, langkah = header.grid, header.columns["langkah_aksi"]
    inside = bool(alone) and min(alone) not in timing
    current, result = "", {}
    for row in sorted(b for b in grid.by_row if b > header.end):
        if row in timing:
            current = timing[row]
        elif (row, langkah) in grid.texts:
            result[row] = current
        elif inside and row in alone:
            current = ""
    return result


def _with_time_column(grid: Grid, timing: dict[int, str], content: dict[tuple[int, int], str]) -> Grid:
    """The sheet without the titles, their words in a column of their own behind the last."""
    text = {cell: one for cell, one in grid.texts.items() if cell[0] not in timing} | content
    return replace(grid.with_texts(dict(sorted(text.items()))), last_column=grid.last_column + 1)
