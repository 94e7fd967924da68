"""The template's sheets as CSV, one file each: exported and uploaded again without a change, nothing changes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from typing import Any

from monev.baca.kamus_templat import (
    LEMBAR_BUKTI,
    LEMBAR_REALISASI,
    LEMBAR_RENCANA,
    PENANDA_ASAL,
    TULISAN_SIMULASI,
)
from monev.baca.petik import beri_petik
from monev.basisdata import Basisdata
from monev.keluaran.templat import baris_rencana, kolom_rencana, penanda_asal
from monev.keluaran.templat_laporan import JUDUL_BUKTI, JUDUL_REALISASI, isi_bukti, isi_realisasi
from monev.unggah.tersimpan import terakhir

LEMBAR = {"rencana": LEMBAR_RENCANA, "realisasi": LEMBAR_REALISASI, "bukti": LEMBAR_BUKTI}
"""The sheets there are as CSV: short name → name of the sheet."""


def buat_csv(db: Basisdata, satker: str, tahun: int, lembar: str) -> bytes:
    """One sheet (a key of LEMBAR) of a rencana's newest unggahan: semicolons, UTF-8 with BOM, ISO dates.

    Raises TidakDitemukan when the satker has no rencana of that tahun.
    """
    kini = terakhir(db, satker, tahun)
    return susun_csv(kini.isi, satker=kini.satker, tahun=tahun, hash_entri=kini.hash, lembar=lembar)


def susun_csv(isi: dict, *, satker: str, tahun: int, hash_entri: str, lembar: str) -> bytes:
    """The CSV of one unggahan's content; a pure function of its arguments.

    The mark of where it came from stands first, farthest from the table: the reader takes office and year from the
    lines nearest to it.
    """
    judul = [[PENANDA_ASAL, penanda_asal(isi, satker, tahun, hash_entri)]] if hash_entri else []
    if isi["simulasi"]:
        judul.append([TULISAN_SIMULASI])
    judul += [[teks] for teks in _judul(lembar, satker, tahun)]
    wadah = StringIO()
    tulis = csv.writer(wadah, delimiter=";")
    tulis.writerows([_teks(nilai) for nilai in baris] for baris in (*judul, [], *_tabel(isi["langkah"], lembar)))
    return wadah.getvalue().encode("utf-8-sig")


def _judul(lembar: str, satker: str, tahun: int) -> Sequence[str]:
    if lembar == "rencana":
        return ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", satker, f"TAHUN {tahun}")
    return (f"{LEMBAR[lembar]} Rencana Aksi ZI, {satker}, {tahun}",)


def _tabel(langkah: list[dict], lembar: str) -> Iterator[Iterable[Any]]:
    if lembar == "rencana":
        kolom, lainnya = kolom_rencana(langkah)
        yield kolom
        yield from (nilai for _, nilai in baris_rencana(langkah, lainnya))
    elif lembar == "realisasi":
        yield JUDUL_REALISASI
        yield from (isi_realisasi(satu, t)[: len(JUDUL_REALISASI)] for satu in langkah for t in satu["tenggat"])
    else:
        yield JUDUL_BUKTI
        yield from (isi_bukti(satu, t, b) for satu in langkah for t in satu["tenggat"] for b in t["bukti"])


def _teks(nilai: str | int | date | None) -> str:
    if nilai is None:
        return ""
    return beri_petik(nilai) if isinstance(nilai, str) else str(nilai)
