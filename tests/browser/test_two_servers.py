"""Two servers over one PostgreSQL: what is stored through one is on a page of the other, without a touch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from monev.journal import FolderJournal, open_journal
from monev.journal.moving import copy_journal
from tests.browser import screen
from tests.browser.conftest import MESUJI
from tests.browser.server import Server, start_server
from tests.postgres import Cluster

CHOICE = {"satker": MESUJI, "tahun": "2025", "posisi": "2025-08-31"}
LANGKAH = "I.a.1.1"


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory, seeded: Path, postgres: Cluster) -> Iterator[list[Server]]:
    """A decree's plan in PostgreSQL, and two servers that each follow it."""
    address = postgres.new_database()
    copy_journal(FolderJournal(seeded / "monev.jurnal"), open_journal(address))
    with ExitStack() as stack:
        yield [
            stack.enter_context(start_server(tmp_path_factory.mktemp(name), journal=address))
            for name in ("satu", "dua")
        ]


def _standing(page: Page) -> Locator:
    return page.get_by_role("dialog").locator(".m-standing")


def _open_panel(page: Page, server: Server, kode: str = LANGKAH) -> Locator:
    screen.open_page(page, server.address, "linimasa", **CHOICE, langkah=kode)
    return page.get_by_role("dialog")


def _report(panel: Locator, page: Page, status: str) -> None:
    screen.choose(page, panel.get_by_role("combobox").first, status)
    panel.get_by_role("button", name="Simpan").click()
    expect(panel.get_by_text("Tersimpan.")).to_be_visible()


@pytest.mark.semua
def test_a_change_through_one_is_seen_on_the_other(page: Page, phone: Page, servers: list[Server]):
    there, here = servers
    screen.open_page(page, there.address, "", **CHOICE)
    before = screen.page_text(page)
    panel = _open_panel(phone, here)
    _report(panel, phone, "Selesai")
    page.wait_for_function("before => document.body.innerText != before", arg=before)
    with phone.context.new_page() as own:
        screen.open_page(own, here.address, "", **CHOICE)
        figures = "document.body.innerText.match(/\\d+\\/\\d+/g).join()"
        assert page.evaluate(figures) == own.evaluate(figures)


@pytest.mark.semua
def test_what_is_being_typed_stays_while_others_store(page: Page, phone: Page, servers: list[Server]):
    there, here = servers
    panel = _open_panel(page, there)
    standing = _standing(page)
    expect(standing).to_contain_text("Selesai")
    typed = panel.get_by_label("Tindak lanjut")
    typed.press_sequentially("Sedang menunggu SK")
    _report(_open_panel(phone, here), phone, "Belum")
    expect(standing).not_to_contain_text("Selesai")
    expect(typed).to_have_value("Sedang menunggu SK")


@pytest.mark.semua
def test_a_postgresql_that_is_gone_is_said_until_it_is_back(page: Page, servers: list[Server], postgres: Cluster):
    screen.open_page(page, servers[0].address, "", **CHOICE)
    notice = page.get_by_text("Jurnal tidak dapat dihubungi")
    expect(notice).to_have_count(0)
    postgres.kill()
    expect(notice).to_be_visible()
    expect(page.get_by_text("Target setahun").first).to_be_visible()
    postgres.start()
    expect(notice).to_have_count(0)
