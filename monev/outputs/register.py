"""Writes the register of satker as a workbook."""

from collections.abc import Sequence

import pandas as pd
from openpyxl import Workbook

from monev.core.office_levels import LEVELS
from monev.offices.office_register import HEADINGS, OfficeRow
from monev.outputs.frame_files import ListSheet, column_of, to_xlsx
from monev.outputs.workbook import add_rule

_EXAMPLE = (
    OfficeRow("00", "KPU RI", "", "pusat"),
    OfficeRow("18", "KPU Provinsi Contoh", "00", "provinsi"),
    OfficeRow("1805", "KPU Kabupaten Contoh", "18", "kabupaten_kota"),
)
_SPARE_ROWS = 600


def register_xlsx(rows: Sequence[OfficeRow]) -> bytes:
    """Write the register, each branch after its head; an empty register gets three sample rows.

    The file can be read again. A kode is text, because 00 is no number.
    """
    frame = pd.DataFrame(rows or _EXAMPLE).astype("str")
    frame = frame.assign(level=frame["level"].replace(LEVELS))
    widths = (14, 48, 14, 18)
    columns = dict(zip(HEADINGS, zip(HEADINGS.values(), widths, strict=True), strict=True))
    sheet = ListSheet(
        "Satker", frame, columns, foot="Daftar satker", frozen=2, entry=HEADINGS.values()
    )

    def finish(book: Workbook) -> None:
        letter = column_of(columns, "level")
        cells = f"{letter}2:{letter}{len(frame) + _SPARE_ROWS}"
        levels = f'"{",".join(LEVELS.values())}"'
        told = "Pilih salah satu dari daftar."
        add_rule(book["Satker"], cells, "list", levels, HEADINGS["level"], told)

    return to_xlsx(sheet, finish=finish)
