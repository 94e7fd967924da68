"""The list of missing bukti as workbook, as CSV, and as a message for a WhatsApp group."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from monev.keadaan import kesenjangan, pandang
from monev.keluaran import daftar_kesenjangan, pesan
from tests.keluaran.bahan import sel
from tests.unggah.bahan import SATKER, TAHUN, ada, berkas, langkah, lapor, muat

SEPTEMBER = date(2025, 9, 30)


@pytest.fixture
def celah(db):
    """Four missing documents: three of one PIC, one of them for a tenggat called done; one without PIC."""
    isi = berkas(
        langkah(
            "V.a.1.1", "Mei 2025", aksi="Public campaign\ngratifikasi", bukti="Notulensi, Foto", pic="Kasubbag Hukum"
        ),
        langkah("V.a.2.1", "Maret 2025", aksi="=Internalisasi", bukti="Laporan, SK", pic="Kasubbag Hukum"),
        langkah("II.1.1", "Agustus 2025", aksi="Reviu SOP", bukti="@Notulensi"),
        langkah("VI.1.1", "Desember 2025", pic="Sekretaris"),
        realisasi=[lapor("V.a.2.1", "2025-03", selesai="2025-03-20")],
        bukti=[ada("V.a.2.1", "2025-03", "Laporan"), ada("V.a.2.1", "2025-03", "SK", "belum_ada")],
    )
    muat(db, isi, "2025-09-30")
    p = pandang(db, SATKER, TAHUN, SEPTEMBER)
    return kesenjangan(db, p), p


def test_the_message_is_by_pic_with_counts_what_is_called_done_first(celah):
    assert pesan.kesenjangan(*celah) == (
        "*Kesenjangan bukti ZI, KPU Kabupaten Uji, posisi 30 September 2025*\n"
        "4 bukti belum ada; 1 di antaranya untuk yang dilaporkan selesai.\n"
        "\n"
        "Kasubbag Hukum (3):\n"
        "1. V.a.2.1 =Internalisasi, Maret 2025 (dilaporkan selesai): SK\n"
        "2. V.a.1.1 Public campaign gratifikasi, Mei 2025: Notulensi, Foto\n"
        "\n"
        "Belum ada PIC (1):\n"
        "1. II.1.1 Reviu SOP, Agustus 2025: @Notulensi"
    )


def test_with_nothing_missing_the_message_says_so(celah):
    baris, p = celah
    assert pesan.kesenjangan(baris.iloc[:0], p).endswith("\nTidak ada kesenjangan bukti.")


def test_the_workbook_has_title_real_dates_and_no_formulas(celah):
    lembar = load_workbook(BytesIO(daftar_kesenjangan.ke_xlsx(*celah))).active
    assert [lembar["A1"].value, lembar["A2"].value] == [
        "Kesenjangan bukti ZI, KPU Kabupaten Uji, 2025",
        "Posisi 30 September 2025: 4 bukti belum ada",
    ]
    tempo = sel(lembar, "Jatuh tempo", Kode="V.a.2.1")
    assert (tempo.value.date(), tempo.is_date) == (date(2025, 3, 31), True)
    assert sel(lembar, "Hari terlambat", Kode="V.a.1.1").value == 122
    assert sel(lembar, "Dilaporkan selesai", Kode="V.a.2.1").value == "Ya"
    assert sel(lembar, "Bukti", Kode="II.1.1").data_type == "s"
    assert sel(lembar, "PIC", Kode="II.1.1").value is None
    assert lembar.freeze_panes and lembar.auto_filter.ref == "A4:N8"


def test_the_csv_opens_in_excel_with_indonesian_settings_and_runs_no_formula(celah):
    data = daftar_kesenjangan.ke_csv(*celah)
    assert data.startswith("\ufeff".encode())
    baris = list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert baris[3][:3] == ["Kode", "Area", "Nama area"]
    assert baris[4][0] == "V.a.2.1"
    assert baris[4][4:8] == ["'=Internalisasi", "Maret 2025", "2025-03-31", "183"]
    assert baris[7][8] == "'@Notulensi"


def test_sample_data_says_so_in_each(celah):
    baris, p = celah
    contoh = replace(p, simulasi=True)
    assert pesan.kesenjangan(baris, contoh).startswith("*DATA SIMULASI*\n")
    assert "DATA SIMULASI" in daftar_kesenjangan.ke_csv(baris, contoh).decode("utf-8-sig")
    assert load_workbook(BytesIO(daftar_kesenjangan.ke_xlsx(baris, contoh))).active["A3"].value == "DATA SIMULASI"


def test_an_empty_list_is_a_workbook_and_a_csv_all_the_same(celah):
    baris, p = celah
    kosong = baris.iloc[:0]
    assert load_workbook(BytesIO(daftar_kesenjangan.ke_xlsx(kosong, p))).active["A4"].value == "Kode"
    assert daftar_kesenjangan.ke_csv(kosong, p).decode("utf-8-sig").count("\n") == 4
