"""Marks in a calendar mean what a person or a legend says; else several marks add one question.

Amounts in cells are kept. Of plan and realisasi side by side only the plan makes tenggat.
"""

from monev.reading import read_file
from monev.reading.choices import CUMULATIVE, EACH, SHARES, ChoiceItem, build_choices
from tests.reading.tables import AREA, PLAN_TITLE, codes_of, months_of, reading_test, xlsx

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
        ("R", "T", ""),
    )
)
LEGENDS = "".join(
    f"""
## A legend above or below the table says which marks are due: {legend}
| {above} |
| ------- |
| NO | KEGIATAN   | BUKTI | JAN        | FEB | MAR        | APR | MEI | JUN |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | {marks[0]} |     | {marks[1]} |     |     |     |
| |
| {below} |

Expect tenggat: {planned}
Expect lainnya: {done}
Expect remarks: due.legend_read
"""
    for legend, marks, planned, done, above in [
        ("X = rencana, V = realisasi", "VX", "03", "Realisasi: JAN", True),
        ("P - Rencana, R - Realisasi", "PR", "01", "Realisasi: MAR", False),
        ("● rencana ○ realisasi", "●○", "01", "Realisasi: MAR", True),
        ("○ : sudah; ● : target", "●○", "01", "Realisasi: MAR", False),
        ("V = rencana, X = tidak ada kegiatan", "VX", "01", "-", False),
    ]
    for above, below in [(legend, "") if above else ("", legend)]
)
OPEN = "".join(
    f"""
## Marks are all due, with one question, where none is said to be the plan's: {legend}
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
    for marks, legend in (
        ("●○", ""),
        ("VX", "V = dilaksanakan, X = tidak dilaksanakan"),
        ("PR", "R = Realisasi"),
        ("VX", "V = prioritas, X = bukan prioritas"),
    )
)
test_each_mark_is_due_as_a_person_would_say = reading_test(f"""
{LEGENDS}{OPEN}{TWINS}

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

## A legend may have mark and meaning in two cells.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | ●   |     | ○   |     |     |     |
| |
| ○  | realisasi  |       |     |     |     |     |     |     |
| ●  | rencana    |       |     |     |     |     |     |     |

Expect tenggat: 01
Expect lainnya: Realisasi: MAR
Expect remarks: due.legend_read

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


def test_shares_that_reach_the_whole_are_one_work_with_a_question_until_a_person_says_so() -> None:
    headings = ("NO", "KEGIATAN", "BUKTI", "TW I", "TW II", "TW III", "TW IV")
    rising = (1, "Menyusun laporan", "Laporan", "25%", "50%", "100%", "100%")
    data = xlsx((PLAN_TITLE, headings, AREA, rising))
    for answer, months, codes in (
        (None, "09", ["due.cumulative"]),
        (CUMULATIVE, "09", []),
        (EACH, "03 06 09 12", []),
    ):
        choice = build_choices([ChoiceItem("tanda", SHARES, answer)] if answer else [])
        reading = read_file(data, "a.xlsx", choice=choice)
        assert (months_of(reading.langkah[0]), codes_of(reading)) == (months, codes)
