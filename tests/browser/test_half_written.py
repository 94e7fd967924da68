"""What is half written in a form of the meeting, and who writes it, outlive the end of browser and server."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from monev import meeting
from monev.core.roles import named_local
from monev.database import Database, to_rows
from monev.journal import FolderJournal
from tests.browser.conftest import CONTOH, copy_store
from tests.browser.server import TODAY, Server, start_server
from tests.browser.test_rapat import POSISI, enter_room

KILLS = 20
# Screen, the button that opens the form, the field that is written in.
FORMS = (
    ("penutup", "+ Arahan pimpinan", "Apa yang disampaikan?"),
    ("penutup", "+ Catatan", "Apa yang disampaikan?"),
    ("keputusan", "+ Tindak lanjut", "Apa yang harus dilakukan?"),
    ("keputusan", "+ Kendala", "Kendala"),
    ("pembukaan", "+ Peserta", "Satu orang per baris"),
    ("pembukaan", "Undangan", "Hal"),
)


@pytest.mark.semua
def test_kills_lose_no_half_written_form_and_no_name(
    visitor: BrowserContext, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = copy_store(seeded, tmp_path)
    monkeypatch.setenv("MONEV_HARI_INI", TODAY)
    db = Database.open_at(None, FolderJournal(folder / "monev.jurnal"))
    content = {"judul": "Rapat", "tanggal": TODAY, "posisi": POSISI}
    r = meeting.open_rapat(db, CONTOH, 2025, **content, pelaku="Ani")
    page = visitor.new_page()
    with ExitStack() as servers:
        server = servers.enter_context(start_server(folder))
        for n in range(KILLS):
            screen_key, opener, label = FORMS[n % len(FORMS)]
            enter_room(page, server, r, layar=screen_key)
            if not n:
                give_name(page, "Siti")
            expect(page.locator(".m-recorder")).to_have_text("✎ Siti")
            page.get_by_role("button", name=opener, exact=True).click()
            field(page, label).fill(f"Baru separuh {n}")
            if opener == "+ Tindak lanjut":
                field(page, "PIC").fill("Budi")
                field(page, "Batas waktu").fill("2025-10-31")
            pressed = n % 3 == 1
            end(server)
            if pressed:  # while nobody is there to hear it
                page.get_by_role("button", name="Simpan").click()
            server = servers.enter_context(start_server(folder, port=urlsplit(server.address).port or 0))
            if n % 3 == 2:  # the browser ended with it
                page.close()
                page = visitor.new_page()
                enter_room(page, server, r, layar=screen_key)
                page.get_by_role("button", name="1 isian belum selesai").click()
                page.get_by_role("alertdialog").locator(".m-screens button").click()
            if not pressed:
                expect(field(page, label)).to_have_value(f"Baru separuh {n}")
                page.get_by_role("button", name="Simpan").click()
            expect(page.get_by_role("dialog")).to_have_count(0)
            expect(page.locator(".m-drafts")).to_have_count(0)
            expect(page.locator(".m-recorder")).to_have_text("✎ Siti")
    page.close()
    db.catch_up()
    kinds = {"hadir": meeting.read_attendance, "bahasan": meeting.read_remarks, "catatan": meeting.read_notes}
    recorded = [row for read in (*kinds.values(), meeting.read_decisions) for row in to_rows(read(db, r))]
    assert {row["pelaku"] for row in recorded} == {named_local("Siti")}
    texts = [row.get("isi") or row.get("kendala") or row.get("uraian") or row.get("nama") for row in recorded]
    letters = [n for n in range(KILLS) if FORMS[n % len(FORMS)][1] == "Undangan"]
    assert sorted(texts) == sorted(f"Baru separuh {n}" for n in range(KILLS) if n not in letters)
    assert meeting.read_rapat(db, CONTOH, 2025, r.nomor).rincian.undangan_hal == f"Baru separuh {letters[-1]}"
    db.close()


def give_name(page: Page, name: str) -> None:
    page.get_by_role("button", name="Nama Anda").click()
    field(page, "Nama Anda").fill(name)
    page.get_by_role("button", name="Simpan").click()


def field(page: Page, label: str) -> Locator:
    return page.get_by_role("dialog").get_by_label(label, exact=label == "Hal").first


def end(server: Server) -> None:
    """As when the power goes."""
    os.kill(server.pid, signal.SIGKILL)
