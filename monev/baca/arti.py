"""Which meaning each heading has: by the words of `kamus`, each meaning to one column, the surest first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from monev.baca.kamus import (
    BUKAN_PEKERJAAN,
    GRUP_LAPORAN,
    JUDUL_ATASAN,
    JUDUL_CADANGAN,
    JUDUL_KEGIATAN,
    JUDUL_PENGGANTI,
    JUDUL_RINCIAN,
    JUDUL_TERINCI,
    KATA_PEKERJAAN,
    LAPORAN,
    NAMA_KOLOM,
    WAJIB,
    arti_judul,
    bakukan,
    kata_judul,
)
from monev.baca.kamus_waktu import EJAAN_BULAN
from monev.baca.kisi import alamat, huruf_kolom
from monev.model import Catatan

_TAK_PERSIS = 100
_DARI_ATAS = 30
_NAMA_BULAN = "|".join(sorted((ejaan for daftar in EJAAN_BULAN for ejaan in daftar), key=len, reverse=True))
_KALENDER = re.compile(
    rf"{_NAMA_BULAN}|\d{{1,2}}|[jfmasond]|(?:target )?(?:tw|triw?|triwulan|semester|m|minggu) ?(?:i{{1,3}}|iv|v|\d)"
)
_TUNGGAL_CUKUP = frozenset({"eviden", "evidence", "evidens", "pic", "pj", "indikator", "komponen", "deadline"})


@dataclass(frozen=True, slots=True)
class BagianJudul:
    """A column's heading, its parts from top to bottom."""

    kolom: int
    potong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Meaning → column; `ragu` counts meanings not by an exact heading; `ganda` where two columns claimed one meaning:
    (meaning, column taken, column left); `kedua` are columns that
    took a second meaning: the one lost, the one taken; `ganti` are needed meanings read from a stand-in heading."""

    kolom: dict[str, int]
    ragu: int
    ganda: list[tuple[str, int, int]]
    kedua: dict[int, tuple[str, str]]
    ganti: dict[str, int]


Tuntutan = tuple[int, int, str, BagianJudul]
"""A heading's claim: how unsure, its column, the meaning, the heading."""


def pasangkan(judul: list[BagianJudul], dipilih: Mapping[str, str] | None = None) -> Pasangan:
    """Each meaning to one column, the surest first; before all others the meanings people chose (`dipilih`: heading as
    `bakukan` gives it → meaning, "" for none).

    A heading that lost its meaning to a surer one may take its second meaning (KEGIATAN beside RENCANA AKSI).
    """
    tetap = {satu.kolom: dipilih[kata] for satu in judul if (kata := bakukan(" ".join(satu.potong))) in (dipilih or ())}
    judul = [satu for satu in judul if satu.kolom not in tetap]
    kolom: dict[str, int] = {arti: nomor for nomor, arti in reversed(tetap.items()) if arti}
    tuntutan = sorted(
        (ragu, satu.kolom, arti, satu) for satu in judul for arti, ragu in (arti_dari(satu.potong),) if arti
    )
    tak_pasti = 0
    kalah: list[tuple[int, str, BagianJudul]] = []
    tuntutan = _rincian_di_kanan(tuntutan)
    kedua: dict[int, tuple[str, str]] = {}
    for ragu, nomor, arti, satu in tuntutan:
        if arti in kolom:
            kalah.append((ragu, arti, satu))
        else:
            kolom[arti] = nomor
            tak_pasti += ragu >= _TAK_PERSIS
    ganda: list[tuple[str, int, int]] = []
    kalah.extend((_TAK_PERSIS, "", satu) for satu in judul if not arti_dari(satu.potong)[0])
    for ragu, arti, satu in kalah:
        cadangan = next((a for a in _cadangan(satu) if a not in kolom), None)
        if cadangan:
            kolom[cadangan] = satu.kolom
            if arti:
                kedua[satu.kolom] = (arti, cadangan)
            tak_pasti += 1
        elif arti and ragu < _TAK_PERSIS and kolom[arti] not in tetap and _sendiri(arti, satu):
            ganda.append((arti, kolom[arti], satu.kolom))
    ganti = {arti: satu.kolom for arti in JUDUL_PENGGANTI if arti not in kolom and (satu := _pengganti(arti, judul))}
    kolom = {arti: nomor for arti, nomor in kolom.items() if nomor not in ganti.values()} | ganti
    return Pasangan(kolom, tak_pasti + len(ganti), ganda, kedua, ganti)


