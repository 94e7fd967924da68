"""Turn the paragraphs and tables of a document into sheets; a plan table cut by page ends is one
grid again.

Rows are counted as on paper: row 1 is the table's first. The texts above a table (its title, a
letterhead in a table of its own) become rows 0, -1, ... above it, where later stages look for
office and year. Joined tables go on counting.

In a PDF the end of a page may also cut a row in two (`join_pages`). A first row without a NO is
joined to the row above if more than a third of its cells start in mid-sentence; any other adds a
question.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import find_header
from monev.reading.columns.table_cuts import TITLES, is_other_rencana, may_begin_report
from monev.reading.files.grid import Book, Cell, Grid, build_sheet_grid
from monev.reading.files.limits import refusal
from monev.reading.vocabulary.headings import PATTERNS, normalize
from monev.reading.vocabulary.marks import is_legend
from monev.reading.vocabulary.structure import HANGING, KNOWN_AREA, PAGE_FURNITURE, split_mark

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
    header: Header | None = None
    areas: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        sheet = {**self.data, "nama": str(self.number)}
        header = find_header(build_sheet_grid(sheet))
        if header is not None and len(header.columns) >= _ENOUGH_MEANINGS:
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


@dataclass(frozen=True, slots=True)
class JoinedTables(Book):
    """A document's tables as sheets.

    starts: sheet → the first row of each table after the first. with_headings: sheets with headings
    of a plan. left_aside: remarks on content in no sheet.
    """

    starts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    with_headings: frozenset[str] = frozenset()
    left_aside: tuple[str, ...] = ()


def join_tables(answer: JsonObject) -> JoinedTables:
    """Return a document as sheets `Tabel 1`, `Tabel 2–4`: its tables, joined if they continue one
    another.

    `answer` is the child process's. Raises FileRefused if there is no table.
    """
    skipped = list[Remark]()
    asked = list[Remark]()
    groups = _group_tables(answer["dokumen"], skipped, asked)
    if not groups:
        raise refusal("no_table")
    sheets = list[Grid]()
    starts = dict[str, tuple[int, ...]]()
    with_headings = set[str]()
    places = dict[int, tuple[str, int]]()
    for group in groups:
        grid, first_rows, own_rows = _build_grid(group)
        sheets.append(grid)
        starts[grid.name] = own_rows
        if group[0].header:
            with_headings.add(grid.name)
        for table, row in zip(
            group,
            first_rows,
            strict=True,
        ):
            places[table.number] = grid.name, row
    # Content left out of the plan adds a question; a letterhead's text box is only named in the
    # draft of a PDF.
    for entry in answer["catatan"]:
        name, first_row = places.get(entry["tabel"], (None, 1))
        row = entry["baris"]
        if row is not None:
            row += first_row - 1
        remark = Remark(
            entry["kode"],
            name,
            row,
            values=entry["isi"],
        )
        (asked if name in with_headings else skipped).append(remark)
    return JoinedTables(
        sheets=tuple(sheets),
        warnings=tuple(asked),
        starts=starts,
        with_headings=frozenset(with_headings),
        left_aside=tuple(remark.pesan for remark in skipped),
    )


def join_printed(answer: JsonObject) -> Book:
    """Return the PDF of a document as sheets. Rows that page ends cut are joined, and each such
    place is asked about: a PDF keeps no cells. Raises FileRefused if there is no table."""
    book = join_tables(answer)
    sheets = list[Grid]()
    told = [Remark("files.from_pdf"), *book.warnings]
    for grid in book.sheets:
        header = find_header(grid) if grid.name in book.with_headings else None
        if header and "langkah_aksi" in header.columns:
            joined = join_pages(header, book.starts[grid.name])
            grid = joined.grid
            for (row, column), text in joined.joined.items():
                heading = header.heading_of(column)
                words = shorten(text, _QUOTE_LENGTH)
                told.append(
                    grid.remark_at("files.joined_over_page", row, column, heading, text=words)
                )
            for row in joined.starts:
                column = grid.by_row[row][0]
                told.append(grid.remark_at("files.perhaps_over_page", row, column, None))
        sheets.append(grid)
    return Book(sheets=tuple(sheets), warnings=tuple(told))


def _group_tables(
    content: list[JsonObject],
    skipped: list[Remark],
    asked: list[Remark],
) -> list[list[_Table]]:
    """Group the tables of a document that continue one another, each with the texts above it.

    Remarks on content left out are added to `skipped`; a question about a table that may be the
    plan's next page, but has other columns, to `asked`.
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
                skipped += _give_headings(table, between)
            else:
                groups.append([table])
                asked += _ask_about(table, plan)
                above = _give_titles(table, [*above, *between])
            between = []
        elif not PAGE_FURNITURE.match(block["teks"]):
            between.append(block["teks"])
    # A legend below the last table goes above its titles: furthest, so that it hides no title.
    if groups:
        legends = [text for text in between if "=" in text or is_legend(text)]
        groups[-1][0].titles[:0] = legends
    return groups


