"""Narrowing all pages to an area and a PIC in the header: it holds from page to page, in a copied
link and on a phone, and one touch takes it away.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, copy_store
from tests.browser.server import Server, share_server

CHOICE = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}
AREA = "IV"


@pytest.fixture(scope="module")
def server(shared: Path, seeded: Path) -> Iterator[Server]:
    """Serve the sample."""
    with share_server(shared / "bagian", lambda folder: copy_store(seeded, folder)) as server:
        yield server


def chosen(page: Page, name: str) -> Locator:
    """Return the choice of the header that is called so."""
    return page.get_by_role("combobox", name=name, exact=True)


def narrow(page: Page, name: str, value: str) -> None:
    """Choose an area or a PIC in the menu of the header's line, and wait for the page to follow."""
    page.get_by_role("button", name=CONTOH).click()
    chosen(page, name).select_option(value)
    expect(page).to_have_url(re.compile(rf"[?&]{name.lower()}="))
    screen.wait_until_still(page)


def said(page: Page) -> Locator:
    """Return the sentence that says to what the page is narrowed."""
    return page.get_by_text(re.compile(rf"^Area {AREA}.*: \d+ dari \d+ langkah\."))


def test_an_area_chosen_on_ringkasan_holds_on_all_pages_and_in_a_copied_link_until_taken_away(
    page: Page, phone: Page, server: Server
):
    screen.open_page(page, server.address, "ringkasan", **CHOICE)
    narrow(page, "Area", AREA)
    expect(said(page)).to_be_visible()
    sentence = said(page).inner_text()
    for name, path in (("Kesenjangan Bukti", "kesenjangan-bukti"), ("Linimasa", "linimasa")):
        screen.door(page, name).click()
        screen.wait_for(page, re.compile(rf"/{path}\?.*area={AREA}"))
        assert said(page).inner_text() == sentence
    phone.goto(page.url)
    screen.wait_until_still(phone)
    assert said(phone).inner_text() == sentence
    page.get_by_role("link", name="Semua area", exact=True).click()
    expect(said(page)).to_have_count(0)
    assert "area=" not in page.url
    screen.door(page, "Kesenjangan Bukti").click()
    screen.wait_for(page, re.compile("/kesenjangan-bukti"))
    expect(said(page)).to_have_count(0)


def test_a_phone_chooses_in_the_menu_of_its_line(phone: Page, server: Server):
    screen.open_page(phone, server.address, "peta-capaian", **CHOICE)
    narrow(phone, "Area", AREA)
    expect(said(phone)).to_be_visible()
    assert not screen.sideways_overflow(phone)
    phone.get_by_role("link", name="Semua area", exact=True).click()
    expect(said(phone)).to_have_count(0)
