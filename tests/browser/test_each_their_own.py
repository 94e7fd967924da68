"""Somebody at another machine has what is theirs, and nothing else."""

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monev.journal import open_journal
from tests.browser import screen
from tests.browser.conftest import CONTOH, Someone, sign_in
from tests.browser.server import Server

VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


def visit(opened: Page, server: Server, orang: str, page: str) -> Page:
    """Open a page as somebody who signed in at this browser."""
    sign_in(opened, server, orang)
    screen.open_page(opened, server.address, page, **VIEW)
    return opened


@pytest.mark.semua
def test_a_download_comes_to_who_asked_for_it_and_its_address_is_nothing_to_another(
    office: Server, someone: Someone
):
    page, other = visit(someone(), office, "hana", "riwayat"), someone()
    page.get_by_role("button", name="Berkas asli").click()
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="Unduh berkas asli").click()
    address = downloaded.value.url
    newest = [
        entry
        for entry in open_journal(office.folder / "monev.jurnal").read()
        if (entry.jenis, entry.satker) == ("unggahan", CONTOH)
    ][-1]
    assert hashlib.sha256(Path(downloaded.value.path()).read_bytes()).hexdigest() == newest.sha256
    assert "/media/" in address
    assert page.context.request.get(address, max_retries=1).status == 200
    sign_in(other, office, "rina")
    assert other.context.request.get(address, max_retries=1).status == 404


def test_on_a_phone_the_doors_are_a_bar_and_nothing_of_it_stays_over_the_page(
    office: Server, someone: Someone
):
    page = visit(someone(screen.PHONE), office, "rina", "menunggu-diperiksa")
    expect(page).to_have_title("Periksa · Monev ZI")
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
