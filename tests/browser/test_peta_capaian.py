"""Peta Capaian: what stands in the cells is what the command line counts, and a cell opens to its rows."""

from __future__ import annotations

import json
import re
from collections import Counter

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, MESUJI
from tests.browser.server import Server, run_command

POSISI = "2025-09-30"


CELL = ".m-map button.m-cell:visible"


def cells_on_screen(page: Page) -> Counter[tuple[int, int]]:
    """Every cell as (n, N), however it is written: 3/4, 3/4▲1, or (4) where nothing is due yet; a dash is no cell."""
    result: Counter[tuple[int, int]] = Counter()
    for text in page.locator(f"{CELL} > span").all_text_contents():
        belum = re.fullmatch(r"\((\d+)\)", text)
        n, everything = ("0", belum[1]) if belum else re.match(r"(\d+)/(\d+)", text).groups()
        result[int(n), int(everything)] += 1
    return result


def cells_by_command(figures: dict) -> Counter[tuple[int, int]]:
    """The same from `keadaan --json`: a cell per area and month, the totals of each month, of each area, of all."""
    per_month: dict[str, list[int]] = {}
    result: Counter[tuple[int, int]] = Counter()
    for area in figures["area"]:
        for one in area["bulan"]:
            result[one["n"], one["N"]] += 1
            total_count = per_month.setdefault(one["bulan"], [0, 0])
            total_count[0] += one["n"]
            total_count[1] += one["N"]
        result[area["capaian_posisi"]["n"], area["capaian_posisi"]["N"]] += 1
    result.update((n, everything) for n, everything in per_month.values())
    result[figures["capaian_posisi"]["n"], figures["capaian_posisi"]["N"]] += 1
    return Counter({cell: times for cell, times in result.items() if cell[1]})


def figures_of(server: Server, satker: str) -> dict:
    arguments = ("--satker", satker, "--tahun", "2025", "--posisi", POSISI)
    return json.loads(run_command(server.folder, "keadaan", *arguments, "--json"))


def open_map(page: Page, server: Server, satker: str = CONTOH, **choice: str) -> None:
    screen.open_page(page, server.address, "peta-capaian", satker=satker, tahun="2025", posisi=POSISI, **choice)


@pytest.mark.semua
def test_cells_hold_the_command_lines_figures(page: Page, complete: Server):
    open_map(page, complete)
    assert cells_on_screen(page) == cells_by_command(figures_of(complete, CONTOH))


def test_a_plan_nothing_was_reported_of_shows_how_much_is_due_and_no_failure(page: Page, complete: Server):
    open_map(page, complete, MESUJI)
    due = Counter(int(text) for text in page.locator(f"{CELL} > span").all_text_contents())
    expected: Counter[int] = Counter()
    figures = figures_of(complete, MESUJI)
    for (_, everything), times in cells_by_command(figures).items():
        expected[everything] += times
    # Of a plan there is the whole year beside what is due by posisi.
    expected.update(one["capaian_setahun"]["N"] for one in (figures, *figures["area"]))
    assert due == expected
    assert not re.search("terlambat|belum ada bukti|▲", page.locator(".m-map:visible").inner_text(), re.IGNORECASE)


def test_every_cell_opens_to_as_many_rows_as_it_counts(page: Page, complete: Server):
    open_map(page, complete)
    late = page.locator(CELL).filter(has=page.locator(".m-cell-late"))
    for index in range(late.count()):
        cell = late.nth(index)
        n, everything = re.match(r"(\d+)/(\d+)", cell.inner_text()).groups()
        cell.click()
        expect(cell).to_have_attribute("aria-pressed", "true")
        screen.wait_until_still(page)
        row = page.locator(".m-rows > li")
        expect(row).to_have_count(int(everything))
        expect(row.filter(has=page.locator(".m-mark.selesai"))).to_have_count(int(n))


def test_a_cell_is_said_in_words_stands_in_the_address_and_is_let_go_by_a_second_touch(page: Page, complete: Server):
    open_map(page, complete)
    cell = page.get_by_role("button", name="V Penguatan Pengawasan, September: 3/4, 3 dari 4 selesai, 1 terlambat")
    cell.click()
    page.wait_for_url("**sel=V-9**")
    expect(page.get_by_role("heading", name="V Penguatan Pengawasan · September: 3 dari 4 selesai")).to_be_in_viewport()
    cell.click()
    expect(page.locator(".m-rows")).to_have_count(0)
    assert "sel=" not in page.url


@pytest.mark.semua
def test_a_copied_link_shows_the_cell_on_a_phone_too_where_months_do_not_fit(phone: Page, complete: Server):
    open_map(phone, complete, sel="V-9")
    expect(phone.get_by_role("heading", name="V Penguatan Pengawasan · September: 3 dari 4 selesai")).to_be_visible()
    expect(phone.locator(".m-rows > li")).to_have_count(4)
    assert phone.locator(".m-map:visible thead th").all_inner_texts()[1:] == [
        *("TW I", "TW II", "TW III", "TW IV", "s.d. posisi")
    ]
    assert screen.sideways_overflow(phone) == 0


def test_a_row_of_a_cell_opens_its_langkah_and_the_link_to_it_too(page: Page, complete: Server):
    open_map(page, complete, sel="V-9")
    page.locator(".m-rows > li button").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_url("**langkah=V.**")
    page.reload()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "langkah" not in url)


def test_the_map_is_gone_through_by_keyboard(page: Page, complete: Server):
    """One stop in the order of Tab; arrows go on to the next cell that holds something, Enter opens it."""
    open_map(page, complete)
    assert page.locator(f'{CELL}[tabindex="0"]').count() == 1
    page.locator(f'{CELL}[tabindex="0"]').focus()
    for key in ("End", "Home", "ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**sel=III-2**")
    screen.wait_until_still(page)
    expect(page.locator(f"{CELL}:focus")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"{CELL}:focus")).to_have_attribute("title", re.compile("^III .*, Januari:"))


def test_switches_stand_in_the_address_and_bukti_open_to_bukti(page: Page, complete: Server):
    open_map(page, complete)
    for name in ("Kelengkapan bukti", "Triwulan", "Sub-area"):
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
    for part in ("ukuran=bukti", "per=triwulan", "rinci=True"):
        assert part in page.url
    cell = page.get_by_role("button", name=re.compile(r"^a [^,]+, TW III: "))
    total = int(re.search(r"/(\d+)", cell.inner_text())[1])
    cell.click()
    page.wait_for_url("**sel=V.a-tw3**")
    expect(page.locator(".m-rows > li")).to_have_count(total)


@pytest.mark.semua
@pytest.mark.parametrize("landscape", [False, True], ids=["tegak", "mendatar"])
def test_the_map_is_printed_whole(page: Page, complete: Server, landscape: bool):
    open_map(page, complete)
    paper = page.pdf(format="A4", landscape=landscape)
    with pdfium.PdfDocument(paper) as document:
        first = document[0].get_textpage().get_text_bounded()
    for words in ("I Manajemen Perubahan", "Semua area", "s.d. posisi", "Des", "70/74"):
        assert words in first


def test_what_the_address_asks_for_and_is_not_there_is_said(page: Page, complete: Server):
    open_map(page, complete, sel="Z" * 5000, ukuran="berat", per="\x00abad")
    expect(page.get_by_role("note").filter(has_text="Pilihan ukuran “berat” tidak ada")).to_be_visible()
    expect(page.get_by_role("note").filter(has_text="kosong atau tidak ada pada peta ini")).to_be_visible()
    expect(page.locator(CELL).first).to_be_visible()
