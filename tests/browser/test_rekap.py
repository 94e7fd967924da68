"""Rekap in a browser: nothing of it runs out of the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

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
