"""Kesenjangan Bukti by hand: address, download, message, rows, phone, paper. That it is whole:
tests/situations.
"""

import io
import json

import pandas as pd
import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from monev.core.roles import LOCAL_ACTOR
from monev.edits.single_edits import Target, edit
from tests.browser import pictures, screen
from tests.browser.conftest import CONTOH, Office
from tests.browser.server import Server, run_command
from tests.makers import TAHUN

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


ROW = ".m-missing-row"


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
    kode = page.locator(f"{ROW} .m-missing-langkah > b").first.inner_text().strip()
    page.locator(ROW).first.click()
    expect(page.get_by_role("dialog")).to_contain_text(f"Langkah {kode}")
    assert f"langkah={kode}" in page.url


def test_links_are_checked_beside_the_page_never_inside_the_network_and_each_says_what_it_gave(
    page: Page, own: Office
):
    db = own.server.seen_elsewhere()
    gaps = json.loads(own.run("kesenjangan", "--posisi", "2025-12-31", "--json"))
    place = Target(gaps[0]["kode"], gaps[0]["tenggat"], gaps[0]["bukti"])
    for value in ({"tautan": f"{own.address}/siap"}, {"status": "belum_ada"}):
        edit(db, own.satker, TAHUN, place, value, pelaku=LOCAL_ACTOR)
    view = {"satker": own.satker, "tahun": "2025", "posisi": "2025-12-31"}
    screen.open_page(page, own.address, "kesenjangan-bukti", **view)
    page.get_by_role("button", name="Periksa tautan", exact=True).click()
    page.get_by_role("button", name="Periksa 1 tautan").click()
    expect(page.get_by_text("0 dari 1 tautan terbuka.")).to_be_visible()
    expect(page.get_by_role("link", name="tautan (tidak diperiksa, ")).to_be_visible()
    screen.assert_sound(page)


def test_a_touched_cell_filters_the_list_by_its_pic_and_area_and_lets_go(
    listing: Page, gap: list[dict]
):
    assert listing.locator(ROW).first.bounding_box()["y"] < 480, "the list is first"
    listing.get_by_text("Bukti per PIC dan area atau jenis").click()
    first = "0-0"  # of who lacks most, in the first area
    words = pictures.hover_words(listing, "kesenjangan_peta", first)
    pictures.touch_point(listing, "kesenjangan_peta", first)
    screen.wait_for(listing, "**area=I**")
    left = [one for one in gap if one["area"] == "I" and one["pic"] in words]
    expect(listing.get_by_text(f"{len(left)} bukti", exact=True)).to_be_visible()
    pictures.touch_point(listing, "kesenjangan_peta", first)
    screen.wait_for(listing, lambda url: "area=" not in url and "pic=" not in url)


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


def test_on_a_phone_each_langkah_is_a_card_and_the_filters_are_folded(
    phone: Page, complete: Server, gap: list[dict]
):
    screen.open_page(phone, complete.address, "kesenjangan-bukti", **CHOICES)
    assert phone.locator(ROW).first.bounding_box()["y"] < screen.PHONE["height"] - 300, (
        "of the first screen"
    )
    first = phone.locator(ROW).first.inner_text()
    shown = next(row for row in gap if row["kode"] in first and row["bukti"] in first)
    assert shown["pic"] in first
    assert screen.sideways_overflow(phone) == 0
    phone.get_by_role("button", name="Saring").click()
    phone.get_by_role("button", name="Notulensi (").click()
    screen.wait_for(phone, "**jenis=Notulensi**")
    assert screen.sideways_overflow(phone) == 0


@pytest.mark.semua
def test_the_list_is_printed_whole_without_its_tools(listing: Page, gap: list[dict]):
    with pdfium.PdfDocument(listing.pdf(format="A4")) as document:
        text = " ".join(
            "".join(page.get_textpage().get_text_bounded() for page in document).split()
        )
    for kode in {row["kode"] for row in gap}:
        assert kode in text
    assert "Unduh" not in text


@pytest.mark.parametrize("width", (390, 1366))
def test_what_expires_is_read_on_the_page_and_leads_to_its_day(
    page: Page, contoh: Office, width: int
):
    db = contoh.server.seen_elsewhere()
    place = Target("I.1.1", "2025-01", "Notulensi")
    day = {"berlaku_sampai": "2025-10-15"}
    edit(db, contoh.satker, TAHUN, place, day, pelaku=LOCAL_ACTOR)
    page.set_viewport_size({"width": width, "height": 800})
    where = CHOICES | {"satker": contoh.satker, "posisi": "2025-12-31"}
    screen.open_page(page, contoh.address, "kesenjangan-bukti", **where)
    page.get_by_role("link", name="I.1.1 Notulensi: habis berlaku 15/10/2025").click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_text("Notulensi: habis berlaku 15/10/2025")).to_be_visible()
    expect(panel.get_by_label("Berlaku sampai").first).to_be_visible()
