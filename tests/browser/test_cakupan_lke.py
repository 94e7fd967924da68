"""Cakupan LKE by hand: what is pressed while a window is pulled."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import Office
from tests.conftest import before_release


@pytest.mark.parametrize("times", [2, *before_release(5)])
def test_what_is_pressed_while_a_window_is_pulled_is_stored(page: Page, own: Office, times: int):
    """Right before the pull and right after it."""
    view = {"satker": own.satker, "tahun": "2025", "posisi": "2025-12-31"}
    screen.open_page(page, own.address, "cakupan-lke", **view, bagian="hasil")
    page.get_by_text("Nyatakan hasil").click()
    page.get_by_role("textbox", name="Nilai", exact=True).fill("3,87")
    page.get_by_role("textbox", name="Survei atau penilaian").fill("semester I")
    page.get_by_role("textbox", name="Bukti").fill("lemari arsip")
    save = page.get_by_role("button", name="Simpan hasil")
    for number in range(times):
        width = 1366 if number % 2 else 820
        value = page.get_by_role("textbox", name="Nilai", exact=True)
        value.fill(f"3,{number}")
        if number % 3:
            page.set_viewport_size({"width": width, "height": 768})
            save.click()
        else:
            save.click()
            page.set_viewport_size({"width": width, "height": 768})
        expect(page.get_by_text(f"3,{number} ·")).to_be_visible()
        screen.wait_for_width(page)
