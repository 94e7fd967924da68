"""Marks in a calendar mean what a legend says; without one, two marks add a question.

Amounts in cells are kept. Of plan and realisasi side by side only the plan makes tenggat, and what
was done stays with the langkah.
"""

from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.choices import CUMULATIVE, NUMBERS, SHARES, ChoiceItem, build_choices
from tests.reading.tables import AREA, PLAN_TITLE, Row, reading_test, xlsx

WITHOUT_LEGEND = "".join(
    f"""
## {common} and {rare} without a legend are both due, with one question.
| NO | KEGIATAN   | BUKTI | JAN      | FEB      | MAR    | APR | MEI | JUN      |
| -- | ---------- | ----- | -------- | -------- | ------ | --- | --- | -------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | {common} |          | {rare} |     |     |          |
| 2  | Kegiatan 2 | SK    |          | {common} |        |     |     |          |
| 3  | Kegiatan 3 | SK    |          |          |        |     |     | {common} |

Expect tenggat: 01 03 / 02 / 06
Expect remarks: due.marks_differ
Expect pesan: baris 4
"""
    for common, rare in ("●○", "■●", "xv")
)
ONE_LEGEND = "".join(
    f"""
## A legend of one mark makes it due, even if it says: {legend}
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR    | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | ------ | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | X   |     | {mark} |     |     |     |
| 2  | Kegiatan 2 | SK    |     |     | x      |     |     |     |
| |
|    | {legend} |

Expect tenggat: 01 03 / 03
Expect remarks: none
"""
    for mark, legend in [
        ("x", "Ket : x = dilaksanakan"),
        ("x", "x = bulan pelaksanaan kegiatan / target selesai"),
        ("v", "x / v = bulan kegiatan dilaksanakan"),
        ("x", "x bulan dilaksanakan, - tidak ada kegiatan"),
    ]
)
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
    for planned, done in (
        ("Renc", "Real"),
        ("Rencana", "Realisasi"),
        ("T", "R"),
        ("R", "T"),
        ("Target", "Capaian"),
    )
    for merges in ("", "A2:A3 B2:B3 C2:C3 D2:E2 F2:G2 H2:I2")
)
IN_ROWS = "".join(
    f"""
## A row {done} under each langkah, in a column headed {heading}, makes no tenggat.
| NO | KEGIATAN   | BUKTI | {heading} | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --------- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | {planned} | x   |     |     |     |     | x   |
|    |            |       | {done}    |     | x   |     |     |     |     |
| 2  | Kegiatan 2 | SK    | {planned} |     |     | x   |     |     |     |
|    |            |       | {done}    |     |     |     | x   |     |     |

Merged: A4:A5 B4:B5 C4:C5
Expect:
| tenggat | lainnya        |
| ------- | -------------- |
| 01 06   | Realisasi: FEB |
| 03      | Realisasi: APR |

Expect pesan: baris 5, 7
"""
    for heading, planned, done in (
        ("R/T", "T", "R"),
        ("R/T", "R", "T"),
        ("R/C", "R", "C"),
        ("", "P", "A"),
        ("URAIAN", "Rencana", "Realisasi"),
        ("", "Target", "Realisasi"),
    )
)
REPORT, PLAN = "due.legend_of_report rows.without_marks", "due.legend_read"
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
Expect remarks: {remarks}
"""
    for legend, marks, planned, done, remarks in [
        # What reports is no plan, wherever it stands and however it is written.
        ("V = dilaksanakan, X = tidak dilaksanakan", "VX", "-", "Realisasi: JAN", REPORT),
        ("V dilaksanakan   X tidak dilaksanakan", "VX", "-", "Realisasi: JAN", REPORT),
        ("Keterangan: V : ada; X : tidak ada", "VX", "-", "Realisasi: JAN", REPORT),
        ("V = dilaksanakan, X = tidak", "vx", "-", "Realisasi: JAN", REPORT),
        ("X = rencana, V = realisasi", "VX", "03", "Realisasi: JAN", PLAN),
        ("P = Rencana; R = Realisasi", "PR", "01", "Realisasi: MAR", PLAN),
        ("P - Rencana, R - Realisasi", "PR", "01", "Realisasi: MAR", PLAN),
        ("● rencana ○ realisasi", "●○", "01", "Realisasi: MAR", PLAN),
        ("R = Rencana, P = Pelaksanaan", "RP", "01", "Realisasi: MAR", PLAN),
        ("P = Pelaksanaan kegiatan (realisasi); T = Target", "TP", "01", "Realisasi: MAR", PLAN),
        ("○ : sudah; ● : target", "●○", "01", "Realisasi: MAR", PLAN),
        ("V = rencana, X = tidak ada kegiatan", "VX", "01", "-", PLAN),
    ]
    for above, below in ((legend, ""), ("", legend))
)
test_each_mark_is_due_as_a_person_would_say = reading_test(f"""
{LEGENDS}{WITHOUT_LEGEND}{ONE_LEGEND}{TWINS}{IN_ROWS}

