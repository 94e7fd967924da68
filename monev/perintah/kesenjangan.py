"""`kesenjangan`: the bukti missing at a posisi."""

from __future__ import annotations

import argparse

from monev.perintah import kabar, toko
from monev.perintah.butir import JSON, POSISI, RENCANA, TEMPAT
from monev.perintah.pengurai import Perintah

KUNCI = (
    "kode",
    "area",
    "langkah_aksi",
    "tenggat",
    "hari_terlambat",
    "bukti",
    "jenis_bukti",
    "status_bukti",
    "pic",
)
"""What a row of the JSON has (DESIGN §9)."""


def jalankan(pilihan: argparse.Namespace) -> int:
    """Print the missing bukti, selesai tanpa bukti first. Raises TidakDitemukan."""
    from monev.keadaan import kalimat_kesenjangan, ke_baris, kesenjangan, ringkasan
    from monev.perintah.keadaan import judul
    from monev.tanggal import sebut_tenggat

    with toko.basisdata(pilihan) as db:
        p = toko.pandangan(db, pilihan)
        semua = ke_baris(kesenjangan(db, p))
        if pilihan.json:
            kabar.cetak_json([{kunci: satu[kunci] for kunci in KUNCI} for satu in semua])
            return kabar.SELESAI
        kabar.katakan(judul(p), kalimat_kesenjangan(p, ringkasan(db, p).kini, len(semua)))
    if semua:
        kabar.katakan("")
        kabar.katakan_tabel(
            ["Hari terlambat", "Kode", "Tenggat", "Bukti", "Jenis", "Status bukti", "Dilaporkan selesai", "PIC"],
            [
                [
                    satu["hari_terlambat"],
                    satu["kode"],
                    sebut_tenggat(satu["tenggat"]),
                    satu["bukti"],
                    satu["jenis_bukti"],
                    satu["status_bukti"],
                    "ya" if satu["selesai_tanpa_bukti"] else "",
                    satu["pic"],
                ]
                for satu in semua
            ],
        )
    return kabar.SELESAI


PERINTAH = Perintah(
    "Mendaftar bukti yang belum ada pada akhir suatu hari: yang tenggatnya dilaporkan selesai lebih dahulu, lalu yang "
    "paling lama terlambat.",
    (*RENCANA, POSISI, JSON, *TEMPAT),
    jalankan,
)
