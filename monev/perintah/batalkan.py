"""`batalkan`: cancel the newest unggahan of a rencana."""

from __future__ import annotations

import argparse

from monev.perintah import kabar, toko
from monev.perintah.butir import JSON, RENCANA, TEMPAT
from monev.perintah.pengurai import Butir, Perintah

ALASAN = Butir(("--alasan",), 'alasan pembatalan, misalnya "berkas tertukar"', "TEKS", wajib=True)


def jalankan(pilihan: argparse.Namespace) -> int:
    """Cancel it. Raises TidakDitemukan, TidakDapatDiubah; then nothing has changed."""
    from monev.keadaan import giliran
    from monev.unggah.versi import batalkan

    with toko.basisdata(pilihan) as db:
        entri = batalkan(db, pilihan.satker, pilihan.tahun, alasan=pilihan.alasan, pelaku=toko.pelaku())
        berlaku = giliran(db, entri.satker, entri.tahun).batalkan
    nomor = entri.isi["unggahan"]
    if pilihan.json:
        kabar.cetak_json({"satker": entri.satker, "tahun": entri.tahun, "dibatalkan": nomor, "berlaku": berlaku})
    sisa = f"Yang berlaku kini unggahan {berlaku}." if berlaku else "Tidak ada lagi unggahan yang berlaku."
    kabar.katakan(f"Unggahan {nomor} {entri.satker} tahun {entri.tahun} dibatalkan. {sisa}")
    return kabar.SELESAI


PERINTAH = Perintah(
    "Membatalkan unggahan terbaru sebuah rencana, sehingga yang sebelumnya berlaku lagi. Tidak ada yang dihapus; "
    "perintah pulihkan mengembalikannya selama belum ada unggahan baru.",
    (*RENCANA, ALASAN, JSON, *TEMPAT),
    jalankan,
)
