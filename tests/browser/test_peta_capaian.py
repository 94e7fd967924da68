"""Peta by hand: a cell is said in words, opens its rows, and fills the screen."""

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


def test_a_cell_is_said_in_words_opened_by_a_touch_and_let_go_and_the_map_is_a_picture_to_keep(
    page: Page, complete: Server
):
    open_map(page, complete)
    words = pictures.hover_words(page, "peta", "V-9")
    for said in (
        "V Penguatan Pengawasan",
        "September",
        "4 target: 3 selesai, 1 terlambat",
        "V.c.2",
    ):
        assert said in words
    pictures.touch_point(page, "peta", "V-9")
    screen.wait_for(page, "**sel=V-9**")
    expect(
        page.get_by_role(
            "heading", name="V Penguatan Pengawasan · September: 4 target: 3 selesai, 1 terlambat"
        )
    ).to_be_in_viewport()
    cells, rows = pictures.picture(page, "peta").bounding_box(), page.locator(".m-rows")
    expect(rows.locator(":scope > li")).to_have_count(4)
    assert rows.bounding_box()["x"] > cells["x"] + cells["width"], "beside the map"
    pictures.touch_point(page, "peta", "V-9")
    screen.wait_for(page, lambda url: "sel=" not in url)
    expect(rows).to_have_count(0)
    expect(pictures.picture(page, "peta").locator(".modebar")).to_be_hidden()
    name, content = pictures.download_png(page, "peta")
    assert (name, content[:4]) == (f"peta capaian {CONTOH} 2025-09-30.png", b"\x89PNG")
    page.keyboard.press("Escape")


def test_besar_says_what_it_shows_nothing_lies_over_its_way_back_and_esc_leaves_the_langkah_over_it_first(
    page: Page, complete: Server
):
    open_map(page, complete, besar="peta", langkah="V.a.1.1")
    expect(page.get_by_role("dialog")).to_contain_text("Langkah V.a.1")
    page.keyboard.press("Escape")
    screen.wait_for(page, lambda url: "langkah" not in url)
    expect(page.get_by_role("dialog")).to_have_count(0)
    large = page.locator(".st-key-picture-large")
    expect(large.get_by_role("button", name=CONTOH)).to_be_visible()
    expect(large.locator(".m-triwulan [aria-current]")).to_have_text("III")
    sign = page.locator(".m-search-sign")
    assert not sign.evaluate(_ON_TOP)
    large.get_by_role("link", name="TW II", exact=True).click()
    screen.wait_for(page, "**posisi=2025-06-30**")
    assert "besar=peta" in page.url
    back = page.get_by_role("button", name="Tutup")
    assert back.evaluate(_ON_TOP)
    back.click()
    screen.wait_for(page, lambda url: "besar" not in url)
    assert sign.evaluate(_ON_TOP)
    page.get_by_role("button", name="Besar").click()
    screen.wait_for(page, "**besar=peta**")
    screen.press_key(page, "Escape")
    screen.wait_for(page, lambda url: "besar" not in url)
