"""Peta Capaian by hand: a cell is said in words, opens its rows, is taken along as a picture, and
printed whole.
"""

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.browser import pictures, screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

_ON_TOP = """node => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return node.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""
"""Whether a touch of its middle meets it."""
VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


def open_map(page: Page, server: Server, **choice: str) -> None:
    screen.open_page(page, server.address, "peta-capaian", **VIEW | choice)
    pictures.picture(page, "peta")


def test_a_cell_is_said_in_words_opened_and_let_go_by_a_second_touch(page: Page, complete: Server):
    open_map(page, complete)
    words = pictures.hover_words(page, "peta", "V-9")
    for said in ("V Penguatan Pengawasan", "September", "3 dari 4 selesai, 1 terlambat", "V.c.2.1"):
        assert said in words
    pictures.touch_point(page, "peta", "V-9")
    screen.wait_for(page, "**sel=V-9**")
    expect(
        page.get_by_role("heading", name="V Penguatan Pengawasan · September: 3 dari 4 selesai")
    ).to_be_in_viewport()
    expect(page.locator(".m-rows > li")).to_have_count(4)
    pictures.touch_point(page, "peta", "V-9")
    screen.wait_for(page, lambda url: "sel=" not in url)
    expect(page.locator(".m-rows")).to_have_count(0)


def test_besar_says_what_it_shows_and_nothing_lies_over_its_way_back(page: Page, complete: Server):
    open_map(page, complete)
    page.get_by_role("button", name="Besar").click()
    screen.wait_for(page, "**besar=peta**")
    expect(page.get_by_text(f"Peta capaian {CONTOH} 30 September 2025")).to_be_visible()
    sign = page.locator(".m-search-sign")
    assert not sign.evaluate(_ON_TOP)
    back = page.get_by_role("button", name="Tutup")
    assert back.evaluate(_ON_TOP)
    back.click()
    screen.wait_for(page, lambda url: "besar" not in url)
    assert sign.evaluate(_ON_TOP)


def test_switches_stand_in_the_address_and_the_keyboard_reaches_the_table(
    page: Page, complete: Server
):
    open_map(page, complete)
    page.get_by_text("Kelengkapan bukti", exact=True).click()
    screen.wait_for(page, "**ukuran=bukti**")
    page.get_by_text("Terlambat dahulu", exact=True).click()
    screen.wait_for(page, "**urut=terlambat**")
    table = page.locator("summary", has_text="Tabel dan unduhan")
    table.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".stDataFrame [role=gridcell]").first).to_be_attached()


def test_a_cell_is_reached_and_opened_by_keys(page: Page, complete: Server):
    """Tab comes to the picture, arrows to its cells; after the touch Tab comes back to them."""
    open_map(page, complete)
    drawn = pictures.picture(page, "peta")
    page.get_by_role("button", name="Besar").focus()
    page.keyboard.press("Tab")
    expect(drawn).to_be_focused()
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    said = page.get_by_role("status").filter(has_text="III ")
    expect(said).to_be_attached()
    page.keyboard.press("Enter")
    screen.wait_for(page, "**sel=III*")
    expect(page.locator(".m-rows > li").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(pictures.picture(page, "peta")).to_be_focused()


@pytest.mark.semua
def test_a_copied_link_shows_the_cell_on_a_phone_too_where_months_do_not_fit(
    phone: Page, complete: Server
):
    open_map(phone, complete, sel="V-9")
    expect(
        phone.get_by_role("heading", name="V Penguatan Pengawasan · September: 3 dari 4 selesai")
    ).to_be_visible()
    expect(phone.locator(".m-rows > li")).to_have_count(4)
    assert phone.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop") == 0
    columns = pictures.picture(phone, "peta").locator(".xtick").all_text_contents()
    assert ["".join(name.split()) for name in columns] == [
        "TWI",
        "TWII",
        "TWIII",
        "TWIV",
        "s.d.30Sep",
    ]
    assert screen.sideways_overflow(phone) == 0


@pytest.mark.semua
def test_a_finger_opens_a_cell_on_a_phone(phone: Page, complete: Server):
    open_map(phone, complete)
    pictures.touch_point(phone, "peta", "V-tw3")
    screen.wait_for(phone, "**sel=V-tw3**")
    expect(
        phone.get_by_role("heading", name="V Penguatan Pengawasan · TW III: 6 dari 7 selesai")
    ).to_be_visible()


@pytest.mark.semua
def test_names_end_before_the_cells_at_150_percent_and_in_besar(page: Page, complete: Server):
    """A notebook's 1366 pixels are 911 then."""
    for size, choice in (((911, 512), {}), ((1366, 768), {"besar": "peta"})):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        open_map(page, complete, **choice)
        chart = page.locator(".js-plotly-plot")
        right = "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
        edge = chart.locator(".heatmaplayer image").bounding_box()["x"]
        assert chart.locator(".ytick text").evaluate_all(right) <= edge
        expect(chart.locator(".xtick").last).to_contain_text("s.d. 30")


def test_the_picture_is_taken_along_with_office_and_posisi_in_its_name(
    page: Page, complete: Server
):
    open_map(page, complete)
    name, content = pictures.download_png(page, "peta")
    assert name == f"peta capaian {CONTOH} 2025-09-30.png"
    assert content.startswith(b"\x89PNG")


@pytest.mark.semua
def test_the_map_is_printed_whole_upright_and_across(page: Page, complete: Server):
    open_map(page, complete)
    for landscape in (False, True):
        with pdfium.PdfDocument(page.pdf(format="A4", landscape=landscape)) as document:
            # Letters that are made smaller stand apart there.
            first = "".join(document[0].get_textpage().get_text_bounded().split())
        for words in ("IManajemenPerubahan", "Semuaarea", "s.d.30Sep", "Des", "70/74"):
            assert words in first, (words, landscape)
