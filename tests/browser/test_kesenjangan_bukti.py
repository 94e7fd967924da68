"""Kesenjangan Bukti by hand: address, download, message, rows, phone, paper. That it is whole:
tests/situations.
"""

import io
import json

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server, run_command

CHOICES = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


@pytest.fixture(scope="module")
def gap(complete: Server) -> list[dict]:
    """Return what the command line prints."""
    arguments = ("--satker", CONTOH, "--tahun", "2025", "--posisi", "2025-09-30")
    return json.loads(run_command(complete.folder, "kesenjangan", *arguments, "--json"))


@pytest.fixture
def listing(page: Page, complete: Server) -> Page:
    screen.open_page(page, complete.address, "kesenjangan-bukti", **CHOICES)
    return page


ROW = ".m-lacks"


def test_a_copied_link_keeps_search_and_order_and_a_row_opens_its_langkah(
    page: Page, listing: Page, gap: list[dict]
):
    """What is typed and how it is ordered stand in the address, as the filters do."""
    listing.get_by_label("Cari kode").fill("notulensi")
    listing.keyboard.press("Enter")
    screen.wait_for(listing, "**cari=notulensi**")
    screen.choose(listing, listing.get_by_role("combobox", name="Urutkan"), "Per bulan")
    screen.wait_for(listing, "**urut=bulan**")
    at_first = listing.locator(ROW).all_text_contents()
    total_count = sum("notulensi" in f"{row['bukti']} {row['langkah_aksi']}".lower() for row in gap)
    expect(listing.get_by_text(f"{total_count} dari {len(gap)} bukti", exact=True)).to_be_visible()
    page.goto(listing.url)
    screen.wait_until_still(page)
    assert page.locator(ROW).all_text_contents() == at_first
    page.get_by_label("Cari kode").fill("")
    page.keyboard.press("Enter")
    screen.wait_for(page, lambda url: "cari=" not in url)
    kode = page.locator(f"{ROW} .m-row-text > b").first.inner_text().strip()
    page.locator(ROW).first.click()
    expect(page.get_by_role("dialog")).to_contain_text(f"Langkah {kode}")
    assert f"langkah={kode}" in page.url


def test_downloads_and_message_carry_just_what_is_shown(
    page: Page, complete: Server, gap: list[dict]
):
    screen.open_page(page, complete.address, "kesenjangan-bukti", area="V", **CHOICES)
    expected = [(one["kode"], one["bukti"]) for one in gap if one["area"] == "V"]
    screen.open_downloads(page)
    _, content = screen.download(page, "Unduh .csv")
    page.keyboard.press("Escape")
    rows = pd.read_csv(io.BytesIO(content))
    assert sorted(zip(rows["Kode"], rows["Bukti"], strict=True)) == sorted(expected)
    page.get_by_role("button", name="Salin teks").click()
    expect(page.get_by_role("dialog").get_by_test_id("stText")).to_contain_text(
        f"{len(expected)} bukti"
    )
