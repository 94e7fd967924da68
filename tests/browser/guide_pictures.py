"""What the pictures of the guide show, which `python -m tools.readme_pictures` takes anew."""

from playwright.sync_api import Page

from monev.core.glossary import GUIDE
from tests.browser import screen
from tests.browser.conftest import CONTOH

GUIDE_PICTURES: dict[str, tuple[str, dict[str, str]]] = {
    "ringkasan": ("", {}),
    "tugas": ("tugas-saya", {"pic": "Kasubbag Perencanaan, Data dan Informasi"}),
    "kesenjangan": ("kesenjangan-bukti", {}),
    "periksa": ("menunggu-diperiksa", {}),
    "rapat": ("rapat", {}),
    "unggah": ("unggah", {}),
}
"""Picture → its page and what of it is chosen."""
VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}
WORDS = GUIDE / "gambar" / "words.json"
# What the picture shows, but for its last lines, which letters of another machine may push out; without lists to choose
# from, which name other offices.
_SAID = """() => [...document.querySelector('[data-testid="stMain"]').querySelectorAll('*')]
  .filter(e => !e.children.length && !e.closest('select, svg, style, .m-first-look') && e.checkVisibility())
  .filter(e => { const box = e.getBoundingClientRect(); return box.width > 1 && box.bottom < 600; })
  .map(e => e.textContent.trim()).filter(Boolean)"""


def open_for_picture(page: Page, address: str, name: str) -> list[str]:
    """Open what a picture of the guide shows; the words on it, in their order, each once."""
    the_page, chosen = GUIDE_PICTURES[name]
    screen.open_page(page, address, the_page, **VIEW | chosen)
    return list(dict.fromkeys(page.evaluate(_SAID)))
