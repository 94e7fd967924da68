"""A quarter reported by keyboard alone, its presses counted; and by touch on a phone."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monev.database import Database, rows_of
from monev.edits.storing import find_newest, is_complete, read_langkah
from monev.figures import langkah, view_at
from tests.browser import screen
from tests.browser.conftest import MESUJI, Office, copy_store
from tests.browser.server import start_server
from tests.conftest import first_few
from tests.makers import TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

QUARTERS = ((12, 30), (46, 120))
"""How many langkah fall due in one, and the most presses to report them all."""
CHOICE = {"tahun": "2025", "posisi": "2025-09-30"}
DOCUMENTS = {"Undangan": "belum_ada", "Notulensi": "belum_ada", "Foto kegiatan": "belum_ada"}


def give_plan(office: Office, count: int) -> Database:
    """Serve a plan of which the office reported nothing yet, with many langkah that fall due in
    September."""
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


def presser(page: Page, pressed: list[str]) -> Callable[..., None]:
    def press(*keys: str) -> None:
        for key in keys:
            pressed.append(key)
            page.keyboard.press(key)

    return press


@pytest.mark.parametrize(("count", "most"), first_few(QUARTERS, 1))
def test_a_quarter_with_all_its_documents_is_reported_in_few_presses(
    page: Page, new_office: Office, count: int, most: int
):
    db, pressed = give_plan(new_office, count), []
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    press = presser(page, pressed)
    for _ in range(count):
        press("s", "a")
    told = page.get_by_role("status").filter(has_text="target sudah dilaporkan")
    expect(told).to_have_text(f"TW III 2025: semua {count} target sudah dilaporkan.")
    complete = page.get_by_role("button", name="Laporan kantor per 30 September 2025 sudah lengkap")
    complete.focus()
    press("Enter")
    expect(
        page.get_by_text("Laporan kantor per 30 September 2025 sudah dinyatakan lengkap.")
    ).to_be_visible()
    assert len(pressed) + 1 <= most, "one more to come to the button"
    db.catch_up()
    newest = find_newest(db, new_office.satker, TAHUN)
    assert is_complete(newest.lengkap_per, newest.posisi)
    rows = rows_of(langkah(db, view_at(db, new_office.satker, TAHUN, newest.posisi)))
    assert [(row["capaian_n"], row["bukti_n"]) for row in rows] == [(1, 3)] * count


def test_keys_say_date_documents_kendala_and_take_back_and_a_phone_has_cards(
    page: Page, phone: Page, new_office: Office
):
    db = give_plan(new_office, 3)
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    press, line = presser(page, []), page.locator(".m-report-line")
    press("s", "Tab")
    expect(page.get_by_label("Tanggal selesai I.1.1, September")).to_be_focused()
    page.keyboard.type("29/8")
    press("Tab")
    expect(line.nth(0).get_by_role("checkbox", name="Undangan")).to_be_focused()
    press("Space", "Tab", "Tab", "3")
    expect(page.get_by_label("Tanggal selesai I.1.1, September")).to_have_value("29/08/2025")
    press("ArrowDown", "p", "k")
    page.keyboard.type("menunggu anggaran,")
    with screen.hidden(page, ".m-report"):
        page.keyboard.type(" s p b")
    with screen.hidden(page, ".m-report"):
        press("Enter", "b")
        page.keyboard.type("ruang ")
    page.keyboard.type("belum siap")
    press("Enter")
    expect(page.get_by_text("TW III 2025: semua 3 target sudah dilaporkan.")).to_be_visible()
    first, second, third = (target_of(db, new_office, f"I.{number}.1") for number in (1, 2, 3))
    assert (first["laporan"], first["tanggal_selesai"]) == ("selesai", "2025-08-29")
    assert [bukti["status"] for bukti in first["bukti"]] == ["ada", "belum_ada", "ada"]
    assert (second["laporan"], second["kendala"]) == ("proses", "menunggu anggaran, s p b")
    assert (third["laporan"], third["kendala"]) == ("belum", "ruang belum siap")
    press("ArrowUp", "u")
    expect(page.get_by_label("Kendala I.2.1, September")).to_have_value("")
    line.nth(1).get_by_role("button", name=re.compile("Notulensi$")).click()
    expect(page.get_by_role("dialog").get_by_text("Tambah berkas")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    screen.wait_until_still(page)
    press("u")
    expect(line.nth(1).get_by_role("button", name="Proses")).to_have_attribute(
        "aria-pressed", "false"
    )

    screen.open_page(phone, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    card = phone.locator(".m-report-line").nth(1)
    card.get_by_role("button", name="Selesai").tap()
    card.get_by_role("checkbox", name="Notulensi").tap()
    expect(phone.get_by_text("I.2.1 September 2025: tersimpan.")).to_be_visible()
    expect(card.get_by_role("checkbox", name="Notulensi")).to_be_checked()
    phone.wait_for_function(
        "() => !document.querySelector('.m-report').list.outbox.unanswered.length"
    )
    assert target_of(db, new_office, "I.2.1")["bukti"][1]["status"] == "ada"
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_lines_that_are_mounted_anew_go_on_where_the_person_was_and_lose_no_touch(
    page: Page, new_office: Office
):
    """Streamlit sometimes takes a component down and mounts it anew; a touch can fall between."""
    db, line = give_plan(new_office, 3), page.locator(".m-report-line")
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    page.keyboard.press("ArrowDown")
    page.evaluate(
        """() => {
          const { list } = document.querySelector(".m-report");
          list.root.remove();
          list.report(list.lineOf(list.current), "proses");
        }"""
    )
    expect(line).to_have_count(0)
    page.get_by_role("searchbox", name="Cari kode, langkah, bukti, PIC").fill("I.")
    page.keyboard.press("Enter")
    page.get_by_text("I.2.1 September 2025: tersimpan.").click()
    page.keyboard.press("s")
    expect(line.nth(1).get_by_role("button", name="Selesai")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.get_by_text("I.2.1 September 2025: tersimpan.")).to_be_visible()
    assert [target_of(db, new_office, f"I.{number}.1")["laporan"] for number in (1, 3)] == [
        "belum",
        "belum",
    ]


def test_what_is_pressed_while_the_server_is_dead_is_told_to_the_next_one_and_done_once(
    page: Page, tmp_path: Path, seeded: Path
):
    copy_store(seeded, tmp_path)
    line = page.locator(".m-report-line").nth(0)
    with start_server(tmp_path) as first:
        port = int(first.address.rpartition(":")[2])
        screen.open_page(page, first.address, "lapor", satker=MESUJI, **CHOICE)
        os.kill(first.pid, signal.SIGKILL)
    page.keyboard.press("s")
    expect(line.get_by_role("button", name="Selesai")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("a")
    with start_server(tmp_path, port=port) as second:
        expect(page.get_by_text("TW III 2025: 1 dari 7 target sudah dilaporkan.")).to_be_visible()
        screen.wait_until_still(page)
        db = second.seen_elsewhere()
        db.catch_up()
        first_edit, second_edit = (one for one in db.journal.read() if one.jenis == "suntingan")
        changed = {field["kolom"] for field in first_edit.isi["ubah"]}
        assert changed == {"laporan", "selesai_sejak"}
        assert {field["kolom"] for field in second_edit.isi["ubah"]} == {"status"}
