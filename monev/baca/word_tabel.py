"""A Word table as rows of cells in the columns a person sees. Runs in the child process.

Word's own columns are finer than that: each cell border dragged by a millimetre makes a new one, and rows of one
table differ. The columns are those of the rows that have the usual number of cells; other rows (headings over two
columns, an area's row) are laid over them by where their cells begin and end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from monev.baca import batas
from monev.baca.tolak import TerlaluBesar

Gabungan = tuple[int, int, int, int]
"""First column, first row, last column, last row, from 1 (as in `pekerja`)."""

_LAZIM = 0.6


@dataclass(slots=True)
class SelWord:
    """A cell: the fine columns it covers (`akhir` is past its last), its text and fill, and its vertical merge."""

    awal: int
    akhir: int
    teks: str = ""
    warna: str = ""
    mulai_gabung: bool = False
    lanjut: bool = False


@dataclass(slots=True)
class TabelWord:
    """A table in seen columns, rows and columns from 1."""

    kolom: int
    baris: int
    sel: list[tuple[int, int, str]] = field(default_factory=list)
    gabungan: list[Gabungan] = field(default_factory=list)
    warna: list[tuple[int, int, str]] = field(default_factory=list)

    def sebagai_data(self) -> dict[str, Any]:
        """Plain data for the answer."""
        return {
            "kolom": self.kolom,
            "baris": self.baris,
            "sel": self.sel,
            "gabungan": self.gabungan,
            "warna": self.warna,
        }


def susun_tabel(baris: list[list[SelWord]], lebar: list[int]) -> TabelWord:
    """The rows of a table in seen columns. `lebar` are the widths of its fine columns, as far as they are known."""
    letak = _letak(baris, lebar)
    banyak = _banyak_kolom(baris)
    if banyak > batas.KOLOM_MAKS:
        raise TerlaluBesar(f"Sebuah tabel berisi {banyak} kolom; batasnya {batas.KOLOM_MAKS}.")
    mulai, selesai = _tepi([isi for isi in baris if len(isi) == banyak], letak, banyak)
    hasil = TabelWord(banyak, len(baris))
    terbuka: dict[int, list[int]] = {}
    for nomor, isi in enumerate(baris, start=1):
        _taruh(hasil, terbuka, nomor, isi, _rentang(isi, letak, mulai, selesai))
    hasil.gabungan = sorted({tuple(g) for g in hasil.gabungan if g[0] != g[2] or g[1] != g[3]})
    return hasil


def _letak(baris: list[list[SelWord]], lebar: list[int]) -> list[int]:
    """Where each fine border stands; evenly where the table does not say."""
    perlu = max((isi[-1].akhir for isi in baris if isi), default=0)
    if len(lebar) < perlu or not all(satu > 0 for satu in lebar):
        return [1000 * ke for ke in range(perlu + 1)]
    letak = [0]
    for satu in lebar:
        letak.append(letak[-1] + satu)
    return letak


def _banyak_kolom(baris: list[list[SelWord]]) -> int:
    """The usual number of cells in a row, among rows that have nearly as many as the fullest."""
    terbanyak = max((len(isi) for isi in baris), default=0)
    hitung = Counter(len(isi) for isi in baris if isi and len(isi) >= _LAZIM * terbanyak)
    return max(hitung, key=lambda banyak: (hitung[banyak], banyak), default=0)


def _tepi(lazim: list[list[SelWord]], letak: list[int], banyak: int) -> tuple[list[float], list[float]]:
    """Where each seen column begins and ends: the middle one of the usual rows."""
    mulai = [median(letak[isi[ke].awal] for isi in lazim) for ke in range(banyak)]
    selesai = [median(letak[isi[ke].akhir] for isi in lazim) for ke in range(banyak)]
    return mulai, selesai


def _rentang(
    isi: list[SelWord], letak: list[int], mulai: list[float], selesai: list[float]
) -> list[tuple[int, int] | None]:
    """For each cell of a row its first and last seen column from 0; None where it has no column of its own."""
    if len(isi) == len(mulai):
        return [(ke, ke) for ke in range(len(isi))]
    hasil: list[tuple[int, int] | None] = []
    terpakai = -1
    for sel in isi:
        awal = max(_terdekat(mulai, letak[sel.awal]), terpakai + 1)
        akhir = max(_terdekat(selesai, letak[sel.akhir]), awal)
        if awal >= len(mulai):
            hasil.append(None)
            continue
        hasil.append((awal, akhir))
        terpakai = akhir
    return hasil


def _terdekat(tempat: list[float], titik: float) -> int:
    return min(range(len(tempat)), key=lambda ke: abs(tempat[ke] - titik))


def _taruh(
    hasil: TabelWord,
    terbuka: dict[int, list[int]],
    nomor: int,
    isi: list[SelWord],
    rentang: list[tuple[int, int] | None],
) -> None:
    """Put one row's cells; `terbuka` are the vertical merges that the row above is part of, by first column."""
    dipakai: dict[int, list[int]] = {}
    for sel, tempat in zip(isi, rentang, strict=True):
        if tempat is None:
            _tambahkan(hasil, nomor, sel.teks)
            continue
        awal, akhir = tempat[0] + 1, tempat[1] + 1
        if sel.lanjut and awal in terbuka:
            gabung = terbuka[awal]
            gabung[3] = nomor
            dipakai[awal] = gabung
            continue
        gabung = [awal, nomor, akhir, nomor]
        hasil.gabungan.append(gabung)
        if sel.mulai_gabung:
            dipakai[awal] = gabung
        if sel.teks:
            hasil.sel.append((nomor, awal, sel.teks))
        if sel.warna:
            hasil.warna.extend((nomor, kolom, sel.warna) for kolom in range(awal, akhir + 1))
    terbuka.clear()
    terbuka.update(dipakai)


def _tambahkan(hasil: TabelWord, nomor: int, teks: str) -> None:
    """A cell too many in its row: its text goes to the cell before it, so that no word is lost."""
    if teks and hasil.sel and hasil.sel[-1][0] == nomor:
        baris, kolom, sebelum = hasil.sel[-1]
        hasil.sel[-1] = (baris, kolom, f"{sebelum}\n{teks}")
    elif teks:
        hasil.sel.append((nomor, hasil.kolom, teks))
