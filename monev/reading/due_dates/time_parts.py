"""The parts of a TARGET WAKTU: from what it names to months, days and windows, checked by the
calendar. Years are filled in, ranges closed, impossible dates taken out. Everything doubted is a
warning, and what the words leave over is told or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from monev.core.dates import MONTH_NAMES, end_of_month
from monev.reading.due_dates.named_times import NamedTimes, TimeItem
from monev.reading.vocabulary.time_words import (
    CHANGING,
    MONTH_NUMBERS,
    PATTERNS,
    UNIT_NAMES,
)

PLAUSIBLE_TAHUN = range(1990, 2100)

SPAN = frozenset({"until", "dash"})
"""Joiners that make two items the ends of one."""
_STRENGTH = ("until", "dash", "separator", "/", "line")

_REPORTED_BY = 3
"""The month of the next year until which a year's last reports fall due."""
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class TimePart:
    """One part of a cell: from `opens`, the first of a month, to `due`, the end of a month or,
    where that is named, a day (`has_day`). A single quarter or semester, which `begins` earlier, is
    its last month and no window (`is_span`)."""

    opens: date
    due: date
    has_day: bool = False
    is_span: bool = False
    begins: date | None = None

    def is_within(self, other: TimePart) -> bool:
        """True if it is due within another that is no window."""
        return other.begins is not None and other.begins <= self.due <= other.due

    @property
    def months(self) -> int:
        """How many months it reaches over."""
        return (self.due.year - self.opens.year) * 12 + self.due.month - self.opens.month + 1


class ParsedTime(NamedTimes):
    """The parts of a text in which no frequency words are left.

    `whole_year`: it says that the whole year is meant; `tahun_only`: a bare year stands for its
    twelve months.
    """

    def __init__(self, text: str, tahun: int | None) -> None:
        super().__init__(text)
        self.whole_year = self.has_weeks = False
        self._claim_numbers()
        self._leave_periods_around()
        self._fill_tahun(tahun)
        self.tahun_only = any(item.unit == "year" for item in self.items)
        self.parts = self._close_spans()
        self.dues = {part.due for part in self.parts}
        if self.parts:
            self._tell_of_strange()

    def warn_alone(self, code: str) -> None:
        """Ask this where neither the year nor a word is asked about."""
        codes = {remark.code for remark in self.warnings}
        if codes.isdisjoint({"due.year_differs", "due.words_not_used"}):
            self.warn(code)

    def _claim_numbers(self) -> None:
        """Give bare numbers to the day that follows them: "4, 11 dan 18 Agustus 2025"."""
        for item, right in reversed([*pairwise(self.items)]):
            if item.unit == "number" and right.unit == "day":
                item.unit = "day"
                item.day = item.start
                item.tahun = right.tahun
                item.start = item.end = right.end
        self.strange += [item.writing for item in self.items if item.unit == "number"]
        self.leave_out("number")

    def _leave_periods_around(self) -> None:
        """Leave out the periods that only say where in the year a month beside them is: TW II,
        Mei."""
        months = {item.start for item in self.items if item.unit in ("month", "day")}
        periods = [item for item in self.items if item.unit == "period"]
        is_range = any(item.joiners & SPAN for item in self.items)
        are_around = all(months & {*range(period.start, period.end + 1)} for period in periods)
        if are_around and not is_range:
            self.leave_out("period")

    def _fill_tahun(self, tahun: int | None) -> None:
        """A year named once serves the whole cell; of several, the next one to the right; none: the
        rencana's."""
        items = self.items
        is_year_first = bool(items) and items[0].unit == "year"
        _spread_tahun(items if is_year_first else reversed(items))
        _spread_tahun(items)
        if any(item.unit != "year" for item in items):
            self.leave_out("year")
        others = set[int]()
        for item in self.items:
            if item.tahun and is_other_tahun(item.tahun, item.end, tahun):
                others.add(item.tahun)
            item.tahun = item.tahun or tahun
        if others:
            said = " dan ".join(map(str, sorted(others)[:3]))
            self.warn("due.year_differs", years=said, tahun=tahun)

    def _close_spans(self) -> list[TimePart]:
        items = self.items
        joiners = self._find_joiners()
        parts: list[TimePart] = []
        at = 0
        while at < len(items):
            is_span = at < len(joiners) and joiners[at] in SPAN
            parts += self._build_part(items[at], items[at + is_span])
            at += 1 + is_span
        return [self._extend_open_end(parts[0])] if len(parts) == 1 else parts

    def _find_joiners(self) -> list[str]:
        """What stands between the items; what is not sure is asked. Of several joiners in a place
        the strongest."""
        joiners = [min(item.joiners, key=_STRENGTH.index, default="") for item in self.items[1:]]
        if len(joiners) > 1 and SPAN.issuperset(joiners):
            self.warn("due.dashes_are_list")
            return []
        if "" in joiners:
            self.warn("due.unseparated_is_list")
        return joiners

    def _build_part(self, first: TimeItem, last: TimeItem) -> list[TimePart]:
        """One part of one item, or of two as a range; [] with a warning where it is impossible."""
        if not (self._is_in_calendar(first) and self._is_in_calendar(last)):
            return []
        opens = date(first.tahun or 0, first.start, 1)
        due = end_of_month(last.tahun or 0, last.end)
        has_day = last.day is not None
        due = due.replace(day=last.day or due.day)
        if first is last:
            is_whole = last.unit == "year"
            return [
                TimePart(opens if is_whole else due.replace(day=1), due, has_day, is_whole, opens)
            ]
        if opens.replace(day=first.day or 1) > due:
            self.warn("due.end_before_start", end=_name_item(last), start=_name_item(first))
            return []
        return [TimePart(opens, due, has_day, has_day or opens != due.replace(day=1))]

    def _is_in_calendar(self, item: TimeItem) -> bool:
        """True if there is such a time; else it is said what is wrong with it."""
        if not 1 <= item.end <= 12:
            self.warn("due.no_such_month", writing=item.writing, month=item.end)
        elif item.tahun is None:
            self.warn("due.tahun_unknown")
        elif item.tahun not in PLAUSIBLE_TAHUN:
            self.warn("due.tahun_implausible", tahun=item.tahun)
        elif item.day is not None and not 1 <= item.day <= end_of_month(item.tahun, item.end).day:
            month = MONTH_NAMES[item.end - 1]
            self.warn(
                "due.no_such_day",
                day=item.day,
                month=month,
                tahun=item.tahun,
            )
        else:
            return True
        return False

    def _extend_open_end(self, part: TimePart) -> TimePart:
        """A window with one end named: "mulai Maret" lasts to December, "s.d. Maret" begins in
        January; it is asked."""
        if part.is_span:
            return part
        if "until" in self.items[0].joiners:
            if not part.has_day:  # a day is due on that day, whenever its work began
                self.warn("due.start_not_named")
            return replace(part, opens=date(part.due.year, 1, 1), is_span=True)
        if self.has_start or "until" in self.trailing:
            self.warn("due.end_not_named")
            opens = part.begins or part.opens  # "mulai TW II" begins in April
            return TimePart(opens, date(opens.year, 12, 31), is_span=True)
        if "dash" in self.trailing and not self.strange:
            self.warn("due.trailing_dash")
        return part

    def _tell_of_strange(self) -> None:
        """Words beside a time may say what is on then, which is told (HAKORDIA Desember), or change
        it, which is asked. HUT RI dan Desember may be two times, and Mie 2026 names a month nobody
        knows."""
        if self.loose_unit:
            self.strange.append(UNIT_NAMES[self.loose_unit])
        if not self.strange:
            return
        may_be_listed = "separator" in self.items[0].joiners | self.trailing
        is_open = self.tahun_only or (may_be_listed and not self.items[-1].day)
        is_plain = all(word.isalpha() and word not in CHANGING for word in self.strange)
        words = ", ".join(f'"{word[:20]}"' for word in self.strange[:_MOST_TOLD])
        self.warn("due.occasion" if is_plain and not is_open else "due.words_not_used", words=words)


