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

## A STATUS or a time that calls a langkah off adds a question.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU           | STATUS     |
| -- | ------------- | ------ | --------------- | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Mei 2025        | DIBATALKAN |
| 2  | Membagi tugas | Uraian | DIBATALKAN      | Belum      |
| 3  | Rapat         | Notula | Ditunda ke 2026 | Belum      |

Expect remarks: rows.called_off rows.called_off rows.called_off

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
