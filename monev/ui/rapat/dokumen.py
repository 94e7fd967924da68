"""The documents of a meeting for download: which there are, and each made only once it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from monev import rapat
from monev.basisdata import Basisdata
from monev.keadaan import Pandangan
from monev.rapat import Rapat
from monev.ui.rapat.blok import Blok


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file ready to be kept: what it is called, its MIME type, its bytes."""

    nama: str
    mime: str
    isi: bytes


def daftar_unduhan() -> Blok:
    """Every document with the kinds of file it comes in, as a part of a screen."""
    from monev.keluaran import dokumen  # here and below: making documents brings libraries no screen needs

    return {
        "jenis": "unduhan",
        "isi": [
            {
                "kode": d.kode,
                "judul": d.nama,
                "bentuk": [{"kode": b, "teks": dokumen.BENTUK[b][0]} for b in d.bentuk],
            }
            for d in dokumen.daftar()
        ],
    }


def nama(p: Pandangan, kode: str, bentuk: str) -> str:
    """What a document's file is called."""
    from monev.keluaran import dokumen

    return dokumen.nama_berkas(p, kode, bentuk)


def buat(db: Basisdata, r: Rapat, kode: str, bentuk: str) -> Berkas:
    """One document of a meeting. Raises GalatMonev."""
    from monev.keluaran import dokumen

    p = rapat.pandangan_rapat(db, r)
    isi = dokumen.buat(db, p, r, kode, bentuk)
    return Berkas(dokumen.nama_berkas(p, kode, bentuk), dokumen.BENTUK[bentuk][1], isi)
