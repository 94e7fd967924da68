"""A slow line shows something at once; a server that stopped or sleeps is said on the page, which
then goes on.
"""

import os
import signal
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser import screen
from tests.browser.conftest import MESUJI, OTHER, copy_store
from tests.browser.server import Server, start_server
from tests.conftest import before_release

CHOICE = {"satker": MESUJI, "tahun": "2025", "posisi": "2025-09-30"}
DOCUMENTS = ("Undangan", "Daftar hadir", "Dokumentasi Kegiatan")
"""Of one of the seven targets of that triwulan."""


def notice(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="ambung")


def test_a_server_started_anew_finds_pages_as_they_were_the_first_press_works_and_what_waited_is_stored(
    page: Page, tmp_path: Path, seeded: Path
):
    copy_store(seeded, tmp_path)
    with start_server(tmp_path) as first:
        desk = page.context.new_page()
        screen.open_page(desk, first.address, "lapor", **CHOICE)
        done = desk.get_by_role("button", name="Selesai,")
        done.nth(0).click()
        expect(desk.get_by_role("button", name="Urungkan,")).to_have_count(1)
        port = int(first.address.rpartition(":")[2])
        another = {"satker": OTHER, "tahun": "2024", "posisi": "2024-09-30"}
        screen.open_page(page, first.address, "kesenjangan-bukti", **another)
        screen.choose_triwulan(page, "TW IV")
        url, text = page.url, screen.page_text(page)
        expect(notice(page)).to_have_count(0)
        os.kill(first.pid, signal.SIGSTOP)
        for number in range(1, 7):
            done.nth(number).click()
        for name in DOCUMENTS:
            desk.get_by_role("button", name=f"{name}, I.a.2 4 Agustus", exact=True).click()
        waiting = desk.locator(".m-desk [data-waits]")
        expect(waiting).to_have_count(9)
        os.kill(first.pid, signal.SIGKILL)
        expect(notice(page)).to_contain_text("Sambungan ke Monev ZI terputus")
    assert screen.page_text(page) == text, "what was read stays to be read"
    for size in (screen.PHONE, screen.PROJECTOR):
        page.set_viewport_size(size)
        box = notice(page).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
        assert screen.sideways_overflow(page) == 0
    expect(page.get_by_role("dialog")).to_have_count(0)
    with start_server(tmp_path, port=port) as second:
        expect(desk.get_by_text("TW III 2025: semua 7 target sudah dilaporkan.")).to_be_visible()
        expect(waiting).to_have_count(0)
        stored = [one for one in second.seen_elsewhere().journal.read() if one.jenis == "isian"]
        assert len(stored) == 10
        expect(desk.locator(".m-desk [aria-pressed=true]", has_text="Selesai")).to_have_count(7)
        changed = (one.isi["ubah"][0]["bukti"] for one in stored)
        # Each area's table sends its own.
        assert [*filter(None, changed)] == list(DOCUMENTS), "in the order of the touches"
        desk.close()
        expect(notice(page)).to_have_count(0)
        screen.wait_until_still(page)
        assert (page.url, screen.page_text(page)) == (url, text)
        screen.choose_triwulan(page, "TW III")
        expect(screen.chosen_triwulan(page)).to_have_text("III")
        os.kill(second.pid, signal.SIGSTOP)
        try:
            expect(notice(page)).to_contain_text("terputus")
        finally:
            os.kill(second.pid, signal.SIGCONT)
        expect(notice(page)).to_have_count(0)


LINE = 750_000 / 8
"""Bytes a second of a slow line; SEEN_WITHIN so many seconds."""
SEEN_WITHIN = 3
DRAWN_BY = ("document", "stylesheet")
"""What a browser waits for before it draws anything."""
MAIN_SCRIPT = "**/static/js/index.*.js"


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        ("light", screen.PHONE),
        *before_release(
            ("dark", screen.PROJECTOR), ("dark", screen.PHONE), ("light", screen.PROJECTOR)
        ),
    ],
)
def test_a_slow_line_shows_what_is_loading_within_three_seconds(
    chrome: Browser, complete: Server, size, theme
):
    """Nothing else has come by then, and what has takes a slow line so long at most."""
    received: list[int] = []
    held: list[Route] = []
    is_line_free = Event()

    def hold(route: Route) -> None:
        if is_line_free.is_set() or route.request.resource_type in DRAWN_BY:
            route.continue_()
        else:
            held.append(route)

    with chrome.new_context(viewport=size, color_scheme=theme, locale="id-ID") as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.loadingFinished", lambda came: received.append(came["encodedDataLength"])
        )
        page.route("**/*", hold)
        page.goto(f"{complete.address}/kesenjangan-bukti", wait_until="commit")
        sign = page.get_by_text("Monev ZI, memuat Bukti")
        expect(sign).to_be_visible()
        expect(page).to_have_title("Bukti · Monev ZI")
        across = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(across) == 0
        page.wait_for_function(
            """() => performance.getEntriesByName('first-contentful-paint').length
                 && performance.getEntriesByType('resource')
                      .some(one => one.name.endsWith('.css') && one.responseEnd)"""
        )
        session.send("Network.disable")  # its answer comes behind what had come until then
        assert len(received) >= len(DRAWN_BY)
        assert sum(received) < SEEN_WITHIN * LINE
        is_line_free.set()
        for route in held:
            route.continue_()
        expect(page.get_by_role("button", name="Arti kata di halaman ini")).to_be_visible()
        expect(sign).to_have_count(0)


@pytest.mark.semua
def test_a_part_that_never_arrives_is_said_with_a_way_on_and_nothing_moves_for_who_asked_for_stillness(
    chrome: Browser, complete: Server
):
    with chrome.new_context(
        viewport=screen.PROJECTOR, locale="id-ID", reduced_motion="reduce"
    ) as context:
        newcomer = context.new_page()
        newcomer.route(MAIN_SCRIPT, lambda route: route.abort())
        newcomer.goto(f"{complete.address}/linimasa", wait_until="commit")
        expect(newcomer.get_by_text("Bila halaman ini tidak juga tampil")).to_be_visible()
        assert newcomer.evaluate("() => document.getAnimations().length") == 0
        newcomer.emulate_media(reduced_motion="no-preference")
        assert newcomer.evaluate("() => document.getAnimations().length") > 0
        newcomer.unroute(MAIN_SCRIPT)
        newcomer.get_by_role("link", name="Muat ulang").click()
        expect(newcomer.get_by_role("button", name="Arti kata di halaman ini")).to_be_visible()