def _give_titles(table: _Table, above: list[str]) -> list[str]:
    """Give a table its titles, and return the texts that may be titles of the next one. The text of
    a letterhead or title in a table of its own is among them, the rows of a plan are not."""
    table.titles = _pick_titles(above)
    texts = [text for _, _, text in table.data["sel"]]
    return [] if table.header else [*above, *texts[-_MAX_TITLES:]]


def _ask_about(table: _Table, plan: _Table | None) -> Iterator[Remark]:
    """Ask about a table that may be a plan's next page, with other columns."""
    if not plan or not plan.header or table.header:
        return
    if table.width < _RENCANA_WIDTH:
        return
    values = {
        "table": table.number,
        "rows": table.data["baris"],
        "columns": table.width,
        "plan_columns": plan.width,
    }
    yield Remark("files.table_left_out", f"Tabel {table.number}", 1, values=values)


def _give_headings(table: _Table, between: list[str]) -> Iterator[Remark]:
    """Give a continued table the headings of areas and reports above it, and return a remark on the
    other texts there."""
    others = list[str]()
    for text in between:
        caption = TITLES["caption"].match(text)
        heading = caption[1] if caption else text
        if _is_area_heading(heading) or may_begin_report(text):
            table.areas.append(heading)
        else:
            others.append(text)
    if others:
        text = " / ".join(others)[:200]
        values = {"table": table.number, "text": text}
        yield Remark("files.text_above_table_left_out", values=values)


def _continues(
    base: _Table,
    table: _Table,
    between: list[str],
) -> bool:
    """True if a table goes on with the group that `base` begins.

    It is as wide, no text between names another plan, and it has no headings or the same ones.
    """
    if not base.header or table.width != base.width:
        return False
    # Footers name years and offices too (who signed, when it was printed): only a title's lines
    # count.
    titles = between
    if "rencana aksi" not in normalize("\n".join(between)):
        titles = [text for text in between if TITLES["only_year"].match(text)]
    if is_other_rencana(base.titles, titles):
        return False
    if table.header is None:
        return True
    # With headings of its own under an area's name it is that area's table, read as a sheet by
    # itself. The row below repeated headings may look like a second row of them.
    headings = min(table.header.end, base.header.end - base.header.start + 1)
    is_repeated = _count_same_start(base, base.header, table) >= headings
    return is_repeated and not any(map(_is_area_heading, between))


def _is_area_heading(text: str) -> bool:
    """True if a paragraph between tables is an area's heading: by its mark, or by a usual name."""
    if len(text) > _AREA_LENGTH or "\n" in text:
        return False
    mark, heading, says_area = split_mark(text)
    is_roman = mark is not None and mark.kind == "roman"
    return says_area or is_roman or normalize(heading) in KNOWN_AREA


def _pick_titles(above: list[str]) -> list[str]:
    """Return the texts that are a table's title: from LAMPIRAN on, at most the last few, without
    long paragraphs."""
    lines: list[str] = []
    for line in "\n".join(above).split("\n"):
        if TITLES["attachment"].match(line):
            lines = []
        if line.strip() and len(line) <= _TITLE_LENGTH:
            lines.append(line)
    return lines[-_MAX_TITLES:]


