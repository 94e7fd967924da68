"""Is a change made in the app one that a file could bring? The same rules as an upload, a sentence for each field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from monev import isian, jam
from monev.baca.laporan import keluhan_tanggal
from monev.isian import Pemeriksa, SalahIsian
from monev.istilah import STATUS_BUKTI, STATUS_LAPORAN
from monev.model import Bacaan, LaporanTenggat
from monev.tanggal import sebut
from monev.unggah.isi import ISI_BUKTI, LAPORAN
from monev.unggah.posisi import keluhan_posisi

KOLOM: dict[str, dict[str, str]] = {
    "langkah": {"pic": "PIC"},
    "tenggat": LAPORAN,
    "bukti": {kolom: judul for kolom, judul in ISI_BUKTI.items() if kolom != "jenis"},
}
"""What can be changed of what → the heading it is spoken of by."""

TURUNAN = "selesai_sejak"
"""The field that follows from the others: since when a Selesai is reported."""

_PANJANG = {"pic": isian.PANJANG_NAMA, "tautan": isian.PANJANG_TAUTAN}
_KATA = {"laporan": STATUS_LAPORAN, "status": STATUS_BUKTI}


def rapikan(macam: str, nilai: Mapping[str, Any]) -> dict[str, str | None]:
    """What was typed as it would be stored. `macam`: "langkah", "tenggat" or "bukti".

    Raises IsianDitolak with a sentence per field, ValueError for a field there is none such (a program's mistake).
    """
    asing = set(nilai) - set(KOLOM[macam])
    if asing:
        raise ValueError(f"{macam} tidak mempunyai {sorted(asing)}; yang dapat diubah: {list(KOLOM[macam])}")
    periksa = Pemeriksa()
    hasil: dict[str, str | None] = {}
    for kolom, mentah in nilai.items():
        with periksa(kolom):
            hasil[kolom] = _rapi(kolom, KOLOM[macam][kolom], mentah)
    periksa.selesai()
    return hasil


def _rapi(kolom: str, judul: str, mentah: Any) -> str | None:
    if kolom == "tanggal_selesai":
        hari = isian.tanggal(mentah, judul)
        return hari.isoformat() if hari else None
    if kolom in _KATA:
        if mentah not in _KATA[kolom]:
            raise SalahIsian(f"{judul} “{mentah}” tidak dikenal. Pilih salah satu: {', '.join(_KATA[kolom].values())}.")
        return mentah
    rapikan = isian.sebaris if kolom in _PANJANG else isian.uraian
    teks = rapikan(mentah, judul, panjang=_PANJANG.get(kolom, isian.PANJANG_URAIAN))
    return teks or None if kolom == "pic" else teks


def lengkapi(macam: str, dulu: Mapping[str, Any], isi: dict[str, str | None]) -> tuple[str, ...]:
    """Add to `isi` what follows from it, and say so: a link makes a bukti Ada where nothing else was said (as in a
    file), and what is no longer Selesai has no tanggal selesai."""
    if macam == "bukti" and isi.get("tautan") and "status" not in isi and dulu["status"] == "belum_ada":
        isi["status"] = "ada"
        return ("Tautan terisi, jadi statusnya menjadi Ada.",)
    if macam == "tenggat" and isi.get("laporan", "selesai") != "selesai" and dulu["tanggal_selesai"]:
        isi.setdefault("tanggal_selesai", None)
    return ()


def sejak(dulu: Mapping[str, Any], kini: Mapping[str, Any], posisi: date) -> str | None:
    """Since when the Selesai of `kini` is reported: carried forward, else this posisi; None while not Selesai."""
    if kini["laporan"] != "selesai":
        return None
    return (dulu[TURUNAN] if dulu["laporan"] == "selesai" else None) or posisi.isoformat()


def periksa_laporan(kini: Mapping[str, Any], berubah: Collection[str], posisi: date, tahun: int) -> None:
    """Raise IsianDitolak where what is reported of a tenggat cannot be so (DESIGN §5).

    `berubah`: the fields this change is about; what a file was let through with is not this person's to answer for.
    """
    periksa = Pemeriksa()
    with periksa("kendala"):
        if kini["laporan"] == "tidak_berlaku" and not kini["kendala"] and {"laporan", "kendala"} & {*berubah}:
            raise SalahIsian("Status Tidak berlaku perlu alasan. Tulis alasannya di Kendala.")
    with periksa("tanggal_selesai"):
        if kini["tanggal_selesai"] and {"laporan", "tanggal_selesai"} & {*berubah}:
            _periksa_tanggal(kini["laporan"], date.fromisoformat(kini["tanggal_selesai"]), posisi, tahun)
    periksa.selesai()


def _periksa_tanggal(laporan: str, tanggal: date, posisi: date, tahun: int) -> None:
    if laporan != "selesai":
        raise SalahIsian("Tanggal selesai hanya untuk status Selesai. Pilih Selesai, atau kosongkan tanggalnya.")
    keluhan = keluhan_tanggal(tanggal, tahun)
    if keluhan:
        raise SalahIsian(keluhan)
    for catatan in keluhan_posisi(Bacaan(realisasi=(LaporanTenggat("", None, laporan, tanggal),)), posisi, tahun):
        raise SalahIsian(catatan.pesan)


def pilih_posisi(posisi: date | None, terakhir: date, tahun: int) -> date:
    """The posisi a change is of: the one chosen, else today's, never before the newest unggahan's (`terakhir`).

    Raises IsianDitolak (field "posisi") for a chosen one that is before it, still to come, or years away.
    """
    if posisi is None:
        return max(jam.posisi_bawaan(tahun), terakhir)
    periksa = Pemeriksa()
    with periksa("posisi"):
        if posisi < terakhir:
            raise SalahIsian(
                f"Posisi {sebut(posisi)} ada sebelum posisi unggahan terakhir ({sebut(terakhir)}). Pilih "
                f"{sebut(terakhir)} atau sesudahnya."
            )
        if posisi > max(terakhir, jam.hari_ini()):
            raise SalahIsian(
                f"Posisi {sebut(posisi)} masih akan datang; hari ini {sebut(jam.hari_ini())}. Pilih hari ini atau "
                "sebelumnya."
            )
        for catatan in keluhan_posisi(Bacaan(), posisi, tahun):
            raise SalahIsian(catatan.pesan)
    periksa.selesai()
    return posisi


def sebut_nilai(kolom: str, nilai: str | None) -> str:
    """A stored value in words: statuses and dates as people say them, (kosong) for nothing."""
    if kolom in _KATA and nilai:
        return _KATA[kolom][nilai]
    if kolom in ("tanggal_selesai", TURUNAN) and nilai:
        return sebut(date.fromisoformat(nilai))
    return nilai or "(kosong)"
