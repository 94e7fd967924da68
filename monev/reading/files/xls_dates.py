"""Questions about dates that a file stores without the format they are shown in (.xls, see `xls_ods`)."""

from __future__ import annotations

from collections.abc import Iterator

from monev.core.dates import format_day
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.reading.files.grid import Book, cell_address, column_letter
from monev.reading.vocabulary.headings import COLUMN_NAMES


def ask_about_dates(reading: Reading, workbook: Book) -> Iterator[Remark]:
    """One question per TARGET WAKTU cell whose date was taken for its month because its format is not known."""
    meaning = f" = {COLUMN_NAMES['target_waktu']}"
    used = {langkah.lembar for langkah in reading.langkah}
    for grid in workbook.sheets:
        for row, column in grid.dates_without_format:
            heading = reading.keterangan.get(f"kolom {column_letter(column)}", "")
            if grid.name in used and heading.endswith(meaning):
                text, value = grid.texts[row, column], grid.dates[row, column]
                message = (
                    f"Sel ini berisi tanggal {format_day(value.date())}, tetapi berkas .xls tidak "
                    "memberitahukan bentuk "
                    f"tampilnya; dibaca sebagai bulan {text}. Bila yang dimaksud tepat tanggal itu, tulis tanggalnya "
                    "sebagai teks atau simpan berkasnya sebagai .xlsx."
                )
                yield Remark(message, grid.name, row, heading.removesuffix(meaning), text, cell_address(row, column))
