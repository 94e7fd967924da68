"""Read a whole file as one Reading.

It has its office and year, its langkah, the reports on its sheets, the remarks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from monev.core.errors import FileRefused
from monev.core.records import FileTable, Langkah, Reading, RowFate
from monev.core.remarks import WRITTEN, Remark, refused_remark
from monev.core.text import shorten
from monev.reading.choices import TOGETHER, WITHOUT_CHOICES, ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.columns.table_cuts import TITLES
from monev.reading.document_sheets import join_tables
from monev.reading.file_tables import describe_header, describe_sheet, find_satker_in_title
from monev.reading.files.faults import ReadingFault, logged_faults
from monev.reading.files.gate import check_file, open_file
from monev.reading.files.grid import (
    Book,
    Grid,
    ask_about_dates,
    build_from_worker,
    column_letter,
    find_cell,
)
from monev.reading.files.limits import MAX_OWED, refusal
from monev.reading.files.packages import MACROS
from monev.reading.identity import (
    Identity,
    find_posisi,
    join_identities,
    join_unit,
    name_satker,
    posisi_from_name,
    read_identity,
)
from monev.reading.passes import FilledTable, assemble, find_tables
from monev.reading.plan_tables import PlanTables, fill_tables, is_one_rencana, may_be_one_rencana
from monev.reading.plan_year import find_plan_year
from monev.reading.reports.template_sheets import file_columns, find_report_header, read_laporan
from monev.reading.sheet_remarks import (
    account_for_rows,
    collect_warnings,
    refuse_without_rencana,
    say_inherited,
)
from monev.reading.vocabulary.headings import COLUMN_NAMES, normalize
from monev.reading.vocabulary.structure import is_usual_area
from monev.reading.vocabulary.template_names import (
    BUKTI_SHEET,
    GUIDE_SHEET,
    REALISASI_SHEET,
    REMARKS_SHEET,
)

_MAX_NOTES = 40
_COVER_CELLS = 20
"""A cover sheet holds few cells and speaks of the plan."""

_FATES: dict[str, RowFate] = {
    normalize(GUIDE_SHEET): "catatan",
    normalize(REMARKS_SHEET): "catatan",
    normalize(REALISASI_SHEET): "laporan",
    normalize(BUKTI_SHEET): "laporan",
}
"""The fate of the rows of a sheet with this name, which is no part of a plan."""

_Report = TypeVar("_Report")


def read_file(
    data: bytes,
    name: str,
    tahun: int | None = None,
    satker: str | None = None,
    sheet: str | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """Read a whole file.

    It never raises: `galat` says in Indonesian what is wrong, of a fault of the program where it
    happened.

    name: the file's name, for a year or a posisi that nothing else names. tahun, satker: win over
    the titles, but not over the office in a template. sheet: one of several plans in the file, by a
    name of `Reading.choices`. choice: readings people settled. A child process that can do no harm
    opens the file (`monev.children`).
    """
    try:
        with logged_faults() as faults:
            workbook = open_workbook(data)
            reader = FileReader(workbook, name, tahun, satker, choice)
            reading = reader.read(sheet)
            _check_owed(reading)
            return _with_remarks(reading, workbook, choice)
    except FileRefused as error:
        galat = error.errors or (refused_remark(error),)
        return Reading(satker=satker, tahun=tahun, galat=galat)
    galat = tuple(map(_refuse, faults))
    return Reading(satker=satker, tahun=tahun, galat=galat)


def _check_owed(reading: Reading) -> None:
    """Refuse a plan that owes more bukti than the program takes; each is a row for each tenggat."""
    owed = sum(len(langkah.tenggat) * len(langkah.bukti) for langkah in reading.langkah)
    if owed > MAX_OWED:
        raise refusal("owes_too_much", owed=owed, most=MAX_OWED)


def _refuse(fault: ReadingFault) -> Remark:
    place = (fault.sheet or None, fault.row or None)
    where = f" di lembar “{fault.sheet}”" if fault.sheet else ""
    if fault.row:
        where += f", baris {fault.row}"
    return Remark("identity.fault", *place, values={"where": where})


def _with_remarks(reading: Reading, workbook: Book, choice: ReadingChoices) -> Reading:
    """Return the reading with the remarks on its file, without those people called right."""
    grids = {grid.name: grid for grid in workbook.sheets}
    asked = list[Remark]()
    dates = ask_about_dates(reading, workbook)
    for remark in (*reading.peringatan, *workbook.warnings, *dates):
        if not choice.is_right(remark):
            grid = grids.get(remark.lembar or "")
            asked.append(_with_written(remark, grid))
    return replace(reading, peringatan=tuple(asked))


def _with_written(remark: Remark, grid: Grid | None) -> Remark:
    """Return the remark with the text of its cell, if it has no value of its own."""
    if grid and remark.sel and remark.kolom and not remark.nilai:
        text = grid.content_at(*find_cell(remark.sel))
        if text:
            return replace(remark, values={**remark.values, WRITTEN: text})
    return remark


def open_workbook(data: bytes) -> Book:
    """Open a file and return its sheets, with a remark on anything in it that acts.

    Raises FileRefused.
    """
    jenis = check_file(data)
    answer = open_file(data, jenis)
    build = join_tables if jenis == "docx" else build_from_worker
    book = build(answer)
    said = list(book.warnings)
    acts = answer.get("aktif", ())
    what = ", ".join(act for act in acts if act != MACROS)
    if what:
        said.append(Remark("identity.active_content", values={"what": what}))
    if MACROS in acts:
        said.append(Remark("identity.macros"))
    return replace(book, warnings=tuple(said))


@dataclass
class FileReader:
    """Reads one opened file. The fields are the arguments of `read_file`."""

    workbook: Book
    name: str
    tahun: int | None = None
    satker: str | None = None
    choice: ReadingChoices = WITHOUT_CHOICES

    def __post_init__(self) -> None:
        sheets = self.workbook.sheets
        headed = [grid.name for grid in sheets if find_report_header(grid)]
        self.has_laporan = bool(headed)
        self.of_plans = set[str]()
        self.office = name_satker(self.satker) if self.satker else None
        # Sheets that are no part of a plan, with the fate of their rows: by their headings or
        # their name. A lone sheet called Realisasi may be anything.
        self.others: dict[str, RowFate] = dict.fromkeys(headed, "laporan")
        fates = {grid.name: _FATES.get(normalize(grid.name)) for grid in sheets}
        plain = [grid for grid in sheets if grid.texts and fates[grid.name] is None]
        has_plan = self.has_laporan or not all(grid.is_hidden for grid in plain)
        for name, fate in fates.items():
            if fate == "catatan" or (fate and has_plan):
                self.others[name] = fate

    def read(self, sheet: str | None = None) -> Reading:
        """Return the file's plan, from one sheet or several together, or say why there is none.

        `sheet` chooses one, even a hidden one, or says that all are one plan (TOGETHER).
        """
        candidates = [grid for grid in self.workbook.sheets if grid.name not in self.others]
        headers = self._find_tables(candidates)
        complete = [header for header in headers if not header.missing]
        self.of_plans = {header.grid.name for header in complete}
        names = tuple(header.grid.name for header in complete)
        chosen = [header for header in complete if _is_chosen(header, sheet)]
        if chosen:
            return self._read_chosen(chosen, headers, sheet)
        if sheet is not None:
            code = "identity.no_such_table"
            values = {"sheet": sheet, "names": _quote(names) or "tidak ada"}
            return self._refuse(Remark(code, nilai=sheet, values=values), choices=names)
        if self.has_laporan:
            return self._read_only_laporan()
        return self._refuse_without_plan(candidates, headers)

    def _refuse_without_plan(
        self, candidates: Sequence[Grid], headers: Sequence[Header]
    ) -> Reading:
        """Refuse a file without a plan, and say what its columns were taken for."""
        refused = refuse_without_rencana(self.workbook, candidates, headers)
        headed = {header.grid.name for header in headers}
        found = [*self._describe(headers)]
        for grid in candidates:
            if grid.name not in headed and not grid.is_hidden:
                found += describe_sheet(grid, self.choice.column_headings)
        return replace(
            self._refuse(*refused),
            tables=tuple(found),
            title_satker=find_satker_in_title(self.workbook.sheets),
        )

    def _read_chosen(
        self, chosen: Sequence[Header], headers: Sequence[Header], sheet: str | None
    ) -> Reading:
        """Return the plan of these tables with the fate of each row of the file.

        `sheet`: what a person chose.
        """
        are_one = _are_together(sheet)
        tables = fill_tables(chosen, self.choice, are_one=are_one)
        reading = self._read_tables(tables, are_one=are_one)
        if not reading.langkah:
            return replace(reading, tables=self._describe(chosen))
        sheets, unread = account_for_rows(self.workbook, tables, headers, self.others)
        reasons = chain.from_iterable(account.reasons for account in sheets)
        # Who chose one table of several has seen that the others are not read.
        return replace(
            reading,
            peringatan=(*reading.peringatan, *reasons),
            sheets=sheets,
            unread=unread if sheet is None or are_one else (),
            tables=self._describe([table.header for table in tables.plan]),
        )

    def _describe(self, headers: Iterable[Header]) -> tuple[FileTable, ...]:
        """Say what the columns of these tables were taken for.

        Headings that another one repeats are left out.
        """
        grids = {grid.name: grid for grid in self.workbook.sheets}
        told = dict[tuple[object, ...], FileTable]()
        for header in headers:
            table = describe_header(header, grids[header.grid.name])
            said = [(each.letter, each.heading, each.meaning) for each in table.columns]
            told.setdefault(tuple(said), table)
        return tuple(told.values())

    def _refuse(self, *errors: Remark, choices: tuple[str, ...] = ()) -> Reading:
        return Reading(satker=self.satker, tahun=self.tahun, galat=errors, choices=choices)

    def _find_tables(self, candidates: Sequence[Grid]) -> list[Header]:
        """Return the headings of every table. If none is a plan, one without evidence may be."""
        headers = self._search(candidates)
        if any(map(_is_whole, headers)):
            return headers
        proposed = self._search(candidates, without_evidence=True)
        return proposed if any(map(_is_whole, proposed)) else headers

    def _search(
        self, candidates: Sequence[Grid], *, without_evidence: bool = False
    ) -> list[Header]:
        """Return the headings found on these sheets."""
        found = list[Header]()
        for grid in candidates:
            found += find_tables(
                grid, self.choice.column_headings, without_evidence=without_evidence
            )
        return found

    def _read_tables(self, tables: PlanTables, *, are_one: bool) -> Reading:
        """Return the one plan of these tables, or refuse them.

        Refused tables have no langkah, or are several plans. With `are_one` a person said that they
        are not.
        """
        if not tables.plan:
            errors = list[Remark]()
            for table in tables.tables:
                place = (table.header.grid.name, table.header.start)
                values = {"row": table.header.start}
                errors.append(Remark("identity.no_langkah", *place, values=values))
            return self._refuse(*errors)
        names = tuple(table.header.grid.name for table in tables.plan)
        if not (are_one or is_one_rencana(tables.plan)):
            values = {"count": len(names), "names": _quote(names)}
            error = Remark("identity.several_tables", names[0], values=values)
            together = (TOGETHER,) if may_be_one_rencana(tables.plan) else ()
            return self._refuse(error, choices=names + together)
        return self._build_reading(tables.plan, tables.titled)

    def _build_reading(
        self, tables: Sequence[FilledTable], titled: Sequence[FilledTable]
    ) -> Reading:
        """Build one Reading from the tables of a plan and the sheets of reports.

        `titled` are the tables whose titles may name the office, in order of trust.
        """
        identity = self._find_identity(titled)
        tahun, questions = find_plan_year(tables, self.tahun, identity.tahun, self.name)
        if tahun is None:
            return Reading(satker=self.office, galat=questions)
        assemblies = assemble(tables, tahun, self.choice, has_laporan=self.has_laporan)
        langkah = tuple(chain.from_iterable(each.langkah for each in assemblies))
        laporan = read_laporan(self.workbook, langkah, tahun, self.choice)
        realisasi = laporan.realisasi
        bukti = laporan.bukti
        if not self.has_laporan:  # then these stand in the plan's tables
            realisasi = _joined(each.realisasi for each in assemblies)
            bukti = _joined(each.bukti for each in assemblies)
        remarks = [*questions, *_ask_once(tables, langkah)]
        errors = list[Remark]()
        for assembly in assemblies:
            remarks += assembly.warnings
            errors += assembly.errors
        remarks += _of_reports(laporan.warnings, tables)
        titles = [*chain.from_iterable(table.header.titles for table in titled)]
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
            peringatan=tuple(remarks),
            left_out=len(laporan.left_out),
            galat=(*errors, *laporan.errors),
            keterangan=_list_details(tables),
            kolom=file_columns(headers, laporan),
        )

    def _find_identity(self, titled: Sequence[FilledTable]) -> Identity:
        """Find the office: by the titles together, else by the cover sheets.

        Those have a few cells about the plan.
        """
        said = [read_identity(table.header.titles) for table in titled]
        for grid in self.workbook.sheets:
            if grid.is_hidden or grid.name in self.of_plans or len(grid.texts) > _COVER_CELLS:
                continue
            lines = tuple(grid.texts[cell] for cell in sorted(grid.texts))
            if any(map(TITLES["of_zi"].search, lines)):
                said.append(read_identity(lines))
        titles = chain.from_iterable(table.header.titles for table in titled)
        return join_unit(join_identities(said), titles)

    def _read_only_laporan(self) -> Reading:
        """Return the reports of a file without a plan; they refer to the stored rencana."""
        laporan = read_laporan(self.workbook, (), self.tahun, self.choice)
        in_template = laporan.origin.tahun if laporan.origin else None
        return Reading(
            satker=laporan.satker or self.satker,
            satker_whole=laporan.satker,
            tahun=self.tahun or in_template,
            realisasi=laporan.realisasi,
            bukti=laporan.bukti,
            origin=laporan.origin,
            peringatan=tuple(laporan.warnings),
            left_out=len(laporan.left_out),
            galat=tuple(laporan.errors),
            kolom=file_columns((), laporan),
        )


def _quote(names: Sequence[str]) -> str:
    """Quote names for a message; of the hundreds a workbook may have, the first ones."""
    return shorten(", ".join(f"“{name}”" for name in names), 300)


def _is_whole(header: Header) -> bool:
    return not header.missing


def _are_together(sheet: str | None) -> bool:
    """True if a person said instead of a table's name that all are one plan."""
    return sheet is not None and sheet.strip().casefold() == TOGETHER


