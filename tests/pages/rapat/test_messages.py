"""Every message of the browser: done once, stored at once, refused in words at its field."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from monev import meeting
from monev.core.roles import LOCAL_ACTOR, named_local
from monev.edits.single_edits import Target, edit
from monev.outputs.documents import list_documents
from monev.uploads import read_last_content
from pages.rapat.area_screen import ticked_bukti_status
from pages.rapat.messages import Answerer, Desk, find_last_records, perform, read_participants
from pages.rapat.screens import rapat_screens
from tests.makers import SATKER, TAHUN
from tests.uploads.material import status_bukti as bukti_tersimpan

DECIDE = {"aksi": "putuskan", "area": None, "kode": None}
TICK = {
    "aksi": "bukti",
    "kode": "I.2.1",
    "tenggat": "2025-06",
    "bukti": "SK",
    "nilai": True,
    "dilihat": {"status": "belum_ada"},
}


@pytest.fixture
def desk(fill_database) -> Desk:
    db = fill_database("dilaporkan")
    data = {"judul": "Rapat", "tanggal": "2025-10-01", "posisi": date(2025, 9, 30), "pelaku": "Ani"}
    return Desk(db, meeting.open_rapat(db, SATKER, TAHUN, **data), LOCAL_ACTOR)


def current(desk: Desk) -> Desk:
    return Desk(desk.db, meeting.read_rapat(desk.db, SATKER, TAHUN, desk.r.nomor), LOCAL_ACTOR)


def test_a_tick_is_stored_in_the_meeting_and_taken_back(desk):
    assert perform(desk, TICK)["baik"]
    assert bukti_tersimpan(read_last_content(desk.db, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "ada"}
    last = next(iter(find_last_records(desk.db, desk.r).values()), None)
    assert last["teks"].endswith("SK (I.2.1, Juni 2025): Ada")
    assert perform(desk, {"aksi": "urungkan", **last})["baik"]
    assert bukti_tersimpan(read_last_content(desk.db, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "belum_ada"}
    assert find_last_records(desk.db, desk.r) == {}


def test_nobody_takes_back_what_another_recorder_at_the_machine_did(desk):
    budi = Desk(desk.db, desk.r, named_local("Budi"))
    assert perform(desk, TICK)["baik"]
    own = find_last_records(desk.db, desk.r)
    assert list(own) == [LOCAL_ACTOR]
    assert perform(budi, {"aksi": "urungkan", **own[LOCAL_ACTOR]})["galat"] == (
        "Perubahan itu dicatat oleh komputer ini."
    )
    assert perform(desk, {"aksi": "urungkan", **own[LOCAL_ACTOR]})["baik"]


def test_a_tick_on_what_somebody_else_changed_shows_both_values(desk):
    where = Target("I.2.1", "2025-06", "SK")
    edit(desk.db, SATKER, TAHUN, where, {"status": "perlu_perbaikan"}, rapat=desk.r.nomor, pelaku="Budi")
    answer = perform(desk, TICK)
    assert not answer["baik"]
    assert answer["bentrok"] == [
        {"kolom": "status", "nilai": "perlu_perbaikan", "tersimpan": "Perlu perbaikan", "isian": "Ada"}
    ]
    assert "Budi" in answer["galat"]
    assert perform(desk, TICK | {"dilihat": {"status": "perlu_perbaikan"}})["baik"]


def test_several_bukti_are_ticked_with_one_touch_and_cleared_with_one(desk):
    one = {name: TICK[name] for name in ("kode", "tenggat", "bukti", "dilihat")}
    several = {"aksi": "bukti_banyak", "daftar": [one, one | {"dilihat": {"status": "ada"}}], "nilai": True}
    assert perform(desk, several) == {"baik": True, "pesan": "1 bukti dicatat ada."}
    assert bukti_tersimpan(read_last_content(desk.db, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "ada"}
    cleared = {"aksi": "bukti_banyak", "daftar": [one | {"dilihat": {"status": "ada"}}], "nilai": False}
    assert perform(desk, cleared) == {"baik": True, "pesan": "1 bukti dicatat belum ada."}
    assert bukti_tersimpan(read_last_content(desk.db, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "belum_ada"}


def test_a_verified_bukti_ticked_again_stays_verified():
    assert ticked_bukti_status(True, "terverifikasi") == "terverifikasi"
    assert ticked_bukti_status(True, "belum_ada") == "ada"
    assert ticked_bukti_status(False, "terverifikasi") == "belum_ada"


def test_a_decision_without_pic_or_date_is_refused_at_both_fields_and_stores_nothing(desk):
    answer = perform(desk, DECIDE | {"isian": {"uraian": "Melengkapi", "pic": " ", "batas": ""}})
    assert set(answer["isian"]) == {"pic", "batas"}
    assert meeting.read_decisions(desk.db, desk.r).empty


def test_a_message_sent_twice_is_done_once(desk):
    answer = Answerer()
    message = DECIDE | {"id": "a", "isian": {"uraian": "Melengkapi", "pic": "Ani", "batas": "2025-10-31"}}
    assert answer.answer_once(desk, message) == answer.answer_once(desk, message) == {"id": "a", "baik": True}
    assert len(meeting.read_decisions(desk.db, desk.r)) == 1
    # A server that went away after storing it remembers no ids; what is written already is not written twice.
    assert Answerer().answer_once(desk, message) == {"id": "a", "baik": True}
    assert len(meeting.read_decisions(desk.db, desk.r)) == 1
    other = {**message["isian"], "uraian": "Melengkapi lagi"}
    answer.answer_once(desk, message | {"id": "b", "isian": other})
    assert len(meeting.read_decisions(desk.db, desk.r)) == 2


def test_another_persons_message_of_the_same_id_is_their_own(desk):
    """An id is made in the browser: who guesses it is not given what somebody else was answered."""
    answer = Answerer()
    note = {"id": "a", "aksi": "tidak"}
    entry = {"uraian": "Melengkapi", "pic": "Ani", "batas": "2025-10-31"}
    answer.answer_once(desk, DECIDE | {"id": "a", "isian": entry})
    with pytest.raises(ValueError, match="tidak ada tindakan"):
        answer.answer_once(replace(desk, pelaku="orang lain"), note)


def test_a_meeting_without_attendance_does_not_close_and_says_what_lacks(desk):
    assert set(perform(desk, {"aksi": "tutup"})["isian"]) == {"pemimpin", "notulis", "hadir"}
    assert current(desk).r.is_open


def test_names_of_any_letters_come_in_many_at_once(desk):
    text = "Siti Aminah, S.H., M.H.; Ketua\n\nБудиман\tKasubbag\r\n李明"
    assert perform(desk, {"aksi": "hadir", "isian": {"nama": text}})["baik"]
    present = meeting.read_attendance(desk.db, desk.r)
    assert list(present["nama"]) == ["Siti Aminah, S.H., M.H.", "Будиман", "李明"]
    assert list(present["jabatan"]) == ["Ketua", "Kasubbag", ""]


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_attendance_is_said_at_the_field(desk, text):
    assert read_participants(text) == [("", "")]
    assert perform(desk, {"aksi": "hadir", "isian": {"nama": text}})["isian"] == {"nama": "Nama belum diisi."}


def test_a_follow_up_dropped_without_a_reason_is_refused(desk):
    perform(desk, DECIDE | {"isian": {"uraian": "Melengkapi", "pic": "Ani", "batas": "2025-10-31"}})
    cancelled_note = {"aksi": "lanjut", "nomor": 1, "isian": {"status": "batal", "keterangan": ""}, "dilihat": {}}
    assert set(perform(desk, cancelled_note)["isian"]) == {"keterangan"}
    assert perform(desk, cancelled_note | {"isian": {"status": "batal", "keterangan": "Tidak perlu lagi"}})["baik"]
    assert list(meeting.read_decisions(desk.db, desk.r)["status"]) == ["batal"]


def test_a_posisi_that_cannot_be_is_said_at_its_field(desk):
    content = {"judul": "Rapat", "tanggal": "2025-10-01", "tempat": "", "pemimpin": "", "notulis": ""}
    for posisi in ("", "kemarin", "2025-06-30", "2026-02-02"):
        answer = perform(desk, {"aksi": "rapat", "isian": content | {"posisi": posisi}, "dilihat": {}})
        assert set(answer["isian"]) == {"posisi"}, posisi


def test_a_document_comes_as_a_file_and_an_unknown_one_is_refused_in_words(desk):
    result = perform(desk, {"aksi": "dokumen", "kode": "notulen", "bentuk": "docx"})
    assert result["berkas"]["nama"].startswith("Notulen, ")
    assert result["berkas"]["isi"].startswith("UEsD")  # PK: a Word document is a zip
    assert "tidak ada" in perform(desk, {"aksi": "dokumen", "kode": "puisi", "bentuk": "docx"})["galat"]


def test_what_browsers_make_up_is_not_kept(desk):
    """Screens and answers are remembered for everybody: a guest who sends names and ids without end fills nothing."""
    structure = rapat_screens(desk.db, meeting.rapat_view(desk.db, desk.r), desk.r)
    gaps = next(one for one in structure.listing if one.jenis == "kesenjangan")
    usual = structure.build_screen(gaps, None)
    assert all(structure.build_screen(gaps, f"rekaan {n}") is usual for n in range(5))
    answer = Answerer().answer_once(desk, {"aksi": "urungkan", "asal": "rapat", "entri": 0, "id": "x" * 100_000})
    assert len(str(answer)) < 1_000


def kehadiran(desk: Desk) -> list[str]:
    return list(meeting.read_attendance(desk.db, desk.r)["kehadiran"])


def test_people_are_invited_and_marked_by_their_place_in_the_list(desk):
    perform(desk, {"aksi": "hadir", "isian": {"nama": "Ani\nBudi\nCici\nDedi", "kehadiran": "diundang"}})
    mark = {"aksi": "tandai_hadir", "daftar": [1, 2, 3, 4]}
    assert perform(desk, mark | {"isian": {"urutan": "1-2, 4", "kehadiran": "hadir"}})["baik"]
    assert kehadiran(desk) == ["hadir", "hadir", "diundang", "hadir"]
    refused = perform(desk, mark | {"isian": {"urutan": "3-5", "kehadiran": "hadir"}})
    assert refused["isian"] == {"urutan": "Nomor 3-5 tidak ada pada daftar; nomornya 1 sampai 4."}
    assert perform(desk, {"aksi": "tandai_hadir", "daftar": [3], "kehadiran": "izin"})["baik"]
    assert kehadiran(desk) == ["hadir", "hadir", "izin", "hadir"]


def test_a_direction_is_written_changed_and_taken_back(desk):
    perform(desk, {"aksi": "bahasan", "jenis": "arahan", "area": None, "isian": {"isi": "Segera lengkapi"}})
    change = {"aksi": "ubah_bahasan", "nomor": 1, "isian": {"isi": "Lengkapi"}, "dilihat": {"isi": "Segera lengkapi"}}
    assert perform(desk, change)["baik"]
    last = next(iter(find_last_records(desk.db, desk.r).values()))
    assert last["teks"].endswith("Pembahasan: Lengkapi")
    assert perform(desk, {"aksi": "urungkan", **last})["baik"]
    assert list(meeting.read_remarks(desk.db, desk.r)["isi"]) == ["Segera lengkapi"]


def test_the_clock_and_the_signers_are_kept_one_form_at_a_time(desk):
    times = {"aksi": "rapat", "isian": {"mulai": "9", "selesai": "11:45"}, "dilihat": {}}
    assert perform(desk, times)["baik"]
    nip = "19800101 200501 1 001"
    assert perform(desk, {"aksi": "rapat", "isian": {"pemimpin": "Ani", "pemimpin_nip": nip}, "dilihat": {}})["baik"]
    rincian = current(desk).r.rincian
    assert (rincian.mulai, rincian.selesai, rincian.pemimpin_nip) == ("09.00", "11.45", nip)


def test_all_documents_come_in_one_archive(desk):
    file = perform(desk, {"aksi": "dokumen", "kode": "semua", "bentuk": "zip"})["berkas"]
    assert file["nama"].startswith("Semua dokumen rapat, ")
    assert file["nama"].endswith(", 2025-09-30.zip")
    names = ZipFile(BytesIO(base64.b64decode(file["isi"]))).namelist()
    assert len(names) == sum(len(one.forms) for one in list_documents()) == len(set(names))
    assert any(name.startswith("Laporan Monitoring dan Evaluasi, ") for name in names)
