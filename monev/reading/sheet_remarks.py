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
        grid = self.grid
        first = rows[0]
        columns = grid.by_row[first]
        words = "; ".join(" ".join(grid.texts[first, k].split())[:30] for k in columns[:4])
        cell = cell_address(first, columns[0]) if first > 0 else None
        said = {"sheet": grid.name, "first": first, "last": rows[-1], "words": words} | values
        remark = Remark(code, grid.name, first, sel=cell, values=said)
        self.take(rows, UNREAD)
        self.reasons.append(remark)
        return remark

    def result(self) -> SheetRows:
        """The account closed: each row once, under its fate."""
        rows: dict[RowFate, list[int]] = group_by(sorted(self.fates), self.fates.__getitem__)
        by_fate = {fate: tuple(numbers) for fate, numbers in rows.items()}
        return SheetRows(self.grid.name, self.langkah, by_fate, tuple(self.reasons))


def account_for_rows(
    workbook: Book, tables: PlanTables, headers: Sequence[Header], others: Mapping[str, RowFate]
) -> tuple[tuple[SheetRows, ...], tuple[Remark, ...]]:
    """What became of each row of each sheet, and the tables not read that may be part of the plan.
    `headers` are all headings found in the file, also those of tables that were not filled.
    `others` are the sheets that are no part of a plan: those of reports, and the program's own
    notes."""
    accounts: list[_Account] = []
    for grid in workbook.sheets:
        account = _Account(grid)
        accounts.append(account)
        if grid.name in others:
            account.take(grid.by_row, others[grid.name])
        for index, table in enumerate(tables.tables):
            if table.header.grid.name != grid.name:
                continue
            if code := tables.left_out.get(index):
                # By its headings it is a plan's, and no part of this one.
                rows = [row for row in table.header.grid.by_row if row >= table.header.start]
                remark = account.leave(rows, code)
                if table.content.drafts and code == "rows.unread_monitoring":
                    account.asked.append(remark)
            else:
                _take_table(account, table)
        _take_rest(account, headers)
    asked = chain.from_iterable(account.asked for account in accounts)
    return tuple(account.result() for account in accounts), tuple(asked)


def _take_table(account: _Account, table: FilledTable) -> None:
    """A table of the plan: every row of its part of the sheet by what it was taken for."""
    header = table.header
    structure = table.structure
    # Its headings, and the rows that a page prints once more: the others below were taken for
    # something.
    account.take((row for row in header.grid.by_row if header.start <= row), "judul")
    account.fates |= structure.fates
    account.take(table.realisasi_rows, "langkah")
    account.langkah += len(table.content.drafts)
    # Columns beside the table that are no plan: their rows count as the table's where they are
    # both.
    rows = (header.start, header.grid.last_row)
    for block in header.unread_blocks:
        if _may_be_plan(account.grid.take_part(row=rows, column=block), header.grid.by_row):
            beside = "columns.other_table_beside"
            account.asked += [remark for remark in header.warnings if remark.code == beside]


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
    for header in headers:
        if header.grid.name != grid.name or not rows[0] <= header.start <= rows[-1]:
            continue
        if not header.missing:
            return "rows.unread_not_chosen", {}
        if len(header.columns) > _FEWEST_ROWS:
            return "rows.unread_missing_columns", {"missing": _name_columns(header.missing)}
    return "rows.unread_headings", {"missing": _name_columns(REQUIRED)}


def _name_columns(meanings: Iterable[str]) -> str:
    """The columns of these meanings, as a sentence names them."""
    return ", ".join(COLUMN_NAMES[meaning] for meaning in meanings)


def _kind_by_headings(grid: Grid) -> str | None:
    """The code of what a table is whose headings are all those of another kind: NO, NAMA,
    JABATAN."""
    for row, columns in grid.by_row.items():
        words = {normalize(grid.texts[row, k]) for k in columns} - {"no"}
        for code, traits in NOT_RENCANA.items():
            if len(words) > 1 and words <= traits:
                return code
    return None


