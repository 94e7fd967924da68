"""What is marked in a month matrix becomes tenggat; what a mark cannot say is asked, what is decoration is not read."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from monev.core.dates import SHORT_MONTHS
from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.choices import WITHOUT_CHOICES, ChoiceItem, ReadingChoices, build_choices
from monev.reading.rows.marks import kind_of_mark
from tests.reading.tables import Row, csv_text, workbook_bytes, xlsx

LEFT = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG")
BLUE, YELLOW, GREEN = "5B9BD5", "FFE699", "70AD47"


def make_table(
    *rows: Row,
    headings: tuple[str, ...] = (),
    months: tuple[str, ...] = tuple(SHORT_MONTHS),
    colours: dict[str, str] | None = None,
    merges: tuple[str, ...] = (),
    legend: tuple[str, ...] = (),
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """A plan of 2025: months in F..Q, then the headings of `heading`; rows from 4 on, each (marks by month, rest).
    `legend` stands in column B, a row below them."""
    workbook = Workbook()
    ws = workbook.active
    ws.append(["RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025"])
    ws.append([*LEFT, *months, *headings])
    ws.append(["I. MANAJEMEN PERUBAHAN"])
    for index, (marks, *others) in enumerate(rows, start=1):
        ws.append([index, f"Komponen {index}", f"Indikator {index}", f"Langkah {index}", "Laporan"])
        for month, value in marks.items():
            ws.cell(3 + index, 5 + month, value)
        for shift, value in enumerate(others):
            ws.cell(3 + index, 6 + len(months) + shift, value)
    for index, words in enumerate(legend, start=len(rows) + 5):
        ws.cell(index, 2, words)
    for cell, rgb in (colours or {}).items():
        ws[cell].fill = PatternFill("solid", fgColor=rgb)
    for span in merges:
        ws.merge_cells(span)
    return read_file(workbook_bytes(workbook), "a.xlsx", choice=choice)


def tenggat(result: Reading, index: int = 0) -> list[str]:
    """The months of a langkah, without the year."""
    assert result.galat == ()
    return [t.tenggat.removeprefix("2025-") for t in result.langkah[index].tenggat]


def questions(result: Reading, row: int) -> str:
    """Everything asked about a row."""
    return " ".join(c.pesan for c in result.peringatan if c.baris == row)


def test_one_tenggat_for_each_marked_month_and_the_trace_names_the_cells() -> None:
    result = make_table(({1: "v", 3: "V", 6: "✓"},))
    langkah = result.langkah[0]
    assert (tenggat(result), langkah.target_waktu, langkah.jenis_target) == (
        ["01", "03", "06"],
        "Jan, Mar, Jun",
        "daftar",
    )
    trace = next(j for j in langkah.jejak if j.cara == "ditafsirkan" and "sel bertanda" in j.dibaca)
    assert (trace.sel, trace.nilai) == ("F4", "Jan, Mar, Jun")
    assert "F4, H4, K4" in trace.dibaca
    assert questions(result, 4) == ""


AMOUNTS = (1, "2", "1 dok", "25%", "3 laporan", "minggu kedua", "Minggu 2", "Minggu IV", "M4", "mgg ke-3")


def test_marks_amounts_and_weeks_are_marks_and_nought_and_dashes_are_none(subtests: pytest.Subtests) -> None:
    for mark in [*"xXv√✔●*", "xx", "ü", "<-->", *AMOUNTS]:
        with subtests.test(str(mark)):
            result = make_table(({5: mark},))
            assert (tenggat(result), questions(result, 4)) == (["05"], "")
    for mark in ["-", "–", 0, "0", "0%", " "]:
        with subtests.test(str(mark)):
            result = make_table(({5: mark, 6: "x"},))
            assert (tenggat(result), questions(result, 4)) == (["06"], "")


@pytest.mark.parametrize("content", ["12 Mei", "rapat koordinasi", "15.03.2025"])
def test_anything_else_under_a_month_is_a_mark_that_is_asked_about(content: str) -> None:
    assert kind_of_mark(content) == "other"
    result = make_table(({5: content},))
    assert tenggat(result) == ["05"]
    assert "J4" in questions(result, 4)


def test_the_same_words_under_many_months_are_asked_about_once() -> None:
    result = make_table((dict.fromkeys(range(1, 13), "setiap Senin"),))
    assert len(tenggat(result)) == 12
    assert questions(result, 4).count("setiap Senin") == 1
    assert "F4, G4" in questions(result, 4)


def test_marks_in_neighbouring_months_are_one_each_and_that_is_said_once_and_a_row_without_any_is_asked_about() -> None:
    result = make_table(({1: "x", 2: "x"},), ({6: "x", 7: "x"},), ({9: "x"},), ({},))
    assert (tenggat(result), tenggat(result, 1)) == (["01", "02"], ["06", "07"])
    assert ("baris 4, 5)" in questions(result, 4), questions(result, 5)) == (True, "")
    assert result.langkah[3].jenis_target == "tanpa"
    assert "Tidak ada bulan yang ditandai" in questions(result, 7)


def test_a_bar_filled_or_made_by_merging_is_one_tenggat_a_month_and_asked_about() -> None:
    result = make_table(({},), ({},), colours={"F4": BLUE, "G4": BLUE, "J5": BLUE})
    assert (tenggat(result), tenggat(result, 1)) == (["01", "02"], ["05"])
    assert ("yang berurutan" in questions(result, 4), questions(result, 5)) == (True, "")
    result = make_table(({1: "x"},), merges=("F4:H4",))
    assert (tenggat(result), "yang berurutan" in questions(result, 4)) == (["01", "02", "03"], True)


@pytest.mark.parametrize(
    ("frequency", "jenis", "expected"),
    [
        ("Sekali", "rentang", ["04"]),
        ("Bulanan", "bulanan", ["01", "02", "03", "04"]),
        ("Triwulanan", "triwulanan", ["03"]),
        ("Laporan setiap bulan", "bulanan", ["01", "02", "03", "04"]),
    ],
)
def test_a_frekuensi_or_a_target_capaian_settles_what_a_bar_means(
    frequency: str, jenis: str, expected: list[str]
) -> None:
    heading = "FREKUENSI" if " " not in frequency else "TARGET CAPAIAN"
    result = make_table(({}, frequency), headings=(heading,), colours={f"{k}4": BLUE for k in "FGHI"})
    assert (result.langkah[0].jenis_target, tenggat(result), questions(result, 4)) == (jenis, expected, "")
    assert result.langkah[0].target_waktu == "Jan–Apr"


def test_stripes_highlighted_rows_and_rulers_are_no_marks() -> None:
    whole = [get_column_letter(k) for k in range(1, 18)]
    stripes = {f"{k}5": YELLOW for k in whole} | {"H5": BLUE}
    ruler = {f"Q{b}": "F2F2F2" for b in range(2, 9)}
    result = make_table(
        *[({},)] * 5, colours=stripes | ruler | {f"G{b}": BLUE for b in (4, 6)} | {"L7": BLUE, "M8": BLUE}
    )
    assert [tenggat(result, index) for index in range(5)] == [["02"], ["03"], ["02"], ["07"], ["08"]]


def test_a_fill_beside_marks_is_asked_about_and_not_read() -> None:
    result = make_table(({3: "x"},), colours={"F4": BLUE})
    assert tenggat(result) == ["03"]
    assert "F4" in questions(result, 4)


def test_two_colours_in_one_row_are_asked_about_once_a_table_and_a_person_says_what_they_mean() -> None:
    colours = {"F4": BLUE, "J4": YELLOW, "F5": YELLOW, "G5": BLUE}
    result = make_table(({},), ({},), colours=colours)
    assert (tenggat(result), tenggat(result, 1)) == (["01", "05"], ["01", "02"])
    [remark] = [one for one in result.peringatan if one.code == "due.colours_differ"]
    assert (remark.values, remark.nilai) == ({"colours": "biru dan kuning", "rows": "4, 5"}, "biru kuning")
    chosen = build_choices([ChoiceItem("tanda", "biru kuning", "rencana kosong")])
    result = make_table(({},), ({},), colours=colours, choice=chosen)
    assert (tenggat(result), tenggat(result, 1), result.peringatan) == (["01"], ["02"], ())


def test_the_legend_of_colours_says_which_of_them_is_due() -> None:
    colours = {"F4": YELLOW, "G4": BLUE, "H5": YELLOW, "J4": GREEN, "A7": BLUE, "A8": YELLOW, "A9": GREEN}
    legend = ("biru = bulan jatuh tempo", "sedang dikerjakan", "sudah selesai")
    result = make_table(({},), ({},), colours=colours, legend=legend)
    assert (tenggat(result), tenggat(result, 1)) == (["02"], [])
    assert {remark.code for remark in result.peringatan} == {"rows.without_marks"}
    said = (
        "“biru = bulan jatuh tempo” = rencana",
        "“sedang dikerjakan” = bukan target",
        "“sudah selesai” = realisasi, bukan target",
    )
    assert result.keterangan["tanda"] == "; ".join(f"warna {words}" for words in said)


def test_written_time_wins_over_marks_and_a_difference_is_asked_about() -> None:
    result = make_table(
        ({3: "x"}, "Maret 2025"), ({3: "x", 4: "x"}, "Maret – April 2025"), ({5: "x"}, "Juni 2025"), headings=("WAKTU",)
    )
    assert [tenggat(result, index) for index in range(3)] == [["03"], ["04"], ["06"]]
    assert (questions(result, 4), questions(result, 5)) == ("", "")
    assert "ditandai Mei" in questions(result, 6)
    assert tenggat(make_table(({3: "x"}, None), headings=("WAKTU",))) == ["03"], "where it is blank the marks are read"


def test_marks_under_another_year_or_two_are_read_as_headed_and_only_one_of_another_is_asked() -> None:
    result = make_table(({5: "x"},), months=tuple(f"{b} 2026" for b in SHORT_MONTHS))
    assert [t.tenggat for t in result.langkah[0].tenggat] == ["2026-05"]
    assert "2026 bukan tahun rencana" in questions(result, 4)
    months = ("OKT 2024", "NOV 2024", "DES 2024", "JAN 2025", "FEB 2025", "MAR 2025")
    result = make_table(({1: "x", 6: "x"},), months=months)
    assert [one.tenggat for one in result.langkah[0].tenggat] == ["2024-10", "2025-03"]
    assert result.peringatan == ()


def test_a_sum_that_no_month_explains_is_asked_about() -> None:
    month = ("Jan", "Feb", "Mar", "TW I", "Apr", "Mei", "Jun", "TW II")
    result = make_table(({1: "x", 4: 1, 8: 1},), ({3: "x", 8: 1},), months=month)
    assert (tenggat(result), tenggat(result, 1)) == (["01"], ["03"])
    assert "TW II (M4)" in questions(result, 4)
    assert "TW II (M5)" in questions(result, 5)


def test_boxes_may_be_ticked_and_months_counted_in_roman() -> None:
    assert tenggat(make_table((dict.fromkeys(range(1, 13), False) | {4: True},))) == ["04"]
    roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    assert tenggat(make_table(({1: "x", 9: "x"},), months=roman)) == ["01", "09"]


def test_a_month_named_in_its_quarter_is_due_then_and_not_asked_about() -> None:
    result = make_table(({1: "Februari", 2: "Juni", 3: "Desember"},), months=("TW I", "TW II", "TW III", "TW IV"))
    assert tenggat(result) == ["02", "06", "09"]
    assert "“Desember”" in questions(result, 4)
    assert "“Februari”" not in questions(result, 4)


def test_cells_of_words_are_asked_about_once_and_kept_as_what_is_due() -> None:
    result = make_table(({3: "SK tersusun", 6: "Rapat pertama"},), ({9: "Laporan terkirim"},), ({12: "Evaluasi"},))
    assert tenggat(result) == ["03", "06"]
    assert result.langkah[0].target_capaian == "Mar: SK tersusun; Jun: Rapat pertama"
    assert [remark.code for remark in result.peringatan].count("due.cells_of_words") == 1
    assert not any(remark.code == "due.mark_unknown" for remark in result.peringatan)
    headings = ("TARGET B03", "TARGET B06", "TARGET B09", "TARGET B12")
    result = make_table(({1: "Tersusun", 2: "75%"},), ({3: "Tersusun", 4: "belum ada"},), months=headings)
    assert (tenggat(result), result.langkah[0].target_capaian) == (["03", "06"], "Mar: Tersusun; Jun: 75%")
    assert [remark.code for remark in result.peringatan] == ["due.mark_unknown"]
    assert "“belum ada”" in questions(result, 5)


def test_a_pic_of_one_letter_beside_the_months_stays_a_pic() -> None:
    head = ("NO", "KEGIATAN", "BUKTI", "PIC", "B03", "B06", "B09", "B12")
    rows = (("TAHUN 2025",), head, ("I. MANAJEMEN PERUBAHAN",), (1, "Tim", "SK", "A", "1 laporan"))
    (langkah,) = read_file(xlsx(rows), "a.xlsx").langkah
    assert (langkah.pic, [t.tenggat for t in langkah.tenggat]) == ("A", ["2025-03"])
    assert langkah.target_capaian == "Mar: 1 laporan"


def asked_rows(result: Reading) -> list[object]:
    """The rows whose marks in neighbouring months are asked about."""
    return [r.values["rows"] for r in result.peringatan if r.code == "rows.consecutive_marks"]


def test_marks_in_every_period_are_one_tenggat_each_and_no_question_nor_are_those_whose_amounts_are_said() -> None:
    months = make_table((dict.fromkeys(range(1, 13), "x"),), ({3: "x", 4: "x"},))
    assert (len(tenggat(months)), tenggat(months, 1), asked_rows(months)) == (12, ["03", "04"], ["5"])
    quarters = make_table((dict.fromkeys(range(1, 5), "√"),), months=("TW I", "TW II", "TW III", "TW IV"))
    assert (tenggat(quarters), asked_rows(quarters)) == (["03", "06", "09", "12"], [])
    marks = {2: "x", 3: "x", 4: "x"}
    result = make_table((marks, "3 laporan"), (marks, "1 laporan"), headings=("TARGET CAPAIAN",))
    assert (tenggat(result), asked_rows(result)) == (["02", "03", "04"], ["5"])
    result = make_table(({2: "1 dok", 3: "1 dok"},), ({5: "1", 6: "1"},))
    assert (tenggat(result), asked_rows(result)) == (["02", "03"], ["5"])


def test_ticked_quarters_are_one_each_and_blocks_may_be_a_bar_in_two_rows_of_one_langkah_too() -> None:
    quarters = ("TW I", "TW II", "TW III", "TW IV")
    result = make_table(({3: "v", 4: "v"},), ({1: "■", 2: "■"},), months=quarters)
    assert (tenggat(result), tenggat(result, 1), asked_rows(result)) == (["09", "12"], ["03", "06"], ["5"])
    quarters = ("TW I", "TW II", "TW III", "TW IV")
    area, first = ("I. MANAJEMEN PERUBAHAN",), (1, "Tim", "SK", "Membentuk tim", "SK Tim", "v")
    rows = (("TAHUN 2025",), (*LEFT, *quarters), area, first, (None, None, "SK dilaksanakan", None, None, None, "■"))
    result = read_file(xlsx(rows), "a.xlsx")
    assert (tenggat(result), asked_rows(result)) == (["03", "06"], ["4"])


def test_a_calendar_whose_colours_were_lost_is_one_sentence() -> None:
    heading = ("NO", "LANGKAH AKSI", "BUKTI", *SHORT_MONTHS)
    rows = (("TAHUN 2025",), heading, ("I. MANAJEMEN PERUBAHAN",), *((n, f"Kegiatan {n}", "SK") for n in range(1, 5)))
    reading = read_file(csv_text(rows).encode(), "a.csv")
    assert [remark.code for remark in reading.peringatan] == ["rows.marks_are_lost"]
    assert "4 langkah" in reading.peringatan[0].pesan


@pytest.mark.parametrize(
    ("legend", "due"),
    [
        ("Warna kolom Waktu: hijau = triwulan I, kuning = triwulan II", ["2025-03", "2025-06"]),
        ("Warna: hijau muda = Februari; kuning = Mei", ["2025-02", "2025-05"]),
        ("Warna: hijau = triwulan I", []),
    ],
)
def test_the_fill_of_an_empty_time_is_the_time_its_legend_says(legend: str, due: list[str]) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (
        ("RENCANA AKSI ZI TAHUN 2025",),
        (legend,),
        ("KEGIATAN", "WAKTU", "BUKTI", "PIC"),
        ("Manajemen Perubahan",),
    ):
        sheet.append(row)
    for row, fill in ((("Membentuk tim", None, "SK", "Umum"), GREEN), (("Rapat", None, "Notula", "Umum"), YELLOW)):
        sheet.append(row)
        sheet.cell(sheet.max_row, 2).fill = PatternFill("solid", fgColor=fill)
    result = read_file(workbook_bytes(workbook), "a.xlsx")
    assert [t.tenggat for step in result.langkah for t in step.tenggat] == due
    assert [remark.code for remark in result.peringatan if "colours" in remark.code] == [
        "columns.time_from_colours"
    ] * bool(due)
