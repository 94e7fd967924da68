"""`templat`: the workbook to fill in, made from what is stored."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from monev.galat import GalatMonev
from monev.jam import sekarang
from monev.perintah import kabar, toko
from monev.perintah.butir import RENCANA, TEMPAT
from monev.perintah.pengurai import Butir, Perintah, SalahPakai
from monev.sebab import sebab

if TYPE_CHECKING:
    from monev.basisdata import Basisdata
    from monev.keadaan import Rencana

LEMBAR = ("rencana", "realisasi", "bukti")
LEMBAR_BAWAAN = "realisasi"


def jalankan(pilihan: argparse.Namespace) -> int:
    """Write the workbook, or one sheet of it as CSV. Raises TidakDitemukan, SalahPakai, and GalatMonev where it cannot
    be written."""
    from monev.keadaan import cari_rencana

    csv = pilihan.keluaran.suffix.lower() == ".csv"
    if pilihan.lembar and not csv:
        raise SalahPakai("--lembar hanya untuk berkas .csv; berkas .xlsx memuat semua lembar.", nama="templat")
    with toko.basisdata(pilihan) as db:
        rencana = cari_rencana(db, pilihan.satker, pilihan.tahun)
        isi = _isi_csv(db, rencana, pilihan.lembar or LEMBAR_BAWAAN) if csv else _isi_xlsx(db, rencana)
    lama = tulis(pilihan.keluaran, isi)
    kabar.katakan(f"Berkas isian {rencana.satker} tahun {rencana.tahun} ditulis ke {pilihan.keluaran}.")
    if lama is not None:
        kabar.katakan(f"Berkas yang sudah ada di situ disimpan sebagai {lama.name}.")
    return kabar.SELESAI


def _isi_xlsx(db: Basisdata, rencana: Rencana) -> bytes:
    from monev.keluaran.templat import buat_templat

    return buat_templat(db, rencana.satker, rencana.tahun)


def _isi_csv(db: Basisdata, rencana: Rencana, lembar: str) -> bytes:
    from monev.keluaran.templat_csv import buat_csv

    return buat_csv(db, rencana.satker, rencana.tahun, lembar)


def baca_keluaran(teks: str) -> Path:
    """Where to write. Raises ValueError unless it ends in .xlsx or .csv."""
    if not teks.lower().endswith((".xlsx", ".csv")):
        raise ValueError(f"“{teks}” harus berakhiran .xlsx atau .csv, misalnya isian.xlsx.")
    return Path(teks)


def baca_lembar(teks: str) -> str:
    """Which sheet. Raises ValueError for one there is not."""
    lembar = teks.strip().lower()
    if lembar not in LEMBAR:
        raise ValueError(f"“{teks}” bukan lembar. Pilih {', '.join(LEMBAR[:-1])} atau {LEMBAR[-1]}.")
    return lembar


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
            f"{jalur} tidak dapat ditulis: {sebab(galat)}.",
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
    "berkas .xlsx atau .csv yang ditulis; yang lama disisihkan",
    "BERKAS",
    wajib=True,
    baca=baca_keluaran,
)

PILIH_LEMBAR = Butir(
    ("--lembar",),
    f"lembar yang ditulis ke .csv: rencana, realisasi atau bukti (bawaan: {LEMBAR_BAWAAN})",
    "LEMBAR",
    baca=baca_lembar,
)

PERINTAH = Perintah(
    "Membuat berkas Excel untuk diisi satker: rencana aksi, realisasi per tenggat, dan bukti dukung per tenggat. "
    "Dengan akhiran .csv: salah satu lembarnya.",
    (*RENCANA, KELUARAN, PILIH_LEMBAR, *TEMPAT),
    jalankan,
)
