"""The plan's time where it stands in two columns, in titles over the rows or in the words of the
work, as one column.

- `unite_time_columns`: MULAI and SELESAI, read as one column, for a window has both ends
  (docs/reading.md, rentang).
- `time_from_titles`: TRIWULAN I or JANUARI in a row of its own over the rows of that time, or
  naming the sheet.
- `join_days`: JANUARI there, and in a column TANGGAL which of its days.
"""

from collections.abc import Set
from dataclasses import replace

from monev.core.dates import MONTH_NAMES, format_day
from monev.core.remarks import Remark
from monev.reading.columns.calendar import TIME_PATTERNS, find_period_within
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Grid
from monev.reading.vocabulary.headings import (
    DAY_WORDS,
    END_WORDS,
    IMPLYING_WORDS,
    LAPORAN,
    LAPORAN_GROUPS,
    PATTERNS,
    RENCANA_WORDS,
    START_WORDS,
    meaning_of,
    normalize,
)
from monev.reading.vocabulary.structure import (
    NOTE_TITLE,
    lone_mark,
    split_mark,
)
from monev.reading.vocabulary.time_words import (
    AS_NEEDED,
    UNIT_NAMES,
    UNITS,
)
from monev.reading.vocabulary.time_words import PATTERNS as TIME_WORDS

_ANY_TAHUN, _TRIWULAN = 2024, 3
_MOST_WORDS, _MOST_OF_TIME, _SAMPLE = 40, 12, 30
"""Words of a langkah in which a time is looked for, words of one, and langkah by which a table is
given up."""
_MONTHS = {
    figures: name for n, name in enumerate(MONTH_NAMES, 1) for figures in (str(n), f"{n:02}")
}
_OF_PLANNED_TIME = IMPLYING_WORDS["target_waktu"] | RENCANA_WORDS | {"pelaksanaan", "batas"}
"""Words of a heading of days that are planned: neither Tanggal terima nor Tgl SK."""


def unite_time_columns(header: Header) -> Header:
    """The table with both ends of its time in one column; unchanged where it has no such pair."""
    start, finish = _find_ends(header)
    if not start:
        return header
    ends = dict.fromkeys((header.headings[start], header.headings[finish]))
    headings = {**header.headings, start: " – ".join(ends)}
    del headings[finish]
    warnings = tuple(remark for remark in header.warnings if remark.kolom not in ends)
    united = header.with_meaning("target_waktu", start, finish)
    return replace(
        united,
        grid=_unite(united, start, finish),
        headings=headings,
        warnings=warnings,
    )


def _find_ends(header: Header) -> tuple[int, int]:
    """The column of its beginning and that of its end, where nothing is marked and no other is the
    plan's time; 0 where there is none."""
    if any(map(header.cells_below, header.months)):
        return 0, 0
    time = header.columns.get("target_waktu")
    for start in sorted(header.headings):
        end = _find_end(header, start)
        if end and time in (None, *range(start, end + 1)):
            return start, end
    return 0, 0


def _find_end(header: Header, start: int) -> int:
    """The column of SELESAI right of this MULAI, be JANGKA WAKTU between them, or of DURASI where
    it has none; 0 where there is none."""
    left, right, third = (normalize(header.headings.get(start + n, "")) for n in range(3))
    if left.split(" ")[-1] not in START_WORDS or left.split(" ")[0] in LAPORAN_GROUPS:
        return 0
    if right.split(" ")[-1] in END_WORDS:
        return start + 1
    lasts = PATTERNS["duration"].fullmatch(right)
    is_time = lasts or meaning_of(right)[0] == "target_waktu"
    if is_time and third.split(" ")[-1] in END_WORDS and header.cells_below(start + 2):
        return start + 2
    return start + 1 if lasts else 0


def _unite(header: Header, start: int, finish: int) -> Grid:
    """The cells with what both columns say in the first of them, but where who signs stands below
    the work."""
    grid = header.grid
    # Where one of their real dates is no first of a month, none of them is a month.
    days = [date.day for (_, column), date in grid.dates.items() if column in (start, finish)]
    if max(days, default=1) > 1:
        grid = grid.with_days((start, finish))
    texts, dates, merges = dict(grid.texts), dict(grid.dates), dict(grid.merges)
    for row in header.rows_below:
        begins, ends = _word_ends(header, grid, row, (start, finish))
        if not ends or header.repeats_heading(row):
            continue
        texts.pop((row, finish), None)
        if begins != ends:
            texts[row, start] = _word_span(begins, ends)
            dates.pop((row, start), None)
            merges.pop((row, start), None)  # a row with one of the two has a time of its own
    return replace(grid.with_texts(texts), dates=dates, merges=merges)


