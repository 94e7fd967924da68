"""What all pages are narrowed to stays in sight. That it holds from page to page and in a copied link:
tests/pages/test_part.py.
"""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

CHOICE = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}
AREA = "IV"


def narrow(page: Page, area: str) -> None:
    """Choose an area in the header, and wait for the page to follow."""
    page.get_by_role("button", name="+ area").click()
    page.get_by_role("button", name=re.compile(rf"^{area} ")).click()
    expect(page).to_have_url(re.compile(r"[?&]area="))
    screen.wait_until_still(page)


def said(page: Page) -> Locator:
    """Return what the header says to which area the page is narrowed; a touch takes it away."""
    return page.get_by_role("button", name=re.compile(rf"^{AREA} .*: hapus pilihan"))


def test_what_is_chosen_stays_in_sight_on_a_phone_and_over_a_picture_that_fills_the_screen(
    page: Page, phone: Page, complete: Server
):
    screen.open_page(phone, complete.address, "peta-capaian", **CHOICE)
    narrow(phone, AREA)
    assert not screen.sideways_overflow(phone)
    phone.get_by_test_id("stMain").evaluate("main => main.scrollBy(0, 400)")
    screen.wait_until_still(phone)
    expect(said(phone)).to_be_in_viewport()
    said(phone).click()
    expect(said(phone)).to_have_count(0)
    screen.open_page(page, complete.address, "peta-capaian", **CHOICE, area=AREA, besar="peta")
    page.get_by_role("link", name="TW II", exact=True).last.click()
    expect(page).to_have_url(re.compile("posisi=2025-06-30"))
    expect(page).to_have_url(re.compile("besar=peta"))


def test_another_day_is_chosen_in_indonesian_whatever_the_browser_speaks(
    page: Page, complete: Server
):
    screen.open_page(page, complete.address, "peta-capaian", **CHOICE)
    page.get_by_role("button", name="hari lain").click()
    day = page.get_by_role("group", name="Tanggal penilaian (posisi)", exact=True)
    for name, value in (("Hari", "31"), ("Bulan", "Februari")):
        day.get_by_role("combobox", name=name).select_option(label=value)
    page.get_by_role("button", name="Tampilkan").click()
    expect(page).to_have_url(re.compile("posisi=2025-02-28"))
    expect(page.get_by_role("button", name="per 28/02/2025")).to_be_visible()
