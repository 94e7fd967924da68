"""Pictures: made when somebody asks, kept for the present and for the ends of quarters."""

from datetime import date, timedelta

from monev.edits.single_edits import Target, edit
from monev.figures.views import newest_view, view_at
from tests.database.tables import present_pictures
from tests.makers import SATKER, TAHUN, append_unggahan


def test_a_year_of_touches_leaves_a_picture_of_each_quarters_end_and_of_now(db, today):
    append_unggahan(db)
    day = date(2025, 7, 1)
    while day < date(2025, 12, 20):
        today(day.isoformat())
        edit(db, SATKER, TAHUN, Target("V.a.1.1"), {"pic": f"Kasubbag {day}"}, pelaku="Ani")
        newest_view(db, SATKER, TAHUN)
        day += timedelta(7)
    last = day - timedelta(7)
    assert present_pictures(db) == [date(2025, 6, 30), date(2025, 9, 30), last]
    shown = view_at(db, SATKER, TAHUN, date(2025, 8, 9))
    assert (shown.hari, shown.posisi) == (date(2025, 8, 5), date(2025, 8, 9))
    assert date(2025, 8, 5) in present_pictures(db), "made again when somebody asks"
