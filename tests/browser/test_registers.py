"""Registers by hand: a row that was sorted opens itself, a phone has rows, paper has a whole
table.
"""

import io
import re

import pypdfium2 as pdfium
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

CHOICES = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30", "mutu_bagian": "banding"}


def test_the_row_that_is_touched_opens_however_the_table_is_sorted(page: Page, complete: Server):
    screen.open_page(page, complete.address, "mutu-data", **CHOICES)
    first = page.locator(".stDataFrame [role=gridcell]").first
    expect(first).to_have_text("I.1.1")
    screen.touch_row(page, 0)
    screen.touch_row(page, 0)  # sorted by Kode, downwards
    expect(first).to_have_text(re.compile(r"VII\."))
    kode = first.inner_text()
    screen.touch_row(page, 1)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(kode)
    expect(dialog.get_by_role("table")).to_contain_text("Tertulis di berkas")


def test_paper_has_the_rows_that_the_screen_scrolls_to(page: Page, complete: Server):
    screen.open_page(page, complete.address, "mutu-data", **CHOICES)
    paper = pdfium.PdfDocument(io.BytesIO(page.pdf(format="A4", landscape=True)))
    text = " ".join(one.get_textpage().get_text_range() for one in paper)
    for words in ("Tertulis di berkas", "Ditafsirkan", "III.1.1", "baris lain"):
        assert words in text, "beyond the fifteen rows in sight; of very many, how many are left"
