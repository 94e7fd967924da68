"""Read the template's sheets Realisasi and Bukti Dukung back, with every complaint at its cell.

Read also the mark of the unggahan they were exported from.

A row of a kode or a tenggat that is not in the file is left out. In a file that came from the app's
own template, or has no plan at all, it stays: there the stored rencana knows more, and
`monev.uploads` decides. `plan_reports` reads the reports in columns of a plain plan.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from monev.core.dates import format_tenggat
from monev.core.office_names import clean_name
from monev.core.plan_fields import SAID_OF_BUKTI, SAID_TEXTS, Said, SaidOfBukti
from monev.core.records import BuktiReport, Langkah, TemplateOrigin, TenggatReport
from monev.core.remarks import Remark
from monev.core.statuses import DECLARED, STATUS_LAPORAN, UNCOUNTED
from monev.reading import report_words
from monev.reading.choices import ReadingChoices
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.faults import at_row
from monev.reading.files.grid import Book, Grid
from monev.reading.proposal import Proposal
from monev.reading.vocabulary import template_names
from monev.reading.vocabulary.headings import REQUIRED, meaning_of, normalize

_SHEETS = {
    "bukti": (
        template_names.BUKTI_SHEET,
        template_names.BUKTI_COLUMNS,
        template_names.REQUIRED_BUKTI,
    ),
    "realisasi": (
        template_names.REALISASI_SHEET,
        template_names.REALISASI_COLUMNS,
        template_names.REQUIRED_REALISASI,
    ),
}
"""Jenis of a sheet → its name, columns and needed ones. The first that fits: one of bukti has all
the other needs."""
_MAX_HEADER_ROWS = 30
_ANY_TAHUN = 2000
_OF_PLAN = frozenset({"komponen", "indikator"})
_JENIS = frozenset(map(normalize, template_names.BUKTI_COLUMNS["jenis"]))
_IGNORED = frozenset({"", *map(normalize, template_names.DETAIL_COLUMNS)})
_KODE_SHAPE = re.compile(r"\w{1,5}(\s*\.\s*\w{1,5})+\.?$")
"""The shape of any kode: short parts with dots between (V.a.1.2)."""

_OF_DOCUMENT = ("nama", "status", *SAID_OF_BUKTI)
"""Columns of which a row of bukti fills at least one, or it reports nothing: the document of an
emptied row is no longer owed, and the preview says so."""

_OF_BUKTI = {"selesai": "ada"} | dict.fromkeys(UNCOUNTED, "tidak_berlaku")
"""Status of a target that a person gave to a word → what the word says of a bukti; *belum_ada* for
any other."""


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """Where a sheet's headings stand: its jenis ("realisasi" or "bukti"), the row, key → column."""

    jenis: str
    row: int
    columns: dict[str, int]


@dataclass(slots=True)
class LaporanResult:
    """The reports of a file (None: it has no such sheet), its questions, and what refuses it.

    `satker`: the office whose template it is, also a blank one. `columns`: its sheets' columns, as
    `Reading.kolom` names them. `left_out`: what is missing in each row that no langkah owns.
    """

    satker: str | None = None
    origin: TemplateOrigin | None = None
    realisasi: tuple[TenggatReport, ...] | None = None
    bukti: tuple[BuktiReport, ...] | None = None
    columns: set[str] = field(default_factory=set)
    warnings: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a sheet of reports.

    It has its texts and dates by key, the places of its cells, and the result that takes its
    remarks. A text is "" if the sheet has no such column.
    """

    grid: Grid
    number: int
    header: ReportHeader
    result: LaporanResult

    def __getitem__(self, key: str) -> str:
        return self.grid.content_at(self.number, self.header.columns.get(key, 0))

    def day(self, key: str) -> datetime | None:
        """Return the real date under a heading, if the cell is one."""
        return self.grid.date_at(self.number, self.header.columns.get(key, 0))

    def say(self, key: str, code: str, /, *, of: str = "warnings", **values: object) -> None:
        """Add a remark on the cell under a heading to one of the result's lists."""
        column = self.header.columns[key]
        heading = self.grid.content_at(self.header.row, column)
        remark = self.grid.remark_at(code, self.number, column, heading, **values)
        getattr(self.result, of).append(remark)


@dataclass(frozen=True, slots=True)
class _References:
    """The langkah that rows may refer to, by kode, and the meanings people gave to words.

    `strict`: rows may refer to no others.
    """

    langkah: dict[str, Langkah]
    tahun: int | None
    choices: ReadingChoices
    strict: bool


