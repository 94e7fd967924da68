"""No layout is ever read silently wrong, nearly all of them without a question, and every row is accounted for.

What one habit of an office means is told by the tests of tests/reading; these are whole tables of random plans.
"""

from __future__ import annotations

from random import Random

import pytest

from monev.reading.files.gate import check_file
from monev.reading.whole_file import open_workbook, read_workbook
from tests.layouts.measure import LAYOUTS, OUTCOMES, measure
from tests.layouts.random_plan import make_rencana
from tests.reading.tables import counted, held

LEAST = 0.95
"""The least share read right without asking: marks in neighbouring months are asked about at the first row that has
them."""


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_nothing_is_read_silently_wrong_and_little_is_asked(name: str, pytestconfig: pytest.Config) -> None:
    value = measure(name, range(2 if pytestconfig.getoption("semua") else 1))
    totals = value.totals()
    assert {outcome: totals[outcome] for outcome in ("salah", "hilang", "lebih")} == {
        "salah": 0,
        "hilang": 0,
        "lebih": 0,
    }, value.examples
    assert set(totals) <= set(OUTCOMES)
    assert totals["benar"] / sum(totals.values()) >= LEAST, value.examples


@pytest.mark.parametrize("name", ["status_and_links", "kop_and_notes", "matrix_area_column"])
def test_every_row_of_a_layout_is_accounted_for(name: str) -> None:
    layout = LAYOUTS[name]
    result = layout.write(make_rencana(Random(7), layout.want))
    book = open_workbook(check_file(result.data), result.data)
    reading = read_workbook(book, result.nama, None, None)
    assert reading.langkah
    assert counted(reading) == held(book)
