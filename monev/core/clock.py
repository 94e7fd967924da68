"""The clock of the program.

MONEV_HARI_INI (YYYY-MM-DD) fixes its day. It is the only part that tests replace.
"""

import os
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from monev.core.dates import end_of_month, format_day
from monev.core.errors import MonevError, read_setting

DEFAULT_ZONE = "Asia/Jakarta"


def zone() -> ZoneInfo:
    """Return the office's time zone: MONEV_ZONA, else WIB.

    Raises BadSetting if the name is no zone.
    """
    advice = "Yang diterima: Asia/Jakarta (WIB), Asia/Makassar (WITA) atau Asia/Jayapura (WIT)."
    return read_setting("MONEV_ZONA", ZoneInfo, "bukan nama zona waktu.", advice) or ZoneInfo(
        DEFAULT_ZONE
    )


def zone_name() -> str:
    """Return the name of the office's time on papers: WIB, WITA, WIT."""
    return real_now().tzname() or ""


def real_now() -> datetime:
    """Return the present moment whatever day is pretended, as other clocks tell it."""
    return datetime.now(zone()).replace(microsecond=0)


def now() -> datetime:
    """Return the present moment in the office's zone, to the second.

    Raises BadSetting if a setting is no date.
    """
    current = real_now()
    advice = (
        "Yang diterima: tahun-bulan-tanggal, misalnya MONEV_HARI_INI=2025-09-30; atau "
        "kosongkan setelan itu."
    )
    day = read_setting("MONEV_HARI_INI", date.fromisoformat, "bukan tanggal.", advice)
    return current if day is None else current.replace(year=day.year, month=day.month, day=day.day)


def is_pretended() -> bool:
    """True if a setting fixes the day, for a rehearsal or a test.

    Then the program sends nothing out by itself.
    """
    return bool(os.environ.get("MONEV_HARI_INI"))


def today() -> date:
    """Return today's date in the office's zone."""
    return now().date()


def went_back(newest: datetime | None) -> MonevError | None:
    """Return what to say if this clock is more than a day behind the newest stored moment.

    Then one of the two is wrong. Nothing on a pretended day.
    """
    if newest is None or is_pretended():
        return None
    if now() >= newest - timedelta(days=1):
        return None
    return MonevError(
        f"Jam komputer ini menunjuk {format_day(today())}, padahal perubahan terakhir "
        f"tersimpan {format_day(newest.astimezone(zone()).date())}.",
        "Betulkan tanggalnya. Sebelum itu jatuh tempo dan tanggal pada naskah dapat keliru.",
        heading="Jam komputer mundur",
    )


def today_within(tahun: int) -> date:
    """Return today, or the nearest day of the rencana's tahun. New entries get this day."""
    return max(date(tahun, 1, 1), min(today(), end_of_month(tahun, 12)))
