"""Riwayat in a real browser: a version taken back and put back, its file bit for bit, an older state followed."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, Office
from tests.browser.server import Server
from tests.conftest import before_release

PARTS = ("versi", "kurva", "bergeser", "banding")


def riwayat(office: Office) -> list[dict]:
    return json.loads(office.run("riwayat", "--json"))


def open_riwayat(page: Page, office: Office, **choice: str) -> None:
    screen.open_page(page, office.address, "riwayat", satker=office.satker, tahun="2025", **choice)


def test_the_original_comes_bit_for_bit(page: Page, contoh: Office):
    open_riwayat(page, contoh)
    page.get_by_role("button", name="Berkas asli").first.click()
    newest = riwayat(contoh)[0]
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="Unduh berkas asli").click()
    assert downloaded.value.suggested_filename == newest["nama_berkas"]
    assert hashlib.sha256(Path(downloaded.value.path()).read_bytes()).hexdigest() == newest["sha256"]


@pytest.mark.parametrize("parts", [*list(PARTS)[:2], *before_release(*list(PARTS)[2:])])
def test_each_part_has_an_address_and_fits_a_phone(page: Page, complete: Server, parts: str):
    page.set_viewport_size(screen.PHONE)
    screen.open_page(page, complete.address, "riwayat", satker=CONTOH, tahun="2025", posisi="2025-12-31", bagian=parts)
    screen.wait_until_still(page)
    screen.assert_sound(page)
    assert screen.sideways_overflow(page) == 0
    if parts == "kurva":
        expect(page.get_by_role("figure", name=re.compile("Kurva rencana dan capaian"))).to_be_visible()
