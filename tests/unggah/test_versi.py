"""Cancelling and restoring: only the newest, in order, never unseen, and nothing is deleted (DESIGN §6)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from monev import keadaan as k
from monev.galat import GalatMonev, TidakDitemukan, VersiBentrok
from monev.unggah import isi_terakhir
from monev.unggah.suntingan import Sasaran, sunting
from monev.unggah.versi import TidakDapatDiubah, batalkan, berkas_asli, pulihkan
from tests.unggah.bahan import SATKER, TAHUN, berkas, langkah, lapor, muat

SATU, DUA = langkah("I.1.1"), langkah("I.2.1", "Juni 2025")


@pytest.fixture
def tiga(db):
    """Three unggahan: a plan, one done, two done."""
    muat(db, berkas(SATU, DUA), "2025-01-15")
    muat(db, berkas(SATU, DUA, realisasi=[lapor("I.1.1", "2025-03", selesai="2025-03-20")]), "2025-03-31")
    muat(db, berkas(SATU, DUA, realisasi=[lapor("I.2.1", "2025-06", selesai="2025-06-20")]), "2025-06-30")
    return db


def batal(db, alasan="berkas tertukar", **lain):
    return batalkan(db, SATKER, TAHUN, alasan=alasan, pelaku="operator", **lain)


def kembali(db, **lain):
    return pulihkan(db, SATKER, TAHUN, pelaku="operator", **lain)


def berlaku(db) -> list[int]:
    return [s["unggahan"] for s in reversed(k.ke_baris(k.riwayat(db, SATKER, TAHUN))) if not s["dibatalkan"]]


def selesai(db, posisi="2025-12-31") -> int:
    return k.ringkasan(db, k.pandang(db, SATKER, TAHUN, date.fromisoformat(posisi))).kini.selesai


def test_cancelling_the_newest_brings_the_one_before_back(tiga):
    assert (selesai(tiga), berlaku(tiga)) == (2, [1, 2, 3])
    entri = batal(tiga, unggahan=3)
    assert (entri.jenis, entri.isi) == ("pembatalan", {"unggahan": 3, "alasan": "berkas tertukar"})
    assert (selesai(tiga), berlaku(tiga)) == (1, [1, 2])
    assert isi_terakhir(tiga, SATKER, TAHUN)["unggahan"] == 2


def test_a_cancelled_one_stays_in_the_history_with_who_when_and_why(tiga):
    entri = batal(tiga, alasan="  salah\n kantor ")
    baris = k.ke_baris(k.riwayat(tiga, SATKER, TAHUN))
    assert [(s["unggahan"], s["dibatalkan"], s["alasan"], s["dibatalkan_oleh"]) for s in baris] == [
        (3, True, "salah kantor", "operator"),
        (2, False, None, None),
        (1, False, None, None),
    ]
    assert baris[0]["dibatalkan_pada"].isoformat()[:19] == entri.waktu[:19]
    assert len(k.perubahan(tiga, baris[0]["unggahan_id"])) == baris[0]["perubahan"] > 0


def test_restored_it_counts_again_and_its_cancelling_is_no_longer_said(tiga):
    batal(tiga)
    entri = kembali(tiga, unggahan=3)
    assert (entri.jenis, entri.isi) == ("pemulihan", {"unggahan": 3})
    assert (selesai(tiga), berlaku(tiga)) == (2, [1, 2, 3])
    assert k.ke_baris(k.riwayat(tiga, SATKER, TAHUN))[0]["alasan"] is None


def test_several_cancelled_come_back_in_reverse_order(tiga):
    batal(tiga)
    batal(tiga)
    assert berlaku(tiga) == [1]
    with pytest.raises(TidakDapatDiubah, match="yang dibatalkan terakhir adalah unggahan 2"):
        kembali(tiga, unggahan=3)
    kembali(tiga)
    assert berlaku(tiga) == [1, 2]
    batal(tiga)
    kembali(tiga)
    kembali(tiga)
    assert berlaku(tiga) == [1, 2, 3]
    with pytest.raises(TidakDapatDiubah, match="tidak ada yang perlu dipulihkan"):
        kembali(tiga)


def test_after_a_new_upload_what_was_cancelled_before_it_stays_so_and_the_way_on_is_said(tiga):
    batal(tiga)
    muat(tiga, berkas(SATU, langkah("I.2.1", "Agustus 2025")), "2025-07-31")
    assert berlaku(tiga) == [1, 2, 4]
    assert k.giliran(tiga, SATKER, TAHUN).pulihkan is None
    with pytest.raises(TidakDapatDiubah, match="sesudah itu ada unggahan baru") as galat:
        kembali(tiga)
    assert "unggah lagi" in galat.value.saran
    batal(tiga)  # 4: the one that can come back is 4, not 3
    assert k.giliran(tiga, SATKER, TAHUN).pulihkan == 4


def test_only_the_newest_that_stands_can_be_cancelled(tiga):
    with pytest.raises(TidakDapatDiubah, match="Unggahan 2 bukan yang terbaru: sesudahnya ada unggahan 3"):
        batal(tiga, unggahan=2)
    batal(tiga)
    with pytest.raises(TidakDapatDiubah, match="Unggahan 3 sudah dibatalkan"):
        batal(tiga, unggahan=3)
    with pytest.raises(TidakDitemukan, match="Unggahan 9 tidak ada"):
        batal(tiga, unggahan=9)
    assert berlaku(tiga) == [1, 2]


def test_the_only_one_left_can_be_cancelled_and_the_rencana_then_has_none(tiga):
    for _ in range(3):
        batal(tiga)
    daftar = k.ke_baris(k.daftar_rencana(tiga))
    assert [(d["satker"], d["unggahan"], d["langkah"], d["posisi_terakhir"]) for d in daftar] == [(SATKER, 0, 0, None)]
    with pytest.raises(TidakDitemukan, match="sudah dibatalkan"):
        k.pandang(tiga, SATKER, TAHUN, date(2025, 6, 30))
    with pytest.raises(TidakDapatDiubah, match="Semua unggahan"):
        batal(tiga)
    kembali(tiga)
    assert berlaku(tiga) == [1]


@pytest.mark.parametrize("alasan", ["", "   ", "\n\t", "x" * 501])
def test_a_reason_is_needed_and_fits(tiga, alasan):
    with pytest.raises(TidakDapatDiubah, match="Alasan pembatalan"):
        batal(tiga, alasan=alasan)
    assert berlaku(tiga) == [1, 2, 3]


@pytest.mark.parametrize("ubah", [batal, kembali])
def test_what_somebody_stored_meanwhile_is_never_cancelled_unseen(tiga, ubah):
    batal(tiga)
    dilihat = k.giliran(tiga, SATKER, TAHUN).setelah
    muat(tiga, berkas(SATU, langkah("I.2.1", "Agustus 2025")), "2025-07-31")
    with pytest.raises(VersiBentrok, match="sudah diubah orang lain"):
        ubah(tiga, setelah=dilihat)
    assert berlaku(tiga) == [1, 2, 4]


def test_two_rencana_do_not_meet(tiga):

    lain = replace(berkas(SATU), tahun=2024)
    muat(tiga, lain, "2024-12-31")
    dilihat = k.giliran(tiga, SATKER, TAHUN).setelah
    batal(tiga, setelah=dilihat)
    assert len(k.ke_baris(k.riwayat(tiga, SATKER, 2024))) == 1
    assert k.giliran(tiga, SATKER, 2024).batalkan == 1


@pytest.mark.parametrize("ubah", [batalkan, pulihkan])
def test_an_unknown_rencana_is_said_and_nothing_is_stored(tiga, ubah):
    ujung = tiga.jurnal.ujung()
    lain = {"alasan": "x"} if ubah is batalkan else {}
    with pytest.raises(GalatMonev, match="tidak ada"):
        ubah(tiga, "KPU Kota Entah", TAHUN, pelaku="o", **lain)
    assert tiga.jurnal.ujung() == ujung


def test_a_rebuilt_database_knows_the_same_of_cancelling_and_restoring(tiga, tmp_path, jurnal):
    from monev.basisdata import Basisdata

    batal(tiga)
    batal(tiga)
    kembali(tiga)
    baru = Basisdata.buka(tmp_path / "baru.duckdb", jurnal)
    try:
        assert k.ke_baris(k.riwayat(baru, SATKER, TAHUN)) == k.ke_baris(k.riwayat(tiga, SATKER, TAHUN))
        assert k.giliran(baru, SATKER, TAHUN) == k.giliran(tiga, SATKER, TAHUN)
        assert (k.giliran(baru, SATKER, TAHUN).batalkan, k.giliran(baru, SATKER, TAHUN).pulihkan) == (2, 3)
    finally:
        baru.tutup()


def test_the_original_comes_back_bit_for_bit_also_of_a_cancelled_one(tiga):
    batal(tiga)
    nama, isi = berkas_asli(tiga, SATKER, TAHUN, 3)
    assert (nama, isi) == ("berkas.xlsx", b"2025-06-30")  # what `muat` of these tests hands in as the file
    sidik = {s["unggahan"]: s["sha256"] for s in k.ke_baris(k.riwayat(tiga, SATKER, TAHUN))}
    assert hashlib.sha256(isi).hexdigest() == sidik[3]


def test_an_unggahan_without_a_file_says_so(tiga):
    isi = {**isi_terakhir(tiga, SATKER, TAHUN), "unggahan": 4, "jenis": "rapat", "nama_berkas": None}
    tiga.jurnal.tambah(jenis="unggahan", pelaku="o", satker=SATKER, tahun=TAHUN, isi=isi)
    tiga.ikuti()
    with pytest.raises(TidakDitemukan, match="tanpa berkas"):
        berkas_asli(tiga, SATKER, TAHUN, 4)
    with pytest.raises(TidakDitemukan, match="tidak mempunyai unggahan 9"):
        berkas_asli(tiga, SATKER, TAHUN, 9)


def sunting_pic(db, pic):
    return sunting(db, SATKER, TAHUN, Sasaran("I.1.1"), {"pic": pic}, pelaku="operator", posisi=date(2025, 7, 15))


def test_a_change_made_in_the_app_is_a_version_too_compared_as_of_its_last_change(tiga, hari_ini):
    hari_ini("2025-07-15")
    sunting_pic(tiga, "Sekretaris")
    sunting_pic(tiga, "Kasubbag Hukum")
    id_unggahan = {s["unggahan"]: s["unggahan_id"] for s in k.ke_baris(k.riwayat(tiga, SATKER, TAHUN))}
    assert list(id_unggahan) == [4, 3, 2, 1]
    [satu] = k.ke_baris(k.perbandingan(tiga, id_unggahan[3], id_unggahan[4]))
    assert (satu["jenis"], satu["dari"], satu["ke"]) == ("pic_berubah", None, "Kasubbag Hukum")
    batal(tiga, unggahan=4)
    assert (berlaku(tiga), k.giliran(tiga, SATKER, TAHUN).pulihkan) == ([1, 2, 3], 4)
    assert isi_terakhir(tiga, SATKER, TAHUN)["langkah"][0]["pic"] is None
    kembali(tiga)
    assert isi_terakhir(tiga, SATKER, TAHUN)["langkah"][0]["pic"] == "Kasubbag Hukum"


def test_after_a_change_in_the_app_what_was_cancelled_before_it_stays_so(tiga, hari_ini):
    hari_ini("2025-07-15")
    batal(tiga)
    sunting_pic(tiga, "Sekretaris")
    with pytest.raises(TidakDapatDiubah, match="sesudah itu ada unggahan baru"):
        kembali(tiga)
    assert berlaku(tiga) == [1, 2, 4]
