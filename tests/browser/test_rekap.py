"""Rekap in a browser: through to an office and back, a map that fits its screen, the register changed by a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.server import Server, run_command, start_server
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


def test_the_map_says_what_the_command_line_counts(page: Page, nation: Server):
    open_recap(page, nation, bagian="area")
    rows = json.loads(run_command(nation.folder, "rekap", "--posisi", POSISI, "--json"))
    reported = {row["satker"]: row for row in rows}
    seen = 0
    for line in page.locator(".m-map tbody tr").all():
        name = line.locator("th a, th").first.inner_text().split("\n")[0]
        row = reported.get(name)
        texts = line.locator("td .m-cell > span").all_text_contents()
        if row is None or not re.fullmatch(r"\d+/\d+", texts[-1]):
            continue
        seen += 1
        figures = [area["capaian_posisi"] for area in row["area"]]
        assert texts == [f"{one['n']}/{one['N']}" for one in (*figures, row["capaian_posisi"])]
    assert seen > 25


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


@pytest.mark.semua
def test_the_message_is_shown_with_who_has_not_reported(page: Page, nation: Server):
    open_recap(page, nation)
    page.get_by_role("button", name=re.compile("Belum mengunggah")).click()
    expect(page.locator("code")).to_contain_text("*Belum mengunggah laporan ZI TW III 2025, Semua satker")


@pytest.mark.semua
def test_the_workbook_is_saved(page: Page, nation: Server, tmp_path: Path):
    open_recap(page, nation)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Unduh .xlsx").click()
    assert waiting.value.suggested_filename == "Rekap ZI, Semua satker, 2025-09-30.xlsx"
    waiting.value.save_as(tmp_path / "rekap.xlsx")
    assert load_workbook(tmp_path / "rekap.xlsx").sheetnames[:3] == ["Satker", "Area", "Triwulan"]


def test_the_register_goes_out_and_comes_back_renamed(page: Page, nation: Server, tmp_path: Path):
    screen.open_page(page, nation.address, "satker")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Unduh daftar .xlsx").click()
    path = tmp_path / "satker.xlsx"
    waiting.value.save_as(path)
    book = load_workbook(path)
    cell = next(one for row in book.active for one in row if one.value == "KPU Kabupaten Contoh 13.01")
    cell.value = "KPU Kota Contoh Baru"
    book.save(path)
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text("KPU Kabupaten Contoh 13.01 menjadi KPU Kota Contoh Baru")).to_be_visible()
    page.get_by_role("button", name="Simpan daftar").click()
    expect(page.get_by_text("Tersimpan: 1 satker diubah.")).to_be_visible()
    expect(page.get_by_text("dahulu KPU Kabupaten Contoh 13.01")).to_be_visible()
    rows = json.loads(run_command(nation.folder, "rekap", "--posisi", POSISI, "--induk", "1301", "--json"))
    assert [row["satker"] for row in rows] == ["KPU Kota Contoh Baru"]
