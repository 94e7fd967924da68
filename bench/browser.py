"""Measures one visitor in Chromium: the time until the last change on the screen, and the bytes
received.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from bench.measures import processor_ms_of
from bench.triwulan import TRIWULAN
from tests.browser import screen
from tests.browser.screen import PHONE, PHONE_AGENT, PROJECTOR, wait_until_still

# Keeps the moments of the page's last change and of the last press. Streamlit's "running" sign is
# no change.
_OBSERVER = """
window.ukur = {terakhir: 0, tekan: 0};
document.addEventListener('pointerdown', kejadian => { window.ukur.tekan = kejadian.timeStamp; }, true);
new MutationObserver(catatan => {
  const isi = catatan.some(c => !(c.target.closest?.('[data-testid="stStatusWidget"], [data-testid="stHeader"]'))
    && !String(c.attributeName).startsWith('data-test-'));
  if (isi) window.ukur.terakhir = performance.now();
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
"""
# A page without changes for so long is drawn; this wait is not counted.
QUIET_MS = 400
_QUIET = f"() => ukur.terakhir > ukur.tekan && performance.now() - ukur.terakhir > {QUIET_MS}"
_CHOICES = ".m-triwulan a, [data-testid=stButtonGroup] button, .dash-triwulan button"
_TRACES = """() => [...document.querySelectorAll('.js-plotly-plot')]
  .reduce((count, plot) => count + plot.data.length, 0)"""
# A middling phone: a slow processor, 9 Mbps, 80 ms; the same as in our first figures.
SLOWDOWN = 4
NETWORK = {
    "offline": False,
    "latency": 80,
    "downloadThroughput": 9e6 / 8,
    "uploadThroughput": 3e6 / 8,
}


@dataclass(frozen=True, slots=True)
class Visit:
    """The first (`cold`) and the second (`warm`) visit of a visitor in milliseconds, and bytes and
    requests of the first.
    """

    cold: float
    warm: float
    byte_count: int
    request_count: int


class Cost(NamedTuple):
    """What a redraw took: the time until the last change, and the processor's time for it.

    That of the server and of the page's main thread, which others on the machine change less.
    """

    ms: float
    processor_ms: float


def assert_sound(browser: Browser, address: str) -> None:
    """Open a page once and check it: an error is drawn quickly, and would count as a fast page."""
    with browser.new_context(viewport=PROJECTOR) as context:
        page, _ = _new_tab(context)
        _load_page(page, address)
        screen.assert_sound(page)


def visit(browser: Browser, address: str) -> Visit:
    """Visit a page with an empty cache, then again."""
    with browser.new_context(viewport=PROJECTOR) as context:
        page, received_bytes = _new_tab(context)
        cold = _load_page(page, address)
        byte_count = sum(received_bytes.values())
        request_count = len(received_bytes)
        return Visit(cold, _load_page(page, address), byte_count, request_count)


def visit_from_phone(browser: Browser, address: str) -> float:
    """Measure a first visit from a phone on a slow line, in milliseconds."""
    with browser.new_context(viewport=PHONE, user_agent=PHONE_AGENT) as context:
        page, _ = _new_tab(context)
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)
        return _load_page(page, address)


class Shown:
    """A page that stays open, to choose its triwulan again and again.

    `pid`: of the server that sends it.
    """

    def __init__(self, context: BrowserContext, address: str, pid: int) -> None:
        self._page, _ = _new_tab(context)
        self._address = address
        self._pid = pid
        self._session = context.new_cdp_session(self._page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        _load_page(self._page, address)

    def choose(self, triwulan: str) -> Cost:
        """Press a triwulan and measure until the last change."""
        before = self._processor_ms()
        _press(self._page, triwulan)
        ms = _wait_until_quiet(self._page, "ukur.terakhir - ukur.tekan")
        return Cost(ms, self._processor_ms() - before)

    def assert_draws(self, count: int) -> None:
        """Count the traces drawn: an empty axis would count as a fast page."""
        drawn = self._page.evaluate(_TRACES)
        assert drawn == count, f"{self._address} menggambar {drawn}, bukan {count}"

    def _processor_ms(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        found = {metric["name"]: metric["value"] for metric in metrics}
        return found["TaskDuration"] * 1000 + processor_ms_of(self._pid)


def redraw(browser: Browser, address: str, rounds: int) -> list[float]:
    """Press the four triwulan in turn, `rounds` times, and measure from press to last change.

    In milliseconds; empty for a page without a choice of posisi.
    """
    with browser.new_context(viewport=PROJECTOR) as context:
        page, _ = _new_tab(context)
        _load_page(page, address)
        result = []
        if not _choice(page, "TW I").count():
            return result
        for turn in range(rounds * len(TRIWULAN)):
            name = [*TRIWULAN][turn % len(TRIWULAN)]
            _press(page, name)
            result.append(_wait_until_quiet(page, "ukur.terakhir - ukur.tekan"))
        return result


def _press(page: Page, triwulan: str) -> None:
    _choice(page, triwulan).first.click()


def _choice(page: Page, triwulan: str) -> Locator:
    """Find what chooses a triwulan. The head's buttons say I to IV, the others TW I to TW IV."""
    number = triwulan.removeprefix("TW ")
    return page.locator(_CHOICES).get_by_text(re.compile(f"^(TW )?{number}$"))


def _new_tab(context: BrowserContext) -> tuple[Page, dict[str, int]]:
    context.add_init_script(_OBSERVER)
    page = context.new_page()
    page.set_default_timeout(60_000)
    received_bytes: dict[str, int] = {}  # request → bytes over the line
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.loadingFinished",
        lambda event: received_bytes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    return page, received_bytes


def _load_page(page: Page, address: str) -> float:
    page.goto(address)
    return _wait_until_quiet(page, "ukur.terakhir")


def _wait_until_quiet(page: Page, value: str) -> float:
    # Only Streamlit shows that it runs; Dash does not.
    is_streamlit = page.locator("#root, [data-testid=stApp]").count() > 0
    if is_streamlit:
        wait_until_still(page)
    page.wait_for_function(_QUIET, polling=50)
    if is_streamlit:
        wait_until_still(page)
    return page.evaluate(f"() => {value}")
