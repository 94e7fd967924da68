"""Office and year from the title rows, in one form."""

import re
from datetime import date

import pytest

from monev.reading import read_file
from monev.reading.identity import (
    find_posisi,
    find_satker,
    find_tahun,
    name_satker,
    posisi_from_name,
    read_identity,
    tahun_from_cells,
    tahun_from_name,
)
from tests.reading.tables import HEADINGS, table_texts, workbook_of

NAMES = (
    "Pengadilan Negeri Sleman | Kantor Imigrasi Kelas I TPI Yogyakarta | "
    "Dinas Kependudukan dan Pencatatan Sipil | Kantor Wilayah DJP Jawa Tengah I | BNN Kabupaten Temanggung | "
    "KPPBC TMP B Yogyakarta | KSOP Kelas II Cirebon | Perwakilan BKKBN Daerah Istimewa Yogyakarta | "
    "MAN 2 Kudus | MTsN 1 Blora | UPTD Samsat Brebes | BPN Kabupaten Grobogan | PN Wates | "
    "MTs Negeri 1 Kota Bima | Rudenim Makassar | Balai KSDA NTB | RS Bhayangkara Mataram | "
    "Biro SDM Polda NTB | Balai Karantina P.P. NTB | Kantor Wilayah Kementerian Agama Provinsi Bali | "
    "Dinas Tenaga Kerja | RSKD Duren Sawit | Korem XVII Sorong | Kanwil Hukum dan HAM Bali"
)
"""Offices whose names come back from capitals as people write them."""

