"""What a column means by what stands in it, where no heading says so."""

from __future__ import annotations

from monev.baca.kisi import Kisi
from monev.baca.waktu import baca_waktu

_TAHUN_CONTOH = 2000
_CONTOH = 40
_SEBAGIAN_BESAR = 0.6
_TERKECIL = 2


def berisi_waktu(kisi: Kisi, akhir: int, kolom: int) -> bool:
    """Whether most cells of a column below the headings (whose last row is `akhir`) are months, dates or quarters."""
    sel = [(b, k) for b, k in sorted(kisi.teks) if k == kolom and b > akhir and len(kisi.per_baris[b]) > 1][:_CONTOH]
    waktu = sum(_waktu(kisi, *satu) for satu in sel)
    return waktu >= _TERKECIL and waktu >= _SEBAGIAN_BESAR * len(sel)


def _waktu(kisi: Kisi, baris: int, kolom: int) -> bool:
    teks = kisi.teks[baris, kolom]
    if (baris, kolom) in kisi.tanggal:
        return True
    # A bare amount (4, 100%) is no month here, for nothing else says that the column holds time.
    return any(huruf.isalpha() for huruf in teks) and bool(baca_waktu(teks, _TAHUN_CONTOH).tenggat)
