"""Tables of a PDF, and the paragraphs they are filled with: headings repeated on every page, rows kept whole."""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, PageBreak, Paragraph, Table

from monev.keluaran.dokumen import huruf
from monev.keluaran.dokumen.naskah import Tabel, bersih

_RATA = {"kiri": TA_LEFT, "tengah": TA_CENTER, "kanan": TA_RIGHT, "penuh": TA_JUSTIFY}
_GARIS = colors.HexColor("#7b8794")
_LAPANG = 300
"""With so many points left on a page, a row that does not fit is broken: the next page might not hold it either."""
_KEPALA, _BAGIAN = colors.HexColor("#dbe4f0"), colors.HexColor("#eef2f8")


@cache
def gaya(
    ukuran: float, rata: str, tebal: bool, sesudah: float = 0, sebelum: float = 0, masuk: float = 0
) -> ParagraphStyle:
    """How a paragraph looks; each is made once. `masuk`: points it is indented by."""
    return ParagraphStyle(
        "monev",
        fontName=huruf.TEBAL if tebal else huruf.BIASA,
        fontSize=ukuran,
        leading=ukuran * 1.25,
        alignment=_RATA[rata],
        spaceAfter=sesudah,
        spaceBefore=sebelum,
        leftIndent=masuk,
        bulletFontName=huruf.BIASA,
        bulletFontSize=ukuran,
        splitLongWords=1,
    )


def markah(teks: str, tebal: bool) -> str:
    """A text for Paragraph: escaped, line breaks kept, letters the font lacks in one that has them."""
    hasil = []
    for nama, isi in huruf.potongan(bersih(teks).replace("\r", "").replace("\t", " "), tebal=tebal):
        aman = escape(isi).replace("\n", "<br/>")
        hasil.append(f'<font name="{nama}">{aman}</font>' if nama == huruf.LAIN else aman)
    return "".join(hasil)


def paragraf(teks: str, ukuran: float, rata: str, *, tebal: bool = False, **jarak: float) -> Paragraph:
    """A text of one size; `jarak`: points before (sebelum) and after it (sesudah)."""
    return Paragraph(markah(teks, tebal), gaya(ukuran, rata, tebal, **jarak))


def tabel(blok: Tabel, lebar_teks: float, *, bergaris: bool = True, sesudah: float = 0.0) -> Table:
    """A table as wide as the text (points); without lines for what only stands side by side. `sesudah`: how high the
    signature is that must not stand alone after it."""
    lebar = [lebar_teks * satu / sum(blok.lebar) for satu in blok.lebar]
    bentuk: list[tuple] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3.5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3.5),
        ("TOPPADDING", (0, 0), (-1, -1), 2 if bergaris else 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3 if bergaris else 1.5),
    ]
    if bergaris:
        bentuk.append(("GRID", (0, 0), (-1, -1), 0.5, _GARIS))
    isi = []
    if blok.kepala:
        isi.append([paragraf(teks, blok.ukuran, "tengah", tebal=True) for teks in blok.kepala])
        bentuk.append(("BACKGROUND", (0, 0), (-1, 0), _KEPALA))
    kepala_bagian = []
    for baris in blok.baris:
        lajur = len(isi)
        if baris.rentang:
            isi.append([paragraf(baris.sel[0], blok.ukuran, "kiri", tebal=True), *[""] * (len(lebar) - 1)])
            bentuk += [("SPAN", (0, lajur), (-1, lajur)), ("BACKGROUND", (0, lajur), (-1, lajur), _BAGIAN)]
            kepala_bagian.append(lajur)
        else:
            isi.append(
                [paragraf(teks, blok.ukuran, blok.rata_kolom(k), tebal=baris.tebal) for k, teks in enumerate(baris.sel)]
            )
    for lajur in kepala_bagian:
        # A part's heading never stands alone at the foot of a page, but for a row that must itself be broken.
        if lajur + 1 < len(isi) and _tinggi_baris(isi[lajur + 1], lebar, 0) < _LAPANG:
            bentuk.append(("NOSPLIT", (0, lajur), (-1, lajur + 1)))
    ulang = 1 if blok.kepala else 0
    tinggi = [None] * ulang + [_tinggi_baris(b, lebar, blok.tinggi * cm) for b in isi[ulang:]] if blok.tinggi else None
    hasil = _TabelPanjang(isi, colWidths=lebar, rowHeights=tinggi, repeatRows=ulang, style=bentuk)
    hasil.sesudah = sesudah
    return hasil


def _tinggi_baris(sel: list[Paragraph | str], lebar: list[float], paling_rendah: float) -> float:
    """As high as asked for, or as its longest cell needs (7 points beside a text and 6 above and below are empty)."""
    terisi = [(p, satu) for p, satu in zip(sel, lebar, strict=True) if isinstance(p, Paragraph)]
    return max(paling_rendah, *(p.wrap(satu - 7, 10_000)[1] + 6 for p, satu in terisi))


class _TabelPanjang(Table):
    """Rows stay whole and go to the next page; only one that is longer than what a page holds is broken."""

    sesudah = 0.0
    """Points of what must not stand alone after it, a signature: the last two rows go to its page."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        lebar, tinggi = super().wrap(availWidth, availHeight)
        return lebar, availHeight + 1 if self._terpisah(availHeight) else tinggi

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        if not self._terpisah(availHeight):
            self.splitInRow = int(availHeight > _LAPANG)
            return super().split(availWidth, availHeight)
        self.splitInRow = 0
        bagian = super().split(availWidth, self._height - sum(self._rowHeights[-2:]) + 1)
        self.sesudah = 0.0  # where the rows cannot be parted, it stays as it is
        return [*bagian[:1], PageBreak(), *bagian[1:]] if bagian else []

    def _terpisah(self, tersedia: float) -> bool:
        return self._nrows > 4 and self._height <= tersedia < self._height + self.sesudah
