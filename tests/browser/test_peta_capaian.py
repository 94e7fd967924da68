"""Peta Capaian: what stands in the cells is what the command line counts, and a cell opens to its rows."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, MESUJI
from tests.browser.server import Server, run_command

POSISI = "2025-09-30"


def cells_on_screen(page: Page) -> Counter[tuple[int, int]]:
    """Every cell as (n, N), however it is written: 3/4, 3/4▲1, or (4) where nothing is due yet; a dash is no cell."""
    result: Counter[tuple[int, int]] = Counter()
    for text in page.locator(".heatmap-label").all_text_contents():
        if text == "–":
            continue
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


@pytest.mark.parametrize("satker", [CONTOH, MESUJI])
def test_cells_hold_the_command_lines_figures(page: Page, complete: Server, satker: str):
    arguments = ("--satker", satker, "--tahun", "2025", "--posisi", POSISI)
    figures = json.loads(run_command(complete.folder, "keadaan", *arguments, "--json"))
    screen.open_page(page, complete.address, "peta-capaian", satker=satker, tahun="2025", posisi=POSISI)
    expect(page.locator(".heatmap-label").last).to_be_visible()
    assert cells_on_screen(page) == cells_by_command(figures)


def test_a_cell_opens_to_the_rows_it_counts(page: Page, complete: Server):
    screen.open_page(page, complete.address, "peta-capaian", satker=CONTOH, tahun="2025", posisi=POSISI)
    # Area V in September: of 4 tenggat one is late. No other cell says so, the total of its row says 23/24▲1.
    screen.tap_picture(page, page.locator(".heatmap-label", has_text=re.compile("^3/4▲1$")).first)
    content = page.get_by_test_id("stMain")
    expect(content.get_by_role("heading", name=re.compile("September"))).to_be_visible()
    row = content.locator("li").filter(has_text="September 2025")
    expect(row).to_have_count(4)
    expect(row.filter(has_text="Terlambat")).to_have_count(1)
