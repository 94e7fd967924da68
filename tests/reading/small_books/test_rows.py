"""Rows of small plans: which are langkah, and which notes, sums or signatures."""

from tests.reading.tables import reading_test

test_rows_of_work_are_langkah_and_others_are_not = reading_test("""
## Work below headings that a page prints again is work, whatever it lacks, and asked about.
| NO | LANGKAH AKSI            | BUKTI    | WAKTU |
| -- | ----------------------- | -------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menetapkan maklumat dan | Maklumat | Juni  |
| NO | LANGKAH AKSI            | BUKTI    | WAKTU |
|    | standar pelayanan       |          |       |

Expect langkah_aksi: Menetapkan maklumat dan / standar pelayanan
Expect remarks: rows.perhaps_cut rows.perhaps_no_langkah

## A dash in place of work is no langkah; a signature below is no bukti.
| PERTANYAAN LKE         | RENCANA AKSI     | WAKTU | BUKTI   |
| ---------------------- | ---------------- | ----- | ------- |
| ii Tim Kerja |
| a. Apakah tim ada?     | -                |       |         |
| b. Apakah ada notulen? | Membuat notulen  | Mei   | Notulen |
| c. Apakah ada laporan? | Menyusun laporan | Juni  | Laporan |
| |
|                        |                  |       | Mengetahui, Kepala Kantor |
|                        |                  |       | Rizal Contoh |

Expect:
| langkah_aksi     | bukti   |
| ---------------- | ------- |
| Membuat notulen  | Notulen |
| Menyusun laporan | Laporan |

Expect remarks: rows.area_unusual

## Words that may begin a signature are a langkah if work goes on below them.
| LANGKAH AKSI | BUKTI | WAKTU |
| ------------ | ----- | ----- |
| I. SDM |
| Rapat        | SK    | Mei   |
| |
| Pimpinan hadir |
| Apel |
| II. TATA LAKSANA |
| SOP          | SK    | Mei   |

Expect area: I / I / I / II
Expect remarks: rows.without_target_waktu rows.without_target_waktu

## Sums that look like work are no work.
| NO | LANGKAH AKSI    | BUKTI DUKUNG                              | TARGET WAKTU              |
| -- | --------------- | ----------------------------------------- | ------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim   | SK Tim                                    | Januari 2025              |
|    | Jumlah kegiatan: 1 |
|    | Jml keg. MP : 1 (satu) keg. |
|    | Sub total area I (MP) = 1 |
|    | JUMLAH RENAKSI POKJA 1 - 1 |
| VI. PENINGKATAN KUALITAS PELAYANAN (Bobot 10) |
| 1  | Survei kepuasan | Laporan hasil SKM dan Publikasi hasil SKM | minggu terakhir Juni 2025 |
|    | TOTAL           | 3 dokumen                                 |                           |

Expect:
| area | tenggat | bukti                                  |
| ---- | ------- | -------------------------------------- |
| I    | 01      | SK Tim                                 |
| VI   | 06      | Laporan hasil SKM, Publikasi hasil SKM |

Expect remarks: none

## A note between the work and the signatures is no langkah and no bukti.
| NO | KEGIATAN | BUKTI            | WAKTU |
| -- | -------- | ---------------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | (belum tersedia) | Mei   |
| |
|    | sda : sama dengan di atas |
| |
|    |          | Disahkan oleh |

Expect langkah_aksi: Rapat
Expect bukti: -

## A row that reports on the langkah above it is no langkah.
| NO | KEGIATAN   | WAKTU | BUKTI |
| -- | ---------- | ----- | ----- |
| I  | PENGAWASAN |       |       |
| 1  | Tim        | Mei   | SK    |
|    | Realisasi: terbit |
| 2  | Apel       | Mei   | Foto  |
|    | Progres: jalan |
| II | SDM        |       |       |
| 1  | Uji        | Mei   | SK    |
|    | Capaian: 1 | Mei   | SK 3  |
|    | (sudah dilaksanakan) |
| 2  | dst        |       |       |

Merged: B5:D5
Expect langkah_aksi: Tim / Apel / Uji

## A row with only its work and no merge adds a question.
| NO | KEGIATAN | WAKTU | BUKTI |
| -- | -------- | ----- | ----- |
| 1  | Uji      | Mei   | SK    |
|    | Belanja bahan |
|    | Rapat |
| 2  | Apel     | Juni  | SK    |
|    | Lain-lain |

Expect remarks: rows.without_any_area rows.perhaps_no_langkah

""")
