"""The documents as files: they open, break well over pages, hold any letter, and say what they
must.
"""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import chain

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook

from monev.core.errors import MonevError
from monev.figures.heatmap import heatmap
from monev.figures.sheet import area_line
from monev.journal.journal import read_anchor
from monev.meeting import acts, ending
from monev.outputs import documents
from monev.outputs.documents import blocks
from monev.outputs.documents.coloured import area_table, heatmap_table
from monev.outputs.documents.common import ATTENDANCE_ROWS
from monev.outputs.documents.pdf import to_pdf
from monev.outputs.documents.word import to_docx
from monev.outputs.letterhead import Kop
from tests.makers import append_unggahan, begin_rapat, sample_content
from tests.outputs.documents.conftest import Desk, suggested
from tests.outputs.documents.open_documents import pdf_pages, pdf_text, rows_docx
from tests.outputs.material import written_on

SIGNATURE = blocks.Signature((blocks.Signatory("Ketua,", "Siti"),), "Wonosari, 1 Oktober 2025")


def paper(*content: blocks.Block, **other) -> blocks.Manuscript:
    """Return a paper of these blocks."""
    return blocks.Manuscript(Kop(baris=("KANTOR",)), ("JUDUL",), content, "Kaki", **other)


def test_every_document_can_be_made_and_opened_again(desk):
    opened = {
        "docx": lambda content: Document(BytesIO(content)).paragraphs,
        "pdf": lambda content: len(pypdfium2.PdfDocument(content)),
    } | dict.fromkeys(
        ("xlsx", "zip"), lambda content: zipfile.ZipFile(BytesIO(content)).testzip() is None
    )
    for document in documents.list_documents(desk.rapat):
        for form in document.forms:
            assert opened.get(form, bytes.decode)(desk.paper(document.kode, form)), document.kode
            name = documents.rapat_file_name(desk.rapat, document.name, form)
            assert name.endswith(f", Rapat evaluasi TW II, 2025-07-10.{form}")


def test_no_word_of_a_table_is_broken_while_another_column_has_room():
    words = ("Kode", "Langkah aksi", "Jumlah", "Keterangan")
    rows = [("V.a.2.1", "Menyebarkan pesan tolak gratifikasi " * 3, "2", "dilaporkan selesai")]
    narrow = paper(blocks.Table(words, rows, (4, 80, 5, 6), size=10))
    lines = pdf_pages(to_pdf(narrow))[0].splitlines()
    for word in ("Jumlah", "Keterangan", "V.a.2.1", "dilaporkan"):
        assert any(word in line for line in lines), (word, lines)


def test_a_long_table_repeats_its_heading_on_every_page():
    """300 rows in parts, and one cell longer than a page."""
    rows = []
    for number in range(300):
        rows.append((str(number), f"Isi {number}") if number % 50 else (f"Bagian {number}",))
    rows.append(("terakhir", "kata " * 3000))
    table = blocks.Table(("Kolom satu", "Kolom dua"), tuple(rows), (1, 4), title="Panjang")
    manuscript = paper(table)
    pages = pdf_pages(to_pdf(manuscript))
    assert len(pages) > 6
    for number, text in enumerate(pages, start=1):
        assert "Kolom satu" in text
        assert (f"- {number} -" in text) == (number > 1), "the page with the letterhead has none"
        last_line = text.split("Kaki")[0].strip().split("\n")[-1]
        assert not last_line.startswith("Bagian"), "no part's heading ends a page"
    assert sum(text.count("kata") for text in pages) == 3000, "nothing of the long cell is lost"
    rows_in_word = Document(BytesIO(to_docx(manuscript))).tables[0]._tbl.tr_lst
    assert rows_in_word[0].trPr.find(qn("w:tblHeader")) is not None
    assert rows_in_word[5].trPr.find(qn("w:cantSplit")) is not None
    assert rows_in_word[-1].trPr.find(qn("w:cantSplit")) is None


def test_a_long_langkah_above_its_row_stays_with_it_and_leaves_no_page_empty():
    """Its words stand over all columns, so they are a few lines, not a narrow column."""
    long = "Langkah I.1.1: " + "melaksanakan evaluasi " * 12
    for count in range(12, 18):
        rows: list[tuple[str, ...]] = [("Area satu",), (f"Pertama {long}",), ("I.1.1", "ada")]
        rows += [(str(number), "isi") for number in range(count)]
        rows += [(f"Terakhir {long}",), ("VII.1.1", "isi")]
        table = blocks.Table(("Kode", "Bukti"), rows, (9, 170))
        content = (blocks.Heading("Lampiran I"), blocks.Paragraph("Memuat semua target."), table)
        first, *others = pdf_pages(to_pdf(paper(*content, is_landscape=True)))
        assert "I.1.1" in first
        for text in (first, *others):
            assert ("Terakhir" in text) == ("VII.1.1" in text), count


