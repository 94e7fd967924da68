"""Say what became of a file's sheets.

That is the fate of each row, why none holds a plan, and the questions about them.

Nothing in a file is left out in silence (`account_for_rows`). Each filled row is work, a heading of
an area, a title, a note, a report's, or *not read, because ...*. A table that was not read and may
be part of the plan is named with its rows and the reason; storing asks for consent.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from monev.core.records import RowFate, SheetRows
from monev.core.remarks import Remark, name_rows
from monev.reading.choices import normalise
from monev.reading.columns.header import Header
from monev.reading.files.grid import Book, Cell, Grid, cell_address, column_letter
from monev.reading.passes import FilledTable
from monev.reading.plan_tables import MONITORING, PlanTables
from monev.reading.vocabulary.headings import COLUMN_NAMES, PATTERNS, REQUIRED, USUAL

UNREAD: RowFate = "tidak_terbaca"
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2


@dataclass(slots=True)
class _Account:
    """The rows of one sheet on their way to `SheetRows`.

    `asked` are the reasons that need consent.
    """

    grid: Grid
    fates: dict[int, RowFate] = field(default_factory=dict)
    langkah: int = 0
    reasons: list[Remark] = field(default_factory=list)
    asked: list[Remark] = field(default_factory=list)

    def take(self, rows: Iterable[int], fate: RowFate) -> None:
        """Give rows a fate."""
        self.fates |= dict.fromkeys(rows, fate)

    def leave(self, rows: Sequence[int], code: str, **values: str) -> Remark:
        """Leave rows unread, with the reason."""
        grid = self.grid
        first = rows[0]
        columns = grid.by_row[first]
        words = list[str]()
        for column in columns[:4]:
            words.append(normalise(grid.texts[first, column])[:30])
        said = {
            "first": first,
            "last": rows[-1],
            **values,
            "sheet": grid.name,
            "words": "; ".join(words),
        }
        cell = cell_address(first, columns[0]) if first > 0 else None
        remark = Remark(code, grid.name, first, sel=cell, values=said)
        self.take(rows, UNREAD)
        self.reasons.append(remark)
        return remark

    def result(self) -> SheetRows:
        """Close the account: each row once, under its fate."""
        rows_of = dict[RowFate, list[int]]()
        for row, fate in sorted(self.fates.items()):
            rows_of.setdefault(fate, []).append(row)
        by_fate = {fate: tuple(rows) for fate, rows in rows_of.items()}
        reasons = tuple(self.reasons)
        return SheetRows(self.grid.name, self.langkah, by_fate, reasons)


def account_for_rows(
    workbook: Book, tables: PlanTables, headers: Sequence[Header], others: Mapping[str, RowFate]
) -> tuple[tuple[SheetRows, ...], tuple[Remark, ...]]:
    """Return the fate of each row of each sheet, and tables not read that may be part of the plan.

    headers: all headings found in the file, also of tables that were not filled. others: the sheets
    that are no part of a plan: reports, and the program's own notes.
    """
    accounts = list[SheetRows]()
    asked = list[Remark]()
    for grid in workbook.sheets:
        account = _Account(grid)
        if grid.name in others:
            account.take(grid.by_row, others[grid.name])
        for index, table in enumerate(tables.tables):
            if table.header.grid.name == grid.name:
                left_out = tables.left_out.get(index)
                _take_table(account, table, left_out)
        _take_rest(account, headers)
        accounts.append(account.result())
        asked += account.asked
    return tuple(accounts), tuple(asked)


def _take_table(account: _Account, table: FilledTable, left_out: str | None) -> None:
    """Take every row of a table by how it was read.

    Leave all rows if the table was `left_out` of this plan.
    """
    header = table.header
    rows = [row for row in header.grid.by_row if row >= header.start]
    if left_out:
        remark = account.leave(rows, left_out)
        if table.content.drafts and left_out == MONITORING:
            account.asked.append(remark)
        return
    # Its headings, and the rows that a page prints once more: the other rows get their own fate.
    account.take(rows, "judul")
    account.fates |= table.structure.fates
    account.langkah += len(table.content.drafts)


def _take_rest(account: _Account, headers: Sequence[Header]) -> None:
    """Leave the rows that no table took.

    They are tables of another kind, tables that could not be read, and texts around them.
    """
    grid = account.grid
    free = [row for row in grid.by_row if row not in account.fates]
    if grid.is_hidden and free:
        account.leave(free, "rows.sheet_hidden")
        return
    # Rows that follow one another, with no row of a table between them.
    for is_taken, run in groupby(grid.by_row, account.fates.__contains__):
        if not is_taken:
            _leave_run(account, [*run], headers)


def _leave_run(account: _Account, rows: Sequence[int], headers: Sequence[Header]) -> None:
    """Leave a run of rows as a table that was not read, or take them as notes.

    A table has several rows with three cells or more.
    """
    grid = account.grid
    wide = [row for row in rows if len(grid.by_row[row]) >= _FEWEST_CELLS]
    if len(wide) < _FEWEST_ROWS:
        account.take(rows, "catatan")
        return
    part = grid.take_part(row=(rows[0], rows[-1]))
    missing = _name_columns(REQUIRED)
    remark = account.leave(rows, _why_unread(part, headers), missing=missing)
    if _may_be_plan(part):
        account.asked.append(remark)


def _why_unread(part: Grid, headers: Sequence[Header]) -> str:
    """Return why a table was not read: it is another plan, or its columns are not known."""
    for header in headers:
        is_here = header.grid.name == part.name and header.start in part.by_row
        if is_here and not header.missing:
            return "rows.unread_not_chosen"
    return "rows.unread_headings"


def _name_columns(meanings: Iterable[str]) -> str:
    """Name the columns of these meanings, for a sentence."""
    return ", ".join(COLUMN_NAMES[meaning] for meaning in meanings)


def _may_be_plan(grid: Grid) -> bool:
    """True if a table could hold work: several rows have two cells or more in words.

    A recap counts.
    """
    words = Counter[int]()
    for (row, _), text in grid.texts.items():
        bare = text.strip()
        words[row] += len(bare) > 1 and not PATTERNS["figures"].fullmatch(bare)
    in_words = [row for row, count in words.items() if count >= _FEWEST_ROWS]
    return len(in_words) >= _FEWEST_ROWS


_ALIKE_ENOUGH = 3
_MAX_NAMED = 20


def refuse_without_rencana(
    workbook: Book, candidates: Sequence[Grid], headers: Sequence[Header]
) -> tuple[Remark, ...]:
    """Refuse a file without a plan table, with a remark per sheet.

    `candidates` are the sheets that could hold one, `headers` the headings found on them.
    """
    if not any(grid.texts for grid in workbook.sheets):
        return (Remark("identity.file_empty"),)
    by_sheet = {header.grid.name: header for header in headers}
    shown = [grid for grid in candidates if grid.texts and not grid.is_hidden]
    if not shown or any(header.grid.is_hidden and not header.missing for header in headers):
        names = ", ".join(f"“{grid.name}”" for grid in candidates if grid.is_hidden)
        return (Remark("identity.rencana_hidden", values={"sheets": names}),)
    return tuple(_refuse_sheet(grid, by_sheet.get(grid.name)) for grid in shown)


def _refuse_sheet(grid: Grid, header: Header | None) -> Remark:
    """Say what one sheet holds instead of a plan table."""
    if header is not None and _is_alike(header):
        return _refuse_columns(grid, header)
    texts = list(grid.texts.values())
    start = [normalise(text)[:40] for text in texts[:4]]
    values = {
        "sheet": grid.name,
        "rows": grid.last_row,
        "columns": grid.last_column,
        "start": "; ".join(start),
        "required": _name_columns(REQUIRED),
    }
    return Remark("identity.no_rencana", grid.name, values=values)


def _refuse_columns(grid: Grid, header: Header) -> Remark:
    """Name the columns of a plan that a table has, and those it lacks."""
    found = list[str]()
    for meaning in sorted(header.columns, key=header.column_of):
        heading = header.display_name(meaning)
        found.append(f"{COLUMN_NAMES[meaning]} (“{heading}”)")
    values = {
        "sheet": grid.name,
        "row": header.start,
        "found": ", ".join(found),
        "missing": _name_columns(header.missing),
    }
    return Remark(
        "identity.columns_missing",
        grid.name,
        header.start,
        nilai="; ".join(header.headings.values()),
        sel=cell_address(header.start, min(header.headings)),
        values=values,
    )


def _is_alike(header: Header) -> bool:
    return sum(header.has(meaning) for meaning in USUAL) >= _ALIKE_ENOUGH


def collect_warnings(table: FilledTable) -> Iterator[Remark]:
    """List the remarks on a table in the order of its rows.

    Then come those on hidden and lost cells of its sheet.
    """
    header = table.header
    asked = [*header.warnings, *table.structure.warnings, *table.content.warnings]
    yield from sorted(asked, key=lambda remark: remark.baris or 0)
    of_work = [row.number for row, _ in table.structure.rows]
    yield from _say_hidden(header, of_work)
    yield from _say_lost(header, of_work)


def _say_hidden(header: Header, of_work: Sequence[int]) -> Iterator[Remark]:
    """Add remarks on the rows of work, and the columns with a heading, that are hidden."""
    grid = header.grid
    rows = [row for row in of_work if row in grid.hidden_rows]
    if rows:
        values = {"count": len(rows), "rows": name_rows(rows)}
        cell = cell_address(rows[0], 1)
        yield Remark("rows.hidden", grid.name, header.end, sel=cell, values=values)
    for column in sorted(grid.hidden_columns & {*header.headings, *header.months}):
        heading = header.column_display_name(column)
        values = {"column": column_letter(column), "heading": heading}
        yield header.remark("columns.hidden", column, values, heading)


def _say_lost(header: Header, of_work: Sequence[int]) -> Iterator[Remark]:
    """Add remarks on blank cells of the columns read.

    A failed formula or a picture leaves them blank, or a result that was not stored.
    """
    grid = header.grid
    drawn = {cell for cell in grid.pictures if cell[0] in of_work and cell not in grid.texts}
    lost: dict[Cell, str] = dict.fromkeys(grid.empty_formulas, "rows.formula_without_result")
    lost |= dict.fromkeys(grid.errors, "rows.formula_error")
    lost |= dict.fromkeys(drawn, "rows.picture")
    read = {*header.columns.values(), *header.months}
    shown = [cell for cell in sorted(lost) if cell[1] in read and cell[0] > header.end]
    for row, column in shown[:_MAX_NAMED]:
        address = cell_address(row, column)
        text = grid.errors.get((row, column), "")
        heading = header.column_display_name(column)
        values = {"error": text} if text else {"cell": address}
        yield Remark(lost[row, column], grid.name, row, heading, text, address, values)


def say_inherited(tables: Sequence[FilledTable]) -> str:
    """Name the blank cells that were filled from the row above without a merge; "" for none."""
    rows = dict[str, list[int]]()
    for table in tables:
        for draft in table.content.drafts:
            for trace in draft.trace:
                if trace.cara == "diwarisi" and not trace.nilai:
                    heading = normalise(trace.kolom)
                    rows.setdefault(heading, []).append(draft.row)
    if not rows:
        return ""
    named = [f"{heading} (baris {name_rows(each)})" for heading, each in rows.items()]
    return f"Sel kosong yang diisi dari baris di atasnya: {'; '.join(named)}."
