"""What a child draws of a document: a page, a small picture, or the beginning as words."""

from io import BytesIO

from docx import Document
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from monev.evidence_files.files import LARGE, SMALL
from monev.evidence_files.first_page import answer
from tests.conftest import on_day
from tests.evidence_files.material import one_of_each, open_image, picture
from tests.makers import saved

ASKED = {"kind": "jpg", "page": 1, "side": SMALL}

current = on_day("2025-07-10")


def test_pages_of_a_pdf_are_turned_and_end_at_the_last():
    stream = BytesIO()
    canvas = Canvas(stream)
    for width in (300, 600):
        canvas.setPageSize((width, 600))
        canvas.showPage()
    canvas.save()

    def size_of(number: int) -> tuple[int, tuple[int, int]]:
        said, drawn = answer({"kind": "pdf", "page": number, "side": LARGE}, stream.getvalue())
        return said["page"], open_image(drawn).size

    assert size_of(1) == (1, (LARGE // 2, LARGE))
    assert size_of(2) == (2, (LARGE, LARGE))
    beyond = answer({"kind": "pdf", "page": 9, "side": LARGE}, stream.getvalue())
    assert beyond == ({"pages": 2}, b"")


def test_the_page_of_a_workbook_has_no_rows_whose_cells_lie_beyond_it():
    book = Workbook()
    book.active["Z1"] = "jauh di kanan"
    only_far, _ = answer({"kind": "xlsx", "page": 1, "side": 100}, saved(book))
    book.active["A2"] = "Daftar hadir"
    both, _ = answer({"kind": "xlsx", "page": 1, "side": 100}, saved(book))
    assert (only_far["parts"][1]["rows"], both["parts"][1]["rows"]) == ([], [["Daftar hadir"]])


def test_of_word_and_excel_the_beginning_is_words_and_tables():
    document = Document()
    document.add_paragraph("Notulen rapat")
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, ("ab", "cd"), strict=True):
        row.cells[0].text, row.cells[1].text = texts
    parts = [{"text": "Notulen rapat"}, {"rows": [["a", "b"], ["c", "d"]]}]
    shown = answer({"kind": "docx", "page": 1, "side": LARGE}, saved(document))
    assert shown == ({"parts": parts}, b"")
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title, first.sheet_state = "Rahasia", "hidden"
    first["A1"] = "bukan ini"
    seen = workbook.create_sheet("Daftar hadir")
    seen["B2"], seen["C4"] = "Nama", "hadir"
    workbook.active = seen
    parts = [{"text": "Daftar hadir"}, {"rows": [["", "Nama", ""], ["", "", "hadir"]]}]
    shown = answer({"kind": "xlsx", "page": 1, "side": LARGE}, saved(workbook))
    assert shown == ({"parts": parts}, b"")


def test_what_does_not_open_gives_nothing():
    whole = one_of_each()
    for kind, data in (
        ("pdf", whole["pdf"][:200]),
        ("jpg", whole["jpg"][:200]),
        ("png", whole["png"][:200]),
        ("jpg", picture()[:300]),
        ("jpg", b""),
        ("jpg", b"GIF89a" + bytes(40)),
    ):
        assert answer(ASKED | {"kind": kind}, data) == ({}, b""), (kind, data)