def _word_ends(header: Header, grid: Grid, row: int, columns: tuple[int, int]) -> tuple[str, str]:
    """Both ends of a row's time in words; "" for the second where it has none. A beginning alone is
    one beside work: of a month as a whole its end too where others say theirs."""
    begins, ends = (_word_time(grid, row, column) for column in columns)
    unit = TIME_PATTERNS["unit_of_days"].search(normalize(header.headings[columns[1]]))
    if ends:
        return begins, f"{ends} {unit[1]}" if unit and ends.isdecimal() else ends
    timing = read_time(begins, _ANY_TAHUN)
    if not timing.tenggat or not grid.content_at(row, header.columns.get("langkah_aksi", 0)):
        return begins, ""
    is_whole = timing.jenis_target == "bulan" and header.cells_below(columns[1])
    return (begins, begins) if is_whole else ("", f"mulai {begins}")


def _word_span(begins: str, ends: str) -> str:
    """Both ends of a time in words, or how long it lasts; the end's year serves a beginning that
    has none."""
    if not begins:
        return ends
    if TIME_PATTERNS["lasts"].fullmatch(ends.casefold()):
        return f"{begins} selama {ends}"
    year = TIME_PATTERNS["year"].search(ends)
    if year and not TIME_PATTERNS["year"].search(begins):
        begins = f"{begins} {year[0]}"
    return f"{begins} s.d. {ends}"


def _word_time(grid: Grid, row: int, column: int) -> str:
    """A cell's time in words: a real date by its own day, unless the cell shows but a month."""
    date = grid.date_at(row, column)
    is_month = "d" not in grid.formats.get((row, column), "d").lower()
    return grid.content_at(row, column) if date is None or is_month else format_day(date.date())


def time_from_titles(header: Header) -> Header:
    """The table with a time column filled from the titles over its rows, else from its sheet where
    that is the plan of one part of the year, and a remark that says so. Unchanged where the table
    has a time of its own, or where some of its work stands under no such title. Where areas stand
    above the titles, each area starts anew: the work below it needs a title of its own."""
    if header.missing != ("target_waktu",):
        return header
    alone = _list_lone_titles(header)
    titles = {row: text for row, text in alone.items() if is_time(text)}
    times = _times_by_row(header, alone, titles)
    if not titles:
        times = dict.fromkeys(times, _period_of_sheet(header))
    if len(titles) == 1 or not times or not all(times.values()):
        return header
    of_titles = [(row, column) for row in titles for column in header.grid.by_row[row]]
    asked = header.without(of_titles).asking(_say_source(header, titles))
    return asked.with_column("target_waktu", times)


def _list_lone_titles(header: Header) -> dict[int, str]:
    """Row → what it holds beside a mark and nothing else, if that is no note's title."""
    alone: dict[int, str] = {}
    for row in header.rows_below:
        title = _title_of(header.grid, row)
        if title and not NOTE_TITLE.fullmatch(title):
            alone[row] = title
    return alone


def _times_by_row(header: Header, alone: dict[int, str], titles: dict[int, str]) -> dict[int, str]:
    """Row with a LANGKAH of its own → the title of time it stands under, "" for none. `alone` are
    the rows of one cell, `titles` those of them that name a time. What stands alone below all work
    that says more, a legend, has no time."""
    areas_above = bool(alone) and min(alone) not in titles
    works = header.cells_below(header.columns["langkah_aksi"])
    current = ""
    times = dict[int, str]()
    for row in header.rows_below:
        if NOTE_TITLE.fullmatch(_title_of(header.grid, row)):
            break  # nothing that follows Keterangan Pokja: is work
        if row in titles:
            current = titles[row]
        elif row in works and not header.repeats_heading(row):
            times[row] = current
        elif areas_above and row in alone:
            current = ""
    last = max(times.keys() - alone, default=header.grid.last_row)
    return {row: title for row, title in times.items() if row <= last}


def _title_of(grid: Grid, row: int) -> str:
    """What a row holds beside a mark and nothing else: JANUARI, A. JANUARI, A | JANUARI; "" where
    it holds more."""
    title, *others = [grid.texts[row, k] for k in grid.by_row[row]]
    if not others:
        return split_mark(title)[1]
    return others[0] if len(others) == 1 and lone_mark(title) else ""


