"""Titles of time over the rows of a table without a column for it."""

from __future__ import annotations

from monev.baca import baca
from monev.model import Bacaan
from tests.baca.tabel import Baris, xlsx

JUDUL = ("NO", "KOMPONEN", "LANGKAH AKSI", "BUKTI DUKUNG")
TIM = (1, "Tim", "Membentuk tim", "SK")
RAPAT = (2, "Monev", "Rapat monev", "Notula")


def rencana(*baris: Baris) -> Bacaan:
    return baca(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *baris]), "a.xlsx")


def tenggat(hasil: Bacaan) -> list[tuple[str, str, list[str]]]:
    return [(lk.nama_area, lk.langkah_aksi, [t.tenggat for t in lk.tenggat]) for lk in hasil.langkah]


def test_work_under_titles_of_quarters_is_due_at_their_end_and_that_is_said() -> None:
    hasil = rencana(
        ("NO", "AREA", *JUDUL[1:]),
        ("TRIWULAN I",),
        (1, "Manajemen Perubahan", *TIM[1:]),
        ("TRIWULAN II",),
        (2, "Manajemen Perubahan", *RAPAT[1:]),
    )
    assert tenggat(hasil) == [
        ("Manajemen Perubahan", "Membentuk tim", ["2025-03"]),
        ("Manajemen Perubahan", "Rapat monev", ["2025-06"]),
    ]
    assert [c.sel for c in hasil.peringatan if "“TRIWULAN I” (baris 3), “TRIWULAN II” (baris 5)" in c.pesan] == ["A3"]


def test_titles_of_months_may_stand_under_each_area() -> None:
    hasil = rencana(
        JUDUL,
        ("I. MANAJEMEN PERUBAHAN",),
        ("Bulan Januari 2025",),
        TIM,
        ("Bulan Maret 2025",),
        RAPAT,
        ("II. PENATAAN TATALAKSANA",),
        ("Bulan Mei 2025",),
        (1, "SOP", "Mereviu SOP", "SOP"),
    )
    assert tenggat(hasil) == [
        ("MANAJEMEN PERUBAHAN", "Membentuk tim", ["2025-01"]),
        ("MANAJEMEN PERUBAHAN", "Rapat monev", ["2025-03"]),
        ("PENATAAN TATALAKSANA", "Mereviu SOP", ["2025-05"]),
    ]


def test_work_that_no_title_of_time_gathers_leaves_the_table_without_time() -> None:
    for tanpa in (
        (JUDUL, ("I. MANAJEMEN PERUBAHAN",), TIM, RAPAT),
        (JUDUL, TIM, ("TRIWULAN II",), RAPAT, ("TRIWULAN III",), (3, "SOP", "Mereviu SOP", "SOP")),
        (JUDUL, ("I. MANAJEMEN PERUBAHAN",), ("MARET",), TIM, ("MEI",), RAPAT, ("II. SDM",), (1, "A", "B", "C")),
    ):
        hasil = rencana(*tanpa)
        assert hasil.langkah == ()
        assert "belum ada kolom TARGET WAKTU" in hasil.galat[0].pesan
