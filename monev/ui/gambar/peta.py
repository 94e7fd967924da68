"""The completion heatmap: area × month or triwulan, n/N in every cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from monev.istilah import STATUS_TENGGAT, WARNA_RENCANA
from monev.keadaan import S_D_POSISI, TAHUN_LAIN, format_capaian, nama_kolom, sebut_area
from monev.keadaan.capaian import TANPA_NILAI
from monev.teks import potong
from monev.ui import kata
from monev.ui.gambar.dasar import TINTA, kanvas, lolos, pesan_kosong

_BELUM = -1.0
"""The share that stands for "nothing due yet": its own grey at the bottom of the scale."""
_TERTINGGI_SEBAGIAN = 0.3
"""What is not complete stays far paler than what is: ▲ in its own colour keeps a contrast of 3 : 1 on it."""
_KELABU = "#e7ebef"
_TERLAMBAT = STATUS_TENGGAT["terlambat"]
_SEL_LAPANG = 40
"""From this height (px) a cell has room for ▲ on a line of its own."""
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
) -> go.Figure:
    """The heatmap of one rencana, from the rows of `monev.keadaan.matriks`; `satuan` is the word of what is counted.

    On a narrow screen with few rows the picture is turned: months run down, areas across. Each cell's mark carries
    [baris_urutan, kolom] as `customdata`: a cell is chosen through an invisible mark over it, because a heatmap
    itself sends no selection.
    """
    sel = matriks[(matriks["N"] > 0) | matriks["total_kolom"]]
    if not (sel["N"] > 0).any():
        return pesan_kosong("Belum ada yang dapat dipetakan: tidak ada tenggat yang dinilai.")
    kolom = _kolom(per, set(sel["kolom"]))
    baris = matriks.drop_duplicates("baris_urutan").sort_values("baris_urutan")
    sumbu_x = [(k, _judul_kolom(k, per, sempit)) for k in kolom]
    sumbu_y = [(b.baris_urutan, _judul_baris(b, sempit)) for b in baris.itertuples()]
    kunci_x, kunci_y = "kolom", "baris_urutan"
    if sempit and len(sumbu_y) <= _KOLOM_PONSEL:
        sumbu_x, sumbu_y, kunci_x, kunci_y = sumbu_y, sumbu_x, kunci_y, kunci_x
    x = sel[kunci_x].map({kunci: i for i, (kunci, _) in enumerate(sumbu_x)}).tolist()
    y = sel[kunci_y].map({kunci: i for i, (kunci, _) in enumerate(sumbu_y)}).tolist()
    tinggi = 36 if sempit else max(26, min(46, 430 // len(sumbu_y)))
    gambar = kanvas(tinggi * len(sumbu_y) + 34, margin={"l": 4, "r": 4, "t": 30, "b": 4}, hoverdistance=60)
    _warnai(gambar, sel, (x, y), (len(sumbu_x), len(sumbu_y)), tinggi, sempit, rencana_saja)
    gambar.add_scatter(
        x=x,
        y=y,
        mode="markers",
        marker={
            "symbol": "square",
            "size": tinggi - 4,
            "color": "rgba(0,0,0,0)",
            "line": {"width": 2, "color": TINTA},
            "opacity": 0,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        customdata=sel[["baris_urutan", "kolom"]].to_numpy().tolist(),
        hovertext=[_keterangan(b, per, satuan, tahun) for b in sel.itertuples()],
        hoverinfo="text",
    )
    _sumbu(gambar, [judul for _, judul in sumbu_x], [judul for _, judul in sumbu_y])
    return gambar


def _kolom(per: str, terisi: set[int]) -> list[int]:
    """Every month or quarter, also the empty ones; other years where there are any; the total last."""
    lain = [TAHUN_LAIN[per]] if TAHUN_LAIN[per] in terisi else []
    return [*range(1, TAHUN_LAIN[per]), *lain, S_D_POSISI]


def _judul_kolom(kolom: int, per: str, sempit: bool) -> str:
    nama = nama_kolom(per)[kolom]
    if kolom == S_D_POSISI:
        return "<b>Total</b>" if sempit else f"<b>{nama}</b>"
    return nama


def _judul_baris(baris: Any, sempit: bool) -> str:
    if baris.tingkat == "semua":
        return "<b>Semua</b>" if sempit else f"<b>{baris.nama_baris}</b>"
    if baris.tingkat == "area":
        return baris.area if sempit else lolos(potong(_nama(baris), 64))
    return baris.sub_area or "–" if sempit else f"<i>{lolos(potong(baris.nama_baris, 64))}</i>"


def _nama(baris: Any) -> str:
    if baris.tingkat != "area":
        return baris.nama_baris
    return sebut_area(baris.area, baris.nama_baris.removeprefix(baris.area))


def _belum(baris: Any) -> bool:
    return baris.jatuh_tempo == 0 and baris.n == 0


def _bagian(baris: Any) -> float | None:
    if baris.N == 0:
        return None
    if _belum(baris):
        return _BELUM
    return 1.0 if baris.n >= baris.N else _TERTINGGI_SEBAGIAN * baris.n / baris.N


def _teks(baris: Any, dua_baris: bool, rencana_saja: bool) -> str:
    if baris.N == 0:
        return TANPA_NILAI
    if _belum(baris):
        return f"({baris.N})"
    teks = f"{baris.n}/{baris.N}"
    if not baris.terlambat or rencana_saja:
        return teks
    tanda = f'<span style="color:{_TERLAMBAT.warna}"><b>{_TERLAMBAT.tanda}{baris.terlambat}</b></span>'
    return f"{teks}{'<br>' if dua_baris else ' '}{tanda}"


def _keterangan(baris: Any, per: str, satuan: str, tahun: int) -> str:
    waktu = f"{kata.bulan(baris.kolom)} {tahun}" if per == "bulan" and 1 <= baris.kolom <= 12 else baris.nama_kolom
    teks = f"<b>{lolos(_nama(baris))}</b><br>{waktu}: {format_capaian(baris.n, baris.N)} {satuan}"
    if baris.terlambat:
        teks += (
            f"<br>{_TERLAMBAT.tanda} {baris.terlambat} {'terlambat' if satuan == 'tenggat selesai' else 'belum ada'}"
        )
    if baris.N == 0:
        teks += "<br>belum ada yang jatuh tempo"
    elif not baris.jatuh_tempo_semua:
        teks += "<br>belum semua jatuh tempo"
    return teks


def _warnai(
    gambar: go.Figure,
    sel: pd.DataFrame,
    letak: tuple[list[int], list[int]],
    ukuran: tuple[int, int],
    tinggi: int,
    sempit: bool,
    rencana_saja: bool,
) -> None:
    """The cells themselves: pale to full by share, grey where nothing is due yet, n/N as text."""
    warna = WARNA_RENCANA if rencana_saja else STATUS_TENGGAT["selesai"].warna
    baris = list(sel.itertuples())
    teks = [_teks(b, sempit or tinggi >= _SEL_LAPANG, rencana_saja) for b in baris]
    gambar.add_heatmap(
        z=_papan(letak, [_bagian(b) for b in baris], ukuran),
        text=_papan(letak, teks, ukuran, kosong=""),
        texttemplate="%{text}",
        textfont={"size": 11 if sempit else 14},
        zmin=-1,
        zmax=1,
        colorscale=[[0.0, _KELABU], [0.499, _KELABU], [0.5, "#f5f8fa" if rencana_saja else "#f4faf7"], [1.0, warna]],
        showscale=False,
        xgap=2,
        ygap=2,
        hoverinfo="skip",
    )


def _papan(
    letak: tuple[list[int], list[int]], isi: Iterable[Any], ukuran: tuple[int, int], *, kosong: Any = None
) -> list[list[Any]]:
    """Cells laid out as full rows, also where there is nothing: else the cells beside a gap would grow over it."""
    lebar, tinggi = ukuran
    papan: list[list[Any]] = [[kosong] * lebar for _ in range(tinggi)]
    for kolom, baris, nilai in zip(*letak, isi, strict=True):
        papan[baris][kolom] = nilai
    return papan


def _sumbu(gambar: go.Figure, judul_x: list[str], judul_y: list[str]) -> None:
    """Names in full and level, never at an angle."""
    umum = {"fixedrange": True, "showgrid": False, "zeroline": False, "ticks": "", "tickangle": 0, "automargin": True}
    gambar.update_xaxes(
        umum
        | {
            "tickvals": list(range(len(judul_x))),
            "ticktext": judul_x,
            "side": "top",
            "range": [-0.5, len(judul_x) - 0.5],
        }
    )
    gambar.update_yaxes(
        umum | {"tickvals": list(range(len(judul_y))), "ticktext": judul_y, "range": [len(judul_y) - 0.5, -0.5]}
    )
