"""A meeting about an office's own workbook of 30 langkah, with 25 people: prepared two weeks before,
its server killed while ticks wait and the page is loaded anew.
"""

import os
import re
import signal
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Locator, Page, expect

from monev.meeting import records
from tests.browser import screen
from tests.browser.meeting_room import overflow, room, screen_heading, to_screen
from tests.browser.server import Server, start_server

SATKER, TAHUN = "KPU Kabupaten Lumbung", 2025
AREAS = ("Perubahan", "Tatalaksana", "SDM", "Akuntabilitas", "Pengawasan", "Pelayanan")
MEETING = "Melaksanakan rapat monitoring dan evaluasi rencana aksi ZI"
PEOPLE = [f"Peserta {number}; Staf" for number in range(1, 26)]
WAITING = 4


def plan(file: Path) -> Path:
    """Write the workbook: six areas of five langkah, the first of them the meeting itself."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS {SATKER.upper()} TAHUN {TAHUN}"])
    sheet.append(["NO", "LANGKAH AKSI", "TARGET WAKTU", "BUKTI DUKUNG", "PENANGGUNG JAWAB"])
    for roman, area in zip(("I", "II", "III", "IV", "V", "VI"), AREAS, strict=True):
        sheet.append([roman, area.upper()])
        for number in range(1, 6):
            words = f"Menyusun dokumen {area} ke-{number}"
            is_meeting = (roman, number) == ("I", 1)
            work = MEETING if is_meeting else words
            sheet.append(
                [number, work, "September", "Undangan; Notulensi; Laporan", f"Kasubbag {number}"]
            )
    book.save(file)
    return file


def form(page: Page) -> Locator:
    return page.get_by_role("dialog")


def prepare(page: Page, server: Server, file: Path) -> None:
    """Upload the plan and open the meeting with the people it invites."""
    screen.open_page(page, server.address, "unggah")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("link", name="Ringkasan per")).to_be_visible()
    screen.open_page(page, server.address, "rapat", satker=SATKER, tahun=str(TAHUN))
    for unit, digits in (("day", "01"), ("month", "10")):
        page.get_by_role("spinbutton", name=f"{unit}, Tanggal rapat").click()
        page.keyboard.type(digits)
    page.keyboard.press("Escape")  # the calendar lies over the button
    page.get_by_role("button", name="Buka rapat").click()
    room(page)
    page.get_by_role("button", name="+ Peserta").click()
    expect(form(page).get_by_label("Mereka").locator("option:checked")).to_have_text("Diundang")
    form(page).get_by_role("textbox").fill("\n".join(PEOPLE))
    form(page).get_by_role("button", name="Simpan").click()
    expect(form(page)).to_have_count(0)


def ticks(page: Page) -> Locator:
    return page.locator('.m-item:not([data-kode="I.1"])').get_by_role("checkbox")


@pytest.mark.semua
def test_ticks_that_wait_outlive_a_killed_server_and_a_page_loaded_anew(page: Page, tmp_path: Path):
    home = tmp_path / "rumah"
    with start_server(home, today="2025-09-17") as server:
        prepare(page, server, plan(tmp_path / "Rencana Aksi.xlsx"))
    with start_server(home) as first:
        screen.open_page(page, first.address, "rapat", satker=SATKER, tahun=str(TAHUN), rapat="1")
        page.get_by_role("button", name="Semua hadir").click()
        expect(page.locator(".m-comer b", has_text="✓")).to_have_count(len(PEOPLE))
        to_screen(page, "I Manajemen Perubahan")
        os.kill(first.pid, signal.SIGSTOP)
        for at in range(WAITING):
            ticks(page).nth(at).click()
        os.kill(first.pid, signal.SIGKILL)
    port = int(first.address.rpartition(":")[2])
    with start_server(home, port=port) as second:
        page.reload()
        room(page)
        for at in range(WAITING):
            expect(ticks(page).nth(at)).to_be_checked()
        page.set_viewport_size({"width": 1024, "height": 768})
        screen.wait_until_still(page)
        assert overflow(page) == []
        assert screen_heading(page).inner_text() == "I Manajemen Perubahan"
        to_screen(page, "Penutup")
        page.get_by_role("button", name="Tutup rapat").click()
        for label in ("Pemimpin rapat", "Notulis"):
            form(page).get_by_label(label).fill("Peserta 1")
        form(page).get_by_role("button", name="Tutup rapat").click()
        expect(page.get_by_text("Rapat ditutup 01/10/2025")).to_be_visible()
        db = second.seen_elsewhere()
        held = records.read_rapat(db, SATKER, TAHUN, 1)
        assert re.match(r"I\.1\.1 2025-09", held.memenuhi), "the meeting's own langkah"
        bukti = [row["bukti"] for row in records.read_rapat_changes(db, held) if row["bukti"]]
        assert len(bukti) == WAITING + 3, "each once, and the papers of the meeting"
