"""How a meeting ends, and what may still happen to it: it is called off, moved or corrected, and
its signed paper scanned.
"""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from monev.access.visitors import LOCAL, guest
from monev.core.errors import FileRefused, MonevError, NotFound
from monev.core.file_references import files_of
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import read_for
from monev.figures import current_counts
from monev.meeting import acts, ending, recording, records
from monev.meeting.fields import DETAILS
from pages.rapat.documents import EVERYTHING, make_document
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


def test_a_meeting_that_judges_its_own_day_dates_what_was_done_by_it(filled):
    rapat = begin_rapat(filled, posisi=date(2025, 7, 10))
    done = {"laporan": "selesai", "tanggal_selesai": ""}
    edit_plan(filled, Target("V.a.1.1", "2025-05"), done, rapat=rapat.nomor, **ANI)
    acts.add_attendance(filled, rapat, [("Budi", "Anggota")], **ANI)
    said = {"pemimpin": "Ketua", "notulis": "Ani", "hari": "posisi"}
    ending.close_rapat(filled, rapat, said, **ANI)
    stored = tenggat(last_content(filled, SATKER, TAHUN), "V.a.1.1", "2025-05")
    assert stored["tanggal_selesai"] == "2025-07-10"


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
    marked = {row["nama"]: row["kehadiran"] for row in records.read_attendance(filled, a_meeting)}
    assert marked == {"Siti": "hadir", "Budi": "izin", "Cici": "diundang"}


def test_a_meeting_is_called_off_with_nobody_present_and_may_be_held_after_all(
    filled, a_meeting, journal
):
    with refused_at(alasan=""):
        ending.call_off_rapat(filled, a_meeting, alasan=" ", **ANI)
    ending.call_off_rapat(filled, a_meeting, alasan="Pimpinan dinas luar", **ANI)
    rapat = rapat_now(filled)
    last = rapat.ralat[-1]
    assert (rapat.status, rapat.is_open) == ("dibatalkan", False)
    assert (last["alasan"], last["tanggal"]) == ("Pimpinan dinas luar", "2025-07-10")
    previous = journal.tip()
    for do_it in (
        lambda: acts.record_kendala(filled, rapat, kendala="x", **ANI),
        lambda: ending.close_rapat(filled, rapat, **ANI),
        lambda: ending.correct_rapat(filled, rapat, alasan="x", **ANI),
    ):
        with pytest.raises(recording.RapatClosed, match="dibatalkan"):
            do_it()
    assert journal.tip() == previous
    ending.move_rapat(
        filled, rapat, {"tanggal": "2025-07-17"}, alasan="Pimpinan sudah kembali", **ANI
    )
    assert (rapat_now(filled).is_open, rapat_now(filled).tanggal) == (True, date(2025, 7, 17))
    again = {"tanggal": "2025-07-17"}
    assert (
        ending.move_rapat(filled, rapat_now(filled), again, alasan="Pimpinan sudah kembali", **ANI)
        is None
    )


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


def test_a_meeting_opened_before_its_triwulan_ended_says_so_once_it_has(filled, today):
    today("2025-09-29")
    begin_rapat(filled, tanggal="2025-10-02", posisi=date(2025, 9, 29))
    early = (
        "Rapat ini menilai keadaan per 29 September 2025, sebelum Triwulan III Tahun 2025 berakhir."
    )

    def matters() -> str:
        return " ".join(ending.open_matters(filled, rapat_now(filled)))

    assert early not in matters()
    today("2025-10-02")
    assert early in matters()
    acts.change_rapat(filled, rapat_now(filled), {"posisi": "2025-09-30"}, **ANI)
    assert early not in matters()


def test_a_meeting_is_moved_and_keeps_what_was_said_before_until_it_decided_something(
    filled, a_meeting
):
    acts.change_rapat(filled, a_meeting, {"mulai": "09.00", "tempat": "Aula"}, **ANI)
    with pytest.raises(EntryRefused, match="masih sama"):
        ending.move_rapat(
            filled, rapat_now(filled), {"tanggal": "2025-07-10", "mulai": "9"}, alasan="x", **ANI
        )
    later = {"tanggal": "2025-07-14", "mulai": "10.30"}
    entry = ending.move_rapat(filled, rapat_now(filled), later, alasan="Listrik padam", **ANI)
    with pytest.raises(NotFound):
        recording.undo(filled, SATKER, TAHUN, entry.nomor, **ANI)
    rapat = rapat_now(filled)
    assert (rapat.tanggal, rapat.mulai, rapat.tempat, rapat.is_open) == (
        date(2025, 7, 14),
        "10.30",
        "Aula",
        True,
    )
    (moved,) = rapat.ralat
    assert {"2025-07-10", "09.00", "Aula", "Listrik padam"} < {*moved.values()}
    acts.decide(filled, a_meeting, uraian="Lengkapi", pic="Ketua", batas="2025-07-20", **ANI)
    with pytest.raises(MonevError, match="sudah menetapkan tindak lanjut"):
        ending.call_off_rapat(filled, a_meeting, alasan="x", **ANI)
    rapat = close(filled, a_meeting)
    for change, typed in (
        (ending.call_off_rapat, ()),
        (ending.move_rapat, ({"tanggal": "2025-07-17"},)),
    ):
        with pytest.raises(recording.RapatClosed):
            change(filled, rapat, *typed, alasan="x", **ANI)


