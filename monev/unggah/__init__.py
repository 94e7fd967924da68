"""An upload from file to stored version: check, preview, merge, confirm (DESIGN §6)."""

from monev.unggah.gabung import Bentrokan
from monev.unggah.kalimat_bentrok import kalimat_bentrokan
from monev.unggah.padan import Dugaan
from monev.unggah.pemeriksaan import periksa
from monev.unggah.perubahan import MENGURANGI, Perubahan
from monev.unggah.rancangan import Rancangan, rancang
from monev.unggah.simpan import simpan
from monev.unggah.tersimpan import isi_terakhir, terakhir

__all__ = [
    "MENGURANGI",
    "Bentrokan",
    "Dugaan",
    "Perubahan",
    "Rancangan",
    "isi_terakhir",
    "kalimat_bentrokan",
    "periksa",
    "rancang",
    "simpan",
    "terakhir",
]
