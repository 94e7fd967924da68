"""Every row of every sheet is accounted for, and no table is left out without a word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.files.grid import Book
from monev.reading.whole_file import read_workbook
from tests.reading.tables import HEADINGS, MESUJI, Row, counted, held, make_grid, workbook_of, xlsx

TITLES = (("RENCANA AKSI PEMBANGUNAN ZI",), ("BPS KABUPATEN CONTOH",), ("TAHUN 2026",), ())
SHORT = ("NO", "KEGIATAN", "DATA DUKUNG", "WAKTU", "PIC")
LONG = ("NO", "INDIKATOR", "KEGIATAN", "DATA DUKUNG", "WAKTU", "PIC")
AREA_I = ("I. MANAJEMEN PERUBAHAN",)
TEAM = (1, "Membentuk tim", "SK", "Januari", "Umum")
PLAN = (2, "Menyusun rencana", "Dokumen", "Februari", "Umum")


def said(reading: Reading) -> list[tuple[str, str]]:
    return [(langkah.kode, langkah.langkah_aksi) for langkah in reading.langkah]


def test_a_pokja_that_adds_a_column_or_says_the_headings_in_another_order_hides_no_rows() -> None:
    rows = (*TITLES, SHORT, AREA_I, TEAM, PLAN, (), ("II. PENATAAN TATALAKSANA",), LONG)
    reading = read_file(xlsx((*rows, (1, "SOP ada", "Menyusun SOP", "SOP", "Maret", "IPDS"))), "a.xlsx")
    assert said(reading) == [("I.1.1", "Membentuk tim"), ("I.2.1", "Menyusun rencana"), ("II.1.1", "Menyusun SOP")]
    assert [langkah.indikator for langkah in reading.langkah] == ["", "", "SOP ada"]
    assert reading.sheets[0].rows["langkah"] == (7, 8, 12)
    other = ("NO", "KEGIATAN", "WAKTU", "DATA DUKUNG", "PIC")
    rows = (*TITLES, SHORT, AREA_I, TEAM, other, (2, "Menyusun SOP", "Maret", "SOP", "IPDS"))
    reading = read_file(xlsx(rows), "a.xlsx")
    assert said(reading) == [("I.1.1", "Membentuk tim"), ("I.2.1", "Menyusun SOP")]
    assert (reading.langkah[1].target_waktu, reading.langkah[1].bukti_dukung) == ("Maret", "SOP")


def test_a_sheet_that_cannot_be_read_is_named_beside_its_neighbours_and_asked_about() -> None:
    unknown = ("No", "Garapan", "Berkas", "Kapan")
    fifth = (*TITLES, unknown, (1, "Kampanye", "Banner", "Maret"), (2, "Survei", "Laporan", "Juni"))
    reading = read_file(workbook_of({"AREA I": (*TITLES, SHORT, AREA_I, TEAM), "AREA V": fifth}), "a.xlsx")
    assert [(sheet.lembar, sheet.langkah) for sheet in reading.sheets] == [("AREA I", 1), ("AREA V", 0)]
    assert reading.sheets[1].rows == {"tidak_terbaca": (1, 2, 3, 5, 6, 7)}
    [remark] = reading.unread
    assert remark.pesan.startswith("Lembar “AREA V” baris 1–7 tampak seperti tabel")
    assert remark in reading.peringatan


@pytest.mark.parametrize(
    ("headings", "first", "second", "reason"),
    [
        # A monitoring table without the plan's columns, and one with most of them and more.
        (
            ("NO", "KEGIATAN", "TARGET", "REALISASI", "STATUS"),
            (1, "Membentuk tim", 1, 1, "Selesai"),
            (2, "Menyusun rencana", 1, 0, "Belum"),
            "belum ada kolom BUKTI DUKUNG, TARGET WAKTU",
        ),
        (
            ("NO", "KOMPONEN", "KEGIATAN", "DATA DUKUNG", "WAKTU", "STATUS"),
            (1, "Tim", "Membentuk tim", "SK", "Januari", "Selesai"),
            (2, "Tim", "Menyusun rencana", "Dokumen", "Februari", "Belum"),
            "tabel pemantauan",
        ),
    ],
)
def test_a_monitoring_table_below_the_plan_takes_nothing_from_it(
    headings: Row, first: Row, second: Row, reason: str
) -> None:
    below = ((), ("MONITORING RENCANA AKSI",), headings, first, second)
    reading = read_file(xlsx((*TITLES, SHORT, AREA_I, TEAM, PLAN, *below)), "a.xlsx")
    assert said(reading) == [("I.1.1", "Membentuk tim"), ("I.2.1", "Menyusun rencana")]
    assert reason in reading.unread[0].pesan


def test_a_monitoring_table_that_says_all_of_the_plan_is_read_in_its_place() -> None:
    below = ((), ("MONITORING",), (*SHORT, "STATUS"), AREA_I, (*TEAM, "Selesai"), (*PLAN, "Belum"))
    reading = read_file(xlsx((*TITLES, SHORT, AREA_I, TEAM, PLAN, *below)), "a.xlsx")
    assert [(langkah.kode, langkah.baris) for langkah in reading.langkah] == [("I.1.1", 13), ("I.2.1", 14)]
    assert [report.status for report in reading.realisasi or ()] == ["selesai", "belum"]
    assert reading.unread == ()


@pytest.mark.parametrize(
    "rows",
    [
        (("SAMPUL",), ("Dokumen ini milik", "BPS")),
        (("NO", "NAMA", "JABATAN"), (1, "Contoh", "Ketua"), (2, "Contoh", "Anggota")),
        (("NO", "AREA", "JUMLAH"), (1, "Manajemen Perubahan", 3), (2, "Tatalaksana", 4)),
    ],
)
def test_covers_staff_lists_and_recaps_are_counted_and_not_asked_about(rows: tuple[Row, ...]) -> None:
    reading = read_file(workbook_of({"Rencana": (*TITLES, SHORT, AREA_I, TEAM), "Lain": rows}), "a.xlsx")
    assert reading.unread == ()
    assert counted(reading)["Lain"] == tuple(range(1, len(rows) + 1))


CELL = st.sampled_from(
    [None, None, 1, 2, "a", "I.", "Juli 2025", "SK Tim", "Membentuk tim", "Catatan: x", "ttd", "Jumlah"]
)
ROW = st.one_of(
    st.just(HEADINGS),
    st.just(SHORT),
    st.just(tuple(reversed(HEADINGS))),
    st.just(("No", "Apa", "Berkas", "Kapan")),
    st.just(("II. TATA LAKSANA",)),
    st.just(()),
    st.lists(CELL, min_size=1, max_size=9).map(tuple),
    st.sampled_from(MESUJI),
)


@given(st.lists(st.lists(ROW, max_size=14), min_size=1, max_size=3), st.sampled_from([None, "Lembar 0"]))
def test_rows_in_are_rows_accounted_for_whatever_the_sheets_hold(sheets: list[list[Row]], chosen: str | None) -> None:
    grids = [make_grid(*MESUJI), *(make_grid(*rows) for rows in sheets)]
    book = Book(tuple(replace(grid, name=f"Lembar {index}") for index, grid in enumerate(grids)))
    reading = read_workbook(book, "a.xlsx", 2025, "KPU Kabupaten Contoh", chosen)
    if reading.langkah:
        assert counted(reading) == held(book)