def test_what_was_signed_stays_through_two_corrections(filled, a_meeting, today):
    edit_plan(filled, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    acts.record_kendala(filled, a_meeting, kendala="Listrik padam", **ANI)
    acts.record_remark(filled, a_meeting, jenis="arahan", isi="Selesaikan bulan ini", **ANI)
    acts.decide(filled, a_meeting, uraian="Lengkapi", pic="Ketua", batas="2025-07-20", **ANI)
    first = close(filled, a_meeting)
    signed = read_all(filled, first)
    assert first.correction == ""
    for number, day, name, status in (
        (1, "2025-07-21", "Budiman", "belum_ada"),
        (2, "2025-08-01", "Budi Santoso", "ada"),
    ):
        today(day)
        with pytest.raises(EntryRefused, match="Alasannya belum diisi"):
            ending.correct_rapat(filled, rapat_now(filled), alasan="", **ANI)
        ending.correct_rapat(filled, rapat_now(filled), alasan=f"Nama keliru ({number})", **ANI)
        rapat = rapat_now(filled)
        acts.change_thing("hadir", filled, rapat, 1, {"nama": name, "jabatan": "Anggota"}, **ANI)
        acts.change_thing("catatan", filled, rapat, 1, {"kendala": name}, **ANI)
        acts.change_thing("bahasan", filled, rapat, 1, {"isi": name}, **ANI)
        acts.change_tindak_lanjut(filled, rapat, 1, {"uraian": name}, **ANI)
        acts.change_rapat(filled, rapat, {"judul": f"Judul {number}"}, **ANI)
        edit_plan(filled, NOTULENSI, {"status": status}, rapat=1, **ANI)
        ending.close_rapat(filled, rapat, **ANI)
    last = rapat_now(filled)
    assert last.correction == "Perbaikan ke-2, 1 Agustus 2025: Nama keliru (2)."
    assert last.tanggal == date(2025, 7, 10)
    closings = [correction["tutup"] for correction in last.perbaikan]
    original, second = (records.read_version(filled, last, closing) for closing in closings)
    assert (original.judul, original.correction) == ("Rapat evaluasi TW II", "")
    assert second.judul == "Judul 1"
    assert second.correction == "Perbaikan ke-1, 21 Juli 2025: Nama keliru (1)."
    assert original.ditutup == first.ditutup
    for name in DETAILS:
        assert original.value_of(name) == first.value_of(name), name
    assert not original.is_open
    assert read_all(filled, original) == signed
    assert [row["nama"] for row in records.read_attendance(filled, second)] == ["Budiman"]
    assert [row["nama"] for row in records.read_attendance(filled, last)] == ["Budi Santoso"]


def test_a_correction_taken_back_leaves_the_meeting_closed_with_what_was_changed_before(
    filled, a_meeting
):
    close(filled, a_meeting)
    changed = edit_plan(filled, NOTULENSI, {"status": "ada"}, **ANI)
    correction = ending.correct_rapat(filled, rapat_now(filled), alasan="Nama keliru", **ANI)
    recording.undo(filled, SATKER, TAHUN, correction.nomor, **ANI)
    again = edit_plan(filled, NOTULENSI, {"catatan": "tanpa cap"}, **ANI)
    assert not rapat_now(filled).is_open
    assert again.entry.isi["unggahan"] == changed.entry.isi["unggahan"] + 1


def read_all(db: Database, rapat: records.Rapat) -> dict:
    """Return the contents of its papers, without what only says who is asking."""
    return {
        "hadir": records.read_attendance(db, rapat),
        "catatan": records.read_notes(db, rapat),
        "bahasan": records.read_remarks(db, rapat),
        "perubahan": records.read_rapat_changes(db, rapat),
        "unggahan": records.rapat_view(db, rapat).unggahan,
        "entri": records.closing_entry(db, rapat),
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
    assert (file.name, paper["versi"], paper["pada"]) == ("Notulen ttd.pdf", 0, "2025-07-10")
    assert read_for(filled, LOCAL, file.sha256) == PDF
    assert read_all(filled, rapat_now(filled)) == before
    with pytest.raises(MonevError):
        read_for(filled, guest("tidak"), file.sha256)


def test_a_scan_says_which_version_it_is_and_goes_along_with_all_papers(filled, a_meeting):
    rapat = close(filled, a_meeting)
    ending.add_signed_paper(filled, rapat, "Notulen ttd.pdf", PDF, **ANI)
    ending.correct_rapat(filled, rapat_now(filled), alasan="Nama keliru", **ANI)
    acts.add_attendance(filled, rapat_now(filled), [("Tamu", "Camat")], **ANI)
    rapat = close(filled, rapat_now(filled))
    ending.add_signed_paper(filled, rapat, "Lama.pdf", PDF + b" ", version=0, **ANI)
    ending.add_signed_paper(filled, rapat, "Baru.pdf", PDF + b"  ", version=9, **ANI)
    assert [paper["versi"] for paper in rapat_now(filled).naskah] == [0, 0, 1], (
        "also one that came late"
    )
    with ZipFile(
        BytesIO(make_document(filled, rapat_now(filled), EVERYTHING.kode, "zip"))
    ) as archive:
        names = archive.namelist()
    assert [name for name in names if "tangan" in name] == [
        "Bertanda tangan 1 (naskah pertama), Notulen ttd.pdf",
        "Bertanda tangan 2 (naskah pertama), Lama.pdf",
        "Bertanda tangan 3 (perbaikan ke-1), Baru.pdf",
    ]
    assert any(name.startswith("Notulen (perbaikan ke-1), ") for name in names), (
        "the first version keeps its own name"
    )
