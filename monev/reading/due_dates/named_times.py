"""What a TARGET WAKTU names: its text as tokens, then the months, periods and days they name, and what joins them.

What those mean together is settled in `time_parts`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from monev.core.remarks import Remark
from monev.reading.vocabulary.time_words import (
    CONNECTORS,
    NUMBER_WORDS,
    ORDINALS,
    ROMAN,
    UNIT_NAMES,
    WORDS,
    find_near_match,
    name_token,
)


class Token(NamedTuple):
    """One piece of a TARGET WAKTU. `attached`: no space stood before it.

    Kinds and their values: DATE (tahun, month, day; a negative day says that it was written day first), MONTH_YEAR
    (tahun, month), YEAR, NUMBER, MONTH, UNIT (length of a period in months), PERIOD (length, number), ROMAN, ORDINAL,
    NUMBER_WORD, LOCATION (start, middle, end), UNTIL, DASH, SEPARATOR, LINE, FROM, BETWEEN, YEAR_WORD ("tahun"),
    QUOTE, BREAK (a word that keeps the number before it from being the day of the month after it).
    """

    kind: str
    value: Any
    writing: str
    attached: bool


_NO_TOKEN = Token("", None, "", False)

_CLOCK = r"(?:[t ]\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?)?"
_PATTERN = re.compile(
    rf"""
    (?P<iso>(?<!\d)(?:19|20)\d\d([-/.])\d{{1,2}}\2\d{{1,2}}{_CLOCK}(?![-/.]?\d))
  | (?P<day_month_year>(?<!\d)(?:\d{{1,2}}([-/.])\d{{1,2}}\4\d{{4}}
      |(?<!\d[-/.])\d{{1,2}}([-/.])\d{{1,2}}\5\d\d(?![-/.]\d)){_CLOCK}(?!\d))
  | (?P<year_month>(?<!\d)(?:19|20)\d\d[-/.]\d{{1,2}}(?!\d))
  | (?P<month_year>(?<!\d)\d{{1,2}}[-/.](?:19|20)\d\d(?!\d))
  | (?P<numbered_month>(?<![a-z])b[-. ]?\d{{1,2}}(?!\d))
  | (?P<until>(?<![a-z])(?:s[ ]?[./][ ]?d\.?|sd\.?(?![a-z]))(?:[ ]?dengan)?|sampai[ ](?:dengan|dgn))
  | (?P<word>[a-z]+)
  | (?P<number>\d+)
  | (?P<dash>-+|\.{{2,}})
  | (?P<line>\n)
  | (?P<separator>[,;&+/|•])
  | (?P<quote>')
  | (?P<colon>:)
  | (?P<other>[^\s.:()\[\]"”“*])
    """,
    re.VERBOSE,
)
_BULLET = re.compile(r"^[-•*] *(?=\w)", re.MULTILINE)
_NUMBERING = re.compile(r"(?:(?<=^)|(?<=[\s,;]))(\d{1,2})(?:\)|\.(?!\d)) *(?=[a-z]|\d)")
_ORDINAL = rf"(?:ke ?-? ?)?(?:[1-5](?!\d)|(?:{'|'.join([*ORDINALS, *NUMBER_WORDS, *ROMAN])})(?![a-z]))"
_WEEK = re.compile(
    rf"\b(?:(?:minggu|pekan|mgg?\.?|week|dasarian) ?-? ?{_ORDINAL}|[wm] ?[1-5]\b)"
    rf"(?: ?(?:,|-|&|/|dan|s ?[./]? ?d\.?|sampai|hingga) ?(?:minggu |pekan )?{_ORDINAL})*"
)


def _date_in_figures(writing: str) -> tuple[str, tuple[int, ...]]:
    """A date or month of digits alone: "2025-08-04", "4/8/2025", "03/2026", "2026-03"."""
    parts = re.split("[-/.]", writing)
    first, *others, last = map(int, parts)
    if len(parts[0]) == 4:
        return "DATE" if others else "MONTH_YEAR", (first, *others, last)
    if not others:
        return "MONTH_YEAR", (last, first)
    tahun = last + (2000 if len(parts[2]) == 2 else 0)
    return "DATE", (tahun, others[0], -first)  # negative: day first, as Indonesia writes it


def tokenize(text: str, warnings: list[Remark], strange: list[str]) -> list[Token]:
    """The tokens of a text as `comparable` gives it; misspelt words are replaced by the nearest known one.

    That is added to `warnings`; words that mean nothing here are added to `strange`.
    """
    result: list[Token] = []
    end = -1
    for found in _PATTERN.finditer(text):
        writing, attached = found[0], found.start() == end
        end = found.end()
        match found.lastgroup:
            case "iso" | "day_month_year" | "year_month" | "month_year":
                result.append(Token(*_date_in_figures(re.split("[t ]", writing)[0]), writing, attached))
            case "numbered_month":
                result.append(Token("PERIOD", (1, int(re.sub(r"\D", "", writing))), writing, attached))
            case "number":
                result.append(_number_token(writing, attached))
            case "word":
                _add_word(writing, attached, result, warnings, strange)
            case "other":
                strange.append(writing)
            case "colon":
                if result and result[-1].kind == "NUMBER":
                    result.append(Token("BREAK", None, writing, attached))  # "Kegiatan 1: Maret" is no first of March
            case str(group):
                result.append(Token(group.upper(), writing, writing, attached))
    return result


def _number_token(writing: str, attached: bool) -> Token:
    """The token of bare digits: a year, or a number (0 where it is too long to mean anything)."""
    if len(writing) == 4 and writing[:2] in ("19", "20"):
        return Token("YEAR", int(writing), writing, attached)
    return Token("NUMBER", int(writing) if len(writing) < 9 else 0, writing, attached)


def _add_word(writing: str, attached: bool, result: list[Token], warnings: list[Remark], strange: list[str]) -> None:
    """Add the token of one word: known, misspelt (with a warning), or strange."""
    known = WORDS.get(writing)
    if known is None and len(strange) < 5:
        known = find_near_match(writing)
        if known is not None:
            warnings.append(Remark("due.misspelt", values={"word": writing, "meaning": name_token(known)}))
    if known is None:
        strange.append(writing)
    elif known[0] != "FILLER":
        result.append(Token(*known, writing, attached))
    elif result and result[-1].kind == "NUMBER" and writing not in CONNECTORS:
        result.append(Token("BREAK", None, writing, attached))  # "3 kegiatan Maret" is no third of March


def without_numbering(text: str, warnings: list[Remark]) -> str:
    """The text without list numbering ("1. Januari 2. Juni") and bullets, so that no number is taken for a day."""
    marks = list(_NUMBERING.finditer(text))
    numbers = [int(mark[1]) for mark in marks]
    if numbers and numbers == list(range(1, len(numbers) + 1)) and (len(numbers) > 1 or marks[0].start() == 0):
        if len(numbers) == 1 and ")" not in marks[0][0]:
            warnings.append(Remark("due.leading_one_is_numbering"))
        text = _NUMBERING.sub("\n", text).strip()
    return _BULLET.sub("", text) if _BULLET.match(text) else text


def without_weeks(text: str) -> tuple[str, bool]:
    """The text without "minggu ke-2": a week is within a month; the flag says that one was named."""
    rest = _WEEK.sub(" ", text)
    return rest, rest != text


@dataclass(slots=True)
class TimeItem:
    """One thing named: a month (start == end), a period, a year, a day, or a number nobody claimed yet.

    `unit`: "month", "period", "year", "day", "number", "flawed" (named, but not in any calendar). `joiners` stand
    between the item before it and this one: "until", "dash", "separator", "/", "line".
    """

    unit: str
    start: int
    end: int
    writing: str
    day: int | None = None
    tahun: int | None = None
    doubtful_tahun: bool = False
    joiners: frozenset[str] = frozenset()


@dataclass(slots=True)
class TimeStructure:
    """What was found, in order; `trailing` are the joiners after the last item.

    `warnings` are questions, `notes` only say how something was understood. `strange` are words that were not used.
    """

    items: list[TimeItem] = field(default_factory=list)
    trailing: frozenset[str] = frozenset()
    starts: bool = False
    between: bool = False
    loose_unit: int | None = None
    warnings: list[Remark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def leave_out(self, unit: str) -> None:
        """Take the items of a unit out; their joiners stay."""
        kept, joiners = [], frozenset[str]()
        for item in self.items:
            joiners |= item.joiners
            if item.unit != unit:
                item.joiners, joiners = joiners, frozenset()
                kept.append(item)
        self.items, self.trailing = kept, joiners | self.trailing


class Parser:
    """Walks the tokens once, left to right, and collects what they name into a `TimeStructure`."""

    def __init__(self, text: str) -> None:
        self.structure = TimeStructure()
        self.tokens = tokenize(text, self.structure.warnings, self.structure.strange)
        self.next = 0  # index of the next token
        self.unit: int | None = None  # the unit that bare numbers inherit: "TW I, II, III"
        self.location: str | None = None

    def parse(self) -> TimeStructure:
        """Read every token; the result names everything that was found or left over."""
        while self.next < len(self.tokens):
            kind, value, writing, _ = self.tokens[self.next]
            self.next += 1
            match kind:
                case "DATE":
                    self._take_date(value, writing)
                case "MONTH_YEAR":
                    self._take_month_of_tahun(value, writing)
                case "MONTH":
                    self._take_month(value, writing)
                case "PERIOD":
                    self._take_period(*value)
                case "UNIT":
                    self._take_unit(value)
                case "NUMBER" | "ROMAN" | "ORDINAL" | "NUMBER_WORD":
                    self._take_number(kind, value, writing)
                case "YEAR":
                    self._add(TimeItem("year", 1, 12, writing, tahun=value))
                case "YEAR_WORD" if self.location and self.structure.loose_unit is None:
                    self._add(TimeItem("period", 1, 12, "tahun"), takes_tahun=True)
                case _:
                    self._take_word(kind, value, writing)
        return self.structure

    def _take_word(self, kind: str, value: Any, writing: str) -> None:
        """A word that is no time, but says how the times beside it belong together."""
        match kind:
            case "LOCATION":
                self.location = value
            case "FROM":
                self.structure.starts = True
            case "BETWEEN":
                self.structure.between = True
            case "UNTIL" | "DASH" | "SEPARATOR" | "LINE":
                self.structure.trailing |= {"/" if writing == "/" else kind.lower()}
                if writing == "atau":
                    self._warn("due.or_is_list")

    def _peek(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else _NO_TOKEN

    def _warn(self, code: str, **values: str | int) -> None:
        self.structure.warnings.append(Remark(code, values=values))

    def _add(self, item: TimeItem, *, takes_tahun: bool = False, is_name: bool = False) -> None:
        """Add an item; `takes_tahun`: the year written after it belongs to it; `is_name`: it is a month's name."""
        if takes_tahun and item.tahun is None:
            item.tahun = self._following_tahun(is_name=is_name, has_day=item.day is not None)
        if self.location and item.unit in ("month", "period"):
            self._apply_location(item, self.location)
        self.location = None if item.unit != "year" else self.location
        item.joiners, self.structure.trailing = self.structure.trailing, frozenset()
        self.structure.items.append(item)

    def _apply_location(self, item: TimeItem, location: str) -> None:
        """Beginning, middle or end of a month stays the month; of a longer period it is its month there, and asked."""
        if location == "end":
            return
        if item.unit == "month":
            words = {"start": "awal bulan", "middle": "pertengahan bulan"}[location]
            self.structure.notes.append(f"{words} dihitung sampai akhir bulan itu")
            return
        month = {"start": item.start, "middle": (item.start + item.end) // 2}[location]
        item.end = max(item.start, month)
        words = {"start": "awal", "middle": "tengah"}[location]
        self._warn("due.part_of_period", words=f"{words} {item.writing}")

    def _take_date(self, value: tuple[int, int, int], writing: str) -> None:
        tahun, month, day = value
        if day < 0:  # day first, as Indonesia writes; month first only where nothing else is possible
            day = -day
            if month > 12 >= day:
                day, month = month, day
                self._warn("due.month_first", writing=writing, day=day, month=month)
            elif day <= 12 and day != month:
                self._warn("due.day_first", writing=writing, day=day, month=month)
        self._add(TimeItem("day", month, month, writing, day=day, tahun=tahun))
        self.unit = None

    def _take_month_of_tahun(self, value: tuple[int, int], writing: str) -> None:
        tahun, month = value
        if self.unit and self.unit > 1:
            self._take_period(self.unit, month, tahun)
        else:
            self._add(TimeItem("month", month, month, writing, tahun=tahun))

    def _take_month(self, month: int, writing: str) -> None:
        self.unit = None
        token = self._peek(self.next)
        if token.kind == "NUMBER" and len(token.writing) <= 2:  # August 4, 2025
            comma = 1 if self._peek(self.next + 1).writing == "," else 0
            with_tahun = self._peek(self.next + 1 + comma).kind == "YEAR"
            following = self._peek(self.next + 1).kind
            if with_tahun or (len(token.writing) == 1 and following not in ("MONTH", "DASH", "UNTIL", "SEPARATOR")):
                self.next += 1
                if not with_tahun:
                    self._warn("due.number_is_day", writing=f"{writing} {token.writing}", day=token.writing)
                item = TimeItem("day", month, month, f"{token.writing} {writing}", day=token.value)
                self._add(item, takes_tahun=True)
                return
        self._add(TimeItem("month", month, month, writing), takes_tahun=True, is_name=True)

    def _take_period(self, length: int, number: int, tahun: int | None = None) -> None:
        """A numbered period of the year: triwulan 2, semester I, bulan 3."""
        self.unit = length
        writing = f"{UNIT_NAMES[length]} {number}"
        if not 1 <= number <= 12 // length:
            self._add(TimeItem("flawed", 1, 1, writing, tahun=tahun), takes_tahun=True)
            return
        unit = "month" if length == 1 else "period"
        item = TimeItem(unit, (number - 1) * length + 1, number * length, writing, tahun=tahun)
        self._add(item, takes_tahun=True)

    def _take_unit(self, length: int) -> None:
        at = self.next + (self._peek(self.next).kind in ("DASH", "LINE"))
        token = self._peek(at)
        if token.kind == "MONTH" or (token.kind == "NUMBER" and self._peek(at + 1).kind == "MONTH"):
            return  # "bulan Agustus", "bulan 4 Agustus": only a word before the name
        is_short_number = token.kind == "NUMBER" and len(token.writing) <= 2
        if token.kind in ("ROMAN", "ORDINAL", "NUMBER_WORD") or is_short_number:
            self.next = at + 1
            self._take_period(length, token.value)
        elif token.kind == "MONTH_YEAR" and length > 1:
            self.next = at + 1
            tahun, number = token.value
            self._take_period(length, number, tahun)
        elif length > 1:
            self.structure.loose_unit = length

    def _take_number(self, kind: str, value: int, writing: str) -> None:
        """A number: the day of the month named next, or one more of the unit before it, or nobody's yet."""
        at = self._find_name_after_number()
        token = self._peek(at)
        if kind == "NUMBER" and token.kind == "MONTH" and len(writing) <= 2:
            self.next = at + 1
            self.unit = None
            item = TimeItem("day", token.value, token.value, f"{value} {token.writing}", day=value)
            self._add(item, takes_tahun=True)
            # In "25-Nov" 25 may be the year: Excel shows both so.
            item.doubtful_tahun = self._peek(at - 1).kind == "DASH" and item.tahun is None and len(writing) == 2
        elif self.unit and self.structure.trailing and value <= 12:
            self._take_period(self.unit, value)
        elif kind == "NUMBER":
            self._add(TimeItem("number", value, value, writing))
        elif kind in ("ROMAN", "NUMBER_WORD"):
            self.structure.strange.append(writing)

    def _find_name_after_number(self) -> int:
        """Where the month's name would stand that a number is a day of: "4 Agustus", "4-Agustus", "4 bulan Agustus"."""
        at = self.next
        joiner = self._peek(at)
        if joiner.kind == "LINE" or (joiner.kind == "DASH" and joiner.attached):
            at += 1
        return at + (self._peek(at)[:2] == ("UNIT", 1))

    def _following_tahun(self, *, is_name: bool, has_day: bool) -> int | None:
        """The year written right after an item: 2025, '25, -25, / 2025, on the next line; None if none is."""
        at = self.next
        while at - self.next < 3 and (
            self._peek(at).kind in ("YEAR_WORD", "QUOTE", "DASH", "LINE") or self._peek(at).writing in (",", "/")
        ):
            at += 1
        if self._peek(at).kind == "YEAR":
            self.next = at + 1
            return self._peek(at).value
        return self._following_short_tahun(is_name=is_name, has_day=has_day)

    def _following_short_tahun(self, *, is_name: bool, has_day: bool) -> int | None:
        """A year of two digits right after an item: '25, -25, /25, 25."""
        at = self._past_joiners()
        token, joiner = self._peek(at), self._peek(self.next)
        if token.kind != "NUMBER" or len(token.writing) != 2:
            return None
        if not (is_name or has_day or joiner.kind == "QUOTE" or token.value > 12):
            return None
        has_joiner = at > self.next
        attached = token.attached and (joiner.attached or not has_joiner)
        if self._peek(at + 1).kind == "MONTH" and not (attached and has_joiner):
            return None
        if not (has_joiner or attached or has_day):
            self._warn("due.number_is_tahun", figures=token.writing)
        self.next = at + 1
        return 2000 + token.value

    def _past_joiners(self) -> int:
        """The place behind what may stand before a year of two digits: a quote, a dash, both, or a slash."""
        joiner = self._peek(self.next)
        at = self.next + (joiner.kind in ("QUOTE", "DASH") or joiner.writing == "/")
        return at + (joiner.kind == "DASH" and self._peek(at).kind == "QUOTE")
