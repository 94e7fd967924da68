"""Linimasa: a mark per tenggat, and a mark opens its langkah with the words of the file."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import ROOT, Server, run_command

TRIANGLE = "path.point[d^='M-']"  # Plotly's triangle starts left of its middle; circles and rings start at their right


def open_every_area(page: Page) -> None:
    """Unfold every area, so that each tenggat has a mark of its own."""
    button = page.get_by_role("toolbar", name="Buka area").get_by_role("button")
    for name in button.all_inner_texts():
        one = button.filter(has_text=re.compile(f"^{name}$"))
        if one.get_attribute("aria-pressed") == "false":
            one.click()
            expect(one).to_have_attribute("aria-pressed", "true")
            screen.wait_until_still(page)
    expect(page.get_by_test_id("stMain")).not_to_contain_text("▸")


def test_a_mark_opens_its_langkah_verbatim(page: Page, complete: Server):
    screen.open_page(page, complete.address, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    open_every_area(page)
    screen.tap_picture(page, page.locator(".scatterlayer .trace").locator(TRIANGLE).first)
    panel = page.get_by_role("dialog")
    expect(panel).to_contain_text("Terlambat")
    kode = re.search(r"langkah=([\w.]+)", page.url)[1]
    expect(panel).to_contain_text(f"Langkah {kode}")
    file = ROOT / "data" / "contoh" / "Realisasi ZI KPU Kabupaten Contoh per 2025-09-30.xlsx"
    rencana = json.loads(run_command(complete.folder, "periksa", str(file), "--json"))
    one = next(langkah for langkah in rencana["langkah"] if langkah["kode"] == kode)
    for column in ("langkah_aksi", "indikator", "target_waktu", "target_capaian"):
        expect(panel).to_contain_text(" ".join(one[column].split()))


def test_all_228_tenggat_have_a_mark_when_every_area_is_open(page: Page, complete: Server):
    screen.open_page(
        page, complete.address, "linimasa", satker="KPU Kabupaten Gunungkidul", tahun="2024", posisi="2024-09-30"
    )
    open_every_area(page)
    expect(page.locator(".scatterlayer .trace path.point")).to_have_count(228)


def test_another_posisi_changes_the_picture_in_its_place(page: Page, complete: Server):
    screen.open_page(page, complete.address, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    picture = page.get_by_role("figure")
    expect(picture).to_contain_text("posisi 30 Sep 2025")
    picture.evaluate("gambar => gambar.setAttribute('data-sama', 'ya')")
    screen.choose_triwulan(page, "TW II")
    expect(picture).to_contain_text("posisi 30 Jun 2025")
    expect(picture).to_have_attribute("data-sama", "ya")


def test_a_picture_that_cannot_be_drawn_says_where_the_same_can_be_read(page: Page, complete: Server):
    page.route("**/monev/plotly-*.js", lambda request_made: request_made.abort())
    screen.open_page(page, complete.address, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    expect(page.get_by_role("figure")).to_contain_text(
        "Gambar tidak dapat dimuat. Isinya sama dengan tabel di bawahnya"
    )
    expect(page.get_by_text("Tabel dan unduhan")).to_be_visible()


def test_a_filter_chosen_in_the_fold_shows_only_what_matches(page: Page, complete: Server):
    screen.open_page(page, complete.address, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    page.get_by_role("button", name="Saring").click()
    screen.choose(page, page.get_by_role("combobox", name="Status"), "Terlambat")
    page.wait_for_url(re.compile("status=terlambat"))
    screen.wait_until_still(page)
    expect(page.locator(".scatterlayer .trace path.point")).to_have_count(4)
    expect(page.get_by_role("combobox", name="Status")).to_be_visible()


def test_one_touch_of_a_finger_folds_an_area_open(phone: Page, complete: Server):
    """A touch reaches the picture twice, as itself and as a mouse click: counted twice it would undo itself."""
    screen.open_page(phone, complete.address, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    picture = phone.get_by_role("figure")
    expect(picture).to_contain_text("▸ III")
    touch(phone, picture.get_by_text("▸ III", exact=True))
    expect(picture).to_contain_text("▾ III")


def test_one_touch_of_a_finger_opens_a_langkah(phone: Page, complete: Server):
    screen.open_page(phone, complete.address, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    touch(phone, phone.get_by_role("figure").get_by_text("I.4.1", exact=True))
    expect(phone.get_by_role("dialog")).to_contain_text("Langkah I.4.1")


def test_the_name_of_a_langkah_opens_it_wherever_it_is_clicked(page: Page, complete: Server):
    screen.open_page(page, complete.address, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    screen.tap_picture(page, page.get_by_role("figure").get_by_text(re.compile(r"^I\.4\.1 ")))
    expect(page.get_by_role("dialog")).to_contain_text("Langkah I.4.1")


def test_one_touch_of_a_finger_opens_a_cell_to_its_rows(phone: Page, complete: Server):
    screen.open_page(phone, complete.address, "peta-capaian", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    touch(phone, phone.get_by_role("figure").get_by_text("10/14"))
    expect(phone.get_by_role("heading", name="Semua area · Sep")).to_be_visible()


def test_at_150_percent_names_of_lanes_end_before_the_lanes_and_say_that_they_go_on(chrome: Browser, complete: Server):
    """A notebook's 1366 pixels are 911 then."""
    with chrome.new_context(viewport={"width": 911, "height": 512}, device_scale_factor=1.5) as context:
        page = context.new_page()
        screen.open_page(page, complete.address, "linimasa", satker=CONTOH, tahun="2025", posisi="2025-09-30")
        name = page.locator(".subplot.x2y .textpoint text")
        right = page.locator(".nsewdrag[data-subplot=xy]").bounding_box()["x"]
        everything = [(one.text_content(), one.bounding_box()) for one in name.all()]
        assert all(box["x"] + box["width"] <= right for _, box in everything)
        assert sum(text.endswith("…") for text, _ in everything) > len(everything) / 2


def touch(page: Page, place: Locator) -> None:
    screen.wait_until_still(page)
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
