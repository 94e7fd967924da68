"""Where meetings begin, by AppTest: opened, refused at its field, resumed, found again, tried on
sample data.
"""

from datetime import date

import pytest

from monev.core.roles import LOCAL_ACTOR
from monev.figures import current_counts, view_at
from monev.meeting import ending, records
from monev.outputs.documents import PRINTED, list_documents
from monev.ui.page_table import RAPAT
from monev.writing.closing import close_plan
from tests.conftest import before_release
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, append_unggahan, begin_rapat, sample_content
from tests.meeting.conftest import ANI, close, rapat_now
from tests.on_screen import blocks_on, room_on, written_text
from tests.page_runs import buttons_on, field, fill, press, unfold


@pytest.fixture
def open_rapat(fill_database):
    """Fill a database with one situation and a meeting that goes on."""

    def run(situation: str, tanggal: str = "2025-10-01") -> tuple:
        db = fill_database(situation)
        about = {
            "judul": "Rapat TW III",
            "tanggal": tanggal,
            "posisi": None,
            "pemimpin": "Ketua",
            "notulis": "Ani",
        }
        return db, begin_rapat(db, **about)

    return run


def test_a_meeting_is_opened_or_refused_at_its_field_and_its_room_entered(reported, open_page):
    at = open_page(RAPAT)
    (head,) = (block for block in blocks_on(at) if block["kind"] == "head")
    assert head["triwulan"] == [] and not head["day"], "the form below asks for it"
    at.text_input[0].set_value("   ")
    at = press(at, "Buka rapat")
    assert "Judul rapat belum diisi." in [error.value for error in at.error]
    assert records.list_rapat(reported, SATKER, TAHUN) == []
    at = open_page(RAPAT)
    (about,) = at.segmented_control
    at = about.set_value("tw4").run()
    assert "posisi 1 Oktober 2025" in written_text(at), "today, and not the end of the triwulan"
    at = at.segmented_control[0].set_value("tw3").run()
    at.text_input[0].set_value("Rapat luar biasa")
    at = press(at, "Buka rapat")
    meeting = rapat_now(reported)
    assert (meeting.judul, meeting.posisi) == ("Rapat luar biasa", date(2025, 9, 30))
    assert at.query_params["rapat"] == "1"
    assert room_on(at).screen == "Kehadiran"
    assert "Buka rapat" not in buttons_on(open_page(RAPAT)), "a plan has one open meeting"


def test_before_it_is_opened_a_meeting_tells_what_it_will_show_and_how_much_of_it(
    reported, open_page
):
    told = written_text(open_page(RAPAT))
    assert "Yang akan ditampilkan" in told and "posisi 30 September 2025" in told
    view = view_at(reported, SATKER, TAHUN, date(2025, 9, 30))
    counts = current_counts(reported, view)
    assert f"{counts.capaian_n} dari {counts.capaian_N}" in told
    assert f"{counts.terlambat} target" in told


def test_a_meeting_left_open_is_resumed_and_once_closed_found_again_with_its_documents(
    open_rapat, open_page
):
    db, meeting = open_rapat("dilaporkan")
    at = open_page(RAPAT)
    assert "“Rapat TW III” masih berlangsung" in written_text(at)
    at = press(at, "Lanjutkan rapat")
    assert room_on(at).screen == "Kehadiran"
    close(db, meeting)
    at = open_page(RAPAT)
    assert "**Rapat TW III** · Ditutup" in written_text(at)
    at = unfold(at, "Dokumen")
    assert len(at.get("download_button")) > 5
    at = press(at, "Lihat catatannya")
    assert "sudah ditutup" in room_on(at).remark


