"""From the paragraphs and tables of a document to sheets: a plan table cut by page ends is one grid again.

Rows are counted as a person counts the rows of the table on paper: row 1 is the table's first. What stands above a
table (its title, a letterhead in a table of its own) becomes rows 0, -1, ... above it, where the stages look for office
and year. Where tables are joined, counting goes on, and `keterangan` says at which row each begins.

A table row that a page's end has cut in two, made one row again (drafts from PDF only).

A PDF does not say whether the first row of a page is a row of its own. Judged by its words: a cell that starts in the
middle of a sentence, under a cell that stopped in one, goes on; every such row is named, joined or not, for a person
to look at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from monev.core.errors import FileRefused
from monev.core.remarks import Remark
from monev.reading.columns.header import Header, find_header
from monev.reading.files.grid import Book, Cell, Grid, build_sheet_grid
from monev.reading.identity import find_satker, find_tahun
from monev.reading.rows.marks import split_mark
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import known_area

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
    """A table as the child process gives it, with its headings where it has a plan's."""

    data: dict[str, Any]
    header: Header | None

    @property
    def number(self) -> int:
        return self.data["nomor"]

    @property
    def has_headings(self) -> bool:
        """Whether it has headings of a plan table."""
        return self.header is not None and len(self.header.columns) >= _ENOUGH_MEANINGS


@dataclass(slots=True)
class _Group:
    """Tables that are one, with the texts that stand above them."""

    tables: list[_Table]
    titles: list[str]
    insertions: dict[int, list[str]] = field(default_factory=dict)
    """Area headings that stand as paragraphs between its tables: place in `tabel` → headings."""


@dataclass(slots=True)
class _Result:
    groups: list[_Group] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class JoinedTables:
    """A document's tables as sheets. `awal`: per sheet, the first own row of each table after the first.

    `berjudul` are the sheets with headings of a plan.
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
    sheet, info, connection = [], {}, {}
    table_names: dict[int, tuple[str, int]] = {}
    for group in result.groups:
        grid, beginning, content = _build_grid(group)
        sheet.append(grid)
        connection[grid.name] = tuple(content)
        table_names |= {t.number: (grid.name, row) for t, row in zip(group.tables, beginning, strict=True)}
        if len(beginning) > 1:
            start = ", ".join(f"Tabel {t.number} mulai baris {b}" for t, b in _list_continuations(group, beginning))
            info[f"sambungan {grid.name}"] = f"{grid.name} dibaca sebagai satu tabel; {start}."
    has_headings = frozenset(
        grid.name for grid, k in zip(sheet, result.groups, strict=True) if k.tables[0].has_headings
    )
    remarks = _build_remarks(answer["catatan"], table_names)
    # What was left aside in the plan is asked about; a letterhead's text box is only named.
    skipped = [*result.skipped, *(c.pesan for c in remarks if c.lembar not in has_headings)]
    if skipped:
        info["dilewati"] = "\n".join(skipped)
    warnings = (*result.warnings, *(c for c in remarks if c.lembar in has_headings))
    return JoinedTables(tuple(sheet), connection, has_headings, info, warnings)


def _list_continuations(group: _Group, beginning: list[int]) -> list[tuple[_Table, int]]:
    return list(zip(group.tables, beginning, strict=True))[1:]


def _group_tables(content: list[dict[str, Any]]) -> _Result:
    """Tables in order, those that continue one another together, each with the texts above it."""
    result = _Result()
    since: list[str] = []
    above: list[str] = []
    for one in content:
        if "teks" in one:
            since.append(one["teks"])
            continue
        table = _Table(one["tabel"], None)
        table.header = find_header(build_sheet_grid(_build_sheet(table, str(table.number))))
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
    if not base.has_headings or table.data["kolom"] != base.data["kolom"] or _is_other_rencana(current, between):
        return False
    if not table.has_headings:
        return True
    # With headings of its own under an area's name it is that area's table, read as a sheet by itself.
    same_title = _count_same_start(base, table) >= table.header.end
    return same_title and not any(map(_is_area_heading, between))


def _is_other_rencana(current: _Group, between: list[str]) -> bool:
    """Whether a title between two tables names another year or office than the texts above the first.

    Footers name offices and years too (who signed, when it was printed): only a title's lines count.
    """
    tahun = find_tahun(tuple(t for t in between if _TAHUN_ONLY.match(t)))
    satker = None
    if any("rencana aksi" in normalize(text) for text in between):
        tahun, satker = find_tahun(tuple(between)), find_satker(tuple(between))
    current_satker = find_satker(tuple(current.titles))
    return (tahun is not None and tahun != find_tahun(tuple(current.titles))) or (
        satker is not None and current_satker is not None and satker != current_satker
    )


def _append_table(result: _Result, current: _Group, table: _Table, between: list[str]) -> None:
    """Add a table to those it continues, with the area headings between them; other texts are named."""
    area = [text for text in between if _is_area_heading(text)]
    if area:
        current.insertions[len(current.tables)] = area
    other = [text for text in between if text not in area and not _PAGE_FURNITURE.match(text)]
    if other:
        result.skipped.append(f"Teks di atas Tabel {table.number} tidak ikut dibaca: {' / '.join(other)[:200]}")
    current.tables.append(table)


def _is_area_heading(text: str) -> bool:
    """Whether a paragraph between tables is an area's heading: by its mark, or by a usual name."""
    if len(text) > _AREA_LENGTH or "\n" in text:
        return False
    mark, heading, says_area = split_mark(text)
    return bool(says_area or normalize(heading) in known_area() or (mark and mark.kind == "romawi"))


