"""Rows that report progress → what they report, and every complaint at its cell. Rows of the template's sheets
Realisasi and Bukti Dukung, and the report columns of a row of a plain plan table."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from itertools import chain
from typing import Any

from monev.core.dates import format_tenggat
from monev.core.file_references import is_web_address, words_of
from monev.core.grouping import group_by
from monev.core.records import BuktiReport, Langkah, TemplateOrigin, TenggatReport
from monev.core.remarks import Remark
from monev.reading.choices import ReadingChoices
from monev.reading.columns.header import Header
from monev.reading.files.grid import Grid, cell_address, split_runs
from monev.reading.reports import report_words
from monev.reading.reports.report_words import read_finished
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import REKAP

_KODE_SHAPE = re.compile(r"\s*\w{1,5}(\s*\.\s*\w{1,5})+\.?\s*$")
"""What any kode looks like: short parts with dots between (V.a.1.2)."""

_REALISASI_KEYS = ("kode", "tenggat", "status", "tanggal_selesai", "kendala", "tindak_lanjut")
_BUKTI_KEYS = ("nama", "status", "tautan", "catatan")

Ask = Callable[[str, Remark], None]
"""Takes what has to be asked of a row: the meaning whose cell it is about, and the remark without its place."""


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """Where a sheet's headings stand: its jenis ("realisasi" or "bukti"), the row, key → column, other columns."""

    jenis: str
    row: int
    columns: dict[str, int]
    others: dict[int, str]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row of a sheet of reports: its texts and real dates by key, and where each cell is."""

    grid: Grid
    number: int
    header: ReportHeader

    def text(self, key: str) -> str:
        """The text under a heading; "" where the sheet has no such column."""
        return self.grid.content_at(self.number, self.header.columns.get(key, 0))

    def day(self, key: str) -> datetime | None:
        """The real date under a heading, where the cell is one."""
        return self.grid.date_at(self.number, self.header.columns.get(key, 0))

    def address(self, key: str) -> str:
        """The text under a heading, or the address that its cell opens where it shows other words."""
        return self.grid.address_at(self.number, self.header.columns.get(key), self.text(key))

    def remark(self, key: str, code: str, **values: Any) -> Remark:
        """A remark on the cell under a heading."""
        column = self.header.columns[key]
        heading, cell = self.grid.content_at(self.header.row, column), cell_address(self.number, column)
        return Remark(code, self.grid.name, self.number, heading, self.text(key), cell, values)


class References:
    """What rows may refer to: the file's langkah, and what people said that a word of theirs means. `strict`: refuse
    what is not among them, else leave it for later."""

    def __init__(self, langkah: Sequence[Langkah], tahun: int | None, choices: ReadingChoices, *, strict: bool) -> None:
        self.tahun, self.choices, self.strict = tahun, choices, strict
        self.kode = {_compact(each.kode): each.kode for each in langkah}
        self.tenggat = {each.kode: tuple(t.tenggat for t in each.tenggat) for each in langkah}
        self.by_words = group_by(langkah, lambda each: normalize(each.langkah_aksi))


@dataclass(slots=True)
class LaporanResult:
    """What a file reports (None: it has no such sheet), what is asked of it, and what refuses it. `satker` is the
    office whose template it is, also a blank one; `columns` names its sheets' columns as `Reading.kolom` does."""

    realisasi: tuple[TenggatReport, ...] | None = None
    bukti: tuple[BuktiReport, ...] | None = None
    origin: TemplateOrigin | None = None
    satker: str | None = None
    columns: set[str] = field(default_factory=set)
    warnings: list[Remark] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)


def without_notes(rows: Iterable[ReportRow], warnings: list[Remark]) -> list[ReportRow]:
    """The rows without what people write between and under them, which is said: titles that stand alone, sums, and
    after an empty row what has no Kode, Tenggat, date or status. A report that lacks its Kode is no such row."""
    reports = []
    for row in rows:
        if key := _find_title_or_sum(row):
            warnings.append(row.remark(key, "reports.title_or_sum"))
        else:
            reports.append(row)
    runs = split_runs(reports, lambda run, row: row.number == run[-1].number + 1)
    first = None
    while runs[1:] and not any(map(_is_reporting, runs[-1])):
        first = runs.pop()[0]
    if first:
        text = next(filter(None, map(first.text, first.header.columns)))
        warnings.append(Remark("reports.notes_below", first.grid.name, first.number, nilai=text))
    return [*chain.from_iterable(runs)]


