"""The parts of a TARGET WAKTU: from what it names to months, days and windows, checked by the
calendar. Years are filled in, ranges closed, impossible dates taken out. Everything doubted is a
warning."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from monev.core.dates import MONTH_NAMES, end_of_month
from monev.core.remarks import Remark
from monev.reading.due_dates.named_times import NamedTimes, TimeItem, without_numbering
from monev.reading.vocabulary.time_words import CHANGING, MONTH_NUMBERS, PATTERNS, WORDS

PLAUSIBLE_TAHUN = range(1990, 2100)

_BESIDE_DATE = frozenset({"FILLER", "UNTIL", "FROM", "BETWEEN", "SEPARATOR"})
SPAN = frozenset({"until", "dash"})
"""Joiners that make two items the ends of one."""

_REPORTED_BY = 3
_BEGUN_FROM = 9
"""The month of the next year until which a year's last reports fall due."""


@dataclass(frozen=True, slots=True)
class TimePart:
    """One part of a cell: from `opens`, the first of a month, to `due`, the end of a month or,
    where that is named, a day (`has_day`). A single quarter or semester is its last month and no
    window (`is_span`)."""

    opens: date
    due: date
    has_day: bool = False
    is_span: bool = False


class ParsedTime(NamedTimes):
    """The parts of a text in which no frequency words are left: years filled in, of the rencana's
    where none is named, and ranges closed. `whole_year`: it says that the whole year is meant;
    `tahun_only`: a bare year stands for its twelve months."""

    def __init__(self, text: str, tahun: int | None) -> None:
        super().__init__(text)
        self.whole_year = False
        self._claim_numbers()
        self._leave_periods_around()
        self._fill_tahun(tahun)
        self.tahun_only = any(item.unit == "year" for item in self.items)
        self.parts = self._close_spans()
        self.dues = {part.due for part in self.parts}
        if self.strange and self.parts:
            words = ", ".join(f'"{word[:20]}"' for word in self.strange[:5])
            self._warn(
                "due.occasion" if self._are_occasion() else "due.words_not_used", words=words
            )

    def _claim_numbers(self) -> None:
        """Give bare numbers to the day that follows them: "4, 11 dan 18 Agustus 2025"."""
        loose = [item for item in self.items if item.unit == "number"]
        if self._are_months(loose):
            self._warn("due.numbers_are_months")
            for item in loose:
                item.unit = "month"
            return
        for item, right in reversed(list(pairwise(self.items))):
            if item.unit == "number" and right.unit == "day":
                item.unit, item.day, item.tahun = "day", item.start, right.tahun
                item.start, item.end = right.start, right.end
        self.strange += [item.writing for item in loose if item.unit == "number"]
        self.leave_out("number")

    def _are_months(self, numbers: list[TimeItem]) -> bool:
        """Whether bare numbers are a list of months: nothing else but years is named, and no range
        is meant."""
        joiners = self.trailing.union(*(item.joiners for item in self.items))
        is_list = len(numbers) > 1 + ("/" in joiners) and joiners.isdisjoint(SPAN)
        are_alone = all(item.unit == "year" or item in numbers for item in self.items)
        return is_list and are_alone and all(1 <= number.start <= 12 for number in numbers)

    def _leave_periods_around(self) -> None:
        """Leave out the periods that only say where in the year a month beside them is: TW II, Mei;
        Februari/TW I."""
        periods = [item for item in self.items if item.unit == "period"]
        months = [item for item in self.items if item.unit in ("month", "day")]
        is_range = any(not item.joiners.isdisjoint(SPAN) for item in self.items)
        around = [p for p in periods if any(p.start <= month.start <= p.end for month in months)]
        if periods == around and (not is_range or self.items[0] in periods) and self.items:
            self.leave_out("period")

    def _fill_tahun(self, tahun: int | None) -> None:
        """A year named once serves the whole cell; of several, the next one to the right; none: the
        rencana's."""
        items = self.items
        named = [item for item in items if item.unit != "year"]
        written = {item.tahun for item in items if item.tahun}
        is_beside = (
            bool(named) and len(named) < len(items) and not any(map(_is_to_tahun, items, items[1:]))
        )
        _begin_in_plan(named, tahun or 0)
        _spread_tahun(items if is_beside and items[0].unit == "year" else items[::-1], written)
        if is_beside:
            self.leave_out("year")
        _spread_tahun(items, set())
        self._ask_about_tahun(named if is_beside else items, tahun)
        for item in named:
            item.tahun = item.tahun or tahun

    def _ask_about_tahun(self, items: list[TimeItem], tahun: int | None) -> None:
        others = {
            item.tahun
            for item in items
            if item.tahun and is_other_tahun(item.tahun, item.end, tahun)
        }
        if tahun and tahun in {
            item.tahun for item in items
        }:  # Desember 2024 s.d. Januari 2025 begins early
            others -= {
                item.tahun for item in items if item.tahun == tahun - 1 and item.start > _BEGUN_FROM
            }
        if others:
            self._warn(
                "due.year_differs", years=" dan ".join(map(str, sorted(others)[:3])), tahun=tahun
            )
        for item in items:
            if item.doubtful_tahun and tahun and item.day == tahun % 100:
                self._warn("due.day_not_tahun", writing=item.writing, day=item.day)

    def _close_spans(self) -> list[TimePart]:
        items, joiners = self.items, self._find_joiners()
        if "start" in self.openers and len(items) == 1 and items[0].unit == "period":
            items[0].end = items[0].start  # "mulai TW II" begins in April
        parts: list[TimePart] = []
        at = 0
        while at < len(items):
            is_span = at < len(joiners) and joiners[at] in SPAN
            parts += self._build_part(items[at], items[at + 1] if is_span else None)
            at += 2 if is_span else 1
        return [self._extend_open_end(parts[0])] if len(parts) == 1 else parts

    def _find_joiners(self) -> list[str]:
        """What stands between the items; what is not sure is asked. Of several joiners in a place
        the strongest."""
        strongest_first = ("until", "dash", "separator", "/", "line", "")
        joiners = [
            next(each for each in strongest_first if each in (*item.joiners, ""))
            for item in self.items[1:]
        ]
        if "between" in self.openers and len(joiners) == 1:
            return ["until"]
        if len(joiners) > 1 and SPAN.issuperset(joiners):
            self._warn("due.dashes_are_list")
            return []
        if "" in joiners:
            self._warn("due.unseparated_is_list")
        return joiners

    def _build_part(self, left: TimeItem, right: TimeItem | None) -> list[TimePart]:
        """One part of one item, or of two as a range; [] with a warning where it is impossible."""
        last = right or left
        if not (self._is_in_calendar(left) and self._is_in_calendar(last)) or not (
            left.tahun and last.tahun
        ):
            return []
        opens, due = date(left.tahun, left.start, 1), end_of_month(last.tahun, last.end)
        due, has_day = due.replace(day=last.day or due.day), last.day is not None
        if right is None:
            whole = left.unit == "year"
            return [TimePart(opens if whole else due.replace(day=1), due, has_day, is_span=whole)]
        if opens.replace(day=left.day or 1) > due:
            self._warn("due.end_before_start", end=_name_item(last), start=_name_item(left))
            return []
        return [TimePart(opens, due, has_day, is_span=has_day or opens != due.replace(day=1))]

    def _is_in_calendar(self, item: TimeItem) -> bool:
        if item.unit == "flawed":
            return False
        if not 1 <= item.end <= 12:
            self._warn("due.no_such_month", writing=item.writing, month=item.end)
        elif item.tahun is None:
            self._warn("due.tahun_unknown")
        elif item.tahun not in PLAUSIBLE_TAHUN:
            self._warn("due.tahun_implausible", tahun=item.tahun)
        elif item.day is not None and not 1 <= item.day <= end_of_month(item.tahun, item.end).day:
            self._warn(
                "due.no_such_day", day=item.day, month=MONTH_NAMES[item.end - 1], tahun=item.tahun
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
                self._warn("due.start_not_named")
            return replace(part, opens=date(part.due.year, 1, 1), is_span=True)
        if "start" in self.openers or "until" in self.trailing:
            self._warn("due.end_not_named")
            return TimePart(part.opens, date(part.opens.year, 12, 31), is_span=True)
        if "dash" in self.trailing and not self.strange:
            self._warn("due.trailing_dash")
        return part

    def _are_occasion(self) -> bool:
        """Whether words beside a time say what is on then: HAKORDIA Desember; HUT RI dan Desember
        may be two times."""
        first, last = self.items[0], self.items[-1]
        if self.tahun_only:  # Mie 2026 names a month nobody knows
            return False
        is_listed = (
            any("separator" in joiners for joiners in (first.joiners, self.trailing))
            and not last.day
        )
        return not is_listed and all(
            word.isalpha() and word not in CHANGING for word in self.strange
        )


def parse_time(text: str, tahun: int | None) -> ParsedTime:
    """Read a comparable text in which no frequency words are left. `tahun`: the rencana's, for
    months without one."""
    warnings: list[Remark] = []
    named = PATTERNS["month_twice"].sub(_name_month, _with_tahun(text, tahun))
    rest, weeks = PATTERNS["week"].subn(
        " ", PATTERNS["amount_beside"].sub(" ", PATTERNS["clock"].sub(" ", named))
    )
    if whole_year := PATTERNS["whole_year"].search(rest):
        rest = PATTERNS["whole_year"].sub(" ", rest)
        if whole_year["current"] or whole_year["always"]:
            code = "due.always" if whole_year["always"] else "due.current_tahun_is_rencana"
            warnings.append(Remark(code, values={"words": whole_year[0]}))
    if "tanggal" not in rest and not PATTERNS["day_of_month"].search(rest):
        rest = PATTERNS["duration"].sub(" ", rest)
    result = _parse_with_brackets(without_numbering(rest, warnings), tahun, warnings)
    result.whole_year = whole_year is not None
    result.warnings = [*warnings, *result.warnings]
    if weeks and result.parts:
        result.notes.append("minggu dihitung sampai akhir bulannya")
    return result


def _with_tahun(text: str, tahun: int | None) -> str:
    """The text with 15/3 as a day of the plan's year; as it is where other words say what is
    numbered."""
    words = (word for word in re.findall(r"[a-z]{2,}", text) if word != "sd")
    is_date = tahun and all(WORDS.get(word, ("",))[0] in _BESIDE_DATE for word in words)
    return PATTERNS["figures"].sub(rf"\1/\2/{tahun}", text) if is_date else text


def _name_month(found: re.Match[str]) -> str:
    """A month's name alone where the number beside it is its own; as written where that is another
    number."""
    name = found["month"] or found["named"] or found["first"] or found["fourth"]
    number = found["figure"] or found["before"] or found["behind"] or found["listed"]
    return f"{name}{found['tahun'] or ''}" if int(number) == MONTH_NUMBERS[name] else found[0]


def _parse_with_brackets(text: str, tahun: int | None, warnings: list[Remark]) -> ParsedTime:
    """A bracket beside a time explains it ("TW II (April–Juni)") and is not one more item: the
    outer text rules."""
    text = PATTERNS["cited_rule"].sub(" ", text)
    brackets, around = PATTERNS["brackets"].findall(text), PATTERNS["brackets"].sub(" ", text)
    first = NamedTimes("".join(brackets[:1]))
    # But when in its month something can be done: Juli (menyesuaikan jadwal Kanwil).
    if brackets and _is_condition(brackets[0], first):
        warnings.append(Remark("due.occasion", values={"words": f'"{brackets[0]}"'}))
        return ParsedTime(around, tahun)
    if all(item.unit == "year" for item in first.items):
        return ParsedTime(text, tahun)
    inner = ParsedTime("\n".join(brackets), tahun)
    outer = ParsedTime(
        around, tahun or next((item.tahun for item in inner.items if item.tahun), None)
    )
    if not (inner.parts and outer.parts) or outer.tahun_only:
        return ParsedTime(text, tahun)
    if outer.dues == inner.dues:
        return inner if outer.warnings else outer
    if _names_part_within(inner, outer, NamedTimes(around).items):
        return inner
    if not _names_part_within(outer, inner, NamedTimes("\n".join(brackets)).items):  # Feb (TW I)
        warnings.append(Remark("due.bracket_differs"))
    return outer


def _is_condition(bracket: str, named: NamedTimes) -> bool:
    """Whether a bracket without a time says when in its month something can be done, not that it
    moves."""
    return (
        not named.items
        and CHANGING.isdisjoint(named.strange[1:])
        and bool(PATTERNS["condition"].match(bracket))
    )


def _names_part_within(inner: ParsedTime, outer: ParsedTime, named: list[TimeItem]) -> bool:
    """Whether a bracket names a day or a month of the part of the year that is `named` before it:
    TW II (15 Mei)."""
    period = next(item for item in named if item.unit != "year")
    (part, *others), own = outer.parts, inner.parts[0]
    is_one = not (others or inner.parts[1:] or part.is_span or part.has_day or own.is_span)
    return is_one and period.start <= own.due.month <= period.end and own.due.year == part.due.year


def is_other_tahun(year: int, month: int, tahun: int | None) -> bool:
    """Whether a month is of another year than the plan's: not where it is in the quarter after it,
    in which a year's last reports fall due."""
    return tahun is not None and year != tahun and not (year == tahun + 1 and month <= _REPORTED_BY)


def _spread_tahun(items: list[TimeItem], written: set[int]) -> None:
    """Hand each year on to those after it in `items` that have none; the only one written goes to
    all."""
    current = next(iter(written)) if len(written) == 1 else None
    for item in items:
        item.tahun = current = item.tahun or current


def _begin_in_plan(items: list[TimeItem], tahun: int) -> None:
    """Give an item without a year, before an earlier month of the next one, the plan's: Okt, Jan
    2026."""
    for left, right in reversed([*pairwise(items)]):
        if not left.tahun and right.tahun == tahun + 1 and left.start > right.start:
            left.tahun = tahun


def _is_to_tahun(left: TimeItem, right: TimeItem) -> bool:
    """Whether a bare year is itself an end of a range: "Maret 2024 – 2025"."""
    is_range = right.joiners in ({"until"}, {"dash"}) and "year" in (left.unit, right.unit)
    return is_range and bool(left.tahun and right.tahun)


def _name_item(item: TimeItem) -> str:
    return f"{item.day or ''} {MONTH_NAMES[item.end - 1]} {item.tahun}".lstrip()
