"""A checker turns the code on at Pengaturan, and signs in with password and code."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
from playwright.sync_api import Page, expect

from monev.people.accounts import accounts_of
from tests.browser import screen
from tests.browser.conftest import Someone, sign_in
from tests.browser.server import Server, id_of

PASSWORD = "kuda lumping di sawah"


def code_of(key: str, ahead: int = 0) -> str:
    """Return what an authenticator whose clock is so many seconds `ahead` shows now.

    It knows nothing of the day that the server pretends.
    """
    return pyotp.TOTP(key).at(datetime.now(UTC) + timedelta(seconds=ahead))


def give_password(page: Page, office: Server) -> None:
    page.goto(f"{office.address}/masuk")
    page.get_by_label("Nama pengguna").fill("peri")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_label("Kode")).to_be_visible()


def give_code(page: Page, code: str) -> None:
    page.get_by_label("Kode").fill(code)
    page.get_by_role("button", name="Masuk", exact=True).click()


def test_a_checker_turns_the_code_on_and_signs_in_with_the_next_one(
    office: Server, someone: Someone
):
    """With a recovery code: tests/people/test_second_factor.py."""
    accounts = accounts_of(str(office.folder / "monev.jurnal"))
    accounts.set_password(id_of(office.folder, "peri"), PASSWORD, name="peri")
    page = someone(screen.PHONE)
    sign_in(page, office, "peri")
    screen.open_page(page, office.address, "pengaturan")
    page.get_by_text("Aktifkan kode masuk").click()
    expect(page.get_by_role("img", name="Kode QR kunci autentikator")).to_be_visible()
    key = page.locator("code").get_by_text(re.compile("^[A-Z2-7]{32}$")).inner_text()
    page.get_by_label("Kata sandi Anda").fill(PASSWORD)
    field = page.get_by_label("Kode enam angka")
    first = code_of(key)
    field.fill(first)
    assert screen.sideways_overflow(page) == 0
    field.press("Enter")
    expect(page.get_by_text("8 kode pemulihan belum dipakai")).to_be_visible()
    spare = page.locator("code").get_by_text(re.compile("^[0-9a-f]{5}-[0-9a-f]{5}$"))
    expect(spare).to_have_count(8)

    page.context.clear_cookies()
    give_password(page, office)
    give_code(page, first)
    expect(page.get_by_role("alert")).to_contain_text("sudah dipakai")
    give_code(page, code_of(key, ahead=30))
    expect(page).to_have_title("Menunggu diperiksa · Monev ZI")