def tanya_arti(pasangan: Pasangan, judul: dict[int, str], lembar: str, baris: int) -> tuple[Catatan, ...]:
    """What to say of headings that were not understood by their own words alone; `baris` is their lowest row."""

    def catatan(kolom: int, pesan: str) -> Catatan:
        return Catatan(pesan, lembar, baris, judul[kolom], judul[kolom], alamat(baris, kolom))

    hasil = [
        catatan(
            lain,
            f"Dua kolom sama-sama dapat berarti {NAMA_KOLOM[arti]}: “{judul[dipakai]}” (kolom {huruf_kolom(dipakai)}) "
            f"dan “{judul[lain]}” (kolom {huruf_kolom(lain)}). Yang dibaca kolom {huruf_kolom(dipakai)}; isi kolom "
            f"{huruf_kolom(lain)} disimpan apa adanya. Ubah judulnya bila yang dimaksud sebaliknya.",
        )
        for arti, dipakai, lain in pasangan.ganda
    ]
    hasil += [
        catatan(
            kedua,
            f"Kolom {huruf_kolom(kedua)} “{judul[kedua]}” dibaca sebagai {NAMA_KOLOM[arti]}, karena {NAMA_KOLOM[lama]} "
            f"dibaca dari kolom {huruf_kolom(pasangan.kolom[lama])}. Ubah judulnya bila yang dimaksud lain.",
        )
        for kedua, (lama, arti) in pasangan.kedua.items()
    ]
    hasil += [
        catatan(
            nomor,
            f"Kolom {huruf_kolom(nomor)} “{judul[nomor]}” dibaca sebagai {NAMA_KOLOM[arti]}, karena tidak ada kolom "
            "lain yang berjudul demikian. Ubah judulnya bila yang dimaksud kolom lain.",
        )
        for arti, nomor in pasangan.ganti.items()
        # Where every other heading has a meaning of its own, no other column could hold the work.
        if arti != "langkah_aksi" or judul.keys() - pasangan.kolom.values()
    ]
    return tuple(hasil)


def _rincian_di_kanan(tuntutan: list[Tuntutan]) -> list[Tuntutan]:
    """Claims with KEGIATAN before RENCANA AKSI where it stands right of it, and SUB KEGIATAN before KEGIATAN: the finer
    column is the further right."""
    aksi = [satu for satu in tuntutan if satu[2] == "langkah_aksi"]
    utama = kata_judul(aksi[0][3].potong[-1]) if aksi else ""
    halus = JUDUL_RINCIAN if utama in JUDUL_ATASAN else JUDUL_TERINCI if utama in JUDUL_KEGIATAN else ()
    rinci = [t for t in aksi if kata_judul(t[3].potong[-1]) in halus and t[1] > aksi[0][1]]
    return [*rinci[:1], *(t for t in tuntutan if t not in rinci[:1])]


def _pengganti(arti: str, judul: list[BagianJudul]) -> BagianJudul | None:
    """The heading that stands in for a needed meaning no other has: PROGRAM KERJA without a KEGIATAN beside it."""
    laporan = [satu for satu in judul if bakukan(satu.potong[0]).split(" ")[0] in GRUP_LAPORAN]
    calon = {kata_judul(satu.potong[-1]): satu for satu in reversed(judul) if satu not in laporan}
    if arti == "langkah_aksi":
        tersirat = [satu for kata, satu in calon.items() if _tersirat_pekerjaan(set(kata.split()), satu)]
        if tersirat:
            return min(tersirat, key=lambda satu: satu.kolom)
    return next((calon[kata] for kata in JUDUL_PENGGANTI[arti] if kata in calon), None)


