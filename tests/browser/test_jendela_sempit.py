"""A narrow window on a desk: the picture takes the phone's shape, and what was chosen stays chosen on the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import layar
from tests.browser.conftest import CONTOH
from tests.browser.peladen import Peladen


@pytest.mark.parametrize(
    ("halaman", "terpilih"), [("peta-capaian", ["TW II", "Capaian", "Bulan"]), ("linimasa", ["TW II"])]
)
def test_choices_are_marked_after_the_page_learnt_how_narrow_it_is(
    page: Page, lengkap: Peladen, halaman: str, terpilih: list[str]
):
    page.set_viewport_size(layar.TELEPON)
    layar.buka(page, lengkap.alamat, halaman, satker=CONTOH, tahun="2025", posisi="2025-06-30")
    # One letter per month, or one area per column, is the phone's shape.
    expect(page.locator(".xtick text").first).to_have_text("J" if halaman == "linimasa" else "I")
    for nama in terpilih:
        expect(page.get_by_role("radio", name=nama, exact=True)).to_be_checked()
    assert layar.lebihan_samping(page) == 0
