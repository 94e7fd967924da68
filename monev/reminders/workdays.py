"""On which days no letter goes out: Sundays, national holidays, and the cuti bersama that offices
have with them."""

from datetime import date, timedelta
from functools import cache

_A_DAY = timedelta(days=1)


def day_off(day: date) -> str:
    """Why no letter goes out on a day: Minggu, Hari Raya Natal; "" where letters do."""
    return "Minggu" if day.weekday() == 6 else _holidays(day.year).get(day, "")


def next_workday(day: date) -> date:
    """The first day after it on which letters go out."""
    day += _A_DAY
    while day_off(day):
        day += _A_DAY
    return day


def days_off_between(first: date, last: date) -> int:
    """How many days off there are from one day to another, both included."""
    return sum(bool(day_off(first + _A_DAY * number)) for number in range((last - first).days + 1))


@cache
def _holidays(year: int) -> dict[date, str]:
    """The days of a year; those that follow the moon are computed where the ministers' decree of
    the year is not yet known to the library, and cuti bersama is missing then."""
    # Here: it takes 0.3 s to load, and only what sends letters needs it.
    from holidays import GOVERNMENT, PUBLIC, country_holidays

    return dict(country_holidays("ID", years=year, language="id", categories=(PUBLIC, GOVERNMENT)))
