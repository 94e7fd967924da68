"""A meeting as it is recorded live on two screens. That one is led from opening to close:
test_rapat_years.py.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.meeting import acts, ending, records
from tests.browser import screen
from tests.browser.conftest import CONTOH, Office, give
from tests.browser.meeting_room import (
    is_above_everything,
    overflow,
    press,
    room,
    screen_heading,
    screen_number,
    smallest_letters,
    to_screen,
    unclear_buttons,
)
from tests.browser.server import TODAY, Server
from tests.conftest import before_release
from tests.makers import begin_rapat

POSISI = date(2025, 9, 30)
HERE = {"pelaku": LOCAL_ACTOR}
FULL_WIDTH: ViewportSize = {"width": 1920, "height": 1080}
READ_FROM_THE_BACK = (
    ".m-tick span, .m-item-aside, .m-item-note, .m-item-who, .m-place > span:not(.m-badge)"
)
"""Bukti, PIC and dates."""
BACK_ROW_LETTERS = {768: 18, 1080: 20}
"""Height of the screen → pixels at least."""


@pytest.fixture(scope="module")
def own(office: Server, seeded: Path) -> Office:
    """Return an office with the sample's plan as it stood on 1 October 2025: TW IV is not reported
    yet.
    """
    return give(Office("KPU Kabupaten Rapat", office), seeded, CONTOH, until="2025-09-30")


@pytest.fixture(scope="module")
def shared_db(own: Office) -> Iterator[Database]:
    """Follow the same journal from another process, as a second computer."""
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("MONEV_HARI_INI", TODAY)
        yield own.server.seen_elsewhere()


@pytest.fixture
def a_meeting(own: Office, shared_db: Database) -> Iterator[records.Rapat]:
    """Open a meeting, with a follow-up of an earlier one; close it at the end, as only one can be
    open.
    """
    previous_one = _open_rapat(shared_db, own, "Rapat lalu")
    acts.add_attendance(shared_db, previous_one, [("Ani", "Kasubbag")], **HERE)
    acts.decide(
        shared_db,
        previous_one,
        uraian="Melengkapi notulensi",
        pic="Sekretaris",
        batas="2025-10-01",
        **HERE,
    )
    ending.close_rapat(shared_db, previous_one, **HERE)
    title = "Rapat Evaluasi Pembangunan Zona Integritas Triwulan III Tahun 2025"
    meeting = _open_rapat(shared_db, own, title)
    acts.add_attendance(
        shared_db,
        meeting,
        [(f"Peserta {number}, S.H.", "Kasubbag") for number in range(1, 13)],
        **HERE,
    )
    yield meeting
    shared_db.catch_up()
    if records.read_rapat(shared_db, own.satker, 2025, meeting.nomor).is_open:
        ending.close_rapat(shared_db, meeting, **HERE)


def _open_rapat(db: Database, own: Office, name: str) -> records.Rapat:
    lead = {"pemimpin": "Ketua", "notulis": "Ani"}
    return begin_rapat(
        db, satker=own.satker, judul=name, tanggal=TODAY, posisi=POSISI, **lead, **HERE
    )


PRESENCE = [("izin", "izin"), ("diundang", "○"), ("hadir", "✓")]


def open_rapat(page: Page, own: Office, **choice: str) -> None:
    screen.open_page(page, own.address, "rapat", satker=own.satker, tahun="2025", **choice)


def enter_room(page: Page, own: Office, meeting: records.Rapat, **other: str) -> None:
    open_rapat(page, own, rapat=str(meeting.nomor), **other)
    room(page)


def decide(page: Page, what: str) -> None:
    """Write down a follow-up of the first langkah of an area's screen, due on a usual day."""
    heading = screen_heading(page).inner_text()
    page.locator(".m-item").first.get_by_role("button", name="+ tindak lanjut").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Apa yang harus dilakukan?").fill(what)
    for key in ("PageDown", "ArrowRight", "Home", "End"):  # of the text: they turn no screen
        page.keyboard.press(key)
    expect(screen_heading(page)).to_have_text(heading)
    form.get_by_label("PIC").fill("Kasubbag Hukum")
    lists = form.get_by_role("group", name="batas").get_by_role("combobox").all()
    tops = {each.bounding_box()["y"] for each in lists}
    assert len(lists) == 3 and len(tops) == 1, "day, month and year stand in one line"
    form.get_by_role("button", name="31 Oktober 2025").click()
    expect(form.get_by_label("Bulan, batas").locator("option:checked")).to_have_text("Oktober")
    form.get_by_role("button", name="Simpan").click()
    expect(form).to_have_count(0)


def test_what_one_records_the_other_sees_without_a_touch(
    page: Page, visitor: BrowserContext, own: Office, a_meeting: records.Rapat
):
    key = "area-V"
    enter_room(page, own, a_meeting, layar=key)
    guest = visitor.new_page()
    enter_room(guest, own, a_meeting, layar=key)
    box = page.get_by_role("checkbox", name="Laporan tindak lanjut").first
    other = guest.get_by_role("checkbox", name="Laporan tindak lanjut").first
    expect(other).not_to_be_checked()
    box.check()
    expect(page.locator(".m-status")).to_contain_text("Laporan tindak lanjut")  # it is stored
    expect(other).to_be_checked()
    guest.get_by_role("button", name="Urungkan").click()
    expect(guest.locator(".m-status")).not_to_contain_text("Laporan tindak lanjut")
    expect(box).not_to_be_checked()
    decide(page, "Menyusun laporan monev ZI")
    told = "→ Menyusun laporan monev ZI (Kasubbag Hukum, 31 Oktober 2025)"
    expect(guest.locator(".m-item").first).to_contain_text(told)
    guest.close()
    to_screen(page, "Keputusan rapat")
    decided = page.locator(".m-item", has_text="Menyusun laporan monev ZI")
    expect(decided.locator(".m-item-number")).to_have_text("1.")
    expect(decided.locator(".m-item-who")).to_have_text("Kasubbag Hukum · 31 Oktober 2025")
    # A projector of 768 lines: twice the letters of a printed page.
    assert smallest_letters(page, ".m-item-who")[0] >= 22


