"""No letter goes out at the weekend, on national holidays and cuti bersama. What was due then goes
out on the next workday. An office of six days gets its letters on Saturdays too.
"""

from datetime import date, timedelta

import pytest

from monev.core.roles import EVERY_SATKER
from monev.outputs.messages import read_notices
from monev.reminders.workdays import day_off, days_off_between
from tests.makers import SATKER
from tests.reminders.post_office import employ, plan, round_today, set_up
from tests.reminders.post_office import office as office

# Source: the joint decrees of the three ministers, 1017/2024 (for 2025), 1497/2025 (for 2026) and
# that of 2026 (for 2027). Another library would not know days of the moon and cuti bersama.
DECREED = {
    "2025-01-01": "Tahun Baru Masehi",
    "2025-01-28": "Cuti Bersama Tahun Baru Imlek",
    "2025-03-31": "Hari Raya Idul Fitri",
    "2025-04-07": "Cuti Bersama Hari Raya Idul Fitri",
    "2025-08-18": "Cuti Bersama Hari Kemerdekaan Republik Indonesia",
    "2026-03-20": "Cuti Bersama Hari Raya Idul Fitri",
    "2026-03-21": "Hari Raya Idul Fitri",
    "2026-05-27": "Hari Raya Idul Adha",
    "2026-12-24": "Cuti Bersama Hari Raya Natal",
    "2027-03-09": "Cuti Bersama Hari Raya Idul Fitri",
    "2027-05-20": "Hari Raya Waisak",
}


def test_the_weekend_and_the_days_of_the_ministers_decrees_are_off():
    found = {day: day_off(date.fromisoformat(day), six_days=False) for day in DECREED}
    assert found == DECREED
    assert day_off(date(2025, 9, 28), six_days=True) == "Minggu"
    saturday = date(2025, 9, 27)
    assert [day_off(saturday, six_days=six) for six in (False, True)] == ["Sabtu", ""]
    workdays = (
        date(2025, 9, 26),
        date(2025, 9, 29),
        date(2026, 3, 17),
        date(2026, 3, 25),
        date(2027, 3, 16),
    )
    assert [day_off(day, six_days=False) for day in workdays] == [""] * 5
    assert day_off(date(2040, 8, 17), six_days=False), "also of a year without a decree"


def test_days_off_are_counted_from_the_first_to_the_last_day_with_both():
    saturday, sunday, monday = (date(2025, 9, 27) + timedelta(days=more) for more in range(3))
    assert days_off_between(saturday, sunday, six_days=True) == 1
    assert days_off_between(saturday, sunday, six_days=False) == 2
    assert days_off_between(sunday, sunday, six_days=True) == 1
    assert days_off_between(sunday, monday, six_days=True) == 1
    assert days_off_between(monday, date(2025, 10, 4), six_days=True) == 0
    assert days_off_between(monday, date(2025, 10, 5), six_days=True) == 1


@pytest.fixture
def prepared(db, office, today):
    """Store a target of Ani that falls due on Tuesday, 1 April 2025, the second day of Lebaran."""
    today("2025-03-01")
    plan(db, {"Kasubbag A": ["2025-04-01"]})
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "ani", pics={SATKER: {"Kasubbag A"}})
    set_up(db, office.port, jenis=("tugas",))
    return db


@pytest.mark.parametrize(("six_days", "after"), [(False, "2025-04-08"), (True, "2025-04-05")])
def test_what_is_due_on_a_day_off_goes_out_on_the_next_workday(
    prepared, office, today, six_days, after
):
    set_up(prepared, office.port, jenis=("tugas",), sabtu=six_days)
    sent = []
    for number in range(31):
        day = date(2025, 3, 16) + timedelta(days=number)
        today(day.isoformat())
        sent += [day.isoformat()] * len(round_today(prepared, office))
    assert sent == ["2025-03-25", after], "past its date on the 2nd, and after the days off"


def test_a_letter_put_off_before_a_long_holiday_is_tried_after_it(prepared, office, today):
    office.answer_rcpt = lambda _: "451 4.7.1 nanti"
    states = []
    for day in ("2025-03-27", "2025-03-29", "2025-04-02", "2025-04-07", "2025-04-08"):
        today(day)
        if day == "2025-04-08":
            office.answer_rcpt = lambda _: None
        round_today(prepared, office)
        states.append(read_notices(prepared, SATKER)[0]["keadaan"])
    assert states == ["tunda"] * 4 + ["terkirim"]
