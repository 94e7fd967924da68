"""Rows of the template's sheets Realisasi and Bukti Dukung → what they report, and every complaint at its cell.

What the columns of a plain plan table report is read in `rows.assembly`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from monev.reading.files.grid import Grid, cell_address, split_runs
from monev.reading.reports import report_words
from monev.reading.reports.report_words import read_finished
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import REKAP

_KODE_SHAPE = re.compile(r"\s*\w{1,5}(\s*\.\s*\w{1,5})+\.?\s*$")
"""What any kode looks like: short parts with dots between (V.a.1.2)."""

_REALISASI_KEYS = ("kode", "tenggat", "status", "tanggal_selesai", "kendala", "tindak_lanjut")
_BUKTI_KEYS = ("nama", "status", "tautan", "catatan")


@dataclass(frozen=True, slots=True)
class ReportHeader:
    """Where a sheet's headings stand: its jenis ("realisasi" or "bukti"), the row, key → column, other columns."""

    jenis: str
    row: int
    columns: dict[str, int]
    others: dict[int, str]


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


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One row of a sheet of reports: its texts and real dates by key, where each cell is, and where what is said of it
    goes."""

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
        """The text under a heading, or the address that its cell opens where it shows other words."""
        return self.grid.address_at(self.number, self.header.columns.get(key), self.text(key))

    def refuse(self, key: str, code: str, /, **values: Any) -> None:
        """Refuse the file for what stands under a heading."""
        self.result.errors.append(self._remark(key, code, values))

    def warn(self, key: str, code: str, /, **values: Any) -> None:
        """Say this of what stands under a heading."""
        self.result.warnings.append(self._remark(key, code, values))

    def _remark(self, key: str, code: str, values: Mapping[str, Any]) -> Remark:
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


def without_notes(rows: Iterable[ReportRow]) -> list[ReportRow]:
    """The rows without what people write between and under them, which is said: titles that stand alone, sums, and
    after an empty row what has no Kode, Tenggat, date or status. A report that lacks its Kode is no such row."""
    reports = []
    for row in rows:
        if key := _find_title_or_sum(row):
            row.warn(key, "reports.title_or_sum")
        else:
            reports.append(row)
    runs = split_runs(reports, lambda run, row: row.number == run[-1].number + 1)
    first = None
    while runs[1:] and not any(map(_is_reporting, runs[-1])):
        first = runs.pop()[0]
    if first:
        text = next(filter(None, map(first.text, first.header.columns)))
        first.result.warnings.append(Remark("reports.notes_below", first.grid.name, first.number, nilai=text))
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


def read_realisasi(rows: Iterable[ReportRow], references: References) -> Iterator[TenggatReport]:
    """What each row of sheet Realisasi reports."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        if not any(map(row.text, _REALISASI_KEYS)):
            continue
        key = _read_kode_and_tenggat(row, references)
        status = report_words.read_status(row.text("status")) or references.choices.chosen_status(row.text("status"))
        if status is None:
            complaint = report_words.complain_of_status(row.text("status"))
            row.refuse("status", complaint.code, **complaint.values)
        day = _read_tanggal_selesai(row, references.tahun, status)
        # Without a column Kendala the stored reason may do, which only the stored rencana knows.
        if status == "tidak_berlaku" and "kendala" in row.header.columns and not row.text("kendala"):
            row.refuse("kendala", "reports.reason_missing")
        if key is None or status is None:
            continue
        if (first := seen.setdefault(key, row.number)) != row.number:
            kode, tenggat = key[0], format_tenggat(key[1])
            row.refuse("tenggat", "reports.tenggat_twice", kode=kode, tenggat=tenggat, row=first)
            continue
        texts = (row.text("kendala"), row.text("tindak_lanjut"))
        yield TenggatReport(*key, status, day, *texts, row.grid.name, row.number)


def read_bukti(rows: Iterable[ReportRow], references: References) -> Iterator[BuktiReport]:
    """What each row of sheet Bukti Dukung reports."""
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows:
        if not any(map(row.text, _BUKTI_KEYS)):
            continue  # an emptied row: its document is no longer owed, which the preview says
        key = _read_kode_and_tenggat(row, references)
        name = row.text("nama")
        if not name:
            row.refuse("nama", "reports.bukti_without_name")
        status = _read_bukti_status(row, references.choices)
        if key is None or status is None or not name:
            continue
        if (first := seen.setdefault((*key, name), row.number)) != row.number:
            row.refuse("nama", "reports.bukti_twice", row=first)
            continue
        texts = (row.address("tautan"), row.text("catatan"))
        yield BuktiReport(*key, name, row.text("jenis") or None, status, *texts, row.grid.name, row.number)


def _read_kode_and_tenggat(row: ReportRow, references: References) -> tuple[str, str] | None:
    kode = _read_kode(row, references)
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
    row.refuse("tenggat", code, tenggat=text, kode=kode, existing=existing)
    return None


def _read_kode(row: ReportRow, references: References) -> str | None:
    text = row.text("kode")
    if not text:
        same = references.by_words.get(normalize(row.text("langkah_aksi")), [])
        if len(same) == 1 and same[0].langkah_aksi:
            row.warn("kode", "reports.kode_by_words", kode=same[0].kode)
            return same[0].kode
        row.refuse("kode", "reports.kode_empty")
        return None
    if _compact(text) in references.kode or not references.strict:
        return references.kode.get(_compact(text), text)
    similar = get_close_matches(text, references.tenggat, n=3, cutoff=0.6)
    code = "reports.kode_unknown_but_similar" if similar else "reports.kode_unknown"
    row.refuse("kode", code, kode=text, similar=", ".join(similar))
    return None


def _read_tanggal_selesai(row: ReportRow, tahun: int | None, status: str | None) -> date | None:
    day, refusal, told = read_finished(row.text("tanggal_selesai"), row.day("tanggal_selesai"), tahun)
    if refusal:
        row.refuse("tanggal_selesai", refusal.code, **refusal.values)
    for remark in told:
        row.warn("tanggal_selesai", remark.code, **remark.values)
    if day and tahun is not None and day.year > tahun:
        row.warn("tanggal_selesai", "reports.date_after_tahun", year=day.year, tahun=tahun)
    if day and status not in ("selesai", None):
        row.warn("tanggal_selesai", "reports.date_but_not_selesai")
    return day


def _read_bukti_status(row: ReportRow, choices: ReadingChoices) -> str | None:
    text, link, address = row.text("status"), row.text("tautan"), row.address("tautan")
    status = report_words.read_bukti_status(text)
    if status is None and (chosen := choices.chosen_status(text)):
        status = "ada" if chosen == "selesai" else "belum_ada"
    if (words := words_of(address)) and not is_web_address(words):
        row.warn("tautan", "reports.link_is_words")
    if address != link:
        row.warn("tautan", "reports.link_address", address=address)
    if status is None:
        complaint = report_words.complain_of_status(text, bukti=True)
        row.refuse("status", complaint.code, **complaint.values)
    elif link and not text:
        row.warn("status", "reports.link_means_ada")
        return "ada"
    elif link and status == "belum_ada":
        row.warn("status", "reports.link_but_belum_ada")
    return status


def _compact(kode: str) -> str:
    return "".join(kode.lower().split()).rstrip(".")
