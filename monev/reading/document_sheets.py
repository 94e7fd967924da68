"""From the paragraphs and tables of a document to sheets: a plan table cut by page ends is one grid
again.

Rows are counted as a person counts the rows of the table on paper: row 1 is the table's first. What
stands above a table (its title, a letterhead in a table of its own) becomes rows 0, -1, ... above
it, where the stages look for office and year. Where tables are joined, counting goes on.

Of a PDF also a row that the end of a page has cut in two becomes one again (`join_pages`). It does
not say whether the first row of a page is a row of its own, so its words decide: a cell that starts
in the middle of a sentence, under a cell that stopped in one, goes on. Every such row is named,
joined or not, for a person to look at.
"""

from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import find_header
from monev.reading.columns.table_cuts import TITLES, is_other_rencana, may_begin_report
from monev.reading.files.grid import Book, Cell, Grid, build_sheet_grid
from monev.reading.files.limits import refusal
from monev.reading.layouts import lay_out
from monev.reading.vocabulary.headings import PATTERNS, normalize
from monev.reading.vocabulary.marks import is_legend
from monev.reading.vocabulary.structure import HANGING, KNOWN_AREA, PAGE_FURNITURE, split_mark

_MAX_TITLES = 15
_TITLE_LENGTH = 250
_RENCANA_WIDTH = 4
_ENOUGH_MEANINGS = 3
_AREA_LENGTH = 100
_IN_BLOCKS = ("komponen", "indikator")


@dataclass(slots=True)
class _Table:
    """A table as the child process gives it, and its headings where they are a plan's. `areas` are
    headings of areas or of a report that stand as paragraphs between the table it continues and
    this one, `titles` the texts above one that continues none."""

    number: int
    width: int
    data: dict[str, Any]
    header: Header | None
    areas: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def row_words(self, row: int) -> list[str]:
        """The words of a row's cells."""
        return [normalize(text) for number, _, text in self.data["sel"] if number == row]


def _read_table(data: dict[str, Any]) -> _Table:
    header = find_header(build_sheet_grid({**data, "nama": str(data["nomor"])}))
    is_plan = header is not None and len(header.columns) >= _ENOUGH_MEANINGS
    return _Table(data["nomor"], data["kolom"], data, header if is_plan else None)


@dataclass(slots=True)
class _Grouping:
    """The tables so far, those that continue one another together; texts that were `skipped`, and
    what is `asked`. `above` are the texts that may be titles of the next table that begins a
    group."""

    groups: list[list[_Table]] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    asked: list[Remark] = field(default_factory=list)
    above: list[str] = field(default_factory=list)

    def add(self, table: _Table, between: list[str]) -> None:
        """The next table, with the texts between it and the last: a part of the last group, or a
        group of its own."""
        current = self.groups[-1] if self.groups else None
        if current and _continues(current, table, between):
            self.skipped += _append_table(current, table, between)
            return
        if current and current[0].header and not table.header and table.width >= _RENCANA_WIDTH:
            # Perhaps the plan's next page, with other columns.
            size = {"table": table.number, "rows": table.data["baris"], "columns": table.width}
            values = {**size, "plan_columns": current[0].width}
            self.asked.append(
                Remark("files.table_left_out", f"Tabel {table.number}", 1, values=values)
            )
        self.above += between
        table.titles = _pick_titles(self.above)
        self.groups.append([table])
        # A letterhead or title in a table of its own stands above the next; a plan's rows do not.
        texts = [text for _, _, text in table.data["sel"]][-_MAX_TITLES:]
        self.above = [] if table.header else [*self.above, *texts]


@dataclass(frozen=True, slots=True)
class JoinedTables(Book):
    """A document's tables as sheets. `starts`: per sheet, the first own row of each table after the
    first. `with_headings` are the sheets with headings of a plan; `left_aside` says what is in
    none."""

    starts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    with_headings: frozenset[str] = frozenset()
    left_aside: tuple[str, ...] = ()


def join_tables(answer: dict[str, Any]) -> JoinedTables:
    """The answer of the child process on a document as sheets `Tabel 1`, `Tabel 2–4`: its tables,
    those that continue one another joined. Raises FileRefused where it has none."""
    grouping = _group_tables(answer["dokumen"])
    if not grouping.groups:
        raise refusal("no_table")
    sheets, starts, with_headings = [], {}, set()
    places: dict[int, tuple[str, int]] = {}
    for group in grouping.groups:
        stacked, first_rows, starts_of_grid = _build_grid(group)
        grid = lay_out(stacked)
        sheets.append(grid)
        starts[grid.name] = () if grid is not stacked else tuple(starts_of_grid)
        with_headings |= {grid.name} if group[0].header or grid is not stacked else set()
        places |= {
            table.number: (grid.name, row) for table, row in zip(group, first_rows, strict=True)
        }
    # What was left aside in the plan is asked about; a letterhead's text box is only named in the
    # draft of a PDF.
    for entry in answer["catatan"]:
        name, first_row = places.get(entry["tabel"], (None, 1))
        row = entry["baris"] + first_row - 1 if entry["baris"] is not None else None
        remark = Remark(entry["kode"], name, row, values=entry["isi"])
        (grouping.asked if name in with_headings else grouping.skipped).append(remark)
    left_aside = tuple(remark.pesan for remark in grouping.skipped)
    # A document has no properties of a workbook.
    return JoinedTables(
        tuple(sheets), {}, tuple(grouping.asked), starts, frozenset(with_headings), left_aside
    )


