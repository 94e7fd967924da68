"""Measures the meeting's screens in Chromium, from the press of a key to the last change of the
next screen.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.browser import QUIET_MS, redraw
from bench.measures import Ratio, compare
from monev.database import Database
from monev.journal import open_journal
from monev.meeting import acts
from tests.browser.meeting_room import turn_pages
from tests.browser.screen import PROJECTOR, wait_until_still

SATKER = "KPU Kabupaten Gunungkidul"
TAHUN = 2024
STEPS = 11
"""Steps from the first screen to the last; a plan without reports has no screen of changes."""
# Listens before the meeting room does: the room draws a loaded screen while the key is handled.
_PRESSES = """
window.room = {changed: 0, pressed: 0};
window.addEventListener('keydown', event => { room.pressed = event.timeStamp; room.changed = 0; }, true);
"""
# Keeps the moment of the last change inside the room.
_OBSERVER = """() => {
  const place = document.querySelector('.m-room');
  new MutationObserver(() => { room.changed = performance.now(); })
    .observe(place, {subtree: true, childList: true, characterData: true, attributes: true});
}"""
_QUIET = f"() => room.changed > room.pressed && performance.now() - room.changed > {QUIET_MS}"


def open_rapat(folder: Path) -> int:
    """Open a meeting of the plan with the most tenggat, before the folder's server starts, and
    return its number.
    """
    db = Database.open_at(None, open_journal(str(folder / "monev.jurnal")))
    about = {"judul": "Rapat", "tanggal": "2025-01-06", "pelaku": "bench"}
    return acts.open_rapat(db, SATKER, TAHUN, **about).nomor


def measure(browser: Browser, address: str, plain: str, number: int, rounds: int) -> list[Ratio]:
    """Measure the next screen against a redraw of the bare page."""
    url = f"{address}/rapat?satker={SATKER.replace(' ', '+')}&tahun={TAHUN}&rapat={number}"
    ours = []
    bare = []
    for _ in range(rounds):
        bare.append(median(redraw(browser, plain, 2)))
        ours.append(median(_step_on(browser, f"{url}&layar=pembukaan")))
    return [compare("layar berikut", ours, bare)]


def _step_on(browser: Browser, url: str) -> list[float]:
    with browser.new_context(viewport=PROJECTOR) as context:
        context.add_init_script(_PRESSES)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.goto(url)
        page.locator(".m-room header h1").wait_for()
        wait_until_still(page)
        page.evaluate(_OBSERVER)
        result = []
        for _ in range(STEPS):
            # The pages of a screen are not measured: the browser draws them alone.
            turn_pages(page, "ArrowRight")
            page.keyboard.press("ArrowRight")
            page.wait_for_function(_QUIET, polling=50)
            result.append(page.evaluate("() => room.changed - room.pressed"))
        return result
