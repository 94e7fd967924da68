"""Times in small plans, in words, dates, frequencies or titles."""

from tests.reading.tables import reading_test

test_the_time_of_each_langkah_is_read = reading_test("""
## A lone MULAI begins a window; that its end is unknown is asked.
| NO | KEGIATAN | BUKTI | MULAI      | DURASI (BULAN) |
| -- | -------- | ----- | ---------- | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | Maret 2025 | 3              |
| 2  | Apel     | Foto  | Mei 2025   | 2              |

Expect target_waktu: mulai Maret 2025 / mulai Mei 2025
Expect tenggat: 12 / 12
Expect remarks: due.end_not_named due.end_not_named

## Where only rows of months over the work say when it is due, the file is refused.
| NO | KEGIATAN      | AREA                 | EVIDEN  |
| -- | ------------- | -------------------- | ------- |
| BULAN JANUARI |
| 1  | Membentuk tim | Manajemen Perubahan  | SK      |
| 2  | Reviu SOP     | Penataan Tatalaksana | SOP     |
| BULAN MARET |
| 1  | Rapat         | Manajemen Perubahan  | Notulen |

Expect refused: belum ada kolom TARGET WAKTU

## A number of kegiatan under FREKUENSI is so many times a year.
| NO | KEGIATAN  | BUKTI      | FREKUENSI / WAKTU |
| -- | --------- | ---------- | ----------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Pelatihan | Sertifikat | 3 kegiatan        |

Expect tenggat: 04 08 12
Expect notes: due.once_every_months

## Twelve laporan a year are one a month; twelve people or documents are not.
| NO | KEGIATAN | BUKTI | WAKTU   | TARGET     |
| -- | -------- | ----- | ------- | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rekap    | Rekap | Jan-Des | 12 laporan |
| 2  | Bimtek   | Foto  | Jan-Des | 12 orang   |
| 3  | Arsip    | Arsip | Jan-Des | 12 dokumen |

Expect tenggat: 01 02 03 04 05 06 07 08 09 10 11 12 / 12 / 12
Expect notes: due.counted

## Four laporan in a year may all be due at its end: once, and asked.
| NO | KEGIATAN | BUKTI   | WAKTU   | TARGET    |
| -- | -------- | ------- | ------- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rekap    | Rekap   | Jan-Des | 4 laporan |
| 2  | Survei   | Laporan | Apr-Jun | 3 laporan |

Expect tenggat: 12 / 04 05 06
Expect remarks: due.count_differs due.counted

## FREKUENSI is the time if the month is blank.
| NO | LANGKAH AKSI | BUKTI  | FREKUENSI  | BULAN |
| -- | ------------ | ------ | ---------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Notula | Triwulanan |       |
| 2  | Lomba        | Foto   | 2x setahun |       |

Expect tenggat: 03 06 09 12 / 06 12
Expect notes: due.once_every_months

## Of a time beside the work and one beside its RINCIAN a person chooses.
| NO | AKSI | WAKTU | RINCIAN | BUKTI | TANGGAL REALISASI | WAKTU RENCANA |
| -- | ---- | ----- | ------- | ----- | ----------------- | ------------- |
| 1  | Uji  | Juni  | Rapat   | SK    | Juli              | Mei           |

Expect tenggat: 06
Expect remarks: columns.two_of_one_meaning rows.without_any_area reports.date_without_year
""")
