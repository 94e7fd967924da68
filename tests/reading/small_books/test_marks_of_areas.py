"""Titles of the LKE and marks of areas: where each langkah stands."""

from tests.reading.tables import reading_test

test_each_langkah_of_a_book_stands_where_its_headings_say = reading_test("""
## A usual area is known behind a Roman number that was typed with other letters.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| l. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| ll. PENATAAN TATALAKSANA |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| 1V. PENGUATAN AKUNTABILITAS |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |

Expect area: I / II / IV
Expect remarks: none

## The marks of the LKE may stand in one cell with its titles.
| PENILAIAN             | RENCANA AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| --------------------- | ------------- | ------------ | ------------ |
| A. PENGUNGKIT |
| I. PEMENUHAN |
| 1. MANAJEMEN PERUBAHAN |
| i. Penyusunan Tim Kerja |
| a. Tim telah dibentuk | Membentuk tim | SK           | Januari      |
| b. Anggota dipilih    | Seleksi       | Undangan     | Februari     |
| 2. PENATAAN TATALAKSANA |
| i. Prosedur operasional |
| a. SOP sesuai peta    | Reviu SOP     | SOP          | April        |

Expect nama_sub_area: Penyusunan Tim Kerja / Penyusunan Tim Kerja / Prosedur operasional

""")
