"""Unggah: a file that cannot be taken is refused with its reason, and a good one is asked about and
stored.
"""

import json
import re
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import MESUJI, Office
from tests.browser.server import Server
from tests.outputs.material import find_cell
from tests.sitting_book import sitting_book


def choose_file(page: Page, address: str, satker: str, file: Path) -> None:
    screen.open_page(page, address, "unggah", satker=satker, tahun="2025")
    page.locator("input[type=file]").set_input_files(file)


def test_on_a_phone_too_a_place_says_why_it_does_not_take_a_file(
    page: Page, complete: Server, tmp_path: Path
):
    page.set_viewport_size(screen.PHONE)
    photo, large = tmp_path / "foto.jpg", tmp_path / "besar.xlsx"
    photo.write_bytes(b"\xff\xd8\xff" + bytes(100))
    large.write_bytes(b"PK" + bytes(22 * 1024 * 1024))
    choose_file(page, complete.address, MESUJI, photo)
    expect(page.get_by_role("alert").filter(has_text="Foto adalah bukti")).to_be_in_viewport()
    page.get_by_role("button", name="Pilih berkas lain").click()
    screen.wait_until_still(page)
    page.locator("input[type=file]").set_input_files(large)
    reason = page.get_by_test_id("stFileChip").get_by_role("alert")
    expect(reason).to_have_text(re.compile("^Berkas ini terlalu besar; paling besar 20 MB"))
    box = reason.bounding_box()
    assert box is not None and box["height"] > 15, "it is read, and not for who cannot see alone"
    assert screen.sideways_overflow(page) == 0


def test_simpan_waits_in_readable_words_for_an_answer_the_file_for_its_reader_and_then_the_page_is_at_its_top(
    page: Page, own: Office, tmp_path: Path
):
    template = tmp_path / "isian.xlsx"
    own.run("templat", "-o", str(template))
    workbook = load_workbook(template)
    find_cell(workbook["Realisasi"], "Status", Kode="I.a.1.1").value = "Selesai"
    sheet = workbook["Rencana Aksi"]
    sheet.delete_rows(find_cell(sheet, "LANGKAH AKSI", KODE="II.1.1").row)
    workbook.save(template)
    choose_file(page, own.address, own.satker, template)
    store = page.get_by_role("button", name="Simpan", exact=True)
    expect(store).to_be_disabled()
    words, ground = (
        place.evaluate(
            "one => getComputedStyle(one)[one.tagName === 'P' ? 'color' : 'backgroundColor']"
        )
        for place in (store.get_by_text("Simpan"), page.get_by_test_id("stApp"))
    )
    assert re.findall(r"\d+", words)[:3] != re.findall(r"\d+", ground)[:3]
    screen.door(page, "Bukti").click()
    expect(page).to_have_title("Bukti · Monev ZI")
    screen.wait_until_still(page)
    page.go_back()
    expect(page.get_by_text(template.name).first).to_be_visible()
    screen.pull_to(page, **screen.PHONE)
    tops = [
        round(one.bounding_box()["y"] + one.bounding_box()["height"] / 2)
        for one in (page.get_by_placeholder("Catatan (boleh kosong)"), store)
    ]
    assert abs(tops[0] - tops[1]) < 10, "in one line: the bar lies over what it is about"
    page.get_by_test_id("stCheckbox").filter(has_text="II.1").click()
    expect(store).to_be_enabled()
    expect(store).to_be_in_viewport()
    store.click()
    expect(page.get_by_role("link", name="Ringkasan per")).to_be_in_viewport()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0
    assert screen.sideways_overflow(page) == 0


def test_a_question_and_a_cell_of_the_stored_file_are_answered_in_its_preview_and_the_next_is_read_so(
    page: Page, new_office: Office, tmp_path: Path
):
    plan = tmp_path / "rencana.xlsx"
    plan.write_bytes(sitting_book(new_office.satker))
    new_office.run("muat", str(plan))
    about = {"satker": new_office.satker, "tahun": "2025", "bagian": "bacaan"}
    screen.open_page(page, new_office.address, "unggah", **about)
    page.set_viewport_size(screen.PHONE)
    row = page.get_by_role("row").filter(has_text="baris 8")
    row.get_by_role("button", name="Juli 2025").click()
    field = page.get_by_role("combobox", name="Waktunya")
    field.fill("Agustus")
    field.press("Enter")
    expect(row).to_contain_text("★ menurut jawaban")
    expect(row).to_contain_text("Juli 2025 → Agustus")
    page.get_by_role("button", name="Seperti langkah di atasnya: Februari 2025").click()
    expect(page.get_by_role("row").filter(has_text="baris 7")).to_contain_text("Februari")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("link", name="Ringkasan per")).to_be_in_viewport()
    assert screen.sideways_overflow(page) == 0
    assert json.loads(new_office.run("muat", str(plan), "--json"))["tersimpan"] is False
