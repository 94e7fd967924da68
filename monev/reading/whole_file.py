"""A whole file → one Reading: whose plan it is and of which year, what its sheets report, what is
asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, filterfalse, islice
from typing import TypeVar

from monev.core.errors import FileRefused
from monev.core.records import JsonObject, Langkah, Reading, RowFate
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
    Cell,
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

_MAX_NOTES = 40
_COVER_CELLS = 20
"""A cover sheet holds few cells and speaks of the plan."""

_FATES: dict[str, RowFate] = {
    normalize(GUIDE_SHEET): "catatan",
    normalize(REMARKS_SHEET): "catatan",
    normalize(REALISASI_SHEET): "laporan",
    normalize(BUKTI_SHEET): "laporan",
}
"""What the rows of a sheet are that is called so, and is no part of a plan."""

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
        return Reading(
            satker=satker,
            tahun=tahun,
            galat=error.errors or (refused_remark(error),),
        )
    reading = FileReader(workbook, name, tahun, satker, choice).read(sheet)
    grids = {grid.name: grid for grid in workbook.sheets}
    asked = list[Remark]()
    dates = ask_about_dates(reading, workbook)
    for remark in (*reading.peringatan, *workbook.warnings, *dates):
        if not choice.is_right(remark):
            asked.append(_with_what_stood_there(remark, grids.get(remark.lembar or "")))
    return replace(reading, peringatan=tuple(asked))


def _with_what_stood_there(remark: Remark, grid: Grid | None) -> Remark:
    """A remark, with the mark that stands in its cell where that says nothing of its column."""
    if grid and remark.sel and remark.kolom and not remark.nilai:
        text = grid.content_at(*find_cell(remark.sel))
        return replace(remark, values={**remark.values, WRITTEN: text}) if text else remark
    return remark


def open_workbook(data: bytes) -> Book:
    """The sheets of a file, with what is said of what it holds that acts. Raises FileRefused."""
    jenis = check_file(data)
    if jenis == "pdf":
        raise refusal("pdf")
    answer = open_file(data, jenis)
    is_document = jenis == "docx"
    book = join_tables(answer) if is_document else build_from_worker(answer)
    said = [*book.warnings]
    acts = [*answer.get("aktif", ())]
    has_macros = MACROS in acts
    if has_macros:
        acts.remove(MACROS)
    if acts:
        said.append(Remark("identity.active_content", values={"what": ", ".join(acts)}))
    if has_macros:
        said.append(Remark("identity.macros_in_document" if is_document else "identity.macros"))
    return replace(book, warnings=tuple(said))


@dataclass
class FileReader:
    """One opened file, and what is asked of it. The fields are the arguments of `read_file`."""

    workbook: Book
    name: str
    tahun: int | None = None
    satker: str | None = None
    choice: ReadingChoices = WITHOUT_CHOICES

    def __post_init__(self) -> None:
        sheets = self.workbook.sheets
        headed = [grid.name for grid in sheets if find_report_header(grid)]
        self.has_laporan = bool(headed)
        self.office = name_satker(self.satker) if self.satker else None
        # Sheets that are no part of a plan, and what their rows are: by their headings or their
        # name. A lone sheet called Realisasi may be anything.
        self.others: dict[str, RowFate] = dict.fromkeys(headed, "laporan")
        fates = {grid.name: _FATES.get(normalize(grid.name)) for grid in sheets}
        plain = [grid for grid in sheets if grid.texts and fates[grid.name] is None]
        has_plan = self.has_laporan or not all(grid.is_hidden for grid in plain)
        for name, fate in fates.items():
            if fate == "catatan" or (fate and has_plan):
                self.others[name] = fate

    def read(self, sheet: str | None = None) -> Reading:
        """The plan of the file, from one of its sheets or from several together, or why there is
        none. `sheet` chooses one, a hidden one too."""
        candidates = [grid for grid in self.workbook.sheets if grid.name not in self.others]
        headers = self._find_tables(candidates)
        complete = [header for header in headers if not header.missing]
        names = tuple(_name_tables(complete))
        chosen = list[Header]()
        for header, name in zip(complete, names, strict=True):
            if _is_chosen(header, name, sheet):
                chosen.append(header)
        if chosen:
            return self._read_chosen(
                chosen,
                headers,
                is_choice=sheet is not None,
            )
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
        sheets, unread = account_for_rows(
            self.workbook,
            tables,
            headers,
            self.others,
        )
        said = (*reading.peringatan, *chain.from_iterable(account.reasons for account in sheets))
        # Who chose one table of several has seen that the others are not read.
        return replace(
            reading,
            peringatan=said,
            sheets=sheets,
            unread=() if is_choice else unread,
        )

    def _refuse(self, *errors: Remark, choices: tuple[str, ...] = ()) -> Reading:
        return Reading(
            satker=self.satker,
            tahun=self.tahun,
            galat=errors,
            choices=choices,
        )

    def _find_tables(self, candidates: Sequence[Grid]) -> list[Header]:
        """The headings of every table; columns proposed by what they hold where no table is a plan
        by its words."""
        found = self._search(candidates)
        headers = [_like_others(header, found) if header.missing else header for header in found]
        if not any(map(_is_whole, headers)):
            proposed = self._search(candidates, propose=True)
            may_be = [*filterfalse(is_other_table, proposed)]
            if any(map(_is_whole, may_be)):
                return may_be
        return headers

    def _search(
        self,
        candidates: Sequence[Grid],
        *,
        propose: bool = False,
    ) -> list[Header]:
        """The headings found on these sheets."""
        found = list[Header]()
        for grid in candidates:
            found += find_tables(
                grid,
                self.choice.column_headings,
                tahun=self.tahun,
                name=self.name,
                propose=propose,
            )
        return found

    def _read_tables(self, tables: PlanTables) -> Reading:
        """The one plan these tables hold, or why there is none: they have no langkah, or are
        several plans."""
        if not tables.plan:
            errors = list[Remark]()
            for table in tables.tables:
                row = table.header.start
                values = {"row": row}
                name = table.header.grid.name
                errors.append(
                    Remark(
                        "identity.no_langkah",
                        name,
                        row,
                        values=values,
                    )
                )
            return self._refuse(*errors)
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
            error = Remark(
                "identity.several_tables",
                sheet,
                values=values,
            )
            return self._refuse(error, choices=names)
        if years:
            self.tahun = years[0]
        reading = self._build_reading(tables.plan, tables.titled)
        if not years:
            return replace(reading, choices=tuple(_name_tables(versions)))
        values = {"tahun": self.tahun, "years": ", ".join(map(str, years))}
        told = Remark(
            "identity.tahun_of_several_plans",
            sheet,
            values=values,
        )
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
        assemblies = assemble(
            tables,
            tahun,
            self.choice,
            has_laporan=self.has_laporan,
        )
        langkah = tuple(chain.from_iterable(each.langkah for each in assemblies))
        laporan = read_laporan(
            self.workbook,
            langkah,
            tahun,
            self.choice,
        )
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
            kolom=file_columns([table.header for table in tables], laporan),
        )

    def _find_identity(self, titled: Sequence[FilledTable]) -> Identity:
        """Whose plan it is: what the titles say together; what they leave open, by the cover
        sheets: a few cells that speak of a plan."""
        said = [read_identity(table.header.titles) for table in titled]
        of_plan = {table.header.grid.name for table in titled}
        for grid in self.workbook.sheets:
            if grid.is_hidden or grid.name in of_plan or len(grid.texts) > _COVER_CELLS:
                continue
            lines = tuple(text for _, text in sorted(grid.texts.items()))
            if any(map(TITLES["of_zi"].search, lines)):
                said.append(read_identity(lines))
        return join_identities(said)

    def _find_tahun(
        self, tables: Sequence[FilledTable], in_title: int | None
    ) -> tuple[int | None, tuple[Remark, ...]]:
        """The plan's year, in order of trust: as given, from the titles (of several the only one
        TARGET WAKTU names), the heading of TARGET WAKTU or a column TAHUN, the sheet's or file's
        name, the single year in TARGET WAKTU, the year of the decree, the first of those that a
        calendar or the times name. A source below the headings adds a remark."""
        headers = [table.header for table in tables]
        titles = list[str]()
        times = list[str]()
        for table in tables:
            titles += table.header.titles
            times += [draft.content["target_waktu"] for draft in table.content.drafts]
        in_cells = tahun_from_cells(times)
        if in_title and in_cells in list_stated_years(tuple(titles)):
            in_title = in_cells
        if found := self.tahun or in_title or _tahun_of_columns(headers):
            return found, ()
        sheet = headers[0].grid.name
        years = _list_years(headers, titles, times)
        first = {"tahun": years[0] if years else None, "years": ", ".join(map(str, years))}
        beside: dict[str, JsonObject] = {
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
        laporan = read_laporan(
            self.workbook,
            (),
            self.tahun,
            self.choice,
        )
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
    texts = dict[Cell, str]()
    number = 0
    for each in headers:
        if each.headings != header.headings:
            continue
        if not each.missing:
            return replace(header, columns=each.columns)
        for row in each.rows_below:
            number += 1
            for column in each.grid.by_row[row]:
                texts[number, column] = each.grid.texts[row, column]
    together = replace(
        header,
        end=0,
        grid=Grid("", texts, last_column=header.grid.last_column),
    )
    return replace(header, columns=read_cells(together).columns)


def _is_whole(header: Header) -> bool:
    return not header.missing


def _is_chosen(
    header: Header,
    name: str,
    sheet: str | None,
) -> bool:
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


def _ask_once(tables: Sequence[FilledTable], langkah: Sequence[Langkah]) -> Iterator[Remark]:
    """The remarks on the tables, what is said of a heading only at the first one that has it: one
    answer settles it for all. That rows have no area is asked where others have one or a cell names
    one; of a plan that names none it is told."""
    said = set[tuple[str, ...]]()
    cells = chain.from_iterable(table.header.grid.texts.values() for table in tables)
    names_area = any(row.area != "0" for row in langkah) or any(map(is_usual_area, cells))
    for remark in chain.from_iterable(map(collect_warnings, tables)):
        code = remark.code
        values = remark.values
        if code == "rows.without_area" and not names_area:
            yield replace(remark, code="rows.without_any_area")
        elif code.startswith("columns.") and "heading" in values:
            heading = normalize(values["heading"])
            key = (
                code,
                heading,
                values.get("meaning", ""),
                values.get("taken_heading", ""),
            )
            if key not in said:
                yield remark
            said.add(key)
        else:
            yield remark


def _of_reports(remarks: Iterable[Remark], tables: Sequence[FilledTable]) -> Iterator[Remark]:
    """The remarks on sheets of reports, but for one called so that is the plan."""
    plans = {table.header.grid.name for table in tables}
    for remark in remarks:
        if remark.code != "reports.sheet_without_headings" or remark.lembar not in plans:
            yield remark


def _joined(parts: Iterable[list[_Report] | None]) -> tuple[_Report, ...] | None:
    """What the tables report, joined; None where none has such a column."""
    reports = [part for part in parts if part is not None]
    return tuple(chain.from_iterable(reports)) if reports else None


def _list_details(tables: Sequence[FilledTable]) -> dict[str, str]:
    """Where the plan was found, how its columns were understood, and what stands below it."""
    header = tables[0].header
    sheets = ", ".join(table.header.grid.name for table in tables)
    info = {"lembar": sheets, "baris_judul": str(header.start)}
    for meaning, column in header.columns.items():
        name = header.display_name(meaning)
        info[f"kolom {column_letter(column)}"] = f"{name} = {COLUMN_NAMES[meaning]}"
    marks = dict.fromkeys(table.content.marks for table in tables)
    notes = chain.from_iterable(table.structure.notes for table in tables)
    others = {
        "tanpa_kolom": say_missing_columns(header),
        "tanda": "; ".join(filter(None, marks)),
        "diwarisi": say_inherited(tables),
        "di_bawah_tabel": "\n".join(islice(notes, _MAX_NOTES)),
    }
    for key, text in others.items():
        if text:
            info[key] = text
    return info


def _list_years(
    headers: Sequence[Header], titles: Sequence[str], times: Sequence[str]
) -> list[int]:
    """The years that the headings of calendars name, else both of a title (Tahun Akademik
    2024/2025), else those that the times do where each names its own: the first one first where the
    titles name them too (2024/2025), else the one that most times name."""
    slots = chain.from_iterable(header.months.values() for header in headers)
    of_headings = {slot.tahun for slot in slots if slot.tahun} or find_two_years(titles).values()
    if of_headings:
        return sorted({*of_headings})
    counts = Counter[int]()
    for time in filter(None, times):
        years = find_years([time])
        if not years:
            return []
        counts.update(years)
    in_order = sorted(counts)
    if find_years(titles).issuperset(counts):
        return in_order
    return sorted(in_order, key=lambda year: -counts[year])


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
