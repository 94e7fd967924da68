"""The form on the panel of a langkah: it stores one thing, says an error at its field, takes back,
and shows a clash.
"""

from datetime import date
from types import SimpleNamespace

import pytest

from monev.core.file_references import files_of, words_of
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import add_file, take_off
from monev.ui.bukti_files import line_of
from monev.ui.edit_form import posisi_of_edit
from monev.ui.page_table import LINIMASA
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, last_content
from tests.on_screen import written_text
from tests.page_runs import choose, field, fill_situation, has_field, press, told_wrong
from tests.uploads.material import status_bukti, tenggat

JUNE = Target("I.2.1", "2025-06")


@pytest.fixture
def at(reported, open_page):
    """Open the form of langkah I.2.1: one tenggat, June 2025, Proses."""
    return open_page(LINIMASA, langkah="I.2.1", posisi="2025-09-30")


def laporan(db) -> dict:
    return tenggat(last_content(db, SATKER, TAHUN), "I.2.1", "2025-06")


def test_it_says_what_is_changed_and_in_whose_name_and_the_pic_is_changed_there(at):
    assert not at.error, written_text(at)
    for wording in ("unggahan 2", "30 September 2025", LOCAL_ACTOR):
        assert wording in written_text(at)
    at = field(at, "PIC").set_value("Kasubbag Teknis").run()
    assert "Kasubbag Teknis" in written_text(at)


def test_a_change_is_of_the_day_looked_at_but_never_to_come_nor_before_the_last_report(today):
    today("2025-11-15")
    newest = SimpleNamespace(posisi=date(2025, 9, 30))
    for looked_at, stored in (
        ("2025-12-31", "2025-11-15"),
        ("2025-10-31", "2025-10-31"),
        ("2025-06-30", "2025-09-30"),
    ):
        ctx = SimpleNamespace(view=SimpleNamespace(posisi=date.fromisoformat(looked_at)))
        assert posisi_of_edit(ctx, newest) == date.fromisoformat(stored)


def test_at_an_older_posisi_the_newest_version_is_shown_and_changed(reported, open_page, today):
    today("2025-10-15")
    done = {"laporan": "selesai", "tanggal_selesai": "2025-10-14"}
    edit_plan(reported, JUNE, done, pelaku="Ani", posisi=date(2025, 10, 14))
    at = open_page(LINIMASA, langkah="I.2.1", posisi="2025-09-30")
    assert "Terlambat" in written_text(at)
    assert "Versi terbaru (unggahan 3, posisi 14 Oktober 2025):" in written_text(at)
    assert field(at, "Status I.2.1").value == "selesai"


