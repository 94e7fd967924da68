"""One thing changed in the app: as checked as an upload, seen by all, taken back, rebuilt to the last row."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from monev import keadaan
from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan
from monev.isian import IsianDitolak
from monev.unggah import rancang, simpan
from monev.unggah.suntingan import Sasaran, SuntinganBentrok, batalkan_perubahan, sunting
from monev.unggah.tersimpan import terakhir
from monev.unggah.versi import batalkan, pulihkan
from tests.pembuat import SATKER, TAHUN, isi_contoh, isi_langkah, isi_tenggat, unggah
from tests.unggah.bahan import berkas, lapor, status_bukti, tenggat

MEI = Sasaran("V.a.1.1", "2025-05")
UNDANGAN = Sasaran("V.a.1.1", "2025-05", "Undangan")
LANGKAH = Sasaran("V.a.1.1")


@pytest.fixture(autouse=True)
def kini(hari_ini):
    """10 July 2025; the plan's only upload reports 30 June."""
    hari_ini("2025-07-10")


@pytest.fixture
def terisi(db, jurnal):
    """A database with one unggahan of three langkah."""
    unggah(jurnal)
    db.ikuti()
    return db


def ubah(db, di, nilai, *, pelaku="Ani", **lain):
    return sunting(db, SATKER, TAHUN, di, nilai, pelaku=pelaku, **lain)


def isi(db) -> dict:
    return terakhir(db, SATKER, TAHUN).isi


def test_a_change_becomes_an_unggahan_of_its_own_and_the_one_before_stays_as_it_was(terisi):
    hasil = ubah(terisi, MEI, {"laporan": "selesai", "tanggal_selesai": date(2025, 5, 20)})
    assert (hasil.unggahan, hasil.posisi) == (2, date(2025, 7, 10))
    assert tenggat(isi(terisi), "V.a.1.1", "2025-05")["tanggal_selesai"] == "2025-05-20"
    juni = keadaan.keadaan(terisi, keadaan.pandang(terisi, SATKER, TAHUN, date(2025, 6, 30)))
    juli = keadaan.keadaan(terisi, keadaan.pandang(terisi, SATKER, TAHUN, date(2025, 7, 10)))
    assert (juni["unggahan"], juni["status"]["terlambat"]) == (1, 2)
    assert (juli["unggahan"], juli["status"]["terlambat"], juli["status"]["selesai"]) == (2, 1, 1)


def test_what_one_person_changes_on_one_day_is_one_unggahan_and_its_changes_are_net(terisi):
    ubah(terisi, MEI, {"laporan": "selesai"})
    ubah(terisi, UNDANGAN, {"status": "ada"})
    ubah(terisi, LANGKAH, {"pic": "Sekretaris"})
    ubah(terisi, MEI, {"laporan": "belum"})
    riwayat = keadaan.ke_baris(keadaan.riwayat(terisi, SATKER, TAHUN))
    assert [(b["unggahan"], b["jenis"], b["perubahan"]) for b in riwayat] == [(2, "suntingan", 2), (1, "berkas", 0)]
    berubah = keadaan.ke_baris(keadaan.perubahan(terisi, riwayat[0]["unggahan_id"]))
    assert {(b["jenis"], b["dari"], b["ke"]) for b in berubah} == {
        ("bukti_ada", "Belum ada", "Ada"),
        ("pic_berubah", "Kasubbag Hukum", "Sekretaris"),
    }


def test_another_person_or_another_day_begins_another_unggahan(terisi, hari_ini):
    assert ubah(terisi, MEI, {"laporan": "proses"}).unggahan == 2
    assert ubah(terisi, UNDANGAN, {"status": "ada"}, pelaku="Budi").unggahan == 3
    assert ubah(terisi, LANGKAH, {"pic": "Sekretaris"}, pelaku="Budi").unggahan == 3
    hari_ini("2025-07-11")
    assert ubah(terisi, LANGKAH, {"pic": "Ketua"}, pelaku="Budi").unggahan == 4
    assert tenggat(isi(terisi), "V.a.1.1", "2025-05")["laporan"] == "proses"


def test_changing_nothing_stores_nothing(terisi, jurnal):
    sebelum = jurnal.ujung()
    assert ubah(terisi, MEI, {"laporan": "belum", "kendala": "  "}).entri is None
    assert jurnal.ujung() == sebelum