def _group_tables(content: list[dict[str, Any]]) -> _Grouping:
    """The tables of a document in order, those that continue one another together, each with the
    texts above it."""
    grouping = _Grouping()
    between: list[str] = []
    for block in content:
        if "teks" not in block:
            grouping.add(_read_table(block["tabel"]), between)
            between = []
        elif not PAGE_FURNITURE.match(block["teks"]):
            between.append(block["teks"])
    # A legend below the last table stands above its titles: furthest, so that no title is hidden by
    # it.
    if grouping.groups:
        grouping.groups[-1][0].titles[:0] = [
            text for text in between if "=" in text or is_legend(text)
        ]
    return grouping


def _append_table(group: list[_Table], table: _Table, between: list[str]) -> list[Remark]:
    """Add a table that goes on, with the headings of areas and reports between; what is left aside
    is said."""
    group.append(table)
    captions = {
        text: found[1] if (found := TITLES["caption"].match(text)) else text for text in between
    }
    kept = [text for text in between if _is_area_heading(captions[text]) or may_begin_report(text)]
    table.areas = [captions[text] for text in kept]
    others = [text for text in between if text not in kept]
    values = {"table": table.number, "text": " / ".join(others)[:200]}
    return [Remark("files.text_above_table_left_out", values=values)] if others else []


def _continues(current: list[_Table], table: _Table, between: list[str]) -> bool:
    """Whether a table goes on where the one before it ended."""
    base = current[0]
    # Another year or office begins another plan. Footers name these too (who signed, when it was
    # printed): only a title's lines count.
    has_title = any("rencana aksi" in normalize(text) for text in between)
    titles = between if has_title else [*filter(TITLES["only_year"].match, between)]
    if not base.header or table.width != base.width or is_other_rencana(base.titles, titles):
        return False
    if table.header is None:
        return True
    # With headings of its own under an area's name it is that area's table, read as a sheet by
    # itself. What stands below the headings said again may look like a second row of them.
    headings = min(table.header.end, base.header.end - base.header.start + 1)
    return _count_same_start(base, base.header, table) >= headings and not any(
        map(_is_area_heading, between)
    )


def _is_area_heading(text: str) -> bool:
    """Whether a paragraph between tables is an area's heading: by its mark, or by a usual name."""
    mark, heading, says_area = split_mark(text[: _AREA_LENGTH + 1])
    is_heading = says_area or normalize(heading) in KNOWN_AREA or (mark and mark.kind == "roman")
    return bool(is_heading) and len(text) <= _AREA_LENGTH and "\n" not in text


def _pick_titles(above: list[str]) -> list[str]:
    """The texts that are a table's title: from LAMPIRAN on, at most the last few, long paragraphs
    left out."""
    lines = [
        line
        for text in above
        for line in text.split("\n")
        if line.strip() and len(line) <= _TITLE_LENGTH
    ]
    attachment = max(
        (index for index, text in enumerate(lines) if TITLES["attachment"].match(text)), default=0
    )
    return lines[attachment:][-_MAX_TITLES:]


def _count_same_start(base: _Table, header: Header, table: _Table) -> int:
    """How many of a table's first rows repeat those of the first one: its title, headings and
    column numbers."""
    base_rows = [base.row_words(row) for row in range(1, header.end + 2)]
    own_rows = [table.row_words(row) for row in range(1, len(base_rows) + 1)]
    # A page may repeat the headings without the title row above them.
    pairs = [
        zip(base_rows[start:], own_rows, strict=False)
        for start in range(min(header.start, len(base_rows)))
    ]
    counts = [len([*takewhile(lambda pair: pair[0] == pair[1], each)]) for each in pairs]
    return max((count for count in counts if any(own_rows[:count])), default=0)


