"""From the paragraphs and tables of a document to sheets: a plan table cut by page ends is one grid again.

Rows are counted as a person counts the rows of the table on paper: row 1 is the table's first. What stands above a
table (its title, a letterhead in a table of its own) becomes rows 0, -1, ... above it, where the stages look for office
and year. Where tables are joined, counting goes on, and `keterangan` says at which row each begins.

In drafts from PDF a row that a page's end has cut in two is made one row again (`join_pages`). A PDF does not say
whether the first row of a page is a row of its own, so its words decide: a cell that starts in the middle of a
sentence, under a cell that stopped in one, goes on. Every such row is named, joined or not, for a person to look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from monev.core.errors import FileRefused
from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import find_header
from monev.reading.files.grid import Book, Cell, Grid, build_sheet_grid
from monev.reading.identity import find_satker, find_tahun
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import known_area, split_mark

_MAX_TITLES = 15
_TITLE_LENGTH = 250
_RENCANA_WIDTH = 4
_ENOUGH_MEANINGS = 3
_AREA_LENGTH = 100
# What a page carries besides its table: page numbers, addresses of a website, lines.
_PAGE_FURNITURE = re.compile(
    r"^(?:[-–—_.\s]*|[-–—\s]*\d{1,3}[-–—\s]*|(?:hal(?:aman)?|page)\.?\s*\d+(?:\s*(?:dari|of|/)\s*\d+)?|(?:https?://|www\.)\S+"
    r"|jdih\.\S+)$",
    re.IGNORECASE,
)
_TAHUN_ONLY = re.compile(r"^TAHUN(?: ANGGARAN)? 20\d{2}$", re.IGNORECASE)
_ATTACHMENT = re.compile(r"^LAMPIRAN\b", re.IGNORECASE)


@dataclass(slots=True)
class _Table:
    """A table as the child process gives it, and its headings where they are a plan's."""

    data: dict[str, Any]
    header: Header | None = None

    @property
    def number(self) -> int:
        return self.data["nomor"]

    @property
    def has_headings(self) -> bool:
        """Whether it has headings of a plan table."""
        return self.header is not None


@dataclass(slots=True)
class _Group:
    """Tables that are one, with the texts that stand above them."""

    tables: list[_Table]
    titles: list[str]
    insertions: dict[int, list[str]] = field(default_factory=dict)
    """Area headings that stand as paragraphs between its tables: place in `tables` → headings."""


@dataclass(slots=True)
class _Result:
    groups: list[_Group] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class JoinedTables:
    """A document's tables as sheets. `starts`: per sheet, the first own row of each table after the first.

    `with_headings` are the sheets with headings of a plan; `details` say what was joined and what was left aside.
    """

    sheets: tuple[Grid, ...]
    starts: dict[str, tuple[int, ...]]
    with_headings: frozenset[str]
    details: dict[str, str]
    warnings: tuple[Remark, ...]


def build_from_document(answer: dict[str, Any], jenis: str = "docx") -> Book:
    """The answer of the child process on a document as sheets `Tabel 1`, `Tabel 2–4`; raises FileRefused."""
    result = join_tables(answer)
    return Book(result.sheets, jenis=jenis, details=result.details, warnings=result.warnings)


def join_tables(answer: dict[str, Any]) -> JoinedTables:
    """The tables of a document, those that continue one another joined; raises FileRefused where it has none."""
    result = _group_tables(answer["dokumen"])
    if not result.groups:
        raise FileRefused(
            "Dokumen ini tidak berisi tabel.",
            "Unggah dokumen yang memuat tabel rencana aksi, atau salin rencana aksinya ke tabel Excel.",
        )
    sheets, details, later_starts = [], {}, {}
    table_names: dict[int, tuple[str, int]] = {}
    for group in result.groups:
        grid, first_rows, own_rows = _build_grid(group)
        sheets.append(grid)
        later_starts[grid.name] = tuple(own_rows)
        table_names |= {table.number: (grid.name, row) for table, row in zip(group.tables, first_rows, strict=True)}
        if len(first_rows) > 1:
            places = ", ".join(
                f"Tabel {table.number} mulai baris {row}" for table, row in _list_continuations(group, first_rows)
            )
            details[f"sambungan {grid.name}"] = f"{grid.name} dibaca sebagai satu tabel; {places}."
    with_headings = frozenset(
        grid.name for grid, group in zip(sheets, result.groups, strict=True) if group.tables[0].has_headings
    )
    remarks = _build_remarks(answer["catatan"], table_names)
    # What was left aside in the plan is asked about; a letterhead's text box is only named.
    skipped = [*result.skipped, *(remark for remark in remarks if remark.lembar not in with_headings)]
    if skipped:
        details["dilewati"] = "\n".join(remark.pesan for remark in skipped)
    warnings = (*result.warnings, *(remark for remark in remarks if remark.lembar in with_headings))
    return JoinedTables(tuple(sheets), later_starts, with_headings, details, warnings)


