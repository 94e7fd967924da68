"""A Status column in a plain plan table speaks of a whole langkah: spread over its tenggat (docs/design.md §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from monev.core.dates import format_day
from monev.core.records import TenggatReport
from monev.core.remarks import Remark
from monev.core.statuses import STATUS_LAPORAN
from monev.writing.content import Content

_SPREAD_CODES = {"selesai": "uploads.status_of_due", "tidak_berlaku": "uploads.status_of_all"}


def spread_rows(
    reports: Iterable[TenggatReport], langkah: Content, posisi: date, warnings: list[Remark]
) -> Iterator[TenggatReport]:
    """Each report as it is, and one that names no tenggat as a report of every tenggat of `langkah` it speaks of.

    With one tenggat it is that one. With several, Selesai is of those due by posisi, Tidak berlaku of all; Proses, and
    Kendala or Tindak lanjut without Selesai, of those whose window is open and that are not done. Belum says nothing
    of the status of any, so nothing done is taken back by it. Which it was is said as a remark. A cell left blank, or
    a column that is not there, erases nothing.
    """
    for report in reports:
        if report.tenggat is not None:
            yield report
            continue
        common = report
        if len(langkah["tenggat"]) > 1 and report.status == "belum":
            common = replace(report, status=None)
        affected = _affected_tenggat(common, langkah, posisi)
        warnings += _spread_remarks(common, len(langkah["tenggat"]), posisi, len(affected))
        yield from (_complete_report(common, t) for t in affected)


def _affected_tenggat(report: TenggatReport, langkah: Content, posisi: date) -> list[Content]:
    tenggat, day = langkah["tenggat"], posisi.isoformat()
    if len(tenggat) <= 1 or report.status == "tidak_berlaku":
        return tenggat
    if report.status == "selesai":
        return [t for t in tenggat if t["jatuh_tempo"] <= day]
    return [t for t in tenggat if t["buka"] <= day and t["laporan"] != "selesai"]


def _complete_report(report: TenggatReport, tenggat: Content) -> TenggatReport:
    """The report of one tenggat, with what is stored where the row is silent."""
    status = report.status or tenggat["laporan"]
    stored = tenggat["tanggal_selesai"] if status == "selesai" else None
    return replace(
        report,
        tenggat=tenggat["tenggat"],
        status=status,
        tanggal_selesai=report.tanggal_selesai or (date.fromisoformat(stored) if stored else None),
        kendala=report.kendala or tenggat["kendala"],
        tindak_lanjut=report.tindak_lanjut or tenggat["tindak_lanjut"],
    )


def _spread_remarks(report: TenggatReport, total: int, posisi: date, affected: int) -> Iterator[Remark]:
    if total == 1 or not (report.kendala or report.tindak_lanjut or report.status not in (None, "belum")):
        return
    status = STATUS_LAPORAN[report.status] if report.status else None
    values: Content = {"what": f"Status {status}" if status else "Kendala dan Tindak lanjut"}
    if total == 0:
        code = "uploads.status_without_tenggat"
    else:
        code = _SPREAD_CODES.get(report.status or "", "uploads.status_of_open")
        values |= {"affected": affected, "total": total, "posisi": format_day(posisi)}
    yield Remark(code, report.lembar, report.baris, "Status", status, values=values)
