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
