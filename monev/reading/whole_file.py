"""A whole file → one Reading: whose plan it is and of which year, what its sheets report, what is
asked. Also which tables a file has and whose they are, to ask by where it cannot be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, filterfalse, starmap
from pathlib import PurePath
from typing import Any, NamedTuple, TypeVar

from monev.core.errors import FileRefused
from monev.core.records import Langkah, Reading, RowFate
from monev.core.remarks import WRITTEN, Remark, refused_remark
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.calendar import find_two_years
from monev.reading.columns.cell_meanings import find_meanings_by_content
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import TITLES, reports_by_name
from monev.reading.document_sheets import join_tables
from monev.reading.files.gate import check_file, open_file
from monev.reading.files.grid import (
    Book,
    Grid,
    ask_about_dates,
    build_from_worker,
    column_letter,
    find_cell,
)
from monev.reading.files.limits import refusal
from monev.reading.files.packages import MACROS
from monev.reading.identity import (
    Identity,
    find_posisi,
    find_satker,
    find_years,
    join_identities,
    list_stated_years,
    name_decree_years,
    name_satker,
    posisi_from_name,
    read_identity,
    tahun_from_cells,
    tahun_from_name,
)
from monev.reading.layouts import lay_out
from monev.reading.passes import FilledTable, assemble, find_tables
from monev.reading.plan_tables import PlanTables, fill_tables, is_one_rencana
from monev.reading.reports.template_sheets import file_columns, find_report_header, read_laporan
from monev.reading.sheet_remarks import (
    account_for_rows,
    collect_warnings,
    is_other_table,
    refuse_without_rencana,
    say_inherited,
    say_missing_columns,
)
from monev.reading.vocabulary.headings import COLUMN_NAMES, normalize
from monev.reading.vocabulary.structure import is_usual_area
from monev.reading.vocabulary.template_names import (
    BUKTI_SHEET,
    GUIDE_SHEET,
    REALISASI_SHEET,
    REMARKS_SHEET,
)

_REPORTS = frozenset(normalize(name) for name in (REALISASI_SHEET, BUKTI_SHEET))
_OWN_NOTES = frozenset(normalize(name) for name in (GUIDE_SHEET, REMARKS_SHEET))
"""Sheets of the program's own that say something about the others."""
_MAX_NOTES = 40
_COVER_CELLS = 20
"""A cover sheet holds few cells and speaks of the plan."""

_LEGEND_CELLS, _LIST_CELLS, _LEGEND_ROWS, _MOST_LEGENDS = 3, 5, 60, 500

MEANING_CHOICES = tuple(
    each for each in COLUMN_NAMES if each not in ("tanggal_selesai", "tautan", "realisasi")
)
"""Meanings a person can give a column; the others only where the heading itself says so."""

_MAX_SAMPLES = 3
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_Report = TypeVar("_Report")


