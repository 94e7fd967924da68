"""Rows of small plans: which are langkah, and which notes, sums or signatures."""

from tests.reading.tables import reading_test

test_rows_of_work_are_langkah_and_others_are_not = reading_test("""
## A row of words alone is a heading; without work below it that is asked.
| NO | LANGKAH AKSI            | BUKTI    | WAKTU |
| -- | ----------------------- | -------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menetapkan maklumat dan | Maklumat | Juni  |
| NO | LANGKAH AKSI            | BUKTI    | WAKTU |
|    | Standar pelayanan       |          |       |

Expect langkah_aksi: Menetapkan maklumat dan
Expect remarks: rows.lone_words

## Of words alone over other work one is asked, for it may be work; several are headings.
| KEGIATAN              | BUKTI   | WAKTU |
| --------------------- | ------- | ----- |
| Manajemen Perubahan |
| Membentuk tim         | SK      | Mei   |
| Penguatan Pengawasan |
| pasang banner pungli  |         |       |
| Reviu SOP             | SOP     | Juni  |

Expect langkah_aksi: Membentuk tim / Reviu SOP
Expect remarks: rows.lone_words

## Work that names a post, a month or a plan is no row of headings.
| SUB KOMPONEN  | NO | KEGIATAN                  | WAKTU          | PELAKSANA | OUTPUT        |
| ------------- | -- | ------------------------- | -------------- | --------- | ------------- |
| I. MANAJEMEN PERUBAHAN |
| Tim           | 1  | Rapat pembentukan tim     | Mei            | Umum      | Notulen       |
| Rencana kerja | 2  | Menetapkan rencana kerja  | Juli           | Tim ZI    | Rencana kerja |
|               |    | survei kepuasan pengantin | juni, desember | operator  | Laporan       |

Expect langkah_aksi: Rapat pembentukan tim / Menetapkan rencana kerja / survei kepuasan pengantin

## A numbered group that bears an area's name goes on with the groups.
| NO | KEGIATAN               | WAKTU | BUKTI |
| -- | ---------------------- | ----- | ----- |
| VI | PENINGKATAN KUALITAS PELAYANAN PUBLIK |
| 1  | Standar pelayanan |
|    | a. Penetapan standar   | April | SK    |
| 2  | Inovasi |
|    | a. Jemput bola ke desa | Juni  | Foto  |

Expect area: VI / VI

## Rekapitulasi that has a time and documents is work; JUMLAH is a sum.
| NO | KEGIATAN             | WAKTU        | BUKTI         |
| -- | -------------------- | ------------ | ------------- |
| I. MANAJEMEN PERUBAHAN |
| a. | Rekapitulasi absensi | Setiap bulan | Rekap absensi |
| b. | Apel                 | Mei          | Foto          |
|    | JUMLAH               |              | 2 dokumen     |

Expect langkah_aksi: Rekapitulasi absensi / Apel

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

Expect remarks: rows.without_any_area

""")
