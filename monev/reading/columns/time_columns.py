"""Where the plan's time stands when it is not in one column: a calendar, two columns, or titles over the rows.

- `find_calendar`: columns that are months, triwulan or semester, with marks below them. Made from the heading rows
  alone; what is marked in each row is read by `rows.month_matrix`. A heading row may name months (Jan, J, 1) or periods
  (TW I, Semester 1). Of several rows the finest that is not weeks counts: TW over months is read by month, and months
  over weeks by month.
- `unite_span_columns`: MULAI and SELESAI, read as one column, for a window has both ends (docs/design.md §3, rentang).
- `time_from_titles`: TRIWULAN I or JANUARI in a row of its own over the rows of that time, or naming the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from monev.core.dates import MONTH_NAMES, SHORT_MONTHS
from monev.core.remarks import Remark
from monev.reading.columns.header import (
    HEADING_UNITS,
    WHOLE_YEAR,
    Calendar,
    CalendarSlot,
    Header,
    build_period_slot,
    find_period_within,
    read_named_slot,
)
from monev.reading.columns.meanings import is_time_part
from monev.reading.files.grid import Grid, cell_address
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    END_WORDS,
    LAPORAN,
    LAPORAN_GROUPS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    START_WORDS,
    heading_meanings,
    heading_words,
    normalize,
)
from monev.reading.vocabulary.time_words import ROMAN

_QUARTERS = (["i", "ii", "iii", "iv"], ["1", "2", "3", "4"])
_TAHUN = re.compile(r"\b(20\d\d)\b")
_LETTERS = "jfmamjjasond"
_NOT_SCHEDULE = frozenset((*LAPORAN_GROUPS, "anggaran", "pagu", "biaya", "penyerapan", "dana"))
_MIN_MONTHS, _MIN_FIGURES, _MIN_PERIODE = 3, 6, 2

_YEAR = re.compile(r"\b20\d\d\b")
_FEWEST_TIME_TITLES = 2
_SHORTEST_TIME = 3
_OTHER_THAN_TIME = re.compile(r"^(?:bulan|periode|target)\b|\b20\d\d\b")


def find_calendar(grid: Grid, start: int, end: int) -> Calendar | None:
    """The calendar of these heading rows that says when work is planned; None where there is none."""
    by_column = _with_own_years(grid, start, end, _read_slots(grid, start, end))
    twins = _find_twins(grid, start, end, by_column)
    by_column = {column: slot for column, slot in by_column.items() if column not in twins}
    candidates = [
        _complete_calendar(grid, start, end, parts) for parts in _split_calendars(by_column) if _is_enough(parts)
    ]
    calendars = [k for k in candidates if k is not None]
    if not calendars:
        return None
    primary = min(calendars, key=lambda k: (not _has_time_heading(k.heading), k.start))
    peers = [
        k for k in calendars if k is not primary and _has_time_heading(k.heading) == _has_time_heading(primary.heading)
    ]
    return Calendar(primary.columns, primary.heading, primary.rekap, tuple(k.start for k in peers), twins)


def _read_slots(grid: Grid, start: int, end: int) -> dict[int, CalendarSlot]:
    """The shortest part of the year that any heading row names over each column."""
    by_column: dict[int, CalendarSlot] = {}
    for row in range(start, end + 1):
        for column, slot in _read_row_slots(grid, start, row, end).items():
            old = by_column.get(column)
            if old is None or slot.length < old.length:
                by_column[column] = slot
    return by_column


def _with_own_years(grid: Grid, start: int, end: int, by_column: dict[int, CalendarSlot]) -> dict[int, CalendarSlot]:
    """The periods, each with the year above it where the headings name several: 2024 over Jan–Des, 2025 over them."""
    years: dict[int, int] = {}
    for column in by_column:
        above = (_TAHUN.findall(_read_text_from_left(grid, row, column)) for row in range(start, end + 1))
        named = [int(year) for found in above for year in found]
        if len(set(named)) == 1:
            years[column] = named[0]
    if len(set(years.values())) < 2:
        return by_column
    return {
        column: replace(slot, tahun=years[column]) if slot.tahun is None and column in years else slot
        for column, slot in by_column.items()
    }


def _find_twins(grid: Grid, start: int, end: int, by_column: dict[int, CalendarSlot]) -> frozenset[int]:
    """Columns of a period that are not its plan: Realisasi beside Rencana, R beside T, % beside Target."""
    by_slot: dict[CalendarSlot, dict[int, str]] = {}
    for column, slot in by_column.items():
        word = normalize(next((grid.texts[b, column] for b in range(end, start, -1) if (b, column) in grid.texts), ""))
        by_slot.setdefault(slot, {})[column] = word
    result: set[int] = set()
    for words in by_slot.values():
        rencana = {column for column, word in words.items() if word in RENCANA_WORDS}
        besides = {column for column, word in words.items() if word in REALISASI_WORDS}
        if rencana:
            result |= words.keys() - rencana
        elif len(besides) < len(words):
            result |= besides
    return frozenset(result)


def is_twin_row(grid: Grid, calendar: Calendar, row: int) -> bool:
    """Whether a row under a calendar holds nothing but the words that part plan and done: Rencana, Realisasi, ..."""
    columns = grid.by_row.get(row, ())
    words = {normalize(grid.texts[row, k]) for k in columns}
    all_below = all(k in calendar.columns for k in columns)
    return (
        all_below
        and words <= RENCANA_WORDS | REALISASI_WORDS
        and bool(words & RENCANA_WORDS and words & REALISASI_WORDS)
    )


def _read_row_slots(grid: Grid, start: int, row: int, end: int) -> dict[int, CalendarSlot]:
    """What each column of one heading row names, where that is a part of the year."""
    stretches = list(_read_stretches(grid, row, end))
    words = [normalize(re.sub(r"\([^)]*\)", "", text)) for text, _ in stretches]
    slots: list[CalendarSlot | None] = [read_named_slot(k, text) for k, (text, _) in zip(words, stretches, strict=True)]
    for first, months in (*_find_letter_series(words), *_find_figure_series(words)):
        for index, number in enumerate(months):
            slots[first + index] = slots[first + index] or CalendarSlot(SHORT_MONTHS[number - 1], number, 1)
    quarters = _find_quarter_series(words)
    if quarters is not None and _may_be_quarters(grid, start, row, stretches[quarters][1][0], words[quarters]):
        for number in range(1, 5):
            slots[quarters + number - 1] = slots[quarters + number - 1] or build_period_slot(3, number, None)
    years = [WHOLE_YEAR.fullmatch(word) for word in words]
    if len({found["tahun"] for found in years if found}) > 1:
        whole = [CalendarSlot("Jan–Des", 12, 12, int(found["tahun"])) if found else None for found in years]
        slots = [slot or year for slot, year in zip(slots, whole, strict=True)]
    for index, (_, span) in enumerate(stretches):
        if slots[index] is None:
            slots[index] = _read_bare_number(grid, start, row, span[0], words[index])
    return {column: slot for slot, (_, span) in zip(slots, stretches, strict=True) if slot for column in range(*span)}


def _read_stretches(grid: Grid, row: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The row's texts with the columns each reaches over: merged, or blank to its right over filled cells below."""
    columns = grid.by_row.get(row, [])
    for index, k in enumerate(columns):
        end_column = k + grid.width_at(row, k)
        next_column = columns[index + 1] if index + 1 < len(columns) else grid.last_column + 1
        if end_column == k + 1:
            while end_column < next_column and row < end and _is_filled_below(grid, row, end, end_column):
                end_column += 1
        yield grid.texts[row, k], (k, end_column)


