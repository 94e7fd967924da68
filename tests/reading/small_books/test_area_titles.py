"""Titles, codes, columns and colours that name the area of a langkah.

Many of these books were made by people who did not know the reader, and were read wrong.
"""

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from monev.reading import read_file
from tests.makers import saved
from tests.reading.tables import fill_sheet, reading_test

test_each_langkah_stands_where_a_person_would_see_it = reading_test("""
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

## Titles alone under LANGKAH AKSI are areas if usual areas stand there.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
|    | Manajemen Perubahan |
| 1  | Membentuk tim | SK           | Mei 2025     |
|    | Layanan Prima |
| 1  | Membentuk tim | SK           | Mei 2025     |

Expect nama_area: Manajemen Perubahan / Layanan Prima

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

## Titles of months are no areas if a column holds the areas.
| NO | AREA                 | KEGIATAN      | BUKTI | WAKTU      |
| -- | -------------------- | ------------- | ----- | ---------- |
| JANUARI |
| 1  | Manajemen Perubahan  | Membentuk tim | SK    | Maret 2025 |
| FEBRUARI |
| 2  | Penataan Tatalaksana | Reviu SOP     | SOP   | Juni 2025  |

Merged: A3:E3 A5:E5
Expect kode: I.1.1 / II.2.1

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

Expect remarks: rows.heading_without_rows

## Numbered pokja with usual names are areas.
| 1. POKJA MANAJEMEN PERUBAHAN |
| ---------------------------- |
| NO | KEGIATAN      | BUKTI | WAKTU    | PIC  |
| 1  | Membentuk tim | SK    | Mei 2025 | Umum |
| 2. POKJA TATALAKSANA |
| NO | KEGIATAN      | BUKTI | WAKTU    | PIC  |
| 1  | Membentuk tim | SK    | Mei 2025 | Umum |

Expect kode: 1.1.1 / 2.1.1

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
    rows = [("RENCANA AKSI TAHUN 2025",), ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU")]
    for area in areas:
        rows += [(area,), (1, "Membentuk tim", "SK", "Mei 2025")]
    fill_sheet(workbook.active, rows)
    for row, colour in zip((3, 5, 7), areas.values(), strict=False):
        workbook.active.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
    langkah = read_file(saved(workbook), "a.xlsx").langkah
    names = [area.split(". ")[-1] for area in areas]
    assert [one.nama_area for one in langkah] == names
