"""Cakupan LKE by hand: proposed pilar are stored at once, a touch of the map or list opens their
langkah, and a phone has the list.
"""

from playwright.sync_api import Page, expect

from tests.browser import pictures, screen
from tests.browser.conftest import Office

BARE = "Belum ada langkah yang ditautkan ke pilar LKE."


def test_an_office_links_its_plan_and_sees_what_the_sheet_lacks(
    page: Page, phone: Page, own: Office
):
    view = {"satker": own.satker, "tahun": "2025", "posisi": "2025-12-31"}
    screen.open_page(page, own.address, "cakupan-lke", **view)
    expect(page.get_by_role("heading", name=BARE)).to_be_visible()
    page.get_by_role("radio", name="Tautkan").click()
    unwanted = page.get_by_role("checkbox", name="I.a.2.1")
    unwanted.dispatch_event("click")
    expect(unwanted).not_to_be_checked()
    page.get_by_role("button", name="Simpan usulan yang dicentang").click()
    expect(page.get_by_text("langkah tersimpan.")).to_be_visible()
    page.get_by_role("radio", name="Cakupan").click()
    expect(page.get_by_role("heading", name="pilar LKE belum ada langkah.")).to_be_visible()
    pictures.touch_point(page, "cakupan", "A.I.5.iv")
    opened = page.get_by_role("heading", name="A.I.5 (iv) Whistle-Blowing System")
    expect(opened).to_be_visible()
    page.get_by_role("link", name="V.b.1.1").click()
    expect(page.get_by_role("dialog")).to_contain_text("V.b.1.1")
    screen.open_page(phone, own.address, "cakupan-lke", **view)
    expect(phone.get_by_text("A.II.6 (ii)")).to_be_visible()
    assert screen.sideways_overflow(phone) == 0
    screen.assert_sound(phone)


def test_what_is_pressed_while_a_window_is_pulled_is_stored(page: Page, own: Office):
    """Right before the pull and right after it, ten times of ten."""
    view = {"satker": own.satker, "tahun": "2025", "posisi": "2025-12-31"}
    screen.open_page(page, own.address, "cakupan-lke", **view, bagian="hasil")
    page.get_by_text("Nyatakan hasil").click()
    page.get_by_role("textbox", name="Nilai", exact=True).fill("3,87")
    page.get_by_role("textbox", name="Survei atau penilaian").fill("semester I")
    page.get_by_role("textbox", name="Bukti").fill("lemari arsip")
    save = page.get_by_role("button", name="Simpan hasil")
    for number in range(10):
        width = 1366 if number % 2 else 820
        value = page.get_by_role("textbox", name="Nilai", exact=True)
        value.fill(f"3,{number}")
        if number % 3:
            page.set_viewport_size({"width": width, "height": 768})
            save.click()
        else:
            save.click()
            page.set_viewport_size({"width": width, "height": 768})
        expect(page.get_by_text(f"3,{number} ·")).to_be_visible()
        screen.wait_for_width(page)