def _is_filled_below(grid: Grid, row: int, end: int, column: int) -> bool:
    if (row, column) in grid.merges:
        return False
    return any((b, column) in grid.texts for b in range(row + 1, end + 1))


def _find_letter_series(words: list[str]) -> Iterator[tuple[int, range]]:
    """Where the letters J F M A M J J A S O N D stand, or the half of them a half-year's plan has."""
    letters = "".join(k if len(k) == 1 else "-" for k in words)
    for first, last in ((0, 12), (6, 12), (0, 6)):
        index = letters.find(_LETTERS[first:last])
        while index >= 0:
            yield index, range(first + 1, last + 1)
            index = letters.find(_LETTERS[first:last], index + 1)


def _find_figure_series(words: list[str]) -> Iterator[tuple[int, range]]:
    """Where numbers, roman ones too, count months: consecutive, at least six of them, ending at 12 or before."""
    figures = [int(k) if k.isdecimal() and len(k) <= 2 else ROMAN.get(k, 0) for k in words]
    index = 0
    while index < len(figures):
        stop = index + 1
        while stop < len(figures) and figures[index] and figures[stop] == figures[stop - 1] + 1:
            stop += 1
        if stop - index >= _MIN_FIGURES and figures[stop - 1] <= 12:
            yield index, range(figures[index], figures[stop - 1] + 1)
        index = stop


