"""Which unggahan a rencana is judged on, and what is said where there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monev import keadaan as k
from monev.galat import TidakDitemukan
from tests.keadaan.bahan import kiriman, langkah, simpan, tenggat
from tests.pembuat import TAHUN

PLAN = langkah("I.1.1", tenggat("2025-06"))
SELESAI = langkah("I.1.1", tenggat("2025-06", "selesai", selesai_sejak="2025-06-30"))


def unggahan(toko, satker: str, posisi: str) -> tuple[int, int | None]:
    p = k.pandang(toko, satker, TAHUN, date.fromisoformat(posisi))
    return p.unggahan, p.unggahan_sebelum


def test_the_newest_unggahan_whose_posisi_is_not_after_ours_is_judged(toko):
    satker = simpan(
        toko,
        kiriman("2025-03-31", PLAN, nomor=1),
        kiriman("2025-06-30", PLAN, nomor=2),
        kiriman("2025-09-30", PLAN, nomor=3),
    )
    assert unggahan(toko, satker, "2025-06-29") == (1, None)
    assert unggahan(toko, satker, "2025-06-30") == (2, 1)
    assert unggahan(toko, satker, "2025-12-31") == (3, 2)


def test_before_the_first_the_oldest_is_judged_and_nothing_counts_as_reported(toko):
    satker = simpan(toko, kiriman("2025-06-30", SELESAI, nomor=1), kiriman("2025-09-30", SELESAI, nomor=2))
    p = k.pandang(toko, satker, TAHUN, date(2025, 6, 29))
    assert (p.unggahan, p.unggahan_sebelum, p.ada_realisasi) == (1, None, False)
    assert k.pandang(toko, satker, TAHUN, date(2025, 6, 30)).ada_realisasi


def test_newest_is_by_number_not_by_posisi(toko):
    """A correction of an older quarter, uploaded last, is what the office says now of any later day too."""
    satker = simpan(toko, kiriman("2025-09-30", PLAN, nomor=1), kiriman("2025-06-30", SELESAI, nomor=2))
    assert unggahan(toko, satker, "2025-07-15") == (2, None)  # unggahan 1 does not speak of July yet
    assert unggahan(toko, satker, "2025-12-31") == (2, 1)


def test_a_cancelled_unggahan_is_never_judged_and_reports_nothing(toko):
    satker = simpan(
        toko,
        kiriman("2025-03-31", PLAN, nomor=1),
        replace(kiriman("2025-06-30", SELESAI, nomor=2), dibatalkan=True),
    )
    p = k.pandang(toko, satker, TAHUN, date(2025, 12, 31))
    assert (p.unggahan, p.ada_realisasi, p.jumlah_unggahan) == (1, False, 1)


def test_with_every_unggahan_cancelled_the_way_back_is_named(toko):
    satker = simpan(toko, replace(kiriman("2025-03-31", PLAN), dibatalkan=True))
    with pytest.raises(TidakDitemukan) as galat:
        k.pandang(toko, satker, TAHUN, date(2025, 12, 31))
    assert "dibatalkan" in galat.value.pesan
    assert "Riwayat" in galat.value.saran
    [baris] = [b for b in k.ke_baris(k.daftar_rencana(toko)) if b["satker"] == satker]
    assert (baris["unggahan"], baris["posisi_terakhir"], baris["langkah"]) == (0, None, 0)


def test_the_same_office_written_another_way_is_found(toko):
    simpan(toko, kiriman("2025-03-31", PLAN), satker="KPU Kabupaten Penulisan")
    p = k.pandang(toko, "KOMISI PEMILIHAN UMUM KAB.  PENULISAN", TAHUN, date(2025, 3, 31))
    assert p.satker == "KPU Kabupaten Penulisan"


def test_what_is_not_there_is_answered_with_what_is(toko):
    satker = simpan(toko, kiriman("2025-03-31", PLAN), satker="KPU Kota Tersedia")
    with pytest.raises(TidakDitemukan) as galat:
        k.pandang(toko, "KPU Kota Tersedja", TAHUN, date(2025, 3, 31))
    assert satker in galat.value.saran
    with pytest.raises(TidakDitemukan) as galat:
        k.pandang(toko, satker, 2019, date(2025, 3, 31))
    assert "2019" in galat.value.pesan
    assert str(TAHUN) in galat.value.saran


def test_with_nothing_stored_the_first_step_is_named(db):
    with pytest.raises(TidakDitemukan) as galat:
        k.pandang(db, "KPU Kabupaten Uji", TAHUN, date(2025, 3, 31))
    assert "Unggah" in galat.value.saran
    assert k.daftar_rencana(db).empty


def test_a_hidden_rencana_is_neither_listed_nor_shown(db):
    nyata = simpan(db, kiriman("2025-03-31", PLAN))
    simulasi = simpan(db, kiriman("2025-03-31", PLAN, simulasi=True))
    assert list(k.daftar_rencana(db)["satker"]) == [nyata, simulasi]  # sample data last
    isi = {"disembunyikan": True}
    db.jurnal.tambah(jenis="tampilan", pelaku="Penguji", satker=simulasi, tahun=TAHUN, isi=isi)
    db.ikuti()

    assert list(k.daftar_rencana(db)["satker"]) == [nyata]
    assert set(k.daftar_rencana(db, sertakan_tersembunyi=True)["satker"]) == {nyata, simulasi}
    for tanya in (lambda: k.pandang(db, simulasi, TAHUN, date(2025, 3, 31)), lambda: k.riwayat(db, simulasi, TAHUN)):
        with pytest.raises(TidakDitemukan) as galat:
            tanya()
        assert nyata in galat.value.saran


def test_riwayat_has_every_unggahan_newest_first(toko):
    satker = simpan(
        toko,
        kiriman("2025-03-31", PLAN, nomor=1),
        replace(kiriman("2025-06-30", SELESAI, PLAN | {"kode": "I.2.1"}, nomor=2), dibatalkan=True),
    )
    semua = k.ke_baris(k.riwayat(toko, satker, TAHUN))
    assert [(b["unggahan"], b["posisi"], b["langkah"], b["tenggat"], b["dibatalkan"]) for b in semua] == [
        (2, date(2025, 6, 30), 2, 2, True),
        (1, date(2025, 3, 31), 1, 1, False),
    ]


def test_perubahan_are_those_the_unggahan_brought(toko):
    satu = {"jenis": "selesai_baru", "kode": "I.1.1", "langkah_aksi": "Langkah", "tenggat": "2025-06"}
    isi = [satu | {"kolom": "Status", "dari": "Belum", "ke": "Selesai"}]
    satker = simpan(toko, kiriman("2025-06-30", SELESAI, perubahan=isi))
    p = k.pandang(toko, satker, TAHUN, date(2025, 6, 30))
    assert k.ke_baris(k.perubahan(toko, p.unggahan_id)) == isi
    assert k.ringkasan(toko, p).perubahan == {"selesai_baru": 1}


def test_what_is_remembered_is_forgotten_with_the_next_journal_entry(toko):
    """Which rencana there are and which unggahan is judged are remembered until the journal grows (12 ms a redraw)."""
    satker = simpan(toko, kiriman("2025-03-31", PLAN, nomor=1))
    assert unggahan(toko, satker, "2025-12-31") == (1, None)
    ada = k.daftar_rencana(toko)
    simpan(toko, kiriman("2025-06-30", SELESAI, nomor=2), satker=satker)
    assert unggahan(toko, satker, "2025-12-31") == (2, 1)
    simpan(toko, kiriman("2025-03-31", PLAN, nomor=1))
    assert len(k.daftar_rencana(toko)) == len(ada) + 1
