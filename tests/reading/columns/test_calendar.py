"""A calendar is found among the headings by its words and order.

Its columns know their months. MULAI and SELESAI in two columns are one window, due at its end.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from openpyxl import Workbook

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.core.records import Langkah
from monev.questions.columns import read_choices
from monev.reading import read_file
from monev.reading.choices import build_choices
from monev.reading.columns.calendar import Calendar, find_calendar
from monev.reading.passes import find_tables
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


def calendar_of(*row: Row) -> Calendar | None:
    """Find the calendar of heading rows without merges."""
    return find_calendar(make_grid(*row), 1, len(row))


def last_months(result: Calendar) -> list[int]:
    """List the last month of each column, from left to right."""
    return [result.columns[column].month for column in sorted(result.columns)]


def test_twelve_columns_of_months(subtests: pytest.Subtests) -> None:
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
            assert last_months(calendar_of(("NO", "KEGIATAN", *heading, "PIC"))) == FULL_YEAR


def test_what_stands_above_says_whether_they_are_a_calendar(subtests: pytest.Subtests) -> None:
    roman, figures = ("", "I", "II", "III", "IV"), ("", "1", "2", "3", "4")
    quarters = ("", "TW I", "TW II", "TW III", "TW IV")
    for above, below, months in [
        ("TRIWULAN", roman, [3, 6, 9, 12]),
        ("NILAI", roman, None),
        ("JADWAL", figures, [3, 6, 9, 12]),
        ("NILAI", figures, None),
        ("TARGET", ("", "B06", "B12"), [6, 12]),
        ("Hasil", ("", "B06", "B12"), None),
        # Quarters under target capaian are planned and those under capaian are done.
        ("TARGET CAPAIAN TAHUN 2025", quarters, [3, 6, 9, 12]),
        ("CAPAIAN TAHUN 2025", quarters, None),
    ]:
        with subtests.test(f"{above} {below}"):
            result = calendar_of(("NO", above), below)
            assert (result and last_months(result)) == months


def test_of_triwulan_over_months_and_months_over_weeks_the_months_count() -> None:
    quarters, months = [], []
    for heading in ("TW I", "TW II", "TW III", "TW IV"):
        quarters += [heading, "", ""]
    for heading in SHORT_MONTHS:
        months += [heading, "", "", ""]
    assert last_months(calendar_of(("NO", *quarters), ("", *SHORT_MONTHS))) == FULL_YEAR
    result = calendar_of(("NO", *months), ("", *["1", "2", "3", "4"] * 12))
    assert last_months(result) == [month for month in FULL_YEAR for _ in range(4)]
    result = calendar_of(("NO", "Jan", "Feb", "Mar", "TW I", "Apr", "Mei", "Jun", "TW II"))
    assert last_months(result) == [1, 2, 3, 4, 5, 6]


def test_months_of_realisasi_or_of_money_and_chance_words_are_not_the_plans_calendar() -> None:
    two = calendar_of(
        ("NO", "RENCANA", *[""] * 11, "REALISASI", *[""] * 11), ("", *SHORT_MONTHS, *SHORT_MONTHS)
    )
    assert (min(two.columns), max(two.columns)) == (2, 13)
    assert calendar_of(("NO", "REALISASI", *[""] * 11), ("", *SHORT_MONTHS)) is None
    assert calendar_of(("NO", "PENYERAPAN ANGGARAN", *[""] * 11), ("", *SHORT_MONTHS)) is None
    for heading in (
        ("NO", "Mei"),
        ("NO", "Maret", "April"),
        (*"1234",),
        ("NO", "I", "II", "III"),
        (*"ABC",),
    ):
        assert calendar_of(heading) is None, "chance words and numbers"
    # Without a word between them two calendars are known to be two.
    result = calendar_of(("NO", *SHORT_MONTHS, *SHORT_MONTHS))
    assert (min(result.columns), max(result.columns)) == (2, 13)


def test_people_say_on_the_form_which_column_begins_the_months() -> None:
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
    assert (january.meaning, january.is_chosen) == ("januari", True)


def test_ways_to_head_the_quarters(subtests: pytest.Subtests) -> None:
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
            calendar = calendar_of(("NO", "KEGIATAN", "BUKTI", "PIC", *words))
            assert last_months(calendar) == [3, 6, 9, 12]


def test_a_plan_whose_calendar_or_times_name_two_years_is_of_the_first_and_that_is_asked() -> None:
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


def test_where_the_look_of_dates_is_not_said_days_elsewhere_say_that_they_are_days() -> None:
    """Dates of an .xls have no format: 1 January may mean January, but not beside 28 May."""
    heading = ("NO", "LANGKAH AKSI", "BUKTI", "MULAI", "SELESAI")
    grid = make_grid(
        PLAN_TITLE,
        heading,
        (1, "Membentuk", "SK", "Jan-25", "28 Mei 2025"),
        (2, "Rapat", "SK", "Mar-25", ""),
    )
    dates = {
        (3, 4): datetime(2025, 1, 1, tzinfo=UTC),
        (3, 5): datetime(2025, 5, 28, tzinfo=UTC),
        (4, 4): datetime(2025, 3, 1, tzinfo=UTC),
    }
    unsaid = ((3, 4), (4, 4))
    grid = replace(
        grid, dates=dates, formats=dict.fromkeys(unsaid, "mmm-yy"), dates_without_format=unsaid
    )
    (header,) = find_tables(grid)
    times = [header.grid.texts[row, header.columns["target_waktu"]] for row in (3, 4)]
    assert times == ["1 Januari 2025 s.d. 28 Mei 2025", "mulai 1 Maret 2025"]


LEFT = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI")
TWO_ROWS = ((*LEFT, "WAKTU PELAKSANAAN"), (*(None,) * 5, "MULAI", "SELESAI"))


@pytest.mark.parametrize(
    "heading", [TWO_ROWS, ((*LEFT, "TGL MULAI", "TGL SELESAI"),), ((*LEFT, "AWAL", "AKHIR"),)]
)
def test_the_window_has_both_ends_and_is_due_at_the_last(
    heading: tuple[tuple[object, ...], ...],
) -> None:
    one = langkah("Januari", "Maret 2025", *heading)
    assert (one.jenis_target, one.mulai, [target.tenggat for target in one.tenggat]) == (
        "rentang",
        "2025-01",
        ["2025-03"],
    )
    one = langkah("Maret 2025", "Maret 2025", *TWO_ROWS)
    assert (one.target_waktu, one.jenis_target) == ("Maret 2025", "bulan")


def test_real_dates_keep_their_day_shown_as_months_are_months_and_an_end_alone_is_the_target() -> (
    None
):
    one = langkah(date(2025, 1, 6), date(2025, 2, 14), *TWO_ROWS)
    assert one.target_waktu == "6 Januari 2025 s.d. 14 Februari 2025"
    assert [(target.tenggat, target.buka.isoformat()) for target in one.tenggat] == [
        ("2025-02-14", "2025-01-01")
    ]

    one = langkah(date(2025, 1, 1), date(2025, 2, 1), *TWO_ROWS, form="mmm-yy")
    assert months_of(one) == "02"

    one = langkah(None, date(2025, 7, 31), *TWO_ROWS)
    assert months_of(one) == "07-31"