def _find_quarter_series(words: list[str]) -> int | None:
    """Where I, II, III, IV stand side by side, once and with no V behind them; None where they do not."""
    places = [k for k in range(len(words) - 3) if words[k : k + 4] in _QUARTERS]
    if len(places) != 1 or words[places[0] + 4 : places[0] + 5] in (["v"], ["5"]):
        return None
    return places[0]


def _may_be_quarters(grid: Grid, start: int, row: int, column: int, first: str) -> bool:
    """Whether I, II, III, IV count quarters: no other unit stands above; 1, 2, 3, 4 only below a heading of time."""
    if _find_unit_above(grid, start, row, column):
        return False
    above = [text for number in range(start, row) if (text := _read_text_from_left(grid, number, column))]
    return any(map(_has_time_heading, above)) or (first == "i" and not above)


def _read_bare_number(grid: Grid, start: int, row: int, column: int, word: str) -> CalendarSlot | None:
    """The period of a lone number, roman or of one digit, whose unit stands above it."""
    number = ROMAN.get(word, int(word) if word.isdecimal() and len(word) == 1 else 0)
    length = _find_unit_above(grid, start, row, column) if number else 0
    return build_period_slot(length, number, None) if length > 1 and number * length <= 12 else None


def _find_unit_above(grid: Grid, start: int, row: int, column: int) -> int:
    """The length of the period that a heading above a bare number speaks of: TRIWULAN over I, II, III, IV."""
    for row_above in range(row - 1, start - 1, -1):
        words = normalize(_read_text_from_left(grid, row_above, column)).split()
        length = max((HEADING_UNITS.get(k, 0) for k in words), default=0)
        if length:
            return length if not any(k in ROMAN or (k.isdecimal() and len(k) < 3) for k in words) else 0
    return 0


def _read_text_from_left(grid: Grid, row: int, column: int) -> str:
    """The text over a column: its own or merged one, else the nearest to the left that no filled cell parts off."""
    if text := grid.content_at(row, column):
        return text
    for left in range(column - 1, 0, -1):
        if (row, left) in grid.merges:
            return ""
        if text := grid.texts.get((row, left), ""):
            return text
    return ""


def _split_calendars(by_column: dict[int, CalendarSlot]) -> Iterator[dict[int, CalendarSlot]]:
    """One part for each calendar: time runs forward within one, a period going back begins the next."""
    slots: dict[int, CalendarSlot] = {}
    finest = min((p.length for p in by_column.values()), default=0)
    previous: tuple[int, int] | None = None
    for column in sorted(by_column):
        slot = by_column[column]
        if slot.length == finest:
            if previous is not None and slot.order < previous:
                yield slots
                slots = {}
            previous = slot.order
        slots[column] = slot
    yield slots


def _is_enough(slots: dict[int, CalendarSlot]) -> bool:
    """Whether there are enough different periods to be a calendar and no chance word."""
    lengths = {p.length for p in slots.values()}
    if not lengths:
        return False
    different = len({p.order for p in slots.values() if p.length == min(lengths)})
    return different >= (_MIN_MONTHS if min(lengths) == 1 else _MIN_PERIODE)