def test_what_the_papers_say_of_a_meeting_is_a_form_of_the_page(open_rapat, open_page):
    db, meeting = open_rapat("dilaporkan")
    at = press(open_page(RAPAT), "Data dan undangan")
    told = written_text(at)
    assert "jam mulai, tempat, siapa yang diundang" in told
    assert "kota surat" in told and "nama penanda tangan" in told, "the letter needs them too"
    field(at, "Nomor undangan").set_value("7/UND/2025")
    field(at, "Jam mulai").set_value("25")
    at = press(at, "Simpan")
    assert "Jam mulai “25” tidak terbaca" in str([error.value for error in at.error])
    field(at, "Jam mulai").set_value("9")
    at = press(at, "Simpan")
    assert "Data rapat tersimpan." in [told.value for told in at.success]
    now = rapat_now(db)
    assert (now.undangan_nomor, now.mulai) == ("7/UND/2025", "09.00")
    assert (now.judul, now.posisi) == (meeting.judul, meeting.posisi), "the rest stays"


def test_a_room_says_that_it_judges_an_earlier_day_once_something_later_is_stored(
    reported, open_page
):
    begin_rapat(reported, tanggal="2025-10-01", posisi=date(2025, 9, 30))
    earlier = "Rapat ini menilai keadaan per 30 September 2025."
    for number, posisi, is_said in ((8, "2025-09-30", False), (9, "2025-10-01", True)):
        append_unggahan(reported, sample_content(unggahan=number, posisi=posisi))
        room = room_on(open_page(RAPAT, rapat="1"))
        assert (earlier in room.remark) == is_said, posisi


@pytest.mark.parametrize("number", ["9", "²", *before_release("abc", "-1", "9" * 30)])
def test_a_meeting_that_is_not_there_is_answered_in_words_with_a_way_back(
    reported, open_page, number
):
    at = open_page(RAPAT, rapat=number)
    assert any("tidak ada" in error.value for error in at.error)
    assert "Yang akan ditampilkan" in written_text(press(at, "Kembali ke daftar rapat"))


def test_a_meeting_is_called_off_from_the_list_with_its_reason(open_rapat, open_page):
    db, _ = open_rapat("dilaporkan", tanggal="2025-10-20")
    at = open_page(RAPAT)
    assert "20 Oktober 2025" in written_text(at)
    at = unfold(at, "Dokumen")
    assert "Undangan" in written_text(at)
    assert len(at.get("download_button")) > 5, "before its day, too"
    at = unfold(at, "Batalkan")
    at = press(at, "Batalkan rapat")
    assert "Alasannya belum diisi." in [error.value for error in at.error]
    fill(at, Alasan="Kantor dipakai")
    at = press(at, "Batalkan rapat")
    assert not at.error
    assert rapat_now(db).is_called_off
    assert "**Rapat TW III** · Dibatalkan" in written_text(at)
    assert "Notulen" not in written_text(at)


def test_a_corrected_meeting_says_so_and_its_papers_are_printed_in_a_new_tab(open_rapat, open_page):
    db, meeting = open_rapat("dilaporkan")
    close(db, meeting)
    ending.correct_rapat(db, meeting, alasan="Nama keliru", **ANI)
    close(db, meeting)
    at = open_page(RAPAT)
    assert "**Rapat TW III** · Ditutup, perbaikan ke-1" in written_text(at)
    at = unfold(at, "Dokumen")
    printed = [link.proto.url for link in at.get("link_button")]
    assert [url.partition("?")[0] for url in printed] == [
        f"/naskah/{paper.kode}" for paper in list_documents() if PRINTED in paper.forms
    ]
    assert all(url.endswith("&rapat=1") for url in printed)


def test_a_scan_that_comes_back_late_is_taken_in_a_closed_plan_too(open_rapat, open_page):
    db, meeting = open_rapat("dilaporkan")
    close(db, meeting)
    close_plan(db, SATKER, TAHUN, closed=True, pelaku=LOCAL_ACTOR)
    at = unfold(open_page(RAPAT), "Naskah bertanda tangan")
    field(at, "Tambah naskah").upload("Notulen ttd.pdf", pdf(), "application/pdf")
    at.run()
    assert len(rapat_now(db).naskah) == 1
