"""Kesenjangan Bukti: the list, its two downloads and the message say the same as the command line."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from monev import figures
from monev.database import Database, to_rows
from monev.journal import open_journal
from tests.browser import screen
from tests.browser.conftest import CONTOH, MESUJI
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


@pytest.mark.semua
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


@pytest.mark.semua
def test_the_message_for_the_group_names_each_person_with_their_count(listing: Page, gap: list[dict]):
    listing.get_by_role("button", name="Salin teks").click()
    message = listing.get_by_test_id("stCode")
    expect(message).to_contain_text(f"*Kesenjangan bukti ZI, {CONTOH}, posisi 30 September 2025*")
    per_pic: dict[str, int] = {}
    for one in gap:
        per_pic[one["pic"]] = per_pic.get(one["pic"], 0) + 1
    content = message.inner_text()
    assert {name: int(n) for name, n in re.findall(r"^(.+) \((\d+)\):$", content, re.MULTILINE)} == per_pic


def press_filter(page: Page, group: str, name: str, *, on: bool = True) -> None:
    button = page.get_by_role("group", name=group).get_by_role("button", name=name)
    button.click()
    expect(button).to_have_attribute("aria-pressed", str(on).lower())
    screen.wait_until_still(page)


@pytest.mark.semua
def test_a_filter_says_how_many_it_will_show(listing: Page, gap: list[dict]):
    total_count = sum(one["jenis_bukti"] == "Laporan" for one in gap)
    press_filter(listing, "Jenis bukti", f"Laporan {total_count}")
    expect(listing.get_by_text(f"{total_count} dari {len(gap)} bukti", exact=True)).to_be_visible()
    assert "jenis=Laporan" in listing.url
    press_filter(listing, "Jenis bukti", f"Laporan {total_count}", on=False)
    expect(listing.get_by_text(f"{len(gap)} bukti belum ada", exact=True)).to_be_visible()


def test_counts_follow_the_other_filters_and_what_would_show_nothing_is_quiet(listing: Page, gap: list[dict]):
    """A PIC was chosen: each jenis says how many of that PIC it stands for, the PIC keep their own counts."""
    pic = "Kasubbag Hukum dan SDM"
    press_filter(listing, "PIC", pic)
    per_jenis = {one["jenis_bukti"]: 0 for one in gap}
    for one in gap:
        per_jenis[one["jenis_bukti"]] += one["pic"] == pic
    group = listing.get_by_role("group", name="Jenis bukti")
    for fold in group.locator("summary").all():
        fold.click()
    assert dict(line.rsplit(" ", 1) for line in group.get_by_role("button").all_text_contents()) == {
        jenis: str(n) for jenis, n in per_jenis.items()
    }
    assert group.locator(".m-filter.none").count() == sum(n == 0 for n in per_jenis.values())
    others = listing.get_by_role("group", name="PIC").locator(".m-filter-n").all_text_contents()
    assert sum(map(int, others)) == len(gap)


@pytest.mark.semua
def test_a_link_to_an_area_arrives_filtered(page: Page, complete: Server, gap: list[dict]):
    screen.open_page(page, complete.address, "kesenjangan-bukti", area="V", **CHOICES)
    expect(
        page.get_by_text(f"{sum(one['area'] == 'V' for one in gap)} dari {len(gap)} bukti", exact=True)
    ).to_be_visible()
    page.get_by_role("button", name="Hapus saringan").click()
    expect(page.get_by_text(f"{len(gap)} bukti belum ada", exact=True)).to_be_visible()


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


def test_the_list_of_a_plan_says_what_is_needed_and_nothing_of_failure(page: Page, complete: Server):
    choice = {"satker": MESUJI, "tahun": "2025", "posisi": "2025-12-31"}
    screen.open_page(page, complete.address, "kesenjangan-bukti", **choice)
    expect(page.get_by_text("bukti diperlukan").first).to_be_visible()
    assert not re.search(
        r"terlambat|belum ada bukti|lewat|\bbelum\b \d|▲", page.locator(".m-list").inner_text(), re.IGNORECASE
    )


@pytest.mark.semua
def test_the_list_is_printed_whole_without_its_tools(listing: Page, gap: list[dict]):
    with pdfium.PdfDocument(listing.pdf(format="A4")) as document:
        text = " ".join("".join(page.get_textpage().get_text_bounded() for page in document).split())
    for kode in {one["kode"] for one in gap}:
        assert kode in text
    assert "Unduh" not in text
