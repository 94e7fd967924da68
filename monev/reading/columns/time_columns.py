"""Make one time column of a time that stands in two columns or in titles over the rows.

| function | time |
|---|---|
| `unite_time_columns` | MULAI and SELESAI: a window has both ends (docs/reading.md, rentang) |
| `time_from_titles` | TRIWULAN I or JANUARI in a row over its work, or as the sheet's name |
| `join_days` | JANUARI there, and in a column TANGGAL its days |
"""

from collections.abc import Set
from dataclasses import replace

from monev.core.dates import MONTH_NAMES, format_day
from monev.core.remarks import Remark
from monev.reading.columns.calendar import TIME_PATTERNS, find_period_within, longest_unit
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Cell, Grid
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
from monev.reading.vocabulary.structure import NOTE_TITLE, lone_mark, split_mark
from monev.reading.vocabulary.time_words import AS_NEEDED, UNIT_NAMES
from monev.reading.vocabulary.time_words import PATTERNS as TIME_WORDS

_ANY_TAHUN = 2024
_MONTHS: dict[str, str] = {}
"""Number → name of a month: 1 and 01 are Januari."""
for _number, _name in enumerate(MONTH_NAMES, 1):
    _MONTHS[str(_number)] = _name
    _MONTHS[f"{_number:02}"] = _name
_OF_PLANNED_TIME = IMPLYING_WORDS["target_waktu"] | RENCANA_WORDS | {"pelaksanaan", "batas"}
"""Words of a heading of days that are planned: neither Tanggal terima nor Tgl SK."""


def leave_past_months(header: Header, tahun: int | None) -> Header:
    """Drop last year's months beside the same ones of the plan's year."""
    if not header.calendar or not tahun:
        return header
    own = {column: slot for column, slot in header.months.items() if slot.tahun in (0, None, tahun)}
    past = {slot.month for slot in header.months.values() if slot.tahun and slot.tahun < tahun}
    if past.isdisjoint(slot.month for slot in own.values()):
        return header
    return replace(header, calendar=replace(header.calendar, columns=own))


def unite_time_columns(header: Header) -> Header:
    """Unite both ends of the time in one column; unchanged without such a pair."""
    start, finish = _find_ends(header)
    if not start:
        return header
    ends = dict.fromkeys((header.headings[start], header.headings[finish]))
    headings = {**header.headings, start: " – ".join(ends)}
    del headings[finish]
    warnings: list[Remark] = []
    for remark in header.warnings:
        if remark.kolom not in ends:
            warnings.append(remark)
    united = header.with_meaning("target_waktu", start, finish)
    return replace(
        united, grid=_unite(united, start, finish), headings=headings, warnings=tuple(warnings)
    )


def _find_ends(header: Header) -> tuple[int, int]:
    """Find the columns of the beginning and the end.

    (0, 0) if there are none, if a calendar has marks, or if another column is the plan's time.
    """
    if any(map(header.cells_below, header.months)):
        return 0, 0
    time = header.columns.get("target_waktu")
    for start in sorted(header.headings):
        end = _find_end(header, start)
        if not end:
            continue
        if time is None or start <= time <= end:
            return start, end
    return 0, 0


def _find_end(header: Header, start: int) -> int:
    """Find the column of SELESAI right of this MULAI, with or without JANGKA WAKTU between them;
    else that of DURASI; 0 for none.
    """
    headings = header.headings
    words = normalize(headings.get(start, "")).split(" ")
    if words[-1] not in START_WORDS or words[0] in LAPORAN_GROUPS:
        return 0
    right = normalize(headings.get(start + 1, ""))
    if _last_word(right) in END_WORDS:
        return start + 1
    lasts = PATTERNS["duration"].fullmatch(right)
    meaning, _ = meaning_of(right)
    if lasts or meaning == "target_waktu":
        third = normalize(headings.get(start + 2, ""))
        if _last_word(third) in END_WORDS and header.cells_below(start + 2):
            return start + 2
    return start + 1 if lasts else 0


def _last_word(text: str) -> str:
    return text.split(" ")[-1]


