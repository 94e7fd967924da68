"""Which headings a file's sheets have and how each is understood: to ask which column is meant where one is missing."""

from __future__ import annotations

from dataclasses import dataclass

from monev.baca import buka_buku
from monev.baca.berkas import periksa_berkas
from monev.baca.kamus import NAMA_KOLOM
from monev.baca.kepala import Kepala
from monev.baca.kisi import huruf_kolom
from monev.baca.pengenal import baca_pengenal, cari_satker
from monev.baca.penolakan import tabel_lain
from monev.baca.pilihan import TANPA_PILIHAN, PilihanBaca
from monev.baca.tabel import tabel_lembar
from monev.galat import BerkasDitolak

PILIHAN_ARTI = tuple(arti for arti in NAMA_KOLOM if arti not in ("tanggal_selesai", "tautan", "realisasi"))
"""Meanings a person can give a column; the others only where the heading itself says so."""

_CONTOH = 3


@dataclass(frozen=True, slots=True)
class KolomBerkas:
    """One headed column: its letter, heading on one line, meaning (None: only kept), and its first filled cells."""

    huruf: str
    judul: str
    arti: str | None
    contoh: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TabelBerkas:
    """One table with some of a plan's headings. `kurang` are needed meanings it does not say, `satker` whose title
    stands above it; `lain`: it is known to be no plan but a budget, a score sheet or the like."""

    lembar: str
    baris: int
    kolom: tuple[KolomBerkas, ...]
    kurang: tuple[str, ...]
    satker: str | None
    lain: bool


def tabel_berkas(data: bytes, pilihan: PilihanBaca = TANPA_PILIHAN) -> tuple[TabelBerkas, ...]:
    """Every table on a visible sheet with at least two of a plan's headings; () for a file that cannot be opened."""
    try:
        buku = buka_buku(periksa_berkas(data), data)
    except BerkasDitolak:
        return ()
    kepala = (k for kisi in buku.lembar if not kisi.tersembunyi for k in tabel_lembar(kisi, pilihan.judul_kolom))
    return tuple(_tabel(satu) for satu in kepala)


def satker_di_judul(data: bytes) -> str | None:
    """Whose plan a file says it is, also where its table cannot be read; None where it does not say."""
    try:
        buku = buka_buku(periksa_berkas(data), data)
    except BerkasDitolak:
        return None
    teks = (tuple(kisi.teks[sel] for sel in sorted(kisi.teks)[:60]) for kisi in buku.lembar if not kisi.tersembunyi)
    return next((satker for satu in teks if (satker := cari_satker(satu))), None)


def _tabel(kepala: Kepala) -> TabelBerkas:
    arti = {kolom: satu for satu, kolom in kepala.kolom.items()}
    kolom = tuple(
        KolomBerkas(huruf_kolom(k), kepala.sebutan_kolom(k), arti.get(k), _contoh(kepala, k))
        for k in sorted(kepala.judul)
    )
    satker = baca_pengenal(kepala).satker
    return TabelBerkas(kepala.kisi.nama, kepala.akhir, kolom, kepala.kurang, satker, tabel_lain(kepala))


def _contoh(kepala: Kepala, kolom: int) -> tuple[str, ...]:
    isi = (teks for (b, k), teks in kepala.kisi.teks.items() if k == kolom and b > kepala.akhir)
    return tuple(dict.fromkeys(isi))[:_CONTOH]
