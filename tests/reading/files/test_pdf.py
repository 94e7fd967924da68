"""Tables are found in a PDF from its lines; what is no readable PDF is refused with what to do
instead.

The files in `berkas/` were printed from the decrees in data/: `mesuji.pdf` and `gunungkidul.pdf` by
LibreOffice 7.4 (headings on each page, no row cut), `gunungkidul_terpotong.pdf` by Chromium on
portrait paper (no repeated headings, rows cut by page ends); `sandi.pdf` has the password
"rahasia".
"""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from monev.core.errors import FileRefused
from monev.reading.files import gate, limits
from monev.reading.files.printed_words import cell_text, text_lines
from tests.makers import saved
from tests.reading.tables import table_texts

FILES = Path(__file__).parents[1] / "books"


def scanned_document(pages: int) -> bytes:
    """Make a scanned document: pages that are pictures."""
    first, *others = (Image.new("L", (120, 160), 255) for _ in range(pages))
    return saved(first, "PDF", save_all=True, append_images=others)


def characters(*lines: str, width: float = 5.0, start: float = 10.0) -> list[dict]:
    """Characters of printed lines at their places, each `width` points wide."""
    looks, printed = {"fontname": "Arial", "size": 10.0, "upright": True}, []
    for number, text in enumerate(lines):
        height = {"top": 12.0 * number, "bottom": 12.0 * number + 10, "doctop": 12.0 * number}
        for index, character in enumerate(text):
            place = {"x0": start + index * width, "x1": start + (index + 1) * width}
            printed.append({"text": character, **looks, **height, **place})
    return printed


class Found:
    """The one table found in a PDF."""

    def __init__(self, data: bytes) -> None:
        answer = gate.open_file(data, "pdf", limits.PDF_SECONDS)
        (self.table,) = (block["tabel"] for block in answer["dokumen"] if "tabel" in block)
        self.cells = {(row, column): text for row, column, text in sorted(self.table["sel"])}
        self.ticks = [place for place, text in self.cells.items() if text == "v"]
        self.remarks = [(remark["kode"], remark["baris"]) for remark in answer["catatan"]]

    def row(self, number: int) -> list[str]:
        return [text for (row, _), text in self.cells.items() if row == number]

    def column(self, number: int) -> list[str]:
        return [text for (_, column), text in self.cells.items() if column == number]


def texts_of(page: str) -> list[list[str]]:
    """Split a Markdown table into its cells."""
    return table_texts(page.strip().split("\n"))


