"""A sheet as a plain grid of cells: text as people see it, real dates, merges, fills, what is hidden.

Everything after this stage works on a Kisi and no longer knows whether it came from a workbook or from CSV. Rows and
columns count from 1, as a spreadsheet shows them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from monev.baca import batas
from monev.baca.berkas import Berkas
from monev.baca.petik import lepas_petik
from monev.baca.tampilan import teks_nilai
from monev.galat import BerkasDitolak
from monev.model import Catatan

Sel = tuple[int, int]
"""(baris, kolom), both from 1."""

Rentang = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column."""


@dataclass(frozen=True, slots=True)
class Kisi:
    """One sheet. `teks` holds filled cells only; `gabungan` maps every covered cell to its merged range,
    `tautan` a cell that can be clicked to the address it opens.

    `baris_akhir` and `kolom_akhir` are the last row and column with a filled cell; 0 for an empty sheet.
    """

    nama: str
    teks: dict[Sel, str]
    tanggal: dict[Sel, datetime] = field(default_factory=dict)
    bentuk: dict[Sel, str] = field(default_factory=dict)
    warna: dict[Sel, str] = field(default_factory=dict)
    gabungan: dict[Sel, Rentang] = field(default_factory=dict)
    baris_tersembunyi: frozenset[int] = frozenset()
    kolom_tersembunyi: frozenset[int] = frozenset()
    tersembunyi: bool = False
    rumus_kosong: tuple[str, ...] = ()
    tanggal_tanpa_bentuk: tuple[Sel, ...] = ()
    tautan: dict[Sel, str] = field(default_factory=dict)
    per_baris: dict[int, list[int]] = field(default_factory=dict)
    baris_akhir: int = 0
    kolom_akhir: int = 0

    def asal(self, baris: int, kolom: int) -> Sel:
        """The cell whose value stands here: the first of a merged range, else the cell itself."""
        rentang = self.gabungan.get((baris, kolom))
        return (rentang[0], rentang[1]) if rentang else (baris, kolom)

    def isi(self, baris: int, kolom: int) -> str:
        """The text seen at a cell, a merged range filling every cell it covers."""
        return self.teks.get(self.asal(baris, kolom), "")

    def sendiri(self, baris: int, kolom: int) -> str:
        """The text a row itself brings to a column: also from a merge begun to the left, never from one above."""
        rentang = self.gabungan.get((baris, kolom))
        if rentang is None:
            return self.teks.get((baris, kolom), "")
        return self.teks.get((rentang[0], rentang[1]), "") if rentang[0] == baris else ""

    def tertutup_dari_atas(self, baris: int, kolom: int) -> bool:
        """Whether a merge begun in a row above covers this cell."""
        rentang = self.gabungan.get((baris, kolom))
        return rentang is not None and rentang[0] < baris

    def nilai_tanggal(self, baris: int, kolom: int) -> datetime | None:
        """The real date at a cell, where the cell was one."""
        return self.tanggal.get(self.asal(baris, kolom))

    def alamat(self, baris: int, kolom: int | None, teks: str) -> str:
        """The address that a cell opens where it shows `teks`, other words ("Undangan.pdf"); else `teks`."""
        dibuka = self.tautan.get(self.asal(baris, kolom), "") if kolom and self.isi(baris, kolom) == teks else ""
        return dibuka if teks and "://" not in teks and "://" in dibuka else teks

    def bagian(self, *, baris: tuple[int, int] | None = None, kolom: tuple[int, int] | None = None) -> Kisi:
        """The same sheet with only these rows or columns (first and last) filled; addresses stay as they were."""
        b1, b2 = baris or (min(self.per_baris, default=1), self.baris_akhir)
        k1, k2 = kolom or (1, self.kolom_akhir)

        def dalam(isi: dict[Sel, Any]) -> dict[Sel, Any]:
            return {(b, k): nilai for (b, k), nilai in isi.items() if b1 <= b <= b2 and k1 <= k <= k2}

        teks = dalam(self.teks)
        return replace(
            self,
            teks=teks,
            tanggal=dalam(self.tanggal),
            bentuk=dalam(self.bentuk),
            warna=dalam(self.warna),
            gabungan=dalam(self.gabungan),
            per_baris=_per_baris(teks),
            baris_akhir=max((b for b, _ in teks), default=0),
            kolom_akhir=max((k for _, k in teks), default=0),
        )

    def dengan_teks(self, teks: dict[Sel, str]) -> Kisi:
        """The same sheet with these texts in its cells."""
        return replace(self, teks=teks, per_baris=_per_baris(teks))

    def lebar(self, baris: int, kolom: int) -> int:
        """Over how many columns the cell reaches (1 where not merged)."""
        rentang = self.gabungan.get((baris, kolom))
        return rentang[3] - rentang[1] + 1 if rentang else 1


