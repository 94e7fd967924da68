"""Writes a DataFrame as a file: CSV, or sheets of a workbook.

Numbers, days and shares keep their types; a text stays text, whatever it begins with.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from io import BytesIO
from typing import NamedTuple

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pandas.api.extensions import ExtensionDtype

from monev.outputs import workbook
from monev.reading.files.csv_text import add_quote

_LINK_FONT = Font(name="Calibri", color="0563C1", underline="single")
Headings = Mapping[str, str]
"""Column of a frame → its heading, in order."""
Columns = Mapping[str, tuple[str, float]]
"""Column of a frame → its heading and its width in a workbook, in order."""


class ListSheet(NamedTuple):
    """A frame as one sheet of a workbook.

    - title: the lines above its headings; foot: the line below each printed page
    - frozen: how many first columns stay in sight
    - entry: the headings of the columns that people fill in
    - links: pairs of a column, and the frame's column with its links ("" for none)
    """

    name: str
    frame: pd.DataFrame
    columns: Columns
    title: Sequence[str] = ()
    foot: str = ""
    is_simulated: bool = False
    frozen: int = 1
    entry: Collection[str] = ()
    links: Sequence[tuple[str, str]] = ()
    paper: str = "A4"

    @property
    def header(self) -> int:
        """The row of the headings."""
        return workbook.header_row(self.title, simulated=self.is_simulated)


def frame_of(rows: Iterable[Mapping[str, object]], columns: Iterable[str]) -> pd.DataFrame:
    """Make a frame of these columns. Raises KeyError where a row lacks one: no blank column."""
    names = [*columns]
    return pd.DataFrame([{name: row[name] for name in names} for row in rows], columns=names)


def to_csv(frame: pd.DataFrame, columns: Headings, *, simulated: bool = False) -> bytes:
    """Write CSV for `pandas.read_csv`: one row of headings, commas, UTF-8 with BOM, ISO dates.

    Shares are whole percents, as on screen. No text in it runs as a formula. Sample data has a
    column that says so. Where people see `kode_tampil` programs read `kode`.
    """
    columns = {"kode" if name == "kode_tampil" else name: columns[name] for name in columns}
    if simulated:
        frame, columns = frame.assign(simulasi="Ya"), {**columns, "simulasi": "Data simulasi"}
    shown = _map_texts(frame[list(columns)], lambda text: add_quote(_clean(text)))
    headings = [*map(add_quote, columns.values())]
    text = shown.to_csv(index=False, header=headings, lineterminator="\r\n", float_format="%.2f")
    return text.encode("utf-8-sig")


def to_xlsx(*sheets: ListSheet, finish: Callable[[Workbook], None] | None = None) -> bytes:
    """Write a workbook of lists, each under its title, with filter, fixed head and print set-up.

    `finish` is called with the workbook before it is saved.
    """
    buffer = BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        for each in sheets:
            _write_sheet(writer, each)
        if finish is not None:
            finish(writer.book)
    return buffer.getvalue()


def list_xlsx(frame: pd.DataFrame, columns: Headings, title: str, *, simulated: bool) -> bytes:
    """Write a workbook of one list under its title, each column as wide as its content."""
    widths = {name: (heading, _width(frame[name])) for name, heading in columns.items()}
    return to_xlsx(ListSheet("Daftar", frame, widths, (title,), title, simulated))


def _width(values: pd.Series) -> float:
    """Compute the width of a column in characters: of texts the longest, else that of a date."""
    width = 20 if values.dtype.kind == "M" else 12
    if values.dtype.kind == "O":
        longest = max(map(len, values.dropna().astype(str)), default=0)
        width = max(width, longest + 2)
    return min(width, 50)


def _write_sheet(writer: pd.ExcelWriter, each: ListSheet) -> None:
    sheet = writer.book.create_sheet(each.name)
    columns = each.columns.values()
    workbook.begin_table(sheet, each.title, columns, simulated=each.is_simulated, entry=each.entry)
    shown = _map_texts(each.frame[list(each.columns)], workbook.as_written)
    for name in map(str, shown.select_dtypes("datetimetz").columns):
        shown[name] = shown[name].dt.tz_localize(None)  # workbooks have no time zones
    shown.to_excel(writer, sheet_name=each.name, startrow=each.header, header=False, index=False)
    _dress(sheet, each, shown)
    for name, addresses in each.links:
        _link_column(sheet, each, name, each.frame[addresses])
    end = each.header + len(shown)
    workbook.finish_table(sheet, each.header, end, len(columns), frozen=each.frozen)
    workbook.prepare_print(
        sheet, each.header, each.foot, simulated=each.is_simulated, paper=each.paper
    )


def _dress(sheet: Worksheet, each: ListSheet, shown: pd.DataFrame) -> None:
    """Style the cells that pandas wrote.

    Empty text becomes an empty cell, and no text a formula.
    """
    first = each.header + 1
    last = each.header + len(shown)
    looks = [_look(sheet, dtype) for dtype in each.frame[list(each.columns)].dtypes]
    rows = sheet.iter_rows(min_row=first, max_row=last, max_col=len(looks))
    for number, cells in enumerate(rows, start=first):
        for cell, look in zip(cells, looks, strict=True):
            cell._style = copy(look)  # type: ignore[missing-attribute] - not in openpyxl's stubs
            if cell.value == "":
                cell.value = None
            workbook.keep_text(cell)
        workbook.fit_row(sheet, number, [cell.value for cell in cells])


def _link_column(sheet: Worksheet, each: ListSheet, name: str, addresses: pd.Series) -> None:
    """Link the cells of a column to their addresses."""
    letter = column_of(each.columns, name)
    for row, address in enumerate(addresses, start=each.header + 1):
        if address:
            cell = sheet[f"{letter}{row}"]
            cell.hyperlink = address
            cell.font = _LINK_FONT


Dtype = np.dtype | ExtensionDtype


def _look(sheet: Worksheet, dtype: Dtype) -> StyleArray:
    """Make the look of a column's cells, once, to be copied.

    Setting styles cell by cell took 80 % of the time of a long list.
    """
    pattern = Cell(sheet, 1, 1)
    pattern.number_format = _number_format(dtype)
    is_text = dtype.kind == "O"
    pattern.alignment = workbook.WRAPPED if is_text else workbook.NUMBERS
    pattern.border = workbook.FRAME
    return pattern._style  # type: ignore[missing-attribute] - not in openpyxl's stubs


def _number_format(dtype: Dtype) -> str:
    """Return Excel's format of a column: moments, days, shares (every float column), or general."""
    if isinstance(dtype, pd.DatetimeTZDtype):
        return workbook.MOMENT_FORMAT
    return {"M": workbook.DATE_FORMAT, "f": "0%"}.get(dtype.kind, "General")


def _map_texts(frame: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    """Change each text of a frame; other values stay."""

    def changed(value: object) -> object:
        return change(value) if isinstance(value, str) else value

    texts = frame.select_dtypes(["str", "object"]).columns
    return frame.assign(**{name: frame[name].map(changed, na_action="ignore") for name in texts})


def _clean(text: str) -> str:
    """Remove control characters, which are forbidden."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def column_of(columns: Columns, name: str) -> str:
    """Find the letter of a column in its sheet."""
    return get_column_letter([*columns].index(name) + 1)
