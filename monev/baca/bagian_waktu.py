"""One part of a TARGET WAKTU: a month, a day or a window, made of the things it names and checked by the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from monev.baca.kamus_waktu import NAMA_SATUAN
from monev.baca.urai_waktu import Butir
from monev.tanggal import NAMA_BULAN

TAHUN_MASUK_AKAL = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part of a cell: from month `dari` to month `sampai` (tahun, bulan); `tanggal` where its last day is named.

    `rentang` says that it is a window; a single quarter or semester is its last month and no window.
    """

    dari: tuple[int, int]
    sampai: tuple[int, int]
    tanggal: date | None = None
    rentang: bool = False


def bagian_dari(kiri: Butir, kanan: Butir | None, peringatan: list[str]) -> list[Bagian]:
    """One part of one thing, or of two as a range; [] with a warning where it is impossible."""
    for b in (kiri, kanan):
        salah = b and _cacat(b)
        if salah:
            peringatan.append(salah)
            return []
    akhir = kanan or kiri
    dari, sampai = (kiri.tahun, kiri.awal), (akhir.tahun, akhir.akhir)
    tanggal = date(akhir.tahun, akhir.akhir, akhir.hari) if akhir.hari else None
    if kanan is None:
        utuh = kiri.satuan == "tahun"
        return [Bagian(dari if utuh else sampai, sampai, tanggal, rentang=utuh)]
    awal = (*dari, kiri.hari or 1)
    if awal > (*sampai, akhir.hari or 31):
        peringatan.append(
            f"Akhir rentang ({_sebut(akhir)}) lebih dahulu daripada awalnya ({_sebut(kiri)}); tidak dipakai. "
            "Periksa urutannya, atau tulis tahun pada keduanya."
        )
        return []
    if dari == sampai and tanggal is None:
        return [Bagian(dari, sampai)]
    return [Bagian(dari, sampai, tanggal, rentang=dari != sampai or tanggal is not None)]


def _sebut(b: Butir) -> str:
    hari = f"{b.hari} " if b.hari else ""
    return f"{hari}{NAMA_BULAN[b.akhir - 1]} {b.tahun}"


def _cacat(b: Butir) -> str:
    """Why a thing is in no calendar, in words, or ""."""
    if b.satuan == "cacat":
        panjang = next((p for p, nama in NAMA_SATUAN.items() if b.tulisan.startswith(nama)), 1)
        return f'"{b.tulisan}" tidak ada; {NAMA_SATUAN[panjang]} yang ada 1 sampai {12 // panjang}.'
    if not 1 <= b.akhir <= 12:
        return f'"{b.tulisan}": bulan {b.akhir} tidak ada; bulan yang ada 1 sampai 12.'
    if b.tahun is None:
        return "Tahunnya tidak disebut dan tahun rencana belum diketahui."
    if b.tahun not in TAHUN_MASUK_AKAL:
        return f"Tahun {b.tahun} di luar jangkauan; tulis tahun rencana dengan empat angka."
    try:
        date(b.tahun, b.akhir, 1 if b.hari is None else b.hari)
    except ValueError:
        return f"{b.hari} {NAMA_BULAN[b.akhir - 1]} {b.tahun} tidak ada dalam kalender."
    return ""


def buka_ujung(hasil: list[Bagian], mulai: bool, depan: str, belakang: str, peringatan: list[str]) -> list[Bagian]:
    """A window with one end named: "mulai Maret" lasts to December, "s.d. Maret" begins in January; both are asked."""
    (bagian,) = hasil
    if bagian.rentang:
        return hasil
    if depan == "sd":
        peringatan.append("Awal rentang tidak disebut; dibaca mulai Januari tahun yang sama.")
        return [replace(bagian, dari=(bagian.sampai[0], 1), rentang=True)]
    if mulai or belakang == "sd":
        peringatan.append("Akhir rentang tidak disebut; dibaca sampai Desember tahun yang sama.")
        return [Bagian(bagian.dari, (bagian.dari[0], 12), rentang=True)]
    if belakang:
        peringatan.append("Tanda hubung di akhir sel tidak dipakai.")
    return hasil
