"""A calendar: columns that are months, triwulan or semester, with marks below them.

Found in the heading rows alone; what is marked in each row is read by `rows.month_matrix`. A
heading row may name months (Jan, J, 1) or periods (TW I, Semester 1). Of several rows the finest
that is not weeks counts: TW over months is read by month, and months over weeks by month.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.core.grouping import group_by
from monev.reading.files.grid import Grid, column_letter, split_runs
from monev.reading.vocabulary.headings import (
    LAPORAN_GROUPS,
    PATTERNS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    heading_words,
    load_patterns,
    meaning_of,
    normalize,
    version_of,
)
from monev.reading.vocabulary.marks import read_entries, role_of
from monev.reading.vocabulary.time_words import ANY_MONTH, MONTH_NUMBERS, ROMAN, UNITS

_UNITS = sorted((word for word, length in UNITS.items() if length > 1), key=len, reverse=True)
TIME_PATTERNS = load_patterns(
    "calendars",
    month=ANY_MONTH,
    units="|".join(_UNITS),
    whole_month="|".join(MONTH_NAMES).lower(),
)
"""Patterns of times in headings and cells."""

_YEAR, _FIRST_OF_SCHOOL, _QUARTER = 12, 7, 3
_LETTERS = "jfmamjjasond"
_TWIN_LETTERS = frozenset("prt")
_NOT_SCHEDULE = frozenset((*LAPORAN_GROUPS, "anggaran", "pagu", "biaya", "penyerapan", "dana"))
_MIN_MONTHS, _MIN_FIGURES, _MIN_PERIODE = 3, 6, 2
_UNIT_NAMES = {3: "TW", 4: "Caturwulan", 6: "Semester"}
_NUMERALS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class CalendarSlot:
    """One period of a calendar: its last month, its length in months (0 for one day of a month),
    its year where the headings name one."""

    name: str
    month: int
    length: int
    tahun: int | None = None

    @property
    def end_month(self) -> int:
        """Its last month, counted on over the years: its place in time."""
        return (self.tahun or 0) * 12 + self.month

    def find_named_month(self, text: str) -> CalendarSlot | None:
        """The month within this period that a cell names, or the day of its own: Februari under TW
        I, 12 Mei under Mei; None for anything else."""
        if not TIME_PATTERNS["named_month"].fullmatch(text):
            return None
        words = re.findall(r"[a-z]+", text.casefold())
        named = {MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS}
        month = named.pop() if len(named) == 1 else 0
        if not self.month - self.length < month <= self.month:
            return None
        slot = self if self.length == 1 else month_slot(month, self.tahun)
        return replace(slot, name=text) if text[0].isdecimal() else slot


Slots = dict[int, CalendarSlot]
"""Column → the period that its headings name."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns that stand for periods, and the heading over them. `rekap` are columns of sums
    between them. `others` are further calendars that could be meant as well: letter of the first
    column → name. `twins` are columns under its periods that say what was done, each beside the one
    that says what is planned."""

    columns: Slots
    heading: str
    rekap: frozenset[int]
    others: Mapping[str, str] = field(default_factory=dict)
    twins: frozenset[int] = frozenset()

    @property
    def start(self) -> int:
        """The first of its columns."""
        return min(self.columns)

    @property
    def display_name(self) -> str:
        """What messages call it: the heading over it, else its first and last column."""
        slots = list(self.columns.values())
        return self.heading or f"{slots[0].name}–{slots[-1].name}"


def month_slot(number: int, tahun: int | None = None, name: str = "") -> CalendarSlot:
    """A month, by its usual short name where the headings print no other."""
    return CalendarSlot(name or SHORT_MONTHS[number - 1], number, 1, tahun)


def _period_slot(length: int, number: int, tahun: int | None = None) -> CalendarSlot | None:
    """The period of a length in months that is the `number`th of its year: TW II; None where no
    year has so many."""
    last = number * length
    if last > _YEAR:
        return None
    return CalendarSlot(f"{_UNIT_NAMES[length]} {_NUMERALS[number - 1]}", last, length, tahun)


def _read_named_slot(word: str, text: str) -> CalendarSlot | None:
    """The period a heading names by itself: JANUARI, Jan-25, B03, TW I, Semester 2; `word` is its
    text normalized."""
    kinds = ("month", "month_code", "month_to_month", "period")
    found = next(filter(None, (TIME_PATTERNS[kind].fullmatch(word) for kind in kinds)), None)
    if found is None:
        return None
    said = found.groupdict()
    tahun = int(found["tahun"] or 0) or None
    if tahun and tahun < 100:
        tahun += 2000
    if "name" in said:
        is_first = word.startswith(said["name"])
        name = re.split(r"[\s\-'’./]+\d", " ".join(text.split()))[0] if is_first else ""
        return month_slot(MONTH_NUMBERS[said["name"]], tahun, name)
    if "unit" in said:
        number = ROMAN.get(said["number"]) or int(said["number"])
        return _period_slot(UNITS[said["unit"]], number, tahun)
    if "number" in said:
        return month_slot(int(said["number"]), tahun)
    # The part of the year that months count off: JAN–MAR is a quarter, Jul–Des a half, any other
    # stretch is none.
    last = MONTH_NUMBERS[said["last"]]
    length = last - MONTH_NUMBERS[said["first"]] + 1
    is_part = length in _UNIT_NAMES and last % length == 0
    return _period_slot(length, last // length, tahun) if is_part else None


def find_period_within(text: str) -> str:
    """The one part of the year that a sheet's name or a title speaks of: TW I, Semester 2, Maret;
    "" for none."""
    found = set(TIME_PATTERNS["period_within"].findall(normalize(text)))
    return found.pop() if len(found) == 1 else ""


def find_calendar(grid: Grid, start: int, end: int, chosen: Container[str] = ()) -> Calendar | None:
    """The calendar of these heading rows that says when work is planned: of several the one that a
    person chose as its time (`chosen`: names), else the first that is headed so, of the latest
    version; None where there is none."""
    by_column = _read_slots(grid, start, end)
    twins = _find_twins(grid, start, end, by_column)
    with_both = {by_column[k] for k in twins}  # CAPAIAN over T and R is both, too
    planned: Slots = {}
    for column in sorted(by_column.keys() - twins):
        slot = by_column[column]
        if slot in with_both or _is_planned(grid, start, end, column):
            planned[column] = slot
    parts = (_complete_calendar(grid, start, end, slots) for slots in _split_calendars(planned))
    calendars = sorted(filter(None, parts), key=_rank)
    named = {f"{each.display_name} (deret {n})": each for n, each in enumerate(calendars, 1)}
    for name, calendar in named.items():
        if normalize(name) in chosen:
            return replace(calendar, twins=twins)
    if not calendars:
        return None
    first = calendars[0]
    is_time = is_time_heading(calendars[0].heading)
    peers = {
        column_letter(each.start): name
        for name, each in named.items()
        if each is not first and is_time_heading(each.heading) == is_time
    }
    return replace(first, others=peers, twins=twins)


def _rank(calendar: Calendar) -> tuple[bool, int]:
    """By which of several calendars the plan's comes first: headed as a time, of the latest
    version."""
    return not is_time_heading(calendar.heading), -version_of(calendar.heading).age


def _read_slots(grid: Grid, start: int, end: int) -> Slots:
    """The shortest part of the year that any heading row names over each column, each with the one
    year that the headings above it name: 2024 over Jan–Des, 2025 over the next."""
    shortest: Slots = {}
    for row in range(start, end + 1):
        for column, slot in _read_row_slots(grid, start, row, end).items():
            if column not in shortest or slot.length < shortest[column].length:
                shortest[column] = slot
    for column, slot in shortest.items():
        above = (read_text_from_left(grid, row, column) for row in range(start, end + 1))
        years = {*TIME_PATTERNS["year"].findall("\n".join(above))}
        if not slot.tahun and len(years) == 1:
            shortest[column] = replace(slot, tahun=int(years.pop()))
    return shortest


def find_two_years(titles: Iterable[str]) -> dict[int, int]:
    """The year of each month of a plan that goes on into the next year, as its titles say, without
    July where an academic year may end with it as well; empty for others."""
    found = TIME_PATTERNS["two_years"].search("\n".join(titles))
    if not found or int(found["tahun"]) + 1 != int(found["next"]):
        return {}
    first = MONTH_NUMBERS[(found["first"] or "juli").lower()]
    known = {*range(1, _YEAR + 1)} - ({_FIRST_OF_SCHOOL} if found["academic"] else set())
    return {month: 2000 + int(found["tahun"]) + (month < first) for month in known}


def _find_twins(grid: Grid, start: int, end: int, by_column: Slots) -> frozenset[int]:
    """Columns of a period that are not its plan: Realisasi beside Rencana, R beside T, % beside
    Target."""
    plan: set[int] = set()
    for columns in group_by(by_column, by_column.__getitem__).values():
        words: dict[int, str] = {}
        for column in columns:
            texts = (grid.texts.get((row, column), "") for row in range(end, start, -1))
            words[column] = normalize(next(filter(None, texts), ""))
        plan |= {*_pick_plan(words)}
    return frozenset(by_column.keys() - plan)


def _pick_plan(words: dict[int, str]) -> list[int]:
    """The columns of one period that are its plan, by the lowest heading over each; all where none
    tells. R before T is rencana, behind it realisasi."""
    rencana = [column for column, said in words.items() if said in RENCANA_WORDS]
    if 0 < len(rencana) < len(words) and _TWIN_LETTERS.issuperset(words.values()):
        return [min(words)]
    others = [column for column, said in words.items() if said not in REALISASI_WORDS | {"c"}]
    beside_capaian = [column for column, said in words.items() if said == "r"]
    return rencana or others or beside_capaian or [*words]


def _read_row_slots(grid: Grid, start: int, row: int, end: int) -> Slots:
    """What each column of one heading row names, where that is a part of the year."""
    stretches = list(_read_stretches(grid, row, end))
    words = [normalize(re.sub(r"\([^)]*\)", "", text)) for text, _ in stretches]
    series = _read_series(grid, start, row, words, [span.start for _, span in stretches])
    slots: Slots = {}
    for index, (text, span) in enumerate(stretches):
        # TW I (Apr–Jun 2025) says itself which months it has.
        within = re.search(r"\(([^)]*)\)", text)
        inner = _read_named_slot(normalize(within[1]), within[1]) if within else None
        named = inner or _read_named_slot(words[index], text) or series.get(index)
        if slot := named or _read_bare_number(grid, start, row, span.start, words[index]):
            slots |= dict.fromkeys(span, slot)
    return slots


def _read_stretches(grid: Grid, row: int, end: int) -> Iterator[tuple[str, range]]:
    """The row's texts with the columns each reaches over: merged, or blank to its right over filled
    cells below."""
    columns = grid.by_row.get(row, [])
    for column, next_column in pairwise([*columns, grid.last_column + 1]):
        past = column + grid.width_at(row, column)
        below = range(row + 1, end + 1) if past == column + 1 else ()
        while (
            past < next_column
            and (row, past) not in grid.merges
            and any((b, past) in grid.texts for b in below)
        ):
            past += 1
        yield without_legend(grid.texts[row, column]), range(column, past)


def _read_series(grid: Grid, start: int, row: int, words: list[str], columns: list[int]) -> Slots:
    """The periods that words name only together: J F M ... D, 1 2 3 ... 12, I II III IV; place in
    `words` → period."""
    series: Slots = {}
    for first in range(len(words)):
        if _are_quarters(words[first : first + 5]) and _may_be_quarters(
            grid, start, row, columns[first]
        ):
            series |= {
                first + n: CalendarSlot(f"TW {_NUMERALS[n]}", _QUARTER * (n + 1), _QUARTER)
                for n in range(4)
            }
    for first, months in (*_find_letters(words), *_find_figures(words)):
        series |= {first + index: month_slot(number) for index, number in enumerate(months)}
    return series


def _are_quarters(words: list[str]) -> bool:
    """Whether these five words count to four, and not on."""
    counted = (["i", "ii", "iii", "iv"], ["1", "2", "3", "4"])
    return words[:4] in counted and words[4:] not in (["v"], ["5"])


def _may_be_quarters(grid: Grid, start: int, row: int, column: int) -> bool:
    """Whether I, II, III, IV count quarters: below a heading of time or a year alone, and of no
    other unit."""
    above = [read_text_from_left(grid, number, column) for number in range(start, row)]
    is_time = any(is_time_heading(text) for text in above if text)
    may_count = is_time or (not any(above) and grid.texts[row, column].isalpha())
    return may_count and not _find_unit_above(grid, start, row, column)


def _find_letters(words: list[str]) -> Iterator[tuple[int, range]]:
    """Where the letters J F M A M J J A S O N D stand, or the half of them a half-year's plan
    has."""
    letters = "".join(word if len(word) == 1 else "-" for word in words)
    for first, last in ((0, 6), (6, 12), (0, 12)):
        for found in re.finditer(f"(?={_LETTERS[first:last]})", letters):
            yield found.start(), range(first + 1, last + 1)


def _find_figures(words: list[str]) -> Iterator[tuple[int, list[int]]]:
    """Where numbers, roman ones too, count months: consecutive, at least six of them, 12 the
    highest; the next year's may follow it (10 11 12 1 2 ...)."""
    figures = [ROMAN.get(word, 0) for word in words]
    for index, word in enumerate(words):
        if word.isdecimal() and len(word) <= 2:
            figures[index] = int(word)

    def goes_on(run: list[int], index: int) -> bool:
        before = figures[run[-1]]
        return before > 0 and figures[index] == before % _YEAR + 1

    for run in split_runs(range(len(figures)), goes_on):
        months = [figures[index] for index in run]
        if len(months) >= _MIN_FIGURES and max(months) <= _YEAR:
            yield run[0], months


