"""Of columns with one meaning the plan's year is read; between a time and its revision a person
chooses.
"""

from monev.reading import read_file
from monev.reading.choices import WITHOUT_MEANING, ChoiceItem, build_choices
from tests.reading.tables import AREA, TOP_ROWS, reading_test, workbook_of, xlsx

UNCHANGED = "".join(
    f"""
## A revision that leaves the time as it was is asked about too: {revision}
| NO | LANGKAH AKSI  | BUKTI | TARGET WAKTU | TARGET WAKTU REVISI |
| -- | ------------- | ----- | ------------ | ------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK    | Maret        | {revision}          |

Expect target_waktu: Maret
Expect remarks: columns.two_of_one_meaning
"""
    for revision in ("-", "Tetap")
)
test_the_column_of_the_plan_s_year_is_read_and_a_revision_is_asked_about = reading_test(f"""
## Years may stand below one merged heading BUKTI DUKUNG.
| NO | LANGKAH AKSI | TARGET WAKTU | BUKTI DUKUNG |      |
| -- | ------------ | ------------ | ------------ | ---- |
|    |              |              | 2024         | 2025 |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Juni         | SK A         | SK B |

Merged: A2:A3 B2:B3 C2:C3 D2:E2
Expect bukti_dukung: SK B
Expect notes: none

## TAHUN LALU and TAHUN INI may stand below one merged heading.
| NO | LANGKAH AKSI | TARGET WAKTU | BUKTI      |           |
| -- | ------------ | ------------ | ---------- | --------- |
|    |              |              | TAHUN LALU | TAHUN INI |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Mei          | SK A       | SK        |

Merged: A2:A3 B2:B3 C2:C3 D2:E2
Expect bukti_dukung: SK
Expect notes: none

## Years may stand below one merged heading LANGKAH AKSI.
| NO | BUKTI DUKUNG | TARGET WAKTU | LANGKAH AKSI |          |
| -- | ------------ | ------------ | ------------ | -------- |
|    |              |              | 2024         | 2025     |
| I. MANAJEMEN PERUBAHAN |
| 1  | SK           | Juni         | Rapat        | Rapat II |

Merged: A2:A3 B2:B3 C2:C3 D2:E2
Expect langkah_aksi: Rapat II
Expect notes: none

## SEMULA and REVISI may stand below one merged heading.
| NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU |        |
| -- | ------------ | ------------ | ------------ | ------ |
|    |              |              | SEMULA       | REVISI |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | SK           | Maret        | Mei    |

Merged: A2:A3 B2:B3 C2:C3 D2:E2
Expect target_waktu: Maret
Expect remarks: columns.two_of_one_meaning

{UNCHANGED}

## Columns of several meanings under each year are no versions.
| NO | LANGKAH AKSI | 2024      |         | 2025  |             | PIC  |
| -- | ------------ | --------- | ------- | ----- | ----------- | ---- |
|    |              | WAKTU     | CAPAIAN | WAKTU | DATA DUKUNG |      |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Juni 2024 | 50%     | Mei   | Notula      | Umum |

Merged: C2:D2 E2:F2
Expect tenggat: 05
Expect bukti_dukung: Notula

## Last year's target does not sum up this year's quarters.
| NO | LANGKAH AKSI | TAHUN 2024 |         | TARGET 2025 |       |        |       | BUKTI  |
| -- | ------------ | ---------- | ------- | ----------- | ----- | ------ | ----- | ------ |
|    |              | TARGET     | CAPAIAN | TW I        | TW II | TW III | TW IV |        |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | 4          | 50%     | 1           |       | 1      |       | Notula |

Merged: C2:D2 E2:H2
Expect tenggat: 03 09
Expect remarks: none
""")


def test_an_answer_turns_it_round() -> None:
    headings = ("NO", "LANGKAH AKSI", "BUKTI 2024", "BUKTI 2025", "WAKTU")
    data = xlsx((*TOP_ROWS, headings, AREA, (1, "Satu", "SK A", "SK B", "Mei")))
    assert read_file(data, "a.xlsx").langkah[0].bukti_dukung == "SK B"
    answers = [
        ChoiceItem("judul", "BUKTI 2024", "bukti_dukung"),
        ChoiceItem("judul", "BUKTI 2025", WITHOUT_MEANING),
    ]
    turned = read_file(data, "a.xlsx", choice=build_choices(answers))
    assert (turned.langkah[0].bukti_dukung, turned.peringatan) == ("SK A", ())


def test_the_year_of_names_or_times_is_the_plan_s_where_no_title_says_it() -> None:
    rows = (
        ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "REALISASI 2025"),
        AREA,
        (1, "Rapat", "SK", "Mei", "Selesai"),
    )
    for sheet, name in (("Renaksi 2026", "a.xlsx"), ("Renaksi", "Renaksi 2026.xlsx")):
        reading = read_file(workbook_of({sheet: rows}), name)
        assert (reading.tahun, reading.realisasi or ()) == (2026, ())
    in_cells = (*rows[:2], (1, "Rapat", "SK", "Mei 2026", "Selesai"))
    assert not read_file(xlsx(in_cells), "a.xlsx").realisasi
