"""What a column means by what stands in it, where no heading says so; said each time, for a person may mean another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from monev.baca.area_lazim import nama_baku
from monev.baca.kamus import NAMA_KOLOM, bakukan
from monev.baca.kamus_susunan import area_dikenal
from monev.baca.kisi import Kisi, alamat, huruf_kolom
from monev.baca.tanda import pisah_tanda
from monev.baca.waktu import baca_waktu
from monev.model import Catatan

if TYPE_CHECKING:
    from monev.baca.kepala import Kepala

BISA_WAKTU = ("target_capaian", "frekuensi", "tanggal_selesai")
"""Meanings whose headings (TARGET, PERIODE, TANGGAL PELAKSANAAN) may as well stand over the plan's time."""

BISA_AREA = ("komponen", "indikator")
"""Meanings whose headings (KOMPONEN, SASARAN) may as well stand over the areas."""

_NOMOR = re.compile(r"\(?\d{1,3}[.)]?")
_JUMLAH = re.compile(r"[\d.,]+ ?%?")
_TAHUN_CONTOH = 2000
_CONTOH = 60
_SEBAGIAN_BESAR = 0.6
_TERKECIL = 2


def _berisi(kisi: Kisi, akhir: int, kolom: int, langkah: int, cocok: Callable[[int, int], bool]) -> bool:
    """Whether most cells of a column are such, of those below the headings in rows that hold a langkah."""
    sel = [(b, k) for b, k in sorted(kisi.teks) if k == kolom and b > akhir and (b, langkah) in kisi.teks][:_CONTOH]
    ada = sum(cocok(*satu) for satu in sel)
    return ada >= _TERKECIL and ada >= _SEBAGIAN_BESAR * len(sel)


def _berisi_waktu(kisi: Kisi, akhir: int, kolom: int, langkah: int) -> bool:
    """Months, dates or quarters."""

    def waktu(baris: int, kolom: int) -> bool:
        teks = kisi.teks[baris, kolom]
        # A bare amount (4, 100%) is no month here, for nothing else says that the column holds time.
        tertulis = any(huruf.isalpha() for huruf in teks) and baca_waktu(teks, _TAHUN_CONTOH).tenggat
        return (baris, kolom) in kisi.tanggal or bool(tertulis)

    return _berisi(kisi, akhir, kolom, langkah, waktu)


def _berisi_area(kisi: Kisi, akhir: int, kolom: int, langkah: int) -> bool:
    """The usual areas' names."""

    def area(baris: int, kolom: int) -> bool:
        return nama_baku(pisah_tanda(kisi.teks[baris, kolom])[1]) in area_dikenal()

    return _berisi(kisi, akhir, kolom, langkah, area)


def _berisi_nomor(kisi: Kisi, akhir: int, kolom: int, langkah: int) -> bool:
    """Row numbers."""
    return _berisi(kisi, akhir, kolom, langkah, lambda b, k: bool(_NOMOR.fullmatch(kisi.teks[b, k])))


def berisi_jumlah(kisi: Kisi, akhir: int, kolom: int) -> bool:
    """Whether every cell of a column below the headings is an amount or a share."""
    teks = [isi for (b, k), isi in kisi.teks.items() if k == kolom and b > akhir]
    return bool(teks) and all(_JUMLAH.fullmatch(isi) for isi in teks)


PEMERIKSA = {"target_waktu": _berisi_waktu, "area": _berisi_area, "no": _berisi_nomor}
"""Meaning → whether a column (sheet, headings' last row, column, LANGKAH AKSI's column) holds such."""


def arti_dari_isi(kepala: Kepala, dipilih: Mapping[str, str]) -> Kepala:
    """TARGET WAKTU, NO and the areas by what stands in a column, where no heading means them: TARGET, or none at all.

    A STATUS column that holds nothing but amounts (PROGRES 50%) is none, and only kept.
    """
    if kepala.kurang == ("target_waktu",):
        calon = [k for k in kepala.judul if k in {*kepala.lain, *map(kepala.kolom.get, BISA_WAKTU)}]
        kepala = _beri_arti(kepala, "target_waktu", calon, dipilih)
    if "langkah_aksi" not in kepala.kolom:
        return kepala
    if (status := kepala.kolom.get("status")) and berisi_jumlah(kepala.kisi, kepala.akhir, status):
        judul = kepala.judul[status]
        pesan = f"Kolom “{judul}” berisi angka saja; disimpan apa adanya dan tidak dibaca sebagai status."
        catatan = Catatan(pesan, kepala.kisi.nama, kepala.akhir, judul, judul, alamat(kepala.akhir, status))
        kolom = {arti: k for arti, k in kepala.kolom.items() if arti != "status"}
        kepala = replace(kepala, kolom=kolom, peringatan=(*kepala.peringatan, catatan))
    if "no" not in kepala.kolom:
        calon = [k for k in range(1, min(kepala.kolom.values())) if k not in kepala.judul]
        kepala = _beri_arti(kepala, "no", calon, dipilih)
    if "area" not in kepala.kolom:
        tanpa_judul = set(range(1, kepala.kolom["langkah_aksi"])) - kepala.judul.keys()
        calon = sorted(tanpa_judul | {*kepala.lain, *filter(None, map(kepala.kolom.get, BISA_AREA))})
        kepala = _beri_arti(kepala, "area", calon, dipilih)
    return kepala


def _beri_arti(kepala: Kepala, arti: str, calon: list[int], dipilih: Mapping[str, str]) -> Kepala:
    """The headings with a meaning given to the first of these columns whose cells are such, and that said."""
    calon = [k for k in calon if bakukan(kepala.judul.get(k, "")) not in dipilih]
    berisi = PEMERIKSA[arti]
    kolom = next((k for k in calon if berisi(kepala.kisi, kepala.akhir, k, kepala.kolom["langkah_aksi"])), None)
    if kolom is None:
        return kepala
    judul = kepala.judul.get(kolom, "")
    sebutan = f"“{judul}”" if judul else "tanpa judul"
    pesan = (
        f"Kolom {huruf_kolom(kolom)} {sebutan} dibaca sebagai {NAMA_KOLOM[arti]} menurut isinya, karena tidak ada "
        "kolom lain yang berjudul demikian. Ubah judulnya bila yang dimaksud lain."
    )
    catatan = Catatan(pesan, kepala.kisi.nama, kepala.akhir, judul, judul, alamat(kepala.akhir, kolom))
    kolom_baru = {lama: k for lama, k in kepala.kolom.items() if k != kolom} | {arti: kolom}
    judul_baru = kepala.judul if judul else {**kepala.judul, kolom: NAMA_KOLOM[arti]}
    return replace(kepala, kolom=kolom_baru, judul=judul_baru, peringatan=(*kepala.peringatan, catatan))
