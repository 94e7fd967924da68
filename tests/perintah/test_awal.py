"""`awal`: what comes with the program is there on the first start, once, and never comes back unasked."""

from __future__ import annotations

import argparse
import shutil

import pytest

from monev.keadaan import daftar_rencana
from monev.perintah import awal
from monev.perintah.toko import basisdata
from tests.kode import AKAR


@pytest.fixture
def data(tmp_path, monkeypatch, tabel):
    """A data folder with one office of two unggahan, and one of sample data."""
    folder = tmp_path / "data"
    folder.mkdir()
    tabel("data/a1.csv", ("Rapat", "Maret 2025", ""))
    tabel("data/a2.csv", ("Rapat", "Maret 2025", "Selesai"))
    tabel("data/b.csv", ("Rapat", "Maret 2025", ""), judul="KPU KOTA LAIN TAHUN 2025")
    daftar = [
        ("a1.csv", "KPU Kota Uji", "2025-03-31"),
        ("a2.csv", "KPU Kota Uji", "2025-06-30"),
        ("b.csv", "KPU Kota Lain", "2025-01-31"),
    ]
    (folder / awal.DAFTAR).write_text(
        "\n".join(
            f'[[unggahan]]\nfile = "{file}"\nsatker = "{satker}"\ntahun = 2025\nposisi = {posisi}\n'
            for file, satker, posisi in daftar
        ),
        encoding="utf-8",
    )
    monkeypatch.setattr(awal, "FOLDER", folder)
    return folder


def banyak(jalan, satker: str = "KPU Kota Uji") -> int:
    return len(jalan("riwayat", "--satker", satker, "--tahun", "2025", "--json").json)


def test_everything_is_loaded_once_in_its_order(jalan, data):
    assert jalan("awal").kode == 0
    ulang = jalan("awal")
    assert (ulang.kode, ulang.keluar, ulang.galat) == (0, "", "")
    semua = jalan("riwayat", "--satker", "KPU Kota Uji", "--tahun", "2025", "--json").json
    assert [(satu["unggahan"], satu["nama_berkas"], satu["posisi"]) for satu in semua] == [
        (2, "a2.csv", "2025-06-30"),
        (1, "a1.csv", "2025-03-31"),
    ]


def test_an_interrupted_first_start_is_carried_on(jalan, data):
    shutil.move(data / "a2.csv", data / "nanti.csv")
    jawaban = jalan("awal")
    assert jawaban.kode == 0
    assert "a2.csv tidak ada" in jawaban.galat
    shutil.move(data / "nanti.csv", data / "a2.csv")
    jalan("awal")
    assert banyak(jalan) == 2


def test_an_office_that_has_its_own_unggahan_is_left_alone(jalan, data, tabel):
    jalan("muat", tabel("milik sendiri.csv", ("Rapat", "April 2025", "")))
    jalan("awal")
    assert banyak(jalan) == 1
    assert banyak(jalan, "KPU Kota Lain") == 1


def _buka(lingkungan):
    return basisdata(argparse.Namespace(db=lingkungan["MONEV_DB"], jurnal=None))


def test_what_was_hidden_or_cancelled_does_not_come_back(jalan, data, lingkungan):
    jalan("awal")
    with _buka(lingkungan) as db:
        kunci = {"pelaku": "Penguji", "tahun": 2025}
        db.jurnal.tambah(jenis="tampilan", satker="KPU Kota Lain", isi={"disembunyikan": True}, **kunci)
        db.jurnal.tambah(jenis="pembatalan", satker="KPU Kota Uji", isi={"unggahan": 2, "alasan": "uji"}, **kunci)
    assert jalan("awal").galat == ""
    with _buka(lingkungan) as db:
        assert daftar_rencana(db)["unggahan"].tolist() == [1]


def test_the_programs_own_list_names_files_it_has():
    isi = awal.baca_daftar(AKAR / "data")
    assert {(satu["satker"], satu["tahun"]) for satu in isi} >= {
        ("KPU Kabupaten Gunungkidul", 2024),
        ("KPU Kabupaten Mesuji", 2025),
    }
    assert [satu["file"] for satu in isi if not (AKAR / "data" / satu["file"]).is_file()] == []
