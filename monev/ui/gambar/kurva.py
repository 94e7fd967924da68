"""The S-curve: what the plan has due by when, what was reached at each unggahan, on one axis of months."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go

from monev.istilah import STATUS_TENGGAT, WARNA_RENCANA
from monev.keadaan import Kurva, format_capaian, ke_baris
from monev.tanggal import sebut, sebut_pendek
from monev.ui.gambar.bingkai_waktu import tempat_hari
from monev.ui.gambar.dasar import GARIS, TINTA, TINTA_SAMAR, Gambar, nama_kolom_bulan, pesan_kosong, tata_letak

_HIJAU = STATUS_TENGGAT["selesai"].warna
_TINGGI, _TINGGI_SEMPIT = 290, 320
_JARAK_LABEL, _JARAK_LABEL_SEMPIT = 0.7, 2
"""How many months apart two labels must stand so that they do not touch, at 1366 and at 390 px."""
_UJUNG = 10
"""From this month on a label stands to the left of its mark."""


def kurva_capaian(kurva: Kurva, *, tahun: int, posisi: date, sempit: bool = False) -> Gambar:
    """Planned (dashed) against reached (a mark per unggahan), both as a share of all tenggat of the year.

    A hollow mark is an unggahan that a later one speaks in place of; a plan without progress stands on the axis.
    """
    rencana = [b for b in ke_baris(kurva.rencana) if b["bagian"] is not None]
    unggahan = [b for b in ke_baris(kurva.unggahan) if b["bagian"] is not None]
    if not rencana:
        return pesan_kosong("Belum ada yang dapat digambar: tidak ada tenggat yang dinilai.")
    titik = [b for b in unggahan if b["dilaporkan"] and b["dipakai"]]
    tepi = {"l": 44, "r": 14 if sempit else 92, "t": 26, "b": 30}
    tinggi = _TINGGI_SEMPIT if sempit else _TINGGI
    gambar = go.Figure(layout=tata_letak(tinggi, margin=tepi, hoverdistance=20))
    _rencana(gambar, rencana, tahun, sempit)
    _garis_tercapai(gambar, titik, tahun)
    _tanda(gambar, [b for b in unggahan if b not in titik], tahun, penuh=False)
    _tanda(gambar, titik, tahun, penuh=True)
    _label(gambar, titik, tahun, sempit)
    _sumbu(gambar, rencana, tahun, sempit)
    _garis_posisi(gambar, posisi, tahun)
    return gambar.to_plotly_json()


def _rencana(gambar: go.Figure, rencana: list[dict[str, Any]], tahun: int, sempit: bool) -> None:
    awal = tempat_hari(rencana[0]["tanggal"], tahun) - 1
    gambar.add_scatter(
        x=[awal, *(tempat_hari(b["tanggal"], tahun) for b in rencana)],
        y=[0, *(b["bagian"] for b in rencana)],
        mode="lines",
        line={"color": WARNA_RENCANA, "width": 3, "dash": "dash"},
        hovertext=["", *(f"<b>Rencana s.d. {sebut(b['tanggal'])}</b><br>{_angka(b)} jatuh tempo" for b in rencana)],
        hoverinfo="text",
    )
    akhir = rencana[-1]
    gambar.add_annotation(
        x=tempat_hari(akhir["tanggal"], tahun),
        y=akhir["bagian"],
        text="<b>Rencana</b>",
        showarrow=False,
        xanchor="right" if sempit else "left",
        yanchor="bottom" if sempit else "middle",
        xshift=0 if sempit else 8,
        font={"size": 15, "color": WARNA_RENCANA},
    )


def _garis_tercapai(gambar: go.Figure, titik: list[dict[str, Any]], tahun: int) -> None:
    gambar.add_scatter(
        x=[tempat_hari(b["tanggal"], tahun) for b in titik],
        y=[b["bagian"] for b in titik],
        mode="lines",
        line={"color": _HIJAU, "width": 4},
        hoverinfo="skip",
    )


def _tanda(gambar: go.Figure, unggahan: list[dict[str, Any]], tahun: int, *, penuh: bool) -> None:
    gambar.add_scatter(
        x=[tempat_hari(b["tanggal"], tahun) for b in unggahan],
        y=[b["bagian"] if b["dilaporkan"] else 0 for b in unggahan],
        mode="markers+text",
        text=[f"<b>{b['unggahan']}</b>" for b in unggahan],
        textfont={"size": 13, "color": "#ffffff" if penuh else TINTA},
        marker={
            "symbol": ["circle" if b["dilaporkan"] else "diamond" for b in unggahan],
            "size": 24,
            "color": _HIJAU if penuh else "#ffffff",
            "line": {"width": 2, "color": "#ffffff" if penuh else [_tepi(b) for b in unggahan]},
        },
        cliponaxis=False,
        hovertext=[_keterangan(b) for b in unggahan],
        hoverinfo="text",
    )


def _tepi(b: dict[str, Any]) -> str:
    return _HIJAU if b["dilaporkan"] else WARNA_RENCANA


def _keterangan(b: dict[str, Any]) -> str:
    judul = f"<b>Unggahan {b['unggahan']}</b>, posisi {sebut(b['tanggal'])}"
    if not b["dilaporkan"]:
        return f"{judul}<br>rencana saja, belum ada realisasi"
    isi = f"{judul}<br>{_angka(b)} selesai<br>{b['jatuh_tempo']} sudah jatuh tempo"
    return isi if b["dipakai"] else f"{isi}<br>diganti unggahan sesudahnya"


def _angka(b: dict[str, Any]) -> str:
    return f"{format_capaian(b['n'], b['N'])} tenggat"


def _label(gambar: go.Figure, titik: list[dict[str, Any]], tahun: int, sempit: bool) -> None:
    """How far, beside each mark; the newest first, older ones only where there is room."""
    jarak = _JARAK_LABEL_SEMPIT if sempit else _JARAK_LABEL
    terakhir = float("inf")
    for b in reversed(titik):
        x = tempat_hari(b["tanggal"], tahun)
        if terakhir - x < jarak:
            continue
        di_ujung = x > _UJUNG
        gambar.add_annotation(
            x=x,
            y=b["bagian"],
            text=f"<b>{'Tercapai ' if terakhir == float('inf') and not sempit else ''}{b['persen']}%</b>",
            showarrow=False,
            xanchor="right" if di_ujung else "left",
            yanchor="top",
            xshift=-8 if di_ujung else 8,
            # To the left the line falls away under the label: more of it the narrower the picture.
            yshift=(-34 if sempit else -22) if di_ujung else -12,
            font={"size": 15 if sempit else 17, "color": _HIJAU},
        )
        terakhir = x


def _sumbu(gambar: go.Figure, rencana: list[dict[str, Any]], tahun: int, sempit: bool) -> None:
    nama = nama_kolom_bulan(sempit)
    awal = round(tempat_hari(rencana[0]["tanggal"], tahun)) - 1
    akhir = round(tempat_hari(rencana[-1]["tanggal"], tahun))
    gambar.update_xaxes(
        range=[awal, akhir],
        tickvals=[bulan + 0.5 for bulan in range(awal, akhir)],
        ticktext=[nama[bulan % 12] for bulan in range(awal, akhir)],
        tickfont={"size": 14},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        ticks="",
    )
    gambar.update_yaxes(
        range=[-0.14, 1.08],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        ticktext=["0%", "25%", "50%", "75%", "100%"],
        tickfont={"size": 14},
        gridcolor=GARIS,
        zeroline=False,
        fixedrange=True,
        ticks="",
    )
    gambar.update_layout(
        shapes=[
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": batas,
                "x1": batas,
                "y0": 0,
                "y1": 1,
                "line": {"width": 1, "color": GARIS},
                "layer": "below",
            }
            for batas in range(awal, akhir + 1)
            if batas % 3 == 0
        ]
    )


def _garis_posisi(gambar: go.Figure, posisi: date, tahun: int) -> None:
    x = tempat_hari(posisi, tahun)
    kiri, kanan = gambar.layout.xaxis.range
    if not kiri <= x <= kanan:
        return
    gambar.add_vline(x=x, line={"width": 2, "color": TINTA, "dash": "dot"}, layer="below")
    gambar.add_annotation(
        x=x,
        y=1,
        yref="paper",
        text=f"posisi {sebut_pendek(posisi)}",
        showarrow=False,
        xanchor="left" if x < kiri + 2 else "right" if x > kanan - 2 else "center",
        yanchor="bottom",
        font={"size": 13, "color": TINTA_SAMAR},
    )