def _list_continuations(group: _Group, first_rows: list[int]) -> list[tuple[_Table, int]]:
    return list(zip(group.tables, first_rows, strict=True))[1:]


def _group_tables(content: list[dict[str, Any]]) -> _Result:
    """Tables in order, those that continue one another together, each with the texts above it."""
    result = _Result()
    since: list[str] = []
    above: list[str] = []
    for block in content:
        if "teks" in block:
            since.append(block["teks"])
            continue
        table = _Table(block["tabel"])
        header = find_header(build_sheet_grid(_build_sheet(table, str(table.number))))
        if header is not None and len(header.columns) >= _ENOUGH_MEANINGS:
            table.header = header
        current = result.groups[-1] if result.groups else None
        if current is not None and _continues(current, table, since):
            _append_table(result, current, table, since)
        else:
            above += since
            _ask_loose(result, current, table)
            result.groups.append(_Group([table], _pick_titles(above)))
            # A letterhead or title in a table of its own stands above the next; a plan's rows do not.
            above = [] if table.has_headings else [*above, *_read_table_text(table)]
        since = []
    return result


def _continues(current: _Group, table: _Table, between: list[str]) -> bool:
    """Whether a table goes on where the one before it ended."""
    base = current.tables[0]
    if base.header is None or table.data["kolom"] != base.data["kolom"] or _is_other_rencana(current, between):
        return False
    if table.header is None:
        return True
    # With headings of its own under an area's name it is that area's table, read as a sheet by itself.
    same_title = _count_same_start(base, base.header, table) >= table.header.end
    return same_title and not any(map(_is_area_heading, between))


def _is_other_rencana(current: _Group, between: list[str]) -> bool:
    """Whether a title between two tables names another year or office than the texts above the first.

    Footers name offices and years too (who signed, when it was printed): only a title's lines count.
    """
    tahun = find_tahun(tuple(text for text in between if _TAHUN_ONLY.match(text)))
    satker = None
    if any("rencana aksi" in normalize(text) for text in between):
        tahun, satker = find_tahun(tuple(between)), find_satker(tuple(between))
    current_satker = find_satker(tuple(current.titles))
    return (tahun is not None and tahun != find_tahun(tuple(current.titles))) or (
        satker is not None and current_satker is not None and satker != current_satker
    )


def _append_table(result: _Result, current: _Group, table: _Table, between: list[str]) -> None:
    """Add a table to those it continues, with the area headings between them; other texts are named."""
    area_headings = [text for text in between if _is_area_heading(text)]
    if area_headings:
        current.insertions[len(current.tables)] = area_headings
    others = [text for text in between if text not in area_headings and not _PAGE_FURNITURE.match(text)]
    if others:
        values = {"table": table.number, "text": " / ".join(others)[:200]}
        result.skipped.append(Remark("files.text_above_table_left_out", values=values))
    current.tables.append(table)


def _is_area_heading(text: str) -> bool:
    """Whether a paragraph between tables is an area's heading: by its mark, or by a usual name."""
    if len(text) > _AREA_LENGTH or "\n" in text:
        return False
    mark, heading, says_area = split_mark(text)
    return bool(says_area or normalize(heading) in known_area() or (mark and mark.is_roman))


def _ask_loose(result: _Result, current: _Group | None, table: _Table) -> None:
    """Ask about a wide table without headings that follows a plan: perhaps its next page, with other columns."""
    width = table.data["kolom"]
    if current is None or not current.tables[0].has_headings or table.has_headings or width < _RENCANA_WIDTH:
        return
    result.warnings.append(
        Remark(
            "files.table_left_out",
            f"Tabel {table.number}",
            1,
            values={
                "table": table.number,
                "rows": table.data["baris"],
                "columns": width,
                "plan_columns": current.tables[0].data["kolom"],
            },
        )
    )


