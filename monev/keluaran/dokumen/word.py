"""A Naskah as a Word document (.docx): real headings, repeated table headings, page numbers as fields."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as ParagrafWord

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.keluaran.dokumen.naskah import (
    Baris,
    Blok,
    Daftar,
    Gambar,
    HalamanBaru,
    Judul,
    Naskah,
    Paragraf,
    Rincian,
    Tabel,
    TandaTangan,
    bersih,
)
from monev.keluaran.dokumen.word_tabel import tabel_xml

HURUF = "Arial"
LEBAR_TEKS, LEBAR_MENDATAR = 16.0, 25.7
"""Centimetres of text on A4, upright and lying."""

_RATA = {
    "kiri": WD_ALIGN_PARAGRAPH.LEFT,
    "tengah": WD_ALIGN_PARAGRAPH.CENTER,
    "kanan": WD_ALIGN_PARAGRAPH.RIGHT,
    "penuh": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def ke_docx(naskah: Naskah) -> bytes:
    """The document as a .docx file."""
    return _Penulis(naskah).tulis()


class _Penulis:
    """Writes one document; counts its tables and pictures."""

    def __init__(self, naskah: Naskah) -> None:
        self.naskah = naskah
        self.word = Document()
        self.lebar = LEBAR_MENDATAR if naskah.mendatar else LEBAR_TEKS
        self.nomor = {"Tabel": 0, "Gambar": 0}

    def tulis(self) -> bytes:
        self._siapkan()
        self._kop()
        for ke, baris in enumerate(self.naskah.judul):
            self._paragraf(
                baris, rata="tengah", tebal=True, ukuran=12, sesudah=14 if ke == len(self.naskah.judul) - 1 else 0
            )
        for blok, sesudah in zip(self.naskah.isi, (*self.naskah.isi[1:], None), strict=True):
            bertanda_tangan = isinstance(sesudah, TandaTangan)
            if isinstance(blok, Tabel):
                self._tabel(blok, ikut=bertanda_tangan)
            else:
                self._blok(blok)
            if bertanda_tangan and isinstance(blok, Paragraf | Tabel):  # no signature alone on a page
                self.word.paragraphs[-1].paragraph_format.keep_with_next = True
        wadah = BytesIO()
        self.word.save(wadah)
        return wadah.getvalue()

    def _siapkan(self) -> None:
        bagian = self.word.sections[0]
        bagian.page_width, bagian.page_height = Cm(21), Cm(29.7)
        bagian.left_margin, bagian.right_margin, bagian.top_margin, bagian.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
        bagian.footer_distance = Cm(0.8)  # three small lines above it, and still some air below the text
        if self.naskah.mendatar:
            bagian.orientation = WD_ORIENT.LANDSCAPE
            bagian.page_width, bagian.page_height = Cm(29.7), Cm(21)
            bagian.left_margin = bagian.right_margin = Cm(2)
        for gaya in ("Normal", "Heading 1", "Heading 2"):
            satu = self.word.styles[gaya]
            satu.font.name, satu.font.color.rgb = HURUF, RGBColor(0, 0, 0)
            # Word takes the font of East Asian and complex scripts from attributes of its own.
            huruf = satu.element.get_or_add_rPr().get_or_add_rFonts()
            for nama in list(huruf.attrib):
                if "Theme" in nama:
                    del huruf.attrib[nama]
            for nama in ("w:ascii", "w:hAnsi", "w:cs"):
                huruf.set(qn(nama), HURUF)
        self.word.styles["Normal"].font.size = Pt(11)
        for gaya, ukuran in (("Heading 1", 12), ("Heading 2", 11)):
            self.word.styles[gaya].font.size = Pt(ukuran)
            self.word.styles[gaya].font.bold = True
            self.word.styles[gaya].paragraph_format.space_before = Pt(14 if ukuran == 12 else 10)
            self.word.styles[gaya].paragraph_format.space_after = Pt(4)
            self.word.styles[gaya].paragraph_format.keep_with_next = True
        sifat = self.word.core_properties
        sifat.title = bersih(" ".join(self.naskah.judul) or self.naskah.kaki)[:250]
        sifat.author, sifat.language, sifat.comments = "Monev ZI", "id-ID", ""
        for nama, isi in self.naskah.properti.items():
            setattr(sifat, nama, bersih(isi)[:250])
        self._kaki(bagian)

    def _kaki(self, bagian: Any) -> None:
        if self.naskah.simulasi:
            atas = bagian.header.paragraphs[0]
            atas.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            lari = atas.add_run(TULISAN_SIMULASI)
            lari.bold, lari.font.size, lari.font.color.rgb = True, Pt(10), RGBColor(0xC2, 0x41, 0x0C)
        bawah = bagian.footer.paragraphs[0]
        bawah.style = self.word.styles["Normal"]  # the style Footer has tab stops of its own
        bawah.add_run(bersih(self.naskah.kaki))
        halaman = bagian.footer.add_paragraph("Halaman ", style="Normal")
        halaman.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _medan(halaman, "PAGE")
        halaman.add_run(" dari ")
        _medan(halaman, "NUMPAGES")
        for p in (bawah, halaman):
            p.paragraph_format.space_after = Pt(0)
            for lari in p.runs:
                lari.font.size = Pt(8)

    def _kop(self) -> None:
        kop = self.naskah.kop
        baris = [bersih(b) for b in kop.baris]
        if kop.logo is None:
            for ke, satu in enumerate(baris):
                self._paragraf(satu, rata="tengah", tebal=ke < 2, ukuran=13 if ke < 2 else 10, sesudah=0)
        else:
            tabel = self.word.add_table(1, 2)
            tabel.autofit = False
            kiri, kanan = tabel.rows[0].cells
            for kolom, lebar in zip(tabel.columns, (3.0, self.lebar - 3.0), strict=True):
                kolom.width = Cm(lebar)  # the grid's widths count in LibreOffice, the cells' in Word
            kiri.width, kanan.width = Cm(3.0), Cm(self.lebar - 3.0)
            gambar = kiri.paragraphs[0].add_run().add_picture(BytesIO(kop.logo), height=Cm(2.4))
            if gambar.width > Cm(2.7):  # a logo may be a long line of letters
                gambar.height, gambar.width = int(gambar.height * Cm(2.7) / gambar.width), Cm(2.7)
            _beri_teks(gambar, f"Logo {baris[0] if baris else ''}".strip())
            for ke, satu in enumerate(baris):
                p = kanan.paragraphs[0] if ke == 0 else kanan.add_paragraph()
                p.alignment, p.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
                lari = p.add_run(satu)
                lari.bold, lari.font.size = ke < 2, Pt(13 if ke < 2 else 10)
        garis = self.word.add_paragraph()
        tepi = '<w:top w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="000000"/>'
        garis._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{tepi}</w:pBdr>"))
        garis.paragraph_format.space_before, garis.paragraph_format.space_after = Pt(2), Pt(12)
        garis.paragraph_format.line_spacing = Pt(4)

    def _blok(self, blok: Blok) -> None:
        match blok:
            case Judul():
                self.word.add_heading(bersih(blok.teks), blok.tingkat)
            case Paragraf():
                self._paragraf(blok.teks, rata=blok.rata, tebal=blok.tebal, ukuran=blok.ukuran)
            case Daftar():
                self._daftar(blok)
            case Rincian():
                self._rincian(blok)
            case Gambar():
                self._gambar(blok)
            case TandaTangan():
                self._tanda_tangan(blok)
            case HalamanBaru():
                self.word.add_page_break()

    def _paragraf(self, teks: str, *, rata: str, tebal: bool, ukuran: float, sesudah: float = 6) -> ParagrafWord:
        p = self.word.add_paragraph()
        p.alignment, p.paragraph_format.space_after = _RATA[rata], Pt(sesudah)
        lari = p.add_run(bersih(teks))
        lari.bold, lari.font.size = tebal or None, Pt(ukuran)
        return p

    def _daftar(self, blok: Daftar) -> None:
        for ke, butir in enumerate(blok.butir, start=1):
            p = self._paragraf(
                f"{ke}." if blok.bernomor else "–",
                rata="penuh" if len(butir) > 90 else "kiri",
                tebal=False,
                ukuran=11,
                sesudah=3,
            )
            p.paragraph_format.left_indent, p.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
            p.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
            p.add_run("\t" + bersih(butir))

    def _rincian(self, blok: Rincian) -> None:
        baris = tuple(Baris((label, ":" if label else "", isi)) for label, isi in blok.isi)
        self.word.element.body.insert_element_before(
            parse_xml(tabel_xml(Tabel((), baris, (3.6, 0.4, 12), ukuran=11), self.lebar, bergaris=False)), "w:sectPr"
        )
        self._jarak()

    def _tabel(self, blok: Tabel, *, ikut: bool) -> None:
        if blok.judul:
            self._keterangan("Tabel", blok.judul, sebelum=True)
        self.word.element.body.insert_element_before(parse_xml(tabel_xml(blok, self.lebar, ikut=ikut)), "w:sectPr")
        self._jarak()

    def _gambar(self, blok: Gambar) -> None:
        p = self.word.add_paragraph()
        p.alignment, p.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, bool(blok.judul)
        gambar = p.add_run().add_picture(BytesIO(blok.png), width=Cm(self.lebar * blok.lebar))
        _beri_teks(gambar, blok.teks)
        if blok.judul:
            self._keterangan("Gambar", blok.judul, sebelum=False)

    def _keterangan(self, jenis: str, teks: str, *, sebelum: bool) -> None:
        self.nomor[jenis] += 1
        p = self._paragraf(
            f"{jenis} {self.nomor[jenis]}. {teks}",
            rata="kiri" if sebelum else "tengah",
            tebal=True,
            ukuran=10,
            sesudah=3 if sebelum else 8,
        )
        p.paragraph_format.keep_with_next = sebelum

    def _tanda_tangan(self, blok: TandaTangan) -> None:
        kolom = len(blok.penanda)
        atas = [bersih(p.jabatan) for p in blok.penanda]
        if blok.tempat_tanggal:
            atas = [f"{bersih(blok.tempat_tanggal) if ke == kolom - 1 else ''}\n{isi}" for ke, isi in enumerate(atas)]
        bawah = [f"{bersih(p.nama)}\n{bersih(p.keterangan)}".rstrip() for p in blok.penanda]
        baris = (Baris(tuple(f"{a}\n\n\n\n{b}" for a, b in zip(atas, bawah, strict=True))),)
        tabel = Tabel((), baris, (1.0,) * kolom, ("tengah",) * kolom, ukuran=11)
        if kolom == 1:
            tabel = Tabel((), (Baris(("", baris[0].sel[0])),), (1.0, 1.0), ("kiri", "tengah"), ukuran=11)
        self._jarak().paragraph_format.keep_with_next = True
        self.word.element.body.insert_element_before(
            parse_xml(tabel_xml(tabel, self.lebar, bergaris=False)), "w:sectPr"
        )

    def _jarak(self) -> ParagrafWord:
        p = self.word.add_paragraph()
        p.paragraph_format.space_after, p.paragraph_format.line_spacing = Pt(0), Pt(8)
        return p


def _medan(p: ParagrafWord, perintah: str) -> None:
    """A field Word fills in itself: the page's number, how many pages there are."""
    for jenis, isi in (("begin", ""), ("", perintah), ("separate", ""), ("teks", "1"), ("end", "")):
        lari = p.add_run("1" if jenis == "teks" else "")
        if jenis in ("begin", "separate", "end"):
            tanda = OxmlElement("w:fldChar")
            tanda.set(qn("w:fldCharType"), jenis)
            lari._r.append(tanda)
        elif isi and jenis == "":
            tanda = OxmlElement("w:instrText")
            tanda.text = f" {isi} "
            lari._r.append(tanda)


def _beri_teks(gambar: Any, teks: str) -> None:
    sifat = gambar._inline.docPr
    sifat.set("descr", bersih(teks))
    sifat.set("title", bersih(teks)[:80])
