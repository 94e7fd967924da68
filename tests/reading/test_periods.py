"""Columns of periods are found by their words and order.

MULAI and SELESAI in two columns are one window, due at its end.
"""

from datetime import date

import pytest
from openpyxl import Workbook

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.core.records import Langkah
from monev.questions.columns import read_choices
from monev.reading import read_file
from monev.reading.choices import build_choices
from monev.reading.columns import propose
from monev.reading.tables import find_tables
from tests.makers import saved
from tests.reading.tables import (
    AREA,
    PLAN_TITLE,
    Row,
    codes_of,
    fill_sheet,
    make_grid,
    months_of,
    xlsx,
)

FULL_YEAR = list(range(1, 13))


def months_under(*rows: Row) -> list[int] | None:
    """List the last month of each column of periods below these headings of a plan."""
    first, *below = rows
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", *first)
    grid = make_grid(headings, *((None, None, None, *row) for row in below))
    [table] = find_tables(grid)
    months = propose(table, {}).months
    return [months[column].last for column in sorted(months)] or None


def test_twelve_columns_of_months(subtests):
    for heading in [
        SHORT_MONTHS,
        list(map(str.upper, MONTH_NAMES)),
        list(map(str, FULL_YEAR)),
        list(map("B{:02d}".format, FULL_YEAR)),
        list(map("{}-25".format, SHORT_MONTHS)),
        list(map("Target {}".format, MONTH_NAMES)),
        ["Jan", "Peb", "Mrt", "Apr", "May", "June", "Jul", "Agt", "Sept", "Oct", "Nop", "Dec"],
    ]:
        with subtests.test(str(heading)):
            assert months_under((*heading, "PIC")) == FULL_YEAR


def test_of_triwulan_over_months_the_months_count():
    quarters: list[str] = []
    for heading in ("TW I", "TW II", "TW III", "TW IV"):
        quarters += [heading, "", ""]
    assert months_under(tuple(quarters), SHORT_MONTHS) == FULL_YEAR
    summed = ("Jan", "Feb", "Mar", "TW I", "Apr", "Mei", "Jun", "TW II")
    assert months_under(summed) == [1, 2, 3, 4, 5, 6]


def test_months_of_realisasi_and_chance_words_are_not_the_plans():
    assert months_under(tuple(f"Realisasi {month}" for month in SHORT_MONTHS)) is None
    for heading in ((*"ABC",), ("I", "II", "III")):
        assert months_under(heading) is None, "chance words and numbers"


def test_people_say_on_the_form_which_column_begins_the_months():
    rows = (
        ("NO", "KEGIATAN", "BUKTI", *"ABCDEFGHIJKL", "PIC"),
        AREA,
        (1, "Rapat", "Notula", *[None] * 4, "x", *[None] * 6, "x", "Umum"),
    )
    unsaid = read_file(xlsx((PLAN_TITLE, *rows)), "a.xlsx")
    assert [error.code for error in unsaid.galat] == ["identity.columns_missing"]
    said = read_choices(unsaid.tables, ["D=januari"])
    reading = read_file(xlsx((PLAN_TITLE, *rows)), "a.xlsx", choice=build_choices(said))
    assert [(months_of(each), each.pic) for each in reading.langkah] == [("05 12", "Umum")]
    [january] = [column for column in reading.tables[0].columns if column.letter == "D"]
    assert (january.meaning, january.is_chosen) == ("target_waktu", True)


def test_ways_to_head_the_quarters(subtests):
    for words in [
        ("JAN–MAR", "APR–JUN", "JUL–SEP", "OKT–DES"),
        ("Januari s.d. Maret", "April s.d. Juni", "Juli s.d. September", "Oktober s.d. Desember"),
        ("TW I (Jan-Mar)", "TW II (Apr-Jun)", "TW III (Jul-Sep)", "TW IV (Okt-Des)"),
        ("TW I\nJan-Mar", "TW II\nApr-Jun", "TW III\nJul-Sep", "TW IV\nOkt-Des"),
        ("TW I", "TW II", "TW III", "TW IV"),
        ("Target TW I", "Target TW II", "Target TW III", "Target TW IV"),
        ("I", "II", "III", "IV"),
        ("Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"),
        ("Q1", "Q2", "Q3", "Q4"),
    ]:
        with subtests.test(str(words)):
            assert months_under(("PIC", *words)) == [3, 6, 9, 12]


