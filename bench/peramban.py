"""One visitor in Chromium: how long until the last change on the screen, and how much came over the line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import layar
from tests.browser.layar import AGEN_TELEPON, PROYEKTOR, TELEPON, tunggu

# The moment of the last change of the page, and of the last press of a finger. The "running" sign is not the page.
_PENGAMAT = """
window.ukur = {terakhir: 0, tekan: 0};
document.addEventListener('pointerdown', kejadian => { window.ukur.tekan = kejadian.timeStamp; }, true);
new MutationObserver(catatan => {
  const isi = catatan.some(c => !(c.target.closest?.('[data-testid="stStatusWidget"], [data-testid="stHeader"]'))
    && !String(c.attributeName).startsWith('data-test-'));
  if (isi) window.ukur.terakhir = performance.now();
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
"""
# Still for this long means drawn; the wait itself is not counted.
HENING_MS = 400
_HENING = f"() => ukur.terakhir > ukur.tekan && performance.now() - ukur.terakhir > {HENING_MS}"
TRIWULAN = ("TW I", "TW II", "TW IV", "TW III")
# A middling phone in the field: a slow processor, 9 Mbps, 80 ms (the same as in the figures we started from).
PERLAMBATAN = 4
JARINGAN = {"offline": False, "latency": 80, "downloadThroughput": 9e6 / 8, "uploadThroughput": 3e6 / 8}


@dataclass(frozen=True, slots=True)
class Kunjungan:
    """A first and a second visit of the same visitor, in milliseconds; bytes, requests and Plotly of the first."""

    dingin: float
    hangat: float
    bita: int
    permintaan: int
    plotly: bool


def pastikan_wajar(browser: Browser, alamat: str) -> None:
    """Open a page once and look at it: an error is drawn quickly, and would be measured as a fast page."""
    with browser.new_context(viewport=PROYEKTOR) as konteks:
        page, _ = _tab(konteks)
        _muat(page, alamat)
        layar.pastikan_wajar(page)


def kunjungi(browser: Browser, alamat: str) -> Kunjungan:
    """Visit with nothing kept from before, then again."""
    with browser.new_context(viewport=PROYEKTOR) as konteks:
        page, terima = _tab(konteks)
        dingin = _muat(page, alamat)
        bita, permintaan = sum(terima.values()), len(terima)
        plotly = page.evaluate("() => performance.getEntriesByType('resource').some(r => /plotly/i.test(r.name))")
        return Kunjungan(dingin, _muat(page, alamat), bita, permintaan, plotly)


def kunjungi_dari_telepon(browser: Browser, alamat: str) -> float:
    """A first visit from a phone on a slow line, in milliseconds."""
    with browser.new_context(viewport=TELEPON, user_agent=AGEN_TELEPON) as konteks:
        page, _ = _tab(konteks)
        sesi = konteks.new_cdp_session(page)
        sesi.send("Emulation.setCPUThrottlingRate", {"rate": PERLAMBATAN})
        sesi.send("Network.enable")
        sesi.send("Network.emulateNetworkConditions", JARINGAN)
        return _muat(page, alamat)


def gambar_ulang(browser: Browser, alamat: str, putaran: int) -> list[float]:
    """Press the four triwulan in turn, `putaran` times: from the press to the last change, in milliseconds."""
    with browser.new_context(viewport=PROYEKTOR) as konteks:
        page, _ = _tab(konteks)
        _muat(page, alamat)
        hasil = []
        for nomor in range(putaran * len(TRIWULAN)):
            nama = TRIWULAN[nomor % len(TRIWULAN)]
            tombol = page.get_by_test_id("stButtonGroup").get_by_text(re.compile(f"^{nama}$"))
            tombol.first.click()
            hasil.append(_hening(page, "ukur.terakhir - ukur.tekan"))
        return hasil


def _tab(konteks: BrowserContext) -> tuple[Page, dict[str, int]]:
    konteks.add_init_script(_PENGAMAT)
    page = konteks.new_page()
    page.set_default_timeout(60_000)
    terima: dict[str, int] = {}
    sesi = konteks.new_cdp_session(page)
    sesi.send("Network.enable")
    sesi.on("Network.loadingFinished", lambda isi: terima.update({isi["requestId"]: isi["encodedDataLength"]}))
    return page, terima


def _muat(page: Page, alamat: str) -> float:
    page.goto(alamat)
    return _hening(page, "ukur.terakhir")


def _hening(page: Page, nilai: str) -> float:
    tunggu(page)
    page.wait_for_function(_HENING, polling=50)
    tunggu(page)
    return page.evaluate(f"() => {nilai}")
