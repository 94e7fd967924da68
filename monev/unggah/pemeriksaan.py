"""Read a file and hold it against what was chosen: another office's file and last year's have a sentence each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import monev.baca as pembaca
from monev.baca.judul import satker_di_judul
from monev.baca.pilihan import TANPA_PILIHAN, PilihanBaca
from monev.basisdata import Basisdata
from monev.model import Bacaan, Catatan
from monev.satker import nama_baku
from monev.unggah.pilihan import pilihan_satker


def periksa(
    data: bytes,
    nama: str,
    *,
    satker: str | None = None,
    tahun: int | None = None,
    lembar: str | None = None,
    db: Basisdata | None = None,
    pilihan: PilihanBaca = TANPA_PILIHAN,
) -> Bacaan:
    """How a file reads, with every complaint about it; nothing is stored. Never raises on bad content.

    `satker` and `tahun` are those chosen (None: none was); the file must not speak of others. The SHA-256 of the
    file is added to `keterangan`. `lembar` is the plan chosen where the file holds several (`Bacaan.pilihan`). `db`
    has the readings this satker settled before, `pilihan` are further ones, not stored yet.
    """
    bacaan = pembaca.baca(data, nama, lembar=lembar, pilihan=pilihan)
    if db is not None and (tersimpan := _pilihan_tersimpan(db, data, bacaan, satker, tahun)):
        pilihan = tersimpan | pilihan
        bacaan = pembaca.baca(data, nama, lembar=lembar, pilihan=pilihan)
    galat = tuple(bukan_pilihan(bacaan, satker, tahun))
    if not galat and ((tahun and bacaan.tahun is None) or (satker and bacaan.satker is None)):
        bacaan = pembaca.baca(data, nama, tahun or bacaan.tahun, satker or bacaan.satker, lembar, pilihan)
    sidik = {"sha256": hashlib.sha256(data).hexdigest()}
    return replace(bacaan, galat=bacaan.galat + galat, keterangan=bacaan.keterangan | sidik)


def _pilihan_tersimpan(
    db: Basisdata, data: bytes, bacaan: Bacaan, satker: str | None, tahun: int | None
) -> PilihanBaca:
    """What the office of this file settled; of a file that could not be read, the office its title names."""
    milik = satker or bacaan.satker or (satker_di_judul(data) if bacaan.galat else None)
    return pilihan_satker(db, milik, tahun or bacaan.tahun) if milik else TANPA_PILIHAN


def bukan_pilihan(bacaan: Bacaan, satker: str | None, tahun: int | None) -> Iterator[Catatan]:
    """A complaint where the file speaks of another satker, and one where of another tahun, than those chosen."""
    milik = bacaan.asal.satker if bacaan.asal else bacaan.satker
    tahun_berkas = bacaan.asal.tahun if bacaan.asal else bacaan.tahun
    if satker and milik and nama_baku(satker) != nama_baku(milik):
        yield Catatan(
            f"Berkas ini milik {milik}, sedangkan yang dipilih {satker}. Pilih satker {milik}, atau unggah berkas "
            f"{satker}.",
            nilai=milik,
        )
    if tahun and tahun_berkas and tahun != tahun_berkas:
        yield Catatan(
            f"Berkas ini rencana tahun {tahun_berkas}, sedangkan yang dipilih tahun {tahun}. Pilih tahun "
            f"{tahun_berkas}, atau unggah berkas tahun {tahun}.",
            nilai=str(tahun_berkas),
        )
