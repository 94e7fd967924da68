"""The timeline: a lane per langkah under its area, every tenggat a mark by status, the monthly load on top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date
from math import floor
from typing import Any, NamedTuple

import pandas as pd

from monev.istilah import BELUM_DAPAT_DINILAI, WARNA_RENCANA
from monev.keadaan import format_angka, format_pecahan
from monev.tanggal import sebut_tenggat
from monev.teks import potong
from monev.ui import kata
from monev.ui.gambar.bingkai_waktu import batas, hiasan, sumbu_waktu, tempat, tempat_bebas, tinggi_gambar
from monev.ui.gambar.dasar import (
    SIMBOL,
    TINTA_SAMAR,
    URUTAN_GAMBAR,
    Gambar,
    Jejak,
    baris,
    garis_status,
    lolos,
    pesan_kosong,
    rakit,
    tata_letak,
    warna_tanda,
)
from monev.ui.gambar.jalur import SUMBU_NAMA, Jalur, bidang_nama, nama_jalur, susun_jalur

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
) -> Gambar:
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
    jalur = susun_jalur(baris(langkah), terbuka, sempit)
    letak = {(satu.jenis, satu.kunci): i for i, satu in enumerate(jalur)}
    semua = [(tempat(b.tenggat, tahun), b) for b in baris(tenggat)]
    tampak = [Tanda(x, letak["langkah", b.kode], b) for x, b in semua if ("langkah", b.kode) in letak]
    lipatan = [b for b in baris(ringkas) if b.N and 1 <= b.kolom <= 12 and b.area not in terbuka]
    bulan = batas([x for x, _ in semua])
    # As everywhere (DESIGN §5): what was declared tidak berlaku is drawn, and left out of every count.
    per_bulan = Counter(floor(x) for x, b in semua if b.status != "tidak_berlaku")
    jejak = [
        bidang_nama(jalur),
        nama_jalur(jalur),
        *_beban(per_bulan, sempit),
        _rentang(tampak, tahun),
        _tanda_ringkas([b for b in lipatan if ("area", b.area) in letak], letak, sempit, rencana_saja),
        _tanda(sorted(tampak, key=lambda t: URUTAN_GAMBAR.index(t.isi.status)), sempit, rencana_saja),
        _tanpa_target(jalur, tempat_bebas(bulan, posisi, tahun, sempit)),
    ]
    tinggi = tinggi_gambar(len(jalur), sempit)
    rias = hiasan([i for i, satu in enumerate(jalur) if satu.jenis == "area"], tinggi, bulan, posisi, tahun)
    rias["shapes"] += _setengah([t for t in tampak if t.isi.status == "berjalan"], sempit, rencana_saja)
    tepi = {"l": 4, "r": 8, "t": 2, "b": 2}
    tata = tata_letak(tinggi, margin=tepi, hoverdistance=14, bargap=0.25, meta={"sumbu_nama": SUMBU_NAMA})
    sumbu = sumbu_waktu(len(jalur), tinggi, bulan, max(per_bulan.values(), default=1), sempit)
    return rakit([satu for satu in jejak if satu], {**tata, **sumbu, **rias})


class Tanda(NamedTuple):
    """One mark: where it stands, and the tenggat it is."""

    x: float
    y: int
    isi: Any


def _beban(per_bulan: Counter[int], sempit: bool) -> list[Jejak]:
    """How many tenggat stand in each month: bars, and their numbers as text (a bar's own is measured bar by bar)."""
    x, y = [bulan + 0.5 for bulan in per_bulan], list(per_bulan.values())
    batang = {"type": "bar", "x": x, "y": y, "yaxis": "y2", "marker": {"color": WARNA_RENCANA}, "hoverinfo": "skip"}
    angka = {
        "type": "scatter",
        "x": x,
        "y": y,
        "yaxis": "y2",
        "mode": "text",
        "text": [format_angka(jumlah) for jumlah in y],
        "textposition": "top center",
        "textfont": {"size": 11 if sempit else 13, "color": TINTA_SAMAR},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [batang, angka]


def _rentang(tampak: list[Tanda], tahun: int) -> Jejak | None:
    x: list[float | None] = []
    y: list[float | None] = []
    for satu in tampak:
        if satu.isi.jenis_target == "rentang" and isinstance(satu.isi.mulai, str):
            x += [tempat(satu.isi.mulai, tahun) - 0.4, satu.x, None]
            y += [satu.y, satu.y, None]
    if not x:
        return None
    garis = {"width": 6, "color": _BIRU_BATANG}
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": garis, "hoverinfo": "skip"}


def _keterangan(b: Any) -> str:
    satu = kata.istilah(b.status)
    telat = f" {format_angka(b.hari_terlambat)} hari" if b.status == "terlambat" else ""
    isi = lolos(potong(b.langkah_aksi, 80))
    return f"<b>{lolos(b.kode)}</b> {isi}<br>{sebut_tenggat(b.tenggat)} · {satu.tanda} {satu.label}{telat}"


def _tanda(isi: list[Tanda], sempit: bool, rencana_saja: bool) -> Jejak | None:
    """Every tenggat as one trace, the last on top: a trace for each status takes twice as long to draw."""
    if not isi:
        return None
    status = [satu.isi.status for satu in isi]
    return {
        "type": "scatter",
        "x": [satu.x for satu in isi],
        "y": [satu.y for satu in isi],
        "mode": "markers",
        "marker": {
            "symbol": [SIMBOL[s] for s in status],
            "size": [_besar(s, sempit) for s in status],
            "opacity": 1,
            "color": [warna_tanda(s, rencana_saja) for s in status],
            "line": {
                "width": [2 if "open" in SIMBOL[s] else 1 for s in status],
                "color": [garis_status(s, rencana_saja) for s in status],
            },
        },
        "customdata": [["langkah", satu.isi.kode] for satu in isi],
        "hovertext": [_keterangan(satu.isi) for satu in isi],
        "hoverinfo": "text",
    }


def _besar(status: str, sempit: bool) -> int:
    return (9 if sempit else 11) + (1 if status == "terlambat" else 0)


def _status_ringkas(b: Any) -> str:
    """The mark of a folded month: late before all, done only when all of it is."""
    if b.terlambat:
        return "terlambat"
    return "selesai" if b.n >= b.N else "belum_jatuh_tempo"


def _keterangan_ringkas(b: Any) -> str:
    jumlah = f"{format_angka(b.n)} dari {format_angka(b.N)} selesai"
    return f"<b>{lolos(b.area)}</b> {kata.bulan(b.kolom)}: {jumlah}<br>ketuk untuk membuka area"


def _tanda_ringkas(isi: list[Any], letak: dict[tuple[str, str], int], sempit: bool, rencana_saja: bool) -> Jejak | None:
    if not isi:
        return None
    status = [_status_ringkas(b) for b in isi]
    return {
        "type": "scatter",
        "x": [b.kolom - (0.5 if sempit else 0.68) for b in isi],
        "y": [letak["area", b.area] for b in isi],
        "mode": "markers" if sempit else "markers+text",
        "text": [format_pecahan(b.n, b.N) for b in isi],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": TINTA_SAMAR},
        "marker": {
            "symbol": [SIMBOL[s] for s in status],
            "size": 9 if sempit else 11,
            "color": [warna_tanda(s, rencana_saja) for s in status],
        },
        "customdata": [["area", b.area] for b in isi],
        "hovertext": [_keterangan_ringkas(b) for b in isi],
        "hoverinfo": "text",
    }


def _tanpa_target(jalur: list[Jalur], x: float) -> Jejak | None:
    letak = [i for i, satu in enumerate(jalur) if satu.tanpa_target]
    if not letak:
        return None
    return {
        "type": "scatter",
        "x": [x] * len(letak),
        "y": letak,
        "mode": "text",
        "text": [f"<b>{BELUM_DAPAT_DINILAI.tanda}</b> tanpa target waktu"] * len(letak),
        "textposition": "middle right",
        "textfont": {"size": 12, "color": BELUM_DAPAT_DINILAI.warna},
        "customdata": [["langkah", jalur[i].kunci] for i in letak],
        "hoverinfo": "none",
    }


def _setengah(berjalan: list[Tanda], sempit: bool, rencana_saja: bool) -> list[dict[str, Any]]:
    """Shapes: the filled half of each ◐. Plotly has no such symbol, and the letter looks different in every font."""
    r = _besar("berjalan", sempit) / 2
    c = r * 0.5523  # a quarter circle as a Bézier curve
    setengah = {
        "type": "path",
        "path": f"M0,{-r} C{-c},{-r} {-r},{-c} {-r},0 C{-r},{c} {-c},{r} 0,{r} Z",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "fillcolor": garis_status("berjalan", rencana_saja),
        "line": {"width": 0},
    }
    return [{**setengah, "xanchor": satu.x, "yanchor": satu.y} for satu in berjalan]
