"""`muat`: store a file as a new unggahan."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monev.galat import BerkasDitolak, PerluPersetujuan, VersiBentrok
from monev.istilah import JENIS_PERUBAHAN
from monev.perintah import kabar, toko
from monev.perintah.butir import JSON, POSISI, SATKER, TEMPAT
from monev.perintah.pengurai import Butir, Perintah
from monev.perintah.periksa import BERKAS, LEMBAR, TAHUN_BERKAS
from monev.teks import potong

if TYPE_CHECKING:
    from monev.basisdata import Basisdata
    from monev.unggah import Rancangan
    from monev.unggah.padan import Dugaan

SATKER_BERKAS = replace(SATKER, wajib=False, uraian="nama satker (bawaan: menurut isi berkas)")
POSISI_BERKAS = replace(
    POSISI,
    uraian="tanggal keadaan yang dilaporkan berkas ini, misalnya 2025-09-30 (bawaan: hari ini, paling akhir "
    "31 Desember tahun rencana)",
)
SETUJU = Butir(("--setuju",), "menyetujui semua hal yang dihilangkan oleh berkas ini")

PERCOBAAN = 3
"""How often to plan again when somebody else stores an unggahan of the same rencana in between."""


def jalankan(pilihan: argparse.Namespace) -> int:
    """Store the file. Raises BerkasDitolak, PerluPersetujuan; then nothing is stored."""
    data = toko.baca_berkas(pilihan.berkas)
    try:
        with toko.basisdata(pilihan) as db:
            rancangan, tersimpan = muat(db, data, pilihan)
    except (BerkasDitolak, PerluPersetujuan) as galat:
        if pilihan.json:
            kabar.cetak_json(_ditolak_json(galat))
        raise
    if pilihan.json:
        kabar.cetak_json(_json(rancangan, tersimpan))
    _katakan(rancangan, tersimpan, pilihan.berkas)
    return kabar.SELESAI


def muat(db: Basisdata, data: bytes, pilihan: argparse.Namespace, catatan: str = "") -> tuple[Rancangan, bool]:
    """Plan and store the file's content; the plan, and whether there was anything to store.

    Raises BerkasDitolak, PerluPersetujuan, VersiBentrok.
    """
    from monev.unggah import periksa, rancang

    nama = Path(pilihan.berkas).name
    bacaan = periksa(data, nama, satker=pilihan.satker, tahun=pilihan.tahun, lembar=pilihan.lembar, db=db)
    posisi = toko.posisi(pilihan, pilihan.tahun or bacaan.tahun)
    dilihat = None
    for percobaan in range(PERCOBAAN, 0, -1):
        rancangan = rancang(db, bacaan, posisi=posisi, satker=pilihan.satker, tahun=pilihan.tahun, dilihat=dilihat)
        # Whoever stored in between is merged with from what was there first: their work is not undone by this file.
        dilihat = rancangan.dasar if dilihat is None else dilihat
        if rancangan.sama_persis or (pilihan.posisi is None and rancangan.dasar and not rancangan.mengubah):
            return rancangan, False
        try:
            _simpan(db, rancangan, data, nama, catatan, pilihan.setuju)
            break
        except VersiBentrok:
            if percobaan == 1:
                raise
    return rancangan, True


def _simpan(db: Basisdata, rancangan: Rancangan, data: bytes, nama: str, catatan: str, setuju: bool) -> None:
    from monev.unggah import simpan

    try:
        simpan(db, rancangan, pelaku=toko.pelaku(), catatan=catatan, berkas=data, nama_berkas=nama, setuju=setuju)
    except PerluPersetujuan as galat:
        langkah = "Ulangi dengan --setuju bila memang demikian, atau perbaiki berkasnya."
        if rancangan.bentrokan:
            langkah = "Unggah berkas ini di halaman Unggah untuk memilih satu per satu."
        saran = " ".join((*map(_sebut_dugaan, rancangan.dugaan), langkah, "Belum ada yang berubah."))
        raise PerluPersetujuan(galat.pesan, saran, hal=galat.hal) from galat


def _sebut_dugaan(satu: Dugaan) -> str:
    """How to say, in the file itself, that a langkah taken for a new one is a stored one reworded."""
    return (
        f"Mungkin langkah {satu.kode_tersimpan} kini berbunyi “{potong(satu.langkah_berkas)}”: bila benar, tulis "
        f"{satu.kode_tersimpan} di kolom KODE pada barisnya."
    )


def _ditolak_json(galat: BerkasDitolak | PerluPersetujuan) -> dict[str, Any]:
    ditolak = isinstance(galat, BerkasDitolak)
    return {
        "tersimpan": False,
        "pesan": galat.pesan,
        "galat": kabar.catatan_json(galat.galat) if ditolak else [],
        "perlu_persetujuan": [] if ditolak else list(galat.hal),
    }


def _json(rancangan: Rancangan, tersimpan: bool) -> dict[str, Any]:
    return {
        "tersimpan": tersimpan,
        "satker": rancangan.satker,
        "tahun": rancangan.tahun,
        "posisi": rancangan.posisi.isoformat(),
        "unggahan": rancangan.isi["unggahan"] if tersimpan else None,
        "perubahan": [asdict(satu) for satu in rancangan.perubahan],
        "keterangan": list(rancangan.keterangan),
        "peringatan": kabar.catatan_json(rancangan.peringatan),
    }


def _katakan(rancangan: Rancangan, tersimpan: bool, nama: str) -> None:
    from monev.tanggal import sebut

    rencana = f"{rancangan.satker} tahun {rancangan.tahun}"
    if not tersimpan:
        kabar.katakan(
            f"Isi {Path(nama).name} sama dengan yang sudah tersimpan untuk {rencana}. Tidak ada yang disimpan.",
            *rancangan.keterangan,
            _cara_melaporkan_lagi(rancangan),
        )
        return
    kabar.katakan(
        f"Tersimpan sebagai unggahan {rancangan.isi['unggahan']} {rencana}, posisi {sebut(rancangan.posisi)}: "
        f"{len(rancangan.isi['langkah'])} langkah, {sum(len(s['tenggat']) for s in rancangan.isi['langkah'])} tenggat.",
        *rancangan.keterangan,
    )
    banyak = Counter(satu.jenis for satu in rancangan.perubahan)
    if banyak:
        sebutan = [f"{banyak[jenis]} {kata}" for jenis, kata in JENIS_PERUBAHAN.items() if banyak[jenis]]
        kabar.katakan(f"Perubahan: {', '.join(sebutan)}.")
    if rancangan.peringatan:
        kabar.katakan(f"Perlu dilihat ({len(rancangan.peringatan)}):")
        kabar.katakan(*(f"- {kabar.sebut_catatan(satu)}" for satu in rancangan.peringatan))


def _cara_melaporkan_lagi(rancangan: Rancangan) -> str:
    """How to report that nothing has changed at another posisi."""
    if rancangan.berkas_dikenal:
        return (
            "Berkas yang sama persis tidak disimpan dua kali. Untuk melaporkan keadaan yang sama pada posisi lain, "
            "buat templat baru dengan perintah templat, lalu muat templat itu dengan --posisi TANGGAL."
        )
    return "Untuk melaporkan keadaan yang sama pada posisi lain, ulangi dengan --posisi TANGGAL."


PERINTAH = Perintah(
    "Menyimpan sebuah berkas sebagai unggahan baru, seluruhnya atau tidak sama sekali. Yang menghilangkan sesuatu yang "
    "sudah tersimpan ditolak dan disebut satu per satu, kecuali dengan --setuju. Berkas yang sama sekali lagi, atau "
    "berkas tanpa perubahan dan tanpa --posisi: tidak ada yang disimpan.",
    (BERKAS, SATKER_BERKAS, TAHUN_BERKAS, LEMBAR, POSISI_BERKAS, SETUJU, JSON, *TEMPAT),
    jalankan,
)