## If both rows R and T hold the langkah, the first is the plan's, and that is told.
| NO | KEGIATAN   | BUKTI | R/T | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | R   | x   |     |     |     |     |     |
| 1  | Kegiatan 1 | SK    | T   |     | x   |     |     |     |     |
| 2  | Kegiatan 2 | SK    | R   | x   |     |     |     |     |     |
| 2  | Kegiatan 2 | SK    | T   |     | x   |     |     |     |     |

Expect tenggat: 01 / 01
Expect notes: rows.realisasi_rows

## A legend may have mark and meaning in two cells, in any order.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | ●   |     | ○   |     |     |     |
| 2  | Kegiatan 2 | SK    |     |     | ●   |     |     |     |
| |
| ○  | realisasi  |       |     |     |     |     |     |     |
| ●  | rencana    |       |     |     |     |     |     |     |

Expect:
| tenggat | lainnya        |
| ------- | -------------- |
| 01      | Realisasi: MAR |
| 03      | -              |

Expect remarks: due.legend_read

## So it is beside E = pelaporan.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | P   |     | L   |     |     | E   |
| |
| P = rencana rapat, L = pelaksanaan, E = pelaporan |

Expect tenggat: 01 03 06
Expect remarks: due.legend_unknown

## A text under a month is the target capaian of that month.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR       | APR | MEI | JUN       |
| -- | ---------- | ----- | --- | --- | --------- | --- | --- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    |     |     | 1 laporan |     |     | 2 laporan |
| 2  | Kegiatan 2 | SK    |     |     | 28        |     |     | 1         |
| 3  | Kegiatan 3 | SK    |     |     | 100 %     |     |     |           |
| 4  | Kegiatan 4 | SK    | 1   |     |           |     |     |           |

Expect:
| target_capaian                 | tenggat |
| ------------------------------ | ------- |
| MAR: 1 laporan; JUN: 2 laporan | 03 06   |
| MAR: 28; JUN: 1                | 03 06   |
| MAR: 100 %                     | 03      |
| -                              | 01      |

## Beside TARGET CAPAIAN it is the target of its period.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR       | APR | MEI | JUN | TARGET CAPAIAN |
| -- | ---------- | ----- | --- | --- | --------- | --- | --- | --- | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    |     |     | 1 laporan |     |     |     | 4 laporan      |

Expect target_capaian: 4 laporan
Expect lainnya: Target per periode: MAR: 1 laporan

## A legend of unknown words adds a question.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | V   |     | X   |     |     |     |
| |
| V = prioritas, X = bukan prioritas |

Expect remarks: due.legend_unknown
Expect nilai: V X

## Shares from 90 % on are a level to keep, due each time.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR | APR | MEI | JUN  |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    |     | 90% |     | 95% |     | 100% |

Expect tenggat: 02 04 06
Expect remarks: none

## Numbers under months may be days, with a question.
| NO | KEGIATAN   | BUKTI | JAN | FEB | MAR | APR | MEI | JUN |
| -- | ---------- | ----- | --- | --- | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Kegiatan 1 | SK    | 10  |     |     |     |     |     |
| 2  | Kegiatan 2 | SK    |     |     | 27  | 25  |     |     |
| 3  | Kegiatan 3 | SK    |     | 21  |     |     |     |     |

Expect tenggat: 01-10 / 03-27 04-25 / 02-21
Expect remarks: due.numbers_are_days

""")


def test_a_person_says_whether_shares_are_one_work_and_numbers_days() -> None:
    headings = ("NO", "KEGIATAN", "BUKTI", "JAN", "FEB", "MAR", "APR", "MEI", "JUN")

    def read(answer: ChoiceItem, *rows: Row) -> Reading:
        return read_file(
            xlsx((PLAN_TITLE, headings, AREA, *rows)), "a.xlsx", choice=build_choices([answer])
        )

    always = (1, "Rapat", "SK", *["100%"] * 6)
    assert [
        target.tenggat
        for target in read(ChoiceItem("tanda", SHARES, CUMULATIVE), always).langkah[0].tenggat
    ] == ["2025-01"]
    reading = read(
        ChoiceItem("tanda", NUMBERS, "tanggal"),
        (1, "Rapat", "SK", 1),
        (2, "Apel", "SK", None, None, 15),
    )
    assert [target.tenggat for langkah in reading.langkah for target in langkah.tenggat] == [
        "2025-01-01",
        "2025-03-15",
    ]
