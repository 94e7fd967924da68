"""The uploaded file given back with every complaint as a comment at its cell, so that it can be mended in Excel.

A person's workbook may be hostile, and openpyxl holds all of it in memory: it is opened by a child that can do no harm,
as when it is read (`monev.children`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import MonevError
from monev.core.remarks import Remark
from monev.reading import open_workbook
from monev.reading.files import limits
from monev.reading.files.gate import check_file
from monev.reading.files.grid import Grid

_log = logging.getLogger(__name__)


class ComplaintsNotWritten(MonevError):
    """The workbook cannot be given back with comments; the complaints still stand on the page."""

    title = "Salinan berkatatan belum dapat dibuat"


def complaint_file_name(name: str) -> str:
    """What the workbook with comments is called: rencana.csv → rencana (dengan catatan).xlsx."""
    return f"{PurePath(name).stem} (dengan catatan).xlsx"


def copy_with_complaints(data: bytes, error: Sequence[Remark], warnings: Sequence[Remark] = ()) -> bytes:
    """As `add_remarks`; where the file cannot be written again, a workbook of the complaints alone."""
    try:
        return add_remarks(data, error, warnings)
    except MonevError as cause:
        _log.info("hanya daftar catatan: %s", cause.pesan)
        return _run(_build_request(error, warnings, []), b"", limits.MAX_SECONDS)


def add_remarks(
    data: bytes, error: Sequence[Remark], warnings: Sequence[Remark] = (), *, seconds: float = limits.MAX_SECONDS
) -> bytes:
    """The file as .xlsx with a comment at each cell that something is said of, and all of it on a sheet of its own.

    Everything else in the workbook stays as far as openpyxl keeps it: formulas, formats, validations, other comments;
    not pictures, drawn shapes, charts and macros. Complaints of an earlier copy are replaced. Any other kind of file
    becomes a workbook of its texts.
    Raises FileRefused for what cannot be opened at all, ComplaintsNotWritten where it takes too long or breaks.
    """
    file = check_file(data)
    if file.jenis == "xlsx":
        return _run(_build_request(error, warnings, None), data, seconds)
    return _run(_build_request(error, warnings, open_workbook(file, data).sheets), b"", seconds)


def _build_request(error: Sequence[Remark], warnings: Sequence[Remark], sheet: Sequence[Grid] | None) -> dict[str, Any]:
    shift = {grid.name: 1 - min(grid.by_row, default=1) for grid in sheet or ()}
    return {
        "galat": [_move_down(one, shift) for one in error],
        "peringatan": [_move_down(one, shift) for one in warnings],
        "lembar": None if sheet is None else [_sheet_texts(grid, max(shift[grid.name], 0)) for grid in sheet],
    }


def _sheet_texts(grid: Grid, shift: int) -> list:
    """A sheet's name and texts, moved down so that the texts above a Word table have rows of their own."""
    return [grid.name, [[row + shift, column, text] for (row, column), text in grid.texts.items()]]


def _move_down(remarks: Remark, shift: dict[str, int]) -> dict[str, Any]:
    """A complaint at the row that its cell has in the copy."""
    down = max(shift.get(remarks.lembar or "", 0), 0)
    cell = remarks.sel
    if down and cell:
        column = cell.rstrip("0123456789")
        cell = f"{column}{int(cell.removeprefix(column)) + down}"
    row = remarks.baris + down if remarks.baris is not None else None
    place = {k: getattr(remarks, k) for k in ("lembar", "kolom", "nilai")}
    return {"pesan": remarks.pesan, **place, "baris": row, "sel": cell}


def _run(message: dict[str, Any], data: bytes, seconds: float) -> bytes:
    try:
        return run_in_child(FILES, "monev.outputs.comment_worker:write_complaints", message, data, seconds=seconds)[1]
    except ChildStopped as cause:
        _log.warning("salinan berkatatan gagal (%s)", cause.why)
        sentence = "Berkas ini tidak dapat ditulis ulang sebagai workbook."
        if cause.why == "waktu":
            sentence = f"Berkas ini terlalu rumit untuk ditulisi catatan dalam {seconds:.0f} detik kerja."
        raise ComplaintsNotWritten(sentence, "Perbaiki menurut daftar di halaman ini.") from cause
