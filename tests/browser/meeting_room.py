"""What a person sees of a meeting's room: its place, its letters, and whether all of it is on the screen."""

from __future__ import annotations

import re
from time import monotonic

from playwright.sync_api import Locator, Page, expect

from monev import meeting
from monev.database import Database
from tests.browser import screen

# Every text a person can see in the main part of the page, shadow roots too, with the size of its letters.
_LETTERS = """() => {
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
_OVERFLOW = """(ruang) => {
  const utama = document.querySelector('[data-testid="stMain"]');
  return [document.documentElement, utama, ...ruang.querySelectorAll('.badan, header, main, footer, main *')]
    .filter((e) => !e.closest('.utama, .satu-batang, button, .label, h1') &&
      (e.scrollHeight > e.clientHeight + 2 && getComputedStyle(e).display !== 'inline' && e.clientHeight > 0
       && e.matches('html, section, .badan, header, main, footer, .berhalaman, .daftar, .kolom, .lajur, .peta, .angka')
       || e.getBoundingClientRect().right > window.innerWidth + 1
       || e.getBoundingClientRect().bottom > window.innerHeight + 1))
    .map((e) => `${e.tagName}.${e.className} ${e.scrollHeight} > ${e.clientHeight}: ${e.textContent.slice(0, 60)}`);
}"""


def room(page: Page) -> Locator:
    """The room; waits until it is drawn."""
    place = page.locator(".ruang")
    expect(place.locator("header h1")).to_be_visible()
    return place


def screen_heading(page: Page) -> Locator:
    """The heading of the screen."""
    return page.locator(".ruang header h1")


def screen_number(page: Page) -> tuple[int, int]:
    """Which screen of how many."""
    index, from_ = page.locator(".ruang .nomor").inner_text().split(" / ")
    return int(index), int(from_)


_TURNS = {"PageDown": ".turun", "ArrowRight": ".turun", "Space": ".turun", "PageUp": ".naik", "ArrowLeft": ".naik"}


def turn_pages(page: Page, button: str = "PageDown") -> int:
    """Press a key until the lists of the screen have no further page; how often it was pressed."""
    pressed = 0
    while page.locator(f".kaki-daftar:visible {_TURNS[button]}:not([disabled])").count():
        page.keyboard.press(button)
        pressed += 1
    return pressed


def press(page: Page, button: str, index: int) -> None:
    """Press a key of keyboard or clicker, through the pages of the screen's lists; wait until that screen is shown and
    known to the server."""
    if button in _TURNS:
        turn_pages(page, button)
    page.keyboard.press(button)
    expect(page.locator(".ruang .nomor")).to_have_text(re.compile(rf"^{index} / "))
    screen.wait_until_still(page)


def to_screen(page: Page, name: str) -> None:
    """Jump to a screen by the list of them."""
    page.get_by_role("button", name="Daftar layar").click()
    page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
    expect(screen_heading(page)).to_have_text(name)


def smallest_letters(page: Page) -> tuple[float, str]:
    """The smallest letters on the screen, and what they say."""
    return min((size, text) for size, text in page.evaluate(_LETTERS))


def smallest_of(page: Page, selector: str) -> float:
    """The size of the smallest letters among the visible parts of the screen a selector names; 99 for none."""
    return page.locator(f".ruang :is({selector}):visible").evaluate_all(
        "parts => Math.min(99, ...parts.map((one) => parseFloat(getComputedStyle(one).fontSize)))"
    )


def is_above_everything(page: Page) -> bool:
    """Whether a finger put on the screen's upper left corner touches the room, not what lies behind it."""
    return page.evaluate("() => !!document.elementFromPoint(60, 25)?.shadowRoot?.querySelector('.ruang')")


def overflow(page: Page) -> list[str]:
    """What does not fit on the screen."""
    return room(page).evaluate(_OVERFLOW)


def wait_until_recorded(page: Page, shared_db: Database, r: meeting.Rapat, key: str) -> None:
    """Wait, a frame at a time, until the meeting's record says where it is."""
    limit = monotonic() + 60
    while meeting.read_rapat(shared_db, r.satker, r.tahun, r.nomor).layar != key:
        assert monotonic() < limit, "letak rapat tidak tercatat"
        page.evaluate("() => new Promise(requestAnimationFrame)")
        shared_db.catch_up()
