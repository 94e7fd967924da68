"""A sheet becomes a plain grid: verbatim text, real dates, merges, fills, hidden rows and columns."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from monev.core.errors import FileRefused
from monev.reading.files.child import open_file
from monev.reading.files.grid import Grid, build_from_csv, build_from_worker, cell_address
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


def test_text_is_verbatim_with_inner_line_breaks(grid: Grid) -> None:
    assert grid.texts[1, 1] == "judul\nkedua baris"
    assert grid.texts[2, 2] == "1"
    assert grid.texts[6, 5] == "#REF!"


def test_a_date_keeps_its_value_and_shows_its_format(grid: Grid) -> None:
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


def test_fills_and_hidden_rows_and_columns_are_kept(grid: Grid) -> None:
    assert grid.colours[5, 4] == "FFE699"
    assert grid.hidden_rows == {5}
    assert grid.hidden_columns == {4}


def test_a_formula_without_a_stored_result_is_known(grid: Grid) -> None:
    assert grid.empty_formulas == ("D6",)


def test_the_last_row_and_column_are_those_of_filled_cells(grid: Grid) -> None:
    assert (grid.last_row, grid.last_column) == (6, 5)


def test_csv_makes_the_same_grid_without_merges() -> None:
    workbook = build_from_csv(open_file(b"a;b;\n;;\n 1 ;;c\n", "csv"))
    assert workbook.sheets[0].texts == {(1, 1): "a", (1, 2): "b", (3, 1): "1", (3, 3): "c"}
    assert workbook.sheets[0].by_row == {1: [1, 2], 3: [1, 3]}


def test_merges_over_whole_columns_cost_nothing_where_nothing_stands() -> None:
    workbook = Workbook()
    workbook.active["A1"] = "x"
    workbook.active.merge_cells("A1:A900")
    assert set(read_sheet(workbook).merges) == {(1, 1)}


def test_merges_that_lie_over_each_other_a_million_times_are_refused() -> None:
    sheet = {
        **{k: [] for k in ("tanggal", "bentuk", "warna", "baris_tersembunyi", "kolom_tersembunyi", "rumus_kosong")},
        **{"nama": "A", "tersembunyi": False, "sel": [[4000, 150, "x"]], "gabungan": [[1, 1, 150, 4000]] * 3},
    }
    with pytest.raises(FileRefused, match="sel gabungan"):
        build_from_worker({"lembar": [sheet], "properti": {}})


@pytest.mark.parametrize(("row", "column", "text"), [(1, 1, "A1"), (12, 6, "F12"), (3, 27, "AA3"), (9, 702, "ZZ9")])
def test_an_address_is_what_a_person_types(row: int, column: int, text: str) -> None:
    assert cell_address(row, column) == text
