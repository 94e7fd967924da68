"""Find the heading rows of a plan table, wherever they stand, and say which column means what.

One to four heading rows, with or without merges, in any order of columns (DESIGN §2). A sheet without a plan's
headings gets a Kepala all the same if it has some of them, so that a refusal can say what was found and what not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from monev.core.remarks import Remark
from monev.reading.columns.calendar_columns import Calendar, find_calendar, is_twin_row, name_columns
from monev.reading.columns.meanings import ColumnHeading, ask_meanings, pair_meanings
from monev.reading.columns.meanings_by_content import find_meanings_by_content
from monev.reading.columns.wide_columns import find_void_columns, unite_columns
from monev.reading.files.grid import Grid, column_letter
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    END_WORDS,
    REQUIRED,
    START_WORDS,
    USUAL,
    heading_meanings,
    heading_words,
    normalize,
)

MAX_HEIGHT = 4
MAX_CANDIDATES = 100
HEADING_LENGTH = 60
GROUP_WIDTH = 4
NO_CHOICES: Mapping[str, str] = MappingProxyType({})
_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand and what each column means.

    `kolom` maps a meaning (`kamus.JUDUL`) to its column, `judul` every headed column to its heading as printed;
    `lain` are headed columns the product gives no meaning to; `calendar` are the columns of a month matrix.
    """

    grid: Grid
    start: int
    end: int
    columns: dict[str, int]
    headings: dict[int, str]
    warnings: tuple[Remark, ...] = ()
    doubts: int = 0
    calendar: Calendar | None = None

    def has(self, meaning: str) -> bool:
        """Whether the table says this: in a column, or the time in a calendar."""
        return meaning in self.columns or (meaning == "target_waktu" and self.calendar is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Needed meanings the table does not say."""
        return tuple(meaning for meaning in REQUIRED if not self.has(meaning))

    @property
    def missing_usual(self) -> tuple[str, ...]:
        """Meanings every decree prints that this table lacks, though it can be read without them."""
        return tuple(meaning for meaning in USUAL if meaning not in REQUIRED and meaning not in self.columns)

    @property
    def others(self) -> dict[int, str]:
        """Columns without a meaning, with their headings."""
        used = {*self.columns.values(), *(self.calendar.columns if self.calendar else ())}
        return {column: heading for column, heading in self.headings.items() if column not in used}

    def display_name(self, meaning: str) -> str:
        """A meaning's heading as printed, on one line; the usual word where the table has no such column."""
        if meaning in self.columns:
            return self.column_display_name(self.columns[meaning])
        return self.calendar.display_name if meaning == "target_waktu" and self.calendar else COLUMN_NAMES[meaning]

    @property
    def heading_words(self) -> frozenset[str]:
        """Every text of the heading rows, to know them again on the next printed page."""
        grid, row = self.grid, range(self.start, self.end + 1)
        return frozenset(normalize(grid.texts[b, k]) for b in row for k in grid.by_row.get(b, ()))

    def repeats_heading(self, number: int, wording: frozenset[str]) -> bool:
        """Whether a row says nothing but headings again; `wording` is `heading_words`."""
        content = self.grid.by_row[number]
        return len(content) >= 2 and all(normalize(self.grid.texts[number, k]) in wording for k in content)

    @property
    def first_column(self) -> int:
        """NO, or the leftmost column with a meaning where the table has no NO."""
        return self.columns.get("no") or min(self.columns.values())

    def column_display_name(self, column: int) -> str:
        """The heading of a column as printed, on one line; its letter where it has none."""
        return " ".join(self.headings.get(column, "").split()) or column_letter(column)

    @property
    def score(self) -> tuple[int, ...]:
        """How good this reading of the headings is: usual meanings, months, sureness, all meanings; then few rows."""
        existing = sum(self.has(meaning) for meaning in USUAL)
        month = len(self.calendar.columns) + len(self.calendar.twins) if self.calendar else 0
        return (existing, month, -self.doubts, len(self.columns), self.start - self.end, -self.start)


def find_header(grid: Grid, chosen: Mapping[str, str] = NO_CHOICES) -> Header | None:
    """The best heading rows of a sheet; None where no two columns of any row are a plan's headings.

    `chosen` are headings whose meaning people chose (see `arti.pasangkan`).
    """
    best: Header | None = None
    for row in islice(_list_candidate_rows(grid, chosen), MAX_CANDIDATES):
        for height in range(1, MAX_HEIGHT + 1):
            if height > 1 and not _may_be_heading(grid, row, row + height - 1):
                break
            header = _read_header(grid, row, height, chosen)
            if len(header.columns) >= 2 and (best is None or header.score > best.score):
                best = header
    if best is None:
        return None
    best = find_meanings_by_content(_unite_columns(_extend_to_base(best, chosen), chosen), chosen)
    return _ask_calendar(best)


def _list_candidate_rows(grid: Grid, chosen: Mapping[str, str]) -> Iterator[int]:
    """Rows in which a heading's word stands, with the two above (a first heading row may hold group words only)."""
    vocabulary = heading_meanings().keys() | chosen.keys()
    seen: set[int] = set()
    for row, column in grid.by_row.items():
        if len(column) >= 2 and any(_heading_words(grid.texts[row, k]) in vocabulary for k in column):
            for candidates in (row - 2, row - 1, row):
                if candidates in grid.by_row and candidates not in seen:
                    seen.add(candidates)
                    if not _is_inside_heading(grid, candidates):
                        yield candidates


def _is_inside_heading(grid: Grid, row: int) -> bool:
    """Whether a heading begun in a row above reaches into this one: the headings start there, not here."""
    vocabulary = heading_meanings()
    return any(
        grid.is_covered_from_above(row, column) and _heading_words(grid.content_at(row, column)) in vocabulary
        for column in range(1, grid.last_column + 1)
    )


def _heading_words(text: str) -> str:
    return heading_words(text) if len(text) <= HEADING_LENGTH else ""


def _may_be_heading(grid: Grid, beginning: int, row: int) -> bool:
    """Whether a row could be a lower heading row: short words, no row number in front, no column numbers.

    Numbers are headings where they begin under a group heading (months 1..12, weeks), not under the first column.
    """
    column = grid.by_row.get(row, ())
    own = [grid.texts[row, k] for k in column]
    if not own or any(len(text) > HEADING_LENGTH for text in own):
        return False
    left = min(grid.by_row[beginning], default=0)
    return not _NUMBER.fullmatch(own[0]) or (column[0] > left + 1 and len(column) >= 2)


def _unite_columns(header: Header, chosen: Mapping[str, str]) -> Header:
    """The headings with each column that merges lay over two as one."""
    grid = unite_columns(header.grid, header.end, header.columns, header.headings)
    empty = find_void_columns(grid, header.start, header.end)
    if grid is header.grid and empty.isdisjoint(header.headings):
        return header
    return _read_header(grid, header.start, header.end - header.start + 1, chosen, empty)


def _read_header(
    grid: Grid, beginning: int, height: int, chosen: Mapping[str, str], empty: frozenset[int] = frozenset()
) -> Header:
    """The meanings of the columns if the headings are these rows; `empty` are columns that are no column."""
    end = beginning + height - 1
    calendar = find_calendar(grid, beginning, end)
    month = {*calendar.columns, *calendar.rekap} if calendar else set()
    parts = {
        column: pieces
        for column in range(1, grid.last_column + 1)
        if column not in month | empty
        and (pieces := _split_heading(grid, beginning, end, column))
        and sum(map(len, pieces)) <= 2 * HEADING_LENGTH
    }
    twins = calendar.twins if calendar else ()
    pairing = pair_meanings([ColumnHeading(k, pieces) for k, pieces in parts.items() if k not in twins], chosen)
    heading = {number: " ".join(pieces) for number, pieces in parts.items()}
    warnings = ask_meanings(pairing, heading, grid.name, end)
    return Header(grid, beginning, end, pairing.columns, heading, warnings, pairing.doubts, calendar)


def _split_heading(grid: Grid, beginning: int, end: int, column: int) -> tuple[str, ...]:
    """A column's heading from top to bottom, each merged cell once: ("TARGET", "WAKTU").

    None where the lowest cell is merged over many columns: that names a group of columns, such as twelve months.
    """
    if grid.width_at(end, column) >= GROUP_WIDTH:
        return ()
    pieces: list[str] = []
    seen: set[tuple[int, int]] = set()
    for row in range(beginning, end + 1):
        origin = grid.origin(row, column)
        text = grid.texts.get(origin, "")
        if not text and row < end:
            text = _read_heading_from_left(grid, row, column)
        if text and origin not in seen:
            pieces.append(text)
        seen.add(origin)
    return tuple(pieces)


def _read_heading_from_left(grid: Grid, row: int, column: int) -> str:
    """The group heading of a column where its merge was lost in a CSV: TARGET,,  over  WAKTU,CAPAIAN."""
    if not grid.content_at(row + 1, column) or grid.merges:
        return ""
    for left in range(column - 1, 0, -1):
        if not grid.content_at(row + 1, left):
            return ""
        if text := grid.content_at(row, left):
            return text
    return ""


def _extend_to_base(header: Header, chosen: Mapping[str, str]) -> Header:
    """The block down to where its merged heading cells end, its columns read anew with the rows so gained."""
    base = header.end
    for column in header.columns.values():
        span = header.grid.merges.get((header.end, column))
        if span and span[0] <= header.end:
            base = max(base, span[2])
    if _is_sub_heading(header):
        base = max(base, header.end + 1)
    if base == header.end or base - header.start >= MAX_HEIGHT:
        return header
    extra = _read_header(header.grid, header.start, base - header.start + 1, chosen)
    return extra if header.columns.keys() <= extra.columns.keys() else header


def _is_sub_heading(header: Header) -> bool:
    """Whether the row below the headings names parts of them: MULAI, SELESAI; Rencana, Realisasi under each month; or
    every cell under a heading merged over several columns. Under NO stands data, such as an area's mark."""
    grid, row = header.grid, header.end + 1
    column = grid.by_row.get(row, ())
    wording = {normalize(grid.texts[row, k]) for k in column}
    if wording & START_WORDS and wording & END_WORDS and wording <= START_WORDS | END_WORDS:
        return True
    if header.calendar and is_twin_row(grid, header.calendar, row):
        return True
    if len(column) < 2 or column[0] <= min(header.columns.values()):
        return False
    return all(grid.width_at(header.end, k) > 1 for k in column) and _may_be_heading(grid, header.start, row)


def _ask_calendar(header: Header) -> Header:
    """Ask where more than one calendar could be the plan's."""
    calendar = header.calendar
    if calendar is None or not calendar.others:
        return header
    other = ", ".join(f"mulai kolom {column_letter(k)}" for k in calendar.others)
    message = (
        f"Ada lebih dari satu deret kolom bulan. Yang dibaca sebagai waktu rencana {name_columns(calendar)}; "
        "deret lain "
        f"({other}) disimpan apa adanya. Beri judul RENCANA dan REALISASI di atasnya agar pasti."
    )
    return replace(header, warnings=(*header.warnings, Remark(message, header.grid.name)))
