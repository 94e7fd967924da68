"""`awal`: load the plans that come with the program, once (used by make run)."""

from __future__ import annotations

import argparse
import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from monev.galat import BerkasDitolak, TidakDitemukan
from monev.perintah import kabar, toko
from monev.perintah.butir import TEMPAT
from monev.perintah.muat import muat
from monev.perintah.pengurai import Perintah

if TYPE_CHECKING:
    from monev.basisdata import Basisdata

FOLDER = Path(__file__).resolve().parents[2] / "data"
DAFTAR = "muatan_awal.toml"


def jalankan(pilihan: argparse.Namespace) -> int:
    """Load what was never loaded; 1 where a file was refused. A file that is gone is said and left out."""
    gagal = False
    with toko.basisdata(pilihan) as db:
        for satu in _belum_dimuat(db, baca_daftar(FOLDER)):
            gagal |= not _muat_satu(db, satu)
    return kabar.DITOLAK if gagal else kabar.SELESAI


def baca_daftar(folder: Path) -> list[dict[str, Any]]:
    """What comes with the program, in order: file, satker, tahun, posisi, catatan of each unggahan."""
    return tomllib.loads((folder / DAFTAR).read_text(encoding="utf-8"))["unggahan"]


def _belum_dimuat(db: Basisdata, semua: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is still to load, in order. A rencana with an unggahan that is not of this list is its office's own by
    now, and left alone; so is a hidden one. A cancelled unggahan was loaded: it does not come back."""
    sidik = {satu["file"]: _sidik(satu["file"]) for satu in semua}
    hasil = []
    for satu in semua:
        milik = [s for s in semua if (s["satker"], s["tahun"]) == (satu["satker"], satu["tahun"])]
        tersimpan = _sidik_tersimpan(db, satu["satker"], satu["tahun"])
        asing = tersimpan is None or tersimpan - {sidik[s["file"]] for s in milik}
        if not asing and sidik[satu["file"]] not in tersimpan:
            hasil.append(satu)
    return hasil


def _sidik_tersimpan(db: Basisdata, satker: str, tahun: int) -> set[str] | None:
    """SHA-256 of every file stored of a rencana, also of cancelled unggahan; None for a hidden one."""
    from monev.keadaan import daftar_rencana, ke_baris, riwayat

    tersembunyi = daftar_rencana(db, sertakan_tersembunyi=True)
    ada = tersembunyi[(tersembunyi["satker"] == satker) & (tersembunyi["tahun"] == tahun)]
    if ada.empty:
        return set()
    try:
        return {satu["sha256"] for satu in ke_baris(riwayat(db, satker, tahun))}
    except TidakDitemukan:
        return None


def _sidik(nama: str) -> str | None:
    jalur = FOLDER / nama
    return hashlib.sha256(jalur.read_bytes()).hexdigest() if jalur.is_file() else None


def _muat_satu(db: Basisdata, satu: dict[str, Any]) -> bool:
    jalur = FOLDER / satu["file"]
    if not jalur.is_file():
        kabar.katakan(f"Data awal {satu['file']} tidak ada di {FOLDER.name}/, jadi tidak dimuat.")
        return True
    pilihan = argparse.Namespace(
        berkas=str(jalur),
        satker=satu["satker"],
        tahun=satu["tahun"],
        lembar=None,
        posisi=satu["posisi"],
        setuju=True,
    )
    try:
        rancangan, _ = muat(db, toko.baca_berkas(str(jalur)), pilihan, catatan=satu.get("catatan", ""))
    except BerkasDitolak as galat:
        kabar.sampaikan(galat)
        return False
    kabar.katakan(
        f"Data awal dimuat: {rancangan.satker} tahun {rancangan.tahun}, unggahan {rancangan.isi['unggahan']}."
    )
    return True


PERINTAH = Perintah(
    "Memuat rencana yang disertakan bersama program, sekali saja. Yang sudah pernah dimuat, disembunyikan, atau sudah "
    "menjadi milik kantornya sendiri tidak disentuh.",
    TEMPAT,
    jalankan,
)
