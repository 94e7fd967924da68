"""The curve of a plan: planned and reached by month."""

from datetime import date

import pytest

from monev.figures import view_at
from monev.figures.kurva import curve_of_view
from tests.figures.material import langkah, store_submissions, tenggat, view_of
from tests.figures.test_plan_history import FOUR, ONE, THREE, TWO
from tests.makers import TAHUN


@pytest.fixture(scope="module")
def four(shared_db) -> str:
    return store_submissions(shared_db, ONE, TWO, THREE, FOUR)


def test_plan_and_reached_are_points_by_month_from_the_first_report_on(shared_db, four):
    drawn = curve_of_view(shared_db, view_at(shared_db, four, TAHUN, date(2025, 6, 30)))
    # Feb, Mar, Jun and, moved there, Aug: one each of four.
    assert [point.n for point in drawn.plan] == [0, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4, 4]
    assert [(point.x, point.n) for point in drawn.reached] == [(3, 1), (4, 2), (5, 2), (6, 2)]
    assert "selesai 2/4 (50%)" in drawn.alt
    assert {"Jatuh tempo menurut rencana", "Selesai"} <= {*drawn.table["titik"]}


def test_the_plan_is_that_of_the_version_that_is_judged(shared_db, four):
    """A sheet of March says the same in July: since then a target moved, another was dropped."""
    drawn = curve_of_view(shared_db, view_at(shared_db, four, TAHUN, date(2025, 3, 31)))
    assert [point.n for point in drawn.plan] == [0, 1, 2, 2, 3, 4, 4, 4, 4, 4, 5, 5]
    assert {point.total for point in drawn.plan} == {5}
    assert "2/5 (40%) target jatuh tempo s.d. 31 Maret 2025" in drawn.alt


def test_a_plan_of_the_next_year_too_widens_the_curve_and_one_without_targets_has_none(shared_db):
    due = tenggat("2025-12"), tenggat("2026-02")
    wide = curve_of_view(shared_db, view_of(shared_db, "2025-12-31", langkah("I.1.1", *due)))
    assert [(point.x, point.n) for point in wide.plan][11:] == [(12, 1), (13, 1), (14, 2)]
    none = curve_of_view(shared_db, view_of(shared_db, "2025-12-31", langkah("I.1.1")))
    assert (none.plan, none.reached) == ((), ())


def test_no_line_of_what_is_done_stands_before_the_first_report_and_nothing_is_foretold(shared_db):
    done = tenggat("2025-02", "selesai", tanggal_selesai="2025-04-29")
    ahead = [tenggat(f"2025-{month:02d}") for month in range(5, 13)]
    rows = langkah("I.1.1", done, tenggat("2025-03", "belum"), *ahead)
    drawn = curve_of_view(
        shared_db, view_of(shared_db, "2025-04-30", rows, unggahan_posisi="2025-04-30")
    )
    assert [point.x for point in drawn.reached] == [4]
    last = drawn.table[drawn.table["titik"] != "Jatuh tempo menurut rencana"]["tanggal"].max()
    assert last.date() == date(2025, 4, 30), "nothing after the day that is judged but the plan"
