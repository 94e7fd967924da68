"""The file given back with its complaints as comments: at their cells, beside everything the person had in it."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.comments import Comment

from monev.outputs.comment_worker import MARK
from monev.outputs.commented_copy import complaint_file_name, copy_with_complaints
from monev.outputs.template import make_template
from monev.reading.vocabulary.template_names import REMARKS_SHEET
from monev.uploads import check_upload, plan_upload
from tests.makers import said_remark
from tests.outputs.material import POSISI, change_workbook, complete_rencana, find_cell
from tests.reading.packages import change_parts
from tests.uploads.material import SATKER, TAHUN, load_and_store


@pytest.fixture(scope="module")
def template(shared_db) -> bytes:
    load_and_store(shared_db, complete_rencana(), POSISI)
    return make_template(shared_db, SATKER, TAHUN)


def fill_wrongly(workbook) -> None:
    """A status that is none, a date that is text; a formula and a comment of the person's own."""
    realisasi = workbook["Realisasi"]
    find_cell(realisasi, "Status", Kode="I.a.2.1", Tenggat="Juni 2025").value = "Beres"
    find_cell(realisasi, "Tanggal selesai", Kode="II.1.1", Tenggat="Maret 2025").value = "minggu lalu"
    find_cell(realisasi, "Status", Kode="I.a.2.1", Tenggat="Juni 2025").comment = Comment("tanya Pak Budi", "Ani")
    workbook.create_sheet("Hitungan kami")["A1"] = "=1+1"


def open_workbook(data: bytes):
    return load_workbook(BytesIO(data))


def commented_cells(data: bytes) -> dict[str, str]:
    """Sheet!cell → our part of its comment."""
    return {
        f"{sheet.title}!{s.coordinate}": s.comment.text
        for sheet in open_workbook(data)
        for row in sheet.iter_rows()
        for s in row
        if s.comment and MARK in s.comment.text
    }


def test_each_complaint_stands_at_its_cell_and_everything_else_stays(template):
    damaged = change_workbook(template, fill_wrongly)
    reading = check_upload(damaged, "isian.xlsx")
    result = copy_with_complaints(damaged, reading.galat, reading.peringatan)
    status, day = (
        find_cell(open_workbook(damaged)["Realisasi"], heading, **where).coordinate
        for heading, where in (
            ("Status", {"Kode": "I.a.2.1", "Tenggat": "Juni 2025"}),
            ("Tanggal selesai", {"Kode": "II.1.1", "Tenggat": "Maret 2025"}),
        )
    )
    comment = commented_cells(result)
    assert "Harus diperbaiki: Status “Beres” tidak dikenal." in comment[f"Realisasi!{status}"]
    assert comment[f"Realisasi!{status}"].startswith("tanya Pak Budi\n")
    assert "“minggu lalu” bukan tanggal" in comment[f"Realisasi!{day}"]
    origin, new = open_workbook(damaged), open_workbook(result)
    assert new.sheetnames == [*origin.sheetnames, REMARKS_SHEET]
    assert new["Hitungan kami"]["A1"].value == "=1+1"
    for name in origin.sheetnames:
        content = [[(s.value, s.number_format, s.fill.fgColor.rgb) for s in b] for b in origin[name].iter_rows()]
        assert content == [[(s.value, s.number_format, s.fill.fgColor.rgb) for s in b] for b in new[name].iter_rows()]
        assert len(new[name].data_validations.dataValidation) == len(origin[name].data_validations.dataValidation)
        assert new[name].freeze_panes == origin[name].freeze_panes
    assert "Pilih: Belum, Proses" in new["Realisasi"]["D4"].comment.text


def test_mended_in_that_copy_it_is_taken_as_the_same_template_and_its_notes_ask_nothing(shared_db, template):
    damaged = change_workbook(template, fill_wrongly)

    def mend(workbook):
        find_cell(workbook["Realisasi"], "Status", Kode="I.a.2.1", Tenggat="Juni 2025").value = "Selesai"
        find_cell(workbook["Realisasi"], "Tanggal selesai", Kode="II.1.1", Tenggat="Maret 2025").value = None
        del workbook["Hitungan kami"]

    copied = copy_with_complaints(damaged, check_upload(damaged, "isian.xlsx").galat)
    correct = check_upload(change_workbook(copied, mend), "isian (dengan catatan).xlsx")
    assert correct.galat == correct.unread == ()
    told = {account.lembar: set(account.rows) for account in correct.sheets}
    assert told[REMARKS_SHEET] == told["Petunjuk"] == {"catatan"}
    upload_plan = plan_upload(shared_db, correct, posisi=date.fromisoformat(POSISI))
    assert [(p.jenis, p.kode, p.tenggat) for p in upload_plan.changes] == [("selesai_baru", "I.a.2.1", "2025-06")]


