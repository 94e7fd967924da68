"""A checker's list of 120 bukti by keyboard: the document beside it, a verdict with a key and its
undo.
"""

import re

from playwright.sync_api import Page, expect

from monev.database import Database
from monev.edits.single_edits import Target
from monev.edits.storing import find_newest, read_langkah
from monev.evidence_files.files import add_file
from tests.browser import screen
from tests.browser.conftest import Office
from tests.evidence_files.material import pdf

FIRST = Target("I.1.1", "2025-01", "Undangan")


def statuses_of(db: Database, satker: str, kode: str) -> dict[str, tuple[str, str]]:
    db.catch_up()
    langkah = read_langkah(db, find_newest(db, satker, 2025).unggahan_id, kode)
    return {
        bukti["nama"]: (bukti["status"], bukti["catatan"])
        for target in langkah["tenggat"]
        for bukti in target["bukti"]
    }


CHECKING = {"tahun": "2025", "posisi": "2025-12-31"}


def test_a_checker_goes_through_the_list_by_keyboard(page: Page, contoh: Office):
    db = contoh.server.seen_elsewhere()
    add_file(db, contoh.satker, 2025, FIRST, "undangan.pdf", pdf(), pelaku="komputer ini")
    where = {"satker": contoh.satker, **CHECKING}
    screen.open_page(page, contoh.address, "menunggu-diperiksa", **where)
    rows = page.locator(".m-desk [data-row]")
    expect(rows).to_have_count(120)
    expect(rows.nth(9)).to_be_in_viewport(ratio=1)  # a line each, as many as a screen holds
    expect(page.get_by_role("button", name="Perlu perbaikan")).to_have_count(1)
    shown = page.get_by_role("img", name="undangan.pdf, halaman 1 dari 1")
    expect(shown).to_be_visible()
    page.locator("h1").click()
    page.keyboard.press("ArrowDown")
    right = rows.first.get_by_role("button", name="Terverifikasi")
    expect(right).to_have_count(0)  # beside the file that is shown there is a link
    with page.context.expect_page() as opened:
        page.keyboard.press("o")
    opened.value.close()
    page.bring_to_front()
    expect(right).to_be_visible()
    page.keyboard.press("v")
    expect(page.get_by_text("I.1 Undangan: Terverifikasi.")).to_be_visible()
    expect(page.get_by_role("heading", name="Notulensi")).to_be_visible()
    expect(rows).to_have_count(119)
    page.keyboard.press("p")
    page.get_by_label("Apa yang perlu diperbaiki?").fill("belum ditandatangani, v a o")
    page.keyboard.press("Enter")
    expect(page.get_by_text("I.1 Notulensi: Perlu perbaikan.")).to_be_visible()
    expect(rows).to_have_count(118)
    said = statuses_of(db, contoh.satker, "I.1.1")
    assert said["Undangan"][0] == "terverifikasi"
    assert said["Notulensi"] == ("perlu_perbaikan", "belum ditandatangani, v a o")
    page.get_by_role("button", name="Urungkan").click()
    expect(rows).to_have_count(119)
    expect(page.get_by_role("heading", name="Notulensi")).to_be_visible()  # back where it was said
    search = page.get_by_label("Cari kode, langkah, bukti, PIC")
    search.fill("membuka pendaftaran")
    search.press("Enter")
    expect(page.get_by_text("1 dari 119 bukti")).to_be_visible()
    page.wait_for_url(re.compile("cari=membuka"))
