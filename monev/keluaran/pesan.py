"""Messages ready for WhatsApp: one for the group, one for each PIC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.keadaan.bingkai import ke_baris
from monev.keadaan.capaian import format_angka
from monev.keadaan.pandangan import Pandangan
from monev.tanggal import sebut, sebut_tenggat
from monev.teks import potong

if TYPE_CHECKING:
    from monev.rapat.tetap import TindakLanjut

TANPA_PIC = "Belum ada PIC"
PESAN_TERPANJANG = 65_536
"""As many letters as one WhatsApp message holds; what is pasted beyond them is cut off unsaid."""


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
    tambahan = f"; {format_angka(selesai)} di antaranya untuk yang dilaporkan selesai" if selesai else ""
    bagian = ["\n".join([*judul, f"{format_angka(len(baris))} bukti belum ada{tambahan}."])]
    for pic, milik in _per_pic(ke_baris(baris)):
        bagian.append("\n".join([f"{pic} ({format_angka(len(milik))}):", *_daftar(milik)]))
    return "\n\n".join(bagian)


def per_pic(
    baris: pd.DataFrame,
    berikut: Sequence[Mapping[str, Any]],
    p: Pandangan,
    tindak_lanjut: Sequence[TindakLanjut] = (),
) -> dict[str, str]:
    """A message for each PIC who has something to do: PIC → text. What has no PIC is under TANPA_PIC, last.

    `baris`: `monev.keadaan.kesenjangan`; `berikut`: rows of `monev.keadaan.tenggat` that fall due soon;
    `tindak_lanjut`: follow-ups, of which the open ones are named. One PIC written in two ways of capitals is one.
    """
    bukti, tenggat, lanjut = (
        _kelompok(isi)
        for isi in (
            [(b["pic"], b) for b in ke_baris(baris)],
            [(t["pic"], t) for t in berikut],
            [(t.pic, t) for t in tindak_lanjut if t.status == "terbuka"],
        )
    )
    nama = {kunci: sebutan for semua in (lanjut, tenggat, bukti) for kunci, (sebutan, _) in semua.items()}
    urut = sorted(nama, key=lambda k: (nama[k] == TANPA_PIC, k))
    return {nama[k]: _pesan(nama[k], p, *(s.get(k, ("", []))[1] for s in (bukti, lanjut, tenggat))) for k in urut}


def _kelompok(isi: list[tuple[str | None, Any]]) -> dict[str, tuple[str, list[Any]]]:
    hasil: dict[str, tuple[str, list[Any]]] = {}
    for pic, satu in isi:
        sebutan = pic or TANPA_PIC
        hasil.setdefault(" ".join(sebutan.casefold().split()), (sebutan, []))[1].append(satu)
    return hasil


def _pesan(pic: str, p: Pandangan, bukti: list[Any], lanjut: list[TindakLanjut], berikut: list[Any]) -> str:
    """What one PIC owes, agreed to do, and has coming."""
    bagian = [f"*{TULISAN_SIMULASI}*"] if p.simulasi else []
    bagian.append(f"*Rencana aksi ZI {p.satker}, posisi {sebut(p.posisi)}*\nUntuk: {pic}")
    if bukti:
        bagian.append("\n".join([f"*Bukti yang belum ada ({len(bukti)}):*", *_daftar(bukti)]))
    if lanjut:
        butir = [f"{ke}. {t.uraian}, paling lambat {sebut(t.batas)}" for ke, t in enumerate(lanjut, start=1)]
        bagian.append("\n".join([f"*Tindak lanjut rapat ({len(lanjut)}):*", *butir]))
    if berikut:
        butir = [
            f"{ke}. {t['kode']} {potong(t['langkah_aksi'])}, {sebut_tenggat(t['tenggat'])}"
            for ke, t in enumerate(berikut, start=1)
        ]
        bagian.append("\n".join([f"*Yang segera jatuh tempo ({len(berikut)}):*", *butir]))
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
