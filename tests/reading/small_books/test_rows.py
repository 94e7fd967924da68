"""Rows of small plans: which are langkah, and which notes, sums or signatures."""

from tests.reading.tables import reading_test

test_rows_of_work_are_langkah_and_others_are_not = reading_test("""
## A row with its own kode is a langkah, even if its work is blank.
| KODE | AREA PERUBAHAN      | RENCANA AKSI | BUKTI DUKUNG  | TARGET WAKTU | PIC     |
| ---- | ------------------- | ------------ | ------------- | ------------ | ------- |
| A.1  | Manajemen Perubahan | Rapat        | Notula        | Maret        | Seksi A |
| A.2  |                     |              | Laporan nilai | Juni         | Seksi A |
| A.3  |                     |              | Pakta         | Juli         |         |

Expect:
| langkah_aksi | pic     |
| ------------ | ------- |
| Rapat        | Seksi A |
| -            | Seksi A |
| -            | -       |

Expect remarks: rows.langkah_blank rows.langkah_blank

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

## A row of amounts is no row of headings, even with a cell Keg.
| AREA | NO | PROGRAM KERJA  | WAKTU    | SATUAN | HARGA   | BUKTI   |
| ---- | -- | -------------- | -------- | ------ | ------- | ------- |
| SDM  | 1  | Rapat kerja    | Januari  | OK     | 45000   | SK      |
|      | 2  | Pencanangan    | Februari | Keg    | 7500000 | Piagam  |
|      | 3  | Pemilihan agen | Maret    | Orang  | 500000  | SK Agen |

Merged: A3:A5
Expect langkah_aksi: Rapat kerja / Pencanangan / Pemilihan agen
Expect remarks: none

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
Expect remarks: rows.blank_target_waktu rows.blank_target_waktu

## A row that explains each heading in brackets is no work.
| NO | WHAT          | EVIDENCE | WHEN     |
| -- | ------------- | -------- | -------- |
|    | (apa)         | (bukti)  | (kapan)  |
| 1  | Membentuk tim | SK       | Mei 2025 |

Expect langkah_aksi: Membentuk tim

## An LKE question that is already met is no work.
| KODE  | PERTANYAAN        | RENCANA AKSI           | BUKTI         | WAKTU |
| ----- | ----------------- | ---------------------- | ------------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1.a.1 | Ada tim           | -                      | -             | -     |
| 1.a.2 | Ada rencana kerja | Menyusun rencana kerja | Rencana kerja | Mei   |

Expect langkah_aksi: Menyusun rencana kerja

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

## Sums of areas below the plan are no work.
| NO | LANGKAH AKSI        | BUKTI | WAKTU |
| -- | ------------------- | ----- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim       | SK    | Mei   |
| |
|    | REKAPITULASI |
|    | Area                | Jml   | Bobot |
|    | Manajemen Perubahan | 1     | 8     |

Expect langkah_aksi: Membentuk tim
Expect notes: rows.unread_headings

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

## Notes under a block, a colour's meaning and a date below are no langkah.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU     |
| -- | ------------- | ------- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei 2025  |
|    | *  diisi oleh satuan kerja masing-masing |
| II. PENGUATAN PENGAWASAN |
| 1  | Rapat         | Notulen | Juni 2025 |
| |
|    |               | waktu pelaksanaan kegiatan |
|    |               | kegiatan yang tertunda |
|    | Posisi monitoring: 30 April 2025 |
|    | Update per 30 April 2025 |

Expect:
| langkah_aksi  | bukti   |
| ------------- | ------- |
| Membentuk tim | SK      |
| Rapat         | Notulen |

## A table below that counts the plan is no work.
| NO | KEGIATAN            | BUKTI           | WAKTU |
| -- | ------------------- | --------------- | ----- |
| A  | MANAJEMEN PERUBAHAN |                 |       |
| 1  | Rapat               | SK              | Mei   |
| 2  | Apel                | Foto            | Juni  |
| |
|    | REKAPITULASI |
|    | AREA                | JUMLAH KEGIATAN |       |
|    | Manajemen Perubahan | 2               |       |
|    | Jumlah              | 2               |       |

Expect langkah_aksi: Rapat / Apel

## A recap below each area does not end the plan.
| NO | KEGIATAN            | BUKTI | WAKTU |
| -- | ------------------- | ----- | ----- |
| I  | MANAJEMEN PERUBAHAN |       |       |
| 1  | Rapat               | SK    | Mei   |
|    | Rekapitulasi Area I |
|    | Jumlah              | 1     |       |
| II | TATA LAKSANA        |       |       |
| 1  | Apel                | Foto  | Juni  |
|    | Rekapitulasi Area II |
|    | Jumlah              | 1     |       |

Expect langkah_aksi: Rapat / Apel

## A row over its RINCIAN, with times of its own, is no langkah.
| NO | RENCANA AKSI | RINCIAN | BUKTI | WAKTU      |
| -- | ------------ | ------- | ----- | ---------- |
| 1  | Tim          |         |       | Mei - Juni |
|    |              | Rapat   | SK    | Mei        |
|    |              | Apel    | SK    | Juni       |
| I. MANAJEMEN PERUBAHAN |

Expect tenggat: 05 / 06

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

## An office and a name right below the last bukti are a signature.
| NO | KEGIATAN | WAKTU | BUKTI |
| -- | -------- | ----- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Uji      | Mei   | SOP   |
|    |          |       | Ketua Tim ZI |
|    |          |       | Siti Aminah |

Expect bukti: SOP

## A row with only its work is a langkah if others continue; sums and signatures are not.
| NO           | RENCANA AKSI   | WAKTU | BUKTI | CAPAIAN |
| ------------ | -------------- | ----- | ----- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1            | Uji            | Mei   | SK    |         |
|              | Realisasi anggaran dievaluasi |
| 2            | Apel           | Juni  | SK    |         |
|              | Belum terlaksana |
|              | Capaian area I |       |       | 0,5     |
|              | Sisa pagu |
|              | Demikian disusun |
|              | Paraf Ketua Pokja |
| Nilai Area I |                |       | 6,5   |         |
|              |                |       |       | Proses: 1 |
|              | Sekretaris, |
| |
|              | Hasan Basri |

Merged: C3:C4 D3:D4
Expect langkah_aksi: Uji / Realisasi anggaran dievaluasi / Apel

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
