"""The passes over a sheet, from its grid to the langkah of its tables. Read it from top to bottom.

Before it, `files` turns every kind of file into grids. For a document or a PDF, `document_sheets`
also joins the tables that page breaks cut.

1. `read_header` finds the headings of one table, what each column means, and brings its time into
   one column.
2. `find_tables` finds the one table of a sheet, and where it ends.
3. `fill_table` reads the rows below the headings: `classify_rows` → `find_sheet_area` →
   `arrange_rows` → `read_mark_roles` → `fill_langkah` → `join_chosen_rows` →
   `place_chosen_rows`.
4. `assemble` makes the langkah of all tables of one plan. It comes last, because it needs the
   plan's year, which only the cells of all tables may tell.

After it, `whole_file` adds the office, the reports of its sheets, and the questions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce

from monev.reading.choices import ReadingChoices
from monev.reading.columns.cell_meanings import add_no_evidence, leave_without_evidence
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import NO_CHOICES, find_header
from monev.reading.columns.table_cuts import find_table
from monev.reading.columns.time_columns import time_from_titles, unite_time_columns
from monev.reading.columns.united_columns import unite_marked_columns
from monev.reading.evidence.doubts import ask_about_joints
from monev.reading.files.faults import at_row
from monev.reading.files.grid import Grid
from monev.reading.rows import OTHER, Draft
from monev.reading.rows.areas import WITHOUT_AREA, Place, find_sheet_area, place_chosen_rows
from monev.reading.rows.assembly import Assembly
from monev.reading.rows.filling import TableContent, fill_langkah, join_chosen_rows
from monev.reading.rows.kode import KodeGiver
from monev.reading.rows.mark_roles import read_mark_roles
from monev.reading.rows.placement import Structure, arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from monev.reading.vocabulary.headings import LAPORAN, names_other_year


@dataclass(slots=True)
class FilledTable:
    """A plan table as it was read: its headings, its rows under their areas, its cells."""

    header: Header
    structure: Structure
    content: TableContent

    @property
    def areas(self) -> tuple[str, ...]:
        """The marks of its langkah's areas, in order."""
        return tuple(dict.fromkeys(draft.location.area for draft in self.content.drafts))


def read_header(
    grid: Grid, chosen: Mapping[str, str], *, without_evidence: bool = False
) -> Header | None:
    """Read the headings of one table, with its time in one column.

    None if it has no plan's headings.

    chosen: headings whose meaning people chose (see `candidates`). without_evidence: a plan of
    usual areas that has no column of evidence is read all the same.
    """
    header = find_header(grid, chosen)
    if header is None:
        return None
    # MULAI and SELESAI become one column: only now is it known that no other column is the time.
    header = unite_time_columns(header)
    # Titles such as TRIWULAN I over the rows become a column if the table has no time at all.
    header = time_from_titles(header)
    # Marks under each document, person or status become their names.
    header = reduce(unite_marked_columns, ("pic", "status", "bukti_dukung"), header)
    header = add_no_evidence(header)
    return time_from_titles(leave_without_evidence(header)) if without_evidence else header


def find_tables(grid: Grid, chosen: Mapping[str, str] = NO_CHOICES, **said: object) -> list[Header]:
    """Return the headings of the table of a sheet that could be a plan, none if there is none.

    See `find_table`; `said` goes to `read_header`.
    """
    with at_row(grid.name):
        header = find_table(grid, partial(read_header, chosen=chosen, **said))
        return [header] if header else []


def fill_table(header: Header, choices: ReadingChoices, *, is_part: bool = False) -> FilledTable:
    """Read the rows and cells below a table's headings, each langkah under its area.

    choices: readings people settled. is_part: a person said that the table is part of a plan.
    """
    # The day work was done is no month, even if an .xls does not say how it looks.
    finished = [header.column_of("tanggal_selesai"), header.column_of("status")]
    header = replace(header, grid=header.grid.with_days(finished))
    # The kind of each row, by its own cells: a heading, a numbered row, a continuation, a note.
    rows = classify_rows(header)
    # Each row of work into its area and sub-area.
    area = find_sheet_area(header, rows, is_part=is_part)
    structure = arrange_rows(header, rows, Place(area))
    numbers = [row.number for row, _ in structure.rows]
    # The role of each mark under a calendar: as a person said, else the plan's.
    meanings = read_mark_roles(header, numbers, choices)
    # What each langkah says: merges, inherited cells, continuation rows. Nothing is inherited
    # across a heading, so areas are known before.
    content = fill_langkah(header, structure, meanings, choices)
    # Choices of people win over all of it. They name a langkah by its words, known only now.
    join_chosen_rows(content, choices)
    place_chosen_rows(header, content.drafts, choices)
    names = {draft.location.nama_area for draft in content.drafts}
    if WITHOUT_AREA not in names:
        structure.warnings = [
            remark for remark in structure.warnings if remark.code != "rows.without_area"
        ]
    return FilledTable(header, structure, content)


def assemble(
    plan: Sequence[FilledTable], tahun: int, choices: ReadingChoices, *, has_laporan: bool
) -> list[Assembly]:
    """Return the langkah of each table of a plan of `tahun`.

    Their kode go on from table to table. `has_laporan` says if the file reports progress on sheets
    of its own.
    """
    kode = KodeGiver()
    assemblies = list[Assembly]()
    for table in plan:
        _leave_other_years(table, tahun)
        drafts = table.content.drafts
        assembly = Assembly(table.header, drafts, tahun, has_laporan, kode, choices)
        assemblies.append(assembly)
    for assembly in assemblies:
        with at_row(assembly.grid.name):
            assembly.run()
    _ask_about_joints(assemblies, choices)
    return assemblies


def _leave_other_years(table: FilledTable, tahun: int) -> None:
    """Keep columns that report another year beside the rows.

    REALISASI 2025 says nothing of a plan of 2026.
    """
    header = table.header
    columns = dict(header.columns)
    for meaning in {*LAPORAN} & columns.keys():
        heading = header.display_name(meaning)
        is_chosen = header.is_chosen(columns[meaning])
        if names_other_year(heading, tahun) and not is_chosen:
            del columns[meaning]
            for draft in table.content.drafts:
                if text := draft.content.pop(meaning, ""):
                    draft.append(f"{OTHER}{heading}", text)
    table.header = replace(header, columns=columns)


def _ask_about_joints(assemblies: Sequence[Assembly], choices: ReadingChoices) -> None:
    """Ask once, at the first open cell, if *foto dan video* are two documents.

    One answer settles it for the file.
    """
    first: tuple[Assembly, Draft] | None = None
    texts = list[str]()
    for assembly in assemblies:
        for draft in assembly.drafts:
            if choices.bukti(draft.content) or not ask_about_joints(draft.bukti):
                continue
            texts += draft.bukti
            first = first or (assembly, draft)
    if first:
        assembly, draft = first
        for remark in ask_about_joints(texts):
            assembly.ask(draft, "bukti_dukung", remark)
