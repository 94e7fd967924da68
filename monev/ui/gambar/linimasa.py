"""The timeline: a lane per langkah under its area, every tenggat a mark by status, the monthly load on top."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from monev.istilah import BELUM_DAPAT_DINILAI, WARNA_RENCANA
from monev.keadaan import sebut_area
from monev.tanggal import sebut_pendek, sebut_tenggat
from monev.teks import potong
from monev.ui import kata
from monev.ui.gambar.dasar import (
    GARIS,
    PITA,
    SIMBOL,
    TANDA_GAMBAR,
    TINTA,
    TINTA_SAMAR,
    URUTAN_GAMBAR,
    garis_status,
    kanvas,
    lolos,
    nama_kolom_bulan,
    pesan_kosong,
    warna_tanda,
)

_TINGGI_BEBAN = 54
_TINGGI_JUDUL = 26
_LEBAR_LABEL, _LEBAR_LABEL_SEMPIT = 0.235, 0.19
"""The label column's share of the width: enough for a kode and the start of its langkah; a kode alone on a phone."""
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
    tinggi_jalur = 20 if sempit else 19
    tinggi = _TINGGI_BEBAN + _TINGGI_JUDUL + tinggi_jalur * len(jalur)
    gambar = kanvas(tinggi, margin={"l": 4, "r": 8, "t": 2, "b": 2}, hoverdistance=14, bargap=0.25)
    letak = {kunci: i for i, kunci in enumerate(jalur["kunci"])}
    tampak = tenggat[tenggat["area"].isin(list(terbuka)) & tenggat["kode"].isin(letak)]
    tampak = tampak.assign(x=[_tempat(t, tahun) for t in tampak["tenggat"]], y=tampak["kode"].map(letak))
    _label(gambar, jalur)
    _beban(gambar, [_tempat(t, tahun) for t in tenggat["tenggat"]], sempit)
    _rentang(gambar, tampak, tahun)
    lipatan = ringkas["area"].isin(letak) & ~ringkas["area"].isin(list(terbuka)) & ringkas["kolom"].between(1, 12)
    _tanda_ringkas(gambar, ringkas[lipatan & (ringkas["N"] > 0)], letak, sempit, rencana_saja)
    for status in URUTAN_GAMBAR:
        _tanda(gambar, tampak[tampak["status"] == status], status, sempit, rencana_saja)
    _tanpa_target(gambar, langkah[langkah["kode"].isin(letak) & (langkah["jenis_target"] == "tanpa")], letak)
    _sumbu(gambar, jalur, _TINGGI_BEBAN / tinggi, _TINGGI_JUDUL / tinggi, _batas(tampak), sempit)
    _hiasan(gambar, jalur, posisi, tahun, _TINGGI_BEBAN / tinggi, _TINGGI_JUDUL / tinggi)
    return gambar


def _jalur(langkah: pd.DataFrame, terbuka: Collection[str], sempit: bool) -> pd.DataFrame:
    """Lanes from top to bottom: kunci (an area or a kode), label, kepala (True for an area's own lane)."""
    baris: list[dict[str, Any]] = []
    for (area, nama), isi in langkah.sort_values("urutan").groupby(["area", "nama_area"], sort=False):
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


def _tempat(tenggat: str, tahun: int) -> float:
    """Where a tenggat stands on the axis: months count from 0 at January of the plan's year."""
    bagian = [int(b) for b in tenggat.split("-")]
    bulan = (bagian[0] - tahun) * 12 + bagian[1] - 1
    if len(bagian) == 2:
        return bulan + 0.5
    return bulan + (bagian[2] - 0.5) / monthrange(bagian[0], bagian[1])[1]


