"""The completion heatmap: area × month or triwulan, n/N in every cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Literal

import pandas as pd

from monev.istilah import STATUS_TENGGAT, WARNA_RENCANA
from monev.keadaan import (
    S_D_POSISI,
    TAHUN_LAIN,
    belum_tiba,
    format_angka,
    format_capaian,
    format_sel,
    nama_kolom,
    sebut_area,
)
from monev.teks import potong
from monev.ui import kata
from monev.ui.gambar.dasar import TINTA, Gambar, baris, lolos, pesan_kosong, rakit, tata_letak

_BELUM = -1.0
"""The share that stands for "nothing due yet": its own grey at the bottom of the scale."""
_TERTINGGI_SEBAGIAN = 0.3
"""What is not complete stays far paler than what is: ▲ in its own colour keeps a contrast of 3 : 1 on it."""
_KELABU = "#e7ebef"
_TERLAMBAT = STATUS_TENGGAT["terlambat"]
_SEL_LAPANG = 40
"""From this height (px) a cell has room for two lines of large text."""
_KOLOM_PONSEL = 10
"""How many columns of n/N fit side by side on a phone."""


def peta_capaian(
    matriks: pd.DataFrame,
    *,
    per: Literal["bulan", "triwulan"],
    satuan: str,
    tahun: int,
    sempit: bool = False,
    rencana_saja: bool = False,
    dipilih: list[int] | None = None,
) -> Gambar:
    """The heatmap of one rencana, from the rows of `monev.keadaan.matriks`; `satuan` is the word of what is counted.

    On a narrow screen with few rows the picture is turned: months run down, areas across. Each cell's mark carries
    [baris_urutan, kolom] as `customdata`, and is seen as a frame around the cell that is `dipilih`.
    """
    semua = baris(matriks)
    sel = [b for b in semua if b.N > 0 or b.total_kolom]
    if not any(b.N for b in sel):
        return pesan_kosong("Belum ada yang dapat dipetakan: tidak ada tenggat yang dinilai.")
    sumbu_x = [(k, _judul_kolom(k, per, sempit)) for k in _kolom(per, {b.kolom for b in sel})]
    sumbu_y = [(kunci, _judul_baris(b, sempit)) for kunci, b in sorted({b.baris_urutan: b for b in semua}.items())]
    tegak = sempit and len(sumbu_y) <= _KOLOM_PONSEL
    if tegak:
        sumbu_x, sumbu_y = sumbu_y, sumbu_x
    tempat_x, tempat_y = ({kunci: i for i, (kunci, _) in enumerate(sumbu)} for sumbu in (sumbu_x, sumbu_y))
    kunci = [(b.baris_urutan, b.kolom) if tegak else (b.kolom, b.baris_urutan) for b in sel]
    letak = [(tempat_x[x], tempat_y[y]) for x, y in kunci]
    tinggi = 36 if sempit else max(31, min(46, 430 // len(sumbu_y)))
    jejak = [
        _warna(sel, letak, (len(sumbu_x), len(sumbu_y)), tinggi, sempit, rencana_saja),
        {
            **_tanda_pilih(letak, [[b.baris_urutan, b.kolom] == dipilih for b in sel], tinggi),
            "customdata": [[b.baris_urutan, b.kolom] for b in sel],
            "hovertext": [_keterangan(b, per, satuan, tahun) for b in sel],
            "hoverinfo": "text",
        },
    ]
    tata = tata_letak(
        tinggi * len(sumbu_y) + 34,
        margin={"l": _lebar_judul(sumbu_y), "r": 4, "t": 30, "b": 4},
        hoverdistance=60,
        **_sumbu([judul for _, judul in sumbu_x], [judul for _, judul in sumbu_y]),
    )
    return rakit(jejak, tata)


def _lebar_judul(sumbu: list[tuple[int, str]]) -> int:
    """Room for the longest row name; letting Plotly find it out draws everything twice."""
    return 12 + round(6.6 * max(len(re.sub("<[^>]*>", "", judul)) for _, judul in sumbu))


def _kolom(per: str, terisi: set[int]) -> list[int]:
    """Every month or quarter, also the empty ones; other years where there are any; the total last."""
    lain = [TAHUN_LAIN[per]] if TAHUN_LAIN[per] in terisi else []
    return [*range(1, TAHUN_LAIN[per]), *lain, S_D_POSISI]


def _judul_kolom(kolom: int, per: str, sempit: bool) -> str:
    nama = nama_kolom(per)[kolom]
    if kolom == S_D_POSISI:
        return "<b>Total</b>" if sempit else f"<b>{nama}</b>"
    return nama


def _judul_baris(satu: Any, sempit: bool) -> str:
    if satu.tingkat == "semua":
        return "<b>Semua</b>" if sempit else f"<b>{satu.nama_baris}</b>"
    if satu.tingkat == "area":
        return satu.area if sempit else lolos(potong(_nama(satu), 64))
    return satu.sub_area or "–" if sempit else f"<i>{lolos(potong(satu.nama_baris, 64))}</i>"


def _nama(satu: Any) -> str:
    if satu.tingkat != "area":
        return satu.nama_baris
    return sebut_area(satu.area, satu.nama_baris.removeprefix(satu.area))


def _bagian(satu: Any) -> float | None:
    if satu.N == 0:
        return None
    if belum_tiba(satu.n, satu.jatuh_tempo):
        return _BELUM
    return 1.0 if satu.n >= satu.N else _TERTINGGI_SEBAGIAN * satu.n / satu.N


def _teks(satu: Any, rencana_saja: bool) -> str:
    teks = format_sel(satu.n, satu.N, satu.jatuh_tempo)
    if not satu.terlambat or rencana_saja:
        return teks
    tanda = f'<span style="color:{_TERLAMBAT.warna}"><b>{_TERLAMBAT.tanda}{format_angka(satu.terlambat)}</b></span>'
    return f"{teks}<br>{tanda}"


def _keterangan(satu: Any, per: str, satuan: str, tahun: int) -> str:
    waktu = f"{kata.bulan(satu.kolom)} {tahun}" if per == "bulan" and 1 <= satu.kolom <= 12 else satu.nama_kolom
    teks = f"<b>{lolos(_nama(satu))}</b><br>{waktu}: {format_capaian(satu.n, satu.N)} {satuan}"
    if satu.terlambat:
        teks += f"<br>{_TERLAMBAT.tanda} {satu.terlambat} {'terlambat' if satuan == 'tenggat selesai' else 'belum ada'}"
    if satu.N == 0:
        teks += "<br>belum ada yang jatuh tempo"
    elif not satu.jatuh_tempo_semua:
        teks += "<br>belum semua jatuh tempo"
    return teks


def _warna(
    sel: list[Any],
    letak: list[tuple[int, int]],
    ukuran: tuple[int, int],
    tinggi: int,
    sempit: bool,
    rencana_saja: bool,
) -> dict[str, Any]:
    """The cells themselves: pale to full by share, grey where nothing is due yet, n/N as text."""
    penuh = WARNA_RENCANA if rencana_saja else STATUS_TENGGAT["selesai"].warna
    pucat = "#f5f8fa" if rencana_saja else "#f4faf7"
    teks = [_teks(b, rencana_saja) for b in sel]
    return {
        "type": "heatmap",
        "z": _papan(letak, [_bagian(b) for b in sel], ukuran),
        "text": _papan(letak, teks, ukuran, kosong=""),
        "texttemplate": "%{text}",
        "textfont": {"size": 14 if tinggi >= _SEL_LAPANG and not sempit else 11},
        "zmin": -1,
        "zmax": 1,
        "colorscale": [[0.0, _KELABU], [0.499, _KELABU], [0.5, pucat], [1.0, penuh]],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverinfo": "skip",
    }


def _tanda_pilih(letak: list[tuple[int, int]], dipilih: list[bool], tinggi: int) -> dict[str, Any]:
    """A mark over each cell, to point at; seen only where it was chosen."""
    return {
        "type": "scatter",
        "x": [x for x, _ in letak],
        "y": [y for _, y in letak],
        "mode": "markers",
        "marker": {
            "symbol": "square",
            "size": tinggi - 4,
            "color": "rgba(0,0,0,0)",
            "line": {"width": 2, "color": TINTA},
            "opacity": [1 if satu else 0 for satu in dipilih],
        },
    }


def _papan(
    letak: list[tuple[int, int]], isi: Iterable[Any], ukuran: tuple[int, int], *, kosong: Any = None
) -> list[list[Any]]:
    """Cells laid out as full rows, also where there is nothing: else the cells beside a gap would grow over it."""
    lebar, tinggi = ukuran
    papan: list[list[Any]] = [[kosong] * lebar for _ in range(tinggi)]
    for (kolom, lajur), nilai in zip(letak, isi, strict=True):
        papan[lajur][kolom] = nilai
    return papan


def _sumbu(judul_x: list[str], judul_y: list[str]) -> dict[str, Any]:
    """Names in full and level, never at an angle."""
    umum = {"fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "", "tickangle": 0}
    return {
        "xaxis": {
            **umum,
            "tickvals": list(range(len(judul_x))),
            "ticktext": judul_x,
            "side": "top",
            "range": [-0.5, len(judul_x) - 0.5],
        },
        "yaxis": {
            **umum,
            "tickvals": list(range(len(judul_y))),
            "ticktext": judul_y,
            "range": [len(judul_y) - 0.5, -0.5],
        },
    }
