"""Opens what was made again, as a person's program would, and gives its text."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from openpyxl import load_workbook
from pdfminer.high_level import extract_text
from pptx import Presentation


def teks_docx(isi: bytes) -> str:
    """Everything a reader of the document sees, cell by cell, a line each; headers and footers too."""
    word = Document(BytesIO(isi))
    baris = [p.text for p in word.paragraphs]
    for tabel in word.tables:
        baris += [sel.text for lajur in tabel.rows for sel in lajur.cells]
    for bagian in word.sections:
        baris += [p.text for tempat in (bagian.header, bagian.footer) for p in tempat.paragraphs]
    return "\n".join(baris)


def baris_docx(isi: bytes) -> list[list[list[str]]]:
    """The tables of a document: table → row → cell."""
    return [[[sel.text for sel in b.cells] for b in tabel.rows] for tabel in Document(BytesIO(isi)).tables]


def teks_pdf(isi: bytes) -> str:
    """The text of all pages."""
    return extract_text(BytesIO(isi))


def teks_pptx(isi: bytes) -> list[str]:
    """The text of each slide, a line per paragraph."""
    hasil = []
    for salindia in Presentation(BytesIO(isi)).slides:
        baris = []
        for bentuk in salindia.shapes:
            if bentuk.has_text_frame:
                baris += [p.text for p in bentuk.text_frame.paragraphs]
            if bentuk.has_table:
                baris += [sel.text for lajur in bentuk.table.rows for sel in lajur.cells]
        hasil.append("\n".join(baris))
    return hasil


def lembar_xlsx(isi: bytes, nama: str) -> list[list]:
    """The cells of one sheet, row by row."""
    return [list(baris) for baris in load_workbook(BytesIO(isi))[nama].iter_rows(values_only=True)]