def _unite(header: Header, start: int, finish: int) -> Grid:
    """Write the times of both columns into the first. Signatures below the work stay."""
    grid = header.grid
    # If one of their real dates is no first of a month, none of them is a month.
    for (_, column), date in grid.dates.items():
        if column in (start, finish) and date.day > 1:
            grid = grid.with_days((start, finish))
            break
    texts = dict(grid.texts)
    dates = dict(grid.dates)
    merges = dict(grid.merges)
    for row in header.rows_below:
        begins, ends = _word_ends(header, grid, row, start, finish)
        if not ends or header.repeats_heading(row):
            continue
        texts.pop((row, finish), None)
        if begins != ends:
            cell = (row, start)
            texts[cell] = _word_span(begins, ends)
            dates.pop(cell, None)
            merges.pop(cell, None)  # a row with one of the two has a time of its own
    return replace(grid.with_texts(texts), dates=dates, merges=merges)


def _word_ends(header: Header, grid: Grid, row: int, start: int, finish: int) -> tuple[str, str]:
    """Say both ends of a row's time in words; "" for the second if it has none.

    A beginning without an end counts beside work. A whole month is its own end if other rows say
    theirs.
    """
    begins = _word_time(grid, row, start)
    ends = _word_time(grid, row, finish)
    if ends:
        heading = normalize(header.headings[finish])
        unit = TIME_PATTERNS["unit_of_days"].search(heading)
        if unit and ends.isdecimal():
            ends = f"{ends} {unit[1]}"
        return begins, ends
    langkah = header.column_of("langkah_aksi")
    timing = read_time(begins, _ANY_TAHUN)
    if not timing.tenggat or not grid.content_at(row, langkah):
        return begins, ""
    if timing.jenis_target == "bulan" and header.cells_below(finish):
        return begins, begins
    return "", f"mulai {begins}"


def _word_span(begins: str, ends: str) -> str:
    """Say both ends of a time in words, or how long it lasts. A beginning without a year takes the
    end's.
    """
    if not begins:
        return ends
    if TIME_PATTERNS["lasts"].fullmatch(ends.casefold()):
        return f"{begins} selama {ends}"
    year = TIME_PATTERNS["year"].search(ends)
    if year and not TIME_PATTERNS["year"].search(begins):
        begins = f"{begins} {year[0]}"
    return f"{begins} s.d. {ends}"


def _word_time(grid: Grid, row: int, column: int) -> str:
    """Say a cell's time in words: a real date by its own day, unless the cell only shows a
    month.
    """
    date = grid.date_at(row, column)
    shown = grid.formats.get((row, column), "d")
    if date and "d" in shown.lower():
        return format_day(date.date())
    return grid.content_at(row, column)


def time_from_titles(header: Header) -> Header:
    """Fill a time column from the titles over the rows, with a remark.

    Without such titles the sheet is the source, if it is the plan of one part of the year.
    Unchanged if the table has a time of its own, or if some of its work stands under no such title.
    If areas stand above the titles, each area starts anew: the work below it needs a title of its
    own.
    """
    if header.missing != ("target_waktu",):
        return header
    alone = _list_lone_titles(header)
    titles = {row: text for row, text in alone.items() if is_time(text)}
    times = _times_by_row(header, alone, titles)
    if not titles:
        times = dict.fromkeys(times, _period_of_sheet(header))
    if len(titles) == 1 or not times or not all(times.values()):
        return header
    of_titles: list[Cell] = []
    for row in titles:
        for column in header.grid.by_row[row]:
            of_titles.append((row, column))
    remark = _say_source(header, titles)
    untitled = header.without(of_titles).asking(remark)
    return untitled.with_column("target_waktu", times)


def _list_lone_titles(header: Header) -> dict[int, str]:
    """Return row → its title, for rows that hold only a title and perhaps a mark. A note's title is
    left out.
    """
    alone: dict[int, str] = {}
    for row in header.rows_below:
        title = _title_of(header.grid, row)
        if title and not NOTE_TITLE.fullmatch(title):
            alone[row] = title
    return alone


def _times_by_row(header: Header, alone: dict[int, str], titles: dict[int, str]) -> dict[int, str]:
    """Return row with a LANGKAH of its own → the title of time it stands under, "" for none.

    `alone`: the rows of one cell. `titles`: those of them that name a time. Rows of one cell below
    all fuller work, such as a legend, have no time.
    """
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
    """Return the title of a row that holds nothing else but a mark: JANUARI, A. JANUARI, A |
    JANUARI; "" for any other row.
    """
    texts = [grid.texts[row, column] for column in grid.by_row[row]]
    first = texts[0]
    if len(texts) == 1:
        _, title, *_ = split_mark(first)
        return title
    if len(texts) == 2 and lone_mark(first):
        return texts[1]
    return ""


