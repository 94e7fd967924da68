"""Every page, found by listing pages/, in every situation of data, as a visitor sees it."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, MESUJI, ONE_ROW
from tests.browser.server import ROOT, Server
from tests.conftest import before_release

PAGES = sorted(path.parent.name.replace("_", "-") for path in (ROOT / "pages").glob("*/page.py"))
STATES = {
    "satu baris": {"satker": ONE_ROW, "tahun": "2025"},
    "tahun lalu": {"satker": "KPU Kabupaten Gunungkidul", "tahun": "2024"},
}
"""Other situations than those of test_every_view."""


@pytest.mark.semua
@pytest.mark.parametrize("the_page", PAGES)
@pytest.mark.parametrize("choice", STATES.values(), ids=STATES)
def test_page_opens_without_an_error(page: Page, complete: Server, the_page: str, choice: dict[str, str]):
    screen.open_page(page, complete.address, the_page, **choice)
    screen.assert_sound(page)


@pytest.mark.parametrize("the_page", ["linimasa", *before_release(*(name for name in PAGES if name != "linimasa"))])
def test_a_copied_address_shows_another_visit_the_same(
    page: Page, visitor: BrowserContext, complete: Server, the_page: str
):
    screen.open_page(page, complete.address, the_page, satker=CONTOH, tahun="2025", posisi="2025-09-30")
    screen.choose_triwulan(page, "TW II")
    screen.assert_sound(page)
    assert "posisi=2025-06-30" in page.url
    assert "DATA SIMULASI" in screen.page_text(page), "sample data says so on every page"
    guest = visitor.new_page()
    guest.goto(page.url)
    screen.wait_until_still(guest)
    assert screen.page_text(guest) == screen.page_text(page)
    guest.close()


@pytest.mark.parametrize(
    ("choice", "mentioned"),
    [
        ({"satker": "KPU Kabupaten Entah"}, "KPU Kabupaten Entah"),
        ({"satker": MESUJI, "tahun": "2025", "posisi": "2025-13-40"}, "2025-13-40"),
        *before_release(
            ({"satker": MESUJI, "tahun": "1999"}, "1999"),
            ({"satker": MESUJI, "tahun": "dua ribu"}, "dua ribu"),
            ({"satker": "<script>alert(1)</script>"}, "<script>alert(1)</script>"),
        ),
    ],
)
def test_an_address_that_asks_for_what_is_not_there_says_so_and_leads_on(
    page: Page, complete: Server, choice: dict[str, str], mentioned: str
):
    screen.open_page(page, complete.address, "ringkasan", **choice)
    screen.assert_sound(page)
    assert mentioned in screen.page_text(page)
    page.get_by_test_id("stMain").get_by_role("link", name=MESUJI).click()
    expect(page.get_by_test_id("stMain")).to_contain_text("Rencana ini punya 40 target")
