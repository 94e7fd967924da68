"""Areas and sub-areas that stand in a column of the table instead of heading rows: who they are, and their numbers."""

from __future__ import annotations

from dataclasses import replace

from monev.baca.area_lazim import nama_baku
from monev.baca.baris import LANGKAH, LANJUTAN, Baris
from monev.baca.kamus_susunan import area_dikenal
from monev.baca.kepala import Kepala
from monev.baca.kisi import alamat
from monev.baca.tanda import ROMAWI, Tanda, pisah_tanda
from monev.model import Catatan

_DISEBUT = 12


class AreaKolom:
    """Remembers what the column named so far, so that an area named again further down is the same area."""

    def __init__(self, kepala: Kepala, baris: list[Baris]) -> None:
        self.kepala = kepala
        self.semua = baris
        self._dikenal: dict[tuple[str, str], Baris] = {}
        self._dinomori: list[Baris] = []
        self._urutan: list[str] | None = None

    def disebut(self, judul: str) -> Baris | None:
        """The area of this name the column named before, if it did."""
        return self._dikenal.get(("", nama_baku(judul)))

    def ingat(self, area: Baris) -> None:
        """Take an area as named by the column."""
        self._dikenal["", nama_baku(area.judul)] = area

    def bernomor(self, area: Baris, terpakai: dict[str, str]) -> Baris:
        """The area with a number: its own, the usual one if all are usual, else by their order (never a used one)."""
        if area.tanda is not None:
            return area
        area = replace(area, tanda=self._tanda(area.judul, terpakai))
        self._dinomori.append(area)
        return area

    def _tanda(self, judul: str, terpakai: dict[str, str]) -> Tanda:
        nama = self._nama_area()
        if all(n in area_dikenal() for n in nama):
            lazim = area_dikenal()[nama_baku(judul)]
            if lazim not in terpakai:
                return Tanda(lazim, "", ROMAWI.index(lazim) + 1)
        ke = nama.index(nama_baku(judul)) + 1
        while (teks := ROMAWI[ke - 1] if ke <= len(ROMAWI) else str(ke)) in terpakai:
            ke += 1
        return Tanda(teks, "", ke)

    def _nama_area(self) -> list[str]:
        """Every area the column names, in order of first appearance."""
        if self._urutan is None:
            kisi, kolom = self.kepala.kisi, self.kepala.kolom["area"]
            teks = [kisi.sendiri(satu.nomor, kolom) for satu in self.semua if satu.jenis in (LANGKAH, LANJUTAN)]
            self._urutan = list(dict.fromkeys(nama_baku(pisah_tanda(t)[1]) for t in teks if t))
        return self._urutan

    def sub_area(self, area: str, baris: Baris) -> Baris:
        """The sub-area a SUB AREA cell names, numbered within its area by order where it has no mark."""
        kunci = (area, nama_baku(baris.judul))
        if kunci not in self._dikenal:
            if baris.tanda is None:
                ke = 1 + sum(di == area for di, _ in self._dikenal if di)
                baris = replace(baris, tanda=Tanda(str(ke), "", ke))
                self._dinomori.append(baris)
            self._dikenal[kunci] = baris
        return self._dikenal[kunci]

    def catatan(self) -> list[Catatan]:
        """Say once how areas and sub-areas of a column were numbered, and which are none of the usual."""
        asing = [b for (di, _), b in self._dikenal.items() if not di and nama_baku(b.judul) not in area_dikenal()]
        pesan = []
        if self._dinomori:
            daftar = ", ".join(f"{b.tanda.teks} {b.judul}" for b in self._dinomori[:_DISEBUT])
            pesan.append(f"Nama di kolom area tidak bernomor; diberi nomor lazimnya atau menurut urutannya: {daftar}.")
        if asing:
            daftar = ", ".join(f"“{b.judul}”" for b in asing[:_DISEBUT])
            pesan.append(f"Bukan area yang lazim, dibaca sesuai berkas: {daftar}.")
        return [self._catatan(satu) for satu in pesan]

    def _catatan(self, pesan: str) -> Catatan:
        kepala = self.kepala
        kolom = kepala.kolom.get("area") or kepala.kolom["sub_area"]
        judul = kepala.sebutan_kolom(kolom)
        return Catatan(pesan, kepala.kisi.nama, kepala.akhir, judul, judul, alamat(kepala.akhir, kolom))
