"""Where a bukti is: in an annex with links that open. In Word, PDF
and Excel alike.
"""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from lxml.html import fromstring
from openpyxl import load_workbook

from monev.core import clock
from monev.core.dates import format_day
from monev.database import Database
from monev.edits.single_edits import Target, cancel_change
from monev.evidence_files.files import add_file
from monev.figures.bukti_index import find_day, find_number
from monev.meeting import ending
from tests.conftest import begins
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN
from tests.outputs.documents.conftest import ANI, POSISI, Desk, hold_meeting
from tests.outputs.documents.open_documents import cells_of, rows_docx, rows_of_kode

DRIVE = "https://drive.google.com/file/d/1a&b/view"
NOTE = "Nomor 12/PW.01/2025 tanggal 3 Juni 2025"
UNDANGAN, NOTULENSI = (
    Target("II.1.1", "2025-05", "Undangan"),
    Target("V.a.1.1", "2025-05", "Notulensi"),
)


def give(db: Database) -> None:
    """Give a link with its number and date, verified by Budi; a file; and a note where a paper
    lies.
    """
    hold_meeting(db)
    desk = Desk(db)
    say(desk, UNDANGAN, status="ada", tautan=DRIVE, catatan=NOTE)
    edit_plan(desk.db, UNDANGAN, {"status": "terverifikasi"}, posisi=POSISI, pelaku="Budi")
    add_file(desk.db, SATKER, TAHUN, NOTULENSI, "notulensi mei.pdf", pdf(), posisi=POSISI, **ANI)
    say(desk, NOTULENSI._replace(tenggat="2025-06"), status="ada", tautan="Lemari 2, tgl 5/6/2025")


beginning = begins(desk=hold_meeting, given=give)


@pytest.fixture
def given(office, monkeypatch) -> Desk:
    """Open the meeting with what was given, where the address of the app is known."""
    monkeypatch.setenv("MONEV_TAUTAN", "https://zi.kantor.go.id/")
    return Desk(office)


def say(desk: Desk, where: Target, **values: str) -> None:
    edit_plan(desk.db, where, values, posisi=POSISI, **ANI)


def links_of_page(content: bytes) -> set[str]:
    """Return the web addresses that its page opens."""
    return {each.get("href") for each in fromstring(content.decode()).iter("a")}


def test_the_sheet_says_which_bukti_are_there_and_the_annex_where_they_are(given):
    (of_langkah,) = rows_of_kode(given.table("laporan", "Target", "Realisasi"), "II.1")
    assert of_langkah[4] == "1/1 (100%)", "what is there stands in the list of bukti"
    annex = given.table("laporan", "Langkah", "Bukti: nomor")
    kodes = [row[0].partition(" ")[0] for row in annex]
    assert kodes == ["II.1", "V.a.1"], "a row for each langkah"
    assert [row[1].split("\n") for row in annex] == [
        [f"Undangan, Mei 2025 ({NOTE}): {DRIVE}; diverifikasi oleh Budi, 10 Juli 2025"],
        [
            "Notulensi, Mei 2025: berkas notulensi mei.pdf",
            "Notulensi, Juni 2025 (5 Juni 2025): Lemari 2, tgl 5/6/2025",
        ],
    ]
    for month in ("2025-03", "2025-04"):
        say(given, NOTULENSI._replace(tenggat=month), status="ada", tautan="Lemari 3")
    assert "Notulensi, Mar, Apr 2025: Lemari 3" in given.word("laporan"), "the same is told once"
    text = given.word("laporan")
    assert "Bukti yang pemeriksanya tidak disebut belum diperiksa." in text
    assert "Tempat 1 bukti yang ada belum disebut: langkah I.1." in text


def test_links_of_word_and_page_open_what_they_name(given):
    word = Document(BytesIO(given.paper("laporan")))
    external = {rel.target_ref for rel in word.part.rels.values() if rel.is_external}
    leads = []
    for cell in cells_of(word):
        for paragraph in cell.paragraphs:
            leads += [link.address for link in paragraph.hyperlinks]
    assert external == set(leads)
    file = next(address for address in leads if address != DRIVE)
    assert file.startswith("https://zi.kantor.go.id/bukti/")
    assert file.endswith("/notulensi%20mei.pdf")
    assert links_of_page(given.paper("laporan", "html")) == external


