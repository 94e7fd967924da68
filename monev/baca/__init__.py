"""A plan table → langkah, tenggat and bukti, with a trace of how each cell was understood.

Stages with plain data between them, each in its file: `berkas` (gate) → `anak`/`pekerja` (child process) → `kisi`
(grid) → `kepala` (headings) → `baris` (kinds of row) → `susunan` (areas) → `isian` (cells filled) → `rakit` (langkah),
with `pengenal` for office and year and `templat` for the sheets of reports.
"""

from __future__ import annotations

from dataclasses import replace

from monev.baca.anak import buka_workbook
from monev.baca.berkas import PEMISAH, Berkas, periksa_berkas
from monev.baca.buku import baca_buku
from monev.baca.kisi import Buku, dari_csv, dari_pekerja
from monev.galat import BerkasDitolak
from monev.model import Bacaan, Catatan

__all__ = ["baca"]


def baca(data: bytes, nama: str, tahun: int | None = None, satker: str | None = None) -> Bacaan:
    """A whole file as it is read; never raises on bad content: what is wrong stands in `galat`, in Indonesian.

    `nama` is the file's name, used only to find a year nothing else names. `tahun` and `satker`, where given, win over
    what the file says. Workbooks are opened in a child process with limits of time and memory.
    """
    try:
        berkas = periksa_berkas(data)
        buku = _buka(berkas, data)
    except BerkasDitolak as tolak:
        pesan = f"{tolak.pesan} {tolak.saran}".strip()
        return Bacaan(satker=satker, tahun=tahun, galat=tolak.galat or (Catatan(pesan),))
    return _dengan_keterangan(baca_buku(buku, nama, tahun, satker), berkas)


def _buka(berkas: Berkas, data: bytes) -> Buku:
    return dari_csv(berkas) if berkas.jenis == "csv" else dari_pekerja(buka_workbook(data))


def _dengan_keterangan(bacaan: Bacaan, berkas: Berkas) -> Bacaan:
    """The reading with what the gate found: encoding and separator of a CSV, macros of a workbook."""
    if berkas.jenis == "csv":
        tambahan = {"pengodean": berkas.pengodean, "pemisah": PEMISAH.get(berkas.pemisah, berkas.pemisah)}
        return replace(bacaan, keterangan={**bacaan.keterangan, **tambahan})
    if berkas.makro:
        catatan = Catatan("Workbook ini berisi makro. Makronya tidak dijalankan dan tidak disimpan.")
        return replace(bacaan, peringatan=(*bacaan.peringatan, catatan))
    return bacaan
