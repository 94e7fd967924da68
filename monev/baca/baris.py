"""What each row below the headings is: a heading, a numbered row, a continuation, a note, or nothing (DESIGN §2).

Looks only at the row's own cells and their place; what a row inherits is decided in `isian`, which area a heading
opens in `susunan`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from monev.baca.bentuk_baris import baris_jumlah, dekat_no, judul_lebar, judul_polos, seperti_area
from monev.baca.cetakan import baris_cetakan
from monev.baca.kamus import bakukan
from monev.baca.kamus_susunan import (
    CATATAN_BAWAH,
    TANDA_TANGAN,
    TANDA_TANGAN_PASTI,
    area_dikenal,
)
from monev.baca.kepala import Kepala
from monev.baca.kisi import Sel
from monev.baca.tanda import Tanda, nomor_baris, pisah_tanda, tanda_area, tanda_bertingkat, tanda_sendiri

JUDUL = "judul"
LANGKAH = "langkah"
LANJUTAN = "lanjutan"
TANDA = "tanda"
CATATAN = "catatan"

# Columns that may stand beside a heading's words without making the row a langkah.
_SAMPINGAN = frozenset(
    {"no", "kode", "area", "sub_area", "komponen", "pic", "status", "realisasi", "tautan", "kendala"}
)
_PEKERJAAN_INTI = frozenset({"langkah_aksi", "bukti_dukung", "target_waktu"})
_SEL_TANDA_TANGAN = 3


@dataclass(frozen=True, slots=True)
class Baris:
    """A row and what it is.

    `no` for a numbered row; `tanda`, `judul` and `bentuk` for a heading (`bentuk` tells headings of one level from
    another: its cells, capitals, fill); `kata_area` where it says AREA or POKJA; `sel` is where the title stands.
    """

    nomor: int
    jenis: str
    no: str = ""
    tanda: Tanda | None = None
    judul: str = ""
    bentuk: tuple = ()
    kata_area: bool = False
    sel: Sel = (0, 0)
    mungkin_judul: bool = False
    sesudah_kosong: bool = False


def golongkan(kepala: Kepala) -> list[Baris]:
    """The rows below the headings that say something, in order; repeated headings and column numbers are left out."""
    baris = list(_satu_satu(kepala))
    baris = _judul_serupa(kepala, _gabung_tanda(kepala, baris))
    baris = _putuskan_judul_bernomor(kepala, baris)
    return _tandai_catatan(kepala, baris)


def _satu_satu(kepala: Kepala) -> Iterator[Baris]:
    """Each row by itself."""
    kisi, sebelumnya = kepala.kisi, kepala.akhir
    cetakan = baris_cetakan(kepala)
    for nomor in sorted(kisi.per_baris):
        if nomor <= kepala.akhir or nomor in cetakan:
            continue
        satu = _satu(kepala, nomor)
        yield replace(satu, sesudah_kosong=nomor > sebelumnya + 1)
        sebelumnya = nomor


def _satu(kepala: Kepala, nomor: int) -> Baris:
    kisi, arti = kepala.kisi, {kolom: arti for arti, kolom in kepala.kolom.items()}
    isi = kisi.per_baris[nomor]
    if "no" not in kepala.kolom:
        return _tanpa_kolom_no(kepala, nomor, isi)
    kolom_no = kepala.kolom["no"]
    teks_no = kisi.teks.get((nomor, kolom_no), "")
    lain = [k for k in isi if k != kolom_no]
    pekerjaan = [k for k in lain if arti.get(k, "komponen") not in _SAMPINGAN]
    no = nomor_baris(teks_no) if teks_no else None
    if not teks_no:
        return _tanpa_nomor(kepala, nomor, lain, pekerjaan)
    if baris_jumlah(kepala, nomor, kolom_no):
        return Baris(nomor, CATATAN, sel=(nomor, kolom_no))
    area = tanda_area(teks_no)
    tanda = area or tanda_sendiri(teks_no) or tanda_bertingkat(teks_no)
    if tanda and not lain:
        return Baris(nomor, TANDA, no=no or "", tanda=tanda, kata_area=bool(area), sel=(nomor, kolom_no))
    if not lain or judul_lebar(kepala, nomor, kolom_no):
        return _judul_satu_sel(kepala, nomor, kolom_no)
    judul = next((k for k in lain if arti.get(k) not in (_SAMPINGAN - {"komponen"})), lain[0])
    lepas = not {arti.get(k) for k in lain if k != judul} & _PEKERJAAN_INTI
    if tanda and tanda.macam == "romawi" and lepas and bakukan(kisi.teks[nomor, judul]) in area_dikenal():
        return _judul_dua_sel(kepala, nomor, tanda, judul)
    if area and lepas:
        return replace(_judul_dua_sel(kepala, nomor, area, judul), jenis=JUDUL, kata_area=True, mungkin_judul=False)
    if (
        tanda
        and (not pekerjaan or pekerjaan == [judul])
        and (dekat_no(kepala, judul) or judul_lebar(kepala, nomor, judul))
    ):
        return _judul_dua_sel(kepala, nomor, tanda, judul)
    if no is None and not {arti.get(k) for k in lain} & {"langkah_aksi", "bukti_dukung"}:
        return _judul_satu_sel(kepala, nomor, kolom_no)
    return Baris(nomor, LANGKAH, no=no or teks_no, sel=(nomor, kolom_no))


def _tanpa_kolom_no(kepala: Kepala, nomor: int, isi: list[int]) -> Baris:
    """A row of a table without NO: a heading, a new langkah where it brings a KOMPONEN (else any LANGKAH), or more."""
    kisi, satu = kepala.kisi, isi[0]
    if judul_lebar(kepala, nomor, satu) or (len(isi) == 1 and judul_polos(kepala, nomor, satu)):
        return _judul_satu_sel(kepala, nomor, satu)
    tanda = tanda_sendiri(kisi.teks[nomor, satu])
    if len(isi) == 2 and tanda and satu == kepala.kolom_pertama:
        return _judul_dua_sel(kepala, nomor, tanda, isi[1])
    pembuka = next(k for arti in ("komponen", "langkah_aksi") if (k := kepala.kolom.get(arti)))
    jenis = LANGKAH if kisi.sendiri(nomor, pembuka) and not kisi.sendiri(nomor, pembuka)[0].islower() else LANJUTAN
    return Baris(nomor, jenis, sel=(nomor, satu))


def _tanpa_nomor(kepala: Kepala, nomor: int, lain: list[int], pekerjaan: list[int]) -> Baris:
    """A row whose NO cell holds nothing of its own: a heading elsewhere, else a continuation."""
    kisi = kepala.kisi
    di_bawah_gabungan = kisi.tertutup_dari_atas(nomor, kepala.kolom["no"]) and kisi.isi(nomor, kepala.kolom["no"])
    satu = lain[0]
    kelompok = lain == [kepala.kolom["langkah_aksi"]] and kisi.teks[nomor, satu].endswith(":") and not di_bawah_gabungan
    if kelompok or baris_jumlah(kepala, nomor, satu):
        return Baris(nomor, CATATAN, sel=(nomor, satu))  # "Kegiatan rutin:" over rows that say the work
    tanda = tanda_sendiri(kisi.teks[nomor, satu])
    if len(lain) == 2 and tanda and tanda.macam != "angka" and satu == min(kepala.judul) and lain[1] == satu + 1:
        return _judul_dua_sel(kepala, nomor, tanda, lain[1])
    if len(lain) == 1 and not di_bawah_gabungan:
        bertanda = pisah_tanda(kisi.teks[nomor, satu])[0]
        if judul_lebar(kepala, nomor, satu) or satu < kepala.kolom["no"]:
            return _judul_satu_sel(kepala, nomor, satu)
        if satu in (kepala.kolom.get("komponen"), kepala.kolom["langkah_aksi"]) and seperti_area(kepala, nomor, satu):
            return _judul_satu_sel(kepala, nomor, satu)
        if satu == kepala.kolom.get("komponen") and bertanda and bertanda.macam != "angka" and not pekerjaan:
            return _judul_satu_sel(kepala, nomor, satu)
    return Baris(nomor, LANJUTAN, sel=(nomor, satu))


def _judul_satu_sel(kepala: Kepala, nomor: int, kolom: int) -> Baris:
    teks = kepala.kisi.teks[nomor, kolom]
    tanda, judul, kata_area = pisah_tanda(teks)
    bentuk = ("satu", judul.isupper(), kepala.kisi.warna.get((nomor, kolom), ""))
    return Baris(nomor, JUDUL, tanda=tanda, judul=judul, bentuk=bentuk, kata_area=kata_area, sel=(nomor, kolom))


def _judul_dua_sel(kepala: Kepala, nomor: int, tanda: Tanda, kolom: int) -> Baris:
    """Mark and title in two cells. A number with a title alone may as well be a langkah not filled in yet."""
    judul = kepala.kisi.teks[nomor, kolom]
    bentuk = ("dua", judul.isupper(), kepala.kisi.warna.get((nomor, kolom), ""))
    pasti = not tanda.macam.startswith("angka") or judul_lebar(kepala, nomor, kolom)
    if pasti:
        return Baris(nomor, JUDUL, tanda=tanda, judul=judul, bentuk=bentuk, sel=(nomor, kolom))
    no = nomor_baris(kepala.kisi.teks.get((nomor, kepala.kolom_pertama), "")) or tanda.teks
    return Baris(nomor, LANGKAH, no=no, tanda=tanda, judul=judul, bentuk=bentuk, sel=(nomor, kolom), mungkin_judul=True)


def _gabung_tanda(kepala: Kepala, baris: list[Baris]) -> list[Baris]:
    """A mark in one row and its title in the next become one heading."""
    hasil: list[Baris] = []
    for satu in baris:
        sebelum = hasil[-1] if hasil else None
        if sebelum and sebelum.jenis == TANDA and _bisa_judul(kepala, satu):
            teks = kepala.kisi.teks[satu.sel]
            bentuk = ("dua baris", teks.isupper(), kepala.kisi.warna.get(satu.sel, ""))
            hasil[-1] = replace(sebelum, jenis=JUDUL, judul=teks, bentuk=bentuk, sel=satu.sel)
        else:
            hasil.append(satu)
    return hasil


def _bisa_judul(kepala: Kepala, satu: Baris) -> bool:
    """Whether a row holds nothing but a title without a mark of its own."""
    isi = kepala.kisi.per_baris[satu.nomor]
    if len(isi) > 1:
        return False
    return (satu.jenis == JUDUL and satu.tanda is None) or (
        satu.jenis == LANJUTAN and isi[0] == kepala.kolom.get("komponen")
    )


def _judul_serupa(kepala: Kepala, baris: list[Baris]) -> list[Baris]:
    """Lone cells in capitals are headings where usual areas stand so, in the same column and colour."""
    kisi = kepala.kisi
    bentuk = {
        (satu.sel[1], satu.bentuk)
        for satu in baris
        if satu.jenis == JUDUL and satu.tanda is None and satu.judul.isupper() and kisi.lebar(*satu.sel) == 1
    }

    def serupa(satu: Baris) -> Baris:
        if satu.jenis != LANJUTAN or len(kisi.per_baris[satu.nomor]) > 1:
            return satu
        calon = _judul_satu_sel(kepala, *satu.sel)
        cocok = (satu.sel[1], calon.bentuk) in bentuk and calon.judul.isupper()
        return replace(calon, sesudah_kosong=satu.sesudah_kosong) if cocok else satu

    return [serupa(satu) for satu in baris] if bentuk else baris


def _putuskan_judul_bernomor(kepala: Kepala, baris: list[Baris]) -> list[Baris]:
    """`1 | Pengendalian Gratifikasi` is a heading if the rows below it are numbered anew or, without a number, name a
    KOMPONEN of their own; else a langkah."""
    hasil = list(baris)
    for ke in range(len(hasil) - 1, -1, -1):
        satu = hasil[ke]
        if not satu.mungkin_judul:
            continue
        berikut = hasil[ke + 1] if ke + 1 < len(hasil) else None
        if berikut and (_mulai_lagi(satu, berikut) or _berkomponen_sendiri(kepala, satu, berikut)):
            hasil[ke] = replace(satu, jenis=JUDUL, no="", mungkin_judul=False)
    return hasil


def _berkomponen_sendiri(kepala: Kepala, satu: Baris, berikut: Baris) -> bool:
    """Whether the unnumbered row after a title in KOMPONEN brings a KOMPONEN and a LANGKAH itself."""
    kolom = kepala.kolom.get("komponen")
    isi = kepala.kisi.per_baris[berikut.nomor]
    return satu.sel[1] == kolom and berikut.jenis == LANJUTAN and {kolom, kepala.kolom["langkah_aksi"]} <= set(isi)


def _mulai_lagi(satu: Baris, berikut: Baris) -> bool:
    """Whether the row after a numbered title starts a series of its own: `1` again, `a`, `i`, or `1.1` under `1`."""
    if berikut.jenis == JUDUL:
        return bool(berikut.tanda and berikut.tanda.macam != satu.tanda.macam and berikut.tanda.urutan == 1)
    return berikut.jenis == LANGKAH and (berikut.no.lower() in ("1", "a", "i") or berikut.no.startswith(f"{satu.no}."))


def _tandai_catatan(kepala: Kepala, baris: list[Baris]) -> list[Baris]:
    """Notes and signatures below the last langkah become CATATAN, and so do notes between headings."""
    akhir = max((ke for ke, satu in enumerate(baris) if satu.jenis == LANGKAH and not satu.mungkin_judul), default=-1)
    mulai = next((ke for ke in range(akhir + 1, len(baris)) if _awal_catatan(kepala, baris[ke])), len(baris))
    hasil = []
    for ke, satu in enumerate(baris):
        catatan = ke >= mulai or (
            satu.jenis == JUDUL and satu.tanda is None and CATATAN_BAWAH.match(satu.judul) is not None
        )
        hasil.append(replace(satu, jenis=CATATAN) if catatan else satu)
    return hasil


def _awal_catatan(kepala: Kepala, satu: Baris) -> bool:
    """Whether a row below the last numbered one begins a note or a signature block.

    Right under the table every cell of the row must look like one: a bukti may stand beside a place-like date.
    """
    isi = [kepala.kisi.teks[satu.nomor, k] for k in kepala.kisi.per_baris[satu.nomor]]
    if len(isi) > _SEL_TANDA_TANGAN:
        return False
    pasti = [bool(TANDA_TANGAN_PASTI.match(teks)) for teks in isi]
    mungkin = [p or bool(TANDA_TANGAN.match(teks)) for p, teks in zip(pasti, isi, strict=True)]
    if any(pasti) and (satu.sesudah_kosong or all(mungkin)):
        return True
    return satu.sesudah_kosong and (any(mungkin) or any(CATATAN_BAWAH.match(teks) for teks in isi))
