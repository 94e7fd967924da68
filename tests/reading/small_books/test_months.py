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