OFFICES = """
| title                                                             | office                    |
| ----------------------------------------------------------------- | ------------------------- |
| RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS / KOMISI PEMILIHAN UMUM KABUPATEN MESUJI | KPU Kabupaten Mesuji |
| RENCANA AKSI ZONA INTEGRITAS KPU KABUPATEN GUNUNGKIDUL TAHUN 2024 | KPU Kabupaten Gunungkidul |
| RENCANA AKSI<br>KOMISI PEMILIHAN UMUM<br>KOTA BANDAR LAMPUNG<br>TAHUN 2025 | KPU Kota Bandar Lampung |
| KOMISI PEMILIHAN UMUM / PROVINSI LAMPUNG                          | KPU Provinsi Lampung      |

## The class is part of the name
| title                                              | office                           |
| -------------------------------------------------- | -------------------------------- |
| RENCANA AKSI ZI PADA PENGADILAN AGAMA WATES KELAS IB TAHUN 2025 | Pengadilan Agama Wates Kelas IB |
| PENGADILAN NEGERI SABANG KELAS II                  | Pengadilan Negeri Sabang Kelas II |
| PENGADILAN NEGERI SURABAYA KELAS I A KHUSUS        | Pengadilan Negeri Surabaya Kelas I A Khusus |
| LEMBAGA PEMASYARAKATAN KELAS IIA / RENCANA AKSI    | Lembaga Pemasyarakatan Kelas IIA |
| BADAN PUSAT STATISTIK KAB. BANTUL                  | BPS Kabupaten Bantul             |
| DINAS PENANAMAN MODAL DAN PTSP KAB. BANTUL         | Dinas Penanaman Modal dan PTSP Kabupaten Bantul |
| Satuan Kerja : Balai Besar POM di Yogyakarta       | Balai Besar POM di Yogyakarta    |
| RENCANA AKSI ZONA INTEGRITAS / KUA KECAMATAN SEWON | KUA Kecamatan Sewon              |
| KEPOLISIAN NEGARA REPUBLIK INDONESIA / RENCANA AKSI ZI POLRESTA SLEMAN | Polresta Sleman |
| KEPOLISIAN NEGARA REPUBLIK INDONESIA / DAERAH JAWA TENGAH / RESOR MAGELANG | Polres Magelang |
| KEPOLISIAN RESOR KOTA SURAKARTA                    | Polresta Surakarta               |
| BMKG STASIUN METEOROLOGI TEGAL                     | BMKG Stasiun Meteorologi Tegal   |

## A year at the end is no part of the name: next year's file is the same office's
| title                                                             | office                  |
| ----------------------------------------------------------------- | ----------------------- |
| BPS KABUPATEN SLEMAN 2026                                         | BPS Kabupaten Sleman    |
| RENCANA AKSI SATBRIMOB POLDA NTB / TAHUN 2026                     | Satbrimob Polda NTB     |
| KEPOLISIAN NEGARA REPUBLIK INDONESIA / DAERAH NTB / SATUAN BRIMOB | Satuan Brimob Polda NTB |
| KEPOLISIAN NEGARA REPUBLIK INDONESIA / DAERAH JAWA TIMUR          | Polda Jawa Timur        |
| KEPOLISIAN NEGARA REPUBLIK INDONESIA / DAERAH JAWA TIMUR / RESORT MALANG KOTA | Polres Malang Kota |
| JANUARI SD 31 DESEMBER / UNTUK MAN DAN MIN / PA DAN KPA           | -                       |
| LAMPIRAN / RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS               | -                       |

## Of a kind nobody listed: the line between the plan's title and its year
| title                                                                         | office       |
| ----------------------------------------------------------------------------- | ------------ |
| RENCANA AKSI ZONA INTEGRITAS / LPP RRI ENDE / TAHUN 2026                      | LPP RRI Ende |
| RENCANA KERJA ZI-WBK KPP PRATAMA MERANTI TAHUN 2025 / Ditetapkan Kepala Kantor: Yohanes Pradipta | KPP Pratama Meranti |
| RENCANA AKSI ZONA INTEGRITAS / MENUJU WILAYAH BEBAS DARI KORUPSI / TAHUN 2026 | -            |
| RENCANA AKSI ZONA INTEGRITAS / AREA PENGUATAN PENGAWASAN / TAHUN 2026         | -            |
| RENCANA AKSI / PENGUATAN PENGAWASAN / TAHUN 2026                              | -            |

## A name that many offices bear says whose it is
| title                                                | office                                    |
| ---------------------------------------------------- | ----------------------------------------- |
| PEMERINTAH KOTA SEMARANG / DINAS TENAGA KERJA / TAHUN 2025 | Dinas Tenaga Kerja Kota Semarang |
| PEMERINTAH KOTA SEMARANG / DINAS SOSIAL KOTA SEMARANG | Dinas Sosial Kota Semarang |
| UNIVERSITAS SEBELAS MARET / FAKULTAS TEKNIK          | Fakultas Teknik Universitas Sebelas Maret |
| KEMENTERIAN HUKUM REPUBLIK INDONESIA / KANTOR WILAYAH JAWA TENGAH | Kantor Wilayah Kementerian Hukum Jawa Tengah |
| POLDA NTB / SATBRIMOB / RENCANA AKSI TAHUN 2025      | Satbrimob Polda NTB                       |
| DITLANTAS POLDA DIY RENCANA AKSI TAHUN 2025          | Ditlantas Polda DIY                       |
| MTsN 1 KOTA MALANG / RENCANA AKSI 2025               | MTsN 1 Kota Malang                        |
| MAN IC SERPONG 2025                                  | MAN IC Serpong                            |
| KPPN YOGYAKARTA RENCANA AKSI 2025                    | KPPN Yogyakarta                           |
| KANTOR IMIGRASI KELAS I TPI YOGYAKARTA TA 2025       | Kantor Imigrasi Kelas I TPI Yogyakarta    |
| BADAN PUSAT STATISTIK PROVINSI DI YOGYAKARTA         | BPS Provinsi DI Yogyakarta                |
| RENCANA AKSI ZI RSUD dr. SOETOMO TAHUN 2025          | RSUD Dr. Soetomo                          |
| RENCANA AKSI MADRASAH TSANAWIYAH NEGERI 2 KUDUS 2025 | Madrasah Tsanawiyah Negeri 2 Kudus        |

## A comma that counts up is part of the name
| title                                          | office                                         |
| ---------------------------------------------- | ---------------------------------------------- |
| BALAI KARANTINA HEWAN, IKAN, DAN TUMBUHAN BALI | Balai Karantina Hewan, Ikan, dan Tumbuhan Bali |
| KPU KOTA METRO, 10 JANUARI 2025                | KPU Kota Metro                                 |
| KPU KOTA METRO, MENUJU WBK DAN WBBM            | KPU Kota Metro                                 |
"""
"""Titles, ` / ` between their rows, and the office they name; `-`: none."""


