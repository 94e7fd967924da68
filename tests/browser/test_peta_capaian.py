"""Peta Capaian: what stands in the cells is what the command line counts, and a cell opens to its rows."""

import re

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

POSISI = "2025-09-30"
CELL = ".m-map button.m-cell:visible"


def open_map(page: Page, server: Server, satker: str = CONTOH, **choice: str) -> None:
    screen.open_page(page, server.address, "peta-capaian", satker=satker, tahun="2025", posisi=POSISI, **choice)


def test_a_cell_is_said_in_words_opened_let_go_by_a_second_touch_and_reached_by_keyboard(page: Page, complete: Server):
    """One stop in the order of Tab; arrows go on to the next cell that holds something, Enter opens it."""
    open_map(page, complete)
    cell = page.get_by_role("button", name="V Penguatan Pengawasan, September: 3/4, 3 dari 4 selesai, 1 terlambat")
    cell.click()
    page.wait_for_url("**sel=V-9**")
    expect(page.get_by_role("heading", name="V Penguatan Pengawasan · September: 3 dari 4 selesai")).to_be_in_viewport()
    cell.click()
    expect(page.locator(".m-rows")).to_have_count(0)
    assert "sel=" not in page.url
    open_map(page, complete)
    assert page.locator(f'{CELL}[tabindex="0"]').count() == 1
    page.locator(f'{CELL}[tabindex="0"]').focus()
    for key in ("End", "Home", "ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    screen.wait_for(page, "**sel=III-2**")
    expect(page.locator(f"{CELL}:focus")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"{CELL}:focus")).to_have_attribute("title", re.compile("^III .*, Januari:"))


@pytest.mark.semua
def test_a_copied_link_shows_the_cell_on_a_phone_too_where_months_do_not_fit(phone: Page, complete: Server):
    open_map(phone, complete, sel="V-9")
    expect(phone.get_by_role("heading", name="V Penguatan Pengawasan · September: 3 dari 4 selesai")).to_be_visible()
    expect(phone.locator(".m-rows > li")).to_have_count(4)
    assert phone.locator(".m-map:visible thead th").all_inner_texts()[1:] == [
        *("TW I", "TW II", "TW III", "TW IV", "s.d. posisi")
    ]
    assert screen.sideways_overflow(phone) == 0


@pytest.mark.semua
def test_the_map_is_printed_whole_upright_and_across(page: Page, complete: Server):
    open_map(page, complete)
    for landscape in (False, True):
        with pdfium.PdfDocument(page.pdf(format="A4", landscape=landscape)) as document:
            first = document[0].get_textpage().get_text_bounded()
        for words in ("I Manajemen Perubahan", "Semua area", "s.d. posisi", "Des", "70/74"):
            assert words in first, (words, landscape)
