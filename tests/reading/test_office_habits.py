"""Habits of offices that no decree shows, each as a small book: what a person reads at once needs no question."""

import io

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
from tests.reading.tables import Row, fill_sheet, xlsx
from tests.reading.word_tables import add_table, document_bytes

HEADINGS = ("NO", "RENCANA AKSI", "EVIDEN", "WAKTU", "PIC")
AREA = ("I", "MANAJEMEN PERUBAHAN")
TIM = (1, "Membentuk tim kerja", "SK Tim", "Maret", "Kasubbag Umum")
SOP = (2, "Menyusun SOP layanan", "Dokumen SOP", "April", "Kasi Pelayanan")


def plan(*rows: Row, merges: tuple[str, ...] = ()) -> Reading:
    """A plan of 2025 whose headings stand in row 2, read without a question."""
    reading = read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *rows], merges), "a.xlsx")
    assert [remark.code for remark in (*reading.galat, *reading.peringatan)] == []
    return reading


def bukti(langkah: Langkah) -> list[str]:
    return [one.nama for one in langkah.bukti]


def dues(langkah: Langkah) -> list[str]:
    return [one.tenggat for one in langkah.tenggat]


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


def test_numbered_columns_of_evidence_are_one() -> None:
    headings = ("NO", "RENCANA AKSI", "EVIDEN 1", "EVIDEN 2", "EVIDEN 3", "WAKTU", "PIC")
    reading = plan(headings, AREA, (1, "Membentuk tim", "SK Tim", "Notulen", "Foto", "Maret", "Kasubbag Umum"))
    assert bukti(reading.langkah[0]) == ["SK Tim", "Notulen", "Foto"]


def test_a_team_in_a_row_of_its_own_does_the_work_below_it_where_a_column_says_the_areas() -> None:
    work = (1, "Membentuk tim", "Manajemen Perubahan", "SK Tim", "Maret")
    rows = (("SUBBAGIAN UMUM",), work, ("SEKSI PELAYANAN",), (2, "Menyusun SOP", "Tata Laksana", "SOP", "Mei"))
    reading = plan(("NO", "RENCANA AKSI", "AREA", "EVIDEN", "WAKTU"), *rows)
    assert [(one.area, one.pic) for one in reading.langkah] == [("I", "SUBBAGIAN UMUM"), ("II", "SEKSI PELAYANAN")]


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
        reading = read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), HEADINGS, *rows]), "a.xlsx")
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
    read = [(one.area, one.pic) for one in reading.langkah]
    assert read == [("I", "Budi"), ("I", "Budi"), ("II", "Ani"), ("V", None)]


def test_dates_in_figures_below_tanggal_pelaksanaan_are_the_time() -> None:
    rows = ((1, "Membentuk tim", "SK Tim", "15/01/2025", "Umum"), (2, "Rapat", "Notulen", "20/02/2025", "Umum"))
    reading = read_file(
        xlsx([("TAHUN 2025",), ("NO", "KEGIATAN", "BUKTI", "TGL PELAKSANAAN", "PIC"), AREA, *rows]), "a"
    )
    assert [dues(one) for one in reading.langkah] == [["2025-01-15"], ["2025-02-20"]]


def test_letters_in_a_cell_of_their_own_count_langkah_of_which_none_inherits_what_is_left_blank() -> None:
    headings = ("NO", "AREA / KEGIATAN", None, "EVIDEN", "WAKTU", "PIC")
    first = (None, "a.", "Mengaudit layanan", "Laporan audit", "TW II", "Kasiwas")
    rows = (
        ("V", "PENGUATAN PENGAWASAN"),
        (1, "WASKAT"),
        first,
        (None, "b.", "Memeriksa telepon", None, "Mei", "Propam"),
    )
    reading = plan(headings, *rows, merges=("B2:C2", "B3:C3", "B4:C4"))
    assert [bukti(one) for one in reading.langkah] == [["Laporan audit"], []]


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
    assert [one.nama for one in split_bukti(cell)] == names