def test_the_workbook_has_a_complete_row_for_each_target_and_a_list_of_bukti_that_opens(given):
    book = load_workbook(BytesIO(given.paper("lembar", "xlsx")))
    assert book.sheetnames == ["Lembar Monev", "Daftar bukti"]
    assert book.active.title == "Lembar Monev"
    for sheet in book:
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes
    lembar, listed = book.worksheets
    head = next(row[0].row for row in lembar.iter_rows() if row[0].value == "Kode")
    assert [cell.value for cell in lembar[head]][:4] == ["Kode", "Area", "Langkah aksi", "PIC"]
    targets = rows_of_kode(lembar.iter_rows(min_row=head + 1, values_only=True), "V.a.1")
    assert len(targets) == 5, "February to June; each row says its langkah, to be sorted"
    assert len({row[:4] for row in targets}) == 1
    links = [cell.hyperlink.target for row in listed for cell in row if cell.hyperlink]
    assert links[0] == DRIVE
    assert len(links) == 2


def test_the_sheet_holds_what_its_first_sentence_counts(given):
    """Count I.1.1, done in March without a bukti, in the first sentence of TW II."""
    of_langkah = rows_of_kode(given.table("laporan", "Target", "Realisasi"), "I.1")
    assert "Sebanyak 1 target selesai, bukti kurang." in given.word("laporan")
    assert [row[2] for row in of_langkah] == ["Maret 2025\n100%"]


def test_a_closed_meeting_names_who_verified_by_then(given):
    given.do(ending.close_rapat)
    before = given.both("laporan")
    say(given, UNDANGAN, status="ada")
    edit_plan(given.db, UNDANGAN, {"status": "terverifikasi"}, posisi=POSISI, pelaku="Cici")
    assert given.both("laporan") == before


def test_who_takes_back_their_own_no_verified_nothing(given):
    no = {"status": "perlu_perbaikan"}
    said = edit_plan(given.db, UNDANGAN, no, posisi=POSISI, pelaku="Cici")
    cancel_change(given.db, SATKER, TAHUN, said.entry.nomor, pelaku="Cici")
    assert "diverifikasi oleh Budi" in given.word("laporan")


def test_without_an_address_of_the_app_a_file_is_named_and_leads_nowhere(desk):
    add_file(desk.db, SATKER, TAHUN, NOTULENSI, "notulensi.pdf", pdf(), posisi=POSISI, **ANI)
    content = desk.paper("laporan")
    assert "berkas notulensi.pdf" in str(rows_docx(content))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"w:hyperlink" not in archive.read("word/document.xml")


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        (NOTE, "12/PW.01/2025", "3 Juni 2025"),
        ("ND no. 7, 03/06/2025", "7", "3 Juni 2025"),
        ("No: 15/KPT/2025; tgl 31-2-2025", "15/KPT/2025", ""),
        ("tanpa tanda tangan", "", ""),
        ("notulen 2025", "", ""),
    ],
)
def test_number_and_date_are_those_that_the_office_wrote(text, number, day):
    assert (find_number(text), find_day(text)) == (number, day)


def test_no_paper_names_the_machine_as_who_verified(desk):
    """It has no name to sign with: the verdict and its day alone, or the person who sat there."""
    for where, who in ((UNDANGAN, "komputer ini"), (NOTULENSI, "Ani (komputer ini)")):
        say(desk, where, status="ada", tautan=DRIVE)
        edit_plan(desk.db, where, {"status": "terverifikasi"}, posisi=POSISI, pelaku=who)
    desk.do(ending.close_rapat)
    for text in desk.both("laporan"):
        for told in ("diverifikasi", "diverifikasi oleh Ani,"):
            assert f"; {told} {format_day(clock.today())}" in text
    for kode in ("laporan", "notulen", "hadir", "undangan"):
        for text in desk.both(kode):
            assert "komputer ini" not in text, kode
