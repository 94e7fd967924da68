"""Back goes back: one touch is one entry of the browser's history, and each entry is a page with
its choices.
"""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

CHOICE = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


@pytest.fixture
def page(page: Page) -> Page:
    """Open a tab of its own: a browser remembers fifty entries of one, and these tests count
    them.
    """
    return page.context.new_page()


@pytest.fixture
def phone(phone: Page) -> Page:
    """Open a tab of its own on a phone."""
    return phone.context.new_page()


def entries(page: Page) -> int:
    return page.evaluate("() => history.length")


def open_by_menu(page: Page, name: str) -> None:
    screen.door(page, name).click()
    expect(page).to_have_title(re.compile(rf"{name}.* · Monev ZI"))
    screen.wait_until_still(page)


def step(page: Page, way: str, address: str | re.Pattern[str]) -> None:
    """Back or forward, and the address it leads to."""
    page.evaluate(f"() => history.{way}()")
    expect(page).to_have_url(address)


def assert_shows(page: Page, text: str) -> None:
    """Wait until the page says just this again."""
    page.wait_for_function(
        "text => document.querySelector('[data-testid=stMain]').innerText === text", arg=text
    )


def test_each_touch_is_one_entry_and_back_shows_the_page_and_the_choice_before(
    page: Page, complete: Server
):
    before = entries(page)
    screen.open_page(page, complete.address)
    assert ("posisi=" in page.url, entries(page)) == (True, before + 1), (
        "choices that are filled in are no further one"
    )
    screen.open_page(page, complete.address, "ringkasan", **CHOICE)
    start, seen = entries(page), [("Ringkasan", page.url, screen.page_text(page))]
    open_by_menu(page, "Bukti")
    assert entries(page) == start + 1
    seen.append(("Bukti", page.url, screen.page_text(page)))
    screen.choose_triwulan(page, "TW I")
    assert entries(page) == start + 2
    expect(screen.chosen_triwulan(page)).to_have_text("I")
    assert screen.page_text(page) != seen[-1][2]
    seen.append(("Bukti", page.url, screen.page_text(page)))
    for way, visited in (("back", seen[-2::-1]), ("forward", seen[1:])):
        for name, url, text in visited:
            step(page, way, url)
            expect(page).to_have_title(re.compile(rf"^{name} · Monev ZI"))
            assert_shows(page, text)
    assert entries(page) == start + 2
    open_by_menu(page, "Riwayat")
    assert "posisi=2025-03-31" in page.url, "what was chosen goes along"


@pytest.mark.semua
def test_a_panel_that_was_closed_is_opened_by_back_and_closed_by_forward(
    page: Page, complete: Server
):
    page.goto(f"{complete.address}/linimasa?{urlencode(CHOICE | {'langkah': 'V.a.1.1'})}")
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("V.a.1")
    start = entries(page)
    panel.get_by_role("button", name="Tutup").click()
    expect(panel).to_have_count(0)
    expect(page).to_have_url(re.compile(r"linimasa\?(?!.*langkah=)"))
    assert entries(page) == start + 1
    screen.wait_until_still(page)
    step(page, "back", re.compile("langkah=V.a.1.1"))
    expect(panel).to_contain_text("V.a.1")
    screen.wait_until_still(page)
    step(page, "forward", re.compile(r"linimasa\?(?!.*langkah=)"))
    expect(panel).to_have_count(0)


@pytest.mark.semua
def test_back_shows_a_page_where_it_was_read_and_a_new_one_begins_at_its_top(
    phone: Page, complete: Server
):
    def far_down() -> int:
        return phone.evaluate(
            "() => Math.round(document.querySelector('[data-testid=stMain]').scrollTop)"
        )

    screen.open_page(phone, complete.address, "ringkasan", **CHOICE)
    card = phone.locator(".monev a[href*='daftar=']").last
    # Where the page stands when it is touched: a click scrolls once more where a picture came
    # meanwhile.
    phone.evaluate(
        "() => addEventListener('click', () => "
        "{ window.readAt ??= document.querySelector('[data-testid=stMain]').scrollTop; }, true)"
    )
    url, start = phone.url, entries(phone)
    card.click()
    expect(phone).to_have_url(re.compile("daftar="))
    read = phone.evaluate("() => window.readAt")
    assert read > 100
    screen.wait_until_still(phone)
    assert (far_down(), entries(phone)) == (0, start + 1)
    # On a slow phone the page may be run between two drawings, and nothing tells that it was.
    processor = phone.context.new_cdp_session(phone)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    step(phone, "back", url)
    as_before = (
        "read => Math.abs(document.querySelector('[data-testid=stMain]').scrollTop - read) < 3"
    )
    phone.wait_for_function(as_before, arg=read)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": 1})
