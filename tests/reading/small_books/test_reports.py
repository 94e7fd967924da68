"""Reports in small plans: what was done is no work of the plan."""

from tests.reading.tables import reading_test

test_what_was_done_is_read_as_a_report = reading_test("""
## A plan with its own kode and a STATUS is no report.
| KODE | AREA | KEGIATAN | BUKTI DUKUNG | PENGEMBAN | TENGGAT | STATUS |
| -- | -- | -- | -- | -- | -- | -- |
| ZI-01 | Manajemen Perubahan | Membentuk tim | SK | Bag SDM | Januari 2025 | Selesai |
| ZI-02 | Penataan Tata Laksana | Reviu SOP | SOP | Satlantas | Triwulan | |

Expect:
| langkah_aksi  | pic       | tenggat     |
| ------------- | --------- | ----------- |
| Membentuk tim | Bag SDM   | 01          |
| Reviu SOP     | Satlantas | 03 06 09 12 |

Expect remarks: due.unit_without_number

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

## A table below CAPAIAN KINERJA may be more work.
| NO | LANGKAH AKSI     | BUKTI DUKUNG | TARGET WAKTU |
| -- | ---------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim    | SK           | Mei          |
| 2  | Rencana kerja    | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei           | Hasil survei | Juli         |
| 2  | Maklumat         | Foto         | Agustus      |
| 3  | Forum            | Berita acara | September    |
| |
| CAPAIAN KINERJA |
| NO | LANGKAH AKSI     | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Mengukur kinerja | Laporan      | Mei          |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum / Mengukur kinerja

## A plan of monitoring on a sheet of its own is another plan.
Sheet: Renaksi
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |

Sheet: Rencana Monev
| NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------ | ------------ | ------------ |
| 1  | Rapat monev  | Notulen      | Mei          |

Expect choices: Renaksi / Rencana Monev

## JADWAL of last year is no time; BUKTI beside this year's is the bukti.
| NO | KEGIATAN | TAHUN 2024 |           | TAHUN 2025 |       |
| -- | -------- | ---------- | --------- | ---------- | ----- |
|    |          | JADWAL     | REALISASI | JADWAL     | BUKTI |
| 1  | Apel     | Mei        | Mei       | Juli       | SK    |

Merged: C2:D2 E2:F2
Expect bukti: SK
Expect tenggat: 07

## A mark under STATUS says the status.
| NO | KEGIATAN | WAKTU | BUKTI | STATUS  |       |
| -- | -------- | ----- | ----- | ------- | ----- |
|    |          |       |       | Selesai | Belum |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | SK    | v       |       |
| 2  | Uji      | Mei   | SK    |         | v     |

Merged: E2:F2
Expect status: selesai / belum

## MONITORING beside RENCANA is no plan.
| NO | AKSI | RENCANA |       | MONITORING DAN EVALUASI |       |
| -- | ---- | ------- | ----- | ----------------------- | ----- |
|    |      | WAKTU   | BUKTI | WAKTU                   | BUKTI |
| I  | SDM  |         |       |                         |       |
| 1  | Uji  | Mei     | SK    | Juni                    | Foto  |

Merged: C2:D2 E2:F2
Expect tenggat: 05
""")
