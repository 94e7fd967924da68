"""`keadaan`: all figures of a rencana at a posisi."""

from __future__ import annotations

import argparse
from typing import Any

from monev.perintah import kabar, toko
from monev.perintah.butir import JSON, POSISI, RENCANA, TEMPAT
from monev.perintah.pengurai import Perintah


def jalankan(pilihan: argparse.Namespace) -> int:
    """Print the situation. Raises TidakDitemukan."""
    from monev.keadaan import kalimat_ringkasan, keadaan, per_area, ringkasan

    with toko.basisdata(pilihan) as db:
        p = toko.pandangan(db, pilihan)
        isi = keadaan(db, p)
        if pilihan.json:
            kabar.cetak_json(isi)
            return kabar.SELESAI
        kini = ringkasan(db, p).kini
        kabar.katakan(judul(p), kalimat_ringkasan(p, kini, per_area(db, p)), "")
    _katakan(isi)
    return kabar.SELESAI


def judul(p: Any) -> str:
    """What is being looked at, with its warning where it is sample data."""
    from monev.tanggal import sebut

    tanda = " (DATA SIMULASI)" if p.simulasi else ""
    return f"{p.satker}, rencana {p.tahun}, posisi {sebut(p.posisi)}, unggahan {p.unggahan}{tanda}"


def _katakan(isi: dict[str, Any]) -> None:
    from monev.keadaan import format_capaian, sebut_area

    def angka(satu: dict[str, Any], nama: str) -> list[Any]:
        s = satu["status"]
        return [
            nama,
            satu["langkah"],
            *(format_capaian(satu[k]["n"], satu[k]["N"]) for k in ("capaian_posisi", "capaian_setahun", "bukti")),
            s["terlambat"],
            s["berjalan"],
            s["belum_jatuh_tempo"],
            s["tidak_berlaku"],
            satu["selesai_tanpa_bukti"],
            satu["tanpa_target"],
        ]

    kabar.katakan_tabel(
        [
            "Area",
            "Langkah",
            "S.d. posisi",
            "Setahun",
            "Bukti",
            "Terlambat",
            "Berjalan",
            "Belum jatuh tempo",
            "Tidak berlaku",
            "Selesai tanpa bukti",
            "Tanpa target",
        ],
        [
            *(angka(satu, sebut_area(satu["area"], satu["nama_area"])) for satu in isi["area"]),
            angka(isi, "Semua area"),
        ],
    )


PERINTAH = Perintah(
    "Menghitung keadaan sebuah rencana pada akhir suatu hari: capaian, keterlambatan, dan kelengkapan bukti, "
    "seluruhnya dan per area.",
    (*RENCANA, POSISI, JSON, *TEMPAT),
    jalankan,
)
