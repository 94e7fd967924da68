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

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import MonevError
from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.outputs.workbook import fill_cell, to_bytes, write_table
from monev.reading import open_workbook
from monev.reading.files import limits
from monev.reading.files.gate import check_file
from monev.reading.files.grid import Grid
from monev.reading.files.packages import check_structure
from monev.reading.files.xlsx_books import load_without_pictures
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.template_names import REMARKS_SHEET

_TASK = "monev.outputs.commented_copy:write_complaints"
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
        file = check_file(data)
        sheets = None if file.jenis == "xlsx" else open_workbook(file, data).sheets
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


MARK = "— Monev ZI —"
"""What stands above our words in a comment, so that an earlier copy's are replaced and the person's own are kept."""

_COLUMNS = {
    "sifat": ("Sifat", 18),
    "lembar": ("Lembar", 20),
    "sel": ("Sel", 9),
    "kolom": ("Kolom", 20),
    "nilai": ("Tertulis", 36),
    "pesan": ("Catatan", 90),
}
"""Part of a complaint → heading, width."""
_MAX_COMMENT_LENGTH = 1_500
_MAX_HEADER_ROW = 40

Complaint = JsonObject
"""`sifat` (how grave it is, in words), `lembar`, `sel`, `baris`, `kolom`, `nilai`, `pesan`."""


def write_complaints(message: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """The workbook (of `data`, else of the texts in `message["lembar"]`) with its complaints (`message["catatan"]`)."""
    if message["lembar"] is None:
        check_structure(data)
        workbook = load_without_pictures(data)
    else:
        workbook = _from_texts(message["lembar"])
    if REMARKS_SHEET in workbook.sheetnames:
        del workbook[REMARKS_SHEET]
    for sheet in workbook.worksheets:
        _drop_old_comments(sheet)
    complaints = [(complaint, _locate(workbook, complaint)) for complaint in message["catatan"]]
    per_cell: dict[tuple[str, str], list[str]] = {}
    for complaint, where in complaints:
        if where is not None:
            per_cell.setdefault(where, []).append(f"{complaint['sifat']}: {complaint['pesan']}")
    for (name, address), sentences in per_cell.items():
        _comment_on_cell(workbook[name], address, sentences)
    _write_listing(workbook.create_sheet(REMARKS_SHEET), complaints)
    if per_cell:
        workbook.active = workbook.sheetnames.index(next(iter(per_cell))[0])
    return {}, to_bytes(workbook)


def _from_texts(sheets: list[tuple[str, list[tuple[int, int, str]]]]) -> Workbook:
    """Sheets of plain texts, by the names the reader speaks of them."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, cells in sheets:
        sheet = workbook.create_sheet(name)
        for row, column, text in cells:
            fill_cell(sheet.cell(row, column), text)
    return workbook


def _drop_old_comments(sheet: Worksheet) -> None:
    for cell in list(sheet._cells.values()):
        comment = None if isinstance(cell, MergedCell) else cell.comment
        if comment is not None and MARK in comment.text:
            rest = comment.text.split(MARK)[0].rstrip()
            cell.comment = Comment(rest, comment.author) if rest else None


def _locate(workbook: Workbook, complaint: Complaint) -> tuple[str, str] | None:
    """(sheet, address) of the cell a complaint is about; None where it is about no cell of the file."""
    name = complaint["lembar"]
    if name not in workbook.sheetnames or (complaint["sel"] is None and complaint["baris"] is None):
        return None
    sheet = workbook[name]
    address = complaint["sel"] or sheet.cell(complaint["baris"], _find_column(sheet, complaint)).coordinate
    # A comment can only stand at the first cell of a merge.
    merged = next((cells for cells in sheet.merged_cells.ranges if address in cells), None)
    return name, merged.start_cell.coordinate if merged else address


def _find_column(sheet: Worksheet, complaint: Complaint) -> int:
    """The column of the heading a complaint names, above its row; the first filled one of the row else."""
    sought = normalize(complaint["kolom"] or "")
    for row in range(1, min(complaint["baris"], _MAX_HEADER_ROW) + 1) if sought else ():
        for cell in sheet[row]:
            if isinstance(cell.value, str) and normalize(cell.value) == sought:
                return cell.column or 1
    return next((cell.column or 1 for cell in sheet[complaint["baris"]] if cell.value is not None), 1)


def _comment_on_cell(sheet: Worksheet, address: str, sentences: list[str]) -> None:
    cell = sheet[address]
    person_text = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
    our_text = f"{MARK}\n" + "\n".join(dict.fromkeys(sentences))
    text = f"{person_text}{our_text}"[: len(person_text) + _MAX_COMMENT_LENGTH]
    cell.comment = Comment(text, "Monev ZI", width=380, height=min(80 + len(our_text) // 2, 400))


def _write_listing(sheet: Worksheet, complaints: list[tuple[Complaint, tuple[str, str] | None]]) -> None:
    """Every complaint as a row that leads to its cell; those about no cell are only here."""
    title = "Catatan pemeriksaan. Perbaiki selnya, simpan, lalu unggah lagi; lembar ini boleh dihapus."
    rows = [
        [(where[1] if where else complaint["sel"]) if name == "sel" else complaint[name] for name in _COLUMNS]
        for complaint, where in complaints
    ]
    header = write_table(sheet, (title,), _COLUMNS.values(), rows, title)
    for row, (_, where) in enumerate(complaints, start=header + 1):
        if where:
            name = where[0].replace("'", "''")
            sheet.cell(row, 3).hyperlink = Hyperlink(ref=f"C{row}", location=f"'{name}'!{where[1]}")
            sheet.cell(row, 3).font = Font(color="244A86", underline="single")
