"""Habits of offices that no decree shows, each as a small book: what a person reads at once needs no question."""

import io
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from monev.core.records import Langkah, Reading
from monev.questions.sitting import proposed_words
from monev.reading import read_file
from monev.reading.document_sheets import join_tables
from monev.reading.evidence.split import split_bukti
from monev.reading.vocabulary.structure import split_mark, usual_number
from tests.reading.tables import Row, check_book, fill_sheet, read_plan, xlsx
from tests.reading.tables import told as tell
from tests.reading.word_tables import add_table, document_bytes

HEADINGS = ("NO", "RENCANA AKSI", "EVIDEN", "WAKTU", "PIC")
AREA = ("I", "MANAJEMEN PERUBAHAN")
TIM = (1, "Membentuk tim kerja", "SK Tim", "Maret", "Kasubbag Umum")
SOP = (2, "Menyusun SOP layanan", "Dokumen SOP", "April", "Kasi Pelayanan")


def plan(*rows: Row, merges: tuple[str, ...] = ()) -> Reading:
    """A plan of 2025 whose headings stand in row 2, read without a question."""
    reading = read_plan(*rows, merges=merges)
    assert [remark.code for remark in (*reading.galat, *reading.peringatan)] == []
    return reading


def bukti(langkah: Langkah) -> list[str]:
    return [bukti.nama for bukti in langkah.bukti]


def dues(langkah: Langkah) -> list[str]:
    return [t.tenggat for t in langkah.tenggat]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("I. Man. Perubahan", "Manajemen Perubahan", 1),
        ("AREA 3 PENATAAN SISTEM MANAJ. SDM", "PENATAAN SISTEM MANAJEMEN SDM", 3),
        ("MENEJEMEN PERUBAHAN", "MANAJEMEN PERUBAHAN", 1),
        ("Penguatan Pengawsan", "Penguatan Pengawasan", 5),
        ("Akuntabilitas Kinerja Instansi", "Akuntabilitas Kinerja Instansi", 4),
        ("Managemen Perubahan", "Manajemen Perubahan", 1),
        ("II. PENATAAN TL", "PENATAAN TATALAKSANA", 2),
        ("Sistem Manj. SDM", "Sistem Manajemen SDM", 3),
        ("Peningkatan Mutu Yanlik", "Peningkatan Kualitas Pelayanan Publik", 6),
        ("Penerapan Manajemen Perubahan", "Manajemen Perubahan", 1),
        ("PENATAAN TATA LAKSAN", "PENATAAN TATA LAKSANA", 2),
        ("VI. Pen. Kualitas Pel. Publik", "Penataan Kualitas Pelayanan Publik", 6),
        ("II. TL", "Penataan Tatalaksana", 2),
        ("TL. Penataan Tatalaksana", "Penataan Tatalaksana", 2),
        ("ASPEK 2 TATA LAKSANA", "TATA LAKSANA", 2),
        ("TIM MANAJEMEN PERUBAHAN", "MANAJEMEN PERUBAHAN", 1),
        ("Komponen Pengungkit 1: Manajemen Perubahan", "Manajemen Perubahan", 1),
        ("I. MANAJEMEN PERUBAHAN - Bobot 8%", "MANAJEMEN PERUBAHAN - Bobot 8%", 1),
        ("I. Manajemen Perubahan / Change Management", "Manajemen Perubahan / Change Management", 1),
        ("A. Change Management", "Change Management", 1),
        ("Business Process Management", "Business Process Management", 2),
        ("AREA 3: Human Resources Management System", "Human Resources Management System", 3),
        ("Strengthening Accountability", "Strengthening Accountability", 4),
        ("5. Strengthening of Supervision", "Strengthening of Supervision", 5),
        ("Public Service Quality Improvement", "Public Service Quality Improvement", 6),
        ("II. PROGRAM PENATAAN TATALAKSANA", "PENATAAN TATALAKSANA", 2),
        ("PROGRAM KERJA I – MANAJEMEN PERUBAHAN", "MANAJEMEN PERUBAHAN", 1),
        ("Mental Aparatur / Manajemen Perubahan", "Mental Aparatur / Manajemen Perubahan", 1),
        ("B. Tata kerja (Penataan Tatalaksana)", "Tata kerja (Penataan Tatalaksana)", 2),
        ("Manajemen Perubahan / Penataan Tatalaksana", "Manajemen Perubahan / Penataan Tatalaksana", 0),
        ("TIM PELAYANAN", "TIM PELAYANAN", 0),
        ("III. TL", "TL", 0),
        ("Pengawas Kinerja", "Pengawas Kinerja", 0),
        ("Pelayanan Perizinan", "Pelayanan Perizinan", 0),
    ],
)
def test_a_usual_areas_name_is_known_cut_short_or_misspelt(text: str, name: str, number: int) -> None:
    title = split_mark(text)[1]
    assert (title, usual_number(title)) == (name, number)


