"""Can a file report of this posisi? It is held against today, the tahun, the dates inside, the last unggahan."""

from __future__ import annotations

from datetime import date

from monev import jam
from monev.model import Bacaan, Catatan
from monev.tanggal import sebut


def keluhan_posisi(bacaan: Bacaan, posisi: date, tahun: int) -> tuple[Catatan, ...]:
    """Refusals: a posisi years away from the rencana, and each tanggal selesai that is after the posisi."""
    hasil = []
    if abs(posisi.year - tahun) > 1:
        pesan = f"Posisi {sebut(posisi)} jauh dari tahun rencana ({tahun}). Pilih tanggal keadaan yang dilaporkan."
        hasil.append(Catatan(pesan, nilai=posisi.isoformat()))
        return tuple(hasil)
    for satu in bacaan.realisasi or ():
        if satu.tanggal_selesai is not None and satu.tanggal_selesai > posisi:
            tanggal = sebut(satu.tanggal_selesai)
            pesan = (
                f"Tanggal selesai {tanggal} ada sesudah posisi {sebut(posisi)}. Perbaiki tanggalnya, atau pilih posisi "
                f"{tanggal} atau sesudahnya."
            )
            hasil.append(Catatan(pesan, satu.lembar, satu.baris, "Tanggal selesai", tanggal))
    return tuple(hasil)


def peringatan_posisi(posisi: date, tahun: int, terakhir: date | None) -> tuple[Catatan, ...]:
    """What to say of a posisi that is odd but can be meant: still to come, outside the tahun, before the last one."""
    hasil = []
    if posisi > jam.hari_ini():
        hasil.append(f"Posisi {sebut(posisi)} masih akan datang; hari ini {sebut(jam.hari_ini())}.")
    if posisi.year != tahun:
        hasil.append(f"Posisi {sebut(posisi)} ada di luar tahun rencana ({tahun}).")
    if terakhir is not None and posisi < terakhir:
        hasil.append(
            f"Posisi {sebut(posisi)} lebih lama daripada unggahan terakhir ({sebut(terakhir)}). Unggahan ini menjadi "
            "yang terbaru; periksa bahwa berkasnya bukan berkas lama."
        )
    return tuple(Catatan(pesan, nilai=posisi.isoformat()) for pesan in hasil)
