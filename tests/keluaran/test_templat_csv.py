"""The template's sheets as CSV: out and in again loses nothing, whatever stands in a cell."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monev.baca.petik import beri_petik, lepas_petik
from monev.keluaran.templat_csv import LEMBAR, buat_csv, susun_csv
from monev.unggah import isi_terakhir, periksa, rancang, simpan
from tests.keluaran.bahan import POSISI, rencana_lengkap
from tests.kode import AKAR
from tests.unggah.bahan import SATKER, TAHUN, berkas, langkah, lapor, muat, tenggat

KEPUTUSAN = sorted((AKAR / "data").glob("Rencana Aksi ZI KPU Kabupaten *.xlsx"))


def kembali(db, data: bytes, posisi: str = POSISI):
    bacaan = periksa(data, "ekspor.csv")
    assert bacaan.galat == ()
    return rancang(db, bacaan, posisi=date.fromisoformat(posisi))


def baris(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("lembar", LEMBAR)
def test_untouched_it_changes_nothing(db, lembar):
    muat(db, rencana_lengkap(), POSISI)
    rancangan = kembali(db, buat_csv(db, SATKER, TAHUN, lembar))
    assert rancangan.perubahan == ()
    assert rancangan.sama_persis
    assert (rancangan.satker, rancangan.tahun) == (SATKER, TAHUN)


@pytest.mark.parametrize("lembar", LEMBAR)
@pytest.mark.parametrize("keputusan", KEPUTUSAN, ids=lambda jalur: jalur.stem[-20:])
def test_both_decrees_come_back_unchanged(db, keputusan, lembar):
    data = keputusan.read_bytes()
    bacaan = periksa(data, keputusan.name)
    posisi = date(bacaan.tahun, 12, 31)
    simpan(db, rancang(db, bacaan, posisi=posisi), pelaku="o", berkas=data, nama_berkas=keputusan.name)
    ekspor = buat_csv(db, bacaan.satker, bacaan.tahun, lembar)
    assert kembali(db, ekspor, posisi.isoformat()).perubahan == ()


def test_it_opens_in_excel_with_indonesian_settings_and_runs_no_formula(db):
    muat(db, rencana_lengkap(), POSISI)
    rencana = buat_csv(db, SATKER, TAHUN, "rencana")
    assert rencana.startswith("\ufeff".encode())
    sel = {isi for satu in baris(rencana) for isi in satu}
    assert "'=1+1 bukan rumus" in sel
    assert not [isi for isi in sel if isi[:1] in tuple("=+-@")]
    realisasi = baris(buat_csv(db, SATKER, TAHUN, "realisasi"))
    assert ["I.a.2.1", "Langkah I.a.2.1", "Maret 2025", "Selesai", "2025-04-02", "", "'+arsip\nbaris dua"] in realisasi


def test_filled_in_it_is_merged_with_what_was_stored_since(db):
    """It carries the mark of its unggahan, as the workbook does."""
    muat(db, rencana_lengkap(), POSISI)
    data = buat_csv(db, SATKER, TAHUN, "realisasi").decode("utf-8-sig")
    muat(db, berkas(*rencana_lengkap().langkah, realisasi=[lapor("V.1.1.2", "2025-03")]), "2025-07-31")
    diisi = data.replace("Juni 2025;Belum;", "Juni 2025;Selesai;2025-06-20", 1)
    assert diisi != data
    rancangan = kembali(db, diisi.encode(), "2025-09-30")
    assert [(p.jenis, p.kode, p.tenggat) for p in rancangan.perubahan] == [("selesai_baru", "I.a.2.1", "2025-06")]
    assert tenggat(rancangan.isi, "V.1.1.2", "2025-03")["laporan"] == "selesai"


def test_sample_data_says_so(db):
    muat(db, berkas(langkah("I.1.1"), simulasi=True), POSISI)
    for lembar in LEMBAR:
        data = buat_csv(db, SATKER, TAHUN, lembar)
        assert ["DATA SIMULASI"] in baris(data)
        assert kembali(db, data).isi["simulasi"]


@given(st.text(st.sampled_from("'=+-@ab"), max_size=6))
def test_an_apostrophe_before_a_formula_is_taken_off_exactly_once(teks):
    assert lepas_petik(beri_petik(teks)) == teks
    assert beri_petik(teks)[:1] not in ("=", "+", "-", "@")


TEKS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\";,\t\n "),
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")),
    ),
    max_size=25,
).map(str.strip)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEKS, TEKS, TEKS), min_size=1, max_size=4))
def test_any_text_in_any_cell_comes_back_as_it_was(semua):
    """Of reports and bukti; the plan's cells are held by its own test of the workbook, and read by the same code."""
    isi = {
        "unggahan": 1,
        "simulasi": False,
        "langkah": [_langkah(n, *satu) for n, satu in enumerate(semua, start=1)],
    }
    realisasi, bukti = (
        periksa(susun_csv(isi, satker=SATKER, tahun=TAHUN, hash_entri="f" * 64, lembar=lembar), "x.csv")
        for lembar in ("realisasi", "bukti")
    )
    assert (realisasi.galat, bukti.galat) == ((), ())
    assert [(r.kendala, r.tindak_lanjut) for r in realisasi.realisasi] == [(k, t) for k, t, _ in semua]
    assert [(b.nama, b.tautan, b.catatan) for b in bukti.bukti] == [(f"({n})", t, c) for n, t, c in semua]


def _langkah(nomor: int, kendala: str, tindak_lanjut: str, catatan: str) -> dict:
    bukti = {"nama": f"({kendala})", "jenis": "Laporan", "status": "ada", "tautan": tindak_lanjut}
    laporan = {"laporan": "proses", "tanggal_selesai": None, "kendala": kendala, "tindak_lanjut": tindak_lanjut}
    waktu = {"tenggat": "2025-03", "jatuh_tempo": "2025-03-31"}
    return {
        "kode": f"I.{nomor}.1",
        "langkah_aksi": f"Langkah {catatan}",
        "tenggat": [{**waktu, **laporan, "bukti": [{**bukti, "catatan": catatan}]}],
    }


def test_the_stored_content_is_the_same_after_all_three_came_back(db):
    muat(db, rencana_lengkap(), POSISI)
    sebelum = isi_terakhir(db, SATKER, TAHUN)["langkah"]
    for lembar in LEMBAR:
        isi = kembali(db, buat_csv(db, SATKER, TAHUN, lembar)).isi["langkah"]
        bukan = ("baris", "lembar", "jejak")
        assert [{k: v for k, v in s.items() if k not in bukan} for s in isi] == [
            {k: v for k, v in s.items() if k not in bukan} for s in sebelum
        ]
