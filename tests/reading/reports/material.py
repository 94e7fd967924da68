"""Sheets Realisasi and Bukti Dukung for the tests of what is read back from them."""

from datetime import datetime

from monev.reading.choices import WITHOUT_CHOICES
from monev.reading.files.grid import Book, Grid
from monev.reading.reports.template_sheets import read_laporan
from tests.uploads.material import langkah

LANGKAH = (
    langkah("I.1.1", "Maret, Juni 2025", action="Rapat evaluasi"),
    langkah("I.2.1", "04 Agustus 2025"),
)
REALISASI = (
    "Kode",
    "Langkah Aksi",
    "Tenggat",
    "Status",
    "Tanggal selesai",
    "Kendala",
    "Tindak lanjut",
)
BUKTI = ("Kode", "Langkah Aksi", "Tenggat", "Bukti", "Jenis", "Status", "Tautan", "Catatan")


def make_sheet(*rows, name="Realisasi") -> Grid:
    """Build a sheet of these rows, from row 1; a datetime is a real date cell."""
    texts, dates = {}, {}
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if isinstance(value, datetime):
                dates[number, column] = value
                value = f"{value:%d/%m/%Y}"
            if value:
                texts[number, column] = str(value)
    return Grid(name=name, texts=texts, dates=dates)


def read_sheet_rows(*rows, heading=None, name="Realisasi", choices=WITHOUT_CHOICES):
    """Read reports below these headings, as a rule the template's."""
    header = heading or (BUKTI if name == "Bukti Dukung" else REALISASI)
    return read_laporan(Book((make_sheet(header, *rows, name=name),)), LANGKAH, 2025, choices)