def test_the_office_is_found_and_written_in_one_form(subtests):
    for title, satker in table_texts(re.findall(r"^\|.*\|$", OFFICES, re.MULTILINE)):
        if title == "title":
            continue
        with subtests.test(title):
            heading = tuple(title.replace("<br>", "\n").split(" / "))
            assert (find_satker(heading) or "-") == satker
    assert find_satker(()) is None
    for name in NAMES.split(" | "):
        for heading in (name.upper(), f"RENCANA AKSI ZI {name.upper()} TAHUN 2025"):
            with subtests.test(heading):
                assert find_satker((heading,)) == name
    for name in (
        "KPU Kabupaten Mesuji",
        "Pengadilan Negeri Sleman",
        "Balai Besar POM di Yogyakarta",
        "KPU RI",
    ):
        assert name_satker(name) == name, "one written well stays"


YEARS = {
    2025: (
        "RENCANA AKSI / TAHUN 2025 | PROGRAM ZONA INTEGRITAS / JULI – DESEMBER 2025 | TAHUN 2024 / TAHUN 2025 | "
        "RENCANA AKSI ZI TAHUN 2025 / Sesuai Permenpan 5 Tahun 2024 | RENCANA AKSI ZI 2025 / Hasil evaluasi 2024 | "
        "RENCANA AKSI ZI TAHUN 2025 / Dicetak 3 Januari 2026 | "
        "RENCANA AKSI ZI TAHUN 2025 / Kegiatan tahun 2025 dapat selesai pada awal tahun 2026 | "
        "KEPUTUSAN KEPALA NOMOR 12 TAHUN 2024 TENTANG RENCANA AKSI ZI TAHUN 2025 | SEMESTER 1 TAHUN 2025 | "
        "RENCANA AKSI PER TRIWULAN TAHUN 2025 | BULAN : JANUARI 2025 | HASIL EVALUASI RENCANA AKSI ZI TAHUN 2025 | "
        "LKE DAN RENCANA AKSI TINDAK LANJUT - KANTOR PERTANAHAN 2025 | RENCANA AKSI ZI RSUD PERMATA 2025 | "
        "RENCANA TINDAK LANJUT TAHUN 2025 ATAS HASIL EVALUASI ZI TAHUN 2024 | RENAKSI ZI SATPOL PP KOTA CONTOH 2025"
    ),
    2024: "NOMOR 478 TAHUN 2023 / RENCANA AKSI TAHUN ANGGARAN 2024",
    2026: "Rencana Aksi ZI 2026",
    # A regulation, an evaluation, a revision, a print, a day and a span of years say nothing of the
    # plan's year.
    None: (
        "LAMPIRAN KEPUTUSAN NOMOR 28 TAHUN 2024 | Periode 2024-2025 | RENCANA AKSI ZI SESUAI PP 94 2021 | "
        "RENCANA AKSI ZI BERDASARKAN PERMENPAN RB NOMOR 90 TAHUN 2021 | RENCANA AKSI ZI / Revisi Maret 2025 | "
        "RENCANA AKSI TINDAK LANJUT HASIL EVALUASI TAHUN 2024 | Update per 12 Februari 2026 / RENCANA AKSI | "
        "Mataram, 5 Januari 2026 / RENCANA AKSI | RENCANA AKSI / Mataram, Januari 2026 | RENCANA AKSI PEMBANGUNAN ZI TAHUN 2024-2026 | "
        "RENCANA TINDAK LANJUT / ATAS HASIL EVALUASI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2024 | "
        "TINDAK LANJUT CATATAN TIM PENILAI / LHE/TPI ZI 2024"
    ),
}
"""The year of a plan, and the lines of titles that say it."""


