"""Does the plan still hold for the triwulan that comes?

A file brought a new one, the office said so, or nobody did yet (docs/operations.md).
"""

from datetime import date, datetime, timedelta

from monev.core import clock
from monev.core.dates import Periode, format_day, periode_of
from monev.figures.views import SAID_BEFORE, View


def asked_triwulan(view: View) -> Periode:
    """Return the triwulan that a view asks about."""
    return Periode(view.tahun, view.triwulan)


def is_asked(view: View) -> bool:
    """True if nobody said yet today whether the plan of `view` (judged today) still holds."""
    is_due = periode_of(clock.today() + SAID_BEFORE) == asked_triwulan(view)
    return is_due and not (view.simulasi or view.is_closed) and not _is_settled(view)


def question(view: View) -> str:
    """Ask it: Rencana TW IV terakhir diperbarui 5 Agustus 2025. Masih berlaku?"""
    return f"Rencana {_name(view)} terakhir diperbarui {_day(view.diperbarui)}. Masih berlaku?"


def answer(view: View | None) -> str:
    """Say which it was: TW IV: diperbarui 2 Oktober 2025. "" without a plan."""
    if view is None:
        return ""
    if view.diperbarui is None or not _is_settled(view):
        return f"{_name(view)}: belum dinyatakan"
    if view.dinyatakan is not None and view.dinyatakan > view.diperbarui:
        return f"{_name(view)}: masih berlaku {_day(view.dinyatakan)}"
    return f"{_name(view)}: diperbarui {_day(view.diperbarui)}"


def kept_sentence(view: View) -> str:
    """Say for papers that the plan was said to hold; "" if it was not."""
    if view.dinyatakan is None:
        return ""
    return f"Rencana dinyatakan masih berlaku {_day(view.dinyatakan)}."


def _is_settled(view: View) -> bool:
    begins = asked_triwulan(view).before + timedelta(days=1)
    is_new = view.diperbarui is not None and _local(view.diperbarui) >= begins - SAID_BEFORE
    return is_new or view.dinyatakan is not None


def _name(view: View) -> str:
    return asked_triwulan(view).short_name.rpartition(" ")[0]


def _day(moment: datetime | None) -> str:
    return "" if moment is None else format_day(_local(moment))


def _local(moment: datetime) -> date:
    return moment.astimezone(clock.zone()).date()
