"""A page of a bukti to look at, large or small: drawn or told in a child, for who may see the file; what does not open
says so."""

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
from monev.evidence_files.thumbnails import LARGE, SMALL, page_for, thumbnail_for
from tests.evidence_files.material import one_of_each, pdf, photo_with_place, picture, saved
from tests.makers import SATKER, TAHUN, append_unggahan

ASKED = {"kind": "jpg", "page": 1, "side": SMALL}


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
    photo = stored(db, "foto.jpg", picture(size=(4000, 3000)))
    assert page_for(db, LOCAL, photo, "jpg", 1)["pages"] == 1
    with pytest.raises(FileRefused, match="tidak dapat ditampilkan"):  # a PDF behind a password, say
        page_for(db, LOCAL, photo, "pdf", 1)
    small = Image.open(BytesIO(thumbnail_for(db, LOCAL, photo)))
    assert (small.format, small.size) == ("JPEG", (SMALL, SMALL * 3 // 4))
    with pytest.raises(NotFound):
        thumbnail_for(db, guest("semua", "KPU Kabupaten Lain"), photo)
    with pytest.raises(FileRefused, match="tidak dapat dibuka"):
        thumbnail_for(db, LOCAL, sha256)


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

    last = (2, (LARGE, LARGE))
    assert [size_of(number) for number in (1, 2, 9)] == [(1, (LARGE // 2, LARGE)), last, last]


def test_of_word_and_excel_the_beginning_is_words_and_tables():
    document = Document()
    document.add_paragraph("Notulen rapat")
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "abcd", strict=True):
        cell.text = text
    parts = [{"text": "Notulen rapat"}, {"rows": [["a", "b"], ["c", "d"]]}]
    assert answer({"kind": "docx", "page": 1, "side": LARGE}, saved(document)) == ({"parts": parts}, b"")
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title, first.sheet_state = "Rahasia", "hidden"
    first["A1"] = "bukan ini"
    seen = workbook.create_sheet("Daftar hadir")
    seen["B2"], seen["C4"] = "Nama", "hadir"
    workbook.active = seen
    parts = [{"text": "Daftar hadir"}, {"rows": [["", "Nama", ""], ["", "", "hadir"]]}]
    assert answer({"kind": "xlsx", "page": 1, "side": LARGE}, saved(workbook)) == ({"parts": parts}, b"")


def test_what_does_not_open_gives_nothing():
    cut_off = [(kind, one_of_each()[kind][:200]) for kind in ("pdf", "jpg", "png")]
    for kind, data in (*cut_off, ("jpg", picture()[:300]), ("jpg", b""), ("jpg", b"GIF89a" + bytes(40))):
        assert answer(ASKED | {"kind": kind}, data) == ({}, b""), (kind, data)


def test_pictures_of_every_mode_become_one_and_a_photo_taken_upright_stands_upright():
    for mode in ("RGBA", "P", "L", "1", "I;16", "CMYK"):
        stream = BytesIO()
        Image.new(mode, (900, 500)).save(stream, "JPEG" if mode == "CMYK" else "PNG")
        assert Image.open(BytesIO(answer(ASKED, stream.getvalue())[1])).mode == "RGB", mode
    assert Image.open(BytesIO(answer(ASKED, photo_with_place())[1])).size == (SMALL * 3 // 4, SMALL)