TIMES = {
    "03-15": "15/3 | s.d. 15/3",
    "03-31": "1/3 - 31/3",
    "03 06 09 12": "3/6/9/12 | 4 kali",
    "03 06": "TW 1/2",
    "01 02 03 04 05 06 07 08 09 10 11 12": "12 Bulan | 12 (dua belas) bulan | 12x",
    "06 12": "twice a year",
    "12": (
        "selama 12 bulan | Setahun sekali | Terus-menerus | 2025 | Mulai Januari 2025 - selesai | "
        "Desember (HAKORDIA) | HAKORDIA Desember"
    ),
    "03": "End of March",
    "08": "Agustus - HUT RI",
    "12-09": "Hari Antikorupsi Sedunia, 9 Desember 2025",
    "": "Sesuai kebutuhan | Ketika ada pengaduan",
}
"""Months or days of 2025, and how offices write them."""


@pytest.mark.parametrize(("tenggat", "writings"), TIMES.items())
def test_a_time_as_offices_write_it_is_read_without_a_question(tenggat: str, writings: str) -> None:
    for written in writings.split(" | "):
        rows = (AREA, (1, "Membentuk tim kerja", "SK Tim", written, "Kasubbag Umum"), SOP)
        reading = read_plan(HEADINGS, *rows)
        assert dues(reading.langkah[0]) == [f"2025-{key}" for key in tenggat.split()], written
        assert not any(proposed_words(reading)), "what is told has no answer to choose"


@pytest.mark.parametrize("note", [" – Ketua: {}", "\nKoordinator: {}", " (Ketua: {})", "; PJ: {}"])
def test_an_area_cell_that_names_its_coordinator_is_the_area_and_gives_the_pic(note: str) -> None:
    rows = (
        (1, f"Manajemen Perubahan{note.format('Budi')}", "Membentuk tim", "SK Tim", "Maret"),
        (2, None, "Menyusun rencana", "Rencana kerja", "April"),
        (3, f"Tata Laksana{note.format('Ani')}", "Menyusun SOP", "Dokumen SOP", "Mei"),
        (4, "Pengawasan", "Mengelola pengaduan", "Laporan", "Juni"),
    )
    reading = plan(("NO", "AREA", "RENCANA AKSI", "EVIDEN", "WAKTU"), *rows)
    read = [(langkah.area, langkah.pic) for langkah in reading.langkah]
    assert read == [("I", "Budi"), ("I", "Budi"), ("II", "Ani"), ("V", None)]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Undangan – Notulen – Foto", ["Undangan", "Notulen", "Foto"]),
        ("Undangan // Notulen // Foto", ["Undangan", "Notulen", "Foto"]),
        ("SK + UND + DH", ["SK", "UND", "DH"]),
        ("SK+Rekap", ["SK", "Rekap"]),
        ("Formulir A, B, dan C", ["Formulir A, B, dan C"]),
    ],
)
def test_signs_part_documents_and_letters_that_count_them_do_not(cell: str, names: list[str]) -> None:
    assert [bukti.nama for bukti in split_bukti(cell)] == names


