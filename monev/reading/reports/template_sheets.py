"""The template's sheets Realisasi and Bukti Dukung read back, every complaint at its cell, and the
mark of the unggahan they were exported from. A row of a kode or a tenggat that is not in the file
is left out, except in a file that came from the app's own template or has no plan at all: there the
stored rencana knows more, and `monev.uploads` decides. What columns of a plain plan report is read
in `rows.assembly`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from operator import attrgetter
from typing import Any

from monev.core.dates import format_tenggat
from monev.core.file_references import is_web_address, words_of
from monev.core.grouping import group_by
from monev.core.office_names import clean_name
from monev.core.records import BuktiReport, Langkah, TemplateOrigin, TenggatReport
from monev.core.remarks import Remark
from monev.reading.choices import ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.files.grid import Book, Grid, cell_address
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
# Only a plan table has these; a plan with Kode and Status must not be taken for a sheet of reports.
_RENCANA_FEATURES = frozenset({"komponen", "indikator"})
_JENIS = frozenset(map(normalize, template_names.BUKTI_COLUMNS["jenis"]))
_IGNORED = frozenset({"", *map(normalize, template_names.DETAIL_COLUMNS)})
_KODE_SHAPE = re.compile(r"\s*\w{1,5}(\s*\.\s*\w{1,5})+\.?\s*$")
"""What any kode looks like: short parts with dots between (V.a.1.2)."""

_SAYING = {
    "realisasi": ("kode", "tenggat", "status", "tanggal_selesai", "kendala", "tindak_lanjut"),
    "bukti": ("nama", "status", "tautan", "catatan"),
}
"""What a row says one of, or it reports nothing. An emptied row of bukti: its document is no longer
owed, which the preview says."""


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
    columns as `Reading.kolom` does."""

    realisasi: tuple[TenggatReport, ...] | None = None
    bukti: tuple[BuktiReport, ...] | None = None
    origin: TemplateOrigin | None = None
    satker: str | None = None
    columns: set[str] = field(default_factory=set)
    warnings: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)
    """What is missing in each row that says not whose it is."""

    def settle_left_out(self) -> None:
        """Say what was left out, in place; where no row at all was read, that refuses the file."""
        is_any_read = bool(self.realisasi or self.bukti)
        (self.warnings if is_any_read else self.errors).extend(self.left_out)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a sheet of reports: its texts and dates by key, where each cell is, where what is
    said of it goes."""

    grid: Grid
    number: int
    header: ReportHeader
    result: LaporanResult

    def text(self, key: str) -> str:
        """The text under a heading; "" where the sheet has no such column."""
        return self.grid.content_at(self.number, self.header.columns.get(key, 0))

    def day(self, key: str) -> datetime | None:
        """The real date under a heading, where the cell is one."""
        return self.grid.date_at(self.number, self.header.columns.get(key, 0))

    def address(self, key: str) -> str:
        """The text under a heading, or the address that its cell opens where it shows other
        words."""
        return self.grid.address_at(self.number, self.header.columns.get(key), self.text(key))

    def refuse(self, key: str, code: str, /, **values: Any) -> None:
        """Refuse the file for what stands under a heading."""
        self.result.errors.append(self._remark(key, code, values))

    def leave_out(self, key: str, code: str, /, **values: Any) -> None:
        """Do not read the row, for what stands under a heading does not say whose it is."""
        self.result.left_out.append(self._remark(key, code, values))

    def warn(self, key: str, code: str, /, **values: Any) -> None:
        """Say this of what stands under a heading."""
        self.result.warnings.append(self._remark(key, code, values))

    def _remark(self, key: str, code: str, values: Mapping[str, Any]) -> Remark:
        column = self.header.columns[key]
        return self.grid.remark_at(
            code, self.number, column, self.grid.content_at(self.header.row, column), **values
        )


class _References:
    """What rows may refer to: the file's langkah, and what people said that a word means. `strict`:
    nothing else."""

    def __init__(
        self,
        langkah: Sequence[Langkah],
        tahun: int | None,
        choices: ReadingChoices,
        *,
        strict: bool,
    ) -> None:
        self.tahun, self.choices, self.strict = tahun, choices, strict
        self.kode = {_compact(each.kode): each.kode for each in langkah}
        key_of = attrgetter("tenggat")
        self.tenggat = {each.kode: tuple(map(key_of, each.tenggat)) for each in langkah}
        self.by_words = group_by(langkah, lambda each: normalize(each.langkah_aksi))


def read_laporan(
    book: Book, langkah: Sequence[Langkah], tahun: int | None, choices: ReadingChoices
) -> LaporanResult:
    """What these sheets report of a file's `langkah`; `choices`: readings people settled. Never
    raises on content."""
    satker, origin = _read_origin(book)
    result = LaporanResult(origin=origin, satker=satker or None)
    references = _References(langkah, tahun, choices, strict=bool(langkah) and origin is None)
    for grid in book.sheets:
        header = find_report_header(grid)
        if header is None:
            _complain_without_header(grid, result)
        elif getattr(result, header.jenis) is not None:
            values = {"name": _SHEETS[header.jenis][0], "sheet": grid.name}
            result.errors.append(Remark("reports.sheet_twice", lembar=grid.name, values=values))
        else:
            setattr(result, header.jenis, tuple(_read_sheet(grid, header, references, result)))
    result.settle_left_out()
    return result


def _read_sheet(
    grid: Grid, header: ReportHeader, references: _References, result: LaporanResult
) -> Iterator[TenggatReport | BuktiReport]:
    """What each row of a sheet of reports says that says anything."""
    result.columns |= {f"{header.jenis}.{key}" for key in header.columns}
    result.warnings.extend(_unread_columns(grid, header))
    result.errors.extend(_formulas_without_result(grid, header))
    keys = _SAYING[header.jenis]
    rows = (row for row in _content_rows(grid, header, result) if any(map(row.text, keys)))
    return (_read_bukti if header.jenis == "bukti" else _read_realisasi)(rows, references)


def file_columns(tables: Iterable[Header], laporan: LaporanResult) -> frozenset[str]:
    """Every column the file has, as Reading.kolom names them."""
    rencana = (
        {*header.columns, *map(header.column_display_name, header.headings)} for header in tables
    )
    return frozenset(laporan.columns).union(*rencana)


def _read_origin(workbook: Book) -> tuple[str, TemplateOrigin | None]:
    """The office of a template, and the unggahan it was exported from (a blank one: None), by
    properties or mark."""
    names = template_names.ORIGIN_PROPERTIES.values()
    values = [workbook.properties.get(name, "") for name in names]
    for grid in workbook.sheets if not all(values) else ():
        for row in grid.by_row:
            if grid.texts.get((row, 1)) == template_names.ORIGIN_MARKER:  # a name may have a bar
                values = grid.content_at(row, 2).rsplit("|", len(names) - 1)
    satker, *rest = (value.strip() for value in values)
    if len(rest) != len(names) - 1 or not all((satker, *rest)):
        return clean_name(satker), None
    tahun, entry, fingerprint = rest
    if not (tahun + entry).isdecimal():
        return clean_name(satker), None
    return clean_name(satker), TemplateOrigin(
        clean_name(satker), int(tahun), int(entry), fingerprint
    )


def _complain_without_header(grid: Grid, result: LaporanResult) -> None:
    """A sheet by the template's name without its headings: refused in a template, else only
    said."""
    for name, vocabulary, required in _SHEETS.values():
        if normalize(grid.name) == normalize(name) and grid.texts:
            headings = ", ".join(vocabulary[key][0] for key in required)
            values = {"sheet": grid.name, "headings": headings}
            if result.origin:
                code = "reports.template_headings_changed"
                said = result.errors
            else:
                code = "reports.sheet_without_headings"
                said = result.warnings
            said.append(Remark(code, lembar=grid.name, values=values))


def _unread_columns(grid: Grid, header: ReportHeader) -> Iterator[Remark]:
    for column in grid.by_row[header.row]:
        heading = grid.content_at(header.row, column)
        if column not in header.columns.values() and normalize(heading) not in _IGNORED:
            values = {"heading": heading, "sheet": grid.name}
            yield grid.remark_at("reports.column_unread", header.row, column, heading, **values)


def _formulas_without_result(grid: Grid, header: ReportHeader) -> Iterator[Remark]:
    """A formula whose result was not saved would read as blank, which reports nothing."""
    read = {column for key, column in header.columns.items() if key != "langkah_aksi"}
    places = {**dict.fromkeys(grid.empty_formulas, ""), **grid.errors}
    for (row, column), error in places.items():
        if column in read and row > header.row:
            heading = grid.content_at(header.row, column)
            code = "rows.formula_error" if error else "reports.formula_without_result"
            place = (grid.name, row, heading, error or None, cell_address(row, column))
            yield Remark(code, *place, {"error": error} if error else {})


def find_report_header(grid: Grid) -> ReportHeader | None:
    """The headings of a sheet of reports; None where the sheet is none (a plan table, a note,
    anything else)."""
    for number in [*grid.by_row][:_MAX_HEADER_ROWS]:
        headings = {k: normalize(grid.content_at(number, k)) for k in grid.by_row[number]}
        if _RENCANA_FEATURES & {*headings.values()}:
            return None
        for jenis, (_, vocabulary, required) in _SHEETS.items():
            found = {key: _find_column(headings, names) for key, names in vocabulary.items()}
            columns = {key: column for key, column in found.items() if column}
            if columns.keys() >= {*required}:
                header = ReportHeader(jenis, number, columns)
                return None if _is_of_rencana(grid, header, {*headings.values()}) else header
    return None


def _is_of_rencana(grid: Grid, header: ReportHeader, headings: set[str]) -> bool:
    """Whether these are the headings of a plan with kode of its own and a STATUS: each kode stands
    once, beside its work, bukti and PIC or area. A sheet of bukti names their kinds."""
    column = header.columns["kode"]
    kodes = [text for (row, k), text in grid.texts.items() if row > header.row and k == column]
    meanings = {meaning_of(heading)[0] for heading in headings}
    is_whole = {*REQUIRED} <= meanings and not meanings.isdisjoint({"pic", "area"})
    return is_whole and len(set(kodes)) == len(kodes) and _JENIS.isdisjoint(headings)


def _content_rows(grid: Grid, header: ReportHeader, result: LaporanResult) -> Iterator[ReportRow]:
    """The rows below the headings in which any of the sheet's own columns is filled with more than
    its heading. Of titles, sums or notes it is said at the first that they are none: what has
    neither KODE nor tenggat, date or status."""
    grid = grid.with_days([header.columns.get("tanggal_selesai", 0)])
    headings = {k: normalize(grid.content_at(header.row, k)) for k in header.columns.values()}
    above_reports = True
    for number in grid.by_row:
        row = ReportRow(grid, number, header, result)
        filled = [key for key in header.columns if number > header.row and row.text(key)]
        if all(normalize(row.text(key)) == headings[header.columns[key]] for key in filled):
            continue
        is_report = _is_reporting(row)
        if is_report:
            yield row
        elif above_reports:
            row.warn(filled[0], "reports.title_or_sum")
        above_reports = is_report


def _find_column(headings: dict[int, str], names: Iterable[str]) -> int | None:
    """The column of one of these names. The heading as exported wins over a synonym; of two alike
    the left one."""
    columns = {text: k for k, text in reversed(headings.items())}
    return next((columns[name] for name in map(normalize, names) if name in columns), None)


def _is_reporting(row: ReportRow) -> bool:
    """True if a row says whose report it is, or what a report says."""
    is_bukti = row.header.jenis == "bukti"
    read = report_words.read_bukti_status if is_bukti else report_words.read_status
    says_time = row.day("tenggat") or read_time(row.text("tenggat"), _ANY_TAHUN).tenggat
    says = says_time or row.text("tanggal_selesai") or read(row.text("status"))
    return bool(says or _KODE_SHAPE.match(row.text("kode")))


def _read_realisasi(rows: Iterable[ReportRow], references: _References) -> Iterator[TenggatReport]:
    """What each row of sheet Realisasi reports."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        key = _read_kode_and_tenggat(row, references)
        status, reason = _read_status(row, references.choices)
        day = _read_tanggal_selesai(row, references.tahun, status)
        kendala = row.text("kendala") or reason
        # Without a column Kendala the stored reason may do, which only the stored rencana knows.
        if status == "tidak_berlaku" and "kendala" in row.header.columns and not kendala:
            row.refuse("kendala", "reports.reason_missing")
        if key is None:
            continue
        if (first := seen.setdefault(key, row.number)) != row.number:
            values = {"kode": key[0], "tenggat": format_tenggat(key[1]), "row": first}
            row.refuse("tenggat", "reports.tenggat_twice", **values)
            continue
        texts = (kendala, row.text("tindak_lanjut"))
        yield TenggatReport(*key, status, day, *texts, row.grid.name, row.number)