def _count_same_start(
    base: _Table,
    header: Header,
    table: _Table,
) -> int:
    """Count a table's first rows that repeat those of the first table.

    They are its title, headings and column numbers, or the headings without the title above them.
    """
    base_rows = [base.row_words(row) for row in range(1, header.end + 2)]
    own_rows = [table.row_words(row) for row in range(1, len(base_rows) + 1)]
    most = 0
    for start in range(min(header.start, len(base_rows))):
        count = 0
        says_something = False
        for base_row, own_row in zip(
            base_rows[start:],
            own_rows,
            strict=False,
        ):
            if base_row != own_row:
                break
            count += 1
            says_something = says_something or bool(own_row)
        if says_something:
            most = max(most, count)
    return most


def _build_grid(group: list[_Table]) -> tuple[Grid, list[int], tuple[int, ...]]:
    """Return the grid of tables that are one, the row at which each begins, and the first new row
    of each later one."""
    base = group[0]
    name = f"Tabel {base.number}"
    if len(group) > 1:
        name += f"–{group[-1].number}"
    sheet: JsonObject = {
        "nama": name,
        "sel": [],
        "warna": [],
        "gabungan": [],
        "dicoret": [],
    }
    first_rows = list[int]()
    own_rows = list[int]()
    count = 0
    for table in group:
        for text in table.areas:
            count += 1
            sheet["sel"].append((count, 1, text))
            sheet["gabungan"].append((1, count, base.width, count))
        first_rows.append(count + 1)
        skip = _count_repeated(base, table)
        if table is not base:
            own_rows.append(count + skip + 1)
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
    return build_sheet_grid(sheet), first_rows, tuple(own_rows)


def _count_repeated(base: _Table, table: _Table) -> int:
    """Count the heading rows that a page repeats; they keep their place in the count without
    content. A report has headings of its own."""
    if table is base or base.header is None or any(map(may_begin_report, table.areas)):
        return 0
    return _count_same_start(base, base.header, table)


@dataclass(slots=True)
class JoinedGrid:
    """The grid with cut rows joined. `joined`: cell → the text joined to it; `starts`: rows that
    may be cut."""

    grid: Grid
    joined: dict[Cell, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)


def join_pages(header: Header, page_starts: tuple[int, ...]) -> JoinedGrid:
    """Join the cut rows of a table.

    `page_starts` are the first rows of its later pages (`JoinedTables.starts`). Only a row without
    a NO that is no heading can be a cut one.
    """
    grid = header.grid
    texts = dict(grid.texts)
    result = JoinedGrid(grid)
    langkah = header.columns["langkah_aksi"]
    for row, above in _list_page_ends(header, page_starts):
        origins = dict[int, Cell]()
        moving = list[int]()
        # It is the rest of a row if over a third of it goes on; LANGKAH AKSI counts twice.
        weight = 0
        weight_moving = 0
        for column in grid.by_row[row]:
            cell = grid.origin(above, column)
            origins[column] = cell
            own_weight = 2 if column == langkah else 1
            weight += own_weight
            if _goes_on(texts[row, column], texts.get(cell)):
                moving.append(column)
                weight_moving += own_weight
        if 3 * weight_moving > weight:
            moving = list(origins)
        else:  # the second half of a cell merged over both rows goes on in a row of its own, too
            result.starts.append(row)
        for column in moving:
            cell = origins[column]
            text = texts.pop((row, column))
            result.joined[cell] = text
            texts[cell] = f"{texts[cell]} {text}" if cell in texts else text
    result.grid = grid.with_texts(texts)
    return result


def _list_page_ends(header: Header, page_starts: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """List the rows that may be cut, each with the row above it."""
    grid = header.grid
    number = header.columns.get("no")
    for row in page_starts:
        if row not in grid.by_row or number in grid.by_row[row]:
            continue
        above = [other for other in grid.by_row if header.end < other < row]
        if not above or _is_heading(grid, row):
            continue
        nearest = max(above)
        if not _is_heading(grid, nearest):
            yield row, nearest


def _is_heading(grid: Grid, row: int) -> bool:
    """True if a row is one cell over most columns."""
    columns = grid.by_row[row]
    return len(columns) == 1 and grid.width_at(row, columns[0]) >= grid.last_column - 1


def _goes_on(text: str, above: str | None) -> bool:
    """True if a cell starts in mid-sentence and the cell above it began the sentence."""
    if not above:
        return False
    return bool(PATTERNS["mid_sentence"].match(text) or HANGING.search(above))
