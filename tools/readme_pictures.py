"""Takes the pictures of README and of the guide anew, of the sample office: `python -m tools.readme_pictures`.

Beside the guide's stands what each page said then: test_search_and_guide.py compares it with what the page says now."""

import json
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from monev.core.glossary import GUIDE
from tests.browser import chromium, screen
from tests.browser.guide_pictures import GUIDE_PICTURES, VIEW, WORDS, open_for_picture
from tests.browser.server import ROOT, run_command, start_server

PICTURES = {"ringkasan": "", "linimasa": "linimasa"}
_SEEN = "try { localStorage.setItem('monev-first-look', '1') } catch { /* a page without an address */ }"


def main() -> None:
    """All of them, at a laptop's size, as a newcomer sees them after `make run`."""
    said: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        run_command(folder, "awal")
        browser = chromium.open_browser(playwright)
        page = browser.new_page(viewport=screen.PROJECTOR, locale="id-ID")
        page.add_init_script(_SEEN)
        with start_server(folder) as server:
            for name, the_page in PICTURES.items():
                screen.open_page(page, server.address, the_page, **VIEW)
                page.evaluate("() => document.fonts.ready")
                page.screenshot(path=ROOT / "docs" / "gambar" / f"{name}.png")
            for name in GUIDE_PICTURES:
                said[name] = open_for_picture(page, server.address, name)
                page.evaluate("() => document.fonts.ready")
                path = GUIDE / "gambar" / f"{name}.png"
                page.screenshot(path=path)
                with Image.open(path) as taken:
                    taken.quantize(64).save(path, optimize=True)
        browser.close()
    WORDS.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
