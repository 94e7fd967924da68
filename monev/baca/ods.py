"""What an .ods says of its sheets beyond values: merges, fills, what is hidden, dates and shares as they are shown.

Calamine does not give these. Read from content.xml row by row; what repeats is counted, never written out, so that a
small file that claims a thousand million cells is refused at once.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from monev.baca import batas
from monev.baca.tolak import TerlaluBesar

_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEKS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_KANTOR = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_GAYA = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DENGAN_BENTUK = frozenset({"date", "percentage", "time"})
_SEMBUNYI = frozenset({"collapse", "filter"})


@dataclass(slots=True)
class LembarOds:
    """One sheet's XML: `gabungan` as first column, first row, last column, last row; `tampak` the shown text."""

    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    baris_tersembunyi: list[int] = field(default_factory=list)
    kolom_tersembunyi: list[int] = field(default_factory=list)
    warna: list[tuple[int, int, str]] = field(default_factory=list)
    tampak: dict[tuple[int, int], str] = field(default_factory=dict)
    tersembunyi: bool = False


def lembar_ods(data: bytes) -> dict[str, LembarOds]:
    """Sheet name → what its XML says. Raises TerlaluBesar, and what zip and XML readers raise on damaged files."""
    semua: dict[str, LembarOds] = {}
    gaya = _Gaya()
    sel = 0
    with zipfile.ZipFile(io.BytesIO(data)) as arsip, arsip.open("content.xml") as aliran:
        pembaca: _Pembaca | None = None
        for peristiwa, unsur in ElementTree.iterparse(aliran, ("start", "end")):
            if peristiwa == "start":
                if unsur.tag == f"{_TABEL}table" and pembaca is None:
                    nama = unsur.get(f"{_TABEL}name", "")
                    tersembunyi = unsur.get(f"{_TABEL}style-name") in gaya.sembunyi
                    pembaca = _Pembaca(nama, LembarOds(tersembunyi=tersembunyi), gaya.warna)
                    semua[nama] = pembaca.lembar
            elif unsur.tag == f"{_GAYA}style":
                gaya.catat(unsur)
            elif pembaca is not None and unsur.tag == f"{_TABEL}table-column":
                pembaca.kolom(unsur)
            elif pembaca is not None and unsur.tag == f"{_TABEL}table-row":
                sel += pembaca.baris(unsur)
                unsur.clear()
                if sel > batas.SEL_MAKS:
                    raise TerlaluBesar(f"Workbook ini berisi lebih dari {batas.SEL_MAKS} sel.")
            elif unsur.tag == f"{_TABEL}table":
                pembaca = None
    return semua


@dataclass(slots=True)
class _Gaya:
    """Styles by name: which hide a sheet, and the fill of which cells (RRGGBB)."""

    sembunyi: set[str] = field(default_factory=set)
    warna: dict[str | None, str] = field(default_factory=dict)

    def catat(self, unsur: Element) -> None:
        """Note what a style says."""
        nama = unsur.get(f"{_GAYA}name", "")
        for sifat in unsur:
            if sifat.get(f"{_TABEL}display") == "false":
                self.sembunyi.add(nama)
            warna = sifat.get(f"{_FO}background-color", "") if sifat.tag == f"{_GAYA}table-cell-properties" else ""
            if warna.startswith("#") and warna.lower() != "#ffffff":
                self.warna[nama] = warna[1:].upper()


class _Pembaca:
    """Counts rows and columns of one sheet as they come."""

    def __init__(self, nama: str, lembar: LembarOds, warna: dict[str | None, str]) -> None:
        self.nama = nama
        self.lembar = lembar
        self.warna = warna
        self.gaya_kolom: list[str | None] = []
        self.baris_ke = 0
        self.kolom_ke = 0

    def kolom(self, unsur: Element) -> None:
        """A column, or a run of alike columns."""
        banyak = _ulang(unsur, "columns")
        if unsur.get(f"{_TABEL}visibility") in _SEMBUNYI:
            akhir = min(self.kolom_ke + banyak, batas.KOLOM_MAKS)
            self.lembar.kolom_tersembunyi.extend(range(self.kolom_ke + 1, akhir + 1))
        self.kolom_ke += banyak
        ruang = batas.KOLOM_MAKS - len(self.gaya_kolom)
        self.gaya_kolom += [unsur.get(f"{_TABEL}default-cell-style-name")] * min(banyak, ruang)

    def baris(self, unsur: Element) -> int:
        """A row, or a run of alike rows; how many filled cells it holds. Raises TerlaluBesar."""
        banyak = _ulang(unsur, "rows")
        terisi = self._sel(unsur, banyak)
        if terisi and self.baris_ke + banyak > batas.BARIS_MAKS:
            raise TerlaluBesar(
                f"Lembar “{self.nama}” terisi sampai baris {self.baris_ke + banyak}; batasnya baris {batas.BARIS_MAKS}."
            )
        if unsur.get(f"{_TABEL}visibility") in _SEMBUNYI:
            akhir = min(self.baris_ke + banyak, batas.BARIS_MAKS)
            self.lembar.baris_tersembunyi.extend(range(self.baris_ke + 1, akhir + 1))
        self.baris_ke += banyak
        return terisi * banyak

    def _sel(self, unsur: Element, banyak: int) -> int:
        """Merges and shown texts of a row; how many of its cells hold something."""
        kolom, terisi = 0, 0
        for sel in unsur:
            if sel.tag not in (f"{_TABEL}table-cell", f"{_TABEL}covered-table-cell"):
                continue
            lebar = _ulang(sel, "columns")
            jenis = sel.get(f"{_KANTOR}value-type")
            if jenis is not None:
                terisi += lebar
                if kolom + lebar > batas.KOLOM_MAKS:
                    raise TerlaluBesar(
                        f"Lembar “{self.nama}” terisi sampai kolom ke-{kolom + lebar}; batasnya {batas.KOLOM_MAKS}."
                    )
            if jenis in _DENGAN_BENTUK and banyak == 1 and lebar == 1:
                self.lembar.tampak[self.baris_ke + 1, kolom + 1] = _teks(sel)
            self._gabung(sel, kolom)
            if banyak == 1:
                self._warnai(sel, kolom, lebar)
            kolom += lebar
        return terisi

    def _warnai(self, sel: Element, kolom: int, lebar: int) -> None:
        """The fill of a cell or a run of alike cells: its own style's, else its column's."""
        gaya = sel.get(f"{_TABEL}style-name")
        for ke in range(kolom, min(kolom + lebar, len(self.gaya_kolom))):
            if warna := self.warna.get(gaya or self.gaya_kolom[ke]):
                self.lembar.warna.append((self.baris_ke + 1, ke + 1, warna))

    def _gabung(self, sel: Element, kolom: int) -> None:
        turun, kanan = (_angka(sel.get(f"{_TABEL}number-{arah}-spanned")) for arah in ("rows", "columns"))
        if turun > 1 or kanan > 1:
            self.lembar.gabungan.append((kolom + 1, self.baris_ke + 1, kolom + kanan, self.baris_ke + turun))


def _ulang(unsur: Element, arah: str) -> int:
    return _angka(unsur.get(f"{_TABEL}number-{arah}-repeated"))


def _angka(teks: str | None) -> int:
    return max(int(teks), 1) if teks else 1


def _teks(sel: Element) -> str:
    """What the cell shows: its paragraphs, a line each."""
    return "\n".join("".join(p.itertext()) for p in sel.iter(f"{_TEKS}p")).strip()
