"""A stored rencana with something of everything, and a workbook changed as a person would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from monev.unggah import Rancangan, periksa, rancang
from tests.unggah.bahan import SATKER, ada, berkas, langkah, lapor

POSISI = "2025-06-30"


def rencana_lengkap():
    """A plan and reports that use every feature: formula-like text, line breaks, other columns, all statuses."""
    return berkas(
        langkah("I.a.1.1", "04 Agustus 2025", aksi="=1+1 bukan rumus", pic="@Sekretaris", lainnya={"CATATAN": "-5"}),
        langkah("I.a.2.1", "Maret, Juni 2025", bukti="Undangan\nDaftar hadir; Notulensi", capaian="2 (dua) dokumen"),
        langkah("I.b.1.1", "", aksi="Tanpa target"),
        langkah("II.1.1", "Januari - April 2025", frekuensi="setiap bulan"),
        langkah("V.1.1.1", "September sd Oktober 2025", aksi='Banner "Tolak", 50% <selesai> & tampil'),
        langkah("V.1.1.2", "TW I, TW III"),
        realisasi=[
            lapor("I.a.2.1", "2025-03", selesai="2025-04-02", tindak_lanjut="+arsip\nbaris dua"),
            lapor("II.1.1", "2025-01"),
            lapor("II.1.1", "2025-02", "proses", kendala="menunggu\tdata"),
            lapor("V.1.1.1", "2025-10", "tidak_berlaku", kendala="-dihapus dari DIPA"),
        ],
        bukti=[
            ada("I.a.2.1", "2025-03", "Undangan", tautan="https://drive.example/u?x=1&y=2"),
            ada("I.a.2.1", "2025-03", "Daftar hadir", "perlu_perbaikan", catatan="tanpa tanda tangan"),
            ada("I.a.2.1", "2025-03", "Notulensi", "terverifikasi"),
            ada("II.1.1", "2025-01", "Undangan", "belum_ada", tautan="https://rusak.example"),
            ada("II.1.1", "2025-01", "Notulensi", "tidak_berlaku"),
        ],
    )


def ubah(templat: bytes, cara: Callable[[Workbook], None]) -> bytes:
    """The workbook after a person's change in a spreadsheet."""
    buku = load_workbook(BytesIO(templat))
    cara(buku)
    wadah = BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def rancang_berkas(db, data: bytes, posisi: str = POSISI) -> Rancangan:
    """What an uploaded workbook would do."""
    return rancang(db, periksa(data, "templat.xlsx"), posisi=date.fromisoformat(posisi))


def sel(lembar, judul: str, **cocok: str):
    """The cell under a heading in the row whose named columns hold these values: sel(l, "Status", Kode="I.1.1")."""
    kepala = next(b for b in lembar.iter_rows() if any(s.value == judul for s in b))
    kolom = {s.value: s.column for s in kepala}
    for baris in lembar.iter_rows(min_row=kepala[0].row + 1):
        if all(str(baris[kolom[k] - 1].value) == v for k, v in cocok.items()):
            return baris[kolom[judul] - 1]
    raise AssertionError(f"no row with {cocok} in {lembar.title}")


__all__ = ["POSISI", "SATKER", "rancang_berkas", "rencana_lengkap", "sel", "ubah"]