def _is_chosen(header: Header, sheet: str | None) -> bool:
    """True if `sheet` names this table's. Without a choice, if it is visible."""
    if sheet is None or _are_together(sheet):
        return not header.grid.is_hidden
    return sheet.strip().casefold() == header.grid.name.casefold()


def _ask_once(tables: Sequence[FilledTable], langkah: Sequence[Langkah]) -> Iterator[Remark]:
    """List the remarks on the tables, one on a heading only once: one answer settles it for all.

    Rows without an area add a question only if the file names any area.
    """
    said = set[tuple[str, ...]]()
    names_area = any(row.area != "0" for row in langkah)
    for table in tables:
        if not names_area:
            names_area = any(map(is_usual_area, table.header.grid.texts.values()))
    for remark in chain.from_iterable(map(collect_warnings, tables)):
        code = remark.code
        values = remark.values
        if code == "rows.without_area" and not names_area:
            yield replace(remark, code="rows.without_any_area")
        elif code.startswith("columns.") and "heading" in values:
            others = (values.get("meaning", ""), values.get("taken_heading", ""))
            key = (code, normalize(values["heading"]), *others)
            if key not in said:
                yield remark
            said.add(key)
        else:
            yield remark


def _of_reports(remarks: Iterable[Remark], tables: Sequence[FilledTable]) -> Iterator[Remark]:
    """List the remarks on sheets of reports, without one on a sheet that is the plan itself."""
    plans = {table.header.grid.name for table in tables}
    for remark in remarks:
        if remark.code != "reports.sheet_without_headings" or remark.lembar not in plans:
            yield remark


def _joined(parts: Iterable[list[_Report] | None]) -> tuple[_Report, ...] | None:
    """Join the reports of the tables; None if no table has such a column."""
    reports = [part for part in parts if part is not None]
    return tuple(chain.from_iterable(reports)) if reports else None


def _list_details(tables: Sequence[FilledTable]) -> dict[str, str]:
    """Return where the plan was found, the meaning of its columns, and the notes below it."""
    header = tables[0].header
    sheets = ", ".join(table.header.grid.name for table in tables)
    info = {"lembar": sheets, "baris_judul": str(header.start)}
    for meaning, column in header.columns.items():
        name = header.display_name(meaning)
        info[f"kolom {column_letter(column)}"] = f"{name} = {COLUMN_NAMES[meaning]}"
    marks = dict.fromkeys(table.content.marks for table in tables)
    notes = [*chain.from_iterable(table.structure.notes for table in tables)]
    others = {
        "tanda": "; ".join(filter(None, marks)),
        "diwarisi": say_inherited(tables),
        "di_bawah_tabel": "\n".join(notes[:_MAX_NOTES]),
    }
    return info | {key: text for key, text in others.items() if text}
