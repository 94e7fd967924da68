"""A quarter reported by few presses on a desk and by touch on a phone; what a dead server did not
store is not shown as stored.
"""

import os
import re
import signal
from pathlib import Path

from playwright.sync_api import Page, expect

from monev.database import Database
from monev.edits.storing import find_newest, read_langkah
from tests.browser import screen
from tests.browser.conftest import MESUJI, Office, copy_store
from tests.browser.server import start_server
from tests.makers import TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

CHOICE = {"tahun": "2025", "posisi": "2025-09-30"}
DOCUMENTS = {"Undangan": "belum_ada", "Notulensi": "belum_ada", "Foto kegiatan": "belum_ada"}


def give_plan(office: Office, count: int) -> Database:
    """Serve a plan of which the office reported nothing yet, with many langkah that fall due in
    September.
    """
    rows = [
        langkah_content(f"I.{number}.1", [tenggat_content("2025-09", bukti=DOCUMENTS)])
        for number in range(1, count + 1)
    ]
    db = office.server.seen_elsewhere()
    append_unggahan(db, sample_content(rows, posisi="2025-01-01"), satker=office.satker)
    return db


def target_of(db: Database, office: Office, kode: str) -> dict:
    db.catch_up()
    found = read_langkah(db, find_newest(db, office.satker, TAHUN).unggahan_id, kode)
    return found["tenggat"][0]


def test_status_day_documents_and_kendala_are_said_and_taken_back_and_a_phone_can_too(
    page: Page, phone: Page, new_office: Office
):
    db = give_plan(new_office, 2)
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    page.get_by_role("radio", name="Selesai").first.click()
    day = page.get_by_label("Tanggal selesai I.1.1 September 2025")
    day.get_by_role("spinbutton").first.press_sequentially("29082025")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tersimpan.")).to_be_visible()
    page.get_by_role("button", name="Undangan").first.click()
    page.get_by_role("radio", name="Belum").nth(1).click()
    page.get_by_label("Kendala").fill("menunggu anggaran")
    page.get_by_label("Kendala").press("Control+Enter")
    reported = page.get_by_text("TW III 2025: semua 2 target sudah dilaporkan.")
    expect(reported).to_be_visible()
    first, second = (target_of(db, new_office, f"I.{number}.1") for number in (1, 2))
    assert (first["laporan"], first["tanggal_selesai"]) == ("selesai", "2025-08-29")
    assert [bukti["status"] for bukti in first["bukti"]] == ["ada", "belum_ada", "belum_ada"]
    assert (second["laporan"], second["kendala"]) == ("belum", "menunggu anggaran")

    screen.open_page(phone, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    phone.get_by_role("button", name="Notulensi").first.tap()
    expect(phone.get_by_text("Tersimpan.")).to_be_visible()
    assert target_of(db, new_office, "I.1.1")["bukti"][1]["status"] == "ada"
    phone.get_by_role("button", name="Urungkan").tap()
    expect(phone.get_by_text("Diurungkan.")).to_be_visible()
    assert target_of(db, new_office, "I.1.1")["bukti"][1]["status"] == "belum_ada"
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_day_that_was_typed_is_stored_with_enter(page: Page, new_office: Office):
    db = give_plan(new_office, 1)
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    page.get_by_role("radio", name="Selesai").first.click()
    expect(page.get_by_text("Tersimpan.")).to_be_visible()
    screen.wait_until_still(page)
    day = page.get_by_label("Tanggal selesai I.1.1 September 2025").get_by_role("spinbutton")
    day.first.click()
    page.keyboard.type("29082025")
    page.keyboard.press("Enter")
    screen.wait_until_still(page)
    page.reload()
    screen.wait_until_still(page)
    expect(day).to_have_text(["29", "08", "2025"])
    assert target_of(db, new_office, "I.1.1")["tanggal_selesai"] == "2025-08-29"


def test_what_came_of_a_target_is_told_on_a_phone_and_read_in_its_panel(
    page: Page, phone: Page, new_office: Office
):
    db = give_plan(new_office, 2)
    said = "4 dari 6 pengaduan; 2 menunggu provinsi"
    screen.open_page(phone, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    phone.get_by_role("button", name="Rincian").first.tap()
    phone.get_by_label(re.compile("^Hasil")).fill(said)
    phone.keyboard.press("Enter")
    expect(phone.get_by_text(f"Hasil: {said}")).to_be_visible()
    assert screen.sideways_overflow(phone) == 0
    target = target_of(db, new_office, "I.1.1")
    assert (target["hasil"], target["laporan"]) == (said, "belum"), "words alone are no report"
    where = {"satker": new_office.satker, **CHOICE, "langkah": "I.1.1"}
    screen.open_page(page, new_office.address, "linimasa", **where)
    panel = page.get_by_role("dialog")
    expect(panel.get_by_text(f"Hasil: {said}").first).to_be_visible()


def test_after_a_server_died_in_the_middle_the_page_shows_what_is_stored_and_no_more(
    page: Page, tmp_path: Path, seeded: Path
):
    copy_store(seeded, tmp_path)
    with start_server(tmp_path) as first:
        port = int(first.address.rpartition(":")[2])
        screen.open_page(page, first.address, "lapor", satker=MESUJI, **CHOICE)
        page.get_by_role("radio", name="Selesai").nth(0).click()
        expect(page.get_by_text(re.compile(r"Tersimpan\."))).to_have_count(1)
        os.kill(first.pid, signal.SIGSTOP)
        page.get_by_role("radio", name="Selesai").nth(1).click()
        lost = page.get_by_role("status").filter(has_text="Sentuhan terakhir belum tersimpan.")
        expect(lost).to_be_visible()
        os.kill(first.pid, signal.SIGKILL)
    with start_server(tmp_path, port=port) as second:
        expect(page.get_by_text("TW III 2025: 1 dari 7 target sudah dilaporkan.")).to_be_visible()
        screen.wait_until_still(page)
        db = second.seen_elsewhere()
        db.catch_up()
        assert len([one for one in db.journal.read() if one.jenis == "suntingan"]) == 1
    expect(page.get_by_role("radio", name="Selesai", checked=True)).to_have_count(1)
