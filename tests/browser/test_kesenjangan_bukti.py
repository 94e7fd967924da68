"""Kesenjangan Bukti: the list, its two downloads and the message say the same as the command line."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server, run_command

CHOICES = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


@pytest.fixture
def gap(complete: Server) -> list[dict]:
    arguments = ("--satker", CONTOH, "--tahun", "2025", "--posisi", "2025-09-30")
    return json.loads(run_command(complete.folder, "kesenjangan", *arguments, "--json"))


@pytest.fixture
def listing(page: Page, complete: Server) -> Page:
    screen.open_page(page, complete.address, "kesenjangan-bukti", **CHOICES)
    return page


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as downloaded:
        page.get_by_role("button", name=name).click()
    path = folder / downloaded.value.suggested_filename
    downloaded.value.save_as(path)
    return path


def test_the_list_is_the_command_lines(listing: Page, gap: list[dict]):
    content = screen.page_text(listing)
    assert f"{len(gap)} bukti" in content
    kode = [cell.inner_text().split(" ")[0] for cell in listing.locator("table tbody tr td:nth-child(2)").all()]
    assert kode == [one["kode"] for one in gap][: len(kode)]
    assert len(kode) >= min(len(gap), 20)


def test_both_downloads_hold_every_row(listing: Page, gap: list[dict], tmp_path: Path):
    expected = [(one["kode"], one["bukti"]) for one in gap]
    sheet = load_workbook(download(listing, "Unduh .xlsx", tmp_path)).active
    assert kode_bukti_pairs(list(sheet.iter_rows(values_only=True))) == expected
    text = download(listing, "Unduh .csv", tmp_path).read_text(encoding="utf-8-sig")
    assert kode_bukti_pairs(list(csv.reader(io.StringIO(text), delimiter=";"))) == expected


def kode_bukti_pairs(row: list[tuple | list]) -> list[tuple[str, str]]:
    """Kode and bukti of each row below the heading row, wherever those two columns stand."""
    number = next(i for i, one in enumerate(row) if "Kode" in one)
    kode = row[number].index("Kode")
    bukti = next(i for i, heading in enumerate(row[number]) if heading and str(heading).lower().startswith("bukti"))
    return [(one[kode], one[bukti]) for one in row[number + 1 :] if one[kode]]


def test_the_message_for_the_group_names_each_person_with_their_count(listing: Page, gap: list[dict]):
    listing.get_by_role("button", name="Salin teks").click()
    message = listing.get_by_test_id("stCode")
    expect(message).to_contain_text(f"*Kesenjangan bukti ZI, {CONTOH}, posisi 30 September 2025*")
    per_pic: dict[str, int] = {}
    for one in gap:
        per_pic[one["pic"]] = per_pic.get(one["pic"], 0) + 1
    content = message.inner_text()
    assert {name: int(n) for name, n in re.findall(r"^(.+) \((\d+)\):$", content, re.MULTILINE)} == per_pic


def test_a_filter_says_how_many_it_will_show(listing: Page, gap: list[dict]):
    total_count = sum(one["jenis_bukti"] == "Laporan" for one in gap)
    listing.get_by_role("button", name=f"{total_count} Laporan").click()
    expect(listing.get_by_text(f"{total_count} dari {len(gap)} bukti", exact=True)).to_be_visible()
    expect(listing.locator("table tbody tr")).to_have_count(total_count)


def test_a_copied_link_keeps_search_and_order(page: Page, listing: Page, gap: list[dict]):
    """What is typed and how it is ordered stand in the address, as the filters do."""
    listing.get_by_role("searchbox", name="Cari").fill("notulensi")
    listing.keyboard.press("Enter")
    listing.wait_for_url("**cari=notulensi**")
    screen.choose(listing, listing.get_by_test_id("stSelectbox").last, "Tenggat terbaru")
    listing.wait_for_url("**urut=Tenggat+terbaru**")
    screen.wait_until_still(listing)
    at_first = listing.locator("table tbody tr").all_inner_texts()
    assert len(at_first) == sum("notulensi" in one["bukti"].lower() for one in gap)
    page.goto(listing.url)
    screen.wait_until_still(page)
    assert page.locator("table tbody tr").all_inner_texts() == at_first


def test_on_a_phone_each_line_says_one_thing_and_no_date_is_torn(phone: Page, complete: Server, gap: list[dict]):
    screen.open_page(phone, complete.address, "kesenjangan-bukti", **CHOICES)
    first = phone.get_by_test_id("stMarkdown").locator("ul > li").first.inner_text().split("\n")
    assert len(first) == 4
    assert gap[0]["bukti"] in first[1]
    assert first[2].startswith(gap[0]["kode"])
    assert first[3] == gap[0]["pic"]
    assert screen.sideways_overflow(phone) == 0


def test_at_150_percent_the_list_stays_clear_of_the_filters(chrome: Browser, complete: Server):
    """A notebook's 1366 pixels are 911 then."""
    with chrome.new_context(viewport={"width": 911, "height": 512}, device_scale_factor=1.5) as context:
        page = context.new_page()
        screen.open_page(page, complete.address, "kesenjangan-bukti", **CHOICES)
        table = page.locator("table").first.bounding_box()
        filters = page.get_by_role("toolbar", name="Jenis bukti").bounding_box()
        assert table["x"] + table["width"] <= filters["x"]
        assert screen.sideways_overflow(page) == 0