def told(*rows: Row) -> Reading:
    """A plan of 2025 whose headings stand in row 2, in which nothing is asked, only told."""
    reading = read_file(xlsx([("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",), *rows]), "a.xlsx")
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
    assert [(one.langkah_aksi, one.pic) for one in langkah] == [(TIM[1], TIM[4]), (SOP[1], SOP[4])]


@pytest.mark.parametrize(
    "headings",
    [
        ("NO", "Renaksi", "Daduk", "Waktu", "PJ"),
        ("NO", "WHAT", "EVIDENCE", "WHEN", "WHO"),
        ("NO", "KEGIATAN", "OUTPUT YANG DIHASILKAN", "WAKTU", "PIC"),
    ],
)
def test_headings_in_other_words_are_no_question(headings: tuple[str, ...]) -> None:
    assert [(one.langkah_aksi, bukti(one)) for one in plan(headings, AREA, TIM, SOP).langkah] == [
        ("Membentuk tim kerja", ["SK Tim"]),
        ("Menyusun SOP layanan", ["Dokumen SOP"]),
    ]


@pytest.mark.parametrize("people", [("KETUA", "ANGGOTA"), ("ANGGOTA", "KETUA")])
def test_of_a_leader_and_members_the_leader_is_the_pic(people: tuple[str, str]) -> None:
    who = {"KETUA": "Kasubbag Umum", "ANGGOTA": "Staf"}
    rows = ((*row[:4], *map(who.get, people)) for row in (TIM, SOP))
    assert [one.pic for one in plan((*HEADINGS[:4], *people), AREA, *rows).langkah] == ["Kasubbag Umum"] * 2


def test_what_follows_a_recommendation_is_the_work_and_one_letter_marks_its_months() -> None:
    headings = ("NO", "REKOMENDASI", "TINDAK LANJUT", "BUKTI", "JAN", "FEB", "MAR", "PIC")
    rows = ((n, "Agar ada", text, "SK", None, "K", None, "Umum") for n, text in ((1, "Membentuk tim"), (2, "Rapat")))
    found = [(one.langkah_aksi, dues(one)) for one in plan(headings, AREA, *rows).langkah]
    assert found == [("Membentuk tim", ["2025-02"]), ("Rapat", ["2025-02"])]


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
    assert [(one.area, one.no) for one in plan((heading, *HEADINGS[1:]), *rows).langkah] == [
        ("I", "1"),
        ("I", "2"),
        ("II", "1"),
        ("II", "2"),
    ]


def test_a_status_that_claims_nothing_is_no_question() -> None:
    rows = ((*TIM, "on progress"), (*SOP, "not yet"))
    reading = plan((*HEADINGS, "STATUS"), AREA, *rows)
    assert [one.status for one in reading.realisasi or ()] == ["proses", "belum"]


def test_a_column_that_only_parts_target_from_realisasi_is_no_work_and_its_rows_no_titles() -> None:
    headings = ("NO", "KEGIATAN", "EVIDEN", "PJ", "URAIAN", "JAN", "FEB", "MAR", "APR")
    first = (1, "Membentuk tim", "SK Tim", "Kasi TU", "Target", 1)
    second = (2, "Menyusun SOP", "SOP", "Kasi TU", "Target", None, 1, None, 1)
    done = (None, None, None, None, "Realisasi")
    reading = read_file(xlsx([("TAHUN 2025",), headings, AREA, first, (*done, 1), second, done]), "a.xlsx")
    assert [(one.langkah_aksi, dues(one)) for one in reading.langkah] == [
        ("Membentuk tim", ["2025-01"]),
        ("Menyusun SOP", ["2025-02", "2025-04"]),
    ]


def test_documents_below_the_periods_of_a_target_are_the_bukti_of_their_langkah() -> None:
    rows = (AREA, (1, "Membentuk tim", "SK Tim", None, None, "Foto"), (2, "Rapat", None, "Notulen", None, None))
    reading = plan(("NO", "RENCANA AKSI", "TARGET"), ("", "", "B03", "B06", "B09", "B12"), *rows, merges=("C2:F2",))
    assert [(bukti(one), dues(one)) for one in reading.langkah] == [
        (["SK Tim", "Foto"], ["2025-03", "2025-12"]),
        (["Notulen"], ["2025-06"]),
    ]


