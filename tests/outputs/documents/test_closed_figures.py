"""A closed meeting's documents can be made again at any later time and say the same."""

from datetime import date

from monev import meeting
from monev.database import Database, to_rows
from monev.edits.single_edits import Target, edit
from monev.figures import full_state, riwayat, view_at
from monev.meeting.closed_figures import rapat_view, told_since
from monev.outputs.documents import make_document
from monev.outputs.documents.material import gather
from monev.writing.versions import cancel
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content
from tests.outputs.documents.conftest import ANI, all_langkah
from tests.outputs.documents.open_documents import pdf_text

UNDANGAN = Target("II.1.1", "2025-05", "Undangan")
POSISI = date(2025, 6, 30)


def all_content(db, r) -> dict[str, bytes]:
    """The documents whose bytes hold no time of making: PDF, calendar, text."""
    p = view_at(db, SATKER, TAHUN, POSISI)
    made = [("laporan", "pdf"), ("kalender", "ics"), ("pesan", "txt")]
    return {
        kode: make_document(db, p, meeting.read_rapat(db, SATKER, TAHUN, r.nomor), kode, form) for kode, form in made
    }


def change_everything(db, journal, today) -> None:
    """Everything that may happen after a meeting: ticks, a follow-up done, a later meeting, uploads of any posisi."""
    edit(db, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, posisi=POSISI, **ANI)
    meeting.change_tindak_lanjut(db, SATKER, TAHUN, 1, {"status": "selesai"}, **ANI)
    append_unggahan(journal, sample_content(all_langkah(), unggahan=9, posisi="2025-03-31"))
    append_unggahan(db, sample_content(all_langkah(), unggahan=10, posisi="2025-06-30"))
    today("2025-08-20")


def test_it_says_the_same_after_everything_that_came_later(office, journal, r, today):
    edit(office, SATKER, TAHUN, UNDANGAN, {"status": "perlu_perbaikan"}, rapat=r.nomor, **ANI)
    meeting.close_rapat(office, r, **ANI)
    previous = all_content(office, r)
    change_everything(office, journal, today)
    assert full_state(office, view_at(office, SATKER, TAHUN, POSISI))["unggahan"] == 10
    assert all_content(office, r) == previous
    other = Database.open_at(None, journal)
    assert all_content(other, r) == previous
    other.close()


def test_while_it_goes_on_its_documents_follow(office, journal, r, today):
    previous = all_content(office, r)
    change_everything(office, journal, today)
    changed = {kode for kode, content in all_content(office, r).items() if content != previous[kode]}
    assert changed >= {"laporan", "pesan"}


def test_a_change_of_the_same_person_that_day_does_not_slip_into_what_was_closed(office, r):
    first = edit(office, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, posisi=POSISI, **ANI)
    meeting.close_rapat(office, r, **ANI)
    current = full_state(office, rapat_view(office, r))
    second = edit(office, SATKER, TAHUN, UNDANGAN, {"status": "belum_ada"}, posisi=POSISI, **ANI)
    assert second.unggahan == first.unggahan + 1
    assert full_state(office, rapat_view(office, r)) == current
    third = edit(office, SATKER, TAHUN, UNDANGAN, {"catatan": "x"}, posisi=POSISI, **ANI)
    assert third.unggahan == second.unggahan


def test_an_unggahan_cancelled_afterwards_still_stands_in_the_meeting(office, r):
    meeting.close_rapat(office, r, **ANI)
    previous = rapat_view(office, r)
    cancel(office, SATKER, TAHUN, reason="salah berkas", pelaku="Ani")
    assert [b["dibatalkan"] for b in to_rows(riwayat(office, SATKER, TAHUN))] == [True, False]
    assert rapat_view(office, r).unggahan == previous.unggahan == 2
    assert view_at(office, SATKER, TAHUN, POSISI).unggahan == 1


def test_the_version_that_was_signed_is_made_again_as_it_was(office, journal, r, today):
    meeting.close_rapat(office, r, **ANI)
    r = meeting.read_rapat(office, SATKER, TAHUN, r.nomor)
    signed = papers(office, r)
    change_everything(office, journal, today)
    meeting.correct_rapat(office, r, alasan="Nama notulis keliru", **ANI)
    meeting.change_rapat(office, r, {"notulis": "Budiman"}, **ANI)
    edit(office, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, rapat=r.nomor, **ANI)
    meeting.close_rapat(office, r, **ANI)
    last = meeting.read_rapat(office, SATKER, TAHUN, r.nomor)
    corrected = papers(office, last)
    for kode, content in corrected.items():
        assert "Perbaikan ke-1, 20 Agustus 2025: Nama notulis keliru" in " ".join(pdf_text(content).split()), kode
    assert "10 Juli 2025" in pdf_text(corrected["notulen"])
    first = meeting.read_version(office, last, last.perbaikan[0].tutup)
    assert papers(office, first) == signed


def papers(db, r) -> dict[str, bytes]:
    """What is signed, as PDF."""
    p = rapat_view(db, r)
    return {kode: make_document(db, p, r, kode, "pdf") for kode in ("laporan", "notulen")}


def test_changes_are_told_only_against_what_reports_of_that_day_or_before(office):
    view = view_at(office, SATKER, TAHUN, date(2025, 12, 31))
    assert told_since(office, view, POSISI).unggahan_sebelum == 2
    assert told_since(office, view, date(2025, 3, 30)).unggahan_sebelum is None, "the first speaks of the day after"


def test_follow_ups_stand_as_they_stood(office, p, r):
    meeting.close_rapat(office, r, **ANI)
    meeting.change_tindak_lanjut(office, SATKER, TAHUN, 1, {"status": "selesai"}, **ANI)
    assert [t.status for t in gather(office, p, r).decisions] == ["terbuka", "terbuka"]
    second = meeting.open_rapat(office, SATKER, TAHUN, judul="TW III", tanggal="2025-07-30", posisi=POSISI, **ANI)
    previous_one = gather(office, p, second).earlier_tindak_lanjut
    assert [(t.uraian, t.status, t.hari_terlambat) for t in previous_one] == [("Susun <jadwal>", "terbuka", 10)]
    meeting.change_tindak_lanjut(office, SATKER, TAHUN, 2, {"status": "selesai"}, rapat=second, **ANI)
    assert [t.status for t in gather(office, p, second).earlier_tindak_lanjut] == ["selesai"]


def test_the_first_of_two_meetings_stays_as_it_was(office, p, r):
    meeting.close_rapat(office, r, **ANI)
    second = meeting.open_rapat(office, SATKER, TAHUN, judul="Kedua", tanggal="2025-07-30", posisi=POSISI, **ANI)
    edit(office, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, rapat=second.nomor, **ANI)
    for number, present in ((1, 2), (2, 3)):
        one = meeting.read_rapat(office, SATKER, TAHUN, number)
        assert full_state(office, rapat_view(office, one))["bukti"]["n"] == present
