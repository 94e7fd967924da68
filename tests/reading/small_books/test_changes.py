"""Changes in small plans: work called off or put off, and revised times."""

from tests.reading.tables import reading_test

test_what_was_changed_is_taken_or_asked_about = reading_test("""
## A KETERANGAN that calls a langkah off or puts it off adds a question.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU     | KETERANGAN                           |
| -- | ------------- | ------ | --------- | ------------------------------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Mei 2025  | Kegiatan dibatalkan karena efisiensi |
| 2  | Tugas         | Uraian | Juni 2025 | Tidak dapat dilaksanakan             |
| 3  | Rapat         | Notula | Juli 2025 | Dipindahkan ke 2026                  |
| 4  | Diklat        | SK     | Juli 2025 | Dilaksanakan tahun 2026              |

Expect remarks: rows.called_off rows.called_off rows.called_off rows.called_off

## So does one that drops it, plans it again or carries it over.
| NO | LANGKAH AKSI | BUKTI   | WAKTU     | KETERANGAN                     |
| -- | ------------ | ------- | --------- | ------------------------------ |
| I. MANAJEMEN PERUBAHAN |
| 5  | Studi        | SK      | Juli 2025 | Dijadwalkan ulang Oktober 2025 |
| 6  | Evaluasi     | Laporan | Juli 2025 | Drop (efisiensi)               |
| 7  | Survei       | Laporan | Juli 2025 | carry over 2026                |

Expect remarks: rows.called_off rows.called_off rows.called_off

## A KETERANGAN that names another time adds a question.
| NO | LANGKAH AKSI | BUKTI | WAKTU | KETERANGAN                  |
| -- | ------------ | ----- | ----- | --------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | A            | B     | Mei   | Jadwal berubah menjadi Juni |
| 2  | C            | D     | Mei   | Tertunda, dilaksanakan Juni |
| 3  | E            | F     | Mei   | Menjadi Juli 2025           |
| 4  | G            | H     | Mei   | Dimajukan ke April          |
| 5  | I            | J     | Mei   | Menjadi dua                 |

Expect remarks: rows.called_off rows.called_off rows.called_off rows.called_off

## It adds a question too if only its last part is a condition, or it began in another year.
| NO | LANGKAH AKSI | BUKTI   | WAKTU     | KETERANGAN                             |
| -- | ------------ | ------- | --------- | -------------------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 8  | Forum        | Laporan | Juli 2025 | Ditunda ke 2026 jika anggaran tersedia |
| 9  | Lomba        | Foto    | Juli 2025 | Dibatalkan. Bila ada dana, lanjut      |
| 10 | Uji          | Foto    | Juli 2025 | Dibatalkan sejak 2024                  |

Expect remarks: rows.called_off rows.called_off rows.called_off

## Negations and other uses of such words add no question.
| NO | LANGKAH AKSI | BUKTI | WAKTU | KETERANGAN |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim | SK | Mei 2025 | Tidak dibatalkan |
| 2 | Membagi tugas | Uraian | Juni 2025 | SOP pembatalan kunjungan, batalyon |
| 3 | Rapat | Notula | Juli 2025 | Dialihkan ke Seksi Layanan |
| 4 | Bimtek | Foto | Juli 2025 | Dilaksanakan tahun 2025 |
| 5 | Layanan (datang, pindah, batal) | Uraian | Juli 2025 | SK lama sudah tidak berlaku |
| 6 | Mereviu SOP: batal kunjungan | SOP | Juli 2025 | Menu lama dihapus dari aplikasi |
| 7 | Studi tiru (bila batal, diganti daring) | Notula | Juli 2025 | |
| 8 | Mencabut SK yang tidak berlaku | SK | Juli 2025 | Data ganda dihapus |
| 9 | Apel (bila hujan, ditiadakan) | Foto | Juli 2025 | Jika hujan ditunda |
| 10 | A | B | Mei | Dihentikan bila habis |
| 11 | Lomba | Foto | Juli 2025 | Tahun 2024 tidak dilaksanakan, mulai tahun ini |
| 12 | Forum | Foto | Juli 2025 | Ditunda pada 2023 |

Expect remarks: none

## Words that call a langkah off in its own cell or time add a question.
| NO | LANGKAH AKSI                  | BUKTI               | WAKTU     |
| -- | ----------------------------- | ------------------- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Pelatihan agen *(DIBATALKAN)* | Sertifikat          | Mei 2025  |
| 2  | Rapat kerja (ditunda ke 2026) | Notula              | Juni 2025 |
| 3  | Studi banding – batal         | Laporan             | Juli 2025 |
| 4  | [BATAL] Lomba                 | Foto                | Juli 2025 |
| 5  | Forum, batal karena efisiensi | Notula (tidak jadi) | -         |

Expect remarks: rows.called_off rows.called_off rows.called_off rows.called_off rows.called_off

## A revision of the time is asked about, and so is a langkah that it calls off.
| NO | LANGKAH AKSI  | BUKTI   | JADWAL SEMULA | JADWAL MENJADI         |
| -- | ------------- | ------- | ------------- | ---------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei 2025      |                        |
| 2  | Studi tiru    | Laporan | Juni 2025     | Ditiadakan (efisiensi) |
| 3  | Lomba         | Foto    | Juli 2025     | ditunda ke 2026        |

Expect tenggat: 05 / 06 / 07
Expect remarks: columns.two_of_one_meaning rows.called_off rows.called_off

## A STATUS or a time that calls a langkah off adds a question.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU           | STATUS     |
| -- | ------------- | ------ | --------------- | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Mei 2025        | DIBATALKAN |
| 2  | Membagi tugas | Uraian | DIBATALKAN      | Belum      |
| 3  | Rapat         | Notula | Ditunda ke 2026 | Belum      |

Expect remarks: rows.called_off rows.called_off rows.called_off

## REVISI right of the time is asked about; until then the first time stays.
| NO | LANGKAH AKSI  | BUKTI  | TARGET WAKTU | PIC  | REVISI |
| -- | ------------- | ------ | ------------ | ---- | ------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Januari      | Umum | Maret  |
| 2  | Rapat         | Notula | Mei          | Umum |        |

Expect tenggat: 01 / 05
Expect remarks: columns.two_of_one_meaning

## Whether REVISI TARGET or PERPANJANGAN holds the time is asked.
| NO | LANGKAH AKSI  | BUKTI  | TARGET WAKTU | REVISI TARGET | PERPANJANGAN II |
| -- | ------------- | ------ | ------------ | ------------- | --------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Januari      | Maret         | Mei             |
| 2  | Rapat         | Notula | Februari     | April         |                 |

Expect tenggat: 01 / 02
Expect remarks: columns.two_of_one_meaning columns.two_of_one_meaning

## Of TARGET SEMULA and TARGET SETELAH over times the first is read, and asked about.
| NO | LANGKAH AKSI  | BUKTI  | TARGET SEMULA | TARGET SETELAH EFISIENSI |
| -- | ------------- | ------ | ------------- | ------------------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Januari       | Maret                    |
| 2  | Rapat         | Notula | Februari      | April                    |

Expect tenggat: 01 / 02
Expect remarks: columns.two_of_one_meaning

## Words that are no time below REVISI are kept as another column.
| NO | LANGKAH AKSI  | BUKTI  | TARGET WAKTU | REVISI            |
| -- | ------------- | ------ | ------------ | ----------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Januari      | Sudah sesuai      |
| 2  | Rapat         | Notula | Februari     | Notula dilengkapi |

Expect tenggat: 01 / 02
Expect remarks: none

## Each revision is asked about, and until then the first time stays.
| NO | LANGKAH AKSI  | BUKTI   | TARGET WAKTU | REVISI I | REVISI II |
| -- | ------------- | ------- | ------------ | -------- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Januari      | Tetap    | -         |
| 2  | Rapat         | Notula  |              | April    | Tetap     |
| 3  | Mereviu       | SOP     | Juni         | -        | Tetap     |
| 4  | Survei        | Laporan |              |          | Mei       |

Merged: D4:D5 D6:D7
Expect remarks: columns.two_of_one_meaning columns.two_of_one_meaning

## A revised time is asked about under a misspelt heading.
| NO | KEGIATAN      | BUKTI | WAKTU PELAKSAANAAN          |           |
| -- | ------------- | ----- | --------------------------- | --------- |
|    |               |       | Semula                      | Revisi    |
| I  | SDM           |       |                             |           |
| 1  | Membentuk tim | SK    | Maret 2025                  | Juni 2025 |
| 2  | Rapat         | Foto  | 2x setahun (Maret, Agustus) | tetap     |

Merged: A2:A3 B2:B3 C2:C3 D2:E2
Expect tenggat: 03 / 03 08
Expect remarks: columns.two_of_one_meaning

## Of two years the plan's is read; ADDENDUM is asked about.
| NO | LANGKAH AKSI  | BUKTI 2024 | BUKTI 2025 | TENGGAT | ADDENDUM | HASIL REVIU  |
| -- | ------------- | ---------- | ---------- | ------- | -------- | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK         | SK baru    | Mei     | Juli     | sesuai       |
| 2  | Rapat         | Notulen    |            | Juni    | -        | belum sesuai |

Expect:
| tenggat | bukti   |
| ------- | ------- |
| 05      | SK baru |
| 06      | -       |

Expect remarks: columns.two_of_one_meaning

## A delay within the year adds no question.
| NO | KEGIATAN              | WAKTU | BUKTI | KENDALA        |
| -- | --------------------- | ----- | ----- | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat                 | Mei   | SK    | Mundur ke Juni |
| |
| TINDAK LANJUT REKOMENDASI LHE |
| NO | RENCANA TINDAK LANJUT | BUKTI | WAKTU | KENDALA        |
| 1  | Lomba                 | Foto  | Juni  |                |

Expect remarks: none

## A title that calls the work below it off adds a question.
| NO | KEGIATAN | WAKTU | BUKTI |
| -- | -------- | ----- | ----- |
| I. MANAJEMEN PERUBAHAN |
| a. KEGIATAN YANG DIBATALKAN |
| 1  | Apel     | Mei   | SK    |

Expect pesan: PERUBAHAN – KEGIATAN DIBATALKAN”

## Times with a duration, a quarter with its year, a revision or what was done.
| NO | KEGIATAN | WAKTU                          | BUKTI |
| -- | -------- | ------------------------------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | A        | Maret selama 2 bulan           | SK    |
| 2  | B        | 5 Mei (2 minggu)               | SK    |
| 3  | C        | Triwulan 1 Tahun 2025          | SK    |
| 4  | D        | TW 1 Tahun Anggaran 2025       | SK    |
| 5  | E        | Juni, terlaksana 3 Juli        | SK    |
| 6  | F        | T: Mei / R: Juli               | SK    |
| 7  | G        | Semula Juni, mundur ke Oktober | SK    |
| 8  | H        | Mei (mundur dari April)        | SK    |
| 10 | J        | Jul, Okt, Jan 2026             | SK    |
| 11 | K        | Triwulan, mulai Juni           | SK    |

Expect tenggat: 03 / 05-05 / 03 / 03 / 06 / 05 / 10 / 05 / 2026-01 2026-07 2026-10 / 06 09 12
Expect remarks: due.words_not_used due.words_not_used rows.called_off due.year_differs

## *Take out* calls a langkah off and adds a question.
| NO | KEGIATAN | WAKTU | BUKTI | KET      |
| -- | -------- | ----- | ----- | -------- |
| I  | SDM      |       |       |          |
| 1  | Rapat    | Mei   | SK    | take out |

Expect remarks: rows.called_off

## A time put off is the later one; a year may follow two months.
| NO  | AKSI | WAKTU            | BUKTI | STATUS |
| --- | ---- | ---------------- | ----- | ------ |
| I. MANAJEMEN PERUBAHAN |
| (1) | (2)  | (3)              | (4)   | (5)    |
| 1   | Uji  | Mei menjadi Juni | SK    | 50     |
| 2   | Apel | 07 s/d 09/2025   | SK    | 100%   |

Expect tenggat: 06 / 09
Expect remarks: reports.status_unknown_in_plan reports.status_meant
""")
