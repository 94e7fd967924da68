"""Read times that are said by another: before it, after it, or so many days from it.

| written | read |
|---|---|
| sebelum Juni | Mei |
| satu minggu sebelum Desember | 24 November |
| 15 hari setelah semester berakhir | 15 Juli, 15 Januari |
| setiap bulan, tanggal 5 bulan berikutnya | 5 Februari … 5 Januari |
| setelah Juni | Juli, with a question |
"""

from datetime import date, timedelta
from re import Match

from monev.core.dates import end_of_month
from monev.core.remarks import Remark
from monev.reading.due_dates.named_times import TimeItem
from monev.reading.due_dates.time_parts import TimePart, parse_time
from monev.reading.vocabulary.time_words import PATTERNS, UNITS, number_said

_YEAR = 12
_LAST_WORKDAY = 4
_DAYS = {"hari": 1, "minggu": 7, "mgg": 7, "pekan": 7}
_WORKDAYS = ("hari kerja", "hk")
Related = tuple[list[TimePart], Remark]
"""The parts that are due, and the remark that says how they were counted."""


def read_related(text: str, tahun: int | None) -> Related | None:
    """Read the parts of a comparable text that is said by another time.

    None for other texts, and if that time is open.
    """
    found = PATTERNS["related"].fullmatch(text)
    if not found:
        return None
    base = found["of"] or found["base"]
    parts = [_shift(item, found) for item in _list_items(base, tahun)]
    if not parts:
        return None
    code = "due.before" if found["before"] else "due.after"
    if found["day"] or found["count"]:
        code = "due.counted_from"
    remark = Remark(code, values={"words": text[:80]})
    return parts, remark


def _list_items(base: str, tahun: int | None) -> list[TimeItem]:
    """List the times a base names for certain: each triwulan of the year if it has no number."""
    word = PATTERNS["each"].sub("", base)
    unit = UNITS.get(word) or UNITS.get(word.removesuffix("an"))
    if unit and tahun:
        items: list[TimeItem] = []
        for end in range(unit, _YEAR + 1, unit):
            items.append(TimeItem("period", end - unit + 1, end, base, tahun))
        return items
    parsed = parse_time(base, tahun)
    is_sure = len(parsed.parts) == len(parsed.items)
    return parsed.items if is_sure and not parsed.warnings else []


def _shift(item: TimeItem, found: Match[str]) -> TimePart:
    """Return the part that is due a while before an item begins, or after it ends."""
    tahun = item.tahun or 0
    last = end_of_month(tahun, item.end)
    due = last
    if item.day:
        due = last.replace(day=item.day)
    if found["before"]:
        is_end = found["ends"] or found["past"] or item.day
        if not is_end:
            due = date(tahun, item.start, 1)
        due = _count_days(due, found, -1)
    elif found["day"]:
        due = last + timedelta(int(found["day"]))
    else:
        due = _count_days(due, found, 1)
    has_day = bool(found["day"] or found["count"] or item.day)
    if not has_day:
        due = end_of_month(due.year, due.month)
    return TimePart(due.replace(day=1), due, has_day)


def _count_days(day: date, found: Match[str], step: int) -> date:
    """Return the day so many days, working days (Monday to Friday), weeks or months from another.

    The next one if no number is said.
    """
    unit = found["unit"] or "hari"
    count = number_said(found["count"] or "1")
    if unit in _WORKDAYS:
        while count:
            day += timedelta(step)
            count -= day.weekday() <= _LAST_WORKDAY
        return day
    steps = step * count
    if unit in _DAYS:
        return day + timedelta(steps * _DAYS[unit])
    months = day.year * _YEAR + day.month - 1 + steps
    year, month = divmod(months, _YEAR)
    return end_of_month(year, month + 1)
