"""One table read up to its cells: the area of its rows may stand in its title alone."""

from __future__ import annotations

import pytest

from monev.reading import read_file
from tests.reading.tables import HEADINGS, Row, xlsx

ONE = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")


def test_a_title_may_name_the_one_area_of_its_table() -> None:
    def area(heading: str) -> tuple[str, str]:
        langkah = read_file(xlsx([(heading,), ("TAHUN 2025",), HEADINGS, ONE]), "a.xlsx").langkah[0]
        return langkah.area, langkah.nama_area

    assert area("RENCANA AKSI POKJA MANAJEMEN PERUBAHAN KPU CONTOH") == ("I", "MANAJEMEN PERUBAHAN")
    assert area("RENCANA AKSI ZI AREA 6 PELAYANAN PUBLIK") == ("VI", "PELAYANAN PUBLIK")
    assert area("RENCANA AKSI ZI DINAS PELAYANAN PUBLIK") == ("0", "Tanpa area")


def test_a_usual_areas_name_that_excel_cut_from_the_sheets_name_is_made_whole() -> None:
    def area(sheet: str) -> str:
        return read_file(xlsx((HEADINGS, ONE), name=sheet), "a.xlsx", tahun=2025).langkah[0].nama_area

    assert area("6. Peningkatan Kualitas Pelayan") == "Peningkatan Kualitas Pelayanan Publik"
    assert area("3. Penataan Sistem Manajemen SD") == "Penataan Sistem Manajemen SDM"
    assert area("VI PENINGKATAN KUALITAS PELAYAN") == "PENINGKATAN KUALITAS PELAYANAN PUBLIK"
    assert area("5. Penguatan Pengawasan") == "Penguatan Pengawasan"


@pytest.mark.parametrize(
    "marks", [("l.", "ll.", "lll.", "lV."), ("I.", "Il.", "IlI.", "1V."), ("I.", "I1.", "III.", "IV.")]
)
def test_roman_numbers_typed_with_other_letters_are_read_by_their_series(marks: tuple[str, ...]) -> None:
    names = ("MANAJEMEN PERUBAHAN", "PENATAAN TATALAKSANA", "TIM BARU", "PENGUATAN AKUNTABILITAS")
    langkah = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")
    rows = [row for mark, name in zip(marks, names, strict=True) for row in ((f"{mark} {name}",), langkah)]
    reading = read_file(xlsx((("TAHUN 2025",), HEADINGS, *rows)), "a.xlsx")
    assert [(one.kode, one.nama_area) for one in reading.langkah] == [
        (f"{mark}.1.1", name) for mark, name in zip(("I", "II", "III", "IV"), names, strict=True)
    ]


def test_a_letter_l_in_its_series_stays_a_letter() -> None:
    langkah = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")
    rows = (("V. PENGUATAN PENGAWASAN",), ("k", "Sub k"), langkah, ("l", "Sub l"), langkah)
    reading = read_file(xlsx((("TAHUN 2025",), HEADINGS, *rows)), "a.xlsx")
    assert [one.kode for one in reading.langkah] == ["V.k.1.1", "V.l.1.1"]


def test_numbers_alone_in_a_column_of_areas_are_their_numbers_in_any_order() -> None:
    head = ("PILAR", "NO", "KEGIATAN", "BUKTI DUKUNG", "WAKTU")
    work = ("Membentuk tim", "SK", "Juli 2025")
    result = read_file(xlsx([("TAHUN 2025",), head, (5, 1, *work), (2, 1, *work), ("VI", 1, *work)]), "a.xlsx")
    assert [one.area for one in result.langkah] == ["5", "2", "VI"]
    assert [remark.code for remark in result.peringatan if "area" in remark.code] == []


