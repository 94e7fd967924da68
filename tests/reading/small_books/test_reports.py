"""Reports in small plans: what was done is no work of the plan."""

from tests.reading.tables import reading_test

test_what_was_done_is_read_as_a_report = reading_test("""
## English statuses are read; Closed is claimed to be done and adds a question.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU     | STATUS  |
| -- | ------------- | ------ | --------- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Mei 2025  | Ongoing |
| 2  | Membagi tugas | SK     | Mei 2025  | Pending |
| 3  | Rapat         | Notula | Juni 2025 | Closed  |

Expect lainnya: - / - / STATUS: Closed
Expect remarks: reports.status_unknown_in_plan

## Numbers of days under TGL SK are kept; a share under REALISASI is a status.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU | TGL SK | REALISASI |
| -- | ------------- | ------ | ----- | ------ | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | 5      | 50%       |
| 2  | Rapat         | Notula | Mei   | 7      | Selesai   |

Expect:
| tenggat | status  | lainnya                   |
| ------- | ------- | ------------------------- |
| 03      | proses  | TGL SK: 5, REALISASI: 50% |
| 05      | selesai | TGL SK: 7                 |

## What another year reports changes nothing this year.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU | REALISASI 2024   | STATUS | CAPAIAN TAHUN 2024 |
| -- | ------------- | ------- | ----- | ---------------- | ------ | ------------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei   | Selesai          | Belum  |                    |
| 2  | Rapat         | Notulen | Juni  | Tidak terlaksana | Proses | Dibatalkan         |

Expect status: belum / proses
Expect notes: none

## JADWAL of last year is no time; BUKTI beside this year's is the bukti.
| NO | KEGIATAN | TAHUN 2024 |           | TAHUN 2025 |       |
| -- | -------- | ---------- | --------- | ---------- | ----- |
|    |          | JADWAL     | REALISASI | JADWAL     | BUKTI |
| 1  | Apel     | Mei        | Mei       | Juli       | SK    |

Merged: C2:D2 E2:F2
Expect bukti: SK
Expect tenggat: 07

## A mark under STATUS says the status that its column names.
| NO | KEGIATAN | WAKTU | BUKTI | STATUS  |       |
| -- | -------- | ----- | ----- | ------- | ----- |
|    |          |       |       | Selesai | Belum |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | SK    | v       |       |
| 2  | Uji      | Mei   | SK    |         | v     |

Merged: E2:F2
Expect status: selesai / -

## A cell that says a status for each month reports the target of that month; else it is asked.
| NO | KEGIATAN  | BUKTI  | WAKTU        | REALISASI                  |
| -- | --------- | ------ | ------------ | -------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat     | Notula | Mei, Oktober | Mei selesai, Oktober belum |
| 2  | Apel      | Foto   | Juni         | Juni selesai               |
| 3  | Survei    | Foto   | Juli         | Juli selesai, sisanya belum |

Expect status: selesai / belum / selesai / -
Expect remarks: reports.status_unknown_in_plan
""")
