"""Finds the Chromium of this machine and starts it the way every browser test and `make bench` do,
with the letters of `fonts.conf`.

`python -m tests.browser.chromium` prints its path; exit 1 when there is none (asked by
tools/setup.sh).
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = (
    "chromium-headless-shell",  # the same without windows: a third less to compute
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)

# No sandbox: in a container run as root Chromium refuses to start with it. The rest keeps it from
# calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser(playwright: Playwright) -> Path | None:
    """Return the browser to use: one on PATH, else the one Playwright installed itself, else
    None.
    """
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def open_browser(playwright: Playwright, *flags: str) -> Browser:
    """Start Chromium with a new, empty user-data-dir (Playwright makes one for each start);
    `flags`: more than ours.
    """
    path = find_browser(playwright)
    if path is None:
        raise FileNotFoundError(f"Chromium tidak ditemukan; dicari: {', '.join(NAMES)}")
    own_letters = {"FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
    return playwright.chromium.launch(
        executable_path=path, args=[*FLAGS, *flags], env=os.environ | own_letters
    )


def main() -> int:
    """Start the browser once, so that a stand-in which cannot run is not taken for one."""
    with sync_playwright() as playwright:
        path = find_browser(playwright)
        if path is None:
            return 1
        open_browser(playwright).close()
        sys.stdout.write(f"{path}\n")
        return 0


if __name__ == "__main__":
    sys.exit(main())
