"""A page opened by its own address shows its picture, whichever way the server was started."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import MESUJI, copy_store
from tests.server.ways_in import started


@pytest.mark.semua
@pytest.mark.parametrize("way", ["uvicorn", "streamlit run"])
def test_linimasa_opens_by_its_address_with_its_picture(page: Page, tmp_path: Path, loaded: Path, way: str):
    copy_store(loaded, tmp_path)
    with started(way, tmp_path) as port:
        screen.open_page(page, f"http://localhost:{port}", "linimasa", satker=MESUJI, tahun="2025")
        screen.assert_sound(page)
        expect(page).to_have_title("Linimasa · Monev ZI")
        expect(page.locator(".m-tl-mark").first).to_be_visible()
        expect(page.get_by_text("Page not found")).to_have_count(0)
        screen.door(page, "Unggah").click()
        screen.wait_until_still(page)
        expect(page.get_by_role("button", name="Pilih berkas")).to_be_visible()
    assert "Traceback" not in (tmp_path / "peladen.log").read_text(encoding="utf-8")
