"""Marks under months, quarters and weeks of small plans, and their legends."""

from tests.reading.tables import reading_test

test_each_mark_under_a_month_is_due_or_not = reading_test("""
## Months may be headed by their first letters alone, under a year or nothing.
| NO | KEGIATAN | BUKTI | TAHUN 2025 |   |   |   |   |   |   |   |   |   |   |   | PIC |
| -- | -------- | ----- | - | - | - | - | - | - | - | - | - | - | - | - | --- |
|    |          |       | J | F | M | A | M | J | J | A | S | O | N | D |     |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    |   |   | x |   |   |   |   |   | x |   |   |   | Ani |
| 2  | Apel     | Foto  | x |   |   |   |   | x |   |   |   |   |   |   | Ani |

Expect tenggat: 03 09 / 01 06
Expect remarks: none

## Amounts under months are a target each, also without a gap.
| NO | KEGIATAN | BUKTI   | JAN | FEB | MAR | APR |
| -- | -------- | ------- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Survei   | Laporan | 10  | 20  | 10  |     |

Expect tenggat: 01 02 03
Expect remarks: none

## A month is itself though its number stands beside its name.
| NO | KEGIATAN | BUKTI   | Januari (1) | Februari (2) | September (09) | Oktober (10) |
| -- | -------- | ------- | ----------- | ------------ | -------------- | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Survei   | Laporan |             | x            |                | x            |
| 2  | Apel     | Foto    | x           |              | x              |              |

Expect tenggat: 02 10 / 01 09
Expect remarks: none

## Words under a longer period name the months within it; another half year is asked.
| NO | KEGIATAN | BUKTI   | SEMESTER I     | SEMESTER II |
| -- | -------- | ------- | -------------- | ----------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notulen | Januari, April | Juli, Okt   |
| 2  | Apel     | Foto    | Maret - Mei    |             |
| 3  | Survei   | Laporan | September      |             |

Expect tenggat: 01 04 07 10 / 05 / 06
Expect remarks: due.mark_unknown
""")


QUARTERS = {
    "J to D": "J F M A M J J A S O N D",
    "1 to 12": "1 2 3 4 5 6 7 8 9 10 11 12",
    "I to XII": "I II III IV V VI VII VIII IX X XI XII",
    "1 2 3 in each": "1 2 3 1 2 3 1 2 3 1 2 3",
    "I II III in each": "I II III I II III I II III I II III",
    "a b c in each": "a b c a b c a b c a b c",
    "B1 to B12": "B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12",
    "ke-1 to ke-3 in each": "ke-1 ke-2 ke-3 ke-1 ke-2 ke-3 ke-1 ke-2 ke-3 ke-1 ke-2 ke-3",
}
"""Spelling → twelve months."""
ROMAN = ("I", "II", "III", "IV")
MERGED = "A2:A3 B2:B3 C2:C3 D2:F2 G2:I2 J2:L2 M2:O2 P2:P3"

test_of_quarters_over_months_the_months_count = reading_test(
    "".join(
        f"""
## {quarter} over {spelling}{", the merges broken" * (not merges)}: each month is due by itself.
| NO | KEGIATAN | BUKTI | {" |  |  | ".join(f"{quarter} {number}" for number in ROMAN)} |  |  | PIC |
| -- | -------- | ----- | - | - | - | - | - | - | - | - | - | - | - | - | --- |
|    |          |       | {" | ".join(months.split())} |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    |   |   | x |   |   |   |   |   | x |   |   |   | Ani |
| 2  | Apel     | Foto  | x |   |   |   | x |   |   |   |   |   |   |   | Ani |

Merged: {merges}
Expect tenggat: 03 09 / 01 05
Expect remarks: none
"""
        for quarter in ("TRIWULAN", "Q", "Kuartal ke-")
        for spelling, months in QUARTERS.items()
        for merges in (MERGED, "")
    )
    + """
## Weeks numbered on within a quarter are no months; each is due with its quarter.
| NO | KEGIATAN | BUKTI | TRIWULAN I |   |   |   |   |   |   |   |   |    |    |    | PIC |
| -- | -------- | ----- | - | - | - | - | - | - | - | - | - | -- | -- | -- | --- |
|    |          |       | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |     |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    |   |   |   |   |   | x |   |   |   |    |    |    | Ani |

Merged: A2:A3 B2:B3 C2:C3 D2:O2 P2:P3
Expect tenggat: 03

## T and R may stand below the months of a quarter.
| NO | KEGIATAN | BUKTI | TRIWULAN PERTAMA |   |   |   |   |   | TRIWULAN KEDUA |   |   |   |   |   | PIC |
| -- | -------- | ----- | - | - | - | - | - | - | - | - | - | - | - | - | --- |
|    |          |       | 1 |   | 2 |   | 3 |   | 4 |   | 5 |   | 6 |   |     |
|    |          |       | T | R | T | R | T | R | T | R | T | R | T | R |     |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    |   |   | x |   |   |   |   |   |   |   | x |   | Ani |

Merged: A2:A4 B2:B4 C2:C4 D2:I2 J2:O2 P2:P4 D3:E3 F3:G3 H3:I3 J3:K3 L3:M3 N3:O3
Expect tenggat: 02 06
"""
)


