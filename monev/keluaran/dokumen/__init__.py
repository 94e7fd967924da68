"""The documents of a rencana and of its meetings: which there are, and each made as a file.

`buat` gathers (bahan), writes it down as data (laporan, lembar, surat) and turns that into Word or PDF (word, pdf).
Libraries are loaded with the first document of their kind: python-docx, reportlab and python-pptx take 0.5 s together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monev.galat import GalatMonev

if TYPE_CHECKING:
    from monev.basisdata import Basisdata
    from monev.keadaan import Pandangan
    from monev.rapat import Rapat

__all__ = ["BENTUK", "Dokumen", "buat", "cari", "daftar", "nama_berkas"]

BENTUK: dict[str, tuple[str, str]] = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pptx": ("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "ics": ("Kalender", "text/calendar"),
    "txt": ("Teks", "text/plain"),
}
"""The kinds of file: what people call each, and its MIME type."""


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document that can be made: its kode, what people call it, the kinds of file, whether it needs a meeting."""

    kode: str
    nama: str
    bentuk: tuple[str, ...]
    perlu_rapat: bool = False


_DAFTAR = (
    Dokumen("lembar", "Lembar Monev ZI", ("xlsx", "docx", "pdf")),
    Dokumen("laporan", "Laporan Monitoring dan Evaluasi", ("docx", "pdf")),
    Dokumen("notulen", "Notulen", ("docx", "pdf"), perlu_rapat=True),
    Dokumen("hadir", "Daftar hadir", ("docx", "pdf"), perlu_rapat=True),
    Dokumen("undangan", "Undangan", ("docx", "pdf"), perlu_rapat=True),
    Dokumen("agenda", "Agenda rapat", ("txt",)),
    Dokumen("pesan", "Pesan per PIC", ("txt",)),
    Dokumen("paparan", "Paparan rapat", ("pptx",)),
    Dokumen("kalender", "Kalender tenggat dan tindak lanjut", ("ics",)),
)


def daftar() -> tuple[Dokumen, ...]:
    """Every document there is, in the order they are offered."""
    return _DAFTAR


def cari(kode: str, bentuk: str | None = None) -> tuple[Dokumen, str]:
    """The document of that kode and a kind of file it comes in (its first for None). Raises GalatMonev."""
    dokumen = next((d for d in _DAFTAR if d.kode == kode), None)
    if dokumen is None:
        raise GalatMonev(
            f"Dokumen “{kode}” tidak ada.",
            f"Yang ada: {', '.join(d.kode for d in _DAFTAR)}.",
            judul="Dokumen tidak dikenal",
        )
    if bentuk is not None and bentuk not in dokumen.bentuk:
        raise GalatMonev(
            f"{dokumen.nama} tidak dibuat dalam bentuk “{bentuk}”.",
            f"Bentuk yang ada: {', '.join(dokumen.bentuk)}.",
            judul="Bentuk dokumen tidak ada",
        )
    return dokumen, bentuk or dokumen.bentuk[0]


def buat(db: Basisdata, p: Pandangan, rapat: Rapat | None, kode: str, bentuk: str) -> bytes:
    """One document as a file's bytes. Of a closed meeting all figures are those of its close, whatever `p` is.

    Raises GalatMonev (no such document or kind, a meeting needed, the office's own template not fitting),
    TidakDitemukan.
    """
    from monev.keluaran.dokumen.bahan import kumpulkan

    dokumen, bentuk = cari(kode, bentuk)
    if dokumen.perlu_rapat and rapat is None:
        raise GalatMonev(
            f"{dokumen.nama} dibuat dari sebuah rapat, sedangkan rapatnya belum dipilih.",
            "Pilih rapatnya di halaman Rapat; di baris perintah sebut nomornya dengan --rapat.",
            judul="Rapat belum dipilih",
        )
    bahan = kumpulkan(db, p, rapat)
    if bentuk in ("docx", "pdf"):
        return _naskah(db, bahan, kode, bentuk)
    return _lain(bahan, kode)


def nama_berkas(p: Pandangan, kode: str, bentuk: str) -> str:
    """What a document's file is called: Laporan Monitoring dan Evaluasi, KPU Kabupaten Contoh, 2025-09-30.docx."""
    dokumen, bentuk = cari(kode, bentuk)
    aman = "".join(h if h.isalnum() or h in " .,-()" else "_" for h in p.satker)
    return f"{dokumen.nama}, {aman}, {p.posisi.isoformat()}.{bentuk}"


def _naskah(db: Basisdata, bahan, kode: str, bentuk: str) -> bytes:
    from monev.keluaran.dokumen import laporan, lembar, surat, templat_kantor

    milik_kantor = templat_kantor.templat(db, bahan.p.satker, kode) if bentuk == "docx" else None
    if milik_kantor is not None:
        return templat_kantor.isi_dengan(bahan, milik_kantor)

    susun = {
        "laporan": laporan.susun,
        "lembar": lembar.susun,
        "notulen": surat.notulen,
        "hadir": surat.daftar_hadir,
        "undangan": surat.undangan,
    }[kode]
    naskah = susun(bahan)
    if bentuk == "pdf":
        from monev.keluaran.dokumen.pdf import ke_pdf

        return ke_pdf(naskah)
    from monev.keluaran.dokumen.word import ke_docx

    return ke_docx(naskah)


def _lain(bahan, kode: str) -> bytes:
    if kode == "lembar":
        from monev.keluaran.dokumen.lembar import ke_xlsx

        return ke_xlsx(bahan)
    if kode == "agenda":
        from monev.keluaran.dokumen.agenda import teks_agenda

        return teks_agenda(bahan).encode()
    if kode == "pesan":
        from monev.keluaran.dokumen.agenda import teks_pesan

        return teks_pesan(bahan).encode()
    if kode == "kalender":
        from monev.keluaran.dokumen.kalender import ke_ics

        return ke_ics(bahan)
    from monev.keluaran.dokumen.paparan import ke_pptx

    return ke_pptx(bahan)
