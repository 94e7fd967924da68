"""The checker's inbox by keyboard alone: 120 bukti, the document beside the list, a verdict with a
key and its undo.

And a photo added to a bukti: seen small, saved as it came, taken off, and still with its
version."""

import re
from hashlib import sha256

import pytest
from playwright.sync_api import Locator, Page, expect

from monev.database import Database
from monev.edits.single_edits import Target
from monev.edits.storing import find_newest, read_langkah
from monev.evidence_files.files import add_file, take_off
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


@pytest.mark.semua
def test_a_hundred_and_twenty_bukti_by_keyboard(page: Page, contoh: Office):
    db = contoh.server.seen_elsewhere()
    add_file(db, contoh.satker, 2025, FIRST, "undangan.pdf", pdf(), pelaku="komputer ini")
    where = {"satker": contoh.satker, "tahun": "2025", "posisi": "2025-12-31"}
    screen.open_page(page, contoh.address, "menunggu-diperiksa", **where)
    options = page.get_by_role("radiogroup", name="Bukti yang menunggu diperiksa").get_by_role(
        "radio"
    )
    chosen = page.get_by_role("region", name="Bukti yang dipilih")
    told = page.locator(".m-inbox-told")
    expect(options).to_have_count(120)
    page.wait_for_function(
        "() => document.querySelector('.m-inbox-sheet img')?.naturalHeight === 1200"
    )

    page.keyboard.press("j")
    expect(options.nth(1)).to_be_focused()
    expect(chosen.get_by_role("heading")).to_have_text("Notulensi")
    page.keyboard.press("k")
    expect(options.nth(0)).to_be_focused()
    open_chosen(page)  # beside the photo that is shown there is a link
    page.keyboard.press("v")  # it goes on at once, and what is pressed meanwhile is not lost
    page.keyboard.press("p")
    page.keyboard.type("belum ditandatangani, v j k")
    page.keyboard.press("Control+Enter")
    expect(told).to_have_text("I.1.1 Notulensi: Perlu perbaikan.")
    expect(options).to_have_count(118)
    expect(options.nth(0)).to_be_focused()
    said = statuses_of(db, contoh.satker, "I.1.1")
    assert said["Undangan"][0] == "terverifikasi"
    assert said["Notulensi"] == ("perlu_perbaikan", "belum ditandatangani, v j k")
    page.keyboard.press("u")
    expect(options).to_have_count(119)
    expect(chosen.get_by_role("heading")).to_have_text("Notulensi")  # back where it was said
    page.keyboard.press("j")
    for _ in ("Undangan", "Piagam pencanangan"):
        open_chosen(page)
        page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Shift+V")  # of the langkah chosen, all that were opened
    expect(options).to_have_count(117)
    said = statuses_of(db, contoh.satker, "I.2.1")
    assert {said[name][0] for name in ("Undangan", "Piagam pencanangan")} == {"terverifikasi"}

    options.last.click()
    page.keyboard.press("j")
    expect(options.last).to_be_focused()
    expect(told).to_have_text("Ini yang terakhir.")
    search = page.get_by_role("searchbox")
    search.fill("notulensi vk")
    search.press("End")
    assert options.count() == 117
    search.fill("membuka pendaftaran")
    search.press("Enter")
    expect(page.get_by_text("1 dari 117 bukti")).to_be_visible()
    expect(options).to_have_accessible_name(re.compile("Notulensi"))
    assert "cari=membuka" in page.url


def open_chosen(page: Page) -> None:
    """O opens the document beside the page; then the checker comes back."""
    with page.context.expect_page() as opened:
        page.keyboard.press("o")
    opened.value.close()
    page.bring_to_front()


def test_a_sheet_follows_a_file_that_somebody_exchanges(page: Page, contoh: Office):
    db, asli, lain = contoh.server.seen_elsewhere(), pdf("Berkas asli"), pdf("Berkas lain")
    rencana = (db, contoh.satker, 2025, FIRST)
    add_file(*rencana, "asli.pdf", asli, pelaku="komputer ini")
    screen.open_page(
        page,
        contoh.address,
        "menunggu-diperiksa",
        satker=contoh.satker,
        tahun="2025",
        posisi="2025-12-31",
    )
    chosen = page.get_by_role("region", name="Bukti yang dipilih")
    file, shown = chosen.locator(".m-inbox-file a"), chosen.locator(".m-inbox-sheet img")
    expect(file).to_have_attribute("href", re.compile(sha256(asli).hexdigest()))
    expect(shown).to_be_visible()
    picture_of_first = shown.get_attribute("src")
    page.keyboard.press("p")
    page.keyboard.type("belum ditandatangani")
    take_off(*rencana, sha256(asli).hexdigest(), pelaku="operator")
    add_file(*rencana, "asli.pdf", lain, pelaku="operator")
    expect(file).to_have_attribute("href", re.compile(sha256(lain).hexdigest()))
    expect(shown).not_to_have_attribute("src", picture_of_first or "")
    expect(page.locator(".m-inbox-told")).to_contain_text("baru saja diubah orang lain")
    expect(chosen.get_by_role("textbox")).to_have_value("belum ditandatangani")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".m-inbox-told")).to_contain_text("Perlu perbaikan")
    assert statuses_of(db, contoh.satker, "I.1.1")["Undangan"] == (
        "perlu_perbaikan",
        "belum ditandatangani",
    )


