"""Test workbooks that people sorted, filtered, inserted into or renamed: no progress is lost."""

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell

from monev.outputs.template import make_template
from monev.uploads import check_upload, plan_upload
from tests.code import MESUJI_FILE
from tests.conftest import filled_by, first_few
from tests.outputs.material import change_workbook, find_cell, plan_file_upload, store_complete
from tests.uploads.material import SATKER, TAHUN, upload_file

MESUJI_LAPORAN = b"""Kode;Tenggat;Status;Tanggal selesai
I.a.3.1;Agustus 2025;Selesai;20/08/2025
II.1.1;Oktober 2025;Selesai;15/10/2025
II.2.1;Desember 2025;Proses;
V.a.2.1;Desember 2025;Selesai;01/12/2025
"""
MESUJI_RENCANA = ("KPU Kabupaten Mesuji", 2025)
complete = filled_by(store_complete)


@filled_by
def mesuji(db) -> None:
    """Store the decree's own table, and four reports of it."""
    upload_file(db, MESUJI_FILE.read_bytes(), MESUJI_FILE.name, "2025-08-05")
    satker, tahun = MESUJI_RENCANA
    upload_file(db, MESUJI_LAPORAN, "realisasi.csv", "2025-12-01", satker=satker, tahun=tahun)


@pytest.fixture
def template(complete) -> bytes:
    return make_template(complete, SATKER, TAHUN)


def header_row(sheet) -> int:
    """Return the number of the row of headings."""
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    return next(number for number, row in rows if {"Kode", "KODE"} & {*row})


def all_cells(sheet) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row]


def write_rows(sheet, first: int, rows: list) -> None:
    """Write the values of these rows, from row `first` down."""
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value


def sort_rows(sheet, heading: str) -> None:
    """Sort the rows below the headings, descending, as Excel does: values move, formats stay."""
    header = header_row(sheet)
    index = [cell.value for cell in sheet[header]].index(heading)
    rows = list(sheet.iter_rows(min_row=header + 1, values_only=True))
    rows.sort(key=lambda row: str(row[index] or ""), reverse=True)
    write_rows(sheet, header + 1, rows)


def filter_rows(workbook: Workbook) -> None:
    """Hide the rows that do not match, as a filter does."""
    sheet = workbook["Realisasi"]
    for row in range(header_row(sheet) + 1, sheet.max_row + 1):
        sheet.row_dimensions[row].hidden = sheet.cell(row, 4).value != "Selesai"
    sheet.auto_filter.add_filter_column(3, ["Selesai"])


def insert_column(workbook: Workbook) -> None:
    sheet = workbook["Realisasi"]
    sheet.insert_cols(2)
    sheet.cell(header_row(sheet), 2).value = "Paraf"
    sheet.cell(header_row(sheet) + 1, 2).value = "ok"


def move_column(workbook: Workbook) -> None:
    """Move the column Kode to the far right."""
    sheet = workbook["Realisasi"]
    for row in range(header_row(sheet), sheet.max_row + 1):
        sheet.cell(row, 12).value = sheet.cell(row, 1).value
        sheet.cell(row, 1).value = None


def clear_kode(workbook: Workbook, name: str, kode: str) -> None:
    """Clear every cell of a sheet that has this kode."""
    for cell in all_cells(workbook[name]):
        if cell.value == kode:
            cell.value = None


def rename(workbook: Workbook) -> None:
    workbook["Rencana Aksi"].title = "Renaksi 2025"
    workbook["Realisasi"].title = "TW III"
    workbook["Petunjuk"].title = "Baca dulu"
    workbook.create_sheet("Daftar nama", 0)["B2"] = "bebas"


def hide_column(workbook: Workbook) -> None:
    workbook["Realisasi"].column_dimensions["B"].hidden = True


def delete_reports(workbook: Workbook) -> None:
    sheet = workbook["Realisasi"]
    sheet.delete_rows(header_row(sheet) + 1, 3)


def insert_empty_rows(workbook: Workbook) -> None:
    for name in ("Rencana Aksi", "Realisasi", "Bukti Dukung"):
        workbook[name].insert_rows(header_row(workbook[name]) + 2, 2)


