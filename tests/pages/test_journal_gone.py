"""Pages while the journal is gone or many entries are still to come: each says so first and shows
the last known state.
"""

import sys

from monev.core import platform_files
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database, connection
from monev.meeting import acts
from monev.ui import context
from monev.ui.page_table import KESENJANGAN, PENGATURAN, RAPAT, RINGKASAN
from monev.writing.append import NewEntry, append_entry
from tests.journal.homes import home_of
from tests.makers import append_unggahan, begin_rapat, sample_content
from tests.on_screen import answer_on, written_text
from tests.page_runs import PAGES, fill_situation, filled_with

SOME = (RINGKASAN, RAPAT, PENGATURAN)
"""What is said first is drawn by one function for all pages; the first test opens each."""


def test_every_page_says_that_the_journal_is_not_there(reported, open_page):
    before = answer_on(open_page())
    for page in PAGES:
        home_of(reported.journal).take_away()
        at = open_page(page)
        assert "berkas itu tidak ada" in at.error[0].value, page
        assert "Pasang kembali" in at.error[0].value, page
        assert "nomor kejadian" not in written_text(at), page
        if "ringkasan" in page:
            assert answer_on(at) == before
        home_of(reported.journal).bring_back()
    assert not at.run().error, "it is there again"


@filled_with
def opened(db: Database) -> None:
    """Store a plan reported twice, which guests may see."""
    fill_situation(db, "dua laporan")
    append_entry(db, NewEntry("tamu", None, None, {"terlihat": "semua"}), pelaku=LOCAL_ACTOR)


def test_a_guest_is_told_it_without_the_places_of_this_machine(opened, look_as, open_page):
    look_as(opened, None)
    home_of(opened.journal).take_away()
    for at in (open_page(), open_page(daftar="terlambat")):
        assert "Catatan di komputer ini sedang tidak utuh" in at.error[0].value
        assert str(opened.journal.store.file.parent) not in written_text(at)


def test_every_page_says_that_the_disk_can_only_be_read_to_a_guest_without_its_place(
    opened, look_as, open_page
):
    opened._read_only = opened.notice = connection._read_only(opened.file)
    for page in PAGES:
        assert "ada di disk yang hanya dapat dibaca" in open_page(page).error[0].value, page
    look_as(opened, None)
    for at in map(open_page, (RINGKASAN, KESENJANGAN)):
        assert "Penyimpanan di komputer ini sedang hanya dapat dibaca" in at.error[0].value
        assert str(opened.file.parent) not in written_text(at)


def test_a_page_says_that_the_disk_became_full_while_it_ran_and_no_longer_once_it_has_room(
    opened, look_as, open_page, monkeypatch
):
    with monkeypatch.context() as full:
        full.setattr(platform_files, "LEAST_FREE", sys.maxsize)
        for page in SOME:
            assert "ruang disk penuh" in open_page(page).error[0].value, page
        look_as(opened, None)
        at = open_page()
        assert "Penyimpanan di komputer ini sedang hanya dapat dibaca" in at.error[0].value
        assert str(opened.file.parent) not in written_text(at)
    assert not open_page().error


def test_with_database_and_journal_gone_it_is_missed_and_never_called_a_fresh_start(
    reported, open_page
):
    reported.close()
    context._opened.cache_clear()
    reported.file.unlink()
    home_of(reported.journal).take_away()
    at = open_page()
    assert "Yang terakhir terlihat" in at.error[0].value
    assert "Belum ada rencana" not in written_text(at)


MANY = 5


def test_a_page_says_how_many_are_coming_until_they_are_there(reported, open_page):
    reported.is_followed = True
    before = answer_on(open_page())
    for number in range(1, MANY + 1):
        append_unggahan(
            reported.journal, sample_content(unggahan=number), satker="KPU Kabupaten Lain"
        )
    opened = {page: open_page(page) for page in (RINGKASAN, KESENJANGAN, PENGATURAN)}
    for page, at in opened.items():
        said = f"{MANY} perubahan baru sedang dimasukkan; yang tampil adalah keadaan sampai"
        assert said in written_text(at), page
        if "ringkasan" in page:
            assert answer_on(at) == before
    reported.follow(lambda: False)
    for page, at in opened.items():
        assert "sedang dimasukkan" not in written_text(at.run()), page


def test_an_address_or_a_meeting_of_what_was_stored_just_now_waits_for_it(reported, open_page):
    reported.is_followed = True
    elsewhere = Database.open_at(None, reported.journal)
    opened = begin_rapat(elsewhere, tanggal="2025-10-01", posisi=None)
    for number in range(MANY):
        acts.add_attendance(elsewhere, opened, [(f"Tamu {number}", "")], pelaku="Ani")
    assert "Tidak ditemukan" not in written_text(open_page(RAPAT, rapat=str(opened.nomor)))
    for number in range(1, MANY + 1):
        append_unggahan(
            reported.journal, sample_content(unggahan=number), satker="KPU Kabupaten Lain"
        )
    at = open_page(RINGKASAN, satker="KPU Kabupaten Lain")
    assert "Tidak ditemukan" not in written_text(at)
    assert "KPU Kabupaten Lain" in written_text(at)
    assert "Tidak ditemukan" in written_text(open_page(RINGKASAN, satker="KPU Kabupaten Entah"))
