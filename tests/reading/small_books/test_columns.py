"""Columns and sheets of small plans: what each of them holds."""

from tests.reading.tables import reading_test

test_each_column_is_read_as_what_it_holds = reading_test("""
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

## A letter alone before a langkah gets a dot.
| NO | PROGRAM | LANGKAH AKSI |               | BUKTI        | WAKTU     |
| -- | ------- | ------------ | ------------- | ------------ | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim     | a            | Membentuk tim | SK           | Mei 2025  |
|    |         | b            | Membagi tugas | Uraian tugas | Juni 2025 |

Merged: C2:D2
Expect langkah_aksi: a. Membentuk tim / b. Membagi tugas
Expect remarks: none

## The numbers of areas and of rows may stand in two columns under one NO.
| NO |    | KOMPONEN             | INDIKATOR | LANGKAH AKSI  | BUKTI  | WAKTU     |
| -- | -- | -------------------- | --------- | ------------- | ------ | --------- |
| I  |    | MANAJEMEN PERUBAHAN  |           |               |        |           |
|    | 1  | Tim                  | SK        | Membentuk tim | SK     | Mei 2025  |
|    | 2  | Monev                | L         | Rapat         | Notula | Juni 2025 |
| II |    | PENATAAN TATALAKSANA |           |               |        |           |
|    | 1  | SOP                  | SOP       | Mereviu       | SOP    | Juli 2025 |

Merged: A2:B2
Expect kode: I.1.1 / I.2.1 / II.1.1
Expect remarks: none

## Two columns of text under one LANGKAH AKSI add a question.
| NO | KOMPONEN | LANGKAH AKSI  |               | BUKTI | WAKTU    |
| -- | -------- | ------------- | ------------- | ----- | -------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Membentuk tim | Membagi tugas | SK    | Mei 2025 |

Merged: C2:D2
Expect langkah_aksi: Membentuk tim
Expect remarks: columns.two_of_one_meaning

## A heading and its cells merged over two columns are one column.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  |    | BUKTI | WAKTU    |
| -- | -------- | --------- | ------------- | -- | ----- | -------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | SK        | Membentuk tim |    | SK    | Mei 2025 |

Merged: D2:E2 D4:E4
Expect langkah_aksi: Membentuk tim
Expect remarks: none

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

## EVIDEN PENDUKUNG adds to EVIDEN WAJIB; LEADER is the PIC, not TIM.
| NO | KEGIATAN | EVIDEN WAJIB | EVIDEN PENDUKUNG | WAKTU | LEADER | TIM        |
| -- | -------- | ------------ | ---------------- | ----- | ------ | ---------- |
| 1  | 2        | 3            | 4                | 5     | 6      | 7          |
| I  | SDM      |              |                  |       |        |            |
| 1  | Rapat    | Notulen      | Foto             | Mei   | Sekdin | Rina, Tono |
| 2  | Apel     | Foto         |                  | Juni  | Kabid  | Yusuf      |

Expect:
| bukti         | pic    |
| ------------- | ------ |
| Notulen, Foto | Sekdin |
| Foto          | Kabid  |

Expect remarks: none

## Numbers may stand under a heading merged over the work.
| NO | AREA / RENCANA AKSI |       | BUKTI | WAKTU |
| -- | ------------------- | ----- | ----- | ----- |
| I  | MANAJEMEN PERUBAHAN |       |       |       |
|    | 1                   | Rapat | SK    | Mei   |
|    | 2                   | Apel  | Foto  | Mei   |

Merged: B2:C2
Expect:
| no | langkah_aksi |
| -- | ------------ |
| 1  | Rapat        |
| 2  | Apel         |

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

## A table below with other columns and the plan's areas is more of the plan.
| NO | AREA       | KEGIATAN     | Jan         | Feb | Mar | Apr | BUKTI |            |
| -- | ---------- | ------------ | ----------- | --- | --- | --- | ----- | ---------- |
| 1  | Pengawasan | Rapat        | x           |     |     |     | SK    |            |
| |
| B. TINDAK LANJUT LHE |
| NO | CATATAN    | UPAYA REFORM | BATAS WAKTU |     |     |     | BUKTI | AREA       |
| 1  | Sepi       | Lomba        | Mei         |     |     |     | Foto  | Pengawasan |

Merged: D6:G6 D7:G7
Expect tenggat: 01 / 05

## Other columns under a heading of several are kept.
| NO | KEGIATAN | WAKTU | PIC  |     | OUTPUT |     |        |
| -- | -------- | ----- | ---- | --- | ------ | --- | ------ |
|    |          |       | NAMA | NIP | URAIAN | VOL | SATUAN |
| 1  | Tim      | Mei   | Ani  | 19  | SK     | 2   | Dok    |

Merged: D2:E2 F2:H2
Expect pic: Ani
Expect bukti: SK

## A title right above merged headings is no heading.
| KEGIATAN |       | WAKTU | BUKTI |
| -------- | ----- | ----- | ----- |
| 1        | Rapat | Mei   | SK    |

Merged: A2:B2
Expect tenggat: 05

## A sheet beside one that holds every langkah of it leaves a choice.
Sheet: Bulan ini
| NO | KEGIATAN | WAKTU | BUKTI |
| -- | -------- | ----- | ----- |
| 1  | Apel     | Mei   | SK    |

Sheet: Renaksi 2025
| NO | KEGIATAN | WAKTU | BUKTI |
| -- | -------- | ----- | ----- |
| 1. Pengawasan |
| 1  | Rapat    | Mei   | SK    |
| 2. SDM |
| 2  | Apel     | Mei   | SK    |

Expect choices: Bulan ini / Renaksi 2025

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

## Headings repeated below may be shorter.
| Area        | :     | SDM          |       |
| ----------- | ----- | ------------ | ----- |
| NO          | AKSI  | TARGET WAKTU | BUKTI |
| 1           | Uji   | Mei          | SK    |
| NO          | AKSI  | TARGET       | BUKTI |
| 2           | A     | Mei          | SK    |
| Area        | :     | Pengawasan   |       |
| Ketua Pokja | :     | Budi         |       |
| NO          | AKSI  | TARGET WAKTU | BUKTI |
| 1           | Reviu | Mei          | SK    |

Expect nama_area: SDM / SDM / Pengawasan
""")
