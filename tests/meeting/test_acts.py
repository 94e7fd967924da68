"""A meeting from opening to closing: every act is stored at once, none is lost, each can be taken
back.
"""

from datetime import date
from functools import partial

import pytest

from monev.core.errors import NotFound, VersionClash
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.edits.single_edits import Target, cancel_change, edit
from monev.meeting import acts, ending, recording, records
from monev.uploads import plan_upload, store_upload
from monev.writing.append import FieldClash
from tests.edits.material import edit_plan
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    refused_at,
    sample_content,
    tenggat_content,
    values_of,
)
from tests.meeting.conftest import ANI, BUDI, NOTULENSI, close, decide, rapat_now
from tests.uploads.material import make_reading, realisasi_row


def test_opening_needs_a_heading_and_a_date_near_the_plan(filled, journal):
    previous = journal.tip()
    unfilled = {"judul": "Judul rapat belum diisi.", "tanggal": "Tanggal rapat belum diisi."}
    for judul, tanggal, wording in (
        (" \x00", None, unfilled),
        ("Rapat", "2027-01-01", {"tanggal": "2027"}),
    ):
        with refused_at(**wording):
            acts.open_rapat(filled, SATKER, TAHUN, judul=judul, tanggal=tanggal, **ANI)
    assert journal.tip() == previous


def test_who_opens_a_second_meeting_of_a_plan_is_led_into_the_open_one(filled, journal, a_meeting):
    """Also where both pressed at once, each at a server of their own."""
    other = Database.open_at(None, journal)
    before = journal.tip()
    again = {"judul": "Lain", "tanggal": "2025-07-11"}
    for db in (filled, other):
        opened = acts.open_rapat(db, SATKER, TAHUN, **again, **BUDI)
        assert (opened.nomor, opened.judul) == (1, a_meeting.judul)
    assert journal.tip() == before
    close(filled, a_meeting)
    assert acts.open_rapat(other, SATKER, TAHUN, **again, **BUDI).nomor == 2
    other.close()


