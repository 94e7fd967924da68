"""Letters that a PDF draws over each other: a cell the page's end cut is not read twice, anything else is asked."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from monev.outputs.pdf_draft import make_draft
from monev.reading import read_file

HEAD = ("No", "Area", "Langkah Aksi", "Bukti Dukung", "Target Waktu 2025")
EDGES = (30, 60, 200, 330, 440, 560)


def printed(over: str) -> bytes:
    """A plan over two pages; on the second, `over` is drawn over the heading of its areas."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 9)
    pages = [("1", "Penataan Tatalaksana", "Membuat SOP", "SOP", "Mei")], [("2", "", "Rapat rutin", "Notula", "Juni")]
    for page, rows in enumerate(pages):
        for number, row in enumerate((HEAD, *rows)):
            height = 760 - 20 * number
            for left, right, text in zip(EDGES, EDGES[1:], row, strict=False):
                canvas.rect(left, height, right - left, 20)
                canvas.drawString(left + 4, height + 6, text)
        if page:
            canvas.drawString(65, 767, over)
        canvas.showPage()
        canvas.setFont("Helvetica", 9)
    canvas.save()
    return stream.getvalue()


def test_a_cell_printed_again_behind_the_headings_of_the_next_page_is_read_once() -> None:
    reading = read_file(make_draft(printed("Penataan Tatalaksana")).content, "draf.xlsx")
    assert [langkah.nama_area for langkah in reading.langkah] == ["Penataan Tatalaksana"] * 2
    assert "bertumpuk" not in " ".join(remark.pesan for remark in reading.peringatan)


def test_other_letters_that_lie_over_each_other_are_asked_about() -> None:
    draft = make_draft(printed("Disetujui pimpinan"))
    told = " ".join([*draft.guidance, *(each.pesan for each in read_file(draft.content, "draf.xlsx").peringatan)])
    assert "Di halaman 2 ada huruf yang tercetak bertumpuk" in told


def test_lines_that_a_row_is_too_low_for_stay_with_the_cell_they_began_in() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 9)
    rows = (
        HEAD,
        ("1", "Tatalaksana", "Membuat SOP", "SOP layanan\nNotula reviu", "Maret, Juni,\nSeptember"),
        ("2", "Tatalaksana", "Rapat rutin", "Undangan\nDaftar hadir", "Juni"),
        ("3", "Penataan Sistem\nManajemen SDM", "Menilai kinerja", "SKP\nRekap nilai", "Mei"),
    )
    for number, row in enumerate(rows):
        height = 760 - 12 * number
        for left, right, text in zip(EDGES, EDGES[1:], row, strict=False):
            canvas.rect(left, height, right - left, 12)
            for line, words in enumerate(text.split("\n")):
                canvas.drawString(left + 4, height + 3 - 10.4 * line, words)
    canvas.save()
    langkah = read_file(make_draft(stream.getvalue()).content, "draf.xlsx").langkah
    assert [(each.nama_area, [bukti.nama for bukti in each.bukti], each.target_waktu) for each in langkah] == [
        ("Tatalaksana", ["SOP layanan", "Notula reviu"], "Maret, Juni,\nSeptember"),
        ("Tatalaksana", ["Undangan", "Daftar hadir"], "Juni"),
        ("Penataan Sistem\nManajemen SDM", ["SKP", "Rekap nilai"], "Mei"),
    ]
