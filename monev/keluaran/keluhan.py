"""The uploaded file given back with every complaint as a comment at its cell, so that it can be mended in Excel.

A person's workbook may be hostile, and openpyxl holds all of it in memory: it is opened in a child process that can be
killed, as when it is read (`monev.baca.anak`).
"""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import PurePath
from typing import Any

from monev.baca import batas, buka_buku
from monev.baca.berkas import periksa_berkas
from monev.baca.kisi import Kisi
from monev.galat import GalatMonev
from monev.keluaran.proses import tugaskan
from monev.model import Catatan

_catat = logging.getLogger(__name__)


class KeluhanTidakTertulis(GalatMonev):
    """The workbook cannot be given back with comments; the complaints still stand on the page."""

    judul = "Salinan berkatatan belum dapat dibuat"


def nama_keluhan(nama: str) -> str:
    """What the workbook with comments is called: rencana.csv → rencana (dengan catatan).xlsx."""
    return f"{PurePath(nama).stem} (dengan catatan).xlsx"


def salinan(data: bytes, galat: Sequence[Catatan], peringatan: Sequence[Catatan] = ()) -> bytes:
    """As `beri_catatan`; where the file cannot be written again, a workbook of the complaints alone."""
    try:
        return beri_catatan(data, galat, peringatan)
    except GalatMonev as sebab:
        _catat.info("hanya daftar catatan: %s", sebab.pesan)
        return _jalankan(_pesan(galat, peringatan, []), b"", batas.WAKTU_MAKS)


def beri_catatan(
    data: bytes, galat: Sequence[Catatan], peringatan: Sequence[Catatan] = (), *, detik: float = batas.WAKTU_MAKS
) -> bytes:
    """The file as .xlsx with a comment at each cell that something is said of, and all of it on a sheet of its own.

    Everything else in the workbook stays as far as openpyxl keeps it: formulas, formats, validations, other comments;
    not drawn shapes, charts and macros. Complaints of an earlier copy are replaced. Any other kind of file becomes a
    workbook of its texts.
    Raises BerkasDitolak for what cannot be opened at all, KeluhanTidakTertulis where it takes too long or breaks.
    """
    berkas = periksa_berkas(data)
    if berkas.jenis == "xlsx":
        return _jalankan(_pesan(galat, peringatan, None), data, detik)
    return _jalankan(_pesan(galat, peringatan, buka_buku(berkas, data).lembar), b"", detik)


def _pesan(galat: Sequence[Catatan], peringatan: Sequence[Catatan], lembar: Sequence[Kisi] | None) -> dict[str, Any]:
    geser = {kisi.nama: 1 - min(kisi.per_baris, default=1) for kisi in lembar or ()}
    return {
        "galat": [_turun(satu, geser) for satu in galat],
        "peringatan": [_turun(satu, geser) for satu in peringatan],
        "lembar": None if lembar is None else [_teks(kisi, max(geser[kisi.nama], 0)) for kisi in lembar],
    }


def _teks(kisi: Kisi, geser: int) -> list:
    """A sheet's name and texts, moved down so that the texts above a Word table have rows of their own."""
    return [kisi.nama, [[baris + geser, kolom, teks] for (baris, kolom), teks in kisi.teks.items()]]


def _turun(catatan: Catatan, geser: dict[str, int]) -> dict[str, Any]:
    """A complaint at the row that its cell has in the copy."""
    turun = max(geser.get(catatan.lembar or "", 0), 0)
    sel = catatan.sel
    if turun and sel:
        kolom = sel.rstrip("0123456789")
        sel = f"{kolom}{int(sel.removeprefix(kolom)) + turun}"
    baris = catatan.baris + turun if catatan.baris is not None else None
    return asdict(replace(catatan, baris=baris, sel=sel))


def _jalankan(pesan: dict[str, Any], data: bytes, detik: float) -> bytes:
    try:
        hasil = tugaskan("monev.keluaran.pekerja_keluhan", pesan, data, detik=detik)
        hasil.check_returncode()
    except subprocess.TimeoutExpired as sebab:
        raise KeluhanTidakTertulis(
            f"Berkas ini terlalu rumit untuk ditulisi catatan dalam {detik:.0f} detik.",
            "Perbaiki menurut daftar di halaman ini.",
        ) from sebab
    except subprocess.CalledProcessError as sebab:
        _catat.warning("salinan berkatatan gagal: %s", sebab.stderr.decode("utf-8", "replace")[-500:])
        raise KeluhanTidakTertulis(
            "Berkas ini tidak dapat ditulis ulang sebagai workbook.", "Perbaiki menurut daftar di halaman ini."
        ) from sebab
    return hasil.stdout
