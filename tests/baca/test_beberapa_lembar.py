"""Plans over several sheets, and tables set apart by empty columns."""

from __future__ import annotations

from openpyxl import Workbook

from monev.baca import baca
from tests.baca.tabel import JUDUL, Baris, isi_lembar, simpan, xlsx

SATU = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")


def lembar(isi: dict[str, tuple[Baris, ...]]) -> bytes:
    """A workbook of these sheets."""
    buku = Workbook()
    buku.remove(buku.active)
    for nama, baris in isi.items():
        isi_lembar(buku.create_sheet(nama), baris)
    return simpan(buku)


def test_sheets_whose_names_count_the_areas_are_one_plan() -> None:
    atas = (("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), JUDUL, SATU)
    hasil = baca(lembar({"1. Manajemen Perubahan": atas, "2. Tata Kelola": atas, "3. Kepegawaian": atas}), "a.xlsx")
    assert hasil.galat == ()
    assert [(lk.kode, lk.nama_area) for lk in hasil.langkah] == [
        ("1.1.1", "Manajemen Perubahan"),
        ("2.1.1", "Tata Kelola"),
        ("3.1.1", "Kepegawaian"),
    ]


def test_sheets_of_other_names_stay_a_choice() -> None:
    atas = (("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), JUDUL, ("I. MANAJEMEN PERUBAHAN",), SATU)
    hasil = baca(lembar({"Rev 1": atas, "Rev 2": atas}), "a.xlsx")
    assert hasil.pilihan == ("Rev 1", "Rev 2")


def test_of_plans_for_two_years_the_year_asked_for_is_read() -> None:
    isi = {
        str(tahun): (
            (f"RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN {tahun}",),
            JUDUL,
            ("I. MANAJEMEN PERUBAHAN",),
            (1, "Tim", "SK", f"Membentuk tim {tahun}", "SK Tim", f"Juli {tahun}", "1"),
        )
        for tahun in (2024, 2025)
    }
    assert [lk.langkah_aksi for lk in baca(lembar(isi), "a.xlsx", 2025).langkah] == ["Membentuk tim 2025"]
    assert baca(lembar(isi), "a.xlsx").pilihan == ("2024", "2025")
    assert baca(lembar(isi), "a.xlsx", 2023).pilihan == ("2024", "2025")


def test_empty_columns_between_the_plans_own_are_only_looks() -> None:
    def jarang(*isi: object) -> Baris:
        return [sel for satu in isi for sel in (satu, None)]

    hasil = baca(
        xlsx(
            [
                ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",),
                jarang(*JUDUL),
                jarang("I.", "MANAJEMEN PERUBAHAN"),
                (),
                jarang(*SATU),
                (),
                jarang("II.", "PENATAAN TATALAKSANA"),
                jarang(*SATU),
            ]
        ),
        "a.xlsx",
    )
    assert [(lk.kode, lk.nama_area, lk.komponen) for lk in hasil.langkah] == [
        ("I.1.1", "MANAJEMEN PERUBAHAN", "Tim"),
        ("II.1.1", "PENATAAN TATALAKSANA", "Tim"),
    ]
    assert hasil.peringatan == ()


def test_a_title_may_name_the_one_area_of_its_table() -> None:
    def area(judul: str) -> tuple[str, str]:
        langkah = baca(xlsx([(judul,), ("TAHUN 2025",), JUDUL, SATU]), "a.xlsx").langkah[0]
        return langkah.area, langkah.nama_area

    assert area("RENCANA AKSI POKJA MANAJEMEN PERUBAHAN KPU CONTOH") == ("I", "MANAJEMEN PERUBAHAN")
    assert area("RENCANA AKSI ZI AREA 6 PELAYANAN PUBLIK") == ("VI", "PELAYANAN PUBLIK")
    assert area("RENCANA AKSI ZI DINAS PELAYANAN PUBLIK") == ("0", "Tanpa area")


def test_two_halves_of_a_plan_side_by_side_are_one_plan() -> None:
    kanan = ("II. PENATAAN TATALAKSANA",)
    hasil = baca(
        xlsx(
            [
                ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",),
                (*JUDUL, None, *JUDUL),
                ("I. MANAJEMEN PERUBAHAN", *[None] * 7, *kanan),
                (*SATU, None, *SATU),
                (2, *SATU[1:], None, 2, *SATU[1:]),
            ]
        ),
        "a.xlsx",
    )
    assert [lk.kode for lk in hasil.langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]
    assert hasil.peringatan == ()


def test_two_plans_side_by_side_are_a_choice_and_either_can_be_read() -> None:
    area = ("I. MANAJEMEN PERUBAHAN", *[None] * 7)
    lain = (1, "Tim", "SK", "Membentuk tim lain", "SK Tim", "Juli 2025", "1 SK")
    atas = ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",)
    data = xlsx([atas, (*JUDUL, None, *JUDUL), (*area, area[0]), (*SATU, None, *lain)], nama="Renaksi")
    assert baca(data, "a.xlsx").pilihan == ("Renaksi (baris 2, kolom A)", "Renaksi (baris 2, kolom I)")
    dipilih = baca(data, "a.xlsx", lembar="Renaksi (baris 2, kolom I)")
    assert [lk.langkah_aksi for lk in dipilih.langkah] == ["Membentuk tim lain"]
