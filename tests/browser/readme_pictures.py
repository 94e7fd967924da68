"""Takes README's pictures anew, of the sample office: `python -m tests.browser.readme_pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium, screen
from tests.browser.conftest import CONTOH
from tests.browser.server import ROOT, run_command, start_server

PICTURES = {"ringkasan": "", "linimasa": "linimasa"}


def main() -> None:
    """Both pictures, at a laptop's size, as a newcomer sees them after `make run`."""
    destination = ROOT / "docs" / "gambar"
    destination.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        run_command(folder, "awal")
        browser = chromium.open_browser(playwright)
        page = browser.new_page(viewport=screen.PROJECTOR, locale="id-ID")
        with start_server(folder) as server:
            for name, the_page in PICTURES.items():
                screen.open_page(page, server.address, the_page, satker=CONTOH, tahun="2025", posisi="2025-09-30")
                page.evaluate("() => document.fonts.ready")
                page.screenshot(path=destination / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
