"""Habits of offices that no decree shows: what a person reads at once adds no question."""

import pytest
from docx import Document
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from monev.questions.sitting import proposed_words
from monev.reading import read_file
from monev.reading.vocabulary.structure import split_mark, usual_number
from tests.makers import saved
from tests.reading.tables import asks_nothing_of, months_of, read_plan, reading_test
from tests.reading.word_tables import add_table

HEAD = ("NO", "RENCANA AKSI", "EVIDEN", "WAKTU", "PIC")
AREA = ("I", "MANAJEMEN PERUBAHAN")
TIM = (1, "Membentuk tim", "SK Tim", "Maret", "Kasubbag Umum")
SOP = (2, "Menyusun SOP", "SOP", "April", "Kasi Pelayanan")

NAMES = {
    (1, "Manajemen Perubahan"): (
        "I. Man. Perubahan | Managemen Perubahan | Penerapan Manajemen Perubahan | "
        "Komponen Pengungkit 1: Manajemen Perubahan"
    ),
    (1, "MANAJEMEN PERUBAHAN"): ("TIM MANAJEMEN PERUBAHAN | PROGRAM KERJA I – MANAJEMEN PERUBAHAN"),
    (1, "MANAJEMEN PERUBAHAN - Bobot 8%"): "I. MANAJEMEN PERUBAHAN - Bobot 8%",
    (1, "Manajemen Perubahan / Change Management"): "I. Manajemen Perubahan / Change Management",
    (1, "Change Management"): "A. Change Management",
    (2, "Penataan Tatalaksana"): "TL. Penataan Tatalaksana",
    (2, "PENATAAN TATALAKSANA"): "II. PENATAAN TL | II. PROGRAM PENATAAN TATALAKSANA",
    (2, "TATA LAKSANA"): "ASPEK 2 TATA LAKSANA",
    (2, "Tata kerja (Penataan Tatalaksana)"): "B. Tata kerja (Penataan Tatalaksana)",
    (3, "PENATAAN SISTEM MANAJEMEN SDM"): "AREA 3 PENATAAN SISTEM MANAJ. SDM",
    (3, "Sistem Manajemen SDM"): "Sistem Manj. SDM",
    (3, "Human Resources Management System"): "AREA 3: Human Resources Management System",
    (5, "Strengthening of Supervision"): "5. Strengthening of Supervision",
    (6, "Peningkatan Kualitas Pelayanan Publik"): "Peningkatan Mutu Yanlik",
    (6, "Penataan Kualitas Pelayanan Publik"): "VI. Pen. Kualitas Pel. Publik",
    (1, ""): "Mental Aparatur / Manajemen Perubahan",
    (2, ""): "Business Process Management",
    (4, ""): "Akuntabilitas Kinerja Instansi | Strengthening Accountability",
    (6, ""): "Public Service Quality Improvement",
    (
        0,
        "",
    ): "Manajemen Perubahan / Penataan Tatalaksana | TIM PELAYANAN | Pengawas Kinerja | Pelayanan Perizinan",
}
"""The number of a usual area (0: none is meant) with the title, and how offices write it."""


def test_a_usual_areas_name_is_known_cut_short(subtests):
    for (number, name), writings in NAMES.items():
        for text in writings.split(" | "):
            with subtests.test(text):
                title = split_mark(text)[1]
                assert (title, usual_number(title)) == (name or text, number)


TIMES = {
    "03-15": "15/3 | s.d. 15/3 | Minggu ketiga Maret, paling lambat 15 Maret",
    "03-31": "1/3 - 31/3",
    "03 06 09 12": "4 kali",
    "03 06": "TW 1/2",
    "01-17 02-17 03-17 04-17 05-17 06-17 07-17 08-17 09-17 10-17 11-17 12-17": "Tiap tgl 17",
    "01 02 03 04 05 06 07 08 09 10 11 12": "12 Bulan | 12 (dua belas) bulan | 12x | stp bln",
    "06 12": "twice a year | 2 gelombang (Juni, Desember)",
    "12": (
        "selama 12 bulan | Setahun sekali | Terus-menerus | 2025 | Mulai Januari 2025 - selesai | "
        "Desember (HAKORDIA) | HAKORDIA Desember"
    ),
    "03": "End of March",
    "08": "Agustus - HUT RI",
    "12-09": "Hari Antikorupsi Sedunia, 9 Desember 2025",
    "": "Sesuai kebutuhan | Ketika ada pengaduan | Setiap penugasan | 60 hr stlh LHP",
    "03-05 07-05": "setiap tanggal 5 bulan Maret, Juli | tgl 5 tiap bln Maret & Juli",
}
"""Months or days of 2025, and how offices write them."""