def read_laporan(
    book: Book, langkah: Sequence[Langkah], tahun: int | None, choices: ReadingChoices
) -> LaporanResult:
    """Read what these sheets report of a file's `langkah`; `choices`: readings people settled.

    Never raises on content.
    """
    satker, origin = _read_origin(book)
    result = LaporanResult(satker, origin)
    by_kode = {_compact(each.kode): each for each in langkah}
    strict = bool(langkah) and origin is None
    references = _References(by_kode, tahun, choices, strict)
    for grid in book.sheets:
        header = find_report_header(grid)
        if header is None:
            _complain_without_header(grid, result)
            continue
        jenis = header.jenis
        if getattr(result, jenis) is None:
            reports = _read_sheet(grid, header, references, result)
            setattr(result, jenis, tuple(reports))
            continue
        values = {"name": _SHEETS[jenis][0], "sheet": grid.name}
        result.errors.append(Remark("reports.sheet_twice", grid.name, values=values))
    # If no row at all was read, what is missing in them refuses the file.
    is_any_read = result.realisasi or result.bukti
    said = result.warnings if is_any_read else result.errors
    said += result.left_out
    return result


def _read_sheet(
    grid: Grid, header: ReportHeader, references: _References, result: LaporanResult
) -> Iterator[TenggatReport | BuktiReport]:
    """Read each row of a sheet of reports, each tenggat or bukti once."""
    _check_columns(grid, header, result)
    is_bukti = header.jenis == "bukti"
    read = _read_bukti if is_bukti else _read_realisasi
    seen: dict[tuple[str | None, ...], int] = {}
    for row in _content_rows(grid, header, result):
        with at_row(grid.name, row.number):
            report = read(row, references)
        if report is None:
            continue
        key = (report.kode, report.tenggat, row["nama"] if is_bukti else "")
        if key not in seen:
            seen[key] = row.number
            yield report
            continue
        values = {"kode": report.kode, "tenggat": row["tenggat"], "row": seen[key]}
        code = "reports.bukti_twice" if is_bukti else "reports.tenggat_twice"
        row.say("nama" if is_bukti else "tenggat", code, of="errors", **values)


def file_columns(tables: Iterable[Proposal], laporan: LaporanResult) -> frozenset[str]:
    """Return every column the file has, as Reading.kolom names them."""
    columns = set(laporan.columns)
    for proposal in tables:
        for column in proposal.columns.values():
            meaning = "target_waktu" if column.meaning == "bulan" else column.meaning
            columns.update(filter(None, (meaning, column.heading)))
    return frozenset(columns)


def _read_origin(book: Book) -> tuple[str | None, TemplateOrigin | None]:
    """Read the office of a template, and the unggahan it was exported from.

    They are read by properties or mark; a blank template's unggahan is None.
    """
    names = template_names.ORIGIN_PROPERTIES.values()
    values = [book.properties.get(name, "") for name in names]
    if not all(values):
        values = _read_origin_mark(book, len(names)) or values
    satker, *origin = map(str.strip, values)
    satker = clean_name(satker)
    is_whole = len(origin) == len(names) - 1 and all(origin)
    if not satker or not is_whole:
        return satker or None, None
    tahun, entry, fingerprint = origin
    if not (tahun + entry).isdecimal():
        return satker, None
    return satker, TemplateOrigin(satker, int(tahun), int(entry), fingerprint)


def _read_origin_mark(book: Book, count: int) -> list[str]:
    """Read the last mark of an unggahan in the sheets, split into its values.

    [] if there is none.
    """
    places = ((grid, row) for grid in book.sheets for row in grid.by_row)
    marker = template_names.ORIGIN_MARKER
    marks = [grid.content_at(row, 2) for grid, row in places if grid.text_at(row, 1) == marker]
    # An office's name may have a bar.
    return marks[-1].rsplit("|", count - 1) if marks else []


def _complain_without_header(grid: Grid, result: LaporanResult) -> None:
    """Add an error for a sheet by the template's name without its headings.

    In a file of another origin only a warning.
    """
    if not grid.texts:
        return
    for name, vocabulary, required in _SHEETS.values():
        if normalize(grid.name) == normalize(name):
            said = result.errors if result.origin else result.warnings
            code = "reports.sheet_without_headings"
            if result.origin:
                code = "reports.template_headings_changed"
            headings = ", ".join(vocabulary[key][0] for key in required)
            values = {"sheet": grid.name, "headings": headings}
            said.append(Remark(code, grid.name, values=values))


