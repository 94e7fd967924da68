"""A sheet as plain data, and the files it can be written to. Layouts fill it; nothing here knows what it means."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

BORDER_LINES = Border(*(Side(style="thin"),) * 4)


@dataclass
class Sheet:
    """Rows of values with what only a spreadsheet has: merges (1-based r1, c1, r2, c2), fills, hidden rows."""

    rows: list[list[object]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    colour: dict[tuple[int, int], str] = field(default_factory=dict)
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


def to_xlsx(origin: Sheet) -> bytes:
    """A workbook of this sheet."""
    workbook = Workbook()
    ws = workbook.active
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
    for r1, c1, r2, c2 in origin.merges:
        ws.merge_cells(start_row=r1, start_column=c1, end_row=r2, end_column=c2)
    for r in origin.hidden_rows:
        ws.row_dimensions[r].hidden = True
    for c in origin.hidden_columns:
        ws.column_dimensions[get_column_letter(c)].hidden = True
    store = io.BytesIO()
    workbook.save(store)
    return store.getvalue()
