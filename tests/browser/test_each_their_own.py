"""Somebody at another machine does what is theirs, and nothing else: not even by what their browser
sends itself.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.journal import open_journal
from tests.browser import meeting_room, screen
from tests.browser.conftest import CONTOH, Someone, copy_store, sign_in
from tests.browser.server import TODAY, Server, employ, run_command, start_server
from tests.makers import begin_rapat

VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Iterator[Server]:
    """Serve the sample office with a reader; a meeting is open."""
    folder = copy_store(seeded, tmp_path_factory.mktemp("kantor"))
    run_command(folder, "orang", "tambah", "ani", "--nama", "Ani")
    employ(folder, "budi", CONTOH, "pembaca")
    db = Database.open_at(None, open_journal(folder / "monev.jurnal"))
    begin_rapat(db, satker=CONTOH, tanggal=TODAY, posisi=date(2025, 9, 30), pelaku=LOCAL_ACTOR)
    db.close()
    with start_server(folder) as server:
        yield server


Rewrite = Callable[[dict[str, Any]], dict[str, Any]]


def visit(opened: Page, server: Server, orang: str, page: str, **choice: str) -> Page:
    """Open a page as somebody who signed in at this browser."""
    sign_in(opened, server, orang)
    screen.open_page(opened, server.address, page, **VIEW | choice)
    return opened


def _forward(line: WebSocketRoute, rewrite: Rewrite) -> None:
    """Pass everything on as it comes, but exchange the message of a component."""
    server = line.connect_to_server()
    line.on_message(lambda message: server.send(_rewritten(message, rewrite)))
    server.on_message(line.send)


def _rewritten(message: str | bytes, rewrite: Rewrite) -> str | bytes:
    if isinstance(message, str):
        return message
    told = BackMsg.FromString(message)
    for state in told.rerun_script.widget_states.widgets:
        if state.WhichOneof("value") == "json_trigger_value":
            state.json_trigger_value = json.dumps(
                json.loads(state.json_trigger_value, object_hook=rewrite)
            )
    return told.SerializeToString()


def entries(server: Server) -> list[Any]:
    return list(open_journal(server.folder / "monev.jurnal").read())


@pytest.mark.semua
def test_what_a_readers_browser_sends_itself_stores_nothing(held: Server, someone: Someone):
    """Send, in place of a step to the next screen, the message of a button that this browser was
    not shown.
    """
    before = entries(held)[-1].hash
    sent: list[str] = []

    def forge(message: dict[str, Any]) -> dict[str, Any]:
        if message.get("action") != "go":
            return message
        sent.append("decide")
        entries = {"uraian": "Diselundupkan", "pic": "Budi", "batas": "2026-12-31"}
        return {
            "id": message["id"],
            "action": "add",
            "thing": "tindak_lanjut",
            "area": None,
            "kode": None,
            "entries": entries,
        }

    page = someone().context.new_page()  # such a route stays with its tab
    page.route_web_socket("**/_stcore/stream", lambda line: _forward(line, forge))
    visit(page, held, "budi", "rapat", rapat="1")
    meeting_room.room(page)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Budi tidak berwenang mencatat rapat")).to_be_visible()
    assert sent
    assert entries(held)[-1].hash == before


def test_a_download_comes_to_who_asked_for_it_and_its_address_is_nothing_to_another(
    office: Server, someone: Someone
):
    page = visit(someone(), office, "hana", "riwayat")
    page.locator("summary", has_text="terbaru").click()
    page.get_by_role("button", name="Berkas asli").click()
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="Unduh berkas asli").click()
    address = downloaded.value.url
    newest = [
        entry for entry in entries(office) if (entry.jenis, entry.satker) == ("unggahan", CONTOH)
    ][-1]
    assert hashlib.sha256(Path(downloaded.value.path()).read_bytes()).hexdigest() == newest.sha256
    assert "/media/" in address
    assert page.context.request.get(address, max_retries=1).status == 200
    other = visit(someone(), office, "rina", "ringkasan")
    assert other.context.request.get(address, max_retries=1).status == 404


def test_on_a_phone_the_doors_are_a_bar_and_nothing_of_it_stays_over_the_page(
    office: Server, someone: Someone
):
    page = visit(someone(screen.PHONE), office, "rina", "menunggu-diperiksa")
    expect(page).to_have_title("Menunggu diperiksa · Monev ZI")
    assert "posisi=2025-09-30" in page.url
    near = page.get_by_role("navigation", name="Halaman", exact=True).get_by_role("link")
    others = page.get_by_role("button", name="Lainnya")
    expect(near).to_have_count(4)
    for touched in [*near.all(), others]:
        box = touched.bounding_box()
        assert min(box["height"], box["width"]) >= 44
        assert box["y"] + box["height"] <= screen.PHONE["height"]
    others.click()
    door = page.get_by_test_id("stSidebar").get_by_role("link", name="Riwayat")
    assert door.bounding_box()["height"] >= 44
    door.click()
    expect(page).to_have_title("Riwayat · Monev ZI")
    expect(door).to_be_hidden()
    assert "posisi=2025-09-30" in page.url
    others.click()
    page.mouse.click(370, 300)
    expect(door).to_be_hidden()
    others.click()
    page.reload()
    screen.wait_until_still(page)
    expect(door).to_be_hidden()
