"""What a column means by what stands in it, where no heading says so."""

from __future__ import annotations

from collections.abc import Callable

from monev.baca.area_lazim import nama_baku
from monev.baca.kamus_susunan import area_dikenal
from monev.baca.kisi import Kisi
from monev.baca.tanda import pisah_tanda
from monev.baca.waktu import baca_waktu

BISA_WAKTU = ("target_capaian", "frekuensi", "tanggal_selesai")
"""Meanings whose headings (TARGET, PERIODE, TANGGAL PELAKSANAAN) may as well stand over the plan's time."""

BISA_AREA = ("komponen", "indikator")
"""Meanings whose headings (KOMPONEN, SASARAN) may as well stand over the areas."""

_TAHUN_CONTOH = 2000
_CONTOH = 60
_SEBAGIAN_BESAR = 0.6
_TERKECIL = 2


def _berisi(kisi: Kisi, akhir: int, kolom: int, langkah: int, cocok: Callable[[int, int], bool]) -> bool:
    """Whether most cells of a column are such, of those below the headings in rows that hold a langkah."""
    sel = [(b, k) for b, k in sorted(kisi.teks) if k == kolom and b > akhir and (b, langkah) in kisi.teks][:_CONTOH]
    ada = sum(cocok(*satu) for satu in sel)
    return ada >= _TERKECIL and ada >= _SEBAGIAN_BESAR * len(sel)


def _berisi_waktu(kisi: Kisi, akhir: int, kolom: int, langkah: int) -> bool:
    """Months, dates or quarters."""

    def waktu(baris: int, kolom: int) -> bool:
        teks = kisi.teks[baris, kolom]
        # A bare amount (4, 100%) is no month here, for nothing else says that the column holds time.
        tertulis = any(huruf.isalpha() for huruf in teks) and baca_waktu(teks, _TAHUN_CONTOH).tenggat
        return (baris, kolom) in kisi.tanggal or bool(tertulis)

    return _berisi(kisi, akhir, kolom, langkah, waktu)


def _berisi_area(kisi: Kisi, akhir: int, kolom: int, langkah: int) -> bool:
    """The usual areas' names."""

    def area(baris: int, kolom: int) -> bool:
        return nama_baku(pisah_tanda(kisi.teks[baris, kolom])[1]) in area_dikenal()

    return _berisi(kisi, akhir, kolom, langkah, area)


PEMERIKSA = {"target_waktu": _berisi_waktu, "area": _berisi_area}
"""Meaning → whether a column (sheet, headings' last row, column, LANGKAH AKSI's column) holds such."""
