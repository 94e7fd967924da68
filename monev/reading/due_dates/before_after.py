"""Times that are said by another: before it, after it, or so many days from it.

| written | read |
|---|---|
| sebelum Juni | Mei |
| satu minggu sebelum Desember | 24 November |
| 15 hari setelah semester berakhir | 15 Juli, 15 Januari |
| setiap bulan, tanggal 5 bulan berikutnya | 5 Februari … 5 Januari |
| setelah Juni | Juli, and that is asked |
"""

from datetime import date, timedelta
from re import Match

from monev.core.dates import end_of_month
from monev.core.remarks import Remark
from monev.reading.due_dates.named_times import TimeItem
from monev.reading.due_dates.time_parts import TimePart, parse_time
from monev.reading.vocabulary.time_words import PATTERNS, UNITS, number_said

_UNITS = {**UNITS, "tahun": 12}
_ITS_PERIOD = {*_UNITS, "periode", "masa", "berakhir", "selesai"}
_YEAR, _WEEK, _LAST_WORKDAY = 12, 7, 4
Related = tuple[list[TimePart], Remark]
"""What is due, and what is told or asked of how it was counted."""


def read_related(text: str, tahun: int | None) -> Related | None:
    """The parts of a comparable text that is said by another time; None of other texts, and where
    that time is open."""
    found = PATTERNS["related"].fullmatch(text)
    if not found or (found["of"] and found["base"] not in _ITS_PERIOD):
        return None
    if not (items := _list_items(found["of"] or found["base"], tahun)):
        return None
    parts = [_shift(item, found) for item in items]
    is_counted = found["day"] or found["count"]
    code = "due.counted_from" if is_counted else "due.before" if found["before"] else "due.after"
    return parts, Remark(code, values={"words": text[:80]})


def _list_items(base: str, tahun: int | None) -> list[TimeItem]:
    """The times a base names for certain: each triwulan of the year where it has no number."""
    word = PATTERNS["each"].sub("", base)
    if unit := _UNITS.get(word) or UNITS.get(word.removesuffix("an")):
        numbers = range(1, _YEAR // unit + 1)
        periods = (
            TimeItem("period", n * unit - unit + 1, n * unit, base, tahun=tahun) for n in numbers
        )
        return [*periods] if tahun else []
    parsed = parse_time(base, tahun)
    is_sure = parsed.parts and not parsed.warnings and len(parsed.parts) == len(parsed.items)
    return parsed.items if is_sure else []


def _shift(item: TimeItem, found: Match[str]) -> TimePart:
    """What is due so long before an item begins, or after it ends."""
    tahun = item.tahun or 0
    first, last = date(tahun, item.start, item.day or 1), end_of_month(tahun, item.end)
    last = last.replace(day=item.day or last.day)
    if found["before"]:
        begun = last if found["ends"] or found["past"] else first
        due = _count_days(begun, found, -1) if found["count"] else begun - timedelta(1)
    elif found["day"]:
        month = (
            last + timedelta(1)
            if item.day is None
            else end_of_month(last.year, last.month) + timedelta(1)
        )
        due = month.replace(day=min(int(found["day"]), end_of_month(month.year, month.month).day))
    else:
        due = _count_days(last, found, 1) if found["count"] else last + timedelta(1)
    has_day = bool(found["day"] or found["count"] or item.day)
    due = due if has_day else end_of_month(due.year, due.month)
    return TimePart(due.replace(day=1), due, has_day)


def _count_days(day: date, found: Match[str], step: int) -> date:
    """The day so many days, working days (Monday to Friday), weeks or months from another."""
    count, unit = number_said(found["count"]), found["unit"]
    if unit in ("bulan", "bln"):
        months = day.year * _YEAR + day.month - 1 + step * count
        last = end_of_month(months // _YEAR, months % _YEAR + 1)
        # A month after the end of June is the end of July.
        is_end = day == end_of_month(day.year, day.month)
        return last if is_end else last.replace(day=min(day.day, last.day))
    if unit not in ("hari kerja", "hk"):
        return day + timedelta(step * count * (_WEEK if unit in ("minggu", "pekan", "mgg") else 1))
    while count:
        day += timedelta(step)
        count -= day.weekday() <= _LAST_WORKDAY
    return day
