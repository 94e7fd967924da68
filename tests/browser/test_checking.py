"""A checker's list of 120 bukti by keyboard: the document beside it, a verdict with a key and its
undo.
"""

from playwright.sync_api import Page, expect

from monev.edits.single_edits import Target
from monev.evidence_files.files import add_file
from tests.browser import screen
from tests.browser.conftest import Office
from tests.evidence_files.material import pdf


def test_a_checker_goes_through_the_list_by_keyboard(page: Page, contoh: Office):
    first, who = Target("I.1.1", "2025-01", "Undangan"), "komputer ini"
    db = contoh.server.seen_elsewhere()
    add_file(db, contoh.satker, 2025, first, "undangan.pdf", pdf(), pelaku=who)
    choice = {"satker": contoh.satker, "tahun": "2025", "posisi": "2025-12-31"}
    screen.open_page(page, contoh.address, "menunggu-diperiksa", **choice)
    rows = page.locator(".m-rows.waiting li")
    expect(rows).to_have_count(120)
    expect(rows.nth(9)).to_be_in_viewport(ratio=1)  # a line each, as many as a screen holds
    expect(page.get_by_role("button", name="Perlu perbaikan")).to_have_count(1)
    sizes = page.locator(".st-key-periksa_satu").evaluate("one => [one.scrollHeight, innerHeight]")
    assert sizes[0] > 2 * sizes[1], "the page scrolls, no window in it"
    shown = page.get_by_role("img", name="undangan.pdf, halaman 1 dari 1")
    expect(shown).to_be_visible()
    right = page.get_by_role("button", name="Verifikasi")
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
    expect(page.get_by_label("Apa yang perlu diperbaiki?")).to_be_focused()
    page.keyboard.type("belum ditandatangani, v a o")
    page.keyboard.press("Enter")
    expect(page.get_by_text("I.1 Notulensi: Perlu perbaikan.")).to_be_visible()
    expect(rows).to_have_count(118)
    screen.press_key(page, "u")
    expect(rows).to_have_count(119)
    expect(page.get_by_role("heading", name="Notulensi")).to_be_visible()  # back where it was said


def test_a_phone_shows_one_bukti_at_a_time_with_the_verdict_at_the_thumb(
    phone: Page, contoh: Office
):
    choice = {"satker": contoh.satker, "tahun": "2025", "posisi": "2025-12-31"}
    screen.open_page(phone, contoh.address, "menunggu-diperiksa", **choice)
    lines = phone.locator(".m-rows.waiting li")
    expect(lines.first).not_to_be_visible()
    verdict = phone.get_by_role("button", name="Perlu perbaikan")
    expect(verdict).to_be_in_viewport(ratio=1)
    assert screen.sideways_overflow(phone) == 0
    phone.get_by_role("button", name="daftar").tap()
    expect(lines.first).to_be_visible()
    expect(verdict).not_to_be_visible()
    lines.nth(2).tap()
    expect(phone.get_by_text("3 dari 120")).to_be_visible()
    expect(lines.first).not_to_be_visible()
