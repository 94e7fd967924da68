"""Rekap by hand: each picture names the satker under the pointer, a touch opens it, and a way leads
back.

On a phone nothing runs sideways. A picture is saved as a file with part, satker and posisi in
its name.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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


def test_a_point_says_whose_it_is_opens_that_satker_and_its_way_leads_back(
    page: Page, province: Server
):
    open_part(page, province, "sebaran")
    words = pictures.hover_words(page, "sebaran", "Satu")
    assert "2/3 (67%) target selesai s.d. 30 Sep" in words
    assert "laporan terakhir 30 September 2025" in words
    assert "belum ada laporan" in pictures.hover_words(page, "sebaran", "Tiga")
    pictures.touch_point(page, "sebaran", "Dua")
    screen.wait_for(page, re.compile("satker=Dua.*dari=rekap|dari=rekap.*satker=Dua"))
    page.get_by_role("link", name="Kembali ke Rekap").click()
    screen.wait_for(page, re.compile("/rekap"))
    assert "posisi=2025-09-30" in page.url


def test_a_cell_of_a_map_opens_its_satker(page: Page, province: Server):
    open_part(page, province, "area")
    assert "Satu" in pictures.hover_words(page, "rekap_area", "Satu")
    pictures.touch_point(page, "rekap_area", "Satu")
    screen.wait_for(page, re.compile("satker=Satu"))


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


def test_the_table_of_satker_opens_one_by_its_name(page: Page, province: Server):
    open_part(page, province, "daftar")
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("td").filter(has_text="Satu")).to_have_count(1)
    assert "None" not in "".join(table.locator("td").all_text_contents())
    place = table.locator("canvas").first.bounding_box()
    assert place is not None
    page.mouse.click(place["x"] + 40, place["y"] + 35 * 1.5)  # below the headings
    screen.wait_for(page, re.compile("satker=Dua"))
