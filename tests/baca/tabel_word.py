"""Word documents for the reader's tests: tables as offices type them, with what only Word has."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Dokumen
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell

from monev.baca.kisi import Kisi

JUDUL = ("KPU KABUPATEN CONTOH", "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", "TAHUN 2025")
KOLOM = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET CAPAIAN")
W = nsdecls("w")


def dokumen(*atas: str) -> Dokumen:
    """An empty document with these paragraphs."""
    hasil = Document()
    for teks in atas:
        hasil.add_paragraph(teks)
    return hasil


def simpan(satu: Dokumen) -> bytes:
    """The bytes of a document."""
    aliran = io.BytesIO()
    satu.save(aliran)
    return aliran.getvalue()


def tabel(satu: Dokumen, baris: Sequence[Sequence[object]], lebar: int = len(KOLOM)) -> Table:
    """Add a table; a row of one value is merged over all columns, as areas are."""
    hasil = satu.add_table(rows=len(baris), cols=lebar)
    for tr, isi in zip(hasil.rows, baris, strict=True):
        sel = list(tr.cells)
        for kotak, nilai in zip(sel, isi, strict=False):
            if nilai is not None:
                kotak.text = str(nilai)
        if len(isi) == 1:
            sel[0].merge(sel[-1])
    return hasil


def gabung(asal: Table, baris1: int, kolom1: int, baris2: int, kolom2: int) -> None:
    """Merge a range, rows and columns from 1."""
    asal.cell(baris1 - 1, kolom1 - 1).merge(asal.cell(baris2 - 1, kolom2 - 1))


def penomoran(satu: Dokumen, nomor: int, *tingkat: tuple[str, str], mulai_lagi: bool = False, pokok: int = 0) -> None:
    """Define list `nomor`: per level its format and pattern, (`decimal`, `%1.`). `pokok`: shares that definition."""
    akar = satu.part.numbering_part.element
    definisi = pokok or nomor + 900
    if not pokok:
        isi = "".join(
            f'<w:lvl w:ilvl="{ke}"><w:start w:val="1"/><w:numFmt w:val="{macam}"/><w:lvlText w:val="{pola}"/></w:lvl>'
            for ke, (macam, pola) in enumerate(tingkat)
        )
        abstrak = parse_xml(f'<w:abstractNum {W} w:abstractNumId="{definisi}">{isi}</w:abstractNum>')
        akar.insert(0, abstrak)
    ganti = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if mulai_lagi else ""
    akar.append(parse_xml(f'<w:num {W} w:numId="{nomor}"><w:abstractNumId w:val="{definisi}"/>{ganti}</w:num>'))


def beri_nomor(paragraf, nomor: int, tingkat: int = 0) -> None:
    """Let Word number a paragraph."""
    sifat = paragraf._p.get_or_add_pPr()
    sifat.insert(0, parse_xml(f'<w:numPr {W}><w:ilvl w:val="{tingkat}"/><w:numId w:val="{nomor}"/></w:numPr>'))


def isi_xml(sel: _Cell, xml: str) -> None:
    """Replace a cell's paragraphs by this XML."""
    for lama in sel._tc.findall(qn("w:p")):
        sel._tc.remove(lama)
    for unsur in parse_xml(f"<w:body {W}>{xml}</w:body>"):
        sel._tc.append(unsur)


def dari_kisi(kisi: Kisi, kepala: int, akhir: int, *, per_tabel: int = 1000, ulang: int = 0) -> bytes:
    """A sheet as a decree in Word: rows above `kepala` as paragraphs, then its table up to row `akhir`.

    A new table after about `per_tabel` rows, its first `ulang` rows repeated, as if each page were typed by itself.
    """
    satu = dokumen(*(kisi.teks[t] for t in sorted(kisi.teks) if t[0] < kepala))
    mulai = kepala
    while mulai <= akhir:
        sampai = min(mulai + per_tabel - 1, akhir)
        while any(g[0] <= sampai < g[2] for g in kisi.gabungan.values()) and sampai < akhir:
            sampai += 1
        ulangan = list(range(kepala, kepala + ulang)) if mulai > kepala else []
        _tabel_kisi(satu, kisi, [*ulangan, *range(mulai, sampai + 1)])
        satu.add_paragraph("")
        mulai = sampai + 1
    return simpan(satu)


def _tabel_kisi(satu: Dokumen, kisi: Kisi, baris: list[int]) -> None:
    hasil = satu.add_table(rows=len(baris), cols=kisi.kolom_akhir)
    sel = [list(tr.cells) for tr in hasil.rows]
    letak = {nomor: ke for ke, nomor in enumerate(baris)}
    for ke, nomor in enumerate(baris):
        for kolom in kisi.per_baris.get(nomor, ()):
            sel[ke][kolom - 1].text = kisi.teks[nomor, kolom]
    for b1, k1, b2, k2 in set(kisi.gabungan.values()):
        if b1 in letak and b2 in letak:
            sel[letak[b1]][k1 - 1].merge(sel[letak[b2]][k2 - 1])
