"""A calendar among the headings: which columns are months, triwulan, semester or weeks, and of which year.

Plain data made from the heading rows alone; what stands under it in each row is read by `matriks`. One heading row
may name months (Jan, J, 1) or periods (TW I, Semester 1); of several rows the finest that is not weeks counts, so
TW over months is read by month and months over weeks by month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monev.baca.kamus import GRUP_LAPORAN, KATA_REALISASI, KATA_RENCANA, arti_judul, bakukan, kata_judul
from monev.baca.kamus_waktu import EJAAN_BULAN, ROMAWI, SATUAN
from monev.baca.kisi import Kisi, huruf_kolom
from monev.tanggal import BULAN_PENDEK

_BULAN = {ejaan: n for n, daftar in enumerate(EJAAN_BULAN, start=1) for ejaan in daftar}
_SATUAN = {**SATUAN, "tri": 3, "triw": 3}
"""Over a column offices also cut the word short; in a sentence `tri` may be anything."""

_DEPAN = r"(?:(?:target|rencana|jadwal|waktu|bulan|bln) )*"
_NAMA = re.compile(rf"{_DEPAN}(?P<nama>{'|'.join(sorted(_BULAN, key=len, reverse=True))})(?: (?P<tahun>(?:20)?\d\d))?")
_KODE = re.compile(r"b ?(?P<nomor>0?[1-9]|1[0-2])")
_PERIODE = re.compile(
    rf"{_DEPAN}(?P<satuan>{'|'.join(k for k, n in _SATUAN.items() if n > 1)}) ?(?P<nomor>i{{1,3}}|iv|[1-4])"
    r"(?: (?:tahun )?(?P<tahun>20\d\d))?"
)
_TAHUN = re.compile(r"\b(20\d\d)\b")
_HURUF = "jfmamjjasond"
_BUKAN_JADWAL = frozenset((*GRUP_LAPORAN, "anggaran", "pagu", "biaya", "penyerapan", "dana"))
_BULAN_TERKECIL, _ANGKA_TERKECIL, _PERIODE_TERKECIL = 3, 6, 2


@dataclass(frozen=True, slots=True)
class Petak:
    """One period of a calendar: its last month, its length in months, its year where the headings name one."""

    nama: str
    bulan: int
    panjang: int
    tahun: int | None = None

    @property
    def urutan(self) -> tuple[int, int]:
        """Its place in time."""
        return (self.tahun or 0, self.bulan)


@dataclass(frozen=True, slots=True)
class Kalender:
    """Columns that stand for periods. `judul` is the heading over them; `rekap` are columns of sums between them;
    `lain` says that a second calendar stood beside it which could be meant as well; `kembar` are columns under its
    periods that say what was done, each beside the one that says what is planned."""

    kolom: dict[int, Petak]
    judul: str
    rekap: dict[int, Petak]
    lain: tuple[int, ...] = ()
    kembar: frozenset[int] = frozenset()

    @property
    def awal(self) -> int:
        """The first of its columns."""
        return min(self.kolom)

    @property
    def sebutan(self) -> str:
        """What messages call it: the heading over it, else its first and last column."""
        petak = list(self.kolom.values())
        return self.judul or f"{petak[0].nama}–{petak[-1].nama}"


def cari_kalender(kisi: Kisi, awal: int, akhir: int) -> Kalender | None:
    """The calendar of these heading rows that says when work is planned; None where there is none."""
    per_kolom: dict[int, Petak] = {}
    for baris in range(awal, akhir + 1):
        for kolom, petak in _petak_baris(kisi, awal, baris, akhir).items():
            lama = per_kolom.get(kolom)
            if lama is None or petak.panjang < lama.panjang:
                per_kolom[kolom] = petak
    kembar = _kembar(kisi, awal, akhir, per_kolom)
    per_kolom = {kolom: petak for kolom, petak in per_kolom.items() if kolom not in kembar}
    semua = [_lengkapi(kisi, awal, akhir, bagian) for bagian in _pisahkan(per_kolom) if _cukup(bagian)]
    jadwal = [k for k in semua if k is not None]
    if not jadwal:
        return None
    utama = min(jadwal, key=lambda k: (not _berjudul_waktu(k.judul), k.awal))
    setara = [k for k in jadwal if k is not utama and _berjudul_waktu(k.judul) == _berjudul_waktu(utama.judul)]
    return Kalender(utama.kolom, utama.judul, utama.rekap, tuple(k.awal for k in setara), kembar)


def _kembar(kisi: Kisi, awal: int, akhir: int, per_kolom: dict[int, Petak]) -> frozenset[int]:
    """Columns of a period that are not its plan: Realisasi beside Rencana, R beside T, % beside Target."""
    per_petak: dict[Petak, dict[int, str]] = {}
    for kolom, petak in per_kolom.items():
        kata = bakukan(next((kisi.teks[b, kolom] for b in range(akhir, awal, -1) if (b, kolom) in kisi.teks), ""))
        per_petak.setdefault(petak, {})[kolom] = kata
    hasil: set[int] = set()
    for isi in per_petak.values():
        rencana = {kolom for kolom, kata in isi.items() if kata in KATA_RENCANA}
        selain = {kolom for kolom, kata in isi.items() if kata in KATA_REALISASI}
        if rencana:
            hasil |= isi.keys() - rencana
        elif len(selain) < len(isi):
            hasil |= selain
    return frozenset(hasil)


def baris_kembar(kisi: Kisi, kalender: Kalender, baris: int) -> bool:
    """Whether a row under a calendar holds nothing but the words that part plan and done: Rencana, Realisasi, ..."""
    kolom = kisi.per_baris.get(baris, ())
    kata = {bakukan(kisi.teks[baris, k]) for k in kolom}
    di_bawah = all(k in kalender.kolom for k in kolom)
    return di_bawah and kata <= KATA_RENCANA | KATA_REALISASI and bool(kata & KATA_RENCANA and kata & KATA_REALISASI)


def _petak_baris(kisi: Kisi, awal: int, baris: int, akhir: int) -> dict[int, Petak]:
    """What each column of one heading row names, where that is a part of the year."""
    ruas = list(_ruas(kisi, baris, akhir))
    kata = [bakukan(re.sub(r"\([^)]*\)", "", teks)) for teks, _ in ruas]
    petak: list[Petak | None] = [_bernama(k, teks) for k, (teks, _) in zip(kata, ruas, strict=True)]
    for dari, bulan in (*_deret_huruf(kata), *_deret_angka(kata)):
        for ke, nomor in enumerate(bulan):
            petak[dari + ke] = petak[dari + ke] or Petak(BULAN_PENDEK[nomor - 1], nomor, 1)
    for ke, k in enumerate(kata):
        if petak[ke] is None and (nomor := ROMAWI.get(k, int(k) if k.isdecimal() and len(k) == 1 else 0)):
            panjang = _satuan_di_atas(kisi, awal, baris, ruas[ke][1][0])
            if panjang > 1 and nomor * panjang <= 12:
                petak[ke] = _periode(panjang, nomor, None)
    return {kolom: satu for satu, (_, rentang) in zip(petak, ruas, strict=True) if satu for kolom in range(*rentang)}


def _ruas(kisi: Kisi, baris: int, akhir: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The row's texts with the columns each reaches over: merged, or blank to its right over filled cells below."""
    kolom = kisi.per_baris.get(baris, [])
    for ke, k in enumerate(kolom):
        ujung = k + kisi.lebar(baris, k)
        berikut = kolom[ke + 1] if ke + 1 < len(kolom) else kisi.kolom_akhir + 1
        if ujung == k + 1:
            while ujung < berikut and baris < akhir and _diisi_di_bawah(kisi, baris, akhir, ujung):
                ujung += 1
        yield kisi.teks[baris, k], (k, ujung)


