"""The periode a meeting is about, and the one proposed to a person who looks at a plan."""

from datetime import date

import pytest

from monev.core.dates import Periode, find_periode, last_ended_periode, periode_of, proposed_periode


@pytest.mark.parametrize(
    ("code", "before", "end", "following"),
    [
        ("tw1", date(2024, 12, 31), date(2025, 3, 31), Periode(2025, 2)),
        ("tw4", date(2025, 9, 30), date(2025, 12, 31), Periode(2026, 1)),
        ("setahun", date(2024, 12, 31), date(2025, 12, 31), Periode(2026, 1)),
    ],
)
def test_a_periode_has_its_days_and_what_comes_next(code, before, end, following):
    one = find_periode(2025, code)
    assert (one.before, one.end, one.following, one.code) == (before, end, following, code)


def test_names_are_those_of_official_titles_and_an_unknown_code_is_a_mistake_of_the_program():
    third, year = Periode(2025, 3), Periode(2025, None)
    assert (third.name, third.short_name) == ("Triwulan III Tahun 2025", "TW III 2025")
    assert (year.name, year.short_name) == ("Tahun 2025", "Setahun 2025")
    assert periode_of(date(2025, 7, 1)) == Periode(2025, 3)
    assert last_ended_periode(date(2025, 9, 29), 2025) == Periode(2025, 2)
    with pytest.raises(ValueError):
        find_periode(2025, "tw5")


@pytest.mark.parametrize(
    ("posisi", "today", "periode"),
    [
        ("2025-09-30", "2026-11-20", Periode(2025, 3)),  # the end of a triwulan, long ago
        ("2025-10-06", "2025-10-08", Periode(2025, 3)),  # something recorded after it
        ("2025-08-05", "2025-10-08", Periode(2025, 3)),  # the last report is of August
        ("2025-08-15", "2026-11-20", Periode(2025, 3)),  # chosen, long ago
        ("2026-01-09", "2026-01-09", Periode(2025, 4)),  # the plan's year is over
        ("2025-02-10", "2025-02-10", Periode(2025, 1)),  # nothing has ended yet
    ],
)
def test_the_periode_people_meet_about_is_proposed(posisi, today, periode):
    assert proposed_periode(date.fromisoformat(posisi), date.fromisoformat(today), 2025) == periode
