"""`dokumen`: a report, minutes, slides or calendar of a rencana or of one of its meetings, as a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from monev.galat import GalatMonev
from monev.perintah import kabar, toko
from monev.perintah.butir import POSISI, RENCANA, TEMPAT
from monev.perintah.pengurai import Butir, Perintah, SalahPakai
from monev.perintah.templat import tulis

if TYPE_CHECKING:
    from monev.keluaran.dokumen import Dokumen


def jalankan(pilihan: argparse.Namespace) -> int:
    """Write the document. Raises TidakDitemukan, SalahPakai where there is no such document or kind of file."""
    from monev.keluaran.dokumen import buat
    from monev.rapat import satu_rapat
    from monev.rapat.tetap import pandangan_rapat

    dokumen, bentuk = _cari(pilihan.jenis, pilihan.bentuk or _akhiran(pilihan.keluaran))
    with toko.basisdata(pilihan) as db:
        rapat = None
        if pilihan.rapat is not None:
            rapat = satu_rapat(db, pilihan.satker, pilihan.tahun, pilihan.rapat)
        p = pandangan_rapat(db, rapat) if rapat and pilihan.posisi is None else toko.pandangan(db, pilihan)
        isi = buat(db, p, rapat, dokumen.kode, bentuk)
    lama = tulis(pilihan.keluaran, isi)
    kabar.katakan(f"{dokumen.nama} {p.satker} ditulis ke {pilihan.keluaran}.")
    if lama is not None:
        kabar.katakan(f"Berkas yang sudah ada di situ disimpan sebagai {lama.name}.")
    return kabar.SELESAI


def baca_rapat(teks: str) -> int:
    """The number of a meeting. Raises ValueError for what is none."""
    if not teks.strip().isdecimal() or int(teks) < 1:
        raise ValueError(f"“{teks}” bukan nomor rapat. Tulis misalnya 1.")
    return int(teks)


def _akhiran(jalur: Path) -> str | None:
    """The kind of file its name asks for; None for a name that asks for none. A kind this document has not is refused
    like one named by --bentuk: text in a file called .docx opens nowhere."""
    from monev.keluaran.dokumen import BENTUK

    akhiran = jalur.suffix.lstrip(".").lower()
    return akhiran if akhiran in BENTUK else None


def _cari(kode: str, bentuk: str | None) -> tuple[Dokumen, str]:
    """The document and the kind of file. Raises SalahPakai: on the command line these are words of its own."""
    from monev.keluaran.dokumen import cari

    try:
        return cari(kode, bentuk)
    except GalatMonev as galat:
        raise SalahPakai(f"{galat.pesan} {galat.saran}", nama="dokumen") from galat


PERINTAH = Perintah(
    "Membuat satu dokumen. Jenis: lembar, laporan, notulen, hadir, undangan, agenda, pesan, paparan, kalender. Bentuk: "
    "docx, pdf, xlsx, pptx, ics atau txt, menurut jenisnya. Dari rapat yang sudah ditutup, angkanya ialah angka saat "
    "rapat itu ditutup.",
    (
        *RENCANA,
        POSISI,
        Butir(("--rapat",), "nomor rapat; posisinya dipakai bila --posisi tidak disebut", "ID", baca=baca_rapat),
        Butir(("--jenis",), "dokumen yang dibuat, misalnya laporan", "JENIS", wajib=True),
        Butir(("--bentuk",), "jenis berkas, misalnya docx (bawaan: menurut akhiran nama berkas)", "BENTUK"),
        Butir(("-o", "--keluaran"), "berkas yang ditulis; yang lama disisihkan", "BERKAS", wajib=True, baca=Path),
        *TEMPAT,
    ),
    jalankan,
)
