"""What is said of a file's sheets as a whole: what became of each row, why none holds a plan, what
is asked of one.

Nothing a file holds is left out without a word (`account_for_rows`). Each row that holds anything
is work, a heading of an area, a title, a note, a report's, or *not read, because ...*. A table that
may be part of the plan and was not read is named with its rows and the reason; storing asks for
consent.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter

from monev.core.grouping import group_by
from monev.core.records import RowFate, SheetRows
from monev.core.remarks import Remark, name_rows, remark_sentence
from monev.reading.columns.header import Header
from monev.reading.files.grid import Book, Grid, cell_address, column_letter
from monev.reading.passes import FilledTable
from monev.reading.plan_tables import PlanTables
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    NOT_RENCANA,
    PATTERNS,
    REQUIRED,
    USUAL,
    normalize,
)

UNREAD: RowFate = "tidak_terbaca"
_FEWEST_CELLS = 3
_FEWEST_ROWS = 2


@dataclass(slots=True)
class _Account:
    """The rows of one sheet on their way to `SheetRows`; `asked` are the reasons to be agreed
    to."""

    grid: Grid
    fates: dict[int, RowFate] = field(default_factory=dict)
    langkah: int = 0
    reasons: list[Remark] = field(default_factory=list)
    asked: list[Remark] = field(default_factory=list)

    def take(self, rows: Iterable[int], fate: RowFate) -> None:
        """Give rows a fate."""
        self.fates |= dict.fromkeys(rows, fate)

    def leave(self, rows: Sequence[int], code: str, **values: str) -> Remark:
        """Leave rows unread, and say why."""
        grid, first = self.grid, rows[0]
        words = "; ".join(
            " ".join(grid.texts[first, k].split())[:30] for k in grid.by_row[first][:4]
        )
        cell = cell_address(first, grid.by_row[first][0]) if first > 0 else None
        place = {"sheet": grid.name, "first": first, "last": rows[-1], "words": words}
        remark = Remark(code, grid.name, first, sel=cell, values={**place, **values})
        self.take(rows, UNREAD)
        self.reasons.append(remark)
        return remark

    def result(self) -> SheetRows:
        """The account closed: each row once, under its fate."""
        rows: dict[RowFate, list[int]] = group_by(sorted(self.fates), self.fates.__getitem__)
        return SheetRows(
            self.grid.name,
            self.langkah,
            {k: tuple(v) for k, v in rows.items()},
            tuple(self.reasons),
        )


def account_for_rows(
    workbook: Book, tables: PlanTables, headers: Sequence[Header], others: Mapping[str, RowFate]
) -> tuple[tuple[SheetRows, ...], tuple[Remark, ...]]:
    """What became of each row of each sheet, and the tables not read that may be part of the plan.
    `headers` are all headings found in the file, also those of tables that were not filled.
    `others` are the sheets that are no part of a plan: those of reports, and the program's own
    notes."""
    accounts = [_Account(grid) for grid in workbook.sheets]
    for account in accounts:
        name, by_row = account.grid.name, account.grid.by_row
        if name in others:
            account.take(by_row, others[name])
        own = (
            (index, table)
            for index, table in enumerate(tables.tables)
            if table.header.grid.name == name
        )
        for index, table in own:
            if code := tables.left_out.get(index):
                # By its headings it is a plan's, and no part of this one.
                remark = account.leave(
                    [row for row in table.header.grid.by_row if row >= table.header.start], code
                )
                account.asked += (
                    [remark] if table.content.drafts and code == "rows.unread_monitoring" else []
                )
            else:
                _take_table(account, table)
        _take_rest(account, headers)
    return tuple(each.result() for each in accounts), tuple(
        chain.from_iterable(each.asked for each in accounts)
    )


def _take_table(account: _Account, table: FilledTable) -> None:
    """A table of the plan: every row of its part of the sheet by what it was taken for."""
    header, structure = table.header, table.structure
    # Its headings, and the rows that a page prints once more: the others below were taken for
    # something.
    account.take((row for row in header.grid.by_row if header.start <= row), "judul")
    account.fates |= structure.fates
    account.take(table.realisasi_rows, "langkah")
    account.langkah += len(table.content.drafts)
    # Columns beside the table that are no plan: their rows count as the table's where they are
    # both.
    for first, last in header.unread_blocks:
        part = account.grid.take_part(
            row=(header.start, header.grid.last_row), column=(first, last)
        )
        if _may_be_plan(part, header.grid.by_row):
            account.asked += [
                remark for remark in header.warnings if remark.code == "columns.other_table_beside"
            ]


def _take_rest(account: _Account, headers: Sequence[Header]) -> None:
    """What no table took: tables of another kind, tables that could not be read, and texts around
    them."""
    grid = account.grid
    # Rows that follow one another, with no row of a table between them.
    runs = [
        [*rows] for taken, rows in groupby(grid.by_row, account.fates.__contains__) if not taken
    ]
    if grid.is_hidden and runs:
        account.leave([*chain(*runs)], "rows.sheet_hidden")
        return
    for run in runs:
        # A table has several rows with three cells or more.
        if sum(len(grid.by_row[row]) >= _FEWEST_CELLS for row in run) < _FEWEST_ROWS:
            account.take(run, "catatan")
            continue
        code, values = _why_unread(grid, run, headers)
        remark = account.leave(run, code, **values)
        if _may_be_plan(grid, run) and code not in _OTHER_KINDS.values():
            account.asked.append(remark)


_OTHER_KINDS = {
    "identity.seems_lke": "rows.unread_lke",
    "identity.seems_budget": "rows.unread_budget",
    "identity.seems_staff_list": "rows.unread_staff_list",
}
"""Tables of another kind, by the code that refuses a file of nothing else: they are named and not
asked about."""


def _why_unread(
    grid: Grid, rows: Sequence[int], headers: Sequence[Header]
) -> tuple[str, dict[str, str]]:
    """Why a table was not read: of another kind, meanings missing (which ones), or headings that
    nobody knows; with what the sentence names."""
    part = grid.take_part(row=(rows[0], rows[-1]))
    if kind := other_kind(part) or _kind_by_headings(part):
        return _OTHER_KINDS[kind], {}
    header = next(
        (
            each
            for each in headers
            if each.grid.name == grid.name and rows[0] <= each.start <= rows[-1]
        ),
        None,
    )
    if header is not None and not header.missing:
        return "rows.unread_not_chosen", {}
    if header is not None and len(header.columns) > _FEWEST_ROWS:
        return "rows.unread_missing_columns", {"missing": _name_columns(header.missing)}
    return "rows.unread_headings", {"missing": _name_columns(REQUIRED)}


def _name_columns(meanings: Iterable[str]) -> str:
    """The columns of these meanings, as a sentence names them."""
    return ", ".join(COLUMN_NAMES[meaning] for meaning in meanings)


def _kind_by_headings(grid: Grid) -> str | None:
    """The code of what a table is whose headings are all those of another kind: NO, NAMA,
    JABATAN."""
    rows = [
        {normalize(grid.texts[row, k]) for k in columns} - {"no"}
        for row, columns in grid.by_row.items()
    ]
    return next(
        (
            code
            for code, traits in NOT_RENCANA.items()
            for row in rows
            if len(row) > 1 and row <= traits
        ),
        None,
    )


def _may_be_plan(grid: Grid, rows: Iterable[int]) -> bool:
    """Whether a table could hold work: several rows say two things or more in words. A recap
    counts."""
    texts = (
        [grid.texts[row, column].strip() for column in grid.by_row.get(row, ())] for row in rows
    )
    in_words = (
        sum(len(text) > 1 and not PATTERNS["figures"].fullmatch(text) for text in row)
        for row in texts
    )
    return sum(count >= _FEWEST_ROWS for count in in_words) >= _FEWEST_ROWS


_ALIKE_ENOUGH = 3
_TRAIT_WORDS = 3
_MAX_NAMED = 20


def refuse_without_rencana(
    workbook: Book, candidates: Sequence[Grid], headers: Sequence[Header]
) -> tuple[Remark, ...]:
    """The refusal of a file without a plan table, a remark per sheet. `candidates` are the sheets
    that could hold one, `headers` the headings found on them."""
    if not any(grid.texts for grid in workbook.sheets):
        return (Remark("identity.file_empty"),)
    if hidden := [
        header.grid.name for header in headers if not header.missing and header.grid.is_hidden
    ]:
        return (Remark("identity.rencana_hidden", hidden[0], values={"sheet": hidden[0]}),)
    by_sheet = {header.grid.name: header for header in headers}
    visible = (grid for grid in candidates if grid.texts and not grid.is_hidden)
    refused = tuple(_refuse_sheet(grid, by_sheet.get(grid.name)) for grid in visible)
    return refused or (Remark("identity.all_sheets_hidden"),)


def _refuse_sheet(grid: Grid, header: Header | None) -> Remark:
    """What one sheet holds instead of a plan table."""
    if header is not None and _is_alike(header):
        found = ", ".join(
            f"{COLUMN_NAMES[meaning]} (“{header.display_name(meaning)}”)"
            for meaning in header.columns
        )
        said = {"found": found, "missing": _name_columns(header.missing)}
        values = {"sheet": grid.name, "row": header.start, **said}
        cell = cell_address(header.start, min(header.headings))
        headings = "; ".join(header.headings.values())
        return Remark(
            "identity.columns_missing",
            grid.name,
            header.start,
            nilai=headings,
            sel=cell,
            values=values,
        )
    if code := other_kind(grid):
        return Remark(code, grid.name, values={"sheet": grid.name})
    size = {"sheet": grid.name, "rows": grid.last_row, "columns": grid.last_column}
    start = "; ".join(" ".join(text.split())[:40] for text in list(grid.texts.values())[:4])
    values = {**size, "start": start, "required": _name_columns(REQUIRED)}
    return Remark("identity.no_rencana", grid.name, values=values)


def is_other_table(header: Header) -> bool:
    """Whether a table is known to be of another kind than a plan, whatever headings it has in
    common with one."""
    return not _is_alike(header) and other_kind(header.grid) is not None


def _is_alike(header: Header) -> bool:
    return sum(header.has(meaning) for meaning in USUAL) >= _ALIKE_ENOUGH


def other_kind(grid: Grid) -> str | None:
    """The code of what a sheet of another kind seems to be; None where its words do not tell."""
    words = {normalize(text) for text in grid.texts.values() if len(text) <= 40}
    return next(
        (code for code, traits in NOT_RENCANA.items() if len(words & traits) >= _TRAIT_WORDS), None
    )


def collect_warnings(table: FilledTable) -> Iterator[Remark]:
    """Everything asked while a table was read, in the order of its rows, then what is hidden or
    lost on its sheet."""
    header, grid = table.header, table.header.grid
    asked = (*header.warnings, *table.structure.warnings, *table.content.warnings)
    yield from sorted(asked, key=lambda remark: remark.baris or 0)
    if rows := [row.number for row, _ in table.structure.rows if row.number in grid.hidden_rows]:
        values = {"count": len(rows), "rows": name_rows(rows)}
        yield Remark(
            "rows.hidden", grid.name, header.end, sel=cell_address(rows[0], 1), values=values
        )
    for column in sorted(grid.hidden_columns & {*header.headings, *header.months}):
        heading = header.column_display_name(column)
        values = {"column": column_letter(column), "heading": heading}
        yield header.remark("columns.hidden", column, values, heading)
    read = {*header.columns.values(), *header.months}
    yield from _say_blank_cells(table, read)
    lost = [
        (row, cell_address(row, column)) for row, column in grid.empty_formulas if column in read
    ]
    for row, cell in lost[:_MAX_NAMED]:
        yield Remark("rows.formula_without_result", grid.name, row, sel=cell, values={"cell": cell})


def _say_blank_cells(table: FilledTable, read: Container[int]) -> Iterator[Remark]:
    """The cells of these columns that are blank since a formula failed or a picture stands
    there."""
    header, grid = table.header, table.header.grid
    of_work = {row.number for row, _ in table.structure.rows}
    pictures = sorted(cell for cell in grid.pictures - grid.texts.keys() if cell[0] in of_work)
    drawn = dict.fromkeys(pictures, "rows.picture")
    failed = dict.fromkeys(grid.errors.keys() - grid.pictures, "rows.formula_error")
    blank = [
        (*cell, code)
        for cell, code in {**failed, **drawn}.items()
        if cell[1] in read and cell[0] > header.end
    ]
    for row, column, code in blank[:_MAX_NAMED]:
        text, heading = grid.errors.get((row, column), ""), header.column_display_name(column)
        yield Remark(
            code,
            grid.name,
            row,
            heading,
            text,
            cell_address(row, column),
            {"error": text} if text else {},
        )


def say_missing_columns(header: Header) -> str:
    """Usual columns the table does without, and what that means; "" where it has them all. It asks
    nothing."""
    missing = [
        meaning for meaning in USUAL if meaning not in REQUIRED and meaning not in header.columns
    ]
    left_blank = " dan ".join(COLUMN_NAMES[meaning] for meaning in missing if meaning != "no")
    consequences = ["langkah dinomori menurut urutannya"] * ("no" in missing)
    consequences += [f"{left_blank} dibiarkan kosong"] * bool(left_blank)
    values = {"columns": _name_columns(missing), "consequences": "; ".join(consequences)}
    return remark_sentence("columns.usual_missing", values) if missing else ""


def say_inherited(tables: Sequence[FilledTable]) -> str:
    """Which blank cells were filled from the row above without a merge saying so; "" where none
    was."""
    traces = [
        (trace, draft.row)
        for table in tables
        for draft in table.content.drafts
        for trace in draft.trace
    ]
    filled = [
        (trace.kolom, row) for trace, row in traces if trace.cara == "diwarisi" and not trace.nilai
    ]
    rows = {
        heading: [row for _, row in each]
        for heading, each in group_by(filled, itemgetter(0)).items()
    }
    named = "; ".join(
        f"{' '.join(heading.split())} (baris {name_rows(each)})" for heading, each in rows.items()
    )
    return f"Sel kosong yang diisi dari baris di atasnya: {named}." if named else ""