def test_a_status_is_stored_and_taken_back_and_a_link_makes_a_bukti_present(reported, at):
    at = choose(at, "Status I.2.1", "Selesai")
    assert "Tersimpan" in written_text(at)
    assert (laporan(reported)["laporan"], laporan(reported)["selesai_sejak"]) == (
        "selesai",
        "2025-09-30",
    )
    at = press(at, "Urungkan")
    assert "Diurungkan" in written_text(at)
    assert (laporan(reported)["laporan"], laporan(reported)["selesai_sejak"]) == ("proses", None)
    at = field(at, "Tautan").set_value("https://contoh.example/sk").run()
    assert "Statusnya menjadi Ada" in written_text(at)
    assert status_bukti(last_content(reported, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "ada"}


def test_what_cannot_be_is_said_and_what_somebody_else_stored_is_shown_before_it_is_replaced(
    reported, at
):
    at = field(at, "Kendala").set_value("").run()
    at = press(at, "Tidak berlaku")
    assert told_wrong(at).startswith(
        "Status Tidak berlaku perlu alasan. Tulis alasannya di Kendala."
    )
    assert field(at, "Status I.2.1").value == "proses"
    assert laporan(reported)["laporan"] == "proses"
    edit_plan(reported, JUNE, {"laporan": "belum", "tindak_lanjut": "Kirim surat"}, pelaku="Budi")
    at = choose(at, "Status I.2.1", "Selesai")
    assert "Budi" in told_wrong(at)
    assert laporan(reported)["laporan"] == "belum"
    choose(at, "Status I.2.1", "Selesai")
    assert (laporan(reported)["laporan"], laporan(reported)["tindak_lanjut"]) == (
        "selesai",
        "Kirim surat",
    )


def test_the_tenggat_to_act_on_is_the_one_preselected_and_without_a_target_only_the_pic_is_changed(
    reported, open_page
):
    for posisi in ("2025-09-30", "2025-12-31"):
        at = open_page(LINIMASA, langkah="V.a.3.1", posisi=posisi)
        assert "Target Desember 2025" in written_text(at), "November is tidak berlaku"
    at = open_page(LINIMASA, langkah="VI.1.1")
    assert has_field(at, "PIC") and not has_field(at, "Status ")


SK = Target("I.2.1", "2025-06", "SK")


def tautan(db) -> str:
    (bukti,) = tenggat(last_content(db, SATKER, TAHUN), SK.kode, SK.tenggat)["bukti"]
    return bukti["tautan"]


def fill_proven(db: Database) -> None:
    """Store the reported plan; SK has a link and a file."""
    fill_situation(db, "dilaporkan")
    edit_plan(db, SK, {"tautan": "https://contoh.example/a"}, pelaku=LOCAL_ACTOR)
    add_file(db, SATKER, TAHUN, SK, "sk tim.pdf", pdf(), pelaku=LOCAL_ACTOR)


@pytest.fixture
def proven_panel(fill_database, open_page):
    """Open the form of the bukti SK."""
    db = fill_database(fill_proven)
    at = open_page(LINIMASA, langkah="I.2.1", posisi="2025-10-01")
    return at, db


def test_a_verdict_in_the_panel_is_refused_once_where_its_file_was_exchanged_since_it_was_opened(
    proven_panel,
):
    at, db = proven_panel
    take_off(db, SATKER, TAHUN, SK, files_of(tautan(db))[0].sha256, pelaku="Budi")
    add_file(db, SATKER, TAHUN, SK, "sk tim.pdf", pdf("lain"), pelaku="Budi")
    at = field(at, "Status bukti").set_value("terverifikasi").run()
    file = "https\\:\u2060//contoh.example/a berkas “sk tim.pdf”"
    assert f"menjadi “{file}”, yang Anda lihat “{file}” dengan isi lain" in at.error[0].value
    assert status_bukti(last_content(db, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "ada"}
    field(at, "Status bukti").set_value("terverifikasi").run()
    assert status_bukti(last_content(db, SATKER, TAHUN), "I.2.1", "2025-06") == {
        "SK": "terverifikasi"
    }


def test_link_note_and_file_are_changed_apart_and_closed_once_the_bukti_is_verified(proven_panel):
    at, db = proven_panel
    assert field(at, "Tautan").value == "https://contoh.example/a"
    assert "Terverifikasi" in field(at, "Status bukti").options, (
        "at the machine nobody else is there"
    )
    at = field(at, "Tautan").set_value("https://contoh.example/b").run()
    assert words_of(tautan(db)) == "https://contoh.example/b"
    assert [file.name for file in files_of(tautan(db))] == ["sk tim.pdf"]
    before = tautan(db)
    at = field(at, "Keterangan").set_value("sudah ditandatangani").run()
    assert tautan(db) == before
    before = tautan(db)
    at.file_uploader[0].upload("palsu.pdf", b"<!DOCTYPE html>", "application/pdf")
    at = at.run()  # a file is stored, or refused, as it is chosen
    assert "palsu" in at.error[0].value and "halaman web" in at.error[0].value
    assert tautan(db) == before
    at = press(at, "Lepas")
    assert tautan(db) == "https://contoh.example/b"
    edit_plan(db, SK, {"status": "terverifikasi"}, pelaku=LOCAL_ACTOR)
    at = at.run()
    assert not at.file_uploader
    assert "Lepas" not in written_text(at)


def test_a_file_that_this_office_never_brought_is_named_and_leads_nowhere():
    (one,) = files_of(f"berkas:{'a' * 64}/curian.jpg")
    absent = line_of(one, "SK", frozenset())
    assert "](" not in absent and "tidak ada di sini" in absent
    there = line_of(one, "SK", frozenset({one.sha256}))
    assert f"](/bukti/{'a' * 64}/curian.jpg)" in there