def test_complaints_of_an_earlier_copy_are_replaced(template):
    damaged = change_workbook(template, fill_wrongly)
    first = copy_with_complaints(damaged, check_upload(damaged, "isian.xlsx").galat)
    second = copy_with_complaints(first, [said_remark("Lain sama sekali.", "Realisasi", sel="F6")])
    assert list(commented_cells(second)) == ["Realisasi!F6"]
    assert (
        find_cell(open_workbook(second)["Realisasi"], "Status", Kode="I.a.2.1", Tenggat="Juni 2025").comment.text
        == "tanya Pak Budi"
    )
    assert [b[5] for b in open_workbook(second)[REMARKS_SHEET].iter_rows(min_row=4, values_only=True)] == [
        "Lain sama sekali."
    ]


def test_what_is_about_no_cell_stands_on_the_sheet_of_notes(template):
    result = copy_with_complaints(
        template,
        [
            said_remark("Berkas ini milik kantor lain.", nilai="KPU Kabupaten Lain"),
            said_remark("Lembar itu tidak ada.", "Lembar hilang", 3, "Status", sel="D3"),
        ],
    )
    assert commented_cells(result) == {}
    assert [b[5] for b in open_workbook(result)[REMARKS_SHEET].iter_rows(min_row=4, values_only=True)] == [
        "Berkas ini milik kantor lain.",
        "Lembar itu tidak ada.",
    ]


def test_a_row_and_a_heading_are_enough_to_find_the_cell_and_of_a_merged_one_its_first(template):
    result = copy_with_complaints(template, [said_remark("Sesudah posisi.", "Realisasi", 6, "Tanggal selesai")])
    assert list(commented_cells(result)) == ["Realisasi!E6"]
    assert open_workbook(result)[REMARKS_SHEET]["C4"].hyperlink.location == "'Realisasi'!E6"
    data = change_workbook(template, lambda workbook: workbook["Petunjuk"].merge_cells("A20:B22"))
    assert list(commented_cells(copy_with_complaints(data, [said_remark("Ini.", "Petunjuk", sel="B21")]))) == [
        "Petunjuk!A20"
    ]


def test_a_csv_becomes_a_workbook_of_its_texts():
    data = b"Kode;Tenggat;Status\nI.1.1;Maret 2025;Beres\nI.1.2;=2+2;Proses\n"
    reading = check_upload(data, "realisasi.csv", satker=SATKER, tahun=TAHUN)
    result = copy_with_complaints(data, reading.galat)
    sheet = open_workbook(result)["CSV"]
    assert [s.value for s in sheet[2]] == ["I.1.1", "Maret 2025", "Beres"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=2+2", "s")
    assert "Status “Beres” tidak dikenal" in commented_cells(result)["CSV!C2"]
    assert complaint_file_name("realisasi TW III.csv") == "realisasi TW III (dengan catatan).xlsx"


def test_a_text_above_a_word_table_has_its_comment():
    word = Document()
    word.add_paragraph("RENCANA AKSI")
    word.add_paragraph("TAHUN 2015")
    word.add_table(2, 2).cell(0, 0).text = "NO"
    buffer = BytesIO()
    word.save(buffer)
    remarks = [
        said_remark("Rencana apa?", "Tabel 1", -1, sel="A-1"),
        said_remark("Tahunnya lama.", "Tabel 1", 0, sel="A0"),
    ]
    comments = commented_cells(copy_with_complaints(buffer.getvalue(), remarks))
    assert [(cell, text.rpartition(": ")[2]) for cell, text in comments.items()] == [
        ("Tabel 1!A1", "Rencana apa?"),
        ("Tabel 1!A2", "Tahunnya lama."),
    ]


def test_of_what_cannot_be_written_again_the_list_alone_is_given(template):
    broken = change_parts(template, lambda name, xml: b"<a" if name == "xl/styles.xml" else xml)
    for data in (b"\x89PNG\r\n\x1a\n" + bytes(50), broken):
        result = copy_with_complaints(data, [said_remark("Berkas ini gambar.")])
        assert open_workbook(result).sheetnames == [REMARKS_SHEET]
        assert open_workbook(result)[REMARKS_SHEET]["F4"].value == "Berkas ini gambar."