PAIRS = ("☑☐", "☒☐", "■□", "●○", "⚫⚪", "◆◇", "✓✗", "✔✘", "✅❌", ("[x]", "[ ]"), ("(v)", "( )"))

test_the_sign_of_a_pair_that_says_no_is_no_mark = reading_test(
    "".join(
        f"""
## Where each cell has {yes} or {no}, only {yes} is due.
| NO | KEGIATAN | BUKTI | TW I  | TW II | TW III | TW IV |
| -- | -------- | ----- | ----- | ----- | ------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | {no}  | {yes} | {no}   | {no}  |
| 2  | Apel     | Foto  | {yes} | {no}  | {yes}  | {no}  |

Expect tenggat: 06 / 03 09
Expect remarks: none

## Where {yes} only comes before {no}, it may be what was done: asked once.
| NO | KEGIATAN | BUKTI | TW I  | TW II | TW III | TW IV |
| -- | -------- | ----- | ----- | ----- | ------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | {yes} | {no}  | {no}   | {no}  |
| 2  | Apel     | Foto  | {yes} | {yes} | {no}   | {no}  |

Expect remarks: due.marks_differ
"""
        for yes, no in PAIRS
    )
)

test_under_kumulatif_a_figure_equal_to_the_one_before_is_no_target = reading_test("""
## Nothing is due where a cumulative figure stays.
| NO | KEGIATAN | BUKTI   | TARGET KUMULATIF | | | |
| -- | -------- | ------- | ---- | ----- | ------ | ----- |
|    |          |         | TW I | TW II | TW III | TW IV |
| I. MANAJEMEN PERUBAHAN |
| 1  | Survei   | Laporan | 25%  | 50%   | 50%    | 100%  |
| 2  | Rapat    | Notulen | 0    | 1     | 1      | 1     |

Merged: A2:A3 B2:B3 C2:C3 D2:G2
Expect tenggat: 03 06 12 / 06
""")


test_a_sign_that_a_legend_or_a_heading_calls_none_is_no_target = reading_test("""
## ☐ = tidak
| NO | KEGIATAN | BUKTI | TW I | TW II | TW III | TW IV |
| -- | -------- | ----- | ---- | ----- | ------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | ☑    | ☐     | ☐      | ☐     |
| 2  | Apel     | Foto  | ☐    | ☑     | ☐      | ☑     |
| Keterangan: ☑ = direncanakan, ☐ = tidak |

Expect tenggat: 03 / 06 12
Expect remarks: rows.notes

## 0 = tidak
| NO | KEGIATAN | BUKTI | RENCANA (1 = ya, 0 = tidak) | | | |
| -- | -------- | ----- | ---- | ----- | ------ | ----- |
|    |          |       | TW I | TW II | TW III | TW IV |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | 1    | 0     | 0      | 0     |
| 2  | Apel     | Foto  | 0    | 1     | 0      | 1     |

Merged: A2:A3 B2:B3 C2:C3 D2:G2
Expect tenggat: 03 / 06 12
Expect remarks: none

## o = tidak terlaksana was planned.
| NO | KEGIATAN | BUKTI | TW I | TW II | TW III | TW IV |
| -- | -------- | ----- | ---- | ----- | ------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | x    | o     |        |       |
| 2  | Apel     | Foto  |      | x     |        | o     |
| Keterangan: x = direncanakan, o = tidak terlaksana |

Expect tenggat: 03 06 / 06 12
""")