def _may_be_plan(grid: Grid, rows: Iterable[int]) -> bool:
    """True if a table could hold work: several rows say two things or more in words. A recap
    counts."""
    in_words = 0
    for row in rows:
        texts = [grid.texts[row, column].strip() for column in grid.by_row.get(row, ())]
        words = [
            text for text in texts if len(text) > 1 and not PATTERNS["figures"].fullmatch(text)
        ]
        in_words += len(words) >= _FEWEST_ROWS
    return in_words >= _FEWEST_ROWS


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
        names = (f"{COLUMN_NAMES[key]} (“{header.display_name(key)}”)" for key in header.columns)
        values = {"sheet": grid.name, "row": header.start, "found": ", ".join(names)}
        values["missing"] = _name_columns(header.missing)
        return Remark(
            "identity.columns_missing",
            grid.name,
            header.start,
            nilai="; ".join(header.headings.values()),
            sel=cell_address(header.start, min(header.headings)),
            values=values,
        )
    if code := other_kind(grid):
        return Remark(code, grid.name, values={"sheet": grid.name})
    size = {"sheet": grid.name, "rows": grid.last_row, "columns": grid.last_column}
    start = "; ".join(" ".join(text.split())[:40] for text in [*grid.texts.values()][:4])
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
    alike = (code for code, traits in NOT_RENCANA.items() if len(words & traits) >= _TRAIT_WORDS)
    return next(alike, None)


def collect_warnings(table: FilledTable) -> Iterator[Remark]:
    """Everything asked while a table was read, in the order of its rows, then what is hidden or
    lost on its sheet."""
    header = table.header
    grid = table.header.grid
    asked = (*header.warnings, *table.structure.warnings, *table.content.warnings)
    yield from sorted(asked, key=lambda remark: remark.baris or 0)
    of_work = [row.number for row, _ in table.structure.rows]
    if rows := [row for row in of_work if row in grid.hidden_rows]:
        values = {"count": len(rows), "rows": name_rows(rows)}
        cell = cell_address(rows[0], 1)
        yield Remark("rows.hidden", grid.name, header.end, sel=cell, values=values)
    for column in sorted(grid.hidden_columns & {*header.headings, *header.months}):
        heading = header.column_display_name(column)
        values = {"column": column_letter(column), "heading": heading}
        yield header.remark("columns.hidden", column, values, heading)
    read = {*header.columns.values(), *header.months}
    yield from _say_blank_cells(header, {*of_work}, read)
    lost = [cell for cell in grid.empty_formulas if cell[1] in read]
    for cell in lost[:_MAX_NAMED]:
        sel = cell_address(*cell)
        yield Remark(
            "rows.formula_without_result", grid.name, cell[0], sel=sel, values={"cell": sel}
        )


def _say_blank_cells(
    header: Header, of_work: Container[int], read: Container[int]
) -> Iterator[Remark]:
    """The cells of the columns read that are blank since a formula failed or a picture stands
    there."""
    grid = header.grid
    failed = grid.errors.keys() - grid.pictures
    drawn = sorted(cell for cell in grid.pictures - grid.texts.keys() if cell[0] in of_work)
    blank = [*dict.fromkeys((*failed, *drawn))]
    shown = [cell for cell in blank if cell[1] in read and cell[0] > header.end]
    for row, column in shown[:_MAX_NAMED]:
        text = grid.errors.get((row, column), "")
        code = "rows.formula_error" if (row, column) in failed else "rows.picture"
        place = (row, header.column_display_name(column), text, cell_address(row, column))
        yield Remark(code, grid.name, *place, {"error": text} if text else {})


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
    rows: dict[str, list[int]] = {}
    drafts = chain.from_iterable(table.content.drafts for table in tables)
    for draft in drafts:
        for trace in draft.trace:
            if trace.cara == "diwarisi" and not trace.nilai:
                rows.setdefault(" ".join(trace.kolom.split()), []).append(draft.row)
    named = "; ".join(f"{heading} (baris {name_rows(each)})" for heading, each in rows.items())
    return f"Sel kosong yang diisi dari baris di atasnya: {named}." if named else ""
