"""How a meeting ends, and what may still happen to it: called off, moved, corrected; its signed
paper scanned."""

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
from monev.meeting import acts, ending, recording, records
from pages.rapat.documents import EVERYTHING, make_document
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, refused_at
from tests.meeting.conftest import ANI, close

PDF = pdf()
NOTULENSI = Target("I.1.1", "2025-03", "Notulensi")


def now(db: Database, number: int = 1) -> records.Rapat:
    return records.read_rapat(db, SATKER, TAHUN, number)


def test_a_meeting_is_called_off_with_nobody_present_and_may_be_held_after_all(
    filled, a_meeting, journal
):
    with refused_at(alasan=""):
        ending.call_off_rapat(filled, a_meeting, alasan=" ", **ANI)
    ending.call_off_rapat(
        filled, a_meeting, alasan="Pimpinan dinas luar", surat_nomor="12/RT/2025", **ANI
    )
    r = now(filled)
    last = r.ralat[-1]
    assert (r.status, r.is_open) == ("dibatalkan", False)
    assert (last["alasan"], last["tanggal"]) == ("Pimpinan dinas luar", "2025-07-10")
    previous = journal.tip()
    for do_it in (
        lambda: acts.record_kendala(filled, r, kendala="x", **ANI),
        lambda: ending.close_rapat(filled, r, **ANI),
        lambda: ending.correct_rapat(filled, r, alasan="x", **ANI),
    ):
        with pytest.raises(recording.RapatClosed, match="dibatalkan"):
            do_it()
    assert journal.tip() == previous
    ending.move_rapat(filled, r, {"tanggal": "2025-07-17"}, alasan="Pimpinan sudah kembali", **ANI)
    assert (now(filled).is_open, now(filled).tanggal) == (True, date(2025, 7, 17))


def test_a_meeting_is_moved_and_keeps_what_was_said_before_until_it_decided_something(
    filled, a_meeting
):
    acts.change_rapat(filled, a_meeting, {"mulai": "09.00", "tempat": "Aula"}, **ANI)
    with pytest.raises(EntryRefused, match="masih sama"):
        ending.move_rapat(
            filled, now(filled), {"tanggal": "2025-07-10", "mulai": "9"}, alasan="x", **ANI
        )
    later = {"tanggal": "2025-07-14", "mulai": "10.30"}
    entry = ending.move_rapat(filled, now(filled), later, alasan="Listrik padam", **ANI)
    with pytest.raises(NotFound):
        recording.undo(filled, SATKER, TAHUN, entry.nomor, **ANI)
    r = now(filled)
    assert (r.tanggal, r.rincian.mulai, r.tempat, r.is_open) == (
        date(2025, 7, 14),
        "10.30",
        "Aula",
        True,
    )
    (moved,) = r.ralat
    assert {"2025-07-10", "09.00", "Aula", "Listrik padam"} < {*moved.values()}
    acts.decide(filled, a_meeting, uraian="Lengkapi", pic="Ketua", batas="2025-07-20", **ANI)
    with pytest.raises(MonevError, match="sudah menetapkan tindak lanjut"):
        ending.call_off_rapat(filled, a_meeting, alasan="x", **ANI)
    r = close(filled, a_meeting)
    for change, typed in (
        (ending.call_off_rapat, ()),
        (ending.move_rapat, ({"tanggal": "2025-07-17"},)),
    ):
        with pytest.raises(recording.RapatClosed):
            change(filled, r, *typed, alasan="x", **ANI)


