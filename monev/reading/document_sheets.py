"""Turn the paragraphs and tables of a document into sheets.

A plan table cut by page ends is one grid again.

Rows are counted as on paper: row 1 is the table's first. The texts above a table (its title, a
letterhead in a table of its own) become rows 0, -1, ... above it, where later stages look for
office and year. Joined tables go on counting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.reading.files.grid import Book, Grid, build_sheet_grid
from monev.reading.files.limits import refusal
from monev.reading.tables import TITLES, Table, find_meaning, find_tables, is_other_plan
from monev.reading.vocabulary.headings import heading_words, normalize
from monev.reading.vocabulary.structure import KNOWN_AREA, PATTERNS, find_area_in_title, split_mark

NUMBERED_SHEET = re.compile(r"Tabel \d+(–\d+)?")
"""The name of a sheet that a document's tables became: no words of its own."""

_MAX_TITLES = 15
_TITLE_LENGTH = 250
_RENCANA_WIDTH = 4
_ENOUGH_MEANINGS = 3
_AREA_LENGTH = 100
_QUOTE_LENGTH = 120
_SHIFTED = ("sel", "warna", "dicoret")
"""The lists of a table's cells, each entry with a row and a column."""


@dataclass(slots=True)
class _Table:
    """A table as the child process gives it, with its headings if they are a plan's.

    areas: headings of areas or of a report, as paragraphs between this table and the one it
    continues. titles: the texts above a table that continues none.
    """

    data: JsonObject
    header: Table | None = None
    areas: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        sheet = {**self.data, "nama": str(self.number)}
        for header in find_tables(build_sheet_grid(sheet))[:1]:
            texts = header.grid.row_texts(header.top)
            known = [text for text in texts if find_meaning(heading_words(text))[0]]
            if len(known) >= _ENOUGH_MEANINGS:
                self.header = header

    @property
    def number(self) -> int:
        return self.data["nomor"]

    @property
    def width(self) -> int:
        return self.data["kolom"]

    def row_words(self, row: int) -> list[str]:
        """Return the words of a row's cells."""
        return [normalize(text) for number, _, text in self.data["sel"] if number == row]


def join_tables(answer: JsonObject) -> Book:
    """Return a document as sheets `Tabel 1`, `Tabel 2–4`.

    They are its tables, joined if they continue one another.

    `answer` is the child process's. Raises FileRefused if there is no table.
    """
    asked = list[Remark]()
    groups = _group_tables(answer["dokumen"], asked)
    if not groups:
        raise refusal("no_table")
    sheets = list[Grid]()
    with_headings = set[str]()
    places = dict[int, tuple[str, int]]()
    for group in groups:
        grid, first_rows = _build_grid(group)
        sheets.append(grid)
        if group[0].header:
            with_headings.add(grid.name)
        for table, row in zip(group, first_rows, strict=True):
            places[table.number] = grid.name, row
    # Content left out of the plan adds a remark; a letterhead's text box is of no use, but where no
    # table has a plan's headings.
    for entry in answer["catatan"]:
        name, first_row = places.get(entry["tabel"], (None, 1))
        row = entry["baris"]
        if row is not None:
            row += first_row - 1
        if name in with_headings or not with_headings:
            asked.append(Remark(entry["kode"], name, row, values=entry["isi"]))
    return Book(sheets=tuple(sheets), warnings=tuple(asked))


def _group_tables(content: list[JsonObject], asked: list[Remark]) -> list[list[_Table]]:
    """Group the tables of a document that continue one another, each with the texts above it.

    A remark on a table that may be the plan's next page, but has other columns, is added to
    `asked`.
    """
    groups = list[list[_Table]]()
    above = list[str]()  # that may be titles of the next table that begins a group
    between = list[str]()
    for block in content:
        if "tabel" in block:
            table = _Table(block["tabel"])
            plan = groups[-1][0] if groups else None
            if plan and _continues(plan, table, between):
                groups[-1].append(table)
                table.areas = [*filter(_is_area_heading, between)]
            else:
                groups.append([table])
                asked += _ask_about(table, plan)
                lines = "\n".join([*above, *between]).split("\n")
                short = [line for line in lines if line.strip() and len(line) <= _TITLE_LENGTH]
                table.titles = short[-_MAX_TITLES:]
                # A letterhead or title in a table of its own is the next one's, too.
                texts = [text for _, _, text in table.data["sel"]]
                above = [] if table.header else [*above, *between, *texts[-_MAX_TITLES:]]
            between = []
        elif not PATTERNS["page_furniture"].match(block["teks"]):
            between.append(block["teks"])
    return groups


