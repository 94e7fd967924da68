"""Writes a Manuscript as a sheet of a workbook, to print and sign: letterhead, title, sentences,
table, signature.
"""

from bisect import bisect_left
from functools import partial
from io import BytesIO
from itertools import accumulate

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from monev.outputs import frame_files, workbook
from monev.outputs.documents import blocks
from monev.outputs.frame_files import ListSheet
from monev.outputs.letterhead import Kop
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_LOGO_HEIGHT = 64  # points
_LINE_HEIGHT = 15.0


def to_xlsx(name: str, manuscript: blocks.Manuscript, *annexes: ListSheet) -> bytes:
    """Write a workbook: a sheet with paragraphs, one table and the signature; then at least one
    list.
    """
    finish = partial(_write_paper, name=name, manuscript=manuscript)
    return frame_files.to_xlsx(*annexes, finish=finish)


def _write_paper(book: Workbook, name: str, manuscript: blocks.Manuscript) -> None:
    sheet = book.create_sheet(name, 0)
    book.active = 0
    *paragraphs, table, signature = manuscript.content
    assert isinstance(table, blocks.Table)
    assert isinstance(signature, blocks.Signature)
    columns = len(table.widths)
    row = _write_kop(sheet, manuscript.kop, columns)
    lines = [(text, "000000") for text in manuscript.title]
    if manuscript.simulated:
        lines.append((SIMULATION_TEXT, blocks.SIMULATED_COLOUR))
    for text, colour in lines:
        font = Font(name="Calibri", bold=True, size=12, color=colour)
        _write_centred(sheet, row, 1, columns, text, font)
        row += 1
    row += 1
    for paragraph in paragraphs:
        assert isinstance(paragraph, blocks.Paragraph)
        # Merged: a sentence wraps only inside of one cell.
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        workbook.fill_cell(sheet.cell(row, 1), paragraph.text, alignment=workbook.WRAPPED)
        needed = workbook.count_lines(paragraph.text, sum(table.widths))
        sheet.row_dimensions[row].height = _LINE_HEIGHT * needed
        row += 1
    workbook.prepare_print(
        sheet,
        row + 1,
        manuscript.footer,
        simulated=manuscript.simulated,
        paper=manuscript.kop.paper.kertas,
    )
    row = _write_table(sheet, row + 1, table) + 2
    row = _write_signature(sheet, row, signature, table) + 2
    workbook.fill_cell(sheet.cell(row, 1), manuscript.imprint, font=Font(name="Calibri", size=8))
    sheet.print_area = f"A1:{get_column_letter(columns)}{row}"
    sheet.print_options.horizontalCentered = True


def _write_kop(sheet: Worksheet, kop: Kop, columns: int) -> int:
    """Write the letterhead and return the row below it."""
    lines = [blocks.clean_text(line) for line in kop.baris] or [""]
    needed = _LOGO_HEIGHT + 6 if kop.logo else 0
    for row, text in enumerate(lines, start=1):
        is_name = row <= 2
        font = Font(name="Calibri", bold=is_name, size=14 if is_name else 11)
        _write_centred(sheet, row, 1, columns, text, font)
        sheet.row_dimensions[row].height = max(18.0, needed / len(lines))
    if kop.logo:
        picture = Image(BytesIO(kop.logo))
        scale = _LOGO_HEIGHT * 96 / 72 / picture.height
        picture.width = round(picture.width * scale)
        picture.height = round(picture.height * scale)
        sheet.add_image(picture, "A1")
    for column in range(1, columns + 1):
        sheet.cell(len(lines), column).border = Border(bottom=Side(style="double", color="000000"))
    return len(lines) + 2


def _write_centred(
    sheet: Worksheet, row: int, first: int, last: int, text: str, font: Font
) -> None:
    """Write a text in the middle of these columns without merging them, so that the columns can
    still be moved.
    """
    workbook.fill_cell(sheet.cell(row, first), text, font=font)
    for column in range(first, last + 1):
        sheet.cell(row, column).alignment = Alignment(
            horizontal="centerContinuous", vertical="center"
        )


def _write_table(sheet: Worksheet, header: int, table: blocks.Table) -> int:
    """Write a table with its headings in row `header`, and return its last row."""
    workbook.write_header(sheet, header, table.headers, table.widths, set())
    workbook.finish_table(sheet, header, header + len(table.rows), len(table.widths))
    if not table.rows:
        workbook.fill_cell(sheet.cell(header + 1, 1), table.empty)
        return header + 1
    for number, row in enumerate(table.rows, start=header + 1):
        workbook.write_row(sheet, number, row)
    return header + len(table.rows)


def _write_signature(
    sheet: Worksheet, row: int, signature: blocks.Signature, table: blocks.Table
) -> int:
    """Write the last signature below the last third of the columns, and return its last row."""
    ends = [*accumulate(table.widths)]
    first = bisect_left(ends, 2 / 3 * ends[-1]) + 2
    lines = "\n".join(cells[-1] for cells in signature.as_table(11).rows).split("\n")
    font = Font(name="Calibri", size=11)
    for number, line in enumerate(lines, start=row):
        _write_centred(sheet, number, first, len(ends), blocks.clean_text(line), font)
    return row + len(lines) - 1
