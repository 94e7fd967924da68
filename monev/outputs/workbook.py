"""Writes the common parts of workbooks: styles, safe text, real dates, title rows, page set-up.

Lists are written by pandas (`frame_files`); sheets that people fill in are written here, cell by
cell.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from math import ceil
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.words import read_words
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

Columns = Iterable[tuple[str, float]]  # (heading, width)
Rows = Iterable[Sequence[str | int | date | None]]
Look = Font | PatternFill | Alignment | Border | None
LIST_COLUMNS: dict[str, dict[str, tuple[str, float]]] = read_words(__file__, "list_columns")
"""List → field in each of its columns → heading, width."""
# [$-421]: month names in Indonesian, whatever the language of Excel.
DATE_FORMAT = "[$-421]d mmmm yyyy"
MOMENT_FORMAT = "[$-421]dd mmm yyyy hh:mm:ss"
_FOLIO = "14"  # Excel's number for 21,59 × 33,02 cm, its nearest size to F4 (21,5 × 33 cm)
FIXED_COLOUR = "44546A"  # of headings over columns that the program fills in
ENTRY_COLOUR = "1D4ED8"  # of headings over columns that people fill in
_LINE = Side(style="thin", color="D0D5DD")
FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
WRAPPED = Alignment(vertical="top", wrap_text=True)
NUMBERS = Alignment(vertical="top", horizontal="right", indent=1)
_HEADER = Alignment(vertical="center", horizontal="center", wrap_text=True)
_HEADING_IS_READ = "Judul kolom ini dipakai untuk membaca berkas. Biarkan tertulis:"
_LIKE_SIGN = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEADER_FONT = Font(name="Calibri", bold=True, color="FFFFFF")


def new_workbook() -> Workbook:
    """Make a workbook without any sheet."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def new_sheet(title: str) -> tuple[Workbook, Worksheet]:
    """Make a workbook with one empty sheet, and return both."""
    workbook = new_workbook()
    return workbook, workbook.create_sheet(title)


def fill_cell(cell: Cell | MergedCell, value: str | int | date | None, **look: Look) -> None:
    """Put a value in a cell so that text stays text. `look`: font, fill, alignment, border."""
    if isinstance(cell, MergedCell):
        return  # only the first cell of a merge has a value
    for name, of_cell in look.items():
        setattr(cell, name, of_cell)
    if isinstance(value, str) and value:
        cell.value = as_written(value)
        keep_text(cell)
    elif value != "":
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DATE_FORMAT


def as_written(text: str) -> str:
    """Return the text as a workbook writes it: what is typed like a sign, *_x000D_*, is guarded."""
    return _LIKE_SIGN.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", text))


def keep_text(cell: Cell | MergedCell) -> None:
    """Keep text in a cell as text: `=…`, `+…`, `-…`, `@…` must not become a formula."""
    if isinstance(cell, Cell) and isinstance(cell.value, str):
        cell.data_type = "s"
        if cell.value.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True  # Excel then keeps it as text even after an edit of the cell


def write_row(sheet: Worksheet, row: int, value: Sequence[str | int | date | None]) -> None:
    """Write one framed, wrapped row of data from column A on, as high as its text needs."""
    cells = [sheet.cell(row, column) for column in range(1, len(value) + 1)]
    for cell, content in zip(cells, value, strict=True):
        fill_cell(cell, content, alignment=WRAPPED, border=FRAME)
    fit_row(sheet, row, [cell.value for cell in cells])


def fit_row(sheet: Worksheet, row: int, values: Sequence[object]) -> None:
    """Make a row high enough for its texts, by the widths of its columns."""
    height = 1
    for column, value in enumerate(values, start=1):
        if isinstance(value, str):
            width = sheet.column_dimensions[get_column_letter(column)].width
            height = max(height, count_lines(value, width))
    sheet.row_dimensions[row] = _FittingRowHeight(sheet, index=row, ht=min(15.0 * height, 409.0))


