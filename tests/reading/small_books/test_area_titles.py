"""Titles, codes, columns and colours that name the area of a langkah.

Many of these books were made by people who did not know the reader, and were read wrong."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from monev.reading import read_file
from tests.makers import saved
from tests.reading.tables import fill_sheet, reading_test

test_each_langkah_stands_where_a_person_would_see_it = reading_test("""
## A weight beside an area's name makes no langkah of the area.
| KODE | AREA                  | LANGKAH AKSI  | BOBOT | BUKTI DUKUNG | TARGET WAKTU |
| ---- | --------------------- | ------------- | ----- | ------------ | ------------ |
| 1    | MANAJEMEN PERUBAHAN   |               | 8     |              |              |
| 1.1  |                       | Membentuk tim | 3     | SK           | Mei 2025     |
| 2    | PENATAAN TATA LAKSANA |               | 7,5%  |              |              |
| 2.1  |                       | Reviu SOP     | 4     | SOP          | Juni 2025    |

Expect:
| nama_area             | langkah_aksi  |
| --------------------- | ------------- |
| MANAJEMEN PERUBAHAN   | Membentuk tim |
| PENATAAN TATA LAKSANA | Reviu SOP     |

Expect remarks: none

## Weights beside the parts of the LKE make no langkah of them.
| PENILAIAN |                         | BOBOT | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| --------- | ----------------------- | ----- | ------------- | ------------ | ------------ |
| A.        | PROSES                  | 60    |               |              |              |
| I.        | PEMENUHAN               | 30    |               |              |              |
| 1         | MANAJEMEN PERUBAHAN     | 4     |               |              |              |
|           | i. Tim Kerja            | 1     |               |              |              |
|           | a. Apakah tim dibentuk? |       | Membentuk tim | SK           | Mei 2025     |
| 2         | PENATAAN TATA LAKSANA   | 3,5   |               |              |              |
|           | i. SOP                  | 1     |               |              |              |
|           | a. Apakah SOP direviu?  |       | Reviu SOP     | SOP          | Juni 2025    |

Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATA LAKSANA
Expect remarks: none

## Weights beside titles of the LKE make no langkah, even if the numbers have no heading.
| | PENILAIAN | BOBOT | JAWABAN | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU |
| -- | -- | -- | -- | -- | -- | -- |
| A. | PENGUNGKIT | 60 | | | | |
| I | MANAJEMEN PERUBAHAN | 8 | | | | |
| 1 | Tim Kerja | 1 | | | | |
| | a. Apakah tim dibentuk? | | Ya | Membentuk tim | SK | Mei 2025 |
| 2 | Rencana kerja | 1 | | | | |
| | a. Apakah ada rencana kerja? | | Ya | Menyusun rencana | Rencana kerja | Mei 2025 |
| II | PENATAAN TATA LAKSANA | 7 | | | | |
| 1 | SOP | 1 | | | | |
| | a. Apakah SOP direviu? | | Ya | Reviu SOP | SOP | Juni 2025 |

Expect nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / PENATAAN TATA LAKSANA
Expect remarks: none

## A letter l among letters stays a letter.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| V. PENGUATAN PENGAWASAN |
| k  | Sub k         |              |              |
| 1  | Membentuk tim | SK           | Mei 2025     |
| l  | Sub l         |              |              |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect kode: V.k.1.1 / V.l.1.1

## Numbers alone in a column of areas are usual areas, in any order.
| PILAR | NO | LANGKAH AKSI  | BUKTI DUKUNG   | TARGET WAKTU |
| ----- | -- | ------------- | -------------- | ------------ |
| 5     | 1  | Membentuk tim | SK             | Mei 2025     |
| 2     | 1  | Membentuk tim | SK<br>Undangan | TW I, TW III |
| VI    | 1  | Membentuk tim | SK             | Mei 2025     |

Expect:
| area | nama_area                             | tenggat |
| ---- | ------------------------------------- | ------- |
| 5    | PENGUATAN PENGAWASAN                  | 05      |
| 2    | PENATAAN TATA LAKSANA                 | 03 09   |
| VI   | PENINGKATAN KUALITAS PELAYANAN PUBLIK | 05      |

