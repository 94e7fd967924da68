"""Columns and sheets of small plans: what each of them holds."""

from tests.reading.tables import reading_test

test_each_column_is_read_as_what_it_holds = reading_test("""
## Below RENCANA AKSI the column that says what it is wins over one that says nothing of it.
| NO | RENCANA AKSI |         |       | BUKTI | PIC  |
| -- | ------------ | ------- | ----- | ----- | ---- |
|    | Kegiatan     | Sasaran | Waktu |       |      |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Pegawai | Mei   | SK    | Umum |

Merged: A2:A3 B2:D2 E2:E3 F2:F3
Expect langkah_aksi: Rapat
Expect tenggat: 05
Expect remarks: none

## Of the plans of two years a person chooses one.
Sheet: RA 2025
| RENCANA AKSI ZONA INTEGRITAS |
| ---------------------------- |
| Perubahan dari rencana aksi tahun 2024 |
| NO | AREA                | KEGIATAN      | BUKTI DUKUNG | WAKTU    |
| 1  | Manajemen Perubahan | Membentuk tim | SK           | Mei 2025 |

Sheet: ARSIP RA 2024
| RENCANA AKSI ZONA INTEGRITAS |
| ---------------------------- |
| Tidak berlaku, digantikan rencana aksi tahun 2025 |
| NO | AREA                | KEGIATAN     | BUKTI DUKUNG | WAKTU    |
| 1  | Manajemen Perubahan | Menyusun tim | SK           | Mei 2024 |

Expect choices: RA 2025 / ARSIP RA 2024

## Marks and texts in two columns under one heading are one text.
| NO | KOMPONEN | LANGKAH AKSI |               | BUKTI |              | WAKTU     |
| -- | -------- | ------------ | ------------- | ----- | ------------ | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | a.           | Membentuk tim | 1.    | SK           | Mei 2025  |
|    |          | b.           | Membagi tugas | -     | Uraian tugas | Juni 2025 |
|    |          |              |               | -     | Foto         |           |

Merged: C2:D2 E2:F2
Expect:
| langkah_aksi     | bukti              |
| ---------------- | ------------------ |
| a. Membentuk tim | SK                 |
| b. Membagi tugas | Uraian tugas, Foto |

Expect remarks: none

## Two columns of text under one LANGKAH AKSI add a question.
| NO | KOMPONEN | LANGKAH AKSI  |               | BUKTI | WAKTU    |
| -- | -------- | ------------- | ------------- | ----- | -------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Membentuk tim | Membagi tugas | SK    | Mei 2025 |

Merged: C2:D2
Expect langkah_aksi: Membentuk tim
Expect remarks: columns.two_of_one_meaning

## The export of a task board: Name, Assign, Due and Checklist.
| Name             | Status | Tag           | Assign | Due              | Checklist          |
| ---------------- | ------ | ------------- | ------ | ---------------- | ------------------ |
| Susun SK         | Belum  | SDM           | Rina   | January 17, 2025 | ☑ SK<br>☐ Undangan |
| PK dengan Rektor | Belum  | Akuntabilitas | Rina   | March 3, 2025    | ☐ PK               |

Expect:
| bukti        | tenggat |
| ------------ | ------- |
| SK, Undangan | 01-17   |
| PK           | 03-03   |

Expect remarks: none

## Headings repeated over each area are no work.
| AREA 1: MANAJEMEN PERUBAHAN |
| --------------------------- |
| KODE | KEGIATAN       | MULAI | SELESAI | BUKTI |
| 1.1  | Rapat          | Mei   | Mei     | SK    |
| AREA 2: TATA LAKSANA |
| KODE | KEGIATAN       | MULAI | SELESAI | BUKTI |
| 2.1  | Apel           | Mei   | Juli    | Foto  |
|      | Nilai evaluasi | 100   |         |       |

Expect tenggat: 05 / 07

## A title right above merged headings is no heading.
| KEGIATAN |       | WAKTU | BUKTI |
| -------- | ----- | ----- | ----- |
| 1        | Rapat | Mei   | SK    |

Merged: A2:B2
Expect tenggat: 05

## Two units with the same plan leave a choice.
Sheet: Seksi A
| RENCANA AKSI 2025 |
| ----------------- |
| NO | KEGIATAN | WAKTU | BUKTI |
| 1  | Uji      | Mei   | SK    |

Sheet: Seksi B
| RENCANA AKSI 2025 |
| ----------------- |
| NO | KEGIATAN | WAKTU | BUKTI |
| 1  | Uji      | Mei   | SK    |

Expect refused: Ada 2 tabel
""")