def _period_of_sheet(header: Header) -> str:
    """Return the part of the year whose plan this is, by the sheet's name or else its title.

    "" for none, and for a table that reports what was done in it.
    """
    if not header.columns.keys().isdisjoint(LAPORAN):
        return ""
    period = find_period_within(header.grid.name)
    if not period:
        period = find_period_within(" ".join(header.titles))
    return period.upper()


def _say_source(header: Header, titles: dict[int, str]) -> Remark:
    """Return the remark that the time is that of these titles, or without one that of the sheet."""
    grid = header.grid
    if not titles:
        return Remark(
            "columns.time_from_sheet",
            grid.name,
            header.start,
            nilai=grid.name,
            values={"period": _period_of_sheet(header)},
        )
    first = min(titles)
    column = grid.by_row[first][0]
    said = [f"“{text}” (baris {row})" for row, text in titles.items()]
    return grid.remark_at("columns.time_from_titles", first, column, None, titles=", ".join(said))


def join_days(header: Header) -> Header:
    """Join days, months and years that stand in two columns or three: 19 - 23 | JANUARI.

    The time's own column says one part, TANGGAL beside BULAN or beside titles of months, and TAHUN
    say the others. Unchanged if no other column says a part.
    """
    time = header.column_of("target_waktu")
    other = _find_part_of_date(header, DAY_WORDS | {"waktu"})
    of_year = _find_part_of_date(header, {"tahun", "thn"})
    years = header.cells_below(of_year)
    are_days = TIME_PATTERNS["days"].fullmatch
    langkah = header.column_of("langkah_aksi")
    times: dict[int, str] = {}
    has_days = False
    for row in header.cells_below(langkah):
        day = _word_part(header, row, other)
        rest = _word_part(header, row, time)
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
        parts = dict.fromkeys((day, rest, years.get(row, "")))
        times[row] = " ".join(filter(None, parts))
    if not has_days and not years:
        return header
    parts = [time, other, of_year]
    return header.without_choice_among(parts).with_column("target_waktu", times, joined=parts)


def _word_part(header: Header, row: int, column: int) -> str:
    """Say one part of a date in words: a number under BULAN is that month, under TRIWULAN or
    SEMESTER that period.
    """
    text = header.grid.content_at(row, column)
    heading = header.heading_of(column)
    words = normalize(heading).split()
    is_month = "bulan" in words or "bln" in words
    if is_month and text in _MONTHS:
        return _MONTHS[text]
    return with_unit(heading, text)


def _find_part_of_date(header: Header, part: Set[str]) -> int:
    """Find the first column of no meaning whose heading only speaks of this part of a planned date;
    0 for none.
    """
    for column, heading in header.others.items():
        words = {*normalize(heading).split()}
        if words.isdisjoint(part):
            continue
        if words - part <= _OF_PLANNED_TIME:
            return column
    return 0


def with_unit(heading: str, text: str, *, of_times: bool = False) -> str:
    """Return the words TARGET WAKTU is read from: `text`, with the heading's unit if it is only
    numbers (docs/reading.md).

    | heading | text | words |
    |---|---|---|
    | BULAN | 6 | bulan 6 |
    | TRIWULAN | I, III | its quarters |
    | FREKUENSI, VOLUME, or `of_times`: other cells say how often | 3 kegiatan | 3 kali |
    """
    words = {*normalize(heading).split()}
    amount = TIME_WORDS["counted_work"].fullmatch(text.strip())
    if amount:
        counts = not words.isdisjoint({"frekuensi", "setahun", "volume"})
        has_noun = amount[0] != amount[1]
        if counts or (of_times and has_noun):
            return f"{amount[1]} kali"
    length = longest_unit(words)
    numbers = " ".join(text.split())
    if length and TIME_WORDS["numbers"].fullmatch(numbers):
        return f"{UNIT_NAMES[length]} {numbers}"
    return text


def is_time(text: str) -> bool:
    """True if a title is nothing but a time.

    It is a month, triwulan or semester, with or without its year, INSIDENTIL, or any other TARGET
    WAKTU read without a doubt (SETIAP BULAN, JANUARI S.D. MARET).
    """
    if AS_NEEDED.fullmatch(normalize(text)):
        return True
    of_any_year = TIME_PATTERNS["year"].sub(str(_ANY_TAHUN), text)
    timing = read_time(of_any_year, _ANY_TAHUN)
    return bool(timing.tenggat) and not timing.peringatan
