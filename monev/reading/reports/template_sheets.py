"""The template's sheets Realisasi and Bukti Dukung read back, every complaint at its cell, and the
mark of the unggahan they were exported from. A row of a kode or a tenggat that is not in the file
is left out, except in a file that came from the app's own template or has no plan at all: there the
stored rencana knows more, and `monev.uploads` decides. What columns of a plain plan report is read
in `rows.assembly`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from monev.core.dates import format_tenggat
from monev.core.office_names import clean_name
from monev.core.records import BuktiReport, Langkah, TemplateOrigin, TenggatReport
from monev.core.remarks import Remark
from monev.reading.choices import ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Book, Grid
from monev.reading.reports import report_words
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
"""Which sheet it is → its name, columns and needed ones. The first that fits: one of bukti has all
the other needs."""
_MAX_HEADER_ROWS, _ANY_TAHUN = 30, 2000
_OF_PLAN = frozenset({"komponen", "indikator"})
_JENIS = frozenset(map(normalize, template_names.BUKTI_COLUMNS["jenis"]))
_IGNORED = frozenset({"", *map(normalize, template_names.DETAIL_COLUMNS)})
_KODE_SHAPE = re.compile(r"\w{1,5}(\s*\.\s*\w{1,5})+\.?$")
"""What any kode looks like: short parts with dots between (V.a.1.2)."""

_OF_DOCUMENT = ("nama", "status", "tautan", "catatan")
"""What a row of bukti says one of, or it reports nothing: the document of an emptied row is no
longer owed, which the preview says."""

_OF_BUKTI = {"selesai": "ada", "tidak_berlaku": "tidak_berlaku"}
"""What a word that was said to mean this of a target says of a bukti; any other: that it is not
there."""


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """Where a sheet's headings stand: its jenis ("realisasi" or "bukti"), the row, key → column."""

    jenis: str
    row: int
    columns: dict[str, int]


@dataclass(slots=True)
class LaporanResult:
    """What a file reports (None: it has no such sheet), what is asked of it, and what refuses it.
    `satker` is the office whose template it is, also a blank one; `columns` names its sheets'
    columns as `Reading.kolom` does; `left_out` says what is missing in each row of nobody."""

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
    """A row of a sheet of reports: its texts and dates by key, where each cell is, where what is
    said of it goes. A text is "" where the sheet has no such column."""

    grid: Grid
    number: int
    header: ReportHeader
    result: LaporanResult

    def __getitem__(self, key: str) -> str:
        return self.grid.content_at(self.number, self.header.columns.get(key, 0))

    def day(self, key: str) -> datetime | None:
        """The real date under a heading, where the cell is one."""
        return self.grid.date_at(self.number, self.header.columns.get(key, 0))

    def say(
        self,
        key: str,
        code: str,
        /,
        *,
        of: str = "warnings",
        **values: object,
    ) -> None:
        """Say this of what stands under a heading, in one of the result's lists."""
        column = self.header.columns[key]
        heading = self.grid.content_at(self.header.row, column)
        remark = self.grid.remark_at(code, self.number, column, heading, **values)
        getattr(self.result, of).append(remark)


@dataclass(frozen=True, slots=True)
class _References:
    """What rows may refer to: the file's langkah, by kode, and what people said that a word means.
    `strict`: nothing else."""

    langkah: dict[str, Langkah]
    tahun: int | None
    choices: ReadingChoices
    strict: bool


