"""One langkah cell by cell: what stands in the file, what was read from it, how sure that is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from monev.baca.kepala import Kepala
from monev.baca.kisi import alamat
from monev.baca.pilihan import baku
from monev.istilah import KEPASTIAN
from monev.mutu.asli import Asli
from monev.unggah.isi import TEKS_LANGKAH

_MEDAN = {kunci for kunci in TEKS_LANGKAH if "area" not in kunci}
"""Fields of a langkah that stand in a cell of its own row."""


@dataclass(frozen=True, slots=True)
class SelBanding:
    """One cell: its address, heading, text in the file, how it reads, and how sure that is (`istilah.KEPASTIAN`)."""

    sel: str
    kolom: str
    tertulis: str
    dibaca: str
    kepastian: str


def banding(asli: Asli, langkah: dict[str, Any], dibaca: Iterable[dict[str, Any]]) -> tuple[SelBanding, ...]:
    """The cells of one langkah (`mutu.langkah`) with its rows of `mutu.sel`: headings above, its row, rows joined."""
    urut = list(KEPASTIAN)
    # The least sure reading of a cell last, so that it is the one that stays.
    terurut = sorted(dibaca, key=lambda j: -urut.index(j["kepastian"]))
    jejak = {(j["baris"], j["sel"]): j for j in terurut}
    kepala = asli.kepala(langkah["lembar"], langkah["baris"])
    sendiri = list(_baris_sendiri(kepala, langkah, jejak)) if kepala else []
    terpakai = {satu.sel for satu in sendiri}
    lain = [_dari_jejak(j) for j in jejak.values() if j["sel"] not in terpakai]
    atas = [satu for satu in lain if satu.kolom in ("AREA", "SUB AREA")]
    return (*atas, *sendiri, *(satu for satu in lain if satu not in atas))


def _baris_sendiri(kepala: Kepala, langkah: dict[str, Any], jejak: dict) -> Iterator[SelBanding]:
    arti = {nomor: nama for nama, nomor in kepala.kolom.items()}
    lainnya = json.loads(langkah["lainnya"])
    baris, kisi = langkah["baris"], kepala.kisi
    for nomor in sorted(kepala.judul):
        judul = kepala.sebutan_kolom(nomor)
        nilai = langkah[arti[nomor]] if arti.get(nomor) in _MEDAN else lainnya.get(judul)
        sel, tertulis = alamat(baris, nomor), kisi.teks.get((baris, nomor), "")
        j = jejak.get((baris, sel))
        if j:
            yield SelBanding(sel, judul, tertulis, j["dibaca"], j["kepastian"])
        elif tertulis or nilai:
            dibaca = nilai if arti.get(nomor) in _MEDAN or judul in lainnya else tertulis
            yield SelBanding(sel, judul, tertulis, dibaca or "", _kepastian(kisi.isi(baris, nomor), dibaca or ""))


def _kepastian(tertulis: str, dibaca: str) -> str:
    """Copied where both say the same (a number with or without its full stop), else changed after the upload."""
    return "disalin" if baku(tertulis).rstrip(".") == baku(dibaca).rstrip(".") else "diubah"


def _dari_jejak(j: dict[str, Any]) -> SelBanding:
    return SelBanding(j["sel"] or "", j["kolom"], j["nilai"], j["dibaca"], j["kepastian"])
