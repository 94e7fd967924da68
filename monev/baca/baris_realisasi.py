"""Rows that say what was done of the row above: a plan row and a realisasi row to each langkah, told apart by a word.

Offices keep two lines to a langkah, `T` and `R`, or Rencana and Realisasi, in a column of their own beside the months.
The second is no part of the plan: its marks are kept with the langkah and make no tenggat (DESIGN §2, §3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from monev.baca.draf import Draf
from monev.baca.kamus import KATA_REALISASI, KATA_RENCANA, bakukan
from monev.baca.kepala import Kepala
from monev.baca.kisi import Kisi, alamat
from monev.baca.matriks import jenis_tanda
from monev.model import Catatan

KUNCI = "Realisasi"
"""Under which name what was done is kept among a langkah's other columns."""

_DISEBUT = 12


@dataclass(frozen=True, slots=True)
class Terpisah:
    """A table without its rows of realisasi. `realisasi`: row → what it said, in words."""

    kepala: Kepala
    realisasi: dict[int, str]


def pisahkan_realisasi(kepala: Kepala) -> Terpisah:
    """The plan's rows alone; unchanged where no column parts plan from realisasi."""
    kolom = _kolom_pembeda(kepala)
    if kolom is None:
        return Terpisah(kepala, {})
    kisi = kepala.kisi
    realisasi = {
        b: _kata(kepala, b, kolom)
        for b in kisi.per_baris
        if b > kepala.akhir and bakukan(kisi.teks.get((b, kolom), "")) in KATA_REALISASI
    }
    teks = {
        (b, k): isi
        for (b, k), isi in kisi.teks.items()
        if b <= kepala.akhir or (b not in realisasi and (k != kolom or bakukan(isi) not in KATA_RENCANA))
    }
    baris = ", ".join(map(str, list(realisasi)[:_DISEBUT])) + (" dan lainnya" if len(realisasi) > _DISEBUT else "")
    judul = kepala.sebutan_kolom(kolom)
    pesan = (
        f"Baris yang di kolom “{judul}” berlabel realisasi (baris {baris}) tidak dibaca sebagai rencana; isinya "
        f"disimpan pada langkahnya sebagai “{KUNCI}”."
    )
    pertama = min(realisasi)
    catatan = Catatan(pesan, kisi.nama, pertama, judul, kisi.teks[pertama, kolom], alamat(pertama, kolom))
    rencana = replace(kepala, kisi=kisi.dengan_teks(teks), peringatan=(*kepala.peringatan, catatan))
    return Terpisah(rencana, realisasi)


def tempelkan(draf: list[Draf], realisasi: dict[int, str]) -> None:
    """Keep what each row of realisasi said with the langkah above it."""
    for baris, kata in realisasi.items():
        milik = [satu for satu in draf if satu.baris <= baris]
        if milik and kata:
            lama = milik[-1].lainnya.get(KUNCI)
            milik[-1].lainnya[KUNCI] = f"{lama}\n{kata}" if lama else kata


def _kolom_pembeda(kepala: Kepala) -> int | None:
    """The column whose cells below the headings say nothing but plan and realisasi, both of them."""
    kisi: Kisi = kepala.kisi
    kalender = kepala.kalender.kolom if kepala.kalender else {}
    per_kolom: dict[int, set[str]] = {}
    for (b, k), isi in kisi.teks.items():
        # A heading row, a note or a repeated heading says nothing about a column's labels.
        if b > kepala.akhir and k not in kalender and len(kisi.per_baris[b]) > 1 and isi != kepala.judul.get(k):
            per_kolom.setdefault(k, set()).add(bakukan(isi))
    calon = (k for k, kata in per_kolom.items() if kata <= KATA_RENCANA | KATA_REALISASI)
    return next((k for k in sorted(calon) if per_kolom[k] & KATA_RENCANA and per_kolom[k] & KATA_REALISASI), None)


def _kata(kepala: Kepala, baris: int, kolom: int) -> str:
    """What a row of realisasi says: the months it marks, then its words, each with its column's heading."""
    kisi = kepala.kisi
    petak = kepala.kalender.kolom if kepala.kalender else {}
    bulan = [petak[k].nama for k in kisi.per_baris[baris] if k in petak and jenis_tanda(kisi.teks[baris, k])]
    lain = [
        f"{kepala.sebutan_kolom(k)}: {kisi.teks[baris, k]}"
        for k in kisi.per_baris[baris]
        if k not in petak and k != kolom and k != kepala.kolom.get("no")
    ]
    return "; ".join([*([", ".join(dict.fromkeys(bulan))] if bulan else []), *lain])
