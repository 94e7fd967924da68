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

_YEAR, _LAST_WORKDAY = 12, 4
_DAYS = {
    "hari": 1,
    "minggu": 7,
    "mgg": 7,
    "pekan": 7,
}
_WORKDAYS = ("hari kerja", "hk")
Related = tuple[list[TimePart], Remark]
"""What is due, and what is told or asked of how it was counted."""


def read_related(text: str, tahun: int | None) -> Related | None:
    """The parts of a comparable text that is said by another time; None of other texts, and where
    that time is open."""
    found = PATTERNS["related"].fullmatch(text)
    items = _list_items(found["of"] or found["base"], tahun) if found else []
    if not found or not items:
        return None
    code = "due.before" if found["before"] else "due.after"
    if found["day"] or found["count"]:
        code = "due.counted_from"
    return [_shift(item, found) for item in items], Remark(code, values={"words": text[:80]})


def _list_items(base: str, tahun: int | None) -> list[TimeItem]:
    """The times a base names for certain: each triwulan of the year where it has no number."""
    word = PATTERNS["each"].sub("", base)
    if (unit := UNITS.get(word) or UNITS.get(word.removesuffix("an"))) and tahun:
        ends = range(unit, _YEAR + 1, unit)
        return [TimeItem("period", end - unit + 1, end, base, tahun) for end in ends]
    parsed = parse_time(base, tahun)
    is_sure = len(parsed.parts) == len(parsed.items) and not parsed.warnings
    return parsed.items if is_sure else []


def _shift(item: TimeItem, found: Match[str]) -> TimePart:
    """What is due so long before an item begins, or after it ends."""
    tahun = item.tahun or 0
    last = end_of_month(tahun, item.end)
    due = last.replace(day=item.day or last.day)
    if found["before"]:
        is_end = found["ends"] or found["past"] or item.day
        due = _count_days(due if is_end else date(tahun, item.start, 1), found, -1)
    elif found["day"]:
        due = last + timedelta(int(found["day"]))
    else:
        due = _count_days(due, found, 1)
    has_day = bool(found["day"] or found["count"] or item.day)
    due = due if has_day else end_of_month(due.year, due.month)
    return TimePart(due.replace(day=1), due, has_day)


def _count_days(day: date, found: Match[str], step: int) -> date:
    """The day so many days, working days (Monday to Friday), weeks or months from another; the next
    one where no number is said."""
    unit = found["unit"] or "hari"
    count = number_said(found["count"] or "1")
    if unit in _WORKDAYS:
        while count:
            day += timedelta(step)
            count -= day.weekday() <= _LAST_WORKDAY
        return day
    if unit in _DAYS:
        return day + timedelta(step * count * _DAYS[unit])
    months = day.year * _YEAR + day.month - 1 + step * count
    return end_of_month(months // _YEAR, months % _YEAR + 1)