def _period_of_sheet(header: Header) -> str:
    """The part of the year that the sheet's name, or else its title, says this is the plan of; ""
    for none, and of a table that reports what was done in it."""
    if not header.columns.keys().isdisjoint(LAPORAN):
        return ""
    period = find_period_within(header.grid.name) or find_period_within(" ".join(header.titles))
    return period.upper()


def _say_source(header: Header, titles: dict[int, str]) -> Remark:
    """The remark that the time is that of these titles, or without one that of the sheet."""
    grid = header.grid
    if not titles:
        values = {"period": _period_of_sheet(header)}
        return Remark(
            "columns.time_from_sheet", grid.name, header.start, nilai=grid.name, values=values
        )
    first = min(titles)
    said = ", ".join(f"“{text}” (baris {row})" for row, text in titles.items())
    column = grid.by_row[first][0]
    return grid.remark_at("columns.time_from_titles", first, column, None, titles=said)


def join_days(header: Header) -> Header:
    """The table with a time column of days, months and years that stand in two columns or three,
    TANGGAL beside BULAN or titles of months, and TAHUN: 19 - 23 | JANUARI; unchanged where no other
    column than its time's says part."""
    time = header.columns.get("target_waktu", 0)
    other = _find_part_of_date(header, DAY_WORDS | {"waktu"})
    of_year = _find_part_of_date(header, {"tahun", "thn"})
    years = header.cells_below(of_year)
    are_days = TIME_PATTERNS["days"].fullmatch
    times: dict[int, str] = {}
    has_days = False
    for row in header.cells_below(header.columns.get("langkah_aksi", 0)):
        day, rest = (_word_part(header, row, column) for column in (other, time))
        if rest and are_days(rest):
            day, rest = rest, day
        if not rest:
            continue
        if is_time(day):
            times[row] = day  # 25 Maret s.d. 10 April says its months itself
            continue
        if not are_days(day):
            return header
        has_days = has_days or bool(day)
        times[row] = " ".join(filter(None, dict.fromkeys((day, rest, years.get(row, "")))))
    if not has_days and not years:
        return header
    return header.without_choice_among([time, other, of_year]).with_column("target_waktu", times)


def _word_part(header: Header, row: int, column: int) -> str:
    """What a cell says of a date in several columns; a number under BULAN is the name of its month,
    under TRIWULAN or SEMESTER that one."""
    text = header.grid.content_at(row, column)
    heading = header.headings.get(column, "")
    if text in _MONTHS and not {"bulan", "bln"}.isdisjoint(normalize(heading).split()):
        return _MONTHS[text]
    return with_unit(heading, text)


def _find_part_of_date(header: Header, part: Set[str]) -> int:
    """The first column of no meaning whose heading speaks of such a part of a planned date alone; 0
    for none."""
    for column, heading in header.others.items():
        words = {*normalize(heading).split()}
        if words & part and words - part <= _OF_PLANNED_TIME:
            return column
    return 0


def with_unit(heading: str, text: str, *, of_times: bool = False) -> str:
    """The words TARGET WAKTU is read from: `text`, with the heading's unit where only numbers
    (docs/reading.md). 6 under BULAN is bulan 6, `I, III` under TRIWULAN are its quarters, 3
    kegiatan under FREKUENSI or VOLUME, or where other cells say how often (`of_times`), three times
    a year."""
    words = {*normalize(heading).split()}
    amount = TIME_WORDS["counted_work"].fullmatch(text.strip())
    counts = words & {"frekuensi", "setahun", "volume"}
    if amount and (counts or (of_times and amount[0] != amount[1])):
        return f"{amount[1]} kali"
    length = max((UNITS.get(word, 0) for word in words), default=0)
    numbers = " ".join(text.split())
    if length and TIME_WORDS["numbers"].fullmatch(numbers):
        return f"{UNIT_NAMES[length]} {numbers}"
    return text


def is_time(text: str) -> bool:
    """Whether a title is nothing but a time: a month, triwulan or semester, with or without its
    year, or whatever else reads as TARGET WAKTU without a doubt (SETIAP BULAN, JANUARI S.D. MARET),
    or INSIDENTIL."""
    return bool(AS_NEEDED.fullmatch(normalize(text))) or _reads_as_time(text)


def _reads_as_time(text: str) -> bool:
    timing = read_time(TIME_PATTERNS["year"].sub(str(_ANY_TAHUN), text), _ANY_TAHUN)
    return bool(timing.tenggat) and not timing.peringatan
