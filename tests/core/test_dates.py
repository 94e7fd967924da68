"""The periode a meeting is about, and the one proposed to a person who looks at a plan."""

from datetime import date

import pytest

from monev.core.dates import (
    Periode,
    brief_tenggat,
    find_periode,
    fold_tenggat,
    last_ended_periode,
    periode_of,
    prepared_periode,
    proposed_periode,
)


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


@pytest.mark.parametrize(
    ("today", "periode"),
    [
        ("2025-09-15", Periode(2025, 2)),
        ("2025-09-16", Periode(2025, 3)),  # it ends in two weeks: its meeting is prepared
        ("2026-03-20", Periode(2025, 4)),  # the plan's year is over
    ],
)
def test_a_meeting_opened_just_before_its_triwulan_ends_is_about_that_one(today, periode):
    day = date.fromisoformat(today)
    assert prepared_periode(day, day, 2025) == periode


def test_months_in_a_narrow_place_have_no_year_but_another_than_the_plans():
    keys = ("2025-01", "2025-02", "2025-03", "2025-08-04", "2026-02", "2024-12-05")
    assert brief_tenggat(keys, 2025) == "5 Des 2024, Jan–Mar, 4 Agu, Feb 2026"


@pytest.mark.parametrize(
    ("tenggat", "words"),
    [
        (["2025-10"], "Oktober 2025"),
        (["2025-08-04"], "4 Agustus 2025"),
        (["2025-03", "2025-01", "2025-02"], "Jan–Mar 2025"),
        (["2025-01", "2025-02", "2025-04"], "Jan, Feb, Apr 2025"),
        (["2024-11", "2024-12", "2025-01"], "Nov, Des 2024, Jan 2025"),
        (["2025-01", "2025-08-04"], "Jan 2025, 04/08/2025"),
    ],
)
def test_months_are_folded(tenggat, words):
    assert fold_tenggat(tenggat) == words
