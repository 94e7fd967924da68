"""Make one time column of a time that stands in two columns or in titles over the rows.

| function | time |
|---|---|
| `unite_time_columns` | MULAI and SELESAI: a window has both ends (docs/reading.md, rentang) |
| `time_from_titles` | TRIWULAN I or JANUARI in a row over its work |
"""

from dataclasses import replace

from monev.core.dates import format_day
from monev.core.remarks import Remark
from monev.reading.columns.calendar import TIME_PATTERNS, longest_unit
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Cell, Grid
from monev.reading.vocabulary.headings import END_WORDS, LAPORAN_GROUPS, START_WORDS, normalize
from monev.reading.vocabulary.structure import NOTE_TITLE, lone_mark, split_mark
from monev.reading.vocabulary.time_words import AS_NEEDED, UNIT_NAMES
from monev.reading.vocabulary.time_words import PATTERNS as TIME_WORDS

_ANY_TAHUN = 2024


def unite_time_columns(header: Header) -> Header:
    """Unite both ends of the time in one column; a lone MULAI begins a window without an end."""
    start, finish = _find_ends(header)
    time = header.column_of("target_waktu")
    if not start:
        is_start = normalize(header.heading_of(time)).split(" ")[-1] in START_WORDS
        return _begin(header, time) if is_start else header
    ends = dict.fromkeys((header.headings[start], header.headings[finish]))
    headings = {**header.headings, start: " – ".join(ends)}
    del headings[finish]
    warnings = tuple(remark for remark in header.warnings if remark.kolom not in ends)
    united = header.with_meaning("target_waktu", start, finish)
    grid = _unite(united, start, finish)
    return replace(united, grid=grid, headings=headings, warnings=warnings)


def _begin(header: Header, time: int) -> Header:
    """Say that the times of a column are beginnings, for no column has their ends."""
    texts, dates = dict(header.grid.texts), dict(header.grid.dates)
    for row, text in header.cells_below(time).items():
        if is_time(text):
            texts[row, time] = f"mulai {text}"
            dates.pop((row, time), None)
    return replace(header, grid=replace(header.grid.with_texts(texts), dates=dates))


def _find_ends(header: Header) -> tuple[int, int]:
    """Find the columns of the beginning and, right of it, of the end.

    (0, 0) if there are none, if a calendar has marks, or if another column is the plan's time.
    """
    if any(map(header.cells_below, header.months)):
        return 0, 0
    for start, heading in sorted(header.headings.items()):
        words = normalize(heading).split(" ")
        right = normalize(header.heading_of(start + 1)).split(" ")
        is_pair = words[-1] in START_WORDS and right[-1] in END_WORDS
        time = header.columns.get("target_waktu", start)
        if is_pair and words[0] not in LAPORAN_GROUPS and start <= time <= start + 1:
            return start, start + 1
    return 0, 0


def _unite(header: Header, start: int, finish: int) -> Grid:
    """Write the times of both columns into the first. Signatures below the work stay."""
    grid = header.grid
    # If one of their real dates is no first of a month, none of them is a month.
    if any(date.day > 1 and at[1] in (start, finish) for at, date in grid.dates.items()):
        grid = grid.with_days((start, finish))
    texts = dict(grid.texts)
    dates = dict(grid.dates)
    merges = dict(grid.merges)
    for row in header.rows_below:
        words = _word_span(header, grid, row, start, finish)
        if not words or header.repeats_heading(row):
            continue
        texts.pop((row, finish), None)
        if words != grid.content_at(row, start):  # the title of an area may be merged over both
            texts[row, start] = words
            dates.pop((row, start), None)
            merges.pop((row, start), None)  # a row with one of the two has a time of its own
    return replace(grid.with_texts(texts), dates=dates, merges=merges)


def _word_span(header: Header, grid: Grid, row: int, start: int, finish: int) -> str:
    """Say a row's time in words; "" if it has none. A beginning without a year takes the end's.

    A beginning without an end counts beside work: a whole month is its own end if other rows say
    theirs.
    """
    begins = _word_time(grid, row, start)
    ends = _word_time(grid, row, finish)
    if not ends:
        timing = read_time(begins, _ANY_TAHUN)
        if not timing.tenggat or not grid.content_at(row, header.column_of("langkah_aksi")):
            return ""
        is_whole = timing.jenis_target == "bulan" and header.cells_below(finish)
        return begins if is_whole else f"mulai {begins}"
    if begins in ("", ends):
        return ends
    year = TIME_PATTERNS["year"].search(ends)
    if year and not TIME_PATTERNS["year"].search(begins):
        begins = f"{begins} {year[0]}"
    return f"{begins} s.d. {ends}"


def _word_time(grid: Grid, row: int, column: int) -> str:
    """Say a cell's time in words: a real date by its day, unless the cell only shows a month."""
    date = grid.date_at(row, column)
    shown = grid.formats.get((row, column), "d")
    if date and "d" in shown.lower():
        return format_day(date.date())
    return grid.content_at(row, column)


def time_from_titles(header: Header) -> Header:
    """Fill a time column from the titles over the rows, with a remark.

    Unchanged if the table has a time of its own, or if some of its work stands under no such title.
    If areas stand above the titles, each area starts anew: the work below it needs a title of its
    own.
    """
    if header.missing != ("target_waktu",):
        return header
    alone = _list_lone_titles(header)
    titles = {row: text for row, text in alone.items() if is_time(text)}
    times = _times_by_row(header, alone, titles)
    if len(titles) < 2 or not times or not all(times.values()):
        return header
    of_titles: list[Cell] = []
    for row in titles:
        for column in header.grid.by_row[row]:
            of_titles.append((row, column))
    remark = _say_source(header, titles)
    untitled = header.without(of_titles).asking(remark)
    return untitled.with_column("target_waktu", times)


def _list_lone_titles(header: Header) -> dict[int, str]:
    """Return row → its title, for rows that hold only a title and perhaps a mark.

    A note's title is left out.
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
    """Return the title of a row that holds nothing else but a mark: JANUARI, A.

    JANUARI, A | JANUARI; "" for any other row.
    """
    texts = [grid.texts[row, column] for column in grid.by_row[row]]
    first = texts[0]
    if len(texts) == 1:
        _, title, *_ = split_mark(first)
        return title
    if len(texts) == 2 and lone_mark(first):
        return texts[1]
    return ""


def _say_source(header: Header, titles: dict[int, str]) -> Remark:
    """Return the remark that the time is that of these titles."""
    grid = header.grid
    first = min(titles)
    column = grid.by_row[first][0]
    said = [f"“{text}” (baris {row})" for row, text in titles.items()]
    return grid.remark_at("columns.time_from_titles", first, column, None, titles=", ".join(said))


def with_unit(heading: str, text: str, *, of_times: bool = False) -> str:
    """Return the words TARGET WAKTU is read from (docs/reading.md).

    They are `text`, with the heading's unit if it is only numbers.

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