def told(*rows: Row) -> Reading:
    """A plan of 2025 whose headings stand in row 2, in which nothing is asked, only told."""
    reading = read_plan(*rows)
    assert not reading.galat and not any(proposed_words(reading))
    assert reading.peringatan
    return reading


@pytest.mark.parametrize(
    ("time", "tenggat"),
    [
        ("Mart 2025", ["2025-03"]),
        ("Tiap tgl 17", [f"2025-{month:02}" for month in range(1, 13)]),
        ("Setiap Senin pagi", [f"2025-{month:02}" for month in range(1, 13)]),
        ("2x setahun", ["2025-06", "2025-12"]),
        ("Awal TW II", ["2025-04"]),
    ],
)
def test_a_time_that_hardly_anybody_means_otherwise_is_told(time: str, tenggat: list[str]) -> None:
    assert dues(told(HEADINGS, AREA, (*TIM[:3], time, "Umum")).langkah[0]) == tenggat


@pytest.mark.parametrize("numbers", [("3", "6 dan 12", "9"), ("III", "VI, XII", "IX")])
def test_a_column_of_nothing_but_numbers_of_months_is_the_time(numbers: tuple[str, ...]) -> None:
    rows = ((n, f"Rapat {n}", "Notulen", number, "Umum") for n, number in enumerate(numbers, 1))
    found = [dues(langkah) for langkah in told(HEADINGS, AREA, *rows).langkah]
    assert found == [["2025-03"], ["2025-06", "2025-12"], ["2025-09"]]


def test_work_and_people_under_headings_nobody_listed_are_known_by_their_cells() -> None:
    langkah = told(("NO", "RAD", "BUKTI", "WAKTU", "DITUGASKAN"), AREA, TIM, SOP).langkah
    assert [(row.langkah_aksi, row.pic) for row in langkah] == [(TIM[1], TIM[4]), (SOP[1], SOP[4])]


@pytest.mark.parametrize(
    "headings",
    [
        ("NO", "Renaksi", "Daduk", "Waktu", "PJ"),
        ("NO", "WHAT", "EVIDENCE", "WHEN", "WHO"),
        ("NO", "KEGIATAN", "OUTPUT YANG DIHASILKAN", "WAKTU", "PIC"),
    ],
)
def test_headings_in_other_words_are_no_question(headings: tuple[str, ...]) -> None:
    assert [(langkah.langkah_aksi, bukti(langkah)) for langkah in plan(headings, AREA, TIM, SOP).langkah] == [
        ("Membentuk tim kerja", ["SK Tim"]),
        ("Menyusun SOP layanan", ["Dokumen SOP"]),
    ]


@pytest.mark.parametrize("people", [("KETUA", "ANGGOTA"), ("ANGGOTA", "KETUA")])
def test_of_a_leader_and_members_the_leader_is_the_pic(people: tuple[str, str]) -> None:
    who = {"KETUA": "Kasubbag Umum", "ANGGOTA": "Staf"}
    rows = ((*row[:4], *map(who.get, people)) for row in (TIM, SOP))
    assert [langkah.pic for langkah in plan((*HEADINGS[:4], *people), AREA, *rows).langkah] == ["Kasubbag Umum"] * 2


def test_whether_and_parts_documents_is_asked_once_of_a_file() -> None:
    workbook, content = Workbook(), io.BytesIO()
    for name in ("I. Manajemen Perubahan", "II. Tata Laksana"):
        rows = (("TAHUN 2025",), HEADINGS, (1, "Rapat", "Foto dan video", "Mei", "Umum"))
        fill_sheet(workbook.create_sheet(name), rows)
    workbook.remove(workbook.worksheets[0])
    workbook.save(content)
    remarks = read_file(content.getvalue(), "a.xlsx").peringatan
    assert [(remark.code, remark.values["count"]) for remark in remarks] == [("evidence.joints_open", 2)]