def _build_grid(group: list[_Table]) -> tuple[Grid, list[int], list[int]]:
    """The grid of tables that are one, the row at which each begins, and those at which the later
    ones say more."""
    base, last = group[0], group[-1].number
    name = f"Tabel {base.number}" if base.number == last else f"Tabel {base.number}–{last}"
    sheet: dict[str, Any] = {"nama": name, "sel": [], "warna": [], "gabungan": [], "dicoret": []}
    first_rows, own_rows, row_count = [], [], 0
    for index, table in enumerate(group):
        for text in table.areas:
            row_count += 1
            sheet["sel"].append((row_count, 1, text))
            sheet["gabungan"].append((1, row_count, base.width, row_count))
        first_rows.append(row_count + 1)
        # Heading rows that a page repeats keep their place in the count and say nothing; a report's
        # begin it.
        is_page = index and not any(map(may_begin_report, table.areas))
        skip = _count_same_start(base, base.header, table) if is_page and base.header else 0
        own_rows.append(row_count + skip + 1)
        for part in ("sel", "warna", "dicoret"):
            sheet[part] += [
                (row + row_count, *rest) for row, *rest in table.data[part] if row > skip
            ]
        below = [merge for merge in table.data["gabungan"] if merge[1] > skip]
        sheet["gabungan"] += [
            (left, top + row_count, right, last + row_count) for left, top, right, last in below
        ]
        row_count += table.data["baris"]
    sheet["sel"] += [(-index, 1, text) for index, text in enumerate(reversed(base.titles))]
    return build_sheet_grid(sheet), first_rows, sorted(set(own_rows[1:]))


@dataclass(slots=True)
class JoinedGrid:
    """The grid with cut rows joined. `joined`: cell → what was joined to it; `starts`: rows that
    may be cut ones."""

    grid: Grid
    joined: dict[Cell, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)


def join_pages(header: Header, page_starts: tuple[int, ...]) -> JoinedGrid:
    """Join the cut rows of a table. `page_starts`: the rows its later pages begin with
    (`JoinedTables.starts`). A row is looked at if it holds something, no number, and is no heading:
    one cell over most columns."""
    grid = header.grid
    texts, result = dict(grid.texts), JoinedGrid(grid)
    for row in page_starts:
        above = max((number for number in grid.by_row if header.end < number < row), default=None)
        columns = grid.by_row.get(row, [])
        are_rows = above and columns and not (_is_heading(grid, above) or _is_heading(grid, row))
        if are_rows and header.columns.get("no") not in columns:
            _join_row(header, texts, row, above, result)
    result.grid = grid.with_texts(texts)
    return result


def _is_heading(grid: Grid, row: int) -> bool:
    """Whether a row is one cell over most columns."""
    columns = grid.by_row.get(row, [])
    return len(columns) == 1 and grid.width_at(row, columns[0]) >= grid.last_column - 1


def _join_row(
    header: Header, texts: dict[Cell, str], row: int, above: int, result: JoinedGrid
) -> None:
    """Join what goes on of a page's first row to `above`, the row before it: in `texts`, and noted
    in `result`."""
    grid = header.grid
    moving = _columns_to_move(header, texts, row, above)
    for cell, column in moving.items():
        result.joined[cell] = texts[cell] = texts.pop((row, column))
    rest = [column for column in grid.by_row[row] if column not in moving.values()]
    continuing = [
        k for k in rest if _cell_goes_on(texts[row, k], texts.get(grid.origin(above, k), ""))
    ]
    langkah = header.columns.get("langkah_aksi")
    # It is the rest of a row where more than a third of it goes on; LANGKAH AKSI counts twice.
    is_cut = 3 * (len(continuing) + (langkah in continuing)) > len(rest) + (langkah in rest)
    # A row of its own may still hold the second half of a cell merged over it and the row above.
    for column in rest if is_cut else [column for column in continuing if column != langkah]:
        origin = grid.origin(above, column)
        result.joined[origin] = texts[row, column]
        texts[origin] = _join_text(texts.get(origin, ""), texts.pop((row, column)))
    # Where no row has a NO, one that says as much as the row above, and goes on with none of it, is
    # a row of its own.
    has_numbers = bool(header.cells_below(header.columns.get("no", 0)))
    is_own = not continuing and len(rest) >= len(grid.by_row[above]) and not has_numbers
    if rest and not is_cut and not is_own:
        result.starts.append(row)


def _columns_to_move(
    header: Header, texts: dict[Cell, str], row: int, above: int
) -> dict[Cell, int]:
    """Columns whose text a page printed in the second half of a merged cell: the empty first half →
    the column. The first half stands in the row whose NO the row `above` belongs to: the nearest
    with one, else that row itself."""
    grid, no_column = header.grid, header.columns.get("no")
    block = max(
        (n for n in grid.by_row if n <= above and (n, no_column) in grid.texts), default=above
    )
    columns = [header.columns[meaning] for meaning in _IN_BLOCKS if meaning in header.columns]
    return {
        (block, k): k for k in columns if (row, k) in texts and grid.origin(block, k) not in texts
    }


def _cell_goes_on(text: str, previous: str) -> bool:
    """Whether a cell starts in the middle of a sentence that the cell above it began."""
    return bool(previous) and bool(PATTERNS["mid_sentence"].match(text) or HANGING.search(previous))


def _join_text(previous: str, after: str) -> str:
    is_word_cut = previous.endswith("-") and not previous.endswith(" -")
    return f"{previous}{after}" if is_word_cut or not previous else f"{previous} {after}"
