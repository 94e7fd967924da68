"""A person's file given back with every complaint as a comment at its cell, so that it can be mended in Excel.

A person's workbook may be hostile, and openpyxl holds all of it in memory: it is opened by a child that can do no harm,
as when it is read (`monev.children`).
"""

from __future__ import annotations

import logging
import re
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

_TASK = "monev.outputs.comment_worker:write_complaints"
_log = logging.getLogger(__name__)


def complaint_file_name(name: str) -> str:
    """What the workbook with comments is called: rencana.csv → rencana (dengan catatan).xlsx."""
    return f"{PurePath(name).stem} (dengan catatan).xlsx"


def copy_with_complaints(data: bytes, errors: Sequence[Remark], warnings: Sequence[Remark] = ()) -> bytes:
    """The file as .xlsx with a comment at each cell that something is said of, and all of it on a sheet of its own.

    Everything else in the workbook stays as far as openpyxl keeps it: formulas, formats, validations, other comments;
    not pictures, drawn shapes, charts and macros. Complaints of an earlier copy are replaced. Any other kind of file
    becomes a workbook of its texts. Where the file cannot be opened or written again, the complaints stand alone.
    """
    try:
        sheets = None if check_file(data) == "xlsx" else open_workbook(data).sheets
        return _run(errors, warnings, sheets, data)
    except (MonevError, ChildStopped) as cause:
        _log.info("hanya daftar catatan: %s", cause)
        return _run(errors, warnings, ())


def _run(
    errors: Sequence[Remark], warnings: Sequence[Remark], sheets: Sequence[Grid] | None, data: bytes = b""
) -> bytes:
    """The workbook of `data`, else of the texts of `sheets`, with its complaints."""
    shift = {grid.name: max(1 - min(grid.by_row, default=1), 0) for grid in sheets or ()}
    message = {
        "catatan": [
            *(_move_down(remark, shift) | {"sifat": "Harus diperbaiki"} for remark in errors),
            *(_move_down(remark, shift) | {"sifat": "Perlu dilihat"} for remark in warnings),
        ],
        "lembar": None if sheets is None else [_sheet_texts(grid, shift[grid.name]) for grid in sheets],
    }
    return run_in_child(FILES, _TASK, message, data, seconds=limits.MAX_SECONDS)[1]


def _sheet_texts(grid: Grid, shift: int) -> list:
    """A sheet's name and texts, moved down so that the texts above a Word table have rows of their own."""
    return [grid.name, [[row + shift, column, text] for (row, column), text in grid.texts.items()]]


def _move_down(remark: Remark, shift: dict[str, int]) -> dict[str, Any]:
    """A complaint at the row that its cell has in the copy."""
    down = shift.get(remark.lembar or "", 0)
    # The texts above a Word table have rows up to 0: A-1.
    cell = remark.sel and re.sub(r"-?\d+$", lambda row: str(int(row[0]) + down), remark.sel)
    row = remark.baris + down if remark.baris is not None else None
    place = {k: getattr(remark, k) for k in ("lembar", "kolom", "nilai")}
    return {"pesan": remark.pesan, **place, "baris": row, "sel": cell}
