"""Ringkasan on screen: what is seen first, how light it is, and on paper. That its figures are true:
tests/situations.
"""

import re
from itertools import pairwise

from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server

# What a first visit may bring, compressed. Streamlit's own scripts are 0.5 MB of it.
MOST_BYTES = 800_000
VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


def test_the_answer_and_who_has_it_are_seen_without_scrolling_and_by_keyboard_focus_stays(
    page: Page, complete: Server
):
    screen.open_page(page, complete.address, "", **VIEW)
    expect(page.get_by_role("list", name="Capaian tiap area")).to_be_in_viewport(ratio=1)
    assert_no_words_of_the_year_lie_on_others(page)
    for size in (screen.PHONE, screen.PROJECTOR):
        screen.pull_to(page, size["width"], size["height"])
        for words in ("target yang jatuh tempo", "Terlambat 4", "Bukti kurang 23"):
            expect(page.get_by_text(words).first).to_be_in_viewport(ratio=1)
        names = page.locator(".m-bar-name")
        expect(names).to_have_count(7)
        cut = names.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth)")
        assert cut == [], "a name of an area is cut"
    # What was pressed is still the one with the focus, and only what changed was drawn anew.
    page.evaluate("() => { document.querySelector('.m-year').closest('.monev').mark = 'kept'; }")
    page.get_by_role("link", name="TW II", exact=True).focus()
    page.keyboard.press("Enter")
    screen.wait_for(page, re.compile("posisi=2025-06-30"))
    assert page.evaluate("() => document.activeElement.ariaLabel") == "TW II"
    assert page.evaluate("() => document.querySelector('.m-year').closest('.monev').mark") == "kept"


def assert_no_words_of_the_year_lie_on_others(page: Page) -> None:
    said = {}
    for words in page.locator(".m-year-words").all():
        box = words.bounding_box()
        assert box is not None
        said[words.inner_text()] = (box["y"], box["y"] + box["height"])
    assert len(said) > 1
    tops = sorted(said.values())
    assert all(above[1] <= below[0] for above, below in pairwise(tops)), said


def test_on_a_phone_the_choices_are_one_line_that_opens(phone: Page, complete: Server):
    screen.open_page(phone, complete.address, "", **VIEW)
    expect(phone.get_by_role("heading", name="Ringkasan", level=1)).to_be_in_viewport()
    office = phone.locator(".m-chosen .m-line-start", has_text=CONTOH)
    for part in ({}, {"area": "V", "pic": "Kasubbag Hukum dan SDM"}):
        screen.open_page(phone, complete.address, "", **VIEW, **part)
        lines = office.evaluate("e => e.clientHeight / parseFloat(getComputedStyle(e).lineHeight)")
        assert lines < 2.5, "the office has room for its name"
        assert office.evaluate("e => e.scrollWidth <= e.clientWidth"), "the office's name is cut"
        assert screen.sideways_overflow(phone) == 0
    screen.open_page(phone, complete.address, "", **VIEW)
    expect(phone.get_by_role("link", name="TW II", exact=True)).to_be_hidden()
    phone.get_by_role("button", name="TW III", exact=True).tap()
    day = phone.get_by_role("group", name="Tanggal penilaian (posisi)", exact=True)
    fits = day.get_by_role("combobox").evaluate_all(
        """lists => lists.map(list => {
          const alone = list.cloneNode(true);
          alone.style.cssText = 'flex: none; position: absolute; width: auto';
          list.after(alone);
          const needed = alone.offsetWidth;
          alone.remove();
          return needed <= list.offsetWidth;
        })"""
    )
    assert fits == [True] * 3, "a day, month or year is cut"
    phone.get_by_role("link", name="TW II", exact=True).tap()
    screen.wait_for(phone, re.compile("posisi=2025-06-30"))
    assert screen.sideways_overflow(phone) == 0


def test_a_first_visit_is_light_and_asks_nothing_in_vain_or_of_any_other_machine(
    chrome: Browser, complete: Server
):
    received: dict[str, int] = {}
    outer: list[str] = []
    failed: list[str] = []
    with chrome.new_context(viewport=screen.PHONE, user_agent=screen.PHONE_AGENT) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.loadingFinished",
            lambda came: received.update({came["requestId"]: came["encodedDataLength"]}),
        )
        page.on("request", lambda asked: outer.append(asked.url))
        page.on("response", lambda came: failed.append(came.url) if came.status >= 400 else None)
        screen.open_page(page, complete.address, "", **VIEW)
        expect(
            page.get_by_role("list", name="Capaian tiap area").get_by_role("link")
        ).to_have_count(7)
        assert sum(received.values()) < MOST_BYTES
        ours = (complete.address, "data:", "blob:")
        assert [address for address in outer if not address.startswith(ours)] == []
        assert failed == []


def test_printed_pictures_lie_on_their_side(page: Page, complete: Server):
    for the_page, is_wide in (("linimasa", True), ("ringkasan", False)):
        screen.turn_to(page, complete.address, the_page, **VIEW)
        sheets = PdfDocument(page.pdf(prefer_css_page_size=True))
        sizes = [sheets[number].get_size() for number in range(len(sheets))]
        assert len(sizes) <= 2
        assert {round(max(size)) for size in sizes} == {842}, "A4"
        assert {width > height for width, height in sizes} == {is_wide}
        assert "Besar" not in sheets[0].get_textpage().get_text_range()


def test_ringkasan_to_send_prints_on_one_sheet_and_becomes_a_picture_for_a_phone(
    page: Page, complete: Server
):
    screen.turn_to(page, complete.address, "ringkasan", **VIEW)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Cetak atau kirim").click()
    sent = opened.value
    picture = sent.get_by_role("button", name="Gambar untuk WhatsApp")
    expect(picture).to_be_visible()
    (sheet,) = PdfDocument(sent.pdf(prefer_css_page_size=True))
    assert [round(side) for side in sheet.get_size()] == [595, 842], "A4 upright"
    with sent.expect_download() as saved:
        picture.click()
    with Image.open(saved.value.path()) as made:
        assert (made.format, made.width) == ("PNG", 1080)
        assert len(made.getcolors(1 << 24)) > 100, "it is drawn"
