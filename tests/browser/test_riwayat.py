"""Riwayat in a real browser: a file comes back bit for bit."""

from __future__ import annotations

import hashlib
import json

from playwright.sync_api import Page

from tests.browser import screen
from tests.browser.conftest import Office


def test_the_original_comes_bit_for_bit(page: Page, contoh: Office):
    screen.open_page(page, contoh.address, "riwayat", satker=contoh.satker, tahun="2025")
    page.get_by_role("button", name="Berkas asli").first.click()
    newest = json.loads(contoh.run("riwayat", "--json"))[0]
    name, content = screen.download(page, "Unduh berkas asli")
    assert (name, hashlib.sha256(content).hexdigest()) == (newest["nama_berkas"], newest["sha256"])