Expect remarks: rows.area_codes

## A column of sub-areas is numbered by order, without a question.
| AREA PERUBAHAN           | SUB AREA   | NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| ------------------------ | ---------- | -- | ------------- | ------------ | ------------ |
| I. Manajemen Perubahan   | Tim Kerja  | 1  | Membentuk tim | SK           | Mei 2025     |
| I. Manajemen Perubahan   | Pola Pikir | 1  | Membentuk tim | SK           | Mei 2025     |
| II. Penataan Tatalaksana | Prosedur   | 1  | Membentuk tim | SK           | Mei 2025     |

Expect:
| area | sub_area |
| ---- | -------- |
| I    | 1        |
| I    | 2        |
| II   | 1        |

Expect remarks: none

## A legend below the table says which areas the codes are.
| AREA | NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| ---- | -- | ------------- | ------------ | ------------ |
| A2   | 1  | Membentuk tim | SK           | Mei 2025     |
| A1   | 2  | Rapat         | Notula       | Juni 2025    |
| A2   | 3  | Reviu SOP     | SOP          | Juni 2025    |
| KETERANGAN: A1 = Manajemen Perubahan; A2 = Penataan Tata Laksana |

Expect:
| area | nama_area             |
| ---- | --------------------- |
| II   | Penataan Tata Laksana |
| I    | Manajemen Perubahan   |
| II   | Penataan Tata Laksana |

Expect notes: rows.area_codes

## A legend may have codes and areas in two columns.
| AREA | NO                    | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| ---- | --------------------- | ------------- | ------------ | ------------ |
| TL   | 1                     | Membentuk tim | SK           | Mei 2025     |
| ASN  | 2                     | Rapat         | Notula       | Juni 2025    |
| |
| Kode | Area                  |               |              |              |
| TL   | Penataan Tata Laksana |               |              |              |
| ASN  | Manajemen SDM         |               |              |              |

Expect nama_area: Penataan Tata Laksana / Manajemen SDM

## A weight beside an area's title in the column of work is no work.
| NO | AREA / KEGIATAN        | BUKTI  | BOBOT | TW I | TW II |
| -- | ---------------------- | ------ | ----- | ---- | ----- |
|    | I. Manajemen Perubahan |        | 8     |      |       |
|    | A. Pemenuhan           |        | 4     |      |       |
| 1  | Rapat                  | Notula | 4     | 1    | 1     |
|    | II. Tata Laksana       |        | 7     |      |       |
| 1  | Reviu                  | SOP    | 3     | -    | 1     |

Expect area: I / II

## Without a legend, codes are usual areas if all of them are known short names.
| AREA | NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| ---- | -- | ------------- | ------------ | ------------ |
| TL   | 1  | Membentuk tim | SK           | Mei 2025     |
| PW   | 2  | Rapat         | Notula       | Juni 2025    |

Expect nama_area: Penataan Tatalaksana / Penguatan Pengawasan

## A number keeps its place, whatever name a legend gives it.
| PILAR | NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| ----- | -- | ------------- | ------------ | ------------ |
| 2     | 1  | Membentuk tim | SK           | Mei 2025     |
| 1     | 2  | Rapat         | Notula       | Juni 2025    |
| Catatan: 1 = Penataan Tata Laksana, 2 = Manajemen Perubahan |

Expect:
| area | nama_area             |
| ---- | --------------------- |
| 2    | Manajemen Perubahan   |
| 1    | Penataan Tata Laksana |

## A legend of KODE AREA may part number and name by a dot.
| KODE AREA | NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| --------- | -- | ------------- | ------------ | ------------ |
| I         | 1  | Membentuk tim | SK           | Mei 2025     |
| V         | 2  | Rapat         | Notula       | Juni 2025    |
| |
| Keterangan: I. Manajemen Perubahan, V. Penguatan Pengawasan |

Expect:
| area | nama_area            |
| ---- | -------------------- |
| I    | Manajemen Perubahan  |
| V    | Penguatan Pengawasan |

