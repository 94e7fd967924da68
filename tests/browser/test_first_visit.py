"""A first visit over a slow line: something to see at once, and nothing of it left once the page is there."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import screen
from tests.browser.server import Server
from tests.conftest import before_release

SLOW_LINE = {"offline": False, "latency": 80, "downloadThroughput": 750e3 / 8, "uploadThroughput": 750e3 / 8}
ANY_LINE = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
SEEN_WITHIN = 3_000
MAIN_SCRIPT = "**/static/js/index.*.js"


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        ("light", screen.PHONE),
        *before_release(("dark", screen.PROJECTOR), ("dark", screen.PHONE), ("light", screen.PROJECTOR)),
    ],
)
def test_a_slow_line_shows_what_is_loading_within_three_seconds(chrome: Browser, complete: Server, size, theme):
    with chrome.new_context(viewport=size, color_scheme=theme, locale="id-ID") as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_LINE)
        page.goto(f"{complete.address}/kesenjangan-bukti", wait_until="commit")
        sign = page.get_by_text("Monev ZI, memuat Kesenjangan Bukti")
        expect(sign).to_be_visible(timeout=SEEN_WITHIN)
        expect(page).to_have_title("Kesenjangan Bukti · Monev ZI")
        assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
        painted = page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime")
        assert painted < SEEN_WITHIN
        session.send("Network.emulateNetworkConditions", ANY_LINE)
        expect(page.get_by_test_id("stMain")).to_contain_text("data: ", timeout=60_000)
        expect(sign).to_have_count(0)


def test_a_part_that_never_arrives_is_said_with_a_way_on_and_nothing_moves_for_who_asked_for_stillness(
    chrome: Browser, complete: Server
):
    with chrome.new_context(viewport=screen.PROJECTOR, locale="id-ID", reduced_motion="reduce") as context:
        newcomer = context.new_page()
        newcomer.route(MAIN_SCRIPT, lambda route: route.abort())
        newcomer.goto(f"{complete.address}/linimasa", wait_until="commit")
        expect(newcomer.get_by_text("Sebagian berkas halaman ini tidak sampai.")).to_be_visible()
        assert newcomer.evaluate("() => document.getAnimations().length") == 0
        newcomer.emulate_media(reduced_motion="no-preference")
        assert newcomer.evaluate("() => document.getAnimations().length") > 0
        newcomer.unroute(MAIN_SCRIPT)
        newcomer.get_by_role("button", name="Muat ulang").click()
        expect(newcomer.get_by_test_id("stMain")).to_contain_text("data: ", timeout=60_000)
