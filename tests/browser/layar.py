"""What a person sees: waiting until a page is drawn, its text, its width, its picture."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

HASIL = Path(__file__).resolve().parents[1] / "hasil"
PROYEKTOR = {"width": 1366, "height": 768}
TELEPON = {"width": 390, "height": 844}
AGEN_TELEPON = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
AKHIR_TRIWULAN = {"TW I": "03-31", "TW II": "06-30", "TW III": "09-30", "TW IV": "12-31"}

# The script has run, the last element of it is drawn, pictures too, and nothing greyed out from the run before is left.
_SELESAI = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return app?.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('[data-testid="stMainBlockContainer"]') !== null
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]')
    && [...document.querySelectorAll('[data-testid="stBidiComponentRegular"]')]
      .every(papan => papan.querySelector('.gambar:not([aria-busy])'));
}"""

# Words that only an error shows: Streamlit's own, Python's, ours.
TANDA_GALAT = re.compile(
    r"Traceback|Exception|\w+Error\b|belum dapat ditampilkan|Page not found|encountered an error|Connection error"
    r"|\bNaN\b|\bNone\b"
)


def tunggu(page: Page) -> None:
    """Wait until the page stands still as a person would say: nothing runs, nothing is grey."""
    page.wait_for_function(_SELESAI)


def buka(page: Page, alamat: str, halaman: str = "", **pilihan: str) -> None:
    """Open a page of the server with choices in its address, as a copied link does."""
    page.goto(f"{alamat}/{halaman}{'?' if pilihan else ''}{urlencode(pilihan)}")
    tunggu(page)


def pilih_triwulan(page: Page, nama: str) -> None:
    """Press one of TW I to TW IV in the chooser and wait for the page to follow."""
    tombol = page.get_by_test_id("stButtonGroup").first.get_by_text(nama, exact=True)
    tombol.click()
    page.wait_for_url(re.compile(rf"posisi=\d+-{AKHIR_TRIWULAN[nama]}"))
    tunggu(page)


def pilih(page: Page, kotak: Locator, nama: str) -> None:
    """Choose one line of a drop-down list.

    Such a list closes when what lies below it scrolls, and a box that had to be brought into view first is still
    scrolling when the click comes: two frames on it stands still, as it does for a person.
    """
    kotak.wait_for()
    tunggu(page)
    kotak.scroll_into_view_if_needed()
    page.evaluate("() => new Promise(lanjut => requestAnimationFrame(() => requestAnimationFrame(lanjut)))")
    kotak.click()
    page.get_by_role("option", name=nama, exact=True).click()


def ketuk_gambar(page: Page, tempat: Locator) -> None:
    """Click where a mark or a text of a picture stands: the picture itself takes the click there."""
    tempat.scroll_into_view_if_needed()
    kotak = tempat.bounding_box()
    page.mouse.click(kotak["x"] + kotak["width"] / 2, kotak["y"] + kotak["height"] / 2)


def teks(page: Page) -> str:
    """Everything written on the page, below the menu."""
    return page.get_by_test_id("stMain").inner_text()


def pastikan_wajar(page: Page) -> None:
    """No exception box, no error words, no frame left empty."""
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    isi = teks(page)
    assert isi.strip(), "halaman kosong"
    tanda = TANDA_GALAT.search(isi)
    assert tanda is None, f"{tanda[0]!r} di layar:\n{isi}"


def lebihan_samping(page: Page) -> int:
    """By how many pixels the page can be pushed sideways."""
    return page.evaluate(
        """() => Math.max(...[document.documentElement, document.querySelector('[data-testid="stMain"]')]
             .map(e => e.scrollWidth - e.clientWidth))"""
    )


def potret(page: Page, nama: str) -> Path:
    """Keep a picture of the screen in tests/hasil/ (not in git), for people to look at."""
    HASIL.mkdir(exist_ok=True)
    jalur = HASIL / f"{nama}.png"
    page.screenshot(path=jalur)
    return jalur
