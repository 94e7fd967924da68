"""A checker's list of 120 bukti by keyboard: the document beside it, a verdict with a key and its
undo.

And a photo added to a bukti: seen small, saved as it came, taken off, and still with its
version.
"""

import re

from playwright.sync_api import Page, expect

from monev.database import Database
from monev.edits.single_edits import Target
from monev.edits.storing import find_newest, read_langkah
from monev.evidence_files.files import add_file
from tests.browser import screen
from tests.browser.conftest import Office
from tests.evidence_files.material import pdf, picture

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
    right = page.get_by_role("button", name="Terverifikasi")
    expect(page.get_by_role("radio")).to_have_count(120)
    shown = page.get_by_role("img", name="undangan.pdf, halaman 1 dari 1")
    expect(shown).to_be_visible()
    assert shown.bounding_box()["width"] > page.viewport_size["width"] / 2, "the document is big"
    expect(right).to_be_disabled()  # beside the file that is shown there is a link
    open_chosen(page)
    expect(right).to_be_enabled()
    screen.press_key(page, "v")
    expect(page.get_by_text("I.1.1 Undangan: Terverifikasi.")).to_be_visible()
    expect(page.get_by_role("heading", name="Notulensi")).to_be_visible()
    screen.press_key(page, "p")
    page.get_by_label("Apa yang perlu diperbaiki?").fill("belum ditandatangani, v j k")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("I.1.1 Notulensi: Perlu perbaikan.")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(118)
    said = statuses_of(db, contoh.satker, "I.1.1")
    assert said["Undangan"][0] == "terverifikasi"
    assert said["Notulensi"] == ("perlu_perbaikan", "belum ditandatangani, v j k")
    page.get_by_role("button", name="Urungkan").click()
    expect(page.get_by_role("radio")).to_have_count(119)
    expect(page.get_by_role("heading", name="Notulensi")).to_be_visible()  # back where it was said
    screen.press_key(page, "j")
    expect(page.get_by_role("heading", name="Notulensi")).to_have_count(0)
    rows = page.get_by_role("radio")
    rows.nth(4).locator("xpath=ancestor::label").click()
    expect(rows.nth(4)).to_be_checked()
    screen.press_key(page, "k")  # also of who points at a row the keys are heard
    expect(rows.nth(3)).to_be_checked()
    search = page.get_by_label("Cari kode, langkah, bukti, PIC")
    search.fill("membuka pendaftaran")
    search.press("Enter")
    expect(page.get_by_text("1 dari 119 bukti")).to_be_visible()
    page.wait_for_url(re.compile("cari=membuka"))


def open_chosen(page: Page) -> None:
    """O opens the document beside the page; then the checker comes back."""
    with page.context.expect_page() as opened:
        screen.press_key(page, "o")
    opened.value.close()
    page.bring_to_front()


PHOTO = picture(size=(1600, 1200))
CHOICE = {"tahun": "2025", "posisi": "2025-08-31"}


def test_a_photo_is_added_seen_saved_and_taken_off(page: Page, own: Office):
    screen.open_page(page, own.address, "linimasa", satker=own.satker, **CHOICE, langkah="I.a.1.1")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_text("Tambah berkas")).to_be_visible()
    photo = {"name": "rapat tim.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}
    page.locator("input[type=file]").set_input_files(photo)
    expect(panel.get_by_text("Statusnya menjadi Ada.")).to_be_visible()
    screen.wait_until_still(page)  # else what is below that sentence is drawn anew under the hand
    panel.get_by_label("Keterangan").fill("difoto sesudah apel")
    panel.get_by_label("Keterangan").press("Enter")
    expect(panel.get_by_text("· difoto sesudah apel")).to_be_visible()
    file = panel.get_by_role("link", name="rapat tim.jpg")
    expect(file).to_contain_text("rapat tim.jpg")
    file.scroll_into_view_if_needed()
    page.wait_for_function(
        "() => document.querySelector('[role=dialog] a img')?.naturalWidth === 320"
    )
    # It opens beside the page, where the server says that it is to be saved.
    answer = page.request.get(own.address + (file.get_attribute("href") or ""), max_retries=1)
    assert answer.body() == PHOTO
    assert answer.headers["content-disposition"].startswith('attachment; filename="rapat tim.jpg"')
    panel.get_by_role("button", name="Lepas").click()
    expect(panel.locator("a img")).to_have_count(0)
    panel.get_by_role("button", name="Urungkan").click()
    expect(panel.locator("a img")).to_have_count(1)
