"""A cell that both the file and somebody else changed, in words: where it is, both values, who and when."""

from __future__ import annotations

from datetime import date, datetime

from monev import jam
from monev.istilah import STATUS_BUKTI, STATUS_LAPORAN
from monev.tanggal import sebut, sebut_pendek, sebut_tenggat
from monev.unggah.gabung import HADIR, Bentrokan
from monev.unggah.isi import LAPORAN
from monev.unggah.rancangan import Rancangan

_KOSONG = "(kosong)"


def kalimat_bentrokan(satu: Bentrokan, rancangan: Rancangan) -> str:
    """A clash in a sentence: where, both values, who stored the other one and when."""
    tersimpan, berkas = nilai_bentrokan(satu)
    oleh = oleh_bentrokan(satu, rancangan)
    return f"{tempat_bentrokan(satu)}: tersimpan “{tersimpan}”{f' ({oleh})' if oleh else ''}, di berkas “{berkas}”."


def tempat_bentrokan(satu: Bentrokan) -> str:
    """Which cell it is: kode, tenggat, bukti, column."""
    kolom = "keberadaan langkah" if satu.kolom == HADIR else satu.kolom
    return ", ".join(filter(None, (satu.kode, satu.tenggat and sebut_tenggat(satu.tenggat), satu.bukti, kolom)))


def oleh_bentrokan(satu: Bentrokan, rancangan: Rancangan) -> str:
    """Who stored the other value, and when; "" where it is not known."""
    siapa, kapan = rancangan.penyunting.get(satu.kunci, ("", ""))
    if not siapa:
        return ""
    waktu = datetime.fromisoformat(kapan).astimezone(jam.zona())
    return f"oleh {siapa}, {sebut_pendek(waktu.date())} {waktu:%H.%M}"


def nilai_bentrokan(satu: Bentrokan) -> tuple[str, str]:
    """The stored value and the file's, as people read them."""
    return _kata(satu, satu.tersimpan), _kata(satu, satu.berkas)


def _kata(satu: Bentrokan, nilai: str | None) -> str:
    if satu.kolom == HADIR:
        return nilai or "dihapus"
    if not nilai:
        return _KOSONG
    if satu.tenggat is not None and satu.kolom == LAPORAN["laporan"]:
        return (STATUS_BUKTI if satu.bukti else STATUS_LAPORAN)[nilai]
    if satu.tenggat is not None and satu.kolom == LAPORAN["tanggal_selesai"]:
        return sebut(date.fromisoformat(nilai))
    return nilai
