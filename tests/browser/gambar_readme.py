"""Takes README's pictures anew, of the sample office: `python -m tests.browser.gambar_readme`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium, layar
from tests.browser.conftest import CONTOH
from tests.browser.peladen import AKAR, jalankan, perintah

GAMBAR = {"ringkasan": "", "linimasa": "linimasa"}


def utama() -> None:
    """Both pictures, at a laptop's size, as a newcomer sees them after `make run`."""
    tujuan = AKAR / "docs" / "gambar"
    tujuan.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as sementara, sync_playwright() as playwright:
        folder = Path(sementara)
        perintah(folder, "awal")
        browser = chromium.buka(playwright)
        page = browser.new_page(viewport=layar.PROYEKTOR, locale="id-ID")
        with jalankan(folder) as peladen:
            for nama, halaman in GAMBAR.items():
                layar.buka(page, peladen.alamat, halaman, satker=CONTOH, tahun="2025", posisi="2025-09-30")
                page.evaluate("() => document.fonts.ready")
                page.screenshot(path=tujuan / f"{nama}.png")
        browser.close()


if __name__ == "__main__":
    utama()
