"""Files of a bukti in the form: beside its link, never in it; refused by name; gone from who may not report."""

import pytest

from monev.core.file_references import files_of, words_of
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.evidence_files.files import add_file
from monev.ui.bukti_files import _item
from monev.ui.page_table import LINIMASA
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, last_content
from tests.page_runs import fill_situation, press, written_text
from tests.ui.test_edit_form import entry_of
from tests.uploads.material import tenggat

SK = Target("I.2.1", "2025-06", "SK")


def tautan(db) -> str:
    (bukti,) = tenggat(last_content(db, SATKER, TAHUN), SK.kode, SK.tenggat)["bukti"]
    return bukti["tautan"]


def fill_proven(db: Database) -> None:
    """The reported plan; SK has a link and a file."""
    fill_situation(db, "dilaporkan")
    edit(db, SATKER, TAHUN, SK, {"tautan": "https://contoh.example/a"}, pelaku=LOCAL_ACTOR)
    add_file(db, SATKER, TAHUN, SK, "sk tim.pdf", pdf(), pelaku=LOCAL_ACTOR)


@pytest.fixture
def panel(fill_database, open_page):
    """The opened form of the bukti SK."""
    db = fill_database(fill_proven)
    at = open_page(LINIMASA, langkah="I.2.1", posisi="2025-10-01")
    at.session_state["sunting_I.2.1"] = True
    at = at.run()
    return at.segmented_control(key="sunting_hal_I.2.1").set_value("Bukti").run(), db


def test_the_link_or_a_note_is_changed_without_touching_the_file(panel):
    at, db = panel
    assert entry_of(at, "text_input", "Tautan").value == "https://contoh.example/a"
    entry_of(at, "text_input", "Tautan").set_value("https://contoh.example/b")
    at = press(at, "Simpan")
    assert not at.exception
    assert words_of(tautan(db)) == "https://contoh.example/b"
    assert [one.name for one in files_of(tautan(db))] == ["sk tim.pdf"]
    before = tautan(db)
    entry_of(at, "text_input", "Catatan").set_value("sudah ditandatangani")
    press(at, "Simpan")
    assert tautan(db) == before


def test_what_is_no_bukti_is_refused_a_file_taken_off_and_a_verified_one_offers_neither(panel):
    at, db = panel
    before = tautan(db)
    at.file_uploader[0].upload("palsu.pdf", b"<!DOCTYPE html>", "application/pdf")
    at = at.run()  # a file is stored, or refused, as it is chosen
    assert "palsu" in at.error[0].value and "halaman web" in at.error[0].value
    assert tautan(db) == before
    at = press(at, "Lepas")
    assert tautan(db) == "https://contoh.example/a"
    edit(db, SATKER, TAHUN, SK, {"status": "terverifikasi"}, pelaku=LOCAL_ACTOR)
    at = at.run()
    assert not at.file_uploader
    assert "Lepas" not in written_text(at)


def test_a_file_that_this_office_never_brought_is_named_and_leads_nowhere():
    (one,) = files_of(f"berkas:{'a' * 64}/curian.jpg")
    item = _item(one, "SK", frozenset())
    assert (item["href"], item["picture"]) == (None, None)
    assert "tidak ada di sini" in item["note"]
    assert _item(one, "SK", frozenset({one.sha256}))["href"] == f"/bukti/{'a' * 64}/curian.jpg"
