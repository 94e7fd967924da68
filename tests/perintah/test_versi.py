"""`batalkan` and `pulihkan`: what stands changes, the history says why, nothing else happens."""

from __future__ import annotations

import pytest

from tests.perintah.test_muat import DUA, SATU, UJI, angka


@pytest.fixture
def dua_unggahan(jalan, tabel):
    """A plan with one done, then one with both done."""
    jalan("muat", tabel("a.csv", SATU, DUA), "--posisi", "2025-03-31")
    jalan("muat", tabel("b.csv", SATU, (*DUA[:2], "Selesai")), "--posisi", "2025-06-30")
    return jalan


def test_cancelling_brings_the_one_before_back_and_restoring_brings_it_back(dua_unggahan):
    jalan = dua_unggahan
    assert angka(jalan)["status"]["selesai"] == 2
    jawaban = jalan("batalkan", *UJI, "--alasan", "berkas tertukar", "--json")
    assert jawaban.kode == 0
    assert jawaban.json == {"satker": "KPU Kota Uji", "tahun": 2025, "dibatalkan": 2, "berlaku": 1}
    assert "Yang berlaku kini unggahan 1" in jawaban.galat
    assert angka(jalan)["status"]["selesai"] == 1
    terbaru = jalan("riwayat", *UJI, "--json").json[0]
    assert (terbaru["unggahan"], terbaru["dibatalkan"], terbaru["alasan"]) == (2, True, "berkas tertukar")
    assert "dibatalkan: berkas tertukar" in jalan("riwayat", *UJI).galat

    jawaban = jalan("pulihkan", *UJI, "--json")
    assert (jawaban.kode, jawaban.json["dipulihkan"], jawaban.json["berlaku"]) == (0, 2, 2)
    assert angka(jalan)["status"]["selesai"] == 2


def test_the_last_one_can_be_cancelled_and_that_none_is_left_is_said(dua_unggahan):
    jalan = dua_unggahan
    jalan("batalkan", *UJI, "--alasan", "latihan")
    jawaban = jalan("batalkan", *UJI, "--alasan", "latihan", "--json")
    assert (jawaban.kode, jawaban.json["berlaku"]) == (0, None)
    assert "Tidak ada lagi unggahan yang berlaku" in jawaban.galat
    kosong = jalan("keadaan", *UJI, "--json")
    assert (kosong.kode, kosong.keluar) == (1, "")
    assert "sudah dibatalkan" in kosong.galat
    lagi = jalan("batalkan", *UJI, "--alasan", "latihan")
    assert lagi.kode == 1
    assert "Semua unggahan" in lagi.galat


def test_restoring_what_was_not_cancelled_is_refused(dua_unggahan):
    jawaban = dua_unggahan("pulihkan", *UJI, "--json")
    assert (jawaban.kode, jawaban.keluar) == (1, "")
    assert "tidak ada yang perlu dipulihkan" in jawaban.galat


def test_a_reason_is_needed(dua_unggahan):
    assert dua_unggahan("batalkan", *UJI).kode == 2
    kosong = dua_unggahan("batalkan", *UJI, "--alasan", "  ")
    assert kosong.kode == 1
    assert "Alasan pembatalan belum diisi" in kosong.galat
    assert angka(dua_unggahan)["status"]["selesai"] == 2


@pytest.mark.parametrize("argumen", [("batalkan", "--alasan", "x"), ("pulihkan",)])
def test_an_unknown_rencana_is_refused_with_what_there_is(dua_unggahan, argumen):
    jawaban = dua_unggahan(*argumen, "--satker", "KPU Kota Uju", "--tahun", "2025")
    assert jawaban.kode == 1
    assert "Mungkin maksudnya: KPU Kota Uji." in jawaban.galat