@pytest.mark.parametrize("heading", ["#", None, "KODE"])
def test_a_column_that_only_counts_rows_is_the_number_under_any_heading(heading: str | None) -> None:
    rows = (AREA, TIM, SOP, ("II", "TATA LAKSANA"), (1, *TIM[1:]), (2, *SOP[1:]))
    numbers = [f"{langkah.area} {langkah.no}" for langkah in plan((heading, *HEADINGS[1:]), *rows).langkah]
    assert numbers == ["I 1", "I 2", "II 1", "II 2"]


def test_a_status_that_claims_nothing_is_no_question() -> None:
    rows = ((*TIM, "on progress"), (*SOP, "not yet"))
    reading = plan((*HEADINGS, "STATUS"), AREA, *rows)
    assert [row.status for row in reading.realisasi or ()] == ["proses", "belum"]


@pytest.mark.parametrize("between", [["Rencana Aksi KPP Umpama 2024 - hal. 1"], ["Penguatan", "Pengawasan"]])
def test_a_footer_and_a_cell_that_the_page_cut_part_no_table(between: list[str]) -> None:
    table = {"kolom": 4, "baris": 2, "warna": [], "gabungan": [], "dicoret": []}
    heads = [(1, k, text) for k, text in enumerate(("NO", "AREA", "RENCANA AKSI", "WAKTU"), 1)]
    rows = [
        [*heads, *((2, k, text) for k, text in enumerate((str(n), "Penguatan Pengawasan", "Rapat", "Mei"), 1))]
        for n in (1, 2)
    ]
    first, second = ({"tabel": {**table, "nomor": n, "sel": cells}} for n, cells in enumerate(rows, 1))
    answer = {
        "dokumen": [
            {"teks": "RENCANA AKSI KPU CONTOH 2025"},
            first,
            *({"teks": text} for text in between),
            second,
        ]
    }
    assert len(join_tables({**answer, "catatan": []}).sheets) == 1


def test_the_year_stands_in_the_heading_of_the_times() -> None:
    rows = [("RENCANA AKSI ZI KPU KABUPATEN CONTOH",), (*HEADINGS[:3], "WAKTU TAHUN 2024", "PIC"), AREA, TIM]
    reading = read_file(xlsx(rows), "a.xlsx")
    assert (reading.tahun, [*reading.galat, *reading.peringatan]) == (2024, [])


@pytest.mark.parametrize("marks", [("v", "v", "v"), ("X", "x", "X"), ("xx", "x", "v"), ("3", "vv", "6")])
def test_ticks_under_waktu_are_no_months_and_each_is_asked(marks: tuple[str, ...]):
    rows = [
        (number, f"Menyusun dokumen {number}", "SK Tim", mark, "Umum") for number, mark in enumerate(marks, start=1)
    ]
    reading = read_file(xlsx([("RENCANA AKSI ZI TAHUN 2025",), HEADINGS, AREA, *rows]), "a.xlsx")
    assert [dues(langkah) for langkah in reading.langkah] == [[], [], []]
    assert {remark.baris for remark in reading.peringatan} >= {4, 5, 6}


@pytest.mark.parametrize(
    "text", ["Semula Maret 2025, menjadi Mei 2025", "(semula: Maret 2025) diubah menjadi: Mei 2025"]
)
def test_a_revision_within_a_cell_is_its_new_time(text: str) -> None:
    (langkah,) = plan(HEADINGS, AREA, (*TIM[:3], text, "Umum")).langkah
    assert dues(langkah) == ["2025-05"]


