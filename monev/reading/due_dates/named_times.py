"""What a TARGET WAKTU names: its text as tokens, then the months, periods and days they name, and
what joins them. What those mean together is settled in `time_parts`."""

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
    SCHOOL_TERMS,
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


def without_numbering(text: str, warnings: list[Remark]) -> str:
    """The text without list numbering ("1. Januari 2. Juni") and bullets, so that no number is
    taken for a day."""
    marks = list(PATTERNS["numbering"].finditer(text))
    numbers = [int(mark[1]) for mark in marks]
    if (
        numbers
        and numbers == list(range(1, len(numbers) + 1))
        and (len(numbers) > 1 or marks[0].start() == 0)
    ):
        if len(numbers) == 1 and ")" not in marks[0][0]:
            warnings.append(Remark("due.leading_one_is_numbering"))
        text = PATTERNS["numbering"].sub("\n", text).strip()
    return PATTERNS["bullet"].sub("", text) if PATTERNS["bullet"].match(text) else text


@dataclass(slots=True)
class TimeItem:
    """One thing named: a month (start == end), a period, a year, a day, or a number nobody claimed
    yet. `unit`: "month", "period", "year", "day", "number", "flawed" (named, but not in any
    calendar). `joiners` stand between the item before it and this one: "until", "dash",
    "separator", "/", "line"."""

    unit: str
    start: int
    end: int
    writing: str
    day: int | None = None
    tahun: int | None = None
    doubtful_tahun: bool = False
    joiners: frozenset[str] = frozenset()


