"""Does a file speak of the satker and tahun chosen, and can what it reports be so?"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

import monev.reading as reader
from monev.access import list_offices
from monev.core import clock
from monev.core.dates import end_of_triwulan, format_day, format_tenggat, triwulan_of
from monev.core.office_names import standard_name
from monev.core.records import BuktiReport, Reading, TenggatReport
from monev.core.remarks import Remark
from monev.database import Database
from monev.figures import list_rencana, stored_name
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.identity import as_chosen, is_office
from monev.reading.whole_file import find_satker_in_title
from monev.uploads.file_version import lacks_column
from monev.writing.content import Content, by_kode, by_tenggat
from monev.writing.reading_choices import satker_choices


def check_upload(
    data: bytes,
    name: str,
    *,
    satker: str | None = None,
    tahun: int | None = None,
    sheet: str | None = None,
    db: Database | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """How a file reads, with every complaint and its SHA-256 in `keterangan`; never raises on bad
    content. It may not speak of another `satker` or `tahun`; `sheet`: the plan chosen of several;
    `choice`: readings not stored yet."""
    satker = _current_name(db, satker)

    def read(tahun: int | None = None, satker: str | None = None) -> Reading:
        reading = reader.read_file(data, name, tahun, satker, sheet, choice)
        # A file may still be titled with a name the office had before.
        now = _current_name(db, reading.satker)
        return reading if now == reading.satker else replace(reading, satker=now, satker_whole=now)

    reading = read()
    whole_name = None
    if db is not None:
        # What the office of this file settled; of a file that could not be read, the office its
        # title names.
        office = satker or reading.satker or (find_satker_in_title(data) if reading.galat else None)
        if office and (stored := satker_choices(db, office, tahun or reading.tahun)):
            choice = stored | choice
            reading = read()
        # The stored office that the title names with its brackets, where there is one: a unit of
        # another office.
        whole = reading.satker_whole
        whole_name = (
            stored_name(db, whole) if whole and not is_office(whole, reading.satker) else None
        )
    reading = as_chosen(reading, read, satker, tahun, whole_name=whole_name)
    return replace(
        reading, keterangan=reading.keterangan | {"sha256": hashlib.sha256(data).hexdigest()}
    )


def _current_name(db: Database | None, satker: str | None) -> str | None:
    return satker if db is None or not satker else list_offices(db).current_name(satker)


def has_reports(reading: Reading) -> bool:
    """Whether a file reports anything, also that nothing is done; a plan alone or an empty template
    does not."""
    is_template = reading.origin is not None and reading.realisasi is not None
    return is_template or any(_told(reading)) or any(_days_done(reading))


def propose_posisi(db: Database, reading: Reading) -> date | None:
    """The posisi a file reports of; None: to be asked. A plan alone counts from its year's start.
    Reports are of the end of the last triwulan that is over and of which they fill a tenggat, or of
    the last day they name; never before what was stored last, but where a title says of when they
    are."""
    own = (standard_name(reading.satker or ""), reading.tahun)
    plans = list_rencana(db, include_hidden=True)
    stored = [
        row["posisi_terakhir"]
        for row in plans
        if (standard_name(row["satker"]), row["tahun"]) == own
    ]
    begin = max([date(reading.tahun or clock.today().year, 1, 1), *filter(None, stored)])
    if not has_reports(reading):
        return begin
    months = (
        date(int(report.tenggat[:4]), int(report.tenggat[5:7]), 1)
        for report in _told(reading)
        if report.tenggat
    )
    ends = (end_of_triwulan(day.year, triwulan_of(day)) for day in months)
    if reading.posisi and reading.posisi <= clock.today():
        begin = reading.posisi
        ends = iter([reading.posisi])
    known = [day for day in (*ends, *_days_done(reading)) if day <= clock.today()]
    return max(begin, *known) if known else None


def _told(reading: Reading) -> Iterator[TenggatReport | BuktiReport]:
    """What says more than Belum, of a tenggat or, in a Status column, of a whole langkah."""
    yield from (
        report for report in reading.realisasi or () if report.status not in (None, "belum")
    )
    yield from (
        report
        for report in reading.bukti or ()
        if report.status not in (None, "belum_ada") or report.tautan
    )


def _days_done(reading: Reading) -> Iterator[date]:
    return (
        report.tanggal_selesai
        for report in reading.realisasi or ()
        if report.tanggal_selesai is not None
    )


def posisi_complaints(
    reading: Reading, posisi: date, tahun: int, stored: Sequence[Content] = ()
) -> Iterator[Remark]:
    """Refusals: a posisi years away from the rencana, and each new tanggal selesai that is still to
    come."""
    if abs(posisi.year - tahun) > 1:
        values = {"posisi": format_day(posisi), "tahun": tahun}
        yield Remark("uploads.posisi_far_from_tahun", nilai=posisi.isoformat(), values=values)
        return
    today = clock.today()
    for report, day in _days_after(reading, max(posisi, today), stored):
        values = {"day": format_day(day), "today": format_day(today)}
        yield Remark(
            "uploads.done_to_come",
            report.lembar,
            report.baris,
            "Tanggal selesai",
            values["day"],
            values=values,
        )


def done_later_warnings(
    reading: Reading, posisi: date, stored: Sequence[Content]
) -> Iterator[Remark]:
    """What to say of each new tanggal selesai after the posisi: it counts from its day
    (docs/design.md §5)."""
    for report, day in _days_after(reading, posisi, stored):
        values = {"day": format_day(day), "posisi": format_day(posisi)}
        place = (report.lembar, report.baris)
        yield Remark(
            "uploads.done_after_posisi", *place, "Tanggal selesai", values["day"], values=values
        )


def _days_after(
    reading: Reading, last: date, stored: Sequence[Content]
) -> Iterator[tuple[TenggatReport, date]]:
    """Each report of a day after `last`, but for those of the langkah `stored`: a template carries
    them along."""
    known = {
        (row["kode"], t["tenggat"], t["tanggal_selesai"]) for row in stored for t in row["tenggat"]
    }
    for report in reading.realisasi or ():
        day = report.tanggal_selesai
        if (
            day is not None
            and day > last
            and (report.kode, report.tenggat, day.isoformat()) not in known
        ):
            yield report, day


def posisi_warnings(posisi: date, tahun: int, last: date | None) -> Iterator[Remark]:
    """What to say of a posisi that is odd but can be meant: still to come, outside the tahun,
    before the last one."""
    odd: dict[str, dict[str, str | int]] = {}
    if posisi > max(
        clock.today(), clock.today_within(tahun)
    ):  # a plan of a later tahun is of its first day
        odd["uploads.posisi_in_future"] = {"today": format_day(clock.today())}
    if posisi.year != tahun:
        odd["uploads.posisi_outside_tahun"] = {"tahun": tahun}
    if last is not None and posisi < last:
        odd["uploads.posisi_before_last"] = {"last": format_day(last)}
    for code, values in odd.items():
        yield Remark(
            code, nilai=posisi.isoformat(), values={"posisi": format_day(posisi), **values}
        )


def without_unknown(reading: Reading, base: Sequence[Content]) -> tuple[Reading, list[Remark]]:
    """The reading without its reports of an unknown kode or tenggat, and what is wrong with each of
    these. One that the file itself took out of the plan is known (`base` has it): the preview shows
    it as gone."""
    known: dict[str, set[str]] = {}
    for read in reading.langkah:
        known[read.kode] = {t.tenggat for t in read.tenggat}
    for kode, langkah in by_kode(base).items():
        known.setdefault(kode, set()).update(by_tenggat(langkah))
    left_out: list[Remark] = []

    def is_known(report: TenggatReport | BuktiReport) -> bool:
        complaint = _reference_complaint(report, known)
        left_out.extend(filter(None, [complaint]))
        return complaint is None

    realisasi = reading.realisasi and tuple(filter(is_known, reading.realisasi))
    bukti = reading.bukti and tuple(filter(is_known, reading.bukti))
    return replace(
        reading, realisasi=realisasi, bukti=bukti, left_out=reading.left_out + len(left_out)
    ), left_out


def with_left_out(refusals: list[Remark], reading: Reading, left_out: list[Remark]) -> list[Remark]:
    """What refuses the file: with it, or where no report is left, what was `left_out` of this
    reading too."""
    is_of_another_plan = bool(left_out) and not (reading.realisasi or reading.bukti)
    return [*refusals, *left_out] if refusals or is_of_another_plan else []


def left_out_remarks(reading: Reading) -> Iterator[Remark]:
    """One remark on how many rows of reports were left out, with what becomes of all others."""
    if reading.left_out:
        yield Remark("uploads.rows_left_out", values={"count": reading.left_out})


def _reference_complaint(
    report: TenggatReport | BuktiReport, known: dict[str, set[str]]
) -> Remark | None:
    """What is wrong with the kode or tenggat of a report; `known`: kode → its tenggat."""
    place = (report.lembar, report.baris)
    if report.kode not in known:
        similar = ", ".join(get_close_matches(report.kode, known, n=3, cutoff=0.6))
        code = "uploads.unknown_kode_but_similar" if similar else "uploads.unknown_kode"
        return Remark(
            code, *place, "Kode", report.kode, values={"kode": report.kode, "similar": similar}
        )
    own = known[report.kode]
    if report.tenggat is None or report.tenggat in own:
        return None
    tenggat = format_tenggat(report.tenggat)
    code = "uploads.unknown_tenggat" if own else "uploads.langkah_without_tenggat"
    values = {
        "tenggat": tenggat,
        "kode": report.kode,
        "existing": ", ".join(map(format_tenggat, sorted(own))),
    }
    return Remark(code, *place, "Tenggat", tenggat, values=values)


def straighten_tenggat(reading: Reading, base: Sequence[Content]) -> Reading:
    """The reading with months for days, where a spreadsheet made `April 2025` the date 1 April
    2025: in a file of reports alone, where the langkah has that month and not that day."""
    if reading.langkah:
        return reading
    known = {kode: set(by_tenggat(langkah)) for kode, langkah in by_kode(base).items()}

    def as_month(report: TenggatReport | BuktiReport) -> TenggatReport | BuktiReport:
        day = report.tenggat or ""
        of_langkah = known.get(report.kode, set())
        is_month = day.endswith("-01") and day[:7] in of_langkah and day not in of_langkah
        return replace(report, tenggat=day[:7]) if is_month else report

    return reading.with_reports(as_month)


def reason_complaints(reading: Reading, base: Sequence[Content]) -> tuple[Remark, ...]:
    """A refusal for each Tidak berlaku without a reason in the file or stored in `base`
    (docs/design.md §5)."""
    stored = by_kode(base)
    return tuple(
        Remark("uploads.reason_missing", report.lembar, report.baris, "Status", "Tidak berlaku")
        for report in reading.realisasi or ()
        if report.status == "tidak_berlaku"
        and not report.kendala
        and (report.tenggat is None or lacks_column(reading, "realisasi", "kendala"))
        and not _has_reason(stored.get(report.kode), report.tenggat)
    )


def _has_reason(langkah: Content | None, tenggat: str | None) -> bool:
    """Whether the stored langkah has the tenggat (None: all of its) as Tidak berlaku, with the
    reason."""
    stored = by_tenggat(langkah)
    meant = stored.values() if tenggat is None else filter(None, [stored.get(tenggat)])
    reasons = [t["laporan"] == "tidak_berlaku" and bool(t["kendala"]) for t in meant]
    return bool(reasons) and all(reasons)