## A column AREA / RENCANA AKSI holds work if rows of their own are the areas.
| No | Area / Rencana Aksi   | Sub Rencana Aksi | Waktu     | Bukti |
| -- | --------------------- | ---------------- | --------- | ----- |
| A  | Manajemen Perubahan   |                  |           |       |
| 1  | Tim Kerja terbentuk   | Membentuk tim    | Mei 2025  | SK    |
| B  | Penataan Tata Laksana |                  |           |       |
| 1  | SOP utama             | Reviu SOP        | Juni 2025 | SOP   |

Expect:
| nama_area             | komponen            |
| --------------------- | ------------------- |
| Manajemen Perubahan   | Tim Kerja terbentuk |
| Penataan Tata Laksana | SOP utama           |

Expect remarks: none

## Perubahan and AKT are short names of areas.
| AREA      | NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| --------- | -- | ------------- | ------------ | ------------ |
| Perubahan | 1  | Membentuk tim | SK           | Mei 2025     |
| AKT       | 2  | Rapat         | Notula       | Juni 2025    |

Expect nama_area: Manajemen Perubahan / Penguatan Akuntabilitas

## A legend of codes below titles of months is no work.
| NO | KEGIATAN      | KODE AREA | BUKTI |
| -- | ------------- | --------- | ----- |
| JANUARI |
| 1  | Membentuk tim | A1        | SK    |
| FEBRUARI |
| 2  | Reviu SOP     | A2        | SOP   |
| |
|    | Kode Area: |
|    | A1 = Manajemen Perubahan |
|    | A2 = Penataan Tata Laksana |

Expect:
| nama_area             | tenggat |
| --------------------- | ------- |
| Manajemen Perubahan   | 01      |
| Penataan Tata Laksana | 02      |

## A.I names the area I.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| A.I MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei 2025     |
| A.II PENATAAN TATA LAKSANA |
| 2  | Rapat         | Notula       | Juni 2025    |

Expect area: I / II
Expect remarks: none

## Titles alone with letters that go on are sub-areas, even if the numbers go on too.
| NO | LANGKAH AKSI    | BUKTI DUKUNG | TARGET WAKTU |
| -- | --------------- | ------------ | ------------ |
| I  | Manj. Perubahan |              |              |
|    | a. Tim Kerja |
| 1  | Membentuk tim   | SK           | Mei 2025     |
|    | b. Monev |
| 2  | Rapat           | Notula       | Juni 2025    |

Expect kode: I.a.1.1 / I.b.2.1
Expect remarks: none

## Codes that nothing explains stay as they are written.
| AREA | NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| ---- | -- | ------------- | ------------ | ------------ |
| TL   | 1  | Membentuk tim | SK           | Mei 2025     |
| QX   | 2  | Rapat         | Notula       | Juni 2025    |

Expect nama_area: TL / QX

## An area of a column takes no number that another area has.
| AREA PERUBAHAN      | NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| ------------------- | -- | ------------- | ------------ | ------------ |
| II. Layanan Digital | 1  | Membentuk tim | SK           | Mei 2025     |
| Budaya Kerja        | 1  | Membentuk tim | SK           | Mei 2025     |

Expect:
| area | nama_area       |
| ---- | --------------- |
| II   | Layanan Digital |
| III  | Budaya Kerja    |

## A title PELAYANAN PRIMA is an area if it looks like one and no other is of service.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei 2025     |
| PELAYANAN PRIMA |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect nama_area: MANAJEMEN PERUBAHAN / PELAYANAN PRIMA

## Bands below the last numbered area are areas of the office's own, with a question each.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei 2025     |
| II. PENATAAN TATALAKSANA |
| 1  | Membentuk tim | SK           | Mei 2025     |
| INOVASI DAERAH |
| 1  | Membentuk tim | SK           | Mei 2025     |
| PENGUATAN INTEGRITAS |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA / INOVASI DAERAH / PENGUATAN INTEGRITAS
Expect remarks: rows.area_unusual rows.area_unusual