@pytest.mark.parametrize(
    ("di", "nilai", "kolom", "kata"),
    [
        (MEI, {"laporan": "tidak_berlaku"}, "kendala", "perlu alasan"),
        (MEI, {"laporan": "selesai", "tanggal_selesai": "2025-07-11"}, "tanggal_selesai", "sesudah posisi"),
        (MEI, {"laporan": "selesai", "tanggal_selesai": "2024-05-20"}, "tanggal_selesai", "sebelum tahun rencana"),
        (MEI, {"laporan": "selesai", "tanggal_selesai": "20 Mei"}, "tanggal_selesai", "bukan tanggal"),
        (MEI, {"tanggal_selesai": "2025-05-20"}, "tanggal_selesai", "hanya untuk status Selesai"),
        (MEI, {"laporan": "sudah"}, "laporan", "Pilih salah satu: Belum, Proses, Selesai, Tidak berlaku"),
        (MEI, {"kendala": "a" * 4001}, "kendala", "paling banyak 4000"),
        (UNDANGAN, {"status": "lengkap"}, "status", "Terverifikasi"),
        (UNDANGAN, {"tautan": "h" * 2001}, "tautan", "terlalu panjang"),
        (LANGKAH, {"pic": "x" * 201}, "pic", "paling banyak 200"),
    ],
)
def test_what_a_file_could_not_bring_is_refused_at_its_field_and_nothing_is_stored(
    terisi, jurnal, di, nilai, kolom, kata
):
    sebelum = jurnal.ujung()
    with pytest.raises(IsianDitolak) as ditolak:
        ubah(terisi, di, nilai)
    assert list(ditolak.value.isian) == [kolom]
    assert kata in ditolak.value.isian[kolom]
    assert jurnal.ujung() == sebelum


@pytest.mark.parametrize(
    ("posisi", "kata"),
    [("2025-06-29", "sebelum posisi unggahan terakhir (30 Juni 2025)"), ("2025-07-11", "masih akan datang")],
)
def test_a_posisi_before_the_newest_or_still_to_come_is_refused(terisi, posisi, kata):
    with pytest.raises(IsianDitolak) as ditolak:
        ubah(terisi, MEI, {"laporan": "proses"}, posisi=date.fromisoformat(posisi))
    assert kata in ditolak.value.isian["posisi"]


def test_the_posisi_may_be_chosen_and_is_never_before_a_newest_one_that_is_ahead_of_today(terisi, jurnal, hari_ini):
    assert ubah(terisi, MEI, {"laporan": "proses"}, posisi=date(2025, 6, 30)).posisi == date(2025, 6, 30)
    hari_ini("2025-06-01")
    assert ubah(terisi, MEI, {"laporan": "belum"}).posisi == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("di", "kata"),
    [
        (Sasaran("V.a.1.9"), "Yang mirip: V.a.1.1"),
        (Sasaran("V.a.1.1", "2025-06"), "Mei 2025, September 2025"),
        (Sasaran("V.a.1.1", "2025-05", "Foto"), "Foto"),
    ],
)
def test_what_is_not_in_the_newest_version_is_said_with_what_is(terisi, di, kata):
    nilai = {"langkah": {"pic": "A"}, "tenggat": {"kendala": "x"}, "bukti": {"catatan": "x"}}[di.macam]
    with pytest.raises(TidakDitemukan) as galat:
        ubah(terisi, di, nilai)
    assert kata in galat.value.pesan


def test_control_characters_are_taken_out_and_letters_of_any_script_stay(terisi):
    ubah(terisi, LANGKAH, {"pic": " Ni\x00 Lu\u202e  Ayu\n‘Ōtaki 陳 🏛 "})
    ubah(terisi, MEI, {"kendala": "baris satu\r\nbaris\x07 dua\ud800"})
    satu = next(s for s in isi(terisi)["langkah"] if s["kode"] == "V.a.1.1")
    assert satu["pic"] == "Ni Lu Ayu ‘Ōtaki 陳 🏛"
    assert satu["tenggat"][0]["kendala"] == "baris satu\nbaris dua"


def test_a_link_makes_a_bukti_present_and_says_so(terisi):
    hasil = ubah(terisi, UNDANGAN, {"tautan": "https://contoh.go.id/1"}, dilihat={"tautan": "", "status": "belum_ada"})
    assert "Ada" in hasil.keterangan[0]
    assert status_bukti(isi(terisi), "V.a.1.1", "2025-05")["Undangan"] == "ada"


