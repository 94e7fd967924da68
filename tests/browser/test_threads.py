"""Tanya-jawab by two people, each on a screen of their own: a checker asks, the PIC answers on a
phone, the checker closes it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, Someone, copy_store, sign_in
from tests.browser.server import Server, employ, run_command, start_server

TODAY = "2026-01-05"
VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-12-31"}
WORDS = "Notulensi ini belum ditandatangani ketua. Adakah yang sudah ditandatangani, dan di mana?"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Iterator[Server]:
    """Serve the sample office with a checker and the PIC of a langkah."""
    folder = copy_store(seeded, tmp_path_factory.mktemp("kantor"))
    run_command(folder, "orang", "tambah", "ani", "--nama", "Ani")
    employ(folder, "hana", CONTOH, "pembaca", pic="Kasubbag Hukum dan SDM")
    employ(folder, "peri", CONTOH, "pemeriksa")
    with start_server(folder, today=TODAY) as server:
        yield server


def enter(someone: Someone, office: Server, name: str, size: dict[str, int], where: str) -> Page:
    page = someone(size)
    sign_in(page, office, name, today=TODAY)
    screen.open_page(page, office.address, where, **VIEW)
    return page


def send(page: Page, fold: str, words: str) -> None:
    """Write a message in the field behind these words and send it."""
    screen.wait_until_still(page)
    page.get_by_text(fold).first.click()
    field = page.get_by_label("Pesan")
    field.fill(words)
    field.press("Control+Enter")
    screen.wait_until_still(page)
    assert screen.sideways_overflow(page) == 0
    page.get_by_role("button", name="Kirim").click()


@pytest.mark.semua
def test_a_checker_asks_the_pic_answers_on_a_phone_and_it_is_closed(
    office: Server, someone: Someone
):
    checker = enter(someone, office, "peri", screen.PROJECTOR, "menunggu-diperiksa")
    search = checker.get_by_label("Cari kode, langkah, bukti, PIC")
    search.fill("Kasubbag Hukum")
    search.press("Enter")
    checker.wait_for_url(lambda address: "cari=" in address)
    send(checker, "Tanya …", WORDS)
    expect(checker.get_by_text(WORDS).first).to_be_visible()
    assert screen.sideways_overflow(checker) == 0

    pic = enter(someone, office, "hana", screen.PHONE, "lapor")
    expect(pic.get_by_role("heading", name="Tanya-jawab menunggu Anda")).to_be_visible()
    expect(pic.get_by_text(WORDS)).to_be_visible()
    send(pic, "Jawab …", "Sudah, ada di map merah lemari dua.")
    expect(pic.get_by_role("heading", name="Tanya-jawab menunggu Anda")).to_have_count(0)

    answered = checker.get_by_text("Sudah, ada di map merah lemari dua.").first
    expect(answered).to_be_visible()
    screen.wait_until_still(checker)
    checker.get_by_role("button", name="Tutup").first.click()
    expect(checker.get_by_text("menutup tanya-jawab ini").first).to_be_visible()
    expect(checker.get_by_text("Tanya-jawab menunggu Anda")).to_have_count(0)
