"""`pulihkan`: restore the unggahan that was cancelled last."""

from __future__ import annotations

import argparse

from monev.perintah import kabar, toko
from monev.perintah.butir import JSON, RENCANA, TEMPAT
from monev.perintah.pengurai import Perintah


def jalankan(pilihan: argparse.Namespace) -> int:
    """Restore it. Raises TidakDitemukan, TidakDapatDiubah; then nothing has changed."""
    from monev.unggah.versi import pulihkan

    with toko.basisdata(pilihan) as db:
        entri = pulihkan(db, pilihan.satker, pilihan.tahun, pelaku=toko.pelaku())
    nomor = entri.isi["unggahan"]
    if pilihan.json:
        kabar.cetak_json({"satker": entri.satker, "tahun": entri.tahun, "dipulihkan": nomor, "berlaku": nomor})
    kabar.katakan(f"Unggahan {nomor} {entri.satker} tahun {entri.tahun} dipulihkan dan berlaku lagi.")
    return kabar.SELESAI


PERINTAH = Perintah(
    "Memulihkan unggahan yang terakhir dibatalkan, selama sesudah itu belum ada unggahan baru. Bila ada beberapa, "
    "ulangi perintahnya: yang terakhir dibatalkan kembali lebih dahulu.",
    (*RENCANA, JSON, *TEMPAT),
    jalankan,
)
