"""Unggah: a file that cannot be taken is refused with its reason, and a good one goes all the way to Ringkasan."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from monev.outputs.commented_copy import COMMENT_MARK
from tests.browser import screen
from tests.browser.conftest import MESUJI_FILE, Office
from tests.outputs.material import find_cell


def choose_file(page: Page, office: Office, file: Path) -> None:
    screen.open_page(page, office.address, "unggah", satker=office.satker, tahun="2025")
    page.locator("input[type=file]").set_input_files(file)


def test_a_wrong_cell_comes_back_as_a_comment_and_mended_the_upload_tells_its_story(
    page: Page, own: Office, tmp_path: Path
):
    template = tmp_path / "isian.xlsx"
    own.run("templat", "-o", str(template))
    workbook = load_workbook(template)
    find_cell(workbook["Realisasi"], "Status", Kode="I.a.1.1").value = "Tidak berlaku"
    action = find_cell(workbook["Rencana Aksi"], "LANGKAH AKSI", KODE="II.1.1")
    action.value = action.value.replace("Melakukan", "Melaksanakan", 1)
    workbook.save(template)

    choose_file(page, own, template)
    name, content = screen.download(page, "Unduh berkas ini dengan catatan di selnya")
    assert name == "isian (dengan catatan).xlsx"
    workbook = load_workbook(BytesIO(content))
    reason = find_cell(workbook["Realisasi"], "Kendala", Kode="I.a.1.1")
    assert COMMENT_MARK in reason.comment.text and "perlu alasan" in reason.comment.text
    find_cell(workbook["Realisasi"], "Status", Kode="I.a.1.1").value = "Selesai"
    copied = tmp_path / name
    workbook.save(copied)

    other = page.get_by_role("button", name="Pilih berkas lain")
    other.click()
    # The place to choose a file is a new one; a file given to the old one goes with it.
    expect(other).to_have_count(0)
    screen.wait_until_still(page)
    page.locator("input[type=file]").set_input_files(copied)
    content = page.get_by_test_id("stMain")
    expect(content).to_contain_text("2 perubahan terhadap yang tersimpan.")
    content.get_by_text("1 sel rencana berubah bunyinya").click()
    expect(content.locator("del")).to_have_text("Melakukan")
    expect(content.locator("li strong").filter(has_text="Melaksanakan")).to_be_visible()
    page.set_viewport_size(screen.PHONE)
    screen.wait_until_still(page)
    assert screen.sideways_overflow(page) == 0
    screen.assert_sound(page)
    page.get_by_role("button", name="Simpan sebagai unggahan 2").click()
    expect(content).to_contain_text("Tersimpan sebagai unggahan 2")
    state = own.run("keadaan", "--json")
    assert json.loads(state)["status"]["selesai"] == 1


@pytest.mark.semua
def test_a_chosen_file_is_still_there_after_looking_at_another_page(page: Page, own: Office, tmp_path: Path):
    workbook, own_file = load_workbook(MESUJI_FILE), tmp_path / "rencana.xlsx"
    workbook.active["A2"] = f"KOMISI PEMILIHAN UMUM {own.satker.removeprefix('KPU ').upper()}"
    workbook.save(own_file)
    content, kept = page.get_by_test_id("stMain"), "Berkas yang Anda pilih tadi masih di sini"
    choose_file(page, own, own_file)
    expect(content).to_contain_text("45 langkah, 40 target")
    for way in (lambda: screen.door(page, "Unggah").click(), page.go_back):
        screen.door(page, "Kesenjangan").click()
        expect(page).to_have_title("Kesenjangan Bukti · Monev ZI")
        screen.wait_until_still(page)
        way()
        expect(content).to_contain_text(f"{kept}: {own_file.name}")
        expect(content).to_contain_text("45 langkah, 40 target")
    page.get_by_role("button", name="Pilih berkas lain").click()
    expect(content).not_to_contain_text(kept)
    expect(content).not_to_contain_text("45 langkah")
    screen.door(page, "Kesenjangan").click()
    expect(page).to_have_title("Kesenjangan Bukti · Monev ZI")
    screen.door(page, "Unggah").click()
    expect(page.get_by_role("button", name="Pilih berkas")).to_be_visible()
    screen.wait_until_still(page)
    assert kept not in screen.page_text(page)
