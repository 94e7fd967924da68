"""Two tiers, each on a screen of their own: the office's checker verifies, provinsi gives it back, the
office sees why; then provinsi verifies another and takes that back.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, Someone, copy_store, sign_in
from tests.browser.server import Server, employ, run_command, start_server

TODAY = "2026-01-05"
VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-12-31"}
WHY = "Surat tugasnya belum ditandatangani."


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Iterator[Server]:
    """Serve the sample office with its checker and one of provinsi."""
    folder = copy_store(seeded, tmp_path_factory.mktemp("kantor"))
    run_command(folder, "orang", "tambah", "ani", "--nama", "Ani")
    employ(folder, "peri", CONTOH, "pemeriksa")
    employ(folder, "prov", CONTOH, "evaluator")
    with start_server(folder, today=TODAY) as server:
        yield server


def enter(someone: Someone, office: Server, name: str) -> Page:
    page = someone(screen.PROJECTOR)
    sign_in(page, office, name, today=TODAY)
    screen.open_page(page, office.address, "menunggu-diperiksa", **VIEW)
    return page


def open_first(page: Page) -> Locator:
    """Open the link of the first bukti that waits, and come back to its row."""
    screen.wait_until_still(page)
    row = page.locator(".m-desk [data-row]").first
    with page.context.expect_page() as opened:
        row.get_by_text("Buka ↗").click()
    opened.value.close()
    page.bring_to_front()
    return row


@pytest.mark.semua
def test_provinsi_judges_what_the_office_verified_and_both_read_both_verdicts(
    office: Server, someone: Someone
):
    checker = enter(someone, office, "peri")
    waiting = checker.locator(".m-desk [data-row]")
    expect(waiting).not_to_have_count(0)
    count = waiting.count()
    first_row = open_first(checker)
    name = first_row.locator("b").inner_text()
    first_row.get_by_role("button", name="Terverifikasi").click()
    expect(checker.get_by_text(f"{name}: Terverifikasi.")).to_be_visible()
    expect(waiting).to_have_count(count - 1)

    above = enter(someone, office, "prov")
    theirs = above.locator(".m-desk [data-row]")
    expect(theirs).not_to_have_count(0)
    first = theirs.count()
    expect(above.get_by_text("terverifikasi kantor oleh").first).to_be_visible()
    assert screen.sideways_overflow(above) == 0
    given = theirs.first.locator("b").inner_text()
    theirs.first.get_by_role("button", name="Dikembalikan").click()
    above.get_by_label("Mengapa dikembalikan?").fill(WHY)
    above.keyboard.press("Enter")
    expect(above.get_by_text(f"{given}: dikembalikan provinsi.")).to_be_visible()
    expect(theirs).to_have_count(first - 1)

    # The office's page follows by itself; the reason is in its own word to who mends it.
    expect(waiting).to_have_count(count)
    expect(waiting.first).to_contain_text(WHY)
    screen.wait_until_still(checker)
    waiting.first.get_by_role("button", name="Perlu perbaikan").click()
    waiting.first.get_by_role("button", name="“Surat").click()
    expect(checker.get_by_text(f"{given}: Perlu perbaikan.")).to_be_visible()
    expect(waiting).to_have_count(count - 1)

    open_first(above).get_by_role("button", name="Terverifikasi provinsi").click()
    expect(above.get_by_text(": terverifikasi provinsi.")).to_be_visible()
    expect(theirs).to_have_count(first - 2)
    screen.wait_until_still(above)
    above.get_by_role("button", name="Urungkan").click()
    expect(above.get_by_text("Diurungkan.")).to_be_visible()
    expect(theirs).to_have_count(first - 1)
