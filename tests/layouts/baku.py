"""The decree's own layout with its usual variations, as one function with switches; other layouts build on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.layouts.lembar import Lembar
from tests.layouts.rencana_acak import AreaAcak, LangkahAcak, RencanaAcak, SubAreaAcak, tulis_capaian, tulis_waktu

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
KOLOM_BAKU = ("no", "komponen", "indikator", "langkah_aksi", "bukti", "waktu", "capaian")
JUDUL_BAKU = {
    "no": "NO",
    "komponen": "KOMPONEN",
    "indikator": "INDIKATOR",
    "langkah_aksi": "LANGKAH AKSI",
    "bukti": "BUKTI DUKUNG",
    "waktu": "TARGET WAKTU",
    "capaian": "TARGET CAPAIAN",
    "pic": "PIC",
    "frekuensi": "FREKUENSI",
}


@dataclass(frozen=True)
class Gaya:
    """How the standard table is dressed. `waktu` writes a langkah's time; `judul` renames headings."""

    kolom: tuple[str, ...] = KOLOM_BAKU
    judul: dict[str, str] = field(default_factory=dict)
    tanda_area: Callable[[int], str] = lambda i: f"{ROMAWI[i]}. "
    tulis_area: Callable[[str], str] = str.upper
    tanda_sub: Callable[[int], str] = lambda i: "abcdefgh"[i]
    area_digabung: bool = True
    baris_nomor: bool = True
    gabung_lanjutan: bool = True
    waktu: Callable[[LangkahAcak, int], object] = lambda lg, tahun: tulis_waktu(lg.waktu, tahun)
    format_waktu: str | None = None
    bukti: Callable[[tuple[str, ...]], str] = ", ".join
    baris_judul: tuple[str, ...] = ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", "{satker}", "TAHUN {tahun}")
    kaki: tuple[str, ...] = ("{kota}, 5 Januari {tahun}", "Ketua Tim Kerja", "", "ttd", "", "NAMA PEJABAT")
    ulang_judul_tiap: int | None = None
    warna_area: str | None = None


def tulis_baku(rencana: RencanaAcak, gaya: Gaya | None = None) -> Lembar:
    """The whole plan on one sheet in this dress."""
    gaya = gaya or Gaya()
    lembar = Lembar()
    lebar = len(gaya.kolom)
    for teks in gaya.baris_judul:
        r = lembar.tambah(teks.format(satker=rencana.satker.upper(), tahun=rencana.tahun))
        lembar.gabungkan(r, 1, r, lebar)
    lembar.tambah()
    tulis_judul(lembar, gaya)
    for i, area in enumerate(rencana.area):
        tulis_area(lembar, gaya, rencana, i, area)
    lembar.tambah()
    for teks in gaya.kaki:
        lembar.tambah(*[None] * (lebar - 2), teks.format(kota="Nusa Jaya", tahun=rencana.tahun) or None)
    return lembar


def tulis_judul(lembar: Lembar, gaya: Gaya) -> None:
    """The heading row, and the row of column numbers where the style has one."""
    r = lembar.tambah(*[gaya.judul.get(k, JUDUL_BAKU[k]) for k in gaya.kolom])
    lembar.tebal.add(r)
    if gaya.baris_nomor:
        lembar.tambah(*range(1, len(gaya.kolom) + 1))


def tulis_area(lembar: Lembar, gaya: Gaya, rencana: RencanaAcak, i: int, area: AreaAcak) -> None:
    """An area's heading row and everything under it."""
    lebar = len(gaya.kolom)
    r = lembar.tambah(gaya.tanda_area(i) + gaya.tulis_area(area.nama), *[None] * (lebar - 1))
    lembar.tebal.add(r)
    if gaya.area_digabung:
        lembar.gabungkan(r, 1, r, lebar)
    if gaya.warna_area:
        lembar.warna |= {(r, c): gaya.warna_area for c in range(1, lebar + 1)}
    for j, sub in enumerate(area.sub_area):
        if sub.nama:
            lembar.tebal.add(lembar.tambah(gaya.tanda_sub(j), sub.nama, *[None] * (lebar - 2)))
        tulis_sub_area(lembar, gaya, rencana, sub)


def tulis_sub_area(lembar: Lembar, gaya: Gaya, rencana: RencanaAcak, sub: SubAreaAcak) -> None:
    """The numbered rows of one sub-area, continuation rows under each number."""
    for no, komponen in enumerate(sub.komponen, 1):
        awal = len(lembar.baris) + 1
        for k, langkah in enumerate(komponen.langkah):
            if gaya.ulang_judul_tiap and k == 0 and len(lembar.baris) % gaya.ulang_judul_tiap == 0:
                tulis_judul(lembar, gaya)
                awal = len(lembar.baris) + 1
            tulis_langkah(lembar, gaya, rencana, langkah, no if k == 0 else None, komponen.nama if k == 0 else None)
        if gaya.gabung_lanjutan:
            for nama in ("no", "komponen"):
                if nama in gaya.kolom:
                    c = gaya.kolom.index(nama) + 1
                    lembar.gabungkan(awal, c, len(lembar.baris), c)


def tulis_langkah(
    lembar: Lembar, gaya: Gaya, rencana: RencanaAcak, langkah: LangkahAcak, no: int | None, komponen: str | None
) -> int:
    """One langkah as one row."""
    frekuensi = {"bulanan": "Bulanan", "triwulanan": "Triwulanan"}.get(langkah.waktu.jenis)
    isi = {
        "no": no,
        "komponen": komponen,
        "indikator": langkah.indikator,
        "langkah_aksi": langkah.langkah_aksi,
        "bukti": gaya.bukti(langkah.bukti),
        "waktu": gaya.waktu(langkah, rencana.tahun),
        "capaian": langkah.capaian if "frekuensi" in gaya.kolom else tulis_capaian(langkah),
        "pic": langkah.pic,
        "frekuensi": frekuensi,
    }
    r = lembar.tambah(*[isi[k] for k in gaya.kolom])
    if gaya.format_waktu:
        lembar.format[(r, gaya.kolom.index("waktu") + 1)] = gaya.format_waktu
    return r
