"""Small plans as offices publish them, each told in rows: in which area and sub-area their langkah
stand.

Many were read wrong, refused, or with questions nobody could answer, in books made without knowing
the reader."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from monev.reading import read_file
from tests.makers import saved
from tests.reading.tables import cells, fill_sheet, reads

HEAD = "NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU"
WITH_PIC = "NO | KEGIATAN | BUKTI | WAKTU | PIC"
ONE, TWO = "1 | Membentuk tim | SK | Mei 2025", "2 | Rapat | Notula | Juni 2025"
TIM, SOP = "Membentuk tim | SK | Maret 2025", "Reviu SOP | SOP | Juni 2025"
FIRST, SECOND = "I. MANAJEMEN PERUBAHAN", "II. PENATAAN TATALAKSANA"

test_each_langkah_stands_where_a_person_would_see_it = reads(f"""
A weight beside the area's name makes no work of it.
  KODE | AREA | LANGKAH AKSI | BOBOT | BUKTI DUKUNG | TARGET WAKTU
  1 | MANAJEMEN PERUBAHAN | | 8 ↓ 1.1 | | Membentuk tim | 3 | SK | Mei 2025
  2 | PENATAAN TATA LAKSANA | | 7,5% ↓ 2.1 | | Reviu SOP | 4 | SOP | Juni 2025
> nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATA LAKSANA
> langkah_aksi: Membentuk tim / Reviu SOP
> asked:
Nor beside the number, the name or the parts of one, as the LKE has them.
  PENILAIAN | | BOBOT | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  A. | PROSES | 60 ↓ I. | PEMENUHAN | 30 ↓ 1 | MANAJEMEN PERUBAHAN | 4 ↓ | i. Tim Kerja | 1
  | a. Apakah tim dibentuk? | | Membentuk tim | SK | Mei 2025
  2 | PENATAAN TATA LAKSANA | 3,5 ↓ | i. SOP | 1 ↓ | a. Apakah SOP direviu? | | Reviu SOP | SOP | Juni 2025
> nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATA LAKSANA
> asked:
Nor beside numbers in a column without a heading.
  | PENILAIAN | BOBOT | JAWABAN | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  A. | PENGUNGKIT | 60 ↓ I | MANAJEMEN PERUBAHAN | 8 ↓ 1 | Tim Kerja | 1
  | a. Apakah tim dibentuk? | | Ya | Membentuk tim | SK | Mei 2025
  2 | Rencana kerja | 1 ↓ | a. Apakah ada rencana kerja? | | Ya | Menyusun rencana | Rencana kerja | Mei 2025
  II | PENATAAN TATA LAKSANA | 7 ↓ 1 | SOP | 1 ↓ | a. Apakah SOP direviu? | | Ya | Reviu SOP | SOP | Juni 2025
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / PENATAAN TATA LAKSANA
> asked:
A letter l in its series stays a letter.
  {HEAD} ↓ V. PENGUATAN PENGAWASAN ↓ k | Sub k ↓ {ONE} ↓ l | Sub l ↓ {ONE}
> kode: V.k.1.1 / V.l.1.1
Numbers alone in a column of areas are their numbers in any order, of the usual areas.
  PILAR | {HEAD} ↓ 5 | {ONE} ↓ 2 | 1 | Membentuk tim | SK⏎Undangan | TW I, TW III ↓ VI | {ONE}
> area: 5 / 2 / VI
> nama_area: PENGUATAN PENGAWASAN / PENATAAN TATA LAKSANA / PENINGKATAN KUALITAS PELAYANAN PUBLIK
> tenggat: 05 / 03 09 / 05
> asked: rows.area_codes
Sub-areas of a column that are numbered by their order are no question.
  AREA PERUBAHAN | SUB AREA | {HEAD}
  I. Manajemen Perubahan | Tim Kerja | {ONE} ↓ I. Manajemen Perubahan | Pola Pikir | {ONE}
  II. Penataan Tatalaksana | Prosedur | {ONE}
> area: I / I / II
> sub_area: 1 / 2 / 1
> asked:
Codes in a column of areas are the areas that the legend around the table says.
  AREA | {HEAD} ↓ A2 | {ONE} ↓ A1 | {TWO} ↓ A2 | 3 | {SOP}
  KETERANGAN: A1 = Manajemen Perubahan; A2 = Penataan Tata Laksana
