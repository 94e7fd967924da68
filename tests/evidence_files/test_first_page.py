"""A page of a bukti to look at: drawn or told in a child, for who may see the file; what does not open says so."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from io import BytesIO

import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from monev.access import LOCAL, guest
from monev.core.errors import FileRefused, NotFound
from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import add_file
from monev.evidence_files.first_page import answer
from monev.evidence_files.thumbnails import LARGE, page_for
from tests.evidence_files.material import one_of_each, pdf, picture
from tests.makers import SATKER, TAHUN, append_unggahan


def stored(db: Database, name: str, data: bytes) -> str:
    add_file(db, SATKER, TAHUN, Target("V.a.1.1", "2025-05", "Undangan"), name, data, pelaku="komputer ini")
    return hashlib.sha256(data).hexdigest()


def test_a_child_draws_a_page_of_a_pdf_and_a_photo_for_who_may_see_them(db, journal):
    append_unggahan(journal)
    sha256 = stored(db, "undangan.pdf", pdf())
    page = page_for(db, LOCAL, sha256, "pdf", 1)
    assert (page["page"], page["pages"]) == (1, 1)
    drawn = Image.open(BytesIO(b64decode(page["picture"].removeprefix("data:image/jpeg;base64,"))))
    assert (drawn.format, max(drawn.size)) == ("JPEG", LARGE)
    with pytest.raises(NotFound):
        page_for(db, guest("semua", "KPU Kabupaten Lain"), sha256, "pdf", 1)
    photo = stored(db, "foto.jpg", picture(size=(2400, 1800)))
    assert page_for(db, LOCAL, photo, "jpg", 1)["pages"] == 1
    with pytest.raises(FileRefused, match="tidak dapat ditampilkan"):  # a PDF behind a password, say
        page_for(db, LOCAL, photo, "pdf", 1)


def test_pages_of_a_pdf_are_turned_and_end_at_the_last():
    stream = BytesIO()
    canvas = Canvas(stream)
    for width in (300, 600):
        canvas.setPageSize((width, 600))
        canvas.showPage()
    canvas.save()

    def size_of(number: int) -> tuple[int, tuple[int, int]]:
        said, drawn = answer({"kind": "pdf", "page": number, "side": LARGE}, stream.getvalue())
        return said["page"], Image.open(BytesIO(drawn)).size

    assert [size_of(number) for number in (1, 2, 9)] == [
        (1, (LARGE // 2, LARGE)),
        (2, (LARGE, LARGE)),
        (2, (LARGE, LARGE)),
    ]


def test_of_word_and_excel_the_beginning_is_words_and_tables():
    document, stream = Document(), BytesIO()
    document.add_paragraph("Notulen rapat")
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "abcd", strict=True):
        cell.text = text
    document.save(stream)
    parts = [{"text": "Notulen rapat"}, {"rows": [["a", "b"], ["c", "d"]]}]
    assert answer({"kind": "docx", "page": 1, "side": LARGE}, stream.getvalue()) == ({"parts": parts}, b"")

    workbook, stream = Workbook(), BytesIO()
    first = workbook.worksheets[0]
    first.title, first.sheet_state = "Rahasia", "hidden"
    first["A1"] = "bukan ini"
    seen = workbook.create_sheet("Daftar hadir")
    seen["B2"], seen["C4"] = "Nama", "hadir"
    workbook.active = seen
    workbook.save(stream)
    parts = [{"text": "Daftar hadir"}, {"rows": [["", "Nama", ""], ["", "", "hadir"]]}]
    assert answer({"kind": "xlsx", "page": 1, "side": LARGE}, stream.getvalue()) == ({"parts": parts}, b"")


@pytest.mark.parametrize("kind", ["pdf", "jpg", "png"])
def test_what_is_cut_off_gives_nothing(kind):
    assert answer({"kind": kind, "page": 1, "side": LARGE}, one_of_each()[kind][:200]) == ({}, b"")
