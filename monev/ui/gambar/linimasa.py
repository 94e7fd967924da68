"""The timeline: a lane per langkah under its area, every tenggat a mark by status, the monthly load on top."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from monev.istilah import BELUM_DAPAT_DINILAI, WARNA_RENCANA
from monev.keadaan import sebut_area
from monev.tanggal import sebut_tenggat
from monev.teks import potong
from monev.ui import kata
from monev.ui.gambar.bingkai_waktu import batas, hiasan, pasang_sumbu, tempat, tinggi_gambar
from monev.ui.gambar.dasar import (
    SIMBOL,
    TINTA,
    TINTA_SAMAR,
    URUTAN_GAMBAR,
    garis_status,
    kanvas,
    lolos,
    pesan_kosong,
    warna_tanda,
)

_BIRU_BATANG = "#b9c6d3"


def linimasa(
    tenggat: pd.DataFrame,
    langkah: pd.DataFrame,
    ringkas: pd.DataFrame,
    *,
    tahun: int,
    posisi: date,
    terbuka: Collection[str],
    sempit: bool = False,
    rencana_saja: bool = False,
) -> go.Figure:
    """The timeline of one rencana.

    `langkah`: one row per lane (urutan, kode, area, nama_area, langkah_aksi, jenis_target); areas not in `terbuka`
    are folded into one lane with a mark per month, taken from `ringkas` (area, kolom, n, N, terlambat,
    jatuh_tempo). `tenggat`: the marks (kode, area, tenggat, mulai, jenis_target, jatuh_tempo, status,
    hari_terlambat, langkah_aksi).
    A month's tenggat stands in the middle of its month, an exact date on its day. Each mark carries what it opens as
    `customdata`: ["langkah", kode] or ["area", area].
    """
    if langkah.empty:
        return pesan_kosong("Tidak ada langkah yang cocok.")
    jalur = _jalur(langkah, terbuka, sempit)
    tinggi = tinggi_gambar(len(jalur), sempit)
    gambar = kanvas(tinggi, margin={"l": 4, "r": 8, "t": 2, "b": 2}, hoverdistance=14, bargap=0.25)
    letak_area, letak = (
        {b.kunci: b.Index for b in jalur[jalur["kepala"] == kepala].itertuples()} for kepala in (True, False)
    )
    tenggat = tenggat.assign(x=[tempat(t, tahun) for t in tenggat["tenggat"]], y=tenggat["kode"].map(letak))
    tampak = tenggat[tenggat["y"].notna()]
    bulan = batas(tenggat["x"].tolist())
    _label(gambar, jalur)
    _beban(gambar, tenggat["x"].tolist(), bulan, sempit)
    _rentang(gambar, tampak, tahun)
    lipatan = ringkas["area"].isin(set(letak_area) - set(terbuka)) & ringkas["kolom"].between(1, 12)
    _tanda_ringkas(gambar, ringkas[lipatan & (ringkas["N"] > 0)], letak_area, sempit, rencana_saja)
    for status in URUTAN_GAMBAR:
        _tanda(gambar, tampak[tampak["status"] == status], status, sempit, rencana_saja)
    _tanpa_target(gambar, langkah[langkah["kode"].isin(letak) & (langkah["jenis_target"] == "tanpa")], letak)
    pasang_sumbu(gambar, jalur, bulan, sempit)
    bentuk = hiasan(gambar, jalur, bulan, posisi, tahun)
    bentuk += _setengah(tampak[tampak["status"] == "berjalan"], _besar("berjalan", sempit), rencana_saja)
    gambar.update_layout(shapes=bentuk)
    return gambar


def _jalur(langkah: pd.DataFrame, terbuka: Collection[str], sempit: bool) -> pd.DataFrame:
    """Lanes from top to bottom: kunci (an area or a kode), label, kepala (True for an area's own lane)."""
    baris: list[dict[str, Any]] = []
    for area, isi in langkah.sort_values("urutan").groupby("area", sort=False):
        nama = isi["nama_area"].iloc[0]
        buka = area in terbuka
        panah = "▾" if buka else "▸"
        judul = area if sempit else potong(sebut_area(area, nama), 44)
        baris.append({"kunci": area, "label": f"<b>{panah} {judul}</b>", "kepala": True})
        if buka:
            baris += [
                {"kunci": kode, "label": _nama_jalur(kode, teks, sempit), "kepala": False}
                for kode, teks in zip(isi["kode"], isi["langkah_aksi"], strict=True)
            ]
    return pd.DataFrame(baris, columns=["kunci", "label", "kepala"])


def _label(gambar: go.Figure, jalur: pd.DataFrame) -> None:
    """Lane names as text on an axis of their own: left-aligned, and they open what they name."""
    gambar.add_scatter(
        x=[0] * len(jalur),
        y=list(range(len(jalur))),
        xaxis="x2",
        mode="text",
        text=jalur["label"].tolist(),
        textposition="middle right",
        textfont={"size": 12, "color": TINTA},
        unselected={"textfont": {"color": TINTA}},
        customdata=[["area" if b.kepala else "langkah", b.kunci] for b in jalur.itertuples()],
        hoverinfo="none",
    )


def _nama_jalur(kode: str, teks: str, sempit: bool) -> str:
    return lolos(kode if sempit else f"{kode}  {potong(teks, 44 - len(kode))}")


def _beban(gambar: go.Figure, x: list[float], bulan: tuple[int, int], sempit: bool) -> None:
    gambar.add_histogram(
        x=x,
        xbins={"start": bulan[0], "end": bulan[1], "size": 1},
        yaxis="y2",
        marker={"color": WARNA_RENCANA},
        texttemplate="%{y}",
        textposition="outside",
        textfont={"size": 11 if sempit else 13, "color": TINTA_SAMAR},
        cliponaxis=False,
        hovertemplate="%{y} tenggat<extra></extra>",
    )


def _rentang(gambar: go.Figure, tampak: pd.DataFrame, tahun: int) -> None:
    rentang = tampak[(tampak["jenis_target"] == "rentang") & tampak["mulai"].notna()]
    if rentang.empty:
        return
    x: list[float | None] = []
    y: list[float | None] = []
    for mulai, ujung, lajur in zip(rentang["mulai"], rentang["x"], rentang["y"], strict=True):
        x += [tempat(mulai, tahun) - 0.4, ujung, None]
        y += [lajur, lajur, None]
    gambar.add_scatter(x=x, y=y, mode="lines", line={"width": 6, "color": _BIRU_BATANG}, hoverinfo="skip")


def _keterangan(baris: Any) -> str:
    satu = kata.istilah(baris.status)
    telat = f" {baris.hari_terlambat} hari" if baris.status == "terlambat" else ""
    isi = lolos(potong(baris.langkah_aksi, 80))
    return f"<b>{lolos(baris.kode)}</b> {isi}<br>{sebut_tenggat(baris.tenggat)} · {satu.tanda} {satu.label}{telat}"


def _tanda(gambar: go.Figure, isi: pd.DataFrame, status: str, sempit: bool, rencana_saja: bool) -> None:
    if isi.empty:
        return
    besar = _besar(status, sempit)
    gambar.add_scatter(
        x=isi["x"].tolist(),
        y=isi["y"].tolist(),
        **_rupa(status, besar, rencana_saja),
        customdata=[["langkah", kode] for kode in isi["kode"]],
        hovertext=[_keterangan(b) for b in isi.itertuples()],
        hoverinfo="text",
    )


def _besar(status: str, sempit: bool) -> int:
    return (9 if sempit else 11) + (1 if status == "terlambat" else 0)


def _rupa(status: str, besar: int, rencana_saja: bool) -> dict[str, Any]:
    """How a mark is drawn."""
    warna = warna_tanda(status, rencana_saja)
    garis = {"width": 2 if "open" in SIMBOL[status] else 1, "color": garis_status(status, rencana_saja)}
    marker = {"symbol": SIMBOL[status], "size": besar, "color": warna, "line": garis}
    return {"mode": "markers", "marker": marker, "unselected": {"marker": {"opacity": 1}}}


def _status_ringkas(baris: Any) -> str:
    """The mark of a folded month: late before all, done only when all of it is."""
    if baris.terlambat:
        return "terlambat"
    if baris.n >= baris.N:
        return "selesai"
    return "belum_jatuh_tempo"


def _tanda_ringkas(
    gambar: go.Figure, ringkas: pd.DataFrame, letak: dict[str, int], sempit: bool, rencana_saja: bool
) -> None:
    if ringkas.empty:
        return
    isi = list(ringkas.itertuples())
    status = [_status_ringkas(b) for b in isi]
    gambar.add_scatter(
        x=[b.kolom - (0.5 if sempit else 0.68) for b in isi],
        y=[letak[b.area] for b in isi],
        mode="markers" if sempit else "markers+text",
        text=None if sempit else [f"{b.n}/{b.N}" for b in isi],
        textposition="middle right",
        textfont={"size": 12, "color": TINTA_SAMAR},
        marker={
            "symbol": [SIMBOL[s] for s in status],
            "size": 9 if sempit else 11,
            "color": [warna_tanda(s, rencana_saja) for s in status],
        },
        unselected={"marker": {"opacity": 1}, "textfont": {"color": TINTA_SAMAR}},
        customdata=[["area", b.area] for b in isi],
        hovertext=[
            f"<b>{lolos(b.area)}</b> {kata.bulan(b.kolom)}: {b.n} dari {b.N} selesai<br>ketuk untuk membuka area"
            for b in isi
        ],
        hoverinfo="text",
    )


def _tanpa_target(gambar: go.Figure, isi: pd.DataFrame, letak: dict[str, int]) -> None:
    if isi.empty:
        return
    gambar.add_scatter(
        x=[0.12] * len(isi),
        y=[letak[k] for k in isi["kode"]],
        mode="text",
        text=[f"<b>{BELUM_DAPAT_DINILAI.tanda}</b> tanpa target waktu"] * len(isi),
        textposition="middle right",
        textfont={"size": 12, "color": BELUM_DAPAT_DINILAI.warna},
        unselected={"textfont": {"color": BELUM_DAPAT_DINILAI.warna}},
        customdata=[["langkah", k] for k in isi["kode"]],
        hoverinfo="none",
    )


def _setengah(berjalan: pd.DataFrame, besar: int, rencana_saja: bool) -> list[dict[str, Any]]:
    """Shapes: the filled half of each ◐. Plotly has no such symbol, and the letter looks different in every font."""
    r, c = besar / 2, besar / 2 * 0.5523  # a quarter circle as a Bézier curve
    setengah = {
        "type": "path",
        "path": f"M0,{-r} C{-c},{-r} {-r},{-c} {-r},0 C{-r},{c} {-c},{r} 0,{r} Z",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "fillcolor": garis_status("berjalan", rencana_saja),
        "line": {"width": 0},
    }
    return [{**setengah, "xanchor": x, "yanchor": y} for x, y in zip(berjalan["x"], berjalan["y"], strict=True)]
