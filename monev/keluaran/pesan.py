"""Messages ready for a WhatsApp group."""

from __future__ import annotations

from typing import Any

import pandas as pd

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.keadaan.bingkai import ke_baris
from monev.keadaan.pandangan import Pandangan
from monev.tanggal import sebut, sebut_tenggat
from monev.teks import potong

TANPA_PIC = "Belum ada PIC"


def kesenjangan(baris: pd.DataFrame, p: Pandangan) -> str:
    """The rows of `monev.keadaan.kesenjangan` as a message: per PIC, a line per tenggat with its missing documents.

    Who owes most comes first, what has no PIC last.
    """
    judul = [f"*Kesenjangan bukti ZI, {p.satker}, posisi {sebut(p.posisi)}*"]
    if p.simulasi:
        judul.insert(0, f"*{TULISAN_SIMULASI}*")
    if baris.empty:
        return "\n".join([*judul, "Tidak ada kesenjangan bukti."])
    selesai = int(baris["selesai_tanpa_bukti"].sum())
    tambahan = f"; {selesai} di antaranya untuk yang dilaporkan selesai" if selesai else ""
    bagian = ["\n".join([*judul, f"{len(baris)} bukti belum ada{tambahan}."])]
    for pic, milik in _per_pic(ke_baris(baris)):
        bagian.append("\n".join([f"{pic} ({len(milik)}):", *_daftar(milik)]))
    return "\n\n".join(bagian)


def _per_pic(baris: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    kelompok: dict[str, list[dict[str, Any]]] = {}
    for satu in baris:
        kelompok.setdefault(satu["pic"] or TANPA_PIC, []).append(satu)
    return sorted(kelompok.items(), key=lambda isi: (isi[0] == TANPA_PIC, -len(isi[1])))


def _daftar(baris: list[dict[str, Any]]) -> list[str]:
    """A line per langkah and tenggat, numbered, in the order of the list."""
    per_tenggat: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for satu in baris:
        per_tenggat.setdefault((satu["kode"], satu["tenggat"]), []).append(satu)
    hasil = []
    for nomor, ((kode, tenggat), milik) in enumerate(per_tenggat.items(), start=1):
        bukti = ", ".join(satu["bukti"] for satu in milik)
        selesai = " (dilaporkan selesai)" if milik[0]["selesai_tanpa_bukti"] else ""
        hasil.append(f"{nomor}. {kode} {potong(milik[0]['langkah_aksi'])}, {sebut_tenggat(tenggat)}{selesai}: {bukti}")
    return hasil
