"""Linimasa by hand: a mark per tenggat opens its langkah; months, names and filters at every width."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server
from tests.conftest import before_release

VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


def open_linimasa(page: Page, server: Server, **choice: str) -> None:
    screen.open_page(page, server.address, "linimasa", **VIEW | choice)


def open_every_area(page: Page) -> None:
    """Unfold every area, so that each tenggat has a mark of its own."""
    folded = page.locator(".m-tl-name[aria-expanded=false]")
    for left in reversed(range(folded.count())):
        folded.first.click()
        expect(folded).to_have_count(left)
    screen.wait_until_still(page)


def marks(page: Page) -> Locator:
    return page.locator(".m-tl-mark")


def area_in_picture(page: Page, area: str) -> Locator:
    return page.locator(".m-tl-lanes .area > button").filter(has=page.get_by_text(area, exact=True))


def switch_of(page: Page, area: str) -> Locator:
    return page.get_by_role("group", name="Buka area").locator("button").filter(has_text=re.compile(rf"^{area}(\W|$)"))


def test_a_langkah_opens_by_its_mark_and_by_keyboard(page: Page, complete: Server):
    open_linimasa(page, complete)
    open_every_area(page)
    page.locator(".m-tl-mark:has(.terlambat)").first.click()
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("Terlambat")
    kode = re.search(r"langkah=([\w.]+)", page.url)[1]
    expect(panel).to_contain_text(f"Langkah {kode}")
    open_linimasa(page, complete)
    area_in_picture(page, "I").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("Langkah I.1.1")


@pytest.mark.semua
def test_on_paper_each_mark_stands_at_its_share_of_the_width(page: Page, complete: Server):
    """No script is told how wide the paper is."""
    open_linimasa(page, complete)
    open_every_area(page)
    page.emulate_media(media="print")
    expect(marks(page)).to_have_count(105)
    for width in (700, 1040):
        page.set_viewport_size({"width": width, "height": 900})
        drawn = marks(page).locator("svg")
        right = drawn.evaluate_all("all => Math.max(...all.map(e => e.getBoundingClientRect().right))")
        assert 0.9 * width < right <= width


def test_a_filter_chosen_in_the_fold_shows_and_lists_only_what_matches(page: Page, complete: Server):
    open_linimasa(page, complete)
    page.get_by_role("button", name="Saring").click()
    page.get_by_role("group", name="Status").get_by_role("button", name="Terlambat").click()
    screen.wait_for(page, re.compile("status=terlambat"))
    expect(marks(page)).to_have_count(4)
    expect(page.locator(".m-rows button")).to_have_count(4)
    page.get_by_role("group", name="Status").get_by_role("button", name="Berjalan").click()
    page.wait_for_url(re.compile("status=berjalan"))
    assert "status=terlambat" in page.url, "of one filter several can be chosen"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="✕ Hapus saringan").click()
    page.wait_for_url(lambda url: "status=" not in url)


def test_whoever_comes_to_a_phone_from_a_number_reads_its_list_first(phone: Page, complete: Server):
    open_linimasa(phone, complete, status="terlambat")
    rows = phone.get_by_role("list", name="Target yang cocok").get_by_role("button")
    expect(rows).to_have_count(4)
    assert rows.last.bounding_box()["y"] < phone.get_by_role("figure").bounding_box()["y"]
    rows.first.tap()
    expect(phone.get_by_role("dialog")).to_contain_text("Langkah")
    assert screen.sideways_overflow(phone) == 0


@pytest.mark.semua
def test_switches_and_picture_agree_on_which_areas_are_open(page: Page, complete: Server):
    open_linimasa(page, complete, posisi="2025-12-31")
    # IV and V have most that is late, two each.
    expect(switch_of(page, "IV")).to_have_attribute("aria-pressed", "true")
    expect(area_in_picture(page, "IV")).to_have_attribute("aria-expanded", "true")
    expect(switch_of(page, "VI")).to_have_attribute("aria-pressed", "false")
    area_in_picture(page, "VI").click()
    expect(switch_of(page, "VI")).to_have_attribute("aria-pressed", "true")
    switch_of(page, "VI").click()
    expect(area_in_picture(page, "VI")).to_have_attribute("aria-expanded", "false")


@pytest.mark.semua
@pytest.mark.parametrize("size", [(390, 844), *before_release(((1366, 768),), ((1920, 1080),))])
def test_months_stay_in_sight_over_their_own_columns(page: Page, complete: Server, size: tuple[int, int]):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_linimasa(page, complete, satker="KPU Kabupaten Gunungkidul", tahun="2024", posisi="2024-09-30")
    open_every_area(page)
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 900)")
    months = page.locator(".m-tl-months > li")
    expect(months.first).to_be_in_viewport()
    columns = page.locator(".m-tl-grid > span")
    left = "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
    assert months.evaluate_all(left) == columns.evaluate_all(left)
    field, board = page.locator(".m-tl-field").bounding_box(), page.locator(".m-tl-marks").bounding_box()
    assert (field["x"], field["width"]) == pytest.approx((board["x"], board["width"]), abs=1)
    assert screen.sideways_overflow(page) == 0


@pytest.mark.semua
@pytest.mark.parametrize(("width", "most"), [(1366, 35), *before_release((911, 53), (1920, 20))])
def test_names_end_before_the_lanes_and_use_the_room_there_is(page: Page, complete: Server, width: int, most: int):
    """At most so many of 53 end in an ellipsis; 911 are a notebook's 1366 pixels at 150 %."""
    page.set_viewport_size({"width": width, "height": 768})
    open_linimasa(page, complete)
    open_every_area(page)
    names = page.locator(".m-tl-name")
    edge = page.locator(".m-tl-field").bounding_box()["x"]
    assert max(names.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")) <= edge
    cut = page.locator(".m-tl-name > span").evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth).length")
    assert cut <= most


@pytest.mark.semua
def test_a_mark_in_the_panel_chooses_its_tenggat_for_the_form(page: Page, complete: Server):
    open_linimasa(page, complete, posisi="2025-12-31", langkah="I.6.1")
    panel = page.get_by_role("dialog")
    expect(panel).not_to_contain_text("Target Maret 2025")
    panel.get_by_role("button", name="Maret 2025: Selesai").click()
    expect(panel).to_contain_text("Target Maret 2025")


def test_one_touch_of_a_finger_on_a_mark_counts_once(phone: Page, complete: Server):
    """A touch reaches the picture twice, as itself and as a mouse click: counted twice it would undo itself."""
    open_linimasa(phone, complete)
    closed = phone.locator(".m-tl-name[aria-expanded=false]")
    before = closed.count()
    mark = phone.locator(".m-tl-mark").first
    screen.wait_until_still(phone)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    phone.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(closed).to_have_count(before - 1)
