"""Knows the days off, on which no letter goes out: Sundays, national holidays and cuti bersama."""

from datetime import date, timedelta
from functools import cache

_A_DAY = timedelta(days=1)


def day_off(day: date) -> str:
    """Name the reason why a day is off: Minggu, Hari Raya Natal; "" for a workday."""
    if day.weekday() == 6:
        return "Minggu"
    return _holidays(day.year).get(day, "")


def next_workday(day: date) -> date:
    """Find the first workday after a day."""
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
    """List the holidays of a year: day → name.

    If the library does not know the ministers' decree of the year, days that follow the moon are
    computed and cuti bersama is missing."""
    # Here: it takes 0.3 s to load, and only senders of letters need it.
    from holidays import GOVERNMENT, PUBLIC, country_holidays

    kinds = (PUBLIC, GOVERNMENT)
    return dict(country_holidays("ID", years=year, language="id", categories=kinds))
