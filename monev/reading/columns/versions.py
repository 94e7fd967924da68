"""Columns of one meaning that a year or a word tells apart: BUKTI DUKUNG 2024 and 2025, TARGET WAKTU and its REVISI.

The plan's year and the latest revision are read. That is said of each of the others, and one answer turns it round:
their cells are kept with the row, the old time of a revision too.
"""

from __future__ import annotations

from dataclasses import replace

from monev.reading.columns.header import Header
from monev.reading.columns.meanings import find_meaning, is_time
from monev.reading.files.grid import Grid, cell_address
from monev.reading.identity import read_identity, tahun_from_cells
from monev.reading.vocabulary.headings import (
    CAN_BE_TIME,
    RENCANA_WORDS,
    Version,
    normalize,
    split_listing,
    split_version,
)

_UNCHANGED = frozenset(
    split_listing(
        " | tetap | tetap sesuai jadwal | sama | sesuai jadwal | tidak ada | tidak ada perubahan | tidak berubah"
    )
)
"""What a revision says that leaves a cell as it was: nothing, a dash, tetap."""


def read_latest_versions(header: Header, tahun: int | None) -> Header:
    """The headings with each meaning at the column of its plan's year and latest revision; `tahun`: the plan's year
    where a person said it, else the titles say it."""
    tahun = tahun or read_identity(header.titles).tahun
    of_meaning: dict[str, dict[int, Version]] = {}
    for column, heading in header.headings.items():
        base, version = split_version(normalize(heading))
        meaning = find_meaning((base,))[0] if base else ""
        read_as = {other for other, k in header.columns.items() if k == column}
        if "target_waktu" in read_as or _is_bare_revision(header, column, base, version):
            meaning, read_as = "target_waktu", read_as - {"target_waktu", *CAN_BE_TIME}
        is_free = read_as <= {meaning} and column not in header.months
        if meaning and normalize(heading) not in header.chosen and is_free:
            of_meaning.setdefault(meaning, {})[column] = version
    cells = {column: header.cells_below(column).values() for column in of_meaning.get("target_waktu", ())}
    dated = {column: tahun_from_cells(texts) or 0 for column, texts in cells.items()}
    for meaning, versions in of_meaning.items():
        if len(versions) > 1 and set(versions.values()) == {Version()}:
            versions = _by_time_beside(versions, dated)
        if len(versions) > 1 and len(set(versions.values())) == len(versions):
            header = _take_latest(header, meaning, versions, tahun)
    return header


def _is_bare_revision(header: Header, column: int, base: str, version: Version) -> bool:
    """Whether a heading without a word of time (REVISI, TARGET MENJADI) stands right of the time, and what its cells
    say is mostly times."""
    grid = header.grid
    is_right = 0 < header.columns.get("target_waktu", 0) < column
    if not is_right or version.age <= 0 or not RENCANA_WORDS.issuperset(base.split()):
        return False
    cells = ((row, column) for row in header.rows_below)
    said = [cell for cell in cells if normalize(grid.texts.get(cell, "")) not in _UNCHANGED]
    return 2 * sum(is_time(grid, *cell) for cell in said) > len(said)


def _by_time_beside(versions: dict[int, Version], dated: dict[int, int]) -> dict[int, Version]:
    """Columns that no heading tells apart, each of the year that its cells name, or those of the time left of it:
    WAKTU | PIC | WAKTU | PIC; as they were where one has none."""
    years = {column: dated.get(max((k for k in dated if k <= column), default=0), 0) for column in versions}
    return {column: Version(year) for column, year in years.items()} if all(years.values()) else versions


def _take_latest(header: Header, meaning: str, versions: dict[int, Version], tahun: int | None) -> Header:
    """The headings with `meaning` at the latest of these columns, and a question on each other."""

    def rank(column: int) -> tuple[int, Version]:
        year = versions[column].year
        return (0 if not year else 1 if year == tahun or not tahun else -1), versions[column]

    *others, taken = sorted(versions, key=rank)
    is_revision = versions[taken].age > 0
    cells = {cell_address(header.end, column) for column in versions}
    settled = [each for each in header.warnings if each.code == "columns.two_of_one_meaning" and each.sel in cells]
    header = replace(
        header,
        columns={other: k for other, k in header.columns.items() if k != taken or other == meaning} | {meaning: taken},
        warnings=tuple(remark for remark in header.warnings if remark not in settled),
        grid=_fill_blanks(header, taken, others[::-1]) if is_revision else header.grid,
    )
    for column in others:
        grid = header.grid
        said = ((row, *(normalize(grid.content_at(row, k)) for k in (column, taken))) for row in header.rows_below)
        rows = [row for row, other, own in said if other not in ("", own)]
        if not rows:
            continue  # where no row says two things, nothing is open
        code = "columns.latest_revision" if is_revision else "columns.version_of_tahun"
        remark = header.remark_on_two(code, meaning, taken, column)
        header = header.asking(replace(remark, baris=rows[0]))
    return header


def _fill_blanks(header: Header, taken: int, older: list[int]) -> Grid:
    """The cells with those that a revision leaves blank as they were before it."""
    grid, texts, dates = header.grid, dict(header.grid.texts), dict(header.grid.dates)
    for row in header.rows_below:
        cells = (grid.origin(row, column) for column in older)
        says_more = (cell for cell in cells if cell[1] in older and normalize(texts.get(cell, "")) not in _UNCHANGED)
        source = next(says_more, None)
        if source and normalize(grid.content_at(row, taken)) in _UNCHANGED:
            texts[row, taken] = texts[source]
            if source in dates:
                dates[row, taken] = dates[source]
    return replace(grid.with_texts(texts), dates=dates)
