"""The plan's time where it stands in two columns, in titles over the rows or in the words of the
work, as one column.

- `unite_time_columns`: MULAI and SELESAI, read as one column, for a window has both ends
  (docs/reading.md, rentang).
- `time_beside_people`: Kasubbag Umum (Januari) under PENANGGUNG JAWAB & WAKTU.
- `time_from_periods`: Mar, Jun under SEMESTER I and Sep s.d. Okt under SEMESTER II.
- `time_from_titles`: TRIWULAN I or JANUARI in a row of its own over the rows of that time, or
  naming the sheet.
- `join_days`: JANUARI there, and in a column TANGGAL which of its days.
- `time_from_work`: Menetapkan SK Tim, paling lambat 23 Januari; where no table of a file says its
  time otherwise.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain, combinations, takewhile

from monev.core.dates import MONTH_NAMES, format_day
from monev.core.remarks import Remark
from monev.reading.columns.calendar import TIME_PATTERNS, CalendarSlot, find_period_within
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Grid, cell_address
from monev.reading.vocabulary.headings import (
    DAY_WORDS,
    END_WORDS,
    IMPLYING_WORDS,
    LAPORAN,
    LAPORAN_GROUPS,
    PATTERNS,
    RENCANA_WORDS,
    START_WORDS,
    heading_words,
    meaning_of,
    normalize,
)
from monev.reading.vocabulary.marks import kind_of_mark
from monev.reading.vocabulary.structure import (
    NOTE_TITLE,
    SURE_SIGNATURE,
    lone_mark,
    name_person,
    split_mark,
)
from monev.reading.vocabulary.time_words import (
    ANY_MONTH,
    AS_NEEDED,
    MONTH_NUMBERS,
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
    aside = (finish, *(range(start + 1, finish) if len(ends) == 1 else ()))
    headings = {k: text for k, text in header.headings.items() if k not in aside} | {
        start: " – ".join(ends)
    }
    warnings = tuple(remark for remark in header.warnings if remark.kolom not in ends)
    united = header.with_cells(aside[1:], {}).with_meaning("target_waktu", start, finish)
    return replace(united, grid=_unite(united, start, finish), headings=headings, warnings=warnings)


def _find_ends(header: Header) -> tuple[int, int]:
    """The column of its beginning and that of its end, where nothing is marked and no other is the
    plan's time; 0 where there is none."""
    is_marked = any(map(header.cells_below, header.months))
    ends = (
        ()
        if is_marked
        else ((column, _find_end(header, column)) for column in sorted(header.headings))
    )
    time = header.columns.get("target_waktu")
    return next(((k, end) for k, end in ends if end and time in (None, *range(k, end + 1))), (0, 0))


def _find_end(header: Header, column: int) -> int:
    """The column of SELESAI right of this MULAI, or of DURASI where it has none; of two columns of
    one heading with nothing but s.d. between them the second. 0 where there is none."""
    left, right, third = (normalize(header.headings.get(k, "")) for k in range(column, column + 3))
    are_parted = left == third and TIME_PATTERNS["until"].fullmatch(
        " ".join(header.cells_below(column + 1).values())
    )
    lasts = PATTERNS["duration"].fullmatch(right)
    ends, ends_third = (words.split(" ")[-1] in END_WORDS for words in (right, third))
    # JANGKA WAKTU between both ends lasts, too.
    is_between = ends_third and not ends and (lasts or meaning_of(right)[0] == "target_waktu")
    begins = left.split(" ")[-1] in START_WORDS and left.split(" ")[0] not in LAPORAN_GROUPS
    if are_parted or (begins and is_between and header.cells_below(column + 2)):
        return column + 2
    return column + 1 if begins and (lasts or ends) else 0


