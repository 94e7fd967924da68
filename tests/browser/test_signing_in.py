"""Somebody at another machine: signs in or sees nothing; a guest's link shows what it is for, and no more.

Another machine is one whose requests say that they were forwarded: nothing of it is taken for this computer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import MESUJI, Someone, copy_store
from tests.browser.server import Server, run_command, start_server

PASSWORD = "kuda lumping di sawah"
Office = tuple[Server, dict[str, str]]


def invite(folder: Path, *arguments: str) -> str:
    return json.loads(run_command(folder, "orang", "tambah", *arguments, "--json"))["undangan"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Iterator[Office]:
    """A server with one office, its admin and a reader; and their invitations."""
    folder = copy_store(loaded, tmp_path_factory.mktemp("kantor"))
    invitations = {
        "ani": invite(folder, "ani", "--nama", "Ani"),
        "budi": invite(folder, "budi", "--nama", "Budi", "--satker", MESUJI, "--peran", "pembaca"),
    }
    with start_server(folder) as server:
        yield server, invitations


@pytest.fixture
def elsewhere(someone: Someone) -> Page:
    """A browser at another machine."""
    return someone(screen.PHONE)


def sign_out(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/keluar")
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()


def fill_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Nama masuk").fill(name)
    page.get_by_label("Kata sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()


@pytest.mark.parametrize(
    "address",
    ["/", "/linimasa", "/media/abc.pdf", "/_stcore/host-config", "/_stcore/stream", "/_stcore/upload_file/a/b"],
)
def test_who_is_not_signed_in_sees_nothing(office: Office, elsewhere: Page, address: str):
    server, _ = office
    answer = elsewhere.request.get(f"{server.address}{address}", max_redirects=0, headers={"Accept": "*/*"})
    assert answer.status == 401
    assert MESUJI not in answer.text()


def test_an_invitation_leads_to_a_password_and_signing_in_to_the_page_asked_for(office: Office, elsewhere: Page):
    server, invitations = office
    page = elsewhere
    page.goto(f"{server.address}{invitations['ani']}")
    page.get_by_label("Kata sandi baru").fill(PASSWORD)
    page.get_by_label("Sekali lagi").fill(PASSWORD)
    page.get_by_role("button", name="Simpan dan masuk").click()
    screen.wait_until_still(page)
    expect(page).to_have_title("Tugas saya · Monev ZI")
    page.goto(f"{server.address}{invitations['ani']}")
    expect(page.get_by_role("heading", name="Undangan ini tidak berlaku")).to_be_visible()
    expect(page.get_by_role("link", name="Masuk")).to_be_visible()
    sign_out(page, server)
    page.goto(f"{server.address}/linimasa?tahun=2025")
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
    fill_in(page, "ani", "bukan yang ini")
    expect(page.get_by_role("alert")).to_contain_text("Nama atau kata sandi tidak cocok")
    fill_in(page, "ani", PASSWORD)
    screen.wait_until_still(page)
    assert "/linimasa" in page.url


def test_a_page_that_is_not_theirs_says_so_to_who_is_signed_in(office: Office, elsewhere: Page):
    server, invitations = office
    page = elsewhere
    page.goto(f"{server.address}{invitations['budi']}")
    page.get_by_label("Kata sandi baru").fill(PASSWORD)
    page.get_by_label("Sekali lagi").fill(PASSWORD)
    page.get_by_role("button", name="Simpan dan masuk").click()
    screen.wait_until_still(page)
    page.goto(f"{server.address}/catatan")
    expect(page.get_by_role("heading", name="Halaman ini bukan untuk Anda")).to_be_visible()
    page.get_by_role("link", name="Buka Ringkasan").click()
    screen.wait_until_still(page)
    expect(page.get_by_role("heading", name="Ringkasan")).to_be_visible()
