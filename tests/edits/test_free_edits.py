"""Workbooks edited the way people do: sorted, filtered, inserted into, renamed. Progress follows
its langkah."""

from datetime import date

import pytest
from openpyxl import Workbook

from monev.outputs.template import make_template
from monev.uploads import check_upload, plan_upload
from tests.code import MESUJI_FILE
from tests.conftest import filled_by, first_few
from tests.makers import last_content
from tests.outputs.material import change_workbook, find_cell, plan_file_upload, store_complete
from tests.reading.tables import HEADINGS, xlsx
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
    """The decree's own table, and four reports of it."""
    upload_file(db, MESUJI_FILE.read_bytes(), MESUJI_FILE.name, "2025-08-05")
    upload_file(
        db, MESUJI_LAPORAN, "realisasi.csv", "2025-12-01", satker=MESUJI_RENCANA[0], tahun=2025
    )


@pytest.fixture
def template(complete) -> bytes:
    return make_template(complete, SATKER, TAHUN)


def header_row(sheet) -> int:
    """The row of the headings."""
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    return next(number for number, row in rows if {"Kode", "KODE"} & {*row})


def sort_rows(sheet, heading: str) -> None:
    """Sort the rows below the headings by a column, descending, as Excel does: values move, formats
    stay."""
    beginning = header_row(sheet)
    column = next(s.column for s in sheet[beginning] if s.value == heading)
    content = list(sheet.iter_rows(min_row=beginning + 1, values_only=True))
    content.sort(key=lambda b: str(b[column - 1] or ""), reverse=True)
    for number, one in enumerate(content, start=beginning + 1):
        for index, value in enumerate(one, start=1):
            sheet.cell(number, index).value = value


def filter_rows(workbook: Workbook) -> None:
    """Filter: rows that do not match are hidden, nothing else."""
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
    """Kode to the far right."""
    sheet = workbook["Realisasi"]
    for row in range(header_row(sheet), sheet.max_row + 1):
        sheet.cell(row, 12).value = sheet.cell(row, 1).value
        sheet.cell(row, 1).value = None


def clear_kode(workbook: Workbook, name: str, kode: str) -> None:
    """Of every row of a sheet."""
    for cell in (
        cell for cells in workbook[name].iter_rows() for cell in cells if cell.value == kode
    ):
        cell.value = None


def rename(workbook: Workbook) -> None:
    for old, new in (
        ("Rencana Aksi", "Renaksi 2025"),
        ("Realisasi", "TW III"),
        ("Petunjuk", "Baca dulu"),
    ):
        workbook[old].title = new
    workbook.create_sheet("Daftar nama", 0)["B2"] = "bebas"


def insert_empty_rows(workbook: Workbook) -> None:
    for name in ("Rencana Aksi", "Realisasi", "Bukti Dukung"):
        workbook[name].insert_rows(header_row(workbook[name]) + 2, 2)


WITHOUT_EFFECT = {
    "Realisasi sorted by status": lambda workbook: sort_rows(workbook["Realisasi"], "Status"),
    "Bukti Dukung sorted by document": lambda workbook: sort_rows(
        workbook["Bukti Dukung"], "Bukti"
    ),
    "filtered and hidden": filter_rows,
    "columns hidden": lambda workbook: setattr(
        workbook["Realisasi"].column_dimensions["B"], "hidden", True
    ),
    "a column of one's own": insert_column,
    "a column moved": move_column,
    "sheets renamed and added": rename,
    "blank rows inserted": insert_empty_rows,
    "Kode removed from the plan": lambda book: clear_kode(book, "Rencana Aksi", "V.1.1.2"),
    "Kode removed from all of its reports": lambda book: clear_kode(book, "Realisasi", "II.1.1"),
    "rows of reports deleted": lambda book: book["Realisasi"].delete_rows(
        header_row(book["Realisasi"]) + 1, 3
    ),
    "title rows deleted": lambda book: book["Realisasi"].delete_rows(1, 2),
}


@pytest.mark.parametrize("name", first_few(WITHOUT_EFFECT, 7))
def test_what_changes_no_word_changes_nothing(complete, template, name):
    upload_plan = plan_file_upload(complete, change_workbook(template, WITHOUT_EFFECT[name]))
    assert upload_plan.changes == ()
    assert upload_plan.clashes == ()


def test_a_link_shown_by_other_words_is_kept_as_the_address_it_opens(complete, template):
    """What Excel makes of a file dragged from a drive: its name is seen, its address is behind
    it."""
    address = "https://contoh.example/berkas/undangan"

    def paste(workbook):
        sheet = workbook["Bukti Dukung"]
        one = sheet.cell(header_row(sheet) + 1, 7)
        one.value, one.hyperlink = "Undangan rapat.pdf", address
        other = sheet.cell(header_row(sheet) + 2, 7)
        other.value, other.hyperlink = "https://contoh.example/asli", "https://contoh.example/asli/"
        sheet.cell(header_row(sheet) + 3, 7).value = "di lemari arsip"

    upload_plan = plan_file_upload(complete, change_workbook(template, paste))
    bukti = [
        b
        for langkah in upload_plan.content["langkah"]
        for t in langkah["tenggat"]
        for b in t["bukti"]
    ]
    link = {b["tautan"] for b in bukti}
    assert {address, "https://contoh.example/asli", "di lemari arsip"} <= link
    assert "Undangan rapat.pdf" not in link
    [remarks] = (c for c in upload_plan.warnings if c.kolom == "Tautan")
    assert (remarks.nilai, remarks.pesan.endswith(address)) == ("Undangan rapat.pdf", True)


