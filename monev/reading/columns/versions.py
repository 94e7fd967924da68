"""Columns of one meaning that a year or a word tells apart: BUKTI DUKUNG 2024 and 2025, TARGET
WAKTU and its REVISI. The plan's year and the latest revision are read. That is said of each of the
others, and one answer turns it round: their cells are kept with the row, the old time too."""

from dataclasses import replace

from monev.core.grouping import group_by
from monev.reading.columns.cell_meanings import holds_time
from monev.reading.columns.header import Header
from monev.reading.columns.heading_meanings import find_meaning
from monev.reading.files.grid import Grid, column_letter
from monev.reading.identity import find_tahun, tahun_from_cells, tahun_from_name
from monev.reading.vocabulary.headings import (
    CAN_BE_TIME,
    COLUMN_NAMES,
    LAPORAN,
    RENCANA_WORDS,
    UNCHANGED_WORDS,
    Version,
    normalize,
    split_version,
    version_of,
)


def read_latest_versions(header: Header, tahun: int | None, name: str) -> Header:
    """The headings with each meaning at the column of its plan's year and latest revision, and
    without what reports another year; `tahun`: the plan's year where a person said it, else the
    titles or the sheet's name say it, and of reports also the file's (`name`) and the time
    itself."""
    said = tahun or find_tahun(header.titles)
    header = _leave_past_calendar(header, said)
    read: dict[int, tuple[str, Version]] = {}
    for column, heading in header.headings.items():
        if normalize(heading) not in header.chosen and column not in header.months:
            read[column] = _read_version(header, column)
    for meaning, columns in group_by(read, lambda column: read[column][0]).items():
        versions = {column: read[column][1] for column in columns}
        if meaning and 1 < len(versions) == len(set(versions.values())):
            of_plan = said or tahun_from_name(header.grid.name)
            header = _take_latest(header, meaning, versions, of_plan)
    return _leave_other_years(header, said or _find_year_of_time(header, name))


def _find_year_of_time(header: Header, name: str) -> int:
    """The year that the time's heading, the sheet, the file or the times themselves name; 0 for
    none."""
    time = header.columns.get("target_waktu", 0)
    of_heading = tahun_from_cells([header.headings.get(time, "")])
    of_cells = tahun_from_cells(header.cells_below(time).values())
    return of_heading or tahun_from_name(header.grid.name, name) or of_cells or 0


def _leave_past_calendar(header: Header, tahun: int | None) -> Header:
    """The headings without last year's months beside the same ones of the plan's year; told."""
    past = {
        column: slot
        for column, slot in header.months.items()
        if tahun and slot.tahun and slot.tahun < tahun
    }
    own = {column: slot for column, slot in header.months.items() if column not in past}
    months = {slot.month for slot in own.values()}
    if not header.calendar or months.isdisjoint(slot.month for slot in past.values()):
        return header
    first = min(past)
    meaning = COLUMN_NAMES["target_waktu"]
    values = {"column": column_letter(first), "heading": str(past[first].tahun), "meaning": meaning}
    told = header.remark_on_calendar(header.calendar, "columns.of_other_year", values)
    return header.asking(told, calendar=replace(header.calendar, columns=own))


def _leave_other_years(header: Header, tahun: int) -> Header:
    """The headings without what reports another year, or beside a calendar is its time: REALISASI
    2025 says nothing of a plan of 2026; told."""
    for meaning in (*LAPORAN, *["target_waktu"] * bool(header.months)):
        column = header.columns.get(meaning, 0)
        heading = header.headings.get(column, "")
        is_own = normalize(heading) in header.chosen or version_of(heading).may_be_of(tahun)
        if tahun and column and not is_own:
            columns = {other: k for other, k in header.columns.items() if other != meaning}
            told = header.remark_on_meaning("columns.of_other_year", column, meaning)
            header = header.asking(told, columns=columns)
    return header


def _read_version(header: Header, column: int) -> tuple[str, Version]:
    """What a column's heading means but for its version, "" where the column was given another
    meaning; the version."""
    base, version = split_version(normalize(header.headings[column]))
    meaning = find_meaning((base,))[0] or _find_meaning_of_base(header, base)
    read_as = {other for other, k in header.columns.items() if k == column}
    if "target_waktu" in read_as or _is_bare_revision(header, column, base, version):
        read_as -= {"target_waktu", *CAN_BE_TIME}
        meaning = "target_waktu"
    return (meaning if read_as <= {meaning} else ""), version


def _find_meaning_of_base(header: Header, base: str) -> str:
    """What a column of the same heading but for its version was read as: of WAKTU PELAKSANAAN,
    SEMULA and REVISI, what the first is the second is, too."""
    for meaning, column in header.columns.items():
        if base and split_version(normalize(header.headings.get(column, "")))[0] == base:
            return meaning
    return ""


def _is_bare_revision(header: Header, column: int, base: str, version: Version) -> bool:
    """Whether a heading without a word of time (REVISI, TARGET MENJADI) stands right of the time,
    over mostly times."""
    is_right = 0 < header.columns.get("target_waktu", 0) < column
    if not is_right or version.age <= 0 or not RENCANA_WORDS.issuperset(base.split()):
        return False
    said = [
        row
        for row, text in header.cells_below(column).items()
        if normalize(text) not in UNCHANGED_WORDS
    ]
    return 2 * sum(holds_time(header.grid, row, column) for row in said) > len(said)


def _take_latest(
    header: Header, meaning: str, versions: dict[int, Version], tahun: int | None
) -> Header:
    """The headings with `meaning` at the latest of these columns, and a question on each other that
    says more."""
    *others, taken = sorted(versions, key=lambda column: _rank(versions[column], tahun))
    is_revision = versions[taken].age > 0
    header = header.without_choice_among(versions).with_meaning(meaning, taken)
    if is_revision:
        header = replace(header, grid=_fill_blanks(header, taken, others[::-1]))
    code = "columns.latest_revision" if is_revision else "columns.version_of_tahun"
    if tahun and not versions[taken].may_be_of(tahun):
        code = "columns.two_of_one_meaning"  # neither is of the plan's year
    for column in others:
        if rows := _list_rows_apart(header, column, taken):
            remark = header.remark_on_two(code, meaning, taken, column)
            header = header.asking(replace(remark, baris=rows[0]))
    return header


def _rank(version: Version, tahun: int | None) -> tuple[int, Version]:
    """By which of two versions the later is read: that of the plan's year, else without a year,
    else of any other."""
    if not version.year:
        return 0, version
    return (1 if tahun in (None, version.year) else -1), version


def _list_rows_apart(header: Header, column: int, taken: int) -> list[int]:
    """The rows in which a column says something else than the one taken: without one, nothing is
    open."""
    rows: list[int] = []
    for row in header.rows_below:
        other, own = (normalize(header.grid.content_at(row, k)) for k in (column, taken))
        if other not in ("", own):
            rows.append(row)
    return rows


def _fill_blanks(header: Header, taken: int, older: list[int]) -> Grid:
    """The cells with those that a revision leaves blank as they were before it."""
    grid = header.grid
    texts = dict(header.grid.texts)
    for row in header.rows_below:
        if normalize(grid.content_at(row, taken)) not in UNCHANGED_WORDS:
            continue
        before = (texts.get(grid.origin(row, k), "") for k in older if grid.origin(row, k)[1] == k)
        said = next((text for text in before if normalize(text) not in UNCHANGED_WORDS), "")
        if said:
            texts[row, taken] = said
    return grid.with_texts(texts)
