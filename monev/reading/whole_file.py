"""Read a whole file as one Reading.

Every table is proposed by itself; those that are one plan are ticked and read, the others named.
With the plan come its office and year, the reports on its sheets, and the remarks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TypeVar

from monev.core.errors import FileRefused
from monev.core.records import FileTable, PlanTable, Reading
from monev.core.remarks import WRITTEN, Remark, name_rows, refused_remark
from monev.core.text import shorten
from monev.reading.areas import NO_AREA
from monev.reading.choices import HEADING_ROW, WITHOUT_CHOICES, ReadingChoices, is_confirmed
from monev.reading.columns import REPORTS, ask_about_lost, propose
from monev.reading.document_sheets import join_tables
from monev.reading.fates import (
    COVER_CELLS,
    OF_TABLE,
    describe_sheet,
    describe_table,
    find_widest,
    name_left,
    say_lost,
)
from monev.reading.files.faults import ReadingFault, at_row, logged_faults
from monev.reading.files.gate import check_file, open_file
from monev.reading.files.grid import (
    Book,
    Grid,
    ask_about_dates,
    build_from_worker,
    cell_address,
    find_cell,
)
from monev.reading.files.limits import MAX_OWED, refusal
from monev.reading.files.packages import MACROS
from monev.reading.identity import (
    Identity,
    find_posisi,
    find_satker,
    join_identities,
    join_unit,
    name_satker,
    posisi_from_name,
    read_identity,
    words_before_office,
)
from monev.reading.kode import KodeGiver
from monev.reading.langkah import Assembly
from monev.reading.pics import known_pics, spell_alike
from monev.reading.plan_tables import (
    Ticked,
    find_plan_year,
    is_plan,
    lines_above,
    may_be_plan,
    name_tables,
    tick,
    title_of,
)
from monev.reading.proposal import Proposal
from monev.reading.reports.template_sheets import file_columns, find_report_header, read_laporan
from monev.reading.table_rows import NOTE, OTHER, WORDLESS, Rows
from monev.reading.tables import TITLES, find_tables
from monev.reading.vocabulary.headings import COLUMN_NAMES, LAPORAN, REQUIRED, USUAL, normalize
from monev.reading.vocabulary.structure import PATTERNS, has_words, may_be_of_work
from monev.reading.vocabulary.template_names import (
    BUKTI_SHEET,
    GUIDE_SHEET,
    LEMBAR_SHEET,
    LEMBAR_TITLE,
    REALISASI_SHEET,
    REMARKS_SHEET,
)
from monev.reading.works import read_rows

_MAX_NOTES = 1000
_MAX_TITLES = 60
_ALIKE_ENOUGH = 3
_UNREAD = ("files.nested_table_left_out", "files.text_box_left_out")
_SEPARATORS = {";": "titik koma", "\t": "tab", "|": "garis tegak", ",": "koma"}

_OF_NOTES = {*map(normalize, (GUIDE_SHEET, REMARKS_SHEET))}
_OF_REPORTS = {*map(normalize, (REALISASI_SHEET, BUKTI_SHEET))}
"""Names of sheets that are no part of a plan."""

_Report = TypeVar("_Report")


def read_file(
    data: bytes,
    name: str,
    tahun: int | None = None,
    satker: str | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """Read a whole file.

    It never raises: `galat` says in Indonesian what is wrong, of a fault of the program where it
    happened.

    name: the file's name, for a year or a posisi that nothing else names. tahun, satker: win over
    the titles, but not over the office in a template. choice: readings people settled. A child
    process that can do no harm opens the file (`monev.children`).
    """
    try:
        with logged_faults() as faults:
            return read_book(open_workbook(data), name, tahun, satker, choice)
    except FileRefused as error:
        galat = error.errors or (refused_remark(error),)
        return Reading(satker=satker, tahun=tahun, galat=galat)
    galat = tuple(map(_refuse, faults))
    return Reading(satker=satker, tahun=tahun, galat=galat)


def read_book(
    workbook: Book,
    name: str,
    tahun: int | None = None,
    satker: str | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """Read a file that is open. Raises FileRefused."""
    reading = FileReader(workbook, name, tahun, satker, choice).read()
    _check_owed(reading)
    return _with_remarks(reading, workbook, choice)


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
    said = (*reading.peringatan, *workbook.warnings, *ask_about_dates(reading, workbook))
    confirmed = choice.confirmed
    asked = (remark for remark in said if not is_confirmed(remark, confirmed))
    written = (_with_written(remark, grids.get(remark.lembar or "")) for remark in asked)
    return replace(reading, peringatan=tuple(written), confirmed=confirmed)


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
        # Sheets that are no part of a plan: by their headings or their name. A lone sheet called
        # Realisasi may be anything.
        named = [grid.name for grid in sheets if normalize(grid.name) in _OF_NOTES | _OF_REPORTS]
        plain = [grid for grid in sheets if grid.texts and grid.name not in named]
        has_plan = self.has_laporan or not all(grid.is_hidden for grid in plain)
        of_reports = [name for name in named if normalize(name) in _OF_REPORTS and not has_plan]
        self.others = {*headed, *named} - ({*of_reports} - {*headed})

    def read(self) -> Reading:
        """Return the file's plan, from one table or several together, or say why there is none."""
        first = next(iter(self.workbook.sheets), None)
        if first and first.name == LEMBAR_SHEET and LEMBAR_TITLE in first.texts.values():
            return self._refuse(Remark("identity.own_lembar", LEMBAR_SHEET))
        candidates = [grid for grid in self.workbook.sheets if grid.name not in self.others]
        proposals = [*self._propose(candidates)]
        plans = {proposal.table.grid.name for proposal in proposals if is_plan(proposal)}
        self.of_plans = plans
        tables = [proposal for proposal in proposals if may_be_plan(proposal)]
        self.names = name_tables(tables)
        self.said = {key: self.choice.said_of_table(name) for key, name in self.names.items()}
        ticked = tick(tables, self.said, self.tahun)
        if plans and not ticked.tables:  # answers that leave nothing are about another file
            self.said = {}
            ticked = tick(tables, self.said, self.tahun)
        if ticked.tables:
            return self._read_ticked(ticked)
        if self.has_laporan:
            return self._read_only_laporan()
        # Headings that no list knows, over cells that are plainly a plan's: read, and asked.
        ticked = tick([*filter(is_plan, self._propose(candidates, widest=True))], {})
        if ticked.tables:
            self.names = name_tables(ticked.tables)
            return self._read_ticked(ticked)
        return self._refuse_without_plan(candidates, proposals)

    def _propose(self, candidates: Sequence[Grid], *, widest: bool = False) -> Iterator[Proposal]:
        """Propose the columns of each table; `widest`: below the row most like headings."""
        chosen = self.choice.column_headings
        said = chosen.get(normalize(HEADING_ROW))
        known = dict[tuple[object, ...], Proposal]()
        for grid in candidates:
            with at_row(grid.name):
                headings = find_widest(grid, said)[1] if widest else said
                for table in find_tables(grid, headings):
                    proposal = propose(table, chosen)
                    paths = [(each.number, each.path) for each in proposal.columns.values()]
                    first = known.setdefault(tuple(each for each in paths if each[1]), proposal)
                    # What a few cells leave open, those under the same headings have settled.
                    is_settled = bool(proposal.missing) and not first.missing
                    yield replace(first, table=table, doubts=[]) if is_settled else proposal

    def _read_ticked(self, ticked: Ticked) -> Reading:
        """Read the ticked tables as one plan, and name the others."""
        reading = replace(self._build_reading(ticked), tables=self._describe(ticked.tables))
        if not reading.langkah:
            return reading
        left = (ticked.left, self.others, self.names)
        reasons, asked = name_left(self.workbook, self.read_tables, *left)
        is_open = not any(self.said.values())
        unread = [
            reason
            for reason in asked
            if is_open or not self.choice.said_of_table(reason.values[OF_TABLE])
        ]
        return replace(
            reading,
            peringatan=(*reading.peringatan, *reasons),
            unread=tuple(unread),
            plans=tuple(sorted(self._list_plans(ticked, asked), key=self._place)),
        )

    def _place(self, table: PlanTable) -> tuple[int, int]:
        sheets = [grid.name for grid in self.workbook.sheets]
        return sheets.index(table.sheet), table.first

    def _list_plans(self, ticked: Ticked, asked: Sequence[Remark]) -> Iterator[PlanTable]:
        """List the tables that are read, and those that are left and may be part of the plan."""
        for proposal, rows in self.read_tables:
            yield self._plan_table(proposal, rows, is_read=True)
        left = {self.names[proposal.table.key]: proposal for proposal, _ in ticked.left}
        for reason in asked:
            name = reason.values[OF_TABLE]
            if proposal := left.get(name):
                rows = read_rows(proposal, self.choice)
                yield self._plan_table(proposal, rows, is_read=False)
            else:
                first, last, words = (reason.values[each] for each in ("first", "last", "words"))
                said_so = bool(self.choice.said_of_table(name))
                sheet = reason.lembar or ""
                yield PlanTable(name, sheet, first, last, 0, words, False, said_so, False)

    def _plan_table(self, proposal: Proposal, rows: Rows, *, is_read: bool) -> PlanTable:
        table = proposal.table
        last = max(table.rows, default=table.bottom)
        place = (self.names[table.key], table.grid.name, table.top, last)
        settled = bool(self.said.get(table.key))
        return PlanTable(*place, len(rows.works), title_of(table), is_read, settled)

    def _describe(self, proposals: Iterable[Proposal]) -> tuple[FileTable, ...]:
        """Say what the columns of these tables were taken for, equal ones once."""
        told = dict[tuple[object, ...], FileTable]()
        for table in map(describe_table, proposals):
            said = [(each.letter, each.heading, each.meaning) for each in table.columns]
            told.setdefault(tuple(said), table)
        return tuple(told.values())

    def _refuse(self, *errors: Remark) -> Reading:
        return Reading(satker=self.satker, tahun=self.tahun, galat=errors)

    def _refuse_without_plan(
        self, candidates: Sequence[Grid], proposals: Sequence[Proposal]
    ) -> Reading:
        """Refuse a file without a plan, and say what its columns were taken for."""
        headed = {proposal.table.grid.name: proposal for proposal in reversed(proposals)}
        found = [*self._describe(proposals)]
        shown = [grid for grid in candidates if grid.texts and not grid.is_hidden]
        for grid in shown:
            if grid.name not in headed:
                found += describe_sheet(grid, self.choice.column_headings)
        errors = [_refuse_sheet(grid, headed.get(grid.name)) for grid in shown]
        if not shown or any(is_plan(plan) and plan.table.grid.is_hidden for plan in proposals):
            errors = [self._refuse_hidden(candidates)]
        # The plan may stand in what was left unread.
        errors += [each for each in self.workbook.warnings if each.code in _UNREAD]
        satker = _satker_in_titles(self.workbook.sheets)
        return replace(self._refuse(*errors), tables=tuple(found), title_satker=satker)

    def _refuse_hidden(self, candidates: Sequence[Grid]) -> Remark:
        if not any(grid.texts for grid in self.workbook.sheets):
            return Remark("identity.file_empty")
        names = ", ".join(f"“{grid.name}”" for grid in candidates if grid.is_hidden)
        return Remark("identity.rencana_hidden", values={"sheets": names})

    def _build_reading(self, ticked: Ticked) -> Reading:
        """Build one Reading from the tables of a plan and the sheets of reports."""
        self.read_tables = [*self._read_tables(ticked)]
        if not any(rows.works for _, rows in self.read_tables):
            return self._refuse(*map(_refuse_empty, ticked.tables))
        titled = [*ticked.tables, *_about_same_plan(ticked)]
        identity = self._find_identity(titled)
        tahun, questions = find_plan_year(ticked.tables, self.tahun, identity.tahun, self.name)
        if tahun is None:
            return Reading(satker=self.office, galat=questions)
        assemblies = self._assemble(tahun)
        langkah, spelled = spell_alike(chain.from_iterable(each.langkah for each in assemblies))
        plans = {proposal.table.grid.name for proposal, _ in self.read_tables}
        others = tuple(grid for grid in self.workbook.sheets if grid.name not in plans)
        book = replace(self.workbook, sheets=others)
        laporan = read_laporan(book, langkah, tahun, self.choice)
        realisasi, bukti = laporan.realisasi, laporan.bukti
        if not self.has_laporan:  # then these stand in the plan's tables
            realisasi = _joined(each.realisasi for each in assemblies)
            bukti = _joined(each.bukti for each in assemblies)
        said = [*self._tell_of_name(identity), *_ask_once(self.read_tables), *self._lost()]
        of_rows = chain.from_iterable(each.warnings for each in assemblies)
        remarks = [*questions, *said, *of_rows, *spelled, *laporan.warnings]
        errors = chain.from_iterable(each.errors for each in assemblies)
        return Reading(
            satker=laporan.satker or self.office or identity.satker,
            satker_whole=laporan.satker or identity.satker_whole,
            tahun=tahun,
            posisi=self._find_posisi(titled, tahun),
            langkah=langkah,
            realisasi=realisasi,
            bukti=bukti,
            origin=laporan.origin,
            simulasi=identity.simulasi,
            peringatan=tuple(remarks),
            left_out=len(laporan.left_out),
            galat=(*errors, *laporan.errors),
            kolom=file_columns(ticked.tables, laporan),
        )

    def _lost(self) -> Iterator[Remark]:
        """Ask about meanings that people gave and that neither columns nor rows have now."""
        read = {*LAPORAN} if self.has_laporan else set[str]()
        works = chain.from_iterable(rows.works for _, rows in self.read_tables)
        read |= {"area"} if all(work.area != NO_AREA for work in works) else set()
        proposals = [proposal for proposal, _ in self.read_tables]
        return ask_about_lost(proposals, self.choice.column_headings, read)

    def _find_posisi(self, titled: Sequence[Proposal], tahun: int) -> date | None:
        titles = [*chain.from_iterable(proposal.table.titles for proposal in titled)]
        return find_posisi(titles, tahun) or posisi_from_name(self.name, tahun)

    def _read_tables(self, ticked: Ticked) -> Iterator[tuple[Proposal, Rows]]:
        is_part = len({proposal.table.grid.name for proposal in ticked.tables}) > 1
        for proposal in ticked.tables:
            with at_row(proposal.table.grid.name):
                _show_days(proposal)
                yield proposal, read_rows(proposal, self.choice, is_part=is_part)

    def _assemble(self, tahun: int) -> list[Assembly]:
        works = chain.from_iterable(rows.works for _, rows in self.read_tables)
        pics = known_pics([work.cells["pic"] for work in works])
        shared = (tahun, self.has_laporan, KodeGiver(), self.choice, pics)
        assemblies = [Assembly(*table, *shared) for table in self.read_tables]
        for assembly in assemblies:
            assembly.reserve()
        for assembly in assemblies:
            with at_row(assembly.grid.name):
                assembly.run()
        return assemblies

    def _tell_of_name(self, identity: Identity) -> Iterator[Remark]:
        """Tell that a title names another office than the one a person gave."""
        titled = identity.satker
        if self.office and titled and normalize(titled) != normalize(self.office):
            values = {"titled": titled, "satker": self.office}
            yield Remark("identity.titled_otherwise", nilai=titled, values=values)
        lines = [lines_above(proposal.table) for proposal, _ in self.read_tables]
        before = words_before_office(tuple(chain.from_iterable(lines)))
        if before and not self.office and titled:
            yield Remark("identity.before_office", values={"words": before, "satker": titled})

    def _find_identity(self, titled: Sequence[Proposal]) -> Identity:
        """Find the office: by the titles together, else by the cover sheets.

        Those have a few cells about the plan.
        """
        lines = [lines_above(proposal.table) for proposal in titled]
        said = [*map(read_identity, lines)]
        for grid in self.workbook.sheets:
            if grid.is_hidden or grid.name in self.of_plans or len(grid.texts) > COVER_CELLS:
                continue
            cells = tuple(grid.texts[cell] for cell in sorted(grid.texts))
            if any(map(TITLES["of_zi"].search, cells)):
                said.append(read_identity(cells))
        return join_unit(join_identities(said), chain.from_iterable(lines))

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


