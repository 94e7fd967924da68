"""A plain plan table that reports: Status, Kendala, Tautan of a langkah as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from monev.galat import BerkasDitolak
from monev.unggah import rancang
from tests.unggah.bahan import ada, berkas, langkah, lapor, muat, status_bukti, tenggat

JUNI, SEPTEMBER = date(2025, 6, 30), date(2025, 9, 30)
TIGA = langkah("I.1.1", "Maret, Juni, September 2025")


def test_of_one_tenggat_it_is_that_one(db):
    isi = berkas(langkah("I.1.1", "Desember 2025"), realisasi=[lapor("I.1.1", None)])
    rancangan = rancang(db, isi, posisi=JUNI)
    assert tenggat(rancangan.isi, "I.1.1", "2025-12")["laporan"] == "selesai"
    assert rancangan.peringatan == ()


def test_of_several_selesai_is_of_those_due_and_says_so(db):
    rancangan = rancang(db, berkas(TIGA, realisasi=[lapor("I.1.1", None)]), posisi=JUNI)
    assert [t["laporan"] for t in rancangan.isi["langkah"][0]["tenggat"]] == ["selesai", "selesai", "belum"]
    assert "2 dari 3 tenggat" in rancangan.peringatan[0].pesan


def test_of_several_proses_is_of_those_open_and_not_done(db):
    muat(db, berkas(TIGA, realisasi=[lapor("I.1.1", "2025-03")]), "2025-03-31")
    rancangan = rancang(db, berkas(TIGA, realisasi=[lapor("I.1.1", None, "proses")]), posisi=JUNI)
    assert [t["laporan"] for t in rancangan.isi["langkah"][0]["tenggat"]] == ["selesai", "proses", "belum"]


def test_of_several_belum_takes_nothing_back_but_of_one_it_does(db):
    satu = langkah("I.2.1")
    muat(db, berkas(TIGA, satu, realisasi=[lapor("I.1.1", "2025-03"), lapor("I.2.1", "2025-03")]))
    laporan = [lapor("I.1.1", None, "belum"), lapor("I.2.1", None, "belum")]
    rancangan = rancang(db, berkas(TIGA, satu, realisasi=laporan), posisi=SEPTEMBER)
    assert [(p.jenis, p.kode) for p in rancangan.perubahan] == [("selesai_ditarik", "I.2.1")]


def test_a_table_without_a_status_column_says_nothing_of_status(db):
    muat(db, berkas(TIGA, realisasi=[lapor("I.1.1", "2025-03")]))
    rancangan = rancang(db, berkas(TIGA, realisasi=[lapor("I.1.1", None, None, kendala="anggaran")]), posisi=JUNI)
    assert [(t["laporan"], t["kendala"]) for t in rancangan.isi["langkah"][0]["tenggat"]] == [
        ("selesai", ""),
        ("belum", "anggaran"),
        ("belum", ""),
    ]


def test_cells_left_blank_erase_nothing(db):
    satu = langkah("I.1.1")
    muat(db, berkas(satu, realisasi=[lapor("I.1.1", "2025-03", selesai="2025-03-05", tindak_lanjut="arsip")]))
    assert rancang(db, berkas(satu, realisasi=[lapor("I.1.1", None)]), posisi=JUNI).sama_persis


def test_of_none_it_is_asked_back(db):
    rancangan = rancang(db, berkas(langkah("I.1.1", ""), realisasi=[lapor("I.1.1", None)]), posisi=JUNI)
    assert "tanpa target waktu" in rancangan.peringatan[0].pesan


def test_tidak_berlaku_without_a_reason_is_refused(db):
    with pytest.raises(BerkasDitolak) as ditolak:
        rancang(db, berkas(TIGA, realisasi=[lapor("I.1.1", None, "tidak_berlaku")]), posisi=JUNI)
    assert "perlu alasan" in ditolak.value.galat[0].pesan
    beralasan = lapor("I.1.1", None, "tidak_berlaku", kendala="dihapus dari DIPA")
    rancangan = rancang(db, berkas(TIGA, realisasi=[beralasan]), posisi=JUNI)
    assert {t["laporan"] for t in rancangan.isi["langkah"][0]["tenggat"]} == {"tidak_berlaku"}


def test_a_link_of_the_langkah_adds_and_never_takes_evidence_back(db):
    satu = langkah("I.1.1")
    muat(db, berkas(satu, bukti=[ada("I.1.1", "2025-03", n) for n in ("Undangan", "Notulensi")]))
    rows = [ada("I.1.1", None, n, "belum_ada", tautan="https://map") for n in ("Undangan", "Notulensi")]
    rancangan = rancang(db, berkas(satu, realisasi=[], bukti=rows), posisi=JUNI)
    assert status_bukti(rancangan.isi, "I.1.1", "2025-03") == {"Undangan": "ada", "Notulensi": "ada"}
    assert {b["tautan"] for b in rancangan.isi["langkah"][0]["tenggat"][0]["bukti"]} == {"https://map"}


def test_a_link_of_a_langkah_without_tenggat_is_kept_with_it(db):
    isi = berkas(langkah("I.1.1", ""), bukti=[ada("I.1.1", None, "Undangan", tautan="https://map")])
    assert rancang(db, isi, posisi=JUNI).isi["langkah"][0]["lainnya"] == {"TAUTAN": "https://map"}
