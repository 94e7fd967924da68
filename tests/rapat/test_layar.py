"""The sequence of screens: the same places each time, areas with nothing to discuss passed by, the pages' figures."""

from __future__ import annotations

from datetime import date

import pytest

from monev import keadaan, rapat
from monev.galat import TidakDitemukan
from monev.keluaran import dokumen
from monev.unggah.suntingan import Sasaran, sunting
from tests.pembuat import SATKER, TAHUN, isi_contoh, isi_langkah, isi_tenggat, unggah
from tests.rapat.conftest import ANI

BERES = {"laporan": "selesai", "tanggal_selesai": "2025-03-20", "bukti": {"Undangan": "ada"}}


@pytest.fixture
def empat_area(db, jurnal):
    """Area I done, II late, III due next month, IV far away; posisi 30 June, with an upload at the end of March."""
    semua = [
        isi_langkah("I.1.1", [isi_tenggat("2025-03", **BERES)], pic="Ketua"),
        isi_langkah("II.1.1", [isi_tenggat("2025-05")], pic="Sekretaris"),
        isi_langkah("III.1.1", [isi_tenggat("2025-07")]),
        isi_langkah("IV.1.1", [isi_tenggat("2025-12")]),
    ]
    awal = [isi_langkah("I.1.1", [isi_tenggat("2025-03")], pic="Ketua"), *semua[1:]]
    unggah(jurnal, isi_contoh(awal, posisi="2025-03-31"))
    unggah(jurnal, isi_contoh(semua, unggahan=2, posisi="2025-06-30"))
    db.ikuti()
    return db


@pytest.fixture
def r(empat_area):
    """The meeting of TW II."""
    return rapat.buka(empat_area, SATKER, TAHUN, judul="TW II", tanggal="2025-07-10", posisi=date(2025, 6, 30), **ANI)


@pytest.fixture
def p(empat_area, r):
    """The view of the meeting."""
    return rapat.pandangan_rapat(empat_area, r)


def test_areas_with_nothing_to_discuss_are_listed_but_passed_by(empat_area, p, r):
    layar = rapat.urutan(empat_area, p, r)
    assert [(a.kunci, a.dilewati) for a in layar] == [
        ("pembukaan", False),
        ("tindak-lanjut", True),
        ("situasi", False),
        ("perubahan", False),
        ("area-I", True),
        ("area-II", False),
        ("area-III", False),
        ("area-IV", True),
        ("kesenjangan", False),
        ("target", False),
        ("keputusan", False),
        ("penutup", False),
    ]
    assert all(bool(a.alasan) == a.dilewati for a in layar)


def test_an_area_whose_langkah_lack_a_target_is_discussed(db, jurnal):
    unggah(jurnal, isi_contoh([isi_langkah("I.1.1", [isi_tenggat("2025-03", **BERES)]), isi_langkah("VI.1.1")]))
    db.ikuti()
    r = rapat.buka(db, SATKER, TAHUN, judul="TW I", tanggal="2025-04-10", posisi=date(2025, 6, 30), **ANI)
    p = rapat.pandangan_rapat(db, r)
    lewat = {a.kunci: a.dilewati for a in rapat.urutan(db, p, r)}
    assert (lewat["area-I"], lewat["area-VI"]) == (True, False)
    assert list(rapat.layar_area(db, p, r, "VI").tanpa_target["kode"]) == ["VI.1.1"]


def test_a_plan_all_without_targets_has_its_meeting_too(db, jurnal):
    unggah(jurnal, isi_contoh([isi_langkah("I.1.1"), isi_langkah("II.1.1")]))
    db.ikuti()
    r = rapat.buka(db, SATKER, TAHUN, judul="TW I", tanggal="2025-04-10", posisi=date(2025, 6, 30), **ANI)
    p = rapat.pandangan_rapat(db, r)
    assert rapat.target_berikut(db, p).empty
    assert [a.kunci for a in rapat.urutan(db, p, r) if a.area and not a.dilewati] == ["area-I", "area-II"]
    for d in dokumen.daftar():
        for bentuk in d.bentuk:
            assert dokumen.buat(db, p, r, d.kode, bentuk), (d.kode, bentuk)


@pytest.mark.parametrize("catat", ["bukti", "kendala", "tindak lanjut"])
def test_an_area_something_was_recorded_of_stays_until_the_meeting_ends(empat_area, r, catat):
    def lewat() -> dict[str, bool]:
        empat_area.ikuti()
        return {a.kunci: a.dilewati for a in rapat.urutan(empat_area, rapat.pandangan_rapat(empat_area, r), r)}

    assert lewat()["area-IV"]
    if catat == "bukti":
        nilai = {"laporan": "selesai", "tanggal_selesai": "2025-06-20"}
        sunting(empat_area, SATKER, TAHUN, Sasaran("IV.1.1", "2025-12"), nilai, rapat=r.nomor, **ANI)
        di = Sasaran("IV.1.1", "2025-12", "Undangan")
        sunting(empat_area, SATKER, TAHUN, di, {"status": "ada"}, rapat=r.nomor, **ANI)
    elif catat == "kendala":
        rapat.catat_kendala(empat_area, r, kendala="Anggaran", area="IV", **ANI)
    else:
        rapat.putuskan(empat_area, r, uraian="Susun", pic="Ketua", batas="2025-08-01", kode="IV.1.1", **ANI)
    assert not lewat()["area-IV"]