## A title PELAYANAN PRIMA below the area of service is its sub-area.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei 2025     |
| II. PELAYANAN PUBLIK |
| PELAYANAN PRIMA |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect nama_area: MANAJEMEN PERUBAHAN / PELAYANAN PUBLIK

## Titles alone under LANGKAH AKSI are areas if usual areas stand there.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
|    | Manajemen Perubahan |
| 1  | Membentuk tim | SK           | Mei 2025     |
|    | Layanan Prima |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect nama_area: Manajemen Perubahan / Layanan Prima

## KOMPONEN and PROGRAM before a usual area's name mean area.
| KOMPONEN 1: MANAJEMEN PERUBAHAN |
| ------------------------------- |
| NO            | LANGKAH AKSI     | BUKTI DUKUNG | TARGET WAKTU |
| 1             | Membentuk tim    | SK           | Mei 2025     |
| |
| PROGRAM Penguatan Pengawasan |
| NO            | LANGKAH AKSI     | BUKTI DUKUNG | TARGET WAKTU |
| 1             | Membentuk tim    | SK           | Mei 2025     |
| PROGRAM KERJA | Menyusun program | Program      | Juni 2025    |

Expect:
| area | nama_area            |
| ---- | -------------------- |
| 1    | MANAJEMEN PERUBAHAN  |
| V    | Penguatan Pengawasan |
| V    | Penguatan Pengawasan |

## Levels of a kode tell titles from langkah.
| KODE   | URAIAN              | BUKTI DUKUNG | TARGET WAKTU |
| ------ | ------------------- | ------------ | ------------ |
| I      | MANAJEMEN PERUBAHAN |              |              |
| I.1    | Tim kerja           |              |              |
| I.1.1  | Membentuk tim       | SK           | Maret 2025   |
| I.1.2  | Menyusun rencana    | Rencana      | April 2025   |
| II     | TATA LAKSANA        |              |              |
| II.1   | SOP                 |              |              |
| II.1.1 | Reviu SOP           | SOP          | Juni 2025    |

Expect:
| kode   | nama_area           | nama_sub_area |
| ------ | ------------------- | ------------- |
| I.1.1  | MANAJEMEN PERUBAHAN | Tim kerja     |
| I.1.2  | MANAJEMEN PERUBAHAN | Tim kerja     |
| II.1.1 | TATA LAKSANA        | SOP           |

Expect remarks: none

## A mark and its title in two cells are a title if no column holds numbers.
| KOMPONEN | INDIKATOR  | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -------- | ---------- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| a        | Pola Pikir |               |              |              |
| Tim      | SK         | Membentuk tim | SK           | Maret 2025   |
|          |            | Melantik tim |

Expect:
| kode    | nama_sub_area | langkah_aksi  |
| ------- | ------------- | ------------- |
| I.a.1.1 | Pola Pikir    | Membentuk tim |
| I.a.1.2 | Pola Pikir    | Melantik tim  |

## A weight beside a title adds no question.
| NO                     | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU | BOBOT |
| ---------------------- | ------------- | ------------ | ------------ | ----- |
| I. MANAJEMEN PERUBAHAN |               |              |              | 8     |
| 1                      | Membentuk tim | SK           | Mei 2025     | 2,5%  |

Expect remarks: none

## Numbered usual areas hold titles under LANGKAH AKSI as sub-areas.
| NO | LANGKAH AKSI         | BUKTI DUKUNG | TARGET WAKTU |
| -- | -------------------- | ------------ | ------------ |
| 1. | MANAJEMEN PERUBAHAN  |              |              |
|    | i. Tim Kerja |
| a  | Membentuk tim        | SK           | Maret 2025   |
|    | ii. Pola Pikir |
| a  | Memasang banner      | Banner       | Mei 2025     |
| 2. | PENATAAN TATALAKSANA |              |              |
|    | i. SOP |
| a  | Reviu SOP            | SOP          | Juni 2025    |