def _ask_loose(result: _Result, current: _Group | None, table: _Table) -> None:
    """Ask about a wide table without headings that follows a plan: perhaps its next page, with other columns."""
    width = table.data["kolom"]
    if current is None or not current.tables[0].has_headings or table.has_headings or width < _RENCANA_WIDTH:
        return
    result.warnings.append(
        Remark(
            f"Tabel {table.number} ({table.data['baris']} baris, {width} kolom) mengikuti tabel rencana aksi tetapi "
            f"tidak berjudul dan kolomnya tidak {current.tables[0].data['kolom']}; tidak ikut dibaca. Bila itu "
            "lanjutannya, samakan kolomnya di Word, lalu unggah lagi.",
            f"Tabel {table.number}",
            1,
        )
    )


def _pick_titles(above: list[str]) -> list[str]:
    """The texts that are a table's title: from LAMPIRAN on, at most the last few, long paragraphs left out."""
    row = [one for text in above for one in text.split("\n") if one.strip() and len(one) <= _TITLE_LENGTH]
    attachment = max((index for index, text in enumerate(row) if _ATTACHMENT.match(text)), default=0)
    return row[attachment:][-_MAX_TITLES:]


def _read_table_text(table: _Table) -> list[str]:
    return [text for _, _, text in table.data["sel"]][-_MAX_TITLES:]


def _read_row_words(data: dict[str, Any], row: int) -> list[str]:
    return [normalize(text) for b, _, text in data["sel"] if b == row]


def _count_same_start(base: _Table, table: _Table) -> int:
    """How many of a table's first rows repeat those of the first one: its title, headings and column numbers."""
    heading = [_read_row_words(base.data, row) for row in range(1, base.header.end + 2)]
    beginning = [_read_row_words(table.data, row) for row in range(1, len(heading) + 1)]
    same = 0
    # A page may repeat the headings without the title row above them.
    for start in range(min(base.header.start, len(heading))):
        length = len(list(takewhile(lambda p: p[0] == p[1], zip(heading[start:], beginning, strict=False))))
        if any(beginning[:length]):
            same = max(same, length)
    return same


def _build_grid(group: _Group) -> tuple[Grid, list[int], list[int]]:
    """The grid of tables that are one, the row at which each begins, and those at which the later ones say more."""
    first, last = group.tables[0].number, group.tables[-1].number
    name = f"Tabel {first}" if first == last else f"Tabel {first}–{last}"
    merges = _build_sheet(group.tables[0], name)
    beginning, content, already = [1], [], group.tables[0].data["baris"]
    width = group.tables[0].data["kolom"]
    for index, table in enumerate(group.tables[1:], start=1):
        for text in group.insertions.get(index, ()):
            already += 1
            merges["sel"].append((already, 1, text))
            merges["gabungan"].append((1, already, width, already))
        beginning.append(already + 1)
        # Heading rows that a page repeats keep their place in the count and say nothing.
        skip = _count_same_start(group.tables[0], table)
        _add_table(merges, table, already, skip=skip)
        content.append(already + skip + 1)
        already += table.data["baris"]
    for index, text in enumerate(reversed(group.titles)):
        merges["sel"].append((-index, 1, text))
    return build_sheet_grid(merges), beginning, content