def test_what_is_struck_in_word_is_no_more_and_all_of_it_is_asked() -> None:
    document = Document()
    document.add_paragraph("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025")
    table = add_table(document, [HEADINGS, ("I", "MANAJEMEN PERUBAHAN", "", "", ""), TIM, SOP], width=5)
    table.cell(2, 3).paragraphs[0].runs[0].font.strike = True
    table.cell(2, 3).paragraphs[0].add_run(" Juni")
    table.cell(3, 1).paragraphs[0].runs[0].font.strike = True
    reading = read_file(document_bytes(document), "a.docx")
    assert [dues(langkah) for langkah in reading.langkah] == [["2025-06"], ["2025-04"]]
    assert [(remark.code, remark.baris) for remark in reading.peringatan] == [("rows.struck", 4)]


def test_what_is_struck_within_a_cell_of_excel_is_no_more() -> None:
    struck = TextBlock(InlineFont(strike=True), "Maret 2025\n")
    (langkah,) = plan(HEADINGS, AREA, (*TIM[:3], CellRichText(struck, "Juni 2025"), "Umum")).langkah
    assert dues(langkah) == ["2025-06"]


@pytest.mark.parametrize(
    "signed",
    [("Ditetapkan: 7 Januari 2025", "Kepala Balai,"), ("Kadishub,", "ttd"), ("Direktur Contoh Raya,", "Nama Contoh")],
)
@pytest.mark.parametrize("column", [2, 3])
def test_who_signs_under_the_time_is_no_time(signed: tuple[str, ...], column: int) -> None:
    below = [(*[None] * column, text) for text in signed]
    (langkah,) = plan((*HEADINGS[:3], "MULAI", "SELESAI"), AREA, (*TIM[:3], "Maret", "Mei"), (), *below).langkah
    assert dues(langkah) == ["2025-05"]
    assert bukti(langkah) == ["SK Tim"]