Expect:
| nama_area            | nama_sub_area |
| -------------------- | ------------- |
| MANAJEMEN PERUBAHAN  | Tim Kerja     |
| MANAJEMEN PERUBAHAN  | Pola Pikir    |
| PENATAAN TATALAKSANA | SOP           |

Expect remarks: none

## Areas may be merged down a column without a heading.
|                        | NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI  | WAKTU      |
| ---------------------- | -- | -------- | --------- | ------------- | ------ | ---------- |
| MANAJEMEN<br>PERUBAHAN | 1  | Tim      | SK        | Membentuk tim | SK     | Maret 2025 |
|                        | 2  | Monev    | L         | Rapat         | Notula | Juni 2025  |
| PENATAAN TATALAKSANA   | 1  | SOP      | SOP       | Reviu SOP     | SOP    | Juni 2025  |

Merged: A3:A4
Expect:
| kode   | langkah_aksi  |
| ------ | ------------- |
| I.1.1  | Membentuk tim |
| I.2.1  | Rapat         |
| II.1.1 | Reviu SOP     |

Expect remarks: none

## Areas may stand in a column KOMPONEN.
| NO | KOMPONEN            | KEGIATAN      | BUKTI  | WAKTU      |
| -- | ------------------- | ------------- | ------ | ---------- |
| 1  | Manajemen Perubahan | Membentuk tim | SK     | Maret 2025 |
| 2  |                     | Rapat         | Notula | Juni 2025  |
| 3  | Pengawasan          | Reviu SOP     | SOP    | Juni 2025  |

Expect:
| area | komponen |
| ---- | -------- |
| I    | -        |
| I    | -        |
| V    | -        |

## A komponen called Pelayanan Publik stays a komponen below its area.
| NO | KOMPONEN          | KEGIATAN      | BUKTI | WAKTU      |
| -- | ----------------- | ------------- | ----- | ---------- |
| VI. PENINGKATAN KUALITAS PELAYANAN PUBLIK |
| 1  | Pelayanan Publik  | Membentuk tim | SK    | Maret 2025 |
| 2  | Standar Pelayanan | Reviu SOP     | SOP   | Juni 2025  |
| 3  | Budaya Pelayanan  | Sosialisasi   | Foto  | Juli 2025  |

Expect:
| area | komponen          |
| ---- | ----------------- |
| VI   | Pelayanan Publik  |
| VI   | Standar Pelayanan |
| VI   | Budaya Pelayanan  |

## A remark behind a usual area's name names the PIC.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN (Ketua Pokja: Budi) |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect nama_area: MANAJEMEN PERUBAHAN
Expect pic: Budi
Expect remarks: none

## Titles of months are no areas if a column holds the areas.
| NO | AREA                 | KEGIATAN      | BUKTI | WAKTU      |
| -- | -------------------- | ------------- | ----- | ---------- |
| JANUARI |
| 1  | Manajemen Perubahan  | Membentuk tim | SK    | Maret 2025 |
| FEBRUARI |
| 2  | Penataan Tatalaksana | Reviu SOP     | SOP   | Juni 2025  |

Merged: A3:E3 A5:E5
Expect kode: I.1.1 / II.2.1

## An area in a row and in a column is one area.
| NO | PROGRAM               | RENCANA AKSI  | BUKTI DUKUNG | WAKTU      |
| -- | --------------------- | ------------- | ------------ | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Manajemen Perubahan   | Membentuk tim | SK           | Maret 2025 |
| II. PENATAAN TATALAKSANA |
| 2  | Penataan Tata Laksana | Reviu SOP     | SOP          | Juni 2025  |

Expect area: I / II

## Numbers under KOMPONEN are no areas if rows are the areas.
| NO | KOMPONEN             | KEGIATAN      | BUKTI  | WAKTU      |
| -- | -------------------- | ------------- | ------ | ---------- |
| I  | MANAJEMEN PERUBAHAN  |               |        |            |
| 1  | 1                    | Membentuk tim | SK     | Maret 2025 |
| 2  | 2                    | Rapat         | Notula | Juni       |
| II | PENATAAN TATALAKSANA |               |        |            |
| 1  | 1                    | Reviu SOP     | SOP    | Juni 2025  |

