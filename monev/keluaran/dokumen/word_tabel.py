"""Tables of a Word document as WordprocessingML: headings repeated on every page, rows kept whole.

Cell by cell through python-docx 300 rows take seconds; as one text 30 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

from monev.keluaran.dokumen.naskah import Baris, Tabel, bersih

LATAR_KEPALA, LATAR_BAGIAN = "DBE4F0", "EEF2F8"
_RATA = {"kiri": "left", "tengah": "center", "kanan": "right", "penuh": "both"}


def tabel_xml(tabel: Tabel, lebar_teks: float, *, bergaris: bool = True, ikut: bool = False) -> str:
    """A table as wide as the text (cm); without lines for what only stands side by side. `ikut`: its last two rows keep
    with what follows, so that no signature stands alone."""
    jumlah = sum(tabel.lebar)
    lebar = [round(lebar_teks * satu / jumlah * 567) for satu in tabel.lebar]
    garis = "".join(
        f'<w:{sisi} w:val="single" w:sz="4" w:space="0" w:color="7B8794"/>'
        for sisi in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    bagian = [
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(lebar)}" w:type="dxa"/>',
        f"<w:tblBorders>{garis}</w:tblBorders>" if bergaris else "",
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>',
        "</w:tblCellMar></w:tblPr><w:tblGrid>",
        *(f'<w:gridCol w:w="{satu}"/>' for satu in lebar),
        "</w:tblGrid>",
    ]
    if tabel.kepala:
        sel = "".join(
            _sel_xml(isi, lebar[k], "tengah", tabel.ukuran, True, LATAR_KEPALA) for k, isi in enumerate(tabel.kepala)
        )
        bagian.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{sel}</w:tr>")
    tinggi = f'<w:trHeight w:val="{round(tabel.tinggi * 567)}" w:hRule="atLeast"/>' if tabel.tinggi else ""
    for ke, baris in enumerate(tabel.baris):
        bagian.append(_baris_xml(tabel, baris, lebar, tinggi, ikut=ikut and ke >= len(tabel.baris) - 2))
    return "".join((*bagian, "</w:tbl>"))


def _baris_xml(tabel: Tabel, baris: Baris, lebar: Sequence[int], tinggi: str, *, ikut: bool) -> str:
    # A row of thousands of letters must break, or Word would cut it off at the page's end.
    utuh = "" if max(map(len, baris.sel), default=0) > 900 else "<w:cantSplit/>"
    if baris.rentang:
        sel = _sel_xml(baris.sel[0], sum(lebar), "kiri", tabel.ukuran, True, LATAR_BAGIAN, len(lebar))
    else:
        sel = "".join(
            _sel_xml(isi, lebar[k], tabel.rata_kolom(k), tabel.ukuran, baris.tebal, "", ikut=ikut)
            for k, isi in enumerate(baris.sel)
        )
    return f"<w:tr><w:trPr>{utuh}{tinggi}</w:trPr>{sel}</w:tr>"


def _sel_xml(
    teks: str, lebar: int, rata: str, ukuran: float, tebal: bool, latar: str, rentang: int = 1, *, ikut: bool = False
) -> str:
    sifat = f'<w:tcW w:w="{lebar}" w:type="dxa"/>'
    sifat += f'<w:gridSpan w:val="{rentang}"/>' if rentang > 1 else ""
    sifat += f'<w:shd w:val="clear" w:color="auto" w:fill={quoteattr(latar)}/>' if latar else ""
    huruf = f'<w:rPr>{"<w:b/>" if tebal else ""}<w:sz w:val="{round(ukuran * 2)}"/></w:rPr>'
    isi = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(b)}</w:t>' for b in bersih(teks).replace("\r", "").split("\n")
    )
    # Headings of a part keep with the row after them, so that none stands alone at the foot of a page.
    bersama = "<w:keepNext/>" if rentang > 1 or ikut else ""
    return (
        f'<w:tc><w:tcPr>{sifat}</w:tcPr><w:p><w:pPr>{bersama}<w:spacing w:before="20" w:after="20"/>'
        f'<w:jc w:val="{_RATA[rata]}"/></w:pPr><w:r>{huruf}{isi}</w:r></w:p></w:tc>'
    )
