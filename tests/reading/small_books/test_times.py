"""Times in small plans, in words, dates, frequencies or titles."""

from tests.reading.tables import reading_test

test_the_time_of_each_langkah_is_read = reading_test("""
## A lone MULAI begins a window; that its end is unknown is told.
| NO | KEGIATAN | BUKTI | MULAI      | DURASI (BULAN) |
| -- | -------- | ----- | ---------- | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | Maret 2025 | 3              |
| 2  | Apel     | Foto  | Mei 2025   | 2              |

Expect target_waktu: mulai Maret 2025 / mulai Mei 2025
Expect tenggat: 12 / 12
Expect remarks: due.end_not_named due.end_not_named

## A number of kegiatan under FREKUENSI is so many times a year.
| NO | KEGIATAN  | BUKTI      | FREKUENSI / WAKTU |
| -- | --------- | ---------- | ----------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Pelatihan | Sertifikat | 3 kegiatan        |

Expect tenggat: 04 08 12
Expect notes: due.once_every_months

## A langkah said to be done so many times in its window is due that often, if the months agree.
| NO | RENCANA AKSI                           | BUKTI   | WAKTU    | TARGET |
| -- | -------------------------------------- | ------- | -------- | ------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Pelatihan kantor 12 kali dalam setahun | Laporan | Jan-Des  |        |
| 2  | Rapat 4 kali                           | Notula  | Jan-Des  |        |
| 3  | Sosialisasi 2 kali                     | Foto    | Mei-Juli |        |
| 4  | Monev                                  | Notula  | Jan-Des  | 4 kali |
| 5  | Reviu                                  | SOP     | TW I-IV  | 4 kali |

Expect tenggat: 01 02 03 04 05 06 07 08 09 10 11 12 / 03 06 09 12 / 07 / 03 06 09 12 / 03 06 09 12
Expect remarks: due.once_every_months due.once_every_months

## Twelve laporan a year are one a month; twelve people or documents are not.
| NO | KEGIATAN | BUKTI | WAKTU   | TARGET     |
| -- | -------- | ----- | ------- | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rekap    | Rekap | Jan-Des | 12 laporan |
| 2  | Bimtek   | Foto  | Jan-Des | 12 orang   |
| 3  | Arsip    | Arsip | Jan-Des | 12 dokumen |

Expect tenggat: 01 02 03 04 05 06 07 08 09 10 11 12 / 12 / 12
Expect remarks: none

## Work below a title of a quarter is due at the quarter's end, with a remark.
| NO | AREA                | KOMPONEN | LANGKAH AKSI  | BUKTI DUKUNG |
| -- | ------------------- | -------- | ------------- | ------------ |
| TRIWULAN I |
| 1  | Manajemen Perubahan | Tim      | Membentuk tim | SK           |
| TRIWULAN II |
| 2  | Manajemen Perubahan | Monev    | Rapat monev   | Notula       |

Expect:
| nama_area           | tenggat |
| ------------------- | ------- |
| Manajemen Perubahan | 03      |
| Manajemen Perubahan | 06      |

Expect remarks: columns.time_from_titles

## Titles of months may stand within each area.
| NO | KOMPONEN | LANGKAH AKSI  | BUKTI DUKUNG |
| -- | -------- | ------------- | ------------ |
| I. MANAJEMEN PERUBAHAN |
| Bulan Januari 2025 |
| 1  | Tim      | Membentuk tim | SK           |
| Bulan Maret 2025 |
| 2  | Monev    | Rapat monev   | Notula       |
| II. PENATAAN TATALAKSANA |
| Bulan Mei 2025 |
| 1  | SOP      | Mereviu SOP   | SOP          |

Expect:
| nama_area            | tenggat |
| -------------------- | ------- |
| MANAJEMEN PERUBAHAN  | 01      |
| MANAJEMEN PERUBAHAN  | 03      |
| PENATAAN TATALAKSANA | 05      |

## A title of a rhythm gives the work below it each of its months.
| NO | AREA                | KOMPONEN | YANG DIKERJAKAN | BUKTI DUKUNG |
| -- | ------------------- | -------- | --------------- | ------------ |
| A. JANUARI |
| 1  | Manajemen Perubahan | Tim      | Membentuk tim   | SK           |
| B  | SETIAP AKHIR TRIWULAN (MARET, JUNI, SEPTEMBER, DESEMBER) |
| 2  | Manajemen Perubahan | Monev    | Rapat monev     | Notula       |

Expect tenggat: 01 / 03 06 09 12
Expect remarks: columns.time_from_titles

## FREKUENSI is the time if the month is blank.
| NO | LANGKAH AKSI | BUKTI  | FREKUENSI  | BULAN |
| -- | ------------ | ------ | ---------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Notula | Triwulanan |       |
| 2  | Lomba        | Foto   | 2x setahun |       |

Expect tenggat: 03 06 09 12 / 06 12
Expect notes: due.once_every_months

## A time without a month adds a question; the number of a stage is no date.
| NO | LANGKAH AKSI | BUKTI | FREKUENSI | JADWAL                      |
| -- | ------------ | ----- | --------- | --------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rekap        | Rekap | bulanan   | tanggal 5                   |
| 2  | Reviu        | SOP   | sekali    | tahap 1: Juli; tahap 2: Des |

Expect tenggat: - / 07 12
Expect remarks: due.unreadable

## A year behind an area's name over its sheet is the plan's year.
Sheet: Satu
| PENGAWASAN 2025 |
| --------------- |
| NO | KEGIATAN | WAKTU | BUKTI |
| 1  | Rapat    | Mei   | SK    |

Sheet: Dua
| TATA LAKSANA 2025 |
| ----------------- |
| NO | KEGIATAN | WAKTU | BUKTI |
| 1  | Uji      | Mei   | SK    |

Expect nama_area: PENGAWASAN / TATA LAKSANA

## BULAN wins over TRIWULAN, with a question.
| NO | KEGIATAN | TRIWULAN | BULAN    | BUKTI |
| -- | -------- | -------- | -------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | TW I     | Februari | SK    |

Expect tenggat: 02
Expect remarks: columns.two_of_one_meaning

## Of a time beside the work and one beside its RINCIAN a person chooses.
| NO | AKSI | WAKTU | RINCIAN | BUKTI | TANGGAL REALISASI | WAKTU RENCANA |
| -- | ---- | ----- | ------- | ----- | ----------------- | ------------- |
| 1  | Uji  | Juni  | Rapat   | SK    | Juli              | Mei           |

Expect tenggat: 06
Expect remarks: columns.two_of_one_meaning rows.without_any_area reports.date_without_year
""")