def _read_bukti(rows: Iterable[ReportRow], references: _References) -> Iterator[BuktiReport]:
    """What each row of sheet Bukti Dukung reports."""
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = _read_kode_and_tenggat(row, references)
        name = row.text("nama")
        if not name:
            row.leave_out("nama", "reports.bukti_without_name")
        status = _read_bukti_status(row, references.choices)
        if key is None or not name:
            continue
        if (first := seen.setdefault((*key, name), row.number)) != row.number:
            row.refuse("nama", "reports.bukti_twice", row=first)
            continue
        texts = (row.address("tautan"), row.text("catatan"))
        yield BuktiReport(
            *key, name, row.text("jenis") or None, status, *texts, row.grid.name, row.number
        )


def _read_kode_and_tenggat(row: ReportRow, references: _References) -> tuple[str, str] | None:
    kode = _read_kode(row, references)
    if kode is None:
        return None
    own = references.tenggat.get(kode, ())
    text = row.text("tenggat")
    day = row.day("tenggat")
    key = report_words.find_tenggat_key(text, day, references.tahun, own) if text else None
    if key is not None and (key in own or not references.strict):
        return kode, key
    code = "reports.tenggat_unknown" if text else "reports.tenggat_empty"
    if own or references.strict:
        code += "_of_several" if own else "_of_none"
    existing = ", ".join(map(format_tenggat, own))
    row.leave_out("tenggat", code, tenggat=text, kode=kode, existing=existing)
    return None