def read_laporan(
    book: Book, langkah: Sequence[Langkah], tahun: int | None, choices: ReadingChoices
) -> LaporanResult:
    """What these sheets report of a file's `langkah`; `choices`: readings people settled. Never
    raises on content."""
    result = LaporanResult(*_read_origin(book))
    by_kode = {_compact(each.kode): each for each in langkah}
    strict = bool(langkah) and result.origin is None
    references = _References(by_kode, tahun, choices, strict)
    for grid in book.sheets:
        header = find_report_header(grid)
        if header is None:
            _complain_without_header(grid, result)
        elif getattr(result, header.jenis) is not None:
            values = {"name": _SHEETS[header.jenis][0], "sheet": grid.name}
            result.errors.append(Remark("reports.sheet_twice", lembar=grid.name, values=values))
        else:
            reports = _read_sheet(grid, header, references, result)
            setattr(result, header.jenis, tuple(reports))
    # Where no row at all was read, what is missing in them refuses the file.
    is_any_read = result.realisasi or result.bukti
    (result.warnings if is_any_read else result.errors).extend(result.left_out)
    return result


def _read_sheet(
    grid: Grid, header: ReportHeader, references: _References, result: LaporanResult
) -> Iterator[TenggatReport | BuktiReport]:
    """What each row of a sheet of reports says, each tenggat or bukti once."""
    _check_columns(grid, header, result)
    is_bukti = header.jenis == "bukti"
    seen = dict[tuple[str | None, ...], int]()
    for row in _content_rows(grid, header, result):
        report = (_read_bukti if is_bukti else _read_realisasi)(row, references)
        if report is None:
            continue
        name = row["nama"] if is_bukti else ""
        first = seen.setdefault((report.kode, report.tenggat, name), row.number)
        if first == row.number:
            yield report
            continue
        values = {"kode": report.kode, "tenggat": row["tenggat"], "row": first}
        code = "reports.bukti_twice" if is_bukti else "reports.tenggat_twice"
        row.say("nama" if is_bukti else "tenggat", code, of="errors", **values)


def file_columns(tables: Iterable[Header], laporan: LaporanResult) -> frozenset[str]:
    """Every column the file has, as Reading.kolom names them."""
    columns = set(laporan.columns)
    for header in tables:
        columns.update(header.columns, map(header.column_display_name, header.headings))
    return frozenset(columns)


def _read_origin(book: Book) -> tuple[str | None, TemplateOrigin | None]:
    """The office of a template, and the unggahan it was exported from (a blank one: None), by
    properties or mark."""
    names = template_names.ORIGIN_PROPERTIES.values()
    values = [book.properties.get(name, "") for name in names]
    for grid in book.sheets if not all(values) else ():
        for row in grid.by_row:
            if grid.texts.get((row, 1)) == template_names.ORIGIN_MARKER:  # a name may have a bar
                values = grid.content_at(row, 2).rsplit("|", len(names) - 1)
    satker, *origin = map(str.strip, values)
    satker = clean_name(satker)
    if len(origin) < len(names) - 1 or not all((satker, *origin)):
        return satker or None, None
    tahun, entry, fingerprint = origin
    is_sound = (tahun + entry).isdecimal()
    return satker, TemplateOrigin(satker, int(tahun), int(entry), fingerprint) if is_sound else None


def _complain_without_header(grid: Grid, result: LaporanResult) -> None:
    """A sheet by the template's name without its headings: refused in a template, else only
    said."""
    for name, vocabulary, required in _SHEETS.values():
        if normalize(grid.name) == normalize(name) and grid.texts:
            headings = ", ".join(vocabulary[key][0] for key in required)
            values = {"sheet": grid.name, "headings": headings}
            if result.origin:
                said = result.errors
                code = "reports.template_headings_changed"
            else:
                said = result.warnings
                code = "reports.sheet_without_headings"
            said.append(Remark(code, lembar=grid.name, values=values))


def _check_columns(grid: Grid, header: ReportHeader, result: LaporanResult) -> None:
    """Note the columns of a sheet: those that are not read, and cells of which a formula gave no
    result, for they would read as blank."""
    keys = {column: key for key, column in header.columns.items()}
    result.columns |= {f"{header.jenis}.{key}" for key in header.columns}
    for column in grid.by_row[header.row]:
        heading = grid.content_at(header.row, column)
        if column not in keys and normalize(heading) not in _IGNORED:
            values = {"heading": heading, "sheet": grid.name}
            said = grid.remark_at("reports.column_unread", header.row, column, heading, **values)
            result.warnings.append(said)
    for (number, column), error in {
        **dict.fromkeys(grid.empty_formulas, ""),
        **grid.errors,
    }.items():
        key = keys.get(column, "langkah_aksi")
        if key != "langkah_aksi" and number > header.row:
            code = "rows.formula_error" if error else "reports.formula_without_result"
            ReportRow(grid, number, header, result).say(key, code, of="errors", error=error)