def _find_title_or_sum(row: ReportRow) -> str | None:
    """The cell that holds all the words of a row that has no kode: a title by itself, or a sum beside its amounts."""
    if _KODE_SHAPE.match(row.text("kode")) or row.day("tenggat"):
        return None
    filled = {key: text for key in row.header.columns if (text := row.text(key))}
    with_words = [key for key, text in filled.items() if any(letter.isalpha() for letter in text)]
    if len(with_words) != 1:
        return None
    is_alone = list(filled) == ["kode"] and " " in filled["kode"]
    return with_words[0] if is_alone or REKAP.match(filled[with_words[0]]) else None


def _is_reporting(row: ReportRow) -> bool:
    read = report_words.read_bukti_status if row.header.jenis == "bukti" else report_words.read_status
    has_status = row.text("status") and read(row.text("status")) is not None
    return bool(has_status or row.text("tenggat") or row.text("tanggal_selesai") or _KODE_SHAPE.match(row.text("kode")))


def read_realisasi(rows: Iterable[ReportRow], references: References, result: LaporanResult) -> Iterator[TenggatReport]:
    """What each row of sheet Realisasi reports; what has to be said of it is added to `result`."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        if not any(map(row.text, _REALISASI_KEYS)):
            continue
        key = _read_kode_and_tenggat(row, references, result)
        status = report_words.read_status(row.text("status")) or references.choices.chosen_status(row.text("status"))
        if status is None:
            complaint = report_words.complain_of_status(row.text("status"))
            result.errors.append(row.remark("status", complaint.code, **complaint.values))
        day = _read_tanggal_selesai(row, references.tahun, status, result)
        # Without a column Kendala the stored reason may do, which only the stored rencana knows.
        if status == "tidak_berlaku" and "kendala" in row.header.columns and not row.text("kendala"):
            result.errors.append(row.remark("kendala", "reports.reason_missing"))
        if key is None or status is None:
            continue
        if (first := seen.setdefault(key, row.number)) != row.number:
            values = {"kode": key[0], "tenggat": format_tenggat(key[1]), "row": first}
            result.errors.append(row.remark("tenggat", "reports.tenggat_twice", **values))
            continue
        texts = (row.text("kendala"), row.text("tindak_lanjut"))
        yield TenggatReport(*key, status, day, *texts, row.grid.name, row.number)


def read_bukti(rows: Iterable[ReportRow], references: References, result: LaporanResult) -> Iterator[BuktiReport]:
    """What each row of sheet Bukti Dukung reports; what has to be said of it is added to `result`."""
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        if not any(map(row.text, _BUKTI_KEYS)):
            continue  # an emptied row: its document is no longer owed, which the preview says
        key = _read_kode_and_tenggat(row, references, result)
        name = row.text("nama")
        if not name:
            result.errors.append(row.remark("nama", "reports.bukti_without_name"))
        status = _read_bukti_status(row, references.choices, result)
        if key is None or status is None or not name:
            continue
        if (first := seen.setdefault((*key, name), row.number)) != row.number:
            result.errors.append(row.remark("nama", "reports.bukti_twice", row=first))
            continue
        texts = (row.address("tautan"), row.text("catatan"))
        yield BuktiReport(*key, name, row.text("jenis") or None, status, *texts, row.grid.name, row.number)


def _read_kode_and_tenggat(row: ReportRow, references: References, result: LaporanResult) -> tuple[str, str] | None:
    kode = _read_kode(row, references, result)
    if kode is None:
        return None
    own = references.tenggat.get(kode, ())
    text = row.text("tenggat")
    key = report_words.find_tenggat_key(text, row.day("tenggat"), references.tahun, own) if text else None
    if key is not None and (key in own or not references.strict):
        return kode, key
    if own:
        code = "reports.tenggat_unknown_of_several" if text else "reports.tenggat_empty_of_several"
    elif references.strict:
        code = "reports.tenggat_unknown_of_none" if text else "reports.tenggat_empty_of_none"
    else:
        code = "reports.tenggat_unknown" if text else "reports.tenggat_empty"
    existing = ", ".join(map(format_tenggat, own))
    result.errors.append(row.remark("tenggat", code, tenggat=text, kode=kode, existing=existing))
    return None


def _read_kode(row: ReportRow, references: References, result: LaporanResult) -> str | None:
    text = row.text("kode")
    if not text:
        same = references.by_words.get(normalize(row.text("langkah_aksi")), [])
        if len(same) == 1 and same[0].langkah_aksi:
            result.warnings.append(row.remark("kode", "reports.kode_by_words", kode=same[0].kode))
            return same[0].kode
        result.errors.append(row.remark("kode", "reports.kode_empty"))
        return None
    if _compact(text) in references.kode or not references.strict:
        return references.kode.get(_compact(text), text)
    similar = get_close_matches(text, references.tenggat, n=3, cutoff=0.6)
    code = "reports.kode_unknown_but_similar" if similar else "reports.kode_unknown"
    result.errors.append(row.remark("kode", code, kode=text, similar=", ".join(similar)))
    return None


def _read_tanggal_selesai(row: ReportRow, tahun: int | None, status: str | None, result: LaporanResult) -> date | None:
    day, refusal, told = read_finished(row.text("tanggal_selesai"), row.day("tanggal_selesai"), tahun)
    if refusal:
        result.errors.append(row.remark("tanggal_selesai", refusal.code, **refusal.values))
    result.warnings += [row.remark("tanggal_selesai", remark.code, **remark.values) for remark in told]
    if day and tahun is not None and day.year > tahun:
        values = {"year": day.year, "tahun": tahun}
        result.warnings.append(row.remark("tanggal_selesai", "reports.date_after_tahun", **values))
    if day and status not in ("selesai", None):
        result.warnings.append(row.remark("tanggal_selesai", "reports.date_but_not_selesai"))
    return day


def _read_bukti_status(row: ReportRow, choices: ReadingChoices, result: LaporanResult) -> str | None:
    text, link, address = row.text("status"), row.text("tautan"), row.address("tautan")
    status = report_words.read_bukti_status(text)
    if status is None and (chosen := choices.chosen_status(text)):
        status = "ada" if chosen == "selesai" else "belum_ada"
    if (words := words_of(address)) and not is_web_address(words):
        result.warnings.append(row.remark("tautan", "reports.link_is_words"))
    if address != link:
        result.warnings.append(row.remark("tautan", "reports.link_address", address=address))
    if status is None:
        complaint = report_words.complain_of_status(text, bukti=True)
        result.errors.append(row.remark("status", complaint.code, **complaint.values))
    elif link and not text:
        result.warnings.append(row.remark("status", "reports.link_means_ada"))
        return "ada"
    elif link and status == "belum_ada":
        result.warnings.append(row.remark("status", "reports.link_but_belum_ada"))
    return status


def _compact(kode: str) -> str:
    return "".join(kode.lower().split()).rstrip(".")


def read_plain_row(
    header: Header,
    tahun: int | None,
    content: Mapping[str, str],
    dates: Mapping[str, datetime],
    langkah: Langkah,
    ask: Ask,
) -> TenggatReport:
    """What a row of a plain plan table, its cells by meaning in `content` and `dates`, reports of its langkah as a
    whole. A status of other words is asked about and says nothing; its cell is kept with the langkah."""
    status = _plain_status(header, content, langkah, ask)
    finished, refusal, told = read_finished(content.get("tanggal_selesai", ""), dates.get("tanggal_selesai"), tahun)
    for remark in filter(None, (*told, refusal)):
        ask("tanggal_selesai", remark)
    day = finished if status == "selesai" else None
    texts = (content.get("kendala", ""), content.get("tindak_lanjut", ""))
    return TenggatReport(langkah.kode, None, status, day, *texts, langkah.lembar, langkah.baris, is_kode_written=False)


def _plain_status(header: Header, content: Mapping[str, str], langkah: Langkah, ask: Ask) -> str | None:
    """The status of the Status column; of REALISASI only where its words are a status, else nothing is said."""
    if "status" not in header.columns:
        text = content.get("realisasi", "")
        return report_words.read_status(text) if text else None
    text = content["status"]
    status = report_words.read_status(text)
    if status is None:
        ask("status", report_words.complain_of_status(text, in_plan=True))
        langkah.lainnya[header.display_name("status")] = text
    return status


def read_plain_link(langkah: Langkah, link: str, ask: Ask) -> list[BuktiReport]:
    """A link beside a langkah: says a bukti is there only where it can be but one; else it is asked which."""
    is_clear = len(langkah.bukti) == 1 and len(langkah.tenggat) <= 1
    if not is_clear:
        values = {"bukti": len(langkah.bukti), "tenggat": len(langkah.tenggat)}
        ask("tautan", Remark("reports.link_of_several", values=values))
    status = "ada" if is_clear else "belum_ada"
    place = (langkah.lembar, langkah.baris)
    return [
        BuktiReport(langkah.kode, None, bukti.nama, bukti.jenis, status, link, "", *place, is_kode_written=False)
        for bukti in langkah.bukti
    ]
