"""The part of a year that headings name, by their words and by their order."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from monev.core.dates import SHORT_MONTHS
from monev.reading.files.grid import split_runs
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import ROMAN
from monev.reading.vocabulary.time_words import (
    ANY_MONTH,
    MONTH_NUMBERS,
    NUMBER_WORDS,
    ORDINALS,
    UNITS,
    ordinal_said,
)

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_IN_FRONT = r"(?:(?:target|rencana|jadwal|waktu|realisasi|capaian|output|kinerja|s d|sd) )*"
_YEAR = r"(?: (?:tahun )?(?P<year>(?:20)?\d\d))?"
_NUMBER = rf"(?P<number>0?\d|1[0-2]|i{{1,3}}|iv|{'|'.join((*ORDINALS, *NUMBER_WORDS))})"
_PERIOD = re.compile(rf"{_IN_FRONT}(?P<unit>{_UNIT}|b)(?: ke)? ?{_NUMBER}\b{_YEAR}(?: .*)?")
_MONTHS = re.compile(
    rf"{_IN_FRONT}(?:bulan )?(?P<first>{ANY_MONTH})(?: (?:(?:sd|s d|sampai|dengan|hingga) )*"
    rf"(?P<last>{ANY_MONTH}))?(?: 0?(?P<own>[1-9]|1[0-2]))?{_YEAR}"
)
_NAMED = re.compile(
    rf"\b(?:(?P<unit>{_UNIT})(?: ke)? ?{_NUMBER}|(?P<month>{ANY_MONTH}))\b(?: 20\d\d\b)?"
)
_RANGE = re.compile(r" *(?:s ?d|sampai(?: dengan)?|hingga) *")
_UNTIL_WORD = re.compile(r"\b(?:s ?d|sampai|hingga)\b")
_MORE = _NUMBER.replace("number", "more")
_AND_MORE = re.compile(
    rf"\b(?:{_UNIT})(?: ke)? ?{_NUMBER} (?:(?:dan|s ?d|sampai|hingga) )*{_MORE}\b"
)
_UNTIL = re.compile(
    rf"(?: |^)(?:(?:s ?d|sampai(?: dengan)?|hingga|posisi|per|keadaan) )+"
    rf"(?:(?:bulan|tanggal|tgl|akhir) )*(?:\d{{1,2}} )?(?P<month>{ANY_MONTH})\b(?: 20\d\d)?"
)
_LONE_YEAR = re.compile(r"\b20\d\d\b")
_INITIALS = [*"jfmamjjasond"]
_LETTERS = {*_INITIALS, *"bc"}
_OF_MONTH = re.compile(r"^(?:bulan|bln|b|m) ?(?=\d|[ivx]+$|ke|\b)")


class Period(NamedTuple):
    """First and last month, and the year if it is named (else 0)."""

    first: int
    last: int
    year: int = 0

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    def follows(self, other: "Period") -> bool:
        """True if it is the next one of its length, without a gap."""
        months = 12 * (self.year - other.year) + self.first - other.last
        return months == 1 and self.length == other.length

    def holds(self, tenggat: str, tahun: int) -> bool:
        """True if a target ("2025-03", "2025-03-14") falls into it."""
        in_year = int(tenggat[:4]) == (self.year or tahun)
        return in_year and self.first <= int(tenggat[5:7]) <= self.last


def _whole_year(figures: str | None) -> int:
    year = int(figures or 0)
    return year + 2000 if 0 < year < 100 else year


def _read_words(words: str) -> Period | None:
    found = _MONTHS.fullmatch(words)
    if found:
        first = MONTH_NUMBERS[found["first"]]
        last = MONTH_NUMBERS[found["last"] or found["first"]]
        is_right = first <= last and found["own"] in (None, str(first))  # Januari (1)
        return Period(first, last, _whole_year(found["year"])) if is_right else None
    found = _PERIOD.fullmatch(words)
    if not found or _AND_MORE.match(words):
        return None
    length = UNITS.get(found["unit"], 1)
    number = ordinal_said(found["number"].lstrip("0"))
    if not 0 < number * length <= 12:
        return None
    return Period(length * (number - 1) + 1, length * number, _whole_year(found["year"]))


def _find_period(words: list[str]) -> tuple[int, Period | None]:
    """Find the lowest heading that names a period, by itself or with its group's word.

    What counts within a longer one is of it: Bulan 1 under TW II is April.
    """
    for place in reversed(range(len(words))):
        _, above = _find_period(words[:place]) if place else (0, None)
        is_group = place and _read_words(words[place - 1])
        beside = "" if is_group or not place else words[place - 1]
        for said in (words[place], f"{beside} {words[place]}".strip()):
            if period := _read_words(said):
                is_within = not above or above.first <= period.first <= period.last <= above.last
                if above and not is_within and not _MONTHS.fullmatch(said):
                    first, last = (above.first - 1 + each for each in period[:2])
                    period = above if last > above.last else period._replace(first=first, last=last)
                return place, period
    return 0, None


def read_period(path: tuple[str, ...]) -> Period | None:
    """Read the period that the headings over a column name, with the year that one of them says."""
    _, period = _find_period([*map(normalize, path)])
    year = _LONE_YEAR.search(normalize(" ".join(path)))
    return period._replace(year=int(year[0])) if period and year else period


def split_period(words: str) -> tuple[str, Period | None]:
    """Split a heading into its first words and the period behind them: STATUS | TW I."""
    tokens = words.split()
    for place in range(1, len(tokens)):
        if period := _read_words(" ".join(tokens[place:])):
            return " ".join(tokens[:place]), period
    return words, None


def find_periods(text: str) -> tuple[list[Period], str]:
    """Find the periods that words name, ranges as one; with the words that are left."""
    words = normalize(re.sub("[-–]", " sd ", text))
    found: list[Period] = []
    left, end = "", 0
    for named in _NAMED.finditer(words):
        period = _read_words(named[0])
        if period is None:
            continue
        between = words[end : named.start()]
        if found and _RANGE.fullmatch(between) and found[-1].first <= period.last:
            found[-1] = Period(found[-1].first, period.last)
        else:
            left += between
            found.append(period)
        end = named.end()
    return found, " ".join(f"{left} {words[end:]}".split())


def split_until(words: str) -> tuple[str, Period | None]:
    """Split a heading or title into its words and the part of the year it reports.

    That is until a day or month that it says (STATUS S.D. 31 MARET), or its only quarter.
    """
    if found := _UNTIL.search(words):
        rest = f"{words[: found.start()]} {words[found.end() :]}"
        return rest.strip(), Period(1, MONTH_NUMBERS[found["month"]])
    named, _ = find_periods(words)
    if len(named) == 1 and named[0].length in _NAMES and not _AND_MORE.search(words):
        return words, Period(1, named[0].last)
    return words, None


def says_until(heading: str) -> bool:
    """True if a heading speaks of all until a time: S.D. JUNI, sampai dengan TW II."""
    return _UNTIL_WORD.search(normalize(heading)) is not None


def read_series(paths: Mapping[int, tuple[str, ...]]) -> dict[int, Period]:
    """Read neighbouring columns that count a year, or the longer period over them, by order.

    Those are J to D, 1 to 12, I to XII or to IV; below TRIWULAN II also A M J, 4 5 6 or 1 2 3.
    """
    words = {number: [*map(normalize, path)] for number, path in paths.items() if path}
    found: dict[int, Period] = {}
    whole: list[int] = []
    groups: list[tuple[list[str], Period, dict[int, str]]] = []
    for number, said in sorted(words.items()):
        group = _group_of(said)
        is_next = bool(groups) and number - 1 in groups[-1][2]
        if group and is_next and groups[-1][:2] == group:
            groups[-1][2][number] = said[len(group[0])]
        elif group:
            groups.append((*group, {number: said[len(group[0])]}))
        elif is_next and len(said) == 1 and (said[0] in _LETTERS or order_of(said[0])):
            groups[-1][2][number] = said[0]  # the merge over it is broken
        place, period = _find_period(said)
        whole += [number] if not period or (place, period.length) == (len(said) - 1, 1) else []
    for count in (12, 4):
        for place in range(len(whole) - count + 1):
            columns = whole[place : place + count]
            labels = [words[each][-1] for each in columns]
            if count == 12 or labels[-1] == "iv":
                found = _count(Period(1, 12), dict(zip(columns, labels, strict=True))) | found
    for _, period, labels in groups:
        found |= _count(period, labels)
    return found


def _group_of(words: list[str]) -> tuple[list[str], Period] | None:
    """Return the headings down to the lowest of a longer period that has others below it."""
    for above in (words[:place] for place in range(len(words) - 1, 0, -1)):
        place, period = _find_period(above)
        if period and period.length > 1 and place == len(above) - 1:
            return above, period
    return None


def order_of(label: str) -> int:
    """Return the number that a heading of a month in a longer period is: 1, II, M3, ke-2."""
    return ordinal_said(_OF_MONTH.sub("", label).lstrip("0"))


def _count(period: Period, labels: dict[int, str]) -> dict[int, Period]:
    """Return the parts of a period that the labels below it count, each of as many columns.

    The months of a year may count anew in each triwulan.
    """
    texts = [*labels.values()]
    for length in (1, 3):
        firsts = [*range(period.first, period.last + 1, length)]
        width = len(texts) // len(firsts) or 1
        said = texts[::width]
        names = _INITIALS[period.first - 1 : period.last], [*"abc"]
        counts = [*range(1, len(said) + 1)], [(each + length - 1) // length for each in firsts]
        counts += ([1, 2, 3] * 4,)
        is_said = (length == 1 and said in names) or [*map(order_of, said)] in counts
        is_even = texts == [each for each in said for _ in range(width)]
        if is_said and is_even and len(said) == len(firsts) > 1:
            parts = [Period(first, first + length - 1, period.year) for first in firsts]
            return {column: parts[at // width] for at, column in enumerate(labels)}
    return {}


_NAMES = {3: "TW", 4: "Caturwulan", 6: "Semester"}


@lru_cache(maxsize=256)
def name_period(period: Period) -> str:
    """Name a period as a person would: Mar, TW II, Semester I, Jan–Feb."""
    first, last = SHORT_MONTHS[period.first - 1], SHORT_MONTHS[period.last - 1]
    order, rest = divmod(period.last, period.length)
    if period.length == 1:
        return first
    if period.length in _NAMES and not rest:
        return f"{_NAMES[period.length]} {ROMAN[order - 1]}"
    return f"{first}–{last}"


def word_time(periods: list[Period], *, span: bool) -> str:
    """Write marked periods as a person would: "Jan, Mar 2025"; with `span` runs as "Jan–Mar"."""
    years = {period.year for period in periods}
    runs = split_runs(periods, lambda run, each: each.follows(run[-1])) if span else None
    words: list[str] = []
    for run in runs or [[period] for period in periods]:
        ends = dict.fromkeys((run[0], run[-1]))
        named = (_name_with_year(each, years) for each in ends)
        words.append("–".join(named))
    text = ", ".join(words)
    year = periods[0].year if len(years) == 1 else 0
    return f"{text} {year}" if year else text


def _name_with_year(period: Period, years: set[int]) -> str:
    name = name_period(period)
    return f"{name} {period.year}" if period.year and len(years) > 1 else name
