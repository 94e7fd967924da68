"""Rekap in a browser: through to an office and back, a map that fits its screen, the register changed by a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.server import Server, start_server
from tests.conftest import before_release
from tests.offices.nation import POSISI, fill_nation

FIRST = "KPU Kabupaten Contoh 11.01"


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """38 offices in three provinces."""
    folder = tmp_path_factory.mktemp("rekap")
    fill_nation(folder, 38)
    with start_server(folder) as server:
        yield server


def open_recap(page: Page, nation: Server, **choice: str) -> None:
    screen.open_page(page, nation.address, "rekap", satker=FIRST, tahun="2025", posisi=POSISI, **choice)


@pytest.mark.semua
@pytest.mark.parametrize("section", ["daftar", "area", *before_release("triwulan", "sebaran", "bukti", "banding")])
def test_nothing_runs_out_of_a_phone_or_a_projector(page: Page, phone: Page, nation: Server, section: str):
    for one in (page, phone):
        open_recap(one, nation, bagian=section)
        assert one.evaluate("document.documentElement.scrollWidth <= innerWidth")
        beyond = one.evaluate(
            "[...document.querySelectorAll('.monev .m-cell, .monev .m-bar > *, .monev .m-switch .m-button')]"
            ".filter((e) => e.getBoundingClientRect().right > innerWidth + 1).length"
        )
        assert beyond == 0


def test_an_office_opens_at_the_same_posisi_and_leads_back(page: Page, nation: Server):
    open_recap(page, nation, bagian="triwulan")
    page.get_by_role("link", name=FIRST, exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Ringkasan")).to_be_visible()
    expect(page).to_have_url(re.compile(f"posisi={POSISI}"))
    page.get_by_role("link", name="Kembali ke Rekap").click()
    expect(page.get_by_role("heading", level=1, name="Rekap")).to_be_visible()
    expect(page.get_by_role("heading", level=1, name="Ringkasan")).not_to_be_visible()
    expect(page).to_have_url(re.compile(f"posisi={POSISI}"))


def test_one_province_alone_is_one_choice_away(page: Page, nation: Server):
    open_recap(page, nation)
    page.get_by_label("Satker", exact=True).select_option("KPU Provinsi Contoh 12")
    expect(page.get_by_text("14 satker", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Contoh 11"))).to_have_count(0)