def _batas(tampak: pd.DataFrame) -> tuple[float, float]:
    """The twelve months of the plan, widened where a tenggat lies outside them."""
    if tampak.empty:
        return 0.0, 12.0
    return min(0.0, float(tampak["x"].min() // 1)), max(12.0, float(tampak["x"].max() // 1) + 1)


def _beban(gambar: go.Figure, x: list[float], sempit: bool) -> None:
    gambar.add_histogram(
        x=x,
        xbins={"start": 0, "end": 12, "size": 1},
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
        x += [_tempat(mulai, tahun) - 0.4, ujung, None]
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
    besar = (9 if sempit else 11) + (1 if status == "terlambat" else 0)
    gambar.add_scatter(
        x=isi["x"].tolist(),
        y=isi["y"].tolist(),
        **_rupa(status, besar, rencana_saja),
        customdata=[["langkah", kode] for kode in isi["kode"]],
        hovertext=[_keterangan(b) for b in isi.itertuples()],
        hoverinfo="text",
    )


def _rupa(status: str, besar: int, rencana_saja: bool) -> dict[str, Any]:
    """How a mark is drawn; Plotly has no half-filled circle, so ◐ is written as text."""
    warna = warna_tanda(status, rencana_saja)
    if status not in SIMBOL:
        huruf = {"size": besar + 6, "color": warna}
        return {
            "mode": "text",
            "text": TANDA_GAMBAR[status],
            "textfont": huruf,
            "unselected": {"textfont": {"color": warna}},
        }
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


def _sumbu(
    gambar: go.Figure, jalur: pd.DataFrame, beban: float, judul: float, batas: tuple[float, float], sempit: bool
) -> None:
    nama = nama_kolom_bulan(sempit)
    lebar_label = _LEBAR_LABEL_SEMPIT if sempit else _LEBAR_LABEL
    awal, akhir = int(batas[0]), int(batas[1])
    gambar.update_layout(
        xaxis={
            "domain": [lebar_label, 1],
            "range": list(batas),
            "tickvals": [m + 0.5 for m in range(awal, akhir)],
            "ticktext": [nama[m % 12] for m in range(awal, akhir)],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "side": "top",
            "anchor": "y",
            "ticks": "",
            "tickfont": {"size": 13},
        },
        yaxis={
            "domain": [0, 1 - beban - judul],
            "range": [len(jalur) - 0.5, -0.5],
            "visible": False,
            "fixedrange": True,
        },
        xaxis2={"domain": [0, lebar_label], "range": [0, 1], "visible": False, "fixedrange": True},
        yaxis2={"domain": [1 - beban, 1 - beban * 0.22], "visible": False, "fixedrange": True, "rangemode": "tozero"},
    )


def _hiasan(gambar: go.Figure, jalur: pd.DataFrame, posisi: date, tahun: int, beban: float, judul: float) -> None:
    """Bands behind area lanes, a thin line at each month, a strong one at posisi."""
    bentuk: list[dict[str, Any]] = [
        {
            "type": "rect",
            "xref": "paper",
            "yref": "y",
            "x0": 0,
            "x1": 1,
            "y0": i - 0.5,
            "y1": i + 0.5,
            "fillcolor": PITA,
            "line": {"width": 0},
            "layer": "below",
        }
        for i in jalur.index[jalur["kepala"]]
    ]
    bentuk += [_tegak(m, 1 - beban - judul, {"width": 1, "color": GARIS}, "below") for m in range(13)]
    x = (posisi.year - tahun) * 12 + posisi.month - 1 + posisi.day / monthrange(posisi.year, posisi.month)[1]
    if 0 <= x <= 12:
        bentuk.append(_tegak(x, 1 - beban * 0.25, {"width": 2, "color": TINTA, "dash": "dot"}, "above"))
        gambar.add_annotation(
            x=x,
            y=1,
            xref="x",
            yref="paper",
            text=f"posisi {sebut_pendek(posisi)}",
            showarrow=False,
            xanchor="left" if x < 2 else "right" if x > 10 else "center",
            yanchor="top",
            font={"size": 12, "color": TINTA},
            bgcolor="#ffffff",
            borderpad=0,
        )
    gambar.update_layout(shapes=bentuk)


def _tegak(x: float, sampai: float, garis: dict[str, Any], lapis: str) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": sampai,
        "line": garis,
        "layer": lapis,
    }