def test_what_is_no_longer_selesai_has_no_date_of_it(terisi):
    ubah(terisi, MEI, {"laporan": "selesai", "tanggal_selesai": "2025-05-20"})
    ubah(terisi, MEI, {"laporan": "proses"})
    assert tenggat(isi(terisi), "V.a.1.1", "2025-05")["tanggal_selesai"] is None


def test_an_empty_pic_is_no_pic(terisi):
    ubah(terisi, LANGKAH, {"pic": "  "})
    assert next(s for s in isi(terisi)["langkah"] if s["kode"] == "V.a.1.1")["pic"] is None


def test_two_people_on_different_fields_of_one_tenggat_both_keep_their_work(terisi, jurnal):
    lain = Basisdata.buka(None, jurnal)
    dilihat = {"laporan": "belum", "kendala": ""}
    ubah(terisi, MEI, {"laporan": "proses"}, dilihat=dilihat)
    ubah(lain, MEI, {"laporan": "belum", "kendala": "Hujan"}, pelaku="Budi", dilihat=dilihat)
    t = tenggat(isi(terisi), "V.a.1.1", "2025-05")
    assert (t["laporan"], t["kendala"]) == ("proses", "Hujan")
    lain.tutup()


def test_the_same_field_changed_by_another_is_shown_with_both_values_who_and_when(terisi, jurnal):
    ubah(terisi, UNDANGAN, {"status": "perlu_perbaikan"}, pelaku="Budi")
    ubah(terisi, LANGKAH, {"pic": "Ketua"}, pelaku="Citra")
    sebelum = jurnal.ujung()
    with pytest.raises(SuntinganBentrok) as bentrok:
        ubah(terisi, UNDANGAN, {"status": "ada"}, dilihat={"status": "belum_ada"})
    (satu,) = bentrok.value.bentrokan
    assert (satu.kolom, satu.tersimpan, satu.isian, satu.pelaku) == ("status", "perlu_perbaikan", "ada", "Budi")
    for kata in ("Budi", "10 Jul 2025", "“Perlu perbaikan”", "“Ada”"):
        assert kata in bentrok.value.pesan
    assert jurnal.ujung() == sebelum
    assert ubah(terisi, UNDANGAN, {"status": "perlu_perbaikan"}, dilihat={"status": "belum_ada"}).entri is None


def test_who_stored_the_other_value_is_the_uploader_where_a_file_brought_it(terisi, jurnal):
    ubah(terisi, MEI, {"laporan": "proses"}, pelaku="Budi")
    unggah(jurnal, isi_contoh(unggahan=3, posisi="2025-07-10"))
    ubah(terisi, LANGKAH, {"pic": "Ketua"}, pelaku="Citra")
    with pytest.raises(SuntinganBentrok) as bentrok:
        ubah(terisi, MEI, {"laporan": "selesai"}, dilihat={"laporan": "proses"})
    assert bentrok.value.bentrokan[0].pelaku == "Penguji"


def test_a_change_is_taken_back_by_another_while_its_value_stands(terisi):
    semula = copy.deepcopy(isi(terisi)["langkah"])
    hasil = ubah(terisi, MEI, {"laporan": "selesai", "tanggal_selesai": "2025-05-20"})
    ubah(terisi, MEI, {"tindak_lanjut": "Kirim laporan"})
    batalkan_perubahan(terisi, SATKER, TAHUN, hasil.entri.nomor, pelaku="Budi")
    t = tenggat(isi(terisi), "V.a.1.1", "2025-05")
    assert (t["laporan"], t["tanggal_selesai"], t["selesai_sejak"]) == ("belum", None, None)
    assert t["tindak_lanjut"] == "Kirim laporan"
    assert batalkan_perubahan(terisi, SATKER, TAHUN, hasil.entri.nomor, pelaku="Budi").entri is None
    ubah(terisi, MEI, {"tindak_lanjut": ""})
    assert isi(terisi)["langkah"] == semula


def test_what_is_taken_back_is_gone_at_the_posisi_it_was_recorded_at(terisi):
    hasil = ubah(terisi, MEI, {"laporan": "selesai"}, posisi=date(2025, 6, 30))
    kembali = batalkan_perubahan(terisi, SATKER, TAHUN, hasil.entri.nomor, pelaku="Ani")
    assert (kembali.unggahan, kembali.posisi) == (2, date(2025, 6, 30))
    p = keadaan.pandang(terisi, SATKER, TAHUN, date(2025, 6, 30))
    assert keadaan.keadaan(terisi, p)["status"]["terlambat"] == 2


