"""Where a target stands on the board of months."""

from datetime import date

import pandas as pd
import pytest

from monev.charts.timeline_board import place_of, place_of_posisi


def test_a_target_by_its_month_stands_where_one_by_that_months_last_day_does_and_none_on_a_border():
    days = pd.to_datetime(
        pd.Series(["2025-01-31", "2025-02-01", "2025-02-28", "2024-12-31", "2026-01-01"])
    )
    assert place_of(days, 2025).tolist() == pytest.approx([0.8, 1.2, 1.8, -0.2, 12.2])


@pytest.mark.parametrize(
    "posisi", [date(2025, 1, 30), date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 27)]
)
def test_what_is_due_by_posisi_stands_before_its_line_and_nothing_else_does(posisi):
    days = pd.Series(pd.date_range("2025-01-01", "2025-03-31"))
    is_before = place_of(days, 2025) < place_of_posisi(posisi, 2025)
    assert days[is_before].max().date() == posisi
    assert is_before.sum() == posisi.timetuple().tm_yday
