"""Knows the days off, on which no letter goes out: the weekend, national holidays and cuti bersama.

Most offices work five days; one that works six (`six_days`) gets its letters on Saturdays too.
"""

from datetime import date, timedelta
from functools import cache

_A_DAY = timedelta(days=1)


def day_off(day: date, *, six_days: bool) -> str:
    """Name the reason why a day is off: Sabtu, Minggu, Hari Raya Natal; "" for a workday."""
    if day.weekday() == 6:
        return "Minggu"
    if holiday := _holidays(day.year).get(day, ""):
        return holiday
    return "Sabtu" if day.weekday() == 5 and not six_days else ""


def days_off_between(first: date, last: date, *, six_days: bool) -> int:
    """Count the days off from one day to another, both included."""
    count = 0
    day = first
    while day <= last:
        count += bool(day_off(day, six_days=six_days))
        day += _A_DAY
    return count


@cache
def _holidays(year: int) -> dict[date, str]:
    """List the holidays of a year: day → name.

    If the library does not know the ministers' decree of the year, days that follow the moon are
    computed and cuti bersama is missing.
    """
    # Here: it takes 0.3 s to load, and only senders of letters need it.
    from holidays import GOVERNMENT, PUBLIC, country_holidays

    kinds = (PUBLIC, GOVERNMENT)
    return dict(country_holidays("ID", years=year, language="id", categories=kinds))
