"""A photo added to a bukti in a real browser: seen small, saved as it came, taken off, and still with its version."""

from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import Office
from tests.evidence_files.material import picture

PHOTO = picture(size=(1600, 1200))
CHOICE = {"tahun": "2025", "posisi": "2025-08-31"}


def test_a_photo_is_added_seen_saved_and_taken_off(page: Page, own: Office):
    screen.open_page(page, own.address, "linimasa", satker=own.satker, **CHOICE, langkah="I.a.1.1")
    panel = page.get_by_role("dialog")
    panel.get_by_role("radio", name="Bukti").or_(panel.get_by_role("button", name="Bukti", exact=True)).first.click()
    expect(panel.get_by_text("Tambah berkas")).to_be_visible()
    panel.get_by_label("Catatan").fill("difoto sesudah apel")
    photo = {"name": "rapat tim.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}
    panel.locator("input[type=file]").set_input_files(photo)
    expect(panel.get_by_text("Statusnya menjadi Ada.")).to_be_visible()
    expect(panel.get_by_label("Catatan")).to_have_value("difoto sesudah apel")
    panel.get_by_role("button", name="Simpan", exact=True).click()
    expect(panel.get_by_text("· difoto sesudah apel")).to_be_visible()
    file = panel.locator("a.m-file")
    expect(file).to_contain_text("rapat tim.jpg")
    file.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('a.m-file img')?.naturalWidth === 320")
    # It opens beside the page, where the server says that it is to be saved.
    answer = page.request.get(own.address + (file.get_attribute("href") or ""))
    assert answer.body() == PHOTO
    assert answer.headers["content-disposition"].startswith('attachment; filename="rapat tim.jpg"')
    panel.get_by_role("button", name="Lepas").click()
    expect(panel.locator("a.m-file")).to_have_count(0)
    panel.get_by_role("button", name="Urungkan").click()
    expect(panel.locator("a.m-file")).to_have_count(1)