def parse_time(text: str, tahun: int | None) -> ParsedTime:
    """Read a comparable text in which no frequency words are left. `tahun`: the rencana's, for
    months without one."""
    if tahun and PATTERNS["only_figures"].fullmatch(text):  # 15/3
        text = PATTERNS["figures"].sub(rf"\1/\2/{tahun}", text)
    rest = PATTERNS["month_numbered"].sub(_name_month, _without_numbering(text))
    for name in ("clock", "amount_beside", "times_beside", "cited_rule"):
        rest = PATTERNS[name].sub(" ", rest)
    rest, weeks = PATTERNS["week"].subn(" ", rest)
    whole_year = PATTERNS["whole_year"].search(rest)
    result = _parse_with_brackets(PATTERNS["whole_year"].sub(" ", rest), tahun)
    result.whole_year = whole_year is not None
    result.tahun_only &= not whole_year
    if whole_year and whole_year["always"]:
        result.warn("due.always", words=whole_year[0])
    result.has_weeks = weeks > 0
    return result


def _without_numbering(text: str) -> str:
    """The text without list numbering ("1. Januari 2. Juni") and bullets, so that no number is
    taken for a day."""
    marks = [*PATTERNS["numbering"].finditer(text)]
    counts_up = [int(mark[1]) for mark in marks] == [*range(1, len(marks) + 1)]
    if counts_up and (len(marks) > 1 or PATTERNS["numbering"].match(text)):
        text = PATTERNS["numbering"].sub("\n", text).strip()
    return PATTERNS["bullet"].sub("", text) if PATTERNS["bullet"].match(text) else text


def _name_month(found: re.Match[str]) -> str:
    """The month alone where the number in front is its own: 3 (Maret); else as written."""
    is_own = int(found["number"]) == MONTH_NUMBERS[found["name"]]
    return f" {found['name']} {found['tahun'] or ''}" if is_own else found[0]


def _parse_with_brackets(text: str, tahun: int | None) -> ParsedTime:
    """A bracket beside a time explains it, TW II (April–Juni), and is not one more item: the outer
    text rules, unless the bracket names a month or day within it: TW II (15 Mei)."""
    inner = ParsedTime("\n".join(PATTERNS["brackets"].findall(text)), tahun)
    years = [item.tahun for item in inner.items if item.tahun]
    outer = ParsedTime(PATTERNS["brackets"].sub(" ", text), tahun or next(iter(years), None))
    if not (inner.parts and outer.parts) or inner.tahun_only or outer.tahun_only:
        return ParsedTime(text, tahun)
    if outer.dues == inner.dues:
        return inner if outer.warnings else outer
    if len(inner.parts) == len(outer.parts) == 1 and inner.parts[0].is_within(outer.parts[0]):
        return inner
    outer.warn("due.bracket_differs")
    return outer


def is_other_tahun(year: int, month: int, tahun: int | None) -> bool:
    """True if a month is of another year than the plan's; the quarter after it is not, in which a
    year's last reports fall due."""
    return tahun is not None and year != tahun and not (year == tahun + 1 and month <= _REPORTED_BY)


def _spread_tahun(items: Iterable[TimeItem]) -> None:
    """Hand each year on to the items after it that have none."""
    current = None
    for item in items:
        item.tahun = current = item.tahun or current


def _name_item(item: TimeItem) -> str:
    return f"{item.day or ''} {MONTH_NAMES[item.end - 1]} {item.tahun}".lstrip()