def _tersirat_pekerjaan(kata: set[str], satu: BagianJudul) -> bool:
    """Whether a heading of no other meaning speaks of work: KEGIATAN YANG DILAKUKAN."""
    return bool(kata & KATA_PEKERJAAN) and not kata & BUKAN_PEKERJAAN and arti_dari(satu.potong)[0] is None


def _cadangan(satu: BagianJudul) -> tuple[str, ...]:
    """Second meanings of a heading: those of its lowest part, then its other alternatives (KOMPONEN/KEGIATAN)."""
    bawah = satu.potong[-1]
    return (*JUDUL_CADANGAN.get(kata_judul(bawah), ()), *(arti for arti, _ in _alternatif(bawah)))


@lru_cache(maxsize=4096)
def arti_dari(potong: tuple[str, ...]) -> tuple[str | None, int]:
    """The meaning of a heading and how unsure it is (0 surest); (None, 0) where it has none."""
    kamus = arti_judul()
    utuh = " ".join(kata_judul(p) for p in potong)
    if utuh in kamus:
        return kamus[utuh]
    if len(potong) > 1 and bagian_waktu(potong[-1]):
        return None, 0
    if len(potong) > 1 and bakukan(potong[0]).split(" ")[0] in GRUP_LAPORAN:
        arti, ragu = _arti_satu(potong[-1])
        return (arti, ragu) if arti in LAPORAN else (None, 0)
    for ke, satu in enumerate(dict.fromkeys((potong[-1], *potong[1:-1], potong[0]))):
        arti, ragu = _arti_satu(satu)
        if arti:
            # What a column says itself is surer than what stands over it and its neighbours.
            return arti, ragu + ke * _DARI_ATAS
    return None, 0


def bagian_waktu(judul: str) -> bool:
    """Whether a heading names one column of a calendar: a month, its number, a triwulan, a week."""
    return bool(_KALENDER.fullmatch(bakukan(judul)))


def _sendiri(arti: str, satu: BagianJudul) -> bool:
    """Whether a column itself claims a meaning that matters twice: SATUAN under TARGET is but a part of it."""
    return arti in WAJIB or _arti_satu(satu.potong[-1])[0] == arti


def _alternatif(judul: str) -> list[tuple[str, int]]:
    """The meanings a heading offers side by side: KOMPONEN/KEGIATAN, OUTPUT (EVIDEN)."""
    bagian = re.split(r"[/()\n]| atau | dan ", judul)
    return [arti_judul()[b] for p in bagian if (b := bakukan(p)) in arti_judul()] if len(bagian) > 1 else []


def _arti_satu(judul: str) -> tuple[str | None, int]:
    """One part of a heading: exactly, else one of its alternatives (BUKTI DUKUNG/EVIDEN), else words within it."""
    kamus = arti_judul()
    baku = kata_judul(judul)
    if baku in kamus:
        return kamus[baku]
    if pilihan := _alternatif(judul):
        # KOMPONEN/KEGIATAN holds the work where nothing else does: what a plan can't do without goes first. Under
        # AREA/KOMPONEN the areas are heading rows, or the column's cells say that it holds nothing else.
        arti, ragu = min(pilihan, key=lambda satu: (satu[0] not in WAJIB, satu[0] == "area"))
        return arti, ragu + 1
    di_dalam = [
        (len(kata), arti)
        for kata, (arti, _) in kamus.items()
        if (" " in kata or kata in _TUNGGAL_CUKUP) and f" {kata} " in f" {baku} "
    ]
    if di_dalam and len(baku.split()) <= 7:
        return max(di_dalam)[1], _TAK_PERSIS
    return None, 0
