"""Unggah: a file that cannot be taken is refused with its reason, and a good one goes all the way
to Ringkasan.
"""

import json
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import MESUJI_FILE, Office
from tests.browser.server import Server
from tests.outputs.material import find_cell


def choose_file(page: Page, office: Office, file: Path) -> None:
    screen.open_page(page, office.address, "unggah", satker=office.satker, tahun="2025")
    page.locator("input[type=file]").set_input_files(file)


def test_a_wrong_cell_is_named_and_mended_the_upload_tells_its_story(
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
    expect(page.get_by_test_id("stMain")).to_contain_text("perlu alasan")
    find_cell(workbook["Realisasi"], "Status", Kode="I.a.1.1").value = "Selesai"
    workbook.save(template)

    other = page.get_by_role("button", name="Pilih berkas lain")
    other.click()
    # The place to choose a file is a new one; a file given to the old one goes with it.
    expect(other).to_have_count(0)
    screen.wait_until_still(page)
    page.locator("input[type=file]").set_input_files(template)
    content = page.get_by_test_id("stMain")
    expect(content).to_contain_text("2 perubahan terhadap yang tersimpan.")
    expect(content.get_by_text("1 sel rencana berubah bunyinya")).to_be_visible()
    expect(content.locator("del")).to_have_text("Melakukan")
    expect(content.locator("li strong").filter(has_text="Melaksanakan")).to_be_visible()
    page.set_viewport_size(screen.PHONE)
    page.get_by_role("button", name="Simpan sebagai unggahan 2").click()
    expect(content).to_contain_text("Tersimpan sebagai unggahan 2")
    screen.wait_for_width(page)
    assert screen.sideways_overflow(page) == 0
    screen.assert_sound(page)
    state = own.run("keadaan", "--json")
    assert json.loads(state)["status"]["selesai"] == 1


@pytest.mark.semua
def test_a_chosen_file_is_still_there_after_looking_at_another_page(
    page: Page, own: Office, tmp_path: Path
):
    workbook, own_file = load_workbook(MESUJI_FILE), tmp_path / "rencana.xlsx"
    workbook.active["A2"] = f"KOMISI PEMILIHAN UMUM {own.satker.removeprefix('KPU ').upper()}"
    workbook.save(own_file)
    content, kept = page.get_by_test_id("stMain"), "Berkas yang Anda pilih tadi masih di sini"
    choose_file(page, own, own_file)
    expect(content).to_contain_text("45 langkah, 40 target")
    for way in (lambda: screen.door(page, "Unggah").click(), page.go_back):
        screen.door(page, "Kesenjangan Bukti").click()
        expect(page).to_have_title("Kesenjangan Bukti · Monev ZI")
        screen.wait_until_still(page)
        way()
        expect(content).to_contain_text(f"{kept}: {own_file.name}")
        expect(content).to_contain_text("45 langkah, 40 target")
    page.get_by_role("button", name="Pilih berkas lain").click()
    expect(content).not_to_contain_text(kept)
    expect(content).not_to_contain_text("45 langkah")
    screen.door(page, "Kesenjangan Bukti").click()
    expect(page).to_have_title("Kesenjangan Bukti · Monev ZI")
    screen.door(page, "Unggah").click()
    expect(page.get_by_role("button", name="Pilih berkas")).to_be_visible()
    screen.wait_until_still(page)
    assert kept not in screen.page_text(page)


def test_on_a_phone_too_a_place_says_why_it_does_not_take_a_file(
    page: Page, own: Office, tmp_path: Path
):
    page.set_viewport_size(screen.PHONE)
    photo, large = tmp_path / "foto.jpg", tmp_path / "besar.xlsx"
    photo.write_bytes(b"\xff\xd8\xff" + bytes(100))
    large.write_bytes(b"PK" + bytes(22 * 1024 * 1024))
    choose_file(page, own, photo)
    expect(page.get_by_role("alert").filter(has_text="Foto adalah bukti")).to_be_in_viewport()
    choose_file(page, own, large)
    reason = page.get_by_test_id("stFileChip").get_by_role("alert")
    expect(reason).to_have_text(re.compile("^Berkas ini terlalu besar; paling besar 20"))
    box = reason.bounding_box()
    assert box is not None and box["height"] > 15, "it is read, and not for who cannot see alone"
    assert screen.sideways_overflow(page) == 0


def test_after_storing_the_page_is_at_its_top_with_buttons(page: Page, own: Office, tmp_path: Path):
    page.set_viewport_size(screen.PHONE)
    template = tmp_path / "isian.xlsx"
    own.run("templat", "-o", str(template))
    workbook = load_workbook(template)
    find_cell(workbook["Realisasi"], "Status", Kode="I.a.1.1").value = "Selesai"
    workbook.save(template)
    choose_file(page, own, template)
    page.get_by_role("button", name="Simpan sebagai unggahan").click()
    first = page.get_by_role("link", name="Ringkasan per")
    expect(first).to_be_in_viewport()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0
    first.click()
    expect(page.get_by_role("heading", name="Ringkasan")).to_be_visible()


def test_no_field_is_wider_than_a_line_is_read(page: Page, empty: Server):
    screen.open_page(page, empty.address, "unggah")
    fields = page.locator(".stTextInput, .stSelectbox, .stFileUploader")
    widths = {round(field.bounding_box()["width"]) for field in fields.all()}
    assert fields.count() == 3 and len(widths) == 1, widths


def choose_rows(
    page: Page, office: Office, opened: str, folder: Path, *rows: tuple[str, ...]
) -> None:
    """Choose a workbook with these rows while the page shows the office `opened`."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "tracker.xlsx")
    screen.open_page(page, office.address, "unggah", satker=opened, tahun="2025")
    page.locator("input[type=file]").set_input_files(folder / "tracker.xlsx")


def test_a_column_that_was_taken_wrongly_is_put_right_with_two_presses(
    page: Page, own: Office, tmp_path: Path
):
    content = page.get_by_test_id("stMain")
    choose_rows(page, own, own.satker, tmp_path, *OF_A_REGU)
    page.get_by_text("Benar, ini rencana baru KPU Kota Kelompok tahun 2025").click()
    expect(content).to_contain_text("Ada langkah tanpa area.")
    screen.choose(page, page.get_by_role("combobox", name="A · Kelompok"), "Area")
    expect(content).to_contain_text("3 dari 3 area bernama · PIC 3 dari 3")
    expect(content).to_contain_text("Jawaban Anda mengubah 3 baris.")
    expect(content).not_to_contain_text("Ada langkah tanpa area.")
    store = page.get_by_role("button", name="Simpan sebagai unggahan 1")
    page.evaluate("window.scrollTo(0, 0)")
    expect(store).to_be_in_viewport()
    screen.assert_sound(page)
    store.click()
    expect(content).to_contain_text("Tersimpan sebagai unggahan 1 KPU Kota Kelompok tahun 2025")


OF_A_REGU = (
    ("RENCANA KERJA ZI KPU KOTA KELOMPOK TAHUN 2025",),
    (),
    ("Kelompok", "Task", "Owner", "Due", "Evidence"),
    ("Regu A", "Membentuk tim kerja", "Ani", "31 Maret 2025", "SK Tim"),
    ("Regu B", "Memutakhirkan SOP", "Budi", "30 Juni 2025", "SOP"),
    ("Regu C", "Menyusun peta jabatan", "Cici", "30 Juni 2025", "Peta jabatan"),
)


def test_a_first_tracker_is_stored_by_the_form_and_the_next_one_is_read_so_at_once(
    page: Page, own: Office, tmp_path: Path
):
    def choose_tracker(opened: str, *more: tuple[str, ...]) -> None:
        choose_rows(page, own, opened, tmp_path, *TRACKER, *more)

    page.set_viewport_size(screen.PROJECTOR)
    content = page.get_by_test_id("stMain")
    choose_tracker(own.satker)
    expect(content).to_contain_text("Kolom mana yang dimaksud?")
    page.get_by_text("Tidak ada kolom bukti").click()
    page.get_by_text("Benar, ini rencana baru KPU Kota Perintis tahun 2025").click()
    expect(content).to_contain_text("PIC 2 dari 2")
    expect(content).to_contain_text("Jawaban Anda mengubah 2 baris.")
    screen.choose(page, page.get_by_role("combobox", name="C · Ruang"), "abaikan")
    expect(content).not_to_contain_text("kolom tidak dipakai")
    assert screen.sideways_overflow(page) == 0
    page.evaluate("window.scrollTo(0, 0)")
    store = page.get_by_role("button", name="Simpan sebagai unggahan 1")
    store.click()
    expect(content).to_contain_text("Tersimpan sebagai unggahan 1")
    choose_tracker("KPU Kota Perintis", ("Reviu SOP", "Juli 2025", "", "Dina"))
    expect(content).to_contain_text("PIC 3 dari 3")
    store = page.get_by_role("button", name="Simpan sebagai unggahan 2")
    box = store.bounding_box()
    assert box and box["y"] + box["height"] < page.viewport_size["height"], "in sight, unscrolled"
    expect(content.get_by_text("seperti unggahan lalu").first).to_be_visible()
    screen.assert_sound(page)


TRACKER = (
    ("TRACKER ZI KPU KOTA PERINTIS TAHUN 2025",),
    (),
    ("Task", "Deadline", "Ruang", "Siapa"),
    ("Membentuk tim kerja", "31 Maret 2025", "Aula", "Ani"),
    ("Memutakhirkan SOP", "Juni 2025", "Aula", "Budi"),
)
