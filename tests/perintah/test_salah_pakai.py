"""Wrong usage is told in Indonesian with what would be right: exit code 2, nothing on standard output."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.perintah import PERINTAH
from monev.perintah.butir import baca_posisi, baca_tahun
from monev.perintah.pengurai import SalahPakai
from tests.perintah.test_bantuan import INGGRIS

RENCANA = ("--satker", "KPU Kota Uji", "--tahun", "2025")


@pytest.mark.parametrize(
    ("argumen", "disebut"),
    [
        (("hapus",), "“hapus” tidak ada. Yang ada: periksa, muat"),
        (("keadaan",), "--satker perlu disebut"),
        (("keadaan", "--satker", "KPU Kota Uji"), "--tahun perlu disebut"),
        (("keadaan", "--satker"), "--satker harus diikuti nilainya"),
        (("keadaan", "--satker", "--tahun", "2025"), "--satker harus diikuti nilainya"),
        (("keadaan", "--satker", " ", "--tahun", "2025"), "nama satker tidak boleh kosong"),
        (("keadaan", "--satker", "KPU", "Kota", "--tahun", "2025"), "apit namanya dengan tanda kutip"),
        (("keadaan", "--satker", "KPU", "--tahun", "25"), "“25” bukan tahun"),
        (("keadaan", *RENCANA, "--posisi", "31-02-2025"), "“31-02-2025” bukan tanggal. Tulis misalnya 2025-09-30"),
        (("keadaan", *RENCANA, "--posisi", "kemarin"), "“kemarin” bukan tanggal"),
        (("keadaan", *RENCANA, "--json=ya"), "--json tidak memakai nilai"),
        (("keadaan", *RENCANA, "--pos", "2025-09-30"), "Pilihan --pos tidak ada. Yang ada: --satker"),
        (("riwayat", *RENCANA, "--posisi", "2025-09-30"), "Pilihan --posisi tidak ada"),
        (("muat",), "BERKAS perlu disebut"),
        (("muat", "a.xlsx", "b.xlsx"), "“b.xlsx” tidak dikenal"),
        (("periksa", "--json"), "BERKAS perlu disebut"),
        (("templat", *RENCANA), "--keluaran perlu disebut"),
        (("templat", *RENCANA, "-o"), "--keluaran harus diikuti nilainya"),
        (("templat", *RENCANA, "-o", "isian.xls"), "harus berakhiran .xlsx"),
        (("--db",), "Perintahnya belum disebut"),
        (("--db", "x.duckdb", "--satker", "KPU"), "Perintah “--satker” tidak ada"),
    ],
)
def test_wrong_usage_is_named_with_what_would_be_right(jalan, argumen, disebut):
    jawaban = jalan(*argumen)
    assert (jawaban.kode, jawaban.keluar) == (2, "")
    assert disebut in jawaban.galat
    assert "--help" in jawaban.galat
    assert not INGGRIS.search(jawaban.galat)


@pytest.mark.parametrize(
    ("setelan", "nilai", "contoh"),
    [
        ("MONEV_HARI_INI", "30-09-2025", "MONEV_HARI_INI=2025-09-30"),
        ("MONEV_HARI_INI", "2025-02-30", "MONEV_HARI_INI=2025-09-30"),
        ("MONEV_HARI_INI", "besok", "MONEV_HARI_INI=2025-09-30"),
        ("MONEV_ZONA", "WIB", "Asia/Jakarta (WIB)"),
        ("MONEV_ZONA", "../../etc/passwd", "Asia/Jakarta (WIB)"),
    ],
)
@pytest.mark.parametrize("argumen", [("riwayat", *RENCANA), ("keadaan", *RENCANA), ("awal",)], ids=lambda a: a[0])
def test_a_setting_that_cannot_be_meant_is_wrong_usage_of_every_command(
    jalan, monkeypatch, argumen, setelan, nilai, contoh
):
    monkeypatch.setenv(setelan, nilai)
    jawaban = jalan(*argumen)
    assert (jawaban.kode, jawaban.keluar) == (2, "")
    assert jawaban.galat.startswith(f"Setelan keliru: {setelan} = “{nilai}” bukan ")
    assert contoh in jawaban.galat


def test_help_needs_no_right_settings(jalan, monkeypatch):
    monkeypatch.setenv("MONEV_HARI_INI", "besok")
    assert jalan("keadaan", "--help").kode == 0


KATA = [
    "--satker",
    "--tahun",
    "--posisi",
    "--json",
    "--setuju",
    "-o",
    "--db",
    "--keluaran",
    "--",
    "-",
    "-x",
    "--json=1",
]
KATA += ["--tahun=2025", "KPU Kota Uji", "2025", "a.xlsx", "", "-1", "--satker=", "-ojson", "--help", "-h"]


@given(st.sampled_from(list(PERINTAH)), st.lists(st.sampled_from(KATA), max_size=7))
def test_whatever_is_typed_is_understood_or_refused_in_indonesian(nama, argumen):
    try:
        import_module(f"monev.perintah.{nama}").PERINTAH.urai(nama, argumen)
    except SalahPakai as galat:
        assert galat.pesan.endswith(".")
        assert not INGGRIS.search(galat.pesan)
        assert f"monev {nama} --help" in galat.saran


@pytest.mark.parametrize("teks", ["2025-09-30", "30-09-2025", "30/9/2025", "30 September 2025", " 30  september 2025 "])
def test_a_posisi_is_read_as_people_write_it(teks):
    assert baca_posisi(teks) == date(2025, 9, 30)


@pytest.mark.parametrize("teks", ["", "2025", "09-2025", "2025-13-01", "30 Septembr 2025", "2025-9-31", "1899-01-01"])
def test_what_is_no_date_is_not_guessed(teks):
    with pytest.raises(ValueError, match=r"2025"):
        baca_posisi(teks)


@pytest.mark.parametrize("teks", ["", "25", "dua ribu", "20255", "1999", "-2025"])
def test_what_is_no_tahun_is_not_guessed(teks):
    with pytest.raises(ValueError, match="empat angka"):
        baca_tahun(teks)
