"""What other programs leave in a file: pictures by formula, tags, stamps, blanks, odd lines of CSV."""

import pytest
from openpyxl import Workbook

from monev.core.records import Reading
from monev.questions import reading_questions, reading_sitting, take_census
from monev.reading import read_file
from monev.reading.choices import build_choices
from tests.makers import saved
from tests.reading.tables import AREA, PLAN_TITLE, Row, check_reading, codes_of, midnight, xlsx

HEADINGS = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "PIC")
PLAN: tuple[Row, ...] = (
    PLAN_TITLE,
    HEADINGS,
    AREA,
    (1, "Membentuk tim kerja", "SK Tim", "Maret 2025", "Sekretaris"),
    (2, "Menyusun rencana kerja", "Dokumen rencana kerja", "April 2025", "Umum"),
)


def read_rows(*rows: Row) -> Reading:
    return read_file(xlsx((PLAN_TITLE, HEADINGS, AREA, *rows)), "a.xlsx")


def read_csv(*lines: str, end: str = "\r\n") -> Reading:
    text = "\r\n".join((PLAN_TITLE[0], ";".join(HEADINGS), "I. MANAJEMEN PERUBAHAN", *lines)) + end
    return read_file(text.encode(), "a.csv")


@pytest.mark.parametrize(
    "formula",
    ['=_xlfn.DISPIMG("ID_61D8",1)', '=IMAGE("https://contoh.go.id/sk.png")', '=DISPIMG("ID_6",1)'],
)
def test_a_picture_function_is_a_blank_cell_that_is_told(formula):
    reading = read_rows((1, "Membentuk tim kerja", formula, "Maret 2025", "Sekretaris"))
    check_reading(reading, bukti="-", remarks="rows.picture")


def test_a_picture_function_in_csv_is_blank_too():
    reading = read_csv('1;Membentuk tim kerja;"=DISPIMG(""ID_61D8"",1)";Maret 2025;Sekretaris')
    check_reading(reading, bukti="-", remarks="rows.picture")


def test_tags_in_cells_part_documents_and_are_told_once():
    listed = "<p>SK Tim Kerja</p><ul><li>Undangan</li><li>Notulen &amp; daftar hadir</li></ul>"
    broken = "Dokumen rencana kerja<br>Matriks rencana<br/>Lembar disposisi"
    reading = read_rows(
        (1, "Membentuk&nbsp;tim", listed, "Maret 2025", "Umum"),
        (2, "Menyusun rencana", broken, "September&nbsp;2025", "Umum"),
    )
    check_reading(
        reading,
        bukti="SK Tim Kerja, Undangan, Notulen, daftar hadir / "
        "Dokumen rencana kerja, Matriks rencana, Lembar disposisi",
        langkah_aksi="Membentuk tim / Menyusun rencana",
        tenggat="03 / 09",
        remarks="files.tags",
        pesan="Ada 4 sel",
    )


def test_a_sign_of_less_than_is_no_tag():
    reading = read_rows((1, "Menjaga waktu layanan < 5 menit", "Laporan R&D", "Mei 2025", "Umum"))
    check_reading(reading, langkah_aksi="Menjaga waktu layanan < 5 menit", remarks="")


@pytest.mark.parametrize(
    ("zone", "days"), [("Asia/Jakarta", "03-31 / 06-30"), ("Asia/Jayapura", "03-31 / 06-30")]
)
def test_a_stamp_with_an_offset_is_that_instant_here(zone, days, monkeypatch):
    monkeypatch.setenv("MONEV_ZONA", zone)
    reading = read_csv(
        "1;Membentuk tim kerja;SK;2025-03-30T17:00:00+00:00;Sekretaris",
        "2;Menyusun SOP;SOP;2025-06-29T23:30:00Z;Sekretaris",
    )
    check_reading(reading, tenggat=days, remarks="")


def test_rows_of_formulas_that_show_nothing_give_no_remark():
    blank = [(f'=IF(B{row}="","",ROW()-4)', None, " ", "\xa0") for row in range(6, 26)]
    reading = read_file(xlsx((*PLAN, *blank)), "a.xlsx")
    check_reading(reading, tenggat="03 / 04", remarks="")


def test_a_formula_without_a_result_in_a_row_of_work_is_still_told():
    reading = read_rows((1, "Membentuk tim kerja", '=IF(A1="","",A1)', "Maret 2025", "Umum"))
    assert "rows.formula_without_result" in codes_of(reading)


def test_a_blank_in_the_last_row_of_the_sheet_refuses_nothing():
    workbook = Workbook()
    for row in PLAN:
        workbook.active.append(list(row))
    workbook.active["A1048576"] = " "
    check_reading(read_file(saved(workbook), "a.xlsx"), tenggat="03 / 04", remarks="")
    workbook.active["A1048576"] = "x"
    check_reading(read_file(saved(workbook), "a.xlsx"), refused="baris 1048576")


def test_a_csv_may_end_as_files_of_ms_dos_do():
    reading = read_csv("1;Membentuk tim kerja;SK;Maret 2025;Umum", end="\r\n\x1a")
    check_reading(reading, tenggat="03", remarks="")


def test_a_quote_within_a_csv_cell_may_have_a_backslash():
    reading = read_csv(
        r'1;"Menyusun SOP \"Pelayanan; Prima\" bagi petugas";SOP;April 2025;Umum',
        r'2;"Membagi map C:\";Foto;Mei 2025;Umum',
    )
    check_reading(
        reading,
        langkah_aksi='Menyusun SOP "Pelayanan; Prima" bagi petugas / Membagi map C:\\',
        tenggat="04 / 05",
        remarks="",
    )