@dataclass(frozen=True, slots=True)
class Buku:
    """A file's sheets in order, with the workbook's custom properties and what was found when it was opened.

    `jenis` as the gate names it; `keterangan` goes to the reading's own, `peringatan` to its questions.
    """

    lembar: tuple[Kisi, ...]
    properti: dict[str, str] = field(default_factory=dict)
    jenis: str = "xlsx"
    keterangan: dict[str, str] = field(default_factory=dict)
    peringatan: tuple[Catatan, ...] = ()


def huruf_kolom(kolom: int) -> str:
    """1 → A, 27 → AA."""
    huruf = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def alamat(baris: int, kolom: int) -> str:
    """The address a person types to get to a cell: (12, 6) → F12."""
    return f"{huruf_kolom(kolom)}{baris}"


def dari_pekerja(jawab: dict[str, Any], jenis: str = "xlsx") -> Buku:
    """The answer of the child process on a workbook as sheets."""
    return Buku(tuple(kisi_lembar(lembar) for lembar in jawab["lembar"]), jawab["properti"], jenis)


def kisi_lembar(lembar: dict[str, Any]) -> Kisi:
    """One sheet as the child process gives it; raises BerkasDitolak where its merges are no spreadsheet's work."""
    teks = {(b, k): isi for b, k, isi in lembar["sel"]}
    gabungan: dict[Sel, Rentang] = {}
    batas_baris = max((b for b, _ in teks), default=0)
    batas_kolom = max((k for _, k in teks), default=0)
    tertutup = 0
    for kolom1, baris1, kolom2, baris2 in lembar["gabungan"]:
        rentang = (baris1, kolom1, baris2, kolom2)
        # A merge may run over whole columns; only what lies within reach of the filled cells matters. Ranges that
        # lie over each other in their thousands are no spreadsheet's work.
        baris_dalam, kolom_dalam = min(baris2, batas_baris), min(kolom2, batas_kolom)
        tertutup += max(baris_dalam - baris1 + 1, 0) * max(kolom_dalam - kolom1 + 1, 0)
        if tertutup > batas.SEL_MAKS:
            raise BerkasDitolak(
                f"Lembar “{lembar['nama']}” berisi terlalu banyak sel gabungan.",
                "Salin tabel rencana aksinya saja ke workbook baru, lalu unggah yang itu.",
            )
        for baris in range(baris1, baris_dalam + 1):
            for kolom in range(kolom1, kolom_dalam + 1):
                gabungan[baris, kolom] = rentang
    return Kisi(
        nama=lembar["nama"],
        teks=teks,
        tanggal={(b, k): datetime.fromisoformat(iso) for b, k, iso in lembar["tanggal"]},
        bentuk={(b, k): isi for b, k, isi in lembar["bentuk"]},
        warna={(b, k): isi for b, k, isi in lembar["warna"]},
        gabungan=gabungan,
        baris_tersembunyi=frozenset(lembar["baris_tersembunyi"]),
        kolom_tersembunyi=frozenset(lembar["kolom_tersembunyi"]),
        tersembunyi=lembar["tersembunyi"],
        rumus_kosong=tuple(lembar["rumus_kosong"]),
        tanggal_tanpa_bentuk=tuple((b, k) for b, k in lembar.get("tanggal_tanpa_bentuk", ())),
        tautan={(b, k): alamat for b, k, alamat in lembar.get("tautan", ())},
        per_baris=_per_baris(teks),
        baris_akhir=batas_baris,
        kolom_akhir=batas_kolom,
    )


def dari_csv(berkas: Berkas) -> Buku:
    """The rows of a CSV as the one sheet "CSV"."""
    teks = {
        (nomor, kolom): isi
        for nomor, baris in enumerate(berkas.baris, start=1)
        for kolom, mentah in enumerate(baris, start=1)
        if (isi := lepas_petik(teks_nilai(mentah)))
    }
    lembar = Kisi(
        nama="CSV",
        teks=teks,
        per_baris=_per_baris(teks),
        baris_akhir=max((b for b, _ in teks), default=0),
        kolom_akhir=max((k for _, k in teks), default=0),
    )
    return Buku((lembar,), jenis="csv")


def _per_baris(teks: dict[Sel, str]) -> dict[int, list[int]]:
    """Which columns are filled in each row, both in order."""
    baris: dict[int, list[int]] = {}
    for b, k in sorted(teks):
        baris.setdefault(b, []).append(k)
    return baris
