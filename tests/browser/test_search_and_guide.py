"""Search everywhere: from the keyboard, and by a thumb. Panduan: its pages are read in the app, its
pictures show the pages as they are now, and its answers are found.
"""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from monev.core import glossary
from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server
from tools.readme_pictures import GUIDE_PICTURES, WORDS, open_for_picture

VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Cari langkah"))


def test_from_the_keyboard_to_a_langkah(page: Page, complete: Server):
    """Where the keys were is where they are again after Escape; Enter opens what was found
    first.
    """
    screen.open_page(page, complete.address, "lapor", **VIEW)
    typed = page.get_by_label("Cari kode")
    typed.focus()
    page.keyboard.type("/")
    expect(typed).to_have_value("/")
    typed.fill("")
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(typed).to_be_focused()
    typed.blur()
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("evaluasi ZI dan mencatat")
    langkah = page.get_by_role("group", name="Langkah").get_by_role("link")
    expect(langkah.first).to_contain_text("I.4")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Langkah I.4")
    page.wait_for_url(re.compile(r"posisi=2025-09-30.*langkah=I\.4\.1"))


def test_a_thumb_finds_it_beside_the_pages_name(phone: Page, complete: Server):
    screen.open_page(phone, complete.address, "riwayat", **VIEW)
    sign = phone.get_by_role("button", name="Cari", exact=True)
    assert min(sign.bounding_box()[side] for side in ("width", "height")) >= 44
    sign.tap()
    field(phone).fill("xyz tidak ada")
    expect(phone.get_by_role("status").filter(has_text="Tidak ada yang cocok")).to_be_visible()
    field(phone).fill("pakta")
    way = phone.get_by_role("dialog").get_by_role("link").first
    assert way.bounding_box()["height"] >= 44
    way.tap()
    phone.wait_for_url("**langkah=**")
    expect(field(phone)).to_be_hidden()
    assert screen.sideways_overflow(phone) == 0


def test_the_day_and_a_question_mark_say_what_a_word_means_and_another_day_is_chosen(
    page: Page, complete: Server
):
    screen.open_page(page, complete.address, "riwayat", **VIEW)
    meaning = page.get_by_text("Tanggal yang keadaannya dinilai").first
    sign = page.get_by_role("button", name="hari lain")
    expect(meaning).to_be_hidden()
    sign.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(sign).to_be_focused()
    page.get_by_role("button", name="Arti kata di halaman ini").click()
    expect(page.get_by_text("dihitung tersendiri, di luar capaian")).to_be_visible()
    page.keyboard.press("Escape")
    sign.click()
    day = page.get_by_role("group", name="Tanggal penilaian (posisi)", exact=True)
    for name, value in (("Hari", "31"), ("Bulan", "Februari")):
        day.get_by_role("combobox", name=name).select_option(label=value)
    show = page.get_by_role("button", name="Tampilkan")
    show.click()
    expect(page.get_by_role("alert")).to_have_text("Februari 2025 sampai tanggal 28.")
    day.get_by_role("combobox", name="Hari").select_option(label="28")
    show.click()
    expect(page.get_by_role("button", name="per 28/02/2025")).to_be_visible()


@pytest.mark.semua
def test_no_picture_shows_an_older_page(page: Page, complete: Server):
    """Where this fails: `python -m tools.readme_pictures`, and look at the pictures."""
    pictures = [
        picture.file
        for entry in glossary.guide().values()
        for _, picture in entry.parts()
        if picture
    ]
    assert set(pictures) == {f"gambar/{name}.png" for name in GUIDE_PICTURES}
    assert [file for file in pictures if not (glossary.GUIDE / file).exists()] == []
    taken = json.loads(WORDS.read_text(encoding="utf-8"))
    assert set(taken) == set(GUIDE_PICTURES)
    for name in GUIDE_PICTURES:
        assert open_for_picture(page, complete.address, name) == taken[name], name


def test_every_page_is_read_with_its_pictures_and_found(page: Page, complete: Server):
    screen.open_page(page, complete.address, "panduan")
    ways = page.get_by_test_id("stMain").locator(".m-row-text")
    expect(ways).to_have_text([entry.title for entry in glossary.guide().values()])
    ways.filter(has_text="Memeriksa bukti").click()
    expect(page.get_by_role("heading", name="Memeriksa bukti")).to_be_visible()
    picture = page.get_by_role("img", name="Periksa: daftar di kiri")
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 500
    screen.assert_sound(page)
    page.keyboard.press("Control+k")
    field(page).fill("flash disk")
    page.get_by_role("group", name="Panduan").get_by_role("link", name="Mencadangkan").click()
    expect(page.get_by_role("heading", name="Mencadangkan")).to_be_visible()
