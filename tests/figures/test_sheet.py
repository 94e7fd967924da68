"""Ringkasan as one sheet: its sentence, months, lists by PIC and areas count the same targets, and
the curve has one list of points.
"""

from datetime import date

import pytest

from monev import figures
from monev.figures import view_at
from monev.figures.kurva import curve_of_view
from monev.figures.sheet import sheet
from tests.charts import books
from tests.conftest import filled_by
from tests.figures.material import langkah, store_submissions, tenggat, view_of
from tests.figures.test_curve import AHEAD, BEHIND, FOUR, ONE, THREE, TWO
from tests.makers import TAHUN

POSISI = "2025-09-30"
filled = filled_by(books.fill)
DONE = tenggat("2025-03", "selesai", tanggal_selesai="2025-03-01")
LATE = [
    # Area I: three days late, one of two; II: done; III: nothing due; IV: late since July.
    langkah("I.1.1", DONE, tenggat("2025-09-27"), pic="Ani"),
    langkah("II.1.1", DONE, pic="Ani; Budi"),
    langkah("III.1.1", tenggat("2025-12"), tenggat("2025-10", "tidak_berlaku"), pic="Ani"),
    langkah("IV.1.1", tenggat("2025-07-31"), tenggat("2025-10-15"), pic="Budi"),
    langkah("IV.2.1", tenggat("2025-07-31"), pic="Budi"),
]


@pytest.fixture(scope="module")
def four(shared_db) -> str:
    return store_submissions(shared_db, ONE, TWO, THREE, FOUR)


def test_the_lists_say_who_has_what_most_first_and_the_months_and_areas_add_up(shared_db):
    shown = sheet(shared_db, view_of(shared_db, POSISI, *LATE))
    assert shown.answer == "2 dari 5 target yang jatuh tempo sudah selesai."
    late, _, following = shown.lists
    assert (late.mark, late.title, late.is_late) == ("▲", "Terlambat 3", True)
    assert [(one.name, one.codes) for one in late.people] == [
        ("Budi", "IV.1.1 · IV.2.1"),
        ("Ani", "I.1.1"),
    ]
    assert [row.when for row in late.people[0].rows] == ["31 Jul · 61 hari"] * 2
    assert (following.title, following.people[0].rows[0].when) == ("Oktober 1", "15 Okt")
    months = {month.name: (month.text, month.state, month.mark) for month in shown.months}
    assert len(months) == 12
    assert months["Mar"] == ("2/2", "penuh", "")
    assert months["Jul"] == ("0/2", "terlambat", "▲")
    assert months["Okt"] == ("1", "belum", "")
    assert months["Jan"] == ("–", "kosong", "")
    assert [(area.text, area.mark) for area in shown.areas] == [
        ("1/2", "▲"),
        ("1/1", ""),
        ("–", ""),
        ("0/2", "▲"),
    ]


def test_what_was_not_reported_is_no_ones_fault_and_says_so(shared_db):
    view = view_of(shared_db, "2025-11-30", langkah("I.1.1", tenggat("2025-10"), DONE, pic="Ani"))
    shown = sheet(shared_db, view)
    late = shown.lists[0]
    assert (late.mark, late.title, late.is_late) == ("△", "Belum dilaporkan 1", False)
    assert {month.state for month in shown.months if month.mark} == {"belum_dilaporkan"}


def test_a_plan_alone_has_no_word_of_failure_and_no_line_of_what_was_done(filled):
    view = books.plan(filled)
    shown = sheet(filled, view)
    assert shown.answer == "228 target tahun ini, 228 sudah jatuh tempo."
    assert {month.state for month in shown.months} == {"rencana"}
    assert shown.curve is not None and shown.curve.reached == ()
    assert not any(listed.is_late for listed in shown.lists)
    assert "erlambat" not in repr(shown)


def test_plan_and_reached_are_points_by_month_from_the_first_report_on(shared_db, four):
    drawn = curve_of_view(shared_db, view_at(shared_db, four, TAHUN, date(2025, 6, 30)))
    # Feb, Mar, Jun and, moved there, Aug: one each of four.
    assert [point.n for point in drawn.plan] == [0, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4, 4]
    assert [(point.x, point.n) for point in drawn.reached] == [(3, 1), (4, 2), (5, 2), (6, 2)]
    assert "selesai 2/4 (50%)" in drawn.alt
    assert {"Jatuh tempo menurut rencana", "Selesai"} <= {*drawn.table["titik"]}


def test_what_nobody_told_is_not_drawn_as_reached(shared_db, four):
    drawn = curve_of_view(shared_db, view_at(shared_db, four, TAHUN, date(2025, 9, 30)))
    assert (drawn.reached[-1].x, drawn.posisi) == (6, 9)


def test_a_first_report_shows_no_pace_so_nothing_is_forecast(shared_db):
    view = view_of(
        shared_db, "2025-04-30", langkah("I.1.1", *BEHIND, *AHEAD), unggahan_posisi="2025-04-30"
    )
    assert figures.forecast(shared_db, view) is not None
    drawn = curve_of_view(shared_db, view)
    assert drawn.forecast is None
    assert [point.x for point in drawn.reached] == [4], "no line before the first report"
    assert "Perkiraan" not in drawn.alt
