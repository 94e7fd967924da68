"""Linimasa by hand: a mark per tenggat opens its langkah; months, names and filters at every
width.
"""

from playwright.sync_api import Page, expect

from tests.browser import pictures, screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


def open_linimasa(page: Page, server: Server, **choice: str) -> None:
    screen.open_page(page, server.address, "linimasa", **VIEW | choice)


def open_every_area(page: Page) -> None:
    """Unfold every area, so that each tenggat has a mark of its own."""
    names = pictures.picture(page, "linimasa").locator(".bartext")
    folded = names.count()
    page.get_by_role("button", name="Buka semua").click()
    expect(names.nth(folded + 1)).to_be_visible()
    screen.wait_until_still(page)


def kodes_drawn(page: Page) -> list[str]:
    """List the kode of every mark in the picture, in its order."""
    marks = (
        "plot => plot._fullData.filter(one => one.type === 'scatter').flatMap(one => "
        "one.customdata ?? [])"
    )
    return [kode for _, kode in pictures.picture(page, "linimasa").evaluate(marks)]


_HAS_LANE = """([kode, wanted]) => {
  const plot = document.querySelector('[class*="st-key-linimasa_gambar_"] .js-plotly-plot');
  const names = plot?._fullData?.[0]?.customdata;
  return names !== undefined && names.some(([, name]) => name === kode) === wanted;
}"""


def wait_for_lane(page: Page, kode: str, *, there: bool = True) -> None:
    """Wait until the picture has a lane of this kode, or has none any more."""
    page.wait_for_function(_HAS_LANE, arg=[kode, there])
    screen.wait_until_still(page)


def test_a_mark_says_what_it_is_and_opens_its_langkah_a_name_too_and_an_area_unfolds_where_it_was_touched(
    page: Page, complete: Server
):
    """What stands below the picture is pushed down: the name that was touched stays under the
    pointer.
    """
    open_linimasa(page, complete)
    mark = ["langkah", "I.4.1"]
    words = pictures.hover_words(page, "linimasa", mark)
    assert "Target September 2025 · ▲ Terlambat, baru jatuh tempo" in words
    assert "PIC: " in words
    pictures.touch_point(page, "linimasa", mark)
    expect(page.get_by_role("dialog")).to_contain_text("Langkah I.4")
    assert "langkah=I.4.1" in page.url
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    screen.wait_until_still(page)
    name = page.locator(".bartext").filter(has_text="Mencanangkan ZI")
    box = name.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    expect(page.get_by_role("dialog")).to_contain_text("Langkah I.2")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    screen.wait_until_still(page)

    wait_for_lane(page, "V.a.1.1", there=False)
    across, before = pictures.place_of(page, "linimasa", ["area", "V"])
    page.mouse.click(across, before)
    wait_for_lane(page, "V.a.1.1")
    name = page.locator(".bartext").filter(has_text="Penguatan Pengawasan")
    assert abs(name.bounding_box()["y"] + 8 - before) < 20
    open_every_area(page)
    assert len(kodes_drawn(page)) == 105 + 1, "and the langkah without a target"
    page.get_by_role("button", name="Tutup semua").click()
    wait_for_lane(page, "V.a.1.1", there=False)
    wait_for_lane(page, "I.1.1", there=False)


def test_on_a_phone_a_finger_opens_a_mark_once_scrolls_over_the_picture_and_reads_a_numbers_list_first(
    phone: Page, complete: Server
):
    """A touch reaches the picture twice, as itself and as a mouse click: counted twice it would
    undo itself.
    """
    open_linimasa(phone, complete)
    pictures.touch_point(phone, "linimasa", ["area", "V"])
    wait_for_lane(phone, "V.a.1.1")
    top = "main => main.scrollTop"
    scrolled = phone.get_by_test_id("stMain").evaluate(top)
    pictures.swipe_up(phone, "linimasa", ["langkah", "I.4.1"])
    assert phone.get_by_test_id("stMain").evaluate(top) != scrolled
    assert screen.sideways_overflow(phone) == 0
    open_linimasa(phone, complete, status="terlambat")
    rows = phone.get_by_role("list", name="Target yang cocok").get_by_role("button")
    expect(rows).to_have_count(4)
    picture = pictures.picture(phone, "linimasa")
    assert rows.last.bounding_box()["y"] < picture.bounding_box()["y"]
    rows.first.tap()
    expect(phone.get_by_role("dialog")).to_contain_text("Langkah")
