"""Kesenjangan Bukti: the list, its two downloads and the message say the same as the command line."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from monev import figures
from monev.database import Database, to_rows
from monev.journal import open_journal
from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server, run_command

CHOICES = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


@pytest.fixture(scope="module")
def gap(complete: Server) -> list[dict]:
    """What the command line prints, in the order of the page: there what is called selesai comes last."""
    arguments = ("--satker", CONTOH, "--tahun", "2025", "--posisi", "2025-09-30")
    printed = json.loads(run_command(complete.folder, "kesenjangan", *arguments, "--json"))
    db = Database.open_at(None, open_journal(str(complete.folder / "monev.jurnal")))
    rows = to_rows(figures.kesenjangan(db, figures.view_at(db, CONTOH, 2025, date(2025, 9, 30))))
    db.close()
    places = {(row["kode"], row["tenggat"], row["bukti"]): place for place, row in enumerate(rows)}
    assert len(places) == len(printed)
    assert [row["selesai_tanpa_bukti"] for row in (rows[0], rows[-1])] == [False, True]
    return sorted(printed, key=lambda row: places[row["kode"], row["tenggat"], row["bukti"]])


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


ROW = ".m-missing-row"


def test_the_list_is_the_command_lines_each_langkah_once_in_its_group(listing: Page, gap: list[dict]):
    expect(listing.get_by_text(f"{len(gap)} bukti belum ada", exact=True)).to_be_visible()
    kode = [one.strip() for one in listing.locator(".m-missing-langkah > b").all_text_contents()]
    assert kode == list(dict.fromkeys(one["kode"] for one in gap))
    bukti = listing.locator(".m-missing-bukti > li > b").all_text_contents()
    assert set(bukti) == {one["bukti"] for one in gap}


def kode_bukti_pairs(row: list[tuple | list]) -> list[tuple[str, str]]:
    """Kode and bukti of each row below the heading row, wherever those two columns stand."""
    number = next(i for i, one in enumerate(row) if "Kode" in one)
    kode = row[number].index("Kode")
    bukti = next(i for i, heading in enumerate(row[number]) if heading and str(heading).lower().startswith("bukti"))
    return [(one[kode], one[bukti]) for one in row[number + 1 :] if one[kode]]


def test_a_copied_link_keeps_search_and_order(page: Page, listing: Page, gap: list[dict]):
    """What is typed and how it is ordered stand in the address, as the filters do."""
    listing.get_by_role("searchbox", name="Cari").fill("notulensi")
    listing.keyboard.press("Enter")
    listing.wait_for_url("**cari=notulensi**")
    screen.wait_until_still(listing)
    listing.get_by_role("combobox", name="Urutkan").select_option("Tenggat terbaru")
    listing.wait_for_url("**urut=baru**")
    screen.wait_until_still(listing)
    at_first = listing.locator(ROW).all_text_contents()
    total_count = sum("notulensi" in f"{one['bukti']} {one['langkah_aksi']}".lower() for one in gap)
    expect(listing.get_by_text(f"{total_count} dari {len(gap)} bukti", exact=True)).to_be_visible()
    page.goto(listing.url)
    screen.wait_until_still(page)
    assert page.locator(ROW).all_text_contents() == at_first
    page.get_by_role("searchbox", name="Cari").fill("")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "cari=" not in url)


def test_downloads_and_message_carry_just_what_is_shown(page: Page, complete: Server, gap: list[dict], tmp_path: Path):
    screen.open_page(page, complete.address, "kesenjangan-bukti", area="V", **CHOICES)
    expected = [(one["kode"], one["bukti"]) for one in gap if one["area"] == "V"]
    text = download(page, "Unduh .csv", tmp_path).read_text(encoding="utf-8-sig")
    assert kode_bukti_pairs(list(csv.reader(io.StringIO(text), delimiter=";"))) == expected
    page.get_by_role("button", name="Salin teks").click()
    expect(page.get_by_test_id("stCode")).to_contain_text(f"{len(expected)} bukti belum ada")


def test_a_row_opens_its_langkah_wherever_it_is_touched(listing: Page, gap: list[dict]):
    listing.locator(ROW).first.click()
    expect(listing.get_by_role("dialog")).to_contain_text(f"Langkah {gap[0]['kode']}")
    assert f"langkah={gap[0]['kode']}" in listing.url


def test_on_a_phone_each_langkah_is_a_card_and_the_filters_are_folded(phone: Page, complete: Server, gap: list[dict]):
    screen.open_page(phone, complete.address, "kesenjangan-bukti", **CHOICES)
    first = phone.locator(ROW).first.inner_text()
    assert gap[0]["kode"] in first
    assert gap[0]["bukti"] in first
    assert gap[0]["pic"] in first
    assert screen.sideways_overflow(phone) == 0
    pic = phone.get_by_role("group", name="PIC").get_by_role("button", name=gap[0]["pic"])
    expect(pic).not_to_be_visible()
    phone.get_by_role("button", name="Saring menurut jenis, PIC, area").click()
    pic.click()
    screen.wait_until_still(phone)
    expect(pic).to_be_visible()
    assert screen.sideways_overflow(phone) == 0


@pytest.mark.semua
def test_at_150_percent_the_list_stays_clear_of_the_filters(chrome: Browser, complete: Server):
    """A notebook's 1366 pixels are 911 then."""
    with chrome.new_context(viewport={"width": 911, "height": 512}, device_scale_factor=1.5) as context:
        page = context.new_page()
        screen.open_page(page, complete.address, "kesenjangan-bukti", **CHOICES)
        row = page.locator(ROW).first.bounding_box()
        filters = page.get_by_role("group", name="Jenis bukti").bounding_box()
        assert filters["x"] + filters["width"] <= row["x"]
        assert screen.sideways_overflow(page) == 0


@pytest.mark.semua
def test_the_list_is_printed_whole_without_its_tools(listing: Page, gap: list[dict]):
    with pdfium.PdfDocument(listing.pdf(format="A4")) as document:
        text = " ".join("".join(page.get_textpage().get_text_bounded() for page in document).split())
    for kode in {one["kode"] for one in gap}:
        assert kode in text
    assert "Unduh" not in text
