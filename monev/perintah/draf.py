"""`draf`: a workbook to check, made from the PDF of a decree."""

from __future__ import annotations

import argparse
from pathlib import Path

from monev.perintah import kabar, toko
from monev.perintah.butir import TEMPAT
from monev.perintah.pengurai import Butir, Perintah
from monev.perintah.templat import tulis

PDF = Butir(("BERKAS",), "PDF surat keputusan yang berteks (bukan pindaian)", "BERKAS", wajib=True)


def jalankan(pilihan: argparse.Namespace) -> int:
    """Write the draft. Raises BerkasDitolak, and GalatMonev where it cannot be written."""
    from monev.keluaran.draf import buat_draf

    draf = buat_draf(toko.baca_berkas(pilihan.berkas))
    lama = tulis(pilihan.keluaran, draf.isi)
    kabar.katakan(f"Draf dengan {draf.langkah} langkah ditulis ke {pilihan.keluaran}. Belum ada yang disimpan.")
    if lama is not None:
        kabar.katakan(f"Berkas yang sudah ada di situ disimpan sebagai {lama.name}.")
    kabar.katakan(*(f"- {satu}" for satu in draf.petunjuk))
    return kabar.SELESAI


def baca_keluaran(teks: str) -> Path:
    """Where to write the draft. Raises ValueError unless it ends in .xlsx."""
    if not teks.lower().endswith(".xlsx"):
        raise ValueError(f"“{teks}” harus berakhiran .xlsx, misalnya draf.xlsx.")
    return Path(teks)


KELUARAN = Butir(
    ("-o", "--keluaran"),
    "berkas draf .xlsx yang ditulis; yang lama disisihkan",
    "BERKAS",
    wajib=True,
    baca=baca_keluaran,
)

PERINTAH = Perintah(
    "Membuat draf Excel dari tabel rencana aksi di sebuah PDF, untuk diperiksa dan diperbaiki sebelum diunggah. "
    "Tidak ada yang disimpan ke basis data.",
    (PDF, KELUARAN, *TEMPAT),
    jalankan,
)