TOLD = {
    "03": "Mart 2025",
    "04": "Awal TW II",
    "06 12": "2x setahun",
    "01 02 03 04 05 06 07 08 09 10 11 12": "Setiap Senin pagi",
}
"""The same of what hardly anybody means otherwise: told, but no question."""


@pytest.mark.parametrize("times", [TIMES, TOLD])
def test_a_time_as_offices_write_it_is_read_without_a_question(times):
    for tenggat, written in (
        (key, text) for key, writings in times.items() for text in writings.split(" | ")
    ):
        reading = read_plan(HEAD, AREA, (1, "Membentuk tim", "SK Tim", written, "Umum"), SOP)
        assert months_of(reading.langkah[0]) == tenggat, written
        assert reading.peringatan or times is TIMES, written
        assert asks_nothing_of(reading), written
        for remark, (is_asked, words) in zip(
            reading.peringatan, proposed_words(reading), strict=True
        ):
            assert not is_asked, written
            assert words or not remark.kolom, "what is told can be answered all the same"


def test_what_is_struck_in_word_is_no_more_and_all_of_it_is_asked():
    document = Document()
    document.add_paragraph("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025")
    table = add_table(document, [HEAD, (*AREA, "", "", ""), TIM, SOP], width=5)
    table.cell(2, 3).paragraphs[0].runs[0].font.strike = True
    table.cell(2, 3).paragraphs[0].add_run(" Juni")
    table.cell(3, 1).paragraphs[0].runs[0].font.strike = True
    reading = read_file(saved(document), "a.docx")
    assert [months_of(langkah) for langkah in reading.langkah] == ["06", "04"]
    assert [(remark.code, remark.baris) for remark in reading.peringatan] == [("rows.struck", 4)]


def test_what_is_struck_within_a_cell_of_excel_is_no_more():
    struck = TextBlock(InlineFont(strike=True), "Maret 2025\n")
    row = (1, "Membentuk tim", "SK Tim", CellRichText(struck, "Juni 2025"), "Umum")
    reading = read_plan(HEAD, AREA, row)
    assert ([*map(months_of, reading.langkah)], reading.peringatan) == (["06"], ())