def _ask_about(table: _Table, plan: _Table | None) -> Iterator[Remark]:
    """Ask about a table that may be a plan's next page, with other columns."""
    if not plan or not plan.header or table.header or table.width < _RENCANA_WIDTH:
        return
    values = {
        "table": table.number,
        "rows": table.data["baris"],
        "columns": table.width,
        "plan_columns": plan.width,
    }
    yield Remark("files.table_left_out", f"Tabel {table.number}", 1, values=values)


def _continues(base: _Table, table: _Table, between: list[str]) -> bool:
    """True if a table goes on with the group that `base` begins.

    It is as wide, no text between names another plan, and it has no headings or the same ones.
    """
    if not base.header or table.width != base.width or any(map(TITLES["report"].match, between)):
        return False
    # Footers name years and offices too (who signed, when it was printed).
    names_plan = "rencana aksi" in normalize("\n".join(between))
    if names_plan and is_other_plan(tuple(base.titles), tuple(between)):
        return False
    if table.header is None:
        return True
    # With headings of its own under an area's name it is that area's table, read as a sheet by
    # itself. The row below repeated headings may look like a second row of them.
    headings = min(table.header.bottom, base.header.bottom - base.header.top + 1)
    is_repeated = _count_same_start(base, base.header, table) >= headings
    return is_repeated and not any(map(_is_area_heading, between))


def _is_area_heading(text: str) -> bool:
    """True if a paragraph between tables is an area's heading: by its mark, or by a usual name."""
    if len(text) > _AREA_LENGTH or "\n" in text:
        return False
    mark, heading, says_area = split_mark(text)
    is_roman = mark is not None and mark.kind == "roman"
    is_usual = normalize(heading) in KNOWN_AREA
    return says_area or is_roman or is_usual or find_area_in_title(text) is not None


def _count_same_start(base: _Table, header: Table, table: _Table) -> int:
    """Count a table's first rows that repeat those of the first table.

    They are its title, headings and column numbers, or the headings without the title above them.
    """
    most = 0
    for start in range(1, header.top + 1):
        count = 0
        while table.row_words(count + 1) and start + count <= header.bottom + 1:
            if base.row_words(start + count) != table.row_words(count + 1):
                break
            count += 1
        most = max(most, count)
    return most


def _build_grid(group: list[_Table]) -> tuple[Grid, list[int]]:
    """Return the grid of tables that are one, and the row at which each begins."""
    base = group[0]
    name = f"Tabel {base.number}"
    if len(group) > 1:
        name += f"–{group[-1].number}"
    sheet: JsonObject = {"nama": name, "sel": [], "warna": [], "gabungan": [], "dicoret": []}
    first_rows = list[int]()
    count = 0
    for table in group:
        for text in table.areas:
            count += 1
            sheet["sel"].append((count, 1, text))
            sheet["gabungan"].append((1, count, base.width, count))
        first_rows.append(count + 1)
        skip = _count_repeated(base, table)
        for part in _SHIFTED:
            for row, *rest in table.data[part]:
                if row > skip:
                    sheet[part].append((row + count, *rest))
        for left, top, right, bottom in table.data["gabungan"]:
            if top > skip:
                merge = (left, top + count, right, bottom + count)
                sheet["gabungan"].append(merge)
        count += table.data["baris"]
    for index, text in enumerate(reversed(base.titles)):
        sheet["sel"].append((-index, 1, text))
    return build_sheet_grid(sheet), first_rows


def _count_repeated(base: _Table, table: _Table) -> int:
    """Count the heading rows that a page repeats.

    They keep their place in the count without content.
    """
    if table is base or base.header is None:
        return 0
    return _count_same_start(base, base.header, table)