def _unite(header: Header, start: int, finish: int) -> Grid:
    """The cells with what both columns say in the first of them."""
    grid = header.grid
    # Where one of their real dates is no first of a month, none of them is a month.
    if any(date.day > 1 for (_, column), date in grid.dates.items() if column in (start, finish)):
        grid = grid.with_days((start, finish))
    texts, dates, merges = dict(grid.texts), dict(grid.dates), dict(grid.merges)
    unit = TIME_PATTERNS["unit_of_days"].search(normalize(header.headings[finish]))
    said = header.cells_below(finish)
    for row in sorted(header.cells_below(start).keys() | said):
        begins, ends = (_word_time(grid, row, column) for column in (start, finish))
        ends = (
            f"{ends} {unit[1]}" if unit and ends.isdecimal() else ends or _end_unsaid(begins, said)
        )
        # Beside work a time may be asked about (02/05/2025); below it Gunung Sepat is no September.
        is_work = grid.content_at(row, header.columns.get("langkah_aksi", 0))
        says_time = (
            bool(read_time(begins, _ANY_TAHUN).tenggat) if is_work else _reads_as_time(begins)
        )
        is_signature = not ends and (SURE_SIGNATURE.match(begins) or not says_time)
        if is_signature or header.repeats_heading(row):
            continue
        texts.pop((row, finish), None)
        if begins != ends:
            texts[row, start] = _word_span(begins, ends)
            dates.pop((row, start), None)
            merges.pop((row, start), None)  # a row with one of the two has a time of its own
    return replace(grid.with_texts(texts), dates=dates, merges=merges)


def _end_unsaid(begins: str, others: Collection[int]) -> str:
    """The end of a time that says but a month it begins in, where others say theirs: that month; ""
    for any other."""
    return begins if others and read_time(begins, _ANY_TAHUN).jenis_target == "bulan" else ""


def _word_span(begins: str, ends: str) -> str:
    """Both ends of a time in words, or how long it lasts; the end's year serves a beginning that
    has none."""
    if not ends or not begins:
        return ends or f"mulai {begins}"
    if TIME_PATTERNS["lasts"].fullmatch(ends.casefold()):
        return f"{begins} selama {ends}"
    year = TIME_PATTERNS["year"].search(ends)
    missing = f" {year[0]}" if year and not TIME_PATTERNS["year"].search(begins) else ""
    return f"{begins}{missing} s.d. {ends}"


def _word_time(grid: Grid, row: int, column: int) -> str:
    """A cell's time in words: a real date by its own day, unless the cell shows but a month."""
    date = grid.date_at(row, column)
    is_month = "d" not in grid.formats.get((row, column), "d").lower()
    return grid.content_at(row, column) if date is None or is_month else format_day(date.date())


def time_beside_people(header: Header) -> Header:
    """The table with time and PIC of one column in two, where no other says the time and its
    heading names both."""
    if not (column := _find_joint(header)):
        return header
    parts = {row: _part_time(text) for row, text in header.cells_below(column).items()}
    times = {(row, column): time for row, (time, _) in parts.items() if time}
    people = {row: said for row, (_, said) in parts.items() if said}
    return (
        header.with_cells([column], times)
        .with_meaning("target_waktu", column)
        .with_column("pic", people)
    )


def _find_joint(header: Header) -> int:
    """The first column whose heading names time and PIC, unless another says the time; 0 where
    there is none."""
    parts = {
        k: map(heading_words, TIME_PATTERNS["joint"].split(text))
        for k, text in header.headings.items()
    }
    joint = (
        k
        for k, words in parts.items()
        if {meaning_of(each)[0] for each in words} >= {"target_waktu", "pic"}
    )
    column = next(joint, 0)
    return (
        column
        if not header.has("target_waktu") or header.columns.get("target_waktu") == column
        else 0
    )


def _part_time(text: str) -> tuple[str, str]:
    """The times in a cell, else its last line or bracket, which is asked about as a time; and what
    the others say."""
    parts = [part.strip() for part in re.split(r"[\n;|()]+", text) if part.strip()]
    times = [part for part in parts if is_time(part)] or parts[1:][-1:]
    return "; ".join(times), "; ".join(
        name_person(part) or part for part in parts if part not in times
    )


