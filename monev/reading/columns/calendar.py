"""A calendar: columns that are months, triwulan or semester, with marks below them.

Found in the heading rows alone; what is marked in each row is read by `rows.month_matrix`. A
heading row may name months (Jan, J, 1) or periods (TW I, Semester 1). Of several rows the finest
that is not weeks counts: TW over months is read by month, and months over weeks by month.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

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

_UNITS = "|".join(
    sorted((word for word, length in UNITS.items() if length > 1), key=len, reverse=True)
)
TIME_PATTERNS = load_patterns(
    "calendars", month=ANY_MONTH, units=_UNITS, whole_month="|".join(MONTH_NAMES).lower()
)
"""Patterns of times in headings and cells."""

_YEAR, _FIRST_OF_SCHOOL = 12, 7
_LETTERS = "jfmamjjasond"
_TWIN_LETTERS = frozenset("prt")
_QUARTERS = (["i", "ii", "iii", "iv"], ["1", "2", "3", "4"])
_NOT_SCHEDULE = frozenset((*LAPORAN_GROUPS, "anggaran", "pagu", "biaya", "penyerapan", "dana"))
_MIN_MONTHS, _MIN_FIGURES, _MIN_PERIODE = 3, 6, 2


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
        words = (
            re.findall(r"[a-z]+", text.casefold())
            if TIME_PATTERNS["named_month"].fullmatch(text)
            else ()
        )
        named = {MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS}
        month = named.pop() if len(named) == 1 else 0
        if not self.month - self.length < month <= self.month:
            return None
        slot = self if self.length == 1 else month_slot(month, self.tahun)
        return replace(slot, name=text) if text[0].isdecimal() else slot


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns that stand for periods, and the heading over them. `rekap` are columns of sums
    between them. `others` are further calendars that could be meant as well: letter of the first
    column → name. `twins` are columns under its periods that say what was done, each beside the one
    that says what is planned."""

    columns: dict[int, CalendarSlot]
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
    unit = {3: "TW", 4: "Caturwulan", 6: "Semester"}[length]
    if number * length > 12:
        return None
    return CalendarSlot(
        f"{unit} {('I', 'II', 'III', 'IV')[number - 1]}", number * length, length, tahun
    )


