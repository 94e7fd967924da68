"""What a row looks like, judged by its cells and their place alone: a heading across, an area, a row of sums."""

from __future__ import annotations

import re

from monev.baca.kamus import bakukan
from monev.baca.kamus_susunan import REKAP, area_dikenal
from monev.baca.kepala import Kepala
from monev.baca.tanda import pisah_tanda

_JUMLAH = re.compile(r"(?:rp\.?\s*)?[\d.,]+\s*%?", re.IGNORECASE)
_LEBAR_JUDUL = 3


def judul_polos(kepala: Kepala, nomor: int, kolom: int) -> bool:
    """Whether a lone cell in the first column looks like a heading: marked, in capitals, coloured, a usual area."""
    if kolom != kepala.kolom_pertama:
        return False
    tanda, judul, kata_area = pisah_tanda(kepala.kisi.teks[nomor, kolom])
    dikenal = bakukan(judul) in area_dikenal()
    return bool(tanda or kata_area or dikenal or judul.isupper() or kepala.kisi.warna.get((nomor, kolom)))


def baris_jumlah(kepala: Kepala, nomor: int, kolom: int) -> bool:
    """Whether a row is one of sums: JUMLAH in its first cell, and no work beside it but its count.

    Under LANGKAH AKSI itself the word may begin a langkah (Jumlah pengaduan ...): there only amounts may follow it.
    """
    kisi = kepala.kisi
    if not REKAP.match(kisi.teks[nomor, kolom]):
        return False
    lain = [k for k in kisi.per_baris[nomor] if k != kolom]
    langkah = kepala.kolom["langkah_aksi"]
    if kolom == langkah:
        return bool(lain) and all(_JUMLAH.fullmatch(kisi.teks[nomor, k]) for k in lain)
    return langkah not in lain or bool(_JUMLAH.fullmatch(kisi.teks[nomor, langkah]))


def seperti_area(kepala: Kepala, nomor: int, kolom: int) -> bool:
    """Whether a lone cell of KOMPONEN or LANGKAH AKSI is an area all the same: a usual name, or capitals in colour."""
    kisi = kepala.kisi
    teks = kisi.teks[nomor, kolom]
    berwarna = bool(kisi.warna.get((nomor, kolom))) and kisi.warna.get((nomor, kepala.kolom_pertama), "") != ""
    return bakukan(pisah_tanda(teks)[1]) in area_dikenal() or (berwarna and teks.isupper())


def judul_lebar(kepala: Kepala, nomor: int, kolom: int) -> bool:
    """Whether a cell is merged across the table, over LANGKAH AKSI and beyond its own column, as headings are."""
    rentang = kepala.kisi.gabungan.get((nomor, kolom))
    if rentang is None or rentang[3] - rentang[1] + 1 < _LEBAR_JUDUL:
        return False
    return rentang[1] <= kepala.kolom["langkah_aksi"] <= rentang[3]


def dekat_no(kepala: Kepala, kolom: int) -> bool:
    """Whether a title stands where titles do: KOMPONEN, or the first column right of NO."""
    return kolom in (kepala.kolom.get("komponen"), kepala.kolom_pertama + 1)