def time_from_periods(header: Header) -> Header:
    """The table with one column of time where most of what stands under its triwulan or semester
    are times within them, several of them or a span; unchanged where each is one month, which is
    its mark."""
    calendar, grid, slots = header.calendar, header.grid, header.months
    if (
        calendar is None
        or calendar.twins
        or any(slot.length < _TRIWULAN for slot in slots.values())
    ):
        return header
    said = {
        row: {k: text for k in slots if kind_of_mark(text := grid.own_text(row, k))}
        for row in header.rows_below
    }
    if not _are_times([*chain.from_iterable(each.values() for each in said.values())]):
        return header
    first = min(slots)
    times = {(row, first): _word_periods(each, slots) for row, each in said.items() if each}
    united = header.with_cells(slots, times).with_meaning("target_waktu", first)
    return replace(
        united, headings={**header.headings, first: calendar.display_name}, calendar=None
    )


def _are_times(texts: Sequence[str]) -> bool:
    """Whether most of these are times, and one of them more than a month."""
    told = [text for text in texts if kind_of_mark(text) == "other" and is_time(text)]
    return 2 * len(told) > len(texts) and any(normalize(text) not in MONTH_NUMBERS for text in told)


def _word_periods(said: dict[int, str], slots: dict[int, CalendarSlot]) -> str:
    """What a row says under its periods as one time; what names no month itself (tiap bulan) is
    within its period."""
    if said.keys() == slots.keys() and len({*said.values()}) == 1:
        return next(iter(said.values()))
    months = {k: MONTH_NAMES[slot.month - slot.length : slot.month] for k, slot in slots.items()}
    rhythms = {
        k for k, text in said.items() if is_time(text) and not re.search(ANY_MONTH, text.casefold())
    }
    each = (
        f"{text} {months[k][0]} s.d. {months[k][-1]}" if k in rhythms else text
        for k, text in said.items()
    )
    return "; ".join(each)


def time_from_titles(header: Header) -> Header:
    """The table with a time column filled from the titles over its rows, else from its sheet where
    that is the plan of one part of the year, and a remark that says so. Unchanged where the table
    has a time of its own that says more than weeks, or where some of its work stands under no such
    title. Where areas stand above the titles, each area starts anew: the work below it needs a
    title of its own. A table that reports what was done in a sheet's time says nothing of what is
    planned."""
    if header.missing != ("target_waktu",) and not _says_weeks(header):
        return header
    grid = header.grid
    texts = {row: _title_of(grid, row) for row in header.rows_below}
    alone = {
        row: title for row, title in texts.items() if title and not NOTE_TITLE.fullmatch(title)
    }
    titles = _find_titles(header, alone)
    times = _times_by_row(header, alone, titles)
    times = times if titles else dict.fromkeys(times, _period_of_sheet(header))
    if not times or not all(times.values()) or len(titles) == 1:
        return header
    of_titles = {(row, k) for row in titles for k in grid.by_row[row]}
    return (
        header.without(of_titles)
        .asking(_say_source(header, titles))
        .with_column("target_waktu", times)
    )


def _says_weeks(header: Header) -> bool:
    """Whether the table's time says which weeks or days alone, of a month that must stand
    elsewhere: Minggu II."""
    time, work = (header.columns.get(meaning, 0) for meaning in ("target_waktu", "langkah_aksi"))
    said = [
        text
        for row in header.cells_below(work)
        if not is_time(text := header.grid.content_at(row, time))
    ]
    return any(text[:1].isalpha() for text in said) and all(
        map(TIME_PATTERNS["days"].fullmatch, said)
    )


def _find_titles(header: Header, alone: dict[int, str]) -> dict[int, str]:
    """The titles over the rows of a time: those of the rows of one cell (`alone`) that name one or
    are like these, and the one above the headings."""
    grid = header.grid
    titles = {row: text for row, text in alone.items() if is_time(text)}
    if len(titles) > 1 and "area" in header.columns:
        # LAIN-LAIN among the months is another title: the areas are told elsewhere.
        titles = _with_titles_alike(header, alone, titles)
    # The first of several titles may stand right above the headings, which the others say again
    # below them.
    first = max((row for row in grid.by_row if row < header.start), default=0)
    if titles and len(grid.by_row.get(first, ())) == 1 and is_time(text := header.titles[-1]):
        titles = {first: text, **titles}
    return titles