> area: II / I / II
> nama_area: Penataan Tata Laksana / Manajemen Perubahan / Penataan Tata Laksana
> told: rows.area_codes
Their names may stand in a cell beside them.
  AREA | {HEAD} ↓ TL | {ONE} ↓ ASN | {TWO} ↓ ↓ Kode | Area ↓ TL | Penataan Tata Laksana ↓ ASN | Manajemen SDM
> nama_area: Penataan Tata Laksana / Manajemen SDM
Beside the name of an area or its half in the column of work its weight is none.
  NO | AREA / KEGIATAN | BUKTI | BOBOT | TW I | TW II ↓ | I. Manajemen Perubahan | | 8 ↓ | A. Pemenuhan | | 4
  1 | Rapat | Notula | 4 | 1 | 1 ↓ | II. Tata Laksana | | 7 ↓ 1 | Reviu | SOP | 3 | - | 1
> area: I / II
Without a legend they are what sheets are called for short, where all of them are.
  AREA | {HEAD} ↓ TL | {ONE} ↓ PW | {TWO}
> nama_area: Penataan Tatalaksana / Penguatan Pengawasan
A number keeps its place beside the name that the legend gives it.
  PILAR | {HEAD} ↓ 2 | {ONE} ↓ 1 | {TWO} ↓ Catatan: 1 = Penataan Tata Laksana, 2 = Manajemen Perubahan
> area: 2 / 1
> nama_area: Manajemen Perubahan / Penataan Tata Laksana
So it does in a column KODE AREA, with a dot between them.
  KODE AREA | {HEAD} ↓ I | {ONE} ↓ V | {TWO} ↓ ↓ Keterangan: I. Manajemen Perubahan, V. Penguatan Pengawasan
> area: I / V
> nama_area: Manajemen Perubahan / Penguatan Pengawasan
A column that says area and more is none where rows of their own in it are the areas.
  No | Area / Rencana Aksi | Sub Rencana Aksi | Waktu | Bukti
  A | Manajemen Perubahan ↓ 1 | Tim Kerja terbentuk | Membentuk tim | Mei 2025 | SK
  B | Penataan Tata Laksana ↓ 1 | SOP utama | Reviu SOP | Juni 2025 | SOP
> nama_area: Manajemen Perubahan / Penataan Tata Laksana
> komponen: Tim Kerja terbentuk / SOP utama
> asked: columns.meaning_by_content
Perubahan and AKT are short for areas as they are.
  AREA | {HEAD} ↓ Perubahan | {ONE} ↓ AKT | {TWO}
> nama_area: Manajemen Perubahan / Penguatan Akuntabilitas
Such a legend below months as titles is none of the work.
  NO | KEGIATAN | KODE AREA | BUKTI ↓ JANUARI ↓ 1 | Membentuk tim | A1 | SK ↓ FEBRUARI ↓ 2 | Reviu SOP | A2 | SOP
  ↓ | Kode Area: ↓ | A1 = Manajemen Perubahan ↓ | A2 = Penataan Tata Laksana
> nama_area: Manajemen Perubahan / Penataan Tata Laksana
> tenggat: 01 / 02
A mark behind that of a part is the area's.
  {HEAD} ↓ A.I MANAJEMEN PERUBAHAN ↓ {ONE} ↓ A.II PENATAAN TATA LAKSANA ↓ {TWO}
> area: I / II
> asked:
Lone titles whose letters go on are sub-areas, also where the numbers below them do.
  {HEAD} ↓ I | Manj. Perubahan ↓ | a. Tim Kerja ↓ {ONE} ↓ | b. Monev ↓ {TWO}
> kode: I.a.1.1 / I.b.2.1
> asked:
Codes that nothing explains stay what they are.
  AREA | {HEAD} ↓ TL | {ONE} ↓ QX | {TWO}
> nama_area: TL / QX
An area of a column takes no number that another has already.
  AREA PERUBAHAN | {HEAD} ↓ II. Layanan Digital | {ONE} ↓ Budaya Kerja | {ONE}
