"""TARGET WAKTU to tenggat (DESIGN §3): what is owed by when, said in words, with every doubt as a warning.

The steps, each in its own module with its words as data in `kamus_waktu`: frequency words are taken out
(`frekuensi`), the rest becomes tokens (`token_waktu`), the things they name (`urai_waktu`), and parts with years and
ranges closed (`susun_waktu`). Here parts and frequency become a jenis_target and its tenggat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from monev.baca.bagian_waktu import Bagian
from monev.baca.frekuensi import Frekuensi, berapa_kali, dalam_capaian, dalam_waktu, dari_kolom
from monev.baca.kamus_waktu import KOSONG, NAMA_SATUAN, PENGECUALI, normal
from monev.baca.susun_waktu import Urai, urai
from monev.baca.tenggat_bagian import (
    akhir_periode,
    jarak,
    kunci,
    sebut_daftar,
    sebut_rentang,
    tenggat_bulan,
    tenggat_dari,
)
from monev.model import Tenggat
from monev.tanggal import sebut, sebut_tenggat

PANJANG_TERBACA = 600
"""Characters of a cell beyond which it is prose, not a target: asked about instead of searched for months."""

BULAN_TERBANYAK = 120
"""A window of more months than ten years is a slip of the pen, not a plan."""

YANG_DITERIMA = (
    'Yang dapat dibaca misalnya "Juli 2025", "September s.d. Oktober 2025", "Maret, Juni dan September 2025", '
    '"TW I, TW III", "setiap bulan", "4 Agustus 2025".'
)


@dataclass(frozen=True, slots=True)
class Waktu:
    """One TARGET WAKTU as read. `mulai` ("2025-09") is the first month of a window, else None.

    `tenggat` is in order of time; `dibaca` says in Indonesian how the cell was understood; `peringatan` are questions
    to the ZI team, each a full sentence.
    """

    jenis_target: str
    mulai: str | None
    tenggat: tuple[Tenggat, ...]
    dibaca: str
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Irama:
    """The frequency that counts, and where it stands, in words."""

    frekuensi: Frekuensi
    sumber: str


@lru_cache(maxsize=1024)  # one plan says the same few times over and over
def baca_waktu(
    teks: str,
    tahun: int | None,
    *,
    frekuensi: str | None = None,
    target_capaian: str = "",
    nilai: date | datetime | None = None,
) -> Waktu:
    """Which tenggat a TARGET WAKTU cell names (DESIGN §3). Never raises on any text.

    `teks` is the cell as shown, `tahun` the rencana's year, `frekuensi` and `target_capaian` the cells beside it,
    `nilai` the real date where the cell was one: then `teks` only tells whether a month or a day is meant.
    """
    rapi = normal(teks)
    if isinstance(nilai, date):
        bernilai = _dari_nilai(rapi, nilai.date() if isinstance(nilai, datetime) else nilai, tahun)
        if bernilai is not None:
            return bernilai
    if rapi in KOSONG:
        irama, _, _ = _irama(None, frekuensi, "")
        tanya = ("Frekuensi disebut, tetapi TARGET WAKTU kosong, jadi belum ada tenggat.",) if irama else ()
        return Waktu("tanpa", None, (), "kosong: tanpa target waktu", tanya)
    if len(rapi) > PANJANG_TERBACA:
        return _tak_terbaca(f"TARGET WAKTU terlalu panjang untuk dibaca ({len(rapi)} huruf). {YANG_DITERIMA}")
    if kecuali := PENGECUALI.search(rapi):
        return _tak_terbaca(f'"{kecuali[0]}" belum dapat dibaca; tulis bulan-bulan yang dimaksud.')
    di_waktu, sisa = dalam_waktu(rapi)
    hasil = urai(sisa, tahun)
    irama, tanya, tanya_rentang = _irama(di_waktu, frekuensi, target_capaian)
    peringatan = [*hasil.peringatan, *tanya]
    if hasil.hanya_tahun and not hasil.setahun and not (di_waktu and di_waktu.bulan):
        peringatan.append("Hanya tahun yang disebut: dibaca Januari sampai Desember. Tulis bulannya bila bukan itu.")
    bagian = hasil.bagian or _sepanjang_tahun(hasil, sisa, di_waktu, tahun, peringatan)
    if not bagian:
        return _tak_terbaca(*(peringatan or _mengapa(rapi)))
    if hasil.satuan_lepas and irama is None and not hasil.bagian:
        irama = _Irama(Frekuensi(hasil.satuan_lepas, NAMA_SATUAN[hasil.satuan_lepas]), "TARGET WAKTU")
    if di_waktu and hasil.satuan_lepas not in (None, di_waktu.bulan):
        peringatan.append(f'"{NAMA_SATUAN[hasil.satuan_lepas]}" di samping "{di_waktu.kata}" tidak dipakai.')
    if di_waktu and di_waktu.bulan and len(bagian) == 1 and not bagian[0].rentang:
        peringatan.append(f'"{di_waktu.kata}" tidak dipakai, karena rentang bulannya tidak disebut.')
    waktu = _susun(bagian, irama, peringatan, tanya_rentang)
    kali = berapa_kali(sisa)
    if kali is not None and kali != len(waktu.tenggat):
        tanya_kali = f"Disebut {kali} kali, tetapi waktunya dibaca {len(waktu.tenggat)} tenggat. Tulis bulan-bulannya."
        waktu = replace(waktu, peringatan=_unik([*waktu.peringatan, tanya_kali]))
    if not hasil.catatan:
        return waktu
    return replace(waktu, dibaca=f"{waktu.dibaca} ({'; '.join(hasil.catatan)})")


def _irama(di_waktu: Frekuensi | None, kolom: str | None, capaian: str) -> tuple[_Irama | None, list[str], list[str]]:
    """Which frequency counts: the Frekuensi column before TARGET WAKTU before TARGET CAPAIAN.

    Second: what to ask in any case; third: what to ask only if the cell is a window.
    """
    di_kolom, tanya = dari_kolom(kolom)
    tanya_umum = [tanya] if tanya else []
    if di_kolom:
        return _Irama(di_kolom, "kolom Frekuensi"), tanya_umum, []
    if di_waktu:
        return _Irama(di_waktu, "TARGET WAKTU"), tanya_umum, []
    di_capaian, tanya = dalam_capaian(capaian)
    tanya_rentang = [tanya] if tanya else []
    return (_Irama(di_capaian, "TARGET CAPAIAN") if di_capaian else None), tanya_umum, tanya_rentang


@lru_cache(maxsize=1024)
def irama_disebut(frekuensi: str | None, target_capaian: str) -> bool:
    """Whether a Frekuensi column or TARGET CAPAIAN says how often, "sekali" included."""
    irama, _, _ = _irama(None, frekuensi, target_capaian)
    return irama is not None


def _sepanjang_tahun(
    hasil: Urai, sisa: str, di_waktu: Frekuensi | None, tahun: int | None, peringatan: list[str]
) -> tuple[Bagian, ...]:
    """The whole year, where a cell names no month but says "setiap bulan", "sepanjang tahun" or only "Triwulan"."""
    huruf_tersisa = re.search(r"[^\W_]", sisa)
    disebut = hasil.setahun or (di_waktu is not None and not peringatan and (not huruf_tersisa or _hanya_pengisi(sisa)))
    berkala = di_waktu is not None and di_waktu.bulan > 0 and not peringatan
    if not disebut and hasil.satuan_lepas is None and not berkala:
        return ()
    if tahun is None:
        peringatan.append("Tahunnya tidak disebut dan tahun rencana belum diketahui.")
        return ()
    if di_waktu is not None and di_waktu.bulan == 0 and not hasil.setahun:
        peringatan.append("Bulannya tidak disebut: dibaca satu tenggat di akhir tahun.")
    elif not disebut and hasil.satuan_lepas is None:
        kata = " ".join(sisa.split())[:60]
        peringatan.append(f'"{kata}" di samping "{di_waktu.kata}" tidak dipakai: dibaca sepanjang tahun.')
    elif not disebut:
        nama = NAMA_SATUAN[hasil.satuan_lepas]
        peringatan.append(f'"{nama}" tanpa nomor dibaca sebagai setiap {nama} sepanjang tahun.')
    return (Bagian((tahun, 1), (tahun, 12), rentang=True),)


def _hanya_pengisi(sisa: str) -> bool:
    """Whether what is left beside frequency words carries no meaning of its own ("akhir", "selama")."""
    uraian = urai(f"januari {sisa}", 2000)
    return not uraian.peringatan and len(uraian.bagian) == 1


def _mengapa(rapi: str) -> tuple[str, ...]:
    """Why nothing was read, for a person; a bare serial number of Excel is shown as the date it may be."""
    if rapi.isascii() and rapi.isdigit() and len(rapi) == 5 and 36526 <= int(rapi) <= 55152:
        hari = date.fromordinal(date(1899, 12, 30).toordinal() + int(rapi))
        return (f'"{rapi}" mungkin nomor tanggal Excel ({sebut(hari)}). Ubah format selnya menjadi tanggal atau teks.',)
    return (f"TARGET WAKTU tidak terbaca. {YANG_DITERIMA}",)


def _tak_terbaca(*peringatan: str) -> Waktu:
    if not any(YANG_DITERIMA in p or "Excel" in p for p in peringatan):
        peringatan = (*peringatan, YANG_DITERIMA)
    return Waktu("tanpa", None, (), "tidak terbaca: tanpa target waktu", tuple(dict.fromkeys(peringatan)))


def _dari_nilai(rapi: str, nilai: date, tahun: int | None) -> Waktu | None:
    """A real date: the text shown decides between its month and its day, the value everything else.

    None where what is shown is neither ("2025", "Q3"): a person sees the text, and only that counts.
    """
    hasil = urai(rapi, nilai.year) if len(rapi) <= PANJANG_TERBACA else None
    tampak = hasil.bagian[0] if hasil and len(hasil.bagian) == 1 else None
    if tampak and tampak.tanggal is None and (tampak.rentang or tampak.sampai != (nilai.year, nilai.month)):
        return None
    if tampak and not tampak.rentang:
        bertanggal = tampak.tanggal is not None
    else:
        angka = [int(a) for a in re.findall(r"\d+", rapi)[:6]]
        bertanggal = not angka or nilai.day in angka or angka[0] > 9999
    bulan = (nilai.year, nilai.month)
    peringatan = []
    if tahun and nilai.year != tahun:
        peringatan.append(f"Tahun {nilai.year} bukan tahun rencana ({tahun}); dibaca seperti tertulis.")
    return _susun((Bagian(bulan, bulan, nilai if bertanggal else None),), None, peringatan, [])


def _susun(bagian: tuple[Bagian, ...], irama: _Irama | None, peringatan: list[str], tanya_rentang: list[str]) -> Waktu:
    """Parts and frequency to the Waktu; a frequency expands windows only (DESIGN §3)."""
    if any(jarak(b) > BULAN_TERBANYAK for b in bagian):
        return _tak_terbaca(*peringatan, "Rentangnya lebih dari sepuluh tahun; periksa tahunnya.")
    ada_rentang = any(b.rentang for b in bagian)
    if ada_rentang:
        peringatan += tanya_rentang
        if irama and irama.frekuensi.catatan:
            peringatan.append(f"{irama.frekuensi.catatan}.")
    if len(bagian) > 1:
        return _daftar(bagian, irama, peringatan)
    (satu,) = bagian
    if satu.rentang and irama and irama.frekuensi.bulan:
        berkala = _berkala(satu, irama, peringatan)
        if berkala:
            return berkala
    tenggat = tenggat_dari(satu)
    if satu.rentang and satu.tanggal is None:
        dibaca = f"{sebut_rentang(satu)}: satu tenggat, akhir {sebut_tenggat(tenggat.tenggat)}"
        return Waktu("rentang", kunci(satu.dari), (tenggat,), dibaca, _unik(peringatan))
    if satu.tanggal:
        sampai = "rentang hari: " if satu.rentang else ""
        return Waktu("tanggal", None, (tenggat,), f"{sampai}satu tenggat, {sebut(satu.tanggal)}", _unik(peringatan))
    nama = sebut_tenggat(tenggat.tenggat)
    return Waktu("bulan", None, (tenggat,), f"{nama}: satu tenggat, akhir {nama}", _unik(peringatan))


def _berkala(bagian: Bagian, irama: _Irama, peringatan: list[str]) -> Waktu | None:
    """A window expanded by its frequency; None (with a warning) where no period ends inside it."""
    panjang = irama.frekuensi.bulan
    tenggat = tuple(tenggat_bulan(b, panjang if panjang == 3 else 1) for b in akhir_periode(bagian, panjang))
    tiap = NAMA_SATUAN.get(panjang, f"{panjang} bulan")
    if not tenggat:
        peringatan.append(f"Tidak ada akhir {tiap} di dalam {sebut_rentang(bagian)}; dibaca satu tenggat di akhirnya.")
        return None
    mulai = kunci(bagian.dari) if panjang in (1, 3) else None
    jenis = {1: "bulanan", 3: "triwulanan"}.get(panjang, "daftar")
    dibaca = f"{sebut_rentang(bagian)}, setiap {tiap} (menurut {irama.sumber}): {len(tenggat)} tenggat"
    return Waktu(jenis, mulai, tenggat, dibaca, _unik(peringatan))


def _daftar(bagian: tuple[Bagian, ...], irama: _Irama | None, peringatan: list[str]) -> Waktu:
    """Several parts: one tenggat each, windows among them at their end or, with a frequency, expanded."""
    semua: list[Tenggat] = []
    for b in bagian:
        mekar = akhir_periode(b, irama.frekuensi.bulan) if b.rentang and irama and irama.frekuensi.bulan else []
        semua += [tenggat_bulan(bulan, 1) for bulan in mekar] or [tenggat_dari(b)]
    if any(b.rentang for b in bagian):
        cara = "menurut frekuensinya" if irama and irama.frekuensi.bulan else "satu tenggat di akhirnya"
        peringatan.append(f"Daftar ini memuat rentang; tiap rentang dibaca {cara}.")
    unik = {t.tenggat: t for t in reversed(semua)}
    if len(unik) < len(semua):
        kembar = sorted({t.tenggat for t in semua if sum(t.tenggat == lain.tenggat for lain in semua) > 1})
        peringatan.append(f"Disebut lebih dari sekali, dihitung sekali: {', '.join(map(sebut_tenggat, kembar))}.")
    tenggat = tuple(sorted(unik.values(), key=lambda t: (t.jatuh_tempo, t.tenggat)))
    if len(tenggat) == 1:
        jenis = "tanggal" if len(tenggat[0].tenggat) == 10 else "bulan"
        return Waktu(jenis, None, tenggat, f"satu tenggat, {sebut_tenggat(tenggat[0].tenggat)}", _unik(peringatan))
    return Waktu("daftar", None, tenggat, f"{sebut_daftar(tenggat)}: {len(tenggat)} tenggat", _unik(peringatan))


def _unik(peringatan: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(peringatan))