WITHOUT_EFFECT = {
    "Realisasi sorted by status": lambda book: sort_rows(book["Realisasi"], "Status"),
    "Bukti Dukung sorted by document": lambda book: sort_rows(book["Bukti Dukung"], "Bukti"),
    "filtered and hidden": filter_rows,
    "columns hidden": hide_column,
    "a column of one's own": insert_column,
    "a column moved": move_column,
    "sheets renamed and added": rename,
    "blank rows inserted": insert_empty_rows,
    "Kode removed from the plan": lambda book: clear_kode(book, "Rencana Aksi", "V.1.1.2"),
    "Kode removed from all of its reports": lambda book: clear_kode(book, "Realisasi", "II.1.1"),
    "rows of reports deleted": delete_reports,
    "title rows deleted": lambda book: book["Realisasi"].delete_rows(1, 2),
}


@pytest.mark.parametrize("name", first_few(WITHOUT_EFFECT, 7))
def test_what_changes_no_word_changes_nothing(complete, template, name):
    upload_plan = plan_file_upload(complete, change_workbook(template, WITHOUT_EFFECT[name]))
    assert upload_plan.changes == ()
    assert upload_plan.clashes == ()


def test_a_link_shown_by_other_words_is_kept_as_the_address_it_opens(complete, template):
    """Excel does so with a file dragged from a drive: it shows the name and opens the address."""
    address = "https://contoh.example/berkas/undangan"

    def paste(workbook):
        sheet = workbook["Bukti Dukung"]
        one = sheet.cell(header_row(sheet) + 1, 7)
        one.value, one.hyperlink = "Undangan rapat.pdf", address
        other = sheet.cell(header_row(sheet) + 2, 7)
        other.value, other.hyperlink = "https://contoh.example/asli", "https://contoh.example/asli/"
        sheet.cell(header_row(sheet) + 3, 7).value = "di lemari arsip"

    upload_plan = plan_file_upload(complete, change_workbook(template, paste))
    links = set()
    for langkah in upload_plan.content["langkah"]:
        for tenggat in langkah["tenggat"]:
            links |= {bukti["tautan"] for bukti in tenggat["bukti"]}
    assert {address, "https://contoh.example/asli", "di lemari arsip"} <= links
    assert "Undangan rapat.pdf" not in links
    [remark] = (remark for remark in upload_plan.warnings if remark.kolom == "Tautan")
    assert remark.nilai == "Undangan rapat.pdf"
    assert remark.pesan.endswith(address)


def test_the_whole_plan_sorted_with_its_headings_is_told_in_one_remark(mesuji):
    """Sorted by LANGKAH AKSI, the headings of areas gather at one end, away from their langkah."""

    def ordering(workbook):
        sheet = workbook["Rencana Aksi"]
        for merged_span in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged_span))
        sort_rows(sheet, "LANGKAH AKSI")

    data = change_workbook(make_template(mesuji, *MESUJI_RENCANA), ordering)
    upload_plan = plan_upload(mesuji, check_upload(data, "isian.xlsx"), posisi=date(2025, 12, 1))
    assert upload_plan.changes == ()
    messages = "\n".join(remark.pesan for remark in upload_plan.warnings)
    assert messages.count("tabelnya tampak diurutkan") == 1
    assert "Tanpa area" not in messages
    assert "tidak berisi satu langkah" not in messages


def test_a_formula_without_its_result_is_refused_at_its_cell_not_read_as_blank(template):
    def formula(workbook):
        place = {"Kode": "I.a.2.1", "Tenggat": "Maret 2025"}
        cell = find_cell(workbook["Realisasi"], "Status", **place)
        cell.value = '=IF(1=1,"Selesai","")'

    [error] = check_upload(change_workbook(template, formula), "t.xlsx").galat
    assert (error.lembar, error.sel, error.kolom) == ("Realisasi", "D6", "Status")
    assert "rumus yang hasilnya tidak tersimpan" in error.pesan


# The decree's own table: no Kode, numbers that shift, cells merged over rows.
