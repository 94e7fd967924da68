"""A column that somebody deleted, or that an SK never had, says nothing: what is stored under it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from monev.galat import BerkasDitolak
from monev.keluaran.templat import buat_templat
from monev.unggah import periksa, rancang
from tests.unggah.bahan import SATKER, TAHUN, ada, berkas, langkah, lapor, muat, tenggat

OKTOBER = date(2025, 10, 31)
ISI = (
    langkah("I.1.1", "Januari sd Desember 2025", pic="Sekretaris", frekuensi="Bulanan", lainnya={"CATATAN": "rapat"}),
    langkah("I.2.1", "Maret 2025", pic="Kasubbag", capaian="1 dokumen"),
)


@pytest.fixture
def templat(db) -> bytes:
    realisasi = [lapor("I.2.1", "2025-03", selesai="2025-03-20", kendala="hujan", tindak_lanjut="diulang")]
    bukti = [ada("I.2.1", "2025-03", "Undangan", tautan="https://contoh.example/a", catatan="asli")]
    bukti += [ada("I.2.1", "2025-03", "Notulensi", "belum_ada")]
    muat(db, berkas(*ISI, realisasi=realisasi, bukti=bukti))
    return buat_templat(db, SATKER, TAHUN)


def tanpa(data: bytes, lembar: str, judul: str, ubah=None) -> bytes:
    """The workbook without one column, as Excel deletes it."""
    buku = load_workbook(BytesIO(data))
    satu = buku[lembar]
    sel = next(s for b in satu.iter_rows(max_row=8) for s in b if s.value == judul)
    for gabungan in list(satu.merged_cells.ranges):
        satu.unmerge_cells(str(gabungan))
    satu.delete_cols(sel.column)
    if ubah:
        ubah(buku)
    hasil = BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


@pytest.mark.parametrize(
    ("lembar", "judul"),
    [
        ("Rencana Aksi", "PIC"),
        ("Rencana Aksi", "FREKUENSI"),
        ("Rencana Aksi", "TARGET CAPAIAN"),
        ("Rencana Aksi", "CATATAN"),
        ("Realisasi", "Tanggal selesai"),
        ("Realisasi", "Kendala"),
        ("Realisasi", "Tindak lanjut"),
        ("Bukti Dukung", "Tautan"),
        ("Bukti Dukung", "Catatan"),
        ("Bukti Dukung", "Jenis"),
    ],
)
def test_a_column_deleted_from_the_template_erases_nothing(db, templat, lembar, judul):
    rancangan = rancang(db, periksa(tanpa(templat, lembar, judul), "isian.xlsx"), posisi=OKTOBER)
    assert rancangan.perubahan == ()
    if judul != "Jenis":  # a document's kind is known from its name
        pesan = f"Berkas ini tidak berkolom {judul}; isi yang tersimpan tetap dipakai."
        assert pesan.casefold() in [c.pesan.casefold() for c in rancangan.peringatan]


def test_what_else_the_narrower_file_says_counts(db, templat):
    def tarik(buku):
        buku["Realisasi"]["D17"] = "Proses"

    data = tanpa(templat, "Realisasi", "Tanggal selesai", tarik)
    assert load_workbook(BytesIO(data))["Realisasi"]["A17"].value == "I.2.1"
    t = tenggat(rancang(db, periksa(data, "isian.xlsx"), posisi=OKTOBER).isi, "I.2.1", "2025-03")
    assert (t["laporan"], t["tanggal_selesai"], t["kendala"]) == ("proses", None, "hujan")


def test_a_column_left_blank_does_say_nothing_is_there(db, templat):
    kolom = frozenset({"pic", "frekuensi", "target_capaian"})
    kosong = [replace(satu, pic=None) for satu in ISI]
    rancangan = rancang(db, berkas(*kosong, kolom=kolom), posisi=OKTOBER)
    assert {(p.jenis, p.kode) for p in rancangan.perubahan} == {("pic_berubah", "I.1.1"), ("pic_berubah", "I.2.1")}


def test_the_sk_s_own_table_keeps_the_frequency_that_was_set_in_the_app(db, templat):
    """Moved by a month and without FREKUENSI: it stays a monthly langkah."""
    digeser = langkah("I.1.1", "Februari sd Desember 2025")
    assert len(digeser.tenggat) == 1
    rancangan = rancang(db, berkas(digeser, langkah("I.2.1", "Maret 2025"), kolom=frozenset()), posisi=OKTOBER)
    [pertama, _] = rancangan.isi["langkah"]
    assert (pertama["frekuensi"], pertama["pic"], pertama["jenis_target"]) == ("Bulanan", "Sekretaris", "bulanan")
    assert [t["tenggat"] for t in pertama["tenggat"]] == [f"2025-{bulan:02}" for bulan in range(2, 13)]


def test_a_column_settled_to_mean_something_else_is_not_kept_under_its_old_meaning(db, templat):
    isi = [replace(satu, pic=None, lainnya={**satu.lainnya, "DISUSUN OLEH": satu.pic}) for satu in ISI]
    kolom = frozenset({"frekuensi", "target_capaian", "CATATAN", "DISUSUN OLEH"})
    langkah_baru = rancang(db, berkas(*isi, kolom=kolom), posisi=OKTOBER).isi["langkah"]
    assert [(satu["pic"], satu["lainnya"]["DISUSUN OLEH"]) for satu in langkah_baru] == [
        (None, "Sekretaris"),
        (None, "Kasubbag"),
    ]


def test_without_kendala_a_tidak_berlaku_keeps_its_stored_reason_and_a_new_one_is_asked_for(db, templat):
    alasan = [lapor("I.2.1", "2025-03", "tidak_berlaku", kendala="Tim belum dibentuk")]
    muat(db, berkas(*ISI, realisasi=alasan), posisi=str(OKTOBER))
    satu = tanpa(buat_templat(db, SATKER, TAHUN), "Realisasi", "Kendala")
    assert rancang(db, periksa(satu, "t.xlsx"), posisi=OKTOBER).perubahan == ()

    def satu_lagi(buku) -> None:
        buku["Realisasi"]["D5"] = "Tidak berlaku"

    dua = tanpa(buat_templat(db, SATKER, TAHUN), "Realisasi", "Kendala", satu_lagi)
    with pytest.raises(BerkasDitolak) as ditolak:
        rancang(db, periksa(dua, "t.xlsx"), posisi=OKTOBER)
    assert [(c.baris, "Tambahkan kolom Kendala" in c.pesan) for c in ditolak.value.galat] == [(5, True)]
