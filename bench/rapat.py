"""The meeting's screens in Chromium: from the press of a key to the last change of the next screen."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.angka import Nisbah, bandingkan
from bench.peramban import HENING_MS, gambar_ulang
from monev import rapat
from monev.basisdata import Basisdata
from monev.jurnal import buka_jurnal
from tests.browser.layar import PROYEKTOR, tunggu

SATKER, TAHUN = "KPU Kabupaten Gunungkidul", 2024
LANGKAH = 12
# Keeps the moment of the last change inside the room, which a look at the page alone does not see.
_PENGAMAT = """() => {
  window.ruang = {terakhir: 0, tekan: 0};
  const akar = [...document.querySelectorAll('*')].find(e => e.shadowRoot?.querySelector('.ruang')).shadowRoot;
  new MutationObserver(() => { ruang.terakhir = performance.now(); })
    .observe(akar, {subtree: true, childList: true, characterData: true, attributes: true});
  window.addEventListener('keydown', k => { ruang.tekan = k.timeStamp; ruang.terakhir = 0; }, true);
}"""
_HENING = f"() => ruang.terakhir > ruang.tekan && performance.now() - ruang.terakhir > {HENING_MS}"


def buka_rapat(folder: Path) -> int:
    """Open a meeting of the plan with the most tenggat in the database of a folder, before its server starts."""
    db = Basisdata.buka(None, buka_jurnal(str(folder / "monev.jurnal")))
    return rapat.buka(db, SATKER, TAHUN, judul="Rapat", tanggal="2025-01-06", pelaku="bench").nomor


def ukur(browser: Browser, alamat: str, polos: str, nomor: int, putaran: int) -> list[Nisbah]:
    """The next screen against a redraw of the bare page, a line."""
    url = f"{alamat}/rapat?satker={SATKER.replace(' ', '+')}&tahun={TAHUN}&rapat={nomor}"
    kita, lain = [], []
    for _ in range(putaran):
        lain.append(median(gambar_ulang(browser, polos, 2)))
        kita.append(median(_melangkah(browser, f"{url}&layar=pembukaan")))
    return [bandingkan("layar berikut", kita, lain)]


def _melangkah(browser: Browser, url: str) -> list[float]:
    with browser.new_context(viewport=PROYEKTOR) as konteks:
        page = konteks.new_page()
        page.set_default_timeout(60_000)
        page.goto(url)
        page.locator(".ruang header h1").wait_for()
        tunggu(page)
        page.evaluate(_PENGAMAT)
        hasil = []
        for _ in range(LANGKAH):
            page.keyboard.press("ArrowRight")
            page.wait_for_function(_HENING, polling=50)
            hasil.append(page.evaluate("() => ruang.terakhir - ruang.tekan"))
        return hasil
