"""The paragraphs and tables of a .docx in their order, as plain data. Runs in the child process.

Counted is what a person sees: tracked insertions are text, deletions are not, automatic numbers are written out. A
table inside a cell and text boxes are left aside and named. Which tables belong together is decided in `dokumen`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as HUBUNGAN
from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from monev.baca import batas
from monev.baca.tolak import TerlaluBesar
from monev.baca.word_nomor import Penomor
from monev.baca.word_tabel import SelWord, TabelWord, susun_tabel
from monev.baca.word_teks import teks_paragraf

_TEMBUS = frozenset(qn(f"w:{nama}") for nama in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_DIHAPUS = (qn("w:del"), qn("w:moveFrom"))
_KUTIP = 60


def baca(data: bytes) -> dict[str, Any]:
    """{"dokumen": paragraphs and tables in order, "catatan": what was left aside}.

    Raises TerlaluBesar, ValueError where it is no Word package, and what lxml raises on broken XML (SyntaxError).
    """
    try:
        paket = OpcPackage.open(io.BytesIO(data))
        bagian = paket.main_document_part
        badan = _akar(bagian).find(qn("w:body"))
        penomor = Penomor(_akar_terkait(bagian, HUBUNGAN.NUMBERING), _akar_terkait(bagian, HUBUNGAN.STYLES))
    except OpcError as sebab:
        raise ValueError(str(sebab)) from sebab
    if badan is None:
        raise ValueError("tanpa isi")
    return _Pembaca(penomor).jalan(badan)


def _akar(bagian: Any) -> Any:
    """The XML of a part; of a macro-enabled document python-docx keeps the bytes only."""
    return bagian.element if hasattr(bagian, "element") else parse_xml(bagian.blob)


def _akar_terkait(bagian: Any, macam: str) -> Any | None:
    try:
        return _akar(bagian.part_related_by(macam))
    except KeyError:
        return None


class _Pembaca:
    """Walks the body once, because automatic numbers are counted in the order of the document."""

    def __init__(self, penomor: Penomor) -> None:
        self.penomor = penomor
        self.isi: list[dict[str, Any]] = []
        self.catatan: list[dict[str, Any]] = []
        self.tabel_ke = 0
        self.sel = 0

    def jalan(self, badan: Any) -> dict[str, Any]:
        """Every block of the body."""
        for blok in _blok(badan):
            if blok.tag == qn("w:tbl"):
                self._tabel(blok)
            else:
                kotak: list[str] = []
                teks = self._paragraf(blok, kotak)
                self._sebut_kotak(kotak, None, None)
                if teks:
                    self.isi.append({"teks": teks})
        return {"dokumen": self.isi, "catatan": self.catatan}

    def _paragraf(self, paragraf: Any, kotak: list[str]) -> str:
        teks = teks_paragraf(paragraf, kotak)
        if not teks and _tanda_dihapus(paragraf):
            return ""
        return f"{self.penomor.nomor(paragraf)}{teks}".strip()

    def _tabel(self, tabel: Any) -> None:
        self.tabel_ke += 1
        if self.tabel_ke > batas.TABEL_MAKS:
            raise TerlaluBesar(f"Dokumen ini berisi lebih dari {batas.TABEL_MAKS} tabel.")
        nomor = self.tabel_ke
        baris = [
            self._baris(tr, nomor, ke) for ke, tr in enumerate((t for t in _baris(tabel) if not _dihapus(t)), start=1)
        ]
        susunan = susun_tabel(baris, _lebar(tabel)) if any(baris) else TabelWord(0, 0)
        self.isi.append({"tabel": {"nomor": nomor, **susunan.sebagai_data()}})

    def _baris(self, tr: Any, tabel: int, nomor: int) -> list[SelWord]:
        if nomor > batas.BARIS_MAKS:
            raise TerlaluBesar(f"Tabel {tabel} berisi lebih dari {batas.BARIS_MAKS} baris.")
        hasil: list[SelWord] = []
        sifat = tr.find(qn("w:trPr"))
        kolom = _angka(sifat, "w:gridBefore", 0)
        for tc in _anak(tr, qn("w:tc")):
            self.sel += 1
            if self.sel > batas.SEL_MAKS:
                raise TerlaluBesar(f"Dokumen ini berisi lebih dari {batas.SEL_MAKS} sel.")
            sifat_sel = tc.find(qn("w:tcPr"))
            lebar = _angka(sifat_sel, "w:gridSpan", 1)
            if hasil and _gabung(sifat_sel, "w:hMerge") == "continue":
                hasil[-1].akhir += lebar
                kolom += lebar
                continue
            turun = _gabung(sifat_sel, "w:vMerge")
            lanjut = turun == "continue"
            teks = "" if lanjut else self._isi_sel(tc, tabel, nomor)
            hasil.append(SelWord(kolom, kolom + lebar, teks, _warna(sifat_sel), turun == "restart", lanjut))
            kolom += lebar
        return hasil

    def _isi_sel(self, tc: Any, tabel: int, baris: int) -> str:
        """The paragraphs of a cell, a line each."""
        kotak: list[str] = []
        teks = []
        for blok in _blok(tc):
            if blok.tag == qn("w:tbl"):
                isi = " ".join("".join(t.text or "" for t in blok.iter(qn("w:t"))).split())
                self._catat("Tabel di dalam sel tidak ikut dibaca", isi, tabel, baris)
            else:
                teks.append(self._paragraf(blok, kotak))
        self._sebut_kotak(kotak, tabel, baris)
        return "\n".join(filter(None, teks))

    def _sebut_kotak(self, kotak: list[str], tabel: int | None, baris: int | None) -> None:
        for isi in kotak:
            self._catat("Kotak teks tidak ikut dibaca", isi, tabel, baris)

    def _catat(self, hal: str, isi: str, tabel: int | None, baris: int | None) -> None:
        if isi:
            kutip = isi if len(isi) <= _KUTIP else f"{isi[:_KUTIP]}…"
            self.catatan.append({"pesan": f"{hal}: “{kutip}”.", "tabel": tabel, "baris": baris})


def _blok(induk: Any) -> Iterator[Any]:
    """Paragraphs and tables directly in a body or cell, also where a content control or an insertion wraps them."""
    for anak in induk:
        if anak.tag in (qn("w:p"), qn("w:tbl")):
            yield anak
        elif anak.tag in _TEMBUS:
            yield from _blok(anak)


def _anak(induk: Any, tag: str) -> Iterator[Any]:
    for anak in induk:
        if anak.tag == tag:
            yield anak
        elif anak.tag in _TEMBUS:
            yield from _anak(anak, tag)


def _baris(tabel: Any) -> Iterator[Any]:
    return _anak(tabel, qn("w:tr"))


def _dihapus(tr: Any) -> bool:
    """Whether a tracked change takes this row away."""
    sifat = tr.find(qn("w:trPr"))
    return sifat is not None and any(sifat.find(tag) is not None for tag in _DIHAPUS)


def _tanda_dihapus(paragraf: Any) -> bool:
    """Whether a tracked change takes the end of this paragraph away."""
    sifat = paragraf.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return sifat is not None and any(sifat.find(tag) is not None for tag in _DIHAPUS)


def _lebar(tabel: Any) -> list[int]:
    """The widths of the fine columns; 0 where one is not given."""
    kisi = tabel.find(qn("w:tblGrid"))
    if kisi is None:
        return []
    return [_bilangan(kolom.get(qn("w:w")), 0) for kolom in kisi.findall(qn("w:gridCol"))]


def _gabung(sifat: Any | None, nama: str) -> str:
    """`restart`, `continue` (also where the value is left out), or nothing."""
    unsur = sifat.find(qn(nama)) if sifat is not None else None
    return "" if unsur is None else unsur.get(qn("w:val")) or "continue"


def _angka(sifat: Any | None, nama: str, bawaan: int) -> int:
    unsur = sifat.find(qn(nama)) if sifat is not None else None
    return bawaan if unsur is None else min(_bilangan(unsur.get(qn("w:val")), bawaan), batas.KOLOM_MAKS)


def _bilangan(teks: str | None, bawaan: int) -> int:
    """A whole number of the XML; widths may have a fraction."""
    utuh = (teks or "").split(".")[0]
    return int(utuh) if utuh.isdecimal() and len(utuh) < 9 else bawaan


def _warna(sifat: Any | None) -> str:
    """The fill of a cell as RRGGBB; empty for none and for white."""
    bayangan = sifat.find(qn("w:shd")) if sifat is not None else None
    warna = (bayangan.get(qn("w:fill")) or "") if bayangan is not None else ""
    return "" if warna.lower() in ("", "auto", "ffffff") or len(warna) != 6 else warna.upper()
