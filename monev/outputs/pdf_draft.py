"""Makes a draft workbook from the PDF of a decree, for a person to check, correct and upload.

A PDF has no cells. Guessed cells are yellow with a comment, and sheet Petunjuk says what to check
first."""

from typing import NamedTuple

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.outputs import saved
from monev.outputs.workbook import FRAME, WRAPPED, fill_cell, new_workbook, write_row
from monev.reading import whole_file
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import NO_CHOICES, find_header
from monev.reading.document_sheets import JoinedTables, join_pages, join_tables
from monev.reading.files import gate, limits, worker
from monev.reading.files.grid import Book, Cell, Grid
from monev.reading.passes import read_header
from monev.reading.vocabulary.template_names import DRAFT_AUTHOR, GUIDE_SHEET, RENCANA_SHEET

WHAT_TO_CHECK = (
    "Draf dibuat dari garis dan letak huruf di PDF. Sebelum diunggah, bandingkan dengan PDF-nya: "
    "jumlah baris tiap area, sel kuning (sambungan antarhalaman), sel yang digabung ke bawah, dan "
    "TARGET WAKTU."
)
"""The advice before a draft is uploaded: in the draft, on the page and by the command."""
_YELLOW = PatternFill("solid", start_color="FFF2A8", end_color="FFF2A8")
_MIN_WIDTH = 6
_MAX_WIDTH = 42
_QUOTE_LENGTH = 120


class Draft(NamedTuple):
    """A draft: the workbook, how many langkah are read from it, and what to check first."""

    content: bytes
    langkah: int
    guidance: tuple[str, ...]


class _Table(NamedTuple):
    """One plan table of the PDF. `doubts`: cell → what to check in it."""

    header: Header
    grid: Grid
    doubts: dict[Cell, str]


def make_draft(data: bytes) -> Draft:
    """Make the draft of a PDF. Raises FileRefused with the reason and advice."""
    if gate.check_file(data) != "pdf":
        raise FileRefused(
            "Berkas ini bukan PDF, jadi tidak perlu draf.", "Unggah langsung di halaman Unggah."
        )
    try:
        task = f"{__name__}:draft"
        answer, content = run_in_child(
            FILES,
            task,
            {},
            data,
            seconds=limits.PDF_SECONDS,
        )
    except ChildStopped as cause:
        raise gate.stopped_error(cause.why, "pdf", limits.PDF_SECONDS) from cause
    return Draft(content, answer["langkah"], tuple(answer["guidance"]))


