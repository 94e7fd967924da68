"""Marks in a calendar mean what a person says; until then several marks add one question.

Amounts in cells are kept. Of plan and realisasi side by side only the plan makes tenggat.
"""

from tests.reading.tables import reading_test

TWINS = "".join(
    f"""
## Of {planned} and {done} under each month only {planned} is due, merged or not: {merges}
| NO | KEGIATAN   | BUKTI | JAN       |        | FEB       |        | MAR       |        |
| -- | ---------- | ----- | --------- | ------ | --------- | ------ | --------- | ------ |
|    |            |       | {planned} | {done} | {planned} | {done} | {planned} | {done} |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | v         |        |           | v      | v         |        |

Merged: {merges}
Expect tenggat: 01 03
Expect lainnya: FEB {done}: v
Expect remarks: none
"""
    for planned, done, merges in (
        ("Rencana", "Realisasi", ""),
        ("T", "R", "A2:A3 B2:B3 C2:C3 D2:E2 F2:G2 H2:I2"),
    )
)
OPEN = "".join(
    f"""
## Several marks are all due, with one question, whatever stands below: {legend}
| NO | KEGIATAN   | BUKTI | JAN        | FEB | MAR        | APR | MEI | JUN |
| -- | ---------- | ----- | ---------- | --- | ---------- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | {marks[0]} |     | {marks[1]} |     |     |     |
| 2  | Kegiatan 2 | SK    |            |     | {marks[0]} |     |     |     |
| |
| {legend} |

Expect tenggat: 01 03 / 03
Expect remarks: due.marks_differ
"""
    for marks, legend in (("●○", ""), ("PR", "P = Rencana, R = Realisasi"))
)
test_each_mark_is_due_as_a_person_would_say = reading_test(f"""
{OPEN}{TWINS}

## A mark of one kind is the plan's, whatever its capitals.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | X   |     | x   |     |     |     |

Expect tenggat: 01 03
Expect remarks: none

## Marks of a row of realisasi, which no work parts from the plan's, are asked about.
| NO | KEGIATAN   | BUKTI | R/T | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | T   | x   |     |     |     |     |     |
|    |            |       | R   |     |     | x   |     |     |     |

Merged: A4:A5 B4:B5 C4:C5
Expect tenggat: 01 03
Expect remarks: rows.joined_to_langkah

## A text under a month is the target capaian of that month.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR       | APR | MEI | JUN       |
| -- | ---------- | ----- | --- | --- | --------- | --- | --- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    |     |     | 1 laporan |     |     | 2 laporan |
| 2  | Kegiatan 2 | SK    |     |     | 28        |     |     | 1         |
| 3  | Kegiatan 3 | SK    | 1   |     |           |     |     |           |

Expect:
| target_capaian                 | tenggat |
| ------------------------------ | ------- |
| MAR: 1 laporan; JUN: 2 laporan | 03 06   |
| MAR: 28; JUN: 1                | 03 06   |
| -                              | 01      |

## Beside TARGET CAPAIAN it is the target of its period.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR       | APR | MEI | JUN | TARGET CAPAIAN |
| -- | ---------- | ----- | --- | --- | --------- | --- | --- | --- | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    |     |     | 1 laporan |     |     |     | 4 laporan      |

Expect target_capaian: 4 laporan
Expect lainnya: Target per periode: MAR: 1 laporan

""")
