"""A question answered on Mutu Data in a real browser: stored apart, seen as a change, then the plan's own."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser import layar
from tests.browser.conftest import MESUJI
from tests.browser.peladen import Peladen, perintah

RENCANA = ("--satker", MESUJI, "--tahun", "2025")
PILIHAN = {"satker": MESUJI, "tahun": "2025", "posisi": "2025-12-31"}


def tanpa_target(peladen: Peladen) -> int:
    return json.loads(perintah(peladen.folder, "keadaan", *RENCANA, "--posisi", "2025-12-31", "--json"))["tanpa_target"]


def test_a_date_is_settled_and_the_stored_file_read_again(page: Page, sendiri: Peladen):
    layar.buka(page, sendiri.alamat, "mutu-data", **PILIHAN)
    isi = page.get_by_test_id("stMain")
    expect(isi).to_contain_text("45 langkah dibaca; 5 pertanyaan")
    page.get_by_text("V.e.4.1").click()
    page.get_by_role("button", name="Okt", exact=True).click()
    expect(isi).to_contain_text("Akan dibaca: Oktober 2025")
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(isi).to_contain_text("4 pertanyaan")
    assert tanpa_target(sendiri) == 5, "the plan itself did not change"
    page.get_by_role("button", name="Baca ulang berkas ini").click()
    expect(isi).to_contain_text("1 target bergeser")
    page.get_by_role("button", name="Simpan sebagai unggahan 2").click()
    expect(isi).to_contain_text("Tersimpan sebagai unggahan 2")
    layar.tunggu(page)
    layar.pastikan_wajar(page)
    assert tanpa_target(sendiri) == 4


@pytest.mark.parametrize("bagian", ["Bandingkan dengan berkas", "Arti kolom", "Pilihan tersimpan"])
def test_each_part_fits_a_phone_without_sideways_scrolling(telepon: Page, rencana: Peladen, bagian: str):
    layar.buka(telepon, rencana.alamat, "mutu-data", **PILIHAN, mutu_bagian=bagian)
    layar.tunggu(telepon)
    layar.pastikan_wajar(telepon)
    assert layar.lebihan_samping(telepon) == 0