def _check_columns(grid: Grid, header: ReportHeader, result: LaporanResult) -> None:
    """Note the columns of a sheet.

    A column that is not read adds a warning. A formula without a result adds an error, for its cell
    would read as blank.
    """
    keys = {column: key for key, column in header.columns.items()}
    result.columns |= {f"{header.jenis}.{key}" for key in header.columns}
    for column in grid.by_row[header.row]:
        heading = grid.content_at(header.row, column)
        if column not in keys and normalize(heading) not in _IGNORED:
            values = {"heading": heading, "sheet": grid.name}
            place = (header.row, column, heading)
            result.warnings.append(grid.remark_at("reports.column_unread", *place, **values))
    failed = dict.fromkeys(grid.empty_formulas, "") | grid.errors
    for (number, column), error in failed.items():
        key = keys.get(column, "langkah_aksi")
        if key != "langkah_aksi" and number > header.row:
            code = "rows.formula_error" if error else "reports.formula_without_result"
            ReportRow(grid, number, header, result).say(key, code, of="errors", error=error)


def find_report_header(grid: Grid) -> ReportHeader | None:
    """Find the headings of a sheet of reports.

    None if the sheet is none (a plan table, a note, anything else).
    """
    for number in [*grid.by_row][:_MAX_HEADER_ROWS]:
        in_row = reversed(grid.by_row[number])
        headings = {normalize(grid.content_at(number, column)): column for column in in_row}
        if _is_of_plan({*headings}):
            return None
        for jenis, (_, vocabulary, required) in _SHEETS.items():
            columns: dict[str, int] = {}
            for key, names in vocabulary.items():
                if said := [*filter(headings.get, map(normalize, names))]:
                    columns[key] = headings[said[0]]
            if columns.keys() >= {*required}:
                return ReportHeader(jenis, number, columns)
    return None


def _is_of_plan(headings: set[str]) -> bool:
    """True for the headings of a plan: they name KOMPONEN, or work, bukti and PIC.

    A plan may also have a KODE of its own and a STATUS. A sheet of bukti names their kinds.
    """
    is_whole = {meaning_of(heading)[0] for heading in headings} >= {*REQUIRED, "pic"}
    return bool(_OF_PLAN & headings) or (is_whole and _JENIS.isdisjoint(headings))


def _content_rows(grid: Grid, header: ReportHeader, result: LaporanResult) -> Iterator[ReportRow]:
    """List the rows below the headings that report.

    Titles, sums and notes do not: they have neither KODE nor tenggat, date or status. The first of
    several adds a remark.
    """
    title = grid.content_at(header.row, header.columns["kode"])
    grid = grid.with_days([header.columns.get("tanggal_selesai", 0)])
    above_reports = True
    for number in grid.by_row:
        row = ReportRow(grid, number, header, result)
        filled = [key for key in header.columns if row[key]]
        if number <= header.row or row["kode"] == title or not filled:
            continue
        is_report = _is_reporting(row)
        if is_report:
            yield row
        elif above_reports:
            row.say(filled[0], "reports.title_or_sum")
        above_reports = is_report


def _is_reporting(row: ReportRow) -> bool:
    """True if a row says which langkah or tenggat it belongs to, or what a report says."""
    if _KODE_SHAPE.match(row["kode"]) or _accepted_status(row):
        return True
    if row.day("tenggat") or any(map(str.isdecimal, row["tanggal_selesai"])):
        return True
    return bool(read_time(row["tenggat"], _ANY_TAHUN).tenggat)


def _read_realisasi(row: ReportRow, references: _References) -> TenggatReport | None:
    """Read a row of sheet Realisasi."""
    key = _read_kode_and_tenggat(row, references)
    status = _read_status(row, references.choices)
    day = _read_tanggal_selesai(row, references.tahun, status)
    texts = {name: row[name] for name in SAID_TEXTS}
    if status in DECLARED and not texts["kendala"]:
        if not _accepted_status(row):
            # The words of the office's own that a person explained are the reason.
            texts["kendala"] = row["status"]
        # Without a column Kendala the stored reason may do, which only the stored rencana knows.
        if "kendala" in row.header.columns and not texts["kendala"]:
            word = STATUS_LAPORAN[status]
            row.say("kendala", "reports.reason_missing", of="errors", status=word)
    if key is None:
        return None
    said = Said(tanggal_selesai=day, **texts)
    return TenggatReport(*key, status, said, row.grid.name, row.number)


