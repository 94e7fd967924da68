"""A question answered on Mutu Data in a real browser: stored apart, seen as a change, then the plan's own."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import MESUJI
from tests.browser.server import Server, run_command

RENCANA = ("--satker", MESUJI, "--tahun", "2025")
CHOICES = {"satker": MESUJI, "tahun": "2025", "posisi": "2025-12-31"}


def without_target(server: Server) -> int:
    return json.loads(run_command(server.folder, "keadaan", *RENCANA, "--posisi", "2025-12-31", "--json"))[
        "tanpa_target"
    ]


def test_a_date_is_settled_and_the_stored_file_read_again(page: Page, own: Server):
    screen.open_page(page, own.address, "mutu-data", **CHOICES)
    content = page.get_by_test_id("stMain")
    expect(content).to_contain_text("45 langkah dibaca; 5 pertanyaan")
    page.get_by_text("V.e.4.1").click()
    page.get_by_role("button", name="Okt", exact=True).click()
    expect(content).to_contain_text("Akan dibaca: Oktober 2025")
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(content).to_contain_text("4 pertanyaan")
    assert without_target(own) == 5, "the plan itself did not change"
    page.get_by_role("button", name="Baca ulang berkas ini").click()
    expect(content).to_contain_text("1 target bergeser")
    page.get_by_role("button", name="Simpan sebagai unggahan 2").click()
    expect(content).to_contain_text("Tersimpan sebagai unggahan 2")
    screen.wait_until_still(page)
    screen.assert_sound(page)
    assert without_target(own) == 4


@pytest.mark.parametrize("parts", ["Bandingkan dengan berkas", "Arti kolom", "Pilihan tersimpan"])
def test_each_part_fits_a_phone_without_sideways_scrolling(phone: Page, rencana: Server, parts: str):
    screen.open_page(phone, rencana.address, "mutu-data", **CHOICES, mutu_bagian=parts)
    screen.wait_until_still(phone)
    screen.assert_sound(phone)
    assert screen.sideways_overflow(phone) == 0
