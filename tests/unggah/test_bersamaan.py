"""Somebody else stores while a person looks at the preview: merged from what that person saw, nothing undone unseen."""

from __future__ import annotations

from datetime import date

import pytest

from monev.galat import VersiBentrok
from monev.unggah import isi_terakhir, kalimat_bentrokan, rancang, simpan
from tests.unggah.bahan import SATKER, TAHUN, berkas, langkah, lapor, muat, tenggat

SEPTEMBER = date(2025, 9, 30)
DUA = (langkah("I.1.1", aksi="Membentuk tim kerja"), langkah("I.2.1", "Juni 2025", aksi="Menyusun rencana aksi"))
SEMUA = {"pelaku": "operator", "berkas": b"x", "nama_berkas": "x.xlsx"}


def di_antara(db, di_berkas, *tersimpan, sebelum=DUA, **lain):
    """Somebody plans `di_berkas`; others store `tersimpan` before they confirm; what is planned anew of the file."""
    if sebelum:
        muat(db, berkas(*sebelum), "2025-03-31")
    pertama = rancang(db, di_berkas, posisi=SEPTEMBER)
    for satu in tersimpan:
        muat(db, satu, "2025-06-30")
    with pytest.raises(VersiBentrok):
        simpan(db, pertama, setuju=True, **SEMUA)
    return rancang(db, di_berkas, posisi=SEPTEMBER, dilihat=pertama.dasar, **lain)


def test_what_the_other_reported_stays_beside_what_the_file_brings(db):
    orang_lain = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", selesai="2025-03-20")])
    isi = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", "belum"), lapor("I.2.1", "2025-06", "proses")])
    rancangan = di_antara(db, isi, orang_lain)
    assert (rancangan.mengurangi, rancangan.bentrokan) == ((), ())
    simpan(db, rancangan, **SEMUA)
    terakhir = isi_terakhir(db, SATKER, TAHUN)
    assert terakhir["unggahan"] == 3
    assert tenggat(terakhir, "I.1.1", "2025-03")["tanggal_selesai"] == "2025-03-20"
    assert tenggat(terakhir, "I.2.1", "2025-06")["laporan"] == "proses"


def test_who_stored_meanwhile_is_said(db):
    rancangan = di_antara(db, berkas(*DUA, langkah("I.3.1")), berkas(DUA[0]))
    assert any("operator menyimpan unggahan 2" in kalimat for kalimat in rancangan.keterangan)
    assert [satu["kode"] for satu in rancangan.isi["langkah"]] == ["I.1.1", "I.3.1"]


def test_the_same_cell_is_a_clash_with_both_values_in_words_who_and_when(db):
    orang_lain = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", selesai="2025-03-20")])
    isi = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", "proses")])
    rancangan = di_antara(db, isi, orang_lain)
    [kalimat] = (kalimat_bentrokan(satu, rancangan) for satu in rancangan.bentrokan if satu.kolom == "Status")
    assert kalimat.startswith("I.1.1, Maret 2025, Status: tersimpan “Selesai” (oleh operator, ")
    assert kalimat.endswith(", di berkas “Proses”.")


def test_the_one_named_is_who_changed_that_cell_not_who_touched_its_row_last(db):
    tersimpan = [berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", "belum", kendala="anggaran")])]
    muat(db, berkas(*DUA), "2025-03-31")
    isi = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", "belum", kendala="pegawai cuti")])
    pertama = rancang(db, isi, posisi=SEPTEMBER)
    simpan(db, rancang(db, tersimpan[0], posisi=SEPTEMBER), **{**SEMUA, "pelaku": "Ani"})
    berikut = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", "proses", kendala="anggaran")])
    simpan(db, rancang(db, berikut, posisi=SEPTEMBER), **{**SEMUA, "pelaku": "Budi"})
    rancangan = rancang(db, isi, posisi=SEPTEMBER, dilihat=pertama.dasar)
    assert {satu.kolom: rancangan.penyunting[satu.kunci][0] for satu in rancangan.bentrokan} == {"Kendala": "Ani"}


def test_two_who_each_add_a_langkah_keep_both_and_reports_go_with_their_own(db):
    mereka = langkah("I.3.1", aksi="Menata arsip vital dan memindai berkas")
    kita = langkah("I.3.1", aksi="Sosialisasi pelaporan gratifikasi daring")
    isi = berkas(*DUA, kita, realisasi=[lapor("I.3.1", "2025-03", "proses")])
    rancangan = di_antara(db, isi, berkas(*DUA, mereka))
    aksi = {satu["kode"]: satu["langkah_aksi"] for satu in rancangan.isi["langkah"]}
    assert aksi["I.3.1"] == mereka.langkah_aksi
    assert aksi["I.3.2"] == kita.langkah_aksi
    assert tenggat(rancangan.isi, "I.3.2", "2025-03")["laporan"] == "proses"
    assert tenggat(rancangan.isi, "I.3.1", "2025-03")["laporan"] == "belum"
    assert rancangan.bentrokan == ()


def test_a_langkah_both_added_word_for_word_is_one(db):
    aksi = "Menata arsip vital dan memindai berkas"
    rancangan = di_antara(db, berkas(*DUA, langkah("I.4.1", aksi=aksi)), berkas(*DUA, langkah("I.3.1", aksi=aksi)))
    assert [satu["kode"] for satu in rancangan.isi["langkah"]] == ["I.1.1", "I.2.1", "I.3.1"]


def test_two_first_plans_of_one_rencana_join(db):
    rancangan = di_antara(db, berkas(DUA[0]), berkas(DUA[1]), sebelum=())
    assert [satu["kode"] for satu in rancangan.isi["langkah"]] == ["I.1.1", "I.2.1"]
    assert rancangan.mengurangi == ()


def test_a_file_of_an_older_unggahan_is_named_as_such(db):
    pertama = muat(db, berkas(*DUA), "2025-03-31")
    muat(db, berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03")]), "2025-06-30")
    lama = berkas(*DUA, realisasi=[lapor("I.1.1", "2025-03", "belum")], keterangan={"sha256": pertama.sha256})
    rancangan = rancang(db, lama, posisi=SEPTEMBER)
    assert "sama persis dengan berkas unggahan 1, padahal yang terbaru unggahan 2" in rancangan.peringatan[0].pesan
    assert len(rancangan.mengurangi) == 1
