"""One touch opens the pages to the office network, and one closes them: a real server, a phone on
HTTPS.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from monev.database import Database
from monev.journal import open_journal
from monev.meeting import acts
from monev.server import reach
from tests.browser import screen
from tests.browser.server import AT_PORT, TODAY, run_command, start_server
from tests.browser.test_people_at_work import PASSWORD, accept_invitation, fill_in, invite
from tests.meeting.conftest import ANI, begin_meeting, rapat_now
from tests.postgres import free_port
from tests.server.test_network import WITH_PRESENCE


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
        here.goto(server.address + "/masuk?ke=/pengaturan?bagian=orang")
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


def _ask_presence(folder: Path) -> str:
    """Open a meeting at which Siti marks herself, and return the address' secret."""
    db = Database.open_at(None, open_journal(folder / "monev.jurnal"))
    begin_meeting(db)
    rapat = rapat_now(db)
    acts.add_attendance(db, rapat, [("Siti", "Ketua")], "diundang", **ANI)
    acts.ask_presence(db, rapat, value=True, **ANI)
    secret = acts.presence_secret(db, rapat_now(db))
    db.close()
    return secret


def test_a_phone_that_ignores_no_certificate_marks_presence_without_a_warning(
    chrome: Browser, tmp_path: Path, secure_port: int, monkeypatch
):
    monkeypatch.setenv("MONEV_HARI_INI", TODAY)
    secret = _ask_presence(tmp_path)
    run_command(tmp_path, "orang", "tambah", "ani")
    port = free_port()
    start = ("-c", WITH_PRESENCE.format(port=port))
    with (
        start_server(tmp_path, *start, MONEV_ALAMAT=f"0.0.0.0:{secure_port}"),
        chrome.new_context(viewport=screen.PHONE, locale="id-ID") as context,
    ):
        phone = context.new_page()
        host = next(iter(reach.own_addresses()), "127.0.0.1")
        phone.goto(f"http://{host}:{port}/hadir/{secret}")
        phone.get_by_label("Siti").check()
        phone.get_by_role("button").click()
        expect(phone.locator("h1")).to_have_text("Kehadiran tercatat")
        assert [cookie["name"] for cookie in context.cookies()] == ["monev_hadir"]
        with pytest.raises(Exception, match="ERR_CERT"):
            phone.goto(f"http://{host}:{port}/linimasa")  # led to HTTPS, which it does not believe