def find_report_header(grid: Grid) -> ReportHeader | None:
    """The headings of a sheet of reports; None where the sheet is none (a plan table, a note,
    anything else)."""
    for number in [*grid.by_row][:_MAX_HEADER_ROWS]:
        headings = {
            normalize(grid.content_at(number, column)): column
            for column in reversed(grid.by_row[number])
        }
        if _is_of_plan({*headings}):
            return None
        for jenis, (_, vocabulary, required) in _SHEETS.items():
            columns = dict[str, int]()
            for key, names in vocabulary.items():
                found = [headings[name] for name in map(normalize, names) if name in headings]
                if found:
                    columns[key] = found[0]
            if columns.keys() >= {*required}:
                return ReportHeader(jenis, number, columns)
    return None


def _is_of_plan(headings: set[str]) -> bool:
    """True for the headings of a plan, which may have a KODE of its own and a STATUS: it names
    KOMPONEN, or its work, bukti and PIC. A sheet of bukti names their kinds."""
    meanings = {meaning_of(heading)[0] for heading in headings}
    is_whole = meanings >= {*REQUIRED, "pic"} and _JENIS.isdisjoint(headings)
    return is_whole or not _OF_PLAN.isdisjoint(headings)


def _content_rows(grid: Grid, header: ReportHeader, result: LaporanResult) -> Iterator[ReportRow]:
    """The rows below the headings that report. Of titles, sums or notes it is said at the first
    that they are none: what has neither KODE nor tenggat, date or status."""
    title = grid.content_at(header.row, header.columns["kode"])
    grid = grid.with_days([header.columns.get("tanggal_selesai", 0)])
    above_reports = True
    for number in grid.by_row:
        row = ReportRow(grid, number, header, result)
        filled = [key for key in header.columns if row[key]]
        if number <= header.row or not filled or row["kode"] == title:
            continue
        is_report = _is_reporting(row)
        if is_report:
            yield row
        elif above_reports:
            row.say(filled[0], "reports.title_or_sum")
        above_reports = is_report


def _is_reporting(row: ReportRow) -> bool:
    """True if a row says whose report it is, or what a report says."""
    return bool(
        _KODE_SHAPE.match(row["kode"])
        or row.day("tenggat")
        or read_time(row["tenggat"], _ANY_TAHUN).tenggat
        or any(map(str.isdecimal, row["tanggal_selesai"]))
        or _accepted_status(row)
    )


def _read_realisasi(row: ReportRow, references: _References) -> TenggatReport | None:
    """What a row of sheet Realisasi reports."""
    key = _read_kode_and_tenggat(row, references)
    status = _read_status(row, references.choices)
    day = _read_tanggal_selesai(row, references.tahun, status)
    kendala = row["kendala"]
    if status == "tidak_berlaku" and not kendala:
        # The words of the office's own that a person explained are the reason.
        kendala = "" if _accepted_status(row) else row["status"]
        # Without a column Kendala the stored reason may do, which only the stored rencana knows.
        if "kendala" in row.header.columns and not kendala:
            row.say("kendala", "reports.reason_missing", of="errors")
    texts = (kendala, row["tindak_lanjut"], row.grid.name)
    return TenggatReport(*key, status, day, *texts, row.number) if key else None


