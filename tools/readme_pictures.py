"""Takes the pictures of README and guide: `python -m tools.readme_pictures`.

The words on each picture of the guide are stored beside it; test_search_and_guide.py compares them
with the page's present words.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from monev.core.glossary import GUIDE
from tests.browser import chromium, screen
from tests.browser.conftest import CONTOH, MESUJI
from tests.browser.server import ROOT, run_command, start_server

GUIDE_PICTURES: dict[str, tuple[str, dict[str, str]]] = {
    "ringkasan": ("", {}),
    "tugas": ("lapor", {"pic": "Kasubbag Perencanaan, Data dan Informasi"}),
    "kesenjangan": ("kesenjangan-bukti", {}),
    "periksa": ("menunggu-diperiksa", {}),
    "rapat": ("rapat", {}),
    "unggah": ("unggah", {}),
}
"""Picture → its page, and the choices on it."""
VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}
WORDS = GUIDE / "gambar" / "words.json"
# The words on a picture. Not its last lines, which another machine's letters may push out, and not
# lists to choose from, which name other offices.
_SAID = """() => [...document.querySelector('[data-testid="stMain"]').querySelectorAll('*')]
  .filter(e => !e.children.length && !e.closest('select, svg, style') && e.checkVisibility())
  .filter(e => { const box = e.getBoundingClientRect(); return box.width > 1 && box.bottom < 600; })
  .map(e => e.textContent.trim()).filter(Boolean)"""
PICTURES: dict[str, tuple[str, dict[str, str]]] = {
    "linimasa": ("linimasa", {"satker": MESUJI}),
    "peta": ("peta-capaian", {}),
    "bukti": ("kesenjangan-bukti", {}),
}
"""The pictures of the README, likewise; Linimasa is that of a real plan, the others the sample's."""


def open_for_picture(page: Page, address: str, name: str) -> list[str]:
    """Open the page of a picture of the guide, and return its words in order, each once."""
    the_page, chosen = GUIDE_PICTURES[name]
    screen.open_page(page, address, the_page, **VIEW | chosen)
    return list(dict.fromkeys(page.evaluate(_SAID)))


def save_picture(page: Page, path: Path) -> None:
    """Save what is seen as a small PNG."""
    page.evaluate("() => document.fonts.ready")
    page.screenshot(path=path)
    with Image.open(path) as taken:
        taken.quantize(64).save(path, optimize=True)


def main() -> None:
    """Take all pictures at a laptop's size, as a newcomer sees the pages after `make run`."""
    said: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        run_command(folder, "awal")
        browser = chromium.open_browser(playwright)
        page = browser.new_page(viewport=screen.PROJECTOR, locale="id-ID")
        with start_server(folder) as server:
            for name, (the_page, chosen) in PICTURES.items():
                screen.open_page(page, server.address, the_page, **VIEW | chosen)
                save_picture(page, ROOT / "docs" / "gambar" / f"{name}.png")
            for name in GUIDE_PICTURES:
                said[name] = open_for_picture(page, server.address, name)
                save_picture(page, GUIDE / "gambar" / f"{name}.png")
        browser.close()
    WORDS.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
