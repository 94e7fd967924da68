"""People at other machines: who signs in or sees nothing, their name in the head, and who is out at
once.

Another machine is one whose requests say that they were forwarded: nothing of it is taken for
this computer.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monev.accounts.place import accounts_store
from monev.people.accounts import Accounts
from tests.browser import screen
from tests.browser.conftest import MESUJI, Someone, let_in, sign_in
from tests.browser.server import Server, id_of, run_command

PASSWORD = "kuda lumping di sawah"


def invite(folder: Path, *arguments: str) -> str:
    """Return the address at which a new person chooses a password."""
    return json.loads(run_command(folder, "orang", "tambah", *arguments, "--json"))["undangan"]


def accept_invitation(page: Page, address: str) -> None:
    """Choose a password, and be signed in."""
    page.goto(address)
    page.get_by_label("Kata sandi baru").fill(PASSWORD)
    page.get_by_label("Sekali lagi").fill(PASSWORD)
    page.get_by_role("button", name="Simpan dan masuk").click()
    screen.wait_until_still(page)


def fill_in(page: Page, name: str, password: str) -> None:
    """Sign in."""
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label("Kata sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()


@pytest.fixture(scope="module")
def accounts(office: Server) -> Accounts:
    return Accounts(accounts_store(str(office.folder / "monev.jurnal")))


Visit = Callable[..., Page]


@pytest.fixture
def visit(someone: Someone, office: Server) -> Visit:
    """Open a page in a browser of its own, as somebody who signed in, or as nobody."""

    def open_as(orang: str | None, page: str, *, still: bool = True, **choice: str) -> Page:
        opened = someone()
        if orang is not None:
            sign_in(opened, office, orang)
        if still:
            screen.open_page(opened, office.address, page, **choice)
        else:
            opened.goto(f"{office.address}/{page}")
        return opened

    return open_as


INSIDE = (
    "",
    "linimasa",
    "media/abc.pdf",
    "_stcore/host-config",
    "_stcore/stream",
    "_stcore/upload_file/a/b",
)


def test_who_is_not_signed_in_sees_nothing(office: Server, someone: Someone):
    request = someone().request
    for place in INSIDE:
        answer = request.get(
            f"{office.address}/{place}", max_redirects=0, max_retries=1, headers={"Accept": "*/*"}
        )
        assert (answer.status, MESUJI in answer.text()) == (401, False), place


def test_an_invitation_leads_to_a_password_signing_in_to_the_page_asked_for_and_the_head_names_who_it_is(
    office: Server, accounts: Accounts, someone: Someone
):
    page, invitation = someone(screen.PHONE), invite(office.folder, "sari", "--nama", "Sari")
    accept_invitation(page, office.address + invitation)
    expect(page.get_by_role("link", name="Sari")).to_be_visible()
    page.goto(office.address + invitation)
    expect(page.get_by_role("heading", name="Undangan ini tidak berlaku")).to_be_visible()
    expect(page.get_by_role("link", name="Masuk")).to_be_visible()
    page.context.clear_cookies()
    page.goto(f"{office.address}/linimasa?tahun=2025")
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
    fill_in(page, "sari", "bukan yang ini")
    expect(page.get_by_role("alert")).to_contain_text("Nama atau kata sandi tidak cocok")
    fill_in(page, "sari", PASSWORD)
    screen.wait_for(page, "**/linimasa?**")
    sessions = accounts.sessions_of(id_of(office.folder, "sari"))
    page.get_by_role("link", name="Sari").click()
    expect(page.get_by_role("heading", name="Akun saya")).to_be_visible()
    screen.wait_until_still(page)
    page.get_by_role("button", name="Keluar", exact=True).click()
    expect(page.get_by_role("heading", name="Masuk")).to_be_visible()
    assert len(accounts.sessions_of(id_of(office.folder, "sari"))) == len(sessions) - 1


def test_who_is_made_inactive_is_out_without_a_touch(office, visit):
    page = visit("budi", "linimasa", satker=MESUJI, tahun="2025")
    let_in(office, "budi", active=False)
    try:
        expect(page.get_by_text("Anda perlu masuk")).to_be_visible()
        assert MESUJI not in screen.page_text(page)
    finally:
        let_in(office, "budi", active=True)
