"""Marks under months, quarters and weeks of small plans, and their legends."""

from tests.reading.tables import reading_test

test_each_mark_under_a_month_is_due_or_not = reading_test("""
## Months headed by number go on into the next year.
| NO | LANGKAH AKSI   | BUKTI DUKUNG | 2024 |    |    | 2025 |    |    |    |    | PIC  |
| -- | -------------- | ------------ | ---- | -- | -- | ---- | -- | -- | -- | -- | ---- |
|    |                |              | 10   | 11 | 12 | 1    | 2  | 3  | 4  | 5  |      |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim       |      | V  |    |      |    |    |    |    | Umum |
| 2  | Memimpin rapat | Notulen      |      |    | V  |      |    | V  |    |    | Umum |

Merged: A2:A3 B2:B3 C2:C3 D2:F2 G2:K2 L2:L3
Expect tenggat: 2024-11 / 2024-12 03
Expect remarks: none

## TARGET DAN REALISASI over the periods is the plan's calendar.
| RENCANA (posisi s.d. 30 Juni) |
| ----------------------------- |
| NO | LANGKAH AKSI | TARGET DAN REALISASI |    |       |    | BUKTI  |
|    |              | TW I                 |    | TW II |    |        |
|    |              | T                    | R  | T     | R  |        |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | 1                    | 1  | -     |    | Notula |
| 2  | Reviu        | -                    |    | 1     |    | SOP    |

Merged: A3:A5 B3:B5 C3:F3 C4:D4 E4:F4 G3:G5
Expect tenggat: 03 / 06

## The cells of a legend below the table are no work.
| NO          | LANGKAH AKSI  | BUKTI         | Jan       | Feb | Mar |
| ----------- | ------------- | ------------- | --------- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1           | Membentuk tim | SK            | P         | R   | P   |
| P = Target  |               | R = Realisasi |           |     |     |

Expect langkah_aksi: Membentuk tim
Expect tenggat: 01 02 03
Expect remarks: due.marks_differ

## I to IV below Target are its quarters, even beside those of Capaian.
| NO | AKSI | BUKTI | Target |    |     |    | Capaian |    |     |    |
| -- | ---- | ----- | ------ | -- | --- | -- | ------- | -- | --- | -- |
|    |      |       | I      | II | III | IV | I       | II | III | IV |
| 1  | Uji  | SK    |        |    | v   |    | v       |    |     |    |

Merged: D2:G2 H2:K2
Expect tenggat: 09

## Marks in neighbouring weeks are one piece of work.
| NO | KEGIATAN | BUKTI | Maret |    |    |    | April |    |    |    |
| -- | -------- | ----- | ----- | -- | -- | -- | ----- | -- | -- | -- |
|    |          |       | 1     | 2  | 3  | 4  | 1     | 2  | 3  | 4  |
| 1  | Rapat    | SK    |       |    |    | x  | x     |    |    |    |

Merged: D2:G2 H2:K2
Expect tenggat: 04
""")
