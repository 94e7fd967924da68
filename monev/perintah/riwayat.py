"""`riwayat`: every unggahan of a rencana, newest first."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Any

from monev.perintah import kabar, toko
from monev.perintah.butir import JSON, RENCANA, TEMPAT
from monev.perintah.pengurai import Perintah


def jalankan(pilihan: argparse.Namespace) -> int:
    """Print the unggahan. Raises TidakDitemukan."""
    from monev.keadaan import ke_baris, riwayat
    from monev.tanggal import sebut_pendek

    with toko.basisdata(pilihan) as db:
        semua = ke_baris(riwayat(db, pilihan.satker, pilihan.tahun))
    if pilihan.json:
        kabar.cetak_json([{k: _json(v) for k, v in satu.items() if k != "unggahan_id"} for satu in semua])
        return kabar.SELESAI
    kabar.katakan_tabel(
        ["Unggahan", "Posisi", "Disimpan", "Oleh", "Berkas", "Langkah", "Tenggat", "Perubahan", "Keterangan"],
        [
            [
                satu["unggahan"],
                sebut_pendek(satu["posisi"]),
                f"{sebut_pendek(satu['waktu'])} {satu['waktu']:%H.%M}",
                satu["pelaku"],
                satu["nama_berkas"],
                satu["langkah"],
                satu["tenggat"],
                satu["perubahan"],
                f"dibatalkan: {satu['alasan']}" if satu["dibatalkan"] else satu["catatan"],
            ]
            for satu in semua
        ],
    )
    return kabar.SELESAI


def _json(nilai: Any) -> Any:
    return nilai.isoformat() if isinstance(nilai, date | datetime) else nilai


PERINTAH = Perintah(
    "Mendaftar semua unggahan sebuah rencana, yang terbaru dahulu, juga yang sudah dibatalkan.",
    (*RENCANA, JSON, *TEMPAT),
    jalankan,
)
