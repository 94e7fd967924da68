"""A quarter reported by few presses on a desk and by touch on a phone; what a dead server did not
store is not shown as stored.
"""

import os
import re
import signal
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database, rows_of
from monev.edits.single_edits import Target, edit
from monev.edits.storing import find_newest, is_complete, read_langkah
from monev.figures import langkah, view_at
from monev.meeting import acts
from tests.browser import screen
from tests.browser.conftest import MESUJI, Office, copy_store
from tests.browser.server import start_server
from tests.conftest import first_few
from tests.makers import (
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)

CHOICE = {"tahun": "2025", "posisi": "2025-09-30"}
DOCUMENTS = {"Undangan": "belum_ada", "Notulensi": "belum_ada", "Foto kegiatan": "belum_ada"}
ALL_DONE = "Selesai dan semua bukti ada"


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


@pytest.mark.parametrize("count", first_few((12, 46), 1))
def test_a_quarter_with_all_its_documents_is_reported_in_few_presses(
    page: Page, new_office: Office, count: int
):
    db = give_plan(new_office, count)
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    page.get_by_role("button", name=ALL_DONE).first.click()
    expect(
        page.get_by_text(f"TW III 2025: 1 dari {count} target sudah dilaporkan.")
    ).to_be_visible()
    page.get_by_role("button", name="Tandai sekaligus").click()
    page.get_by_role("button", name=f"Tandai {count - 1} target selesai").click()
    reported = page.get_by_text(f"TW III 2025: semua {count} target sudah dilaporkan.")
    expect(reported).to_be_visible()
    page.get_by_role("button", name="Laporan lengkap TW III 2025").click()
    page.get_by_role("button", name="Laporan kantor per 30 September 2025 sudah lengkap").click()
    said = "Laporan kantor per 30 September 2025 sudah dinyatakan lengkap."
    expect(page.get_by_text(said)).to_be_visible()
    db.catch_up()
    newest = find_newest(db, new_office.satker, TAHUN)
    assert is_complete(newest.lengkap_per, newest.posisi)
    rows = rows_of(langkah(db, view_at(db, new_office.satker, TAHUN, newest.posisi)))
    assert [(row["capaian_n"], row["bukti_n"]) for row in rows] == [(1, 3)] * count


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


def test_a_document_that_is_there_is_found_on_a_phone_by_its_words_and_used_again(
    page: Page, phone: Page, new_office: Office
):
    db = give_plan(new_office, 2)
    place = Target("I.1.1", "2025-09", "Undangan")
    given = {"tautan": "https://contoh.example/undangan.pdf"}
    day = date(2025, 9, 30)
    edit(db, new_office.satker, TAHUN, place, given, pelaku=LOCAL_ACTOR, posisi=day)
    screen.open_page(phone, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    phone.get_by_role("heading", name="I Area I").evaluate("heading => heading.scrollIntoView()")
    phone.get_by_role("button", name="Rincian").first.tap()
    phone.get_by_text("Pakai dokumen yang sudah ada").tap()
    phone.get_by_label("Cari nama, langkah, atau rapat").fill("langkah i.1")
    phone.keyboard.press("Enter")
    there = phone.get_by_role("combobox", name="Dokumen yang sudah ada")
    expect(there).to_have_value(re.compile("^https://contoh.example/undangan.pdf · Undangan"))
    assert screen.sideways_overflow(phone) == 0
    phone.get_by_role("button", name="Pakai", exact=True).tap()
    expect(phone.get_by_text("Tersimpan untuk 1 bukti.")).to_be_visible()
    assert target_of(db, new_office, "I.1.1")["bukti"][1]["tautan"] == given["tautan"]
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    expect(page.get_by_role("link", name="Notulensi ↗")).to_be_visible()


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


def test_a_pic_says_on_a_phone_what_was_done_and_the_next_meeting_and_its_report_show_the_proof(
    page: Page, phone: Page, new_office: Office
):
    db = give_plan(new_office, 2)
    meeting = begin_rapat(db, satker=new_office.satker, tanggal="2025-07-10", pelaku=LOCAL_ACTOR)
    task = {"uraian": "Pasang kotak pengaduan", "pic": "Kasubbag Hukum", "batas": "2025-08-01"}
    acts.decide(db, meeting, **task, pelaku=LOCAL_ACTOR)
    screen.open_page(phone, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    phone.get_by_role("button", name="Sudah dikerjakan").tap()
    phone.get_by_label("Keterangan").fill("dipasang di lobi")
    phone.get_by_label("Tautan bukti").fill("https://contoh.example/foto")
    phone.get_by_role("button", name="Catat selesai").tap()
    expect(phone.get_by_role("link", name="tautan bukti ↗")).to_be_visible()
    assert screen.sideways_overflow(phone) == 0
    following = begin_rapat(
        db,
        satker=new_office.satker,
        tanggal="2025-10-01",
        posisi=date(2025, 9, 30),
        pelaku=LOCAL_ACTOR,
    )
    at = {"rapat": str(following.nomor)}
    screen.open_page(page, new_office.address, "rapat", satker=new_office.satker, **CHOICE, **at)
    page.get_by_role("button", name="Layar berikutnya").click()
    told = page.get_by_text("Selesai · dipasang di lobi Bukti: https://contoh.example/foto")
    expect(told).to_be_visible()


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