# Where the chosen row begins below the end of the heading that stays above it, and of its list.
_UNCOVERED = """(row) => {
  const at = row.closest('.m-inbox-item').getBoundingClientRect();
  const list = row.closest('.m-inbox-list').getBoundingClientRect();
  const heading = row.closest('[role=group]').querySelector('.m-inbox-langkah').getBoundingClientRect();
  return at.top >= heading.bottom - 1 && at.bottom <= list.bottom + 1;
}"""


def test_a_document_is_opened_before_it_is_called_right(page: Page, contoh: Office):
    screen.open_page(
        page,
        contoh.address,
        "menunggu-diperiksa",
        satker=contoh.satker,
        tahun="2025",
        posisi="2025-12-31",
    )
    chosen = page.get_by_role("region", name="Bukti yang dipilih")
    told, document = page.locator(".m-inbox-told"), chosen.get_by_role("link")
    page.keyboard.press("j")
    page.keyboard.press("v")
    expect(told).to_contain_text("Buka dahulu dokumennya")
    expect(chosen.get_by_role("button", name="Buka dokumen")).to_have_class(re.compile("primary"))
    sheet, link = chosen.bounding_box(), document.bounding_box()
    assert sheet and link
    assert link["width"] * link["height"] > sheet["width"] * sheet["height"] / 2, (
        "the document is the big thing"
    )
    open_chosen(page)
    expect(chosen.get_by_role("button", name="Terverifikasi")).to_have_class(re.compile("primary"))
    page.keyboard.press("v")
    expect(told).to_have_text("I.1.1 Notulensi: Terverifikasi.")
    page.keyboard.press("u")
    expect(told).to_contain_text("diurungkan")
    page.keyboard.press("p")
    page.keyboard.type("belum")
    with screen.hidden(page, ".m-inbox"):
        page.keyboard.type(" v j")  # words still, no verdict
    page.keyboard.type(" k")
    expect(page.get_by_label("Apa yang perlu diperbaiki?")).to_have_value("belum v j k")
    page.keyboard.press("Control+Enter")
    expect(told).to_have_text("I.1.1 Notulensi: Perlu perbaikan.")


def test_arrows_move_too_and_no_row_is_under_its_heading(page: Page, contoh: Office):
    screen.open_page(
        page,
        contoh.address,
        "menunggu-diperiksa",
        satker=contoh.satker,
        tahun="2025",
        posisi="2025-12-31",
    )
    options = page.get_by_role("radiogroup", name="Bukti yang menunggu diperiksa").get_by_role(
        "radio"
    )
    expect(options).to_have_count(120)
    for number in range(1, 40):
        page.keyboard.press("ArrowDown")
        expect(options.nth(number)).to_be_focused()
        assert options.nth(number).evaluate(_UNCOVERED)
    for number in range(38, 0, -1):
        page.keyboard.press("ArrowUp")
        expect(options.nth(number)).to_be_focused()
        assert options.nth(number).evaluate(_UNCOVERED)
    page.mouse.move(*centre_of(options.nth(3)))
    page.mouse.wheel(0, 137)
    page.wait_for_function("() => document.querySelector('.m-inbox-list').scrollTop > 0")
    cut = """() => {
      const list = document.querySelector('.m-inbox-list');
      const end = list.getBoundingClientRect().top + parseFloat(getComputedStyle(list).scrollPaddingTop);
      return [...list.querySelectorAll('.m-inbox-item')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top < end - 1 && bottom > end + 1;
      }).length === 0;
    }"""
    page.wait_for_function(cut)


def centre_of(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


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
    file = panel.locator("a.m-file")
    expect(file).to_contain_text("rapat tim.jpg")
    file.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('a.m-file img')?.naturalWidth === 320")
    # It opens beside the page, where the server says that it is to be saved.
    answer = page.request.get(own.address + (file.get_attribute("href") or ""), max_retries=1)
    assert answer.body() == PHOTO
    assert answer.headers["content-disposition"].startswith('attachment; filename="rapat tim.jpg"')
    panel.get_by_role("button", name="Lepas").click()
    expect(panel.locator("a.m-file")).to_have_count(0)
    panel.get_by_role("button", name="Urungkan").click()
    expect(panel.locator("a.m-file")).to_have_count(1)