Expect area: I / I / II

## Each pokja may have its own headings and leader.
| POKJA I MANAJEMEN PERUBAHAN |
| --------------------------- |
| Ketua : Ani |
| NO | KEGIATAN      | BUKTI     | WAKTU    | PIC       |      |
| 1  | Membentuk tim | SK        | Mei 2025 | Umum      |      |
| |
| POKJA II PENATAAN TATALAKSANA |
| Koordinator: Budi |
| NO | INDIKATOR     | KEGIATAN  | BUKTI    | WAKTU     | PIC  |
| 1  | SOP mutakhir  | Reviu SOP | SOP      | Juni 2025 | Umum |

Expect:
| kode   | sub_area | indikator    |
| ------ | -------- | ------------ |
| I.1.1  | -        | -            |
| II.1.1 | -        | SOP mutakhir |

## A pokja's title in two cells and its sasaran may stand over its own table.
| POKJA I  | MANAJEMEN PERUBAHAN    |        |          |       |      |
| -------- | ---------------------- | ------ | -------- | ----- | ---- |
| Sasaran  | Terwujudnya perubahan  |        |          |       |      |
| NO       | KEGIATAN               | BUKTI  | WAKTU    | PIC   |      |
| 1        | Membentuk tim          | SK     | Mei 2025 | Umum  |      |
| |
| POKJA II | PENATAAN TATALAKSANA   |        |          |       |      |
| Sasaran  | Terwujudnya tata kerja |        |          |       |      |
| NO       | KEGIATAN               | TARGET | BUKTI    | WAKTU | PIC  |
| 1        | Reviu SOP              | 5 SOP  | SOP      | Juni  | Umum |

Expect:
| kode   | nama_area            |
| ------ | -------------------- |
| I.1.1  | MANAJEMEN PERUBAHAN  |
| II.1.1 | PENATAAN TATALAKSANA |

Expect remarks: none

## Numbered pokja with usual names are areas.
| 1. POKJA MANAJEMEN PERUBAHAN |
| ---------------------------- |
| NO | KEGIATAN      | BUKTI | WAKTU    | PIC  |
| 1  | Membentuk tim | SK    | Mei 2025 | Umum |
| 2. POKJA TATALAKSANA |
| NO | KEGIATAN      | BUKTI | WAKTU    | PIC  |
| 1  | Membentuk tim | SK    | Mei 2025 | Umum |

Expect kode: 1.1.1 / 2.1.1

## Titles of semesters within one sheet are no areas.
| SEMESTER I |
| ---------- |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei 2025     |
| II. PENATAAN TATALAKSANA |
| 1  | Reviu SOP     | SOP          | Juni 2025    |
| SEMESTER II |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim II        | SK           | September    |
| II. PENATAAN TATALAKSANA |
| 1  | Reviu II      | SOP          | September    |

Expect kode: I.1.1 / II.1.1 / I.1.2 / II.1.2
""")


@pytest.mark.parametrize(
    "areas",
    [
        {"MANAJEMEN PERUBAHAN": "FFE699", "MANAJEMEN MEDIA": "FFE699"},
        {
            "I. MANAJEMEN PERUBAHAN": "FFFF00",
            "II. TATA LAKSANA": "00FF00",
            "PELAYANAN PRIMA": "00B0F0",
        },
    ],
)
def test_coloured_rows_are_areas_of_one_colour_or_of_a_colour_each(areas: dict[str, str]) -> None:
    workbook = Workbook()
    rows = [
        ("RENCANA AKSI TAHUN 2025",),
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"),
    ]
    for area in areas:
        rows += [(area,), (1, "Membentuk tim", "SK", "Mei 2025")]
    fill_sheet(workbook.active, rows)
    for row, colour in zip((3, 5, 7), areas.values(), strict=False):
        workbook.active.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
    langkah = read_file(saved(workbook), "a.xlsx").langkah
    names = [area.split(". ")[-1] for area in areas]
    assert [one.nama_area for one in langkah] == names
