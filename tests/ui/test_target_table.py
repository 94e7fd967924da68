"""The table of one row on the panel of a langkah: it stores one thing, says an error in its row, takes
back, and shows a clash. Of a past day it is only read.
"""

import pytest

from monev.core.file_references import files_of, words_of
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import add_file
from monev.ui.page_table import LINIMASA
from tests.desk import cells_on, open_more, press_cell, row_on, rows_on, type_into
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, last_content
from tests.on_screen import written_text
from tests.page_runs import fill_situation, press
from tests.uploads.material import tenggat

JUNE = Target("I.2.1", "2025-06")
ROW = "I.2.1 2025-06"


@pytest.fixture
def at(reported, open_page):
    """Open the form of langkah I.2.1: one tenggat, June 2025, Proses."""
    return open_page(LINIMASA, langkah="I.2.1", posisi="2025-09-30")


def test_a_declared_quarter_is_reported_as_of_today_and_the_pic_is_changed_there(reported, at):
    assert not at.error, written_text(at)
    assert "Dicatat per" not in written_text(at)
    at = type_into(open_more(at, ROW), ROW, "PIC", "Kasubbag Teknis")
    assert "Kasubbag Teknis" in written_text(at)


def test_a_past_day_is_only_read_and_leads_back_to_today(reported, open_page, today):
    today("2025-10-15")
    done = {"laporan": "selesai", "tanggal_selesai": "2025-10-14"}
    edit_plan(reported, JUNE, done, pelaku="Ani")
    at = open_page(LINIMASA, langkah="I.2.1", posisi="2025-08-31")
    assert "Keadaan per 31 Agustus 2025; sejak itu langkah ini berubah." in written_text(at)
    assert not rows_on(at)
    at = press(at, "Kembali ke hari ini")
    assert row_on(at, ROW)["status"] == "selesai"


def test_the_tenggat_to_act_on_is_the_one_preselected_and_without_a_target_only_the_pic_is_changed(
    reported, open_page
):
    for posisi in ("2025-09-30", "2025-12-31"):
        at = open_page(LINIMASA, langkah="V.a.3.1", posisi=posisi)
        assert rows_on(at) == ["V.a.3.1 2025-12"], "November is tidak berlaku"
    at = open_page(LINIMASA, langkah="VI.1.1")
    at = type_into(at, "VI.1.1", "PIC", "Sekretaris")
    assert "PIC: Sekretaris" in written_text(at)
    assert "PIC: belum disebut" in written_text(press_cell(at, "VI.1.1", "Urungkan"))


SK = Target("I.2.1", "2025-06", "SK")


def tautan(db) -> str:
    (bukti,) = tenggat(last_content(db, SATKER, TAHUN), SK.kode, SK.tenggat)["bukti"]
    return bukti["tautan"]


def fill_proven(db: Database) -> None:
    """Store the reported plan; SK has a link and a file."""
    fill_situation(db, "dilaporkan")
    edit_plan(db, SK, {"tautan": "https://contoh.example/a"}, pelaku=LOCAL_ACTOR)
    add_file(db, SATKER, TAHUN, SK, "sk tim.pdf", pdf(), pelaku=LOCAL_ACTOR)


def test_no_stray_digit_says_that_what_a_checker_sent_back_is_there(reported, open_page):
    keys = []
    for status in ("ada", "perlu_perbaikan"):
        edit_plan(reported, SK, {"status": status}, pelaku="Ani")
        at = open_page(LINIMASA, langkah="I.2.1", posisi="2025-10-01")
        sk = next(each for each in row_on(at, ROW)["docs"] if each["t"] == "SK")
        assert "w" in sk, "a press says it"
        keys.append(sk.get("k"))
    assert keys == ["1", None]


@pytest.fixture
def proven_panel(fill_database, open_page):
    """Open the form of the bukti SK."""
    db = fill_database(fill_proven)
    at = open_page(LINIMASA, langkah="I.2.1", posisi="2025-10-01")
    return at, db


def test_link_note_and_file_are_changed_apart_and_closed_once_the_bukti_is_verified(proven_panel):
    at, db = proven_panel
    at = open_more(at, ROW)
    fields = cells_on(at, ROW)
    link = next(name for name in fields if name.startswith("Tautan"))
    assert fields[link]["f"] == "https://contoh.example/a"
    assert "Terverifikasi" in fields, "at the machine nobody else is there"
    at = type_into(at, ROW, "Tautan", "https://contoh.example/b")
    assert words_of(tautan(db)) == "https://contoh.example/b"
    assert [file.name for file in files_of(tautan(db))] == ["sk tim.pdf"]
    before = tautan(db)
    at = type_into(at, ROW, "Keterangan", "sudah ditandatangani")
    assert tautan(db) == before
    at = press_cell(at, ROW, "Lepas sk tim.pdf")
    assert tautan(db) == "https://contoh.example/b"
    edit_plan(db, SK, {"status": "terverifikasi"}, pelaku=LOCAL_ACTOR)
    at = at.run()
    assert "Lepas" not in written_text(at)
    assert "u" not in cells_on(at, ROW)["SK: Terverifikasi"]
