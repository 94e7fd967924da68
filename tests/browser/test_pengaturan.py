"""Pengaturan in a real browser: from the foot of a page to hiding the sample, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, copy_store
from tests.browser.server import start_server


@pytest.mark.semua
def test_the_sample_is_hidden_after_a_question_and_shown_again(page: Page, seeded: Path, tmp_path: Path):
    with start_server(copy_store(seeded, tmp_path)) as server:
        screen.open_page(page, server.address, "ringkasan", satker=CONTOH, tahun="2025", posisi="2025-09-30")
        page.get_by_role("link", name="Sembunyikan di Pengaturan").click()
        page.wait_for_url("**/pengaturan?*")
        screen.wait_until_still(page)
        page.get_by_role("button", name="Sembunyikan …").click()
        expect(page.get_by_text("Sembunyikan data simulasi?")).to_be_visible()
        page.get_by_role("button", name="Ya, sembunyikan").click()
        expect(page.get_by_text("Data simulasi disembunyikan.")).to_be_visible()
        screen.wait_until_still(page)
        screen.assert_sound(page)
        assert "Contoh" not in page.url, "the address names what is seen"
        page.get_by_role("button", name="Tampilkan lagi").click()
        expect(page.get_by_text("Data simulasi tampak lagi di pemilih.")).to_be_visible()
        screen.open_page(page, server.address, "ringkasan", satker=CONTOH, tahun="2025", posisi="2025-09-30")
        assert "DATA SIMULASI" in screen.page_text(page)
