"""One touch opens the pages to the office network, and one closes them: a real server, a phone on
HTTPS.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from monev.database import Database
from monev.journal import open_journal
from monev.meeting import acts
from monev.server import reach
from tests.browser import screen
from tests.browser.conftest import MESUJI, copy_store
from tests.browser.meeting_room import overflow, screen_heading, to_screen
from tests.browser.server import AT_PORT, start_server
from tests.browser.test_people_at_work import PASSWORD, accept_invitation, fill_in, invite
from tests.postgres import free_port

SMALL_SCREENS: tuple[ViewportSize, ...] = (
    {"width": 1024, "height": 768},
    {"width": 1280, "height": 720},
)


@pytest.fixture
def secure_port() -> int:
    return free_port()


@pytest.fixture
def here(chrome: Browser) -> Iterator[Page]:
    """Open a browser on this computer, with cookies of its own."""
    with chrome.new_context(viewport=screen.PROJECTOR, locale="id-ID") as context:
        yield context.new_page()


@pytest.mark.semua
def test_one_touch_opens_and_one_closes(
    here: Page, chrome: Browser, tmp_path: Path, secure_port: int
):
    invitation = invite(tmp_path, "ani")
    with start_server(tmp_path, "-c", AT_PORT.format(port=secure_port)) as server:
        screen.open_page(here, server.address, "orang")
        block = here.locator(".st-key-jangkauan")
        expect(block).to_contain_text("hanya terbuka di komputer ini")
        # Whoever opened it without a way in of their own would be shut out.
        expect(block).to_contain_text("memilih kata sandi")
        assert block.get_by_role("button").count() == 0
        with chrome.new_context(locale="id-ID") as other:
            accept_invitation(other.new_page(), server.address + invitation)
        screen.open_page(here, server.address, "orang")
        block.get_by_text("Buka ke jaringan kantor …").click()
        here.get_by_role("button", name="Ya, buka").click()
        # From now on everybody signs in, at this computer too.
        expect(here.get_by_test_id("stMain")).to_contain_text("Anda perlu masuk")
        here.goto(server.address + "/masuk?ke=/orang")
        fill_in(here, "ani", PASSWORD)
        screen.wait_until_still(here)
        address = f"https://127.0.0.1:{secure_port}"
        if own := reach.own_addresses():
            address = f"https://{own[0]}:{secure_port}"
            expect(block.get_by_test_id("stText")).to_have_text(address)
            picture = block.get_by_test_id("stImage").locator("img")
            assert (
                picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)")
                > 200
            )
        else:
            expect(block).to_contain_text("tidak terhubung ke jaringan mana pun")

        with chrome.new_context(viewport=screen.PHONE, ignore_https_errors=True) as context:
            phone = context.new_page()
            phone.goto(f"{address}/orang")
            fill_in(phone, "ani", PASSWORD)
            screen.wait_until_still(phone)
            expect(phone.locator(".st-key-jangkauan")).to_be_visible()
            assert phone.get_by_role("button", name="Tutup kembali").count() == 0
            assert phone.get_by_role("checkbox").count() == 0, (
                "only who sits at the computer decides that"
            )
            expect(phone.locator(".st-key-jangkauan")).to_contain_text("Lanjutan")

            block.get_by_role("button", name="Tutup kembali").click()
            expect(block).to_contain_text("hanya terbuka di komputer ini")
            with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
                phone.goto(address)


@pytest.mark.semua
def test_the_meetings_opening_screen_lets_phones_follow(
    here: Page, chrome: Browser, seeded: Path, tmp_path: Path, secure_port: int
):
    """Once a screen leads, a code that the back row can scan lets a phone follow that meeting
    without an account.
    """
    db = Database.open_at(None, open_journal(copy_store(seeded, tmp_path) / "monev.jurnal"))
    day = date(2025, 9, 30)
    meeting = acts.open_rapat(
        db, MESUJI, 2025, judul="Rapat evaluasi", tanggal=day, posisi=day, pelaku="Ani"
    )
    acts.add_attendance(
        db,
        meeting,
        [(f"Peserta {number}, S.H.", "Kasubbag") for number in range(1, 13)],
        pelaku="Ani",
    )
    invitation = invite(tmp_path, "ani")
    environment = f"import os; os.environ['MONEV_ALAMAT'] = '127.0.0.2:{secure_port}'\n"
    with start_server(tmp_path, "-c", environment + AT_PORT.format(port=secure_port)) as server:
        accept_invitation(here, server.address + invitation)
        screen.open_page(here, server.address, "rapat", satker=MESUJI, tahun="2025", rapat="1")
        picture = here.locator(".m-qr img")
        expect(here.locator(".m-room main")).to_contain_text("muncul sesudah satu layar memimpin")
        expect(picture).to_have_count(0)
        here.locator(".m-room main").get_by_role("button", name="Pimpin dari layar ini").click()
        expect(picture).to_be_visible()
        assert (
            picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 200
        )
        leads = picture.get_attribute("alt") or ""
        address = leads.rpartition(": ")[2]
        assert address.startswith(f"https://127.0.0.2:{secure_port}/ikuti/")
        box = picture.bounding_box()
        assert box["height"] >= screen.PROJECTOR["height"] / 3
        assert box["y"] + box["height"] < screen.PROJECTOR["height"]
        picture.click()
        large = here.get_by_role("dialog").locator("img").bounding_box()
        assert screen.PROJECTOR["height"] > large["height"] > box["height"] * 1.5
        here.keyboard.press("Escape")
        here.get_by_role("button", name="QR hadir").click()
        expect(picture).to_have_count(2)
        for size in SMALL_SCREENS:
            here.set_viewport_size(size)
            screen.wait_until_still(here)
            for code in picture.all():
                box = code.bounding_box()
                assert box["height"] >= size["height"] / 3, "both codes, on a screen of 4:3 too"
                assert box["y"] + box["height"] < size["height"]
            assert overflow(here) == []
            assert here.locator(".m-item-text.cut").count() == 0, "names are read in whole"
        here.set_viewport_size(screen.PROJECTOR)
        with chrome.new_context(
            viewport=screen.PHONE, ignore_https_errors=True, locale="id-ID"
        ) as context:
            phone = context.new_page()
            phone.goto(f"https://127.0.0.2:{secure_port}/rapat")
            expect(phone.get_by_label("Kata sandi")).to_be_visible()
            phone.goto(address)
            expect(screen_heading(phone)).to_have_text("Rapat evaluasi")
            expect(phone.get_by_role("button", name="Pimpin dari layar ini")).to_have_count(0)
            to_screen(here, "Situasi")
            expect(screen_heading(phone)).to_have_text("Situasi")
            phone.get_by_role("button", name="Tinggalkan").click()
            expect(phone.get_by_test_id("stMain")).to_contain_text("hanya mengikuti satu rapat")
            expect(phone.get_by_test_id("stMain")).not_to_contain_text("Rapat yang lalu")
            phone.get_by_role("button", name="Kembali ke rapat").click()
            expect(screen_heading(phone)).to_have_text("Situasi")