def _say_source(header: Header, titles: dict[int, str]) -> Remark:
    """The remark that the time is that of these titles, or without one that of the sheet."""
    grid = header.grid
    if not titles:
        values = {"period": _period_of_sheet(header)}
        return Remark(
            "columns.time_from_sheet", grid.name, header.start, nilai=grid.name, values=values
        )
    first = min(titles)
    values = {"titles": ", ".join(f"“{text}” (baris {row})" for row, text in titles.items())}
    cell = cell_address(first, grid.by_row[first][0])
    return Remark(
        "columns.time_from_titles", grid.name, first, nilai=titles[first], sel=cell, values=values
    )


def join_days(header: Header) -> Header:
    """The table with a time column of days, months and years that stand in two columns or three,
    TANGGAL beside BULAN or titles of months, and TAHUN: 19 - 23 | JANUARI; unchanged where no other
    column than its time's says part."""
    time = header.columns.get("target_waktu", 0)
    other, of_year = (
        _find_part_of_date(header, DAY_WORDS | {"waktu"}),
        _find_part_of_date(header, ("tahun", "thn")),
    )
    rows = header.cells_below(header.columns.get("langkah_aksi", 0))
    says_days = TIME_PATTERNS["days"].fullmatch
    pairs = {row: [_word_part(header, row, column) for column in (time, other)] for row in rows}
    # The days first, whichever column says them.
    sorted_pairs = {
        row: pair if pair[0] and says_days(pair[0]) else pair[::-1] for row, pair in pairs.items()
    }
    dated = {row: pair for row, pair in sorted_pairs.items() if pair[1]}
    # 25 Maret s.d. 10 April says its months itself.
    own = {row: day for row, (day, _) in dated.items() if is_time(day)}
    days = [day for row, (day, _) in dated.items() if row not in own]
    years = header.cells_below(of_year)
    if not any((*days, *years)) or not all(map(says_days, days)):
        return header
    times = {
        row: " ".join(dict.fromkeys(filter(None, (*pair, years.get(row)))))
        for row, pair in dated.items()
    }
    return header.without_choice_among([time, other, of_year]).with_column(
        "target_waktu", times | own
    )


def _word_part(header: Header, row: int, column: int) -> str:
    """What a cell says of a date in several columns; a number under BULAN is the name of its month,
    under TRIWULAN or SEMESTER that one."""
    text, heading = header.grid.content_at(row, column), header.headings.get(column, "")
    is_month = text in _MONTHS and not {"bulan", "bln"}.isdisjoint(normalize(heading).split())
    return _MONTHS[text] if is_month else with_unit(heading, text)


def with_unit(heading: str, text: str, *, of_times: bool = False) -> str:
    """The words TARGET WAKTU is read from: `text`, with the heading's unit where only numbers
    (docs/reading.md). 6 under BULAN is bulan 6, `I, III` under TRIWULAN are its quarters, 3
    kegiatan under FREKUENSI or VOLUME, or where other cells say how often (`of_times`), three times
    a year."""
    said, amount = normalize(heading).split(), TIME_WORDS["counted_work"].fullmatch(text.strip())
    if amount and (
        {"frekuensi", "setahun", "volume"} & {*said} or (of_times and amount[0] != amount[1])
    ):
        return f"{amount[1]} kali"
    length = max((UNITS.get(word, 0) for word in said), default=0)
    numbers = " ".join(text.split())
    return (
        f"{UNIT_NAMES[length]} {numbers}"
        if length and TIME_WORDS["numbers"].fullmatch(numbers)
        else text
    )


def _find_part_of_date(header: Header, part: Collection[str]) -> int:
    """The first column of no meaning whose heading speaks of such a part of a planned date alone; 0
    for none."""
    words_of = {k: {*normalize(text).split()} for k, text in header.others.items()}
    return next(
        (
            k
            for k, words in words_of.items()
            if words & {*part} and words - {*part} <= _OF_PLANNED_TIME
        ),
        0,
    )


