"""Merges fill cells, continuation rows inherit them, and pieces of one langkah are joined."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from monev.reading import read_file
from monev.reading.vocabulary.structure import Mark, level_mark, lone_mark, row_number, split_mark
from tests.makers import saved
from tests.reading.tables import (
    AREA,
    HEADINGS,
    PLAN_TITLE,
    TOP_ROWS,
    codes_of,
    months_of,
    reading_test,
    xlsx,
)

test_each_langkah_has_its_own_cells_and_those_it_inherits = reading_test("""
## A merge fills each row it covers, even a numbered one.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
| 2  | Renaksi  | Ada       | Menyusun     | Dokumen      |              |                |

Merged: F4:F5
Expect target_waktu: Juli 2025 / Juli 2025

## A row of a merged langkah with only an indikator adds no remark.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada tim   | Membentuk    | SK           | Juli 2025    | 1 SK           |
|    |          | Ada anggotanya |

Merged: D4:D5
Expect remarks: none

## The word area may stand in the cell before the title.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN |
| -- | -------- | --------- | ------------ | ------------ | ------------ | -------------- |
| AREA I | MANAJEMEN PERUBAHAN |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |
| POKJA 2 | Tata Kelola Baru |
| 1  | Tim      | Ada       | Membentuk    | SK           | Juli 2025    | 1              |

Expect:
| area | nama_area           |
| ---- | ------------------- |
| I    | MANAJEMEN PERUBAHAN |
| 2    | Tata Kelola Baru    |

""")


def test_a_cell_that_says_idem_is_as_the_one_above(subtests):
    for writing in ["idem", "Idem", "s.d.a.", "sda", "〃", '"', "sama dengan di atas"]:
        with subtests.test(str(writing)):
            one = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1", "TU")
            two = (2, writing, "Lain", "Menyusun tugas", writing, writing, "1", writing)
            three = (1, "SOP", "SOP", "Mereviu", "SOP", "Mei 2025", "1", writing)
            rows = ((*HEADINGS, "PIC"), AREA, one, two, ("II. PENATAAN TATALAKSANA",), three)
            result = read_file(xlsx((*TOP_ROWS, *rows)), "a.xlsx")
            same, other = result.langkah[1:]
            assert (same.komponen, same.bukti[0].nama) == ("Tim", "SK Tim")
            assert (same.target_waktu, same.pic) == ("Juli 2025", "TU")
            assert (months_of(same), other.pic) == ("07", "TU")
            assert ("PIC", writing, "TU") in [
                (trace.kolom, trace.nilai, trace.dibaca) for trace in same.jejak
            ]
            assert result.peringatan == ()


NOTES = "".join(
    f"""
## A note between the rows is no langkah and no heading: {note}
| NO | KOMPONEN | KEGIATAN      | DATA DUKUNG | WAKTU |
| -- | -------- | ------------- | ----------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Membentuk tim | SK          | Juni  |
| {note} |
| 2  | Rapat    | Apel          | Notulen     | Mei   |

Expect:
| kode  | langkah_aksi  |
| ----- | ------------- |
| I.1.1 | Membentuk tim |
| I.2.1 | Apel          |
"""
    for note in (
        "Catatan: tim dibentuk ulang",
        " | | Catatan: dapat berubah",
        "*) menyesuaikan anggaran",
        "Lanjutan",
        " | | *) sesuai jadwal pusat",
        "Ket. data dukung diunggah",
        " | | (Lanjutan)",
        " | | Lanjutan Area I",
        "*) | sesuai jadwal pusat",
        "Dicetak tanggal 3 Februari 2026",
    )
)
test_rows_of_a_book_are_the_langkah_a_person_would_see = reading_test(f"""
{NOTES}

""")


def test_a_row_that_is_struck_through_is_asked_about():
    headings = ("NO", "KOMPONEN", "KEGIATAN", "DATA DUKUNG", "WAKTU")
    first = (1, "Tim", "Membentuk tim", "SK", "Juni")
    workbook = load_workbook(io.BytesIO(xlsx((PLAN_TITLE, headings, AREA, first))))
    for cell in workbook.active[4]:
        cell.font = Font(strike=True)
    reading = read_file(saved(workbook), "a.xlsx")
    assert [(remark.code, remark.sel) for remark in reading.peringatan] == [("rows.struck", "E4")]
    for cell in workbook.active[4]:
        cell.font = Font(strike=cell.column_letter == "D")
    assert codes_of(read_file(saved(workbook), "a.xlsx")) == ["rows.struck"], "its bukti alone"
    workbook.active["G2"], workbook.active["G4"] = "KET", "Dibatalkan"
    reading = read_file(saved(workbook), "a.xlsx")
    assert codes_of(reading) == ["rows.called_off"]


@pytest.mark.parametrize(
    "office", ["Koordinator Area,", "Inspektur", "Kapolres Contoh", "Kasubbag", "Dibuat oleh"]
)
def test_who_signs_below_is_no_langkah(office):
    below = ((), (*[None] * 5, office), (), (*[None] * 5, "Nama Satu, S.H."))
    one = (1, "Tim", "Ada tim", "Membentuk tim", "SK", "Juli 2025", "1 SK")
    reading = read_file(xlsx((*TOP_ROWS, HEADINGS, AREA, one, *below)), "a.xlsx")
    assert [each.langkah_aksi for each in reading.langkah] == ["Membentuk tim"]


def test_a_mark_has_a_kind_and_a_place_in_its_series_and_words_are_none(subtests):
    for text, expected in {
        "V": ("V", "roman", 5),
        "a.": ("a", "letter", 1),
        "12)": ("12", "number", 12),
        "C": ("C", "letter capital", 3),
    }.items():
        assert lone_mark(text) == Mark(*expected)
    assert (level_mark("A.1.iii").order, level_mark("A.1.iiii")) == (3, None)
    assert level_mark("1.1 Tim Kerja") is None, "the cell holds more"
    for text in ["Tim Kerja", "", "SK", "1 SK", "IIII", "Mei"]:
        with subtests.test(text):
            assert (lone_mark(text), row_number(text)) == (None, None)


def test_what_says_area_or_parts_mark_and_title_belongs_to_neither_and_words_that_begin_so_are_left_whole():
    for text in (
        "AREA MANAJEMEN PERUBAHAN",
        "Area Perubahan: MANAJEMEN PERUBAHAN",
        "POKJA MANAJEMEN PERUBAHAN",
    ):
        assert split_mark(text) == (None, "MANAJEMEN PERUBAHAN", True)
    # A colon says that a name of any kind follows.
    assert split_mark("Area  : Inovasi Unggulan") == (None, "Inovasi Unggulan", True)
    for text in ("Inovasi Pelayanan", "Area parkir"):
        assert split_mark(text) == (None, text, False)
    for text in (
        "POKJA I / MANAJEMEN PERUBAHAN",
        "Pokja I - MANAJEMEN PERUBAHAN",
        "I | MANAJEMEN PERUBAHAN",
    ):
        mark, heading, _ = split_mark(text)
        assert (mark.text, heading) == ("I", "MANAJEMEN PERUBAHAN")
