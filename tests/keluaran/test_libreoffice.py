"""The template opened and saved by real LibreOffice: nothing is lost or changed, and its origin is still known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from monev.keluaran.templat import buat_templat
from monev.keluaran.templat_csv import buat_csv
from monev.unggah import periksa, rancang
from tests.keluaran.bahan import POSISI, rencana_lengkap, sel
from tests.keluaran.libreoffice import simpan_ulang
from tests.unggah.bahan import SATKER, TAHUN, berkas, langkah, lapor, muat


@pytest.fixture
def disimpan_ulang(db, tmp_path: Path) -> Path:
    muat(db, rencana_lengkap(), POSISI)
    jalur = tmp_path / "templat.xlsx"
    jalur.write_bytes(buat_templat(db, SATKER, TAHUN))
    return simpan_ulang(jalur, tmp_path)


def test_saved_by_libreoffice_it_changes_nothing_and_stays_a_form_to_fill_in(db, disimpan_ulang):
    bacaan = periksa(disimpan_ulang.read_bytes(), "templat.xlsx")
    assert bacaan.galat == ()
    assert (bacaan.asal.satker, bacaan.asal.unggahan) == (SATKER, 1)
    rancangan = rancang(db, bacaan, posisi=date.fromisoformat(POSISI))
    assert rancangan.perubahan == ()
    assert rancangan.sama_persis
    buku = load_workbook(disimpan_ulang)
    realisasi = buku["Realisasi"]
    assert realisasi.auto_filter.ref and realisasi.print_title_rows
    assert {a.type for a in realisasi.data_validations.dataValidation} >= {"list", "date"}
    assert realisasi.conditional_formatting
    selesai = sel(realisasi, "Tanggal selesai", Kode="I.a.2.1", Tenggat="Maret 2025")
    assert (selesai.is_date, selesai.value.date()) == (True, date(2025, 4, 2))
    assert not [s for lembar in buku for baris in lembar.iter_rows() for s in baris if s.data_type == "f"]


def test_realisasi_as_csv_saved_as_a_workbook_changes_nothing(db, tmp_path):
    """Opened as Excel with Indonesian settings opens it, and saved as .xlsx: months became dates, and are months."""
    rencana = berkas(langkah("I.1.1", "April 2025"), realisasi=[lapor("I.1.1", "2025-04", kendala="anggaran")])
    muat(db, rencana, POSISI)
    jalur = tmp_path / "realisasi.csv"
    jalur.write_bytes(buat_csv(db, SATKER, TAHUN, "realisasi"))
    hasil = simpan_ulang(jalur, tmp_path, "--infilter=CSV:59,34,76,1,,0,false,true,false")
    assert any(s.is_date for s in load_workbook(hasil).active["C"])
    rancangan = rancang(db, periksa(hasil.read_bytes(), "realisasi.xlsx"), posisi=date.fromisoformat(POSISI))
    assert rancangan.perubahan == ()
