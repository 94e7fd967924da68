"""The documents as files: they open, break well over pages, hold any letter, and say what they
must.
"""

import re
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml.html import fromstring
from openpyxl import load_workbook

from monev.core.errors import MonevError
from monev.journal.journal import read_anchor
from monev.meeting import acts, ending
from monev.outputs import documents
from monev.outputs.documents.common import ATTENDANCE_ROWS
from monev.outputs.documents.word import _LOOKS, to_docx
from monev.outputs.letterhead import Kop
from tests.conftest import before_release
from tests.makers import append_unggahan, begin_rapat, sample_content
from tests.outputs.documents.conftest import Desk
from tests.outputs.documents.open_documents import (
    html_text,
    rows_docx,
    words_in_word,
    words_on_page,
)

PAPERS = [paper.kode for paper in documents.list_documents() if "docx" in paper.forms]

FIRST = """<body><header></header><h1>JUDUL</h1>
<table class="garis"><caption>Panjang</caption><colgroup><col width="1"><col width="4"></colgroup>
<thead><tr><th>Satu</th><th>Dua</th></tr></thead><tr><th colspan="2">Bagian</th></tr>{}
<tr class="polos"><td colspan="2"><table class="ttd"><colgroup><col width="1"></colgroup>
<tr><td>Siti</td></tr></table></td></tr></table><footer>Kaki</footer></body>"""


def test_rows_of_a_table_stay_whole_and_with_their_heading_and_their_signature():
    """Its heading is repeated; one cell longer than a page may break."""
    rows = "<tr><td>1</td><td>Isi</td></tr>" * 5
    rows += f"<tr><td>akhir</td><td>{'kata ' * 3000}</td></tr>"
    word = Document(BytesIO(to_docx(FIRST.format(rows), Kop().paper, simulated=True)))
    made = word.tables[0].rows
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made]
    whole = [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in made]
    assert repeated == [True, *[False] * 8]
    assert whole == [*[True] * 7, False, True]
    keeps = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in made]
    assert keeps[:3] == [True, True, False], "no heading ends a page"
    assert keeps[6:] == [True, True, True], "a signature never stands alone"


@pytest.mark.parametrize("kode", PAPERS)
@pytest.mark.parametrize("state", ["closed", *before_release("open")])
def test_word_and_page_say_the_same_in_the_same_order(desk, kode, state):
    if state == "closed":
        desk.do(ending.close_rapat)
    assert words_in_word(desk.paper(kode)) == words_on_page(desk.paper(kode, "html"))


@pytest.mark.parametrize("kode", PAPERS)
def test_every_class_of_a_paper_has_a_look(desk, kode):
    page = fromstring(desk.paper(kode, "html").decode())
    used = {name for node in page.iterfind(".//*[@class]") for name in node.get("class").split()}
    styled = {*re.findall(r"\.([a-z0-9]+)", page.findtext(".//style"))}
    assert used - styled - _LOOKS.keys() == set()


def test_word_and_page_say_the_same_of_a_plan_without_a_meeting(alone):
    assert words_in_word(alone.paper("laporan")) == words_on_page(alone.paper("laporan", "html"))


def test_page_numbers_are_fields_and_the_foot_says_which_version_it_is(desk):
    content = desk.paper("laporan")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        footer = b"".join(archive.read(name) for name in archive.namelist() if "footer" in name)
        header = b"".join(archive.read(name) for name in archive.namelist() if "header" in name)
        whole = archive.read("word/document.xml")
    assert b" PAGE " in header
    # Said at the foot, so that it stands under no signature.
    (printed,) = {*re.findall(rb"Jurnal (\d+:[0-9a-f]{16})\.", footer)}
    assert b"Jurnal" not in whole
    assert desk.db.journal.check_anchor(read_anchor(printed.decode())) is None


def test_a_meeting_without_anything_recorded_makes_all_its_papers(office):
    begin_rapat(office)
    empty = Desk(office)
    for kode, form in (("hadir", "html"), ("undangan", "html")):
        assert empty.paper(kode, form)
    text = empty.word("notulen")
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
        ("laporan", "xlsx", "laporan (docx, html)"),
    ):
        with pytest.raises(MonevError) as error:
            alone.paper(kode, form)
        assert there_are in error.value.advice


def test_simulated_data_says_so_on_every_page(db):
    append_unggahan(db, sample_content(simulasi=True))
    alone = Desk(db, None)
    assert b"DATA SIMULASI" in alone.paper("laporan", "html")
    word = Document(BytesIO(alone.paper("laporan")))
    assert "DATA SIMULASI" in word.sections[0].header.paragraphs[0].text
    for sheet in load_workbook(BytesIO(alone.paper("lembar", "xlsx"))):
        assert sheet.oddHeader.right.text == "DATA SIMULASI"  # on each printed page
    assert "DATA SIMULASI" in alone.paper("pesan", "txt").decode()


def test_no_figure_is_shown_as_an_lke_score(desk):
    for kode in ("laporan", "notulen"):
        assert "bukan nilai LKE" in html_text(desk.paper(kode, "html")).replace("\n", " ")
