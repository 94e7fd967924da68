"""The curve: plan and reached of each month, reports as points that open a version, the forecast."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from monev.charts.curve import curve
from monev.charts.theme import Theme
from monev.core.dates import SHORT_MONTHS
from monev.figures import forecast, view_at
from monev.figures.kurva import curve_of_history, curve_of_view
from tests.charts import books
from tests.conftest import filled_by
from tests.figures.material import langkah, store_submissions, view_of
from tests.figures.test_curve import AHEAD, BEHIND, FOUR, ONE, THREE, TWO
from tests.makers import TAHUN

filled = filled_by(books.fill)


@pytest.fixture(scope="module")
def four(shared_db) -> str:
    return store_submissions(shared_db, ONE, TWO, THREE, FOUR)


def drawn(picture: Any, theme: Theme = Theme()) -> dict[str, Any]:  # noqa: B008 - a NamedTuple
    """Return the traces of the figure by what they are."""
    names = ("band", "plan", "reached", "reports", "end", "months")
    return dict(zip(names, curve(picture, theme).data, strict=True))


def test_plan_begins_at_nothing_and_every_month_says_n_of_all_in_full(shared_db, four):
    picture = curve_of_history(shared_db, view_at(shared_db, four, TAHUN, date(2025, 12, 31)))
    figure = curve(picture, Theme())
    plan = figure.data[1]
    # Feb, Mar, Jun and, moved there, Aug: one each of four.
    assert (plan.x[0], plan.x[-1]) == (0, 12)
    assert list(plan.y) == [0, 0, 0.25, 0.5, 0.5, 0.5, 0.75, 0.75, 1, 1, 1, 1, 1]
    assert plan.text[8] == "jatuh tempo 4/4 (100%)"
    titles = dict(zip(figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext, strict=True))
    assert (titles[8.0], titles[12.0]) == ("Agustus 2025", "Desember 2025")
    assert figure.layout.hovermode == "x unified"
    assert list(figure.data[5].text) == [*SHORT_MONTHS]


def test_reports_are_points_that_carry_their_version_hollow_where_another_speaks(shared_db, four):
    picture = curve_of_history(shared_db, view_at(shared_db, four, TAHUN, date(2025, 12, 31)))
    shown = drawn(picture)
    reports = shown["reports"]
    hollow = [fill == Theme().palette.ground for fill in reports.marker.color]
    values = zip(reports.y, hollow, reports.text, strict=True)
    points = dict(zip(reports.customdata, values, strict=True))
    assert points == {
        1: (0, True, ""),  # the plan alone, on the axis
        3: (0.75, True, ""),  # 4 speaks of 30 June
        2: (0.2, False, "<b>20%</b>"),
        4: (0.5, False, "<b>50%</b><br>tercapai"),
    }
    assert "rencana saja, belum ada realisasi" in reports.hovertext[0]
    assert "diganti unggahan sesudahnya" in reports.hovertext[1]
    # A touch of any value of a month opens the report that speaks of its last day.
    opened = zip(shown["plan"].x, shown["plan"].customdata, strict=True)
    reported = {x: number for x, number in opened if number}
    assert reported == {3.0: 2, 6.0: 4}


def test_reached_says_of_every_month_what_the_newest_report_says(shared_db, four):
    picture = curve_of_history(shared_db, view_at(shared_db, four, TAHUN, date(2025, 12, 31)))
    reached = drawn(picture)["reached"]
    # One done on 20 February, one on 10 April; unggahan 4 reports until 30 June.
    assert list(reached.x) == [1, 2, 3, 4, 5, 6]
    assert list(reached.y) == [0, 0.25, 0.25, 0.5, 0.5, 0.5]
    assert reached.text[1] == "selesai 1/4 (25%)"
    assert reached.customdata[2] == 2


def test_a_view_shows_what_it_knows_and_its_own_point_is_hollow_while_something_is_unreported(
    shared_db, four
):
    picture = curve_of_view(shared_db, view_at(shared_db, four, TAHUN, date(2025, 9, 30)))
    shown = drawn(picture)
    assert list(shown["reports"].customdata) == [2, 4, 4]
    assert list(shown["reports"].marker.color)[-1] == Theme().palette.ground, (
        "August is due and nobody told"
    )
    assert shown["reports"].hovertext[-1].endswith("1 target belum dilaporkan")
    assert max(shown["reached"].x) == 6, "what nobody told is not drawn as reached"
    # Of the months behind February and March are done, June is not: August, unreported, may go
    # either way.
    assert picture.sentence == (
        "Menurut rencana 4/4 (100%) target jatuh tempo s.d. 30 September 2025; selesai 2/4 (50%). "
        "Perkiraan akhir 2025: antara 2 dan 3 dari 4 target selesai."
    )
    (line,) = curve(picture, Theme()).layout.shapes
    assert line.x0 == 9
    labels = [one.text for one in curve(picture, Theme()).layout.annotations]
    assert labels == ["<b>rencana</b>", "perkiraan", "posisi 30/09/2025"]


def test_the_years_end_is_a_band_by_its_name_and_no_number_stands_at_december(shared_db):
    view = view_of(
        shared_db, "2025-04-30", langkah("I.1.1", *BEHIND, *AHEAD), unggahan_posisi="2025-04-30"
    )
    found = forecast(shared_db, view)
    assert (found.low, found.high, found.total) == (10, 14, 16)
    picture = curve_of_view(shared_db, view)
    shown, figure = drawn(picture), curve(picture, Theme())
    assert list(shown["band"].x) == [4, 12, 12, 4]
    assert list(shown["band"].y) == [6 / 16, 14 / 16, 10 / 16, 6 / 16]
    assert list(shown["end"].text) == [
        "Perkiraan akhir 2025: antara 10 dan 14 dari 16 target selesai."
    ]
    at_the_end = [one.text for one in figure.layout.annotations if one.x == 12]
    assert at_the_end == ["<b>rencana</b>", "perkiraan"]
    assert list(shown["reports"].x) == [4], "the report of that day is the point itself"
    history = curve_of_history(shared_db, replace(view, posisi=date(2025, 4, 29)))
    assert history.band.empty, "a later report says how it went on"
    assert picture.sentence.endswith(
        "Perkiraan akhir 2025: antara 10 dan 14 dari 16 target selesai."
    )
    assert "3 bulan yang sudah lewat" in picture.method


def test_a_plan_alone_is_its_line_and_a_hollow_point_without_a_word_of_failure(filled):
    picture = curve_of_history(filled, books.plan(filled))
    shown = drawn(picture)
    assert shown["plan"].text[-1] == "jatuh tempo 228/228 (100%)"
    assert list(shown["plan"].y)[6] == 107 / 228
    assert (list(shown["reached"].x), list(shown["reports"].y)) == ([], [0])
    assert (
        picture.sentence == "Belum ada realisasi yang dilaporkan: yang digambar adalah rencananya."
    )
    assert list(drawn(curve_of_view(filled, books.plan(filled)))["reports"].x) == []
