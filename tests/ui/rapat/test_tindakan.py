"""Every message of the browser: done once, stored at once, refused in words at its field."""

from __future__ import annotations

from datetime import date

import pytest

from monev import rapat
from monev.ui.rapat import urung
from monev.ui.rapat.isi_area import status_bukti
from monev.ui.rapat.tindakan import Jawab, Meja, kerjakan, peserta
from monev.unggah import isi_terakhir
from monev.unggah.suntingan import Sasaran, sunting
from tests.pembuat import SATKER, TAHUN
from tests.unggah.bahan import status_bukti as bukti_tersimpan

PUTUSKAN = {"aksi": "putuskan", "area": None, "kode": None}
CENTANG = {
    "aksi": "bukti", "kode": "I.2.1", "tenggat": "2025-06", "bukti": "SK", "nilai": True,
    "dilihat": {"status": "belum_ada"},
}  # fmt: skip


@pytest.fixture
def meja(isi_basis) -> Meja:
    db = isi_basis("dilaporkan")
    data = {"judul": "Rapat", "tanggal": "2025-10-01", "posisi": date(2025, 9, 30), "pelaku": "Ani"}
    return Meja(db, rapat.buka(db, SATKER, TAHUN, **data))


def kini(meja: Meja) -> Meja:
    return Meja(meja.db, rapat.satu_rapat(meja.db, SATKER, TAHUN, meja.r.nomor))


def test_a_tick_is_stored_in_the_meeting_and_taken_back(meja):
    assert kerjakan(meja, CENTANG)["baik"]
    assert bukti_tersimpan(isi_terakhir(meja.db, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "ada"}
    terakhir = urung.terakhir(meja.db, meja.r)
    assert terakhir["teks"].endswith("SK (I.2.1, Juni 2025): Ada")
    assert kerjakan(meja, {"aksi": "urungkan", **terakhir})["baik"]
    assert bukti_tersimpan(isi_terakhir(meja.db, SATKER, TAHUN), "I.2.1", "2025-06") == {"SK": "belum_ada"}
    assert urung.terakhir(meja.db, meja.r) is None


def test_a_tick_on_what_somebody_else_changed_shows_both_values(meja):
    sunting(meja.db, SATKER, TAHUN, Sasaran("I.2.1", "2025-06", "SK"), {"status": "perlu_perbaikan"}, pelaku="Budi")
    jawaban = kerjakan(meja, CENTANG)
    assert not jawaban["baik"]
    assert jawaban["bentrok"] == [
        {"kolom": "status", "nilai": "perlu_perbaikan", "tersimpan": "Perlu perbaikan", "isian": "Ada"}
    ]
    assert "Budi" in jawaban["galat"]
    assert kerjakan(meja, CENTANG | {"dilihat": {"status": "perlu_perbaikan"}})["baik"]


def test_a_verified_bukti_ticked_again_stays_verified():
    assert status_bukti(True, "terverifikasi") == "terverifikasi"
    assert status_bukti(True, "belum_ada") == "ada"
    assert status_bukti(False, "terverifikasi") == "belum_ada"


def test_a_decision_without_pic_or_date_is_refused_at_both_fields_and_stores_nothing(meja):
    jawaban = kerjakan(meja, PUTUSKAN | {"isian": {"uraian": "Melengkapi", "pic": " ", "batas": ""}})
    assert set(jawaban["isian"]) == {"pic", "batas"}
    assert rapat.keputusan(meja.db, meja.r).empty


def test_a_message_sent_twice_is_done_once(meja):
    jawab = Jawab()
    pesan = PUTUSKAN | {"id": "a", "isian": {"uraian": "Melengkapi", "pic": "Ani", "batas": "2025-10-31"}}
    assert jawab.sekali(meja, pesan) == jawab.sekali(meja, pesan) == {"id": "a", "baik": True}
    assert len(rapat.keputusan(meja.db, meja.r)) == 1
    # A server that went away after storing it remembers no ids; what is written already is not written twice.
    assert Jawab().sekali(meja, pesan) == {"id": "a", "baik": True}
    assert len(rapat.keputusan(meja.db, meja.r)) == 1
    lain = {**pesan["isian"], "uraian": "Melengkapi lagi"}
    jawab.sekali(meja, pesan | {"id": "b", "isian": lain})
    assert len(rapat.keputusan(meja.db, meja.r)) == 2


def test_a_meeting_without_attendance_does_not_close_and_says_what_lacks(meja):
    assert set(kerjakan(meja, {"aksi": "tutup"})["isian"]) == {"pemimpin", "notulis", "hadir"}
    assert kini(meja).r.terbuka


def test_names_of_any_letters_come_in_many_at_once(meja):
    teks = "Siti Aminah, S.H., M.H.; Ketua\n\nБудиман\tKasubbag\r\n李明"
    assert kerjakan(meja, {"aksi": "hadir", "isian": {"nama": teks}})["baik"]
    hadir = rapat.hadir(meja.db, meja.r)
    assert list(hadir["nama"]) == ["Siti Aminah, S.H., M.H.", "Будиман", "李明"]
    assert list(hadir["jabatan"]) == ["Ketua", "Kasubbag", ""]


@pytest.mark.parametrize("teks", ["", "   \n "])
def test_an_empty_attendance_is_said_at_the_field(meja, teks):
    assert peserta(teks) == [("", "")]
    assert kerjakan(meja, {"aksi": "hadir", "isian": {"nama": teks}})["isian"] == {"nama": "Nama belum diisi."}


def test_a_follow_up_dropped_without_a_reason_is_refused(meja):
    kerjakan(meja, PUTUSKAN | {"isian": {"uraian": "Melengkapi", "pic": "Ani", "batas": "2025-10-31"}})
    batal = {"aksi": "lanjut", "nomor": 1, "isian": {"status": "batal", "keterangan": ""}, "dilihat": {}}
    assert set(kerjakan(meja, batal)["isian"]) == {"keterangan"}
    assert kerjakan(meja, batal | {"isian": {"status": "batal", "keterangan": "Tidak perlu lagi"}})["baik"]
    assert list(rapat.keputusan(meja.db, meja.r)["status"]) == ["batal"]


def test_a_posisi_that_cannot_be_is_said_at_its_field(meja):
    isi = {"judul": "Rapat", "tanggal": "2025-10-01", "tempat": "", "pemimpin": "", "notulis": ""}
    for posisi in ("", "kemarin", "2025-08-01", "2026-02-02"):
        jawaban = kerjakan(meja, {"aksi": "rapat", "isian": isi | {"posisi": posisi}, "dilihat": {}})
        assert set(jawaban["isian"]) == {"posisi"}, posisi


def test_a_document_comes_as_a_file_and_an_unknown_one_is_refused_in_words(meja):
    hasil = kerjakan(meja, {"aksi": "dokumen", "kode": "notulen", "bentuk": "docx"})
    assert hasil["berkas"]["nama"].startswith("Notulen, ")
    assert hasil["berkas"]["isi"].startswith("UEsD")  # PK: a Word document is a zip
    assert "tidak ada" in kerjakan(meja, {"aksi": "dokumen", "kode": "puisi", "bentuk": "docx"})["galat"]