def test_a_plan_whose_calendar_or_times_name_two_years_is_of_the_first_and_that_is_asked():
    months = ("OKT 2025", "NOV 2025", "DES 2025", "JAN 2026")
    rows = (
        ("NO", "KEGIATAN", *months, "BUKTI"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Rapat", "x", None, None, "x", "SK"),
    )
    reading = read_file(
        xlsx((("RENCANA AKSI",), ("PERIODE OKTOBER 2025 S.D. JANUARI 2026",), *rows)), "a.xlsx"
    )
    assert (reading.tahun, [target.tenggat for target in reading.langkah[0].tenggat]) == (
        2025,
        ["2025-10", "2026-01"],
    )
    assert codes_of(reading) == ["identity.tahun_first_of_several"]
    rows = (
        ("NO", "KEGIATAN", "WAKTU", "EVIDEN"),
        (1, "Apel", "JAN 2026", "SK"),
        (2, "Rapat", "OKT 2025", "SK"),
    )
    assert read_file(xlsx((("RENCANA AKSI",), ("TAHUN 2025/2026",), *rows)), "a.xlsx").tahun == 2025


def langkah(
    start: object, selesai: object, *heading: tuple[object, ...], form: str = "dd/mm/yyyy"
) -> Langkah:
    """Read the one langkah of a plan with this window, under these headings."""
    workbook = Workbook()
    sheet = workbook.active
    row = (1, "Tim", "SK", "Membentuk", "SK", start, selesai)
    fill_sheet(sheet, [PLAN_TITLE, *heading, AREA, row])
    for cell in (sheet.cell(sheet.max_row, 6), sheet.cell(sheet.max_row, 7)):
        if cell.is_date:
            cell.number_format = form
    result = read_file(saved(workbook), "a.xlsx")
    assert (result.galat, result.peringatan) == ((), ())
    return result.langkah[0]


LEFT = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI")
TWO_ROWS = ((*LEFT, "WAKTU PELAKSANAAN"), (*(None,) * 5, "MULAI", "SELESAI"))


@pytest.mark.parametrize(
    "heading", [TWO_ROWS, ((*LEFT, "TGL MULAI", "TGL SELESAI"),), ((*LEFT, "AWAL", "AKHIR"),)]
)
def test_the_window_has_both_ends_and_is_due_at_the_last(heading):
    one = langkah("Januari", "Maret 2025", *heading)
    assert (one.jenis_target, one.mulai, [target.tenggat for target in one.tenggat]) == (
        "rentang",
        "2025-01",
        ["2025-03"],
    )
    one = langkah("Maret 2025", "Maret 2025", *TWO_ROWS)
    assert (one.target_waktu, one.jenis_target) == ("Maret 2025", "bulan")


def test_real_dates_keep_their_day_shown_as_months_are_months_and_an_end_alone_is_the_target():
    one = langkah(date(2025, 1, 6), date(2025, 2, 14), *TWO_ROWS)
    assert one.target_waktu == "6 Januari 2025 s.d. 14 Februari 2025"
    assert [(target.tenggat, target.buka.isoformat()) for target in one.tenggat] == [
        ("2025-02-14", "2025-01-01")
    ]

    one = langkah(date(2025, 1, 1), date(2025, 2, 1), *TWO_ROWS, form="mmm-yy")
    assert months_of(one) == "02"

    one = langkah(None, date(2025, 7, 31), *TWO_ROWS)
    assert months_of(one) == "07-31"