def _complete_calendar(grid: Grid, start: int, end: int, slots: dict[int, CalendarSlot]) -> Calendar | None:
    """A calendar with its heading, its sums apart and its year; None where its heading speaks of no plan."""
    finest = min(p.length for p in slots.values())
    columns = {k: p for k, p in slots.items() if p.length == finest}
    above = _read_headings_above(grid, start, end, min(columns))
    if any(word in _NOT_SCHEDULE for text in above for word in normalize(text).split()):
        return None
    rekap = {k: p for k, p in slots.items() if p.length > finest}
    return Calendar(_with_tahun_above(columns, above), above[0] if above else "", rekap)


def _with_tahun_above(columns: dict[int, CalendarSlot], above: list[str]) -> dict[int, CalendarSlot]:
    """The periods with the one year the headings above name, where they have no year of their own."""
    years = {int(t) for text in above for t in _TAHUN.findall(text)}
    if len(years) != 1 or any(p.tahun is not None for p in columns.values()):
        return columns
    (year,) = years
    return {k: CalendarSlot(p.name, p.month, p.length, year) for k, p in columns.items()}


def _read_headings_above(grid: Grid, start: int, end: int, column: int) -> list[str]:
    """The texts over the first column of a calendar that are no period themselves, from top to bottom."""
    result = []
    for row in range(start, end + 1):
        text = " ".join(_read_text_from_left(grid, row, column).split())
        if read_named_slot(normalize(text), text) or text.isdecimal() or len(text) == 1:
            break
        meaning = heading_meanings().get(heading_words(text), ("target_waktu", 0))[0]
        # A heading to the left, such as PIC beside a calendar of one row, is its neighbour's.
        if text and (grid.content_at(row, column) or meaning == "target_waktu"):
            result.append(text)
    return list(dict.fromkeys(result))


def _has_time_heading(heading: str) -> bool:
    """Whether the heading over a calendar says that it is the plan's time."""
    words = normalize(heading)
    meaning = heading_meanings().get(words, ("", 0))[0]
    return meaning == "target_waktu" or any(k in ("waktu", "jadwal", "rencana", "target") for k in words.split())


def unite_span_columns(header: Header) -> Header:
    """The table with both ends of its time in one column; unchanged where it has no such pair."""
    pair = _find_pair(header)
    if pair is None:
        return header
    start, finish = pair
    headings = {k: text for k, text in header.headings.items() if k != finish}
    headings[start] = f"{header.headings[start]} – {header.headings[finish]}"
    columns = {meaning: k for meaning, k in header.columns.items() if k not in pair} | {"target_waktu": start}
    united = {header.headings[start], header.headings[finish]}
    return replace(
        header,
        grid=_unite(header.grid, header.end, start, finish),
        columns=columns,
        headings=headings,
        warnings=tuple(c for c in header.warnings if c.kolom not in united),
    )


def _find_pair(header: Header) -> tuple[int, int] | None:
    """The columns of MULAI and SELESAI, side by side, where no other column is the plan's time."""
    for column in sorted(header.headings):
        left, right = (normalize(header.headings.get(k, "")).split(" ") for k in (column, column + 1))
        if left[-1] in START_WORDS and right[-1] in END_WORDS and left[0] not in LAPORAN_GROUPS:
            old = header.columns.get("target_waktu")
            if old in (None, column, column + 1) and header.calendar is None:
                return column, column + 1
    return None


def _unite(grid: Grid, end: int, start: int, finish: int) -> Grid:
    texts, dates = dict(grid.texts), dict(grid.dates)
    for row in {b for b, k in grid.texts if k in (start, finish) and b > end}:
        begins, ends = _word_time(grid, row, start), _word_time(grid, row, finish)
        if begins == ends:
            texts.pop((row, finish), None)
            continue
        date = dates.get((row, finish)) if not begins else None
        for column in (start, finish):
            texts.pop((row, column), None)
            dates.pop((row, column), None)
        texts[row, start] = _word_span(begins, ends)
        if date:
            dates[row, start] = date
    return replace(grid.with_texts(dict(sorted(texts.items()))), dates=dates)


def _word_span(begins: str, ends: str) -> str:
    """Both ends of a time in words; the end's year serves a beginning that has none."""
    if not ends:
        return f"mulai {begins}"
    if not begins:
        return ends
    year = _YEAR.search(ends)
    missing = f" {year[0]}" if year and not _YEAR.search(begins) else ""
    return f"{begins}{missing} s.d. {ends}"


