"""Which of several targets a report speaks of, by the days, months and quarters in its cells."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from monev.reading.periods import Period, find_periods
from monev.reading.report_words import (
    EMPTY,
    is_count,
    read_beginning,
    read_finished,
    read_meant,
    read_status,
)

_PARTS = re.compile(r"[,;\n]")
_BETWEEN_DAYS = re.compile(r"[,;\n&]|\bdan\b")
_NOT_YET = frozenset(
    (
        *("belum", "blm", "tidak", "tdk", "menunggu", "menyusul", "akan", "kecuali", "ke"),
        *("lanjut", "dilanjutkan", "dijadwalkan", "direncanakan", "rencana", "ditunda", "digeser"),
    )
)
_FROM = frozenset(("mulai", "sejak", "semula", "dari"))
_FILLING = frozenset(("dan", "bulan", "untuk", "pada", "baru", "dst"))


def month_number(key: str) -> int:
    """Return the number of a month since the year 0: 2025-03, 2025-03-14."""
    return 12 * int(key[:4]) + int(key[5:7])


def due_of_day(day: date, keys: Sequence[str]) -> str | None:
    """Return the one target that work done on a day was for: of its month, or none else can be.

    Before the first of several, a day is for that one within a time as long as to the next. Later
    it may be a late one or an early one: None.
    """
    own = [key for key in keys if key[:7] == day.isoformat()[:7]]
    if len(own) == 1 or len(keys) < 2:
        return (own or [*keys, None])[0]
    first, second = sorted(map(month_number, keys))[:2]
    is_before_all = 0 < first - month_number(day.isoformat()) < second - first
    return min(keys) if is_before_all and not own else None


def list_days(text: str, shown: datetime | None, tahun: int) -> list[date]:
    """List the days of a cell that says no more than when work was done, once or several times."""
    if text in EMPTY or is_count(text):
        return []
    days: list[date] = []
    parts = [text] if shown else _BETWEEN_DAYS.split(text)
    for part in filter(None, map(str.strip, parts)):
        day = read_finished(part, shown, tahun)[0] or read_beginning(part, tahun)[1]
        if day is None:
            return []
        days.append(day)
    return days


def _all_held(periods: Sequence[Period], keys: Sequence[str], tahun: int) -> list[str]:
    return [key for period in periods for key in keys if period.holds(key, tahun)]


def statuses_by_time(text: str, keys: Sequence[str], tahun: int, bare: str = "") -> dict[str, str]:
    """Return target → status of a cell that says one for each time: Mei selesai, TW II belum.

    A count of a time is what was done in it: 1 laporan (TW I). `bare`: the status of a time without
    one.

    {} if any part says something else, or none is of a target.
    """
    found: dict[str, str] = {}
    named: list[Period] = []
    for part in _PARTS.split(text):
        periods, left = find_periods(part)
        named += periods
        words = " ".join(word for word in left.split() if word not in _FILLING)
        status = read_status(words) or read_meant(words)[0]
        has_unit = any(map(str.isalpha, words))  # 12 Februari is a day
        if not status and periods and has_unit and is_count(words) and not words.startswith("0"):
            status = "selesai"
        is_list = bool(periods) and not words
        if not named or not (status or is_list):
            return {}
        if status:
            found |= dict.fromkeys(_all_held(named, keys, tahun), status)
            named = []
    if named and not bare:
        return {}
    return found | dict.fromkeys(_all_held(named, keys, tahun), bare)


def times_said(text: str, keys: Sequence[str], tahun: int) -> list[str]:
    """List the targets that a remark beside a status leaves to it: those it names (baru TW I).

    Without those it says are not yet done (Maret belum diunggah); all if it names none.
    """
    said: list[str] = []
    left_out: list[str] = []
    for part in _PARTS.split(text):
        periods, words = find_periods(part)
        if not _FROM.isdisjoint(words.split()):
            return [*keys]
        own = _all_held(periods, keys, tahun)
        to = said if _NOT_YET.isdisjoint(words.split()) else left_out
        to += own
    return [key for key in keys if key in (said or keys) and key not in left_out]
