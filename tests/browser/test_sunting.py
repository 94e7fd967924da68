"""One thing changed on the langkah panel in a real browser: stored, shown at once, taken back."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser import layar
from tests.browser.conftest import MESUJI
from tests.browser.peladen import Peladen, perintah

ARGUMEN = ("--satker", MESUJI, "--tahun", "2025", "--posisi", "2025-08-31", "--json")


def selesai(peladen: Peladen) -> int:
    return json.loads(perintah(peladen.folder, "keadaan", *ARGUMEN))["status"]["selesai"]


def test_a_change_is_stored_seen_and_taken_back(page: Page, sendiri: Peladen):
    pilihan = {"satker": MESUJI, "tahun": "2025", "posisi": "2025-08-31", "langkah": "I.a.1.1"}
    layar.buka(page, sendiri.alamat, "linimasa", **pilihan)
    panel = page.get_by_role("dialog")
    panel.get_by_text("Ubah langkah ini").click()
    layar.pilih(page, panel.get_by_role("combobox").first, "Selesai")
    panel.get_by_role("button", name="Simpan").click()
    expect(panel.get_by_text("Tersimpan.")).to_be_visible()
    expect(panel.get_by_text("dilaporkan Selesai")).to_be_visible()
    assert selesai(sendiri) == 1
    panel.get_by_role("button", name="Urungkan").click()
    expect(panel.get_by_text("Perubahan sudah diurungkan.")).to_be_visible()
    assert selesai(sendiri) == 0
