"""A whole file → one Reading: whose plan it is and of which year, what its sheets report, what is
asked. Also which tables a file has and whose they are, to ask by where it cannot be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, filterfalse
from typing import Any, NamedTuple, TypeVar

from monev.core.errors import FileRefused
from monev.core.records import Langkah, Reading, RowFate
from monev.core.remarks import WRITTEN, Remark, refused_remark
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.calendar import find_two_years
from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import read_cells
from monev.reading.columns.table_cuts import TITLES
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


MEANING_CHOICES = tuple(
    each for each in COLUMN_NAMES if each not in ("tanggal_selesai", "tautan", "realisasi")
)
"""Meanings a person can give a column; the others only where the heading itself says so."""

_MAX_SAMPLES, _MAX_TITLES = 3, 60
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
    remarks = (*reading.peringatan, *workbook.warnings, *ask_about_dates(reading, workbook))
    asked = filterfalse(choice.is_right, remarks)
    return replace(reading, peringatan=tuple(_with_what_stood_there(asked, workbook)))


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
    return replace(book, warnings=(*book.warnings, *said))


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
        named = zip(complete, names, strict=True)
        if chosen := [header for header, name in named if _is_chosen(header, name, sheet)]:
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
        said = {"chosen": self.choice.column_headings, "tahun": self.tahun, "name": self.name}
        found = list[Header]()
        for grid in candidates:
            found += find_tables(grid, **said)
        headers = [_like_others(header, found) if header.missing else header for header in found]
        if any(not header.missing for header in headers):
            return headers
        proposed = list[Header]()
        for grid in candidates:
            proposed += find_tables(grid, **said, propose=True)
        may_be = [header for header in proposed if not is_other_table(header)]
        return may_be if any(not header.missing for header in may_be) else headers

    def _read_tables(self, tables: PlanTables) -> Reading:
        """The one plan these tables hold, or why there is none: they have no langkah, or are
        several plans."""
        if not tables.plan:
            starts = [(table.header.grid.name, table.header.start) for table in tables.tables]
            said = (Remark("identity.no_langkah", *at, values={"row": at[1]}) for at in starts)
            return self._refuse(*said)
        names = tuple(_name_tables([table.header for table in tables.plan]))
        years = list[int]()
        versions = list[Header]()
        if not is_one_rencana(tables.plan):
            years = tables.leave_others(self.tahun or tahun_from_name(self.name))
        if not is_one_rencana(tables.plan):
            versions = tables.leave_older()
        tables.leave_said_again()
        sheet = tables.plan[0].header.grid.name
        if not is_one_rencana(tables.plan):
            values = {"count": len(names), "names": _quote(names)}
            error = Remark("identity.several_tables", sheet, values=values)
            return self._refuse(error, choices=names)
        if not years:
            reading = self._build_reading(tables.plan, tables.titled)
            return replace(reading, choices=tuple(_name_tables(versions)))
        self.tahun = years[0]
        values = {"tahun": self.tahun, "years": ", ".join(map(str, years))}
        told = Remark("identity.tahun_of_several_plans", sheet, values=values)
        reading = self._build_reading(tables.plan, tables.titled)
        return replace(reading, peringatan=(told, *reading.peringatan))

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
        # Without sheets of reports these stand in the plan's tables.
        realisasi = laporan.realisasi
        bukti = laporan.bukti
        if not self.has_laporan:
            realisasi = _joined(each.realisasi for each in assemblies)
            bukti = _joined(each.bukti for each in assemblies)
        errors = chain.from_iterable(assembly.errors for assembly in assemblies)
        headers = [table.header for table in tables]
        return Reading(
            satker=laporan.satker or self.office or identity.satker,
            satker_whole=laporan.satker or identity.satker_whole,
            tahun=tahun,
            posisi=find_posisi(titles, tahun) or posisi_from_name(self.name, tahun),
            langkah=langkah,
            realisasi=realisasi,
            bukti=bukti,
            origin=laporan.origin,
            simulasi=identity.simulasi,
            peringatan=(*questions, *of_tables, *of_rows, *_of_reports(laporan.warnings, tables)),
            left_out=len(laporan.left_out),
            galat=(*errors, *laporan.errors),
            keterangan=_list_details(tables),
            kolom=file_columns(headers, laporan),
        )

    def _find_identity(self, titled: Sequence[FilledTable]) -> Identity:
        """Whose plan it is: what the titles say together; what they leave open, by the cover
        sheets: a few cells that speak of a plan."""
        identity = join_identities([read_identity(table.header.titles) for table in titled])
        of_plan = {table.header.grid.name for table in titled}
        covers = list[Identity]()
        for grid in self.workbook.sheets:
            lines = tuple(text for _, text in sorted(grid.texts.items()))
            is_short = len(lines) <= _COVER_CELLS and not grid.is_hidden
            is_cover = is_short and any(map(TITLES["of_zi"].search, lines))
            if is_cover and grid.name not in of_plan:
                covers.append(read_identity(lines))
        return join_identities([identity, *covers])

    def _find_tahun(
        self, tables: Sequence[FilledTable], in_title: int | None
    ) -> tuple[int | None, tuple[Remark, ...]]:
        """The plan's year, in order of trust: as given, from the titles (of several the only one
        TARGET WAKTU names), the heading of TARGET WAKTU or a column TAHUN, the sheet's or file's
        name, the single year in TARGET WAKTU, the year of the decree, the first of those that a
        calendar or the times name. A source below the headings adds a remark."""
        headers = [table.header for table in tables]
        times = [each.content["target_waktu"] for table in tables for each in table.content.drafts]
        titles = [*chain.from_iterable(header.titles for header in headers)]
        in_cells = tahun_from_cells(times)
        if in_title and in_cells in list_stated_years(tuple(titles)):
            in_title = in_cells
        if found := self.tahun or in_title or _tahun_of_columns(headers):
            return found, ()
        sheet = headers[0].grid.name
        years = _list_years(headers, times)
        first = {"tahun": years[0] if years else None, "years": ", ".join(map(str, years))}
        beside: dict[str, dict[str, Any]] = {
            "identity.tahun_from_name": {"tahun": tahun_from_name(sheet, self.name)},
            "identity.tahun_from_cells": {"tahun": in_cells},
            "identity.tahun_of_decree": name_decree_years(headers[0].titles),
            "identity.tahun_first_of_several": first,
        }
        for code, values in beside.items():
            if values["tahun"]:
                return values["tahun"], (Remark(code, sheet, values=values),)
        return None, (Remark("identity.tahun_missing", sheet),)

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
    texts: dict[tuple[int, int], str] = {}
    for number, (grid, row) in enumerate(((h.grid, row) for h in alike for row in h.rows_below), 1):
        texts |= {(number, column): grid.texts[row, column] for column in grid.by_row[row]}
    together = replace(header, end=0, grid=Grid("", texts, last_column=header.grid.last_column))
    whole = next((each for each in alike if not each.missing), read_cells(together))
    return replace(header, columns=whole.columns)


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
        place = f"baris {header.start}"
        if by_row[sheet, header.start] > 1:
            place += f", kolom {column_letter(header.first_column)}"
        yield sheet if by_sheet[sheet] == 1 else f"{sheet} ({place})"


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
        if remark.code.startswith("columns.") and "heading" in remark.values:
            others = (remark.values.get(name, "") for name in ("meaning", "taken_heading"))
            key = (remark.code, normalize(remark.values["heading"]), *others)
            if key in said:
                continue
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
        name = header.display_name(meaning)
        info[f"kolom {column_letter(column)}"] = f"{name} = {COLUMN_NAMES[meaning]}"
    marks = dict.fromkeys(table.content.marks for table in tables)
    notes = [*chain.from_iterable(table.structure.notes for table in tables)]
    others = {
        "tanpa_kolom": say_missing_columns(header),
        "tanda": "; ".join(filter(None, marks)),
        "diwarisi": say_inherited(tables),
        "di_bawah_tabel": "\n".join(notes[:_MAX_NOTES]),
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
    found = (find_tables(grid, choice.column_headings) for grid in _visible_sheets(data))
    return tuple(map(build_file_table, chain.from_iterable(found)))


def find_satker_in_title(data: bytes) -> str | None:
    """Whose plan a file says it is, also where its table cannot be read; None where it does not
    say."""
    for grid in _visible_sheets(data):
        titles = tuple(grid.texts[cell] for cell in sorted(grid.texts)[:_MAX_TITLES])
        if satker := find_satker(titles):
            return satker
    return None


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
    columns = list[FileColumn]()
    for k in sorted(header.headings):
        samples = tuple(dict.fromkeys(header.cells_below(k).values()))[:_MAX_SAMPLES]
        name = header.column_display_name(k)
        columns.append(FileColumn(column_letter(k), name, meanings.get(k), samples))
    is_other = is_other_table(header)
    return FileTable(header.grid.name, header.end, tuple(columns), header.missing, is_other)


def _list_years(headers: Sequence[Header], times: Iterable[str]) -> list[int]:
    """The years that the headings of calendars name, else both of a title (Tahun Akademik
    2024/2025), else those that the times do where each names its own: the first one first where the
    titles name them too (2024/2025), else the one that most times name."""
    titles = [*chain.from_iterable(header.titles for header in headers)]
    slots = chain.from_iterable(header.months.values() for header in headers)
    of_headings = {slot.tahun for slot in slots if slot.tahun}
    of_headings = of_headings or {*find_two_years(titles).values()}
    if of_headings:
        return sorted(of_headings)
    named = [find_years([time]) for time in times if time]
    counts = Counter(chain.from_iterable(named) if all(named) else ())
    if find_years(titles).issuperset(counts):
        return sorted(counts)
    return sorted(counts, key=lambda year: (-counts[year], year))


def _tahun_of_columns(headers: Sequence[Header]) -> int | None:
    """The only year that the headings of TARGET WAKTU name, else the cells of the columns TAHUN."""
    timed = list[str]()
    by_row = list[str]()
    for header in headers:
        if "target_waktu" in header.columns:
            timed.append(header.display_name("target_waktu"))
        for column, heading in header.others.items():
            if normalize(heading) == "tahun":
                by_row += header.cells_below(column).values()
    return tahun_from_cells(timed) or tahun_from_cells(by_row)