def _add_table(merges: dict[str, Any], table: _Table, shift: int, *, skip: int) -> None:
    data = table.data
    merges["sel"] += [(b + shift, k, text) for b, k, text in data["sel"] if b > skip]
    merges["warna"] += [(b + shift, k, colour) for b, k, colour in data["warna"] if b > skip]
    merges["gabungan"] += [
        (first_column, first_row + shift, last_column, last_row + shift)
        for first_column, first_row, last_column, last_row in data["gabungan"]
        if first_row > skip
    ]


def _build_sheet(table: _Table, name: str) -> dict[str, Any]:
    """One table in the shape of a sheet of `pekerja`."""
    return {
        "nama": name,
        "tersembunyi": False,
        "sel": [tuple(one) for one in table.data["sel"]],
        "tanggal": [],
        "bentuk": [],
        "warna": [tuple(one) for one in table.data["warna"]],
        "gabungan": [tuple(one) for one in table.data["gabungan"]],
        "baris_tersembunyi": [],
        "kolom_tersembunyi": [],
        "rumus_kosong": [],
    }


def _build_remarks(raw: list[dict[str, Any]], table_names: dict[int, tuple[str, int]]) -> list[Remark]:
    """What the child process left aside, at its row in the sheet its table became part of."""
    result = []
    for one in raw:
        name, beginning = table_names.get(one["tabel"], (None, 1))
        row = one["baris"] + beginning - 1 if one["baris"] is not None else None
        result.append(Remark(one["pesan"], name, row))
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
    """The grid with cut rows joined. `joined`: cell → what was joined to it; `awal`: rows that may be cut ones."""

    grid: Grid
    joined: dict[Cell, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)


def join_pages(header: Header, beginning: tuple[int, ...]) -> JoinedGrid:
    """Join the cut rows of a table. `awal` are the rows with which its later pages begin (`dokumen.JoinedTables`)."""
    grid = header.grid
    text = dict(grid.texts)
    result = JoinedGrid(grid)
    no_column = header.columns.get("no")
    if no_column is None:
        return result
    for row in beginning:
        content = grid.by_row.get(row, [])
        above = max((b for b in grid.by_row if header.end < b < row), default=None)
        if not content or above is None or (row, no_column) in grid.texts or _is_heading_row(grid, row):
            continue
        block = max((b for b in grid.by_row if b <= above and (b, no_column) in grid.texts), default=above)
        moving = _columns_to_move(header, text, row, block)
        for k in moving:
            text[block, k] = text.pop((row, k))
            result.joined[block, k] = text[block, k]
        rest = [k for k in content if k not in moving]
        continuing = [k for k in rest if _goes_on(text[row, k], text.get(grid.origin(above, k), ""))]
        one_line = _is_cut(header, rest, continuing)
        # A row of its own may still hold the second half of a cell merged over it and the row above.
        for k in rest if one_line else (k for k in continuing if k != header.columns.get("langkah_aksi")):
            origin = grid.origin(above, k)
            result.joined[origin] = text[row, k]
            text[origin] = _join_text(text.get(origin, ""), text.pop((row, k)))
        if rest and not one_line:
            result.starts.append(row)
    result.grid = grid.with_texts(text)
    return result


def _is_heading_row(grid: Grid, row: int) -> bool:
    """Whether a row is a heading: one cell over most columns."""
    content = grid.by_row[row]
    return len(content) == 1 and grid.width_at(row, content[0]) >= grid.last_column - 1


def _columns_to_move(header: Header, text: dict[Cell, str], row: int, block: int) -> list[int]:
    """Columns whose text a page printed in the second half of a merged cell: its first half is empty."""
    column = [header.columns[meaning] for meaning in _IN_BLOCKS if meaning in header.columns]
    return [k for k in column if (row, k) in text and header.grid.origin(block, k) not in text]


def _goes_on(text: str, previous: str) -> bool:
    """Whether a cell starts in the middle of a sentence that the cell above it began."""
    return bool(previous) and bool(_MID_SENTENCE.match(text) or _HANGING.search(previous))


def _is_cut(header: Header, column: list[int], continuing: list[int]) -> bool:
    """Whether the row is the second half of the one above: small letters say more than capitals, LANGKAH AKSI most."""
    score = 0
    for k in column:
        weight = 2 if k == header.columns.get("langkah_aksi") else 1
        score += 2 * weight if k in continuing else -weight
    return score > 0


def _join_text(previous: str, after: str) -> str:
    if not previous:
        return after
    return f"{previous}{after}" if previous.endswith("-") and not previous.endswith(" -") else f"{previous} {after}"
