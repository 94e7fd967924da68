"""MULAI and SELESAI in two columns are one window, due at its end."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from openpyxl import Workbook

from monev.core.records import Langkah
from monev.reading import read_file
from monev.reading.passes import find_tables
from tests.reading.tables import fill_sheet, make_grid, workbook_bytes, xlsx

TOP_ROWS = ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",)


def langkah(start: object, selesai: object, *heading: tuple[object, ...], form: str = "dd/mm/yyyy") -> Langkah:
    """The one langkah of a plan with this window, under these headings."""
    workbook = Workbook()
    ws = workbook.active
    fill_sheet(
        ws, [TOP_ROWS, *heading, ("I. MANAJEMEN PERUBAHAN",), (1, "Tim", "SK", "Membentuk", "SK", start, selesai)]
    )
    for cell in (ws.cell(ws.max_row, 6), ws.cell(ws.max_row, 7)):
        if cell.is_date:
            cell.number_format = form
    result = read_file(workbook_bytes(workbook), "a.xlsx")
    assert (result.galat, result.peringatan) == ((), ())
    return result.langkah[0]


def test_where_the_look_of_dates_is_not_said_days_elsewhere_say_that_they_are_days() -> None:
    """An .xls keeps no look: the first of a month may be a month, not beside the 28th."""
    heading = ("NO", "LANGKAH AKSI", "BUKTI", "MULAI", "SELESAI")
    grid = make_grid(
        TOP_ROWS, heading, (1, "Membentuk", "SK", "Jan-25", "28 Mei 2025"), (2, "Rapat", "SK", "Mar-25", "")
    )
    dates = {
        (3, 4): datetime(2025, 1, 1, tzinfo=UTC),
        (3, 5): datetime(2025, 5, 28, tzinfo=UTC),
        (4, 4): datetime(2025, 3, 1, tzinfo=UTC),
    }
    unsaid = ((3, 4), (4, 4))
    grid = replace(grid, dates=dates, formats=dict.fromkeys(unsaid, "mmm-yy"), dates_without_format=unsaid)
    (header,) = find_tables(grid)
    times = [header.grid.texts[row, header.columns["target_waktu"]] for row in (3, 4)]
    assert times == ["1 Januari 2025 s.d. 28 Mei 2025", "mulai 1 Maret 2025"]


LEFT = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI")
TWO_ROWS = ((*LEFT, "WAKTU PELAKSANAAN"), (*(None,) * 5, "MULAI", "SELESAI"))


@pytest.mark.parametrize("heading", [TWO_ROWS, ((*LEFT, "TGL MULAI", "TGL SELESAI"),), ((*LEFT, "AWAL", "AKHIR"),)])
def test_the_window_has_both_ends_and_is_due_at_the_last(heading: tuple[tuple[object, ...], ...]) -> None:
    one = langkah("Januari", "Maret 2025", *heading)
    assert (one.jenis_target, one.mulai, [t.tenggat for t in one.tenggat]) == ("rentang", "2025-01", ["2025-03"])
    one = langkah("Maret 2025", "Maret 2025", *TWO_ROWS)
    assert (one.target_waktu, one.jenis_target) == ("Maret 2025", "bulan")


def test_real_dates_keep_their_day_shown_as_months_are_months_and_an_end_alone_is_the_target() -> None:
    one = langkah(date(2025, 1, 6), date(2025, 2, 14), *TWO_ROWS)
    assert one.target_waktu == "6 Januari 2025 s.d. 14 Februari 2025"
    assert [(t.tenggat, t.buka.isoformat()) for t in one.tenggat] == [("2025-02-14", "2025-01-01")]

    one = langkah(date(2025, 1, 1), date(2025, 2, 1), *TWO_ROWS, form="mmm-yy")
    assert [t.tenggat for t in one.tenggat] == ["2025-02"]

    one = langkah(None, date(2025, 7, 31), *TWO_ROWS)
    assert [t.tenggat for t in one.tenggat] == ["2025-07-31"]


def test_day_and_month_are_one_time_and_a_month_alone_is_that_month() -> None:
    rows = [(1, "Membentuk tim", "SK", "Januari", 15), (2, "Rapat", "Notula", "Februari", "-")]
    heading = ("NO", "LANGKAH AKSI", "BUKTI", "BULAN", "TGL")
    data = xlsx([TOP_ROWS, heading, ("I. MANAJEMEN PERUBAHAN",), *rows])
    result = read_file(data, "a.xlsx")
    assert [[t.tenggat for t in one.tenggat] for one in result.langkah] == [["2025-01-15"], ["2025-02"]]
    assert result.peringatan == ()
