"""Read what a TARGET WAKTU names.

The text is read as tokens, then as months, periods and days with their joiners. `time_parts`
settles what those mean together.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from monev.core.remarks import Remark
from monev.reading.vocabulary.headings import load_words
from monev.reading.vocabulary.time_words import (
    CONNECTORS,
    NAMED,
    PATTERNS,
    TOKENS,
    UNIT_NAMES,
    WORDS,
    find_near_match,
    name_token,
)

_SIGNS: dict[str, str] = load_words("time_words")["signs"]
"""The letter of each kind of token, as listed there with the others."""

_NEXT_DAY = "15"
"""The hour of the day in Greenwich at which the next one begins in the east of Indonesia."""
_JOINERS = {"-": "dash", "n": "line", "u": "until", "/": "/"}


@dataclass(slots=True)
class TimeItem:
    """One thing named: a month (start == end), a period, a year, a day, or a bare number.

    `unit`: "month", "period", "year", "day", "number". `joiners` stand between the item before it
    and this one: "until", "dash", "separator", "/", "line".
    """

    unit: str
    start: int
    end: int
    writing: str
    tahun: int | None = None
    day: int | None = None
    joiners: frozenset[str] = frozenset()


class Tokens:
    """A comparable text as tokens: a letter for the kind of each, what it means, how it is written.

    `strange`: words that say nothing. `warnings`: remarks without a place. `_at`: what is next.
    """

    def __init__(self, text: str) -> None:
        self.warnings: list[Remark] = []
        self.strange: list[str] = []
        self._values: list[tuple[Any, str]] = []
        self._letters = ""
        self._at = 0
        end = -1
        for found in TOKENS.finditer(text):
            gap = "_" if found.start() == end else " "
            end = found.end()
            writing = found[0]
            letter, value = self._read(str(found.lastgroup), writing)
            is_behind_number = self._letters[-1:] in ("1", "2", "3")
            if letter == "x" and not is_behind_number:
                continue
            if letter:
                self._letters += gap + letter
                self._values.append((value, writing))

    def warn(self, code: str, **values: object) -> None:
        """Add a remark, once."""
        if (remark := Remark(code, values=values)) not in self.warnings:
            self.warnings.append(remark)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take what stands next if a pattern of letters finds it there."""
        found = self.find(pattern)
        self._at = found.end() if found else self._at
        return found

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return what a pattern of letters finds next."""
        return pattern.match(self._letters, self._at)

    def value(self, place: int) -> tuple[Any, str]:
        """Return what the token at this place of the letters means, and how it is written."""
        return self._values[place // 2]

    def _read(self, kind: str, writing: str) -> tuple[str, Any]:
        """Return the letter and the value of a token; "" if it says nothing."""
        match kind:
            case "figures":
                return _date_in_figures(*re.split("[t ]", writing))
            case "numbered_month":
                return "P", (1, int(re.sub(r"\D", "", writing)))
            case "number":
                is_year = len(writing) == 4 and writing[:2] in ("19", "20")
                return "Y" if is_year else str(min(len(writing), 3)), int(writing)
            case "word":
                return self._read_word(writing)
            case "separator":
                return writing if writing in ",/" else "&", writing
            case "other":
                self.strange.append(writing)
                return "", None
        return _SIGNS[kind.upper()], writing

    def _read_word(self, writing: str) -> tuple[str, Any]:
        """Return the letter and the value of a word.

        A misspelt word is read as the nearest known one, with a warning.
        """
        known = WORDS.get(writing) or find_near_match(writing)
        if known is None:
            self.strange.append(writing)
            return "", None
        if writing not in WORDS:
            self.warn("due.misspelt", word=writing, meaning=name_token(known))
        kind, value = known
        if kind == "FILLER":  # "3 kegiatan Maret" is no third of March
            return "" if writing in CONNECTORS else "x", writing
        if kind == "UNIT":
            return "B" if value == 1 else "U", value
        return _SIGNS[kind], value


class NamedTimes:
    """The things a comparable text names, in order (`items`).

    `trailing`: the joiners after the last item. `has_start`: true behind mulai. `loose_unit`: the
    months of a unit without a number. `strange`: words that were not used. `warnings`: remarks
    without a place.
    """

    def __init__(self, text: str) -> None:
        self.items: list[TimeItem] = []
        self.trailing: frozenset[str] = frozenset()
        self.has_start = False
        self.loose_unit: int | None = None
        self._unit: int | None = None  # the unit that bare numbers inherit: "TW I, II, III"
        self._location = ""
        self._tokens = Tokens(text)
        self.warn, self.warnings = self._tokens.warn, self._tokens.warnings
        self.strange = self._tokens.strange
        while found := self._tokens.take(NAMED):
            self._take(found)

    def leave_out(self, unit: str) -> None:
        """Take the items of a unit out; their joiners stay."""
        joiners = frozenset[str]()
        for item in self.items:
            item.joiners = joiners = joiners | item.joiners
            if item.unit != unit:
                joiners = frozenset()
        self.items = [item for item in self.items if item.unit != unit]
        self.trailing |= joiners

    def _take(self, found: re.Match[str]) -> None:
        value, writing = self._tokens.value(found.start())
        last, last_writing = self._tokens.value(found.end() - 2)
        match found.lastgroup:
            case "date":
                self._take_date(value, writing)
            case "day":
                self._take_month(last, f"{value} {last_writing}", value)
            case "day_behind":
                self._take_month(value, writing, last)
            case "month":
                self._take_month(value, writing)
            case "month_of_year":
                tahun, month = value
                self._add("month", month, month, writing, tahun)
            case "period":
                self._take_period(*value)
            case "numbered":
                tahun, number = last if isinstance(last, tuple) else (None, last)
                self._take_period(value, number, tahun)
            case "number":
                self._take_number(found[0][1], value, writing)
            case "year":
                self._add("year", 1, 12, writing, value)
            case kind:
                self._take_word(str(kind), found[0][1], value, writing)

    def _take_word(self, kind: str, letter: str, value: Any, writing: str) -> None:
        """Note a word that is no time, but tells how the times beside it belong together."""
        match kind:
            case "year_word" if self._location and not self.loose_unit:
                self._add("period", 1, 12, "tahun", self._take_tahun())
            case "loose_unit":
                self.loose_unit = value
            case "location":
                self._location = value
            case "joiner":
                self.trailing |= {_JOINERS.get(letter, "separator")}
                if writing == "atau":
                    self.warn("due.or_is_list")
            case "start":
                self.has_start = True

    def _add(
        self,
        unit: str,
        start: int,
        end: int,
        writing: str,
        tahun: int | None,
        day: int | None = None,
    ) -> None:
        if unit == "period" and self._location in ("start", "middle"):
            # Beginning or middle of a month stays the month; of a period it is its month there.
            is_start = self._location == "start"
            end = start if is_start else max(start, (start + end) // 2)
            part = "awal" if is_start else "tengah"
            self.warn("due.part_of_period", words=f"{part} {writing}")
        if unit != "year":
            self._location = ""
        self.items.append(TimeItem(unit, start, end, writing, tahun, day, self.trailing))
        self.trailing = frozenset()

    def _take_date(self, value: tuple[int, int, int], writing: str) -> None:
        """Take a date, day first, as Indonesia writes; month first only if nothing else can be."""
        self._unit = None
        tahun, month, day = value
        is_iso = writing[:4].isdecimal()
        if not is_iso and month > 12 >= day:
            day, month = month, day
            self.warn("due.month_first", writing=writing, day=day, month=month)
        elif not is_iso and day <= 12 and day != month:
            self.warn("due.day_first", writing=writing, day=day, month=month)
        self._add("day", month, month, writing, tahun, day)

    def _take_month(self, month: int, writing: str, day: int | None = None) -> None:
        self._unit = None
        tahun = self._take_tahun(of_month=True)
        self._add("day" if day is not None else "month", month, month, writing, tahun, day)

    def _take_period(self, length: int, number: int, tahun: int | None = None) -> None:
        self._unit = length
        unit = "month" if length == 1 else "period"
        end = number * length
        writing = f"{UNIT_NAMES[length]} {number}"
        self._add(unit, end - length + 1, end, writing, tahun or self._take_tahun())

    def _take_number(self, letter: str, value: int, writing: str) -> None:
        """Take a number that is no day: one more of the unit before it, or a bare one."""
        if self._unit and self.trailing and value <= 12:
            self._take_period(self._unit, value)
        elif letter.isdecimal():
            self._add("number", value, value, writing, None)
        elif letter != "O":
            self.strange.append(writing)

    def _take_tahun(self, *, of_month: bool = False) -> int | None:
        """Take the year right behind an item; None if there is none.

        Two figures may also be a day of the next month (2 Jan-8 Agt) or, behind a period, the
        number of another.
        """
        if found := self._tokens.take(PATTERNS["year_behind"]):
            return self._tokens.value(found.end() - 2)[0]
        found = self._tokens.find(PATTERNS["short_year_behind"])
        if not found or found["month"]:
            return None
        figures = self._tokens.value(found.end() - 2)[0]
        if not (of_month or "q" in (found["joiner"] or "") or figures > 12):
            return None
        self._tokens.take(PATTERNS["short_year_behind"])
        return 2000 + figures


def _date_in_figures(writing: str, clock: str = "") -> tuple[str, tuple[int, ...]]:
    """Return the letter and the value of a date or a month in figures: 2025-08-04, 03/2026.

    It is read day first unless it begins with its year.
    """
    if clock.endswith("z") and clock >= _NEXT_DAY:
        writing = (date.fromisoformat(writing) + timedelta(1)).isoformat()
    parts = re.split("[-/.]", writing)
    numbers = [*map(int, parts)]
    if len(parts[0]) != 4:
        numbers.reverse()
        numbers[0] += 2000 if len(parts[-1]) == 2 else 0
    return "D" if len(parts) > 2 else "C", tuple(numbers)
