"""A narrow window on a desk: the picture takes the phone's shape, and what was chosen stays chosen on the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server


@pytest.mark.parametrize(
    ("the_page", "chosen"), [("peta-capaian", ["TW II", "Capaian", "Bulan"]), ("linimasa", ["TW II"])]
)
def test_choices_are_marked_after_the_page_learnt_how_narrow_it_is(
    page: Page, complete: Server, the_page: str, chosen: list[str]
):
    page.set_viewport_size(screen.PHONE)
    screen.open_page(page, complete.address, the_page, satker=CONTOH, tahun="2025", posisi="2025-06-30")
    # One letter per month, or one area per column, is the phone's shape.
    expect(page.locator(".xtick text").first).to_have_text("J" if the_page == "linimasa" else "I")
    for name in chosen:
        expect(page.get_by_role("radio", name=name, exact=True)).to_be_checked()
    assert screen.sideways_overflow(page) == 0
