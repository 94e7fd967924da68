"""How a meeting ends, and what may still happen to it: it is called off or corrected, and
its signed paper scanned.
"""

from datetime import date

import pytest

from monev.access.visitors import LOCAL, guest
from monev.core.errors import FileRefused, MonevError
from monev.core.file_references import files_of
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import read_for
from monev.figures import current_counts
from monev.meeting import acts, ending, recording, records
from pages.rapat.record_screens import closing_blocks
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, begin_rapat, last_content, refused_at
from tests.meeting.conftest import ANI, NOTULENSI, close, rapat_now
from tests.uploads.material import tenggat

PDF = pdf()


@pytest.mark.parametrize(("how", "days"), [("tenggat", "2025-05-31"), ("posisi", "2025-06-30")])
def test_what_is_done_without_a_day_gets_one_for_all_at_the_closing(filled, a_meeting, how, days):
    done = {"laporan": "selesai", "tanggal_selesai": ""}
    for month in ("2025-05", "2025-09"):
        edit_plan(filled, Target("V.a.1.1", month), done, rapat=1, **ANI)
    acts.add_attendance(filled, a_meeting, [("Budi", "Anggota")], **ANI)
    with pytest.raises(EntryRefused, match="Pemimpin rapat belum diisi"):
        ending.close_rapat(filled, a_meeting, {"hari": how}, **ANI)
    assert len(ending.completions_without_date(filled, a_meeting)) == 2, "nothing was stored"
    said = {"pemimpin": "Ketua", "notulis": "Ani", "hari": how}
    ending.close_rapat(filled, a_meeting, said, **ANI)
    stored = last_content(filled, SATKER, TAHUN)
    assert tenggat(stored, "V.a.1.1", "2025-05")["tanggal_selesai"] == days
    later = tenggat(stored, "V.a.1.1", "2025-09")["tanggal_selesai"]
    assert later == {"tenggat": None, "posisi": days}[how]


def test_the_answer_that_the_report_is_complete_does_what_it_promises(filled, today):
    today("2025-10-05")
    asked_of = begin_rapat(filled, tanggal="2025-10-05", posisi=date(2025, 9, 30))
    view = records.rapat_view(filled, asked_of)
    assert current_counts(filled, view).belum_dilaporkan == 1
    *_, actions = closing_blocks(filled, view, asked_of)
    (asked,) = [
        field
        for field in actions["items"][0]["act"]["open"]["fields"]
        if field["name"] == "laporan_lengkap"
    ]
    _, (answer, words) = asked["options"]
    assert words == "Ya, 1 target △ belum dilaporkan menjadi ▲ terlambat"
    acts.add_attendance(filled, asked_of, [("Budi", "Anggota")], **ANI)
    said = {"pemimpin": "Ketua", "notulis": "Ani", "laporan_lengkap": answer}
    late = current_counts(filled, view).terlambat
    ending.close_rapat(filled, asked_of, said, **ANI)
    after = current_counts(filled, records.rapat_view(filled, asked_of))
    assert (after.belum_dilaporkan, after.terlambat) == (0, late + 1)


def test_who_leads_and_who_records_are_present_unless_they_were_marked(filled, a_meeting):
    acts.change_rapat(filled, a_meeting, {"pemimpin": "Siti", "notulis": "Budi"}, **ANI)
    people = [("Siti", "Ketua"), ("Budi", "Staf"), ("Cici", "Staf")]
    acts.add_attendance(filled, a_meeting, people, kehadiran="diundang", **ANI)
    acts.mark_kehadiran(filled, a_meeting, [2], "izin", **ANI)
    matters = ending.open_matters(filled, rapat_now(filled))
    assert matters[:2] == [
        "Notulis, Budi: Izin.",
        "1 orang yang diundang belum ditandai hadir, izin, atau dinas luar.",
    ]
    ending.close_rapat(filled, a_meeting, **ANI)
    marked = {
        row["nama"]: row["kehadiran"] for row in records.read_things(filled, a_meeting, "hadir")
    }
    assert marked == {"Siti": "hadir", "Budi": "izin", "Cici": "diundang"}


def test_a_meeting_is_called_off_with_nobody_present(filled, a_meeting, journal):
    with refused_at(alasan=""):
        ending.call_off_rapat(filled, a_meeting, alasan=" ", **ANI)
    ending.call_off_rapat(filled, a_meeting, alasan="Pimpinan dinas luar", **ANI)
    rapat = rapat_now(filled)
    last = rapat.ralat[-1]
    assert (rapat.status, rapat.is_open) == ("dibatalkan", False)
    assert last == {"alasan": "Pimpinan dinas luar", "pada": "2025-07-10"}
    previous = journal.tip()
    for do_it in (
        lambda: acts.record_kendala(filled, rapat, kendala="x", **ANI),
        lambda: ending.close_rapat(filled, rapat, **ANI),
        lambda: ending.correct_rapat(filled, rapat, alasan="x", **ANI),
    ):
        with pytest.raises(recording.RapatClosed, match="dibatalkan"):
            do_it()
    assert journal.tip() == previous


def test_a_meeting_that_decided_something_is_not_called_off_and_a_closed_one_neither(
    filled, a_meeting
):
    acts.decide(filled, a_meeting, uraian="Lengkapi", pic="Ketua", batas="2025-07-20", **ANI)
    with pytest.raises(MonevError, match="sudah menetapkan tindak lanjut"):
        ending.call_off_rapat(filled, a_meeting, alasan="x", **ANI)
    with pytest.raises(recording.RapatClosed):
        ending.call_off_rapat(filled, close(filled, a_meeting), alasan="x", **ANI)