def _word_time(grid: Grid, row: int, column: int) -> str:
    """A cell's time in words: a real date by its own day, unless the cell shows but a month."""
    date: datetime | None = grid.dates.get((row, column))
    text = grid.texts.get((row, column), "")
    if date is None or "d" not in grid.formats.get((row, column), "d").lower():
        return text
    return f"{date.day} {MONTH_NAMES[date.month - 1]} {date.year}"


def time_from_titles(header: Header) -> Header:
    """The table with a time column filled from the titles over its rows, and a remark that says so.

    Unchanged where the table has a time of its own, or where some of its work stands under no such title. Where areas
    stand above the titles, each area starts anew: the work below it needs a title of its own.
    """
    if header.missing != ("target_waktu",):
        return header
    grid, column = header.grid, header.grid.last_column + 1
    alone = {b: grid.texts[b, k[0]] for b, k in grid.by_row.items() if b > header.end and len(k) == 1}
    titles = {b: text for b, text in alone.items() if _is_time(text)}
    times = _times_by_row(header, alone, titles)
    if not titles:
        return _time_from_sheet(header, times)
    if len(titles) < _FEWEST_TIME_TITLES or not times or not all(times.values()):
        return header
    first = min(titles)
    remark = Remark(
        "columns.time_from_titles",
        grid.name,
        first,
        nilai=titles[first],
        sel=cell_address(first, grid.by_row[first][0]),
        values={"titles": ", ".join(f"“{text}” (baris {number})" for number, text in titles.items())},
    )
    return replace(
        header,
        grid=_with_time_column(grid, titles, {(b, column): text for b, text in times.items()}),
        columns={**header.columns, "target_waktu": column},
        headings={**header.headings, column: COLUMN_NAMES["target_waktu"]},
        warnings=(*header.warnings, remark),
    )


def _time_from_sheet(header: Header, rows: Iterable[int]) -> Header:
    """The table with a time column where its sheet is the plan of one part of the year, and a remark that says so.

    A table that reports what was done in that time says nothing of what is planned.
    """
    grid, column = header.grid, header.grid.last_column + 1
    period = find_period_within(grid.name) or find_period_within(" ".join(header.titles))
    if not period or any(meaning in header.columns for meaning in LAPORAN):
        return header
    remark = Remark(
        "columns.time_from_sheet", grid.name, header.start, nilai=grid.name, values={"period": period.upper()}
    )
    return replace(
        header,
        grid=_with_time_column(grid, {}, {(row, column): period.upper() for row in rows}),
        columns={**header.columns, "target_waktu": column},
        headings={**header.headings, column: COLUMN_NAMES["target_waktu"]},
        warnings=(*header.warnings, remark),
    )


def _is_time(text: str) -> bool:
    """Whether a title is nothing but a month, triwulan or semester, with or without its year."""
    core = " ".join(_OTHER_THAN_TIME.sub(" ", normalize(text)).split())
    return len(core) >= _SHORTEST_TIME and is_time_part(core)


def _times_by_row(header: Header, alone: dict[int, str], titles: dict[int, str]) -> dict[int, str]:
    """Row with a LANGKAH of its own → the title of time it stands under, "" for none.

    `alone` are the rows of one cell, `titles` those of them that name a time.
    """
    grid, langkah = header.grid, header.columns["langkah_aksi"]
    areas_above = bool(alone) and min(alone) not in titles
    current, result = "", {}
    for row in sorted(b for b in grid.by_row if b > header.end):
        if row in titles:
            current = titles[row]
        elif (row, langkah) in grid.texts:
            result[row] = current
        elif areas_above and row in alone:
            current = ""
    return result


def _with_time_column(grid: Grid, titles: dict[int, str], times: dict[tuple[int, int], str]) -> Grid:
    """The sheet without the titles, and with the time of each row in a column behind the last."""
    texts = {cell: text for cell, text in grid.texts.items() if cell[0] not in titles} | times
    return replace(grid.with_texts(dict(sorted(texts.items()))), last_column=grid.last_column + 1)
