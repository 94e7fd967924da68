"""`templat`: the workbook to fill in, made from what is stored."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from monev.galat import GalatMonev
from monev.jam import sekarang
from monev.perintah import kabar, toko
from monev.perintah.butir import RENCANA, TEMPAT
from monev.perintah.pengurai import Butir, Perintah


def jalankan(pilihan: argparse.Namespace) -> int:
    """Write the workbook. Raises TidakDitemukan, and GalatMonev where it cannot be written."""
    from monev.keadaan import cari_rencana
    from monev.keluaran.templat import buat_templat

    with toko.basisdata(pilihan) as db:
        rencana = cari_rencana(db, pilihan.satker, pilihan.tahun)
        isi = buat_templat(db, rencana.satker, rencana.tahun)
    lama = tulis(pilihan.keluaran, isi)
    kabar.katakan(f"Berkas isian {rencana.satker} tahun {rencana.tahun} ditulis ke {pilihan.keluaran}.")
    if lama is not None:
        kabar.katakan(f"Berkas yang sudah ada di situ disimpan sebagai {lama.name}.")
    return kabar.SELESAI


def baca_keluaran(teks: str) -> Path:
    """Where to write the workbook. Raises ValueError unless it ends in .xlsx."""
    if not teks.lower().endswith(".xlsx"):
        raise ValueError(f"“{teks}” harus berakhiran .xlsx, misalnya isian.xlsx.")
    return Path(teks)


def tulis(jalur: Path, isi: bytes) -> Path | None:
    """Write a whole file or none; a filled one in its place is moved aside, and where to is returned.

    The file there may be a workbook somebody has spent a day on. Raises GalatMonev.
    """
    try:
        nomor, sementara = tempfile.mkstemp(dir=jalur.parent, prefix=f".{jalur.stem}-", suffix=".tmp")
        try:
            with os.fdopen(nomor, "wb") as berkas:
                berkas.write(isi)
            Path(sementara).chmod(0o644)
            lama = _sisihkan(jalur)
            Path(sementara).replace(jalur)
        except BaseException:
            Path(sementara).unlink(missing_ok=True)
            raise
    except OSError as galat:
        raise GalatMonev(
            f"{jalur} tidak dapat ditulis: {kabar.sebab(galat)}.",
            "Periksa bahwa foldernya ada dan boleh ditulis, dan bahwa berkas itu tidak sedang dibuka.",
            judul="Berkas tidak dapat ditulis",
        ) from galat
    return lama


def _sisihkan(jalur: Path) -> Path | None:
    if not jalur.is_file() or jalur.stat().st_size == 0:
        return None
    tujuan = jalur.with_name(f"{jalur.stem} (lama {sekarang():%Y-%m-%d %H.%M.%S}){jalur.suffix}")
    jalur.rename(tujuan)
    return tujuan


KELUARAN = Butir(
    ("-o", "--keluaran"),
    "berkas .xlsx yang ditulis; yang lama disisihkan",
    "BERKAS",
    wajib=True,
    baca=baca_keluaran,
)

PERINTAH = Perintah(
    "Membuat berkas Excel untuk diisi satker: rencana aksi, realisasi per tenggat, dan bukti dukung per tenggat.",
    (*RENCANA, KELUARAN, *TEMPAT),
    jalankan,
)
