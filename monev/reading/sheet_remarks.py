"""What is said of a file's sheets as a whole: why none of them holds a plan, and what is asked of one that does."""

from __future__ import annotations

from collections.abc import Sequence

from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.files.grid import Book, Grid, cell_address, column_letter
from monev.reading.passes import FilledTable
from monev.reading.vocabulary.headings import COLUMN_NAMES, NOT_RENCANA, REQUIRED, USUAL, normalize

_ALIKE_ENOUGH = 3
_TRAIT_WORDS = 3
_MAX_NAMED = 20


def refuse_without_rencana(workbook: Book, candidates: Sequence[Grid], headers: Sequence[Header]) -> tuple[Remark, ...]:
    """The refusal of a file without a plan table, a remark per sheet.

    `candidates` are the sheets that could hold one, `headers` the headings found on them.
    """
    if not any(grid.texts for grid in workbook.sheets):
        return (Remark("identity.file_empty"),)
    hidden = [header.grid.name for header in headers if not header.missing and header.grid.is_hidden]
    if hidden:
        return (Remark("identity.rencana_hidden", hidden[0], values={"sheet": hidden[0]}),)
    visible = [grid for grid in candidates if grid.texts and not grid.is_hidden]
    if not visible:
        return (Remark("identity.all_sheets_hidden"),)
    by_sheet = {header.grid.name: header for header in headers}
    return tuple(_refuse_sheet(grid, by_sheet.get(grid.name)) for grid in visible)


def refuse_without_langkah(header: Header) -> Remark:
    """The refusal of a table with headings and nothing below them."""
    return Remark("identity.no_langkah", header.grid.name, header.start, values={"row": header.start})


def refuse_several_tables(names: Sequence[str], sheet: str) -> Remark:
    """The refusal of a file in which two tables could each be the plan."""
    values = {"count": len(names), "names": ", ".join(f"“{name}”" for name in names)}
    return Remark("identity.several_tables", sheet, values=values)


def refuse_missing_sheet(sheet: str, names: Sequence[str]) -> Remark:
    """The refusal of a choice that names no plan table of the file."""
    code = "identity.no_such_table" if names else "identity.no_table_to_choose"
    values = {"sheet": sheet, "names": ", ".join(f"“{name}”" for name in names)}
    return Remark(code, nilai=sheet, values=values)


def _refuse_sheet(grid: Grid, header: Header | None) -> Remark:
    """What one sheet holds instead of a plan table."""
    if header is not None and _is_alike(header):
        found = (f"{COLUMN_NAMES[meaning]} (“{header.display_name(meaning)}”)" for meaning in header.columns)
        values = {
            "sheet": grid.name,
            "row": header.start,
            "found": ", ".join(found),
            "missing": ", ".join(COLUMN_NAMES[meaning] for meaning in header.missing),
        }
        cell = cell_address(header.start, min(header.headings))
        headings = "; ".join(header.headings.values())
        return Remark("identity.columns_missing", grid.name, header.start, nilai=headings, sel=cell, values=values)
    if code := other_kind(grid):
        return Remark(code, grid.name, values={"sheet": grid.name})
    values = {
        "sheet": grid.name,
        "rows": grid.last_row,
        "columns": grid.last_column,
        "start": "; ".join(" ".join(text.split())[:40] for text in list(grid.texts.values())[:4]),
        "required": ", ".join(COLUMN_NAMES[meaning] for meaning in REQUIRED),
    }
    return Remark("identity.no_rencana", grid.name, values=values)


def is_other_table(header: Header) -> bool:
    """Whether a table is known to be of another kind than a plan, whatever headings it has in common with one."""
    return not _is_alike(header) and other_kind(header.grid) is not None


def _is_alike(header: Header) -> bool:
    return sum(header.has(meaning) for meaning in USUAL) >= _ALIKE_ENOUGH


def other_kind(grid: Grid) -> str | None:
    """The code of what a sheet of another kind seems to be; None where its words do not tell."""
    words = {normalize(text) for text in grid.texts.values() if len(text) <= 40}
    return next((code for code, traits in NOT_RENCANA if len(words & set(traits)) >= _TRAIT_WORDS), None)


def collect_warnings(table: FilledTable) -> list[Remark]:
    """Everything asked while a table was read, in the order of its rows, then what is hidden or lost on its sheet."""
    header, grid = table.header, table.header.grid
    remarks = [*header.warnings, *table.structure.warnings, *table.content.warnings]
    remarks.sort(key=lambda remark: remark.baris or 0)
    rows = [row.number for row, _ in table.structure.rows if row.number in grid.hidden_rows]
    if rows:
        code = "rows.hidden" if len(rows) <= _MAX_NAMED else "rows.many_hidden"
        values = {"count": len(rows), "rows": ", ".join(map(str, rows[:_MAX_NAMED]))}
        remarks.append(Remark(code, grid.name, header.end, sel=cell_address(rows[0], 1), values=values))
    langkah = header.columns["langkah_aksi"]
    struck = [row.number for row, _ in table.structure.rows if grid.origin(row.number, langkah) in grid.struck]
    remarks += [
        Remark("rows.struck", grid.name, row, header.display_name("langkah_aksi"), sel=cell_address(row, langkah))
        for row in struck
    ]
    calendar = set(header.calendar.columns) if header.calendar else set()
    for column in sorted(grid.hidden_columns & (set(header.headings) | calendar)):
        heading = header.column_display_name(column)
        values = {"column": column_letter(column), "heading": heading}
        place = (grid.name, header.end, heading, heading, cell_address(header.end, column))
        remarks.append(Remark("columns.hidden", *place, values=values))
    for cell in grid.empty_formulas[:_MAX_NAMED]:
        row = int("".join(filter(str.isdigit, cell)))
        remarks.append(Remark("rows.formula_without_result", grid.name, row, sel=cell, values={"cell": cell}))
    return remarks


def say_missing_columns(header: Header) -> str:
    """Usual columns the table does without, and what that means; "" where it has them all. It asks nothing."""
    consequences = {
        "no": "langkah dinomori menurut urutannya",
        "komponen": "KOMPONEN dibiarkan kosong",
        "indikator": "INDIKATOR dibiarkan kosong",
    }
    missing = header.missing_usual
    if not missing:
        return ""
    values = {
        "columns": ", ".join(COLUMN_NAMES[meaning] for meaning in missing),
        "consequences": "; ".join(consequences[meaning] for meaning in missing),
    }
    return Remark("columns.usual_missing", values=values).pesan


def say_inherited(tables: Sequence[FilledTable]) -> str:
    """Which blank cells were filled from the row above without a merge saying so; "" where none was."""
    rows: dict[str, list[int]] = {}
    for table in tables:
        for draft in table.content.drafts:
            for trace in draft.trace:
                if trace.cara == "diwarisi" and not trace.nilai and trace.baris is not None:
                    rows.setdefault(trace.kolom, []).append(trace.baris)
    named = (f"{' '.join(k.split())} (baris {', '.join(map(str, v[:_MAX_NAMED]))}{_more(v)})" for k, v in rows.items())
    return f"Sel kosong yang diisi dari baris di atasnya: {'; '.join(named)}." if rows else ""


def _more(rows: Sequence[int]) -> str:
    return " …" if len(rows) > _MAX_NAMED else ""
