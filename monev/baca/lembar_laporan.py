"""Sheets of reports as rows by key: recognised by their headings, whatever the sheet's name and columns' order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monev.baca.kamus import bakukan
from monev.baca.kamus_templat import KOLOM_BUKTI, KOLOM_REALISASI, WAJIB_BUKTI, WAJIB_REALISASI
from monev.baca.kisi import Kisi, alamat
from monev.model import Catatan

BARIS_KEPALA_MAKS = 30
_JENIS = {"bukti": (KOLOM_BUKTI, WAJIB_BUKTI), "realisasi": (KOLOM_REALISASI, WAJIB_REALISASI)}
# Only a plan table has these; a plan with Kode and Status must not be taken for a sheet of reports.
_CIRI_RENCANA = frozenset({"komponen", "indikator"})


@dataclass(frozen=True, slots=True)
class Kepala:
    """Where a sheet's headings stand: its kind ("realisasi" or "bukti"), the row, key → column, other columns."""

    jenis: str
    baris: int
    kolom: dict[str, int]
    lain: dict[int, str]


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a sheet of reports: its texts and real dates by key, and where each cell is."""

    kisi: Kisi
    nomor: int
    kepala: Kepala

    def teks(self, kunci: str) -> str:
        """The text under a heading; "" where the sheet has no such column."""
        kolom = self.kepala.kolom.get(kunci)
        return self.kisi.isi(self.nomor, kolom) if kolom else ""

    def tanggal(self, kunci: str) -> datetime | None:
        """The real date under a heading, where the cell is one."""
        kolom = self.kepala.kolom.get(kunci)
        return self.kisi.nilai_tanggal(self.nomor, kolom) if kolom else None

    def alamat(self, kunci: str) -> str:
        """The text under a heading, or the address that its cell opens where it shows other words."""
        return self.kisi.alamat(self.nomor, self.kepala.kolom.get(kunci), self.teks(kunci))

    def catatan(self, kunci: str, pesan: str) -> Catatan:
        """A remark on the cell under a heading."""
        kolom = self.kepala.kolom.get(kunci)
        return Catatan(
            pesan=pesan,
            lembar=self.kisi.nama,
            baris=self.nomor,
            kolom=self.kisi.isi(self.kepala.baris, kolom) if kolom else None,
            nilai=self.teks(kunci),
            sel=alamat(self.nomor, kolom) if kolom else None,
        )


def cari_kepala(kisi: Kisi) -> Kepala | None:
    """The headings of a sheet of reports; None where the sheet is none (a plan table, a note, anything else)."""
    for nomor in sorted(kisi.per_baris)[:BARIS_KEPALA_MAKS]:
        judul = {kolom: bakukan(kisi.isi(nomor, kolom)) for kolom in kisi.per_baris[nomor]}
        if _CIRI_RENCANA & set(judul.values()):
            return None
        for jenis, (kamus, wajib) in _JENIS.items():
            kolom = _petakan(judul, kamus)
            if all(kunci in kolom for kunci in wajib):
                lain = {k: kisi.isi(nomor, k) for k in judul if k not in kolom.values() and judul[k]}
                return Kepala(jenis, nomor, kolom, lain)
    return None


def mirip_rencana(kisi: Kisi) -> bool:
    """Whether a sheet has a plan table's own headings."""
    awal = sorted(kisi.per_baris)[:BARIS_KEPALA_MAKS]
    return any(bakukan(kisi.isi(n, k)) in _CIRI_RENCANA for n in awal for k in kisi.per_baris[n])


def baris_isi(kisi: Kisi, kepala: Kepala) -> Iterator[Baris]:
    """The rows below the headings in which any column of the sheet's own is filled; not the headings once more, as on
    the next printed page."""
    kolom = set(kepala.kolom.values())
    for nomor in sorted(kisi.per_baris):
        terisi = kolom & set(kisi.per_baris[nomor]) if nomor > kepala.baris else set()
        if terisi and any(bakukan(kisi.isi(nomor, k)) != bakukan(kisi.isi(kepala.baris, k)) for k in terisi):
            yield Baris(kisi, nomor, kepala)


def _petakan(judul: dict[int, str], kamus: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """key → column. The heading as exported wins over a synonym; of two alike the left one."""
    hasil: dict[str, int] = {}
    terpakai: set[int] = set()
    for persis in (True, False):
        for kunci, kata in kamus.items():
            dicari = {bakukan(k) for k in (kata[:1] if persis else kata)}
            kolom = next((k for k, teks in judul.items() if teks in dicari and k not in terpakai), None)
            if kunci not in hasil and kolom is not None:
                hasil[kunci] = kolom
                terpakai.add(kolom)
    return hasil
