"""A plan's time in two columns, MULAI and SELESAI: read as one, for a window has both ends (DESIGN §3, rentang)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from monev.baca.kamus import GRUP_LAPORAN, KATA_MULAI, KATA_SELESAI, bakukan
from monev.baca.kepala import Kepala
from monev.baca.kisi import Kisi
from monev.tanggal import NAMA_BULAN

_TAHUN = re.compile(r"\b20\d\d\b")


def satukan_rentang(kepala: Kepala) -> Kepala:
    """The table with both ends of its time in one column; unchanged where it has no such pair."""
    pasangan = _pasangan(kepala)
    if pasangan is None:
        return kepala
    mulai, selesai = pasangan
    judul = {k: teks for k, teks in kepala.judul.items() if k != selesai}
    judul[mulai] = f"{kepala.judul[mulai]} – {kepala.judul[selesai]}"
    kolom = {arti: k for arti, k in kepala.kolom.items() if k not in pasangan} | {"target_waktu": mulai}
    asal = {kepala.judul[mulai], kepala.judul[selesai]}
    return replace(
        kepala,
        kisi=_satukan(kepala.kisi, kepala.akhir, mulai, selesai),
        kolom=kolom,
        judul=judul,
        peringatan=tuple(c for c in kepala.peringatan if c.kolom not in asal),
    )


def _pasangan(kepala: Kepala) -> tuple[int, int] | None:
    """The columns of MULAI and SELESAI, side by side, where no other column is the plan's time."""
    for kolom in sorted(kepala.judul):
        kiri, kanan = (bakukan(kepala.judul.get(k, "")).split(" ") for k in (kolom, kolom + 1))
        if kiri[-1] in KATA_MULAI and kanan[-1] in KATA_SELESAI and kiri[0] not in GRUP_LAPORAN:
            lama = kepala.kolom.get("target_waktu")
            if lama in (None, kolom, kolom + 1) and kepala.kalender is None:
                return kolom, kolom + 1
    return None


def _satukan(kisi: Kisi, akhir: int, mulai: int, selesai: int) -> Kisi:
    teks, tanggal = dict(kisi.teks), dict(kisi.tanggal)
    for baris in {b for b, k in kisi.teks if k in (mulai, selesai) and b > akhir}:
        dari, sampai = _kata(kisi, baris, mulai), _kata(kisi, baris, selesai)
        if dari == sampai:
            teks.pop((baris, selesai), None)
            continue
        if sampai and (tahun := _TAHUN.search(sampai)) and dari and not _TAHUN.search(dari):
            dari = f"{dari} {tahun[0]}"
        utuh = f"{dari} s.d. {sampai}" if dari and sampai else sampai or f"mulai {dari}"
        asal = tanggal.get((baris, selesai)) if not dari else None
        for kolom in (mulai, selesai):
            teks.pop((baris, kolom), None)
            tanggal.pop((baris, kolom), None)
        teks[baris, mulai] = utuh
        if asal:
            tanggal[baris, mulai] = asal
    return replace(kisi.dengan_teks(dict(sorted(teks.items()))), tanggal=tanggal)


def _kata(kisi: Kisi, baris: int, kolom: int) -> str:
    """A cell's time in words: a real date by its own day, unless the cell shows but a month."""
    nilai: datetime | None = kisi.tanggal.get((baris, kolom))
    teks = kisi.teks.get((baris, kolom), "")
    if nilai is None or "d" not in kisi.bentuk.get((baris, kolom), "d").lower():
        return teks
    return f"{nilai.day} {NAMA_BULAN[nilai.month - 1]} {nilai.year}"
