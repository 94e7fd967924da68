"""A Status column in a plain plan table: what is said of a langkah as a whole, spread over its tenggat (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from monev.core.dates import format_day
from monev.core.records import TenggatReport
from monev.core.remarks import Remark
from monev.core.statuses import STATUS_LAPORAN


def spread_rows(
    row: Iterable[TenggatReport], one: dict, posisi: date, warnings: list[Remark]
) -> Iterator[TenggatReport]:
    """Each row as it is, and one that names no tenggat as a row for every tenggat of `one` it speaks of.

    With one tenggat it is that one. With several, Selesai is of those due by posisi, Tidak berlaku of all; Proses, and
    Kendala or Tindak lanjut without Selesai, of those whose window is open and that are not done. Belum says nothing
    of the status of any, so nothing done is taken back by it. Which it was is said as a remark. A cell left blank, or
    a column that is not there, erases nothing.
    """
    for laporan in row:
        if laporan.tenggat is not None:
            yield laporan
            continue
        common = laporan
        if len(one["tenggat"]) > 1 and laporan.status == "belum":
            common = replace(laporan, status=None)
        affected = _affected_tenggat(common, one, posisi)
        warnings += _spread_remarks(common, one, posisi, len(affected))
        yield from (_complete_row(common, t) for t in affected)


def _affected_tenggat(laporan: TenggatReport, one: dict, posisi: date) -> list[dict]:
    everything, day = one["tenggat"], posisi.isoformat()
    if len(everything) <= 1 or laporan.status == "tidak_berlaku":
        return everything
    if laporan.status == "selesai":
        return [t for t in everything if t["jatuh_tempo"] <= day]
    return [t for t in everything if t["buka"] <= day and t["laporan"] != "selesai"]


def _complete_row(laporan: TenggatReport, t: dict) -> TenggatReport:
    """The row for one tenggat, with what is stored where the row is silent."""
    status = laporan.status or t["laporan"]
    stored = t["tanggal_selesai"] if status == "selesai" else None
    return replace(
        laporan,
        tenggat=t["tenggat"],
        status=status,
        tanggal_selesai=laporan.tanggal_selesai or (date.fromisoformat(stored) if stored else None),
        kendala=laporan.kendala or t["kendala"],
        tindak_lanjut=laporan.tindak_lanjut or t["tindak_lanjut"],
    )


def _spread_remarks(laporan: TenggatReport, one: dict, posisi: date, affected: int) -> Iterator[Remark]:
    total_count = len(one["tenggat"])
    if total_count == 1 or not (laporan.kendala or laporan.tindak_lanjut or laporan.status not in (None, "belum")):
        return
    wording = f"Status {STATUS_LAPORAN[laporan.status]}" if laporan.status else "Kendala dan Tindak lanjut"
    if total_count == 0:
        message = f"Langkah ini tanpa target waktu, jadi {wording} belum dapat dicatat. Isi TARGET WAKTU dahulu."
    else:
        who = {
            "selesai": f"yang jatuh tempo sampai {format_day(posisi)}",
            "tidak_berlaku": "seluruhnya",
        }.get(laporan.status, f"yang sudah berjalan pada {format_day(posisi)} dan belum selesai")
        message = (
            f"{wording} dibaca untuk {affected} dari {total_count} tenggat langkah ini: {who}. Untuk mengisi "
            "per tenggat, pakai "
            "lembar Realisasi dari templat."
        )
    yield Remark(message, laporan.lembar, laporan.baris, "Status", STATUS_LAPORAN.get(laporan.status))
