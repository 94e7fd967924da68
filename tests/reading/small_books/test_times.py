"""Times in small plans, in words, dates, frequencies or titles."""

from tests.reading.tables import reading_test

test_the_time_of_each_langkah_is_read = reading_test("""
## If other cells say how often, a number of kegiatan is that many times a year.
| NO | LANGKAH AKSI | BUKTI  | TARGET WAKTU |
| -- | ------------ | ------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Notula | 4 x setahun  |
| 2  | Lomba        | Foto   | 2 kegiatan   |

Expect tenggat: 03 06 09 12 / 06 12
Expect remarks: due.once_every_months due.once_every_months

## A school year behind a time does not change the time's own year.
| NO | LANGKAH AKSI   | BUKTI | WAKTU                         |
| -- | -------------- | ----- | ----------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Masa orientasi | Foto  | Juli 2025 (awal TP 2025/2026) |

Expect notes: due.occasion

## PERULANGAN parts the span from MULAI to SELESAI.
| NO | KEGIATAN   | BUKTI                       | MULAI      | SELESAI    | PERULANGAN |
| -- | ---------- | --------------------------- | ---------- | ---------- | ---------- |
| A  | PENGAWASAN | Koordinator : Bagus W, S.H. |            |            |            |
| 1  | Memantau   | Laporan                     | 2025-01-02 | 2025-12-31 | Triwulanan |

Expect tenggat: 03 06 09 12
Expect pic: Bagus W, S.H.
Expect remarks: none

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

## A rhythm in the work's or the time's words says when a range of quarters is due.
| NO | KEGIATAN         | BUKTI   | WAKTU             |
| -- | ---------------- | ------- | ----------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat triwulanan | Notulen | TW I s.d. TW IV   |
| 2  | Apel             | Foto    | tiap bln, min. 4x |

Expect tenggat: 03 06 09 12 / 01 02 03 04 05 06 07 08 09 10 11 12
Expect remarks: none

## Twelve laporan a year are one a month; twelve people or documents are not.
| NO | KEGIATAN | BUKTI | WAKTU   | TARGET     |
| -- | -------- | ----- | ------- | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rekap    | Rekap | Jan-Des | 12 laporan |
| 2  | Bimtek   | Foto  | Jan-Des | 12 orang   |
| 3  | Arsip    | Arsip | Jan-Des | 12 dokumen |

Expect tenggat: 01 02 03 04 05 06 07 08 09 10 11 12 / 12 / 12
Expect remarks: none

## How long the work takes is no time.
| NO | LANGKAH AKSI  | BUKTI | JADWAL        |          |           |             |
| -- | ------------- | ----- | ------------- | -------- | --------- | ----------- |
|    |               |       | Durasi/Minggu | Awal     | Akhir     | Lama (hari) |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK    | 2             | Mei 2025 | Juni 2025 | 60          |

Merged: D2:G2
Expect tenggat: 06
Expect remarks: none

## SELESAI BULAN KE- counts months; DUKUNGAN is the bukti.
| NO | RENCANA AKSI | SEBELUM (KONDISI 2024) | SESUDAH | SELESAI BULAN KE- | DUKUNGAN | PETUGAS |
| -- | -- | -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim | belum ada | ada | 2 | Undangan; Foto | Umum |
| 2 | Mencatat titipan | tanpa buku | rapi | 6 dan 9 | Buku titipan | Ekbang |

Expect:
| tenggat | bukti          |
| ------- | -------------- |
| 02      | Undangan, Foto |
| 06 09   | Buku titipan   |

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

## Titles of times may stand over the areas; INSIDENTIL has no tenggat.
| NO | LANGKAH AKSI  | BUKTI |
| -- | ------------- | ----- |
| JANUARI |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK    |
| INSIDENTIL |
| V. PENGAWASAN |
| 1  | Kampanye      | Foto  |

Expect:
| nama_area           | tenggat |
| ------------------- | ------- |
| MANAJEMEN PERUBAHAN | 01      |
| PENGAWASAN          | -       |

Expect remarks: columns.time_from_titles due.as_needed

## If the title names two years, the plan's year is the second.
| Tahun Akademik 2025 / 2026 |
| -------------------------- |
| NO | KEGIATAN      | BUKTI   | WAKTU                       |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Desember 2025 dan Juni 2026 |
| 2  | Rapat         | Notulen | Maret 2024                  |

Expect tenggat: 12 2026-06 / 2024-03
Expect remarks: due.year_differs

## A day may stand beside its month.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |         |
| -- | ------------- | ------------ | ------------ | ------- |
|    |               |              | TANGGAL      | BULAN   |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | 4            | Januari |
| 2  | Rapat monev   | Notulen      | 15 - 17      | Juni    |

Expect tenggat: 01-04 / 06-17
Expect remarks: none

## A month may be merged over several days.
| AREA                | BULAN   | TGL | KEGIATAN      | BUKTI   |
| ------------------- | ------- | --- | ------------- | ------- |
| Manajemen Perubahan | Januari | 4   | Membentuk tim | SK Tim  |
| Tata Laksana        |         | 31  | Rapat monev   | Notulen |

Merged: B3:B4
Expect tenggat: 01-04 / 01-31
Expect remarks: none

## Work outside any title of a time leaves the plan without times.
| NO | KOMPONEN | LANGKAH AKSI  | BUKTI DUKUNG |
| -- | -------- | ------------- | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | Membentuk tim | SK           |

Expect refused: belum ada kolom TARGET WAKTU

## So does a row above the first title of a time.
| NO | KOMPONEN | LANGKAH AKSI  | BUKTI DUKUNG |
| -- | -------- | ------------- | ------------ |
| 1  | Tim      | Membentuk tim | SK           |
| TRIWULAN II |
| 2  | Monev    | Rapat monev   | Notula       |
| TRIWULAN III |
| 3  | SOP      | Mereviu SOP   | SOP          |

Expect refused: belum ada kolom TARGET WAKTU

## So does an area without a title of a time.
| NO | KOMPONEN | LANGKAH AKSI  | BUKTI DUKUNG |
| -- | -------- | ------------- | ------------ |
| I. MANAJEMEN PERUBAHAN |
| MARET |
| 1  | Tim      | Membentuk tim | SK           |
| MEI |
| 2  | Monev    | Rapat monev   | Notula       |
| II. SDM |
| 1  | A        | B             | C            |

Expect refused: belum ada kolom TARGET WAKTU

## FREKUENSI is the time if the month is blank.
| NO | LANGKAH AKSI | BUKTI  | FREKUENSI  | BULAN |
| -- | ------------ | ------ | ---------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Notula | Triwulanan |       |
| 2  | Lomba        | Foto   | 2x setahun |       |

Expect tenggat: 03 06 09 12 / 06 12
Expect notes: due.once_every_months

## Years over TARGET and WAKTU are no periods; a recap below is no work.
| NO | KEGIATAN      | BUKTI  | 2024   |       | 2025   |       |
| -- | ------------- | ------ | ------ | ----- | ------ | ----- |
|    |               |        | TARGET | WAKTU | TARGET | WAKTU |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | 1 SK   | B01   | 2 SK   | B03   |
| 2  | Rapat         | Notula | 2 kali | B06   | 3 kali | B12   |
| |
|    | Rekap: |
|    | Selesai       | 7      |        |       |        |       |
|    | Belum         | 2      |        |       |        |       |

Merged: A2:A3 B2:B3 C2:C3 D2:E2 F2:G2
Expect tenggat: 03 / 12
Expect remarks: none

## A time without a month adds a question; the number of a stage is no date.
| NO | LANGKAH AKSI | BUKTI | FREKUENSI | JADWAL                      |
| -- | ------------ | ----- | --------- | --------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rekap        | Rekap | bulanan   | tanggal 5                   |
| 2  | Reviu        | SOP   | sekali    | tahap 1: Juli; tahap 2: Des |

Expect tenggat: - / 07 12
Expect remarks: due.unreadable

## Day, month and year in three columns are one date.
| NO | LANGKAH AKSI  | BUKTI | BATAS WAKTU |         |      |
| -- | ------------- | ----- | ----------- | ------- | ---- |
|    |               |       | Tgl         | Bln     | Thn  |
| I  | SDM           |       |             |         |      |
| 1  | Membentuk tim | SK    | 31          | Januari | 2025 |
| 2  | Rapat         | Foto  | 5           | Mei     | 2025 |

Merged: A2:A3 B2:B3 C2:C3 D2:F2
Expect tenggat: 01-31 / 05-05

## A number of kegiatan under VOLUME is so many times a year.
| AREA                | KEGIATAN | BUKTI  | TARGET (VOLUME/WAKTU) |
| ------------------- | -------- | ------ | --------------------- |
| Manajemen Perubahan | Rapat    | Notula | 4 kegiatan            |
|                     | Apel     | Foto   | Mei                   |
| |
|                     | Pembagian tugas lihat lembar Keterangan |

Expect tenggat: 03 06 09 12 / 05
Expect notes: due.once_every_months

## A day with a month of its own wins over the month of the title above.
| NO | TANGGAL                | KEGIATAN | BUKTI |
| -- | ---------------------- | -------- | ----- |
| JANUARI |
| 1  | 8                      | Rapat    | SK    |
| MARET |
| 2  | 25 Maret s.d. 10 April | Apel     | Foto  |

Expect tenggat: 01-08 / 04-10

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

## MULAI and LAMA make one tenggat, with a question about the length.
| NO | KEGIATAN | MULAI  | LAMA (HARI) | BUKTI |
| -- | -------- | ------ | ----------- | ----- |
| I  | SDM      |        |             |       |
| 1  | Rapat    | 30 Mei | 5           | SK    |
| 2  | Apel     | Mei    | 2 bulan     | SK    |

Expect tenggat: 05-30 / 05
Expect remarks: due.words_not_used due.words_not_used

## A time beside TINDAK LANJUT adds a question.
| NO | KEGIATAN | WAKTU | BUKTI | TINDAK LANJUT | TARGET PENYELESAIAN |
| -- | -------- | ----- | ----- | ------------- | ------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | SK    | Surat         | Juni                |

Expect tenggat: 05
Expect remarks: columns.two_of_one_meaning

## A duration is no time; a start without an end is its own end.
| NO | RENCANA AKSI | BUKTI | MULAI | JANGKA WAKTU | SELESAI | LAMA KEGIATAN |
| -- | ------------ | ----- | ----- | ------------ | ------- | ------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | SK    | Mei   | 2 bulan      | Juni    | 60 hari       |
| 2  | Uji          | SK    | Juli  |              |         |               |

Expect:
| tenggat | langkah_aksi |
| ------- | ------------ |
| 06      | Rapat        |
| 07      | Uji          |

## Months under DURASI are no time.
| NO | KEGIATAN | BUKTI | MULAI | DURASI (BULAN) | SELESAI |
| -- | -------- | ----- | ----- | -------------- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | Mei   | 2              | Juni    |

Expect tenggat: 06

## TAHUN INI holds the time, not TAHUN LALU.
| NO | KEGIATAN | BUKTI | TAHUN LALU | TAHUN INI |
| -- | -------- | ----- | ---------- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | Maret      | April     |
| 2  | Uji      | SK    | Maret      | April     |

Expect tenggat: 04 / 04

## BULAN wins over TRIWULAN, with a question.
| NO | KEGIATAN | TRIWULAN | BULAN    | BUKTI |
| -- | -------- | -------- | -------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | TW I     | Februari | SK    |

Expect tenggat: 02
Expect remarks: columns.two_of_one_meaning

## TAHUN beside BULAN is its year.
| NO | KEGIATAN | BULAN   | TAHUN | BUKTI |
| -- | -------- | ------- | ----- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Januari | 2026  | SK    |
| 2  | Apel     | Mei     | 2025  | SK    |

Expect tenggat: 2026-01 / 05

## A title of a time may name its year.
| NO | AKSI | AREA | BUKTI |
| -- | ---- | ---- | ----- |
| SEMESTER 1 TAHUN 2025 |
| 1  | Uji  | SDM  | SK    |
| SEMESTER 2 TAHUN 2025 |
| 2  | Uji  | SDM  | SK    |

Expect tenggat: 06 / 12

## Headings repeated below the work belong to one plan.
| NO | KEGIATAN | BUKTI | WAKTU 2024 | WAKTU 2025 | REVISI    |
| -- | -------- | ----- | ---------- | ---------- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | Mei 2024   | Mei 2025   | Juni 2025 |
| NO | KEGIATAN | BUKTI | WAKTU 2024 | WAKTU 2025 | REVISI    |
| 2  | Uji      | SK    | Mei 2024   | Juni 2025  |           |

Expect tenggat: 05 / 06

## RENCANA is the time beside JADWAL REALISASI.
| NO | KEGIATAN | JADWAL REALISASI | RENCANA | BUKTI |
| -- | -------- | ---------------- | ------- | ----- |
| 1  | Uji      | Juni             | Mei     | SK    |
| 2  | Apel     | Juni             | Mei     | SK    |

Expect tenggat: 05 / 05

## The time of the RINCIAN wins over the wider work's.
| NO | AKSI | WAKTU | RINCIAN | BUKTI | TANGGAL REALISASI | WAKTU RENCANA |
| -- | ---- | ----- | ------- | ----- | ----------------- | ------------- |
| 1  | Uji  | Juni  | Rapat   | SK    | Juli              | Mei           |

Expect tenggat: 05

## VOLUME with its SATUAN says how often the work is due.
| NO | KEGIATAN    | VOLUME      | SATUAN | WAKTU        | BUKTI |
| -- | ----------- | ----------- | ------ | ------------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Uji         | 4           | kali   | Jan – Des    | SK    |
| 2  | Uji         | 4 lap/tahun |        | Jan – Des    | SK    |
| 3  | Uji         | 4 dok       |        | TW I - TW IV | SK    |
| 4  | Uji         | 1           | SK     | TW ll        | SK    |
| 5  | Uji         |             |        | Mei 2025     | SK    |
| 6  | Rapat monev |             |        | TW 1-4       | SK    |
| 7  | Uji         | 2 lap       |        | Mei - Juni   | SK    |

Expect tenggat: 03 06 09 12 / 03 06 09 12 / 03 06 09 12 / 06 / 05 / 03 06 09 12 / 05 06
Expect remarks: due.once_every_months due.once_every_months

## Months of a school year have their year; TW I alone adds a question.
| TAHUN AJARAN 2025/2026 |
| ---------------------- |
| NO | AKSI | WAKTU             | BUKTI | KET     | TARGET |
| I. MANAJEMEN PERUBAHAN |
| 1  | Uji  | Mei               | SK    |         |        |
| 2  | U    | TW I              | SK    |         |        |
| 3  | T    | Mei (semula Juli) | SK    | Digeser |        |
| 4  | A    | Mei - Juni        | B     |         | 3 x    |

Expect remarks: due.tahun_unknown due.count_differs
Expect tenggat: 2026-05 / - / 2026-05 / 2026-06

## A date shown as a number adds a question; Tgl, Bln and Thn are one date.
| # A |
| --- |
| NO | AKSI       | WAKTU | BUKTI |      |       |
| I  | SDM        |       |       |      |       |
| 1  | Uji        | 45731 | SK    |      |       |
| # B |
| NO | AKSI       | Tgl   | Bln   | Thn  | BUKTI |
| II | Pengawasan |       |       |      |       |
| 1  | Apel       | 12    | 3     | 2025 | SK    |

Expect tenggat: - / 03-12
Expect remarks: due.unreadable
""")
