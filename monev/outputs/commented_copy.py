"""Copies a workbook with every complaint as a comment at its cell, to correct it in Excel.

A child opens it (`monev.children`): the file may be hostile, and openpyxl reads all of it into
memory."""

import logging
from collections.abc import Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import MonevError
from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.outputs import saved
from monev.outputs.workbook import LIST_COLUMNS, new_workbook, write_table
from monev.reading.files import limits
from monev.reading.files.gate import check_file
from monev.reading.files.packages import check_structure
from monev.reading.files.xlsx_books import load_without_pictures
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.template_names import COMMENT_MARK, REMARKS_SHEET

_TASK = f"{__name__}:write_complaints"
_COLUMNS = LIST_COLUMNS["complaints"]  # field of a complaint → heading, width
_MAX_COMMENT_LENGTH = 1_500
_MAX_HEADER_ROW = 40
_log = logging.getLogger(__name__)

Complaint = JsonObject
"""Fields: `sifat` (its severity in words), `lembar`, `sel`, `baris`, `kolom`, `nilai`, `pesan`."""


class _Where(NamedTuple):
    """A cell: the name of its sheet, and its address."""

    sheet: str
    cell: str


class _Located(NamedTuple):
    """A complaint and its cell, if it has one."""

    complaint: Complaint
    where: _Where | None


def copy_with_complaints(
    data: bytes, errors: Sequence[Remark], warnings: Sequence[Remark] = ()
) -> bytes:
    """Copy the .xlsx with the complaints as comments at their cells, and all of them on a sheet.

    Complaints of an earlier copy are replaced; the rest stays as far as openpyxl keeps it. The copy
    has only the sheet if the file is of another kind, or cannot be opened or written."""
    complaints = [_complaint("Harus diperbaiki", remark) for remark in errors]
    complaints += [_complaint("Perlu dilihat", remark) for remark in warnings]
    message = {"catatan": complaints}

    def copy_of(data: bytes) -> bytes:
        return run_in_child(FILES, _TASK, message, data, seconds=limits.MAX_SECONDS)[1]

    try:
        return copy_of(data if check_file(data) == "xlsx" else b"")
    except (MonevError, ChildStopped) as cause:
        _log.info("hanya daftar catatan: %s", cause)
        return copy_of(b"")


def _complaint(severity: str, remark: Remark) -> Complaint:
    return {
        "sifat": severity,
        "lembar": remark.lembar,
        "sel": remark.sel,
        "baris": remark.baris,
        "kolom": remark.kolom,
        "nilai": remark.nilai,
        "pesan": remark.pesan,
    }


def write_complaints(message: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """Write the complaints (`message["catatan"]`) into a workbook, or a new one without data.

    This is the child's side of `copy_with_complaints`."""
    if data:
        check_structure(data)
    workbook = load_without_pictures(data) if data else new_workbook()
    if REMARKS_SHEET in workbook.sheetnames:
        del workbook[REMARKS_SHEET]
    for sheet in workbook.worksheets:
        _drop_old_comments(sheet)
    located: list[_Located] = []
    per_cell: dict[_Where, list[str]] = {}
    for complaint in message["catatan"]:
        where = _locate(workbook, complaint)
        located.append(_Located(complaint, where))
        if where:
            sentence = f"{complaint['sifat']}: {complaint['pesan']}"
            per_cell.setdefault(where, []).append(sentence)
    for where, sentences in per_cell.items():
        _comment_on_cell(workbook[where.sheet], where.cell, sentences)
    _write_listing(workbook.create_sheet(REMARKS_SHEET), located)
    if per_cell:
        workbook.active = workbook.sheetnames.index(next(iter(per_cell)).sheet)
    return {}, saved(workbook.save)


def _drop_old_comments(sheet: Worksheet) -> None:
    for cell in list(sheet._cells.values()):
        comment = cell.comment
        if comment is not None and COMMENT_MARK in comment.text:
            rest = comment.text.split(COMMENT_MARK)[0].rstrip()
            cell.comment = Comment(rest, comment.author) if rest else None  # type: ignore[missing-attribute] - never a covered cell


def _locate(workbook: Workbook, complaint: Complaint) -> _Where | None:
    name = complaint["lembar"]
    if name not in workbook.sheetnames or (complaint["sel"] is None and complaint["baris"] is None):
        return None
    sheet = workbook[name]
    address = complaint["sel"]
    if not address:
        column = _find_column(sheet, complaint)
        address = sheet.cell(complaint["baris"], column).coordinate
    for cells in sheet.merged_cells.ranges:
        if address in cells:  # only the first cell of a merge can have a comment
            return _Where(name, cells.start_cell.coordinate)
    return _Where(name, address)


def _find_column(sheet: Worksheet, complaint: Complaint) -> int:
    """Find the column of a complaint: that of the heading it names, else the first filled one in
    its row."""
    last = complaint["baris"]
    if sought := normalize(complaint["kolom"] or ""):
        for row in range(1, min(last, _MAX_HEADER_ROW) + 1):
            for cell in sheet[row]:
                if isinstance(cell.value, str) and normalize(cell.value) == sought:
                    return cell.column or 1
    for cell in sheet[last]:
        if cell.value is not None:
            return cell.column or 1
    return 1


def _comment_on_cell(sheet: Worksheet, address: str, sentences: list[str]) -> None:
    cell = sheet[address]
    person_text = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
    our_text = f"{COMMENT_MARK}\n" + "\n".join(dict.fromkeys(sentences))
    text = f"{person_text}{our_text}"[: len(person_text) + _MAX_COMMENT_LENGTH]
    cell.comment = Comment(
        text,
        "Monev ZI",
        width=380,
        height=min(80 + len(our_text) // 2, 400),
    )


def _write_listing(sheet: Worksheet, complaints: list[_Located]) -> None:
    title = (
        "Catatan pemeriksaan. Perbaiki selnya, simpan, lalu unggah lagi; lembar ini boleh dihapus."
    )
    rows = []
    for complaint, where in complaints:
        shown = complaint | {"sel": where.cell} if where else complaint
        rows.append([shown[name] for name in _COLUMNS])
    header = write_table(
        sheet,
        (title,),
        _COLUMNS.values(),
        rows,
        title,
    )
    for row, (_, where) in enumerate(complaints, start=header + 1):
        if where:
            name = where.sheet.replace("'", "''")
            cell = sheet.cell(row, 3)
            cell.hyperlink = Hyperlink(ref=f"C{row}", location=f"'{name}'!{where.cell}")  # type: ignore[missing-attribute] - never a covered cell
            cell.font = Font(color="244A86", underline="single")