def test_a_change_that_somebody_went_on_from_is_not_taken_back_unseen(terisi):
    hasil = ubah(terisi, UNDANGAN, {"status": "ada"})
    ubah(terisi, UNDANGAN, {"status": "terverifikasi"}, pelaku="Pemeriksa")
    with pytest.raises(SuntinganBentrok) as bentrok:
        batalkan_perubahan(terisi, SATKER, TAHUN, hasil.entri.nomor, pelaku="Ani")
    assert "Pemeriksa" in bentrok.value.pesan
    with pytest.raises(TidakDitemukan):
        batalkan_perubahan(terisi, SATKER, TAHUN, 1, pelaku="Ani")


def test_a_reason_is_not_taken_back_from_under_tidak_berlaku(terisi):
    alasan = ubah(terisi, MEI, {"kendala": "Kegiatan dihapus dari DIPA"})
    ubah(terisi, MEI, {"laporan": "tidak_berlaku"})
    with pytest.raises(IsianDitolak):
        batalkan_perubahan(terisi, SATKER, TAHUN, alasan.entri.nomor, pelaku="Ani")


def test_cancelling_the_unggahan_takes_all_its_changes_and_restoring_brings_them_back(terisi):
    ubah(terisi, MEI, {"laporan": "proses"})
    ubah(terisi, UNDANGAN, {"status": "ada"})
    batalkan(terisi, SATKER, TAHUN, alasan="salah rapat", pelaku="Ani")
    assert isi(terisi)["unggahan"] == 1
    pulihkan(terisi, SATKER, TAHUN, pelaku="Ani")
    assert tenggat(isi(terisi), "V.a.1.1", "2025-05")["laporan"] == "proses"
    batalkan(terisi, SATKER, TAHUN, alasan="salah rapat", pelaku="Ani")
    assert ubah(terisi, LANGKAH, {"pic": "Ketua"}).unggahan == 3
    assert tenggat(isi(terisi), "V.a.1.1", "2025-05")["laporan"] == "belum"


def test_a_template_made_between_two_changes_is_merged_with_what_came_after_it(terisi):
    unggah(terisi.jurnal, isi_contoh([isi_langkah("I.1.1", [isi_tenggat("2025-03"), isi_tenggat("2025-09")])],
                                     unggahan=2, posisi="2025-07-01"))  # fmt: skip
    maret = Sasaran("I.1.1", "2025-03")
    asal = ubah(terisi, maret, {"laporan": "proses"}).entri
    ubah(terisi, maret, {"kendala": "Hujan"})
    bacaan = berkas(realisasi=[lapor("I.1.1", "2025-03", "proses"), lapor("I.1.1", "2025-09", "proses")], asal=asal)
    rancangan = rancang(terisi, bacaan, posisi=date(2025, 7, 10))
    assert rancangan.bentrokan == ()
    assert tenggat(rancangan.isi, "I.1.1", "2025-03")["kendala"] == "Hujan"
    assert tenggat(rancangan.isi, "I.1.1", "2025-09")["laporan"] == "proses"
    bentrok = berkas(realisasi=[lapor("I.1.1", "2025-03", "proses", kendala="Banjir")], asal=asal)
    rancangan = rancang(terisi, bentrok, posisi=date(2025, 7, 10))
    (satu,) = rancangan.bentrokan
    assert (satu.kolom, satu.tersimpan, satu.berkas) == ("Kendala", "Hujan", "Banjir")
    assert rancangan.penyunting[satu.kunci][0] == "Ani"


def test_an_upload_planned_before_a_change_is_not_stored_over_it(terisi):
    rancangan = rancang(terisi, berkas(realisasi=[lapor("V.a.1.1", "2025-09", "selesai")]), posisi=date(2025, 7, 10))
    ubah(terisi, MEI, {"laporan": "proses"})
    with pytest.raises(Exception, match="sudah diubah orang lain"):
        simpan(terisi, rancangan, pelaku="Op", berkas=b"x", nama_berkas="x.xlsx", setuju=True)
    assert tenggat(isi(terisi), "V.a.1.1", "2025-05")["laporan"] == "proses"