def _pick_titles(above: list[str]) -> list[str]:
    """The texts that are a table's title: from LAMPIRAN on, at most the last few, long paragraphs left out."""
    lines = [line for text in above for line in text.split("\n") if line.strip() and len(line) <= _TITLE_LENGTH]
    attachment = max((index for index, text in enumerate(lines) if _ATTACHMENT.match(text)), default=0)
    return lines[attachment:][-_MAX_TITLES:]


def _read_table_text(table: _Table) -> list[str]:
    return [text for _, _, text in table.data["sel"]][-_MAX_TITLES:]


def _read_row_words(data: dict[str, Any], row: int) -> list[str]:
    return [normalize(text) for number, _, text in data["sel"] if number == row]


def _count_same_start(base: _Table, header: Header, table: _Table) -> int:
    """How many of a table's first rows repeat those of the first one: its title, headings and column numbers."""
    base_rows = [_read_row_words(base.data, row) for row in range(1, header.end + 2)]
    own_rows = [_read_row_words(table.data, row) for row in range(1, len(base_rows) + 1)]
    most = 0
    # A page may repeat the headings without the title row above them.
    for start in range(min(header.start, len(base_rows))):
        count = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(base_rows[start:], own_rows, strict=False))))
        if any(own_rows[:count]):
            most = max(most, count)
    return most


def _build_grid(group: _Group) -> tuple[Grid, list[int], list[int]]:
    """The grid of tables that are one, the row at which each begins, and those at which the later ones say more."""
    first, last = group.tables[0].number, group.tables[-1].number
    name = f"Tabel {first}" if first == last else f"Tabel {first}–{last}"
    sheet = _build_sheet(group.tables[0], name)
    first_rows, own_rows, row_count = [1], [], group.tables[0].data["baris"]
    width, header = group.tables[0].data["kolom"], group.tables[0].header
    for index, table in enumerate(group.tables[1:], start=1):
        for text in group.insertions.get(index, ()):
            row_count += 1
            sheet["sel"].append((row_count, 1, text))
            sheet["gabungan"].append((1, row_count, width, row_count))
        first_rows.append(row_count + 1)
        # Heading rows that a page repeats keep their place in the count and say nothing.
        skip = _count_same_start(group.tables[0], header, table) if header else 0
        _add_table(sheet, table, row_count, skip=skip)
        own_rows.append(row_count + skip + 1)
        row_count += table.data["baris"]
    for index, text in enumerate(reversed(group.titles)):
        sheet["sel"].append((-index, 1, text))
    return build_sheet_grid(sheet), first_rows, own_rows


def _add_table(sheet: dict[str, Any], table: _Table, shift: int, *, skip: int) -> None:
    data = table.data
    sheet["sel"] += [(row + shift, column, text) for row, column, text in data["sel"] if row > skip]
    sheet["warna"] += [(row + shift, column, colour) for row, column, colour in data["warna"] if row > skip]
    sheet["gabungan"] += [
        (first_column, first_row + shift, last_column, last_row + shift)
        for first_column, first_row, last_column, last_row in data["gabungan"]
        if first_row > skip
    ]


def _build_sheet(table: _Table, name: str) -> dict[str, Any]:
    """One table in the shape of a sheet of the child process."""
    return {
        "nama": name,
        "tersembunyi": False,
        "sel": [tuple(item) for item in table.data["sel"]],
        "tanggal": [],
        "bentuk": [],
        "warna": [tuple(item) for item in table.data["warna"]],
        "gabungan": [tuple(item) for item in table.data["gabungan"]],
        "baris_tersembunyi": [],
        "kolom_tersembunyi": [],
        "rumus_kosong": [],
    }


def _build_remarks(left_out: list[dict[str, Any]], table_names: dict[int, tuple[str, int]]) -> list[Remark]:
    """What the child process left aside, at its row in the sheet its table became part of."""
    result = []
    for entry in left_out:
        name, first_row = table_names.get(entry["tabel"], (None, 1))
        row = entry["baris"] + first_row - 1 if entry["baris"] is not None else None
        result.append(Remark(entry["kode"], name, row, values=entry["isi"]))
    return result


