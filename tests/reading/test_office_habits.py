"""Habits of offices that no decree shows, each as a small book: what a person reads at once needs no question."""

from __future__ import annotations

import pytest

from monev.core.records import Langkah, Reading
from monev.reading import read_file
from monev.reading.evidence.split import split_bukti
from monev.reading.vocabulary.structure import split_mark, usual_number
from tests.reading.tables import Row, xlsx

HEADINGS = ("NO", "RENCANA AKSI", "EVIDEN", "WAKTU", "PIC")
AREA = ("I", "MANAJEMEN PERUBAHAN")
TIM = (1, "Membentuk tim kerja", "SK Tim", "Maret", "Kasubbag Umum")
SOP = (2, "Menyusun SOP layanan", "Dokumen SOP", "April", "Kasi Pelayanan")


def plan(*rows: Row, merges: tuple[str, ...] = ()) -> Reading:
    """A plan of 2025 whose headings stand in row 2, read without a question."""
    reading = read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *rows], merges), "a.xlsx")
    assert [remark.kode for remark in (*reading.galat, *reading.peringatan)] == []
    return reading


def bukti(langkah: Langkah) -> list[str]:
    return [one.nama for one in langkah.bukti]


def dues(langkah: Langkah) -> list[str]:
    return [one.tenggat for one in langkah.tenggat]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("I. Man. Perubahan", "Manajemen Perubahan", 1),
        ("AREA 3 PENATAAN SISTEM MANAJ. SDM", "PENATAAN SISTEM MANAJEMEN SDM", 3),
        ("MENEJEMEN PERUBAHAN", "MANAJEMEN PERUBAHAN", 1),
        ("Penguatan Pengawsan", "Penguatan Pengawasan", 5),
        ("Akuntabilitas Kinerja Instansi", "Akuntabilitas Kinerja Instansi", 4),
        ("Pengawas Kinerja", "Pengawas Kinerja", 0),
    ],
)
def test_a_usual_areas_name_is_known_cut_short_or_misspelt(text: str, name: str, number: int) -> None:
    title = split_mark(text)[1]
    assert (title, usual_number(title)) == (name, number)


def test_numbered_columns_of_evidence_are_one() -> None:
    headings = ("NO", "RENCANA AKSI", "EVIDEN 1", "EVIDEN 2", "EVIDEN 3", "WAKTU", "PIC")
    reading = plan(headings, AREA, (1, "Membentuk tim", "SK Tim", "Notulen", "Foto", "Maret", "Kasubbag Umum"))
    assert bukti(reading.langkah[0]) == ["SK Tim", "Notulen", "Foto"]


def test_a_team_in_a_row_of_its_own_does_the_work_below_it_where_a_column_says_the_areas() -> None:
    work = (1, "Membentuk tim", "Manajemen Perubahan", "SK Tim", "Maret")
    rows = (("SUBBAGIAN UMUM",), work, ("SEKSI PELAYANAN",), (2, "Menyusun SOP", "Tata Laksana", "SOP", "Mei"))
    reading = plan(("NO", "RENCANA AKSI", "AREA", "EVIDEN", "WAKTU"), *rows)
    assert [(one.area, one.pic) for one in reading.langkah] == [("I", "SUBBAGIAN UMUM"), ("II", "SEKSI PELAYANAN")]


def test_dates_in_figures_below_tanggal_pelaksanaan_are_the_time() -> None:
    rows = ((1, "Membentuk tim", "SK Tim", "15/01/2025", "Umum"), (2, "Rapat", "Notulen", "20/02/2025", "Umum"))
    reading = read_file(
        xlsx([("TAHUN 2025",), ("NO", "KEGIATAN", "BUKTI", "TGL PELAKSANAAN", "PIC"), AREA, *rows]), "a"
    )
    assert [dues(one) for one in reading.langkah] == [["2025-01-15"], ["2025-02-20"]]


def test_letters_in_a_cell_of_their_own_count_langkah_of_which_none_inherits_what_is_left_blank() -> None:
    headings = ("NO", "AREA / KEGIATAN", None, "EVIDEN", "WAKTU", "PIC")
    first = (None, "a.", "Mengaudit layanan", "Laporan audit", "TW II", "Kasiwas")
    rows = (
        ("V", "PENGUATAN PENGAWASAN"),
        (1, "WASKAT"),
        first,
        (None, "b.", "Memeriksa telepon", None, "Mei", "Propam"),
    )
    reading = plan(headings, *rows, merges=("B2:C2", "B3:C3", "B4:C4"))
    assert [bukti(one) for one in reading.langkah] == [["Laporan audit"], []]


@pytest.mark.parametrize("cell", ["Undangan – Notulen – Foto", "Undangan // Notulen // Foto"])
def test_dashes_and_double_slashes_part_documents(cell: str) -> None:
    assert [one.nama for one in split_bukti(cell)] == ["Undangan", "Notulen", "Foto"]


def test_headings_that_their_cells_confirm_leave_nothing_to_ask() -> None:
    reading = plan(("NO", "PROGRAM KEGIATAN", "BUKTI PISIK", "WAKTU", "PENANGUNG JAWAB"), AREA, TIM, SOP)
    assert [(one.langkah_aksi, bukti(one), one.pic) for one in reading.langkah] == [
        ("Membentuk tim kerja", ["SK Tim"], "Kasubbag Umum"),
        ("Menyusun SOP layanan", ["Dokumen SOP"], "Kasi Pelayanan"),
    ]
