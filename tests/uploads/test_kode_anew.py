"""A file that was read wrongly is read again, with the kode of the right reading if nobody used the
old ones.
"""

from datetime import date

import pytest

from monev.edits.single_edits import Target, edit
from monev.outputs.template import make_template
from monev.questions import choose_meaning
from monev.uploads import UploadPlan, check_upload, plan_upload
from monev.writing.reading_choices import store_choices
from tests.makers import SATKER, TAHUN, last_content
from tests.outputs.material import change_workbook, find_cell
from tests.reading.tables import xlsx
from tests.uploads.material import make_reading, realisasi_row, store_planned, upload_file

FILE = xlsx(
    (
        (f"RENCANA AKSI ZONA INTEGRITAS {SATKER.upper()} TAHUN {TAHUN}",),
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "BIDANG"),
        (1, "Membentuk tim", "SK Tim", "Maret 2025", "Manajemen Perubahan"),
        (2, "Menyusun SOP", "SOP", "Juni 2025", "Penataan Tatalaksana"),
        (3, "Menyusun peta risiko", "Peta", "Juni 2025", "Penguatan Pengawasan"),
    )
)
WRONG, RIGHT = ["0.1.1", "0.2.1", "0.3.1"], ["I.1.1", "II.2.1", "V.3.1"]


def take_for(db, meaning: str) -> UploadPlan:
    """Say what the column BIDANG is and plan the same file again."""
    [table] = check_upload(FILE, "rencana.xlsx", db=db).tables
    choice = choose_meaning(table.columns[-1], meaning)
    store_choices(db, SATKER, [choice], pelaku="Ani", tahun=TAHUN)
    reading = check_upload(FILE, "rencana.xlsx", db=db)
    return plan_upload(db, reading, posisi=date(2025, 6, 30))


def stored_kode(db) -> list[str]:
    return [langkah["kode"] for langkah in last_content(db, SATKER, TAHUN)["langkah"]]


@pytest.fixture
def misread(db):
    """A plan whose areas nobody found."""
    take_for(db, "")
    upload_file(db, FILE)
    assert stored_kode(db) == WRONG
    return db


def store(db, upload_plan: UploadPlan) -> None:
    assert upload_plan.removals == ()
    store_planned(db, upload_plan)


def test_a_corrected_reading_of_a_plan_nothing_was_reported_of_gives_its_kode_anew(misread):
    template = make_template(misread, SATKER, TAHUN)
    right = take_for(misread, "area")
    assert not right.may_add, "a file does not add to itself"
    assert right.notes == (
        "Belum ada yang dilaporkan, jadi kode 3 langkah mengikuti bacaan ini: "
        "0.1.1 → I.1.1, 0.2.1 → II.2.1, 0.3.1 → V.3.1.",
    )
    assert ("KODE", "0.1.1", "I.1.1") in [(one.kolom, one.dari, one.ke) for one in right.changes]
    store(misread, right)
    assert stored_kode(misread) == RIGHT
    assert take_for(misread, "area").is_identical

    def fill(workbook) -> None:
        find_cell(workbook["Realisasi"], "Status", Kode="0.2.1").value = "Selesai"

    upload_file(misread, change_workbook(template, fill), "isian.xlsx")
    content = last_content(misread, SATKER, TAHUN)
    reports = {row["kode"]: row["tenggat"][0]["laporan"] for row in content["langkah"]}
    assert reports == {"I.1.1": "belum", "II.2.1": "selesai", "V.3.1": "belum"}


def test_where_something_was_reported_the_old_kode_stay_and_that_is_said(misread):
    report = make_reading(realisasi=[realisasi_row("0.1.1", "2025-03")])
    store_planned(misread, plan_upload(misread, report, posisi=date(2025, 6, 30)))
    right = take_for(misread, "area")
    assert "kodenya tetap: 0.1.1, 0.2.1, 0.3.1." in " ".join(right.notes)
    store(misread, right)
    assert stored_kode(misread) == WRONG
    content = last_content(misread, SATKER, TAHUN)
    assert [row["area"] for row in content["langkah"]] == ["I", "II", "V"]


def test_a_langkah_that_was_changed_in_the_app_keeps_its_kode(misread):
    edit(misread, SATKER, TAHUN, Target("0.1.1"), {"pic": "Umum"}, pelaku="Ani")
    assert "kodenya tetap" in " ".join(take_for(misread, "area").notes)
