"""The pictures inside documents: bars of capaian and the heatmap, drawn from the frames the pages show.

Pillow, which Streamlit brings along, draws them in 30 ms without a browser; the labels stand in the picture, nothing
has to be decoded. Each returns PNG for 16 cm of paper at 250 dots an inch.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pandas as pd
from PIL import Image, ImageColor, ImageDraw, ImageFont

from monev.istilah import STATUS_TENGGAT, WARNA_RENCANA
from monev.keadaan import (
    S_D_POSISI,
    TAHUN_LAIN,
    Hitungan,
    belum_tiba,
    format_angka,
    format_capaian,
    format_sel,
    ke_baris,
    nama_kolom,
    sebut_area,
)
from monev.keluaran.dokumen import huruf

LEBAR = 1600
TINTA, PUTIH, JALUR, GARIS, KELABU = "#1f2933", "#ffffff", "#e3e8ed", "#9aa5b1", "#e7ebef"
SELESAI, TERLAMBAT = STATUS_TENGGAT["selesai"], STATUS_TENGGAT["terlambat"]
_PUCAT = 0.3
"""What is not complete stays far paler than what is."""


def batang_capaian(per_area: pd.DataFrame, semua: Hitungan, *, rencana_saja: bool) -> bytes:
    """A bar per area, and one for all: capaian s.d. posisi as n/N (p%), with ▲ and how many are late."""
    baris = [(sebut_area(a["area"], a["nama_area"]), a) for a in ke_baris(per_area)]
    seluruhnya = {k: getattr(semua, k) for k in ("capaian_n", "capaian_N", "terlambat")}
    baris.append(("Semua area", seluruhnya))
    tinggi = 78
    kanvas = _Kanvas(LEBAR, tinggi * len(baris) + 24)
    kiri, kanan = 620, 1160
    for ke, (nama, a) in enumerate(baris):
        atas = 12 + ke * tinggi
        tebal = ke == len(baris) - 1
        if tebal:
            kanvas.garis(0, atas, LEBAR)
        kanvas.tulis_lipat(nama, 0, atas, kiri - 30, tinggi, 30, tebal=tebal)
        kanvas.kotak(kiri, atas + 16, kanan, atas + tinggi - 16, JALUR)
        if a["capaian_N"]:
            sampai = kiri + (kanan - kiri) * a["capaian_n"] / a["capaian_N"]
            warna = WARNA_RENCANA if rencana_saja else SELESAI.warna
            kanvas.kotak(kiri, atas + 16, sampai, atas + tinggi - 16, warna)
        akhir = kanvas.tulis(
            format_capaian(a["capaian_n"], a["capaian_N"]), kanan + 20, atas + tinggi / 2, 32, tebal=True
        )
        if a["terlambat"] and not rencana_saja:
            teks = f"{TERLAMBAT.tanda} {a['terlambat']}"
            kanvas.tulis(teks, max(akhir + 26, kanan + 290), atas + tinggi / 2, 32, tebal=True, warna=TERLAMBAT.warna)
    return kanvas.png()


def peta(matriks: pd.DataFrame, *, rencana_saja: bool) -> bytes:
    """The heatmap area × month of `monev.keadaan.matriks`: n/N in each cell, ▲ late, brackets where not yet due."""
    semua = [b for b in ke_baris(matriks) if b["tingkat"] in ("area", "semua")]
    kolom = [*range(1, 13), *({TAHUN_LAIN["bulan"]} & {b["kolom"] for b in semua}), S_D_POSISI]
    lajur = {b["baris_urutan"]: b for b in semua}
    kiri, tinggi, kepala = 380, 92, 56
    lebar = (LEBAR - kiri) / (len(kolom) + 0.5)  # the total is half as wide again
    kanvas = _Kanvas(LEBAR, kepala + tinggi * len(lajur) + 4)
    tempat = {k: (kiri + i * lebar, kiri + (i + 1) * lebar) for i, k in enumerate(kolom)}
    tempat[S_D_POSISI] = (tempat[S_D_POSISI][0], LEBAR)
    for k, (dari, sampai) in tempat.items():
        kanvas.tengah(nama_kolom("bulan")[k], dari, sampai, kepala / 2, 26, tebal=k == S_D_POSISI)
    atas = {urutan: kepala + i * tinggi for i, urutan in enumerate(sorted(lajur))}
    for urutan, b in lajur.items():
        kanvas.tulis_lipat(_nama(b), 0, atas[urutan], kiri - 20, tinggi, 25, tebal=b["tingkat"] == "semua")
    for b in semua:
        dari, sampai = tempat[b["kolom"]]
        _sel(kanvas, b, dari, atas[b["baris_urutan"]], sampai, tinggi, rencana_saja)
    return kanvas.png()


def teks_sel(b: dict[str, Any], *, rencana_saja: bool) -> tuple[str, str]:
    """What a cell of the heatmap says: n/N, or (N) where nothing is due yet, or a dash; and ▲ with how many late."""
    terlambat = b["terlambat"] and not rencana_saja
    sel = format_sel(b["n"], b["N"], b["jatuh_tempo"])
    return sel, f"{TERLAMBAT.tanda}{format_angka(b['terlambat'])}" if terlambat else ""


def warna_sel(b: dict[str, Any], *, rencana_saja: bool) -> str:
    """The fill of a cell: pale to full by its share, grey where nothing is due yet."""
    if b["N"] == 0:
        return PUTIH
    if belum_tiba(b["n"], b["jatuh_tempo"]):
        return KELABU
    penuh = WARNA_RENCANA if rencana_saja else SELESAI.warna
    return penuh if b["n"] >= b["N"] else campur(penuh, 0.06 + _PUCAT * b["n"] / b["N"])


def campur(warna: str, bagian: float) -> str:
    """A colour thinned with white."""
    r, g, b = (round(255 + (nilai - 255) * bagian) for nilai in ImageColor.getrgb(warna))
    return f"#{r:02x}{g:02x}{b:02x}"


def _nama(b: dict[str, Any]) -> str:
    return (
        b["nama_baris"] if b["tingkat"] == "semua" else sebut_area(b["area"], b["nama_baris"].removeprefix(b["area"]))
    )


def _sel(
    kanvas: _Kanvas, b: dict[str, Any], dari: float, atas: float, sampai: float, tinggi: float, polos: bool
) -> None:
    utama, tanda = teks_sel(b, rencana_saja=polos)
    kanvas.kotak(dari + 2, atas + 2, sampai - 2, atas + tinggi - 2, warna_sel(b, rencana_saja=polos))
    warna = PUTIH if b["N"] and b["n"] >= b["N"] else TINTA
    tebal = b["kolom"] == S_D_POSISI or b["tingkat"] == "semua"
    tengah = atas + tinggi / 2
    kanvas.tengah(utama, dari, sampai, tengah - (18 if tanda else 0), 28, tebal=tebal, warna=warna)
    if tanda:
        kanvas.tengah(tanda, dari, sampai, tengah + 20, 26, tebal=True, warna=TERLAMBAT.warna)


@cache
def _huruf(nama: str, ukuran: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(huruf.berkas(nama)), ukuran, layout_engine=ImageFont.Layout.BASIC)


class _Kanvas:
    """A white sheet to draw on."""

    def __init__(self, lebar: int, tinggi: int) -> None:
        self._gambar = Image.new("RGB", (lebar, tinggi), PUTIH)
        self._pena = ImageDraw.Draw(self._gambar)

    def kotak(self, kiri: float, atas: float, kanan: float, bawah: float, warna: str) -> None:
        self._pena.rectangle([round(v) for v in (kiri, atas, kanan, bawah)], fill=warna)

    def garis(self, kiri: float, atas: float, kanan: float) -> None:
        self._pena.line([round(v) for v in (kiri, atas, kanan, atas)], fill=GARIS, width=2)

    def panjang(self, teks: str, ukuran: int, tebal: bool) -> float:
        """How wide a text is."""
        return sum(_huruf(nama, ukuran).getlength(isi) for nama, isi in huruf.potongan(teks, tebal=tebal))

    def tulis(
        self, teks: str, kiri: float, tengah: float, ukuran: int, *, tebal: bool = False, warna: str = TINTA
    ) -> float:
        """Write on one line around the height `tengah`; returns where it ends."""
        for nama, isi in huruf.potongan(teks, tebal=tebal):
            muka = _huruf(nama, ukuran)
            self._pena.text((kiri, tengah + ukuran * 0.35), isi, font=muka, fill=warna, anchor="ls")
            kiri += muka.getlength(isi)
        return kiri

    def tengah(
        self, teks: str, kiri: float, kanan: float, tengah: float, ukuran: int, *, tebal: bool, warna: str = TINTA
    ) -> None:
        """Write in the middle between two sides, smaller where it would not fit."""
        while ukuran > 12 and self.panjang(teks, ukuran, tebal) > kanan - kiri - 6:
            ukuran -= 1
        awal = (kiri + kanan - self.panjang(teks, ukuran, tebal)) / 2
        self.tulis(teks, awal, tengah, ukuran, tebal=tebal, warna=warna)

    def tulis_lipat(
        self, teks: str, kiri: float, atas: float, lebar: float, tinggi: float, ukuran: int, *, tebal: bool
    ) -> None:
        """Write on as many lines as the height holds, the last one cut with … where there is more."""
        baris = self._lipat(teks, lebar, ukuran, tebal)
        muat = max(1, int(tinggi // (ukuran * 1.15)))
        if len(baris) > muat:
            baris = [*baris[: muat - 1], f"{baris[muat - 1]} …"]
        langkah = ukuran * 1.18
        awal = atas + tinggi / 2 - langkah * (len(baris) - 1) / 2
        for ke, satu in enumerate(baris):
            self.tulis(satu, kiri, awal + ke * langkah, ukuran, tebal=tebal)

    def png(self) -> bytes:
        """The sheet as a file of few colours: a third of the bytes of a full one."""
        wadah = BytesIO()
        self._gambar.quantize(128, dither=Image.Dither.NONE).save(wadah, "PNG", optimize=True, dpi=(254, 254))
        return wadah.getvalue()

    def _lipat(self, teks: str, lebar: float, ukuran: int, tebal: bool) -> list[str]:
        baris = [""]
        for kata in teks.split():
            calon = f"{baris[-1]} {kata}".strip()
            if baris[-1] and self.panjang(calon, ukuran, tebal) > lebar:
                baris.append(kata)
            else:
                baris[-1] = calon
        return baris
