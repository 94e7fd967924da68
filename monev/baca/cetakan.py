"""What a printed page says again below the headings and is no row of the plan: titles, column numbers, page numbers."""

from __future__ import annotations

import re

from monev.baca.kamus import bakukan
from monev.baca.kamus_susunan import NOMOR_HALAMAN, area_dikenal
from monev.baca.kepala import Kepala
from monev.baca.tanda import pisah_tanda

_KOLOM_BERNOMOR = 4
_TANDA_KOLOM = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?\.?\s*(?:[=(:].*)?")
_JUDUL_RENCANA = re.compile(r"\b(?:rencana (?:aksi|kerja)|zona integritas)\b.*\b20\d\d\b", re.IGNORECASE | re.DOTALL)


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
            or (len(kolom) == 1 and _judul_rencana(kisi.teks[nomor, kolom[0]]))
        )
    )


def _judul_rencana(teks: str) -> bool:
    """Whether a lone cell is the plan's title with its year, printed once more below the headings."""
    return bool(_JUDUL_RENCANA.search(teks)) and not _bernama_area(teks)


def _kop(kepala: Kepala) -> frozenset[str]:
    """The titles above the table, to know them again on the next printed page; what names an area is not left out."""
    kisi = kepala.kisi
    judul = [kisi.teks[b, k] for b in kisi.per_baris if b < kepala.awal for k in kisi.per_baris[b]]
    return frozenset(bakukan(teks) for teks in judul if not _bernama_area(teks))


def _bernama_area(teks: str) -> bool:
    tanda, judul, kata_area = pisah_tanda(teks)
    return tanda is not None or kata_area or bakukan(judul) in area_dikenal()


def _nomor_kolom(kepala: Kepala, nomor: int) -> bool:
    """Whether this is the row `1 2 3 4 5 6 7` under a heading, also as `(1) (2) (3)`, `a b c`, `(7)=(5)/(6)`."""
    kisi, isi = kepala.kisi, kepala.kisi.per_baris[nomor]
    if len(isi) < _KOLOM_BERNOMOR:
        return False
    tanda = [_TANDA_KOLOM.fullmatch(kisi.teks[nomor, k].strip()) for k in isi]
    if not all(tanda):
        return False
    kata = [cocok[1].lower() for cocok in tanda]
    # Letters count columns only from the first one on; four cells of one letter may stand in any row.
    huruf = isi[0] <= kepala.kolom_pertama and all(map(str.isalpha, kata)) and kata == sorted(set(kata))
    return (kata[:2] == ["1", "2"] and all(map(str.isdecimal, kata))) or (kata[:2] == ["a", "b"] and huruf)
