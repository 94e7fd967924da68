"""Say which rows of a file were not read, and what its columns were taken for.

Nothing is left out in silence. A table that was not read and may be part of the plan is named with
its rows and the reason; storing asks for consent.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from monev.core.records import FileColumn, FileTable
from monev.core.remarks import Remark, name_rows
from monev.reading.choices import HEADING_ROW, normalise
from monev.reading.columns import kind_of_cells, propose
from monev.reading.files.grid import Book, Cell, Grid, cell_address, column_letter
from monev.reading.periods import name_period
from monev.reading.plan_tables import is_plan
from monev.reading.proposal import KEPT, Proposal
from monev.reading.table_rows import Rows
from monev.reading.tables import Table, words_of_row
from monev.reading.vocabulary.headings import COLUMN_NAMES, PATTERNS, REQUIRED, normalize

COVER_CELLS = 20
"""A cover sheet holds few cells and speaks of the plan."""
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
    """The rows of one sheet that something took; the reasons of all rows left are in two lists.

    asked: those that may be part of the plan.
    """

    grid: Grid
    names: Mapping[str, str]
    reasons: list[Remark]
    asked: list[Remark]
    taken: set[int] = field(default_factory=set)

    def leave_table(self, proposal: Proposal, code: str) -> None:
        """Leave the rows of a table with known headings that nothing else took."""
        table = proposal.table
        below = [*table.title_rows, *range(table.top, table.bottom + 1), *table.rows]
        if free := [row for row in sorted(below) if row in self.grid.by_row.keys() - self.taken]:
            self.leave(free, code, self.names[table.key], asks=is_plan(proposal) or None)

    def leave(
        self, rows: Sequence[int], code: str, name: str = "", *, asks: bool | None = None
    ) -> None:
        """Leave rows unread, with the reason. name: that of a table with known headings."""
        grid, first = self.grid, rows[0]
        columns = grid.by_row[first]
        missing = ", ".join(COLUMN_NAMES[meaning] for meaning in REQUIRED)
        values = {"first": first, "last": rows[-1], "missing": missing, "sheet": grid.name}
        cell = cell_address(first, columns[0]) if first > 0 else None
        starts = "; ".join(normalise(grid.texts[first, column])[:30] for column in columns[:4])
        said = {**values, "words": starts, OF_TABLE: name or f"{grid.name}: {starts}"}
        remark = Remark(code, grid.name, first, sel=cell, values=said)
        self.taken.update(rows)
        self.reasons.append(remark)
        is_asked = _may_be_plan(grid, rows) if asks is None else asks
        self.asked += [remark] if is_asked else []

    def leave_rest(self) -> None:
        """Leave the rows that no table took and that look like a table; others are notes.

        They follow one another, and several have three cells or more. A sheet of many notes and
        a hidden one are left whole, and not asked.
        """
        by_row = self.grid.by_row
        if self.grid.is_hidden:
            if free := [row for row in by_row if row not in self.taken]:
                self.leave(free, "rows.sheet_hidden", asks=False)
            return
        for is_taken, run in groupby([*by_row], {*self.taken}.__contains__):
            rows = [*run]
            wide = [row for row in rows if len(by_row[row]) >= _FEWEST_CELLS]
            if not is_taken and len(wide) >= _FEWEST_ROWS:
                self.leave(rows, "rows.unread_headings")
        if len(self.grid.texts) > COVER_CELLS and not self.taken:
            self.leave([*by_row], "rows.sheet_of_notes", asks=False)


def name_left(
    workbook: Book, read: Read, left: Left, others: Collection[str], names: Mapping[str, str]
) -> tuple[list[Remark], list[Remark]]:
    """Return the reasons of all rows not read, and of those the ones that may be of the plan.

    others: the sheets that are no part of a plan: reports, and the program's own notes. names: key
    of a table → its name.
    """
    reasons, asked = list[Remark](), list[Remark]()
    for grid in workbook.sheets:
        account = _Account(grid, names, reasons, asked)
        account.taken.update(grid.by_row if grid.name in others else ())
        for table in (
            proposal.table for proposal, _ in read if proposal.table.grid.name == grid.name
        ):
            account.taken.update(range(table.top, max(table.rows, default=table.bottom) + 1))
        for proposal, code in left:
            if proposal.table.grid.name == grid.name:
                account.leave_table(proposal, code)
        account.leave_rest()
    return reasons, asked


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
    for row in islice(grid.by_row, _ROWS_SHOWN):
        in_words = [text for text in grid.row_texts(row) if any(map(str.isalpha, text))]
        if len(in_words) >= _FEWEST_CELLS:
            yield row, words_of_row(grid, row)