def test_what_was_signed_stays_through_two_corrections(filled, a_meeting, today):
    edit_plan(filled, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    acts.record_kendala(filled, a_meeting, kendala="Listrik padam", **ANI)
    acts.record_remark(filled, a_meeting, jenis="arahan", isi="Selesaikan bulan ini", **ANI)
    acts.decide(filled, a_meeting, uraian="Lengkapi", pic="Ketua", batas="2025-07-20", **ANI)
    first = close(filled, a_meeting)
    signed = read_all(filled, first)
    assert first.correction == ""
    for number, (day, name) in enumerate(
        (("2025-07-21", "Budiman"), ("2025-08-01", "Budi Santoso")), start=1
    ):
        today(day)
        with pytest.raises(EntryRefused, match="Alasannya belum diisi"):
            ending.correct_rapat(filled, now(filled), alasan="", **ANI)
        ending.correct_rapat(filled, now(filled), alasan=f"Nama keliru ({number})", **ANI)
        r = now(filled)
        acts.change_record(filled, r, "hadir", 1, nama=name, jabatan="Anggota", **ANI)
        acts.change_record(filled, r, "catatan", 1, kendala=name, **ANI)
        acts.change_record(filled, r, "bahasan", 1, isi=name, **ANI)
        acts.change_tindak_lanjut(filled, r, 1, {"uraian": name}, **ANI)
        acts.change_rapat(filled, r, {"judul": f"Judul {number}"}, **ANI)
        edit_plan(filled, NOTULENSI, {"status": ("belum_ada", "ada")[number - 1]}, rapat=1, **ANI)
        ending.close_rapat(filled, r, **ANI)
    last = now(filled)
    assert last.correction == "Perbaikan ke-2, 1 Agustus 2025: Nama keliru (2)"
    assert last.tanggal == date(2025, 7, 10)
    versions = [
        records.read_version(filled, last, correction["tutup"]) for correction in last.perbaikan
    ]
    assert [v.judul for v in versions] == ["Rapat evaluasi TW II", "Judul 1"]
    assert [v.correction for v in versions] == ["", "Perbaikan ke-1, 21 Juli 2025: Nama keliru (1)"]
    assert (versions[0].ditutup, versions[0].rincian, versions[0].is_open) == (
        first.ditutup,
        first.rincian,
        False,
    )
    assert read_all(filled, versions[0]) == signed
    assert [row["nama"] for row in records.read_attendance(filled, versions[1])] == ["Budiman"]
    assert [row["nama"] for row in records.read_attendance(filled, last)] == ["Budi Santoso"]


def test_what_was_changed_before_a_correction_was_taken_back_stays_as_the_meeting_was_closed_with_it(
    filled, a_meeting
):
    close(filled, a_meeting)
    changed = edit_plan(filled, NOTULENSI, {"status": "ada"}, **ANI)
    correction = ending.correct_rapat(filled, now(filled), alasan="Nama keliru", **ANI)
    recording.undo(filled, SATKER, TAHUN, correction.nomor, **ANI)
    again = edit_plan(filled, NOTULENSI, {"catatan": "tanpa cap"}, **ANI)
    assert (now(filled).is_open, again.entry.isi["unggahan"]) == (
        False,
        changed.entry.isi["unggahan"] + 1,
    )


def read_all(db: Database, r: records.Rapat) -> dict:
    """What its papers are made of, without what only says who is asking."""
    return {
        "hadir": records.read_attendance(db, r),
        "catatan": records.read_notes(db, r),
        "bahasan": records.read_remarks(db, r),
        "perubahan": records.read_rapat_changes(db, r),
        "unggahan": records.rapat_view(db, r).unggahan,
        "entri": records.closing_entry(db, r),
    }


def test_the_scan_of_a_signed_paper_stands_beside_what_it_is_of(filled, a_meeting):
    with pytest.raises(EntryRefused, match="sesudah rapatnya ditutup"):
        ending.add_signed_paper(filled, a_meeting, "Notulen.pdf", PDF, **ANI)
    r = close(filled, a_meeting)
    before = read_all(filled, r)
    with pytest.raises(FileRefused):
        ending.add_signed_paper(filled, r, "Notulen.pdf", b"<!DOCTYPE html>", **ANI)
    ending.add_signed_paper(filled, r, "../Notulen ttd.pdf", PDF, **ANI)
    assert ending.add_signed_paper(filled, r, "Lagi.pdf", PDF, **ANI) is None
    (paper,) = now(filled).naskah
    (file,) = files_of(paper["berkas"])
    assert (file.name, paper["versi"], paper["pada"]) == ("Notulen ttd.pdf", 0, "2025-07-10")
    assert read_for(filled, LOCAL, file.sha256) == PDF
    assert read_all(filled, now(filled)) == before
    with pytest.raises(MonevError):
        read_for(filled, guest("tidak"), file.sha256)


def test_a_scan_says_which_version_it_is_and_goes_along_with_all_papers(filled, a_meeting):
    r = close(filled, a_meeting)
    ending.add_signed_paper(filled, r, "Notulen ttd.pdf", PDF, **ANI)
    ending.correct_rapat(filled, now(filled), alasan="Nama keliru", **ANI)
    r = close(filled, now(filled))
    ending.add_signed_paper(filled, r, "Lama.pdf", PDF + b" ", version=0, **ANI)
    ending.add_signed_paper(filled, r, "Baru.pdf", PDF + b"  ", **ANI)
    assert [paper["versi"] for paper in now(filled).naskah] == [0, 0, 1], "also one that came late"
    with ZipFile(BytesIO(make_document(filled, now(filled), EVERYTHING.kode, "zip"))) as archive:
        names = archive.namelist()
    assert [name for name in names if "tangan" in name] == [
        "Bertanda tangan (naskah pertama), Notulen ttd.pdf",
        "Bertanda tangan (naskah pertama), Lama.pdf",
        "Bertanda tangan (perbaikan ke-1), Baru.pdf",
    ]
    assert any(name.startswith("Notulen (perbaikan ke-1), ") for name in names), (
        "the first version keeps its own name"
    )