def test_a_plain_table_s_link_shown_by_other_words_is_kept_as_the_address_it_opens(db):
    content = (
        1,
        "Tim",
        "Tim ada",
        "Membentuk tim kerja",
        "SK",
        "Maret 2025",
        "1 dokumen",
        "SK tim.pdf",
    )
    title = ("RENCANA AKSI",), ("KPU KABUPATEN UJI TAHUN 2025",)
    table = xlsx((*title, (*HEADINGS, "TAUTAN"), ("I. MANAJEMEN PERUBAHAN",), content))
    data = change_workbook(
        table, lambda book: setattr(book.active["H5"], "hyperlink", "https://contoh.example/sk")
    )
    upload_plan = plan_upload(db, check_upload(data, "rencana.xlsx"), posisi=date(2025, 6, 30))
    [one] = upload_plan.content["langkah"]
    assert [(b["status"], b["tautan"]) for b in one["tenggat"][0]["bukti"]] == [
        ("ada", "https://contoh.example/sk")
    ]


def test_the_whole_plan_sorted_with_its_headings_is_told_in_one_remark(mesuji):
    """By LANGKAH AKSI: the area headings gather at one end, and no langkah stands under its own any
    more."""

    def ordering(workbook):
        sheet = workbook["Rencana Aksi"]
        for merged_span in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged_span))
        sort_rows(sheet, "LANGKAH AKSI")

    data = change_workbook(make_template(mesuji, *MESUJI_RENCANA), ordering)
    upload_plan = plan_upload(mesuji, check_upload(data, "isian.xlsx"), posisi=date(2025, 12, 1))
    assert upload_plan.changes == ()
    message = [c.pesan for c in upload_plan.warnings]
    assert sum("tabelnya tampak diurutkan" in text for text in message) == 1
    assert not any("Tanpa area" in text or "tidak berisi satu langkah" in text for text in message)


def test_a_formula_without_its_result_is_refused_at_its_cell_not_read_as_blank(template):
    def formula(workbook):
        find_cell(
            workbook["Realisasi"], "Status", Kode="I.a.2.1", Tenggat="Maret 2025"
        ).value = '=IF(1=1,"Selesai","")'

    error = check_upload(change_workbook(template, formula), "t.xlsx").galat
    assert [(c.lembar, c.sel, c.kolom) for c in error] == [("Realisasi", "D6", "Status")]
    assert "rumus yang hasilnya tidak tersimpan" in error[0].pesan


# The decree's own table: no Kode, numbers that shift, cells merged over rows.


def laporan(content: dict) -> dict[str, tuple[str, str | None]]:
    """What is reported, by the words of its langkah."""
    return {
        langkah["langkah_aksi"]: (t["laporan"], t["tanggal_selesai"])
        for langkah in content["langkah"]
        for t in langkah["tenggat"]
        if t["laporan"] != "belum"
    }


def plan_mesuji_upload(db, way=lambda workbook: None):
    data = change_workbook(MESUJI_FILE.read_bytes(), way)
    return plan_upload(db, check_upload(data, MESUJI_FILE.name), posisi=date(2025, 12, 31))


def test_progress_follows_the_decree_s_own_table_again_with_a_row_inserted_and_the_rest_renumbered(
    mesuji,
):
    previous = laporan(last_content(mesuji, *MESUJI_RENCANA))
    again = plan_mesuji_upload(mesuji)
    assert (len(previous), again.changes, laporan(again.content)) == (4, (), previous)

    def insert(workbook):
        sheet = workbook.active
        words = "Melakukan Monitoring dan Evaluasi Pelaksanaan SOP"
        row = next(
            cell.row
            for cells in sheet.iter_rows()
            for cell in cells
            if str(cell.value).startswith(words)
        )
        below = list(sheet.iter_rows(row, row + 2, values_only=True))
        new = [
            1,
            "Peta proses bisnis",
            "Peta tersedia",
            "Menyusun peta proses bisnis",
            "Peta",
            "Juli 2025",
            "1 peta",
        ]
        sheet.insert_rows(row + 3)
        for number, one in enumerate([new, *below], start=row):
            for column, value in enumerate(one, start=1):
                sheet.cell(number, column).value = value
            sheet.cell(number, 1).value = number - row + 1
        for merged_span in list(sheet.merged_cells.ranges):
            if merged_span.min_row >= row + 3:
                merged_span.shift(row_shift=1)

    upload_plan = plan_mesuji_upload(mesuji, insert)
    assert laporan(upload_plan.content) == previous
    assert (upload_plan.removals, upload_plan.guesses) == ((), ())
    assert [p.langkah_aksi for p in upload_plan.changes if p.jenis == "langkah_baru"] == [
        "Menyusun peta proses bisnis"
    ]
    assert {p.jenis for p in upload_plan.changes} == {"langkah_baru", "teks_berubah"}
