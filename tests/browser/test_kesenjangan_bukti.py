"""Bukti by hand: strip, message, download, rows, phone, paper. That it is whole:
tests/situations.
"""

import io

import pandas as pd
import pypdfium2 as pdfium
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

CHOICES = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


def test_whom_to_call_for_an_area_is_a_look_and_a_press_narrows_and_a_row_opens_and_goes_on_paper(
    page: Page, complete: Server
):
    """On paper a langkah stands beside what it lacks: half a sheet is as narrow as a phone, a whole
    one is not.
    """
    screen.open_page(page, complete.address, "kesenjangan-bukti", **CHOICES)
    sheets = pdfium.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    assert len(sheets) <= 2
    assert "Menyelenggarakan rapat" in sheets[0].get_textpage().get_text_range()
    send = page.get_by_role("link", name="Kirim ke WhatsApp: ").first
    assert send.get_attribute("target") == "_blank"
    screen.open_downloads(page)
    name, content = screen.download(page, "Unduh .csv")
    assert (name[-4:], len(pd.read_csv(io.BytesIO(content)))) == (".csv", 23)
    page.keyboard.press("Escape")
    strip = page.locator(".m-actions.strip")
    strip.get_by_role("link").nth(1).click()
    screen.wait_for(page, "**pic=**")
    expect(strip.locator("[aria-current]")).to_have_count(1)
    kode = page.locator(".m-lacks .m-row-text > b").first.inner_text().strip()
    page.locator(".m-lacks").first.click()
    expect(page.get_by_role("dialog")).to_contain_text(f"Langkah {kode}")
