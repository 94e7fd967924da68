"""Of several columns with one meaning keep the latest revision of the plan's year.

A year or a word tells them apart: BUKTI DUKUNG 2024 and 2025, TARGET WAKTU and its REVISI. The
cells of the others are kept with the row, the old time too.
"""

from dataclasses import replace

from monev.reading.columns.calendar import Slots
from monev.reading.columns.cell_meanings import holds_time
from monev.reading.columns.header import Header
from monev.reading.columns.heading_meanings import find_meaning
from monev.reading.files.grid import Grid
from monev.reading.identity import find_tahun, tahun_from_cells, tahun_from_name
from monev.reading.vocabulary.headings import (
    CAN_BE_TIME,
    LAPORAN,
    RENCANA_WORDS,
    UNCHANGED_WORDS,
    Version,
    normalize,
    split_version,
    version_of,
)


def read_latest_versions(header: Header, tahun: int | None, name: str) -> Header:
    """Keep, of several columns with one meaning, the latest revision of the plan's year; drop
    reports on another year.

    `tahun`: the plan's year if a person said it; else the titles or the sheet's name say it. For
    reports the file's name (`name`) and the time itself may say it, too.
    """
    said = tahun or find_tahun(header.titles)
    header = _leave_past_calendar(header, said)
    of_meaning: dict[str, dict[int, Version]] = {}
    for column in header.headings:
        if column in header.months:
            continue
        if header.is_chosen(column):
            continue
        meaning, version = _read_version(header, column)
        versions = of_meaning.setdefault(meaning, {})
        versions[column] = version
    of_plan = said or tahun_from_name(header.grid.name)
    for meaning, versions in of_meaning.items():
        different = {*versions.values()}
        if not meaning or len(versions) == 1:
            continue
        if len(different) == len(versions):
            header = _take_latest(header, meaning, versions, of_plan)
    if not said:
        said = _find_year_of_time(header, name)
    return _leave_other_years(header, said)


def _find_year_of_time(header: Header, name: str) -> int:
    """Find the year that the time's heading, the sheet, the file or the times themselves name; 0
    for none."""
    time = header.column_of("target_waktu")
    of_heading = tahun_from_cells([header.heading_of(time)])
    if of_heading:
        return of_heading
    of_name = tahun_from_name(header.grid.name, name)
    if of_name:
        return of_name
    times = header.cells_below(time).values()
    return tahun_from_cells(times) or 0


def _leave_past_calendar(header: Header, tahun: int | None) -> Header:
    """Drop last year's months beside the same ones of the plan's year."""
    if not header.calendar or not tahun:
        return header
    past: Slots = {}
    own: Slots = {}
    for column, slot in header.months.items():
        is_past = slot.tahun and slot.tahun < tahun
        slots = past if is_past else own
        slots[column] = slot
    months = {slot.month for slot in own.values()}
    if months.isdisjoint(slot.month for slot in past.values()):
        return header
    return replace(header, calendar=replace(header.calendar, columns=own))


def _leave_other_years(header: Header, tahun: int) -> Header:
    """Drop columns that report another year, or are its time beside a calendar:
    REALISASI 2025 says nothing of a plan of 2026."""
    if not tahun:
        return header
    meanings = [*LAPORAN]
    if header.months:
        meanings.append("target_waktu")
    for meaning in meanings:
        column = header.column_of(meaning)
        heading = header.heading_of(column)
        if not column or header.is_chosen(column):
            continue
        if version_of(heading).may_be_of(tahun):
            continue
        columns = dict(header.columns)
        del columns[meaning]
        header = replace(header, columns=columns)
    return header


def _read_version(header: Header, column: int) -> tuple[str, Version]:
    """Return the meaning of a column's heading without its version, and that version. The meaning
    is "" if the column was given another one."""
    base, version = split_version(normalize(header.headings[column]))
    meaning, _ = find_meaning((base,))
    if not meaning:
        meaning = _find_meaning_of_base(header, base)
    read_as = header.meanings_in((column,))
    is_time = "target_waktu" in read_as
    if is_time or _is_bare_revision(header, column, base, version):
        meaning = "target_waktu"
        read_as -= {meaning, *CAN_BE_TIME}
    if read_as - {meaning}:
        meaning = ""
    return meaning, version


def _find_meaning_of_base(header: Header, base: str) -> str:
    """Return the meaning of a column with the same heading but for its version: WAKTU PELAKSANAAN,
    SEMULA and its REVISI mean the same. "" for none."""
    if not base:
        return ""
    for meaning, column in header.columns.items():
        heading = normalize(header.heading_of(column))
        other, _ = split_version(heading)
        if other == base:
            return meaning
    return ""


def _is_bare_revision(
    header: Header,
    column: int,
    base: str,
    version: Version,
) -> bool:
    """True if a heading without a word of time (REVISI, TARGET MENJADI) stands right of the time,
    over mostly times."""
    time = header.column_of("target_waktu")
    if not 0 < time < column or version.age <= 0:
        return False
    if not RENCANA_WORDS.issuperset(base.split()):
        return False
    said = 0
    times = 0
    for row, text in header.cells_below(column).items():
        if normalize(text) not in UNCHANGED_WORDS:
            said += 1
            times += holds_time(header.grid, row, column)
    return 2 * times > said


def _take_latest(
    header: Header,
    meaning: str,
    versions: dict[int, Version],
    tahun: int | None,
) -> Header:
    """Give `meaning` to the latest of these columns. A remark names each other that a revision
    changed; none is said if only the years differ."""
    in_order = sorted(versions, key=lambda column: _rank(versions[column], tahun))
    *others, taken = in_order
    latest = versions[taken]
    is_revision = latest.age > 0
    header = header.without_choice_among(versions).with_meaning(meaning, taken)
    code = ""
    if is_revision:
        code = "columns.latest_revision"
        joined = {**header.joined, **dict.fromkeys(others, meaning)}
        grid = _fill_blanks(header, taken, others[::-1])
        header = replace(header, grid=grid, joined=joined)
    if tahun and not latest.may_be_of(tahun):
        code = "columns.two_of_one_meaning"  # neither is of the plan's year
    for column in others:
        row = _find_row_apart(header, column, taken)
        if code and row:
            remark = header.remark_on_two(code, meaning, taken, column)
            header = header.asking(replace(remark, baris=row))
    return header


def _rank(version: Version, tahun: int | None) -> tuple[int, Version]:
    """Rank a version, the one to read highest: of the plan's year, else without a year, else of any
    other."""
    if not version.year:
        return 0, version
    if tahun is None or tahun == version.year:
        return 1, version
    return -1, version


def _find_row_apart(header: Header, column: int, taken: int) -> int:
    """Find the first row in which a column says something else than the one taken; 0 if nothing is
    open."""
    grid = header.grid
    for row in header.rows_below:
        other = normalize(grid.content_at(row, column))
        if other and other != normalize(grid.content_at(row, taken)):
            return row
    return 0


def _fill_blanks(header: Header, taken: int, older: list[int]) -> Grid:
    """Fill the cells that a revision leaves blank with those before it."""
    grid = header.grid
    texts = dict(grid.texts)
    for row in header.rows_below:
        own = grid.content_at(row, taken)
        if normalize(own) not in UNCHANGED_WORDS:
            continue
        for column in older:
            origin = grid.origin(row, column)
            text = texts.get(origin, "")
            is_own = origin[1] == column
            if is_own and normalize(text) not in UNCHANGED_WORDS:
                texts[row, taken] = text
                break
    return grid.with_texts(texts)