def _read_bare_number(
    grid: Grid, start: int, row: int, column: int, word: str
) -> CalendarSlot | None:
    """The period of a lone number, roman or of one digit, whose unit stands above it."""
    number = int(word) if word.isdecimal() and len(word) == 1 else ROMAN.get(word, 0)
    length = _find_unit_above(grid, start, row, column) if number else 0
    return _period_slot(length, number) if length > 1 else None


def _find_unit_above(grid: Grid, start: int, row: int, column: int) -> int:
    """The length of the period that a heading above a bare number speaks of: TRIWULAN over I, II,
    III, IV; 0 for none, or where that heading has a number of its own."""
    for each in range(row - 1, start - 1, -1):
        words = normalize(read_text_from_left(grid, each, column)).split()
        if UNITS.keys() & words:
            is_numbered = not ROMAN.keys().isdisjoint(words) or any(map(str.isdecimal, words))
            return 0 if is_numbered else max(UNITS.get(word, 0) for word in words)
    return 0


def read_text_from_left(grid: Grid, row: int, column: int) -> str:
    """The text over a column: its own or merged one, else the nearest to the left that no filled
    cell parts off."""
    own = grid.content_at(row, column)
    for left in range(column - 1, 0, -1) if not own else ():
        if (row, left) in grid.merges:
            break
        if own := grid.texts.get((row, left), ""):
            break
    return without_legend(own)


