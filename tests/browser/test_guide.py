"""Panduan: its pages are read in the app, its pictures show the pages as they are now, and its answers are found."""

import json

from playwright.sync_api import Page, expect

from monev.core import glossary
from tests.browser import screen
from tests.browser.readme_pictures import GUIDE_PICTURES, WORDS, open_for_picture
from tests.browser.server import Server


def test_no_picture_shows_an_older_page(page: Page, complete: Server):
    """Where this fails: `python -m tests.browser.readme_pictures`, and look at the pictures."""
    pictures = [picture.file for entry in glossary.guide().values() for _, picture in entry.parts() if picture]
    assert set(pictures) == {f"gambar/{name}.png" for name in GUIDE_PICTURES}
    assert [file for file in pictures if not (glossary.GUIDE / file).exists()] == []
    taken = json.loads(WORDS.read_text(encoding="utf-8"))
    assert set(taken) == set(GUIDE_PICTURES)
    for name in GUIDE_PICTURES:
        assert open_for_picture(page, complete.address, name) == taken[name], name


def test_every_page_is_read_with_its_pictures_and_found(page: Page, complete: Server):
    screen.open_page(page, complete.address, "panduan")
    ways = page.get_by_test_id("stMain").locator(".m-lines a")
    expect(ways).to_have_text([entry.title for entry in glossary.guide().values()])
    ways.filter(has_text="Memeriksa bukti").click()
    expect(page.get_by_role("heading", name="Memeriksa bukti")).to_be_visible()
    picture = page.get_by_role("img", name="Menunggu diperiksa: daftar di kiri")
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 500
    screen.assert_sound(page)
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Cari langkah").fill("flash disk")
    page.get_by_role("group", name="Panduan").get_by_role("option", name="Mencadangkan").click()
    expect(page.get_by_role("heading", name="Mencadangkan")).to_be_visible()
