"""From the sheets of a file to one plan: which sheet holds it, or which sheets together, or why none does."""

from __future__ import annotations

from collections import Counter

from monev.core.records import Reading
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import find_sheet_tables
from monev.reading.files.grid import Book, column_letter
from monev.reading.filled_table import FilledTable, fill_table
from monev.reading.identity import read_identity, tahun_from_name
from monev.reading.refusal import (
    refuse_missing_sheet,
    refuse_several_sheets,
    refuse_without_langkah,
    refuse_without_rencana,
)
from monev.reading.reports.template_sheets import laporan_sheet_jenis, read_laporan
from monev.reading.rows.marks import split_mark
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.template_names import BUKTI_SHEET, GUIDE_SHEET, REALISASI_SHEET
from monev.reading.whole_file import build_laporan_reading, build_reading

_NOT_RENCANA = frozenset(normalize(n) for n in (REALISASI_SHEET, BUKTI_SHEET, GUIDE_SHEET))


def read_workbook(
    workbook: Book,
    name: str,
    tahun: int | None,
    satker: str | None,
    sheet: str | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """The plan of a file. `name` is the file's name; `tahun` and `satker` win over the file's own, where given.

    `lembar` chooses among several plans by a name of `Reading.pilihan`; a hidden sheet can be chosen so, too.
    `pilihan` are readings people settled.
    """
    laporan = {grid.name for grid in workbook.sheets if laporan_sheet_jenis(grid) is not None}
    not_rencana = laporan | {grid.name for grid in workbook.sheets if normalize(grid.name) in _NOT_RENCANA}
    candidates = [grid for grid in workbook.sheets if grid.name not in not_rencana]
    header = [k for grid in candidates for k in find_sheet_tables(grid, choice.column_headings)]
    complete = [k for k in header if not k.missing]
    visible = [k for k in complete if not k.grid.is_hidden]
    display_name = name_tables(complete)
    if sheet is not None:
        visible = [k for k, one in zip(complete, display_name, strict=True) if _has_same_name(sheet, one, k)]
        if not visible:
            error = refuse_missing_sheet(sheet, display_name)
            return Reading(satker=satker, tahun=tahun, galat=(error,), choices=tuple(display_name))
    if not visible:
        if laporan:
            return build_laporan_reading(read_laporan(workbook, (), tahun), tahun, satker)
        return Reading(satker=satker, tahun=tahun, galat=refuse_without_rencana(workbook, candidates, header))
    in_series = _are_sheets_in_series(visible)
    table = [fill_table(k, choice, sheets_in_series=in_series) for k in visible]
    holding = [t for t in table if t.entries.drafts]
    if not holding:
        error = tuple(refuse_without_langkah(t.header) for t in table)
        return Reading(satker=satker, tahun=tahun, galat=error)
    if not _is_one_rencana(holding):
        holding = _pick_tahun(holding, tahun) or holding
    if not _is_one_rencana(holding):
        display_name = tuple(name_tables([t.header for t in holding]))
        error = (refuse_several_sheets(display_name, holding[0].header.grid.name),)
        return Reading(satker=satker, tahun=tahun, galat=error, choices=display_name)
    return build_reading(workbook, holding, name, tahun, satker, choice, has_laporan=bool(laporan))


def name_tables(header: list[Header]) -> list[str]:
    """What tables are called where one is to be chosen: the sheet's name, with the row where it holds several, and the
    column where they begin in the same row."""
    sheet = Counter(k.grid.name for k in header)
    row = Counter((k.grid.name, k.start) for k in header)
    display_name = []
    for k in header:
        column = f", kolom {column_letter(k.first_column)}" if row[k.grid.name, k.start] > 1 else ""
        display_name.append(k.grid.name if sheet[k.grid.name] == 1 else f"{k.grid.name} (baris {k.start}{column})")
    return display_name


def _has_same_name(sheet: str, display_name: str, header: Header) -> bool:
    """Whether a choice means this table: by its name here, or by that of its whole sheet."""
    return sheet.strip().casefold() in (display_name.casefold(), header.grid.name.casefold())


def _are_sheets_in_series(header: list[Header]) -> bool:
    """Whether the sheets' names count the areas: every table on a sheet of its own, each named with the next mark."""
    mark = [split_mark(k.grid.name)[0] for k in header]
    order = [t.order for t in mark if t]
    return len(order) == len(header) > 1 == len({t.kind for t in mark if t}) and order == sorted(set(order))


def _is_one_rencana(table: list[FilledTable]) -> bool:
    """Whether the tables are one plan: it is the only one, or each names its areas and no area comes twice."""
    everything = [area for t in table for area in t.area]
    return len(table) == 1 or ("0" not in everything and len(everything) == len(set(everything)))


def _pick_tahun(table: list[FilledTable], tahun: int | None) -> list[FilledTable]:
    """The tables of the year that was asked for, where every table names its own; [] where that settles nothing."""
    heading = [read_identity(t.header).tahun or tahun_from_name(t.header.grid.name) for t in table]
    return [t for t, one in zip(table, heading, strict=True) if one == tahun] if tahun and all(heading) else []
