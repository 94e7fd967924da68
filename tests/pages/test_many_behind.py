"""While many entries are still to come, every page shows what there is and says how old that is."""

from monev import meeting
from monev.database import Database
from monev.ui.page_table import KESENJANGAN, PENGATURAN, RAPAT, RINGKASAN
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content
from tests.page_runs import figures_on, written_text

MANY = 5
ANI = {"pelaku": "Ani"}


def test_a_page_says_how_many_are_coming_until_they_are_there(fill_database, open_page):
    db = fill_database("dilaporkan")
    db.is_followed = True
    before = figures_on(open_page())
    for number in range(1, MANY + 1):
        append_unggahan(db.journal, sample_content(unggahan=number), satker="KPU Kabupaten Lain")
    opened = {page: open_page(page) for page in (RINGKASAN, KESENJANGAN, PENGATURAN)}
    for page, at in opened.items():
        assert not at.exception, page
        said = f"{MANY} perubahan baru sedang dimasukkan; yang tampil adalah keadaan sampai"
        assert said in written_text(at), page
        if "ringkasan" in page:
            assert figures_on(at) == before
    db.follow(lambda: False)
    for page, at in opened.items():
        assert "sedang dimasukkan" not in written_text(at.run()), page


def test_an_address_of_what_was_stored_just_now_waits_for_it(fill_database, open_page):
    db = fill_database("dilaporkan")
    db.is_followed = True
    for number in range(1, MANY + 1):
        append_unggahan(db.journal, sample_content(unggahan=number), satker="KPU Kabupaten Lain")
    at = open_page(RINGKASAN, satker="KPU Kabupaten Lain")
    assert "Tidak ditemukan" not in written_text(at)
    assert "KPU Kabupaten Lain" in written_text(at)
    assert "Tidak ditemukan" in written_text(open_page(RINGKASAN, satker="KPU Kabupaten Entah"))


def test_the_room_of_a_meeting_that_was_opened_just_now_waits_for_it(fill_database, open_page):
    db = fill_database("dilaporkan")
    db.is_followed = True
    elsewhere = Database.open_at(None, db.journal)
    said = {"judul": "Rapat TW III", "tanggal": "2025-10-01", "pemimpin": "Ketua", "notulis": "Ani"}
    opened = meeting.open_rapat(elsewhere, SATKER, TAHUN, **said, **ANI)
    for number in range(MANY):
        meeting.add_attendance(elsewhere, opened, [(f"Tamu {number}", "")], **ANI)
    at = open_page(RAPAT, rapat=str(opened.nomor))
    assert "Tidak ditemukan" not in written_text(at)
    assert not at.exception