def _about_same_plan(ticked: Ticked) -> Iterator[Proposal]:
    """List the tables that are left, but whose titles speak of the plan that is read."""
    here = {proposal.table.grid.name for proposal in ticked.tables}
    for proposal, code in ticked.left:
        if proposal.table.grid.name in here or code == "rows.unread_monitoring":
            yield proposal


def _show_days(proposal: Proposal) -> None:
    """Show the day work was done as a day, even if an .xls does not say how it looks."""
    columns = [column.number for column in proposal.all_of(*REPORTS)]
    proposal.table.grid = proposal.table.grid.with_days(columns)


def _satker_in_titles(sheets: Sequence[Grid]) -> str | None:
    """Find the office in a file's titles, even if its table cannot be read."""
    for grid in sheets:
        cells = () if grid.is_hidden else sorted(grid.texts)[:_MAX_TITLES]
        if satker := find_satker(tuple(grid.texts[cell] for cell in cells)):
            return satker
    return None


def _refuse_empty(proposal: Proposal) -> Remark:
    row = proposal.table.top
    return Remark("identity.no_langkah", proposal.table.grid.name, row, values={"row": row})


def _refuse_sheet(grid: Grid, proposal: Proposal | None) -> Remark:
    """Say what one sheet holds instead of a plan table."""
    required = ", ".join(COLUMN_NAMES[meaning] for meaning in REQUIRED)
    usual = [each for each in USUAL if proposal and proposal.find(each)]
    if proposal and len(usual) >= _ALIKE_ENOUGH:
        named = [column for column in proposal.columns.values() if column.meaning in COLUMN_NAMES]
        found = [f"{COLUMN_NAMES[each.meaning]} (“{each.heading}”)" for each in named]
        missing = ", ".join(COLUMN_NAMES[meaning] for meaning in proposal.missing)
        top = proposal.table.top
        values = {"sheet": grid.name, "row": top, "found": ", ".join(found), "missing": missing}
        words = "; ".join(column.heading for column in proposal.columns.values() if column.path)
        cell = cell_address(top, min(grid.by_row[top]))
        return Remark("identity.columns_missing", grid.name, top, None, words, cell, values)
    if separator := _separator_of_one_column(grid):
        values = {"sheet": grid.name, "start": separator[1], "separator": separator[0]}
        return Remark("identity.one_column", grid.name, values=values)
    start = [" ".join(text.split())[:40] for text in [*grid.texts.values()][:4]]
    values = {
        "sheet": grid.name,
        "rows": grid.last_row,
        "columns": grid.last_column,
        "start": "; ".join(start),
        "required": required,
    }
    return Remark("identity.no_rencana", grid.name, values=values)


