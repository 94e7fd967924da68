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


def test_the_number_of_the_open_area_opens_no_other() -> None:
    work = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")
    rows = (("I. LAYANAN DIGITAL",), work, ("I. TIM KERJA",), work)
    reading = read_file(xlsx((("TAHUN 2025",), HEADINGS, *rows)), "a.xlsx")
    assert [(one.area, one.sub_area) for one in reading.langkah] == [("I", None), ("I", "I")]


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
