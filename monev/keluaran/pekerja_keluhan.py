"""The child process that writes complaints into a person's workbook; run as `python -m monev.keluaran.pekerja_keluhan`.

It is asked with the complaints and the workbook (`monev.keluaran.proses`), and answers with the workbook.
"""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import CellCoordinatesException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from monev.baca.kamus import bakukan
from monev.baca.pekerja import batasi_memori
from monev.keluaran.buku import isi_sel
from monev.keluaran.proses import layani

LEMBAR = "Catatan Monev ZI"
TANDA = "— Monev ZI —"
"""What stands above our words in a comment, so that an earlier copy's are replaced and the person's own are kept."""

_KEPALA = ("Sifat", "Lembar", "Sel", "Kolom", "Tertulis", "Catatan")
_LEBAR = (18, 20, 9, 20, 36, 90)
_PANJANG_KOMENTAR = 1_500
_BARIS_KEPALA_MAKS = 40
SIFAT = {"galat": "Harus diperbaiki", "peringatan": "Perlu dilihat"}


def tulis(pesan: dict[str, Any], data: bytes) -> bytes:
    """The workbook (of `data`, else of the texts in `pesan["lembar"]`) with its complaints."""
    buku = load_workbook(io.BytesIO(data)) if pesan["lembar"] is None else _dari_teks(pesan["lembar"])
    if LEMBAR in buku.sheetnames:
        del buku[LEMBAR]
    for lembar in buku.worksheets:
        _buang_yang_lama(lembar)
    semua = [(sifat, catatan) for sifat in SIFAT for catatan in pesan[sifat]]
    per_sel: dict[tuple[str, str], list[str]] = {}
    letak = [_letak(buku, catatan) for _, catatan in semua]
    for (sifat, catatan), di in zip(semua, letak, strict=True):
        if di is not None:
            per_sel.setdefault(di, []).append(f"{SIFAT[sifat]}: {catatan['pesan']}")
    for (nama, alamat), kalimat in per_sel.items():
        _komentari(buku[nama], alamat, kalimat)
    _tulis_daftar(buku.create_sheet(LEMBAR), semua, letak)
    if per_sel:
        buku.active = buku.sheetnames.index(next(iter(per_sel))[0])
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _dari_teks(semua: list[tuple[str, list[tuple[int, int, str]]]]) -> Workbook:
    """Sheets of plain texts, by the names the reader speaks of them."""
    buku = Workbook()
    buku.remove(buku.active)
    for nama, sel in semua:
        lembar = buku.create_sheet(nama)
        for baris, kolom, teks in sel:
            isi_sel(lembar.cell(baris, kolom), teks)
    return buku


def _buang_yang_lama(lembar: Worksheet) -> None:
    for sel in [s for s in lembar._cells.values() if not isinstance(s, MergedCell) and s.comment]:
        teks = sel.comment.text
        if TANDA in teks:
            sisa = teks.split(TANDA)[0].rstrip()
            sel.comment = Comment(sisa, sel.comment.author) if sisa else None


def _letak(buku: Workbook, catatan: dict[str, Any]) -> tuple[str, str] | None:
    """(sheet, address) of the cell a complaint is about; None where it is about no cell of the file."""
    nama = catatan["lembar"]
    if nama not in buku.sheetnames or (catatan["sel"] is None and catatan["baris"] is None):
        return None
    lembar = buku[nama]
    try:
        alamat = catatan["sel"] or lembar.cell(catatan["baris"], _kolom(lembar, catatan)).coordinate
        sel = lembar[alamat]
    except (ValueError, CellCoordinatesException):
        return None
    if isinstance(sel, MergedCell):  # a comment can only stand at the first cell of a merge
        gabungan = next(g for g in lembar.merged_cells.ranges if alamat in g)
        alamat = gabungan.start_cell.coordinate
    return (nama, alamat) if not isinstance(sel, tuple) else None


def _kolom(lembar: Worksheet, catatan: dict[str, Any]) -> int:
    """The column of the heading a complaint names, above its row; the first filled one of the row else."""
    dicari = bakukan(catatan["kolom"] or "")
    for baris in range(1, min(catatan["baris"], _BARIS_KEPALA_MAKS) + 1) if dicari else ():
        for sel in lembar[baris]:
            if isinstance(sel.value, str) and bakukan(sel.value) == dicari:
                return sel.column
    return next((sel.column for sel in lembar[catatan["baris"]] if sel.value is not None), 1)


def _komentari(lembar: Worksheet, alamat: str, kalimat: list[str]) -> None:
    sel = lembar[alamat]
    milik_orang = f"{sel.comment.text.rstrip()}\n\n" if sel.comment else ""
    kami = f"{TANDA}\n" + "\n".join(dict.fromkeys(kalimat))
    komentar = Comment(f"{milik_orang}{kami}"[: len(milik_orang) + _PANJANG_KOMENTAR], "Monev ZI")
    komentar.width, komentar.height = 380, min(80 + len(kami) // 2, 400)
    sel.comment = komentar


def _tulis_daftar(lembar: Worksheet, semua: list[tuple[str, dict]], letak: list[tuple[str, str] | None]) -> None:
    """Every complaint as a row that leads to its cell; those about no cell are only here."""
    isi_sel(
        lembar.cell(1, 1), "Catatan pemeriksaan. Perbaiki selnya, simpan, lalu unggah lagi; lembar ini boleh dihapus."
    )
    lembar.cell(1, 1).font = Font(bold=True)
    for kolom, (judul, lebar) in enumerate(zip(_KEPALA, _LEBAR, strict=True), start=1):
        isi_sel(lembar.cell(3, kolom), judul)
        lembar.cell(3, kolom).font = Font(bold=True)
        lembar.column_dimensions[chr(64 + kolom)].width = lebar
    for baris, ((sifat, catatan), di) in enumerate(zip(semua, letak, strict=True), start=4):
        alamat = di[1] if di else catatan["sel"] or ""
        isi = (SIFAT[sifat], catatan["lembar"], alamat, catatan["kolom"], catatan["nilai"], catatan["pesan"])
        for kolom, nilai in enumerate(isi, start=1):
            isi_sel(lembar.cell(baris, kolom), nilai)
            lembar.cell(baris, kolom).alignment = Alignment(vertical="top", wrap_text=True)
        if di:
            nama = di[0].replace("'", "''")
            lembar.cell(baris, 3).hyperlink = Hyperlink(ref=f"C{baris}", location=f"'{nama}'!{alamat}")
            lembar.cell(baris, 3).font = Font(color="244A86", underline="single")
    lembar.freeze_panes = "A4"


if __name__ == "__main__":
    batasi_memori()
    layani(tulis)
