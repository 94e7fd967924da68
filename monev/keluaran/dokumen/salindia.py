"""What slides are made of: texts, boxes, cells, in the product's colours and one font."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from monev.keadaan import format_angka
from monev.keluaran.dokumen.gambar import PUTIH, TINTA
from monev.keluaran.dokumen.naskah import bersih

TERKECIL = 20
"""Points of the smallest text."""
_GARIS_TABEL = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's own style "No Style, Table Grid"


def sekaligus(
    baris: Sequence[Sequence[str]], lebar: Sequence[float], tinggi: float, ukuran: int
) -> Iterator[list[Sequence[str]]]:
    """Rows in portions that fit a table of that height (inches), its columns so wide (inches), each row as high as
    its longest cell."""
    # A tenth of a line is lost where words wrap.
    muat = [max(1, int(0.9 * (satu - 0.16) * 72 / (ukuran * 0.51))) for satu in lebar]
    isi: list[Sequence[str]] = []
    terpakai = 0.0
    for satu in baris:
        banyak = max(-(-len(teks) // kolom) or 1 for teks, kolom in zip(satu, muat, strict=True))
        perlu = banyak * ukuran * 1.2 / 72 + 0.08
        if isi and terpakai + perlu > tinggi:
            yield isi
            isi, terpakai = [], 0.0
        isi.append(satu)
        terpakai += perlu
    yield isi


def muat(baris: list[str], banyak: int) -> list[str]:
    """What fits so many lines of a slide; the last one says how much more there is."""
    hasil: list[str] = []
    for ke, satu in enumerate(baris):
        perlu = len(satu) // 88 + 1
        sisa = banyak - (1 if ke < len(baris) - 1 else 0)
        if sum(len(b) // 88 + 1 for b in hasil) + perlu > sisa:
            return [*hasil, f"dan {format_angka(len(baris) - ke)} lainnya, lihat Lembar Monev ZI"]
        hasil.append(satu)
    return hasil


def _warna(kode: str) -> RGBColor:
    return RGBColor.from_string(kode.lstrip("#").upper())


def beri_huruf(lari: Any, ukuran: int, *, tebal: bool = False, warna: str = TINTA) -> None:
    """Size, weight and colour of a run of text."""
    lari.font.size, lari.font.bold, lari.font.name = Pt(ukuran), tebal, "Arial"
    lari.font.color.rgb = _warna(warna)


def teks(
    s: Slide,
    isi: str,
    kiri: Emu,
    atas: Emu,
    lebar: Emu,
    tinggi: Emu,
    ukuran: int,
    *,
    tebal: bool = False,
    warna: str = TINTA,
    kanan: bool = False,
) -> None:
    """Put a text on a slide, a paragraph per line."""
    bingkai = s.shapes.add_textbox(kiri, atas, lebar, tinggi).text_frame
    bingkai.word_wrap = True
    for ke, baris in enumerate(bersih(isi).split("\n")):
        p = bingkai.paragraphs[0] if ke == 0 else bingkai.add_paragraph()
        p.alignment = PP_ALIGN.RIGHT if kanan else PP_ALIGN.LEFT
        p.space_after = Pt(4)
        lari = p.add_run()
        lari.text = baris
        beri_huruf(lari, ukuran, tebal=tebal, warna=warna)


def kotak(s: Slide, kiri: Emu, atas: Emu, lebar: Emu, tinggi: Emu, warna: str) -> None:
    """A filled box without an outline."""
    satu = s.shapes.add_shape(MSO_SHAPE.RECTANGLE, kiri, atas, lebar, tinggi)
    satu.fill.solid()
    satu.fill.fore_color.rgb = _warna(warna)
    satu.line.fill.background()
    satu.shadow.inherit = False


def kartu(s: Slide, label: str, angka: str, warna: str, kiri: Emu, atas: Emu, lebar: Emu) -> None:
    """A figure, large and white on its colour, with its word below."""
    kotak(s, kiri, atas, lebar, Inches(1.9), warna)
    teks(s, angka, kiri, atas + Inches(0.25), lebar, Inches(0.8), 27, tebal=True, warna=PUTIH)
    teks(s, label, kiri, atas + Inches(1.15), lebar, Inches(0.5), TERKECIL, warna=PUTIH)


def gaya_tabel(bingkai: Any) -> None:
    """Plain lines: the default style's bands and white letters fight with the cells' own colours."""
    bingkai.table.horz_banding = False
    bingkai._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _GARIS_TABEL


def isi_sel(
    sel: Any,
    isi: str,
    *,
    tengah: bool = False,
    tebal: bool = False,
    latar: str = PUTIH,
    warna: str = TINTA,
    ukuran: int = TERKECIL,
) -> None:
    """Write and colour one cell of a table."""
    sel.fill.solid()
    sel.fill.fore_color.rgb = _warna(latar)
    sel.margin_left = sel.margin_right = Inches(0.04 if tengah else 0.08)
    sel.margin_top = sel.margin_bottom = Inches(0.03)
    sel.vertical_anchor = MSO_ANCHOR.MIDDLE
    for ke, baris in enumerate(bersih(isi).split("\n")):
        p = sel.text_frame.paragraphs[0] if ke == 0 else sel.text_frame.add_paragraph()
        p.alignment = PP_ALIGN.CENTER if tengah else PP_ALIGN.LEFT
        lari = p.add_run()
        lari.text = baris
        beri_huruf(lari, ukuran, tebal=tebal, warna=warna)
