"""What pages, lists and the command line ask of a rencana. Every number comes from here, each defined once.

`pandang` gives the view of a rencana at a posisi; the other questions take that view. The definitions (DESIGN §5)
are the macros in queries/makna, the questions the files in queries/keadaan.
"""

from __future__ import annotations

from monev.keadaan.bingkai import ke_baris
from monev.keadaan.capaian import (
    ALASAN_KOSONG,
    belum_tiba,
    format_angka,
    format_capaian,
    format_pecahan,
    format_persen,
    format_sel,
    persen,
)
from monev.keadaan.kalimat import (
    BELUM_ADA_REALISASI,
    kalimat_berikut,
    kalimat_kesenjangan,
    kalimat_ringkasan,
    kalimat_tanpa_target,
    sebut_area,
)
from monev.keadaan.kalimat_riwayat import kalimat_bergeser, kalimat_kurva, kalimat_riwayat
from monev.keadaan.kesenjangan import kelompok_kesenjangan, kesenjangan
from monev.keadaan.kurva import Kurva, kurva
from monev.keadaan.matriks import S_D_POSISI, TAHUN_LAIN, bulan_kolom, isi_sel, matriks, nama_kolom
from monev.keadaan.pandangan import Pandangan, Rencana, cari_rencana, daftar_rencana, pandang
from monev.keadaan.perbandingan import perbandingan
from monev.keadaan.ringkasan import Hitungan, Ringkasan, jatuh_tempo_berikut, keadaan, per_area, ringkasan
from monev.keadaan.riwayat import Giliran, giliran, jumlah_perubahan, perubahan, riwayat, target_bergeser
from monev.keadaan.tenggat import Rincian, langkah, rincian, tanpa_target, tenggat

__all__ = [
    "ALASAN_KOSONG",
    "BELUM_ADA_REALISASI",
    "S_D_POSISI",
    "TAHUN_LAIN",
    "Giliran",
    "Hitungan",
    "Kurva",
    "Pandangan",
    "Rencana",
    "Rincian",
    "Ringkasan",
    "belum_tiba",
    "bulan_kolom",
    "cari_rencana",
    "daftar_rencana",
    "format_angka",
    "format_capaian",
    "format_pecahan",
    "format_persen",
    "format_sel",
    "giliran",
    "isi_sel",
    "jatuh_tempo_berikut",
    "jumlah_perubahan",
    "kalimat_bergeser",
    "kalimat_berikut",
    "kalimat_kesenjangan",
    "kalimat_kurva",
    "kalimat_ringkasan",
    "kalimat_riwayat",
    "kalimat_tanpa_target",
    "ke_baris",
    "keadaan",
    "kelompok_kesenjangan",
    "kesenjangan",
    "kurva",
    "langkah",
    "matriks",
    "nama_kolom",
    "pandang",
    "per_area",
    "perbandingan",
    "persen",
    "perubahan",
    "rincian",
    "ringkasan",
    "riwayat",
    "sebut_area",
    "tanpa_target",
    "target_bergeser",
    "tenggat",
]
