"""Titles of time over the rows of a table without a column for it."""

from __future__ import annotations

from monev.core.records import Reading
from monev.reading import read_file
from tests.reading.tables import Row, xlsx

HEADINGS = ("NO", "KOMPONEN", "LANGKAH AKSI", "BUKTI DUKUNG")
TEAM = (1, "Tim", "Membentuk tim", "SK")
RAPAT = (2, "Monev", "Rapat monev", "Notula")


def rencana(*row: Row) -> Reading:
    return read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *row]), "a.xlsx")


def tenggat(result: Reading) -> list[tuple[str, str, list[str]]]:
    return [(lk.nama_area, lk.langkah_aksi, [t.tenggat for t in lk.tenggat]) for lk in result.langkah]


def test_work_under_titles_of_quarters_is_due_at_their_end_and_that_is_said() -> None:
    result = rencana(
        ("NO", "AREA", *HEADINGS[1:]),
        ("TRIWULAN I",),
        (1, "Manajemen Perubahan", *TEAM[1:]),
        ("TRIWULAN II",),
        (2, "Manajemen Perubahan", *RAPAT[1:]),
    )
    assert tenggat(result) == [
        ("Manajemen Perubahan", "Membentuk tim", ["2025-03"]),
        ("Manajemen Perubahan", "Rapat monev", ["2025-06"]),
    ]
    assert [c.sel for c in result.peringatan if "“TRIWULAN I” (baris 3), “TRIWULAN II” (baris 5)" in c.pesan] == ["A3"]


def test_titles_of_months_may_stand_under_each_area() -> None:
    result = rencana(
        HEADINGS,
        ("I. MANAJEMEN PERUBAHAN",),
        ("Bulan Januari 2025",),
        TEAM,
        ("Bulan Maret 2025",),
        RAPAT,
        ("II. PENATAAN TATALAKSANA",),
        ("Bulan Mei 2025",),
        (1, "SOP", "Mereviu SOP", "SOP"),
    )
    assert tenggat(result) == [
        ("MANAJEMEN PERUBAHAN", "Membentuk tim", ["2025-01"]),
        ("MANAJEMEN PERUBAHAN", "Rapat monev", ["2025-03"]),
        ("PENATAAN TATALAKSANA", "Mereviu SOP", ["2025-05"]),
    ]


def test_work_that_no_title_of_time_gathers_leaves_the_table_without_time() -> None:
    for without in (
        (HEADINGS, ("I. MANAJEMEN PERUBAHAN",), TEAM, RAPAT),
        (HEADINGS, TEAM, ("TRIWULAN II",), RAPAT, ("TRIWULAN III",), (3, "SOP", "Mereviu SOP", "SOP")),
        (HEADINGS, ("I. MANAJEMEN PERUBAHAN",), ("MARET",), TEAM, ("MEI",), RAPAT, ("II. SDM",), (1, "A", "B", "C")),
    ):
        result = rencana(*without)
        assert result.langkah == ()
        assert "belum ada kolom TARGET WAKTU" in result.galat[0].pesan


def test_a_title_of_a_rhythm_gives_the_work_below_it_all_its_months() -> None:
    result = rencana(
        ("NO", "AREA", *HEADINGS[1:]),
        ("JANUARI",),
        (1, "Manajemen Perubahan", *TEAM[1:]),
        ("SETIAP AKHIR TRIWULAN (MARET, JUNI, SEPTEMBER, DESEMBER)",),
        (2, "Manajemen Perubahan", *RAPAT[1:]),
    )
    assert tenggat(result) == [
        ("Manajemen Perubahan", "Membentuk tim", ["2025-01"]),
        ("Manajemen Perubahan", "Rapat monev", ["2025-03", "2025-06", "2025-09", "2025-12"]),
    ]
    assert [remark.code for remark in result.peringatan] == ["columns.time_from_titles"]