def _read_bukti(row: ReportRow, references: _References) -> BuktiReport | None:
    """What a row of sheet Bukti Dukung reports."""
    if not any(row[key] for key in _OF_DOCUMENT):
        return None
    key = _read_kode_and_tenggat(row, references)
    name = row["nama"]
    if not name:
        row.say("nama", "reports.bukti_without_name", of="left_out")
    address = row.grid.address_at(row.number, row.header.columns.get("tautan"), row["tautan"])
    status = _read_bukti_status(row, references.choices, address)
    said = (row["jenis"] or None, status, address, row["catatan"], row.grid.name)
    return BuktiReport(*key, name, *said, row.number) if key and name else None


def _read_kode_and_tenggat(row: ReportRow, references: _References) -> tuple[str, str] | None:
    """Whose report a row is; None where it does not say so, which is told."""
    kode = row["kode"]
    langkah = references.langkah.get(_compact(kode))
    if not kode or (references.strict and not langkah):
        code = "reports.kode_unknown" if kode else "reports.kode_empty"
        row.say("kode", code, of="left_out", kode=kode)
        return None
    own = list[str]()
    if langkah:
        kode = langkah.kode
        own = [each.tenggat for each in langkah.tenggat]
    text = row["tenggat"]
    day = row.day("tenggat")
    key = report_words.find_tenggat_key(text, day, references.tahun, own)
    if key and (key in own or not references.strict):
        return kode, key
    _leave_out_tenggat(row, kode, own, strict=references.strict)
    return None


def _leave_out_tenggat(row: ReportRow, kode: str, own: list[str], *, strict: bool) -> None:
    """Say that a row names no tenggat, or none of its langkah's `own`."""
    code = "reports.tenggat_unknown" if row["tenggat"] else "reports.tenggat_empty"
    if own:
        code += "_of_several"
    elif strict:
        code += "_of_none"
    existing = ", ".join(map(format_tenggat, own))
    values = {"tenggat": row["tenggat"], "kode": kode, "existing": existing}
    row.say("tenggat", code, of="left_out", **values)


def _read_tanggal_selesai(row: ReportRow, tahun: int | None, status: str | None) -> date | None:
    """The day a row says its work was finished, and what is odd of it."""
    text = row["tanggal_selesai"]
    day, refusal, told = report_words.read_finished(text, row.day("tanggal_selesai"), tahun)
    for remark in filter(None, (*told, refusal)):
        row.say("tanggal_selesai", remark.code, **remark.values)
    if day and status not in ("selesai", None):
        row.say("tanggal_selesai", "reports.date_but_not_selesai")
    return day


def _read_bukti_status(row: ReportRow, choices: ReadingChoices, address: str) -> str | None:
    """The status of a bukti, which is there where its row has a link and no status."""
    link = row["tautan"]
    status = _read_status(row, choices)
    if address != link:
        row.say("tautan", "reports.link_address", address=address)
    if link and not row["status"]:
        row.say("status", "reports.link_means_ada")
        return "ada"
    if link and status == "belum_ada":
        row.say("status", "reports.link_but_belum_ada")
    return status


def _accepted_status(row: ReportRow) -> str | None:
    """The status of a row where its word is one of those the template offers."""
    is_bukti = row.header.jenis == "bukti"
    read = report_words.read_bukti_status if is_bukti else report_words.read_status
    return read(row["status"])


def _read_status(row: ReportRow, choices: ReadingChoices) -> str | None:
    """The status of a row: as the template offers it, as a person explained the word, or as other
    words hardly mean anything else, which is told. Words that stay open are asked; they refuse no
    report, for what is stored of the row stays."""
    text = row["status"]
    status = _accepted_status(row)
    if status or text in report_words.EMPTY:
        return status
    is_bukti = row.header.jenis == "bukti"
    if chosen := choices.chosen_status(text):
        return _OF_BUKTI.get(chosen, "belum_ada") if is_bukti else chosen
    status, told = report_words.read_meant(text, bukti=is_bukti)
    remark = told or report_words.complain_of_status(text, bukti=is_bukti)
    row.say("status", remark.code, **remark.values)
    return status


def _compact(kode: str) -> str:
    return "".join(kode.lower().split()).rstrip(".")
