"""The list of missing bukti as a workbook and as CSV, for the monev meeting (DESIGN §5)."""

from __future__ import annotations

from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.keadaan.bingkai import ke_baris
from monev.keadaan.pandangan import Pandangan
from monev.keluaran.buku import ke_bytes, siapkan_cetak, tulis_baris, tulis_judul, tulis_kepala
from monev.keluaran.tabel import tulis_csv
from monev.tanggal import sebut, sebut_tenggat

# column of monev.keadaan.kesenjangan → heading, width
KOLOM: dict[str, tuple[str, float]] = {
    "kode": ("Kode", 11),
    "area": ("Area", 7),
    "nama_area": ("Nama area", 24),
    "sub_area": ("Sub area", 9),
    "langkah_aksi": ("Langkah aksi", 50),
    "tenggat": ("Tenggat", 17),
    "jatuh_tempo": ("Jatuh tempo", 19),
    "hari_terlambat": ("Hari terlambat", 11),
    "bukti": ("Bukti", 38),
    "jenis_bukti": ("Jenis bukti", 18),
    "status_bukti": ("Status bukti", 16),
    "selesai_tanpa_bukti": ("Dilaporkan selesai", 12),
    "pic": ("PIC", 22),
    "tautan": ("Tautan", 30),
}


def ke_xlsx(kesenjangan: pd.DataFrame, p: Pandangan) -> bytes:
    """The rows of `monev.keadaan.kesenjangan` as a workbook: title, filter, real dates, ready to print."""
    buku = Workbook()
    lembar = buku.active
    lembar.title = "Kesenjangan Bukti"
    baris = tulis_judul(lembar, _judul(kesenjangan, p), simulasi=p.simulasi)
    tulis_kepala(lembar, baris, [j for j, _ in KOLOM.values()], [lebar for _, lebar in KOLOM.values()], set())
    akhir = baris
    for akhir, isi in enumerate(_isi(kesenjangan), start=baris + 1):
        tulis_baris(lembar, akhir, isi)
    lembar.freeze_panes = lembar.cell(baris + 1, 2)
    lembar.auto_filter.ref = f"A{baris}:{get_column_letter(len(KOLOM))}{max(akhir, baris + 1)}"
    siapkan_cetak(lembar, baris, f"{p.satker}, posisi {sebut(p.posisi)}")
    return ke_bytes(buku)


def ke_csv(kesenjangan: pd.DataFrame, p: Pandangan) -> bytes:
    """The same rows as CSV, under the same title."""
    judul = [[satu] for satu in _judul(kesenjangan, p)]
    tanda = [[TULISAN_SIMULASI]] if p.simulasi else []
    return tulis_csv([*judul, *tanda, [], [nama for nama, _ in KOLOM.values()], *_isi(kesenjangan)])


def _judul(kesenjangan: pd.DataFrame, p: Pandangan) -> tuple[str, str]:
    return (
        f"Kesenjangan bukti ZI, {p.satker}, {p.tahun}",
        f"Posisi {sebut(p.posisi)}: {len(kesenjangan)} bukti belum ada",
    )


def _isi(kesenjangan: pd.DataFrame) -> list[list[Any]]:
    hasil = []
    for satu in ke_baris(kesenjangan[list(KOLOM)]):
        satu["tenggat"] = sebut_tenggat(satu["tenggat"])
        satu["selesai_tanpa_bukti"] = "Ya" if satu["selesai_tanpa_bukti"] else ""
        hasil.append([satu[kolom] for kolom in KOLOM])
    return hasil