HEADED = "".join(
    f"""
## Headings in other words add no question: {headings}
| {headings} |
| ---------- |
| I  | MANAJEMEN PERUBAHAN |        |       |                |
| 1  | Membentuk tim       | SK Tim | Maret | Kasubbag Umum  |
| 2  | Menyusun SOP        | SOP    | April | Kasi Pelayanan |

Expect:
| langkah_aksi  | bukti  |
| ------------- | ------ |
| Membentuk tim | SK Tim |
| Menyusun SOP  | SOP    |

Expect remarks: none
"""
    for headings in (
        "NO | Renaksi | Daduk | Waktu | PJ",
        "NO | WHAT | EVIDENCE | WHEN | WHO",
        "NO | KEGIATAN | OUTPUT YANG DIHASILKAN | WAKTU | PIC",
    )
)
NUMBERED = "".join(
    f"""
## A column that only counts rows is NO under any heading: {heading}
| {heading} | RENCANA AKSI        | EVIDEN | WAKTU | PIC            |
| --------- | ------------------- | ------ | ----- | -------------- |
| I         | MANAJEMEN PERUBAHAN |        |       |                |
| 1         | Membentuk tim       | SK Tim | Maret | Kasubbag Umum  |
| 2         | Menyusun SOP        | SOP    | April | Kasi Pelayanan |
| II        | TATA LAKSANA        |        |       |                |
| 1         | Membentuk tim       | SK Tim | Maret | Kasubbag Umum  |
| 2         | Menyusun SOP        | SOP    | April | Kasi Pelayanan |

Expect:
| area | no |
| ---- | -- |
| I    | 1  |
| I    | 2  |
| II   | 1  |
| II   | 2  |

Expect remarks: none
"""
    for heading in ("#", "")
)
TICKED = "".join(
    f"""
## Ticks under WAKTU are no months, and each adds a question: {marks}
| NO | RENCANA AKSI        | EVIDEN  | WAKTU      | PIC |
| -- | ------------------- | ------- | ---------- | --- |
| I  | MANAJEMEN PERUBAHAN |         |            |     |
| 1  | Tim                 | SK      | {marks[0]} |     |
| 2  | Rapat               | Notulen | {marks[1]} |     |
| 3  | Apel                | Foto    | {marks[2]} |     |

Expect tenggat: - / - / -
Expect remarks: {asked}
"""
    for marks, asked in {
        ("v", "v", "v"): "due.unreadable due.unreadable due.unreadable",
        ("X", "x", "X"): " ".join(["rows.without_target_waktu"] * 3),
        ("xx", "x", "v"): "due.unreadable rows.without_target_waktu due.unreadable",
        ("3", "vv", "6"): "due.unreadable due.unreadable due.unreadable",
    }.items()
)
test_a_habit_of_an_office_is_read_as_a_person_would = reading_test(f"""
{HEADED}{NUMBERED}{TICKED}

## A signature below the time is no time: Kepala KPPN.
| NO | RENCANA AKSI        | EVIDEN | MULAI | SELESAI |
| -- | ------------------- | ------ | ----- | ------- |
| I  | MANAJEMEN PERUBAHAN |        |       |         |
| 1  | Membentuk tim       | SK Tim | Maret | Mei     |
| |
|    |                     |        | Kepala KPPN Gunung Sepat |
|    |                     |        | Nama Contoh |

Expect tenggat: 05
Expect bukti: SK Tim
Expect remarks: rows.notes

## So it is if ANGGOTA stands first.
| NO | RENCANA AKSI        | EVIDEN | WAKTU | ANGGOTA       | KETUA |
| -- | ------------------- | ------ | ----- | ------------- | ----- |
| I  | MANAJEMEN PERUBAHAN |        |       |               |       |
| 1  | Membentuk tim       | SK Tim | Maret | Kasubbag Umum | Staf  |

Expect pic: Staf
Expect remarks: none

## Rows of sums are no langkah, in whatever column they stand.
| AREA                  | NO | RENCANA AKSI  | EVIDEN | TW I | TW II | TW III | TW IV |
| --------------------- | -- | ------------- | ------ | ---- | ----- | ------ | ----- |
| Manajemen Perubahan   | 1  | Membentuk tim | SK Tim | v    |       |        |       |
|                       |    | Jumlah area   |        | 1    | -     | -      | 1     |
| Penataan Tata Laksana | 2  | Menyusun SOP  | SOP    |      | v     |        |       |
| Jumlah                | 2  |               |        |      |       |        |       |

Expect langkah_aksi: Membentuk tim / Menyusun SOP
Expect remarks: rows.notes

## Months of last year's realisasi are no plan.
| NO | RENCANA AKSI        | EVIDEN | REALISASI 2024 |     |     | RENCANA 2025 |     |     | PIC  |
| -- | ------------------- | ------ | -------------- | --- | --- | ------------ | --- | --- | ---- |
|    |                     |        | Okt            | Nov | Des | Jan          | Feb | Mar |      |
| I  | MANAJEMEN PERUBAHAN |        |                |     |     |              |     |     |      |
| 1  | Membentuk tim       | SK Tim | v              |     |     |              | v   |     | Umum |

Merged: D2:F2 G2:I2
Expect tenggat: 02
Expect remarks: none

## Of two tables side by side each column is asked about.
| AREA 1 MANAJEMEN PERUBAHAN |               |        |       |      |    | AREA 2 TATA LAKSANA |
| -------------------------- | -- | -- | -- | -- | -- | ------------------- |
| NO | RENCANA AKSI  | EVIDEN | WAKTU | PIC  |    | NO | RENCANA AKSI  | EVIDEN | WAKTU | PIC   |
| 1  | Membentuk tim | SK Tim | Maret | Umum |    | 1  | Memimpin apel | Foto   | Mei   | Hukum |
|    |               |        |       |      |    | 2  | Menyusun SOP  | SOP    | April | Kasi  |

Expect remarks: columns.two_of_one_meaning columns.two_of_one_meaning columns.two_of_one_meaning rows.without_target_waktu

## A ditto mark under AREA repeats the area above.
| NO | AREA                    | RENCANA AKSI  | EVIDEN | WAKTU | PIC  |
| -- | ----------------------- | ------------- | ------ | ----- | ---- |
| 1  | Penguatan Akuntabilitas | Membentuk tim | SK Tim | Maret | Umum |
| 2  | "                       | Menyusun SOP  | SOP    | April | Kasi |
| 3  | idem                    | Memimpin apel | Foto   | Maret | Umum |

Expect:
| area | nama_area               |
| ---- | ----------------------- |
| IV   | Penguatan Akuntabilitas |
| IV   | Penguatan Akuntabilitas |
| IV   | Penguatan Akuntabilitas |

Expect remarks: none

## A PIC written in an area's title may hold brackets.
| NO | RENCANA AKSI                                                              | EVIDEN | WAKTU |
| -- | ------------------------------------------------------------------------- | ------ | ----- |
| I  | MANAJEMEN PERUBAHAN<br>Penanggung jawab: Ketua Pokja I (Sekretaris Badan) |        |       |
| 1  | Membentuk tim                                                             | SK Tim | Maret |

Expect nama_area: MANAJEMEN PERUBAHAN
Expect pic: Ketua Pokja I (Sekretaris Badan)
Expect remarks: none

""")
