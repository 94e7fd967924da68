"""The upload from file to stored version, as a person goes through it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from monev.keadaan import daftar_rencana, ke_baris
from monev.ui.halaman import UNGGAH
from monev.unggah import periksa, rancang, simpan
from tests.ui.conftest import tulisan

KEPALA = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET CAPAIAN")
AREA = ("I. MANAJEMEN PERUBAHAN",)
SATU = ("1", "Tim Kerja", "SK terbit", "Membentuk tim kerja", "SK Tim", "Maret 2025", "1 dokumen")
DUA = ("2", "Rencana Aksi", "Rencana tersusun", "Menyusun rencana aksi", "Rencana Aksi", "Juni 2025", "1 dokumen")
JUDUL = ("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN BARU",), ("TAHUN 2025",)
SATKER = "KPU Kabupaten Baru"


def berkas(*baris: tuple[str, ...], judul: tuple[tuple[str, ...], ...] = JUDUL) -> bytes:
    """A plan table as CSV."""
    wadah = io.StringIO()
    csv.writer(wadah, delimiter=";").writerows([*judul, KEPALA, AREA, *baris])
    return wadah.getvalue().encode()


@pytest.fixture
def unggah(buka):
    """Open Unggah and choose a file."""

    def jalan(isi: bytes, at: AppTest | None = None) -> AppTest:
        at = at or buka(UNGGAH)
        at.file_uploader[0].upload("rencana.csv", isi, "text/csv")
        return at.run()

    return jalan


def tombol_simpan(at: AppTest):
    return next(tombol for tombol in at.button if tombol.label.startswith("Simpan sebagai unggahan"))


def tersimpan(db) -> list[tuple]:
    db.ikuti()
    return [(b["satker"], b["tahun"], b["unggahan"], b["langkah"]) for b in ke_baris(daftar_rencana(db))]


def test_the_first_plan_of_a_new_office_is_stored_and_leads_to_ringkasan(isi_basis, unggah):
    db = isi_basis("kosong")
    at = unggah(berkas(SATU, DUA))
    assert "2 langkah, 2 tenggat, 2 bukti" in tulisan(at)
    assert tersimpan(db) == [], "nothing is stored before the last step"
    at = tombol_simpan(at).click().run()
    assert not at.exception
    assert "**Tersimpan** sebagai unggahan 1" in tulisan(at)
    assert tersimpan(db) == [(SATKER, 2025, 1, 2)]
    assert at.query_params["satker"] == SATKER
    tautan = next(t.proto for t in at.get("page_link") if "Ringkasan" in t.proto.label)
    assert "posisi=2025-10-01" in tautan.query_string


def test_the_same_file_again_stores_nothing(isi_basis, unggah):
    db = isi_basis("kosong")
    at = tombol_simpan(unggah(berkas(SATU))).click().run()
    at = unggah(berkas(SATU), at)
    assert "Tidak ada yang perlu disimpan" in tulisan(at)
    assert not [tombol for tombol in at.button if tombol.label.startswith("Simpan")]
    assert tersimpan(db) == [(SATKER, 2025, 1, 1)]


def test_what_takes_away_must_be_ticked_by_name(isi_basis, unggah):
    db = isi_basis("kosong")
    at = tombol_simpan(unggah(berkas(SATU, DUA))).click().run()
    at = unggah(berkas(SATU), at)
    (kotak,) = at.checkbox
    assert "Menyusun rencana aksi" in kotak.label
    assert tombol_simpan(at).disabled
    at = kotak.check().run()
    at = tombol_simpan(at).click().run()
    assert tersimpan(db) == [(SATKER, 2025, 2, 1)]


def test_a_wrong_file_is_refused_with_its_reasons_and_nothing_changes(isi_basis, unggah):
    db = isi_basis("rencana")
    sebelum = tersimpan(db)
    at = unggah(b"ini bukan tabel rencana aksi")
    assert not at.exception
    assert "Berkas belum dapat diterima" in tulisan(at)
    assert not [tombol for tombol in at.button if tombol.label.startswith("Simpan")]
    assert tersimpan(db) == sebelum


def test_satker_is_asked_for_where_the_file_does_not_say_it(isi_basis, unggah):
    db = isi_basis("kosong")
    at = unggah(berkas(SATU, judul=(("TAHUN 2025",),)))
    nama = next(t for t in at.text_input if t.label.startswith("Nama satker (tidak"))
    at = nama.input("KPU Kota Tanpa Judul").run()
    tombol_simpan(at).click().run()
    assert tersimpan(db) == [("KPU Kota Tanpa Judul", 2025, 1, 1)]


def test_a_refused_save_says_why_and_keeps_the_file(isi_basis, unggah, db):
    """Somebody else stores first: the person reads it, nothing is half done."""
    isi_basis("kosong")
    at = unggah(berkas(SATU))
    isi = berkas(SATU, DUA)
    rancangan = rancang(db, periksa(isi, "lain.csv"), posisi=date(2025, 9, 30))
    simpan(db, rancangan, pelaku="Orang lain", berkas=isi, nama_berkas="lain.csv")
    at = tombol_simpan(at).click().run()
    assert not at.exception
    assert tersimpan(db) == [(SATKER, 2025, 1, 2)]
    assert "Menyusun rencana aksi" in at.checkbox[0].label, "planned anew on what is stored now"