def _read_kode(row: ReportRow, references: _References) -> str | None:
    text = row.text("kode")
    if not text:
        same = references.by_words.get(normalize(row.text("langkah_aksi")), [])
        if len(same) == 1 and same[0].langkah_aksi:
            row.warn("kode", "reports.kode_by_words", kode=same[0].kode)
            return same[0].kode
        row.leave_out("kode", "reports.kode_empty")
        return None
    if _compact(text) in references.kode or not references.strict:
        return references.kode.get(_compact(text), text)
    similar = get_close_matches(text, references.tenggat, n=3, cutoff=0.6)
    code = "reports.kode_unknown_but_similar" if similar else "reports.kode_unknown"
    row.leave_out("kode", code, kode=text, similar=", ".join(similar))
    return None


def _read_tanggal_selesai(row: ReportRow, tahun: int | None, status: str | None) -> date | None:
    text = row.text("tanggal_selesai")
    value = row.day("tanggal_selesai")
    day, refusal, told = report_words.read_finished(text, value, tahun)
    for remark in (*told, refusal) if refusal else told:
        row.warn("tanggal_selesai", remark.code, **remark.values)
    if day and tahun is not None and day.year > tahun:
        row.warn("tanggal_selesai", "reports.date_after_tahun", year=day.year, tahun=tahun)
    if day and status not in ("selesai", None):
        row.warn("tanggal_selesai", "reports.date_but_not_selesai")
    return day


