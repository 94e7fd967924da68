"""Habits of offices that no decree shows, each as a small book: what a person reads at once needs
no question."""

import pytest
from docx import Document
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from monev.core.records import Langkah
from monev.questions.sitting import proposed_words
from monev.reading import read_file
from monev.reading.vocabulary.structure import split_mark, usual_number
from tests.makers import saved
from tests.reading.tables import asks_nothing_of, cells, read_plan, reads, xlsx
from tests.reading.word_tables import add_table, document_of

HEAD = "NO | RENCANA AKSI | EVIDEN | WAKTU | PIC"
AREA = "I | MANAJEMEN PERUBAHAN"
TIM = "1 | Membentuk tim | SK Tim | Maret | Kasubbag Umum"
SOP = "2 | Menyusun SOP | SOP | April | Kasi Pelayanan"
PLAN = f"{HEAD} ↓ {AREA}"


def dues(langkah: Langkah) -> str:
    return " ".join(t.tenggat.removeprefix("2025-") for t in langkah.tenggat)


NAMES = {
    (1, "Manajemen Perubahan"): (
        "I. Man. Perubahan | Managemen Perubahan | Penerapan Manajemen Perubahan | "
        "Komponen Pengungkit 1: Manajemen Perubahan"
    ),
    (1, "MANAJEMEN PERUBAHAN"): (
        "MENEJEMEN PERUBAHAN | TIM MANAJEMEN PERUBAHAN | PROGRAM KERJA I – MANAJEMEN PERUBAHAN"
    ),
    (1, "MANAJEMEN PERUBAHAN - Bobot 8%"): "I. MANAJEMEN PERUBAHAN - Bobot 8%",
    (1, "Manajemen Perubahan / Change Management"): "I. Manajemen Perubahan / Change Management",
    (1, "Change Management"): "A. Change Management",
    (2, "Penataan Tatalaksana"): "II. TL | TL. Penataan Tatalaksana",
    (2, "PENATAAN TATALAKSANA"): "II. PENATAAN TL | II. PROGRAM PENATAAN TATALAKSANA",
    (2, "PENATAAN TATA LAKSANA"): "PENATAAN TATA LAKSAN",
    (2, "TATA LAKSANA"): "ASPEK 2 TATA LAKSANA",
    (2, "Tata kerja (Penataan Tatalaksana)"): "B. Tata kerja (Penataan Tatalaksana)",
    (3, "PENATAAN SISTEM MANAJEMEN SDM"): "AREA 3 PENATAAN SISTEM MANAJ. SDM",
    (3, "Sistem Manajemen SDM"): "Sistem Manj. SDM",
    (3, "Human Resources Management System"): "AREA 3: Human Resources Management System",
    (5, "Penguatan Pengawasan"): "Penguatan Pengawsan",
    (5, "Strengthening of Supervision"): "5. Strengthening of Supervision",
    (6, "Peningkatan Kualitas Pelayanan Publik"): "Peningkatan Mutu Yanlik",
    (6, "Penataan Kualitas Pelayanan Publik"): "VI. Pen. Kualitas Pel. Publik",
    (0, "TL"): "III. TL",
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


def test_a_usual_areas_name_is_known_cut_short_or_misspelt(subtests: pytest.Subtests) -> None:
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
    "05": "Semula Maret 2025, menjadi Mei 2025",
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
def test_a_time_as_offices_write_it_is_read_without_a_question(times: dict[str, str]) -> None:
    for tenggat, written in (
        (key, text) for key, writings in times.items() for text in writings.split(" | ")
    ):
        reading = read_plan(
            *map(cells, (HEAD, AREA)), (1, "Membentuk tim", "SK Tim", written, "Umum"), cells(SOP)
        )
        assert dues(reading.langkah[0]) == tenggat, written
        assert reading.peringatan or times is TIMES, written
        assert asks_nothing_of(reading), written
        said = zip(reading.peringatan, proposed_words(reading), strict=True)
        told = [words for remark, (is_asked, words) in said if remark.kolom and not is_asked]
        assert all(told), "what is told can be answered all the same"


def test_a_footer_parts_no_table() -> None:
    first, second = ((cells(HEAD), cells(row)) for row in (TIM, SOP))
    document = document_of(
        "RENCANA AKSI KPU CONTOH 2025", first, "Rencana Aksi KPP Umpama 2024 - hal. 1", second
    )
    assert [langkah.baris for langkah in read_file(saved(document), "a.docx").langkah] == [2, 4]


def test_the_year_stands_in_the_heading_of_the_times() -> None:
    rows = map(cells, (HEAD.replace("WAKTU", "WAKTU TAHUN 2024"), AREA, TIM))
    reading = read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH",), *rows]), "a.xlsx")
    assert (reading.tahun, [*reading.galat, *reading.peringatan]) == (2024, [])


def test_what_is_struck_in_word_is_no_more_and_all_of_it_is_asked() -> None:
    document = Document()
    document.add_paragraph("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025")
    table = add_table(
        document, [cells(HEAD), (*cells(AREA), "", "", ""), cells(TIM), cells(SOP)], width=5
    )
    table.cell(2, 3).paragraphs[0].runs[0].font.strike = True
    table.cell(2, 3).paragraphs[0].add_run(" Juni")
    table.cell(3, 1).paragraphs[0].runs[0].font.strike = True
    reading = read_file(saved(document), "a.docx")
    assert [dues(langkah) for langkah in reading.langkah] == ["06", "04"]
    assert [(remark.code, remark.baris) for remark in reading.peringatan] == [("rows.struck", 4)]


def test_what_is_struck_within_a_cell_of_excel_is_no_more() -> None:
    struck = TextBlock(InlineFont(strike=True), "Maret 2025\n")
    row = (1, "Membentuk tim", "SK Tim", CellRichText(struck, "Juni 2025"), "Umum")
    reading = read_plan(*map(cells, (HEAD, AREA)), row)
    assert ([*map(dues, reading.langkah)], reading.peringatan) == (["06"], ())


COORDINATED = "".join(
    f"""
An area cell that names its coordinator is the area and gives the PIC: {note}
  NO | AREA | RENCANA AKSI | EVIDEN | WAKTU
  1 | Manajemen Perubahan{note} Budi{end} | Membentuk tim | SK Tim | Maret ↓ 2 | | Menyusun rencana | Rencana | April
  3 | Tata Laksana{note} Ani{end} | Menyusun SOP | Dokumen SOP | Mei ↓ 4 | Pengawasan | Rapat | Laporan | Juni
> area: I / I / II / V
> pic: Budi / Budi / Ani / -
"""
    for note, end in ((" – Ketua:", ""), ("⏎Koordinator:", ""), (" (Ketua:", ")"), ("; PJ:", ""))
)
HEADED = "".join(
    f"""
Headings in other words are no question: {headings}
  {headings} ↓ {AREA} ↓ {TIM} ↓ {SOP}
> langkah_aksi: Membentuk tim / Menyusun SOP
> bukti: SK Tim / SOP
"""
    for headings in (
        "NO | Renaksi | Daduk | Waktu | PJ",
        "NO | WHAT | EVIDENCE | WHEN | WHO",
        "NO | KEGIATAN | OUTPUT YANG DIHASILKAN | WAKTU | PIC",
    )
)
NUMBERED = "".join(
    f"""
A column that only counts rows is the number under any heading: {heading}
  {heading} | RENCANA AKSI | EVIDEN | WAKTU | PIC ↓ {AREA} ↓ {TIM} ↓ {SOP} ↓ II | TATA LAKSANA ↓ {TIM} ↓ {SOP}
> area: I / I / II / II
> no: 1 / 2 / 1 / 2
"""
    for heading in ("#", "", "KODE")
)
TICKED = "".join(
    f"""
Ticks under waktu are no months, and each is asked: {marks}
  {PLAN} ↓ 1 | Tim | SK | {marks[0]} ↓ 2 | Rapat | Notulen | {marks[1]} ↓ 3 | Apel | Foto | {marks[2]}
> tenggat: - / - / -
> asked: {asked}
"""
    for marks, asked in {
        ("v", "v", "v"): "due.unreadable due.unreadable due.unreadable",
        (
            "X",
            "x",
            "X",
        ): "rows.without_target_waktu rows.without_target_waktu rows.without_target_waktu",
        ("xx", "x", "v"): "due.unreadable rows.without_target_waktu due.unreadable",
        ("3", "vv", "6"): "due.unreadable due.unreadable due.unreadable",
    }.items()
)
SIGNED = "".join(
    f"""
Who signs under the time is no time: {signed}, {column}
  NO | RENCANA AKSI | EVIDEN | MULAI | SELESAI ↓ {AREA} ↓ 1 | Membentuk tim | SK Tim | Maret | Mei ↓ |
  {f"↓ {column} ".join(("", *signed))[2:]}
> tenggat: 05
> bukti: SK Tim
"""
    for signed in (
        ("Ditetapkan: 7 Januari 2025", "Kepala Balai,"),
        ("Kadishub,", "ttd"),
        ("Kepala KPPN Gunung Sepat", "Nama Contoh"),
    )
    for column in ("| |", "| | |")
)
test_a_habit_of_an_office_is_read_as_a_person_would = reads(
    f"""{COORDINATED}{HEADED}{NUMBERED}{TICKED}{SIGNED}
Who leads is the PIC, not the members.
  NO | RENCANA AKSI | EVIDEN | WAKTU | KETUA | ANGGOTA ↓ {AREA} ↓ {TIM} | Staf
> pic: Kasubbag Umum
So it is where the members stand before.
  NO | RENCANA AKSI | EVIDEN | WAKTU | ANGGOTA | KETUA ↓ {AREA} ↓ {TIM} | Staf
> pic: Staf
A status that claims nothing is no question.
  {HEAD} | STATUS ↓ {AREA} ↓ {TIM} | on progress ↓ {SOP} | not yet
> status: proses / belum
Whether and parts documents is asked once of a file.
# I. Manajemen Perubahan ↓ {HEAD} ↓ 1 | Rapat | Foto dan video | Mei | Umum
# II. Tata Laksana ↓ {HEAD} ↓ 1 | Rapat | Foto dan video | Mei | Umum
> asked: evidence.joints_open
Work and people under headings nobody listed are known by their cells.
  NO | RAD | BUKTI | WAKTU | DITUGASKAN ↓ {AREA} ↓ {TIM} ↓ {SOP}
> langkah_aksi: Membentuk tim / Menyusun SOP
> pic: Kasubbag Umum / Kasi Pelayanan
> told: columns.meaning_by_content columns.meaning_by_content
A team in a row of its own does the work below it, where a column says the areas.
  NO | RENCANA AKSI | AREA | EVIDEN | WAKTU ↓ SUBBAGIAN UMUM ↓ 1 | Membentuk tim | Manajemen Perubahan | SK Tim | Maret
  SEKSI PELAYANAN ↓ 2 | Menyusun SOP | Tata Laksana | SOP | Mei
> area: I / II
> pic: SUBBAGIAN UMUM / SEKSI PELAYANAN
Dates in figures below tanggal pelaksanaan are the time.
  NO | KEGIATAN | BUKTI | TGL PELAKSANAAN | PIC
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK Tim | 15/01/2025 | Umum ↓ 2 | Rapat | Notulen | 20/02/2025 | Umum
> tenggat: 01-15 / 02-20
What follows a recommendation is the work, and one letter marks its months.
  NO | REKOMENDASI | TINDAK LANJUT | BUKTI | JAN | FEB | MAR | PIC
  I | MANAJEMEN PERUBAHAN ↓ 1 | Agar ada | Membentuk tim | SK | | K | | Umum ↓ 2 | Agar ada | Rapat | SK | | K | | Umum
> langkah_aksi: Membentuk tim / Rapat
> tenggat: 02 / 02
A column that only parts target from realisasi is no work, and its rows are no titles.
  NO | KEGIATAN | EVIDEN | PJ | URAIAN | JAN | FEB | MAR | APR
  I | MANAJEMEN PERUBAHAN ↓ 1 | Membentuk tim | SK Tim | Kasi TU | Target | 1 ↓ | | | | Realisasi | 1
  2 | Menyusun SOP | SOP | Kasi TU | Target | | 1 | | 1 ↓ | | | | Realisasi
> langkah_aksi: Membentuk tim / Menyusun SOP
> tenggat: 01 / 02 04
> asked: rows.realisasi_rows
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
Titles that no office numbered are numbered without a question.
  {PLAN}
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
Of two tables beside each other one is read, and the other asked about.
  AREA 1 MANAJEMEN PERUBAHAN | | | | | | AREA 2 TATA LAKSANA
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC | | NO | RENCANA AKSI | EVIDEN | WAKTU | PIC
  1 | Membentuk tim | SK Tim | Maret | Umum | | 1 | Memimpin apel | Foto | Mei | Hukum
  | | | | | | 2 | Menyusun SOP | SOP | April | Kasi
> langkah_aksi: Memimpin apel / Menyusun SOP
> pic: Hukum / Kasi
> asked: columns.other_table_beside
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
Notes among rows ask nothing; shares of progress are told as a report.
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC | PROGRES ↓ I | MANAJEMEN PERUBAHAN
  1 | Membentuk tim | SK Tim | Maret | Umum | 25% ↓ | catatan rapat 12/1: area SDM ditambah bila ada formasi
  NO | RENCANA AKSI | EVIDEN | WAKTU | PIC | PROGRES ↓ II | TATA LAKSANA ↓ 2 | Menyusun SOP | SOP | April | Kasi | 100%
> langkah_aksi: Membentuk tim / Menyusun SOP
> asked: reports.status_meant
Headings may be as people speak, and the parts of the LKE are none.
  no | apa yg dikerjakan | siapa | kapan | buktinya ↓ A | PROSES ↓ I | MANAJEMEN PERUBAHAN
  1 | Membentuk tim | Kasi | Maret | SK Tim
> nama_area: MANAJEMEN PERUBAHAN
> pic: Kasi
> bukti: SK Tim
Each short name of a plan with its year is a document.
  {PLAN} ↓ 1 | Membentuk tim | RKT 2027⏎RKAM 2027 | Maret | Umum
> bukti: RKT 2027, RKAM 2027
""",
    asks_nothing=True,
)
