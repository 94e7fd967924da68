"""The texts and ruled tables of a PDF in their order, as plain data. Runs in the child process.

A PDF keeps no table: cells are found from the lines drawn (pdfplumber), merges from cells that reach over several
lines of the others, and what was one line of text before it was wrapped is judged by whether the next word would have
fitted. That is why a PDF gives a draft to be checked (`keluaran.draf`), never an upload.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from monev.baca import batas
from monev.baca.pdf_teks import Huruf, baris_teks, rapikan_lambang, teks_sel
from monev.baca.tolak import TerlaluBesar, TidakTerbaca
from monev.baca.word_tabel import SelWord, TabelWord, susun_tabel

Kotak = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""

_DEKAT = 3.0
_CELAH = 8.0
_SATUAN = 10
_TEKS_SEDIKIT = 20
_SANDI = "PDFPasswordIncorrect"


def baca(data: bytes) -> dict[str, Any]:
    """{"dokumen": texts and tables in order, "catatan": pages without text}, in the shape of `word.baca`.

    Raises TerlaluBesar; TidakTerbaca `kata_sandi`, `pindaian` (no text layer) or `tanpa_tabel` (no ruled table);
    ValueError where it is no PDF pdfplumber can open.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as berkas:
            if len(berkas.pages) > batas.HALAMAN_MAKS:
                raise TerlaluBesar(f"PDF ini {len(berkas.pages)} halaman; batasnya {batas.HALAMAN_MAKS} halaman.")
            return _baca_halaman(berkas.pages)
    except (PdfminerException, MalformedPDFException) as sebab:
        if _SANDI in repr(sebab):
            raise TidakTerbaca("kata_sandi") from sebab
        raise ValueError(repr(sebab)) from sebab


def _baca_halaman(halaman: Iterable[Page]) -> dict[str, Any]:
    isi: list[dict[str, Any]] = []
    tanpa_teks: list[int] = []
    tabel_ke = 0
    for satu in halaman:
        huruf = rapikan_lambang(satu.chars)
        if len(huruf) < _TEKS_SEDIKIT and satu.images:
            tanpa_teks.append(satu.page_number)
        for bagian in _bagian(satu, huruf):
            if "tabel" in bagian:
                tabel_ke += 1
                if tabel_ke > batas.TABEL_MAKS:
                    raise TerlaluBesar(f"PDF ini berisi lebih dari {batas.TABEL_MAKS} tabel.")
                bagian["tabel"]["nomor"] = tabel_ke
            isi.append(bagian)
        satu.close()
    if not tabel_ke:
        raise TidakTerbaca("pindaian" if tanpa_teks or not isi else "tanpa_tabel")
    catatan = [
        {"pesan": f"Halaman {nomor} hanya berisi gambar (pindaian), jadi tidak terbaca.", "tabel": None, "baris": None}
        for nomor in tanpa_teks
    ]
    return {"dokumen": isi, "catatan": catatan}


def _bagian(halaman: Page, huruf: list[Huruf]) -> list[dict[str, Any]]:
    """The texts and tables of a page from top to bottom."""
    tabel = _tabel_luar(halaman.find_tables(_tutup_tepi(halaman)))
    di_luar = [h for h in huruf if not any(_di_dalam(h, t.bbox) for t in tabel)]
    urut: list[tuple[float, dict[str, Any]]] = [(b.atas, {"teks": b.teks}) for b in baris_teks(di_luar)]
    isian = _isian(halaman)
    for satu in tabel:
        susunan = _tabel(satu, huruf, isian)
        data = {"nomor": 0, "halaman": halaman.page_number, **susunan.sebagai_data()}
        urut.append((satu.bbox[1], {"tabel": data}))
    return [bagian for _, bagian in sorted(urut, key=lambda u: u[0])]


def _tutup_tepi(halaman: Page) -> dict[str, Any]:
    """Lines that close what a page's end leaves open: a row that goes on over the page is often drawn without them."""
    tegak = sorted((e for e in halaman.edges if e["orientation"] == "v"), key=lambda e: e["top"])
    datar = [e for e in halaman.edges if e["orientation"] == "h"]
    bidang: list[list[float]] = []
    for garis in tegak:
        if bidang and garis["top"] - bidang[-1][1] <= _CELAH:
            bidang[-1][1] = max(bidang[-1][1], garis["bottom"])
        else:
            bidang.append([garis["top"], garis["bottom"]])
    penutup_datar, penutup_tegak = [], []
    for atas, bawah in bidang:
        dalam = [e for e in (*tegak, *datar) if atas - _DEKAT <= e["top"] and e["bottom"] <= bawah + _DEKAT]
        kiri, kanan = min(e["x0"] for e in dalam), max(e["x1"] for e in dalam)
        penutup_datar += [_penutup("h", kiri, kanan, y, y) for y in (atas, bawah)]
        penutup_tegak += [_penutup("v", x, x, atas, bawah) for x in (kiri, kanan)]
    return {"explicit_horizontal_lines": penutup_datar, "explicit_vertical_lines": penutup_tegak}


