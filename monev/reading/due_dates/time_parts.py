"""Build the parts of a TARGET WAKTU: months, days and windows, checked by the calendar.

Years are filled in, ranges closed, impossible dates taken out. Each doubt is a warning, and so is
each word that was not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from monev.core.dates import MONTH_NAMES, end_of_month
from monev.reading.due_dates.named_times import NamedTimes, TimeItem
from monev.reading.vocabulary.time_words import CHANGING, MONTH_NUMBERS, PATTERNS, UNIT_NAMES

PLAUSIBLE_TAHUN = range(1990, 2100)

SPAN = frozenset({"until", "dash"})
"""Joiners that make two items the ends of one."""
_STRENGTH = ("until", "dash", "separator", "/", "line")

_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class TimePart:
    """One part of a cell: from `opens`, the first of a month, to `due`.

    `due` is the end of a month or, if one is named, a day (`has_day`). `is_span`: it is a window. A
    single quarter or semester is no window but its last month, and `begins` earlier.
    """

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
        """The number of months it reaches over."""
        return 12 * (self.due.year - self.opens.year) + self.due.month - self.opens.month + 1


class ParsedTime(NamedTimes):
    """The parts of a text in which no frequency words are left.

    `whole_year`: it says that the whole year is meant. `has_weeks`: it names weeks, which are not
    read. `tahun_only`: a bare year stands for its twelve months.
    """

    def __init__(self, text: str, tahun: int | None) -> None:
        super().__init__(text)
        self.whole_year = False
        self.has_weeks = False
        self._claim_numbers()
        self._leave_periods_around()
        self._fill_tahun(tahun)
        self.tahun_only = any(item.unit == "year" for item in self.items)
        self.parts = self._close_spans()
        if self.parts:
            self._tell_of_strange()

    @property
    def dues(self) -> set[date]:
        """The days its parts are due."""
        return {part.due for part in self.parts}

    def warn_alone(self, code: str) -> None:
        """Add a question unless there is one on the year or on a word."""
        others = ("due.year_differs", "due.words_not_used")
        if not any(remark.code in others for remark in self.warnings):
            self.warn(code)

    def _claim_numbers(self) -> None:
        """Give bare numbers to the day that follows them: "4, 11 dan 18 Agustus 2025"."""
        for item, right in reversed([*pairwise(self.items)]):
            if item.unit == "number" and right.unit == "day":
                item.unit, item.day, item.tahun = "day", item.start, right.tahun
                item.start = item.end = right.end
        self.strange += [item.writing for item in self.items if item.unit == "number"]
        self.leave_out("number")

    def _leave_periods_around(self) -> None:
        """Leave out periods that only say where in the year a month beside them is: TW II, Mei."""
        months = {item.start for item in self.items if item.unit in ("month", "day")}
        periods = [range(each.start, each.end + 1) for each in self.items if each.unit == "period"]
        has_span = any(item.joiners & SPAN for item in self.items)
        if not has_span and not any(map(months.isdisjoint, periods)):
            self.leave_out("period")

    def _fill_tahun(self, tahun: int | None) -> None:
        """Fill in years: one named once serves the whole cell, of several the next to the right.

        Without one it is the rencana's.
        """
        items = self.items
        is_year_first = items[:1] and items[0].unit == "year"
        _spread_tahun(items if is_year_first else reversed(items))
        _spread_tahun(items)
        if any(item.unit != "year" for item in items):
            self.leave_out("year")
        others = set[int]()
        named = {item.tahun for item in self.items}
        for item in self.items:
            if item.tahun and tahun and item.tahun != tahun:
                others.add(item.tahun)
            item.tahun = item.tahun or tahun
        # Juli 2025, Januari 2026 leaves no doubt: both years are named.
        if others and not (tahun and tahun in named and others == {tahun + 1}):
            said = " dan ".join(map(str, sorted(others)[:3]))
            self.warn("due.year_differs", years=said, tahun=tahun)

    def _close_spans(self) -> list[TimePart]:
        items = self.items
        joiners = self._find_joiners()
        parts: list[TimePart] = []
        at = 0
        while at < len(items):
            is_span = at < len(joiners) and joiners[at] in SPAN
            last = at + is_span
            parts += self._build_part(items[at], items[last])
            at = last + 1
        if len(parts) == 1:
            return [self._extend_open_end(parts[0])]
        return parts

    def _find_joiners(self) -> list[str]:
        """Find the joiner between each two items, of several the strongest.

        Adds a question if it is not sure.
        """
        others = self.items[1:]
        joiners = [min(item.joiners, key=_STRENGTH.index, default="") for item in others]
        if len(joiners) > 1 and SPAN.issuperset(joiners):
            self.warn("due.dashes_are_list")
            return []
        if "" in joiners:
            self.warn("due.unseparated_is_list")
        return joiners

    def _build_part(self, first: TimeItem, last: TimeItem) -> list[TimePart]:
        """Build a part of one item, or of two as a range; [] with a warning if it is impossible."""
        if not self._is_in_calendar(first) or not self._is_in_calendar(last):
            return []
        opens = date(first.tahun or 0, first.start, 1)
        due = end_of_month(last.tahun or 0, last.end)
        has_day = last.day is not None
        if last.day is not None:
            due = due.replace(day=last.day)
        month = due.replace(day=1)
        if first is last:
            is_year = last.unit == "year"
            return [TimePart(opens if is_year else month, due, has_day, is_year, opens)]
        begins = opens.replace(day=first.day or 1)
        if begins > due:
            self.warn("due.end_before_start", end=_name_item(last), start=_name_item(first))
            return []
        return [TimePart(opens, due, has_day, has_day or opens != month)]

    def _is_in_calendar(self, item: TimeItem) -> bool:
        """True if there is such a time; else a warning says what is wrong with it."""
        month = item.end
        tahun = item.tahun
        if not 1 <= month <= 12:
            self.warn("due.no_such_month", writing=item.writing, month=month)
        elif tahun is None:
            self.warn("due.tahun_unknown")
        elif tahun not in PLAUSIBLE_TAHUN:
            self.warn("due.unreadable")
        elif item.day is None or 1 <= item.day <= end_of_month(tahun, month).day:
            return True
        else:
            self.warn("due.no_such_day", day=item.day, month=MONTH_NAMES[month - 1], tahun=tahun)
        return False

    def _extend_open_end(self, part: TimePart) -> TimePart:
        """Extend a window with one end named, with a question.

        "mulai Maret" lasts to December, "s.d. Maret" begins in January.
        """
        if part.is_span:
            return part
        if "until" in self.items[0].joiners:
            if not part.has_day:  # a day is due on that day, whenever its work began
                self.warn("due.start_not_named")
            return replace(part, opens=date(part.due.year, 1, 1), is_span=True)
        if self.has_start or "until" in self.trailing:
            opens = part.begins or part.opens  # "mulai TW II" begins in April
            if opens.month > 1:  # from January on is the whole year, which is told
                self.warn("due.end_not_named")
            return TimePart(opens, date(opens.year, 12, 31), is_span=True)
        if "dash" in self.trailing and not self.strange:
            self.warn("due.trailing_dash")
        return part

    def _tell_of_strange(self) -> None:
        """Add a remark on the words beside a time that were not used.

        They may name an occasion (HAKORDIA Desember), or change the time, which is a question. HUT
        RI dan Desember may be two times, and Mie 2026 names a month nobody knows.
        """
        if self.loose_unit:
            self.strange.append(UNIT_NAMES[self.loose_unit])
        if not self.strange:
            return
        joiners = self.items[0].joiners | self.trailing
        may_be_listed = "separator" in joiners and not self.items[-1].day
        may_change = any(word in CHANGING or not word.isalpha() for word in self.strange)
        is_occasion = not (self.tahun_only or may_be_listed or may_change)
        words = [f'"{word[:20]}"' for word in self.strange[:_MOST_TOLD]]
        code = "due.occasion" if is_occasion else "due.words_not_used"
        self.warn(code, words=", ".join(words))


def parse_time(text: str, tahun: int | None) -> ParsedTime:
    """Read a comparable text in which no frequency words are left.

    `tahun`: the rencana's, for months without one.
    """
    if tahun and PATTERNS["only_figures"].fullmatch(text):  # 15/3
        text = PATTERNS["figures"].sub(rf"\1/\2/{tahun}", text)
    rest = _without_numbering(text)
    rest = PATTERNS["month_numbered"].sub(_name_month, rest)
    for name in ("clock", "amount_beside", "times_beside", "cited_rule"):
        rest = PATTERNS[name].sub(" ", rest)
    rest, weeks = PATTERNS["week"].subn(" ", rest)
    whole_year = PATTERNS["whole_year"].search(rest)
    rest = PATTERNS["whole_year"].sub(" ", rest)
    result = _parse_with_brackets(rest, tahun)
    result.has_weeks = weeks > 0
    if whole_year:
        result.whole_year = True
        result.tahun_only = False
        if whole_year["always"]:
            result.warn("due.always", words=whole_year[0])
    return result


def _without_numbering(text: str) -> str:
    """Cut list numbering ("1.

    Januari 2. Juni") and bullets off, so that no number is taken for a day.
    """
    numbering = PATTERNS["numbering"]
    numbers = [int(mark[1]) for mark in numbering.finditer(text)]
    counts_up = numbers == [*range(1, len(numbers) + 1)]
    if counts_up and (len(numbers) > 1 or numbering.match(text)):
        text = numbering.sub("\n", text).strip()
    return PATTERNS["bullet"].sub("", text) if PATTERNS["bullet"].match(text) else text


def _name_month(found: re.Match[str]) -> str:
    """Return the month alone if the number in front is its own: 3 (Maret); else as written."""
    name = found["name"]
    if int(found["number"]) != MONTH_NUMBERS[name]:
        return found[0]
    return f" {name} {found['tahun'] or ''}"


def _parse_with_brackets(text: str, tahun: int | None) -> ParsedTime:
    """Parse a text with brackets, which explain a time and are not one more item.

    An example is TW II (April–Juni). The outer text rules, unless the bracket names a month or day
    within it: TW II (15 Mei).
    """
    brackets = PATTERNS["brackets"]
    if not brackets.search(text):
        return ParsedTime(text, tahun)
    inner = ParsedTime("\n".join(brackets.findall(text)), tahun)
    own = tahun or next((item.tahun for item in inner.items if item.tahun), None)
    outer = ParsedTime(brackets.sub(" ", text), own)
    if not inner.parts or not outer.parts or inner.tahun_only or outer.tahun_only:
        return ParsedTime(text, tahun)
    if outer.dues == inner.dues:
        return inner if outer.warnings else outer
    are_single = len(inner.parts) == len(outer.parts) == 1
    if are_single and inner.parts[0].is_within(outer.parts[0]):
        return inner
    outer.warn("due.bracket_differs")
    return outer


def _spread_tahun(items: Iterable[TimeItem]) -> None:
    """Hand each year on to the items after it that have none."""
    current = None
    for item in items:
        current = item.tahun or current
        item.tahun = current


def _name_item(item: TimeItem) -> str:
    name = f"{MONTH_NAMES[item.end - 1]} {item.tahun}"
    return f"{item.day} {name}" if item.day else name
