"""A workbook given back with every complaint as a comment at its cell, so that it can be mended in
Excel. It may be hostile, and openpyxl holds all of it in memory: it is opened by a child that can
do no harm (`monev.children`)."""

import logging
from collections.abc import Sequence
from operator import itemgetter

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import MonevError
from monev.core.grouping import group_by
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
_COLUMNS = LIST_COLUMNS["complaints"]  # part of a complaint → heading, width
_MAX_COMMENT_LENGTH = 1_500
_MAX_HEADER_ROW = 40
_log = logging.getLogger(__name__)

# `sifat` (how grave it is, in words), `lembar`, `sel`, `baris`, `kolom`, `nilai`, `pesan`
Complaint = JsonObject


def copy_with_complaints(
    data: bytes, errors: Sequence[Remark], warnings: Sequence[Remark] = ()
) -> bytes:
    """The .xlsx with a comment at each cell that something is said of, and all of it on a sheet of
    its own; the rest stays as far as openpyxl keeps it. Complaints of an earlier copy are replaced.
    Of any other kind of file, and where the workbook cannot be opened or written again, they stand
    alone."""
    complaints = [
        {
            "sifat": grave,
            **{
                k: getattr(remark, k) for k in ("lembar", "sel", "baris", "kolom", "nilai", "pesan")
            },
        }
        for grave, remarks in (("Harus diperbaiki", errors), ("Perlu dilihat", warnings))
        for remark in remarks
    ]

    def copy_of(data: bytes) -> bytes:
        return run_in_child(
            FILES, _TASK, {"catatan": complaints}, data, seconds=limits.MAX_SECONDS
        )[1]

    try:
        return copy_of(data if check_file(data) == "xlsx" else b"")
    except (MonevError, ChildStopped) as cause:
        _log.info("hanya daftar catatan: %s", cause)
        return copy_of(b"")


def write_complaints(message: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """The child's side: the workbook (none: a new one) with its complaints
    (`message["catatan"]`)."""
    if data:
        check_structure(data)
    workbook = load_without_pictures(data) if data else new_workbook()
    if REMARKS_SHEET in workbook.sheetnames:
        del workbook[REMARKS_SHEET]
    for sheet in workbook.worksheets:
        _drop_old_comments(sheet)
    complaints = [(complaint, _locate(workbook, complaint)) for complaint in message["catatan"]]
    per_cell = group_by((each for each in complaints if each[1]), itemgetter(1))
    for (name, address), of_cell in per_cell.items():
        sentences = [f"{complaint['sifat']}: {complaint['pesan']}" for complaint, _ in of_cell]
        _comment_on_cell(workbook[name], address, sentences)
    _write_listing(workbook.create_sheet(REMARKS_SHEET), complaints)
    if per_cell:
        workbook.active = workbook.sheetnames.index(next(iter(per_cell))[0])
    return {}, saved(workbook.save)


def _drop_old_comments(sheet: Worksheet) -> None:
    for cell in list(sheet._cells.values()):
        comment = cell.comment
        if comment is not None and COMMENT_MARK in comment.text:
            rest = comment.text.split(COMMENT_MARK)[0].rstrip()
            cell.comment = Comment(rest, comment.author) if rest else None  # type: ignore[missing-attribute] - never a covered cell


def _locate(workbook: Workbook, complaint: Complaint) -> tuple[str, str] | None:
    name = complaint["lembar"]
    if name not in workbook.sheetnames or (complaint["sel"] is None and complaint["baris"] is None):
        return None
    sheet = workbook[name]
    address = (
        complaint["sel"]
        or sheet.cell(complaint["baris"], _find_column(sheet, complaint)).coordinate
    )
    # A comment can only stand at the first cell of a merge.
    merged = next((cells for cells in sheet.merged_cells.ranges if address in cells), None)
    return name, merged.start_cell.coordinate if merged else address


def _find_column(sheet: Worksheet, complaint: Complaint) -> int:
    """The column of the heading a complaint names, above its row; the first filled one of the row
    else."""
    sought = normalize(complaint["kolom"] or "")
    for row in range(1, min(complaint["baris"], _MAX_HEADER_ROW) + 1) if sought else ():
        for cell in sheet[row]:
            if isinstance(cell.value, str) and normalize(cell.value) == sought:
                return cell.column or 1
    return next(
        (cell.column or 1 for cell in sheet[complaint["baris"]] if cell.value is not None), 1
    )


def _comment_on_cell(sheet: Worksheet, address: str, sentences: list[str]) -> None:
    cell = sheet[address]
    person_text = f"{cell.comment.text.rstrip()}\n\n" if cell.comment else ""
    our_text = f"{COMMENT_MARK}\n" + "\n".join(dict.fromkeys(sentences))
    text = f"{person_text}{our_text}"[: len(person_text) + _MAX_COMMENT_LENGTH]
    cell.comment = Comment(text, "Monev ZI", width=380, height=min(80 + len(our_text) // 2, 400))


def _write_listing(
    sheet: Worksheet, complaints: list[tuple[Complaint, tuple[str, str] | None]]
) -> None:
    title = (
        "Catatan pemeriksaan. Perbaiki selnya, simpan, lalu unggah lagi; lembar ini boleh dihapus."
    )
    rows = [
        [
            (where[1] if where else complaint["sel"]) if name == "sel" else complaint[name]
            for name in _COLUMNS
        ]
        for complaint, where in complaints
    ]
    header = write_table(sheet, (title,), _COLUMNS.values(), rows, title)
    for row, (_, where) in enumerate(complaints, start=header + 1):
        if where:
            name = where[0].replace("'", "''")
            cell = sheet.cell(row, 3)
            cell.hyperlink = Hyperlink(ref=f"C{row}", location=f"'{name}'!{where[1]}")  # type: ignore[missing-attribute] - never a covered cell
            cell.font = Font(color="244A86", underline="single")