def test_closing_needs_leader_writer_and_somebody_and_is_final_until_corrected(
    filled, a_meeting, journal
):
    with refused_at(pemimpin="", notulis="", hadir=""):
        ending.close_rapat(filled, a_meeting, **ANI)
    closed = close(filled, a_meeting)
    assert (closed.is_open, closed.ditutup.date()) == (False, date(2025, 7, 10))
    previous = journal.tip()
    for do_it in (
        lambda: acts.record_kendala(filled, a_meeting, kendala="x", **ANI),
        lambda: decide(filled, a_meeting),
        lambda: acts.add_attendance(filled, a_meeting, [("Citra", "")], **ANI),
    ):
        with pytest.raises(recording.RapatClosed):
            do_it()
    with pytest.raises(EntryRefused):
        edit_plan(filled, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    assert journal.tip() == previous
    ending.correct_rapat(filled, a_meeting, alasan="Nama keliru", **ANI)
    acts.record_kendala(filled, a_meeting, kendala="x", **ANI)
    assert rapat_now(filled).ditutup is None


def test_more_people_than_any_meeting_has_are_refused_at_once(filled, a_meeting, journal):
    acts.add_attendance(filled, a_meeting, [("Budi", "Anggota")], **ANI)
    before = journal.tip()
    for pasted, total in ((20_000, "20.000"), (2_000, "2.001")):
        people = [(f"Nama {number}", "") for number in range(pasted)]
        said = f"menjadi {total} orang; satu rapat memuat paling banyak 2.000 peserta."
        with refused_at(nama=f"Daftar ini {said}"):
            acts.add_attendance(filled, a_meeting, people, **ANI)
    assert journal.tip() == before


def test_names_of_any_script_are_kept_and_each_person_is_written_once(filled, a_meeting):
    people = [(" Ni Luh\tAyu ", "Ketua"), ("陳大文 \u202eÖz", "Anggota"), ("🏛", "")]
    acts.add_attendance(filled, a_meeting, people, **ANI)
    assert acts.add_attendance(filled, a_meeting, [("NI LUH AYU", "ketua")], **BUDI) is None
    kept = [(1, "Ni Luh Ayu", "Ketua"), (2, "陳大文 Öz", "Anggota"), (3, "🏛", "")]
    assert (
        values_of(records.read_things(filled, a_meeting, "hadir"), "nomor", "nama", "jabatan")
        == kept
    )
    with refused_at(nama="Nama peserta ke-2 belum diisi."):
        acts.add_attendance(
            filled, a_meeting, [("Dewi", ""), (" ", "Tamu"), ("x" * 201, "")], **ANI
        )
    acts.change_thing("hadir", filled, a_meeting, 3, {"nama": "Gedung", "jabatan": "Saksi"}, **ANI)
    acts.delete_record(filled, a_meeting, "hadir", 1, **ANI)
    assert values_of(records.read_things(filled, a_meeting, "hadir"), "nomor", "nama") == [
        (2, "陳大文 Öz"),
        (3, "Gedung"),
    ]


def test_what_is_said_of_a_langkah_is_of_its_area_and_an_unknown_one_is_refused(filled, a_meeting):
    decide(filled, a_meeting, kode="V.a.1.1")
    acts.record_kendala(filled, a_meeting, kendala="", solusi="Tambah petugas", area="I", **ANI)
    assert values_of(records.read_decisions(filled, a_meeting), "area", "kode") == [
        ("V", "V.a.1.1")
    ]
    assert (None, "Tambah petugas") in values_of(
        records.read_things(filled, a_meeting, "catatan"), "kode", "solusi"
    )
    for location in ({"kode": "V.a.9.9"}, {"area": "IX"}):
        with pytest.raises(NotFound):
            acts.record_kendala(filled, a_meeting, kendala="x", **location, **ANI)
    with pytest.raises(EntryRefused):
        acts.record_kendala(filled, a_meeting, kendala=" ", **ANI)


def test_the_very_same_note_or_decision_is_written_once(filled, a_meeting):
    def written() -> tuple[int, int]:
        notes = records.read_things(filled, a_meeting, "catatan")
        return len(notes), len(records.read_decisions(filled, a_meeting))

    note = partial(acts.record_kendala, filled, a_meeting, kendala="Listrik padam", **ANI)
    assert note(kode="I.1.1") and decide(filled, a_meeting, kode="I.1.1")
    assert note(kode="I.1.1") is None and decide(filled, a_meeting, kode="I.1.1") is None
    assert written() == (1, 1)
    # A record that differs in anything is another one; one taken back can be written again.
    decide(filled, a_meeting, kode="I.1.1", pic="Budi")
    note()
    acts.delete_record(filled, a_meeting, "catatan", 1, **ANI)
    assert note(kode="I.1.1")
    assert written() == (2, 2)


def test_one_field_of_a_note_changed_by_two_is_shown_to_the_second(filled, a_meeting):
    acts.record_kendala(filled, a_meeting, kendala="Hujan", **ANI)
    seen = {"kendala": "Hujan", "solusi": ""}
    acts.change_thing("catatan", filled, a_meeting, 1, {"kendala": "Banjir"}, seen, **BUDI)
    acts.change_thing(
        "catatan", filled, a_meeting, 1, {"kendala": "Hujan", "solusi": "Pindah"}, seen, **ANI
    )
    assert values_of(records.read_things(filled, a_meeting, "catatan"), "kendala", "solusi") == [
        ("Banjir", "Pindah")
    ]
    with pytest.raises(FieldClash) as clash:
        acts.change_thing("catatan", filled, a_meeting, 1, {"kendala": "Badai"}, seen, **ANI)
    assert clash.value.clashes == (("kendala", "Banjir", "Badai"),)
    assert "diubah oleh Budi" in clash.value.pesan


def test_everything_recorded_is_taken_back_while_it_stands(filled, a_meeting):
    def undo(entry):
        return recording.undo(filled, SATKER, TAHUN, entry.nomor, **ANI)

    incoming = acts.add_attendance(filled, a_meeting, [("Budi", ""), ("Citra", "")], **ANI)
    remarks = acts.record_kendala(filled, a_meeting, kendala="Hujan", **ANI)
    change_made = acts.change_thing("catatan", filled, a_meeting, 1, {"kendala": "Banjir"}, **ANI)
    decree = decide(filled, a_meeting)
    with pytest.raises(FieldClash) as clash:
        undo(remarks)
    assert "simpan" not in clash.value.advice, "what is taken back has no Simpan"
    undo(change_made)
    assert values_of(records.read_things(filled, a_meeting, "catatan"), "kendala") == [("Hujan",)]
    reverted = [undo(each) for each in (remarks, decree, incoming)]
    assert undo(remarks) is None
    assert records.read_decisions(filled, a_meeting) == []
    for thing in ("catatan", "hadir"):
        assert records.read_things(filled, a_meeting, thing) == []
    undo(reverted[0])
    assert values_of(records.read_things(filled, a_meeting, "catatan"), "nomor", "kendala") == [
        (1, "Hujan")
    ]
    with pytest.raises(NotFound):
        recording.undo(filled, SATKER, TAHUN, 2, **ANI)


def test_a_note_in_a_meeting_does_not_stand_in_the_way_of_an_upload_planned_before_it(
    filled, a_meeting
):
    def plan(status: str):
        reading = make_reading(realisasi=[realisasi_row("V.a.1.1", "2025-05", status)])
        return plan_upload(filled, reading, posisi=date(2025, 7, 10))

    storing = {"pelaku": "Op", "file": b"x", "file_name": "x.xlsx", "consent": True}
    before = plan("proses")
    acts.record_kendala(filled, a_meeting, kendala="Hujan", **ANI)
    assert store_upload(filled, before, **storing).isi["unggahan"] == 2
    before = plan("selesai")
    edit_plan(filled, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    with pytest.raises(VersionClash, match="sudah diubah orang lain"):
        store_upload(filled, before, **storing)


def test_a_meeting_judges_the_end_of_its_triwulan_or_today_until_then(filled, today):
    with refused_at(periode="Triwulan IV Tahun 2025 belum dimulai."):
        begin_rapat(filled, periode="tw4")
    rapat = begin_rapat(filled, periode="tw3")
    assert rapat.posisi == date(2025, 7, 10)
    today("2025-10-08")
    assert rapat_now(filled).posisi == date(2025, 9, 30), "prepared in July, held in October"


def test_what_a_meeting_cannot_be_is_said_at_its_field_and_it_may_pass_midnight(filled, a_meeting):
    for typed, field in (
        ({"periode": "tw9"}, "periode"),
        ({"mulai": "25.00"}, "mulai"),
        ({"mulai": "10.30", "selesai": "09.00"}, "selesai"),
        ({"mulai": "09.30", "selesai": "09.30"}, "selesai"),
    ):
        with refused_at(**{field: ""}):
            acts.change_rapat(filled, a_meeting, typed, **ANI)
    acts.change_rapat(filled, a_meeting, {"mulai": "20.00", "selesai": "00.30"}, **ANI)
    assert rapat_now(filled).end_in_words == "00.30 (hari berikutnya)"


def test_invited_and_excused_people_are_not_present(filled, a_meeting):
    acts.add_attendance(
        filled, a_meeting, [("Ani", ""), ("Budi", ""), ("Cici", "")], kehadiran="diundang", **ANI
    )
    acts.mark_kehadiran(filled, a_meeting, [1, 2], "hadir", **ANI)
    acts.mark_kehadiran(filled, a_meeting, [2], "dinas_luar", **ANI)
    marked = values_of(records.read_things(filled, a_meeting, "hadir"), "kehadiran")
    assert marked == [("hadir",), ("dinas_luar",), ("diundang",)]
    with pytest.raises(NotFound, match="Peserta nomor 9 sudah tidak ada"):
        acts.mark_kehadiran(filled, a_meeting, [1, 9], "hadir", **ANI)


def test_the_next_meeting_keeps_leader_writer_and_place_with_what_stands_under_their_names(
    filled, a_meeting
):
    signers = {
        "pemimpin": "Ketua KPU",
        "pemimpin_nip": "1",
        "notulis": "Ani",
        "notulis_jabatan": "Staf",
    }
    acts.change_rapat(filled, a_meeting, {**signers, "tempat": "Aula", "mulai": "09.00"}, **ANI)
    acts.add_attendance(filled, a_meeting, [("Budi", "Anggota")], **ANI)
    ending.close_rapat(filled, a_meeting, **ANI)
    following = acts.open_rapat(
        filled, SATKER, TAHUN, judul="Lagi", tanggal="2025-07-11", notulis="Cici", **ANI
    )
    assert (following.pemimpin, following.pemimpin_nip) == ("Ketua KPU", "1")
    assert (following.notulis, following.notulis_jabatan) == ("Cici", "")
    assert (following.tempat, following.mulai) == ("Aula", "")


def test_what_is_still_open_is_said_before_closing_also_a_day_nobody_said(filled, a_meeting):
    assert ending.open_matters(filled, a_meeting) == [
        "Belum ada yang ditandai hadir.",
        "Belum diisi: pemimpin rapat, notulis, tempat, jam mulai, jam selesai.",
        "Lewat tenggat dan belum dibahas: V.a.1 (Mei 2025).",
    ]
    acts.record_remark(
        filled, a_meeting, penutur="Budi", isi="Dibahas satu per satu", area="I", **ANI
    )
    acts.record_kendala(filled, a_meeting, kendala="Anggaran belum cair", kode="V.a.1.1", **ANI)
    said = {"pemimpin": "Ketua", "notulis": "Ani", "mulai": "9", "selesai": "10", "tempat": "Aula"}
    acts.change_rapat(filled, a_meeting, said, **ANI)
    acts.add_attendance(filled, a_meeting, [("Budi", "")], **ANI)
    acts.add_attendance(
        filled, a_meeting, [("Cici", ""), ("Dedi", "")], kehadiran="diundang", **ANI
    )
    assert ending.open_matters(filled, rapat_now(filled)) == [
        "2 orang yang diundang belum ditandai hadir, izin, atau dinas luar."
    ]
    report = partial(edit, filled, SATKER, TAHUN, Target("V.a.1.1", "2025-05"), rapat=1, **ANI)
    undated = partial(ending.completions_without_date, filled, a_meeting)
    done = report({"laporan": "selesai", "tanggal_selesai": ""})
    assert undated() == [("V.a.1.1", "2025-05")]
    said = "Dilaporkan selesai tanpa tanggal: V.a.1 (Mei 2025)."
    assert said in ending.open_matters(filled, a_meeting)
    report({"tanggal_selesai": "2025-06-20"})
    assert undated() == []
    report({"tanggal_selesai": ""})
    assert undated() == [("V.a.1.1", "2025-05")]
    cancel_change(filled, SATKER, TAHUN, done.entry.nomor, **ANI)
    assert undated() == []


def test_a_note_on_one_langkah_leaves_the_others_of_its_area_to_be_discussed(filled, a_meeting):
    two = [langkah_content(f"I.{number}.1", [tenggat_content("2025-03")]) for number in (1, 2)]
    append_unggahan(filled, sample_content(two, unggahan=2))
    acts.record_kendala(filled, a_meeting, kendala="Anggaran belum cair", kode="I.1.1", **ANI)
    assert "Lewat tenggat dan belum dibahas: I.2 (Maret 2025)." in ending.open_matters(
        filled, a_meeting
    )
