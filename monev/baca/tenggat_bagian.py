"""The tenggat of a part of TARGET WAKTU, with their windows (DESIGN §3, §5), and how a part is said in words."""

from __future__ import annotations

from datetime import date

from monev.baca.bagian_waktu import Bagian
from monev.model import Tenggat
from monev.tanggal import NAMA_BULAN, akhir_bulan, sebut_tenggat


def jarak(b: Bagian) -> int:
    """The months from the first to the last, both counted."""
    return (b.sampai[0] - b.dari[0]) * 12 + b.sampai[1] - b.dari[1] + 1


def akhir_periode(b: Bagian, panjang: int) -> list[tuple[int, int]]:
    """The months of a window in which a period of the calendar ends: 3 → March, June, September, December."""
    awal = b.dari[0] * 12 + b.dari[1] - 1
    bulan = ((n // 12, n % 12 + 1) for n in range(awal, awal + jarak(b)))
    return [(tahun, m) for tahun, m in bulan if m % panjang == 0]


def tenggat_bulan(bulan: tuple[int, int], panjang: int) -> Tenggat:
    """A tenggat at the end of a month whose window is its period of `panjang` months."""
    tahun, m = bulan
    return Tenggat(kunci(bulan), akhir_bulan(tahun, m), date(tahun, m - panjang + 1, 1))


def tenggat_dari(b: Bagian) -> Tenggat:
    """The one tenggat of a part: its day, or the end of its last month; open from the first of its first month."""
    buka = date(*b.dari, 1)
    if b.tanggal:
        return Tenggat(b.tanggal.isoformat(), b.tanggal, buka)
    return Tenggat(kunci(b.sampai), akhir_bulan(*b.sampai), buka)


def kunci(bulan: tuple[int, int]) -> str:
    """(2025, 9) → "2025-09"."""
    return f"{bulan[0]:04d}-{bulan[1]:02d}"


def sebut_rentang(b: Bagian) -> str:
    """ "September–Oktober 2025"; both years where they differ."""
    tahun_awal = f" {b.dari[0]}" if b.dari[0] != b.sampai[0] else ""
    if b.dari == b.sampai:
        return sebut_tenggat(kunci(b.sampai))
    return f"{NAMA_BULAN[b.dari[1] - 1]}{tahun_awal}–{sebut_tenggat(kunci(b.sampai))}"


def sebut_daftar(tenggat: tuple[Tenggat, ...]) -> str:
    """ "Maret, Juni dan September 2025"; each with its year where they differ."""
    nama = [sebut_tenggat(t.tenggat) for t in tenggat]
    if len({t.jatuh_tempo.year for t in tenggat}) == 1:
        nama = [n.rsplit(" ", 1)[0] for n in nama[:-1]] + nama[-1:]
    return f"{', '.join(nama[:-1])} dan {nama[-1]}"
