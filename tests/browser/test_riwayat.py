"""Riwayat by hand: moved targets as arrows that open their langkah, a curve whose reports open
their versions.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pictures, screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-12-31"}


def test_a_moved_target_says_from_when_to_when_and_opens_its_langkah(page: Page, complete: Server):
    screen.open_page(page, complete.address, "riwayat", **VIEW, bagian="bergeser")
    words = pictures.hover_words(page, "bergeser", "VII.1.1")
    for said in ("Menyediakan layar swalayan", "Agustus 2025 → Oktober 2025", "▲ 30 hari lewat"):
        assert said in words
    pictures.touch_point(page, "bergeser", "VII.1.1")
    expect(page.get_by_role("dialog")).to_contain_text("VII.1.1")


@pytest.mark.semua
def test_the_curve_of_all_versions_opens_one_and_the_way_back_all(page: Page, complete: Server):
    screen.open_page(page, complete.address, "riwayat", **VIEW, bagian="kurva")
    pictures.touch_point(page, "kurva", 1)
    screen.wait_for(page, re.compile(r"\?(?!.*bagian=).*versi=1"))
    headings = page.get_by_role("heading", level=3)
    expect(headings).to_have_count(1)
    page.get_by_role("link", name="← Semua versi").click()
    expect(headings).to_have_count(4)


@pytest.mark.semua
def test_on_a_phone_names_stand_above_their_arrows_and_nothing_runs_sideways(
    phone: Page, complete: Server
):
    for part, key, point in (("bergeser", "bergeser", "II.1.1"), ("kurva", "kurva", 2)):
        screen.open_page(phone, complete.address, "riwayat", **VIEW, bagian=part)
        pictures.place_of(phone, key, point)
        assert screen.sideways_overflow(phone) == 0
        screen.assert_sound(phone)
