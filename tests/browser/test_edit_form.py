"""One thing changed on the langkah panel in a real browser: stored, shown at once, taken back."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import MESUJI
from tests.browser.server import Server, run_command

ARGUMENTS = ("--satker", MESUJI, "--tahun", "2025", "--posisi", "2025-08-31", "--json")


def selesai(server: Server) -> int:
    return json.loads(run_command(server.folder, "keadaan", *ARGUMENTS))["status"]["selesai"]


def test_a_change_is_stored_seen_and_taken_back(page: Page, own: Server):
    choice = {"satker": MESUJI, "tahun": "2025", "posisi": "2025-08-31", "langkah": "I.a.1.1"}
    screen.open_page(page, own.address, "linimasa", **choice)
    panel = page.get_by_role("dialog")
    panel.get_by_text("Ubah langkah ini").click()
    screen.choose(page, panel.get_by_role("combobox").first, "Selesai")
    panel.get_by_role("button", name="Simpan").click()
    expect(panel.get_by_text("Tersimpan.")).to_be_visible()
    expect(panel.get_by_text("dilaporkan Selesai")).to_be_visible()
    assert selesai(own) == 1
    panel.get_by_role("button", name="Urungkan").click()
    expect(panel.get_by_text("Perubahan sudah diurungkan.")).to_be_visible()
    assert selesai(own) == 0
