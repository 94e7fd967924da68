"""A Status column in a plain plan table: what is said of a langkah as a whole, spread over its tenggat (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from monev.istilah import STATUS_LAPORAN
from monev.model import Catatan, LaporanTenggat
from monev.tanggal import sebut


def sebar(
    baris: Iterable[LaporanTenggat], satu: dict, posisi: date, peringatan: list[Catatan]
) -> Iterator[LaporanTenggat]:
    """Each row as it is, and one that names no tenggat as a row for every tenggat of `satu` it speaks of.

    With one tenggat it is that one. With several, Selesai is of those due by posisi, Tidak berlaku of all; Proses, and
    Kendala or Tindak lanjut without Selesai, of those whose window is open and that are not done. Belum says nothing
    of the status of any, so nothing done is taken back by it. Which it was is said as a remark. A cell left blank, or
    a column that is not there, erases nothing.
    """
    for laporan in baris:
        if laporan.tenggat is not None:
            yield laporan
            continue
        umum = laporan
        if len(satu["tenggat"]) > 1 and laporan.status == "belum":
            umum = replace(laporan, status=None)
        kena = _kena(umum, satu, posisi)
        peringatan += _sebut(umum, satu, posisi, len(kena))
        yield from (_lengkapi(umum, t) for t in kena)


def _kena(laporan: LaporanTenggat, satu: dict, posisi: date) -> list[dict]:
    semua, hari = satu["tenggat"], posisi.isoformat()
    if len(semua) <= 1 or laporan.status == "tidak_berlaku":
        return semua
    if laporan.status == "selesai":
        return [t for t in semua if t["jatuh_tempo"] <= hari]
    return [t for t in semua if t["buka"] <= hari and t["laporan"] != "selesai"]


def _lengkapi(laporan: LaporanTenggat, t: dict) -> LaporanTenggat:
    """The row for one tenggat, with what is stored where the row is silent."""
    status = laporan.status or t["laporan"]
    tersimpan = t["tanggal_selesai"] if status == "selesai" else None
    return replace(
        laporan,
        tenggat=t["tenggat"],
        status=status,
        tanggal_selesai=laporan.tanggal_selesai or (date.fromisoformat(tersimpan) if tersimpan else None),
        kendala=laporan.kendala or t["kendala"],
        tindak_lanjut=laporan.tindak_lanjut or t["tindak_lanjut"],
    )


def _sebut(laporan: LaporanTenggat, satu: dict, posisi: date, kena: int) -> Iterator[Catatan]:
    jumlah = len(satu["tenggat"])
    if jumlah == 1 or not (laporan.kendala or laporan.tindak_lanjut or laporan.status not in (None, "belum")):
        return
    kata = f"Status {STATUS_LAPORAN[laporan.status]}" if laporan.status else "Kendala dan Tindak lanjut"
    if jumlah == 0:
        pesan = f"Langkah ini tanpa target waktu, jadi {kata} belum dapat dicatat. Isi TARGET WAKTU dahulu."
    else:
        siapa = {
            "selesai": f"yang jatuh tempo sampai {sebut(posisi)}",
            "tidak_berlaku": "seluruhnya",
        }.get(laporan.status, f"yang sudah berjalan pada {sebut(posisi)} dan belum selesai")
        pesan = (
            f"{kata} dibaca untuk {kena} dari {jumlah} tenggat langkah ini: {siapa}. Untuk mengisi per tenggat, pakai "
            "lembar Realisasi dari templat."
        )
    yield Catatan(pesan, laporan.lembar, laporan.baris, "Status", STATUS_LAPORAN.get(laporan.status))
