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
    """Each row as it is, and one that names no tenggat as a row for every tenggat it speaks of.

    With one tenggat it is that one. With several, Selesai is of those due by posisi, Proses of those whose window is
    open and that are not done, Tidak berlaku of all; Belum says nothing of any, so nothing done is taken back by it.
    Which it was is said as a remark.
    """
    for laporan in baris:
        if laporan.tenggat is not None:
            yield laporan
            continue
        kena = _kena(laporan, satu, posisi)
        if len(satu["tenggat"]) > 1 and laporan.status != "belum":
            peringatan.append(_sebut(laporan, satu, posisi, len(kena)))
        if not satu["tenggat"] and laporan.status != "belum":
            pesan = "Langkah ini tanpa target waktu, jadi Status-nya belum dapat dihitung. Isi TARGET WAKTU dahulu."
            peringatan.append(_catatan(laporan, pesan))
        yield from (replace(laporan, tenggat=kunci) for kunci in kena)


def _kena(laporan: LaporanTenggat, satu: dict, posisi: date) -> list[str]:
    semua = satu["tenggat"]
    if len(semua) <= 1 or laporan.status == "tidak_berlaku":
        return [t["tenggat"] for t in semua]
    hari = posisi.isoformat()
    if laporan.status == "selesai":
        return [t["tenggat"] for t in semua if t["jatuh_tempo"] <= hari]
    if laporan.status == "proses":
        return [t["tenggat"] for t in semua if t["buka"] <= hari and t["laporan"] != "selesai"]
    return []


def _sebut(laporan: LaporanTenggat, satu: dict, posisi: date, kena: int) -> Catatan:
    kata = STATUS_LAPORAN[laporan.status]
    siapa = {
        "selesai": f"yang jatuh tempo sampai {sebut(posisi)}",
        "proses": f"yang sudah berjalan pada {sebut(posisi)} dan belum selesai",
    }.get(laporan.status, "seluruhnya")
    pesan = f"Status {kata} dibaca untuk {kena} dari {len(satu['tenggat'])} tenggat langkah ini: {siapa}."
    return _catatan(laporan, f"{pesan} Untuk mengisi per tenggat, pakai lembar Realisasi dari templat.")


def _catatan(laporan: LaporanTenggat, pesan: str) -> Catatan:
    return Catatan(pesan, laporan.lembar, laporan.baris, "Status", STATUS_LAPORAN[laporan.status])
