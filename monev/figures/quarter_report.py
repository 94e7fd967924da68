"""The report of a triwulan, target by target.

It says what falls due in it, what is still open from before, and how many are reported.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from monev.core.dates import Periode, format_day, is_due, triwulan_of, triwulan_within
from monev.core.grouping import group_by
from monev.core.plan_fields import SAID_OF_BUKTI, SAID_TEXTS
from monev.core.statuses import DECLARED, OVERDUE, SETTLED_STATUSES, STATUS_LAPORAN, UNCOUNTED
from monev.core.text import pics_of
from monev.database import Database, Row
from monev.figures.formats import format_number, of_some
from monev.figures.told import WORDS
from monev.figures.views import View, remembered


class Document(NamedTuple):
    """A document that a target calls for.

    - said: what stands beside its status, "" if nothing
    - is_there: Ada or Terverifikasi; is_owed: not Tidak berlaku
    """

    name: str
    status: str
    said: Mapping[str, str]
    is_there: bool
    is_owed: bool


class ReportLine(NamedTuple):
    """A target and the report on it.

    - triwulan: the one it is reported in; one due in another year goes to the nearest
    - status: how it is judged at the view's posisi (docs/design.md §5)
    - laporan: "" until somebody reports
    - target_capaian: what the plan promises; said: what stands beside the status, "" if nothing
    - is_settled: Selesai or Tidak berlaku
    - is_reported: settled, or reported since it fell due
    - lacks: how many documents are missing
    """

    kode: str
    kode_tampil: str
    tenggat: str
    due: date
    triwulan: int
    langkah_aksi: str
    area: str
    area_name: str
    pic: str | None
    status: str
    laporan: str
    tanggal_selesai: date | None
    target_capaian: str
    said: Mapping[str, str]
    is_settled: bool
    is_reported: bool
    lacks: int
    documents: tuple[Document, ...]

    @property
    def name(self) -> str:
        """What a target is called among those of its plan."""
        return f"{self.kode} {self.tenggat}"

    @property
    def is_presumed(self) -> bool:
        """True if only the complete report says of it, without a word, that it is not done."""
        return self.is_reported and self.laporan == "belum" and not any(self.said.values())

    @property
    def asks(self) -> bool:
        """True if it needs work at the view's posisi.

        It is late, its window is open, or it is settled and a document is missing.
        """
        return self.status in (*OVERDUE, "berjalan") or (self.is_settled and self.lacks > 0)


class QuarterReport(NamedTuple):
    """What there is to report in a `periode`.

    - lines: the targets that fall due in it, in the plan's order
    - earlier: targets of earlier triwulan that are not settled or lack a document: first the late
      ones, then those without their documents
    - later: targets of later triwulan that need work at the view's posisi, in that order too
    """

    periode: Periode
    lines: tuple[ReportLine, ...]
    earlier: tuple[ReportLine, ...]
    later: tuple[ReportLine, ...] = ()

    @property
    def reported(self) -> int:
        """How many of its own targets are reported."""
        return sum(line.is_reported for line in self.lines)

    def unsaid(self, posisi: date) -> list[ReportLine]:
        """List all targets due by `posisi` that nobody reported."""
        lines = [*self.lines, *self.earlier]
        return [line for line in lines if not line.is_reported and is_due(line.due, posisi)]

    @property
    def left(self) -> int:
        """How many of its own targets are not yet reported."""
        return len(self.lines) - self.reported


def report_of_triwulan(
    db: Database,
    view: View,
    periode: Periode,
    pics: Collection[str] | None = None,
    kept: Collection[str] = (),
) -> QuarterReport:
    """List the targets of a triwulan as the view's unggahan reports them.

    Each target belongs to exactly one triwulan.

    - pics: keeps the targets of these PIC, written as in the plan (None: all)
    - kept: names of targets that are listed also where nothing is left to do
    """
    own: list[ReportLine] = []
    earlier: list[ReportLine] = []
    later: list[ReportLine] = []
    asked = periode.triwulan or 0
    for line in of_pics(report_lines(db, view), pics):
        is_kept = line.name in kept
        if line.triwulan == asked:
            own.append(line)
        elif line.triwulan < asked and (is_kept or line.lacks or not line.is_settled):
            earlier.append(line)
        elif line.triwulan > asked and (is_kept or line.asks):
            later.append(line)
    left = (tuple(sorted(lines, key=_urgency)) for lines in (earlier, later))
    return QuarterReport(periode, tuple(own), *left)


def of_pics(lines: Iterable[ReportLine], pics: Collection[str] | None) -> list[ReportLine]:
    """Keep the targets of these PIC, written as in the plan (None: all)."""
    return [line for line in lines if pics is None or {*pics}.intersection(pics_of(line.pic))]


def _urgency(line: ReportLine) -> int:
    """Order what is left: late, then what is due, then what lacks documents."""
    return 2 if line.is_settled else int(line.status not in OVERDUE)


def report_lines(db: Database, view: View, kode: str | None = None) -> list[ReportLine]:
    """List the targets of a langkah, or of all, as the view's unggahan reports them.

    They stand in the plan's order, as they are judged at the view's posisi.
    """
    lines = _lines(db, view.whole)
    if view.kode is not None:
        lines = tuple(line for line in lines if line.kode in view.kode)
    return [line for line in lines if kode in (None, line.kode)]


@remembered
def _lines(db: Database, view: View) -> tuple[ReportLine, ...]:
    found = db.ask("figures/report_documents", unggahan_id=view.unggahan_id)
    documents = group_by(sorted(found, key=itemgetter("urutan")), itemgetter("kode", "tenggat"))
    rows = db.ask("figures/quarter_report", unggahan_id=view.unggahan_id, posisi=view.posisi)
    rows.sort(key=itemgetter("urutan", "jatuh_tempo"))
    return tuple(_line(row, documents.get((row["kode"], row["tenggat"]), ()), view) for row in rows)


def _line(row: Row, of_target: Iterable[Row], view: View) -> ReportLine:
    documents = tuple(map(_document, of_target))
    is_void = row["status"] in UNCOUNTED
    owed = [document for document in documents if document.is_owed and not is_void]
    there = sum(document.is_there for document in owed)
    is_settled = row["laporan"] in SETTLED_STATUSES
    is_said = is_reported(row, view.posisi, has_documents=there > 0)
    says_nothing = row["laporan"] == "belum" and not is_said and not row["kendala"]
    return ReportLine(
        kode=row["kode"],
        kode_tampil=row["kode_tampil"],
        tenggat=row["tenggat"],
        due=row["jatuh_tempo"],
        triwulan=triwulan_within(row["jatuh_tempo"], view.tahun),
        langkah_aksi=row["langkah_aksi"],
        area=row["area"],
        area_name=row["nama_area"],
        pic=row["pic"],
        status=row["status"],
        laporan="" if says_nothing else row["laporan"],
        tanggal_selesai=row["tanggal_selesai"],
        target_capaian=row["target_capaian"],
        said={name: row[name] or "" for name in SAID_TEXTS},
        is_settled=is_settled,
        is_reported=is_said,
        lacks=len(owed) - there,
        documents=documents,
    )


def _document(row: Row) -> Document:
    said = {name: row[name] or "" for name in SAID_OF_BUKTI}
    return Document(row["nama"], row["status"], said, row["hadir"], row["wajib"])


def is_reported(row: Row, posisi: date, *, has_documents: bool) -> bool:
    """True if a target is settled or was reported since it fell due.

    While not due, in its own quarter. A document alone is no report.
    """
    if row["laporan"] in SETTLED_STATUSES:
        return True
    due = row["jatuh_tempo"]
    own = triwulan_of(due)
    since = due if is_due(due, posisi) else date(due.year, own * 3 - 2, 1)
    says_nothing = row["laporan"] == "belum" and not row["kendala"]
    up_to = row["lengkap_per"] if says_nothing and has_documents else row["sampai"]
    return up_to is not None and is_due(since, up_to)


def progress_sentence(report: QuarterReport) -> str:
    """Say how many targets are reported: TW III 2025: 38 dari 46 target sudah dilaporkan.

    What a complete report leaves out is told apart, and Tidak berlaku, since no other page counts
    it.
    """
    name = report.periode.short_name
    total = len(report.lines)
    if not total:
        return f"{name}: tidak ada target yang jatuh tempo."
    said = Counter(line.laporan for line in report.lines)
    void = "".join(
        of_some(said[each], f" {STATUS_LAPORAN[each]}: {{}} target.") for each in DECLARED
    )
    presumed = sum(line.is_presumed for line in report.lines)
    reported = report.reported - presumed
    share = f"{format_number(reported)} dari {format_number(total)}"
    count = f"semua {format_number(total)}" if reported == total else share
    rest = of_some(presumed, ", {} dinilai belum selesai")
    return f"{name}: {count} target sudah dilaporkan{rest}.{void}"


def completeness_sentence(report: QuarterReport, posisi: date) -> str:
    """Say what declaring the office's report complete as of `posisi` would mean."""
    day = format_day(posisi)
    left = len(report.unsaid(posisi))
    if not left:
        return f"Semua yang jatuh tempo sampai {day} sudah dilaporkan."
    due = f"{format_number(left)} target yang jatuh tempo sampai {day} {WORDS['belum_dilaporkan']}"
    return f"{due}; setelah laporan dinyatakan lengkap, dinilai belum selesai."