def test_a_heading_over_several_columns_is_not_what_each_of_them_says() -> None:
    top = ("NO", "RENCANA KERJA", None, None, "WAKTU", "PIC")
    row = (1, "Manajemen Perubahan", "Membentuk tim", "SK Tim", "Maret", "Umum")
    reading = plan(top, (None, "AREA", "KEGIATAN", "BUKTI"), row, merges=("B2:D2",))
    assert [(one.nama_area, one.langkah_aksi) for one in reading.langkah] == [("Manajemen Perubahan", "Membentuk tim")]


def test_who_stands_under_pic_beside_an_areas_name_does_what_names_nobody_there() -> None:
    reading = plan(
        HEADINGS, (*AREA, None, None, "Budi"), (*TIM[:4], None), SOP, ("II", "TATA LAKSANA"), (*TIM[:4], None)
    )
    assert [one.pic for one in reading.langkah] == ["Budi", "Kasi Pelayanan", None]


def test_work_that_counts_off_as_many_items_as_its_times_is_that_many_langkah() -> None:
    cell = (1, "1. Membentuk tim\n2. Menyusun rencana", "1. SK Tim\n2. Rencana", "1. Maret\n2. April", "Umum")
    assert [(one.langkah_aksi, bukti(one), dues(one)) for one in plan(HEADINGS, AREA, cell).langkah] == [
        ("Membentuk tim", ["SK Tim"], ["2025-03"]),
        ("Menyusun rencana", ["Rencana"], ["2025-04"]),
    ]


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


def test_titles_that_no_office_numbered_are_numbered_without_a_question() -> None:
    minds, rules = (None, "Pola pikir"), (None, "Tata kelola")
    merges = ("B4:E4", "B6:E6")
    reading = plan(HEADINGS, AREA, minds, TIM, rules, SOP, merges=merges)
    assert [langkah.nama_sub_area for langkah in reading.langkah] == ["Pola pikir", "Tata kelola"]


def test_areas_under_another_heading_are_areas() -> None:
    headings = ("NO", "KOMPONEN PENGUNGKIT", *HEADINGS[1:])
    areas = ("Manajemen Perubahan", "Penataan Tata Laksana", "Penguatan Pengawasan")
    reading = plan(headings, *((n, area, *TIM[1:]) for n, area in enumerate(areas, 1)))
    assert [langkah.nama_area for langkah in reading.langkah] == list(areas)


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


def test_rows_of_sums_are_no_langkah_wherever_their_word_stands() -> None:
    headings = ("AREA", "NO", "RENCANA AKSI", "EVIDEN", "TW I", "TW II", "TW III", "TW IV")
    reading = plan(
        headings,
        ("Manajemen Perubahan", *TIM[:3], "v"),
        (None, None, "Jumlah area", None, 1, "-", "-", 1),
        ("Penataan Tata Laksana", *SOP[:3], None, "v"),
        ("Jumlah", 2),
    )
    without_no = plan(
        ("AREA", *headings[2:]), ("Manajemen Perubahan", *TIM[1:3], "v"), (None, "JUMLAH BOBOT", None, 30)
    )
    assert [langkah.langkah_aksi for langkah in (*reading.langkah, *without_no.langkah)] == [TIM[1], SOP[1], TIM[1]]


def test_months_of_what_was_done_last_year_are_no_plan() -> None:
    years = ("NO", "RENCANA AKSI", "EVIDEN", "REALISASI 2024", None, None, "RENCANA 2025", None, None, "PIC")
    months = (None, None, None, "Okt", "Nov", "Des", "Jan", "Feb", "Mar")
    work = (*TIM[:3], "v", None, None, None, "v", None, "Umum")
    reading = plan(years, months, AREA, work, merges=("D2:F2", "G2:I2"))
    assert [dues(langkah) for langkah in reading.langkah] == [["2025-02"]]


