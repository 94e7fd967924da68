"""The questions a plan's reading left, as a workbook for the ZI team to answer from."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from monev.keadaan import Pandangan
from monev.keluaran.buku import ke_bytes, siapkan_cetak, tulis_baris, tulis_judul, tulis_kepala
from monev.mutu import Pertanyaan, sebut_jawaban

_KOLOM = (
    ("No", 6),
    ("Kode", 11),
    ("Langkah aksi", 50),
    ("Lembar", 18),
    ("Sel", 8),
    ("Kolom", 18),
    ("Tertulis", 30),
    ("Pertanyaan", 60),
    ("Jawaban tersimpan", 30),
    ("Jawaban tim ZI", 30),
)


def ke_xlsx(semua: Iterable[Pertanyaan], p: Pandangan) -> bytes:
    """The questions of `monev.mutu.pertanyaan`: title, filter, a column to write the answer in, ready to print."""
    semua = list(semua)
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Pertanyaan"
    judul = (f"Pertanyaan rencana aksi ZI, {p.satker}, {p.tahun}", f"Unggahan {p.unggahan}: {len(semua)} pertanyaan")
    kepala = tulis_judul(lembar, judul, simulasi=p.simulasi)
    tulis_kepala(lembar, kepala, [j for j, _ in _KOLOM], [lebar for _, lebar in _KOLOM], {"Jawaban tim ZI"})
    for nomor, satu in enumerate(semua, start=1):
        tulis_baris(lembar, kepala + nomor, _isi(nomor, satu))
    lembar.freeze_panes = lembar.cell(kepala + 1, 4)
    lembar.auto_filter.ref = f"A{kepala}:{get_column_letter(len(_KOLOM))}{kepala + max(len(semua), 1)}"
    siapkan_cetak(lembar, kepala, f"{p.satker}, pertanyaan rencana aksi {p.tahun}")
    return ke_bytes(buku)


def _isi(nomor: int, satu: Pertanyaan) -> list[str | int]:
    jawaban = sebut_jawaban(satu.jawaban.butir) if satu.jawaban else ""
    tempat = (satu.lembar or "", satu.sel or "", satu.kolom or "", satu.nilai)
    return [nomor, satu.kode or "", satu.langkah_aksi, *tempat, satu.pesan, jawaban, ""]
