"""Rekap by hand: each picture names the satker under the pointer, a touch opens it, and a way leads
back.

On a phone nothing runs sideways. A picture is saved as a file with part, satker and posisi in
its name.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from monev.database import Database
from monev.journal import open_journal
from pages.rekap.about import SECTIONS
from tests.browser import pictures, screen
from tests.browser.server import Server, share_server
from tests.offices.four_offices import fill_four

VIEW = {"tahun": "2025", "posisi": "2025-09-30"}


@pytest.fixture(scope="module")
def province(shared: Path) -> Iterator[Server]:
    """Four satker, one of which reported nothing and one has no plan."""

    def fill(folder: Path) -> None:
        db = Database.open_at(folder / "monev.duckdb", open_journal(folder / "monev.jurnal"))
        fill_four(db)
        db.close()

    with share_server(shared / "empat", fill) as server:
        yield server


def open_part(page: Page, server: Server, part: str, **choice: str) -> None:
    screen.open_page(page, server.address, "rekap", **VIEW, bagian=part, **choice)


def test_a_picture_is_a_file_with_part_satker_and_posisi_in_its_name(page: Page, province: Server):
    open_part(page, province, "sebaran")
    name, content = pictures.download_png(page, "sebaran")
    assert name == "Rekap ZI Sebaran, Semua satker, 2025-09-30.png"
    assert content.startswith(b"\x89PNG")


@pytest.mark.parametrize("part", SECTIONS)
def test_each_part_fits_a_phone(phone: Page, province: Server, part: str):
    open_part(phone, province, part)
    screen.assert_sound(phone)
    assert screen.sideways_overflow(phone) == 0
