"""A closed meeting's documents can be made again at any later time and say the same."""

from __future__ import annotations

from datetime import date

import pytest

from monev import rapat
from monev.basisdata import Basisdata
from monev.keadaan import ke_baris, keadaan, pandang, riwayat
from monev.keluaran.dokumen import buat
from monev.keluaran.dokumen.bahan import kumpulkan
from monev.rapat.tetap import pandangan_rapat
from monev.unggah.suntingan import Sasaran, sunting
from monev.unggah.versi import batalkan
from tests.keluaran.dokumen.conftest import ANI, semua_langkah
from tests.pembuat import SATKER, TAHUN, isi_contoh, unggah

UNDANGAN = Sasaran("II.1.1", "2025-05", "Undangan")
POSISI = date(2025, 6, 30)


def isi_semua(db, r) -> dict[str, bytes]:
    """The documents whose bytes hold no time of making: PDF, calendar, text."""
    p = pandang(db, SATKER, TAHUN, POSISI)
    dibuat = [("laporan", "pdf"), ("kalender", "ics"), ("pesan", "txt")]
    return {kode: buat(db, p, rapat.satu_rapat(db, SATKER, TAHUN, r.nomor), kode, bentuk) for kode, bentuk in dibuat}


def ubah_semua(db, jurnal, hari_ini) -> None:
    """Everything that may happen after a meeting: ticks, a follow-up done, a later meeting, uploads of any posisi."""
    sunting(db, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, posisi=POSISI, **ANI)
    rapat.ubah_tindak_lanjut(db, SATKER, TAHUN, 1, {"status": "selesai"}, **ANI)
    unggah(jurnal, isi_contoh(semua_langkah(), unggahan=9, posisi="2025-03-31"))
    unggah(jurnal, isi_contoh(semua_langkah(), unggahan=10, posisi="2025-06-30"))
    db.ikuti()
    hari_ini("2025-08-20")


def test_it_says_the_same_after_everything_that_came_later(kantor, jurnal, r, hari_ini):
    sunting(kantor, SATKER, TAHUN, UNDANGAN, {"status": "perlu_perbaikan"}, rapat=r.nomor, **ANI)
    rapat.tutup(kantor, r, **ANI)
    sebelum = isi_semua(kantor, r)
    ubah_semua(kantor, jurnal, hari_ini)
    assert keadaan(kantor, pandang(kantor, SATKER, TAHUN, POSISI))["unggahan"] == 10
    assert isi_semua(kantor, r) == sebelum
    lain = Basisdata.buka(None, jurnal)
    assert isi_semua(lain, r) == sebelum
    lain.tutup()


def test_while_it_goes_on_its_documents_follow(kantor, jurnal, r, hari_ini):
    sebelum = isi_semua(kantor, r)
    ubah_semua(kantor, jurnal, hari_ini)
    assert {kode for kode, isi in isi_semua(kantor, r).items() if isi != sebelum[kode]} >= {
        "laporan",
        "pesan",
    }


def test_a_change_of_the_same_person_that_day_does_not_slip_into_what_was_closed(kantor, r):
    pertama = sunting(kantor, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, posisi=POSISI, **ANI)
    rapat.tutup(kantor, r, **ANI)
    kini = keadaan(kantor, pandangan_rapat(kantor, r))
    kedua = sunting(kantor, SATKER, TAHUN, UNDANGAN, {"status": "belum_ada"}, posisi=POSISI, **ANI)
    assert kedua.unggahan == pertama.unggahan + 1
    assert keadaan(kantor, pandangan_rapat(kantor, r)) == kini
    ketiga = sunting(kantor, SATKER, TAHUN, UNDANGAN, {"catatan": "x"}, posisi=POSISI, **ANI)
    assert ketiga.unggahan == kedua.unggahan


def test_an_unggahan_cancelled_afterwards_still_stands_in_the_meeting(kantor, r):
    rapat.tutup(kantor, r, **ANI)
    sebelum = pandangan_rapat(kantor, r)
    batalkan(kantor, SATKER, TAHUN, alasan="salah berkas", pelaku="Ani")
    assert [b["dibatalkan"] for b in ke_baris(riwayat(kantor, SATKER, TAHUN))] == [True, False]
    assert pandangan_rapat(kantor, r).unggahan == sebelum.unggahan == 2
    assert pandang(kantor, SATKER, TAHUN, POSISI).unggahan == 1


def test_resumed_and_closed_again_it_says_what_was_known_then(kantor, r):
    rapat.tutup(kantor, r, **ANI)
    rapat.lanjutkan(kantor, r, **ANI)
    sunting(kantor, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, rapat=r.nomor, **ANI)
    rapat.tutup(kantor, r, **ANI)
    assert keadaan(kantor, pandangan_rapat(kantor, r))["bukti"] == {"n": 3, "N": 9}


def test_follow_ups_stand_as_they_stood(kantor, p, r):
    rapat.tutup(kantor, r, **ANI)
    rapat.ubah_tindak_lanjut(kantor, SATKER, TAHUN, 1, {"status": "selesai"}, **ANI)
    assert [t.status for t in kumpulkan(kantor, p, r).keputusan] == ["terbuka", "terbuka"]
    kedua = rapat.buka(kantor, SATKER, TAHUN, judul="TW III", tanggal="2025-07-30", posisi=POSISI, **ANI)
    lalu = kumpulkan(kantor, p, kedua).lalu
    assert [(t.uraian, t.status, t.hari_terlambat) for t in lalu] == [("Susun <jadwal>", "terbuka", 10)]
    rapat.ubah_tindak_lanjut(kantor, SATKER, TAHUN, 2, {"status": "selesai"}, rapat=kedua, **ANI)
    assert [t.status for t in kumpulkan(kantor, p, kedua).lalu] == ["selesai"]


@pytest.mark.parametrize("nomor", [1, 2])
def test_the_first_of_two_meetings_stays_as_it_was(kantor, p, r, nomor):
    rapat.tutup(kantor, r, **ANI)
    kedua = rapat.buka(kantor, SATKER, TAHUN, judul="Kedua", tanggal="2025-07-30", posisi=POSISI, **ANI)
    sunting(kantor, SATKER, TAHUN, UNDANGAN, {"status": "ada"}, rapat=kedua.nomor, **ANI)
    satu = rapat.satu_rapat(kantor, SATKER, TAHUN, nomor)
    assert keadaan(kantor, pandangan_rapat(kantor, satu))["bukti"]["n"] == {1: 2, 2: 3}[nomor]