def _read_bukti(row: ReportRow, references: _References) -> BuktiReport | None:
    """Read a row of sheet Bukti Dukung."""
    if not any(map(row.__getitem__, _OF_DOCUMENT)):
        return None
    key = _read_kode_and_tenggat(row, references)
    name = row["nama"]
    if not name:
        row.say("nama", "reports.bukti_without_name", of="left_out")
    column = row.header.columns.get("tautan")
    address = row.grid.address_at(row.number, column, row["tautan"])
    status = _read_bukti_status(row, references.choices, address)
    if key is None or not name:
        return None
    kode, tenggat = key
    return BuktiReport(
        kode,
        tenggat,
        name,
        row["jenis"] or None,
        status,
        SaidOfBukti(**{name: row[name] for name in SAID_OF_BUKTI} | {"tautan": address}),
        row.grid.name,
        row.number,
    )


def _read_kode_and_tenggat(row: ReportRow, references: _References) -> tuple[str, str] | None:
    """Read which langkah and tenggat a row reports; None if it does not say so, with a remark."""
    kode = row["kode"]
    langkah = references.langkah.get(_compact(kode))
    if not kode:
        row.say("kode", "reports.kode_empty", of="left_out", kode=kode)
        return None
    own: list[str] = []
    if langkah:
        kode = langkah.kode
        own = [each.tenggat for each in langkah.tenggat]
    elif references.strict:
        row.say("kode", "reports.kode_unknown", of="left_out", kode=kode)
        return None
    day = row.day("tenggat")
    key = report_words.find_tenggat_key(row["tenggat"], day, references.tahun, own)
    if key and (key in own or not references.strict):
        return kode, key
    _leave_out_tenggat(row, kode, own, strict=references.strict)
    return None


def _leave_out_tenggat(row: ReportRow, kode: str, own: list[str], *, strict: bool) -> None:
    """Say that a row names no tenggat, or none of its langkah's `own`."""
    code = "reports.tenggat_unknown" if row["tenggat"] else "reports.tenggat_empty"
    of_none = "_of_none" if strict else ""
    of = "_of_several" if own else of_none
    existing = ", ".join(map(format_tenggat, own))
    values = {"tenggat": row["tenggat"], "kode": kode, "existing": existing}
    row.say("tenggat", f"{code}{of}", of="left_out", **values)


def _read_tanggal_selesai(row: ReportRow, tahun: int | None, status: str | None) -> date | None:
    """Read the day a row says its work was finished, with remarks on an odd one."""
    key = "tanggal_selesai"
    day, refusal, remarks = report_words.read_finished(row[key], row.day(key), tahun)
    for remark in filter(None, (*remarks, refusal)):
        row.say(key, remark.code, **remark.values)
    if day and status not in ("selesai", None):
        row.say(key, "reports.date_but_not_selesai")
    return day


def _read_bukti_status(row: ReportRow, choices: ReadingChoices, address: str) -> str | None:
    """Read the status of a bukti; it is there if its row has a link and no status."""
    link = row["tautan"]
    status = _read_status(row, choices)
    if address != link:
        row.say("tautan", "reports.link_address", address=address)
    if not link:
        return status
    if not row["status"]:
        row.say("status", "reports.link_means_ada")
        return "ada"
    if status == "belum_ada":
        row.say("status", "reports.link_but_belum_ada")
    return status


def _accepted_status(row: ReportRow) -> str | None:
    """Return the status of a row if its word is one of those the template offers."""
    if row.header.jenis == "bukti":
        return report_words.read_bukti_status(row["status"])
    return report_words.read_status(row["status"])


def _read_status(row: ReportRow, choices: ReadingChoices) -> str | None:
    """Read the status of a row.

    1. As the template offers it.
    2. As a person explained the word.
    3. As other words hardly mean anything else, with a remark.

    Words that stay open add a question. They refuse no report, for the stored values of the row
    stay.
    """
    text = row["status"]
    status = _accepted_status(row)
    if status or text in report_words.EMPTY:
        return status
    is_bukti = row.header.jenis == "bukti"
    chosen = choices.chosen_status(text)
    if chosen:
        return _OF_BUKTI.get(chosen, "belum_ada") if is_bukti else chosen
    status, remark = report_words.read_meant(text, bukti=is_bukti)
    remark = remark or report_words.remark_on_status(text, bukti=is_bukti)
    row.say("status", remark.code, **remark.values)
    return status


def _compact(kode: str) -> str:
    return "".join(kode.lower().split()).rstrip(".")