def _penutup(arah: str, x0: float, x1: float, atas: float, bawah: float) -> dict[str, Any]:
    """A line in pdfplumber's own form."""
    return {
        "object_type": "line_edge",
        "orientation": arah,
        "x0": x0,
        "x1": x1,
        "top": atas,
        "bottom": bawah,
        "width": x1 - x0,
        "height": bawah - atas,
    }


def _tabel_luar(semua: list[Table]) -> list[Table]:
    """Tables of more than one cell that stand in no other table."""
    nyata = [t for t in semua if len(t.cells) > 1]
    return [t for t in nyata if not any(_memuat(lain.bbox, t.bbox) for lain in nyata if lain is not t)]


def _memuat(luar: Kotak, dalam: Kotak) -> bool:
    sama = all(abs(a - b) <= _DEKAT for a, b in zip(luar, dalam, strict=True))
    return not sama and (
        luar[0] - _DEKAT <= dalam[0]
        and luar[1] - _DEKAT <= dalam[1]
        and dalam[2] <= luar[2] + _DEKAT
        and dalam[3] <= luar[3] + _DEKAT
    )


def _tabel(tabel: Table, huruf: list[Huruf], isian: list[tuple[Kotak, str]]) -> TabelWord:
    """A table's cells laid on the lines that all of them share."""
    tegak = _garis(x for k in tabel.cells for x in (k[0], k[2]))
    datar = _garis(y for k in tabel.cells for y in (k[1], k[3]))
    if len(tegak) - 1 > batas.KOLOM_MAKS or len(datar) - 1 > batas.BARIS_MAKS:
        raise TerlaluBesar(f"Sebuah tabel di PDF ini berisi {len(datar) - 1} baris dan {len(tegak) - 1} kolom.")
    milik = [h for h in huruf if _di_dalam(h, tabel.bbox)]
    baris: list[list[SelWord]] = [[] for _ in datar[1:]]
    for kotak in sorted(tabel.cells, key=lambda k: (k[1], k[0])):
        atas, bawah = _ke(datar, kotak[1]), max(_ke(datar, kotak[3]), _ke(datar, kotak[1]) + 1)
        kiri, kanan = _ke(tegak, kotak[0]), max(_ke(tegak, kotak[2]), _ke(tegak, kotak[0]) + 1)
        teks = teks_sel([h for h in milik if _di_dalam(h, kotak)], kotak)
        baris[atas].append(SelWord(kiri, kanan, teks, _warna(kotak, isian), mulai_gabung=bawah - atas > 1))
        for bawahnya in range(atas + 1, bawah):
            baris[bawahnya].append(SelWord(kiri, kanan, lanjut=True))
    for isi in baris:
        isi.sort(key=lambda sel: sel.awal)
    lebar = [round((b - a) * _SATUAN) for a, b in pairwise(tegak)]
    return susun_tabel(baris, lebar)


def _garis(tempat: Iterable[float]) -> list[float]:
    """Places of lines, those that lie together taken as one."""
    hasil: list[float] = []
    for satu in sorted(tempat):
        if not hasil or satu - hasil[-1] > _DEKAT:
            hasil.append(satu)
    return hasil


def _ke(garis: list[float], tempat: float) -> int:
    return min(range(len(garis)), key=lambda ke: abs(garis[ke] - tempat))


def _di_dalam(huruf: Huruf, kotak: Kotak) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (huruf["x0"] + huruf["x1"]) / 2, (huruf["top"] + huruf["bottom"]) / 2
    return kotak[0] <= x < kotak[2] and kotak[1] <= y < kotak[3]


def _isian(halaman: Page) -> list[tuple[Kotak, str]]:
    """Filled areas of a page with their colour, the last drawn first."""
    hasil = []
    for satu in reversed(halaman.rects):
        if satu.get("fill") and (warna := _heksa(satu.get("non_stroking_color"))):
            hasil.append(((satu["x0"], satu["top"], satu["x1"], satu["bottom"]), warna))
    return hasil


def _warna(kotak: Kotak, isian: list[tuple[Kotak, str]]) -> str:
    """The fill a cell stands on; empty for none and for white."""
    x, y = (kotak[0] + kotak[2]) / 2, (kotak[1] + kotak[3]) / 2
    for area, warna in isian:
        if area[0] <= x <= area[2] and area[1] <= y <= area[3]:
            return "" if warna == "FFFFFF" else warna
    return ""


def _heksa(warna: Any) -> str:
    """A colour of the PDF, grey, RGB or CMYK, as RRGGBB."""
    nilai = [warna] if isinstance(warna, int | float) else list(warna or ())
    if not all(isinstance(n, int | float) for n in nilai):
        return ""
    if len(nilai) == 1:
        nilai = nilai * 3
    elif len(nilai) == 4:
        nilai = [(1 - n) * (1 - nilai[3]) for n in nilai[:3]]
    return "".join(f"{round(min(max(n, 0), 1) * 255):02X}" for n in nilai) if len(nilai) == 3 else ""