@pytest.mark.parametrize("rounds", [PRESENCE[:1], *before_release(PRESENCE)])
def test_no_press_is_lost_while_another_recorder_stores(
    page: Page,
    own: Office,
    a_meeting: records.Rapat,
    shared_db: Database,
    rounds: list[tuple[str, str]],
):
    enter_room(page, own, a_meeting, layar="kehadiran")
    others = own.server.seen_elsewhere()
    ended = Event()

    def store_on() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            acts.add_attendance(others, a_meeting, [(f"Datang kemudian {number}", "")], **HERE)
            ended.wait(1)

    other = Thread(target=store_on)
    other.start()
    marked: dict[str, str] = {}
    try:
        for code, words in rounds:
            for number in range(1, 13):
                name = f"Peserta {number}, S.H."
                row = page.locator(".m-comer", has_text=re.compile(f"{number}\\. {name}"))
                row.click(delay=90)  # as long as a finger is down
                marked[name] = code
            for name in marked:  # one after the other, as they are stored: each takes its time
                shown = page.locator(".m-comer", has_text=f". {name}").locator("b")
                expect(shown).to_have_text(words)
    finally:
        ended.set()
        other.join()
    shared_db.catch_up()
    stored = {
        row["nama"]: row["kehadiran"] for row in records.read_things(shared_db, a_meeting, "hadir")
    }
    assert {name: stored[name] for name in marked} == marked


@pytest.mark.semua
def test_a_langkah_is_reached_by_its_kode_also_where_it_is_folded_away(
    page: Page, own: Office, a_meeting: records.Rapat
):
    enter_room(page, own, a_meeting, layar="situasi")
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Cari langkah").type("I.1")
    expect(
        page.get_by_role("dialog").get_by_role("button", name=re.compile(r"^I\.1 "))
    ).to_be_visible()
    page.keyboard.press("Enter")
    expect(screen_heading(page)).to_have_text("I Manajemen Perubahan")
    expect(page.locator('.m-item.sought[data-kode="I.1"]')).to_be_in_viewport(ratio=1)
    assert overflow(page) == []


@pytest.mark.parametrize("size", [screen.PROJECTOR, *before_release(FULL_WIDTH)])
def test_every_screen_is_whole_and_legible(
    page: Page, own: Office, a_meeting: records.Rapat, size: ViewportSize
):
    page.set_viewport_size(size)
    enter_room(page, own, a_meeting, layar="kehadiran")
    _, everything = screen_number(page)
    for index in range(1, everything + 1):
        name = screen_heading(page).inner_text()
        assert overflow(page) == [], name
        assert unclear_buttons(page) == [], name
        assert is_above_everything(page), name
        if size is FULL_WIDTH:
            assert smallest_letters(page)[0] >= 20, (name, smallest_letters(page))
        assert smallest_letters(page, READ_FROM_THE_BACK)[0] >= BACK_ROW_LETTERS[size["height"]], (
            name
        )
        if index < everything:
            press(page, "PageDown", index + 1)


@pytest.mark.semua
def test_the_room_lies_over_everything_and_fills_the_screen_with_one_button(
    page: Page, own: Office, a_meeting: records.Rapat
):
    enter_room(page, own, a_meeting, layar="situasi")
    expect(page.get_by_text("Monev ZI, memuat")).to_have_count(
        0
    )  # the sign of loading goes here too
    # What Streamlit does to everything that waits for its server.
    page.evaluate(
        "() => document.querySelector('[data-testid=\"stElementContainer\"]').style.opacity = 0.3"
    )
    assert is_above_everything(page)
    button = page.get_by_role("button", name="Layar penuh")
    for filled in ("true", "false"):
        button.click()
        expect(button).to_have_attribute("aria-pressed", filled)
        assert page.evaluate("() => String(Boolean(document.fullscreenElement))") == filled
        # What fills the screen lies over everything that was shown before it.
        assert is_above_everything(page)
        page.keyboard.press("ArrowRight")
        expect(screen_heading(page)).not_to_have_text("Situasi")
        expect(button).to_have_attribute("aria-pressed", filled)
        page.keyboard.press("ArrowLeft")
        expect(screen_heading(page)).to_have_text("Situasi")


HALF: ViewportSize = {"width": 1024, "height": 768}


def test_the_room_stays_where_a_press_opened_it_and_the_window_changes(
    page: Page, own: Office, a_meeting: records.Rapat
):
    """What was drawn before the press is drawn no more; its word of the width took the room away."""
    open_rapat(page, own)
    page.get_by_role("button", name="Lanjutkan rapat").click()
    expect(screen_heading(page)).to_have_text("Kehadiran")
    screen.wait_until_still(page)
    page.keyboard.press("PageDown")
    expect(page.locator(".m-room .m-screen-number")).to_have_text(re.compile("^2 / "))
    page.set_viewport_size(HALF)
    screen.wait_until_still(page)
    expect(page.get_by_text("tidak dikenal")).to_have_count(0)
    press(page, "PageUp", 1)
    page.get_by_role("button", name="Tinggalkan").click()
    expect(page.get_by_role("button", name="Lanjutkan rapat")).to_be_visible()
    screen.wait_for_width(page)