def ruled(
    edges: tuple[float, ...],
    *pages: str,
    blank_too: bool = True,
    indent: float = 4,
    over: str = "",
    below: str = "",
) -> bytes:
    """Draw a PDF of a Markdown table on each page, its columns between these edges.

    Each cell has a frame (`blank_too`: blank ones also); a row of one text is a cell over all
    columns. `over`: words over the second heading of the last page. `below`: words below its table.
    """
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=landscape(A4))
    for number, page in enumerate(pages):
        if number:
            canvas.showPage()
        canvas.setFont("Helvetica", 9)
        for number, row in enumerate(texts_of(page)):
            bottom = 500 - 20 * number
            columns = edges if len(row) > 1 else (edges[0], edges[-1])
            for (left, right), text in zip(pairwise(columns), row, strict=True):
                if text or blank_too:
                    canvas.rect(left, bottom, right - left, 20)
                    for line, words in enumerate(text.split("<br>")):
                        canvas.drawString(left + indent, bottom + 5 - 10.4 * line, words)
    canvas.drawString(edges[1] + 5, 506, over)
    for number, words in enumerate(below.split("\n")):
        canvas.drawString(edges[0] + 5, 300 - 20 * number, words)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "wording", "advice"),
    [
        (scanned_document(2), "hasil pindaian", "Word"),
        (
            scanned_document(limits.MAX_PAGES + 1),
            f"{limits.MAX_PAGES + 1} halaman; batasnya {limits.MAX_PAGES}",
            "halaman tabel",
        ),
        ((FILES / "sandi.pdf").read_bytes(), "dilindungi kata sandi", "hapus kata sandi"),
        (b"%PDF-1.7\n" + b"x" * 5000, "rusak", "berkas aslinya"),
        ((FILES / "mesuji.pdf").read_bytes()[:20_000], "rusak", "berkas aslinya"),
    ],
    ids=["pindaian", "terlalu banyak halaman", "sandi", "bukan pdf", "terpotong"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do_instead(
    data: bytes, wording: str, advice: str
) -> None:
    with pytest.raises(FileRefused) as rejection:
        gate.open_file(data, "pdf", limits.PDF_SECONDS)
    assert wording in rejection.value.pesan
    assert advice in rejection.value.advice


def test_a_pdf_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(FileRefused, match="terlalu rumit") as rejection:
        gate.open_file((FILES / "gunungkidul_terpotong.pdf").read_bytes(), "pdf", 0.2)
    assert "halaman tabel" in rejection.value.advice


WIDE, NARROW = 100.0, 29.0
"""Points that hold nineteen characters of five points, or five of them."""


@pytest.mark.parametrize(
    ("width", "lines", "text"),
    [
        (WIDE, ("Membentuk Tim", "Kerja"), "Membentuk Tim Kerja"),
        (WIDE, ("Undangan", "Foto"), "Undangan\nFoto"),
        (
            WIDE,
            ("1. Undangan rapat", "2. Notulensi rapat"),
            "1. Undangan rapat\n2. Notulensi rapat",
        ),
        (WIDE, ("Contoh bentuk apa", "– contoh lainnya a"), "Contoh bentuk apa – contoh lainnya a"),
        (
            WIDE,
            ("- Undangan rapat x", "- Notulensi rapat"),
            "- Undangan rapat x\n- Notulensi rapat",
        ),
        (WIDE, ("Perubahan pola pikir-", "pikir"), "Perubahan pola pikir-pikir"),
        (NARROW, ("Ma", "r"), "Mar"),
        (9.0, ("1", "0"), "10"),
        (NARROW, ("1", "2"), "1\n2"),
        (NARROW, ("Daftar", "hadir", "rapat"), "Daftar hadir rapat"),
    ],
)
def test_a_line_break_stays_only_where_the_next_word_would_have_fitted_and_parts_no_word(
    width: float, lines: tuple[str, ...], text: str
) -> None:
    assert cell_text(text_lines(characters(*lines)), width) == text


def test_a_pdf_made_of_rubbish_objects_is_bounded() -> None:
    """Pages that point at each other, and a stream that claims to be longer than the file."""
    hostile = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 99999999>>stream\nBT\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(FileRefused):
        gate.open_file(hostile, "pdf", 20)


def words_on_pages(
    *pages: str, tops: tuple[int, ...] = (), places: tuple[float, ...] = (60, 90, 220, 400, 560)
) -> bytes:
    """Draw a PDF of a Markdown table's words on each page, without a line.

    `places`: where the cells of each row begin. `tops`: how far down each row stands.
    """
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=landscape(A4))
    for page in pages:
        canvas.setFont("Helvetica", 9)
        for number, row in enumerate(texts_of(page)):
            for x, text in zip(places, row, strict=False):
                canvas.drawString(x, 550 - (tops[number] if tops else 14 * number), text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("lines", ["none", "headings", "frame"])
def test_a_table_without_lines_between_its_rows_is_refused_with_what_can_be_done(
    lines: str,
) -> None:
    head = "| NO | KOMPONEN | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU |"
    rows = """
| 1 | Tim Kerja | Membentuk tim | SK Tim | Juli 2025    |
| 2 | Monev     | Rapat monev   | Notula | Oktober 2025 |"""
    framed = """
| 1 2 | Tim | Membentuk tim Rapat monev | SK Tim Notula | Juli |"""
    below = "\n".join("  ".join(row) for row in texts_of(rows))
    edges = (50, 80, 200, 330, 440, 560)
    table = {
        "none": words_on_pages(head + rows),
        "headings": ruled(edges, head, below=below),
        "frame": ruled(edges, head + framed),
    }
    with pytest.raises(FileRefused, match="bergaris") as rejection:
        gate.open_file(table[lines], "pdf", limits.PDF_SECONDS)
    assert "Word" in rejection.value.advice


def test_empty_cells_drawn_without_lines_leave_the_marks_of_each_row_apart() -> None:
    rows = """
| NO | LANGKAH AKSI   | BUKTI  | JAN | FEB | MAR | APR |
| -- | -------------- | ------ | --- | --- | --- | --- |
| 1  | Membentuk tim  | SK     |     | v   |     |     |
| 2  | Memimpin rapat | Notula |     |     |     | v   |
| 3  | Mereviu SOP    | SOP    | v   |     | v   |     |
"""
    found = Found(ruled((50, 80, 220, 320, 370, 420, 470, 520), rows, blank_too=False))
    assert (found.ticks, found.table["gabungan"]) == ([(2, 5), (3, 7), (4, 4), (4, 6)], [])


def test_a_number_close_to_the_line_stays_in_its_cell_and_a_bullet_without_a_name_is_one() -> None:
    rows = """
| NO | LANGKAH AKSI | BUKTI | WAKTU |
| -- | ------------ | ----- | ----- |
| 12 | Mereviu SOP  | • SOP | Mei   |
"""
    found = Found(ruled((50, 61.5, 220, 320, 420), rows, indent=1.2))
    assert found.row(2) == ["12", "Mereviu SOP", "• SOP", "Mei"]
