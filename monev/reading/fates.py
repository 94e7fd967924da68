"""Say what became of each row of a file, and what its columns were taken for.

Nothing is left out in silence. Each filled row is work, a heading of an area, a title, a note, a
report's, or *not read, because ...*. A table that was not read and may be part of the plan is named
with its rows and the reason; storing asks for consent.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from monev.core.grouping import group_by
from monev.core.records import FileColumn, FileTable, RowFate, SheetRows
from monev.core.remarks import Remark, name_rows
from monev.reading.choices import HEADING_ROW, normalise
from monev.reading.columns import kind_of_cells, propose
from monev.reading.files.grid import Book, Cell, Grid, cell_address, column_letter
from monev.reading.periods import name_period
from monev.reading.plan_tables import is_plan
from monev.reading.proposal import KEPT, Proposal
from monev.reading.table_rows import HEADING, NOTE, OTHER, WORDLESS, Rows
from monev.reading.tables import Table, words_of_row
from monev.reading.vocabulary.headings import COLUMN_NAMES, PATTERNS, REQUIRED, normalize

UNREAD: RowFate = "tidak_terbaca"
_FATES: dict[str, RowFate] = {HEADING: "area", NOTE: "catatan", OTHER: "catatan", WORDLESS: UNREAD}
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2
_MAX_NAMED = 20
_MAX_SAMPLES = 2
_MAX_COLUMNS = 60
_ROWS_SHOWN = 25
Read = Sequence[tuple[Proposal, Rows]]
Left = Sequence[tuple[Proposal, str]]
OF_TABLE = "table"
"""In the values of a reason: the name by which answers know the table that was left."""


@dataclass(slots=True)
class _Account:
    """The rows of one sheet on their way to `SheetRows`; `asked` are the reasons for consent."""

    grid: Grid
    fates: dict[int, RowFate] = field(default_factory=dict)
    langkah: int = 0
    reasons: list[Remark] = field(default_factory=list)
    asked: list[Remark] = field(default_factory=list)

    def take(self, rows: Iterable[int], fate: RowFate) -> None:
        self.fates |= dict.fromkeys(rows, fate)

    def leave(self, rows: Sequence[int], code: str, name: str = "") -> Remark:
        """Leave rows unread, with the reason. name: that of a table with known headings."""
        grid = self.grid
        first = rows[0]
        columns = grid.by_row[first]
        words = [normalise(grid.texts[first, column])[:30] for column in columns[:4]]
        missing = ", ".join(COLUMN_NAMES[meaning] for meaning in REQUIRED)
        values = {"first": first, "last": rows[-1], "missing": missing, "sheet": grid.name}
        cell = cell_address(first, columns[0]) if first > 0 else None
        starts = "; ".join(words)
        said = {**values, "words": starts, OF_TABLE: name or f"{grid.name}: {starts}"}
        remark = Remark(code, grid.name, first, sel=cell, values=said)
        self.take(rows, UNREAD)
        self.reasons.append(remark)
        return remark

    def result(self) -> SheetRows:
        """Close the account: each row once, under its fate."""
        rows_of = group_by(sorted(self.fates), self.fates.__getitem__)
        by_fate = {fate: tuple(rows) for fate, rows in rows_of.items()}
        return SheetRows(self.grid.name, self.langkah, by_fate, tuple(self.reasons))


def account_for_rows(
    workbook: Book, read: Read, left: Left, others: Mapping[str, RowFate], names: Mapping[str, str]
) -> tuple[tuple[SheetRows, ...], tuple[Remark, ...]]:
    """Return the fate of each row of each sheet, and tables not read that may be part of the plan.

    others: the sheets that are no part of a plan: reports, and the program's own notes. names: key
    of a table → its name.
    """
    accounts = list[SheetRows]()
    asked = list[Remark]()
    for grid in workbook.sheets:
        account = _Account(grid)
        if grid.name in others:
            account.take(grid.by_row, others[grid.name])
        for proposal, rows in read:
            if proposal.table.grid.name == grid.name:
                _take_table(account, proposal, rows)
        for proposal, code in left:
            table = proposal.table
            if table.grid.name == grid.name:
                below = [*table.title_rows, *range(table.top, table.bottom + 1), *table.rows]
                free = [
                    row for row in sorted(below) if row in grid.by_row and row not in account.fates
                ]
                if free:
                    reason = account.leave(free, code, names[table.key])
                    if is_plan(proposal) or _may_be_plan(grid, free):
                        account.asked.append(reason)
        _take_rest(account)
        accounts.append(account.result())
        asked += account.asked
    return tuple(accounts), tuple(asked)


def _take_table(account: _Account, proposal: Proposal, rows: Rows) -> None:
    """Take every row of a table by how it was read; repeated headings are its headings too."""
    table = proposal.table
    grid = account.grid
    last = max(table.rows, default=table.bottom)
    whole = [row for row in grid.by_row if table.top <= row <= last]
    account.take([row for row in whole if row not in account.fates], "judul")
    for row, why in rows.left.items():
        account.fates[row] = _FATES[why]
    for work in rows.works:
        account.take(work.rows, "langkah")
    account.langkah += len(rows.works)


def _take_rest(account: _Account) -> None:
    """Leave the rows that no table took: tables of another kind, and texts around them."""
    grid = account.grid
    free = [row for row in grid.by_row if row not in account.fates]
    if grid.is_hidden and free:
        account.leave(free, "rows.sheet_hidden")
        return
    # Rows that follow one another, with no row of a table between them.
    for is_taken, run in groupby(grid.by_row, account.fates.__contains__):
        if not is_taken:
            _leave_run(account, [*run])


def _leave_run(account: _Account, rows: Sequence[int]) -> None:
    """Leave a run of rows as a table that was not read, or take them as notes.

    A table has several rows with three cells or more.
    """
    grid = account.grid
    wide = [row for row in rows if len(grid.by_row[row]) >= _FEWEST_CELLS]
    if len(wide) < _FEWEST_ROWS:
        account.take(rows, "catatan")
        return
    remark = account.leave(rows, "rows.unread_headings")
    if _may_be_plan(grid, rows):
        account.asked.append(remark)


def _may_be_plan(grid: Grid, rows: Sequence[int]) -> bool:
    """True if rows could hold work: several have two cells or more in words. A recap counts."""
    worded = 0
    for row in rows:
        texts = [text.strip() for text in grid.row_texts(row)]
        words = [
            text for text in texts if len(text) > 1 and not PATTERNS["figures"].fullmatch(text)
        ]
        worded += len(words) >= _FEWEST_ROWS
    return worded >= _FEWEST_ROWS


def say_lost(proposal: Proposal, rows: Rows) -> Iterator[Remark]:
    """Add remarks on rows, columns and cells that are hidden or were lost.

    A failed formula or a picture leaves a cell blank, or a result that was not stored.
    """
    table = proposal.table
    grid = table.grid
    of_work = [row for work in rows.works for row in work.rows]
    if hidden := [row for row in of_work if row in grid.hidden_rows]:
        values = {"count": len(hidden), "rows": name_rows(hidden)}
        cell = cell_address(hidden[0], 1)
        yield Remark("rows.hidden", grid.name, table.bottom, sel=cell, values=values)
    for number in sorted(grid.hidden_columns):
        column = proposal.columns.get(number)
        if column and column.path:
            yield proposal.remark("columns.hidden", column)
    yield from _say_lost_cells(proposal, of_work)


def _say_lost_cells(proposal: Proposal, of_work: Sequence[int]) -> Iterator[Remark]:
    grid = proposal.table.grid
    lost: dict[Cell, str] = dict.fromkeys(grid.empty_formulas, "rows.formula_without_result")
    lost |= dict.fromkeys(grid.errors, "rows.formula_error")
    drawn = (cell for cell in grid.pictures if cell[0] in of_work and cell not in grid.texts)
    lost |= dict.fromkeys(drawn, "rows.picture")
    last = max(of_work, default=0)
    said = 0
    for row, number in sorted(lost):
        column = proposal.columns.get(number)
        is_below = proposal.table.bottom < row and (row <= last or (row, number) in grid.errors)
        if column and column.meaning != KEPT and is_below and said < _MAX_NAMED:
            said += 1
            yield _say_lost_cell(proposal, (row, number), lost[row, number])


def _say_lost_cell(proposal: Proposal, cell: Cell, code: str) -> Remark:
    grid, column = proposal.table.grid, proposal.columns[cell[1]]
    address = cell_address(*cell)
    text = grid.errors.get(cell, "")
    values: dict[str, object] = {"error": text} if text else {"cell": address}
    if column.meaning == "langkah_aksi" and text:
        code = "rows.langkah_error"
        values["row"] = cell[0]
    return Remark(code, grid.name, cell[0], column.key, text, address, values)


def describe_table(proposal: Proposal) -> FileTable:
    """Say what the columns of a table were taken for, with their first cells."""
    table = proposal.table
    samples = _sample(table.grid, table.rows)
    columns = list[FileColumn]()
    for column in [*proposal.columns.values()][:_MAX_COLUMNS]:
        if not column.path and column.number not in samples:
            continue
        meaning = "target_waktu" if column.meaning == "bulan" else column.meaning
        columns.append(
            FileColumn(
                column_letter(column.number),
                column.heading,
                meaning or None,
                samples.get(column.number, ()),
                is_chosen=column.answered,
                is_joined=column.meaning == "bulan",
                key=column.key,
                kind=kind_of_cells(proposal, column),
                period=name_period(column.period) if column.period else "",
            )
        )
    rows = tuple(_list_heading_rows(table.grid))
    missing = proposal.missing
    return FileTable(table.grid.name, table.top, tuple(columns), missing, rows, proposal.denied)


def describe_sheet(grid: Grid, chosen: Mapping[str, str]) -> Iterator[FileTable]:
    """Describe a sheet without a plan's headings as a table below the row most like headings."""
    if widest := find_widest(grid, chosen.get(normalize(HEADING_ROW)))[0]:
        below = [row for row in grid.by_row if row > widest]
        yield describe_table(propose(Table(grid, widest, widest, below), chosen))


def find_widest(grid: Grid, said: str | None = None) -> tuple[int, str]:
    """Return the row most like headings, and its words: the one that was said, or the widest.

    (0, "") if no row has several cells in words.
    """
    rows = dict(_list_heading_rows(grid))
    widest = max(rows, key=lambda row: (rows[row] == said, len(grid.by_row[row]), -row), default=0)
    return widest, rows.get(widest, "")


def _sample(grid: Grid, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return column → its first different texts in these rows."""
    texts = dict[int, dict[str, None]]()
    for row in rows:
        for column in grid.by_row.get(row, ()):
            found = texts.setdefault(column, {})
            if len(found) < _MAX_SAMPLES:
                found[normalise(grid.texts[row, column])] = None
    return {column: tuple(found) for column, found in texts.items()}


def _list_heading_rows(grid: Grid) -> Iterator[tuple[int, str]]:
    """List the first rows that may be headings, each with its words: several cells in words."""
    for row, columns in islice(grid.by_row.items(), _ROWS_SHOWN):
        texts = [grid.texts[row, column] for column in columns]
        in_words = [text for text in texts if any(map(str.isalpha, text))]
        if len(in_words) >= _FEWEST_CELLS:
            yield row, words_of_row(grid, row)
