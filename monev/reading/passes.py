"""The passes over a sheet, from its grid to the langkah of its tables: read it from top to bottom.

Before it, `files` turns every kind of file into grids. For a document or a PDF, `document_sheets`
also joins the tables that page breaks cut.

1. `read_header` finds the headings of one table, what each column means, and brings its time into
   one column.
2. `find_tables` cuts a sheet into its tables, and reads the headings of each part anew.
3. `fill_table` reads the rows below the headings: `separate_realisasi` → `write_out_codes` →
   `leave_weights` → `mend_romans` → `classify_rows` → `find_sheet_area` →
   `arrange_rows` → `read_mark_meanings` → `read_colours` → `fill_langkah` → `attach_realisasi` →
   `join_chosen_rows` → `place_chosen_rows`.
4. `assemble` makes the langkah of all tables of one plan. It stands last and apart, because it
   needs the plan's year, which the cells of all tables may have to tell.

After it, `whole_file` adds whose plan it is, what its sheets report, and what is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce

from monev.reading.choices import ReadingChoices
from monev.reading.columns.cell_meanings import leave_without_evidence
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import NO_CHOICES, find_header
from monev.reading.columns.table_cuts import cut_tables
from monev.reading.columns.time_columns import join_days, time_from_titles, unite_time_columns
from monev.reading.columns.united_columns import number_by_kode, unite_marked_columns
from monev.reading.columns.versions import read_latest_versions
from monev.reading.evidence.doubts import ask_about_joints
from monev.reading.files.grid import Grid
from monev.reading.rows.areas import WITHOUT_AREA, Place, find_sheet_area, place_chosen_rows
from monev.reading.rows.assembly import Assembly
from monev.reading.rows.codes import write_out_codes
from monev.reading.rows.filling import (
    TableContent,
    fill_langkah,
    join_chosen_rows,
)
from monev.reading.rows.kode import KodeGiver
from monev.reading.rows.legends import read_mark_meanings
from monev.reading.rows.month_matrix import read_colours
from monev.reading.rows.placement import Structure, arrange_rows, leave_weights, mend_romans
from monev.reading.rows.realisasi_rows import attach_realisasi, separate_realisasi
from monev.reading.rows.row_kinds import classify_rows


@dataclass(slots=True)
class FilledTable:
    """A plan table as it was read: its headings, its rows under their areas, its cells.
    `realisasi_rows` say what was done of the row above; `goes_on`: it continues a table above
    it."""

    header: Header
    structure: Structure
    content: TableContent
    realisasi_rows: tuple[int, ...] = ()
    goes_on: bool = False

    @property
    def areas(self) -> tuple[str, ...]:
        """The marks of the areas of its langkah, in order."""
        return tuple(dict.fromkeys(draft.location.area for draft in self.content.drafts))


def read_header(
    grid: Grid,
    chosen: Mapping[str, str],
    *,
    tahun: int | None = None,
    name: str = "",
    propose: bool = False,
) -> Header | None:
    """The headings of one table, with its time in one column; None where a sheet has no plan's
    headings. `chosen` are headings whose meaning people chose (see `candidates`). `tahun`: the
    plan's year, where a person said it; `name`: the file's, which may say it. `propose`: a column
    that no word names is proposed by what its cells hold."""
    header = find_header(grid, chosen, propose=propose)
    if header is None:
        return None
    # Of BUKTI DUKUNG 2024 and 2025 the plan's year, before its time is brought together.
    header = read_latest_versions(header, tahun, name)
    # MULAI and SELESAI become one column: only now is it known that no other column is the time.
    header = unite_time_columns(header)
    # Titles such as TRIWULAN I over the rows become a column: only where the table has no time at
    # all.
    header = join_days(time_from_titles(header))
    # Marks under each document, person or status become their names.
    header = reduce(unite_marked_columns, ("pic", "status", "bukti_dukung"), header)
    # KODE numbers the rows where no NO does, and its levels tell headings from work.
    header = number_by_kode(header)
    return time_from_titles(leave_without_evidence(header)) if propose else header


def find_tables(grid: Grid, chosen: Mapping[str, str] = NO_CHOICES, **said: object) -> list[Header]:
    """The headings of every table of a sheet that could be a plan (see `cut_tables`); `said`: as
    for `read_header`."""
    return cut_tables(grid, partial(read_header, chosen=chosen, **said))


def fill_table(
    header: Header, choices: ReadingChoices, *, in_series: bool, above: FilledTable | None
) -> FilledTable:
    """The rows and cells below a table's headings, each langkah under its area. `in_series`: the
    names of the file's sheets count the areas. `choices` are readings people settled. `above` is
    the table this one goes on from, in the area where that ended."""
    # Rows that say what was done are no rows of the plan: they go first, before any row is judged.
    header, realisasi = separate_realisasi(header, choices)
    # The day something was done is no month, also where an .xls does not say how it looks.
    header = replace(header, grid=header.grid.with_days([header.columns.get("tanggal_selesai", 0)]))
    # Codes become what a legend says they are. Roman numbers typed with other letters are mended
    # before a row is judged by its mark.
    header = mend_romans(leave_weights(write_out_codes(header)))
    # What each row is, by its own cells: a heading, a numbered row, a continuation, a note.
    rows = classify_rows(header)
    # The area of rows above the first area heading, from the titles above the table or the sheet's
    # name.
    sheet_area = find_sheet_area(header, rows, sheets_in_series=in_series)
    # Each row of work into its area and sub-area.
    end = (
        above.structure.end
        if above and ("area" in header.columns) >= ("area" in above.header.columns)
        else None
    )
    structure = arrange_rows(
        header,
        rows,
        end if end and not sheet_area else Place(sheet_area),
    )
    # What the marks under a calendar mean, before any is read: by the legend, which stands among no
    # rows of work.
    numbers = [row.number for row, _ in structure.rows]
    meanings = read_colours(header, numbers, read_mark_meanings(header, numbers, choices), choices)
    # What each langkah says: merges, inherited cells, continuation rows. Nothing is inherited
    # across a heading, so areas are known before.
    content = fill_langkah(header, structure, meanings, choices)
    # What the rows of realisasi said goes to the langkah above each, which exist only now.
    attach_realisasi(content.drafts, realisasi)
    # What people chose wins over all of it. It knows a langkah by its words, which are filled only
    # now.
    join_chosen_rows(content, choices)
    place_chosen_rows(header, content.drafts, choices)
    if all(draft.location.nama_area != WITHOUT_AREA for draft in content.drafts):
        structure.warnings = [
            remark for remark in structure.warnings if remark.code != "rows.without_area"
        ]
    return FilledTable(header, structure, content, tuple(realisasi), above is not None)


def assemble(
    plan: Sequence[FilledTable], tahun: int, choices: ReadingChoices, *, has_laporan: bool
) -> list[Assembly]:
    """The langkah of each table of a plan of `tahun`, with kode that go on from one table to the
    next. `has_laporan`: the file reports progress on sheets of its own."""
    for_all = {"has_laporan": has_laporan, "kode": KodeGiver(), "choices": choices}
    assemblies = [
        Assembly(
            table.header,
            table.content.drafts,
            tahun,
            **for_all,
        )
        for table in plan
    ]
    for assembly in assemblies:
        assembly.run()
    # Whether *foto dan video* are two is asked at the first open one: one answer settles it for the
    # file.
    unsettled = (
        (each, draft)
        for each in assemblies
        for draft in each.drafts
        if not choices.bukti(draft.content)
    )
    open_in = [(assembly, draft) for assembly, draft in unsettled if ask_about_joints(draft.bukti)]
    for remark in ask_about_joints(text for _, draft in open_in for text in draft.bukti):
        assembly, draft = open_in[0]
        assembly.ask(draft, "bukti_dukung", remark)
    return assemblies