> area: II / III
> nama_area: Layanan Digital / Budaya Kerja
A title of service is an area where it looks like the others and none of them is of service.
  {HEAD} ↓ {FIRST} ↓ {ONE} ↓ PELAYANAN PRIMA ↓ {ONE}
> nama_area: MANAJEMEN PERUBAHAN / PELAYANAN PRIMA
Bands below the last numbered area that begin as its names do, and look so, are areas of the office's own.
  {HEAD} ↓ {FIRST} ↓ {ONE} ↓ {SECOND} ↓ {ONE} ↓ INOVASI DAERAH ↓ {ONE} ↓ PENGUATAN INTEGRITAS ↓ {ONE}
> nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA / INOVASI DAERAH / PENGUATAN INTEGRITAS
> asked: rows.area_unusual rows.area_unusual
A title of service beside the area of service is its sub-area.
  {HEAD} ↓ {FIRST} ↓ {ONE} ↓ II. PELAYANAN PUBLIK ↓ PELAYANAN PRIMA ↓ {ONE}
> nama_area: MANAJEMEN PERUBAHAN / PELAYANAN PUBLIK
Lone titles under the work are areas where usual areas stand so.
  {HEAD} ↓ | Manajemen Perubahan ↓ {ONE} ↓ | Layanan Prima ↓ {ONE}
> nama_area: Manajemen Perubahan / Layanan Prima
Komponen and program before a usual area's name say area.
  KOMPONEN 1: MANAJEMEN PERUBAHAN ↓ {HEAD} ↓ {ONE} ↓ |
  PROGRAM Penguatan Pengawasan ↓ {HEAD} ↓ {ONE} ↓ PROGRAM KERJA | Menyusun program | Program | Juni 2025
> area: 1 / V / V
> nama_area: MANAJEMEN PERUBAHAN / Penguatan Pengawasan / Penguatan Pengawasan
Levels of a kode column tell headings from langkah.
  KODE | URAIAN | BUKTI DUKUNG | TARGET WAKTU
  I | MANAJEMEN PERUBAHAN ↓ I.1 | Tim kerja ↓ I.1.1 | {TIM} ↓ I.1.2 | Menyusun rencana | Rencana | April 2025
  II | TATA LAKSANA ↓ II.1 | SOP ↓ II.1.1 | {SOP}
> kode: I.1.1 / I.1.2 / II.1.1
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / TATA LAKSANA
> nama_sub_area: Tim kerja / Tim kerja / SOP
> asked:
A mark and its title in two cells are a heading where no column holds numbers.
  KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  {FIRST} ↓ a | Pola Pikir ↓ Tim | SK | {TIM} ↓ | | Melantik tim
> kode: I.a.1.1 / I.a.1.2
> nama_sub_area: Pola Pikir / Pola Pikir
> langkah_aksi: Membentuk tim / Melantik tim
A weight beside a heading is no question.
  {HEAD} | BOBOT ↓ {FIRST} | | | | 8 ↓ {ONE} | 2,5%
> asked:
Numbered usual areas with headings under langkah aksi are areas and sub-areas.
  {HEAD}
  1. | MANAJEMEN PERUBAHAN ↓ | i. Tim Kerja ↓ a | {TIM} ↓ | ii. Pola Pikir ↓ a | Memasang banner | Banner | Mei 2025
  2. | PENATAAN TATALAKSANA ↓ | i. SOP ↓ a | {SOP}
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA
> nama_sub_area: Tim Kerja / Pola Pikir / SOP
> asked:
Areas merged down a column without heading.
  | NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI | WAKTU
  MANAJEMEN⏎PERUBAHAN | 1 | Tim | SK | {TIM} ↓ | 2 | Monev | L | Rapat | Notula | Juni 2025
  PENATAAN TATALAKSANA | 1 | SOP | SOP | {SOP}
+ A3:A4
> kode: I.1.1 / I.2.1 / II.1.1
> langkah_aksi: Membentuk tim / Rapat / Reviu SOP
> asked: columns.meaning_by_content_without_heading
Areas in a column headed komponen.
  NO | KOMPONEN | KEGIATAN | BUKTI | WAKTU
  1 | Manajemen Perubahan | {TIM} ↓ 2 | | Rapat | Notula | Juni 2025 ↓ 3 | Pengawasan | {SOP}
