"""What all pages are narrowed to stays in sight. That it holds from page to page and in a copied link:
tests/pages/test_part.py.
"""

import re

from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server


def test_what_is_chosen_stays_in_sight_on_a_phone_and_a_touch_takes_it_away(
    phone: Page, complete: Server
):
    choice = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}
    screen.open_page(phone, complete.address, "peta-capaian", **choice)
    phone.get_by_role("button", name="+ area").click()
    phone.get_by_role("button", name=re.compile("^IV ")).click()
    screen.wait_for(phone, "**area=IV**")
    assert not screen.sideways_overflow(phone)
    phone.get_by_test_id("stMain").evaluate("main => main.scrollBy(0, 400)")
    screen.wait_until_still(phone)
    said = phone.get_by_role("button", name=re.compile("^IV .*: hapus pilihan"))
    expect(said).to_be_in_viewport()
    said.click()
    expect(said).to_have_count(0)
