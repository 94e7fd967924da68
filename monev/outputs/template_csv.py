"""The template's sheets as CSV, one file each: exported and uploaded again without a change, nothing changes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from typing import Any

from monev.database import Database
from monev.outputs.template import origin_mark, rencana_columns, rencana_rows
from monev.outputs.template_reports import BUKTI_HEADINGS, REALISASI_HEADINGS, bukti_cells, realisasi_cells
from monev.reading.files.csv_text import add_quote
from monev.reading.vocabulary.template_names import (
    BUKTI_SHEET,
    ORIGIN_MARKER,
    REALISASI_SHEET,
    RENCANA_SHEET,
    SIMULATION_TEXT,
)
from monev.writing.stored import find_last

SHEETS = {"rencana": RENCANA_SHEET, "realisasi": REALISASI_SHEET, "bukti": BUKTI_SHEET}
"""The sheets there are as CSV: short name → name of the sheet."""


def make_csv(db: Database, satker: str, tahun: int, sheet: str) -> bytes:
    """One sheet (a key of LEMBAR) of a rencana's newest unggahan: semicolons, UTF-8 with BOM, ISO dates.

    Raises NotFound when the satker has no rencana of that tahun.
    """
    current = find_last(db, satker, tahun)
    return build_csv(current.content, satker=current.satker, tahun=tahun, entry_hash=current.hash, sheet=sheet)


def build_csv(content: dict, *, satker: str, tahun: int, entry_hash: str, sheet: str) -> bytes:
    """The CSV of one unggahan's content; a pure function of its arguments.

    The mark of where it came from stands first, farthest from the table: the reader takes office and year from the
    lines nearest to it.
    """
    heading = [[ORIGIN_MARKER, origin_mark(content, satker, tahun, entry_hash)]] if entry_hash else []
    if content["simulasi"]:
        heading.append([SIMULATION_TEXT])
    heading += [[text] for text in _title_lines(sheet, satker, tahun)]
    buffer = StringIO()
    write = csv.writer(buffer, delimiter=";")
    write.writerows(
        [_cell_text(value) for value in row] for row in (*heading, [], *_table_rows(content["langkah"], sheet))
    )
    return buffer.getvalue().encode("utf-8-sig")


def _title_lines(sheet: str, satker: str, tahun: int) -> Sequence[str]:
    if sheet == "rencana":
        return ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", satker, f"TAHUN {tahun}")
    return (f"{SHEETS[sheet]} Rencana Aksi ZI, {satker}, {tahun}",)


def _table_rows(langkah: list[dict], sheet: str) -> Iterator[Iterable[Any]]:
    if sheet == "rencana":
        column, others = rencana_columns(langkah)
        yield column
        yield from (value for _, value in rencana_rows(langkah, others))
    elif sheet == "realisasi":
        yield REALISASI_HEADINGS
        yield from (realisasi_cells(one, t)[: len(REALISASI_HEADINGS)] for one in langkah for t in one["tenggat"])
    else:
        yield BUKTI_HEADINGS
        yield from (bukti_cells(one, t, b) for one in langkah for t in one["tenggat"] for b in t["bukti"])


def _cell_text(value: str | int | date | None) -> str:
    if value is None:
        return ""
    return add_quote(value) if isinstance(value, str) else str(value)
