"""Can a file report of this posisi? It is held against today, the tahun, the dates inside, the last unggahan."""

from __future__ import annotations

from datetime import date

from monev.core import clock
from monev.core.dates import format_day
from monev.core.records import Reading
from monev.core.remarks import Remark


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