def time_from_work(header: Header) -> Header:
    """The table with a time column of what the work's own words say of when, and a remark that says
    so; unchanged where it has another time, or where most of its work names none."""
    if header.missing != ("target_waktu",):
        return header
    works = header.cells_below(header.columns["langkah_aksi"])
    first = [*works.values()][:_SAMPLE]
    if not first or 2 * sum(bool(_find_time_in(text)) for text in first) < len(first):
        return header
    times = {row: time for row, text in works.items() if (time := _find_time_in(text))}
    values = {"heading": header.display_name("langkah_aksi")}
    said = header.remark("columns.time_from_work", header.columns["langkah_aksi"], values)
    return header.asking(said).with_column("target_waktu", times)


def _find_time_in(text: str) -> str:
    """The most words of a langkah, one after another, that read as a time without a doubt, else
    those that no month is set for; "" for none."""
    words = text.split()[:_MOST_WORDS]
    spans = (
        (start, end)
        for start, end in combinations(range(len(words) + 1), 2)
        if end - start <= _MOST_OF_TIME
    )
    longest_first = sorted(spans, key=lambda span: span[0] - span[1])
    parts = (" ".join(words[start:end]).strip("(),.;") for start, end in longest_first)
    as_needed = AS_NEEDED.search(text.lower())
    return next(filter(_reads_as_time, parts), as_needed[0] if as_needed else "")


def _period_of_sheet(header: Header) -> str:
    """The part of the year that the sheet's name, or else its title, says this is the plan of; ""
    for none."""
    period = find_period_within(header.grid.name) or find_period_within(" ".join(header.titles))
    return "" if header.columns.keys() & {*LAPORAN} else period.upper()


def is_time(text: str) -> bool:
    """Whether a title is nothing but a time: a month, triwulan or semester, with or without its
    year, or whatever else reads as TARGET WAKTU without a doubt (SETIAP BULAN, JANUARI S.D. MARET),
    or INSIDENTIL."""
    return bool(AS_NEEDED.fullmatch(normalize(text))) or _reads_as_time(text)


def _reads_as_time(text: str) -> bool:
    timing = read_time(TIME_PATTERNS["year"].sub(str(_ANY_TAHUN), text), _ANY_TAHUN)
    return bool(timing.tenggat) and not timing.peringatan


def _title_of(grid: Grid, row: int) -> str:
    """What a row holds beside a mark and nothing else: JANUARI, A. JANUARI, A | JANUARI; "" where
    it holds more."""
    title, *others = [grid.texts[row, k] for k in grid.by_row[row]]
    of_mark = len(others) == 1 and lone_mark(title)
    return others[0] if of_mark else "" if others else split_mark(title)[1]


def _with_titles_alike(
    header: Header, alone: dict[int, str], titles: dict[int, str]
) -> dict[int, str]:
    """The titles of time, with the other rows of one text over work in the same column, marked as
    they are."""
    grid, work = header.grid, header.columns["langkah_aksi"]
    looks = {
        row: (*grid.by_row[row], grid.content_at(row, grid.by_row[row][-1]) == alone[row])
        for row in alone
    }
    known = {looks[row] for row in titles}
    over_work = {
        row for row in alone if (row + 1, work) in grid.texts and (row, work) not in grid.texts
    }
    return {
        row: text
        for row, text in alone.items()
        if row in titles or (row in over_work and looks[row] in known)
    }


def _times_by_row(header: Header, alone: dict[int, str], titles: dict[int, str]) -> dict[int, str]:
    """Row with a LANGKAH of its own → the title of time it stands under, "" for none. `alone` are
    the rows of one cell, `titles` those of them that name a time. What stands alone below all work
    that says more, a legend, has no time."""
    areas_above = bool(alone) and min(alone) not in titles
    current, times = next((text for row, text in titles.items() if row < header.start), ""), {}
    # Nothing that follows Keterangan Pokja: is work.
    for row in takewhile(
        lambda row: not NOTE_TITLE.fullmatch(_title_of(header.grid, row)), header.rows_below
    ):
        if row in titles:
            current = titles[row]
        elif header.repeats_heading(row):
            continue
        elif (row, header.columns["langkah_aksi"]) in header.grid.texts:
            times[row] = current
        elif areas_above and row in alone:
            current = ""
    last = max((row for row in times if row not in alone), default=header.grid.last_row)
    return {row: title for row, title in times.items() if row <= last}