def _separator_of_one_column(grid: Grid) -> tuple[str, str] | None:
    """Return the separator that stands in most cells of a sheet of one column, and such a cell."""
    if grid.last_column != 1:
        return None
    for separator, name in _SEPARATORS.items():
        rows = [text for text in grid.texts.values() if text.count(separator) + 1 >= len(REQUIRED)]
        if 2 * len(rows) > len(grid.texts):
            return name, shorten(rows[0])
    return None


def _ask_once(tables: Sequence[tuple[Proposal, Rows]]) -> Iterator[Remark]:
    """List the remarks on the tables, one on a heading only once: one answer settles it for all."""
    said = set[tuple[object, ...]]()
    for proposal, rows in tables:
        asked = [*proposal.doubts, *rows.warnings, *say_lost(proposal, rows)]
        asked += [*_say_left(proposal, rows)]
        for remark in sorted(asked, key=lambda each: each.baris or 0):
            heading = normalize(str(remark.values.get("heading", "")))
            key = (remark.code, heading, remark.values.get("meaning"))
            if not remark.code.startswith("columns.") or key not in said:
                yield remark
            said.add(key)


def _say_left(proposal: Proposal, rows: Rows) -> Iterator[Remark]:
    """Say which rows are no work: those with a time or bukti, and what the others say.

    What names a number or a time may be about the works, and is asked. Who signed is not said.
    """
    grid = proposal.table.grid
    wordless = [row for row, why in rows.left.items() if why == WORDLESS]
    if wordless:
        place = (grid.name, proposal.table.bottom)
        yield Remark("rows.wordless", *place, values={"rows": name_rows(wordless)})
    said: dict[int, list[str]] = {}
    is_signed = False
    for row, why in rows.left.items():
        texts = grid.row_texts(row) if why in (NOTE, OTHER) else []
        is_signed = is_signed or any(map(PATTERNS["sure_signature"].match, texts))
        if not is_signed or any(map(PATTERNS["bottom_note"].match, texts)):
            said |= {row: texts} if any(map(has_words, texts)) else {}
    if said:
        texts = [*chain.from_iterable(said.values())]
        words = shorten("; ".join(texts), _MAX_NOTES)
        code = "rows.notes_of_work" if any(map(may_be_of_work, texts)) else "rows.notes"
        values = {"rows": name_rows([*said]), "words": words}
        yield Remark(code, grid.name, min(said), nilai=words, values=values)


def _joined(parts: Iterable[list[_Report] | None]) -> tuple[_Report, ...] | None:
    """Join the reports of the tables; None if no table has such a column."""
    reports = [part for part in parts if part is not None]
    return tuple(chain.from_iterable(reports)) if reports else None
