"""A form by hand: what is pressed while a window is pulled."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import Office
from tests.conftest import before_release


@pytest.mark.parametrize("times", [2, *before_release(5)])
def test_what_is_pressed_while_a_window_is_pulled_is_stored(page: Page, own: Office, times: int):
    """Right before the pull and right after it."""
    view = {"satker": own.satker, "tahun": "2025", "posisi": "2025-12-31"}
    for number in range(times):
        screen.open_page(page, own.address, "pengaturan", **view)
        page.get_by_text("Server email dan yang dikirim").click()
        width = 1366 if number % 2 else 820
        server = f"surel{number}.contoh.example"
        page.get_by_role("textbox", name="Server (SMTP)").fill(server)
        page.get_by_role("textbox", name="Alamat pengirim").fill("zi@contoh.example")
        save = page.get_by_role("button", name="Simpan dan coba")
        if number % 2:
            page.set_viewport_size({"width": width, "height": 768})
            save.press("Enter")  # a mouse would be where the button stood before
        else:
            save.click()
            page.set_viewport_size({"width": width, "height": 768})
        expect(page.get_by_text("Pengaturan email tersimpan.")).to_be_visible()
        screen.wait_for_width(page)
