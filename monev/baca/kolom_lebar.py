"""One heading merged over two columns, below which the second is empty or holds the text to the first one's mark.

Decrees copied from a word processor keep `a.` and `Membentuk tim` in two cells under one LANGKAH AKSI, and area and row
numbers in two cells under one NO. A person reads them as one column, and so does everything after this stage.
"""

from __future__ import annotations

from monev.baca.kisi import Kisi
from monev.baca.tanda import tanda_bertingkat, tanda_sendiri

_LEBAR_MAKS = 3
_BUTIR = frozenset("-–•▪●*o")


def satukan(kisi: Kisi, akhir: int, kolom: dict[str, int], judul: dict[int, str]) -> Kisi:
    """The sheet with each such pair in its first column; `akhir` is the headings' last row, `kolom` their meanings.

    Where the heading is not merged the second column has none in `judul`, and the first must hold a mark to each text.
    """
    teks = dict(kisi.teks)
    for arti, kiri in kolom.items():
        rentang = kisi.gabungan.get((akhir, kiri), (akhir, kiri, akhir, kiri))
        digabung = rentang[1] == kiri and 1 < rentang[3] - kiri + 1 <= _LEBAR_MAKS
        if not digabung and (kiri + 1 in judul or arti == "no"):
            continue
        for kanan in range(kiri + 1, rentang[3] + 1) if digabung else (kiri + 1,):
            berisi = [b for b, k in kisi.teks if k == kanan and b > akhir]
            sah = digabung or all(kisi.isi(b, kiri) for b in berisi)
            if berisi and sah and all(_menyambung(kisi, b, kiri, kanan, nomor=arti == "no") for b in berisi):
                for b in berisi:
                    teks[b, kiri] = " ".join(filter(None, (teks.get((b, kiri), ""), teks.pop((b, kanan)))))
    return kisi.dengan_teks(dict(sorted(teks.items()))) if teks != kisi.teks else kisi


def hampa(kisi: Kisi, awal: int, akhir: int) -> frozenset[int]:
    """Columns that only a heading merged from the left covers, with nothing of their own from the headings down."""
    terisi = {k for b, k in kisi.teks if b >= awal}
    kiri = {k for k in range(1, kisi.kolom_akhir + 1) if kisi.asal(akhir, k)[1] < k}
    return frozenset(kiri - terisi)


def _menyambung(kisi: Kisi, baris: int, kiri: int, kanan: int, *, nomor: bool) -> bool:
    """Whether the two cells of a row are one: only the second is filled, or the first holds a mark to it."""
    if (baris, kanan) in kisi.tanggal or kisi.gabungan.get((baris, kanan), (0, 0, baris))[2] != baris:
        return False
    awal = kisi.isi(baris, kiri)
    return not awal or (not nomor and (awal in _BUTIR or bool(tanda_sendiri(awal) or tanda_bertingkat(awal))))
