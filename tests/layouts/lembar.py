"""A sheet as plain data, and the files it can be written to. Layouts fill it; nothing here knows what it means."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

GARIS = Border(*(Side(style="thin"),) * 4)


@dataclass
class Lembar:
    """Rows of values with what only a spreadsheet has: merges (1-based r1, c1, r2, c2), fills, hidden rows, formats."""

    nama: str = "Sheet1"
    baris: list[list[object]] = field(default_factory=list)
    gabung: list[tuple[int, int, int, int]] = field(default_factory=list)
    warna: dict[tuple[int, int], str] = field(default_factory=dict)
    format: dict[tuple[int, int], str] = field(default_factory=dict)
    baris_tersembunyi: set[int] = field(default_factory=set)
    kolom_tersembunyi: set[int] = field(default_factory=set)
    tebal: set[int] = field(default_factory=set)
    kelompok: list[tuple[int, int]] = field(default_factory=list)

    def tambah(self, *isi: object) -> int:
        """Append a row and say which number it got."""
        self.baris.append(list(isi))
        return len(self.baris)

    def gabungkan(self, r1: int, c1: int, r2: int, c2: int) -> None:
        """Merge a range where it is more than one cell."""
        if (r1, c1) != (r2, c2):
            self.gabung.append((r1, c1, r2, c2))


def ke_xlsx(*lembar: Lembar) -> bytes:
    """A workbook with one sheet each."""
    buku = Workbook()
    buku.remove(buku.active)
    for asal in lembar:
        ws = buku.create_sheet(asal.nama)
        for r, isi in enumerate(asal.baris, 1):
            for c, nilai in enumerate(isi, 1):
                sel = ws.cell(r, c)
                if nilai not in (None, ""):
                    sel.value = nilai
                sel.border = GARIS
                sel.alignment = Alignment(wrap_text=True, vertical="top")
                if r in asal.tebal:
                    sel.font = Font(bold=True)
        for (r, c), warna in asal.warna.items():
            ws.cell(r, c).fill = PatternFill("solid", fgColor=warna)
        for (r, c), pola in asal.format.items():
            ws.cell(r, c).number_format = pola
        for r1, c1, r2, c2 in asal.gabung:
            ws.merge_cells(start_row=r1, start_column=c1, end_row=r2, end_column=c2)
        for r in asal.baris_tersembunyi:
            ws.row_dimensions[r].hidden = True
        for c in asal.kolom_tersembunyi:
            ws.column_dimensions[get_column_letter(c)].hidden = True
        for awal, akhir in asal.kelompok:
            ws.row_dimensions.group(awal, akhir, hidden=False)
    simpan = io.BytesIO()
    buku.save(simpan)
    return simpan.getvalue()


def ke_csv(lembar: Lembar, *, pemisah: str = ";", pengkodean: str = "utf-8-sig") -> bytes:
    """What a spreadsheet program saves: a merge keeps only its first cell's value."""
    tulis = io.StringIO(newline="")
    lebar = max(len(isi) for isi in lembar.baris)
    penulis = csv.writer(tulis, delimiter=pemisah, lineterminator="\r\n")
    for isi in lembar.baris:
        penulis.writerow(["" if n is None else n for n in isi] + [""] * (lebar - len(isi)))
    return tulis.getvalue().encode(pengkodean)


def ke_docx(lembar: Lembar, *, baris_per_tabel: int | None = None, ulang_judul: int = 0) -> bytes:
    """The sheet as a table of a decree, cut into several tables where pages end (`ulang_judul`: rows repeated)."""
    dokumen = Document()
    dokumen.add_paragraph("KEPUTUSAN")
    judul = [isi for isi in lembar.baris if sum(n not in (None, "") for n in isi) == 1][:2]
    for isi in judul:
        dokumen.add_paragraph(str(next(n for n in isi if n)))
    awal = len(judul) + 1
    while not any(lembar.baris[awal - 1]):
        awal += 1
    akhir = len(lembar.baris)
    potong = baris_per_tabel or akhir
    kepala = list(range(awal, awal + ulang_judul))
    mulai = awal
    while mulai <= akhir:
        baris = list(range(mulai, min(mulai + potong, akhir + 1)))
        # A merge must not be cut by a page, as Word would repeat the cell.
        while any(r1 <= baris[-1] < r2 for r1, _, r2, _ in lembar.gabung) and baris[-1] < akhir:
            baris.append(baris[-1] + 1)
        _tulis_tabel(dokumen, lembar, (kepala if mulai > awal else []) + baris)
        dokumen.add_paragraph("")
        mulai = baris[-1] + 1
    simpan = io.BytesIO()
    dokumen.save(simpan)
    return simpan.getvalue()


def _tulis_tabel(dokumen, lembar: Lembar, baris: list[int]) -> None:
    lebar = max(len(isi) for isi in lembar.baris)
    tabel = dokumen.add_table(rows=len(baris), cols=lebar, style="Table Grid")
    letak = {r: i for i, r in enumerate(baris)}
    sel = [list(r.cells) for r in tabel.rows]
    for r in baris:
        for c, nilai in enumerate(lembar.baris[r - 1]):
            if nilai not in (None, ""):
                sel[letak[r]][c].text = str(nilai)
    for r1, c1, r2, c2 in lembar.gabung:
        if r1 in letak and r2 in letak:
            sel[letak[r1]][c1 - 1].merge(sel[letak[r2]][c2 - 1])
