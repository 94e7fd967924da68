"""Ringkasan to send: one touch on the page hands over the picture or the PDF, with the figures that are looked at."""

import json
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.browser import screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server, run_command
from tests.conftest import before_release


def test_ctrl_p_prints_the_sheet_in_the_pages_place(page: Page, complete: Server):
    screen.open_page(page, complete.address, "ringkasan", satker=CONTOH, tahun="2025", posisi="2025-06-30")
    page.evaluate(
        "() => { window.print = () => { window.printed = document.querySelector('.m-printed')?.naturalWidth; }; }"
    )
    page.keyboard.press("Control+p")
    page.wait_for_function("() => window.printed > 1500")
    page.emulate_media(media="print")
    expect(page.locator(".m-printed")).to_be_visible()
    expect(page.locator("#root")).to_be_hidden()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#root")).to_be_visible()
    page.emulate_media(media="screen")
    for asked in ("", "?satker=KPU&tahun=2025&posisi=2025-06-30"):
        assert page.context.request.get(f"{complete.address}/ringkasan-cetak{asked}").status == 404


@pytest.mark.parametrize("visit", ["page", *before_release("phone")])
def test_one_touch_hands_over_the_page_of_what_is_looked_at(
    request: pytest.FixtureRequest, complete: Server, visit: str
):
    page: Page = request.getfixturevalue(visit)
    screen.open_page(page, complete.address, "ringkasan", satker=CONTOH, tahun="2025", posisi="2025-06-30")
    name, content = screen.download(page, "Unduh PDF satu halaman")
    assert name == f"Ringkasan ZI, {CONTOH}, 2025-06-30.pdf"
    text = PdfDocument(content)[0].get_textpage().get_text_range()
    arguments = ("--satker", CONTOH, "--tahun", "2025", "--posisi", "2025-06-30", "--json")
    figures = json.loads(run_command(complete.folder, "keadaan", *arguments))
    for share in ("capaian_posisi", "capaian_setahun", "bukti"):
        assert f"{figures[share]['n']}/{figures[share]['N']}" in text
    name, content = screen.download(page, "Unduh gambar untuk WhatsApp")
    assert name.endswith("2025-06-30.png")
    assert Image.open(BytesIO(content)).width == 1080
    screen.assert_sound(page)
