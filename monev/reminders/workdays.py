"""On which days no letter goes out: Sundays, national holidays, and the cuti bersama that offices
have with them."""

from datetime import date, timedelta
from functools import cache

_A_DAY = timedelta(days=1)


def day_off(day: date) -> str:
    """Say why no letter goes out on a day: Minggu, Hari Raya Natal; "" where letters do."""
    if day.weekday() == 6:
        return "Minggu"
    return _holidays(day.year).get(day, "")


def next_workday(day: date) -> date:
    """Find the first day after it on which letters go out."""
    day += _A_DAY
    while day_off(day):
        day += _A_DAY
    return day


def days_off_between(first: date, last: date) -> int:
    """Count the days off from one day to another, both included."""
    count = 0
    day = first
    while day <= last:
        count += bool(day_off(day))
        day += _A_DAY
    return count


@cache
def _holidays(year: int) -> dict[date, str]:
    """The days of a year; those that follow the moon are computed where the ministers' decree of
    the year is not yet known to the library, and cuti bersama is missing then."""
    # Here: it takes 0.3 s to load, and only what sends letters needs it.
    from holidays import GOVERNMENT, PUBLIC, country_holidays

    return dict(
        country_holidays(
            "ID",
            years=year,
            language="id",
            categories=(PUBLIC, GOVERNMENT),
        )
    )