def without_legend(heading: str) -> str:
    """A heading without what it says of the marks below it: JADWAL (P = Rencana, R = Realisasi)."""
    for _, words, entry in read_entries(heading):
        if role_of(words) or "=" in entry:  # TW I: Jan–Mar says nothing of marks
            return heading.partition(entry)[0].rstrip(" (\n")
    return heading.rstrip()


def _is_planned(grid: Grid, start: int, end: int, column: int) -> bool:
    """Whether no heading over a period says that it is what was done or paid: Realisasi 2025 before
    Rencana 2026; nor an area: POKJA over I to VI."""
    above = " ".join(text for _, text in _read_texts_above(grid, start, end, column))
    group = grid.merges.get((start - 1, column))
    if group and group[1] > min(grid.by_row[start]):  # over these columns alone, so no title
        above += f" {grid.content_at(start - 1, column)}"
    words = normalize(above)
    said = TIME_PATTERNS["plan_beside"].sub("target", words).split()
    return _NOT_SCHEDULE.isdisjoint(said) and not PATTERNS["of_areas"].fullmatch(words)


def _split_calendars(by_column: Slots) -> list[Slots]:
    """One part for each calendar: time runs forward within one, a period going back begins the
    next."""
    finest = min((slot.length for slot in by_column.values()), default=0)

    def goes_on(run: list[int], column: int) -> bool:
        before = [by_column[k].end_month for k in run if by_column[k].length == finest]
        slot = by_column[column]
        return slot.length != finest or slot.end_month >= max(before, default=0)

    runs = split_runs(sorted(by_column), goes_on)
    return [{column: by_column[column] for column in run} for run in runs]


