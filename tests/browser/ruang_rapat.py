"""What a person sees of a meeting's room: its place, its letters, and whether all of it is on the screen."""

from __future__ import annotations

import re
from time import monotonic

from playwright.sync_api import Locator, Page, expect

from monev import rapat
from monev.basisdata import Basisdata
from tests.browser import layar

# Every text a person can see in the main part of the page, shadow roots too, with the size of its letters.
_HURUF = """() => {
  const hasil = [];
  const jalan = (simpul) => {
    for (const anak of simpul.childNodes) {
      if (anak.nodeType === Node.TEXT_NODE && anak.textContent.trim()) {
        const e = anak.parentElement, kotak = e.getBoundingClientRect(), gaya = getComputedStyle(e);
        if (kotak.width && kotak.height && gaya.visibility !== 'hidden')
          hasil.push([parseFloat(gaya.fontSize), anak.textContent.trim().slice(0, 60)]);
      } else if (anak.nodeType === Node.ELEMENT_NODE && !['STYLE', 'SCRIPT'].includes(anak.tagName)) {
        jalan(anak);
        if (anak.shadowRoot) jalan(anak.shadowRoot);
      }
    }
  };
  jalan(document.querySelector('[data-testid="stMain"]'));
  return hasil;
}"""

# What reaches beyond its box, of the page and of every part of the screen (2 px: rounding).
_LUBER = """(ruang) => {
  const utama = document.querySelector('[data-testid="stMain"]');
  return [document.documentElement, utama, ...ruang.querySelectorAll('.badan, header, main, footer, main *')]
    .filter((e) => !e.closest('.utama, .satu-batang, button, .label, h1') &&
      (e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).display !== 'inline' && e.clientHeight > 0
       && e.matches('html, section, .badan, header, main, footer, .berhalaman, .daftar, .kolom, .lajur, .peta, .angka')
       || e.getBoundingClientRect().right > window.innerWidth + 1
       || e.getBoundingClientRect().bottom > window.innerHeight + 1))
    .map((e) => `${e.tagName}.${e.className} ${e.scrollHeight} > ${e.clientHeight}: ${e.textContent.slice(0, 60)}`);
}"""


def ruang(page: Page) -> Locator:
    """The room; waits until it is drawn."""
    tempat = page.locator(".ruang")
    expect(tempat.locator("header h1")).to_be_visible()
    return tempat


def judul(page: Page) -> Locator:
    """The heading of the screen."""
    return page.locator(".ruang header h1")


def nomor(page: Page) -> tuple[int, int]:
    """Which screen of how many."""
    ke, dari = page.locator(".ruang .nomor").inner_text().split(" / ")
    return int(ke), int(dari)


def tekan(page: Page, tombol: str, ke: int) -> None:
    """Press a key of keyboard or clicker; wait until that screen is shown and known to the server."""
    page.keyboard.press(tombol)
    expect(page.locator(".ruang .nomor")).to_have_text(re.compile(rf"^{ke} / "))
    layar.tunggu(page)


def ke_layar(page: Page, nama: str) -> None:
    """Jump to a screen by the list of them."""
    page.get_by_role("button", name="Daftar layar").click()
    page.get_by_role("dialog").get_by_role("button", name=nama, exact=True).click()
    expect(judul(page)).to_have_text(nama)


def huruf_terkecil(page: Page) -> tuple[float, str]:
    """The smallest letters on the screen, and what they say."""
    return min((ukuran, teks) for ukuran, teks in page.evaluate(_HURUF))


def di_atas_segalanya(page: Page) -> bool:
    """Whether a finger put on the screen's upper left corner touches the room, not what lies behind it."""
    return page.evaluate("() => !!document.elementFromPoint(60, 25)?.shadowRoot?.querySelector('.ruang')")


def luber(page: Page) -> list[str]:
    """What does not fit on the screen."""
    return ruang(page).evaluate(_LUBER)


def tunggu_tercatat(page: Page, toko: Basisdata, r: rapat.Rapat, kunci: str) -> None:
    """Wait, a frame at a time, until the meeting's record says where it is."""
    batas = monotonic() + 60
    while rapat.satu_rapat(toko, r.satker, r.tahun, r.nomor).layar != kunci:
        assert monotonic() < batas, "letak rapat tidak tercatat"
        page.evaluate("() => new Promise(requestAnimationFrame)")
        toko.ikuti()
