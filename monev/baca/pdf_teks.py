"""Characters of a PDF at their places → lines, and the text of a cell as it was before it was wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pdfplumber.utils import extract_words

from monev.baca.jenis_bukti import JENIS_BUKTI, KEPALA_LAIN
from monev.baca.kamus import JUDUL
from monev.baca.kamus_waktu import EJAAN_BULAN, SATUAN
from monev.baca.kamus_word import FONT_LAMBANG
from monev.baca.word_teks import terjemahkan

Huruf = dict[str, Any]
"""A character as pdfplumber gives it: text, fontname, size, x0, x1, top, bottom."""

_SELA_KATA = 0.2
"""Space between letters, as a share of the type size, from which on a new word begins; Word squeezes to 0.17."""

_TEPI = 2.0
"""Points a cell keeps free on each side at least (LibreOffice 2.8, Excel 2.3, Word 5.4)."""

_LONGGAR = 4.0
_BUTIR = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+\S|[•·●▪◦➢✓*]\s*\S")
_STRIP = re.compile(r"[-–]\s+\S")

_KATA_KEPALA = frozenset(
    kata
    for daftar in (*JUDUL.values(), *EJAAN_BULAN, SATUAN, *(kata for _, kata in JENIS_BUKTI), KEPALA_LAIN)
    for sebutan in daftar
    for kata in sebutan.split()
    if len(kata) > 3
)
"""Words of headings, times and documents: a column narrower than such a word prints it over two or three lines."""


@dataclass(frozen=True, slots=True)
class BarisTeks:
    """One printed line: where its top is, its text and width, and the width of its first word, in points."""

    atas: float
    teks: str
    lebar: float
    kata_pertama: float
    ukuran: float


def rapikan_lambang(huruf: list[Huruf]) -> list[Huruf]:
    """Characters of symbol fonts as what they look like (a tick typed as ü in Wingdings)."""
    hasil = []
    for satu in huruf:
        font = satu["fontname"].rsplit("+", 1)[-1].split("-")[0].lower()
        lambang = FONT_LAMBANG.get(font)
        teks = terjemahkan(satu["text"], lambang)
        hasil.append(satu if teks == satu["text"] else {**satu, "text": teks})
    return hasil


def baris_teks(huruf: list[Huruf]) -> list[BarisTeks]:
    """Printed lines from top to bottom."""
    if not huruf:
        return []
    kata = extract_words(huruf, x_tolerance_ratio=_SELA_KATA, extra_attrs=["size"])
    kata.sort(key=lambda k: ((k["top"] + k["bottom"]) / 2, k["x0"]))
    baris: list[list[dict[str, Any]]] = []
    for satu in kata:
        tengah = (satu["top"] + satu["bottom"]) / 2
        if baris and tengah < baris[-1][0]["bottom"] and tengah - _tengah(baris[-1][0]) < 0.5 * satu["size"]:
            baris[-1].append(satu)
        else:
            baris.append([satu])
    return [_satu_baris(sorted(isi, key=lambda k: k["x0"])) for isi in baris]


def _tengah(kata: dict[str, Any]) -> float:
    return (kata["top"] + kata["bottom"]) / 2


def _satu_baris(kata: list[dict[str, Any]]) -> BarisTeks:
    return BarisTeks(
        kata[0]["top"],
        " ".join(k["text"] for k in kata),
        kata[-1]["x1"] - kata[0]["x0"],
        kata[0]["x1"] - kata[0]["x0"],
        kata[0]["size"],
    )


def teks_sel(huruf: list[Huruf], kotak: tuple[float, float, float, float]) -> str:
    """A cell's text: a line break stays only where the next word would still have fitted, or an item begins."""
    baris = baris_teks(huruf)
    ruang = kotak[2] - kotak[0] - 2 * _TEPI
    teks = baris[0].teks if baris else ""
    # "Contoh – Contoh" may be wrapped before its dash: a dash opens an item only in a list of dashes.
    berstrip = bool(_STRIP.match(teks))
    for ke, satu in enumerate(baris[1:], start=1):
        atas = baris[ke - 1]
        muat = atas.lebar + 0.3 * atas.ukuran + satu.kata_pertama + _LONGGAR < ruang
        if muat or _BUTIR.match(satu.teks) or (berstrip and _STRIP.match(satu.teks)):
            teks += "\n" + satu.teks
        elif (teks.endswith("-") and not teks.endswith((" -", "--"))) or _terpenggal(teks, baris[ke : ke + 2]):
            teks += satu.teks
        else:
            teks += " " + satu.teks
    return teks


def _terpenggal(teks: str, berikut: list[BarisTeks]) -> bool:
    """Whether a text and the lines below it are pieces of one known word: KOMPO/NEN, IN/DIKA/TOR."""
    kata = teks.rsplit(None, 1)[-1].casefold() if teks else ""
    kata = kata.lstrip('(“"')
    pertama, *sisa = ([k.rstrip(',.;:)”"') for k in baris.teks.casefold().split()] for baris in berikut)
    if kata in _KATA_KEPALA and pertama[0] in _KATA_KEPALA:
        return False
    utuh = kata + pertama[0]
    return utuh in _KATA_KEPALA or (len(pertama) == 1 and bool(sisa) and utuh + sisa[0][0] in _KATA_KEPALA)