def draft(_: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """Make the parts of a `Draft`; this is the child's side of `make_draft`. Raises FileRefused."""
    result = join_tables(worker.read({"jenis": "pdf"}, data)[0])
    tables = _find_tables(result)
    if not tables:
        faults = whole_file.FileReader(Book(result.sheets), "").read().galat
        advice = "Pilih PDF yang memuat lampiran rencana aksinya."
        raise FileRefused(
            "Di PDF ini tidak ditemukan tabel rencana aksi.",
            advice,
            errors=faults,
        )
    read_back = whole_file.FileReader(Book(tuple(table.grid for table in tables)), "").read()
    if of_all := [warning.pesan for warning in result.warnings if warning.baris is None]:
        header = tables[0].header
        tables[0].doubts[header.start, header.first_column] = " ".join(of_all)
    langkah = len(read_back.langkah)
    guidance = [
        WHAT_TO_CHECK,
        f"Bila dibaca sekarang, draf ini memuat {langkah} langkah. Cocokkan dengan PDF-nya.",
    ]
    if yellow := sum(len(table.doubts) for table in tables):
        why = "komentarnya menjelaskan apa yang diduga, dan ditanyakan saat diunggah"
        guidance.append(f"{yellow} tempat berwarna kuning; {why}.")
    if read_back.tahun is None:
        guidance.append("Tahun rencana tidak ditemukan. Tulis di atas tabel, misalnya TAHUN 2025.")
    guidance += result.left_aside
    told = "".join(result.left_aside) + "".join(table.header.grid.name for table in tables)
    for grid in result.sheets:
        if grid.name not in told:
            rows = len(grid.by_row)
            guidance.append(f"{grid.name} ({rows} baris) tidak ikut: judulnya tidak dikenali.")
    return {"langkah": langkah, "guidance": guidance}, _workbook(tables, guidance)


def _find_tables(result: JoinedTables) -> list[_Table]:
    headers = []
    for grid in result.sheets:
        header = find_header(grid) if grid.name in result.with_headings else None
        if header and "langkah_aksi" in header.columns:
            headers.append(header)
    # If no table has every column, rows (TRIWULAN I) or the words of the work may tell the time.
    plans = [header for header in headers if not header.missing]
    plans = plans or [*filter(_says_all, headers)]
    tables = []
    for header in plans:
        tables.append(_read_table(header, result.starts[header.grid.name], result.warnings))
    return tables


def _says_all(header: Header) -> bool:
    """True if rows or words of the table replace its missing columns."""
    whole = read_header(
        header.grid,
        NO_CHOICES,
        tahun=None,
        propose=True,
    )
    return whole is not None and not whole.missing


def _read_table(
    header: Header,
    page_starts: tuple[int, ...],
    warnings: tuple[Remark, ...],
) -> _Table:
    result = join_pages(header, page_starts)
    grid = result.grid
    langkah = header.columns["langkah_aksi"]
    doubts: dict[Cell, str] = {}
    for warning in warnings:
        if warning.lembar == grid.name and warning.baris in grid.by_row:
            doubts[warning.baris, langkah] = warning.pesan
    for cell, text in result.joined.items():
        cut = shorten(text, _QUOTE_LENGTH)
        doubts[cell] = f"Diduga bagian yang terpotong halaman: “{cut}”. Bandingkan dengan PDF-nya."
    for row in result.starts:
        doubts[row, grid.by_row[row][0]] = (
            "Baris pertama sebuah halaman, tanpa NO: langkah tersendiri, atau sambungan baris di "
            "atasnya?"
        )
    return _Table(header, grid, doubts)


def _workbook(tables: list[_Table], guidance: list[str]) -> bytes:
    result = new_workbook()
    for index, table in enumerate(tables, start=1):
        name = RENCANA_SHEET if len(tables) == 1 else f"{RENCANA_SHEET} {index}"
        _write_sheet(result.create_sheet(name), table)
    end = result.create_sheet(GUIDE_SHEET)
    end.column_dimensions["A"].width = 120
    title = "Draf dari PDF: periksa dahulu, lalu unggah berkas ini"
    fill_cell(end["A1"], title, font=Font(bold=True, size=13))
    for row, text in enumerate(guidance, start=3):
        write_row(end, row, [text])
    return saved(result.save)


def _write_sheet(worksheet: Worksheet, table: _Table) -> None:
    """Write a table with the texts above it, cell by cell; only merges with a text are kept."""
    grid = table.grid
    first = min(1, *grid.by_row)
    sheet_rows = {}
    for row in range(first, grid.last_row + 1):
        # The texts above the table have rows up to 0; an empty row separates them from it.
        sheet_rows[row] = row - first + 1 + (first < 1 <= row)
    for (row, column), text in grid.texts.items():
        fill_cell(worksheet.cell(sheet_rows[row], column), text)
    for row, sheet_row in sheet_rows.items():
        for column in range(1, grid.last_column + 1):
            cell = worksheet.cell(sheet_row, column)
            if row >= 1:
                cell.border = FRAME
                cell.alignment = WRAPPED
                if colour := grid.colours.get((row, column)):
                    cell.fill = PatternFill(
                        "solid",
                        start_color=colour,
                        end_color=colour,
                    )
            if row <= table.header.end:
                cell.font = Font(bold=True)
    _widen_columns(worksheet, grid)
    for (row, column), doubt in table.doubts.items():
        cell = worksheet.cell(sheet_rows[row], column)
        cell.fill = _YELLOW
        note = Comment(doubt, DRAFT_AUTHOR, width=320, height=130)
        cell.comment = note  # type: ignore[missing-attribute] - never a covered cell
    # An empty merge is the second half of a cell that a page has cut.
    for top_row, left_column, bottom_row, right_column in sorted(set(grid.merges.values())):
        if (top_row, left_column) in grid.texts and bottom_row in sheet_rows:
            worksheet.merge_cells(
                None,
                sheet_rows[top_row],
                left_column,
                sheet_rows[bottom_row],
                right_column,
            )


def _widen_columns(worksheet: Worksheet, grid: Grid) -> None:
    widths: dict[int, int] = {}
    for (row, column), text in grid.texts.items():
        if row >= 1 and grid.width_at(row, column) == 1:
            widths[column] = min(max(len(text), widths.get(column, _MIN_WIDTH)), _MAX_WIDTH)
    for column, width in widths.items():
        worksheet.column_dimensions[get_column_letter(column)].width = width