class _FittingRowHeight(RowDimension):
    """A row height that Excel adjusts when the text is edited.

    Openpyxl marks every height as fixed.

    A height is needed because LibreOffice does not fit the rows of a workbook made for Excel.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        return False


def count_lines(text: str, width: float) -> int:
    """Count the lines of a text in a column of this width.

    The width is in characters, of which wrapping loses some.
    """
    return sum(max(1, ceil(len(parts) / (width * 0.9))) for parts in text.split("\n"))


def write_header(
    sheet: Worksheet, row: int, heading: Sequence[str], width: Sequence[float], entry: set[str]
) -> None:
    """Write the heading row: blue over columns that people fill in (`entry`), grey over the rest.

    A validation rule guards each heading. Sheet protection would also stop sorting, moving columns
    and inserting rows.
    """
    for column, (text, size) in enumerate(zip(heading, width, strict=True), start=1):
        cell = sheet.cell(row, column)
        colour = ENTRY_COLOUR if text in entry else FIXED_COLOUR
        ground = PatternFill("solid", start_color=colour, end_color=colour)
        fill_cell(cell, text, font=_HEADER_FONT, alignment=_HEADER, border=FRAME, fill=ground)
        sheet.column_dimensions[get_column_letter(column)].width = size
        quote = text.replace('"', '""')[:200]
        told = f"{_HEADING_IS_READ} {text[:150]}"
        formula = f'EXACT({cell.coordinate},"{quote}")'
        add_rule(sheet, cell.coordinate, "custom", formula, "Judul kolom", told, blank=False)
    text_lines = max(count_lines(text, size) for text, size in zip(heading, width, strict=True))
    sheet.row_dimensions[row].height = max(32, 15 * text_lines)


def header_row(title: Sequence[str], *, simulated: bool) -> int:
    """Return the row of a table's headings: below its title, DATA SIMULASI, and a blank row."""
    blank = 1 if title else 0
    return len(title) + simulated + blank + 1


def begin_table(
    sheet: Worksheet,
    title: Sequence[str],
    columns: Columns,
    *,
    simulated: bool = False,
    entry: Collection[str] = (),
) -> int:
    """Write a title from row 1 on and the heading row, and return the row of the headings.

    `entry`: the headings of the columns that people fill in.
    """
    # Not merged: merged cells above a table make sorting and moving columns fail in Excel.
    for row, text in enumerate(title, start=1):
        font = Font(name="Calibri", bold=True, size=13 if row == 1 else 11)
        fill_cell(sheet.cell(row, 1), text, font=font)
    if simulated:
        font = Font(name="Calibri", bold=True, color="C2410C")
        fill_cell(sheet.cell(len(title) + 1, 1), SIMULATION_TEXT, font=font)
    header = header_row(title, simulated=simulated)
    headings, widths = zip(*columns, strict=True)
    write_header(sheet, header, headings, widths, set(entry))
    return header


def finish_table(sheet: Worksheet, header: int, end: int, width: int, *, frozen: int = 1) -> None:
    """Freeze a table's headings and first columns (`frozen`), and let each column be filtered.

    `end`: its last row; `width`: its count of columns.
    """
    sheet.freeze_panes = sheet.cell(header + 1, frozen + 1).coordinate
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(width)}{max(end, header + 1)}"


def write_table(
    sheet: Worksheet,
    title: Sequence[str],
    columns: Columns,
    rows: Rows,
    foot: str,
    *,
    simulated: bool = False,
    frozen: int = 1,
    entry: Collection[str] = (),
) -> int:
    """Write a title, the headings and the rows, ready to print; return the row of the headings.

    `foot`: the line below each page. Lists have `frame_files` instead.
    """
    columns = [*columns]
    header = begin_table(sheet, title, columns, simulated=simulated, entry=entry)
    end = header
    for end, row in enumerate(rows, start=header + 1):
        write_row(sheet, end, row)
    finish_table(sheet, header, end, len(columns), frozen=frozen)
    prepare_print(sheet, header, foot, simulated=simulated)
    return header


def add_rule(
    sheet: Worksheet,
    cells: str,
    kind: Literal["whole", "decimal", "list", "date", "custom"],
    formula: str,
    title: str,
    error: str,
    *,
    blank: bool = True,
    until: str | None = None,
    style: Literal["stop", "warning", "information"] | None = None,
) -> None:
    """Add a validation rule to cells; `title` and `error` are shown for a wrong entry.

    `until`: the upper bound, if `formula` is the lower one.
    """
    sheet.add_data_validation(
        DataValidation(
            type=kind,
            formula1=formula,
            formula2=until,
            operator="between" if until else None,
            sqref=cells,
            errorTitle=title,
            error=error,
            errorStyle=style,
            allow_blank=blank,
        )
    )


def _write_margin(margin: HeaderFooterItem | None, left: str | None, right: str) -> None:
    """Write the left and right text of each page's head or foot."""
    # Only openpyxl's stubs say that any of them may be None.
    assert margin is not None and margin.left is not None and margin.right is not None
    margin.left.text = left
    margin.right.text = right


def prepare_print(
    sheet: Worksheet, header_row: int, info: str, *, simulated: bool = False, paper: str = "A4"
) -> None:
    """Set up a sheet for print: landscape, as wide as the page, headings and page numbers on each.

    `paper`: A4 or F4.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _FOLIO if paper == "F4" else sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{header_row}:{header_row}"
    _write_margin(sheet.oddFooter, info.replace("&", "&&"), "&P / &N")
    if simulated:
        _write_margin(sheet.oddHeader, None, SIMULATION_TEXT)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