def rows_of(count: int) -> blocks.Table:
    """Return a table of so many rows."""
    rows = tuple((f"Baris {number};",) for number in range(1, count + 1))
    return blocks.Table(("Kolom",), rows, (1,))


ANNEX = (blocks.PageBreak(is_landscape=True), blocks.Paragraph("Lampiran"))


@pytest.mark.parametrize(
    ("times", "annex"), [(1, ()), (14, ANNEX)], ids=["at the end", "before an annex that lies"]
)
def test_a_signature_keeps_with_the_sentence_it_signs(times, annex):
    """Try a longer sentence too, which has more lines on an upright page than on a lying one."""
    separated = 0
    for count in range(18, 42, 2):
        sentence = blocks.Paragraph("Demikian laporan ini dibuat. " * times)
        manuscript = paper(
            rows_of(count), blocks.Heading("VII. Penutup"), sentence, SIGNATURE, *annex
        )
        pages = pdf_pages(to_pdf(manuscript))
        for text in pages:
            assert ("Demikian" in text) == ("Siti" in text) == ("VII. Penutup" in text), count
        separated += "Demikian" not in pages[0]
        if not annex:
            (table,) = Document(BytesIO(to_docx(manuscript))).tables
            signed = "".join(table.rows[-1]._tr.itertext())
            assert all(words in signed for words in ("VII. Penutup", "Demikian", "Siti"))
            before = table.rows[-2].cells[0].paragraphs[0]
            assert before.paragraph_format.keep_with_next, "a row of the table goes with them"
    assert 0 < separated < 12  # the page's end did fall in between


@pytest.mark.parametrize(
    ("rows", "end"),
    [
        ([("Bagian",), ("Isi 1", "dua " * 90), ("Isi 2", "dua " * 90)], ()),
        ([("Isi 1", "dua " * 90), ("Isi 2", "dua " * 90), ("Isi 3", "dua " * 90)], ()),
        ([("Isi 1", "dua"), ("Isi 2", "dua"), ("Isi 3", "dua")], (SIGNATURE,)),
    ],
    ids=["below the heading of a part", "high rows", "above a signature"],
)
def test_the_caption_of_a_table_stands_on_the_page_of_its_first_rows(rows, end):
    table = blocks.Table(("Kolom", "Lain"), rows, (20, 80), title="Judulnya")
    apart = 0
    for count in range(16, 34, 2):
        pages = pdf_pages(to_pdf(paper(rows_of(count), blocks.Paragraph("antara"), table, *end)))
        for text in pages:
            assert "Judulnya" not in text or "Isi 1" in text, count
        apart += "Judulnya" not in pages[0]
    assert apart, "the end of a page did fall before it"


def test_no_line_of_a_paragraph_stands_alone_on_a_page():
    words = blocks.Paragraph(" ".join(f"kata{number}" for number in range(60)))
    divided = 0
    for count in range(18, 34):
        pages = pdf_pages(to_pdf(paper(rows_of(count), words)))
        lines = [sum("kata" in line for line in text.splitlines()) for text in pages]
        assert 1 not in lines, (count, lines)
        divided += len([number for number in lines if number]) > 1
    assert divided, "the end of a page did fall into it"


def test_an_invitation_is_one_page_and_a_long_name_has_room_in_the_attendance_list(desk):
    (letter,) = pdf_pages(desk.paper("undangan", "pdf"))
    assert "Mengingat pentingnya" in letter
    long_role = (
        "Kepala Subbagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"
    )
    desk.do(acts.add_attendance, [("Budi", long_role), ("Cici", "Staf")])
    (the_page,) = pypdfium2.PdfDocument(desk.paper("hadir", "pdf"))
    text = the_page.get_textpage()
    above, below = (
        text.get_charbox(text.search(words).get_next()[0]) for words in ("Masyarakat", "Cici")
    )
    assert above[1] > below[3]  # the last line of one row ends above the next row's first


def test_page_numbers_are_fields_and_figures_are_words_in_tables(desk):
    content = desk.paper("laporan")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        footer = b"".join(archive.read(name) for name in archive.namelist() if "footer" in name)
        header = b"".join(archive.read(name) for name in archive.namelist() if "header" in name)
        whole = archive.read("word/document.xml")
    assert b" PAGE " in header
    # Said once, at the end, and not at the foot of every page.
    (printed,) = re.findall(rb"Jurnal (\d+:[0-9a-f]{16})\.", whole)
    assert b"Jurnal" not in footer
    assert desk.db.journal.check_anchor(read_anchor(printed.decode())) is None
    assert not [*etree.fromstring(whole).iter("{*}docPr")], "a picture would need words of its own"
    styles = [paragraph.style.name for paragraph in Document(BytesIO(content)).paragraphs]
    assert styles.count("Heading 1") == 5, "E. Penutup stands with the signatures"


