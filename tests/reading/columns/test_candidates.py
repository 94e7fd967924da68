"""Each meaning goes to the filled, visible column whose heading fits it best."""

import io

from openpyxl import load_workbook

from monev.questions import effect_of, reading_questions
from monev.reading import read_file
from monev.reading.columns.candidates import ColumnHeading, assign_meanings
from monev.reading.columns.cell_meanings import NAMED, ByCells
from tests.makers import saved
from tests.reading.tables import reading_test, xlsx

test_columns_are_told_by_the_surest_candidate = reading_test("""
## Links of last quarter are no bukti.
| No | Realisasi | Rencana Tindak Lanjut | PIC Tindak Lanjut | Waktu | Link Bukti | Link Bukti Lalu |
| -- | -- | -- | -- | -- | -- | -- |
| 1.1.2 | 0 | Melatih petugas | Fitri Handayani | 30 Juni 2025 | https://s.id/k2 | https://s.id/t2 |
| 1.1.3 | 0 | Mendata ulang | Irfan Maulana | 30 Juni 2025 | https://s.id/k3 | (IKU Arsip tertata) |

Expect:
| bukti | pic             | langkah_aksi    |
| ----- | --------------- | --------------- |
| -     | Fitri Handayani | Melatih petugas |
| -     | Irfan Maulana   | Mendata ulang   |

Expect remarks: rows.without_any_area reports.links_of_several

## Numbers are no PIC, even if their heading names one.
| AREA I MANAJEMEN PERUBAHAN |
| -------------------------- |
| PIC Wakil Dekan | Kegiatan | Bukti   | Waktu     |
| 1               | Rapat    | Notulen | Mei 2025  |
| 2               | Apel     | Foto    | Juni 2025 |

Expect:
| pic | kode  |
| --- | ----- |
| -   | I.1.1 |
| -   | I.2.1 |

## A heading merged one row too deep leaves the area's title alone.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI FISIK | TARGET DAN WAKTU | % REALISASI |
| -- | -- | -- | -- | -- | -- | -- |
| I | MANAJEMEN PERUBAHAN | | | | | |
| 1 | Tim | a. Ada tim | Memilih anggota | Berita acara | Januari 2025 | 100 |
| 2 | Rencana | b. Ada rencana | Menyusun rencana | Rencana kerja | Maret 2025 | 100 |

Merged: G2:G3 B3:F3
Expect:
| area | langkah_aksi     | tenggat |
| ---- | ---------------- | ------- |
| I    | Memilih anggota  | 01      |
| I    | Menyusun rencana | 03      |
""")


def test_a_hidden_column_never_beats_a_visible_one() -> None:
    headings = (
        "STRATEGI",
        "RENCANA AKSI",
        "RENCANA AKSI (PIHAK LAIN)",
        "KELUARAN",
        "DOKUMEN BUKTI",
        "TIMELINE",
        "PIC",
    )
    rows = (
        (
            "A. Menata aset",
            "Menyusun daftar",
            "Memberi akses",
            "Daftar aset",
            None,
            "Q1",
            "Divisi A",
        ),
        ("B. Menata modal", "Mengajukan usulan", "N/A", "Surat usulan", None, "Q3", "Divisi B"),
    )
    book = load_workbook(
        io.BytesIO(xlsx((("RENCANA AKSI ZI BALAI CONTOH TAHUN 2025",), headings, *rows)))
    )
    for letter in "CE":
        book.active.column_dimensions[letter].hidden = True
    reading = read_file(saved(book), "a.xlsx")
    assert [each.langkah_aksi for each in reading.langkah] == [
        "Menyusun daftar",
        "Mengajukan usulan",
    ]
    assert [each.bukti_dukung for each in reading.langkah] == ["Daftar aset", "Surat usulan"]
    assert "RENCANA AKSI (PIHAK LAIN)" in reading.langkah[0].lainnya
    assert not [question for question in reading_questions(reading) if effect_of(question)]


def test_the_surest_pair_is_taken_first_and_a_chosen_one_before_all() -> None:
    headings = [
        ColumnHeading(column, (text,))
        for column, text in enumerate(("KEGIATAN", "RENCANA AKSI", "BUKTI", "OUTPUT"), 1)
    ]
    expected = {"komponen": 1, "langkah_aksi": 2, "bukti_dukung": 3, "target_capaian": 4}
    assert assign_meanings(headings, {}).columns == expected
    chosen = {"output": "bukti_dukung", "bukti": ""}
    assert assign_meanings(headings, chosen).columns == {
        "komponen": 1,
        "langkah_aksi": 2,
        "bukti_dukung": 4,
    }


def test_what_cells_say_wins_only_what_no_heading_says() -> None:
    headings = [
        ColumnHeading(column, (text,))
        for column, text in enumerate(
            ("RENCANA AKSI", "PELAKSANA", "PIC", "TARGET", "BUKTI DUKNUG"), 1
        )
    ]
    by_cells = [
        ByCells(2, "pic", "person", NAMED),
        ByCells(4, "target_waktu", "cells", "target_waktu"),
    ]
    found = assign_meanings(headings, {}, by_cells)
    expected = {"langkah_aksi": 1, "pic": 3, "target_waktu": 4, "bukti_dukung": 5}
    assert found.columns == expected


def test_a_kode_that_two_rows_have_is_refused_where_its_last_part_has_a_column_of_its_own() -> None:
    headings = ("KODE", "SUB", "AREA PERUBAHAN", "RENCANA AKSI", "BUKTI", "WAKTU")
    rows = (
        ("A.1.I", "a", "Manajemen Perubahan", "Membentuk tim", "SK tim", "Februari"),
        ("A.1.I", "b", "Manajemen Perubahan", "Memilih agen", "SK agen", "Maret"),
    )
    [error] = read_file(xlsx((headings, *rows)), "Rencana 2025.xlsx").galat
    assert (error.code, error.baris) == ("rows.kode_used_twice", 3)
