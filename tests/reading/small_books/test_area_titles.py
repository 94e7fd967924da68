"""Titles, codes, columns and colours that name the area of a langkah.

Many of these books were made by people who did not know the reader, and were read wrong.
"""

from tests.reading.tables import reading_test

test_each_langkah_stands_where_a_person_would_see_it = reading_test("""
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

## Titles alone under LANGKAH AKSI are areas if usual areas stand there.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
|    | Manajemen Perubahan |
| 1  | Membentuk tim | SK           | Mei 2025     |
|    | Layanan Prima |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect nama_area: Manajemen Perubahan / Layanan Prima

## A misspelt name of a usual area is asked, whatever its mark; it is no group of the one above.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMAN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei 2025     |
| 4. PENGUATAN AKUNTABILTAS |
| 1  | Membentuk tim | SK           | Mei 2025     |
| V. Pengawas Kinerja |
| 1  | Membentuk tim | SK           | Mei 2025     |
| VI. PENATAAN ARSIP |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect area: I / 4 / V / VI
Expect nama_area: MANAJEMAN PERUBAHAN / PENGUATAN AKUNTABILTAS / Pengawas Kinerja / PENATAAN ARSIP
Expect remarks: rows.area_misspelt rows.area_misspelt rows.area_misspelt rows.area_unusual

## A mark and its title in two cells are a title if no column holds numbers.
| KOMPONEN | INDIKATOR  | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -------- | ---------- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| a        | Pola Pikir |               |              |              |
| Tim      | SK         | Membentuk tim | SK           | Maret 2025   |
|          |            | Melantik tim  | Foto         |              |

Expect:
| kode    | nama_sub_area | langkah_aksi  |
| ------- | ------------- | ------------- |
| I.a.1.1 | Pola Pikir    | Membentuk tim |
| I.a.2.1 | Pola Pikir    | Melantik tim  |

## An area said again without its number, with it alone, or broken in two rows, is that area.
| AREA                     | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| ------------------------ | ------------- | ------------ | ------------ |
| Area I                   | Membentuk tim | SK           | Mei 2025     |
| Manajemen Perubahan      | Melantik tim  | Foto         | Mei 2025     |
| II. Penataan             | Menyusun SOP  | SOP          | Mei 2025     |
| Tatalaksana              | Mereviu SOP   | SOP          | Mei 2025     |
| Penataan Tata Laksana    | Menguji SOP   | SOP          | Mei 2025     |
| 1. Manajemen Perubahan   | Rapat         | Notula       | Mei 2025     |

Expect area: I / I / II / II / II / I
Expect remarks: none

## So is the title of one that other titles stand between.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| 1. Penataan Tatalaksana |
| 1  | Menyusun SOP  | SOP          | Mei 2025     |
| 2. Manajemen Perubahan |
| 1  | Membentuk tim | SK           | Mei 2025     |
| Penataan Tata Laksana |
| 1  | Mereviu SOP   | SOP          | Mei 2025     |

Expect area: 1 / 2 / 1
Expect nama_area: Penataan Tatalaksana / Manajemen Perubahan / Penataan Tatalaksana

## Two rows of titles that say one usual area's name together are its title.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN |
| PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei 2025     |
| II. PENATAAN |
| TATALAKSANA |
| 1  | Menyusun SOP  | SOP          | Mei 2025     |
| III. PENATAAN SISTEM |
| MANAJEMEN SDM |
| 1  | Menyusun peta | Peta         | Mei 2025     |

Expect area: I / II / III
Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA / PENATAAN SISTEM MANAJEMEN SDM
Expect nama_sub_area: - / - / -
Expect remarks: none
""")
