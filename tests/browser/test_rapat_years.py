"""A meeting about a plan of two years ago: every day its forms offer is stored as it was pressed."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from monev import figures
from monev.database import Database
from monev.meeting import records
from tests.browser import screen
from tests.browser.conftest import OTHER, Office, give
from tests.browser.meeting_room import room, screen_heading, to_screen
from tests.browser.server import TODAY

TAHUN = 2024


@pytest.fixture
def own(new_office: Office, seeded: Path) -> Office:
    """Return an office with the decree of 2024, of which nothing was reported."""
    return give(new_office, seeded, OTHER)


@pytest.fixture
def shared_db(own: Office) -> Iterator[Database]:
    """Follow the same journal from another process."""
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("MONEV_HARI_INI", TODAY)
        yield own.server.seen_elsewhere()


def save(page: Page, form: Locator) -> None:
    form.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def press_day(form: Locator, day: str) -> None:
    """Press an offered day and see it in the three lists."""
    form.get_by_role("button", name=day, exact=True).click()
    shown = form.locator(".m-day-field option:checked").all_inner_texts()
    number, month, year = day.split()
    assert shown == [number, month, year]


def test_a_meeting_of_2024_is_opened_recorded_and_closed_with_the_days_it_offers(
    page: Page, own: Office, shared_db: Database
):
    choices = {"satker": own.satker, "tahun": str(TAHUN), "posisi": "2024-06-30"}
    screen.open_page(page, own.address, "rapat", **choices)
    page.get_by_role("button", name="Buka rapat").click()
    room(page)
    page.get_by_role("button", name="+ Peserta").click()
    form = page.get_by_role("dialog")
    form.get_by_role("textbox").fill("Siti Aminah; Ketua")
    save(page, form)
    to_screen(page, "I Manajemen Perubahan")
    item = page.locator(".m-item").first
    kode = item.get_attribute("data-kode")
    item.get_by_role("button", name="+ tindak lanjut").click()
    form = page.get_by_role("dialog")
    offered = form.locator(".m-suggested").last.get_by_role("button").all_inner_texts()
    assert offered
    for day in offered:
        press_day(form, day)
    form.get_by_label("Apa yang harus dilakukan?").fill("Menyusun laporan")
    form.get_by_label("PIC").fill("Sekretaris")
    save(page, form)
    expect(item).to_contain_text(f"→ Menyusun laporan (Sekretaris, {offered[-1]})")

    item.get_by_role("button", name=re.compile("^Status")).first.click()
    form = page.get_by_role("dialog")
    form.get_by_label("Status").select_option("selesai")
    press_day(form, "30 Juni 2024")
    save(page, form)
    to_screen(page, "Penutup")
    page.get_by_role("button", name="Tutup rapat").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Pemimpin rapat").fill("Siti Aminah")
    asked.get_by_label("Notulis").fill("Siti Aminah")
    of_itself = asked.get_by_label(re.compile("Rapat ini memenuhi"))
    of_itself.select_option(label=of_itself.locator("option").all_inner_texts()[1])
    asked.get_by_role("button", name="Tutup rapat").click()
    expect(page.get_by_text("Rapat ditutup 01/10/2025")).to_be_visible()
    expect(screen_heading(page)).to_have_text("Penutup")

    shared_db.catch_up()
    (meeting,) = records.list_rapat(shared_db, own.satker, TAHUN)
    (decided,) = records.read_decisions(shared_db, meeting)
    assert decided["batas"].isoformat() == "2025-10-31"
    view = records.rapat_view(shared_db, meeting)
    days = {
        (row["kode_tampil"], row["tenggat"]): row["tanggal_selesai"]
        for row in figures.every_tenggat(shared_db, view)
        if row["laporan"] == "selesai"
    }
    held = {("I.3", "2024-06"): date(2025, 10, 1)}
    assert days == {(kode, "2024-01"): date(2024, 6, 30)} | held, "and the meeting's own langkah"