@pytest.mark.parametrize("kehadiran", ["diundang", "izin"])
def test_a_meeting_at_which_nobody_was_is_not_closed(filled, a_meeting, journal, kehadiran):
    acts.add_attendance(filled, a_meeting, [("Budi", ""), ("Cici", "")], kehadiran=kehadiran, **ANI)
    acts.change_rapat(filled, a_meeting, {"pemimpin": "Ketua", "notulis": "Ani"}, **ANI)
    previous = journal.tip()
    with pytest.raises(EntryRefused, match="tulis mereka di layar pertama"):
        ending.close_rapat(filled, rapat_now(filled), **ANI)
    assert journal.tip() == previous
    acts.add_attendance(filled, a_meeting, [("Dedi", "")], **ANI)
    ending.close_rapat(filled, rapat_now(filled), **ANI)
    assert not rapat_now(filled).is_open


def test_a_meeting_dated_ahead_is_asked_about_before_it_is_closed(filled, today):
    rapat = begin_rapat(filled, tanggal="2025-10-15", pemimpin="Ketua", notulis="Ani")
    acts.add_attendance(filled, rapat, [("Ketua", ""), ("Ani", "")], **ANI)
    ahead = "Rapat ini dijadwalkan 15 Oktober 2025, 97 hari lagi."
    assert ending.open_matters(filled, rapat)[0] == ahead
    *_, actions = closing_blocks(filled, records.rapat_view(filled, rapat), rapat)
    assert ahead in str(actions["items"][0]["act"]["open"]), "it asks first"
    today("2025-10-15")
    assert ahead not in " ".join(ending.open_matters(filled, rapat))


def test_a_correction_says_its_reason_and_day_and_keeps_the_meetings_own(filled, a_meeting, today):
    close(filled, a_meeting)
    today("2025-08-01")
    with pytest.raises(EntryRefused, match="Alasannya belum diisi"):
        ending.correct_rapat(filled, rapat_now(filled), alasan="", **ANI)
    ending.correct_rapat(filled, rapat_now(filled), alasan="Nama keliru", **ANI)
    acts.change_thing("hadir", filled, rapat_now(filled), 1, {"nama": "Budiman"}, **ANI)
    ending.close_rapat(filled, rapat_now(filled), **ANI)
    last = rapat_now(filled)
    assert last.correction == "Perbaikan ke-1, 1 Agustus 2025: Nama keliru."
    assert (last.tanggal, last.posisi) == (date(2025, 7, 10), date(2025, 6, 30))


def test_a_correction_taken_back_leaves_the_meeting_closed_with_what_was_changed_before(
    filled, a_meeting
):
    close(filled, a_meeting)
    edit_plan(filled, NOTULENSI, {"status": "ada"}, **ANI)
    correction = ending.correct_rapat(filled, rapat_now(filled), alasan="Nama keliru", **ANI)
    recording.undo(filled, SATKER, TAHUN, correction.nomor, **ANI)
    edit_plan(filled, NOTULENSI, {"catatan": "tanpa cap"}, **ANI)
    assert not rapat_now(filled).is_open
    assert records.read_rapat_changes(filled, rapat_now(filled)) == []


def read_all(db: Database, rapat: records.Rapat) -> dict:
    """Return the contents of its papers, without what only says who is asking."""
    return {
        "hadir": records.read_things(db, rapat, "hadir"),
        "catatan": records.read_things(db, rapat, "catatan"),
        "bahasan": records.read_things(db, rapat, "bahasan"),
        "perubahan": records.read_rapat_changes(db, rapat),
        "unggahan": records.rapat_view(db, rapat).unggahan,
        "entri": rapat.entri_tutup,
    }


def test_the_scan_of_a_signed_paper_stands_beside_what_it_is_of(filled, a_meeting):
    with pytest.raises(EntryRefused, match="sesudah rapatnya ditutup"):
        ending.add_signed_paper(filled, a_meeting, "Notulen.pdf", PDF, **ANI)
    rapat = close(filled, a_meeting)
    before = read_all(filled, rapat)
    with pytest.raises(FileRefused):
        ending.add_signed_paper(filled, rapat, "Notulen.pdf", b"<!DOCTYPE html>", **ANI)
    ending.add_signed_paper(filled, rapat, "../Notulen ttd.pdf", PDF, **ANI)
    assert ending.add_signed_paper(filled, rapat, "Lagi.pdf", PDF, **ANI) is None
    (paper,) = rapat_now(filled).naskah
    (file,) = files_of(paper["berkas"])
    assert (file.name, paper["pada"]) == ("Notulen ttd.pdf", "2025-07-10")
    assert read_for(filled, LOCAL, file.sha256) == PDF
    assert read_all(filled, rapat_now(filled)) == before
    with pytest.raises(MonevError):
        read_for(filled, guest("tidak"), file.sha256)


def test_a_correction_months_later_judges_the_day_of_the_close(filled, today):
    rapat = close(filled, begin_rapat(filled, periode="tw3"))
    today("2025-10-08")
    ending.correct_rapat(filled, rapat, alasan="Nama keliru", **ANI)
    assert rapat_now(filled).posisi == date(2025, 7, 10), "not the triwulan's end, which came since"
