"""What every workbook the program makes has in common: styles, safe text, real dates, title rows, page set-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from monev.baca.kamus_templat import TULISAN_SIMULASI

# [$-421]: month names in Indonesian whatever the language of the person's Excel.
FORMAT_TANGGAL = "[$-421]dd mmmm yyyy"

WARNA_TETAP = "44546A"  # a heading over what the program filled in
WARNA_ISIAN = "1D4ED8"  # a heading over what people fill in
_GARIS = Side(style="thin", color="D0D5DD")
_BINGKAI = Border(left=_GARIS, right=_GARIS, top=_GARIS, bottom=_GARIS)
_ISI = Alignment(vertical="top", wrap_text=True)
_KEPALA = Alignment(vertical="center", horizontal="center", wrap_text=True)
_HURUF_KEPALA = Font(name="Calibri", bold=True, color="FFFFFF")


def isi_sel(sel: Cell, nilai: str | int | date | None) -> None:
    """Put a value in a cell so that text stays text: `=…`, `+…`, `-…`, `@…` is never run as a formula."""
    if isinstance(nilai, str):
        if not nilai:
            return
        sel.value = ILLEGAL_CHARACTERS_RE.sub("", nilai)
        sel.data_type = "s"
        if nilai[0] in "=+-@":
            sel.quotePrefix = True  # Excel keeps it text after the person edits the cell, too
        return
    sel.value = nilai
    if isinstance(nilai, date):
        sel.number_format = FORMAT_TANGGAL


def tulis_baris(lembar: Worksheet, baris: int, nilai: Sequence[str | int | date | None]) -> None:
    """One framed, wrapped row of data from column A on, high enough for its text in columns of the widths set."""
    tinggi = 1
    for kolom, isi in enumerate(nilai, start=1):
        sel = lembar.cell(baris, kolom)
        sel.alignment, sel.border = _ISI, _BINGKAI
        isi_sel(sel, isi)
        if isinstance(isi, str):
            tinggi = max(tinggi, _jumlah_baris(isi, lembar.column_dimensions[get_column_letter(kolom)].width))
    lembar.row_dimensions[baris] = _TinggiSesuaiIsi(lembar, index=baris, ht=min(15.0 * tinggi, 409.0))


class _TinggiSesuaiIsi(RowDimension):
    """A row height that Excel still fits to the text when it is edited: openpyxl marks every height as fixed.

    LibreOffice does not fit rows when it opens a workbook that says it is Excel's, so one must be given.
    """

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        return False


def _jumlah_baris(teks: str, lebar: float) -> int:
    """How many lines a text takes in a column of that width (in characters, some lost where words wrap)."""
    return sum(max(1, ceil(len(bagian) / (lebar * 0.9))) for bagian in teks.split("\n"))


def tulis_judul(lembar: Worksheet, judul: Sequence[str], *, simulasi: bool) -> int:
    """Title rows from row 1, and DATA SIMULASI under them where it applies; returns the first row after a blank one.

    Not merged: merged cells above a table make sorting and moving columns fail in Excel.
    """
    for baris, teks in enumerate(judul, start=1):
        isi_sel(lembar.cell(baris, 1), teks)
        lembar.cell(baris, 1).font = Font(name="Calibri", bold=True, size=13 if baris == 1 else 11)
    berikut = len(judul) + 1
    if simulasi:
        isi_sel(lembar.cell(berikut, 1), TULISAN_SIMULASI)
        lembar.cell(berikut, 1).font = Font(name="Calibri", bold=True, color="C2410C")
        berikut += 1
    return berikut + 1


def tulis_kepala(lembar: Worksheet, baris: int, judul: Sequence[str], lebar: Sequence[float], isian: set[str]) -> None:
    """The heading row: blue over columns people fill (`isian`), grey over the rest; frozen below, widths set.

    Headings are guarded by a validation rule (typing over one is refused) instead of sheet protection: a protected
    sheet in Excel also stops sorting, moving columns and inserting rows below the heading, which people must be
    free to do.
    """
    for kolom, (teks, ukuran) in enumerate(zip(judul, lebar, strict=True), start=1):
        sel = lembar.cell(baris, kolom)
        isi_sel(sel, teks)
        sel.font, sel.alignment, sel.border = _HURUF_KEPALA, _KEPALA, _BINGKAI
        warna = WARNA_ISIAN if teks in isian else WARNA_TETAP
        sel.fill = PatternFill("solid", start_color=warna, end_color=warna)
        lembar.column_dimensions[get_column_letter(kolom)].width = ukuran
        lembar.add_data_validation(_jaga_judul(sel.coordinate, teks))
    baris_teks = max(_jumlah_baris(teks, ukuran) for teks, ukuran in zip(judul, lebar, strict=True))
    lembar.row_dimensions[baris].height = max(32, 15 * baris_teks)


def _jaga_judul(alamat: str, teks: str) -> DataValidation:
    kutip = teks.replace('"', '""')
    aturan = DataValidation(type="custom", formula1=f'EXACT({alamat},"{kutip[:200]}")', allow_blank=False, sqref=alamat)
    aturan.errorTitle = "Judul kolom"
    aturan.error = f"Judul kolom ini dipakai untuk membaca berkas. Biarkan tertulis: {teks[:150]}"
    return aturan


def siapkan_cetak(lembar: Worksheet, baris_kepala: int, keterangan: str, *, simulasi: bool = False) -> None:
    """Landscape A4, as wide as the page, the heading row on every page, page numbers below, DATA SIMULASI above."""
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = lembar.PAPERSIZE_A4
    lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True
    lembar.print_title_rows = f"{baris_kepala}:{baris_kepala}"
    lembar.oddFooter.left.text = keterangan.replace("&", "&&")
    lembar.oddFooter.right.text = "&P / &N"
    if simulasi:
        lembar.oddHeader.right.text = TULISAN_SIMULASI
    lembar.page_margins.left = lembar.page_margins.right = 0.4


def ke_bytes(buku: Workbook) -> bytes:
    """The workbook as an .xlsx file."""
    wadah = BytesIO()
    buku.save(wadah)
    return wadah.getvalue()