class NamedTimes:
    """What a comparable text names, in order (`items`); `trailing` are the joiners after the last
    item, `openers` what stands before one: "start" (mulai) or "between" (antara). `warnings` are
    questions, `notes` only say how something was understood. `strange` are words that were not
    used."""

    def __init__(self, text: str) -> None:
        self.items: list[TimeItem] = []
        self.trailing: frozenset[str] = frozenset()
        self.openers: set[str] = set()
        self.loose_unit: int | None = None
        self.warnings: list[Remark] = []
        self.notes: list[str] = []
        self.strange: list[str] = []
        self._tokens: list[tuple[Any, str]] = []  # what each means, and how it is written
        self._letters = ""
        self._unit: int | None = None  # the unit that bare numbers inherit: "TW I, II, III"
        self._location: str | None = None
        self._tokenize(text)
        self._at = 0
        while self._at < len(self._letters):
            self._take_next()

    def leave_out(self, unit: str) -> None:
        """Take the items of a unit out; their joiners stay."""
        kept, joiners = [], frozenset[str]()
        for item in self.items:
            joiners |= item.joiners
            if item.unit != unit:
                item.joiners, joiners = joiners, frozenset()
                kept.append(item)
        self.items, self.trailing = kept, joiners | self.trailing

    def _tokenize(self, text: str) -> None:
        """Misspelt words are replaced by the nearest known one, with a warning."""
        end = -1
        for found in TOKENS.finditer(text):
            writing, gap = found[0], "_" if found.start() == end else " "
            end = found.end()
            letter, value = self._read_token(found.lastgroup or "", writing)
            is_break = letter == "x" and self._letters[-1:] not in ("1", "2", "3")
            if letter and not is_break:
                self._letters += gap + letter
                self._tokens.append((value, writing))

    def _read_token(self, kind: str, writing: str) -> tuple[str, Any]:
        """The letter and value of what one token says; "" for what says nothing."""
        match kind:
            case "figures":
                return _date_in_figures(*re.split("[t ]", writing))
            case "numbered_month":
                return "P", (1, int(re.sub(r"\D", "", writing)))
            case "number":
                is_year = len(writing) == 4 and writing[:2] in ("19", "20")
                return "Y" if is_year else str(min(len(writing), 3)), int(writing) if len(
                    writing
                ) < 9 else 0
            case "word":
                return self._read_word(writing)
            case "separator":
                return writing if writing in ",/" else "&", writing
            case "other":
                self.strange.append(writing)
                return "", None
        return _SIGNS[kind.upper()], writing

    def _read_word(self, writing: str) -> tuple[str, Any]:
        known = WORDS.get(writing)
        if known is None and len(self.strange) < 5 and (known := find_near_match(writing)):
            self._warn("due.misspelt", word=writing, meaning=name_token(known))
        if known is None:
            self.strange.append(writing)
            return "", None
        kind, value = known
        if writing in SCHOOL_TERMS:
            self._warn("due.school_term", term=writing.removeprefix("semester"))
        if kind == "FILLER":  # "3 kegiatan Maret" is no third of March
            return "" if writing in CONNECTORS else "x", writing
        if kind == "UNIT":
            return "B" if value == 1 else "U", value
        return "&" if kind == "SEPARATOR" else _SIGNS[kind], value

    def _warn(self, code: str, **values: Any) -> None:
        remark = Remark(code, values=values)
        self.warnings += [remark] if remark not in self.warnings else []

    def _take_next(self) -> None:
        found = NAMED.match(self._letters, self._at)
        assert found
        self._at = found.end()
        tokens = self._tokens[found.start() // 2 : found.end() // 2]
        (value, writing), (last, last_writing) = tokens[0], tokens[-1]
        match found.lastgroup:
            case "date":
                self._take_date(value, writing)
            case "day":
                # In "25-Nov" 25 may be the year: Excel shows both so.
                is_doubtful = len(writing) == 2 and found["day"][-4:-2] == "_-"
                self._take_day(value, last, last_writing, is_doubtful=is_doubtful)
            case "day_behind":
                self._take_day(last, value, writing)
            case "month":
                self._unit = None
                self._add(TimeItem("month", value, value, writing), self._take_tahun(is_name=True))
            case "month_of_year":
                self._add(TimeItem("month", value[1], value[1], writing), value[0])
            case "period":
                self._take_period(*value)
            case "numbered":
                tahun, number = last if isinstance(last, tuple) else (None, last)
                self._take_period(value, number, tahun)
            case "number":
                self._take_number(found[0][1], value, writing)
            case "year":
                self._add(TimeItem("year", 1, 12, writing), value)
            case _:
                self._take_word(found, value, writing)

    def _take_word(self, found: re.Match[str], value: Any, writing: str) -> None:
        """A word that is no time, but says what the times beside it mean together."""
        match found.lastgroup:
            case "year_word" if self._location and self.loose_unit is None:
                self._add(TimeItem("period", 1, 12, "tahun"), self._take_tahun())
            case "loose_unit":
                self.loose_unit = value
            case "location":
                self._location = value
            case "joiner":
                self.trailing |= {_JOINERS.get(found[0][1], "separator")}
                if writing == "atau":
                    self._warn("due.or_is_list")
            case "start" | "between" as opener:
                self.openers.add(opener)

    def _add(self, item: TimeItem, tahun: int | None) -> None:
        item.tahun = tahun
        if self._location in ("start", "middle") and item.unit in ("month", "period"):
            self._apply_location(item, self._location)
        self._location = None if item.unit != "year" else self._location
        item.joiners, self.trailing = self.trailing, frozenset()
        self.items.append(item)

    def _apply_location(self, item: TimeItem, location: str) -> None:
        """Beginning or middle of a month stays the month; of a longer period it is its month there,
        and asked."""
        if item.unit == "month":
            words = {"start": "awal bulan", "middle": "pertengahan bulan"}[location]
            self.notes.append(f"{words} dihitung sampai akhir bulan itu")
            return
        item.end = (
            item.start if location == "start" else max(item.start, (item.start + item.end) // 2)
        )
        self._warn(
            "due.part_of_period",
            words=f"{'awal' if location == 'start' else 'tengah'} {item.writing}",
        )

    def _take_date(self, value: tuple[int, int, int], writing: str) -> None:
        tahun, month, day = value
        if not writing[
            :4
        ].isdecimal():  # day first, as Indonesia writes; month first only where nothing else can be
            if month > 12 >= day:
                day, month = month, day
                self._warn("due.month_first", writing=writing, day=day, month=month)
            elif day <= 12 and day != month:
                self._warn("due.day_first", writing=writing, day=day, month=month)
        self._add(TimeItem("day", month, month, writing, day=day), tahun)
        self._unit = None

    def _take_day(self, day: int, month: int, writing: str, *, is_doubtful: bool = False) -> None:
        self._unit = None
        tahun = self._take_tahun(has_day=True)
        is_doubtful = is_doubtful and tahun is None
        self._add(
            TimeItem("day", month, month, f"{day} {writing}", day=day, doubtful_tahun=is_doubtful),
            tahun,
        )

    def _take_period(self, length: int, number: int, tahun: int | None = None) -> None:
        self._unit = length
        writing = f"{UNIT_NAMES[length]} {number}"
        item = TimeItem(
            "month" if length == 1 else "period",
            (number - 1) * length + 1,
            number * length,
            writing,
        )
        if not 1 <= number <= 12 // length:
            item = TimeItem("flawed", 1, 1, writing)
            self._warn(
                "due.no_such_period", writing=writing, unit=UNIT_NAMES[length], last=12 // length
            )
        self._add(item, tahun or self._take_tahun())

    def _take_number(self, letter: str, value: int, writing: str) -> None:
        """A number that is no day: one more of the unit before it, or nobody's yet."""
        if self._unit and self.trailing and value <= 12:
            self._take_period(self._unit, value)
        elif letter.isdecimal():
            self._add(TimeItem("number", value, value, writing), None)
        elif letter != "O":
            self.strange.append(writing)

    def _take_tahun(self, *, is_name: bool = False, has_day: bool = False) -> int | None:
        """The year written right after an item that is a month's name or has a day, or another;
        None if none is."""
        if found := PATTERNS["year_behind"].match(self._letters, self._at):
            self._at = found.end()
            return self._tokens[self._at // 2 - 1][0]
        if not (found := PATTERNS["short_year_behind"].match(self._letters, self._at)):
            return None
        joiner, end = found["joiner"] or "", found.end("gap") + 1
        figures, writing = self._tokens[end // 2 - 1]
        is_attached = found["gap"] == "_" and joiner[:1] != " "
        if not (is_name or has_day or "q" in joiner or figures > 12) or self._is_day(
            found, has_day=has_day
        ):
            return None
        if not (joiner or is_attached or has_day):
            self._warn("due.number_is_tahun", figures=writing)
        self._at = end
        return 2000 + figures

    def _is_day(self, figures: re.Match[str], *, has_day: bool) -> bool:
        """Whether two figures are the day of the month behind them: 2 Jan-10 Jun, but not Jan-25
        Feb-25."""
        joiner = figures["joiner"] or ""
        is_attached = figures["gap"] == "_" and joiner.startswith("_")
        has_own_year = has_day or PATTERNS["year_behind"].match(self._letters, figures.end())
        return bool(figures["name"]) and (
            not is_attached or (bool(has_own_year) and "q" not in joiner)
        )


def _date_in_figures(writing: str, clock: str = "") -> tuple[str, tuple[int, ...]]:
    """A date, read day first where it does not begin with its year, or month of digits alone:
    2025-08-04, 03/2026."""
    if clock.endswith("z") and clock >= _NEXT_DAY:
        writing = (date.fromisoformat(writing) + timedelta(1)).isoformat()
    parts = re.split("[-/.]", writing)
    first, *others, last = map(int, parts)
    if len(parts[0]) == 4:
        return "D" if others else "C", (first, *others, last)
    if not others:
        return "C", (last, first)
    return "D", (last + (2000 if len(parts[2]) == 2 else 0), others[0], first)