HABITS = tell("""
Numbered columns of evidence are one.
  NO | RENCANA AKSI | EVIDEN 1 | EVIDEN 2 | EVIDEN 3 | WAKTU | PIC
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK Tim | Notulen | Foto | Maret | Kasubbag Umum
> bukti: SK Tim, Notulen, Foto
A team in a row of its own does the work below it, where a column says the areas.
  NO | RENCANA AKSI | AREA | EVIDEN | WAKTU
  SUBBAGIAN UMUM ↓ 1 | Membentuk tim | Manajemen Perubahan | SK Tim | Maret
  SEKSI PELAYANAN ↓ 2 | Menyusun SOP | Tata Laksana | SOP | Mei
> area: I / II
> pic: SUBBAGIAN UMUM / SEKSI PELAYANAN
Dates in figures below tanggal pelaksanaan are the time.
  NO | KEGIATAN | BUKTI | TGL PELAKSANAAN | PIC
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK Tim | 15/01/2025 | Umum ↓ 2 | Rapat | Notulen | 20/02/2025 | Umum
> tenggat: 01-15 / 02-20
Letters in a cell of their own count langkah, of which none inherits what is left blank.
  NO | AREA / KEGIATAN | | EVIDEN | WAKTU | PIC
  V | PENGUATAN PENGAWASAN ↓ 1 | WASKAT
  | a. | Mengaudit layanan | Laporan audit | TW II | Kasiwas ↓ | b. | Memeriksa telepon | | Mei | Propam
+ B2:C2 B3:C3 B4:C4
> bukti: Laporan audit / -
What follows a recommendation is the work, and one letter marks its months.
  NO | REKOMENDASI | TINDAK LANJUT | BUKTI | JAN | FEB | MAR | PIC
  I | MANAJEMEN PERUBAHAN
  1 | Agar ada | Membentuk tim | SK | | K | | Umum ↓ 2 | Agar ada | Rapat | SK | | K | | Umum
> langkah_aksi: Membentuk tim / Rapat
> tenggat: 02 / 02
A column that only parts target from realisasi is no work, and its rows are no titles.
  NO | KEGIATAN | EVIDEN | PJ | URAIAN | JAN | FEB | MAR | APR
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK Tim | Kasi TU | Target | 1 ↓ | | | | Realisasi | 1
  2 | Menyusun SOP | SOP | Kasi TU | Target | | 1 | | 1 ↓ | | | | Realisasi
> langkah_aksi: Membentuk tim / Menyusun SOP
> tenggat: 01 / 02 04
> asked: rows.realisasi_rows
Documents below the periods of a target are the bukti of their langkah.
  NO | RENCANA AKSI | TARGET ↓ | | B03 | B06 | B09 | B12
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK Tim | | | Foto ↓ 2 | Rapat | | Notulen
+ C2:F2
> bukti: SK Tim, Foto / Notulen
> tenggat: 03 12 / 06
A heading over several columns is not what each of them says.
  NO | RENCANA KERJA | | | WAKTU | PIC ↓ | AREA | KEGIATAN | BUKTI
  1 | Manajemen Perubahan | Membentuk tim | SK Tim | Maret | Umum
+ B2:D2
> nama_area: Manajemen Perubahan
> langkah_aksi: Membentuk tim
Who stands under PIC beside an area's name does what names nobody there.
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC
  I | MANAJEMEN PERUBAHAN | | | Budi ↓ 1 | Membentuk tim | SK Tim | Maret ↓ 2 | Menyusun SOP | SOP | April | Kasi
  II | TATA LAKSANA ↓ 1 | Membentuk tim | SK Tim | Maret
> pic: Budi / Kasi / -
Work that counts off as many items as its times is that many langkah.
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC ↓ I | MANAJEMEN PERUBAHAN
  1 | 1. Membentuk tim⏎2. Menyusun rencana | 1. SK Tim⏎2. Rencana | 1. Maret⏎2. April | Umum
> langkah_aksi: Membentuk tim / Menyusun rencana
> bukti: SK Tim / Rencana
> tenggat: 03 / 04
Titles that no office numbered are numbered without a question.
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC ↓ I | MANAJEMEN PERUBAHAN
  | Pola pikir ↓ 1 | Membentuk tim | SK Tim | Maret | Umum ↓ | Tata kelola ↓ 2 | Menyusun SOP | SOP | April | Umum
+ B4:E4 B6:E6
> nama_sub_area: Pola pikir / Tata kelola
Areas under another heading are areas.
  NO | KOMPONEN PENGUNGKIT | RENCANA AKSI | EVIDEN | WAKTU | PIC
  1 | Manajemen Perubahan | Membentuk tim | SK Tim | Maret | Umum
  2 | Penataan Tata Laksana | Menyusun SOP | SOP | Maret | Umum
  3 | Penguatan Pengawasan | Memetakan risiko | Peta | Maret | Umum
> nama_area: Manajemen Perubahan / Penataan Tata Laksana / Penguatan Pengawasan
Rows of sums are no langkah, wherever their word stands.
  AREA | NO | RENCANA AKSI | EVIDEN | TW I | TW II | TW III | TW IV
  Manajemen Perubahan | 1 | Membentuk tim | SK Tim | v ↓ | | Jumlah area | | 1 | - | - | 1
  Penataan Tata Laksana | 2 | Menyusun SOP | SOP | | v ↓ Jumlah | 2
> langkah_aksi: Membentuk tim / Menyusun SOP
Also without numbers.
  AREA | RENCANA AKSI | EVIDEN | TW I | TW II | TW III | TW IV
  Manajemen Perubahan | Membentuk tim | SK Tim | v ↓ | JUMLAH BOBOT | | 30
> langkah_aksi: Membentuk tim
Months of what was done last year are no plan.
  NO | RENCANA AKSI | EVIDEN | REALISASI 2024 | | | RENCANA 2025 | | | PIC ↓ | | | Okt | Nov | Des | Jan | Feb | Mar
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK Tim | v | | | | v | | Umum
+ D2:F2 G2:I2
> tenggat: 02
Each of two tables beside each other keeps its cells.
  AREA 1 MANAJEMEN PERUBAHAN | | | | | | AREA 2 TATA LAKSANA
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC | | NO | RENCANA AKSI | EVIDEN | WAKTU | PIC
  1 | Membentuk tim | SK Tim | Maret | Umum | | 1 | Memimpin apel | Foto | Mei | Hukum
  | | | | | | 2 | Menyusun SOP | SOP | April | Kasi ↓ |
  AREA 3 MANAJEMEN SDM | | | | | | AREA 4 AKUNTABILITAS
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC | | NO | RENCANA AKSI | EVIDEN | WAKTU | PIC
  1 | Melatih pegawai | SK | Maret | Umum | | 2 | Menyusun LKjIP | LKjIP | April | Kasi ↓ | ↓ |
  | Nama | | Jabatan ↓ | Kertanegari Wulan | | Ketua
> area: 1 / 3 / 2 / 2 / 4
> langkah_aksi: Membentuk tim / Melatih pegawai / Memimpin apel / Menyusun SOP / Menyusun LKjIP
> pic: Umum / Umum / Hukum / Kasi / Kasi
A ditto under area is the area above.
  NO | AREA | RENCANA AKSI | EVIDEN | WAKTU | PIC
  1 | Penguatan Akuntabilitas | Membentuk tim | SK Tim | Maret | Umum ↓ 2 | " | Menyusun SOP | SOP | April | Kasi
  3 | idem | Memimpin apel | Foto | Maret | Umum
> area: IV / IV / IV
> nama_area: Penguatan Akuntabilitas / Penguatan Akuntabilitas / Penguatan Akuntabilitas
Areas said as aims are the usual ones, and a date is read before a rhythm.
  NO | SASARAN AREA | RENCANA AKSI | FREKUENSI | TANGGAL | EVIDEN | PIC
  1 | Terwujudnya penguatan pengawasan | Pengawasan daerah | 1 kali | 12 September 2025 | Laporan | Ketua
  2 | Terwujudnya penguatan pengawasan | Pengawasan daerah | 1 kali | 20 Mei 2025 | Laporan | Ketua
> area: V / V
> nama_area: Penguatan Pengawasan / Penguatan Pengawasan
> tenggat: 09-12 / 05-20
Who answers for an area may have brackets in the name.
  NO | RENCANA AKSI | EVIDEN | WAKTU
  I | MANAJEMEN PERUBAHAN⏎Penanggung jawab: Ketua Pokja I (Sekretaris Badan) ↓ 1 | Membentuk tim | SK Tim | Maret
> nama_area: MANAJEMEN PERUBAHAN
> pic: Ketua Pokja I (Sekretaris Badan)
Notes among rows and shares of progress ask nothing.
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC | PROGRES ↓ I | MANAJEMEN PERUBAHAN
  1 | Membentuk tim | SK Tim | Maret | Umum | 25% ↓ | catatan rapat 12/1: area SDM ditambah bila ada formasi
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC | PROGRES ↓ II | TATA LAKSANA
  2 | Menyusun SOP | SOP | April | Kasi | 100%
> langkah_aksi: Membentuk tim / Menyusun SOP
> asked: columns.status_of_amounts
Headings may be as people speak, and the parts of the LKE are none.
  no | apa yg dikerjakan | siapa | kapan | buktinya ↓ A | PROSES ↓ I | MANAJEMEN PERUBAHAN
  1 | Membentuk tim | Kasi | Maret | SK Tim
> nama_area: MANAJEMEN PERUBAHAN
> pic: Kasi
> bukti: SK Tim
Each short name of a plan with its year is a document.
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | RKT 2027⏎RKAM 2027 | Maret | Umum
> bukti: RKT 2027, RKAM 2027
""")
"""Of those that say nothing of it, nothing is asked."""


def test_a_habit_of_an_office_is_read_as_a_person_would(subtests: pytest.Subtests) -> None:
    for case in HABITS:
        with subtests.test(case.sentence):
            check_book(case if "asked:" in case.expected else replace(case, expected=f"{case.expected}\nasked:"))
