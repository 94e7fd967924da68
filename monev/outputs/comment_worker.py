"""The task of writing complaints into a person's workbook, as a child does it (`monev.children`)."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.records import JsonObject
from monev.outputs.workbook import fill_cell, to_bytes, write_table
from monev.reading.files.packages import check_structure
from monev.reading.files.xlsx_books import load_without_pictures
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.template_names import REMARKS_SHEET

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
