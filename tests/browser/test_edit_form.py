"""One thing changed on the langkah panel in a real browser: stored, shown at once, taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, Office
from tests.browser.server import Server


def test_a_change_is_stored_seen_and_taken_back(page: Page, own: Office):
    choice = {"satker": own.satker, "tahun": "2025", "posisi": "2025-08-31", "langkah": "I.a.1.1"}
    screen.open_page(page, own.address, "linimasa", **choice)
    panel = page.get_by_role("dialog")
    standing = panel.locator(".m-standing")
    expect(standing).to_contain_text("Sudah jatuh tempo")
    screen.choose(page, panel.get_by_role("combobox").first, "Selesai")
    press = panel.get_by_role("button", name="Simpan")
    press.click()
    said = panel.get_by_text("Tersimpan.")
    expect(said).to_be_in_viewport()
    # Seen where the person looks: beside what was pressed; and the new state at the top of the panel.
    assert abs(said.bounding_box()["y"] - press.bounding_box()["y"]) < 40
    expect(standing).to_contain_text("Selesai")
    panel.get_by_role("button", name="Urungkan").click()
    expect(panel.get_by_text("Perubahan sudah diurungkan.")).to_be_visible()
    expect(standing).to_contain_text("Sudah jatuh tempo")


@pytest.mark.semua
def test_a_mark_chooses_its_tenggat(page: Page, complete: Server):
    choice = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-12-20", "langkah": "I.6.1"}
    screen.open_page(page, complete.address, "linimasa", **choice)
    panel = page.get_by_role("dialog")
    expect(panel.get_by_role("combobox").first).to_have_value("△ Oktober 2025")
    panel.get_by_role("button", name="Maret 2025: Selesai").click()
    expect(panel.get_by_role("combobox").first).to_have_value("✓ Maret 2025")
