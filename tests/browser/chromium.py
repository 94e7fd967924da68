"""Finds the Chromium of this machine and starts it the way every browser test and `make bench` do.

`python -m tests.browser.chromium` prints its path; exit 1 when there is none (asked by alat/siapkan.sh).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMA = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")

# No sandbox: in a container run as root Chromium refuses to start with it. The rest keeps it from calling home.
BENDERA = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def cari(playwright: Playwright) -> Path | None:
    """The browser to use: one on PATH, else the one Playwright installed itself, else None."""
    for nama in NAMA:
        if jalur := shutil.which(nama):
            return Path(jalur)
    sendiri = Path(playwright.chromium.executable_path)
    return sendiri if sendiri.exists() else None


def buka(playwright: Playwright) -> Browser:
    """Start Chromium with a new, empty user-data-dir (Playwright makes one for each start)."""
    jalur = cari(playwright)
    if jalur is None:
        raise FileNotFoundError(f"Chromium tidak ditemukan; dicari: {', '.join(NAMA)}")
    return playwright.chromium.launch(executable_path=jalur, args=list(BENDERA))


def utama() -> int:
    """Start the browser once, so that a stand-in which cannot run is not taken for one."""
    with sync_playwright() as playwright:
        jalur = cari(playwright)
        if jalur is None:
            return 1
        buka(playwright).close()
        sys.stdout.write(f"{jalur}\n")
        return 0


if __name__ == "__main__":
    sys.exit(utama())