_HANGING = re.compile(
    r"(?:[,;:(/–-]|\b(?:dan|serta|atau|di|ke|dari|untuk|yang|pada|tentang|dengan|dalam|oleh|kepada|terhadap|atas|bagi|"
    r"antara|terkait|mengenai|sebagai|melalui|secara|sd|s\.d\.?|s/d|sampai|hasil|para|seluruh|setiap))\s*$",
    re.IGNORECASE,
)
_MID_SENTENCE = re.compile(r"[a-z(&,;:)/]|(?:dan|serta|atau)\b|\d{4}\b")
_IN_BLOCKS = ("komponen", "indikator")


@dataclass(slots=True)
class JoinedGrid:
    """The grid with cut rows joined. `joined`: cell → what was joined to it; `starts`: rows that may be cut ones."""

    grid: Grid
    joined: dict[Cell, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)


def join_pages(header: Header, page_starts: tuple[int, ...]) -> JoinedGrid:
    """Join the cut rows of a table. `page_starts`: the rows its later pages begin with (`JoinedTables.starts`)."""
    grid = header.grid
    texts = dict(grid.texts)
    result = JoinedGrid(grid)
    no_column = header.columns.get("no")
    if no_column is None:
        return result
    for row in page_starts:
        above = max((number for number in grid.by_row if header.end < number < row), default=None)
        if above is not None and _may_be_cut(grid, row, no_column):
            _join_row(header, texts, row, above, result)
    result.grid = grid.with_texts(texts)
    return result


def _may_be_cut(grid: Grid, row: int, no_column: int) -> bool:
    """Whether a page's first row could be the rest of the row before: it holds something, no number, no heading."""
    return row in grid.by_row and (row, no_column) not in grid.texts and not _is_heading_row(grid, row)


def _join_row(header: Header, texts: dict[Cell, str], row: int, above: int, result: JoinedGrid) -> None:
    """Join what goes on of a page's first row to `above`, the row before it: in `texts`, and noted in `result`."""
    grid = header.grid
    moving = _columns_to_move(header, texts, row, _find_numbered_row(header, above))
    for cell, column in moving.items():
        texts[cell] = texts.pop((row, column))
        result.joined[cell] = texts[cell]
    rest = [column for column in grid.by_row[row] if column not in moving.values()]
    continuing = [
        column for column in rest if _cell_goes_on(texts[row, column], texts.get(grid.origin(above, column), ""))
    ]
    is_cut = _is_cut(header, rest, continuing)
    # A row of its own may still hold the second half of a cell merged over it and the row above.
    halves = [column for column in continuing if column != header.columns.get("langkah_aksi")]
    for column in rest if is_cut else halves:
        origin = grid.origin(above, column)
        result.joined[origin] = texts[row, column]
        texts[origin] = _join_text(texts.get(origin, ""), texts.pop((row, column)))
    if rest and not is_cut:
        result.starts.append(row)


def _find_numbered_row(header: Header, above: int) -> int:
    """The row whose NO the row `above` belongs to: the nearest with one, else `above` itself."""
    grid, no_column = header.grid, header.columns["no"]
    return max(
        (number for number in grid.by_row if number <= above and (number, no_column) in grid.texts), default=above
    )


def _is_heading_row(grid: Grid, row: int) -> bool:
    """Whether a row is a heading: one cell over most columns."""
    columns = grid.by_row[row]
    return len(columns) == 1 and grid.width_at(row, columns[0]) >= grid.last_column - 1


def _columns_to_move(header: Header, texts: dict[Cell, str], row: int, block: int) -> dict[Cell, int]:
    """Columns whose text a page printed in the second half of a merged cell: the empty first half → the column."""
    block_columns = [header.columns[meaning] for meaning in _IN_BLOCKS if meaning in header.columns]
    return {
        (block, column): column
        for column in block_columns
        if (row, column) in texts and header.grid.origin(block, column) not in texts
    }


def _cell_goes_on(text: str, previous: str) -> bool:
    """Whether a cell starts in the middle of a sentence that the cell above it began."""
    return bool(previous) and bool(_MID_SENTENCE.match(text) or _HANGING.search(previous))


def _is_cut(header: Header, columns: list[int], continuing: list[int]) -> bool:
    """Whether the row is the second half of the one above: small letters say more than capitals, LANGKAH AKSI most."""
    score = 0
    for column in columns:
        weight = 2 if column == header.columns.get("langkah_aksi") else 1
        score += 2 * weight if column in continuing else -weight
    return score > 0


def _join_text(previous: str, after: str) -> str:
    if not previous:
        return after
    return f"{previous}{after}" if previous.endswith("-") and not previous.endswith(" -") else f"{previous} {after}"
