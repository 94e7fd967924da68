"""A plan table → langkah, tenggat and bukti, with a trace of how each cell was understood.

Stages with plain data between them, each in its file: `berkas` (gate) → `anak`/`pekerja` (child process; `xls_ods`,
`word`, `pdf` open the kinds that are no .xlsx) → `kisi` and, for documents, `dokumen` (grid) → `kepala` (headings) →
`baris` (kinds of row) → `susunan` (areas) → `isian` (cells filled) → `rakit` (langkah), with `pengenal` for office and
year and `templat` for the sheets of reports.
"""

from __future__ import annotations

from dataclasses import replace

from monev.baca.anak import buka
from monev.baca.berkas import Berkas, periksa_berkas
from monev.baca.buku import baca_buku
from monev.baca.dokumen import dari_dokumen
from monev.baca.kisi import Buku, dari_csv, dari_pekerja
from monev.baca.pilihan import TANPA_PILIHAN, PilihanBaca
from monev.baca.tanggal_xls import tanya_tanggal
from monev.baca.teks_csv import PEMISAH
from monev.galat import BerkasDitolak
from monev.model import Bacaan, Catatan

__all__ = ["baca", "buka_buku"]

PDF_DITOLAK = "Berkas ini PDF. Tabel di PDF tidak menyimpan sel dan gabungannya, jadi tidak dapat langsung diunggah."
PDF_SARAN = (
    "Buat dahulu draf Excel-nya (halaman Unggah: Unduh draf; baris perintah: draf), periksa, lalu unggah draf itu. "
    "Bila ada, unggah saja berkas Word atau Excel aslinya."
)
_MAKRO_LAIN = {
    "docx": "Dokumen ini berisi makro. Makronya tidak dijalankan dan tidak disimpan.",
}
_MAKRO = "Workbook ini berisi makro. Makronya tidak dijalankan dan tidak disimpan."
_TIDAK_TERBACA = {
    "xls": "Berkas .xls: warna sel, baris dan kolom tersembunyi, serta bentuk tampil tanggal tidak ikut terbaca.",
}


def baca(
    data: bytes,
    nama: str,
    tahun: int | None = None,
    satker: str | None = None,
    lembar: str | None = None,
    pilihan: PilihanBaca = TANPA_PILIHAN,
) -> Bacaan:
    """A whole file as it is read; never raises on bad content: what is wrong stands in `galat`, in Indonesian.

    `nama` is the file's name, used only to find a year nothing else names. `tahun` and `satker`, where given, win over
    what the file says. `lembar` chooses among several plans of one file, by a name of `Bacaan.pilihan`; `pilihan` are
    readings people settled. All but CSV is opened in a child process with limits of time and memory.
    """
    try:
        berkas = periksa_berkas(data)
        buku = buka_buku(berkas, data)
    except BerkasDitolak as tolak:
        pesan = f"{tolak.pesan} {tolak.saran}".strip()
        return Bacaan(satker=satker, tahun=tahun, galat=tolak.galat or (Catatan(pesan),))
    bacaan = _dengan_keterangan(baca_buku(buku, nama, tahun, satker, lembar, pilihan), berkas, buku)
    return replace(bacaan, peringatan=tuple(c for c in bacaan.peringatan if not pilihan.benar(c)))


def buka_buku(berkas: Berkas, data: bytes) -> Buku:
    """The sheets of a file that passed the gate. Raises BerkasDitolak."""
    if berkas.jenis == "csv":
        return dari_csv(berkas)
    if berkas.jenis == "pdf":
        raise BerkasDitolak(PDF_DITOLAK, PDF_SARAN)
    jawab = buka(data, berkas.jenis)
    return dari_dokumen(jawab) if berkas.jenis == "docx" else dari_pekerja(jawab, berkas.jenis)


def _dengan_keterangan(bacaan: Bacaan, berkas: Berkas, buku: Buku) -> Bacaan:
    """The reading with what was found on opening: encoding and separator of a CSV, macros, what a format can't say."""
    keterangan, peringatan = dict(buku.keterangan), list(buku.peringatan)
    if berkas.jenis == "csv":
        keterangan |= {"pengodean": berkas.pengodean, "pemisah": PEMISAH.get(berkas.pemisah, berkas.pemisah)}
    if berkas.jenis in _TIDAK_TERBACA:
        keterangan["tidak_terbaca"] = _TIDAK_TERBACA[berkas.jenis]
    if berkas.makro:
        peringatan.append(Catatan(_MAKRO_LAIN.get(berkas.jenis, _MAKRO)))
    peringatan += tanya_tanggal(bacaan, buku)
    return replace(
        bacaan,
        keterangan={**bacaan.keterangan, **keterangan},
        peringatan=(*bacaan.peringatan, *peringatan),
    )