def read_file(
    data: bytes,
    name: str,
    tahun: int | None = None,
    satker: str | None = None,
    sheet: str | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """A whole file as it is read; never raises on bad content: what is wrong stands in `galat`, in
    Indonesian. `name` is the file's name, used only to find a year or a posisi nothing else names.
    `tahun` and `satker`, where given, win over what its titles say; the office whose template it
    is, over both. `sheet` chooses among several plans of one file, by a name of `Reading.choices`;
    `choice` are readings people settled. It is opened in a child process that can do no harm
    (`monev.children`)."""
    try:
        workbook = open_workbook(data)
    except FileRefused as error:
        return Reading(satker=satker, tahun=tahun, galat=error.errors or (refused_remark(error),))
    reading = FileReader(workbook, name, tahun, satker, choice).read(sheet)
    if any(
        remark.code == "identity.no_rencana" for remark in reading.galat
    ) and _is_text_as_workbook(data, name):
        words = refusal("text_as_workbook", suffix=PurePath(name).suffix)
        return replace(reading, galat=(refused_remark(words),))
    remarks = (*reading.peringatan, *workbook.warnings, *ask_about_dates(reading, workbook))
    asked = filterfalse(choice.is_right, remarks)
    return replace(reading, peringatan=tuple(_with_what_stood_there(asked, workbook)))


def _is_text_as_workbook(data: bytes, name: str) -> bool:
    """Whether a file is called a workbook and is plain text: one with a table in it is read
    whatever it is called."""
    return PurePath(name).suffix.lower() in _WORKBOOKS and check_file(data) == "csv"


def _with_what_stood_there(remarks: Iterable[Remark], workbook: Book) -> Iterator[Remark]:
    """The remarks, each about a cell that says nothing of its column with the mark that stands
    there."""
    grids = {grid.name: grid for grid in workbook.sheets}
    for remark in remarks:
        grid = grids.get(remark.lembar or "")
        if grid is None or not remark.sel or not remark.kolom or remark.nilai:
            yield remark
            continue
        text = grid.content_at(*find_cell(remark.sel))
        yield replace(remark, values={**remark.values, WRITTEN: text}) if text else remark


def open_workbook(data: bytes) -> Book:
    """The sheets of a file, with what is said of what it holds that acts. Raises FileRefused."""
    jenis = check_file(data)
    if jenis == "pdf":
        raise refusal("pdf")
    answer = open_file(data, jenis)
    book = join_tables(answer) if jenis == "docx" else build_from_worker(answer)
    acts = answer.get("aktif", ())
    others = ", ".join(words for words in acts if words != MACROS)
    said = [Remark("identity.active_content", values={"what": others})] if others else []
    if MACROS in acts:
        said.append(Remark("identity.macros_in_document" if jenis == "docx" else "identity.macros"))
    return replace(
        book,
        sheets=_with_legends(tuple(map(lay_out, book.sheets))),
        warnings=(*book.warnings, *said),
    )


def _may_be_list(grid: Grid) -> bool:
    """Whether a sheet is as short and narrow as a list of codes; one that is called a list may be
    wider."""
    most = _LIST_CELLS if grid.name.lower().startswith("daftar") else _LEGEND_CELLS
    return len(grid.by_row) <= _LEGEND_ROWS and all(
        len(columns) <= most for columns in grid.by_row.values()
    )


def _with_legends(sheets: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """The sheets, each with the rows of the others that may be lists of codes, and what says
    several in one cell."""
    lists = [
        (each.name, each.join_row(*row))
        for each in filter(_may_be_list, sheets)
        for row in each.by_row.items()
    ]
    lone = [
        (each.name, each.texts[row, k[0]])
        for each in sheets
        for row, k in each.by_row.items()
        if len(k) == 1
    ]
    lines = [*lists, *((name, text) for name, text in lone if text.count("=") > 1)][:_MOST_LEGENDS]
    return tuple(
        replace(grid, legends=tuple(line for name, line in lines if name != grid.name))
        for grid in sheets
    )


@dataclass
class FileReader:
    """One opened file, and what is asked of it. The fields are the arguments of `read_file`."""

    workbook: Book
    name: str
    tahun: int | None = None
    satker: str | None = None
    choice: ReadingChoices = WITHOUT_CHOICES

    def __post_init__(self) -> None:
        names = [grid.name for grid in self.workbook.sheets]
        laporan = [grid.name for grid in self.workbook.sheets if find_report_header(grid)]
        self.has_laporan = bool(laporan)
        self.office = name_satker(self.satker) if self.satker else None
        # Sheets that are no part of a plan, and what their rows are.
        self.others = dict[str, RowFate](
            (name, "catatan") for name in names if normalize(name) in _OWN_NOTES
        )
        self.others.update((name, "laporan") for name in self._list_reports(laporan))

    def _list_reports(self, laporan: list[str]) -> list[str]:
        """The sheets of reports, by their headings or their name: a lone sheet called Realisasi may
        be anything."""
        named = [grid.name for grid in self.workbook.sheets if normalize(grid.name) in _REPORTS]
        shown = {grid.name for grid in self.workbook.sheets if grid.texts and not grid.is_hidden}
        return [*laporan, *named] if laporan or shown - {*named, *self.others} else []

    def read(self, sheet: str | None = None) -> Reading:
        """The plan of the file, from one of its sheets or from several together, or why there is
        none. `sheet` chooses one, a hidden one too."""
        candidates = [grid for grid in self.workbook.sheets if grid.name not in self.others]
        headers = self._find_tables(candidates)
        complete = [header for header in headers if not header.missing]
        names = tuple(_name_tables(complete))
        if chosen := [
            header
            for header, name in zip(complete, names, strict=True)
            if _is_chosen(header, name, sheet)
        ]:
            return self._read_chosen(chosen, headers, is_choice=sheet is not None)
        if sheet is not None:
            code = "identity.no_such_table" if names else "identity.no_table_to_choose"
            values = {"sheet": sheet, "names": _quote(names)}
            return self._refuse(Remark(code, nilai=sheet, values=values), choices=names)
        if self.has_laporan:
            return self._read_only_laporan()
        return self._refuse(*refuse_without_rencana(self.workbook, candidates, headers))

    def _read_chosen(
        self, chosen: Sequence[Header], headers: Sequence[Header], *, is_choice: bool
    ) -> Reading:
        """The plan of these tables, with what became of each row of the file; `is_choice`: a person
        chose them."""
        tables = fill_tables(chosen, self.choice)
        reading = self._read_tables(tables)
        if not reading.langkah:
            return reading
        sheets, unread = account_for_rows(self.workbook, tables, headers, self.others)
        said = (*reading.peringatan, *chain.from_iterable(account.reasons for account in sheets))
        # Who chose one table of several has seen that the others are not read.
        return replace(reading, peringatan=said, sheets=sheets, unread=() if is_choice else unread)

    def _refuse(self, *errors: Remark, choices: tuple[str, ...] = ()) -> Reading:
        return Reading(satker=self.satker, tahun=self.tahun, galat=errors, choices=choices)

    def _find_tables(self, candidates: Sequence[Grid]) -> list[Header]:
        """The headings of every table; columns proposed by what they hold where no table is a plan
        by its words."""
        find = partial(
            find_tables, chosen=self.choice.column_headings, tahun=self.tahun, name=self.name
        )
        found = [header for grid in candidates for header in find(grid)]
        headers = [_like_others(header, found) if header.missing else header for header in found]
        plans = [header for header in headers if not _is_report_below(header, headers)]
        if any(not header.missing for header in plans):
            return headers
        may_be = (header for grid in candidates for header in find(grid, propose=True))
        proposed = [header for header in may_be if not is_other_table(header)]
        return proposed if any(not header.missing for header in proposed) else plans

    def _read_tables(self, tables: PlanTables) -> Reading:
        """The one plan these tables hold, or why there is none: they have no langkah, or are
        several plans."""
        if not tables.plan:
            starts = ((table.header.grid.name, table.header.start) for table in tables.tables)
            return self._refuse(
                *(
                    Remark("identity.no_langkah", *place, values={"row": place[1]})
                    for place in starts
                )
            )
        names = tuple(_name_tables([table.header for table in tables.plan]))
        years = (
            []
            if is_one_rencana(tables.plan)
            else tables.leave_others(self.tahun or tahun_from_name(self.name))
        )
        versions = [] if is_one_rencana(tables.plan) else tables.leave_older()
        tables.leave_said_again()
        if not is_one_rencana(tables.plan):
            values = {"count": len(names), "names": _quote(names)}
            error = Remark(
                "identity.several_tables", tables.plan[0].header.grid.name, values=values
            )
            return self._refuse(error, choices=names)
        self.tahun = years[0] if years else self.tahun
        values = {"tahun": self.tahun, "years": ", ".join(map(str, years))}
        told = Remark(
            "identity.tahun_of_several_plans", tables.plan[0].header.grid.name, values=values
        )
        reading = self._build_reading(tables.plan, tables.titled)
        said = (told, *reading.peringatan) if years else reading.peringatan
        return replace(reading, choices=tuple(_name_tables(versions)), peringatan=said)

    def _build_reading(
        self, tables: Sequence[FilledTable], titled: Sequence[FilledTable]
    ) -> Reading:
        """One Reading from the tables of a plan, with the sheets of reports where the file has
        them. `titled`: the tables whose titles may say whose plan it is, these first."""
        identity = self._find_identity(titled)
        tahun, questions = self._find_tahun(tables, identity.tahun)
        if tahun is None:
            return Reading(satker=self.office, galat=questions)
        assemblies = assemble(tables, tahun, self.choice, has_laporan=self.has_laporan)
        langkah = tuple(chain.from_iterable(assembly.langkah for assembly in assemblies))
        laporan = read_laporan(self.workbook, langkah, tahun, self.choice)
        of_tables = _ask_once(tables, langkah)
        of_rows = chain.from_iterable(assembly.warnings for assembly in assemblies)
        titles = chain.from_iterable(table.header.titles for table in titled)
        return Reading(
            satker=laporan.satker or self.office or identity.satker,
            satker_whole=laporan.satker or identity.satker_whole,
            tahun=tahun,
            posisi=find_posisi(titles, tahun) or posisi_from_name(self.name, tahun),
            langkah=langkah,
            # Without sheets of reports these stand in the plan's tables.
            realisasi=laporan.realisasi
            if self.has_laporan
            else _joined(each.realisasi for each in assemblies),
            bukti=laporan.bukti if self.has_laporan else _joined(each.bukti for each in assemblies),
            origin=laporan.origin,
            simulasi=identity.simulasi,
            peringatan=(*questions, *of_tables, *of_rows, *_of_reports(laporan.warnings, tables)),
            left_out=len(laporan.left_out),
            galat=(
                *chain.from_iterable(assembly.errors for assembly in assemblies),
                *laporan.errors,
            ),
            keterangan=_list_details(tables),
            kolom=file_columns((table.header for table in tables), laporan),
        )

    def _find_identity(self, titled: Sequence[FilledTable]) -> Identity:
        """Whose plan it is: what the titles say together; what they leave open, by the cover
        sheets."""
        identity = join_identities([read_identity(table.header.titles) for table in titled])
        if identity.satker and identity.tahun:
            return identity
        of_plan = {table.header.grid.name for table in titled}
        sheets = [
            grid for grid in self.workbook.sheets if grid.name not in of_plan and not grid.is_hidden
        ]
        covers = [tuple(text for _, text in sorted(grid.texts.items())) for grid in sheets]
        # Of a longer sheet no more than a title that calls it the sum of a plan.
        covers = [
            c if len(c) <= _COVER_CELLS else c[: bool(TITLES["rekap"].match(c[0]))] for c in covers
        ]
        short = [lines for lines in covers if any(map(TITLES["of_zi"].search, lines))]
        return join_identities([identity, *map(read_identity, short)])

    def _find_tahun(
        self, tables: Sequence[FilledTable], in_title: int | None
    ) -> tuple[int | None, tuple[Remark, ...]]:
        """The plan's year: as given, from the titles (of several, the only one TARGET WAKTU names),
        the heading of TARGET WAKTU or a column TAHUN, the sheet's or file's name, the only year
        TARGET WAKTU names, else the first of those the headings of its calendar name, or its times
        where each names one. With a remark where it was taken from elsewhere than the titles and
        that heading, or not found."""
        headers = [table.header for table in tables]
        times = [
            draft.content["target_waktu"] for table in tables for draft in table.content.drafts
        ]
        in_cells = tahun_from_cells(times)
        stated = {*chain.from_iterable(list_stated_years(header.titles) for header in headers)}
        in_title = in_cells if in_title and in_cells in stated else in_title
        if found := self.tahun or in_title or _tahun_of_columns(headers):
            return found, ()
        sheet = headers[0].grid.name
        years = _list_years(headers, times)
        beside: dict[str, dict[str, Any]] = {
            "identity.tahun_from_name": {"tahun": tahun_from_name(sheet, self.name)},
            "identity.tahun_from_cells": {"tahun": in_cells},
            "identity.tahun_of_decree": name_decree_years(headers[0].titles),
            "identity.tahun_first_of_several": {
                "tahun": next(iter(years), None),
                "years": ", ".join(map(str, years)),
            },
        }
        told = (way for way in beside.items() if way[1]["tahun"])
        code, values = next(told, ("identity.tahun_missing", dict[str, Any]()))
        return values.get("tahun"), (Remark(code, sheet, values=values),)

    def _read_only_laporan(self) -> Reading:
        """A file with sheets of reports and no plan: what they refer to, the stored rencana
        knows."""
        laporan = read_laporan(self.workbook, (), self.tahun, self.choice)
        return Reading(
            satker=laporan.satker or self.satker,
            satker_whole=laporan.satker,
            tahun=self.tahun or (laporan.origin.tahun if laporan.origin else None),
            realisasi=laporan.realisasi,
            bukti=laporan.bukti,
            origin=laporan.origin,
            peringatan=tuple(laporan.warnings),
            left_out=len(laporan.left_out),
            galat=tuple(laporan.errors),
            kolom=file_columns((), laporan),
        )


def _quote(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _like_others(header: Header, headers: Sequence[Header]) -> Header:
    """Headings that lack a meaning with the columns of another table of the same headings that
    lacks none, else with what the cells of all such tables tell: a sheet of a langkah or two is too
    short for that."""
    alike = [each for each in headers if each.headings == header.headings]
    rows = [(each.grid, row) for each in alike for row in each.rows_below]
    texts = {
        (b, k): grid.texts[row, k]
        for b, (grid, row) in enumerate(rows, 1)
        for k in grid.by_row[row]
    }
    together = replace(header, end=0, grid=Grid("", texts, last_column=header.grid.last_column))
    whole = next((each for each in alike if not each.missing), find_meanings_by_content(together))
    return replace(header, columns=whole.columns)


def _is_report_below(header: Header, headers: Sequence[Header]) -> bool:
    """Whether a title calls a table a report that stands below a larger one which says not all that
    a plan must: that one is the plan, and no report is read in its place."""
    sheet, rows = header.grid.name, len(header.rows_below)
    above = (
        each
        for each in headers
        if each.missing and each.grid.name == sheet and each.start < header.start
    )
    return reports_by_name(header) and any(len(each.rows_below) > rows for each in above)


def _is_chosen(header: Header, name: str, sheet: str | None) -> bool:
    """Whether a choice means a table: by its own name, or by that of its whole sheet. No choice
    means what is seen."""
    if sheet is None:
        return not header.grid.is_hidden
    return sheet.strip().casefold() in (name.casefold(), header.grid.name.casefold())


def _name_tables(headers: Sequence[Header]) -> Iterator[str]:
    """What tables are called where one is to be chosen. The sheet's name; with the row where it
    holds several, and the column where several begin in the same row."""
    by_sheet = Counter(header.grid.name for header in headers)
    by_row = Counter((header.grid.name, header.start) for header in headers)
    for header in headers:
        sheet = header.grid.name
        column = (
            f", kolom {column_letter(header.first_column)}"
            if by_row[sheet, header.start] > 1
            else ""
        )
        yield sheet if by_sheet[sheet] == 1 else f"{sheet} (baris {header.start}{column})"


def _has_areas(langkah: Iterable[Langkah], tables: Iterable[FilledTable]) -> bool:
    """Whether a plan has areas: one of its langkah stands in one, or a cell names a usual one."""
    cells = (text for table in tables for text in table.header.grid.texts.values())
    return any(each.area != "0" for each in langkah) or any(map(is_usual_area, cells))


def _ask_once(tables: Sequence[FilledTable], langkah: Sequence[Langkah]) -> Iterator[Remark]:
    """The remarks on the tables, what is said of a heading only at the first one that has it: one
    answer settles it for all. That rows have no area is asked where others have one or a cell names
    one; of a plan that names none it is told."""
    said: set[tuple[str, ...]] = set()
    for remark in chain.from_iterable(map(collect_warnings, tables)):
        if remark.code == "rows.without_area" and not _has_areas(langkah, tables):
            remark = replace(remark, code="rows.without_any_area")
        key = ()
        if remark.code.startswith("columns.") and "heading" in remark.values:
            heading = normalize(remark.values["heading"])
            key = (
                remark.code,
                heading,
                *(remark.values.get(name, "") for name in ("meaning", "taken_heading")),
            )
        if not key or key not in said:
            said.add(key)
            yield remark


def _of_reports(remarks: Iterable[Remark], tables: Sequence[FilledTable]) -> Iterator[Remark]:
    """The remarks on sheets of reports, but for one called so that is the plan."""
    plans = {table.header.grid.name for table in tables}
    return (
        each
        for each in remarks
        if each.code != "reports.sheet_without_headings" or each.lembar not in plans
    )


def _joined(parts: Iterable[list[_Report] | None]) -> tuple[_Report, ...] | None:
    """What the tables report, joined; None where none has such a column."""
    reports = [part for part in parts if part is not None]
    return tuple(chain.from_iterable(reports)) if reports else None


def _list_details(tables: Sequence[FilledTable]) -> dict[str, str]:
    """Where the plan was found, how its columns were understood, and what stands below it."""
    header = tables[0].header
    info = {
        "lembar": ", ".join(table.header.grid.name for table in tables),
        "baris_judul": str(header.start),
    }
    for meaning, column in header.columns.items():
        info[f"kolom {column_letter(column)}"] = (
            f"{header.display_name(meaning)} = {COLUMN_NAMES[meaning]}"
        )
    others = {
        "tanpa_kolom": say_missing_columns(header),
        "tanda": "; ".join(filter(None, dict.fromkeys(table.content.marks for table in tables))),
        "diwarisi": say_inherited(tables),
        "di_bawah_tabel": "\n".join(
            [text for table in tables for text in table.structure.notes][:_MAX_NOTES]
        ),
    }
    return info | {key: text for key, text in others.items() if text}


class FileColumn(NamedTuple):
    """One headed column: its letter, heading on one line, meaning (None: only kept), and its first
    filled cells."""

    letter: str
    heading: str
    meaning: str | None
    samples: tuple[str, ...]


class FileTable(NamedTuple):
    """One table with some of a plan's headings. `missing` are needed meanings it does not say.
    `is_other`: it is known to be no plan but a budget, a score sheet or the like."""

    sheet: str
    row: int
    columns: tuple[FileColumn, ...]
    missing: tuple[str, ...]
    is_other: bool


def list_file_tables(
    data: bytes, choice: ReadingChoices = WITHOUT_CHOICES
) -> tuple[FileTable, ...]:
    """Every table on a visible sheet with at least two of a plan's headings; () for a file that
    cannot be opened."""
    headers = (
        header
        for grid in _visible_sheets(data)
        for header in find_tables(grid, choice.column_headings)
    )
    return tuple(map(build_file_table, headers))


def find_satker_in_title(data: bytes) -> str | None:
    """Whose plan a file says it is, also where its table cannot be read; None where it does not
    say."""
    texts = (
        tuple(grid.texts[cell] for cell in sorted(grid.texts)[:60])
        for grid in _visible_sheets(data)
    )
    return next((satker for titles in texts if (satker := find_satker(titles))), None)


def _visible_sheets(data: bytes) -> Iterator[Grid]:
    """The sheets of a file that are not hidden; none where it cannot be opened."""
    try:
        workbook = open_workbook(data)
    except FileRefused:
        return  # why it cannot be opened, its reading says
    yield from (grid for grid in workbook.sheets if not grid.is_hidden)


def build_file_table(header: Header) -> FileTable:
    """A table by its headings."""
    meanings = {column: meaning for meaning, column in header.columns.items()}
    samples = {
        k: tuple(dict.fromkeys(header.cells_below(k).values()))[:_MAX_SAMPLES]
        for k in sorted(header.headings)
    }
    said = (
        (column_letter(k), header.column_display_name(k), meanings.get(k), texts)
        for k, texts in samples.items()
    )
    columns = tuple(starmap(FileColumn, said))
    return FileTable(header.grid.name, header.end, columns, header.missing, is_other_table(header))


def _list_years(headers: Sequence[Header], times: Iterable[str]) -> list[int]:
    """The years that the headings of calendars name, else both of a title (Tahun Akademik
    2024/2025), else those that the times do where each names its own: the first one first where the
    titles name them too (2024/2025), else the one that most times name."""
    titles = [*chain.from_iterable(header.titles for header in headers)]
    of_calendar = {
        slot.tahun for header in headers for slot in header.months.values() if slot.tahun
    }
    of_calendar = of_calendar or {*find_two_years(titles).values()}
    named = [find_years([time]) for time in times if time]
    counts = Counter(chain.from_iterable(named) if all(named) else ())
    is_titled = find_years(titles).issuperset(counts)
    return sorted(
        of_calendar or counts,
        key=lambda year: (0 if of_calendar or is_titled else -counts[year], year),
    )


def _tahun_of_columns(headers: Sequence[Header]) -> int | None:
    """The only year that the headings of TARGET WAKTU name, else the cells of the columns TAHUN."""
    timed = (
        header.display_name("target_waktu")
        for header in headers
        if "target_waktu" in header.columns
    )
    of_tahun = (
        (each, k)
        for each in headers
        for k, said in each.others.items()
        if normalize(said) == "tahun"
    )
    by_row = (text for header, column in of_tahun for text in header.cells_below(column).values())
    return tahun_from_cells(timed) or tahun_from_cells(by_row)