def test_next_and_previous_pass_by_what_can_still_be_jumped_to(empat_area, p, r):
    layar = rapat.urutan(empat_area, p, r)
    assert rapat.melangkah(layar, "pembukaan", 1).kunci == "situasi"
    assert rapat.melangkah(layar, "perubahan", 1).kunci == "area-II"
    assert rapat.melangkah(layar, "area-IV", -1).kunci == "area-III"
    assert rapat.melangkah(layar, "penutup", 1).kunci == "penutup"
    assert rapat.melangkah(layar, None, -1).kunci == "pembukaan"
    assert rapat.cari_layar(layar, "area-XX") == 0


def test_the_figures_are_those_of_every_other_page(empat_area, p, r):
    hasil = rapat.layar_area(empat_area, p, r, "II")
    assert hasil.hitungan["terlambat"] == len(hasil.terlambat) == 1
    assert list(hasil.kesenjangan["kode"]) == ["II.1.1"]
    assert set(hasil.matriks["area"]) == {"II"}
    assert list(rapat.layar_area(empat_area, p, r, "III").segera["kode"]) == ["III.1.1"]
    assert rapat.situasi(empat_area, p).ringkasan == keadaan.ringkasan(empat_area, p)
    kesenjangan = rapat.kesenjangan_pic(empat_area, p)
    assert [(b["nilai"], b["n"]) for b in keadaan.ke_baris(kesenjangan.per_pic)] == [("Sekretaris", 1)]
    with pytest.raises(TidakDitemukan):
        rapat.layar_area(empat_area, p, r, "IX")


def test_what_changed_is_told_against_the_end_of_the_triwulan_before(empat_area, p, r):
    hasil = rapat.perubahan_triwulan(empat_area, p)
    assert (hasil.sejak, hasil.dulu.unggahan) == (date(2025, 3, 31), 1)
    assert (hasil.sebelum.selesai, hasil.kini.selesai) == (0, 1)
    assert set(hasil.perubahan["jenis"]) == {"selesai_baru", "bukti_ada"}
    sunting(empat_area, SATKER, TAHUN, Sasaran("II.1.1"), {"pic": "Ketua"}, rapat=1, **ANI)
    hasil = rapat.perubahan_triwulan(empat_area, rapat.pandangan_rapat(empat_area, r))
    assert set(hasil.perubahan["jenis"]) == {"selesai_baru", "bukti_ada", "pic_berubah"}


def test_without_anything_stored_by_then_no_earlier_state_is_made_up(terisi, pertemuan):
    hasil = rapat.perubahan_triwulan(terisi, rapat.pandangan_rapat(terisi, pertemuan))
    assert (hasil.dulu, hasil.sebelum, len(hasil.perubahan)) == (None, None, 0)
    assert hasil.kini.terlambat == 2


@pytest.mark.parametrize(
    ("posisi", "kode"),
    [(date(2025, 6, 30), ["III.1.1"]), (date(2025, 7, 10), ["III.1.1"]), (date(2025, 9, 30), ["IV.1.1"])],
)
def test_coming_targets_are_those_until_the_end_of_the_triwulan_after_posisi(empat_area, posisi, kode):
    p = keadaan.pandang(empat_area, SATKER, TAHUN, posisi)
    assert list(rapat.target_berikut(empat_area, p)["kode"]) == kode


def test_an_open_follow_up_brings_its_area_and_its_screen_into_the_next_meeting(empat_area, r):
    rapat.putuskan(empat_area, r, uraian="Selesaikan", pic="Ketua", batas="2025-08-01", area="IV", **ANI)
    rapat.ubah_rapat(empat_area, r, {"pemimpin": "K", "notulis": "N"}, **ANI)
    rapat.hadirkan(empat_area, r, [("Budi", "")], **ANI)
    rapat.tutup(empat_area, r, **ANI)
    kedua = rapat.buka(empat_area, SATKER, TAHUN, judul="Lagi", tanggal="2025-07-10", **ANI)
    layar = rapat.urutan(empat_area, rapat.pandangan_rapat(empat_area, kedua), kedua)
    lewat = {a.kunci: a.dilewati for a in layar}
    assert (lewat["tindak-lanjut"], lewat["area-IV"], lewat["area-I"]) == (False, False, True)
    assert len(rapat.penutup(empat_area, r).keputusan) == 1