def _complete_calendar(grid: Grid, start: int, end: int, slots: Slots) -> Calendar | None:
    """A calendar with its heading and its sums apart; None where there are too few different
    periods: two months are a calendar only below a heading of time, TARGET over B06 and B12."""
    finest = min(slot.length for slot in slots.values())
    columns = {column: slot for column, slot in slots.items() if slot.length == finest}
    above = _read_headings_above(grid, start, end, min(columns))
    is_time = any(map(is_time_heading, above))
    fewest = _MIN_MONTHS if finest == 1 and not is_time else _MIN_PERIODE
    if len(columns) < fewest or len({slot.end_month for slot in columns.values()}) < _MIN_PERIODE:
        return None
    # Longer periods sum up those of the columns, and so does JML under the same heading.
    sums = slots.keys() - columns.keys()
    first = min(columns)
    beside = max(columns) + 1
    is_below = any(grid.origin(row, first) == grid.origin(row, beside) for row in range(start, end))
    if is_below and TIME_PATTERNS["sum"].fullmatch(normalize(grid.content_at(end, beside))):
        sums |= {beside}
    return Calendar(columns, next(iter(above), ""), frozenset(sums))


def _read_headings_above(grid: Grid, start: int, end: int, column: int) -> list[str]:
    """The texts over the first column of a calendar that are no period themselves, from top to
    bottom; a heading to the left, such as PIC beside a calendar of one row, is its neighbour's."""
    result: list[str] = []
    for row, text in _read_texts_above(grid, start, end, column):
        meaning = meaning_of(heading_words(text))[0]
        if grid.content_at(row, column) or meaning in ("", "target_waktu"):
            result.append(text)
    return result


def _read_texts_above(grid: Grid, start: int, end: int, column: int) -> Iterator[tuple[int, str]]:
    """What stands over a period down to where a row names it, with its row; it may begin left of
    the period."""
    for row in range(start, end + 1):
        text = " ".join(read_text_from_left(grid, row, column).split())
        if _read_named_slot(normalize(text), text) or text.isdecimal() or len(text) == 1:
            return
        if text:
            yield row, text


def is_time_heading(heading: str) -> bool:
    """Whether the heading over a calendar says that it is the plan's time, its year, or no more
    than its version."""
    words = normalize(heading)
    is_time = meaning_of(words)[0] == "target_waktu" or PATTERNS["version"].fullmatch(words)
    return bool(is_time or {"waktu", "jadwal", "rencana", "target"} & {*words.split()})