def _read_named_slot(word: str, text: str) -> CalendarSlot | None:
    """The period a heading names by itself: JANUARI, Jan-25, B03, TW I, Semester 2; `word` is its
    text normalized."""
    kinds = ("month", "month_code", "month_to_month", "period")
    found = next(filter(None, (TIME_PATTERNS[kind].fullmatch(word) for kind in kinds)), None)
    if found is None:
        return None
    said, tahun = found.groupdict(), int(found["tahun"] or 0) or None
    if "name" in said:
        name = (
            re.split(r"[\s\-'’./]+\d", " ".join(text.split()))[0]
            if word.startswith(said["name"])
            else ""
        )
        return month_slot(
            MONTH_NUMBERS[said["name"]], tahun + 2000 if tahun and tahun < 100 else tahun, name
        )
    if "unit" in said:
        return _period_slot(
            UNITS[said["unit"]], ROMAN.get(said["number"]) or int(said["number"]), tahun
        )
    if "number" in said:
        return month_slot(int(said["number"]), tahun)
    # The part of the year that months count off: JAN–MAR is a quarter, Jul–Des a half, any other
    # stretch is none.
    last = MONTH_NUMBERS[said["last"]]
    length = last - MONTH_NUMBERS[said["first"]] + 1
    return (
        None
        if length not in (3, 4, 6) or last % length
        else _period_slot(length, last // length, tahun)
    )


def find_period_within(text: str) -> str:
    """The one part of the year that a sheet's name or a title speaks of: TW I, Semester 2, Maret;
    "" for none."""
    found = set(TIME_PATTERNS["period_within"].findall(normalize(text)))
    return found.pop() if len(found) == 1 else ""


def find_calendar(grid: Grid, start: int, end: int, chosen: Container[str] = ()) -> Calendar | None:
    """The calendar of these heading rows that says when work is planned: of several the one that a
    person chose as its time (`chosen`: names), else the first that is headed so, of the latest
    version; None where there is none."""
    by_column = _with_school_years(grid, start, _read_slots(grid, start, end))
    twins = _find_twins(grid, start, end, by_column)
    with_both = {by_column[k] for k in twins}  # CAPAIAN over T and R is both, too
    besides = {k: slot for k, slot in by_column.items() if k not in twins}
    planned = {
        k: slot
        for k, slot in besides.items()
        if slot in with_both or _is_planned(grid, start, end, k)
    }
    found = filter(
        None, (_complete_calendar(grid, start, end, slots) for slots in _split_calendars(planned))
    )
    calendars = sorted(
        found, key=lambda each: (not is_time_heading(each.heading), -version_of(each.heading).age)
    )
    if not calendars:
        return None
    named = {
        f"{each.display_name} (deret {number})": each for number, each in enumerate(calendars, 1)
    }
    if settled := [each for name, each in named.items() if normalize(name) in chosen]:
        return replace(settled[0], twins=twins)
    (_, first), *others = named.items()
    is_time = is_time_heading(first.heading)
    peers = {
        column_letter(each.start): name
        for name, each in others
        if is_time_heading(each.heading) == is_time
    }
    return replace(first, others=peers, twins=twins)


def _read_slots(grid: Grid, start: int, end: int) -> dict[int, CalendarSlot]:
    """The shortest part of the year that any heading row names over each column, each with the one
    year that the headings above it name: 2024 over Jan–Des, 2025 over the next."""
    rows = [_read_row_slots(grid, start, row, end) for row in range(start, end + 1)]
    rows = [
        *(_read_months_within(grid, row, slots) for row, slots in enumerate(rows[:-1], start + 1)),
        *rows,
    ]
    columns = dict.fromkeys(chain.from_iterable(rows))
    shortest = {
        k: min((slots[k] for slots in rows if k in slots), key=lambda slot: slot.length)
        for k in columns
    }

    def year_above(column: int) -> int | None:
        above = (read_text_from_left(grid, row, column) for row in range(start, end + 1))
        years = {*TIME_PATTERNS["year"].findall("\n".join(above))}
        return int(years.pop()) if len(years) == 1 else None

    return {k: replace(slot, tahun=slot.tahun or year_above(k)) for k, slot in shortest.items()}


def _with_school_years(
    grid: Grid, start: int, by_column: dict[int, CalendarSlot]
) -> dict[int, CalendarSlot]:
    """The months of a year of school, from July on or later, each with its year: TAHUN PELAJARAN
    2026/2027 above."""
    slots = [by_column[column] for column in sorted(by_column)]
    if not slots or slots[0].month < _FIRST_OF_SCHOOL or any(slot.tahun for slot in slots):
        return by_column
    found = TIME_PATTERNS["school_year"].search(
        " ".join(text for (row, _), text in grid.texts.items() if row < start)
    )
    years = (int(found[2]), int(found[1])) if found else (None, None)
    return {
        k: replace(slot, tahun=years[slot.month >= slots[0].month]) for k, slot in by_column.items()
    }


def find_two_years(titles: Iterable[str]) -> dict[int, int]:
    """The year of each month of a plan that goes on into the next year, as its titles say, without
    July where an academic year may end with it as well; empty for others."""
    found = TIME_PATTERNS["two_years"].search("\n".join(titles))
    if not found or int(found["tahun"]) + 1 != int(found["next"]):
        return {}
    first = MONTH_NUMBERS[(found["first"] or "juli").lower()]
    known = {*range(1, _YEAR + 1)} - ({_FIRST_OF_SCHOOL} if found["academic"] else set())
    return {month: 2000 + int(found["tahun"]) + (month < first) for month in known}


def _find_twins(
    grid: Grid, start: int, end: int, by_column: dict[int, CalendarSlot]
) -> frozenset[int]:
    """Columns of a period that are not its plan: Realisasi beside Rencana, R beside T, % beside
    Target."""
    rows = range(end, start, -1)
    words = {
        k: normalize(next((grid.texts[row, k] for row in rows if (row, k) in grid.texts), ""))
        for k in by_column
    }
    marked = [words[k] for row, k in grid.texts if row > end and k in words]
    is_r_usual = 2 * marked.count("r") >= len(marked)
    periods = group_by(by_column, by_column.__getitem__).values()
    plan = {
        k
        for columns in periods
        for k in _pick_plan({k: words[k] for k in columns}, is_r_usual=is_r_usual)
    }
    return frozenset(by_column.keys() - plan)


def _pick_plan(words: dict[int, str], *, is_r_usual: bool) -> list[int]:
    """The columns of one period that are its plan, by the lowest heading over each; all where none
    tells. R before T is rencana, behind it or where less is marked so realisasi; beside C (capaian)
    it is rencana."""
    rencana = [k for k, said in words.items() if said in RENCANA_WORDS]
    if is_r_usual and 0 < len(rencana) < len(words) and _TWIN_LETTERS.issuperset(words.values()):
        return [min(words)]
    others = [k for k, said in words.items() if said not in REALISASI_WORDS | {"c"}]
    return rencana or others or [k for k, said in words.items() if said == "r"] or [*words]


def _read_row_slots(grid: Grid, start: int, row: int, end: int) -> dict[int, CalendarSlot]:
    """What each column of one heading row names, where that is a part of the year."""
    stretches = list(_read_stretches(grid, row, end))
    words = [normalize(re.sub(r"\([^)]*\)", "", text)) for text, _ in stretches]
    years = [
        int(found["tahun"]) if (found := TIME_PATTERNS["whole_year"].fullmatch(word)) else 0
        for word in words
    ]
    several_years = len({*years} - {0}) > 1
    series = _read_series(grid, start, row, words, [span.start for _, span in stretches])
    slots: dict[int, CalendarSlot] = {}
    for index, (text, span) in enumerate(stretches):
        # TW I (Apr–Jun 2025) says itself which months it has.
        within = [(normalize(each), each) for each in re.findall(r"\(([^)]*)\)", text)[:1]]
        said = filter(None, (_read_named_slot(*each) for each in (*within, (words[index], text))))
        slot = min(said, key=lambda slot: slot.length, default=series.get(index))
        if (
            slot is None
            and several_years
            and years[index]
            and not _has_time_below(grid, row, end, span)
        ):
            slot = CalendarSlot("Jan–Des", 12, 12, years[index])
        if slot := slot or _read_bare_number(grid, start, row, span.start, words[index]):
            slots |= dict.fromkeys(span, slot)
    return slots


def _read_months_within(
    grid: Grid, row: int, above: dict[int, CalendarSlot]
) -> dict[int, CalendarSlot]:
    """The months that a row counts anew below each period of the row above it: 1 2 3, I II III or
    B1 B2 B3."""
    word_of = {
        k: TIME_PATTERNS["before_number"].sub("", normalize(grid.texts.get((row, k), "")))
        for k in above
    }
    numbers = {
        k: ROMAN.get(word) or int(word)
        for k, word in word_of.items()
        if word in ROMAN or word.isdecimal()
    }
    slots = group_by(above, above.__getitem__).items()
    anew = [
        (slot, ks)
        for slot, ks in slots
        if [numbers.get(k) for k in ks] == [*range(1, slot.length + 1)]
    ]
    return {
        k: month_slot(slot.month - slot.length + numbers[k], slot.tahun)
        for slot, ks in anew
        for k in ks
    }


def _has_time_below(grid: Grid, row: int, end: int, span: range) -> bool:
    """Whether a heading under one of the columns says that it holds the time itself: 2026 over
    TARGET and WAKTU."""
    below = (normalize(grid.texts.get((b, k), "")) for b in range(row + 1, end + 1) for k in span)
    return any(meaning_of(words)[0] == "target_waktu" for words in below)


def _read_stretches(grid: Grid, row: int, end: int) -> Iterator[tuple[str, range]]:
    """The row's texts with the columns each reaches over: merged, or blank to its right over filled
    cells below."""
    columns = grid.by_row.get(row, [])
    for column, next_column in pairwise([*columns, grid.last_column + 1]):
        width = grid.width_at(row, column)
        past = column + width
        below = range(row + 1, end + 1) if width == 1 else ()
        while (
            past < next_column
            and (row, past) not in grid.merges
            and any((b, past) in grid.texts for b in below)
        ):
            past += 1
        yield without_legend(grid.texts[row, column]), range(column, past)


def _read_series(
    grid: Grid, start: int, row: int, words: list[str], columns: list[int]
) -> dict[int, CalendarSlot]:
    """The periods that words name only together: J F M ... D, 1 2 3 ... 12, I II III IV; place in
    `words` → period."""
    found = chain(_find_figures(words), _find_letters(words))
    series = {
        first + index: month_slot(n) for first, months in found for index, n in enumerate(months)
    }
    runs = [first for first in range(len(words) - 3) if words[first : first + 4] in _QUARTERS]
    for first in runs:
        goes_on = words[first + 4 : first + 5] in (["v"], ["5"])
        if not goes_on and _may_be_quarters(
            grid, start, row, columns[first], words[first], is_alone=len(runs) == 1
        ):
            series = {
                first + index: slot for index in range(4) if (slot := _period_slot(3, index + 1))
            } | series
    return series


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
    figures = [
        int(word) if word.isdecimal() and len(word) <= 2 else ROMAN.get(word, 0) for word in words
    ]

    def goes_on(run: list[int], index: int) -> bool:
        before = figures[run[-1]]
        return (before > 0 and figures[index] == before + 1) or (before, figures[index]) == (
            _YEAR,
            1,
        )

    for run in split_runs(range(len(figures)), goes_on):
        months = [figures[index] for index in run]
        if len(months) >= _MIN_FIGURES and max(months) <= _YEAR:
            yield run[0], months


def _may_be_quarters(
    grid: Grid, start: int, row: int, column: int, first: str, *, is_alone: bool
) -> bool:
    """Whether I, II, III, IV count quarters: no other unit stands above; 1, 2, 3, 4 only below a
    heading of time or a year, and where several such stand side by side each right below its own:
    Target, Realisasi."""
    above = [
        text for number in range(start, row) if (text := read_text_from_left(grid, number, column))
    ]
    is_time = any(map(is_time_heading, above if is_alone else above[-1:]))
    may_count = is_time or (is_alone and first == "i" and not above)
    return may_count and not _find_unit_above(grid, start, row, column)


def _read_bare_number(
    grid: Grid, start: int, row: int, column: int, word: str
) -> CalendarSlot | None:
    """The period of a lone number, roman or of one digit, whose unit stands above it."""
    number = ROMAN.get(word, int(word) if word.isdecimal() and len(word) == 1 else 0)
    length = _find_unit_above(grid, start, row, column) if number else 0
    return _period_slot(length, number) if length > 1 else None


def _find_unit_above(grid: Grid, start: int, row: int, column: int) -> int:
    """The length of the period that a heading above a bare number speaks of: TRIWULAN over I, II,
    III, IV."""
    above = (
        normalize(read_text_from_left(grid, each, column)).split()
        for each in range(row - 1, start - 1, -1)
    )
    words = next((words for words in above if UNITS.keys() & words), [])
    is_numbered = any(word in ROMAN or (word.isdecimal() and len(word) < 3) for word in words)
    return 0 if is_numbered else max((UNITS.get(word, 0) for word in words), default=0)


def read_text_from_left(grid: Grid, row: int, column: int) -> str:
    """The text over a column: its own or merged one, else the nearest to the left that no filled
    cell parts off."""
    left = next(
        (k for k in range(column - 1, 0, -1) if (row, k) in grid.merges or (row, k) in grid.texts),
        0,
    )
    beside = "" if (row, left) in grid.merges else grid.texts.get((row, left), "")
    return without_legend(grid.content_at(row, column) or beside)


def without_legend(heading: str) -> str:
    """A heading without what it says of the marks below it: JADWAL (P = Rencana, R = Realisasi)."""
    # TW I: Jan–Mar says nothing of marks
    entries = [entry for _, words, entry in read_entries(heading) if role_of(words) or "=" in entry]
    return heading.partition(entries[0])[0].rstrip(" (\n") if entries else heading.rstrip()


def _is_planned(grid: Grid, start: int, end: int, column: int) -> bool:
    """Whether no heading over a period says that it is what was done or paid: Realisasi 2025 before
    Rencana 2026."""
    above = [text for _, text in _read_texts_above(grid, start, end, column)]
    group = grid.merges.get((start - 1, column))
    if group and group[1] > min(grid.by_row[start]):  # over these columns alone, so no title
        above.append(grid.content_at(start - 1, column))
    are_areas = any(
        PATTERNS["of_areas"].fullmatch(normalize(text)) for text in above
    )  # POKJA over I to VI
    words = normalize(" ".join(above))
    return not are_areas and _NOT_SCHEDULE.isdisjoint(
        TIME_PATTERNS["plan_beside"].sub("target", words).split()
    )


def _split_calendars(by_column: dict[int, CalendarSlot]) -> list[dict[int, CalendarSlot]]:
    """One part for each calendar: time runs forward within one, a period going back begins the
    next. A part needs enough different periods to be a calendar and no chance words."""
    finest = min((slot.length for slot in by_column.values()), default=0)

    def goes_on(run: list[int], column: int) -> bool:
        before = [by_column[k].end_month for k in run if by_column[k].length == finest]
        return by_column[column].length != finest or by_column[column].end_month >= max(
            before, default=0
        )

    return [
        {column: by_column[column] for column in run}
        for run in split_runs(sorted(by_column), goes_on)
    ]


def _complete_calendar(
    grid: Grid, start: int, end: int, slots: dict[int, CalendarSlot]
) -> Calendar | None:
    """A calendar with its heading, its sums apart and its year; None where there are too few
    different periods."""
    finest = min((slot.length for slot in slots.values()), default=0)
    columns = {column: slot for column, slot in slots.items() if slot.length == finest}
    are_few = len({slot.end_month for slot in columns.values()}) < _MIN_PERIODE
    above = _read_headings_above(grid, start, end, min(columns))
    # Two months are a calendar only below a heading of time: TARGET over B06 and B12.
    is_short = finest == 1 and len(columns) < _MIN_MONTHS and not any(map(is_time_heading, above))
    if are_few or is_short or (finest == _YEAR and _are_versions(grid, end, columns, above)):
        return None
    # Longer periods sum up those of the columns; last year's sum is none of this year's.
    years = {None, *(slot.tahun for slot in columns.values())}
    sums = frozenset(
        column for column, slot in slots.items() if column not in columns and slot.tahun in years
    )
    return Calendar(columns, next(iter(above), ""), sums | _find_sums(grid, start, end, columns))


def _find_sums(grid: Grid, start: int, end: int, columns: Collection[int]) -> frozenset[int]:
    """The columns right of a calendar that sum it up under its own heading: JML under TARGET."""
    right = range(max(columns) + 1, grid.last_column + 1)
    sums = [k for k in right if TIME_PATTERNS["sum"].fullmatch(normalize(grid.content_at(end, k)))]
    above, first = range(start, end), min(columns)
    return frozenset(
        k for k in sums if any(grid.origin(row, k) == grid.origin(row, first) for row in above)
    )


def _are_versions(grid: Grid, end: int, columns: Collection[int], above: Sequence[str]) -> bool:
    """Whether columns of years are versions of one column: 2024, 2025 under BUKTI DUKUNG, or over
    names of months, or of several: over WAKTU and DATA DUKUNG."""
    meanings = {meaning_of(heading_words(text))[0] for text in above}
    texts = (grid.texts.get((row, column), "") for row in (end, end + 1) for column in columns)
    below = {meaning_of(heading_words(text))[0] for text in texts} - {""}
    are_several = not meanings <= {"", "target_waktu", "target_capaian"} or len(below) > 1
    texts = [
        normalize(text)
        for (row, column), text in grid.texts.items()
        if row > end and column in columns
    ]
    return are_several or 2 * sum(
        bool(TIME_PATTERNS["names_time"].search(text)) for text in texts
    ) > len(texts)


def _read_headings_above(grid: Grid, start: int, end: int, column: int) -> list[str]:
    """The texts over the first column of a calendar that are no period themselves, from top to
    bottom."""
    # A heading to the left, such as PIC beside a calendar of one row, is its neighbour's.
    above, may_be = _read_texts_above(grid, start, end, column), ("", "target_waktu")
    return [
        text
        for row, text in above
        if grid.content_at(row, column) or meaning_of(heading_words(text))[0] in may_be
    ]


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
