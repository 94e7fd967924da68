"""A sheet becomes a plain grid: the text that Excel shows, real dates, merges, fills, hidden rows and columns."""

from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from monev.core.errors import FileRefused
from monev.reading.files.child import open_file
from monev.reading.files.grid import Grid, build_from_csv, build_from_worker, cell_address
from monev.reading.files.shown_text import value_text
from tests.reading.tables import workbook_bytes


def read_sheet(workbook: Workbook) -> Grid:
    return build_from_worker(open_file(workbook_bytes(workbook), "xlsx")).sheets[0]


@pytest.fixture
def grid() -> Grid:
    """A sheet with one of each."""
    workbook = Workbook()
    sheet = workbook.active
    sheet["A1"] = "  judul\nkedua baris "
    sheet["B2"] = 1.0
    sheet["C2"] = datetime(2025, 11, 1)  # noqa: DTZ001 - a cell has no zone
    sheet["C2"].number_format = "mmm-yy"
    sheet["A3"] = "gabungan"
    sheet.merge_cells("A3:B5")
    sheet["D5"] = "sendiri"
    sheet["D5"].fill = PatternFill("solid", fgColor="FFFFE699")
    sheet["D6"] = "=1/0"
    sheet["E6"] = "#REF!"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True
    return read_sheet(workbook)


def test_text_is_verbatim_and_a_date_keeps_its_value_and_shows_its_format(grid: Grid) -> None:
    assert grid.texts[1, 1] == "judul\nkedua baris"
    assert grid.texts[2, 2] == "1"
    assert grid.texts[6, 5] == "#REF!"
    assert grid.texts[2, 3] == "Nov-25"
    assert grid.date_at(2, 3) == datetime(2025, 11, 1)  # noqa: DTZ001 - a cell has no zone
    assert grid.formats[2, 3] == "mmm-yy"


def test_a_merge_fills_every_cell_it_covers_and_is_known_to_come_from_above(grid: Grid) -> None:
    assert {(b, k): grid.content_at(b, k) for b in (3, 4, 5) for k in (1, 2)} == dict.fromkeys(
        ((b, k) for b in (3, 4, 5) for k in (1, 2)), "gabungan"
    )
    assert grid.own_text(3, 2) == "gabungan"
    assert grid.own_text(4, 1) == ""
    assert grid.is_covered_from_above(5, 2)
    assert not grid.is_covered_from_above(3, 2)
    assert grid.width_at(3, 1) == 2


def test_fills_hidden_rows_and_columns_formulas_without_result_and_the_last_filled_cell_are_known(grid: Grid) -> None:
    assert grid.colours[5, 4] == "FFE699"
    assert grid.hidden_rows == {5}
    assert grid.hidden_columns == {4}
    assert grid.empty_formulas == ((6, 4),)
    assert (grid.last_row, grid.last_column) == (6, 5)


def test_csv_makes_the_same_grid_without_merges() -> None:
    workbook = build_from_csv(open_file(b"a;b;\n;;\n 1 ;;c\n", "csv"))
    assert workbook.sheets[0].texts == {(1, 1): "a", (1, 2): "b", (3, 1): "1", (3, 3): "c"}
    assert workbook.sheets[0].by_row == {1: [1, 2], 3: [1, 3]}


def test_merges_over_whole_columns_cost_nothing_where_nothing_stands_and_a_million_are_refused() -> None:
    workbook = Workbook()
    workbook.active["A1"] = "x"
    workbook.active.merge_cells("A1:A900")
    assert set(read_sheet(workbook).merges) == {(1, 1)}
    sheet = {
        **{k: [] for k in ("tanggal", "bentuk", "warna", "baris_tersembunyi", "kolom_tersembunyi", "rumus_kosong")},
        **{"nama": "A", "tersembunyi": False, "sel": [[4000, 150, "x"]], "gabungan": [[1, 1, 150, 4000]] * 3},
    }
    with pytest.raises(FileRefused, match="sel gabungan"):
        build_from_worker({"lembar": [sheet], "properti": {}})


def test_an_address_is_what_a_person_types() -> None:
    assert [cell_address(*cell) for cell in ((1, 1), (12, 6), (3, 27), (9, 702))] == ["A1", "F12", "AA3", "ZZ9"]


NOV = datetime(2025, 11, 3, 14, 5)  # noqa: DTZ001 - a cell has no zone


def test_the_text_is_what_excel_shows(subtests: pytest.Subtests) -> None:
    for value, form, text in [
        (1.0, "General", "1"),
        (1, "0", "1"),
        (1.1, "General", "1.1"),
        (0.75, "0%", "75%"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "TRUE"),
        ("  a\r\nb  ", "General", "a\nb"),
        (NOV, "mmm-yy", "Nov-25"),
        (NOV.replace(month=10), "mmm-yy", "Okt-25"),
        (NOV.replace(month=10), "[$-409]mmm-yy;@", "Oct-25"),
        (NOV.replace(month=8), "[$-421]d mmmm yyyy;@", "3 Agustus 2025"),
        (NOV, "dd/mm/yyyy", "03/11/2025"),
        (NOV, "mm-dd-yy", "03/11/2025"),
        (NOV, "yyyy-mm-dd h:mm", "2025-11-03 14:05"),
        (NOV, "mmmm", "November"),
        (NOV, "dddd, d mmmm yyyy", "Senin, 3 November 2025"),
        (NOV, 'd "bulan" m', "3 bulan 11"),
        (NOV, "d\\-mmm", "3-Nov"),
    ]:
        with subtests.test(str(value)):
            assert value_text(value, form) == text