def _read_bukti_status(row: ReportRow, choices: ReadingChoices) -> str | None:
    text = row.text("status")
    link = row.text("tautan")
    address = row.address("tautan")
    status = report_words.read_bukti_status(text)
    if status is None and (chosen := choices.chosen_status(text)):
        status = _OF_BUKTI.get(chosen, "belum_ada")
    if status is None and text not in report_words.EMPTY:
        status = _meant_status(row, bukti=True)
    if (words := words_of(address)) and not is_web_address(words):
        row.warn("tautan", "reports.link_is_words")
    if address != link:
        row.warn("tautan", "reports.link_address", address=address)
    if link and not text:
        row.warn("status", "reports.link_means_ada")
        return "ada"
    if link and status == "belum_ada":
        row.warn("status", "reports.link_but_belum_ada")
    return status


def _read_status(row: ReportRow, choices: ReadingChoices) -> tuple[str | None, str]:
    """The status of a target, and the reason it says where a person chose Tidak berlaku for an
    office's own words (Batal karena efisiensi): these."""
    text = row.text("status")
    accepted = report_words.read_status(text)
    if accepted or text in report_words.EMPTY:
        return accepted, ""
    status = choices.chosen_status(text) or _meant_status(row)
    return status, text if status == "tidak_berlaku" else ""


def _meant_status(row: ReportRow, *, bukti: bool = False) -> str | None:
    """The status that other words than those accepted mean, which is told; None for words that are
    asked about. One cell refuses no report: until somebody answers, what is stored of that row
    stays."""
    text = row.text("status")
    status, told = report_words.read_meant(text, bukti=bukti)
    remark = told or report_words.complain_of_status(text, bukti=bukti)
    row.warn("status", remark.code, **remark.values)
    return status


def _compact(kode: str) -> str:
    return "".join(kode.lower().split()).rstrip(".")