def test_the_year_is_the_plans_not_the_decrees_number(subtests):
    assert find_tahun(()) is None
    for tahun, titles in YEARS.items():
        for title in titles.split(" | "):
            with subtests.test(title):
                assert find_tahun(tuple(title.split(" / "))) == tahun


def test_a_title_says_what_day_its_reports_are_of(subtests):
    for title, day in [
        *(
            ("(Update: 31 Maret 2025)", "2025-03-31"),
            ("Posisi data per tgl. 30-06-2025", "2025-06-30"),
        ),
        *(
            ("Keadaan\n15 Juli 2025", "2025-07-15"),
            ("RENCANA AKSI ZI TAHUN 2025 s.d. TW I", "2025-03-31"),
        ),
        ("REALISASI RENCANA AKSI TRIWULAN I S.D. II TAHUN 2025", "2025-06-30"),
        *(("PERIODE JANUARI S.D. DESEMBER 2025", None), ("RENCANA AKSI TRIWULAN I", None)),
        *(("Ditetapkan 31 Maret 2025", None), ("Posisi 31 Desember 2024", None)),
    ]:
        with subtests.test(title):
            assert find_posisi(title.split("\n"), 2025) == (day and date.fromisoformat(day))


def test_a_files_name_says_what_day_its_reports_are_of_where_no_title_does():
    names = {
        "Realisasi KPU per 2025-06-30.xlsx": "2025-06-30",
        "renaksi_per_2025-06-30_final.xlsx": "2025-06-30",
    }
    names |= dict.fromkeys(
        (
            "Realisasi per 2024-12-31.xlsx",
            "per 2025-06-31.xlsx",
            "2025-06-30.xlsx",
            "super 2025-06-30",
        )
    )
    for name, day in names.items():
        assert posisi_from_name(name, 2025) == (day and date.fromisoformat(day)), name
    title, row = (
        ("RENCANA AKSI RUDENIM MAKASSAR TAHUN 2025",),
        (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli", "1 SK"),
    )
    for above, day in (
        ([title], date(2025, 6, 30)),
        ([title, ("Posisi 31 Maret 2025",)], date(2025, 3, 31)),
    ):
        plan = workbook_of({"Renaksi": [*above, HEADINGS, ("I. MANAJEMEN PERUBAHAN",), row]})
        assert read_file(plan, "renaksi per 2025-06-30.xlsx").posisi == day


def test_a_year_may_come_from_a_name_or_from_the_only_year_the_months_name():
    assert tahun_from_name("Sheet1", "renaksi_2025_final.xlsx") == 2025
    assert tahun_from_name("2024 ke 2025") is None
    assert tahun_from_cells(["Juli 2025", "Agustus", "Mei 2025"]) == 2025
    assert tahun_from_cells(["Desember 2024", "Januari 2025"]) is None


def test_a_cover_sheet_says_whose_plan_it_is():
    cover = [("RENCANA AKSI",), ("RUDENIM MAKASSAR",), ("TAHUN 2025",)]
    row = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli", "1 SK")
    plan = [HEADINGS, ("I. MANAJEMEN PERUBAHAN",), row]
    result = read_file(workbook_of({"Sampul": cover, "Renaksi": plan}), "a.xlsx")
    assert (result.satker, result.tahun, result.peringatan) == ("Rudenim Makassar", 2025, ())


def test_of_two_years_above_the_table_the_plans_is_the_one_its_months_name():
    row = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2026", "1 SK")
    titles = [
        ("RENCANA AKSI RUDENIM MAKASSAR TAHUN 2026",),
        ("Penyempurnaan rencana aksi tahun 2025.",),
    ]
    result = read_file(
        workbook_of({"Renaksi": [*titles, HEADINGS, ("I. MANAJEMEN PERUBAHAN",), row]}), "a.xlsx"
    )
    assert (result.tahun, result.peringatan) == (2026, ())


@pytest.mark.parametrize(
    "line",
    [
        "Suku Dinas Kesehatan Kota Administrasi Jakarta Utara",
        "Cabang Dinas Pendidikan Wilayah II",
        "Instalasi Farmasi RSUD Contoh",
        "Biro Umum Setda Provinsi Contoh",
        "Satlantas Polres Contoh",
        "Bagian Organisasi Sekretariat Daerah Kabupaten Contoh",
        "Bagian Umum pada Sekretariat Daerah Kabupaten Contoh",
        "Satuan Lalu Lintas Polres Contoh",
        "Unit Penyelenggara Pelabuhan Dinas Perhubungan Contoh",
        "Bidang Pengujian Balai Besar POM di Contoh",
        "Seksi Pengawasan Kantor Imigrasi Kelas I TPI Contoh",
        "Subbagian Program dan Pelaporan Dinas Sosial Kota Contoh",
        "Jurusan Gizi Politeknik Kesehatan Contoh",
        "Program Studi Hukum Universitas Contoh",
        "Lembaga Penelitian Universitas Contoh",
        "Ruang Bersalin RSUD Contoh",
        "Satpas Polres Contoh",
    ],
)
def test_what_stands_before_an_offices_word_is_part_of_its_name(line):
    titles = ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", line.upper(), "TAHUN 2026")
    assert read_identity(titles).satker == line
    one_line = f"RENCANA AKSI PEMBANGUNAN ZI MENUJU WBK/WBBM PADA {line.upper()} TAHUN 2026"
    assert read_identity((one_line,)).satker == line


def test_a_unit_on_a_line_beside_its_office_is_part_of_the_name_where_all_tables_name_it():
    row = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2026", "1 SK")
    other = (2, "Tim", "SK", "Menyusun laporan", "Laporan", "Juli 2026", "1 SK")
    area = ("I. MANAJEMEN PERUBAHAN",)
    office, unit = ("DINAS SOSIAL KOTA CONTOH",), ("BIDANG HUKUM DAN HUMAS",)
    for titles in ([office, unit], [unit, office]):
        reading = read_file(workbook_of({"Renaksi": [*titles, HEADINGS, area, row]}), "a.xlsx")
        assert reading.satker == "Bidang Hukum dan Humas Dinas Sosial Kota Contoh"
    sheets = {
        "Hukum": [office, unit, HEADINGS, area, row],
        "Umum": [office, ("BIDANG UMUM",), HEADINGS, ("II. PENATAAN TATALAKSANA",), other],
    }
    reading = read_file(workbook_of(sheets), "a.xlsx")
    assert (reading.satker, len(reading.langkah)) == ("Dinas Sosial Kota Contoh", 2)


@pytest.mark.parametrize(
    "before",
    [
        "LAMPIRAN I KEPUTUSAN KEPALA",
        "MATRIKS RENCANA AKSI AREA II PENATAAN TATALAKSANA",
        "RENCANA AKSI PENGUATAN PENGAWASAN",
        "PERCEPATAN REFORMASI BIROKRASI DAN ZI PADA",
        "MATRIKS TINDAK LANJUT HASIL EVALUASI",
        "JADWAL KEGIATAN PEMBANGUNAN ZONA INTEGRITAS DI LINGKUNGAN",
        "Disusun oleh",
        "Target triwulan II:",
    ],
)
def test_words_of_a_title_are_no_part_of_the_offices_name(before):
    assert find_satker((f"{before} KANTOR PERTANAHAN KOTA CONTOH",)) == (
        "Kantor Pertanahan Kota Contoh"
    )


def test_short_words_in_capitals_are_abbreviations_but_for_the_ordinary_ones():
    names = (
        "Balai Tanpa PIC",
        "UPBU Kelas III Contoh",
        "BKIPM Contoh",
        "Rumkit Bhayangkara Contoh",
        "KPU Kabupaten Way Kanan",
        "Kantor Pos Sei Rampah",
        "RSUD Dr. Contoh",
    )
    for name in names:
        assert find_satker((f"RENCANA AKSI ZI {name.upper()} TAHUN 2026",)) == name
