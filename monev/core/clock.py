"""The clock: the only thing tests replace; MONEV_HARI_INI (YYYY-MM-DD) fixes its day, as does
practising a meeting."""

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from monev.core.dates import end_of_month
from monev.core.errors import read_setting

DEFAULT_ZONE = "Asia/Jakarta"

_which_day: list[Callable[[], date | None]] = [lambda: None]
"""How it is known which day is pretended for whoever asks; None: the real one."""


def pretend_by(which_day: Callable[[], date | None]) -> None:
    """Say how it is known which day is pretended where the clock is asked; None: the real one."""
    _which_day[0] = which_day


def zone() -> ZoneInfo:
    """The office's zone: MONEV_ZONA, else WIB. Raises BadSetting for a name that is no zone."""
    advice = "Yang diterima: Asia/Jakarta (WIB), Asia/Makassar (WITA) atau Asia/Jayapura (WIT)."
    return read_setting("MONEV_ZONA", ZoneInfo, "bukan nama zona waktu.", advice) or ZoneInfo(
        DEFAULT_ZONE
    )


def zone_name() -> str:
    """What the office's time is called on papers: WIB, WITA, WIT."""
    return datetime.now(zone()).tzname() or ""


def now() -> datetime:
    """The present moment in the office's zone, to the second. Raises BadSetting where a setting
    says no date."""
    current = datetime.now(zone()).replace(microsecond=0)
    advice = (
        "Yang diterima: tahun-bulan-tanggal, misalnya MONEV_HARI_INI=2025-09-30; atau "
        "kosongkan setelan itu."
    )
    day = _which_day[0]() or read_setting(
        "MONEV_HARI_INI", date.fromisoformat, "bukan tanggal.", advice
    )
    return current if day is None else current.replace(year=day.year, month=day.month, day=day.day)


def is_pretended() -> bool:
    """Whether the day is fixed, for a rehearsal or a test: then nothing leaves this computer by
    itself."""
    return bool(os.environ.get("MONEV_HARI_INI"))


def today() -> date:
    """Today in the office's zone."""
    return now().date()


def is_before(moment: datetime) -> bool:
    """Whether this computer's clock is over a day before what was stored: one is wrong. Never of a
    pretended day."""
    return not is_pretended() and _which_day[0]() is None and now() < moment - timedelta(days=1)


def today_within(tahun: int) -> date:
    """Today within a rencana's tahun, else its day nearest to today: the day of what is written
    now."""
    return max(date(tahun, 1, 1), min(today(), end_of_month(tahun, 12)))