def test_each_of_two_tables_beside_each_other_keeps_its_cells() -> None:
    heads, none = (*HEADINGS, None, *HEADINGS), (None,) * 5
    rows = [
        ("AREA 1 MANAJEMEN PERUBAHAN", *none, "AREA 2 TATA LAKSANA"),
        *(heads, (*TIM, None, *TIM), (*none, None, *SOP), ()),
        ("AREA 3 MANAJEMEN SDM", *none, "AREA 4 AKUNTABILITAS"),
        *(heads, (*TIM, None, *SOP), (), ()),
        (None, "Nama", None, "Jabatan"),
        (None, "Kertanegari Wulan", None, "Ketua"),
    ]
    langkah = plan(*rows).langkah
    assert [(one.area, one.langkah_aksi, one.pic) for one in langkah] == [
        ("1", TIM[1], TIM[4]),
        ("3", TIM[1], TIM[4]),
        ("2", TIM[1], TIM[4]),
        ("2", SOP[1], SOP[4]),
        ("4", SOP[1], SOP[4]),
    ]


def test_a_ditto_under_area_is_the_area_above() -> None:
    headings = ("NO", "AREA", *HEADINGS[1:])
    reading = plan(headings, (1, "Penguatan Akuntabilitas", *TIM[1:]), (2, '"', *SOP[1:]), (3, "idem", *TIM[1:]))
    assert {(one.area, one.nama_area) for one in reading.langkah} == {("IV", "Penguatan Akuntabilitas")}


def test_areas_said_as_aims_are_the_usual_ones_and_a_date_is_read_before_a_rhythm() -> None:
    headings = ("NO", "SASARAN AREA", "RENCANA AKSI", "FREKUENSI", "TANGGAL", "EVIDEN", "PIC")
    work = (
        1,
        "Terwujudnya penguatan pengawasan",
        "Pengawasan daerah",
        "1 kali",
        "12 September 2025",
        "Laporan",
        "Ketua",
    )
    (langkah,) = plan(headings, work, (2, *work[1:4], "20 Mei 2025", *work[5:])).langkah[:1]
    assert (langkah.area, langkah.nama_area, dues(langkah)) == ("V", "Penguatan Pengawasan", ["2025-09-12"])


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


def test_who_answers_for_an_area_may_have_brackets_in_the_name() -> None:
    area = ("I", "MANAJEMEN PERUBAHAN\nPenanggung jawab: Ketua Pokja I (Sekretaris Badan)")
    (langkah,) = plan(HEADINGS[:4], area, TIM[:4]).langkah
    assert (langkah.nama_area, langkah.pic) == ("MANAJEMEN PERUBAHAN", "Ketua Pokja I (Sekretaris Badan)")


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


def test_notes_among_rows_and_shares_of_progress_ask_nothing() -> None:
    headings = (*HEADINGS, "PROGRES")
    note = (None, "catatan rapat 12/1: area SDM ditambah bila ada formasi")
    rows = [headings, AREA, (*TIM, "25%"), note, headings, ("II", "TATA LAKSANA"), (*SOP, "100%")]
    reading = read_file(xlsx([("RENCANA AKSI ZI TAHUN 2025",), *rows]), "a.xlsx")
    assert [langkah.langkah_aksi for langkah in reading.langkah] == [TIM[1], SOP[1]]
    assert [remark.code for remark in reading.peringatan] == ["columns.status_of_amounts"]


def test_headings_as_people_speak_and_the_parts_of_the_lke() -> None:
    headings = ("no", "apa yg dikerjakan", "siapa", "kapan", "buktinya")
    part, work = ("A", "PROSES"), (*TIM[:2], "Kasi", "Maret", "SK Tim")
    (langkah,) = plan(headings, part, AREA, work).langkah
    assert (langkah.nama_area, langkah.pic, bukti(langkah)) == ("MANAJEMEN PERUBAHAN", "Kasi", ["SK Tim"])


def test_each_short_name_of_a_plan_with_its_year_is_a_document() -> None:
    (langkah,) = plan(HEADINGS, AREA, (*TIM[:2], "RKT 2027\nRKAM 2027", *TIM[3:])).langkah
    assert bukti(langkah) == ["RKT 2027", "RKAM 2027"]
