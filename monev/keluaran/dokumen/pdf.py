"""A Naskah as PDF, by reportlab alone: the same pages on every machine, with LibreOffice or without.

LibreOffice would give the Word document's own pages, but an office's PC seldom has it, it takes 5 to 10 s to start, and
a document made again on another machine would break its pages elsewhere. So there is one way, not two.
"""

from __future__ import annotations

from functools import cache, partial
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    Image,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from monev.baca.kamus_templat import TULISAN_SIMULASI
from monev.keluaran.dokumen import huruf
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
from monev.keluaran.dokumen.pdf_tabel import gaya, markah, paragraf, tabel

_SIMULASI = colors.HexColor("#c2410c")


def ke_pdf(naskah: Naskah) -> bytes:
    """The document as a .pdf file."""
    _daftarkan_huruf()
    return _Penulis(naskah).tulis()


@cache
def _daftarkan_huruf() -> None:
    for nama in (huruf.BIASA, huruf.TEBAL, huruf.LAIN):
        pdfmetrics.registerFont(TTFont(nama, str(huruf.berkas(nama))))


class _Penulis:
    """Writes one document; counts its tables and pictures."""

    def __init__(self, naskah: Naskah) -> None:
        self.naskah = naskah
        self.ukuran = landscape(A4) if naskah.mendatar else A4
        self.kiri, self.kanan = (2 * cm, 2 * cm) if naskah.mendatar else (3 * cm, 2 * cm)
        self.lebar = self.ukuran[0] - self.kiri - self.kanan
        self.nomor = {"Tabel": 0, "Gambar": 0}

    def tulis(self) -> bytes:
        wadah = BytesIO()
        dokumen = BaseDocTemplate(
            wadah,
            pagesize=self.ukuran,
            title=bersih(" ".join(self.naskah.judul) or self.naskah.kaki),
            author="Monev ZI",
            subject=bersih(self.naskah.kaki),
            lang="id-ID",
            invariant=1,  # the same content gives the same bytes: no time of making, no random identifier
        )
        bingkai = Frame(
            self.kiri,
            2 * cm,
            self.lebar,
            self.ukuran[1] - 4 * cm,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        dokumen.addPageTemplates(PageTemplate(frames=[bingkai]))
        isi = [*self._kop()]
        for ke, baris in enumerate(self.naskah.judul):
            isi.append(paragraf(baris, 12, "tengah", tebal=True, sesudah=14 if ke == len(self.naskah.judul) - 1 else 0))
        isi += self._isi()
        dokumen.build(isi, canvasmaker=partial(_KanvasBernomor, penulis=self))
        return wadah.getvalue()

    def _isi(self) -> list[Flowable]:
        """All blocks; a signature keeps with the sentence it signs and its heading, or with a table's last rows."""
        hasil: list[Flowable] = []
        semua = self.naskah.isi
        for ke, blok in enumerate(semua):
            if isinstance(blok, Tabel) and isinstance(semua[ke + 1] if ke + 1 < len(semua) else None, TandaTangan):
                hasil += self._tabel(blok, 30 + self._tanda_tangan(semua[ke + 1]).wrap(self.lebar, 1000)[1])
                continue
            if not (isinstance(blok, TandaTangan) and ke and isinstance(semua[ke - 1], Paragraf)):
                hasil += self._blok(blok)
                continue
            berjudul = ke > 1 and isinstance(semua[ke - 2], Judul)
            mulai = len(hasil) - (3 if berjudul else 1)  # a heading is two: room for it, and itself
            bersama = [satu for satu in hasil[mulai:] if not isinstance(satu, CondPageBreak)]
            hasil[mulai:] = [KeepTogether([*bersama, Spacer(1, 14), self._tanda_tangan(blok)])]
        return hasil

    def hias(self, kanvas: Canvas, halaman: int, jumlah: int) -> None:
        """What stands around the text of a page: the foot with its number, DATA SIMULASI above."""
        kanvas.saveState()
        if self.naskah.simulasi:
            kanvas.setFillColor(_SIMULASI)
            kanvas.setFont(huruf.TEBAL, 10)
            kanvas.drawRightString(self.ukuran[0] - self.kanan, self.ukuran[1] - 1.2 * cm, TULISAN_SIMULASI)
        kanvas.setFillColor(colors.black)
        kaki = paragraf(self.naskah.kaki, 8, "kiri")
        _, tinggi = kaki.wrap(self.lebar - 4 * cm, 2 * cm)
        kaki.drawOn(kanvas, self.kiri, 1.5 * cm - tinggi + 4)
        kanvas.setFont(huruf.BIASA, 8)
        kanvas.drawRightString(self.ukuran[0] - self.kanan, 1.5 * cm - 6, f"Halaman {halaman} dari {jumlah}")
        kanvas.restoreState()

    def _kop(self) -> list[Flowable]:
        kop = self.naskah.kop
        baris = [paragraf(b, 13 if ke < 2 else 10, "tengah", tebal=ke < 2) for ke, b in enumerate(kop.baris)]
        garis = [
            HRFlowable(width="100%", thickness=0.7, color=colors.black, spaceBefore=4, spaceAfter=1.2),
            HRFlowable(width="100%", thickness=2.2, color=colors.black, spaceBefore=0, spaceAfter=14),
        ]
        if kop.logo is None:
            return [*baris, *garis]
        logo = _gambar(kop.logo, lebar=2.6 * cm, tinggi=2.4 * cm)
        kepala = Table([[logo, baris]], colWidths=[2.8 * cm, self.lebar - 2.8 * cm])
        kepala.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), 0)]))
        return [kepala, *garis]

    def _blok(self, blok: Blok) -> list[Flowable]:
        match blok:
            case Judul():
                ukuran, sebelum = (12, 14) if blok.tingkat == 1 else (11, 10)
                judul = paragraf(blok.teks, ukuran, "kiri", tebal=True, sesudah=4, sebelum=sebelum)
                return [CondPageBreak(4.5 * cm), judul]
            case Paragraf():
                return [paragraf(blok.teks, blok.ukuran, blok.rata, tebal=blok.tebal, sesudah=6)]
            case Daftar():
                return self._daftar(blok)
            case Rincian():
                baris = tuple(Baris((label, ":" if label else "", isi)) for label, isi in blok.isi)
                return [tabel(Tabel((), baris, (3.6, 0.4, 12), ukuran=11), self.lebar, bergaris=False), Spacer(1, 8)]
            case Tabel():
                return self._tabel(blok)
            case Gambar():
                keterangan = [self._keterangan("Gambar", blok.judul, sebelum=False)] if blok.judul else []
                return [KeepTogether([_gambar(blok.png, lebar=self.lebar * blok.lebar), *keterangan])]
            case TandaTangan():
                return [Spacer(1, 14), KeepTogether([self._tanda_tangan(blok)])]
            case HalamanBaru():
                return [PageBreak()]

    def _tabel(self, blok: Tabel, sesudah: float = 0.0) -> list[Flowable]:
        keterangan = [self._keterangan("Tabel", blok.judul, sebelum=True)] if blok.judul else []
        # Not keepWithNext: it would put the whole table on a new page, not only its first rows.
        return [CondPageBreak(3.5 * cm), *keterangan, tabel(blok, self.lebar, sesudah=sesudah), Spacer(1, 10)]

    def _daftar(self, blok: Daftar) -> list[Flowable]:
        hasil = []
        for ke, butir in enumerate(blok.butir, start=1):
            bentuk = gaya(11, "penuh" if len(butir) > 90 else "kiri", False, sesudah=3, masuk=0.8 * cm)
            hasil.append(Paragraph(markah(butir, False), bentuk, bulletText=f"{ke}." if blok.bernomor else "–"))
        return [*hasil, Spacer(1, 4)]

    def _keterangan(self, jenis: str, teks: str, *, sebelum: bool) -> Paragraph:
        self.nomor[jenis] += 1
        rata, jarak = ("kiri", 3) if sebelum else ("tengah", 8)
        return paragraf(f"{jenis} {self.nomor[jenis]}. {teks}", 10, rata, tebal=True, sesudah=jarak)

    def _tanda_tangan(self, blok: TandaTangan) -> Table:
        kolom = list(blok.penanda)
        sel = []
        for ke, p in enumerate(kolom):
            di_atas = blok.tempat_tanggal if ke == len(kolom) - 1 else ("\u00a0" if blok.tempat_tanggal else "")
            bagian = [paragraf(di_atas, 11, "tengah")] if di_atas else []
            bagian += [paragraf(p.jabatan, 11, "tengah"), Spacer(1, 1.9 * cm), paragraf(p.nama, 11, "tengah")]
            sel.append([*bagian, *([paragraf(p.keterangan, 11, "tengah")] if p.keterangan else [])])
        if len(sel) == 1:
            sel = ["", *sel]
        return Table([sel], colWidths=[self.lebar / len(sel)] * len(sel), style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _gambar(png: bytes, *, lebar: float, tinggi: float = 24 * cm) -> Image:
    """A picture as large as both measures allow: a logo may be a long line of letters."""
    satu = Image(BytesIO(png))
    skala = min(lebar / satu.imageWidth, tinggi / satu.imageHeight)
    satu.drawWidth, satu.drawHeight = satu.imageWidth * skala, satu.imageHeight * skala
    return satu


class _KanvasBernomor(Canvas):
    """Holds the pages back until it is known how many there are, for "Halaman 3 dari 9"."""

    def __init__(self, *isi, penulis: _Penulis, **lain) -> None:
        super().__init__(*isi, **lain)
        self._penulis = penulis
        self._halaman: list[dict] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._halaman.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for nomor, keadaan in enumerate(self._halaman, start=1):
            self.__dict__.update(keadaan)
            self._penulis.hias(self, nomor, len(self._halaman))
            super().showPage()
        super().save()