def test_a_csv_row_with_a_cell_too_many_is_told():
    right = "1;Membentuk tim kerja;SK;Maret 2025;Umum"
    reading = read_csv(
        *[right.replace("1", str(number), 1) for number in range(1, 6)], right + ";x"
    )
    [told] = [remark for remark in reading.peringatan if remark.code == "files.csv_wide"]
    assert (told.baris, "6 sel" in told.pesan) == (9, True)


def test_a_langkah_whose_words_are_an_error_is_asked():
    reading = read_rows(
        (1, "#VALUE!", "SK", "Maret 2025", "Umum"), (2, "Rapat", "Notula", "Mei 2025", "Umum")
    )
    assert [(each.sel, each.code) for each in reading.peringatan[1:]] == [
        ("B4", "rows.langkah_error")
    ]
    assert "Baris 4" in take_census(reading).missing[0]


def test_a_year_typed_into_cells_that_show_dates_is_asked_once_and_may_be_meant():
    shown = midnight(1905, 7, 17)  # 2025 days after Excel's first
    rows = [(number, f"Rapat {number}", "SK", shown, "Umum") for number in range(1, 5)]
    reading = read_rows(*rows)
    sitting = reading_sitting(reading, reading_questions(reading))
    [asked] = sitting.left
    [year] = [each for each in sitting.proposals(asked) if each.words == "2025: Desember 2025"]
    answered = build_choices(year.items)
    data = xlsx((PLAN_TITLE, HEADINGS, AREA, *rows))
    check_reading(read_file(data, "a.xlsx", choice=answered), tenggat="12 / 12 / 12 / 12")


def test_months_that_a_spreadsheet_made_dates_are_asked_once_and_may_be_months():
    headings = (*HEADINGS[:3], "BULAN PELAKSANAAN", "PIC")
    workbook = Workbook()
    for row in (PLAN_TITLE, headings, AREA):
        workbook.active.append(list(row))
    for number, (month, day) in enumerate(((3, 1), (6, 4), (9, 7), (12, 10)), start=1):
        place = number + 3
        workbook.active.append(
            [number, f"Rapat {number}", "SK", midnight(2025, month, day), "Umum"]
        )
        workbook.active.cell(place, 4).number_format = "d-mmm"
    reading = read_file(saved(workbook), "a.xlsx")
    sitting = reading_sitting(reading, reading_questions(reading))
    [asked] = sitting.left
    words = "Semuanya dari bulan sampai bulan"
    [spans] = [each for each in sitting.proposals(asked) if each.words == words]
    answered = read_file(saved(workbook), "a.xlsx", choice=build_choices(spans.items))
    check_reading(answered, tenggat="03 / 06 / 09 / 12")


def test_what_google_was_still_loading_is_a_lost_cell_and_no_document():
    for words in ("Loading...", "Memuat…"):
        reading = read_rows((1, "Membentuk tim kerja", words, "Maret 2025", "Sekretaris"))
        check_reading(reading, bukti="-", remarks="rows.formula_error")


def test_letters_opened_with_another_encoding_are_restored_and_told_once():
    reading = read_csv(
        "1;Rapat â€“ awal;SK Tim;Maret 2025;Sekretaris", "2;Monitoring Ã© dua;Laporan;Mei 2025;Umum"
    )
    check_reading(
        reading,
        langkah_aksi="Rapat – awal / Monitoring é dua",
        remarks="files.garbled",
        pesan="Ada 2 sel",
    )
    lost = read_csv("1;Rapat â€;SK Tim;Maret 2025;Sekretaris")
    check_reading(lost, langkah_aksi="Rapat â€", remarks="files.garbled")
    lost = read_csv("1;Rapat \ufffd awal;SK Tim;Maret 2025;Sekretaris")
    check_reading(lost, langkah_aksi="Rapat \ufffd awal", remarks="files.garbled")


def test_the_mark_of_a_footnote_is_no_part_of_a_document():
    reading = read_rows(
        (1, "Rapat", "Undangan2), Notulen1)", "Maret 2025¹)", "Umum"),
        (2, "Apel", "Foto²; Formulir (Model C1)", "Maret 20251)", "Umum"),
    )
    check_reading(
        reading,
        bukti="Undangan, Notulen / Foto, Formulir (Model C1)",
        tenggat="03 / 03",
        remarks="",
    )


@pytest.mark.parametrize("separator", [";", ",", "|"])
def test_a_sheet_whose_separator_failed_says_so_with_the_way_to_mend_it(separator):
    lines = [PLAN_TITLE, *((separator.join(map(str, row)),) for row in PLAN[1:])]
    (error,) = read_file(xlsx(lines), "a.xlsx").galat
    assert error.code == "identity.one_column"
    assert "Teks ke Kolom" in error.pesan


def test_a_csv_in_utf_16_without_its_mark_is_read():
    text = "\n".join((PLAN_TITLE[0], ";".join(HEADINGS), "1;Rapat;SK Tim;Maret 2025;Umum"))
    for coding in ("utf-16-le", "utf-16-be"):
        check_reading(read_file(text.encode(coding), "a.csv"), langkah_aksi="Rapat", bukti="SK Tim")