def test_a_meeting_without_anything_recorded_makes_all_its_papers(office):
    begin_rapat(office)
    empty = Desk(office)
    for kode, form in (("hadir", "pdf"), ("undangan", "pdf")):
        assert empty.paper(kode, form)
    text = empty.word("notulen")
    assert "Daftar hadir belum diisi." in text
    assert len(rows_docx(empty.paper("hadir"))[1]) == ATTENDANCE_ROWS + 1
    nothing = "Rapat ini tidak menetapkan tindak lanjut."
    assert nothing not in text, "it still can"
    empty.change(pemimpin="Ani", notulis="Budi", mulai="09.00", selesai="10.00")
    empty.do(acts.add_attendance, [("Ani", "Ketua")])
    empty.do(ending.close_rapat)
    assert nothing in empty.word("notulen")


def test_without_a_meeting_its_papers_are_refused_and_an_unknown_document_names_those_there_are(
    alone,
):
    assert "dalam rapat" not in alone.word("laporan")
    for document in documents.list_documents():
        if document.needs_rapat:
            with pytest.raises(MonevError, match="rapatnya belum dipilih"):
                alone.paper(document.kode, document.forms[0])
    for kode, form, there_are in (
        ("lapor", "docx", "laporan"),
        ("laporan", "xlsx", "laporan (docx, pdf)"),
    ):
        with pytest.raises(MonevError) as error:
            alone.paper(kode, form)
        assert there_are in error.value.advice


def test_simulated_data_says_so_on_every_page(db):
    append_unggahan(db, sample_content(simulasi=True))
    alone = Desk(db, None)
    assert all("DATA SIMULASI" in page for page in pdf_pages(alone.paper("laporan", "pdf")))
    word = Document(BytesIO(alone.paper("laporan")))
    assert "DATA SIMULASI" in word.sections[0].header.paragraphs[0].text
    for sheet in load_workbook(BytesIO(alone.paper("lembar", "xlsx"))):
        assert sheet.oddHeader.right.text == "DATA SIMULASI"  # on each printed page
    assert "DATA SIMULASI" in alone.paper("pesan", "txt").decode()


def test_no_figure_is_shown_as_an_lke_score(desk):
    for kode in ("laporan", "notulen"):
        assert "bukan nilai LKE" in pdf_text(desk.paper(kode, "pdf")).replace("\n", " ")


def test_the_map_of_months_is_read_on_paper_without_glasses(material):
    """Its letters have nine points, and no count is broken over two lines."""
    late = {"terlambat": 7, "belum_dilaporkan": 12}
    rows = [{**row, "N": row["n"] + 19, **late} for row in material.matrix]
    table = heatmap_table(heatmap(rows, rencana_only=False), "Peta")
    assert table.size >= 9
    counts = {text for row in table.rows for text in row[1].split("\n") if "/" in text}
    paper = blocks.Manuscript(material.kop, (), [table], "Peta")
    assert counts <= {line.content for line in written_on(to_pdf(paper))}


def test_a_bar_in_word_is_no_line_of_nothing_but_no_break_blanks(material):
    """Writer draws no colour behind such a line."""
    areas = [area_line(row, rencana_only=False) for row in material.per_area]
    paper = blocks.Manuscript(material.kop, (), [area_table(areas, 400, 9)], "Capaian")
    (table,) = Document(BytesIO(to_docx(paper))).tables
    bars = [row.cells[1].text for row in table.rows]
    assert bars and all(set(bar) - {"\u00a0"} for bar in bars)


def test_a_plan_nobody_reported_of_shows_no_alarm(material):
    plain = replace(material, view=replace(material.view, ada_realisasi=False))
    for each, existing in ((material, True), (plain, False)):
        rencana_only = each.view.rencana_only
        areas = [area_line(row, rencana_only=rencana_only) for row in each.per_area]
        tables = (
            area_table(areas, 400, 9),
            heatmap_table(heatmap(each.matrix, rencana_only=rencana_only), ""),
        )
        for table in tables:
            cells = [*chain.from_iterable(table.rows)]
            parts = [*cells, *chain.from_iterable(chain.from_iterable(map(blocks.parts_of, cells)))]
            fills = {part.fill for part in parts if isinstance(part, blocks.Styled)}
            red_over_blue = [int(fill[:2], 16) - int(fill[4:], 16) for fill in fills if fill]
            assert (max(red_over_blue, default=0) > 30) == existing, "orange, pale or strong"
    assert "Menyelesaikan" in suggested(material)
    assert "Melaporkan realisasi" in suggested(plain)
