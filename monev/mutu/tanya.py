"""The questions reading left, with what each is about, and how many cells were read how surely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from monev.baca.kamus import NAMA_KOLOM
from monev.baca.pilihan import ButirPilihan, baku, kata_langkah, kunci_benar
from monev.baca.susunan import TANPA_AREA
from monev.basisdata import Basisdata
from monev.istilah import KEPASTIAN
from monev.keadaan import Pandangan, format_angka, ke_baris
from monev.keadaan.bingkai import tanya_unggahan
from monev.unggah.pilihan import PilihanTersimpan, daftar_pilihan


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One question. `hal` is what settles it (`istilah.HAL_PILIHAN`); None where it is only to be known.

    `kode`, `langkah` (its words as `kata_langkah` gives them) and `langkah_aksi` where it is about one langkah.
    `semua_pesan` is everything reading said of the cell: a target waktu is asked about once, however much is odd in it.
    `jawaban` is the choice that settles it, if somebody made one.
    """

    lembar: str | None
    baris: int | None
    sel: str | None
    kolom: str | None
    nilai: str
    semua_pesan: tuple[str, ...]
    hal: str | None
    tanpa_target: bool
    kode: str | None = None
    langkah: str = ""
    langkah_aksi: str = ""
    jawaban: PilihanTersimpan | None = None

    @property
    def pesan(self) -> str:
        """What is asked, in words."""
        return " ".join(self.semua_pesan)


@dataclass(frozen=True, slots=True)
class RingkasMutu:
    """How many langkah were read, how many questions are open (`terjawab` are settled), cells by kepastian."""

    langkah: int
    pertanyaan: int
    tanpa_target: int
    terjawab: int
    sel: dict[str, int]


def pertanyaan(db: Basisdata, p: Pandangan) -> tuple[Pertanyaan, ...]:
    """Every question of the unggahan looked at, langkah tanpa target first."""
    jawaban = [j for j in daftar_pilihan(db, p.satker) if not j.dicabut and j.butir.tahun in (None, p.tahun)]
    baris = tanya_unggahan(
        db, "mutu/pertanyaan", p.hash_entri, unggahan_id=p.unggahan_id, judul_waktu=NAMA_KOLOM["target_waktu"]
    )
    sesel = groupby(enumerate(ke_baris(baris)), lambda b: _sel_waktu(*b))
    return tuple(_pertanyaan([b for _, b in isi], jawaban) for _, isi in sesel)


def ringkas(db: Basisdata, p: Pandangan, semua: Iterable[Pertanyaan]) -> RingkasMutu:
    """The figures of the page's first sentence; `semua` as `pertanyaan` gives them."""
    jumlah = ke_baris(tanya_unggahan(db, "mutu/hitungan", p.hash_entri, unggahan_id=p.unggahan_id))
    menurut = {b["kepastian"]: b["jumlah"] for b in jumlah}
    terbuka = [satu for satu in semua if satu.hal and satu.jawaban is None]
    return RingkasMutu(
        langkah=len(langkah(db, p)),
        pertanyaan=len(terbuka),
        tanpa_target=sum(satu.tanpa_target for satu in terbuka),
        terjawab=sum(satu.jawaban is not None for satu in semua),
        sel={kode: menurut[kode] for kode in KEPASTIAN if kode in menurut},
    )


def langkah(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """Every langkah with its verbatim cells, `dokumen` (a line each), and how many share its cells' words."""
    return tanya_unggahan(db, "mutu/langkah", p.hash_entri, unggahan_id=p.unggahan_id)


def sel(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """Every cell that was not simply copied: kode, lembar, baris, sel, kolom, nilai, dibaca, kepastian."""
    return tanya_unggahan(db, "mutu/sel", p.hash_entri, unggahan_id=p.unggahan_id)


def kalimat_mutu(r: RingkasMutu) -> str:
    """How well was this plan read? One sentence."""
    awal = f"{format_angka(r.langkah)} langkah dibaca"
    if r.pertanyaan == 0:
        terjawab = f"; {format_angka(r.terjawab)} pertanyaan sudah dijawab" if r.terjawab else ""
        return f"{awal}; tidak ada pertanyaan yang menunggu jawaban{terjawab}."
    hal = f"{format_angka(r.pertanyaan)} pertanyaan untuk tim ZI"
    if r.tanpa_target:
        sebanyak = "semuanya" if r.tanpa_target == r.pertanyaan else f"{format_angka(r.tanpa_target)} di antaranya"
        hal += f", {sebanyak} tentang langkah tanpa target waktu"
    ditafsirkan = r.sel.get("ditafsirkan", 0)
    return f"{awal}; {hal}. {format_angka(ditafsirkan)} sel ditafsirkan menurut aturan."


def _sel_waktu(ke: int, b: dict[str, Any]) -> tuple[Any, ...]:
    """What one question is about: a langkah's time cell, else each remark by itself."""
    return (b["lembar"], b["sel"], b["kode"]) if b["tentang_waktu"] else (ke,)


def _pertanyaan(semua: list[dict[str, Any]], jawaban: list[PilihanTersimpan]) -> Pertanyaan:
    b = semua[0]
    kata = kata_langkah(b) if b["kode"] else ""
    hal = _hal(b)
    nilai = b["nilai"] or ""
    pesan = tuple(satu["pesan"] for satu in semua)
    return Pertanyaan(
        lembar=b["lembar"],
        baris=b["baris"],
        sel=b["sel"],
        kolom=b["kolom"],
        nilai=nilai,
        semua_pesan=pesan,
        hal=hal,
        tanpa_target=b["tanpa_target"],
        kode=b["kode"],
        langkah=kata,
        langkah_aksi=b["langkah_aksi"] or "",
        jawaban=_jawaban(jawaban, hal, kata, nilai, pesan),
    )


def _jawaban(
    jawaban: list[PilihanTersimpan], hal: str | None, kata: str, nilai: str, pesan: tuple[str, ...]
) -> PilihanTersimpan | None:
    """The newest choice that settles a question; where several things were said of a cell, all of them at once."""
    menjawab = [[j for j in reversed(jawaban) if _menjawab(j.butir, hal, kata, nilai, satu)] for satu in pesan]
    return menjawab[0][0] if all(menjawab) else None


def _hal(b: dict[str, Any]) -> str | None:
    if b["lembar"] is None:
        return None
    if b["tentang_waktu"]:
        return "waktu"
    if TANPA_AREA in b["pesan"]:
        return "area"
    if b["nilai"] and b["kolom"] and baku(b["nilai"]) == baku(b["kolom"]):
        return "judul"
    if b["tentang_bukti"]:
        return "bukti"
    return "benar"


def _menjawab(butir: ButirPilihan, hal: str | None, kata: str, nilai: str, pesan: str) -> bool:
    """Whether a choice settles a question: it is about the same cell, or says that its reading is right."""
    if hal is None:
        return False
    if butir.hal == "benar":
        return butir.kunci == baku(kunci_benar(nilai, pesan))
    if butir.hal != hal or butir.langkah not in ("", kata):
        return False
    return hal == "area" or butir.kunci == baku(nilai)
