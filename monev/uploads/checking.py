"""Check that a file is of the chosen satker and tahun, and that its reports are possible."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
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
from monev.core.statuses import DECLARED, STATUS_LAPORAN
from monev.database import Database
from monev.figures import list_rencana, stored_name
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices
from monev.reading.identity import as_chosen, is_office
from monev.reading.vocabulary.headings import normalize
from monev.uploads.file_version import lacks_column
from monev.writing.content import Content, by_kode, by_tenggat
from monev.writing.reading_choices import satker_choices


def check_upload(
    data: bytes,
    name: str,
    *,
    satker: str | None = None,
    tahun: int | None = None,
    db: Database | None = None,
    choice: ReadingChoices = WITHOUT_CHOICES,
) -> Reading:
    """Return the reading of a file, with every complaint and its SHA-256.

    Never raises on bad content.

    A file of another `satker` or `tahun` is refused. choice: readings not stored yet.
    """
    satker = _current_name(db, satker)

    def read(tahun: int | None = None, satker: str | None = None) -> Reading:
        reading = reader.read_file(data, name, tahun, satker, choice)
        # A file may still be titled with a name the office had before.
        now = _current_name(db, reading.satker)
        if now == reading.satker:
            return reading
        return replace(reading, satker=now, satker_whole=now)

    reading = read()
    whole_name = None
    if db is not None:
        # The choices of this file's office; of a file that could not be read, the office in its
        # title.
        office = satker or reading.satker
        if not office and reading.galat:
            office = reading.title_satker
        stored = WITHOUT_CHOICES
        if office:
            stored = satker_choices(db, office, tahun or reading.tahun)
        if stored:
            choice = stored | choice
            reading = read()
        # The stored office that the title names with its brackets: a unit of another office.
        whole = reading.satker_whole
        if whole and not is_office(whole, reading.satker):
            whole_name = stored_name(db, whole)
    reading = as_chosen(reading, read, satker, tahun, whole_name=whole_name)
    return replace(reading, sha256=hashlib.sha256(data).hexdigest())


def _current_name(db: Database | None, satker: str | None) -> str | None:
    if db is None or not satker:
        return satker
    return list_offices(db).current_name(satker)


def find_alike(db: Database, satker: str | None) -> str | None:
    """Return a stored office that one not stored may be under another title; None for none.

    Both end alike, and one has all words of the other: KPPN Tipe A2 Wates, KPPN Wates.
    """
    words = normalize(satker or "").split()
    if satker is None or stored_name(db, satker):
        return None
    for row in list_rencana(db, include_hidden=True):
        others = normalize(row["satker"]).split()
        shared = {*words} & {*others}
        if words[-1:] == others[-1:] and shared in ({*words}, {*others}):
            return row["satker"]
    return None


def has_reports(reading: Reading) -> bool:
    """True if a file reports anything, even that nothing is done.

    A plan alone or an empty template does not.
    """
    is_template = reading.origin is not None and reading.realisasi is not None
    return is_template or any(_told(reading)) or any(_days_done(reading))


def propose_posisi(db: Database, reading: Reading) -> date | None:
    """Propose the posisi of a file's reports; None if a person must say it.

    1. A plan alone: the start of its year.
    2. The day its title names.
    3. The end of the last past triwulan with a reported tenggat, or the last day reported. What is
       done of a whole langkah is of its first tenggat.

    Except for 2 it is never before the posisi stored last.
    """
    satker = standard_name(reading.satker or "")
    today = clock.today()
    begin = date(reading.tahun or today.year, 1, 1)
    for row in list_rencana(db, include_hidden=True):
        is_own = row["tahun"] == reading.tahun and standard_name(row["satker"]) == satker
        if is_own and row["posisi_terakhir"]:
            begin = max(begin, row["posisi_terakhir"])
    if not has_reports(reading):
        return begin
    days = [*_days_done(reading)]
    if reading.posisi and reading.posisi <= today:
        begin = reading.posisi
        days.append(begin)
    else:
        first = {row.kode: row.tenggat[0].tenggat for row in reading.langkah if row.tenggat}
        for report in _told(reading):
            is_begun = report.status == "proses"  # perhaps long before it is due
            if tenggat := report.tenggat or (not is_begun and first.get(report.kode)):
                year = int(tenggat[:4])
                month = date(year, int(tenggat[5:7]), 1)
                days.append(end_of_triwulan(year, triwulan_of(month)))
    known = [day for day in days if day <= today]
    return max(begin, *known) if known else None


def _told(reading: Reading) -> Iterator[TenggatReport | BuktiReport]:
    """Return the reports that say more than Belum.

    They are of a tenggat or, in a Status column, of a whole langkah.
    """
    for report in reading.realisasi or ():
        if report.status not in (None, "belum"):
            yield report
    for document in reading.bukti or ():
        if document.said.tautan or document.status not in (None, "belum_ada"):
            yield document


def _days_done(reading: Reading) -> Iterator[date]:
    for report in reading.realisasi or ():
        if report.said.tanggal_selesai is not None:
            yield report.said.tanggal_selesai


def posisi_complaints(
    reading: Reading, posisi: date, tahun: int, stored: Sequence[Content] = ()
) -> Iterator[Remark]:
    """Refuse a posisi years away from the rencana, and each new tanggal selesai still to come."""
    if abs(posisi.year - tahun) > 1:
        values = {"posisi": format_day(posisi), "tahun": tahun}
        yield Remark("uploads.posisi_far_from_tahun", nilai=posisi.isoformat(), values=values)
        return
    today = clock.today()
    last = max(posisi, today)
    values = {"today": format_day(today)}
    yield from _days_after("uploads.done_to_come", reading, last, stored, values)


def done_later_warnings(
    reading: Reading, posisi: date, stored: Sequence[Content]
) -> Iterator[Remark]:
    """Warn about each new tanggal selesai after the posisi.

    It counts from its day (docs/design.md §5).
    """
    values = {"posisi": format_day(posisi)}
    return _days_after("uploads.done_after_posisi", reading, posisi, stored, values)


def _days_after(
    code: str, reading: Reading, last: date, stored: Sequence[Content], values: Mapping[str, str]
) -> Iterator[Remark]:
    """Return a remark on each report of a day after `last`.

    Reports in `stored` are left out: a template carries them along.
    """
    known = set[tuple[str | None, ...]]()
    for langkah in stored:
        kode = langkah["kode"]
        for tenggat in langkah["tenggat"]:
            known.add((kode, tenggat["tenggat"], tenggat["tanggal_selesai"]))
    for report in reading.realisasi or ():
        day = report.said.tanggal_selesai
        if not day or day <= last:
            continue
        if (report.kode, report.tenggat, day.isoformat()) in known:
            continue
        said = {"day": format_day(day), **values}
        place = (report.lembar, report.baris, "Tanggal selesai", said["day"])
        yield Remark(code, *place, values=said)


def posisi_warnings(posisi: date, tahun: int, last: date | None) -> Iterator[Remark]:
    """Warn about a posisi that is odd but possible.

    It is still to come, outside the tahun, or before the last one.
    """
    odd: dict[str, dict[str, str | int]] = {}
    today = clock.today()
    # A plan of a later tahun is of its first day.
    if posisi > max(today, clock.today_within(tahun)):
        odd["uploads.posisi_in_future"] = {"today": format_day(today)}
    if posisi.year != tahun:
        odd["uploads.posisi_outside_tahun"] = {"tahun": tahun}
    if last is not None and posisi < last:
        odd["uploads.posisi_before_last"] = {"last": format_day(last)}
    for code, said in odd.items():
        values = {"posisi": format_day(posisi), **said}
        yield Remark(code, nilai=posisi.isoformat(), values=values)


def without_unknown(reading: Reading, base: Sequence[Content]) -> tuple[Reading, list[Remark]]:
    """Return the reading without reports of an unknown kode or tenggat, and a complaint about each.

    One that the file itself took out of the plan is known (`base` has it): the preview shows it as
    gone.
    """
    known = dict[str, set[str]]()
    for read in reading.langkah:
        known[read.kode] = {tenggat.tenggat for tenggat in read.tenggat}
    for kode, langkah in by_kode(base).items():
        own = known.setdefault(kode, set())
        own.update(by_tenggat(langkah))
    left_out = list[Remark]()

    def is_known(report: TenggatReport | BuktiReport) -> bool:
        complaint = _reference_complaint(report, known)
        if complaint:
            left_out.append(complaint)
        return complaint is None

    realisasi = reading.realisasi and tuple(filter(is_known, reading.realisasi))
    bukti = reading.bukti and tuple(filter(is_known, reading.bukti))
    count = reading.left_out + len(left_out)
    known_alone = replace(reading, realisasi=realisasi, bukti=bukti, left_out=count)
    return known_alone, left_out


def with_left_out(refusals: list[Remark], reading: Reading, left_out: list[Remark]) -> list[Remark]:
    """Return all refusals of the file.

    Reports in `left_out` count if there are other refusals, or if no report is left.
    """
    is_of_another_plan = bool(left_out) and not (reading.realisasi or reading.bukti)
    return [*refusals, *left_out] if refusals or is_of_another_plan else []


def left_out_remarks(reading: Reading) -> Iterator[Remark]:
    """Return one remark on the number of report rows left out."""
    if reading.left_out:
        yield Remark("uploads.rows_left_out", values={"count": reading.left_out})


def _reference_complaint(
    report: TenggatReport | BuktiReport, known: dict[str, set[str]]
) -> Remark | None:
    """Complain about an unknown kode or tenggat of a report; `known`: kode → its tenggat."""
    place = (report.lembar, report.baris)
    if report.kode not in known:
        close = get_close_matches(report.kode, known, n=3, cutoff=0.6)
        code = "uploads.unknown_kode_but_similar" if close else "uploads.unknown_kode"
        values = {"kode": report.kode, "similar": ", ".join(close)}
        return Remark(code, *place, "Kode", report.kode, values=values)
    own = known[report.kode]
    if report.tenggat is None or report.tenggat in own:
        return None
    tenggat = format_tenggat(report.tenggat)
    code = "uploads.unknown_tenggat" if own else "uploads.langkah_without_tenggat"
    existing = ", ".join(map(format_tenggat, sorted(own)))
    values = {"tenggat": tenggat, "kode": report.kode, "existing": existing}
    return Remark(code, *place, "Tenggat", tenggat, values=values)


def straighten_tenggat(reading: Reading, base: Sequence[Content]) -> Reading:
    """Return the reading with months for days that a spreadsheet made of them.

    For example, `April 2025` became the date 1 April 2025. The months are set only in a file of
    reports alone, and only if the langkah has that month and not that day.
    """
    if reading.langkah:
        return reading
    stored = by_kode(base)

    def as_month(report: TenggatReport | BuktiReport) -> TenggatReport | BuktiReport:
        day = report.tenggat or ""
        of_langkah = by_tenggat(stored.get(report.kode))
        is_month = day.endswith("-01") and day[:7] in of_langkah and day not in of_langkah
        return replace(report, tenggat=day[:7]) if is_month else report

    return reading.with_reports(as_month)


def reason_complaints(reading: Reading, base: Sequence[Content]) -> tuple[Remark, ...]:
    """Refuse each Tidak berlaku without a reason in the file or in `base` (docs/design.md §5).

    The reading says so itself of rows with a cell for it.
    """
    stored = by_kode(base)
    complaints = list[Remark]()
    said = {one.baris for one in reading.galat if one.code == "reports.reason_missing"}
    for report in reading.realisasi or ():
        if report.status not in DECLARED or report.said.kendala or report.baris in said:
            continue
        may_be_stored = report.tenggat is None or lacks_column(reading, "realisasi", "kendala")
        langkah = stored.get(report.kode)
        if may_be_stored and _has_reason(langkah, report.tenggat):
            continue
        word = STATUS_LAPORAN[report.status]
        place = (report.lembar, report.baris, "Status", word)
        complaints.append(Remark("uploads.reason_missing", *place, values={"status": word}))
    return tuple(complaints)


def _has_reason(langkah: Content | None, tenggat: str | None) -> bool:
    """True if the stored langkah has the tenggat (None: all) as Tidak berlaku, with the reason."""
    meant = 0
    for key, stored in by_tenggat(langkah).items():
        if tenggat in (None, key):
            meant += 1
            if stored["laporan"] not in DECLARED or not stored["kendala"]:
                return False
    return meant > 0
