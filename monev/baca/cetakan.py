"""What a printed page says again below the headings and is no row of the plan: titles, column numbers, page numbers."""

from __future__ import annotations

from monev.baca.kamus import bakukan
from monev.baca.kamus_susunan import NOMOR_HALAMAN, area_dikenal
from monev.baca.kepala import Kepala
from monev.baca.tanda import pisah_tanda

_KOLOM_BERNOMOR = 4


def baris_cetakan(kepala: Kepala) -> frozenset[int]:
    """The rows below the headings that only repeat them, the titles above them, or count columns and pages."""
    kisi, ulangan, kop = kepala.kisi, kepala.kata_judul, _kop(kepala)
    return frozenset(
        nomor
        for nomor, kolom in kisi.per_baris.items()
        if nomor > kepala.akhir
        and (
            kepala.mengulang_judul(nomor, ulangan)
            or _nomor_kolom(kepala, nomor)
            or (len(kolom) == 1 and bakukan(kisi.teks[nomor, kolom[0]]) in kop)
            or all(NOMOR_HALAMAN.match(kisi.teks[nomor, k]) for k in kolom)
        )
    )


def _kop(kepala: Kepala) -> frozenset[str]:
    """The titles above the table, to know them again on the next printed page; what names an area is not left out."""
    kisi = kepala.kisi
    judul = [kisi.teks[b, k] for b in kisi.per_baris if b < kepala.awal for k in kisi.per_baris[b]]
    return frozenset(bakukan(teks) for teks in judul if not _bernama_area(teks))


def _bernama_area(teks: str) -> bool:
    tanda, judul, kata_area = pisah_tanda(teks)
    return tanda is not None or kata_area or bakukan(judul) in area_dikenal()


def _nomor_kolom(kepala: Kepala, nomor: int) -> bool:
    """Whether this is the row `1 2 3 4 5 6 7` under a heading, also as `(1) (2) (3)`."""
    kisi, isi = kepala.kisi, kepala.kisi.per_baris[nomor]
    if len(isi) < _KOLOM_BERNOMOR:
        return False
    angka = (kisi.teks[nomor, k].strip("() .") for k in isi)
    return next(angka) == "1" and next(angka) == "2" and all(a.isdecimal() for a in angka)
