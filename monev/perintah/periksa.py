"""`periksa`: how a file is read. Nothing is stored."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monev.galat import BerkasDitolak
from monev.model import Bacaan, Catatan
from monev.perintah import kabar, toko
from monev.perintah.butir import JSON, TAHUN, TEMPAT
from monev.perintah.pengurai import Butir, Perintah

if TYPE_CHECKING:
    from monev.model import Langkah

BERKAS = Butir(("BERKAS",), "berkas rencana aksi: Excel, Word, LibreOffice atau CSV", "BERKAS", wajib=True)
TAHUN_BERKAS = replace(TAHUN, wajib=False, uraian="tahun rencana (bawaan: menurut isi berkas)")
LEMBAR = Butir(("--lembar",), "lembar yang dibaca, bila berkas berisi lebih dari satu rencana", "NAMA")


def jalankan(pilihan: argparse.Namespace) -> int:
    """Print how the file is read; 1 where it would be refused. Raises BerkasDitolak where it is no readable file."""
    from monev.unggah import periksa

    nama = Path(pilihan.berkas).name
    try:
        isi = toko.baca_berkas(pilihan.berkas)
    except BerkasDitolak as tolak:
        if pilihan.json:  # a script finds the reason where it finds every other one
            kabar.cetak_json(bacaan_json(Bacaan(galat=(Catatan(f"{tolak.pesan} {tolak.saran}".strip()),))))
        raise
    bacaan = periksa(isi, nama, tahun=pilihan.tahun, lembar=pilihan.lembar)
    if pilihan.json:
        kabar.cetak_json(bacaan_json(bacaan))
    elif bacaan.langkah:
        _katakan(bacaan)
    if bacaan.galat:
        kabar.sampaikan(ditolak(bacaan, pilihan.berkas))
        return kabar.DITOLAK
    return kabar.SELESAI


def ditolak(bacaan: Bacaan, nama: str) -> BerkasDitolak:
    """Why a file that was read cannot be taken, as the exception that says so."""
    return BerkasDitolak(
        f"{Path(nama).name} ditolak seluruhnya karena {len(bacaan.galat)} hal berikut.",
        "Perbaiki di berkasnya, lalu ulangi. Data yang tersimpan tidak berubah.",
        galat=bacaan.galat,
    )


def bacaan_json(bacaan: Bacaan) -> dict[str, Any]:
    """A reading in the shape of DESIGN §9."""
    return {
        "satker": bacaan.satker,
        "tahun": bacaan.tahun,
        "langkah": [_langkah_json(satu) for satu in bacaan.langkah],
        "peringatan": kabar.catatan_json(bacaan.peringatan),
        "galat": kabar.catatan_json(bacaan.galat),
    }


def _langkah_json(langkah: Langkah) -> dict[str, Any]:
    apa_adanya = (
        "kode",
        "area",
        "nama_area",
        "sub_area",
        "no",
        "komponen",
        "indikator",
        "langkah_aksi",
        "bukti_dukung",
        "target_waktu",
        "target_capaian",
        "jenis_target",
        "mulai",
    )
    return {
        **{kunci: getattr(langkah, kunci) for kunci in apa_adanya},
        "tenggat": [t.tenggat for t in langkah.tenggat],
        "bukti": [b.nama for b in langkah.bukti],
        "pic": langkah.pic,
        "lainnya": langkah.lainnya,
        "baris": langkah.baris,
    }


def _katakan(bacaan: Bacaan) -> None:
    kabar.katakan(
        f"Satker: {bacaan.satker or 'tidak disebut di berkas'}. Tahun: {bacaan.tahun or 'tidak disebut di berkas'}. "
        f"{len(bacaan.langkah)} langkah, {sum(len(s.tenggat) for s in bacaan.langkah)} tenggat.",
        "",
    )
    _katakan_langkah(bacaan.langkah)
    if bacaan.peringatan:
        kabar.katakan("", f"Perlu dilihat ({len(bacaan.peringatan)}):")
        kabar.katakan(*(f"- {kabar.sebut_catatan(satu)}" for satu in bacaan.peringatan))


def _katakan_langkah(semua: tuple[Langkah, ...]) -> None:
    from monev.istilah import JENIS_TARGET
    from monev.tanggal import sebut_tenggat

    kabar.katakan_tabel(
        ["Baris", "Kode", "Langkah aksi", "Target waktu", "Dibaca sebagai", "Tenggat", "Bukti"],
        [
            [
                satu.baris,
                satu.kode,
                satu.langkah_aksi,
                satu.target_waktu,
                JENIS_TARGET[satu.jenis_target],
                ", ".join(sebut_tenggat(t.tenggat) for t in satu.tenggat),
                len(satu.bukti),
            ]
            for satu in semua
        ],
    )


PERINTAH = Perintah(
    "Membaca sebuah berkas dan menunjukkan bagaimana tiap baris dipahami. Tidak ada yang disimpan. Berkas yang tidak "
    "dapat diterima disebut alasannya, dan kode keluarnya 1.",
    (BERKAS, TAHUN_BERKAS, LEMBAR, JSON, *TEMPAT),
    jalankan,
)
