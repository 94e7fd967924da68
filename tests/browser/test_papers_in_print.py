"""Papers in print: how a browser breaks them over pages. Word's rules: tests/outputs/documents."""

from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from monev.meeting import acts
from tests.conftest import begins, on_day
from tests.outputs.documents.conftest import Desk, hold_meeting

beginning = begins(db=hold_meeting)
current = on_day("2025-07-10")
LONG_JABATAN = "Kepala Subbagian Perencanaan, Data, dan Informasi"


def print_pages(chrome: Browser, paper: str) -> list[list[str]]:
    """Print a paper; return the lines of each page, first those of its foot."""
    page = chrome.new_page()
    page.set_content(paper)
    printed = PdfDocument(page.pdf(prefer_css_page_size=True))
    page.close()
    return [each.get_textpage().get_text_range().split("\r\n") for each in printed]


def test_an_attendance_of_fourteen_is_one_page(db, chrome):
    desk = Desk(db)
    people = [(f"Peserta {number}, S.H.", LONG_JABATAN) for number in range(2, 15)]
    desk.do(acts.add_attendance, people)
    assert len(print_pages(chrome, desk.paper("hadir", "html").decode())) == 1


def test_no_page_ends_with_a_heading_or_with_the_head_of_a_table(db, chrome):
    paper = Desk(db).paper("laporan", "html").decode()
    for lines in range(14):
        filled = paper.replace("<h2>C.", f"{'<p>baris</p>' * lines}<h2>C.")
        for page in print_pages(chrome, filled):
            assert not page[-1].startswith(("Tabel ", "C. ", "Kode Langkah")), page[-3:]
            assert page[-1] not in ("kurang", "PIC Batas waktu"), "the end of a head"
