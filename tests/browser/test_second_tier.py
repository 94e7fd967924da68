"""Two tiers, each on a screen of their own: the office's checker verifies, provinsi gives it back, the
office sees why; then provinsi verifies another and takes that back.
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


def open_chosen(page: Page) -> None:
    """O opens the document beside the page; then the checker comes back."""
    with page.context.expect_page() as opened:
        screen.press_key(page, "o")
    opened.value.close()
    page.bring_to_front()


def verify(page: Page) -> str:
    """Open the chosen document, verify it by key, and return its name."""
    screen.wait_until_still(page)
    name = page.get_by_role("heading", level=3).first.inner_text()
    open_chosen(page)
    expect(page.get_by_role("button", name="✓ Terverifikasi")).to_be_enabled()
    screen.press_key(page, "v")
    return name


def test_provinsi_judges_what_the_office_verified_and_both_read_both_verdicts(
    office: Server, someone: Someone
):
    checker = enter(someone, office, "peri")
    waiting = checker.get_by_role("radio")
    expect(waiting).not_to_have_count(0)
    count = waiting.count()
    name = verify(checker)
    expect(checker.get_by_text(f"{name}: Terverifikasi.")).to_be_visible()
    expect(waiting).to_have_count(count - 1)

    above = enter(someone, office, "prov")
    theirs = above.get_by_role("radio")
    expect(theirs).not_to_have_count(0)
    first = theirs.count()
    expect(above.get_by_text("terverifikasi kantor oleh").first).to_be_visible()
    assert screen.sideways_overflow(above) == 0
    given = above.get_by_role("heading", level=3).first.inner_text()
    above.get_by_role("button", name="Dikembalikan …").click()
    above.get_by_label("Mengapa dikembalikan?").fill(WHY)
    above.get_by_label("Mengapa dikembalikan?").press("Control+Enter")
    screen.wait_until_still(above)
    above.get_by_role("button", name="Kembalikan", exact=True).click()
    expect(above.get_by_text(f"{given}: dikembalikan provinsi.")).to_be_visible()
    expect(theirs).to_have_count(first - 1)

    # The office's page follows by itself; the reason is in its own word to who mends it.
    expect(waiting).to_have_count(count)
    checker.get_by_role("radiogroup").get_by_text(given).first.click()
    expect(checker.get_by_text(WHY).first).to_be_visible()
    screen.wait_until_still(checker)
    screen.press_key(checker, "p")
    asked = checker.get_by_label("Apa yang perlu diperbaiki?")
    expect(asked).to_have_value(WHY)
    asked.press("Control+Enter")
    expect(checker.get_by_text(f"{given}: Perlu perbaikan.")).to_be_visible()
    expect(waiting).to_have_count(count - 1)

    screen.wait_until_still(above)
    open_chosen(above)
    expect(above.get_by_role("button", name="Terverifikasi provinsi")).to_be_enabled()
    screen.press_key(above, "v")
    expect(above.get_by_text(": terverifikasi provinsi.")).to_be_visible()
    expect(theirs).to_have_count(first - 2)
    screen.wait_until_still(above)
    above.get_by_role("button", name="Urungkan").click()
    expect(above.get_by_text("Diurungkan.")).to_be_visible()
    expect(theirs).to_have_count(first - 1)
