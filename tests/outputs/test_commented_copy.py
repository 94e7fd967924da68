"""The file given back with its complaints as comments at their cells, beside everything the person
had in it."""

from datetime import date
from io import BytesIO
from itertools import chain

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from monev.outputs.commented_copy import COMMENT_MARK, copy_with_complaints
from monev.outputs.template import make_template
from monev.reading.vocabulary.template_names import REMARKS_SHEET
from monev.uploads import check_upload, plan_upload
from tests.makers import said_remark
from tests.outputs.material import POSISI, change_workbook, complete_rencana, report_cell
from tests.reading.packages import change_parts
from tests.uploads.material import SATKER, TAHUN, load_and_store


@pytest.fixture(scope="module")
def template(shared_db) -> bytes:
    load_and_store(shared_db, complete_rencana(), POSISI)
    return make_template(shared_db, SATKER, TAHUN)


WHERE = "I.a.2.1", "Juni 2025"


def fill_wrongly(workbook) -> None:
    """Fill in an unknown status and a date that is no date, and add a formula and a comment of the
    person."""
    report_cell(workbook, "Status", *WHERE).value = "Beres"
    report_cell(workbook, "Status", *WHERE).comment = Comment("tanya Pak Budi", "Ani")
    report_cell(workbook, "Tanggal selesai", "II.1.1", "Maret 2025").value = "minggu lalu"
    workbook.create_sheet("Hitungan kami")["A1"] = "=1+1"


@pytest.fixture(scope="module")
def damaged(template) -> bytes:
    """Return the template filled in by fill_wrongly."""
    return change_workbook(template, fill_wrongly)


def open_workbook(data: bytes):
    return load_workbook(BytesIO(data))


def listed(data: bytes) -> list[str]:
    """List the remarks on the sheet of notes."""
    return [
        row[5] for row in open_workbook(data)[REMARKS_SHEET].iter_rows(min_row=4, values_only=True)
    ]


def commented_cells(data: bytes) -> dict[str, str]:
    """Return our part of each comment by its place, like Realisasi!F6."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in open_workbook(data)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and COMMENT_MARK in cell.comment.text
    }


def looks_of(sheet) -> list[tuple]:
    """List the value, number format and colour of each cell."""
    cells = chain.from_iterable(sheet.iter_rows())
    return [(cell.value, cell.number_format, cell.fill.fgColor.rgb) for cell in cells]


def test_each_complaint_stands_at_its_cell_and_everything_else_stays(damaged):
    reading = check_upload(damaged, "isian.xlsx")
    result = copy_with_complaints(damaged, reading.galat, reading.peringatan)
    origin, new = open_workbook(damaged), open_workbook(result)
    status = report_cell(origin, "Status", *WHERE).coordinate
    day = report_cell(origin, "Tanggal selesai", "II.1.1", "Maret 2025").coordinate
    comment = commented_cells(result)
    assert "Perlu dilihat: Status “Beres” tidak dikenal." in comment[f"Realisasi!{status}"]
    assert comment[f"Realisasi!{status}"].startswith("tanya Pak Budi\n")
    assert "“minggu lalu” bukan tanggal" in comment[f"Realisasi!{day}"]
    assert new.sheetnames == [*origin.sheetnames, REMARKS_SHEET]
    assert new["Hitungan kami"]["A1"].value == "=1+1"
    for name in origin.sheetnames:
        assert looks_of(new[name]) == looks_of(origin[name])
        assert len(new[name].data_validations.dataValidation) == len(
            origin[name].data_validations.dataValidation
        )
        assert new[name].freeze_panes == origin[name].freeze_panes


def test_mended_in_that_copy_it_is_taken_as_the_same_template_and_its_notes_ask_nothing(
    shared_db, damaged
):
    def mend(workbook):
        report_cell(workbook, "Status", *WHERE).value = "Selesai"
        report_cell(workbook, "Tanggal selesai", "II.1.1", "Maret 2025").value = None
        del workbook["Hitungan kami"]

    copied = copy_with_complaints(damaged, check_upload(damaged, "isian.xlsx").galat)
    correct = check_upload(change_workbook(copied, mend), "isian (dengan catatan).xlsx")
    assert correct.galat == correct.unread == ()
    told = {account.lembar: set(account.rows) for account in correct.sheets}
    assert told[REMARKS_SHEET] == told["Petunjuk"] == {"catatan"}
    upload_plan = plan_upload(shared_db, correct, posisi=date.fromisoformat(POSISI))
    assert [(change.jenis, change.kode, change.tenggat) for change in upload_plan.changes] == [
        ("selesai_baru", "I.a.2.1", "2025-06")
    ]


def test_complaints_of_an_earlier_copy_are_replaced_and_what_is_about_no_cell_is_listed(damaged):
    reading = check_upload(damaged, "isian.xlsx")
    first = copy_with_complaints(damaged, reading.galat, reading.peringatan)
    second = copy_with_complaints(first, [said_remark("Lain sama sekali.", "Realisasi", sel="F6")])
    assert list(commented_cells(second)) == ["Realisasi!F6"]
    assert report_cell(open_workbook(second), "Status", *WHERE).comment.text == "tanya Pak Budi"
    assert listed(second) == ["Lain sama sekali."]
    of_another = said_remark("Berkas ini milik kantor lain.", nilai="KPU Kabupaten Lain")
    lost = said_remark("Lembar itu tidak ada.", "Lembar hilang", 3, "Status", sel="D3")
    third = copy_with_complaints(second, [of_another, lost])
    assert commented_cells(third) == {}
    assert listed(third) == ["Berkas ini milik kantor lain.", "Lembar itu tidak ada."]


def test_of_what_is_no_workbook_or_cannot_be_written_again_the_list_alone_is_given(template):
    broken = change_parts(template, lambda name, xml: b"<a" if name == "xl/styles.xml" else xml)
    for data in (
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        broken,
        b"Kode;Tenggat;Status\nI.1.1;Maret 2025;Beres\n",
    ):
        result = copy_with_complaints(data, [said_remark("Berkas ini gambar.")])
        assert open_workbook(result).sheetnames == [REMARKS_SHEET]
        assert listed(result) == ["Berkas ini gambar."]
