"""A sheet as plain data, and the files it can be written to. Layouts fill it; nothing here knows what it means."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

BORDER_LINES = Border(*(Side(style="thin"),) * 4)


@dataclass
class Sheet:
    """Rows of values with what only a spreadsheet has: merges (1-based r1, c1, r2, c2), fills, hidden rows, formats."""

    nama: str = "Sheet1"
    rows: list[list[object]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    colour: dict[tuple[int, int], str] = field(default_factory=dict)
    format: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    bold: set[int] = field(default_factory=set)

    def add(self, *content: object) -> int:
        """Append a row and say which number it got."""
        self.rows.append(list(content))
        return len(self.rows)

    def merge(self, r1: int, c1: int, r2: int, c2: int) -> None:
        """Merge a range where it is more than one cell."""
        if (r1, c1) != (r2, c2):
            self.merges.append((r1, c1, r2, c2))


def to_xlsx(*sheet: Sheet) -> bytes:
    """A workbook with one sheet each."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for origin in sheet:
        ws = workbook.create_sheet(origin.nama)
        for r, content in enumerate(origin.rows, 1):
            for c, value in enumerate(content, 1):
                cell = ws.cell(r, c)
                if value not in (None, ""):
                    cell.value = value
                cell.border = BORDER_LINES
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if r in origin.bold:
                    cell.font = Font(bold=True)
        for (r, c), colour in origin.colour.items():
            ws.cell(r, c).fill = PatternFill("solid", fgColor=colour)
        for (r, c), pattern in origin.format.items():
            ws.cell(r, c).number_format = pattern
        for r1, c1, r2, c2 in origin.merges:
            ws.merge_cells(start_row=r1, start_column=c1, end_row=r2, end_column=c2)
        for r in origin.hidden_rows:
            ws.row_dimensions[r].hidden = True
        for c in origin.hidden_columns:
            ws.column_dimensions[get_column_letter(c)].hidden = True
    store = io.BytesIO()
    workbook.save(store)
    return store.getvalue()


def to_csv(sheet: Sheet) -> bytes:
    """What a spreadsheet program saves: a merge keeps only its first cell's value."""
    write = io.StringIO(newline="")
    width = max(len(content) for content in sheet.rows)
    writer = csv.writer(write, delimiter=";", lineterminator="\r\n")
    for content in sheet.rows:
        writer.writerow(["" if n is None else n for n in content] + [""] * (width - len(content)))
    return write.getvalue().encode("utf-8-sig")


def to_docx(sheet: Sheet, *, rows_per_table: int | None = None, repeat_headings: int = 0) -> bytes:
    """The sheet as a table of a decree, cut into several tables where pages end (`repeat_headings`: rows repeated)."""
    document = Document()
    document.add_paragraph("KEPUTUSAN")
    heading = [content for content in sheet.rows if sum(n not in (None, "") for n in content) == 1][:2]
    for content in heading:
        document.add_paragraph(str(next(n for n in content if n)))
    beginning = len(heading) + 1
    while not any(sheet.rows[beginning - 1]):
        beginning += 1
    end = len(sheet.rows)
    pieces = rows_per_table or end
    header = list(range(beginning, beginning + repeat_headings))
    start = beginning
    while start <= end:
        row = list(range(start, min(start + pieces, end + 1)))
        # A merge must not be cut by a page, as Word would repeat the cell.
        while any(r1 <= row[-1] < r2 for r1, _, r2, _ in sheet.merges) and row[-1] < end:
            row.append(row[-1] + 1)
        _write_table(document, sheet, (header if start > beginning else []) + row)
        document.add_paragraph("")
        start = row[-1] + 1
    store = io.BytesIO()
    document.save(store)
    return store.getvalue()


def _write_table(document, sheet: Sheet, row: list[int]) -> None:
    width = max(len(content) for content in sheet.rows)
    table = document.add_table(rows=len(row), cols=width, style="Table Grid")
    location = {r: i for i, r in enumerate(row)}
    cell = [list(r.cells) for r in table.rows]
    for r in row:
        for c, value in enumerate(sheet.rows[r - 1]):
            if value not in (None, ""):
                cell[location[r]][c].text = str(value)
    for r1, c1, r2, c2 in sheet.merges:
        if r1 in location and r2 in location:
            cell[location[r1]][c1 - 1].merge(cell[location[r2]][c2 - 1])