> area: I / I / V
> komponen: - / - / -
A komponen of that name below an area heading stays one.
  NO | KOMPONEN | KEGIATAN | BUKTI | WAKTU ↓ VI. PENINGKATAN KUALITAS PELAYANAN PUBLIK
  1 | Pelayanan Publik | {TIM} ↓ 2 | Standar Pelayanan | {SOP} ↓ 3 | Budaya Pelayanan | Sosialisasi | Foto | Juli 2025
> area: VI / VI / VI
> komponen: Pelayanan Publik / Standar Pelayanan / Budaya Pelayanan
A remark behind a usual area's name leaves it usual.
  {HEAD} ↓ I. MANAJEMEN PERUBAHAN (Ketua Pokja: Budi) ↓ {ONE}
> nama_area: MANAJEMEN PERUBAHAN
> pic: Budi
> asked:
Months over groups of rows are no areas where these have a column.
  NO | AREA | KEGIATAN | BUKTI | WAKTU
  JANUARI ↓ 1 | Manajemen Perubahan | {TIM} ↓ FEBRUARI ↓ 2 | Penataan Tatalaksana | {SOP}
+ A3:E3 A5:E5
> kode: I.1.1 / II.2.1
An area said in a row and in a column is one.
  NO | PROGRAM | RENCANA AKSI | BUKTI DUKUNG | WAKTU
  {FIRST} ↓ 1 | Manajemen Perubahan | {TIM} ↓ {SECOND} ↓ 2 | Penataan Tata Laksana | {SOP}
> area: I / II
Numbers under komponen are no areas where these stand in rows.
  NO | KOMPONEN | KEGIATAN | BUKTI | WAKTU ↓ I | MANAJEMEN PERUBAHAN ↓ 1 | 1 | {TIM} ↓ 2 | 2 | Rapat | Notula | Juni
  II | PENATAAN TATALAKSANA ↓ 1 | 1 | {SOP}
> area: I / I / II
Blocks of pokja have headings and leaders of their own.
  POKJA I MANAJEMEN PERUBAHAN ↓ Ketua : Ani ↓ {WITH_PIC} ↓ {ONE} | Umum ↓ |
  POKJA II PENATAAN TATALAKSANA ↓ Koordinator: Budi
  NO | INDIKATOR | KEGIATAN | BUKTI | WAKTU | PIC ↓ 1 | SOP mutakhir | {SOP} | Umum
> kode: I.1.1 / II.1.1
> sub_area: - / -
> indikator: - / SOP mutakhir
Pokja in two cells stand over tables of their own with a sasaran below.
  POKJA I | MANAJEMEN PERUBAHAN ↓ Sasaran | Terwujudnya perubahan ↓ {WITH_PIC} ↓ {ONE} | Umum ↓ |
  POKJA II | PENATAAN TATALAKSANA ↓ Sasaran | Terwujudnya tata kerja
  NO | KEGIATAN | TARGET | BUKTI | WAKTU | PIC ↓ 1 | Reviu SOP | 5 SOP | SOP | Juni | Umum
> kode: I.1.1 / II.1.1
> nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA
> asked:
Numbered pokja of usual names are areas.
  1. POKJA MANAJEMEN PERUBAHAN ↓ {WITH_PIC} ↓ {ONE} | Umum ↓ 2. POKJA TATALAKSANA ↓ {WITH_PIC} ↓ {ONE} | Umum
> kode: 1.1.1 / 2.1.1
Semester titles within one sheet are no areas.
  SEMESTER I ↓ {HEAD} ↓ {FIRST} ↓ {ONE} ↓ {SECOND} ↓ 1 | {SOP}
  SEMESTER II ↓ {HEAD} ↓ {FIRST} ↓ 1 | Tim II | SK | September ↓ {SECOND} ↓ 1 | Reviu II | SOP | September
> kode: I.1.1 / II.1.1 / I.1.2 / II.1.2
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
        cells(HEAD),
        *(row for area in areas for row in ((area,), cells(ONE))),
    ]
    fill_sheet(workbook.active, rows)
    for row, colour in zip((3, 5, 7), areas.values(), strict=False):
        workbook.active.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
    langkah = read_file(saved(workbook), "a.xlsx").langkah
    names = [area.split(". ")[-1] for area in areas]
    assert [one.nama_area for one in langkah] == names
