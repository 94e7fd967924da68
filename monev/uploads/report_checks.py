"""Can what a file reports be so? Its kode and tenggat exist, a reason is given, the posisi fits today and the dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from monev.core import clock
from monev.core.dates import format_day, format_tenggat
from monev.core.records import BuktiReport, Reading, TenggatReport
from monev.core.remarks import Remark
from monev.uploads.missing_columns import lacks_column
from monev.writing.content import by_kode, by_tenggat


def posisi_complaints(reading: Reading, posisi: date, tahun: int) -> tuple[Remark, ...]:
    """Refusals: a posisi years away from the rencana, and each tanggal selesai that is after the posisi."""
    result = []
    if abs(posisi.year - tahun) > 1:
        message = (
            f"Posisi {format_day(posisi)} jauh dari tahun rencana ({tahun}). Pilih tanggal keadaan yang dilaporkan."
        )
        result.append(Remark(message, nilai=posisi.isoformat()))
        return tuple(result)
    for one in reading.realisasi or ():
        if one.tanggal_selesai is not None and one.tanggal_selesai > posisi:
            day = format_day(one.tanggal_selesai)
            message = (
                f"Tanggal selesai {day} ada sesudah posisi {format_day(posisi)}. Perbaiki tanggalnya, atau "
                "pilih posisi "
                f"{day} atau sesudahnya."
            )
            result.append(Remark(message, one.lembar, one.baris, "Tanggal selesai", day))
    return tuple(result)


def posisi_warnings(posisi: date, tahun: int, last: date | None) -> tuple[Remark, ...]:
    """What to say of a posisi that is odd but can be meant: still to come, outside the tahun, before the last one."""
    result = []
    if posisi > clock.today():
        result.append(f"Posisi {format_day(posisi)} masih akan datang; hari ini {format_day(clock.today())}.")
    if posisi.year != tahun:
        result.append(f"Posisi {format_day(posisi)} ada di luar tahun rencana ({tahun}).")
    if last is not None and posisi < last:
        result.append(
            f"Posisi {format_day(posisi)} lebih lama daripada unggahan terakhir ({format_day(last)}). Unggahan "
            "ini menjadi "
            "yang terbaru; periksa bahwa berkasnya bukan berkas lama."
        )
    return tuple(Remark(message, nilai=posisi.isoformat()) for message in result)


def reference_complaints(reading: Reading, base: Sequence[dict]) -> tuple[Remark, ...]:
    """A refusal for each report of an unknown kode or tenggat.

    A kode or tenggat the file itself took out of the plan is known (`base` has it): the preview shows it as gone.
    """
    own = {one.kode: {t.tenggat for t in one.tenggat} for one in reading.langkah}
    for kode, one in by_kode(base).items():
        own[kode] = own.get(kode, set()) | set(by_tenggat(one))
    return tuple(_find_complaints((*(reading.realisasi or ()), *(reading.bukti or ())), own))


def straighten_tenggat(reading: Reading, base: Sequence[dict]) -> Reading:
    """The reading with months for days, where a spreadsheet made `April 2025` the date 1 April 2025.

    Only a file of reports alone is read without knowing its tenggat; only where the langkah has that month and not
    that day.
    """
    if reading.langkah:
        return reading
    own = {kode: set(by_tenggat(one)) for kode, one in by_kode(base).items()}

    def straighten(laporan: tuple | None) -> tuple | None:
        return None if laporan is None else tuple(_as_month(one, own.get(one.kode, set())) for one in laporan)

    return replace(reading, realisasi=straighten(reading.realisasi), bukti=straighten(reading.bukti))


def _as_month(one: TenggatReport | BuktiReport, own: set[str]) -> TenggatReport | BuktiReport:
    day = one.tenggat or ""
    if day in own or not day.endswith("-01") or day[:7] not in own:
        return one
    return replace(one, tenggat=day[:7])


def reason_complaints(reading: Reading, base: Sequence[dict]) -> tuple[Remark, ...]:
    """A refusal for each Tidak berlaku without a reason (DESIGN §5), neither in the file nor stored with it in `base`.

    A cell left blank under Kendala in sheet Realisasi takes the reason away, and was refused by the reader.
    """
    message = "Status Tidak berlaku perlu alasan. Tambahkan kolom Kendala dan tulis alasannya pada baris ini."
    old = by_kode(base)
    return tuple(
        Remark(message, one.lembar, one.baris, "Status", "Tidak berlaku")
        for one in reading.realisasi or ()
        if one.status == "tidak_berlaku"
        and not one.kendala
        and (one.tenggat is None or lacks_column(reading, "realisasi", "kendala"))
        and not _has_reason(old.get(one.kode), one.tenggat)
    )


def _has_reason(old: dict | None, tenggat: str | None) -> bool:
    """Whether the stored langkah has the tenggat (None: all of its) as Tidak berlaku, with the reason."""
    everything = by_tenggat(old)
    mentioned = everything.values() if tenggat is None else filter(None, [everything.get(tenggat)])
    reason = [t["laporan"] == "tidak_berlaku" and bool(t["kendala"]) for t in mentioned]
    return bool(reason) and all(reason)


def _find_complaints(laporan: Sequence[TenggatReport | BuktiReport], own: dict[str, set[str]]) -> Iterator[Remark]:
    for one in laporan:
        if one.kode not in own:
            similar = get_close_matches(one.kode, own, n=3, cutoff=0.6)
            advice = f" Yang mirip: {', '.join(similar)}." if similar else ""
            message = f"Kode “{one.kode}” tidak ada di rencana aksi ini.{advice}"
            yield Remark(message, one.lembar, one.baris, "Kode", one.kode)
        elif one.tenggat is not None and one.tenggat not in own[one.kode]:
            existing = ", ".join(format_tenggat(key) for key in sorted(own[one.kode]))
            tenggat = format_tenggat(one.tenggat)
            state = f"Tenggatnya: {existing}." if existing else "Langkah ini tidak mempunyai target waktu."
            message = f"Tenggat {tenggat} tidak ada pada langkah {one.kode}. {state}"
            yield Remark(message, one.lembar, one.baris, "Tenggat", tenggat)