def test_sub_areas_of_a_column_that_are_numbered_by_their_order_are_no_question() -> None:
    head = ("AREA PERUBAHAN", "SUB AREA", "NO", "KEGIATAN", "BUKTI DUKUNG", "WAKTU")
    work = ("Membentuk tim", "SK", "Juli 2025")
    places = [("I. Manajemen Perubahan", name) for name in ("Tim Kerja", "Pola Pikir")]
    rows = [(*place, 1, *work) for place in (*places, ("II. Penataan Tatalaksana", "Prosedur"))]
    result = read_file(xlsx([("TAHUN 2025",), head, *rows]), "a.xlsx")
    assert [(one.area, one.sub_area) for one in result.langkah] == [("I", "1"), ("I", "2"), ("II", "1")]
    assert [remark.code for remark in result.peringatan if "area" in remark.code] == []


def test_a_number_that_a_usual_area_has_further_down_opens_no_area_before_it() -> None:
    work = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")
    rows = (("I. MANAJEMEN PERUBAHAN",), work, ("III. TIM KERJA",), work, ("III. PENATAAN SISTEM MANAJEMEN SDM",), work)
    reading = read_file(xlsx((("TAHUN 2025",), HEADINGS, *rows)), "a.xlsx")
    assert [(one.area, one.sub_area) for one in reading.langkah] == [("I", None), ("I", "III"), ("III", None)]


def test_the_number_of_the_open_area_opens_no_other() -> None:
    work = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")
    rows = (("I. LAYANAN DIGITAL",), work, ("I. TIM KERJA",), work)
    reading = read_file(xlsx((("TAHUN 2025",), HEADINGS, *rows)), "a.xlsx")
    assert [(one.area, one.sub_area) for one in reading.langkah] == [("I", None), ("I", "I")]


def test_an_area_of_a_column_takes_no_number_that_another_has_already() -> None:
    head = ("AREA PERUBAHAN", "NO", "KEGIATAN", "BUKTI DUKUNG", "WAKTU")
    work = (1, "Menyusun yel", "SK", "Mei 2025")
    rows = (("II. Layanan Digital", *work), ("Budaya Kerja", *work))
    reading = read_file(xlsx((("TAHUN 2025",), head, *rows)), "a.xlsx")
    assert [(langkah.area, langkah.nama_area) for langkah in reading.langkah] == [
        ("II", "Layanan Digital"),
        ("III", "Budaya Kerja"),
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("A. PEMENUHAN", "B. REFORM"), ("Pemenuhan", "Reform"), ("ASPEK PEMENUHAN", "ASPEK REFORM")]
)
def test_the_halves_of_the_lke_within_an_area_are_its_sub_areas_and_their_numbers_begin_anew(
    first: str, second: str
) -> None:
    rows = (
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (first,),
        (1, "Membentuk tim", "SK", "Maret 2025"),
        (second,),
        (1, "Menunjuk agen", "SK Agen", "Mei 2025"),
        ("II. PENATAAN TATA LAKSANA",),
        (first,),
        (1, "Menyusun SOP", "SOP", "Juni 2025"),
    )
    reading = read_file(xlsx(rows), "a.xlsx", 2025)
    assert [one.kode for one in reading.langkah] == ["I.A.1.1", "I.B.1.1", "II.A.1.1"]
    assert reading.peringatan == ()


WORK = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU")


def test_komponen_and_program_before_a_usual_areas_name_say_area() -> None:
    rows = (
        ("KOMPONEN 1: MANAJEMEN PERUBAHAN",),
        WORK,
        (1, "Membentuk tim", "SK", "Maret 2025"),
        (),
        ("PROGRAM Penguatan Pengawasan",),
        WORK,
        (1, "Memasang banner", "Banner", "Mei 2025"),
        ("PROGRAM KERJA", "Menyusun program", "Program", "Juni 2025"),
    )
    reading = read_file(xlsx(rows), "a.xlsx", 2025)
    assert [(one.kode, one.nama_area) for one in reading.langkah[:2]] == [
        ("1.1.1", "MANAJEMEN PERUBAHAN"),
        ("V.1.1", "Penguatan Pengawasan"),
    ]
    assert reading.langkah[2].nama_area == "Penguatan Pengawasan"


