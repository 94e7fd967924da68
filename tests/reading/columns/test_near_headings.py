"""Headings that nobody listed: by a slip of the pen, and PIC by what its column holds; both together are sure."""

from __future__ import annotations

import pytest

from monev.core.records import Reading
from monev.reading import read_file
from tests.reading.tables import TOP_ROWS, workbook_of, xlsx

POSTS = ("Kasubbag Umum", "Sekretaris", "Tim Pokja 1", "Sub Bagian Hukum dan SDM")
NAMES = ("Budi, S.H.", "Siti", "Andi, M.M.", "Dewi")


def read(*headings: str, last: tuple[str, ...] = POSTS) -> Reading:
    rows = [
        (number, f"Melaksanakan kegiatan {number}", f"Laporan {number}", "Mei 2025", text)[: len(headings)]
        for number, text in enumerate(last, start=1)
    ]
    return read_file(xlsx((*TOP_ROWS, headings, ("I. MANAJEMEN PERUBAHAN",), *rows)), "a.xlsx")


@pytest.mark.parametrize(
    "heading",
    ["PENANGUNG JAWAB", "PENANGUNGJAWAB", "PELAKSNA", "Personil", "Pengelola", "Pemilik Kegiatan"],
)
def test_who_does_it_is_proposed_under_a_heading_nobody_listed_and_asked_unless_slip_or_posts(heading: str) -> None:
    for people in (POSTS, NAMES):
        reading = read("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", heading, last=people)
        assert [one.pic for one in reading.langkah] == list(people)
        asked = [] if people is POSTS or heading.isupper() else [(heading, "PIC")]
        assert [(remark.nilai, remark.values["meaning"]) for remark in reading.peringatan] == asked


def test_a_column_of_posts_is_proposed_whatever_its_heading_says_and_others_are_left_alone() -> None:
    heading = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "DARI")
    assert [one.pic for one in read(*heading).langkah] == list(POSTS)
    left = read(*heading, last=("Aula", "Ruang rapat", "Daring", "Aula"))
    assert ([one.pic for one in left.langkah], left.peringatan) == ([None] * 4, ())


@pytest.mark.parametrize(
    "headings",
    [
        ("LANGKAH AKSI", "BUKTI DUKUNG", "TARGAT WAKTU"),
        ("RENCANA AKASI", "BUKTI DUKUNG", "WAKTU PELAKSAAN"),
        ("Program Kegiatan", "Bukti Pisik", "TARGER WAKTU"),
    ],
)
def test_a_needed_heading_with_a_letter_wrong_is_known_by_its_cells_too(headings: tuple[str, ...]) -> None:
    reading = read("NO", *headings, "Penangung Jawab")
    first = reading.langkah[0]
    assert (first.langkah_aksi, first.bukti_dukung) == ("Melaksanakan kegiatan 1", "Laporan 1")
    assert [t.tenggat for t in first.tenggat] == ["2025-05"]
    assert reading.peringatan == ()


@pytest.mark.parametrize("proof", ["BUKTI DUKUG", "BUKTI DUKG", "Wujud Bukti", "Dokumen yang Disiapkan", "Lampiran"])
@pytest.mark.parametrize("work", ["Kegiatan yang Dilakukan", "Uraian Tugas", "RENCANA AKSI/KEGIATAN"])
def test_a_heading_that_speaks_of_a_needed_column_in_other_words_is_it_where_no_other_is(proof: str, work: str) -> None:
    reading = read("NO", work, proof, "Time Line")
    assert (reading.langkah[0].langkah_aksi, reading.peringatan) == ("Melaksanakan kegiatan 1", ())


def test_headings_that_are_all_misspelt_are_read_and_other_words_are_still_refused() -> None:
    reading = read("NO", "RENCANA AKSII", "BUKTI DUKNUG", "TARGER WAKTU", "PENANGUNG JAWAB", last=NAMES)
    assert [(one.langkah_aksi[-1], one.pic) for one in reading.langkah] == list(zip("1234", NAMES, strict=True))
    assert reading.peringatan == ()
    assert not read("NO", "NAMA", "ALAMAT", "TARGER WAKTU", "TELEPON").langkah


def test_a_heading_that_several_tables_have_is_asked_about_once() -> None:
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "Personil")
    rows = [headings, *((n, "Menyusun SOP", "SOP", "Mei 2025", name) for n, name in enumerate(NAMES, start=1))]
    sheets = {"1. Manajemen Perubahan": rows, "2. Tata Laksana": rows, "3. Pengawasan": rows}
    reading = read_file(workbook_of(sheets), "a.xlsx", 2025)
    assert (len(reading.langkah), [remark.nilai for remark in reading.peringatan]) == (12, ["Personil"])