def _diisi_di_bawah(kisi: Kisi, baris: int, akhir: int, kolom: int) -> bool:
    if (baris, kolom) in kisi.gabungan:
        return False
    return any((b, kolom) in kisi.teks for b in range(baris + 1, akhir + 1))


def _bernama(kata: str, teks: str) -> Petak | None:
    """The period a heading names by itself: JANUARI, Jan-25, B03, TW I, Semester 2."""
    if cocok := _NAMA.fullmatch(kata):
        tahun = int(cocok["tahun"]) if cocok["tahun"] else None
        nomor = _BULAN[cocok["nama"]]
        nama = re.split(r"[\s\-'’./]+\d", " ".join(teks.split()))[0] if kata.startswith(cocok["nama"]) else ""
        return Petak(nama or BULAN_PENDEK[nomor - 1], nomor, 1, tahun + 2000 if tahun and tahun < 100 else tahun)
    if cocok := _KODE.fullmatch(kata):
        return Petak(BULAN_PENDEK[int(cocok["nomor"]) - 1], int(cocok["nomor"]), 1)
    if cocok := _PERIODE.fullmatch(kata):
        panjang = _SATUAN[cocok["satuan"]]
        nomor = ROMAWI.get(cocok["nomor"]) or int(cocok["nomor"])
        if nomor * panjang <= 12:
            return _periode(panjang, nomor, int(cocok["tahun"]) if cocok["tahun"] else None)
    return None


def _periode(panjang: int, nomor: int, tahun: int | None) -> Petak:
    kata = {3: "TW", 4: "Caturwulan", 6: "Semester"}[panjang]
    return Petak(f"{kata} {('I', 'II', 'III', 'IV')[nomor - 1]}", nomor * panjang, panjang, tahun)


def _deret_huruf(kata: list[str]) -> Iterator[tuple[int, range]]:
    """Where the letters J F M A M J J A S O N D stand, or the half of them a half-year's plan has."""
    utuh = "".join(k if len(k) == 1 else "-" for k in kata)
    for dari, sampai in ((0, 12), (6, 12), (0, 6)):
        ke = utuh.find(_HURUF[dari:sampai])
        while ke >= 0:
            yield ke, range(dari + 1, sampai + 1)
            ke = utuh.find(_HURUF[dari:sampai], ke + 1)