@pytest.mark.parametrize("middle", [("I.1", "II.1"), ("1", "1")])
def test_levels_of_a_kode_column_tell_headings_from_langkah(middle: tuple[str, str]) -> None:
    rows = (
        ("KODE", "URAIAN", "BUKTI DUKUNG", "TARGET WAKTU"),
        ("I", "MANAJEMEN PERUBAHAN"),
        (middle[0], "Tim kerja"),
        ("I.1.1", "Membentuk tim", "SK", "Maret 2025"),
        ("I.1.2", "Menyusun rencana", "Rencana", "April 2025"),
        ("II", "TATA LAKSANA"),
        (middle[1], "SOP"),
        ("II.1.1", "Mereviu SOP", "SOP", "Mei 2025"),
    )
    reading = read_file(xlsx(rows), "a.xlsx", 2025)
    assert [(one.kode, one.nama_area, one.nama_sub_area) for one in reading.langkah] == [
        ("I.1.1", "MANAJEMEN PERUBAHAN", "Tim kerja"),
        ("I.1.2", "MANAJEMEN PERUBAHAN", "Tim kerja"),
        ("II.1.1", "TATA LAKSANA", "SOP"),
    ]
    assert reading.peringatan == ()


def test_a_weight_beside_a_heading_is_no_question() -> None:
    rows = ((*WORK, "BOBOT"), ("I. MANAJEMEN PERUBAHAN", None, None, None, 8), (1, "Rapat", "SK", "Mei 2025", "2,5%"))
    assert read_file(xlsx(rows), "a.xlsx", 2025).peringatan == ()


def test_numbered_usual_areas_with_headings_under_langkah_aksi_are_areas_and_sub_areas() -> None:
    rows = (
        WORK,
        ("1.", "MANAJEMEN PERUBAHAN"),
        (None, "i. Tim Kerja"),
        ("a", "Membentuk tim", "SK", "Maret 2025"),
        (None, "ii. Pola Pikir"),
        ("a", "Memasang banner", "Banner", "Mei 2025"),
        ("2.", "PENATAAN TATALAKSANA"),
        (None, "i. SOP"),
        ("a", "Mereviu SOP", "SOP", "Juni 2025"),
    )
    reading = read_file(xlsx(rows), "a.xlsx", 2025)
    places = [(one.nama_area, one.nama_sub_area, one.langkah_aksi) for one in reading.langkah]
    assert places == [
        ("MANAJEMEN PERUBAHAN", "Tim Kerja", "Membentuk tim"),
        ("MANAJEMEN PERUBAHAN", "Pola Pikir", "Memasang banner"),
        ("PENATAAN TATALAKSANA", "SOP", "Mereviu SOP"),
    ]
    assert reading.peringatan == ()


@pytest.mark.parametrize(
    "legend",
    [
        (("MP", "Manajemen Perubahan"), ("PWS", "Penguatan Pengawasan")),
        (("PWS = Penguatan Pengawasan; MP = Manajemen Perubahan",),),
        (("Kode area:", "MP : Manajemen Perubahan"), (None, "PWS : Penguatan Pengawasan")),
    ],
)
def test_a_legend_above_the_table_says_which_areas_its_column_names_for_short(legend: tuple[Row, ...]) -> None:
    headings = ("NO", "AREA", *HEADINGS[1:])
    rows = ((1, "MP", *ONE[1:]), (2, "PWS", "Risiko", "Peta", "Menyusun peta", "Peta", "Mei 2025", "1"))
    reading = read_file(xlsx([("RENCANA AKSI ZI TAHUN 2025",), *legend, headings, *rows]), "a.xlsx")
    assert [(one.area, one.nama_area) for one in reading.langkah] == [
        ("I", "Manajemen Perubahan"),
        ("V", "Penguatan Pengawasan"),
    ]
    assert [remark.code for remark in reading.peringatan if "area" in remark.code] == ["columns.areas_by_short"]