def _deret_angka(kata: list[str]) -> Iterator[tuple[int, range]]:
    """Where numbers, roman ones too, count months: consecutive, at least six of them, ending at 12 or before."""
    angka = [int(k) if k.isdecimal() and len(k) <= 2 else ROMAWI.get(k, 0) for k in kata]
    ke = 0
    while ke < len(angka):
        ujung = ke + 1
        while ujung < len(angka) and angka[ke] and angka[ujung] == angka[ujung - 1] + 1:
            ujung += 1
        if ujung - ke >= _ANGKA_TERKECIL and angka[ujung - 1] <= 12:
            yield ke, range(angka[ke], angka[ujung - 1] + 1)
        ke = ujung


def _satuan_di_atas(kisi: Kisi, awal: int, baris: int, kolom: int) -> int:
    """The length of the period that a heading above a bare number speaks of: TRIWULAN over I, II, III, IV."""
    for di_atas in range(baris - 1, awal - 1, -1):
        kata = bakukan(_teks_dari_kiri(kisi, di_atas, kolom)).split()
        panjang = max((_SATUAN.get(k, 0) for k in kata), default=0)
        if panjang:
            return panjang if not any(k in ROMAWI or (k.isdecimal() and len(k) < 3) for k in kata) else 0
    return 0


def _teks_dari_kiri(kisi: Kisi, baris: int, kolom: int) -> str:
    """The text over a column: its own or merged one, else the nearest to the left that no filled cell parts off."""
    if teks := kisi.isi(baris, kolom):
        return teks
    for kiri in range(kolom - 1, 0, -1):
        if (baris, kiri) in kisi.gabungan:
            return ""
        if teks := kisi.teks.get((baris, kiri), ""):
            return teks
    return ""


def _pisahkan(per_kolom: dict[int, Petak]) -> Iterator[dict[int, Petak]]:
    """One part for each calendar: time runs forward within one, a period going back begins the next."""
    bagian: dict[int, Petak] = {}
    terhalus = min((p.panjang for p in per_kolom.values()), default=0)
    sebelum: tuple[int, int] | None = None
    for kolom in sorted(per_kolom):
        petak = per_kolom[kolom]
        if petak.panjang == terhalus:
            if sebelum is not None and petak.urutan < sebelum:
                yield bagian
                bagian = {}
            sebelum = petak.urutan
        bagian[kolom] = petak
    yield bagian


def _cukup(bagian: dict[int, Petak]) -> bool:
    """Whether there are enough different periods to be a calendar and no chance word."""
    panjang = {p.panjang for p in bagian.values()}
    if not panjang:
        return False
    beda = len({p.urutan for p in bagian.values() if p.panjang == min(panjang)})
    return beda >= (_BULAN_TERKECIL if min(panjang) == 1 else _PERIODE_TERKECIL)


def _lengkapi(kisi: Kisi, awal: int, akhir: int, bagian: dict[int, Petak]) -> Kalender | None:
    """A calendar with its heading, its sums apart and its year; None where its heading speaks of no plan."""
    terhalus = min(p.panjang for p in bagian.values())
    kolom = {k: p for k, p in bagian.items() if p.panjang == terhalus}
    atas = _judul_atas(kisi, awal, akhir, min(kolom))
    if any(kata in _BUKAN_JADWAL for teks in atas for kata in bakukan(teks).split()):
        return None
    tahun = {int(t) for teks in atas for t in _TAHUN.findall(teks)}
    if len(tahun) == 1 and all(p.tahun is None for p in kolom.values()):
        (satu,) = tahun
        kolom = {k: Petak(p.nama, p.bulan, p.panjang, satu) for k, p in kolom.items()}
    rekap = {k: p for k, p in bagian.items() if p.panjang > terhalus}
    return Kalender(kolom, atas[0] if atas else "", rekap)


def _judul_atas(kisi: Kisi, awal: int, akhir: int, kolom: int) -> list[str]:
    """The texts over the first column of a calendar that are no period themselves, from top to bottom."""
    hasil = []
    for baris in range(awal, akhir + 1):
        teks = " ".join(_teks_dari_kiri(kisi, baris, kolom).split())
        if _bernama(bakukan(teks), teks) or teks.isdecimal() or len(teks) == 1:
            break
        arti = arti_judul().get(kata_judul(teks), ("target_waktu", 0))[0]
        # A heading to the left, such as PIC beside a calendar of one row, is its neighbour's.
        if teks and (kisi.isi(baris, kolom) or arti == "target_waktu"):
            hasil.append(teks)
    return list(dict.fromkeys(hasil))


def _berjudul_waktu(judul: str) -> bool:
    """Whether the heading over a calendar says that it is the plan's time."""
    kata = bakukan(judul)
    arti = arti_judul().get(kata, ("", 0))[0]
    return arti == "target_waktu" or any(k in ("waktu", "jadwal", "rencana", "target") for k in kata.split())


def sebut_kolom(kalender: Kalender) -> str:
    """Where a calendar stands, for a person: kolom H–S."""
    return f"kolom {huruf_kolom(min(kalender.kolom))}–{huruf_kolom(max(kalender.kolom))}"
